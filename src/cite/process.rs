//! One call of the processor, kept from what brings hayagriva 0.10.1 down: where the names of one work begin those
//! of another (A, B, C and A, B, C, D), it looks for a name behind the last when it gives the shorter list first
//! names.

use super::{engine::Cluster, prune::Pruned};
use citationberg::{
    DisambiguationRule, IndependentStyle, Locale, LocaleCode, Style as Csl,
    json::{Item, Value},
};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, Rendered};
use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::OnceLock,
};

/// Citations and bibliography; numbers begin behind `offset`.
pub(super) fn render(
    (locale, files): (Option<&LocaleCode>, &[Locale]),
    citations: &Pruned<'_>,
    bibliography: &IndependentStyle,
    items: &[Item],
    clusters: &[Cluster],
    offset: usize,
) -> Rendered {
    let run = |calm: Option<&IndependentStyle>, begun: &BTreeSet<usize>, all: bool| {
        let mut driver = BibliographyDriver::new().with_citation_number_offset(offset);
        for (note, cluster) in clusters.iter().enumerate() {
            let cited = cluster.iter().filter_map(|i| items.get(*i)).map(CitationItem::with_entry);
            let calm = calm.filter(|_| all || cluster.iter().any(|work| begun.contains(work)));
            driver.citation(CitationRequest::new(
                cited.collect(),
                calm.unwrap_or_else(|| citations.of(items, cluster)),
                locale.cloned(),
                files,
                Some(note + 1),
            ));
        }
        driver.finish(BibliographyRequest::new(bibliography, locale.cloned(), files))
    };
    let rules = &citations.all().citation;
    let exposed = rules.disambiguate_add_names
        && rules.disambiguate_add_givenname
        && rules.givenname_disambiguation_rule == DisambiguationRule::ByCite;
    if !exposed {
        return run(None, &BTreeSet::new(), false);
    }
    let begun = begun(items, clusters);
    let mut calm = citations.all().clone();
    calm.citation.disambiguate_add_givenname = false;
    // Lists of names that a style prints one behind the other are not seen above.
    catch_unwind(AssertUnwindSafe(|| run(Some(&calm), &begun, false)))
        .unwrap_or_else(|_cause| run(Some(&calm), &begun, true))
}

/// The works that have a list of names with which a longer list of another work begins.
fn begun(items: &[Item], clusters: &[Cluster]) -> BTreeSet<usize> {
    let works: BTreeSet<usize> = clusters.iter().flatten().copied().collect();
    let mut lists: Vec<(Vec<String>, usize)> = Vec::new();
    for work in works {
        let fields = items.get(work).map(|item| item.0.values()).into_iter().flatten();
        lists.extend(fields.filter_map(|field| match field {
            Value::Names(names) => {
                Some((names.iter().map(|name| format!("{name:?}")).collect(), work))
            }
            _ => None,
        }));
    }
    lists.sort();
    // In this order a list stands right before those that it begins, and equal lists stand together.
    let mut begun = BTreeSet::new();
    let mut last: Option<(&[String], bool)> = None;
    for (list, work) in lists.iter().rev() {
        let begins = match last {
            Some((next, before)) if next == list.as_slice() => before,
            Some((next, _)) => next.starts_with(list),
            None => false,
        };
        if begins {
            begun.insert(*work);
        }
        last = Some((list, begins));
    }
    begun
}

/// A style whose citations are alike exactly for the works of one group, so that they get letters.
pub(super) fn grouping() -> &'static IndependentStyle {
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
