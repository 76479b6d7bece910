//! Quotation marks as the locale sets them, one kind inside the other, and the full stop or comma beside them.

use super::{
    capitals,
    rich::{
        DOUBLE_CLOSE, DOUBLE_OPEN, OTHERS, QUOTE_CLOSE, QUOTE_OPEN, Rich, Run, SINGLE_CLOSE,
        SINGLE_OPEN, STAY, Shift,
    },
    style::{self, Style},
};
use citationberg::{
    Locale, TermForm,
    taxonomy::{OtherTerm, Term},
};

/// The quotation marks of a locale.
#[derive(Clone, Debug)]
pub(super) struct Quotes {
    outer: (String, String),
    inner: (String, String),
    /// Whether a full stop or comma goes inside the closing mark.
    inside: bool,
    /// "and" and "et al.".
    and: String,
    others: String,
    /// What stands between the ends of a range of pages.
    pub(super) range: String,
    /// "no date" and "n.d.".
    pub(super) undated: [String; 2],
}

impl Quotes {
    /// The marks of a style in a locale; those of the style go before those of the locale's file.
    pub(super) fn of(style: &Style, locale: Option<&str>) -> Self {
        let asked = locale.and_then(style::locale).map(str::to_owned);
        let own = style.csl.default_locale.as_ref().map(|code| code.0.clone());
        let code = asked.or(own).unwrap_or_else(|| "en-US".to_owned());
        let language = |code: &str| code.split('-').next().unwrap_or_default().to_owned();
        let exact = |l: &&Locale| l.lang.as_ref().is_some_and(|lang| lang.0 == code);
        let near = |l: &&Locale| l.lang.as_ref().is_some_and(|lang| lang.0 == language(&code));
        let any = |l: &&Locale| l.lang.is_none();
        let files = style::locale_files(Some(&code), &style.csl);
        let file = style::locale(&code).unwrap_or("en-US");
        let mut sources: Vec<&Locale> = style.csl.locale.iter().filter(exact).collect();
        sources.extend(style.csl.locale.iter().filter(near));
        sources.extend(style.csl.locale.iter().filter(any));
        sources.extend(files.iter().filter(|l| l.lang.as_ref().is_some_and(|c| c.0 == file)));
        let formed = |term: OtherTerm, form: TermForm, otherwise: &str| {
            let found = sources.iter().find_map(|l| l.term(Term::Other(term), form));
            found.and_then(|t| t.single()).unwrap_or(otherwise).to_owned()
        };
        let term = |term, otherwise| formed(term, TermForm::Long, otherwise);
        let option = |l: &&Locale| l.style_options.and_then(|o| o.punctuation_in_quote);
        Self {
            outer: (term(OtherTerm::OpenQuote, "“"), term(OtherTerm::CloseQuote, "”")),
            inner: (term(OtherTerm::OpenInnerQuote, "‘"), term(OtherTerm::CloseInnerQuote, "’")),
            and: term(OtherTerm::And, "and"),
            others: term(OtherTerm::EtAl, "et al."),
            range: term(OtherTerm::PageRangeDelimiter, "–"),
            undated: [
                formed(OtherTerm::NoDate, TermForm::Long, ""),
                formed(OtherTerm::NoDate, TermForm::Short, ""),
            ],
            inside: sources.iter().find_map(option).unwrap_or(false),
        }
    }
}

/// A character, the run that it stands in, and whether it closes a quotation.
#[derive(Clone, Copy)]
struct Place {
    run: usize,
    c: char,
    closes: bool,
}

/// The text with its marks set.
pub(super) fn set(text: &Rich, quotes: &Quotes) -> Rich {
    let mut places = marked(text, quotes);
    while let Some(at) = places.iter().position(|place| place.c == OTHERS) {
        and_others(&mut places, at, quotes);
    }
    if quotes.inside {
        move_inside(&mut places);
    }
    let mut out = Rich::default();
    let mut rest = places.iter().peekable();
    for (number, run) in text.0.iter().enumerate() {
        let mut words = String::new();
        while let Some(place) = rest.next_if(|place| place.run == number) {
            words.push(place.c);
        }
        out.push_run(Run { text: words, ..run.clone() });
    }
    out
}

/// Writes "et al." for the name that stands for those who are not named, without the "and" before it.
fn and_others(places: &mut Vec<Place>, at: usize, quotes: &Quotes) {
    let Some(mark) = places.get(at).copied() else { return };
    let mut behind = places.split_off(at);
    behind.remove(0);
    let trim = |places: &mut Vec<Place>| {
        while places.last().is_some_and(|place| place.c.is_whitespace()) {
            places.pop();
        }
    };
    trim(places);
    for and in [quotes.and.as_str(), "&"] {
        let count = and.chars().count();
        let end: String =
            places.iter().skip(places.len().saturating_sub(count)).map(|p| p.c).collect();
        let before = places.len().checked_sub(count + 1).and_then(|i| places.get(i));
        if end == and && before.is_some_and(|place| !place.c.is_alphanumeric()) {
            places.truncate(places.len() - count);
            break;
        }
    }
    trim(places);
    let blank = (!places.is_empty()).then_some(' ');
    let words = blank.into_iter().chain(quotes.others.chars());
    places.extend(words.map(|c| Place { c, ..mark }));
    // "et al.," but one stop at the end.
    if quotes.others.ends_with('.') && behind.first().is_some_and(|place| place.c == '.') {
        behind.remove(0);
    }
    places.append(&mut behind);
}

/// Whether a quotation that begins here and the one around it both end in what is left.
fn ends_inside(rest: &str, later: &[Run], (open, close): (&str, &str)) -> bool {
    // Where a closing mark is an opening one or an apostrophe, nobody can tell.
    if open == close || close.is_empty() || close == "’" {
        return false;
    }
    let mut depth = 0_i32;
    for text in std::iter::once(rest).chain(later.iter().map(|run| run.text.as_str())) {
        let mut text = text;
        while let Some(c) = text.chars().next() {
            if text.starts_with(open) || c == QUOTE_OPEN {
                depth += 1;
            } else if text.starts_with(close) || c == QUOTE_CLOSE {
                depth -= 1;
            }
            if depth < 0 {
                return true;
            }
            text = text.get(c.len_utf8()..).unwrap_or("");
        }
    }
    false
}

/// The text with the apostrophes of print, and with small raised letters behind numbers raised: terms of locales have
/// typewriter apostrophes and "2ᵉ".
pub(super) fn with_print(text: Rich) -> Rich {
    let mut out = Rich::default();
    let mut before = ' ';
    for run in text.0 {
        let address = run.link.is_some() || run.text.split_whitespace().any(capitals::is_address);
        if address || !run.text.contains(|c| c == '\'' || raised(c).is_some()) {
            before = run.text.chars().last().unwrap_or(before);
            out.push_run(run);
            continue;
        }
        let mut chars = run.text.chars().peekable();
        while let Some(c) = chars.next() {
            let inside = before.is_alphabetic() && chars.peek().is_some_and(|n| n.is_alphabetic());
            let mut look = run.look;
            let mut shown = c;
            if c == '\'' && (inside || before.is_alphabetic() && chars.peek().is_none()) {
                shown = '’';
            } else if let Some(letter) = raised(c)
                && (before.is_alphanumeric() || raised(before).is_some())
            {
                (shown, look.shift) = (letter, Shift::Super);
            }
            before = c;
            out.push_run(Run { text: shown.to_string(), look, link: None });
        }
    }
    out
}

/// The plain letter of a small raised one.
fn raised(c: char) -> Option<char> {
    const LETTERS: [(char, char); 10] = [
        ('ᵃ', 'a'),
        ('ᵈ', 'd'),
        ('ᵉ', 'e'),
        ('ʰ', 'h'),
        ('ᵐ', 'm'),
        ('ⁿ', 'n'),
        ('ᵒ', 'o'),
        ('ʳ', 'r'),
        ('ˢ', 's'),
        ('ᵗ', 't'),
    ];
    LETTERS.iter().find(|(small, _)| *small == c).map(|(_, letter)| *letter)
}

/// A quotation that is open: the marks that close it, and whether they are the outer ones.
struct Open {
    close: String,
    outer: bool,
    /// Whether a field says where it ends.
    marked: bool,
}

fn marked(text: &Rich, quotes: &Quotes) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let (start, end) = (quotes.outer.0.as_str(), quotes.outer.1.as_str());
    let pair = |outer: bool| if outer { &quotes.outer } else { &quotes.inner };
    for (run, piece) in text.0.iter().enumerate() {
        let later = text.0.get(run + 1..).unwrap_or_default();
        let mut rest = piece.text.as_str();
        while let Some(c) = rest.chars().next() {
            let behind = |mark: &str| rest.get(mark.len()..).unwrap_or("");
            let mut skip = c.len_utf8();
            let ends = |open: &Open| !end.is_empty() && !open.marked && rest.starts_with(end);
            match c {
                QUOTE_OPEN | DOUBLE_OPEN | SINGLE_OPEN => {
                    let outer = open.last().is_none_or(|last| !last.outer);
                    // What a field has in printed marks keeps them where it stands in no other quotation, or where the
                    // locale has others.
                    let own = |mark: &str| {
                        open.is_empty() || quotes.outer.0 != mark && quotes.inner.0 != mark
                    };
                    let (mark, close, outer) = match c {
                        DOUBLE_OPEN if own("“") => ("“", "”", true),
                        SINGLE_OPEN if own("‘") => ("‘", "’", false),
                        _ => (pair(outer).0.as_str(), pair(outer).1.as_str(), outer),
                    };
                    put(&mut out, run, mark, false);
                    open.push(Open { close: close.to_owned(), outer, marked: true });
                }
                QUOTE_CLOSE | DOUBLE_CLOSE | SINGLE_CLOSE => {
                    let close = open.pop().map_or_else(|| end.to_owned(), |open| open.close);
                    put(&mut out, run, &close, true);
                }
                STAY => {
                    if let Some(last) = out.last_mut() {
                        last.closes = false;
                    }
                }
                _ if open.last().is_some_and(&ends) && !apostrophe(&out, behind(end), end) => {
                    skip = end.len();
                    let close = open.pop().map_or_else(|| end.to_owned(), |open| open.close);
                    put(&mut out, run, &close, true);
                }
                _ if open.last().is_some_and(|last| last.outer)
                    && !start.is_empty()
                    && rest.starts_with(start)
                    && ends_inside(rest, later, (start, end)) =>
                {
                    skip = start.len();
                    put(&mut out, run, &quotes.inner.0, false);
                    let close = quotes.inner.1.clone();
                    open.push(Open { close, outer: false, marked: false });
                }
                _ if !start.is_empty() && rest.starts_with(start) => {
                    skip = start.len();
                    put(&mut out, run, start, false);
                    open.push(Open { close: end.to_owned(), outer: true, marked: false });
                }
                _ => put(&mut out, run, c.encode_utf8(&mut [0; 4]), false),
            }
            rest = rest.get(skip..).unwrap_or("");
        }
    }
    out
}

fn put(out: &mut Vec<Place>, run: usize, mark: &str, closes: bool) {
    out.extend(mark.chars().map(|c| Place { run, c, closes }));
}

/// Whether a mark that could close a quotation stands between letters.
fn apostrophe(before: &[Place], behind: &str, mark: &str) -> bool {
    mark == "’"
        && before.last().is_some_and(|place| place.c.is_alphanumeric())
        && behind.starts_with(char::is_alphanumeric)
}

/// Puts a full stop or comma that follows closing marks before them.
fn move_inside(places: &mut Vec<Place>) {
    let mut at = 1;
    while at < places.len() {
        let Some(this) = places.get(at).copied() else { break };
        let next = places.get(at + 1).map(|p| p.c);
        let stop = matches!(this.c, '.' | ',') && next != Some('.');
        if !stop || !places.get(at - 1).is_some_and(|p| p.closes) {
            at += 1;
            continue;
        }
        let back = places.iter().take(at).rev().take_while(|p| p.closes).count();
        let Some(first) = at.checked_sub(back).filter(|first| *first > 0) else {
            at += 1;
            continue;
        };
        let before = places.get(first - 1).copied();
        places.remove(at);
        let Some(before) = before else { continue };
        let enough = match this.c {
            '.' => matches!(before.c, '.' | '?' | '!' | '…'),
            _ => before.c == ',',
        };
        if !enough {
            places.insert(first, Place { run: before.run, c: this.c, closes: false });
            at += 1;
        }
    }
}
