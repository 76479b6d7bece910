//! The composer: the blocks of a brief on the left, what will be exported on the right.

use super::{
    action::{Action, Page},
    brief_checks::Checks,
    brief_preview::Preview,
    brief_release::Release,
    brief_words::{block_name, reference_words, references, summary},
    command::Command,
    complete::complete,
    findings::title as fact_title,
    focus, room,
    signs::{self, Face},
    view::View,
};
use crate::{
    cite,
    model::{Block, Brief, BriefId, Inline, MapBlock, Project},
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
    /// The block that the composer scrolls to.
    wanted: Option<usize>,
    style_query: String,
    adding: Option<usize>,
    insert: Insert,
}

/// What a reference in a paragraph will refer to, as it is being looked for.
#[derive(Default)]
struct Insert {
    block: Option<usize>,
    query: String,
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
                    self.blocks_ui(ui, &project, brief, view, &mut edited);
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
            ui.selectable_value(&mut self.checking, false, "Preview");
            ui.selectable_value(&mut self.checking, true, self.checks.title());
        });
        if self.checking {
            // Off the line between the two halves, as the page of the preview is.
            let wanted = egui::Frame::new()
                .inner_margin(egui::Margin { left: 10, right: 4, top: 4, bottom: 0 })
                .show(ui, |ui| self.checks.ui(ui, id, view, actions))
                .inner;
            self.wanted = wanted.or(self.wanted);
        } else {
            self.preview.ui(ui, id, view, actions);
        }
    }

    /// Whether the preview is being laid out.
    pub fn busy(&self) -> bool {
        self.preview.busy() || self.checks.busy()
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
        focus::stop(&field);
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
        /// The list keeps its height while it is searched.
        const LIST: f32 = 180.0;
        let added = &project.settings.styles;
        let shown = cite::load(&brief.style, added)
            .map_or_else(|_| brief.style.clone(), |style| style.title.clone());
        let combo = egui::ComboBox::from_id_salt("style").selected_text(shown).width(220.0);
        let combo = combo.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let response = combo.show_ui(ui, |ui| {
            let field = ui
                .add(egui::TextEdit::singleline(&mut self.style_query).hint_text("Search styles"));
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search styles")
            });
            let found = cite::search(&self.style_query, added);
            if found.is_empty() {
                ui.weak("No style has these words. A .csl file can be added in the menu Brief.");
            }
            // Enter in the field takes the first one that is found, the arrow goes on to it.
            let (enter, down) = ui
                .input(|i| (i.key_pressed(egui::Key::Enter), i.key_pressed(egui::Key::ArrowDown)));
            let (taken, down) = (enter && field.lost_focus(), down && field.has_focus());
            let searched = !self.style_query.trim().is_empty();
            if taken && !searched {
                ui.close();
            }
            ui.set_min_height(LIST);
            for (i, style) in found.into_iter().enumerate() {
                let on = style.name == brief.style;
                let choice = ui.selectable_label(on, &style.title);
                if i == 0 && down {
                    choice.request_focus();
                }
                let chosen = choice.clicked() || i == 0 && taken && searched;
                if chosen && on {
                    self.style_query.clear();
                    ui.close();
                }
                if chosen && !on {
                    let new = Brief { style: style.name.clone(), ..brief.clone() };
                    *edited = Some(Edited::Done("Change citation style", new));
                    self.style_query.clear();
                    ui.close();
                }
            }
        });
        response.response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Citation style")
        });
    }

    fn blocks_ui(
        &mut self,
        ui: &mut egui::Ui,
        project: &Project,
        brief: &Brief,
        view: &View<'_>,
        edited: &mut Option<Edited>,
    ) {
        let count = brief.blocks.len();
        for (i, block) in brief.blocks.iter().enumerate() {
            ui.push_id(("block", i), |ui| {
                let drawn = egui::Frame::group(ui.style()).inner_margin(6).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.horizontal(|ui| {
                        ui.weak(format!("{}. {}", i + 1, block_name(block)));
                        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                            block_buttons_ui(ui, brief, i, count, edited);
                            if ui.small_button("+").on_hover_text("Add a block below").clicked() {
                                self.adding =
                                    if self.adding == Some(i + 1) { None } else { Some(i + 1) };
                            }
                        });
                    });
                    self.block_ui(ui, project, brief, i, block, edited);
                });
                if self.wanted == Some(i) {
                    drawn.response.scroll_to_me(Some(egui::Align::Center));
                    self.wanted = None;
                }
            });
            if self.adding == Some(i + 1) {
                self.add_ui(ui, project, brief, i + 1, view, edited);
            }
        }
        if count == 0 || self.adding == Some(0) {
            self.add_ui(ui, project, brief, 0, view, edited);
        } else if ui.button("Add a block…").clicked() {
            self.adding = Some(count);
        }
    }

    fn block_ui(
        &mut self,
        ui: &mut egui::Ui,
        project: &Project,
        brief: &Brief,
        at: usize,
        block: &Block,
        edited: &mut Option<Edited>,
    ) {
        let mut replace = |label: &'static str, new: Block, typed: bool| {
            let mut brief = brief.clone();
            if let Some(slot) = brief.blocks.get_mut(at) {
                *slot = new;
            }
            *edited =
                Some(if typed { Edited::Typed(label, brief) } else { Edited::Done(label, brief) });
        };
        match block {
            Block::Heading { level, text } => {
                let (mut level, mut text) = (*level, text.clone());
                ui.horizontal(|ui| {
                    let combo = egui::ComboBox::from_id_salt("level").width(50.0);
                    let before = level;
                    combo
                        .selected_text(level.to_string())
                        .show_ui(ui, |ui| {
                            focus::enter_chooses(ui);
                            for one in 1..=3 {
                                ui.selectable_value(&mut level, one, one.to_string());
                            }
                        })
                        .response
                        .widget_info(|| {
                            egui::WidgetInfo::labeled(
                                egui::Role::ComboBox,
                                true,
                                "Level of heading",
                            )
                        });
                    if level != before {
                        replace(
                            "Change level of heading",
                            Block::Heading { level, text: text.clone() },
                            false,
                        );
                    }
                    let field =
                        ui.add(egui::TextEdit::singleline(&mut text).desired_width(f32::INFINITY));
                    field.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Heading")
                    });
                    if field.changed() {
                        replace("Edit heading", Block::Heading { level, text }, true);
                    }
                });
            }
            Block::MethodNote(text) => {
                let mut text = text.clone();
                let field = ui.add(
                    egui::TextEdit::multiline(&mut text)
                        .desired_rows(2)
                        .desired_width(f32::INFINITY),
                );
                field.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, "Method note")
                });
                if field.changed() {
                    replace("Edit method note", Block::MethodNote(text), true);
                }
            }
            Block::Paragraph(inlines) => {
                self.paragraph_ui(ui, project, at, inlines, &mut replace);
            }
            Block::Map(map) => super::brief_map::block_ui(ui, project, map, &mut replace),
            other => {
                ui.add(
                    egui::Label::new(signs::paragraph(ui, &summary(project, other), Face::Plain))
                        .wrap(),
                );
            }
        }
    }

    /// A paragraph: its words as fields, its references as chips between them.
    fn paragraph_ui(
        &mut self,
        ui: &mut egui::Ui,
        project: &Project,
        at: usize,
        inlines: &[Inline],
        replace: &mut dyn FnMut(&'static str, Block, bool),
    ) {
        for (i, inline) in inlines.iter().enumerate() {
            ui.push_id(i, |ui| match inline {
                Inline::Text(text) => {
                    let mut text = text.clone();
                    let field = ui.add(
                        egui::TextEdit::multiline(&mut text)
                            .desired_rows(1)
                            .desired_width(f32::INFINITY),
                    );
                    field.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, "Paragraph")
                    });
                    if field.changed() {
                        let mut new = inlines.to_vec();
                        if let Some(slot) = new.get_mut(i) {
                            *slot = Inline::Text(text);
                        }
                        replace("Edit paragraph", Block::Paragraph(new), true);
                    }
                }
                Inline::Claim(_) | Inline::Cite(_) => {
                    ui.horizontal(|ui| {
                        let remove = ui.small_button("×").on_hover_text("Remove the reference");
                        // Its words must not make the composer wider than it is.
                        let words = format!("↳ {}", reference_words(project, inline));
                        ui.add(egui::Label::new(signs::words(ui, &words, Face::Plain)).truncate());
                        if remove.clicked() {
                            let mut new = inlines.to_vec();
                            new.remove(i);
                            replace("Remove reference", Block::Paragraph(new), false);
                        }
                    });
                }
            });
        }
        if self.insert.block != Some(at) {
            if ui.small_button("Refer to a claim or article…").clicked() {
                self.insert = Insert { block: Some(at), query: String::new() };
            }
            return;
        }
        let offers = references(project);
        let names: Vec<String> = offers.iter().map(|(name, _)| name.clone()).collect();
        complete(ui, "Refer to", &mut self.insert.query, "type a few words", &names);
        if let Some((_, inline)) = offers.into_iter().find(|(name, _)| *name == self.insert.query) {
            let mut new = inlines.to_vec();
            new.push(inline);
            new.push(Inline::Text(String::new()));
            replace("Add reference", Block::Paragraph(new), false);
            self.insert = Insert::default();
        }
        if ui.small_button("Cancel").clicked() {
            self.insert = Insert::default();
        }
    }

    fn add_ui(
        &mut self,
        ui: &mut egui::Ui,
        project: &Project,
        brief: &Brief,
        at: usize,
        view: &View<'_>,
        edited: &mut Option<Edited>,
    ) {
        let mut add = |block: Block| {
            let mut new = brief.clone();
            new.blocks.insert(at.min(new.blocks.len()), block);
            *edited = Some(Edited::Done("Add block", new));
        };
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let simple: [(&str, Block); 7] = [
                ("Heading", Block::Heading { level: 1, text: "Heading".to_owned() }),
                ("Paragraph", Block::Paragraph(vec![Inline::Text(String::new())])),
                ("All claims", Block::ClaimTable(Vec::new())),
                ("Findings", Block::FindingsTable),
                ("Map", Block::Map(MapBlock::default())),
                ("Method note", Block::MethodNote(String::new())),
                ("Bibliography", Block::Bibliography),
            ];
            for (name, block) in simple {
                if ui.button(name).clicked() {
                    add(block);
                    done = true;
                }
            }
            if !view.selection.claims.is_empty() && ui.button("Selected claims").clicked() {
                add(Block::ClaimTable(view.selection.claims.iter().copied().collect()));
                done = true;
            }
            if let Some(id) = view.selection.annotation
                && ui.button("The shown quote").clicked()
            {
                add(Block::Quotation(id));
                done = true;
            }
            ui.menu_button("A finding…", |ui| {
                egui::ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
                    for finding in &view.derived.findings.list {
                        let fact = finding.fact();
                        if ui.button(super::bidi::line(&fact_title(project, &fact))).clicked() {
                            add(Block::Finding(fact));
                            done = true;
                        }
                    }
                });
            });
        });
        if done {
            self.adding = None;
        }
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

fn block_buttons_ui(
    ui: &mut egui::Ui,
    brief: &Brief,
    at: usize,
    count: usize,
    edited: &mut Option<Edited>,
) {
    if ui.small_button("×").on_hover_text("Remove the block").clicked() {
        let mut new = brief.clone();
        new.blocks.remove(at);
        *edited = Some(Edited::Done("Remove block", new));
    }
    let down = ui.add_enabled(at + 1 < count, egui::Button::new("⏷").small());
    if down.on_hover_text("Move down").clicked() {
        let mut new = brief.clone();
        new.blocks.swap(at, at + 1);
        *edited = Some(Edited::Done("Move block", new));
    }
    let up = ui.add_enabled(at > 0, egui::Button::new("⏶").small());
    if up.on_hover_text("Move up").clicked() {
        let mut new = brief.clone();
        new.blocks.swap(at - 1, at);
        *edited = Some(Edited::Done("Move block", new));
    }
}
