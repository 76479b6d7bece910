//! What stands against a brief: figures, quotations, persons, references; and that what is withheld is nowhere.

use corrobora::{
    brief::{self, Document, compose},
    checks::{self, Check, Kind, Original, Outside, Severity, check},
    exchange,
    export::{self, html, markdown},
    findings::findings,
    model::{
        Amount, Annotation, AnnotationId, Article, ArticleId, Block, Brief, Capture, Claim,
        ClaimId, Country, Decision, Disputed, Event, EventId, Hash, Ids, Inline, MapBlock, Marking,
        Metric, MetricId, Origin, OriginId, PartialDate, Place, Project, Qualifier, Reliability,
        Role, Settings, Text, Timestamp, Unit, Value, Withheld, text,
    },
    session::Session,
    verbs,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub fn at() -> Timestamp {
    "2024-05-01T10:00:00Z".parse().unwrap()
}

/// A project in the making.
pub struct Case {
    pub project: Project,
    pub ids: Ids,
    pub event: EventId,
}

impl Case {
    pub fn new() -> Self {
        let mut ids = Ids::from_seed(11);
        let mut project = Project::new(ids.make(at()), at(), "Harbour");
        let event: EventId = ids.make(at());
        let record = Event {
            name: "Operation Harbour".into(),
            aliases: BTreeSet::new(),
            period: None,
            note: String::new(),
        };
        project.events.insert(event, Arc::new(record));
        Self { project, ids, event }
    }

    /// An article with all that a reference needs, from the bytes of its text.
    pub fn article(&mut self, title: &str, body: &str) -> ArticleId {
        let text = Text::new(body);
        let id: ArticleId = self.ids.make(at());
        let number = self.project.articles.len() + 1;
        let article = Article {
            text: text.hash(),
            title: Some(title.to_owned()),
            deck: None,
            bylines: vec!["Gul Khan".into()],
            publisher: Some("Border Post".into()),
            published: PartialDate::ymd(2023, 6, 14),
            modified: None,
            url: Some(format!("https://example.org/{number}")),
            archived_url: Some(format!("https://archive.example/{number}")),
            language: Some("en".into()),
            metadata_from: BTreeMap::new(),
            boilerplate: Vec::new(),
            capture: Capture {
                original: Hash::of(body.as_bytes()),
                file_name: format!("story {number}.html"),
                bytes: body.len() as u64,
                media_type: "text/html".into(),
                encoding: None,
                at: at(),
                by: "tester".into(),
                extractor: "html 1".into(),
                within: None,
                captured: None,
                facts: BTreeMap::new(),
            },
            version_of: None,
            section: None,
            pages: Vec::new(),
            copy_of: None,
            attached_to: None,
            reliability: Reliability::B,
            read: false,
            note: String::new(),
            warnings: Vec::new(),
        };
        self.project.texts.insert(text.hash(), Arc::new(text));
        self.project.articles.insert(id, Arc::new(article));
        id
    }

    pub fn edit(&mut self, id: ArticleId, change: impl FnOnce(&mut Article)) {
        let mut article = self.project.articles[&id].as_ref().clone();
        change(&mut article);
        self.project.articles.insert(id, Arc::new(article));
    }

    pub fn quote(&mut self, article: ArticleId, words: &str) -> AnnotationId {
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

    pub fn metric(&mut self, name: &str) -> MetricId {
        let known = self.project.metrics.iter().find(|(_, m)| m.name == name).map(|(id, _)| *id);
        known.unwrap_or_else(|| {
            let id: MetricId = self.ids.make(at());
            let metric = Metric {
                name: name.into(),
                aliases: BTreeSet::new(),
                unit: Unit::Persons,
                per_place: false,
                cumulative: false,
                parent: None,
                never_compare_with: BTreeSet::new(),
                note: String::new(),
            };
            self.project.metrics.insert(id, Arc::new(metric));
            id
        })
    }

    pub fn origin(&mut self, name: &str) -> OriginId {
        let id: OriginId = self.ids.make(at());
        let origin = Origin { name: name.into(), aliases: BTreeSet::new(), note: String::new() };
        self.project.origins.insert(id, Arc::new(origin));
        id
    }

    /// A claim on the words of an article, with an origin of its own.
    pub fn claim(
        &mut self,
        metric: &str,
        value: Value,
        article: ArticleId,
        words: &str,
    ) -> ClaimId {
        let (metric, quote) = (self.metric(metric), self.quote(article, words));
        let origin = self.origin(&format!("Bureau {}", self.project.origins.len()));
        let id: ClaimId = self.ids.make(at());
        let claim = Claim {
            event: Some(self.event),
            metric,
            value,
            population: None,
            places: Vec::new(),
            period: None,
            as_of: None,
            origin: Some(origin),
            via: None,
            annotations: vec![quote],
            credibility: 2.try_into().unwrap(),
            proposed: false,
            reviewed: true,
            note: String::new(),
            at: at(),
            by: "tester".into(),
        };
        self.project.claims.insert(id, Arc::new(claim));
        id
    }

    pub fn with(&mut self, id: ClaimId, change: impl FnOnce(&mut Claim)) {
        let mut claim = self.project.claims[&id].as_ref().clone();
        change(&mut claim);
        self.project.claims.insert(id, Arc::new(claim));
    }

    pub fn checks(&self, brief: &Brief) -> Vec<Check> {
        self.project.check().unwrap();
        check(&self.project, &findings(&self.project), brief, &Outside::default())
    }

    /// What is found of a kind, as "severity: words".
    pub fn of(&self, brief: &Brief, kind: Kind) -> Vec<String> {
        let all = self.checks(brief);
        let all = all.iter().filter(|c| c.kind == kind);
        all.map(|c| format!("{}: {}", c.severity.word(), c.words)).collect()
    }

    pub fn compose(&self, brief: &Brief) -> Document {
        let findings = findings(&self.project);
        let pictures = brief::pictures(&self.project, &findings, brief);
        compose(&self.project, &findings, brief, &pictures).unwrap()
    }
}

pub fn number(n: i64) -> Value {
    Value::Number(Amount::exact(n))
}

pub fn brief_of(blocks: Vec<Block>) -> Brief {
    Brief {
        title: "Brief".into(),
        style: "apa".into(),
        locale: "en-GB".into(),
        blocks,
        ..Brief::default()
    }
}

pub fn words(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

pub fn paragraph(text: &str) -> Brief {
    brief_of(vec![Block::Paragraph(vec![words(text)])])
}

/// 158 in one source and 185 in another; 1,204 arrests in one.
fn harbour() -> (Case, [ClaimId; 3]) {
    let mut case = Case::new();
    let one = case.article(
        "Dozens freed from towers",
        "Police in Cambodia said on 12 June 2023 that 158 victims were rescued. They made 1,204 arrests there.",
    );
    let two = case.article("Port raid", "The hospital took in 185 rescued victims, it said.");
    let a = case.claim("victims rescued", number(158), one, "158 victims were rescued");
    let b = case.claim("victims rescued", number(185), two, "185 rescued victims");
    let c = case.claim("arrests", number(1204), one, "They made 1,204 arrests there");
    case.with(c, |c| {
        let country: Country = "KH".parse().unwrap();
        c.places = vec![Place { country, locality: None, role: Role::Site }];
        c.period = Some(corrobora::model::Period::on(PartialDate::ymd(2023, 6, 12).unwrap()));
    });
    (case, [a, b, c])
}

#[test]
fn figures_dates_and_places_point_to_claims() {
    let (case, [rescued, _, arrests]) = harbour();
    let free = paragraph("In Laos 340 phones were seized on 3 May 2021.");
    assert_eq!(case.of(&free, Kind::FigureUnsupported), ["warning: 340"]);
    assert_eq!(case.of(&free, Kind::DateUnsupported), ["warning: 3 May 2021"]);
    assert_eq!(case.of(&free, Kind::PlaceUnsupported), ["warning: Laos"]);

    // What the claim beside it says, in its value, its day, its place or its quote, is supported.
    let told = brief_of(vec![Block::Paragraph(vec![
        words("In Cambodia, on 12 June 2023, police made "),
        Inline::Claim(arrests),
        words(" arrests; 1,204 people are more than ever."),
    ])]);
    for kind in [Kind::FigureUnsupported, Kind::DateUnsupported, Kind::PlaceUnsupported] {
        assert_eq!(case.of(&told, kind), [""; 0], "{kind:?}");
    }

    // Another figure beside the claim is wrong.
    let wrong = brief_of(vec![Block::Paragraph(vec![
        words("Police made 1,240 arrests ("),
        Inline::Claim(arrests),
        words(")."),
    ])]);
    assert_eq!(case.of(&wrong, Kind::FigureDiffers), ["error: 1,240"]);
    let found = case.checks(&wrong);
    let differs = found.iter().find(|c| c.kind == Kind::FigureDiffers).unwrap();
    let place = &differs.places[0];
    assert_eq!((place.block, place.inline), (Some(0), Some(0)));
    assert_eq!((place.start, place.end), (Some(12), Some(17)));
    assert_eq!(place.claim, Some(arrests));
    assert!(differs.what.contains("1,204"), "{}", differs.what);

    // A disputed figure brings its disagreement, or it is an error.
    let silent = paragraph("In all, 158 victims were rescued.");
    assert_eq!(case.of(&silent, Kind::DisagreementMissing), ["error: 158"]);
    for carried in [
        paragraph("In all, 158 or 185 victims were rescued."),
        brief_of(vec![Block::Paragraph(vec![words("Rescued: "), Inline::Claim(rescued)])]),
    ] {
        assert_eq!(case.of(&carried, Kind::DisagreementMissing), [""; 0]);
    }
    let heading = Block::Heading { level: 1, text: "158 victims rescued".into() };
    let body = Block::Paragraph(vec![words("Rescued: "), Inline::Claim(rescued)]);
    let brief = brief_of(vec![heading, body]);
    assert_eq!(case.of(&brief, Kind::DisagreementMissing), ["error: 158"]);
}

#[test]
fn a_figure_is_not_said_more_firmly_than_its_claim() {
    let (mut case, [.., arrests]) = harbour();
    case.with(arrests, |c| c.value = Value::Number(Amount::qualified(1204, Qualifier::AtLeast)));
    let brief = |text: &str| {
        brief_of(vec![Block::Paragraph(vec![words(text), Inline::Claim(arrests), words(".")])])
    };
    let firm = brief("There were 1,204 arrests: ");
    assert_eq!(case.of(&firm, Kind::QualifierDiffers), ["warning: 1,204"]);
    let right = brief("There were at least 1,204 arrests: ");
    assert_eq!(case.of(&right, Kind::QualifierDiffers), [""; 0]);
    assert_eq!(case.of(&right, Kind::FigureDiffers), [""; 0]);
}

#[test]
fn quotations_are_the_words_of_a_source() {
    let (case, [rescued, ..]) = harbour();
    let brief =
        |text: &str| brief_of(vec![Block::Paragraph(vec![words(text), Inline::Claim(rescued)])]);
    let right = brief("They said “that 158 victims … made 1,204 arrests”: ");
    assert_eq!(case.of(&right, Kind::QuotationNotFound), [""; 0]);
    assert_eq!(case.of(&right, Kind::FigureUnsupported), [""; 0], "a source says it");
    let wrong = brief("They said “that 185 victims were rescued”: ");
    assert_eq!(case.of(&wrong, Kind::QuotationNotFound), ["error: that 185 victims were rescued"]);
    let other = brief("They said \"took in [many] rescued victims\": ");
    assert_eq!(
        case.of(&other, Kind::QuotationNotCited),
        ["warning: took in [many] rescued victims"]
    );
}

#[test]
fn arrested_is_not_convicted() {
    let (case, [_, _, arrests]) = harbour();
    let brief = |before: &str, after: &str| {
        let inlines = vec![words(before), Inline::Claim(arrests), words(after)];
        brief_of(vec![Block::Paragraph(inlines)])
    };
    let convicted = case.of(&brief("The court convicted ", " people."), Kind::LegalStatus);
    assert_eq!(convicted.len(), 1);
    assert!(convicted[0].starts_with("error: The court convicted"), "{convicted:?}");
    for (before, after) in [("Les juges ont condamné ", " personnes."), ("法院判处 ", " 人")]
    {
        let found = case.of(&brief(before, after), Kind::LegalStatus);
        assert!(found[0].starts_with("error"), "{before} {found:?}");
    }
    assert_eq!(case.of(&brief("Police arrested ", " people."), Kind::LegalStatus), [""; 0]);
    let alleged = case.of(&brief("There were ", " suspects."), Kind::LegalStatus);
    assert!(alleged[0].starts_with("warning"), "{alleged:?}");
}

#[test]
fn persons_at_risk_are_seen() {
    let case = Case::new();
    let names = |text: &str| case.of(&paragraph(text), Kind::Name);
    for (text, name) in [
        ("One survivor, Sokha Chan, told the police.", "Sokha Chan"),
        ("La victime, Marie-Anne Dupont, a fui.", "Marie-Anne Dupont"),
        ("Korban bernama Siti binti Rahman melarikan diri.", "Siti binti Rahman"),
        ("Nạn nhân là Nguyễn Thị Hoa.", "Nguyễn Thị Hoa"),
        ("Пострадавшая Анна Иванова бежала.", "Анна Иванова"),
        ("Sokha Chan (17) was sold twice.", "Sokha Chan"),
    ] {
        assert_eq!(names(text), [format!("error: {name}")], "{text}");
    }
    for (text, name) in
        [("受害者王小明说。", "王小明"), ("เหยื่อคือ นางสาวสมหญิง ใจดี หนีออกมา", "สมหญิง ใจดี")]
    {
        let found = names(text);
        assert!(found.iter().any(|f| f.contains(name)), "{text}: {found:?}");
    }
    for text in [
        "The Royal Thai Police rescued victims in Phnom Penh in March.",
        "Minister Sar Sokha said 20 victims were rescued.",
        "Police freed victims at the Golden Triangle Special Economic Zone.",
        "Gul Khan reported from the port.",
    ] {
        assert_eq!(names(text), [""; 0], "{text}");
    }
    let details = paragraph(
        "A survivor can be reached at s.chan@example.org or +855 12 345 678; her passport N1234567 is at 12 Monivong \
         Boulevard. Pay 0x52908400098527886E0F7030069857D2E4169EE7.",
    );
    assert_eq!(case.of(&details, Kind::Email), ["error: s.chan@example.org"]);
    assert_eq!(case.of(&details, Kind::Phone), ["error: +855 12 345 678"]);
    assert_eq!(case.of(&details, Kind::IdNumber), ["error: N1234567"]);
    assert_eq!(case.of(&details, Kind::Address), ["error: 12 Monivong Boulevard"]);
    assert_eq!(case.of(&details, Kind::Wallet).len(), 1);
    let age = paragraph("A 16-year-old girl was freed.");
    assert_eq!(case.of(&age, Kind::Age), ["warning: 16-year-old"]);
}

#[test]
fn persons_at_risk_are_seen_in_the_scripts_of_the_users() {
    let case = Case::new();
    let of = |text: &str, kind| case.of(&paragraph(text), kind);
    let thai = "เหยื่อคือ นายประสิทธิ์ ทองดี และ น.ส.กานดา ศรีสุข อายุ 16 ปี";
    let names = of(thai, Kind::Name);
    for name in ["ประสิทธิ์ ทองดี", "กานดา ศรีสุข"]
    {
        assert!(names.iter().any(|n| n.ends_with(name)), "{names:?}");
    }
    assert_eq!(of(thai, Kind::Age), ["error: อายุ 16 ปี"]);
    let arabic = "هربت الضحية سلمى الحداد، عمرها 16 عاما.";
    assert!(of(arabic, Kind::Name).iter().any(|n| n.ends_with("سلمى الحداد")));
    assert_eq!(of(arabic, Kind::Age), ["error: عمرها 16 عاما"]);
    assert_eq!(of("قالت الضحية التي هربت من المجمع، إن الحراس ضربوها.", Kind::Name), [""; 0]);
    // ဦး counts persons behind a number.
    assert_eq!(of("လူကုန်ကူးခံရသူ ၅၇ ဦးကို ကယ်တင်", Kind::Name), [""; 0]);
    assert!(of("受害者李小红，16岁，", Kind::Age)[0].ends_with("16岁"));
    assert_eq!(
        of("The victim, Rosa Peña, born 14 July 2009, fled.", Kind::Age),
        ["error: born 14 July 2009"]
    );
    assert_eq!(of("The plan runs for 14 years in 12 provinces.", Kind::Age), [""; 0]);
    assert_eq!(
        of("A survivor writes as @dara_lim99 on Telegram.", Kind::Account),
        ["error: @dara_lim99"]
    );
}

#[test]
fn words_of_headlines_are_no_persons() {
    let case = Case::new();
    let names = |text: &str| case.of(&paragraph(text), Kind::Name);
    for text in [
        "Cybercrime Workers Rescued: 20 Victims Freed",
        "The Acting Coordinator said that victims were freed.",
        "Migrant Smuggling Victims Found at Border Crossing",
        "Forced Labour Survivors Join Protection Programme",
        "The Resident Coordinator met survivors of Online Scam Centres.",
    ] {
        assert_eq!(names(text), [""; 0], "{text}");
    }
    assert_eq!(names("Survivor Dara Lim Tells Police of Scam Towers"), ["error: Dara Lim"]);
}

#[test]
fn text_of_templates_must_be_replaced() {
    let case = Case::new();
    let of = |text: &str| case.of(&paragraph(text), Kind::Unfilled);
    for text in
        ["[The threat in one sentence.]", "[names]", "Places: [Say where people were held.]"]
    {
        assert_eq!(of(text).len(), 1, "{text}");
    }
    for text in
        ["He was [held] there [sic].", "“[They] left. [The guards were gone.] We ran.”", "[1]"]
    {
        assert_eq!(of(text), [""; 0], "{text}");
    }
}

#[test]
fn nobody_is_convicted_whom_the_sources_say_charged() {
    let mut case = Case::new();
    case.article(
        "Two in court",
        "Prosecutors charged Boran Keo with fraud. Arun Mehta was sentenced to six years.",
    );
    let of = |text: &str| case.of(&paragraph(text), Kind::LegalStatus);
    assert!(of("Boran Keo was convicted of fraud.")[0].starts_with("error"), "convicted");
    for text in [
        "Boran Keo was charged with fraud.",
        "Boran Keo was not convicted.",
        "Arun Mehta was convicted.",
        "Nobody Known was convicted.",
    ] {
        assert_eq!(of(text), [""; 0], "{text}");
    }
}

#[test]
fn what_the_program_wrote_needs_no_claim() {
    let (mut case, [one, ..]) = harbour();
    let countries: BTreeSet<Country> = ["AO", "AU", "BR", "CA", "DE", "EG", "FR", "GH", "IN"]
        .iter()
        .map(|c| c.parse().unwrap())
        .collect();
    case.with(one, |c| {
        c.places = countries
            .iter()
            .map(|c| Place { country: *c, role: Role::Site, locality: None })
            .collect();
    });
    let all = findings(&case.project);
    let chronology = brief::templates().into_iter().find(|t| t.name == "chronology").unwrap();
    let mut written = brief::from_all_findings(&case.project, &all);
    // The same once a person has turned the blocks that follow the project into text.
    written.blocks = brief::open_questions(&case.project, all.iter());
    written.blocks.extend(brief::chronology(&case.project, &all));
    for brief in [
        brief::from_all_findings(&case.project, &all),
        chronology.fill(&case.project, &all, None),
        written,
    ] {
        for kind in [Kind::FigureUnsupported, Kind::QuotationNotCited, Kind::PlaceUnsupported] {
            assert_eq!(case.of(&brief, kind), [""; 0], "{kind:?}");
        }
    }
}

#[test]
fn one_person_gets_one_name() {
    let case = Case::new();
    let mut brief = paragraph(
        "The survivor Mary Okoro fled. The victim Okoro, M., met Dina Chea, a survivor. She lives at 12 Rama IX Road; \
         Rama: 12.",
    );
    redact(&case, &mut brief, &[Kind::Name, Kind::Address]);
    let out = markdown(&case.compose(&brief));
    for gone in ["Okoro", "Chea", "Rama", "Survivor C"] {
        assert!(!out.contains(gone), "{gone}: {out}");
    }
    assert!(out.contains("Survivor B"), "{out}");
}

#[test]
fn small_groups_are_seen_in_claims_and_in_words() {
    let (mut case, [_, _, arrests]) = harbour();
    let four = case.article("Four", "Four Malaysians were freed in Cambodia.");
    let claim = case.claim("victims repatriated", number(4), four, "Four Malaysians were freed");
    case.with(claim, |c| c.population = Some("Malaysians".into()));
    let brief = brief_of(vec![Block::ClaimTable(vec![claim, arrests])]);
    let found = case.checks(&brief);
    let group = found.iter().find(|c| c.kind == Kind::SmallGroup).unwrap();
    assert_eq!(group.redacts, [Withheld::Claim(claim)]);
    let text = paragraph("Three Vietnamese women were freed in Cambodia on 3 May 2023.");
    assert_eq!(case.of(&text, Kind::SmallGroup), ["warning: Three Vietnamese women"]);
    let settings = Settings { smallest_group: Some(3), ..case.project.settings.as_ref().clone() };
    case.project.settings = Arc::new(settings);
    assert_eq!(case.of(&brief, Kind::SmallGroup), [""; 0]);
    assert_eq!(case.of(&text, Kind::SmallGroup), [""; 0]);
}

#[test]
fn references_and_originals_are_told() {
    let (mut case, [rescued, other, _]) = harbour();
    let ids: Vec<ArticleId> = case.project.articles.keys().copied().collect();
    case.edit(ids[1], |a| {
        (a.title, a.published, a.publisher, a.archived_url) = (None, None, None, None);
        a.reliability = Reliability::F;
    });
    case.with(other, |c| c.credibility = 6.try_into().unwrap());
    case.with(rescued, |c| c.reviewed = false);
    case.with(rescued, |c| c.proposed = true);
    let brief = brief_of(vec![Block::ClaimTable(Vec::new())]);
    let found = findings(&case.project);
    let mut outside = Outside::default();
    let original = |id: &ArticleId| case.project.articles[id].capture.original;
    outside.originals.insert(original(&ids[0]), Original::Changed);
    outside.originals.insert(original(&ids[1]), Original::Missing);
    let all = check(&case.project, &found, &brief, &outside);
    let has = |kind: Kind, severity: Severity| {
        all.iter().filter(|c| c.kind == kind && c.severity == severity).count()
    };
    assert_eq!(has(Kind::OriginalChanged, Severity::Error), 1);
    assert_eq!(has(Kind::OriginalMissing, Severity::Warning), 1);
    assert_eq!(has(Kind::Reference, Severity::Warning), 1);
    assert_eq!(has(Kind::NotArchived, Severity::Note), 1);
    assert_eq!(has(Kind::Ungraded, Severity::Note), 1);
    assert_eq!(has(Kind::SingleOrigin, Severity::Note), 1);
    assert_eq!(has(Kind::Unreviewed, Severity::Warning), 1);
    assert_eq!(has(Kind::NoMarking, Severity::Note), 1);
    assert_eq!(has(Kind::NoSources, Severity::Warning), 1);
    let sources = all.iter().find(|c| c.kind == Kind::NoSources).unwrap();
    let cites = format!("cites {} articles", ids.len());
    assert!(sources.what.contains(&cites), "{}", sources.what);
    let listed = brief_of(vec![Block::ClaimTable(Vec::new()), Block::Bibliography]);
    assert!(case.of(&listed, Kind::NoSources).is_empty());
    let silent = brief_of(vec![Block::Paragraph(vec![Inline::Text("No source.".to_owned())])]);
    assert!(case.of(&silent, Kind::NoSources).is_empty());
    let reference = all.iter().find(|c| c.kind == Kind::Reference).unwrap();
    assert!(reference.what.contains("title") && reference.what.contains("date"));
    // Both addresses and the day of access stand in the reference.
    let brief = brief_of(vec![Block::ClaimTable(Vec::new()), Block::Bibliography]);
    let text = html(&case.compose(&brief));
    assert!(text.contains("accessed 1 May 2024") && text.contains("https://archive.example/1"));
    assert!(text.contains("https://example.org/1"));
}

#[test]
fn ids_stay_when_blocks_move_and_decisions_stand_beside_findings() {
    let (mut case, _) = harbour();
    let one = Block::Paragraph(vec![words("A survivor, Sokha Chan, fled.")]);
    let two = Block::Paragraph(vec![words("In Laos 340 phones were seized.")]);
    let ids = |brief: &Brief| -> BTreeSet<String> {
        case.checks(brief).into_iter().map(|c| c.id).collect()
    };
    let (forth, back) = (brief_of(vec![one.clone(), two.clone()]), brief_of(vec![two, one]));
    assert_eq!(ids(&forth), ids(&back));
    assert_eq!(ids(&forth).len(), case.checks(&forth).len(), "no id twice");

    // Kept in the brief by an edit, and taken back.
    let mut session = Session::new(case.project.clone(), Ids::from_seed(3), "Aye", None);
    let (_, mut hand) = session.hand(at());
    let (change, id) = verbs::add_brief(&mut hand, forth.clone());
    session.commit(change).unwrap();
    let name = case.checks(&forth).into_iter().find(|c| c.kind == Kind::Name).unwrap();
    let decide = |session: &mut Session, decision| {
        let (project, hand) = session.hand(at());
        let change = verbs::decide(project, &hand, id, &name.id, decision);
        session.commit(change)
    };
    let excused =
        |reason: &str| Decision::Excused { reason: reason.into(), at: at(), by: "Aye".into() };
    assert!(decide(&mut session, Some(excused(" "))).is_err(), "no reason, no excuse");
    decide(&mut session, Some(excused("She asked for it"))).unwrap();
    let brief = session.project().briefs[&id].as_ref().clone();
    let bytes = corrobora::format::write_project(session.project()).unwrap();
    let again = corrobora::format::read_project(bytes.as_bytes()).unwrap();
    assert_eq!(again.briefs[&id].as_ref(), &brief);
    case.project = session.project().clone();
    let now = case.checks(&brief);
    let name = now.iter().find(|c| c.kind == Kind::Name).unwrap();
    assert!(!name.open() && checks::counts(&now).0 == checks::counts(&case.checks(&forth)).0 - 1);
    session.undo(at()).unwrap();
    assert!(session.project().briefs[&id].decisions.is_empty());
}

/// Redacts every finding of these kinds.
pub fn redact(case: &Case, brief: &mut Brief, kinds: &[Kind]) {
    let all = case.checks(brief);
    for next in all.iter().filter(|c| kinds.contains(&c.kind) && c.open() && c.can_redact()) {
        let decision = checks::redaction(&case.project, brief, next, at(), "Aye").unwrap();
        brief.decisions.insert(next.id.clone(), decision);
    }
}

#[test]
fn a_figure_read_off_withheld_words_is_withheld_with_them() {
    let mut case = Case::new();
    let body = "She lived at No. 45, Street 271, Phnom Penh. Call +855 12 345 678. Police freed 12 people.";
    let article = case.article("Twelve people freed", body);
    let all = text::normalise(body);
    let house = case.claim("other: No", number(45), article, &all);
    let phone = case.claim("other: number", number(12_345_678), article, &all);
    let freed = case.claim("victims rescued", number(12), article, &all);
    let mut brief = brief_of(vec![Block::Paragraph(vec![
        Inline::Claim(house),
        words(", "),
        Inline::Claim(phone),
        words(", "),
        Inline::Claim(freed),
    ])]);
    let open = markdown(&case.compose(&brief));
    assert!(open.contains("45") && open.contains("12,345,678"), "{open}");
    redact(&case, &mut brief, &[Kind::Phone, Kind::Address]);
    let text = markdown(&case.compose(&brief));
    for gone in ["No. 45", "[45]", " 45 ", "345,678", "345678", "345 678"] {
        assert!(!text.contains(gone), "{gone} is in {text}");
    }
    assert!(text.contains("[12]"), "what was freed has its own figure: {text}");
}

#[test]
fn what_is_withheld_is_nowhere_in_any_output() {
    let mut case = Case::new();
    let body = "The survivor Sokha Chan, 17, of No. 45, Street 271 fled. Call +855 12 345 678. Her friend, the victim \
                Mina Lópezová, stayed.";
    let article = case.article("Survivor Sokha Chan tells of the towers", body);
    case.edit(article, |a| {
        a.url = Some("https://example.org/survivor-sokha-chan-tells".into());
        a.archived_url = Some("https://archive.example/Sokha%20Chan".into());
        a.capture.file_name = "sokha_chan.html".into();
        a.bylines = vec!["Sokha Chan".into(), "Gul Khan".into()];
    });
    let claim = case.claim("survivors heard", number(12), article, &text::normalise(body));
    case.with(claim, |c| c.population = Some("Sokha Chan and others".into()));
    let mut record = case.project.events[&case.event].as_ref().clone();
    record.name = "The flight of Sokha Chan".into();
    let event = case.event;
    case.project.events.insert(event, Arc::new(record));
    let quote = *case.project.annotations.keys().next().unwrap();
    let mut brief = brief_of(vec![
        Block::Heading { level: 1, text: "SOKHA CHAN, survivor".into() },
        Block::Paragraph(vec![
            words("The survivor Sokha "),
            words("Chan, 17, can be called: +85512345678 ("),
            Inline::Claim(claim),
            words("). The survivor Chan Sokha hid; Chan’s friend Mina Lopezova, a victim, too."),
        ]),
        Block::Finding(findings(&case.project).list[0].fact()),
        Block::ClaimTable(Vec::new()),
        Block::FindingsTable,
        Block::Map(MapBlock {
            title: "The survivor Sokha Chan went".into(),
            ..MapBlock::default()
        }),
        Block::Quotation(quote),
        Block::MethodNote("We heard the survivor Sokha Chan.".into()),
        Block::Bibliography,
    ]);
    brief.title = "What the survivor Sokha Chan saw".into();
    brief.quote_footnotes = true;
    let open = html(&case.compose(&brief));
    for there in ["Sokha Chan", "+855 12 345 678", "sokha_chan", "Sokha%20Chan"] {
        assert!(open.contains(there), "the case has no {there}");
    }
    let kinds = [Kind::Name, Kind::Age, Kind::Phone, Kind::Address];
    redact(&case, &mut brief, &kinds);
    let document = case.compose(&brief);
    for (name, output) in [
        ("html", html(&document)),
        ("markdown", markdown(&document)),
        ("document", format!("{document:?}")),
    ] {
        let folded = output.to_lowercase().replace("%20", " ");
        for gone in [
            "sokha",
            "12 345 678",
            "12345678",
            "street 271",
            "lópezová",
            "lopezova",
            "mina l",
            ", 17,",
        ] {
            assert!(!folded.contains(gone), "{gone} is in the {name}:\n{output}");
        }
        assert!(output.contains("Survivor A") && output.contains("Survivor B"), "{name}");
        assert!(output.contains("withheld"), "{name}");
        assert!(output.contains("What was left out"), "{name}");
    }
    let marked = brief::marked(&document);
    for bytes in [export::docx(&marked, at()).unwrap(), export::odt(&marked, at()).unwrap()] {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for n in 0..zip.len() {
            let mut found = Vec::new();
            std::io::Read::read_to_end(&mut zip.by_index(n).unwrap(), &mut found).unwrap();
            let words = String::from_utf8_lossy(&found).to_lowercase();
            for gone in ["sokha", "12 345 678", "lopez", "lópez"] {
                assert!(!words.contains(gone), "{gone} is in an office file");
            }
        }
    }
    // The project is as it was.
    assert!(case.project.texts.values().any(|t| t.as_str().contains("Sokha Chan")));
    // The findings stay, with what was decided about them.
    let all = case.checks(&brief);
    assert!(all.iter().filter(|c| kinds.contains(&c.kind)).all(|c| !c.open()));
}

#[test]
fn what_only_the_text_of_an_article_holds_is_withheld_from_other_programs() {
    let mut case = Case::new();
    let said = "Fourteen victims were freed; press office: press@police.example.";
    let body = format!(
        "{said} The survivor writes from dara.lim@mail.example, or call +66 81 765 4321 (@dara_lim_99 on Telegram). \
         Her page is https://example.org/dara.lim@mail.example. The site was fakeshop.example.com."
    );
    let article = case.article("Fourteen freed", &body);
    case.edit(article, |a| a.url = Some("https://example.org/tel/0817654321".into()));
    let claim = case.claim("victims rescued", number(14), article, said);
    let quote = *case.project.annotations.keys().next().unwrap();
    let mut around = case.project.annotations[&quote].as_ref().clone();
    around.suffix = " The survivor writes from dara.lim@mail.example".into();
    case.project.annotations.insert(quote, Arc::new(around));
    let mut brief = brief_of(vec![Block::Paragraph(vec![
        words("The survivor can be called: 081 765 4321. "),
        Inline::Claim(claim),
    ])]);
    redact(&case, &mut brief, &[Kind::Phone]);
    let withheld = brief::Redaction::of(&case.project, &findings(&case.project), &brief);
    assert!(!withheld.is_empty());
    let written = |target, withheld: Option<&brief::Redaction>| {
        let context = exchange::Context {
            at: at(),
            by: "",
            tlp: exchange::Tlp::default(),
            original: &|_| None,
            withheld,
        };
        String::from_utf8(exchange::write(&case.project, target, &context).unwrap()).unwrap()
    };
    for target in [exchange::Target::Stix, exchange::Target::Misp, exchange::Target::WebAnnotation]
    {
        assert!(written(target, None).contains("dara.lim@mail.example"), "{target:?}");
        let out = written(target, Some(&withheld));
        for gone in ["dara", "765 4321", "7654321", "[withheld]"] {
            assert!(!out.contains(gone), "{gone} is in {target:?}:\n{out}");
        }
        // What goes out in a quote, and what leads to no person, stays.
        assert!(out.contains("press@police.example"), "{target:?}");
        if target != exchange::Target::WebAnnotation {
            assert!(out.contains("fakeshop.example.com"), "{target:?}");
        }
    }
}

#[test]
fn a_withheld_claim_takes_its_figure_its_quotes_and_its_rivals_along() {
    let mut case = Case::new();
    let one = case
        .article("One", "In Cambodia police said that seven Malaysian women were freed on 3 May.");
    let two = case.article("Two", "A group spoke of eight Malaysian women who had been freed.");
    let a =
        case.claim("victims rescued", number(7), one, "seven Malaysian women were freed on 3 May");
    let b =
        case.claim("victims rescued", number(8), two, "eight Malaysian women who had been freed");
    for id in [a, b] {
        case.with(id, |c| {
            c.population = Some("Malaysian women".into());
            let country: Country = "KH".parse().unwrap();
            c.places = vec![Place { country, locality: None, role: Role::Site }];
        });
    }
    let metric = case.project.claims[&a].metric;
    let mut brief = brief_of(vec![
        Block::Paragraph(vec![words("Freed: "), Inline::Claim(a)]),
        Block::FindingsTable,
        Block::ClaimTable(Vec::new()),
        Block::Map(MapBlock {
            measure: corrobora::model::Measure::Metric(metric),
            ..MapBlock::default()
        }),
    ]);
    brief.quote_footnotes = true;
    assert!(html(&case.compose(&brief)).contains("seven Malaysian women"));
    let all = case.checks(&brief);
    let group = all.iter().find(|c| c.redacts == [Withheld::Claim(a)]).unwrap();
    let decision = checks::redaction(&case.project, &brief, group, at(), "Aye").unwrap();
    brief.decisions.insert(group.id.clone(), decision);
    let document = case.compose(&brief);
    for output in [html(&document), markdown(&document)] {
        assert!(!output.contains("seven") && !output.contains("eight Malaysian"), "{output}");
        // Nor does what was counted, and where, stand in a table beside the gap.
        assert!(!output.contains("Malaysian"), "{output}");
    }
    let values: Vec<&str> = document.figures.iter().map(|f| f.value.as_str()).collect();
    assert!(!values.is_empty() && values.iter().all(|v| *v == "[withheld]"), "{values:?}");
    let text = markdown(&document);
    assert!(!text.contains("**7**") && !text.contains(" 7 ") && !text.contains(" 8 "), "{text}");
    for part in &document.parts {
        if let brief::Part::Picture(picture) = part {
            assert!(picture.values.is_empty(), "{:?}", picture.values);
        }
    }
}

#[test]
fn the_rule_for_disputed_values_is_declared_and_never_silent() {
    let (mut case, [rescued, ..]) = harbour();
    let later = *case.project.articles.keys().nth(1).unwrap();
    case.edit(later, |a| a.published = PartialDate::ymd(2023, 7, 1));
    let blocks = vec![
        Block::Paragraph(vec![words("Rescued: "), Inline::Claim(rescued), words(".")]),
        Block::FindingsTable,
        Block::Finding(findings(&case.project).of_claim(rescued).unwrap().fact()),
        Block::MethodNote(String::new()),
    ];
    let told = |rule: Disputed| {
        let mut brief = brief_of(blocks.clone());
        brief.disputed = rule;
        markdown(&case.compose(&brief))
    };
    let all = told(Disputed::ShowAll);
    assert!(all.contains("all values are given and none is chosen"), "{all}");
    let range = told(Disputed::Range);
    assert!(range.contains("158–185") && range.contains("sources differ"), "{range}");
    assert!(
        range.contains("Rule for disputed values: where figures differ, the lowest"),
        "{range}"
    );
    assert!(!range.contains("none is chosen"), "{range}");
    let newest = told(Disputed::Newest);
    assert!(
        newest.contains("the newest value; another source gives a different value"),
        "{newest}"
    );
    let first = newest.lines().find(|l| l.starts_with("Rescued")).unwrap();
    assert!(first.contains("185") && !first.contains("158"), "{first}");
    // One origin each: the rule decides nothing, and all are shown.
    let most = told(Disputed::MostOrigins);
    let first = most.lines().find(|l| l.starts_with("Rescued")).unwrap();
    assert!(first.contains("185") && first.contains("158"), "{first}");
    let third = case.article("Third", "Officials repeated that 158 victims were rescued.");
    case.claim("victims rescued", number(158), third, "158 victims were rescued");
    let mut brief = brief_of(blocks);
    brief.disputed = Disputed::MostOrigins;
    let most = markdown(&case.compose(&brief));
    let first = most.lines().find(|l| l.starts_with("Rescued")).unwrap();
    assert!(
        first.contains("158") && first.contains("most independent origins; another"),
        "{first}"
    );
    // Printed also where nobody wrote a method note.
    brief.blocks.pop();
    assert!(markdown(&case.compose(&brief)).contains("Rule for disputed values"));
}

#[test]
fn the_marking_stands_at_head_and_foot() {
    let (case, [rescued, ..]) = harbour();
    let mut brief = brief_of(vec![Block::Paragraph(vec![Inline::Claim(rescued)])]);
    assert!(!markdown(&case.compose(&brief)).contains("left out"));
    brief.handling.marking = Some(Marking::AmberStrict);
    brief.handling.recipient = "The prosecutor <b>".into();
    brief.handling.date = PartialDate::ymd(2024, 5, 31);
    brief.handling.maker = "Aye & co".into();
    let document = case.compose(&brief);
    let page = html(&document);
    assert_eq!(page.matches("TLP:AMBER+STRICT").count(), 2);
    assert!(page.contains("The prosecutor &lt;b&gt;") && page.contains("31 May 2024"));
    let text = markdown(&document);
    assert_eq!(text.matches("TLP:AMBER+STRICT").count(), 2, "{text}");
    // On paper it stands at the head and foot of every page.
    let word = export::docx(&document, crate::docx::at()).unwrap();
    for path in ["word/header1.xml", "word/header2.xml", "word/footer1.xml"] {
        let xml = crate::docx::part(&word, path);
        crate::docx::elements(path, &xml);
        assert!(xml.contains(">TLP:AMBER+STRICT<") && xml.contains("FFC000"), "{path}: {xml}");
    }
    let styles =
        crate::docx::part(&export::odt(&document, crate::docx::at()).unwrap(), "styles.xml");
    assert_eq!(styles.matches(">TLP:AMBER+STRICT<").count(), 4, "two heads, two feet");
    assert!(text.contains("What was left out"));
    assert!(case.of(&brief, Kind::NoMarking).is_empty());
}

/// Three hostile projects: attacks, masses, and nothing at all.
pub fn hostile() -> Vec<(Case, Brief)> {
    let attack = "<script>alert(1)</script> \u{202e}evil\u{2066} & \"quotes\" ' ]]> victim Sokha Chan +855 12 345 678 \
                  {{x}} =cmd|' /C calc'!A0 ../../etc/passwd";
    let mut out = Vec::new();

    let mut case = Case::new();
    let id = case.article(attack, &format!("{attack} 158 people were freed."));
    case.edit(id, |a| {
        a.bylines = vec![attack.into()];
        a.publisher = Some(attack.into());
        a.url = Some("javascript:alert(1)//Sokha%20Chan".into());
        a.capture.file_name = "..\\..\\<b>\u{202e}Sokha Chan.html".into();
    });
    let claim = case.claim(attack, number(158), id, "158 people were freed");
    let mut brief = brief_of(vec![
        Block::Paragraph(vec![words(attack), Inline::Claim(claim), words(attack)]),
        Block::ClaimTable(Vec::new()),
        Block::FindingsTable,
        Block::Map(MapBlock { title: attack.into(), ..MapBlock::default() }),
        Block::Bibliography,
    ]);
    brief.title = attack.into();
    brief.handling.recipient = attack.into();
    out.push((case, brief));

    let mut case = Case::new();
    let long = "Sokha Chan, victim 17, ".repeat(220);
    let id = case.article(&long, &format!("{long}\n158 people were freed."));
    case.edit(id, |a| a.bylines = (0..2000).map(|n| format!("Author{n} Name{n}")).collect());
    let claim = case.claim("victims rescued", number(158), id, "158 people were freed");
    let mut brief = brief_of(vec![
        Block::Heading { level: 3, text: long.clone() },
        Block::Paragraph(vec![words(&long), Inline::Claim(claim)]),
        Block::FindingsTable,
        Block::Bibliography,
    ]);
    brief.authors = (0..2000).map(|n| format!("Author{n}")).collect();
    out.push((case, brief));

    let mut case = Case::new();
    let id = case.article("", "\u{feff}");
    case.edit(id, |a| {
        (a.title, a.publisher, a.published, a.url, a.archived_url, a.language) =
            (None, None, None, None, None, None);
        a.bylines.clear();
    });
    let brief = Brief {
        style: "apa".into(),
        blocks: vec![
            Block::Paragraph(Vec::new()),
            Block::Paragraph(vec![words(""), Inline::Cite(id)]),
            Block::MethodNote(" ".into()),
            Block::ClaimTable(Vec::new()),
            Block::Bibliography,
        ],
        ..Brief::default()
    };
    out.push((case, brief));
    out
}

#[test]
fn hostile_projects_are_checked_and_redacted() {
    for (number, (case, mut brief)) in hostile().into_iter().enumerate() {
        let first = case.checks(&brief);
        assert_eq!(first, case.checks(&brief), "the same twice");
        redact(&case, &mut brief, &[Kind::Name, Kind::Phone, Kind::Age, Kind::Email]);
        let document = case.compose(&brief);
        for output in [html(&document), markdown(&document)] {
            let plain = output.to_lowercase();
            assert!(!plain.contains("sokha"), "case {number}: {}", &plain[..plain.len().min(3000)]);
            assert!(!output.contains("<script>alert"), "case {number}");
        }
    }
}

#[test]
fn a_brief_that_cannot_be_composed_is_an_error() {
    let (case, _) = harbour();
    let brief = Brief { style: "no-such-style".into(), ..paragraph("Words.") };
    let all = case.checks(&brief);
    assert_eq!((all[0].kind, all[0].severity), (Kind::CannotCompose, Severity::Error));
}

#[test]
fn pseudonyms_go_on_behind_z() {
    let mut brief = Brief::default();
    let mut last = String::new();
    for n in 0..28 {
        last = checks::pseudonym(&Case::new().project, &brief);
        let what = vec![Withheld::Person(format!("P {n}"), last.clone())];
        let decision = Decision::Redacted { what, at: at(), by: "Aye".into() };
        brief.decisions.insert(n.to_string(), decision);
    }
    assert_eq!(last, "Survivor AB");
}

#[test]
fn every_template_is_filled_by_a_project() {
    let (case, _) = harbour();
    let found = findings(&case.project);
    let article = *case.project.articles.keys().next().unwrap();
    let all = brief::templates();
    let names: Vec<&str> = all.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(
        names,
        ["situation", "alert", "chronology", "fact-check", "hand-over", "un-submission"]
    );
    for template in &all {
        let brief = template.fill(&case.project, &found, Some(article));
        let text = markdown(&case.compose(&brief));
        assert!(!text.contains("{project}") && !text.contains("{article}"), "{}", template.name);
        assert!(text.contains("## Sources"), "{}", template.name);
        match template.name.as_str() {
            "alert" => {
                let heading = text.lines().find(|l| l.starts_with("## ")).unwrap();
                assert_eq!(heading, "## This is not an INTERPOL notice");
                assert!(text.contains("TLP:AMBER"));
            }
            "chronology" => assert!(text.contains("| 12 June 2023 | Arrests"), "{text}"),
            "fact-check" => assert!(text.contains("> 158 victims were rescued"), "{text}"),
            _ => {}
        }
    }
    let own = "(name: \"x\", title: \"T\", about: \"\", blocks: [FindingsOn([\"ARRESTS\"]), Map(Some(\"arrests\"))])";
    let own = brief::Template::read(own).unwrap().fill(&case.project, &found, None);
    assert_eq!(own.blocks.len(), 2, "{:?}", own.blocks);
    let wrong = brief::Template::read("(name: \"x\", blocks: [Nonsense])").unwrap_err();
    assert!(wrong.contains("Nonsense") && wrong.contains('1'), "{wrong}");
}
