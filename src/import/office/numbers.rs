//! Numbers of list items, headings and notes as they are printed, in the number styles of Word and OpenDocument.

/// Roman numbers, biggest first.
const ROMAN: &[(u32, &str)] = &[
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Letters of alphabets that lists are counted with.
const THAI: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
const ARABIC: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number in a style named as in WordprocessingML; an unknown style gives ordinary digits and `false`.
pub fn number(n: u32, style: &str) -> (String, bool) {
    let text = match style {
        "decimal" | "" | "numberInDash" => n.to_string(),
        "decimalZero" => format!("{n:02}"),
        "lowerLetter" => letters(n, 'a'),
        "upperLetter" => letters(n, 'A'),
        "lowerRoman" => roman(n),
        "upperRoman" => roman(n).to_uppercase(),
        "none" => String::new(),
        "ordinal" => format!("{n}{}", ordinal(n)),
        "thaiNumbers" => digits(n, 0x0e50),
        "hindiNumbers" | "devanagariDigits" => digits(n, 0x0966),
        "arabicDigits" => digits(n, 0x0660),
        "persianDigits" => digits(n, 0x06f0),
        "khmerDigits" => digits(n, 0x17e0),
        "laoDigits" => digits(n, 0x0ed0),
        "burmeseDigits" => digits(n, 0x1040),
        "bengaliDigits" => digits(n, 0x09e6),
        "decimalFullWidth" | "decimalFullWidth2" => digits(n, 0xff10),
        "thaiLetters" => of_alphabet(n, THAI),
        "arabicAlpha" => of_alphabet(n, ARABIC),
        "arabicAbjad" => of_alphabet(n, ABJAD),
        "hebrew1" | "hebrew2" => of_alphabet(n, HEBREW),
        "russianLower" => of_alphabet(n, RUSSIAN),
        "russianUpper" => of_alphabet(n, RUSSIAN).to_uppercase(),
        "ideographTraditional" => of_alphabet(n, STEMS),
        "ideographZodiac" => of_alphabet(n, BRANCHES),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => match n {
            1..=20 => char::from_u32(0x2460 + n - 1).map_or_else(|| n.to_string(), String::from),
            _ => n.to_string(),
        },
        "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "koreanDigital2"
        | "taiwaneseDigital" => han_digits(n),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographEnclosedCircle" => han_count(n),
        _ => return (n.to_string(), false),
    };
    (text, true)
}

/// The WordprocessingML name of an OpenDocument number style such as `a` or `๑, ๒, ๓, ...`.
pub fn odf_style(format: &str) -> &'static str {
    match format.trim() {
        "1" => "decimal",
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        "" => "none",
        other => match other.chars().next() {
            Some('๑') => "thaiNumbers",
            Some('ก') => "thaiLetters",
            Some('१') => "hindiNumbers",
            Some('١') => "arabicDigits",
            Some('۱') => "persianDigits",
            Some('១') => "khmerDigits",
            Some('໑') => "laoDigits",
            Some('၁') => "burmeseDigits",
            Some('১') => "bengaliDigits",
            Some('１') => "decimalFullWidth",
            Some('①') => "decimalEnclosedCircle",
            Some('一') if other.contains('十') || !other.contains('〇') => "chineseCounting",
            Some('一') => "ideographDigital",
            Some('甲') => "ideographTraditional",
            Some('子') => "ideographZodiac",
            Some('أ') if other.contains("أ, ب, ج") => "arabicAbjad",
            Some('أ' | 'ا') => "arabicAlpha",
            Some('א') => "hebrew1",
            Some('а') => "russianLower",
            Some('А') => "russianUpper",
            _ => "unknown",
        },
    }
}

/// `a`, `b`, … `z`, `aa`, `bb`: how both formats go on after the alphabet.
fn letters(n: u32, first: char) -> String {
    if n == 0 {
        return "0".to_owned();
    }
    let letter = char::from_u32(u32::from(first) + (n - 1) % 26).unwrap_or(first);
    repeat(letter, (n - 1) / 26)
}

/// A letter once and as often again as the alphabet was gone through, within reason.
fn repeat(letter: char, rounds: u32) -> String {
    std::iter::repeat_n(letter, rounds.min(30) as usize + 1).collect()
}

/// A letter of another alphabet.
fn of_alphabet(n: u32, alphabet: &str) -> String {
    let size = u32::try_from(alphabet.chars().count()).unwrap_or(1).max(1);
    let at = n.saturating_sub(1);
    alphabet
        .chars()
        .nth((at % size) as usize)
        .map_or_else(|| n.to_string(), |c| repeat(c, at / size))
}

/// Small Roman number; ordinary digits beyond 3999.
fn roman(mut n: u32) -> String {
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, sign) in ROMAN {
        while n >= *value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// `st`, `nd`, `rd`, `th`.
fn ordinal(n: u32) -> &'static str {
    match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// Digits of another script, from its zero.
fn digits(n: u32, zero: u32) -> String {
    n.to_string().chars().filter_map(|c| char::from_u32(zero + c.to_digit(10)?)).collect()
}

/// A digit in Chinese.
fn han(digit: u32) -> char {
    "〇一二三四五六七八九".chars().nth(digit as usize).unwrap_or('〇')
}

/// Digits one by one in Chinese.
fn han_digits(n: u32) -> String {
    n.to_string().chars().filter_map(|c| c.to_digit(10)).map(han).collect()
}

/// A counted number in Chinese: `十二`, `二十`, `一百零三`.
fn han_count(n: u32) -> String {
    if n == 0 || n > 9999 {
        return han_digits(n);
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
        }
        gap = false;
        if !(unit == 10 && digit == 1 && n < 20) {
            out.push(han(digit));
        }
        out.push_str(sign);
    }
    out
}
