//! Takes out what hayagriva leaves where a part of a reference is missing: "(2022,)", "Paper,.", two blanks.
//! Only what stands between the words of a reference is touched, never the words themselves.

use super::{
    capitals,
    reference::Reference,
    rich::{Rich, Run},
};
use std::collections::BTreeSet;

/// Marks before which a style puts a blank on purpose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spaced {
    pub(super) comma: bool,
    pub(super) semicolon: bool,
    pub(super) colon: bool,
}

impl Spaced {
    fn any(self) -> bool {
        self.comma || self.semicolon || self.colon
    }

    /// Looks for the marks at the start of an attribute of a style.
    pub(super) fn of(xml: &str) -> Self {
        let starts =
            |mark: char| ['"', '\''].iter().any(|quote| xml.contains(&format!("={quote} {mark}")));
        Self { comma: starts(','), semicolon: starts(';'), colon: starts(':') }
    }
}

/// The text without stray punctuation; `references` are those that it cites.
pub(super) fn cleaned(text: Rich, references: &[&Reference], spaced: Spaced) -> Rich {
    let text = with_small_versus(capitals::restored(text, references), references);
    edges(without_strays(text, references, spaced).trimmed(), references)
}

/// An entry or a note that begins with "n.d." (`undated`), with its capital: nothing says by whom the work is or what it
/// is called.
pub(super) fn opened(mut text: Rich, references: &[&Reference], undated: &[String]) -> Rich {
    if !references.first().is_some_and(|r| r.is_nameless()) {
        return text;
    }
    let Some(run) = text.0.iter_mut().find(|run| run.text.chars().any(char::is_alphabetic)) else {
        return text;
    };
    let Some(at) = run.text.find(char::is_alphabetic) else { return text };
    let (before, rest) = run.text.split_at(at);
    if !undated.iter().any(|term| !term.is_empty() && rest.starts_with(term.as_str())) {
        return text;
    }
    let mut chars = rest.chars();
    let upper: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    run.text = format!("{before}{upper}{}", chars.as_str());
    text
}

/// The "v" between the parties of a case as the reference writes it; capitals for titles make it an initial.
fn with_small_versus(mut text: Rich, references: &[&Reference]) -> Rich {
    let versus = |word: &str| matches!(word, "v" | "v." | "vs" | "vs.");
    let letters = |word: &str| -> String {
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut known: BTreeSet<[String; 3]> = BTreeSet::new();
    for title in references.iter().flat_map(|r| r.titles()) {
        let words: Vec<&str> = title.split_whitespace().collect();
        known.extend(words.windows(3).filter_map(|words| match words {
            [before, v, behind] if versus(v) => {
                Some([letters(before), (*v).into(), letters(behind)])
            }
            _ => None,
        }));
    }
    if known.is_empty() {
        return text;
    }
    for run in text.0.iter_mut().filter(|run| run.text.chars().any(char::is_lowercase)) {
        let words: Vec<&str> = run.text.split(' ').collect();
        let mut out = words.clone();
        let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        for (at, three) in words.windows(3).enumerate() {
            if let [before, v, behind] = three
                && let Some(v) = small.get(at + 1).filter(|small| versus(small) && small != v)
                && known.contains(&[letters(before), v.clone(), letters(behind)])
                && let Some(slot) = out.get_mut(at + 1)
            {
                *slot = v;
            }
        }
        run.text = out.join(" ");
    }
    text
}

/// Takes blanks, and the stop behind a title, out of slanted and heavy words: they belong to the sentence.
fn edges(text: Rich, references: &[&Reference]) -> Rich {
    let looks = |run: &Run| run.look.italic || run.look.bold || run.look.small_caps;
    let outside = |run: &Run| run.text.starts_with(' ') || run.text.ends_with([' ', '.', ',']);
    if !text.0.iter().any(|run| looks(run) && outside(run)) {
        return text;
    }
    let letters = |t: &str| -> String {
        t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let titles: Vec<(String, bool)> = references
        .iter()
        .flat_map(|r| r.titles())
        .map(|title| (letters(&title), title.trim_end().ends_with(['.', ','])))
        .collect();
    let mut out = Rich::default();
    for run in text.0 {
        if !looks(&run) || !outside(&run) {
            out.push_run(run);
            continue;
        }
        let inner = run.text.trim_start_matches(' ');
        let (before, mut inner) = run.text.split_at(run.text.len() - inner.len());
        let whole = inner;
        inner = inner.trim_end_matches(' ');
        let stopped = inner.trim_end_matches(['.', ',']);
        let own = letters(stopped);
        // A title that ends with a stop of its own keeps it.
        if titles.iter().any(|(title, stop)| *title == own && !stop) {
            inner = stopped;
        }
        let behind = whole.get(inner.len()..).unwrap_or("");
        out.push(before);
        out.push_run(Run { text: inner.to_owned(), ..run.clone() });
        out.push(behind);
    }
    out
}

fn without_strays(text: Rich, references: &[&Reference], spaced: Spaced) -> Rich {
    let chars: Vec<(usize, char)> = text
        .0
        .iter()
        .enumerate()
        .flat_map(|(run, r)| r.text.chars().map(move |c| (run, c)))
        .collect();
    let plain: Vec<char> = chars.iter().map(|(_, c)| *c).collect();
    let Some(kept) = kept(&plain, references, spaced) else { return text };
    let mut out = Rich::default();
    for (number, run) in text.0.iter().enumerate() {
        let words: String = kept
            .iter()
            .filter_map(|at| chars.get(*at))
            .filter(|(of, _)| *of == number)
            .map(|(_, c)| *c)
            .collect();
        out.push_run(Run { text: words, ..run.clone() });
    }
    out
}

/// The places of the characters that stay; `None` when nothing is to be done.
fn kept(chars: &[char], references: &[&Reference], spaced: Spaced) -> Option<Vec<usize>> {
    if !faulty(chars, spaced) {
        return None;
    }
    let mut own = vec![false; chars.len()];
    for words in references.iter().flat_map(|r| r.words()) {
        let words: Vec<char> = words.trim().chars().collect();
        let edge = |c: Option<&char>| c.is_some_and(|c| !c.is_alphanumeric());
        if words.is_empty()
            || !(faulty(&words, spaced) || edge(words.first()) || edge(words.last()))
        {
            continue;
        }
        // Styles change the case of titles; where they change more, the text is left as it is.
        if !mark(chars, &words, &mut own) && faulty(&words, spaced) {
            return None;
        }
    }
    let mut kept: Vec<usize> = Vec::with_capacity(chars.len());
    for (at, c) in chars.iter().enumerate() {
        let free = |at: usize| own.get(at) == Some(&false);
        let mut drop_this = kept.is_empty() && free(at) && stray_start(*c, chars.get(at + 1));
        while let Some(last) = kept.last().copied().filter(|_| !drop_this) {
            let Some(before) = chars.get(last) else { break };
            let earlier = kept.iter().rev().nth(1).and_then(|i| chars.get(*i));
            let later = chars.get(at + 1);
            // "et al. , 2020" is short of a blank less, not of the comma.
            let joined = matches!(*c, ',' | ';' | ':');
            let earlier = earlier.filter(|c| !joined || **c != '.' || !shortened(chars, &kept));
            match fault(earlier, *before, *c, later, spaced) {
                Some(Fault::First) if free(last) => {
                    kept.pop();
                }
                Some(Fault::Second) if free(at) => {
                    drop_this = true;
                    break;
                }
                _ => break,
            }
        }
        if !drop_this {
            kept.push(at);
        }
    }
    Some(kept)
}

/// Whether the stop before a blank, the last of what is kept, is that of a shortened word that a comma may follow.
fn shortened(chars: &[char], kept: &[usize]) -> bool {
    let before = kept.iter().rev().skip(2).filter_map(|at| chars.get(*at));
    let word: String = before.take_while(|c| c.is_alphabetic()).collect();
    let word: String = word.chars().rev().flat_map(char::to_lowercase).collect();
    matches!(
        word.as_str(),
        "al" | "d"
            | "ed"
            | "eds"
            | "hrsg"
            | "trans"
            | "vol"
            | "no"
            | "jr"
            | "sr"
            | "inc"
            | "ltd"
            | "co"
    )
}

/// Which of two neighbours is too much.
enum Fault {
    First,
    Second,
}

fn fault(
    earlier: Option<&char>,
    a: char,
    b: char,
    later: Option<&char>,
    spaced: Spaced,
) -> Option<Fault> {
    match (a, b) {
        (',' | ' ', ')' | ']') | (',', '.' | ',' | ';') | (';', '.') => Some(Fault::First),
        // "Title. , 12": what stood between is missing.
        (' ', ',' | ';') if earlier == Some(&'.') && !spaced.any() => Some(Fault::Second),
        (' ', ':') if earlier == Some(&'.') && later == Some(&' ') && !spaced.any() => {
            Some(Fault::Second)
        }
        (' ', ',') if !spaced.comma => Some(Fault::First),
        (' ', ';') if !spaced.semicolon => Some(Fault::First),
        // Also "2023 Jun :12", where the volume is missing.
        (' ', ':') if !spaced.colon && later.is_some_and(|c| *c == ' ' || c.is_alphanumeric()) => {
            Some(Fault::First)
        }
        // "Who?’." ends at the mark that is its own.
        ('»' | '”' | '’' | '》' | '」' | '』' | '“', '.')
            if matches!(earlier, Some('?' | '!' | '.')) && later != Some(&'.') =>
        {
            Some(Fault::Second)
        }
        // "Title. . Publisher", but not an ellipsis.
        (' ', '.') if earlier == Some(&'.') && later != Some(&'.') => Some(Fault::First),
        (' ', ' ') => Some(Fault::Second),
        // Chinese joins "et al." to the name.
        (' ', '等') if earlier.is_some_and(|c| c.is_alphanumeric()) => Some(Fault::First),
        // "Who?." ends at the mark that is its own.
        ('?' | '!', '.') if later != Some(&'.') => Some(Fault::Second),
        // "n.d..", but not an ellipsis.
        ('.', '.') if earlier != Some(&'.') && later != Some(&'.') => Some(Fault::Second),
        _ => None,
    }
}

/// Whether a text cannot begin with this character: what it stood behind is missing.
fn stray_start(c: char, next: Option<&char>) -> bool {
    matches!(c, ',' | ';' | ':') || c == '.' && next == Some(&' ')
}

fn faulty(chars: &[char], spaced: Spaced) -> bool {
    let mut from_start = chars.iter().skip_while(|c| **c == ' ');
    from_start.next().is_some_and(|c| stray_start(*c, from_start.next()))
        || chars.iter().enumerate().any(|(at, b)| {
            let a = at.checked_sub(1).and_then(|i| chars.get(i));
            let earlier = at.checked_sub(2).and_then(|i| chars.get(i));
            a.is_some_and(|a| fault(earlier, *a, *b, chars.get(at + 1), spaced).is_some())
        })
}

/// Marks every place where the words stand, in whatever case; whether there is one.
fn mark(chars: &[char], words: &[char], own: &mut [bool]) -> bool {
    let quote = |c: &char| matches!(c, '"' | '\'' | '‘' | '’' | '“' | '”' | '«' | '»');
    let alike = |a: &char, b: &char| {
        a == b || a.to_lowercase().eq(b.to_lowercase()) || quote(a) && quote(b)
    };
    let mut found = false;
    for start in 0..(chars.len() + 1).saturating_sub(words.len()) {
        let here = chars.iter().skip(start).take(words.len());
        if here.zip(words).all(|(a, b)| alike(a, b)) {
            found = true;
            own.iter_mut().skip(start).take(words.len()).for_each(|o| *o = true);
        }
    }
    found
}
