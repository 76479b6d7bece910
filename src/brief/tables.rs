//! The parts of a brief that follow the project by themselves: tables of claims, findings, days and indicators, and
//! the open questions.

use super::{
    compose::{Composer, push_text},
    document::{Part, Span},
    english as words, english_questions as questions, evidence,
    redact::Redaction,
    settle, tell,
    template::dated,
    withhold::WITHHELD,
};
use crate::{indicators, model::ClaimId};
use std::collections::BTreeSet;

impl Composer<'_> {
    /// Claims, a row each; with the value of a disputed one those of the others.
    pub(super) fn claim_table(&mut self, claims: &[ClaimId]) {
        let project = self.project;
        let mut rows = Vec::new();
        for id in claims {
            let Some(claim) = project.claims.get(id) else { continue };
            let finding = self.findings.of_claim(*id);
            let about = finding.map(|f| tell::subject(project, f)).unwrap_or_default();
            let mut value = Vec::new();
            self.figure(&tell::value_of(project, claim), &[*id], &mut value);
            let articles = tell::articles_of(project, claim);
            if articles.is_empty() {
                push_text(&mut value, &format!(" ({})", words::NO_SOURCE));
            }
            self.cite(&articles, &[*id], &mut value);
            let when = match (claim.period.filter(|p| !p.is_open()), claim.as_of) {
                (Some(period), _) => words::period(period),
                (None, Some(day)) => words::as_of(day),
                (None, None) => String::new(),
            };
            let origin = claim.origin.and_then(|id| project.origins.get(&id));
            let article = articles.first().and_then(|id| project.articles.get(id));
            let (grade, _) = evidence::grade(article.map(AsRef::as_ref), claim);
            let mut verdict = text_cell(finding.map_or("", |f| f.verdict.word()));
            let rivals = self.rivals.of_claim(project, finding, *id);
            if !rivals.is_empty() {
                push_text(&mut verdict, words::OTHERS);
                self.rivals(&rivals, &mut verdict);
            }
            rows.push(vec![
                text_cell(&about),
                value,
                text_cell(&tell::places_of(claim).join("; ")),
                text_cell(&when),
                text_cell(origin.map_or(words::UNKNOWN, |o| o.name.as_str())),
                text_cell(&grade),
                verdict,
            ]);
        }
        self.table(words::CLAIMS_CAPTION, &words::CLAIMS_HEAD, rows);
    }

    /// Facts, a row each.
    pub(super) fn findings_table(&mut self) {
        let findings = self.findings;
        let mut rows = Vec::new();
        for finding in &findings.list {
            let told = tell::tell(self.project, finding, self.rule);
            let values = self.spans(words::values(&told));
            rows.push(vec![
                text_cell(&tell::subject_whole(self.project, finding)),
                values,
                text_cell(finding.verdict.word()),
                text_cell(&finding.articles.len().to_string()),
                text_cell(&finding.origins.to_string()),
            ]);
        }
        self.table(words::FINDINGS_CAPTION, &words::FINDINGS_HEAD, rows);
    }

    /// The findings that have a day, in the order of time.
    pub(super) fn timeline(&mut self) {
        let (project, findings) = (self.project, self.findings);
        let mut rows = Vec::new();
        for (when, finding, claims) in dated(project, findings) {
            let value = if finding.claims.len() > 1 {
                // Every value that is stated, as in the table of findings.
                let mut told = tell::tell(project, finding, self.rule);
                told.keep(&claims);
                self.spans(words::values(&told))
            } else {
                let mut value = Vec::new();
                for claim in claims {
                    self.claim(claim, &mut value);
                }
                value
            };
            let subject = tell::subject(project, finding);
            rows.push(vec![text_cell(&words::capital(&when)), text_cell(&subject), value]);
        }
        if rows.is_empty() {
            self.document.warnings.push(words::NO_DAYS.to_owned());
        }
        self.table(words::TIMELINE_CAPTION, &words::TIMELINE_HEAD, rows);
    }

    /// What would settle each contradiction.
    pub(super) fn open_questions(&mut self) {
        let mut asked = settle::questions(self.project, self.findings.iter());
        if asked.is_empty() {
            asked.push(questions::NO_QUESTIONS.to_owned());
        }
        let parts = asked.iter().map(|question| Part::Paragraph(text_cell(question)));
        self.document.parts.extend(parts);
    }

    /// The chosen indicators with the article that each was seen in first.
    pub(super) fn indicators(&mut self, chosen: &[String]) {
        let chosen: BTreeSet<&str> = chosen.iter().map(String::as_str).collect();
        if chosen.is_empty() {
            self.document.warnings.push(words::NO_INDICATORS.to_owned());
            return;
        }
        // Its defanged form is another text than the one that was withheld.
        let redaction = Redaction::of(self.project, self.findings, self.brief);
        let mut rows = Vec::new();
        for one in indicators::listed(self.project, None) {
            if !chosen.contains(one.name().as_str()) {
                continue;
            }
            let mut seen = Vec::new();
            self.cite(&[one.article], &[], &mut seen);
            let withheld = redaction.touches(&one.value);
            let shown = if withheld { WITHHELD.to_owned() } else { one.defanged() };
            rows.push(vec![text_cell(&shown), text_cell(one.kind.words()), seen]);
        }
        if let missing @ 1.. = chosen.len().saturating_sub(rows.len()) {
            self.document.warnings.push(words::indicators_gone(missing));
        }
        self.table(words::INDICATORS_CAPTION, &words::INDICATORS_HEAD, rows);
    }

    fn table(&mut self, caption: &str, head: &[&str], rows: Vec<Vec<Vec<Span>>>) {
        if !rows.is_empty() {
            self.document.parts.push(Part::Table {
                caption: caption.to_owned(),
                head: head.iter().map(|h| (*h).to_owned()).collect(),
                rows,
            });
        }
    }
}

fn text_cell(words: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    push_text(&mut spans, words);
    spans
}
