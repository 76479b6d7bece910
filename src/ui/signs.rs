//! What verdicts and notices look like: a sign and a tone each, never colour alone; and titles in any
//! direction of writing.

use super::{
    bidi, breaks,
    notices::Level,
    theme::{self, Tone},
};
use crate::model::Verdict;
use egui::{Color32, FontId, RichText, TextStyle, WidgetText, text::TextFormat};

/// The sign and the tone of a verdict.
pub fn verdict(verdict: Verdict) -> (&'static str, Tone) {
    match verdict {
        Verdict::Corroborated => ("✔", Tone::Good),
        Verdict::SingleOrigin => ("①", Tone::Neutral),
        Verdict::Contradicted => ("≠", Tone::Bad),
        Verdict::MayContradict => ("⚠", Tone::Caution),
        Verdict::NotComparable => ("∥", Tone::Neutral),
    }
}

/// "≠ Contradicted" in its colour.
pub fn verdict_text(ui: &egui::Ui, of: Verdict) -> RichText {
    let (icon, tone) = verdict(of);
    RichText::new(format!("{icon} {}", of.word())).color(theme::tone(ui.visuals().dark_mode, tone))
}

/// "4 articles, 2 independent origins".
pub fn support(articles: usize, origins: usize) -> String {
    let plural =
        |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    format!("{}, {}", plural(articles, "article"), plural(origins, "independent origin"))
}

/// What is said for ever of a claim that the program proposed.
pub fn proposed(reviewed: bool) -> &'static str {
    if reviewed {
        "Proposed by the program, reviewed by a person"
    } else {
        "Proposed by the program, not reviewed yet"
    }
}

/// The colour of a notice.
pub fn level(ui: &egui::Ui, level: Level) -> Color32 {
    let tone = match level {
        Level::Info => Tone::Info,
        Level::Warning => Tone::Caution,
        Level::Error => Tone::Bad,
    };
    theme::tone(ui.visuals().dark_mode, tone)
}

/// How foreign words are set in a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Face {
    /// As body text.
    Plain,
    /// Bold.
    Strong,
    /// As the title of a document.
    Title,
    /// As a quotation.
    Quote,
    /// Small and weak.
    Detail,
}

/// A box to tick, with a line around it: an empty one hardly differs from the panel otherwise.
pub fn check(ui: &mut egui::Ui, ticked: &mut bool, words: impl Into<WidgetText>) -> egui::Response {
    let words = words.into();
    ui.scope(|ui| {
        let line = egui::Stroke::new(1.0, theme::of(ui).weak);
        ui.visuals_mut().widgets.inactive.bg_stroke = line;
        ui.checkbox(ticked, words)
    })
    .inner
}

/// Words from an article for a label of egui's, which knows no direction of writing: what goes from right
/// to left is put in the order in which it is read.
pub fn words(ui: &egui::Ui, text: &str, face: Face) -> WidgetText {
    set(ui, text, face, None)
}

/// Words from an article on one line, cut off where there is no more room: of what goes from right to left the
/// beginning stays, which stands on the right, and egui would cut that; no letter is parted from its marks.
pub fn cut(ui: &egui::Ui, text: &str, face: Face) -> WidgetText {
    cut_in(ui, text, face, ui.available_width())
}

/// The same inside a button, which keeps some of the width for its edges.
pub fn cut_in_button(ui: &egui::Ui, text: &str, face: Face) -> WidgetText {
    cut_in(ui, text, face, ui.available_width() - 2.0 * ui.spacing().button_padding.x)
}

fn cut_in(ui: &egui::Ui, text: &str, face: Face, room: f32) -> WidgetText {
    /// More than so many letters are never on a line.
    const MOST: usize = 500;
    let turned = bidi::is_mixed(text);
    if !turned && !breaks::needs_care(text) {
        return words(ui, text, face);
    }
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(at, _)| at);
    let seen = text.get(..end).unwrap_or(text);
    let font = font_of(ui, face);
    let width = |text: &str| {
        let color = ui.visuals().text_color();
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), color).size().x
    };
    if end == text.len() && width(&bidi::line(text)) <= room {
        return words(ui, text, face);
    }
    let parts: Vec<&str> =
        if turned { seen.split_inclusive(' ').collect() } else { breaks::clusters(seen) };
    let mut used = width("… ");
    let mut whole = 0;
    for part in &parts {
        used += width(part);
        if used > room {
            break;
        }
        whole += 1;
    }
    let kept: String = parts.iter().take(whole).copied().collect();
    words(ui, &format!("{}…", kept.trim_end()), face)
}

/// Words from an article that may take several lines, as wide as there is room: lines are broken before what
/// goes from right to left is put in order, so that they stand below one another as they are read.
pub fn paragraph(ui: &egui::Ui, text: &str, face: Face) -> WidgetText {
    set(ui, text, face, Some(ui.available_width()))
}

/// The same beside something that takes `beside` points of the width.
pub fn paragraph_beside(ui: &egui::Ui, text: &str, face: Face, beside: f32) -> WidgetText {
    set(ui, text, face, Some((ui.available_width() - beside).max(1.0)))
}

/// Words that may take several lines, in a face of their own.
pub fn set_in(ui: &egui::Ui, text: &str, font: FontId, color: Color32) -> WidgetText {
    if !bidi::breaks_itself(text) {
        return RichText::new(text).font(font).color(color).into();
    }
    let format = TextFormat { font_id: font, color, ..TextFormat::default() };
    bidi::wrapped(text, &format, ui.available_width(), |word| {
        ui.painter().layout_no_wrap(word.to_owned(), format.font_id.clone(), color).size().x
    })
    .into()
}

/// Words that may take several lines, as a note beside what matters.
pub fn weak(ui: &egui::Ui, text: &str) -> WidgetText {
    set_in(ui, text, font_of(ui, Face::Plain), ui.visuals().weak_text_color())
}

fn font_of(ui: &egui::Ui, face: Face) -> FontId {
    let body = ui.style().text_styles.get(&TextStyle::Body).map_or(14.0, |f| f.size);
    match face {
        Face::Strong => theme::bold(body),
        Face::Title => theme::bold(19.0),
        Face::Plain | Face::Quote => FontId::proportional(body),
        Face::Detail => TextStyle::Small.resolve(ui.style()),
    }
}

fn set(ui: &egui::Ui, text: &str, face: Face, width: Option<f32>) -> WidgetText {
    let font = font_of(ui, face);
    let color = if face == Face::Detail {
        ui.visuals().weak_text_color()
    } else {
        ui.visuals().text_color()
    };
    if bidi::is_mixed(text) || width.is_some() && breaks::needs_care(text) {
        // Arabic and Hebrew have no italics: slanted letters are harder to read, and look broken.
        let italics = face == Face::Quote && !bidi::is_mixed(text);
        let format = TextFormat { font_id: font, color, italics, ..TextFormat::default() };
        return match width {
            None => bidi::job(text, &format).into(),
            Some(width) => bidi::wrapped(text, &format, width, |word| {
                let galley =
                    ui.painter().layout_no_wrap(word.to_owned(), format.font_id.clone(), color);
                galley.size().x
            })
            .into(),
        };
    }
    let rich = RichText::new(text).font(font);
    match face {
        Face::Quote => rich.italics().into(),
        Face::Detail => rich.color(color).into(),
        _ => rich.into(),
    }
}
