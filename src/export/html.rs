//! A document as one page of HTML that needs nothing else: no script, no file beside it, no network. Opens
//! anywhere, prints, and can be read by a screen reader.

use super::inline::{html_citation, html_entry, html_runs, html_text, link, slants};
use crate::brief::{Document, Evidence, Figure, Part, Source, Span};
use crate::model::Verdict;
use std::collections::BTreeSet;

/// What the page looks like: on screen, in the dark and on paper.
const STYLE: &str = include_str!("brief.css");

/// The document as a page of HTML5; ends in a line end.
pub fn html(document: &Document) -> String {
    let mut page = Page { document, told: BTreeSet::new() };
    let title = html_text(&document.title);
    let mut body = String::new();
    for part in &document.parts {
        body.push_str(&page.part(part));
    }
    let body = upright(&body);
    let authors = match document.authors.as_slice() {
        [] => String::new(),
        names => {
            let names: Vec<String> =
                names.iter().map(|name| format!("<bdi>{}</bdi>", html_text(name))).collect();
            format!("<p class=\"authors\">{}</p>\n", names.join(", "))
        }
    };
    let notes = upright(&page.notes());
    let (head, foot) = (release(document, "banner"), release(document, "foot"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src \
         'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"Corrobora\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n{head}<h1 dir=\"auto\">{title}</h1>\n{authors}\
         </header>\n<main>\n{body}</main>\n{notes}{foot}</body>\n</html>\n",
        lang = html_text(&document.language),
    )
}

/// A page without slanted words in scripts that have no italics: a browser would slant their letters by force. What
/// stands between two angle brackets is ours, for the words of articles are escaped.
fn upright(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, behind)) = rest.split_once("<i>") {
        let inner = behind.split("</i>").next().unwrap_or_default();
        let words: String =
            inner.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, w)| w)).collect();
        // Names of signs ("&amp;") are no words.
        let words = words
            .replace("&amp;", "")
            .replace("&quot;", "")
            .replace("&lt;", "")
            .replace("&gt;", "");
        out.push_str(before);
        out.push_str(if slants(&words) { "<i>" } else { "<i class=\"upright\">" });
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Who may see the page, who it is for, when and by whom it was made: at its head and at its foot.
fn release(document: &Document, class: &str) -> String {
    let (release, labels) = (&document.handling, &document.labels);
    if release.is_empty() {
        return String::new();
    }
    let mut parts = Vec::new();
    if !release.marking.is_empty() {
        parts.push(format!(
            "<strong class=\"tlp {}\">{}</strong> {}",
            release.marking.to_lowercase().replace([':', '+'], "-"),
            html_text(&release.marking),
            html_text(&release.meaning)
        ));
    }
    for (label, words) in [
        (labels.recipient, &release.recipient),
        (labels.dated, &release.date),
        (labels.maker, &release.maker),
    ] {
        if !words.is_empty() {
            parts.push(format!("{label}: <bdi>{}</bdi>", html_text(words)));
        }
    }
    let place = if class == "foot" { "footer" } else { "div" };
    let role = if class == "foot" { "" } else { " role=\"note\"" };
    format!(
        "<{place} class=\"handling {class}\"{role} aria-label=\"{}\">{}</{place}>\n",
        labels.handling,
        parts.join(" · ")
    )
}

struct Page<'a> {
    document: &'a Document,
    /// Figures whose evidence stands on the page already.
    told: BTreeSet<usize>,
}

impl Page<'_> {
    fn part(&mut self, part: &Part) -> String {
        match part {
            Part::Heading { level, text } => {
                let level = u32::from(*level) + 1;
                format!("<h{level} dir=\"auto\">{}</h{level}>\n", html_text(text))
            }
            Part::Paragraph(spans) => {
                format!("<p dir=\"auto\">{}</p>\n{}", self.spans(spans), self.evidence(spans))
            }
            Part::Finding { subject, verdict, text } => {
                let spans = self.spans(text);
                let evidence = self.evidence(text);
                format!(
                    "<div class=\"finding {}\">\n<p><strong class=\"subject\" dir=\"auto\">{}.\
                     </strong> {} {spans}</p>\n{evidence}</div>\n",
                    verdict.key(),
                    html_text(subject),
                    badge(*verdict),
                )
            }
            Part::Table { caption, head, rows } => self.table(caption, head, rows),
            Part::Picture(picture) => format!(
                "<figure class=\"picture\">\n<div role=\"img\" aria-label=\"{}\">{}</div>\n\
                 <figcaption>{}</figcaption>\n</figure>\n",
                html_text(&picture.alternative),
                inline_svg(&picture.svg),
                html_text(&picture.caption)
            ),
            Part::Quotation { words, language, source } => format!(
                "<figure class=\"quotation\">\n<blockquote{} dir=\"auto\">{}</blockquote>\n\
                 <figcaption>{}</figcaption>\n</figure>\n",
                lang(language.as_deref()),
                paragraphs(words),
                self.spans(source).trim_start()
            ),
            Part::Method { heading, text } => {
                let text: String = text
                    .iter()
                    .map(|p| format!("<p dir=\"auto\">{}</p>\n", html_text(p)))
                    .collect();
                format!(
                    "<section class=\"method\">\n<h2>{}</h2>\n{text}</section>\n",
                    html_text(heading)
                )
            }
            // A figure opens its evidence where it stands.
            Part::Evidence => String::new(),
            Part::Bibliography { heading, entries } => {
                let numbered = entries.iter().any(|e| e.label.is_some());
                let items: String = entries
                    .iter()
                    .map(|entry| {
                        let archived = entry.archived.as_ref().map(|(words, address)| {
                            format!(
                                " <span class=\"archived\">{} {}</span>",
                                html_text(words),
                                address_of(address)
                            )
                        });
                        format!(
                            "<li dir=\"auto\">{}{}</li>\n",
                            html_entry(entry.label.as_ref(), &entry.text, true),
                            archived.unwrap_or_default()
                        )
                    })
                    .collect();
                let class = if numbered { "sources numbered" } else { "sources" };
                format!(
                    "<section class=\"bibliography\">\n<h2>{}</h2>\n<ul class=\"{class}\">\n{items}</ul>\n</section>\n",
                    html_text(heading)
                )
            }
        }
    }

    fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<Vec<Span>>]) -> String {
        let caption = html_text(caption);
        let head: String =
            head.iter().map(|h| format!("<th scope=\"col\">{}</th>", html_text(h))).collect();
        let mut body = String::new();
        for cells in rows {
            body.push_str("<tr>");
            for (at, cell) in cells.iter().enumerate() {
                let spans = self.spans(cell);
                let evidence = self.evidence(cell);
                body.push_str(&if at == 0 {
                    format!("<th scope=\"row\" dir=\"auto\">{spans}{evidence}</th>")
                } else {
                    format!("<td dir=\"auto\">{spans}{evidence}</td>")
                });
            }
            body.push_str("</tr>\n");
        }
        format!(
            "<section class=\"table\" aria-label=\"{caption}\" tabindex=\"0\">\n<table>\n\
             <caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n\
             </table>\n</section>\n"
        )
    }

    fn spans(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| self.span(span)).collect()
    }

    fn span(&self, span: &Span) -> String {
        match span {
            Span::Text(rich) => html_runs(rich, true),
            Span::Cite { text, .. } => html_citation(text, true),
            Span::Figure { text, figure } => format!(
                "<a class=\"figure\" href=\"#e{}\" dir=\"auto\">{}</a>",
                figure + 1,
                html_text(text)
            ),
            Span::Note(note) => {
                let number = note + 1;
                format!(
                    "<sup><a class=\"note\" id=\"r{number}\" href=\"#n{number}\" \
                     aria-label=\"{} {number}\">{number}</a></sup>",
                    self.document.labels.note,
                )
            }
            Span::Quote { words, language } => {
                format!("<q{} dir=\"auto\">{}</q>", lang(language.as_deref()), html_text(words))
            }
        }
    }

    /// The evidence of the figures among these spans, each where the figure first stands.
    fn evidence(&mut self, spans: &[Span]) -> String {
        let mut out = String::new();
        for span in spans {
            if let Span::Figure { figure, .. } = span
                && self.told.insert(*figure)
                && let Some(known) = self.document.figures.get(*figure)
            {
                out.push_str(&self.figure(*figure, known));
            }
        }
        out
    }

    fn figure(&self, number: usize, figure: &Figure) -> String {
        let evidence: String = figure.evidence.iter().map(|e| self.claim(e)).collect();
        let mut who: Vec<String> = Vec::new();
        for quote in figure.evidence.iter().flat_map(|e| &e.quotes) {
            if let Some(source) = self.document.articles.get(quote.article) {
                let name = source.publisher.as_deref().unwrap_or(&source.label);
                let name = format!("<bdi>{}</bdi>", html_text(name));
                if !who.contains(&name) {
                    who.push(name);
                }
            }
        }
        // Who listens to a list of these tells them apart by their sources.
        let who = if who.is_empty() { String::new() } else { format!(" ({})", who.join("; ")) };
        // The anchor is inside, so that a browser that follows a link opens the details around it.
        format!(
            "<details class=\"evidence\">\n<summary>{} <b dir=\"auto\">{}</b>{who}</summary>\n\
             <div id=\"e{}\" class=\"proof\">\n{evidence}</div>\n</details>\n",
            self.document.labels.how,
            html_text(&figure.value),
            number + 1,
        )
    }

    fn claim(&self, evidence: &Evidence) -> String {
        let labels = &self.document.labels;
        let mut out = format!(
            "<div class=\"claim\">\n<p class=\"statement\" dir=\"auto\">{}</p>\n",
            html_text(&evidence.statement)
        );
        if evidence.unreviewed {
            out.push_str(&warning(labels.unreviewed));
        }
        for quote in &evidence.quotes {
            let source = self.document.articles.get(quote.article);
            let language = source.and_then(|s| s.language.as_deref());
            out.push_str(&format!(
                "<blockquote{} dir=\"auto\">{}</blockquote>\n",
                lang(language),
                paragraphs(&quote.words)
            ));
            out.push_str("<dl>\n");
            if let Some(source) = source {
                out.push_str(&term(labels.article, &self.source(source)));
                out.push_str(&term(
                    labels.original_file,
                    &format!(
                        "<bdi>{}</bdi>, SHA-256 <code>{}</code>, {}",
                        html_text(&source.file_name),
                        source.original,
                        html_text(&super::place_of(labels, quote))
                    ),
                ));
                out.push_str(&term(labels.collection, &html_text(&source.provenance)));
            }
            out.push_str(&term(
                labels.grade,
                &format!(
                    "<b>{}</b> ({})",
                    html_text(&quote.grade),
                    html_text(&quote.grade_meaning)
                ),
            ));
            out.push_str("</dl>\n");
        }
        if evidence.quotes.is_empty() {
            out.push_str(&warning(labels.no_quote));
        }
        out.push_str("<dl>\n");
        let via =
            evidence.via.as_ref().map(|v| format!(", {} <bdi>{}</bdi>", labels.via, html_text(v)));
        let origin = evidence.origin.as_deref().unwrap_or(labels.no_origin);
        out.push_str(&term(
            labels.origin,
            &format!("<bdi>{}</bdi>{}", html_text(origin), via.unwrap_or_default()),
        ));
        out.push_str(&term(labels.verdict, &badge(evidence.verdict)));
        if !evidence.rivals.is_empty() {
            out.push_str(&term(labels.others, &self.rivals(evidence)));
        }
        out.push_str("</dl>\n</div>\n");
        out
    }

    fn source(&self, source: &Source) -> String {
        let mut out =
            format!("<span dir=\"auto\">{}</span>", html_citation(&source.reference, true));
        if let Some(archived) = &source.archived_url {
            let label = self.document.labels.archived;
            out.push_str(&format!("; {label} {}", address_of(archived)));
        }
        out
    }

    fn rivals(&self, evidence: &Evidence) -> String {
        let items: Vec<String> = evidence
            .rivals
            .iter()
            .map(|rival| {
                let who: Vec<String> = rival
                    .articles
                    .iter()
                    .filter_map(|a| self.document.articles.get(*a))
                    .map(|s| {
                        format!(
                            "<bdi>{}</bdi>",
                            html_text(s.publisher.as_deref().unwrap_or(&s.label))
                        )
                    })
                    .collect();
                format!("<b dir=\"auto\">{}</b> ({})", html_text(&rival.value), who.join("; "))
            })
            .collect();
        items.join("; ")
    }

    fn notes(&self) -> String {
        if self.document.notes.is_empty() {
            return String::new();
        }
        let items: String = self
            .document
            .notes
            .iter()
            .enumerate()
            .map(|(at, note)| {
                let number = at + 1;
                format!(
                    "<li id=\"n{number}\" dir=\"auto\">{} <a class=\"back\" href=\"#r{number}\" \
                     aria-label=\"{} {number}\">↩</a></li>\n",
                    self.spans(note),
                    self.document.labels.back,
                )
            })
            .collect();
        format!(
            "<footer>\n<h2>{}</h2>\n<ol class=\"notes\">\n{items}</ol>\n</footer>\n",
            self.document.labels.notes
        )
    }
}

/// The verdict as word and sign, never colour alone.
fn badge(verdict: Verdict) -> String {
    let sign = match verdict {
        Verdict::Corroborated => "✓",
        Verdict::SingleOrigin => "1",
        Verdict::Contradicted => "≠",
        Verdict::MayContradict => "?",
        Verdict::NotComparable => "∥",
    };
    format!(
        "<span class=\"badge {}\"><span aria-hidden=\"true\">{sign}</span> {}</span>",
        verdict.key(),
        verdict.word()
    )
}

fn term(name: &str, description: &str) -> String {
    format!("<div><dt>{name}</dt><dd>{description}</dd></div>\n")
}

fn warning(words: &str) -> String {
    format!("<p class=\"warning\"><span aria-hidden=\"true\">⚠</span> {words}</p>\n")
}

/// An address as a link if it may be one, else as text.
fn address_of(address: &str) -> String {
    match link(address) {
        Some(real) => {
            format!("<a href=\"{0}\" rel=\"noopener noreferrer\">{0}</a>", html_text(real))
        }
        None => format!("<bdi>{}</bdi>", html_text(address)),
    }
}

/// The language of foreign words, if it is a tag.
fn lang(language: Option<&str>) -> String {
    language
        .filter(|l| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
        .map(|l| format!(" lang=\"{l}\""))
        .unwrap_or_default()
}

fn paragraphs(words: &str) -> String {
    let all: Vec<String> = words
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("<p>{}</p>", html_text(line)))
        .collect();
    all.concat()
}

/// A drawing of ours without the XML declaration, which has no place inside HTML.
fn inline_svg(svg: &str) -> &str {
    svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or("")
}
