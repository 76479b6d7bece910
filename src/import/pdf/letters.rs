//! What a glyph stands for: its Unicode made safe, raised figures, and a guess where the font names nothing.

use hayro_interpret::font::Glyph;

use crate::import::pdf::glyphs::Page;

/// Whether the glyph of a figure is drawn raised by its font, which neither its size nor its base line shows.
pub fn is_raised_form(glyph: &Glyph<'_>) -> bool {
    match glyph {
        Glyph::Outline(outline) => {
            let area = outline.outline().control_box();
            area.height() > 50.0 && area.y0 > 200.0
        }
        Glyph::Type3(_) => false,
    }
}

/// The text of a glyph of a font of pictures that names no characters: such fonts come from TeX, whose codes are ASCII
/// and Latin-1 but for signs and ligatures.
pub fn guess(glyph: &Glyph<'_>) -> Option<String> {
    let Glyph::Type3(drawn) = glyph else { return None };
    let code = drawn.char_code();
    let text = match code {
        0x0B | 0x1B => "ff",
        0x0C | 0x1C => "fi",
        0x0D | 0x1D => "fl",
        0x0E | 0x1E => "ffi",
        0x0F | 0x1F => "ffl",
        0x10 | 0x22 | 0x5C => "\"",
        0x15 | 0x7B => "–",
        0x16 | 0x7C => "—",
        0xDF => "SS",
        0xFF => "ß",
        0x21..=0x7E | 0xC0..=0xFE => return char::from_u32(code).map(String::from),
        _ => return None,
    };
    Some(text.to_owned())
}

/// The raised form of a figure.
pub fn raised_digit(letter: char) -> char {
    crate::import::pdf::script::raised(letter.encode_utf8(&mut [0; 4]))
        .and_then(|text| text.chars().next())
        .unwrap_or(letter)
}

/// Adds a character to the page's text: blanks alike, controls and private characters counted as unknown.
pub fn push_letter(page: &mut Page, letter: char) {
    match letter {
        '\u{0}'..='\u{8}'
        | '\u{E}'..='\u{1F}'
        | '\u{7F}'..='\u{84}'
        | '\u{86}'..='\u{9F}'
        | '\u{FFFD}'
        | '\u{FFFE}'
        | '\u{FFFF}' => {
            page.unknown += 1;
            page.text.push('\u{FFFD}');
        }
        '\u{E000}'..='\u{F8FF}' => {
            // Word and others keep symbol fonts in the private use area at F000 + code: bullets are worth telling apart.
            if let Some(bullet) = symbol(letter) {
                page.text.push(bullet);
            } else {
                page.unknown += 1;
                page.text.push(letter);
            }
        }
        '\t'
        | '\n'
        | '\u{B}'
        | '\u{C}'
        | '\r'
        | '\u{85}'
        | '\u{A0}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}' => {
            page.text.push(' ');
        }
        '\u{FEFF}' => {}
        _ => page.text.push(letter),
    }
}

/// The plain character for the usual bullets of Symbol and Wingdings.
fn symbol(letter: char) -> Option<char> {
    match letter {
        '\u{F0B7}' | '\u{F06C}' | '\u{F09F}' | '\u{F0A8}' => Some('•'),
        '\u{F0A7}' | '\u{F06E}' => Some('▪'),
        '\u{F0D8}' => Some('➢'),
        '\u{F0FC}' => Some('✓'),
        '\u{F0E0}' => Some('→'),
        '\u{F02D}' => Some('-'),
        '\u{F020}' => Some(' '),
        _ => None,
    }
}

/// A replacing text with white space as single characters, without control characters.
pub fn clean(text: &str) -> String {
    let mut page = Page::default();
    for letter in text.chars().take(10_000) {
        push_letter(&mut page, letter);
    }
    page.text
}
