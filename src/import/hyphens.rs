//! Words that were divided at the ends of the lines of a text, as print has them: joined, so that they are found.

use std::collections::BTreeSet;

/// The text with such words whole, and how many they are; `None` if there are none. The rest of the word goes up to the
/// line where it begins, so that lines stay lines.
///
/// A hyphen of the word itself stays: where the word is written with it elsewhere, where both parts are words of the text
/// and the joined form is none, behind the first part of a compound ("self-", "long-"), and before an "and" ("pre- and").
pub(super) fn undone(text: &str) -> Option<(String, usize)> {
    let lines: Vec<&str> = text.split('\n').collect();
    if !lines.iter().any(|line| divided(line).is_some()) {
        return None;
    }
    let known = Known::of(&lines);
    let mut out = String::with_capacity(text.len());
    let mut joined = 0;
    let mut taken = 0;
    for (at, line) in lines.iter().enumerate() {
        if taken > 0 && line.len() == taken {
            // All of it went up.
            taken = 0;
            continue;
        }
        if at > 0 {
            out.push('\n');
        }
        // What of it went up to the line before.
        let rest = line.get(std::mem::take(&mut taken)..).unwrap_or_default();
        let next = lines.get(at + 1).map(|next| next.trim_start());
        let parts = divided(rest).zip(next.and_then(first_word));
        match parts.filter(|((_, left), right)| known.joins(left, right)) {
            Some(((stem, _), right)) => {
                out.push_str(stem);
                out.push_str(right);
                joined += 1;
                let behind = lines.get(at + 1).and_then(|next| next.split_once(right));
                let behind = behind.map_or("", |(_, behind)| behind).trim_start();
                taken = lines.get(at + 1).map_or(0, |next| next.len() - behind.len());
            }
            None => out.push_str(rest),
        }
    }
    (joined > 0).then_some((out, joined))
}

/// A line without the hyphen that divides its last word, and the first part of that word.
fn divided(line: &str) -> Option<(&str, &str)> {
    let stem = line.trim_end().strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    let left = stem.rsplit(char::is_whitespace).next()?;
    let word = left.trim_start_matches(|c: char| !c.is_alphanumeric());
    let fits = word.chars().count() >= 2
        && word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’')
        && word.ends_with(char::is_lowercase);
    // A line of one word is no line of running text.
    (fits && stem.contains(char::is_whitespace)).then_some((stem, word))
}

/// The first word of a line, with the signs behind it, if it may be the end of another.
fn first_word(line: &str) -> Option<&str> {
    let word = line.split(char::is_whitespace).next()?;
    let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let fits = letters.starts_with(char::is_lowercase)
        && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
    fits.then_some(word)
}

/// The words of a text in small letters.
struct Known {
    words: BTreeSet<String>,
    hyphened: BTreeSet<String>,
}

/// Most different words that are kept.
const MOST: usize = 200_000;

/// What English compounds begin with.
const FIRST: [&str; 24] = [
    "cross", "self", "well", "long", "short", "high", "low", "half", "full", "part", "mid", "vice",
    "all", "forced", "human", "child", "labour", "labor", "large", "small", "so", "non", "ex",
    "anti",
];
/// Words before which a first part waits for its second.
const BETWEEN: [&str; 14] =
    ["and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "of", "to", "bis", "sowie"];

impl Known {
    fn of(lines: &[&str]) -> Self {
        let mut known = Self { words: BTreeSet::new(), hyphened: BTreeSet::new() };
        for line in lines {
            // What is divided, and what is left of it, is no word.
            let line = divided(line).map_or(*line, |(stem, left)| {
                stem.get(..stem.len() - left.len()).unwrap_or_default()
            });
            for word in line.split_whitespace() {
                let word = bare(word);
                if word.contains('-') {
                    known.hyphened.insert(word);
                } else if !word.is_empty() {
                    known.words.insert(word);
                }
                if known.words.len() + known.hyphened.len() > MOST {
                    return known;
                }
            }
        }
        known
    }

    fn joins(&self, left: &str, right: &str) -> bool {
        let (left, right) = (bare(left), bare(right));
        if BETWEEN.contains(&right.as_str()) || self.hyphened.contains(&format!("{left}-{right}")) {
            return false;
        }
        if self.words.contains(&format!("{left}{right}")) {
            return true;
        }
        let both = left.chars().count() >= 4
            && right.chars().count() >= 4
            && self.words.contains(&left)
            && self.words.contains(&right);
        !FIRST.contains(&left.as_str()) && !both
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::undone;

    #[test]
    fn words_divided_at_line_ends_are_whole_and_compounds_stay() {
        let text = "The crew told re-\nporters that the har-\nbour was closed, and\nthe long-\nterm plan of the well-known\n\
                    office was for the pre-\nand post-war years. A well-\nknown man. Bo-\n\nats. Lyon -\nhe said.";
        let (whole, count) = undone(text).unwrap();
        assert_eq!(count, 2);
        assert_eq!(
            whole,
            "The crew told reporters\nthat the harbour\nwas closed, and\nthe long-\nterm plan of the well-known\n\
             office was for the pre-\nand post-war years. A well-\nknown man. Bo-\n\nats. Lyon -\nhe said."
        );
        // A word at the end of a line that is taken up whole, and the last line of a text.
        assert_eq!(
            undone("It was the gov-\nernment."),
            Some(("It was the government.".to_owned(), 1))
        );
        for text in
            ["", "a-", "nothing here\nat all", "- item\n- item", "the COVID-\n19 years", "A-\nb"]
        {
            assert_eq!(undone(text), None, "{text}");
        }
    }
}
