//! What can be done to all selected claims at once: one undo step each.

use super::{
    super::{action::Action, command::Command, complete::offer, view::View},
    cell::names_for,
};
use crate::{
    model::Credibility,
    table::Column,
    verbs::{self, Field},
};
use egui::Key;

/// The columns that can be set for many claims. A value is of one claim: many never get one by a slip.
const COLUMNS: [Column; 9] = [
    Column::Event,
    Column::Metric,
    Column::Population,
    Column::Countries,
    Column::Period,
    Column::AsOf,
    Column::Origin,
    Column::Via,
    Column::Note,
];

/// What is typed for all selected claims.
pub(super) struct Bulk {
    column: Column,
    text: String,
    error: Option<String>,
}

impl Default for Bulk {
    fn default() -> Self {
        Self { column: Column::Event, text: String::new(), error: None }
    }
}

impl Bulk {
    /// Draws the bar under the table.
    pub(super) fn ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let chosen = view.selection.claims.clone();
        let mut set = |view: &mut View<'_>, field: Field| {
            let change = view.make(|p, hand| verbs::edit_claims(p, hand, &chosen, &field));
            actions.push(Action::Commit(change));
        };
        let mut remove = false;
        ui.horizontal_wrapped(|ui| {
            ui.strong(format!("For {} claims:", chosen.len()));
            let before = self.column;
            egui::ComboBox::from_id_salt("column of the selected claims")
                .selected_text(self.column.title())
                .show_ui(ui, |ui| {
                    super::super::focus::enter_chooses(ui);
                    for column in COLUMNS {
                        ui.selectable_value(&mut self.column, column, column.title());
                    }
                })
                .response
                .widget_info(|| {
                    let name = "Field to set for the selected claims";
                    egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name)
                });
            if before != self.column {
                (self.text, self.error) = (String::new(), None);
            }
            let hint = format!("new {}", self.column.title().to_lowercase());
            let names = names_for(view.project(), self.column);
            let size = egui::vec2(200.0, ui.spacing().interact_size.y);
            let field = ui.allocate_ui(size, |ui| offer(ui, &mut self.text, &hint, &names)).inner;
            field.widget_info(|| {
                let name = format!("New {} for the selected claims", self.column.title());
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, name)
            });
            if field.changed() {
                self.error = None;
            }
            // Taken: for the table Enter would mean to show the words.
            let enter = field.lost_focus()
                && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Enter));
            if enter {
                field.request_focus();
            }
            let set_clicked = ui
                .button("Set")
                .on_hover_text("Sets this field of all selected claims; empty takes it away")
                .clicked();
            if enter && !self.text.trim().is_empty() || set_clicked {
                match self.field(view) {
                    Some(Ok(field)) => {
                        set(view, field);
                        self.text.clear();
                    }
                    Some(Err(error)) => self.error = Some(error),
                    None => {}
                }
            }
            ui.menu_button("Set credibility ⏷", |ui| {
                for one in Credibility::ALL {
                    if ui.button(format!("{} – {}", one.digit(), one.meaning())).clicked() {
                        set(view, Field::Credibility(one));
                    }
                }
            });
            if ui.button("Mark as reviewed").clicked() {
                set(view, Field::Reviewed(true));
            }
            if ui.button("Remove the claims").clicked() {
                remove = true;
            }
        });
        if let Some(error) = &self.error {
            ui.colored_label(ui.visuals().error_fg_color, format!("⚠ {error}"));
        }
        if remove {
            actions.push(Action::Run(Command::RemoveClaims));
        }
    }

    /// What was typed, as the content of the column; `None` when nothing is selected any more.
    fn field(&self, view: &View<'_>) -> Option<Result<Field, String>> {
        let first = view.selection.claims.iter().next()?;
        let claim = view.project().claims.get(first)?;
        Some(verbs::read_cell(claim, self.column, &self.text))
    }
}
