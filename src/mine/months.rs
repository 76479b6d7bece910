//! Names of months in the languages of our users.

use super::lex::{Kind, Quote, is_unspaced};

/// The month that a token names, where its name ends, and the token after it (and after its full stop).
pub(super) fn month_at(quote: &Quote, i: usize) -> Option<(u8, usize, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    if let Some((month, letters)) = thai_short(quote, token.start) {
        let end = token.start + letters;
        return Some((month, end, quote.tokens.partition_point(|t| t.start < end)));
    }
    if quote.at(token.start).is_some_and(is_unspaced) {
        let word = quote.text(token.start, token.end);
        let (name, month) = UNSPACED.iter().find(|(name, _)| word.starts_with(name))?;
        let end = token.start + name.chars().count();
        return Some((*month, end, quote.tokens.partition_point(|t| t.start < end)));
    }
    let months =
        MONTHS.iter().find(|(_, names)| names.split(' ').any(|name| name == token.folded))?;
    // "Oct." with a stop that belongs to it.
    let dot = token.folded.len() <= 4
        && quote.is(i + 1, ".")
        && quote.token(i + 2).is_some_and(|t| t.kind == Kind::Numeral);
    Some((months.0, token.end + usize::from(dot), i + 1 + usize::from(dot)))
}

/// ต.ค. and its like.
fn thai_short(quote: &Quote, start: usize) -> Option<(u8, usize)> {
    const SHORT: [(&str, u8); 12] = [
        ("ม.ค.", 1),
        ("ก.พ.", 2),
        ("มี.ค.", 3),
        ("เม.ย.", 4),
        ("พ.ค.", 5),
        ("มิ.ย.", 6),
        ("ก.ค.", 7),
        ("ส.ค.", 8),
        ("ก.ย.", 9),
        ("ต.ค.", 10),
        ("พ.ย.", 11),
        ("ธ.ค.", 12),
    ];
    let text = quote.text(start, (start + 5).min(quote.chars.len()));
    let (name, month) = SHORT.iter().find(|(name, _)| text.starts_with(name))?;
    Some((*month, name.chars().count()))
}

/// Names of months in scripts that put no space behind them.
const UNSPACED: [(&str, u8); 48] = [
    ("มกราคม", 1),
    ("กุมภาพันธ์", 2),
    ("มีนาคม", 3),
    ("เมษายน", 4),
    ("พฤษภาคม", 5),
    ("มิถุนายน", 6),
    ("กรกฎาคม", 7),
    ("สิงหาคม", 8),
    ("กันยายน", 9),
    ("ตุลาคม", 10),
    ("พฤศจิกายน", 11),
    ("ธันวาคม", 12),
    ("ມັງກອນ", 1),
    ("ກຸມພາ", 2),
    ("ມີນາ", 3),
    ("ເມສາ", 4),
    ("ພຶດສະພາ", 5),
    ("ມິຖຸນາ", 6),
    ("ກໍລະກົດ", 7),
    ("ສິງຫາ", 8),
    ("ກັນຍາ", 9),
    ("ຕຸລາ", 10),
    ("ພະຈິກ", 11),
    ("ທັນວາ", 12),
    ("មករា", 1),
    ("កុម្ភៈ", 2),
    ("មីនា", 3),
    ("មេសា", 4),
    ("ឧសភា", 5),
    ("មិថុនា", 6),
    ("កក្កដា", 7),
    ("សីហា", 8),
    ("កញ្ញា", 9),
    ("តុលា", 10),
    ("វិច្ឆិកា", 11),
    ("ធ្នូ", 12),
    ("ဇန်နဝါရီ", 1),
    ("ဖေဖော်ဝါရီ", 2),
    ("မတ်", 3),
    ("ဧပြီ", 4),
    ("မေ", 5),
    ("ဇွန်", 6),
    ("ဇူလိုင်", 7),
    ("ဩဂုတ်", 8),
    ("စက်တင်ဘာ", 9),
    ("အောက်တိုဘာ", 10),
    ("နိုဝင်ဘာ", 11),
    ("ဒီဇင်ဘာ", 12),
];

/// Names of months, folded, by number: English, French, Spanish, Portuguese, German, Indonesian and Malay,
/// Arabic (both sets of names), Russian.
const MONTHS: [(u8, &str); 12] = [
    (1, "january jan janvier janv enero janeiro januar januari يناير جانفي января январь"),
    (2, "february feb fevrier fevr febrero fevereiro februar februari فبراير شباط февраля февраль"),
    (3, "march mar mars marzo marco marz maret mac مارس اذار марта март"),
    (4, "april apr avril avr abril ابريل نيسان апреля апрель"),
    (5, "may mai mayo maio mei مايو ايار мая маи"),
    (6, "june jun juin junio junho juni يونيو حزيران июня июнь"),
    (7, "july jul juillet juil julio julho juli julai يوليو تموز июля июль"),
    (8, "august aug aout agosto agustus ogos اغسطس اب августа август"),
    (9, "september sept sep septembre septiembre setembro سبتمبر ايلول сентября сентябрь"),
    (10, "october oct octobre octubre outubro oktober oktobar اكتوبر октября октябрь"),
    (11, "november nov novembre noviembre novembro نوفمبر ноября ноябрь"),
    (
        12,
        "december dec decembre diciembre dezembro dezember desember disember ديسمبر декабря декабрь",
    ),
];
