//! ZIP, gzip and tar: real ones, names in all scripts, hostile ones.
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

use super::common::{Made, all, archive, file, made, names, packed, text, why};
use corrobora::import::pack::{Container, Item, Limits, gzip, sniff, tar, zip};
use std::io::Write as _;

fn one(file: Made) -> (Item, Vec<String>) {
    let (mut items, warnings) = all(zip, &archive(&[file]));
    assert_eq!(items.len(), 1);
    (items.remove(0), warnings)
}

fn named(name: &[u8]) -> String {
    one(made(name, b"x")).0.name
}

#[test]
fn scripts_and_saved_pages() {
    let (items, warnings) = all(zip, &file("scripts.zip"));
    assert_eq!(
        names(&items),
        [
            "รายงาน.txt",
            "ខ្មែរ/របាយការណ៍.txt",
            "မြန်မာ.txt",
            "中文.txt",
            "عربي.txt",
            "Tiếng Việt.txt",
            "__MACOSX/._x",
            ".DS_Store",
            "Page.html",
            "Page_files/a.css",
            "Page_files/b.js",
            "Page_files/report.pdf"
        ]
    );
    for passed in [6, 7, 9, 10] {
        assert!(why(&items[passed]).starts_with("skipped: "), "{}", items[passed].name);
    }
    assert_eq!(text(&items[1]), "ខ្មែរ/របាយការណ៍.txt".repeat(3));
    assert_eq!(
        warnings,
        ["2 parts of the saved page \"Page.html\" (pictures, styles, scripts) were passed over."]
    );
}

#[test]
fn names_without_the_flag() {
    for (label, name) in [
        ("gbk", "关于边境贩卖人口案件的报告.txt"),
        ("shift_jis", "人身取引に関する報告書.txt"),
        ("windows-874", "รายงานการค้ามนุษย์.txt"),
        ("euc-kr", "인신매매 보고서.txt"),
        ("windows-1251", "Отчёт о торговле людьми.txt"),
        ("big5", "關於邊境販賣人口案件的報告.txt"),
        ("utf-8", "របាយការណ៍.txt"),
    ] {
        let raw =
            encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(name).0.into_owned();
        assert_eq!(named(&raw), name, "{label}");
    }
    assert_eq!(named(b"R\x82sum\x82 \x84ltere \x9abersicht.txt"), "Résumé ältere Übersicht.txt");
    assert_eq!(named(b"M\xfcller Gr\xf6\xdfe.txt"), "Müller Größe.txt");
    let extra = |name: &[u8]| {
        let mut field = vec![1];
        field.extend(super::common::crc(name).to_le_bytes());
        field.extend("ข่าว.txt".as_bytes());
        [&0x7075_u16.to_le_bytes()[..], &(field.len() as u16).to_le_bytes(), &field].concat()
    };
    assert_eq!(
        one(Made { extra: extra(b"????.txt"), ..made(b"????.txt", b"x") }).0.name,
        "ข่าว.txt"
    );
    assert_eq!(one(Made { extra: extra(b"other"), ..made(b"real.txt", b"x") }).0.name, "real.txt");
}

#[test]
fn names_are_made_harmless() {
    for (raw, shown) in [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/x.txt", "abs/x.txt"),
        ("C:\\Windows\\evil.exe", "Windows/evil.exe"),
        ("..\\..\\x", "x"),
        ("a\0b.txt", "ab.txt"),
        ("con.txt", "con.txt"),
        ("a.txt:ads", "a.txt:ads"),
        ("trail. . ", "trail"),
        ("photo\u{202e}gpj.exe", "photogpj.exe"),
        ("a\u{1b}[31m\n.txt", "a[31m.txt"),
        ("\0", "nameless file"),
        ("..", "nameless file"),
        ("-rf", "-rf"),
    ] {
        assert_eq!(named(raw.as_bytes()), shown);
    }
    let long = named(format!("{}.docx", "ก".repeat(5000)).as_bytes());
    assert!(long.chars().count() <= 160 && long.ends_with("….docx"));
    assert!(named("a/".repeat(5000).trim_end_matches('/').as_bytes()).len() < 100);
}

#[test]
fn nothing_is_lost() {
    let files = [
        made(b"a.txt", b"one"),
        made(b"a.txt", b"two"),
        made(b"dir/", b""),
        made(b"__MACOSX/._a", b"x"),
        made(b"Thumbs.db", b"x"),
        made(b"b.txt", b""),
        packed(b"c.txt", b"three"),
    ];
    let (items, warnings) = all(zip, &archive(&files));
    // What is passed over is named.
    assert_eq!((items[2].name.as_str(), items[3].name.as_str()), ("__MACOSX/._a", "Thumbs.db"));
    let read = items.iter().filter(|item| item.content.is_ok());
    assert_eq!(
        read.map(|item| (item.name.as_str(), text(item))).collect::<Vec<_>>(),
        [
            ("a.txt", "one".to_owned()),
            ("a.txt", "two".to_owned()),
            ("b.txt", String::new()),
            ("c.txt", "three".to_owned())
        ]
    );
    assert_eq!(warnings, ["The archive holds 2 files with the name \"a.txt\"; all were read."]);
    let (items, warnings) = all(zip, &archive(&[]));
    assert!(items.is_empty() && warnings.is_empty());
}

#[test]
fn refused_with_reasons() {
    let good = packed(b"a.txt", &b"words ".repeat(100));
    assert!(why(&one(Made { flags: 1, ..good.clone() }).0).contains("password"));
    assert!(why(&one(Made { method: 99, flags: 1, ..good.clone() }).0).contains("password"));
    for (method, name) in
        [(9, "Deflate64"), (12, "BZip2"), (14, "LZMA"), (93, "Zstandard"), (7, "an unknown method")]
    {
        assert!(why(&one(Made { method, ..good.clone() }).0).contains(name));
    }
    assert!(
        why(&one(Made { mode: 0o120_777, ..made(b"link", b"/etc/passwd") }).0).contains("link")
    );
    assert!(why(&one(Made { size: 50, ..good.clone() }).0).contains("wrong size"));
    assert!(why(&one(Made { size: 5000, ..good.clone() }).0).contains("wrong size"));
    assert!(why(&one(Made { size: 2, ..made(b"a", b"words") }).0).contains("wrong size"));
    assert!(why(&one(Made { crc: 1, ..good.clone() }).0).contains("checksum"));
    assert!(why(&one(Made { data: b"\xff\xff junk".to_vec(), ..good }).0).contains("damaged"));
    assert!(why(&one(Made { start: Some(0), ..made(b"a", b"x") }).0).contains("overlap"));
}

#[test]
fn bombs() {
    let bomb = packed(b"bomb.txt", &vec![0; 64 << 20]);
    assert!(why(&one(bomb.clone()).0).contains("500 times"));
    // A bomb that lies about its size stops at the size that it claims.
    assert!(why(&one(Made { size: 1000, ..bomb.clone() }).0).contains("wrong size"));
    let gz = |data: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(data).unwrap();
        encoder.finish().unwrap()
    };
    assert!(gzip(&gz(&vec![0; 63 << 20]), &Limits::default()).unwrap_err().0.contains("500 times"));
    assert!(
        gzip(&gz(&vec![0; 80 << 20]), &Limits { item_bytes: 1 << 20, ..Limits::default() })
            .unwrap_err()
            .0
            .contains("1 MB")
    );
    // Overlapping files, each in the data of the one before.
    let mut files = vec![packed(b"first", &b"kernel ".repeat(1000))];
    for _ in 0..50 {
        files.push(Made { start: Some(0), ..files[0].clone() });
    }
    let (items, _) = all(zip, &archive(&files));
    assert_eq!(items.len(), 51);
    assert_eq!(items.iter().filter(|item| item.content.is_ok()).count(), 1);
    assert!(why(&items[50]).contains("overlap"));
    let mut inner = archive(&[made(b"core.txt", b"core")]);
    for level in 0..6 {
        inner = archive(&[packed(format!("{level}.zip").as_bytes(), &inner)]);
    }
    for level in (0..6).rev() {
        let (items, _) = all(zip, &inner);
        assert_eq!(names(&items), [format!("{level}.zip")]);
        inner = items[0].content.clone().unwrap();
    }
    assert_eq!(names(&all(zip, &inner).0), ["core.txt"]);
    assert_eq!(Limits::default().depth, 4);
}

#[test]
fn limits_and_stopping() {
    let files: Vec<Made> =
        (0..20).map(|number| made(format!("{number}.txt").as_bytes(), &[b'x'; 100])).collect();
    let bytes = archive(&files);
    let limits = Limits { items: 7, total_bytes: 450, ..Limits::default() };
    let mut items = Vec::new();
    let warnings = zip(&bytes, &limits, &mut |item| {
        items.push(item);
        true
    })
    .unwrap();
    assert_eq!((items.len(), items.iter().filter(|item| item.content.is_ok()).count()), (7, 4));
    assert!(why(&items[4]).contains("came out of the file"));
    assert_eq!(
        warnings,
        [
            "It contains more than 7 files: 13 further ones were not read. Split it and add the parts."
        ]
    );
    let mut count = 0;
    zip(&bytes, &Limits::default(), &mut |_| {
        count += 1;
        count < 3
    })
    .unwrap();
    assert_eq!(count, 3);
    let (items, _) = all(zip, &bytes);
    assert_eq!(items.len(), 20);
}

#[test]
fn seventy_thousand_files() {
    let files: Vec<Made> =
        (0..70_000).map(|number| made(format!("{number}.txt").as_bytes(), b"x")).collect();
    let (items, warnings) = all(zip, &archive(&files));
    assert_eq!(items.len(), 20_000);
    assert!(warnings[0].contains("50000 further"), "{warnings:?}");
}

#[test]
fn odd_directories() {
    let plain = archive(&[made(b"a.txt", b"words")]);
    // Before and behind the archive: a PDF, a comment that holds an end record.
    let both = [b"%PDF-1.4\n%%EOF\n".as_slice(), &plain].concat();
    let (items, warnings) = all(zip, &both);
    assert_eq!(text(&items[0]), "words");
    assert!(warnings[0].contains("15 bytes of something else"));
    assert_eq!(sniff("a.zip", &both), None);
    let mut comment = plain.clone();
    let length = comment.len();
    comment[length - 2] = 22;
    comment.extend(b"PK\x05\x06\0\0\0\0\x63\0\x63\0\xff\xff\0\0\0\0\0\0\0\0");
    assert_eq!(names(&all(zip, &comment).0), ["a.txt"]);
    let mut lying = plain.clone();
    lying[length - 12] = 9;
    assert!(all(zip, &lying).1[0].contains("says that it holds"));
    let mut split = plain.clone();
    split[length - 18] = 3;
    assert!(zip(&split, &Limits::default(), &mut |_| true).unwrap_err().0.contains("one part"));
    assert!(
        zip(&plain[..36], &Limits::default(), &mut |_| true).unwrap_err().0.contains("cut off")
    );
    assert!(zip(b"MZ program", &Limits::default(), &mut |_| true).is_err());
    // ZIP64 fields that claim the impossible.
    let mut wide = [1_u16.to_le_bytes(), 24_u16.to_le_bytes()].concat();
    wide.extend([u64::MAX, u64::MAX, u64::MAX].iter().flat_map(|number| number.to_le_bytes()));
    let huge = Made { size: u32::MAX, start: Some(u32::MAX), extra: wide, ..made(b"a", b"x") };
    let (items, _) = all(zip, &archive(&[made(b"b", b"x"), huge]));
    assert_eq!((items.len(), text(&items[0])), (2, "x".to_owned()));
    assert!(items[1].content.is_err());
    for end in 0..plain.len() {
        let _ = zip(&plain[..end], &Limits::default(), &mut |_| true);
    }
    for at in 0..plain.len() {
        for value in [0, 1, 0x7f, 0xff] {
            let mut changed = plain.clone();
            changed[at] = value;
            let _ = zip(&changed, &Limits::default(), &mut |_| true);
        }
    }
}

#[test]
fn made_by_programs() {
    // Written to a pipe: ZIP64, and the sizes stand behind the data.
    let stream = file("stream.zip");
    let (items, warnings) = all(zip, &stream);
    assert_eq!(names(&items), ["ข่าว.txt", "two.txt"]);
    assert_eq!((text(&items[0]), text(&items[1])), ("ข่าว ".repeat(50), "two".repeat(50)));
    assert!(warnings.is_empty());
    // Cut off before its directory: the whole files are saved.
    for (name, count) in [("stream.zip", 2), ("scripts.zip", 12)] {
        let whole = file(name);
        let directory = memchr::memmem::find(&whole, b"PK\x01\x02").unwrap();
        let (items, warnings) = all(zip, &whole[..directory]);
        let good = all(zip, &whole).0;
        assert!(warnings[0].contains("cut off or damaged"));
        assert!(
            good.iter().all(|item| items.contains(item)) && items.len() <= count,
            "{name} {:?}",
            names(&items)
        );
        let second = memchr::memmem::find_iter(&whole, b"PK\x03\x04").nth(1).unwrap();
        assert_eq!(all(zip, &whole[..second + 35]).0.len(), 1, "{name}");
    }
    let (items, _) = all(zip, &file("locked.zip"));
    assert_eq!(names(&items), ["secret.txt"]);
    assert!(why(&items[0]).contains("password"));
}

#[test]
fn documents_are_not_archives() {
    let empty = |list: &[&str]| {
        archive(&list.iter().map(|name| made(name.as_bytes(), b"x")).collect::<Vec<_>>())
    };
    assert_eq!(sniff("x", &empty(&["[Content_Types].xml", "word/document.xml"])), None);
    assert_eq!(sniff("x.zip", &empty(&["mimetype", "content.xml"])), None);
    assert_eq!(sniff("x", &empty(&["a.txt", "word/b.txt"])), Some(Container::Zip));
    assert_eq!(sniff("x.docx", b"MZ\x90\0 program"), None);
}

#[test]
fn gzip_and_tar() {
    let single = gzip(&file("single.txt.gz"), &Limits::default()).unwrap();
    assert_eq!((single.name.as_str(), text(&single)), ("Bericht.txt", "Straße\n".to_owned()));
    let two = [file("single.txt.gz"), file("single.txt.gz")].concat();
    assert_eq!(text(&gzip(&two, &Limits::default()).unwrap()), "Straße\nStraße\n");
    assert_eq!(
        text(&gzip(&[file("single.txt.gz"), vec![0; 100]].concat(), &Limits::default()).unwrap()),
        "Straße\n"
    );
    assert!(
        gzip(&file("single.txt.gz")[..25], &Limits::default()).unwrap_err().0.contains("damaged")
    );
    assert!(gzip(b"words", &Limits::default()).is_err());
    let inner = gzip(&file("pax.tar.gz"), &Limits::default()).unwrap().content.unwrap();
    assert_eq!(sniff("x", &inner), Some(Container::Tar));
    let (items, warnings) = all(tar, &inner);
    assert_eq!(
        names(&items),
        ["folder/รายงาน.txt", &format!("{}.txt", "x".repeat(150)), "etc/passwd", "link"]
    );
    assert_eq!(text(&items[0]), "hello");
    assert!(why(&items[3]).contains("link") && warnings.is_empty());
    let (items, _) = all(tar, &file("gnu.tar"));
    assert_eq!(
        (items[0].name.clone(), text(&items[0])),
        (format!("{}.txt", "ក".repeat(60)), "abc".to_owned())
    );
    let (items, warnings) = all(tar, &inner[..inner.len().min(1024 + 515)]);
    assert!(
        items.len() <= 1
            && (items.iter().all(|item| item.content.is_err()) || !warnings.is_empty())
    );
    assert!(tar(&[0; 1024], &Limits::default(), &mut |_| true).is_err());
}
