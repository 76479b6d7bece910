//! Who is counted, as a key: "Indians", "Indian nationals", "people from India" and "indiens" are one population.

use crate::{fold::fold, places};
use std::{collections::HashMap, sync::LazyLock};

/// Groups of people by their words in the languages of news.
const GROUPS: &[(&str, &str)] = &[
    (
        "women",
        "women|woman|females|female victims|women victims|femmes|femme|mujeres|mujer|mulheres|mulher|perempuan|wanita|
        frauen|frau|женщины|женщин|женщинам|женщина|phụ nữ|nữ giới|ผู้หญิง|หญิง|หญิงสาว|妇女|婦女|女性|女子|女受害者|ស្ត្រី|នារី|
        အမျိုးသမီး|ແມ່ຍິງ|ຜູ້ຍິງ|ຍິງ|امرأة|نساء|سيدة|سيدات|महिला|महिलाओं|महिलाएं|महिलाएँ",
    ),
    (
        "men",
        "men|man|males|male victims|hommes|homme|hombres|hombre|varones|homens|homem|laki-laki|pria|männer|männern|mann|мужчины|
        мужчин|мужчина|nam giới|đàn ông|ผู้ชาย|ชาย|男子|男性|បុរស|အမျိုးသား|ຜູ້ຊາຍ|ຊາຍ|رجال|رجل|رجلا|पुरुष|पुरुषों",
    ),
    (
        "children",
        "children|child|minors|minor|underage|enfants|enfant|mineurs|mineur|mineures|niños|niño|niñas y niños|menores|menor|
        menores de edad|crianças|criança|menores de idade|anak|anak-anak|anak di bawah umur|kinder|kindern|kind|minderjährige|
        minderjährigen|дети|детей|ребенок|ребёнка|ребенка|несовершеннолетних|несовершеннолетние|trẻ em|trẻ vị thành niên|เด็ก|เยาวชน|
        儿童|兒童|未成年人|កុមារ|ក្មេង|ကလေး|ကလေးသူငယ်|ເດັກ|ເດັກນ້ອຍ|أطفال|طفل|طفلا|قاصر|قاصرا|قاصرين|बच्चे|बच्चों|नाबालिग|नाबालिगों",
    ),
    (
        "girls",
        "girls|girl|filles|fillettes|niñas|chicas|meninas|anak perempuan|gadis|mädchen|девочки|девочек|девушки|девушек|bé gái|
        cô gái|เด็กหญิง|女孩|女童|فتاة|فتيات|लड़की|लड़कियों|लड़कियां",
    ),
    ("boys", "boys|boy|garçons|niños varones|meninos|jungen|мальчики|мальчиков|เด็กชาย|男孩"),
    (
        "foreigners",
        "foreigners|foreigner|foreign nationals|foreign citizens|étrangers|étranger|ressortissants étrangers|extranjeros|
        estrangeiros|warga negara asing|orang asing|wna|ausländer|ausländern|иностранцы|иностранцев|иностранных граждан|
        người nước ngoài|ชาวต่างชาติ|外国人|外國人|外籍人士|ជនបរទេស|နိုင်ငံခြားသား|ຄົນຕ່າງປະເທດ|أجانب|أجنبيا|أجنبي|विदेशी|विदेशियों",
    ),
];

/// The key of each of those words, folded.
static KEYS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = GROUPS
        .iter()
        .flat_map(|(key, words)| words.split('|').map(move |w| (fold(w.trim()), *key)));
    all.collect()
});

/// Words beside the name of a people that narrow it no further.
const PEOPLE: &[&str] = &[
    "a",
    "citizens",
    "citizen",
    "foreign",
    "foreigners",
    "from",
    "individuals",
    "national",
    "nationals",
    "people",
    "persons",
    "the",
    "victims",
    "workers",
];

/// The key of a population: the code of its country where that is all that the words say, else the folded words.
///
/// A code stands behind a full stop, as no name of people does; the key of a key is the key.
pub(super) fn key(words: &str) -> String {
    let words = words.trim();
    let folded = fold(words);
    if let Some(key) = KEYS.get(&folded) {
        return (*key).to_owned();
    }
    // "Women" and "children" name no country; most populations are one word.
    let mentions = places::mentions(words);
    let [one] = mentions.as_slice() else { return folded };
    let rest: String = words
        .chars()
        .enumerate()
        .filter(|(i, _)| *i < one.start || *i >= one.end)
        .map(|(_, c)| c)
        .collect();
    let plain = fold(&rest)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| PEOPLE.contains(&word));
    if plain { format!(".{}", one.country).to_lowercase() } else { folded }
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn one_group_has_one_key_in_all_languages() {
        for words in
            ["women", "femmes", "Mujeres", "Frauen", "phụ nữ", "妇女", "ผู้หญิง", "женщин", "महिलाओं"]
        {
            assert_eq!(key(words), "women", "{words}");
            assert_eq!(key(&key(words)), key(words));
        }
        assert_ne!(key("women"), key("children"));
        assert_eq!(key("enfants"), key("niños"));
        assert_eq!(key("Indian nationals"), ".in");
    }
}
