//! A [`Document`] → [`Flow`].

use super::{Block, Flow, Manner, Paragraph, Piece, Setting, Style, Table, Target, Words, proof};
use crate::{
    brief::{Document, Listing, Part, Span},
    cite::{Rich, Run, Shift},
    export::inline::link,
    model::{Timestamp, Verdict},
    office::Core,
};
use std::collections::BTreeSet;

/// With fewer headings nobody needs a list of them.
const CONTENTS_FROM: usize = 3;

/// The document as paragraphs; `at` is the time that the file says it was made.
pub(in crate::export) fn flow(document: &Document, at: Timestamp) -> Flow {
    let mut builder = Builder {
        document,
        blocks: Vec::new(),
        headings: Vec::new(),
        notes: Vec::new(),
        shown: BTreeSet::new(),
        in_note: false,
    };
    document.parts.iter().for_each(|part| builder.part(part));
    if !document.parts.contains(&Part::Evidence) {
        proof::evidence(&mut builder);
    }
    let mut blocks = vec![Block::Paragraph(Paragraph::plain(Style::Title, &line(&document.title)))];
    if !document.authors.is_empty() {
        let pieces = separated(&document.authors, ", ", Manner::Plain);
        blocks.push(Block::Paragraph(Paragraph::new(Style::Author, pieces)));
    }
    if builder.headings.len() >= CONTENTS_FROM {
        let heading = document.labels.contents.to_owned();
        blocks.push(Block::Contents { heading, entries: builder.headings });
    }
    blocks.append(&mut builder.blocks);
    let core = Core {
        title: document.title.clone(),
        authors: document.authors.clone(),
        language: super::script::own(&document.language),
        at,
    };
    Flow { core, blocks, notes: builder.notes }
}

/// What is known while the document is gone through.
pub(super) struct Builder<'a> {
    pub(super) document: &'a Document,
    blocks: Vec<Block>,
    headings: Vec<(u8, String, String)>,
    notes: Vec<Paragraph>,
    /// Figures that the text has shown: the way back leads to the first time.
    shown: BTreeSet<usize>,
    in_note: bool,
}

impl Builder<'_> {
    pub(super) fn paragraph(&mut self, style: Style, pieces: Vec<Piece>) {
        self.blocks.push(Block::Paragraph(Paragraph::new(style, pieces)));
    }

    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let text = line(text);
        let mark = format!("_Toc{:08}", self.headings.len() + 1);
        let style = match level {
            0 | 1 => Style::Heading1,
            2 => Style::Heading2,
            _ => Style::Heading3,
        };
        self.paragraph(style, vec![Piece::Mark(mark.clone()), Piece::plain(&text)]);
        self.headings.push((level.clamp(1, 3), text, mark));
    }

    /// Whether the text has shown a figure.
    pub(super) fn is_shown(&self, figure: usize) -> bool {
        self.shown.contains(&figure)
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Heading { level, text } => self.heading(*level, text),
            Part::Paragraph(spans) => {
                let pieces = self.spans(spans);
                self.paragraph(Style::Body, pieces);
            }
            Part::Finding { subject, verdict, text } => {
                let mut pieces = vec![
                    Piece::name(subject, Manner::Strong),
                    Piece::Words(Words::new(".", Manner::Strong)),
                    Piece::plain(" "),
                    badge(*verdict),
                    Piece::plain(" "),
                ];
                pieces.append(&mut self.spans(text));
                self.paragraph(Style::Finding, pieces);
            }
            Part::Table { caption, head, rows } => self.table(caption, head, rows),
            Part::Picture(picture) => {
                self.blocks.push(Block::Picture {
                    svg: picture.svg.clone(),
                    alternative: picture.alternative.clone(),
                    title: picture.caption.clone(),
                });
                self.paragraph(Style::Caption, vec![Piece::plain(&line(&picture.caption))]);
            }
            Part::Quotation { words, language, source } => {
                self.quotation(Style::Quote, words, language.as_deref());
                let source = trimmed(source);
                let mut pieces = vec![Piece::plain("— ")];
                pieces.append(&mut self.spans(&source));
                self.paragraph(Style::QuoteSource, pieces);
            }
            Part::Method { heading, text } => {
                self.heading(1, heading);
                for paragraph in text {
                    self.paragraph(Style::Method, vec![Piece::plain(paragraph)]);
                }
            }
            Part::Evidence => proof::evidence(self),
            Part::Bibliography { heading, entries } => {
                self.heading(1, heading);
                for entry in entries {
                    self.listing(entry);
                }
            }
        }
    }

    /// Exact words, a paragraph for each of theirs, in quotation marks.
    pub(super) fn quotation(&mut self, style: Style, words: &str, language: Option<&str>) {
        let lines: Vec<&str> = words.split('\n').filter(|l| !l.trim().is_empty()).collect();
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.into_iter().enumerate() {
            let mut pieces = Vec::new();
            if at == 0 {
                pieces.push(Piece::plain("“"));
            }
            pieces.push(foreign(line, language));
            if at == last {
                pieces.push(Piece::plain("”"));
            }
            self.paragraph(style, pieces);
        }
    }

    fn listing(&mut self, entry: &Listing) {
        let mut pieces = Vec::new();
        let mut style = Style::Bibliography;
        if let Some(label) = &entry.label {
            pieces.append(&mut citation(label));
            pieces.push(Piece::Tab);
            style = Style::BibliographyNumbered;
        }
        pieces.append(&mut citation(&entry.text));
        if let Some((words, address)) = &entry.archived {
            pieces.push(Piece::plain(&format!(" {words} ")));
            pieces.push(address_piece(address));
        }
        self.paragraph(style, pieces);
    }

    fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<Vec<Span>>]) {
        self.paragraph(Style::TableCaption, vec![Piece::plain(&line(caption))]);
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        let head = (0..columns).map(|at| head.get(at).map_or("", String::as_str));
        let head: Vec<Paragraph> = head.map(|h| Paragraph::plain(Style::TableHeading, h)).collect();
        let mut body = Vec::new();
        for cells in rows {
            let mut row = Vec::new();
            for at in 0..columns {
                let pieces = cells.get(at).map(|cell| self.spans(cell)).unwrap_or_default();
                row.push(Paragraph::new(Style::TableText, pieces));
            }
            body.push(row);
        }
        let widths = widths(&head, &body);
        self.blocks.push(Block::Table(Table {
            caption: caption.to_owned(),
            head,
            rows: body,
            widths,
        }));
    }

    pub(super) fn spans(&mut self, spans: &[Span]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for span in spans {
            match span {
                Span::Text(rich) => rich.0.iter().for_each(|run| pieces.push(piece(run))),
                Span::Cite { text, .. } => {
                    if text.0.first().is_some_and(|run| run.look.shift == Shift::Super) {
                        apart(&mut pieces);
                    }
                    pieces.append(&mut citation(text));
                }
                Span::Figure { text, figure } => self.figure(text, *figure, &mut pieces),
                // A note inside a note has no form; its mark would lead nowhere.
                Span::Note(_) if self.in_note => {}
                Span::Note(note) => {
                    let Some(content) = self.document.notes.get(*note) else { continue };
                    self.in_note = true;
                    let content = self.spans(content);
                    self.in_note = false;
                    apart(&mut pieces);
                    pieces.push(Piece::Note(self.notes.len()));
                    self.notes.push(Paragraph::new(Style::FootnoteText, content));
                }
                Span::Quote { words, language } => {
                    pieces.push(Piece::plain("“"));
                    pieces.push(foreign(words, language.as_deref()));
                    pieces.push(Piece::plain("”"));
                }
            }
        }
        pieces
    }

    fn figure(&mut self, text: &str, figure: usize, pieces: &mut Vec<Piece>) {
        if self.document.figures.get(figure).is_none() {
            pieces.push(Piece::plain(text));
            return;
        }
        // The way back leads into the text, not into a note.
        if !self.in_note && self.shown.insert(figure) {
            pieces.push(Piece::Mark(back_mark(figure)));
        }
        let mark = format!("\u{202f}{}", evidence_name(figure));
        pieces.push(Piece::Link {
            to: Target::Inside(evidence_mark(figure)),
            words: vec![Words::new(text, Manner::Figure), Words::new(&mark, Manner::EvidenceMark)],
        });
    }
}

/// A heading or a caption in one line, as lists of them need it.
fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The name of a figure's evidence: "E12".
pub(super) fn evidence_name(figure: usize) -> String {
    format!("E{}", figure + 1)
}

/// The mark that links to a figure's evidence lead to.
pub(super) fn evidence_mark(figure: usize) -> String {
    format!("evidence_{}", figure + 1)
}

/// The mark that links back from a figure's evidence lead to.
pub(super) fn back_mark(figure: usize) -> String {
    format!("figure_{}", figure + 1)
}

/// Keeps the raised number that comes next apart from that of the evidence: E3 and note 3 must not be read as
/// E33.
fn apart(pieces: &mut Vec<Piece>) {
    let raised = |words: &Words| words.manner == Manner::EvidenceMark;
    if let Some(Piece::Link { words, .. }) = pieces.last()
        && words.last().is_some_and(raised)
    {
        pieces.push(Piece::Words(Words::new(",\u{202f}", Manner::EvidenceMark)));
    }
}

pub(super) fn badge(verdict: Verdict) -> Piece {
    Piece::Words(Words::new(&format!("\u{a0}{}\u{a0}", verdict.word()), Manner::Verdict(verdict)))
}

/// Words from an article, exact.
pub(super) fn foreign(text: &str, language: Option<&str>) -> Piece {
    let (text, language) = (text.to_owned(), language.map(str::to_owned));
    Piece::Words(Words { text, language, setting: Setting::Exact, ..Words::default() })
}

/// The runs of a citation: words from right to left turn around nothing beside them.
pub(super) fn citation(rich: &Rich) -> Vec<Piece> {
    let isolated = |words: Words| Words { setting: Setting::Citation, ..words };
    let one = |run: &Run| match piece(run) {
        Piece::Words(words) => Piece::Words(isolated(words)),
        Piece::Link { to, words } => {
            Piece::Link { to, words: words.into_iter().map(isolated).collect() }
        }
        other => other,
    };
    rich.0.iter().map(one).collect()
}

/// Names one after another.
pub(super) fn separated(names: &[String], between: &str, manner: Manner) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::plain(between));
        }
        pieces.push(Piece::name(&line(name), manner));
    }
    pieces
}

fn piece(run: &Run) -> Piece {
    let words = Words { text: run.text.clone(), look: run.look, ..Words::default() };
    match run.link.as_deref().and_then(target) {
        Some(address) => Piece::Link {
            to: Target::Outside(address),
            words: vec![Words { manner: Manner::Hyperlink, ..words }],
        },
        None => Piece::Words(words),
    }
}

/// An address as a link if it may be one, else as text.
pub(super) fn address_piece(address: &str) -> Piece {
    piece(&Run { text: address.to_owned(), link: Some(address.to_owned()), ..Run::default() })
}

/// An address that every office program accepts: `http` or `https`, a plain host, the rest in ASCII.
///
/// Word refuses a whole document for one address that is none, so that what is odd stays text: users and
/// passwords, odd hosts and ports, more than 2,000 characters.
fn target(address: &str) -> Option<String> {
    let address = link(address)?;
    let (scheme, rest) = address.split_once("://")?;
    let at = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(at);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let labels = host.split('.').all(|l| (1..=63).contains(&l.len()) && l.chars().all(plain));
    if !labels || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return None;
    }
    let mut out = format!("{}://{authority}", scheme.to_ascii_lowercase());
    let mut fragment = false;
    for c in path.chars() {
        let kept = c.is_ascii_alphanumeric()
            || "-._~!$&'()*+,;=:@/?%".contains(c)
            || c == '#' && !std::mem::replace(&mut fragment, true);
        if kept {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|b| out.push_str(&format!("%{b:02X}")));
        }
    }
    (out.len() <= 2_000).then_some(out)
}

/// Spans without blanks before the first words.
fn trimmed(spans: &[Span]) -> Vec<Span> {
    let mut spans = spans.to_vec();
    if let Some(Span::Text(rich)) = spans.first_mut()
        && let Some(first) = rich.0.first_mut()
    {
        first.text = first.text.trim_start().to_owned();
    }
    spans
}

/// Shares of columns in thousandths: as much as their longest words need, the rest by their lengths.
fn widths(head: &[Paragraph], rows: &[Vec<Paragraph>]) -> Vec<u32> {
    let measure = |paragraph: &Paragraph| -> (usize, usize) {
        let mut text = String::new();
        for piece in &paragraph.pieces {
            match piece {
                Piece::Words(words) => text.push_str(&words.text),
                Piece::Link { words, .. } => words.iter().for_each(|w| text.push_str(&w.text)),
                Piece::Mark(_) | Piece::Note(_) | Piece::Tab => {}
            }
        }
        let longest = text.split_whitespace().map(|w| w.chars().count()).max().unwrap_or(0);
        (text.chars().count(), longest)
    };
    // The head is bold, and a bold letter is wider: "Where" breaks in the room of five plain ones.
    let headed = |title: &Paragraph| measure(title).1 * 5 / 4 + 1;
    // For each column its longest word, and how long its cells are in the mean.
    let column = |(at, title): (usize, &Paragraph)| {
        let cells: Vec<(usize, usize)> =
            rows.iter().filter_map(|row| row.get(at)).map(measure).collect();
        let longest = cells.iter().map(|c| c.1).chain([headed(title)]).max().unwrap_or(0);
        let all: usize = cells.iter().map(|c| c.0).sum();
        (longest, all / cells.len().max(1))
    };
    shares(&head.iter().enumerate().map(column).collect::<Vec<_>>())
}

/// Shares of columns in thousandths, by the longest word of each and the mean length of its cells.
pub(in crate::export) fn shares(columns: &[(usize, usize)]) -> Vec<u32> {
    // A letter of a table takes about 1.1 hundredths of the width.
    let need =
        |(longest, mean): &(usize, usize)| (longest.clamp(&4, &16) * 11 + 12, mean.min(&300) + 1);
    let columns: Vec<(usize, usize)> = columns.iter().map(need).collect();
    let least: usize = columns.iter().map(|c| c.0).sum();
    let lengths: usize = columns.iter().map(|c| c.1).sum();
    let share = |(own, length): &(usize, usize)| match 1_000_usize.checked_sub(least) {
        Some(rest) => own + rest * length / lengths.max(1),
        None => own * 1_000 / least.max(1),
    };
    let mut out: Vec<usize> = columns.iter().map(share).collect();
    // What rounding took goes to the last column.
    let given: usize = out.iter().sum();
    if let Some(last) = out.last_mut() {
        *last = (*last + 1_000).saturating_sub(given);
    }
    out.into_iter().map(|share| u32::try_from(share).unwrap_or(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Paragraph, Style, target, widths};

    #[test]
    fn columns_have_room_for_their_words_and_fill_the_page() {
        let cell = |text: &str| Paragraph::plain(Style::TableText, text);
        let head = ["About", "What", "Verdict", "Articles"].map(cell);
        let row = ["People rescued", &"many words ".repeat(20), "Corroborated", "3"].map(cell);
        let shares = widths(&head, &[row.into()]);
        assert_eq!(shares.iter().sum::<u32>(), 1_000);
        assert!(shares[1] > shares[0] && shares[2] >= 144 && shares[3] >= 100, "{shares:?}");
        let many: Vec<Paragraph> = (0..40).map(|_| cell("Corroborated")).collect();
        assert_eq!(widths(&many, &[]).iter().sum::<u32>(), 1_000);
        assert!(widths(&[], &[]).is_empty());
    }

    #[test]
    fn only_plain_addresses_become_links() {
        let same = |a: &str| assert_eq!(target(a).as_deref(), Some(a));
        same("https://example.org/a?b=c#d");
        same("http://example.org:8080");
        assert_eq!(
            target("HTTPS://example.org/ខ្មែរ#a#b").as_deref(),
            Some("https://example.org/%E1%9E%81%E1%9F%92%E1%9E%98%E1%9F%82%E1%9E%9A#a%23b")
        );
        for odd in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "http://user:secret@example.org/",
            "http://example.org:99999/",
            "http://..",
            "http://[::1",
            "\\\\server\\share",
        ] {
            assert_eq!(target(odd), None, "{odd}");
        }
        assert_eq!(target(&format!("https://example.org/{}", "a".repeat(3_000))), None);
    }
}
