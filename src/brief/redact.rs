//! Takes out of a composed document what its author decided to withhold. Works on the document, so every format
//! gets it: the words are in none of its strings, not in evidence, notes, titles, addresses or drawings.

use super::{
    document::{Document, Part, Picture, Span},
    hidden_sources,
    withhold::{self, Pattern, WITHHELD, from_pieces, from_text, part_from_persons},
};
use crate::{
    cite::{self, Rich},
    findings::Findings,
    fold::digit,
    model::{Annotation, ArticleId, Brief, Claim, ClaimId, Decision, Project, Withheld},
    places,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A quote of fewer letters is no sign of its source elsewhere ("three"), and is only taken out where it is a quote.
const TELLING: usize = 12;

/// The claims whose figures were read off words that are withheld: the 12 of "12 Rama IV Road", the 345,678 of a
/// telephone number. They would say a piece of them.
fn read_off(project: &Project, words: &str, patterns: &[Pattern]) -> Vec<ClaimId> {
    let inside = digits(words);
    if inside.is_empty() {
        return Vec::new();
    }
    let is_read_off = |claim: &Claim| {
        let value = digits(&claim.value.to_string());
        !value.is_empty()
            && inside.contains(&value)
            && claim.annotations.iter().filter_map(|id| project.annotations.get(id)).any(|quote| {
                let mut rest = quote.exact.clone();
                from_text(&mut rest, patterns);
                rest != quote.exact && !numbers(&rest).any(|number| number == value)
            })
    };
    project.claims.iter().filter(|(_, claim)| is_read_off(claim)).map(|(id, _)| *id).collect()
}

/// The digits of a text, of whatever script, as ASCII.
fn digits(text: &str) -> String {
    let value = |c: char| digit(c).and_then(|d| char::from_digit(u32::from(d), 10));
    text.chars().filter_map(value).collect()
}

/// The numbers of a text by their digits; what groups them is left away.
fn numbers(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| digit(c).is_none() && !matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}'))
        .map(digits)
        .filter(|number| !number.is_empty())
}

/// A drawing of nothing.
const BLANK: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";

/// Everything that a brief withholds, ready to be taken out of texts.
#[derive(Clone, Debug, Default)]
pub struct Redaction {
    /// Words and names.
    patterns: Vec<Pattern>,
    /// Claims whose values and quotes are withheld: with one claim, all on the same fact.
    claims: BTreeSet<ClaimId>,
    /// Claims whose figures were read off withheld words; their quotes stay, without these words.
    read_off: BTreeSet<ClaimId>,
    /// The quotes that carry them, and what overlaps these.
    quotes: BTreeSet<String>,
    /// How many findings withhold words.
    words: usize,
    /// What stands for persons.
    persons: BTreeSet<String>,
    /// How many findings withhold claims.
    figures: usize,
    /// What stands for the names of those who worked on the project.
    workers: BTreeMap<String, String>,
}

impl Redaction {
    /// What the decisions of a brief withhold.
    pub fn of(project: &Project, findings: &Findings, brief: &Brief) -> Self {
        let mut out = Self { workers: workers(brief), ..Self::default() };
        for (id, decision) in &brief.decisions {
            let Decision::Redacted { what, .. } = decision else { continue };
            // A login name may be a common word: it is taken out where it says who worked, and nowhere else.
            if id.starts_with(WORKER) {
                continue;
            }
            let mut kinds = BTreeSet::new();
            for one in what {
                match one {
                    Withheld::Words(words) => {
                        kinds.insert(0);
                        let own: Vec<Pattern> = Pattern::words(words, WITHHELD)
                            .into_iter()
                            .chain(Pattern::phone(words, WITHHELD))
                            .collect();
                        out.read_off.extend(read_off(project, words, &own));
                        out.patterns.extend(own);
                    }
                    Withheld::Person(name, shown) => {
                        out.persons.insert(shown.clone());
                        out.patterns.extend(Pattern::person(name, shown, &stands_for_a_place));
                    }
                    Withheld::Claim(id) => {
                        kinds.insert(2);
                        // Another claim on the same fact would say the same figure.
                        let all = findings.of_claim(*id).map_or(vec![*id], |f| f.claims.clone());
                        out.claims.extend(all);
                    }
                }
            }
            out.words += usize::from(kinds.contains(&0));
            out.figures += usize::from(kinds.contains(&2));
        }
        part_from_persons(&mut out.patterns);
        out.take_quotes(project);
        out
    }

    /// The words of quotes of withheld claims, and of every quote that shares words with them.
    fn take_quotes(&mut self, project: &Project) {
        let carried: Vec<&Annotation> = self
            .claims
            .iter()
            .filter_map(|id| project.claims.get(id))
            .flat_map(|claim| &claim.annotations)
            .filter_map(|id| project.annotations.get(id))
            .map(AsRef::as_ref)
            .collect();
        if carried.is_empty() {
            return;
        }
        let mut by_article: BTreeMap<ArticleId, Vec<&Annotation>> = BTreeMap::new();
        for quote in carried {
            by_article.entry(quote.article).or_default().push(quote);
        }
        for other in project.annotations.values() {
            let near = by_article.get(&other.article).is_some_and(|quotes| {
                quotes.iter().any(|q| q.start < other.end && other.start < q.end)
            });
            if near && self.quotes.insert(other.exact.clone()) {
                let words = Pattern::words(&other.exact, WITHHELD);
                self.patterns.extend(words.filter(|p| p.length() >= TELLING));
            }
        }
    }

    /// Whether nothing is withheld.
    pub fn is_empty(&self) -> bool {
        self.holds_nothing() && self.workers.is_empty()
    }

    /// Whether no words and no claims are withheld.
    pub fn holds_nothing(&self) -> bool {
        self.patterns.is_empty() && self.claims.is_empty()
    }

    /// The name under which somebody who worked on the project goes out.
    pub fn worker(&self, name: &str) -> String {
        self.workers.get(name).map_or_else(|| name.to_owned(), Clone::clone)
    }

    /// Whether any withheld words stand in a text.
    pub fn touches(&self, text: &str) -> bool {
        withhold::holds(text, &self.patterns)
    }

    /// Whether the letters of withheld words stand in a name for machines, such as the key of a reference.
    pub fn touches_key(&self, key: &str) -> bool {
        withhold::in_key(key, &self.patterns)
    }

    /// Whether a quote carries a withheld claim, or shares words with one that does.
    pub fn hides_quote(&self, words: &str) -> bool {
        self.quotes.contains(words)
    }

    /// Whether a claim is withheld.
    pub fn hides(&self, claim: ClaimId) -> bool {
        self.claims.contains(&claim) || self.read_off.contains(&claim)
    }

    /// What stands for a person whose name comes in parts, "Sokha" and "Chan"; `None` where nothing of it is withheld.
    pub fn name(&self, parts: &[&str]) -> Option<String> {
        let forward = parts.join(" ");
        let back = parts.iter().rev().copied().collect::<Vec<_>>().join(" ");
        let whole = [&forward, &back].into_iter().find(|whole| self.touches(whole))?;
        let shown = self.clean(whole);
        // A part that is left would still tell who it is.
        let left = parts.iter().any(|part| shown.contains(part));
        Some(if left { WITHHELD.to_owned() } else { shown })
    }

    /// Puts what stands for persons into the names of a reference: styles print a family name alone, which may be a
    /// word like others.
    pub(super) fn rename(&self, reference: &mut cite::Reference) {
        if !self.patterns.is_empty() {
            reference.with_names(|parts| self.name(parts));
        }
    }

    /// A text without the withheld words.
    pub fn clean(&self, text: &str) -> String {
        let mut out = text.to_owned();
        from_text(&mut out, &self.patterns);
        out
    }

    /// The project without the withheld claims and the withheld names of those who worked on it, for drawings and
    /// exchange; `None` if there are none.
    pub fn without_claims(&self, project: &Project) -> Option<Project> {
        let renamed = renamed(project, &self.workers);
        if self.claims.is_empty() && self.read_off.is_empty() {
            return renamed;
        }
        let mut project = renamed.unwrap_or_else(|| project.clone());
        project.claims.retain(|id, _| !self.hides(*id));
        Some(project)
    }

    /// How much is withheld, for the list of what was left out: findings that withhold words, what stands for
    /// persons, findings that withhold figures.
    pub(super) fn counts(&self) -> (usize, &BTreeSet<String>, usize) {
        (self.words, &self.persons, self.figures)
    }

    /// Takes everything that is withheld out of a document.
    pub(super) fn apply(&self, document: &mut Document) {
        if self.holds_nothing() {
            return;
        }
        self.hide_claims(document);
        let text = |text: &mut String| from_text(text, &self.patterns);
        let list = |list: &mut Vec<String>| list.iter_mut().for_each(text);
        let some = |text: &mut Option<String>| {
            if let Some(text) = text {
                from_text(text, &self.patterns);
            }
        };
        text(&mut document.title);
        list(&mut document.authors);
        list(&mut document.warnings);
        text(&mut document.handling.recipient);
        text(&mut document.handling.maker);
        for part in &mut document.parts {
            self.part(part);
        }
        for note in &mut document.notes {
            self.spans(note);
        }
        for figure in &mut document.figures {
            text(&mut figure.statement);
            text(&mut figure.value);
            for evidence in &mut figure.evidence {
                text(&mut evidence.statement);
                some(&mut evidence.origin);
                some(&mut evidence.via);
                evidence.quotes.iter_mut().for_each(|quote| text(&mut quote.words));
                evidence.rivals.iter_mut().for_each(|rival| text(&mut rival.value));
            }
        }
        for source in &mut document.articles {
            text(&mut source.label);
            text(&mut source.file_name);
            text(&mut source.provenance);
            some(&mut source.publisher);
            self.rich(&mut source.reference);
            for address in [&mut source.url, &mut source.archived_url] {
                if address.as_ref().is_some_and(|a| self.touches(a)) {
                    *address = None;
                }
            }
        }
    }

    /// Puts the mark in the place of the values and quotes of withheld claims.
    fn hide_claims(&self, document: &mut Document) {
        if self.claims.is_empty() && self.read_off.is_empty() {
            return;
        }
        let mark = || WITHHELD.to_owned();
        let mut hidden = BTreeSet::new();
        // Figures of which nothing is left: what they count and where would tell whom they are about.
        let mut whole = BTreeSet::new();
        for (number, figure) in document.figures.iter_mut().enumerate() {
            if figure.evidence.iter().any(|e| self.hides(e.claim)) {
                hidden.insert(number);
                if !figure.value.is_empty() {
                    figure.statement = figure.statement.replace(&figure.value, WITHHELD);
                }
                figure.value = mark();
                if figure.evidence.iter().all(|e| self.hides(e.claim)) {
                    figure.statement = mark();
                    whole.insert(number);
                }
            }
            for evidence in &mut figure.evidence {
                let own = self.claims.contains(&evidence.claim);
                if self.hides(evidence.claim) {
                    evidence.statement = mark();
                    // Who counted three women in a village says where to look for them.
                    evidence.origin = evidence.origin.take().map(|_| mark());
                    evidence.via = None;
                }
                for quote in &mut evidence.quotes {
                    if own || self.quotes.contains(&quote.words) {
                        quote.words = mark();
                    }
                }
                for rival in &mut evidence.rivals {
                    if rival.claims.iter().any(|c| self.hides(*c)) {
                        rival.value = mark();
                    }
                }
            }
        }
        let quotes = &self.quotes;
        let spans = |spans: &mut Vec<Span>| {
            for span in spans {
                match span {
                    Span::Figure { text, figure } if hidden.contains(figure) => *text = mark(),
                    Span::Quote { words, .. } if quotes.contains(words) => *words = mark(),
                    _ => {}
                }
            }
        };
        for part in &mut document.parts {
            match part {
                Part::Finding { subject, text, .. } if only_of(text.iter(), &whole) => {
                    *subject = mark();
                    *text = vec![Span::Text(Rich::plain(WITHHELD))];
                }
                Part::Paragraph(text) | Part::Finding { text, .. } => spans(text),
                Part::Quotation { words, source, .. } => {
                    if quotes.contains(words) {
                        *words = mark();
                    }
                    spans(source);
                }
                Part::Table { rows, .. } => {
                    for row in rows {
                        if only_of(row.iter().flatten(), &whole) {
                            row.fill(vec![Span::Text(Rich::plain(WITHHELD))]);
                        }
                        row.iter_mut().for_each(spans);
                    }
                }
                Part::Heading { .. }
                | Part::Picture(_)
                | Part::Method { .. }
                | Part::Evidence
                | Part::Bibliography { .. } => {}
            }
        }
        document.notes.iter_mut().for_each(spans);
        hidden_sources::hide(document, &whole);
    }

    fn part(&self, part: &mut Part) {
        let text = |text: &mut String| from_text(text, &self.patterns);
        match part {
            Part::Heading { text: words, .. } => text(words),
            Part::Paragraph(spans) => self.spans(spans),
            Part::Finding { subject, text: spans, .. } => {
                text(subject);
                self.spans(spans);
            }
            Part::Table { caption, head, rows } => {
                text(caption);
                head.iter_mut().for_each(text);
                rows.iter_mut().flatten().for_each(|cell| self.spans(cell));
            }
            Part::Picture(picture) => self.picture(picture),
            Part::Evidence => {}
            Part::Quotation { words, source, .. } => {
                text(words);
                self.spans(source);
            }
            Part::Method { heading, text: paragraphs } => {
                text(heading);
                paragraphs.iter_mut().for_each(text);
            }
            Part::Bibliography { heading, entries } => {
                text(heading);
                for entry in entries {
                    entry.label.iter_mut().for_each(|label| self.rich(label));
                    self.rich(&mut entry.text);
                    if let Some((words, address)) = &mut entry.archived {
                        text(words);
                        if self.touches(address) {
                            *address = WITHHELD.to_owned();
                        }
                    }
                }
            }
        }
    }

    fn picture(&self, picture: &mut Picture) {
        from_text(&mut picture.alternative, &self.patterns);
        from_text(&mut picture.caption, &self.patterns);
        for (name, words) in &mut picture.values {
            from_text(name, &self.patterns);
            from_text(words, &self.patterns);
        }
        picture.svg = self.svg(&picture.svg);
    }

    /// A drawing of ours without the words: in its texts and in the values of its attributes. One label can
    /// stand in several lines; a text that only they make up together is left away whole.
    fn svg(&self, svg: &str) -> String {
        let mut out = String::with_capacity(svg.len());
        let mut plain = String::new();
        for piece in svg.split_inclusive('>') {
            let (words, tag) = piece.split_once('<').unwrap_or((piece, ""));
            plain.push_str(&unescaped(words));
            plain.push(' ');
            out.push_str(&self.xml(words));
            if piece.contains('<') {
                out.push('<');
                for (i, value) in tag.split('"').enumerate() {
                    if i > 0 {
                        out.push('"');
                    }
                    let attribute = i % 2 == 1;
                    out.push_str(&if attribute { self.xml(value) } else { value.to_owned() });
                }
            }
        }
        let lines = self.touches(&plain) && {
            let now: String = out
                .split_inclusive('>')
                .map(|p| format!("{} ", unescaped(p.split_once('<').map_or(p, |(w, _)| w))))
                .collect();
            self.touches(&now)
        };
        if lines { BLANK.to_owned() } else { out }
    }

    fn xml(&self, words: &str) -> String {
        if words.trim().is_empty() || words.starts_with("http://www.w3.org/") {
            return words.to_owned();
        }
        let mut text = unescaped(words);
        if !self.touches(&text) {
            return words.to_owned();
        }
        from_text(&mut text, &self.patterns);
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;")
    }

    fn rich(&self, rich: &mut Rich) {
        self.unlink(rich);
        let mut pieces: Vec<&mut String> = rich.0.iter_mut().map(|run| &mut run.text).collect();
        from_pieces(&mut pieces, &self.patterns);
    }

    fn unlink(&self, rich: &mut Rich) {
        for run in &mut rich.0 {
            if run.link.as_ref().is_some_and(|link| self.touches(link)) {
                run.link = None;
            }
        }
    }

    fn spans(&self, spans: &mut [Span]) {
        let mut pieces: Vec<&mut String> = Vec::new();
        for span in spans.iter_mut() {
            match span {
                Span::Text(rich) | Span::Cite { text: rich, .. } => {
                    self.unlink(rich);
                    pieces.extend(rich.0.iter_mut().map(|run| &mut run.text));
                }
                Span::Figure { text, .. } => pieces.push(text),
                Span::Quote { words, .. } => pieces.push(words),
                Span::Note(_) => {}
            }
        }
        from_pieces(&mut pieces, &self.patterns);
    }
}

/// What the ids of findings about those who worked on the project begin with.
const WORKER: &str = "analyst-";

/// What stands for the names of those who worked on the project, as the decisions of a brief have it.
fn workers(brief: &Brief) -> BTreeMap<String, String> {
    let about = brief.decisions.iter().filter(|(id, _)| id.starts_with(WORKER));
    let redacted = about.filter_map(|(_, decision)| match decision {
        Decision::Redacted { what, .. } => Some(what),
        Decision::Excused { .. } => None,
    });
    let names = redacted.flatten().filter_map(|one| match one {
        Withheld::Person(name, shown) => Some((name.clone(), shown.clone())),
        Withheld::Words(_) | Withheld::Claim(_) => None,
    });
    names.collect()
}

/// A project in which those who worked on it have the names under which they go out; `None` where all keep theirs.
fn renamed(project: &Project, workers: &BTreeMap<String, String>) -> Option<Project> {
    if workers.is_empty() {
        return None;
    }
    let mut project = project.clone();
    let new = |by: &String| workers.get(by).cloned();
    for article in project.articles.values_mut() {
        if let Some(name) = new(&article.capture.by) {
            Arc::make_mut(article).capture.by = name;
        }
    }
    for quote in project.annotations.values_mut() {
        if let Some(name) = new(&quote.by) {
            Arc::make_mut(quote).by = name;
        }
    }
    for claim in project.claims.values_mut() {
        if let Some(name) = new(&claim.by) {
            Arc::make_mut(claim).by = name;
        }
    }
    for ruling in project.rulings.values_mut() {
        if let Some(name) = new(&ruling.by) {
            Arc::make_mut(ruling).by = name;
        }
    }
    Some(project)
}

/// The name of whoever makes a brief, as it goes out.
pub(super) fn maker(brief: &Brief) -> String {
    let name = brief.handling.maker.trim();
    workers(brief).get(name).map_or_else(|| name.to_owned(), Clone::clone)
}

/// The project as a brief tells of it: who worked on it has the name under which they go out.
pub(super) fn with_workers(project: &Project, brief: &Brief) -> Option<Project> {
    renamed(project, &workers(brief))
}

/// Whether a word of a name is, alone, the name of a country, a town or a people.
fn stands_for_a_place(word: &str) -> bool {
    !places::all_mentions(word).is_empty()
}

fn unescaped(xml: &str) -> String {
    xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
/// Whether a stretch gives figures, and none but these.
fn only_of<'a>(spans: impl IntoIterator<Item = &'a Span>, whole: &BTreeSet<usize>) -> bool {
    let mut figures = spans.into_iter().filter_map(|span| match span {
        Span::Figure { figure, .. } => Some(figure),
        _ => None,
    });
    let Some(first) = figures.next() else { return false };
    whole.contains(first) && figures.all(|figure| whole.contains(figure))
}
