//! A project as files for other programs: references there and back, Web Annotations, ClaimReviews.

use crate::edits::{article, at, case, quote};
use corrobora::{
    cite::{self, Kind, Reference},
    exchange::{self, Context, Target, Tlp},
    findings::findings,
    model::*,
};
use serde_json::Value as Json;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::Command,
    sync::Arc,
};

fn written(project: &Project, target: Target) -> String {
    let context = Context {
        at: "2026-01-31T12:00:00Z".parse().unwrap(),
        by: "Someone",
        tlp: Tlp::default(),
        original: &|_| None,
        withheld: None,
    };
    String::from_utf8(exchange::write(project, target, &context).unwrap()).unwrap()
}

const KINDS: [(Target, Kind, &str); 3] = [
    (Target::CslJson, Kind::CslJson, "json"),
    (Target::Bibtex, Kind::BibTex, "bib"),
    (Target::Ris, Kind::Ris, "ris"),
];

/// A project with an article for each of these.
fn project_of(articles: impl IntoIterator<Item = Article>) -> Project {
    let mut project = case(3);
    let mut ids = Ids::from_seed(11);
    let text = Text::new("Some words.");
    for mut article in articles {
        article.text = text.hash();
        project.articles.insert(ids.make(at(1)), Arc::new(article));
    }
    project.texts.insert(text.hash(), Arc::new(text));
    project
}

fn plain(title: &str, change: impl FnOnce(&mut Article)) -> Article {
    let mut new = article(&Text::new("Some words."), title);
    change(&mut new);
    new
}

/// Articles that are hard on writers and readers.
fn hostile() -> Vec<Article> {
    let titles = [
        "A \\ back{slash} & 50% of $5_000 #1 ~tilde^caret",
        "@article{not, an = {entry}}",
        "Unbalanced { brace } } and {{{",
        "Three -- and --- dashes, ``quotes'' ,, and ''",
        "TY  - JOUR and ER  - in a title",
        "\"Quoted\" title: a subtitle? Yes! – and “more”",
        "ตำรวจช่วยเหลือคน 149 คน",
        "ရဲများက လူ ၁၄၉ ဦးကို ကယ်တင်ခဲ့သည်",
        "أنقذت الشرطة ١٤٩ شخصًا",
        "警方解救149人 \u{202e}bidi\u{202c}",
        "<em>Not italic</em> <script>alert(1)</script> &amp;",
        "INTERPOL and McDonald's iPhone in KK Park",
        "Ünïcödé Żółć İstanbul Nguyễn",
        "Über \\textbf{bold} and \\url{http://x.org/%20}",
        "=HYPERLINK(\"http://evil\")",
    ];
    let names: [&[&str]; 8] = [
        &["Jane Doe", "John Smith"],
        &["Ministry of Labour and Training", "United Nations Office on Drugs and Crime"],
        &["José Muñoz", "Ş. Öztürk", "Nguyễn Văn An"],
        &["Ursula von der Leyen", "Martin Luther King Jr."],
        &["สมชาย ใจดี"],
        &["Reuters; AFP"],
        &[],
        &["Ministry of Labour, Training & Co. (Cambodia)", "王小明", "Kim Jong-un"],
    ];
    let dates = [Some("2023"), Some("2023-06"), Some("2023-10-16"), None, Some("--10-16")];
    titles
        .into_iter()
        .enumerate()
        .map(|(n, title)| {
            plain(title, |a| {
                a.bylines = names[n % names.len()].iter().map(|n| (*n).to_owned()).collect();
                a.published = dates[n % dates.len()].map(|d| d.parse().unwrap());
                a.url = (n % 4 != 3)
                    .then(|| format!("https://example.org/a_b/{n}?q=50%25&x={{y}}#frag~1"));
                a.publisher = (n % 5 != 4).then(|| format!("The “Daily” News & Co_{n} {{Ltd}}"));
                a.language =
                    [Some("en-GB"), Some("th"), Some("km-KH"), None][n % 4].map(str::to_owned);
                a.archived_url = (n % 3 == 0)
                    .then(|| format!("https://web.archive.org/web/2023/https://example.org/{n}"));
            })
        })
        .collect()
}

/// A reference as it is compared: braces in addresses are escaped on the way.
fn compared(reference: &Reference) -> Json {
    let mut json: Json = serde_json::from_str(&reference.to_line()).unwrap();
    for value in json.as_object_mut().unwrap().values_mut() {
        if let Some(words) = value.as_str() {
            *value = Json::String(words.replace("{y}", "%7By%7D"));
        }
    }
    json
}

#[test]
fn references_come_back_from_every_format_as_they_went() {
    let project = project_of(hostile());
    let from_json = cite::read("a.json", written(&project, Target::CslJson).as_bytes()).unwrap();
    assert_eq!(from_json.references.len(), project.articles.len());
    for (target, _, ending) in KINDS {
        let text = written(&project, target);
        assert_eq!(text, written(&project, target), "the same bytes");
        let read = cite::read(&format!("a.{ending}"), text.as_bytes()).unwrap();
        assert_eq!(read.warnings, Vec::<String>::new(), "{ending}");
        let keys: BTreeSet<String> = read.references.iter().map(Reference::id).collect();
        assert_eq!(keys.len(), project.articles.len(), "{ending}: keys are unique");
        let by_key = |list: &[Reference]| -> BTreeMap<String, Json> {
            list.iter().map(|r| (r.id(), compared(r))).collect()
        };
        let (back, there) = (by_key(&read.references), by_key(&from_json.references));
        for (key, reference) in &there {
            assert_eq!(back.get(key), Some(reference), "{ending}: {key}\n{text}");
        }
    }
}

#[test]
fn random_words_survive_every_format() {
    let signs: Vec<char> = "\\{}%$#&_~^\"'`-–,;:=@<>/()[]|*+!?. aBcÉßกา王ع0123".chars().collect();
    let rng = &mut fastrand::Rng::with_seed(5);
    let mut words = |most: usize| -> String {
        let mut out = String::from("x");
        for _ in 0..rng.usize(..most) {
            out.push(signs[rng.usize(..signs.len())]);
        }
        out
    };
    let articles: Vec<Article> = (0..400)
        .map(|_| {
            plain(&words(30), |a| {
                a.publisher = Some(words(20));
                a.url = Some(format!(
                    "https://example.org/{}",
                    words(20).replace([' ', '{', '}', '\\'], "")
                ));
            })
        })
        .collect();
    let project = project_of(articles);
    for (target, _, ending) in KINDS {
        let text = written(&project, target);
        let read = cite::read(&format!("a.{ending}"), text.as_bytes()).unwrap();
        assert_eq!(read.warnings, Vec::<String>::new(), "{ending}");
        let by_key: BTreeMap<String, &Reference> =
            read.references.iter().map(|r| (r.id(), r)).collect();
        for (id, article) in &project.articles {
            let reference = by_key[&cite::key(*id)];
            let one_line = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
            let title = article.title.as_deref().unwrap();
            assert_eq!(reference.title().unwrap(), one_line(title), "{ending}");
            let paper = reference.field("container-title").unwrap();
            assert_eq!(paper, one_line(article.publisher.as_deref().unwrap()), "{ending}");
            // BibTeX draws "--" as a dash, so that a dash in an address goes as what it stands for there.
            let there = |url: &String| match ending {
                "bib" => url.replace('–', "%E2%80%93"),
                _ => url.clone(),
            };
            assert_eq!(reference.field("URL"), article.url.as_ref().map(there), "{ending}");
        }
    }
}

#[test]
fn dates_are_as_precise_as_they_are_known_and_nothing_is_invented() {
    let project = project_of([
        plain("Year and month", |a| a.published = "2023-06".parse().ok()),
        plain("No date at all", |_| {}),
        plain("x", |a| a.title = None),
    ]);
    let json: Json = serde_json::from_str(&written(&project, Target::CslJson)).unwrap();
    assert_eq!(json[0]["issued"]["date-parts"], serde_json::json!([[2023, 6]]));
    assert!(json[1].get("issued").is_none() && json[1].get("accessed").is_none());
    assert!(json[2].get("title").is_none(), "{}", json[2]);
    let ris = written(&project, Target::Ris);
    assert!(ris.contains("PY  - 2023\r\nDA  - 2023/06//\r\n"), "{ris}");
    assert_eq!(ris.matches("DA  - ").count(), 1);
    let bib = written(&project, Target::Bibtex);
    assert!(bib.contains("date = {2023-06}"), "{bib}");
    assert_eq!(bib.matches("date = ").count(), 1);
    assert!(!bib.contains("title = {x"), "{bib}");
}

#[test]
fn keys_stay_when_an_article_is_corrected_or_another_is_added() {
    let articles = hostile();
    let mut project = project_of(articles.clone());
    let keys = |project: &Project| -> Vec<String> {
        let json: Json = serde_json::from_str(&written(project, Target::CslJson)).unwrap();
        json.as_array().unwrap().iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect()
    };
    let before = keys(&project);
    let id = *project.articles.keys().next().unwrap();
    Arc::make_mut(project.articles.get_mut(&id).unwrap()).title = Some("Corrected".to_owned());
    Arc::make_mut(project.articles.get_mut(&id).unwrap()).published = "2020".parse().ok();
    let more = Ids::from_seed(90).make(at(50_000));
    project.articles.insert(more, Arc::new(articles[1].clone()));
    let after = keys(&project);
    assert_eq!(after[..before.len()], before[..]);
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_corrobora"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{arguments:?}: {err}");
    String::from_utf8(done.stdout).unwrap()
}

/// What Zotero 6 writes for three items.
const ZOTERO: [(&str, &str); 3] = [
    (
        "zotero.json",
        r#"[{"id":"http://zotero.org/users/1/items/ABCD","type":"article-journal","abstract":"Some <i>words</i>.",
        "container-title":"Journal of Trafficking","DOI":"10.1000/xyz_1","ISSN":"1234-5678","issue":"3","language":"en-GB",
        "page":"12-34","source":"Crossref","title":"Scam compounds: a “new” slavery","title-short":"Scam compounds",
        "URL":"https://doi.org/10.1000/xyz_1","volume":"12","author":[{"family":"Muñoz","given":"José"},{"literal":"Human Rights Watch"}],
        "editor":[{"family":"Doe","given":"Jane"}],"accessed":{"date-parts":[["2024",2,3]]},"issued":{"date-parts":[["2023",5]]},
        "note":"original-date: 2021"},
        {"id":"x2","type":"report","genre":"Policy brief","number":"7/2023","publisher":"UNODC","publisher-place":"Bangkok",
        "title":"Casinos, <b>fraud</b> and trafficking in persons","issued":{"date-parts":[[2023,9,1]]}},
        {"id":"x3","type":"chapter","container-title":"Handbook of Slavery","collection-title":"Series","edition":"2","page":"1-9","ISBN":"978-3-16-148410-0",
        "title":"Debt bondage in the Mekong region","author":[{"family":"Leyen","given":"Ursula","non-dropping-particle":"von der"}],
        "issued":{"date-parts":[[2019],[2020]]}}]"#,
    ),
    (
        "zotero.bib",
        "
@article{munoz_scam_2023,
	title = {Scam compounds: a “new” slavery in {ASEAN}},
	volume = {12},
	rights = {CC-BY},
	issn = {1234-5678},
	shorttitle = {Scam compounds},
	url = {https://example.org/a_b?c=%20d},
	doi = {10.1000/xyz_1},
	abstract = {Fifty \\% of \\$5 \\& more.},
	pages = {12--34},
	number = {3},
	journaltitle = {Journal of Trafficking},
	shortjournal = {J. Traff.},
	author = {Muñoz, José and {Human Rights Watch}},
	editor = {Doe, Jane},
	urldate = {2024-02-03},
	date = {2023-05},
	langid = {british},
	keywords = {scam, debt},
}

@online{noauthor_page_nodate,
	title = {A page about the border},
	titleaddon = {The Border Post},
	url = {https://example.org/page},
	urldate = {2024-02-03},
}

@report{unodc_casinos_2023,
	location = {Bangkok},
	title = {Casinos and fraud in the region},
	number = {7/2023},
	institution = {{UNODC}},
	type = {Policy brief},
	date = {2023-09-01},
}
",
    ),
    (
        "zotero.ris",
        "TY  - JOUR\r\nTI  - Scam compounds: a “new” slavery\r\nAU  - Muñoz, José\r\nAU  - Human Rights Watch\r\nA2  - Doe, Jane\r\nT2  - Journal of Trafficking\r\nAB  - Some words.\r\nDA  - 2023/05//\r\nPY  - 2023\r\nDO  - 10.1000/xyz_1\r\nVL  - 12\r\nIS  - 3\r\nSP  - 12\r\nEP  - 34\r\nLA  - en-GB\r\nSN  - 1234-5678\r\nST  - Scam compounds\r\nUR  - https://example.org/a_b?c=%20d\r\nY2  - 2024/02/03/12:30:00\r\nKW  - scam\r\nKW  - debt\r\nM2  - original-date: 2021\r\nER  - \r\n\r\nTY  - ELEC\r\nTI  - A page about the border\r\nT2  - The Border Post\r\nUR  - https://example.org/page\r\nY2  - 2024/02/03/\r\nER  - \r\n\r\nTY  - RPRT\r\nTI  - Casinos and fraud in the region\r\nPB  - UNODC\r\nCY  - Bangkok\r\nSN  - 7/2023\r\nM3  - Policy brief\r\nDA  - 2023/09/01/\r\nPY  - 2023\r\nER  - \r\n",
    ),
];

#[test]
fn lists_of_zotero_keep_their_fields_through_a_project() {
    for (name, text) in ZOTERO {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path();
        std::fs::write(dir.join(name), text).unwrap();
        run(dir, &["new", "case"]);
        run(dir, &["import", "case", name]);
        let given = cite::read(name, text.as_bytes()).unwrap().references;
        for ending in ["json", "bib", "ris"] {
            let target = match ending {
                "json" => "csl-json",
                "bib" => "bibtex",
                other => other,
            };
            let out = format!("out.{ending}");
            run(dir, &["export", "case", "--to", target, "-o", &out]);
            let bytes = std::fs::read(dir.join(&out)).unwrap();
            let back = cite::read(&out, &bytes).unwrap().references;
            assert_eq!(back.len(), given.len());
            for (given, back) in given.iter().zip(&back) {
                let [mut given, mut back] = [given, back].map(compared);
                for side in [&mut given, &mut back] {
                    side.as_object_mut().unwrap().remove("id");
                }
                assert_eq!(back, given, "{name} → {ending}\n{}", String::from_utf8_lossy(&bytes));
            }
        }
    }
}

#[test]
fn what_was_exported_is_known_when_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let project = project_of(hostile());
    let mut store = corrobora::storage::create(&dir.join("case"), &project).unwrap().store.unwrap();
    for article in project.articles.values() {
        let title = article.title.clone().unwrap();
        assert_eq!(store.put_original(title.as_bytes()).unwrap(), article.capture.original);
    }
    store.close(&project).unwrap();
    for (target, _, ending) in KINDS {
        let name = format!("out.{ending}");
        let text = written(&project, target);
        std::fs::write(dir.join(&name), &text).unwrap();
        // Into the project that it came from: nothing new, nothing changed.
        let out = run(dir, &["import", "case", &name, "--format", "json"]);
        let now = corrobora::storage::open_read_only(&dir.join("case")).unwrap().project;
        assert_eq!(now.articles, project.articles, "{ending}: {out}");
        // Into another one: the same references come out again.
        let other = format!("other-{ending}");
        run(dir, &["new", &other]);
        run(dir, &["import", &other, &name]);
        for (target, kind, ending) in KINDS {
            let first = written(&project, target);
            let now = corrobora::storage::open_read_only(&dir.join(&other)).unwrap().project;
            assert_eq!(now.articles.len(), project.articles.len());
            let read = |text: &str| -> BTreeMap<String, Json> {
                let list = cite::read(&format!("x.{ending}"), text.as_bytes()).unwrap().references;
                list.iter().map(|r| (r.id(), compared(r))).collect()
            };
            assert_eq!(read(&written(&now, target)), read(&first), "{other} → {kind:?}");
        }
    }
}

fn annotated() -> (Project, AnnotationId, AnnotationId) {
    let mut project = case(5);
    let mut ids = Ids::from_seed(21);
    let text = Text::new("ตำรวจ 👮 said: 149 people were rescued.");
    let mut first = article(&text, "first");
    first.url = Some("https://example.org/ข่าว page".to_owned());
    first.archived_url = Some("https://web.archive.org/web/1/https://example.org/".to_owned());
    let second = article(&text, "second");
    let (one, two): (ArticleId, ArticleId) = (ids.make(at(1)), ids.make(at(1)));
    project.texts.insert(text.hash(), Arc::new(text));
    project.articles.insert(one, Arc::new(first));
    project.articles.insert(two, Arc::new(second));
    let code: CodeId = ids.make(at(1));
    let new = Code {
        name: "Rescue <b>".to_owned(),
        parent: None,
        colour: 1,
        shade: None,
        description: String::new(),
    };
    project.codes.insert(code, Arc::new(new));
    let mut noted = quote(&project, one, 8, 24);
    noted.prefix = "ตำรวจ ".to_owned();
    noted.note = "A \"note\"\nin two lines".to_owned();
    noted.codes.insert(code);
    let bare = quote(&project, two, 0, 5);
    let (a, b): (AnnotationId, AnnotationId) = (ids.make(at(2)), ids.make(at(2)));
    project.annotations.insert(a, Arc::new(noted));
    project.annotations.insert(b, Arc::new(bare));
    (project, a, b)
}

#[test]
fn web_annotations_point_at_the_words() {
    let (project, a, b) = annotated();
    let json: Json = serde_json::from_str(&written(&project, Target::WebAnnotation)).unwrap();
    assert_eq!(json["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(json["type"], "AnnotationCollection");
    assert_eq!(json["total"], 2);
    let items = json["first"]["items"].as_array().unwrap();
    let find = |id: AnnotationId| {
        items
            .iter()
            .find(|i| i["id"] == format!("urn:uuid:{id}"))
            .unwrap_or_else(|| panic!("{json}"))
    };
    let (noted, bare) = (find(a), find(b));
    assert_eq!(noted["motivation"], serde_json::json!(["commenting", "tagging"]));
    assert_eq!(noted["body"][0]["value"], "A \"note\"\nin two lines");
    assert_eq!(noted["body"][1]["purpose"], "tagging");
    assert_eq!(noted["body"][1]["value"], "Rescue <b>");
    assert_eq!(
        noted["target"]["source"],
        "https://example.org/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7%20page"
    );
    let hash = project.articles.values().next().unwrap().text;
    assert_eq!(noted["target"]["state"]["cached"][0], format!("urn:sha256:{hash}"));
    let selector = &noted["target"]["selector"];
    assert_eq!(selector[0]["type"], "TextQuoteSelector");
    assert_eq!(selector[0]["prefix"], "ตำรวจ ");
    let (start, end) =
        (selector[1]["start"].as_u64().unwrap(), selector[1]["end"].as_u64().unwrap());
    let text = project.texts[&hash].as_str();
    let words: String = text
        .chars()
        .skip(usize::try_from(start).unwrap())
        .take(usize::try_from(end - start).unwrap())
        .collect();
    assert_eq!(selector[0]["exact"], words);
    assert_eq!(bare["motivation"], "highlighting");
    assert!(bare.get("body").is_none());
    assert_eq!(bare["target"]["source"], format!("urn:sha256:{hash}"));
    assert!(bare["target"].get("state").is_none());
    // Without a quote there is no page.
    let json: Json = serde_json::from_str(&written(&case(1), Target::WebAnnotation)).unwrap();
    assert!(json["total"] == 0 && json.get("first").is_none());
}

#[test]
fn every_finding_of_the_practice_case_is_a_claim_review() {
    let bytes = include_bytes!("../../assets/practice/clear-river.corrobora.ron");
    let project = corrobora::format::read_project(bytes).unwrap();
    let json: Json = serde_json::from_str(&written(&project, Target::ClaimReview)).unwrap();
    let reviews = json["@graph"].as_array().unwrap();
    let findings = findings(&project);
    assert_eq!(reviews.len(), findings.list.len());
    let ids: BTreeSet<&str> = reviews.iter().map(|r| r["@id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), reviews.len());
    for (review, finding) in reviews.iter().zip(&findings.list) {
        assert_eq!(review["@type"], "ClaimReview");
        assert_eq!(review["datePublished"], "2026-01-31");
        assert!(review.get("url").is_none());
        let rating = &review["reviewRating"];
        assert_eq!(rating["alternateName"], finding.verdict.word());
        if let Some(value) = rating["ratingValue"].as_i64() {
            assert!(
                (1..=4).contains(&value) && rating["bestRating"] == 4 && rating["worstRating"] == 1
            );
        } else {
            let open = [Verdict::NotComparable, Verdict::SingleOrigin];
            assert!(open.contains(&finding.verdict), "{:?}", finding.verdict);
        }
        assert!(!review["claimReviewed"].as_str().unwrap().is_empty());
        let item = &review["itemReviewed"];
        assert_eq!(item["@type"], "Claim");
        let places: BTreeSet<ArticleId> = finding
            .claims
            .iter()
            .flat_map(|id| &project.claims[id].annotations)
            .map(|id| project.annotations[id].article)
            .collect();
        let appearances = match &item["appearance"] {
            Json::Array(list) => list.len(),
            Json::Null => 0,
            _ => 1,
        };
        assert_eq!(appearances, places.len());
    }
    let contradicted =
        reviews.iter().find(|r| r["reviewRating"]["alternateName"] == "Contradicted");
    let said = contradicted.unwrap()["claimReviewed"].as_str().unwrap();
    assert!(said.contains("; or "), "{said}");
}
