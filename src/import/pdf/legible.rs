//! Letters that are letters and still not those on the page: a font with a wrong table of characters gives them, and nothing
//! in the file says so. They show in that no language spreads its letters, or sets its marks, like that.

/// Letters that are looked at together: fewer prove nothing.
const WINDOW: u64 = 150;

/// The share of the ten most usual letters, in percent, below which a text is in no language that Latin letters write:
/// Polish, the lowest of those with few of them, has 54, and letters by chance 38.
const USUAL: u64 = 42;

/// Words that begin with a mark that must follow a letter, in percent.
const ORPHANS: u64 = 15;

/// What was counted in a few lines.
#[derive(Default)]
struct Window {
    /// Characters of all words.
    all: u64,
    latin: u64,
    usual: u64,
    /// Words and letters of scripts with marks.
    words: u64,
    letters: u64,
    orphans: u64,
}

/// How many characters of some lines are wrong.
pub fn wrong_letters<'a>(lines: impl Iterator<Item = &'a str>) -> u64 {
    let (mut wrong, mut all) = (0, 0);
    let mut window = Window::default();
    for line in lines {
        window.add(line);
        if window.latin.max(window.letters) >= WINDOW {
            all += window.all;
            wrong += window.wrong();
            window = Window::default();
        }
    }
    all += window.all;
    // A list of short forms is no language either; one of them is no reason to warn.
    if wrong * 20 < all { 0 } else { wrong }
}

impl Window {
    fn add(&mut self, line: &str) {
        for word in line.split_whitespace() {
            self.all += word.chars().count() as u64;
            // Addresses, hashes and numbers of cases are spread by chance and are right.
            if word.chars().any(|c| c.is_ascii_digit() || "/@_".contains(c)) {
                continue;
            }
            let latin = word.chars().filter(char::is_ascii_alphabetic);
            for letter in latin {
                self.latin += 1;
                self.usual += u64::from("etaoinsrhl".contains(letter.to_ascii_lowercase()));
            }
            // Letters with accents belong to a language, whichever it is.
            let accented = word.chars().filter(|c| ('\u{c0}'..='\u{24f}').contains(c)).count();
            self.usual += accented as u64;
            self.latin += accented as u64;
            let letters = word.chars().filter(|c| has_marks(*c)).count() as u64;
            if letters > 0 {
                self.letters += letters;
                self.words += 1;
                self.orphans += u64::from(word.chars().next().is_some_and(is_mark));
            }
        }
    }

    fn wrong(&self) -> u64 {
        let no_language = self.latin >= WINDOW && self.usual * 100 < self.latin * USUAL;
        let no_script = self.letters >= WINDOW && self.orphans * 100 > self.words * ORPHANS;
        if no_language || no_script { self.all } else { 0 }
    }
}

/// Whether a character is of a script whose vowels and tones are marks on letters: from Devanagari to Lao, Burmese, Khmer.
fn has_marks(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17df}')
}

/// Whether a character stands on, under or behind a letter and never first.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{900}'..='\u{903}' | '\u{93a}'..='\u{93c}' | '\u{93e}'..='\u{94f}' | '\u{981}'..='\u{983}'
        | '\u{9be}'..='\u{9cd}' | '\u{bbe}'..='\u{bcd}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}'
        | '\u{1056}'..='\u{1059}' | '\u{17b6}'..='\u{17d3}')
}

#[cfg(test)]
mod tests {
    use super::wrong_letters;

    const STORY: &str = "Police in the capital freed more than a hundred people from a walled compound on Sunday, and the governor \
        said that most of them had been made to work there for months without any pay. Many were brought to a hospital.";

    #[test]
    fn a_text_of_any_language_is_right() {
        let polish = "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem i \
            sumieniem i powinni postępować wobec innych w duchu braterstwa. Każdy człowiek posiada wszystkie prawa.";
        let thai = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ \
            ทุกคนย่อมมีสิทธิและอิสรภาพทั้งปวงตามที่กำหนดไว้ในปฏิญญานี้ โดยปราศจากการแบ่งแยก";
        for text in [STORY, polish, thai] {
            assert_eq!(wrong_letters(text.lines()), 0, "{text}");
        }
    }

    #[test]
    fn shifted_letters_and_marks_without_letters_are_wrong() {
        // What a font with its glyph numbers in the place of characters gives.
        let shifted: String = STORY
            .chars()
            .map(|c| if c.is_ascii_graphic() { char::from(c as u8 - 29) } else { c })
            .collect();
        assert!(wrong_letters(shifted.lines()) > 150, "{shifted}");
        let orphans = "ก ั้ง ่าว ิ่ง ู้ ็น ที่ ั่ว ์ม ่อ ้า ".repeat(20);
        assert!(wrong_letters(orphans.lines()) > 100);
    }

    #[test]
    fn one_wrong_word_is_none() {
        let mostly = format!("{}\nXQWZ KJVB\n{STORY}", [STORY; 5].join("\n"));
        assert_eq!(wrong_letters(mostly.lines()), 0);
    }
}
