//! Reads a mail: its head as facts, one body out of the alternatives, its attachments.

use crate::import::document::{Document, Item, Line, Refusal, Said};
use crate::import::pack::bytes::tail;
use crate::import::pack::mailbody::Roles;
use crate::import::pack::mailforward::is_forward;
use crate::import::pack::mailhead::{Head, Person};
use crate::import::pack::mailtext::{Broken, lines};
use crate::import::pack::mime::{Part, Tree, tree};
use crate::import::pack::text::{decode, extension, show_name, tidy};
use crate::import::pack::tnef;
use crate::import::pack::uuencode::{self, Coded};
use std::collections::BTreeSet;

/// A mail as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// What its head says; the lines of a plain text body.
    pub document: Document,
    /// The text as it stands in the mail.
    pub body: MailBody,
    /// Files in it.
    pub attachments: Vec<Item>,
}

/// The body of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailBody {
    /// Plain text; [`Document::lines`] holds it as lines.
    Text(String),
    /// HTML, to be read by a reader of HTML; [`Document::lines`] is empty.
    Html(String),
}

/// Pictures that the HTML shows are attachments only if they are larger: smaller ones are logos and buttons.
const SMALL_PICTURE: usize = 20 << 10;

/// Said of a mail whose sender has no name.
pub(in crate::import) const ADDRESS_ONLY: &str = "This mail names its sender by an address only, which is among its facts and is not cited as an author.";

/// Fields that are kept as facts as they stand.
const FACTS: [(&str, &str); 19] = [
    ("message-id", "Message-ID"),
    ("in-reply-to", "In-Reply-To"),
    ("references", "References"),
    ("x-originating-ip", "X-Originating-IP"),
    ("x-mailer", "X-Mailer"),
    ("user-agent", "User-Agent"),
    ("list-id", "List-Id"),
    ("return-path", "Return-Path"),
    ("delivered-to", "Delivered-To"),
    ("organization", "Organization"),
    ("x-forwarded-to", "X-Forwarded-To"),
    ("x-sender-ip", "X-Sender-IP"),
    ("x-source-ip", "X-Source-IP"),
    ("authentication-results", "Authentication-Results"),
    ("received-spf", "Received-SPF"),
    ("dkim-signature", "DKIM-Signature"),
    ("thread-topic", "Thread-Topic"),
    ("keywords", "Keywords"),
    ("date", "Date"),
];

/// Reads a mail.
///
/// # Errors
/// If it is not a mail, or one of a kind that cannot be read (Outlook's own format).
pub fn eml(bytes: &[u8]) -> Result<Mail, Refusal> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Refusal(
            "This is a message in Outlook's own format (.msg), which Corrobora cannot read. Open it in Outlook and save it as \"Text only\", HTML or PDF, or drag it into Thunderbird and save it as .eml.".to_owned(),
        ));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = apple(bytes).unwrap_or(bytes);
    let start = bytes.iter().take(64).take_while(|byte| byte.is_ascii_whitespace()).count();
    let tree = tree(tail(bytes, start));
    let Some(top) = tree.parts.first().filter(|top| !top.head.is_empty()) else {
        return Err(Refusal("This file is not a mail: it does not begin with fields such as From, Date and Subject. If it is plain text, give it the ending .txt.".to_owned()));
    };
    let mut document = document(&top.head);
    let roles = Roles::choose(&tree);
    let forwards = document.title.as_deref().is_some_and(is_forward);
    let (mut body, mut plain, coded) = body(&tree, &roles, forwards);
    // Where the parts hold no text, what stands outside of them is the text, with the marks written wrongly.
    let stray = stray(&tree);
    let rescued =
        matches!(&body, MailBody::Text(text) if text.trim().is_empty()) && !stray.is_empty();
    if rescued {
        plain = lines(&stray, Broken::default(), forwards);
        body = MailBody::Text(stray.clone());
    }
    if let MailBody::Text(_) = body {
        document.lines = plain;
    }
    if let Some(encoding) =
        roles.body.iter().filter_map(|index| tree.parts.get(*index)).find_map(Part::guessed)
    {
        document.facts.insert(
            "Encoding".to_owned(),
            format!("{encoding}, guessed: declared wrongly or not at all"),
        );
    }
    let mut attachments = attachments(&tree, &roles, &body, &mut document);
    attachments.extend(coded.into_iter().map(|file| Item {
        name: show_name(&file.name),
        content: Ok(file.bytes),
        said: Said::default(),
    }));
    if !attachments.is_empty() {
        document.facts.insert("Attachments".to_owned(), attachments.len().to_string());
    }
    warn(&tree, &body, &mut document);
    if rescued {
        document.warnings.push("The parts of this mail are marked wrongly; all that could be found of its text is shown.".to_owned());
    } else if !stray.is_empty() {
        document.facts.insert("Text outside the parts".to_owned(), tidy(&stray));
        document.warnings.push("This mail holds text that mail programs do not show (before or after its parts); it is kept among its facts.".to_owned());
    }
    Ok(Mail { document, body, attachments })
}

/// Apple's .emlx: a line with the length of the mail, the mail, and a property list.
pub fn apple(bytes: &[u8]) -> Option<&[u8]> {
    let (first, rest) =
        crate::import::pack::bytes::line(crate::import::pack::bytes::head(bytes, 32));
    let length: usize = std::str::from_utf8(first).ok()?.trim().parse().ok()?;
    (!rest.is_empty()).then(|| crate::import::pack::bytes::head(tail(bytes, first.len()), length))
}

/// What the head says.
fn document(head: &Head) -> Document {
    let mut document = Document::default();
    let mut said = |field: &str, from: &str| {
        document.from.insert(field.to_owned(), format!("mail header {from}"));
    };
    if let Some(title) = head.text("subject") {
        said("title", "Subject");
        document.title = Some(title);
    }
    let authors = Some(head.people("from"))
        .filter(|people| !people.is_empty())
        .unwrap_or_else(|| head.people("sender"));
    if !authors.is_empty() {
        // A byline goes into references; the address stays a fact of the mail, which no brief prints.
        let named = |p: &Person| p.name.clone().filter(|name| !name.contains('@'));
        let names: Vec<String> = authors.iter().filter_map(named).collect();
        if !names.is_empty() {
            said("bylines", "From");
        }
        document.bylines = names;
    } else if let Some(raw) = head.text("from") {
        if raw.contains('@') {
            document.facts.insert("From".to_owned(), raw);
        } else {
            said("bylines", "From");
            document.bylines = vec![raw];
        }
    }
    if let Some(date) = head.date("date") {
        said("published", "Date");
        document.published = Some(date);
    }
    if let Some(language) = head
        .text("content-language")
        .map(|list| list.split(',').next().unwrap_or_default().trim().to_owned())
        .filter(|language| !language.is_empty())
    {
        said("language", "Content-Language");
        document.language = Some(language);
    }
    let facts = &mut document.facts;
    let addresses: Vec<&str> = authors
        .iter()
        .map(|person| person.address.as_str())
        .filter(|address| !address.is_empty())
        .collect();
    if !addresses.is_empty() {
        facts.insert("From address".to_owned(), addresses.join(", "));
    }
    for (field, name) in [
        ("sender", "Sender"),
        ("to", "To"),
        ("cc", "Cc"),
        ("bcc", "Bcc"),
        ("reply-to", "Reply-To"),
        ("resent-from", "Resent-From"),
        ("resent-to", "Resent-To"),
    ] {
        let people = head.people(field);
        let shown = if people.is_empty() {
            head.text(field)
        } else {
            Some(people.iter().map(Person::show).collect::<Vec<_>>().join(", "))
        };
        if let Some(shown) = shown {
            facts.insert(name.to_owned(), shown);
        }
    }
    for (field, name) in FACTS {
        if let Some(value) = head.text(field) {
            facts.insert(name.to_owned(), value);
        }
    }
    let hops = head.count("received");
    if hops > 0 {
        facts.insert("Received".to_owned(), format!("{hops} mail servers"));
        if let Some(first) = head.last("received") {
            facts.insert("Received first".to_owned(), first);
        }
    }
    document
}

/// Puts the body together, its lines if it is plain text, and the files that stand in them.
fn body(tree: &Tree<'_>, roles: &Roles, forwards: bool) -> (MailBody, Vec<Line>, Vec<Coded>) {
    let parts: Vec<&Part<'_>> =
        roles.body.iter().filter_map(|index| tree.parts.get(*index)).collect();
    if parts.iter().any(|part| part.kind.contains("html")) {
        let texts: Vec<String> = parts
            .iter()
            .map(
                |part| if part.kind.contains("html") { part.text() } else { as_html(&part.text()) },
            )
            .collect();
        return (MailBody::Html(texts.join("\n")), Vec::new(), Vec::new());
    }
    let (mut texts, mut all, mut coded) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        let (text, files) = uuencode::take(&part.text().replace("\r\n", "\n"));
        coded.extend(files);
        let flowed = part
            .head
            .parameter("format")
            .is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
        let joined =
            part.head.parameter("delsp").is_some_and(|format| format.eq_ignore_ascii_case("yes"));
        all.extend(lines(&text, Broken { flowed, joined }, forwards));
        texts.push(text);
    }
    (MailBody::Text(texts.join("\n\n")), all, coded)
}

/// Plain text as HTML.
fn as_html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs: Vec<String> = escaped
        .replace("\r\n", "\n")
        .split("\n\n")
        .map(|part| format!("<p>{}</p>", part.trim().replace('\n', "<br>")))
        .collect();
    paragraphs.join("\n")
}

/// An ending for a file without a name.
fn ending(kind: &str) -> &'static str {
    match kind {
        "text/plain" => "txt",
        "text/html" => "html",
        "application/pdf" => "pdf",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "text/calendar" => "ics",
        "text/csv" => "csv",
        "application/zip" => "zip",
        "application/rtf" | "text/rtf" => "rtf",
        _ => "bin",
    }
}

/// The addresses of pictures that HTML shows from the mail itself.
fn shown_pictures(html: &str) -> BTreeSet<String> {
    let ids = html
        .split("cid:")
        .skip(1)
        .map(|rest| rest.split(['"', '\'', ')', '>', ' ', '\n', '&']).next().unwrap_or_default());
    ids.map(|id| {
        let mut out = Vec::new();
        crate::import::pack::text::unescape(id.as_bytes(), b'%', &mut out);
        String::from_utf8_lossy(&out).to_lowercase()
    })
    .collect()
}

/// Every part that is not the body as an item.
fn attachments(
    tree: &Tree<'_>,
    roles: &Roles,
    body: &MailBody,
    document: &mut Document,
) -> Vec<Item> {
    let shown = match body {
        MailBody::Html(html) => shown_pictures(html),
        // The pictures of the HTML that was not chosen are as little worth as in the chosen one.
        MailBody::Text(_) => roles
            .hidden
            .iter()
            .filter_map(|index| tree.parts.get(*index))
            .flat_map(|part| shown_pictures(&part.text()))
            .collect(),
    };
    let mut items = Vec::new();
    let mut inline = 0_usize;
    for (index, part) in tree.parts.iter().enumerate() {
        let taken_apart = part.multipart() && part.body.is_empty();
        if taken_apart || roles.body.contains(&index) || roles.hidden.contains(&index) {
            continue;
        }
        if matches!(
            part.kind.as_str(),
            "application/pgp-signature"
                | "application/pkcs7-signature"
                | "application/x-pkcs7-signature"
        ) {
            document.facts.insert(
                "Signature".to_owned(),
                format!(
                    "{}, not checked",
                    if part.kind.contains("pgp") { "OpenPGP" } else { "S/MIME" }
                ),
            );
            continue;
        }
        let bytes = part.bytes();
        if index == 0 && bytes.trim_ascii().is_empty() {
            continue;
        }
        let id = part.head.text("content-id").map(|id| id.trim_matches(['<', '>']).to_lowercase());
        if id.is_some_and(|id| shown.contains(&id))
            && (part.kind.starts_with("image/") || part.kind == "text/css")
        {
            inline += 1;
            if bytes.len() <= SMALL_PICTURE {
                continue;
            }
        }
        items.push(item(part, bytes, items.len() + 1));
    }
    if inline > 0 {
        document.facts.insert("Inline pictures".to_owned(), inline.to_string());
    }
    items
}

/// One attachment.
fn item(part: &Part<'_>, bytes: Vec<u8>, number: usize) -> Item {
    let kind = part.kind.as_str();
    let mail = matches!(kind, "message/rfc822" | "message/global");
    let subject = || Head::read(crate::import::pack::mailhead::split(&bytes).0).text("subject");
    let name = match part.head.file_name() {
        Some(name) if !mail || extension(&name) == "eml" => name,
        Some(name) => format!("{name}.eml"),
        None if mail => format!("{}.eml", subject().unwrap_or_else(|| format!("mail {number}"))),
        None => {
            let described = part.head.text("content-description");
            let described = described.filter(|words| words.chars().count() <= 100);
            let name = described.unwrap_or_else(|| format!("attachment {number}"));
            if extension(&name).is_empty() { format!("{name}.{}", ending(kind)) } else { name }
        }
    };
    let refusal = match kind {
        "application/pgp-encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime" => {
            Some(
                "This part is encrypted or wrapped by a signature (S/MIME or OpenPGP). Open the mail in the mail program that has the key, and save it from there as text or PDF.",
            )
        }
        "application/ms-tnef" | "application/vnd.ms-tnef" if !bytes.starts_with(&tnef::MAGIC) => {
            Some(
                "This is a package in Outlook's own format (winmail.dat). Open it with a program such as Thunderbird's LookOut or tnef and add the files, or ask the sender to send again as HTML or plain text.",
            )
        }
        "message/external-body" => {
            Some("This attachment was not sent along; the mail only says where it lies.")
        }
        _ => None,
    };
    let said = Said {
        media_type: Some(kind.to_owned()),
        charset: part.head.parameter("charset").map(tidy),
        ..Said::default()
    };
    Item {
        name: show_name(&name),
        content: refusal.map_or(Ok(bytes), |words| Err(Refusal(words.to_owned()))),
        said,
    }
}

/// What a person should know about the mail.
fn warn(tree: &Tree<'_>, body: &MailBody, document: &mut Document) {
    let kinds: BTreeSet<&str> = tree.parts.iter().map(|part| part.kind.as_str()).collect();
    let smime = tree.parts.iter().find(|part| part.kind.ends_with("pkcs7-mime"));
    let (MailBody::Text(text) | MailBody::Html(text)) = body;
    let mut warnings = Vec::new();
    if kinds.contains("multipart/encrypted") || text.contains("-----BEGIN PGP MESSAGE-----") {
        warnings.push("This mail is encrypted with OpenPGP: only its head can be read here. Open it in the mail program that has the key, and save the text from there.".to_owned());
    } else if let Some(part) = smime {
        let signed = part
            .head
            .parameter("smime-type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("signed-data"));
        warnings.push(if signed {
            "This mail is wrapped in an S/MIME signature: its text cannot be read here. Open it in a mail program and save the text from there.".to_owned()
        } else {
            "This mail is encrypted with S/MIME: only its head can be read here. Open it in the mail program that has the key, and save the text from there.".to_owned()
        });
    } else if text.trim().is_empty() {
        warnings.push("This mail has no text of its own.".to_owned());
    }
    if tree.cut {
        warnings
            .push("This mail has thousands of parts; only the first 5,000 were read.".to_owned());
    }
    if tree.open {
        warnings.push(
            "This mail is cut off: the mark at its end is missing. Save it again if you can."
                .to_owned(),
        );
    }
    if text.contains('\u{fffd}') {
        warnings.push("Some characters of this mail could not be read; its encoding is damaged or declared wrongly.".to_owned());
    }
    if document.published.is_none() {
        warnings
            .push("This mail does not say, or does not say properly, when it was sent.".to_owned());
    }
    if document.bylines.is_empty() {
        let known = ["From address", "From"].iter().any(|name| document.facts.contains_key(*name));
        let why = if known { ADDRESS_ONLY } else { "This mail does not say who sent it." };
        warnings.push(why.to_owned());
    }
    document.warnings.extend(warnings);
}

/// The text outside of all parts.
fn stray(tree: &Tree<'_>) -> String {
    let texts: Vec<String> = tree
        .outside
        .iter()
        .map(|text| decode(text, None).text.replace("\r\n", "\n"))
        .filter(|text| !text.trim().is_empty() && !boilerplate(text))
        .collect();
    texts.join("\n\n").trim().to_owned()
}

/// What mail programs write before the first part for programs that know no parts.
fn boilerplate(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.chars().count() < 400
        && (lower.contains("multi-part") || lower.contains("multipart") || lower.contains("mime"))
}
