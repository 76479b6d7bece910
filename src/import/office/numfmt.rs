//! Shows a cell's number as its number format does: dates as ISO 8601, percent, money with a plain sign.

/// How a number is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Show {
    /// As it is typed.
    General,
    /// A day.
    Date,
    /// A day and time.
    DateTime,
    /// A time of day, or a duration.
    Time,
    /// Percent with this many decimals.
    Percent(usize),
    /// Sign before, decimals, sign after, whether commas stand between thousands.
    Money(String, usize, String, bool),
    /// With leading zeros up to this many digits: identifiers such as `00123`.
    Zeros(usize),
}

/// What a built-in format of Excel shows.
pub fn built_in(id: u32) -> Show {
    match id {
        9 => Show::Percent(0),
        10 => Show::Percent(2),
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Show::Date,
        22 => Show::DateTime,
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Show::Time,
        _ => Show::General,
    }
}

/// What a format code shows.
pub fn of_code(code: &str) -> Show {
    let first = code.split(';').next().unwrap_or_default();
    let mut plain = String::new();
    let mut words = String::new();
    let mut chars = first.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => words.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => words.extend(chars.next()),
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if let Some(money) = inside.strip_prefix('$') {
                    words.push_str(money.split('-').next().unwrap_or_default());
                } else if matches!(
                    inside.to_lowercase().as_str(),
                    "h" | "hh" | "m" | "mm" | "s" | "ss"
                ) {
                    plain.push_str(&inside.to_lowercase());
                }
            }
            _ => plain.extend(c.to_lowercase()),
        }
    }
    let is_general = plain.contains("general");
    let day = !is_general
        && plain.contains(['y', 'd', 'e'])
        && !plain.contains("e+")
        && !plain.contains("e-");
    let clock = !is_general && plain.contains(['h', 's']);
    let digits = plain.contains(['0', '#']);
    let decimals = plain
        .rsplit_once('.')
        .map_or(0, |p| p.1.chars().filter(|c| matches!(c, '0' | '#')).count());
    if day || (plain.contains("mmm") && !digits) {
        return if clock { Show::DateTime } else { Show::Date };
    }
    if clock {
        return Show::Time;
    }
    if plain.contains('%') {
        return Show::Percent(decimals);
    }
    let sign: String = plain.chars().filter(|c| "$€£¥฿៛₭₫₹₩₽₺₴₦₱".contains(*c)).collect();
    let sign = if sign.is_empty() { words.trim().to_owned() } else { sign };
    if digits
        && !sign.is_empty()
        && sign.chars().count() <= 5
        && !sign.chars().any(|c| c.is_ascii_digit())
    {
        let number = first.find(['0', '#']).unwrap_or(0);
        let place = first.find(sign.as_str()).unwrap_or(0);
        // A comma after the last digit shows thousands or millions only: then the number itself is the safer thing.
        let body = plain.trim_end_matches(|c: char| !matches!(c, '0' | '#' | ','));
        if body.ends_with(',') {
            return Show::General;
        }
        let commas = plain.contains(',');
        let (before, after) =
            if place <= number { (sign, String::new()) } else { (String::new(), sign) };
        return Show::Money(before, decimals, after, commas);
    }
    if plain.len() > 1 && plain.chars().all(|c| c == '0') {
        return Show::Zeros(plain.len().min(30));
    }
    Show::General
}

/// A number as a spreadsheet shows it without a format: up to 15 figures, no needless zeros.
pub fn general(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let size = value.abs();
    if size != 0.0 && !(1e-9..1e21).contains(&size) {
        return format!("{value:E}").replace('E', "E+").replace("E+-", "E-");
    }
    // Fifteen figures in all: more are noise of binary fractions such as 0.30000000000000004.
    let whole = if size >= 1.0 { format!("{:.0}", size.trunc()).len() } else { 0 };
    let mut text = format!("{value:.*}", 15_usize.saturating_sub(whole).min(15));
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".to_owned() } else { text }
}

/// A number by its format; `raw` is how the file writes it.
pub fn show(raw: &str, format: &Show, from_1904: bool) -> String {
    let Ok(value) = raw.trim().parse::<f64>() else { return raw.to_owned() };
    match format {
        Show::General => general(value),
        Show::Date | Show::DateTime | Show::Time => {
            moment(value, format, from_1904).unwrap_or_else(|| general(value))
        }
        Show::Percent(decimals) => format!("{:.*}%", decimals.min(&10), value * 100.0),
        Show::Money(before, decimals, after, commas) => {
            let sign = if value < 0.0 { "-" } else { "" };
            let gap = if after.is_empty() { "" } else { " " };
            format!("{sign}{before}{}{gap}{after}", thousands(value.abs(), *decimals, *commas))
        }
        Show::Zeros(width) => format!("{value:0width$.0}"),
    }
}

/// A number with commas between its thousands, if wanted.
fn thousands(value: f64, decimals: usize, commas: bool) -> String {
    let text = format!("{value:.*}", decimals.min(10));
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |p| p);
    let mut out = String::new();
    let size = whole.len();
    for (at, c) in whole.chars().enumerate() {
        if commas && at > 0 && (size - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if rest.is_empty() { out } else { format!("{out}.{rest}") }
}

/// A serial day number as a date or time.
fn moment(value: f64, format: &Show, from_1904: bool) -> Option<String> {
    if !(0.0..3_000_000.0).contains(&value) {
        return None;
    }
    // Whole seconds, so that 14:30 is not 14:29:59.
    #[allow(clippy::cast_possible_truncation, reason = "the range was checked above")]
    let seconds = (value * 86_400.0).round() as i64;
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let clock = |rest: i64| {
        let text = format!("{:02}:{:02}", rest / 3600, rest / 60 % 60);
        if rest % 60 == 0 { text } else { format!("{text}:{:02}", rest % 60) }
    };
    if *format == Show::Time {
        return Some(if days == 0 { clock(rest) } else { clock(seconds) });
    }
    // The 1900 system takes 1900 for a leap year: day 60 does not exist.
    let since_1970 = if from_1904 {
        days - 24_107
    } else if days == 60 {
        return Some("1900-02-29".to_owned());
    } else {
        days - 25_569 + i64::from(days < 60)
    };
    let date = civil(since_1970);
    Some(if *format == Show::DateTime || rest != 0 {
        format!("{date}T{}", clock(rest))
    } else {
        date
    })
}

/// The date of a day counted from 1970-01-01, by the usual arithmetic on 400-year cycles.
fn civil(day: i64) -> String {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let date = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{date:02}")
}
