//! Help for the tests: files, collected items, archives made by hand.
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

use corrobora::import::pack::{Item, Limits, Refusal};
use std::io::Write as _;

pub fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/formats/pack/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

type Reader = fn(&[u8], &Limits, &mut dyn FnMut(Item) -> bool) -> Result<Vec<String>, Refusal>;

pub fn all(reader: Reader, bytes: &[u8]) -> (Vec<Item>, Vec<String>) {
    let mut items = Vec::new();
    let warnings = reader(bytes, &Limits::default(), &mut |item| {
        items.push(item);
        true
    });
    (items, warnings.unwrap())
}

pub fn names(items: &[Item]) -> Vec<&str> {
    items.iter().map(|item| item.name.as_str()).collect()
}

pub fn text(item: &Item) -> String {
    String::from_utf8(item.content.clone().unwrap()).unwrap()
}

pub fn why(item: &Item) -> &str {
    &item.content.as_ref().unwrap_err().0
}

/// A file in an archive made by hand; everything can be set wrong.
#[derive(Clone)]
pub struct Made {
    pub name: Vec<u8>,
    pub data: Vec<u8>,
    pub size: u32,
    pub crc: u32,
    pub flags: u16,
    pub method: u16,
    pub host: u8,
    pub mode: u32,
    pub start: Option<u32>,
    pub extra: Vec<u8>,
}

pub fn crc(data: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(data);
    crc.sum()
}

pub fn made(name: &[u8], data: &[u8]) -> Made {
    Made {
        name: name.to_vec(),
        size: data.len() as u32,
        crc: crc(data),
        data: data.to_vec(),
        flags: 0,
        method: 0,
        host: 3,
        mode: 0o100_644,
        start: None,
        extra: Vec::new(),
    }
}

pub fn packed(name: &[u8], data: &[u8]) -> Made {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    Made {
        size: data.len() as u32,
        crc: crc(data),
        method: 8,
        ..made(name, &encoder.finish().unwrap())
    }
}

pub fn archive(files: &[Made]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for file in files {
        let start = file.start.unwrap_or(out.len() as u32);
        if file.start.is_none() {
            out.extend(b"PK\x03\x04\x14\x00");
            for number in [file.flags, file.method, 0, 0] {
                out.extend(number.to_le_bytes());
            }
            for number in [file.crc, file.data.len() as u32, file.size] {
                out.extend(number.to_le_bytes());
            }
            out.extend((file.name.len() as u16).to_le_bytes());
            out.extend(0_u16.to_le_bytes());
            out.extend(&file.name);
            out.extend(&file.data);
        }
        directory.extend(b"PK\x01\x02\x14");
        directory.push(file.host);
        directory.extend(20_u16.to_le_bytes());
        for number in [file.flags, file.method, 0, 0] {
            directory.extend(number.to_le_bytes());
        }
        for number in [file.crc, file.data.len() as u32, file.size] {
            directory.extend(number.to_le_bytes());
        }
        for number in [file.name.len() as u16, file.extra.len() as u16, 0, 0, 0] {
            directory.extend(number.to_le_bytes());
        }
        directory.extend((file.mode << 16).to_le_bytes());
        directory.extend(start.to_le_bytes());
        directory.extend(&file.name);
        directory.extend(&file.extra);
    }
    let start = out.len() as u32;
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for number in [files.len() as u16, files.len() as u16] {
        out.extend(number.to_le_bytes());
    }
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(0_u16.to_le_bytes());
    out
}
