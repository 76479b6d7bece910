//! What a BibTeX file grows to when its abbreviations (`@string{…}`) and the entries that its entries take fields from are
//! filled in: a few lines that use one another fill any memory, and the library that resolves them does not count.

use super::ReadError;
use biblatex::{Field, RawBibliography, RawChunk};
use std::collections::BTreeMap;

/// Things inside one another; the library follows them by recursion.
const DEEPEST: usize = 60;

/// A text may grow to so many times its size, in bytes and in steps.
const GROWTH: u64 = 8;

/// A text may grow to so much, however small it is.
const LEAST: u64 = 4 << 20;

/// Checks that filling in what a file refers to ends soon.
///
/// # Errors
/// When its abbreviations or entries use one another without end, or grow beyond measure.
pub(super) fn bounded(text: &str) -> Result<(), ReadError> {
    // What is no BibTeX uses nothing.
    let Ok(raw) = RawBibliography::parse(text) else { return Ok(()) };
    let refuse =
        |why: &str| ReadError::Syntax { kind: "BibTeX that can be read", why: why.to_owned() };
    let grows = "grow to a text without measure, as in files made to do harm";
    let circle = "use one another without end";
    let abbreviations =
        raw.abbreviations.iter().map(|pair| (pair.key.v, Things::of(&pair.value.v)));
    let sizes = sizes(&abbreviations.collect())
        .ok_or_else(|| refuse(&format!("its abbreviations (@string) {circle}")))?;
    let (mut all, mut grown) = (0_u64, 0_u64);
    let mut entries: BTreeMap<&str, Things<'_>> = BTreeMap::new();
    for entry in &raw.entries {
        let mut things = Things::default();
        for field in &entry.v.fields {
            let own = Things::of(&field.value.v);
            if own.deepest > DEEPEST {
                return Err(refuse("its braces are nested too deeply"));
            }
            let size = own.size(&sizes);
            all = all.saturating_add(own.own);
            grown = grown.saturating_add(size);
            things.own = things.own.saturating_add(size);
            if ["crossref", "xdata"].iter().any(|name| field.key.v.eq_ignore_ascii_case(name)) {
                things.others.extend(own.words);
            }
        }
        entries.insert(entry.v.key.v, things);
    }
    let most = LEAST.max(all.saturating_mul(GROWTH));
    if grown > most {
        return Err(refuse(&format!("its abbreviations (@string) {grows}")));
    }
    let sizes = self::sizes(&entries)
        .ok_or_else(|| refuse(&format!("its entries (crossref, xdata) {circle}")))?;
    if sizes.values().fold(0_u64, |sum, size| sum.saturating_add(*size)) > most {
        return Err(refuse(&format!("its entries (crossref, xdata) {grows}")));
    }
    Ok(())
}

/// What something holds: characters of its own, and others by name.
#[derive(Default)]
struct Things<'a> {
    own: u64,
    others: Vec<&'a str>,
    /// Its characters as a list of words with commas between them.
    words: Vec<&'a str>,
    /// How deep its braces go.
    deepest: usize,
}

impl<'a> Things<'a> {
    fn of(field: &Field<'a>) -> Self {
        let mut out = Self::default();
        for chunk in field {
            match chunk.v {
                RawChunk::Abbreviation(name) => out.others.push(name),
                RawChunk::Normal(text) => {
                    out.own = out.own.saturating_add(text.len() as u64);
                    out.words.extend(text.split(',').map(str::trim));
                    let mut depth = 0_usize;
                    for c in text.bytes() {
                        match c {
                            b'{' => depth += 1,
                            b'}' => depth = depth.saturating_sub(1),
                            _ => {}
                        }
                        out.deepest = out.deepest.max(depth);
                    }
                }
            }
        }
        out
    }

    /// Its size with the others in it; those that are not known are names.
    fn size(&self, sizes: &BTreeMap<&str, u64>) -> u64 {
        let others = self.others.iter().map(|name| sizes.get(name).copied().unwrap_or(1));
        others.fold(1 + self.own, u64::saturating_add)
    }
}

/// The size of each thing with all that is in it; `None` if some go in circles, or too deep.
fn sizes<'a>(all: &BTreeMap<&'a str, Things<'a>>) -> Option<BTreeMap<&'a str, u64>> {
    let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
    let mut left: Vec<(&str, &Things<'_>)> =
        all.iter().map(|(name, things)| (*name, things)).collect();
    for _ in 0..=DEEPEST {
        let ready = |things: &Things<'_>| {
            things.others.iter().all(|name| sizes.contains_key(name) || !all.contains_key(name))
        };
        let (now, later): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(_, things)| ready(things));
        if later.is_empty() && now.is_empty() {
            return Some(sizes);
        }
        let found: Vec<(&str, u64)> =
            now.iter().map(|(name, things)| (*name, things.size(&sizes))).collect();
        sizes.extend(found);
        left = later;
    }
    left.is_empty().then_some(sizes)
}
