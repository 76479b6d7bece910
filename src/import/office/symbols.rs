//! Characters of the symbol fonts that forms and lists are made with.

/// The character that a symbol font shows for this code, if a common one.
pub fn symbol(font: &str, code: u32) -> Option<char> {
    // Word stores such codes in the private area.
    let low = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let font = font.to_lowercase();
    if font.contains("wingdings 2") {
        return match low {
            0x50 => Some('✓'),
            0x4f => Some('✗'),
            0x52 => Some('☑'),
            0x51 | 0x53 | 0x54 => Some('☒'),
            0x2a | 0xa3 => Some('☐'),
            0x96..=0x98 => Some('•'),
            _ => None,
        };
    }
    if font.contains("wingdings") {
        return match low {
            0x6c | 0x6e | 0x9f | 0xa7 | 0x77 | 0x75 => Some('•'),
            0x6f | 0x70 | 0x71 | 0x72 | 0xa8 => Some('☐'),
            0xfc => Some('✓'),
            0xfb => Some('✗'),
            0xfd | 0x78 | 0x54 => Some('☒'),
            0xfe => Some('☑'),
            0xe0 | 0xf0 | 0xe8 | 0xd8 => Some('→'),
            0xdf => Some('←'),
            0x28 => Some('☎'),
            0x2a => Some('✉'),
            0x4a => Some('☺'),
            0xab | 0xb6 => Some('★'),
            _ => None,
        };
    }
    if font.contains("symbol") || low != code {
        return match low {
            0x20..=0x40 if !matches!(low, 0x22 | 0x24 | 0x27 | 0x2a | 0x2d | 0x40) => {
                char::from_u32(low)
            }
            0x2d => Some('−'),
            0x41..=0x5a => "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ".chars().nth((low - 0x41) as usize),
            0x61..=0x7a => "αβχδεφγηιϕκλμνοπθρστυϖωξψζ".chars().nth((low - 0x61) as usize),
            0xb7 => Some('•'),
            0xa3 => Some('≤'),
            0xb3 => Some('≥'),
            0xb1 => Some('±'),
            0xb4 => Some('×'),
            0xb8 => Some('÷'),
            0xb9 => Some('≠'),
            0xbb => Some('≈'),
            0xb0 => Some('°'),
            0xa5 => Some('∞'),
            0xac => Some('←'),
            0xae => Some('→'),
            0xd2 => Some('®'),
            0xd3 => Some('©'),
            0xd4 => Some('™'),
            _ => None,
        };
    }
    if (0xe000..0xf900).contains(&code) { None } else { char::from_u32(code) }
}
