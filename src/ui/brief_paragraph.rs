//! A paragraph of a brief in the composer: one field with its references as chips among the words. "@" looks for a
//! claim or an article; the arrow keys and Enter, or the mouse, take one.

use super::{
    brief_checks::Mark,
    brief_words::{chip_words, references},
    chips::{Flat, Offer, chip, offered},
    command::Command,
    notices::Level,
    signs, theme,
};
use crate::{
    checks::Severity,
    model::{Block, Inline, Project},
};
use egui::{
    EventFilter, Id, Key, Modifiers, Popup, TextEdit, text::CCursor, text_edit::TextEditState,
};
use std::ops::Range;

/// How many offers are shown.
const OFFERS: usize = 8;

/// What is being typed into paragraphs.
#[derive(Default)]
pub struct Typing {
    /// The block and the "@" at which offers are shown, and which of them is chosen.
    open: Option<(usize, usize, usize)>,
    /// The block and the "@" whose offers were sent away.
    closed: Option<(usize, usize)>,
    /// Where the caret of a block belongs with the next frame.
    caret: Option<(usize, usize)>,
    /// Words of a block that are to be chosen.
    chosen: Option<(usize, Mark)>,
    /// What can be referred to, as of a revision of the project.
    offers: (u64, Vec<Offer>),
}

/// What a key does to the list of offers.
enum Pressed {
    Take,
    Close,
}

impl Typing {
    /// Puts the caret into a paragraph that was just added.
    pub fn begin(&mut self, block: usize) {
        self.caret = Some((block, 0));
    }

    /// Chooses words of a paragraph.
    pub fn choose(&mut self, block: usize, words: Mark) {
        self.chosen = Some((block, words));
    }

    /// The offers of the project; made when they are first looked for.
    fn refresh(&mut self, project: &Project, revision: u64) {
        if self.offers.0 != revision || self.offers.1.is_empty() {
            let all = references(project).into_iter().map(|(name, what)| Offer::new(name, what));
            self.offers = (revision, all.collect());
        }
    }

    /// Goes through the offers of a block by the keys; they are not for the text then.
    fn keys(&mut self, ui: &egui::Ui, block: usize) -> Option<Pressed> {
        let (_, _, chosen) = self.open.as_mut().filter(|(of, ..)| *of == block)?;
        ui.input_mut(|i| {
            if i.consume_key(Modifiers::NONE, Key::ArrowDown) {
                *chosen = (*chosen + 1).min(OFFERS - 1);
            }
            if i.consume_key(Modifiers::NONE, Key::ArrowUp) {
                *chosen = chosen.saturating_sub(1);
            }
            let take = i.consume_key(Modifiers::NONE, Key::Enter)
                || i.consume_key(Modifiers::NONE, Key::Tab);
            let close = i.consume_key(Modifiers::NONE, Key::Escape);
            if take { Some(Pressed::Take) } else { close.then_some(Pressed::Close) }
        })
    }

    /// Draws a paragraph. `replace` takes the name of the change, the new block, and whether it is typing; `run` takes
    /// commands that were asked for by keys.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        (project, revision): (&Project, u64),
        (at, inlines, marks): (usize, &[Inline], &[Mark]),
        replace: &mut dyn FnMut(&'static str, Block, bool),
        run: &mut Vec<Command>,
    ) {
        let flat = Flat::of(inlines, |inline| chip_words(project, inline));
        let place = |mark: &Mark| flat.find(mark.piece, mark.range.clone(), &mark.words);
        let marked: Vec<Marked<'_>> =
            marks.iter().filter_map(|mark| Some((place(mark)?, mark))).collect();
        let id = ui.make_persistent_id("paragraph");
        if let Some((_, caret)) = self.caret.take_if(|(block, _)| *block == at) {
            put_caret(ui, id, caret..caret);
        }
        if let Some((_, mark)) = self.chosen.take_if(|(block, _)| *block == at)
            && let Some(range) = place(&mark)
        {
            put_caret(ui, id, range);
        }
        let focused = ui.memory(|m| m.has_focus(id));
        if focused {
            // The field would take back letters and bring back a chip as mere words: the project takes steps back.
            let undone = |command: Command| {
                let key = command.spec().key;
                key.is_some_and(|key| ui.input_mut(|i| i.consume_shortcut(&key)))
            };
            run.extend([Command::Redo, Command::Undo].into_iter().filter(|c| undone(*c)));
        }
        let pressed = focused.then(|| self.keys(ui, at)).flatten();
        let mut text = flat.text.clone();
        let mut layouter = |ui: &egui::Ui, buffer: &dyn egui::TextBuffer, width: f32| {
            let job = laid(ui, buffer.as_str(), (&flat, &marked), width);
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let output = TextEdit::multiline(&mut text)
            .id(id)
            .desired_rows(1)
            .desired_width(f32::INFINITY)
            .hint_text("Words; @ refers to a claim or an article")
            .layouter(&mut layouter)
            .show(ui);
        let response = output.response.response;
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, "Paragraph")
        });
        let mut caret = output.cursor_range.map(|range| range.primary.index.0);
        let mut now = flat.clone();
        if text == flat.text {
            told_ui(ui, &marked, caret.filter(|_| response.has_focus()));
        } else {
            let (new, belongs) = flat.edited(&text);
            now = Flat::of(&new, |inline| chip_words(project, inline));
            if now.text != text || caret != Some(belongs) {
                self.caret = Some((at, belongs));
            }
            caret = Some(belongs);
            replace("Edit paragraph", Block::Paragraph(new), true);
        }
        let shown = response.has_focus();
        let query = caret.filter(|_| shown).and_then(|caret| Some((now.query(caret)?, caret)));
        let Some(((from, query), caret)) = query else {
            let clicked = ui.input(|i| i.pointer.any_down() || i.pointer.any_released());
            // A click on an offer takes the focus away before it is a click.
            if self.open.is_some_and(|(block, ..)| block == at) && !clicked {
                self.open = None;
            } else if let Some((_, from, _)) = self.open.filter(|(block, ..)| *block == at) {
                self.clicked(ui, (project, &response), at, &flat, from, replace);
            }
            self.button_ui(ui, at, &flat, id, replace);
            return;
        };
        if let Some(Pressed::Close) = pressed {
            self.closed = Some((at, from));
        }
        if self.closed == Some((at, from)) {
            self.open = None;
            return;
        }
        self.refresh(project, revision);
        let chosen = self.open.filter(|(block, ..)| *block == at).map_or(0, |(.., chosen)| chosen);
        let offers = offered(&query, &self.offers.1, OFFERS);
        let chosen = chosen.min(offers.len().saturating_sub(1));
        let filter =
            EventFilter { tab: true, escape: true, horizontal_arrows: true, vertical_arrows: true };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        let mut taken = offers_ui(&response, &offers, &query, chosen);
        if let Some(Pressed::Take) = pressed {
            taken = offers.get(chosen).map(|offer| offer.inline.clone());
        }
        self.open = (!offers.is_empty()).then_some((at, from, chosen));
        if let Some(inline) = taken {
            self.take(project, at, &now, from..caret, inline, replace);
        }
    }

    /// Puts a reference into the place of what was typed to find it.
    fn take(
        &mut self,
        project: &Project,
        at: usize,
        flat: &Flat,
        typed: Range<usize>,
        inline: Inline,
        replace: &mut dyn FnMut(&'static str, Block, bool),
    ) {
        let width = chip(&chip_words(project, &inline)).chars().count();
        let (new, caret) = flat.replaced(typed, "", Some(inline));
        self.caret = Some((at, caret + width));
        self.open = None;
        replace("Add reference", Block::Paragraph(new), false);
    }

    /// The offers while a click on them is under way.
    fn clicked(
        &mut self,
        ui: &egui::Ui,
        (project, response): (&Project, &egui::Response),
        at: usize,
        flat: &Flat,
        from: usize,
        replace: &mut dyn FnMut(&'static str, Block, bool),
    ) {
        let caret = TextEditState::load(ui.ctx(), response.id)
            .and_then(|state| Some(state.cursor.char_range()?.primary.index.0));
        let found = caret.and_then(|caret| Some((flat.query(caret)?, caret)));
        let Some(((_, query), caret)) = found.filter(|((start, _), _)| *start == from) else {
            self.open = None;
            return;
        };
        let offers = offered(&query, &self.offers.1, OFFERS);
        if let Some(inline) = offers_ui(response, &offers, &query, OFFERS) {
            self.take(project, at, flat, from..caret, inline, replace);
        }
    }

    /// Says that there is such a thing as "@".
    fn button_ui(
        &mut self,
        ui: &mut egui::Ui,
        at: usize,
        flat: &Flat,
        id: Id,
        replace: &mut dyn FnMut(&'static str, Block, bool),
    ) {
        let button = ui.small_button("@ Refer to a claim or article…");
        if button.on_hover_text("The same as typing @ into the words").clicked() {
            let end = flat.text.chars().count();
            let near = flat.text.chars().next_back().is_some_and(char::is_alphanumeric);
            let (new, caret) = flat.replaced(end..end, if near { " @" } else { "@" }, None);
            replace("Edit paragraph", Block::Paragraph(new), true);
            (self.caret, self.closed) = (Some((at, caret)), None);
            ui.memory_mut(|m| m.request_focus(id));
        }
    }
}

/// Words that something stands against, with where they are in the text.
type Marked<'a> = (Range<usize>, &'a Mark);

/// Says below a paragraph what stands against the words that the caret is in.
fn told_ui(ui: &mut egui::Ui, marked: &[Marked<'_>], caret: Option<usize>) {
    let Some(caret) = caret else { return };
    for (_, mark) in marked.iter().filter(|(range, _)| range.start <= caret && caret <= range.end) {
        let colour = signs::level(ui, level(mark.severity));
        let sign = if mark.severity == Severity::Error { "✖" } else { "⚠" };
        let words =
            super::bidi::line(&format!("{sign} {}: {}", mark.words, mark.what)).into_owned();
        ui.add(egui::Label::new(egui::RichText::new(words).color(colour)).wrap());
    }
}

fn level(severity: Severity) -> Level {
    if severity == Severity::Error { Level::Error } else { Level::Warning }
}

/// Chooses words of a field, from the end, and gives it the focus.
fn put_caret(ui: &egui::Ui, id: Id, words: Range<usize>) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let range = egui::text::CCursorRange::two(CCursor::new(words.start), CCursor::new(words.end));
    state.cursor.set_char_range(Some(range));
    // What the field remembers of its own steps knows no chips.
    state.clear_undoer();
    state.store(ui.ctx(), id);
    ui.memory_mut(|m| m.request_focus(id));
}

/// The offers below a paragraph; gives the one that was clicked.
fn offers_ui(
    response: &egui::Response,
    offers: &[&Offer],
    query: &str,
    chosen: usize,
) -> Option<Inline> {
    let mut taken = None;
    Popup::from_response(response)
        .id(response.id.with("offers"))
        .open(true)
        .width(response.rect.width().max(200.0))
        .show(|ui| {
            for (i, offer) in offers.iter().enumerate() {
                if ui.selectable_label(i == chosen, super::bidi::line(&offer.name)).clicked() {
                    taken = Some(offer.inline.clone());
                }
            }
            if offers.is_empty() {
                ui.weak(format!("No claim or article has “{}”", query.trim()));
            }
        });
    taken
}

/// The words with the chips among them set off. While a key is being typed the chips may have moved: what is left of
/// them is found by how it is written.
fn laid(
    ui: &egui::Ui,
    text: &str,
    (flat, marked): (&Flat, &[Marked<'_>]),
    width: f32,
) -> egui::text::LayoutJob {
    let palette = theme::of(ui);
    let words = egui::TextFormat {
        font_id: egui::TextStyle::Body.resolve(ui.style()),
        color: ui.visuals().widgets.inactive.text_color(),
        ..egui::TextFormat::default()
    };
    let chip = egui::TextFormat {
        color: palette.accent,
        background: palette.accent.gamma_multiply(0.16),
        ..words.clone()
    };
    let mut job = egui::text::LayoutJob::default();
    if text == flat.text {
        let chars: Vec<char> = text.chars().collect();
        let part = |range: Range<usize>| -> String {
            chars.get(range).unwrap_or_default().iter().collect()
        };
        let plain = |job: &mut egui::text::LayoutJob, stretch: Range<usize>| {
            let mut at = stretch.start;
            while at < stretch.end {
                let here = marked.iter().filter(|(range, _)| range.contains(&at));
                let mark = here.min_by_key(|(_, mark)| mark.severity);
                let ends = marked.iter().flat_map(|(range, _)| [range.start, range.end]);
                let end = ends.filter(|end| *end > at).min().unwrap_or(stretch.end);
                let end = end.min(stretch.end);
                let mut format = words.clone();
                if let Some((_, mark)) = mark {
                    let colour = signs::level(ui, level(mark.severity));
                    format.underline = egui::Stroke::new(2.0, colour);
                }
                job.append(&part(at..end), 0.0, format);
                at = end;
            }
        };
        let mut at = 0;
        for (range, _) in &flat.chips {
            plain(&mut job, at..range.start);
            job.append(&part(range.clone()), 0.0, chip.clone());
            at = range.end;
        }
        plain(&mut job, at..chars.len());
    } else {
        job.append(text, 0.0, words);
    }
    job.wrap.max_width = width;
    job
}
