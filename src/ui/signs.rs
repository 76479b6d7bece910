//! What verdicts and notices look like: a sign and a tone each, never colour alone; and titles in any
//! direction of writing.

use super::{
    bidi,
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
}

/// Words from an article for a label of egui's, which knows no direction of writing: what goes from right
/// to left is put in the order in which it is read.
pub fn words(ui: &egui::Ui, text: &str, face: Face) -> WidgetText {
    let body = ui.style().text_styles.get(&TextStyle::Body).map_or(14.0, |f| f.size);
    let font = match face {
        Face::Strong => theme::bold(body),
        Face::Title => theme::bold(19.0),
        Face::Plain | Face::Quote => FontId::proportional(body),
    };
    let color = ui.visuals().text_color();
    if bidi::is_mixed(text) {
        let italics = face == Face::Quote;
        let format = TextFormat { font_id: font, color, italics, ..TextFormat::default() };
        return bidi::job(text, &format).into();
    }
    let rich = RichText::new(text).font(font);
    if face == Face::Quote { rich.italics().into() } else { rich.into() }
}
