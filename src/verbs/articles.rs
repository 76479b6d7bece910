//! What a person does with articles: import, correct, read, remove, set parts of the text aside.
//!
//! The text of an article is never among what changes.

use crate::{
    edit::{Change, Edit},
    fold::fold,
    import::{Incoming, Outcome, Printed, What},
    model::{
        AnnotationId, Article, ArticleId, Block, Boilerplate, Brief, BriefId, Capture, ClaimId,
        Hash, Inline, PartialDate, Project, Reliability, Unread, UnreadId,
    },
    session::Hand,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

/// Makes articles of what was read, in one step; outcomes are in the order of the items.
///
/// `done` are the outcomes of the parts before, to which attachments may refer.
pub fn import_articles(
    project: &Project,
    hand: &mut Hand<'_>,
    items: Vec<Incoming>,
    done: &[Outcome],
) -> (Change, Vec<Outcome>) {
    let mut import = Import::of(project, done.to_vec());
    for item in items {
        import.take(hand, item);
    }
    let new = import.outcomes.get(done.len()..).unwrap_or_default().to_vec();
    let label = import_label(new.iter().filter(|o| matches!(o, Outcome::Imported(_))).count());
    (change(hand, label, import.edits), new)
}

/// What the project has, with what one step of an import adds.
struct Import<'a> {
    project: &'a Project,
    originals: BTreeMap<Hash, ArticleId>,
    texts: BTreeMap<(Hash, Printed), ArticleId>,
    /// By address, without what does not tell pages apart; the newest article last.
    addresses: BTreeMap<String, ArticleId>,
    titles: BTreeMap<String, ArticleId>,
    /// Articles that this step makes or changes.
    changed: BTreeMap<ArticleId, Article>,
    edits: Vec<Edit>,
    outcomes: Vec<Outcome>,
}

impl<'a> Import<'a> {
    fn of(project: &'a Project, outcomes: Vec<Outcome>) -> Self {
        let articles = || project.articles.iter();
        Self {
            project,
            originals: articles().map(|(id, a)| (a.capture.original, *id)).collect(),
            texts: articles().map(|(id, a)| ((a.text, Printed::of_article(a)), *id)).collect(),
            addresses: articles()
                .filter_map(|(id, a)| Some((address(a.url.as_deref()?), *id)))
                .collect(),
            titles: articles()
                .filter_map(|(id, a)| Some((title(a.title.as_deref()?)?, *id)))
                .collect(),
            changed: BTreeMap::new(),
            edits: Vec::new(),
            outcomes,
        }
    }

    fn article(&self, id: ArticleId) -> Option<&Article> {
        self.changed.get(&id).or_else(|| self.project.articles.get(&id).map(AsRef::as_ref))
    }

    fn take(&mut self, hand: &mut Hand<'_>, item: Incoming) {
        let outcome = match item.what {
            What::Article => self.take_article(hand, item),
            What::Reference => self.take_reference(hand, item),
            What::Unread(_) => self.keep(hand, item),
        };
        self.outcomes.push(outcome);
    }

    fn take_article(&mut self, hand: &mut Hand<'_>, item: Incoming) -> Outcome {
        let text = item.reading.text.hash();
        let printed = (text, Printed::of_reading(&item.reading));
        if let Some(same) = self.originals.get(&item.original).or_else(|| self.texts.get(&printed))
        {
            return Outcome::Duplicate(*same);
        }
        // What could not be read before is read now.
        let unread =
            self.project.unread.iter().filter(|(_, u)| u.capture.original == item.original);
        self.edits.extend(unread.map(|(id, _)| Edit::Unread(*id, None)));
        let same_page =
            item.reading.url.as_deref().and_then(|url| self.addresses.get(&address(url)).copied());
        let has_text = !item.reading.text.as_str().is_empty();
        let original = item.original;
        // A text that a removed article has left behind is the same text.
        self.edits.push(Edit::Text(text, Some(Arc::new(item.reading.text.clone()))));
        let attached_to = item.attached_to.and_then(|number| match self.outcomes.get(number) {
            Some(Outcome::Imported(id) | Outcome::Duplicate(id) | Outcome::Filled(id)) => Some(*id),
            Some(Outcome::Kept(_)) | None => None,
        });
        let mut new = article(item, text, hand);
        new.attached_to = attached_to;
        let older = same_page.and_then(|id| Some((id, self.article(id)?.clone())));
        match older {
            // A reference or a link that was waiting for its page.
            Some((id, stub)) if has_text && Self::is_stub(&stub) => {
                let known = filled(stub, &new);
                let new = Article {
                    text,
                    capture: new.capture,
                    boilerplate: new.boilerplate,
                    pages: new.pages,
                    warnings: new.warnings,
                    ..known
                };
                self.set(id, new, original, printed);
                Outcome::Filled(id)
            }
            older => {
                let id: ArticleId = hand.ids.make(hand.at);
                if let Some((old, _)) = older.filter(|(_, old)| has_text && old.text != text) {
                    new.version_of = Some(old);
                    new.warnings.push("A newer copy of a page that is in the project".to_owned());
                }
                self.set(id, new, original, printed);
                Outcome::Imported(id)
            }
        }
    }

    /// Whether an article has no text yet.
    fn is_stub(article: &Article) -> bool {
        article.text == Hash::of(b"") && article.capture.extractor != "picture 1"
    }

    fn set(&mut self, id: ArticleId, new: Article, original: Hash, printed: (Hash, Printed)) {
        self.originals.insert(original, id);
        self.texts.insert(printed, id);
        self.remember(id, new);
    }

    fn remember(&mut self, id: ArticleId, new: Article) {
        if let Some(url) = &new.url {
            self.addresses.insert(address(url), id);
        }
        if let Some(title) = new.title.as_deref().and_then(title) {
            self.titles.insert(title, id);
        }
        self.edits.push(Edit::Article(id, Some(Arc::new(new.clone()))));
        self.changed.insert(id, new);
    }

    /// A reference fills in what an article with its address or title does not say, or waits for its text.
    fn take_reference(&mut self, hand: &mut Hand<'_>, item: Incoming) -> Outcome {
        let by_address =
            item.reading.url.as_deref().and_then(|url| self.addresses.get(&address(url)));
        let by_title =
            || item.reading.title.as_deref().and_then(title).and_then(|t| self.titles.get(&t));
        let known = by_address.or_else(by_title).copied();
        let text = item.reading.text.hash();
        let empty = item.reading.text.clone();
        let printed = (text, Printed::of_reading(&item.reading));
        let new = article(item, text, hand);
        if let Some((id, old)) = known.and_then(|id| Some((id, self.article(id)?.clone()))) {
            let more = filled(old.clone(), &new);
            if more == old {
                return Outcome::Duplicate(id);
            }
            self.remember(id, more);
            return Outcome::Filled(id);
        }
        let id: ArticleId = hand.ids.make(hand.at);
        self.edits.push(Edit::Text(text, Some(Arc::new(empty))));
        self.texts.insert(printed, id);
        self.remember(id, new);
        Outcome::Imported(id)
    }

    fn keep(&mut self, hand: &mut Hand<'_>, item: Incoming) -> Outcome {
        let id: UnreadId = hand.ids.make(hand.at);
        let What::Unread(why) = item.what.clone() else { return Outcome::Kept(id) };
        let text = item.reading.text.hash();
        let unread = Unread { capture: article(item, text, hand).capture, why };
        self.edits.push(Edit::Unread(id, Some(Arc::new(unread))));
        Outcome::Kept(id)
    }
}

/// An article with what another says of the same thing, where it says nothing itself.
fn filled(mut old: Article, new: &Article) -> Article {
    let mut taken = Vec::new();
    let words = [
        ("title", &mut old.title, &new.title),
        ("deck", &mut old.deck, &new.deck),
        ("publisher", &mut old.publisher, &new.publisher),
        ("url", &mut old.url, &new.url),
        ("language", &mut old.language, &new.language),
        ("section", &mut old.section, &new.section),
    ];
    for (field, own, others) in words {
        if own.is_none() && others.is_some() {
            own.clone_from(others);
            taken.push(field);
        }
    }
    if old.published.is_none() && new.published.is_some() {
        old.published = new.published;
        taken.push("published");
    }
    if old.bylines.is_empty() && !new.bylines.is_empty() {
        old.bylines.clone_from(&new.bylines);
        taken.push("bylines");
    }
    for field in taken {
        if let Some(origin) = new.metadata_from.get(field) {
            old.metadata_from.insert(field.to_owned(), origin.clone());
        }
    }
    old
}

/// An address as it tells pages apart: without scheme, "www.", fragment, tracking and a slash at the end.
fn address(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split('#').next().unwrap_or_default();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let tracking = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref=", "igshid"];
    let query: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !tracking.iter().any(|t| part.starts_with(t)))
        .collect();
    let path = path.strip_prefix("www.").unwrap_or(path).trim_end_matches('/');
    let (host, rest) = path.split_once('/').unwrap_or((path, ""));
    format!("{}/{rest}?{}", host.to_lowercase(), query.join("&"))
}

/// A title as it tells articles apart; `None` for one that is too short to do so.
fn title(title: &str) -> Option<String> {
    let letters: String = fold(title).chars().filter(|c| c.is_alphanumeric()).collect();
    (letters.chars().count() >= 12).then_some(letters)
}

/// Takes the files that could not be read off the list; their originals stay on the disk.
pub fn forget_unread(project: &Project, hand: &mut Hand<'_>) -> Change {
    let edits = project.unread.keys().map(|id| Edit::Unread(*id, None)).collect();
    change(hand, "Take unread files off the list".to_owned(), edits)
}

/// What the import of so many articles is called in the menu.
pub fn import_label(articles: usize) -> String {
    if articles == 1 { "Import article".to_owned() } else { format!("Import {articles} articles") }
}

fn article(item: Incoming, text: Hash, hand: &Hand<'_>) -> Article {
    let reading = item.reading;
    Article {
        text,
        title: reading.title,
        deck: reading.deck,
        bylines: reading.bylines,
        publisher: reading.publisher,
        published: reading.published,
        modified: reading.modified,
        url: reading.url,
        archived_url: reading.archived_url,
        language: reading.language,
        metadata_from: reading.metadata_from,
        boilerplate: reading.boilerplate,
        capture: Capture {
            original: item.original,
            file_name: item.file_name,
            bytes: item.bytes,
            media_type: reading.media_type,
            encoding: reading.encoding,
            at: hand.at,
            by: hand.by.to_owned(),
            extractor: reading.extractor,
            within: item.within,
            captured: reading.captured,
            facts: reading.facts,
        },
        section: reading.section,
        pages: reading.pages,
        version_of: None,
        copy_of: None,
        attached_to: None,
        reliability: Reliability::default(),
        read: false,
        note: String::new(),
        warnings: reading.warnings,
    }
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
