//! The project file: round trips, the kept sample of every version, small differences, broken files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::too_many_lines,
    clippy::assigning_clones,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use crate::edits::{article, at, case, claim, metric, name_metric, quote, session};
use corrobora::{
    format::{self, Error},
    model::*,
};
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

fn sample_path(version: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/projects/v{version}.corrobora.ron"))
}

/// A set of one.
fn one<T: Ord>(value: T) -> BTreeSet<T> {
    BTreeSet::from([value])
}

/// A project with a record of every kind, every field set, and every kind of value.
///
/// It is kept as `tests/projects/v2.corrobora.ron`; never change it, add another one.
fn sample() -> Project {
    let mut p = case(42);
    let mut ids = Ids::from_seed(7);
    let day = PartialDate::ymd(2023, 10, 16).unwrap();
    let period = Period { from: PartialDate::new(Some(2023), Some(6), None), to: Some(day) };
    p.settings = Arc::new(Settings {
        title: "Sample คดี".to_owned(),
        description: "Every kind of record once".to_owned(),
        style: Some("apa".to_owned()),
        locale: Some("en-GB".to_owned()),
        styles: [("house".to_owned(), "<style/>".to_owned())].into(),
        ..Settings::default()
    });
    let text = Text::new("Police freed 149 people.\nตำรวจช่วยเหลือเหยื่อ ก็ 149 คน\nShare this");
    let (article_id, older): (ArticleId, ArticleId) = (ids.make(at(1)), ids.make(at(1)));
    let mut full = article(&text, "Raid");
    full.deck = Some("A second line".to_owned());
    full.bylines = vec!["Aye Mon".to_owned(), "สมชาย".to_owned()];
    full.publisher = Some("The \"Daily\" Post".to_owned());
    full.published = Some(day);
    full.modified = PartialDate::new(None, Some(10), Some(17));
    full.url = Some("https://example.org/raid".to_owned());
    full.archived_url = Some("https://archive.example/raid".to_owned());
    full.language = Some("th".to_owned());
    full.metadata_from = [("title".to_owned(), "og:title".to_owned())].into();
    full.boilerplate = vec![Boilerplate { start: 55, end: 65, why: "share buttons".to_owned() }];
    full.capture.encoding = Some("windows-874".to_owned());
    full.version_of = Some(older);
    full.copy_of = Some(older);
    full.attached_to = Some(older);
    full.section = Some("World".to_owned());
    full.pages = vec![0, 25];
    full.capture.within = Some(Within {
        file_name: "mail.mbox".to_owned(),
        original: Hash::of(b"mail"),
        path: "12/ข่าว.txt".to_owned(),
    });
    full.capture.captured = Some(at(0));
    full.capture.facts = [("Producer".to_owned(), "a \"program\"".to_owned())].into();
    full.reliability = Reliability::B;
    full.read = true;
    full.note = "two\nlines".to_owned();
    full.warnings = vec!["no date found".to_owned()];
    let end = text.as_str().chars().count();
    full.boilerplate[0].start = end - 10;
    full.boilerplate[0].end = end;
    p.articles.insert(older, Arc::new(article(&text, "Older")));
    p.articles.insert(article_id, Arc::new(full));
    p.texts.insert(text.hash(), Arc::new(text));
    let (above, code): (CodeId, CodeId) = (ids.make(at(2)), ids.make(at(2)));
    let new = |name: &str, parent| Code {
        name: name.to_owned(),
        parent,
        colour: 4,
        shade: None,
        description: "when".to_owned(),
    };
    p.codes.insert(above, Arc::new(new("above", None)));
    p.codes.insert(code, Arc::new(new("below", Some(above))));
    let event: EventId = ids.make(at(3));
    p.events.insert(
        event,
        Arc::new(Event {
            name: "The raid".to_owned(),
            aliases: one("Operation X".to_owned()),
            period: Some(period),
            note: "note".to_owned(),
        }),
    );
    let origin: OriginId = ids.make(at(4));
    p.origins.insert(
        origin,
        Arc::new(Origin {
            name: "Police".to_owned(),
            aliases: one("ตำรวจ".to_owned()),
            note: "note".to_owned(),
        }),
    );
    let units = [
        Unit::Persons,
        Unit::Countries,
        Unit::Items("compounds".to_owned()),
        Unit::Money,
        Unit::Duration("months".to_owned()),
        Unit::Percent,
        Unit::Date,
        Unit::Text,
    ];
    let mut metrics: Vec<MetricId> = Vec::new();
    for unit in units {
        let id = ids.make(at(5));
        let mut new = metric(&format!("in {}", unit.word()));
        new.unit = unit;
        new.per_place = metrics.is_empty();
        new.cumulative = metrics.len() == 1;
        new.parent = metrics.first().copied();
        new.never_compare_with = metrics.last().copied().into_iter().collect();
        new.aliases = one("other words".to_owned());
        p.metrics.insert(id, Arc::new(new));
        metrics.push(id);
    }
    let mut annotation = quote(&p, article_id, 25, 51);
    annotation.prefix = "people.\n".to_owned();
    annotation.suffix = " คน".to_owned();
    annotation.codes = one(code);
    annotation.note = "a \"#quoted\"# note".to_owned();
    let quoted: AnnotationId = ids.make(at(6));
    p.annotations.insert(quoted, Arc::new(annotation));
    let usd = "USD".parse().unwrap();
    let half: Decimal = "1000000.50".parse().unwrap();
    let mut values = vec![
        Value::Number(Amount::exact(149)),
        Value::Number(Amount::range(20, 30)),
        Value::Number(Amount {
            low: Some(24.into()),
            high: Some(99.into()),
            qualifier: Qualifier::Order,
        }),
        Value::Money(Amount::qualified(half, Qualifier::AtMost), usd),
        Value::When(period),
        Value::Countries(["KH", "XK"].iter().map(|c| c.parse().unwrap()).collect()),
        Value::Text("said so".to_owned()),
    ];
    let single = [
        Qualifier::AtLeast,
        Qualifier::MoreThan,
        Qualifier::FewerThan,
        Qualifier::About,
        Qualifier::Estimated,
    ];
    values.extend(single.map(|q| Value::Number(Amount::qualified(20, q))));
    let mut claims: Vec<ClaimId> = Vec::new();
    for value in values {
        let mut new = claim(metrics[0], value);
        new.event = Some(event);
        new.population = Some("Malaysians".to_owned());
        new.places = Role::ALL
            .iter()
            .map(|role| Place {
                country: "KH".parse().unwrap(),
                locality: Some("ក្រុងព្រះសីហនុ".to_owned()),
                role: *role,
            })
            .collect();
        new.period = Some(period);
        new.as_of = Some(day);
        (new.origin, new.via) = (Some(origin), Some(origin));
        new.annotations = vec![quoted];
        new.credibility = Credibility::ALL[claims.len() % 6];
        (new.proposed, new.reviewed) =
            (claims.len().is_multiple_of(2), claims.len().is_multiple_of(3));
        new.note = "note".to_owned();
        let id = ids.make(at(7));
        p.claims.insert(id, Arc::new(new));
        claims.push(id);
    }
    let fact = Fact {
        event: Some(event),
        metric: metrics[0],
        places: ["KH".parse().unwrap(), "MM".parse().unwrap()].into(),
        population: Some("Malaysians".to_owned()),
        // The kept samples are older than `part`.
        part: None,
    };
    for verdict in Verdict::ALL {
        let ruling = Ruling {
            wrong: Vec::new(),
            fact: fact.clone(),
            verdict,
            reason: "because".to_owned(),
            at: at(8),
            by: "tester".to_owned(),
        };
        p.rulings.insert(ids.make(at(8)), Arc::new(ruling));
    }
    let map = |measure| {
        let title = "Map".to_owned();
        // The kept samples are older than `region`.
        Block::Map(MapBlock { measure, role: Some(Role::Site), title, region: None })
    };
    let brief = Brief {
        title: "Brief".to_owned(),
        authors: vec!["A. Worker".to_owned()],
        style: "apa".to_owned(),
        locale: "en-GB".to_owned(),
        quote_footnotes: true,
        blocks: vec![
            Block::Heading { level: 1, text: "Heading".to_owned() },
            Block::Paragraph(vec![
                Inline::Text("Words ".to_owned()),
                Inline::Claim(claims[0]),
                Inline::Cite(article_id),
            ]),
            Block::Finding(fact),
            Block::ClaimTable(claims.clone()),
            Block::FindingsTable,
            map(Measure::Articles),
            map(Measure::Claims),
            map(Measure::Contradictions),
            map(Measure::Metric(metrics[0])),
            Block::Quotation(quoted),
            Block::MethodNote("By hand".to_owned()),
            Block::Bibliography,
        ],
        ..Brief::default()
    };
    p.briefs.insert(ids.make(at(9)), Arc::new(brief));
    let capture = p.articles[&article_id].capture.clone();
    let unread = Unread { capture, why: "It is protected by a password".to_owned() };
    p.unread.insert(Ids::from_seed(12).make(at(10)), Arc::new(unread));
    p.check().unwrap();
    // Two entries of a history; the second takes the first back.
    let mut session = session(p, 5);
    name_metric(&mut session, 20);
    session.undo(at(200_000)).unwrap();
    session.project().clone()
}

fn written(project: &Project) -> String {
    format::write_project(project).unwrap()
}

/// [`sample`] as a program of format 1 could write it.
fn sample_1() -> Project {
    let mut p = sample();
    p.unread.clear();
    for article in p.articles.values_mut() {
        let article = Arc::make_mut(article);
        (article.section, article.copy_of, article.attached_to) = (None, None, None);
        article.pages.clear();
        (article.capture.within, article.capture.captured) = (None, None);
        article.capture.facts.clear();
    }
    p
}

#[test]
fn the_kept_sample_of_version_1_is_brought_to_the_format_of_today() {
    let bytes = std::fs::read(sample_path(1)).unwrap();
    assert!(bytes.starts_with(b"(\n format: 1,\n"), "the sample is of format 1");
    assert_eq!(format::read_project(&bytes).unwrap(), sample_1());
}

#[test]
fn the_format_is_found_behind_comments_and_where_it_does_not_belong() {
    let text = written(&case(1));
    let commented = text.replacen('(', "// kept by A\n/* two\nlines */ ( // one\n", 1);
    assert_eq!(format::format_of(&commented), Some(FORMAT));
    format::read_project(commented.as_bytes()).unwrap();
    for number in ["3", "4294967295", "99999999999999999999"] {
        let newer = commented.replacen("format: 2", &format!("format: {number}"), 1);
        assert!(matches!(error(&newer), Error::Newer { .. }), "{number}");
    }
    // A newer file with a field that this version does not know, its format last.
    let moved = text.replacen(" format: 2,\n", "", 1);
    let end = moved.rfind(')').unwrap();
    let moved = format!("{} format: 7,\n){}", &moved[..end], &moved[end + 1..]);
    assert!(matches!(error(&moved), Error::Newer { found: 7 }), "{:?}", error(&moved));
}

#[test]
fn the_kept_sample_of_version_2_reads_and_is_what_is_written_today() {
    let path = sample_path(2);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, written(&sample())).unwrap();
    }
    let bytes = std::fs::read(&path).unwrap();
    let read = format::read_project(&bytes).unwrap();
    assert_eq!(read, sample());
    assert_eq!(written(&read).as_bytes(), bytes);
}

#[test]
fn what_was_written_is_read_and_the_same_project_gives_the_same_bytes() {
    for project in [case(1), sample()] {
        let text = written(&project);
        let read = format::read_project(text.as_bytes()).unwrap();
        assert_eq!(read, project);
        assert_eq!(written(&read), text);
    }
}

#[test]
fn changing_one_claim_changes_one_line() {
    let before = sample();
    let mut after = before.clone();
    let (id, claim) = before.claims.first_key_value().unwrap();
    let mut changed = Claim::clone(claim);
    changed.value = Value::Number(Amount::exact(150));
    after.claims.insert(*id, Arc::new(changed));
    assert_eq!(lines_that_differ(&before, &after), 1);
    // A new claim is a block of its own.
    let mut after = before.clone();
    let new: ClaimId = Ids::from_seed(99).make(at(60_000));
    after.claims.insert(new, Arc::clone(claim));
    let added = written(&after).lines().count() - written(&before).lines().count();
    assert!((5..25).contains(&added), "{added} lines for a claim");
}

#[test]
fn changing_one_paragraph_of_a_brief_changes_one_line() {
    let before = sample();
    let mut after = before.clone();
    let (id, brief) = before.briefs.first_key_value().unwrap();
    let mut changed = Brief::clone(brief);
    changed.blocks[0] = Block::Heading { level: 2, text: "Other".to_owned() };
    after.briefs.insert(*id, Arc::new(changed));
    assert_eq!(lines_that_differ(&before, &after), 1);
}

#[test]
fn a_text_that_looks_like_the_blocks_of_a_brief_is_kept_as_it_is() {
    let mut project = sample();
    let brief = project.briefs.values().next().unwrap();
    assert!(brief.blocks.len() > 1);
    // Somebody imports the project file of another case, or one of this program's own marks.
    let file = written(&project);
    for words in [file.as_str(), "[MethodNote(\"blocks\")]", "[MethodNote(\"blocks.\")]"] {
        let text = Text::new(words);
        project.texts.insert(text.hash(), Arc::new(text));
    }
    let again = format::read_unchecked(written(&project).as_bytes()).unwrap();
    assert_eq!(again.texts, project.texts);
    assert_eq!(again.briefs, project.briefs);
}

fn lines_that_differ(a: &Project, b: &Project) -> usize {
    let (a, b) = (written(a), written(b));
    assert_eq!(a.lines().count(), b.lines().count());
    a.lines().zip(b.lines()).filter(|(a, b)| a != b).count()
}

#[test]
fn a_history_entry_is_one_line() {
    let mut session = session(case(1), 1);
    name_metric(&mut session, 1);
    let one = written(session.project());
    let mut again = session.project().clone();
    again.history.push(Arc::clone(&again.history[0]));
    assert_eq!(written(&again).lines().count(), one.lines().count() + 1);
}

#[test]
fn texts_in_every_script_stand_in_the_file_as_they_are() {
    for text in [
        "ตำรวจช่วยเหลือเหยื่อ ก็ น้ำ",
        "ប៉ូលិសបានសង្គ្រោះ",
        "ရဲများက လူ ၁၄၉ ဦးကို",
        "أنقذت الشرطة ١٤٩ شخصًا",
        "e\u{301} decomposed",
        "a \"quoted\" word",
        "back\\slash \\n \\u{41}",
        "raw \"# end \"## more",
        "\"#\"##\"###",
        "zero\u{200d}width\u{200b}joiner \u{feff} inside",
        "\u{202e}bidi\u{202c} \u{2066}isolate\u{2069}",
        "line\nbreak\n\n\ttab",
        "(not: \"a record\"), // not a comment /* nor this",
        "//corrobora-snap gen=1 len=1 blake3=0",
        "👩‍👩‍👧 🏳️‍🌈 \u{1f1f0}\u{1f1ed}",
    ] {
        let mut project = case(1);
        let settings = Settings { title: text.to_owned(), ..Settings::default() };
        project.settings = Arc::new(settings);
        let stored = Text::from_stored(text);
        project.texts.insert(stored.hash(), Arc::new(stored));
        let file = written(&project);
        assert!(file.contains(text), "not as it is: {text:?} in {file}");
        assert_eq!(format::read_project(file.as_bytes()).unwrap(), project, "{text:?}");
        let change = corrobora::edit::Change {
            label: text.to_owned(),
            at: at(0),
            by: text.to_owned(),
            edits: vec![corrobora::edit::Edit::Settings(Arc::clone(&project.settings))],
        };
        let frame = format::write_change(&change).unwrap();
        assert_eq!(format::read_change(&frame).unwrap(), change, "{text:?}");
    }
}

#[test]
fn control_characters_round_trip_although_no_text_has_them() {
    for text in ["nul\0inside", "bell\u{7}", "esc\u{1b}[31m", "cr\rlf\r\n", "\u{85}\u{2028}"] {
        let mut project = case(1);
        project.settings = Arc::new(Settings { title: text.to_owned(), ..Settings::default() });
        let file = written(&project);
        assert_eq!(format::read_project(file.as_bytes()).unwrap(), project, "{text:?} in {file}");
    }
}

fn error(text: &str) -> Error {
    format::read_project(text.as_bytes()).unwrap_err()
}

#[test]
fn a_file_of_a_newer_version_is_named_as_such_whatever_else_it_has() {
    let newer = written(&case(1)).replacen("format: 2", "format: 3", 1);
    assert!(matches!(error(&newer), Error::Newer { found: 3 }));
    assert!(matches!(error("( format : 7 , new_thing: \"x\""), Error::Newer { found: 7 }));
    assert!(matches!(error("(format: 0, x: 1)"), Error::Unknown { found: 0 }));
}

#[test]
fn an_unknown_field_is_an_error_that_names_it_and_its_place() {
    let text = written(&sample()).replacen(" population:", " colour: 1,\n   population:", 1);
    let line = text.lines().position(|l| l.contains("colour: 1,")).unwrap() + 1;
    let Error::Syntax { line: found, message, .. } = error(&text) else { panic!() };
    assert!(message.contains("colour"), "{message}");
    assert!(found == line || found == line + 1, "line {found}, not {line}");
}

#[test]
fn an_id_that_comes_twice_is_refused() {
    let project = sample();
    let (id, _) = project.origins.first_key_value().unwrap();
    let text = written(&project);
    let entry = format!("\"{id}\": (");
    let at = text.find(&entry).unwrap();
    let end = text[at..].find("\n  ),\n").unwrap() + at + 6;
    let twice = format!("{}  {}{}", &text[..end], &text[at..end], &text[end..]);
    let message = error(&twice).to_string();
    assert!(message.contains("comes twice") && message.contains(&id.to_string()), "{message}");
}

#[test]
fn a_dangling_reference_is_refused_and_both_ends_are_named() {
    let project = sample();
    let (id, _) = project.events.first_key_value().unwrap();
    let mut without = project.clone();
    without.events.clear();
    let message = error(&written(&without)).to_string();
    assert!(message.contains(&format!("event {id}")) && message.contains("claim "), "{message}");
}

#[test]
fn a_quote_that_is_not_in_its_text_is_refused() {
    let text = written(&sample()).replacen("exact: \"", "exact: \"x", 1);
    assert!(matches!(error(&text), Error::Broken(Broken::Invalid { .. })), "{:?}", error(&text));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = written(&sample());
    let with_mark = format!("\u{feff}{text}");
    assert_eq!(format::read_project(with_mark.as_bytes()).unwrap(), sample());
    let windows = text.replace('\n', "\r\n");
    assert_eq!(format::read_project(windows.as_bytes()).unwrap(), sample());
}

#[test]
fn other_encodings_and_empty_files_are_named() {
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain(written(&case(1)).encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(matches!(format::read_project(&utf16), Err(Error::Utf16)));
    assert!(matches!(
        format::read_project(b"(format: 1, \xff"),
        Err(Error::NotUtf8 { line: 1, column: 13 })
    ));
    assert!(matches!(error(""), Error::Empty));
    assert!(matches!(error(" \n\u{a0}"), Error::Empty));
}

#[test]
fn broken_ron_is_an_error_with_line_and_column() {
    let Error::Syntax { line, column, .. } = error("(\n format: 1,\n id: oops,\n)") else {
        panic!()
    };
    // Where the value should start.
    assert_eq!((line, column), (3, 5));
}

#[test]
fn a_file_cut_at_any_byte_is_an_error_and_never_a_smaller_project() {
    let text = written(&sample());
    let whole = text.trim_end().len();
    // Every byte of the small end, every 97th of the rest: parsing all would take minutes.
    for cut in (0..whole).filter(|cut| cut % 97 == 0 || whole - cut < 300) {
        assert!(format::read_project(&text.as_bytes()[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn hostile_nesting_and_numbers_are_errors() {
    for text in [
        "[".repeat(100_000),
        "(format:1,id:".to_owned() + &"Some(".repeat(100_000),
        "/*".repeat(100_000),
        format!("(format: {})", "9".repeat(100_000)),
        "(format: 1, r#####\"".to_owned(),
    ] {
        drop(error(&text).to_string());
    }
}
