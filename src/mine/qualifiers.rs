//! How firmly a number is said, by the phrases before and behind it: the tables of `phrases` and further ones
//! written as patterns, looked up by their last or first letter. Two bounds in a row make a range.

use super::phrases::{AFTER, BEFORE, ends_with_phrase, starts_with_phrase};
use crate::{
    fold::{Quick, fold},
    model::Qualifier,
};
use std::{collections::HashMap, sync::LazyLock};

/// Phrases before a number; `{a|b}` stands for one of the alternatives.
const MORE_BEFORE: &[(&str, Qualifier)] = &[
    // English
    ("{larger|higher|greater|bigger|older|longer|taller} than", Qualifier::MoreThan),
    ("{smaller|lower|shorter|younger} than", Qualifier::FewerThan),
    (
        "{more|larger|higher|greater|bigger} {than or|or} {equal|equals} {than|to}",
        Qualifier::AtLeast,
    ),
    ("{less|fewer|smaller|lower} {than or|or} {equal|equals} {than|to}", Qualifier::AtMost),
    ("{equal|equals} {to or|or} {more|greater|higher|larger} than", Qualifier::AtLeast),
    ("{equal|equals} {to or|or} {less|fewer|smaller|lower} than", Qualifier::AtMost),
    ("{no|not} {smaller|lower|fewer|less} than", Qualifier::AtLeast),
    ("{no|not} {larger|higher|greater|bigger|more} than", Qualifier::AtMost),
    // French
    ("{superieur|superieure|superieurs|superieures} {a|au|aux}", Qualifier::MoreThan),
    ("{inferieur|inferieure|inferieurs|inferieures} {a|au|aux}", Qualifier::FewerThan),
    (
        "{superieur|superieure|superieurs|superieures} ou {egal|egale|egaux|egales} {a|au}",
        Qualifier::AtLeast,
    ),
    (
        "{inferieur|inferieure|inferieurs|inferieures} ou {egal|egale|egaux|egales} {a|au}",
        Qualifier::AtMost,
    ),
    ("plus {grand|grande|grands|grandes|haut|haute|eleve|elevee|} que", Qualifier::MoreThan),
    ("{moins|plus petit|plus petite|plus petits|plus petites|plus bas} que", Qualifier::FewerThan),
    ("plus {grand|grande|grands|grandes|de|} ou {egal|egale|egaux|egales} a", Qualifier::AtLeast),
    (
        "{moins|moins de|plus petit|plus petite|plus petits|plus petites} ou {egal|egale|egaux|egales} a",
        Qualifier::AtMost,
    ),
    ("au moins {de|ou egal a}", Qualifier::AtLeast),
    ("moins d'", Qualifier::FewerThan),
    ("{depasse|depassent|depassant}", Qualifier::MoreThan),
    // Spanish, Portuguese, Italian
    (
        "{mayor|mayores|superior|superiores|maior|maiores} {que|a|de|do que|al|ao}",
        Qualifier::MoreThan,
    ),
    ("{menor|menores|inferior|inferiores} {que|a|de|do que|al|ao}", Qualifier::FewerThan),
    (
        "{mayor|mayores|superior|superiores|maior|maiores} {o|ou} {igual|iguales|iguais} {a|que}",
        Qualifier::AtLeast,
    ),
    (
        "{menor|menores|inferior|inferiores} {o|ou} {igual|iguales|iguais} {a|que}",
        Qualifier::AtMost,
    ),
    ("igual {o|ou|a o|a ou} {mayor|maior|superior} {que|a}", Qualifier::AtLeast),
    ("igual {o|ou|a o|a ou} {menor|inferior} {que|a}", Qualifier::AtMost),
    ("{mas|mais} {alto|alta|altos|altas|grande|grandes} {que|do que}", Qualifier::MoreThan),
    ("{mas|mais} {bajo|baja|baixo|baixa|pequeno|pequena} {que|do que}", Qualifier::FewerThan),
    ("{no|nao} {mas|mais} {de|que|do que}", Qualifier::AtMost),
    ("{no|nao} menos {de|que|do que}", Qualifier::AtLeast),
    ("{supera|superan|supero|superaron|superam|superou}", Qualifier::MoreThan),
    ("{maggiore|maggiori|superiore|superiori} {a|di|al|ai}", Qualifier::MoreThan),
    ("{minore|minori|inferiore|inferiori} {a|di|al|ai}", Qualifier::FewerThan),
    ("{maggiore|maggiori|superiore|superiori} o {uguale|uguali} {a|di}", Qualifier::AtLeast),
    ("{minore|minori|inferiore|inferiori} o {uguale|uguali} {a|di}", Qualifier::AtMost),
    ("non {piu|meno} {di|del}", Qualifier::AtMost),
    ("piu {grande|grandi|alto|alti} {di|del}", Qualifier::MoreThan),
    ("al massimo", Qualifier::AtMost),
    ("{al meno|al minimo|non meno di}", Qualifier::AtLeast),
    // German, Dutch, Swedish
    ("{grosser|hoher} als", Qualifier::MoreThan),
    ("{kleiner|niedriger|geringer} als", Qualifier::FewerThan),
    ("{grosser|hoher|mehr} oder gleich", Qualifier::AtLeast),
    ("{kleiner|weniger} oder gleich", Qualifier::AtMost),
    ("nicht mehr als", Qualifier::AtMost),
    ("nicht weniger als", Qualifier::AtLeast),
    ("{hoger|groter} dan", Qualifier::MoreThan),
    ("{lager|kleiner} dan", Qualifier::FewerThan),
    ("{groter|hoger|meer} {dan of|of} gelijk {aan|dan}", Qualifier::AtLeast),
    ("{kleiner|lager|minder} {dan of|of} gelijk {aan|dan}", Qualifier::AtMost),
    ("{niet meer dan|hoogstens|ten hoogste|maximaal}", Qualifier::AtMost),
    ("{niet minder dan|minimaal}", Qualifier::AtLeast),
    ("{boven|ruim}", Qualifier::MoreThan),
    ("{storre|mer|fler|hogre} an", Qualifier::MoreThan),
    ("{mindre|farre|lagre} an", Qualifier::FewerThan),
    // Indonesian, Malay, Vietnamese, Russian
    ("lebih {besar|tinggi|banyak} {dari|daripada}", Qualifier::MoreThan),
    ("{kurang|lebih kecil|lebih rendah} {dari|daripada}", Qualifier::FewerThan),
    ("{tidak|tak} lebih {dari|daripada}", Qualifier::AtMost),
    ("{tidak|tak} kurang {dari|daripada}", Qualifier::AtLeast),
    ("{paling tidak|minimal|minimum}", Qualifier::AtLeast),
    ("{paling banyak|maksimal|maksimum}", Qualifier::AtMost),
    ("{lon|nhieu|cao} hon", Qualifier::MoreThan),
    ("{it|nho|thap} hon", Qualifier::FewerThan),
    ("khong {qua|nhieu hon}", Qualifier::AtMost),
    ("khong {duoi|it hon}", Qualifier::AtLeast),
    ("{больше|более} чем", Qualifier::MoreThan),
    ("{меньше|менее} {чем|}", Qualifier::FewerThan),
    ("не {больше|более} {чем|}", Qualifier::AtMost),
    ("не {меньше|менее} {чем|}", Qualifier::AtLeast),
    // Arabic
    ("{اكبر|اكثر|اعلي} من", Qualifier::MoreThan),
    ("{اصغر|اقل|ادني} من", Qualifier::FewerThan),
    ("{اكبر|اكثر} {من|} او {يساوي|تساوي}", Qualifier::AtLeast),
    ("{اصغر|اقل} {من|} او {يساوي|تساوي}", Qualifier::AtMost),
    ("علي الاقل او {يساوي|تساوي}", Qualifier::AtLeast),
    ("علي الاكثر او {يساوي|تساوي}", Qualifier::AtMost),
    ("{يتجاوز|تتجاوز|تجاوز|يفوق|يزيد عن|تزيد عن|يزيد علي|تزيد علي}", Qualifier::MoreThan),
    ("{يصل الي|تصل الي}", Qualifier::AtMost),
    ("لا {يقل|تقل} عن", Qualifier::AtLeast),
    ("لا {يزيد|تزيد|يتجاوز|تتجاوز} عن", Qualifier::AtMost),
    // Chinese
    ("{大于|大於|高于|多于|不少于}{或者|或}{等于|等於}", Qualifier::AtLeast),
    ("{小于|小於|低于|少于}{或者|或}{等于|等於}", Qualifier::AtMost),
    ("{大于等于|大於等於|至少有|最少有|起码|起碼|不低于}", Qualifier::AtLeast),
    ("{小于等于|小於等於|至多有|最多有|不多于|不高于}", Qualifier::AtMost),
    ("{超过了|超過了|大於|高於|过|多於}", Qualifier::MoreThan),
    ("{小於|低於|少於|不足}", Qualifier::FewerThan),
    // Japanese, Korean
    ("{少なくとも|最低でも|最小|最低}", Qualifier::AtLeast),
    ("{多くて|多くとも|最大|最大で|最高|最高で|せいぜい|最大が}", Qualifier::AtMost),
    ("{ほぼ|おおよそ}", Qualifier::About),
    ("{최소|최소한|적어도}", Qualifier::AtLeast),
    ("{최대|많아야|기껏해야}", Qualifier::AtMost),
    ("{약|대략|거의}", Qualifier::About),
    // Dutch as it is spoken
    ("{groter|hoger|meer} {als|is dan}", Qualifier::MoreThan),
    ("{kleiner|lager|minder} {als|is dan}", Qualifier::FewerThan),
    ("{al piu|al di sotto di}", Qualifier::AtMost),
    ("piu {piccolo|piccola|basso|bassa} {di|del|dei}", Qualifier::FewerThan),
    ("piu grande {dei|delle}", Qualifier::MoreThan),
    // Portuguese with its articles
    ("mais {da|do|das|dos}", Qualifier::MoreThan),
    ("menos {da|do|das|dos}", Qualifier::FewerThan),
    // Burmese, Khmer, Lao, Hindi
    ("{អតិបរមា|មិនលើសពី}", Qualifier::AtMost),
    ("តិចជាង", Qualifier::FewerThan),
    ("ច្រើនជាង", Qualifier::MoreThan),
    ("ໜ້ອຍກວ່າ", Qualifier::FewerThan),
    ("{ບໍ່ເກີນ|ສູງສຸດ}", Qualifier::AtMost),
    ("အများဆုံး", Qualifier::AtMost),
    ("{लगभग|करीब|तकरीबन|क़रीब}", Qualifier::About),
];

/// Phrases behind a number.
const MORE_AFTER: &[(&str, Qualifier)] = &[
    ("or {over|larger|bigger|up|upwards}", Qualifier::AtLeast),
    ("and {above|over|up|upwards}", Qualifier::AtLeast),
    ("or {under|smaller|lower}", Qualifier::AtMost),
    ("{ou|et} {davantage|plus}", Qualifier::AtLeast),
    ("au {minimum|moins}", Qualifier::AtLeast),
    ("au {maximum|plus}", Qualifier::AtMost),
    ("{o|ou|y|e} {mayor|mayores|maior|maiores|superior|mas|mais}", Qualifier::AtLeast),
    ("{o|ou|y|e} {menor|menores|inferior|menos}", Qualifier::AtMost),
    ("{como|no} minimo", Qualifier::AtLeast),
    ("{como|no} maximo", Qualifier::AtMost),
    ("{ao menos|pelo menos|por lo menos}", Qualifier::AtLeast),
    ("oder {weniger|kleiner}", Qualifier::AtMost),
    ("{oder|und} {mehr|grosser}", Qualifier::AtLeast),
    ("of {groter|hoger}", Qualifier::AtLeast),
    ("of {kleiner|lager}", Qualifier::AtMost),
    ("eller {fler|mer}", Qualifier::AtLeast),
    ("eller {farre|mindre}", Qualifier::AtMost),
    ("o {superiore|piu}", Qualifier::AtLeast),
    ("o {inferiore|meno}", Qualifier::AtMost),
    ("atau lebih", Qualifier::AtLeast),
    ("atau kurang", Qualifier::AtMost),
    ("и {более|больше}", Qualifier::AtLeast),
    ("или {менее|меньше}", Qualifier::AtMost),
    ("tro len", Qualifier::AtLeast),
    ("tro xuong", Qualifier::AtMost),
    ("او {اكثر من|اكبر}", Qualifier::AtLeast),
    ("او اصغر", Qualifier::AtMost),
    ("ຂຶ້ນໄປ", Qualifier::AtLeast),
    ("ឡើងទៅ", Qualifier::AtLeast),
    // Japanese, Korean and Turkish put them behind
    ("より{大きい|大きく|大きな|多い|多く|高い|高く|長い|長く|上}", Qualifier::MoreThan),
    ("を{超え|超す|超し|上回}", Qualifier::MoreThan),
    ("より{小さい|小さく|小さな|少ない|少なく|低い|低く|短い|短く|下}", Qualifier::FewerThan),
    ("超え", Qualifier::MoreThan),
    ("を下回", Qualifier::FewerThan),
    ("より{大きく|多く|高く}な", Qualifier::AtMost),
    ("より{小さく|少なく|低く}な", Qualifier::AtLeast),
    ("{もしくは|または|か|あるいは|、または}それ以上", Qualifier::AtLeast),
    ("{もしくは|または|か|あるいは|、または}それ以下", Qualifier::AtMost),
    ("{くらい|ぐらい|前後|程度}", Qualifier::About),
    ("{几|幾}{人|名|位|个|個|家|国|國|件|岁|歲|天|起}", Qualifier::MoreThan),
    ("超", Qualifier::MoreThan),
    ("여{명|개|건|곳|일|년|차례| 명| 개| 건| 곳| 일| 년| 차례}", Qualifier::MoreThan),
    ("{|명|개|세|살}{보다| 보다} {크|많|높|길|더 크|더 많|더 높}", Qualifier::MoreThan),
    ("{|명|개|세|살}{보다| 보다} {작|적|낮|짧|더 작|더 적|더 낮}", Qualifier::FewerThan),
    ("{|명|개}{보다| 보다} {크|많|높}거나 같", Qualifier::AtLeast),
    ("{|명|개}{보다| 보다} {작|적|낮}거나 같", Qualifier::AtMost),
    ("{|명|개}{보다| 보다} {크|많|높}지 않", Qualifier::AtMost),
    ("{|명|개}{보다| 보다} {작|적|낮}지 않", Qualifier::AtLeast),
    ("{을|를|명을|명이|이|가} {초과|넘|웃돌|상회}", Qualifier::MoreThan),
    ("{을|를} 밑도", Qualifier::FewerThan),
    ("{점|개|명|세|살|원|년|곳|건}{ |}이상", Qualifier::AtLeast),
    ("{점|개|명|세|살|원|년|곳|건}{ |}이하", Qualifier::AtMost),
    ("{점|개|명|세|살|원|년|곳|건}{ |}미만", Qualifier::FewerThan),
    ("{점|개|명|세|살|원|년|곳|건}{ |}초과", Qualifier::MoreThan),
    ("e piu", Qualifier::AtLeast),
    ("{ |}{또는|혹은} 그 이상", Qualifier::AtLeast),
    ("{ |}{또는|혹은} 그 {이하|미만}", Qualifier::AtMost),
    ("{과|와} {같거나|동일하거나} {크|많|그보다 크|더 크}", Qualifier::AtLeast),
    ("{과|와} {같거나|동일하거나} {작|적|그보다 작|더 작}", Qualifier::AtMost),
    (
        "'{den|dan|ten|tan} {|daha }{buyuk|buyuktur|fazla|fazlasi|yuksek|cok|uzun}",
        Qualifier::MoreThan,
    ),
    ("'{den|dan|ten|tan} {|daha }{kucuk|kucuktur|az|dusuk|asagi|kisa}", Qualifier::FewerThan),
    (
        "'{den|dan|ten|tan} {buyuk|fazla|yuksek|buyuktur} {veya|ya da} {esit|esittir}",
        Qualifier::AtLeast,
    ),
    ("'{den|dan|ten|tan} {kucuk|az|dusuk|kucuktur} {veya|ya da} {esit|esittir}", Qualifier::AtMost),
    ("'{den|dan|ten|tan} {buyuk|fazla|yuksek} degil", Qualifier::AtMost),
    ("'{den|dan|ten|tan} {kucuk|az|dusuk} degil", Qualifier::AtLeast),
    ("{veya|ya da} {daha |}{fazla|fazlasi|cok}", Qualifier::AtLeast),
    ("{veya|ya da} {daha |}{az|azi}", Qualifier::AtMost),
    // Hindi puts all of them behind
    ("से {ज्यादा|अधिक|बडी|बडा|बडे|ऊपर|उपर}", Qualifier::MoreThan),
    ("के पार", Qualifier::MoreThan),
    ("से {कम|छोटी|छोटा|छोटे|नीचे}", Qualifier::FewerThan),
    ("से {ज्यादा|अधिक|बडी|बडा|बडे} या {उसके समान|उसके बराबर|बराबर|समान}", Qualifier::AtLeast),
    ("से {कम|छोटी|छोटा|छोटे} या {उसके समान|उसके बराबर|बराबर|समान}", Qualifier::AtMost),
    ("के {समान|बराबर} या उससे {ज्यादा|अधिक|बडी}", Qualifier::AtLeast),
    ("के {समान|बराबर} या उससे {कम|छोटी}", Qualifier::AtMost),
    ("{या|और} {ज्यादा|अधिक|उससे ज्यादा|उससे अधिक|उससे बडी}", Qualifier::AtLeast),
    ("या {कम|उससे कम}", Qualifier::AtMost),
    ("से {अधिक|ज्यादा|बडी} नहीं", Qualifier::AtMost),
    ("से {कम|छोटी} नहीं", Qualifier::AtLeast),
    ("तक", Qualifier::AtMost),
];

/// Words that may stand between two bounds of one figure.
const JOINS: &[&str] = &[
    "",
    "and",
    "but",
    "et",
    "mais",
    "y",
    "e",
    "pero",
    "mas",
    "und",
    "aber",
    "ma",
    "en",
    "maar",
    "och",
    "men",
    "و",
    "и",
    "но",
    "और",
    "पर",
    "है",
    "है और",
    "且",
    "并",
    "並",
    "并且",
    "而",
    "但",
    "和",
    "的同时",
    "的同時",
    "同时",
    "て",
    "そして",
    "고",
    "하고",
    "며",
    "지만",
    "ve",
    "dan",
    "va",
    "nhung",
    "และ",
    "แต่",
];

/// The two letters that phrases begin or end with; one where a phrase has no more.
type Letters = (char, Option<char>);

type Table = HashMap<Letters, Vec<(String, Qualifier)>, Quick>;

static FIRST: LazyLock<Table> =
    LazyLock::new(|| table(AFTER, MORE_AFTER, |phrase| letters(phrase.chars())));

static LAST: LazyLock<Table> =
    LazyLock::new(|| table(BEFORE, MORE_BEFORE, |phrase| letters(phrase.chars().rev())));

fn letters(mut text: impl Iterator<Item = char>) -> Option<Letters> {
    Some((text.next()?, text.next()))
}

/// The first of the phrases of a table that a text with these letters has, the longest first.
fn find(
    table: &Table,
    letters: Letters,
    has: impl Fn(&str) -> bool,
) -> Option<&(String, Qualifier)> {
    // A phrase of one letter is shorter than any other.
    let lists = [Some(letters), letters.1.map(|_| (letters.0, None))];
    lists.into_iter().flatten().filter_map(|key| table.get(&key)).flatten().find(|(p, _)| has(p))
}

/// The phrases as folded text has them, by one of their letters, the longest first.
fn table(
    plain: &[(&str, Qualifier)],
    patterns: &[(&str, Qualifier)],
    key: fn(&str) -> Option<Letters>,
) -> Table {
    let mut out = Table::default();
    let mut put = |phrase: &str, qualifier: Qualifier| {
        let folded = bare(&fold(phrase));
        let Some(key) = key(&folded) else { return };
        let list = out.entry(key).or_default();
        if !list.iter().any(|(known, _): &(String, Qualifier)| *known == folded) {
            list.push((folded, qualifier));
        }
    };
    for (phrase, qualifier) in plain {
        put(phrase, *qualifier);
        if phrase.starts_with(|c| ('\u{620}'..'\u{6ff}').contains(&c)) {
            put(&format!("و{phrase}"), *qualifier);
        }
    }
    for (pattern, qualifier) in patterns {
        for phrase in spelt(pattern) {
            put(&phrase, *qualifier);
            // "and" is tight before a word in Arabic.
            if phrase.starts_with(|c| ('\u{620}'..'\u{6ff}').contains(&c)) {
                put(&format!("و{phrase}"), *qualifier);
            }
        }
    }
    let longest_first = |list: &mut Vec<(String, Qualifier)>| {
        list.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
    };
    out.values_mut().for_each(longest_first);
    out
}

/// All phrases of a pattern.
pub(super) fn spelt(pattern: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut rest = pattern;
    while let Some((head, tail)) = rest.split_once('{') {
        let (inside, behind) = tail.split_once('}').unwrap_or((tail, ""));
        out = out
            .iter()
            .flat_map(|start| inside.split('|').map(move |word| format!("{start}{head}{word}")))
            .collect();
        rest = behind;
    }
    out.iter().map(|start| format!("{start}{rest}").trim().replace("  ", " ")).collect()
}

/// Without the dots below that Hindi sets or leaves out.
fn bare(text: &str) -> String {
    if text.contains('\u{93c}') { text.replace('\u{93c}', "") } else { text.to_owned() }
}

/// The qualifier that ends right before a number, and its length in bytes of the folded lead that is left
/// when it is taken off; of two the longer one.
fn before(lead: &str) -> Option<(Qualifier, usize)> {
    let lead = lead.strip_suffix(['$', '€', '£']).unwrap_or(lead).trim_end();
    // "more than the 200", "at least another 20", "a total of at least"
    let lead = [
        "the",
        "another",
        "a further",
        "an additional",
        "les",
        "los",
        "las",
        "la",
        "a",
        "an",
        "de",
        "het",
        "een",
        "il",
        "i",
        "die",
        "das",
        "den",
    ]
    .iter()
    .find_map(|word| lead.strip_suffix(word).filter(|l| l.ends_with(' ')))
    .filter(|cut| find_before(cut.trim_end()).is_some())
    .map_or(lead, str::trim_end);
    let (qualifier, len) = find_before(lead)?;
    Some((qualifier, lead.len() - len))
}

/// Verbs that "over" belongs to: "the army hands over 213 Thais".
const GIVES: &[&str] = &[
    "hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "take", "takes",
    "took", "taken", "taking", "sign", "signs", "signed", "give", "gives", "gave", "given",
    "bring", "brings", "brought", "send", "sends", "sent",
];

fn find_before(lead: &str) -> Option<(Qualifier, usize)> {
    let words = lead.strip_suffix("over").map(str::trim_end).unwrap_or_default();
    if words.rsplit(' ').next().is_some_and(|verb| GIVES.contains(&verb)) {
        return None;
    }
    let letters = letters(lead.chars().rev())?;
    let (phrase, qualifier) = find(&LAST, letters, |phrase| ends_with_phrase(lead, phrase))?;
    Some((*qualifier, phrase.len()))
}

/// The qualifier that ends right before a number.
pub(super) fn before_qualifier(lead: &str) -> Option<Qualifier> {
    before(&bare(lead)).map(|(qualifier, _)| qualifier)
}

/// The qualifier that starts right behind a number.
pub(super) fn after_qualifier(tail: &str) -> Option<Qualifier> {
    behind(&bare(tail)).map(|(qualifier, _)| qualifier)
}

fn behind(tail: &str) -> Option<(Qualifier, usize)> {
    let letters = letters(tail.chars())?;
    let (phrase, qualifier) = find(&FIRST, letters, |phrase| starts_with_phrase(tail, phrase))?;
    // "equal to 5,000 or less than 6,000" bounds the second.
    let rest = tail.get(phrase.len()..).unwrap_or_default().trim_start();
    let rest = ["than ", "que ", "de ", "do que ", "a ", "als ", "dan ", "من "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let two = rest.starts_with(|c: char| c.is_ascii_digit())
        && phrase.contains(' ')
        && !phrase.ends_with(|c: char| c.is_ascii_punctuation());
    (!two).then_some((*qualifier, phrase.len()))
}

/// Which end of a stretch a qualifier bounds: true for the lower.
fn end_of(qualifier: Qualifier) -> Option<bool> {
    match qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => Some(true),
        Qualifier::AtMost | Qualifier::FewerThan => Some(false),
        _ => None,
    }
}

/// Whether two numbers are the bounds of one figure, "more than 20 and fewer than 30": whether the first is the lower.
///
/// `lead` stands before the first, `between` between them, `tail` behind the second; all folded.
pub(super) fn bounds(lead: &str, between: &str, tail: &str) -> Option<bool> {
    let (lead, between, tail) = (bare(lead), bare(between), bare(tail));
    let between = between.trim_start();
    let (mut rest, one) = match (before(&lead).and_then(|(q, _)| end_of(q)), behind(between)) {
        (Some(end), _) => (between, end),
        (None, Some((qualifier, len))) => (between.get(len..)?, end_of(qualifier)?),
        _ => return None,
    };
    let other = match before(rest.trim_end()) {
        Some((qualifier, left)) => {
            rest = rest.get(..left)?;
            end_of(qualifier)?
        }
        None => end_of(behind(tail.trim_start())?.0)?,
    };
    let joined = rest
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '،' | '、' | ';'));
    let joins = JOINS.iter().any(|word| {
        *word == joined || !joined.is_ascii() && crate::fold::fold_constant(word) == joined
    });
    (one != other && joins).then_some(one)
}
