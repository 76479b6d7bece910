//! Bytes become characters: which encoding, and how much of it could be read.

use super::{Error, alphabets, alphabets::Alphabet, patched};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was read.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: String,
    pub(super) warnings: Vec<String>,
}

/// Beyond this share of lost characters, in percent, a text is not evidence of anything.
const MAX_LOST: usize = 20;

/// Decodes a text. In order: byte order mark, declared encoding, UTF-8, UTF-16 without mark, a guess.
///
/// Errors: [`Error::NotText`] and [`Error::Illegible`].
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, Error> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe\0\0") {
        return finish(utf32(rest, u32::from_le_bytes), "UTF-32LE", Vec::new());
    }
    if let Some(rest) = bytes.strip_prefix(b"\0\0\xfe\xff") {
        return finish(utf32(rest, u32::from_be_bytes), "UTF-32BE", Vec::new());
    }
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return with(bytes.get(length..).unwrap_or_default(), encoding, Vec::new());
    }
    for (name, unit) in
        [("UTF-32LE", u32::from_le_bytes as fn([u8; 4]) -> u32), ("UTF-32BE", u32::from_be_bytes)]
    {
        if let Some(text) = utf32_without_mark(bytes, unit) {
            return finish(text, name, vec![guessed_to_be(name)]);
        }
    }
    let wide = utf16_without_mark(bytes)
        .or_else(|| utf16_by_signs(bytes))
        .or_else(|| utf16_by_script(bytes));
    if let Some(encoding) = wide.filter(|_| !with_stray_nuls(bytes)) {
        return with(bytes, encoding, vec![guessed(encoding)]);
    }
    binary(bytes)?;
    let valid = std::str::from_utf8(bytes).is_ok();
    // ISO-2022-JP is plain ASCII to anybody who does not know its escapes.
    let plain = !(bytes.is_ascii() && bytes.contains(&0x1b));
    // A page that says it is UTF-8 and shifts to another alphabet is not.
    if !plain && japanese_escapes(bytes) && lost(bytes, encoding_rs::ISO_2022_JP) == 0 {
        let guess = guessed(encoding_rs::ISO_2022_JP);
        let said = declared.is_some_and(|d| d.trim().eq_ignore_ascii_case("iso-2022-jp"));
        let warnings = if said { Vec::new() } else { vec![guess] };
        return with(bytes, encoding_rs::ISO_2022_JP, warnings);
    }
    if let Some(encoding) = declared.and_then(|d| Encoding::for_label(d.trim().as_bytes())) {
        let encoding = if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding };
        if valid && encoding != UTF_8 && !bytes.is_ascii() {
            // Bytes that happen to be right UTF-8 over and over were written as UTF-8.
            let warning = format!("The page says that it is {}, but it is UTF-8", encoding.name());
            return with(bytes, UTF_8, vec![warning]);
        }
        let lost = if valid && encoding == UTF_8 { 0 } else { lost(bytes, encoding) };
        if lost * 200 <= bytes.len() {
            return with(bytes, encoding, Vec::new());
        }
    }
    if valid && plain {
        return with(bytes, UTF_8, Vec::new());
    }
    if !valid && let Some(read) = patched::read(bytes) {
        let pieces = if read.pieces == 1 { "1 place" } else { &format!("{} places", read.pieces) };
        let warning = format!(
            "This file is UTF-8, but {pieces} in it are written as {}. Check that the letters are right",
            read.encoding
        );
        let warnings = if read.pieces > 0 { vec![warning] } else { Vec::new() };
        return finish(read.text, UTF_8.name(), warnings);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    if let Some((text, name)) = alphabets::instead(bytes, encoding, &text) {
        return finish(text, name, vec![guessed_to_be(name)]);
    }
    let mut warnings = vec![guessed(encoding)];
    let (odd, high) = (alphabets::odd(&text), count(bytes, |b| b >= 0x80));
    if odd >= 3 && odd * 4 >= high {
        warnings.push(
            "Many letters and signs stand where no language has them: the encoding is probably another. Choose it with \
             \"Wrong letters?\" among the details"
                .to_owned(),
        );
    }
    finish(text.into_owned(), encoding.name(), warnings)
}

/// Whether bytes are UTF-8 text in which a few NULs stand, as programs leave them: two bytes a letter would give more of
/// them, or other controls.
fn with_stray_nuls(bytes: &[u8]) -> bool {
    const FEW: usize = 8;
    let nuls = count(bytes, |b| b == 0);
    let controls = count(bytes, |b| b < 0x20 && !matches!(b, 0 | b'\t' | b'\n' | b'\r' | 0x0c));
    nuls > 0 && nuls * FEW < bytes.len() && controls == 0 && std::str::from_utf8(bytes).is_ok()
}

/// The encodings that a person can choose from when the guess is wrong, with what they were used for.
pub const ENCODINGS: [(&str, &str); 30] = [
    ("UTF-8", "all languages"),
    ("windows-874", "Thai (also TIS-620)"),
    ("windows-1258", "Vietnamese"),
    ("GBK", "Chinese, simplified"),
    ("gb18030", "Chinese, simplified and rare characters"),
    ("Big5", "Chinese, traditional"),
    ("windows-1256", "Arabic"),
    ("windows-1251", "Cyrillic"),
    ("windows-1252", "Western Europe"),
    ("windows-1250", "Central Europe"),
    ("UTF-16LE", "all languages, Windows"),
    ("UTF-16BE", "all languages"),
    ("windows-1253", "Greek"),
    ("windows-1254", "Turkish"),
    ("windows-1255", "Hebrew"),
    ("windows-1257", "Baltic"),
    ("Shift_JIS", "Japanese"),
    ("EUC-JP", "Japanese"),
    ("ISO-2022-JP", "Japanese, mail"),
    ("EUC-KR", "Korean"),
    ("KOI8-R", "Russian"),
    ("KOI8-U", "Ukrainian"),
    ("ISO-8859-2", "Central Europe"),
    ("macintosh", "Western Europe, old Macs"),
    ("x-mac-cyrillic", "Cyrillic, old Macs"),
    ("x-mac-ce", "Central Europe, old Macs"),
    ("IBM850", "Western Europe, DOS"),
    ("IBM852", "Central Europe, DOS"),
    ("VISCII", "Vietnamese, old"),
    ("TCVN3", "Vietnamese, old (ABC)"),
];

/// Decodes a text as a person says, whatever its signs are.
///
/// Errors: a name that is no encoding, [`Error::NotText`] and [`Error::Illegible`].
pub(super) fn decode_as(bytes: &[u8], name: &str) -> Result<Decoded, Error> {
    if let Some(alphabet) = Alphabet::named(name) {
        return weigh(alphabet.decode(bytes), alphabet.name, Vec::new());
    }
    let encoding = Encoding::for_label(name.trim().as_bytes())
        .ok_or_else(|| Error::UnknownEncoding(name.to_owned()))?;
    let rest = match Encoding::for_bom(bytes) {
        Some((of_mark, length)) if of_mark == encoding => bytes.get(length..).unwrap_or_default(),
        _ => bytes,
    };
    let (text, _) = encoding.decode_without_bom_handling(rest);
    weigh(text.into_owned(), encoding.name(), Vec::new())
}

/// The encoding that a page declares in its head, as it is written there.
pub(super) fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(65_536))?;
    let opens_body =
        |at: &usize| head.get(*at..*at + 5).is_some_and(|tag| tag.eq_ignore_ascii_case(b"<body"));
    let end = memchr::memchr_iter(b'<', head).find(opens_body).unwrap_or(head.len());
    let head = head.get(..end)?.to_ascii_lowercase();
    // Most heads are UTF-8, which is told much faster than it is mended.
    let head = std::str::from_utf8(&head)
        .map_or_else(|_| String::from_utf8_lossy(&head), std::borrow::Cow::Borrowed);
    head.match_indices("charset").chain(head.match_indices("encoding")).find_map(|(at, word)| {
        let tag = head.get(..at)?.rfind('<')?;
        let opens = head.get(tag..)?;
        if !(opens.starts_with("<meta") || opens.starts_with("<?xml")) {
            return None;
        }
        let rest = head.get(at + word.len()..)?.trim_start().strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)))?;
        rest.get(..end).filter(|label| !label.is_empty()).map(str::to_owned)
    })
}

fn guessed(encoding: &'static Encoding) -> String {
    guessed_to_be(encoding.name())
}

fn guessed_to_be(name: &str) -> String {
    format!("The encoding was guessed: {name}. Check that the letters are right")
}

fn with(
    bytes: &[u8],
    encoding: &'static Encoding,
    warnings: Vec<String>,
) -> Result<Decoded, Error> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    finish(text.into_owned(), encoding.name(), warnings)
}

/// Undoes what a careless program did to the letters, and weighs the rest.
fn finish(text: String, encoding: &str, mut warnings: Vec<String>) -> Result<Decoded, Error> {
    match patched::encoded_twice(&text) {
        Some(undone) => {
            warnings.push(
                "The letters of this file were encoded twice (UTF-8 was taken for windows-1252 and written once more); this \
                 was undone. Compare it with the original"
                    .to_owned(),
            );
            weigh(undone, encoding, warnings)
        }
        None => weigh(text, encoding, warnings),
    }
}

/// Weighs what was lost and refuses garbage.
fn weigh(text: String, encoding: &str, mut warnings: Vec<String>) -> Result<Decoded, Error> {
    let all = text.chars().count();
    let control = count(text.as_bytes(), |b| {
        b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t' | 0x0c) || b == 0x7f
    });
    // Only characters whose first byte is one of these can be lost.
    let lost = memchr::memchr3_iter(0xc2, 0xee, 0xef, text.as_bytes())
        .filter_map(|at| text.get(at..)?.chars().next())
        .filter(|c| {
            matches!(
                c,
                '\u{fffd}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}'
            )
        })
        .count();
    let percent = |part: usize| (part * 100).div_ceil(all.max(1));
    if control * 50 > all {
        return Err(Error::NotText { percent: percent(control) });
    }
    if lost * 100 > all * MAX_LOST {
        return Err(Error::Illegible { percent: percent(lost), encoding: encoding.to_owned() });
    }
    if lost > 0 {
        let share = if lost * 100 < all {
            "less than 1 %".to_owned()
        } else {
            format!("{} %", (lost * 100 + all / 2) / all.max(1))
        };
        warnings
            .push(format!("{lost} of {all} characters could not be read as {encoding} ({share})"));
    }
    Ok(Decoded { text, encoding: encoding.to_owned(), warnings })
}

/// How many characters would be lost with an encoding.
fn lost(bytes: &[u8], encoding: &'static Encoding) -> usize {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    if errors { text.matches('\u{fffd}').count() } else { 0 }
}

/// UTF-16 shows in its zeros: text in any other encoding has none, UTF-16 has them on one side only.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    // Nearly all text, told without looking at pairs.
    memchr::memchr(0, bytes)?;
    let (mut even, mut odd, mut words) = (0_usize, 0_usize, 0_usize);
    for pair in bytes.chunks_exact(2) {
        if let [a, b] = *pair {
            even += usize::from(a == 0);
            odd += usize::from(b == 0);
            words += usize::from(a.is_ascii_alphabetic() && b.is_ascii_alphabetic());
        }
    }
    let units = bytes.len() / 2;
    // Plain letters between zeros that some program put there: as UTF-16 they would all be rare Chinese.
    if words * 2 > units.saturating_sub(even + odd) {
        return None;
    }
    let encoding = if odd * 50 > units && even * 20 < odd {
        UTF_16LE
    } else if even * 50 > units && odd * 20 < even {
        UTF_16BE
    } else {
        return None;
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let bad = text.chars().filter(|c| *c == '\u{fffd}' || c.is_control() && !c.is_whitespace());
    (bad.count() * 100 < units).then_some(encoding)
}

/// UTF-16 of a script that has no zeros shows in its spaces and signs: in any other encoding one byte of
/// each of them is a control character.
fn utf16_by_signs(bytes: &[u8]) -> Option<&'static Encoding> {
    let is_sign = |unit: u16| {
        matches!(
            unit,
            0x0a | 0x0d
                | 0x20
                | 0x3001
                | 0x3002
                | 0x300c
                | 0x300d
                | 0xff01
                | 0xff0c
                | 0xff1a
                | 0xff1f
        )
    };
    // One byte of each sign is among these, which are rare in other text.
    let rare = |byte| matches!(byte, 0 | 1 | 2 | 0x0c | 0x0d | 0xff);
    if !bytes.len().is_multiple_of(2) || count(bytes, rare) * 200 < bytes.len() {
        return None;
    }
    let (mut little, mut big) = (0_usize, 0_usize);
    for two in bytes.chunks_exact(2).filter_map(|two| <[u8; 2]>::try_from(two).ok()) {
        little += usize::from(is_sign(u16::from_le_bytes(two)));
        big += usize::from(is_sign(u16::from_be_bytes(two)));
    }
    let (encoding, most, least) =
        if little > big { (UTF_16LE, little, big) } else { (UTF_16BE, big, little) };
    if most * 200 < bytes.len() || most < 5 * least.max(1) && least > 0 || most == 0 {
        return None;
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    mostly_letters(&text).then_some(encoding)
}

/// UTF-16 of a script whose characters share their upper byte shows in that one: every other byte is the same, and a
/// control character in any other encoding.
fn utf16_by_script(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 16 {
        return None;
    }
    // Blocks from Greek to the Hangul letters; the other upper bytes are found by their signs.
    let of_block = |byte: u8| (3..0x20).contains(&byte) && !matches!(byte, 9 | 10 | 13);
    if count(bytes, of_block) * 4 < bytes.len() {
        return None;
    }
    let mut counts = [[0_usize; 256]; 2];
    for (at, byte) in bytes.iter().enumerate() {
        if let Some(count) = counts.get_mut(at % 2).and_then(|c| c.get_mut(usize::from(*byte))) {
            *count += 1;
        }
    }
    let most = |side: usize| {
        let blocks = (0..=u8::MAX).zip(counts.get(side)?);
        blocks.filter(|(byte, _)| of_block(*byte)).map(|(_, n)| *n).max()
    };
    let (even, odd) = (most(0)?, most(1)?);
    let (encoding, script) = if odd > even { (UTF_16LE, odd) } else { (UTF_16BE, even) };
    if script * 4 < bytes.len() {
        return None;
    }
    let whole = bytes.get(..bytes.len() & !1)?;
    let (text, bad) = encoding.decode_without_bom_handling(whole);
    (!bad && mostly_letters(&text)).then_some(encoding)
}

/// Whether a text of seven bits changes to the Japanese alphabet by the escapes of ISO-2022-JP.
fn japanese_escapes(bytes: &[u8]) -> bool {
    [b"\x1b$B", b"\x1b$@", b"\x1b(I"].iter().any(|e| memchr::memmem::find(bytes, *e).is_some())
}

/// UTF-32 shows in that every four bytes are a character; no other text of some length has that.
fn utf32_without_mark(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> Option<String> {
    if bytes.len() < 16 || !bytes.len().is_multiple_of(4) {
        return None;
    }
    let text: Option<String> = bytes
        .chunks_exact(4)
        .map(|four| char::from_u32(unit(<[u8; 4]>::try_from(four).ok()?)))
        .collect();
    text.filter(|text| mostly_letters(text))
}

/// Whether nine of ten characters are letters, digits, blanks or usual signs.
fn mostly_letters(text: &str) -> bool {
    let usual = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '\n' | '\r' | '\t')
            || !c.is_control() && (c.is_whitespace() || c.is_ascii())
            // Marks of writing that are no letters by themselves.
            || ('\u{300}'..='\u{36f}').contains(&c)
            || ('\u{600}'..='\u{1cff}').contains(&c)
            || ('\u{200b}'..='\u{203a}').contains(&c)
            || ('\u{aa60}'..='\u{aaff}').contains(&c)
            || ('\u{3000}'..='\u{303f}').contains(&c)
            || ('\u{ff01}'..='\u{ff5e}').contains(&c)
    };
    let good = text.chars().filter(|c| usual(*c)).count();
    good * 10 >= text.chars().count() * 9
}

/// How many bytes are of a kind. Counted in small steps, which a processor does for many bytes at once.
pub(super) fn count(bytes: &[u8], of_kind: impl Fn(u8) -> bool) -> usize {
    let step = |part: &[u8]| part.iter().fold(0_u8, |sum, byte| sum + u8::from(of_kind(*byte)));
    bytes.chunks(255).map(|part| usize::from(step(part))).sum()
}

/// Errors: more control bytes than any text has.
fn binary(bytes: &[u8]) -> Result<(), Error> {
    let control = count(bytes, |b| {
        b < 0x20 && !matches!(b, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b) || b == 0x7f
    });
    if control * 50 > bytes.len() {
        return Err(Error::NotText { percent: (control * 100).div_ceil(bytes.len().max(1)) });
    }
    Ok(())
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    bytes
        .chunks(4)
        .map(|four| {
            <[u8; 4]>::try_from(four)
                .ok()
                .and_then(|four| char::from_u32(unit(four)))
                .unwrap_or('\u{fffd}')
        })
        .collect()
}
