//! Drives hayagriva: references and clusters → citations and bibliography as runs. The one place that calls it.
//!
//! hayagriva 0.10.1 carries what it did to tell *citations* apart over into the *bibliography*, where given
//! names then go missing. So citations and bibliography are made by separate passes, which agree on the one
//! thing that both must say the same: the letters behind the years of works that stay alike.

use super::{
    faults, people,
    reference::Reference,
    rich::{self, Rich},
    style::{self, Style},
};
use citationberg::{
    DisambiguationRule, IndependentStyle, LocaleCode, Style as Csl,
    json::{FixedDate, Item, Value},
};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemMeta,
    Rendered,
};
use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::OnceLock,
};

/// References cited together at one place, by their numbers in the list.
pub type Cluster = Vec<usize>;

/// What a style makes of references and clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// One for each cluster, in their order; for a style with notes: the text of the note.
    pub citations: Vec<Rich>,
    /// Every cited reference once, in the order of the style; empty for a style without bibliography.
    pub entries: Vec<Entry>,
}

/// One entry of a bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which reference, by its number in the list.
    pub reference: usize,
    /// What stands in the margin: a number, as a rule.
    pub label: Option<Rich>,
    /// The entry itself.
    pub text: Rich,
}

/// The processor could not cope with a style and references.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "The citation style “{style}” cannot be carried out on these references: the citation \
     processor failed. Choose another style, or correct the file of this one"
)]
pub struct Failed {
    /// The style's title.
    pub style: String,
}

/// The field that the bibliography's pass puts alike works together by; never printed by any style.
const GROUP: &str = "citation-key";
/// The id of a dated work that is never cited: hayagriva gives letters only where some work has a date.
const DATED: &str = "\u{10fffd}";

/// Cites references in a style.
///
/// `locale` is a BCP 47 tag; one that nobody speaks gives the style's own language. The same input gives the
/// same output. Errors: the style brings the processor down, which files from outside can do.
pub fn cite(
    style: &Style,
    locale: Option<&str>,
    references: &[Reference],
    clusters: &[Cluster],
) -> Result<Cited, Failed> {
    let clusters: Vec<Cluster> = clusters
        .iter()
        .map(|cluster| cluster.iter().copied().filter(|i| *i < references.len()).collect())
        .collect();
    // The processor has unwraps of its own; a style from outside must not end the program.
    let cited =
        catch_unwind(AssertUnwindSafe(|| Pass::new(style, locale, references).cited(&clusters)))
            .map_err(|_| Failed { style: style.title.clone() })?;
    Ok(mended(cited, references, &clusters))
}

/// Without stray punctuation, and with something in every entry by which the work can be found.
fn mended(cited: Cited, references: &[Reference], clusters: &[Cluster]) -> Cited {
    let citations = cited.citations.into_iter().enumerate().map(|(at, text)| {
        let cluster = clusters.get(at).map(Vec::as_slice).unwrap_or_default();
        let of: Vec<&Reference> = cluster.iter().filter_map(|i| references.get(*i)).collect();
        faults::cleaned(text, &of)
    });
    let entries = cited.entries.into_iter().map(|entry| {
        let Some(reference) = references.get(entry.reference) else { return entry };
        let text = faults::cleaned(entry.text, &[reference]);
        // Some styles for journals leave out the titles of all else: "2023." leads nowhere.
        let bare = reference.bare();
        let text = if bare.is_empty() || reference.named_in(&text.text()) {
            text
        } else {
            Rich::plain(&bare)
        };
        Entry { text, ..entry }
    });
    Cited { citations: citations.collect(), entries: entries.collect() }
}

struct Pass<'a> {
    style: &'a Style,
    locale: Option<LocaleCode>,
    items: Vec<Item>,
}

impl<'a> Pass<'a> {
    fn new(style: &'a Style, locale: Option<&str>, references: &[Reference]) -> Self {
        let locale = locale.and_then(style::locale).map(|code| LocaleCode(code.to_owned()));
        let items = references
            .iter()
            .enumerate()
            .map(|(number, reference)| {
                let mut item = reference.item.clone();
                let kind = item.0.get("type").and_then(Value::to_str);
                if kind.is_none_or(|kind| kind == "document") {
                    // Some styles print nothing for a document of no kind (Chicago's notes, MHRA, Turabian).
                    let online = item.0.contains_key("URL");
                    let kind = if online { "webpage" } else { "report" };
                    item.0.insert("type".to_owned(), Value::String(kind.to_owned()));
                }
                // Two files may name a reference alike, and hayagriva tells works apart by value.
                item.0.insert("id".to_owned(), Value::String(number.to_string()));
                item
            })
            .collect();
        Self { style, locale, items }
    }

    fn cited(&self, clusters: &[Cluster]) -> Cited {
        let csl = &self.style.csl;
        let rules = &csl.citation;
        let names = rules.disambiguate_add_names || rules.disambiguate_add_givenname;
        if !names && !rules.disambiguate_add_year_suffix {
            let rendered = self.render(csl, csl, &self.items, clusters);
            return Cited {
                citations: rendered.citations.iter().map(|c| rich_of(&c.citation)).collect(),
                entries: entries(&rendered),
            };
        }
        let (seen, own, clusters) = self.told_apart(clusters);
        let order = first_use(&clusters);
        let groups = self.alike(&own, &seen, &order);
        let mut entries = self.bibliography(&groups, &order);
        let mut lead = Vec::new();
        if !groups.is_empty() {
            // Letters follow the bibliography, if no citation looks at what came before it.
            let listed: Vec<usize> = entries.iter().map(|e| e.reference).collect();
            if self.looks_back(&own, &seen, &listed, &clusters) {
                entries = self.bibliography(&groups, &order);
            } else {
                entries = self.bibliography(&groups, &listed);
                lead = listed;
            }
        }
        Cited { citations: self.citations(&own, &seen, &lead, &clusters), entries }
    }

    /// The references as citations see them, the style for them, and the clusters in the style's order.
    fn told_apart(&self, clusters: &[Cluster]) -> (Vec<Item>, IndependentStyle, Vec<Cluster>) {
        let mut own = self.style.csl.clone();
        let rule = own.citation.givenname_disambiguation_rule;
        if !own.citation.disambiguate_add_givenname || rule == DisambiguationRule::ByCite {
            return (self.items.clone(), own, clusters.to_vec());
        }
        own.citation.disambiguate_add_givenname = false;
        let with = self.style.initialize_with.as_deref();
        let (seen, changed) = people::separate(&self.items, rule, with);
        if !changed || own.citation.sort.is_none() {
            return (seen, own, clusters.to_vec());
        }
        // "G. Khan" is to stand where "Khan" belongs: the order is taken from the names as they are.
        let plain = self.render(&own, &own, &self.items, clusters);
        let clusters = clusters
            .iter()
            .zip(&plain.citations)
            .map(|(cluster, citation)| {
                let mut sorted = Vec::new();
                places(&citation.citation.0, &mut sorted);
                let sorted: Cluster =
                    sorted.iter().filter_map(|place| cluster.get(*place).copied()).collect();
                let complete = cluster.iter().all(|i| sorted.contains(i));
                if complete { sorted } else { cluster.clone() }
            })
            .collect();
        own.citation.sort = None;
        (seen, own, clusters)
    }

    /// Works whose citations would read the same: number of the work → number of its group.
    fn alike(
        &self,
        own: &IndependentStyle,
        seen: &[Item],
        order: &[usize],
    ) -> BTreeMap<usize, usize> {
        if !own.citation.disambiguate_add_year_suffix {
            return BTreeMap::new();
        }
        let mut bare = own.clone();
        bare.citation.disambiguate_add_year_suffix = false;
        let alone: Vec<Cluster> = order.iter().map(|i| vec![*i]).collect();
        let rendered = self.render(&bare, &bare, seen, &alone);
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (work, citation) in order.iter().zip(&rendered.citations) {
            by_text.entry(format!("{:#}", citation.citation)).or_default().push(*work);
        }
        by_text
            .into_values()
            .filter(|works| works.len() > 1)
            .enumerate()
            .flat_map(|(group, works)| works.into_iter().map(move |work| (work, group)))
            .collect()
    }

    /// The bibliography with the names as they are; works of a group get letters in the order of `order`.
    fn bibliography(&self, groups: &BTreeMap<usize, usize>, order: &[usize]) -> Vec<Entry> {
        let mut items: Vec<Item> = self
            .items
            .iter()
            .enumerate()
            .map(|(work, item)| {
                let mut item = item.clone();
                let key = groups.get(&work).map_or_else(|| format!("w{work}"), |g| format!("g{g}"));
                item.0.insert(GROUP.to_owned(), Value::String(key));
                item
            })
            .collect();
        let mut clusters: Vec<Cluster> = order.iter().map(|i| vec![*i]).collect();
        self.add_dated(&mut items, &mut clusters, groups);
        entries(&self.render(grouping(), &self.style.csl, &items, &clusters))
    }

    /// The citations; `lead` are works whose letters are to come in this order.
    fn citations(
        &self,
        own: &IndependentStyle,
        seen: &[Item],
        lead: &[usize],
        clusters: &[Cluster],
    ) -> Vec<Rich> {
        let mut items = seen.to_vec();
        let mut all: Vec<Cluster> = lead.iter().map(|i| vec![*i]).collect();
        if !lead.is_empty() {
            let groups = BTreeMap::from([(0, 0)]);
            self.add_dated(&mut items, &mut all, &groups);
        }
        let skip = all.len();
        all.extend(clusters.iter().cloned());
        let rendered = self.render(own, own, &items, &all);
        rendered.citations.iter().skip(skip).map(|c| rich_of(&c.citation)).collect()
    }

    /// Whether citations read otherwise when all of `lead` has been cited before.
    fn looks_back(
        &self,
        own: &IndependentStyle,
        seen: &[Item],
        lead: &[usize],
        clusters: &[Cluster],
    ) -> bool {
        if self.style.notes || !self.style.positional {
            return self.style.notes;
        }
        let mut bare = own.clone();
        bare.citation.disambiguate_add_year_suffix = false;
        let mut all: Vec<Cluster> = lead.iter().map(|i| vec![*i]).collect();
        all.extend(clusters.iter().cloned());
        let without = self.render(&bare, &bare, seen, clusters);
        let with = self.render(&bare, &bare, seen, &all);
        !with
            .citations
            .iter()
            .skip(lead.len())
            .map(|c| &c.citation)
            .eq(without.citations.iter().map(|c| &c.citation))
    }

    /// Adds a dated work where no work has a date, or letters would never come.
    fn add_dated(
        &self,
        items: &mut Vec<Item>,
        clusters: &mut Vec<Cluster>,
        groups: &BTreeMap<usize, usize>,
    ) {
        if groups.is_empty() || self.items.iter().any(|item| item.0.contains_key("issued")) {
            return;
        }
        let mut dated = Reference::new(DATED, "document");
        dated.set("title", DATED);
        dated.set(GROUP, DATED);
        let year = FixedDate { year: 1, month: None, day: None, season: None, circa: false };
        dated.set_fixed("issued", year);
        clusters.push(vec![items.len()]);
        items.push(dated.item);
    }

    fn render(
        &self,
        citations: &IndependentStyle,
        bibliography: &IndependentStyle,
        items: &[Item],
        clusters: &[Cluster],
    ) -> Rendered {
        let files = style::locale_files();
        let mut driver = BibliographyDriver::new();
        for (note, cluster) in clusters.iter().enumerate() {
            let cited = cluster.iter().filter_map(|i| items.get(*i)).map(CitationItem::with_entry);
            driver.citation(CitationRequest::new(
                cited.collect(),
                citations,
                self.locale.clone(),
                files,
                Some(note + 1),
            ));
        }
        driver.finish(BibliographyRequest::new(bibliography, self.locale.clone(), files))
    }
}

/// The works in the order in which they are first cited, each once.
fn first_use(clusters: &[Cluster]) -> Vec<usize> {
    let mut seen = std::collections::BTreeSet::new();
    clusters.iter().flatten().copied().filter(|work| seen.insert(*work)).collect()
}

fn rich_of(children: &hayagriva::ElemChildren) -> Rich {
    let (label, text) = rich::from_elements(children);
    match label {
        Some(mut all) => {
            all.extend(&text);
            all
        }
        None => text,
    }
}

fn entries(rendered: &Rendered) -> Vec<Entry> {
    let Some(bibliography) = &rendered.bibliography else { return Vec::new() };
    bibliography
        .items
        .iter()
        .filter_map(|item| {
            let reference = item.key.parse().ok()?;
            let (label, text) = rich::from_elements(&item.content);
            let first = item.first_field.as_ref().map(rich::from_element);
            let label = match (first.map(Rich::trimmed).filter(|l| !l.is_empty()), label) {
                (Some(first), _) => Some(first),
                (None, label) => label,
            };
            Some(Entry { reference, label, text })
        })
        .collect()
}

/// The places that the items of a cluster had before the style sorted them, in reading order.
fn places(children: &[ElemChild], out: &mut Vec<usize>) {
    for child in children {
        if let ElemChild::Elem(elem) = child {
            match elem.meta {
                Some(ElemMeta::Entry(place)) => out.push(place),
                _ => places(&elem.children.0, out),
            }
        }
    }
}

/// A style whose citations are alike exactly for the works of one group, so that they get letters.
fn grouping() -> &'static IndependentStyle {
    static STYLE: OnceLock<IndependentStyle> = OnceLock::new();
    STYLE.get_or_init(|| {
        const XML: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
            <info><title>groups</title><id>groups</id><updated>2020-01-01T00:00:00Z</updated></info>
            <citation disambiguate-add-year-suffix="true"><layout delimiter=" ">
            <text variable="citation-key"/><date variable="issued"><date-part name="year"/></date>
            </layout></citation></style>"#;
        match Csl::from_xml(XML) {
            Ok(Csl::Independent(style)) => style,
            // A constant of ours that a test reads; the empty style would only lose the letters.
            _ => fallback(),
        }
    })
}

fn fallback() -> IndependentStyle {
    match hayagriva::archive::ArchivedStyle::AmericanPsychologicalAssociation.get() {
        Csl::Independent(style) => style,
        Csl::Dependent(_) => fallback(),
    }
}
