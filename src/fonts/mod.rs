//! Fonts: those that the program carries, and which of them or of the system's draws which script. Window and
//! PDF share it, so that a text looks the same in both.

#[cfg(feature = "pdf")]
pub mod system;

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
    pub families: &'static [&'static str],
    /// Code points, first and last.
    ranges: &'static [(u32, u32)],
    /// A letter by which a font shows that it knows the script.
    pub sample: char,
}

macro_rules! scripts {
    ($(($code:literal, $name:literal, $package:literal, $sample:literal,
        [$($family:literal),* $(,)?], [$($from:literal..=$to:literal),+ $(,)?])),+ $(,)?) => {
        &[$(ScriptInfo { code: $code, name: $name, package: $package, sample: $sample,
            families: &[$($family),*], ranges: &[$(($from, $to)),+] }),+]
    };
}

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

/// A font of `assets/fonts`, regular: family and bytes. The order is that of preference.
pub const BUNDLED: &[(&str, &[u8])] = &[
    ("Noto Sans", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")),
    ("Noto Sans Thai", include_bytes!("../../assets/fonts/NotoSansThai-Regular.ttf")),
    ("Noto Sans Lao", include_bytes!("../../assets/fonts/NotoSansLao-Regular.ttf")),
    ("Noto Sans Khmer", include_bytes!("../../assets/fonts/NotoSansKhmer-Regular.ttf")),
    ("Noto Sans Myanmar", include_bytes!("../../assets/fonts/NotoSansMyanmar-Regular.ttf")),
    ("Noto Sans Devanagari", include_bytes!("../../assets/fonts/NotoSansDevanagari-Regular.ttf")),
    ("Noto Naskh Arabic", include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf")),
];

/// Noto Sans, bold.
pub const BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Bold.ttf");

/// Noto Sans, slanted: titles in bibliographies.
#[cfg(feature = "pdf")]
pub const ITALIC: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Italic.ttf");

/// Noto Sans, bold and slanted.
#[cfg(feature = "pdf")]
pub const BOLD_ITALIC: &[u8] = include_bytes!("../../assets/fonts/NotoSans-BoldItalic.ttf");

/// A font with one sign, an empty box, for every character: what stands where no other font has a letter.
///
/// An archival PDF may hold no letter without a sign, and with this one its words can still be copied and searched.
#[cfg(feature = "pdf")]
pub const MISSING: (&str, &[u8]) =
    ("Corrobora Missing", include_bytes!("../../assets/fonts/CorroboraMissing.ttf"));

/// The script of a character; `None` for what belongs to no script (digits, punctuation, signs).
pub fn script_of(c: char) -> Option<&'static ScriptInfo> {
    let point = u32::from(c);
    SCRIPTS.iter().find(|s| s.ranges.iter().any(|(a, b)| (*a..=*b).contains(&point)))
}
