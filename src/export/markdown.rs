//! A document as Markdown: CommonMark with footnotes and tables as pandoc and GitHub read them, and the few
//! elements of HTML that both let through. Every word of
//! an article arrives as text, whatever it looks like.

use super::inline::{link, markdown_citation, markdown_line, markdown_runs, markdown_text};
use crate::{
    brief::{Document, Evidence, Figure, Part, Source, Span},
    cite::{Rich, Run},
};

/// The document as Markdown; ends in a line end.
pub fn markdown(document: &Document) -> String {
    let mut out = format!("# {}\n", markdown_text(&document.title));
    if !document.authors.is_empty() {
        out.push_str(&format!("\n{}\n", markdown_text(&document.authors.join(", "))));
    }
    let release = release(document);
    if !release.is_empty() {
        out = format!("{release}\n{out}");
    }
    for part in &document.parts {
        out.push('\n');
        out.push_str(&part_text(document, part));
    }
    if !document.parts.contains(&Part::Evidence) && !document.figures.is_empty() {
        out.push('\n');
        out.push_str(&appendix_text(document));
    }
    if !document.notes.is_empty() {
        out.push('\n');
    }
    for (number, note) in document.notes.iter().enumerate() {
        out.push_str(&format!("[^{}]: {}\n", number + 1, line(document, note)));
    }
    if !release.is_empty() {
        out.push_str(&format!("\n---\n\n{release}"));
    }
    out
}

/// Who may see the document, who it is for, when and by whom it was made, as a paragraph; empty for nothing.
fn release(document: &Document) -> String {
    let (release, labels) = (&document.handling, &document.labels);
    let mut parts = Vec::new();
    if !release.marking.is_empty() {
        parts.push(format!("**{}** {}", inner(&release.marking), inner(&release.meaning)));
    }
    for (label, words) in [
        (labels.recipient, &release.recipient),
        (labels.dated, &release.date),
        (labels.maker, &release.maker),
    ] {
        if !words.is_empty() {
            parts.push(format!("{label}: {}", name(words)));
        }
    }
    match parts.as_slice() {
        [] => String::new(),
        parts => format!("{}\n", markdown_line(&parts.join(" · "))),
    }
}

/// What every figure rests on.
fn appendix_text(document: &Document) -> String {
    let mut out = format!("## {}\n", markdown_text(document.labels.how));
    for (number, figure) in document.figures.iter().enumerate() {
        out.push('\n');
        out.push_str(&figure_text(document, number, figure));
    }
    out
}

fn part_text(document: &Document, part: &Part) -> String {
    match part {
        Part::Heading { level, text } => {
            format!("{} {}\n", "#".repeat(usize::from(*level) + 1), markdown_text(text))
        }
        Part::Paragraph(spans) => format!("{}\n", line(document, spans)),
        Part::Finding { subject, text, .. } => {
            format!("**{}.** {}\n", name(subject), line(document, text))
        }
        Part::Table { caption, head, rows } => {
            let mut out = format!("**{}**\n\n", inner(caption));
            let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
            out.push_str(&row(head.iter().map(|h| markdown_text(h)).collect()));
            out.push_str(&row(head.iter().map(|_| "---".to_owned()).collect()));
            for cells in rows {
                out.push_str(&row(cells
                    .iter()
                    .map(|c| line(document, c).replace("\\\n", " "))
                    .collect()));
            }
            out
        }
        Part::Picture(picture) => {
            // Hardly any reader of Markdown shows a drawing that stands in the text: its figures as a table.
            let mut out = format!("**{}**\n", inner(&picture.caption));
            match picture.values.as_slice() {
                [] => out.push_str(&format!("\n{}\n", markdown_text(&picture.alternative))),
                values => {
                    let labels = &document.labels;
                    out.push_str(&format!(
                        "\n| {} | {} |\n| --- | --- |\n",
                        labels.country, labels.shown
                    ));
                    for (country, words) in values {
                        out.push_str(&format!("| {} | {} |\n", name(country), name(words)));
                    }
                }
            }
            out
        }
        Part::Quotation { words, source, .. } => {
            let mut out = String::new();
            for words in words.split('\n').map(str::trim).filter(|w| !w.is_empty()) {
                out.push_str(&format!("> {}\n>\n", markdown_text(words)));
            }
            out.push_str(&format!("> — {}\n", line(document, source).trim_start()));
            out
        }
        Part::Method { heading, text } => {
            let mut out = format!("## {}\n", markdown_text(heading));
            for paragraph in text {
                out.push_str(&format!("\n{}\n", markdown_text(paragraph)));
            }
            out
        }
        Part::Evidence if document.figures.is_empty() => String::new(),
        Part::Evidence => appendix_text(document),
        Part::Bibliography { heading, entries } => {
            let mut out = format!("## {}\n", markdown_text(heading));
            for entry in entries {
                let label = entry.label.as_ref().map(|l| format!("{} ", markdown_citation(l)));
                let mut text =
                    format!("{}{}", label.unwrap_or_default(), markdown_citation(&entry.text));
                if let Some((words, address)) = &entry.archived {
                    text.push_str(&format!(" {} {}", inner(words), address_text(address)));
                }
                out.push_str(&format!("\n{}\n", markdown_line(&text)));
            }
            out
        }
    }
}

/// Spans as one line; what stands at its beginning must not begin a list or a heading.
fn line(document: &Document, spans: &[Span]) -> String {
    let all: String = spans.iter().map(|span| span_text(document, span)).collect();
    markdown_line(&all)
}

fn span_text(document: &Document, span: &Span) -> String {
    match span {
        Span::Text(rich) => markdown_runs(rich),
        Span::Cite { text, .. } => markdown_citation(text),
        Span::Figure { text, figure } if document.figures.get(*figure).is_some() => {
            format!("[{}](#{})", inner(text), anchor(*figure))
        }
        Span::Figure { text, .. } => inner(text),
        Span::Note(note) => format!("[^{}]", note + 1),
        Span::Quote { words, .. } => format!("“{}”", inner(words)),
    }
}

/// The name that links to a figure's evidence lead to.
fn anchor(figure: usize) -> String {
    format!("e{}", figure + 1)
}

fn figure_text(document: &Document, number: usize, figure: &Figure) -> String {
    let mut out = format!(
        "### <a id=\"{}\"></a>E{} {}\n",
        anchor(number),
        number + 1,
        name(&figure.statement)
    );
    for evidence in &figure.evidence {
        out.push('\n');
        out.push_str(&evidence_text(document, evidence));
    }
    out
}

fn evidence_text(document: &Document, evidence: &Evidence) -> String {
    let labels = &document.labels;
    let mut out = format!("- {}\n", markdown_text(&evidence.statement));
    let mut item = |text: String| out.push_str(&format!("    - {text}\n"));
    for quote in &evidence.quotes {
        let source = document.articles.get(quote.article);
        item(format!("“{}”", inner(&quote.words)));
        if let Some(source) = source {
            item(format!("{}: {}", labels.article, source_text(document, source)));
            item(format!(
                "{}: {}, SHA-256 `{}`, {}",
                labels.original_file,
                name(&source.file_name),
                source.original,
                inner(&super::place_of(labels, quote))
            ));
            item(format!("{}: {}", labels.collection, inner(&source.provenance)));
        }
        item(format!("{}: {} ({})", labels.grade, quote.grade, inner(&quote.grade_meaning)));
    }
    if evidence.quotes.is_empty() {
        item(labels.no_quote.to_owned());
    }
    let via = evidence.via.as_ref().map(|via| format!(", {} {}", labels.via, name(via)));
    let origin = evidence.origin.as_deref().unwrap_or(labels.no_origin);
    item(format!("{}: {}{}", labels.origin, name(origin), via.unwrap_or_default()));
    item(format!("{}: {}", labels.verdict, evidence.verdict.word()));
    for rival in &evidence.rivals {
        let who: Vec<String> = rival
            .articles
            .iter()
            .filter_map(|a| document.articles.get(*a))
            .map(|s| name(s.publisher.as_deref().unwrap_or(&s.label)))
            .collect();
        item(format!("**{}: {}** ({})", labels.others, name(&rival.value), who.join("; ")));
    }
    if evidence.unreviewed {
        item(labels.unreviewed.to_owned());
    }
    out
}

fn source_text(document: &Document, source: &Source) -> String {
    let mut out = markdown_citation(&source.reference);
    if let Some(archived) = &source.archived_url {
        out.push_str(&format!(" ({} {})", document.labels.archived, address_text(archived)));
    }
    out
}

/// An address as a link if it may be one, else as text.
fn address_text(address: &str) -> String {
    let run =
        Run { text: address.to_owned(), link: link(address).map(str::to_owned), ..Run::default() };
    markdown_runs(&Rich(vec![run]))
}

/// A name inside a line that has begun.
fn name(text: &str) -> String {
    markdown_citation(&Rich::plain(&text.replace(['\n', '\r', '\t'], " ")))
}

/// Text inside a line that has begun.
fn inner(text: &str) -> String {
    markdown_runs(&Rich::plain(&text.replace(['\n', '\r', '\t'], " ")))
}
