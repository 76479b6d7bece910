//! The forms in which one name stands in a text: with and without its family name, in the cases of a language, in
//! letters that only look like others.

/// Titles behind which two letters are a name.
pub(super) const TITLES: [&str; 9] = ["Mr", "Ms", "Mrs", "Miss", "Dr", "U", "Daw", "Ma", "Ko"];

/// A syllable of Korean.
pub(super) fn hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7af}').contains(&c)
}

/// A sign that belongs to the letter before it.
pub(super) fn mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{93a}'..='\u{93c}' | '\u{93e}'..='\u{94f}'
        | '\u{9bc}' | '\u{9be}'..='\u{9cd}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}'
        | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}' | '\u{1082}'..='\u{108d}'
        | '\u{17b4}'..='\u{17d3}')
}

/// What of a name written in one goes on without the rest: the given name of a Chinese or Korean one, both halves of
/// one of four signs, a Burmese name without the word that says who bears it.
pub(super) fn shorter(name: &str) -> Vec<String> {
    const BURMESE: [&str; 5] = ["ဒေါ်", "ဦး", "မောင်", "ကို", "မ"];
    let chars: Vec<char> = name.trim().chars().collect();
    let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let part = |from: usize, to: usize| -> String {
        chars.get(from..to).unwrap_or_default().iter().collect()
    };
    if chars.iter().all(han) || chars.iter().all(|c| hangul(*c)) {
        return match chars.len() {
            3 => vec![part(1, 3)],
            4 => vec![part(0, 2), part(2, 4)],
            _ => Vec::new(),
        };
    }
    let name = name.trim();
    let bare = BURMESE.iter().find_map(|title| name.strip_prefix(title)).map(str::trim);
    // A sign goes with the letter before it: then the title was a piece of the name.
    let bare = bare.filter(|bare| !bare.starts_with(mark) && bare.chars().count() >= 4);
    bare.map(str::to_owned).into_iter().collect()
}

/// The stem of a Russian or Ukrainian name, behind which the endings of its cases stand.
pub(super) fn stem(word: &str) -> Option<String> {
    const LEAST: usize = 3;
    let letters: Vec<char> = word.chars().collect();
    let cyrillic = |c: &char| ('\u{400}'..='\u{4ff}').contains(c);
    if letters.len() <= LEAST || !letters.iter().all(cyrillic) {
        return None;
    }
    let ending = match letters.as_slice() {
        [.., 'и' | 'ы' | 'о', 'й'] | [.., 'а' | 'я', 'я'] if letters.len() > LEAST + 2 => 2,
        [.., 'а' | 'я' | 'ь' | 'й' | 'о' | 'е' | 'і' | 'ї'] => 1,
        _ => 0,
    };
    letters.get(..letters.len() - ending).map(|stem| stem.iter().collect())
}

/// Where the word ends that goes on from a stem, if what follows is nothing or the ending of a case.
pub(super) fn case_end(chars: &[char], at: usize) -> Option<usize> {
    const ENDINGS: [&str; 36] = [
        "", "а", "я", "у", "ю", "е", "и", "ы", "і", "ї", "є", "ь", "й", "о", "ой", "ей", "ом",
        "ем", "єм", "ою", "ею", "ию", "ии", "ие", "ий", "ый", "ым", "им", "ая", "яя", "ую", "ого",
        "ому", "ией", "ові", "еві",
    ];
    let length = chars.get(at..)?.iter().take_while(|c| c.is_alphanumeric()).take(4).count();
    let rest: String = chars.get(at..at + length)?.iter().flat_map(|c| c.to_lowercase()).collect();
    ENDINGS.contains(&rest.as_str()).then_some(at + length)
}

/// The letter that a sign draws which is another one for Unicode: small capitals, letters in black boxes and in flags.
pub(super) fn drawn(c: char) -> Option<char> {
    const SMALL: &str = "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqǫqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz";
    const BOXES: [u32; 3] = [0x1f150, 0x1f170, 0x1f1e6];
    let mut pairs = SMALL.chars();
    while let (Some(small), Some(plain)) = (pairs.next(), pairs.next()) {
        if small == c {
            return Some(plain);
        }
    }
    let offset = |start: &u32| u32::from(c).checked_sub(*start).filter(|at| *at < 26);
    let letter = u8::try_from(BOXES.iter().find_map(offset)?).ok()?;
    Some(char::from(b'a' + letter))
}

/// Whether nothing but small words that Arabic and Hebrew write together with the next one stands before a place:
/// "وسلمى" is "and Salma", "للخالد" "for Al-Khaled".
pub(super) fn is_led(chars: &[char], start: usize) -> bool {
    const MOST: usize = 4;
    const SMALL: &[char] =
        &['و', 'ف', 'ب', 'ل', 'ك', 'س', 'ا', 'أ', 'ו', 'ה', 'ב', 'ל', 'כ', 'מ', 'ש'];
    let right = |c: &char| ('\u{590}'..='\u{6ff}').contains(c);
    if !chars.get(start).is_some_and(right) {
        return false;
    }
    let before = chars.get(..start).unwrap_or_default();
    let lead = before.iter().rev().take_while(|c| c.is_alphanumeric()).count();
    (1..=MOST).contains(&lead) && before.iter().rev().take(lead).all(|c| SMALL.contains(c))
}
