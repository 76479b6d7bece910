//! The two pages of a pack: a guide of one page, and one that checks hashes without the network.

use super::HELD;
use crate::{brief::Document, export::html_text};
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

/// What computes SHA-256 in the reader's browser: `crypto.subtle` is missing for a page that is opened as a file.
const SCRIPT: &str = include_str!("check.js");
/// What both pages look like.
const STYLE: &str = include_str!("page.css");

/// A file of the pack.
pub(super) struct Listed {
    /// Its path in the pack.
    pub path: String,
    /// Its SHA-256, 64 hexadecimal digits.
    pub sha256: String,
}

/// The page that checks hashes: its script and style are the only ones that may run on it.
pub(super) fn check_page(document: &Document, files: &[Listed]) -> String {
    let rows: String = files
        .iter()
        .map(|file| {
            let path = html_text(&file.path);
            format!(
                "<tr data-path=\"{path}\" data-sha256=\"{0}\"><td><bdi>{path}</bdi></td><td><code>{0}</code></td>\
                 <td class=\"state\">not checked</td></tr>\n",
                file.sha256
            )
        })
        .collect();
    let body = format!(
        "<h1>Check the files of this pack</h1>\n\
         <p class=\"about\" dir=\"auto\">{}</p>\n\
         <p>Choose the files of the unpacked folder, or drop them here. Your browser computes the SHA-256 of each and \
         holds it against the list below. Nothing leaves this computer: the page works without the network and may \
         not use it.</p>\n\
         <noscript><p class=\"bad\">This page needs scripts. Without them: <code>sha256sum -c SHA256SUMS</code> \
         (Linux, macOS with <code>shasum -a 256 -c</code>), or <code>Get-FileHash</code> (Windows).</p></noscript>\n\
         <p id=\"drop\"><label for=\"files\">Files to check</label> <input type=\"file\" id=\"files\" multiple> \
         <label for=\"folder\">or a folder</label> <input type=\"file\" id=\"folder\" webkitdirectory multiple></p>\n\
         <p id=\"sum\" role=\"status\" aria-live=\"polite\">Nothing has been checked yet.</p>\n\
         <table><caption>Files of this pack</caption><thead><tr><th scope=\"col\">File</th><th scope=\"col\">SHA-256</th>\
         <th scope=\"col\">Result</th></tr></thead>\n<tbody id=\"rows\">\n{rows}</tbody></table>\n\
         <h2>Files that are not of this pack</h2>\n<ul id=\"others\"></ul>\n",
        html_text(&document.title)
    );
    page("Check the files of this pack", &body, Some(SCRIPT))
}

/// The guide of one page.
pub(super) fn guide<'a>(
    document: &Document,
    files: impl Iterator<Item = &'a str>,
    left_out: &[String],
    held: &[String],
) -> String {
    let brief: Vec<String> = files
        .filter(|path| path.starts_with("brief."))
        .map(|path| format!("<a href=\"{0}\">{0}</a>", html_text(path)))
        .collect();
    let release = &document.handling;
    let mut handling = String::new();
    if !release.is_empty() {
        let labels = &document.labels;
        let all = [
            (labels.handling, format!("{} {}", release.marking, release.meaning)),
            (labels.recipient, release.recipient.clone()),
            (labels.dated, release.date.clone()),
            (labels.maker, release.maker.clone()),
        ];
        for (label, words) in all.iter().filter(|(_, words)| !words.trim().is_empty()) {
            handling.push_str(&format!(
                "<div><dt>{label}</dt><dd dir=\"auto\">{}</dd></div>\n",
                html_text(words)
            ));
        }
        handling = format!("<dl>\n{handling}</dl>\n");
    }
    let items = |lines: &[String]| -> String {
        let items = lines.iter().map(|l| format!("<li dir=\"auto\">{}</li>\n", html_text(l)));
        format!("<ul>\n{}</ul>\n", items.collect::<String>())
    };
    let mut left_out = match left_out {
        [] => "<p>Nothing: all originals that the brief names are here.</p>\n".to_owned(),
        some => items(some),
    };
    if !held.is_empty() {
        left_out
            .push_str(&format!("<h2>What the originals hold</h2>\n<p>{HELD}</p>\n{}", items(held)));
    }
    let body = format!(
        "<h1 dir=\"auto\">{}</h1>\n{handling}\
         <h2>What is in this pack</h2>\n<ul>\n\
         <li>{} – the brief. Every figure in it leads to the exact words of a source.</li>\n\
         <li><code>originals/</code> – the files that these words stand in, as they were collected, each in a folder \
         named by its SHA-256. They were made by others: web pages among them may load things from the network when \
         they are opened. Open them offline.</li>\n\
         <li><a href=\"check-hashes.html\">check-hashes.html</a> – checks in your browser, offline, that no file was \
         changed. <code>sha256sum -c SHA256SUMS</code> does the same.</li>\n\
         <li><code>history.json</code> – who changed what in the case and when, as a chain of hashes.</li>\n\
         <li><code>left-out.txt</code> – what is not here, and why.</li>\n</ul>\n\
         <h2>How to follow a figure</h2>\n<ol>\n\
         <li>Open the brief and choose a figure: below it stands “{}”.</li>\n\
         <li>There are the exact words, the article, the name of its file, its SHA-256 and the place of the words in \
         its text, counted in characters.</li>\n\
         <li>Open the file in <code>originals/</code> under that SHA-256 and look for the words.</li>\n</ol>\n\
         <h2>What the signs mean</h2>\n\
         <p>A verdict says what all sources together say: corroborated (two or more independent origins agree), single \
         origin, contradicted, may contradict, not comparable. A grade such as B2 is the Admiralty code: A to F for the \
         source, 1 to 6 for the statement; F6 has not been judged. “[withheld]” and names such as “Survivor A” stand for \
         what was taken out to protect somebody.</p>\n\
         <h2>What was left out</h2>\n{left_out}",
        html_text(&document.title),
        brief.join(", "),
        html_text(document.labels.how),
    );
    page(&document.title, &body, None)
}

fn page(title: &str, body: &str, script: Option<&str>) -> String {
    let allowed = |text: &str| format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)));
    let scripts = script.map(|s| format!("; script-src {}", allowed(s))).unwrap_or_default();
    let script = script.map(|s| format!("<script>{s}</script>\n")).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}{scripts}; base-uri \
         'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n{script}</body>\n</html>\n",
        allowed(STYLE),
        html_text(title),
    )
}
