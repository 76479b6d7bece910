//! Project → brief → PDF: bytes, tags, links, scripts, and what an article must not be able to do.

use corrobora::{
    brief::{
        self, Document, Evidence, Figure, Labels, Listing, Part, Picture, Quoted, Source, Span,
        compose,
    },
    cite::{Look, Rich, Run},
    export::{FontSource, Pdf, pdf},
    findings::findings,
    format, import,
    model::{AnnotationId, ArticleId, ClaimId, Hash, Ids, Project, Timestamp, Verdict},
};

fn at() -> Timestamp {
    "2024-05-01T10:20:30Z".parse().unwrap()
}

fn practice() -> Project {
    format::read_project(include_bytes!("../../assets/practice/clear-river.corrobora.ron")).unwrap()
}

fn practice_brief(style: &str) -> Document {
    let project = practice();
    let findings = findings(&project);
    let mut brief = brief::from_all_findings(&project, &findings);
    brief.style = style.to_owned();
    let pictures = brief::pictures(&project, &findings, &brief);
    compose(&project, &findings, &brief, &pictures).unwrap()
}

fn labels() -> Labels {
    practice_brief("apa").labels
}

/// Our fonts alone, so that the test says the same on every machine.
fn made(document: &Document) -> Pdf {
    pdf(document, at(), FontSource::Program).unwrap()
}

#[test]
fn a_brief_too_long_to_be_typeset_is_refused_with_a_word() {
    let mut long = practice_brief("apa");
    long.title = "a".repeat(4 << 20);
    let refused = pdf(&long, at(), FontSource::Program).unwrap_err().to_string();
    assert!(refused.contains("MB of text") && refused.contains("web page"), "{refused}");
}

/// Leaves a PDF where a person can look at it: `target/tmp/pdf/NAME.pdf`.
fn keep(name: &str, made: &Pdf) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), &made.bytes).unwrap();
}

/// The words as our own reader of PDF finds them, on one line.
fn words(made: &Pdf) -> String {
    let reading = import::read("brief.pdf", &made.bytes).unwrap();
    reading.text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn count(made: &Pdf, needle: &str) -> usize {
    made.bytes.windows(needle.len()).filter(|w| *w == needle.as_bytes()).count()
}

fn holds(made: &Pdf, needle: &str) -> bool {
    count(made, needle) > 0
}

fn meets_the_standards(made: &Pdf) {
    assert!(made.bytes.starts_with(b"%PDF-1.7"), "a PDF");
    for mark in [
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(holds(made, mark), "{mark}: {:?}", made.warnings);
    }
    assert!(!made.warnings.iter().any(|w| w.contains("PDF/A:")), "{:?}", made.warnings);
    assert_eq!(made.remarks, Vec::<String>::new(), "the typesetter is content");
}

fn paragraph(text: &str) -> Part {
    Part::Paragraph(vec![Span::Text(Rich::plain(text))])
}

fn document(title: &str, parts: Vec<Part>) -> Document {
    Document {
        title: title.to_owned(),
        language: "en-GB".to_owned(),
        labels: labels(),
        parts,
        ..Document::default()
    }
}

/// Everything that Typst, PDF or XML would read as its own.
const ATTACK: &str = "#panic() *x* _y_ $x$ <label> @ref // c /* d */ = e `f` \\u{41} #import \"@preview/a:1.0.0\" \
                      ] [ { } ) ( %PDF </rdf:li> &amp; ~ -- ... \"q\" 'r'";

/// A document in which every text is an attack.
fn attacked() -> Document {
    let mut ids = Ids::from_seed(3);
    let (article, annotation, claim): (ArticleId, AnnotationId, ClaimId) =
        (ids.make(at()), ids.make(at()), ids.make(at()));
    let attack = || ATTACK.to_owned();
    let linked = |link: &str| {
        let run = Run { text: attack(), look: Look::default(), link: Some(link.to_owned()) };
        Rich(vec![run])
    };
    let source = Source {
        article,
        label: attack(),
        publisher: Some(attack()),
        reference: linked("javascript:alert(1)"),
        url: Some("file:///etc/passwd".to_owned()),
        archived_url: Some("javascript:alert(2)".to_owned()),
        language: Some("#panic()".to_owned()),
        original: Hash::of(b"x"),
        file_name: attack(),
        captured: at(),
        provenance: attack(),
    };
    let quote = Quoted {
        annotation,
        words: attack(),
        start: 1,
        end: 2,
        article: 0,
        page: Some(3),
        grade: "F6".to_owned(),
        grade_meaning: attack(),
    };
    let evidence = Evidence {
        claim,
        statement: attack(),
        quotes: vec![quote],
        origin: Some(attack()),
        via: Some(attack()),
        verdict: Verdict::Contradicted,
        unreviewed: true,
        rivals: vec![brief::Rival { claims: vec![claim], value: attack(), articles: vec![0] }],
    };
    let figure = || Span::Figure { text: attack(), figure: 0 };
    let quotation = Span::Quote { words: attack(), language: Some("x\"y".to_owned()) };
    let mut all = document(
        ATTACK,
        vec![
            Part::Heading { level: 1, text: attack() },
            Part::Paragraph(vec![figure(), Span::Note(0), Span::Note(0), quotation.clone()]),
            Part::Finding {
                subject: attack(),
                verdict: Verdict::SingleOrigin,
                text: vec![figure()],
            },
            Part::Table {
                caption: attack(),
                head: vec![attack(), attack()],
                rows: vec![vec![
                    vec![figure(), Span::Note(1)],
                    vec![Span::Text(Rich::plain(ATTACK))],
                ]],
            },
            Part::Picture(Picture {
                svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"
                    .to_owned(),
                alternative: attack(),
                caption: attack(),
                values: Vec::new(),
            }),
            Part::Quotation { words: attack(), language: None, source: vec![figure()] },
            Part::Method { heading: attack(), text: vec![attack()] },
            Part::Bibliography {
                heading: attack(),
                entries: vec![Listing {
                    article: 0,
                    label: Some(Rich::plain(ATTACK)),
                    text: linked("https://example.org/a(b)c"),
                    archived: Some((attack(), "data:text/html,x".to_owned())),
                }],
            },
        ],
    );
    all.authors = vec![attack(), attack()];
    all.notes = vec![vec![quotation], vec![Span::Text(Rich::plain(ATTACK))]];
    all.figures = vec![Figure { statement: attack(), value: attack(), evidence: vec![evidence] }];
    all.articles = vec![source];
    all
}

#[test]
fn the_practice_case_meets_the_standards_in_every_kind_of_style() {
    for style in ["apa", "ieee", "chicago-notes", "mla"] {
        let made = made(&practice_brief(style));
        keep(style, &made);
        meets_the_standards(&made);
        assert_eq!(made.warnings, Vec::<String>::new());
        let words = words(&made);
        for part in ["How do we know this?", "SHA-256", "State of the case: 2024-05-01"] {
            assert!(words.contains(part), "{style}: {part}\n{words}");
        }
        assert!(holds(&made, "/Lang(en-GB)"), "the language is said");
        assert!(holds(&made, "<xmp:CreateDate>2024-05-01T10:20:30"), "the day comes from outside");
    }
}

#[test]
fn the_same_document_and_day_give_the_same_bytes() {
    let document = practice_brief("apa");
    let first = made(&document);
    made(&attacked());
    assert!(first.bytes == made(&document).bytes);
    let later =
        pdf(&document, "2024-05-02T10:20:30Z".parse().unwrap(), FontSource::Program).unwrap();
    assert!(first.bytes != later.bytes, "the day is part of it");
}

#[test]
fn every_figure_leads_to_its_evidence() {
    let document = practice_brief("apa");
    let words = words(&made(&document));
    for (number, figure) in document.figures.iter().enumerate() {
        let head = format!("E{} {}", number + 1, figure.value);
        assert!(words.contains(&head), "{head}\n{words}");
        for quote in figure.evidence.iter().flat_map(|e| &e.quotes) {
            let source = &document.articles[quote.article];
            assert!(
                words.contains(&source.original.to_string()),
                "the hash of {}",
                source.file_name
            );
        }
    }
    // One way there from each place where a figure stands, one way back from its evidence.
    let one = |figures: usize| {
        let figure = || Span::Figure { text: "149".to_owned(), figure: 0 };
        let spans = (0..figures).map(|_| figure()).collect();
        let mut all = document.clone();
        all.parts = vec![Part::Paragraph(spans)];
        all.figures.truncate(1);
        count(&made(&all), "/Subtype/Link")
    };
    let outside = one(0);
    assert_eq!((one(1), one(3)), (outside + 2, outside + 4));
}

#[test]
fn an_attack_from_an_article_arrives_as_text() {
    let made = made(&attacked());
    keep("attacked", &made);
    meets_the_standards(&made);
    let plain: String = words(&made).split_whitespace().collect();
    let attack: String = ATTACK.split_whitespace().collect();
    let seen = plain.matches(&attack).count();
    assert!(seen >= 20, "it stands in {seen} places\n{plain}");
    for scheme in ["javascript:", "file:", "data:"] {
        assert!(!holds(&made, &format!("/URI({scheme}")), "{scheme}");
    }
    assert!(holds(&made, "/URI(https://example.org/a"), "an address of the web is a link");
    for action in ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/OpenAction"] {
        assert!(!holds(&made, action), "{action}");
    }
}

#[test]
fn the_template_reaches_for_nothing() {
    let template = include_str!("../../assets/brief.typ");
    for door in ["import", "include", "read(", "plugin", "@preview", "eval(", "datetime"] {
        assert!(!template.contains(door), "{door}");
    }
}

const SCRIPTS: &[(&str, &str)] = &[
    ("th", "ตำรวจช่วยผู้เสียหาย"),
    ("km", "សមត្ថកិច្ចបានជួយសង្គ្រោះ"),
    ("my", "ရွှေကုက္ကိုမြို့"),
    ("lo", "ສາມຫຼ່ຽມຄຳ"),
    ("hi", "पुलिस ने बचाया"),
    ("ar", "قالت الشرطة إنها أنقذت"),
    ("ru", "Полиция спасла"),
    ("vi", "Cảnh sát giải cứu nạn nhân"),
];

#[test]
fn the_scripts_of_our_users_need_no_font_of_the_system() {
    let parts = SCRIPTS
        .iter()
        .map(|(language, words)| Part::Quotation {
            words: (*words).to_owned(),
            language: Some((*language).to_owned()),
            source: Vec::new(),
        })
        .collect();
    let made = made(&document("ประเทศไทย", parts));
    meets_the_standards(&made);
    assert_eq!(made.warnings, Vec::<String>::new());
}

/// Long enough for several lines, with figures and Latin names inside.
const STORIES: &[(&str, &str, &str)] = &[
    (
        "th",
        "ข่าวสด",
        "ตำรวจช่วยเหลือผู้เสียหาย 149 คนจากอาคารของบริษัท Huione ในเมืองชเวโก๊กโก่เมื่อวันที่ 5 มีนาคม 2568 ซึ่งส่วนใหญ่เป็นแรงงานที่ถูกหลอกลวงให้มาทำงานออนไลน์ เจ้าหน้าที่กล่าวว่ายังมีคนอีกหลายร้อยคน",
    ),
    (
        "km",
        "ភ្នំពេញប៉ុស្តិ៍",
        "សមត្ថកិច្ចបានជួយសង្គ្រោះជនរងគ្រោះចំនួន ១៤៩ នាក់ (149) ពីអគារមួយក្នុងក្រុងព្រះសីហនុ កាលពីថ្ងៃទី៥ ខែមីនា ឆ្នាំ២០២៥ ដែលភាគច្រើនជាជនបរទេសត្រូវបានបោកបញ្ឆោតឱ្យមកធ្វើការ។",
    ),
    (
        "my",
        "ဧရာဝတီ",
        "ရွှေကုက္ကိုမြို့ရှိ အဆောက်အအုံတစ်ခုမှ လူကုန်ကူးခံရသူ ၁၄၉ ဦး (149) ကို ကယ်ထုတ်နိုင်ခဲ့သည်ဟု ရဲတပ်ဖွဲ့က ပြောကြားသည်။ အများစုမှာ အီသီယိုးပီးယားနှင့် ကင်ညာနိုင်ငံမှ ဖြစ်ကြသည်။",
    ),
    (
        "ar",
        "عرب نيوز",
        "قالت الشرطة إنها أنقذت 149 ضحية من مجمع (Huione) في ميانمار يوم 5 مارس 2025، ومعظمهم من إثيوبيا وكينيا. وأضافت أن التحقيق مستمر.",
    ),
    (
        "hi",
        "दैनिक जागरण",
        "पुलिस ने 5 मार्च 2025 को म्यांमार के एक परिसर (Huione) से 149 पीड़ितों को बचाया, जिनमें अधिकांश इथियोपिया और केन्या के थे। क्षत्रिय, द्वारा, ज्ञान, श्रम।",
    ),
    (
        "zh-Hans",
        "新华社",
        "警方于2025年3月5日从缅甸的一个园区（Huione）解救了149名受害者，其中大多数来自埃塞俄比亚和肯尼亚。警方表示，调查仍在继续。",
    ),
    (
        "zh-Hant",
        "中央社",
        "警方於2025年3月5日從緬甸的一個園區（Huione）解救了149名受害者，直骨角。",
    ),
    (
        "ja",
        "朝日新聞",
        "警察は2025年3月5日、ミャンマーの施設（Huione）から149人の被害者を救出した。直骨角。",
    ),
    (
        "ko",
        "연합뉴스",
        "경찰은 2025년 3월 5일 미얀마의 한 단지(Huione)에서 피해자 149명을 구출했다고 밝혔다.",
    ),
    ("he", "הארץ", "המשטרה חילצה 149 קורבנות ממתחם (Huione) במיאנמר ב-5 במרץ 2025."),
    ("lo", "ວຽງຈັນທາຍ", "ຕຳຫຼວດໄດ້ຊ່ວຍເຫຼືອຜູ້ເຄາະຮ້າຍ 149 ຄົນ ຈາກສາມຫຼ່ຽມຄຳ ໃນວັນທີ 5 ມີນາ 2025."),
    ("bn", "প্রথম আলো", "পুলিশ ৫ মার্চ ২০২৫ মিয়ানমারের একটি কম্পাউন্ড থেকে ১৪৯ জন ভুক্তভোগীকে উদ্ধার করেছে।"),
    ("ta", "தினமணி", "காவல்துறை மியான்மரில் உள்ள வளாகத்திலிருந்து 149 பேரை மீட்டது."),
    ("am", "አዲስ ዘመን", "ፖሊስ 149 ተጎጂዎችን ከማይናማር ግቢ አዳነ።"),
    (
        "vi",
        "Tuổi Trẻ",
        "Cảnh sát giải cứu 149 nạn nhân khỏi một khu phức hợp ở Myanmar ngày 5 tháng 3 năm 2025.",
    ),
];

/// What the pages say in words for the eyes of a copying hand: the text of each cluster of glyphs.
fn actual_texts(made: &Pdf) -> Vec<String> {
    let mut out = Vec::new();
    let mark = b"stream\n";
    let starts = made.bytes.windows(mark.len()).enumerate().filter(|(_, w)| w == mark);
    for (at, _) in starts {
        let mut inside = Vec::new();
        let mut stream = flate2::read::ZlibDecoder::new(&made.bytes[at + mark.len()..]);
        if std::io::Read::read_to_end(&mut stream, &mut inside).is_ok() {
            let text = String::from_utf8_lossy(&inside).into_owned();
            out.extend(text.split("/ActualText<FEFF").skip(1).map(|rest| {
                let hex: Vec<char> = rest.chars().take_while(|c| *c != '>').collect();
                let units = hex.chunks(4).map(|h| h.iter().collect::<String>());
                let units: Vec<u16> = units.map(|h| u16::from_str_radix(&h, 16).unwrap()).collect();
                String::from_utf16(&units).unwrap()
            }));
        }
    }
    out
}

#[test]
fn a_letter_and_the_marks_that_stand_off_its_line_are_copied_once() {
    // Marks of these stand higher or lower than their letters, which the typesetter sets as runs of their own.
    for (text, clusters) in
        [("ช่วยที่ยิ่ง", &["ช่", "ยิ่"][..]), ("ខ្មែរជួយមនុស្ស", &["ជួ", "នុ"]), ("ကယ်တင်ခဲ့သည်", &["ခဲ့"])]
    {
        let made = made(&document("", vec![paragraph(text)]));
        let said = actual_texts(&made);
        for cluster in clusters {
            let times = said.iter().filter(|s| s == cluster).count();
            assert_eq!(times, 1, "{cluster} of {text}: {said:?}");
        }
        assert!(words(&made).contains(text), "{text}: {}", words(&made));
    }
}

#[test]
fn quotes_in_many_scripts_are_set_with_the_fonts_of_the_system() {
    let cite = |name: &str| Span::Cite {
        text: Rich::plain(&format!("({name}, 2025; Reuters, 2024)")),
        articles: vec![0],
    };
    let mut parts = Vec::new();
    let mut notes = Vec::new();
    for (language, name, words) in STORIES {
        let language = Some((*language).to_owned());
        let words = (*words).to_owned();
        parts.push(Part::Heading { level: 1, text: (*name).to_owned() });
        parts.push(Part::Quotation {
            words: words.clone(),
            language: language.clone(),
            source: vec![cite(name)],
        });
        parts.push(paragraph(&words));
        let said = Span::Text(Rich::plain("It is reported: "));
        parts.push(Part::Paragraph(vec![
            said,
            Span::Quote { words: words.clone(), language: language.clone() },
            Span::Text(Rich::plain(" ")),
            cite(name),
            Span::Note(notes.len()),
            Span::Text(Rich::plain(". And 260 more.")),
        ]));
        notes.push(vec![
            Span::Text(Rich::plain(&format!("{name}: "))),
            Span::Quote { words, language },
        ]);
    }
    let rows = STORIES
        .iter()
        .map(|(_, name, words)| {
            let cell = |text: &str| vec![Span::Text(Rich::plain(text))];
            vec![cell(name), cell(words), cell("149"), cell("Single origin")]
        })
        .collect();
    let head = ["Source", "Words", "Figure", "Verdict"].map(str::to_owned).to_vec();
    parts.push(Part::Table { caption: "In a table".to_owned(), head, rows });
    let mut all = document("Rescued: 被解救者 الناجون ผู้รอดชีวิต", parts);
    all.notes = notes;
    // Which fonts there are is the machine's affair; that it works with and without them is ours.
    let made = pdf(&all, at(), FontSource::System).unwrap();
    keep("scripts", &made);
    meets_the_standards(&made);
    assert!(made.bytes == pdf(&all, at(), FontSource::System).unwrap().bytes);
}

#[test]
fn a_script_without_a_font_is_named_and_its_words_stay() {
    let text = "警方解救了受害者 and עברית and ꧁꧂ and 🙂 and কলকাতা";
    let made =
        made(&document(text, vec![paragraph(text), Part::Heading { level: 1, text: text.into() }]));
    meets_the_standards(&made);
    keep("missing", &made);
    for name in ["Chinese", "Hebrew", "Javanese", "Bengali", "🙂", "U+1F642"] {
        assert!(made.warnings.iter().any(|w| w.contains(name)), "{name}: {:?}", made.warnings);
    }
    assert!(made.warnings.iter().any(|w| w.contains("fonts-noto-cjk")), "what to install");
    assert!(made.warnings.iter().all(|w| !w.contains("Thai")));
    assert!(words(&made).contains("警方解救了受害者"), "it can still be copied and searched");
}

#[test]
fn characters_that_no_archive_takes_are_replaced_and_said() {
    let text = "a\u{0}b\u{7}c\u{e000}d\u{f0000}e\u{fffe}f\u{202e}g\u{feff}h";
    let made = made(&document(text, vec![paragraph(text)]));
    meets_the_standards(&made);
    assert!(made.warnings.iter().any(|w| w.contains('\u{fffd}')), "{:?}", made.warnings);
    assert!(words(&made).contains("a\u{fffd}b\u{fffd}c"));
}

#[test]
fn extremes_are_typeset() {
    let empty = made(&Document::default());
    assert!(empty.bytes.starts_with(b"%PDF-1.7"), "a document of nothing");
    let word = "eton".repeat(1_250);
    // Without a font for them they are boxes, of which our reader takes only so many.
    let cjk = "字".repeat(300);
    let mut many = document(&word, vec![paragraph(&cjk), paragraph(&word)]);
    many.authors = (0..2_000).map(|n| format!("Author {n}")).collect();
    many.parts.push(Part::Table {
        caption: word.clone(),
        head: vec!["a".into(), "b".into()],
        rows: vec![vec![vec![Span::Text(Rich::plain(&word))], Vec::new()], Vec::new()],
    });
    many.parts.push(Part::Heading { level: 3, text: "deep".into() });
    many.parts.push(Part::Paragraph(vec![
        Span::Figure { text: "7".into(), figure: 9 },
        Span::Note(9),
        Span::Cite { text: Rich::default(), articles: vec![9] },
    ]));
    let made = made(&many);
    keep("extremes", &made);
    assert!(made.bytes.starts_with(b"%PDF-1.7"));
    let words = words(&made);
    assert!(words.contains("Author 1999") && words.contains("deep"));
}

#[test]
fn notes_keep_the_numbers_of_the_document() {
    let mut all = document("Notes", vec![Part::Paragraph(vec![Span::Note(0), Span::Note(2)])]);
    all.notes = vec![
        vec![Span::Text(Rich::plain("the first"))],
        vec![Span::Text(Rich::plain("never named"))],
        vec![Span::Text(Rich::plain("the third"))],
    ];
    let words = words(&made(&all));
    // Our reader marks notes so.
    assert!(words.contains("[1] the first"), "{words}");
    assert!(words.contains("[3] the third"), "{words}");
    assert!(!words.contains("never named"), "{words}");
}
