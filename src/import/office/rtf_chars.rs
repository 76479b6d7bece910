//! Code pages of RTF: from the numbers and character sets that the format uses to characters.

use encoding_rs::Encoding;

use crate::import::office::symbols::symbol;

/// Upper half of the code page of IBM PCs in the United States.
const PC_437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
/// Upper half of the code page of IBM PCs in Western Europe.
const PC_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// How bytes become characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A code page of Windows or the Macintosh.
    Known(&'static Encoding),
    /// A code page of the IBM PC, by its upper half.
    Pc(&'static str),
    /// A symbol font.
    Symbol,
    /// A code page that is not known here: only its ASCII half can be told.
    Unknown,
}

/// The code page with this number.
pub fn of_number(number: i32) -> Page {
    Page::Known(match number {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 | 54936 => encoding_rs::GB18030,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        0 | 1252 | 819 | 28591 => encoding_rs::WINDOWS_1252,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        866 => encoding_rs::IBM866,
        10000 => encoding_rs::MACINTOSH,
        10007 => encoding_rs::X_MAC_CYRILLIC,
        65001 => encoding_rs::UTF_8,
        437 => return Page::Pc(PC_437),
        850 | 858 => return Page::Pc(PC_850),
        42 => return Page::Symbol,
        _ => return Page::Unknown,
    })
}

/// The code page of a font's character set; nothing for "whatever the document uses".
pub fn of_charset(charset: i32) -> Option<Page> {
    Some(of_number(match charset {
        0 => 1252,
        1 => return None,
        2 => 42,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        254 => 437,
        255 => 850,
        _ => -1,
    }))
}

/// The characters of bytes; the second value says whether some can't be told.
pub fn decode(bytes: &[u8], page: Page, font: &str) -> (String, bool) {
    match page {
        Page::Known(encoding) => {
            let (text, bad) = encoding.decode_without_bom_handling(bytes);
            (text.into_owned(), bad)
        }
        Page::Pc(upper) => {
            let char = |b: &u8| {
                if *b < 128 {
                    char::from(*b)
                } else {
                    upper.chars().nth(usize::from(*b) - 128).unwrap_or('\u{fffd}')
                }
            };
            (bytes.iter().map(char).collect(), false)
        }
        Page::Symbol => {
            let mut bad = false;
            let text = bytes.iter().map(|b| {
                let known = symbol(if font.is_empty() { "symbol" } else { font }, u32::from(*b));
                bad |= known.is_none() && *b != b' ';
                if *b == b' ' { ' ' } else { known.unwrap_or('\u{25a1}') }
            });
            (text.collect(), bad)
        }
        Page::Unknown => {
            let text =
                bytes.iter().map(|b| if *b < 128 { char::from(*b) } else { '\u{fffd}' }).collect();
            (text, bytes.iter().any(|b| *b >= 128))
        }
    }
}
