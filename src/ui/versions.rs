//! Pages that are in the project as they were at several times: what the newer version changed.

use super::{
    action::Action,
    dialog::{Dialog, room_for_list},
    notices::Level,
    signs::{self, Face},
    view::View,
};
use crate::{
    model::{ArticleId, ClaimId},
    similar::{Difference, changed_figures, differences},
};

/// A line on a document that has a newer version, or is one.
pub(super) fn head_ui(
    ui: &mut egui::Ui,
    id: ArticleId,
    view: &View<'_>,
    actions: &mut Vec<Action>,
) {
    let versions = &view.derived.versions;
    let (older, newer, words) = match (versions.newest(id), versions.older(id)) {
        (Some(newer), _) => (id, newer, "↻ A newer version of this page is in the project"),
        (None, Some(older)) => (older, id, "This is a newer version of a page"),
        (None, None) => return,
    };
    ui.horizontal_wrapped(|ui| {
        if newer == id {
            ui.weak(words);
        } else {
            ui.colored_label(signs::level(ui, Level::Warning), words);
        }
        let (other, name) =
            if newer == id { (older, "Read the older") } else { (newer, "Read it") };
        if ui.small_button(name).clicked() {
            actions.push(Action::ShowArticle(other));
        }
        if ui.small_button("What changed…").clicked() {
            actions.push(Action::Ask(Dialog::Versions(Box::new(Changes::of(view, older, newer)))));
        }
    });
}

/// Under a claim whose sentence the newest version of its page does not have any more: what stands there now.
pub(super) fn claim_ui(ui: &mut egui::Ui, id: ClaimId, view: &View<'_>) {
    let Some(changed) = view.derived.superseded.get(&id) else { return };
    let words = match &changed.now {
        Some(now) => format!("↻ The newer version of the page says: “{now}”"),
        None => "↻ The newer version of the page does not say this any more.".to_owned(),
    };
    let colour = signs::level(ui, Level::Warning);
    ui.scope(|ui| {
        ui.visuals_mut().override_text_color = Some(colour);
        ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Plain)).wrap());
    });
}

/// What a newer version of a page changed, found once when the window opens.
#[derive(Clone, Debug)]
pub struct Changes {
    older: ArticleId,
    newer: ArticleId,
    days: [String; 2],
    figures: Vec<String>,
    found: Vec<Difference>,
}

impl Changes {
    /// Lays two versions side by side.
    fn of(view: &View<'_>, older: ArticleId, newer: ArticleId) -> Self {
        let project = view.session.project();
        let day = |id: ArticleId| {
            let article = project.articles.get(&id);
            article.map(|a| super::told::day(a.capture.seen())).unwrap_or_default()
        };
        let figures = changed_figures(project, older, newer);
        Self {
            older,
            newer,
            days: [day(older), day(newer)],
            figures: figures.iter().map(|c| format!("{} → {}", c.older, c.newer)).collect(),
            found: differences(project, older, newer),
        }
    }

    /// Draws them, sentence by sentence. Returns whether the window is done.
    pub(super) fn ui(&self, ui: &mut egui::Ui, actions: &mut Vec<Action>) -> bool {
        ui.heading("What the newer version changed");
        let Self { older, newer, days: [before, after], figures, found } = self;
        ui.weak(format!("As seen on {before} and on {after}"));
        if !figures.is_empty() {
            let words = format!("⚠ Figures that differ: {}", figures.join(", "));
            ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Strong)).wrap());
        }
        if found.is_empty() {
            ui.label("No sentence of the story was changed.");
        }
        egui::ScrollArea::vertical().max_height(room_for_list(ui)).auto_shrink([false, true]).show(
            ui,
            |ui| {
                for one in found {
                    for (sign, words) in [("−", &one.was), ("+", &one.now)] {
                        let Some(words) = words else { continue };
                        ui.horizontal_top(|ui| {
                            ui.monospace(sign);
                            if sign == "−" {
                                ui.visuals_mut().override_text_color =
                                    Some(ui.visuals().weak_text_color());
                            }
                            ui.add(
                                egui::Label::new(signs::paragraph(ui, words, Face::Plain)).wrap(),
                            );
                        });
                    }
                    ui.separator();
                }
            },
        );
        let mut done = false;
        ui.horizontal(|ui| {
            for (name, id) in [("Read the older", *older), ("Read the newer", *newer)] {
                if ui.button(name).clicked() {
                    actions.push(Action::ShowArticle(id));
                    done = true;
                }
            }
            done |= ui.button("Close").clicked();
        });
        done
    }
}
