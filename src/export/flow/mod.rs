//! A document as paragraphs with styles: what Word and OpenDocument files have in common. Which words stand
//! where and in what style is decided here once; the formats only write it down.

mod build;
mod proof;
pub(super) mod script;

pub(super) use build::flow;
#[cfg(feature = "pdf")]
pub(super) use build::shares;

use super::inline::{has_leftward, marked};
use crate::{
    cite::Look,
    model::Verdict,
    office::{Core, shortened},
};

/// A document ready to be written.
pub(super) struct Flow {
    /// What the file says of itself.
    pub core: Core,
    /// The body, in order.
    pub blocks: Vec<Block>,
    /// Footnotes, in the order of their marks.
    pub notes: Vec<Paragraph>,
}

/// A part of the body.
pub(super) enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list of the headings that leads to them.
    Contents {
        /// What stands above it.
        heading: String,
        /// Level, words and mark of each heading.
        entries: Vec<(u8, String, String)>,
    },
    /// A table under its caption.
    Table(Table),
    /// A drawing; its caption follows as a paragraph.
    Picture {
        /// The drawing, trusted.
        svg: String,
        /// What it shows, for those who cannot see it.
        alternative: String,
        /// Its title.
        title: String,
    },
}

/// A table.
pub(super) struct Table {
    /// What it shows.
    pub caption: String,
    /// The heading.
    pub head: Vec<Paragraph>,
    /// Rows of cells.
    pub rows: Vec<Vec<Paragraph>>,
    /// Shares of the columns in the width, in thousandths; together 1,000.
    pub widths: Vec<u32>,
}

/// A paragraph.
pub(super) struct Paragraph {
    /// Its style.
    pub style: Style,
    /// Whether it runs from right to left.
    pub leftward: bool,
    /// What stands in it.
    pub pieces: Vec<Piece>,
}

/// Styles of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Title,
    Author,
    Heading1,
    Heading2,
    Heading3,
    Body,
    Finding,
    Method,
    Quote,
    QuoteSource,
    Caption,
    TableCaption,
    EvidenceTitle,
    EvidenceStatement,
    EvidenceQuote,
    EvidenceFact,
    Warning,
    Bibliography,
    BibliographyNumbered,
    TableText,
    TableHeading,
    FootnoteText,
}

/// A piece of a paragraph.
pub(super) enum Piece {
    /// Words.
    Words(Words),
    /// Words that lead somewhere.
    Link {
        /// Where.
        to: Target,
        /// The words.
        words: Vec<Words>,
    },
    /// A place that links lead to.
    Mark(String),
    /// The mark of a footnote: number in [`Flow::notes`].
    Note(usize),
    /// To the next stop.
    Tab,
}

/// Where a link leads.
pub(super) enum Target {
    /// To an address; it is one that any program accepts.
    Outside(String),
    /// To a mark.
    Inside(String),
}

/// Words in one manner. A line end is a break inside the paragraph.
#[derive(Clone, Default)]
pub(super) struct Words {
    /// The words.
    pub text: String,
    /// How a citation wants them.
    pub look: Look,
    /// Their style.
    pub manner: Manner,
    /// Their language (BCP 47), if it is another than that of the document.
    pub language: Option<String>,
    /// How they stand among words of another direction.
    pub setting: Setting,
}

/// How words stand among words of another direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Setting {
    /// They run with the paragraph.
    #[default]
    Running,
    /// Exact words of an article: their own first letter decides, and nothing is added to them.
    Exact,
    /// A name: its own first letter decides, and it turns around nothing behind it.
    Name,
    /// A citation: it runs with the paragraph, and names in it turn around nothing behind them.
    Citation,
}

/// Styles of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// That of the paragraph.
    #[default]
    Plain,
    /// Heavy.
    Strong,
    /// A figure that leads to its evidence.
    Figure,
    /// The number of the evidence behind a figure.
    EvidenceMark,
    /// The way back.
    Back,
    /// A link to the outside.
    Hyperlink,
    /// The name of a fact about a quote.
    Label,
    /// A fingerprint.
    Code,
    /// A verdict.
    Verdict(Verdict),
}

impl Paragraph {
    /// A paragraph. The first letter that is no name decides its direction, unless the words around what it
    /// holds are ours.
    pub(super) fn new(style: Style, pieces: Vec<Piece>) -> Self {
        let texts = pieces.iter().flat_map(|piece| match piece {
            Piece::Words(words) => std::slice::from_ref(words),
            Piece::Link { words, .. } => words,
            Piece::Mark(_) | Piece::Note(_) | Piece::Tab => &[],
        });
        let texts = texts.filter(|words| !words.is_apart()).map(|words| words.text.as_str());
        let leftward = !style.is_ours() && script::runs_left(texts);
        Self { style, leftward, pieces }
    }

    /// A paragraph of plain words.
    pub(super) fn plain(style: Style, text: &str) -> Self {
        Self::new(style, vec![Piece::plain(text)])
    }
}

impl Style {
    /// Whether the sentence of such a paragraph is ours, whatever names stand in it.
    fn is_ours(self) -> bool {
        matches!(
            self,
            Self::Author
                | Self::Finding
                | Self::QuoteSource
                | Self::EvidenceTitle
                | Self::EvidenceStatement
                | Self::EvidenceFact
                | Self::Warning
                | Self::Bibliography
                | Self::BibliographyNumbered
                | Self::FootnoteText
        )
    }
}

impl Piece {
    /// A name or another short text from outside.
    pub(super) fn name(text: &str, manner: Manner) -> Self {
        Self::Words(Words { setting: Setting::Name, ..Words::new(text, manner) })
    }

    /// Plain words in the document's language.
    pub(super) fn plain(text: &str) -> Self {
        Self::Words(Words::new(text, Manner::Plain))
    }
}

impl Words {
    /// Words in the document's language.
    pub(super) fn new(text: &str, manner: Manner) -> Self {
        Self { text: text.to_owned(), manner, ..Self::default() }
    }

    /// The words for a paragraph of a direction.
    pub(super) fn shown(&self, leftward: bool) -> std::borrow::Cow<'_, str> {
        match self.setting {
            Setting::Citation if !leftward => marked(&self.text).into(),
            // Ends their direction.
            Setting::Name if !leftward && has_leftward(&self.text) => {
                format!("{}\u{200e}", self.text).into()
            }
            _ => self.text.as_str().into(),
        }
    }

    /// Whether they say nothing of the direction of their paragraph.
    fn is_apart(&self) -> bool {
        matches!(self.setting, Setting::Name | Setting::Citation)
    }

    /// Whether signs and blanks among the words go from right to left.
    pub(super) fn base(&self, leftward: bool) -> bool {
        match self.setting {
            Setting::Running | Setting::Citation => leftward,
            Setting::Exact | Setting::Name => {
                script::runs_left(std::iter::once(self.text.as_str()))
            }
        }
    }
}

/// The title for the head of each page.
pub(super) fn running_title(core: &Core) -> String {
    shortened(&core.title, 80)
}
