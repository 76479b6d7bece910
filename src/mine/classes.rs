//! What a word can begin, found once for each word of a vocabulary: most words of a text begin no date and no number,
//! and the many rules for those need not be asked at them.

use super::{
    composed,
    date_leads::{AND, TO},
    date_parts, date_tails, date_words, feasts, fractions, known,
    lex::{Kind, Quote, Token},
    numerals, phrases, relative, span_words, spans, speech,
    word_lists::List,
    words,
};

use std::collections::HashMap;

/// What a token can begin, by itself and with what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class(u32);

impl Class {
    /// Nothing is known of the token: every rule is to be asked.
    pub(super) const ANY: Self = Self(!(Self::LEADS | Self::PASSED));
    const DATE: u32 = 1;
    /// Begins a date only with what follows it: "the", "in", "last", "two", "16".
    const LEADS: u32 = 1 << 1;
    /// May stand between such a word and what makes it a date: "the", "of", a comma.
    const PASSED: u32 = 1 << 2;
    /// May be what makes it a date: "May", "weeks", "2019".
    const ENDS: u32 = 1 << 3;
    /// "until", "to" of "to date".
    const SO_FAR: u32 = 1 << 4;
    const NAME: u32 = 1 << 5;
    const UNIT: u32 = 1 << 6;
    const NUMBER: u32 = 1 << 7;
    /// An article: it begins a number only before a word that could begin one.
    const ARTICLE: u32 = 1 << 8;
    const WORDED: u32 = 1 << 9;
    const SAYS: u32 = 1 << 10;
    const KNOWN: u32 = 1 << 11;
}

fn has(quote: &Quote, i: usize, bits: u32) -> bool {
    quote.token(i).is_some_and(|t| t.class.0 & bits != 0)
}

/// Whether a date can begin at a token.
pub(super) fn begins_date(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::DATE) && (!has(quote, i, Class::LEADS) || leads_to_date(quote, i))
}

/// Whether a word that needs more behind it to be a date stands before what can be that.
fn leads_to_date(quote: &Quote, i: usize) -> bool {
    let tight = |one: &Token, next: &Token| {
        one.kind == Kind::Numeral && next.kind == Kind::Word && one.end == next.start
    };
    // "21st", "90s"
    if quote.token(i).zip(quote.token(i + 1)).is_some_and(|(one, next)| tight(one, next)) {
        return true;
    }
    let ahead = (i + 1..i + 9).find(|j| !has(quote, *j, Class::PASSED));
    ahead.is_none_or(|j| has(quote, j, Class::ENDS))
}

/// Whether "until now" and its like can begin at a token.
pub(super) fn begins_so_far(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::SO_FAR)
}

/// Whether a number can begin at a token.
pub(super) fn begins_number(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::NUMBER)
        || has(quote, i, Class::ARTICLE)
            && has(quote, i + 1, Class::NUMBER)
            && quote.token(i + 1).is_some_and(|t| t.kind == Kind::Word)
}

/// Whether a number in words can begin at a token.
pub(super) fn begins_worded(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::WORDED)
}

/// Whether the name of a month or a day can begin at a token.
pub(super) fn begins_name(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::NAME)
}

/// Whether the name of a unit of the calendar can begin at a token.
pub(super) fn begins_unit(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::UNIT)
}

/// Whether a token can be a word of somebody who says something.
pub(super) fn says(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::SAYS)
}

/// Whether the name of a known organisation can begin at a token.
pub(super) fn begins_known(quote: &Quote, i: usize) -> bool {
    has(quote, i, Class::KNOWN)
}

/// Whether the words of a text say by themselves what they can begin.
pub(super) fn knows(quote: &Quote) -> bool {
    // Dates of China, Japan and Korea stand inside and right behind words of other scripts.
    let east = |c: &char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}');
    !quote.speaks(&["hi"]) && !quote.chars.iter().any(east)
}

/// What a word is in the phrases of dates of a language.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// Whether it ends a phrase that makes a date.
    ends: bool,
    /// Whether it is such a phrase by itself.
    alone: bool,
    /// Whether it is the first word of one that is a date only as a whole.
    leads: bool,
    /// Whether it is the first word of a unit of the calendar.
    unit: bool,
}

/// The words of the phrases of dates of a language.
pub(super) type Places = HashMap<String, Place, crate::fold::Quick>;

/// The words of the phrases of a language.
pub(super) fn places(language: &str) -> Places {
    let quote = Quote::read("", Some(language));
    let mut out = Places::default();
    let lists = [relative::lists, spans::lists, feasts::lists];
    for (list, whole) in lists.iter().flat_map(|l| l(&quote)).chain(date_parts::lists()) {
        for words in list.alternatives() {
            for (i, word) in words.iter().enumerate() {
                let place = out.entry(word.clone()).or_default();
                place.ends |= whole && i + 1 == words.len();
                place.alone |= whole && words.len() == 1;
            }
        }
    }
    for first in date_parts::lists().flat_map(|(list, _)| list.firsts()) {
        out.entry(first.to_owned()).or_default().leads = true;
    }
    for first in relative::all_units(&quote).flat_map(List::firsts) {
        out.entry(first.to_owned()).or_default().unit = true;
    }
    out
}

/// What a number in digits can begin; one of few digits is a day, or how many of a unit.
pub(super) fn class_of_numeral(raw: &str) -> Class {
    let small = raw.len() <= 3 && raw.bytes().all(|b| b.is_ascii_digit());
    let leads = if small { Class::LEADS } else { 0 };
    Class(Class::DATE | Class::NUMBER | Class::ENDS | leads)
}

/// Says what a word or a sign can begin. Only plain ones are looked at: they are what most texts are made of, and
/// nothing but their letters decides.
pub(super) fn class_of(
    raw: &str,
    word: &str,
    kind: Kind,
    language: &str,
    places: &Places,
) -> Class {
    let plain = |c: char| match kind {
        Kind::Sign => c.is_ascii() || matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…'),
        _ => c.is_ascii() || c == '’' || c.is_alphabetic() && c < '\u{250}',
    };
    if !raw.chars().all(plain) {
        return Class::ANY;
    }
    let quote = Quote::read(raw, Some(language));
    let alone = matches!(quote.tokens.as_slice(), [one] if one.folded == *word && one.kind == kind);
    if !alone {
        return Class::ANY;
    }
    let mut class = 0;
    let mut add = |bit: u32, is: bool| class |= if is { bit } else { 0 };
    let name = date_words::may_begin(&quote, word);
    let worded = words::may_begin(&quote, 0);
    let place = places.get(word).copied();
    let in_phrase = place.is_some();
    let place = place.unwrap_or_default();
    // "in a week's time"
    let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    let owner = owner.is_some_and(|owner| places.contains_key(owner));
    let led = date_led(word) || date_parts::may_begin(&quote, word);
    let leads = may_lead(&quote, word) || place.leads;
    // "zweitausendzwanzig" is a year, "two" is none.
    let many = worded && words::worded(&quote, 0).is_some_and(|w| w.pieces > 1);
    // "last year" ends with its unit, "l'an dernier" does not; "am Wochenende" is one by itself.
    let weekend = || matches!(relative::unit_at(&quote, 0), Some((relative::Scale::Weekend, _)));
    let unit_ends = place.unit && !relative::says_behind(&quote) && !weekend();
    let whole = name || led || many || !unit_ends && place.alone;
    let ends = whole || worded || owner || place.ends || ends_date(word);
    let passed = kind == Kind::Sign
        || leads
        || in_phrase
        || span_words::before_anchor(word)
        || [TO, AND].iter().any(|joints| joints.contains(&word));
    add(Class::DATE, name || worded || led || leads);
    add(Class::LEADS, !whole);
    add(Class::ENDS, ends);
    add(Class::PASSED, passed && !ends);
    add(Class::UNIT, place.unit);
    add(Class::SO_FAR, date_tails::SO_FAR.contains(&word));
    add(Class::NAME, name);
    add(Class::WORDED, worded);
    add(Class::SAYS, speech::may_say(word));
    add(Class::KNOWN, known::may_begin(word));
    if kind == Kind::Word {
        add(Class::NUMBER, worded || may_number(&quote, word));
        add(Class::ARTICLE, numerals::article(word));
    }
    Class(class)
}

/// Whether a word begins a date by what it is.
fn date_led(word: &str) -> bool {
    // Words for a day, months of Vietnam, now, one day or week in one word.
    matches!(
        word,
        "ngay"
            | "reiwa"
            | "heisei"
            | "showa"
            | "minguo"
            | "roc"
            | "tanggal"
            | "dia"
            | "dag"
            | "mung"
            | "thang"
            | "thg"
            | "gieng"
            | "tu"
            | "chap"
            | "chu"
            | "thu"
            | "q"
            | "h"
            | "t"
            | "couple"
            | "beiden"
            | "cy"
            | "eoy"
            | "eom"
            | "now"
            | "ahora"
            | "maintenant"
            | "agora"
            | "ora"
            | "jetzt"
            | "nu"
            | "sekarang"
            | "sehari"
            | "seminggu"
            | "sepekan"
            | "sebulan"
            | "setahun"
    )
}

/// Whether a word makes a date of a number before it, which none of the lists has.
fn ends_date(word: &str) -> bool {
    // "the 90's", "nineteen oh five", "la primera quincena", "three fortnights ago"
    matches!(word, "s" | "oh" | "quincena" | "quinzena" | "quinzaine")
        || word.starts_with("fortnight")
}

/// Whether a word leads to a date or is the first of one.
fn may_lead(quote: &Quote, word: &str) -> bool {
    // A roman number may be of a century.
    word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
        || numerals::article(word)
        || relative::may_begin(quote, word)
        || spans::may_begin(quote, word)
        || feasts::may_begin(quote, word)
}

/// Whether a word is the first of anything that the rules for numbers read, or what an article before it counts.
fn may_number(quote: &Quote, word: &str) -> bool {
    quote.speaks(&["sw", "ha", "si", "so", "rw", "ln"])
        || phrases::may_order(word)
        || matches!(word, "one" | "eine" | "einer" | "en" | "ett" | "bir")
        || ["d'", "l'", "qu'"].iter().any(|w| word.starts_with(w))
        || ["einhalb", "anderthalb", "dreiviertel", "viertelmillion", "anderhalf", "anderhalve"]
            .iter()
            .any(|w| word.ends_with(w))
        || numerals::number_noun(word).is_some()
        || fractions::names_part(quote)
        || composed::says_point(quote, 0)
}

#[cfg(test)]
mod tests {
    use super::super::{dates, lex::Quote, numbers};

    /// What is passed over for its class holds nothing: every text of the other tests is read as if no class were known.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test finds its texts")]
    fn classes_hide_nothing() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mine");
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|e| e != "txt") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let (language, body) = text.split_once('\n').unwrap();
            for line in body.lines() {
                let known = Quote::new(line, Some(language));
                let open = Quote::read(line, Some(language));
                assert_eq!(dates::dates(&known), dates::dates(&open), "{language}: {line}");
                let (known, open) = (numbers::numbers(&known, &[]), numbers::numbers(&open, &[]));
                assert_eq!(known, open, "{language}: {line}");
            }
        }
    }

    /// The owner of a day with a name leads to it.
    #[test]
    fn owners_lead_to_days() {
        for day in ["St Patrick's Day", "International Women's Day"] {
            let text = format!("Two were held on {day}.");
            let found = dates::dates(&Quote::new(&text, Some("en")));
            assert_eq!(found.len(), 1, "{day}");
        }
    }

    /// A part of a quote is read as it is by itself.
    #[test]
    fn parts_are_quotes() {
        let text = "It was 5.5 on 3 May. “We held 1,200,” he said; 40 000 were fined.";
        let whole = Quote::new(text, Some("en"));
        let chars: Vec<char> = text.chars().collect();
        for start in 0..chars.len() {
            for end in start..=chars.len() {
                let part = whole.part(start..end);
                let alone: String = chars[start..end].iter().collect();
                assert_eq!(part.text(0, part.chars.len()), alone);
                assert!(part.tokens.iter().all(|t| t.end <= part.chars.len()));
                let words: Vec<&str> = part.tokens.iter().map(|t| t.folded.as_str()).collect();
                let again = Quote::new(&alone, Some("en"));
                let wanted: Vec<&str> = again.tokens.iter().map(|t| t.folded.as_str()).collect();
                // A decimal sign that a cut sets free begins a number only when it is read alone.
                if !alone.starts_with(['.', ',']) {
                    assert_eq!(words, wanted, "{alone}");
                }
            }
        }
    }
}
