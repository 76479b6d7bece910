//! Words for people of one sex, age or standing in the languages of the program: "44 women" and "44 femmes" count the
//! same people, and "12 phụ nữ" are no rival of "281 people".

use super::{
    FoundNumber,
    lex::{Quote, is_unspaced},
    nouns,
    roles::Placed,
};
use crate::{fold::fold, model::Role};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// A group, and the words for it. Under age is under age, whichever word a language has for it.
const WORDS: &[(&str, &str)] = &[
    (
        "women",
        "women|woman|females|female|femmes|femme|mujeres|mujer|mulheres|mulher|perempuan|wanita|phụ nữ|nữ giới|đàn bà|nữ|
        ผู้หญิง|สตรี|หญิงสาว|หญิง|女性|女子|妇女|婦女|女人|ស្ត្រី|ស្រ្តី|នារី|အမျိုးသမီး|អမျိုးသမီး|ແມ່ຍິງ|ຜູ້ຍິງ|ຍິງສາວ|نساء|النساء|امرأة|إمرأة|سيدة|سيدات|
        महिला|महिलाएं|महिलाएँ|महिलाओं|औरत|औरतें|औरतों|frauen|frau|женщин|женщины|женщина|женщинами",
    ),
    (
        "men",
        "men|man|males|male|hommes|homme|hombres|hombre|varones|homens|homem|laki-laki|lelaki|pria|đàn ông|nam giới|nam|
        ผู้ชาย|ชาย|男性|男子|男人|បុរស|ຜູ້ຊາຍ|ຊາຍ|رجال|الرجال|رجل|رجلا|पुरुष|पुरुषों|männer|männern|mann|мужчин|мужчины|
        мужчина|мужчинами",
    ),
    (
        "children",
        "children|child|minors|minor|kids|under-age|juveniles|enfants|enfant|mineurs|mineures|mineur|mineure|niños|niño|
        menores de edad|menores|menor|crianças|criança|menores de idade|anak|anak-anak|kanak-kanak|anak di bawah umur|
        trẻ em|trẻ nhỏ|trẻ vị thành niên|người chưa thành niên|เด็ก|ผู้เยาว์|儿童|兒童|未成年人|未成年|孩子|កុមារ|អនីតិជន|
        ကလေး|ကလေးများ|ကလေးငယ်|ເດັກນ້ອຍ|ເດັກ|أطفال|الأطفال|طفل|طفلا|طفلة|قاصرين|قاصرا|قصر|बच्चे|बच्चों|बच्चा|नाबालिग|नाबालिगों|
        kinder|kindern|minderjährige|minderjährigen|детей|дети|ребенка|ребенок|несовершеннолетних|несовершеннолетние",
    ),
    (
        "girls",
        "girls|girl|schoolgirls|filles|fille|fillettes|jeunes filles|niñas|niña|chicas|meninas|menina|gadis|anak perempuan|
        bé gái|trẻ em gái|em gái|cô gái|thiếu nữ|เด็กหญิง|เด็กผู้หญิง|เด็กสาว|女孩|少女|女童|ក្មេងស្រី|កុមារី|မိန်းကလေး|ເດັກຍິງ|فتيات|
        فتاة|लड़कियां|लड़कियाँ|लड़कियों|लड़की|mädchen|девочек|девочки|девушек|девушки",
    ),
    (
        "boys",
        "boys|boy|schoolboys|garçons|garçon|chicos|meninos|menino|anak laki-laki|bé trai|trẻ em trai|em trai|เด็กชาย|เด็กผู้ชาย|
        男孩|男童|ក្មេងប្រុស|ယောက်ျားလေး|ເດັກຊາຍ|فتيان|صبيان|लड़के|लड़कों|jungen|мальчиков|мальчики",
    ),
    (
        "teenagers",
        "teenagers|teenager|teens|adolescents|adolescentes|remaja|thanh thiếu niên|thiếu niên|วัยรุ่น|เยาวชน|青少年|យុវវ័យ|
        مراهقين|مراهقا|किशोर|किशोरों|jugendliche|jugendlichen|подростков|подростка",
    ),
    (
        "foreigners",
        "foreigners|foreigner|foreign nationals|foreign citizens|foreign|étrangers|étrangères|étranger|ressortissants étrangers|
        extranjeros|extranjeras|extranjero|ciudadanos extranjeros|estrangeiros|estrangeiras|cidadãos estrangeiros|orang asing|
        warga asing|warga negara asing|wna|người nước ngoài|ชาวต่างชาติ|คนต่างชาติ|ต่างด้าว|คนต่างด้าว|外国人|外國人|外籍人士|外国公民|
        ជនបរទេស|បរទេស|နိုင်ငံခြားသား|နိုင်ငံခြားသားများ|ຄົນຕ່າງປະເທດ|ຊາວຕ່າງປະເທດ|أجانب|أجنبي|أجنبيا|विदेशी|विदेशियों|
        विदेशी नागरिक|विदेशी नागरिकों|ausländer|ausländern|ausländische staatsangehörige|иностранцев|иностранца|иностранцы|
        иностранных граждан",
    ),
    (
        "migrants",
        "migrants|migrant|migrantes|migrante|migran|người di cư|ผู้อพยพ|移民|ជនចំណាកស្រុក|مهاجرين|مهاجر|مهاجرا|प्रवासी|प्रवासियों|
        migranten|мигрантов|мигранта|мигранты",
    ),
    (
        "workers",
        "workers|worker|labourers|laborers|travailleurs|travailleuses|ouvriers|trabajadores|trabajadoras|trabalhadores|
        trabalhadoras|pekerja|buruh|tenaga kerja|người lao động|lao động|công nhân|แรงงาน|คนงาน|工人|劳工|勞工|កម្មករ|ពលករ|
        အလုပ်သမား|အလုပ်သမားများ|ແຮງງານ|ກຳມະກອນ|عمال|عاملا|عامل|श्रमिक|श्रमिकों|मजदूर|मजदूरों|arbeiter|arbeitern|
        arbeiterinnen|рабочих|рабочие|работников",
    ),
    (
        "tourists",
        "tourists|tourist|touristes|turistas|turista|turis|wisatawan|du khách|khách du lịch|นักท่องเที่ยว|游客|遊客|
        ភ្ញៀវទេសចរ|ခရီးသွား|ນັກທ່ອງທ່ຽວ|سياح|سائح|سائحا|पर्यटक|पर्यटकों|touristen|туристов|туристы|туриста",
    ),
];
/// Words that belong to a figure and say nothing of whom it counts: "12 người", "12 名".
const MEASURES: &[&str] =
    &["名", "位", "个", "個", "人", "คน", "ราย", "នាក់", "ຄົນ", "ဦး", "ယောက်", "orang", "người", "em"];
/// Words between a figure and what it is of, where a verb says it: "12 were women".
const COPULAS: &[&str] = &[
    "are",
    "were",
    "is",
    "was",
    "sont",
    "étaient",
    "était",
    "des",
    "de",
    "son",
    "eran",
    "fueron",
    "são",
    "eram",
    "sind",
    "waren",
    "là",
    "adalah",
    "merupakan",
    "были",
    "是",
    "为",
    "為",
    "都是",
    "均为",
    "เป็น",
    "ជា",
    "ເປັນ",
];
/// Words that may stand between a group and the figure behind it: "ผู้หญิงจำนวน 12 คน".
const LEADS: &[&str] = &["จำนวน", "ຈຳນວນ", "ចំនួន", "共", "约", "有"];
/// Groups that narrow a figure. "43 migrants" may well be the "43 people" of another report.
const SEX_OR_AGE: &[&str] = &["women", "men", "children", "girls", "boys", "teenagers"];
/// So many words the longest of them has.
const LONGEST: usize = 4;

/// The words, folded, with their group.
static FOLDED: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let all = WORDS.iter().flat_map(|(group, words)| words.split('|').map(|w| (w.trim(), *group)));
    all.map(|(word, group)| (fold(word), group)).collect()
});

/// The words of scripts without blanks, as they are written; longer ones before those they begin with.
static UNSPACED: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let words = WORDS.iter().flat_map(|(_, words)| words.split('|').map(str::trim));
    let mut all: Vec<&str> = words.filter(|w| w.chars().all(is_unspaced)).collect();
    all.sort_by_key(|w| std::cmp::Reverse(w.len()));
    all
});

/// The groups that some words name, if they name groups and nothing else; `is_filler` are folded words that narrow them no
/// further.
pub fn named(words: &str, is_filler: impl Fn(&str) -> bool) -> Option<BTreeSet<&'static str>> {
    let folded = fold(words);
    let parts = |c: char| {
        c.is_whitespace()
            || c != '-' && c != '\'' && c.is_ascii_punctuation()
            || "،、，".contains(c)
    };
    let tokens: Vec<&str> = folded.split(parts).filter(|t| !t.is_empty()).collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    'words: while let Some(token) = tokens.get(at) {
        for count in (1..=LONGEST).rev() {
            let Some(phrase) = tokens.get(at..at + count) else { continue };
            if let Some(group) = FOLDED.get(&phrase.join(" ")) {
                found.insert(*group);
                at += count;
                continue 'words;
            }
        }
        if !is_filler(token) {
            unspaced(token, &is_filler, &mut found)?;
        }
        at += 1;
    }
    Some(found)
}

/// The same of a word without blanks: "女性受害者" is two.
fn unspaced(
    token: &str,
    is_filler: &impl Fn(&str) -> bool,
    found: &mut BTreeSet<&'static str>,
) -> Option<()> {
    let letters: Vec<char> = token.chars().collect();
    if !letters.first().copied().is_some_and(is_unspaced) {
        return None;
    }
    let mut at = 0;
    while at < letters.len() {
        let known = (at + 1..=letters.len()).rev().find_map(|end| {
            let part: String = letters.get(at..end)?.iter().collect();
            let group = FOLDED.get(&part).copied();
            (group.is_some() || is_filler(&part)).then_some((end, group))
        });
        let (end, group) = known?;
        found.extend(group);
        at = end;
    }
    Some(())
}

/// Whether words name people of one sex or age and nothing else.
pub(super) fn is_group(words: &str) -> bool {
    named(words, |_| false)
        .is_some_and(|found| !found.is_empty() && found.iter().all(|g| SEX_OR_AGE.contains(g)))
}

/// The words for people of one sex or age beside a number: "12 phụ nữ", "12名女子", "ผู้หญิง 12 คน", "12 were women".
pub(super) fn beside(
    quote: &Quote,
    (found, i): (&[FoundNumber], usize),
    placed: &[Placed],
) -> Option<String> {
    let number = found.get(i)?;
    let noun = nouns::noun_behind(quote, number).filter(|n| nouns::is_group(&fold(n)));
    if noun.is_some() {
        return noun;
    }
    let from = i.checked_sub(1).and_then(|k| found.get(k)).map_or(0, |n| n.end);
    let to = found.get(i + 1).map_or(quote.chars.len(), |n| n.start);
    let (start, end) = spelled(quote, (number.end, to), placed)
        .or_else(|| run_on(quote, number, (from, to), placed))?;
    let words = quote.text(start, end);
    let bare = placed.iter().find(|p| p.end == end).map_or(end, |p| p.start.max(start));
    is_group(&quote.text(start, bare)).then_some(words)
}

/// Where a group stands behind a number, in words between blanks.
fn spelled(quote: &Quote, (from, to): (usize, usize), placed: &[Placed]) -> Option<(usize, usize)> {
    let first = quote.tokens.partition_point(|t| t.start < from);
    let is = |list: &[&str], k: usize| {
        quote.token(k).is_some_and(|t| list.iter().any(|w| fold(w) == t.folded.as_str()))
    };
    let mut at = first + usize::from(is(MEASURES, first));
    // "12 were women", "12 étaient des femmes"
    while at < first + 3 && is(COPULAS, at) {
        at += 1;
    }
    (1..=LONGEST).rev().find_map(|count| {
        let words: Option<Vec<&str>> =
            (at..at + count).map(|k| quote.token(k).map(|t| t.folded.as_str())).collect();
        let (one, last) = (quote.token(at)?, quote.token(at + count - 1)?);
        let spaced = !quote.at(one.start).is_some_and(is_unspaced);
        let known = FOLDED.contains_key(&words?.join(" "));
        // "anak buah kapal" are a crew.
        let crew = quote.is(at + count, "buah");
        // "enam pria Myanmar" are no rival of six men of anywhere.
        let nation = placed.iter().find(|p| p.start == last.end + 1 && p.end <= to);
        let nation = nation.filter(|p| p.people || p.role == Role::Origin);
        let end = nation.map_or(last.end, |p| p.end);
        (spaced && known && !crew && last.end <= to).then_some((one.start, end))
    })
}

/// The same where words are written without blanks.
fn run_on(
    quote: &Quote,
    number: &FoundNumber,
    (from, to): (usize, usize),
    placed: &[Placed],
) -> Option<(usize, usize)> {
    let blank = |at: usize| quote.at(at).is_some_and(char::is_whitespace);
    let behind = |mut at: usize, words: &[&'static str]| {
        while at < to && blank(at) {
            at += 1;
        }
        let text = quote.text(at, to.min(at + 24));
        let found = words.iter().find(|w| text.starts_with(**w));
        (at, found.map_or(at, |w| at + w.chars().count()))
    };
    let before = |mut at: usize, words: &[&'static str]| {
        while at > from && blank(at - 1) {
            at -= 1;
        }
        let text = quote.text(from.max(at.saturating_sub(24)), at);
        let found = words.iter().find(|w| text.ends_with(**w));
        (found.map_or(at, |w| at - w.chars().count()), at)
    };
    let chinese = |at: usize| quote.at(at).is_some_and(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    // "12名越南女子", "15 คน เป็นผู้หญิง"
    let measured = behind(number.end, MEASURES).1;
    let (_, is) = behind(measured, COPULAS);
    let said = is > measured && !blank(measured) || is > behind(measured, &[]).0;
    let nation = placed.iter().find(|p| p.people && p.start == is).map_or(is, |p| p.end);
    let (start, end) = behind(nation, &UNSPACED);
    if end > start && (said || chinese(start)) {
        return Some((start, end));
    }
    // "ผู้หญิง 12 คน", "女性12人", and never what stands right behind the number before.
    let led = before(number.start, LEADS).0;
    let nation = placed.iter().find(|p| p.people && p.end == led).map_or(led, |p| p.start);
    let (start, end) = before(nation, &UNSPACED);
    let (_, own) = behind(from, MEASURES);
    let both = before(start, &["ชาย", "ຊາຍ", "男"]);
    let free = from == 0 || start > behind(own, &[]).0 || !chinese(start);
    let free = free && both.0 == both.1;
    (end > start && free).then_some((start, end))
}
