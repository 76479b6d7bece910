//! Reads what Outlook packs the parts of a mail into when it does not send MIME: winmail.dat (TNEF).

use crate::import::document::{Item, Limits, Refusal, Said};
use crate::import::pack::bytes::{Tally, u16le, u32le};
use crate::import::pack::text::{decode, show_name, tidy};

/// What such a file begins with.
pub const MAGIC: [u8; 4] = [0x78, 0x9f, 0x3e, 0x22];

/// A file that is being put together from its attributes.
#[derive(Default)]
struct Attached {
    name: Option<String>,
    long: Option<String>,
    data: Option<Vec<u8>>,
}

/// Hands over the files in a package, and the text of the mail if it is in there too; `each` returns false to stop. Gives
/// warnings.
///
/// # Errors
/// If it is no such package.
pub fn tnef(
    bytes: &[u8],
    limits: &Limits,
    each: &mut dyn FnMut(Item) -> bool,
) -> Result<Vec<String>, Refusal> {
    if !bytes.starts_with(&MAGIC) {
        return Err(Refusal("This is not a package of Outlook (winmail.dat), or it is damaged. Ask the sender to send the mail again as HTML or plain text.".to_owned()));
    }
    let mut tally = Tally::new(limits, each);
    let mut warnings = Vec::new();
    let mut label: Option<String> = None;
    let (mut subject, mut body) = (None, None);
    let mut open: Option<Attached> = None;
    let mut at = 6_usize;
    while at < bytes.len() && !tally.stopped {
        let part = attribute(bytes, at);
        let Some((level, id, data)) = part else {
            warnings.push("The package is cut off or damaged; what was whole has been read. Ask the sender for the mail once more.".to_owned());
            break;
        };
        at += 9 + data.len() + 2;
        let words = |data: &[u8]| {
            let end = memchr::memchr(0, data).unwrap_or(data.len());
            tidy(&decode(data.get(..end).unwrap_or(data), label.as_deref()).text)
        };
        match (level, id) {
            (_, 0x9007) => label = u32le(data, 0).filter(|page| *page != 0).map(code_page),
            (1, 0x8004) => subject = Some(words(data)),
            (1, 0x800c) => body = Some((data.strip_suffix(b"\0").unwrap_or(data).to_vec(), "txt")),
            (1, 0x9003) => {
                for (property, value) in properties(data) {
                    match property {
                        0x1000 if body.is_none() => {
                            body = Some((text_of(&value).into_bytes(), "txt"));
                        }
                        0x1013 => body = value.bytes().map(|html| (html, "html")).or(body),
                        0x0037 => subject = Some(tidy(&text_of(&value))).or(subject),
                        _ => {}
                    }
                }
            }
            (2, 0x9002) => {
                if let Some(done) = open.replace(Attached::default()) {
                    give(done, &mut tally);
                }
            }
            (2, 0x8010) => open.get_or_insert_default().name = Some(words(data)),
            (2, 0x800f) => open.get_or_insert_default().data = Some(data.to_vec()),
            (2, 0x9005) => {
                let file = open.get_or_insert_default();
                for (property, value) in properties(data) {
                    match property {
                        0x3707 => file.long = Some(tidy(&text_of(&value))),
                        0x3001 if file.name.is_none() => file.name = Some(tidy(&text_of(&value))),
                        // A mail in the mail: a package like this one behind a number that says so.
                        0x3701 if file.data.is_none() => {
                            let inner = value.bytes().unwrap_or_default();
                            let inner = inner
                                .get(16..)
                                .filter(|rest| rest.starts_with(&MAGIC))
                                .map(<[u8]>::to_vec);
                            file.data = inner.or_else(|| value.bytes());
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    if let Some(done) = open {
        give(done, &mut tally);
    }
    if let Some((body, ending)) =
        body.filter(|(body, _)| !body.trim_ascii().is_empty() && !tally.stopped)
    {
        let name = subject
            .filter(|subject| !subject.is_empty())
            .unwrap_or_else(|| "text of the mail".to_owned());
        let said = Said { charset: label.filter(|_| ending == "txt"), ..Said::default() };
        if !tally.full() {
            tally.give(show_name(&format!("{name}.{ending}")), Ok(body), said);
        }
    }
    tally.warn_left(&mut warnings);
    Ok(warnings)
}

/// Hands over a file.
fn give(file: Attached, tally: &mut Tally<'_>) {
    let Attached { name, long, data } = file;
    if tally.full() || tally.stopped || name.is_none() && long.is_none() && data.is_none() {
        return;
    }
    let name =
        long.or(name).filter(|name| !name.is_empty()).unwrap_or_else(|| "attachment".to_owned());
    let content = data.ok_or_else(|| {
        Refusal(
            "This attachment is only named in the package of Outlook; its bytes are not in it."
                .to_owned(),
        )
    });
    tally.give(show_name(&name), content, Said::default());
}

/// The label of an encoding by the number that Windows has for it.
fn code_page(number: u32) -> String {
    match number {
        65001 => "utf-8".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        other => format!("windows-{other}"),
    }
}

/// One attribute: its level, its number and its data.
fn attribute(bytes: &[u8], at: usize) -> Option<(u8, u32, &[u8])> {
    let level = *bytes.get(at)?;
    let id = u32le(bytes, at + 1)? & 0xffff;
    let length = usize::try_from(u32le(bytes, at + 5)?).ok()?;
    let data = bytes.get(at + 9..(at + 9).checked_add(length)?)?;
    matches!(level, 1 | 2).then_some((level, id, data))
}

/// A property's value.
enum Value {
    Narrow(Vec<u8>),
    Wide(Vec<u8>),
    Bytes(Vec<u8>),
}

impl Value {
    fn bytes(&self) -> Option<Vec<u8>> {
        match self {
            Self::Bytes(bytes) => Some(bytes.clone()),
            Self::Narrow(_) | Self::Wide(_) => None,
        }
    }
}

/// A property as text.
fn text_of(value: &Value) -> String {
    let text = match value {
        Value::Wide(bytes) => {
            encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
        }
        Value::Narrow(bytes) | Value::Bytes(bytes) => decode(bytes, None).text,
    };
    text.trim_end_matches('\0').to_owned()
}

/// The texts and binary values in a list of properties, as far as it can be followed.
fn properties(data: &[u8]) -> Vec<(u16, Value)> {
    let mut out = Vec::new();
    let count = u32le(data, 0).unwrap_or(0).min(4096);
    let mut at = 4_usize;
    for _ in 0..count {
        let Some((id, values, next)) = property(data, at) else { break };
        out.extend(values.into_iter().next().map(|value| (id, value)));
        at = next;
    }
    out
}

/// A property that begins here: its number, its values of text or bytes, and where the next one begins.
fn property(data: &[u8], mut at: usize) -> Option<(u16, Vec<Value>, usize)> {
    let padded = |length: usize| length.checked_next_multiple_of(4);
    let number = |at: usize| u32le(data, at).and_then(|n| usize::try_from(n).ok());
    let (kind, id) = (u16le(data, at)?, u16le(data, at + 2)?);
    at += 4;
    if id >= 0x8000 {
        let named = number(at + 16)? == 1;
        let length = number(at + 20)?;
        at = (at + 24).checked_add(if named { padded(length)? } else { 0 })?;
    }
    let base = kind & 0xfff;
    let sized = matches!(base, 0x1e | 0x1f | 0x0d | 0x102);
    let times = if sized || kind & 0x1000 != 0 { number(at)? } else { 1 };
    at += if sized || kind & 0x1000 != 0 { 4 } else { 0 };
    let mut values = Vec::new();
    for _ in 0..times.min(4096) {
        let length = match base {
            2 | 3 | 4 | 0x0a | 0x0b => 4,
            5 | 6 | 7 | 0x14 | 0x40 => 8,
            0x48 => 16,
            _ if sized => {
                let length = number(at)?;
                let bytes = data.get(at + 4..(at + 4).checked_add(length)?)?.to_vec();
                values.push(match base {
                    0x1e => Value::Narrow(bytes),
                    0x1f => Value::Wide(bytes),
                    _ => Value::Bytes(bytes),
                });
                padded(length)?.checked_add(4)?
            }
            _ => return None,
        };
        at = at.checked_add(length)?;
    }
    Some((id, values, at))
}
