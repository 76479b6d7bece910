//! Writes zip files byte by byte, so that tests can make them lie.
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

/// Namespaces of OpenDocument.
pub const ODF: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";

struct Entry {
    name: String,
    data: Vec<u8>,
    size: u32,
    crc: u32,
    method: u16,
    flags: u16,
}

/// A zip file being made.
pub struct Zip(Vec<Entry>);

impl Zip {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    pub fn add(&mut self, name: &str, bytes: &[u8]) {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut encoder, bytes).unwrap();
        let data = encoder.finish().unwrap();
        self.0.push(Entry {
            name: name.to_owned(),
            data,
            size: bytes.len() as u32,
            crc: crc.sum(),
            method: 8,
            flags: 0,
        });
    }

    pub fn add_stored(&mut self, name: &str, bytes: &[u8]) {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        self.0.push(Entry {
            name: name.to_owned(),
            data: bytes.to_vec(),
            size: bytes.len() as u32,
            crc: crc.sum(),
            method: 0,
            flags: 0,
        });
    }

    pub fn replace(&mut self, name: &str, bytes: &[u8]) {
        self.0.retain(|e| e.name != name);
        self.add(name, bytes);
    }

    pub fn claim_size(&mut self, name: &str, size: u32) {
        for entry in self.0.iter_mut().filter(|e| e.name == name) {
            entry.size = size;
        }
    }

    pub fn flag_encrypted(&mut self) {
        for entry in &mut self.0 {
            entry.flags |= 1;
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut out: Vec<u8> = Vec::new();
        let mut directory: Vec<u8> = Vec::new();
        for e in &self.0 {
            let at = out.len() as u32;
            let mut common = Vec::new();
            for v in [20_u16, e.flags, e.method, 0, 0x21] {
                common.extend(v.to_le_bytes());
            }
            for v in [e.crc, e.data.len() as u32, e.size] {
                common.extend(v.to_le_bytes());
            }
            common.extend((e.name.len() as u16).to_le_bytes());
            common.extend(0_u16.to_le_bytes());
            out.extend(b"PK\x03\x04");
            out.extend(&common);
            out.extend(e.name.as_bytes());
            out.extend(&e.data);
            directory.extend(b"PK\x01\x02\x14\x00");
            directory.extend(&common);
            directory.extend([0; 10]);
            directory.extend(at.to_le_bytes());
            directory.extend(e.name.as_bytes());
        }
        let start = out.len() as u64;
        let size = directory.len() as u64;
        let many = self.0.len() as u64;
        out.extend(&directory);
        if many > 65_534 {
            let end = out.len() as u64;
            out.extend(b"PK\x06\x06");
            out.extend(44_u64.to_le_bytes());
            out.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            for v in [many, many, size, start] {
                out.extend(v.to_le_bytes());
            }
            out.extend(b"PK\x06\x07\0\0\0\0");
            out.extend(end.to_le_bytes());
            out.extend(1_u32.to_le_bytes());
        }
        let short = many.min(65_535) as u16;
        out.extend(b"PK\x05\x06\0\0\0\0");
        out.extend(short.to_le_bytes());
        out.extend(short.to_le_bytes());
        out.extend((size as u32).to_le_bytes());
        out.extend((start as u32).to_le_bytes());
        out.extend(0_u16.to_le_bytes());
        out
    }
}

/// The main part of a Word document with this body.
pub fn docx_with(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>{body}</w:body></w:document>"
    )
}

/// A Word document with this main part.
pub fn docx_zip(document: &str) -> Zip {
    let mut zip = Zip::new();
    zip.add("[Content_Types].xml", b"<Types/>");
    zip.add("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#);
    zip.add("word/document.xml", document.as_bytes());
    zip
}
