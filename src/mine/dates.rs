//! Dates and periods in a quote, as precise as the words: a missing year stays missing.

use super::{
    lex::{Kind, Quote, is_letter, is_unspaced},
    months::month_at,
    phrases::ends_with_phrase,
};
use crate::{
    fold::{digit, fold},
    model::{PartialDate, Period},
};

/// A date or a period that a quote names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPeriod {
    /// When; an end that is not said is open.
    pub period: Period,
    /// Whether it says up to when something was counted ("as of October 2022").
    pub as_of: bool,
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
}

/// A date as it stands: day, month and year as far as they are there.
#[derive(Clone, Copy, Debug, Default)]
struct Atom {
    day: Option<u8>,
    month: Option<u8>,
    year: Option<i16>,
    start: usize,
    end: usize,
    next: usize,
}

impl Atom {
    fn date(self) -> Option<PartialDate> {
        PartialDate::new(self.year, self.month, self.day)
    }

    /// With month and year of a later date, as far as they are missing here.
    fn with(mut self, later: Self) -> Self {
        self.month = self.month.or(later.month);
        self.year = self.year.or(later.year);
        self
    }
}

/// Reads the dates of a quote, in order.
pub(super) fn dates(quote: &Quote) -> Vec<FoundPeriod> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < quote.tokens.len() {
        match period_at(quote, i) {
            Some((periods, next)) => {
                found.extend(periods);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    found
}

/// What joins two dates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    And,
}

fn joint(quote: &Quote, i: usize) -> Option<(Joint, usize)> {
    let token = quote.token(i)?;
    let to = [
        "to",
        "-",
        "until",
        "till",
        "through",
        "thru",
        "au",
        "al",
        "a",
        "ถึง",
        "den",
        "sampai",
        "hingga",
        "至",
        "到",
        "الي",
        "حتي",
        "bis",
        "jusqu'au",
        "hasta",
        "~",
        "ao",
    ];
    let and = ["and", "et", "y", "e", "dan", "va", "และ", "و", "und", "和", "&"];
    let word = token.folded.as_str();
    if to.contains(&word) {
        // "16 October to the 3rd", "del 16 al 20", "từ ngày 16 đến ngày 20"
        let skip = quote.token(i + 1).is_some_and(|t| {
            matches!(t.folded.as_str(), "the" | "le" | "el" | "ngay" | "tanggal" | "วันที่")
        });
        return Some((Joint::To, i + 1 + usize::from(skip)));
    }
    let skip = usize::from(quote.is(i + 1, "the"));
    and.contains(&word).then_some((Joint::And, i + 1 + skip))
}

/// The dates that start at a token, and the token after them.
fn period_at(quote: &Quote, i: usize) -> Option<(Vec<FoundPeriod>, usize)> {
    let lead = quote.before_folded(quote.token(i)?.start);
    // "16 to 20 October 2023", "16–20 October", "du 16 au 20 octobre"
    if let Some(day) = day_at(quote, i)
        && let Some((kind, after)) = joint(quote, day.next)
        && let Some(second) = atom_at(quote, after).filter(|a| a.day.is_some() && a.month.is_some())
    {
        return joined(&lead, kind, day.with(second), second);
    }
    let first = atom_at(quote, i)?;
    if let Some((kind, after)) = joint(quote, first.next) {
        let last_day = day_at(quote, after);
        if let Some(second) = atom_at(quote, after).filter(|second| same_kind(first, *second)) {
            return joined(&lead, kind, first.with(second), second);
        }
        // "October 16 to 20, 2023": the second has only its day, and perhaps the year of both.
        if let Some(day) = last_day
            && first.day.is_some_and(|d| day.day.is_some_and(|other| d < other))
            && first.year.is_none()
            && !counts(quote, day.next)
        {
            let mut second = Atom { month: first.month, ..day };
            let mut first = first;
            if let Some((year, end, next)) = year_after(quote, day.next) {
                (second.year, second.end, second.next) = (Some(year), end, next);
                first.year = Some(year);
            }
            return joined(&lead, kind, first, second);
        }
    }
    if first.day.is_none() && !stands_alone(quote, i, first, &lead) {
        return None;
    }
    let date = first.date()?;
    let (period, as_of) = opened(&lead, date);
    Some((vec![FoundPeriod { period, as_of, start: first.start, end: first.end }], first.next))
}

/// Two dates of one precision make a range; "16 October" and "2023" do not.
fn same_kind(first: Atom, second: Atom) -> bool {
    second.day.is_some() == first.day.is_some()
        && second.month.is_some() == first.month.is_some()
        && (first.month.is_some() || first.year.is_some() && second.year.is_some())
}

/// Two dates as one period, or as two where "and" only lists them.
fn joined(lead: &str, kind: Joint, first: Atom, second: Atom) -> Option<(Vec<FoundPeriod>, usize)> {
    let (from, to) = (first.date()?, second.date()?);
    let opens =
        ["between", "entre", "antara", "tu", "giua", "ระหว่าง", "ระหว่างวันที่", "بين", "zwischen"];
    let between = opens.iter().any(|word| ends_with_phrase(lead, word));
    // "April and May 2023" is a stretch, "April and October" are two.
    let neighbours = first.day.is_none()
        && matches!((first.month, second.month), (Some(a), Some(b)) if a + 1 == b)
        && first.year == second.year;
    let ordered = match (from.bounds(), to.bounds()) {
        (Some((from, _)), Some((_, to))) => from <= to,
        _ => from.month() <= to.month(),
    };
    if ordered && (kind == Joint::To || between || neighbours) {
        let period = Period { from: Some(from), to: Some(to) };
        let found = FoundPeriod { period, as_of: false, start: first.start, end: second.end };
        return Some((vec![found], second.next));
    }
    let single = |date: PartialDate, atom: Atom| FoundPeriod {
        period: Period::on(date),
        as_of: false,
        start: atom.start,
        end: atom.end,
    };
    Some((vec![single(from, first), single(to, second)], second.next))
}

/// What a word before a date makes of it: a beginning, an end, the date of a count.
fn opened(lead: &str, date: PartialDate) -> (Period, bool) {
    let lead = ["the", "le", "el", "วันที่", "ngay", "early", "late", "mid", "mid-"]
        .iter()
        .find_map(|word| ends_with_phrase(lead, word).then(|| lead.strip_suffix(word)).flatten())
        .unwrap_or(lead)
        .trim_end();
    let ends = |words: &[&str]| words.iter().any(|word| ends_with_phrase(lead, word));
    if ends(&[
        "as of",
        "as at",
        "as of end",
        "up to",
        "a la date du",
        "au",
        "a fecha de",
        "a fecha del",
        "ณ",
        "ณ วันที่",
        "tinh den",
        "per",
        "hasta el",
        "截至",
        "حتي",
    ]) && !ends(&["du"])
    {
        return (Period::on(date), true);
    }
    if ends(&[
        "since",
        "depuis",
        "depuis le",
        "desde",
        "desde el",
        "ตั้งแต่",
        "ke tu",
        "sejak",
        "自",
        "منذ",
        "seit",
    ]) {
        return (Period { from: Some(date), to: None }, false);
    }
    if ends(&["until", "till", "jusqu'en", "jusqu'au", "hasta", "sampai", "จนถึง", "bis"])
    {
        return (Period { from: None, to: Some(date) }, false);
    }
    (Period::on(date), false)
}

/// Whether a month or a year by itself is a date where it stands: "in May", not "may".
fn stands_alone(quote: &Quote, i: usize, atom: Atom, lead: &str) -> bool {
    if atom.month.is_some() && atom.year.is_some() {
        return true;
    }
    let words = [
        "in",
        "since",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "mid-",
        "until",
        "of",
        "during",
        "from",
        "by",
        "between",
        "for",
        "through",
        "throughout",
        "before",
        "after",
        "to",
        "and",
        "year",
        "as of",
        "en",
        "depuis",
        "debut",
        "fin",
        "de",
        "d'",
        "du",
        "des",
        "desde",
        "durante",
        "pada",
        "tahun",
        "bulan",
        "sejak",
        "nam",
        "thang",
        "ปี",
        "พ.ศ.",
        "พ.ศ",
        "เดือน",
        "ใน",
        "في",
        "عام",
        "سنه",
        "منذ",
        "im",
        "em",
        "au",
    ];
    let introduced = words.iter().any(|word| ends_with_phrase(lead, word));
    if atom.month.is_none() {
        let behind = quote.at(atom.end);
        let apart = behind.is_none_or(|c| !is_letter(c) || is_unspaced(c))
            && !behind.is_some_and(|c| matches!(c, '%' | '/' | '-'));
        let bracket = quote.before(atom.start) == Some('(') && behind == Some(')');
        return (introduced || bracket || atom.next > i + 1) && apart && !counts(quote, atom.next);
    }
    let capital = quote.at(atom.start).is_some_and(|c| c.is_uppercase() || is_unspaced(c));
    let word = quote.token(i).map_or("", |t| t.folded.as_str());
    let ambiguous = matches!(
        word,
        "may" | "march" | "mar" | "jan" | "sept" | "sep" | "mai" | "dec" | "abril" | "augusta"
    );
    introduced || capital && !ambiguous
}

/// Whether a counted noun follows, so that "May 20 people" holds no date.
fn counts(quote: &Quote, at: usize) -> bool {
    super::phrases::counts_something(quote, at)
}

/// A day of the month: "16", "16th", "1er".
fn day_at(quote: &Quote, i: usize) -> Option<Atom> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)?;
    let day: u8 = token.folded.parse().ok().filter(|d| (1..=31).contains(d))?;
    let mut atom =
        Atom { day: Some(day), start: token.start, end: token.end, next: i + 1, ..Atom::default() };
    if let Some(t) = quote.token(i + 1)
        && t.start == token.end
        && matches!(t.folded.as_str(), "st" | "nd" | "rd" | "th" | "er" | "º" | "o" | "日" | "号")
    {
        (atom.end, atom.next) = (t.end, i + 2);
    }
    Some(atom)
}

/// A year of four digits behind a date, with what may stand between: its value, end and next token.
fn year_after(quote: &Quote, mut i: usize) -> Option<(i16, usize, usize)> {
    let mut era = false;
    for _ in 0..4 {
        let token = quote.token(i)?;
        if let Some(year) = year_at(quote, i, era) {
            return Some((year, token.end, i + 1));
        }
        match token.folded.as_str() {
            "," | "de" | "del" | "of" | "nam" | "tahun" | "ปี" | "عام" | "ค" => {}
            // พ.ศ.
            "พ" | "ศ" => era = true,
            "." if era || quote.is(i.wrapping_sub(1), "ศ") || quote.is(i.wrapping_sub(1), "ค") =>
                {}
            word if word.starts_with("พ.ศ") => era = true,
            _ => return None,
        }
        i += 1;
    }
    let year = year_at(quote, i, era)?;
    Some((year, quote.token(i)?.end, i + 1))
}

/// A year at a token; `era` says that the Buddhist era is named before it.
fn year_at(quote: &Quote, i: usize, era: bool) -> Option<i16> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 4)?;
    let all = quote.chars.get(token.start..token.end)?.iter().all(|c| digit(*c).is_some());
    let year: i16 = token.folded.parse().ok().filter(|_| all)?;
    let buddhist = (2400..2700).contains(&year)
        && (era
            || quote.speaks(&["th", "lo", "km"])
            || era_before(quote, token.start)
            || thai_before(quote, token.start));
    match year {
        _ if buddhist => Some(year - 543),
        1800..=2199 => Some(year),
        _ => None,
    }
}

fn era_before(quote: &Quote, start: usize) -> bool {
    let lead = quote.before_folded(start);
    ["พ.ศ.", "พ.ศ", "พุทธศักราช", "be"].iter().any(|era| ends_with_phrase(&lead, era))
}

/// Whether Thai letters stand right before, so that a year of the 2500s is of the Buddhist era.
fn thai_before(quote: &Quote, start: usize) -> bool {
    let lead: Vec<char> =
        quote.chars.get(start.saturating_sub(2)..start).unwrap_or_default().to_vec();
    lead.iter().any(|c| matches!(c, '\u{e01}'..='\u{e4f}'))
}

/// A date at a token in any of the forms.
fn atom_at(quote: &Quote, i: usize) -> Option<Atom> {
    iso(quote, i)
        .or_else(|| chinese(quote, i))
        .or_else(|| vietnamese(quote, i))
        .or_else(|| written(quote, i))
        .or_else(|| day_first(quote, i))
        .or_else(|| month_first(quote, i))
        .or_else(|| {
            let token = quote.token(i)?;
            let year = year_at(quote, i, false)?;
            Some(Atom {
                year: Some(year),
                start: token.start,
                end: token.end,
                next: i + 1,
                ..Atom::default()
            })
        })
}

/// `2023-10-16`, `2023-10`
fn iso(quote: &Quote, i: usize) -> Option<Atom> {
    let first = quote.token(i)?;
    let year = year_at(quote, i, false)?;
    let tight = |j: usize| {
        quote.is(j, "-")
            && quote.token(j).zip(quote.token(j + 1)).is_some_and(|(a, b)| a.end == b.start)
            && quote.token(j - 1).zip(quote.token(j)).is_some_and(|(a, b)| a.end == b.start)
    };
    let two = |j: usize| -> Option<u8> {
        let token = quote.token(j).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 2)?;
        token.folded.parse().ok()
    };
    let month = tight(i + 1).then(|| two(i + 2)).flatten().filter(|m| (1..=12).contains(m))?;
    let day = tight(i + 3).then(|| two(i + 4)).flatten();
    let next = if day.is_some() { i + 5 } else { i + 3 };
    let end = quote.token(next - 1)?.end;
    Some(Atom { day, month: Some(month), year: Some(year), start: first.start, end, next })
}

/// `16.10.2023`, `16/10/2023`; with the month first only where no day could stand there. In English, where
/// both orders are usual, a date of which both readings are possible is left unread.
fn written(quote: &Quote, i: usize) -> Option<Atom> {
    let first = quote.token(i).filter(|t| t.kind == Kind::Numeral)?;
    let (parts, next): (Vec<String>, usize) = if first.folded.contains('.') {
        (first.folded.split('.').map(str::to_owned).collect(), i + 1)
    } else if quote.is(i + 1, "/") && quote.is(i + 3, "/") {
        let part = |j: usize| quote.token(j).map(|t| t.folded.clone()).unwrap_or_default();
        (vec![part(i), part(i + 2), part(i + 4)], i + 5)
    } else {
        return None;
    };
    let [a, b, year] = parts.as_slice() else { return None };
    let small = |s: &str| s.parse::<u8>().ok().filter(|_| s.len() <= 2);
    let (a, b) = (small(a)?, small(b)?);
    let year = year.parse::<i16>().ok().filter(|_| year.len() == 4)?;
    let year = if quote.speaks(&["th"]) && year > 2400 { year - 543 } else { year };
    let dotted = next == i + 1;
    let (day, month) = match (a > 12, b > 12) {
        (true, false) => (a, b),
        (false, true) if !dotted => (b, a),
        (false, false) if dotted || !quote.speaks(&["en", ""]) || a == b => (a, b),
        _ => return None,
    };
    let end = quote.token(next - 1)?.end;
    Some(Atom {
        day: Some(day),
        month: Some(month),
        year: Some(year),
        start: first.start,
        end,
        next,
    })
}

/// `16 October 2023`, `16th of October`, `16 de octubre de 2023`
fn day_first(quote: &Quote, i: usize) -> Option<Atom> {
    let mut atom = day_at(quote, i)?;
    let link = quote
        .token(atom.next)
        .is_some_and(|t| matches!(t.folded.as_str(), "of" | "de" | "." | "เดือน"));
    let at = atom.next + usize::from(link);
    let (month, end, next) = month_at(quote, at)?;
    (atom.month, atom.end, atom.next) = (Some(month), end, next);
    if let Some((year, end, next)) = year_after(quote, next) {
        (atom.year, atom.end, atom.next) = (Some(year), end, next);
    }
    atom.date().map(|_| atom)
}

/// `October 16, 2023`, `October 16`, `October 2023`, `October`
fn month_first(quote: &Quote, i: usize) -> Option<Atom> {
    let start = quote.token(i)?.start;
    let (month, end, next) = month_at(quote, i)?;
    let mut atom = Atom { month: Some(month), start, end, next, ..Atom::default() };
    if let Some(day) = day_at(quote, next).filter(|day| !counts(quote, day.next)) {
        (atom.day, atom.end, atom.next) = (day.day, day.end, day.next);
    }
    if let Some((year, end, next)) = year_after(quote, atom.next) {
        (atom.year, atom.end, atom.next) = (Some(year), end, next);
    }
    atom.date().map(|_| atom)
}

/// `2023年10月16日`, `10月16日`, `2023年`
fn chinese(quote: &Quote, i: usize) -> Option<Atom> {
    let mut atom = Atom { start: quote.token(i)?.start, ..Atom::default() };
    let mut j = i;
    while let Some(token) = quote.token(j).filter(|t| t.kind == Kind::Numeral) {
        let number: i16 = token.folded.parse().ok()?;
        let small = || u8::try_from(number).ok();
        match quote.at(token.end)? {
            '年' if atom.year.is_none() && (1800..=2199).contains(&number) => {
                atom.year = Some(number);
            }
            '月' if atom.month.is_none() => atom.month = small(),
            '日' | '号' | '號' if atom.month.is_some() => atom.day = small(),
            _ => break,
        }
        atom.end = token.end + 1;
        // The sign may be the first letter of a longer run: 日至.
        atom.next = quote.tokens.partition_point(|t| t.start < atom.end);
        j = atom.next;
        if quote.token(j).is_some_and(|t| t.start != atom.end) || atom.day.is_some() {
            break;
        }
    }
    (atom.next > i).then_some(atom).filter(|a| a.date().is_some())
}

/// `ngày 16 tháng 10 năm 2023`, `16/10`, `tháng 10`
fn vietnamese(quote: &Quote, i: usize) -> Option<Atom> {
    let number = |j: usize| -> Option<u8> {
        quote
            .token(j)
            .filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)?
            .folded
            .parse()
            .ok()
    };
    let mut atom = Atom { start: quote.token(i)?.start, ..Atom::default() };
    let mut j = i;
    if let Some(day) = number(j).filter(|_| quote.is(j + 1, "thang")) {
        atom.day = Some(day);
        j += 1;
    }
    let exact = quote.token(j).is_some_and(|t| t.folded == "thang" && t.kind == Kind::Word);
    let month = exact.then(|| number(j + 1)).flatten()?;
    atom.month = Some(month);
    atom.end = quote.token(j + 1)?.end;
    atom.next = j + 2;
    if let Some((year, end, next)) = year_after(quote, atom.next) {
        (atom.year, atom.end, atom.next) = (Some(year), end, next);
    }
    atom.date().map(|_| atom)
}

/// Whether a text holds a date at all; for guessing that a quote states one.
pub(super) fn names_period(text: &str) -> bool {
    let folded = fold(text);
    [
        "took place",
        "ran from",
        "was held",
        "lasted from",
        "carried out",
        "eu lieu",
        "s'est deroule",
        "tuvo lugar",
        "ระหว่างวันที่",
        "dien ra",
        "berlangsung",
        "جرت",
        "举行",
    ]
    .iter()
    .any(|phrase| folded.contains(phrase))
}
