//! Open questions: what would settle each contradiction, a sentence each.

use super::{english::capital, english_questions as words};
use crate::{
    findings::{Finding, Missing, settle},
    model::{ArticleId, Block, Inline, OriginId, Project},
    places,
};

/// What is missing, as a sentence: "The statement of INTERPOL itself: “…” only repeats it".
pub fn settle_words(project: &Project, missing: &Missing) -> String {
    let articles = |ids: &[ArticleId]| -> Vec<String> {
        let known = ids.iter().filter_map(|id| project.articles.get(id));
        known.map(|a| format!("“{}”", a.label())).collect()
    };
    let origins = |ids: &[OriginId]| -> Vec<String> {
        ids.iter().filter_map(|id| Some(project.origins.get(id)?.name.clone())).collect()
    };
    match missing {
        Missing::Statement { origin, articles: by } => {
            let name = origins(&[*origin]).pop().unwrap_or_default();
            words::missing_statement(&name, &articles(by))
        }
        Missing::Origin { articles: of } => words::missing_origin(&articles(of)),
        Missing::Speaker { origins: of } => words::missing_speaker(&origins(of)),
        Missing::Date { articles: of } => words::missing_date(&articles(of)),
        Missing::Year { articles: of } => words::missing_year(&articles(of)),
        Missing::Places { articles: of } => words::missing_places(&articles(of)),
        Missing::List { scope, outside } => {
            let names: Vec<String> =
                outside.iter().map(|c| places::name(*c, "en").to_owned()).collect();
            words::missing_list(scope, &names)
        }
        Missing::Independent { origins: of } => words::missing_independent(&origins(of)),
    }
}

/// The open questions of some findings as blocks of a brief: a heading and a paragraph for each question; nothing
/// where nothing is contradicted.
pub fn open_questions<'a>(
    project: &Project,
    findings: impl Iterator<Item = &'a Finding>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for finding in findings {
        let metric = project.metrics.get(&finding.key.metric).map_or("?", |m| m.name.as_str());
        let event = finding.key.event.and_then(|id| project.events.get(&id));
        let about = event.map_or_else(|| metric.to_owned(), |e| format!("{metric}, {}", e.name));
        for missing in settle(project, finding) {
            let about = capital(&about);
            let text = format!("{about}: {}.", settle_words(project, &missing));
            blocks.push(Block::Paragraph(vec![Inline::Text(text)]));
        }
    }
    if !blocks.is_empty() {
        let heading = Block::Heading { level: 1, text: words::QUESTIONS_HEADING.to_owned() };
        blocks.insert(0, heading);
    }
    blocks
}
