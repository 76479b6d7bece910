//! The language of a text of a sentence or two, which a detector of letters is not sure of: by its script where that
//! leaves few languages, else by small words and letters of which one language has the most.

/// Letters below which nothing is said at all.
const LEAST: usize = 12;

/// The language of a short text of a script, `found` being what the detector takes for the likeliest.
pub(super) fn detect(
    script: &str,
    text: &str,
    found: Option<&'static str>,
) -> Option<&'static str> {
    if text.chars().filter(|c| c.is_alphabetic()).take(LEAST).count() < LEAST {
        return None;
    }
    let has = |letters: &str| text.chars().any(|c| letters.contains(c));
    match script {
        "Cyrl" => Some(match () {
            () if has("әғқңөұүһӘҒҚҢӨҰҮҺ") => return found.filter(|l| *l != "ru"),
            () if has("іїєґІЇЄҐ") && !has("ыэЫЭ") => "uk",
            () if has("ўЎ") => "be",
            () if has("ђћљњџјЂЋЉЊЏЈѓќ") => {
                return found.filter(|l| matches!(*l, "sr" | "mk"));
            }
            () if found == Some("bg") && !has("ыэёЫЭЁ") => "bg",
            () => "ru",
        }),
        "Deva" => Some(match found {
            Some(other @ ("mr" | "ne"))
                if has_word(text, &["आहे", "आणि", "छ", "गरेको", "केली", "हरू"]) =>
            {
                other
            }
            _ => "hi",
        }),
        "Arab" => Some(match () {
            () if has("ٹڈڑےںہ") => "ur",
            () if has("پچگژ") || has("ی") && has("ک") => "fa",
            () => "ar",
        }),
        "Latn" => latin(text, found),
        _ => None,
    }
}

fn has_word(text: &str, words: &[&str]) -> bool {
    text.split_whitespace().any(|w| words.contains(&w.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Small words and words of the news by language; what several have stands with each of them.
const WORDS: &[(&str, &str)] = &[
    (
        "en",
        "the of and to that for with was were is are has have had from by on at in between after before who their they \
         been being not said people police women men children victims arrested rescued killed freed held than least more \
         this these will its it or during about over against as he she his",
    ),
    (
        "de",
        "der die das und ist nicht mit für auf von im zu den dem des ein eine einer einem wurden wurde sind nach bei aus \
         über polizei menschen frauen männer haben hat werden teilte mehr als opfer am in zwischen sich nahm vom zum zur \
         bis personen dass festgenommen befreit",
    ),
    (
        "fr",
        "le la les des est une un dans qui pour avec sur aux du et au ont été sont selon par plus de que en police \
         personnes femmes hommes victimes a arrêté arrêtées arrêtés libéré ce cette il elle ses son leur après entre mai",
    ),
    (
        "es",
        "el la los las que por para como es en con del al fueron fue una un su sus según más de y se ha han personas \
         mujeres hombres policía víctimas detuvo rescató informó entre tras este no lo",
    ),
    (
        "pt",
        "os as que não uma um em ao da do dos das para com no na nos nas foram foi são segundo mais de e se pessoas \
         mulheres homens polícia vítimas prendeu entre após por é o",
    ),
    (
        "id",
        "yang dan di dengan untuk dari ini pada dalam orang polisi korban menangkap oleh telah para sebanyak akan warga ke \
         tidak lebih kata antara perempuan menyelamatkan ditangkap itu setelah polis seramai mangsa daripada",
    ),
    (
        "vi",
        "của và là có được trong cho không một người đã các những ở bị với cảnh sát nạn nhân theo tại ngày giải cứu bắt",
    ),
    (
        "it",
        "il che di della per non sono gli nel con la una è delle stati polizia persone da dei le del alla ha hanno",
    ),
    (
        "nl",
        "het een van en dat niet zijn voor met op de politie mensen werden heeft in is uit ook bij door werd",
    ),
    ("sv", "och att det som en är på av för med till den inte har polisen i ett om"),
    ("da", "og at det som en er på af for med til den ikke har politiet i et om"),
    ("tr", "ve bir bu için ile da de olarak polis kişi kadın olan çok"),
    ("tl", "ang ng mga sa na at ay si ni para nang pulis mula"),
    ("ro", "și de la în a din pe cu nu este o un poliția persoane au fost"),
    ("ca", "els amb per una dels que i les del és la de va van persones"),
    ("pl", "w i na z się nie do że jest po od przez osób policja oraz"),
    ("hu", "a az és hogy nem egy rendőrség embert is"),
    ("sw", "ya wa kwa na katika kutoka watu baada polisi kuwa"),
    ("fi", "ja on ei että se oli ovat poliisi ihmistä"),
    ("cs", "a v na se je že z do policie lidí byl"),
];

/// Letters that few languages write, with what each is worth.
const LETTERS: &[(&str, &str, usize)] = &[
    ("es", "ñ¿¡", 2),
    ("pt", "ãõ", 2),
    ("pt", "âêô", 1),
    ("de", "ß", 2),
    ("de", "äöü", 1),
    ("sv", "åäö", 1),
    ("fi", "äö", 1),
    ("fr", "œèùûî", 2),
    ("fr", "àêç", 1),
    ("pt", "ç", 1),
    ("tr", "ışğ", 3),
    ("pl", "ąęłńśż", 3),
    ("cs", "ěřů", 3),
    ("hu", "őű", 3),
    ("ro", "șțţ", 3),
    ("da", "øæ", 2),
];

/// Marks of Vietnamese that no other language has.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'ơ' | 'ư' | 'đ' | 'Đ' | 'Ơ' | 'Ư' | '\u{1ea0}'..='\u{1ef9}')
}

fn latin(text: &str, found: Option<&'static str>) -> Option<&'static str> {
    /// Words of which the text must have so many at all.
    const WORDS_LEAST: usize = 3;
    if text.chars().filter(|c| is_vietnamese(*c)).count() >= 2 {
        return Some("vi");
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|w| w.chars().any(char::is_alphabetic))
        .collect();
    if words.len() < WORDS_LEAST {
        return None;
    }
    let elided =
        |w: &&&str| ["l'", "l’", "d'", "d’", "qu'", "qu’"].iter().any(|e| w.starts_with(e));
    let mut scores: Vec<(usize, &'static str)> = WORDS
        .iter()
        .map(|(language, list)| {
            let hits = words.iter().filter(|w| list.split(' ').any(|known| known == **w)).count();
            let letters = LETTERS
                .iter()
                .filter(|(l, letters, _)| l == language && lower.contains(|c| letters.contains(c)))
                .map(|(.., worth)| *worth)
                .sum::<usize>();
            let elided = if *language == "fr" { words.iter().filter(elided).count() } else { 0 };
            (hits + letters + elided, *language)
        })
        .collect();
    scores.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let (best, language) = *scores.first()?;
    let (second, _) = *scores.get(1)?;
    // One word alone must agree with what the letters look like.
    let agrees = found == Some(language) || language == "id" && matches!(found, Some("ms" | "jv"));
    let sure = best >= 2 && best > second || best >= 1 && agrees && best + 1 >= second;
    if !sure {
        // The likeliest of the letters among those that the words leave.
        return found.filter(|f| best >= 1 && scores.iter().any(|(s, l)| l == f && *s == best));
    }
    let malay = |w: &&&str| {
        ["polis", "seramai", "mangsa", "daripada", "kerana", "warganegara", "selepas"].contains(*w)
    };
    let indonesian =
        |w: &&&str| ["polisi", "korban", "sebanyak", "setelah", "karena", "warga"].contains(*w);
    if language == "id"
        && words.iter().filter(malay).count() > words.iter().filter(indonesian).count()
    {
        return Some("ms");
    }
    Some(language)
}

#[cfg(test)]
mod tests {
    use super::super::language::detect;

    #[test]
    fn one_sentence_says_its_language() {
        for (language, text) in [
            ("en", "Police arrested 12 people in Laos."),
            ("en", "At least 44 women were rescued."),
            (
                "de",
                "Die Polizei befreite am 3. Mai 2024 in Laos 44 Frauen, teilte Amnesty International mit.",
            ),
            ("de", "Die Polizei nahm 12 Menschen fest."),
            ("fr", "La police a arrêté au Laos 44 hommes."),
            ("es", "La policía rescató en Laos a 44 mujeres, informó Europol."),
            ("pt", "A polícia prendeu 12 pessoas no Camboja."),
            ("id", "Polisi menangkap 12 orang di Laos."),
            ("ms", "Seramai 14 mangsa diselamatkan di Laos."),
            ("vi", "Cảnh sát bắt 12 người."),
            ("ru", "Полиция освободила в Лаосе 44 женщины."),
            ("uk", "Поліція звільнила 44 жінки в Лаосі."),
            ("hi", "पुलिस ने 12 लोगों को गिरफ्तार किया।"),
            ("ar", "ألقت الشرطة القبض على 12 شخصا."),
            ("fa", "پلیس ۱۲ نفر را دستگیر کرد."),
        ] {
            assert_eq!(detect(text, None).as_deref(), Some(language), "{text}");
        }
        // A name or two say nothing.
        for text in ["Operation Storm Makers II", "Kongsi Holdings 2024", "abc"] {
            assert_eq!(detect(text, None), None, "{text}");
        }
        // Nor is a language that is not among those of the news taken for one of them.
        assert_ne!(
            detect("La polizia ha arrestato dodici persone nel Laos.", None).as_deref(),
            Some("es")
        );
        assert_ne!(
            detect("Polisen grep tolv personer och räddade kvinnor.", None).as_deref(),
            Some("de")
        );
    }
}
