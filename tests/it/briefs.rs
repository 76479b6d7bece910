//! Project → brief → Markdown and HTML.

use corrobora::{
    brief::{self, Document, Part, Picture, Pictures, Span, compose},
    export::{html, markdown},
    findings::{Findings, findings},
    model::{
        Amount, Annotation, AnnotationId, Article, ArticleId, Block, Brief, Capture, Claim,
        ClaimId, Event, EventId, Hash, Ids, Inline, MapBlock, Metric, MetricId, Origin, OriginId,
        Project, Qualifier, Reliability, Settings, Text, Timestamp, Value, Verdict, text,
    },
    session::{Hand, Session},
    verbs,
};
use std::{collections::BTreeSet, sync::Arc};

fn at() -> Timestamp {
    "2024-05-01T10:00:00Z".parse().unwrap()
}

/// A project in the making.
pub struct Case {
    pub project: Project,
    ids: Ids,
}

struct Story<'a> {
    title: &'a str,
    byline: &'a str,
    publisher: &'a str,
    published: &'a str,
    text: &'a str,
}

impl Case {
    fn new(title: &str) -> Self {
        let mut ids = Ids::from_seed(7);
        let project = Project::new(ids.make(at()), at(), title);
        Self { project, ids }
    }

    fn article(&mut self, story: Story<'_>) -> ArticleId {
        let text = Text::new(story.text);
        let known = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        let id: ArticleId = self.ids.make(at());
        let article = Article {
            text: text.hash(),
            title: known(story.title),
            deck: None,
            bylines: known(story.byline).into_iter().collect(),
            publisher: known(story.publisher),
            published: story.published.parse().ok(),
            modified: None,
            url: Some(format!("https://example.org/{}", self.project.articles.len() + 1)),
            archived_url: None,
            language: Some("en".into()),
            metadata_from: std::collections::BTreeMap::new(),
            boilerplate: Vec::new(),
            capture: Capture {
                original: Hash::of(story.text.as_bytes()),
                file_name: format!("story {}.html", self.project.articles.len() + 1),
                bytes: 1,
                media_type: "text/html".into(),
                encoding: None,
                at: at(),
                by: "tester".into(),
                extractor: "html 1".into(),
                within: None,
                captured: None,
                facts: std::collections::BTreeMap::new(),
            },
            version_of: None,
            section: None,
            pages: Vec::new(),
            copy_of: None,
            attached_to: None,
            reliability: Reliability::F,
            read: false,
            note: String::new(),
            warnings: Vec::new(),
        };
        self.project.texts.insert(text.hash(), Arc::new(text));
        self.project.articles.insert(id, Arc::new(article));
        id
    }

    fn quote(&mut self, article: ArticleId, words: &str) -> AnnotationId {
        let body = self.project.text_of(article).unwrap().shared();
        let start = text::point_of(&body, body.find(words).expect(words));
        let id: AnnotationId = self.ids.make(at());
        let annotation = Annotation {
            article,
            start,
            end: start + words.chars().count(),
            exact: words.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
            codes: BTreeSet::new(),
            note: String::new(),
            at: at(),
            by: "tester".into(),
        };
        self.project.annotations.insert(id, Arc::new(annotation));
        id
    }

    fn event(&mut self, name: &str) -> EventId {
        let id: EventId = self.ids.make(at());
        let (aliases, note) = (BTreeSet::new(), String::new());
        let event = Event { name: name.into(), aliases, period: None, note };
        self.project.events.insert(id, Arc::new(event));
        id
    }

    fn metric(&mut self, name: &str) -> MetricId {
        let id: MetricId = self.ids.make(at());
        let metric = Metric {
            name: name.into(),
            aliases: BTreeSet::new(),
            unit: corrobora::model::Unit::Persons,
            per_place: false,
            cumulative: false,
            parent: None,
            never_compare_with: BTreeSet::new(),
            note: String::new(),
        };
        self.project.metrics.insert(id, Arc::new(metric));
        id
    }

    fn origin(&mut self, name: &str) -> OriginId {
        let id: OriginId = self.ids.make(at());
        let origin = Origin { name: name.into(), aliases: BTreeSet::new(), note: String::new() };
        self.project.origins.insert(id, Arc::new(origin));
        id
    }

    fn claim(
        &mut self,
        event: EventId,
        metric: MetricId,
        value: Value,
        origin: Option<OriginId>,
        annotations: &[AnnotationId],
    ) -> ClaimId {
        let id: ClaimId = self.ids.make(at());
        let claim = Claim {
            event: Some(event),
            metric,
            value,
            population: None,
            places: Vec::new(),
            period: None,
            as_of: None,
            origin,
            via: None,
            annotations: annotations.to_vec(),
            credibility: corrobora::model::Credibility::default(),
            proposed: false,
            reviewed: true,
            note: String::new(),
            at: at(),
            by: "tester".into(),
        };
        self.project.claims.insert(id, Arc::new(claim));
        id
    }

    pub fn findings(&self) -> Findings {
        self.project.check().unwrap();
        findings(&self.project)
    }
}

fn number(n: i64) -> Value {
    Value::Number(Amount::exact(n))
}

/// Two values against each other, two articles on one origin, one fact with two origins, one signed by nobody.
pub fn harbour() -> Case {
    let mut case = Case::new("Harbour raids");
    let event = case.event("Operation Harbour");
    let rescued = case.metric("people rescued");
    let arrests = case.metric("arrests");
    let compounds = case.metric("compounds searched");
    let council = case.origin("the port council");
    let police = case.origin("the national police");
    let hospital = case.origin("Mercy hospital");
    let one = case.article(Story {
        title: "Dozens freed from towers at the port",
        byline: "Gul Khan",
        publisher: "Border Post",
        published: "2023-06-14",
        text: "The council said 158 people were rescued. Police made 1,204 arrests.\nSix compounds were searched.",
    });
    let two = case.article(Story {
        title: "Port raid: what we know",
        byline: "Tariq Khan",
        publisher: "Harbour Times",
        published: "2023-06-15",
        text: "In all 158 people were rescued, the council repeated. Six compounds were searched, it said.",
    });
    let three = case.article(Story {
        title: "Hospital counts more victims",
        byline: "",
        publisher: "Coast Radio",
        published: "",
        text: "Mercy hospital took in 185 rescued people. It confirmed that there were 1,204 arrests.",
    });
    let (a, b, c) = (
        case.quote(one, "158 people were rescued"),
        case.quote(two, "158 people were rescued"),
        case.quote(three, "185 rescued people"),
    );
    case.claim(event, rescued, number(158), Some(council), &[a]);
    case.claim(event, rescued, number(158), Some(police), &[b]);
    case.claim(event, rescued, number(185), Some(hospital), &[c]);
    let (d, e) = (case.quote(one, "1,204 arrests"), case.quote(three, "1,204 arrests"));
    case.claim(event, arrests, number(1204), Some(police), &[d]);
    case.claim(event, arrests, number(1204), Some(hospital), &[e]);
    let f = case.quote(one, "Six compounds were searched");
    let g = case.quote(two, "Six compounds were searched");
    case.claim(event, compounds, number(6), Some(council), &[f, g]);
    case
}

pub fn all_findings(case: &Case, style: &str) -> Document {
    let findings = case.findings();
    let mut brief = brief::from_all_findings(&case.project, &findings);
    brief.style = style.to_owned();
    compose(&case.project, &findings, &brief, &Pictures::new()).unwrap()
}

/// Everything a reader sees of some spans.
fn shown(spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(rich) | Span::Cite { text: rich, .. } => rich.text(),
            Span::Figure { text, .. } => text.clone(),
            Span::Note(n) => format!("[{}]", n + 1),
            Span::Quote { words, .. } => format!("“{words}”"),
        })
        .collect()
}

fn told(document: &Document) -> Vec<String> {
    document
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Finding { subject, text, .. } => Some(format!("{subject}: {}", shown(text))),
            _ => None,
        })
        .collect()
}

fn golden(case: &str, name: &str, text: &str) {
    let path = format!("{}/tests/briefs/{case}/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(wanted == text, "{path} is not what was made; UPDATE_SNAPSHOTS=1 writes it anew");
}

#[test]
fn a_brief_from_all_findings_reads_as_it_should_in_apa() {
    let sentences = told(&all_findings(&harbour(), "apa"));
    assert_eq!(
        sentences,
        [
            "Arrests, Operation Harbour: 1,204 (‘Hospital Counts More Victims’, n.d.; G. Khan, 2023). \
             Two articles with two independent origins: Mercy hospital and the national police.",
            "Compounds searched, Operation Harbour: 6 (G. Khan, 2023; T. Khan, 2023). \
             Both articles rest on one origin, the port council.",
            "People rescued, Operation Harbour: Sources disagree: 158 (G. Khan, 2023; T. Khan, 2023) and \
             185 (‘Hospital Counts More Victims’, n.d.). They differ in the value, so no single value can be \
             given. Three articles with three independent origins: Mercy hospital, the national police and \
             the port council.",
        ]
    );
}

#[test]
fn golden_files_of_three_styles() {
    for style in ["apa", "chicago-notes", "ieee"] {
        let document = all_findings(&harbour(), style);
        golden("harbour", &format!("expected.{style}.md"), &markdown(&document));
        golden("harbour", &format!("expected.{style}.html"), &html(&document));
    }
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let (a, b) = (all_findings(&harbour(), "mla"), all_findings(&harbour(), "mla"));
    assert_eq!(markdown(&a), markdown(&b));
    assert_eq!(html(&a), html(&b));
}

#[test]
fn every_figure_has_evidence_whose_quote_stands_in_the_text_at_its_place() {
    let case = harbour();
    let document = all_findings(&case, "apa");
    assert!(!document.figures.is_empty());
    for figure in &document.figures {
        assert!(!figure.evidence.is_empty(), "{figure:?}");
        for evidence in &figure.evidence {
            assert!(!evidence.quotes.is_empty());
            for quote in &evidence.quotes {
                let source = &document.articles[quote.article];
                let body = case.project.text_of(source.article).unwrap();
                assert_eq!(
                    text::slice(body.as_str(), quote.start..quote.end),
                    Some(quote.words.as_str())
                );
                assert_eq!(
                    source.original,
                    case.project.articles[&source.article].capture.original
                );
                assert_eq!(quote.grade, "F6");
            }
        }
    }
    let disputed: Vec<_> = document.figures.iter().filter(|f| f.value == "185").collect();
    assert!(disputed.iter().all(|f| f.evidence[0].rivals[0].claims.len() == 2), "{disputed:?}");
    let page = html(&document);
    for (number, figure) in document.figures.iter().enumerate() {
        assert_eq!(page.matches(&format!("id=\"e{}\"", number + 1)).count(), 1, "{}", figure.value);
    }
}

#[test]
fn every_value_of_random_disputes_stands_in_the_sentence() {
    for seed in 0..60 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut case = Case::new("Random");
        let event = case.event("Event");
        let metric = case.metric("people");
        let words = "about ten thousand people in all";
        let mut values = Vec::new();
        for n in 0..random.usize(2..9) {
            let title = format!("Story {n}");
            let body = format!("Story {n}: {words}");
            let article = case.article(Story {
                title: &title,
                byline: "Ann Low",
                publisher: "Post",
                published: "2020",
                text: &body,
            });
            let quote = case.quote(article, words);
            let size = random.i64(1..40) * 37;
            let amount = match random.u8(0..5) {
                0 => Amount::qualified(size, Qualifier::AtLeast),
                1 => Amount::qualified(size, Qualifier::About),
                2 => Amount::range(size, size + 9),
                _ => Amount::exact(size),
            };
            values.push((amount.qualifier, size));
            let origin = random.bool().then(|| case.origin(&format!("Origin {n}")));
            case.claim(event, metric, Value::Number(amount), origin, &[quote]);
        }
        let findings = case.findings();
        let finding = &findings.list[0];
        let sentence = brief::sentence(&case.project, finding);
        for (qualifier, size) in values {
            let digits =
                if size >= 1000 { format!("1,{:03}", size % 1000) } else { size.to_string() };
            let wanted = match qualifier {
                Qualifier::AtLeast => format!("at least {digits}"),
                Qualifier::About => format!("about {digits}"),
                _ => digits,
            };
            assert!(sentence.contains(&wanted), "{seed}: {wanted} is not in: {sentence}");
        }
        if finding.verdict == Verdict::Contradicted {
            assert!(sentence.contains("Sources disagree"), "{sentence}");
        }
        let document = all_findings(&case, "ieee");
        assert!(told(&document)[0].contains("[1]"), "{:?}", told(&document));
    }
}

#[test]
fn a_disputed_claim_in_a_paragraph_brings_the_others_along() {
    let case = harbour();
    let findings = case.findings();
    let claim = case.project.claims.iter().find(|(_, c)| c.value == number(185)).unwrap().0;
    let brief = Brief {
        title: "By hand".into(),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks: vec![Block::Paragraph(vec![
            Inline::Text("The hospital counted ".into()),
            Inline::Claim(*claim),
            Inline::Text(".".into()),
        ])],
        ..Brief::default()
    };
    let document = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
    let Part::Paragraph(spans) = &document.parts[0] else { panic!("{:?}", document.parts) };
    assert_eq!(
        shown(spans),
        "The hospital counted 185 (‘Hospital Counts More Victims’, n.d.) [disputed; other sources: \
         158 (G. Khan, 2023; T. Khan, 2023)]."
    );
}

#[test]
fn notes_hold_citations_and_quotes_where_they_are_wanted() {
    let case = harbour();
    let findings = case.findings();
    let mut brief = brief::from_all_findings(&case.project, &findings);
    brief.quote_footnotes = true;
    brief.style = "chicago-notes".into();
    let notes = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
    assert!(shown(&notes.notes[0]).contains("“1,204 arrests”"), "{}", shown(&notes.notes[0]));
    assert!(
        shown(&notes.notes[0]).contains("Gul Khan, ‘Dozens Freed"),
        "{}",
        shown(&notes.notes[0])
    );
    brief.style = "apa".into();
    let apa = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
    assert_eq!(shown(&apa.notes[0]), "Border Post: “1,204 arrests” Coast Radio: “1,204 arrests”");
    let text = markdown(&apa);
    assert!(text.contains("[^1]: Border Post: “1,204 arrests”"), "{text}");
    brief.quote_footnotes = false;
    assert_eq!(compose(&case.project, &findings, &brief, &Pictures::new()).unwrap().notes.len(), 0);
}

const ATTACK: &str = "<script>alert(1)</script> [x](javascript:alert(2)) `code` ``` # head | cell *b* _i_ \
    <!-- c --> &lt;b&gt; ![i](http://evil.example/x.png) https://evil.example www.evil.example ~~s~~ [^1] $x$ \
    {#id} \\ \" onclick=\"x \u{202e}321 \u{2066}1\u{2069}";

fn attacked() -> (Case, Findings, Brief) {
    let mut case = Case::new(ATTACK);
    let event = case.event(ATTACK);
    let metric = case.metric(&format!("people {ATTACK}"));
    let origin = case.origin(ATTACK);
    let body = format!("- item\n1. one\n{ATTACK}\n# head\n---\n> q\n");
    let id = case.article(Story {
        title: ATTACK,
        byline: ATTACK,
        publisher: ATTACK,
        published: "2020",
        text: &body,
    });
    let mut article = case.project.articles[&id].as_ref().clone();
    article.url = Some("javascript:alert(3)".into());
    article.archived_url = Some("data:text/html,<script>alert(4)</script>".into());
    article.language = Some("en\" onload=\"x".into());
    article.capture.file_name = "\\\\server\\share\\<b>.html".into();
    case.project.articles.insert(id, Arc::new(article));
    let quote = case.quote(id, &text::normalise(&body));
    case.claim(event, metric, number(12), Some(origin), &[quote]);
    case.claim(event, metric, Value::Text(ATTACK.into()), None, &[quote]);
    let findings = case.findings();
    let mut brief = brief::from_all_findings(&case.project, &findings);
    brief.title = ATTACK.into();
    brief.authors = vec![ATTACK.into()];
    brief.quote_footnotes = true;
    let all = [
        Block::Quotation(quote),
        Block::ClaimTable(Vec::new()),
        Block::Paragraph(vec![Inline::Text(ATTACK.into())]),
        Block::Paragraph(vec![Inline::Text("- not a list".into())]),
        Block::Paragraph(vec![Inline::Text("2023. not a list".into())]),
        Block::MethodNote(ATTACK.into()),
    ];
    brief.blocks.splice(0..0, all);
    (case, findings, brief)
}

#[test]
fn an_attack_from_an_article_arrives_in_html_as_text() {
    let (case, findings, mut brief) = attacked();
    for style in ["apa", "chicago-notes", "ieee", "mla"] {
        brief.style = style.into();
        let document = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
        let page = html(&document);
        let lower = page.to_lowercase();
        for bad in [
            "<script",
            "<img",
            "<!-- c",
            "href=\"javascript",
            "href=\"data",
            "onclick=\"x",
            "onload=\"x",
            "\u{202e}",
            "\u{2066}",
            "\u{2069}",
            "<b>.html",
        ] {
            assert!(!lower.contains(bad), "{style}: {bad} in {page}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{style}");
        assert!(
            page.contains("&amp;lt;b&amp;gt;"),
            "{style}: entities of the title stay what they are"
        );
        let links = page.match_indices("href=\"").map(|(at, _)| &page[at + 6..]);
        assert!(links.into_iter().all(|l| l.starts_with(['#', 'h'])), "{style}");
    }
}

/// What a reader of CommonMark would take for more than text: an unescaped mark outside our own syntax.
fn unescaped(text: &str, marks: &[char]) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        if chars[i] == '\\' {
            i += 2;
            continue;
        }
        if marks.contains(&chars[i]) {
            found.push(chars[i..chars.len().min(i + 24)].iter().collect());
        }
        i += 1;
    }
    found
}

#[test]
fn an_attack_from_an_article_arrives_in_markdown_as_text() {
    let (case, findings, mut brief) = attacked();
    for style in ["apa", "chicago-notes", "ieee", "mla"] {
        brief.style = style.into();
        let document = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
        let text = markdown(&document);
        // Raw HTML, code and images are never ours but for the code of a hash and addresses in links.
        for hit in unescaped(&text, &['<', '`', '!', '~', '$']) {
            let ours = hit.starts_with('`')
                && hit[1..].chars().take_while(char::is_ascii_hexdigit).count() > 20
                || hit.starts_with("`,")
                || hit.starts_with("<http")
                || hit.starts_with("<a id=\"e")
                || hit.starts_with("</a>E");
            assert!(ours, "{style}: {hit:?} in\n{text}");
        }
        for (before, _) in text.match_indices("](") {
            // A bracket behind a backslash is text.
            if text[..before].ends_with('\\') {
                continue;
            }
            let target = &text[before + 2..];
            assert!(
                target.starts_with("#e") || target.starts_with("<http"),
                "{style}: {target:.40}"
            );
        }
        for line in text.lines() {
            assert!(!line.starts_with("1. ") && !line.starts_with("2023. "), "{line}");
            let heading = line.starts_with('#');
            assert!(
                !heading
                    || line.starts_with("# ")
                    || line.starts_with("## ")
                    || line.starts_with("### "),
                "{line}"
            );
        }
        assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{2069}']));
        assert!(text.contains("\\<script\\>alert(1)"), "{style}: {text}");
        assert!(text.contains("\\- not a list"), "{style}");
        let cells = |line: &str| unescaped(line, &['|']).len();
        let widths: BTreeSet<usize> =
            text.lines().filter(|l| l.starts_with("| ")).map(cells).collect();
        assert_eq!(widths, BTreeSet::from([6, 8]), "{style}");
    }
}

#[test]
fn addresses_become_links_only_if_they_lead_to_the_web() {
    use corrobora::export::link;
    for good in ["https://example.org/a?b=c#d", "HTTP://example.org", "https://例え.jp/ก"] {
        assert_eq!(link(good), Some(good));
    }
    for bad in [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "\\\\server\\share",
        "//example.org",
        "https://",
        "https:///x",
        "https://a b",
        "https://a\"onclick=",
        "http://a\u{0}",
        "ftp://example.org",
        "",
        "mailto:a@b",
        "jAvAsCrIpT://example.org/%0aalert(1)",
    ] {
        assert_eq!(link(bad), None, "{bad}");
    }
}

#[test]
fn a_page_is_whole_and_accessible() {
    let case = harbour();
    let findings = case.findings();
    let brief = brief::from_all_findings(&case.project, &findings);
    let map = brief.blocks.iter().position(|b| matches!(b, Block::Map(_))).unwrap();
    let picture = Picture {
        svg: "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\"/>".into(),
        alternative: "Cambodia: 3 claims".into(),
        caption: "Claims by country".into(),
        values: vec![("Cambodia".into(), "3 claims".into())],
    };
    let pictures = Pictures::from([(map, picture)]);
    let document = compose(&case.project, &findings, &brief, &pictures).unwrap();
    assert_eq!(document.warnings, Vec::<String>::new());
    let page = html(&document);
    for wanted in [
        "<!DOCTYPE html>\n<html lang=\"en-GB\">",
        "Content-Security-Policy",
        "default-src 'none'",
        "<main>",
        "<th scope=\"col\">",
        "<th scope=\"row\"",
        "<caption>",
        "aria-label=\"Cambodia: 3 claims\"><svg",
        "prefers-color-scheme: dark",
        "@media print",
        "<summary>How do we know this?",
    ] {
        assert!(page.contains(wanted), "{wanted}");
    }
    assert!(
        !page.contains("<script")
            && !page.contains("<?xml")
            && !page.contains("http-equiv=\"refresh\"")
    );
    let mut level = 1;
    for (at, _) in page.match_indices("<h") {
        if let Some(next) = page[at + 2..].chars().next().and_then(|c| c.to_digit(10)) {
            assert!(next <= level + 1, "a heading of level {next} follows one of level {level}");
            level = next;
        }
    }
    for tag in [
        "section",
        "details",
        "div",
        "p",
        "table",
        "li",
        "dl",
        "article",
        "span",
        "blockquote",
        "sup",
        "a",
    ] {
        let open =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(open, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    let text = markdown(&document);
    assert!(!text.contains("data:"), "{text}");
    assert!(
        text.contains("| Country | On the map |\n| --- | --- |\n| Cambodia | 3 claims |"),
        "{text}"
    );
    // Every link to a figure leads to an anchor that readers of CommonMark know.
    for (before, _) in text.match_indices("](#e") {
        let number = text[before + 4..].split(')').next().unwrap();
        assert_eq!(text.matches(&format!("<a id=\"e{number}\"></a>")).count(), 1, "{number}");
    }
    assert!(!text.contains("{#") && !text.contains("Table: "), "{text}");
    // What opens the evidence names the source, so that no two of one value sound alike.
    assert!(
        page.contains("158</b> (<bdi>Border Post</bdi>; <bdi>Harbour Times</bdi>)</summary>"),
        "{page}"
    );
    assert!(page.contains("<section class=\"table\"") && !page.contains("role=\"region\""));
}

#[test]
fn headings_never_jump_and_gaps_are_said() {
    let mut case = harbour();
    let event = *case.project.events.keys().next().unwrap();
    let metric = *case.project.metrics.keys().next().unwrap();
    let loose = case.claim(event, metric, number(9_999), None, &[]);
    let findings = case.findings();
    let heading = |level, text: &str| Block::Heading { level, text: text.into() };
    let brief = Brief {
        style: "apa".into(),
        blocks: vec![
            heading(3, "Deep"),
            heading(9, "Deeper"),
            heading(0, " "),
            Block::Paragraph(vec![Inline::Claim(loose)]),
            Block::Map(MapBlock::default()),
        ],
        ..Brief::default()
    };
    let document = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
    assert_eq!(document.title, "Untitled brief");
    let levels: Vec<u8> = document
        .parts
        .iter()
        .filter_map(|p| if let Part::Heading { level, .. } = p { Some(*level) } else { None })
        .collect();
    assert_eq!(levels, [1, 2]);
    assert_eq!(document.warnings.len(), 2, "{:?}", document.warnings);
    assert!(html(&document).contains("No quote supports this claim"));
}

#[test]
fn a_style_that_is_gone_is_an_error_that_names_it() {
    let case = harbour();
    let findings = case.findings();
    let brief = Brief { style: "gone".into(), ..Brief::default() };
    let error = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap_err();
    assert!(error.to_string().contains("`gone`"), "{error}");
}

#[test]
fn briefs_are_made_edited_and_undone() {
    let case = harbour();
    let start = case.project.clone();
    let mut session = Session::new(case.project, Ids::from_seed(1), "tester", None);
    let mut make = |f: &dyn Fn(&Project, &mut Hand<'_>) -> corrobora::edit::Change| {
        let (project, mut hand) = session.hand(at());
        let change = f(project, &mut hand);
        session.commit(change).unwrap();
        session.snapshot()
    };
    let project =
        make(&|p, hand| verbs::add_brief(hand, brief::from_all_findings(p, &findings(p))).0);
    let (&id, first) = project.briefs.first_key_value().unwrap();
    let mut new = first.as_ref().clone();
    (new.title, new.style) = ("New title".to_owned(), "mla".to_owned());
    new.blocks.insert(0, Block::FindingsTable);
    let project = make(&|p, h| verbs::set_brief(p, h, id, "Edit brief", new.clone()));
    assert_eq!(*project.briefs[&id], new);
    let project = make(&|p, h| {
        let same = verbs::set_brief(p, h, id, "Edit brief", new.clone());
        assert!(same.edits.is_empty(), "what does not differ is no step");
        verbs::add_style(p, h, crate::cite::LEGAL).unwrap().0
    });
    assert!(project.settings.styles.contains_key("small-legal-style-test"));
    let project = make(&|p, h| verbs::remove_brief(p, h, id));
    assert!(project.briefs.is_empty());
    while session.undo(at()).unwrap() {}
    assert!(session.project().same_records(&start));
}

#[test]
fn a_style_added_to_the_settings_is_used_by_a_brief() {
    let mut case = harbour();
    let mut settings: Settings = case.project.settings.as_ref().clone();
    settings.styles.insert("legal".into(), crate::cite::LEGAL.into());
    case.project.settings = Arc::new(settings);
    let document = all_findings(&case, "legal");
    assert_eq!(document.style, "Small legal style (test)");
    assert!(
        shown(&document.notes[0]).contains("Gul Khan, ‘Dozens freed"),
        "{:?}",
        document.notes[0]
    );
    let page = html(&document);
    assert!(page.contains("<i>Border Post</i>"), "{page}");
    assert!(page.contains("href=\"#n1\"") && page.contains("id=\"n1\""));
}

/// An article of which nothing is known but its text and its file.
pub fn pasted() -> Article {
    let mut case = Case::new("Pasted");
    let story = Story { title: "", byline: "", publisher: "", published: "", text: "Words." };
    let id = case.article(story);
    let mut article = case.project.articles[&id].as_ref().clone();
    article.url = None;
    article
}

#[test]
fn the_claim_table_cites_those_who_say_otherwise() {
    let case = harbour();
    let findings = case.findings();
    let claim = case.project.claims.iter().find(|(_, c)| c.value == number(185)).unwrap().0;
    let blocks = vec![Block::ClaimTable(vec![*claim]), Block::Bibliography];
    let brief = Brief { style: "apa".into(), locale: "en-GB".into(), blocks, ..Brief::default() };
    let document = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
    let Part::Table { rows, .. } = &document.parts[0] else { panic!("{:?}", document.parts) };
    assert_eq!(
        shown(rows[0].last().unwrap()),
        "Contradicted; other sources: 158 (G. Khan, 2023; T. Khan, 2023)"
    );
    assert!(rows[0].last().unwrap().iter().any(|s| matches!(s, Span::Figure { .. })));
    let Part::Bibliography { entries, .. } = &document.parts[1] else { panic!() };
    assert_eq!(entries.len(), 3);
}

#[test]
fn rivals_say_in_what_they_differ() {
    use corrobora::model::{Place, Role};
    let mut case = Case::new("Places");
    let event = case.event("Raid");
    let metric = case.metric("compounds");
    for (title, code) in [("One", "KH"), ("Two", "LA")] {
        let body = format!("{title}: 11 compounds");
        let article = case.article(Story {
            title,
            byline: "",
            publisher: title,
            published: "2020",
            text: &body,
        });
        let quote = case.quote(article, "11 compounds");
        let id = case.claim(event, metric, number(11), None, &[quote]);
        let mut claim = case.project.claims[&id].as_ref().clone();
        let country = code.parse().unwrap();
        claim.places = vec![Place { country, locality: None, role: Role::Site }];
        case.project.claims.insert(id, Arc::new(claim));
    }
    let findings = case.findings();
    assert_eq!(findings.list[0].groups.len(), 2, "{:?}", findings.list);
    let claim = *case.project.claims.keys().next().unwrap();
    let blocks = vec![Block::Paragraph(vec![Inline::Claim(claim)]), Block::ClaimTable(vec![claim])];
    let brief = Brief { style: "apa".into(), blocks, ..Brief::default() };
    let document = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
    let Part::Paragraph(spans) = &document.parts[0] else { panic!() };
    let text = shown(spans);
    assert!(text.starts_with("11 [in Cambodia] (") && text.contains(": 11 [in Laos] ("), "{text}");
    let Part::Table { rows, .. } = &document.parts[1] else { panic!() };
    let text = shown(rows[0].last().unwrap());
    assert!(text.contains("other sources: 11 [in Laos] ("), "{text}");
    assert_eq!(document.figures[0].evidence[0].rivals[0].value, "11 [in Laos]");
}

#[test]
fn what_is_gone_from_the_project_is_said() {
    let mut case = harbour();
    let claim: ClaimId = case.ids.make(at());
    let quote: AnnotationId = case.ids.make(at());
    let article: ArticleId = case.ids.make(at());
    let blocks = vec![
        Block::Paragraph(vec![Inline::Claim(claim), Inline::Cite(article)]),
        Block::Quotation(quote),
    ];
    let brief = Brief { style: "apa".into(), blocks, ..Brief::default() };
    let findings = case.findings();
    let document = compose(&case.project, &findings, &brief, &Pictures::new()).unwrap();
    assert_eq!(document.warnings.len(), 3, "{:?}", document.warnings);
}

#[test]
fn names_from_right_to_left_turn_nothing_around_them() {
    let mut case = Case::new("Bidi");
    let event = case.event("Raid");
    let metric = case.metric("people");
    let article = case.article(Story {
        title: "مداهمة مجمع",
        byline: "خان",
        publisher: "الجزيرة",
        published: "2022",
        text: "12 people",
    });
    let quote = case.quote(article, "12 people");
    case.claim(event, metric, number(12), None, &[quote]);
    let document = all_findings(&case, "apa");
    let page = html(&document);
    assert!(page.contains("(<bdi>خان</bdi>, 2022)"), "{page}");
    assert!(page.contains("<bdi>مداهمة مجمع</bdi>"), "{page}");
    let text = markdown(&document);
    assert!(text.contains("(خان\u{200e}, 2022)"), "{text}");
}

#[test]
fn raised_words_are_elements_that_every_reader_of_markdown_knows() {
    use corrobora::cite::{Look, Rich, Shift};
    let mut rich = Rich::plain("10");
    rich.push_look("<1>", Look { shift: Shift::Super, ..Look::default() });
    rich.push_look("2", Look { shift: Shift::Sub, ..Look::default() });
    rich.push_look("small", Look { small_caps: true, ..Look::default() });
    let text = corrobora::export::markdown_runs(&rich);
    assert_eq!(text, "10<sup>\\<1\\></sup><sub>2</sub>small");
}

#[test]
fn a_map_of_a_region_draws_and_tells_that_region_alone() {
    let practice = include_bytes!("../../assets/practice/clear-river.corrobora.ron");
    let project = corrobora::format::read_project(practice).unwrap();
    let findings = findings(&project);
    let with = |region| {
        let block = Block::Map(MapBlock { region, ..MapBlock::default() });
        let brief = Brief { blocks: vec![block], ..Brief::default() };
        brief::pictures(&project, &findings, &brief).remove(&0).unwrap()
    };
    let (world, asia, nowhere) = (with(None), with(Some(35)), with(Some(999)));
    let names = |picture: &Picture| -> Vec<String> {
        picture.values.iter().map(|(name, _)| name.clone()).collect()
    };
    // South-eastern Asia has Cambodia and does not have India, which the world map tells.
    assert!(names(&world).iter().any(|n| n == "India"), "{:?}", names(&world));
    assert!(names(&asia).iter().any(|n| n == "Cambodia"));
    assert!(!names(&asia).iter().any(|n| n == "India"));
    assert!(!asia.alternative.contains("India") && !asia.svg.contains(">IN<"));
    assert!(asia.svg.contains(">KH<") && world.svg.contains(">IN<"));
    // A region that is not there is the world, not an empty map.
    assert_eq!(nowhere, world);
}
