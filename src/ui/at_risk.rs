//! A brief that would put somebody at risk is not written before somebody has said that it may: what is on a disk is
//! sent on, and a line that comes after it is not read.

use super::{
    action::Action,
    command::Command,
    dialog::{self, Purpose},
    signs::{self, Face},
};
use crate::{
    checks::{self, Severity},
    findings::findings,
    model::{BriefId, Project},
};
use std::{path::PathBuf, sync::Arc};

/// A file that is made and not written.
#[derive(Clone, Debug)]
pub struct Held {
    /// What it is.
    pub purpose: Purpose,
    /// Where it would go.
    pub path: PathBuf,
    /// What would be in it.
    pub bytes: Arc<[u8]>,
    /// What its author should know of it besides.
    pub told: Vec<String>,
    /// The words that stand against it, each with what is the matter.
    pub against: Vec<(String, String)>,
}

/// The errors about persons of a brief that nobody has decided about: the words, and what is the matter with them.
pub(super) fn against(project: &Project, id: BriefId) -> Vec<(String, String)> {
    let Some(brief) = project.briefs.get(&id) else { return Vec::new() };
    let found = checks::check(project, &findings(project), brief, &checks::Outside::default());
    let open = found.into_iter();
    let open = open.filter(|c| c.open() && c.kind.is_harm() && c.severity == Severity::Error);
    open.map(|check| (check.words, check.what)).collect()
}

/// Asks whether the file is written all the same. Returns whether the window is done.
pub(super) fn held_ui(
    ui: &mut egui::Ui,
    held: &Held,
    over: bool,
    actions: &mut Vec<Action>,
) -> bool {
    /// More are counted.
    const SHOWN: usize = 6;
    ui.heading("This brief could put somebody at risk");
    let many = match held.against.len() {
        1 => "1 error about persons, and nobody has decided about it".to_owned(),
        n => format!("{n} errors about persons, and nobody has decided about them"),
    };
    ui.label(format!("The checks have {many}. Nothing has been written."));
    ui.add_space(4.0);
    for (words, what) in held.against.iter().take(SHOWN) {
        ui.add(egui::Label::new(signs::paragraph(ui, words, Face::Strong)).wrap());
        ui.add(egui::Label::new(signs::paragraph(ui, what, Face::Detail)).wrap());
    }
    if held.against.len() > SHOWN {
        ui.weak(format!("and {} more", held.against.len() - SHOWN));
    }
    ui.add_space(8.0);
    let (see, anyway) = ("See the checks", "Export all the same");
    let mut done = false;
    dialog::at_the_right(ui, &["Cancel", see, anyway], |ui| {
        done |= ui.button("Cancel").clicked();
        let first = ui.button(see);
        dialog::focus_once(ui, &first);
        if first.clicked() {
            actions.push(Action::Run(Command::ShowChecks));
            done = true;
        }
        if ui.button(anyway).clicked() {
            let (path, bytes) = (held.path.clone(), Arc::clone(&held.bytes));
            actions.push(Action::Export { path, bytes, over });
            done = true;
        }
    });
    done
}
