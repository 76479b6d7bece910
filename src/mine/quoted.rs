//! Where quotations stand: words between marks of one style, whatever the language writes them with, and the lines of a
//! dialogue that a dash leads. What is said there, and by whom, is in `quoted_by`.

use super::lex::{is_letter, is_unspaced};

/// Words in quotation marks, whether somebody says them or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// First code point, the mark.
    pub start: usize,
    /// Code point after the closing mark, or after the paragraph that does not close it.
    pub end: usize,
    /// What opens the mark again behind it goes on with it, and only the last one closes.
    pub goes_on: bool,
    /// Single marks, which are apostrophes too.
    pub single: bool,
}

/// No quotation is longer.
const LONGEST: usize = 2_400;

/// The marks that close what one opens. Some open in one language and close in another: see `opens`.
fn closers(open: char) -> &'static [char] {
    match open {
        '“' | '‟' | '"' => &['”', '"'],
        '”' => &['”'],
        '„' => &['“', '”', '"', '‟'],
        '«' => &['»'],
        '»' => &['«'],
        '‹' => &['›'],
        '›' => &['‹'],
        '‚' => &['‘', '’'],
        '‘' | '\'' => &['’', '\''],
        '「' => &['」'],
        '『' => &['』'],
        '｢' => &['｣'],
        '〝' => &['〞', '〟'],
        '＂' => &['＂'],
        _ => &[],
    }
}

/// Whether a mark opens a quotation where it stands: French and German write the same ones the other way round, inches and
/// apostrophes stand behind what they belong to.
fn opens(chars: &[char], i: usize) -> bool {
    let Some(mark) = chars.get(i).copied() else { return false };
    let next = chars.get(i + 1).copied();
    let before = i.checked_sub(1).and_then(|k| chars.get(k)).copied();
    let spaced = |c: char| is_letter(c) && !is_unspaced(c) && !matches!(c, '\u{600}'..='\u{6ff}');
    let behind_word = before.is_some_and(|c| spaced(c) || c.is_ascii_digit());
    let bordered =
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '“' | '"'));
    let full = next.is_some_and(|c| !c.is_whitespace());
    match mark {
        '“' | '„' | '‟' | '「' | '『' | '｢' | '〝' | '＂' | '«' | '‹' | '‚' => {
            next.is_some()
        }
        '»' | '›' | '”' => bordered && next.is_some_and(is_letter),
        '"' => !behind_word && next.is_some() && (full || bordered),
        '‘' => !behind_word && full && !is_decade(chars, i),
        '\'' => bordered && next.is_some_and(char::is_alphanumeric) && !is_decade(chars, i),
        _ => false,
    }
}

/// "’90s", and the words that English shortens in front.
fn is_decade(chars: &[char], i: usize) -> bool {
    let word: String =
        chars.get(i + 1..).unwrap_or_default().iter().take_while(|c| c.is_alphanumeric()).collect();
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    digits == 2 && matches!(word.get(2..), Some("" | "s" | "er"))
        || matches!(word.to_lowercase().as_str(), "em" | "til" | "tis" | "twas" | "cause" | "n")
}

/// All that stands in quotation marks, in the order of the text; what stands inside a quotation is part of it.
pub(super) fn marked(chars: &[char]) -> Vec<Marked> {
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(c) = chars.get(i) {
        if closers(*c).is_empty() || !opens(chars, i) {
            i += 1;
            continue;
        }
        let single = matches!(c, '‘' | '\'' | '‚' | '‹' | '›');
        let end = if matches!(c, '‘' | '\'') {
            single_close(chars, i).map(End::Closed)
        } else {
            close(chars, i)
        };
        if let Some(End::Closed(end)) = end {
            out.push(Marked { start: i, end, goes_on: false, single });
            i = end;
        } else if let Some(End::Again(end)) = end {
            out.push(Marked { start: i, end, goes_on: true, single });
            i = end;
        } else if let Some(end) = goes_on(chars, i).filter(|_| *c != '\'') {
            out.push(Marked { start: i, end, goes_on: true, single });
            i = end;
        } else {
            i += 1;
        }
    }
    out
}

/// Whether a line ends at a line end only because it is full: the next one goes on with the same sentence.
fn is_wrapped(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|k| chars.get(k));
    let next = chars.get(at + 1);
    before.is_some_and(|c| c.is_alphanumeric() || *c == ',')
        && next.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit())
}

/// How a quotation ends: closed, or left open and taken up again.
enum End {
    Closed(usize),
    Again(usize),
}

/// 6'2" is a height and closes nothing.
fn is_height(chars: &[char], i: usize) -> bool {
    i.checked_sub(1).and_then(|k| chars.get(k)).is_some_and(char::is_ascii_digit)
        && chars.get(i.saturating_sub(4)..i).is_some_and(|w| w.contains(&'\''))
}

/// Whether the marks of the rest of a line, which open and close alike, go in pairs.
fn is_paired(chars: &[char], open: usize) -> bool {
    let line = chars.get(open..).unwrap_or_default().iter().take(2 * LONGEST);
    let marks = line.enumerate().take_while(|(_, c)| **c != '\n');
    marks.filter(|(n, c)| **c == '"' && !is_height(chars, open + n)).count() % 2 == 0
}

/// The code point after the mark that closes the one at a place.
fn close(chars: &[char], open: usize) -> Option<End> {
    let mark = chars.get(open)?;
    let ends = closers(*mark);
    let (mut depth, mut first) = (0_usize, None);
    let mut i = open + 1;
    while let Some(c) = chars.get(i).filter(|_| i - open <= LONGEST) {
        if *c == '\n' && !is_wrapped(chars, i) {
            break;
        }
        let blank = chars.get(open..i).unwrap_or_default().iter().rev();
        let blank = blank.take_while(|c| c.is_whitespace()).count();
        let full = || matches!(chars.get(i - blank - 1), Some('.' | '!' | '?' | '…'));
        let leads = || blank > 0 && chars.get(i + 1).is_some_and(|c| c.is_alphanumeric());
        if ends.contains(c) && !(*c == '"' && is_height(chars, i)) {
            // Where they do not go in pairs, a mark in front of a word opens: the one before was left open.
            if c == mark && leads() && !is_paired(chars, open) {
                return full().then_some(End::Again(i - blank));
            }
            if depth == 0 {
                return Some(End::Closed(i + 1));
            }
            first = first.or(Some(End::Closed(i + 1)));
            depth -= 1;
        } else if c == mark && matches!(mark, '«' | '「' | '『') {
            depth += 1;
        } else if c == mark && leads() && full() {
            return Some(End::Again(i - blank));
        }
        i += 1;
    }
    // Russian closes both with one mark.
    first
}

/// The end of a quotation in single marks, which are apostrophes as well: "‘The workers’ families are safe,’ he said".
fn single_close(chars: &[char], open: usize) -> Option<usize> {
    let mut owner = None;
    let mut i = open + 1;
    while let Some(c) = chars.get(i).filter(|_| i - open <= LONGEST) {
        if *c == '\n' && !is_wrapped(chars, i) || matches!(c, '‘' | '\'') && opens(chars, i) {
            break;
        }
        let next = chars.get(i + 1);
        if matches!(c, '’' | '\'') && next.is_none_or(|c| !c.is_alphanumeric()) {
            match chars.get(i - 1) {
                Some('s' | 'S') => owner = owner.or(Some(i + 1)),
                Some(c) if !c.is_whitespace() => return Some(i + 1),
                _ => {}
            }
        }
        i += 1;
    }
    owner
}

/// Where a paragraph ends whose quotation the next one goes on with.
fn goes_on(chars: &[char], open: usize) -> Option<usize> {
    let rest = chars.get(open..)?;
    let length = rest.iter().position(|c| *c == '\n').filter(|n| *n <= LONGEST)?;
    let behind = rest.get(length..)?;
    let gap = behind.iter().take_while(|c| c.is_whitespace()).count();
    let again = behind.get(gap) == rest.first();
    let blank = rest.get(..length)?.iter().rev().take_while(|c| c.is_whitespace()).count();
    let letters = rest.get(..length)?.iter().filter(|c| is_letter(**c)).count();
    // Another mark in the paragraph: one of them is missing, and which is not known.
    let mark = rest.first()?;
    let alone =
        !rest.get(1..length)?.iter().any(|c| c == mark || closers(*mark).contains(c) && *c != '’');
    (again && alone && letters >= 6).then_some(open + length - blank)
}

/// The lines that a dash leads, as Spanish, French and Russian write what is spoken: first code point of the line's words,
/// and code point behind the line.
pub(super) fn spoken_lines(chars: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for line in chars.split(|c| *c == '\n') {
        let blank = line.iter().take_while(|c| c.is_whitespace()).count();
        if matches!(line.get(blank), Some('—' | '–' | '―')) {
            out.push((start + blank, start + line.len()));
        }
        start += line.len() + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::marked;

    fn found(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        marked(&chars).iter().map(|m| chars[m.start..m.end].iter().collect()).collect()
    }

    #[test]
    fn marks_of_all_styles_close_each_other() {
        for text in [
            "“We left.”",
            "“We left.\"",
            "\"We left.\"",
            "„Wir gingen.“",
            "„Wyszliśmy.”",
            "»Wir gingen.«",
            "«Nous partons.»",
            "« Nous partons. »",
            "‘We left.’",
            "'We left.'",
            "‹Wir gingen.›",
            "‚Wir gingen.‘",
            "「我們走了。」",
            "『我們走了。』",
            "＂我们走了。＂",
            "”Vi gick.”",
            "«Компания «Газпром» ушла»",
            "«Компания «Газпром»",
        ] {
            assert_eq!(found(text), [text]);
        }
        assert_eq!(found("»Ja«, sagte er. »Nein«, sagte sie."), ["»Ja«", "»Nein«"]);
        assert_eq!(found("« Oui », dit-il. « Non »"), ["« Oui »", "« Non »"]);
        assert_eq!(found("说\"我们走\"。"), ["\"我们走\""]);
    }

    #[test]
    fn apostrophes_inches_and_decades_open_nothing() {
        for text in [
            "the workers’ families and the officers’ mess",
            "in the ’90s and the ‘80s",
            "a 32\" TV",
            "a man of 6'2\" and one of 5'11\"",
            "rock 'n' roll",
            "l'État et d’autres",
            "don't, won't",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(
            found("‘The workers’ families are safe,’ he said of the ’90s"),
            ["‘The workers’ families are safe,’"]
        );
        assert_eq!(found("\"He is 6'2\" tall,\" she said."), ["\"He is 6'2\" tall,\""]);
    }

    #[test]
    fn paragraphs_that_open_the_mark_again_go_on() {
        let text = "“One came first.\n\n“Two came then.\n\n“Three,” he said. “Four.”";
        let parts = ["“One came first.", "“Two came then.", "“Three,”", "“Four.”"];
        assert_eq!(found(text), parts);
        // One that is never closed and never taken up again is none.
        assert_eq!(found("“One came first.\n\nTwo came then."), Vec::<String>::new());
        // A line that is full is no paragraph.
        assert_eq!(found("“We left the\nhouse,” he said."), ["“We left the\nhouse,”"]);
    }
}
