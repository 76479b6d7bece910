//! Does everything in the project still hold: asked from the menu, checked on a worker, told in a window.

use super::{
    action::{Action, Page},
    answer::Answer,
    app::App,
    dialog::{Dialog, room_for_list},
    notices::Level,
    signs::{self, Face},
};
use crate::verify::{Report, verify};
use std::sync::Arc;

/// What was found: a report, or why there is none.
pub type Verified = Result<Report, String>;

impl App {
    /// Checks the project on the disk and shows what was found.
    pub(super) fn verify(&mut self) {
        let Some(path) = self.bench.as_ref().and_then(|bench| bench.path.clone()) else {
            let why = "The project is not on the disk, so there are no originals to check";
            self.notices.add(Level::Warning, why);
            return;
        };
        self.dialog = Some(Dialog::Verified(None));
        self.wait("Checking the project…", move || {
            Answer::Verified(verify(&path).map_err(|e| e.to_string()))
        });
    }

    /// Shows the checks of the brief that is open.
    pub(super) fn show_checks(&mut self) {
        if let Some(bench) = &mut self.bench {
            bench.page = Page::Brief;
            bench.brief.show_checks();
        }
    }

    /// Puts what was found into the window that waits for it.
    pub(super) fn verified(&mut self, found: Verified) {
        if let Some(Dialog::Verified(shown)) = &mut self.dialog {
            *shown = Some(Arc::new(found));
        }
    }
}

/// Draws the window; `found` is `None` while originals are still being hashed. Returns whether it is done.
pub fn verified_ui(ui: &mut egui::Ui, found: Option<&Verified>, actions: &mut Vec<Action>) -> bool {
    ui.heading("Check of the project");
    ui.weak("Every original is hashed, every quote looked up in its text, every step of the history followed.");
    ui.add_space(6.0);
    match found {
        None => {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label("Reading the originals…");
            });
        }
        Some(Err(why)) => {
            let words = signs::paragraph(ui, &format!("⚠ {why}"), Face::Plain);
            ui.add(egui::Label::new(words).wrap());
        }
        Some(Ok(report)) => report_ui(ui, report, actions),
    }
    ui.add_space(8.0);
    ui.button("Close").clicked()
}

fn report_ui(ui: &mut egui::Ui, report: &Report, actions: &mut Vec<Action>) {
    let (sign, level) = if report.ok { ("✔", Level::Info) } else { ("✖", Level::Error) };
    let words = egui::RichText::new(format!("{sign} {}", report.summary()));
    ui.add(egui::Label::new(words.color(signs::level(ui, level)).strong()).wrap());
    // What is the matter as a whole, and then each thing.
    let each = report.problems.iter().map(|p| format!("{} {}: {}", p.kind, p.record, p.what));
    let lines: Vec<String> = report.notices.iter().cloned().chain(each).collect();
    if lines.is_empty() {
        return;
    }
    ui.add_space(4.0);
    egui::ScrollArea::vertical()
        .max_height(room_for_list(ui) - 60.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            super::focus::scroll_keys(ui);
            for line in &lines {
                ui.add(egui::Label::new(signs::paragraph(ui, line, Face::Plain)).wrap());
                ui.add_space(4.0);
            }
        });
    ui.add_space(4.0);
    if ui.button("Copy the list").clicked() {
        actions.push(Action::Copy(format!("{}\n{}", report.summary(), lines.join("\n"))));
    }
}
