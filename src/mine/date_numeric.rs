//! Dates in numbers that share parts: "16.–20.10.2023", "5. 3. – 14. 4. 2015", "10/1-11/2/2017", "am 22.04.".

use super::{
    calendars::Calendar,
    date_atoms::Atom,
    date_written::{in_order, written_year},
    date_years::era_behind,
    lex::{Kind, Quote, Token},
};
use crate::fold::digit;

/// Numbers with one sign between them.
struct Row {
    numbers: Vec<String>,
    sign: Option<char>,
    /// Whether a full stop closes it.
    closed: bool,
    end: usize,
}

impl Row {
    fn at(quote: &Quote, start: usize) -> Option<Self> {
        let mut row = Self { numbers: Vec::new(), sign: None, closed: false, end: start };
        let mut at = start;
        loop {
            let run: String = quote
                .chars
                .get(at..)?
                .iter()
                .map_while(|c| digit(*c))
                .take(5)
                .map(|d| char::from(b'0' + d))
                .collect();
            if run.is_empty() || run.len() > 4 {
                break;
            }
            at += run.len();
            row.end = at;
            row.closed = false;
            let long = run.len() == 4;
            row.numbers.push(run);
            let Some(sign) = quote.at(at).filter(|c| matches!(c, '.' | '/' | '-')) else { break };
            if row.sign.is_some_and(|s| s != sign) || row.numbers.len() == 3 {
                row.closed = sign == '.' && row.sign != Some('/') && !long;
                row.end += usize::from(row.closed);
                break;
            }
            if sign == '.' {
                row.closed = true;
                row.end = at + 1;
            }
            // "3-5/5/2019": the days of a stretch.
            let behind =
                (1..=2).map(|n| at + 1 + n).find(|i| quote.at(*i).and_then(digit).is_none());
            if sign == '-' && row.sign.is_none() && behind.and_then(|i| quote.at(i)) == Some('/') {
                break;
            }
            let gap = usize::from(sign == '.' && quote.at(at + 1).is_some_and(char::is_whitespace));
            let more = quote.at(at + 1 + gap).is_some_and(|c| digit(c).is_some());
            // "10-1-2018-10-7": a hyphen behind a whole date leads to another.
            if !more || long && row.numbers.len() > 1 {
                row.closed &= !long;
                break;
            }
            row.sign = Some(sign);
            at += 1 + gap;
        }
        (!row.numbers.is_empty()).then_some(row)
    }

    fn small(&self, i: usize) -> Option<u8> {
        self.numbers.get(i).filter(|n| n.len() <= 2).and_then(|n| n.parse().ok())
    }

    fn year(&self, quote: &Quote, i: usize) -> Option<(i16, Calendar)> {
        written_year(quote, self.numbers.get(i)?)
    }
}

/// The day and month of two numbers as an atom.
fn atom(quote: &Quote, row: &Row, start: usize, dotted: bool) -> Option<Atom> {
    let (day, month, unsure) = in_order(quote, row.small(0)?, row.small(1)?, dotted)?;
    let year = match row.numbers.len() {
        2 => None,
        _ => Some(row.year(quote, 2)?),
    };
    let atom = Atom {
        day: Some(day),
        month: Some(month),
        year: year.map(|y| y.0),
        calendar: year.map_or(Calendar::Gregorian, |y| y.1),
        unsure,
        start,
        end: row.end,
        next: quote.tokens.partition_point(|t| t.start < row.end),
        ..Atom::default()
    };
    Some(atom).filter(|a| a.is_date())
}

/// Where the sign or the word that joins two dates ends, with spaces around.
fn joint(quote: &Quote, at: usize) -> Option<usize> {
    let spaces = |at: usize| {
        let blank = |c: &&char| c.is_whitespace();
        at + quote.chars.get(at..).unwrap_or_default().iter().take_while(blank).count()
    };
    let from = spaces(at);
    let c = quote.at(from)?;
    if matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '~' | '～') {
        return Some(spaces(from + 1));
    }
    let words =
        ["bis zum", "bis", "au", "al", "a", "à", "do", "до", "по", "til", "till", "tot", "t/m"];
    let word = words.iter().find(|w| {
        let end = from + w.chars().count();
        from > at && quote.text(from, end) == **w && quote.at(end).is_some_and(char::is_whitespace)
    })?;
    Some(spaces(from + word.chars().count()))
}

/// Two dates in numbers of which the first lacks what the second says.
pub(super) fn range(quote: &Quote, i: usize) -> Option<(Atom, Atom)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral)?;
    if quote
        .before(token.start)
        .is_some_and(|c| matches!(c, '.' | '/' | '-' | ',' | '+' | '$' | '#'))
    {
        return None;
    }
    if let Some(years) = season(quote, i) {
        return Some(years);
    }
    let first = Row::at(quote, token.start)?;
    // "16.10.2023.–20.10.2023.": the stop of a rank closes the first.
    let stop = first.sign == Some('.') && quote.at(first.end) == Some('.');
    let start = joint(quote, first.end + usize::from(stop))?;
    let second = Row::at(quote, start)?;
    if let Some(dates) = year_led(quote, &first, &second, token.start, start) {
        return Some(dates);
    }
    if let Some(months) = months(quote, &first, &second, token.start) {
        return Some(months);
    }
    if second.numbers.len() < 2 {
        return None;
    }
    let sign = second.sign?;
    if first.sign.is_some_and(|s| s != sign) {
        return None;
    }
    let dotted = sign == '.';
    let mut last = atom(quote, &second, start, dotted)?;
    // "5/1-5/7, 2020": the year of both behind them.
    if last.year.is_none() && !dotted && quote.is(last.next, ",") {
        let year =
            quote.token(last.next + 1).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 4);
        if let Some((t, (year, calendar))) =
            year.and_then(|t| Some((t, written_year(quote, &t.folded)?)))
        {
            (last.year, last.calendar, last.end) = (Some(year), calendar, t.end);
            last.next += 2;
        }
    }
    let mut one = match first.numbers.len() {
        // "16.–20.10.2023", "19-23/11/2017"
        1 if first.closed || last.year.is_some() => {
            let day = first.small(0).filter(|d| Some(*d) < last.day)?;
            // "16–20.10.2023" has no other reading; "16–20.10." may be two versions.
            let whole = second.numbers.get(2).is_some_and(|y| y.len() == 4);
            let fits = dotted && (first.closed || whole)
                || !dotted && sign == '/' && !quote.speaks(&["en", ""]);
            let end = token.start + 1;
            let both = last.year.is_some() || second.closed && dotted;
            let one = Atom { day: Some(day), start: token.start, end, ..Atom::default() };
            Some(one.with(last)).filter(|_| fits && both)?
        }
        2 if sign != '-' => {
            let one = atom(quote, &first, token.start, dotted)?;
            let plain = last.year.is_none();
            // Without a year "1/2-3/4" are fractions and "1.2 – 1.3" are versions.
            let clear = if dotted {
                second.closed
            } else {
                first.small(0) > Some(9) || last.day > Some(12)
            };
            if plain && !clear {
                return None;
            }
            one.with(last)
        }
        3 => {
            let one = atom(quote, &first, token.start, dotted)?;
            // "14/09/2015 – 24/10"
            if last.year.is_none() {
                (last.year, last.calendar) = (one.year, one.calendar);
            }
            one
        }
        _ => return None,
    };
    one.unsure |= last.unsure;
    Some((one, last))
}

/// "2022-04-05–06-17", "2022-12-28 – 2023-01-03", "2022. 04. 05. – 06. 17.": two dates with the year first, of which the
/// second may lack it.
fn year_led(
    quote: &Quote,
    first: &Row,
    second: &Row,
    at: usize,
    start: usize,
) -> Option<(Atom, Atom)> {
    let sign = first.sign?;
    let lengths = |row: &Row| row.numbers.iter().map(String::len).collect::<Vec<_>>();
    if second.sign != Some(sign) || !matches!(lengths(first).as_slice(), [4, 1 | 2, 1 | 2]) {
        return None;
    }
    let (year, calendar) = first.year(quote, 0)?;
    let ((other, of), month) = match lengths(second).as_slice() {
        [4, 1 | 2, 1 | 2] => (second.year(quote, 0)?, 1),
        // Of two numbers with hyphens tight behind another hyphen nothing says which they are.
        [2, 2] if sign == '.' || sign == '-' && quote.at(first.end) != Some('-') => {
            ((year, calendar), 0)
        }
        _ => return None,
    };
    let atom = |row: &Row, year: i16, calendar: Calendar, month: usize, start: usize| {
        let (month, day) = (row.small(month)?, row.small(month + 1)?);
        let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
        let (day, month, year) = (Some(day), Some(month), Some(year));
        let next = quote.tokens.partition_point(|t| t.start < row.end);
        let end = row.end;
        let atom = Atom { day, month, year, calendar, start, end, next, ..Atom::default() };
        Some(atom).filter(|a| fits && a.is_date())
    };
    let one = atom(first, year, calendar, 1, at)?;
    let last = atom(second, other, of, month, start)?;
    let ordered = (one.year, one.month, one.day) <= (last.year, last.month, last.day);
    ordered.then_some((one, last))
}

/// "2022-23", "FY2023-24": a year and the next one, of which no month can be meant.
fn season(quote: &Quote, i: usize) -> Option<(Atom, Atom)> {
    let [first, sign, second] = [quote.token(i)?, quote.token(i + 1)?, quote.token(i + 2)?];
    let numeral = |t: &Token, len: usize| t.kind == Kind::Numeral && t.end - t.start == len;
    let tight = first.end == sign.start && sign.end == second.start;
    if !numeral(first, 4) || !numeral(second, 2) || !tight {
        return None;
    }
    let year: i16 = first.folded.parse().ok().filter(|y| (1950..2100).contains(y))?;
    let next: i16 = second.folded.parse().ok().filter(|n| *n > 12 && *n == (year + 1) % 100)?;
    let signs = matches!(sign.folded.as_str(), "-" | "–" | "/");
    let more = quote.at(second.end).is_some_and(|c| matches!(c, '-' | '/' | '.' | ',' | '%'))
        && quote.at(second.end + 1).is_some_and(|c| digit(c).is_some());
    let letters = quote.at(second.end).is_some_and(char::is_alphabetic);
    let atom = |year: i16, t: &Token, next: usize| Atom {
        year: Some(year),
        start: t.start,
        end: t.end,
        next,
        ..Atom::default()
    };
    let years = (atom(year, first, i + 1), atom(year - year % 100 + next, second, i + 3));
    (signs && !more && !letters).then_some(years)
}

/// Lao: "04/2015 – 06"
fn months(quote: &Quote, first: &Row, second: &Row, start: usize) -> Option<(Atom, Atom)> {
    if !quote.speaks(&["lo"]) || first.numbers.len() != 2 || second.numbers.len() != 1 {
        return None;
    }
    let (year, calendar) =
        first.year(quote, 1).filter(|_| first.numbers.get(1).is_some_and(|y| y.len() == 4))?;
    let (from, to) = (first.small(0)?, second.small(0)?);
    let atom = |month: u8| Atom {
        month: Some(month),
        year: Some(year),
        calendar,
        start,
        end: second.end,
        next: quote.tokens.partition_point(|t| t.start < second.end),
        ..Atom::default()
    };
    (from < to && to <= 12).then(|| (atom(from), atom(to)))
}

/// "am 22.04.", "den 28.10.": a day and a month in languages that rank them with full stops; "05.2023".
pub(super) fn dotted(quote: &Quote, i: usize) -> Option<Atom> {
    const RANKED: &[&str] = &[
        "de", "da", "nb", "no", "nn", "fi", "cs", "sk", "sl", "hr", "sr", "bs", "et", "lv", "is",
        "mk", "hu",
    ];
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral)?;
    let row =
        Row::at(quote, token.start).filter(|r| r.sign == Some('.') && r.numbers.len() == 2)?;
    let before = quote.before(token.start);
    if before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '„' | '"')) {
        return None;
    }
    if super::phrases::currency_before(quote, token.start).is_some() {
        return None;
    }
    let next = quote.tokens.partition_point(|t| t.start < row.end);
    // "10.2024 г.": no decimal, and too long a group for a number; "3.2024" where dates have no leading zeros.
    let length = row.numbers.first().map_or(0, String::len);
    let short = length == 1
        && quote.speaks(&["fi", "et", "da", "nb", "no", "nn", "is", "mk", "sq", "be", "ka"]);
    if let Some((year, Calendar::Gregorian)) = row.year(quote, 1).filter(|(y, _)| *y < 2100)
        && (length == 2 || short)
        && row.numbers.get(1).is_some_and(|y| y.len() == 4)
        && quote.decimal_comma() == Some(true)
        && quote.text(token.start, row.end).chars().count() == length + 5
    {
        let month = row.small(0).filter(|m| (1..=12).contains(m))?;
        let (year, month) = (Some(year), Some(month));
        let (end, next) = era_behind(quote, next).unwrap_or((row.end, next));
        let atom = Atom { year, month, start: token.start, end, next, ..Atom::default() };
        return Some(atom);
    }
    if !quote.speaks(RANKED) || !row.closed {
        return None;
    }
    let led = i.checked_sub(1).and_then(|j| quote.token(j)).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "am" | "den"
                | "dem"
                | "vom"
                | "bis"
                | "zum"
                | "seit"
                | "ab"
                | "der"
                | "pa"
                | "dne"
                | "od"
                | "do"
                | "fra"
                | "til"
        )
    });
    let behind = quote.token(next);
    let clock = behind.is_some_and(|t| matches!(t.folded.as_str(), "uhr" | "h" | "hod" | "kl"));
    (led && !clock)
        .then(|| atom(quote, &row, token.start, true))
        .flatten()
        .map(|a| Atom { unsure: false, ..a })
}
