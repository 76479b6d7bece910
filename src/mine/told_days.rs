//! Days on which something was said, in scripts that set no blanks: 警方周一表示, กล่าวเมื่อวันจันทร์ว่า.

use super::{
    dates::FoundPeriod,
    lex::{Quote, is_unspaced},
    relative::{Scale, Shift},
};
use crate::fold::digit;

/// Verbs of saying right before the day, and the word that leads to what was said behind it.
const BEFORE: [(&[&str], &str); 3] = [
    (&["กล่าว", "เปิดเผย", "แถลง", "ระบุ", "ยืนยัน", "บอก", "รายงาน"], "ว่า"),
    (&["ກ່າວ", "ເປີດເຜີຍ", "ແຈ້ງ", "ລາຍງານ", "ຖະແຫຼງ", "ຢືນຢັນ"], "ວ່າ"),
    (&["និយាយ", "ប្រកាស", "បញ្ជាក់", "ប្រាប់", "ថ្លែង"], "ថា"),
];

/// Words between such a verb and the day.
const LINKS: [&str; 10] = ["เมื่อ", "ใน", "นี้", "ໃນ", "ເມື່ອ", "ວັນທີ", "នៅ", "កាលពី", "ក្នុង", " "];

/// Verbs right behind the day in Chinese.
const BEHIND: [&str; 12] =
    ["表示", "称", "稱", "宣布", "宣佈", "通报", "通報", "透露", "指出", "证实", "證實", "披露"];

/// Whether a single day is that of a statement.
pub(super) fn is_told(quote: &Quote, date: &FoundPeriod) -> bool {
    const FAR: usize = 12;
    let day = match date.shift {
        Some(shift) => matches!(
            shift,
            Shift::Weekday(..) | Shift::DayOfMonth(..) | Shift::Whole(Scale::Day, _)
        ),
        None => {
            date.period.from == date.period.to
                && date.period.from.is_some_and(|d| d.day().is_some())
        }
    };
    let script = quote.before(date.end).is_some_and(is_unspaced)
        || quote.at(date.end).is_some_and(is_unspaced);
    if !day || !script || date.until.is_some() {
        return false;
    }
    let tail = quote.text(date.end, date.end + FAR);
    let tail = tail.trim_start();
    // 警方周一表示, 外交部发言人14日在记者会上称
    let near = |at: usize| {
        let between = tail.get(..at).unwrap_or_default();
        !between.chars().any(|c| digit(c).is_some() || matches!(c, ',' | '，' | '。' | ':' | '：'))
    };
    if BEHIND.iter().any(|verb| tail.find(verb).is_some_and(near)) {
        return true;
    }
    let lead = quote.text(date.start.saturating_sub(2 * FAR), date.start);
    let mut lead = lead.as_str();
    while let Some(rest) = LINKS.iter().find_map(|link| lead.strip_suffix(link)) {
        lead = rest;
    }
    BEFORE.iter().any(|(verbs, that)| {
        verbs.iter().any(|verb| lead.ends_with(verb)) && tail.find(that).is_some_and(near)
    })
}
