//! A brief as it will be exported: headings, figures that open their evidence, tables, map, bibliography.

use super::{
    action::Action,
    brief_columns, brief_flow,
    signs::{self, Face},
    theme,
    view::View,
};
use crate::{
    brief::{self, Document, Evidence, Part, Span},
    grid,
    jobs::{self, Job},
    model::{BriefId, Project},
};
use egui::{FontId, RichText, TextureHandle, text::LayoutJob};
use std::collections::{BTreeMap, BTreeSet};

/// The drawings of a document as textures, by their SVG; `None` for one that could not be drawn.
type Drawings = BTreeMap<String, Option<TextureHandle>>;

/// Drawings as pixels, by their SVG.
type Drawn = Vec<(String, Option<grid::Pixels>)>;

/// What laying out gives; an error is in words for a person.
type Laid = Result<(Document, Drawn), String>;

/// The preview: laid out on a thread of its own, so that typing never waits for citations and maps. Until a
/// new layout is there the one before is shown.
#[derive(Default)]
pub struct Preview {
    of: Option<(u64, BriefId)>,
    document: Option<Result<Document, String>>,
    drawings: Drawings,
    heights: Heights,
    laying: Option<((u64, BriefId), Job<Laid>)>,
    /// The block that has the caret, and in how many more frames it is brought into sight: what is above it may come
    /// out higher or lower than was guessed.
    followed: Option<usize>,
    following: u8,
}

/// So many frames bring a block into sight.
const FRAMES: u8 = 8;

impl Preview {
    /// Whether a layout is under way.
    pub fn busy(&self) -> bool {
        self.laying.is_some()
    }

    /// Draws the preview of a brief, with the block `at` in sight when it becomes another; starts a new layout when
    /// the project has changed.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        id: BriefId,
        at: Option<usize>,
        view: &View<'_>,
        actions: &mut Vec<Action>,
    ) {
        self.take(ui.ctx());
        let of = (view.derived.edition, id);
        if self.of != Some(of) && self.laying.is_none() {
            let (snapshot, ctx) = (view.session.snapshot(), ui.ctx().clone());
            let known: Vec<String> = self.drawings.keys().cloned().collect();
            let job = jobs::spawn(
                "preview",
                move || ctx.request_repaint(),
                move |_| lay_out(&snapshot, id, &known),
            );
            self.laying = Some((of, job));
        }
        let ours = self.of.is_some_and(|(_, shown)| shown == id);
        match self.document.as_ref().filter(|_| ours) {
            Some(Ok(document)) => {
                if at.is_some() && at != self.followed {
                    self.following = FRAMES;
                }
                self.followed = at.or(self.followed);
                // The wheel is for looking elsewhere.
                if at.is_none() || ui.input(|i| i.smooth_scroll_delta().y.abs() > 0.0) {
                    self.following = 0;
                }
                let follow = at.filter(|_| self.following > 0);
                if follow.is_some() {
                    self.following -= 1;
                    ui.request_repaint();
                }
                egui::ScrollArea::vertical().id_salt("preview").auto_shrink(false).show(ui, |ui| {
                    let seen = Seen { drawings: &self.drawings, follow };
                    paper_ui(ui, document, &seen, &mut self.heights, actions);
                });
            }
            Some(Err(why)) => {
                ui.colored_label(ui.visuals().error_fg_color, format!("⚠ {why}"));
            }
            None => {
                ui.weak("Laying out…");
            }
        }
    }

    /// Takes in a layout that is done.
    fn take(&mut self, ctx: &egui::Context) {
        let Some((of, job)) = &mut self.laying else { return };
        let Some(done) = job.poll() else { return };
        self.of = Some(*of);
        self.laying = None;
        // What was typed may have moved the block in which it was typed.
        self.following = FRAMES;
        self.document = Some(match done {
            Ok(Ok((document, drawn))) => {
                let before = self.document.as_ref().and_then(|before| before.as_ref().ok());
                self.heights.keep(before.map_or(&[][..], |d| d.parts.as_slice()), &document.parts);
                let shown = svgs(&document);
                self.drawings.retain(|svg, _| shown.contains(svg.as_str()));
                for (svg, pixels) in drawn {
                    self.drawings.insert(svg, pixels.map(|pixels| texture(ctx, &pixels)));
                }
                Ok(document)
            }
            Ok(Err(why)) => Err(why),
            Err(crashed) => Err(crashed.to_string()),
        });
    }
}

/// Composes a brief and draws those of its maps that are not drawn yet.
fn lay_out(project: &Project, id: BriefId, known: &[String]) -> Laid {
    let document = brief::document_of(project, id).map_err(|e| e.to_string())?;
    let new = svgs(&document).into_iter().filter(|svg| !known.iter().any(|k| k == svg));
    let drawn = new.map(|svg| {
        let pixels = grid::pixels(svg, 1.0).ok();
        // Larger textures than this are not to be had everywhere.
        (svg.to_owned(), pixels.filter(|p| p.width.max(p.height) <= 2048))
    });
    let drawn = drawn.collect();
    Ok((document, drawn))
}

/// The drawings in a document.
fn svgs(document: &Document) -> BTreeSet<&str> {
    document
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Picture(picture) => Some(picture.svg.as_str()),
            _ => None,
        })
        .collect()
}

fn texture(ctx: &egui::Context, pixels: &grid::Pixels) -> TextureHandle {
    let size = [pixels.width, pixels.height].map(|n| usize::try_from(n).unwrap_or_default());
    let image = egui::ColorImage::from_rgb(size, &pixels.rgb);
    ctx.load_texture("map of a brief", image, egui::TextureOptions::LINEAR)
}

/// How high each part came out at a width; only parts near the screen are laid out, however long the brief.
#[derive(Default)]
struct Heights {
    width: f32,
    /// As drawn, else as guessed.
    parts: Vec<f32>,
}

/// How high a part is taken to be that has not been drawn yet, in points: near enough that the page does not jump
/// when it comes into sight.
fn guessed(part: &Part, width: f32) -> f32 {
    /// Of a line of text, and of a letter in it.
    const LINE: f32 = 19.0;
    const LETTER: f32 = 7.0;
    let length = |spans: &[Span]| -> usize {
        let words = spans.iter().map(|span| match span {
            Span::Text(text) | Span::Cite { text, .. } => text.text().chars().count(),
            Span::Figure { text, .. } => text.chars().count(),
            Span::Quote { words, .. } => words.chars().count(),
            Span::Note(_) => 1,
        });
        words.sum()
    };
    #[expect(clippy::cast_precision_loss, reason = "a guess")]
    let lines = |letters: usize, width: f32| {
        LINE * (letters as f32 * LETTER / width.max(LETTER)).ceil().max(1.0)
    };
    match part {
        Part::Heading { .. } | Part::Evidence => 40.0,
        Part::Paragraph(spans) => 8.0 + lines(length(spans), width),
        Part::Finding { text, .. } => 30.0 + lines(length(text), width),
        Part::Table { head, rows, .. } => {
            #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
            let column = width / head.len().max(1) as f32;
            let highest = |row: &Vec<Vec<Span>>| {
                row.iter().map(|cell| lines(length(cell), column)).fold(LINE, f32::max) + 4.0
            };
            50.0 + rows.iter().map(highest).sum::<f32>()
        }
        Part::Picture(_) => width * 0.7,
        Part::Quotation { words, source, .. } => {
            8.0 + lines(words.chars().count(), width) + lines(length(source), width)
        }
        Part::Method { text, .. } => {
            30.0 + text.iter().map(|t| lines(t.chars().count(), width)).sum::<f32>()
        }
        Part::Bibliography { entries, .. } => {
            let entry = |text: String| lines(text.chars().count(), width) + 3.0;
            40.0 + entries.iter().map(|e| entry(e.text.text())).sum::<f32>()
        }
    }
}

impl Heights {
    /// Takes over the heights of the parts that stay the same at both ends of a new layout.
    fn keep(&mut self, before: &[Part], now: &[Part]) {
        if before.len() != self.parts.len() {
            self.parts.clear();
            return;
        }
        let head = before.iter().zip(now).take_while(|(a, b)| a == b).count();
        let rest = before.len().min(now.len()) - head;
        let tail = before.iter().rev().zip(now.iter().rev()).take(rest);
        let tail = tail.take_while(|(a, b)| a == b).count();
        // One that was only typed in is about as high as it was.
        let middle: Vec<f32> = if before.len() == now.len() {
            self.parts.get(head..before.len() - tail).unwrap_or_default().to_vec()
        } else {
            let new = now.get(head..now.len() - tail).unwrap_or_default();
            new.iter().map(|part| guessed(part, self.width)).collect()
        };
        self.parts.splice(head..before.len() - tail, middle);
    }

    fn fit(&mut self, parts: &[Part], width: f32) {
        if (self.width - width).abs() > 0.5 || self.parts.len() != parts.len() {
            self.width = width;
            self.parts = parts.iter().map(|part| guessed(part, width)).collect();
        }
    }
}

/// What the paper shows beside the document.
struct Seen<'a> {
    drawings: &'a Drawings,
    /// The block that is to come into sight.
    follow: Option<usize>,
}

/// The size of the words of the paper.
pub(super) const BODY: FontId = FontId::proportional(14.0);

/// Draws the document on paper. A click on a figure shows what it rests on; from there to the words.
fn paper_ui(
    ui: &mut egui::Ui,
    document: &Document,
    seen: &Seen<'_>,
    heights: &mut Heights,
    actions: &mut Vec<Action>,
) {
    let width = ui.available_width().min(760.0);
    egui::Frame::new().fill(theme::of(ui).paper).inner_margin(24).corner_radius(4).show(ui, |ui| {
        ui.set_width((width - 48.0).max(0.0));
        for warning in &document.warnings {
            let colour = signs::level(ui, super::notices::Level::Warning);
            ui.label(signs::set_in(ui, &format!("⚠ {warning}"), BODY, colour));
        }
        let palette = theme::of(ui);
        ui.label(signs::set_in(ui, &document.title, theme::bold(26.0), palette.text));
        if !document.authors.is_empty() {
            let authors = document.authors.join(", ");
            ui.label(signs::set_in(ui, &authors, BODY, ui.visuals().weak_text_color()));
        }
        let handling = brief::handling_line(document);
        if !handling.is_empty() {
            ui.add_space(4.0);
            brief_flow::rich_ui(ui, &handling);
        }
        ui.add_space(10.0);
        heights.fit(&document.parts, width);
        let first =
            seen.follow.and_then(|block| document.blocks.iter().position(|of| *of == block));
        let follow = |ui: &egui::Ui, part: usize, rect: egui::Rect| {
            let clip = ui.clip_rect();
            // Of what is higher than the view a good part has to be seen.
            let seen = clip.intersect(rect).height().max(0.0);
            if first == Some(part) && seen < rect.height().min(clip.height() * 0.5) - 1.0 {
                let align = if rect.height() > clip.height() * 0.8 {
                    egui::Align::Min
                } else {
                    egui::Align::Center
                };
                ui.scroll_to_rect_animation(
                    rect,
                    Some(align),
                    egui::style::ScrollAnimation::none(),
                );
            }
        };
        for (i, part) in document.parts.iter().enumerate() {
            let (top, clip) = (ui.cursor().top(), ui.clip_rect());
            let about = heights.parts.get(i).copied().unwrap_or_default();
            let away =
                top + about < clip.top() - clip.height() || top > clip.bottom() + clip.height();
            if away {
                let (_, rect) = ui.allocate_space(egui::vec2(1.0, about));
                follow(ui, i, rect);
                continue;
            }
            let drawn = ui.push_id(i, |ui| {
                part_ui(ui, document, seen.drawings, part, actions);
                ui.add_space(8.0);
            });
            follow(ui, i, drawn.response.rect);
            if let Some(height) = heights.parts.get_mut(i) {
                *height = drawn.response.rect.height();
            }
        }
        if !document.notes.is_empty() {
            ui.separator();
            for (i, note) in document.notes.iter().enumerate() {
                ui.push_id(("note", i), |ui| {
                    ui.horizontal_top(|ui| {
                        ui.weak(format!("{}.", i + 1));
                        ui.vertical(|ui| brief_flow::spans_ui(ui, document, note, actions));
                    });
                });
            }
        }
    });
}

fn part_ui(
    ui: &mut egui::Ui,
    document: &Document,
    drawings: &Drawings,
    part: &Part,
    actions: &mut Vec<Action>,
) {
    match part {
        Part::Heading { level, text } => {
            let size = match level {
                1 => 20.0,
                2 => 17.0,
                _ => 15.0,
            };
            ui.add_space(6.0);
            let text = signs::set_in(ui, text, theme::bold(size), theme::of(ui).text);
            ui.add(egui::Label::new(text).wrap());
        }
        Part::Paragraph(spans) => brief_flow::spans_ui(ui, document, spans, actions),
        Part::Finding { subject, verdict, text } => {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(super::bidi::line(subject)).strong());
                ui.label(signs::verdict_text(ui, *verdict));
            });
            brief_flow::spans_ui(ui, document, text, actions);
        }
        Part::Table { caption, head, rows } => table_ui(ui, document, caption, head, rows, actions),
        Part::Picture(picture) => {
            ui.label(signs::paragraph(ui, &picture.caption, Face::Strong));
            match drawings.get(&picture.svg) {
                Some(Some(drawing)) => {
                    let image = egui::Image::new(drawing).max_width(ui.available_width());
                    ui.add(image.alt_text(&picture.alternative));
                }
                _ => {
                    ui.add(egui::Label::new(RichText::new(&picture.alternative).weak()).wrap());
                }
            }
        }
        Part::Quotation { words, source, .. } => {
            ui.indent("quotation", |ui| {
                ui.add(egui::Label::new(signs::paragraph(ui, words, Face::Quote)).wrap());
                brief_flow::spans_ui(ui, document, source, actions);
            });
        }
        Part::Method { heading, text } => {
            ui.label(RichText::new(heading).strong());
            for paragraph in text {
                ui.add(egui::Label::new(signs::paragraph(ui, paragraph, Face::Plain)).wrap());
            }
        }
        Part::Evidence => {
            ui.weak(format!("[{}]", document.labels.how));
        }
        Part::Bibliography { heading, entries } => {
            ui.label(RichText::new(heading).font(theme::bold(17.0)));
            for entry in entries {
                ui.horizontal_top(|ui| {
                    if let Some(label) = &entry.label {
                        ui.label(label.text());
                    }
                    brief_flow::rich_ui(ui, &entry.text);
                });
                ui.add_space(3.0);
            }
        }
    }
}

/// A figure as a link; its evidence in a popup.
pub(super) fn figure_ui(
    ui: &mut egui::Ui,
    document: &Document,
    job: LayoutJob,
    figure: usize,
    actions: &mut Vec<Action>,
) {
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
    ui.add(egui::Label::new(signs::paragraph(ui, &evidence.statement, Face::Plain)).wrap());
    for quoted in &evidence.quotes {
        let words = format!("“{}”", quoted.words);
        ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Quote)).wrap());
        if let Some(source) = document.articles.get(quoted.article) {
            let name = signs::paragraph(ui, &source.label, Face::Plain);
            ui.add(egui::Label::new(name).wrap());
            ui.weak(format!("Grade {} · SHA-256 {}", quoted.grade, source.original));
        }
        if ui.button("Show the words").clicked() {
            actions.push(Action::ShowAnnotation(quoted.annotation));
            ui.close();
        }
    }
    if let Some(origin) = &evidence.origin {
        let words = format!("Origin: {origin}");
        ui.label(signs::set_in(ui, &words, BODY, ui.visuals().weak_text_color()));
    }
    if !evidence.rivals.is_empty() {
        let values: Vec<&str> = evidence.rivals.iter().map(|r| r.value.as_str()).collect();
        let words = format!("≠ Other sources say: {}", values.join(", "));
        let bad = theme::tone(ui.visuals().dark_mode, theme::Tone::Bad);
        ui.label(signs::set_in(ui, &words, BODY, bad));
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
        ui.label(signs::paragraph(ui, caption, Face::Strong));
    }
    let widths = brief_columns::widths(ui, head, rows);
    egui::ScrollArea::horizontal().id_salt("table").show(ui, |ui| {
        egui::Grid::new("table")
            .num_columns(widths.len())
            .striped(true)
            .spacing([brief_columns::GAP, ui.spacing().item_spacing.y])
            .max_col_width(f32::INFINITY)
            .show(ui, |ui| {
                for (name, width) in head.iter().zip(&widths) {
                    ui.vertical(|ui| {
                        ui.set_width(*width);
                        ui.add(egui::Label::new(RichText::new(name).strong()).wrap());
                    });
                }
                ui.end_row();
                for row in rows {
                    for (cell, width) in row.iter().zip(&widths) {
                        ui.vertical(|ui| {
                            ui.set_width(*width);
                            brief_flow::spans_ui(ui, document, cell, actions);
                        });
                    }
                    ui.end_row();
                }
            });
    });
}
