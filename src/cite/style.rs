//! Citation styles: those that come with the program, those that a user adds as `.csl` files, and the locales
//! that they speak. Decoded once and kept.

use super::{faults::Spaced, guard, mend, reduce};
use citationberg::{
    IndependentStyle, Locale, LocaleFile, Style as Csl, StyleClass, XmlDeError,
    taxonomy::StandardVariable,
};
use hayagriva::archive::{self, ArchivedStyle};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// Why a style cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StyleError {
    /// No style has this name.
    #[error(
        "There is no citation style `{name}`.{hint} `corrobora cite --list-styles` lists all of them; \
         other styles can be added as .csl files"
    )]
    Unknown {
        /// What was asked for.
        name: String,
        /// Names that are near, as a sentence; empty when none is.
        hint: String,
    },
    /// The file only points to another style.
    #[error(
        "The style “{title}” only refers to another one. Use or add its parent instead: {parent}"
    )]
    Dependent {
        /// The file's title.
        title: String,
        /// The style that it points to.
        parent: String,
    },
    /// The file is not a style that can be read.
    #[error(
        "This is not a citation style (CSL 1.0): {0}. Get the .csl file again, for example from \
             the Zotero style repository"
    )]
    Unreadable(String),
}

/// A style, ready for use.
#[derive(Clone, Debug)]
pub struct Style {
    /// What its users call it.
    pub title: String,
    /// Whether citations go into notes.
    pub notes: bool,
    /// Whether the style has a bibliography; some styles for notes have none.
    pub has_bibliography: bool,
    pub(super) csl: IndependentStyle,
    /// Whether a citation looks different according to what was cited before it.
    pub(super) positional: bool,
    /// Whether entries or citations carry numbers.
    pub(super) numeric: bool,
    /// Whether the style asks itself what to do where citations read alike.
    pub(super) asks_disambiguate: bool,
    /// Whether entries of the bibliography name titles; found out when it is asked for.
    pub(super) names_titles: OnceLock<bool>,
    /// Whether documents of no other kind are printed; found out when one comes.
    pub(super) documents: OnceLock<bool>,
    /// Whether the processor may know of seasons.
    pub(super) seasons: bool,
    /// The field in whose place letters behind years are given, where the style says where they stand: one that
    /// it prints nowhere.
    pub(super) letter_field: Option<StandardVariable>,
    /// The field that says that a work has several pages where the processor does not see it.
    pub(super) plural_field: Option<StandardVariable>,
    /// Whether it prints years with two digits.
    pub(super) short_years: bool,
    /// Whether initials stand without stops, those of names that are given in full too.
    pub(super) bare_initials: bool,
    /// Whether citations name people with the family name first.
    pub(super) inverts: bool,
    /// Marks before which it puts blanks.
    pub(super) spaced: Spaced,
    /// What stands between initials (CSL `initialize-with`), if the style initialises names anywhere.
    pub(super) initialize_with: Option<String>,
}

/// A style in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The name that briefs, settings and the command line use.
    pub name: String,
    /// The title for people.
    pub title: String,
    /// Other names that find it.
    pub aliases: Vec<String>,
    /// Whether a user added it.
    pub added: bool,
}

/// The styles that stand first in every list, with the names by which people ask for them.
const FIRST: [(&str, &str, &[&str]); 8] = [
    ("apa", "APA 7th edition", &["american psychological association"]),
    ("chicago-author-date", "Chicago 18th edition (author–date)", &["cmos"]),
    ("chicago-notes", "Chicago 18th edition (notes and bibliography)", &["cmos", "footnotes"]),
    ("mla", "MLA 9th edition", &["modern language association"]),
    ("modern-humanities-research-association-notes", "MHRA 4th edition (notes)", &["mhra"]),
    ("harvard-cite-them-right", "Harvard (Cite Them Right 12th edition)", &["harvard"]),
    ("ieee", "IEEE", &["institute of electrical and electronics engineers"]),
    ("vancouver", "Vancouver (NLM, Citing Medicine)", &["nlm"]),
];

/// Names that the archive does not know and people use.
const ALIASES: [(&str, &str); 8] = [
    ("mhra", "modern-humanities-research-association-notes"),
    ("mhra-notes", "modern-humanities-research-association-notes"),
    ("harvard", "harvard-cite-them-right"),
    ("harvard-cite-them-right-12th-edition", "harvard-cite-them-right"),
    ("chicago", "chicago-author-date"),
    ("chicago-fullnote-bibliography", "chicago-notes"),
    ("chicago-notes-bibliography", "chicago-notes"),
    ("modern-language-association-9", "mla"),
];

/// All styles: first the usual ones, then those that the user added (`added`: name → CSL), then the rest by
/// title. The same style is listed once.
pub fn styles(added: &BTreeMap<String, String>) -> Vec<Listed> {
    let own = added.iter().map(|(name, xml)| Listed {
        name: name.clone(),
        title: parse(xml).map_or_else(|_| name.clone(), |style| style.title),
        aliases: Vec::new(),
        added: true,
    });
    let first = FIRST.iter().map(|(name, title, aliases)| Listed {
        name: (*name).to_owned(),
        title: (*title).to_owned(),
        aliases: aliases.iter().map(|a| (*a).to_owned()).chain(archived_names(name)).collect(),
        added: false,
    });
    let known: Vec<ArchivedStyle> =
        FIRST.iter().filter_map(|(name, ..)| ArchivedStyle::by_name(name)).collect();
    let mut rest: Vec<Listed> = ArchivedStyle::all()
        .iter()
        .filter(|style| !known.contains(style))
        .filter_map(|style| {
            let (name, aliases) = style.names().split_first()?;
            Some(Listed {
                name: (*name).to_owned(),
                title: style.display_name().to_owned(),
                aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
                added: false,
            })
        })
        .collect();
    rest.sort_by_key(|listed| listed.title.to_lowercase());
    first.chain(own).chain(rest).collect()
}

fn archived_names(name: &str) -> impl Iterator<Item = String> {
    ArchivedStyle::by_name(name)
        .into_iter()
        .flat_map(|style| style.names().iter().map(|n| (*n).to_owned()))
}

/// The styles in whose title or names every word of `query` occurs, in the order of [`styles`].
pub fn search(query: &str, added: &BTreeMap<String, String>) -> Vec<Listed> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    styles(added)
        .into_iter()
        .filter(|listed| {
            let all = format!("{} {} {}", listed.title, listed.name, listed.aliases.join(" "))
                .to_lowercase();
            words.iter().all(|word| all.contains(word.as_str()))
        })
        .collect()
}

/// The style of this name: one that the user added, else one of the archive.
///
/// Errors: nobody has it, or the user's file cannot be used.
pub fn load(name: &str, added: &BTreeMap<String, String>) -> Result<Arc<Style>, StyleError> {
    if let Some(xml) = added.get(name) {
        return cached(&format!("xml:{xml}"), || parse(xml));
    }
    let wanted = name.trim().to_lowercase();
    let wanted = wanted.strip_suffix(".csl").unwrap_or(&wanted);
    let wanted = wanted.strip_prefix("http://www.zotero.org/styles/").unwrap_or(wanted);
    let wanted = ALIASES.iter().find(|(a, _)| *a == wanted).map_or(wanted, |(_, real)| real);
    let Some(archived) = ArchivedStyle::by_name(wanted) else {
        return Err(unknown(name, added));
    };
    cached(&format!("archive:{wanted}"), || {
        let title = FIRST
            .iter()
            .find(|(n, ..)| ArchivedStyle::by_name(n) == Some(archived))
            .map_or(archived.display_name(), |(_, title, _)| title);
        match archived.get() {
            Csl::Independent(csl) => Ok(Style::new(csl, title.to_owned(), None)),
            Csl::Dependent(csl) => {
                Err(StyleError::Dependent { title: title.to_owned(), parent: csl.parent_link.href })
            }
        }
    })
}

fn unknown(name: &str, added: &BTreeMap<String, String>) -> StyleError {
    let near = search(&name.replace(['-', '_'], " "), added);
    let near: Vec<String> = near.iter().take(3).map(|l| format!("`{}`", l.name)).collect();
    let hint = match near.as_slice() {
        [] => String::new(),
        near => format!(" Did you mean {}?", near.join(" or ")),
    };
    StyleError::Unknown { name: name.to_owned(), hint }
}

/// Reads a style from the text of a `.csl` file.
///
/// Errors: not CSL, only a pointer to another style, or a file made to bring programs down.
pub fn parse(xml: &str) -> Result<Style, StyleError> {
    let xml = xml.strip_prefix('\u{feff}').unwrap_or(xml);
    if let Some(fault) = guard::fault(xml) {
        return Err(StyleError::Unreadable(fault));
    }
    let handed_down = mend::with_names_delimiter(xml);
    let xml = handed_down.as_deref().unwrap_or(xml);
    match Csl::from_xml(xml) {
        Ok(Csl::Independent(csl)) => {
            let title = csl.info.title.value.trim().to_owned();
            let title = if title.is_empty() { csl.info.id.clone() } else { title };
            Ok(Style::new(csl, title, Some(xml)))
        }
        Ok(Csl::Dependent(csl)) => Err(StyleError::Dependent {
            title: csl.info.title.value.trim().to_owned(),
            parent: csl.parent_link.href.rsplit('/').next().unwrap_or_default().to_owned(),
        }),
        Err(error) => Err(StyleError::Unreadable(reason(&error))),
    }
}

/// Fields that the style prints nowhere: one for letters behind years, where it says where they stand, and one that
/// says that the pages of a work are several.
fn unused_fields(xml: &str) -> (Option<StandardVariable>, Option<StandardVariable>) {
    use StandardVariable::{Annote, Dimensions, References, Scale};
    let says = xml.contains("variable=\"year-suffix\"") || xml.contains("variable='year-suffix'");
    let mut unused = [Annote, Dimensions, Scale, References]
        .into_iter()
        .filter(|field| !xml.contains(field.to_string().as_str()));
    let letters = if says { unused.next() } else { None };
    (letters, unused.next())
}

/// Whether `initialize-with` is empty everywhere, and some names are not initialised.
fn bare_initials(xml: &str) -> bool {
    let root = xml.split_once("<style").and_then(|(_, rest)| rest.split('>').next());
    let says = |text: &str| text.contains("initialize-with=");
    let mut all = xml.split("initialize-with=").skip(1);
    xml.contains("initialize=\"false\"")
        && root.is_some_and(says)
        && all.all(|rest| rest.starts_with("\"\"") || rest.starts_with("''"))
}

fn reason(error: &XmlDeError) -> String {
    let text = error.to_string();
    let text: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(300).collect();
    text.trim_end_matches('.').to_owned()
}

impl Style {
    fn new(mut csl: IndependentStyle, title: String, xml: Option<&str>) -> Self {
        let written;
        let xml = match xml {
            Some(xml) => xml,
            None => {
                // The archive keeps styles in another form; the text of the file is needed for two questions.
                written = Csl::Independent(csl.clone()).to_xml().unwrap_or_default();
                &written
            }
        };
        let positional = csl.settings.class == StyleClass::Note
            || xml.contains("position=")
            || xml.contains("et-al-subsequent");
        let initialize_with = xml
            .split_once("initialize-with=")
            .and_then(|(_, rest)| {
                let quote = rest.chars().next().filter(|q| matches!(q, '"' | '\''))?;
                rest.get(1..)?.split(quote).next()
            })
            .map(str::to_owned);
        let (letter_field, plural_field) = unused_fields(xml);
        mend::style(&mut csl, plural_field);
        Self {
            numeric: xml.contains("citation-number"),
            asks_disambiguate: xml.contains("disambiguate="),
            names_titles: OnceLock::new(),
            documents: OnceLock::new(),
            bare_initials: bare_initials(xml),
            inverts: reduce::inverts(&csl),
            title,
            notes: csl.settings.class == StyleClass::Note,
            has_bibliography: csl.bibliography.is_some(),
            csl,
            positional,
            seasons: !xml.contains("date-parts=\"year\"") && !xml.contains("date-parts='year'"),
            letter_field,
            plural_field,
            short_years: xml.split("<date-part").any(|part| {
                let tag = part.split('>').next().unwrap_or_default();
                tag.contains("\"year\"") && tag.contains("\"short\"")
            }),
            spaced: Spaced::of(xml),
            initialize_with,
        }
    }

    /// The style for works of which some have no month but a season.
    pub(super) fn with_seasons(&self, locale: Option<&str>) -> Option<Self> {
        let own = self.csl.default_locale.as_ref().map(|code| code.0.as_str());
        let csl = mend::with_bare_years(&self.csl, locale.or(own).unwrap_or("en-US"))?;
        Some(Self { csl, seasons: true, ..self.clone() })
    }
}

/// Decoded styles by name or text. A style is some 100 kB, and a session uses a handful.
fn cached(
    key: &str,
    make: impl FnOnce() -> Result<Style, StyleError>,
) -> Result<Arc<Style>, StyleError> {
    static KEPT: Mutex<BTreeMap<String, Arc<Style>>> = Mutex::new(BTreeMap::new());
    const MOST: usize = 32;
    if let Some(style) = KEPT.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
        return Ok(Arc::clone(style));
    }
    let style = Arc::new(make()?);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MOST {
        kept.clear();
    }
    kept.insert(key.to_owned(), Arc::clone(&style));
    Ok(style)
}

/// The locale files for a language: that which a caller asked for, else that of the style.
///
/// To decode all 63 takes a tenth of a second, more than most bibliographies do; English needs two of them.
pub(super) fn locale_files(asked: Option<&str>, style: &IndependentStyle) -> &'static [Locale] {
    static LOCALES: OnceLock<Vec<Locale>> = OnceLock::new();
    static ENGLISH: OnceLock<Vec<Locale>> = OnceLock::new();
    const FILES: [&str; 2] = [
        include_str!("../../assets/locales/en-US.xml"),
        include_str!("../../assets/locales/en-GB.xml"),
    ];
    let own = style.default_locale.as_ref().map(|code| code.0.as_str());
    let language = asked.or(own).unwrap_or("en-US");
    if language.split('-').next() == Some("en") {
        let read = |xml: &&str| LocaleFile::from_xml(xml).ok().map(Locale::from);
        let english = ENGLISH.get_or_init(|| FILES.iter().filter_map(read).collect());
        if english.len() == FILES.len() {
            return english;
        }
    }
    LOCALES.get_or_init(|| {
        let mut locales = archive::locales();
        locales.iter_mut().for_each(mend::with_all_forms);
        locales
    })
}

/// The locales with their names: code → language in English and in itself.
pub const LOCALES: [(&str, &str); 63] = [
    ("en-GB", "English (United Kingdom)"),
    ("en-US", "English (United States)"),
    ("fr-FR", "French – français"),
    ("es-ES", "Spanish – español"),
    ("ar", "Arabic – العربية"),
    ("zh-CN", "Chinese, simplified – 简体中文"),
    ("zh-TW", "Chinese, traditional – 繁體中文"),
    ("km-KH", "Khmer – ខ្មែរ"),
    ("th-TH", "Thai – ไทย"),
    ("vi-VN", "Vietnamese – Tiếng Việt"),
    ("id-ID", "Indonesian – Bahasa Indonesia"),
    ("ms-MY", "Malay – Bahasa Melayu"),
    ("tl-PH", "Tagalog"),
    ("hi-IN", "Hindi – हिन्दी"),
    ("ja-JP", "Japanese – 日本語"),
    ("ko-KR", "Korean – 한국어"),
    ("ru-RU", "Russian – русский"),
    ("uk-UA", "Ukrainian – українська"),
    ("af-ZA", "Afrikaans"),
    ("bal-PK", "Balochi – بلۏچی"),
    ("eu", "Basque – euskara"),
    ("brh-PK", "Brahui – براہوئی"),
    ("bg-BG", "Bulgarian – български"),
    ("ca-AD", "Catalan – català"),
    ("hr-HR", "Croatian – hrvatski"),
    ("cs-CZ", "Czech – čeština"),
    ("da-DK", "Danish – dansk"),
    ("nl-NL", "Dutch – Nederlands"),
    ("et-EE", "Estonian – eesti"),
    ("fi-FI", "Finnish – suomi"),
    ("fr-CA", "French (Canada) – français"),
    ("gl-ES", "Galician – galego"),
    ("de-AT", "German (Austria) – Deutsch"),
    ("de-CH", "German (Switzerland) – Deutsch"),
    ("de-DE", "German (Germany) – Deutsch"),
    ("el-GR", "Greek – ελληνικά"),
    ("he-IL", "Hebrew – עברית"),
    ("hu-HU", "Hungarian – magyar"),
    ("hy-AM", "Armenian – հայերեն"),
    ("is-IS", "Icelandic – íslenska"),
    ("it-IT", "Italian – italiano"),
    ("la", "Latin – Latina"),
    ("lv-LV", "Latvian – latviešu"),
    ("lij-IT", "Ligurian – ligure"),
    ("lt-LT", "Lithuanian – lietuvių"),
    ("mn-MN", "Mongolian – монгол"),
    ("nb-NO", "Norwegian Bokmål – norsk bokmål"),
    ("nn-NO", "Norwegian Nynorsk – nynorsk"),
    ("fa-IR", "Persian – فارسی"),
    ("pl-PL", "Polish – polski"),
    ("pt-BR", "Portuguese (Brazil) – português"),
    ("pt-PT", "Portuguese (Portugal) – português"),
    ("pa-PK", "Punjabi – پنجابی"),
    ("ro-RO", "Romanian – română"),
    ("sr-Cyrl-RS", "Serbian, Cyrillic – српски"),
    ("sr-Latn-RS", "Serbian, Latin – srpski"),
    ("sk-SK", "Slovak – slovenčina"),
    ("sl-SI", "Slovenian – slovenščina"),
    ("es-CL", "Spanish (Chile) – español"),
    ("es-MX", "Spanish (Mexico) – español"),
    ("sv-SE", "Swedish – svenska"),
    ("tr-TR", "Turkish – Türkçe"),
    ("cy-GB", "Welsh – Cymraeg"),
];

/// The locale file for a BCP 47 tag: the same, else one of the same language. `None` when no file speaks it.
pub fn locale(tag: &str) -> Option<&'static str> {
    let tag = tag.trim().replace('_', "-");
    let exact = LOCALES.iter().find(|(code, _)| code.eq_ignore_ascii_case(&tag));
    let language = tag.split('-').next().unwrap_or_default().to_lowercase();
    let preferred = match language.as_str() {
        "en" if !tag.eq_ignore_ascii_case("en") => "en-GB",
        "en" => "en-US",
        "de" => "de-DE",
        "pt" => "pt-PT",
        "no" => "nb-NO",
        _ => "",
    };
    let by_language = || {
        LOCALES
            .iter()
            .find(|(code, _)| *code == preferred)
            .or_else(|| LOCALES.iter().find(|(c, _)| c.split('-').next() == Some(&language)))
    };
    exact.or_else(by_language).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_files_say_what_the_archive_says() {
        let all = archive::locales();
        let style = load("apa", &BTreeMap::new()).unwrap();
        let english = locale_files(Some("en-GB"), &style.csl);
        assert_eq!(english.len(), 2);
        for own in english {
            let theirs = all.iter().find(|theirs| theirs.lang == own.lang).unwrap();
            assert_eq!(own.terms, theirs.terms);
            assert_eq!(own.date, theirs.date);
            assert_eq!(own.style_options, theirs.style_options);
        }
    }
}
