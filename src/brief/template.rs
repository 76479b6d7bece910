//! Templates of briefs: files (RON) that say what stands in a brief and in which order; a project fills them.
//!
//! ```text
//! (name: "alert", title: "Alert: {project}", about: "…", blocks: [Heading(1, "Threat"), Text("[…]"), Findings, …])
//! ```
//! `{project}` and `{article}` in texts stand for their titles.

use super::{english, make, tell};
use crate::{
    findings::{Finding, Findings, Reason},
    fold::fold,
    model::{
        ArticleId, Block, Brief, ClaimId, Disputed, Inline, MapBlock, Marking, Measure, Project,
        Verdict,
    },
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a brief holds, before a project fills it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The name by which it is asked for.
    pub name: String,
    /// Title of the brief.
    pub title: String,
    /// What it is for.
    pub about: String,
    /// Which of several disputed values it gives.
    #[serde(default)]
    pub disputed: Disputed,
    /// Who may see it, unless somebody says otherwise.
    #[serde(default)]
    pub marking: Option<Marking>,
    /// Whether citations are followed by the exact words.
    #[serde(default)]
    pub quote_footnotes: bool,
    /// The contents, in order.
    pub blocks: Vec<Piece>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub enum Piece {
    /// A heading with its level, 1 to 3.
    Heading(u8, String),
    /// A paragraph; what stands in `[ ]` is for the author to replace.
    Text(String),
    /// All findings, each event under its heading.
    Findings,
    /// The findings on these metrics, by name.
    FindingsOn(Vec<String>),
    /// All findings as a table.
    FindingsTable,
    /// All claims as a table.
    ClaimTable,
    /// What has a date, in the order of time.
    Chronology,
    /// What would settle each contradiction.
    OpenQuestions,
    /// The indicators that the author chooses.
    Indicators,
    /// What the figures rest on; without it, it stands at the end.
    Evidence,
    /// The quotes of the article with what all sources say of the same facts.
    Article,
    /// The map of claims, or of a metric by its name.
    Map(Option<String>),
    /// How the figures were made; empty for the usual text.
    Method(String),
    /// Everything cited.
    Bibliography,
}

/// The templates that come with the program, in the order of a menu.
const OWN: [&str; 6] = [
    include_str!("../../assets/templates/situation.ron"),
    include_str!("../../assets/templates/alert.ron"),
    include_str!("../../assets/templates/chronology.ron"),
    include_str!("../../assets/templates/fact-check.ron"),
    include_str!("../../assets/templates/hand-over.ron"),
    include_str!("../../assets/templates/un-submission.ron"),
];

/// The templates that come with the program.
pub fn templates() -> Vec<Template> {
    OWN.iter().filter_map(|text| Template::read(text).ok()).collect()
}

impl Template {
    /// Reads a template.
    ///
    /// Errors: what is wrong with the file, and where.
    pub fn read(text: &str) -> Result<Self, String> {
        ron::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| e.to_string())
    }

    /// Whether it needs to be told an article.
    pub fn needs_article(&self) -> bool {
        self.blocks.contains(&Piece::Article)
    }

    /// A brief of a project.
    pub fn fill(
        &self,
        project: &Project,
        findings: &Findings,
        article: Option<ArticleId>,
    ) -> Brief {
        let title = article.and_then(|id| project.articles.get(&id)).map_or("", |a| a.label());
        let words = |text: &str| {
            text.replace("{project}", &project.settings.title).replace("{article}", title)
        };
        let mut brief = make::empty(project, &words(&self.title));
        brief.disputed = self.disputed;
        brief.handling.marking = self.marking;
        brief.quote_footnotes = self.quote_footnotes;
        for piece in &self.blocks {
            match piece {
                Piece::Heading(level, text) => brief
                    .blocks
                    .push(Block::Heading { level: (*level).clamp(1, 3), text: words(text) }),
                Piece::Text(text) => {
                    brief.blocks.push(Block::Paragraph(vec![Inline::Text(words(text))]));
                }
                Piece::Findings => {
                    brief.blocks.extend(make::by_event(project, findings.iter()));
                }
                Piece::FindingsOn(metrics) => {
                    let wanted: Vec<String> = metrics.iter().map(|m| fold(m)).collect();
                    let on = findings.iter().filter(|finding| {
                        let metric = project.metrics.get(&finding.key.metric);
                        metric.is_some_and(|m| wanted.contains(&fold(&m.name)))
                    });
                    brief.blocks.extend(on.map(|finding| Block::Finding(finding.fact())));
                }
                Piece::FindingsTable => brief.blocks.push(Block::FindingsTable),
                Piece::ClaimTable => brief.blocks.push(Block::ClaimTable(Vec::new())),
                Piece::Chronology => brief.blocks.push(Block::Timeline),
                Piece::OpenQuestions => brief.blocks.push(Block::OpenQuestions),
                Piece::Indicators => brief.blocks.push(Block::Indicators(Vec::new())),
                Piece::Evidence => brief.blocks.push(Block::Evidence),
                Piece::Article => brief.blocks.extend(of_article(project, findings, article)),
                Piece::Map(metric) => {
                    brief.blocks.push(Block::Map(map(project, metric.as_deref())));
                }
                Piece::Method(text) => brief.blocks.push(Block::MethodNote(words(text))),
                Piece::Bibliography => brief.blocks.push(Block::Bibliography),
            }
        }
        brief
    }
}

fn map(project: &Project, metric: Option<&str>) -> MapBlock {
    let wanted = metric.map(fold);
    let found = project.metrics.iter().find(|(_, m)| Some(fold(&m.name)) == wanted);
    let measure = found.map_or(Measure::Claims, |(id, _)| Measure::Metric(*id));
    MapBlock { measure, ..MapBlock::default() }
}

/// The texts that the program itself puts into paragraphs of a brief: open questions and lines of a chronology.
pub fn own_texts(project: &Project, findings: &Findings) -> BTreeSet<String> {
    let blocks = super::open_questions(project, findings.iter())
        .into_iter()
        .chain(chronology(project, findings));
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Paragraph(inlines) => Some(inlines),
        _ => None,
    });
    let texts = paragraphs.flatten().filter_map(|inline| match inline {
        Inline::Text(text) => Some(text),
        Inline::Claim(_) | Inline::Cite(_) => None,
    });
    // The full stop behind a claim is anybody's.
    texts.filter(|text| text.chars().any(char::is_alphabetic)).collect()
}

/// Findings with a date, in the order of time: the day, the fact, and the claims on it, the earliest first. Figures that
/// only stand apart because they are of several days have a row for each.
pub(super) fn dated<'a>(
    project: &Project,
    findings: &'a Findings,
) -> Vec<(String, &'a Finding, Vec<ClaimId>)> {
    let mut dated: Vec<(jiff::civil::Date, String, &Finding, Vec<ClaimId>)> = Vec::new();
    for finding in findings.iter() {
        let days = finding.claims.iter().filter_map(|id| {
            let claim = project.claims.get(id)?;
            let event = claim.event.and_then(|id| project.events.get(&id));
            let period = claim.period.or_else(|| event.and_then(|e| e.period));
            let period = period.filter(|p| !p.is_open());
            let day = period.and_then(|p| p.from.or(p.to)).or(claim.as_of)?;
            // All of a period: a total of ten months is of no day in the first of them.
            let words = match period {
                Some(period) => english::period(period),
                None => english::as_of(day),
            };
            Some((day.bounds()?.0, words, *id))
        });
        if of_several_days(finding) {
            let mut rows: BTreeMap<(jiff::civil::Date, String), Vec<ClaimId>> = BTreeMap::new();
            for (day, words, id) in days {
                rows.entry((day, words)).or_default().push(id);
            }
            dated.extend(rows.into_iter().map(|((day, words), ids)| (day, words, finding, ids)));
        } else if let Some((day, words, first)) = days.min_by_key(|(day, ..)| *day) {
            let mut ids = finding.claims.clone();
            ids.sort_by_key(|id| (*id != first, *id));
            dated.push((day, words, finding, ids));
        }
    }
    dated.sort_by_key(|(day, _, finding, ids)| (*day, finding.key.clone(), ids.first().copied()));
    dated.into_iter().map(|(_, words, finding, ids)| (words, finding, ids)).collect()
}

fn of_several_days(finding: &Finding) -> bool {
    finding.computed == Verdict::NotComparable && finding.reasons.contains(&Reason::Date)
}

/// The same as paragraphs that a person can go on with: the day, the fact, and the value with what others say.
pub fn chronology(project: &Project, findings: &Findings) -> Vec<Block> {
    dated(project, findings)
        .into_iter()
        .map(|(when, finding, ids)| {
            let subject = tell::subject(project, finding);
            let mut inlines =
                vec![Inline::Text(format!("{}: {subject}: ", english::capital(&when)))];
            // Where several are stated, none of them stands alone.
            let mut said: Vec<String> = Vec::new();
            for id in ids {
                let Some(claim) = project.claims.get(&id) else { continue };
                let value = tell::value_of(project, claim);
                if said.contains(&value) {
                    continue;
                }
                if !said.is_empty() {
                    inlines.push(Inline::Text("; ".to_owned()));
                }
                said.push(value);
                inlines.push(Inline::Claim(id));
            }
            inlines.push(Inline::Text(".".to_owned()));
            Block::Paragraph(inlines)
        })
        .collect()
}

/// What an article says, quote by quote, each with what all sources say of the same fact.
fn of_article(project: &Project, findings: &Findings, article: Option<ArticleId>) -> Vec<Block> {
    let Some(article) = article else { return Vec::new() };
    let mut quotes: Vec<_> =
        project.annotations.iter().filter(|(_, quote)| quote.article == article).collect();
    quotes.sort_by_key(|(id, quote)| (quote.start, quote.end, **id));
    let mut out = Vec::new();
    for (id, _) in quotes {
        let claims = project.claims.iter().filter(|(_, claim)| claim.annotations.contains(id));
        let mut facts: Vec<_> =
            claims.filter_map(|(id, _)| Some(findings.of_claim(*id)?.fact())).collect();
        facts.dedup();
        if !facts.is_empty() {
            out.push(Block::Quotation(*id));
            out.extend(facts.into_iter().map(Block::Finding));
        }
    }
    out
}
