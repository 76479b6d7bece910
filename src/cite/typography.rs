//! Quotation marks as the locale sets them, one kind inside the other, and the full stop or comma beside them.

use super::{
    rich::{OTHERS, QUOTE_CLOSE, QUOTE_OPEN, Rich, Run},
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
        let term = |term: OtherTerm, otherwise: &str| {
            let found = sources.iter().find_map(|l| l.term(Term::Other(term), TermForm::Long));
            found.and_then(|t| t.single()).unwrap_or(otherwise).to_owned()
        };
        let option = |l: &&Locale| l.style_options.and_then(|o| o.punctuation_in_quote);
        Self {
            outer: (term(OtherTerm::OpenQuote, "“"), term(OtherTerm::CloseQuote, "”")),
            inner: (term(OtherTerm::OpenInnerQuote, "‘"), term(OtherTerm::CloseInnerQuote, "’")),
            and: term(OtherTerm::And, "and"),
            others: term(OtherTerm::EtAl, "et al."),
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

fn marked(text: &Rich, quotes: &Quotes) -> Vec<Place> {
    let mut out = Vec::new();
    // Whether each open quotation has the outer marks.
    let mut open: Vec<bool> = Vec::new();
    for (run, piece) in text.0.iter().enumerate() {
        let later = text.0.get(run + 1..).unwrap_or_default();
        let mut rest = piece.text.as_str();
        while let Some(c) = rest.chars().next() {
            let mut put = |mark: &str, closes: bool| {
                out.extend(mark.chars().map(|c| Place { run, c, closes }));
            };
            let (skip, closing) = (&quotes.outer.0, &quotes.outer.1);
            if c == QUOTE_OPEN {
                let outer = open.last().is_none_or(|last| !last);
                put(if outer { &quotes.outer.0 } else { &quotes.inner.0 }, false);
                open.push(outer);
            } else if c == QUOTE_CLOSE {
                let outer = open.pop().unwrap_or(true);
                put(if outer { &quotes.outer.1 } else { &quotes.inner.1 }, true);
            } else if open.last() == Some(&true)
                && !closing.is_empty()
                && rest.starts_with(closing.as_str())
            {
                open.pop();
                put(closing, true);
                rest = rest.get(closing.len()..).unwrap_or("");
                continue;
            } else if open.last() == Some(&false)
                && open.len() > 1
                && !closing.is_empty()
                && rest.starts_with(closing.as_str())
                && quotes.outer.0 != quotes.outer.1
                && closing != "’"
            {
                // It was opened inside another, as below.
                open.pop();
                put(&quotes.inner.1, true);
                rest = rest.get(closing.len()..).unwrap_or("");
                continue;
            } else if open.last() == Some(&true)
                && !skip.is_empty()
                && rest.starts_with(skip.as_str())
                && ends_inside(rest, later, (skip, closing))
            {
                open.push(false);
                put(&quotes.inner.0, false);
                rest = rest.get(skip.len()..).unwrap_or("");
                continue;
            } else if !skip.is_empty() && rest.starts_with(skip.as_str()) {
                open.push(true);
                put(skip, false);
                rest = rest.get(skip.len()..).unwrap_or("");
                continue;
            } else {
                put(c.encode_utf8(&mut [0; 4]), false);
            }
            rest = rest.get(c.len_utf8()..).unwrap_or("");
        }
    }
    out
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
