//! The tile grid: layout against borders and positions, cells, classes, drawing.

use corrobora::{
    findings::findings,
    grid::{self, Cells, Look, Tile, colours},
    model::{
        Amount, Annotation, AnnotationId, Article, ArticleId, Capture, Claim, Country, Credibility,
        Event, EventId, Hash, Ids, MapBlock, Measure, Metric, MetricId, Place, Project, Qualifier,
        Reliability, Role, Ruling, Text, Timestamp, Unit, Value, Verdict,
    },
    places,
};
use rust_decimal::Decimal;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

fn country(code: &str) -> Country {
    code.parse().unwrap()
}

fn at() -> Timestamp {
    "2024-11-01T00:00:00Z".parse().unwrap()
}

fn positions() -> BTreeMap<Country, Tile> {
    grid::tiles().iter().map(|t| (t.country, *t)).collect()
}

#[test]
fn every_country_has_one_tile_and_no_two_share_a_cell() {
    assert_eq!(grid::tiles().len(), 250);
    let codes: Vec<Country> = grid::tiles().iter().map(|t| t.country).collect();
    let all: Vec<Country> = places::all().iter().map(|c| c.code).collect();
    assert_eq!(codes, all);
    let cells: BTreeSet<(u8, u8)> = grid::tiles().iter().map(|t| (t.column, t.row)).collect();
    assert_eq!(cells.len(), 250, "two tiles share a cell");
    assert!(grid::tiles().iter().all(|t| t.column < 34 && t.row < 26));
}

/// The best-known published grid keeps 62 % of land borders and 91.2 % of orders, for 192 countries.
#[test]
fn the_layout_keeps_borders_and_directions() {
    let borders: Vec<(Country, Country)> =
        ron::from_str(include_str!("../data/borders.ron")).unwrap();
    assert!(borders.len() > 300);
    let tiles = positions();
    let touch = |(a, b): &&(Country, Country)| {
        let (a, b) = (tiles[a], tiles[b]);
        a.column.abs_diff(b.column) <= 1 && a.row.abs_diff(b.row) <= 1
    };
    let kept = borders.iter().filter(touch).count();
    assert!(kept * 1000 >= borders.len() * 880, "{kept} of {} borders touch", borders.len());

    let (mut right, mut pairs) = (0, 0);
    for (i, a) in places::all().iter().enumerate() {
        for b in &places::all()[i + 1..] {
            let (s, t) = (tiles[&a.code], tiles[&b.code]);
            for (truth, shown) in [
                (a.longitude.total_cmp(&b.longitude), s.column.cmp(&t.column)),
                (a.latitude.total_cmp(&b.latitude), t.row.cmp(&s.row)),
            ] {
                pairs += 1;
                // Level tiles are no reversed order.
                right += usize::from(truth == shown || shown.is_eq());
            }
        }
    }
    assert!(right * 1000 >= pairs * 970, "{right} of {pairs} orders are kept");
}

/// What a person knows of the map without thinking.
#[derive(serde::Deserialize)]
struct KnownPlaces {
    relations: Vec<(Country, String, Country)>,
    /// Pairs with the most cells that may lie from one to the other.
    together: Vec<(Country, Country, u8)>,
}

#[test]
fn the_layout_is_recognised_at_a_glance() {
    let known: KnownPlaces = ron::from_str(include_str!("../data/known-places.ron")).unwrap();
    assert!(known.relations.len() > 140 && known.together.len() > 40);
    let tiles = positions();
    for (a, side, b) in &known.relations {
        let (s, t) = (tiles[a], tiles[b]);
        let kept = if side == "north" { s.row < t.row } else { s.column < t.column };
        assert!(kept, "{a} is not {side} of {b}");
        // The table itself is held against the positions.
        let (a, b) = (places::info(*a).unwrap(), places::info(*b).unwrap());
        let true_so =
            if side == "north" { a.latitude > b.latitude } else { a.longitude < b.longitude };
        assert!(true_so, "the table is wrong on {} and {}", a.code, b.code);
    }
    let apart = |a: Country, b: Country| {
        let (s, t) = (tiles[&a], tiles[&b]);
        s.column.abs_diff(t.column).max(s.row.abs_diff(t.row))
    };
    for (a, b, most) in &known.together {
        assert!(apart(*a, *b) <= *most, "{a} and {b} are {} cells apart", apart(*a, *b));
    }
}

/// The countries that can be reached from one over land borders, as tiles, make one piece; Russia apart, which is
/// in two continents.
#[test]
fn continents_are_in_one_piece_with_sea_between_them() {
    let borders: Vec<(Country, Country)> =
        ron::from_str(include_str!("../data/borders.ron")).unwrap();
    let tiles = positions();
    let touch = |a: Country, b: Country| {
        let (s, t) = (tiles[&a], tiles[&b]);
        s.column.abs_diff(t.column) <= 1 && s.row.abs_diff(t.row) <= 1
    };
    let bordered: BTreeSet<Country> = borders.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let mainland = |region: u16| -> BTreeSet<Country> {
        let russia = country("RU");
        bordered
            .iter()
            .copied()
            .filter(|c| *c != russia && places::in_region(*c, region))
            // Islands that two countries share are no part of the mainland.
            .filter(|c| {
                !["IE", "GB", "HT", "DO", "MF", "SX", "PG", "ID", "TL", "BN", "MY", "HK"]
                    .contains(&c.as_str())
            })
            .collect()
    };
    // M49: Africa, Europe, Asia, South America.
    let continents = [2, 150, 142, 5].map(mainland);
    for all in &continents {
        assert!(all.len() > 10);
        let mut reached = BTreeSet::from([*all.first().unwrap()]);
        while let Some(next) = all
            .iter()
            .copied()
            .find(|c| !reached.contains(c) && reached.iter().any(|r| touch(*r, *c)))
        {
            reached.insert(next);
        }
        let left: Vec<&Country> = all.difference(&reached).collect();
        assert!(left.is_empty(), "cut off: {left:?}");
    }
    let [africa, europe, asia, _] = &continents;
    let joined = |a: Country, b: Country| borders.contains(&(a, b)) || borders.contains(&(b, a));
    for (one, other) in [(africa, europe), (africa, asia)] {
        for a in one {
            for b in other {
                assert!(!touch(*a, *b) || joined(*a, *b), "no sea between {a} and {b}");
            }
        }
    }
    // Nobody is stranded: every country with a land border touches one of those behind its borders.
    for c in &bordered {
        let near = borders.iter().any(|(a, b)| (a == c || b == c) && touch(*a, *b));
        assert!(near || *c == country("HK"), "{c} stands among strangers");
    }
}

/// A project with one metric that is per place.
struct Case {
    project: Project,
    ids: Ids,
    metric: MetricId,
    article: ArticleId,
    event: Option<EventId>,
}

impl Case {
    fn new() -> Self {
        let mut ids = Ids::from_seed(11);
        let mut project = Project::new(ids.make(at()), at(), "test");
        let metric = ids.make(at());
        project.metrics.insert(
            metric,
            Arc::new(Metric {
                name: "victims rescued".to_owned(),
                aliases: BTreeSet::new(),
                unit: Unit::Persons,
                per_place: true,
                cumulative: false,
                parent: None,
                never_compare_with: BTreeSet::new(),
                note: String::new(),
            }),
        );
        let mut case = Self { project, ids, metric, article: ArticleId(uuid_zero()), event: None };
        case.article("a");
        case
    }

    /// Claims that follow are carried by a new article.
    fn article(&mut self, name: &str) {
        let id: ArticleId = self.ids.make(at());
        let text = Text::new(&format!("The text of article {name}, which says what it says."));
        let hash = text.hash();
        self.project.texts.insert(hash, Arc::new(text));
        let capture = Capture {
            original: Hash::of(name.as_bytes()),
            file_name: format!("{name}.txt"),
            bytes: 1,
            media_type: "text/plain".to_owned(),
            encoding: None,
            at: at(),
            by: "test".to_owned(),
            extractor: "test".to_owned(),
            within: None,
            captured: None,
            facts: BTreeMap::new(),
        };
        let article = Article {
            text: hash,
            title: Some(name.to_owned()),
            deck: None,
            bylines: vec![],
            publisher: Some(format!("Paper {name}")),
            published: None,
            modified: None,
            url: None,
            archived_url: None,
            language: None,
            metadata_from: BTreeMap::new(),
            boilerplate: vec![],
            capture,
            version_of: None,
            section: None,
            pages: Vec::new(),
            copy_of: None,
            attached_to: None,
            reliability: Reliability::F,
            read: false,
            note: String::new(),
            warnings: vec![],
        };
        self.project.articles.insert(id, Arc::new(article));
        self.article = id;
    }

    fn event(&mut self, name: &str) {
        let id = self.ids.make(at());
        let event = Event {
            name: name.to_owned(),
            aliases: BTreeSet::new(),
            period: None,
            note: String::new(),
        };
        self.project.events.insert(id, Arc::new(event));
        self.event = Some(id);
    }

    fn claim(&mut self, value: Value, places: &[(&str, Role)]) {
        let quote: AnnotationId = self.ids.make(at());
        self.project.annotations.insert(
            quote,
            Arc::new(Annotation {
                article: self.article,
                start: 0,
                end: 3,
                exact: "The".to_owned(),
                prefix: String::new(),
                suffix: String::new(),
                codes: BTreeSet::new(),
                note: String::new(),
                at: at(),
                by: "test".to_owned(),
            }),
        );
        let places = places
            .iter()
            .map(|(code, role)| Place { country: country(code), locality: None, role: *role })
            .collect();
        let claim = Claim {
            event: self.event,
            metric: self.metric,
            value,
            population: None,
            places,
            period: None,
            as_of: None,
            origin: None,
            via: None,
            annotations: vec![quote],
            credibility: Credibility::default(),
            proposed: false,
            reviewed: true,
            note: String::new(),
            at: at(),
            by: "test".to_owned(),
        };
        let id = self.ids.make(at());
        self.project.claims.insert(id, Arc::new(claim));
    }

    fn cells(&self, measure: Measure, role: Option<Role>) -> Cells {
        let block = MapBlock { measure, role, ..MapBlock::default() };
        grid::cells(&self.project, &findings(&self.project), &block)
    }

    fn of_metric(&self) -> Cells {
        self.cells(Measure::Metric(self.metric), None)
    }
}

fn uuid_zero() -> uuid::Uuid {
    uuid::Uuid::nil()
}

fn number(n: u32) -> Value {
    Value::Number(Amount::exact(n))
}

/// Two articles, three countries, one contradiction.
fn contradicted() -> Case {
    let mut case = Case::new();
    case.event("Operation Lantern");
    case.claim(number(149), &[("KH", Role::Site), ("ID", Role::Origin)]);
    case.claim(number(20), &[("MM", Role::Site)]);
    case.article("b");
    case.claim(number(160), &[("KH", Role::Site)]);
    case
}

#[test]
fn claims_articles_and_contradictions_are_counted_by_country_and_role() {
    let case = contradicted();
    let claims = case.cells(Measure::Claims, None);
    assert_eq!(claims.text(country("KH")), "Cambodia: 2 claims in 2 articles, 1 contradiction");
    assert_eq!(claims.text(country("ID")), "Indonesia: 1 claim in 1 article, 1 contradiction");
    assert_eq!(
        claims.text(country("MM")),
        format!("{}: 1 claim in 1 article", places::name(country("MM"), "en"))
    );
    assert_eq!(claims.text(country("FR")), "France: nothing");
    assert_eq!(claims.cells[&country("KH")].class, Some(1));
    assert_eq!(claims.title, "Claims by country");

    let origins = case.cells(Measure::Claims, Some(Role::Origin));
    assert_eq!(origins.cells.keys().map(Country::as_str).collect::<Vec<_>>(), ["ID"]);
    assert_eq!(origins.title, "Claims by country: origin of victims");

    let contradictions = case.cells(Measure::Contradictions, Some(Role::Site));
    assert_eq!(contradictions.cells[&country("KH")].figure, Some(Decimal::ONE));
    assert_eq!(contradictions.cells[&country("MM")].class, None);
    assert_eq!(case.cells(Measure::Articles, None).cells[&country("KH")].words, "2 articles");
}

#[test]
fn a_disputed_value_is_never_one_number() {
    let cells = contradicted().of_metric();
    let kh = &cells.cells[&country("KH")];
    assert!(kh.disputed);
    assert_eq!((kh.figure, kh.class), (None, None));
    assert_eq!(
        kh.text,
        "Cambodia: 149–160, disputed (Operation Lantern) (2 claims in 2 articles, 1 contradiction)"
    );
    assert!(cells.legend(None).iter().any(|e| e.label == "Disputed" && e.countries == 1));
    let mm = &cells.cells[&country("MM")];
    assert_eq!((mm.figure, mm.class, mm.disputed), (Some(Decimal::from(20)), Some(0), false));
    // The figure is of the place where it happened, not of where the victims come from.
    assert!(!cells.cells.contains_key(&country("ID")));
    assert_eq!(cells.measure, "Victims rescued (persons)");
}

#[test]
fn a_rival_without_a_place_disputes_the_figure_of_a_country() {
    let mut case = Case::new();
    let mut metric = case.project.metrics[&case.metric].as_ref().clone();
    metric.per_place = false;
    case.project.metrics.insert(case.metric, Arc::new(metric));
    case.event("Operation Lantern");
    case.claim(number(158), &[("KH", Role::Site)]);
    case.article("b");
    case.claim(number(185), &[]);
    let found = findings(&case.project);
    // Where the second figure is of nobody says: it may be of the whole.
    assert_eq!((found.list.len(), found.list[0].verdict), (1, Verdict::MayContradict));
    let cells = case.of_metric();
    let kh = &cells.cells[&country("KH")];
    assert!(kh.disputed);
    assert_eq!((kh.figure, kh.class), (None, None));
    assert_eq!(kh.words, "158–185, disputed (Operation Lantern)");
    // A ruling makes it no single figure.
    let (fact, by, reason) = (found.list[0].fact(), "t".to_owned(), "same".to_owned());
    let ruling =
        Ruling { fact, verdict: Verdict::Corroborated, wrong: Vec::new(), reason, at: at(), by };
    let id = case.ids.make(at());
    case.project.rulings.insert(id, Arc::new(ruling));
    let cells = case.of_metric();
    let kh = &cells.cells[&country("KH")];
    assert_eq!((kh.figure, kh.class, kh.disputed), (None, None, true));
    assert_eq!(kh.words, "158 · 185, sources differ, judged corroborated (Operation Lantern)");
}

#[test]
fn a_figure_for_several_countries_together_is_nobodys_own() {
    let mut case = Case::new();
    case.claim(number(500), &[("KH", Role::Site), ("LA", Role::Site)]);
    let cells = case.of_metric();
    let kh = &cells.cells[&country("KH")];
    assert_eq!(kh.class, None);
    assert_eq!(kh.words, "500 for several countries together");
    assert!(!cells.note.is_empty());
}

#[test]
fn figures_of_different_events_are_not_added() {
    let mut case = Case::new();
    case.event("First raid");
    case.claim(number(100), &[("KH", Role::Site)]);
    case.event("Second raid");
    case.claim(Value::Number(Amount::qualified(30, Qualifier::AtLeast)), &[("KH", Role::Site)]);
    let cells = case.of_metric();
    let kh = &cells.cells[&country("KH")];
    assert_eq!(kh.figure, Some(Decimal::from(100)));
    assert_eq!(kh.words, "100 (First raid); at least 30 (Second raid)");
    assert!(cells.note.contains("never added up"));
}

#[test]
fn a_set_of_countries_marks_each_of_them() {
    let mut case = Case::new();
    let set = ["KH", "TH", "VN"].map(country).into_iter().collect();
    case.claim(Value::Countries(set), &[]);
    let cells = case.of_metric();
    assert_eq!(cells.cells.len(), 3);
    let legend = cells.legend(None);
    assert_eq!(
        legend.iter().map(|e| (e.label.as_str(), e.countries)).collect::<Vec<_>>(),
        [("Named, no figure", 3), ("Nothing", 0)]
    );
    assert!(cells.legend(Some(150)).iter().all(|e| e.countries == 0));
    assert_eq!(case.cells(Measure::Claims, None).cells.len(), 3);
}

fn labels(figures: &[u32]) -> Vec<String> {
    let figures: Vec<Decimal> = figures.iter().map(|n| Decimal::from(*n)).collect();
    grid::classes(&figures).iter().map(grid::Class::label).collect()
}

#[test]
fn classes_are_few_and_their_breaks_round() {
    assert!(labels(&[]).is_empty());
    assert_eq!(labels(&[7]), ["7"]);
    assert_eq!(labels(&[3, 3, 3, 3]), ["3"]);
    assert_eq!(labels(&[1, 2, 3, 1, 5]), ["1", "2", "3", "5"]);
    assert_eq!(labels(&[149, 1_000_000]), ["149", "1,000,000"]);
    let wide: Vec<u32> = vec![1, 2, 3, 5, 8, 20, 22, 30, 150, 180, 200, 1_400, 1_900, 120_000];
    let classes = labels(&wide);
    assert_eq!(classes, ["1–7", "8–99", "100–999", "1,000–99,999", "100,000–120,000"]);
}

#[test]
fn every_figure_has_one_class_and_equal_figures_share_it() {
    let mut random = fastrand::Rng::with_seed(3);
    for _ in 0..500 {
        let top = 10_u32.pow(random.u32(1..8));
        let count = random.usize(1..60);
        let divisor = Decimal::from(if random.bool() { 1 } else { 8 });
        let figures: Vec<Decimal> =
            (0..count).map(|_| Decimal::from(random.u32(1..=top)) / divisor).collect();
        let classes = grid::classes(&figures);
        assert!((1..=6).contains(&classes.len()), "{figures:?}");
        for figure in &figures {
            let holding = classes.iter().filter(|c| c.holds(*figure)).count();
            assert_eq!(holding, 1, "{figure} in {classes:?}");
        }
        assert!(classes.windows(2).all(|p| p[0].high < p[1].low), "{classes:?}");
    }
}

fn look() -> Look {
    Look { date: "2026-11-24".to_owned(), ..Look::default() }
}

#[test]
fn the_drawing_is_complete_and_escaped() {
    let mut case = contradicted();
    case.event("<script>alert(1)</script>");
    case.claim(number(5), &[("TH", Role::Site)]);
    let cells = case.of_metric();
    let title = "<script>alert(\"x\")</script> & 'สวัสดี' \u{202e}\u{1}".to_owned();
    let svg = grid::svg(&cells, &Look { title: Some(title), ..look() });
    assert!(!svg.contains("<script"));
    assert!(svg.contains("&lt;script&gt;alert(&quot;x&quot;)"));
    assert!(svg.contains("2026-11-24"));
    for tile in grid::tiles() {
        assert!(svg.contains(&format!(">{}</text>", tile.country)), "{}", tile.country);
    }
    assert!(svg.contains("aria-label=\"Cambodia: 149–160, disputed"));
    assert!(svg.contains(">Disputed</text>"));
    resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).unwrap();
    // No id that could clash in a page with several maps, nothing that is fetched.
    assert!(!svg.contains(" id=") && !svg.contains("href") && !svg.contains("url("));
}

#[test]
fn the_picture_shows_something_and_is_the_same_twice() {
    for dark in [false, true] {
        let make = || {
            let svg =
                grid::svg(&contradicted().cells(Measure::Claims, None), &Look { dark, ..look() });
            grid::png(&svg).unwrap()
        };
        let bytes = make();
        assert_eq!(bytes, make());
        let picture = image::load_from_memory(&bytes).unwrap().to_rgb8();
        assert!(picture.width() > 1500 && picture.height() > 1000);
        let colours: BTreeSet<[u8; 3]> = picture.pixels().map(|p| p.0).collect();
        assert!(colours.contains(&colours::paint(dark).paper));
        assert!(colours.contains(&colours::class_colour(dark, 1, 2)));
        assert!(colours.contains(&colours::paint(dark).warning));
    }
}

#[test]
fn a_long_title_in_any_script_stays_on_the_paper() {
    let title = "ជនរងគ្រោះ ".repeat(60) + &"長".repeat(300);
    let svg = grid::svg(&Cells::default(), &Look { title: Some(title), ..look() });
    let texts = svg.matches("font-weight=\"700\"").count();
    assert!(texts <= 3, "{texts} lines of title");
    assert!(svg.contains('…'));
    grid::png(&svg).unwrap();
}

#[test]
fn a_region_is_shown_alone_and_larger() {
    let cells = contradicted().cells(Measure::Claims, None);
    let svg = grid::svg(&cells, &Look { region: Some(35), ..look() });
    assert!(svg.contains(">KH</text>") && svg.contains(">TL</text>"));
    assert!(!svg.contains(">FR</text>"));
    assert!(svg.contains("2026-11-24") && svg.contains("Southeast Asia"));
    for region in places::regions() {
        let tiles = grid::tiles_of(Some(region.code)).count();
        assert!(tiles > 0, "{} has no tiles", region.name);
        grid::png(&grid::svg(&cells, &Look { region: Some(region.code), ..look() })).unwrap();
    }
    // A code that no region has shows a map without tiles, and no error.
    grid::png(&grid::svg(&cells, &Look { region: Some(999), ..look() })).unwrap();
}

#[test]
fn codes_can_be_read_and_neighbouring_classes_told_apart() {
    for dark in [false, true] {
        let paint = colours::paint(dark);
        for colour in grid::ramp(dark).iter().chain([&paint.disputed]) {
            assert!(colours::contrast(*colour, colours::on(*colour)) >= 4.5, "{colour:?}");
        }
        assert!(colours::contrast(paint.weak, paint.empty) >= 4.5);
        assert!(colours::contrast(paint.text, paint.disputed) >= 4.5);
        for pair in grid::ramp(dark).windows(2) {
            assert!(colours::contrast(pair[0], pair[1]) >= 1.3, "{pair:?}");
        }
    }
}

#[test]
fn an_empty_project_makes_an_empty_map() {
    let ids = &mut Ids::from_seed(1);
    let project = Project::new(ids.make(at()), at(), "empty");
    let cells = grid::cells(&project, &findings(&project), &MapBlock::default());
    assert!(cells.cells.is_empty() && cells.classes.is_empty());
    grid::png(&grid::svg(&cells, &look())).unwrap();
}

#[test]
fn a_bound_stays_one_in_the_legend() {
    use corrobora::grid::{Cell, Cells, Class};
    let class = Class { low: 1200.into(), high: 1200.into() };
    let with = |words: &str| {
        let cell = Cell { class: Some(0), words: words.to_owned(), ..Cell::default() };
        let cells = Cells {
            title: String::new(),
            measure: "money seized (USD)".to_owned(),
            cells: [("KH".parse().unwrap(), cell)].into(),
            classes: vec![class.clone()],
            note: String::new(),
        };
        cells.legend(None)[0].label.clone()
    };
    assert_eq!(with("more than 1,200"), "more than 1,200");
    assert_eq!(with("1,200"), "1,200");
    assert_eq!(with("USD 1,200"), "1,200");
    assert_eq!(with("1,200 claims"), "1,200");
}
