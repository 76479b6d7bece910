//! What was read becomes part of the project: articles, references, files that are kept unread; copies and newer
//! versions are found.

use super::{articles::import_label, change, marked::Codebook};
use crate::{
    cite,
    edit::{Change, Edit},
    fold::fold,
    import::{InMail, Incoming, Marked, Outcome, Printed, Reading, What, plain_address},
    model::{
        Article, ArticleId, Capture, Hash, PartialDate, Project, Reliability, Unread, UnreadId,
    },
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
    /// By digital object identifier.
    dois: BTreeMap<String, ArticleId>,
    /// By the key and the title that a list of references gave.
    keys: BTreeMap<(String, String), ArticleId>,
    /// Articles that this step makes or changes.
    changed: BTreeMap<ArticleId, Article>,
    edits: Vec<Edit>,
    outcomes: Vec<Outcome>,
    codebook: Codebook,
}

impl<'a> Import<'a> {
    fn of(project: &'a Project, outcomes: Vec<Outcome>) -> Self {
        let articles = || project.articles.iter();
        Self {
            project,
            originals: articles().map(|(id, a)| (a.capture.original, *id)).collect(),
            texts: articles().map(|(id, a)| ((a.text, Printed::of_article(a)), *id)).collect(),
            addresses: articles()
                .filter_map(|(id, a)| Some((plain_address(a.url.as_deref()?)?, *id)))
                .collect(),
            titles: articles()
                .filter_map(|(id, a)| Some((title(a.title.as_deref()?)?, *id)))
                .collect(),
            dois: articles().filter_map(|(id, a)| Some((doi(a)?, *id))).collect(),
            keys: articles().filter_map(|(id, a)| Some((listed(a)?, *id))).collect(),
            changed: BTreeMap::new(),
            edits: Vec::new(),
            outcomes,
            codebook: Codebook::of(project),
        }
    }

    fn article(&self, id: ArticleId) -> Option<&Article> {
        self.changed.get(&id).or_else(|| self.project.articles.get(&id).map(AsRef::as_ref))
    }

    fn take(&mut self, hand: &mut Hand<'_>, mut item: Incoming) {
        let outcome = match std::mem::take(&mut item.what) {
            What::Article => self.take_article(hand, item, true),
            What::Reference(files) => self.take_reference(hand, item, &files),
            What::Unread(why) => self.keep(hand, item, why),
            What::Codebook(codes) => {
                let (_, new) = self.codebook.take(hand, &codes, &mut self.edits);
                Outcome::Codes(new)
            }
            What::Coded(marked) => self.take_marked(hand, item, &marked),
        };
        self.outcomes.push(outcome);
    }

    /// An article with what was marked in it by another program. Two of its texts may have the same words, and their
    /// files the same bytes: only what they say of themselves tells them apart.
    fn take_marked(&mut self, hand: &mut Hand<'_>, item: Incoming, marked: &Marked) -> Outcome {
        let text = item.reading.text.clone();
        let printed = (text.hash(), Printed::of_reading(&item.reading));
        let same = self.texts.get(&printed).copied();
        let outcome = if let Some(same) = same {
            Outcome::Duplicate(same)
        } else if text.as_str().is_empty() {
            self.take_reference(hand, item, &[])
        } else {
            self.take_article(hand, item, false)
        };
        let (Outcome::Imported(id) | Outcome::Duplicate(id) | Outcome::Filled(id)) = outcome else {
            return outcome;
        };
        let Some(mut article) = self.article(id).cloned() else { return outcome };
        if article.text != text.hash() {
            return outcome;
        }
        let (codes, _) = self.codebook.take(hand, &marked.codes, &mut self.edits);
        let before = article.clone();
        super::marked::note(&mut article.note, &marked.note);
        if article.reliability == Reliability::default() {
            article.reliability = marked.reliability.unwrap_or_default();
        }
        if article != before {
            self.remember(id, article);
        }
        let known = self.project.annotations.iter().filter(|(_, a)| a.article == id);
        let known = known.map(|(_, a)| a.as_ref().clone()).collect();
        let edits = super::marked::annotations(hand, (id, &text), &marked.marks, &codes, known);
        self.edits.extend(edits);
        outcome
    }

    /// `by_bytes`: whether the same bytes are the same article.
    fn take_article(&mut self, hand: &mut Hand<'_>, mut item: Incoming, by_bytes: bool) -> Outcome {
        item.reading.doubt_dates(hand.at);
        let text = item.reading.text.hash();
        let printed = (text, Printed::of_reading(&item.reading));
        let same_text = || self.texts.get(&printed).filter(|_| item.reading.tells_copies());
        let same_bytes = self.originals.get(&item.original).filter(|_| by_bytes);
        if let Some(same) = same_bytes.or_else(same_text) {
            return Outcome::Duplicate(*same);
        }
        let same_page = item
            .reading
            .url
            .as_deref()
            .and_then(plain_address)
            .and_then(|a| self.addresses.get(&a))
            .copied();
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
                Some(Outcome::Kept(_) | Outcome::Codes(_)) | None => None,
            },
        });
        let mut new = article(item, text, hand);
        new.attached_to = attached_to;
        let older = same_page.or_else(|| self.waiting(&new).filter(|_| has_text));
        let older = older.and_then(|id| Some((id, self.article(id)?.clone())));
        match older {
            // A reference or a link that was waiting for its page.
            Some((id, stub)) if has_text && Self::is_stub(&stub) => {
                let reference = named(&stub.capture);
                let known = filled(stub, &new);
                let mut capture = new.capture;
                note_reference(&mut capture, reference);
                keep_reference(&known.capture, &mut capture);
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
                    let earlier = is_earlier(&new, &old);
                    if earlier && old.version_of.is_none() {
                        new.warnings
                            .push("An older copy of a page that is in the project".to_owned());
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

    /// The reference that waits for an article: with its identifier, or with its title and nothing that says otherwise.
    fn waiting(&self, new: &Article) -> Option<ArticleId> {
        let by_doi = doi(new).and_then(|doi| self.dois.get(&doi));
        let by_title = || new.title.as_deref().and_then(title).and_then(|t| self.titles.get(&t));
        let of = |id: &&ArticleId| {
            self.article(**id)
                .is_some_and(|old| old.capture.media_type == cite::LIST_TYPE && Self::is_stub(old))
        };
        let agree = |id: &&ArticleId| self.article(**id).is_some_and(|old| may_be_one(old, new));
        by_doi.filter(of).or_else(|| by_title().filter(of).filter(agree)).copied()
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
        if let Some(address) = new.url.as_deref().and_then(plain_address) {
            self.addresses.insert(address, id);
        }
        if let Some(title) = new.title.as_deref().and_then(title) {
            self.titles.insert(title, id);
        }
        if let Some(doi) = doi(&new) {
            self.dois.insert(doi, id);
        }
        if let Some(listed) = listed(&new) {
            self.keys.insert(listed, id);
        }
        self.edits.push(Edit::Article(id, Some(Arc::new(new.clone()))));
        self.changed.insert(id, new);
    }

    /// A reference fills in what an article with its key, address or title does not say, or waits for its text.
    fn take_reference(
        &mut self,
        hand: &mut Hand<'_>,
        mut item: Incoming,
        files: &[Hash],
    ) -> Outcome {
        let key = item.reading.facts.get(cite::KEY_FACT).cloned().unwrap_or_default();
        let ours = cite::article_of_key(&key, self.project.articles.keys().copied());
        if ours.is_some() {
            // Our own words come back; they are no further source.
            item.reading.facts.remove(cite::KEY_FACT);
            item.reading.facts.remove(cite::FACT);
        }
        let folded = fold(item.reading.title.as_deref().unwrap_or_default());
        let by_key = ours.or_else(|| self.keys.get(&(key, folded)).copied());
        let text = item.reading.text.hash();
        let empty = item.reading.text.clone();
        let printed = (text, Printed::of_reading(&item.reading));
        let new = article(item, text, hand);
        let by_file = || files.iter().find_map(|file| self.originals.get(file));
        let by_doi = || doi(&new).and_then(|doi| self.dois.get(&doi));
        let by_address =
            || new.url.as_deref().and_then(plain_address).and_then(|a| self.addresses.get(&a));
        let agree = |id: &&ArticleId| self.article(**id).is_some_and(|old| may_be_one(old, &new));
        let by_title = || {
            let same = new.title.as_deref().and_then(title).and_then(|t| self.titles.get(&t));
            same.filter(agree)
        };
        let known = by_key
            .or_else(|| by_file().or_else(by_doi).or_else(by_address).or_else(by_title).copied());
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

    fn keep(&mut self, hand: &mut Hand<'_>, item: Incoming, why: String) -> Outcome {
        let id: UnreadId = hand.ids.make(hand.at);
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

/// Takes the whole reference over, unless there is one already.
fn keep_reference(from: &Capture, to: &mut Capture) {
    if to.facts.contains_key(cite::FACT) {
        return;
    }
    for fact in [cite::FACT, cite::KEY_FACT] {
        if let Some(words) = from.facts.get(fact) {
            to.facts.insert(fact.to_owned(), words.clone());
        }
    }
}

/// The key and the title by which a list of references knows an article.
fn listed(article: &Article) -> Option<(String, String)> {
    let key = article.capture.facts.get(cite::KEY_FACT)?;
    Some((key.clone(), fold(article.title.as_deref().unwrap_or_default())))
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
        ("archived_url", &mut old.archived_url, &new.archived_url),
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
    // The whole reference goes with the article, for its citations.
    keep_reference(&new.capture, &mut old.capture);
    for field in taken {
        if let Some(origin) = new.metadata_from.get(field) {
            old.metadata_from.insert(field.to_owned(), origin.clone());
        }
    }
    old
}

/// Takes in what was read of the same original in another way (a text in another encoding) as a newer version of the
/// article, under an id of its own; what a person typed over the details of the old one stays. The old version stays as
/// it is, with its quotes and claims.
///
/// `None` when there is no such article, or when nothing was read otherwise.
pub fn read_again(
    project: &Project,
    hand: &mut Hand<'_>,
    id: ArticleId,
    reading: Reading,
) -> Option<(Change, ArticleId)> {
    let old = project.articles.get(&id)?;
    let text = reading.text.clone();
    if text.hash() == old.text {
        return None;
    }
    let file = &old.capture;
    let item = Incoming {
        file_name: file.file_name.clone(),
        bytes: file.bytes,
        original: file.original,
        within: file.within.clone(),
        attached_to: None,
        what: What::Article,
        reading,
    };
    let mut new = Article {
        version_of: Some(id),
        copy_of: old.copy_of,
        attached_to: old.attached_to,
        reliability: old.reliability,
        note: old.note.clone(),
        ..article(item, text.hash(), hand)
    };
    // What the archive or mail around the file said of it is not in its bytes.
    new.capture.captured = file.captured;
    new.capture.facts.clone_from(&file.facts);
    macro_rules! keep {
        ($($field:ident),* $(,)?) => {$({
            let from = old.metadata_from.get(stringify!($field));
            if let Some(from) = from.filter(|from| from.starts_with("typed by ")) {
                new.$field.clone_from(&old.$field);
                new.metadata_from.insert(stringify!($field).to_owned(), from.clone());
            }
        })*};
    }
    keep!(title, deck, bylines, publisher, published, modified, url, archived_url, language);
    let made = hand.ids.make(hand.at);
    let encoding = new.capture.encoding.as_deref().unwrap_or("?");
    let label = format!("Read “{}” again as {encoding}", old.label());
    let edits = vec![
        Edit::Text(text.hash(), Some(Arc::new(text))),
        Edit::Article(made, Some(Arc::new(new))),
    ];
    Some((change(hand, label, edits), made))
}

/// Whether the first of two copies of a page is the earlier one: by when they were saved, else by the days that they name.
fn is_earlier(new: &Article, old: &Article) -> bool {
    let saved = (new.capture.captured, old.capture.captured);
    if let (Some(new), Some(old)) = saved
        && new != old
    {
        return new < old;
    }
    let date = |a: &Article| a.modified.or(a.published);
    matches!((date(new), date(old)), (Some(new), Some(old)) if new < old)
}

/// The digital object identifier of an article: as it says, or in its address.
fn doi(article: &Article) -> Option<String> {
    let said = article.capture.facts.get(DOI).map(|doi| format!("doi:{doi}"));
    said.as_deref().or(article.url.as_deref()).and_then(cite::doi)
}

/// The fact of a file that keeps its digital object identifier.
const DOI: &str = "DOI";

/// Whether nothing says that two articles with one title are two: reports of other years have the title of this one, and
/// agencies and papers have the same headlines.
fn may_be_one(one: &Article, other: &Article) -> bool {
    let year = |a: &Article| a.published.and_then(PartialDate::year);
    let years = year(one).zip(year(other));
    let host = |a: &Article| {
        let host = plain_address(a.url.as_deref()?)?.split('/').next()?.to_owned();
        Some(host).filter(|host| !host.ends_with("doi.org"))
    };
    let hosts = host(one).zip(host(other));
    years.is_none_or(|(a, b)| a.abs_diff(b) <= 1) && hosts.is_none_or(|(a, b)| a == b)
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
