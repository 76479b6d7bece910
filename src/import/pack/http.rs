//! Reads an HTTP answer as web archives keep it: status, fields, transfer coding and content coding undone.

use crate::import::pack::bytes::{Taken, chomp, line, starts, tail, take};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

/// The head of an answer.
pub struct Answer {
    /// Status.
    pub status: u16,
    fields: Vec<(String, String)>,
    /// Where the body begins.
    pub body: usize,
}

/// Reads the head of an answer, if the bytes begin with one.
pub fn answer(block: &[u8]) -> Option<Answer> {
    let (first, mut rest) = line(block);
    if !starts(first, "HTTP/") {
        return None;
    }
    let first = String::from_utf8_lossy(first);
    let status = first.split_whitespace().nth(1)?.parse().ok()?;
    let mut fields: Vec<(String, String)> = Vec::new();
    while !rest.is_empty() {
        let (current, next) = line(rest);
        rest = next;
        let text = String::from_utf8_lossy(chomp(current));
        if text.is_empty() {
            break;
        }
        if text.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(text.trim());
            }
        } else if let Some((name, value)) = text.split_once(':')
            && fields.len() < 500
        {
            fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    Some(Answer { status, fields, body: block.len() - rest.len() })
}

/// Media type and charset out of a Content-Type.
pub fn media_type(value: &str) -> (Option<String>, Option<String>) {
    let mut parts = value.split(';');
    let kind = parts
        .next()
        .map(|kind| kind.split(',').next().unwrap_or_default().trim().to_ascii_lowercase())
        .filter(|kind| kind.contains('/'));
    let charset = parts
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    (
        kind,
        charset
            .map(|(_, label)| label.trim().trim_matches(['"', '\'']).to_owned())
            .filter(|label| !label.is_empty()),
    )
}

/// Undoes chunked coding; nothing if the bytes are not chunked. The second value says whether the end was there.
pub fn unchunk(body: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    let mut first = true;
    loop {
        let (size, after) = line(rest);
        let size = String::from_utf8_lossy(crate::import::pack::bytes::head(chomp(size), 100));
        let digits = size.split(';').next().unwrap_or_default().trim().to_owned();
        let Ok(length) = usize::from_str_radix(&digits, 16) else {
            return if first { None } else { Some((out, false)) };
        };
        first = false;
        if length == 0 {
            return Some((out, true));
        }
        let Some(data) = after.get(..length) else {
            out.extend_from_slice(after);
            return Some((out, false));
        };
        out.extend_from_slice(data);
        let behind = tail(after, length);
        rest =
            behind.strip_prefix(b"\r\n").or_else(|| behind.strip_prefix(b"\n")).unwrap_or(behind);
        if rest.is_empty() {
            return Some((out, false));
        }
    }
}

/// A body ready to be read.
pub struct Body {
    /// The bytes without codings.
    pub bytes: Vec<u8>,
    /// Whether there was more than fits.
    pub over: bool,
    /// What is wrong, for the sentence "… of this file is …".
    pub fault: Option<&'static str>,
    /// The coding that cannot be undone, if so.
    pub unknown: Option<String>,
}

impl Answer {
    /// A field's value.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Undoes the codings of the body.
    pub fn decode(&self, raw: &[u8], room: u64) -> Body {
        let mut fault = None;
        let chunked = self
            .field("transfer-encoding")
            .is_some_and(|coding| coding.to_ascii_lowercase().contains("chunked"));
        // Many crawlers keep the field but store the body without the coding.
        let mut bytes = match unchunk(raw).filter(|_| chunked) {
            Some((bytes, whole)) => {
                if !whole {
                    fault = Some("the end of this page is missing");
                }
                bytes
            }
            None => raw.to_vec(),
        };
        let mut over = false;
        let coding = self.field("content-encoding").unwrap_or_default().to_ascii_lowercase();
        for coding in coding.split(',').map(str::trim).rev().take(4) {
            let taken = match coding {
                "gzip" | "x-gzip" if bytes.starts_with(&[0x1f, 0x8b]) => {
                    take(MultiGzDecoder::new(bytes.as_slice()), room)
                }
                "deflate" => inflate(&bytes, room),
                "br" => take(brotli_decompressor::Decompressor::new(bytes.as_slice(), 4096), room),
                // A gzip that does not begin as one was stored without it.
                "" | "identity" | "utf-8" | "none" | "gzip" | "x-gzip" => continue,
                other => {
                    return Body {
                        bytes: Vec::new(),
                        over: false,
                        fault,
                        unknown: Some(other.to_owned()),
                    };
                }
            };
            if taken.broken && taken.bytes.is_empty() {
                // Stored without the coding that the head names, if it looks like text or like a document.
                if readable(&bytes) {
                    continue;
                }
                return Body {
                    bytes: Vec::new(),
                    over: false,
                    fault,
                    unknown: Some(format!("{coding}, damaged")),
                };
            }
            if taken.broken {
                fault = Some("the packed data of this page are damaged, and its end is missing");
            }
            over |= taken.over;
            bytes = taken.bytes;
        }
        over |= bytes.len() as u64 > room;
        Body { bytes, over, fault, unknown: None }
    }
}

/// Whether the bytes are no packed data: they hold no controls, or begin as a PDF or ZIP does.
fn readable(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF")
        || bytes.starts_with(b"PK")
        || !bytes.iter().take(512).any(|byte| *byte < 9 || (14..27).contains(byte))
}

/// "deflate" means zlib by the standard and bare deflate with some servers.
fn inflate(bytes: &[u8], room: u64) -> Taken {
    let taken = take(ZlibDecoder::new(bytes), room);
    if taken.broken && taken.bytes.is_empty() {
        take(DeflateDecoder::new(bytes), room)
    } else {
        taken
    }
}
