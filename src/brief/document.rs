//! A brief as data, ready for any format: what stands in it, in order, and what every figure rests on. Plain
//! data; nothing is escaped.

use crate::{
    cite::Rich,
    model::{AnnotationId, ArticleId, ClaimId, Hash, Timestamp, Verdict},
};

/// A composed brief.
///
/// Invariant: every number of a note, figure or article that stands in a part is one of the lists below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Title.
    pub title: String,
    /// Who signs it.
    pub authors: Vec<String>,
    /// Language of our own sentences (BCP 47).
    pub language: String,
    /// Title of the citation style.
    pub style: String,
    /// The words of formats in that language.
    pub labels: Labels,
    /// Who it is for, who made it and when, who may see it: for head and foot of every page.
    pub handling: Release,
    /// The contents, in order.
    pub parts: Vec<Part>,
    /// For each of the first parts, the number of the block of the brief that it is made from; parts behind them are
    /// made from none.
    pub blocks: Vec<usize>,
    /// Footnotes; the first is number 1.
    pub notes: Vec<Vec<Span>>,
    /// What the figures rest on, in the order in which they first stand in the text.
    pub figures: Vec<Figure>,
    /// The articles that the document names.
    pub articles: Vec<Source>,
    /// What the author should know: claims without a quote, references to what is gone.
    pub warnings: Vec<String>,
}

/// Who a document is for, who made it and when, and who may see it; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    /// The marking: "TLP:AMBER".
    pub marking: String,
    /// What it allows, in words.
    pub meaning: String,
    /// Who it is for.
    pub recipient: String,
    /// Its date, in words.
    pub date: String,
    /// Who made it.
    pub maker: String,
}

impl Release {
    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Words that formats put beside what a document holds, in the document's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Heading of the evidence.
    pub how: &'static str,
    /// Before a reference.
    pub article: &'static str,
    /// Before the name of a file.
    pub original_file: &'static str,
    /// Before offsets.
    pub characters: &'static str,
    /// Before a grade.
    pub grade: &'static str,
    /// Before who said it first.
    pub origin: &'static str,
    /// Before who passed it on.
    pub via: &'static str,
    /// Before a verdict.
    pub verdict: &'static str,
    /// Before the values of rivals.
    pub others: &'static str,
    /// Before the address of an archived copy.
    pub archived: &'static str,
    /// Before how an article was collected.
    pub collection: &'static str,
    /// Before the number of a page.
    pub page: &'static str,
    /// For a claim without an origin.
    pub no_origin: &'static str,
    /// For a claim without a quote.
    pub no_quote: &'static str,
    /// For a claim that nobody has reviewed.
    pub unreviewed: &'static str,
    /// Head of a column of countries.
    pub country: &'static str,
    /// Head of a column of what a map shows of them.
    pub shown: &'static str,
    /// Heading of the notes.
    pub notes: &'static str,
    /// "note" before a number, for those who listen.
    pub note: &'static str,
    /// "back to note", before a number, for those who listen.
    pub back: &'static str,
    /// Name of what says who may see the document, for those who listen.
    pub handling: &'static str,
    /// Before who it is for.
    pub recipient: &'static str,
    /// Before its date.
    pub dated: &'static str,
    /// Before who made it.
    pub maker: &'static str,
    /// Heading of the table of contents.
    pub contents: &'static str,
    /// Before the day of the last change of the case.
    pub state: &'static str,
}

/// One part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading; level 1 is the highest below the title.
    Heading {
        /// 1 to 3, never more than one below the heading before.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// What all sources say of one fact.
    Finding {
        /// The fact in a few words; the first words of the paragraph.
        subject: String,
        /// What counts.
        verdict: Verdict,
        /// The text behind the subject.
        text: Vec<Span>,
    },
    /// A table.
    Table {
        /// What it shows.
        caption: String,
        /// Titles of the columns.
        head: Vec<String>,
        /// Rows of cells; the first cell names the row.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// A drawing.
    Picture(Picture),
    /// A quotation, set off.
    Quotation {
        /// The exact words.
        words: String,
        /// Their language (BCP 47), if known.
        language: Option<String>,
        /// Where they stand.
        source: Vec<Span>,
    },
    /// How the figures were made, under a heading of its own.
    Method {
        /// The heading.
        heading: String,
        /// Paragraphs.
        text: Vec<String>,
    },
    /// The place of what the figures rest on, for formats that give it as an appendix.
    Evidence,
    /// Everything cited.
    Bibliography {
        /// The heading.
        heading: String,
        /// The entries, in the order of the style.
        entries: Vec<Listing>,
    },
}

/// A drawing that was made elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The drawing as SVG, trusted: made by this program, with every text in it escaped.
    pub svg: String,
    /// What it shows, for those who cannot see it.
    pub alternative: String,
    /// Its title.
    pub caption: String,
    /// The same in words, for formats without drawings: name of a country → what is shown of it.
    pub values: Vec<(String, String)>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words.
    Text(Rich),
    /// A figure with what it rests on.
    Figure {
        /// As it is shown: "at least 149".
        text: String,
        /// Number in [`Document::figures`].
        figure: usize,
    },
    /// A citation in the text.
    Cite {
        /// As the style writes it, with its brackets.
        text: Rich,
        /// Numbers in [`Document::articles`].
        articles: Vec<usize>,
    },
    /// A reference to a footnote: number in [`Document::notes`].
    Note(usize),
    /// Exact words in quotation marks.
    Quote {
        /// The words.
        words: String,
        /// Their language (BCP 47), if known.
        language: Option<String>,
    },
}

/// What a figure rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is said: "victims rescued: 149 (Operation X)".
    pub statement: String,
    /// The figure alone.
    pub value: String,
    /// The claims, by id.
    pub evidence: Vec<Evidence>,
}

/// One claim with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The claim.
    pub claim: ClaimId,
    /// What it states.
    pub statement: String,
    /// The quotes that carry it.
    pub quotes: Vec<Quoted>,
    /// Who said it first, if known.
    pub origin: Option<String>,
    /// Who passed it on, if known.
    pub via: Option<String>,
    /// What all sources together say of the fact.
    pub verdict: Verdict,
    /// Whether the program proposed it and nobody has looked at it.
    pub unreviewed: bool,
    /// Claims that say otherwise.
    pub rivals: Vec<Rival>,
}

/// A quote with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The annotation.
    pub annotation: AnnotationId,
    /// The exact words.
    pub words: String,
    /// First code point in the text of the article.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// Number in [`Document::articles`].
    pub article: usize,
    /// Page of the original on which the quote starts, where it has pages.
    pub page: Option<usize>,
    /// Admiralty grade of source and statement: "F6".
    pub grade: String,
    /// What the grade means.
    pub grade_meaning: String,
}

/// Claims that say otherwise, all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// The claims.
    pub claims: Vec<ClaimId>,
    /// What they say, with what tells it apart where the value does not: "11 [in Laos]".
    pub value: String,
    /// Numbers in [`Document::articles`].
    pub articles: Vec<usize>,
}

/// An article that the document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// Its title, else the name of its file.
    pub label: String,
    /// Who published it, if known.
    pub publisher: Option<String>,
    /// The entry of the bibliography, in the brief's style.
    pub reference: Rich,
    /// Its address, as it was found.
    pub url: Option<String>,
    /// Address of an archived copy.
    pub archived_url: Option<String>,
    /// Language of its text (BCP 47).
    pub language: Option<String>,
    /// SHA-256 of the original file.
    pub original: Hash,
    /// Name of the original file.
    pub file_name: String,
    /// When it was imported.
    pub captured: Timestamp,
    /// Whether it meets the collection minimum, in words.
    pub provenance: String,
}

/// An entry of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Number in [`Document::articles`].
    pub article: usize,
    /// What stands in the margin: a number, as a rule.
    pub label: Option<Rich>,
    /// The entry.
    pub text: Rich,
    /// Words before the address of the archived copy, and the address; if there is one beside the first.
    pub archived: Option<(String, String)>,
}
