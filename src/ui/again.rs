//! Reading the original of an article again when its encoding was guessed wrong.

use super::{action::Action, answer::Answer, app::App, notices::Level, workbench::Workbench};
use crate::{
    import::{ENCODINGS, Reading, document::Said},
    model::{Article, ArticleId},
    sandbox, verbs,
};

/// Offers the encodings for an article that was read as text.
pub(super) fn choice(
    ui: &mut egui::Ui,
    id: ArticleId,
    article: &Article,
    actions: &mut Vec<Action>,
) {
    let Some(now) = article.capture.encoding.as_deref() else { return };
    egui::ComboBox::from_label("Wrong letters? Read the original again as")
        .selected_text(now)
        .width(320.0)
        .height(520.0)
        .show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            for (name, used_for) in ENCODINGS {
                let shown = format!("{name}: {used_for}");
                if ui.selectable_label(name.eq_ignore_ascii_case(now), shown).clicked()
                    && !name.eq_ignore_ascii_case(now)
                {
                    actions.push(Action::ReadAgain(id, name));
                }
            }
        });
}

impl App {
    /// Reads the original of an article in an encoding, on a worker.
    pub(super) fn read_again(&mut self, id: ArticleId, encoding: &'static str) {
        let Some(bench) = &self.bench else { return };
        let Some(article) = bench.session.project().articles.get(&id).cloned() else { return };
        let why = match (bench.session.read_only(), bench.writer.as_ref()) {
            (Some(why), _) => why.to_owned(),
            (None, None) => "the project is not on the disk yet, so its originals are not kept; \
                             save it, import the file and try again"
                .to_owned(),
            (None, Some(writer)) => {
                let originals = writer.originals();
                return self.wait("Reading the original again…", move || {
                    let read = originals
                        .get(article.capture.original)
                        .map_err(|e| e.to_string())
                        .and_then(|bytes| reading(&article, encoding, &bytes));
                    Answer::ReadAgain(id, read.map(Box::new))
                });
            }
        };
        self.notices.add(Level::Warning, format!("Nothing can be read again: {why}"));
    }

    /// Takes in what was read: a newer version of the article, which is shown.
    pub(super) fn was_read_again(&mut self, id: ArticleId, read: Result<Box<Reading>, String>) {
        let now = (self.around.now)();
        let Some(bench) = &mut self.bench else { return };
        let reading = match read {
            Ok(reading) => reading,
            Err(why) => {
                let told = format!("The original could not be read in that encoding: {why}");
                return self.notices.add(Level::Error, told);
            }
        };
        let made = {
            let (project, mut hand) = bench.session.hand(now);
            verbs::read_again(project, &mut hand, id, *reading)
        };
        match made {
            None => self.notices.add(Level::Info, "No letter is different in that encoding."),
            Some((change, made)) => {
                bench.commit(change, false, &mut self.notices);
                self.dialog = None;
                if self.bench.as_ref().is_some_and(|b| has(b, made)) {
                    self.act(Action::ShowArticle(made));
                    self.notices.add(
                        Level::Info,
                        "Read again: this is a newer version of the document. The one before is still there, with its \
                         quotes and claims; Undo takes the new one away.",
                    );
                }
            }
        }
    }
}

fn has(bench: &Workbench, id: ArticleId) -> bool {
    bench.session.project().articles.contains_key(&id)
}

/// Reads bytes as the article that they were, in another encoding.
fn reading(article: &Article, encoding: &str, bytes: &[u8]) -> Result<Reading, String> {
    let said = Said {
        media_type: Some(article.capture.media_type.clone()),
        encoding: Some(encoding.to_owned()),
        url: article.url.clone(),
        captured: article.capture.captured.map(|at| at.to_string()),
        ..Said::default()
    };
    let name = &article.capture.file_name;
    let opened = sandbox::opener().open(name, &said, bytes, &mut |_| true)?;
    opened.reading.ok_or_else(|| "this file holds others and is no article itself".to_owned())
}
