//! Fonts: one collection for egui's own text and for the reader; which font draws which script.
//!
//! The fonts of `assets/fonts` come first, so that the scripts of our users look the same on every
//! machine; the system's fonts are looked up for the rest, once, when the first letter needs them.

use crate::{
    fonts::{BOLD as BUNDLED_BOLD, BUNDLED},
    ui::theme,
};
use egui::{
    Context, FontData, FontDefinitions, FontFamily,
    epaint::text::{FallbackRequest, FontInsert, FontPriority, FontProvider, InsertFontFamily},
};
use fontique::{
    Blob, Collection, CollectionOptions, FallbackKey, FamilyId, FontInfoOverride, GenericFamily,
    QueryFamily, QueryFont, QueryStatus, Script, SourceCache, SourceCacheOptions,
};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub use crate::fonts::{SCRIPTS, ScriptInfo, script_of};

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

/// The families of the reader's text, most liked first.
pub fn text_families() -> Vec<&'static str> {
    LATIN.iter().chain(SYMBOLS).copied().collect()
}

/// The families for signs that a text font would otherwise put together badly, such as "≠" from "="
/// and a stroke that was made for letters.
pub fn sign_families() -> Vec<&'static str> {
    SYMBOLS.iter().chain(LATIN).copied().collect()
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
    font_in(all, cache, c, script_of(c))
}

/// The same for a sign among the letters of a script.
pub fn font_in(
    all: &mut Collection,
    cache: &mut SourceCache,
    c: char,
    within: Option<&ScriptInfo>,
) -> Option<QueryFont> {
    let families: Vec<FamilyId> =
        LATIN.iter().chain(SYMBOLS).filter_map(|name| all.family_id(name)).collect();
    let mut query = all.query(cache);
    query.set_families(families.into_iter().map(QueryFamily::Id));
    if let Some(script) = within.and_then(script) {
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

/// The package to install for characters that no row of [`SCRIPTS`] holds: most are pictures, which it has without
/// colours.
pub const SYMBOLS_PACKAGE: &str = "fonts-symbola";

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
        // A sign of no script, such as a Chinese comma, may stand in the fonts of one.
        let found = font_for(all, cache, c);
        let font =
            found.or_else(|| SCRIPTS.iter().find_map(|s| font_in(all, cache, c, Some(s))))?;
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
