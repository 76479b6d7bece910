//! How panels share the window: beside one another where there is room, below one another where there is not.
//! Zoom makes a window smaller in points, so a large type size is a narrow window too.

/// Least width in points that a text, table or map keeps beside a panel.
const CENTRE: f32 = 340.0;

/// Below this width of the window the list of documents is folded away until it is asked for.
const NARROW: f32 = 820.0;

/// Whether a window of this width, in points, is narrow.
pub fn narrow(width: f32) -> bool {
    width < NARROW
}

/// How a side panel goes beside its page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// Beside it, at most this wide.
    Beside {
        /// Greatest width in points.
        most: f32,
    },
    /// Below or above it, as high as this at first and at most.
    Stacked {
        /// Height at first, in points.
        first: f32,
        /// Greatest height in points.
        most: f32,
    },
}

impl Place {
    /// The place for a panel that needs at least `least` points of width, in what is left of the window.
    pub fn of(left: egui::Vec2, least: f32) -> Self {
        if left.x >= least + CENTRE {
            Self::Beside { most: left.x - CENTRE }
        } else {
            Self::Stacked { first: left.y * 0.42, most: (left.y - 120.0).max(left.y * 0.42) }
        }
    }
}

/// A panel on the right of its page, or below it.
pub fn right(name: &'static str, left: egui::Vec2, sizes: Sizes) -> egui::Panel {
    match Place::of(left, sizes.least) {
        Place::Beside { most } => sizes.beside(egui::Panel::right(name), most),
        Place::Stacked { first, most } => {
            stacked(egui::Panel::bottom((name, "stacked")), first, most)
        }
    }
}

/// A panel on the left of its page, or above it.
pub fn left(name: &'static str, left: egui::Vec2, sizes: Sizes) -> egui::Panel {
    match Place::of(left, sizes.least) {
        Place::Beside { most } => sizes.beside(egui::Panel::left(name), most),
        Place::Stacked { first, most } => stacked(egui::Panel::top((name, "stacked")), first, most),
    }
}

fn stacked(panel: egui::Panel, first: f32, most: f32) -> egui::Panel {
    panel.resizable(true).default_size(first).size_range(60.0_f32.min(most)..=most)
}

/// Widths of a side panel in points.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// At first.
    pub first: f32,
    /// At least.
    pub least: f32,
    /// At most, however wide the window is.
    pub most: f32,
}

impl Sizes {
    fn beside(self, panel: egui::Panel, most: f32) -> egui::Panel {
        let most = self.most.min(most).max(self.least);
        panel.default_size(self.first.min(most)).size_range(self.least..=most)
    }
}
