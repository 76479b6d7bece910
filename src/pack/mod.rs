//! The hand-over pack: one zip with the brief, the originals that it rests on, their hashes, the history, a
//! reader's guide and a page that checks the hashes in the reader's own browser. Pure: the bytes of originals and
//! of the brief in its formats are handed in. The same input gives the same bytes.

mod page;
mod pictures;

use crate::{
    brief::{self, Document, Redaction},
    checks, export,
    findings::Findings,
    fold::is_invisible,
    model::{Article, Brief, Decision, Hash, HistoryEntry, Marking, Project, RecordId},
};
pub use pictures::pictures_in;

use page::{Listed, check_page, guide};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Write as _},
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// What stands before the list of originals with details of persons in them.
const HELD: &str = "These originals are whole, as they were published or received. Keep them from whoever need not see \
                    them:";

/// Largest pack, in bytes of originals: it is made in memory.
pub const MAX_BYTES: u64 = 2 << 30;

/// Why a pack cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// More originals than [`MAX_BYTES`].
    #[error("the originals have {bytes} bytes; a pack holds at most {MAX_BYTES}")]
    TooLarge {
        /// Their size.
        bytes: u64,
    },
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The archive could not be written.
    #[error("the archive could not be written: {0}")]
    Write(#[from] std::io::Error),
    /// The history could not be written.
    #[error("the history could not be written: {0}")]
    Json(#[from] serde_json::Error),
    /// The brief could not be written in one of its formats.
    #[error("the brief could not be written: {0}")]
    Brief(String),
}

/// A pack, and what its maker should know of it.
#[derive(Debug)]
pub struct Made {
    /// The zip.
    pub bytes: Vec<u8>,
    /// What was left out, and what could not be shown as it should.
    pub told: Vec<String>,
}

/// A brief with all that it rests on, as one zip: the document in every format of this build, and the originals.
/// `original` gives the bytes of one, or says how it was found: never where, for that is no business of a reader.
///
/// Errors: see [`Error`].
pub fn make(
    project: &Project,
    findings: &Findings,
    record: &Brief,
    original: &mut dyn FnMut(Hash) -> Result<Vec<u8>, checks::Original>,
) -> Result<Made, Error> {
    let failed = |e: &dyn std::fmt::Display| Error::Brief(e.to_string());
    let pictures = brief::pictures(project, findings, record);
    let mut document =
        brief::compose(project, findings, record, &pictures).map_err(|e| failed(&e))?;
    let mut told = document.warnings.clone();
    let hashes: BTreeSet<Hash> = document.articles.iter().map(|source| source.original).collect();
    let pictures = hashes.into_iter().filter_map(|hash| {
        let count = original(hash).map_or(0, |bytes| pictures_in(&bytes));
        (count > 0).then_some((hash, count))
    });
    let outside = checks::Outside { pictures: pictures.collect(), ..checks::Outside::default() };
    let list = checks::check(project, findings, record, &outside);
    let decided = decided(project, record, &list);
    let plan = plan(project, findings, record, &document, &decided, original)?;
    told.extend(plan.left_out.iter().cloned());
    told.extend(plan.open_words());
    told.extend(checks::harm_words(&list));
    plan.tell(&mut document);
    let (marked, at) = (brief::marked(&document), brief::told_to(project));
    let formats = vec![
        ("html", export::html(&document).into_bytes()),
        ("md", export::markdown(&document).into_bytes()),
        ("docx", export::docx(&marked, at).map_err(|e| failed(&e))?),
        #[cfg(feature = "pdf")]
        ("pdf", {
            let pdf = export::pdf(&marked, at, export::FontSource::System);
            let pdf = pdf.map_err(|e| failed(&e))?;
            told.extend(pdf.warnings);
            pdf.bytes
        }),
    ];
    Ok(Made { bytes: plan.zip(project, &document, formats)?, told })
}

/// The originals of a pack, and what it leaves out.
#[derive(Debug, Default)]
pub struct Plan {
    /// Path in the pack and bytes, by path.
    files: BTreeMap<String, Vec<u8>>,
    /// What is left out, and why; names without withheld words.
    pub left_out: Vec<String>,
    /// What goes along with details of persons in it, by their numbers.
    pub held: Vec<String>,
    /// How many of these nobody has decided about.
    open: usize,
    redaction: Redaction,
}

/// What was decided about the originals of a brief.
#[derive(Debug, Default)]
pub struct Decided {
    /// Pictures that may go along.
    pictures: BTreeSet<Hash>,
    /// What the others hold, in numbers, and what becomes of them.
    holds: BTreeMap<Hash, (String, Fate)>,
}

/// What becomes of an original with details of persons in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Somebody said why it may go along.
    Along,
    /// Somebody took it out.
    Out,
    /// Nobody has decided, and the brief goes to a few.
    Open,
    /// Nobody has decided, and the brief may go to everybody.
    Wide,
}

/// What the findings of a brief say about originals, and what was decided about them.
pub fn decided(project: &Project, record: &Brief, list: &[checks::Check]) -> Decided {
    let mut out = Decided { pictures: excused_pictures(project, list), holds: BTreeMap::new() };
    let wide = matches!(record.handling.marking, Some(Marking::Clear | Marking::Green));
    for check in list.iter().filter(|c| c.kind == checks::Kind::OriginalHolds) {
        let fate = match check.decision {
            Some(Decision::Excused { .. }) => Fate::Along,
            Some(Decision::Redacted { .. }) => Fate::Out,
            None if wide => Fate::Wide,
            None => Fate::Open,
        };
        let articles = check.places.iter().filter_map(|place| place.article);
        let originals = articles.filter_map(|id| project.articles.get(&id));
        let found = originals.map(|a| (a.capture.original, (check.words.clone(), fate)));
        out.holds.extend(found);
    }
    out
}

/// Chooses the originals of a document. `original` gives the bytes of one, or says how it was found.
///
/// An original that holds withheld words is left out, and so is a picture, for it may show faces, unless the
/// finding about it is excused. One that holds details of persons is left out where somebody decided so, or where
/// nobody decided and the marking lets the brief go far. Errors: they are too large together.
pub fn plan(
    project: &Project,
    findings: &Findings,
    record: &Brief,
    document: &Document,
    decided: &Decided,
    original: &mut dyn FnMut(Hash) -> Result<Vec<u8>, checks::Original>,
) -> Result<Plan, Error> {
    let mut plan = Plan { redaction: Redaction::of(project, findings, record), ..Plan::default() };
    let quotes = plan.withheld_articles(project);
    let mut bytes = 0_u64;
    let mut seen: BTreeSet<Hash> = BTreeSet::new();
    for source in &document.articles {
        let Some(article) = project.articles.get(&source.article) else { continue };
        let hash = source.original;
        if !seen.insert(hash) {
            continue;
        }
        // One original may be that of several articles: a mailbox, an archive.
        let shared = project.articles.iter().filter(|(_, a)| a.capture.original == hash);
        let held = shared
            .map(|(id, a)| (*id, a))
            .any(|(id, a)| quotes.contains(&id) || plan.holds(project, a));
        let picture =
            article.capture.media_type.starts_with("image/") && !decided.pictures.contains(&hash);
        let holds = decided.holds.get(&hash);
        let label = source.label.replace('\n', " ");
        let why = if held {
            Some("it holds words that are withheld".to_owned())
        } else if picture {
            Some("it is a picture and may show faces".to_owned())
        } else if let Some((words, Fate::Out)) = holds {
            Some(format!("it holds {words}"))
        } else if let Some((words, Fate::Wide)) = holds {
            Some(format!(
                "it holds {words}; the brief may go far, and nobody has decided that this may"
            ))
        } else {
            match original(hash) {
                Err(checks::Original::Changed) => {
                    Some("its file is not what was imported: its SHA-256 differs".to_owned())
                }
                Err(checks::Original::Missing) => Some("its file is not there".to_owned()),
                Ok(found) if plan.holds_bytes(article, &found) => {
                    Some("it holds words that are withheld".to_owned())
                }
                Ok(found) => {
                    bytes += found.len() as u64;
                    if bytes > MAX_BYTES {
                        return Err(Error::TooLarge { bytes });
                    }
                    let name = readable(&source.file_name);
                    plan.files.insert(format!("originals/{hash}/{name}"), found);
                    if let Some((words, fate)) = holds {
                        plan.open += usize::from(*fate == Fate::Open);
                        plan.held.push(format!(
                            "The original of “{label}” (SHA-256 {hash}) is in this pack and holds {words}."
                        ));
                    }
                    None
                }
            }
        };
        if let Some(why) = why {
            plan.left_out
                .push(format!("The original of “{label}” (SHA-256 {hash}) is left out: {why}."));
        }
    }
    Ok(plan)
}

/// Which originals are pictures that may go along: the finding about them is excused.
pub fn excused_pictures(project: &Project, checks: &[checks::Check]) -> BTreeSet<Hash> {
    checks
        .iter()
        .filter(|c| c.kind == checks::Kind::Picture)
        .filter(|c| matches!(c.decision, Some(Decision::Excused { .. })))
        .flat_map(|c| &c.places)
        .filter_map(|place| project.articles.get(&place.article?))
        .map(|article| article.capture.original)
        .collect()
}

impl Plan {
    /// A word to whoever makes a pack in which originals go along that nobody has looked through.
    fn open_words(&self) -> Option<String> {
        let of = match self.open {
            0 => return None,
            1 => "1 original in this pack holds".to_owned(),
            n => format!("{n} originals in this pack hold"),
        };
        Some(format!(
            "{of} numbers, names or pictures of persons, and nobody has decided about it: --check lists them \
             (original-holds), --redact leaves one out, --excuse says why it may go along"
        ))
    }

    /// Adds what is left out to the list in the document, so that it stands in every format of it.
    pub fn tell(&self, document: &mut Document) {
        brief::leave_out(document, &self.left_out);
    }

    /// The articles in which quotes of withheld claims stand.
    fn withheld_articles(&self, project: &Project) -> BTreeSet<crate::model::ArticleId> {
        let claims = project.claims.iter().filter(|(id, _)| self.redaction.hides(**id));
        claims
            .flat_map(|(_, claim)| &claim.annotations)
            .filter_map(|id| project.annotations.get(id))
            .map(|quote| quote.article)
            .collect()
    }

    /// Whether withheld words stand anywhere in what is known of an article.
    fn holds(&self, project: &Project, article: &Article) -> bool {
        let text = project.texts.get(&article.text);
        let some = [&article.title, &article.deck, &article.publisher, &article.url];
        let mut texts = some
            .into_iter()
            .flatten()
            .chain(&article.archived_url)
            .chain(&article.bylines)
            .chain(article.capture.facts.values())
            .chain([&article.capture.file_name, &article.note])
            .map(String::as_str)
            .chain(text.map(|t| t.as_str()));
        texts.any(|t| self.redaction.touches(t))
    }

    /// Whether they stand in what a reader of the file leaves aside: comments, scripts, heads.
    fn holds_bytes(&self, article: &Article, bytes: &[u8]) -> bool {
        let kind = article.capture.media_type.as_str();
        let words = kind.starts_with("text/")
            || ["html", "xml", "json", "rfc822", "mbox"].iter().any(|k| kind.contains(k));
        words
            && !self.redaction.is_empty()
            && self.redaction.touches(&String::from_utf8_lossy(bytes))
    }

    /// The pack as a zip. `brief` has the document in its formats by the ending of their names.
    pub fn zip(
        mut self,
        project: &Project,
        document: &Document,
        brief: Vec<(&str, Vec<u8>)>,
    ) -> Result<Vec<u8>, Error> {
        for (ending, bytes) in brief {
            self.files.insert(format!("brief.{ending}"), bytes);
        }
        self.files.insert("history.json".to_owned(), self.history(project)?);
        let mut left_out = match self.left_out.as_slice() {
            [] => "Nothing was left out: all originals that the brief names are in this pack.\n"
                .to_owned(),
            some => format!("{}\n", some.join("\n")),
        };
        if !self.held.is_empty() {
            left_out.push_str(&format!("\n{HELD}\n{}\n", self.held.join("\n")));
        }
        self.files.insert("left-out.txt".to_owned(), left_out.into_bytes());
        self.files.insert(
            "READ-ME-FIRST.html".to_owned(),
            guide(document, self.files.keys().map(String::as_str), &self.left_out, &self.held)
                .into_bytes(),
        );
        let listed: Vec<Listed> = self
            .files
            .iter()
            .map(|(path, bytes)| Listed { path: path.clone(), sha256: Hash::of(bytes).to_string() })
            .collect();
        self.files
            .insert("check-hashes.html".to_owned(), check_page(document, &listed).into_bytes());
        let sums: String = self
            .files
            .iter()
            .map(|(path, bytes)| format!("{}  {path}\n", Hash::of(bytes)))
            .collect();
        self.files.insert("SHA256SUMS".to_owned(), sums.into_bytes());
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // No clock: the day on which zip begins to count.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        for (path, bytes) in &self.files {
            zip.start_file(path.as_str(), options)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    /// The history as JSON, with what it takes to check its chain.
    fn history(&self, project: &Project) -> Result<Vec<u8>, Error> {
        let entries = project.history.iter().map(|entry| self.entry(entry)).collect();
        let history = History {
            project: project.id.to_string(),
            about: "Each hash is the SHA-256 of six lines, each ended by a line feed: the hash before (of nothing \
                    for the first), at, by, label, records separated by \"; \", digest; backslashes and line feeds \
                    inside by and label are written \\\\ and \\n. Where withheld words were taken out of a label, \
                    its hash cannot be computed again; the entry says so.",
            entries,
        };
        let mut bytes = serde_json::to_vec_pretty(&history)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    fn entry(&self, entry: &HistoryEntry) -> Entry {
        let label = self.redaction.clean(&entry.label);
        let by = self.redaction.clean(&self.redaction.worker(&entry.by));
        Entry {
            withheld: label != entry.label || by != entry.by,
            at: entry.at.to_string(),
            by,
            label,
            records: entry.records.iter().map(RecordId::to_string).collect(),
            digest: entry.digest.to_string(),
            hash: entry.hash.to_string(),
        }
    }
}

#[derive(Serialize)]
struct History {
    project: String,
    about: &'static str,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    at: String,
    by: String,
    label: String,
    records: Vec<String>,
    digest: String,
    hash: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    withheld: bool,
}

/// A file name that every system takes, and that a person can read: without folders, marks and directions.
fn readable(name: &str) -> String {
    let clean = |text: &str, most: usize| -> String {
        let mut out = String::new();
        for c in text.chars() {
            let plain = c.is_ascii_alphanumeric() || "-_()+, .".contains(c);
            // Signs that stand on letters stay; blanks, marks without width and directions do not.
            let written = !c.is_ascii()
                && !c.is_control()
                && !c.is_whitespace()
                && !is_invisible(c)
                && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{ff00}'..='\u{ffef}');
            let c = if plain || written { c } else { '_' };
            if out.len() + c.len_utf8() > most {
                break;
            }
            if !(c == '_' && out.ends_with('_')) {
                out.push(c);
            }
        }
        out.trim_matches(|c: char| c == '.' || c == ' ' || c == '_').to_owned()
    };
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = match base.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 10 => (stem, ending),
        _ => (base, ""),
    };
    let (mut stem, ending) = (clean(stem, 100), clean(ending, 10));
    const DEVICES: [&str; 8] = ["con", "prn", "aux", "nul", "com1", "com2", "lpt1", "lpt2"];
    if stem.is_empty() || DEVICES.contains(&stem.to_lowercase().as_str()) {
        stem = format!("original{}{stem}", if stem.is_empty() { "" } else { "-" });
    }
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn names_are_readable_and_harmless() {
        for (name, wanted) in [
            ("story 1.html", "story 1.html"),
            ("../../etc/passwd", "passwd"),
            ("ข่าว คดี.html", "ข่าว คดี.html"),
            ("a\u{202e}gpj.exe", "a_gpj.exe"),
            ("NUL.txt", "original-NUL.txt"),
            ("", "original"),
            ("<script>.html", "script.html"),
            ("line\nend.txt", "line_end.txt"),
        ] {
            assert_eq!(readable(name), wanted, "{name}");
        }
        assert!(readable(&"ก".repeat(5000)).len() <= 111);
    }
}
