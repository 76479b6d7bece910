//! Faults of reading files that a hunt found: bombs, limits that did not add up, files that were lost or said wrongly to be empty.

use corrobora::{
    cite,
    import::{
        self, Each, Incoming, Opened, Outcome,
        document::{Budget, Limits, Said},
        run::{self, Here, Opener, Row, Sinks, Source, Status},
    },
    jobs::Progress,
    model::{Article, Hash, Ids, Project, Text, Timestamp},
    session::Session,
    storage, verbs,
};
use std::{
    io::Write as _,
    path::Path,
    sync::{Condvar, Mutex},
};

fn at() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn memory(name: &str, bytes: &[u8]) -> Source {
    Source::Memory { name: name.to_owned(), bytes: bytes.to_vec() }
}

/// A project, and the hashes of what was put away for it.
struct Case {
    session: Session,
    stored: Vec<Hash>,
}

impl Case {
    fn new() -> Self {
        let mut ids = Ids::from_seed(3);
        let project = Project::new(ids.make(at()), at(), "Trial");
        Self { session: Session::new(project, ids, "ada", None), stored: Vec::new() }
    }

    fn import(&mut self, sources: Vec<Source>, opener: &(dyn Opener + Sync)) -> Vec<Row> {
        let snapshot = self.session.snapshot();
        let mut outcomes: Vec<Outcome> = Vec::new();
        let session = &mut self.session;
        let stored = Mutex::new(&mut self.stored);
        let mut put = |bytes: &[u8]| {
            stored.lock().unwrap().push(Hash::of(bytes));
            Ok(Hash::of(bytes))
        };
        let mut put_file = |path: &Path| {
            let hash = storage::files::hash(path).map_err(|e| e.to_string())?;
            stored.lock().unwrap().push(hash);
            Ok((hash, storage::files::size(path).unwrap()))
        };
        let mut part = |items: Vec<Incoming>| {
            let (project, mut hand) = session.hand(at());
            let (change, made) = verbs::import_articles(project, &mut hand, items, &outcomes);
            outcomes.extend(made);
            session.commit(change).unwrap();
        };
        let sinks = Sinks { put: &mut put, put_file: &mut put_file, part: &mut part };
        run::run(sources, &snapshot, opener, sinks, &Progress::unseen()).report(
            &outcomes,
            session.project(),
            &run::Notes::new(),
        )
    }

    fn article(&self, title: &str) -> &Article {
        let mut all = self.session.project().articles.values();
        all.find(|a| a.title.as_deref() == Some(title)).unwrap()
    }
}

/// A ZIP archive of these files, packed.
fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        out.start_file(*name, options).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn abbreviations_that_grow_without_measure_are_refused_and_others_are_read() {
    let entry = "@article{k, title = {T}, journal = a30, year = 2020}";
    let doubling = |first: &str| {
        let more = (1..=30).map(|i| format!("@string{{a{i} = a{0} # a{0}}}\n", i - 1));
        format!("@string{{a0 = {first}}}\n{}{entry}", more.collect::<String>())
    };
    let chain = (1..50_000).map(|i| format!("@string{{a{i} = a{}}}\n", i - 1)).collect::<String>();
    for bomb in [
        doubling("\"ten bytes!\""),
        // Empty words take time all the same.
        doubling("\"\""),
        format!("@string{{a30 = b}} @string{{b = a30}} {entry}"),
        format!("@STRING{{a0 = {{x}}, a30 = a49999}}\n{chain}{entry}"),
    ] {
        let error = cite::read("refs.bib", bomb.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("abbreviations"), "{error}");
    }
    let fine = "@string{np = \"Daily \" # {News}}\n@string{city = {Phnom Penh}}\n\
        @article{k, title = {T}, journal = np # { } # city, year = 2020, month = jan}";
    let read = cite::read("refs.bib", fine.as_bytes()).unwrap();
    assert_eq!(
        read.references[0].field("container-title").as_deref(),
        Some("Daily News Phnom Penh")
    );
}

#[test]
fn what_comes_out_of_archives_in_archives_is_counted_together() {
    let mut budget = Budget::new(Limits { total_bytes: 10, items: 3, ..Limits::default() });
    assert!(budget.take(4).is_ok() && budget.take(6).is_ok());
    assert!(budget.take(1).unwrap_err().0.contains("were not read") && budget.spent());

    let words = b"Some words.".to_vec();
    let names: Vec<String> = (0..7_000).map(|i| format!("{i}.txt")).collect();
    let many: Vec<(&str, Vec<u8>)> = names.iter().map(|n| (n.as_str(), words.clone())).collect();
    let inner = zip(&many);
    let outer: Vec<(&str, Vec<u8>)> =
        [("a.zip", 1_u8), ("b.zip", 2), ("c.zip", 3), ("d.zip", 4), ("e.zip", 5)]
            .into_iter()
            .map(|(name, n)| {
                let mut own = many.clone();
                own.push(("own.txt", vec![b'0' + n; 9]));
                (name, if n == 1 { inner.clone() } else { zip(&own) })
            })
            .collect();
    let rows = Case::new().import(vec![memory("tree.zip", &zip(&outer))], &Here);
    let most = Limits::default().items;
    assert!((most..most + 10).contains(&rows.len()), "{}", rows.len());
    let refused =
        rows.iter().filter(|r| r.error.as_deref().is_some_and(|e| e.contains("came out")));
    // That which was too much, and the archive that had been begun by then.
    assert!((1..=3).contains(&refused.count()));
    assert!(rows[0].warnings.iter().any(|w| w.contains("not all that is in it")), "{:?}", rows[0]);
}

#[test]
fn an_archive_that_stands_in_it_twice_is_read_once_and_has_its_rows() {
    let copies = |inner: &[u8]| {
        let names = ["a.zip", "b.zip", "c.zip", "d.zip", "e.zip", "f.zip", "g.zip", "h.zip"];
        zip(&names.map(|name| (name, inner.to_vec())))
    };
    let mut nested = zip(&[("one.txt", b"The ferry sailed again on Sunday.".to_vec())]);
    for _ in 0..3 {
        nested = copies(&nested);
    }
    let rows = Case::new().import(vec![memory("tree.zip", &nested)], &Here);
    // Of each eight the first is read, and all have a row.
    assert_eq!(rows.len(), 1 + 8 + 8 + 8 + 1, "{rows:?}");
    let again = rows.iter().filter(|row| row.warnings.iter().any(|w| w.contains("read there")));
    assert_eq!(again.count(), 21);
    assert!(rows.iter().any(|row| row.file.ends_with("one.txt")));
    // A copy that lay too deep to be opened does not stand for one that does not.
    let deep = (0..4).fold(nested.clone(), |inner, _| zip(&[("z.zip", inner)]));
    let both = zip(&[("deep.zip", deep), ("flat.zip", nested)]);
    let rows = Case::new().import(vec![memory("both.zip", &both)], &Here);
    assert!(rows.iter().any(|row| row.file.ends_with("one.txt")), "{rows:?}");
}

#[test]
fn what_is_nested_deeply_is_read_and_what_is_nested_too_deeply_says_so() {
    let docx = |deep: usize| {
        let body = format!(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}<w:p><w:r>\
             <w:t>Words in the deep</w:t></w:r></w:p>{}</w:body></w:document>",
            "<w:sdt>".repeat(deep),
            "</w:sdt>".repeat(deep)
        );
        zip(&[
            ("word/document.xml", body.into_bytes()),
            ("[Content_Types].xml", b"<Types/>".to_vec()),
        ])
    };
    let fodt = |deep: usize| {
        let names = ["office", "text"]
            .map(|n| format!("xmlns:{n}=\"urn:oasis:names:tc:opendocument:xmlns:{n}:1.0\""));
        format!(
            "<office:document {} office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>{}\
             <text:p>Words in the deep</text:p>{}</office:text></office:body></office:document>",
            names.join(" "),
            "<text:section>".repeat(deep),
            "</text:section>".repeat(deep)
        )
        .into_bytes()
    };
    let rtf = |deep: usize| {
        format!("{{\\rtf1 {}Words in the deep{}}}", "{".repeat(deep), "}".repeat(deep)).into_bytes()
    };
    let all = |deep| [("a.docx", docx(deep)), ("a.fodt", fodt(deep)), ("a.rtf", rtf(deep))];
    for (name, bytes) in all(50_000) {
        let reading = import::read(name, &bytes).unwrap();
        assert_eq!(reading.text.as_str(), "Words in the deep", "{name}");
    }
    for (name, bytes) in all(300_000) {
        let error = import::read(name, &bytes).unwrap_err().to_string();
        assert!(error.contains("nested"), "{name}: {error}");
    }
}

#[test]
fn parts_that_grow_beyond_measure_are_refused() {
    let sheet = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>";
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{}</t></si></sst>",
        "y".repeat(50 << 20)
    );
    let bomb = zip(&[
        ("xl/workbook.xml", b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>".to_vec()),
        ("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#.to_vec()),
        ("xl/sharedStrings.xml", strings.into_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes().to_vec()),
    ]);
    assert!(bomb.len() < 200_000);
    let refused = import::office::xlsx(&bomb).unwrap_err();
    assert!(refused.0.contains("times its size"), "{}", refused.0);
}

#[test]
fn an_article_keeps_the_way_to_the_reference_that_it_was() {
    let ris = b"TY  - NEWS\nTI  - Police free 149 people from a compound\nUR  - https://example.org/a\nER  - \n";
    let link = b"[InternetShortcut]\r\nURL=https://example.org/b\r\n";
    let page = |letter: &str, title: &str| {
        format!(
            "<html><head><title>{title}</title><link rel=canonical href='https://example.org/{letter}'></head><body><h1>\
             {title}</h1><p>The police freed 149 people from a guarded compound on Sunday, the office said.</p></body></html>"
        )
    };
    let mut case = Case::new();
    case.import(vec![memory("refs.ris", ris), memory("Other.url", link)], &Here);
    let (first, second) = ("Police free 149 people from a compound", "Another page of the paper");
    let pages = [("a.html", page("a", first)), ("b.html", page("b", second) + "\n")];
    case.import(pages.iter().map(|(name, page)| memory(name, page.as_bytes())).collect(), &Here);
    for (title, name, bytes) in [(first, "refs.ris", &ris[..]), (second, "Other.url", &link[..])] {
        let capture = &case.article(title).capture;
        assert_ne!(capture.original, Hash::of(bytes));
        assert!(capture.facts[verbs::REFERENCES].contains(name), "{:?}", capture.facts);
        assert_eq!(verbs::references(capture), [Hash::of(bytes)]);
    }
}

#[test]
fn wide_encodings_of_scripts_without_zeros_and_japanese_in_seven_bits_are_told() {
    let khmer = "ប៉ូលិសបានសង្គ្រោះជនរងគ្រោះនៅកម្ពុជា។\n\nមនុស្សទាំងអស់កើតមកមានសេរីភាព។";
    let burmese = "ရဲက လူများကို ကယ်တင်ခဲ့ပြီး ဖမ်းဆီးခဲ့သည်။\n\nလူတိုင်းသည် တူညီလွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် မွေးဖွားလာသည်။";
    for text in [khmer, burmese] {
        let utf16 =
            |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let utf32 = |unit: fn(u32) -> [u8; 4]| {
            text.chars().flat_map(|c| unit(u32::from(c))).collect::<Vec<u8>>()
        };
        for (bytes, name) in [
            (utf16(u16::to_be_bytes), "UTF-16BE"),
            (utf16(u16::to_le_bytes), "UTF-16LE"),
            (utf32(u32::to_le_bytes), "UTF-32LE"),
            (utf32(u32::to_be_bytes), "UTF-32BE"),
        ] {
            let reading = import::read("a.txt", &bytes).unwrap();
            assert_eq!(reading.encoding.as_deref(), Some(name), "{text}");
            assert_eq!(reading.text, Text::new(text));
            assert!(
                reading.warnings.iter().any(|w| w.contains("guessed")),
                "{:?}",
                reading.warnings
            );
        }
    }
    let mut page = b"<html><head><meta charset=utf-8><title>".to_vec();
    let japanese: &[u8] = b"\x1b$B7Y;!$O?M!9$r5_=P$7$?\x1b(B";
    for part in [japanese, b"</title></head><body><p>", japanese, b"</p></body></html>"] {
        page.extend_from_slice(part);
    }
    let reading = import::read("a.html", &page).unwrap();
    assert_eq!(reading.encoding.as_deref(), Some("ISO-2022-JP"));
    assert_eq!(reading.text.as_str(), "警察は人々を救出した");
}

#[test]
fn what_belongs_to_a_project_is_not_imported_into_one() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("Case.corrobora.data");
    let originals = data.join("originals/ab");
    std::fs::create_dir_all(&originals).unwrap();
    std::fs::write(originals.join("abcd"), "Words of an original.").unwrap();
    let file = folder.path().join("Case.corrobora.ron");
    std::fs::write(&file, "(format: 2)").unwrap();
    for path in [data.clone(), data.join("originals"), originals.join("abcd"), file] {
        let rows = Case::new().import(vec![Source::Path(path.clone())], &Here);
        assert_eq!(rows.len(), 1, "{path:?}");
        assert_eq!(rows[0].status, Status::Failed, "{rows:?}");
        assert!(rows[0].error.as_deref().unwrap().contains("project"), "{rows:?}");
    }
}

#[test]
fn files_too_large_to_be_read_are_kept_with_their_hash() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("film.mp4");
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(import::MAX_BYTES as u64 + 5).unwrap();
    let hash = Hash::of(&vec![0; import::MAX_BYTES + 5]);
    let mut case = Case::new();
    let rows = case.import(vec![Source::Path(path.clone())], &Here);
    assert_eq!((rows.len(), rows[0].status), (1, Status::Failed));
    let unread: Vec<_> = case.session.project().unread.values().collect();
    assert_eq!(unread.len(), 1);
    assert_eq!(unread[0].capture.original, hash);
    assert_eq!(unread[0].capture.bytes, import::MAX_BYTES as u64 + 5);
    assert!(unread[0].why.contains("at most 64 MB can be read"), "{}", unread[0].why);
    assert_eq!(case.stored, [hash]);
    // Once more adds nothing.
    case.import(vec![Source::Path(path)], &Here);
    assert_eq!(case.session.project().unread.len(), 1);
}

/// Opens nothing before two files are to be opened: an import that opens one at a time would never end.
#[derive(Default)]
struct Together {
    here: Mutex<usize>,
    came: Condvar,
}

impl Opener for Together {
    fn open(
        &self,
        name: &str,
        said: &Said,
        bytes: &[u8],
        each: Each<'_>,
    ) -> Result<Opened, String> {
        let mut here = self.here.lock().unwrap();
        *here += 1;
        self.came.notify_all();
        while *here < 2 {
            here = self.came.wait(here).unwrap();
        }
        drop(here);
        // The later one of two is done first, most of the time.
        if name.starts_with('0') {
            std::thread::yield_now();
        }
        Here.open(name, said, bytes, each)
    }
}

#[test]
fn two_files_are_opened_at_a_time_and_nothing_depends_on_which_is_first() {
    let stories: Vec<(String, String)> = (0..40)
        .map(|i| {
            (format!("{i:02}.txt"), format!("Story {}\n\nWords of the story {}.", i / 2, i / 2))
        })
        .collect();
    let files: Vec<(&str, Vec<u8>)> =
        stories.iter().map(|(name, text)| (name.as_str(), text.clone().into_bytes())).collect();
    let archive = zip(&files);
    let sources = || {
        let mut all: Vec<Source> =
            stories.iter().map(|(name, text)| memory(name, text.as_bytes())).collect();
        all.insert(3, memory("more.zip", &archive));
        all
    };
    let mut first = Case::new();
    let rows = first.import(sources(), &Together::default());
    assert_eq!(rows.len(), 81);
    for _ in 0..5 {
        let mut other = Case::new();
        assert_eq!(other.import(sources(), &Together::default()), rows);
        assert!(other.session.project().same_records(&first.session.snapshot()));
        assert_eq!(other.stored, first.stored);
    }
    let mut here = Case::new();
    assert_eq!(here.import(sources(), &Here), rows);
}
