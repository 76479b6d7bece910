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

/// The open questions of some findings, a sentence each; none where nothing is contradicted.
pub(super) fn questions<'a>(
    project: &Project,
    findings: impl Iterator<Item = &'a Finding>,
) -> Vec<String> {
    let mut asked = Vec::new();
    for finding in findings {
        let metric = project.metrics.get(&finding.key.metric).map_or("?", |m| m.name.as_str());
        let event = finding.key.event.and_then(|id| project.events.get(&id));
        let about = event.map_or_else(|| metric.to_owned(), |e| format!("{metric}, {}", e.name));
        for missing in settle(project, finding) {
            asked.push(format!("{}: {}.", capital(&about), settle_words(project, &missing)));
        }
    }
    asked
}

/// The open questions of some findings as paragraphs that a person can go on with: a heading and a paragraph for each
/// question; nothing where nothing is contradicted.
pub fn open_questions<'a>(
    project: &Project,
    findings: impl Iterator<Item = &'a Finding>,
) -> Vec<Block> {
    let asked = questions(project, findings);
    let heading = Block::Heading { level: 1, text: words::QUESTIONS_HEADING.to_owned() };
    let heading = (!asked.is_empty()).then_some(heading);
    let asked = asked.into_iter().map(|text| Block::Paragraph(vec![Inline::Text(text)]));
    heading.into_iter().chain(asked).collect()
}
