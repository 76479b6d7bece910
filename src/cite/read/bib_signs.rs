//! What files of BibTeX write that the library behind them does not read: values in quotation marks with braces
//! inside, blanks with a backslash, the horned letters of Vietnamese, single quotation marks.

use std::borrow::Cow;

/// Commands for letters → the letters (vntex; LaTeX's encoding T1).
const LETTERS: [(&str, &str); 6] =
    [("uhorn", "ư"), ("ohorn", "ơ"), ("Uhorn", "Ư"), ("Ohorn", "Ơ"), ("dj", "đ"), ("DJ", "Đ")];

/// The text in a form that is read.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    let braced = if text.contains('"') { Cow::Owned(braced(text)) } else { Cow::Borrowed(text) };
    let spelled = match braced.contains('\\') {
        true => Cow::Owned(spelled(&braced)),
        false => braced,
    };
    if spelled.contains('`') { Cow::Owned(single_marks(&spelled)) } else { spelled }
}

/// `title = "a {"}b{"}"` → `title = {a {"}b{"}}`: inside braces a mark ends nothing.
fn braced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('"') {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        let inside = behind.get(1..).unwrap_or_default();
        let begins = before.trim_end().ends_with(['=', '#']);
        match end_of_value(inside).filter(|_| begins) {
            Some(end) => {
                out.push('{');
                out.push_str(inside.get(..end).unwrap_or_default());
                out.push('}');
                rest = inside.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('"');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Where the mark stands that ends a value: outside of all braces, with a comma, a sign for "and" or the end of the
/// entry behind it.
fn end_of_value(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            '"' if depth == 0 => {
                let next = text.get(at + 1..).unwrap_or_default().trim_start();
                return next.starts_with([',', '#', '}', ')']).then_some(at);
            }
            _ => {}
        }
    }
    None
}

/// The text with letters and blanks for the commands that stand for them.
fn spelled(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out.push_str(before);
        rest = behind;
        let word: usize = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = behind.get(..word).unwrap_or_default();
        if let Some((_, letter)) = LETTERS.iter().find(|(command, _)| *command == name) {
            out.push_str(letter);
            rest = behind.get(word..).unwrap_or_default();
            // The blank that ends a command is none of the text.
            rest = rest.strip_prefix(' ').unwrap_or(rest);
            continue;
        }
        match behind.chars().next() {
            Some(' ' | ',' | ';') => {
                out.push(' ');
                rest = behind.get(1..).unwrap_or_default();
            }
            // Where a word may be cut, and where letters are kept apart.
            Some('-' | '/') => rest = behind.get(1..).unwrap_or_default(),
            Some('\\') => {
                out.push_str("\\\\");
                rest = behind.get(1..).unwrap_or_default();
            }
            _ => out.push('\\'),
        }
    }
    out.push_str(rest);
    out
}

/// The text with ‘ and ’ for the single marks of TeX: `` `x' ``. Double ones and addresses keep what they have.
fn single_marks(text: &str) -> String {
    /// No quotation in a field is longer.
    const MOST: usize = 300;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('`') {
        out.push_str(before);
        let word = |c: char| c.is_alphanumeric();
        let opens = out.ends_with(|c: char| c.is_whitespace() || matches!(c, '{' | '(' | '['))
            && !out.ends_with("\\{")
            && behind.starts_with(|c: char| word(c) || matches!(c, '{' | '\\'));
        let closes =
            behind.match_indices('\'').map(|(at, _)| at).take_while(|at| *at < MOST).find(|at| {
                let next = behind.get(at + 1..).unwrap_or_default();
                !next.starts_with(|c: char| word(c) || c == '\'')
                    && behind.get(..*at).is_some_and(|inside| {
                        !inside.ends_with(['\\', '\''])
                            && !inside.contains(['\n', '`'])
                            && inside.matches('{').count() == inside.matches('}').count()
                    })
            });
        let line = out.rsplit('\n').next().unwrap_or_default();
        let address = line.to_ascii_lowercase().contains("url") || line.contains("://");
        match closes.filter(|_| opens && !address) {
            Some(end) => {
                out.push_str(&format!("‘{}’", behind.get(..end).unwrap_or_default()));
                rest = behind.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push('`');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn what_the_library_does_not_read_is_written_so_that_it_does() {
        for (text, expected) in [
            (
                r#"@b{k, title = "Quoted {"}in{"} it", x = 1}"#,
                r#"@b{k, title = {Quoted {"}in{"} it}, x = 1}"#,
            ),
            (r#"title="a" # " b""#, r#"title={a} # " b""#),
            (r#"title="a" # " b", y=1"#, r"title={a} # { b}, y=1"),
            (r#"note = {say "no", she said}"#, r#"note = {say "no", she said}"#),
            (r#"author = "M{\"u}ller, J." , z={}"#, r#"author = {M{\"u}ller, J.} , z={}"#),
            (r"Proc.\ of X, e.g.\,y, a\-b \\ c \& d", r"Proc. of X, e.g. y, ab \\ c \& d"),
            (r"H{\uhorn}{\ohorn}ng, Tr\uhorn \'{\ohorn}ng {\DJ}", r"H{ư}{ơ}ng, Trư\'{ơ}ng {Đ}"),
            ("and `x' and `don't' and ``y'' and \\`a", "and ‘x’ and ‘don't’ and ``y'' and \\`a"),
            ("url = {https://x.org/`a'}", "url = {https://x.org/`a'}"),
        ] {
            assert_eq!(readable(text), expected, "{text}");
        }
    }
}
