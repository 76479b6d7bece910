//! Numbers in a quote with qualifier, unit and currency; what only looks like a number is left out.

use super::{
    composed,
    lex::{Kind, Quote, Token, is_unspaced},
    not_counts::{
        age_behind, aged, bound_to_letters, looks_like_no_count, ordinal_mark, place_behind,
    },
    numerals::{article, multiplier, number_noun, numeral, ten_to, tight_multiplier},
    phrases::{self, currency_before, currency_behind},
    qualifiers::{after_qualifier, before_qualifier, bounds},
    shares,
    words::{self, Worded, worded, worded_inside},
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
            && qualified(quote, &number).qualifier != Qualifier::Exact;
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
    found
}

/// The number that starts at a token, if one does; not before code point `from`.
pub(super) fn plain_at(quote: &Quote, i: usize, from: usize) -> Option<Plain> {
    let token = quote.token(i)?;
    match token.kind {
        Kind::Sign => {
            let (value, end, next, _) = composed::part_alone(quote, i)?;
            let whole = (value, end, next);
            worded_plain(quote, i, token.start, whole, false, false, NumberKind::Fraction)
        }
        Kind::Numeral => from_numeral(quote, i, token, None),
        Kind::Word if led(quote, i).is_some() => {
            let power = led(quote, i)?;
            let number = from_numeral(quote, i + 1, quote.token(i + 1)?, Some(power))?;
            Some(Plain { start: token.start.min(number.start), tokens: i..number.tokens.end, ..number })
        }
        Kind::Word if quote.at(token.start).is_some_and(is_unspaced) => {
            inside(quote, i, token, from)
        }
        Kind::Word => from_words(quote, i, token),
    }
}

fn from_numeral(quote: &Quote, i: usize, token: &Token, led: Option<u32>) -> Option<Plain> {
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
    let percent = percent_behind(quote, end);
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
        } else if looks_like_no_count(quote, i, token, value) {
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
        && quote.at(token.end).is_some_and(|c| matches!(c, '多' | '余' | '餘' | '几' | '幾' | '来' | '來' | '여'));
    Some(Plain {
        low: number,
        order: false,
        about: false,
        over,
        scale,
        currency,
        percent: percent.is_some(),
        kind,
        tokens: i..next.max(tokens_before(quote, end)),
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
    if let Some((value, end, next, counts)) = composed::part_alone(quote, i) {
        let kind = if counts { NumberKind::Count } else { NumberKind::Fraction };
        return worded_plain(quote, i, token.start, (value, end, next), false, false, kind);
    }
    if let Some(whole) = composed::one_and_a_half(quote, i) {
        return worded_plain(quote, i, token.start, whole, false, false, NumberKind::Count);
    }
    if let Some(whole) = shares::one_and(quote, i) {
        return worded_plain(quote, i, token.start, whole, false, false, NumberKind::Count);
    }
    if let Some(whole) = shares::one_of(quote, i) {
        return worded_plain(quote, i, token.start, whole, false, false, NumberKind::Fraction);
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
        let found = worded(quote, i).filter(|w| w.pieces > 1 || is_all(quote, i, w.next))?;
        return words_plain(quote, i, found.start, found);
    }
    if let Some((value, about)) =
        number_noun(&token.folded).filter(|_| quote.speaks(&["de", "nl", "ru", "ar"]))
    {
        let one = (Decimal::from(value), token.end, i + 1);
        return worded_plain(quote, i, token.start, one, false, about, NumberKind::Count);
    }
    let found = worded(quote, i)?;
    if found.bare && !is_all(quote, i, found.next) {
        return None;
    }
    words_plain(quote, i, found.start, found)
}

/// A number in words as it counts: with the dozens, hundreds and thousands of digits that may follow.
fn words_plain(quote: &Quote, i: usize, start: usize, found: Worded) -> Option<Plain> {
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

/// Whether tokens are all that a line says, but for signs around them.
fn is_all(quote: &Quote, first: usize, next: usize) -> bool {
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

fn scaled(value: Decimal, scale: Option<u32>) -> Option<Decimal> {
    match scale {
        Some(power) => value.checked_mul(ten_to(power)?).map(|n| n.normalize()),
        None => Some(value),
    }
}

/// A multiplier behind a numeral: its power of ten, where it ends, and the token after it.
fn scale_behind(quote: &Quote, i: usize) -> Option<(u32, usize, usize)> {
    let token = quote.token(i)?;
    let next = quote.token(i + 1).filter(|t| t.kind == Kind::Word)?;
    let gap = next.start - token.end;
    let first = quote.at(next.start)?;
    let most = if is_unspaced(first) { 2 } else { 1 };
    if gap > most || quote.chars.get(token.end..next.start)?.contains(&'\n') {
        return None;
    }
    if is_unspaced(first) {
        let (power, len) = phrases::unspaced_multiplier(quote, next)?;
        let end = next.start + len;
        return Some((power, end, i + 1 + usize::from(end >= next.end)));
    }
    // "120 de mii", "24 na milyon"
    let of = matches!(
        (quote.language.as_str(), next.folded.as_str()),
        ("ro", "de") | ("fil" | "tl", "na")
    );
    let (at, next) = if of {
        (i + 2, quote.token(i + 2).filter(|t| t.start == next.end + 1 && t.kind == Kind::Word)?)
    } else {
        (i + 1, next)
    };
    let hard = gap == 0 || quote.at(token.end) != Some(' ');
    let power = if gap == 0 { tight_multiplier(&next.folded) } else { None };
    let known = power.or_else(|| multiplier(&next.folded));
    let own = own_multiplier(quote, next, gap, hard);
    let power = match own {
        Some(power) if !matches!(next.folded.as_str(), "trillion" | "trillions") => power,
        _ => known?,
    };
    // "mil" is a thousand in two languages, "2 mille" no French, and no one writes "20 cents" for 2,000.
    let mil = next.folded == "mil" && gap > 0 && own.is_none();
    if mil && !quote.speaks(&["es", "pt", "", "ca", "gl"])
        || power == 2
            && (next.folded.starts_with("cent") || quote.speaks(&["fr", "es", "pt", "it", "ca"]))
    {
        return None;
    }
    let dot = usize::from(
        quote.at(next.end) == Some('.')
            && next.end - next.start <= 5
            && (matches!(
                next.folded.as_str(),
                "mio" | "mrd" | "tsd" | "bio" | "млн" | "млрд" | "тыс" | "трлн"
            ) || quote.token(at + 2).is_some_and(|t| t.start <= next.end + 2)
                && matches!(next.folded.as_str(), "mil" | "mld" | "tis" | "hilj" | "mlrd" | "хил")),
    );
    // "3.5 thousand million", "5 lakh crore", "2 mil millones"
    if let Some(more) =
        quote.token(at + 1).filter(|t| t.kind == Kind::Word && t.start == next.end + 1)
        && let Some(second) = multiplier(&more.folded).filter(|p| *p > 2)
        && (more.folded != "mil" || quote.speaks(&["es", "pt"]))
    {
        return Some((power + second, more.end, at + 2));
    }
    Some((power, next.end + dot, at + 1 + dot))
}

/// The power of ten that a word behind digits is in the language of the text: "Tsd.", "k", "Cr".
fn own_multiplier(quote: &Quote, next: &Token, gap: usize, hard: bool) -> Option<u32> {
    let language = quote.language.as_str();
    // English of India counts in lakhs and crores, and shortens them so.
    if language == "en" && gap == 0 && quote.region_is(&["in"]) {
        match next.folded.as_str() {
            "t" => return Some(3),
            "l" => return Some(5),
            _ => {}
        }
    }
    let squeezed = words::squeezed(language, &quote.text(next.start, next.end));
    if squeezed == "k" {
        return Some(3);
    }
    let (power, len) = words::multiplier(language, &squeezed)?;
    let single = squeezed.chars().count() == 1;
    // A single letter is a measure as well: "5 m", "3 g".
    let capital = quote.at(next.start).is_some_and(|c| !c.is_lowercase());
    // Afrikaans and Icelandic shorten millions so.
    let metres = squeezed == "m" && !quote.speaks(&["en", "af", "is"]) && !capital;
    let letter = !single || hard && !metres;
    (len == squeezed.len() && letter).then_some(power)
}

/// The multiplier that a word is right before a numeral: "elfu 120", "milioni 1.2", ද120.
fn led(quote: &Quote, i: usize) -> Option<u32> {
    if !quote.speaks(&["sw", "ha", "si", "so", "rw", "ln"]) {
        return None;
    }
    let (token, next) = (quote.token(i)?, quote.token(i + 1)?);
    if next.kind != Kind::Numeral || next.start > token.end + 1 {
        return None;
    }
    let language = quote.language.as_str();
    let squeezed = words::squeezed(language, &quote.text(token.start, token.end));
    words::multiplier(language, &squeezed)
        .filter(|(power, len)| *len == squeezed.len() && *power > 2)
        .map(|(power, _)| power)
}

/// A multiplier before a numeral, as Burmese has it: သိန်း ၅၀ is five million.
fn scale_before(quote: &Quote, start: usize) -> Option<u32> {
    let space = usize::from(quote.before(start) == Some(' '));
    let lead = quote.text(start.saturating_sub(6 + space), start - space);
    [("သိန်း", 5), ("သန်း", 6), ("သောင်း", 4)]
        .into_iter()
        .find(|(w, _)| lead.ends_with(w))
        .map(|(_, p)| p)
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
    let after: String = quote.text(end, (end + 24).min(quote.chars.len()));
    let spaces = after.chars().take_while(|c| c.is_whitespace()).count();
    if spaces > 1 {
        return None;
    }
    let lower: String = after.chars().skip(spaces).collect::<String>().to_lowercase();
    WORDS.iter().find(|w| lower.starts_with(**w)).map(|w| end + spaces + w.chars().count())
}

/// The range of two numbers that a dash or a word joins.
fn range_of(quote: &Quote, one: &Plain, other: &Plain) -> Option<Amount> {
    if one.order || other.order || one.percent && !other.percent || other.start < one.end {
        return None;
    }
    if one.kind != other.kind && one.kind != NumberKind::Count {
        return None;
    }
    let between: String = quote.text(one.end, other.start);
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
    if !dash && !word && !paired && !closed {
        return None;
    }
    // "rose from 20 to 30" tells of two figures.
    if word && phrases::grows(lead) {
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
        _ => one.low,
    };
    (low < other.low).then(|| Amount::range(low, other.low))
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
fn between(quote: &Quote, one: &Plain, other: &Plain) -> Option<Amount> {
    if one.order || other.order || other.start < one.end || other.start - one.end > 60 {
        return None;
    }
    let between = crate::fold::fold(&quote.text(one.end, other.start));
    let lead = quote.before_folded(one.start);
    let first_is_lower = bounds(&lead, &between, &quote.after_folded(other.end))?;
    let (low, high) = if first_is_lower { (one.low, other.low) } else { (other.low, one.low) };
    (low < high).then(|| Amount::range(low, high))
}

/// The number with what the words around it say of it.
fn qualified(quote: &Quote, number: &Plain) -> Amount {
    if number.order {
        return Amount { low: Some(number.low), high: None, qualifier: Qualifier::Order };
    }
    let lead = quote.before_folded(number.start);
    let tail = quote.after_folded(number.end);
    let before = before_qualifier(&lead);
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
