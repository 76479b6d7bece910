//! New briefs from a template: which, and for a fact-check of which document. The program's own come first, then the
//! files that a person put into the folder for them.

use super::{
    action::{Action, Page},
    answer::Answer,
    app::App,
    bidi,
    dialog::{Dialog, buttons, room_for_list},
    focus,
    view::View,
};
use crate::{
    brief::{self, Template},
    model::{ArticleId, Project},
    storage::templates,
    verbs,
};
use std::sync::Arc;

/// What a template's file gave: the template, or what is wrong with the file.
type Own = Result<Template, String>;

/// The window that asks for a template.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The person's own, once their folder is read.
    own: Arc<[Own]>,
    chosen: usize,
    article: Option<ArticleId>,
}

impl App {
    /// Asks for a template, and reads the person's own.
    pub(super) fn show_templates(&mut self) {
        let article = self.bench.as_ref().and_then(|b| b.selection.article);
        self.dialog = Some(Dialog::Template(Choice { article, ..Choice::default() }));
        self.wait("", || {
            let read = |(name, text): (String, Result<String, String>)| {
                text.and_then(|t| Template::read(&t)).map_err(|e| format!("{name}: {e}"))
            };
            Answer::Templates(templates::own().into_iter().map(read).collect())
        });
    }

    /// Takes in the person's own templates.
    pub(super) fn templates_found(&mut self, own: Vec<Own>) {
        if let Some(Dialog::Template(choice)) = &mut self.dialog {
            choice.own = own.into();
        }
    }
}

impl Choice {
    /// Draws the window. Returns whether it is done.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: Option<&mut View<'_>>,
        actions: &mut Vec<Action>,
    ) -> bool {
        ui.heading("New brief from a template");
        let Some(view) = view else { return true };
        let mut all = brief::templates();
        all.extend(self.own.iter().filter_map(|own| own.clone().ok()));
        let room = room_for_list(ui);
        egui::ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            for (i, template) in all.iter().enumerate() {
                let words = format!("{}\n{}", label(&template.name), template.about);
                let on = i == self.chosen;
                let row = ui.add(egui::Button::selectable(on, bidi::line(&words)).wrap());
                if on && self.own.is_empty() && ui.memory(|m| m.focused().is_none()) {
                    row.request_focus();
                }
                if row.clicked() || row.gained_focus() {
                    self.chosen = i;
                }
            }
            for fault in self.own.iter().filter_map(|own| own.as_ref().err()) {
                ui.weak(format!("⚠ {fault}"));
            }
        });
        let template = all.get(self.chosen);
        let asks = template.is_some_and(Template::needs_article);
        if asks {
            self.article_ui(ui, view.session.project());
        }
        let folder = templates::folder();
        ui.weak(format!("Templates of your own are files (.ron) in {}", folder.display()));
        let known = self.article.filter(|id| view.session.project().articles.contains_key(id));
        let ready = view.writable() && (!asks || known.is_some());
        match buttons(ui, "Make the brief", ready) {
            Some(true) => {
                if let Some(template) = template {
                    let article = known.filter(|_| asks);
                    let made =
                        template.fill(view.session.project(), &view.derived.findings, article);
                    let (change, id) = view.make(|_, hand| verbs::add_brief(hand, made));
                    actions.push(Action::Commit(change));
                    actions.push(Action::ShowBrief(id));
                    actions.push(Action::Page(Page::Brief));
                }
                true
            }
            Some(false) => true,
            None => false,
        }
    }

    fn article_ui(&mut self, ui: &mut egui::Ui, project: &Project) {
        ui.add_space(4.0);
        let shown = self.article.and_then(|id| project.articles.get(&id)).map(|a| a.label());
        let shown = shown.unwrap_or("Choose the document");
        ui.horizontal(|ui| {
            ui.label("Document");
            egui::ComboBox::from_id_salt("template document")
                .selected_text(bidi::line(shown))
                .width(ui.available_width().min(420.0))
                .truncate()
                .show_ui(ui, |ui| {
                    focus::enter_chooses(ui);
                    for (id, article) in &project.articles {
                        let on = self.article == Some(*id);
                        if ui.selectable_label(on, bidi::line(article.label())).clicked() {
                            self.article = Some(*id);
                        }
                    }
                })
                .response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Document"));
        });
    }
}

/// "un-submission" as it is read: "Un submission".
fn label(name: &str) -> String {
    let mut words = name.replace(['-', '_'], " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words.replace("Un submission", "UN submission")
}
