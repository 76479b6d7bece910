//! What only looks like a count: ages, ranks, parts of names, years, times, telephone numbers, list markers.

use super::{
    lex::{Kind, Quote, Token, is_letter, is_unspaced},
    lists::ends_with_one,
    numbers::tokens_before,
    phrases,
};
use crate::fold::{digit, fold_constant};
use rust_decimal::Decimal;

/// Where an ordinal's ending or sign behind a numeral ends: "20th", "1er", "3.º", "第3", "ที่ 3".
pub(super) fn ordinal_mark(quote: &Quote, i: usize, token: &Token) -> Option<usize> {
    let next = quote.token(i + 1).filter(|t| t.start == token.end);
    let value: u32 = token.folded.parse().ok()?;
    if let Some(t) = next {
        let word = t.folded.as_str();
        let fits = match quote.language.as_str() {
            "en" | "" => matches!(word, "st" | "nd" | "rd" | "th"),
            "fr" => {
                matches!(
                    word,
                    "er" | "ere" | "re" | "e" | "eme" | "ieme" | "nd" | "nde" | "es" | "emes"
                )
            }
            "es" | "pt" | "it" | "gl" => matches!(
                word,
                "o" | "a"
                    | "º"
                    | "ª"
                    | "°"
                    | "er"
                    | "ro"
                    | "ra"
                    | "vo"
                    | "va"
                    | "mo"
                    | "ma"
                    | "do"
                    | "da"
                    | "to"
                    | "ta"
                    | "os"
                    | "as"
            ),
            "hi" => matches!(
                word,
                "वां" | "वीं"
                    | "वें"
                    | "वाँ"
                    | "रा"
                    | "री"
                    | "रे"
                    | "था"
                    | "थी"
                    | "ला"
                    | "ली"
                    | "वा"
                    | "वी"
                    | "वे"
            ),
            "nl" => matches!(word, "e" | "de" | "ste"),
            "sv" => {
                word == ":"
                    && quote.token(i + 2).is_some_and(|t| matches!(t.folded.as_str(), "a" | "e"))
            }
            _ => false,
        };
        if fits {
            return Some(if word == ":" { quote.token(i + 2)?.end } else { t.end });
        }
    }
    if quote.language == "tr" && next.is_some_and(|t| t.folded == ".") && value < 100 {
        return Some(token.end);
    }
    if let Some(end) = place_behind(quote, token.end) {
        return Some(end);
    }
    (quote.before(token.start) == Some('第') && quote.language != "ja").then_some(token.end)
}

/// Where a word that makes a number a place in a row ends: 번째, 番目.
pub(super) fn place_behind(quote: &Quote, end: usize) -> Option<usize> {
    let behind = quote.text(end, end + 4);
    let spaces = behind.chars().take_while(|c| *c == ' ').count();
    ["번째", "番目"].iter().any(|w| behind.trim_start().starts_with(w)).then_some(end + spaces + 2)
}

/// Where the words that make a number an age end: "years old", "ans" behind "de", "岁".
pub(super) fn age_behind(quote: &Quote, start: usize, end: usize) -> Option<usize> {
    const ENGLISH: [&str; 8] = [
        "years old",
        "year old",
        "years of age",
        "months old",
        "months of age",
        "weeks old",
        "days old",
        "yo ",
    ];
    const OTHERS: [(&str, &str); 16] = [
        ("zh", "岁"),
        ("zh", "歲"),
        ("ja", "歳"),
        ("ja", "才"),
        ("ko", "세"),
        ("ko", "살"),
        ("de", "jahre alt"),
        ("nl", "jaar oud"),
        ("vi", "tuoi"),
        ("tr", "yasinda"),
        ("sv", "ar gammal"),
        ("hi", "वर्षीय"),
        ("hi", "साल की उम्र"),
        ("it", "anni di eta"),
        ("es", "anos de edad"),
        ("pt", "anos de idade"),
    ];
    let rest = quote.fold(end, end + 32);
    let tail = rest.trim_start_matches(['-', ' ']).replace('-', " ");
    let offset = quote
        .chars
        .get(end..)?
        .iter()
        .take_while(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑'))
        .count();
    if quote.speaks(&["en", ""])
        && let Some(phrase) = ENGLISH.iter().find(|p| tail.starts_with(**p))
    {
        let day = phrase.trim_end();
        return Some(end + offset + day.chars().count());
    }
    if quote.speaks(&["en", ""])
        && (tail.starts_with("day old")
            || tail.starts_with("month old")
            || tail.starts_with("week old"))
    {
        return Some(end + offset + tail.find("old")? + 3);
    }
    if let Some((_, phrase)) =
        OTHERS.iter().find(|(l, p)| quote.language == *l && tail.starts_with(fold_constant(p)))
    {
        return Some(end + offset + phrase.chars().count());
    }
    let units: &[&str] = match quote.language.as_str() {
        "fr" => &["ans", "an"],
        "es" | "pt" => &["anos"],
        "it" => &["anni"],
        "id" | "ms" => &["tahun"],
        "ru" => &["лет", "года", "год"],
        "th" => &["ปี"],
        "ar" => &["عاما", "سنه", "عام"],
        _ => return None,
    };
    let unit = units.iter().find(|u| phrases::starts_with_phrase(&tail, u))?;
    let lead = quote.before_folded(start);
    let before: &[&str] = match quote.language.as_str() {
        "fr" => &[
            "age de",
            "agee de",
            "ages de",
            "agees de",
            "a l'age de",
            "homme de",
            "femme de",
            "fille de",
            "garcon de",
        ],
        "es" => &["de", "tiene", "tenia", "edad de"],
        "pt" => &["de", "tem", "tinha", "com", "idade de"],
        "it" => &["di", "ha", "aveva", "eta di"],
        "id" | "ms" => &["usia", "berusia", "berumur", "umur"],
        "ru" => &["в возрасте", "возраст", "ей", "ему"],
        "th" => &["อายุ", "วัย"],
        _ => &["عمره", "عمرها", "العمر", "يبلغ من العمر", "تبلغ من العمر"],
    };
    let said = ends_with_one(lead.trim_end(), before);
    let people = quote.speaks(&["es", "pt", "it"]);
    // "una mujer de 25 años" is an age; "un plazo de 5 años" is none: people stand before the preposition.
    let person = !people || {
        const PEOPLE: [&str; 16] = [
            "mujer", "hombre", "joven", "nina", "nino", "chica", "chico", "mulher", "homem",
            "menina", "menino", "donna", "uomo", "ragazza", "ragazzo", "edad",
        ];
        let words: Vec<&str> = lead.split_whitespace().rev().take(3).collect();
        words.iter().any(|w| PEOPLE.contains(w))
            || words
                .iter()
                .any(|w| matches!(*w, "tiene" | "tenia" | "tem" | "tinha" | "ha" | "aveva"))
    };
    (said && person).then(|| end + offset + unit.chars().count())
}

/// Whether words before a number make it an age: "aged 25", "of age 87", "อายุ 25".
pub(super) fn aged(quote: &Quote, start: usize) -> bool {
    const WORDS: &[&str] = &[
        "aged",
        "of age",
        "age",
        "ages",
        "aged between",
        "อายุ",
        "berusia",
        "agee de",
        "age de",
        "im alter von",
        "в возрасте",
        "年龄",
    ];
    let lead = quote.before_folded(start);
    let lead = lead.trim_end();
    ends_with_one(lead, WORDS)
}

/// "twenty - first" and its like: a rank behind a hyphen.
fn named_rank(quote: &Quote, next: usize) -> bool {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    word(next) == "-"
        && matches!(
            word(next + 1),
            "first"
                | "second"
                | "third"
                | "fourth"
                | "fifth"
                | "sixth"
                | "seventh"
                | "eighth"
                | "ninth"
        )
}

/// Letters that touch a number make it part of a name or a measure: `B2`, `COVID-19`, `5G`, `29km`, `20th`.
pub(super) fn bound_to_letters(
    quote: &Quote,
    token: &Token,
    start: usize,
    end: usize,
    counted: bool,
) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| is_letter(c) && !is_unspaced(c));
    let before = quote.before(start);
    let hyphen = matches!(before, Some('-' | '_' | '/' | '#' | '@' | '.' | ':' | '\\'))
        && start >= 2
        && quote.at(start - 2).is_some_and(|c| is_letter(c) || digit(c).is_some())
        // "5k-20k"
        && !(before == Some('-')
            && start >= 3
            && quote.at(start - 3).is_some_and(|c| digit(c).is_some()))
        && !(before == Some('-') && quote.at(start - 2).is_some_and(|c| digit(c).is_some()));
    let named = matches!(before, Some('#' | '@' | '_' | '№'));
    if letter(before) && start == token.start && !joins_arabic(quote, start) || hyphen || named {
        return true;
    }
    if counted {
        return false;
    }
    // "6.2x10^-4", "12.3e+14"
    if exponent_behind(quote, token) {
        return false;
    }
    // "20-year-old" is an age, "20-year" a length of time; "20-strong" counts.
    letter(quote.at(end)) || named_rank(quote, tokens_before(quote, end))
}

/// Whether a power of ten is written tight behind digits. Without a decimal sign "12e-13" is something else.
fn exponent_behind(quote: &Quote, token: &Token) -> bool {
    let tail: String = quote.text(token.end, token.end + 7).to_lowercase();
    let decimal = token.folded.contains(['.', ',']);
    let digits =
        |rest: &str| rest.trim_start_matches(['+', '-']).starts_with(|c: char| digit(c).is_some());
    tail.strip_prefix("x10^").or_else(|| tail.strip_prefix("×10^")).is_some_and(digits)
        || decimal && tail.strip_prefix('e').is_some_and(digits)
}

/// Arabic writes "and", "for", "with" tight before a numeral: و٢٠.
fn joins_arabic(quote: &Quote, start: usize) -> bool {
    matches!(quote.before(start), Some('و' | 'ل' | 'ب' | 'ف' | 'ـ'))
        && !start.checked_sub(2).and_then(|i| quote.at(i)).is_some_and(is_letter)
}

/// Years, times, telephone numbers, list markers, versions, "page 3": numerals that count nothing.
pub(super) fn looks_like_no_count(quote: &Quote, i: usize, token: &Token, value: Decimal) -> bool {
    let digits: Vec<char> = quote.chars.get(token.start..token.end).unwrap_or_default().to_vec();
    let bare = digits.iter().all(|c| digit(*c).is_some());
    let sign = |i: Option<usize>| {
        i.and_then(|i| quote.token(i)).filter(|t| t.kind == Kind::Sign).map(|t| t.folded.as_str())
    };
    let (previous, next) = (sign(i.checked_sub(1)), sign(Some(i + 1)));
    let touches =
        |j: usize| quote.token(j).is_some_and(|t| t.start == token.end || t.end == token.start);
    let numeral_at =
        |j: Option<usize>| j.and_then(|j| quote.token(j)).is_some_and(|t| t.kind == Kind::Numeral);
    // 10:30, 24/7, 1/2
    let glue = |s: Option<&str>| matches!(s, Some(":" | "/" | "\\" | "°"));
    if glue(previous) && i > 0 && touches(i - 1) && numeral_at(i.checked_sub(2))
        || glue(next) && touches(i + 1) && numeral_at(Some(i + 2))
        || next == Some("°")
    {
        return true;
    }
    // No telephone number has more groups.
    const GROUPS: usize = 12;
    // 02-123-4567 and +66 2 123
    let dashed = |from: usize| {
        (from..quote.tokens.len())
            .step_by(2)
            .take(GROUPS)
            .take_while(|&j| {
                numeral_at(Some(j))
                    && matches!(sign(Some(j + 1)), Some("-" | "–"))
                    && numeral_at(Some(j + 2))
            })
            .count()
    };
    let behind =
        i >= 2 && sign(Some(i - 1)) == Some("-") && numeral_at(Some(i - 2)) && touches(i - 1);
    if dashed(i) >= 2 || behind && (dashed(i - 2) >= 2 || i >= 4 && dashed(i - 4) >= 2) {
        return true;
    }
    let mut first = i;
    while i - first < GROUPS
        && numeral_at(first.checked_sub(1))
        && quote.token(first - 1).zip(quote.token(first)).is_some_and(|(a, b)| a.end + 1 == b.start)
    {
        first -= 1;
    }
    let plus = first.checked_sub(1).is_some_and(|j| {
        quote.is(j, "+")
            && quote.token(j).zip(quote.token(first)).is_some_and(|(a, b)| a.end == b.start)
    });
    if plus || bare && digits.len() >= 9 {
        return true;
    }
    // The press of these countries writes "04 đối tượng", "០៧នាក់".
    let filled = digits.len() == 2
        && quote.speaks(&["vi", "th", "km", "lo", "my", "id", "ms"])
        && quote.token(i + 1).is_some_and(|t| t.kind == Kind::Word && t.start <= token.end + 1);
    if bare && digits.len() > 1 && digits.first().and_then(|c| digit(*c)) == Some(0) && !filled {
        return true;
    }
    // A list marker: alone at the start of a line, with a full stop or a bracket behind it.
    let line_start = token.start == 0
        || quote.before(token.start) == Some('\n')
        || previous == Some("(")
            && (token.start == 1
                || token.start.checked_sub(2).and_then(|i| quote.at(i)) == Some('\n'));
    let spaced = quote.at(token.end + 1).is_none_or(char::is_whitespace);
    if line_start
        && bare
        && digits.len() <= 2
        && matches!(next, Some("." | ")"))
        && touches(i + 1)
        && spaced
    {
        return true;
    }
    // A year that nothing counts: "in 2023", "the 1990s".
    let year = bare && digits.len() == 4 && (1800..=2100).any(|y| value == Decimal::from(y));
    let buddhist = bare
        && digits.len() == 4
        && quote.speaks(&["th", "lo", "km"])
        && (2400..=2600).any(|y| value == Decimal::from(y));
    if (year || buddhist) && !phrases::counts_something(quote, i + 1) {
        return true;
    }
    let word_before =
        i.checked_sub(1).and_then(|j| quote.token(j)).filter(|t| t.kind == Kind::Word);
    if word_before.is_some_and(|t| phrases::numbers_a_thing(&t.folded)) {
        return true;
    }
    // "9 am", "10.30 p.m.", "18h30", "kl. 10"
    let clock = quote.token(i + 1).is_some_and(|t| {
        matches!(t.folded.as_str(), "am" | "pm" | "gmt" | "utc" | "น" | "hrs" | "o'clock")
            || matches!(t.folded.as_str(), "a" | "p")
                && quote.is(i + 2, ".")
                && quote.is(i + 3, "m")
    });
    clock && value < Decimal::from(2400)
}
