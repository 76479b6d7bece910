//! Words for guilt beside claims and sources that say less: "three traffickers" who were arrested, and a sentence that
//! says "convicted" and cites articles of which none does.

use super::{
    Found, Kind, List, Place, Severity,
    legal::{NOT, Status, asserted, denied, statuses},
    legal_words::{CALLED_GUILTY, SAID_BY},
    passage::Passage,
};
use crate::{
    fold::fold,
    model::{ClaimId, Project},
};
use std::ops::Range;

fn words_of(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

/// Tells of a sentence that calls those guilty of whom its claims say no more than that they were accused.
pub(super) fn called(
    project: &Project,
    passage: &Passage,
    sentence: &Range<usize>,
    claims: &[ClaimId],
    list: &mut List<'_>,
) {
    let text = passage.words(sentence);
    let words = words_of(&text);
    let said_by = words.iter().any(|word| SAID_BY.contains(&word.as_str()));
    if said_by || statuses(&text).contains(&Status::Alleged) {
        return;
    }
    let Some(guilty) = words.iter().find(|word| CALLED_GUILTY.contains(&word.as_str())) else {
        return;
    };
    for id in claims {
        let Some(claim) = project.claims.get(id) else { continue };
        let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
        let said: String = quotes.map(|quote| format!("{}\n", quote.exact)).collect();
        let Some(highest) = asserted(&said).into_iter().max() else { continue };
        let stem = guilty.trim_end_matches('s');
        if highest >= Status::Convicted || words_of(&said).iter().any(|w| w.starts_with(stem)) {
            continue;
        }
        list.add(Found {
            kind: Kind::LegalStatus,
            severity: Severity::Warning,
            key: format!("{guilty}\n{}\n{id}", text.trim()),
            words: text.trim().to_owned(),
            what: format!(
                "The text says “{guilty}” as if a court had found it, the claim beside it says “{}”.",
                highest.word()
            ),
            todo: "Say what the claim says: who was arrested or charged is a suspect.".to_owned(),
            place: Place { claim: Some(*id), ..passage.place(sentence) },
            redacts: Vec::new(),
        });
    }
}

/// Tells of a sentence without a claim that says "charged" or "convicted" where no article that its paragraph cites does.
pub(super) fn uncarried(project: &Project, passage: &Passage, list: &mut List<'_>) {
    let texts = || passage.cited.iter().filter_map(|id| project.text_of(*id));
    if !passage.own() || texts().next().is_none() {
        return;
    }
    for sentence in &passage.sentences {
        let words = passage.words(sentence);
        let Some(status) = statuses(&words).into_iter().max().filter(|s| *s > Status::Arrested)
        else {
            continue;
        };
        let not = words_of(&words).iter().any(|word| NOT.contains(&word.as_str()));
        if not || denied(&words, status) || !passage.claims_in(sentence).is_empty() {
            continue;
        }
        let told: Vec<_> = texts().map(|text| statuses(text.as_str())).collect();
        // Texts without any word of the law may be in words that are not known here.
        let highest = told.iter().flatten().max();
        let Some(highest) = highest.filter(|_| !told.iter().any(|t| t.contains(&status))) else {
            continue;
        };
        list.add(Found {
            kind: Kind::LegalStatus,
            severity: if *highest < status && one_language(project, passage) {
                Severity::Error
            } else {
                Severity::Warning
            },
            key: format!("{}\n{}", status.word(), words.trim()),
            words: words.trim().to_owned(),
            what: format!(
                "The text says “{}”, and no article that is cited there does: the most that they say is “{}”.",
                status.word(),
                highest.word()
            ),
            todo: "Say what the sources say, or cite one that says more.".to_owned(),
            place: passage.place(sentence),
            redacts: Vec::new(),
        });
    }
}

/// Whether all articles that a passage cites are in its own language: words for the law are known in each in part only.
fn one_language(project: &Project, passage: &Passage) -> bool {
    let main = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let own = passage.language.as_deref().map(main);
    let mut articles = passage.cited.iter().filter_map(|id| project.articles.get(id));
    articles.all(|article| article.language.as_deref().map(main) == own)
}
