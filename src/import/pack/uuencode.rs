//! Files that old mail programs wrote into the text of a mail: lines of letters between "begin 644 name" and "end".

/// A file that stood in a text.
pub struct Coded {
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Takes the files out of a text; what is none stays where it is.
pub fn take(text: &str) -> (String, Vec<Coded>) {
    let mut out = String::with_capacity(text.len());
    let mut found = Vec::new();
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let Some(name) = begins(line) else {
            out.push_str(line);
            continue;
        };
        // What does not end as it should is text after all; so nothing is lost.
        let mut ahead = lines.clone();
        let mut bytes = Vec::new();
        let whole = loop {
            let Some(line) = ahead.next() else { break false };
            let line = line.trim_end_matches(['\r', '\n']);
            if line == "end" {
                break true;
            }
            let Some(part) = decoded(line) else { break false };
            bytes.extend(part);
        };
        if whole {
            found.push(Coded { name: name.to_owned(), bytes });
            lines = ahead;
        } else {
            out.push_str(line);
        }
    }
    (out, found)
}

/// The name of the file that begins in a line.
fn begins(line: &str) -> Option<&str> {
    let (mode, name) = line.strip_prefix("begin ")?.trim_end().split_once(' ')?;
    let mode_fits = matches!(mode.len(), 3 | 4) && mode.bytes().all(|b| (b'0'..=b'7').contains(&b));
    (mode_fits && !name.trim().is_empty()).then(|| name.trim())
}

/// The bytes of a line: the first letter says how many, each four letters are three.
fn decoded(line: &str) -> Option<Vec<u8>> {
    let letters = line.as_bytes();
    let value =
        |letter: u8| (b' '..=b'`').contains(&letter).then(|| letter.wrapping_sub(b' ') & 0x3f);
    let Some((first, rest)) = letters.split_first() else { return Some(Vec::new()) };
    let length = usize::from(value(*first)?);
    // Blanks at the end of a line get lost on the way, and some programs add a letter as a checksum.
    let full = length.div_ceil(3) * 4;
    if rest.len() > full + 2 || rest.len() + 3 < length * 4 / 3 {
        return None;
    }
    let mut values = Vec::with_capacity(full);
    for letter in rest.iter().take(full) {
        values.push(value(*letter)?);
    }
    values.resize(full, 0);
    let mut bytes = Vec::with_capacity(length + 2);
    for four in values.chunks_exact(4) {
        let sum = four.iter().fold(0_u32, |sum, six| (sum << 6) | u32::from(*six));
        bytes.extend(sum.to_be_bytes().into_iter().skip(1));
    }
    bytes.truncate(length);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::take;

    #[test]
    fn files_in_a_text() {
        // As `uuencode` writes it.
        let coded = "begin 644 note.txt\n52&5L;&\\L('1H97)E+B!.:6YE+B$A\n`\nend\n";
        let (text, found) = take(&format!("before\n{coded}after\n"));
        assert_eq!(text, "before\nafter\n");
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].name.as_str(), found[0].bytes.as_slice()),
            ("note.txt", b"Hello, there. Nine.!!".as_slice())
        );
        for prose in [
            "begin 644 files today\nThe police came at nine in the morning and left.\nend\n",
            "begin 10 days\n",
        ] {
            let (text, found) = take(prose);
            assert!(found.is_empty() && text == prose, "{prose}");
        }
    }
}
