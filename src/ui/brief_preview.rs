//! A brief as it will be exported: headings, figures that open their evidence, tables, map, bibliography.

use super::{
    action::Action,
    signs::{self, Face},
    theme,
};
use crate::{
    brief::{Document, Evidence, Part, Span},
    cite::{Rich, Shift},
};
use egui::{FontId, RichText, TextFormat, text::LayoutJob};

/// Draws the document on paper. A click on a figure shows what it rests on; from there to the words.
pub fn ui(ui: &mut egui::Ui, document: &Document, actions: &mut Vec<Action>) {
    let width = ui.available_width().min(760.0);
    egui::Frame::new().fill(theme::of(ui).paper).inner_margin(24).corner_radius(4).show(ui, |ui| {
        ui.set_width(width - 48.0);
        for warning in &document.warnings {
            let colour = signs::level(ui, super::notices::Level::Warning);
            ui.colored_label(colour, format!("⚠ {warning}"));
        }
        ui.label(RichText::new(&document.title).font(theme::bold(26.0)));
        if !document.authors.is_empty() {
            ui.weak(document.authors.join(", "));
        }
        ui.add_space(10.0);
        for (i, part) in document.parts.iter().enumerate() {
            ui.push_id(i, |ui| part_ui(ui, document, part, actions));
            ui.add_space(8.0);
        }
        if !document.notes.is_empty() {
            ui.separator();
            for (i, note) in document.notes.iter().enumerate() {
                ui.push_id(("note", i), |ui| {
                    ui.horizontal_top(|ui| {
                        ui.weak(format!("{}.", i + 1));
                        ui.vertical(|ui| spans_ui(ui, document, note, actions));
                    });
                });
            }
        }
    });
}

fn part_ui(ui: &mut egui::Ui, document: &Document, part: &Part, actions: &mut Vec<Action>) {
    match part {
        Part::Heading { level, text } => {
            let size = match level {
                1 => 20.0,
                2 => 17.0,
                _ => 15.0,
            };
            ui.add_space(6.0);
            ui.add(egui::Label::new(RichText::new(text).font(theme::bold(size))).wrap());
        }
        Part::Paragraph(spans) => spans_ui(ui, document, spans, actions),
        Part::Finding { subject, verdict, text } => {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(subject).strong());
                ui.label(signs::verdict_text(ui, *verdict));
            });
            spans_ui(ui, document, text, actions);
        }
        Part::Table { caption, head, rows } => table_ui(ui, document, caption, head, rows, actions),
        Part::Picture(picture) => {
            ui.label(RichText::new(&picture.caption).strong());
            ui.add(egui::Label::new(RichText::new(&picture.alternative).weak()).wrap());
            ui.weak("The map itself is on the Map page and in the exported file.");
        }
        Part::Quotation { words, source, .. } => {
            ui.indent("quotation", |ui| {
                ui.add(egui::Label::new(signs::words(ui, words, Face::Quote)).wrap());
                spans_ui(ui, document, source, actions);
            });
        }
        Part::Method { heading, text } => {
            ui.label(RichText::new(heading).strong());
            for paragraph in text {
                ui.add(egui::Label::new(paragraph).wrap());
            }
        }
        Part::Bibliography { heading, entries } => {
            ui.label(RichText::new(heading).font(theme::bold(17.0)));
            for entry in entries {
                ui.horizontal_top(|ui| {
                    if let Some(label) = &entry.label {
                        ui.label(label.text());
                    }
                    let mut job = LayoutJob::default();
                    rich(ui, &mut job, &entry.text);
                    ui.add(egui::Label::new(job).wrap());
                });
                ui.add_space(3.0);
            }
        }
    }
}

/// A run of words and references. Stretches without a figure are one label, so that lines break well.
fn spans_ui(ui: &mut egui::Ui, document: &Document, spans: &[Span], actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        // Else a link is centred in a row as high as a button, and stands off the line of the words.
        ui.spacing_mut().interact_size.y = 0.0;
        let mut job = LayoutJob::default();
        for span in spans {
            match span {
                Span::Figure { text, figure } => {
                    flush(ui, &mut job);
                    figure_ui(ui, document, text, *figure, actions);
                }
                Span::Text(text) | Span::Cite { text, .. } => rich(ui, &mut job, text),
                Span::Note(n) => {
                    let format = TextFormat {
                        font_id: FontId::proportional(10.0),
                        color: theme::of(ui).accent,
                        valign: egui::Align::TOP,
                        ..TextFormat::default()
                    };
                    job.append(&(n + 1).to_string(), 0.0, format);
                }
                Span::Quote { words, .. } => {
                    flush(ui, &mut job);
                    ui.label(signs::words(ui, words, Face::Quote));
                }
            }
        }
        flush(ui, &mut job);
    });
}

fn flush(ui: &mut egui::Ui, job: &mut LayoutJob) {
    if !job.text.is_empty() {
        ui.label(std::mem::take(job));
    }
}

fn rich(ui: &egui::Ui, job: &mut LayoutJob, text: &Rich) {
    let palette = theme::of(ui);
    for run in &text.0 {
        let size = if run.look.shift == Shift::default() { 14.0 } else { 10.0 };
        let format = TextFormat {
            font_id: if run.look.bold { theme::bold(size) } else { FontId::proportional(size) },
            color: palette.text,
            italics: run.look.italic,
            underline: if run.look.underline {
                egui::Stroke::new(1.0, palette.text)
            } else {
                egui::Stroke::NONE
            },
            ..TextFormat::default()
        };
        super::bidi::append(job, &run.text, &format);
    }
}

/// A figure as a link; its evidence in a popup.
fn figure_ui(
    ui: &mut egui::Ui,
    document: &Document,
    text: &str,
    figure: usize,
    actions: &mut Vec<Action>,
) {
    // A format like that of the words around it: a link of egui's own stands off their line.
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: FontId::proportional(14.0),
        color: theme::of(ui).accent,
        ..TextFormat::default()
    };
    super::bidi::append(&mut job, text, &format);
    let link = ui.link(job).on_hover_text("How do we know this?");
    egui::Popup::menu(&link)
        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
        .width(420.0)
        .show(|ui| {
            ui.set_max_width(420.0);
            let Some(figure) = document.figures.get(figure) else { return };
            ui.strong("How do we know this?");
            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for evidence in &figure.evidence {
                    evidence_ui(ui, document, evidence, actions);
                    ui.separator();
                }
            });
        });
}

fn evidence_ui(
    ui: &mut egui::Ui,
    document: &Document,
    evidence: &Evidence,
    actions: &mut Vec<Action>,
) {
    ui.add(egui::Label::new(&evidence.statement).wrap());
    for quoted in &evidence.quotes {
        let words = format!("“{}”", quoted.words);
        ui.add(egui::Label::new(signs::words(ui, &words, Face::Quote)).wrap());
        if let Some(source) = document.articles.get(quoted.article) {
            let name = signs::words(ui, &source.label, Face::Plain);
            ui.add(egui::Label::new(name).wrap());
            ui.weak(format!("Grade {} · SHA-256 {}", quoted.grade, source.original));
        }
        if ui.button("Show the words").clicked() {
            actions.push(Action::ShowAnnotation(quoted.annotation));
            ui.close();
        }
    }
    if let Some(origin) = &evidence.origin {
        ui.weak(format!("Origin: {origin}"));
    }
    if !evidence.rivals.is_empty() {
        let values: Vec<&str> = evidence.rivals.iter().map(|r| r.value.as_str()).collect();
        ui.colored_label(
            theme::tone(ui.visuals().dark_mode, theme::Tone::Bad),
            format!("≠ Other sources say: {}", values.join(", ")),
        );
    }
}

fn table_ui(
    ui: &mut egui::Ui,
    document: &Document,
    caption: &str,
    head: &[String],
    rows: &[Vec<Vec<Span>>],
    actions: &mut Vec<Action>,
) {
    if !caption.is_empty() {
        ui.label(RichText::new(caption).strong());
    }
    let columns = head.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let width = (ui.available_width() / columns as f32 - 8.0).max(60.0);
    egui::ScrollArea::horizontal().id_salt("table").show(ui, |ui| {
        egui::Grid::new("table").num_columns(columns).striped(true).max_col_width(width).show(
            ui,
            |ui| {
                for name in head {
                    ui.add(egui::Label::new(RichText::new(name).strong()).wrap());
                }
                ui.end_row();
                for row in rows {
                    for cell in row {
                        ui.vertical(|ui| spans_ui(ui, document, cell, actions));
                    }
                    ui.end_row();
                }
            },
        );
    });
}
