//! Reads web pages saved as one file (MHTML, .mht): the page, its frames, where and when it was saved.

use crate::import::document::Refusal;
use crate::import::pack::mime::{Part, meta_charset, tree};
use crate::import::pack::text::{decode, show_path};

/// A page saved as one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedPage {
    /// The page as it was saved.
    pub html: Vec<u8>,
    /// Its encoding, as the file declares it.
    pub charset: Option<String>,
    /// The address that it was saved from.
    pub url: Option<String>,
    /// When it was saved: ISO 8601.
    pub saved: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Other pages inside it.
    pub frames: Vec<Frame>,
    /// Other facts: the program that saved it, how many pictures it holds.
    pub facts: std::collections::BTreeMap<String, String>,
    /// What a person should know.
    pub warnings: Vec<String>,
}

/// A page inside a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The frame as it was saved.
    pub html: Vec<u8>,
    /// Its encoding, as the file declares it.
    pub charset: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// Whether the bytes are HTML and not MIME.
fn bare(bytes: &[u8]) -> bool {
    let text = decode(crate::import::pack::bytes::head(bytes, 512), None).text;
    text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
        .starts_with('<')
}

/// An address that may stand in a record: one of the web, or a file that shows where it was saved.
fn address(part: &Part<'_>, field: &str) -> Option<String> {
    let url = part.head.text(field)?.trim_matches(['<', '>', '"', ' ']).replace(' ', "");
    (url.contains("://") && url.len() < 8192).then_some(url)
}

/// The charset of a part of HTML.
fn charset(part: &Part<'_>, html: &[u8]) -> Option<String> {
    part.head.parameter("charset").map(str::to_owned).or_else(|| meta_charset(html))
}

/// Reads a saved page.
///
/// # Errors
/// If it holds no page.
pub fn mhtml(bytes: &[u8]) -> Result<SavedPage, Refusal> {
    if bare(bytes) {
        let charset = meta_charset(bytes);
        let warnings = vec!["This file has the ending of a web archive (.mht) but is a plain web page; it was read as one.".to_owned()];
        return Ok(SavedPage { html: bytes.to_vec(), charset, warnings, ..SavedPage::default() });
    }
    let blank = bytes.iter().take(64).take_while(|byte| byte.is_ascii_whitespace()).count();
    let tree = tree(crate::import::pack::bytes::tail(
        bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
        blank,
    ));
    let html =
        |part: &&Part<'_>| matches!(part.kind.as_str(), "text/html" | "application/xhtml+xml");
    let start = tree
        .parts
        .first()
        .and_then(|top| top.head.parameter("start"))
        .map(|id| id.trim_matches(['<', '>']).to_owned());
    let at_start = |part: &&Part<'_>| {
        start.is_some()
            && part.head.text("content-id").map(|id| id.trim_matches(['<', '>']).to_owned())
                == start
    };
    let top = tree.parts.first();
    let root =
        tree.parts.iter().filter(html).find(at_start).or_else(|| tree.parts.iter().find(html));
    let (Some(top), Some(root)) = (top, root) else {
        return Err(Refusal("This web archive (.mht) holds no page that can be read. Open it in a browser and save the page again, as \"Web page, complete\" or as PDF.".to_owned()));
    };
    let bytes_of_page = root.bytes();
    let mut page = SavedPage {
        charset: charset(root, &bytes_of_page),
        html: bytes_of_page,
        url: address(top, "snapshot-content-location")
            .or_else(|| address(root, "content-location"))
            .or_else(|| address(top, "content-location")),
        // Browsers write universal time and say of it that its zone is unknown.
        saved: top.head.date("date").map(|date| {
            let time = date.split_once('T').map_or("", |(_, time)| time);
            if time.is_empty() || time.contains(['Z', '+', '-']) {
                date
            } else {
                format!("{date}Z")
            }
        }),
        title: top.head.text("subject"),
        ..SavedPage::default()
    };
    if let Some(program) = top
        .head
        .text("from")
        .or_else(|| top.head.text("x-mimeole"))
        .or_else(|| top.head.text("x-mailer"))
    {
        page.facts.insert("Saved by".to_owned(), program);
    }
    let mut parts = 0_usize;
    for part in &tree.parts {
        if std::ptr::eq(part, root) || (part.multipart() && part.body.is_empty()) {
            continue;
        }
        if html(&part) {
            let html = part.bytes();
            if !html.trim_ascii().is_empty() {
                page.frames.push(Frame {
                    charset: charset(part, &html),
                    html,
                    url: address(part, "content-location"),
                });
            }
        } else if part.kind.starts_with("image/")
            || part.kind.starts_with("font/")
            || matches!(
                part.kind.as_str(),
                "text/css"
                    | "text/javascript"
                    | "application/javascript"
                    | "application/x-javascript"
            )
        {
            parts += 1;
        } else {
            let name = part.head.text("content-location").unwrap_or_else(|| part.kind.clone());
            page.warnings.push(format!(
                "A part of the page was not read: \"{}\" ({}).",
                show_path(&name),
                part.kind
            ));
        }
    }
    if parts > 0 {
        page.facts.insert("Pictures, styles and scripts".to_owned(), parts.to_string());
    }
    if tree.open {
        page.warnings.push(
            "This saved page is cut off: the mark at its end is missing. Save it again if you can."
                .to_owned(),
        );
    }
    if page.html.trim_ascii().is_empty() {
        page.warnings.push("The page in this file is empty.".to_owned());
    }
    Ok(page)
}
