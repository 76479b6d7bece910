//! Runs as HTML, Markdown and plain text. Everything that stands in a run is text and stays text: this is the
//! one place where words from articles meet the syntax of a format.

use crate::cite::{Look, Rich, Run, Shift};

/// Text for the inside of an element or of a quoted attribute.
pub fn html_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Controls are not allowed in HTML; a direction override could turn a figure around.
            c if turns(c) => out.push('\u{fffd}'),
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Whether a character sets the direction of what follows until another one ends it.
pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text has letters of a script with italics, or none at all.
pub(super) fn slants(text: &str) -> bool {
    let upright = |c: char| {
        u32::from(c) >= 0x590 && !matches!(c, '\u{1c80}'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}')
    };
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_none() || letters.any(|c| !upright(c))
}

/// Whether a letter is written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin.
pub(super) fn leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A text in stretches: whether each is written from right to left, and its words. What stands between two
/// letters from right to left belongs to them, and so do the foreign words and figures in the middle of a title: alone,
/// they would turn its two halves around.
pub(super) fn stretches(text: &str) -> Vec<(bool, &str)> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(leftward) {
        let (before, from) = rest.split_at(start);
        if !before.is_empty() {
            out.push((false, before));
        }
        let mut end = 0;
        for (at, c) in from.char_indices() {
            if leftward(c) {
                end = at + c.len_utf8();
            } else if c.is_alphanumeric() && !goes_on(from.get(end..).unwrap_or_default()) {
                break;
            }
        }
        let (own, after) = from.split_at(end);
        out.push((true, own));
        rest = after;
    }
    if !rest.is_empty() {
        out.push((false, rest));
    }
    out
}

/// The address if it may become a link: `http` or `https` and nothing else, without blanks or controls.
///
/// `javascript:`, `data:`, `file:` and paths of a network share stay text.
pub fn link(address: &str) -> Option<&str> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let clean = !address.chars().any(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '\\' | '`' | '^' | '{' | '}' | '|')
    });
    (known && clean && !host.is_empty()).then_some(address)
}

/// Runs as HTML, with or without links.
pub fn html_runs(rich: &Rich, links: bool) -> String {
    let words = |run: &Run| html_text(&run.text);
    rich.0.iter().map(|run| html_run(run, &words(run), links)).collect()
}

/// Runs of a citation as HTML: words from right to left stay by themselves, so that they turn around neither
/// the year nor the brackets beside them.
pub fn html_citation(rich: &Rich, links: bool) -> String {
    let words = |run: &Run| -> String {
        let piece = |(leftward, words): (bool, &str)| match leftward {
            true => format!("<bdi>{}</bdi>", html_text(words)),
            false => html_text(words),
        };
        stretches(&run.text).into_iter().map(piece).collect()
    };
    rich.0.iter().map(|run| html_run(run, &words(run), links)).collect()
}

fn html_run(run: &Run, words: &str, links: bool) -> String {
    let mut out = words.replace('\n', "<br>");
    let look = run.look;
    if look.small_caps {
        out = format!("<span style=\"font-variant:small-caps;\">{out}</span>");
    }
    if look.underline {
        out = format!("<u>{out}</u>");
    }
    if look.italic {
        out = format!("<i>{out}</i>");
    }
    if look.bold {
        out = format!("<b>{out}</b>");
    }
    out = match look.shift {
        Shift::None => out,
        Shift::Super => format!("<sup>{out}</sup>"),
        Shift::Sub => format!("<sub>{out}</sub>"),
    };
    match run.link.as_deref().and_then(link).filter(|_| links) {
        Some(address) => {
            format!("<a href=\"{}\" rel=\"noopener noreferrer\">{out}</a>", html_text(address))
        }
        None => out,
    }
}

/// Text for a paragraph, a heading, a list or a table cell of Markdown: whatever it holds, it is shown as
/// it stands. Line ends become blanks.
pub fn markdown_text(text: &str) -> String {
    protect_start(&inner_markdown(text))
}

/// The same for text that stands behind something else in its line.
fn inner_markdown(text: &str) -> String {
    // Every character of ASCII that begins or ends a construct in CommonMark, GFM or pandoc wherever it stands;
    // quotation marks too, which pandoc would bend: a quote is exact. A round bracket means something
    // only behind a square one, which is never left alone.
    const MARKS: &str = "\\`*_{}[]<>#!|~^$@\"'";
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if MARKS.contains(c) => {
                out.push('\\');
                out.push(c);
            }
            // `&lt;` in a title stays `&lt;`.
            '&' => out.push_str("&amp;"),
            c if turns(c) => out.push('\u{fffd}'),
            '\n' | '\t' | '\r' => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    bare_addresses(&out)
}

/// A `+`, `-`, `=`, `:` or a number with a full stop at the beginning would make a list, a rule, a heading.
fn protect_start(text: &str) -> String {
    let trimmed = text.trim_start();
    let mark = trimmed.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let counted = trimmed.len() - mark.len();
    // "1." and "1)" are lists; so are "a." and "iv)" for pandoc, if a blank follows.
    let lists = |end: char| counted > 0 && counted < 10 && mark.starts_with(end);
    if lists('.') || lists(')') {
        let at = text.len() - mark.len();
        let (before, after) = (text.get(..at).unwrap_or_default(), mark);
        return format!("{before}\\{after}");
    }
    match trimmed.chars().next() {
        Some('(') => text.replacen('(', "\\(", 1),
        Some(c @ ('+' | '-' | '=' | ':' | '%')) => text.replacen(c, &format!("\\{c}"), 1),
        _ => text.to_owned(),
    }
}

/// GFM makes links of bare addresses, and pandoc dashes of hyphens; backslashes keep them what they are.
fn bare_addresses(text: &str) -> String {
    let mut out = text.replace("--", "\\-\\-").replace("...", "\\.\\.\\.");
    for (bare, kept) in [
        ("://", "\\://"),
        ("www.", "www\\."),
        ("WWW.", "WWW\\."),
        ("mailto:", "mailto\\:"),
        ("xmpp:", "xmpp\\:"),
    ] {
        if out.contains(bare) {
            out = out.replace(bare, kept);
        }
    }
    out
}

/// Whether words from right to left go on behind what begins here: no mark of a reference, which parts a name from a year
/// and a title from a publisher, stands between.
fn goes_on(rest: &str) -> bool {
    /// More is a sentence of its own.
    const MOST: usize = 60;
    const PARTS: [&str; 9] = [". ", ", ", "; ", ": ", "://", "\n", " and ", " et ", " & "];
    let Some(next) = rest.find(leftward) else { return false };
    let between = rest.get(..next).unwrap_or_default();
    between.chars().count() <= MOST && !PARTS.iter().any(|part| between.contains(part))
}

/// A citation or a name as Markdown: behind words from right to left stands a mark that ends their direction,
/// which Markdown has no other means for.
pub fn markdown_citation(rich: &Rich) -> String {
    let marked = |run: &Run| Run { text: marked(&run.text), ..run.clone() };
    rich.0.iter().map(|run| markdown_run(&marked(run))).collect()
}

/// Whether a text has letters that are written from right to left.
pub(super) fn has_leftward(text: &str) -> bool {
    text.contains(leftward)
}

/// Text with a mark (U+200E) behind words from right to left that ends their direction.
pub(super) fn marked(text: &str) -> String {
    let piece = |(leftward, words): (bool, &str)| match leftward {
        true => format!("{words}\u{200e}"),
        false => words.to_owned(),
    };
    stretches(text).into_iter().map(piece).collect()
}

/// Runs as Markdown that CommonMark, GitHub and pandoc read alike. Raised and lowered words are elements of
/// HTML, which all of them let through; small capitals and lines below words have no form and are left away.
pub fn markdown_runs(rich: &Rich) -> String {
    rich.0.iter().map(markdown_run).collect()
}

fn markdown_run(run: &Run) -> String {
    // Emphasis must touch its words: blanks at the ends stay outside.
    let core = run.text.trim();
    if core.is_empty() {
        return run.text.replace('\n', "\\\n");
    }
    let lead = run.text.len() - run.text.trim_start().len();
    let before = run.text.get(..lead).unwrap_or_default();
    let after = run.text.get(lead + core.len()..).unwrap_or_default();
    let lines: Vec<String> = core.split('\n').map(|line| emphasised(line, run.look)).collect();
    let mut out = lines.join("\\\n");
    if let Some(address) = run.link.as_deref().and_then(link) {
        let target: String = address
            .chars()
            .map(|c| match c {
                '(' => "%28".to_owned(),
                ')' => "%29".to_owned(),
                '|' => "%7C".to_owned(),
                '[' => "%5B".to_owned(),
                ']' => "%5D".to_owned(),
                '*' => "%2A".to_owned(),
                c => c.to_string(),
            })
            .collect();
        // Inside a link nothing becomes a second one.
        out = format!("[{}](<{target}>)", out.replace("\\://", "://"));
    }
    format!("{}{out}{}", before.replace('\n', "\\\n"), after.replace('\n', "\\\n"))
}

fn emphasised(line: &str, look: Look) -> String {
    let mut out = inner_markdown(line);
    match look.shift {
        Shift::None => {}
        Shift::Super => out = format!("<sup>{out}</sup>"),
        Shift::Sub => out = format!("<sub>{out}</sub>"),
    }
    if look.italic {
        out = format!("*{out}*");
    }
    if look.bold {
        out = format!("**{out}**");
    }
    out
}

/// A finished line of Markdown whose first words must not begin a construct.
pub fn markdown_line(line: &str) -> String {
    protect_start(line)
}

/// Runs as plain text.
pub fn plain_runs(rich: &Rich) -> String {
    rich.text()
}

/// An entry of a bibliography as HTML: a label in the margin, further lines as blocks.
pub fn html_entry(label: Option<&Rich>, text: &Rich, links: bool) -> String {
    let mut lines = vec![Rich::default()];
    for run in &text.0 {
        for (at, piece) in run.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Rich::default());
            }
            if let Some(line) = lines.last_mut() {
                line.push_run(Run { text: piece.to_owned(), ..run.clone() });
            }
        }
    }
    let body: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let line = html_citation(line, links);
            if at == 0 { line } else { format!("<div class=\"csl-block\">{line}</div>") }
        })
        .collect();
    let body = body.concat();
    match label {
        Some(label) => format!(
            "<div class=\"csl-left-margin\">{}</div><div class=\"csl-right-inline\">{body}</div>",
            html_citation(label, links)
        ),
        None => body,
    }
}
