//! Fonts: one collection for egui's own text and for the reader; which font draws which script.
//!
//! The fonts of `assets/fonts` come first, so that the scripts of our users look the same on every
//! machine; the system's fonts are looked up for the rest, once, when the first letter needs them.

use crate::ui::theme;
use egui::{
    Context, FontData, FontDefinitions, FontFamily,
    epaint::text::{FallbackRequest, FontInsert, FontPriority, FontProvider, InsertFontFamily},
};
use fontique::{
    Blob, Collection, CollectionOptions, FallbackKey, FamilyId, FontInfoOverride, GenericFamily,
    QueryFamily, QueryFont, QueryStatus, Script, SourceCache, SourceCacheOptions,
};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A script as people name it, and where a font for it comes from.
#[derive(Debug, PartialEq, Eq)]
pub struct ScriptInfo {
    /// ISO 15924.
    pub code: &'static str,
    /// As shown to people.
    pub name: &'static str,
    /// The Debian and Ubuntu package that brings a font.
    pub package: &'static str,
    /// Font families in the order of our liking: ours, then Linux, Windows, macOS.
    families: &'static [&'static str],
    /// Code points, first and last.
    ranges: &'static [(u32, u32)],
    /// A letter by which a font shows that it knows the script.
    sample: char,
}

macro_rules! scripts {
    ($(($code:literal, $name:literal, $package:literal, $sample:literal,
        [$($family:literal),* $(,)?], [$($from:literal..=$to:literal),+ $(,)?])),+ $(,)?) => {
        &[$(ScriptInfo { code: $code, name: $name, package: $package, sample: $sample,
            families: &[$($family),*], ranges: &[$(($from, $to)),+] }),+]
    };
}

const NOTO: &str = "fonts-noto-core";

/// The scripts that can be named. Blocks of the Unicode standard; what no row holds is "symbols".
#[rustfmt::skip]
pub const SCRIPTS: &[ScriptInfo] = scripts![
    ("Latn", "Latin", "fonts-noto-core", 'a', ["Noto Sans"], [0x41..=0x5A, 0x61..=0x7A, 0xC0..=0x24F, 0x1E00..=0x1EFF]),
    ("Grek", "Greek", "fonts-noto-core", 'α', ["Noto Sans"], [0x370..=0x3FF, 0x1F00..=0x1FFF]),
    ("Cyrl", "Cyrillic", "fonts-noto-core", 'ж', ["Noto Sans"], [0x400..=0x52F, 0x1C80..=0x1C8F, 0x2DE0..=0x2DFF, 0xA640..=0xA69F]),
    ("Thai", "Thai", "fonts-noto-core", 'ก', ["Noto Sans Thai", "Leelawadee UI", "Thonburi", "Loma"], [0xE00..=0xE7F]),
    ("Laoo", "Lao", "fonts-noto-core", 'ກ', ["Noto Sans Lao", "Phetsarath OT", "Leelawadee UI", "Lao Sangam MN"], [0xE80..=0xEFF]),
    ("Khmr", "Khmer", "fonts-noto-core", 'ក', ["Noto Sans Khmer", "Khmer OS", "Leelawadee UI", "Khmer Sangam MN"], [0x1780..=0x17FF, 0x19E0..=0x19FF]),
    ("Mymr", "Burmese (Myanmar)", "fonts-noto-core", 'က', ["Noto Sans Myanmar", "Padauk", "Myanmar Text", "Myanmar Sangam MN"], [0x1000..=0x109F, 0xA9E0..=0xA9FF, 0xAA60..=0xAA7F]),
    ("Deva", "Hindi and Nepali (Devanagari)", "fonts-noto-core", 'क', ["Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari"], [0x900..=0x97F, 0xA8E0..=0xA8FF]),
    ("Arab", "Arabic", "fonts-noto-core", 'ع', ["Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI", "Geeza Pro"], [0x600..=0x6FF, 0x750..=0x77F, 0x870..=0x8FF, 0xFB50..=0xFDFF, 0xFE70..=0xFEFE]),
    ("Hani", "Chinese", "fonts-noto-cjk", '中', ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei"], [0x2E80..=0x2FFF, 0x3005..=0x3007, 0x3400..=0x4DBF, 0x4E00..=0x9FFF, 0xF900..=0xFAFF, 0x20000..=0x3FFFF]),
    ("Hira", "Japanese (Hiragana)", "fonts-noto-cjk", 'あ', ["Noto Sans CJK JP", "Yu Gothic", "Hiragino Sans"], [0x3040..=0x309F]),
    ("Kana", "Japanese (Katakana)", "fonts-noto-cjk", 'ア', ["Noto Sans CJK JP", "Yu Gothic", "Hiragino Sans"], [0x30A0..=0x30FF, 0x31F0..=0x31FF]),
    ("Hang", "Korean", "fonts-noto-cjk", '한', ["Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo"], [0x1100..=0x11FF, 0x3130..=0x318F, 0xA960..=0xA97F, 0xAC00..=0xD7FF]),
    ("Bopo", "Bopomofo", "fonts-noto-cjk", 'ㄅ', ["Noto Sans CJK TC", "Microsoft JhengHei", "PingFang TC"], [0x3100..=0x312F, 0x31A0..=0x31BF]),
    ("Beng", "Bengali", "fonts-noto-core", 'ক', ["Noto Sans Bengali", "Nirmala UI", "Kohinoor Bangla"], [0x980..=0x9FF]),
    ("Guru", "Punjabi (Gurmukhi)", "fonts-noto-core", 'ਕ', ["Noto Sans Gurmukhi", "Nirmala UI", "Gurmukhi Sangam MN"], [0xA00..=0xA7F]),
    ("Gujr", "Gujarati", "fonts-noto-core", 'ક', ["Noto Sans Gujarati", "Nirmala UI", "Kohinoor Gujarati"], [0xA80..=0xAFF]),
    ("Orya", "Odia", "fonts-noto-core", 'କ', ["Noto Sans Oriya", "Nirmala UI", "Oriya Sangam MN"], [0xB00..=0xB7F]),
    ("Taml", "Tamil", "fonts-noto-core", 'க', ["Noto Sans Tamil", "Nirmala UI", "Tamil Sangam MN"], [0xB80..=0xBFF]),
    ("Telu", "Telugu", "fonts-noto-core", 'క', ["Noto Sans Telugu", "Nirmala UI", "Kohinoor Telugu"], [0xC00..=0xC7F]),
    ("Knda", "Kannada", "fonts-noto-core", 'ಕ', ["Noto Sans Kannada", "Nirmala UI", "Noto Sans Kannada"], [0xC80..=0xCFF]),
    ("Mlym", "Malayalam", "fonts-noto-core", 'ക', ["Noto Sans Malayalam", "Nirmala UI", "Malayalam Sangam MN"], [0xD00..=0xD7F]),
    ("Sinh", "Sinhala", "fonts-noto-core", 'ක', ["Noto Sans Sinhala", "Nirmala UI", "Sinhala Sangam MN"], [0xD80..=0xDFF]),
    ("Tibt", "Tibetan", "fonts-noto-core", 'ཀ', ["Noto Serif Tibetan", "Jomolhari", "Microsoft Himalaya", "Kailasa"], [0xF00..=0xFFF]),
    ("Hebr", "Hebrew", "fonts-noto-core", 'א', ["Noto Sans Hebrew", "Segoe UI", "Arial Hebrew"], [0x590..=0x5FF, 0xFB1D..=0xFB4F]),
    ("Syrc", "Syriac", "fonts-noto-core", 'ܐ', ["Noto Sans Syriac", "Segoe UI Historic"], [0x700..=0x74F]),
    ("Thaa", "Dhivehi (Thaana)", "fonts-noto-core", 'ހ', ["Noto Sans Thaana", "MV Boli"], [0x780..=0x7BF]),
    ("Armn", "Armenian", "fonts-noto-core", 'ա', ["Noto Sans Armenian", "Segoe UI", "Mshtakan"], [0x530..=0x58F]),
    ("Geor", "Georgian", "fonts-noto-core", 'ა', ["Noto Sans Georgian", "Segoe UI", "Helvetica"], [0x10A0..=0x10FF, 0x1C90..=0x1CBF, 0x2D00..=0x2D2F]),
    ("Ethi", "Ethiopic", "fonts-noto-core", 'አ', ["Noto Sans Ethiopic", "Ebrima", "Kefa"], [0x1200..=0x139F, 0x2D80..=0x2DDF]),
    ("Tfng", "Tifinagh", "fonts-noto-core", 'ⴰ', ["Noto Sans Tifinagh", "Ebrima"], [0x2D30..=0x2D7F]),
    ("Mong", "Mongolian", "fonts-noto-core", 'ᠠ', ["Noto Sans Mongolian", "Mongolian Baiti"], [0x1800..=0x18AF]),
    ("Tale", "Tai Le", "fonts-noto-core", 'ᥐ', ["Noto Sans Tai Le", "Microsoft Tai Le"], [0x1950..=0x197F]),
    ("Talu", "New Tai Lue", "fonts-noto-core", 'ᦀ', ["Noto Sans New Tai Lue", "Microsoft New Tai Lue"], [0x1980..=0x19DF]),
    ("Lana", "Tai Tham", "fonts-noto-core", 'ᨠ', ["Noto Sans Tai Tham"], [0x1A20..=0x1AAF]),
    ("Tavt", "Tai Viet", "fonts-noto-core", 'ꪀ', ["Noto Sans Tai Viet"], [0xAA80..=0xAADF]),
    ("Cham", "Cham", "fonts-noto-core", 'ꨀ', ["Noto Sans Cham"], [0xAA00..=0xAA5F]),
    ("Java", "Javanese", "fonts-noto-core", 'ꦏ', ["Noto Sans Javanese", "Javanese Text"], [0xA980..=0xA9DF]),
    ("Bali", "Balinese", "fonts-noto-core", 'ᬓ', ["Noto Sans Balinese"], [0x1B00..=0x1B7F]),
    ("Sund", "Sundanese", "fonts-noto-core", 'ᮊ', ["Noto Sans Sundanese"], [0x1B80..=0x1BBF]),
    ("Limb", "Limbu", "fonts-noto-core", 'ᤁ', ["Noto Sans Limbu"], [0x1900..=0x194F]),
    ("Kali", "Kayah Li", "fonts-noto-core", 'ꤊ', ["Noto Sans Kayah Li"], [0xA900..=0xA92F]),
    ("Olck", "Santali (Ol Chiki)", "fonts-noto-core", 'ᱚ', ["Noto Sans Ol Chiki", "Nirmala UI"], [0x1C50..=0x1C7F]),
    ("Cakm", "Chakma", "fonts-noto-core", '𑄇', ["Noto Sans Chakma"], [0x11100..=0x1114F]),
    ("Rohg", "Hanifi Rohingya", "fonts-noto-core", '𐴀', ["Noto Sans Hanifi Rohingya"], [0x10D00..=0x10D3F]),
    ("Cher", "Cherokee", "fonts-noto-core", 'Ꭰ', ["Noto Sans Cherokee", "Gadugi"], [0x13A0..=0x13FF, 0xAB70..=0xABBF]),
];

/// What the reader uses for Latin, Greek, Cyrillic, digits and punctuation.
///
/// Named families only: a generic "sans-serif" brings in whatever the system prefers, which for
/// Lao is a font without mark positioning.
const LATIN: &[&str] = &["Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans"];
/// For arrows, ticks, currency signs and emoji: egui's own monochrome fonts, then the system's.
const SYMBOLS: &[&str] = &[
    "NotoEmoji-Regular",
    "emoji-icon-font",
    "Hack",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Sans Math",
    "Segoe UI Symbol",
    "Apple Symbols",
];

/// A font of `assets/fonts`: family, weight apart from regular, bytes.
const BUNDLED: &[(&str, &[u8])] = &[
    ("Noto Sans", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")),
    ("Noto Sans Thai", include_bytes!("../../assets/fonts/NotoSansThai-Regular.ttf")),
    ("Noto Sans Lao", include_bytes!("../../assets/fonts/NotoSansLao-Regular.ttf")),
    ("Noto Sans Khmer", include_bytes!("../../assets/fonts/NotoSansKhmer-Regular.ttf")),
    ("Noto Sans Myanmar", include_bytes!("../../assets/fonts/NotoSansMyanmar-Regular.ttf")),
    ("Noto Sans Devanagari", include_bytes!("../../assets/fonts/NotoSansDevanagari-Regular.ttf")),
    ("Noto Naskh Arabic", include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf")),
];
const BUNDLED_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

/// The families of the reader's text, most liked first.
pub fn text_families() -> Vec<&'static str> {
    LATIN.iter().chain(SYMBOLS).copied().collect()
}

/// The families for signs that a text font would otherwise put together badly, such as "≠" from "="
/// and a stroke that was made for letters.
pub fn sign_families() -> Vec<&'static str> {
    SYMBOLS.iter().chain(LATIN).copied().collect()
}

/// The script of a character; `None` for what belongs to no script (digits, punctuation, signs).
pub fn script_of(c: char) -> Option<&'static ScriptInfo> {
    let point = u32::from(c);
    SCRIPTS.iter().find(|s| s.ranges.iter().any(|(a, b)| (*a..=*b).contains(&point)))
}

/// Our fonts and the system's. Looking the system's up takes some 30 ms, once.
pub fn collection() -> Collection {
    static SHARED: OnceLock<Collection> = OnceLock::new();
    SHARED.get_or_init(|| build(true)).clone()
}

/// Our fonts alone: the same on every machine.
pub fn bundled() -> Collection {
    build(false)
}

fn build(system_fonts: bool) -> Collection {
    let mut all = Collection::new(CollectionOptions { shared: true, system_fonts });
    for (_, bytes) in BUNDLED {
        all.register_fonts(Blob::new(Arc::new(*bytes)), None);
    }
    all.register_fonts(Blob::new(Arc::new(BUNDLED_BOLD)), None);
    for (name, data) in &FontDefinitions::default().font_data {
        let named = FontInfoOverride { family_name: Some(name), ..FontInfoOverride::default() };
        all.register_fonts(Blob::new(Arc::clone(&data.font)), Some(named));
    }
    for info in SCRIPTS {
        let Some(script) = script(info) else { continue };
        let mut ids: Vec<FamilyId> =
            info.families.iter().filter_map(|name| all.family_id(name)).collect();
        let system: Vec<FamilyId> = all.fallback_families(FallbackKey::new(script, None)).collect();
        ids.extend(system.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        all.set_fallbacks(FallbackKey::new(script, None), ids.into_iter());
    }
    // Emoji in one colour: they take the colour of the text and need no colour-font machinery.
    let emoji: Vec<FamilyId> =
        SYMBOLS.iter().take(2).filter_map(|name| all.family_id(name)).collect();
    all.set_generic_families(GenericFamily::Emoji, emoji.into_iter());
    all
}

fn script(info: &ScriptInfo) -> Option<Script> {
    let bytes: [u8; 4] = info.code.as_bytes().try_into().ok()?;
    Some(Script::from_bytes(bytes))
}

/// The first font, in the order in which the reader asks, that has a glyph for `c`.
pub fn font_for(all: &mut Collection, cache: &mut SourceCache, c: char) -> Option<QueryFont> {
    let families: Vec<FamilyId> =
        LATIN.iter().chain(SYMBOLS).filter_map(|name| all.family_id(name)).collect();
    let mut query = all.query(cache);
    query.set_families(families.into_iter().map(QueryFamily::Id));
    if let Some(script) = script_of(c).and_then(script) {
        query.set_fallbacks(FallbackKey::new(script, None));
    }
    let mut hit = None;
    query.matches_with(|font| {
        if font.charmap().and_then(|map| map.map(c)).is_some_and(|glyph| glyph != 0) {
            hit = Some(font.clone());
            QueryStatus::Stop
        } else {
            QueryStatus::Continue
        }
    });
    hit
}

/// Which font shows a script, or that none does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The script.
    pub script: &'static ScriptInfo,
    /// The family of the font; `None` if the script cannot be shown.
    pub family: Option<String>,
}

impl Coverage {
    /// What to do about a script that cannot be shown.
    pub fn hint(&self) -> Option<String> {
        self.family.is_none().then(|| hint(self.script.name, self.script.package))
    }
}

/// "Khmer: install fonts-noto-core".
pub fn hint(name: &str, package: &str) -> String {
    format!("{name}: install {package}")
}

/// For every script that can be named, the font that shows it.
pub fn coverage(all: &mut Collection) -> Vec<Coverage> {
    let mut cache = SourceCache::new(SourceCacheOptions { shared: false });
    let mut out = Vec::with_capacity(SCRIPTS.len());
    for script in SCRIPTS {
        let family = font_for(all, &mut cache, script.sample)
            .and_then(|font| all.family_name(font.family.0).map(str::to_owned));
        out.push(Coverage { script, family });
    }
    out
}

/// The package to install for characters that no row of [`SCRIPTS`] holds.
pub const SYMBOLS_PACKAGE: &str = NOTO;

/// Gives egui our fonts; the system's are asked for letters that ours do not have.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
    ctx.add_font_provider(Arc::new(Provider::default()));
}

/// Noto Sans first, then the scripts of our users, then egui's signs and emoji.
fn definitions() -> FontDefinitions {
    let mut all = FontDefinitions::default();
    for (name, bytes) in BUNDLED {
        all.font_data.insert((*name).to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let bold = "Noto Sans Bold";
    all.font_data.insert(bold.to_owned(), Arc::new(FontData::from_static(BUNDLED_BOLD)));
    let ours = BUNDLED.iter().map(|(name, _)| (*name).to_owned());
    let theirs = all.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    // Ubuntu-Light is thin and would never be reached.
    let theirs = theirs.into_iter().filter(|name| name != "Ubuntu-Light");
    let chain: Vec<String> = ours.chain(theirs).collect();
    let mut bold_chain = vec![bold.to_owned()];
    bold_chain.extend(chain.iter().cloned());
    if let Some(mono) = all.families.get_mut(&FontFamily::Monospace) {
        mono.extend(chain.iter().cloned());
    }
    all.families.insert(FontFamily::Name(theme::BOLD.into()), bold_chain);
    all.families.insert(FontFamily::Proportional, chain);
    all
}

/// Asks the system's fonts on behalf of egui, from the first letter on that ours do not have.
#[derive(Default)]
struct Provider(Mutex<Option<(Collection, SourceCache)>>);

impl FontProvider for Provider {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let c = request.cluster.chars().next()?;
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (all, cache) = state.get_or_insert_with(|| {
            (collection(), SourceCache::new(SourceCacheOptions { shared: true }))
        });
        let font = font_for(all, cache, c)?;
        let family = all.family_name(font.family.0).unwrap_or("?").to_owned();
        let name = format!("system:{family}:{}:{}", font.family.1, font.index);
        let (bytes, _) = font.blob.into_raw_parts();
        Some(FontInsert {
            name,
            data: FontData::from_blob(bytes, font.index),
            families: vec![InsertFontFamily {
                family: request.family.clone(),
                priority: FontPriority::Lowest,
            }],
        })
    }
}
