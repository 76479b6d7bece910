//! Scripts and directions: office programs keep one font, one size and one language for Western, one for East
//! Asian and one for complex scripts, and want to be told which words are which and which run to the left.

/// Which of the three sets of properties words take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Latin, Greek, Cyrillic and the like.
    Western,
    /// Chinese, Japanese, Korean.
    Eastern,
    /// Scripts whose letters join, reorder or stand above one another, and those without blanks.
    Complex,
}

/// Words of one kind, in one language, in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch<'a> {
    /// Which properties they take.
    pub kind: Kind,
    /// Language (BCP 47) with a region, as office programs want it.
    pub language: String,
    /// Whether they run from right to left.
    pub leftward: bool,
    /// A font that has the script on Windows, where the default of its kind may not.
    pub font: Option<&'static str>,
    /// The words.
    pub words: &'a str,
}

/// A script as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Western,
    Eastern,
    Complex(usize),
}

struct Row {
    from: u32,
    to: u32,
    leftward: bool,
    /// The language taken if none is given, and those that are written in the script.
    languages: &'static [&'static str],
    font: Option<&'static str>,
}

const fn row(
    from: u32,
    to: u32,
    leftward: bool,
    languages: &'static [&'static str],
    font: Option<&'static str>,
) -> Row {
    Row { from, to, leftward, languages, font }
}

const ARABIC: &[&str] = &["ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug", "pnb", "azb"];
const HEBREW: &[&str] = &["he", "yi", "iw", "ji"];
/// The row of Arabic, for what has no letters in a paragraph that runs to the left.
const PLAIN_LEFTWARD: usize = 1;
const INDIC: Option<&str> = Some("Nirmala UI");
const MAINLAND: Option<&str> = Some("Leelawadee UI");

/// Blocks of Unicode 16 with complex scripts, in order.
const COMPLEX: [Row; 32] = [
    row(0x0590, 0x05ff, true, HEBREW, None),
    row(0x0600, 0x06ff, true, ARABIC, None),
    row(0x0700, 0x074f, true, &["syr"], Some("Estrangelo Edessa")),
    row(0x0750, 0x077f, true, ARABIC, None),
    row(0x0780, 0x07bf, true, &["dv"], Some("MV Boli")),
    row(0x07c0, 0x086f, true, &["nqo"], Some("Ebrima")),
    row(0x0870, 0x08ff, true, ARABIC, None),
    row(0x0900, 0x097f, false, &["hi", "ne", "mr", "sa", "bho", "mai", "kok"], INDIC),
    row(0x0980, 0x09ff, false, &["bn", "as"], INDIC),
    row(0x0a00, 0x0a7f, false, &["pa"], INDIC),
    row(0x0a80, 0x0aff, false, &["gu"], INDIC),
    row(0x0b00, 0x0b7f, false, &["or"], INDIC),
    row(0x0b80, 0x0bff, false, &["ta"], INDIC),
    row(0x0c00, 0x0c7f, false, &["te"], INDIC),
    row(0x0c80, 0x0cff, false, &["kn"], INDIC),
    row(0x0d00, 0x0d7f, false, &["ml"], INDIC),
    row(0x0d80, 0x0dff, false, &["si"], INDIC),
    row(0x0e00, 0x0e7f, false, &["th"], MAINLAND),
    row(0x0e80, 0x0eff, false, &["lo"], MAINLAND),
    row(0x0f00, 0x0fff, false, &["bo", "dz"], Some("Microsoft Himalaya")),
    row(0x1000, 0x109f, false, &["my", "shn", "mnw", "ksw"], Some("Myanmar Text")),
    row(0x1780, 0x17ff, false, &["km"], MAINLAND),
    row(0x1800, 0x18af, false, &["mn"], Some("Mongolian Baiti")),
    row(0x1950, 0x19df, false, &["tdd", "khb"], Some("Microsoft New Tai Lue")),
    row(0x19e0, 0x19ff, false, &["km"], MAINLAND),
    row(0xa8e0, 0xa8ff, false, &["hi"], INDIC),
    row(0xa9e0, 0xa9ff, false, &["my"], Some("Myanmar Text")),
    row(0xaa60, 0xaa7f, false, &["my", "shn"], Some("Myanmar Text")),
    row(0xfb1d, 0xfb4f, true, HEBREW, None),
    row(0xfb50, 0xfdff, true, ARABIC, None),
    row(0xfe70, 0xfefe, true, ARABIC, None),
    row(0x1e800, 0x1efff, true, &["ff"], Some("Ebrima")),
];

/// Regions that office programs expect behind a bare language.
const REGIONS: [(&str, &str); 40] = [
    ("ar", "SA"),
    ("bn", "BD"),
    ("bo", "CN"),
    ("de", "DE"),
    ("en", "GB"),
    ("es", "ES"),
    ("fa", "IR"),
    ("fil", "PH"),
    ("fr", "FR"),
    ("gu", "IN"),
    ("he", "IL"),
    ("hi", "IN"),
    ("id", "ID"),
    ("it", "IT"),
    ("ja", "JP"),
    ("km", "KH"),
    ("kn", "IN"),
    ("ko", "KR"),
    ("lo", "LA"),
    ("ml", "IN"),
    ("mr", "IN"),
    ("ms", "MY"),
    ("my", "MM"),
    ("ne", "NP"),
    ("nl", "NL"),
    ("or", "IN"),
    ("pa", "IN"),
    ("pl", "PL"),
    ("pt", "PT"),
    ("ru", "RU"),
    ("si", "LK"),
    ("sw", "KE"),
    ("ta", "IN"),
    ("te", "IN"),
    ("th", "TH"),
    ("tr", "TR"),
    ("uk", "UA"),
    ("ur", "PK"),
    ("vi", "VN"),
    ("zh", "CN"),
];

fn script(c: char) -> Option<Script> {
    let code = u32::from(c);
    let at = COMPLEX.iter().position(|row| (row.from..=row.to).contains(&code));
    if let Some(at) = at {
        // Arabic and Thai digits and signs of their own block go with their letters.
        return Some(Script::Complex(at));
    }
    match code {
        0x1100..=0x11ff
        | 0x2e80..=0x9fff
        | 0xa000..=0xa4cf
        | 0xa960..=0xa97f
        | 0xac00..=0xd7ff
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff00..=0xffef
        | 0x1b000..=0x1b16f
        | 0x20000..=0x3ffff => Some(Script::Eastern),
        // Marks go with the letter before.
        0x300..=0x36f => None,
        _ => c.is_alphabetic().then_some(Script::Western),
    }
}

/// Whether a script runs to the left; blocks of one script count as one.
fn leftward(script: Script) -> bool {
    matches!(script, Script::Complex(at) if COMPLEX.get(at).is_some_and(|row| row.leftward))
}

/// Whether a paragraph with these words runs from right to left: its first letter decides.
pub fn runs_left<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    texts.flat_map(str::chars).filter(|c| c.is_alphabetic()).find_map(script).is_some_and(leftward)
}

/// A tag that is one: letters, digits and hyphens, not too long.
pub fn tag(language: Option<&str>) -> Option<&str> {
    let fits = |l: &&str| {
        (2..=35).contains(&l.len()) && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    language.filter(fits)
}

/// The tag with the region that office programs expect.
pub fn with_region(language: &str) -> String {
    let lower = language.to_ascii_lowercase();
    match lower.as_str() {
        "zh-hans" => return "zh-CN".to_owned(),
        "zh-hant" => return "zh-TW".to_owned(),
        _ => {}
    }
    let known = REGIONS.iter().find(|(known, _)| *known == lower);
    known.map_or_else(|| language.to_owned(), |(known, region)| format!("{known}-{region}"))
}

/// The language of a document as office programs want it; English if the tag is none.
pub fn own(language: &str) -> String {
    with_region(tag(Some(language)).unwrap_or("en"))
}

fn primary(language: &str) -> String {
    language.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// Words in stretches of one script. What stands between two letters of a script belongs to them; blanks and
/// signs between different ones go with the direction of the paragraph.
///
/// `language` is that of the words, if known; `own` that of the document.
pub fn stretches<'a>(
    text: &'a str,
    language: Option<&str>,
    own: &str,
    paragraph_leftward: bool,
) -> Vec<Stretch<'a>> {
    let mut out: Vec<Stretch<'a>> = Vec::new();
    let mut begin = 0;
    for (end, script) in borders(text, paragraph_leftward) {
        let words = text.get(begin..end).unwrap_or_default();
        begin = end;
        if !words.is_empty() {
            out.push(stretch(words, script, text, language, own));
        }
    }
    out
}

/// Where stretches end, and what each is.
fn borders(text: &str, paragraph_leftward: bool) -> Vec<(usize, Script)> {
    // Letters first: where each stretch of letters of one script begins and ends.
    let mut letters: Vec<(usize, usize, Script)> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(script) = script(c) else { continue };
        let end = at + c.len_utf8();
        match letters.last_mut() {
            Some((_, last, before)) if same(*before, script) => *last = end,
            _ => letters.push((at, end, script)),
        }
    }
    let base = match paragraph_leftward {
        false => Script::Western,
        true => {
            let own = letters.iter().map(|(.., script)| *script).find(|s| leftward(*s));
            own.unwrap_or(Script::Complex(PLAIN_LEFTWARD))
        }
    };
    let goes_along = |script: Script| match paragraph_leftward {
        false => script == Script::Western,
        true => leftward(script),
    };
    let mut out = Vec::new();
    let (start, first) = letters.first().map_or((text.len(), base), |(start, _, s)| (*start, *s));
    if start > 0 && (letters.is_empty() || !goes_along(first)) {
        out.push((start, base));
    }
    let mut rest = letters.iter().peekable();
    while let Some(&(_, end, script)) = rest.next() {
        let (next, after) = rest.peek().map_or((text.len(), base), |(next, _, s)| (*next, *s));
        if goes_along(script) {
            out.push((next, script));
        } else {
            out.push((end, script));
            if next > end && (rest.peek().is_none() || !goes_along(after)) {
                out.push((next, base));
            }
        }
    }
    out
}

/// Whether two letters may stand in one stretch; all blocks of a language's script are one.
fn same(a: Script, b: Script) -> bool {
    match (a, b) {
        (Script::Complex(a), Script::Complex(b)) => {
            let languages = |at: usize| COMPLEX.get(at).and_then(|row| row.languages.first());
            languages(a) == languages(b)
        }
        (a, b) => a == b,
    }
}

fn stretch<'a>(
    words: &'a str,
    script: Script,
    whole: &str,
    language: Option<&str>,
    own: &str,
) -> Stretch<'a> {
    let given = tag(language);
    let (kind, language, font) = match script {
        Script::Complex(at) => {
            let row = COMPLEX.get(at);
            let languages = row.map_or(&[] as &[&str], |row| row.languages);
            let fits = given.filter(|l| languages.contains(&primary(l).as_str()));
            let language = fits.or(languages.first().copied()).unwrap_or("ar");
            (Kind::Complex, language, row.and_then(|row| row.font))
        }
        Script::Eastern => {
            let fits = given.filter(|l| ["zh", "ja", "ko", "yue"].contains(&primary(l).as_str()));
            let language = fits.unwrap_or_else(|| eastern(whole));
            let font = match primary(language).as_str() {
                "ja" => Some("Yu Gothic"),
                "ko" => Some("Malgun Gothic"),
                _ if traditional(language) => Some("Microsoft JhengHei"),
                _ => None,
            };
            (Kind::Eastern, language, font)
        }
        Script::Western => {
            let western = |l: &&str| {
                let primary = primary(l);
                !["zh", "ja", "ko", "yue"].contains(&primary.as_str())
                    && !COMPLEX.iter().any(|row| row.languages.contains(&primary.as_str()))
            };
            (Kind::Western, given.filter(western).unwrap_or(own), None)
        }
    };
    let language = with_region(language);
    Stretch { kind, language, leftward: leftward(script), font, words }
}

/// The language of Chinese characters that come without one: kana are Japanese, hangul Korean.
fn eastern(text: &str) -> &'static str {
    let has = |from: char, to: char| text.chars().any(|c| (from..=to).contains(&c));
    if has('\u{3040}', '\u{30ff}') {
        "ja"
    } else if has('\u{ac00}', '\u{d7a3}') || has('\u{1100}', '\u{11ff}') {
        "ko"
    } else {
        "zh"
    }
}

fn traditional(language: &str) -> bool {
    let lower = language.to_ascii_lowercase();
    ["hant", "tw", "hk", "mo"].iter().any(|part| lower.split('-').skip(1).any(|p| p == *part))
}

#[cfg(test)]
mod tests {
    use super::{Kind, runs_left, stretches};

    fn cut(text: &str, language: Option<&str>, leftward: bool) -> Vec<String> {
        let all = stretches(text, language, "en-GB", leftward);
        assert_eq!(all.iter().map(|s| s.words).collect::<String>(), text);
        let show = |s: &super::Stretch<'_>| {
            let kind = match s.kind {
                Kind::Western => "w",
                Kind::Eastern => "e",
                Kind::Complex => "c",
            };
            format!("{kind}{}{} {}", s.language, if s.leftward { "<" } else { "" }, s.words)
        };
        all.iter().map(show).collect()
    }

    #[test]
    fn words_know_their_script_language_and_direction() {
        assert_eq!(cut("Rescued: 149 (BBC)", None, false), ["wen-GB Rescued: 149 (BBC)"]);
        assert_eq!(
            cut("พบเหยื่อ 149 คน, BBC", Some("th"), false),
            ["cth-TH พบเหยื่อ 149 คน", "wen-GB , BBC"]
        );
        assert_eq!(
            cut("وزارة الداخلية (2023)", Some("ar"), true),
            ["car-SA< وزارة الداخلية (2023)"]
        );
        assert_eq!(
            cut("قال BBC) 149.", None, true),
            ["car-SA< قال ", "wen-GB BBC", "car-SA< ) 149."]
        );
        assert_eq!(cut(" (2023)", None, true), ["car-SA<  (2023)"]);
        assert_eq!(
            cut("by وزارة الداخلية (2023)", None, false),
            ["wen-GB by ", "car-SA< وزارة الداخلية", "wen-GB  (2023)"]
        );
        assert_eq!(cut("「救出」149人。", None, false), ["ezh-CN 「救出」149人。"]);
        assert_eq!(cut("救出された", None, false), ["eja-JP 救出された"]);
        assert_eq!(cut("អ្នក 5 ၅", None, false), ["ckm-KH អ្នក", "wen-GB  5 ", "cmy-MM ၅"]);
        assert_eq!(cut("دلی", Some("ur-PK"), false), ["cur-PK< دلی"]);
        assert_eq!(cut("café", Some("fr"), false), ["wfr-FR café"]);
        assert_eq!(cut("149", Some("x\" y"), false), ["wen-GB 149"]);
        assert!(cut("", None, true).is_empty());
    }

    #[test]
    fn the_first_letter_decides_the_direction_of_a_paragraph() {
        assert!(runs_left(["“149 ", "عربي English"].into_iter()));
        assert!(!runs_left(["149: English عربي"].into_iter()));
        assert!(!runs_left(["149"].into_iter()));
    }
}
