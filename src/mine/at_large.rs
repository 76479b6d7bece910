//! Those who have not been caught, and countries that are counted with people: "Five more fled", "workers from 18 countries".

use super::{
    FoundNumber,
    agreement_words::OFFICERS,
    choose::{AGAINST_PERPETRATORS, Chosen, is_people},
    kinds::{CAUGHT, FLED, FUGITIVES, PERPETRATORS},
    lex::Quote,
    nouns::is_country_word,
    suggest::Frame,
};
use crate::fold::{fold, fold_constant};

/// Whether the words right behind a number say that those whom it counts have not been caught.
pub(super) fn is_at_large(quote: &Quote, number: &FoundNumber) -> bool {
    const REACH: usize = 30;
    const WORDS: &[&str] = &[
        "หลบหนี",
        "ลอยนวล",
        "หนีหมายจับ",
        "在逃",
        "通缉",
        "通緝",
        "逃跑",
        "逃脱",
        "逃脫",
        "潜逃",
        "潛逃",
        "រត់គេច",
        "គេចខ្លួន",
        "ຫຼົບໜີ",
        "ຫລົບໜີ",
        "ထွက်ပြေး",
        "هارب",
        "فارين",
        "متوار",
        "بالفرار",
        "फरार",
    ];
    let tail = quote.text(number.end, (number.end + REACH).min(quote.chars.len()));
    let clause = tail.split([',', '،', '，', '。', '។', '။', '।', ';']).next().unwrap_or_default();
    let folded = fold(clause);
    WORDS.iter().any(|w| folded.contains(fold_constant(w)))
}

impl Frame<'_> {
    /// "Five more fled", "Lima lainnya buron": others than those who were caught, told right behind their number.
    pub(super) fn at_large(&self, number: &FoundNumber, noun: Option<&str>) -> bool {
        const REACH: usize = 34;
        const OTHERS: &[&str] = &["others", "lainnya", "lain", "orang", "nghi"];
        let noun = noun.map(fold);
        let verb = |n: &str| FLED.has(n) || FUGITIVES.has(n);
        let suspects = noun.as_deref().is_some_and(|n| PERPETRATORS.has(n) || n == "nghi");
        if noun
            .as_deref()
            .is_some_and(|n| !suspects && !is_people(n) && !OTHERS.contains(&n) && !verb(n))
        {
            return false;
        }
        let tail = self.quote.fold(number.end, number.end + REACH);
        let clause = tail.split([',', ';', '.', ':']).next().unwrap_or_default();
        let flees = FUGITIVES.nearest(clause, 0).is_some_and(|d| d <= 20);
        let fled = FLED.nearest(clause, 0).is_some_and(|d| d <= 20);
        if !flees && !fled {
            return false;
        }
        // Whoever was arrested beside them says that they fled from the police, and from nobody who held them.
        let lead = self.quote.fold(0, number.start);
        let beside =
            suspects || lead.split_whitespace().any(|w| CAUGHT.has(w.trim_matches([',', '.'])));
        beside
            || self.counted.as_ref().is_some_and(|c| AGAINST_PERPETRATORS.contains(&c.0.as_str()))
    }

    /// "2,700 workers from 18 countries": countries behind people and "from" are those that they come from.
    pub(super) fn country_count(&self, number: &FoundNumber, noun: Option<&str>) -> Option<Chosen> {
        // "34-country crackdown": those that took part in it.
        let tail = self.quote.fold(number.end, number.end + 60);
        let joint =
            ["country ", "nation "].iter().find_map(|w| tail.strip_prefix('-')?.strip_prefix(w));
        if let Some(rest) = joint {
            const DEEDS: &[&str] = &[
                "crackdown",
                "operation",
                "sweep",
                "sting",
                "raid",
                "raids",
                "investigation",
                "effort",
                "probe",
            ];
            let deed = rest
                .split_whitespace()
                .take(4)
                .any(|w| DEEDS.contains(&w.trim_matches([',', '.'])));
            return deed
                .then(|| ("participating countries".to_owned(), Some("countries".to_owned())));
        }
        if !noun.is_some_and(is_country_word) {
            return None;
        }
        let lead = self.quote.fold(0, number.start);
        let words: Vec<&str> = lead.split_whitespace().rev().take(6).collect();
        let small = [
            "about",
            "some",
            "over",
            "least",
            "at",
            "more",
            "than",
            "nearly",
            "mas",
            "plus",
            "rund",
            "около",
            "mais",
        ];
        let from = ["from", "de", "dari", "aus", "из", "tu", "từ", "จาก", "来自", "من"];
        let at = words.iter().position(|w| !small.contains(w))?;
        let bare = |w: &&&str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let near: Vec<String> = words.iter().skip(at + 1).take(3).map(|w| bare(&w)).collect();
        // "Beamte aus sechs Ländern": those who came to help.
        let lead = words.get(at)?;
        let led = from.contains(lead) || matches!(*lead, "in" | "across" | "dans" | "em");
        let officers = |w: &String| {
            OFFICERS.has(w) || matches!(w.as_str(), "officers" | "agents" | "investigators")
        };
        if led && near.first().is_some_and(officers) {
            return Some(("participating countries".to_owned(), Some("countries".to_owned())));
        }
        let people = near.iter().any(|w| is_people(w));
        (from.contains(words.get(at)?) && people)
            .then(|| ("countries of origin of victims".to_owned(), Some("countries".to_owned())))
    }
}
