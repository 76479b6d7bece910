//! Where sentences of a text begin and end.

use super::lex::is_letter;

/// Short words with a full stop that end no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "maj", "capt", "gov", "sen", "rep",
    "st", "ste", "sta", "sto", "ft", "mt", "jr", "sr", "no", "nos", "vs", "etc", "inc", "ltd",
    "co", "corp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov",
    "dec", "approx", "est", "fig", "art", "p", "pp", "vol", "al", "eg", "ie", "cf", "m", "mme",
    "mlle", "sr", "sra", "ud", "uds", "lic", "bzw", "z", "b", "ca", "u", "d", "h", "nr", "tgl",
    "drs", "ir", "kol", "г", "гг", "тыс", "млн", "млрд", "ул", "т", "е",
];

/// The most letters that are read as one sentence, and the most numbers in digits. Longer ones are lists and tables
/// that were run together, or made to keep a reader busy: the rules hold the parts of a sentence against each other.
const LONGEST: usize = 3_000;
const NUMBERS: usize = 64;

/// The sentences of a text as stretches of code points, without the white space around them. A line is never
/// part of the sentence before it, and one that is too long to be one is cut
/// between two words.
pub(super) fn sentences(chars: &[char]) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let at = |i: usize| chars.get(i).copied();
    let mut numbers = 0;
    let mut i = 0;
    while let Some(c) = at(i) {
        // Most of most texts is plain letters, and most sentences are no longer than one.
        if c.is_ascii_alphabetic() && i - start <= 2 * LONGEST {
            i += 1;
            continue;
        }
        let long = i - start > LONGEST || numbers > NUMBERS;
        // "1,1,1,…": what runs on without a blank is no amount.
        let run = numbers > 2 * NUMBERS;
        if long && !c.is_alphanumeric() && (run || !matches!(c, '.' | ',' | '\'' | '’'))
            || i - start > 2 * LONGEST
            || numbers > 4 * NUMBERS && !c.is_numeric()
        {
            push(&mut out, chars, start, i);
            (start, numbers) = (i, 0);
        }
        numbers += usize::from(c.is_numeric() && !at(i + 1).is_some_and(char::is_numeric));
        numbers += usize::from(matches!(c, '十' | '百' | '千' | '万' | '萬' | '亿' | '億'));
        if c.is_ascii_alphanumeric() || c == ' ' {
            i += 1;
            continue;
        }
        let ends = match c {
            '\n' | '。' | '！' | '？' | '۔' | '।' | '።' | '։' | '။' | '។' | '؟' => {
                true
            }
            '.' | '!' | '?' | '…' => stops(chars, i),
            _ => false,
        };
        i += 1;
        if !ends {
            continue;
        }
        if c != '\n' {
            // Closing quotes and brackets belong to the sentence.
            while at(i).is_some_and(|c| {
                matches!(c, '"' | '”' | '’' | '\'' | ')' | '»' | '」' | '』' | '.' | '!' | '?')
            }) {
                i += 1;
            }
        }
        push(&mut out, chars, start, i);
        (start, numbers) = (i, 0);
    }
    push(&mut out, chars, start, chars.len());
    out
}

fn push(out: &mut Vec<std::ops::Range<usize>>, chars: &[char], start: usize, end: usize) {
    let Some(part) = chars.get(start..end) else { return };
    let lead = part.iter().take_while(|c| c.is_whitespace()).count();
    let tail = part.iter().rev().take_while(|c| c.is_whitespace()).count();
    if lead + tail < part.len() {
        out.push(start + lead..end - tail);
    }
}

/// Whether a full stop ends a sentence: a space and no small letter follow, and no abbreviation is before it.
fn stops(chars: &[char], i: usize) -> bool {
    let mut next = i + 1;
    while chars.get(next).is_some_and(|c| matches!(c, '"' | '”' | '’' | '\'' | ')' | '»')) {
        next += 1;
    }
    let Some(space) = chars.get(next) else { return true };
    // Thai and Khmer end no sentence with a full stop: it stands behind abbreviations.
    if chars.get(i) == Some(&'.')
        && i.checked_sub(1)
            .and_then(|k| chars.get(k))
            .is_some_and(|c| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{1780}'..='\u{17ff}'))
    {
        return false;
    }
    let quoted = next > i + 1;
    if !space.is_whitespace() {
        // "perpetrators.Researchers": the space was lost.
        return !quoted
            && space.is_uppercase()
            && chars.get(next + 1).is_some_and(|c| c.is_lowercase())
            && i >= 3
            && chars.get(i - 3..i).is_some_and(|w| w.iter().all(|c| c.is_lowercase()));
    }
    let after = chars.get(next..).and_then(|rest| rest.iter().find(|c| !c.is_whitespace()));
    if after.is_some_and(|c| c.is_lowercase()) {
        return false;
    }
    let word: String = chars
        .get(..i)
        .unwrap_or_default()
        .iter()
        .rev()
        .take_while(|c| is_letter(**c))
        .take(8)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let lower = word.to_lowercase();
    if chars.get(i) == Some(&'.') && is_rank(chars, i, next) {
        return false;
    }
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let short = word.chars().count() <= 6 && ABBREVIATIONS.contains(&lower.as_str());
    !(single || short && chars.get(i) == Some(&'.'))
}

/// Whether a full stop makes a rank of the number before it and ends nothing: "am 15. August", "der 3. Zeuge". German
/// writes what follows with a capital, as the beginning of a sentence.
fn is_rank(chars: &[char], dot: usize, next: usize) -> bool {
    const MONTHS: &[&str] = &[
        "januar",
        "jänner",
        "februar",
        "feber",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "jan",
        "feb",
        "mär",
        "mrz",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "okt",
        "nov",
        "dez",
    ];
    const LEADS: &[&str] = &[
        "der", "die", "dem", "den", "am", "vom", "zum", "zur", "im", "beim", "ab", "jeder", "jede",
        "jedes", "jeden", "jedem", "ihrem", "ihren", "seinem", "seinen",
    ];
    let before = chars.get(..dot).unwrap_or_default();
    let digits = before.iter().rev().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=3).contains(&digits) {
        return false;
    }
    let rest = before.get(..dot - digits).unwrap_or_default();
    // "1.500. August", "3,5. Mai": no whole number.
    if rest.last().is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '–' | '-')) {
        return false;
    }
    let word_at = |chars: &mut dyn Iterator<Item = &char>| -> String {
        chars.skip_while(|c| c.is_whitespace()).take_while(|c| is_letter(**c)).take(12).collect()
    };
    let follows = word_at(&mut chars.get(next..).unwrap_or_default().iter()).to_lowercase();
    if digits <= 2 && MONTHS.contains(&follows.as_str()) {
        return true;
    }
    let lead: String = word_at(&mut rest.iter().rev()).chars().rev().collect();
    LEADS.contains(&lead.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{NUMBERS, sentences};

    #[test]
    fn a_run_of_figures_is_cut_and_a_long_sentence_of_words_is_not() {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        for run in ["1,".repeat(4000), "十百千万亿".repeat(400), "1 ".repeat(4000)] {
            let chars = chars(&run);
            for range in sentences(&chars) {
                let part = chars.get(range).unwrap_or_default();
                let figures = part.iter().filter(|c| !matches!(c, ',' | ' ')).count();
                assert!(figures <= 5 * NUMBERS, "{figures} figures in one");
            }
        }
        let list = "Police freed 1,200 men, 300 women, ".repeat(20);
        assert_eq!(sentences(&chars(&list)).len(), 1);
    }
}
