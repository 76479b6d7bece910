//! Quarters, half years, decades and centuries: "Q1 2019", "the 1990s", "the 15th century".

use super::{
    dates::{FoundPeriod, found_in},
    lex::{Kind, Quote, Token},
    relative::Scale,
    spans::{Inside, Ready, with},
    words::worded,
};
use crate::model::{PartialDate, Period};

fn in_year(year: i16, inside: Inside) -> Option<FoundPeriod> {
    let period = Period::on(PartialDate::new(Some(year), None, None)?);
    with(&found_in(period, 0, 0), inside)
}

/// "Q1 2019", "2019-Q1", "H2 2019"
pub(super) fn quarter(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let named = |j: usize| -> Option<(Inside, usize)> {
        let token = quote.token(j)?;
        // "trimestre 1", "kuartal III", "quý 4"
        if matches!(
            token.folded.as_str(),
            "trimestre" | "quarter" | "quartal" | "kuartal" | "triwulan" | "quy" | "kwartaal"
        ) {
            let digit = quote.token(j + 1).filter(|t| t.kind == Kind::Numeral);
            let n = digit.and_then(|t| t.folded.parse::<i32>().ok());
            let n = n.or_else(|| roman(quote, j + 1).map(|(n, _)| n))?;
            let quarter = Inside::Nth(Scale::Quarter, n, 1);
            return (1..=4).contains(&n).then_some((quarter, j + 2));
        }
        // "1T 2019", "3Q 2020"
        if token.kind == Kind::Numeral
            && let Some(letter) = quote.token(j + 1).filter(|t| t.start == token.end)
            && matches!(letter.folded.as_str(), "t" | "q")
        {
            let n = token.folded.parse::<i32>().ok().filter(|n| (1..=4).contains(n))?;
            return Some((Inside::Nth(Scale::Quarter, n, 1), j + 2));
        }
        let tight = |t: &&Token| t.start == token.end && t.kind == Kind::Numeral;
        let (letter, number, next) = match quote.token(j + 1).filter(tight) {
            Some(t) if token.end - token.start == 1 => {
                (token.folded.as_str(), t.folded.as_str(), j + 2)
            }
            _ => (token.folded.get(..1)?, token.folded.get(1..)?, j + 1),
        };
        let n: i32 = number.parse().ok()?;
        let inside = match letter {
            "t" if (1..=4).contains(&n) && quote.speaks(&["es", "pt", "fr", "it", "gl", "ca"]) => {
                Inside::Nth(Scale::Quarter, n, 1)
            }
            "q" if (1..=4).contains(&n) => Inside::Nth(Scale::Quarter, n, 1),
            "h" if (1..=2).contains(&n) => Inside::Half(n),
            _ => return None,
        };
        Some((inside, next))
    };
    let year = |j: usize| -> Option<(i16, usize)> {
        let token = quote.token(j).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 4)?;
        let year: i16 = token.folded.parse().ok().filter(|y| (1900..2100).contains(y))?;
        Some((year, j + 1))
    };
    let gap = |j: usize| {
        j + usize::from(quote.token(j).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "-" | "of" | "in" | "," | "/" | "de" | "del" | "do" | "nam" | "tahun"
            )
        }))
    };
    if let Some((inside, next)) = named(i)
        && let Some((year, next)) = year(gap(next))
    {
        return Some((in_year(year, inside)?, next));
    }
    let (year, next) = year(i)?;
    let (inside, next) = named(gap(next))?;
    Some((in_year(year, inside)?, next))
}

/// "the 15th century", "the 90s", "les années 90", "jaren '90"
pub(super) fn tens(quote: &Quote, i: usize, words: &Ready) -> Option<(FoundPeriod, usize)> {
    let years = |from: i16, to: i16| -> Option<FoundPeriod> {
        let date = |y| PartialDate::new(Some(y), None, None);
        Some(found_in(Period { from: date(from), to: date(to) }, 0, 0))
    };
    let [.., (century, _)] = &words.larger;
    // "15th century", "XV secolo", "siglo XV"
    let (n, unit) = if let Some(skip) = century.at(quote, i) {
        let at = i + skip + if quote.is(i + skip, "ke") { 2 } else { 0 };
        let plain = || {
            let token = quote.token(at).filter(|t| t.kind == Kind::Numeral)?;
            Some((token.folded.parse::<i32>().ok()?, at + 1))
        };
        (roman(quote, at).or_else(|| rank_at(quote, at)).or_else(plain), true)
    } else {
        (rank_at(quote, i).or_else(|| roman(quote, i)), false)
    };
    if let Some((n, next)) = n {
        let skip = usize::from(quote.is(next, "e") || quote.is(next, "."));
        let more = if unit { Some(0) } else { century.at(quote, next + skip).map(|c| c + skip) };
        if let Some(more) = more
            && (1..=21).contains(&n)
        {
            let first = i16::try_from((n - 1) * 100).ok()?;
            return Some((years(first.max(1), first + 99)?, next + more));
        }
    }
    let skip = words.years.at(quote, i);
    let start = i + skip.unwrap_or(0);
    let start = start + usize::from(quote.is(start, "'") || quote.is(start, "’"));
    let token = quote.token(start)?;
    let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
    let n: i16 = if token.kind == Kind::Numeral {
        token.folded.trim_start_matches('\'').parse().ok()?
    } else if skip.is_some() {
        let found = worded(quote, start)?;
        i16::try_from(found.value).ok().filter(|n| (20..=90).contains(n))?
    } else {
        return None;
    };
    let next = if token.kind == Kind::Numeral { start + 1 } else { worded(quote, start)?.next };
    let plural = matches!(word(next), "s" | "'s")
        && quote.token(next).is_some_and(|t| t.start <= token.end + 1)
        || word(next) == "er" && quote.speaks(&["de"]);
    // "tahun 1990-an": without its ending the word is no plural, and "tahun 2020" one year.
    let bare = quote.speaks(&["id", "ms"]);
    let ending = quote.is(next, "an") || quote.is(next, "-") && quote.is(next + 1, "an");
    if n % 10 != 0 || !(plural || skip.is_some()) || bare && !ending {
        return None;
    }
    let next = next + if bare { 1 + usize::from(quote.is(next, "-")) } else { 0 };
    let first = match n {
        20..=90 => 1900 + n,
        1100..=2090 => n,
        _ => return None,
    };
    Some((years(first, first + 9)?, next + usize::from(plural)))
}

pub(super) fn roman(quote: &Quote, i: usize) -> Option<(i32, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word && t.end - t.start <= 5)?;
    if !matches!(quote.at(token.start), Some('I' | 'V' | 'X')) {
        return None;
    }
    let text = quote.text(token.start, token.end);
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let values: Vec<i32> = text.chars().map(value).collect::<Option<_>>()?;
    let sum = values
        .iter()
        .enumerate()
        .map(|(j, v)| if values.get(j + 1).is_some_and(|next| next > v) { -v } else { *v })
        .sum();
    Some((sum, i + 1))
}

/// A rank: "15th", "15.", "third", "segunda"; a number of one or two digits with a mark of rank.
pub(super) fn rank_at(quote: &Quote, i: usize) -> Option<(i32, usize)> {
    let token = quote.token(i)?;
    if token.kind == Kind::Numeral {
        let n: i32 = token.folded.parse().ok().filter(|n| (1..=53).contains(n))?;
        let gap = usize::from(quote.speaks(&["hi"]));
        let mark = quote.token(i + 1).filter(|t| t.start <= token.end + gap)?;
        let rank = matches!(
            mark.folded.as_str(),
            "st" | "nd"
                | "rd"
                | "th"
                | "er"
                | "e"
                | "eme"
                | "ere"
                | "o"
                | "a"
                | "º"
                | "ª"
                | "de"
                | "ste"
                | "वीं"
                | "वें"
                | "वां"
                | "."
        );
        return rank.then_some((n, i + 2));
    }
    let found = worded(quote, i).filter(|w| w.rank)?;
    Some((i32::try_from(found.value).ok().filter(|n| (1..=53).contains(n))?, found.next))
}
