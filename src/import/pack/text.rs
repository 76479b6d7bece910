//! Turns bytes of declared, wrongly declared or unknown encoding into text, and names from hostile files into names for people.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, REPLACEMENT, UTF_8, WINDOWS_1252};

/// Text and how it was read.
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding used.
    pub encoding: &'static str,
    /// Whether the declared encoding was missing or wrong.
    pub guessed: bool,
}

/// The upper half of code page 437, the alphabet of DOS.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// Looks up an encoding under its standard and its common wrong names.
fn named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_matches(['"', '\'']).to_ascii_lowercase();
    let alias = match label.as_str() {
        "tis620" | "tis-620-2533" | "cp874" | "ms874" | "x-windows-874" | "cp-874" => "windows-874",
        "cp936" | "ms936" | "windows-936" | "euc-cn" | "gb2312-80" => "gb18030",
        "cp949" | "ms949" | "windows-949" => "euc-kr",
        "cp932" | "windows-932" => "shift_jis",
        "cp950" | "windows-950" | "big5hkscs" => "big5",
        "utf8mb4" | "utf_8" | "utf-8;" | "utf-8n" => "utf-8",
        other => other,
    };
    Encoding::for_label(alias.as_bytes()).filter(|found| *found != REPLACEMENT)
}

/// Guesses the encoding from the bytes alone.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether a label says no more than "Western or do not know", as programs write when they do not know.
fn vague(label: &str) -> bool {
    let label = label.trim().to_ascii_lowercase();
    matches!(
        label.as_str(),
        "us-ascii"
            | "ascii"
            | "iso-8859-1"
            | "iso8859-1"
            | "latin1"
            | "latin-1"
            | "windows-1252"
            | "cp1252"
            | "ansi_x3.4-1968"
            | "ansi_x3.110-1983"
    )
}

/// Decodes with the encoding that is declared, unless the bytes show that it is wrong or missing.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Decoded {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default()).0;
        return Decoded { text: text.into_owned(), encoding: encoding.name(), guessed: false };
    }
    let lower = label.map(str::to_ascii_lowercase).unwrap_or_default();
    match lower.trim() {
        "utf-7" | "unicode-1-1-utf-7" | "utf7" | "x-unicode-2-0-utf-7" => {
            return Decoded {
                text: utf7(&String::from_utf8_lossy(bytes)),
                encoding: "UTF-7",
                guessed: false,
            };
        }
        "hz-gb-2312" | "hz" => return shifted(bytes, b"~{", b"~}", GBK, "HZ-GB-2312"),
        "iso-2022-kr" => return shifted(bytes, b"\x0e", b"\x0f", EUC_KR, "ISO-2022-KR"),
        _ => {}
    }
    let valid = std::str::from_utf8(bytes).ok();
    let ascii = bytes.is_ascii();
    let declared = label.and_then(named);
    if let (Some(encoding), Some(label)) = (declared, label) {
        // Mails that say "us-ascii" or "iso-8859-1" and hold UTF-8 are common; Latin-1 text that happens to be valid UTF-8 is not.
        let utf8_instead = valid.is_some() && !ascii && encoding.is_single_byte();
        let unsure =
            vague(label) && !ascii && (lower.contains("ascii") || few_western_letters(bytes));
        if !utf8_instead && !unsure {
            let (text, damaged) = encoding.decode_without_bom_handling(bytes);
            let tolerable = damaged
                && text.chars().filter(|letter| *letter == '\u{fffd}').count() * 50
                    <= text.chars().filter(|letter| !letter.is_ascii()).count().max(50);
            if !damaged || tolerable {
                return Decoded {
                    text: text.into_owned(),
                    encoding: encoding.name(),
                    guessed: false,
                };
            }
        }
    }
    // ISO-2022-JP is plain ASCII to the eye of UTF-8, so escapes are looked for first.
    if let Some(text) = valid
        && !memchr::memchr(0x1b, bytes)
            .is_some_and(|_| guess(bytes) != UTF_8 && !guess(bytes).is_ascii_compatible())
    {
        return Decoded {
            text: text.to_owned(),
            encoding: "UTF-8",
            guessed: !ascii && declared != Some(UTF_8),
        };
    }
    let encoding = guess(bytes);
    let text = encoding.decode_without_bom_handling(bytes).0;
    Decoded { text: text.into_owned(), encoding: encoding.name(), guessed: true }
}

/// Whether text called Western looks otherwise: most of its letters are not ASCII.
fn few_western_letters(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let plain = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    high > plain && guess(bytes) != WINDOWS_1252
}

/// Seven-bit encodings that switch between ASCII and a two-byte set by marks.
fn shifted(
    bytes: &[u8],
    on: &[u8],
    off: &[u8],
    encoding: &'static Encoding,
    name: &'static str,
) -> Decoded {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut inside = false;
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(if inside { off } else { on }) {
            inside = !inside;
            rest = after;
            continue;
        }
        if *first == b'\n' {
            inside = false;
        }
        plain.push(if inside { first | 0x80 } else { *first });
        rest = after;
    }
    let text = encoding.decode_without_bom_handling(&plain).0;
    Decoded {
        text: text.replace("~~", "~").replace("\u{1b}$)C", ""),
        encoding: name,
        guessed: false,
    }
}

/// UTF-7: base 64 of UTF-16 between `+` and `-`.
pub fn utf7(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('+') {
        out.push_str(before);
        let length = after
            .bytes()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
            .count();
        let (coded, next) = after.split_at_checked(length).unwrap_or((after, ""));
        rest = next.strip_prefix('-').unwrap_or(next);
        if coded.is_empty() {
            out.push('+');
            continue;
        }
        let units: Vec<u16> = base64(coded.as_bytes())
            .chunks_exact(2)
            .map(|pair| pair.iter().fold(0, |sum, byte| (sum << 8) | u16::from(*byte)))
            .collect();
        out.extend(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')));
    }
    out.push_str(rest);
    out
}

/// Base 64 that forgives: what is no letter of the alphabet is passed over, padding is optional.
pub fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                // Padding ends a run; some mailers join several padded runs.
                (held, bits) = (0, 0);
                continue;
            }
            _ => continue,
        };
        held = (held << 6) | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push(((held >> bits) & 0xff) as u8);
        }
    }
    out
}

/// Quoted-printable that forgives: what is no valid escape stays as it is.
pub fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let (line, next) = crate::import::pack::bytes::line(rest);
        rest = next;
        let body = crate::import::pack::bytes::chomp(line);
        let end = line.get(body.len()..).unwrap_or_default();
        // Blanks at the end of a line are an artefact of transport.
        let body = body.trim_ascii_end();
        let (body, soft) = body.strip_suffix(b"=").map_or((body, false), |body| (body, true));
        unescape(body, b'=', &mut out);
        if !soft {
            out.extend_from_slice(end);
        }
    }
    out
}

/// Undoes `=41` or `%41`.
pub fn unescape(bytes: &[u8], mark: u8, out: &mut Vec<u8>) {
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(mark, rest) {
        out.extend_from_slice(rest.get(..at).unwrap_or_default());
        let digits = rest
            .get(at + 1..at + 3)
            .and_then(|two| std::str::from_utf8(two).ok())
            .filter(|two| two.bytes().all(|digit| digit.is_ascii_hexdigit()));
        if let Some(byte) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            out.push(byte);
            rest = crate::import::pack::bytes::tail(rest, at + 3);
        } else {
            out.push(mark);
            rest = crate::import::pack::bytes::tail(rest, at + 1);
        }
    }
    out.extend_from_slice(rest);
}

/// The encoding of the names in an archive that does not say it, from all of them together.
#[derive(Clone, Copy)]
pub enum NameEncoding {
    /// The alphabet of DOS.
    Cp437,
    /// Another.
    Other(&'static Encoding),
}

/// Guesses the encoding of names that are not UTF-8.
pub fn name_encoding(names: &[&[u8]]) -> NameEncoding {
    let stems: Vec<u8> = names
        .iter()
        .filter(|name| std::str::from_utf8(name).is_err())
        .flat_map(|name| stem(name).iter().copied().chain([b'\n']))
        .collect();
    let high = stems.iter().filter(|byte| **byte >= 0x80).count();
    let plain = stems.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let boxes = stems.iter().any(|byte| (0xb0..=0xdf).contains(byte) || *byte >= 0xe2);
    // A few accented letters among many plain ones are European; Asian names have hardly any plain letters.
    if high * 3 <= plain && !boxes {
        return NameEncoding::Cp437;
    }
    match guess(&stems) {
        encoding if encoding == WINDOWS_1252 && !boxes => NameEncoding::Cp437,
        // The guess for short Chinese names wavers between GBK and Big5; each must at least fit.
        encoding if encoding == BIG5 && encoding.decode_without_bom_handling(&stems).1 => {
            NameEncoding::Other(GBK)
        }
        encoding => NameEncoding::Other(encoding),
    }
}

/// A name without its extension.
fn stem(name: &[u8]) -> &[u8] {
    memchr::memrchr(b'.', name).and_then(|at| name.get(..at)).unwrap_or(name)
}

/// Decodes one name of an archive.
pub fn decode_name(name: &[u8], encoding: NameEncoding) -> String {
    if let Ok(text) = std::str::from_utf8(name) {
        return text.to_owned();
    }
    match encoding {
        NameEncoding::Cp437 => name
            .iter()
            .map(|byte| {
                if byte.is_ascii() {
                    char::from(*byte)
                } else {
                    CP437.chars().nth(usize::from(byte & 0x7f)).unwrap_or('\u{fffd}')
                }
            })
            .collect(),
        NameEncoding::Other(encoding) => encoding.decode_without_bom_handling(name).0.into_owned(),
    }
}

/// Whether a character can make text look other than it is: controls, direction overrides, marks without width.
fn treacherous(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A name with folders, made harmless: no way up, no drive, no control or direction characters, not too long.
pub fn show_path(name: &str) -> String {
    let parts: Vec<String> = name
        .split(['/', '\\'])
        .take(64)
        .map(clean)
        .filter(|part| !part.is_empty() && !drive(part))
        .collect();
    let from = parts.len().saturating_sub(20);
    let shown = parts.get(from..).unwrap_or_default().join("/");
    if shown.is_empty() { "nameless file".to_owned() } else { shown }
}

/// A single name, made harmless in the same way; slashes become dashes.
pub fn show_name(name: &str) -> String {
    show_path(&name.replace(['/', '\\'], "-"))
}

/// Whether it is the name of a drive.
fn drive(part: &str) -> bool {
    part.len() == 2
        && part.ends_with(':')
        && part.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// One part of a name without treacherous characters, at most 160 characters with its extension kept.
fn clean(part: &str) -> String {
    let text: String = part.chars().filter(|letter| !treacherous(*letter)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches(['.', ' ']);
    let count = text.chars().count();
    if count <= 160 {
        return text.to_owned();
    }
    let extension =
        text.rsplit_once('.').map(|(_, end)| end).filter(|end| end.chars().count() <= 12);
    let start: String = text.chars().take(140).collect();
    extension.map_or_else(|| format!("{start}…"), |end| format!("{start}….{end}"))
}

/// White space made single blanks, treacherous characters left out.
pub fn tidy(text: &str) -> String {
    let text: String =
        text.chars().filter(|letter| letter.is_whitespace() || !treacherous(*letter)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The extension of a name in small letters.
pub fn extension(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default()
}
