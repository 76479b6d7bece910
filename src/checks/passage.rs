//! The stretches of text that a document will show: those of the brief itself, piece by piece with the claims
//! between them, and those of articles that stand in its evidence.

use super::{Place, Shown, spoken::spoken};
use crate::{
    brief,
    model::{ArticleId, Block, Brief, ClaimId, Inline, Project},
};
use std::{collections::BTreeSet, ops::Range};
use unicode_segmentation::UnicodeSegmentation as _;

/// What sort of text it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A title or heading of the brief: its figures may point to any claim of the document.
    Head,
    /// A paragraph of the brief.
    Paragraph,
    /// A method note of the brief.
    Method,
    /// Words of an article: only what puts persons at risk is looked for.
    Source,
}

/// A stretch of text with where it comes from.
pub(super) struct Passage {
    pub sort: Sort,
    /// The words; in the place of a claim stands its value.
    pub text: String,
    pub chars: Vec<char>,
    /// Claims that it refers to, and where their values stand.
    pub claims: Vec<(Range<usize>, ClaimId)>,
    /// Articles that it cites.
    pub cited: BTreeSet<ArticleId>,
    /// Language of the words (BCP 47).
    pub language: Option<String>,
    /// Stretches of the words with their places.
    pieces: Vec<(Range<usize>, Place)>,
    /// Stretches that the program wrote itself, from claims: nothing in them needs one.
    pub written: Vec<Range<usize>>,
    /// Sentences, in code points.
    pub sentences: Vec<Range<usize>>,
}

/// A passage that holds more is looked at in part: no paragraph of a brief is as long.
const MOST_CHARS: usize = 200_000;

/// No sentence of more code points is read as one.
const LONG: usize = 800;

impl Passage {
    fn new(sort: Sort) -> Self {
        Self {
            sort,
            text: String::new(),
            chars: Vec::new(),
            claims: Vec::new(),
            cited: BTreeSet::new(),
            language: None,
            pieces: Vec::new(),
            written: Vec::new(),
            sentences: Vec::new(),
        }
    }

    pub(super) fn of(sort: Sort, text: &str, place: Place, language: Option<&str>) -> Self {
        let mut passage = Self::new(sort);
        passage.language = language.map(str::to_owned);
        passage.push(text, place);
        passage.finish()
    }

    fn push(&mut self, text: &str, place: Place) {
        let start = self.chars.len();
        self.chars.extend(text.chars().take(MOST_CHARS.saturating_sub(start)));
        self.pieces.push((start..self.chars.len(), place));
    }

    fn finish(mut self) -> Self {
        self.text = self.chars.iter().collect();
        if self.own()
            && let Some(spoken) = spoken(&self.text)
            && self.language.as_deref().is_none_or(|own| !own.starts_with(spoken))
        {
            self.language = Some(spoken.to_owned());
        }
        let mut at = 0;
        let mut open = false;
        for sentence in self.text.split_sentence_bounds() {
            let length = sentence.chars().count();
            match self.sentences.last_mut().filter(|_| open) {
                Some(last) => last.end = at + length,
                None => self.sentences.push(at..at + length),
            }
            open = abbreviated(sentence);
            at += length;
        }
        self
    }

    /// The stretches that were written in one go: a claim is one of its own, and a citation ends what stands before it.
    pub fn runs(&self) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut last: Option<&Place> = None;
        for (range, place) in &self.pieces {
            let goes_on = last.is_some_and(|last| {
                last.claim.is_none()
                    && place.claim.is_none()
                    && place.inline == last.inline.map(|at| at + 1)
            });
            match out.last_mut().filter(|_| goes_on) {
                Some(run) => run.end = range.end,
                None => out.push(range.clone()),
            }
            last = Some(place);
        }
        out
    }

    /// Whether it is a text of the brief itself.
    pub fn own(&self) -> bool {
        self.sort != Sort::Source
    }

    /// The place of a stretch of the words.
    pub fn place(&self, range: &Range<usize>) -> Place {
        let at = self.pieces.partition_point(|(r, _)| r.end <= range.start);
        let piece = self.pieces.get(at).filter(|(r, _)| r.contains(&range.start));
        let Some((piece, place)) = piece.or(self.pieces.last()) else { return Place::default() };
        let length = piece.end - piece.start;
        let point = |at: usize| at.saturating_sub(piece.start).min(length);
        Place { start: Some(point(range.start)), end: Some(point(range.end)), ..place.clone() }
    }

    /// The words of a stretch.
    pub fn words(&self, range: &Range<usize>) -> String {
        self.chars.get(range.clone()).unwrap_or_default().iter().collect()
    }

    /// The sentences, those that are too long to be any cut at blanks: reading a number costs as much as its
    /// sentence is long.
    pub fn stretches(&self) -> Vec<Range<usize>> {
        let mut out = Vec::new();
        for sentence in &self.sentences {
            let mut start = sentence.start;
            while sentence.end - start > LONG {
                let window = self.chars.get(start..start + LONG).unwrap_or_default();
                let blank = window.iter().rposition(|c| c.is_whitespace()).filter(|at| *at > 0);
                let end = start + blank.unwrap_or(LONG);
                out.push(start..end);
                start = end;
            }
            out.push(start..sentence.end);
        }
        out
    }

    /// The sentence in which a code point stands.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let first = self.sentences.partition_point(|s| s.end <= at);
        let found = self.sentences.get(first).filter(|s| s.contains(&at));
        found.cloned().unwrap_or(0..self.chars.len())
    }

    /// Whether a stretch is the value of a claim, and not written by hand.
    pub fn of_claim(&self, range: &Range<usize>) -> bool {
        // Values stand in the order of the text, none inside another.
        let first = self.claims.partition_point(|(r, _)| r.end <= range.start);
        self.claims.get(first).is_some_and(|(r, _)| r.start < range.end)
    }

    /// Claims whose values stand in a sentence.
    pub fn claims_in(&self, sentence: &Range<usize>) -> Vec<ClaimId> {
        // A claim that ends a sentence stands behind its full stop as a rule.
        let first = self.claims.partition_point(|(r, _)| r.end < sentence.start);
        let rest = self.claims.get(first..).unwrap_or_default().iter();
        rest.take_while(|(r, _)| r.start <= sentence.end).map(|(_, id)| *id).collect()
    }

    /// The first claim whose value begins at a place or behind it, with where it begins.
    pub fn claim_from(&self, at: usize) -> Option<(usize, ClaimId)> {
        let first = self.claims.partition_point(|(r, _)| r.start < at);
        self.claims.get(first).map(|(r, id)| (r.start, *id))
    }
}

/// Whether a sentence ends in a Thai abbreviation ("น.ส."), and so is none: Thai ends no sentence with a full stop.
fn abbreviated(sentence: &str) -> bool {
    let mut back = sentence.trim_end().chars().rev();
    back.next() == Some('.') && back.next().is_some_and(|c| ('\u{e01}'..='\u{e4e}').contains(&c))
}

/// All passages of a document: title, blocks, then the quotes and articles that it shows.
///
/// `ours` are the texts that the program writes of its findings.
pub(super) fn passages(
    project: &Project,
    brief: &Brief,
    shown: &Shown,
    ours: &BTreeSet<String>,
) -> Vec<Passage> {
    let language = Some(brief.locale.as_str()).filter(|l| !l.is_empty());
    let mut out = vec![Passage::of(Sort::Head, &brief.title, Place::default(), language)];
    let mut quoted = shown.annotations.clone();
    for (number, block) in brief.blocks.iter().enumerate() {
        let place = Place { block: Some(number), ..Place::default() };
        match block {
            Block::Heading { text, .. } => {
                out.push(Passage::of(Sort::Head, text, place, language));
            }
            Block::MethodNote(text) if !brief::is_default_method(text) => {
                out.push(Passage::of(Sort::Method, text, place, language));
            }
            Block::Map(map) => out.push(Passage::of(Sort::Head, &map.title, place, language)),
            Block::Paragraph(inlines) => {
                let mut passage = Passage::new(Sort::Paragraph);
                passage.language = language.map(str::to_owned);
                for (at, inline) in inlines.iter().enumerate() {
                    let place = Place { inline: Some(at), ..place.clone() };
                    let start = passage.chars.len();
                    passage.inline(project, inline, place);
                    if matches!(inline, Inline::Text(text) if ours.contains(text)) {
                        passage.written.push(start..passage.chars.len());
                    }
                }
                out.push(passage.finish());
            }
            // An account or a telephone that a person chose to print may still be the one of a victim.
            Block::Indicators(chosen) => {
                let values = chosen.iter().filter_map(|name| Some(name.split_once(' ')?.1));
                out.extend(values.map(|v| Passage::of(Sort::Source, v, place.clone(), language)));
            }
            Block::Quotation(id) => {
                quoted.insert(*id);
            }
            Block::Finding(_)
            | Block::ClaimTable(_)
            | Block::FindingsTable
            | Block::Timeline
            | Block::OpenQuestions
            | Block::Evidence
            | Block::MethodNote(_)
            | Block::Bibliography => {}
        }
    }
    for id in quoted {
        let Some(quote) = project.annotations.get(&id) else { continue };
        let article = project.articles.get(&quote.article);
        let place =
            Place { annotation: Some(id), article: Some(quote.article), ..Place::default() };
        let language = article.and_then(|a| a.language.as_deref());
        out.push(Passage::of(Sort::Source, &quote.exact, place, language));
    }
    for id in &shown.articles {
        let Some(article) = project.articles.get(id) else { continue };
        let place = Place { article: Some(*id), ..Place::default() };
        let language = article.language.as_deref();
        out.push(Passage::of(Sort::Source, article.label(), place.clone(), language));
        if article.title.is_some() {
            let name = &article.capture.file_name;
            out.push(Passage::of(Sort::Source, name, place, language));
        }
    }
    out.retain(|passage| !passage.chars.is_empty());
    out
}

impl Passage {
    fn inline(&mut self, project: &Project, inline: &Inline, place: Place) {
        match inline {
            Inline::Text(text) => self.push(text, place),
            Inline::Claim(id) => {
                let Some(claim) = project.claims.get(id) else { return };
                let start = self.chars.len();
                self.push(&brief::value_words(project, claim), Place { claim: Some(*id), ..place });
                self.claims.push((start..self.chars.len(), *id));
                for quote in &claim.annotations {
                    self.cited.extend(project.annotations.get(quote).map(|q| q.article));
                }
            }
            Inline::Cite(id) => {
                self.cited.insert(*id);
            }
        }
    }
}
