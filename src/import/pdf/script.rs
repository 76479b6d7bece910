//! Letters and their direction: visual order to logical order, ligatures, scripts without blanks, raised digits.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Which way a character runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Right,
    Left,
    Digit,
    Neutral,
}

/// What a line or cell belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Nothing that runs from right to left.
    None,
    /// A row of cells that run from right to left, which figures and signs follow.
    Beside,
    /// A text that runs from right to left, which its lines follow even where an address fills most of one.
    Within,
}

/// Whether it is a letter of a script written from right to left.
pub fn is_rtl(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{5FF}' | '\u{600}'..='\u{605}' | '\u{608}' | '\u{60B}' | '\u{60D}' | '\u{61B}'..='\u{64A}' | '\u{64B}'..='\u{65F}'
        | '\u{66D}'..='\u{6EF}' | '\u{6FA}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && !('\u{6F0}'..='\u{6F9}').contains(&letter)
}

fn way(text: &str) -> Way {
    for letter in text.chars() {
        if is_rtl(letter) {
            return Way::Right;
        }
        if letter.is_ascii_digit()
            || matches!(letter, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}')
        {
            return Way::Digit;
        }
        if letter.is_alphabetic() {
            return Way::Left;
        }
    }
    Way::Neutral
}

/// Whether blanks do not part the words of the script, so that a gap between two of its letters is no blank.
pub fn is_unspaced(letter: char) -> bool {
    is_cjk(letter) || is_south_east_asian(letter)
}

/// Chinese and Japanese, with their punctuation.
pub fn is_cjk(letter: char) -> bool {
    matches!(letter,
        '\u{2E80}'..='\u{2FFF}' | '\u{3000}'..='\u{312F}' | '\u{31A0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Thai, Lao, Burmese, Khmer and their kin.
pub fn is_south_east_asian(letter: char) -> bool {
    matches!(letter,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1950}'..='\u{19FF}'
        | '\u{1A20}'..='\u{1AAF}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
}

/// Whether a sign is drawn before the letter that it is written behind.
pub fn is_drawn_before(letter: char) -> bool {
    crate::import::pdf::drawn::is_before(letter)
}

/// A mark that belongs to the letter before it.
pub fn is_mark(letter: char) -> bool {
    is_combining_mark(letter)
}

/// Puts the pieces of a line, given from left to right as seen, into the order in which they are read, and says whether that is
/// from right to left.
pub fn logical(pieces: &[&str], side: Side) -> (String, bool) {
    let ways: Vec<Way> = pieces.iter().map(|piece| way(piece)).collect();
    let right: usize = pieces
        .iter()
        .zip(&ways)
        .filter(|(_, way)| **way == Way::Right)
        .map(|(piece, _)| piece.chars().count())
        .sum();
    let left: usize = pieces
        .iter()
        .zip(&ways)
        .filter(|(_, way)| **way == Way::Left)
        .map(|(piece, _)| piece.chars().count())
        .sum();
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    // A line belongs to the direction of most of its letters: a single Latin name does not turn an Arabic line.
    let address = |piece: &str| piece.contains("://") || piece.contains(['@', '/']);
    let plain: usize = pieces
        .iter()
        .zip(&ways)
        .filter(|(piece, way)| **way == Way::Left && !address(piece))
        .map(|(piece, _)| piece.chars().count())
        .sum();
    let rtl = right * 2 > left
        || side != Side::None && left == 0
        || side == Side::Within && right > 0 && right * 4 > plain;
    if rtl {
        order.reverse();
        turn_runs(&mut order, &ways, |way| way == Way::Left || way == Way::Digit, Way::Left);
    } else {
        turn_runs(&mut order, &ways, |way| way == Way::Right || way == Way::Digit, Way::Right);
        turn_digits(&mut order, &ways);
    }
    let mut text = String::new();
    for &at in &order {
        text.push_str(pieces.get(at).copied().unwrap_or_default());
    }
    (text, rtl)
}

/// Reverses each longest run that begins and ends with a wanted piece and holds no piece of the other direction.
fn turn_runs(order: &mut [usize], ways: &[Way], wanted: impl Fn(Way) -> bool, kind: Way) {
    let way_of = |at: usize| ways.get(at).copied().unwrap_or(Way::Neutral);
    let mut start = None;
    let mut last = 0;
    let mut strong = false;
    let mut runs = Vec::new();
    for (place, &at) in order.iter().enumerate() {
        let way = way_of(at);
        if wanted(way) {
            start.get_or_insert(place);
            last = place;
            strong |= way == kind;
        } else if way != Way::Neutral
            || (kind == Way::Left && !strong && !is_joint(order, ways, place))
        {
            // Numbers on their own keep together only over the signs inside a number.
            if let Some(first) = start.take() {
                runs.push((first, last, strong));
            }
            strong = false;
        }
    }
    if let Some(first) = start {
        runs.push((first, last, strong));
    }
    for (first, last, strong) in runs {
        if kind == Way::Right && !strong {
            continue;
        }
        if let Some(run) = order.get_mut(first..=last) {
            run.reverse();
        }
    }
}

/// Whether a neutral piece stands directly between two digits.
fn is_joint(order: &[usize], ways: &[Way], place: usize) -> bool {
    let digit = |place: Option<usize>| {
        place
            .and_then(|place| order.get(place))
            .and_then(|&at| ways.get(at))
            .is_some_and(|&way| way == Way::Digit)
    };
    digit(place.checked_sub(1)) && digit(place.checked_add(1))
}

/// In a run turned to right-to-left the digits of a number still go from left to right.
fn turn_digits(order: &mut [usize], ways: &[Way]) {
    let mut place = 0;
    while place < order.len() {
        let digit = |place: usize| {
            order.get(place).and_then(|&at| ways.get(at)).is_some_and(|&way| way == Way::Digit)
        };
        if !digit(place) {
            place += 1;
            continue;
        }
        let mut end = place + 1;
        while end < order.len() && (digit(end) || (is_joint(order, ways, end) && digit(end + 1))) {
            end += 1;
        }
        // Only numbers that were turned stand in falling order.
        let falling =
            order.get(place).zip(order.get(end - 1)).is_some_and(|(first, last)| first > last);
        if falling && let Some(run) = order.get_mut(place..end) {
            run.reverse();
        }
        place = end;
    }
}

/// Whether the brackets of these texts stand the wrong way round for the reading order: some programs note the sign that
/// they draw, others the sign that was written.
pub fn is_mirrored<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let mut open = false;
    let mut closed = false;
    let (mut right, mut wrong) = (0_u32, 0_u32);
    for letter in texts.flat_map(str::chars) {
        match letter {
            '(' | '[' | '«' | '{' => {
                wrong += u32::from(closed);
                open = !closed;
                closed = false;
            }
            ')' | ']' | '»' | '}' => {
                right += u32::from(open);
                closed = !open;
                open = false;
            }
            _ => {}
        }
    }
    wrong > right
}

/// Turns every bracket round.
pub fn mirror(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '(' => ')',
            ')' => '(',
            '[' => ']',
            ']' => '[',
            '{' => '}',
            '}' => '{',
            '«' => '»',
            '»' => '«',
            other => other,
        })
        .collect()
}

/// Composed letters, ligatures as their letters, Arabic presentation forms as letters, single blanks.
pub fn polish(text: &str) -> String {
    if text.is_ascii() && !text.contains("  ") && text.trim().len() == text.len() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => {
                // Isolated forms of marks come with a blank of their own.
                out.extend(letter.nfkc().filter(|part| *part != ' '));
            }
            '\u{200B}' | '\u{2060}' => {}
            _ => out.push(letter),
        }
    }
    let composed: String = out.nfc().collect();
    let mut text = String::with_capacity(composed.len());
    for (place, part) in composed.split(' ').filter(|part| !part.is_empty()).enumerate() {
        if place > 0 {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

/// The raised form of a number or sign, so that a note's mark is not read as part of a figure.
pub fn raised(text: &str) -> Option<String> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    let mut out = String::new();
    let mut digits = false;
    for letter in text.chars() {
        match letter {
            '0'..='9' => {
                digits = true;
                out.push(DIGITS.get(usize::from(letter as u8 - b'0')).copied().unwrap_or(letter));
            }
            '-' | '−' | '–' => out.push('⁻'),
            '+' => out.push('⁺'),
            '(' => out.push('⁽'),
            ')' => out.push('⁾'),
            ',' => out.push('˒'),
            _ => return None,
        }
    }
    // A raised comma has no form of its own; a plain one between raised digits is clear enough.
    digits.then(|| out.replace('˒', ","))
}

/// Whether a paragraph that ends so goes on after it: no end mark.
pub fn is_open_end(text: &str) -> bool {
    let end = text.trim_end_matches(|letter: char| {
        matches!(letter, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '⁰'..='⁹' | '¹' | '²' | '³')
    });
    !end.ends_with([
        '.', '!', '?', ':', ';', '…', '。', '！', '？', '：', '；', '។', '៕', '။', '۔', '؟', '؛',
        '।', '॥',
    ])
}

/// Whether a line ends within a word that the next one goes on with.
pub fn is_parted(before: &str, next: &str) -> bool {
    let stem = before.trim_end_matches(['-', '‐', '\u{AD}']);
    before.chars().count() == stem.chars().count() + 1
        && stem.ends_with(char::is_alphabetic)
        && next.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{Side, logical};

    #[test]
    fn a_cell_of_figures_is_read_in_the_direction_of_its_table() {
        let read = |pieces: &[&str], side| logical(pieces, side).0;
        assert_eq!(read(&["%", " ", "32.9"], Side::Beside), "32.9 %");
        assert_eq!(read(&["%", " ", "32.9"], Side::None), "% 32.9");
        assert_eq!(read(&["Acme", " ", "Co"], Side::Beside), "Acme Co");
        let line =
            [".", "5/3/2024", " ", "في", " ", "https://unodc.org/x", " ", "موقع", " ", "وفق"];
        let written = "وفق موقع https://unodc.org/x في 5/3/2024.";
        assert_eq!(logical(&line, Side::Within), (written.to_owned(), true));
    }
}
