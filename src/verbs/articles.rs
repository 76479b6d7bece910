//! What a person does with articles: import, correct, read, remove, set parts of the text aside.
//!
//! The text of an article is never among what changes.

use crate::{
    edit::{Change, Edit},
    model::{
        AnnotationId, Article, ArticleId, Block, Boilerplate, Brief, BriefId, ClaimId, Inline,
        PartialDate, Project, Reliability,
    },
    session::Hand,
};
use std::{collections::BTreeSet, ops::Range, sync::Arc};

/// Takes the files that could not be read off the list; their originals stay on the disk.
pub fn forget_unread(project: &Project, hand: &mut Hand<'_>) -> Change {
    let edits = project.unread.keys().map(|id| Edit::Unread(*id, None)).collect();
    change(hand, "Take unread files off the list".to_owned(), edits)
}

/// What the import of so many articles is called in the menu.
pub fn import_label(articles: usize) -> String {
    if articles == 1 { "Import article".to_owned() } else { format!("Import {articles} articles") }
}

/// The parts of an article that a person may correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// The line under the headline.
    pub deck: Option<String>,
    /// Authors.
    pub bylines: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// When it was last changed.
    pub modified: Option<PartialDate>,
    /// Canonical address.
    pub url: Option<String>,
    /// Address of an archived copy.
    pub archived_url: Option<String>,
    /// Language of the text (BCP 47).
    pub language: Option<String>,
    /// Admiralty grade of the source.
    pub reliability: Reliability,
    /// Remarks.
    pub note: String,
}

impl Metadata {
    /// What an article says now.
    pub fn of(article: &Article) -> Self {
        Self {
            title: article.title.clone(),
            deck: article.deck.clone(),
            bylines: article.bylines.clone(),
            publisher: article.publisher.clone(),
            published: article.published,
            modified: article.modified,
            url: article.url.clone(),
            archived_url: article.archived_url.clone(),
            language: article.language.clone(),
            reliability: article.reliability,
            note: article.note.clone(),
        }
    }
}

/// What several articles are to say of themselves; what is `None` or empty stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Who published them.
    pub publisher: Option<String>,
    /// Authors.
    pub bylines: Vec<String>,
    /// When they were published.
    pub published: Option<PartialDate>,
    /// Language (BCP 47).
    pub language: Option<String>,
    /// Admiralty grade of the source.
    pub reliability: Option<Reliability>,
}

/// Corrects several articles in one step.
pub fn edit_articles(
    project: &Project,
    hand: &mut Hand<'_>,
    ids: &[ArticleId],
    shared: &Shared,
) -> Change {
    let mut edits = Vec::new();
    for id in ids {
        let Some(article) = project.articles.get(id) else { continue };
        let mut new = Metadata::of(article);
        if shared.publisher.is_some() {
            new.publisher.clone_from(&shared.publisher);
        }
        if !shared.bylines.is_empty() {
            new.bylines.clone_from(&shared.bylines);
        }
        new.published = shared.published.or(new.published);
        if shared.language.is_some() {
            new.language.clone_from(&shared.language);
        }
        new.reliability = shared.reliability.unwrap_or(new.reliability);
        edits.extend(edit_article(project, hand, *id, new).edits);
    }
    let label = format!("Edit details of {}", count(edits.len(), "document"));
    change(hand, label, edits)
}

/// Corrects what an article says of itself; each corrected field then says who typed it.
///
/// A blank string is "unknown". A change of nothing when there is nothing to change or no such article.
pub fn edit_article(
    project: &Project,
    hand: &mut Hand<'_>,
    id: ArticleId,
    new: Metadata,
) -> Change {
    let mut edits = Vec::new();
    if let Some(old) = project.articles.get(&id) {
        let mut article = Article::clone(old);
        let typed = format!("typed by {}", hand.by);
        macro_rules! set {
            ($($field:ident = $value:expr),* $(,)?) => {$({
                let value = $value;
                if article.$field != value {
                    article.$field = value;
                    article.metadata_from.insert(stringify!($field).to_owned(), typed.clone());
                }
            })*};
        }
        let known = |s: Option<String>| s.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
        set! {
            title = known(new.title),
            deck = known(new.deck),
            bylines = new.bylines.into_iter().filter_map(|b| known(Some(b))).collect(),
            publisher = known(new.publisher),
            published = new.published,
            modified = new.modified,
            url = known(new.url),
            archived_url = known(new.archived_url),
            language = known(new.language),
        }
        article.reliability = new.reliability;
        article.note = new.note;
        if article != **old {
            edits.push(Edit::Article(id, Some(Arc::new(article))));
        }
    }
    change(hand, "Edit article".to_owned(), edits)
}

/// Marks articles as read or unread.
pub fn set_read(project: &Project, hand: &mut Hand<'_>, ids: &[ArticleId], read: bool) -> Change {
    let edits = ids
        .iter()
        .filter_map(|id| Some((*id, project.articles.get(id)?)))
        .filter(|(_, article)| article.read != read)
        .map(|(id, old)| Edit::Article(id, Some(Arc::new(Article { read, ..Article::clone(old) }))))
        .collect();
    change(hand, if read { "Mark as read" } else { "Mark as unread" }.to_owned(), edits)
}

/// What goes when articles go; for the question before it and for the label of the step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Going {
    /// Quotes in the articles.
    pub annotations: BTreeSet<AnnotationId>,
    /// Claims that no other quote carries.
    pub claims: BTreeSet<ClaimId>,
    /// Briefs in which something is left out afterwards.
    pub briefs: BTreeSet<BriefId>,
}

/// What hangs on some articles and would go with them.
pub fn going_with(project: &Project, ids: &[ArticleId]) -> Going {
    let articles: BTreeSet<ArticleId> = ids.iter().copied().collect();
    let annotations: BTreeSet<AnnotationId> = project
        .annotations
        .iter()
        .filter(|(_, a)| articles.contains(&a.article))
        .map(|(id, _)| *id)
        .collect();
    let claims: BTreeSet<ClaimId> = project
        .claims
        .iter()
        .filter(|(_, c)| {
            c.annotations.iter().any(|a| annotations.contains(a))
                && c.annotations.iter().all(|a| annotations.contains(a))
        })
        .map(|(id, _)| *id)
        .collect();
    let going = Going { annotations, claims, briefs: BTreeSet::new() };
    let briefs = project
        .briefs
        .iter()
        .filter(|(_, brief)| without(brief, &articles, &going) != ***brief)
        .map(|(id, _)| *id)
        .collect();
    Going { briefs, ..going }
}

/// Removes articles with everything that hangs on them, in one step: their quotes, the claims that only
/// these quotes carried, and the places in briefs that showed them. Claims with other quotes stay.
pub fn remove_articles(project: &Project, hand: &mut Hand<'_>, ids: &[ArticleId]) -> Change {
    let articles: BTreeSet<ArticleId> =
        ids.iter().copied().filter(|id| project.articles.contains_key(id)).collect();
    let going = going_with(project, ids);
    let mut edits: Vec<Edit> = Vec::new();
    for id in &going.briefs {
        if let Some(brief) = project.briefs.get(id) {
            edits.push(Edit::Brief(*id, Some(Arc::new(without(brief, &articles, &going)))));
        }
    }
    for (id, claim) in &project.claims {
        if going.claims.contains(id) {
            edits.push(Edit::Claim(*id, None));
        } else if claim.annotations.iter().any(|a| going.annotations.contains(a)) {
            let mut claim = crate::model::Claim::clone(claim);
            claim.annotations.retain(|a| !going.annotations.contains(a));
            edits.push(Edit::Claim(*id, Some(Arc::new(claim))));
        }
    }
    edits.extend(going.annotations.iter().map(|id| Edit::Annotation(*id, None)));
    let refused = project.refusals.iter().filter(|(_, r)| articles.contains(&r.article));
    edits.extend(refused.map(|(id, _)| Edit::Refusal(*id, None)));
    let mut texts = BTreeSet::new();
    for (id, article) in &project.articles {
        if articles.contains(id) {
            edits.push(Edit::Article(*id, None));
            texts.insert(article.text);
        } else if [article.version_of, article.copy_of, article.attached_to]
            .iter()
            .flatten()
            .any(|other| articles.contains(other))
        {
            let stays = |other: Option<ArticleId>| other.filter(|id| !articles.contains(id));
            let article = Article {
                version_of: stays(article.version_of),
                copy_of: stays(article.copy_of),
                attached_to: stays(article.attached_to),
                ..Article::clone(article)
            };
            edits.push(Edit::Article(*id, Some(Arc::new(article))));
        }
    }
    for (id, article) in &project.articles {
        if !articles.contains(id) {
            texts.remove(&article.text);
        }
    }
    edits.extend(texts.into_iter().map(|text| Edit::Text(text, None)));
    let mut label = match articles.len() {
        1 => "Remove article".to_owned(),
        n => format!("Remove {n} articles"),
    };
    if !going.annotations.is_empty() {
        label.push_str(&format!(
            " with {} and {}",
            count(going.annotations.len(), "quote"),
            count(going.claims.len(), "claim")
        ));
    }
    change(hand, label, edits)
}

fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// A brief without what goes; a paragraph that held nothing else goes too.
fn without(brief: &Brief, articles: &BTreeSet<ArticleId>, going: &Going) -> Brief {
    let mut brief = brief.clone();
    brief.blocks.retain_mut(|block| match block {
        Block::Paragraph(inlines) => {
            let before = inlines.len();
            inlines.retain(|inline| match inline {
                Inline::Claim(id) => !going.claims.contains(id),
                Inline::Cite(id) => !articles.contains(id),
                Inline::Text(_) => true,
            });
            inlines.len() == before || !inlines.is_empty()
        }
        Block::ClaimTable(claims) => {
            let before = claims.len();
            claims.retain(|id| !going.claims.contains(id));
            claims.len() == before || !claims.is_empty()
        }
        Block::Quotation(id) => !going.annotations.contains(id),
        _ => true,
    });
    brief
}

/// Sets a part of an article aside as not its story; `range` is in code points.
pub fn mark_boilerplate(
    project: &Project,
    hand: &mut Hand<'_>,
    id: ArticleId,
    range: Range<usize>,
) -> Change {
    let length = project.text_of(id).map_or(0, |t| t.as_str().chars().count());
    let range = range.start..range.end.min(length);
    respan(project, hand, id, "Set text aside", |spans| {
        if range.start < range.end {
            cut(spans, &range);
            spans.push(Boilerplate {
                start: range.start,
                end: range.end,
                why: "marked by hand".to_owned(),
            });
            spans.sort_by_key(|s| s.start);
        }
    })
}

/// Takes a part of an article back into its story; `range` is in code points.
pub fn unmark_boilerplate(
    project: &Project,
    hand: &mut Hand<'_>,
    id: ArticleId,
    range: Range<usize>,
) -> Change {
    respan(project, hand, id, "Take text back into the story", |spans| cut(spans, &range))
}

fn respan(
    project: &Project,
    hand: &mut Hand<'_>,
    id: ArticleId,
    label: &str,
    respan: impl FnOnce(&mut Vec<Boilerplate>),
) -> Change {
    let mut edits = Vec::new();
    if let Some(old) = project.articles.get(&id) {
        let mut article = Article::clone(old);
        respan(&mut article.boilerplate);
        if article != **old {
            edits.push(Edit::Article(id, Some(Arc::new(article))));
        }
    }
    change(hand, label.to_owned(), edits)
}

/// Takes a range out of spans; a span that holds it becomes two.
fn cut(spans: &mut Vec<Boilerplate>, range: &Range<usize>) {
    let old = std::mem::take(spans);
    for span in old {
        for (start, end) in
            [(span.start, span.end.min(range.start)), (span.start.max(range.end), span.end)]
        {
            if start < end {
                spans.push(Boilerplate { start, end, why: span.why.clone() });
            }
        }
    }
}

fn change(hand: &Hand<'_>, label: String, edits: Vec<Edit>) -> Change {
    Change { label, at: hand.at, by: hand.by.to_owned(), edits }
}
