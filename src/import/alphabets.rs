//! Alphabets of old machines that no file declares and no guesser knows: DOS, the first Macs, the Vietnamese ones. They are
//! tried where the letters of the best guess stand as no language writes them.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1251, X_MAC_CYRILLIC};
use unicode_normalization::UnicodeNormalization as _;

/// An alphabet of which only the upper half is its own.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// What it is called.
    pub(super) name: &'static str,
    /// What else it is called, in small letters.
    aliases: &'static [&'static str],
    upper: &'static str,
    /// Letters where others have control characters.
    lower: &'static [(u8, char)],
}

const ALPHABETS: [Alphabet; 5] = [
    Alphabet {
        name: "IBM850",
        aliases: &["ibm850", "cp850", "cp-850", "dos-850"],
        upper: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
        lower: &[],
    },
    Alphabet {
        name: "IBM852",
        aliases: &["ibm852", "cp852", "cp-852", "dos-852"],
        upper: "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{ad}˝˛ˇ˘§÷¸°¨˙űŘř■\u{a0}",
        lower: &[],
    },
    Alphabet {
        name: "x-mac-ce",
        aliases: &["x-mac-ce", "mac-centraleurope", "x-mac-centraleurroman"],
        upper: "ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u{a0}ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ",
        lower: &[],
    },
    Alphabet {
        name: "VISCII",
        aliases: &["viscii", "viscii1.1-1", "csviscii"],
        upper: "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        lower: &[(2, 'Ẳ'), (5, 'Ẵ'), (6, 'Ẫ'), (0x14, 'Ỷ'), (0x19, 'Ỹ'), (0x1e, 'Ỵ')],
    },
    Alphabet {
        name: "TCVN3",
        aliases: &["tcvn3", "tcvn", "tcvn-5712", "tcvn5712-1", "x-viet-tcvn5712"],
        upper: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u{a0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
        lower: &[],
    },
];

impl Alphabet {
    /// The alphabet of this name, whatever its case.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        let name = name.trim().to_ascii_lowercase();
        ALPHABETS.iter().find(|one| one.aliases.contains(&name.as_str()))
    }

    /// Reads bytes in it.
    pub(super) fn decode(&self, bytes: &[u8]) -> String {
        let upper: Vec<char> = self.upper.chars().collect();
        let letter = |byte: &u8| {
            if byte.is_ascii() {
                let own = self.lower.iter().find(|(at, _)| at == byte);
                own.map_or(char::from(*byte), |(_, letter)| *letter)
            } else {
                upper.get(usize::from(byte & 0x7f)).copied().unwrap_or('\u{fffd}')
            }
        };
        bytes.iter().map(letter).collect()
    }
}

/// How many letters and signs stand where no language has them: a capital behind a small letter, a quotation mark or a
/// currency between two letters, an accent alone.
pub(super) fn odd(text: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    let mut all = text.chars().peekable();
    while let Some(c) = all.next() {
        if !c.is_ascii() {
            let next = all.peek().copied().unwrap_or(' ');
            let between = in_alphabet(before) && in_alphabet(next);
            let wrong = match c {
                'ˆ' | '˜' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' => true,
                'ƒ' => in_alphabet(before) || in_alphabet(next),
                _ if c.is_uppercase() => before.is_lowercase(),
                '„'
                | '‚'
                | '‰'
                | '‹'
                | '›'
                | '†'
                | '‡'
                | '“'
                | '”'
                | '«'
                | '»'
                | '¡'..='\u{a9}'
                | '¬'
                | '¯'..='±'
                | '´'
                | '¶'
                | '¸'
                | '¿'
                | '×'
                | '÷'
                | '\u{2d8}'..='\u{2dd}'
                | 'ﬁ'
                | 'ﬂ'
                | '\u{2200}'..='\u{22ff}'
                | '\u{2500}'..='\u{25ff}' => between,
                _ => false,
            };
            count += usize::from(wrong);
        }
        before = c;
    }
    count
}

/// Whether a letter is of an alphabet with capitals; others set signs between letters without a blank.
fn in_alphabet(c: char) -> bool {
    c < '\u{530}' && c.is_alphabetic()
}

/// Letters of Serbian and Macedonian: nobody else has them, and they are what another Cyrillic alphabet has for capitals.
fn southern(text: &str) -> usize {
    text.chars().filter(|c| "ЂЃѓЉЊЌЋЏђљњќћџЅѕЈ".contains(*c)).count()
}

/// Reads what is no text as it was guessed to be in the alphabet of an old machine that fits, if one does.
pub(super) fn instead(
    bytes: &[u8],
    guess: &'static Encoding,
    text: &str,
) -> Option<(String, &'static str)> {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let wrong = odd(text);
    if guess == WINDOWS_1251 {
        let wrong = wrong + southern(text);
        let other = X_MAC_CYRILLIC.decode_without_bom_handling(bytes).0;
        let fits = wrong >= 2 && odd(&other) + southern(&other) == 0;
        return fits.then(|| (other.into_owned(), X_MAC_CYRILLIC.name()));
    }
    if wrong < 2 || wrong * 12 < high {
        return None;
    }
    for name in ["VISCII", "TCVN3"] {
        let own = Alphabet::named(name).map(|one| (one.decode(bytes), one.name));
        if let Some(own) = own.filter(|(text, _)| is_vietnamese(text)) {
            return Some(own);
        }
    }
    // Among many letters that are right, a few that are not are slips.
    if wrong * 3 < high {
        return None;
    }
    let mac = MACINTOSH.decode_without_bom_handling(bytes).0.into_owned();
    let old = ["IBM850", "x-mac-ce", "IBM852"];
    let old = old.into_iter().filter_map(Alphabet::named).map(|one| (one.decode(bytes), one.name));
    std::iter::once((mac, MACINTOSH.name()))
        .chain(old)
        .find(|(text, _)| odd(text) == 0 && lettered(text))
}

/// Whether most of what is not ASCII is letters.
fn lettered(text: &str) -> bool {
    let foreign = || text.chars().filter(|c| !c.is_ascii());
    foreign().filter(|c| c.is_alphabetic()).count() * 2 > foreign().count()
}

/// Whether words are as Vietnamese builds them: short, with one tone at most, and with letters that only it has.
fn is_vietnamese(text: &str) -> bool {
    let (mut words, mut good, mut own) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&c)) {
        if word.is_ascii() {
            continue;
        }
        words += 1;
        let parts: Vec<char> = word.nfd().collect();
        let tone =
            |c: &&char| matches!(**c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let letters = parts.iter().filter(|c| c.is_alphabetic()).count();
        let tones = parts.iter().filter(tone).count();
        let known = |c: &char| {
            c.is_ascii_alphabetic()
                || tone(&c)
                || matches!(*c, 'đ' | 'Đ' | '\u{302}' | '\u{306}' | '\u{31b}')
        };
        good +=
            usize::from(letters <= 7 && tones <= 1 && odd(word) == 0 && parts.iter().all(known));
        own += usize::from(
            word.nfc().any(|c| matches!(c, 'ơ' | 'ư' | 'ă' | 'đ' | '\u{1ea0}'..='\u{1ef9}')),
        );
    }
    words >= 4 && good * 20 >= words * 19 && own * 2 >= words
}
