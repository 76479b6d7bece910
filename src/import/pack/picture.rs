//! Reads what a picture says of itself without decoding it: kind, size, when, where and with what it was taken.

use crate::import::document::Refusal;
use crate::import::pack::bytes::tail;
use crate::import::pack::picture_text::{jpeg_segments, png_chunks, xmp};
use crate::import::pack::text::{decode, tidy};
use exif::{Exif, In, Rational, Reader, Tag, Value};
use std::collections::BTreeMap;
use std::io::Cursor;

/// What a picture says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Media type by its bytes.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Facts: "Date taken", "Camera", "GPS" and others.
    pub facts: BTreeMap<String, String>,
}

/// Media type by the first bytes.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some("image/gif")
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        Some("image/tiff")
    } else if bytes.starts_with(b"BM")
        && matches!(
            crate::import::pack::bytes::u32le(bytes, 14),
            Some(12 | 16 | 40 | 52 | 56 | 64 | 108 | 124)
        )
    {
        Some("image/bmp")
    } else if bytes.get(4..8) == Some(b"ftyp") {
        match bytes.get(8..12)? {
            b"avif" | b"avis" => Some("image/avif"),
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => Some("image/heic"),
            b"mif1" | b"msf1" => Some("image/heif"),
            _ => None,
        }
    } else {
        None
    }
}

/// Reads the facts of a picture.
///
/// # Errors
/// If it is no picture of a known kind, or its head is damaged.
pub fn picture(bytes: &[u8]) -> Result<Picture, Refusal> {
    let Some(media_type) = kind(bytes) else {
        return Err(Refusal("This is not a picture of a kind that Corrobora knows (JPEG, PNG, GIF, WebP, TIFF, BMP, HEIC). Save it as JPEG or PNG and add it again.".to_owned()));
    };
    let size = imagesize::blob_size(bytes).ok();
    let size = size
        .and_then(|size| Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)))
        .filter(|(width, height)| *width > 0 && *height > 0);
    let size = size.map(|size| {
        if media_type.starts_with("image/h") || media_type == "image/avif" {
            cropped(bytes, size)
        } else {
            size
        }
    });
    let Some((width, height)) = size else {
        return Err(Refusal("This picture is damaged: its size cannot be read. Download or copy it again, or ask for the original.".to_owned()));
    };
    let mut facts = BTreeMap::new();
    if let Some(damage) = cut_off(media_type, bytes) {
        facts.insert("Damage".to_owned(), damage.to_owned());
    }
    if !matches!(media_type, "image/gif" | "image/bmp") {
        exif_facts(bytes, &mut facts);
    }
    match media_type {
        "image/jpeg" => jpeg_segments(bytes, &mut facts),
        "image/png" => png_chunks(bytes, &mut facts),
        _ => {}
    }
    xmp(bytes, &mut facts);
    if memchr::memmem::find(bytes, b"jumdc2pa").is_some() {
        facts.insert("Content credentials".to_owned(), "C2PA data present, not checked".to_owned());
    }
    Ok(Picture { media_type: media_type.to_owned(), width, height, facts })
}

/// HEIC codes pictures in blocks and says in a box "clap" how much of them is seen.
fn cropped(bytes: &[u8], (width, height): (u32, u32)) -> (u32, u32) {
    let start = crate::import::pack::bytes::head(bytes, 256 << 10);
    let number = |at: usize| {
        bytes
            .get(at..at + 4)
            .and_then(crate::import::pack::bytes::be)
            .and_then(|number| u32::try_from(number).ok())
    };
    let Some(at) = memchr::memmem::find(start, b"\0\0\0\x28clap") else { return (width, height) };
    let part = |at: usize| {
        number(at + 4)
            .filter(|under| *under > 0)
            .and_then(|under| number(at).map(|over| over / under))
    };
    match (part(at + 8), part(at + 16)) {
        (Some(seen), Some(high)) if (1..=width).contains(&seen) && (1..=height).contains(&high) => {
            (seen, high)
        }
        _ => (width, height),
    }
}

/// Whether the end of the file is missing.
fn cut_off(media_type: &str, bytes: &[u8]) -> Option<&'static str> {
    let end = tail(bytes, bytes.len().saturating_sub(256 << 10));
    let whole = match media_type {
        "image/jpeg" => memchr::memmem::rfind(end, &[0xff, 0xd9]).is_some(),
        "image/png" => memchr::memmem::rfind(end, b"IEND").is_some(),
        "image/gif" => memchr::memrchr(0x3b, tail(bytes, bytes.len().saturating_sub(64))).is_some(),
        "image/webp" => crate::import::pack::bytes::u32le(bytes, 4)
            .is_some_and(|size| u64::from(size) + 8 <= bytes.len() as u64 + 1),
        _ => true,
    };
    (!whole).then_some("the file seems to be cut off")
}

/// A text field of EXIF, in whatever encoding.
fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let field = exif.get_field(tag, In::PRIMARY)?;
    let bytes = match &field.value {
        Value::Ascii(parts) => parts.join(&b' '),
        Value::Undefined(bytes, _) => match bytes.get(..8) {
            // The first eight bytes of a comment name its encoding.
            Some(b"UNICODE\0") => {
                return Some(tidy(&utf16(tail(bytes, 8)))).filter(|text| !text.is_empty());
            }
            Some(b"ASCII\0\0\0" | b"\0\0\0\0\0\0\0\0" | b"JIS\0\0\0\0\0") => {
                tail(bytes, 8).to_vec()
            }
            _ => bytes.clone(),
        },
        Value::Byte(bytes) => return Some(tidy(&utf16(bytes))).filter(|text| !text.is_empty()),
        _ => return None,
    };
    let bytes: Vec<u8> = bytes.into_iter().filter(|byte| *byte != 0).take(20_000).collect();
    Some(tidy(&decode(&bytes, None).text)).filter(|text| !text.is_empty())
}

/// UTF-16 of unknown byte order: the zero bytes of its blanks and letters show it.
fn utf16(bytes: &[u8]) -> String {
    let bytes = crate::import::pack::bytes::head(bytes, 40_000);
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let big = bytes.starts_with(&[0xfe, 0xff])
        || (!bytes.starts_with(&[0xff, 0xfe]) && zeros(0) > zeros(1));
    let units = bytes.chunks_exact(2).filter_map(|pair| {
        let unit: [u8; 2] = pair.try_into().ok()?;
        Some(if big { u16::from_be_bytes(unit) } else { u16::from_le_bytes(unit) })
    });
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}

/// "2023:06:07 10:00:00" and "+07:00" as ISO 8601.
fn iso(date: &str, zone: Option<&str>) -> Option<String> {
    let (day, time) = date.split_once(' ').unwrap_or((date, ""));
    let day = day.replace([':', '/', '.'], "-");
    let numbers: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, number] = numbers.as_slice() else { return None };
    if *year < 1826 || !(1..=12).contains(month) || !(1..=31).contains(number) {
        return None;
    }
    let time = time.trim();
    let good = time.len() == 8
        && time
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at % 3 == 2 { byte == b':' } else { byte.is_ascii_digit() });
    let day = format!("{year:04}-{month:02}-{number:02}");
    if !good {
        return Some(day);
    }
    let zone = zone
        .map(str::trim)
        .filter(|zone| zone.len() == 6 && zone.starts_with(['+', '-']) || *zone == "Z")
        .unwrap_or_default();
    Some(format!("{day}T{time}{zone}"))
}

/// Degrees, minutes and seconds as decimal degrees.
fn degrees(exif: &Exif, tag: Tag, reference: Tag, negative: char) -> Option<f64> {
    let field = exif.get_field(tag, In::PRIMARY)?;
    let Value::Rational(parts) = &field.value else { return None };
    let number = |at: usize| parts.get(at).filter(|part| part.denom != 0).map(Rational::to_f64);
    let sum = number(0)? + number(1).unwrap_or(0.0) / 60.0 + number(2).unwrap_or(0.0) / 3600.0;
    let sign = text(exif, reference).is_some_and(|side| side.to_uppercase().starts_with(negative));
    (sum <= 180.0).then_some(if sign { -sum } else { sum })
}

/// The ways in which a picture may lie.
fn orientation(number: u32) -> &'static str {
    match number {
        1 => "upright",
        2 => "mirrored",
        3 => "turned by 180°",
        4 => "mirrored, turned by 180°",
        5 => "mirrored, turned by 90° to the left",
        6 => "turned by 90° to the right for viewing",
        7 => "mirrored, turned by 90° to the right",
        8 => "turned by 90° to the left for viewing",
        _ => "unknown",
    }
}

/// The facts in EXIF.
fn exif_facts(bytes: &[u8], facts: &mut BTreeMap<String, String>) {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    // A wrong pointer behind the last directory is common and takes nothing away.
    let mut harmed = false;
    let exif = match reader.read_from_container(&mut Cursor::new(bytes)) {
        Ok(exif) => exif,
        Err(error) => match error.distill_partial_result(|faults| {
            harmed = faults.iter().any(|fault| !fault.to_string().contains("next IFD"));
        }) {
            Ok(exif) => exif,
            Err(exif::Error::NotFound(_) | exif::Error::Io(_)) => return,
            Err(_) => {
                facts.insert("EXIF".to_owned(), "damaged, not read".to_owned());
                return;
            }
        },
    };
    if harmed {
        facts.insert("EXIF".to_owned(), "partly damaged".to_owned());
    }
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.insert(name.to_owned(), value);
        }
    };
    let date = |tag: Tag, zone: Tag| {
        text(&exif, tag).and_then(|date| iso(&date, text(&exif, zone).as_deref()))
    };
    add("Date taken", date(Tag::DateTimeOriginal, Tag::OffsetTimeOriginal));
    add("Date digitised", date(Tag::DateTimeDigitized, Tag::OffsetTimeDigitized));
    add("Date changed", date(Tag::DateTime, Tag::OffsetTime));
    let (make, model) =
        (text(&exif, Tag::Make).unwrap_or_default(), text(&exif, Tag::Model).unwrap_or_default());
    let camera = if model.to_lowercase().starts_with(&make.to_lowercase()) {
        model
    } else {
        format!("{make} {model}")
    };
    add("Camera", Some(camera.trim().to_owned()));
    let microsoft = |number: u16| Tag(exif::Context::Tiff, number);
    for (name, tag) in [
        ("Software", Tag::Software),
        ("Artist", Tag::Artist),
        ("Copyright", Tag::Copyright),
        ("Description", Tag::ImageDescription),
        ("User comment", Tag::UserComment),
        ("Lens", Tag::LensModel),
        ("Camera serial number", Tag::BodySerialNumber),
        ("Camera owner", Tag::CameraOwnerName),
        ("Unique image ID", Tag::ImageUniqueID),
        ("Title (Windows)", microsoft(0x9c9b)),
        ("Comment (Windows)", microsoft(0x9c9c)),
        ("Author (Windows)", microsoft(0x9c9d)),
        ("Keywords (Windows)", microsoft(0x9c9e)),
        ("Subject (Windows)", microsoft(0x9c9f)),
    ] {
        add(name, text(&exif, tag));
    }
    add(
        "Orientation",
        exif.get_field(Tag::Orientation, In::PRIMARY)
            .and_then(|field| field.value.get_uint(0))
            .map(|number| orientation(number).to_owned()),
    );
    let place = (
        degrees(&exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, 'S'),
        degrees(&exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, 'W'),
    );
    if let (Some(latitude), Some(longitude)) = place
        && latitude.abs() <= 90.0
    {
        add("GPS", Some(format!("{latitude:.6}, {longitude:.6}")));
    }
    if let Some(Value::Rational(height)) =
        exif.get_field(Tag::GPSAltitude, In::PRIMARY).map(|field| &field.value)
        && let Some(metres) = height.first().filter(|part| part.denom != 0).map(Rational::to_f64)
    {
        let below = exif
            .get_field(Tag::GPSAltitudeRef, In::PRIMARY)
            .and_then(|field| field.value.get_uint(0))
            == Some(1);
        add("GPS altitude", Some(format!("{}{metres:.1} m", if below { "-" } else { "" })));
    }
    add("GPS date", text(&exif, Tag::GPSDateStamp).and_then(|date| iso(&date, None)));
}
