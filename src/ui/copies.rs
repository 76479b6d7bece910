//! Documents that repeat another nearly word by word, offered to a person: which, how much, and which figures differ.

use super::{
    action::Action,
    app::App,
    dialog::{Dialog, room_for_list},
    notices::Level,
    signs,
    view::View,
};
use crate::{
    model::{ArticleId, Project},
    similar::Copy,
    verbs,
};

impl App {
    /// Looks for copies and shows them.
    pub(super) fn show_copies(&mut self) {
        self.dialog = Some(Dialog::Copies(None));
        self.look_for_copies();
    }

    /// Takes in what was found: into the window that waits for it, else as a notice when there are more copies than
    /// the user was told of.
    pub(super) fn copies_found(&mut self, found: Vec<Copy>) {
        let Some(bench) = &mut self.bench else { return };
        let open = unmarked(bench.session.project(), &found);
        let told = std::mem::replace(&mut bench.copies_told, open);
        if let Some(Dialog::Copies(shown)) = &mut self.dialog {
            *shown = Some(found.into());
        } else if open > told {
            let them = if open == 1 { "1 document repeats" } else { "Some documents repeat" };
            self.notices.add(
                Level::Info,
                format!(
                    "{them} another nearly word by word: Document > Copies among the documents"
                ),
            );
        }
    }
}

/// Draws the list. `found` is `None` while the program is still looking. Returns whether the window is done.
pub fn copies_ui(
    ui: &mut egui::Ui,
    found: Option<&[Copy]>,
    view: Option<&mut View<'_>>,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("Copies among the documents");
    let Some(view) = view else { return true };
    ui.weak("Documents that repeat another nearly word by word. Those that you mark count as one origin with it.");
    ui.add_space(4.0);
    let mut done = false;
    match found {
        None => {
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label("Comparing the words of all documents…");
            });
        }
        Some([]) => {
            ui.label("No document repeats another.");
        }
        Some(found) => {
            egui::ScrollArea::vertical()
                .max_height(room_for_list(ui))
                .min_scrolled_height(room_for_list(ui))
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for (i, copy) in found.iter().enumerate() {
                        ui.push_id(i, |ui| done |= copy_ui(ui, copy, view, actions));
                        ui.separator();
                    }
                });
        }
    }
    done | ui.button("Close").clicked()
}

fn copy_ui(ui: &mut egui::Ui, copy: &Copy, view: &mut View<'_>, actions: &mut Vec<Action>) -> bool {
    let project = view.project();
    let Some(newer) = project.articles.get(&copy.newer) else { return false };
    let marked = newer.copy_of == Some(copy.older);
    let (title, older) = (named(project, copy.newer), named(project, copy.older));
    ui.add(egui::Label::new(signs::paragraph(ui, &title, signs::Face::Strong)).wrap());
    let share = (copy.likeness.contained * 100.0).round();
    let words = format!("has {share:.0} % of its words in common with {older}");
    ui.add(egui::Label::new(signs::paragraph(ui, &words, signs::Face::Plain)).wrap());
    if !copy.changed.is_empty() {
        let figures: Vec<String> =
            copy.changed.iter().map(|c| format!("{} → {}", c.older, c.newer)).collect();
        let words = format!("⚠ Figures that differ: {}", figures.join(", "));
        ui.add(egui::Label::new(signs::paragraph(ui, &words, signs::Face::Plain)).wrap());
    }
    let mut show = false;
    let mut change = None;
    ui.horizontal(|ui| {
        if marked {
            ui.label("✔ Marked as a copy");
        }
        if view.writable() {
            if marked && ui.button("Not a copy").clicked() {
                change = Some(view.make(|p, hand| verbs::unmark_copy(p, hand, copy.newer)));
            }
            if !marked && ui.button("Mark as a copy").clicked() {
                let make = |p: &Project, hand: &mut crate::session::Hand<'_>| {
                    verbs::mark_copy(p, hand, copy.newer, copy.older)
                };
                change = Some(view.make(make));
            }
        }
        show = ui.button("Read it").clicked();
    });
    actions.extend(change.map(Action::Commit));
    if show {
        actions.push(Action::ShowArticle(copy.newer));
    }
    show
}

/// "“Raid on the coast”, Border Post, 2023-06-14".
fn named(project: &Project, id: ArticleId) -> String {
    let Some(article) = project.articles.get(&id) else { return String::new() };
    let title = article.title.as_deref().unwrap_or(&article.capture.file_name);
    let mut out = format!("“{title}”");
    if let Some(publisher) = &article.publisher {
        out.push_str(&format!(", {publisher}"));
    }
    if let Some(day) = article.published {
        out.push_str(&format!(", {day}"));
    }
    out
}

/// How many of the copies nobody has marked yet.
fn unmarked(project: &Project, found: &[Copy]) -> usize {
    let open = |copy: &&Copy| {
        project.articles.get(&copy.newer).is_some_and(|a| a.copy_of != Some(copy.older))
    };
    found.iter().filter(open).count()
}
