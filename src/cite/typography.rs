//! Quotation marks as the locale sets them, one kind inside the other, and the full stop or comma beside them.

use super::{
    rich::{QUOTE_CLOSE, QUOTE_OPEN, Rich, Run},
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
        let files = style::locale_files();
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

fn marked(text: &Rich, quotes: &Quotes) -> Vec<Place> {
    let mut out = Vec::new();
    // Whether each open quotation has the outer marks.
    let mut open: Vec<bool> = Vec::new();
    for (run, piece) in text.0.iter().enumerate() {
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
