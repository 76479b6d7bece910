//! A file of BibTeX entry by entry, for files in which one entry is broken: the others are read all the same.

use super::{Read, abbreviations};
use hayagriva::{Library, io};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// How often the text of one entry is mended before it is given up; each time one abbreviation is defined.
const TRIES: usize = 20;

/// Fields of dates, in the order in which an entry is tried without them.
const DATES: [&[&str]; 2] =
    [&["year", "date"], &["month", "day", "urldate", "origdate", "eventdate"]];

/// What stands before the name of a date that is given in words.
pub(super) const IN_WORDS: &str = "inwords";

/// One `@…` of a file.
struct Piece<'a> {
    /// Its line, from 1.
    line: usize,
    /// What it is, in lower case: "article", "string".
    kind: String,
    /// What stands between its braces or parentheses.
    inside: &'a str,
    /// Whether its end was found.
    whole: bool,
}

/// Reads every entry by itself; what each is made of and what was wrong is for `convert` to say.
pub(super) fn read(
    text: &str,
    convert: impl Fn(&Library, &str) -> Vec<crate::cite::Reference>,
) -> Read {
    let mut read = Read::default();
    let pieces = pieces(text);
    let mut strings: String = pieces
        .iter()
        .filter(|p| p.kind == "string" && p.whole)
        .map(|p| format!("@string{{{}}}\n", p.inside))
        .collect();
    if abbreviations::bounded(&strings).is_err() || io::from_biblatex_str(&strings).is_err() {
        strings.clear();
        read.warnings.push("The @string abbreviations cannot be read; left out".to_owned());
    }
    let mut keys: BTreeMap<String, usize> = BTreeMap::new();
    for (number, piece) in pieces.iter().enumerate() {
        if matches!(piece.kind.as_str(), "string" | "comment" | "preamble") {
            continue;
        }
        let mut say = |what: String| read.warnings.push(format!("line {}: {what}", piece.line));
        if !piece.whole {
            say(format!("this @{} has no end; skipped", piece.kind));
            read.skipped += 1;
            continue;
        }
        let (key, fields) = piece.inside.split_once(',').unwrap_or((piece.inside, ""));
        let mut key = key.trim().to_owned();
        if key.is_empty() || key.contains(['=', '{', '"']) {
            say("this entry has no key".to_owned());
            key = format!("entry{}", number + 1);
        }
        let times = keys.entry(key.clone()).or_default();
        *times += 1;
        if *times > 1 {
            say(format!("the key {key} comes twice"));
            key = format!("{key}-{times}");
        }
        let mut defined = BTreeSet::new();
        let mut abbreviations = String::new();
        let mut fields = Cow::Borrowed(fields);
        let mut hidden = DATES.into_iter();
        let before = read.references.len();
        let above = parent(&fields, &pieces).filter(|above| above.line != piece.line);
        let above = above.map(|p| format!("@{}{{{}\n}}\n", p.kind, p.inside)).unwrap_or_default();
        for _ in 0..TRIES {
            let own = format!("@{}{{{key},{fields}\n}}\n", piece.kind);
            let entry = format!("{strings}{abbreviations}{above}{own}");
            if let Err(error) = abbreviations::bounded(&entry) {
                say(format!("the entry {key} cannot be read; skipped ({error})"));
                break;
            }
            match io::from_biblatex_str(&entry) {
                Ok(library) => {
                    let mut found = convert(&library, &entry);
                    found.retain(|reference| above.is_empty() || reference.id() == key);
                    read.references.extend(found);
                    break;
                }
                Err(errors) => {
                    let why = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
                    let word = why.split_once("unknown abbreviation \"");
                    let word =
                        word.and_then(|(_, rest)| rest.split_once('"')).map(|(word, _)| word);
                    match word.filter(|word| defined.insert((*word).to_owned())) {
                        Some(word) => {
                            say(format!("the abbreviation {word} is not defined; taken as it is"));
                            abbreviations.push_str(&format!("@string{{{word} = {{{word}}}}}\n"));
                        }
                        // "n.d." in the field of the year is no reason to lose the entry.
                        None => match hidden.by_ref().find_map(|names| without(&fields, names)) {
                            Some(rest) => fields = Cow::Owned(rest),
                            None => {
                                say(format!("the entry {key} cannot be read; skipped ({why})"));
                                break;
                            }
                        },
                    }
                }
            }
        }
        read.skipped += usize::from(read.references.len() == before);
    }
    read
}

/// The entry from which another one takes what it lacks: its `crossref`.
fn parent<'a, 'b>(fields: &str, pieces: &'b [Piece<'a>]) -> Option<&'b Piece<'a>> {
    let lower = fields.to_ascii_lowercase();
    let at = lower.find("crossref")? + "crossref".len();
    let rest = fields.get(at..)?.trim_start().strip_prefix('=')?;
    let key = rest.trim_start_matches([' ', '\t', '\n', '\r', '{', '"']);
    let key = key.split([',', '}', '"', '\n']).next()?.trim();
    let named = |piece: &&Piece<'_>| {
        piece.whole && piece.inside.split(',').next().is_some_and(|own| own.trim() == key)
    };
    pieces.iter().find(named).filter(|_| !key.is_empty())
}

/// The fields of an entry with these under names that say nothing to a reader of dates; `None` if it has none.
fn without(fields: &str, names: &[&str]) -> Option<String> {
    let mut out = String::with_capacity(fields.len() + IN_WORDS.len());
    let mut found = false;
    let mut depth = 0_usize;
    let mut quoted = false;
    // Where the name of a field may begin.
    let mut begins = true;
    let mut rest = fields;
    while let Some(c) = rest.chars().next() {
        let name = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let given = rest.get(name.len()..).is_some_and(|r| r.trim_start().starts_with('='));
        if begins && given && names.iter().any(|n| n.eq_ignore_ascii_case(name)) {
            out.push_str(IN_WORDS);
            found = true;
        }
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '"' if depth == 0 => quoted = !quoted,
            _ => {}
        }
        begins = depth == 0 && !quoted && (c == ',' || begins && c.is_whitespace());
        out.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    found.then_some(out)
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut line = 1;
    // Steps over `bytes` of what is left.
    let step = |rest: &mut &str, line: &mut usize, bytes: usize| {
        let (gone, left) = rest.split_at_checked(bytes).unwrap_or((rest, ""));
        *line += gone.matches('\n').count();
        *rest = left;
    };
    while let Some(at) = rest.find('@') {
        step(&mut rest, &mut line, at + 1);
        let kind: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let after = rest.get(kind.len()..).unwrap_or_default();
        let inside = after.trim_start();
        let open = inside.chars().next().filter(|c| matches!(c, '{' | '('));
        let Some(open) = open.filter(|_| !kind.is_empty()) else { continue };
        let start = line;
        let skipped = kind.len() + (after.len() - inside.len()) + 1;
        step(&mut rest, &mut line, skipped);
        let (length, whole) = end(rest, open);
        let inside = rest.get(..length).unwrap_or_default();
        pieces.push(Piece { line: start, kind: kind.to_lowercase(), inside, whole });
        step(&mut rest, &mut line, length);
    }
    pieces
}

/// How far the inside of an entry reaches, and whether its end is there. Where the next entry begins on a line of
/// its own, this one has lost its end.
fn end(text: &str, open: char) -> (usize, bool) {
    let close = if open == '{' { '}' } else { ')' };
    let mut depth = 0_usize;
    let mut line_start = false;
    for (at, c) in text.char_indices() {
        match c {
            c if c == close && depth == 0 => return (at, true),
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '@' if line_start && begins_entry(text.get(at + 1..).unwrap_or_default()) => {
                return (at, false);
            }
            _ => {}
        }
        line_start = c == '\n' || line_start && c.is_whitespace();
    }
    (text.len(), false)
}

fn begins_entry(text: &str) -> bool {
    let word = text.chars().take_while(char::is_ascii_alphabetic).count();
    word > 2 && text.get(word..).is_some_and(|rest| rest.trim_start().starts_with(['{', '(']))
}
