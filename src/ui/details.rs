//! The details of a document, or of several, in a dialog.

use super::{
    action::Action,
    again,
    dialog::{buttons, field, focus_once, room_for_list},
    view::View,
};
use crate::{
    import,
    model::{Article, ArticleId, PartialDate, Reliability},
    verbs,
};

/// The metadata of a document as text fields.
#[derive(Clone, Debug, Default)]
pub struct Details {
    title: String,
    deck: String,
    bylines: String,
    publisher: String,
    published: String,
    modified: String,
    url: String,
    archived_url: String,
    language: String,
    note: String,
    reliability: Reliability,
    error: Option<String>,
}

/// A date as it was typed; names its field if it is none.
fn date(name: &str, text: &str) -> Result<Option<PartialDate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|e| format!("{name}: {e}"))
}

/// A field with where its value came from beside its name.
fn found(
    ui: &mut egui::Ui,
    label: &str,
    text: &mut String,
    hint: &str,
    from: Option<&str>,
) -> egui::Response {
    let name = ui.horizontal(|ui| {
        let name = ui.label(label);
        if let Some(from) = from {
            ui.weak(super::bidi::line(&format!("from {from}")));
        }
        name
    });
    ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY))
        .labelled_by(name.inner.id)
}

impl Details {
    /// The fields of an article.
    pub fn of(article: &Article) -> Self {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        Self {
            title: text(&article.title),
            deck: text(&article.deck),
            bylines: article.bylines.join("; "),
            publisher: text(&article.publisher),
            published: article.published.map(|d| d.to_string()).unwrap_or_default(),
            modified: article.modified.map(|d| d.to_string()).unwrap_or_default(),
            url: text(&article.url),
            archived_url: text(&article.archived_url),
            language: text(&article.language),
            note: article.note.clone(),
            reliability: article.reliability,
            error: None,
        }
    }

    /// What several documents are to share; names the field that cannot be read.
    fn shared(&self) -> Result<verbs::Shared, String> {
        let some = |t: &str| (!t.trim().is_empty()).then(|| t.trim().to_owned());
        let published = date("Published", &self.published)?;
        Ok(verbs::Shared {
            publisher: some(&self.publisher),
            bylines: self.bylines.split(';').filter_map(some).collect(),
            published,
            language: some(&self.language),
            reliability: Some(self.reliability).filter(|r| *r != Reliability::F),
        })
    }

    /// What the fields say; names the one that cannot be read.
    fn read(&self) -> Result<verbs::Metadata, String> {
        let some = |t: &str| (!t.trim().is_empty()).then(|| t.trim().to_owned());
        Ok(verbs::Metadata {
            title: some(&self.title),
            deck: some(&self.deck),
            bylines: self.bylines.split(';').filter_map(some).collect(),
            publisher: some(&self.publisher),
            published: date("Published", &self.published)?,
            url: some(&self.url),
            archived_url: some(&self.archived_url),
            language: some(&self.language),
            note: self.note.trim().to_owned(),
            reliability: self.reliability,
            modified: date("Modified", &self.modified)?,
        })
    }
}

/// The hour that a file gives for its publication or its last change, under the field with the day.
fn moment(ui: &mut egui::Ui, article: &Article, fact: &str, words: &str) {
    if let Some(moment) = article.capture.facts.get(fact) {
        let words = format!("The file says that it was {words} at {moment}");
        ui.weak(super::bidi::line(&words));
    }
}

pub(super) fn details_ui(
    ui: &mut egui::Ui,
    id: ArticleId,
    details: &mut Details,
    view: Option<&mut View<'_>>,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("Details of the document");
    let Some(view) = view else { return true };
    let Some(article) = view.project().articles.get(&id).cloned() else { return true };
    let list = egui::ScrollArea::vertical()
        .id_salt(("details", id))
        .max_height(room_for_list(ui))
        .min_scrolled_height(room_for_list(ui));
    list.show(ui, |ui| {
        let from = |names: &[&str]| {
            names.iter().find_map(|name| article.metadata_from.get(*name)).map(String::as_str)
        };
        let title = found(ui, "Title", &mut details.title, "", from(&["title"]));
        focus_once(ui, &title);
        found(ui, "Line under the title", &mut details.deck, "", from(&["deck"]));
        let authors = from(&["bylines", "byline", "authors"]);
        found(ui, "Authors, separated by ;", &mut details.bylines, "", authors);
        found(ui, "Publisher", &mut details.publisher, "", from(&["publisher"]));
        let label = "Published (2023, 2023-06 or 2023-10-16)";
        found(ui, label, &mut details.published, "unknown", from(&["published"]));
        moment(ui, &article, import::PUBLISHED_FACT, "published");
        found(ui, "Modified", &mut details.modified, "unknown", from(&["modified"]));
        moment(ui, &article, import::MODIFIED_FACT, "changed");
        found(ui, "Web address", &mut details.url, "https://…", from(&["url"]));
        let archived = from(&["archived_url"]);
        let label = "Web address of an archived copy";
        found(ui, label, &mut details.archived_url, "https://…", archived);
        found(ui, "Language (en, th, km …)", &mut details.language, "", from(&["language"]));
        again::choice(ui, id, &article, actions);
        egui::ComboBox::from_label("Reliability of the source")
            .selected_text(grade(details.reliability))
            .show_ui(ui, |ui| {
                super::focus::enter_chooses(ui);
                for one in Reliability::ALL {
                    ui.selectable_value(&mut details.reliability, one, grade(one));
                }
            });
        let note = ui.label("Note");
        ui.add(
            egui::TextEdit::multiline(&mut details.note)
                .desired_rows(2)
                .desired_width(f32::INFINITY),
        )
        .labelled_by(note.id);
        if let Some(section) = &article.section {
            ui.add_space(4.0);
            let from = from(&["section"]).map(|from| format!(" (from {from})")).unwrap_or_default();
            ui.weak(super::bidi::line(&format!("Section: {section}{from}")));
        }
        ui.add_space(4.0);
        ui.weak(format!("Provenance: {}", article.provenance()));
        ui.weak(super::bidi::line(&format!(
            "Original: {} · {} bytes · SHA-256 {}",
            article.capture.file_name, article.capture.bytes, article.capture.original
        )));
        let encoding = article.capture.encoding.as_deref().unwrap_or("not text");
        ui.weak(format!(
            "Read as {} ({encoding}) by {} at {}",
            article.capture.media_type, article.capture.extractor, article.capture.at
        ));
        if let Some(within) = &article.capture.within {
            ui.weak(super::bidi::line(&format!(
                "Found in {} as {}",
                within.file_name, within.path
            )));
        }
        if let Some(captured) = article.capture.captured {
            ui.weak(format!("Saved from the web at {captured}"));
        }
        if !article.capture.facts.is_empty() {
            ui.add_space(4.0);
            egui::CollapsingHeader::new("What the file says of itself").show(ui, |ui| {
                let facts =
                    article.capture.facts.iter().filter(|(name, _)| *name != crate::cite::FACT);
                for (name, fact) in facts {
                    ui.add(egui::Label::new(super::bidi::line(&format!("{name}: {fact}"))).wrap());
                }
            });
        }
    });
    if let Some(error) = &details.error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    match buttons(ui, "Save details", true) {
        Some(true) => match details.read() {
            Ok(new) => {
                let change = view.make(|project, hand| verbs::edit_article(project, hand, id, new));
                actions.push(Action::Commit(change));
                true
            }
            Err(error) => {
                details.error = Some(error);
                false
            }
        },
        Some(false) => true,
        None => false,
    }
}

/// The same details for several documents, in one step.
pub(super) fn shared_ui(
    ui: &mut egui::Ui,
    ids: &[ArticleId],
    details: &mut Details,
    view: Option<&mut View<'_>>,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading(format!("Details of {} documents", ids.len()));
    let Some(view) = view else { return true };
    ui.weak("For all documents that the list shows. What is left empty stays as it is.");
    let publisher = field(ui, "Publisher", &mut details.publisher, "as it is");
    focus_once(ui, &publisher);
    field(ui, "Authors, separated by ;", &mut details.bylines, "as they are");
    field(ui, "Published (2023, 2023-06 or 2023-10-16)", &mut details.published, "as it is");
    field(ui, "Language (en, th, km …)", &mut details.language, "as it is");
    egui::ComboBox::from_label("Reliability of the source")
        .selected_text(if details.reliability == Reliability::F {
            "as it is".to_owned()
        } else {
            grade(details.reliability)
        })
        .show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            for one in Reliability::ALL {
                let words = if one == Reliability::F { "as it is".to_owned() } else { grade(one) };
                ui.selectable_value(&mut details.reliability, one, words);
            }
        });
    if let Some(error) = &details.error {
        ui.colored_label(ui.visuals().error_fg_color, error);
    }
    match buttons(ui, "Save for all", !ids.is_empty()) {
        Some(true) => match details.shared() {
            Ok(shared) => {
                let change = view.make(|p, hand| verbs::edit_articles(p, hand, ids, &shared));
                actions.push(Action::Commit(change));
                true
            }
            Err(error) => {
                details.error = Some(error);
                false
            }
        },
        Some(false) => true,
        None => false,
    }
}

/// "F – cannot be judged".
pub fn grade(reliability: Reliability) -> String {
    format!("{} – {}", reliability.letter(), reliability.meaning())
}
