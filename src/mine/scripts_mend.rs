//! Numbers of Thai, Lao, Khmer, Burmese, Chinese, Arabic and Hindi: those that were read in parts are put together, and
//! what only looks like a count is left out.

use super::{
    FoundNumber, NumberKind,
    lex::{Kind, Quote},
    numbers::numbers,
    phrases::currency_behind,
    scripts_line::language_of,
    scripts_not, scripts_nouns as nouns,
};
use crate::{
    fold::{fold, fold_constant},
    model::{Amount, Qualifier, Value},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// The numbers of a quote outside `taken` (dates).
pub(super) fn counts(quote: &Quote, taken: &[Range<usize>]) -> Vec<FoundNumber> {
    let mut found = numbers(quote, taken);
    let Some(language) = language_of(quote) else { return found };
    if language == "ar" {
        more_arabic(quote, taken, &mut found);
    }
    let mut out: Vec<FoundNumber> = Vec::new();
    let mut rest = found.into_iter().peekable();
    while let Some(mut number) = rest.next() {
        if number.kind != NumberKind::Count {
            out.push(number);
            continue;
        }
        if language == "zh" {
            more_than_ten_thousands(quote, &mut number);
        }
        money_before(quote, language, &mut number);
        if language == "zh" {
            taiwan_dollars(quote, &mut number);
        }
        if language == "ar"
            && let Some(next) = rest.peek()
            && let Some(sum) = thousands_and(quote, &number, next)
        {
            number.value = sum;
            number.end = next.end;
            rest.next();
        }
        if let Some(next) = rest.peek()
            && let Some(value) = range_of_time(quote, language, &number, next)
        {
            number.value = value;
            number.end = next.end;
            rest.next();
        }
        if let Some(unit_end) = behind_years(quote, language, number.end) {
            if let Some((months, end)) = months_behind(quote, language, unit_end) {
                add(&mut number, months.checked_div(Decimal::from(12)));
                number.end = end;
                while rest.peek().is_some_and(|next| next.start < end) {
                    rest.next();
                }
            } else if let Some(end) = half_behind(quote, language, unit_end) {
                add(&mut number, Some(Decimal::new(5, 1)));
                number.end = end;
            }
        }
        out.push(number);
    }
    out.retain(|n| !scripts_not::no_count(quote, n));
    out
}

fn add(number: &mut FoundNumber, more: Option<Decimal>) {
    let Some(more) = more else { return };
    if let Value::Number(amount) = &mut number.value {
        let sum = |n: Option<Decimal>| {
            n.and_then(|n| n.checked_add(more)).map(|n| n.round_dp(2).normalize())
        };
        amount.low = sum(amount.low);
        amount.high = sum(amount.high);
    }
}

/// Where the unit ends if a number counts years.
fn behind_years(quote: &Quote, language: &'static str, end: usize) -> Option<usize> {
    let behind = quote.text(end, (end + 14).min(quote.chars.len()));
    let blanks = behind.chars().take_while(|c| c.is_whitespace()).count();
    let behind = fold(&behind);
    let len = nouns::begins(language, "years", behind.trim_start())?;
    let unit = nouns::head_bytes(behind.trim_start(), len).chars().count();
    // Folding takes Thai vowels apart; the units hold none of them.
    Some(end + blanks + unit)
}

/// "from 5 years to 12 years", "بين خمس سنوات واثنتي عشرة سنة": one range, although its unit stands twice.
fn range_of_time(
    quote: &Quote,
    language: &'static str,
    number: &FoundNumber,
    next: &FoundNumber,
) -> Option<Value> {
    let joins: &[&str] = match language {
        "th" => &["ถึง", "-"],
        "lo" => &["ຫາ", "ເຖິງ", "-"],
        "km" => &["ទៅ", "ដល់", "-"],
        "my" => &["မှ", "ကနေ", "-"],
        "zh" => &["至", "到", "-"],
        "ar" => &["الي", "و"],
        _ => &["से", "-"],
    };
    let (a, b) = (exact(number)?, exact(next)?);
    let between = fold(&quote.text(number.end, next.start));
    let between = between.trim();
    let between_word = language == "ar"
        && between.ends_with('و')
        && !quote.before_folded(number.start).trim_end().ends_with("بين");
    ["years", "months", "days", "weeks", "hours"].iter().find_map(|unit| {
        let len = nouns::begins(language, unit, between)?;
        let join = between.get(len..)?.trim();
        let behind = fold(&quote.text(next.end, (next.end + 12).min(quote.chars.len())));
        nouns::begins(language, unit, behind.trim_start())?;
        let range = Amount { low: Some(a), high: Some(b), qualifier: Qualifier::Range };
        (joins.contains(&join) && a < b && !between_word).then_some(Value::Number(range))
    })
}

fn exact(number: &FoundNumber) -> Option<Decimal> {
    let Value::Number(amount) = &number.value else { return None };
    amount.low.filter(|low| amount.high == Some(*low))
}

/// The months behind years: "十四年六个月". They may have been taken for a period, so they are read anew.
fn months_behind(quote: &Quote, language: &'static str, from: usize) -> Option<(Decimal, usize)> {
    const JOINS: [&str; 10] = ["", "และ", "กับ", "ແລະ", "និង", "နှင့်", "零", "又", "و", "और"];
    let text = quote.text(from, (from + 24).min(quote.chars.len()));
    let part = Quote::new(&text, Some(language));
    let next = numbers(&part, &[]).into_iter().next()?;
    let joined = JOINS.iter().any(|j| part.text(0, next.start).trim() == *j);
    let months = exact(&next)?;
    let behind = part.text(next.end, part.chars.len());
    let blanks = behind.chars().take_while(|c| c.is_whitespace()).count();
    let behind = fold(&behind);
    let len = nouns::begins(language, "months", behind.trim_start())?;
    let unit = nouns::head_bytes(behind.trim_start(), len).chars().count();
    (joined && months < Decimal::from(12)).then_some((months, from + next.end + blanks + unit))
}

/// A word for one half behind a unit of time.
fn half_behind(quote: &Quote, language: &str, from: usize) -> Option<usize> {
    let words: &[&str] = match language {
        "th" => &["ครึ่ง"],
        "lo" => &["ເຄິ່ງ"],
        "km" => &["កន្លះ"],
        "my" => &["ခွဲ"],
        "zh" => &["半"],
        "ar" => &["ونصف", "والنصف"],
        _ => return None,
    };
    let blanks = quote.chars.get(from..)?.iter().take_while(|c| c.is_whitespace()).count();
    let at = from + blanks;
    words.iter().find_map(|w| {
        let n = w.chars().count();
        (quote.text(at, at + n) == *w).then_some(at + n)
    })
}

/// "2700余万元": more than 27 million.
fn more_than_ten_thousands(quote: &Quote, number: &mut FoundNumber) {
    let at = |i: usize| quote.at(number.end + i);
    let own = quote.text(number.start, number.end);
    let over = |c: Option<char>| matches!(c, Some('余' | '餘' | '多' | '來' | '来'));
    let (sign, scale) = if over(own.chars().next_back()) {
        (0, at(0))
    } else if over(at(0)) {
        (1, at(1))
    } else {
        return;
    };
    let factor: i64 = match scale {
        Some('万' | '萬') => 10_000,
        Some('亿' | '億') => 100_000_000,
        _ => return,
    };
    let low =
        number.amount().and_then(|a| a.low).and_then(|n| n.checked_mul(Decimal::from(factor)));
    let Some(low) = low else { return };
    let amount = Amount { low: Some(low), high: None, qualifier: Qualifier::MoreThan };
    number.end += sign + 1;
    number.value = match currency_behind(quote, number.end) {
        Some((currency, end)) => {
            number.end = end;
            Value::Money(amount, currency)
        }
        None => Value::Number(amount),
    };
}

/// "新台幣880億元": the name before the amount says whose "元" it is.
fn taiwan_dollars(quote: &Quote, number: &mut FoundNumber) {
    const NAMES: [(&str, &str); 11] = [
        ("新台幣", "TWD"),
        ("新台币", "TWD"),
        ("新臺幣", "TWD"),
        ("台幣", "TWD"),
        ("台币", "TWD"),
        ("臺幣", "TWD"),
        ("港币", "HKD"),
        ("港幣", "HKD"),
        ("美金", "USD"),
        ("人民币", "CNY"),
        ("人民幣", "CNY"),
    ];
    let lead = quote.before_folded(number.start);
    let lead = lead.trim_end().trim_end_matches(['約', '约', '逾', '近']);
    let code =
        NAMES.iter().find(|(name, _)| lead.ends_with(fold_constant(name))).map(|(_, code)| *code);
    let Some(currency) = code.and_then(|code| code.parse().ok()) else { return };
    if let Value::Money(amount, _) | Value::Number(amount) = &number.value {
        number.value = Value::Money(amount.clone(), currency);
    }
}

/// Burmese names the currency before the amount.
fn money_before(quote: &Quote, language: &str, number: &mut FoundNumber) {
    const NAMES: [(&str, &str); 5] =
        [("ဒေါ်လာ", "USD"), ("ဘတ်", "THB"), ("ကျပ်", "MMK"), ("ယွမ်", "CNY"), ("ယူရို", "EUR")];
    let Value::Number(amount) = &number.value else { return };
    if language != "my" {
        return;
    }
    let lead = quote.before_folded(number.start);
    let lead = lead.trim_end();
    let scale = ["သိန်း", "သန်း", "သောင်း", "ထောင်", "ပေါင်း", "ငွေ"];
    let lead =
        scale.iter().find_map(|w| lead.strip_suffix(fold_constant(w))).unwrap_or(lead).trim_end();
    let name = NAMES.iter().find(|(name, _)| lead.ends_with(fold_constant(name)));
    if let Some(currency) = name.and_then(|(_, code)| code.parse().ok()) {
        number.value = Value::Money(amount.clone(), currency);
    }
}

/// "14 ألفا و100": the rest of a number that names its thousands.
fn thousands_and(quote: &Quote, number: &FoundNumber, next: &FoundNumber) -> Option<Value> {
    let (Value::Number(a), Value::Number(b)) = (&number.value, &next.value) else { return None };
    let own = fold(&quote.text(number.start, number.end));
    let thousands = ["الفا", "الف", "الاف"].iter().any(|w| own.ends_with(w));
    let joined = fold(&quote.text(number.end, next.start)).trim() == "و";
    let small = b.high.is_some_and(|n| n < Decimal::ONE_THOUSAND);
    let sum = |x: Option<Decimal>, y: Option<Decimal>| x?.checked_add(y?);
    (thousands && joined && small && !next.percent).then(|| {
        Value::Number(Amount {
            low: sum(a.low, b.low),
            high: sum(a.high, b.high),
            qualifier: a.qualifier,
        })
    })
}

/// Number words behind a tight "and", numerals behind a drawn-out preposition, and words for two of something.
fn more_arabic(quote: &Quote, taken: &[Range<usize>], found: &mut Vec<FoundNumber>) {
    let mut more: Vec<FoundNumber> = Vec::new();
    for (i, token) in quote.tokens.iter().enumerate() {
        let busy = |range: &Range<usize>| {
            let at = found.partition_point(|n| n.end <= range.start);
            let dated = taken.partition_point(|d| d.end <= range.start);
            found.get(at).is_some_and(|n| n.start < range.end)
                || taken.get(dated).is_some_and(|d| d.start < range.end)
                || more.last().is_some_and(|n| range.start < n.end)
        };
        let tight = token.kind == Kind::Word
            && quote.at(token.start) == Some('و')
            && token.end - token.start >= 4
            && is_number_word(&token.folded);
        let drawn = token.kind == Kind::Numeral && quote.before(token.start) == Some('ـ');
        let eleven = matches!(token.folded.as_str(), "احد" | "واحد" | "احدي" | "واحدي");
        let teen = quote.token(i + 1).filter(|t| {
            eleven && matches!(t.folded.as_str(), "عشر" | "عشره") && t.start == token.end + 1
        });
        if let Some(teen) = teen.filter(|t| !busy(&(token.start..t.end))) {
            let from = token.start + usize::from(token.folded.starts_with('و'));
            more.push(of(11, from, teen.end));
        } else if tight || drawn {
            let from = token.start + usize::from(tight);
            let part =
                Quote::new(&quote.text(from, (from + 40).min(quote.chars.len())), Some("ar"));
            let first = numbers(&part, &[]).into_iter().next().filter(|n| n.start == 0);
            if let Some(number) = first {
                let number = FoundNumber { start: from, end: from + number.end, ..number };
                if !busy(&(number.start..number.end)) {
                    more.push(number);
                }
            }
        } else if token.kind == Kind::Word
            && is_dual(&token.folded)
            && !busy(&(token.start..token.end))
        {
            more.push(of(2, token.start, token.end));
        }
    }
    found.extend(more);
    found.sort_by_key(|n| n.start);
}

fn of(value: i64, start: usize, end: usize) -> FoundNumber {
    let n = Some(Decimal::from(value));
    let value = Value::Number(Amount { low: n, high: n, qualifier: Qualifier::Exact });
    FoundNumber { value, kind: NumberKind::Count, percent: false, start, end }
}

/// Whether a word that begins with "and" is a number word behind it.
fn is_number_word(folded: &str) -> bool {
    const STEMS: [&str; 20] = [
        "ثلاث",
        "اربع",
        "خمس",
        "ست",
        "سبع",
        "ثماني",
        "ثمان",
        "تسع",
        "عشر",
        "احد",
        "احدي",
        "اثنا",
        "اثني",
        "اثنتا",
        "اثنتي",
        "اثنان",
        "اثنين",
        "ماي",
        "مئ",
        "عشرين",
    ];
    let Some(rest) = folded.strip_prefix('و') else { return false };
    STEMS.iter().any(|stem| {
        rest.strip_prefix(stem)
            .is_some_and(|end| matches!(end, "" | "ه" | "ون" | "ين" | "ت" | "ة" | "ماءه"))
    })
}

/// Words for two people or things that news counts.
pub(super) fn is_dual(folded: &str) -> bool {
    const STEMS: [&str; 34] = [
        "شخص",
        "طفل",
        "طفلت",
        "امرات",
        "رجل",
        "مشتبه",
        "متهم",
        "ضحيت",
        "مهاجر",
        "مواطن",
        "فتات",
        "شاب",
        "قتيل",
        "جريح",
        "جثت",
        "مصاب",
        "قاصر",
        "عامل",
        "مهرب",
        "موقوف",
        "شرطي",
        "جندي",
        "سيارت",
        "قارب",
        "زورق",
        "هاتف",
        "مركب",
        "موقع",
        "قضيت",
        "شقت",
        "شقيق",
        "طالب",
        "اجنبي",
        "حاسوب",
    ];
    let bare = folded.strip_prefix('و').filter(|w| w.chars().count() > 4).unwrap_or(folded);
    ["ان", "ين"].iter().any(|end| {
        bare.strip_suffix(end).is_some_and(|stem| STEMS.contains(&stem) && !plural_too(stem, end))
    })
}

/// "-ين" is also the plural of people: "مهاجرين" may be many.
fn plural_too(stem: &str, end: &str) -> bool {
    const MANY: [&str; 9] =
        ["مشتبه", "متهم", "مهاجر", "مواطن", "مصاب", "مهرب", "موقوف", "قاصر", "عامل"];
    end == "ين" && MANY.contains(&stem)
}
