//! Words in quotation marks.

/// The direct quotations of a text: where the words in quotation marks start and end, the marks included.
pub(super) fn quotations(chars: &[char]) -> Vec<(usize, usize)> {
    const PAIRS: &[(char, char)] =
        &[('“', '”'), ('«', '»'), ('„', '“'), ('「', '」'), ('『', '』')];
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(c) = chars.get(i) {
        let close = PAIRS
            .iter()
            .find(|(open, _)| open == c)
            .map(|(_, close)| *close)
            .or((*c == '"').then_some('"'));
        let Some(close) = close else {
            i += 1;
            continue;
        };
        // A paragraph that does not close its quotation ends it.
        let end = chars
            .get(i + 1..)
            .unwrap_or_default()
            .iter()
            .take(1200)
            .take_while(|c| **c != '\n')
            .position(|c| *c == close || close == '”' && *c == '"');
        match end {
            Some(n) => {
                let inside = chars.get(i + 1..i + 1 + n).unwrap_or_default();
                let words = inside.iter().filter(|c| c.is_whitespace()).count() + 1;
                let long = inside.iter().filter(|c| super::lex::is_unspaced(**c)).count() >= 10;
                // Fewer words are a term or a name.
                if words >= 5 || long {
                    out.push((i, i + n + 2));
                }
                i += n + 2;
            }
            None => i += 1,
        }
    }
    out
}
