//! Project, findings and a brief → [`Document`]. Pure; which words are used is in `english`.

use super::{
    disputed,
    document::{Document, Figure, Listing, Part, Picture, Source, Span},
    english as words, english_release as release,
    evidence::{self, Number},
    later, redact, release as closing,
    tell::{self, Piece},
};
use crate::{
    cite::{self, Rich, Shift, StyleError},
    findings::{Finding, Findings},
    model::{
        AnnotationId, ArticleId, Block, Brief, ClaimId, Disputed, Fact, Inline, Project, Verdict,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Why a brief cannot be composed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Its citation style cannot be used.
    #[error(transparent)]
    Style(#[from] StyleError),
    /// The style brought the citation processor down.
    #[error(transparent)]
    Citations(#[from] cite::Failed),
}

/// Drawings of the map blocks of a brief: number of the block → drawing. The caller makes them.
pub type Pictures = BTreeMap<usize, Picture>;

/// Composes a brief.
///
/// Disputed values never stand alone: with every value of a contradicted fact stand those of the others.
/// The same input gives the same document. Errors: see [`Error`]; what is missing in the project is no error
/// but a warning of the document.
pub fn compose(
    project: &Project,
    findings: &Findings,
    brief: &Brief,
    pictures: &Pictures,
) -> Result<Document, Error> {
    let style = cite::load(&brief.style, &project.settings.styles)?;
    let renamed = redact::with_workers(project, brief);
    let project = renamed.as_ref().unwrap_or(project);
    let mut composer = Composer {
        project,
        findings,
        notes_style: style.notes,
        rule: brief.disputed,
        quotes: brief.quote_footnotes,
        document: Document {
            title: match brief.title.trim() {
                "" => words::UNTITLED.to_owned(),
                title => title.to_owned(),
            },
            authors: brief.authors.clone(),
            language: language(&brief.locale),
            style: style.title.clone(),
            labels: words::LABELS,
            handling: closing::handling(brief),
            ..Document::default()
        },
        clusters: Vec::new(),
        articles: Articles::default(),
        figures: BTreeMap::new(),
        named: later::named(brief),
        told: later::told(findings, brief),
        rivals: evidence::Rivals::default(),
        brief,
    };
    for (number, block) in brief.blocks.iter().enumerate() {
        composer.block(block, pictures.get(&number));
        let parts = composer.document.parts.len();
        composer.document.blocks.resize(parts, number);
    }
    composer.rule_note();
    let mut document = composer.finish(&style, brief)?;
    closing::close(&mut document, project, findings, brief);
    Ok(document)
}

/// The sentences are English; a reader's English is kept.
fn language(locale: &str) -> String {
    let own = locale.split(['-', '_']).next() == Some(words::LANGUAGE);
    if own { locale.replace('_', "-") } else { words::LANGUAGE.to_owned() }
}

pub(super) struct Composer<'a> {
    pub(super) project: &'a Project,
    pub(super) findings: &'a Findings,
    notes_style: bool,
    pub(super) rule: Disputed,
    quotes: bool,
    pub(super) brief: &'a Brief,
    pub(super) document: Document,
    /// What is cited together, in reading order: one for each citation of the document.
    clusters: Vec<Vec<ArticleId>>,
    articles: Articles,
    figures: BTreeMap<(Vec<ClaimId>, String), usize>,
    /// The claims that paragraphs name.
    named: BTreeSet<ClaimId>,
    /// The findings that have blocks of their own, by their first claims; `None` where a table tells all.
    pub(super) told: Option<BTreeSet<ClaimId>>,
    /// What stands against each claim.
    pub(super) rivals: evidence::Rivals,
}

/// The articles of the document in the order in which they come up.
#[derive(Default)]
struct Articles {
    order: Vec<ArticleId>,
    numbers: BTreeMap<ArticleId, usize>,
}

impl Number for Articles {
    fn number(&mut self, article: ArticleId) -> usize {
        let next = self.order.len();
        let number = *self.numbers.entry(article).or_insert(next);
        if number == next {
            self.order.push(article);
        }
        number
    }
}

impl Composer<'_> {
    fn block(&mut self, block: &Block, picture: Option<&Picture>) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(inlines) => self.paragraph(inlines),
            Block::Finding(fact) => self.finding(fact),
            Block::ClaimTable(claims) if claims.is_empty() => {
                let all: Vec<ClaimId> = self.project.claims.keys().copied().collect();
                self.claim_table(&all);
            }
            Block::ClaimTable(claims) => self.claim_table(claims),
            Block::FindingsTable => self.findings_table(),
            Block::Map(_) => match picture {
                Some(picture) => self.document.parts.push(Part::Picture(picture.clone())),
                None => self.document.warnings.push(words::map_missing()),
            },
            Block::Quotation(id) => self.quotation(*id),
            Block::MethodNote(text) => {
                let text = if text.trim().is_empty() { words::METHOD } else { text };
                self.document.parts.push(Part::Method {
                    heading: words::METHOD_HEADING.to_owned(),
                    text: release::method(text, self.rule),
                });
            }
            Block::Timeline => self.timeline(),
            Block::OpenQuestions => self.open_questions(),
            Block::Indicators(chosen) => self.indicators(chosen),
            // One appendix is enough.
            Block::Evidence if self.document.parts.contains(&Part::Evidence) => {}
            Block::Evidence => self.document.parts.push(Part::Evidence),
            Block::Bibliography => self.document.parts.push(Part::Bibliography {
                heading: words::BIBLIOGRAPHY_HEADING.to_owned(),
                entries: Vec::new(),
            }),
        }
    }

    /// A rule that was declared is printed even in a brief without a method note.
    fn rule_note(&mut self) {
        let told = self.document.parts.iter().any(|p| matches!(p, Part::Method { .. }));
        if !told && self.rule != Disputed::ShowAll {
            self.document.parts.push(Part::Method {
                heading: words::METHOD_HEADING.to_owned(),
                text: vec![release::rule(self.rule).to_owned()],
            });
        }
    }

    /// Levels never jump: who listens to the headings must not miss one.
    fn heading(&mut self, level: u8, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let before = self.document.parts.iter().rev().find_map(|part| match part {
            Part::Heading { level, .. } => Some(*level),
            Part::Method { .. } | Part::Evidence | Part::Bibliography { .. } => Some(1),
            _ => None,
        });
        let level = level.clamp(1, 3).min(before.map_or(1, |b| b + 1));
        self.document.parts.push(Part::Heading { level, text: text.trim().to_owned() });
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        let mut spans = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(text) => push_text(&mut spans, text),
                Inline::Claim(id) => self.claim(*id, &mut spans),
                Inline::Cite(article) => {
                    if !self.project.articles.contains_key(article) {
                        self.document.warnings.push(words::article_gone());
                    }
                    self.cite(&[*article], &[], &mut spans);
                }
            }
        }
        if !spans.is_empty() {
            self.document.parts.push(Part::Paragraph(spans));
        }
    }

    /// A claim inside a paragraph: its value, who says so, and who says otherwise.
    pub(super) fn claim(&mut self, id: ClaimId, spans: &mut Vec<Span>) {
        let project = self.project;
        let Some(claim) = project.claims.get(&id) else {
            self.document.warnings.push(words::claim_gone());
            return;
        };
        let finding = self.findings.of_claim(id);
        let mut later = later::said_later(project, self.findings, id);
        later.retain(|said| !said.claims.iter().any(|id| self.named.contains(id)));
        if let Some(chosen) = finding.and_then(|f| disputed::choose(project, f, self.rule)) {
            self.figure(&chosen.value, &chosen.claims, spans);
            self.cite(&chosen.articles, &chosen.claims, spans);
            push_text(spans, &release::chosen(chosen.rule, chosen.others, chosen.certain));
            self.overtaken(&later, spans);
            return;
        }
        let rivals = self.rivals.of_claim(project, finding, id);
        let value = tell::value_of(project, claim);
        self.figure(&value, &[id], spans);
        if let Some(finding) = finding
            && rivals.iter().any(|rival| rival.value == value)
        {
            // "11 [disputed; other sources: 11]" would not say in what they differ.
            let varying = tell::Varying::of_finding(project, finding);
            push_text(spans, &words::circumstances(&varying.of_claim(project, claim)));
        } else if !later.is_empty() {
            push_text(spans, &words::circumstances(&later::as_of(project, claim)));
        }
        let articles = tell::articles_of(project, claim);
        if articles.is_empty() {
            push_text(spans, &format!(" ({})", words::NO_SOURCE));
        }
        self.cite(&articles, &[id], spans);
        self.others(finding, &rivals, spans);
        self.overtaken(&later, spans);
    }

    /// The values of those who say otherwise, in brackets.
    fn others(
        &mut self,
        finding: Option<&Finding>,
        rivals: &[evidence::Said],
        spans: &mut Vec<Span>,
    ) {
        if rivals.is_empty() {
            return;
        }
        let certain = finding.is_some_and(|f| f.computed == Verdict::Contradicted);
        let (before, after) = words::disputed(certain);
        push_text(spans, before);
        self.rivals(rivals, spans);
        push_text(spans, after);
    }

    /// What others say, each value with its sources.
    pub(super) fn rivals(&mut self, rivals: &[evidence::Said], spans: &mut Vec<Span>) {
        for (at, said) in rivals.iter().enumerate() {
            if at > 0 {
                push_text(spans, words::between(at + 1 == rivals.len()));
            }
            self.figure(&said.value, &said.claims, spans);
            push_text(spans, &words::circumstances(&said.circumstances));
            if said.articles.is_empty() {
                push_text(spans, &format!(" ({})", words::NO_SOURCE));
            }
            self.cite(&said.articles, &said.claims, spans);
        }
    }

    fn finding(&mut self, fact: &Fact) {
        let Some(finding) = self.findings.on(fact).or_else(|| moved(self.findings, fact)) else {
            // Its claims may have been changed or removed since.
            let metric = self.project.metrics.get(&fact.metric).map_or("?", |m| m.name.as_str());
            self.document.warnings.push(words::finding_gone(metric));
            return;
        };
        let told = tell::tell(self.project, finding, self.rule);
        let mut text = self.spans(words::finding(&told));
        self.other_parts(finding, &mut text);
        self.document.parts.push(Part::Finding {
            subject: tell::subject_whole(self.project, finding),
            verdict: finding.verdict,
            text,
        });
    }

    pub(super) fn spans(&mut self, pieces: Vec<Piece>) -> Vec<Span> {
        let mut spans = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Text(text) => push_text(&mut spans, &text),
                Piece::Figure(value, claims) => self.figure(&value, &claims, &mut spans),
                Piece::Cite(articles, claims) => self.cite(&articles, &claims, &mut spans),
            }
        }
        spans
    }

    /// A figure; the same claims under the same words are one figure of the document.
    pub(super) fn figure(&mut self, value: &str, claims: &[ClaimId], spans: &mut Vec<Span>) {
        let key = (claims.to_vec(), value.to_owned());
        let figure = match self.figures.get(&key) {
            Some(known) => *known,
            None => {
                let figure: Figure = evidence::figure(
                    self.project,
                    self.findings,
                    value,
                    claims,
                    (&self.rivals, &mut self.articles),
                );
                for one in figure.evidence.iter().filter(|e| e.quotes.is_empty()) {
                    self.document.warnings.push(words::without_quote(&one.statement));
                }
                self.document.figures.push(figure);
                self.figures.insert(key, self.document.figures.len() - 1);
                self.document.figures.len() - 1
            }
        };
        spans.push(Span::Figure { text: value.to_owned(), figure });
    }

    /// A citation: in the text, or as a footnote where the style wants notes; with quotes if they are wanted.
    pub(super) fn cite(
        &mut self,
        articles: &[ArticleId],
        claims: &[ClaimId],
        spans: &mut Vec<Span>,
    ) {
        let known: Vec<ArticleId> =
            articles.iter().copied().filter(|id| self.project.articles.contains_key(id)).collect();
        if known.is_empty() {
            return;
        }
        let numbers = known.iter().map(|id| self.articles.number(*id)).collect();
        let cite = Span::Cite { text: Rich::default(), articles: numbers };
        self.clusters.push(known);
        let mut note = Vec::new();
        if self.notes_style {
            note.push(cite);
        } else {
            // Who types a citation has typed the blank before it.
            if !ends_in_blank(spans) {
                push_text(spans, " ");
            }
            spans.push(cite);
        }
        if self.quotes {
            self.quoted(claims, &mut note);
        }
        if !note.is_empty() {
            spans.push(Span::Note(self.document.notes.len()));
            self.document.notes.push(note);
        }
    }

    /// The exact words behind claims, for a footnote.
    fn quoted(&self, claims: &[ClaimId], note: &mut Vec<Span>) {
        let annotations = claims
            .iter()
            .filter_map(|id| self.project.claims.get(id))
            .flat_map(|claim| &claim.annotations)
            .filter_map(|id| self.project.annotations.get(id));
        let articles: BTreeSet<ArticleId> = annotations.clone().map(|a| a.article).collect();
        let several = claims.len() > 1 || articles.len() > 1 || !note.is_empty();
        let of_one_paper = |publisher: &str| {
            let of = |id: &&ArticleId| {
                let article = self.project.articles.get(*id);
                article.and_then(|a| a.publisher.as_deref()) == Some(publisher)
            };
            articles.iter().filter(of).count() > 1
        };
        let mut seen = BTreeSet::new();
        for annotation in annotations {
            if !seen.insert((annotation.article, annotation.start, annotation.end)) {
                continue;
            }
            let Some(article) = self.project.articles.get(&annotation.article) else { continue };
            if !note.is_empty() {
                push_text(note, " ");
            }
            if several || self.notes_style {
                // Of two articles of one paper its name tells neither.
                let paper = article.publisher.as_deref().filter(|paper| !of_one_paper(paper));
                push_text(note, &format!("{}: ", paper.unwrap_or(article.label())));
            }
            note.push(Span::Quote {
                words: evidence::in_print(&annotation.exact),
                language: article.language.clone(),
            });
        }
    }

    fn quotation(&mut self, id: AnnotationId) {
        let Some(annotation) = self.project.annotations.get(&id) else {
            self.document.warnings.push(words::quotation_gone());
            return;
        };
        let article = self.project.articles.get(&annotation.article);
        let mut source = Vec::new();
        let quotes = std::mem::replace(&mut self.quotes, false);
        self.cite(&[annotation.article], &[], &mut source);
        self.quotes = quotes;
        // The words of one source about what others dispute must not stand alone either.
        let project = self.project;
        let carried = project.claims.iter().filter(|(_, claim)| claim.annotations.contains(&id));
        for (claim, _) in carried {
            let finding = self.findings.of_claim(*claim);
            let rivals = self.rivals.of_claim(project, finding, *claim);
            self.others(finding, &rivals, &mut source);
        }
        self.document.parts.push(Part::Quotation {
            words: evidence::in_print(&annotation.exact),
            language: article.and_then(|a| a.language.clone()),
            source,
        });
    }

    /// Cites everything at once, as the style wants it, and puts it where it belongs.
    fn finish(self, style: &cite::Style, brief: &Brief) -> Result<Document, Error> {
        let project = self.project;
        let mut references: Vec<cite::Reference> = self
            .articles
            .order
            .iter()
            .filter_map(|id| Some(cite::Reference::from_article(*id, project.articles.get(id)?)))
            .collect();
        let redaction = redact::Redaction::of(project, self.findings, brief);
        for reference in &mut references {
            redaction.rename(reference);
        }
        let clusters: Vec<cite::Cluster> = self
            .clusters
            .iter()
            .map(|ids| ids.iter().filter_map(|id| self.articles.numbers.get(id).copied()).collect())
            .collect();
        let locale = Some(brief.locale.as_str());
        let mut cited = cite::cite(style, locale, &references, &clusters)?;
        // Some styles print no date of a post; an article without its date is none that a reader can find.
        let mut changed = false;
        for entry in &cited.entries {
            let id = self.articles.order.get(entry.reference);
            let article = id.and_then(|id| Some((*id, project.articles.get(id)?)));
            let (Some((id, article)), Some(own)) = (article, references.get_mut(entry.reference))
            else {
                continue;
            };
            changed |= own.dated_as_news(id, article, &entry.text.text());
        }
        if changed {
            cited = cite::cite(style, locale, &references, &clusters)?;
        }
        let entries = if style.has_bibliography {
            cited.entries
        } else {
            // A style for notes only: each work as its first note would give it.
            let mut entries = Vec::new();
            let works: BTreeSet<usize> = clusters.iter().flatten().copied().collect();
            for reference in works {
                let alone = cite::cite(style, locale, &references, &[vec![reference]])?;
                let text = alone.citations.into_iter().next().unwrap_or_default();
                entries.push(cite::Entry { reference, label: None, text });
            }
            entries
        };
        let mut document = self.document;
        fill(&mut document, cited.citations);
        let mut texts: BTreeMap<usize, &Rich> = BTreeMap::new();
        for entry in &entries {
            texts.entry(entry.reference).or_insert(&entry.text);
        }
        document.articles = self
            .articles
            .order
            .iter()
            .enumerate()
            .filter_map(|(number, id)| {
                let article = project.articles.get(id)?;
                let text = texts.get(&number).copied();
                Some(Source {
                    article: *id,
                    label: article.label().to_owned(),
                    publisher: article.publisher.clone(),
                    reference: text.cloned().unwrap_or_else(|| Rich::plain(article.label())),
                    url: article.url.clone(),
                    archived_url: article.archived_url.clone(),
                    language: article.language.clone(),
                    original: article.capture.original,
                    file_name: article.capture.file_name.clone(),
                    captured: article.capture.seen(),
                    provenance: article.provenance(),
                })
            })
            .collect();
        let listings: Vec<Listing> = entries
            .into_iter()
            .map(|entry| {
                let source = document.articles.get(entry.reference);
                let archived = source.and_then(|s| {
                    let archived = s.archived_url.clone()?;
                    let url = s.url.as_ref().filter(|url| **url != archived)?;
                    // Not every style prints the address and when it was seen; a reader needs both.
                    let text = entry.text.text();
                    let url = (!text.contains(url.as_str())).then_some(url.as_str());
                    let seen = tell::day_of(s.captured);
                    let seen = (!release::says_when_seen(&text, &seen)).then_some(seen);
                    Some((release::archived(url, seen.as_deref()), archived))
                });
                Listing { article: entry.reference, label: entry.label, text: entry.text, archived }
            })
            .collect();
        for part in &mut document.parts {
            if let Part::Bibliography { entries, .. } = part {
                entries.clone_from(&listings);
            }
        }
        Ok(document)
    }
}

/// Puts the citations in their places: those of the text or, for a style with notes, those of the notes.
fn fill(document: &mut Document, citations: Vec<Rich>) {
    let mut citations = citations.into_iter();
    let Document { parts, notes, .. } = document;
    let lists = parts.iter_mut().flat_map(|part| -> Vec<&mut Vec<Span>> {
        match part {
            Part::Paragraph(spans) | Part::Finding { text: spans, .. } => vec![spans],
            Part::Quotation { source, .. } => vec![source],
            Part::Table { rows, .. } => rows.iter_mut().flatten().collect(),
            Part::Heading { .. }
            | Part::Picture(_)
            | Part::Method { .. }
            | Part::Evidence
            | Part::Bibliography { .. } => Vec::new(),
        }
    });
    for spans in lists.chain(notes.iter_mut()) {
        let mut raised = Vec::new();
        for (at, span) in spans.iter_mut().enumerate() {
            if let Span::Cite { text, .. } = span {
                *text = citations.next().unwrap_or_default();
                if text.0.first().is_some_and(|run| run.look.shift == Shift::Super) {
                    raised.push(at);
                }
            }
        }
        // A raised number stands close to its word.
        for at in raised {
            if let Some(Span::Text(before)) = at.checked_sub(1).and_then(|i| spans.get_mut(i))
                && let Some(last) = before.0.last_mut()
            {
                last.text.truncate(last.text.trim_end().len());
            }
        }
    }
}

fn ends_in_blank(spans: &[Span]) -> bool {
    let Some(Span::Text(before)) = spans.last() else { return spans.is_empty() };
    before.text().ends_with(char::is_whitespace)
}

pub(super) fn push_text(spans: &mut Vec<Span>, words: &str) {
    match spans.last_mut() {
        Some(Span::Text(last)) => last.push(words),
        _ if words.is_empty() => {}
        _ => spans.push(Span::Text(Rich::plain(words))),
    }
}

/// What all sources say of a fact, as plain words with the names of articles in brackets: for lists and
/// tooltips, where no style applies.
pub fn sentence(project: &Project, finding: &Finding) -> String {
    let told = tell::tell(project, finding, Disputed::ShowAll);
    let label = |id: &ArticleId| {
        let article = project.articles.get(id);
        article.map(|a| a.publisher.clone().unwrap_or_else(|| a.label().to_owned()))
    };
    let mut out = format!("{}: ", tell::subject_whole(project, finding));
    for piece in words::finding(&told) {
        match piece {
            Piece::Text(text) | Piece::Figure(text, _) => out.push_str(&text),
            Piece::Cite(articles, _) => {
                let names: Vec<String> = articles.iter().filter_map(label).collect();
                out.push_str(&format!(" ({})", names.join("; ")));
            }
        }
    }
    out
}

/// The finding of a fact without an event whose claims were filed under one since; `None` where they went to several.
fn moved<'a>(findings: &'a Findings, fact: &Fact) -> Option<&'a Finding> {
    let same = |f: &&Finding| {
        (f.key.metric, &f.key.places, &f.key.population)
            == (fact.metric, &fact.places, &fact.population)
    };
    let mut found = findings.iter().filter(same).filter(|_| fact.event.is_none());
    let one = found.next()?;
    found.next().is_none().then_some(one)
}
