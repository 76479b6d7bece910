//! Two numbers that are one figure: "20 to 30", "between 20 and 30", "more than 20 and fewer than 30".

use super::{
    changes,
    lex::Quote,
    numbers::{NumberKind, Plain},
    phrases,
    qualifiers::bounds,
    scales::scaled,
};
use crate::model::Amount;
use rust_decimal::Decimal;

/// The range of two numbers that a dash or a word joins.
pub(super) fn range_of(quote: &Quote, one: &Plain, other: &Plain) -> Option<Amount> {
    if one.order || other.order || one.percent && !other.percent || other.start < one.end {
        return None;
    }
    if one.kind != other.kind && one.kind != NumberKind::Count {
        return None;
    }
    let between: String = quote.text(one.end, other.start);
    // "three-nought-four" is a row of digits.
    let tight = between == "-" && quote.at(one.start).is_some_and(char::is_alphabetic);
    if tight && (quote.before(one.start) == Some('-') || quote.at(other.end) == Some('-')) {
        return None;
    }
    let between = between.trim();
    if between.chars().count() > 12 {
        return None;
    }
    let joined = without_article(&crate::fold::fold(between)).to_owned();
    let lead = quote.before_folded(one.start);
    let lead = without_article(&lead);
    let tail = quote.after_folded(other.end);
    let closed = matches!(joined.as_str(), "和" | "与" | "與" | "到" | "और" | "と" | "ve")
        && ["之间", "之間", "के बीच", "の間", "の中", "のあいた\u{3099}", "arasi"]
            .iter()
            .any(|w| tail.trim_start().starts_with(w))
        || korean_pair(quote, between, other.end);
    let dash = matches!(joined.as_str(), "-" | "~" | "至" | "到" | "～" | "〜" | "から");
    let word = phrases::RANGE_WORDS.contains(&joined.as_str());
    let paired = phrases::opens_pair(lead, &joined);
    let either = is_either(&joined) && close(one, other);
    if !dash && !word && !paired && !closed && !either {
        return None;
    }
    // "rose from 20 to 30" tells of two figures.
    if (word || joined == "a")
        && (phrases::grows(lead)
            || phrases::grows(quote.before_folded(one.start).trim_end())
            || changes::tells_of_one(quote, one.start))
    {
        return None;
    }
    if joined == "a" && !quote.speaks(&["fr", "es", "pt", "it"]) {
        return None;
    }
    // "3 to 4 million" means million twice.
    let low = match (one.scale, other.scale) {
        (None, Some(scale)) if one.low < Decimal::ONE_THOUSAND && one.low < other.low => {
            scaled(one.low, Some(scale)).filter(|low| *low < other.low).unwrap_or(one.low)
        }
        // "10-15,000 people" means thousands twice.
        (None, None)
            if joined == "-"
                && one.low < Decimal::ONE_HUNDRED
                && other.low >= Decimal::ONE_THOUSAND
                && (other.low % Decimal::ONE_THOUSAND).is_zero()
                && other.low < Decimal::from(100_000)
                && !one.percent
                && quote
                    .chars
                    .get(one.start..one.end)
                    .is_some_and(|c| c.iter().all(|c| crate::fold::digit(*c).is_some())) =>
        {
            scaled(one.low, Some(3)).filter(|low| *low < other.low).unwrap_or(one.low)
        }
        _ => one.low,
    };
    (low < other.low).then(|| Amount::range(low, other.low))
}

/// "or" in the languages of news, folded.
fn is_either(word: &str) -> bool {
    matches!(
        word,
        "or" | "oder"
            | "ou"
            | "o"
            | "u"
            | "или"
            | "atau"
            | "hoac"
            | "หรือ"
            | "或"
            | "或者"
            | "او"
            | "या"
            | "ឬ"
            | "သို့မဟုတ်"
            | "ຫຼື"
    )
}

/// Whether two plain numbers are so near one another that "or" leaves open which of them it is: "30 or 40 people".
fn close(one: &Plain, other: &Plain) -> bool {
    let plain = one.kind == NumberKind::Count && other.kind == NumberKind::Count;
    plain
        && one.currency.is_none()
        && one.low >= Decimal::ONE
        && one.low < other.low
        && (other.low <= one.low * Decimal::TWO || other.low - one.low == Decimal::ONE)
}

/// "20과 30 사이", "20부터 100까지"
fn korean_pair(quote: &Quote, between: &str, end: usize) -> bool {
    let behind = quote.text(end, end + 6);
    let last = behind.split_whitespace().next().unwrap_or_default();
    match between {
        "과" | "와" => last.starts_with("사이"),
        "부터" | "에서" => last.starts_with("까지"),
        _ => false,
    }
}

/// Without the article before a rank: "between the tenth and the fifteenth".
fn without_article(text: &str) -> &str {
    let text = text.strip_suffix('第').unwrap_or(text);
    const ARTICLES: [&str; 20] = [
        "the", "le", "la", "el", "les", "los", "dem", "den", "de", "il", "i", "gli", "lo", "der",
        "die", "das", "het", "las", "os", "as",
    ];
    ARTICLES
        .iter()
        .find_map(|word| text.trim_end().strip_suffix(word).filter(|cut| cut.ends_with(' ')))
        .map_or(text, str::trim_end)
}

/// Two numbers that bound one figure: "more than 20 and fewer than 30".
pub(super) fn between(quote: &Quote, one: &Plain, other: &Plain) -> Option<Amount> {
    if one.order || other.order || other.start < one.end || other.start - one.end > 60 {
        return None;
    }
    let between = quote.fold(one.end, other.start);
    let lead = quote.before_folded(one.start);
    let first_is_lower = bounds(&lead, &between, &quote.after_folded(other.end))?;
    let (low, high) = if first_is_lower { (one.low, other.low) } else { (other.low, one.low) };
    (low < high).then(|| Amount::range(low, high))
}
