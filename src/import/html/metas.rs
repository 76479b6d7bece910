//! The `<meta>` elements of a page, and the names that sites give to dates and authors in them.

use super::{
    meta::unique,
    tree::{Id, Tree},
};
use crate::{
    import::{
        dates::{self, Order},
        names, one_line, pattern, phrases,
    },
    model::PartialDate,
};
use regex::Regex;
use std::sync::LazyLock;

/// Names of the day of publication.
pub(super) const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "bepress_citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
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
    "article:post_date",
    "lp.article:published_time",
    "newsdate",
    "displaydate",
    "article:published",
    "og:pubdate",
    "pub_date",
    "publication-date",
    "article_date",
    "dc.date.published",
];
/// Names that programs also use for the day on which they made the page.
pub(super) const MADE: &[&str] = &[
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "date",
    "created",
    "timestamp",
    "uploaddate",
];
/// Names of the day of the last change.
pub(super) const MODIFIED: &[&str] = &[
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

/// Names of the digital object identifier.
pub(super) const DOI: &[&str] = &[
    "citation_doi",
    "bepress_citation_doi",
    "prism.doi",
    "prism:doi",
    "dc.identifier.doi",
    "dc.identifier",
    "dcterms.identifier",
    "eprints.id_number",
    "doi",
];

/// Parts of names of the day of publication, without the signs between their words.
const LIKE_PUBLISHED: &[&str] = &[
    "publishedtime",
    "publishtime",
    "publishingtime",
    "publisheddate",
    "publishdate",
    "publishingdate",
    "publicationdate",
    "publicationtime",
    "pubdate",
    "pubtime",
    "firstpublished",
    "datepublished",
    "articlepublished",
    "articledate",
];
const OF_OTHER_DAYS: &[&str] = &["mod", "updat", "expir", "unpublish", "last", "related", "event"];

/// The `<meta>` elements of a page: name in small letters and content, in order.
pub(super) struct Metas(Vec<(String, String)>);

impl Metas {
    pub(super) fn new(tree: &Tree) -> Self {
        let metas = tree
            .descend(tree.root())
            .filter(|&id| tree.name(id) == "meta" && !of_another_work(tree, id));
        Self(
            metas
                .filter_map(|id| {
                    let name = ["property", "name", "itemprop", "http-equiv"]
                        .into_iter()
                        .find_map(|attr| tree.attr(id, attr))?;
                    let content = tree.attr(id, "content")?.trim();
                    let name = name.trim().to_lowercase();
                    // Dublin Core is written with a point or a colon.
                    let name = match name.strip_prefix("dc:") {
                        Some(rest) => format!("dc.{rest}"),
                        None => name,
                    };
                    (!content.is_empty()).then(|| (name, one_line(content)))
                })
                .collect(),
        )
    }

    /// The first of several names that the page has.
    pub(super) fn first(&self, names: &[&str]) -> Option<(String, String)> {
        names.iter().find_map(|want| {
            self.0.iter().find(|(name, _)| name == want).map(|(n, v)| (v.clone(), n.clone()))
        })
    }

    /// What all of several names say, in their order.
    pub(super) fn all<'s>(&'s self, names: &'s [&str]) -> impl Iterator<Item = &'s str> {
        names.iter().flat_map(|want| {
            self.0.iter().filter(move |(name, _)| name == want).map(|(_, value)| value.as_str())
        })
    }

    /// The first of several names whose content is a date, with the name and the content.
    pub(super) fn date(
        &self,
        names: &[&str],
        order: Order,
    ) -> Option<(PartialDate, String, String)> {
        names.iter().find_map(|want| {
            self.0.iter().filter(|(name, _)| name == want).find_map(|(name, value)| {
                Some((dates::machine_of_page(value, order)?, name.clone(), value.clone()))
            })
        })
    }

    /// A date whose name says in other words that it is the day of publication: `vr:published-time`.
    pub(super) fn like_published(&self) -> Option<(PartialDate, String)> {
        self.0.iter().find_map(|(name, value)| {
            let squeezed: String = name.chars().filter(char::is_ascii_alphabetic).collect();
            let says = |words: &[&str]| words.iter().any(|word| squeezed.contains(word));
            (says(LIKE_PUBLISHED) && !says(OF_OTHER_DAYS))
                .then(|| Some((dates::machine(value)?, name.clone())))?
        })
    }

    /// Who is declared to be the author and is not the site.
    pub(super) fn authors(&self, site: Option<&str>) -> Option<(Vec<String>, String)> {
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
            "shareaholic:article_author_name",
        ];
        NAMES
            .iter()
            .find_map(|want| {
                let values = self.0.iter().filter(|(name, _)| name == want);
                let site = site.map(phrases::fold);
                let values = values.filter(|(_, value)| {
                    !IMPRINT.is_match(value) && site.as_ref() != Some(&phrases::fold(value))
                });
                let people =
                    unique(values.flat_map(|(_, value)| names::persons(&last_first(value))));
                (!people.is_empty()).then(|| (people, (*want).to_owned()))
            })
            .or_else(|| {
                // What a card shows under "Written by".
                let (label, _) = self.first(&["twitter:label1"])?;
                let (value, from) = self.first(&["twitter:data1"])?;
                let people = names::persons(&value);
                (WRITTEN.is_match(&label) && !people.is_empty()).then_some((people, from))
            })
    }
}

/// Whether microdata stand in something that the page refers to: a work that it cites, a comment, a film in it.
fn of_another_work(tree: &Tree, id: Id) -> bool {
    let of_film = tree.attr(id, "itemprop").is_some_and(|p| p.eq_ignore_ascii_case("uploadDate"));
    if of_film && !tree.ancestors(id).any(|up| tree.name(up) == "head") {
        return true;
    }
    tree.attr(id, "itemprop").is_some()
        && tree.ancestors(id).any(|up| {
            tree.attr(up, "itemprop").is_some_and(|property| {
                ["citation", "comment", "review", "isBasedOn", "mentions"].contains(&property)
            })
        })
}

/// What a publisher writes in the place of an author: company and seat.
static IMPRINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:germany|deutschland|austria|österreich|schweiz|switzerland|gmbh|e\. ?v\.|inc\.|ltd|s\.a\.|kg|ministerium|bundesministerium|departement)(?:$|\W)",
    )
});

static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)written|verfasst|geschrieben|écrit|escrito|scritto|geschreven|napisan|автор|author|autor|yazan|ditulis|著者|作者|投稿者|كتب",
    )
});

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
