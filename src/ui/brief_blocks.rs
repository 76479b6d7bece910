//! The blocks of a brief in the composer: their fields, what is added, how they are put in another order.

use super::{
    brief::Edited,
    brief_checks::{Checks, Mark},
    brief_choose::{Choose, From},
    brief_indicators::Choice,
    brief_paragraph::Typing,
    brief_words::{as_text, block_name, can_be_text, summary},
    command::Command,
    findings::title_of,
    focus,
    signs::{self, Face},
    theme,
    view::View,
};
use crate::model::{Block, Brief, Fact, Inline, MapBlock, Project};
use egui::{Key, Modifiers};

/// What is being done with the blocks.
#[derive(Default)]
pub struct Blocks {
    /// The block that the composer scrolls to.
    pub wanted: Option<usize>,
    /// The block that the focus is in: the preview scrolls along.
    pub at: Option<usize>,
    /// Commands that were asked for by keys inside a block.
    pub run: Vec<Command>,
    adding: Option<usize>,
    /// So many more frames the choice of blocks that was asked for takes the keyboard: the click that asked takes it
    /// away in its own.
    offered: u8,
    /// The list of quotes or findings that is open while a block is added.
    choose: Option<Choose>,
    /// A block that was moved, and what of it gets the focus: the one that moved it.
    moved: Option<(usize, Mover)>,
    /// A block that was just added, and how many there are once it is: it gets the focus then.
    fresh: Option<(usize, usize)>,
    /// The block whose words are to be typed now.
    begin: Option<usize>,
    typing: Typing,
    indicators: Choice,
}

/// What moves a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mover {
    Handle,
    Up,
    Down,
}

/// A block that is being dragged, by its number.
#[derive(Clone, Copy, Debug)]
struct Dragged(usize);

/// A brief with a block in another place; `to` is the number that it gets.
fn moved(brief: &Brief, from: usize, to: usize) -> Option<Edited> {
    let mut new = brief.clone();
    if from == to || from >= new.blocks.len() || to >= new.blocks.len() {
        return None;
    }
    let block = new.blocks.remove(from);
    new.blocks.insert(to, block);
    Some(Edited::Done("Move block", new))
}

impl Blocks {
    /// Brings a block into sight, with these words of it chosen.
    pub fn show(&mut self, block: usize, words: Option<Mark>) {
        self.wanted = Some(block);
        if let Some(words) = words {
            self.typing.choose(block, words);
        }
    }

    /// Draws the blocks; words that `checks` speaks of are underlined.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        (project, brief): (&Project, &Brief),
        checks: &Checks,
        view: &View<'_>,
        edited: &mut Option<Edited>,
    ) {
        let count = brief.blocks.len();
        if let Some(at) = self.at.filter(|_| view.writable()) {
            let (up, down) = ui.input_mut(|i| {
                (
                    i.consume_key(Modifiers::ALT, Key::ArrowUp),
                    i.consume_key(Modifiers::ALT, Key::ArrowDown),
                )
            });
            if up && at > 0 {
                self.shift(brief, at, at - 1, Mover::Handle, edited);
            } else if down {
                self.shift(brief, at, at + 1, Mover::Handle, edited);
            }
        }
        if let Some((at, _)) = self.fresh.take_if(|(_, blocks)| *blocks == count) {
            self.wanted = Some(at);
            match brief.blocks.get(at) {
                Some(Block::Paragraph(_)) => self.typing.begin(at),
                Some(Block::Heading { .. } | Block::MethodNote(_)) => self.begin = Some(at),
                _ => self.moved = Some((at, Mover::Handle)),
            }
        }
        let focused = ui.memory(egui::Memory::focused);
        let focused = focused.and_then(|id| ui.ctx().read_response(id)).map(|r| r.rect.center());
        self.at = None;
        for (i, block) in brief.blocks.iter().enumerate() {
            let drawn = ui.push_id(("block", i), |ui| {
                egui::Frame::group(ui.style()).inner_margin(6).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    self.head_ui(ui, brief, i, block, edited);
                    self.block_ui(ui, (project, brief), (i, checks.marks(i)), view, edited);
                    if can_be_text(block) && view.writable() {
                        Self::text_ui(ui, project, brief, i, view, edited);
                    }
                })
            });
            let response = drawn.inner.response;
            if focused.is_some_and(|at| response.rect.contains(at)) {
                self.at = Some(i);
            }
            self.drop_ui(ui, brief, i, &response, edited);
            if self.wanted == Some(i) {
                response.scroll_to_me(Some(egui::Align::Center));
                self.wanted = None;
            }
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

    /// Makes text of a block that follows the project.
    fn text_ui(
        ui: &mut egui::Ui,
        project: &Project,
        brief: &Brief,
        at: usize,
        view: &View<'_>,
        edited: &mut Option<Edited>,
    ) {
        let button = ui.small_button("Turn into text");
        let tip = "Paragraphs to go on with; they follow the project no more";
        if !button.on_hover_text(tip).clicked() {
            return;
        }
        let block = brief.blocks.get(at);
        let text = block.map(|b| as_text(project, &view.derived.findings, b)).unwrap_or_default();
        if !text.is_empty() {
            let mut new = brief.clone();
            new.blocks.splice(at..=at, text);
            *edited = Some(Edited::Done("Turn block into text", new));
        }
    }

    /// Whether something is being looked for.
    pub fn busy(&self) -> bool {
        self.indicators.busy()
    }

    /// Puts a block elsewhere and takes the focus along.
    fn shift(
        &mut self,
        brief: &Brief,
        from: usize,
        to: usize,
        by: Mover,
        edited: &mut Option<Edited>,
    ) {
        if let Some(change) = moved(brief, from, to) {
            *edited = Some(change);
            self.moved = Some((to, by));
            self.wanted = Some(to);
        }
    }

    /// The line above a block: what it is, a handle to drag it by, and what can be done with it.
    fn head_ui(
        &mut self,
        ui: &mut egui::Ui,
        brief: &Brief,
        at: usize,
        block: &Block,
        edited: &mut Option<Edited>,
    ) {
        let count = brief.blocks.len();
        ui.horizontal(|ui| {
            let name = format!("{}. {}", at + 1, block_name(block));
            let words = egui::RichText::new(format!("⠿ {name}")).weak();
            let handle = ui.add(
                egui::Label::new(words).selectable(false).sense(egui::Sense::click_and_drag()),
            );
            handle.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            self.refocus(at, Mover::Handle, &handle);
            handle.dnd_set_drag_payload(Dragged(at));
            if handle.has_focus() {
                // Else egui takes an arrow for the way to the next control.
                let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
                ui.memory_mut(|m| m.set_focus_lock_filter(handle.id, filter));
            }
            handle
                .on_hover_cursor(egui::CursorIcon::Grab)
                .on_hover_text("Drag it to another place, or Alt+Up and Alt+Down");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.small_button("×").on_hover_text("Remove the block").clicked() {
                    let mut new = brief.clone();
                    new.blocks.remove(at);
                    *edited = Some(Edited::Done("Remove block", new));
                }
                let down = ui.add_enabled(at + 1 < count, egui::Button::new("⏷").small());
                self.refocus(at, Mover::Down, &down);
                if down.on_hover_text("Move down").clicked() {
                    self.shift(brief, at, at + 1, Mover::Down, edited);
                }
                let up = ui.add_enabled(at > 0, egui::Button::new("⏶").small());
                self.refocus(at, Mover::Up, &up);
                if up.on_hover_text("Move up").clicked() {
                    self.shift(brief, at, at - 1, Mover::Up, edited);
                }
                if ui.small_button("+").on_hover_text("Add a block below").clicked() {
                    self.adding = if self.adding == Some(at + 1) { None } else { Some(at + 1) };
                    self.offered = 2 * u8::from(self.adding.is_some());
                }
            });
        });
    }

    /// Gives the focus back to what moved a block.
    fn refocus(&mut self, at: usize, mover: Mover, control: &egui::Response) {
        // Until the change is made the block is not there yet.
        if self.moved == Some((at, mover)) && control.enabled() {
            control.request_focus();
            self.moved = None;
        }
    }

    /// A line where a dragged block would go, and the block once it is let go.
    fn drop_ui(
        &mut self,
        ui: &egui::Ui,
        brief: &Brief,
        at: usize,
        block: &egui::Response,
        edited: &mut Option<Edited>,
    ) {
        let Some(pointer) = ui.input(|i| i.pointer.interact_pos()) else { return };
        let Some(dragged) = egui::DragAndDrop::payload::<Dragged>(ui.ctx()) else { return };
        if !block.rect.contains(pointer) {
            return;
        }
        let below = pointer.y > block.rect.center().y;
        let y = if below { block.rect.bottom() } else { block.rect.top() };
        let line = egui::Stroke::new(3.0, theme::of(ui).accent);
        ui.painter().hline(block.rect.x_range(), y, line);
        if ui.input(|i| i.pointer.any_released()) {
            egui::DragAndDrop::clear_payload(ui.ctx());
            // Taken out above its new place, everything behind it goes up by one.
            let slot = if below { at + 1 } else { at };
            let to = if dragged.0 < slot { slot - 1 } else { slot };
            self.shift(brief, dragged.0, to, Mover::Handle, edited);
        }
    }

    fn block_ui(
        &mut self,
        ui: &mut egui::Ui,
        (project, brief): (&Project, &Brief),
        (at, marks): (usize, &[Mark]),
        view: &View<'_>,
        edited: &mut Option<Edited>,
    ) {
        let Some(block) = brief.blocks.get(at) else { return };
        let begun = self.begin.take_if(|begun| *begun == at).is_some();
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
                    let field = ui.add(
                        egui::TextEdit::singleline(&mut text)
                            .hint_text("Words of the heading")
                            .desired_width(f32::INFINITY),
                    );
                    if begun {
                        field.request_focus();
                    }
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
                if begun {
                    field.request_focus();
                }
                if field.changed() {
                    replace("Edit method note", Block::MethodNote(text), true);
                }
            }
            Block::Paragraph(inlines) => {
                let of = (project, view.session.revision());
                self.typing.ui(ui, of, (at, inlines, marks), &mut replace, &mut self.run);
            }
            Block::Indicators(chosen) => {
                self.indicators.ui(ui, view, chosen, &mut replace);
            }
            Block::Map(map) => super::brief_map::block_ui(ui, project, map, &mut replace),
            Block::Finding(fact) => finding_ui(ui, project, fact, view),
            other => {
                ui.add(
                    egui::Label::new(signs::paragraph(ui, &summary(project, other), Face::Plain))
                        .wrap(),
                );
            }
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
        let (fresh, choose, offered) = (&mut self.fresh, &mut self.choose, &mut self.offered);
        let mut add = |block: Block| {
            let mut new = brief.clone();
            let at = at.min(new.blocks.len());
            new.blocks.insert(at, block);
            *fresh = Some((at, new.blocks.len()));
            *edited = Some(Edited::Done("Add block", new));
        };
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let simple: [(&str, Block); 11] = [
                ("Heading", Block::Heading { level: 1, text: String::new() }),
                ("Paragraph", Block::Paragraph(vec![Inline::Text(String::new())])),
                ("All claims", Block::ClaimTable(Vec::new())),
                ("Findings", Block::FindingsTable),
                ("Map", Block::Map(MapBlock::default())),
                ("Timeline", Block::Timeline),
                ("Open questions", Block::OpenQuestions),
                ("Indicators", Block::Indicators(Vec::new())),
                ("Method note", Block::MethodNote(String::new())),
                ("Evidence appendix", Block::Evidence),
                ("Bibliography", Block::Bibliography),
            ];
            for (name, block) in simple {
                let choice = ui.button(name);
                // Who asked for the list by key goes on by key, and sees it.
                if *offered > 0 && name == "Heading" {
                    *offered -= 1;
                    choice.request_focus();
                    choice.scroll_to_me(None);
                    ui.ctx().request_repaint();
                }
                if choice.clicked() {
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
            for (name, from) in [("A quotation…", From::Quotes), ("A finding…", From::Findings)]
            {
                let open = choose.as_ref().is_some_and(|c| c.from() == from);
                if ui.selectable_label(open, name).clicked() {
                    *choose = (!open).then(|| Choose::new(from));
                }
            }
        });
        if let Some(list) = choose
            && let Some(block) = list.ui(ui, project, view)
        {
            add(block);
            done = true;
        }
        if done {
            self.adding = None;
            self.choose = None;
        }
    }
}

/// A finding by all that tells it from others of its metric, with its verdict.
fn finding_ui(ui: &mut egui::Ui, project: &Project, fact: &Fact, view: &View<'_>) {
    let list = &view.derived.findings.list;
    let found = list.iter().find(|f| f.fact() == *fact);
    let words = match found {
        Some(finding) => title_of(project, finding),
        None => summary(project, &Block::Finding(fact.clone())),
    };
    ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Plain)).wrap());
    if let Some(finding) = found {
        ui.label(signs::verdict_text(ui, finding.verdict).small());
    }
}
