//! The history of the case, the name that changes are signed with, and the place where a person takes note of changes
//! made outside of the program.

use super::{
    action::Action,
    app::App,
    dialog::{field, focus_once, room_for_list},
    told,
    view::View,
};
use crate::model::{HistoryEntry, Project};
use std::{ops::Range, sync::Arc};

/// What the window of the history asks for.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// How many times the file was found changed by others, with nobody having taken note of it.
    pub open: usize,
    /// Why the changes may stay.
    reason: String,
    /// The name that changes are signed with, as it is typed.
    name: Option<String>,
    /// The steps as lines, newest first: a burst of typing is one. Made of so many steps.
    lines: (usize, Vec<Range<usize>>),
}

/// How far apart the steps of a burst of typing may be, in milliseconds.
const BURST_MS: i64 = 3_000;

impl Review {
    /// For so many changes from outside.
    pub fn of(open: usize) -> Self {
        Self { open, ..Self::default() }
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
        self.name_ui(ui, view.session.user(), actions);
        let history = &view.project().history;
        if self.lines.0 != history.len() {
            self.lines = (history.len(), bursts(history));
        }
        let lines = &self.lines.1;
        ui.weak(format!("{} steps; the newest first; times in UTC", history.len()));
        let row = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
        let room = room_for_list(ui) - 60.0;
        let room = if self.open > 0 { room - 140.0 } else { room }.max(3.0 * row);
        egui::ScrollArea::vertical()
            .max_height(room)
            .min_scrolled_height(room)
            .auto_shrink(false)
            .show_rows(ui, row, lines.len(), |ui, rows| {
                super::focus::scroll_keys(ui);
                for line in rows.filter_map(|i| lines.get(i)) {
                    let Some(entry) = history.get(line.end - 1) else { continue };
                    let words = line_words(view.project(), entry, line.len());
                    ui.add(egui::Label::new(super::bidi::line(&words)).truncate());
                }
            });
        ui.button("Close").clicked() || done
    }

    /// Who signs from now on.
    fn name_ui(&mut self, ui: &mut egui::Ui, user: &str, actions: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            let label = ui.label("Your changes are signed");
            let name = self.name.get_or_insert_with(|| user.to_owned());
            let field = egui::TextEdit::singleline(name).desired_width(200.0);
            let field = ui.add(field).labelled_by(label.id);
            let new = name.trim() != user && !name.trim().is_empty();
            let button = ui.add_enabled(new, egui::Button::new("Sign with this name"));
            let button = button.on_hover_text("From now on, in every project on this computer");
            let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if button.clicked() || entered && new {
                actions.push(Action::SignAs(name.trim().to_owned()));
            }
        });
        ui.add_space(4.0);
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

/// The steps in lines, newest first: those of one burst of typing, by one person at the same records, are one line.
fn bursts(history: &[Arc<HistoryEntry>]) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for (i, entry) in history.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| history.get(i));
        let goes_on = before.is_some_and(|before| {
            before.label == entry.label
                && before.by == entry.by
                && before.records == entry.records
                && entry.at.as_millisecond() - before.at.as_millisecond() < BURST_MS
        });
        match lines.last_mut() {
            Some(line) if goes_on => line.end = i + 1,
            _ => lines.push(i..i + 1),
        }
    }
    lines.reverse();
    lines
}

/// "2026-11-30 11:42   A. Person   Edit paragraph (12 steps) · Situation brief".
fn line_words(project: &Project, entry: &HistoryEntry, steps: usize) -> String {
    let at = entry.at.strftime("%Y-%m-%d %H:%M");
    let many = if steps > 1 { format!(" ({steps} steps)") } else { String::new() };
    let about = told::subject(project, &entry.records);
    let about = about.map(|words| format!(" · {words}")).unwrap_or_default();
    format!("{at}   {}   {}{many}{about}", entry.by, entry.label)
}

impl App {
    /// The name that changes are signed with, for a field; empty where nobody has said one.
    pub(super) fn signature(&self) -> String {
        Some(self.around.user.clone()).filter(|name| name != "unknown").unwrap_or_default()
    }

    /// Signs with another name from now on, here and in every project that is opened later.
    pub(super) fn sign_as(&mut self, name: String) {
        if let Some(bench) = &mut self.bench {
            bench.session.set_user(&name);
        }
        self.around.user.clone_from(&name);
        self.prefs.name = name;
        self.save_prefs();
    }
}
