//! Other forms of a name: cases of Russian, Ukrainian and Polish, articles and adjectives of Arabic, names
//! without their accents. Forms by rule only; a form that no language has does no harm.

/// The forms of a name in a language, without the name itself.
pub fn forms(language: &str, name: &str) -> Vec<String> {
    match language {
        "ru" | "uk" => slavic(name, CYRILLIC),
        "pl" => slavic(name, POLISH),
        "ar" => arabic(name),
        "fr" | "es" | "pt" | "it" | "de" | "tr" | "id" | "ms" => without_accents(name),
        _ => Vec::new(),
    }
}

/// Ending of the nominative, and those of the other cases; the longest ending that fits counts.
type Endings = &'static [(&'static str, &'static [&'static str])];

const CYRILLIC: Endings = &[
    ("ия", &["ии", "ию", "ией", "иею"]),
    ("ія", &["ії", "ію", "ією"]),
    ("ая", &["ой", "ую", "ою"]),
    ("ка", &["ки", "ку", "ке", "кой", "кою", "ці"]),
    ("а", &["ы", "и", "у", "е", "ой", "ою", "і"]),
    ("я", &["и", "ю", "е", "ей", "і", "ї", "єю"]),
    ("ы", &["", "ов", "ам", "ами", "ах"]),
    ("и", &["", "ов", "ів", "ам", "ами", "ах"]),
    ("й", &["я", "ю", "ем", "е"]),
    ("ь", &["и", "ью", "я", "ю", "ем", "е", "і"]),
];

const POLISH: Endings = &[
    ("ia", &["ii", "ię", "ią", "io"]),
    ("ja", &["ji", "ję", "ją"]),
    ("ka", &["ki", "kę", "ką", "ce"]),
    ("ża", &["ży", "żę", "żą"]),
    ("a", &["y", "i", "ę", "ą", "ie", "e"]),
    ("y", &["", "ów", "om", "ami", "ach"]),
];

fn slavic(name: &str, endings: Endings) -> Vec<String> {
    // Two words at most: "Южная Корея" bends both, longer names are rarely written out.
    let words: Vec<&str> = name.split(' ').collect();
    let bend = |word: &str| -> Vec<String> {
        if word.chars().count() < 3 {
            return vec![word.to_owned()];
        }
        let mut all = vec![word.to_owned()];
        let found =
            endings.iter().find_map(|(ending, others)| Some((word.strip_suffix(ending)?, *others)));
        match found {
            Some((stem, others)) => all.extend(others.iter().map(|o| format!("{stem}{o}"))),
            None if word.ends_with(['о', 'е', 'у', 'э', 'o', 'e', 'u', 'і', 'ї']) => {}
            None if word.is_ascii() || word.contains(['ł', 'ń', 'ó']) => {
                all.extend(["u", "owi", "em", "ie"].iter().map(|o| format!("{word}{o}")));
            }
            None => {
                all.extend(["а", "у", "ом", "е", "і", "ові"].iter().map(|o| format!("{word}{o}")));
            }
        }
        all
    };
    let mut out = match *words.as_slice() {
        [one] => bend(one),
        [first, second] => {
            let seconds = bend(second);
            bend(first)
                .iter()
                .flat_map(|a| seconds.iter().map(move |b| format!("{a} {b}")))
                .collect()
        }
        _ => Vec::new(),
    };
    out.retain(|form| form != name && form.chars().count() >= 3);
    out
}

/// "الصين" behind لِـ, and its adjectives: الصيني، الصينية، الصينيين.
fn arabic(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut stems = vec![name.to_owned()];
    if let Some(rest) = name.strip_prefix("ال") {
        out.push(format!("لل{rest}"));
        stems.push(rest.to_owned());
    } else if !name.contains(' ') {
        stems.push(format!("ال{name}"));
    }
    if name.contains(' ') || name.chars().count() < 4 {
        return out;
    }
    for stem in stems {
        let stem =
            stem.strip_suffix("يا").or_else(|| stem.strip_suffix(['ا', 'ة'])).unwrap_or(&stem);
        // Three letters and an ending are too often another word.
        if stem.chars().count() >= 4 {
            out.extend(["ي", "ية", "يين", "يون", "يات"].iter().map(|o| format!("{stem}{o}")));
        }
    }
    out
}

/// Names as they are typed without accents.
fn without_accents(name: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization as _;
    let plain: String = name.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect();
    if plain == name || plain.chars().count() < 5 { Vec::new() } else { vec![plain] }
}
