//! What is typed into the search field: words, "phrases", -words that must not be there, beginnings*, one OR another.

use crate::{find::Folded, fold::digit};
use memchr::memmem::Finder;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The most words of one query; each costs a scan of all texts.
const MOST_WORDS: usize = 32;
/// The most letters of one word or phrase.
const MOST_LETTERS: usize = 400;

/// A query, read.
#[derive(Clone, Debug)]
pub struct Query {
    terms: Vec<Term>,
}

/// Why a query finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoQuery {
    /// There is no letter and no digit in it.
    #[error(
        "There is no word to search for. Type one, for example: rescued OR freed \"scam compound\" -casino traffick*"
    )]
    Empty,
    /// There is too much in it.
    #[error(
        "The query is too long: at most {MOST_WORDS} words of {MOST_LETTERS} letters can be searched for at once"
    )]
    TooLong,
}

/// A word or phrase of a query.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Ways to write it, folded; the first is how it was typed. More than one for figures only.
    needles: Vec<Finder<'static>>,
    /// The further words of a phrase, folded: between two of them anything but letters and digits may stand.
    more: Vec<String>,
    /// Whether it must not be there.
    pub not: bool,
    /// Whether it may stand in the place of the word before it.
    pub either: bool,
    /// Whether something else may stand right before it.
    open_start: bool,
    /// Whether something else may stand right behind it.
    open_end: bool,
    /// Whether an Arabic article or preposition may be written together with it.
    clitics: bool,
}

impl Query {
    /// Reads what was typed. A phrase that is not closed goes to the end.
    pub fn new(typed: &str) -> Result<Self, NoQuery> {
        let mut terms: Vec<Term> = Vec::new();
        let mut rest = typed.trim_start();
        // What is typed in capitals between two words joins them; elsewhere it is a word.
        let (mut either, mut denied) = (false, false);
        while let Some(first) = rest.chars().next() {
            let joint = rest.split_whitespace().next().unwrap_or_default();
            let after = rest.get(joint.len()..).unwrap_or_default().trim_start();
            let between = !after.is_empty() && !either && !denied;
            match joint {
                "AND" if between && !terms.is_empty() => {
                    rest = after;
                    continue;
                }
                "OR" | "|" if between && terms.last().is_some_and(|last| !last.not) => {
                    (either, rest) = (true, after);
                    continue;
                }
                "NOT" if !after.is_empty() && !denied => {
                    (either, denied, rest) = (false, true, after);
                    continue;
                }
                _ => {}
            }
            let (not, body) = match first {
                '-' | '−' | '–' => (true, rest.trim_start_matches(['-', '−', '–'])),
                _ => (false, rest),
            };
            let opens = body.chars().next().and_then(closing);
            let (words, after) = match opens {
                Some(closing) => {
                    let inner = body.trim_start_matches(|c| self::closing(c).is_some());
                    inner.split_once(closing).unwrap_or((inner, ""))
                }
                None => body.split_at(body.find(char::is_whitespace).unwrap_or(body.len())),
            };
            // A phrase may end in an asterisk too, inside or behind its marks.
            let star = opens.is_some() && after.starts_with('*');
            let words = Words { text: words, prefix: star, phrase: opens.is_some() };
            let not = not || denied;
            let either = std::mem::take(&mut either) && !not;
            denied = false;
            terms.extend(Term::new(&words)?.map(|term| Term { not, either, ..term }));
            if terms.len() > MOST_WORDS {
                return Err(NoQuery::TooLong);
            }
            rest = after.trim_start_matches(|c: char| star && c == '*').trim_start();
        }
        if terms.is_empty() { Err(NoQuery::Empty) } else { Ok(Self { terms }) }
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }
}

/// The marks that end a phrase which begins with `c`; `None` for other characters.
fn closing(c: char) -> Option<&'static [char]> {
    match c {
        '"' | '“' | '”' | '„' | '＂' => Some(&['"', '“', '”', '„', '＂']),
        '«' | '»' => Some(&['«', '»']),
        '「' => Some(&['」']),
        _ => None,
    }
}

/// A word or phrase as it was typed.
struct Words<'a> {
    text: &'a str,
    /// Whether an asterisk stands behind the marks of a phrase.
    prefix: bool,
    /// Whether it stood between marks.
    phrase: bool,
}

impl Term {
    /// A term; `None` when there is no letter and no digit in it.
    fn new(words: &Words<'_>) -> Result<Option<Self>, NoQuery> {
        if words.text.chars().count() > MOST_LETTERS {
            return Err(NoQuery::TooLong);
        }
        let bare = words.text.trim_end_matches('*');
        let prefix = words.prefix || bare.len() < words.text.len();
        let folded = Folded::of(bare).into_text();
        // Brackets and full stops around a word come from copying it out of a text.
        let sign = |c: char| !c.is_alphanumeric() && !is_combining_mark(c);
        let needle = if words.phrase { folded.trim() } else { folded.trim_matches(sign) };
        let (Some(first), Some(last)) = (needle.chars().next(), needle.chars().next_back()) else {
            return Ok(None);
        };
        if needle.chars().all(sign) {
            return Ok(None);
        }
        let arabic = |c: char| matches!(c, '\u{620}'..='\u{64a}');
        let (first_word, more) = words_of(needle);
        let needles = if more.is_empty() { spellings(needle) } else { vec![first_word.to_owned()] };
        Ok(Some(Self {
            needles: needles.iter().map(|n| Finder::new(n).into_owned()).collect(),
            more,
            not: false,
            either: false,
            open_start: !is_word(first),
            // Particles are written together with Korean nouns.
            open_end: prefix || !is_word(last) || is_hangul(last),
            clitics: arabic(first),
        }))
    }

    /// Where the term stands in a folded text, in bytes; not in order for figures that can be written in several
    /// ways.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        self.needles.iter().flat_map(move |needle| {
            let length = needle.needle().len();
            let found = needle.find_iter(text.as_bytes());
            found
                .filter_map(move |at| self.whole(text, at..at + length))
                .filter(move |hit| self.stands_alone(text, hit))
        })
    }

    /// A hit of the first word with the further words of the phrase, if they follow.
    fn whole(&self, text: &str, first: Range<usize>) -> Option<Range<usize>> {
        /// Signs between two words of a phrase: ", “".
        const MOST: usize = 4;
        let mut end = first.end;
        for word in &self.more {
            let rest = text.get(end..)?;
            let signs = || rest.chars().take_while(|c| !is_word(*c) && !is_unspaced(*c));
            let count = signs().take(MOST + 1).count();
            if count == 0 || count > MOST {
                return None;
            }
            end += signs().map(char::len_utf8).sum::<usize>();
            if !text.get(end..)?.starts_with(word.as_str()) {
                return None;
            }
            end += word.len();
        }
        Some(first.start..end)
    }

    /// Whether a hit begins and ends where words do. Scripts without blanks have no such places.
    fn stands_alone(&self, text: &str, hit: &Range<usize>) -> bool {
        let (Some(before), Some(found), Some(after)) =
            (text.get(..hit.start), text.get(hit.clone()), text.get(hit.end..))
        else {
            return false;
        };
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let separator = |c: char| matches!(c, ',' | '.');
        // Korean joins particles and counters to figures and foreign words.
        let joins = |edge: Option<char>, c: char| {
            is_word(c) && (!is_hangul(c) || edge.is_some_and(is_hangul))
        };
        let starts = self.open_start || {
            let mut back = before.chars().rev();
            match back.next() {
                None => true,
                // "20" is no part of "1,020".
                Some(c) if separator(c) && figure(found.chars().next()) => !figure(back.next()),
                Some(c) => {
                    !joins(found.chars().next(), c) || self.clitics && behind_clitics(before)
                }
            }
        };
        starts
            && (self.open_end || {
                let mut on = after.chars();
                match on.next() {
                    None => true,
                    Some(c) if separator(c) && figure(found.chars().next_back()) => {
                        !figure(on.next())
                    }
                    Some(c) => !joins(found.chars().next_back(), c),
                }
            })
    }
}

/// Whether a text ends in nothing but "and", "in", "for", "the" … before the next letter of an Arabic word.
fn behind_clitics(before: &str) -> bool {
    const CLITICS: [&str; 17] = [
        "و", "ف", "ب", "ك", "ل", "س", "ال", "لل", "وال", "فال", "بال", "كال", "وب", "ول", "ولل",
        "وبال", "فب",
    ];
    let word = before.rsplit(|c| !is_word(c)).next().unwrap_or_default();
    CLITICS.contains(&word)
}

/// Whether a character makes words that are written between blanks.
fn is_word(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_unspaced(c)
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}')
}

/// Thai, Lao, Tibetan, Burmese, Khmer, Chinese, Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19ff}' | '\u{2e80}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of a phrase or of a word with a hyphen, the first apart; no further ones for a figure and for scripts that
/// set no words apart.
fn words_of(needle: &str) -> (&str, Vec<String>) {
    let figure = needle.chars().all(|c| digit(c).is_some() || matches!(c, ',' | '.' | ' ' | '\''));
    let mut words = needle.split(|c| !is_word(c)).filter(|word| !word.is_empty());
    match words.next() {
        Some(first) if needle.starts_with(first) && !figure && !needle.chars().any(is_unspaced) => {
            (first, words.map(str::to_owned).collect())
        }
        _ => (needle, Vec::new()),
    }
}

/// A figure in all the ways in which its digits are grouped; anything else as it is.
fn spellings(needle: &str) -> Vec<String> {
    let mut all = vec![needle.to_owned()];
    let mut parts = needle.split([',', '.', ' ', '\'']);
    let head = parts.next().unwrap_or_default();
    let figures = |part: &str| !part.is_empty() && part.chars().all(|c| digit(c).is_some());
    let rest: Vec<&str> = parts.collect();
    let grouped =
        !rest.is_empty() && (1..=3).contains(&head.len()) && rest.iter().all(|p| p.len() == 3);
    if !figures(head) || !rest.iter().all(|p| figures(p)) || !(grouped || rest.is_empty()) {
        return all;
    }
    let digits: Vec<char> = head.chars().chain(rest.concat().chars()).collect();
    if digits.len() < 4 {
        return all;
    }
    for separator in ["", ",", ".", " ", "'"] {
        let mut written = String::new();
        for (i, c) in digits.iter().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                written.push_str(separator);
            }
            written.push(*c);
        }
        if !all.contains(&written) {
            all.push(written);
        }
    }
    all
}
