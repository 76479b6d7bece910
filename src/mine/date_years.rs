//! Years in a date: of four digits and of two, of the Buddhist era, of the Persian and the Islamic calendar.

use super::{
    calendars::Calendar,
    lex::{Kind, Quote},
    lists::ends_with_one,
};
use crate::fold::digit;

/// Whether a year in the calendar of its neighbours is named right before: พ.ศ., BE, AH.
pub(super) fn era_before(quote: &Quote, i: usize) -> bool {
    const ERAS: &[&str] = &["พ.ศ.", "พ.ศ", "พุทธศักราช", "b.e.", "ພ.ສ.", "ព.ស."];
    let Some(token) = quote.token(i) else { return false };
    let lead = quote.before_folded(token.start);
    let lead = lead.trim_end();
    // "be" is a word, and BE an era.
    let capitals = i.checked_sub(1).and_then(|j| quote.token(j)).is_some_and(|t| {
        t.folded == "be" && quote.text(t.start, t.end) == "BE" && t.end < token.start
    });
    capitals || ends_with_one(lead, ERAS)
}

/// "juillet 98", "abril del 87": a year of two digits behind a month, at an end; `linked` says that a word leads to it.
pub(super) fn short_year(quote: &Quote, i: usize, linked: bool) -> Option<i16> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 2)?;
    let lead = i.checked_sub(1).and_then(|j| quote.token(j))?;
    let word = matches!(lead.folded.as_str(), "of" | "de" | "del" | "'" | "di");
    let romance = quote.speaks(&["fr", "es", "pt", "it"]) && !linked && lead.kind == Kind::Word;
    let closed = quote.token(i + 1).is_none_or(|t| {
        matches!(t.folded.as_str(), "," | ")" | "?" | "!" | ";")
            || t.folded == "." && quote.token(i + 2).is_none_or(|n| n.start != t.end)
    });
    let n: i16 = token.folded.parse().ok().filter(|n| *n > 31)?;
    (closed && (word && linked || romance)).then_some(if n < 50 { 2000 + n } else { 1900 + n })
}

/// "AD", "BE", "هـ", "م", "г." behind a year: where it ends, and the next token.
pub(super) fn era_behind(quote: &Quote, i: usize) -> Option<(usize, usize)> {
    let token = quote.token(i)?;
    // A full stop behind an abbreviation is part of it.
    let closed = |last: usize, end: usize| {
        let stop = quote
            .token(last + 1)
            .filter(|t| matches!(t.folded.as_str(), "." | "․") && t.start == end);
        stop.map_or((end, last + 1), |t| (t.end, last + 2))
    };
    match token.folded.as_str() {
        "ad" | "ce" | "be" | "ah" | "ap"
            if quote.text(token.start, token.end).chars().all(char::is_uppercase) =>
        {
            Some((token.end, i + 1))
        }
        // "ه.ق.", "هـ.ش"
        "هـ" | "ه" | "ه\u{200d}" => {
            let sort = quote
                .token(i + 2)
                .filter(|t| quote.is(i + 1, ".") && matches!(t.folded.as_str(), "ق" | "ش"));
            Some(sort.map_or((token.end, i + 1), |t| closed(i + 2, t.end)))
        }
        "م" if quote.speaks(&["ar"]) => Some((token.end, i + 1)),
        "г" | "р" | "թ" | "ж"
            if quote.speaks(&["ru", "uk", "bg", "be", "hy", "kk", "ky", "tg", "mk"]) =>
        {
            Some(closed(i, token.end))
        }
        "-" if quote.is(i + 1, "ж") && quote.speaks(&["ky", "kk"]) => {
            Some(closed(i + 1, quote.token(i + 1)?.end))
        }
        "b" | "พ" | "ພ" => {
            let (end, next) = buddhist_behind(quote, token.start)?;
            Some((end, next))
        }
        _ => None,
    }
}

/// "BE", "B.E.", "พ.ศ.", "ພ.ສ." from a place on: where it ends, and the token after it.
fn buddhist_behind(quote: &Quote, at: usize) -> Option<(usize, usize)> {
    let at = at + usize::from(quote.at(at).is_some_and(char::is_whitespace));
    let rest = quote.text(at, at + 5);
    let era = ["B.E.", "BE", "พ.ศ.", "ພ.ສ."].iter().find(|era| rest.starts_with(**era))?;
    let end = at + era.chars().count();
    let free = era.ends_with('.') || quote.at(end).is_none_or(|c| !c.is_alphanumeric());
    free.then(|| (end, quote.tokens.partition_point(|t| t.start < end)))
}

/// A year at a token; `era` says that the Buddhist era is named before it.
pub(super) fn year_at(quote: &Quote, i: usize, era: bool) -> Option<(i16, Calendar)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 4)?;
    let all = quote.chars.get(token.start..token.end)?.iter().all(|c| digit(*c).is_some());
    let year: i16 = token.folded.parse().ok().filter(|_| all)?;
    let buddhist = (2400..2700).contains(&year)
        && (era
            || quote.speaks(&["th", "lo", "km"])
            || thai_before(quote, token.start)
            || buddhist_behind(quote, token.end).is_some());
    if buddhist || era {
        return (2400..2700).contains(&year).then_some((year - 543, Calendar::Gregorian));
    }
    // Hijri: "1445 هـ"; of Iran: ۱۴۰۲.
    let hijri = quote.token(i + 1).is_some_and(|t| {
        matches!(t.folded.as_str(), "ه" | "هـ" | "ah") || t.folded.starts_with("هج")
    });
    match year {
        1300..=1599 if hijri => Some((year, Calendar::Islamic)),
        1300..=1499 if quote.speaks(&["fa"]) => Some((year, Calendar::Persian)),
        1500..=2199 => Some((year, Calendar::Gregorian)),
        _ => None,
    }
}

/// Whether Thai letters stand right before, so that a year of the 2500s is of the Buddhist era.
fn thai_before(quote: &Quote, start: usize) -> bool {
    let lead: Vec<char> =
        quote.chars.get(start.saturating_sub(2)..start).unwrap_or_default().to_vec();
    lead.iter().any(|c| matches!(c, '\u{e01}'..='\u{e4f}'))
}
