//! The composer: the blocks of a brief on the left, what will be exported on the right.

use super::{
    action::{Action, Page},
    brief_blocks::Blocks,
    brief_checks::Checks,
    brief_preview::Preview,
    brief_release::Release,
    command::Command,
    focus, room, signs,
    view::View,
};
use crate::{
    cite,
    model::{Brief, BriefId, Project},
    verbs,
};

/// The page: which brief is laid out for the preview, what is being added.
#[derive(Default)]
pub struct BriefPage {
    preview: Preview,
    checks: Checks,
    release: Release,
    /// Whether the checks stand beside the composer, and not the preview.
    checking: bool,
    style_query: String,
    /// Whether the list of styles was open in the last frame, and whether its field has got the focus.
    style_open: bool,
    style_begun: bool,
    blocks: Blocks,
}

/// A change to a brief that a panel asks for.
pub(super) enum Edited {
    /// By typing: joins a burst.
    Typed(&'static str, Brief),
    /// A deed of its own.
    Done(&'static str, Brief),
}

impl BriefPage {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let project = view.session.snapshot();
        let shown = view.selection.brief.or_else(|| project.briefs.keys().next_back().copied());
        let Some((id, brief)) = shown.and_then(|id| Some((id, project.briefs.get(&id)?))) else {
            empty_ui(ui, view, actions);
            return;
        };
        if view.selection.brief != Some(id) {
            actions.push(Action::ShowBrief(id));
        }
        let width = (ui.available_width() * 0.42).max(300.0);
        let sizes = room::Sizes { first: width, least: 280.0, most: 900.0 };
        room::left("composer", ui.available_size(), sizes).show(ui, |ui| {
            head_ui(ui, id, &project, view, actions);
            let mut edited = None;
            egui::ScrollArea::vertical().id_salt("blocks").auto_shrink(false).show(ui, |ui| {
                ui.add_enabled_ui(view.writable(), |ui| {
                    self.settings_ui(ui, &project, brief, &mut edited);
                    ui.separator();
                    self.blocks.ui(ui, (&project, brief), &self.checks, view, &mut edited);
                });
            });
            let change = |view: &mut View<'_>, label: &str, new: Brief| {
                view.make(|p, hand| verbs::set_brief(p, hand, id, label, new))
            };
            match edited {
                Some(Edited::Typed(label, new)) => {
                    actions.push(Action::CommitTyping(change(view, label, new)));
                }
                Some(Edited::Done(label, new)) => {
                    actions.push(Action::Commit(change(view, label, new)));
                }
                None => {}
            }
        });
        self.checks.follow(ui.ctx(), id, view);
        ui.horizontal(|ui| {
            let preview = ui.selectable_value(&mut self.checking, false, "Preview");
            focus::stop(ui, &preview);
            ui.selectable_value(&mut self.checking, true, self.checks.title());
        });
        if self.checking {
            // Off the line between the two halves, as the page of the preview is.
            let wanted = egui::Frame::new()
                .inner_margin(egui::Margin { left: 10, right: 4, top: 4, bottom: 0 })
                .show(ui, |ui| self.checks.ui(ui, id, view, actions))
                .inner;
            if let Some((block, words)) = wanted {
                self.blocks.show(block, words);
            }
        } else {
            self.preview.ui(ui, id, self.blocks.at, view, actions);
        }
        actions.extend(self.blocks.run.drain(..).map(Action::Run));
    }

    /// Puts the checks beside the composer.
    pub fn show_checks(&mut self) {
        self.checking = true;
    }

    /// Whether the focus is in a block: some keys are for it then.
    pub fn in_block(&self) -> bool {
        self.blocks.at.is_some()
    }

    /// Whether the preview is being laid out.
    pub fn busy(&self) -> bool {
        self.preview.busy() || self.checks.busy() || self.blocks.busy()
    }

    fn settings_ui(
        &mut self,
        ui: &mut egui::Ui,
        project: &Project,
        brief: &Brief,
        edited: &mut Option<Edited>,
    ) {
        let mut title = brief.title.clone();
        let label = ui.label("Title");
        let field = ui
            .add(egui::TextEdit::singleline(&mut title).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        focus::stop(ui, &field);
        if field.changed() {
            *edited = Some(Edited::Typed("Edit title of brief", Brief { title, ..brief.clone() }));
        }
        let mut authors = brief.authors.join("; ");
        let label = ui.label("Authors, separated by ;");
        let field = ui
            .add(egui::TextEdit::singleline(&mut authors).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        if field.changed() {
            let authors = authors.split(';').map(|a| a.trim_start().to_owned()).collect();
            *edited =
                Some(Edited::Typed("Edit authors of brief", Brief { authors, ..brief.clone() }));
        }
        ui.horizontal_wrapped(|ui| {
            self.style_ui(ui, project, brief, edited);
            locale_ui(ui, brief, edited);
        });
        let mut footnotes = brief.quote_footnotes;
        let words = "A footnote with the exact quote for every citation";
        if signs::check(ui, &mut footnotes, words).changed() {
            let new = Brief { quote_footnotes: footnotes, ..brief.clone() };
            *edited = Some(Edited::Done("Switch footnotes", new));
        }
        self.release.ui(ui, brief, edited);
    }

    fn style_ui(
        &mut self,
        ui: &mut egui::Ui,
        project: &Project,
        brief: &Brief,
        edited: &mut Option<Edited>,
    ) {
        /// The list keeps its height while it is searched; it is as high as a small window has room for.
        const LIST: f32 = 300.0;
        let added = &project.settings.styles;
        let shown = cite::load(&brief.style, added)
            .map_or_else(|_| brief.style.clone(), |style| style.title.clone());
        let combo = egui::ComboBox::from_id_salt("style").selected_text(shown).width(220.0);
        let combo = combo.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let room = LIST.min(ui.content_rect().height() * 0.5);
        let mut chose = false;
        let response = combo.height(room + 60.0).show_ui(ui, |ui| {
            if !self.style_open {
                self.style_query.clear();
                self.style_begun = false;
            }
            let field = ui
                .add(egui::TextEdit::singleline(&mut self.style_query).hint_text("Search styles"));
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search styles")
            });
            if !self.style_begun {
                // The click that opened the list still takes it away where a frame is drawn twice.
                self.style_begun = !ui.input(|i| i.pointer.any_click());
                field.request_focus();
                ui.ctx().request_repaint();
            }
            let found = cite::search(&self.style_query, added);
            if found.is_empty() {
                ui.weak("No style has these words. A .csl file can be added in the menu Brief.");
            }
            // Enter in the field takes the first one that is found, the arrow goes on to it.
            let (enter, down) = ui
                .input(|i| (i.key_pressed(egui::Key::Enter), i.key_pressed(egui::Key::ArrowDown)));
            let (taken, down) = (enter && field.lost_focus(), down && field.has_focus());
            let searched = !self.style_query.trim().is_empty();
            chose = taken && !searched;
            let list = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
            list.auto_shrink([true, false]).show(ui, |ui| {
                for (i, style) in found.into_iter().enumerate() {
                    let on = style.name == brief.style;
                    let choice = ui.selectable_label(on, &style.title);
                    if i == 0 && down {
                        choice.request_focus();
                    }
                    let chosen = choice.clicked() || i == 0 && taken && searched;
                    if chosen && !on {
                        let new = Brief { style: style.name.clone(), ..brief.clone() };
                        *edited = Some(Edited::Done("Change citation style", new));
                    }
                    chose |= chosen;
                }
            });
            if chose {
                ui.close();
            }
        });
        self.style_open = response.inner.is_some() && !chose;
        if chose {
            focus::give(ui.ctx(), response.response.id);
        }
        response.response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Citation style")
        });
    }
}

fn empty_ui(ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.add_space(ui.available_height() * 0.28);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new("No brief yet").size(18.0));
        ui.weak("A brief says what the sources say, with a citation for every figure");
        ui.add_space(8.0);
        ui.add_enabled_ui(view.writable(), |ui| {
            if ui.button("Make one from all findings").clicked() {
                actions.push(Action::Run(Command::BriefFromFindings));
            }
            if ui.button("Choose a template…").clicked() {
                actions.push(Action::Run(Command::BriefFromTemplate));
            }
            if ui.button("Start an empty one").clicked() {
                actions.push(Action::Run(Command::NewBrief));
            }
        });
        if view.session.project().claims.is_empty() && ui.button("Go to the documents").clicked() {
            actions.push(Action::Page(Page::Read));
        }
    });
}

/// Which brief, and what can be done with it.
fn head_ui(
    ui: &mut egui::Ui,
    id: BriefId,
    project: &Project,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let name = |brief: &Brief| {
            if brief.title.trim().is_empty() {
                "Untitled brief".to_owned()
            } else {
                brief.title.clone()
            }
        };
        let shown = project.briefs.get(&id).map(|b| name(b)).unwrap_or_default();
        egui::ComboBox::from_id_salt("which brief")
            .selected_text(super::bidi::line(&shown))
            .width(180.0)
            .truncate()
            .show_ui(ui, |ui| {
                focus::enter_chooses(ui);
                for (other, brief) in &project.briefs {
                    if ui.selectable_label(*other == id, super::bidi::line(&name(brief))).clicked()
                    {
                        actions.push(Action::ShowBrief(*other));
                    }
                }
            })
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Brief"));
        if ui.button("Web page…").on_hover_text(Command::ExportHtml.spec().help).clicked() {
            actions.push(Action::Run(Command::ExportHtml));
        }
        if cfg!(feature = "pdf")
            && ui.button("PDF…").on_hover_text(Command::ExportPdf.spec().help).clicked()
        {
            actions.push(Action::Run(Command::ExportPdf));
        }
        if ui.button("Word…").on_hover_text(Command::ExportOffice.spec().help).clicked() {
            actions.push(Action::Run(Command::ExportOffice));
        }
        if ui.button("Pack…").on_hover_text(Command::ExportPack.spec().help).clicked() {
            actions.push(Action::Run(Command::ExportPack));
        }
        if ui.button("Markdown…").on_hover_text(Command::ExportMarkdown.spec().help).clicked() {
            actions.push(Action::Run(Command::ExportMarkdown));
        }
        if view.writable() {
            // Apart from the buttons that write files.
            ui.separator();
            if ui.button("Remove").on_hover_text("Remove the brief; undo brings it back").clicked()
            {
                let change = view.make(|p, hand| verbs::remove_brief(p, hand, id));
                actions.push(Action::Commit(change));
            }
        }
    });
    ui.separator();
}

fn locale_ui(ui: &mut egui::Ui, brief: &Brief, edited: &mut Option<Edited>) {
    let shown = cite::LOCALES
        .iter()
        .find(|(tag, _)| *tag == brief.locale)
        .map_or(brief.locale.as_str(), |(_, name)| name);
    egui::ComboBox::from_id_salt("locale")
        .selected_text(shown)
        .show_ui(ui, |ui| {
            focus::enter_chooses(ui);
            for (tag, name) in cite::LOCALES {
                let on = tag == brief.locale;
                if ui.selectable_label(on, name).clicked() && !on {
                    let new = Brief { locale: tag.to_owned(), ..brief.clone() };
                    *edited = Some(Edited::Done("Change language of citations", new));
                }
            }
        })
        .response
        .widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Language of citations")
        });
}
