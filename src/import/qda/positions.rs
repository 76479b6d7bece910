//! Positions in a text as it stands in the file become positions in the text as we keep it: line ends, byte order
//! marks and normal forms differ.

use crate::model::text::normalise;

/// How positions of a file map to ours.
pub(super) enum Positions {
    /// The text is kept as it is.
    Same,
    /// Ours for each position of the file, the end included.
    Mapped(Vec<usize>),
}

impl Positions {
    /// The map of a text, and whether it is sure. Some programs count a line end of two characters as one: which way
    /// it is, the names of the selections tell where they repeat the words, else which way more of them begin and end
    /// with a word.
    pub fn of(raw: &str, named: &[(usize, usize, &str)]) -> (Self, bool) {
        let body = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        if body.len() == raw.len() && normalise(raw) == raw {
            return (Self::Same, true);
        }
        let usual = Self::Mapped(map(body, false));
        if !body.contains("\r\n") {
            return (usual, true);
        }
        let other = Self::Mapped(map(body, true));
        // Selections of the first line stand where they stand.
        if named.iter().all(|(start, end, _)| {
            (usual.at(*start), usual.at(*end)) == (other.at(*start), other.at(*end))
        }) {
            return (usual, true);
        }
        let text: Vec<char> = normalise(raw).chars().collect();
        let repeats = |positions: &Self| {
            named
                .iter()
                .filter(|(start, end, name)| {
                    let range = positions.at(*start)..positions.at(*end);
                    let here = text.get(range).unwrap_or_default();
                    let here: String =
                        here.iter().filter(|c| !c.is_whitespace()).take(20).collect();
                    let name: String =
                        name.chars().filter(|c| !c.is_whitespace()).take(20).collect();
                    !here.is_empty() && name == here
                })
                .count()
        };
        let whole = |positions: &Self| -> usize {
            let ends = |(start, end, _): &(usize, usize, &str)| {
                let (start, end) = (positions.at(*start), positions.at(*end));
                usize::from(border(&text, start, true)) + usize::from(border(&text, end, false))
            };
            named.iter().map(ends).sum()
        };
        let score = |positions: &Self| (repeats(positions), whole(positions));
        let (one, two) = (score(&usual), score(&other));
        (if two > one { other } else { usual }, one != two)
    }

    /// Our position for one of the file; past the end stays past the end.
    pub fn at(&self, position: usize) -> usize {
        match self {
            Self::Same => position,
            Self::Mapped(map) => map.get(position).copied().unwrap_or(usize::MAX),
        }
    }
}

/// Whether a selection may well begin, or end, at a place: at the edge of a word and not at a blank inside of it.
fn border(text: &[char], at: usize, begins: bool) -> bool {
    if at > text.len() {
        return false;
    }
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    let (inner, outer) = if begins { (text.get(at), before) } else { (before, text.get(at)) };
    inner.is_some_and(|c| !c.is_whitespace())
        && !(inner.is_some_and(|c| c.is_alphanumeric())
            && outer.is_some_and(|c| c.is_alphanumeric()))
}

/// Our position before each character, and at the end. A line is put into normal form by itself, as no
/// composition crosses a line end.
fn map(body: &str, one: bool) -> Vec<usize> {
    let mut out = Vec::with_capacity(body.len());
    let mut base = 0;
    for line in body.split_inclusive('\n') {
        let chars: Vec<char> = line.chars().collect();
        let whole = normalise(line);
        let length = whole.chars().count();
        let plain = whole.len() == line.len() && whole == line;
        let mut prefix = String::new();
        for (i, c) in chars.iter().enumerate() {
            // "\r\n" is one character of ours; for those who count it as one, `\r` is none of theirs.
            let ends = *c == '\r' && chars.get(i + 1) == Some(&'\n');
            if !(one && ends) {
                out.push(
                    base + if plain { i } else { normalise(&prefix).chars().count().min(length) },
                );
            }
            if !ends {
                prefix.push(*c);
            }
        }
        base += length;
    }
    out.push(base);
    out
}
