//! What a page says of itself: title, authors, dates, publisher, address, each with where it stood.
//!
//! A date that is not said to be the day of publication is none: a copyright year, a date in the text or
//! the day of a change do not become one.

use super::{
    blocks::{Block, Kind},
    structured, title,
    tree::{Id, Tree},
};
use crate::{
    import::{
        Reading,
        dates::{self, Order, Said},
        language, names, one_line, pattern, phrases,
    },
    model::PartialDate,
};
use regex::Regex;
use std::sync::LazyLock;

/// Metadata of a page, each piece with where it came from.
#[derive(Debug, Default)]
pub(super) struct Found {
    title: Option<(String, String)>,
    deck: Option<(String, String)>,
    bylines: Option<(Vec<String>, String)>,
    publisher: Option<(String, String)>,
    published: Option<(PartialDate, String)>,
    modified: Option<(PartialDate, String)>,
    url: Option<(String, String)>,
    archived_url: Option<(String, String)>,
    language: Option<(String, String)>,
}

impl Found {
    /// Puts the pieces into a reading.
    pub(super) fn into_reading(self, reading: &mut Reading) {
        let mut origin = |field: &str, from: String| {
            reading.metadata_from.insert(field.to_owned(), from);
        };
        macro_rules! put {
            ($($field:ident),*) => {$(
                if let Some((value, from)) = self.$field {
                    origin(stringify!($field), from);
                    reading.$field = Some(value);
                }
            )*};
        }
        if let Some((names, from)) = self.bylines {
            origin("bylines", from);
            reading.bylines = names;
        }
        put!(title, deck, publisher, published, modified, url, archived_url, language);
    }
}

/// Collects the metadata of a page.
pub(super) fn collect(tree: &Tree, source: &str, lines: &[Block]) -> Found {
    let page = Metas::new(tree);
    let data = structured::read(tree);
    let json = || "JSON-LD".to_owned();
    let declared = tree
        .find(tree.root(), "html")
        .and_then(|html| tree.attr(html, "lang").or_else(|| tree.attr(html, "xml:lang")))
        .filter(|l| !l.trim().is_empty())
        .map(|l| (l.to_owned(), "html lang".to_owned()))
        .or_else(|| data.language.clone().map(|l| (l, json())))
        .or_else(|| page.first(&["og:locale", "content-language", "dc.language", "language"]));
    let mut found = Found { language: declared, ..Found::default() };

    addresses(tree, source, &page, data.url.as_deref(), &mut found);
    let address = found.url.as_ref().map(|(url, _)| url.clone());
    let host = address.as_deref().and_then(host);
    let order = match &found.language {
        Some((declared, _)) => Order::of(Some(declared)),
        // Only for Croatian does the language of the text tell more than no language.
        None => {
            let text: Vec<&str> = lines.iter().take(40).map(|b| b.text.as_str()).collect();
            match Order::of(language::detect(&text.join("\n"), None).as_deref()) {
                Order::Croatian => Order::Croatian,
                _ => Order::Unknown,
            }
        }
    };

    let site = data
        .publisher
        .clone()
        .map(|p| (p, json()))
        .or_else(|| page.first(&["og:site_name"]))
        .or_else(|| {
            page.first(&[
                "publisher",
                "dc.publisher",
                "dcterms.publisher",
                "citation_publisher",
                "citation_journal_title",
                "application-name",
                "twitter:app:name:iphone",
            ])
        })
        .or_else(|| microdata_name(tree, "publisher"))
        .filter(|(name, _)| !name.starts_with("http") && name.chars().count() <= 80);
    titles(tree, &page, lines, &data, site.as_ref().map(|(n, _)| n.as_str()), host, &mut found);
    found.publisher = site.or(found.publisher.take());

    let shown = visible_dates(tree, lines, found.title.as_ref().map(|(t, _)| t.as_str()), order);
    found.published = data
        .published
        .as_deref()
        .and_then(dates::machine)
        .map(|d| (d, json()))
        .or_else(|| page.date(PUBLISHED))
        .or_else(|| marked_date(tree, "datePublished"))
        .or(shown.0)
        .or_else(|| {
            let (url, _) = found.url.as_ref()?;
            Some((url_date(url)?, "address".to_owned()))
        });
    found.modified = data
        .modified
        .as_deref()
        .and_then(dates::machine)
        .map(|d| (d, json()))
        .or_else(|| page.date(MODIFIED))
        .or_else(|| marked_date(tree, "dateModified"))
        .or(shown.1);

    let structured: Vec<String> = unique(data.authors.iter().flat_map(|a| names::persons(a)));
    found.bylines = (!structured.is_empty())
        .then(|| (structured, json()))
        .or_else(|| page.authors())
        .or_else(|| visible_authors(tree, lines));
    if let (Some((names, _)), Some((site, _))) = (&mut found.bylines, &found.publisher) {
        let site = phrases::fold(site);
        names.retain(|name| phrases::fold(name) != site);
    }
    found.bylines = found.bylines.filter(|(names, _)| !names.is_empty());

    found.deck = data.deck.map(|d| (d, json())).or_else(|| deck(tree, lines, &page));
    found
}

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "publicationdate",
    "article.published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "date.released",
    "date_published",
    "originalpublicationdate",
    "ptime",
    "timestamp",
    "created",
    "date",
    "article:post_date",
    "lp.article:published_time",
    "newsdate",
    "displaydate",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
    "datemodified",
    "modified",
    "revised",
];

/// The `<meta>` elements of a page: name in small letters and content, in order.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn new(tree: &Tree) -> Self {
        let metas = tree.descend(tree.root()).filter(|&id| tree.name(id) == "meta");
        Self(
            metas
                .filter_map(|id| {
                    let name = ["property", "name", "itemprop", "http-equiv"]
                        .into_iter()
                        .find_map(|attr| tree.attr(id, attr))?;
                    let content = tree.attr(id, "content")?.trim();
                    (!content.is_empty()).then(|| (name.trim().to_lowercase(), one_line(content)))
                })
                .collect(),
        )
    }

    /// The first of several names that the page has.
    fn first(&self, names: &[&str]) -> Option<(String, String)> {
        names.iter().find_map(|want| {
            self.0.iter().find(|(name, _)| name == want).map(|(n, v)| (v.clone(), n.clone()))
        })
    }

    /// The first of several names whose content is a date.
    fn date(&self, names: &[&str]) -> Option<(PartialDate, String)> {
        names.iter().find_map(|want| {
            self.0
                .iter()
                .filter(|(name, _)| name == want)
                .find_map(|(name, value)| Some((dates::machine(value)?, name.clone())))
        })
    }

    fn authors(&self) -> Option<(Vec<String>, String)> {
        const NAMES: &[&str] = &[
            "author",
            "article:author",
            "og:article:author",
            "citation_author",
            "dc.creator",
            "dcterms.creator",
            "dc.contributor",
            "parsely-author",
            "sailthru.author",
            "byl",
            "article.author",
            "cxenseparse:author",
            "rnews:creator",
            "creator",
            "article:author_name",
        ];
        NAMES.iter().find_map(|want| {
            let values = self.0.iter().filter(|(name, _)| name == want);
            let people = unique(values.flat_map(|(_, value)| names::persons(&last_first(value))));
            (!people.is_empty()).then(|| (people, (*want).to_owned()))
        })
    }
}

/// Library metadata writes "Doe, Jane"; one comma between two single words is that.
fn last_first(value: &str) -> String {
    match value.split_once(", ") {
        Some((last, first))
            if !first.contains([',', ' ']) && !last.contains(' ') && !first.is_empty() =>
        {
            format!("{first} {last}")
        }
        _ => value.to_owned(),
    }
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        if !out.iter().any(|n| n.to_lowercase() == name.to_lowercase()) {
            out.push(name);
        }
    }
    out
}

/// Canonical address, and the archived copy that the page may be.
fn addresses(tree: &Tree, source: &str, page: &Metas, data: Option<&str>, found: &mut Found) {
    let absolute = |url: &str| {
        let url = url.trim();
        let good = (url.starts_with("http://") || url.starts_with("https://"))
            && !url.chars().any(|c| c.is_whitespace() || c == '"' || c == '<');
        good.then(|| url.to_owned())
    };
    let link = tree.descend(tree.root()).find(|&id| {
        tree.name(id) == "link"
            && tree.attr(id, "rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical"))
    });
    let saved = SAVED_FROM
        .captures(source.get(..source.floor_char_boundary(4096)).unwrap_or(source))
        .and_then(|c| c.get(1));
    let url = link
        .and_then(|id| absolute(tree.attr(id, "href")?))
        .map(|u| (u, "canonical link".to_owned()))
        .or_else(|| page.first(&["og:url"]).and_then(|(u, n)| Some((absolute(&u)?, n))))
        .or_else(|| data.and_then(absolute).map(|u| (u, "JSON-LD".to_owned())))
        .or_else(|| Some((absolute(saved?.as_str())?, "saved-from comment".to_owned())))
        .or_else(|| {
            page.first(&["twitter:url", "dc.identifier"])
                .and_then(|(u, n)| Some((absolute(&u)?, n)))
        });
    let Some((url, from)) = url else { return };
    match ARCHIVED.captures(&url).and_then(|c| c.get(1)) {
        Some(inner) => {
            found.url = Some((inner.as_str().to_owned(), from.clone()));
            found.archived_url = Some((url.clone(), from));
        }
        None => found.url = Some((url, from)),
    }
}

static SAVED_FROM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s>]+)"));
static ARCHIVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^https?://(?:web\.archive\.org/web/\d{4,14}[a-z_]*|archive\.(?:ph|is|today|md|vn|li|fo)/\d{4,14})/(https?://.+)$",
    )
});

/// The part of a host name that a site would use as its name: `bbc` of `www.bbc.co.uk`.
fn host(url: &str) -> Option<&str> {
    let host = url.split("://").nth(1)?.split('/').next()?;
    host.split('.')
        .filter(|p| !matches!(*p, "www" | "com" | "co" | "org" | "net"))
        .max_by_key(|p| p.len())
}

fn titles(
    tree: &Tree,
    page: &Metas,
    lines: &[Block],
    data: &structured::Structured,
    site: Option<&str>,
    host: Option<&str>,
    found: &mut Found,
) {
    let headings: Vec<String> = lines
        .iter()
        .filter(|b| {
            tree.name(b.node) == "h1" || headline_class(tree, b.node) && b.kind == Kind::Heading
        })
        .map(|b| one_line(&b.text))
        .filter(|h| h.chars().count() >= 4)
        .collect();
    let under = lines
        .iter()
        .find(|b| tree.name(b.node) == "h2" && !in_masthead(tree, b.node))
        .map(|b| one_line(&b.text));
    let head = tree.find(tree.root(), "title").map(|id| one_line(&tree.raw_text(id)));
    let declared = page
        .first(&["og:title"])
        .or_else(|| data.headline.clone().map(|h| (h, "JSON-LD".to_owned())))
        .or_else(|| {
            page.first(&[
                "citation_title",
                "dc.title",
                "parsely-title",
                "sailthru.title",
                "twitter:title",
                "headline",
                "title",
            ])
        })
        .map(|(t, from)| (one_line(&t), from))
        .filter(|(t, _)| !t.is_empty());
    let agrees = |heading: &&String| {
        let h = phrases::fold(heading);
        [declared.as_ref().map(|(t, _)| t), head.as_ref(), data.headline.as_ref()]
            .into_iter()
            .flatten()
            .any(|t| {
                let t = phrases::fold(t);
                t.contains(&h) || h.contains(&t) && t.chars().count() > 10
            })
            && site.is_none_or(|s| phrases::fold(s) != h)
    };
    let heading = headings.iter().find(agrees).or_else(|| {
        // Nothing confirms it, but it is the only one.
        headings.first().filter(|_| headings.len() == 1 && declared.is_none() && head.is_none())
    });
    let words = |text: &str| text.split_whitespace().count();
    // "Daily News" over every page is the name of the site, and the headline stands in the page.
    let short = head.as_deref().filter(|h| words(h) <= 3 && declared.is_none());
    let heading = match (short, heading) {
        (Some(_), None) => headings.first().filter(|h| words(h) >= 4),
        (Some(name), Some(heading)) if phrases::fold(name) == phrases::fold(heading) => {
            under.as_ref().filter(|h| words(h) >= 5).or(Some(heading))
        }
        (_, heading) => heading,
    };
    if let Some(head) = &head {
        let (_, name) = title::without_site(head, site, heading.map(String::as_str), host);
        found.publisher = name
            .filter(|n| {
                n.chars().count() <= 60 && n.chars().any(char::is_alphabetic) && !is_section(n)
            })
            .map(|n| (n, "title element".to_owned()));
    }
    found.title = match (heading, declared, head) {
        (Some(heading), ..) => Some((heading.clone(), "heading".to_owned())),
        (None, Some((title, from)), _) => {
            Some((title::without_site(&title, site, None, host).0, from))
        }
        (None, None, Some(head)) if !head.is_empty() => {
            Some((title::without_site(&head, site, None, host).0, "title element".to_owned()))
        }
        (None, None, _) => headings.first().map(|h| (h.clone(), "heading".to_owned())),
    };
}

/// Whether a name is of a section of any site: "Breaking News, World".
fn is_section(name: &str) -> bool {
    const WORDS: [&str; 16] = [
        "breaking",
        "news",
        "world",
        "latest",
        "home",
        "politics",
        "business",
        "sport",
        "sports",
        "top",
        "stories",
        "headlines",
        "local",
        "national",
        "international",
        "opinion",
    ];
    phrases::fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| WORDS.contains(&word))
}

fn headline_class(tree: &Tree, id: Id) -> bool {
    tree.attr(id, "itemprop").is_some_and(|p| p.contains("headline"))
        || tree.attr(id, "class").is_some_and(|c| HEADLINE.is_match(c))
}

static HEADLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:entry-title|post-title|article-title|headline|article__title|story-title|page-title)\b",
    )
});

/// The name of a thing that microdata marks: `itemprop="publisher"` with a name in it.
fn microdata_name(tree: &Tree, property: &str) -> Option<(String, String)> {
    let id = tree.descend(tree.root()).find(|&id| tree.attr(id, "itemprop") == Some(property))?;
    let inner = tree.descend(id).find(|&i| tree.attr(i, "itemprop") == Some("name"))?;
    let name = tree.attr(inner, "content").map_or_else(|| tree.line(inner), one_line);
    (!name.is_empty()).then(|| (name, format!("microdata {property}")))
}

/// A date that microdata marks.
fn marked_date(tree: &Tree, property: &str) -> Option<(PartialDate, String)> {
    tree.descend(tree.root())
        .filter(|&id| {
            tree.attr(id, "itemprop").is_some_and(|p| p.split_whitespace().any(|w| w == property))
                && !in_comments(tree, id)
        })
        .find_map(|id| {
            let value = ["content", "datetime"].into_iter().find_map(|a| tree.attr(id, a));
            let date = value.and_then(dates::machine).or_else(|| dates::machine(&tree.line(id)))?;
            Some((date, format!("microdata {property}")))
        })
}

/// A date in a year/month/day part of an address.
fn url_date(url: &str) -> Option<PartialDate> {
    let found = URL_DATE.captures(url)?;
    let part = |i| found.get(i).map(|m| m.as_str());
    PartialDate::ymd(part(1)?.parse().ok()?, part(2)?.parse().ok()?, part(3)?.parse().ok()?)
}

static URL_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|$)")
});
static DATE_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:date|datum|published|pubdate|publish|posted|timestamp|time|dateline|entry-date|fecha|datetime|byline|meta|post-?meta|article-?info|created|submitted|info)(?:$|[\s_-])|(?:publish|post|entry|article|news|created?)_?-?(?:date|time|d_on)",
    )
});
/// A date that the page shows: its day and where it stood.
type Shown = Option<(PartialDate, String)>;

/// The date of publication that the page shows near its headline or in an element that is made for it, and
/// that of its last change.
fn visible_dates(
    tree: &Tree,
    lines: &[Block],
    title: Option<&str>,
    order: Order,
) -> (Shown, Shown) {
    // Around the headline: only there is a date without a word the date of the article.
    let title = title.map(phrases::fold);
    let at = lines
        .iter()
        .position(|b| b.kind == Kind::Heading && Some(phrases::fold(&b.text)) == title)
        .or_else(|| lines.iter().position(|b| b.kind == Kind::Heading));
    let story = lines.iter().skip(at.unwrap_or(0)).position(|b| b.length > 250).unwrap_or(10);
    let (from, to) = match at {
        Some(at) => (at.saturating_sub(4), at + story.clamp(4, 12)),
        None => (0, 0),
    };
    let (mut published, mut changed) = (None, None);
    // How many sentences of the story may have been passed: a day in the story is not the day of it.
    let mut sentences = 0;
    for (i, block) in lines.iter().enumerate().take(to).skip(from) {
        let above = at.is_some_and(|at| i < at);
        let sentence =
            block.length >= 25 && block.kind != Kind::Heading && ends_sentence(&block.text);
        if block.length <= 200 && !foreign(tree, block) {
            let place = Place { above, sentences, order };
            for part in dates::segments(&block.text) {
                match dates::line(part, order) {
                    Some((date, Said::Changed)) => {
                        changed.get_or_insert((date, "line near the headline".to_owned()));
                    }
                    _ => {
                        published = published.or_else(|| place.published(tree, block, part));
                    }
                }
            }
        }
        if published.is_some() {
            return (published, changed);
        }
        if sentence
            && !above
            && dates::whole_line(&block.text, order).is_none()
            && !is_deck(tree, block)
        {
            sentences += 1;
        }
    }
    // Anywhere: an element marked as the time of publication.
    let marked = tree
        .descend(tree.root())
        .filter(|&id| {
            tree.name(id) == "time"
                && (tree.attr(id, "pubdate").is_some() || has_date_class(tree, id))
                || matches!(tree.name(id), "span" | "p" | "div" | "abbr" | "em" | "small")
                    && tree.attr(id, "class").is_some_and(|c| PUBLISHED_CLASS.is_match(c))
        })
        .filter(|&id| !in_comments(tree, id) && !in_masthead(tree, id))
        .take(50)
        .find_map(|id| {
            let line = tree.line(id);
            if line.chars().count() > 120
                || matches!(dates::said(&line, order), Said::Changed | Said::Other)
            {
                return None;
            }
            let date = ["datetime", "title", "content"]
                .into_iter()
                .find_map(|a| tree.attr(id, a).and_then(dates::machine))
                .or_else(|| dates::find(&line, order).map(|(d, _)| d))?;
            Some((date, "date element".to_owned()))
        });
    (marked, changed)
}

/// Where a line stands to the headline.
struct Place {
    above: bool,
    /// Sentences between the headline and the line.
    sentences: usize,
    order: Order,
}

impl Place {
    /// The day of publication that a part of a line names.
    fn published(&self, tree: &Tree, block: &Block, part: &str) -> Shown {
        let said = dates::said(part, self.order);
        if matches!(said, Said::Changed | Said::Other)
            || phrases::heads_teasers(&phrases::fold(part))
        {
            return None;
        }
        let named = said == Said::Published;
        // The date above the headline is often that of the day on which somebody looks at the page.
        if self.above && (in_masthead(tree, block.node) || !named && !in_article(tree, block.node))
        {
            return None;
        }
        let classed = has_date_class(tree, block.node);
        for id in tree.descend(block.node).filter(|&id| tree.name(id) == "time").take(3) {
            let line = tree.line(id);
            let mine = part.contains(&line) || line.contains(part);
            let alone = block.timed * 2 > block.length;
            if mine && (self.sentences == 0 || self.sentences <= 2 && (named || classed || alone)) {
                let date = tree
                    .attr(id, "datetime")
                    .and_then(dates::machine)
                    .or_else(|| dates::whole_line(&line, self.order));
                if let Some(date) = date {
                    return Some((date, "time element".to_owned()));
                }
            }
        }
        let byline = names::has_label(part);
        if !(named || classed && self.sentences <= 2 || byline && self.sentences <= 2)
            && self.sentences > 0
        {
            return None;
        }
        let date = dates::whole_line(part, self.order).or_else(|| {
            let said = (named || classed || byline) && !(ends_sentence(part) && !classed);
            said.then(|| dates::find(part, self.order).map(|(d, _)| d)).flatten()
        })?;
        Some((date, "line near the headline".to_owned()))
    }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', '“'])
        .ends_with(['.', '!', '?', '。', '！', '？', '।', '။', '។', '…'])
}

/// Whether a line is a teaser of another story or stands among comments.
fn foreign(tree: &Tree, block: &Block) -> bool {
    in_comments(tree, block.node)
        || phrases::why_line(&block.text, &phrases::fold(&block.text))
            == Some(phrases::why::TEASERS)
}

/// Whether a line is marked as the one under the headline.
fn is_deck(tree: &Tree, block: &Block) -> bool {
    std::iter::once(block.node)
        .chain(tree.ancestors(block.node).take(1))
        .any(|id| tree.attr(id, "class").is_some_and(|c| DECK_CLASS.is_match(c)))
}

fn in_article(tree: &Tree, id: Id) -> bool {
    tree.ancestors(id).any(|up| matches!(tree.name(up), "article" | "main"))
}

/// Whether an element stands in the head, the foot or the side of the page and not of the article.
fn in_masthead(tree: &Tree, id: Id) -> bool {
    !in_article(tree, id)
        && std::iter::once(id).chain(tree.ancestors(id)).any(|up| {
            matches!(tree.name(up), "header" | "nav" | "footer" | "aside")
                || ["class", "id"]
                    .into_iter()
                    .any(|a| tree.attr(up, a).is_some_and(|v| MASTHEAD.is_match(v)))
        })
}

static MASTHEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:masthead|top-?bar|site-?header|page-?header|today|current-?date|clock)(?:$|[\s_-])",
    )
});

static PUBLISHED_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:published|pubdate|dateline|entry-date|post-date|postdate|article-date|publish-date|publication-date|date-published|posted-on|news-date|entry-time|post-time|article__date|datum)(?:$|[\s_-])",
    )
});

fn has_date_class(tree: &Tree, id: Id) -> bool {
    std::iter::once(id).chain(tree.ancestors(id).take(2)).any(|id| {
        ["class", "id"]
            .into_iter()
            .any(|a| tree.attr(id, a).is_some_and(|v| DATE_CLASS.is_match(v)))
    })
}

/// Authors that the page marks or names under its headline.
fn visible_authors(tree: &Tree, lines: &[Block]) -> Option<(Vec<String>, String)> {
    let marked = |test: &dyn Fn(Id) -> bool| {
        let people = unique(
            tree.descend(tree.root())
                .filter(|&id| test(id) && !in_comments(tree, id))
                .take(4)
                .filter(|&id| tree.line(id).chars().count() <= 100)
                .flat_map(|id| names::persons(&tree.line(id))),
        );
        (!people.is_empty() && people.len() <= 4).then_some(people)
    };
    if let Some(people) =
        marked(&|id| tree.attr(id, "itemprop").is_some_and(|p| p == "author" || p == "creator"))
    {
        return Some((people, "microdata author".to_owned()));
    }
    if let Some(people) = marked(&|id| tree.attr(id, "rel").is_some_and(|r| r.contains("author"))) {
        return Some((people, "author link".to_owned()));
    }
    if let Some(people) = marked(&|id| {
        tree.attr(id, "class").is_some_and(|c| BYLINE_CLASS.is_match(c))
            && !matches!(tree.name(id), "body" | "article" | "main" | "section")
    }) {
        return Some((people, "byline element".to_owned()));
    }
    let at = lines.iter().position(|b| b.kind == Kind::Heading).unwrap_or(0);
    lines
        .iter()
        .skip(at)
        .take(8)
        .filter(|b| b.length <= 80 && names::has_label(&b.text) && b.kind != Kind::Heading)
        .map(|b| names::persons(b.text.lines().next().unwrap_or_default()))
        .find(|people| {
            !people.is_empty()
                && people.iter().all(|p| p.split_whitespace().count() >= 2 || !p.is_ascii())
        })
        .map(|people| (people, "line near the headline".to_owned()))
}

static BYLINE_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:by-?line|author-?name|author|authors|autor|post-author|entry-author|article-author|byline__name|writer|reporter)(?:$|\s|__?name)",
    )
});

fn in_comments(tree: &Tree, id: Id) -> bool {
    std::iter::once(id).chain(tree.ancestors(id)).any(|up| {
        ["class", "id"].into_iter().any(|a| {
            tree.attr(up, a).is_some_and(|v| {
                let v = v.to_ascii_lowercase();
                tree.name(up) != "body"
                    && tree.name(up) != "html"
                    && ["comment", "related", "sidebar", "teaser", "recommend", "widget"]
                        .iter()
                        .any(|w| v.contains(w))
            })
        })
    })
}

/// The line under the headline: one that is marked as such, or the description if the page shows it.
fn deck(tree: &Tree, lines: &[Block], page: &Metas) -> Option<(String, String)> {
    let at = lines.iter().position(|b| tree.name(b.node) == "h1")?;
    let near = || lines.iter().skip(at + 1).take(5).filter(|b| b.length >= 20 && b.length <= 400);
    let marked = near().find(|b| is_deck(tree, b));
    if let Some(block) = marked {
        return Some((one_line(&block.text), "line under the headline".to_owned()));
    }
    let (description, from) = page.first(&["og:description", "description"])?;
    let folded = phrases::fold(&description);
    near().find(|b| phrases::fold(&b.text) == folded).map(|_| (description, from))
}

static DECK_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:standfirst|deck|dek|subtitle|sub-title|subhead|subheadline|sub-headline|lede|lead|intro|excerpt|kicker-text|chapeau|entradilla|bajada|sommario|vorspann|teaser-text|summary|stand-first)(?:$|[\s_-])",
    )
});
