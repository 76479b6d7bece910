//! Opens single files packed with gzip, and reads gzip streams of several members that may be damaged.

use crate::import::document::{Item, Limits, Refusal, Said};
use crate::import::pack::bytes::{head, megabytes, tail, take};
use crate::import::pack::text::{NameEncoding, decode_name, show_path};
use flate2::bufread::{GzDecoder, MultiGzDecoder};
use std::io::Read;

/// Unpacks a gzip file; its name is the one in its header.
///
/// # Errors
/// If it is no gzip file, is damaged from the start, or would become too large.
pub fn gzip(bytes: &[u8], limits: &Limits) -> Result<Item, Refusal> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(Refusal("This file is not packed with gzip.".to_owned()));
    }
    let decoder = GzDecoder::new(bytes);
    let header = decoder.header();
    let name = header.and_then(|header| header.filename()).map(|name| show_path(&latin(name)));
    let cap = limits.item_bytes.min(limits.total_bytes);
    let taken = take(MultiGzDecoder::new(bytes), cap);
    // A run of text rarely packs to a hundredth; five hundred times is a bomb.
    let bomb = taken.bytes.len() > (8 << 20) && taken.bytes.len() / bytes.len().max(1) > 500;
    if bomb {
        return Err(Refusal("This file would grow to more than 500 times its size, as in files made to harm a computer. It was not unpacked.".to_owned()));
    }
    if taken.over {
        return Err(Refusal(format!(
            "This file is larger than {} when unpacked, too large to read. Unpack it yourself and split it.",
            megabytes(cap)
        )));
    }
    // Zeros after the last member are padding, as tapes and some servers add it.
    if taken.broken && !padded(bytes, &taken.bytes) {
        return Err(Refusal(if taken.bytes.is_empty() {
            "This gzip file is damaged and nothing could be unpacked. Download or copy it again."
                .to_owned()
        } else {
            format!(
                "This gzip file is cut off or damaged after {} bytes of its content. Download or copy it again.",
                taken.bytes.len()
            )
        }));
    }
    Ok(Item {
        name: name.unwrap_or_else(|| "unpacked file".to_owned()),
        content: Ok(taken.bytes),
        said: Said::default(),
    })
}

/// Whether what broke the stream are only zeros or foreign bytes after a whole member.
fn padded(bytes: &[u8], got: &[u8]) -> bool {
    let mut decoder = GzDecoder::new(bytes);
    let mut out = Vec::new();
    if decoder.by_ref().take(got.len() as u64 + 1).read_to_end(&mut out).is_err() {
        return false;
    }
    let rest = decoder.into_inner();
    out.len() == got.len() && rest.iter().all(|byte| *byte == 0)
}

/// The name in the header is Latin-1 by the standard and UTF-8 in practice.
fn latin(name: &[u8]) -> String {
    decode_name(name, NameEncoding::Other(encoding_rs::WINDOWS_1252))
}

/// The first bytes of what is packed.
pub fn peek(bytes: &[u8], most: u64) -> Vec<u8> {
    take(GzDecoder::new(bytes), most).bytes
}

/// Reads members one after the other and goes on behind a damaged one.
pub struct Members<'a> {
    decoder: MultiGzDecoder<&'a [u8]>,
    /// How many places were damaged.
    pub damaged: usize,
    /// Bytes that may still come out.
    pub left: u64,
    /// Whether reading ended because too much came out.
    pub over: bool,
}

impl<'a> Members<'a> {
    /// Reads these bytes; at most `most` may come out.
    pub fn new(bytes: &'a [u8], most: u64) -> Self {
        Self { decoder: MultiGzDecoder::new(bytes), damaged: 0, left: most, over: false }
    }
}

impl Read for Members<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        loop {
            if let Ok(read) = self.decoder.read(buffer) {
                self.left = self.left.saturating_sub(read as u64);
                self.over = self.left == 0;
                return Ok(if self.over { 0 } else { read });
            }
            let rest = self.decoder.get_ref();
            if rest.iter().all(|byte| *byte == 0) && !rest.is_empty() {
                return Ok(0);
            }
            self.damaged += 1;
            let Some(next) = memchr::memmem::find(rest, &[0x1f, 0x8b, 8]) else { return Ok(0) };
            // A start that fails at once must not be tried again.
            let next = if next == 0 {
                memchr::memmem::find(tail(rest, 1), &[0x1f, 0x8b, 8]).map(|at| at + 1)
            } else {
                Some(next)
            };
            let Some(next) = next else { return Ok(0) };
            self.decoder = MultiGzDecoder::new(tail(rest, next));
        }
    }
}

/// Whether the bytes begin a gzip stream.
pub fn packed(bytes: &[u8]) -> bool {
    head(bytes, 3) == [0x1f, 0x8b, 8]
}
