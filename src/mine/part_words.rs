//! Words for parts of one, "half" and "thirds", in the languages that have them.

use crate::fold::Quick;
use std::{collections::HashMap, sync::LazyLock};

/// Words for parts of one, of one of them and of several, by language.
const NAMES: &[(&str, u64, &str, &str)] = &[
    ("en", 2, "half", "halves"),
    ("en", 3, "third", "thirds"),
    ("en", 4, "quarter", "quarters"),
    ("en", 4, "", "fourths"),
    ("fr", 2, "demi|demie|moitie", ""),
    ("fr", 3, "tiers", "tiers"),
    ("fr", 4, "quart", "quarts"),
    ("es", 2, "medio|media|mitad", "medios"),
    ("es", 3, "tercio", "tercios"),
    ("es", 4, "cuarto", "cuartos"),
    ("es", 5, "quinto", "quintos"),
    ("pt", 2, "meio|meia|metade", "meios"),
    ("pt", 3, "terco", "tercos"),
    ("pt", 4, "quarto", "quartos"),
    ("pt", 5, "quinto", "quintos"),
    ("pt", 8, "oitavo", "oitavos"),
    ("it", 2, "mezzo|mezza|meta", "mezzi"),
    ("it", 3, "terzo", "terzi"),
    ("it", 4, "quarto", "quarti"),
    ("it", 5, "quinto", "quinti"),
    ("de", 2, "halb|halbe|halbes|halben|halber|halfte", ""),
    ("de", 3, "drittel", "drittel"),
    ("de", 4, "viertel", "viertel"),
    ("de", 5, "funftel", "funftel"),
    ("de", 8, "achtel", "achtel"),
    ("de", 10, "zehntel", "zehntel"),
    ("nl", 2, "half|halve|helft", ""),
    ("nl", 3, "derde", "derde|derden"),
    ("nl", 4, "kwart|vierde", "kwart|vierde|vierden"),
    ("nl", 5, "vijfde", "vijfde|vijfden"),
    ("nl", 8, "achtste", "achtste|achtsten"),
    ("sv", 2, "halv|halva|halften", ""),
    ("sv", 3, "tredjedel", "tredjedelar"),
    ("sv", 4, "fjardedel|kvart", "fjardedelar"),
    ("sv", 5, "femtedel", "femtedelar"),
    ("id", 2, "setengah|separuh", ""),
    ("id", 3, "sepertiga", "pertiga"),
    ("id", 4, "seperempat", "perempat"),
    ("vi", 2, "rưỡi", ""),
    ("ru", 2, "половина|половины|пол", ""),
    ("ru", 3, "треть", "трети"),
    ("ru", 4, "четверть", "четверти"),
    ("ar", 2, "نصف|النصف", ""),
    ("ar", 3, "ثلث", "اثلاث|ثلثي"),
    ("ar", 4, "ربع", "ارباع"),
    ("ar", 5, "", "اخماس"),
    ("ar", 8, "", "اثمان"),
    ("hi", 2, "आधा|आधे|आधी", ""),
    ("hi", 3, "तिहाई", "तिहाई"),
    ("hi", 4, "चौथाई", "चौथाई"),
    ("tr", 2, "yarim|yari|yarisi", ""),
    ("tr", 4, "ceyrek", ""),
];

/// The languages and parts of a word.
pub(super) type Parts = HashMap<&'static str, Vec<(&'static str, u64)>, Quick>;

fn parts_of(words: impl Fn(&(&str, u64, &'static str, &'static str)) -> &'static str) -> Parts {
    let mut all = Parts::default();
    for entry in NAMES {
        for word in words(entry).split('|').filter(|w| !w.is_empty()) {
            all.entry(word).or_default().push((entry.0, entry.1));
        }
    }
    all
}

/// The words for one part.
pub(super) static ONE: LazyLock<Parts> = LazyLock::new(|| parts_of(|(_, _, one, _)| one));
/// The words for several.
pub(super) static SEVERAL: LazyLock<Parts> = LazyLock::new(|| parts_of(|(.., several)| several));
