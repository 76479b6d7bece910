//! Signs in the order in which they are drawn, put into the order in which they are written: vowels that stand before the letter
//! that they follow, from Devanagari to Khmer and Burmese, and the र that stands over the letter before which it is spoken.

/// Whether a sign is drawn before the letter that it is written behind.
pub fn is_before(letter: char) -> bool {
    matches!(letter,
        '\u{93F}' | '\u{94E}' | '\u{9BF}' | '\u{9C7}' | '\u{9C8}' | '\u{A3F}' | '\u{ABF}' | '\u{B47}'
        | '\u{BC6}'..='\u{BC8}' | '\u{D46}'..='\u{D48}' | '\u{DD9}'..='\u{DDB}'
        | '\u{1031}' | '\u{103C}' | '\u{17C1}'..='\u{17C3}')
}

/// Whether the order of drawing is another one than that of writing in the script of a letter.
pub fn is_turned(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

/// The sign that joins two letters to one.
fn joins(letter: char) -> bool {
    matches!(
        letter,
        '\u{94D}'
            | '\u{9CD}'
            | '\u{A4D}'
            | '\u{ACD}'
            | '\u{B4D}'
            | '\u{BCD}'
            | '\u{C4D}'
            | '\u{CCD}'
            | '\u{D4D}'
            | '\u{DCA}'
            | '\u{1039}'
            | '\u{17D2}'
    )
}

fn is_letter(letter: char) -> bool {
    is_turned(letter) && letter.is_alphabetic() && !super::script::is_mark(letter)
}

/// What belongs to a letter more closely than a vowel: the dot of another sound, the middle signs of Burmese.
fn clings(letter: char) -> bool {
    matches!(
        letter,
        '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}' | '\u{CBC}' | '\u{103B}'
            ..='\u{103E}' | '\u{17C9}' | '\u{17CA}'
    )
}

/// The end of the letters that start at a place and are one to the eye.
fn cluster_end(letters: &[char], start: usize) -> usize {
    let get = |at: usize| letters.get(at).copied().unwrap_or(' ');
    let mut at = start;
    if !is_letter(get(at)) {
        return start;
    }
    at += 1;
    loop {
        if clings(get(at)) {
            at += 1;
        } else if joins(get(at)) && is_letter(get(at + 1)) {
            at += 2;
        } else {
            return at;
        }
    }
}

/// Puts the signs of a word into the order of writing.
pub fn written(text: &str) -> String {
    let whole = whole_am(text);
    let text = whole.as_deref().unwrap_or(text);
    if !text.chars().any(is_turned) {
        return text.to_owned();
    }
    let letters: Vec<char> = raised(&text.chars().collect::<Vec<char>>());
    let mut out: Vec<char> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let mut before: Vec<char> = Vec::new();
        let mut below: Vec<char> = Vec::new();
        let mut next = at;
        loop {
            match letters.get(next..).unwrap_or_default() {
                // ្រ is drawn before its letter too.
                ['\u{17D2}', '\u{179A}', following, ..]
                    if below.is_empty()
                        && (is_letter(*following) || is_before(*following))
                        && (!before.is_empty() || starts_cluster(&letters, at)) =>
                {
                    below = vec!['\u{17D2}', '\u{179A}'];
                    next += 2;
                }
                ['\u{103C}', ..] if below.is_empty() => {
                    below = vec!['\u{103C}'];
                    next += 1;
                }
                [sign, ..] if is_before(*sign) && *sign != '\u{103C}' && before.len() < 2 => {
                    before.push(*sign);
                    next += 1;
                }
                _ => break,
            }
        }
        let end = cluster_end(&letters, next);
        if before.is_empty() && below.is_empty() || end == next {
            out.push(letter);
            at += 1;
            continue;
        }
        let cluster = letters.get(next..end).unwrap_or_default();
        // The middle signs of Burmese have an order of their own: ျ ြ ွ ှ.
        let late = cluster.iter().position(|c| matches!(c, '\u{103D}' | '\u{103E}'));
        let place =
            if below == ['\u{103C}'] { late.unwrap_or(cluster.len()) } else { cluster.len() };
        out.extend(cluster.get(..place).unwrap_or_default());
        out.extend(below);
        out.extend(cluster.get(place..).unwrap_or_default());
        at = end;
        // A vowel of two parts is one sign.
        match (before.as_slice(), letters.get(at)) {
            (['\u{17C1}'], Some('\u{17BE}'..='\u{17C0}' | '\u{17C4}' | '\u{17C5}')) => {}
            (['\u{17C1}'], Some('\u{17B6}')) => {
                out.push('\u{17C4}');
                at += 1;
            }
            (['\u{17C1}'], Some('\u{17B8}')) => {
                out.push('\u{17BE}');
                at += 1;
            }
            _ => out.extend(before),
        }
    }
    out.into_iter().collect()
}

/// Thai and Lao: the ring that is drawn over a letter and the vowel behind it are one sign, with the tone before it.
fn whole_am(text: &str) -> Option<String> {
    if !text.contains(['\u{E4D}', '\u{ECD}']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if !matches!(letter, '\u{E4D}' | '\u{ECD}') {
            out.push(letter);
            continue;
        }
        let tone = letters.next_if(|c| matches!(c, '\u{E48}'..='\u{E4B}' | '\u{EC8}'..='\u{ECB}'));
        match letters.next_if(|c| matches!(c, '\u{E32}' | '\u{EB2}')) {
            Some(vowel) => {
                out.extend(tone);
                out.push(if vowel == '\u{E32}' { '\u{E33}' } else { '\u{EB3}' });
            }
            None => {
                out.push(letter);
                out.extend(tone);
            }
        }
    }
    Some(out)
}

/// Whether no letter stands before a place that a sign there could belong to.
fn starts_cluster(letters: &[char], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| letters.get(before)).is_none_or(|before| {
        // Behind a letter it is most often that letter's own, and a program that writes in order wrote it there.
        !is_letter(*before)
    })
}

/// Puts the र् that is drawn over the end of a cluster before it.
fn raised(letters: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let over = letter == '\u{930}' && letters.get(at + 1) == Some(&'\u{94D}');
        if !over {
            out.push(letter);
            at += 1;
            continue;
        }
        let mut start = out.len();
        while start > 0
            && out
                .get(start - 1)
                .is_some_and(|c| super::script::is_mark(*c) && !joins(*c) && !is_before(*c))
        {
            start -= 1;
        }
        let letter = |at: usize| out.get(at).is_some_and(|c| is_letter(*c));
        if start > 0 && letter(start - 1) {
            start -= 1;
            while start > 1
                && joins(out.get(start - 1).copied().unwrap_or(' '))
                && letter(start - 2)
            {
                start -= 2;
            }
            // A vowel drawn before the letter stays before it all.
            out.splice(start..start, ['\u{930}', '\u{94D}']);
        } else {
            out.extend(['\u{930}', '\u{94D}']);
        }
        at += 2;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn signs_come_behind_the_letters_that_they_are_drawn_before() {
        for (drawn, text) in [
            ("िनचली", "निचली"),
            ("िस्थित", "स्थिति"),
            ("कायर्", "कार्य"),
            ("ေကမပာ", "ကေမပာ"),
            ("ြမစ်", "မြစ်"),
            ("ေကျာင်း", "ကျောင်း"),
            ("េលខ", "លេខ"),
            ("េកាះ", "កោះ"),
            ("េធើ្វ", "ធើ្វ"),
            ("นํ้า", "น้ำ"),
            ("คํา", "คำ"),
            ("ນໍ້າ", "ນ້ຳ"),
            ("plain", "plain"),
        ] {
            assert_eq!(written(drawn), text, "{drawn}");
        }
    }
}
