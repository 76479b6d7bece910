//! What was read becomes part of the project: articles, references, files that are kept unread; copies and newer
//! versions are found.

use super::{articles::import_label, change};
use crate::{
    edit::{Change, Edit},
    fold::fold,
    import::{InMail, Incoming, Outcome, Printed, What},
    model::{Article, ArticleId, Capture, Hash, Project, Reliability, Unread, UnreadId},
    session::Hand,
};
use std::{collections::BTreeMap, sync::Arc};

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
        let same_text = || self.texts.get(&printed).filter(|_| item.reading.tells_copies());
        if let Some(same) = self.originals.get(&item.original).or_else(same_text) {
            return Outcome::Duplicate(*same);
        }
        let same_page =
            item.reading.url.as_deref().and_then(|url| self.addresses.get(&address(url)).copied());
        let has_text = !item.reading.text.as_str().is_empty();
        // A link to a page that is there adds nothing.
        if let Some(same) = same_page.filter(|_| !has_text) {
            return Outcome::Duplicate(same);
        }
        // What could not be read before is read now.
        let unread =
            self.project.unread.iter().filter(|(_, u)| u.capture.original == item.original);
        self.edits.extend(unread.map(|(id, _)| Edit::Unread(*id, None)));
        let original = item.original;
        // A text that a removed article has left behind is the same text.
        self.edits.push(Edit::Text(text, Some(Arc::new(item.reading.text.clone()))));
        let attached_to = item.attached_to.and_then(|mail| match mail {
            InMail::Known(id) => Some(id),
            InMail::New(number) => match self.outcomes.get(number) {
                Some(Outcome::Imported(id) | Outcome::Duplicate(id) | Outcome::Filled(id)) => {
                    Some(*id)
                }
                Some(Outcome::Kept(_)) | None => None,
            },
        });
        let mut new = article(item, text, hand);
        new.attached_to = attached_to;
        let older = same_page.and_then(|id| Some((id, self.article(id)?.clone())));
        match older {
            // A reference or a link that was waiting for its page.
            Some((id, stub)) if has_text && Self::is_stub(&stub) => {
                let reference = named(&stub.capture);
                let known = filled(stub, &new);
                let mut capture = new.capture;
                note_reference(&mut capture, reference);
                let new = Article {
                    text,
                    capture,
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
                if let Some((old_id, old)) = older.filter(|(_, old)| has_text && old.text != text) {
                    let date = |a: &Article| a.modified.or(a.published);
                    // Which of two copies is the newer one is for their dates to say, if they have any.
                    let earlier =
                        matches!((date(&new), date(&old)), (Some(new), Some(old)) if new < old);
                    if earlier && old.version_of.is_none() {
                        let old = Article { version_of: Some(id), ..old };
                        self.edits.push(Edit::Article(id, Some(Arc::new(new.clone()))));
                        self.remember(old_id, old);
                    } else if !earlier {
                        new.version_of = Some(old_id);
                        new.warnings
                            .push("A newer copy of a page that is in the project".to_owned());
                    }
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
            let mut more = filled(old.clone(), &new);
            if more == old {
                return Outcome::Duplicate(id);
            }
            note_reference(&mut more.capture, named(&new.capture));
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

/// The fact of a capture that names the lists of references and links that its article was known from.
pub const REFERENCES: &str = "References";

/// The original of a capture by name and hash.
fn named(capture: &Capture) -> String {
    format!("{} (SHA-256 {})", capture.file_name, capture.original)
}

/// Keeps the way to the list of references or the link that said something of an article.
fn note_reference(capture: &mut Capture, reference: String) {
    let noted = capture.facts.entry(REFERENCES.to_owned()).or_default();
    if noted.is_empty() {
        *noted = reference;
    } else if !noted.contains(&reference) {
        noted.push_str("; ");
        noted.push_str(&reference);
    }
}

/// The originals of the references and links that said something of an article.
pub fn references(capture: &Capture) -> Vec<Hash> {
    let noted = capture.facts.get(REFERENCES).map(String::as_str).unwrap_or_default();
    let hashes = noted.split("(SHA-256 ").skip(1);
    hashes.filter_map(|rest| rest.split(')').next()?.parse().ok()).collect()
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
    let named = old.metadata_from.get("title").is_some_and(|from| from == "name of the link");
    for (field, own, others) in words {
        // What somebody called a link gives way to the title of the page.
        let weak = field == "title" && named;
        if (own.is_none() || weak) && others.is_some() && own != others {
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
