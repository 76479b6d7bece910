//! What the name of a source holds: a person and his body, long and short forms, the words of a person's name.

use super::{
    bodies,
    kinds::Words,
    origin_names::{parts, short},
};
use crate::{fold::fold, places};
use std::sync::LazyLock;

/// The names that a name holds: a person, the body that he speaks for, long and short forms.
pub fn names(name: &str) -> Vec<&str> {
    let mut out = Vec::new();
    if let Some((who, body)) = bodies::split(name) {
        out.extend([who, body]);
    }
    for part in parts(name) {
        match short(part.trim()) {
            Some((long, short)) => out.extend([long, short]),
            None => out.push(part.trim()),
        }
    }
    out
}

/// The words of a name that can be that of a person, folded and without titles; empty for bodies.
pub fn person(name: &str) -> Vec<String> {
    static TITLES: LazyLock<Words> = LazyLock::new(|| {
        let all = "spokesman|spokeswoman|spokesperson|spokes|governor|president|police|secretary|mayor|judge|
            inspector|superintendent|commander|ambassador|director|officer|commissioner|chief|deputy|
            mr|mrs|ms|dr|gen|general|col|colonel|lt|lieutenant|maj|major|capt|captain|brig|brigadier|
            sgt|sergeant|prof|professor|sir|minister|army|the|pol|u|daw";
        Words::of(all.split('|').map(str::trim))
    });
    let words: Vec<&str> = name.split_whitespace().collect();
    let word = |w: &&str| {
        w.starts_with(char::is_uppercase)
            && (w.chars().any(char::is_lowercase) || w.ends_with('.') || w.len() <= 1)
    };
    if words.is_empty() || words.len() > 6 || !words.iter().all(word) {
        return Vec::new();
    }
    let bare = |w: &&str| fold(w.trim_matches(|c: char| !c.is_alphanumeric()));
    let kept: Vec<String> = words.iter().map(bare).skip_while(|w| TITLES.has(w)).collect();
    let of_a_body = |w: &String| bodies::is_of_a_body(w);
    if kept.iter().any(of_a_body) || kept.iter().any(|w| w.chars().any(char::is_numeric)) {
        Vec::new()
    } else {
        kept
    }
}

/// The capitals that the words of a name begin with, and capitals that stand in it whole: "US Institute of Peace" is USIP.
/// Without the name of a country in front as well, "China's Ministry of Public Security" being MPS.
pub fn initials(name: &str) -> Vec<String> {
    let countries = places::mentions(name);
    let mut all = String::new();
    let mut bare = String::new();
    let mut at = 0;
    let mut count = 0;
    for word in name.split(|c: char| !c.is_alphanumeric()) {
        let length = word.chars().count();
        let here = at..at + length;
        at += length + 1;
        let Some(first) = word.chars().next().filter(|c| c.is_uppercase()) else { continue };
        let whole = length <= 4 && length > 1 && word.chars().all(char::is_uppercase);
        let taken = if whole { word.to_owned() } else { first.to_string() };
        all.push_str(&taken);
        count += 1;
        if !countries.iter().any(|m| m.start < here.end && here.start < m.end) {
            bare.push_str(&taken);
        }
    }
    let long = |w: &String| w.chars().count() >= 3;
    let mut out: Vec<String> = [all, bare].into_iter().filter(|w| count >= 2 && long(w)).collect();
    out.dedup();
    out
}
