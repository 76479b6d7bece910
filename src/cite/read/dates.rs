//! Dates as files of references write them: ISO 8601 and EDTF with spans and "about", English months, and as a
//! last resort the one year in a phrase.

use citationberg::{json::FixedDate, taxonomy::Season};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// The beginning and the end of what a text says; the end only for a span of time.
pub(super) fn parse(text: &str) -> Option<(FixedDate, Option<FixedDate>)> {
    let text = text.trim();
    // "2015/05//" is a date of RIS and no span: the end of a span has a year of its own.
    let year = |text: &str| {
        let digits = text.trim().trim_start_matches(['-', '~', '[']);
        digits.chars().take_while(char::is_ascii_digit).count() >= 4
    };
    if let Some((from, to)) = text.split_once('/').filter(|(_, to)| year(to))
        && let Some(from) = iso(from)
        && from.day.is_some() == iso(to).is_some_and(|to| to.day.is_some())
        && let Some(to) = iso(to)
    {
        return Some((from, Some(to)));
    }
    if let Some(date) = iso(text) {
        return Some((date, None));
    }
    for dash in [" – ", " - ", "–", "--"] {
        if let Some((from, to)) = text.split_once(dash)
            && let (Some(from), Some(to)) = (iso(from), iso(to))
        {
            return Some((from, Some(to)));
        }
    }
    phrase(text).map(|date| (date, None))
}

/// `2015`, `2015-05`, `2015-05-13`, `2015/05/13/`, with `~`, `?` or "c." for "about".
fn iso(text: &str) -> Option<FixedDate> {
    let text = text.trim();
    let bare =
        text.trim_end_matches(['~', '?', '%']).trim_start_matches(['~', '[']).trim_end_matches(']');
    let lower = bare.to_lowercase();
    let plain =
        ["circa ", "ca. ", "c. ", "ca ", "about "].iter().find_map(|c| lower.strip_prefix(c));
    let circa = plain.is_some() || bare.len() < text.len();
    let plain = plain.unwrap_or(&lower);
    // A time of day says nothing in a citation.
    let plain = plain.split('t').next().unwrap_or(plain);
    let (sign, plain) = plain.strip_prefix('-').map_or((1, plain), |rest| (-1, rest));
    let mut parts = plain.split(['-', '/']).map(str::trim);
    let year: i16 = parts.next().filter(|y| y.chars().all(|c| c.is_ascii_digit()))?.parse().ok()?;
    let mut numbers = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        numbers.push(part.parse::<u8>().ok()?);
    }
    let mut numbers = numbers.into_iter();
    let month = numbers.next();
    let day = numbers.next();
    if numbers.next().is_some() {
        return None;
    }
    let season = month.filter(|m| (21..=24).contains(m));
    let season = season.and_then(|m| Season::try_from_csl_number(m - 20).ok());
    if season.is_none() && month.is_some_and(|m| !(1..=12).contains(&m)) {
        return None;
    }
    let month = month.filter(|m| *m <= 12).map(|m| m - 1);
    let day = day.filter(|d| month.is_some() && (1..=31).contains(d)).map(|d| d - 1);
    // ISO 8601 has a year nought, the year 1 before Christ; CSL counts that as -1.
    let year = if sign < 0 { year.checked_neg()?.checked_sub(1)? } else { year };
    Some(FixedDate { year, month, day, season, circa })
}

/// The number of a season by its name, from 1 for spring.
pub(super) fn season(word: &str) -> Option<u8> {
    let word = word.trim().to_lowercase();
    let word = if word == "fall" { "autumn" } else { &word };
    SEASONS.iter().position(|s| *s == word).and_then(|at| u8::try_from(at + 1).ok())
}

/// "13 May 2015", "May 13, 2015", "Spring 2015", "published in 2015".
fn phrase(text: &str) -> Option<FixedDate> {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is_year = |w: &&&str| w.len() == 4 && w.chars().all(|c| c.is_ascii_digit());
    let years: Vec<&&str> = words.iter().filter(is_year).collect();
    let [year] = years.as_slice() else { return None };
    let year: i16 = year.parse().ok()?;
    let name = |w: &str| {
        MONTHS.iter().position(|m| w.starts_with(m) && w.chars().all(char::is_alphabetic))
    };
    let month = words.iter().find_map(|w| name(w)).and_then(|m| u8::try_from(m).ok());
    let digits = |w: &&str| {
        let number = w.trim_end_matches(|c: char| c.is_alphabetic());
        number.parse::<u8>().ok().filter(|d| number.len() <= 2 && (1..=31).contains(d))
    };
    // "05/06/2015" is the fifth of June to some and the sixth of May to others.
    let day = month.and_then(|_| words.iter().find_map(digits)).map(|d| d - 1);
    let season = words.iter().find_map(|word| season(word));
    let season = season.filter(|_| month.is_none());
    let season = season.and_then(|s| Season::try_from_csl_number(s).ok());
    let doubt = text.trim_end().trim_end_matches(']').ends_with('?');
    let circa = doubt || words.iter().any(|w| matches!(*w, "circa" | "ca" | "about" | "probably"));
    Some(FixedDate { year, month, day, season, circa })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn dates_are_read_as_far_as_they_are_certain() {
        let read = |text: &str| {
            let (date, end) = parse(text)?;
            let show = |d: citationberg::json::FixedDate| {
                (d.year, d.month.map(|m| m + 1), d.day.map(|d| d + 1))
            };
            Some((show(date), end.map(show)))
        };
        assert_eq!(read("2015-05-13"), Some(((2015, Some(5), Some(13)), None)));
        assert_eq!(read("2015/05//"), Some(((2015, Some(5), None), None)));
        assert_eq!(read("2015-05-13T10:00:00Z"), Some(((2015, Some(5), Some(13)), None)));
        let span = ((2004, Some(10), Some(1)), Some((2004, Some(10), Some(14))));
        assert_eq!(read("2004-10-01/2004-10-14"), Some(span));
        assert_eq!(read("2001/2002"), Some(((2001, None, None), Some((2002, None, None)))));
        assert_eq!(read("May 13th, 2015"), Some(((2015, Some(5), Some(13)), None)));
        assert_eq!(read("05/06/2015"), Some(((2015, None, None), None)));
        assert_eq!(read("Spring 2015"), Some(((2015, None, None), None)));
        assert_eq!(read("between 2001 and 2009"), None);
        assert_eq!(read("soon"), None);
    }
}
