//! What partners really send: forwarded mails, e-books made today, changed documents, old encodings, packages of Outlook.
#![allow(
    clippy::pedantic,
    clippy::let_underscore_must_use,
    clippy::type_complexity,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use crate::formats::common::{archive, made};
use crate::inside::Case;
use corrobora::import::{
    Reading,
    document::Said,
    open,
    run::{Source, Status, read_safely},
};

fn mail(head: &str, body: &str) -> Reading {
    let bytes =
        format!("{head}\nMessage-ID: <1@x.org>\nMIME-Version: 1.0\n{body}").replace('\n', "\r\n");
    read_safely("mail.eml", bytes.as_bytes()).unwrap()
}

fn memory(name: &str, bytes: &[u8]) -> Source {
    Source::Memory { name: name.to_owned(), bytes: bytes.to_vec() }
}

const OUTER: &str = "From: Case Worker <staff@ngo.org>\nTo: desk@ngo.org\nSubject: Fwd: Raid in Tak\nDate: Thu, 7 Mar 2024 10:00:00 +0700";

#[test]
fn a_forwarded_mail_is_cited_as_the_one_that_it_hands_on() {
    let plain = "Content-Type: text/plain; charset=utf-8\n\nFYI, please file.\n\n---------- Forwarded message ---------\n\
        From: Reporter One <rep@paper.th>\nDate: Tue, Mar 5, 2024 at 9:12 AM\nSubject: Raid in Tak\nTo: Staff <staff@ngo.org>\n\n\
        Police freed 149 people in Tak on Monday.\n";
    let html = "Content-Type: text/html; charset=utf-8\n\n<div>FYI, please file.</div><div class=gmail_quote><div>---------- \
        Forwarded message ---------<br>From: <b>Reporter One</b> &lt;rep@paper.th&gt;<br>Date: Tue, Mar 5, 2024 at 9:12 AM<br>\
        Subject: Raid in Tak<br>To: Staff &lt;staff@ngo.org&gt;<br></div><p>Police freed 149 people in Tak on Monday.</p></div>\n";
    let outlook = "Content-Type: text/plain; charset=utf-8\n\nFYI, please file.\n\n-----Original Message-----\n\
        From: Reporter One [mailto:rep@paper.th]\nSent: Tuesday, March 5, 2024 9:12 AM\nTo: Staff\nSubject: Raid in Tak\n\n\
        Police freed 149 people in Tak on Monday.\n";
    for body in [plain, html, outlook] {
        let read = mail(OUTER, body);
        assert_eq!(read.title.as_deref(), Some("Raid in Tak"), "{body}");
        assert_eq!(read.bylines, ["Reporter One"], "{body}");
        assert_eq!(read.published.unwrap().to_string(), "2024-03-05", "{body}");
        assert_eq!(read.metadata_from["bylines"], "head of the forwarded mail");
        assert_eq!(read.facts["Forwarded by"], "Case Worker <staff@ngo.org>");
        assert!(read.facts["Forwarded on"].starts_with("2024-03-07"), "{:?}", read.facts);
        assert_eq!(read.facts["From address"], "rep@paper.th");
        assert_eq!(read.story().trim(), "Police freed 149 people in Tak on Monday.", "{body}");
    }
}

#[test]
fn a_letter_with_a_forward_below_or_an_answer_stays_its_writers() {
    let letter =
        "We went there ourselves on Tuesday and counted the people who came out of the gate. "
            .repeat(9);
    let below = "---------- Forwarded message ---------\nFrom: Reporter <rep@paper.th>\nDate: Tue, Mar 5, 2024\nSubject: Raid\n\nOld words.\n";
    let read = mail(OUTER, &format!("Content-Type: text/plain\n\n{letter}\n\n{below}"));
    assert_eq!(
        (read.bylines[0].as_str(), read.published.unwrap().to_string().as_str()),
        ("Case Worker", "2024-03-07")
    );
    let answer = OUTER.replace("Fwd:", "Re:");
    let read = mail(
        &answer,
        "Content-Type: text/plain\n\nYes, that is right.\n\n-----Original Message-----\nFrom: X <x@y.z>\nSent: Monday\nTo: us\nSubject: Raid\n\nIs it?\n",
    );
    assert_eq!(read.bylines, ["Case Worker"]);
}

#[test]
fn an_address_is_no_author() {
    for from in ["staff@ngo.org", "\"staff@ngo.org\" <staff@ngo.org>", "<staff@ngo.org>"] {
        let read = mail(
            &format!("From: {from}\nSubject: Raid\nDate: Thu, 7 Mar 2024 10:00:00 +0700"),
            "\nWords of the mail.\n",
        );
        assert!(read.bylines.is_empty(), "{from}: {:?}", read.bylines);
        assert_eq!(read.facts["From address"], "staff@ngo.org");
        assert!(!read.metadata_from.contains_key("bylines"));
    }
}

fn book(date: &str, modified: &str) -> Reading {
    let opf = format!(
        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>\
         <dc:title>A report</dc:title><dc:date>{date}</dc:date><meta property='dcterms:modified'>{modified}</meta></metadata>\
         <manifest><item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='c'/></spine></package>"
    );
    let container = "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>";
    let page =
        "<html><body><p>Police freed forty workers from a compound on Monday.</p></body></html>";
    let bytes = archive(&[
        made(b"mimetype", b"application/epub+zip"),
        made(b"META-INF/container.xml", container.as_bytes()),
        made(b"b.opf", opf.as_bytes()),
        made(b"c.xhtml", page.as_bytes()),
    ]);
    read_safely("b.epub", &bytes).unwrap()
}

#[test]
fn the_day_on_which_an_e_book_was_made_is_not_that_of_publication() {
    // The clock of the place may be a day ahead of the one of Greenwich.
    for date in ["2024-11-30", "2024-11-29T22:10:00+00:00", "2024-12-01"] {
        let read = book(date, "2024-11-30T04:00:00Z");
        assert_eq!(read.published, None, "{date}");
        assert!(read.facts["Date in the e-book"].starts_with(&date[..10]));
        assert!(read.warnings.iter().any(|w| w.contains("file was made")));
    }
    assert_eq!(
        book("2023-05-04", "2024-11-30T04:00:00Z").published.unwrap().to_string(),
        "2023-05-04"
    );
    assert_eq!(book("2024", "2024-11-30T04:00:00Z").published.unwrap().to_string(), "2024");
    assert_eq!(book("0101-01-01T00:00:00+00:00", "2024-11-30T04:00:00Z").published, None);
}

#[test]
fn a_property_of_two_wordings_is_read_in_the_one_that_has_its_letters() {
    let word =
        |text: &str| text.chars().map(|c| format!("\\u{}\\'3f", c as u32)).collect::<String>();
    let thai = word("ตำรวจ");
    let rtf = format!(
        "{{\\rtf1\\ansi{{\\info{{\\upr{{\\title \\'3f\\'3f\\'3f}}{{\\*\\ud{{\\title {thai}}}}}}}\
         {{\\author{{\\upr{{???}}{{\\*\\ud {thai}}}}}}}{{\\subject plain}}}}Words of the text.\\par}}"
    );
    let read = read_safely("a.rtf", rtf.as_bytes()).unwrap();
    assert_eq!(read.title.as_deref(), Some("ตำรวจ"));
    assert_eq!(read.bylines, ["ตำรวจ"]);
    assert_eq!(read.facts["Subject"], "plain");
    assert_eq!(read.story().trim(), "Words of the text.");
}

#[test]
fn deletions_that_stand_in_the_text_are_not_the_story() {
    let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    let region = |id: &str, kind: &str| {
        format!(
            "<text:changed-region xml:id='{id}' text:id='{id}'><text:{kind}/></text:changed-region>"
        )
    };
    let (start, end) = (
        |id: &str| format!("<text:change-start text:change-id='{id}'/>"),
        |id: &str| format!("<text:change-end text:change-id='{id}'/>"),
    );
    let xml = format!(
        "<?xml version='1.0'?><office:document xmlns:office='{office}' xmlns:text='{text}'><office:body><office:text>\
         <text:tracked-changes>{}{}{}</text:tracked-changes>\
         <text:p>They freed {}200{}{}300{} workers.</text:p>\
         <text:p>The guards had {}fled, it said.</text:p><text:p>A whole paragraph of lies.</text:p><text:p>Then {}gone.</text:p>\
         <text:p>The end.</text:p></office:text></office:body></office:document>",
        region("d1", "deletion"),
        region("i1", "insertion"),
        region("d2", "deletion"),
        start("d1"),
        end("d1"),
        start("i1"),
        end("i1"),
        start("d2"),
        end("d2"),
    );
    let read = read_safely("a.fodt", xml.as_bytes()).unwrap();
    let lines: Vec<&str> = read.text.as_str().lines().filter(|l| !l.is_empty()).collect();
    assert_eq!(lines, ["They freed 300 workers.", "The guards had gone.", "The end."]);
    assert!(read.warnings.iter().any(|w| w.contains("2 tracked deletions")), "{:?}", read.warnings);
}

#[test]
fn what_an_archive_holds_besides_has_rows_too_and_the_sum_is_that_of_the_rows() {
    let page = b"<html><head><title>A page</title></head><body><p>Police freed forty workers from a compound on Monday.</p></body></html>";
    let bytes = archive(&[
        made(b"Page.html", page),
        made(b"Page_files/a.js", b"var x"),
        made(b"__MACOSX/._Page.html", b"mac"),
        made(b".DS_Store", b"x"),
        made(b"Thumbs.db", b"x"),
    ]);
    let rows = Case::new().import(vec![memory("a.zip", &bytes)]);
    assert_eq!(rows.len(), 6, "{rows:?}");
    let skipped: Vec<_> = rows.iter().filter(|row| row.status == Status::Skipped).collect();
    assert_eq!(skipped.len(), 4);
    assert!(skipped.iter().all(|row| row.error.as_deref().unwrap().starts_with("skipped: ")));
    assert!(rows[0].warnings[0].contains("5 files"), "{:?}", rows[0].warnings);

    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("p.corrobora.ron");
    let file = folder.path().join("a.zip");
    std::fs::write(&file, &bytes).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_corrobora"));
        command.args(arguments).output().unwrap()
    };
    let (project, file) = (project.to_str().unwrap(), file.to_str().unwrap());
    assert!(run(&["new", project]).status.success());
    let told = run(&["import", project, file]);
    let text = String::from_utf8(told.stdout).unwrap();
    let last = text.lines().last().unwrap();
    assert_eq!(
        last,
        "6 found: 2 imported, 0 duplicates, 4 failed (all of them skipped on purpose)"
    );
    assert_eq!(text.lines().filter(|line| line.starts_with("failed\t")).count(), 4);
    assert!(told.status.success(), "what is passed over on purpose is no failure");
    assert!(run(&["extract", file]).status.success());
}

fn decoded(bytes: &[u8]) -> Reading {
    read_safely("a.txt", bytes).unwrap()
}

#[test]
fn alphabets_of_old_machines_are_found_by_letters_that_stand_nowhere_else() {
    let french = "La police a libéré 149 personnes d’un complexe à Sihanoukville. Coût élevé, déclaré à l’office.";
    let mac = encode_by(french, |b| {
        encoding_rs::MACINTOSH.decode_without_bom_handling(&[b]).0.chars().next()
    });
    assert!(
        decoded(&mac).text.as_str().contains("libéré 149 personnes d’un complexe à"),
        "{}",
        decoded(&mac).text.as_str()
    );
    let russian = "Полиция освободила 149 человек из огороженного комплекса. Охранники бежали.";
    let mac = encode_by(russian, |b| {
        encoding_rs::X_MAC_CYRILLIC.decode_without_bom_handling(&[b]).0.chars().next()
    });
    assert_eq!(decoded(&mac).text.as_str().trim(), russian);
    let german: Vec<u8> = "Die Polizei befreite 149 Menschen aus einem ummauerten Gel\u{84}nde. Die W\u{84}chter waren gefl\u{81}chtet; Pr\u{81}fung l\u{84}uft."
        .chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let read = decoded(&german);
    assert!(
        read.text.as_str().contains("Gelände. Die Wächter waren geflüchtet"),
        "{}",
        read.text.as_str()
    );
    assert_eq!(read.encoding.as_deref(), Some("IBM850"));
    // "Cảnh sát giải cứu người Việt Nam bị lừa đảo" in VISCII.
    let viscii = b"C\xe4nh s\xe1t gi\xe4i c\xd1u ng\xdf\xb6i Vi\xaet Nam b\xb8 l\xd7a \xf0\xe4o. C\xf4ng an t\xecm th\xa4y 149 ng\xdf\xb6i.";
    assert!(
        decoded(viscii).text.as_str().starts_with("Cảnh sát giải cứu người Việt Nam bị lừa đảo."),
        "{}",
        decoded(viscii).text.as_str()
    );
}

/// Letters as the bytes that are read as them.
fn encode_by(text: &str, letter: impl Fn(u8) -> Option<char>) -> Vec<u8> {
    text.chars()
        .map(|c| {
            if c.is_ascii() {
                c as u8
            } else {
                (0x80..=0xff).find(|b| letter(*b) == Some(c)).unwrap()
            }
        })
        .collect()
}

#[test]
fn texts_in_usual_encodings_are_not_taken_for_those_of_old_machines() {
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for text in [
        "The café’s owner said “they don’t pay” – 3 000 € a month, naïve or not. Don’t wait, he’d said.",
        "Die Prüfung läuft; „die Wächter“ waren über Nacht geflüchtet. Größe: 3 m². Preis: 20 €",
        "List•of•things that stand•between dots, and no more than that, it’s said.",
        "«La police» a libéré 149 personnes ; coût : 3 000 €. L’État n’a pas répondu où ça s’est passé.",
    ] {
        let read = decoded(&latin(text));
        assert_eq!(read.text.as_str().trim(), text, "{:?}", read.encoding);
        assert!(
            !read.warnings.iter().any(|w| w.contains("no language has them")),
            "{:?}",
            read.warnings
        );
    }
    let serbian = "Полиција је ослободила 149 људи из ограђеног комплекса. Ђорђе Њ. је рекао да су чувари побегли.";
    let read = decoded(&encoding_rs::WINDOWS_1251.encode(serbian).0);
    assert_eq!(read.text.as_str().trim(), serbian);
}

#[test]
fn letters_that_were_encoded_twice_or_in_two_ways_are_put_right_and_told() {
    let story = "Cảnh sát đã giải cứu 149 người khỏi khu nhà – “thật kinh khủng”, một người nói.";
    let twice: String = story
        .bytes()
        .map(|b| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[b]).0.into_owned())
        .collect();
    let read = decoded(twice.as_bytes());
    assert_eq!(read.text.as_str().trim(), story);
    assert!(read.warnings.iter().any(|w| w.contains("encoded twice")));
    // Text that speaks of such letters is left alone.
    let about = "Il a écrit « Ã© » au lieu de « é », à l’époque où les élèves étaient déjà là, évidemment désolés.";
    assert_eq!(decoded(about.as_bytes()).text.as_str().trim(), about);

    let mut mixed = "café déjà ".repeat(9).into_bytes();
    mixed.extend(encoding_rs::WINDOWS_1252.encode(&"naïf élevé coûté ".repeat(4)).0.iter());
    let read = decoded(&mixed);
    assert!(
        read.text.as_str().starts_with("café déjà")
            && read.text.as_str().trim_end().ends_with("naïf élevé coûté"),
        "{}",
        read.text.as_str()
    );
    assert!(
        read.warnings.iter().any(|w| w.contains("places in it are written as")),
        "{:?}",
        read.warnings
    );
    let thai = "ตำรวจช่วยเหลือผู้เสียหายจากการค้ามนุษย์ที่อำเภอแม่สอด จังหวัดตาก";
    let mut tail = format!("{thai}\n{thai}\n{thai}\n").into_bytes();
    tail.extend(encoding_rs::WINDOWS_874.encode(thai).0.iter());
    assert_eq!(
        decoded(&tail).text.as_str().matches(thai).count(),
        4,
        "{}",
        decoded(&tail).text.as_str()
    );
    // A text that breaks off within a character ends with a sign for what is lost, not with another letter.
    let cut = &thai.as_bytes()[..thai.len() - 2];
    assert!(decoded(cut).text.as_str().ends_with('\u{fffd}'), "{}", decoded(cut).text.as_str());
    let much = format!("{}\u{fffd}", "plain words ".repeat(400));
    assert!(decoded(much.as_bytes()).warnings.iter().any(|w| w.contains("(less than 1 %)")));
    assert!(
        read_safely("a.txt", &b"words\0".repeat(50)).is_err(),
        "zeros between letters make no Chinese"
    );
}

#[test]
fn calendars_and_cards_are_read_as_people_write_them() {
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting on the Laos case\r\nDTSTART:20240310T090000Z\r\n\
        LOCATION:Vientiane\\, Hall 2\r\nDESCRIPTION:Agenda\\, point one\\npoint two\r\n  and more\r\nORGANIZER;CN=Ana Doe:mailto:ana@x.org\r\n\
        BEGIN:VALARM\r\nDESCRIPTION:REMINDER\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let read = read_safely("invite.ics", calendar.as_bytes()).unwrap();
    assert_eq!(read.title.as_deref(), Some("Meeting on the Laos case"));
    assert_eq!(read.published, None, "the day of a meeting is not that of publication");
    let text = read.text.as_str();
    for line in [
        "When: 2024-03-10 09:00 UTC",
        "Where: Vientiane, Hall 2",
        "Agenda, point one",
        "point two and more",
        "Organizer: Ana Doe <ana@x.org>",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}: {text}");
    }
    assert!(!text.contains("BEGIN") && !text.contains("REMINDER"));
    let card = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:D=C3=B6e;Ana;;Dr.;\nORG:Harbour Office;Unit 2\nTEL;WORK:+66 1 234\nEND:VCARD\n";
    let read = read_safely("card.vcf", card.as_bytes()).unwrap();
    assert_eq!(read.title.as_deref(), Some("Dr. Ana Döe"));
    assert!(
        read.text.as_str().contains("Organisation: Harbour Office, Unit 2")
            && read.text.as_str().contains("Telephone: +66 1 234")
    );
}

fn package() -> Vec<u8> {
    let attribute = |level: u8, id: u32, data: &[u8]| {
        let sum = data.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte)));
        [
            &[level][..],
            &id.to_le_bytes(),
            &u32::try_from(data.len()).unwrap().to_le_bytes(),
            data,
            &sum.to_le_bytes(),
        ]
        .concat()
    };
    let long: Vec<u8> = "รายงาน.txt\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let padded = long
        .iter()
        .copied()
        .chain(std::iter::repeat_n(0, long.len().next_multiple_of(4) - long.len()));
    let mut properties = vec![1, 0, 0, 0, 0x1f, 0, 0x07, 0x37, 1, 0, 0, 0];
    properties.extend(u32::try_from(long.len()).unwrap().to_le_bytes());
    properties.extend(padded);
    [
        &[0x78, 0x9f, 0x3e, 0x22, 1, 0][..],
        &attribute(1, 0x0001_8004, b"Raid in Tak\0"),
        &attribute(1, 0x0002_800c, b"Body of the mail in the package.\0"),
        &attribute(2, 0x0006_9002, &[0; 14]),
        &attribute(2, 0x0001_8010, b"report.txt\0"),
        &attribute(2, 0x0006_800f, b"Words of the first report."),
        &attribute(2, 0x0006_9002, &[0; 14]),
        &attribute(2, 0x0001_8010, b"REPORT~1.TXT\0"),
        &attribute(2, 0x0006_800f, b"Words of the second report."),
        &attribute(2, 0x0006_9005, &properties),
    ]
    .concat()
}

#[test]
fn packages_of_outlook_and_files_in_the_text_of_a_mail_have_rows_of_their_own() {
    let rows = Case::new().import(vec![memory("winmail.dat", &package())]);
    let found: Vec<(&str, Status)> =
        rows.iter().map(|row| (row.file.as_str(), row.status)).collect();
    assert_eq!(
        found,
        [
            ("winmail.dat", Status::Imported),
            ("winmail.dat › report.txt", Status::Imported),
            ("winmail.dat › รายงาน.txt", Status::Imported),
            ("winmail.dat › Raid in Tak.txt", Status::Imported),
        ],
        "{rows:?}"
    );
    // However it is cut or broken, it ends.
    let whole = package();
    for end in 0..whole.len() {
        let mut items = 0;
        let _ = open("winmail.dat", &Said::default(), &whole[..end], &mut |_| {
            items += 1;
            true
        });
        let mut broken = whole.clone();
        broken[end] ^= 0xff;
        let _ = open("winmail.dat", &Said::default(), &broken, &mut |_| {
            items += 1;
            true
        });
        assert!(items <= 8);
    }
    let text = "From: A Person <o@x.y>\nTo: b@c.d\nSubject: UU\nDate: Tue, 5 Mar 2024 10:00:00 +0000\n\nThe body, see below.\n\nbegin 644 note.txt\n52&5L;&\\L('1H97)E+B!.:6YE+B$A\n`\nend\n";
    let rows = Case::new().import(vec![memory("uu.eml", text.as_bytes())]);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!((rows[1].file.as_str(), rows[1].status), ("uu.eml › note.txt", Status::Imported));
}

#[test]
fn cipher_is_no_article_and_no_story() {
    let armour = "-----BEGIN PGP MESSAGE-----\n\nhQEMA1234567890abcdefghijklmnop\n-----END PGP MESSAGE-----\n";
    let why = read_safely("encrypted.asc", armour.as_bytes()).unwrap_err();
    assert!(why.contains("encrypted with OpenPGP"), "{why}");
    let head = "From: A Person <a@b.c>\nSubject: s\nDate: Tue, 5 Mar 2024 10:00:00 +0000";
    let read = mail(head, &format!("\nHello.\n\n{armour}"));
    assert_eq!(read.story().trim(), "Hello.");
    let signed = "\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe statement.\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n-----END PGP SIGNATURE-----\n";
    assert_eq!(mail(head, signed).story().trim(), "The statement.");
}

/// A Word document of these paragraphs, with a picture behind its text.
fn word(paragraphs: &[&str]) -> Vec<u8> {
    let body: String =
        paragraphs.iter().map(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>")).collect();
    let document = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
    );
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' \
        ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    archive(&[
        made(b"[Content_Types].xml", types.as_bytes()),
        made(b"word/document.xml", document.as_bytes()),
        made(b"word/media/a.png", &[7; 3000]),
    ])
}

const STORY: [&str; 2] = [
    "Police freed 149 people from a compound in Tak province on Monday, officials told reporters in the border town.",
    "They came from Kenya, Nepal and Viet Nam and were brought to a shelter run by the ministry, a spokesman said.",
];

#[test]
fn an_office_file_that_is_cut_off_is_read_as_far_as_it_is_whole() {
    let whole = word(&STORY);
    let cut = &whole[..whole.len() - 1500];
    let read = read_safely("a.docx", cut).unwrap();
    assert!(read.text.as_str().contains(STORY[1]));
    assert!(read.warnings[0].contains("cut off"), "{:?}", read.warnings);
    let why = read_safely("a.docx", &whole[..700]).unwrap_err();
    assert!(why.contains("cut off"), "{why}");
    let rows = Case::new().import(vec![memory("a.docx", cut)]);
    assert_eq!(rows.len(), 1, "{rows:?}");
}

#[test]
fn what_is_left_of_a_page_in_a_word_file_or_mail_is_not_the_story() {
    let page = [
        "Raid frees 149 in Tak",
        STORY[0],
        STORY[1],
        "Share this article",
        "You May Also Like",
        "Flood kills 9 in the delta",
        "Minister quits over 45 million scandal",
        "3 Comments",
        "John",
        "At least 500 are still held there.",
    ];
    for read in [
        read_safely("a.docx", &word(&page)).unwrap(),
        mail(
            OUTER.replace("Fwd: ", "").as_str(),
            &format!("Content-Type: text/plain; charset=utf-8\n\n{}\n", page.join("\n\n")),
        ),
        mail(
            OUTER.replace("Fwd: ", "").as_str(),
            &format!("Content-Type: text/html; charset=utf-8\n\n<p>{}</p>\n", page.join("</p><p>")),
        ),
    ] {
        let story = read.story();
        assert!(story.contains(STORY[0]) && story.contains(STORY[1]), "{story}");
        for other in ["kills 9", "45 million", "500 are still", "Share this"] {
            assert!(!story.contains(other), "{other}: {story}");
        }
    }
    // A report has headings of its own that are like those of a page.
    let report = [
        "A report",
        STORY[0],
        "Comments",
        STORY[1],
        "Related articles",
        "Flood kills 9 in the delta",
        STORY[0],
    ];
    let read = read_safely("a.docx", &word(&report)).unwrap();
    assert!(read.boilerplate.is_empty(), "{:?}", read.boilerplate);
}

#[test]
fn the_number_of_a_note_in_an_e_book_is_no_figure_and_its_contents_are_no_story() {
    let opf = "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>\
         <dc:title>A report</dc:title></metadata><manifest><item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
         <item id='c' href='c.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='n'/><itemref idref='c'/></spine></package>";
    let container = "<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>";
    let head = "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><body>";
    let nav = format!(
        "{head}<nav epub:type='toc'><ol><li><a href='c.xhtml'>Chapter of nine raids</a></li></ol></nav></body></html>"
    );
    let page = format!(
        "{head}<p>They freed 40 workers<a class='x' href='#n1' epub:type=\"noteref\"><sup>12</sup></a> on Monday.</p></body></html>"
    );
    let bytes = archive(&[
        made(b"mimetype", b"application/epub+zip"),
        made(b"META-INF/container.xml", container.as_bytes()),
        made(b"b.opf", opf.as_bytes()),
        made(b"nav.xhtml", nav.as_bytes()),
        made(b"c.xhtml", page.as_bytes()),
    ]);
    let read = read_safely("b.epub", &bytes).unwrap();
    assert!(read.text.as_str().contains("Chapter of nine raids"));
    assert_eq!(read.story().trim(), "They freed 40 workers[12] on Monday.");
}
