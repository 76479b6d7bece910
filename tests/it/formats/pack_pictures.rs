//! Pictures: real ones with facts, broken and hostile ones.
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
use corrobora::import::pack::{Container, picture, sniff};

#[test]
fn facts_of_a_photo() {
    let photo = picture(&file("photo.jpg")).unwrap();
    assert_eq!((photo.media_type.as_str(), photo.width, photo.height), ("image/jpeg", 40, 30));
    let facts: Vec<(&str, &str)> =
        photo.facts.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(
        facts,
        [
            ("Artist", "สมชาย"),
            ("Camera", "Canon EOS 5D"),
            ("Comment", "Grenze bei Mae Sot"),
            ("Copyright", "(c) 2023 X"),
            ("Date taken", "2023-06-07T10:00:00+07:00"),
            ("GPS", "16.713000, 98.570094"),
            ("GPS date", "2023-06-07"),
            ("Orientation", "turned by 90° to the right for viewing"),
            ("Software", "GIMP 2.10")
        ]
    );
}

#[test]
fn texts_of_a_png() {
    let png = picture(&file("text.png")).unwrap();
    assert_eq!(png.facts["PNG Title"], "Boat");
    assert_eq!(png.facts["PNG Description"], "ភ្នំពេញ");
    assert_eq!(png.facts["PNG Comment"], "packed ".repeat(50).trim());
    assert_eq!(png.facts["Creator (XMP)"], "Li Na, Omar");
    assert_eq!(png.facts["Title (XMP)"], "Fischerboot");
    assert_eq!(png.facts["Software (XMP)"], "Photoshop & Co");
}

#[test]
fn all_kinds() {
    for (name, kind, width, height) in [
        ("a.gif", "image/gif", 12, 9),
        ("a.webp", "image/webp", 12, 9),
        ("a.tif", "image/tiff", 12, 9),
        ("a.bmp", "image/bmp", 12, 9),
        ("a.heic", "image/heic", 64, 48),
    ] {
        let found = picture(&file(name)).unwrap();
        assert_eq!(
            (found.media_type.as_str(), found.width, found.height),
            (kind, width, height),
            "{name}"
        );
        assert!(!found.facts.contains_key("Damage"), "{name}");
        assert_eq!(sniff("x", &file(name)), Some(Container::Picture));
    }
}

#[test]
fn captions_of_the_press() {
    let mut data = Vec::new();
    for (field, text) in [(120, "ผู้เสียหายที่แม่สอด"), (80, "Jane Doe"), (25, "one"), (25, "two")]
    {
        data.extend([0x1c, 2, field, 0, u8::try_from(text.len()).unwrap()]);
        data.extend(text.bytes());
    }
    let resource = [
        b"Photoshop 3.0\x008BIM\x04\x04\0\0".as_slice(),
        &u32::try_from(data.len()).unwrap().to_be_bytes(),
        &data,
    ]
    .concat();
    let segment =
        [&[0xff, 0xed][..], &u16::try_from(resource.len() + 2).unwrap().to_be_bytes(), &resource]
            .concat();
    let photo = file("photo.jpg");
    let photo = picture(&[&photo[..2], &segment, &photo[2..]].concat()).unwrap();
    assert_eq!(photo.facts["Caption (IPTC)"], "ผู้เสียหายที่แม่สอด");
    assert_eq!(photo.facts["By-line (IPTC)"], "Jane Doe");
    assert_eq!(photo.facts["Keywords (IPTC)"], "one, two");
}

#[test]
fn broken_and_hostile() {
    for bytes in [
        b"".as_slice(),
        b"no picture",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"<svg/>",
        b"BM",
    ] {
        assert!(picture(bytes).is_err());
    }
    // 60,000 by 60,000 pixels are only numbers, as nothing is decoded.
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    huge.extend([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60, 8, 6, 0, 0, 0, 0, 0, 0, 0]);
    let huge = picture(&huge).unwrap();
    assert_eq!((huge.width, huge.height), (60_000, 60_000));
    assert_eq!(huge.facts["Damage"], "the file seems to be cut off");
    let photo = file("photo.jpg");
    assert!(picture(&photo[..photo.len() - 100]).unwrap().facts.contains_key("Damage"));
    // A TIFF whose directory points to itself, and one that claims four thousand million values.
    let mut tiff = b"II*\0\x08\0\0\0\x02\0".to_vec();
    for (tag, value) in [(256_u16, 5_u32), (257, 5)] {
        tiff.extend(tag.to_le_bytes());
        tiff.extend([4, 0, 1, 0, 0, 0]);
        tiff.extend(value.to_le_bytes());
    }
    tiff.extend(8_u32.to_le_bytes());
    assert_eq!(picture(&tiff).unwrap().width, 5);
    tiff[14..18].copy_from_slice(&u32::MAX.to_le_bytes());
    let _ = picture(&tiff);
    let frames = [file("a.gif"), b"\x21\xfe\x01x\0".repeat(100_000)].concat();
    assert!(picture(&frames).is_ok());
    for name in ["photo.jpg", "text.png", "a.gif", "a.webp", "a.tif", "a.bmp", "a.heic"] {
        let bytes = file(name);
        for end in (0..bytes.len()).step_by(3) {
            let _ = picture(&bytes[..end]);
        }
        for at in 0..bytes.len().min(700) {
            for value in [0, 1, 0x7f, 0xff] {
                let mut changed = bytes.clone();
                changed[at] = value;
                let _ = picture(&changed);
            }
        }
    }
}
