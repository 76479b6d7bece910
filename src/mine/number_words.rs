//! Words that make up numbers, language by language: tables only; `numerals` puts them together.

use super::numerals::Language;

/// What a number word does to the number so far.
#[derive(Clone, Copy)]
pub(super) enum Part {
    /// Adds: "three", "thirty", "doscientos".
    Add(u32),
    /// Multiplies what is there below a thousand: "hundred", "cent".
    Hundred,
    /// Multiplies and closes: "thousand", "million"; as a power of ten.
    Scale(u32),
    /// Times twelve: "dozen".
    Dozen,
}

use Part::{Add, Dozen, Hundred, Scale};

/// What a word does, if it is a number word of the language.
pub(super) fn part(language: Language, word: &str) -> Option<Part> {
    match language {
        Language::English => english(word),
        Language::French => french(word),
        Language::Spanish => spanish(word),
    }
}

fn english(word: &str) -> Option<Part> {
    Some(match word {
        "one" => Add(1),
        "two" => Add(2),
        "three" => Add(3),
        "four" => Add(4),
        "five" => Add(5),
        "six" => Add(6),
        "seven" => Add(7),
        "eight" => Add(8),
        "nine" => Add(9),
        "ten" => Add(10),
        "eleven" => Add(11),
        "twelve" => Add(12),
        "thirteen" => Add(13),
        "fourteen" => Add(14),
        "fifteen" => Add(15),
        "sixteen" => Add(16),
        "seventeen" => Add(17),
        "eighteen" => Add(18),
        "nineteen" => Add(19),
        "twenty" => Add(20),
        "thirty" => Add(30),
        "forty" => Add(40),
        "fifty" => Add(50),
        "sixty" => Add(60),
        "seventy" => Add(70),
        "eighty" => Add(80),
        "ninety" => Add(90),
        "hundred" => Hundred,
        "dozen" | "dozens" => Dozen,
        "thousand" => Scale(3),
        "lakh" => Scale(5),
        "million" => Scale(6),
        "crore" => Scale(7),
        "billion" => Scale(9),
        "trillion" => Scale(12),
        _ => return None,
    })
}

fn french(word: &str) -> Option<Part> {
    Some(match word {
        "un" | "une" => Add(1),
        "deux" => Add(2),
        "trois" => Add(3),
        "quatre" => Add(4),
        "cinq" => Add(5),
        "six" => Add(6),
        "sept" => Add(7),
        "huit" => Add(8),
        "neuf" => Add(9),
        "dix" => Add(10),
        "onze" => Add(11),
        "douze" => Add(12),
        "treize" => Add(13),
        "quatorze" => Add(14),
        "quinze" => Add(15),
        "seize" => Add(16),
        "vingt" | "vingts" => Add(20),
        "trente" => Add(30),
        "quarante" => Add(40),
        "cinquante" => Add(50),
        "soixante" => Add(60),
        "septante" => Add(70),
        "huitante" | "octante" => Add(80),
        "nonante" => Add(90),
        "cent" | "cents" => Hundred,
        "mille" => Scale(3),
        "million" | "millions" => Scale(6),
        "milliard" | "milliards" => Scale(9),
        _ => return None,
    })
}

fn spanish(word: &str) -> Option<Part> {
    Some(match word {
        "uno" => Add(1),
        "dos" => Add(2),
        "tres" => Add(3),
        "cuatro" => Add(4),
        "cinco" => Add(5),
        "seis" => Add(6),
        "siete" => Add(7),
        "ocho" => Add(8),
        "nueve" => Add(9),
        "diez" => Add(10),
        "once" => Add(11),
        "doce" => Add(12),
        "trece" => Add(13),
        "catorce" => Add(14),
        "quince" => Add(15),
        "dieciseis" => Add(16),
        "diecisiete" => Add(17),
        "dieciocho" => Add(18),
        "diecinueve" => Add(19),
        "veinte" => Add(20),
        "veintiun" | "veintiuno" | "veintiuna" => Add(21),
        "veintidos" => Add(22),
        "veintitres" => Add(23),
        "veinticuatro" => Add(24),
        "veinticinco" => Add(25),
        "veintiseis" => Add(26),
        "veintisiete" => Add(27),
        "veintiocho" => Add(28),
        "veintinueve" => Add(29),
        "treinta" => Add(30),
        "cuarenta" => Add(40),
        "cincuenta" => Add(50),
        "sesenta" => Add(60),
        "setenta" => Add(70),
        "ochenta" => Add(80),
        "noventa" => Add(90),
        "cien" | "ciento" => Add(100),
        "doscientos" | "doscientas" => Add(200),
        "trescientos" | "trescientas" => Add(300),
        "cuatrocientos" | "cuatrocientas" => Add(400),
        "quinientos" | "quinientas" => Add(500),
        "seiscientos" | "seiscientas" => Add(600),
        "setecientos" | "setecientas" => Add(700),
        "ochocientos" | "ochocientas" => Add(800),
        "novecientos" | "novecientas" => Add(900),
        "mil" => Scale(3),
        "millon" | "millones" => Scale(6),
        _ => return None,
    })
}
