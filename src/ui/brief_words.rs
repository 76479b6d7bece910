//! What the composer calls blocks and what they refer to.

use super::findings::title as fact_title;
use crate::{
    brief,
    findings::Findings,
    model::{AnnotationId, ArticleId, Block, ClaimId, Inline, Project},
    places,
};
use std::collections::BTreeMap;

/// What kind of block it is, for people.
pub fn block_name(block: &Block) -> &'static str {
    match block {
        Block::Heading { .. } => "Heading",
        Block::Paragraph(_) => "Paragraph",
        Block::Finding(_) => "Finding",
        Block::ClaimTable(_) => "Claim table",
        Block::FindingsTable => "Findings table",
        Block::Map(_) => "Map",
        Block::Quotation(_) => "Quotation",
        Block::MethodNote(_) => "Method note",
        Block::Timeline => "Timeline",
        Block::OpenQuestions => "Open questions",
        Block::Indicators(_) => "Indicators",
        Block::Evidence => "Evidence appendix",
        Block::Bibliography => "Bibliography",
    }
}

/// What a block without fields of its own holds.
pub fn summary(project: &Project, block: &Block) -> String {
    match block {
        Block::Finding(fact) => fact_title(project, fact),
        Block::ClaimTable(claims) if claims.is_empty() => "All claims of the project".to_owned(),
        Block::ClaimTable(claims) => format!("{} claims", claims.len()),
        Block::FindingsTable => "All findings of the project".to_owned(),
        Block::Quotation(id) => quote_words(project, *id),
        Block::Timeline => "The findings that have a day, in the order of time".to_owned(),
        Block::OpenQuestions => "What would settle each contradiction".to_owned(),
        Block::Evidence => {
            "What every figure rests on; on a web page it opens at the figure itself".to_owned()
        }
        Block::Bibliography => "Everything cited, in the style of the brief".to_owned(),
        _ => String::new(),
    }
}

fn quote_words(project: &Project, id: AnnotationId) -> String {
    project
        .annotations
        .get(&id)
        .map(|a| format!("“{}”", a.exact.replace('\n', " ")))
        .unwrap_or_default()
}

/// Everything that a paragraph can refer to, by the words with which it is found.
pub fn references(project: &Project) -> Vec<(String, Inline)> {
    let claims = project.claims.keys().map(|id| (claim_words(project, *id), Inline::Claim(*id)));
    let articles =
        project.articles.keys().map(|id| (article_words(project, *id), Inline::Cite(*id)));
    let mut all: Vec<(String, Inline)> = claims.chain(articles).collect();
    // What has the same words gets a number, or only the first of them could ever be chosen.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (words, _) in &mut all {
        let count = seen.entry(words.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            words.push_str(&format!(" #{count}"));
        }
    }
    all
}

/// "158 victims rescued – Operation Clear River (Harbour Courier)".
fn claim_words(project: &Project, id: ClaimId) -> String {
    let Some(claim) = project.claims.get(&id) else { return String::new() };
    let metric = project.metrics.get(&claim.metric).map_or("", |m| m.name.as_str());
    let event = claim.event.and_then(|id| project.events.get(&id)).map_or("", |e| e.name.as_str());
    let article = claim
        .annotations
        .first()
        .and_then(|id| project.annotations.get(id))
        .and_then(|a| project.articles.get(&a.article));
    let source = article.map_or("", |a| a.publisher.as_deref().unwrap_or_else(|| a.label()));
    let origin = claim.origin.and_then(|id| project.origins.get(&id));
    let mut source = source.to_owned();
    source.extend(origin.map(|o| format!("; {}", o.name)));
    source.extend(claim.as_of.map(|day| format!("; as of {day}")));
    let places: Vec<&str> = claim.places.iter().map(|p| places::name(p.country, "en")).collect();
    if let (1..=3, places) = (places.len(), places.join(", ")) {
        source.push_str(&format!("; {places}"));
    }
    format!("{} {metric} – {event} ({source})", super::told::value(&claim.value))
}

fn article_words(project: &Project, id: ArticleId) -> String {
    project.articles.get(&id).map(|a| a.label().to_owned()).unwrap_or_default()
}

/// What a chip in a paragraph shows: about what will be printed in its place.
pub fn chip_words(project: &Project, inline: &Inline) -> String {
    /// Longest label, in code points: a chip is part of a line.
    const LONGEST: usize = 44;
    let short = |words: &str| -> String {
        // Cut before it is put in order: what stands first on the screen may be the end.
        let cut: String = match words.chars().count() <= LONGEST {
            true => words.to_owned(),
            false => words.chars().take(LONGEST - 1).chain(['…']).collect(),
        };
        super::bidi::line(&cut).into_owned()
    };
    let source = |id: ArticleId| {
        let article = project.articles.get(&id);
        article.map_or("?", |a| a.publisher.as_deref().unwrap_or_else(|| a.label()))
    };
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Cite(id) => short(&format!("({})", source(*id))),
        Inline::Claim(id) => {
            let Some(claim) = project.claims.get(id) else { return "?".to_owned() };
            let quote = claim.annotations.first().and_then(|id| project.annotations.get(id));
            let value = super::told::value(&claim.value);
            short(&quote.map_or(value.clone(), |q| format!("{value} ({})", source(q.article))))
        }
    }
}

/// Whether a block follows the project and can be had as text.
pub fn can_be_text(block: &Block) -> bool {
    matches!(block, Block::Timeline | Block::OpenQuestions)
}

/// Such a block as blocks that a person can go on with; none where it says nothing.
pub fn as_text(project: &Project, findings: &Findings, block: &Block) -> Vec<Block> {
    match block {
        Block::Timeline => brief::chronology(project, findings),
        Block::OpenQuestions => {
            let mut blocks = brief::open_questions(project, findings.iter());
            blocks.retain(|block| !matches!(block, Block::Heading { .. }));
            blocks
        }
        _ => Vec::new(),
    }
}
