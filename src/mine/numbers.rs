//! Numbers in a quote with qualifier, unit and currency; what only looks like a number is left out.

use super::{
    classes, composed, composed_east, fractions, halves,
    lex::{Kind, Quote, Token, is_unspaced},
    not_counts::{
        age_behind, aged, bound_to_letters, looks_like_no_count, ordinal_mark, place_behind,
    },
    numerals::{article, number_noun, numeral},
    orders_east,
    phrases::{self, currency_before, currency_behind},
    qualifiers::{after_qualifier, before_qualifier},
    ranges::{between, range_of},
    scales::{led, scale_before, scale_behind, scaled},
    shares,
    words::{Worded, worded, worded_inside},
};
use crate::model::{Amount, Currency, Qualifier, Value};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number that a quote states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundNumber {
    /// The number with its qualifier, or the amount of money.
    pub value: Value,
    /// What sort of number it is.
    pub kind: NumberKind,
    /// Whether it is parts of a hundred.
    pub percent: bool,
    /// First code point of the number itself, without its qualifier.
    pub start: usize,
    /// Code point after the last, with multiplier and currency.
    pub end: usize,
}

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A count, a measure or money.
    Count,
    /// A rank: "third", "20th".
    Ordinal,
    /// How old somebody or something is.
    Age,
    /// A part of one: "half", "2/3".
    Fraction,
}

impl FoundNumber {
    /// The amount, of money or not.
    pub fn amount(&self) -> Option<&Amount> {
        match &self.value {
            Value::Number(amount) | Value::Money(amount, _) => Some(amount),
            _ => None,
        }
    }
}

/// One number on the way to a [`FoundNumber`].
pub(super) struct Plain {
    pub low: Decimal,
    /// Whether it is an order of magnitude.
    pub order: bool,
    pub about: bool,
    /// Whether a sign in it says that it is more: 十多万.
    pub over: bool,
    /// The power of ten that its last part counts in.
    pub scale: Option<u32>,
    pub currency: Option<Currency>,
    pub percent: bool,
    pub kind: NumberKind,
    pub tokens: Range<usize>,
    pub start: usize,
    pub end: usize,
}

/// Reads the numbers of a quote, leaving out those inside `taken` (dates).
pub(super) fn numbers(quote: &Quote, taken: &[Range<usize>]) -> Vec<FoundNumber> {
    if let Some((value, end)) = composed_east::row(quote).filter(|_| taken.is_empty()) {
        let value = Value::Number(Amount::qualified(value, Qualifier::Exact));
        let kind = NumberKind::Count;
        return vec![FoundNumber { value, kind, percent: false, start: 0, end }];
    }
    let mut plain: Vec<Plain> = Vec::new();
    let mut i = 0;
    let mut from = 0;
    let mut first_date = 0;
    while let Some(token) = quote.token(i) {
        let Some(number) = plain_at(quote, i, from.max(token.start)) else {
            i += 1;
            continue;
        };
        let number = composed::whole(quote, number, from);
        from = number.end;
        i = number.tokens.end.max(i);
        // The rest of a run of letters without spaces may hold another number.
        if quote.token(i).is_some_and(|t| t.end <= from) {
            i += 1;
        }
        let rest = composed::tokens_at(quote, from);
        if quote.token(rest).is_some_and(|t| t.start < from && t.kind == Kind::Word)
            && quote.at(from).is_some_and(is_unspaced)
        {
            i = rest;
        }
        while taken.get(first_date).is_some_and(|d| d.end <= number.start) {
            first_date += 1;
        }
        let dated =
            taken.get(first_date).is_some_and(|d| d.start < number.end && number.start < d.end);
        // "more than 1/2" is no day.
        let half = dated
            && number.kind == NumberKind::Fraction
            && (qualified(quote, &number).qualifier != Qualifier::Exact
                || is_text(quote, number.tokens.clone()));
        if !dated || half {
            plain.push(number);
        }
    }
    let mut found = Vec::new();
    let mut rest = plain.into_iter().peekable();
    while let Some(number) = rest.next() {
        let range = rest.peek().and_then(|next| range_of(quote, &number, next));
        let (amount, currency, percent, span) = if let Some(amount) = range {
            let Some(next) = rest.next() else { continue };
            let currency = next.currency.or(number.currency);
            (amount, currency, number.percent || next.percent, number.start..next.end)
        } else if let Some(amount) = rest.peek().and_then(|next| between(quote, &number, next)) {
            let Some(next) = rest.next() else { continue };
            (amount, next.currency.or(number.currency), next.percent, number.start..next.end)
        } else {
            let amount = qualified(quote, &number);
            (amount, number.currency, number.percent, number.start..number.end)
        };
        let value = match currency {
            Some(currency) => Value::Money(amount, currency),
            None => Value::Number(amount),
        };
        found.push(FoundNumber {
            value,
            kind: number.kind,
            percent,
            start: span.start,
            end: span.end,
        });
    }
    orders_east::with_orders(quote, taken, found)
}

/// The number that starts at a token, if one does; not before code point `from`.
pub(super) fn plain_at(quote: &Quote, i: usize, from: usize) -> Option<Plain> {
    let token = quote.token(i)?;
    if !classes::begins_number(quote, i) {
        return None;
    }
    match token.kind {
        Kind::Sign => {
            let (value, end, next, _) = fractions::part_alone(quote, i)?;
            let whole = (value, end, next);
            worded_plain(quote, i, token.start, whole, false, false, NumberKind::Fraction)
        }
        Kind::Numeral => from_numeral(quote, i, token, None),
        Kind::Word if led(quote, i).is_some() => {
            let power = led(quote, i)?;
            let number = from_numeral(quote, i + 1, quote.token(i + 1)?, Some(power))?;
            Some(Plain {
                start: token.start.min(number.start),
                tokens: i..number.tokens.end,
                ..number
            })
        }
        Kind::Word if quote.at(token.start).is_some_and(is_unspaced) => {
            inside(quote, i, token, from)
        }
        Kind::Word => from_words(quote, i, token),
    }
}

fn from_numeral(quote: &Quote, i: usize, token: &Token, led: Option<u32>) -> Option<Plain> {
    // "H.R.2210": no fraction, but a name.
    if quote.at(token.start) == Some('.')
        && quote.before(token.start).is_some_and(char::is_alphabetic)
    {
        return None;
    }
    if let Some(fraction) = fraction(quote, i, token) {
        return Some(fraction);
    }
    let (mut end, mut next) = (token.end, i + 1);
    let scale = scale_behind(quote, i).map(|(scale, at, tokens)| {
        (end, next) = (at, tokens);
        scale
    });
    let value = numeral(quote, token, scale.is_some())?;
    let scale = scale.or(led).or_else(|| scale_before(quote, token.start));
    let mut number = scaled(value, scale)?;
    if scale.is_none()
        && let Some(t) = quote.token(next)
        && let Some((factor, _)) = number_noun(&t.folded).filter(|(n, _)| *n == 12)
        && t.start == end + 1
    {
        number = number.checked_mul(Decimal::from(factor))?;
        end = t.end;
        next += 1;
    }
    let before = currency_before(quote, token.start);
    let start = before.map_or(token.start, |(_, start)| start);
    let percent =
        percent_behind(quote, end).or_else(|| percent_before(quote, start).then_some(end));
    let currency = before.map(|(currency, _)| currency).or_else(|| {
        let (currency, at) = currency_behind(quote, end)?;
        end = at;
        Some(currency)
    });
    let counted = currency.is_some() || percent.is_some() || scale.is_some();
    let mut kind = NumberKind::Count;
    if !counted {
        if let Some(at) = ordinal_mark(quote, i, token) {
            (kind, end) = (NumberKind::Ordinal, at);
        } else if let Some(at) = age_behind(quote, token.start, end) {
            (kind, end) = (NumberKind::Age, at);
        } else if aged(quote, token.start) {
            kind = NumberKind::Age;
        } else if looks_like_no_count(quote, i, token, value) && !is_text(quote, i..next) {
            return None;
        }
    }
    if kind == NumberKind::Count
        && led.is_none()
        && bound_to_letters(quote, token, start, end, counted)
    {
        return None;
    }
    // 20多万
    let over = scale.is_some()
        && quote
            .at(token.end)
            .is_some_and(|c| matches!(c, '多' | '余' | '餘' | '几' | '幾' | '来' | '來' | '여'));
    Some(Plain {
        low: number,
        order: false,
        about: false,
        over,
        scale,
        currency,
        percent: percent.is_some(),
        kind,
        tokens: i..next.max(tokens_before(quote, percent.unwrap_or(end))),
        start,
        end: percent.unwrap_or(end),
    })
}

/// "1/2", "2/3", "3/4": the fractions that news uses.
fn fraction(quote: &Quote, i: usize, token: &Token) -> Option<Plain> {
    let (slash, below) = (quote.token(i + 1)?, quote.token(i + 2)?);
    let tight = slash.folded == "/" && slash.start == token.end && below.start == slash.end;
    let small = |t: &Token| {
        t.folded.parse::<u32>().ok().filter(|n| *n > 0 && *n <= 5 && t.folded.len() == 1)
    };
    let (top, bottom) = (small(token)?, small(below)?);
    let apart =
        !matches!(quote.before(token.start), Some('/' | '-' | '.')) && !quote.is(i + 3, "/");
    if !tight || top >= bottom || !apart {
        return None;
    }
    Some(Plain {
        low: Decimal::from(top).checked_div(Decimal::from(bottom))?,
        order: false,
        about: false,
        over: false,
        scale: None,
        currency: None,
        percent: false,
        kind: NumberKind::Fraction,
        tokens: i..i + 3,
        start: token.start,
        end: below.end,
    })
}

fn from_words(quote: &Quote, i: usize, token: &Token) -> Option<Plain> {
    if let Some(found) = phrases::order(quote, i) {
        let end = quote.token(found.next.checked_sub(1)?)?.end;
        return worded_plain(
            quote,
            i,
            token.start,
            (found.low, end, found.next),
            true,
            false,
            NumberKind::Count,
        );
    }
    if let Some((value, end, next, counts)) = fractions::part_alone(quote, i) {
        let kind = if counts { NumberKind::Count } else { NumberKind::Fraction };
        return worded_plain(quote, i, token.start, (value, end, next), false, false, kind);
    }
    if let Some(whole) = halves::one_and_a_half(quote, i) {
        return worded_plain(quote, i, token.start, whole, false, false, NumberKind::Count);
    }
    let own = worded(quote, i);
    if own.is_some_and(|w| w.value == Decimal::ONE && !w.rank) {
        if let Some(whole) = shares::one_and(quote, i) {
            return worded_plain(quote, i, token.start, whole, false, false, NumberKind::Count);
        }
        if let Some(whole) = shares::one_of(quote, i) {
            return worded_plain(quote, i, token.start, whole, false, false, NumberKind::Fraction);
        }
    }
    let next_word = quote.token(i + 1).map_or("", |t| t.folded.as_str());
    // "moins d’un millier"
    let tight = ["d'", "l'", "qu'"].iter().find_map(|w| token.folded.strip_prefix(w));
    if let Some((value, about)) = number_noun(next_word).filter(|_| tight.is_some_and(article)) {
        let end = quote.token(i + 1)?.end;
        let whole = (Decimal::from(value), end, i + 2);
        let letters = token.folded.len() - tight.map_or(0, str::len);
        let kind = NumberKind::Count;
        return worded_plain(quote, i, token.start + letters, whole, false, about, kind);
    }
    // "a dozen", "une centaine", "a hundred thousand"
    if article(&token.folded) {
        if let Some((value, about)) = number_noun(next_word) {
            let end = quote.token(i + 1)?.end;
            let value = Decimal::from(value);
            return worded_plain(
                quote,
                i,
                token.start,
                (value, end, i + 2),
                false,
                about,
                NumberKind::Count,
            );
        }
        let one = matches!(
            token.folded.as_str(),
            "a" | "an" | "un" | "une" | "um" | "uma" | "ein" | "eine" | "einer"
        );
        let behind =
            worded(quote, i + 1).filter(|w| one && (w.bare || w.scale.is_some() && w.pieces == 1));
        if let Some(behind) = behind {
            return words_plain(quote, i, token.start, behind);
        }
        // "eine Million zweihunderttausend"
        let found = own.filter(|w| {
            w.pieces > 1 || is_all(quote, i, w.next) || composed::minus_one(quote, i, w.next)
        })?;
        return words_plain(quote, i, found.start, found);
    }
    if let Some((value, about)) =
        number_noun(&token.folded).filter(|_| quote.speaks(&["de", "nl", "ru", "ar", "id", "ms"]))
    {
        let one = (Decimal::from(value), token.end, i + 1);
        return worded_plain(quote, i, token.start, one, false, about, NumberKind::Count);
    }
    let found = own?;
    // "mil millones de dólares": of two words, and a number by itself.
    let two = found.next > i + 1 && quote.speaks(&["es", "pt", "gl"]);
    if found.bare && !two && !halves::follow(quote, found.next) && !is_all(quote, i, found.next) {
        return None;
    }
    words_plain(quote, i, found.start, found)
}

/// A number in words as it counts: with the dozens, hundreds and thousands of digits that may follow.
fn words_plain(quote: &Quote, i: usize, start: usize, found: Worded) -> Option<Plain> {
    let found = if found.pieces > 1 { fractions::whole_of(quote, i, found) } else { found };
    let (mut value, mut end, mut next) = (found.value, found.end, found.next);
    let single = found.pieces == 1 && found.scale.is_none();
    if let Some(t) = quote.token(next)
        && let Some((factor, _)) = number_noun(&t.folded).filter(|(n, _)| *n == 12)
        && value < Decimal::ONE_THOUSAND
    {
        // "trois cent deux douzaines": the dozens are of the last part.
        let part = if value > Decimal::ONE_HUNDRED { value % Decimal::ONE_HUNDRED } else { value };
        let dozens = part.checked_mul(Decimal::from(factor))?;
        (value, end, next) = (value.checked_sub(part)?.checked_add(dozens)?, t.end, next + 1);
    } else if single
        && !found.rank
        && !phrases::lone_word_counts(quote, i, value, next)
        && !composed::decimals_behind(quote, next)
        && (value != Decimal::ONE || !composed::minus_one(quote, i, next))
        && !is_all(quote, i, next)
    {
        return None;
    }
    let mut kind = if found.rank { NumberKind::Ordinal } else { NumberKind::Count };
    if let Some(at) = age_behind(quote, start, end).filter(|_| !found.rank) {
        (kind, end) = (NumberKind::Age, at);
        next = tokens_before(quote, at);
    }
    worded_plain(quote, i, start, (value, end, next), false, false, kind)
        .map(|p| Plain { scale: found.scale, ..p })
}

/// Whether tokens are all that there is, but for a sign before them: a text of nothing but digits is a number, however
/// many there are.
fn is_text(quote: &Quote, tokens: Range<usize>) -> bool {
    let minus = tokens.start == 1 && (quote.is(0, "-") || quote.is(0, "−"));
    tokens.end >= quote.tokens.len()
        && (tokens.start == 0 || minus)
        && !quote.token(tokens.start).is_some_and(|t| t.folded.starts_with('0'))
}

/// Whether tokens are all that a line says, but for signs around them.
pub(super) fn is_all(quote: &Quote, first: usize, next: usize) -> bool {
    let sign = |i: usize| quote.token(i).is_some_and(|t| t.kind == Kind::Sign);
    // Whether a line ends between a token and the one before it.
    let ends = |i: usize| match (i.checked_sub(1).and_then(|i| quote.token(i)), quote.token(i)) {
        (Some(one), Some(other)) => {
            quote.chars.get(one.end..other.start).unwrap_or_default().contains(&'\n')
        }
        _ => true,
    };
    let before = (0..3).find(|n| ends(first.saturating_sub(*n)));
    let behind = (0..3).find(|n| ends(next + n));
    before.is_some_and(|n| (first.saturating_sub(n)..first).all(sign))
        && behind.is_some_and(|n| (next..next + n).all(sign))
}

#[allow(
    clippy::fn_params_excessive_bools,
    clippy::unnecessary_wraps,
    reason = "its callers are the ends of functions that read a number or none"
)]
fn worded_plain(
    quote: &Quote,
    i: usize,
    start: usize,
    (value, end, next): (Decimal, usize, usize),
    order: bool,
    about: bool,
    kind: NumberKind,
) -> Option<Plain> {
    let mut end = end;
    let counts = kind == NumberKind::Count;
    let percent = percent_behind(quote, end).filter(|_| counts);
    let currency = currency_behind(quote, end).filter(|_| counts).map(|(currency, at)| {
        end = at;
        currency
    });
    let end = percent.unwrap_or(end);
    Some(Plain {
        low: value,
        order,
        about,
        over: false,
        scale: None,
        currency,
        percent: percent.is_some(),
        kind,
        tokens: i..next.max(tokens_before(quote, end)),
        start,
        end,
    })
}

/// The first number inside a run of letters that sets no spaces.
fn inside(quote: &Quote, i: usize, token: &Token, from: usize) -> Option<Plain> {
    let mut at = from;
    while at < token.end {
        if let Some((value, end)) = composed_east::several(quote, at) {
            let next = tokens_before(quote, end).max(i + usize::from(end >= token.end));
            let kind = NumberKind::Count;
            return worded_plain(quote, i, at, (value, end, next), true, false, kind);
        }
        let found = worded_inside(quote, at, token.end);
        let found = found.filter(|w| {
            let all = at == token.start && is_all(quote, i, w.next) && w.end >= token.end;
            all || !w.bare && phrases::counts_inside(quote, token, at, w)
        });
        let Some(found) = found else {
            at += 1;
            continue;
        };
        let kind = if found.rank { NumberKind::Ordinal } else { NumberKind::Count };
        let next = tokens_before(quote, found.end).max(i + usize::from(found.end >= token.end));
        let (mut end, mut kind) = (found.end, kind);
        if let Some(behind) = place_behind(quote, end) {
            return worded_plain(
                quote,
                i,
                at,
                (found.value, behind, tokens_before(quote, behind)),
                false,
                false,
                NumberKind::Ordinal,
            );
        }
        if let Some(age) = age_behind(quote, at, end).filter(|_| !found.rank) {
            (end, kind) = (age, NumberKind::Age);
        }
        return worded_plain(quote, i, at, (found.value, end, next), false, false, kind)
            .map(|p| Plain { scale: found.scale, over: found.over, ..p });
    }
    None
}

/// The index of the first token that starts at or after a code point.
pub(super) fn tokens_before(quote: &Quote, at: usize) -> usize {
    quote.tokens.partition_point(|t| t.start < at)
}

/// Where a sign or word for "parts of a hundred" behind a number ends.
fn percent_behind(quote: &Quote, end: usize) -> Option<usize> {
    const WORDS: &[&str] = &[
        "%",
        "٪",
        "％",
        "percent",
        "per cent",
        "pour cent",
        "por ciento",
        "por cento",
        "persen",
        "peratus",
        "phần trăm",
        "เปอร์เซ็นต์",
        "prozent",
        "procent",
        "per cento",
        "بالمئة",
        "بالمائة",
        "في المئة",
        "في المائة",
        "в процентах",
        "процент",
        "प्रतिशत",
        "パーセント",
        "퍼센트",
        "फीसदी",
        "ភាគរយ",
        "ရာခိုင်နှုန်း",
        "ເປີເຊັນ",
    ];
    let next = quote.chars.get(end..)?.iter().find(|c| !c.is_whitespace())?;
    if next.is_ascii() && !matches!(next, '%' | 'p' | 'P') {
        return None;
    }
    let after: String = quote.text(end, (end + 24).min(quote.chars.len()));
    let spaces = after.chars().take_while(|c| c.is_whitespace()).count();
    if spaces > 1 {
        return None;
    }
    let lower: String = after.chars().skip(spaces).collect::<String>().to_lowercase();
    WORDS.iter().find(|w| lower.starts_with(**w)).map(|w| end + spaces + w.chars().count())
}

/// Whether a word or a sign for "parts of a hundred" stands before a number: ร้อยละ 20, "%20".
fn percent_before(quote: &Quote, start: usize) -> bool {
    let at = start - usize::from(quote.before(start) == Some(' '));
    match quote.before(at) {
        Some('%') => quote.speaks(&["tr", "eu"]),
        Some('ะ') => quote.text(at.saturating_sub(6), at) == "ร้อยละ",
        Some('ະ') => quote.text(at.saturating_sub(6), at) == "ຮ້ອຍລະ",
        _ => false,
    }
}

/// The number with what the words around it say of it.
fn qualified(quote: &Quote, number: &Plain) -> Amount {
    if number.order {
        return Amount { low: Some(number.low), high: None, qualifier: Qualifier::Order };
    }
    let lead = quote.before_folded(number.start);
    let tail = quote.after_folded(number.end);
    // "с 765 до 1045": where a change ends is no bound.
    let changed = lead
        .trim_end()
        .strip_suffix("до")
        .is_some_and(|l| l.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    let before = before_qualifier(&lead).filter(|_| !changed);
    let behind = || after_qualifier(&tail);
    let qualifier = match before {
        // "about 500 or more" is a minimum all the same.
        Some(Qualifier::About) => behind().or(before),
        None => behind().or(number.over.then_some(Qualifier::MoreThan)),
        said => said,
    };
    let qualifier = match qualifier {
        None if number.about => Qualifier::About,
        None => Qualifier::Exact,
        // "at least a hundred or so" is still a minimum.
        Some(qualifier) => qualifier,
    };
    Amount::qualified(number.low, qualifier)
}
