//! Which quote or which finding becomes a block: a list that is searched by words.

use super::{
    brief_words::summary,
    findings::title_of,
    focus,
    signs::{self, Face},
    view::View,
};
use crate::{
    fold::fold,
    model::{Block, Project},
};

/// What is chosen from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The quotes of the project.
    Quotes,
    /// Its findings.
    Findings,
}

impl From {
    fn search(self) -> &'static str {
        match self {
            Self::Quotes => "Search the quotes",
            Self::Findings => "Search the findings",
        }
    }
}

/// The list that is open.
pub struct Choose {
    from: From,
    query: String,
    /// The edition of the project that the list was made of.
    edition: Option<u64>,
    /// Every block with its words, as shown and folded.
    all: Vec<(String, String, Block)>,
    /// The numbers of those with the words that are looked for.
    found: Vec<usize>,
    begun: bool,
}

impl Choose {
    /// A list that has just been asked for.
    pub fn new(from: From) -> Self {
        let query = String::new();
        Self { from, query, edition: None, all: Vec::new(), found: Vec::new(), begun: false }
    }

    /// What it lists.
    pub fn from(&self) -> From {
        self.from
    }

    /// Draws the list; gives the block that was chosen.
    pub fn ui(&mut self, ui: &mut egui::Ui, project: &Project, view: &View<'_>) -> Option<Block> {
        self.refresh(project, view);
        let hint = self.from.search();
        let field = egui::TextEdit::singleline(&mut self.query).hint_text(hint);
        let field = ui.add(field.desired_width(f32::INFINITY));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, hint));
        let opened = !self.begun;
        if opened {
            // The click that opened the list still takes it away where a frame is drawn twice.
            self.begun = !ui.input(|i| i.pointer.any_click());
            field.request_focus();
            ui.ctx().request_repaint();
        }
        if field.changed() {
            self.search();
        }
        let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
        if self.found.is_empty() {
            ui.weak(match (self.all.is_empty(), self.from) {
                (true, From::Quotes) => "No quotes yet: highlight words in a document",
                (true, From::Findings) => "No findings yet: they come with claims",
                (false, _) => "Nothing has these words",
            });
        }
        let mut chosen = None;
        let row = ui.spacing().interact_size.y;
        let found = self.found.len();
        let list = egui::ScrollArea::vertical().id_salt("choices").max_height(220.0);
        list.auto_shrink([false, true]).show_rows(ui, row, found, |ui, rows| {
            let shown = rows.filter_map(|i| self.all.get(*self.found.get(i)?));
            for (words, _, block) in shown {
                let button =
                    egui::Button::selectable(false, signs::cut_in_button(ui, words, Face::Plain));
                let button = button.truncate();
                if ui.add(button).clicked() {
                    chosen = Some(block.clone());
                }
            }
        });
        focus::stop(ui, &field);
        if opened {
            // It stands below the blocks, where a long brief ends at the edge of the window.
            ui.scroll_to_rect(ui.min_rect(), None);
        }
        if enter && !self.query.trim().is_empty() {
            let first = self.found.first().and_then(|i| self.all.get(*i));
            chosen = chosen.or_else(|| first.map(|(.., block)| block.clone()));
        }
        chosen
    }

    fn refresh(&mut self, project: &Project, view: &View<'_>) {
        if self.edition == Some(view.derived.edition) {
            return;
        }
        self.edition = Some(view.derived.edition);
        let blocks: Vec<Block> = match self.from {
            From::Quotes => project.annotations.keys().map(|id| Block::Quotation(*id)).collect(),
            From::Findings => {
                view.derived.findings.iter().map(|f| Block::Finding(f.fact())).collect()
            }
        };
        let findings = &view.derived.findings.list;
        let words = |block: Block| {
            let found = findings
                .iter()
                .find(|f| matches!(&block, Block::Finding(fact) if f.fact() == *fact));
            let mut words = match found {
                Some(finding) => {
                    format!("{}: {}", title_of(project, finding), finding.verdict.word())
                }
                None => summary(project, &block),
            };
            if let Block::Quotation(id) = &block
                && let Some(quote) = project.annotations.get(id)
                && let Some(article) = project.articles.get(&quote.article)
            {
                words.push_str(&format!(" ({})", article.label()));
            }
            (words.clone(), fold(&words), block)
        };
        self.all = blocks.into_iter().map(words).collect();
        self.search();
    }

    fn search(&mut self) {
        let words: Vec<String> = self.query.split_whitespace().map(fold).collect();
        let fits = |folded: &str| words.iter().all(|word| folded.contains(word.as_str()));
        let all = self.all.iter().enumerate();
        self.found = all.filter(|(_, (_, folded, _))| fits(folded)).map(|(i, _)| i).collect();
    }
}
