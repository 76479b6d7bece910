//! Changes bytes of real files by a fixed sequence: every reader must come back, whatever it is given.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::type_complexity,
    clippy::pedantic,
    clippy::needless_pass_by_value,
    clippy::str_to_string,
    clippy::let_underscore_must_use,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use super::common::file;
use corrobora::import::pack::{
    Item, Limits, Refusal, eml, gzip, link, mbox, mhtml, picture, sniff, tar, wacz, warc, zip,
};

const FILES: [&str; 21] = [
    "stream.zip",
    "scripts.eml",
    "stub.eml",
    "nested.eml",
    "box.mbox",
    "scripts.zip",
    "pax.tar.gz",
    "gnu.tar",
    "single.txt.gz",
    "site.warc",
    "site.warc.gz",
    "site.wacz",
    "bin.webloc",
    "xml.webloc",
    "photo.jpg",
    "text.png",
    "a.gif",
    "a.webp",
    "a.tif",
    "a.heic",
    "chrome.mhtml",
];

/// A reader of containers.
type Reader = fn(&[u8], &Limits, &mut dyn FnMut(Item) -> bool) -> Result<Vec<String>, Refusal>;

/// A fixed sequence of numbers (xorshift).
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 16).unwrap()
}

#[test]
fn every_reader_comes_back() {
    let rounds: usize =
        std::env::var("ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(100);
    let mut state = 0x9e37_79b9_7f4a_7c15;
    let limits = Limits { item_bytes: 1 << 20, total_bytes: 4 << 20, items: 100, depth: 4 };
    let readers: [Reader; 5] = [zip, tar, mbox, warc, wacz];
    let mut came = 0_usize;
    for name in FILES {
        let whole = file(name);
        for _ in 0..rounds {
            let mut bytes = whole.clone();
            for _ in 0..=next(&mut state) % 12 {
                let at = next(&mut state) % bytes.len();
                match next(&mut state) % 4 {
                    0 => bytes[at] = u8::try_from(next(&mut state) % 256).unwrap(),
                    1 => bytes[at] = [0, 0xff, 0x7f, 0x80, b'\n', b':', b'='][next(&mut state) % 7],
                    2 => {
                        let piece: Vec<u8> =
                            bytes[at..(at + next(&mut state) % 40).min(bytes.len())].to_vec();
                        bytes.splice(at..at, piece);
                    }
                    _ => {
                        let end = (at + next(&mut state) % 20).min(bytes.len());
                        bytes.drain(at..end);
                        if bytes.is_empty() {
                            bytes.push(0);
                        }
                    }
                }
            }
            for reader in readers {
                let mut total = 0;
                let _ = reader(&bytes, &limits, &mut |item| {
                    total += item.content.map_or(0, |content| content.len());
                    came += 1;
                    true
                });
                assert!(total <= 4 << 20);
            }
            let _ = (
                eml(&bytes),
                mhtml(&bytes),
                picture(&bytes),
                gzip(&bytes, &limits),
                link(name, &bytes),
                sniff(name, &bytes),
            );
        }
    }
    assert!(came > rounds);
}
