//! Figures that a sentence names only to reject them: "198, not the 260 that police reported". Who gave the rejected one
//! is no source of the other, and passes it on no more: taken for that, two voices that contradict each other would be
//! one.

use super::lex::{Kind, Quote};
use crate::fold::Quick;
use std::{collections::HashMap, ops::Range, sync::LazyLock};

/// First words of what is rejected, folded, in languages that part words; each with the words that follow it.
const REJECTS: &[&[&str]] = &[
    &["not"],
    &["rather", "than"],
    &["instead", "of"],
    &["contrary", "to"],
    &["unlike"],
    &["rejecting"],
    &["disputing"],
    &["contradicting"],
    &["et", "non"],
    &["non", "pas"],
    &["pas", "les"],
    &["contrairement", "a"],
    &["y", "no"],
    &["no", "los"],
    &["no", "las"],
    &["en", "lugar", "de"],
    &["al", "contrario", "de"],
    &["e", "nao"],
    &["nao", "os"],
    &["nao", "as"],
    &["em", "vez", "de"],
    &["ao", "contrario", "do"],
    &["und", "nicht"],
    &["nicht", "die"],
    &["statt", "der"],
    &["anders", "als"],
    &["im", "gegensatz", "zu"],
    &["bukan"],
    &["chu", "khong", "phai"],
    &["khong", "phai"],
    &["а", "не"],
    &["вопреки"],
    &["وليس"],
    &["خلافا"],
    &["न", "कि"],
];

/// The same by their first word, in their order: most words of a text begin none.
static BY_FIRST: LazyLock<HashMap<&'static str, Vec<&'static [&'static str]>, Quick>> =
    LazyLock::new(|| {
        let mut all: HashMap<_, Vec<_>, Quick> = HashMap::default();
        for words in REJECTS {
            if let Some(first) = words.first() {
                all.entry(*first).or_default().push(*words);
            }
        }
        all
    });

/// The same in scripts that write words together.
const REJECTS_JOINED: &[&str] =
    &["而不是", "而非", "并非", "並非", "ไม่ใช่", "មិនមែន", "မဟုတ်ဘဲ", "ບໍ່ແມ່ນ"];

/// Words for a figure, folded; one of them, or a number, makes of "not" the rejection of a figure.
const FIGURES: &[&str] = &[
    "figure",
    "figures",
    "number",
    "count",
    "toll",
    "total",
    "estimate",
    "claim",
    "claims",
    "chiffre",
    "chiffres",
    "bilan",
    "cifra",
    "cifras",
    "numero",
    "balance",
    "zahl",
    "zahlen",
    "angaben",
    "angka",
    "jumlah",
    "so",
    "con",
    "цифры",
    "данным",
    "رقم",
    "आंकड़ा",
];

/// No rejection goes on for more words.
const LONG: usize = 16;

/// The stretches of a sentence, in code points, that name what it rejects.
pub(super) fn stretches(quote: &Quote) -> Vec<Range<usize>> {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let ends = |i: usize| {
        quote.token(i).is_none_or(|t| {
            matches!(
                t.folded.as_str(),
                "," | "." | ";" | "(" | ")" | "，" | "。" | "；" | "، " | "،"
            )
        })
    };
    let mut out = Vec::new();
    for i in 0..quote.tokens.len() {
        let Some(all) = BY_FIRST.get(word(i)) else { continue };
        let found =
            all.iter().find(|words| words.iter().enumerate().all(|(k, w)| word(i + k) == *w));
        let Some(words) = found else { continue };
        let from = i + words.len();
        let named = (from..from + 5).take_while(|k| !ends(*k)).any(|k| {
            FIGURES.contains(&word(k)) || quote.token(k).is_some_and(|t| t.kind == Kind::Numeral)
        });
        // "contrary to the police, who reported 260": who is contradicted stands right there.
        let whom = words.len() > 1
            && ["contrary", "contrairement", "contrario", "gegensatz"]
                .iter()
                .any(|w| words.contains(w));
        if !(named || whom) {
            continue;
        }
        let end = (from..from + LONG).find(|k| ends(*k)).unwrap_or(from + LONG);
        let point = |k: usize| quote.token(k).map(|t| t.start);
        if let Some(start) = point(i) {
            out.push(start..point(end).unwrap_or(usize::MAX));
        }
    }
    if !quote.tokens.iter().any(|t| t.folded.chars().next().is_some_and(|c| c >= '\u{e00}')) {
        return out;
    }
    let text = quote.text(0, usize::MAX);
    for lead in REJECTS_JOINED {
        for (byte, _) in text.match_indices(lead) {
            let start = text.get(..byte).map_or(0, |before| before.chars().count());
            let rest = text.get(byte..).unwrap_or_default();
            let clause = rest.split(['，', '。', '；', ',', ' ', '\n']).next().unwrap_or_default();
            if clause.chars().any(char::is_numeric) {
                out.push(start..start + clause.chars().count());
            }
        }
    }
    out
}
