//! What a page says of itself: title, authors, dates, publisher, address, each with where it stood.
//!
//! A date that is not said to be the day of publication is none: a copyright year, a date in the text or
//! the day of a change do not become one.

use super::authors::Signed;
use super::published::{Dated, doubt, moments, published};
use super::spot::Spots;
use super::when::{is_deck, marked_date, visible_dates};
use super::{
    blocks::{Block, Kind},
    house,
    metas::{DOI, MODIFIED, Metas},
    own_record::Own,
    structured, title,
    tree::{Id, Tree},
};
use crate::{
    import::{
        MODIFIED_FACT, PUBLISHED_FACT, Reading,
        dates::{self, Order},
        houses, language, one_line, pattern, phrases,
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
    pub(super) published: Option<(PartialDate, String)>,
    pub(super) modified: Option<(PartialDate, String)>,
    /// When exactly that was.
    moments: [Option<String>; 2],
    pub(super) url: Option<(String, String)>,
    archived_url: Option<(String, String)>,
    pub(super) language: Option<(String, String)>,
    /// The heading that holds the title, if more stands in it.
    heading: Option<String>,
    /// Who is declared to be the author and is named nowhere in the page: often whoever typed it in.
    unseen: Option<String>,
    /// Its digital object identifier.
    doi: Option<String>,
    /// The day of publication that the page shows, where it declares another.
    pub(super) printed: Option<(PartialDate, String)>,
    pub(super) warnings: Vec<String>,
}

impl Found {
    /// The line that is the headline, if one was found.
    pub(super) fn headline(&self) -> Option<String> {
        self.heading.clone().or_else(|| self.title.as_ref().map(|(title, _)| title.clone()))
    }

    /// What the page is called.
    pub(super) fn title(&self) -> Option<&str> {
        self.title.as_ref().map(|(title, _)| title.as_str())
    }

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
        if let Some(names) = self.unseen {
            reading.facts.insert("Declared author".to_owned(), names);
        }
        if let Some(doi) = self.doi {
            reading.facts.insert("DOI".to_owned(), doi);
        }
        // The zone and the hour are for the record; a date is a day.
        for (name, moment) in [PUBLISHED_FACT, MODIFIED_FACT].into_iter().zip(self.moments) {
            if let Some(moment) = moment {
                reading.facts.insert(name.to_owned(), moment);
            }
        }
        put!(title, deck, publisher, published, modified, url, archived_url, language);
        reading.printed = self.printed;
        reading.warnings.extend(self.warnings);
    }
}

/// Collects the metadata of a page.
///
/// `zones`: what the reader of the story makes of each element.
pub(super) fn collect(
    tree: &Tree,
    source: &str,
    lines: &[Block],
    zones: &[Option<&'static str>],
) -> Found {
    let page = Metas::new(tree);
    let data = structured::read(tree, &Own::new(tree, &page, lines));
    let json = || "JSON-LD".to_owned();
    let declared = tree
        .find(tree.root(), "html")
        .and_then(|html| tree.attr(html, "lang").or_else(|| tree.attr(html, "xml:lang")))
        .filter(|l| !l.trim().is_empty())
        .map(|l| (l.to_owned(), "html lang".to_owned()))
        .or_else(|| data.language.clone().map(|l| (l, json())))
        .or_else(|| page.first(&["og:locale", "content-language", "dc.language", "language"]));
    let mut found = Found { language: declared, ..Found::default() };
    found.doi = page.all(DOI).find_map(crate::cite::doi);

    addresses(tree, source, &page, data.url.as_deref(), &mut found);
    let address = found.url.as_ref().map(|(url, _)| url.clone());
    let host = address.as_deref().and_then(host);
    let order = match &found.language {
        Some((declared, _)) => Order::of_page(Some(declared), address.as_deref()),
        // Only for Croatian does the language of the text tell more than no language.
        None => {
            let text: Vec<&str> = lines.iter().take(40).map(|b| b.text.as_str()).collect();
            let text = text.join("\n");
            // Whoever writes it cannot do without these for long.
            let may_be = text.contains(['č', 'ć', 'ž', 'š', 'đ']);
            match may_be.then(|| Order::of(language::detect(&text, None).as_deref())) {
                Some(Order::Croatian) => Order::Croatian,
                _ => Order::of_page(None, address.as_deref()),
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
    // A program that knows no site writes the headline in its place.
    let site = site.filter(|(name, from)| from == "JSON-LD" || !is_heading(tree, lines, name));
    titles(tree, &page, lines, &data, site.as_ref().map(|(n, _)| n.as_str()), host, &mut found);
    // An archive is not who published what it keeps.
    let site = site.filter(|(name, _)| found.archived_url.is_none() || !ARCHIVE.is_match(name));
    let of_title = found.publisher.take();
    let named = |(name, from): (String, String)| {
        // Who is said to publish in so many words may have a page that is called by its name.
        let title = found.title().filter(|_| from != "JSON-LD");
        Some((house::named(&name, title, address.as_deref().and_then(full_host))?, from))
    };
    found.publisher = site.and_then(named).or_else(|| of_title.and_then(named));

    let spots = Spots::new(tree, lines, zones, found.headline().as_deref());
    let shown = visible_dates(&spots, lines, order);
    found.modified = data
        .modified
        .as_deref()
        .and_then(dates::machine)
        .map(|d| (d, json()))
        .or_else(|| page.date(MODIFIED, order).map(|(date, from, _)| (date, from)))
        .or_else(|| marked_date(&spots, "dateModified"))
        .or_else(|| shown.1.clone());
    let at = Dated { page: &page, data: &data, spots: &spots, lines, order };
    let declared = published(&at, shown.0.clone(), &found);
    doubt(&at, declared, shown.0, &mut found);
    found.moments = moments(&at, &found);

    let publisher = found.publisher.as_ref().map(|(name, _)| name.as_str());
    let host = address.as_deref().and_then(full_host);
    let language = found.language.as_ref().map(|(language, _)| language.as_str());
    let signed = Signed { spots: &spots, lines, order, publisher, host, language };
    (found.bylines, found.unseen) = signed.authors(&data, page.authors(publisher));

    found.deck = data.deck.map(|d| (d, json())).or_else(|| deck(tree, lines, &page));
    found
}

pub(super) fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
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
    let canonical = link.and_then(|id| absolute(tree.attr(id, "href")?));
    let graph = page.first(&["og:url"]).and_then(|(u, n)| Some((absolute(&u)?, n)));
    // Some sites name their first page as the address of every page.
    let vague = canonical.as_deref().is_some_and(is_first_page)
        && graph.as_ref().is_some_and(|(u, _)| !is_first_page(u));
    let url = canonical
        .filter(|_| !vague)
        .map(|u| (u, "canonical link".to_owned()))
        .or(graph)
        .or_else(|| data.and_then(absolute).map(|u| (u, "JSON-LD".to_owned())))
        .or_else(|| Some((absolute(saved?.as_str())?, "saved-from comment".to_owned())))
        .or_else(|| {
            page.first(&["twitter:url", "dc.identifier"])
                .and_then(|(u, n)| Some((absolute(&u)?, n)))
        });
    let Some((url, from)) = url else {
        // The archive writes what it has kept, and when, into each page that it shows.
        let script = source.find("__wm.wombat(").and_then(|at| source.get(at..));
        if let Some(kept) = script.and_then(|script| WAYBACK.captures(script)) {
            let part = |i: usize| kept.get(i).map_or("", |m| m.as_str());
            let (url, from) = (part(1).replacen(":80/", "/", 1), "archive script".to_owned());
            let copy = format!("https://web.archive.org/web/{}/{url}", part(2));
            found.archived_url = Some((copy, from.clone()));
            found.url = Some((url, from));
        }
        return;
    };
    match ARCHIVED.captures(&url).and_then(|c| c.get(1)) {
        Some(inner) => {
            found.url = Some((inner.as_str().to_owned(), from.clone()));
            found.archived_url = Some((url.clone(), from));
        }
        None => found.url = Some((url, from)),
    }
}

static ARCHIVE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:archive\.(?:ph|is|today|md|vn|li|fo)|wayback machine|internet archive|web\.archive\.org)$",
    )
});
static SAVED_FROM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s>]+)"));
static WAYBACK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^__wm\.wombat\("(https?://[^"\s<>]+)",\s*"(\d{14})""#));
static ARCHIVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^https?://(?:web\.archive\.org/web/\d{4,14}[a-z_]*|archive\.(?:ph|is|today|md|vn|li|fo)/(?:\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6}))/(https?://.+)$",
    )
});

/// Whether an address is that of the first page of a site.
fn is_first_page(url: &str) -> bool {
    let path = url.split("://").nth(1).and_then(|rest| rest.split_once('/'));
    path.is_none_or(|(_, path)| path.trim_matches('/').is_empty())
}

/// The host of an address.
pub(super) fn full_host(url: &str) -> Option<&str> {
    url.split("://").nth(1)?.split(['/', '?', '#', ':']).next()
}

/// The part of a host name that a site would use as its name: `bbc` of `www.bbc.co.uk`.
fn host(url: &str) -> Option<&str> {
    let host = url.split("://").nth(1)?.split('/').next()?;
    host.split('.')
        .filter(|p| !matches!(*p, "www" | "com" | "co" | "org" | "net"))
        .max_by_key(|p| p.len())
}

/// What the page declares to be its headline, and where.
fn declared_title(page: &Metas, data: &structured::Structured) -> Option<(String, String)> {
    page.first(&["og:title"])
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
        .map(|(t, from)| (title::plain_letters(&t), from))
        .filter(|(t, _)| !t.is_empty())
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
    let first_rank = |b: &&Block| {
        tree.name(b.node) == "h1" || headline_class(tree, b.node) && b.kind == Kind::Heading
    };
    let names_site = |b: &Block| b.linked * 2 > b.length && title::leads_home(tree, b.node);
    let (sites, headings): (Vec<_>, Vec<_>) = lines
        .iter()
        .filter(first_rank)
        .map(|b| (names_site(b), one_line(&b.text)))
        .filter(|(_, h)| h.chars().count() >= 4)
        .partition(|(names_site, _)| *names_site);
    let [sites, headings] =
        [sites, headings].map(|some| some.into_iter().map(|(_, h)| h).collect::<Vec<String>>());
    // Below the story it is the headline of another one.
    let running = |b: &Block| b.length >= 80 && b.linked * 3 < b.length;
    let under = lines
        .iter()
        .skip(lines.iter().position(|b| first_rank(&b)).unwrap_or(0))
        .take_while(|b| !running(b) || b.kind == Kind::Heading)
        .find(|b| tree.name(b.node) == "h2" && !in_head(tree, b.node))
        .map(|b| one_line(&b.text));
    let telling = |title: &String| !title::says_nothing(title);
    let head = tree.find(tree.root(), "title").map(|id| title::plain_letters(&tree.raw_text(id)));
    let head = head.filter(telling);
    let declared = declared_title(page, data).filter(|(title, _)| telling(title));
    let cut = |heading: &str| {
        let is_it = |b: &&Block| b.kind == Kind::Heading && one_line(&b.text) == heading;
        let titles = declared.iter().map(|(title, _)| title).chain(&head).map(String::as_str);
        title::headline(tree, lines.iter().find(is_it)?.node, titles)
    };
    let agreement = |heading: &String| {
        let of = |t: &String| match title::agreement(heading, t, site, host) {
            0 => cut(heading).map_or(0, |cut| title::agreement(&cut, t, site, host)),
            whole => whole,
        };
        // What the page declares is its headline alone; its title names site and section as well.
        match declared.as_ref().map(|(t, _)| t) {
            Some(t) if of(t) > 0 => of(t),
            Some(t) if heading.chars().count() * 2 < t.chars().count() => 0,
            _ => [head.as_ref(), data.headline.as_ref()]
                .into_iter()
                .flatten()
                .map(of)
                .max()
                .unwrap_or(0),
        }
    };
    let best = headings.iter().map(agreement).max().unwrap_or(0);
    let agreeing = headings.iter().find(|h| best > 0 && agreement(h) == best);
    let marked = |b: &&Block| {
        tree.attr(b.node, "itemprop")
            .is_some_and(|p| p.split_whitespace().any(|word| word == "headline"))
    };
    let only = headings.first().filter(|_| headings.len() == 1 && declared.is_none());
    let heading = agreeing.or_else(|| {
        // Nothing confirms it, but it is the only one: and there is no title, or a slogan for one, or the page marks it.
        only.filter(|heading| {
            head.as_deref().is_none_or(|head| is_slogan(head, heading, lines))
                || lines
                    .iter()
                    .filter(first_rank)
                    .any(|b| marked(&b) && one_line(&b.text) == **heading)
        })
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
    let site = site.or_else(|| {
        let unlike = heading.is_none_or(|h| agreement(h) > 0);
        head.as_deref().filter(|_| unlike).and_then(|head| {
            title::site_among(&headings, head).or_else(|| title::site_among(&sites, head))
        })
    });
    let is_name = |heading: &str| {
        site.is_some_and(|site| phrases::fold(site) == phrases::fold(heading))
            || heading.split_whitespace().count() < 3
    };
    if let Some(head) = &head {
        let titles = [heading, declared.as_ref().map(|(title, _)| title)];
        found.publisher = named_in_title(head, site, titles.map(|t| t.map(String::as_str)), host);
    }
    // A heading of any rank, if what the page says of itself confirms it.
    let confirmed = || {
        let of_page = |heading: &str, linked: bool| match (&declared, &head) {
            (Some((title, _)), _) if title::is_part(heading, title, linked) => true,
            (Some((title, _)), _) if !title::goes_on(heading, title) => false,
            (_, Some(head)) => title::is_part(heading, head, linked),
            (_, None) => false,
        };
        lines
            .iter()
            .filter(|b| b.kind == Kind::Heading && b.length <= 300 && !names_site(b))
            .map(|b| (one_line(&b.text), b.linked * 2 > b.length))
            .find(|(heading, linked)| of_page(heading, *linked) && !is_name(heading))
            .map(|(heading, _)| heading)
    };
    let heading = heading.cloned().or_else(confirmed);
    if let Some(cut) = heading.as_deref().and_then(cut) {
        found.heading = heading;
        found.title = Some((cut, "heading".to_owned()));
        return;
    }
    found.title = match (heading, declared, head) {
        (Some(heading), ..) => Some((heading, "heading".to_owned())),
        (None, Some((title, from)), _) => {
            Some((title::without_site(&title, site, None, host).0, from))
        }
        (None, None, Some(head)) if !head.is_empty() => {
            Some((title::without_site(&head, site, None, host).0, "title element".to_owned()))
        }
        (None, None, _) => headings.first().map(|h| (h.clone(), "heading".to_owned())),
    };
}

/// Who publishes a page, as its title names them.
///
/// `headlines`: the heading of the page, and what it declares to be its headline.
fn named_in_title(
    head: &str,
    site: Option<&str>,
    headlines: [Option<&str>; 2],
    host: Option<&str>,
) -> Option<(String, String)> {
    let (_, name) = title::without_site(head, site, headlines.first().copied().flatten(), host);
    let name = name?;
    // "Site - Section - Headline" has its site in front.
    let headline =
        headlines.iter().flatten().any(|title| phrases::fold(title) == phrases::fold(&name));
    let name = if headline { title::leading_site(head, &name)? } else { name };
    let name = houses::behind_sections(&name).to_owned();
    let usable = name.chars().count() <= 60
        && name.chars().any(char::is_alphabetic)
        && !is_section(&name)
        && !houses::is_none(&name);
    usable.then(|| (name, "title element".to_owned()))
}

/// Whether the title of a page says nothing of its story, which stands right under the heading: "Coast Wire - News you
/// can trust".
fn is_slogan(title: &str, heading: &str, lines: &[Block]) -> bool {
    const NEAR: usize = 8;
    let Some(at) =
        lines.iter().position(|b| b.kind == Kind::Heading && one_line(&b.text) == heading)
    else {
        return false;
    };
    let is_story = |b: &&Block| b.length >= 80 && b.linked * 3 < b.length;
    let under = || lines.iter().skip(at + 1);
    if !under().take(NEAR).any(|b| is_story(&b)) {
        return false;
    }
    let long = |text: &str| -> Vec<String> {
        let folded = phrases::fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 5);
        words.map(str::to_owned).collect()
    };
    let title = long(title);
    let story: Vec<String> = under()
        .filter(is_story)
        .take(30)
        .flat_map(|b| long(&b.text))
        .chain(long(heading))
        .collect();
    let found = title.iter().filter(|word| story.contains(word)).count();
    // A script without blanks has no words to compare; a word of the name of the site may stand in any story.
    !title.is_empty() && title.iter().all(|word| word.is_ascii()) && found * 3 <= title.len()
}

/// Whether a name of several words is a heading of first rank, and no link to the first page.
fn is_heading(tree: &Tree, lines: &[Block], name: &str) -> bool {
    let folded = phrases::fold(name);
    name.split_whitespace().count() >= 4
        && lines.iter().any(|b| {
            tree.name(b.node) == "h1" && b.folded() == folded && !title::leads_home(tree, b.node)
        })
}

/// Whether a line stands in the head, the foot or the side of the page.
fn in_head(tree: &Tree, id: Id) -> bool {
    tree.ancestors(id).any(|up| matches!(tree.name(up), "header" | "nav" | "footer" | "aside"))
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

/// The line under the headline: one that is marked as such, or the description if the page shows it.
fn deck(tree: &Tree, lines: &[Block], page: &Metas) -> Option<(String, String)> {
    let at = lines.iter().position(|b| tree.name(b.node) == "h1")?;
    // A line with the day says when it was printed, and not what the story tells.
    let telling = |b: &&Block| dates::whole_line(&b.text, Order::DayFirst).is_none();
    let near = || lines.iter().skip(at + 1).take(5).filter(|b| b.length >= 20 && b.length <= 400);
    let near = || near().filter(telling);
    let marked = near().find(|b| is_deck(tree, b));
    if let Some(block) = marked {
        return Some((one_line(&block.text), "line under the headline".to_owned()));
    }
    let (description, from) = page.first(&["og:description", "description"])?;
    let folded = phrases::fold(&description);
    near().find(|b| b.folded() == folded).map(|_| (description, from))
}

pub(super) static DECK_CLASS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[\s_-])(?:standfirst|deck|dek|subtitle|sub-title|subhead|subheadline|sub-headline|lede|lead|intro|excerpt|kicker-text|chapeau|entradilla|bajada|sommario|vorspann|teaser-text|summary|stand-first)(?:$|[\s_-])",
    )
});
