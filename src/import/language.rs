//! Which language a text is in: by its script where that decides, else by its letters.

use whatlang::Lang;

/// Letters that are looked at: more does not make the answer better.
const LETTERS: usize = 20_000;

/// Bytes that the detector gets, for the same reason.
const BYTES: usize = 100_000;

/// Bytes that are enough to confirm what a file declares: the time grows with them.
const ENOUGH: usize = 1500;

/// The language of a text as a BCP 47 code; what the file declares wins where the text allows it.
///
/// `None`: too little text, and nothing declared.
pub(super) fn detect(text: &str, declared: Option<&str>) -> Option<String> {
    let declared = declared.and_then(primary);
    let (scripts, letters) = histogram(text);
    let Some((script, _)) = scripts.iter().max_by_key(|(_, count)| *count).copied() else {
        return declared;
    };
    let kana = scripts.iter().any(|(s, n)| *s == "Jpan" && *n * 20 > letters);
    let script = if kana { "Jpan" } else { script };
    if let Some((_, languages)) = BY_SCRIPT.iter().find(|(s, _)| *s == script) {
        return match declared {
            Some(declared) if languages.contains(&declared.as_str()) => Some(declared),
            _ => languages.first().map(|l| (*l).to_owned()),
        };
    }
    let start = |bytes: usize| text.get(..text.floor_char_boundary(bytes)).unwrap_or(text);
    if let Some(declared) = &declared
        && text.len() > ENOUGH
        && (has_words_of(declared, start(ENOUGH))
            || whatlang::detect(start(ENOUGH))
                .is_some_and(|info| info.is_reliable() && same(declared, code(info.lang()))))
    {
        return Some(declared.clone());
    }
    let found = whatlang::detect(start(BYTES));
    let code = found.as_ref().map(|info| code(info.lang()));
    if script == "Latn"
        && let Some(known) = by_small_words(start(ENOUGH), code)
        && declared.as_deref().is_none_or(|declared| declared == "en" || declared == known)
    {
        return Some(known.to_owned());
    }
    match (declared, found, code) {
        (Some(declared), Some(info), Some(code)) => {
            // "en" is what the programs of sites say by themselves; it has less weight than what somebody chose.
            let least = if declared == "en" { 120 } else { 200 };
            let sure = letters >= least && info.is_reliable();
            Some(if same(&declared, code) || !sure { declared } else { code.to_owned() })
        }
        (Some(declared), ..) => Some(declared),
        (None, Some(info), Some(code)) if info.is_reliable() || letters >= 120 => {
            Some(code.to_owned())
        }
        _ => super::language_short::detect(script, start(BYTES), code).map(str::to_owned),
    }
}

/// Whether an eighth of the words are small words of a language: so many has no text of another one that is not much
/// like it. Counting them is much faster than asking the detector.
fn has_words_of(language: &str, text: &str) -> bool {
    let Some((_, small)) = SMALL_WORDS.iter().find(|(known, _)| *known == language) else {
        return false;
    };
    let (mut all, mut found) = (0, 0);
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        found += usize::from(small.contains(&word));
    }
    all >= 100 && found * 8 >= all
}

/// Small words of languages, those left out that stand in another one as often.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("en", &["the", "of", "and", "to", "that", "for", "with", "was", "is", "are", "has", "from"]),
    ("de", &["der", "die", "und", "das", "ist", "nicht", "mit", "für", "auf", "von", "im", "zu"]),
    ("fr", &["les", "des", "est", "une", "dans", "qui", "pour", "avec", "sur", "aux", "et", "du"]),
    ("es", &["el", "los", "las", "que", "por", "para", "como", "y", "es"]),
    ("pt", &["os", "que", "não", "uma", "em", "ao", "da", "do", "dos", "para", "com"]),
    ("it", &["il", "che", "di", "della", "per", "non", "sono", "gli", "nel"]),
    ("nl", &["het", "een", "van", "en", "dat", "niet", "zijn", "voor", "met", "op"]),
    ("pl", &["w", "i", "na", "z", "się", "nie", "do", "że", "jest"]),
    ("id", &["yang", "dan", "di", "dengan", "untuk", "dari", "ini", "pada", "dalam"]),
    ("vi", &["của", "và", "là", "có", "được", "trong", "cho", "không", "một"]),
];

/// A language that the detector does not know and names otherwise, by words that its neighbours do not have.
fn by_small_words(text: &str, found: Option<&str>) -> Option<&'static str> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let of = |small: &[&str]| words.iter().filter(|word| small.contains(&word.as_str())).count();
    if found == Some("id") {
        let malay = of(&MALAY);
        if malay >= 2 && malay > of(&INDONESIAN) * 2 {
            return Some("ms");
        }
    }
    UNKNOWN_TO_DETECTOR.iter().find_map(|(code, small)| {
        let kinds = small.iter().filter(|word| words.iter().any(|w| w == *word)).count();
        (words.len() >= 12 && kinds >= 4 && of(small) * 8 >= words.len()).then_some(*code)
    })
}

/// Words of Malay that Indonesian writes otherwise, and of Indonesian that Malay does.
const MALAY: [&str; 12] = [
    "daripada",
    "kerana",
    "ialah",
    "polis",
    "syarikat",
    "wang",
    "warganegara",
    "maklumat",
    "kemudahan",
    "selepas",
    "kementerian",
    "bahawa",
];
const INDONESIAN: [&str; 12] = [
    "karena",
    "bisa",
    "adalah",
    "polisi",
    "perusahaan",
    "uang",
    "setelah",
    "bahwa",
    "informasi",
    "warga",
    "kepolisian",
    "rp",
];

/// Small words of languages that the detector takes for another one.
const UNKNOWN_TO_DETECTOR: [(&str, &[&str]); 3] = [
    (
        "sw",
        &[
            "ya", "wa", "kwa", "katika", "kutoka", "watu", "baada", "siku", "hiyo", "huo", "hao",
            "alisema", "walikuwa", "ambao", "lakini", "polisi", "wengi", "kuwa", "ambayo", "yao",
        ],
    ),
    (
        "so",
        &[
            "oo", "iyo", "waxay", "waxaa", "ayaa", "ayay", "uu", "ku", "ka", "kala", "soo", "isku",
            "sida", "kadib", "dib", "qof", "mid", "inay", "waxa", "dadka", "loo",
        ],
    ),
    (
        "ha",
        &[
            "sun", "wani", "cewa", "wanda", "kuma", "daga", "cikin", "suka", "kamar", "bayan",
            "mutane", "yadda", "wadanda", "domin", "kan", "aka", "wata", "wasu", "amma", "ranar",
        ],
    ),
];

/// Whether Burmese is written in Zawgyi, whose letters stand in another order than those of Unicode.
pub(super) fn is_zawgyi(text: &str) -> bool {
    const LEAST: usize = 3;
    let (mut all, mut before, mut last) = (0, 0, ' ');
    for c in text.chars().take(LETTERS) {
        if c == '\u{1031}' {
            all += 1;
            // In Unicode this vowel follows its consonant.
            let carried = matches!(last, '\u{1000}'..='\u{102a}' | '\u{1039}' | '\u{103b}'..='\u{103f}'
                | '\u{104e}' | '\u{1050}'..='\u{1055}' | '\u{105a}'..='\u{1061}' | '\u{1065}' | '\u{1066}'
                | '\u{106e}'..='\u{1082}');
            before += usize::from(!carried);
        }
        last = c;
    }
    all >= LEAST && before * 2 > all
}

/// What to tell when the text is in another language than its file says.
pub(super) fn contradiction(found: Option<&str>, declared: Option<&str>) -> Option<String> {
    let (found, declared) = (found?, primary(declared?)?);
    (found != declared).then(|| {
        format!(
            "The file says that its language is \"{declared}\", but its text is in \"{found}\"; the text was believed"
        )
    })
}

/// The language part of a declared tag: `en` of `en-GB` and of `en_US.UTF-8`.
fn primary(tag: &str) -> Option<String> {
    let tag = tag.trim().split(['-', '_', '.', ',', ';']).next()?.to_ascii_lowercase();
    let known = (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphabetic());
    (known && tag != "und" && tag != "mul" && tag != "zxx").then(|| match tag.as_str() {
        "iw" => "he".to_owned(),
        "in" => "id".to_owned(),
        "no" => "nb".to_owned(),
        _ => tag,
    })
}

/// Languages that a detector cannot tell from one another, so the declared one stands.
fn same(declared: &str, found: &str) -> bool {
    const SETS: &[&[&str]] = &[
        &["id", "ms", "jv", "su"],
        &["nb", "nn", "da"],
        &["hr", "sr", "bs", "sh", "sl"],
        &["cs", "sk"],
        &["hi", "mr", "ne", "mai", "bho"],
        &["ar", "fa", "ur", "ps", "ckb", "sd", "ug"],
        &["es", "ca", "gl", "pt", "eu"],
        &["af", "nl", "fy"],
        &["tr", "az", "tk", "uz"],
        &["ru", "be", "uk", "bg", "mk", "kk", "ky", "mn", "tg"],
        &["tl", "fil", "ceb"],
    ];
    declared == found || SETS.iter().any(|s| s.contains(&declared) && s.contains(&found))
}

/// Scripts that stand for a language; the first is the one meant when nothing is declared.
const BY_SCRIPT: &[(&str, &[&str])] = &[
    ("Thai", &["th"]),
    ("Laoo", &["lo"]),
    ("Khmr", &["km"]),
    ("Mymr", &["my", "shn", "mnw", "kar"]),
    ("Hang", &["ko"]),
    ("Jpan", &["ja"]),
    ("Hani", &["zh", "yue", "ja"]),
    ("Ethi", &["am", "ti"]),
    ("Geor", &["ka"]),
    ("Armn", &["hy"]),
    ("Hebr", &["he", "yi"]),
    ("Grek", &["el"]),
    ("Taml", &["ta"]),
    ("Telu", &["te"]),
    ("Knda", &["kn"]),
    ("Mlym", &["ml"]),
    ("Sinh", &["si"]),
    ("Gujr", &["gu"]),
    ("Guru", &["pa"]),
    ("Orya", &["or"]),
    ("Beng", &["bn", "as"]),
    ("Tibt", &["bo", "dz"]),
    ("Thaa", &["dv"]),
];

/// First and last code point of the blocks of a script (Unicode `Blocks.txt`).
const BLOCKS: &[(char, char, &str)] = &[
    ('\u{0370}', '\u{03ff}', "Grek"),
    ('\u{0400}', '\u{052f}', "Cyrl"),
    ('\u{0530}', '\u{058f}', "Armn"),
    ('\u{0590}', '\u{05ff}', "Hebr"),
    ('\u{0600}', '\u{077f}', "Arab"),
    ('\u{0780}', '\u{07bf}', "Thaa"),
    ('\u{0900}', '\u{097f}', "Deva"),
    ('\u{0980}', '\u{09ff}', "Beng"),
    ('\u{0a00}', '\u{0a7f}', "Guru"),
    ('\u{0a80}', '\u{0aff}', "Gujr"),
    ('\u{0b00}', '\u{0b7f}', "Orya"),
    ('\u{0b80}', '\u{0bff}', "Taml"),
    ('\u{0c00}', '\u{0c7f}', "Telu"),
    ('\u{0c80}', '\u{0cff}', "Knda"),
    ('\u{0d00}', '\u{0d7f}', "Mlym"),
    ('\u{0d80}', '\u{0dff}', "Sinh"),
    ('\u{0e00}', '\u{0e7f}', "Thai"),
    ('\u{0e80}', '\u{0eff}', "Laoo"),
    ('\u{0f00}', '\u{0fff}', "Tibt"),
    ('\u{1000}', '\u{109f}', "Mymr"),
    ('\u{10a0}', '\u{10ff}', "Geor"),
    ('\u{1100}', '\u{11ff}', "Hang"),
    ('\u{1200}', '\u{139f}', "Ethi"),
    ('\u{1780}', '\u{17ff}', "Khmr"),
    ('\u{3040}', '\u{30ff}', "Jpan"),
    ('\u{3400}', '\u{9fff}', "Hani"),
    ('\u{ac00}', '\u{d7af}', "Hang"),
];

/// How many letters of each script, and how many in all; a sign that stands for a word counts three.
fn histogram(text: &str) -> (Vec<(&'static str, usize)>, usize) {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    let mut all = 0;
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count().min(LETTERS);
        let scripts = if letters > 0 { vec![("Latn", letters)] } else { Vec::new() };
        return (scripts, letters);
    }
    for c in text.chars().filter(|c| c.is_alphabetic()).take(LETTERS) {
        let script = match BLOCKS.first() {
            Some((first, ..)) if c < *first => "Latn",
            _ => BLOCKS
                .iter()
                .find(|(first, last, _)| (*first..=*last).contains(&c))
                .map_or("Latn", |(_, _, script)| script),
        };
        let weight = if matches!(script, "Hani" | "Jpan" | "Hang") { 3 } else { 1 };
        all += weight;
        match counts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, count)) => *count += weight,
            None => counts.push((script, weight)),
        }
    }
    (counts, all)
}

/// The shortest code (BCP 47) of a language that the detector knows.
fn code(lang: Lang) -> &'static str {
    match lang.code() {
        "afr" => "af",
        "aka" => "ak",
        "amh" => "am",
        "ara" => "ar",
        "aze" => "az",
        "bel" => "be",
        "ben" => "bn",
        "bul" => "bg",
        "cat" => "ca",
        "ces" => "cs",
        "cmn" => "zh",
        "dan" => "da",
        "deu" => "de",
        "ell" => "el",
        "eng" => "en",
        "epo" => "eo",
        "est" => "et",
        "fin" => "fi",
        "fra" => "fr",
        "guj" => "gu",
        "heb" => "he",
        "hin" => "hi",
        "hrv" => "hr",
        "hun" => "hu",
        "hye" => "hy",
        "ind" => "id",
        "ita" => "it",
        "jav" => "jv",
        "jpn" => "ja",
        "kan" => "kn",
        "kat" => "ka",
        "khm" => "km",
        "kor" => "ko",
        "lat" => "la",
        "lav" => "lv",
        "lit" => "lt",
        "mal" => "ml",
        "mar" => "mr",
        "mkd" => "mk",
        "mya" => "my",
        "nep" => "ne",
        "nld" => "nl",
        "nob" => "nb",
        "ori" => "or",
        "pan" => "pa",
        "pes" => "fa",
        "pol" => "pl",
        "por" => "pt",
        "ron" => "ro",
        "rus" => "ru",
        "sin" => "si",
        "slk" => "sk",
        "slv" => "sl",
        "sna" => "sn",
        "spa" => "es",
        "srp" => "sr",
        "swe" => "sv",
        "tam" => "ta",
        "tel" => "te",
        "tgl" => "tl",
        "tha" => "th",
        "tuk" => "tk",
        "tur" => "tr",
        "ukr" => "uk",
        "urd" => "ur",
        "uzb" => "uz",
        "vie" => "vi",
        "yid" => "yi",
        "zul" => "zu",
        other => other,
    }
}
