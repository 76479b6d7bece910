//! How wide the columns of a table in the preview are: none is narrower than its longest word, those with much to say
//! get what is left.

use super::brief_flow;
use crate::brief::Span;
use egui::FontId;

/// Between two columns, in points.
pub(super) const GAP: f32 = 16.0;

/// A column that needs more for one word has it broken: an address is no reason to push all others out of sight.
const WIDEST_WORD: f32 = 180.0;

/// Widths of the columns in points, for the room that a window has. When the longest words do not fit beside one
/// another, the table is wider than the room.
pub(super) fn widths(ui: &egui::Ui, head: &[String], rows: &[Vec<Vec<Span>>]) -> Vec<f32> {
    /// Rows behind these are as wide as those before them, or nearly.
    const ENOUGH: usize = 200;
    let font = egui::TextStyle::Body.resolve(ui.style());
    let mut needs: Vec<Need> = head.iter().map(|name| Need::of(ui, name, &font)).collect();
    needs.resize(head.len().max(1), Need::default());
    for row in rows.iter().take(ENOUGH) {
        for (need, cell) in needs.iter_mut().zip(row) {
            let words = brief_flow::plain(ui, cell);
            need.grow(Need::of(ui, &words, &font));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let gaps = (needs.len() - 1) as f32 * GAP;
    shared(&needs, ui.available_width() - gaps)
}

/// What a column needs.
#[derive(Clone, Copy, Debug, Default)]
struct Need {
    /// For its longest word.
    word: f32,
    /// For its longest cell in one line.
    line: f32,
}

impl Need {
    fn of(ui: &egui::Ui, text: &str, font: &FontId) -> Self {
        let width = |text: &str| {
            let job = egui::text::LayoutJob::simple_singleline(
                text.to_owned(),
                font.clone(),
                egui::Color32::PLACEHOLDER,
            );
            ui.fonts_mut(|fonts| fonts.layout_job(job)).size().x
        };
        let word = text.split_whitespace().map(width).fold(0.0, f32::max);
        // A little more: figures are bold in some tables, and links have a mark.
        Self { word: word.min(WIDEST_WORD) + 4.0, line: width(text) + 4.0 }
    }

    fn grow(&mut self, other: Self) {
        self.word = self.word.max(other.word);
        self.line = self.line.max(other.line);
    }
}

/// Each its longest word, and of what is left as much as its longest line is longer.
fn shared(needs: &[Need], room: f32) -> Vec<f32> {
    let least: f32 = needs.iter().map(|need| need.word).sum();
    let more: f32 = needs.iter().map(|need| need.line - need.word).sum();
    let share = if more > 0.0 { ((room - least) / more).clamp(0.0, 1.0) } else { 0.0 };
    needs.iter().map(|need| (need.line - need.word).mul_add(share, need.word)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Need, shared};

    #[test]
    fn no_column_is_narrower_than_its_longest_word() {
        let needs = [Need { word: 80.0, line: 80.0 }, Need { word: 60.0, line: 600.0 }];
        assert_eq!(shared(&needs, 400.0), [80.0, 320.0]);
        assert_eq!(shared(&needs, 100.0), [80.0, 60.0]);
        // What needs no more gets no more.
        assert_eq!(shared(&needs, 1_000.0), [80.0, 600.0]);
    }
}
