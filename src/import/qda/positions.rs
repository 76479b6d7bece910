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
    /// The map of a text. Some programs count a line end of two characters as one: which way it is, the names of
    /// the selections tell where they repeat the words.
    pub fn of(raw: &str, named: &[(usize, usize, &str)]) -> Self {
        let body = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        if body.len() == raw.len() && normalise(raw) == raw {
            return Self::Same;
        }
        let usual = Self::Mapped(map(body, false));
        if !body.contains("\r\n") {
            return usual;
        }
        let other = Self::Mapped(map(body, true));
        let text: Vec<char> = normalise(raw).chars().collect();
        let fits = |positions: &Self| {
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
        if fits(&other) > fits(&usual) { other } else { usual }
    }

    /// Our position for one of the file; past the end stays past the end.
    pub fn at(&self, position: usize) -> usize {
        match self {
            Self::Same => position,
            Self::Mapped(map) => map.get(position).copied().unwrap_or(usize::MAX),
        }
    }
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
