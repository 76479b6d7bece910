//! The history of the case, and the place where a person takes note of changes made outside of the program.

use super::{
    action::Action,
    dialog::{field, focus_once, room_for_list},
    view::View,
};

/// What the window of the history asks for.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// How many times the file was found changed by others, with nobody having taken note of it.
    pub open: usize,
    /// Why the changes may stay.
    reason: String,
}

impl Review {
    /// For so many changes from outside.
    pub fn of(open: usize) -> Self {
        Self { open, reason: String::new() }
    }

    /// Draws the window. Returns whether it is done.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: Option<&mut View<'_>>,
        actions: &mut Vec<Action>,
    ) -> bool {
        ui.heading("History");
        let Some(view) = view else { return true };
        let mut done = false;
        if self.open > 0 {
            done = self.outside_ui(ui, actions);
        }
        let history = &view.project().history;
        ui.weak(format!("{} steps; the newest first", history.len()));
        let row = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
        let room = room_for_list(ui);
        let room = if self.open > 0 { (room - 140.0).max(3.0 * row) } else { room };
        egui::ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink(false)
            .show_rows(ui, row, history.len(), |ui, rows| {
                for entry in rows
                    .filter_map(|i| history.len().checked_sub(i + 1).and_then(|i| history.get(i)))
                {
                    ui.add(
                        egui::Label::new(super::bidi::line(&format!(
                            "{}   {}   {}",
                            entry.at, entry.by, entry.label
                        )))
                        .truncate(),
                    );
                }
            });
        ui.button("Close").clicked() || done
    }

    fn outside_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) -> bool {
        ui.strong("⚠ The project file was changed outside of Corrobora");
        ui.add(
            egui::Label::new(
                "What was changed then has no entry here, and checking the project says so. Compare it with \
                 a backup, or ask who edited it; then say why it may stay.",
            )
            .wrap(),
        );
        ui.add_space(4.0);
        let reason = field(
            ui,
            "Why it may stay",
            &mut self.reason,
            "“Corrected a spelling in a text editor, J. D.”",
        );
        focus_once(ui, &reason);
        ui.add_space(4.0);
        let said = !self.reason.trim().is_empty();
        let done = ui.add_enabled(said, egui::Button::new("Take note of it")).clicked();
        if done {
            actions.push(Action::ReviewOutside(self.reason.trim().to_owned()));
        }
        ui.add_space(6.0);
        ui.separator();
        done
    }
}
