//! How many pictures stand in a file that is no picture itself: they may show faces, and no check of words sees them.

use std::io::Cursor;

/// Counts the pictures of a page, mail, book or document of a word processor. Drawings of lines are none.
pub fn pictures_in(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"PK\x03\x04") {
        return in_zip(bytes);
    }
    if bytes.starts_with(b"%PDF") {
        return in_pdf(bytes);
    }
    let lower = bytes.to_ascii_lowercase();
    let page = count(&lower, b"data:image/", &|rest| !rest.starts_with(b"svg"));
    let mail = count(&lower, b"content-type:", &|rest| {
        let rest = rest.trim_ascii_start();
        rest.starts_with(b"image/") && !rest.starts_with(b"image/svg")
    });
    page + mail
}

/// How often `wanted` stands in bytes with something behind it that passes.
fn count(bytes: &[u8], wanted: &[u8], passes: &dyn Fn(&[u8]) -> bool) -> usize {
    let (mut found, mut rest) = (0, bytes);
    let Some(first) = wanted.first() else { return 0 };
    while let Some(at) = rest.iter().position(|b| b == first) {
        rest = rest.get(at..).unwrap_or_default();
        match rest.strip_prefix(wanted) {
            Some(behind) => {
                found += usize::from(passes(behind));
                rest = behind;
            }
            None => rest = rest.get(1..).unwrap_or_default(),
        }
    }
    found
}

fn in_zip(bytes: &[u8]) -> usize {
    const ENDINGS: [&str; 12] = [
        ".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".avif",
        ".wmf", ".emf",
    ];
    let Ok(zip) = zip::ZipArchive::new(Cursor::new(bytes)) else { return 0 };
    let picture = |name: &str| {
        let name = name.to_ascii_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
    };
    (0..zip.len())
        .filter(|at| {
            zip.name_for_index(*at).is_some_and(|name| name.is_ok_and(|name| picture(&name)))
        })
        .count()
}

/// A picture of a PDF is a stream, and the dictionary of a stream is never packed.
fn in_pdf(bytes: &[u8]) -> usize {
    count(bytes, b"/Subtype", &|rest| {
        let rest = rest.trim_ascii_start();
        rest.strip_prefix(b"/Image")
            .is_some_and(|b| !b.first().is_some_and(u8::is_ascii_alphabetic))
    })
}

#[cfg(test)]
mod tests {
    use super::pictures_in;

    #[test]
    fn pictures_inside_of_files_are_counted() {
        let page = b"<img src=\"data:image/png;base64,AA\"><img src='DATA:IMAGE/jpeg;base64,AA'><img src=\"data:image/svg+xml,a\">";
        assert_eq!(pictures_in(page), 2);
        assert_eq!(pictures_in(b"Content-Type: image/jpeg; name=a\n\nContent-type: text/plain"), 1);
        assert_eq!(
            pictures_in(b"%PDF-1.7 <</Type/XObject/Subtype /Image>> <</Subtype/ImageX>>"),
            1
        );
        assert_eq!(pictures_in("A text about an image/png".as_bytes()), 0);
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for name in ["word/document.xml", "word/media/image1.JPEG"] {
            zip.start_file(name, options).unwrap();
        }
        assert_eq!(pictures_in(&zip.finish().unwrap().into_inner()), 1);
    }
}
