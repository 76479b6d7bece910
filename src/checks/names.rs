//! Names of persons in a text: runs of capitalised words that are no places and no organisations; in scripts
//! without capitals what stands behind a word for a person. A guess, for a person to judge.

use super::{
    arabic_names, cjk_names,
    name_words::{
        BESIDE_NAMES, BETWEEN_NAMES, NO_NAMES, OF_PLACES, PERSONS, abstract_word, leads, names_one,
    },
    script_names::{self, Hit},
    words::{BEFORE_NAMES, INSIDE_NAMES, NO_PERSONS, OFFICES, at_risk_word, unspaced},
};
use crate::{fold::fold, places};
use regex::Regex;
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

/// A name.
pub(super) struct Name {
    /// Code points of the text.
    pub range: Range<usize>,
    /// Whether a part of it is the name of a place, or it is one word alone: less sure.
    pub weak: bool,
    /// Whether an office stands beside it.
    pub office: bool,
    /// Code point after an age that follows it: "Sokha Chan, 17,".
    pub age: Option<usize>,
}

/// A name in its own script in a text in another.
static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i:\b(?:victim|survivor|girl|boy|woman|named|called|witness))\s([\x{900}-\x{9ff}\x{e00}-\x{eff}\x{1000}-\x{103f}\x{1780}-\x{17d3}\x{4e00}-\x{9fff}\x{ac00}-\x{d7af}]{2,24}(?: [\x{900}-\x{9ff}\x{e00}-\x{eff}\x{1000}-\x{103f}\x{1780}-\x{17d3}]{2,24})?)",
    )
    .ok()
});

struct Token {
    range: Range<usize>,
    folded: String,
    capital: bool,
    shouted: bool,
}

/// The names in a text, in its order. `known` are names of events, origins and publishers, folded.
pub(super) fn names(text: &str, chars: &[char], known: &BTreeSet<String>) -> Vec<Name> {
    let mut out = western(text, chars, known);
    out.extend(eastern(text));
    out.extend(small_letters(text));
    out.sort_by_key(|n| n.range.start);
    out
}

static SMALL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?i:(?:(?:is|was|were|girl|woman|boy|man|victim|survivor|child|person)s? (?:called|named)|known as|name (?:is|was)",
        r"|victim|survivor))\s((?:bin|binti|binte|al|el|abu|ibn|nguyen|tran|le|pham) [a-z]{2,20}|[a-z]{3,20} (?:bin|binti|binte) [a-z]{2,20})\b",
        r"|\b(?i:(?:victim|survivor|girl|boy|minor|child)(?:['’]s)? name:)\s([a-z]{2,20}, [a-z]{2,20})\b",
    ))
    .ok()
});

/// Names that their author wrote without capitals, by the small words inside them: "called binti amina".
fn small_letters(text: &str) -> Vec<Name> {
    let Some(regex) = SMALL.as_ref() else { return Vec::new() };
    let hits = regex.captures_iter(text).filter_map(|found| found.get(1).or_else(|| found.get(2)));
    let names = hits.map(|hit| {
        let point = |at: usize| text.get(..at).map_or(0, |t| t.chars().count());
        let range = point(hit.start())..point(hit.end());
        Name { range, weak: true, office: false, age: None }
    });
    names.collect()
}

fn tokens(chars: &[char]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    let inside = |i: usize| {
        let joins = |c: char| matches!(c, '\'' | '’' | '-' | '‐');
        chars.get(i).is_some_and(|c| {
            c.is_alphanumeric()
                || joins(*c) && i > 0 && chars.get(i + 1).is_some_and(|n| n.is_alphabetic())
        })
    };
    while at < chars.len() {
        if !inside(at) {
            at += 1;
            continue;
        }
        let start = at;
        while inside(at) {
            at += 1;
        }
        let word = chars.get(start..at).unwrap_or_default();
        let text: String = word.iter().collect();
        let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(&text);
        let letters = word.iter().filter(|c| c.is_alphabetic()).count();
        out.push(Token {
            range: start..start + text.chars().count(),
            folded: fold(text),
            capital: word.first().is_some_and(|c| c.is_uppercase()),
            shouted: letters > 1 && word.iter().all(|c| !c.is_lowercase()),
        });
    }
    out
}

fn western(text: &str, chars: &[char], known: &BTreeSet<String>) -> Vec<Name> {
    let tokens = tokens(chars);
    let mentions = places::all_mentions(text);
    let place = |t: &Token| mentions.iter().any(|m| m.start < t.range.end && t.range.start < m.end);
    let blank = |a: &Token, b: &Token| {
        chars.get(a.range.end..b.range.start).is_some_and(|gap| {
            // A full stop ends a sentence, unless it stands behind an initial or a title.
            let stop = gap.contains(&'.');
            gap.iter().all(|c| matches!(c, ' ' | '\u{a0}' | '.'))
                && gap.len() <= 2
                && (!stop || a.range.len() < 2 || SHORT_TITLES.contains(&a.folded.as_str()))
        })
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(first) = tokens.get(at) {
        let named = |t: &Token| {
            let word = t.folded.as_str();
            t.capital
                && !t.folded.chars().any(char::is_numeric)
                && !BEFORE_NAMES.contains(&word)
                && !BESIDE_NAMES.contains(&word)
                && !at_risk_word(word)
        };
        let starts = named(first) || small_name(&tokens, at, chars);
        if !starts || first.folded.chars().next().is_some_and(unspaced) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let mut words = 1;
        while let (Some(last), Some(next)) = (tokens.get(end - 1), tokens.get(end)) {
            if !blank(last, next) {
                break;
            }
            if named(next) {
                end += 1;
                words += 1;
                continue;
            }
            let particle = INSIDE_NAMES.contains(&next.folded.as_str());
            let after = tokens.get(end + 1).filter(|t| t.capital && blank(next, t));
            if !(particle && after.is_some()) {
                break;
            }
            end += 2;
            words += 1;
        }
        let run = tokens.get(at..end).unwrap_or_default();
        out.extend(
            judged(&tokens, at, end, words, chars, known, &place).filter(|_| !run.is_empty()),
        );
        at = end;
    }
    out
}

/// Titles that are written with a full stop, folded.
const SHORT_TITLES: [&str; 12] =
    ["dr", "mr", "mrs", "ms", "st", "jr", "sr", "prof", "mt", "md", "mohd", "ma"];

/// Whether a word that stands before names as a rule is one: "The victim An fled".
fn small_name(tokens: &[Token], at: usize, chars: &[char]) -> bool {
    const NAMES: [&str; 12] =
        ["an", "my", "so", "la", "le", "de", "he", "to", "do", "her", "no", "may"];
    let (Some(word), Some(before)) =
        (tokens.get(at), at.checked_sub(1).and_then(|before| tokens.get(before)))
    else {
        return false;
    };
    // In a headline every word has a capital.
    let headline = tokens.get(at + 1).is_some_and(|next| next.capital)
        || at_risk_word(&before.folded) && before.capital;
    word.capital
        && !word.shouted
        && !headline
        && NAMES.contains(&word.folded.as_str())
        && leads(&before.folded)
        && chars.get(before.range.end..word.range.start) == Some(&[' '])
}

/// Whether a run of capitalised words may be a person.
fn judged(
    tokens: &[Token],
    from: usize,
    to: usize,
    words: usize,
    chars: &[char],
    known: &BTreeSet<String>,
    place: &dyn Fn(&Token) -> bool,
) -> Option<Name> {
    let office = |t: &&Token| {
        OFFICES.iter().any(|o| t.folded == *o || t.folded.strip_suffix('s') == Some(o))
    };
    let mut run = tokens.get(from..to)?;
    // "General Hun Manet": the office is no part of the name, but says what he is.
    let mut in_office = false;
    while let Some((first, rest)) = run.split_first()
        && office(&first)
    {
        (run, in_office) = (rest, true);
    }
    // "Acting Coordinator": an office alone, whoever holds it.
    while let Some((last, rest)) = run.split_last()
        && office(&last)
    {
        (run, in_office) = (rest, true);
    }
    let words = words.saturating_sub(to - from - run.len());
    let (first, last) = (run.first()?, run.last()?);
    let range = first.range.start..last.range.end;
    let text: String = chars.get(range.clone())?.iter().collect();
    let folded = fold(&text);
    let organised = run.iter().any(|t| {
        let word = t.folded.as_str();
        NO_PERSONS.contains(&word)
            || NO_NAMES.contains(&word)
            || abstract_word(word)
            || OF_PLACES.contains(&word)
    });
    // "phường Bến Thành", "Sangkat Toul Tumpung": the word before says that a place follows.
    let of_place = from.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| {
        OF_PLACES.contains(&t.folded.as_str())
            && chars.get(t.range.end..range.start) == Some(&[' '])
    });
    let listed = known.contains(&folded);
    let shouted = run.iter().all(|t| t.shouted || t.folded.chars().count() < 2);
    let numbered = run.iter().any(|t| t.folded.chars().all(|c| c.is_ascii_digit()));
    if organised
        || of_place
        || listed
        || numbered
        || run.iter().all(place)
        || (shouted && words < 2)
    {
        return None;
    }
    // An acronym beside one capitalised word is an organisation: "UN Women", "FBI Bangkok".
    if words == 2 && run.iter().any(|t| t.shouted && t.folded.len() < 4) {
        return None;
    }
    let before = tokens.get(from.saturating_sub(4)..from).unwrap_or_default();
    let behind = tokens.get(to..(to + 5).min(tokens.len())).unwrap_or_default();
    let near = |t: &&Token| {
        let gap = if t.range.end <= range.start {
            chars.get(t.range.end..range.start)
        } else {
            chars.get(range.end..t.range.start)
        };
        let title = SHORT_TITLES.contains(&t.folded.as_str());
        !gap.is_some_and(|g| {
            g.iter().any(|c| matches!(c, ';' | '!' | '?' | '\n') || *c == '.' && !title)
        })
    };
    let office = in_office || before.iter().chain(behind).filter(near).any(|t| office(&t));
    let age = age_behind(chars, range.end);
    let led = led(tokens, from, to, chars);
    if words < 2 && age.is_none() && led == Led::Not {
        return None;
    }
    let one = words < 2 && led != Led::Surely;
    Some(Name { range, weak: one || run.iter().any(place), office, age })
}

/// How surely the words before one word make it a name.
#[derive(Clone, Copy, PartialEq)]
enum Led {
    Not,
    Maybe,
    Surely,
}

/// What the words before a name say: "the minor, Thuy", "a girl called Thuy", "the minor is Thuy".
fn led(tokens: &[Token], from: usize, to: usize, chars: &[char]) -> Led {
    let (Some(first), Some(last)) = (tokens.get(from), tokens.get(to.saturating_sub(1))) else {
        return Led::Not;
    };
    let before = |back: usize| from.checked_sub(back).and_then(|at| tokens.get(at));
    let gap = |one: &Token, other: &Token| {
        let gap = chars.get(one.range.end..other.range.start).unwrap_or_default();
        // "'s" behind a name is no part of its token.
        let plain =
            |c: &char| matches!(c, ' ' | '\u{a0}' | ',' | ':' | '“' | '"' | '«' | '—' | '–' | '(');
        (gap.len() < 4 && gap.iter().all(plain)).then(|| gap.contains(&','))
    };
    let Some(one) = before(1) else { return Led::Not };
    let Some(comma) = gap(one, first) else { return Led::Not };
    let word = one.folded.as_str();
    // In a headline every word has a capital.
    let headline = tokens.get(to).is_some_and(|next| next.capital && gap(last, next).is_some());
    let apposed = comma && chars.get(last.range.end) == Some(&',');
    let victim = |t: &Token| at_risk_word(&t.folded);
    if names_one(word) {
        let person = |back: usize| {
            before(back).is_some_and(|t| victim(t) || PERSONS.contains(&t.folded.as_str()))
        };
        let sure = !headline && !first.shouted && (2..5).any(person);
        return if sure { Led::Surely } else { Led::Maybe };
    }
    if BETWEEN_NAMES.contains(&word) {
        let said = before(2)
            .is_some_and(|two| leads(&two.folded) && victim(two) && gap(two, one) == Some(false));
        return if said && !headline { Led::Maybe } else { Led::Not };
    }
    match () {
        () if victim(one) && apposed => Led::Surely,
        () if leads(word) || victim(one) && comma && !headline => Led::Maybe,
        () => Led::Not,
    }
}

/// Words for years behind an age: "Mai, 15 tuổi".
const UNITS: [&str; 14] = [
    "tuổi",
    "ans",
    "años",
    "anos",
    "anni",
    "jahre",
    "jaar",
    "tahun",
    "лет",
    "років",
    "года",
    "lat",
    "yaşında",
    "years",
];

/// The end of ", 17," or " (17)" behind a name.
fn age_behind(chars: &[char], end: usize) -> Option<usize> {
    let at = |i: usize| chars.get(i).copied();
    let digits = match (at(end)?, at(end + 1)?) {
        (',' | '，', ' ') | (' ', '(' | '（') => end + 2,
        (',' | '，' | '(' | '（', _) => end + 1,
        _ => return None,
    };
    let mut after = digits;
    while at(after).is_some_and(|c| c.is_ascii_digit()) {
        after += 1;
    }
    let unit: String = chars.iter().skip(after).take(9).collect::<String>().to_lowercase();
    let unit = unit.trim_start_matches([' ', '-', '\u{a0}']);
    let aged = UNITS.iter().any(|one| {
        unit.strip_prefix(one).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    });
    let ends = aged
        || at(after).is_none_or(|c| {
            matches!(c, ',' | ')' | '.' | ';' | '，' | '）' | '岁' | '-')
                && at(after + 1).is_none_or(|n| !n.is_ascii_digit())
        });
    let bracket =
        matches!(at(digits - 1), Some('(' | '（')) && matches!(at(after), Some(')' | '）'));
    ((1..=2).contains(&(after - digits)) && ends).then_some(after + usize::from(bracket))
}

/// Names in scripts without capitals.
fn eastern(text: &str) -> Vec<Name> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut hits = script_names::hits(text);
    hits.extend(cjk_names::hits(text));
    hits.extend(arabic_names::hits(text));
    let quoted = QUOTED.as_ref().into_iter().flat_map(|regex| regex.captures_iter(text));
    hits.extend(quoted.filter_map(|found| {
        found.get(1).map(|hit| Hit { start: hit.start(), end: hit.end(), weak: true })
    }));
    let mut names = script_names::named(text, script_names::one_each(hits));
    let mentions = places::all_mentions(text);
    // "เหยื่อ เมียนมา", "受害者金边": a place is no person.
    names.retain(|name| {
        let inside = |m: &places::Mention| m.start <= name.range.start && name.range.end <= m.end;
        !mentions.iter().any(inside)
    });
    names
}
