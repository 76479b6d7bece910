//! Bytes of any kind become what is in them: an article, references, or files inside that are opened in their turn.

use super::{
    Error, MAX_BYTES, MODIFIED_FACT, PUBLISHED_FACT, Reading, cards,
    document::{Document, Item, Kind as LineKind, Limits, Refusal, Said},
    encoding, handed, html,
    kind::{self, Kind},
    language, markdown,
    office::{self, ZipKind},
    pack::{self, Container, MailBody},
    plain, qda, references, remains, svg, unsigned,
};
use crate::model::{Boilerplate, PartialDate, Text};
use serde::{Deserialize, Serialize};

/// What was in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The article that it is.
    pub reading: Option<Reading>,
    /// The references that it lists: articles without text.
    pub references: Vec<Reading>,
    /// For each of them, the paths of the files that its list names.
    pub files: Vec<Vec<String>>,
    /// What holds other files, with its article: "a ZIP archive".
    pub container: Option<String>,
    /// What was coded in it elsewhere; its texts are among the files inside.
    pub coded: Option<qda::Coded>,
    /// What a person should know of a container; an article has warnings of its own.
    pub warnings: Vec<String>,
}

impl Opened {
    fn article(reading: Reading) -> Self {
        Self { reading: Some(reading), ..Self::default() }
    }

    fn container(what: &str, warnings: Vec<String>) -> Self {
        Self { container: Some(what.to_owned()), warnings, ..Self::default() }
    }
}

/// Takes the files inside a file, one at a time; `false` stops.
pub type Each<'a> = &'a mut dyn FnMut(Item) -> bool;

/// Opens a file: what it is comes from its bytes, then from what its container says, then from its name.
///
/// Files inside go to `each` and are not opened themselves. Errors: see [`Error`]; each says what to do.
pub fn open(name: &str, said: &Said, bytes: &[u8], each: Each<'_>) -> Result<Opened, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLarge { bytes: bytes.len() });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty);
    }
    let mut opened = dispatch(name, said, bytes, each)?;
    if let Some(reading) = &mut opened.reading {
        reading.said(said);
        reading.finish();
    }
    for reading in &mut opened.references {
        reading.finish();
    }
    for source in opened.coded.iter_mut().flat_map(|coded| &mut coded.sources) {
        if source.reading.language.is_none() {
            source.reading.tell_language();
        }
        source.reading.finish();
    }
    Ok(opened)
}

fn dispatch(name: &str, said: &Said, bytes: &[u8], each: Each<'_>) -> Result<Opened, Error> {
    let limits = Limits::default();
    if qda::is_project(bytes) {
        return qda::open(bytes, each);
    }
    if let Some(mended) = pack::mended(bytes) {
        // What was put together here is whole, so this happens once.
        let mut opened =
            package(&mended).map_err(|_cause| Error::Refused(CUT_OFFICE.to_owned()))?;
        if let Some(reading) = &mut opened.reading {
            reading.warnings.insert(0, CUT.to_owned());
        }
        return Ok(opened);
    }
    if let Some(container) = pack::sniff(name, bytes) {
        let done = |what: &str, found: Result<Vec<String>, Refusal>| {
            found.map(|warnings| Opened::container(what, warnings)).map_err(Error::from)
        };
        return match container {
            Container::Zip => done("a ZIP archive", pack::zip(bytes, &limits, each)),
            Container::Tar => done("a tar archive", pack::tar(bytes, &limits, each)),
            Container::Warc => done("a web archive (WARC)", pack::warc(bytes, &limits, each)),
            Container::Wacz => done("a web archive (WACZ)", pack::wacz(bytes, &limits, each)),
            Container::Tnef => {
                done("a package of Outlook (winmail.dat)", pack::tnef(bytes, &limits, each))
            }
            Container::Mbox => done("a mailbox", pack::mbox(bytes, &limits, each)),
            Container::Gzip => {
                let mut item = pack::gzip(bytes, &limits)?;
                if item.name == "unpacked file" {
                    item.name = without_ending(name);
                }
                each(item);
                Ok(Opened::container("a gzip archive", Vec::new()))
            }
            Container::Eml => mail(bytes, each),
            Container::Mhtml => saved_page(bytes),
            Container::Link => link(name, bytes),
            Container::Picture => picture(name, bytes),
        };
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package(bytes);
    }
    if pdf(bytes) {
        let limits = super::pdf::PdfLimits::default();
        let read = super::pdf::read(bytes, &limits);
        // A cover without words may carry the documents that matter.
        let carries = |read: &Document| read.facts.contains_key("Embedded files");
        if read.as_ref().is_ok_and(carries) || read.is_err() && super::pdf::may_carry(bytes) {
            super::pdf::files(bytes, &limits, each);
        }
        return printed(read?);
    }
    if bytes.starts_with(b"{\\rt") {
        return written(office::rtf(bytes)?, "application/rtf", "rtf 1");
    }
    // Old Office files and those behind a password: the refusal says how to convert them.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return written(office::docx(bytes)?, "application/msword", "docx 1");
    }
    if flat_odf(bytes) {
        let media = "application/vnd.oasis.opendocument.text-flat-xml";
        return written(office::fodt(bytes)?, media, "odt 1");
    }
    if svg::is(bytes) {
        return svg::read(name, bytes).map(Opened::article);
    }
    if let Some(kind) = cards::sniff(bytes) {
        return listed(kind, said, bytes);
    }
    if let Some(found) = references::read(name, bytes)? {
        return Ok(found);
    }
    let said_html = said.media_type.as_deref().is_some_and(|m| m.contains("html"));
    let kind = if said_html { Kind::Html } else { kind::sniff(name, bytes)? };
    let decoded = |declared: Option<String>| match &said.encoding {
        Some(chosen) => encoding::decode_as(bytes, chosen),
        None => encoding::decode(bytes, declared.as_deref()),
    };
    let declared = said.charset.clone();
    match kind {
        Kind::Text => plain::read(decoded(declared)?),
        Kind::Markdown => markdown::read(decoded(declared)?),
        Kind::Html => {
            let declared = declared.or_else(|| encoding::declared(bytes));
            html::read(decoded(declared)?)
        }
        Kind::Table { tabs } => {
            let decoded = decoded(declared)?;
            let read = office::csv(&decoded.text, tabs);
            let media = if tabs { "text/tab-separated-values" } else { "text/csv" };
            let mut reading = Reading::of_document(read, media, "table 1")?;
            reading.encoding = Some(decoded.encoding);
            reading.warnings.extend(decoded.warnings);
            Ok(reading)
        }
    }
    .map(Opened::article)
}

/// Said of an office file whose end is missing.
const CUT: &str = "The file is cut off or damaged: only its whole parts were read, and text may be missing. Copy or download \
                   it once more";
/// Said of one of which nothing can be read.
const CUT_OFFICE: &str = "This document or e-book is cut off or damaged, and the part with its text is not whole. Copy or \
                          download it once more";

/// A calendar or a list of addresses.
fn listed(kind: cards::Cards, said: &Said, bytes: &[u8]) -> Result<Opened, Error> {
    let decoded = match &said.encoding {
        Some(chosen) => encoding::decode_as(bytes, chosen),
        None => encoding::decode(bytes, said.charset.as_deref()),
    }?;
    let media = if kind == cards::Cards::Calendar { "text/calendar" } else { "text/vcard" };
    let mut reading = Reading::of_document(cards::read(kind, &decoded.text), media, "cards 1")?;
    reading.encoding = Some(decoded.encoding);
    reading.warnings.extend(decoded.warnings);
    Ok(Opened::article(reading))
}

/// The name without its last ending.
fn without_ending(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

/// Whether the bytes are a PDF: some have rubbish before their first line.
fn pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    head.starts_with(b"%PDF-") || head.windows(6).any(|w| w == b"\n%PDF-")
}

/// Whether the bytes are OpenDocument in one XML file.
fn flat_odf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let holds = |words: &[u8]| head.windows(words.len()).any(|w| w == words);
    holds(b"urn:oasis:names:tc:opendocument:xmlns:office") && holds(b"office:document")
}

fn document(read: Document, media_type: &str, extractor: &str) -> Result<Opened, Error> {
    Reading::of_document(read, media_type, extractor).map(Opened::article)
}

/// What people write in a word processor: few use the styles for titles, and none has one for the line with the paper, the
/// day and the author.
fn written(read: Document, media_type: &str, extractor: &str) -> Result<Opened, Error> {
    let mut reading = Reading::of_document(read, media_type, extractor)?;
    let body = reading.story();
    // Whom the properties name made the file; whom the text names wrote it.
    let mut makers = std::mem::take(&mut reading.bylines);
    makers.retain(|name| !unsigned::is_default(name));
    let origin = reading.metadata_from.remove("bylines");
    plain::head(&mut reading, &body);
    if reading.bylines.is_empty() {
        reading.bylines = makers;
        reading.metadata_from.extend(origin.map(|origin| ("bylines".to_owned(), origin)));
    } else if !makers.is_empty() && makers != reading.bylines {
        reading.facts.insert("Author in the properties".to_owned(), makers.join("; "));
    }
    mark_remains(&mut reading);
    Ok(Opened::article(reading))
}

/// A PDF. What browsers print of a page has its buttons, too.
fn printed(read: Document) -> Result<Opened, Error> {
    let web = super::pdf::is_web_print(&read);
    let mut reading = Reading::of_document(read, "application/pdf", "pdf 1")?;
    if web {
        let text = reading.text.shared();
        let total = text.chars().count();
        let mut marks = remains::mark(&text, reading.title.as_deref());
        // The link to the comments stands above many a story: what begins early and takes much is no end of it.
        marks.retain(|mark| {
            mark.end.saturating_sub(mark.start) * 5 < total || mark.start * 2 > total
        });
        add_marks(&mut reading, marks);
    } else {
        mark_remains(&mut reading);
    }
    references::note_printed_doi(&mut reading);
    Ok(Opened::article(reading))
}

/// Marks what is left of a web page in a text that was pasted from one, mailed or printed. One such line may be a heading of
/// the text's own ("Related articles"); two kinds of them are those of a page.
fn mark_remains(reading: &mut Reading) {
    let marks = remains::mark(&reading.text.shared(), reading.title.as_deref());
    let kinds: Vec<&str> = marks.iter().map(|mark| mark.why.as_str()).collect();
    if remains::show_a_page(&kinds, &reading.text.shared()) {
        add_marks(reading, marks);
    }
}

/// Adds marks where there are none.
fn add_marks(reading: &mut Reading, marks: Vec<Boilerplate>) {
    for mark in marks {
        if !reading.boilerplate.iter().any(|b| b.start < mark.end && mark.start < b.end) {
            reading.boilerplate.push(mark);
        }
    }
    reading.boilerplate.sort_by_key(|b| (b.start, b.end));
}

/// Office documents and e-books, which are ZIP archives inside.
fn package(bytes: &[u8]) -> Result<Opened, Error> {
    let office = "application/vnd.openxmlformats-officedocument";
    let open = "application/vnd.oasis.opendocument";
    match office::zip_kind(bytes) {
        ZipKind::Docx => {
            let media = format!("{office}.wordprocessingml.document");
            written(office::docx(bytes)?, &media, "docx 1")
        }
        ZipKind::Xlsx => {
            document(office::xlsx(bytes)?, &format!("{office}.spreadsheetml.sheet"), "xlsx 1")
        }
        ZipKind::Pptx => {
            let media = format!("{office}.presentationml.presentation");
            document(office::pptx(bytes)?, &media, "pptx 1")
        }
        ZipKind::Odt => written(office::odt(bytes)?, &format!("{open}.text"), "odt 1"),
        ZipKind::Ods => document(office::ods(bytes)?, &format!("{open}.spreadsheet"), "ods 1"),
        ZipKind::Epub => book(bytes),
        ZipKind::OtherOdf(what) => Err(Error::Refused(format!(
            "This is an OpenDocument file of a kind that is not read ({what}). Save it as a text document (.odt) or \
             copy its text and paste it"
        ))),
        ZipKind::Wacz | ZipKind::Zip => Err(Error::Refused(
            "This archive cannot be opened. Unpack it and import the folder".to_owned(),
        )),
    }
}

/// An e-book: its chapters one after the other, each read as the page that it is.
fn book(bytes: &[u8]) -> Result<Opened, Error> {
    let office::Epub { document, chapters, contents } = office::epub(bytes)?;
    let mut texts: Vec<Reading> = Vec::new();
    let mut unread = Vec::new();
    for (name, xhtml) in chapters {
        let declared = encoding::declared(&xhtml);
        let read = encoding::decode(&xhtml, declared.as_deref()).and_then(html::read_whole);
        match read {
            Ok(mut reading) => {
                if contents.as_ref() == Some(&name) {
                    let end = reading.text.as_str().chars().count();
                    let why = "table of contents".to_owned();
                    reading.boilerplate = vec![Boilerplate { start: 0, end, why }];
                }
                texts.push(reading);
            }
            // A cover or a picture page has no words.
            Err(Error::NoWords { .. }) => {}
            Err(error) => unread.push(format!("A chapter was not read ({name}): {error}")),
        }
    }
    let mut reading = Reading::about(document, "application/epub+zip", "epub 1");
    reading.warnings.extend(unread);
    let mut text = String::new();
    let mut points = 0;
    for one in texts {
        if !text.is_empty() {
            text.push_str("\n\n");
            points += 2;
        }
        reading.boilerplate.extend(one.boilerplate.into_iter().map(|b| Boilerplate {
            start: b.start + points,
            end: b.end + points,
            ..b
        }));
        points += one.text.as_str().chars().count();
        text.push_str(one.text.as_str());
    }
    reading.text = Text::new(&text);
    if !reading.text.as_str().chars().any(char::is_alphanumeric) {
        return Err(Error::NoWords { what: "book" });
    }
    reading.tell_language();
    Ok(Opened::article(reading))
}

/// A mail: its text as the article, its attachments as files of their own.
fn mail(bytes: &[u8], each: Each<'_>) -> Result<Opened, Error> {
    let pack::Mail { document, body, attachments } = pack::eml(bytes)?;
    let count = attachments.len();
    let mut reading = match body {
        MailBody::Text(_) => Reading::of_lines(document, "message/rfc822", "mail 1"),
        MailBody::Html(source) => {
            let mut about = Reading::about(document, "message/rfc822", "mail 1");
            let decoded = encoding::Decoded {
                text: source,
                encoding: "UTF-8".to_owned(),
                warnings: Vec::new(),
            };
            match html::read_whole(decoded) {
                Ok(page) => {
                    about.text = page.text;
                    about.boilerplate = page.boilerplate;
                }
                Err(Error::NoWords { .. }) => {}
                Err(error) => return Err(error),
            }
            about
        }
    };
    if count > 0 {
        let files = if count == 1 { "1 file is" } else { &format!("{count} files are") };
        reading.warnings.push(format!("{files} attached; each has a row of its own"));
    }
    if !reading.text.as_str().chars().any(char::is_alphanumeric) {
        if count == 0 {
            return Err(Error::NoWords { what: "mail" });
        }
        reading.warnings.push("The mail itself has no words, only attachments".to_owned());
    }
    handed::read(&mut reading);
    mark_remains(&mut reading);
    reading.tell_language();
    for item in attachments {
        if !each(item) {
            break;
        }
    }
    Ok(Opened::article(reading))
}

/// A page that was saved as one file.
fn saved_page(bytes: &[u8]) -> Result<Opened, Error> {
    let page = pack::mhtml(bytes)?;
    let declared = page.charset.clone().or_else(|| encoding::declared(&page.html));
    let mut reading = html::read(encoding::decode(&page.html, declared.as_deref())?)?;
    reading.media_type = "multipart/related".to_owned();
    reading.extractor = "mhtml 1".to_owned();
    reading.warnings.extend(page.warnings);
    reading.facts.extend(page.facts);
    if reading.title.is_none()
        && let Some(title) = page.title
    {
        reading.title = Some(reading.from("title", "saved page", title));
    }
    let frames = page.frames.len();
    if frames > 0 {
        let are = if frames == 1 { "1 frame" } else { &format!("{frames} frames") };
        reading
            .warnings
            .push(format!("The page holds {are} (pages inside it), which are no part of the text"));
    }
    let said = Said { url: page.url, captured: page.saved, ..Said::default() };
    reading.said(&said);
    Ok(Opened::article(reading))
}

/// A link: its address is kept, nothing is fetched.
fn link(name: &str, bytes: &[u8]) -> Result<Opened, Error> {
    let Some(link) = pack::link(name, bytes) else {
        return Err(Error::Refused(
            "This link leads to no web page. Open it and save what it shows".to_owned(),
        ));
    };
    let mut reading = Reading::blank("text/uri-list", "link 1");
    reading.url = Some(reading.from("url", "link", link.url));
    let named = Some(link.title).filter(|title| !title.trim().is_empty());
    let title = named.unwrap_or_else(|| without_ending(name));
    reading.title = Some(reading.from("title", "name of the link", title));
    reading
        .warnings
        .push("This is only a link: nothing was fetched. Save the page and import that".to_owned());
    Ok(Opened::article(reading))
}

/// A picture: kept with what it says of itself.
fn picture(name: &str, bytes: &[u8]) -> Result<Opened, Error> {
    let picture = pack::picture(bytes)?;
    let mut reading = Reading::blank(&picture.media_type, "picture 1");
    reading.facts = picture.facts;
    reading.facts.insert("Size".to_owned(), format!("{} × {}", picture.width, picture.height));
    reading.title = Some(reading.from("title", "name of the file", without_ending(name)));
    reading
        .warnings
        .push("A picture: what it shows is not read. Type what matters into its note".to_owned());
    Ok(Opened::article(reading))
}

impl Reading {
    /// A reading without text.
    pub(super) fn blank(media_type: &str, extractor: &str) -> Self {
        let decoded = encoding::Decoded {
            text: String::new(),
            encoding: String::new(),
            warnings: Vec::new(),
        };
        let mut reading = Self::of(decoded, media_type, extractor).1;
        reading.encoding = None;
        reading
    }

    /// What a document says of itself, still without its text.
    fn about(document: Document, media_type: &str, extractor: &str) -> Self {
        let mut reading = Self::blank(media_type, extractor);
        let day = |date: &Option<String>| -> Option<PartialDate> {
            let date = date.as_deref()?;
            date.get(..date.len().min(10))?.parse().ok()
        };
        (reading.published, reading.modified) = (day(&document.published), day(&document.modified));
        reading.title = document.title;
        reading.bylines = document.bylines;
        reading.publisher = document.publisher;
        reading.url = document.url;
        reading.language = document.language;
        reading.metadata_from = document.from;
        reading.facts = document.facts;
        reading.warnings = document.warnings;
        // The zone and the hour are for the record; a date is a day.
        for (name, date) in
            [(PUBLISHED_FACT, document.published), (MODIFIED_FACT, document.modified)]
        {
            if let Some(date) = date.filter(|date| date.len() > 10) {
                reading.facts.insert(name.to_owned(), date);
            }
        }
        reading
    }

    /// A reading of the lines of a document; it may have none.
    fn of_lines(mut document: Document, media_type: &str, extractor: &str) -> Self {
        let lines = std::mem::take(&mut document.lines);
        let pages = document.pages;
        let mut reading = Self::about(document, media_type, extractor);
        let mut text = String::new();
        let mut points = 0;
        let mut before: Option<LineKind> = None;
        let mut open = false;
        for line in lines {
            // Each line is put into normal form before it is measured, so that the spans fit the text.
            let words = Text::new(&line.text);
            if words.as_str().trim().is_empty() {
                continue;
            }
            let gap = match before {
                None => "",
                Some(LineKind::Item | LineKind::Row) if before == Some(line.kind) => "\n",
                Some(_) => "\n\n",
            };
            text.push_str(gap);
            points += gap.len();
            let start = points;
            text.push_str(words.as_str());
            points += words.as_str().chars().count();
            if let Some(page) = line.page.and_then(|page| usize::try_from(page).ok()) {
                // A page without a line starts where the next one does.
                while reading.pages.len() < page.min(MOST_PAGES) {
                    reading.pages.push(start);
                }
            }
            match (line.why, reading.boilerplate.last_mut()) {
                (Some(why), Some(last)) if open && last.why == why => last.end = points,
                (Some(why), _) => {
                    reading.boilerplate.push(Boilerplate {
                        start,
                        end: points,
                        why: why.to_owned(),
                    });
                }
                (None, _) => {}
            }
            open = line.why.is_some();
            before = Some(line.kind);
        }
        if let Some(all) = pages.and_then(|pages| usize::try_from(pages).ok()) {
            while !reading.pages.is_empty() && reading.pages.len() < all.min(MOST_PAGES) {
                reading.pages.push(points);
            }
        }
        reading.text = Text::new(&text);
        reading
    }

    /// A reading of a document that has words.
    pub(super) fn of_document(
        document: Document,
        media_type: &str,
        extractor: &str,
    ) -> Result<Self, Error> {
        let mut reading = Self::of_lines(document, media_type, extractor);
        if !reading.text.as_str().chars().any(char::is_alphanumeric) {
            return Err(Error::NoWords { what: "document" });
        }
        reading.tell_language();
        Ok(reading)
    }

    /// The language of the text itself, with what the file declares as a hint.
    fn tell_language(&mut self) {
        let declared = self.language.take();
        self.language = language::detect(&self.story(), declared.as_deref());
        if self.language.is_some() && declared.is_none() {
            self.metadata_from.insert("language".to_owned(), "the text itself".to_owned());
        }
    }

    /// Takes in what a container says, where the file does not say it itself.
    fn said(&mut self, said: &Said) {
        if let Some(url) = said.url.as_ref().filter(|_| self.url.is_none()) {
            self.url = Some(self.from("url", "where it was saved from", url.clone()));
        }
        if self.captured.is_none() {
            self.captured = said.captured.as_deref().and_then(|time| time.parse().ok());
        }
    }
}

/// So many pages are told apart.
const MOST_PAGES: usize = 100_000;
