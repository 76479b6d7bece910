//! Women, men and children among those whom a number counts, in languages whose word for them is no token behind the
//! number: "44名妇女", "44 phụ nữ", "ผู้หญิง 44 คน".

use super::{FoundNumber, lex::Quote};

/// Right behind the number, and behind the word that counts people.
const BEHIND: &[(&str, &str)] = &[
    (
        "zh",
        "妇女|婦女|女性|女子|女孩|女童|儿童|兒童|未成年人|男子|男性|男孩|女受害者|女被害人|外国人|外國人|外籍人士",
    ),
    ("vi", "phụ nữ|nữ giới|trẻ em|trẻ vị thành niên|nam giới|người nước ngoài|bé gái|cô gái"),
    (
        "ar",
        "امرأة|نساء|سيدة|سيدات|أطفال|طفل|طفلا|قاصر|قاصرا|قاصرين|رجال|رجل|رجلا|فتاة|فتيات|أجنبي|أجنبيا|أجانب",
    ),
    (
        "hi",
        "महिला|महिलाओं|महिलाएं|महिलाएँ|बच्चे|बच्चों|नाबालिग|नाबालिगों|पुरुष|पुरुषों|लड़की|लड़कियों|लड़कियां|विदेशी|विदेशियों",
    ),
];

/// Right before the number.
const BEFORE: &[(&str, &str)] = &[
    ("th", "ผู้หญิง|หญิงสาว|หญิง|เด็กหญิง|เด็กชาย|เด็ก|เยาวชน|ผู้ชาย|ชาย|ชาวต่างชาติ"),
    ("lo", "ແມ່ຍິງ|ຜູ້ຍິງ|ຍິງ|ເດັກນ້ອຍ|ເດັກ|ຜູ້ຊາຍ|ຊາຍ|ຄົນຕ່າງປະເທດ"),
    ("km", "ស្ត្រី|នារី|កុមារ|ក្មេង|បុរស|ជនបរទេស"),
    ("my", "အမျိုးသမီး|ကလေး|ကလေးသူငယ်|အမျိုးသား|နိုင်ငံခြားသား"),
];

/// Words that count people, between the number and what they are.
const COUNTERS: &[&str] = &["名", "位", "个", "個", "người ", "nạn nhân ", "nạn nhân là "];

/// Words between what they are and the number.
const AMOUNTS: &[&str] = &["จำนวน", "ຈຳນວນ", "ចំនួន", "ได้", "บาน"];

/// The group that a number counts, as the text has it.
pub(super) fn beside(quote: &Quote, number: &FoundNumber) -> Option<String> {
    const FAR: usize = 24;
    let language = [number.start, number.end].into_iter().find_map(|at| near_language(quote, at));
    let language = language.unwrap_or(quote.language.as_str());
    let row = |table: &'static [(&'static str, &'static str)]| {
        table.iter().filter(move |r| r.0 == language).flat_map(|r| r.1.split('|'))
    };
    let letter =
        |c: Option<char>| c.is_some_and(|c| super::lex::is_letter(c) || super::lex::is_mark(c));
    let tail = quote.text(number.end, (number.end + FAR).min(quote.chars.len()));
    let mut rest = tail.trim_start();
    if let Some(cut) = COUNTERS.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = cut.trim_start();
    }
    // The longest word that stands there whole: scripts with blanks go on with no letter.
    let whole = |w: &&str| {
        let next = rest.get(w.len()..).and_then(|t| t.chars().next());
        rest.starts_with(*w) && (language == "zh" || !letter(next))
    };
    if let Some(found) = row(BEHIND).filter(whole).max_by_key(|w| w.len()) {
        return Some(found.to_owned());
    }
    let lead = quote.text(number.start.saturating_sub(FAR), number.start);
    let mut lead = lead.trim_end();
    if let Some(cut) = AMOUNTS.iter().find_map(|w| lead.strip_suffix(w)) {
        lead = cut.trim_end();
    }
    row(BEFORE).filter(|w| lead.ends_with(w)).max_by_key(|w| w.len()).map(str::to_owned)
}

/// The language that the letters beside a number are of.
fn near_language(quote: &Quote, at: usize) -> Option<&'static str> {
    (at.saturating_sub(3)..at + 3).find_map(|i| quote.script_language(i))
}
