//! One cell of the claim table: how it looks, and how it is typed over.

use super::super::{
    action::Action,
    complete::offer,
    notices::Level,
    signs::{self, Face},
    told,
    view::View,
};
use crate::{
    checks::{Carrier, mismatch},
    fold::fold,
    mine::{self, Named},
    model::{ClaimId, Credibility, OriginId, Project},
    table::{Column, Rows},
    verbs::{self, Field},
};
use egui::Key;

/// A cell that is being typed over.
pub(super) struct CellEdit {
    pub(super) claim: ClaimId,
    pub(super) column: Column,
    text: String,
    was: String,
    /// Names that are offered while typing.
    names: Vec<String>,
    pub(super) error: Option<String>,
    focused: bool,
}

/// What became of a cell after a frame.
pub(super) enum Typed {
    /// It is still being typed.
    Going,
    /// It is left as it was.
    Left,
    /// It has a new content.
    Set(Field),
}

impl CellEdit {
    /// A cell to be typed over; `None` for one that is computed.
    pub(super) fn of(view: &View<'_>, claim: ClaimId, column: Column) -> Option<Self> {
        let project = view.project();
        let text = verbs::cell_text(project, project.claims.get(&claim)?, column)?;
        let names = names_for(project, column);
        let was = text.clone();
        Some(Self { claim, column, text, was, names, error: None, focused: false })
    }

    /// Whether something was typed that is not in the project yet.
    pub(super) fn typed_into(&self) -> bool {
        self.text.trim() != self.was.trim()
    }

    /// Draws the field in the cell. Enter takes what was typed, and so does a click elsewhere, unless it cannot be read;
    /// Escape leaves it.
    pub(super) fn ui(&mut self, ui: &mut egui::Ui, view: &View<'_>) -> Typed {
        let name = format!("{} of this claim", self.column.title());
        let field = offer(ui, &mut self.text, "", &self.names);
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name));
        if !std::mem::replace(&mut self.focused, true) {
            field.request_focus();
            select_all(ui, field.id, &self.text);
            return Typed::Going;
        }
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            return Typed::Left;
        }
        // Also after another page was shown meanwhile: it lost the focus then, unseen.
        if field.has_focus() {
            return Typed::Going;
        }
        if self.text.trim() == self.was.trim() {
            return Typed::Left;
        }
        let Some(claim) = view.project().claims.get(&self.claim) else { return Typed::Left };
        match verbs::read_cell(claim, self.column, &self.text) {
            Ok(field) => Typed::Set(field),
            Err(error) => {
                self.error = Some(error);
                field.request_focus();
                Typed::Going
            }
        }
    }
}

/// The names that a column can take, for completion.
pub(super) fn names_for(project: &Project, column: Column) -> Vec<String> {
    let mut names: Vec<String> = match column {
        Column::Event => project.events.values().map(|e| e.name.clone()).collect(),
        Column::Origin | Column::Via => project.origins.values().map(|o| o.name.clone()).collect(),
        Column::Metric => {
            let known = mine::metrics::dictionary().iter().map(|m| m.name.clone());
            project.metrics.values().map(|m| m.name.clone()).chain(known).collect()
        }
        _ => Vec::new(),
    };
    names.sort();
    names.dedup();
    names
}

/// What is to be said of a cell that was typed over: the quoted words say something else, or a name is new. The form
/// says both while a person types; a cell has no room for it.
pub(super) fn doubt(project: &Project, id: ClaimId, field: &Field) -> Option<Action> {
    let new = |name: &Option<Named<OriginId>>, column| match name {
        Some(Named::Called(name)) => new_name(project, name, column),
        _ => None,
    };
    match field {
        Field::Value(value) => {
            let found = mismatch(value, &Carrier::of_claim(project, project.claims.get(&id)?))?;
            let words = format!("{} The claim now says {}.", found.sentence(), told::value(value));
            Some(Action::Notify(Level::Warning, words))
        }
        Field::Metric(Named::Called(name)) => new_name(project, name, Column::Metric),
        Field::Event(Some(Named::Called(name))) => new_name(project, name, Column::Event),
        Field::Origin(name) => new(name, Column::Origin),
        Field::Via(name) => new(name, Column::Via),
        _ => None,
    }
}

/// Half a word and Enter would else leave two names for one thing, and nobody told.
fn new_name(project: &Project, name: &str, column: Column) -> Option<Action> {
    let folded = fold(name.trim());
    if names_for(project, column).iter().any(|known| fold(known) == folded) {
        return None;
    }
    let kind = column.title().to_lowercase();
    let words = format!("“{}” is new in the project as {kind}. Undo takes it back.", name.trim());
    Some(Action::Notify(Level::Info, words))
}

fn select_all(ui: &egui::Ui, id: egui::Id, text: &str) {
    let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    state
        .cursor
        .set_char_range(Some(egui::text::CCursorRange::two(egui::text::CCursor::default(), end)));
    state.store(ui.ctx(), id);
}

/// What a cell says on the screen: names and not codes, dates as people write them.
pub(super) fn words(
    rows: &Rows,
    view: &View<'_>,
    index: u32,
    id: ClaimId,
    column: Column,
) -> String {
    let project = view.session.project();
    let plain = || rows.cell(project, &view.derived.findings, index, column);
    let Some(claim) = project.claims.get(&id) else { return plain() };
    match column {
        // The sign stands where it is seen without scrolling; the words of the quote column say what it means.
        Column::Value if view.derived.superseded.contains_key(&id) => {
            format!("↻ {}", told::claim_value(project, claim))
        }
        Column::Value => told::claim_value(project, claim),
        Column::Countries => told::places_of(&claim.places),
        Column::Period => claim.period.map(told::period).unwrap_or_default(),
        Column::AsOf => claim.as_of.map(told::date).unwrap_or_default(),
        Column::Published => {
            let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
            let mut articles: Vec<_> = quotes.map(|a| a.article).collect();
            articles.dedup();
            let dates = articles.iter().filter_map(|id| project.articles.get(id)?.published);
            dates.map(told::date).collect::<Vec<_>>().join("; ")
        }
        Column::Quote if view.derived.superseded.contains_key(&id) => {
            format!("↻ newer version differs · {}", plain())
        }
        Column::Proposed if claim.proposed => "by the program".to_owned(),
        Column::Proposed => "no".to_owned(),
        _ => plain(),
    }
}

/// A cell at rest. The grade has its choices in a menu; the rest is typed over (F2).
pub(super) fn show(
    ui: &mut egui::Ui,
    rows: &Rows,
    view: &View<'_>,
    index: u32,
    id: ClaimId,
    column: Column,
) -> Option<Field> {
    let project = view.session.project();
    if column == Column::Verdict {
        if let Some(finding) = view.derived.findings.of_claim(id) {
            let text = match finding.is_wrong(project, id) {
                true => egui::RichText::new(crate::table::HELD_WRONG).weak(),
                false => signs::verdict_text(ui, finding.verdict),
            };
            ui.add(egui::Label::new(text).truncate().selectable(false));
        }
        return None;
    }
    let text = words(rows, view, index, id, column);
    if column == Column::Grade && view.writable() {
        let claim = project.claims.get(&id)?;
        let mut chosen = None;
        ui.menu_button(text, |ui| {
            for one in Credibility::ALL {
                let on = one == claim.credibility;
                let words = format!("{} – {}", one.digit(), one.meaning());
                if ui.selectable_label(on, words).clicked() && !on {
                    chosen = Some(Field::Credibility(one));
                }
            }
        });
        return chosen;
    }
    let words = signs::cut(ui, &text.replace('\n', " "), Face::Plain);
    ui.add(egui::Label::new(words).truncate().selectable(false));
    None
}
