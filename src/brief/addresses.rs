//! Addresses in texts from which words are taken: one with a hole in it leads nowhere or, worse, still to the page.

use super::withhold::WITHHELD;
use std::ops::Range;

/// The places, those inside an address grown to all of it: what is left of one still leads to the page.
pub(super) fn whole_addresses<'a>(
    text: &str,
    places: Vec<(Range<usize>, &'a str)>,
) -> Vec<(Range<usize>, &'a str)> {
    if places.is_empty() || !(text.contains("://") || text.contains("www.")) {
        return places;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<(Range<usize>, &str)> = Vec::new();
    for (place, with) in places {
        let (place, with) = match address_around(&chars, place.start) {
            Some(address) => (address.start..address.end.max(place.end), WITHHELD),
            None => (place, with),
        };
        match out.last_mut() {
            Some((last, _)) if place.start < last.end => last.end = last.end.max(place.end),
            _ => out.push((place, with)),
        }
    }
    out
}

/// The address in which a place stands, without the signs of the sentence around it.
fn address_around(chars: &[char], at: usize) -> Option<Range<usize>> {
    const OPENS: &[char] = &['(', '<', '[', '"', '“', '«', '\'', '‘', '（', '「'];
    const CLOSES: &[char] =
        &['.', ',', ';', ':', ')', '>', ']', '"', '”', '»', '\'', '’', '）', '」', '!', '?'];
    let part = |c: &&char| !c.is_whitespace();
    let before = chars.get(..at)?.iter().rev().take_while(part).count();
    let behind = chars.get(at..)?.iter().take_while(part).count();
    let token = chars.get(at - before..at + behind)?;
    let opens = token.iter().take_while(|c| OPENS.contains(c)).count();
    let closes = token.iter().rev().take_while(|c| CLOSES.contains(c)).count();
    let words: String = token.get(opens..token.len().checked_sub(closes)?)?.iter().collect();
    let scheme = words.split_once("://").is_some_and(|(scheme, rest)| {
        scheme.chars().all(|c| c.is_ascii_alphanumeric()) && !scheme.is_empty() && !rest.is_empty()
    });
    (scheme || words.starts_with("www.")).then(|| at - before + opens..at + behind - closes)
}

/// An address with its percent-encoding undone.
pub(super) fn decoded(address: &str) -> String {
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    let digit = |at: usize| bytes.get(at).and_then(|b| char::from(*b).to_digit(16));
    while let Some(byte) = bytes.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Whether the word at a place is a piece of an address or of the name of a file.
pub(super) fn in_address(chars: &[char], at: usize) -> bool {
    /// No address of more is looked at.
    const MOST: usize = 300;
    let blank = |c: &&char| !c.is_whitespace();
    let before = chars.get(..at).unwrap_or_default().iter().rev().take_while(blank).take(MOST);
    let behind = chars.get(at..).unwrap_or_default().iter().take_while(blank).take(MOST);
    let before: Vec<char> = before.copied().collect();
    let token: Vec<char> = before.iter().rev().chain(behind).copied().collect();
    let dot = token
        .windows(3)
        .any(|w| matches!(w, [a, '.', b] if a.is_ascii_alphanumeric() && b.is_ascii_lowercase()));
    dot || token.iter().any(|c| matches!(c, '/' | '_' | '@' | '#' | '＃'))
        || token.iter().filter(|c| **c == '-').count() > 1
}
