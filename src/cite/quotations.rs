//! Finds the quotations in fields, so that the locale can set their marks.

use super::rich::{
    DOUBLE_CLOSE, DOUBLE_OPEN, QUOTE_CLOSE, QUOTE_OPEN, SINGLE_CLOSE, SINGLE_OPEN, STAY, Toggle,
};

/// Marks quotation marks that come in pairs, and sets apostrophes.
pub(super) fn quoted(words: &str) -> String {
    if !words.contains(['"', '\'', '“', '‘']) || words.contains("://") {
        return words.to_owned();
    }
    let chars: Vec<char> = words.chars().collect();
    let field = Field(&chars);
    let mut out = chars.clone();
    typewritten(&field, &mut out);
    printed(&field, &mut out);
    let mut text = String::with_capacity(words.len() + 8);
    for (at, c) in out.iter().enumerate() {
        text.push(*c);
        let closes = matches!(*c, QUOTE_CLOSE | DOUBLE_CLOSE | SINGLE_CLOSE);
        if closes && out.get(at + 1).is_some_and(|next| matches!(next, '.' | ',')) {
            text.push(STAY);
        }
    }
    text
}

/// The characters of a field.
struct Field<'a>(&'a [char]);

impl Field<'_> {
    fn at(&self, at: usize) -> Option<char> {
        self.0.get(at).copied()
    }

    fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.at(at)).filter(|c| !Toggle::is_mark(*c))
    }

    fn opens(&self, at: usize) -> bool {
        self.before(at).is_none_or(|c| c.is_whitespace() || "([{–—/\"'“‘«".contains(c))
            && self.at(at + 1).is_some_and(|c| !c.is_whitespace())
    }

    fn closes(&self, at: usize) -> bool {
        self.before(at).is_some_and(|c| !c.is_whitespace())
            && self.at(at + 1).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Whether a mark stands between letters: an apostrophe.
    fn inside(&self, at: usize) -> bool {
        self.before(at).is_some_and(char::is_alphanumeric)
            && self.at(at + 1).is_some_and(char::is_alphanumeric)
    }

    /// The places of a character.
    fn all(&self, c: char) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(move |(_, own)| **own == c).map(|(at, _)| at)
    }
}

fn typewritten(field: &Field<'_>, out: &mut [char]) {
    // Double marks: each that opens takes the next that closes; one without a partner stays.
    let mut open: Option<usize> = None;
    for i in field.all('"') {
        if open.is_none() && (field.opens(i) || field.before(i).is_none()) {
            open = Some(i);
        } else if let Some(start) = open.filter(|_| field.closes(i) || field.before(i).is_none()) {
            put(out, start, QUOTE_OPEN);
            put(out, i, QUOTE_CLOSE);
            open = None;
        }
    }
    // Single marks are apostrophes unless one opens and a later one closes.
    let mut open: Option<usize> = None;
    for i in field.all('\'') {
        put(out, i, '’');
        if field.inside(i) {
            continue;
        }
        if open.is_none() && field.opens(i) {
            open = Some(i);
        } else if let Some(start) = open.filter(|_| field.closes(i)) {
            put(out, start, QUOTE_OPEN);
            put(out, i, QUOTE_CLOSE);
            open = None;
        }
    }
}

/// Printed marks that come in pairs. The single mark that closes is an apostrophe too, and “ closes in German.
fn printed(field: &Field<'_>, out: &mut [char]) {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut german = false;
    for (at, c) in field.0.iter().enumerate() {
        match c {
            '„' => german = true,
            '“' if german => german = false,
            '“' | '‘' if field.opens(at) => open.push((at, *c)),
            '“' => open.push((at, *c)),
            '”' => {
                if let Some(level) = open.iter().rposition(|(_, mark)| *mark == '“') {
                    let start = open.get(level).map_or(at, |(start, _)| *start);
                    open.truncate(level);
                    put(out, start, DOUBLE_OPEN);
                    put(out, at, DOUBLE_CLOSE);
                }
            }
            '’' if !field.inside(at) && field.closes(at) => {
                if let Some((start, _)) = open.pop_if(|(_, mark)| *mark == '‘') {
                    put(out, start, SINGLE_OPEN);
                    put(out, at, SINGLE_CLOSE);
                }
            }
            _ => {}
        }
    }
}

fn put(out: &mut [char], at: usize, c: char) {
    if let Some(slot) = out.get_mut(at) {
        *slot = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(words: &str) -> String {
        let read = |c| match c {
            QUOTE_OPEN => '[',
            QUOTE_CLOSE => ']',
            DOUBLE_OPEN => '{',
            DOUBLE_CLOSE => '}',
            SINGLE_OPEN => '<',
            SINGLE_CLOSE => '>',
            STAY => '_',
            c => c,
        };
        quoted(words).chars().map(read).collect()
    }

    #[test]
    fn pairs_are_found_and_apostrophes_are_not() {
        for (words, wanted) in [
            ("He called it “progress”", "He called it {progress}"),
            ("“Fraud factories”, families say", "{Fraud factories}_, families say"),
            ("‘Sold three times’: they speak", "<Sold three times>: they speak"),
            ("The workers’ rock ’n’ roll", "The workers’ rock ’n’ roll"),
            ("“He’s ‘free’” they say", "{He’s <free>} they say"),
            ("Das „Geschäft“ und “trade”", "Das „Geschäft“ und {trade}"),
            ("An \"end\", a 'start'", "An [end]_, a [start]"),
        ] {
            assert_eq!(seen(words), wanted);
        }
    }
}
