//! What the reader is told to show and what it tells back: plain data.

use crate::ui::theme::{self, Tone};
use egui::Response;
use std::ops::Range;

/// Words that carry codes. `K` names the annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight<K> {
    /// What it is the highlight of.
    pub key: K,
    /// Code points.
    pub range: Range<usize>,
    /// The colours of its codes, numbers of the theme's palette.
    pub colours: Vec<u8>,
    /// It is the one that is being looked at: outlined, with handles at its ends.
    pub focused: bool,
    /// A sign in the margin, with its word: what colour alone must not say.
    pub mark: Option<Mark>,
}

/// Words that the program proposes something about; nobody has taken them over yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The whole of them, in code points.
    pub range: Range<usize>,
    /// The figure among them.
    pub figure: Range<usize>,
    /// It is the one that is being looked at.
    pub current: bool,
}

/// A sign in the margin beside a highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// One character, such as "≠".
    pub icon: String,
    /// What it means, such as "contradicted".
    pub word: String,
    /// Its colour.
    pub tone: Tone,
}

/// What is shown over a text in this frame. All ranges are code points.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a, K> {
    /// In any order; they may overlap.
    pub highlights: &'a [Highlight<K>],
    /// Drawn with dashes: what the program proposes is never taken for what a person has marked.
    pub proposed: &'a [Proposed],
    /// Boilerplate: menus, teasers, cookie notes. In text order, apart from each other.
    pub grey: &'a [Range<usize>],
    /// What "find" found, in text order, apart from each other.
    pub hits: &'a [Range<usize>],
    /// Which of the hits is being looked at.
    pub current_hit: Option<usize>,
}

impl<K> Default for Shown<'_, K> {
    fn default() -> Self {
        Self { highlights: &[], proposed: &[], grey: &[], hits: &[], current_hit: None }
    }
}

/// How the text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// In points.
    pub font_size: f32,
    /// The widest line, in em; 36 em hold some 72 Latin letters.
    pub measure: f32,
    /// A multiple of the font size.
    pub line_height: f32,
    /// The dark palette.
    pub dark: bool,
    /// The title of the document, for screen readers.
    pub title: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            font_size: theme::size::READER,
            measure: 36.0,
            line_height: 1.6,
            dark: false,
            title: "Document text".to_owned(),
        }
    }
}

/// What was done to the text in a frame. All ranges are code points.
#[derive(Clone, Debug, PartialEq)]
pub enum ReaderEvent<K> {
    /// Words were selected, by mouse or keys; sent when the button or the key is let go.
    Selected(Range<usize>),
    /// A selection was taken back.
    Cleared,
    /// A highlight was clicked. Where several overlap, the shortest; clicking on goes through them.
    Clicked(K),
    /// Proposed words were clicked, where no highlight is; which of those that are shown.
    ClickedProposed(usize),
    /// The right button, or Shift+F10: a menu is wanted.
    ContextMenu {
        /// Where, in points of the window.
        at: egui::Pos2,
        /// The highlight there.
        key: Option<K>,
        /// The words that are selected.
        selection: Option<Range<usize>>,
    },
    /// The ends of a highlight were dragged.
    EndsMoved {
        /// Which highlight.
        key: K,
        /// Where it is to be.
        range: Range<usize>,
    },
}

/// What a frame of the reader gives back.
#[derive(Debug)]
pub struct Output<K> {
    /// What was done, in order.
    pub events: Vec<ReaderEvent<K>>,
    /// The response of the text, for menus and focus.
    pub response: Response,
}
