//! What there is to see without a project: practice case, new, open, recent projects.

use super::{
    action::Action,
    command::Command,
    signs::{self, Face},
};
use crate::storage::preferences::Recent;

/// More recent projects than this are a list that nobody reads.
const SHOWN: usize = 8;

/// Draws the start page.
///
/// `held` is how many files were dropped and wait for a project.
pub fn ui(ui: &mut egui::Ui, recent: &[Recent], held: usize, actions: &mut Vec<Action>) {
    egui::ScrollArea::vertical().show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.14).min(120.0));
        ui.vertical_centered(|ui| {
            ui.label(egui::RichText::new("Corrobora").size(34.0).strong());
            ui.label(
                egui::RichText::new("From articles to figures that stand up").size(16.0).weak(),
            );
            ui.add_space(24.0);
            if held > 0 {
                let files = if held == 1 { "this file" } else { &format!("these {held} files") };
                let (one, new) = (held == 1, format!("New project with {files}…"));
                let (number, need) =
                    if one { ("1".to_owned(), "needs") } else { (held.to_string(), "need") };
                let noun = if one { "file" } else { "files" };
                ui.label(format!("{number} {noun} that you dropped {need} a project to go into"));
                ui.add_space(6.0);
                big(ui, Command::NewProject, &new, actions);
                let out = if one { "Leave it out" } else { "Leave them out" };
                if ui.button(out).clicked() {
                    actions.push(Action::LeaveOut);
                }
                ui.add_space(18.0);
            }
            big(ui, Command::OpenPractice, "Open the practice case", actions);
            big(ui, Command::NewProject, "New project…", actions);
            big(ui, Command::OpenProject, "Open project…", actions);
            ui.add_space(8.0);
            ui.weak("or drop a project file on this window");
        });
        if recent.is_empty() {
            return;
        }
        ui.add_space(24.0);
        ui.vertical_centered(|ui| {
            ui.strong("Recent projects");
            for one in recent.iter().take(SHOWN) {
                if ui
                    .link(super::bidi::line(&one.title))
                    .on_hover_text(super::bidi::line(&one.path.display().to_string()))
                    .clicked()
                {
                    actions.push(Action::Open(one.path.clone()));
                }
                // Two cases of one name are told apart by where they are.
                let shown = recent.iter().take(SHOWN);
                if shown.filter(|other| other.title == one.title).count() > 1 {
                    let path = one.path.display().to_string();
                    ui.add(egui::Label::new(signs::words(ui, &path, Face::Detail)).truncate());
                }
            }
        });
    });
}

fn big(ui: &mut egui::Ui, command: Command, words: &str, actions: &mut Vec<Action>) {
    let button =
        egui::Button::new(egui::RichText::new(words).size(16.0)).min_size(egui::vec2(260.0, 40.0));
    if ui.add(button).on_hover_text(command.spec().help).clicked() {
        actions.push(Action::Run(command));
    }
    ui.add_space(6.0);
}
