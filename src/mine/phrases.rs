//! Words around numbers in many languages: qualifiers, currencies, orders of magnitude. Tables, and how they
//! are matched; phrases are compared folded ([`crate::fold`]).

use super::lex::{Kind, Quote, Token, is_letter, is_unspaced};
use crate::{
    fold::{Quick, fold},
    model::{Currency, Qualifier},
};
use rust_decimal::Decimal;
use std::{collections::HashMap, sync::LazyLock};

/// Phrases before a number; more of them are in `qualifiers`.
pub(super) const BEFORE: &[(&str, Qualifier)] = &[
    // English
    ("at least", Qualifier::AtLeast),
    ("no fewer than", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("a minimum of", Qualifier::AtLeast),
    ("as many as", Qualifier::AtMost),
    ("up to", Qualifier::AtMost),
    ("at most", Qualifier::AtMost),
    ("no more than", Qualifier::AtMost),
    ("not more than", Qualifier::AtMost),
    ("a maximum of", Qualifier::AtMost),
    ("more than", Qualifier::MoreThan),
    ("over", Qualifier::MoreThan),
    ("above", Qualifier::MoreThan),
    ("exceeding", Qualifier::MoreThan),
    ("upwards of", Qualifier::MoreThan),
    ("in excess of", Qualifier::MoreThan),
    ("greater than", Qualifier::MoreThan),
    ("larger than", Qualifier::MoreThan),
    ("exceeded", Qualifier::MoreThan),
    ("exceeds", Qualifier::MoreThan),
    ("surpassed", Qualifier::MoreThan),
    ("surpassing", Qualifier::MoreThan),
    ("greater than or equal to", Qualifier::AtLeast),
    ("less than or equal to", Qualifier::AtMost),
    (">", Qualifier::MoreThan),
    ("<", Qualifier::FewerThan),
    ("≥", Qualifier::AtLeast),
    ("≤", Qualifier::AtMost),
    ("~", Qualifier::About),
    ("fewer than", Qualifier::FewerThan),
    ("less than", Qualifier::FewerThan),
    ("under", Qualifier::FewerThan),
    ("below", Qualifier::FewerThan),
    ("nearly", Qualifier::About),
    ("almost", Qualifier::About),
    ("close to", Qualifier::About),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("approximately", Qualifier::About),
    ("approx.", Qualifier::About),
    ("approx", Qualifier::About),
    ("roughly", Qualifier::About),
    ("some", Qualifier::About),
    ("circa", Qualifier::About),
    ("c.", Qualifier::About),
    ("an estimated", Qualifier::Estimated),
    ("estimated", Qualifier::Estimated),
    ("estimated at", Qualifier::Estimated),
    ("estimates that", Qualifier::Estimated),
    // French
    ("au moins", Qualifier::AtLeast),
    ("pas moins de", Qualifier::AtLeast),
    ("plus de", Qualifier::MoreThan),
    ("plus d'", Qualifier::MoreThan),
    ("moins de", Qualifier::FewerThan),
    ("jusqu'a", Qualifier::AtMost),
    ("peut atteindre", Qualifier::AtMost),
    ("peuvent atteindre", Qualifier::AtMost),
    ("puede llegar a", Qualifier::AtMost),
    ("pueden llegar a", Qualifier::AtMost),
    ("puede alcanzar", Qualifier::AtMost),
    ("pode chegar a", Qualifier::AtMost),
    ("podem chegar a", Qualifier::AtMost),
    ("len toi", Qualifier::AtMost),
    ("au plus", Qualifier::AtMost),
    ("pres de", Qualifier::About),
    ("pres d'", Qualifier::About),
    ("environ", Qualifier::About),
    ("quelque", Qualifier::About),
    ("autour de", Qualifier::About),
    ("estime a", Qualifier::Estimated),
    ("estimes a", Qualifier::Estimated),
    // Spanish
    ("al menos", Qualifier::AtLeast),
    ("por lo menos", Qualifier::AtLeast),
    ("como minimo", Qualifier::AtLeast),
    ("mas de", Qualifier::MoreThan),
    ("menos de", Qualifier::FewerThan),
    ("hasta", Qualifier::AtMost),
    ("casi", Qualifier::About),
    ("cerca de", Qualifier::About),
    ("alrededor de", Qualifier::About),
    ("unos", Qualifier::About),
    ("unas", Qualifier::About),
    ("aproximadamente", Qualifier::About),
    ("se estima que", Qualifier::Estimated),
    // Thai
    ("อย่างน้อย", Qualifier::AtLeast),
    ("ไม่น้อยกว่า", Qualifier::AtLeast),
    ("ไม่ต่ำกว่า", Qualifier::AtLeast),
    ("มากกว่า", Qualifier::MoreThan),
    ("กว่า", Qualifier::MoreThan),
    ("เกิน", Qualifier::MoreThan),
    ("ไม่เกิน", Qualifier::AtMost),
    ("สูงสุด", Qualifier::AtMost),
    ("น้อยกว่า", Qualifier::FewerThan),
    ("ประมาณ", Qualifier::About),
    ("ราว", Qualifier::About),
    ("เกือบ", Qualifier::About),
    ("คาดว่า", Qualifier::Estimated),
    // Vietnamese (folded: without its accents)
    ("it nhat", Qualifier::AtLeast),
    ("hon", Qualifier::MoreThan),
    ("tren", Qualifier::MoreThan),
    ("duoi", Qualifier::FewerThan),
    ("toi da", Qualifier::AtMost),
    ("khoang", Qualifier::About),
    ("gan", Qualifier::About),
    ("uoc tinh", Qualifier::Estimated),
    // Indonesian and Malay
    ("setidaknya", Qualifier::AtLeast),
    ("sedikitnya", Qualifier::AtLeast),
    ("sekurang-kurangnya", Qualifier::AtLeast),
    ("paling sedikit", Qualifier::AtLeast),
    ("lebih dari", Qualifier::MoreThan),
    ("lebih daripada", Qualifier::MoreThan),
    ("kurang dari", Qualifier::FewerThan),
    ("hingga", Qualifier::AtMost),
    ("sekitar", Qualifier::About),
    ("kira-kira", Qualifier::About),
    ("hampir", Qualifier::About),
    ("diperkirakan", Qualifier::Estimated),
    // Chinese
    ("至少", Qualifier::AtLeast),
    ("不少于", Qualifier::AtLeast),
    ("超过", Qualifier::MoreThan),
    ("超過", Qualifier::MoreThan),
    ("多于", Qualifier::MoreThan),
    ("逾", Qualifier::MoreThan),
    ("不到", Qualifier::FewerThan),
    ("少于", Qualifier::FewerThan),
    ("至多", Qualifier::AtMost),
    ("最多", Qualifier::AtMost),
    ("高达", Qualifier::AtMost),
    ("高達", Qualifier::AtMost),
    ("最高达", Qualifier::AtMost),
    ("最高達", Qualifier::AtMost),
    ("可达", Qualifier::AtMost),
    ("可達", Qualifier::AtMost),
    ("多達", Qualifier::AtMost),
    ("上看", Qualifier::AtMost),
    ("pouvant atteindre", Qualifier::AtMost),
    ("puede llegar hasta", Qualifier::AtMost),
    ("pode atingir", Qualifier::AtMost),
    ("can reach", Qualifier::AtMost),
    ("bisa mencapai", Qualifier::AtMost),
    ("dapat mencapai", Qualifier::AtMost),
    ("boleh mencecah", Qualifier::AtMost),
    ("len den", Qualifier::AtMost),
    ("สูงถึง", Qualifier::AtMost),
    ("มากถึง", Qualifier::AtMost),
    ("может достигать", Qualifier::AtMost),
    ("kann bis zu", Qualifier::AtMost),
    ("قد يصل الي", Qualifier::AtMost),
    ("قد تصل الي", Qualifier::AtMost),
    ("约", Qualifier::About),
    ("約", Qualifier::About),
    ("大约", Qualifier::About),
    ("近", Qualifier::About),
    ("将近", Qualifier::About),
    ("估计", Qualifier::Estimated),
    // Arabic (folded)
    ("علي الاقل", Qualifier::AtLeast),
    ("ما لا يقل عن", Qualifier::AtLeast),
    ("اكثر من", Qualifier::MoreThan),
    ("ما يزيد علي", Qualifier::MoreThan),
    ("ما يزيد عن", Qualifier::MoreThan),
    ("اقل من", Qualifier::FewerThan),
    ("ما يصل الي", Qualifier::AtMost),
    ("نحو", Qualifier::About),
    ("حوالي", Qualifier::About),
    ("زهاء", Qualifier::About),
    ("قرابه", Qualifier::About),
    ("ما يقرب من", Qualifier::About),
    ("يقدر ب", Qualifier::Estimated),
    // Khmer, Lao, Burmese
    ("យ៉ាងហោចណាស់", Qualifier::AtLeast),
    ("ជាង", Qualifier::MoreThan),
    ("លើសពី", Qualifier::MoreThan),
    ("ប្រមាណ", Qualifier::About),
    ("ប្រហែល", Qualifier::About),
    ("ជិត", Qualifier::About),
    ("ຢ່າງໜ້ອຍ", Qualifier::AtLeast),
    ("ຢ່າງນ້ອຍ", Qualifier::AtLeast),
    ("ເກືອບ", Qualifier::About),
    ("ບໍ່ຕ່ຳກວ່າ", Qualifier::AtLeast),
    ("ບໍ່ໜ້ອຍກວ່າ", Qualifier::AtLeast),
    ("ບໍ່ເກີນ", Qualifier::AtMost),
    ("មិនដល់", Qualifier::FewerThan),
    ("មិនតិចជាង", Qualifier::AtLeast),
    ("ຫຼາຍກວ່າ", Qualifier::MoreThan),
    ("ກວ່າ", Qualifier::MoreThan),
    ("ປະມານ", Qualifier::About),
    ("အနည်းဆုံး", Qualifier::AtLeast),
    ("ခန့်", Qualifier::About),
    ("နီးပါး", Qualifier::About),
    // Hindi
    ("कम से कम", Qualifier::AtLeast),
    ("लगभग", Qualifier::About),
    ("करीब", Qualifier::About),
    ("तकरीबन", Qualifier::About),
    ("अधिकतम", Qualifier::AtMost),
    ("न्यूनतम", Qualifier::AtLeast),
    // Russian
    ("не менее", Qualifier::AtLeast),
    ("как минимум", Qualifier::AtLeast),
    ("по меньшей мере", Qualifier::AtLeast),
    ("более", Qualifier::MoreThan),
    ("более чем", Qualifier::MoreThan),
    ("больше", Qualifier::MoreThan),
    ("свыше", Qualifier::MoreThan),
    ("менее", Qualifier::FewerThan),
    ("до", Qualifier::AtMost),
    ("не более", Qualifier::AtMost),
    ("около", Qualifier::About),
    ("примерно", Qualifier::About),
    ("почти", Qualifier::About),
    // German
    ("wenigstens", Qualifier::AtLeast),
    ("zumindest", Qualifier::AtLeast),
    ("uber", Qualifier::MoreThan),
    ("weniger als", Qualifier::FewerThan),
    ("unter", Qualifier::FewerThan),
    ("bis zu", Qualifier::AtMost),
    ("hochstens", Qualifier::AtMost),
    ("fast", Qualifier::About),
    ("knapp", Qualifier::About),
    ("ungefahr", Qualifier::About),
    ("ca.", Qualifier::About),
    ("schatzungsweise", Qualifier::Estimated),
    ("grosser als", Qualifier::MoreThan),
    ("kleiner als", Qualifier::FewerThan),
    // Portuguese
    ("no minimo", Qualifier::AtLeast),
    ("ao menos", Qualifier::AtLeast),
    ("acima de", Qualifier::MoreThan),
    ("abaixo de", Qualifier::FewerThan),
    ("ate", Qualifier::AtMost),
    ("no maximo", Qualifier::AtMost),
    ("quase", Qualifier::About),
    ("estimados", Qualifier::Estimated),
    ("superior a", Qualifier::MoreThan),
    ("inferior a", Qualifier::FewerThan),
    ("maior que", Qualifier::MoreThan),
    ("maior do que", Qualifier::MoreThan),
    ("menor que", Qualifier::FewerThan),
    ("menor do que", Qualifier::FewerThan),
    ("mayor que", Qualifier::MoreThan),
    ("mayor a", Qualifier::MoreThan),
    ("menor a", Qualifier::FewerThan),
    ("mas que", Qualifier::MoreThan),
    ("mais que", Qualifier::MoreThan),
    ("mais do que", Qualifier::MoreThan),
    ("mayor o igual que", Qualifier::AtLeast),
    ("mayor o igual a", Qualifier::AtLeast),
    ("menor o igual que", Qualifier::AtMost),
    ("menor o igual a", Qualifier::AtMost),
    ("por encima de", Qualifier::MoreThan),
    ("por debajo de", Qualifier::FewerThan),
    ("a lo sumo", Qualifier::AtMost),
    ("como maximo", Qualifier::AtMost),
    ("mas de los", Qualifier::MoreThan),
    // French, the rest
    ("superieur a", Qualifier::MoreThan),
    ("superieure a", Qualifier::MoreThan),
    ("inferieur a", Qualifier::FewerThan),
    ("inferieure a", Qualifier::FewerThan),
    ("superieur ou egal a", Qualifier::AtLeast),
    ("inferieur ou egal a", Qualifier::AtMost),
    ("plus grand que", Qualifier::MoreThan),
    ("plus petit que", Qualifier::FewerThan),
    ("en dessous de", Qualifier::FewerThan),
    ("au-dessus de", Qualifier::MoreThan),
    ("au dessus de", Qualifier::MoreThan),
    ("au minimum", Qualifier::AtLeast),
    ("au maximum", Qualifier::AtMost),
    ("maximum", Qualifier::AtMost),
    // Italian and Dutch
    ("almeno", Qualifier::AtLeast),
    ("piu di", Qualifier::MoreThan),
    ("oltre", Qualifier::MoreThan),
    ("meno di", Qualifier::FewerThan),
    ("fino a", Qualifier::AtMost),
    ("quasi", Qualifier::About),
    ("maggiore di", Qualifier::MoreThan),
    ("minore di", Qualifier::FewerThan),
    ("minstens", Qualifier::AtLeast),
    ("ten minste", Qualifier::AtLeast),
    ("tenminste", Qualifier::AtLeast),
    ("meer dan", Qualifier::MoreThan),
    ("minder dan", Qualifier::FewerThan),
    ("groter dan", Qualifier::MoreThan),
    ("kleiner dan", Qualifier::FewerThan),
    ("ongeveer", Qualifier::About),
    ("bijna", Qualifier::About),
    ("zo'n", Qualifier::About),
    // English of tables
    ("greater than or equals to", Qualifier::AtLeast),
    ("equal to or greater than", Qualifier::AtLeast),
    ("equal to or more than", Qualifier::AtLeast),
    ("equal to or less than", Qualifier::AtMost),
    ("less than or equals to", Qualifier::AtMost),
    ("higher than", Qualifier::MoreThan),
    ("lower than", Qualifier::FewerThan),
    ("smaller than", Qualifier::FewerThan),
    ("bigger than", Qualifier::MoreThan),
    ("surpass", Qualifier::MoreThan),
    ("surpasses", Qualifier::MoreThan),
    ("topped", Qualifier::MoreThan),
    ("< =", Qualifier::AtMost),
    ("> =", Qualifier::AtLeast),
    ("<=", Qualifier::AtMost),
    (">=", Qualifier::AtLeast),
    ("upward of", Qualifier::MoreThan),
    ("just over", Qualifier::MoreThan),
    ("well over", Qualifier::MoreThan),
    ("just under", Qualifier::FewerThan),
    ("an additional", Qualifier::Exact),
    ("at around", Qualifier::About),
    ("at about", Qualifier::About),
    ("estimating", Qualifier::Estimated),
    // Arabic and Chinese, the rest
    ("اكبر من", Qualifier::MoreThan),
    ("اصغر من", Qualifier::FewerThan),
    ("فوق", Qualifier::MoreThan),
    ("تحت", Qualifier::FewerThan),
    ("لا اقل من", Qualifier::AtLeast),
    ("لا اكثر من", Qualifier::AtMost),
    ("لا يقل عن", Qualifier::AtLeast),
    ("لا يزيد عن", Qualifier::AtMost),
    ("علي الاكثر", Qualifier::AtMost),
    ("大于", Qualifier::MoreThan),
    ("小于", Qualifier::FewerThan),
    ("大于等于", Qualifier::AtLeast),
    ("小于等于", Qualifier::AtMost),
    ("大于或等于", Qualifier::AtLeast),
    ("小于或等于", Qualifier::AtMost),
    ("不小于", Qualifier::AtLeast),
    ("不大于", Qualifier::AtMost),
    ("不超过", Qualifier::AtMost),
    ("低于", Qualifier::FewerThan),
    ("高于", Qualifier::MoreThan),
    ("多达", Qualifier::AtMost),
    ("少なくとも", Qualifier::AtLeast),
    ("およそ", Qualifier::About),
    // German and Portuguese, which are as obvious
    ("mindestens", Qualifier::AtLeast),
    ("mehr als", Qualifier::MoreThan),
    ("rund", Qualifier::About),
    ("etwa", Qualifier::About),
    ("pelo menos", Qualifier::AtLeast),
    ("mais de", Qualifier::MoreThan),
];

/// Phrases behind a number.
pub(super) const AFTER: &[(&str, Qualifier)] = &[
    ("or more", Qualifier::AtLeast),
    ("and more", Qualifier::AtLeast),
    ("or greater", Qualifier::AtLeast),
    ("or higher", Qualifier::AtLeast),
    ("or fewer", Qualifier::AtMost),
    ("or less", Qualifier::AtMost),
    ("at least", Qualifier::AtLeast),
    ("or so", Qualifier::About),
    ("-odd", Qualifier::About),
    ("+", Qualifier::AtLeast),
    ("ou plus", Qualifier::AtLeast),
    ("au moins", Qualifier::AtLeast),
    ("o mas", Qualifier::AtLeast),
    ("al menos", Qualifier::AtLeast),
    ("多", Qualifier::MoreThan),
    ("余", Qualifier::MoreThan),
    ("餘", Qualifier::MoreThan),
    ("以上", Qualifier::AtLeast),
    ("左右", Qualifier::About),
    ("กว่า", Qualifier::MoreThan),
    ("lebih", Qualifier::MoreThan),
    ("علي الاقل", Qualifier::AtLeast),
    ("ဝန်းကျင်", Qualifier::About),
    ("ကျော်", Qualifier::MoreThan),
    ("လောက်", Qualifier::About),
    ("او اكثر", Qualifier::AtLeast),
    ("او اقل", Qualifier::AtMost),
    ("or above", Qualifier::AtLeast),
    ("or greater than", Qualifier::AtLeast),
    ("or less than", Qualifier::AtMost),
    ("or below", Qualifier::AtMost),
    ("et plus", Qualifier::AtLeast),
    ("ou moins", Qualifier::AtMost),
    ("y mas", Qualifier::AtLeast),
    ("o menos", Qualifier::AtMost),
    ("ou mais", Qualifier::AtLeast),
    ("ou menos", Qualifier::AtMost),
    ("o piu", Qualifier::AtLeast),
    ("o meno", Qualifier::AtMost),
    ("oder mehr", Qualifier::AtLeast),
    ("of meer", Qualifier::AtLeast),
    ("of minder", Qualifier::AtMost),
    ("以下", Qualifier::AtMost),
    ("之下", Qualifier::FewerThan),
    ("以内", Qualifier::AtMost),
    ("未満", Qualifier::FewerThan),
    ("名以上", Qualifier::AtLeast),
    ("人以上", Qualifier::AtLeast),
    ("से ज्यादा", Qualifier::MoreThan),
    ("से अधिक", Qualifier::MoreThan),
    ("से बड़ी", Qualifier::MoreThan),
    ("से बड़ा", Qualifier::MoreThan),
    ("से ऊपर", Qualifier::MoreThan),
    ("से कम", Qualifier::FewerThan),
    ("से छोटी", Qualifier::FewerThan),
    ("से छोटा", Qualifier::FewerThan),
    ("के नीचे", Qualifier::FewerThan),
    ("से नीचे", Qualifier::FewerThan),
    ("या अधिक", Qualifier::AtLeast),
    ("या उससे अधिक", Qualifier::AtLeast),
    ("और ज्यादा", Qualifier::AtLeast),
    ("से कम या बराबर", Qualifier::AtMost),
    ("से अधिक या बराबर", Qualifier::AtLeast),
    ("이상", Qualifier::AtLeast),
    ("이하", Qualifier::AtMost),
    ("미만", Qualifier::FewerThan),
    ("초과", Qualifier::MoreThan),
    ("명 이상", Qualifier::AtLeast),
    ("'den fazla", Qualifier::MoreThan),
    ("'den az", Qualifier::FewerThan),
    ("'dan fazla", Qualifier::MoreThan),
    ("'dan az", Qualifier::FewerThan),
    ("ខ្ទង់", Qualifier::About),
    ("ကျော်", Qualifier::MoreThan),
    ("ဦးကျော်", Qualifier::MoreThan),
    ("ခန့်", Qualifier::About),
    ("ဦးခန့်", Qualifier::About),
    ("នាក់ឡើងទៅ", Qualifier::AtLeast),
    ("คนขึ้นไป", Qualifier::AtLeast),
    ("ขึ้นไป", Qualifier::AtLeast),
    ("เศษ", Qualifier::MoreThan),
];

/// Whether a text ends with a phrase that begins at the beginning of a word.
pub(super) fn ends_with_phrase(text: &str, phrase: &str) -> bool {
    // Most words end in another letter.
    if text.as_bytes().last() != phrase.as_bytes().last() {
        return phrase.is_empty();
    }
    let second =
        |text: &str| text.len().checked_sub(2).and_then(|i| text.as_bytes().get(i).copied());
    if phrase.len() > 1 && second(text) != second(phrase) {
        return false;
    }
    let Some(before) = text.strip_suffix(phrase) else { return false };
    let spaced = phrase.chars().next().is_some_and(|c| is_letter(c) && !is_unspaced(c));
    !spaced || !before.chars().next_back().is_some_and(is_letter)
}

/// Whether a text starts with a phrase that ends at the end of a word.
pub(super) fn starts_with_phrase(text: &str, phrase: &str) -> bool {
    if text.as_bytes().first() != phrase.as_bytes().first() {
        return phrase.is_empty();
    }
    let Some(after) = text.strip_prefix(phrase) else { return false };
    let spaced = phrase.chars().next_back().is_some_and(|c| is_letter(c) && !is_unspaced(c));
    !spaced || !after.chars().next().is_some_and(is_letter)
}

/// Signs before an amount of money, longest first.
const SIGNS: &[(&str, &str)] = &[
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("AU$", "AUD"),
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("S$", "SGD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("R$", "BRL"),
    ("RM", "MYR"),
    ("Rp", "IDR"),
    ("Rs", "INR"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₩", "KRW"),
    ("₱", "PHP"),
    ("៛", "KHR"),
    ("₭", "LAK"),
    ("₽", "RUB"),
    ("₺", "TRY"),
    ("₦", "NGN"),
];

/// Words behind an amount of money (folded).
const WORDS: &[(&str, &str)] = &[
    ("us dollars", "USD"),
    ("u.s. dollars", "USD"),
    ("american dollars", "USD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("dolares", "USD"),
    ("dollars americains", "USD"),
    ("dolar as", "USD"),
    ("do la my", "USD"),
    ("do la uc", "AUD"),
    ("do la singapore", "SGD"),
    ("do la canada", "CAD"),
    ("do la hong kong", "HKD"),
    ("do la dai loan", "TWD"),
    ("do la", "USD"),
    ("usd", "USD"),
    ("美元", "USD"),
    ("دولار", "USD"),
    ("ดอลลาร์สหรัฐ", "USD"),
    ("ดอลลาร์", "USD"),
    ("singapore dollars", "SGD"),
    ("hong kong dollars", "HKD"),
    ("australian dollars", "AUD"),
    ("canadian dollars", "CAD"),
    ("taiwan dollars", "TWD"),
    ("new taiwan dollars", "TWD"),
    ("swiss francs", "CHF"),
    ("uae dirhams", "AED"),
    ("emirati dirhams", "AED"),
    ("рублеи", "RUB"),
    ("рубля", "RUB"),
    ("рубль", "RUB"),
    ("francs suisses", "CHF"),
    ("francos suizos", "CHF"),
    ("francos suicos", "CHF"),
    ("schweizer franken", "CHF"),
    ("швейцарских франков", "CHF"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds", "GBP"),
    ("baht", "THB"),
    ("soles", "PEN"),
    ("quetzales", "GTQ"),
    ("lempiras", "HNL"),
    ("บาท", "THB"),
    ("dong", "VND"),
    ("riel", "KHR"),
    ("riels", "KHR"),
    ("រៀល", "KHR"),
    ("kip", "LAK"),
    ("ກີບ", "LAK"),
    ("kyat", "MMK"),
    ("kyats", "MMK"),
    ("ကျပ်", "MMK"),
    ("ringgit", "MYR"),
    ("ringgits", "MYR"),
    ("yuan", "CNY"),
    ("rmb", "CNY"),
    ("renminbi", "CNY"),
    ("元", "CNY"),
    ("人民币", "CNY"),
    ("rupees", "INR"),
    ("rupiah", "IDR"),
    ("philippine pesos", "PHP"),
    ("yen", "JPY"),
    ("won", "KRW"),
    ("ដុល្លារ", "USD"),
    ("ໂດລາ", "USD"),
    ("ဒေါ်လာ", "USD"),
    ("डॉलर", "USD"),
    ("долларов", "USD"),
    ("доллара", "USD"),
    ("रुपये", "INR"),
    ("रुपए", "INR"),
    ("рублеи", "RUB"),
    ("рубля", "RUB"),
    ("rubles", "RUB"),
    ("roubles", "RUB"),
    ("naira", "NGN"),
    ("usdt", "USD"),
];

type ByFirst = HashMap<char, Vec<(&'static str, &'static str)>, Quick>;

/// The words behind an amount of money by their first letter, in order.
static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut all = ByFirst::default();
    for entry in WORDS.iter().chain(super::scripts_money::CURRENCIES) {
        let Some(first) = entry.0.chars().next() else { continue };
        all.entry(first).or_default().push(*entry);
    }
    all
});

/// Codes of ISO 4217 that news writes out.
const CODES: &[&str] = &[
    "USD", "EUR", "GBP", "THB", "VND", "KHR", "LAK", "MMK", "MYR", "CNY", "RMB", "INR", "IDR",
    "PHP", "JPY", "KRW", "SGD", "HKD", "TWD", "AUD", "CAD", "NZD", "CHF", "BDT", "PKR", "LKR",
    "NPR", "BRL", "RUB", "TRY", "ZAR", "NGN", "KES", "UGX", "ETB", "AED", "SAR",
];

fn currency(code: &str) -> Option<Currency> {
    if code == "RMB" { "CNY" } else { code }.parse().ok()
}

/// A currency right before a number, and where it starts.
pub(super) fn currency_before(quote: &Quote, start: usize) -> Option<(Currency, usize)> {
    let space =
        usize::from(quote.before(start).is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')));
    let end = start - space;
    let end = if quote.before(end) == Some('.') && space == 1 { end - 1 } else { end };
    let lead = quote.chars.get(end.saturating_sub(4)..end)?;
    // Only "Rp" and "Rs" end in a small letter.
    if lead.last().is_none_or(|c| c.is_ascii_lowercase() && !matches!(c, 'p' | 's')) {
        return None;
    }
    let ends = |sign: &str| -> Option<usize> {
        let mut before = lead.iter().rev();
        if !sign.chars().rev().all(|c| before.next() == Some(&c)) {
            return None;
        }
        let at = end - sign.chars().count();
        let letters = sign.chars().next().is_some_and(char::is_alphabetic);
        let before = quote.before(at);
        let free = !letters || !before.is_some_and(|c| is_letter(c) && !is_unspaced(c));
        // "H.R. 2210" is a bill, and no money.
        let initial = letters
            && before == Some('.')
            && at.checked_sub(2).and_then(|k| quote.at(k)).is_some_and(char::is_uppercase);
        (free && !initial).then_some(at)
    };
    for (sign, code) in SIGNS {
        if let Some(at) = ends(sign) {
            let code = match *sign {
                "¥" if quote.speaks(&["zh"]) => "CNY",
                // A bare sign is the dollar of the USA in English only; elsewhere it is no known money.
                "$" if !quote.speaks(&["en", ""]) => "XXX",
                _ => code,
            };
            return Some((currency(code)?, at));
        }
    }
    CODES.iter().find_map(|code| ends(code).and_then(|at| Some((currency(code)?, at))))
}

/// A currency right behind a number, and where it ends.
pub(super) fn currency_behind(quote: &Quote, end: usize) -> Option<(Currency, usize)> {
    let spaces = quote.chars.get(end..)?.iter().take_while(|c| c.is_whitespace()).count();
    let start = end + spaces;
    if spaces > 1 {
        return None;
    }
    // "millones de dólares", "millions d'euros"
    let rest = quote.after_folded(start);
    let skip = ["de ", "d'", "of "]
        .iter()
        .find(|w| rest.starts_with(**w))
        .map_or(0, |w| w.chars().count());
    let rest = quote.after_folded(start + skip);
    let first = rest.chars().next();
    let word = first
        .and_then(|c| BY_FIRST.get(&c))
        .into_iter()
        .flatten()
        .filter(|(word, _)| starts_with_phrase(&rest, word))
        .max_by_key(|(word, _)| word.len());
    if let Some((word, code)) = word {
        // Folding may have shortened what stands there: the end is found in the text itself.
        let letters = (1..=word.chars().count() + 8)
            .find(|n| fold(&quote.text(start + skip, start + skip + n)).starts_with(word))?;
        return Some((currency(code)?, start + skip + letters));
    }
    let sign = SIGNS.iter().find(|(sign, _)| {
        sign.chars().zip(start..).all(|(c, at)| quote.at(at) == Some(c))
            && !sign.chars().any(char::is_alphabetic)
    });
    if let Some((sign, code)) = sign {
        // The sign may belong to the next amount: "between 20 and $30".
        let at = start + sign.chars().count();
        let next_amount = quote.at(at).is_some_and(|c| crate::fold::digit(c).is_some());
        return (!next_amount).then_some(()).and_then(|()| Some((currency(code)?, at)));
    }
    let code = quote.text(start, start + 3);
    let ends = !quote.at(start + 3).is_some_and(is_letter);
    (ends && CODES.contains(&code.as_str())).then(|| Some((currency(&code)?, start + 3)))?
}

/// An order of magnitude in words.
pub(super) struct Order {
    /// Smallest number meant; how large it may be is not said.
    pub low: Decimal,
    /// Index of the token after the last.
    pub next: usize,
}

/// Folded phrases for orders of magnitude with the least number that each is said of.
const ORDER_WORDS: &[(u64, &[&str])] = &[
    (
        24,
        &[
            "dozens",
            "several dozen",
            "mehrere dutzend",
            "einige dutzend",
            "lusinan",
            "berpuluh-puluh",
            "docenas",
            "douzaines",
            "dutzende",
            "dozzine",
            "duzias",
            "десятки",
            "дюжины",
        ],
    ),
    (
        20,
        &[
            "scores",
            "tens",
            "plusieurs dizaines",
            "quelques dizaines",
            "varias decenas",
            "varias dezenas",
            "algumas dezenas",
            "несколько десятков",
            "beberapa puluh",
            "vai chuc",
            "may chuc",
            "dizaines",
            "decenas",
            "dezenas",
            "decine",
            "puluhan",
            "hang chuc",
            "عشرات",
            "العشرات",
            "دهها",
        ],
    ),
    (
        100,
        &[
            "hundreds",
            "centaines",
            "cientos",
            "centenares",
            "centenas",
            "centinaia",
            "hunderte",
            "hunderten",
            "ratusan",
            "hang tram",
            "ميات",
            "الميات",
            "сотни",
            "सैकड़ों",
            "honderden",
            "yuzlerce",
        ],
    ),
    (
        200,
        &[
            "couple hundred",
            "couple of hundred",
            "several hundred",
            "a few hundred",
            "plusieurs centaines",
            "quelques centaines",
            "varios cientos",
            "varios centenares",
            "algunos cientos",
            "varias centenas",
            "algumas centenas",
            "mehrere hundert",
            "mehrere hunderte",
            "mehreren hundert",
            "einige hundert",
            "einigen hundert",
            "ein paar hundert",
            "несколько сотен",
            "нескольких сотен",
            "несколько сот",
            "beberapa ratus",
            "vai tram",
            "may tram",
            "عده ميات",
            "بضع ميات",
        ],
    ),
    (
        1_000,
        &[
            "thousands",
            "milliers",
            "miles",
            "millares",
            "milhares",
            "migliaia",
            "tausende",
            "tausenden",
            "ribuan",
            "hang nghin",
            "hang ngan",
            "الاف",
            "الالاف",
            "тысячи",
            "हजारों",
            "duizenden",
            "binlerce",
        ],
    ),
    (
        2_000,
        &[
            "several thousand",
            "a few thousand",
            "plusieurs milliers",
            "quelques milliers",
            "varios miles",
            "algunos miles",
            "varios milhares",
            "alguns milhares",
            "mehrere tausend",
            "mehreren tausend",
            "einige tausend",
            "einigen tausend",
            "ein paar tausend",
            "несколько тысяч",
            "нескольких тысяч",
            "beberapa ribu",
            "vai nghin",
            "vai ngan",
            "may nghin",
            "عده الاف",
            "بضعه الاف",
        ],
    ),
    (
        10_000,
        &[
            "tens of thousands",
            "dizaines de milliers",
            "decenas de miles",
            "dezenas de milhares",
            "decine di migliaia",
            "zehntausende",
            "zehntausenden",
            "puluhan ribu",
            "hang chuc nghin",
            "hang chuc ngan",
            "hang van",
            "عشرات الالاف",
            "десятки тысяч",
            "tienduizenden",
            "on binlerce",
        ],
    ),
    (
        20_000,
        &[
            "mehrere zehntausend",
            "plusieurs dizaines de milliers",
            "varias decenas de miles",
            "varias dezenas de milhares",
            "несколько десятков тысяч",
            "beberapa puluh ribu",
            "vai chuc nghin",
        ],
    ),
    (
        200_000,
        &[
            "mehrere hunderttausend",
            "plusieurs centaines de milliers",
            "varios cientos de miles",
            "varias centenas de milhares",
            "несколько сотен тысяч",
            "beberapa ratus ribu",
            "vai tram nghin",
        ],
    ),
    (
        100_000,
        &[
            "hundreds of thousands",
            "centaines de milliers",
            "cientos de miles",
            "centenares de miles",
            "centenas de milhares",
            "centinaia di migliaia",
            "hunderttausende",
            "hunderttausenden",
            "ratusan ribu",
            "hang tram nghin",
            "hang tram ngan",
            "ميات الالاف",
            "сотни тысяч",
            "लाखों",
            "honderdduizenden",
            "yuz binlerce",
        ],
    ),
    (
        1_000_000,
        &[
            "millions",
            "millones",
            "milhoes",
            "milioni",
            "millionen",
            "jutaan",
            "hang trieu",
            "ملايين",
            "الملايين",
            "миллионы",
            "miljoenen",
        ],
    ),
    (
        2_000_000,
        &[
            "several million",
            "a few million",
            "plusieurs millions",
            "quelques millions",
            "varios millones",
            "varios milhoes",
            "alguns milhoes",
            "mehrere millionen",
            "einige millionen",
            "несколько миллионов",
            "beberapa juta",
            "vai trieu",
            "عده ملايين",
        ],
    ),
    (
        10_000_000,
        &[
            "tens of millions",
            "dizaines de millions",
            "decenas de millones",
            "dezenas de milhoes",
            "puluhan juta",
            "hang chuc trieu",
            "عشرات الملايين",
            "десятки миллионов",
            "करोड़ों",
        ],
    ),
    (
        100_000_000,
        &[
            "hundreds of millions",
            "centaines de millions",
            "cientos de millones",
            "centenas de milhoes",
            "ratusan juta",
            "hang tram trieu",
            "ميات الملايين",
            "сотни миллионов",
        ],
    ),
    (
        1_000_000_000,
        &[
            "billions",
            "milliards",
            "miles de millones",
            "bilhoes",
            "miliardi",
            "milliarden",
            "miliaran",
            "hang ty",
            "مليارات",
            "миллиарды",
            "अरबों",
            "miljarden",
        ],
    ),
    (
        2_000_000_000,
        &[
            "several billion",
            "a few billion",
            "plusieurs milliards",
            "quelques milliards",
            "varios miles de millones",
            "varios bilhoes",
            "mehrere milliarden",
            "einige milliarden",
            "несколько миллиардов",
            "beberapa miliar",
            "vai ty",
        ],
    ),
    (
        10_000_000_000,
        &[
            "tens of billions",
            "dizaines de milliards",
            "decenas de miles de millones",
            "puluhan miliar",
            "hang chuc ty",
        ],
    ),
    (
        100_000_000_000,
        &[
            "hundreds of billions",
            "centaines de milliards",
            "cientos de miles de millones",
            "ratusan miliar",
            "hang tram ty",
        ],
    ),
    (1_000_000_000_000, &["trillions", "triliunan"]),
];

/// Phrases as words with their least number, by the first word.
type Orders = std::collections::BTreeMap<String, Vec<(Vec<String>, u64)>>;

/// The phrases by their first word, the longest first.
static ORDERS: LazyLock<Orders> = LazyLock::new(|| {
    let mut table: std::collections::BTreeMap<String, Vec<(Vec<String>, u64)>> =
        std::collections::BTreeMap::new();
    for (low, phrases) in ORDER_WORDS {
        for phrase in *phrases {
            let words: Vec<String> = fold(phrase).split(' ').map(str::to_owned).collect();
            let Some(first) = words.first().cloned() else { continue };
            table.entry(first).or_default().push((words, *low));
        }
    }
    for list in table.values_mut() {
        list.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    table
});

/// Whether a word may be the first of an order of magnitude.
pub(super) fn may_order(word: &str) -> bool {
    ORDERS.contains_key(word)
}

/// The order of magnitude that the words at a token say, if they do: "dozens", "hundreds of thousands".
pub(super) fn order(quote: &Quote, at: usize) -> Option<Order> {
    let token = quote.token(at).filter(|t| t.kind == Kind::Word)?;
    let list = ORDERS.get(token.folded.as_str())?;
    // "two hundreds", "5 millions": a number and not an order.
    let previous = at.checked_sub(1).and_then(|i| quote.token(i));
    if previous.is_some_and(|t| t.kind == Kind::Numeral && t.end + 1 == token.start) {
        return None;
    }
    // "miles" is English for something else; "тысячи" needs no number before it, "الاف" neither.
    if token.folded == "miles" && !quote.speaks(&["es"])
        || token.folded == "tens" && !quote.is(at + 1, "of")
    {
        return None;
    }
    if matches!(
        token.folded.as_str(),
        "millones"
            | "milhoes"
            | "миллионы"
            | "тысячи"
            | "الاف"
            | "ملايين"
            | "مليارات"
            | "millionen"
            | "milliarden"
            | "milioni"
            | "miliardi"
            | "bilhoes"
            | "millions"
            | "billions"
            | "milliards"
    ) && previous.is_some_and(|t| {
        t.end + 1 == token.start
            && super::words::lexicon(&quote.language).is_some_and(|l| {
                let squeezed = super::words::squeezed(&quote.language, &quote.text(t.start, t.end));
                l.longest(&squeezed).is_some_and(|(p, n)| {
                    n == squeezed.len()
                        && matches!(p, super::words::Part::Value(_) | super::words::Part::Times(_))
                })
            })
    }) {
        return None;
    }
    let (words, low) = list
        .iter()
        .find(|(words, _)| words.iter().enumerate().all(|(i, word)| quote.is(at + i, word)))?;
    Some(Order { low: Decimal::from(*low), next: at + words.len() })
}

/// Multipliers at the start of a run of letters without spaces: the power of ten and their length. 千万 is ten
/// million; 20多万 is more than 200,000.
pub(super) fn unspaced_multiplier(quote: &Quote, token: &Token) -> Option<(u32, usize)> {
    let language = quote.script_language(token.start)?;
    let east = matches!(language, "zh" | "ja" | "ko");
    const OVER: [&str; 10] = ["余り", "あまり", "数", "多", "余", "餘", "几", "幾", "来", "여"];
    let joins = east || matches!(language, "th" | "lo");
    let lead = quote.text(token.start, token.start + 3);
    let over = OVER.iter().find(|w| east && lead.starts_with(**w)).map_or(0, |w| w.chars().count());
    let (mut power, len) = one_multiplier(quote, language, token.start + over, token.end)?;
    let mut end = over + len;
    while let Some((more, len)) = one_multiplier(quote, language, token.start + end, token.end)
        .filter(|(more, _)| joins && *more >= 4 && *more >= power)
    {
        power += more;
        end += len;
    }
    // Behind "more" only a multiplier of its own makes sense: 5多百 is none.
    (over == 0 || power >= 4).then_some((power, end))
}

fn one_multiplier(quote: &Quote, language: &str, start: usize, end: usize) -> Option<(u32, usize)> {
    let word = quote.text(start, end.min(start + 16));
    let squeezed = super::words::squeezed(language, &word);
    let (power, bytes) = super::words::multiplier(language, &squeezed)?;
    // Squeezing keeps the number of characters of these scripts, but for composed ones of Thai and Lao.
    let piece = squeezed.get(..bytes)?;
    let len = (1..=word.chars().count()).find(|n| {
        let head: String = word.chars().take(*n).collect();
        super::words::squeezed(language, &head) == piece
    })?;
    // "5 ร้อยละ" is percent; "2 พันธมิตร" are allies; "100 ปี" is no multiplier at all.
    let rest: String = word.chars().skip(len).collect();
    if rest.starts_with("ละ")
        || piece == "พัน" && rest.starts_with('ธ')
        || rest.chars().next().is_some_and(super::lex::is_mark)
    {
        return None;
    }
    Some((power, len))
}

/// Whether a lone number word of a script with spaces counts where it stands.
pub(super) fn lone_word_counts(quote: &Quote, _i: usize, value: Decimal, next: usize) -> bool {
    // "Zero" counts; in these languages its word is also "not" or "empty".
    let zero = value.is_zero() && !quote.speaks(&["vi", "id", "ms", "th", "my"]);
    if value <= Decimal::ONE {
        return zero;
    }
    if quote.language == "vi" {
        // Five is also "year", three also "father": only before something that is counted.
        const COUNTED: [&str; 39] = [
            "phan", "nguoi", "nan", "nuoc", "quoc", "ngay", "thang", "tuoi", "vu", "doi", "nghi",
            "cong", "phu", "tre", "lao", "co", "toa", "khu", "du", "sinh", "be", "chau", "canh",
            "bi", "ke", "ten", "xe", "ngoi", "trieu", "nghin", "ngan", "ty", "to", "tuan", "thi",
            "tinh", "dua", "em", "gio",
        ];
        return value >= Decimal::TEN
            || quote.token(next).is_some_and(|t| COUNTED.contains(&t.folded.as_str()));
    }
    // "sept." is a month, "second" and "quarter" are no counts here.
    true
}

/// Whether a number word inside a run of letters without spaces is one: two pieces or more, or a counter behind.
pub(super) fn counts_inside(
    quote: &Quote,
    token: &Token,
    start: usize,
    found: &super::words::Worded,
) -> bool {
    // A number of Korean stands at the start of a word: "미만이다" holds none.
    let korean = quote.script_language(start) == Some("ko");
    if korean && start != token.start {
        return false;
    }
    if found.rank {
        return korean || quote.at(start) == Some('第') || quote.text(start, start + 3) == "ที่";
    }
    let rest = quote.text(found.end, (found.end + 10).min(quote.chars.len()));
    let lone = found.pieces == 1;
    if lone && goes_on(rest.trim_start()) {
        return true;
    }
    let whole = start == token.start && found.end == token.end;
    let seen = rest.trim_start_matches(|c: char| c.is_whitespace() || crate::fold::is_invisible(c));
    let counter = COUNTERS.iter().any(|c| seen.starts_with(c));
    if !lone {
        // 구조 is a rescue and 이만 "so much" before they are numbers.
        let short = korean && found.end - start == 2 && found.scale.is_some_and(|s| s > 3);
        let word = !korean || counter || !short && (whole || particle(&rest));
        return word;
    }
    let one = found.value <= Decimal::ONE;
    match quote.script_language(start) {
        // 一些, 一个 are words more often than counts; 一名, 一国 count.
        Some("zh" | "ja") => {
            let length = found.end - start;
            length >= 2
                || (counter && !one)
                || one && ["名", "人", "国", "國", "只"].iter().any(|c| rest.starts_with(c))
                || whole
        }
        Some("ko") => counter && !one || found.end - start >= 2 && (whole || particle(&rest)),
        // နှစ် is also a year, most of all behind a number.
        Some("my") if quote.text(start, found.end) == "နှစ်" => {
            counter && rest.starts_with(['ဦ', 'ယ'])
        }
        _ => !one && (counter || whole),
    }
}

/// Whether a text starts with what Korean writes tight behind a number.
fn particle(rest: &str) -> bool {
    const PARTICLES: [&str; 22] = [
        "보다",
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "과",
        "와",
        "에서",
        "까지",
        "부터",
        "입니다",
        "의",
        "번째",
        "등",
        "위",
        "척",
        "점",
        "세",
        "원",
        "밑",
    ];
    PARTICLES.iter().any(|w| rest.starts_with(w))
}

/// Whether a number goes on behind its first sign: 五分之一, 零点五, 一打.
fn goes_on(rest: &str) -> bool {
    let span = rest.strip_prefix(['到', '至']).and_then(|tail| tail.chars().next());
    let point = rest.strip_prefix(['点', '點']).and_then(|tail| tail.chars().next());
    // 十余人, 十几名
    let more =
        rest.strip_prefix(['多', '余', '餘', '几', '幾']).and_then(|tail| tail.chars().next());
    const PERCENT: [&str; 5] = ["เปอร์เซ็นต์", "ເປີເຊັນ", "ភាគរយ", "ရာခိုင်နှုန်း", "个百分点"];
    ["分之", "分の", "分 之", "분의"].iter().any(|w| rest.starts_with(w))
        || rest.starts_with('又') && rest.contains("分之")
        || PERCENT.iter().any(|w| rest.starts_with(w))
        || more.is_some_and(|c| "人名位个個家国國件岁歲天年起台辆輛艘架座".contains(c))
        || point.is_some_and(|c| "零〇一二三四五六七八九".contains(c))
        || span.is_some_and(|c| "二三四五六七八九十百千".contains(c))
        || dozen_behind(rest).is_some()
}

/// How many letters a word for twelve takes at the start of a text.
pub(super) fn dozen_behind(rest: &str) -> Option<usize> {
    // 打 is also "hit" and much else.
    const OTHERS: &str =
        "击擊折算电電开開压壓造破败敗架人工死伤傷动動扫掃听聽响響断斷包响赢贏卡扮磨";
    let word = ["ダース", "다스", "โหล", "打"].into_iter().find(|w| rest.starts_with(w))?;
    let next = rest.get(word.len()..).and_then(|tail| tail.chars().next());
    (word != "打" || !next.is_some_and(|c| OTHERS.contains(c))).then(|| word.chars().count())
}

/// What is counted right behind a number word in scripts without spaces.
const COUNTERS: &[&str] = &[
    "คน",
    "ราย",
    "ประเทศ",
    "แห่ง",
    "ชาติ",
    "เดือน",
    "ปี",
    "วัน",
    "ครั้ง",
    "ศพ",
    "หลัง",
    "เครื่อง",
    "คดี",
    "จุด",
    "ชั่วโมง",
    "สัปดาห์",
    "บาท",
    "ล้าน",
    "ตัว",
    "คัน",
    "ฉบับ",
    "ຄົນ",
    "ປະເທດ",
    "ເດືອນ",
    "ປີ",
    "ວັນ",
    "ແຫ່ງ",
    "ຄັ້ງ",
    "នាក់",
    "ប្រទេស",
    "ខែ",
    "ឆ្នាំ",
    "ថ្ងៃ",
    "កន្លែង",
    "ករណី",
    "គ្រឿង",
    "ဦး",
    "ယောက်",
    "နိုင်ငံ",
    "လ",
    "နှစ်",
    "ရက်",
    "ခု",
    "နေရာ",
    "名",
    "人",
    "位",
    "个",
    "個",
    "国",
    "國",
    "岁",
    "歲",
    "年",
    "月",
    "天",
    "日",
    "家",
    "件",
    "次",
    "起",
    "处",
    "處",
    "台",
    "部",
    "只",
    "隻",
    "元",
    "倍",
    "成",
    "双",
    "雙",
    "对",
    "對",
    "周",
    "週",
    "打",
    "명",
    "개",
    "건",
    "년",
    "월",
    "일",
    "곳",
    "살",
    "세",
    "번",
    "대",
    "장",
    "歳",
    "つ",
    "キロ",
    "本",
    "枚",
    "匹",
    "円",
    "軒",
    "棟",
    "階",
    "時間",
    "割",
    "トン",
    "メートル",
    "ドル",
    "ユーロ",
    "社",
    "隻",
    "機",
    "頭",
    "羽",
    "冊",
    "票",
    "条",
    "條",
    "场",
    "場",
    "艘",
    "架",
    "辆",
    "輛",
    "头",
    "座",
    "栋",
    "所",
    "间",
    "間",
    "项",
    "項",
    "批",
    "种",
    "種",
    "层",
    "層",
    "届",
    "屆",
    "米",
    "公里",
    "吨",
    "噸",
    "小时",
    "小時",
    "省",
    "县",
    "縣",
    "村",
    "척",
    "원",
    "톤",
    "층",
    "배",
    "回",
    "ヵ",
    "か",
    "カ",
];

/// Words that join two numbers to a range (folded).
pub(super) const RANGE_WORDS: &[&str] = &[
    "to",
    "ถึง",
    "hingga",
    "sampai",
    "den",
    "الي",
    "bis",
    "a",
    "pana la",
    "до",
    "tot",
    "al",
    "ate",
    "through",
    "s/d",
    "till",
    "ទៅ",
    "မှ",
    "ຫາ",
    "से",
    "부터",
    "bis zu",
    "do",
    "hasta",
];

/// Words before a numeral that number a thing instead of counting things: "page 3", "Article 5".
pub(super) fn numbers_a_thing(word: &str) -> bool {
    matches!(
        word,
        "page"
            | "pages"
            | "p"
            | "pp"
            | "no"
            | "nos"
            | "number"
            | "chapter"
            | "section"
            | "article"
            | "articles"
            | "act"
            | "table"
            | "figure"
            | "fig"
            | "annex"
            | "appendix"
            | "part"
            | "volume"
            | "vol"
            | "issue"
            | "version"
            | "route"
            | "highway"
            | "flight"
            | "room"
            | "floor"
            | "level"
            | "gate"
            | "phase"
            | "step"
            | "item"
            | "paragraph"
            | "rule"
            | "grade"
            | "type"
            | "model"
            | "windows"
            | "android"
            | "ios"
            | "python"
            | "covid"
            | "aged"
            | "age"
            | "numero"
            | "n"
            | "artigo"
            | "articulo"
            | "mooo"
            | "moo"
            | "soi"
    )
}

/// Whether the words behind a numeral are counted by it, so that it is no year: "1984 people".
pub(super) fn counts_something(quote: &Quote, at: usize) -> bool {
    quote.token(at).is_some_and(|t| {
        matches!(
            t.folded.as_str(),
            "people"
                | "persons"
                | "victims"
                | "suspects"
                | "arrests"
                | "workers"
                | "nationals"
                | "individuals"
                | "cases"
                | "men"
                | "women"
                | "children"
                | "foreigners"
                | "personnes"
                | "victimes"
                | "personas"
                | "victimas"
                | "orang"
                | "nguoi"
                | "شخص"
                | "شخصا"
        ) || t.folded.starts_with("คน")
            || t.folded.starts_with('人')
            || t.folded.starts_with('名')
    })
}

/// Whether "X and Y" behind this lead is a range: "between X and Y".
pub(super) fn opens_pair(lead: &str, joined: &str) -> bool {
    const PAIRS: [(&str, &str); 17] = [
        ("between", "and"),
        ("entre", "et"),
        ("entre", "y"),
        ("entre", "e"),
        ("tra", "e"),
        ("fra", "e"),
        ("antara", "dan"),
        ("tu", "den"),
        ("بين", "و"),
        ("ما بين", "و"),
        ("ระหว่าง", "ถึง"),
        ("ระหว่าง", "และ"),
        ("zwischen", "und"),
        ("tussen", "en"),
        ("между", "и"),
        ("giua", "va"),
        ("在", "和"),
    ];
    let lead = lead.strip_suffix(['$', '€', '£']).unwrap_or(lead).trim_end();
    PAIRS.iter().any(|(open, and)| joined == *and && ends_with_phrase(lead, open))
}

/// Whether "from X to Y" behind this lead tells of a change and not of a range.
pub(super) fn grows(lead: &str) -> bool {
    const VERBS: &[&str] = &[
        "naik",
        "meningkat",
        "bertambah",
        "turun",
        "menurun",
        "tang",
        "giam",
        "aumento",
        "subio",
        "bajo",
        "aumentou",
        "subiu",
        "caiu",
        "passou",
        "pasaron",
        "augmente",
        "est passe",
        "grimpe",
        "chute",
        "stieg",
        "sank",
        "wuchs",
        "rose",
        "rising",
        "risen",
        "grew",
        "grown",
        "increased",
        "increase",
        "jumped",
        "climbed",
        "fell",
        "dropped",
        "decreased",
        "declined",
        "up",
        "down",
        "surged",
        "passe",
        "passee",
        "passes",
        "paso",
        "pasado",
        "pasar",
        "passaram",
        "вырос",
        "выросло",
        "выросла",
        "возросло",
        "увеличилось",
        "увеличилась",
        "снизилось",
        "сократилось",
        "ارتفع",
        "ارتفعت",
        "زاد",
        "انخفض",
        "تراجع",
        "menjadi",
    ];
    let Some(lead) = ["from", "de", "of", "dari", "tu", "von", "с", "со", "من"]
        .iter()
        .find_map(|from| lead.strip_suffix(from))
    else {
        return false;
    };
    let lead = lead.trim_end();
    VERBS.iter().any(|verb| ends_with_phrase(lead, verb))
}
