//! What stands behind the text: references that lack what styles print, originals that are not what was imported,
//! claims that rest on little, and what the brief says of its own handling.

use super::{
    Carrier, Found, Kind, List, Mismatch, Original, Outside, Place, Severity, Shown, mismatch,
};
use crate::{
    brief::{self, Document},
    findings::Findings,
    model::{
        Article, ArticleId, Block, Brief, Credibility, Project, Reliability, Verdict, Withheld,
    },
    similar,
};

/// Looks at everything that the document names.
pub(super) fn check(
    project: &Project,
    findings: &Findings,
    brief: &Brief,
    document: &Document,
    shown: &Shown,
    outside: &Outside,
    list: &mut List<'_>,
) {
    for warning in &document.warnings {
        // Claims without quotes come below, one by one.
        if !warning.starts_with("No quote") {
            // A block without anything in it says nothing wrong.
            let severity =
                if brief::says_nothing(warning) { Severity::Warning } else { Severity::Error };
            add(list, Kind::Gone, severity, warning, warning, "Edit the brief.", Place::default());
        }
    }
    for id in &shown.articles {
        if let Some(article) = project.articles.get(id) {
            reference(*id, article, list);
            original(*id, article, outside, list);
        }
    }
    let listed = brief.blocks.iter().any(|block| matches!(block, Block::Bibliography));
    if !shown.articles.is_empty() && !listed {
        let cites = match shown.articles.len() {
            1 => "1 article".to_owned(),
            n => format!("{n} articles"),
        };
        add(
            list,
            Kind::NoSources,
            Severity::Warning,
            "",
            &format!("The brief cites {cites} and has no list of sources."),
            "Add a block “Bibliography”, unless the notes of the style name the sources in full.",
            Place::default(),
        );
    }
    claims(project, findings, shown, list);
    if brief.handling.marking.is_none() {
        add(
            list,
            Kind::NoMarking,
            Severity::Note,
            "",
            "Nothing says who may see this document.",
            "Choose a marking of the Traffic Light Protocol.",
            Place::default(),
        );
    }
}

fn add(
    list: &mut List<'_>,
    kind: Kind,
    severity: Severity,
    key: &str,
    what: &str,
    todo: &str,
    place: Place,
) {
    list.add(Found {
        kind,
        severity,
        key: key.to_owned(),
        words: String::new(),
        what: what.to_owned(),
        todo: todo.to_owned(),
        place,
        redacts: Vec::new(),
    });
}

fn reference(id: ArticleId, article: &Article, list: &mut List<'_>) {
    let blank = |text: Option<&String>| text.is_none_or(|t| t.trim().is_empty());
    let unsigned = article.bylines.iter().all(|b| b.trim().is_empty());
    let dated = article.published.is_some_and(|d| d.year().is_some());
    let mut lacks = Vec::new();
    if blank(article.title.as_ref()) {
        lacks.push("title");
    }
    if !dated {
        lacks.push("date");
    }
    if blank(article.publisher.as_ref()) {
        lacks.push("publisher");
    }
    if unsigned {
        lacks.push("author");
    }
    let place = || Place { article: Some(id), ..Place::default() };
    if !lacks.is_empty() {
        // News is unsigned often, and styles then begin with its title.
        let minor = lacks == ["author"];
        add(
            list,
            Kind::Reference,
            if minor { Severity::Note } else { Severity::Warning },
            &format!("{id} {}", lacks.join(" ")),
            &format!("The reference to “{}” has no {}.", article.label(), lacks.join(", no ")),
            "Put it in on the page of the document.",
            place(),
        );
    }
    if article.url.is_some() && article.archived_url.is_none() {
        add(
            list,
            Kind::NotArchived,
            Severity::Note,
            &id.to_string(),
            &format!(
                "“{}” has an address and no archived copy: when the page goes, a reader cannot follow the reference.",
                article.label()
            ),
            "Put in the address of an archived copy, if there is one.",
            place(),
        );
    }
    if article.capture.media_type.starts_with("image/") {
        list.add(Found {
            kind: Kind::Picture,
            severity: Severity::Note,
            key: id.to_string(),
            words: article.label().to_owned(),
            what: "The original is a picture and may show faces: hand-over packs leave it out."
                .to_owned(),
            todo: "Say why it may go along, and packs will have it.".to_owned(),
            place: place(),
            redacts: Vec::<Withheld>::new(),
        });
    }
}

fn original(id: ArticleId, article: &Article, outside: &Outside, list: &mut List<'_>) {
    let (kind, severity, what) = match outside.originals.get(&article.capture.original) {
        None => return,
        Some(Original::Changed) => (
            Kind::OriginalChanged,
            Severity::Error,
            format!(
                "The original of “{}” is not what was imported: its SHA-256 differs.",
                article.label()
            ),
        ),
        Some(Original::Missing) => (
            Kind::OriginalMissing,
            Severity::Warning,
            format!(
                "The original of “{}” is not there: nobody can check its words.",
                article.label()
            ),
        ),
    };
    let place = Place { article: Some(id), ..Place::default() };
    add(
        list,
        kind,
        severity,
        &id.to_string(),
        &what,
        "Put the file back, or import it anew.",
        place,
    );
}

fn claims(project: &Project, findings: &Findings, shown: &Shown, list: &mut List<'_>) {
    let superseded = similar::superseded(
        project,
        &similar::Versions::of(project),
        &mut similar::Pages::default(),
    );
    for id in &shown.claims {
        let Some(claim) = project.claims.get(id) else { continue };
        let words = brief::value_words(project, claim);
        let about = findings.of_claim(*id);
        let metric = project.metrics.get(&claim.metric).map_or("", |m| m.name.as_str());
        let mut tell = |kind, severity, what: &str, todo: &str| {
            list.add(Found {
                kind,
                severity,
                key: id.to_string(),
                words: format!("{metric}: {words}"),
                what: what.to_owned(),
                todo: todo.to_owned(),
                place: Place { claim: Some(*id), ..Place::default() },
                redacts: Vec::new(),
            });
        };
        if claim.annotations.is_empty() {
            tell(
                Kind::NoQuote,
                Severity::Warning,
                "No quote in any article supports this claim.",
                "Highlight the words that carry it.",
            );
        }
        if let Some(against) = mismatch(&claim.value, &Carrier::of_claim(project, claim)) {
            let severity = match against {
                Mismatch::Other(_) => Severity::Error,
                Mismatch::Firmness(_) | Mismatch::Nothing => Severity::Warning,
            };
            tell(
                Kind::ValueNotQuoted,
                severity,
                &against.sentence(),
                "Correct the value, or highlight the words that state it.",
            );
        }
        if let Some(changed) = superseded.get(id) {
            let title = project.articles.get(&changed.newer).map_or("", |a| a.label());
            let what = match &changed.now {
                Some(now) => format!("The newer version of the page, “{title}”, says: “{now}”."),
                None => {
                    format!("The newer version of the page, “{title}”, does not say this any more.")
                }
            };
            tell(
                Kind::NewerVersion,
                Severity::Warning,
                &what,
                "Quote the newer version, or say in the text which version it stands on.",
            );
        }
        if claim.proposed && !claim.reviewed {
            tell(
                Kind::Unreviewed,
                Severity::Warning,
                "The program proposed this claim, and nobody has reviewed it.",
                "Review it.",
            );
        }
        let articles = claim
            .annotations
            .iter()
            .filter_map(|q| project.articles.get(&project.annotations.get(q)?.article));
        let best = articles.map(|a| a.reliability).min().unwrap_or_default();
        if best == Reliability::F && claim.credibility == Credibility::default() {
            tell(
                Kind::Ungraded,
                Severity::Note,
                "Graded F6: neither source nor statement has been judged.",
                "Grade the source and the statement.",
            );
        }
        if about.is_some_and(|f| f.verdict == Verdict::SingleOrigin) {
            tell(
                Kind::SingleOrigin,
                Severity::Note,
                "All of it goes back to one origin.",
                "Look for an independent source, or say that there is one only.",
            );
        }
    }
}
