//! Tables, texts beside texts and what browsers print: pages made here, word by word where they are to stand.

use std::fmt::Write as _;

use corrobora::import::document::{Document, Kind};
use corrobora::import::pdf::{PdfLimits, read};

/// Words at a place from the top left corner, in this size.
type Put<'a> = (f32, f32, f32, String);

/// A PDF of these pages in Helvetica, with further drawing on the last of them.
fn sheets(pages: &[Vec<Put<'_>>], drawing: &str) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec()];
    let kids: Vec<String> = (0..pages.len()).map(|n| format!("{} 0 R", 5 + n * 2)).collect();
    let tree = format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), pages.len());
    objects.push(tree.into_bytes());
    objects
        .push(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec());
    let picture = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>stream\nx\nendstream";
    objects.push(picture.to_vec());
    for (number, page) in pages.iter().enumerate() {
        let mut content = String::new();
        if number + 1 == pages.len() {
            content.push_str(drawing);
        }
        for (x, y, size, words) in page {
            let y = 842.0 - y;
            write!(content, " BT /F {size} Tf {x} {y} Td ({words}) Tj ET").unwrap();
        }
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>",
                6 + number * 2
            )
            .into_bytes(),
        );
        let length = content.len();
        objects.push(format!("<</Length {length}>>stream\n{content}\nendstream").into_bytes());
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        writeln!(end, "{place:010} 00000 n ").unwrap();
    }
    write!(end, "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1)
        .unwrap();
    out.extend(end.bytes());
    out
}

fn put(x: f32, y: f32, words: &str) -> Put<'static> {
    (x, y, 10.0, words.to_owned())
}

fn document(pages: &[Vec<Put<'_>>]) -> Document {
    read(&sheets(pages, ""), &PdfLimits::default()).unwrap()
}

fn rows(document: &Document) -> Vec<&str> {
    let row = |line: &&corrobora::import::document::Line| line.kind == Kind::Row;
    document.lines.iter().filter(row).map(|line| line.text.as_str()).collect()
}

fn story(document: &Document) -> Vec<&str> {
    let lines = document.lines.iter().filter(|line| line.why.is_none());
    lines.map(|line| line.text.as_str()).collect()
}

const PROSE: [&str; 8] = [
    "Police in the coastal province freed many people from a compound on",
    "Tuesday after a call from a relative of one of the workers, officials told",
    "reporters at a briefing in the capital of the province, where some of the",
    "freed were held for a night before they were handed to their embassies.",
    "The workers, most of them young, said that they had been promised jobs",
    "in the service of customers and had their passports taken on arrival by",
    "men who spoke no language that any of them knew, and that they were",
    "moved twice at night before they came to the place where they worked.",
];

/// Lines of prose from a place downward.
fn prose(x: f32, y: f32, lines: &[&str]) -> Vec<Put<'static>> {
    lines.iter().enumerate().map(|(at, line)| put(x, y + at as f32 * 12.0, line)).collect()
}

#[test]
fn a_long_table_without_rules_keeps_its_rows() {
    let mut pages = Vec::new();
    let mut expected = Vec::new();
    for page in 0..3 {
        let mut words = Vec::new();
        for line in 0..44 {
            let n = page * 44 + line + 1;
            let y = 60.0 + line as f32 * 16.0;
            let cells = [format!("Province {n}"), (n * 3).to_string(), (n * 5).to_string()];
            for (cell, x) in cells.iter().zip([60.0, 230.0, 380.0]) {
                words.push(put(x, y, cell));
            }
            words.push(put(520.0, y, &n.to_string()));
            expected.push(format!("{}\t{n}", cells.join("\t")));
        }
        pages.push(words);
    }
    let read = document(&pages);
    assert_eq!(rows(&read), expected);
    assert!(read.lines.iter().all(|line| line.why.is_none()), "{:?}", read.lines);
}

#[test]
fn empty_cells_stay() {
    let mut words = prose(60.0, 60.0, &PROSE[..3]);
    let table: [[&str; 4]; 6] = [
        ["Province", "Freed", "Arrested", "Died"],
        ["Tak", "", "11", ""],
        ["Poipet", "62", "", "1"],
        ["", "", "4", ""],
        ["Bavet", "", "7", "2"],
        ["Koh Kong", "5", "", ""],
    ];
    for (line, cells) in table.iter().enumerate() {
        for (cell, x) in
            cells.iter().zip([60.0, 200.0, 300.0, 420.0]).filter(|(c, _)| !c.is_empty())
        {
            words.push(put(x, 120.0 + line as f32 * 16.0, cell));
        }
    }
    words.extend(prose(60.0, 240.0, &PROSE[4..]));
    let read = document(&[words]);
    let expected = [
        "Province\tFreed\tArrested\tDied",
        "Tak\t\t11",
        "Poipet\t62\t\t1",
        "\t\t4",
        "Bavet\t\t7\t2",
        "Koh Kong\t5",
    ];
    assert_eq!(rows(&read), expected, "{:?}", read.lines);
    assert_eq!(story(&read)[0], PROSE[..3].join(" "));
}

#[test]
fn lines_of_wrapped_cells_are_one_row() {
    // Cells stand in the middle of their rows, as in a page of the web.
    let mut words = prose(60.0, 60.0, &PROSE[..3]);
    for (x, y, text) in [
        (60.0, 120.0, "Country"),
        (200.0, 120.0, "Freed"),
        (280.0, 120.0, "Note"),
        (280.0, 140.0, "They had been held in a house at the river"),
        (60.0, 146.0, "Kenya"),
        (200.0, 146.0, "81"),
        (280.0, 152.0, "for more than a year and were sent home"),
        (60.0, 172.0, "Uganda and the"),
        (60.0, 184.0, "lands to its north"),
        (200.0, 178.0, "62"),
        (280.0, 178.0, "None of them wished to speak about it"),
    ] {
        words.push(put(x, y, text));
    }
    let read = document(&[words]);
    let expected = [
        "Country\tFreed\tNote",
        "Kenya\t81\tThey had been held in a house at the river for more than a year and were sent home",
        "Uganda and the lands to its north\t62\tNone of them wished to speak about it",
    ];
    assert_eq!(rows(&read), expected, "{:?}", read.lines);
}

#[test]
fn rules_above_and_below_a_body_do_not_make_it_one_row() {
    let mut words = Vec::new();
    for (line, cells) in
        [["Place", "Freed"], ["Tak", "3"], ["Boten", "6"], ["Total", "9"]].iter().enumerate()
    {
        for (cell, x) in cells.iter().zip([60.0, 300.0]) {
            words.push(put(x, 100.0 + line as f32 * 14.0, cell));
        }
    }
    let rules = "60 738 m 340 738 l S 60 710 m 340 710 l S 60 696 m 340 696 l S";
    let read = read(&sheets(&[words], rules), &PdfLimits::default()).unwrap();
    assert_eq!(rows(&read), ["Place\tFreed", "Tak\t3", "Boten\t6", "Total\t9"]);
}

#[test]
fn columns_of_text_are_no_table_and_a_table_in_one_stays_there() {
    let narrow = |lines: &[&str]| -> Vec<String> {
        lines
            .iter()
            .flat_map(|line| {
                let words: Vec<&str> = line.split(' ').collect();
                let (a, b) = words.split_at(words.len() / 2);
                [a.join(" "), b.join(" ")]
            })
            .collect()
    };
    let mut words = Vec::new();
    for (at, line) in narrow(&PROSE).iter().enumerate() {
        words.push(put(60.0, 60.0 + at as f32 * 12.0, line));
    }
    for (at, line) in narrow(&PROSE[..4]).iter().enumerate() {
        words.push(put(320.0, 60.0 + at as f32 * 12.0, line));
    }
    for (at, cells) in
        [["Place", "Freed"], ["Tak", "3"], ["Boten", "6"], ["Bavet", "9"]].iter().enumerate()
    {
        words.push(put(320.0, 168.0 + at as f32 * 14.0, cells[0]));
        words.push(put(480.0, 168.0 + at as f32 * 14.0, cells[1]));
    }
    let read = document(&[words]);
    assert_eq!(rows(&read), ["Place\tFreed", "Tak\t3", "Boten\t6", "Bavet\t9"], "{:?}", read.lines);
    let text = story(&read).join(" ");
    assert!(text.contains(&PROSE[..7].join(" ")), "{text}");
}

#[test]
fn a_caption_beside_a_text_breaks_no_sentence() {
    let mut words = prose(60.0, 60.0, &PROSE[..2]);
    let short = [
        "reporters at a briefing in the capital of the",
        "province, where some of all those freed had",
        "been held for a night before they were ever",
        "handed to their embassies, and were brought",
    ];
    words.extend(prose(60.0, 84.0, &short));
    words.extend(prose(60.0, 132.0, &PROSE[5..]));
    words.push((340.0, 104.0, 8.0, "Workers wait at the gate of the".to_owned()));
    words.push((340.0, 114.0, 8.0, "compound. Photo: A. Otieno".to_owned()));
    let read = document(&[words]);
    let whole = [&PROSE[..2], &short[..], &PROSE[5..]].concat().join(" ");
    let story = story(&read);
    assert!(story.contains(&whole.as_str()), "{story:?}");
    assert!(
        story.contains(&"Workers wait at the gate of the compound. Photo: A. Otieno"),
        "{story:?}"
    );
}

#[test]
fn a_mark_set_high_but_hardly_smaller_stays_in_its_line() {
    let mut words = prose(60.0, 60.0, &PROSE[4..6]);
    words.push(put(60.0, 87.0, "men who spoke no language"));
    words.push((184.5, 82.5, 9.0, "3".to_owned()));
    let read = document(&[words]);
    let text = story(&read).join("|");
    assert!(text.contains("no language³") && !text.contains('|'), "{text}");
}

#[test]
fn pages_of_pictures_with_a_number_are_named() {
    let bytes = sheets(
        &[prose(60.0, 60.0, &PROSE), vec![put(290.0, 820.0, "2")]],
        "q 595 0 0 842 0 0 cm /I Do Q",
    );
    let read = read(&bytes, &PdfLimits::default()).unwrap();
    let named = |warning: &String| warning == "Page 2 holds only pictures.";
    assert!(read.warnings.iter().any(named), "{:?}", read.warnings);
}

#[test]
fn what_is_printed_about_a_page_is_read() {
    let mut pages = Vec::new();
    for page in 1..=2 {
        let mut words = vec![
            put(24.0, 20.0, "11/30/26, 3:21 AM"),
            put(24.0, 826.0, &format!("https://coast.example/2019/raid.html {page}/2")),
        ];
        if page == 1 {
            words.push((60.0, 80.0, 20.0, "Compound raid frees many people".to_owned()));
        }
        words.extend(prose(60.0, 180.0, &PROSE));
        pages.push(words);
    }
    let reading = corrobora::import::read("a.pdf", &sheets(&pages, "")).unwrap();
    assert_eq!(reading.url.as_deref(), Some("https://coast.example/2019/raid.html"));
    assert!(!reading.story().contains("coast.example"), "{}", reading.story());
}

#[test]
fn columns_with_hardly_more_than_a_blank_between_them_are_columns() {
    let left = [
        "Most of the people in the houses had been",
        "promised well paid work in an office. On the",
        "first day their passports were collected and",
        "they were told what they owed. Nobody could",
        "pay it back, and those who asked to leave were",
        "sold to another house further up the river,",
        "where the same sums were asked of them once",
        "more and the doors were kept locked at night.",
    ];
    let right = [
        "Interpreters came on two of eleven days, and",
        "for the rest of the time officers used signs",
        "and a telephone. Several people were sent",
        "home before anybody had heard their story.",
        "The ministry says that it followed the rules",
        "and that every person was asked twice. The",
        "lists that were handed over in spring do not",
        "show this: most of the fields are empty.",
    ];
    // The widest line of the left column ends six points before the right one.
    let mut words = prose(60.0, 60.0, &left);
    words.extend(prose(278.5, 60.0, &right));
    let read = document(&[words]);
    let text = story(&read).join(" ");
    assert!(text.contains(&left.join(" ")) && text.contains(&right.join(" ")), "{text}");
}

#[test]
fn a_head_of_two_parts_is_one_whatever_stands_below_it() {
    let left = [
        "Most of the people in the houses had been",
        "promised well paid work in an office. On the",
        "first day their passports were collected and",
        "they were told what they owed. Nobody could",
        "pay it back, and those who asked to leave were",
        "sold to another house further up the river,",
    ];
    let right = [
        "Interpreters came on two of eleven days, and",
        "for the rest of the time officers used signs",
        "and a telephone. Several people were sent",
        "home before anybody had heard their story.",
        "The ministry says that it followed the rules",
        "and that every person was asked twice. The",
    ];
    let head = |page: usize| {
        let mut words = vec![
            (50.0, 32.0, 8.0, "COAST REVIEW  |  Issue 7".to_owned()),
            (500.0, 32.0, 8.0, "March 2024".to_owned()),
            (297.0, 817.0, 8.0, page.to_string()),
        ];
        if page == 1 {
            words.extend(prose(50.0, 60.0, &left));
            words.extend(prose(300.0, 60.0, &right));
        } else {
            words.extend(prose(50.0, 60.0, &PROSE));
        }
        words
    };
    let read = document(&[head(1), head(2)]);
    let text = story(&read).join(" ");
    assert!(!text.contains("COAST") && !text.contains("March 2024"), "{text}");
    assert!(text.contains(&right.join(" ")), "{text}");
}

#[test]
fn running_heads_never_take_the_whole_story() {
    let scan = "q 595 0 0 842 0 0 cm /I Do Q";
    let line = |n: usize| vec![put(70.0, 42.0, &format!("Page{n} words are here about a raid."))];
    let read = read(&sheets(&[line(0), line(1), line(2), Vec::new()], scan), &PdfLimits::default());
    let read = read.unwrap();
    assert_eq!(story(&read).len(), 3, "{:?}", read.lines);
}

#[test]
fn a_page_that_a_browser_printed_without_a_foot_has_its_buttons_too() {
    let mut words = vec![put(60.0, 50.0, "Share this article")];
    words.push((60.0, 80.0, 20.0, "Compound raid frees many".to_owned()));
    words.extend(prose(60.0, 180.0, &PROSE));
    let title = words.clone();
    let with = |creator: &str| {
        let bytes = with_info(
            &sheets(std::slice::from_ref(&title), ""),
            &format!("/Title(Compound raid frees many - Coast Times)/Creator({creator})"),
        );
        corrobora::import::read("a.pdf", &bytes).unwrap()
    };
    let web = with("Mozilla/5.0 HeadlessChrome/120.0 Safari/537.36");
    assert_eq!(web.title.as_deref(), Some("Compound raid frees many"));
    assert_eq!(web.publisher.as_deref(), Some("Coast Times"));
    assert!(!web.story().contains("Share this"), "{}", web.story());
    // The link to the comments above a story ends no story.
    words[0].3 = "Hinterlasse einen Kommentar".to_owned();
    let bytes = with_info(&sheets(&[words.clone()], ""), "/Creator(HeadlessChrome/120.0)");
    let early = corrobora::import::read("a.pdf", &bytes).unwrap();
    assert!(early.story().contains(PROSE[5]), "{}", early.story());
    let report = with("Writer");
    assert_eq!(report.title.as_deref(), Some("Compound raid frees many - Coast Times"));
    assert!(report.story().contains("Share this"));
}

#[test]
fn a_column_that_begins_higher_than_the_first_is_read_behind_it() {
    let left = [
        "Most of the people in the houses had been",
        "promised well paid work in an office. On the",
        "first day their passports were collected and",
        "they were told what they owed. Nobody could",
        "pay it back, and those who asked to leave were",
        "sold to another house further up the river,",
        "where the same sums were asked of them once",
    ];
    let right = [
        "Interpreters came on two of eleven days, and",
        "for the rest of the time officers used signs",
        "and a telephone. Several people were sent",
        "home before anybody had heard their story.",
        "The ministry says that it followed the rules",
        "and that every person was asked twice. The",
        "lists that were handed over in spring do not",
    ];
    let mut words = prose(60.0, 90.0, &left);
    words.extend(prose(280.0, 78.0, &right));
    let text = story(&document(&[words])).join(" ");
    assert!(text.starts_with(left[0]) && text.contains(&right.join(" ")), "{text}");
}

#[test]
fn what_a_bar_of_a_site_covers_stays_and_what_was_covered_later_does_not() {
    let mut words = prose(60.0, 60.0, &PROSE);
    // A box over the second line, as a bar that stays on the screen is printed.
    words.push(put(0.0, 0.0, "x) Tj ET 0.2 g 50 766 400 10 re f 0 g BT /F 10 Tf 0 0 Td ("));
    let info = "/Creator(HeadlessChrome/120.0)/Producer(Skia/PDF m120)";
    let plain = sheets(&[words], "");
    let kept = read(&with_info(&plain, info), &PdfLimits::default()).unwrap();
    assert!(story(&kept).join(" ").contains(PROSE[1]), "{:?}", kept.lines);
    assert!(kept.warnings.iter().any(|w| w.contains("another part of the printed web page")));
    let grey = |bytes: &[u8]| {
        let read = read(bytes, &PdfLimits::default()).unwrap();
        !story(&read).join(" ").contains(PROSE[1])
            && read.lines.iter().any(|line| line.why == Some("under a filled box"))
    };
    assert!(grey(&plain));
    assert!(grey(&with_info(&plain, "/Creator(HeadlessChrome/120.0)/Producer(Quartz)")));
    let later = [with_info(&plain, info).as_slice(), b"\n%%EOF\n"].concat();
    assert!(grey(&later));
}

/// A file with these properties.
fn with_info(bytes: &[u8], info: &str) -> Vec<u8> {
    let at = bytes.windows(7).rposition(|w| w == b"trailer").unwrap();
    let mut out = bytes[..at].to_vec();
    let tail = String::from_utf8(bytes[at..].to_vec()).unwrap();
    let info = format!("trailer\n<</Info<<{info}>>/");
    out.extend(tail.replacen("trailer\n<</", &info, 1).bytes());
    out
}

#[test]
fn a_word_parted_at_the_end_of_a_short_line_is_whole() {
    let lines = [
        "The investi-",
        "gation found that known managers of the com-",
        "pounds had co-",
        "operated; e-mail ad-",
        "dress unknown.",
    ];
    let read = document(&[prose(70.0, 60.0, &lines)]);
    assert_eq!(
        story(&read),
        [
            "The investigation found that known managers of the compounds had cooperated; e-mail address unknown."
        ]
    );
}

#[test]
fn letters_set_apart_are_a_word() {
    let spaced = |x: f32, y: f32, word: &str| -> Vec<Put<'static>> {
        word.chars()
            .enumerate()
            .map(|(at, letter)| (x + at as f32 * 15.0, y, 14.0, letter.to_string()))
            .collect()
    };
    let mut words = spaced(60.0, 60.0, "SPACED");
    words.extend(spaced(163.0, 60.0, "HEADS"));
    words.extend(prose(60.0, 100.0, &PROSE));
    let read = document(&[words]);
    assert_eq!(story(&read)[0], "SPACED HEADS");
    assert_eq!(read.title.as_deref(), Some("SPACED HEADS"));
}

#[test]
fn a_table_of_two_rows_is_one_where_rules_or_much_white_part_its_cells() {
    // Hardly more than a blank between the cells, and rules about each of them.
    let mut boxes = String::new();
    for (x, w) in [(56.0, 45.5), (102.0, 40.0)] {
        for y in [100.0, 116.0] {
            let y = 842.0 - y - 4.0;
            write!(boxes, "{x} {y} {w} 15 re S ").unwrap();
        }
    }
    let cells = |gap: f32| {
        vec![
            put(58.0, 100.0, "Country"),
            put(gap, 100.0, "Freed"),
            put(58.0, 116.0, "Viet Nam"),
            put(gap, 116.0, "1,204"),
        ]
    };
    let mut words = prose(58.0, 60.0, &PROSE[..2]);
    words.extend(cells(104.0));
    let boxed = read(&sheets(&[words.clone()], &boxes), &PdfLimits::default()).unwrap();
    assert_eq!(rows(&boxed), ["Country\tFreed", "Viet Nam\t1,204"]);
    assert!(rows(&document(&[words])).is_empty());
    // Items of a list right above it are none of its rows.
    let mut words = vec![put(70.0, 72.0, "\\225"), put(94.0, 72.0, "Kenya 12")];
    words.extend([put(70.0, 86.0, "\\225"), put(94.0, 86.0, "Freed 34")]);
    words.extend(cells(260.0));
    let wide = document(&[words]);
    assert_eq!(rows(&wide), ["Country\tFreed", "Viet Nam\t1,204"]);
    assert!(story(&wide).contains(&"\u{2022} Kenya 12"), "{:?}", story(&wide));
    // Base lines that differ a little, as with two scripts in one row.
    let mut words = cells(260.0);
    words[3].1 += 4.7;
    assert_eq!(rows(&document(&[words])), ["Country\tFreed", "Viet Nam\t1,204"]);
}

#[test]
fn a_line_between_columns_of_text_makes_no_table() {
    let left = [
        "Most of the people in the houses had",
        "been promised well paid work in an",
        "office. On the first day all of their",
        "passports were collected and they",
    ];
    let right = [
        "Interpreters came on two of eleven",
        "days, and for the rest of the time all",
        "officers used signs and a telephone.",
        "Several people were then sent home",
    ];
    let mut words = prose(60.0, 60.0, &left);
    words.extend(prose(250.0, 60.0, &right));
    let rule = "243 740 m 243 800 l S 50 735 m 450 735 l S";
    let read = read(&sheets(&[words], rule), &PdfLimits::default()).unwrap();
    assert!(rows(&read).is_empty(), "{:?}", read.lines);
}

#[test]
fn the_printed_byline_is_the_author_and_not_who_typed_it() {
    let mut words = vec![(60.0, 80.0, 20.0, "Compound raid frees many people".to_owned())];
    words.push(put(60.0, 110.0, "By Lina Okoro and Bo Li"));
    words.extend(prose(60.0, 220.0, &PROSE));
    let with = |author: &str, words: &[Put<'_>]| {
        let info = format!("/Author({author})");
        read(&with_info(&sheets(&[words.to_vec()], ""), &info), &PdfLimits::default()).unwrap()
    };
    let read = with("T. Ypist", &words);
    assert_eq!(read.bylines, ["Lina Okoro", "Bo Li"]);
    assert_eq!(read.facts.get("Author in the properties").map(String::as_str), Some("T. Ypist"));
    words.remove(1);
    assert_eq!(with("T. Ypist", &words).bylines, ["T. Ypist"]);
    let nobody = with("InDesign User", &words);
    assert!(nobody.bylines.is_empty() && !nobody.from.contains_key("bylines"));
    let address = with("lina.okoro@un.example", &words);
    assert!(address.bylines.is_empty(), "{:?}", address.bylines);
    assert!(address.facts.contains_key("Author address"));
}

#[test]
fn the_day_on_page_one_is_that_of_the_text_only_where_nothing_else_can_be_meant() {
    let published = |lines: &[&str]| {
        let mut words = vec![(60.0, 80.0, 20.0, "Compound raid frees many people".to_owned())];
        for (at, line) in lines.iter().enumerate() {
            words.push(put(60.0, 110.0 + at as f32 * 22.0, line));
        }
        words.extend(prose(60.0, 220.0, &PROSE));
        let read = document(&[words]);
        assert_eq!(read.from.contains_key("published"), read.published.is_some());
        (read.published, read.bylines)
    };
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(published(&["12 March 2024"]).0, day("2024-03-12"));
    assert_eq!(published(&["Bangkok, 12 March 2024"]).0, day("2024-03-12"));
    assert_eq!(
        published(&["Date of visit: 3 March 2024", "Published: 12 March 2024"]).0,
        day("2024-03-12")
    );
    for unclear in [
        &["12 March 2024", "Date of visit: 3 March 2024"][..],
        &["12 March 2024", "14 March 2024"],
        &["Valid until 12 March 2024"],
        &["The raid of 12 March 2024 and what followed"],
        &["03/04/2024"],
    ] {
        assert_eq!(published(unclear).0, None, "{unclear:?}");
    }
    let (day_of, by) = published(&["By Lina Okoro", "12 March 2024"]);
    assert_eq!((day_of, by), (day("2024-03-12"), vec!["Lina Okoro".to_owned()]));
}
