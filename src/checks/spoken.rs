//! The language of a passage of a brief that is written in Latin letters, by its small words: its numbers and dates are
//! read by it, and a brief may quote, or be written, in another language than that of its citations.

use whatlang::{Detector, Lang, Script};

/// A language with words that no text of it goes without, and those that texts of our field open with.
struct Language {
    lang: Lang,
    code: &'static str,
    words: &'static [&'static str],
}

const fn of(lang: Lang, code: &'static str, words: &'static [&'static str]) -> Language {
    Language { lang, code, words }
}

/// English first: what speaks for it as much as for another language is English.
const LANGUAGES: [Language; 12] = [
    of(
        Lang::Eng,
        "en",
        &[
            "the", "of", "and", "were", "was", "in", "to", "by", "on", "people", "from", "had",
            "victims", "police", "women", "rescued", "arrested", "with", "that", "who", "for",
            "at",
        ],
    ),
    of(
        Lang::Deu,
        "de",
        &[
            "der", "die", "das", "und", "wurden", "am", "hat", "menschen", "polizei", "von",
            "opfer", "frauen", "den", "im", "aus", "befreite", "personen", "sind", "nach",
        ],
    ),
    of(
        Lang::Fra,
        "fr",
        &[
            "la",
            "le",
            "les",
            "des",
            "une",
            "du",
            "dans",
            "personnes",
            "ont",
            "et",
            "victimes",
            "été",
            "femmes",
            "police",
            "au",
            "aux",
            "sont",
            "par",
            "sur",
        ],
    ),
    of(
        Lang::Spa,
        "es",
        &[
            "la",
            "el",
            "los",
            "las",
            "del",
            "personas",
            "en",
            "una",
            "por",
            "y",
            "víctimas",
            "fueron",
            "policía",
            "mujeres",
            "ciento",
            "doscientas",
            "al",
            "con",
            "han",
            "rescató",
        ],
    ),
    of(
        Lang::Por,
        "pt",
        &[
            "os", "as", "uma", "dos", "pessoas", "foram", "em", "não", "da", "e", "vítimas",
            "polícia", "mulheres", "duzentas", "no", "na", "pela", "foi", "resgatou",
        ],
    ),
    of(
        Lang::Ind,
        "id",
        &[
            "yang", "dan", "orang", "di", "dari", "polisi", "pada", "dengan", "oleh", "korban",
            "polis", "mangsa", "ratus", "wanita", "telah", "ke", "seramai", "puluh",
        ],
    ),
    of(
        Lang::Vie,
        "vi",
        &[
            "người", "đã", "và", "của", "các", "nạn", "ở", "cảnh", "sát", "cứu", "trăm", "được",
            "nhân", "phụ",
        ],
    ),
    of(
        Lang::Ita,
        "it",
        &[
            "il", "la", "le", "dei", "persone", "sono", "della", "di", "gli", "una", "vittime",
            "polizia", "donne", "nel", "stati", "state", "ha", "hanno", "salvato", "dal",
        ],
    ),
    of(
        Lang::Nld,
        "nl",
        &[
            "de",
            "het",
            "een",
            "van",
            "en",
            "mensen",
            "slachtoffers",
            "politie",
            "zijn",
            "werden",
            "heeft",
            "vrouwen",
            "uit",
            "bij",
            "honderd",
            "redde",
            "bevrijdde",
        ],
    ),
    of(
        Lang::Tgl,
        "fil",
        &[
            "ang",
            "ng",
            "mga",
            "sa",
            "na",
            "biktima",
            "pulisya",
            "isang",
            "daan",
            "katao",
            "nailigtas",
            "ay",
            "at",
            "nasagip",
        ],
    ),
    of(
        Lang::Tur,
        "tr",
        &[
            "ve",
            "bir",
            "yüz",
            "kişi",
            "polis",
            "kurtarıldı",
            "kadın",
            "mağdur",
            "kurtardı",
            "için",
            "ile",
        ],
    ),
    of(
        Lang::Pol,
        "pl",
        &[
            "i",
            "w",
            "z",
            "na",
            "osób",
            "ofiar",
            "policja",
            "kobiet",
            "zostało",
            "sto",
            "uratowano",
            "się",
        ],
    ),
];

/// A text with fewer letters says nothing.
const LEAST: usize = 20;

/// No more of a text is looked at, in bytes.
const ENOUGH: usize = 2_000;

/// The language that a text is surely in, as BCP 47.
pub(super) fn spoken(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < LEAST {
        return None;
    }
    let start = text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or(text);
    let allowed = LANGUAGES.iter().map(|l| l.lang).collect();
    let found = Detector::with_allowlist(allowed).detect(start)?;
    if found.script() != Script::Latin {
        return None;
    }
    let lower = start.to_lowercase();
    let hits = |words: &[&str]| {
        let all = lower.split(|c: char| !c.is_alphanumeric());
        all.filter(|word| words.contains(word)).count()
    };
    let scores: Vec<(usize, &Language)> = LANGUAGES.iter().map(|l| (hits(l.words), l)).collect();
    let english = scores.first().map_or(0, |(hits, _)| *hits);
    // A short sentence is told by its words alone; letters decide between languages that share them.
    let (best, by_words) = scores.iter().rev().max_by_key(|(hits, _)| *hits)?;
    let alone = scores.iter().filter(|(hits, _)| hits == best).count() == 1;
    let language = if alone && *best > 1 {
        by_words
    } else {
        scores.iter().find(|(_, l)| l.lang == found.lang()).map(|(_, l)| l)?
    };
    let own = hits(language.words);
    (own > english && own > 1 || language.code == "en" && english > 2).then_some(language.code)
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn a_sentence_is_told_by_its_small_words() {
        for (text, language) in [
            ("Ciento veintiuna víctimas fueron rescatadas", Some("es")),
            ("La policía rescató a doscientas víctimas", Some("es")),
            ("A polícia resgatou duzentas vítimas", Some("pt")),
            ("La polizia ha salvato centoventuno vittime", Some("it")),
            ("De politie redde honderdeenentwintig slachtoffers", Some("nl")),
            ("Polis menyelamatkan dua ratus mangsa", Some("id")),
            ("Nailigtas ng pulisya ang isang daan at dalawampu't isang biktima", Some("fil")),
            ("Police rescued one hundred and twenty-one victims", Some("en")),
            ("Die Polizei befreite hundertneunzehn Menschen aus dem Gebäude", Some("de")),
            ("Am Montag in Manila: Operation Storm Makers", None),
            ("120", None),
        ] {
            assert_eq!(spoken(text), language, "{text}");
        }
    }
}
