//! What a figure rests on: its claims with their quotes, grades and rivals.

use super::{
    document::{Evidence, Figure, Quoted, Rival},
    english as words,
    tell::{Varying, articles_of, places_of, subject, value_of},
};
use crate::{
    findings::{Finding, Findings},
    model::{Article, ArticleId, Claim, ClaimId, Period, Project, Value, Verdict},
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// Gives articles their numbers in the document.
pub(super) trait Number {
    /// The number of an article, a new one if it has none yet.
    fn number(&mut self, article: ArticleId) -> usize;
}

/// A figure that is shown as `value` and stands on `claims`.
pub(super) fn figure(
    project: &Project,
    findings: &Findings,
    value: &str,
    claims: &[ClaimId],
    (rivals, numbers): (&Rivals, &mut impl Number),
) -> Figure {
    let about = claims.first().and_then(|id| findings.of_claim(*id));
    let about = about.map(|f| subject(project, f)).unwrap_or_default();
    Figure {
        statement: words::statement(&about, value, &[]),
        value: value.to_owned(),
        evidence: claims
            .iter()
            .filter_map(|id| {
                let claim = project.claims.get(id)?;
                Some(evidence(project, findings, (*id, claim), rivals, numbers))
            })
            .collect(),
    }
}

/// The words of a quote as a document shows them: a very long one with a marked gap. What is left out stands in the
/// project and in the original, at the place that the evidence names.
pub(super) fn in_print(words: &str) -> String {
    /// Letters of a long page: nobody reads more as one quote, and a file without line ends can be one quote of megabytes.
    const MOST: usize = 2_500;
    const HEAD: usize = 1_500;
    const TAIL: usize = 700;
    let count = words.chars().count();
    if count <= MOST {
        return words.to_owned();
    }
    let at = |n: usize| words.char_indices().nth(n).map_or(words.len(), |(at, _)| at);
    let head = words.get(..at(HEAD)).unwrap_or_default();
    let tail = words.get(at(count - TAIL)..).unwrap_or_default();
    // Whole words, where there are any.
    let head = head
        .rsplit_once(' ')
        .map_or(head, |(whole, cut)| if cut.len() < 100 { whole } else { head });
    let tail = tail
        .split_once(' ')
        .map_or(tail, |(cut, whole)| if cut.len() < 100 { whole } else { tail });
    format!("{head} […] {tail}")
}

fn evidence(
    project: &Project,
    findings: &Findings,
    (id, claim): (ClaimId, &Claim),
    rivals: &Rivals,
    numbers: &mut impl Number,
) -> Evidence {
    let finding = findings.of_claim(id);
    let quotes = claim
        .annotations
        .iter()
        .filter_map(|id| Some((*id, project.annotations.get(id)?)))
        .map(|(id, annotation)| {
            let article = project.articles.get(&annotation.article);
            let (grade, grade_meaning) = grade(article.map(AsRef::as_ref), claim);
            Quoted {
                annotation: id,
                words: in_print(&annotation.exact),
                start: annotation.start,
                end: annotation.end,
                article: numbers.number(annotation.article),
                grade,
                page: article.and_then(|a| a.page_at(annotation.start)),
                grade_meaning,
            }
        })
        .collect();
    let origin = |id: Option<crate::model::OriginId>| {
        id.and_then(|id| project.origins.get(&id)).map(|o| o.name.clone())
    };
    Evidence {
        claim: id,
        statement: statement(project, findings, id, claim),
        quotes,
        origin: origin(claim.origin),
        via: origin(claim.via),
        verdict: finding.map_or(Verdict::SingleOrigin, |f| f.verdict),
        unreviewed: claim.proposed && !claim.reviewed,
        rivals: rivals
            .of_claim(project, finding, id)
            .iter()
            .map(|said| Rival {
                articles: said.articles.iter().map(|article| numbers.number(*article)).collect(),
                claims: said.claims.clone(),
                value: format!("{}{}", said.value, words::circumstances(&said.circumstances)),
            })
            .collect(),
    }
}

/// The Admiralty grade of a claim in an article, and what it means.
pub(super) fn grade(article: Option<&Article>, claim: &Claim) -> (String, String) {
    let reliability = article.map(|a| a.reliability).unwrap_or_default();
    let credibility = claim.credibility;
    (
        format!("{}{}", reliability.letter(), credibility.digit()),
        words::grade_meaning(reliability.meaning(), credibility.meaning()),
    )
}

/// A claim in one line, with everything that it narrows.
pub(super) fn statement(
    project: &Project,
    findings: &Findings,
    id: ClaimId,
    claim: &Claim,
) -> String {
    let about = findings.of_claim(id).map(|f| subject(project, f)).unwrap_or_default();
    let mut circumstances = Vec::new();
    // A date is not said twice when it is the value itself.
    let said = |p: &Period| claim.value == Value::When(*p);
    if let Some(period) = claim.period.filter(|p| !p.is_open() && !said(p)) {
        circumstances.push(words::period(period));
    }
    if let Some(day) = claim.as_of {
        circumstances.push(words::as_of(day));
    }
    circumstances.extend(places_of(claim));
    if findings.of_claim(id).is_some_and(|f| f.is_wrong(project, id)) {
        circumstances.push(words::HELD_WRONG.to_owned());
    }
    words::statement(&about, &value_of(project, claim), &circumstances)
}

/// What some rivals say, once for all of them who say the same.
#[derive(Clone)]
pub(super) struct Said {
    /// The value in words.
    pub value: String,
    /// What tells it from the others, when its value does not: date, place, origin.
    pub circumstances: Vec<String>,
    /// Who says it.
    pub claims: Vec<ClaimId>,
    /// Where they say it, each article once, by id.
    pub articles: Vec<ArticleId>,
}

/// What the claims of findings say, read once for each finding: every claim of a disputed one stands with all the others.
#[derive(Default)]
pub(super) struct Rivals(RefCell<BTreeMap<ClaimId, Rc<Sayings>>>);

impl Rivals {
    /// What the rivals of a claim say and under which circumstances, in the order in which each first comes. They are
    /// the claims of the other groups of a finding that is, or may be, contradicted.
    pub(super) fn of_claim(
        &self,
        project: &Project,
        finding: Option<&Finding>,
        claim: ClaimId,
    ) -> Rc<[Said]> {
        let disputed =
            |f: &&Finding| matches!(f.computed, Verdict::Contradicted | Verdict::MayContradict);
        // Every claim belongs to one finding: its first tells which.
        let found = finding.filter(disputed).and_then(|f| Some((f, *f.claims.first()?)));
        let Some((finding, first)) = found else { return Rc::default() };
        let read = || Rc::new(Sayings::of(project, finding));
        let sayings = Rc::clone(self.0.borrow_mut().entry(first).or_insert_with(read));
        sayings.beside(project, claim)
    }
}

/// What the claims of a finding say.
struct Sayings {
    /// The claims of each group, with the place of what each says.
    groups: Vec<Vec<(ClaimId, usize)>>,
    /// The groups that have a claim: one, as a rule.
    of_claim: BTreeMap<ClaimId, Vec<usize>>,
    /// Values with their circumstances, each once.
    said: Vec<(String, Vec<String>)>,
    /// What stands against the claims of some groups, where these are more than one.
    known: RefCell<BTreeMap<Vec<usize>, Rc<[Said]>>>,
}

impl Sayings {
    fn of(project: &Project, finding: &Finding) -> Self {
        let varying = Varying::of_finding(project, finding);
        let mut places: BTreeMap<(String, Vec<String>), usize> = BTreeMap::new();
        let mut said = Vec::new();
        let mut of_claim: BTreeMap<ClaimId, Vec<usize>> = BTreeMap::new();
        let mut groups = Vec::new();
        for (at, group) in finding.groups.iter().enumerate() {
            let mut claims = Vec::new();
            for id in &group.claims {
                of_claim.entry(*id).or_default().push(at);
                let Some(claim) = project.claims.get(id) else { continue };
                let one = (value_of(project, claim), varying.of_claim(project, claim));
                let place = *places.entry(one).or_insert_with_key(|one| {
                    said.push(one.clone());
                    said.len() - 1
                });
                claims.push((*id, place));
            }
            groups.push(claims);
        }
        Self { groups, of_claim, said, known: RefCell::default() }
    }

    /// What the other groups say than those of a claim.
    fn beside(&self, project: &Project, claim: ClaimId) -> Rc<[Said]> {
        let own = self.of_claim.get(&claim).map(Vec::as_slice).unwrap_or_default();
        if let Some(known) = self.known.borrow().get(own) {
            return Rc::clone(known);
        }
        let mut order = Vec::new();
        let mut claims: Vec<Vec<ClaimId>> = vec![Vec::new(); self.said.len()];
        let others = self.groups.iter().enumerate().filter(|(at, _)| !own.contains(at));
        for (id, place) in others.flat_map(|(_, group)| group) {
            let Some(same) = claims.get_mut(*place) else { continue };
            if same.is_empty() {
                order.push(*place);
            }
            same.push(*id);
        }
        let rivals: Rc<[Said]> = order
            .into_iter()
            .filter_map(|place| {
                let (value, circumstances) = self.said.get(place)?.clone();
                let claims = std::mem::take(claims.get_mut(place)?);
                let articles = articles(project, &claims);
                Some(Said { value, circumstances, claims, articles })
            })
            .collect();
        // Nobody else asks for those of a group of one.
        if own.len() != 1 || own.iter().any(|at| self.groups.get(*at).is_some_and(|g| g.len() > 1))
        {
            self.known.borrow_mut().insert(own.to_vec(), Rc::clone(&rivals));
        }
        rivals
    }
}

/// The articles of several claims, each once, by id.
pub(super) fn articles(project: &Project, claims: &[ClaimId]) -> Vec<ArticleId> {
    let all: std::collections::BTreeSet<ArticleId> = claims
        .iter()
        .filter_map(|id| project.claims.get(id))
        .flat_map(|claim| articles_of(project, claim))
        .collect();
    all.into_iter().collect()
}
