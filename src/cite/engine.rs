//! Drives hayagriva: references and clusters → citations and bibliography as runs. The one place that calls it.
//!
//! hayagriva 0.10.1 carries what it did to tell *citations* apart over into the *bibliography*, where given
//! names then go missing. So citations and bibliography are made by separate passes, which agree on the one
//! thing that both must say the same: the letters behind the years of works that stay alike.

use super::{
    again, finish,
    letters::Letters,
    lists::{first_use, places, rounds, together, without_disambiguation},
    literal, order, people, prepare, probe, process,
    prune::{self, Pruned},
    reduce,
    reference::Reference,
    rich::{self, Rich},
    stand_in::Taken,
    style::{self, Style},
};
use citationberg::{
    DisambiguationRule, IndependentStyle, LocaleCode,
    json::{FixedDate, Item, Value},
};
use hayagriva::{
    BibliographyItem, CitationItem, CitationRequest, ElemChildren, Rendered, standalone_citation,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
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
/// How many works the processor sees at a time; it compares each with each.
pub(super) const CHUNK: usize = 64;
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
    let with_seasons = (!style.seasons && references.iter().any(Reference::in_season))
        .then(|| style.with_seasons(locale))
        .flatten();
    let style = with_seasons.as_ref().unwrap_or(style);
    if references.iter().any(|r| r.is_kind(prepare::DOCUMENT)) {
        probe::prints_documents(style);
    }
    // The processor has unwraps of its own; a style from outside must not end the program.
    catch_unwind(AssertUnwindSafe(|| {
        let cited = Pass::new(style, locale, references).cited(&clusters);
        let cited = finish::with_spans(style, locale, cited, references, &clusters);
        finish::mended(style, locale, cited, references, &clusters)
    }))
    .map_err(|_cause| Failed { style: style.title.clone() })
}

pub(super) struct Pass<'a> {
    style: &'a Style,
    locale: Option<LocaleCode>,
    items: Vec<Item>,
    /// The same for citations and for sorting, where particles may stand elsewhere.
    cited: Vec<Item>,
    keyed: Vec<Item>,
    /// Numbers that the works speak of.
    taken: Taken,
}

/// Works that may influence each other: those whose citations read alike before anything is done about it.
struct Classes {
    /// The classes that have more than one member.
    members: Vec<Vec<usize>>,
    /// Work → its class.
    of: BTreeMap<usize, usize>,
}

impl Classes {
    fn add(&mut self, class: usize, work: usize) {
        if let Some(members) = self.members.get_mut(class) {
            members.push(work);
            self.of.insert(work, class);
        }
    }
}

impl<'a> Pass<'a> {
    pub(super) fn new(style: &'a Style, locale: Option<&str>, references: &[Reference]) -> Self {
        let locale = locale.and_then(style::locale).map(|code| LocaleCode(code.to_owned()));
        let taken = Taken::of(references);
        let dates = literal::Dates::of(references, &taken);
        let items = |use_of| -> Vec<Item> {
            let numbered = references.iter().enumerate();
            numbered.map(|(number, r)| prepare::item(number, r, style, &dates, use_of)).collect()
        };
        Self {
            style,
            locale,
            items: items(prepare::Use::Shown),
            cited: items(prepare::Use::Cited),
            keyed: items(prepare::Use::Sorted),
            taken,
        }
    }

    pub(super) fn cited(&self, clusters: &[Cluster]) -> Cited {
        let mut cited = self.as_styled(clusters);
        for (text, cluster) in cited.citations.iter_mut().zip(clusters) {
            // Some styles print nothing of a work without author and date: "()" leads nobody to a source.
            if !text.text().chars().any(char::is_alphanumeric) {
                let titles =
                    cluster.iter().filter_map(|work| self.items.get(*work)?.0.get("title"));
                let titles: Vec<String> =
                    titles.filter_map(|t| Some(t.to_str()?.into_owned())).collect();
                if !titles.is_empty() {
                    *text = Rich::plain(&format!("({})", titles.join("; ")));
                }
            }
        }
        cited
    }

    fn as_styled(&self, clusters: &[Cluster]) -> Cited {
        let (seen, own, clusters) = self.told_apart(clusters);
        let order = first_use(&clusters);
        let listed =
            order::sorted(self.style, self.locale.as_ref(), &self.keyed, &order, |style| {
                let keys = self.alone(style, &self.keyed, &order);
                keys.iter().map(|key| rich_of(key).text()).collect()
            });
        let classes = self.classes(&own, &seen, &order);
        let groups = self.alike(&own, &seen, &classes);
        // Letters follow the bibliography, if no citation looks at what came before it.
        let positional =
            self.style.positional && reduce::looks_at_place(Pruned::new(&own, &seen).all());
        let back =
            !groups.is_empty() && positional && self.looks_back(&own, &seen, &listed, &clusters);
        let (mut seen, mut own, mut groups, mut classes) = (seen, own, groups, classes);
        let (mut csl, mut items) = (self.style.csl.clone(), self.items.clone());
        // The processor gives one group its letters itself: in the order of citations where it looks back, and to
        // whom it could tell apart by names where the style asks it.
        let least = if back || self.style.asks_disambiguate { 1 } else { 2 };
        let marks = Letters::new(self.style, &self.taken, &items, &groups, &listed, least);
        let letters = if back && marks.is_none() { &order } else { &listed };
        let mut unprinted: Vec<usize> = Vec::new();
        if let Some(marks) = &marks {
            let rivals = if self.style.numeric || self.style.notes {
                Vec::new()
            } else {
                marks.rivals(&seen, &classes.members, &groups)
            };
            marks.mark(&mut items, false);
            marks.mark(&mut seen, true);
            marks.style(&mut csl);
            marks.style(&mut own);
            groups.clear();
            for (class, rival) in rivals {
                unprinted.push(seen.len());
                classes.add(class, seen.len());
                seen.push(rival);
            }
        }
        let entries = self.bibliography((csl, items), &groups, letters, &listed);
        let own = Pruned::new(&own, &seen);
        let citations = if positional || self.style.numeric {
            // Numbers follow the bibliography where it is sorted.
            let sorted = self.style.csl.bibliography.as_ref().is_some_and(|b| b.sort.is_some());
            let lead = (!groups.is_empty() && !back) || (self.style.numeric && sorted);
            let lead = if lead { &listed } else { &unprinted };
            self.citations(&own, &seen, lead, &clusters, &groups)
        } else {
            self.in_chunks(&own, &seen, letters, &clusters, &classes, &groups)
        };
        let Some(marks) = marks else { return Cited { citations, entries } };
        let texts = citations.into_iter().zip(&clusters);
        Cited {
            citations: texts.map(|(text, cluster)| marks.put(text, cluster)).collect(),
            entries: entries
                .into_iter()
                .map(|e| Entry { text: marks.put(e.text, &[e.reference]), ..e })
                .collect(),
        }
    }

    /// The references as citations see them, the style for them, and the clusters in the style's order.
    fn told_apart(&self, clusters: &[Cluster]) -> (Vec<Item>, IndependentStyle, Vec<Cluster>) {
        let mut own = self.style.csl.clone();
        own.bibliography = None;
        let rule = own.citation.givenname_disambiguation_rule;
        let by_cite = rule == DisambiguationRule::ByCite;
        if !own.citation.disambiguate_add_givenname || by_cite && !people::share_a_name(&self.cited)
        {
            return (self.cited.clone(), own, clusters.to_vec());
        }
        let with = self.style.initialize_with.as_deref();
        let (seen, changed) = if by_cite {
            let (seen, changed, all) = self.apart_by_cite(&own, clusters, with);
            // What is left to the processor is what more names may tell apart.
            own.citation.disambiguate_add_givenname = !all;
            (seen, changed)
        } else {
            own.citation.disambiguate_add_givenname = false;
            people::separate(&self.cited, rule, with)
        };
        if !changed || own.citation.sort.is_none() {
            return (seen, own, clusters.to_vec());
        }
        // "G. Khan" is to stand where "Khan" belongs: the order is taken from the names as they are.
        let plain = without_disambiguation(&own);
        let pruned = Pruned::new(&plain, &self.cited);
        let mut sorted = Vec::with_capacity(clusters.len());
        for chunk in clusters.chunks(CHUNK) {
            let rendered = self.render(&pruned, &plain, &self.cited, chunk, 0);
            sorted.extend(chunk.iter().zip(&rendered.citations).map(|(cluster, citation)| {
                let mut sorted = Vec::new();
                places(&citation.citation.0, &mut sorted);
                let sorted: Cluster =
                    sorted.iter().filter_map(|place| cluster.get(*place).copied()).collect();
                let complete = cluster.iter().all(|i| sorted.contains(i));
                if complete { sorted } else { cluster.clone() }
            }));
        }
        own.citation.sort = None;
        (seen, own, sorted)
    }

    /// Given names where citations of different people would read the same; whether any was added, and whether that is all
    /// that given names can do.
    fn apart_by_cite(
        &self,
        own: &IndependentStyle,
        clusters: &[Cluster],
        with: Option<&str>,
    ) -> (Vec<Item>, bool, bool) {
        let order = first_use(clusters);
        let texts = self.alone(&without_disambiguation(own), &self.cited, &order);
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (work, text) in order.iter().zip(&texts) {
            by_text.entry(format!("{text:#}")).or_default().push(*work);
        }
        let (mut seen, mut changed, mut all) = (self.cited.clone(), false, true);
        for works in by_text.into_values().filter(|works| works.len() > 1) {
            match people::apart(&self.cited, &works, with) {
                None => all = false,
                Some(named) => {
                    for (work, item) in named {
                        if let Some(slot) = seen.get_mut(work) {
                            (*slot, changed) = (item, true);
                        }
                    }
                }
            }
        }
        (seen, changed, all)
    }

    /// Each work cited alone, with nothing done to tell it from others.
    fn alone(
        &self,
        style: &IndependentStyle,
        items: &[Item],
        works: &[usize],
    ) -> Vec<ElemChildren> {
        let style = Pruned::new(style, items);
        let files = self.files();
        let one = |work: &usize| {
            let item = items.get(*work)?;
            let of = style.of(items, &[*work]);
            let item = vec![CitationItem::with_entry(item)];
            let request = CitationRequest::new(item, of, self.locale.clone(), files, Some(1));
            Some(standalone_citation(request))
        };
        works.iter().map(|work| one(work).unwrap_or(ElemChildren(Vec::new()))).collect()
    }

    fn classes(&self, own: &IndependentStyle, seen: &[Item], order: &[usize]) -> Classes {
        let rules = &own.citation;
        let mut classes = Classes { members: Vec::new(), of: BTreeMap::new() };
        let names = rules.disambiguate_add_names || rules.disambiguate_add_givenname;
        if !names && !rules.disambiguate_add_year_suffix && !self.style.asks_disambiguate {
            return classes;
        }
        let plain = without_disambiguation(own);
        let texts = self.alone(&plain, seen, order);
        let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (work, text) in order.iter().zip(&texts) {
            by_text.entry(format!("{text:#}")).or_default().push(*work);
        }
        for works in by_text.into_values().filter(|works| works.len() > 1) {
            classes.of.extend(works.iter().map(|work| (*work, classes.members.len())));
            classes.members.push(works);
        }
        classes
    }

    /// Works whose citations read the same whatever else is done: number of the work → number of its group.
    fn alike(
        &self,
        own: &IndependentStyle,
        seen: &[Item],
        classes: &Classes,
    ) -> BTreeMap<usize, usize> {
        let mut groups = BTreeMap::new();
        if !own.citation.disambiguate_add_year_suffix {
            return groups;
        }
        let mut bare = own.clone();
        bare.citation.disambiguate_add_year_suffix = false;
        let pruned = Pruned::new(&bare, seen);
        let mut count = 0;
        for works in together(classes.members.iter().map(Vec::as_slice)) {
            let clusters: Vec<Cluster> = works.iter().map(|i| vec![*i]).collect();
            let rendered = self.render(&pruned, &bare, seen, &clusters, 0);
            let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (work, citation) in works.iter().zip(&rendered.citations) {
                by_text.entry(format!("{:#}", citation.citation)).or_default().push(*work);
            }
            for works in by_text.into_values().filter(|works| works.len() > 1) {
                groups.extend(works.into_iter().map(|work| (work, count)));
                count += 1;
            }
        }
        groups
    }

    /// The bibliography with the names as they are; works of a group get letters in the order of `letters`.
    fn bibliography(
        &self,
        (mut csl, items): (IndependentStyle, Vec<Item>),
        groups: &BTreeMap<usize, usize>,
        letters: &[usize],
        listed: &[usize],
    ) -> Vec<Entry> {
        let Some(rules) = &mut csl.bibliography else { return Vec::new() };
        rules.sort = None;
        let substitute = rules.subsequent_author_substitute.take();
        let rule = rules.subsequent_author_substitute_rule;
        let mut items: Vec<Item> = items
            .into_iter()
            .enumerate()
            .map(|(work, mut item)| {
                let key = groups.get(&work).map_or_else(|| format!("w{work}"), |g| format!("g{g}"));
                item.0.insert(GROUP.to_owned(), Value::String(key));
                item
            })
            .collect();
        let whole = Pruned::new(&csl, &items);
        let letter = Pruned::none(process::grouping());
        let dated = Self::dated(&mut items, groups);
        let chunks: Vec<Vec<usize>> = if !self.style.numeric {
            let mut units: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for work in letters {
                let unit = groups.get(work).map_or(items.len() + *work, |group| *group);
                units.entry(unit).or_default().push(*work);
            }
            // Works with the same fields together: the style can be cut down the most for them.
            let mut alike: BTreeMap<BTreeSet<String>, Vec<&[usize]>> = BTreeMap::new();
            for unit in units.values() {
                let works = unit.iter().filter_map(|work| items.get(*work));
                alike.entry(works.map(prune::signature).collect()).or_default().push(unit);
            }
            alike.into_values().flat_map(|units| together(units.into_iter())).collect()
        } else if groups.is_empty() {
            let signatures: Vec<Option<String>> =
                items.iter().map(|item| Some(prune::signature(item))).collect();
            let of = |work: &usize| signatures.get(*work).cloned().flatten();
            let runs = listed.chunk_by(|a, b| of(a) == of(b));
            runs.flat_map(|run| run.chunks(CHUNK)).map(<[usize]>::to_vec).collect()
        } else {
            vec![listed.to_vec()]
        };
        let mut offset = 0;
        let mut made: BTreeMap<usize, BibliographyItem> = BTreeMap::new();
        for chunk in chunks {
            let works = dated.iter().chain(&chunk);
            let clusters: Vec<Cluster> = works.map(|i| vec![*i]).collect();
            let rendered =
                self.render(&letter, whole.of(&items, &chunk), &items, &clusters, offset);
            offset += chunk.len();
            let entries = rendered.bibliography.map(|b| b.items).unwrap_or_default();
            made.extend(entries.into_iter().filter_map(|e| Some((e.key.parse().ok()?, e))));
        }
        let mut list: Vec<(usize, BibliographyItem)> =
            listed.iter().filter_map(|work| Some((*work, made.remove(work)?))).collect();
        if let Some(substitute) = substitute {
            again::substitute(
                list.iter_mut().map(|(_, item)| &mut item.content),
                &substitute,
                rule,
            );
        }
        list.iter().map(|(work, item)| entry(*work, item)).collect()
    }

    /// All citations in one go, after works that are to come first in this order.
    fn citations(
        &self,
        own: &Pruned<'_>,
        seen: &[Item],
        lead: &[usize],
        clusters: &[Cluster],
        groups: &BTreeMap<usize, usize>,
    ) -> Vec<Rich> {
        let mut items = seen.to_vec();
        let dated = Self::dated(&mut items, groups);
        let mut all: Vec<Cluster> = dated.iter().chain(lead).map(|i| vec![*i]).collect();
        let skip = all.len();
        all.extend(clusters.iter().cloned());
        let rendered = self.render(own, process::grouping(), &items, &all, 0);
        rendered.citations.iter().skip(skip).map(|c| rich_of(&c.citation)).collect()
    }

    /// Citations that know of no other place: so many at a time, each with all works that they could be taken
    /// for. Without this the processor's work grows with the square of the list.
    fn in_chunks(
        &self,
        own: &Pruned<'_>,
        seen: &[Item],
        letters: &[usize],
        clusters: &[Cluster],
        classes: &Classes,
        groups: &BTreeMap<usize, usize>,
    ) -> Vec<Rich> {
        let place: BTreeMap<usize, usize> =
            letters.iter().enumerate().map(|(at, work)| (*work, at)).collect();
        let class = |cluster: &Cluster| cluster.iter().find_map(|work| classes.of.get(work));
        let mut turns: Vec<usize> = (0..clusters.len()).collect();
        turns.sort_by_key(|at| clusters.get(*at).and_then(class));
        let mut out = vec![Rich::default(); clusters.len()];
        // Where the style asks what to do, the processor gives up when many are alike: one class at a time.
        let alone = self.style.asks_disambiguate;
        let of = |at: &usize| clusters.get(*at).and_then(class);
        let lists = turns.chunk_by(|a, b| !alone || of(a) == of(b));
        for chunk in lists.flat_map(|list| list.chunks(CHUNK)) {
            for round in rounds(chunk, clusters) {
                self.round(own, seen, &place, (clusters, &round), classes, groups, &mut out);
            }
        }
        out
    }

    /// One round of citations in which no work comes twice: hayagriva takes a second citation of a work for one
    /// of another that cannot be told from it.
    #[expect(clippy::too_many_arguments, reason = "what a pass knows, and where its result goes")]
    fn round(
        &self,
        own: &Pruned<'_>,
        seen: &[Item],
        place: &BTreeMap<usize, usize>,
        (clusters, round): (&[Cluster], &[usize]),
        classes: &Classes,
        groups: &BTreeMap<usize, usize>,
        out: &mut [Rich],
    ) {
        let cited: BTreeSet<usize> =
            round.iter().filter_map(|at| clusters.get(*at)).flatten().copied().collect();
        let touched: BTreeSet<usize> =
            cited.iter().filter_map(|work| classes.of.get(work).copied()).collect();
        let rivals: Vec<usize> =
            touched.iter().filter_map(|c| classes.members.get(*c)).flatten().copied().collect();
        let others = rivals.iter().filter(|work| !cited.contains(work));
        // Letters come in the order of citations; these know of no order but that.
        let mut units: Vec<(Option<usize>, Cluster)> = round
            .iter()
            .filter_map(|at| Some((Some(*at), clusters.get(*at)?.clone())))
            .chain(others.map(|work| (None, vec![*work])))
            .collect();
        units.sort_by_key(|(_, cluster)| cluster.iter().filter_map(|work| place.get(work)).min());
        let mut last: BTreeMap<usize, usize> = BTreeMap::new();
        let in_order = units.iter().flat_map(|(_, cluster)| cluster).all(|work| {
            let (Some(group), Some(at)) = (groups.get(work), place.get(work)) else { return true };
            last.insert(*group, *at).is_none_or(|before| before < *at)
        });
        // hayagriva leaves the first of those alone that cannot be told apart, and "(Smith)" beside "(Smith, ‘Raid’)" would
        // name no source: behind the same works, no citation is the first. Names tell other people apart.
        let authors = |work: &usize| seen.get(*work).map(|item| item.0.get("author"));
        let printed: Vec<&usize> = rivals.iter().filter(|work| place.contains_key(work)).collect();
        let one_author = printed.iter().enumerate().any(|(i, work)| {
            printed.iter().skip(i + 1).any(|other| authors(work) == authors(other))
        });
        let lettered = self.style.csl.citation.disambiguate_add_year_suffix
            && !own.all().citation.disambiguate_add_year_suffix;
        let by_title = self.style.asks_disambiguate && one_author && !lettered;
        let mut lead = if in_order && !by_title { Vec::new() } else { rivals };
        lead.sort_by_key(|work| place.get(work));
        let list: Vec<Cluster> = units.iter().map(|(_, cluster)| cluster.clone()).collect();
        let made = self.citations(own, seen, &lead, &list, groups);
        for ((at, _), text) in units.iter().zip(made) {
            if let Some(slot) = at.and_then(|at| out.get_mut(at)) {
                *slot = text;
            }
        }
    }

    /// Whether citations read otherwise when all of `lead` has been cited before.
    fn looks_back(
        &self,
        own: &IndependentStyle,
        seen: &[Item],
        lead: &[usize],
        clusters: &[Cluster],
    ) -> bool {
        if self.style.notes {
            return true;
        }
        let mut bare = own.clone();
        bare.citation.disambiguate_add_year_suffix = false;
        let mut all: Vec<Cluster> = lead.iter().map(|i| vec![*i]).collect();
        all.extend(clusters.iter().cloned());
        let pruned = Pruned::new(&bare, seen);
        let without = self.render(&pruned, &bare, seen, clusters, 0);
        let with = self.render(&pruned, &bare, seen, &all, 0);
        !with
            .citations
            .iter()
            .skip(lead.len())
            .map(|c| &c.citation)
            .eq(without.citations.iter().map(|c| &c.citation))
    }

    /// Adds a dated work where no work has a date, or letters would never come; it is to be cited first.
    fn dated(items: &mut Vec<Item>, groups: &BTreeMap<usize, usize>) -> Option<usize> {
        if groups.is_empty() {
            return None;
        }
        let mut dated = Reference::new(DATED, "document");
        dated.set(prepare::TAG, DATED);
        dated.set("title", DATED);
        dated.set(GROUP, DATED);
        let year = FixedDate { year: 1, month: None, day: None, season: None, circa: false };
        dated.set_fixed("issued", year);
        items.push(dated.item);
        Some(items.len() - 1)
    }

    fn files(&self) -> &'static [citationberg::Locale] {
        let asked = self.locale.as_ref().map(|code| code.0.as_str());
        style::locale_files(asked, &self.style.csl)
    }

    fn render(
        &self,
        citations: &Pruned<'_>,
        bibliography: &IndependentStyle,
        items: &[Item],
        clusters: &[Cluster],
        offset: usize,
    ) -> Rendered {
        let locale = (self.locale.as_ref(), self.files());
        process::render(locale, citations, bibliography, items, clusters, offset)
    }
}

fn rich_of(children: &ElemChildren) -> Rich {
    let (label, text) = rich::from_elements(children);
    match label {
        Some(mut all) => {
            all.extend(&text);
            all
        }
        None => text,
    }
}

fn entry(reference: usize, item: &BibliographyItem) -> Entry {
    let (label, text) = rich::from_elements(&item.content);
    let first = item.first_field.as_ref().map(rich::from_element);
    let label = match (first.map(Rich::trimmed).filter(|l| !l.is_empty()), label) {
        (Some(first), _) => Some(first),
        (None, label) => label,
    };
    Entry { reference, label, text }
}
