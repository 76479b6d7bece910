//! Web archives, saved pages, links.
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

use super::common::{all, archive, file, made, names, text, why};
use corrobora::import::pack::{Container, Limits, link, mhtml, sniff, wacz, warc};
use std::io::Write as _;

const PAGE: &str = "<html><head><title>ข่าว</title></head><body><p>ข่าวจากแม่สอด</p></body></html>";

fn record(kind: &str, url: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    [format!("WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2023-06-07T03:00:00Z\r\n{fields}Content-Length: {}\r\n\r\n", block.len()).as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{fields}\r\n").as_bytes(), body]
        .concat()
}

#[test]
fn real_archives() {
    for name in ["site.warc", "site.warc.gz"] {
        let (items, warnings) = all(warc, &file(name));
        assert_eq!(
            names(&items),
            [
                "example.org/th/ข่าว",
                "example.org/gzip",
                "example.org/chunked",
                "example.org/both",
                "example.org/report.pdf",
                "example.org/note.txt"
            ]
        );
        for item in &items[..4] {
            assert_eq!(text(item), PAGE);
        }
        assert_eq!(
            (text(&items[4]), text(&items[5])),
            ("%PDF-1.4 report".to_owned(), "ghi chú".to_owned())
        );
        let said = &items[0].said;
        assert_eq!(
            (said.media_type.as_deref(), said.charset.as_deref(), said.captured.as_deref()),
            (Some("text/html"), Some("utf-8"), Some("2023-06-07T03:00:00Z"))
        );
        assert_eq!(
            said.url.as_deref(),
            Some("https://example.org/th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7")
        );
        assert_eq!(
            warnings,
            [
                "2 parts of pages, 1 redirect, 1 error page, 1 repeated visit whose text is in an earlier record passed over."
            ]
        );
        assert_eq!(sniff(name, &file(name)), Some(Container::Warc));
    }
}

#[test]
fn codings() {
    let brotli = [
        0x1b, 0x38, 0x00, 0xf8, 0x1d, 0x09, 0x76, 0xac, 0x83, 0xf1, 0xc8, 0x86, 0x03, 0x25, 0xb8,
        0x0f, 0x0f, 0x6c, 0xc0, 0x01, 0x7b, 0x34, 0xd9, 0x3e, 0x75, 0xbd, 0xc0, 0x45, 0x55, 0x21,
        0x82, 0xde, 0x89, 0x87, 0x63, 0xf3, 0x00,
    ];
    let plain = b"<p>plain</p>";
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    zlib.write_all(plain).unwrap();
    let mut bare = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    bare.write_all(plain).unwrap();
    for (fields, body, wanted) in [
        ("Content-Encoding: deflate\r\n", zlib.finish().unwrap(), "<p>plain</p>"),
        ("Content-Encoding: deflate\r\n", bare.finish().unwrap(), "<p>plain</p>"),
        ("Content-Encoding: gzip\r\n", plain.to_vec(), "<p>plain</p>"),
        ("Transfer-Encoding: chunked\r\n", plain.to_vec(), "<p>plain</p>"),
        (
            "Transfer-Encoding: chunked\r\n",
            b"6;x=y\r\n<p>pla\r\n6\r\nin</p>\r\n0\r\n\r\n".to_vec(),
            "<p>plain</p>",
        ),
    ] {
        let (items, _) =
            all(warc, &record("response", "https://a.org/", "", &answer(fields, &body)));
        assert_eq!(text(&items[0]), wanted, "{fields}");
    }
    let (items, _) = all(
        warc,
        &record("response", "https://a.org/", "", &answer("Content-Encoding: br\r\n", &brotli)),
    );
    assert_eq!(text(&items[0]), "<p>ข่าว</p>".repeat(3));
    let (items, _) = all(
        warc,
        &record(
            "response",
            "https://a.org/",
            "",
            &answer("Content-Encoding: br\r\n", &[0xff, 0, 1, 2, 3]),
        ),
    );
    assert!(why(&items[0]).contains("damaged"));
    let (items, _) = all(
        warc,
        &record("response", "https://a.org/", "", &answer("Content-Encoding: zstd\r\n", b"x")),
    );
    assert!(why(&items[0]).contains("zstd"));
    let (items, warnings) = all(
        warc,
        &record(
            "response",
            "https://a.org/",
            "",
            &answer("Transfer-Encoding: chunked\r\n", b"ff\r\nshort"),
        ),
    );
    assert_eq!(text(&items[0]), "short");
    assert!(warnings[0].contains("end of this page is missing"));
}

#[test]
fn digests_and_damage() {
    let block = answer("", b"words");
    let told = |digest: &str| all(warc, &record("response", "https://a.org/x", digest, &block)).1;
    // Digests of "words" in all writings.
    for right in [
        "sha1:564JGYI6N5LPLLIHESAWGQFFBJHLBAQL",
        "sha1:efb893611e6f56f5ad0724816340a50a4eb0820b",
        "sha256:dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e",
        "blake9:x",
    ] {
        assert!(told(&format!("WARC-Payload-Digest: {right}\r\n")).is_empty(), "{right}");
    }
    for wrong in ["sha1:564JGYI6N5LPLLIHESAWGQFFBJHLBAQA", "sha256:00"] {
        assert!(told(&format!("WARC-Payload-Digest: {wrong}\r\n"))[0].contains("differs"));
        assert!(told(&format!("WARC-Block-Digest: {wrong}\r\n"))[0].contains("differs"));
    }
    let changed = String::from_utf8_lossy(&file("site.warc"))
        .replace("%PDF-1.4 report", "%PDF-1.4 Report")
        .into_bytes();
    let warnings = all(warc, &changed).1;
    assert!(
        warnings
            .iter()
            .any(|warning| warning.contains("\"example.org/report.pdf\" differs from its digest")),
        "{warnings:?}"
    );
    // Cut off: what was whole is kept, for both forms.
    let plain = file("site.warc");
    let cut = plain.windows(4).position(|four| four == b"%PDF").unwrap() + 6;
    let (items, warnings) = all(warc, &plain[..cut]);
    assert_eq!(items.len(), 5);
    assert!(
        why(&items[4]).contains("cut off")
            && warnings.iter().any(|warning| warning.contains("cut off at its end"))
    );
    let packed = file("site.warc.gz");
    let (items, warnings) = all(warc, &packed[..packed.len() / 2]);
    assert!(!items.is_empty() && !warnings.is_empty());
    assert_eq!(text(&items[0]), PAGE);
    // A damaged member in the middle: what follows is still read.
    let mut broken = packed.clone();
    let members: Vec<usize> = memchr::memmem::find_iter(&packed, &[0x1f, 0x8b, 8, 0]).collect();
    for byte in &mut broken[members[2] + 20..members[2] + 60] {
        *byte ^= 0x55;
    }
    let (items, warnings) = all(warc, &broken);
    assert!(names(&items).contains(&"example.org/report.pdf"), "{:?}", names(&items));
    assert!(warnings.iter().any(|warning| warning.contains("damaged")));
    for end in (0..plain.len()).step_by(11) {
        let _ = warc(&plain[..end], &Limits::default(), &mut |_| true);
        let _ = warc(&packed[..end.min(packed.len())], &Limits::default(), &mut |_| true);
    }
    assert!(warc(b"no archive", &Limits::default(), &mut |_| true).is_err());
}

#[test]
fn limits_hold() {
    let big = record("response", "https://a.org/big", "", &answer("", &vec![b'x'; 3 << 20]));
    let small = record("response", "https://a.org/small", "", &answer("", b"small"));
    let limits = Limits { item_bytes: 1 << 20, ..Limits::default() };
    let mut items = Vec::new();
    warc(&[big, small].concat(), &limits, &mut |item| {
        items.push(item);
        true
    })
    .unwrap();
    assert!(why(&items[0]).contains("larger than 1 MB"));
    assert_eq!(text(&items[1]), "small");
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&vec![0; 40 << 20]).unwrap();
    let bomb = record(
        "response",
        "https://a.org/bomb",
        "",
        &answer("Content-Encoding: gzip\r\n", &encoder.finish().unwrap()),
    );
    let mut content = None;
    warc(&bomb, &limits, &mut |item| {
        content = Some(item.content);
        true
    })
    .unwrap();
    assert!(content.unwrap().unwrap_err().0.contains("larger than"));
    let lying = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\nHTTP/1.1 200 OK\r\n\r\n";
    assert!(warc(lying, &Limits::default(), &mut |_| true).is_ok());
}

#[test]
fn lists_of_pages() {
    let (items, warnings) = all(wacz, &file("site.wacz"));
    let (items, passed): (Vec<_>, Vec<_>) =
        items.into_iter().partition(|item| item.content.is_ok());
    assert_eq!(names(&items), ["ข่าวจากแม่สอด", "example.org/report.pdf"]);
    // What is not in the list has a line in the report all the same.
    assert_eq!(passed.len(), 4);
    assert!(passed.iter().all(|item| why(item).starts_with("skipped: not in the list of pages")));
    assert_eq!(items[0].said.url.as_deref(), Some("https://example.org/gzip"));
    assert_eq!(text(&items[0]), PAGE);
    assert_eq!(
        warnings[0],
        "Pages that the web archive lists but whose text is not in it: 1 (example.org/missing)."
    );
    assert!(warnings[1].contains("4 pages that are not in the list"));
    let warnings = all(wacz, &file("changed.wacz")).1;
    assert!(warnings[0].contains("\"pages/pages.jsonl\" differs from its checksum"));
    let bare = archive(&[made(b"archive/a.warc.gz", &file("site.warc.gz"))]);
    let (items, warnings) = all(wacz, &bare);
    assert_eq!(items.len(), 6);
    assert!(warnings[0].contains("no list of checksums"));
    assert!(wacz(&archive(&[made(b"a.txt", b"x")]), &Limits::default(), &mut |_| true).is_err());
    assert_eq!(sniff("x", &file("site.wacz")), Some(Container::Wacz));
}

#[test]
fn saved_pages() {
    let page = mhtml(&file("chrome.mhtml")).unwrap();
    assert_eq!(page.title.as_deref(), Some("ข่าวจากแม่สอด – test"));
    assert_eq!(page.url.as_deref(), Some("file:///tmp/fmt/w/p.html"));
    assert!(
        page.saved.unwrap().starts_with("2026-11-25T") && page.charset.as_deref() == Some("utf-8")
    );
    assert!(
        String::from_utf8(page.html)
            .unwrap()
            .contains("<h1>ข่าว</h1><p>ตำรวจช่วยเหลือผู้เสียหาย 12 คน</p>")
    );
    assert!(String::from_utf8_lossy(&page.frames[0].html).contains("ads frame"));
    let explorer = b"From: \"Saved by Windows Internet Explorer 8\"\r\nSubject: =?windows-874?B?os3nyg==?=\r\nDate: Tue, 5 Mar 2013 10:00:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_NextPart\"\r\nX-MimeOLE: Produced By Microsoft MimeOLE\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n------=_NextPart\r\nContent-Type: text/html;\r\n\tcharset=\"windows-874\"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://example.org/a\r\n\r\n<p>=A1=\r\n=A2</p>\r\n------=_NextPart\r\nContent-Type: image/gif\r\nContent-Location: http://example.org/a.gif\r\n\r\nGIF\r\n------=_NextPart--\r\n";
    let page = mhtml(explorer).unwrap();
    assert_eq!(
        (page.html.as_slice(), page.charset.as_deref(), page.url.as_deref(), page.saved.as_deref()),
        (
            b"<p>\xa1\xa2</p>".as_slice(),
            Some("windows-874"),
            Some("http://example.org/a"),
            Some("2013-03-05T10:00:00+07:00")
        )
    );
    assert_eq!(sniff("a", explorer), Some(Container::Mhtml));
    let html = b"\xef\xbb\xbf<!DOCTYPE html><meta charset=gbk><p>x</p>";
    assert_eq!(mhtml(html).unwrap().charset.as_deref(), Some("gbk"));
    assert_eq!(sniff("a.mht", html), Some(Container::Mhtml));
    assert_eq!(sniff("a.html", html), None);
    assert!(mhtml(b"From: a\r\nContent-Type: image/png\r\n\r\nx").is_err());
    assert!(mhtml(b"").is_err());
    let whole = file("chrome.mhtml");
    for end in (0..whole.len()).step_by(9) {
        let _ = mhtml(&whole[..end]);
    }
}

#[test]
fn links() {
    let url = |name: &str, bytes: &[u8]| link(name, bytes).map(|link| (link.url, link.title));
    let pair = |url: &str, title: &str| Some((url.to_owned(), title.to_owned()));
    assert_eq!(
        url("bin.webloc", &file("bin.webloc")),
        pair("https://example.org/ก?a=1&b=2", "bin")
    );
    assert_eq!(
        url("xml.webloc", &file("xml.webloc")),
        pair("https://example.org/x?a=1&b=2", "xml")
    );
    assert_eq!(
        url("ข่าว.url", b"[InternetShortcut]\r\nIconIndex=0\r\nURL=https://example.org/\r\n"),
        pair("https://example.org/", "ข่าว")
    );
    assert_eq!(url("a.url", b"[InternetShortcut]\r\nURL=http://x/?\r\n[InternetShortcut.W]\r\nURL=http://example.org/+ZeVnLIqe-\r\n"), pair("http://example.org/日本語", "a"));
    let utf16: Vec<u8> = "\u{feff}[InternetShortcut]\r\nURL=https://example.org/u\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(url("a.url", &utf16), pair("https://example.org/u", "a"));
    assert_eq!(
        url(
            "a.desktop",
            "[Desktop Entry]\nType=Link\nName=Tin tức\nURL=https://example.org/d\n".as_bytes()
        ),
        pair("https://example.org/d", "Tin tức")
    );
    assert_eq!(
        url(
            "a.desktop",
            b"[Desktop Entry]\nType=Application\nExec=rm\nURL=https://example.org/d\n"
        ),
        None
    );
    for bad in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        "data:text/html,x",
        "http://",
        "http:///x",
        "https://a b",
        "https://\u{202e}a",
    ] {
        assert_eq!(
            link("a.url", format!("[InternetShortcut]\nURL={bad}\n").as_bytes()),
            None,
            "{bad}"
        );
    }
    let binary = file("bin.webloc");
    for at in 0..binary.len() {
        for value in [0, 0x7f, 0xdf, 0xff] {
            let mut changed = binary.clone();
            changed[at] = value;
            let _ = link("a.webloc", &changed);
        }
    }
    assert_eq!(
        sniff("a.url", b"[InternetShortcut]\r\nURL=https://example.org/"),
        Some(Container::Link)
    );
    assert_eq!(sniff("a.url", b"[InternetShortcut]\r\nURL=file:///x"), None);
}
