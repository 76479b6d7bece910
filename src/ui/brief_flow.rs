//! Words and references of a brief on the paper of its preview, in the order in which each line is read.

use super::{
    action::Action,
    bidi,
    brief_preview::{BODY, figure_ui},
    theme,
};
use crate::{
    brief::{Document, Span},
    cite::{Look, Rich, Shift},
};
use egui::{FontId, TextFormat, text::LayoutJob};

/// What a stretch of words is.
enum Stretch {
    /// Words that only stand there.
    Words(TextFormat),
    /// A figure, which opens its evidence.
    Figure(usize, TextFormat),
}

impl Stretch {
    fn format(&self) -> &TextFormat {
        let (Self::Words(format) | Self::Figure(_, format)) = self;
        format
    }
}

/// A run of words and references. Stretches without a figure are one label, so that lines break well.
pub(super) fn spans_ui(
    ui: &mut egui::Ui,
    document: &Document,
    spans: &[Span],
    actions: &mut Vec<Action>,
) {
    let stretches = stretches(ui, spans);
    let all: String = stretches.iter().map(|(words, _)| words.as_str()).collect();
    if bidi::breaks_itself(&all) {
        mixed_ui(ui, document, &stretches, &all, actions);
        return;
    }
    row(ui, |ui| {
        let mut job = LayoutJob::default();
        for (words, of) in &stretches {
            if let Stretch::Figure(figure, format) = of {
                flush(ui, &mut job);
                job.append(words, 0.0, format.clone());
                figure_ui(ui, document, std::mem::take(&mut job), *figure, actions);
            } else {
                job.append(words, 0.0, of.format().clone());
            }
        }
        flush(ui, &mut job);
    });
}

/// Labels and links side by side, as words of one paragraph.
fn row(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // Else a link is centred in a row as high as a button, and stands off the line of the words.
        ui.spacing_mut().interact_size.y = 0.0;
        add(ui);
    });
}

/// A paragraph with words that go from right to left: its lines are broken here, since egui would break what stands
/// in another order than it is read.
fn mixed_ui(
    ui: &mut egui::Ui,
    document: &Document,
    stretches: &[(String, Stretch)],
    all: &str,
    actions: &mut Vec<Action>,
) {
    let lines = broken(ui, stretches, all);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in lines {
            row(ui, |ui| {
                let mut job = LayoutJob::default();
                for item in line {
                    let Some((_, of)) = stretches.get(item.piece) else { continue };
                    if let Stretch::Figure(figure, format) = of {
                        flush(ui, &mut job);
                        bidi::append_parts(&mut job, item.parts, format);
                        figure_ui(ui, document, std::mem::take(&mut job), *figure, actions);
                    } else {
                        bidi::append_parts(&mut job, item.parts, of.format());
                    }
                }
                flush(ui, &mut job);
            });
        }
    });
}

fn broken(ui: &egui::Ui, stretches: &[(String, Stretch)], all: &str) -> Vec<Vec<bidi::Item>> {
    let pieces: Vec<String> = stretches.iter().map(|(words, _)| words.clone()).collect();
    let figures = stretches.iter().enumerate();
    let whole: Vec<usize> =
        figures.filter_map(|(i, (_, of))| matches!(of, Stretch::Figure(..)).then_some(i)).collect();
    let mut width_of = |piece: usize, words: &str| {
        let format = stretches.get(piece).map(|(_, of)| of.format().clone()).unwrap_or_default();
        ui.painter().layout_no_wrap(words.to_owned(), format.font_id, format.color).size().x
    };
    let within = bidi::starts_left_to_right(all);
    bidi::lines(&pieces, within, &whole, ui.available_width(), &mut width_of)
}

/// The words of a cell as they are shown, for measuring.
pub(super) fn plain(ui: &egui::Ui, spans: &[Span]) -> String {
    stretches(ui, spans).into_iter().map(|(words, _)| words).collect()
}

fn stretches(ui: &egui::Ui, spans: &[Span]) -> Vec<(String, Stretch)> {
    let palette = theme::of(ui);
    let mut out = Vec::new();
    for span in spans {
        match span {
            Span::Figure { text, figure } => {
                // A format like that of the words around it: a link of egui's own stands off their line.
                let format =
                    TextFormat { font_id: BODY, color: palette.accent, ..TextFormat::default() };
                out.push((text.clone(), Stretch::Figure(*figure, format)));
            }
            Span::Text(text) | Span::Cite { text, .. } => out.extend(runs(ui, text)),
            Span::Note(n) => {
                let format = TextFormat {
                    font_id: FontId::proportional(10.0),
                    color: palette.accent,
                    valign: egui::Align::TOP,
                    ..TextFormat::default()
                };
                out.push(((n + 1).to_string(), Stretch::Words(format)));
            }
            Span::Quote { words, .. } => {
                let format = TextFormat {
                    font_id: BODY,
                    color: palette.text,
                    // Arabic and Hebrew have no italics: slanted letters are harder to read, and look broken.
                    italics: !bidi::is_mixed(words),
                    ..TextFormat::default()
                };
                out.push((words.clone(), Stretch::Words(format)));
            }
        }
    }
    out
}

fn runs(ui: &egui::Ui, text: &Rich) -> Vec<(String, Stretch)> {
    let stretch =
        |run: &crate::cite::Run| (run.text.clone(), Stretch::Words(format_of(ui, run.look)));
    text.0.iter().map(stretch).collect()
}

fn format_of(ui: &egui::Ui, look: Look) -> TextFormat {
    let palette = theme::of(ui);
    let size = if look.shift == Shift::default() { BODY.size } else { 10.0 };
    TextFormat {
        font_id: if look.bold { theme::bold(size) } else { FontId::proportional(size) },
        color: palette.text,
        italics: look.italic,
        underline: match look.underline {
            true => egui::Stroke::new(1.0, palette.text),
            false => egui::Stroke::NONE,
        },
        ..TextFormat::default()
    }
}

/// A text with its looks as one label that takes as many lines as it needs.
pub(super) fn rich_ui(ui: &mut egui::Ui, text: &Rich) {
    let stretches = runs(ui, text);
    let all: String = stretches.iter().map(|(words, _)| words.as_str()).collect();
    let mut job = LayoutJob::default();
    if bidi::breaks_itself(&all) {
        for (n, line) in broken(ui, &stretches, &all).into_iter().enumerate() {
            if n > 0 {
                bidi::end_line(&mut job, &format_of(ui, Look::default()));
            }
            for item in line {
                if let Some((_, of)) = stretches.get(item.piece) {
                    bidi::append_parts(&mut job, item.parts, of.format());
                }
            }
        }
    } else {
        for (words, of) in &stretches {
            job.append(words, 0.0, of.format().clone());
        }
    }
    ui.add(egui::Label::new(job).wrap());
}

fn flush(ui: &mut egui::Ui, job: &mut LayoutJob) {
    if !job.text.is_empty() {
        ui.label(std::mem::take(job));
    }
}
