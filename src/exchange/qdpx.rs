//! A project as a REFI-QDA project (QDA-XML 1.0, qdasoftware.org, schema of 18 March 2019): a ZIP archive with
//! `project.qde` and the texts in `sources/`. NVivo, ATLAS.ti, MAXQDA and QualCoder read it, and so does our import.
//!
//! Articles become text sources, annotations selections with a coding for each code, notes notes. What an article
//! says of itself goes along as variables. Claims, findings and briefs have no place in the format. Positions are
//! code points, the end being the one after the last.

use super::{
    Failed,
    told::{id_in, time},
};
use crate::model::{Annotation, AnnotationId, Article, ArticleId, CodeId, Project, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use uuid::Uuid;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Colours of codes on light paper, by their number: those of the theme.
const COLOURS: [&str; 10] = [
    "#906F0C", "#1774A1", "#B03B6B", "#1A370F", "#6D47CD", "#79471D", "#589EA1", "#25139C",
    "#9C9655", "#591A56",
];

/// The archive's bytes. Errors: the archive is larger than the format allows.
pub(super) fn write(project: &Project) -> Result<Vec<u8>, Failed> {
    let mut out = Qde {
        project,
        xml: String::new(),
        files: Vec::new(),
        notes: String::new(),
        names: BTreeSet::new(),
    };
    let xml = out.whole();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        // The same project gives the same bytes: no clock.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut file = |name: &str, bytes: &[u8]| -> Result<(), zip::result::ZipError> {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
        Ok(())
    };
    let mut all = || {
        file("project.qde", xml.as_bytes())?;
        for (name, text) in &out.files {
            file(&format!("sources/{name}"), text.as_bytes())?;
        }
        Ok::<(), zip::result::ZipError>(())
    };
    all().map_err(|e| Failed::Refused(e.to_string()))?;
    let done = archive.finish().map_err(|e| Failed::Refused(e.to_string()))?;
    Ok(done.into_inner())
}

struct Qde<'a> {
    project: &'a Project,
    xml: String,
    /// Name and text of each file.
    files: Vec<(String, String)>,
    /// The notes so far, as XML.
    notes: String,
    /// Names of sources: QualCoder wants each once.
    names: BTreeSet<String>,
}

impl Qde<'_> {
    fn whole(&mut self) -> String {
        let project = self.project;
        let title = project.settings.title.trim();
        let title = if title.is_empty() { "Untitled case" } else { title };
        let mut head =
            String::from("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n");
        push(
            &mut head,
            format_args!(
                "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"{}\" origin=\"Corrobora {}\" creationDateTime=\"{}\">\n",
                escape(title),
                env!("CARGO_PKG_VERSION"),
                time(project.created),
            ),
        );
        self.users();
        self.codebook();
        self.variables();
        self.sources();
        if !self.notes.is_empty() {
            let notes = std::mem::take(&mut self.notes);
            self.add(format_args!("<Notes>\n{notes}</Notes>\n"));
        }
        if !project.settings.description.trim().is_empty() {
            let words = escape(&project.settings.description);
            self.add(format_args!("<Description>{words}</Description>\n"));
        }
        head.push_str(&self.xml);
        head.push_str("</Project>\n");
        head
    }

    fn add(&mut self, xml: std::fmt::Arguments<'_>) {
        push(&mut self.xml, xml);
    }

    fn user(&self, name: &str) -> Uuid {
        id_in(self.project, &format!("user {name}"))
    }

    fn users(&mut self) {
        let project = self.project;
        let names: BTreeSet<&str> = project
            .annotations
            .values()
            .map(|a| a.by.as_str())
            .chain(project.articles.values().map(|a| a.capture.by.as_str()))
            .collect();
        if names.is_empty() {
            return;
        }
        self.add(format_args!("<Users>\n"));
        for name in names {
            let guid = self.user(name);
            self.add(format_args!("<User guid=\"{guid}\" name=\"{}\"/>\n", escape(name)));
        }
        self.add(format_args!("</Users>\n"));
    }

    /// The codebook as a tree. The model has no loops of codes.
    fn codebook(&mut self) {
        let project = self.project;
        if project.codes.is_empty() {
            return;
        }
        let mut below: BTreeMap<Option<CodeId>, Vec<CodeId>> = BTreeMap::new();
        for (id, code) in &project.codes {
            below.entry(code.parent).or_default().push(*id);
        }
        self.add(format_args!("<CodeBook>\n<Codes>\n"));
        // What is still to be written, the next at the end; `None` closes an element.
        let roots = below.get(&None).into_iter().flatten().rev();
        let mut todo: Vec<Option<CodeId>> = roots.copied().map(Some).collect();
        while let Some(next) = todo.pop() {
            let Some((id, code)) = next.and_then(|id| Some((id, project.codes.get(&id)?))) else {
                self.add(format_args!("</Code>\n"));
                continue;
            };
            let colour =
                COLOURS.get(usize::from(code.colour) % COLOURS.len()).unwrap_or(&"#808080");
            let own = code.shade.as_deref().filter(|shade| is_colour(shade));
            let colour = own.unwrap_or(colour);
            let name = escape(&code.name);
            self.add(format_args!(
                "<Code guid=\"{id}\" name=\"{name}\" isCodable=\"true\" color=\"{colour}\">\n"
            ));
            if !code.description.is_empty() {
                let words = escape(&code.description);
                self.add(format_args!("<Description>{words}</Description>\n"));
            }
            todo.push(None);
            todo.extend(below.get(&Some(id)).into_iter().flatten().rev().copied().map(Some));
        }
        self.add(format_args!("</Codes>\n</CodeBook>\n"));
    }

    /// What articles say of themselves, as variables.
    fn variables(&mut self) {
        let fields: BTreeSet<&'static str> =
            self.project.articles.values().flat_map(|a| fields(a)).map(|(name, _)| name).collect();
        if fields.is_empty() {
            return;
        }
        self.add(format_args!("<Variables>\n"));
        for name in &fields {
            let guid = self.variable(name);
            self.add(format_args!(
                "<Variable guid=\"{guid}\" name=\"{name}\" typeOfVariable=\"Text\"/>\n"
            ));
        }
        self.add(format_args!("</Variables>\n"));
    }

    fn variable(&self, name: &str) -> Uuid {
        id_in(self.project, &format!("variable {name}"))
    }

    fn sources(&mut self) {
        let project = self.project;
        if project.articles.is_empty() {
            return;
        }
        let mut quotes: BTreeMap<ArticleId, Vec<(AnnotationId, &Annotation)>> = BTreeMap::new();
        for (id, quote) in &project.annotations {
            quotes.entry(quote.article).or_default().push((*id, quote));
        }
        self.add(format_args!("<Sources>\n"));
        for (id, article) in &project.articles {
            let mut quotes = quotes.remove(id).unwrap_or_default();
            quotes.sort_by_key(|(id, quote)| (quote.start, quote.end, *id));
            self.source(*id, article, &quotes);
        }
        self.add(format_args!("</Sources>\n"));
    }

    fn source(&mut self, id: ArticleId, article: &Article, quotes: &[(AnnotationId, &Annotation)]) {
        let name = self.free_name(article.label());
        let text = self.project.text_of(id).map_or("", |t| t.as_str()).to_owned();
        self.files.push((format!("{id}.txt"), text));
        let user = self.user(&article.capture.by);
        let (name, at) = (escape(&name), time(article.capture.at));
        self.add(format_args!(
            "<TextSource guid=\"{id}\" name=\"{name}\" plainTextPath=\"internal://{id}.txt\" creatingUser=\"{user}\" creationDateTime=\"{at}\">\n"
        ));
        for (id, quote) in quotes {
            self.selection(*id, quote);
        }
        if !article.note.is_empty() {
            let note = self.note(&format!("article {id}"), &article.note, article.capture.at, user);
            self.add(format_args!("<NoteRef targetGUID=\"{note}\"/>\n"));
        }
        for (field, value) in fields(article) {
            let (guid, value) = (self.variable(field), escape(&value));
            self.add(format_args!(
                "<VariableValue><VariableRef targetGUID=\"{guid}\"/><TextValue>{value}</TextValue></VariableValue>\n"
            ));
        }
        self.add(format_args!("</TextSource>\n"));
    }

    fn selection(&mut self, id: AnnotationId, quote: &Annotation) {
        let user = self.user(&quote.by);
        let at = exact(quote.at);
        let words: String = quote.exact.chars().take(120).collect();
        let name = escape(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let (start, end) = (quote.start, quote.end);
        self.add(format_args!(
            "<PlainTextSelection guid=\"{id}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\" creatingUser=\"{user}\" creationDateTime=\"{at}\">\n"
        ));
        for code in &quote.codes {
            let guid = id_in(self.project, &format!("coding {id} {code}"));
            self.add(format_args!(
                "<Coding guid=\"{guid}\" creatingUser=\"{user}\" creationDateTime=\"{at}\"><CodeRef targetGUID=\"{code}\"/></Coding>\n"
            ));
        }
        if !quote.note.is_empty() {
            let note = self.note(&format!("annotation {id}"), &quote.note, quote.at, user);
            self.add(format_args!("<NoteRef targetGUID=\"{note}\"/>\n"));
        }
        self.add(format_args!("</PlainTextSelection>\n"));
    }

    /// Keeps a note in a file of its own: XML cannot hold every character.
    fn note(&mut self, what: &str, text: &str, at: Timestamp, user: Uuid) -> Uuid {
        let guid = id_in(self.project, &format!("note {what}"));
        let first: String = text.lines().next().unwrap_or_default().chars().take(60).collect();
        push(
            &mut self.notes,
            format_args!(
                "<Note guid=\"{guid}\" name=\"{}\" plainTextPath=\"internal://{guid}.txt\" creatingUser=\"{user}\" creationDateTime=\"{}\"/>\n",
                escape(first.trim()),
                exact(at),
            ),
        );
        self.files.push((format!("{guid}.txt"), text.to_owned()));
        guid
    }

    /// A name that no source has yet.
    fn free_name(&mut self, label: &str) -> String {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut name = label.clone();
        let mut n = 2;
        while !self.names.insert(name.clone()) {
            name = format!("{label} ({n})");
            n += 1;
        }
        name
    }
}

/// Formatting into a string does not fail.
fn push(out: &mut String, xml: std::fmt::Arguments<'_>) {
    if out.write_fmt(xml).is_err() {
        out.push('\u{fffd}');
    }
}

/// `#rrggbb`, as the schema wants it.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|d| d.len() == 6 && d.chars().all(|c| c.is_ascii_hexdigit()))
}

/// A time as exact as it is known, so that nothing is lost on the way back.
fn exact(at: Timestamp) -> String {
    at.to_string()
}

/// What an article says of itself: name of the variable and its value. Our import knows these names.
fn fields(article: &Article) -> Vec<(&'static str, String)> {
    let date = |d: Option<crate::model::PartialDate>| d.map(|d| d.to_string());
    let spans: Vec<String> =
        article.boilerplate.iter().map(|b| format!("{}-{} {}", b.start, b.end, b.why)).collect();
    let all = [
        ("Title", article.title.clone()),
        ("Deck", article.deck.clone()),
        ("Authors", Some(article.bylines.join("; ")).filter(|b| !b.is_empty())),
        ("Publisher", article.publisher.clone()),
        ("Published", date(article.published)),
        ("Modified", date(article.modified)),
        ("Section", article.section.clone()),
        ("URL", article.url.clone()),
        ("Archived URL", article.archived_url.clone()),
        ("Language", article.language.clone()),
        ("Reliability", Some(article.reliability.letter().to_string())),
        ("File name", Some(article.capture.file_name.clone())),
        ("SHA-256 of the original", Some(article.capture.original.to_string())),
        ("Not the story", Some(spans.join("\n")).filter(|s| !s.is_empty())),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Words as XML: markup and line ends as references, characters that XML 1.0 forbids as `U+FFFD`.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
