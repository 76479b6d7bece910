//! Words that pages say to their readers and stories seldom, in many languages, and how many of them a line has.

use super::features::LONG;
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::{borrow::Cow, sync::LazyLock};

/// How many words a line has that pages say to their readers, in many languages.
pub(super) fn weak_words(text: &str) -> f32 {
    let text = text.get(..text.floor_char_boundary(LONG)).unwrap_or(text);
    // The table takes capital ASCII letters for small ones; other letters have to be made small.
    let folded = if text.is_ascii() { Cow::Borrowed(text) } else { text.to_lowercase().into() };
    let mut seen = 0u128;
    for hit in WEAK_WORDS.iter().flat_map(|words| words.find_overlapping_iter(&*folded)) {
        seen |= 1 << hit.pattern().as_usize();
    }
    seen.count_ones().min(4) as f32
}

/// Finds [`WEAK`] in one pass; there are fewer than a mask has places.
static WEAK_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let mut table = AhoCorasick::builder();
    table.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(WEAK).ok()
});
const _: () = assert!(WEAK.len() <= 128);

/// Pieces of words that pages say to their readers and stories seldom.
const WEAK: &[&str] = &[
    "newsletter",
    "subscri",
    "sign up",
    "follow us",
    "click here",
    "read more",
    "read our",
    "our team",
    "copyright",
    "all rights",
    "editor's note",
    "this article",
    "this post",
    "this story",
    "advertis",
    "sponsor",
    "affiliate",
    "cookie",
    "privacy",
    "download",
    "pdf",
    "e-mail",
    "email",
    "whatsapp",
    "facebook",
    "twitter",
    "instagram",
    "telegram",
    "youtube",
    "linkedin",
    "google news",
    "www.",
    "http",
    "abonn",
    "anmeld",
    "registrier",
    "folgen sie",
    "lesen sie",
    "lest auch",
    "hier klicken",
    "hier geht",
    "mehr zu",
    "mehr info",
    "weitere info",
    "dieser artikel",
    "diesen artikel",
    "dieser beitrag",
    "anzeige",
    "werbung",
    "datenschutz",
    "impressum",
    "kommentar",
    "quelle:",
    "foto:",
    "bild:",
    "photo:",
    "credit",
    "lire aussi",
    "abonnez",
    "inscri",
    "cet article",
    "suivez",
    "suscr",
    "síguenos",
    "siguenos",
    "este artículo",
    "lea también",
    "lea más",
    "vea también",
    "haz clic",
    "haga clic",
    "inscreva",
    "assine",
    "leia também",
    "siga-nos",
    "iscriv",
    "abbonati",
    "leggi anche",
    "seguici",
    "zapisz się",
    "czytaj",
    "zobacz",
    "подпис",
    "читайте",
    "abone ol",
    "takip",
    "langganan",
    "baca juga",
    "ikuti",
    "đăng ký",
    "xem thêm",
    "ติดตาม",
    "สมัคร",
    "อ่านเพิ่ม",
    "订阅",
    "訂閱",
    "关注",
    "關注",
    "点击",
    "點擊",
    "購読",
    "登録",
    "フォロー",
    "구독",
    "اشترك",
    "تابع",
    "सदस्यता",
    "comment",
    "donat",
    "spende",
    "unterstütz",
    "support us",
    "our work",
    "privatsphäre",
    "teilen",
    "share",
];
