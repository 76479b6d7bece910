//! Texts of two encodings: UTF-8 with pieces of another one in it, and UTF-8 that was taken for another one and written as
//! UTF-8 once more.

use encoding_rs::{Encoding, WINDOWS_1252};

/// What came of a text that is UTF-8 for the most part.
pub(super) struct Patched {
    /// The text.
    pub(super) text: String,
    /// How many pieces of it were written in another encoding.
    pub(super) pieces: usize,
    /// In which.
    pub(super) encoding: &'static str,
}

/// A run of bytes of one line that are no UTF-8.
struct Stray<'a> {
    bytes: &'a [u8],
    /// Whether it is the beginning of a character whose rest is missing.
    cut: bool,
}

/// Reads a text of which more is UTF-8 than not, and the rest as what it is.
pub(super) fn read(bytes: &[u8]) -> Option<Patched> {
    let (mut whole, mut broken, mut alone) = (0_usize, 0_usize, 0_usize);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        each_piece(line, &mut |valid, stray, single| {
            whole += valid.chars().filter(|c| !c.is_ascii()).count();
            broken += usize::from(stray.is_some());
            alone += usize::from(single);
        });
    }
    // A letter alone between others of ASCII is European; next to each other, letters of any alphabet may look like UTF-8.
    let mostly = if alone == broken { whole >= broken } else { whole >= 2 * broken };
    if whole < 4 && broken > 0 && whole <= broken * 10 || broken == 0 || !mostly {
        return None;
    }
    let foreign = guess_of_lines(bytes);
    let single = guess_of_strays(bytes);
    let mut out =
        Patched { text: String::with_capacity(bytes.len()), pieces: 0, encoding: single.name() };
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let (Some(encoding), true) = (foreign, is_foreign(line)) {
            out.text.push_str(&encoding.decode_without_bom_handling(line).0);
            out.pieces += 1;
            out.encoding = encoding.name();
            continue;
        }
        each_piece(line, &mut |valid, stray, alone| {
            out.text.push_str(valid);
            let Some(stray) = stray else { return };
            if alone && !stray.cut {
                out.text.push_str(&single.decode_without_bom_handling(stray.bytes).0);
                out.pieces += 1;
            } else {
                out.text.push('\u{fffd}');
            }
        });
    }
    Some(out)
}

/// Calls for every piece of a line: what is UTF-8, what follows it and is not, and whether that stands between ASCII.
fn each_piece(line: &[u8], each: &mut dyn FnMut(&str, Option<Stray<'_>>, bool)) {
    let mut before = true;
    let mut chunks = line.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        let (valid, bytes) = (chunk.valid(), chunk.invalid());
        before = valid.bytes().last().map_or(before, |byte| byte.is_ascii());
        if bytes.is_empty() {
            each(valid, None, false);
            continue;
        }
        let cut = bytes.len() > 1;
        // The text may be cut off within a character.
        let after = chunks
            .peek()
            .is_some_and(|next| next.valid().bytes().next().is_none_or(|b| b.is_ascii()));
        each(valid, Some(Stray { bytes, cut }), before && after && !cut);
        before = before && !cut;
    }
}

/// Whether a line has letters of another encoding and none in UTF-8.
fn is_foreign(line: &[u8]) -> bool {
    let (mut whole, mut strays, mut alone) = (0_usize, 0_usize, 0_usize);
    each_piece(line, &mut |valid, stray, single| {
        whole += valid.chars().filter(|c| !c.is_ascii()).count();
        strays += usize::from(stray.is_some());
        alone += usize::from(single);
    });
    // By accident some of them look like UTF-8.
    strays > 3 && whole * 3 < strays && alone < strays
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

/// The encoding of the lines that are in another one.
fn guess_of_lines(bytes: &[u8]) -> Option<&'static Encoding> {
    let lines: Vec<&[u8]> =
        bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| is_foreign(line)).collect();
    (!lines.is_empty()).then(|| guess(&lines.concat()))
}

/// The encoding of single letters, by the words that they stand in.
fn guess_of_strays(bytes: &[u8]) -> &'static Encoding {
    let mut words = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        each_piece(line, &mut |valid, stray, alone| {
            words.extend(valid.bytes().filter(u8::is_ascii));
            words.extend(
                stray.filter(|_| alone).map(|stray| stray.bytes.to_vec()).unwrap_or_default(),
            );
        });
    }
    let found = guess(&words);
    if found.is_single_byte() { found } else { WINDOWS_1252 }
}

/// The byte that windows-1252 has for a character; control characters stand for themselves, as in Latin-1.
fn western(c: char) -> Option<u8> {
    const SPECIAL: [(char, u8); 27] = [
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8a),
        ('‹', 0x8b),
        ('Œ', 0x8c),
        ('Ž', 0x8e),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('š', 0x9a),
        ('›', 0x9b),
        ('œ', 0x9c),
        ('ž', 0x9e),
        ('Ÿ', 0x9f),
    ];
    match u32::from(c) {
        point @ 0x80..=0xff => u8::try_from(point).ok(),
        _ => SPECIAL.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte),
    }
}

/// A text whose letters were encoded twice, with that undone; what was lost in between is shown as lost.
pub(super) fn encoded_twice(text: &str) -> Option<String> {
    // In UTF-8 all the signs that such a letter begins with start with the same byte.
    let begins = memchr::memchr_iter(0xc3, text.as_bytes()).take(4).count();
    if begins < 4 {
        return None;
    }
    let all: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut undone, mut signs, mut plain) = (0_usize, 0_usize, 0_usize, 0_usize);
    while let Some(c) = all.get(at).copied() {
        match sequence(&all, at) {
            Some((letter, length)) => {
                out.push(letter);
                undone += 1;
                signs += length;
                at += length;
            }
            None => {
                out.push(c);
                plain += usize::from(!c.is_ascii() && c != '\u{fffd}');
                at += 1;
            }
        }
    }
    (undone >= 4 && signs >= plain * 4).then_some(out)
}

/// The letter that a run of characters was before it was encoded twice, and how many characters it is.
fn sequence(all: &[char], at: usize) -> Option<(char, usize)> {
    let lead = western(*all.get(at)?)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut bytes = vec![lead];
    let mut lost = false;
    for c in all.get(at + 1..at + length)? {
        match western(*c) {
            Some(byte @ 0x80..=0xbf) => bytes.push(byte),
            _ if *c == '\u{fffd}' => lost = true,
            _ => return None,
        }
    }
    if lost {
        return Some(('\u{fffd}', length));
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((letter, length))
}
