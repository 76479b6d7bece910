//! The fonts of the system: the one place that looks for them on the disk and reads them.

use std::sync::OnceLock;
use typst::text::{Font, FontInfo};
use typst_kit::fonts::{FontPath, FontSource as _};

/// A font of the system; its file is read when it is first needed.
#[derive(Debug)]
pub struct SystemFont {
    path: FontPath,
    /// Family, weight, and which characters it has.
    pub info: FontInfo,
    read: OnceLock<Option<Font>>,
}

impl SystemFont {
    /// The font; `None` if its file is gone or broken.
    pub fn load(&self) -> Option<Font> {
        self.read.get_or_init(|| self.path.load()).clone()
    }
}

/// All fonts of the system, in an order that does not depend on that of its folders. Looked up once, when first
/// asked for: 0.1 to 0.4 s for some hundred fonts.
pub fn fonts() -> &'static [SystemFont] {
    static ALL: OnceLock<Vec<SystemFont>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<SystemFont> = typst_kit::fonts::system()
            .map(|(path, info)| SystemFont { path, info, read: OnceLock::new() })
            .collect();
        all.sort_by_cached_key(|font| {
            (font.info.family.clone(), font.path.path.clone(), font.path.index)
        });
        all
    })
}
