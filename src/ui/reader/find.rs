//! Finding words in a text as people expect it: without regard to case, kinds of quotation marks,
//! runs of space, or marks that cannot be seen.

use std::ops::Range;

/// Where `query` occurs in `text`, as code points, in order and apart from each other. Nothing for
/// an empty query.
pub fn find(text: &str, query: &str) -> Vec<Range<usize>> {
    let query: Vec<char> = folded(query.trim()).map(|(c, _)| c).collect();
    let Some(first) = query.first() else { return Vec::new() };
    let (text, at): (Vec<char>, Vec<usize>) = folded(text).unzip();
    let mut out = Vec::new();
    let mut i = 0;
    while i + query.len() <= text.len() {
        let hit = text.get(i) == Some(first) && text.get(i..i + query.len()) == Some(&*query);
        if hit && let (Some(from), Some(to)) = (at.get(i), at.get(i + query.len() - 1)) {
            // A letter that folds to several is found whole.
            out.push(*from..to + 1);
            i += query.len();
        } else {
            i += 1;
        }
    }
    out
}

/// The characters that count, each with the code point of the text that it comes from.
fn folded(text: &str) -> impl Iterator<Item = (char, usize)> {
    let mut space = false;
    text.chars()
        .enumerate()
        .filter(|(_, c)| !super::missing::is_invisible(*c) || c.is_whitespace())
        .filter(move |(_, c)| {
            let again = space && c.is_whitespace();
            space = c.is_whitespace();
            !again
        })
        .flat_map(|(i, c)| plain(c).to_lowercase().map(move |c| (c, i)))
}

fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | 'ʼ' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_quotes_and_spaces() {
        let text = "He said: “Don’t  go”\nto KK Park — ភាសា\u{200b}ខ្មែរ, İstanbul.";
        let found = |query: &str| {
            find(text, query)
                .into_iter()
                .map(|r| text.chars().skip(r.start).take(r.len()).collect::<String>())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("don't go\" to kk"), ["Don’t  go”\nto KK"]);
        assert_eq!(found("park -"), ["Park —"]);
        assert_eq!(found("ភាសាខ្មែរ"), ["ភាសា\u{200b}ខ្មែរ"]);
        assert_eq!(found("stanbul"), ["stanbul"]);
        assert_eq!(found("o").len(), 3);
        assert!(found("").is_empty() && found("  ").is_empty() && found("absent").is_empty());
        assert_eq!(find("aaaa", "aa"), [0..2, 2..4]);
    }
}
