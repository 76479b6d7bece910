//! Finding words in a text however they are written there, and taking them out: in any case, with or without
//! accents, with any spacing and punctuation between their letters, also in an address that is percent-encoded.

use super::{
    addresses::{decoded, in_address, whole_addresses},
    common_words::{CALENDAR, dated, is_common},
    name_forms as names,
};
use crate::fold::fold;
use std::ops::Range;

/// What stands for words that were taken out.
pub const WITHHELD: &str = "[withheld]";

/// So many characters that are neither letter nor digit may stand between two letters of withheld words.
const GAP: usize = 4;

/// Words that are to be taken out, and what stands for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The letters and digits, folded.
    atoms: Vec<char>,
    /// How many other characters may stand before each of them.
    gaps: Vec<usize>,
    /// Which of them must be capitals: a part of a name ("Rose") may be a common word, an initial is a letter.
    capitals: Vec<usize>,
    /// Whether it may be written in small letters all the same: no common word is written so.
    small: bool,
    /// Whether it is one word of a longer name.
    part: bool,
    /// Whether it ends with an initial, whose full stop belongs to it.
    initial: bool,
    /// Whether it is the end of a telephone number, whose beginning is written with and without its country.
    tail: bool,
    /// Whether it is a stem behind which an ending of a case may stand.
    stem: bool,
    /// What stands for them.
    with: String,
}

impl Pattern {
    /// A pattern for words; `None` where they have no letter and no digit.
    pub fn words(words: &str, with: &str) -> Option<Self> {
        let found = atoms(words);
        let mut last = None;
        let gaps = found.iter().map(|atom| {
            let own = last.map_or(0, |last: usize| atom.at.saturating_sub(last + 1));
            last = Some(atom.at);
            own.max(GAP)
        });
        let gaps = gaps.collect();
        let atoms: Vec<char> = found.into_iter().map(|a| a.folded).collect();
        (!atoms.is_empty()).then(|| Self {
            atoms,
            gaps,
            capitals: Vec::new(),
            small: false,
            part: false,
            initial: false,
            tail: false,
            stem: false,
            with: with.to_owned(),
        })
    }

    /// A pattern for the telephone number that the words are, with and without the number of its country;
    /// `None` where they are none.
    pub fn phone(words: &str, with: &str) -> Option<Self> {
        const END: usize = 8;
        let plain = words.trim().trim_start_matches('(');
        let atoms: Vec<char> = atoms(words).into_iter().map(|a| a.folded).collect();
        let digits = atoms.iter().all(char::is_ascii_digit);
        // Chinese mobiles have eleven digits and no zero before them.
        let starts = plain.starts_with(['+', '0']) || plain.starts_with('1') && atoms.len() == 11;
        if !digits || !starts || !(9..=15).contains(&atoms.len()) {
            return None;
        }
        let end: String = atoms.get(atoms.len().saturating_sub(END)..)?.iter().collect();
        Some(Self { tail: true, ..Self::words(&end, with)? })
    }

    /// Patterns for the name of a person: as it is, the last word first as bibliographies have it, with initials,
    /// and each of its words alone. `common` says which words mean something else when they stand alone (places).
    pub fn person(name: &str, with: &str, common: &dyn Fn(&str) -> bool) -> Vec<Self> {
        let parts: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || c == ',')
            .map(|p| p.trim_matches(|c: char| !c.is_alphanumeric()))
            .filter(|p| !p.is_empty())
            .collect();
        let whole = Self::words(name, with);
        let mut out: Vec<Self> = names::shorter(name)
            .into_iter()
            .filter(|part| !common(part))
            .filter_map(|part| Some(Self { part: true, ..Self::words(&part, with)? }))
            .collect();
        let stem = |word: &str| {
            let stem = names::stem(word)?;
            Some(Self { stem: true, part: true, ..Self::words(&stem, with)?.capital(PART) })
        };
        let [first, .., last] = parts.as_slice() else {
            // "Rose said that hope rose."
            let capital = name.chars().any(char::is_uppercase);
            out.extend(whole.map(|one| if capital { one.capital(SINGLE) } else { one }));
            out.extend(stem(name));
            return out;
        };
        out.extend(whole);
        let init = parts.get(..parts.len() - 1).unwrap_or_default().join(" ");
        let rest = parts.get(1..).unwrap_or_default().join(" ");
        out.extend(Self::words(&format!("{last} {init}"), with));
        out.extend(Self::words(&format!("{rest} {first}"), with));
        out.extend(Self::initials(&parts, with));
        for part in &parts {
            out.extend(stem(part).filter(|_| !common(part)));
            out.extend(Self::titled(part, with));
            let long = if part.is_ascii() { 3 } else { 2 };
            if part.chars().count() >= long && !common(part) {
                let one = Self::words(part, with);
                out.extend(one.map(|one| Self { part: true, ..one.capital(PART) }));
                // "To" takes the alif from the article: "للحداد" is to al-Haddad.
                let elided = part.strip_prefix('ا').filter(|rest| {
                    // The article alone, written apart, is no name.
                    rest.starts_with('ل') && rest.chars().count() > 2
                });
                out.extend(elided.and_then(|rest| Self::words(rest, with)));
            }
        }
        out
    }

    /// A name of two letters, which alone would be a word as often, behind a title: "Ms. Oo".
    fn titled(part: &str, with: &str) -> Vec<Self> {
        let short = part.chars().count() == 2 && part.starts_with(char::is_uppercase);
        let titles = names::TITLES.iter().filter(|_| short);
        let found = titles.filter_map(|title| {
            let one = Self::words(&format!("{title} {part}"), with)?;
            Some(Self { capitals: vec![0, title.len()], ..one })
        });
        found.collect()
    }

    /// The first or the last word of a name with the initials of the others behind or before it.
    fn initials(parts: &[&str], with: &str) -> Vec<Self> {
        let cased = |part: &&str| part.chars().next().is_some_and(char::is_uppercase);
        let parts: Vec<&str> = parts.iter().copied().filter(cased).collect();
        let mut out = Vec::new();
        for at in [0, parts.len().saturating_sub(1)] {
            let Some(kept) = parts.get(at).filter(|part| part.chars().count() > 1) else {
                continue;
            };
            let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
            let letters: Vec<String> =
                others.filter_map(|(_, part)| part.chars().next()).map(String::from).collect();
            for many in 1..=letters.len() {
                let letters = letters.get(..many).unwrap_or_default().join(" ");
                let behind = Self::words(&format!("{kept} {letters}"), with);
                out.extend(behind.map(|one| {
                    let length = one.atoms.len();
                    let capitals = std::iter::once(0).chain(length.saturating_sub(many)..length);
                    Self { capitals: capitals.collect(), initial: true, ..one }
                }));
                let before = Self::words(&format!("{letters} {kept}"), with);
                out.extend(before.map(|one| Self { capitals: (0..=many).collect(), ..one }));
            }
        }
        out
    }

    /// A name that begins with a capital, also in a text without capitals if it has so many letters and is no common
    /// word.
    fn capital(self, least: usize) -> Self {
        let word: String = self.atoms.iter().collect();
        let small = self.atoms.len() >= least && !is_common(&word);
        Self { capitals: vec![0], small, ..self }
    }

    /// Whether it is so long and so rare that it is meant wherever its letters stand in an address, a tag or the name of
    /// a file, whose words nothing parts: "storyofmariam.html".
    fn is_telling(&self) -> bool {
        let word = || self.atoms.iter().collect::<String>();
        self.atoms.len() >= PART
            && !self.initial
            && !self.tail
            && self.atoms.iter().all(|c| c.is_alphabetic())
            && !is_common(&word())
    }

    /// How many letters and digits it has.
    pub fn length(&self) -> usize {
        self.atoms.len()
    }

    /// Whether the words are those of another pattern.
    fn same(&self, other: &Self) -> bool {
        self.atoms == other.atoms
    }
}

/// A name of one word with so many letters is one in small letters too.
const SINGLE: usize = 4;

/// A part of a name needs so many: fewer are a piece of many words.
const PART: usize = 5;

/// Words that several persons are called by stand for none of them: what is put in their place says no name.
pub fn part_from_persons(patterns: &mut [Pattern]) {
    let shared: Vec<bool> = patterns
        .iter()
        .map(|one| {
            one.part && patterns.iter().any(|other| one.same(other) && one.with != other.with)
        })
        .collect();
    for (pattern, shared) in patterns.iter_mut().zip(shared) {
        if shared {
            pattern.with = WITHHELD.to_owned();
        }
    }
}

/// A letter or digit of a text.
struct Atom {
    folded: char,
    /// Number of the character in the text.
    at: usize,
}

/// The letters and digits of a text. One character may fold into several letters, or into none.
fn atoms(text: &str) -> Vec<Atom> {
    let mut out = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                out.push(Atom { folded: c.to_ascii_lowercase(), at });
            }
            continue;
        }
        let mut one = [0; 4];
        let folded = match names::drawn(c) {
            Some(plain) => plain.to_string(),
            None => fold(c.encode_utf8(&mut one)),
        };
        out.extend(
            folded.chars().filter(|f| f.is_alphanumeric()).map(|folded| Atom { folded, at }),
        );
    }
    out
}

/// Whether words of the script of this letter are written without spaces: a word may start anywhere. Korean writes
/// particles together with the name before them.
fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' | '\u{ac00}'..='\u{d7af}')
}

/// Where patterns stand in a text, in characters, with what stands for them; what overlaps is one place.
fn places<'a>(text: &str, patterns: &'a [Pattern]) -> Vec<(Range<usize>, &'a str)> {
    let chars: Vec<char> = text.chars().collect();
    let atoms = atoms(text);
    let word = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric() && !unspaced(*c))
    };
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    for pattern in patterns {
        let Some((first, rest)) = pattern.atoms.split_first() else { continue };
        for (i, atom) in atoms.iter().enumerate().filter(|(_, a)| a.folded == *first) {
            let Some(after) = atoms.get(i + 1..i + 1 + rest.len()) else { break };
            if after.iter().zip(rest).any(|(a, r)| a.folded != *r) {
                continue;
            }
            let mut last = atom.at;
            let gaps = pattern.gaps.iter().skip(1);
            let close = after.iter().zip(gaps).all(|(a, most)| {
                let gap = a.at.saturating_sub(last + 1);
                last = a.at;
                gap <= *most
            });
            let start = if pattern.tail { number_start(&chars, atom.at) } else { atom.at };
            if pattern.tail && start == atom.at {
                continue;
            }
            // Korean writes the particles of a sentence together with the name before them.
            let korean = |at: usize| chars.get(at).is_some_and(|c| names::hangul(*c));
            let opens =
                !(word(start.checked_sub(1)) && word(Some(start))) || names::is_led(&chars, start);
            if pattern.stem {
                let Some(end) = names::case_end(&chars, last + 1) else { continue };
                last = end - 1;
            }
            let ends = !(word(Some(last)) && word(Some(last + 1))) || korean(last);
            let alone = opens && ends || pattern.is_telling() && in_address(&chars, start);
            if close && alone && written_as_name(pattern, &chars, &atoms, i) {
                found.push((whole(pattern, &chars, start..last + 1), pattern.with.as_str()));
            }
        }
    }
    joined(found, &chars)
}

/// Places without overlaps: the longest first, for its replacement stands for what overlaps it.
fn joined<'a>(
    mut found: Vec<(Range<usize>, &'a str)>,
    chars: &[char],
) -> Vec<(Range<usize>, &'a str)> {
    found.sort_by_key(|(place, _)| (place.start, usize::MAX - place.end));
    // "Sokha Chan (Sokha Chan, 2023)" has the name two times, and turned round a third time over the bracket.
    let mut apart: Vec<Range<usize>> = Vec::new();
    for (place, _) in &found {
        if apart.last().is_none_or(|last| last.end <= place.start) {
            apart.push(place.clone());
        }
    }
    let covered = |place: &Range<usize>| {
        let mut at = place.clone().filter(|at| chars.get(*at).is_some_and(|c| c.is_alphanumeric()));
        at.all(|at| apart.iter().any(|one| one.contains(&at)))
    };
    found.retain(|(place, _)| apart.contains(place) || !covered(place));
    let mut out: Vec<(Range<usize>, &str)> = Vec::new();
    for (place, with) in found {
        match out.last_mut() {
            Some((last, _)) if place.start < last.end => last.end = last.end.max(place.end),
            // The words of one name, each in a case of its own, are one person.
            Some((last, same))
                if *same == with
                    && with != WITHHELD
                    && place.start == last.end + 1
                    && chars.get(last.end) == Some(&' ') =>
            {
                last.end = place.end;
            }
            _ => out.push((place, with)),
        }
    }
    out
}

/// Whether the letters that must be capitals are, or stand in an address or the name of a file, which has none.
/// A word that a calendar has too is no name beside a number.
fn written_as_name(pattern: &Pattern, chars: &[char], atoms: &[Atom], first: usize) -> bool {
    if pattern.capitals.is_empty() {
        return true;
    }
    let place = |at: &usize| atoms.get(first + at).map(|atom| atom.at);
    let small = |at: usize| chars.get(at).is_some_and(|c| c.is_lowercase());
    let capitals = pattern.capitals.iter().filter_map(place).all(|at| !small(at));
    let (Some(start), Some(end)) =
        (place(&0), place(&pattern.atoms.len().saturating_sub(1)).map(|end| end + 1))
    else {
        return false;
    };
    if !capitals {
        return pattern.small || !pattern.initial && in_address(chars, start);
    }
    !(pattern.capitals == [0] && is_month(pattern) && dated(chars, start..end))
}

fn is_month(pattern: &Pattern) -> bool {
    CALENDAR.iter().any(|word| word.chars().eq(pattern.atoms.iter().copied()))
}

/// A place with what belongs to it: the plus of a number, the bracket that is open, the full stop of an initial.
fn whole(pattern: &Pattern, chars: &[char], place: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = place;
    let is = |at: Option<usize>, wanted: char| at.and_then(|at| chars.get(at)) == Some(&wanted);
    let number = pattern.atoms.len() > 5 && pattern.atoms.iter().all(char::is_ascii_digit);
    for _ in 0..2 {
        let (mut open, mut closed) = (0_usize, 0_usize);
        for c in chars.get(start..end).unwrap_or_default() {
            match c {
                '(' | '（' => open += 1,
                ')' | '）' if open > 0 => open -= 1,
                ')' | '）' => closed += 1,
                _ => {}
            }
        }
        if open > 0 && (is(Some(end), ')') || is(Some(end), '）')) {
            end += 1;
        }
        let before = start.checked_sub(1);
        let bracket = closed > 0 && (is(before, '(') || is(before, '（'));
        if bracket || number && (is(before, '+') || is(before, '＋')) {
            start -= 1;
        }
    }
    if pattern.initial && is(Some(end), '.') {
        end += 1;
    }
    // A sign over or under the last letter belongs to it.
    while chars.get(end).is_some_and(|c| names::mark(*c)) {
        end += 1;
    }
    start..end
}

/// Where the number begins that holds the digit at a place: blanks and marks between its digits are a part of it.
fn number_start(chars: &[char], at: usize) -> usize {
    /// So many digits of a number may stand before its last eight.
    const MOST: usize = 7;
    let (mut start, mut digits, mut gap) = (at, 0, 0);
    for place in (0..at).rev() {
        match chars.get(place) {
            Some(c) if c.is_ascii_digit() && digits < MOST => {
                (start, digits, gap) = (place, digits + 1, 0);
            }
            Some(' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}') if gap < 2 => gap += 1,
            _ => break,
        }
    }
    start
}

/// Whether any of the words stands in a text.
pub fn holds(text: &str, patterns: &[Pattern]) -> bool {
    !patterns.is_empty()
        && (!places(text, patterns).is_empty()
            || text.contains('%') && !places(&decoded(text), patterns).is_empty())
}

/// Whether the letters of any withheld word stand in a name for machines, such as the key of a reference, in which
/// nothing parts words.
pub fn in_key(key: &str, patterns: &[Pattern]) -> bool {
    /// Fewer letters are a piece of many words.
    const LEAST: usize = 3;
    let key: String = atoms(key).into_iter().map(|atom| atom.folded).collect();
    let mut telling = patterns.iter().filter(|one| one.length() >= LEAST && !one.initial);
    telling.any(|one| key.contains(&one.atoms.iter().collect::<String>()))
}

/// Takes the words out of a text.
pub fn from_text(text: &mut String, patterns: &[Pattern]) {
    from_pieces(&mut [text], patterns);
}

/// Takes the words out of a text that stands in several pieces, also where they go over from one to the next.
pub fn from_pieces(pieces: &mut [&mut String], patterns: &[Pattern]) {
    if patterns.is_empty() {
        return;
    }
    let whole: String = pieces.iter().map(|p| p.as_str()).collect();
    let found = whole_addresses(&whole, places(&whole, patterns));
    let mut start = 0;
    for piece in pieces {
        let end = start + piece.chars().count();
        if found.iter().any(|(place, _)| place.start < end && start < place.end) {
            let mut out = String::with_capacity(piece.len());
            for (i, c) in piece.chars().enumerate() {
                let at = start + i;
                match found.iter().find(|(place, _)| place.contains(&at)) {
                    Some((place, with)) if place.start == at => out.push_str(with),
                    Some(_) => {}
                    None => out.push(c),
                }
            }
            **piece = out;
        }
        // What an address hides behind percent signs cannot be cut out of it letter by letter.
        if piece.contains('%') && !places(&decoded(piece), patterns).is_empty() {
            **piece = piece
                .split(' ')
                .map(|word| match places(&decoded(word), patterns).is_empty() {
                    true => word,
                    false => WITHHELD,
                })
                .collect::<Vec<_>>()
                .join(" ");
            if !places(&decoded(piece), patterns).is_empty() {
                **piece = WITHHELD.to_owned();
            }
        }
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, WITHHELD, from_text, holds, in_key, part_from_persons};

    fn without(text: &str, patterns: &[Pattern]) -> String {
        let mut text = text.to_owned();
        from_text(&mut text, patterns);
        text
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        let phone: Vec<Pattern> = Pattern::words("+855 12 345 678", WITHHELD).into_iter().collect();
        assert_eq!(without("Call +85512345678!", &phone), "Call [withheld]!");
        assert_eq!(without("Call (855) 12-345-678.", &phone), "Call [withheld].");
        assert_eq!(without("18551234567899", &phone), "18551234567899");
        let phone: Vec<Pattern> = Pattern::phone("+855 12 345 678", WITHHELD).into_iter().collect();
        for written in ["012 345 678", "012345678", "00855 12345678", "(855) 12-345-678"] {
            let out = without(&format!("Call {written} now"), &phone);
            assert_eq!(out, "Call [withheld] now");
        }
        assert_eq!(without("12345678 people", &phone), "12345678 people");
        assert_eq!(without("a0b112345678c", &phone), "a0b112345678c");
        assert!(Pattern::phone("12 Rama IV Road", WITHHELD).is_none());
        assert!(Pattern::phone("2023-10-16", WITHHELD).is_none());
        let name = Pattern::person("José Chan", "Survivor A", &|_| false);
        for written in ["JOSE CHAN", "Chan, José", "José\nChan", "jose-chan"] {
            assert_eq!(without(written, &name), "Survivor A", "{written}");
        }
        assert_eq!(
            without("Chan said; a chance. A chan.", &name),
            "Survivor A said; a chance. A chan."
        );
        assert!(holds("https://example.org/Jos%C3%A9%20Chan?x", &name));
        let url = without("see <https://example.org/jose-chan-story?id=7>.", &name);
        assert_eq!(url, "see <[withheld]>.");
        let url = without("see https://example.org/Jos%C3%A9%20Chan now", &name);
        assert_eq!(url, "see [withheld] now");
    }

    #[test]
    fn a_name_is_taken_out_whole_and_nothing_else() {
        let names = |names: &[(&str, &str)]| {
            let all = names.iter().flat_map(|(name, with)| Pattern::person(name, with, &|_| false));
            let mut all: Vec<Pattern> = all.collect();
            part_from_persons(&mut all);
            all
        };
        let one = names(&[("Nguyen Thi Mai", "Survivor B")]);
        for (text, wanted) in [
            ("Nguyen, T. M. (2025). Sold.", "Survivor B (2025). Sold."),
            ("by T. M. Nguyen and Mai, N. T.", "by Survivor B and Survivor B"),
            ("N.T. Mai said in Mai 2025", "Survivor B said in Mai 2025"),
            ("a Nguyen; mai tai", "a Survivor B; mai tai"),
            ("see example.org/mai-tells", "see example.org/Survivor B-tells"),
        ] {
            assert_eq!(without(text, &one), wanted, "{text}");
        }
        let one = names(&[("Rose", "Survivor A")]);
        assert_eq!(
            without("Rose said hope rose. ROSE!", &one),
            "Survivor A said hope rose. Survivor A!"
        );
        let both = names(&[("Grace Mai", "Survivor A"), ("Nguyen Thi Mai", "Survivor B")]);
        assert_eq!(
            without("Grace Mai met Nguyen Thi Mai; Mai left Grace.", &both),
            "Survivor A met Survivor B; [withheld] left Survivor A."
        );
        let aged = names(&[("Anna Schmidt (19", "Survivor A"), ("Anna Schmidt", "Survivor A")]);
        assert_eq!(without("Anna Schmidt (19) fled", &aged), "Survivor A fled");
        let may = names(&[("May Thu", "Survivor A")]);
        assert_eq!(
            without("In May, on 3 May 2025, May fled.", &may),
            "In May, on 3 May 2025, Survivor A fled."
        );
        assert_eq!(
            without("The words of May, told by May.", &may),
            "The words of Survivor A, told by Survivor A."
        );
    }

    #[test]
    fn what_is_filled_up_in_a_line_for_machines_goes_with_it() {
        let line = "C4521987<3VNM0505043F3001017<<<<<<<<<<<<<<02";
        let all: Vec<Pattern> =
            ["C4521987", line].iter().filter_map(|w| Pattern::words(w, WITHHELD)).collect();
        assert_eq!(without(&format!("x {line} y"), &all), "x [withheld] y");
    }

    #[test]
    fn small_words_before_a_name_hide_it_from_no_one() {
        let name = Pattern::person("سلمى الحداد", "Survivor A", &|_| false);
        assert_eq!(
            without("قالت سلمى وسلمى لسلمى", &name),
            "قالت Survivor A وSurvivor A لSurvivor A"
        );
        assert_eq!(without("قال للحداد والحداد", &name), "قال لSurvivor A وSurvivor A");
        // Another word that ends so.
        assert_eq!(without("مسلمى", &name), "مسلمى");
    }

    #[test]
    fn a_name_is_taken_out_however_it_is_drawn_and_whatever_it_is_joined_to() {
        let name = Pattern::person("Mariam", "Survivor A", &|_| false);
        for (text, wanted) in [
            ("mariam tells", "Survivor A tells"),
            ("ᴍᴀʀɪᴀᴍ speaks", "Survivor A speaks"),
            ("🅼🅰🆁🅸🅰🅼 speaks", "Survivor A speaks"),
            ("#freemariam now", "#freeSurvivor A now"),
            ("storyofmariam.html", "storyofSurvivor A.html"),
            ("a mariamite", "a mariamite"),
        ] {
            assert_eq!(without(text, &name), wanted, "{text}");
        }
        assert!(holds("https://example.org/storyofmariam2023", &name));
        assert!(in_key("khanMariam2023", &name) && !in_key("khan2023", &name));
        let whole = Pattern::person("Sokha Chan", "Survivor A", &|_| false);
        assert_eq!(without("how sokha came home", &whole), "how Survivor A came home");
        // What is a common word in small letters is one.
        for (name, text) in [
            ("Hope", "they hope for example.org/hopeless"),
            ("Thanh", "ở thành phố"),
            ("Win Aung", "to win"),
            ("Long", "as long as that"),
        ] {
            let name = Pattern::person(name, "Survivor A", &|_| false);
            assert_eq!(without(text, &name), text);
        }
    }

    #[test]
    fn what_overlaps_goes_as_one() {
        let all: Vec<Pattern> = ["aged 17 from Kandal", "Sokha aged 17"]
            .iter()
            .filter_map(|w| Pattern::words(w, WITHHELD))
            .collect();
        assert_eq!(without("Sokha, aged 17, from Kandal.", &all), "[withheld].");
    }
}
