//! Words in quotation marks against the frozen texts: exact, but for ellipses (… ... […] [...]) and what stands in
//! brackets.

use super::{Found, Kind, List, Severity, passage::Passage};
use crate::model::{ArticleId, Project};
use std::ops::Range;

/// At most so many code points of the source stand for a bracket: "[the police]" for "officers of the unit".
const BRACKET: usize = 120;

/// At most so many code points are left out at an ellipsis.
const ELLIPSIS: usize = 4_000;

/// A quotation of fewer words may be a name or a word held at arm's length.
const SHORT: usize = 3;

/// Looks for every quotation of a passage. Returns the stretches whose words a source has: nothing in them needs
/// a claim.
pub(super) fn check(
    project: &Project,
    passage: &Passage,
    list: &mut List<'_>,
) -> Vec<Range<usize>> {
    let mut held = Vec::new();
    if !passage.own() {
        return held;
    }
    for range in quoted(&passage.chars) {
        // The program names articles by their titles.
        if passage.written.iter().any(|w| w.start <= range.start && range.end <= w.end) {
            continue;
        }
        let words = passage.words(&range);
        let Some(wanted) = Wanted::of(&words) else { continue };
        let cited = passage.cited.iter().any(|id| stands_in(project, *id, &wanted));
        if cited {
            held.push(range);
            continue;
        }
        let elsewhere = project.articles.keys().find(|id| stands_in(project, **id, &wanted));
        let count = words.split_whitespace().count();
        let (kind, severity, what, todo, article) = match elsewhere {
            Some(id) => {
                held.push(range.clone());
                let label = project.articles.get(id).map_or("", |a| a.label());
                (
                    Kind::QuotationNotCited,
                    Severity::Warning,
                    format!("These words stand in “{label}”, which this paragraph does not cite."),
                    "Cite the article behind the quotation.",
                    Some(*id),
                )
            }
            None => (
                Kind::QuotationNotFound,
                if count < SHORT { Severity::Note } else { Severity::Error },
                "No text of the project has these words.".to_owned(),
                "Quote exactly; mark what is left out with … and what is yours with [ ].",
                None,
            ),
        };
        list.add(Found {
            kind,
            severity,
            key: words.clone(),
            words: words.clone(),
            what,
            todo: todo.to_owned(),
            place: crate::checks::Place { article, ..passage.place(&range) },
            redacts: Vec::new(),
        });
    }
    held
}

/// The words between quotation marks, without the marks.
fn quoted(chars: &[char]) -> Vec<Range<usize>> {
    const PAIRS: [(char, &[char]); 7] = [
        ('“', &['”', '“']),
        ('„', &['“', '”']),
        ('«', &['»']),
        ('»', &['«']),
        ('「', &['」']),
        ('『', &['』']),
        ('"', &['"']),
    ];
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = chars.get(at) {
        let Some((_, ends)) = PAIRS.iter().find(|(o, _)| o == open) else {
            at += 1;
            continue;
        };
        // A mark of inches, or one without its partner, ends nothing.
        let rest = chars.get(at + 1..).unwrap_or_default();
        let end = rest.iter().position(|c| ends.contains(c));
        match end.filter(|end| *end > 0) {
            Some(end) => {
                out.push(at + 1..at + 1 + end);
                at += end + 2;
            }
            None => at += 1,
        }
    }
    out
}

/// A quotation as pieces of exact words with what may stand between them.
struct Wanted {
    /// The words of each piece, and how many code points may stand before it.
    pieces: Vec<(usize, Vec<char>)>,
}

impl Wanted {
    /// `None` for a quotation without exact words.
    fn of(words: &str) -> Option<Self> {
        let plain: String = words.chars().map(mark).collect();
        let plain = plain.replace("[...]", "…").replace("[…]", "…").replace("(...)", "…");
        let plain = plain.replace(". . .", "…").replace("...", "…");
        let mut pieces: Vec<(usize, Vec<char>)> = Vec::new();
        let (mut gap, mut piece) = (0_usize, String::new());
        let mut chars = plain.chars();
        let push = |pieces: &mut Vec<(usize, Vec<char>)>, gap: usize, piece: &mut String| {
            let words: Vec<char> = spaced(piece);
            piece.clear();
            if !words.is_empty() {
                pieces.push((gap, words));
                return true;
            }
            false
        };
        while let Some(c) = chars.next() {
            match c {
                '…' => {
                    gap = if push(&mut pieces, gap, &mut piece) {
                        ELLIPSIS
                    } else {
                        gap.max(ELLIPSIS)
                    };
                }
                '[' => {
                    let before = push(&mut pieces, gap, &mut piece);
                    gap = if before { BRACKET } else { gap.max(BRACKET) };
                    for inside in chars.by_ref() {
                        if inside == ']' {
                            break;
                        }
                    }
                }
                c => piece.push(c),
            }
        }
        push(&mut pieces, gap, &mut piece);
        // A comma or full stop before the closing mark may be the author's (the American way).
        if let Some((_, last)) = pieces.last_mut()
            && last.last().is_some_and(|c| matches!(c, ',' | '.'))
            && last.len() > 1
        {
            last.pop();
        }
        let any = pieces.iter().any(|(_, p)| p.iter().any(|c| c.is_alphanumeric()));
        any.then_some(Self { pieces })
    }

    /// Whether a text has the pieces in their order.
    fn stands_in(&self, text: &[char]) -> bool {
        let Some(((_, first), rest)) = self.pieces.split_first() else { return false };
        let mut from = 0;
        while let Some(at) = find(text, first, from, text.len()) {
            let mut end = at + first.len();
            let all = rest.iter().all(|(gap, piece)| {
                // A blank on either side of what is left out belongs to it.
                let found = find(text, piece, end, end.saturating_add(gap + 2));
                found.inspect(|at| end = at + piece.len()).is_some()
            });
            if all {
                return true;
            }
            from = at + 1;
        }
        false
    }
}

/// The first place of `piece` in `text` that starts from `from` on and not behind `last`.
fn find(text: &[char], piece: &[char], from: usize, last: usize) -> Option<usize> {
    let first = piece.first()?;
    let mut at = from;
    while at + piece.len() <= text.len() && at <= last {
        let ahead = text.get(at..(last + 1).min(text.len()))?;
        at += ahead.iter().position(|c| c == first)?;
        if text.get(at..at + piece.len()).is_some_and(|there| there == piece) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Marks that are one and the same to a reader: curly and straight.
fn mark(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    }
}

/// Code points with one blank for any white space, none at the ends.
fn spaced(text: &str) -> Vec<char> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().collect()
}

fn stands_in(project: &Project, article: ArticleId, wanted: &Wanted) -> bool {
    let Some(text) = project.text_of(article) else { return false };
    let text: String = text.as_str().chars().map(mark).collect();
    wanted.stands_in(&spaced(&text))
}

#[cfg(test)]
mod tests {
    use super::{Wanted, quoted, spaced};

    #[test]
    fn a_quotation_may_leave_out_and_put_in_what_it_marks() {
        let text = spaced(
            "The raid was a long one.\nOfficers of the unit freed 20 people, he said, and went.",
        );
        let has = |words: &str| Wanted::of(words).unwrap().stands_in(&text);
        assert!(has("Officers of the unit freed 20 people,"));
        assert!(has("The raid … freed 20 people"));
        assert!(has("The raid [...] and went"));
        assert!(has("[o]fficers of the unit"));
        assert!(has("[They] freed 20 people"));
        assert!(!has("freed 21 people"));
        assert!(!has("freed people"));
        assert!(!has("freed 20 people … The raid"));
        assert!(!has("Officers of the units"));
    }

    #[test]
    fn marks_of_many_languages_open_and_close() {
        let all = |text: &str| -> Vec<String> {
            let chars: Vec<char> = text.chars().collect();
            quoted(&chars).into_iter().map(|r| chars[r].iter().collect()).collect()
        };
        assert_eq!(all("a “b” \"c\" «d» „e“ 「f」 6\" tall"), ["b", "c", "d", "e", "f"]);
    }
}
