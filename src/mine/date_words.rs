//! Names of months and days of the week in some seventy languages (`assets/date_words.txt`, from CLDR), with
//! the short forms and spellings of news.

use super::{
    calendars::Calendar,
    classes::begins_name,
    lex::{Kind, Quote, is_unspaced},
};
use crate::fold::fold;
use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A month.
    Month(Calendar, u8),
    /// A day of the week; Monday is 1.
    Weekday(u8),
}

const TABLE: &str = include_str!("../../assets/date_words.txt");

/// The same of languages that came later, and the names that newer versions of CLDR have.
const LATER: &str = include_str!("../../assets/date_words_more.txt");

/// What the tables lack.
const MORE: &[(&str, &str)] = &[
    ("en", "m9=sept\tm1=janu\td2=tues\td4=thur|thurs\td3=weds\td6=satur"),
    (
        "fr",
        "m1=janv\tm2=fevr|fev\tm4=avr\tm7=juil|juill\tm9=sept\tm12=dec\td1=lun\td2=mar.\td3=mer.",
    ),
    ("es", "m9=setiembre|sept|set\tm1=ene\tm8=ago\tm12=dic\tm4=abr"),
    (
        "pt",
        "m3=marco\tm2=fev\tm9=set\tm10=out\tm12=dez\tm5=mai\td1=segunda\td2=terca\td3=quarta\td4=quinta\td5=sexta",
    ),
    (
        "id",
        "m3=mac\tm7=julai\tm8=ogos|agst|ags\tm12=disember|des\tm10=okt\tm6=jun\tm11=nop|nopember\tm2=peb|pebruari\td5=jum'at|jumat|jumaat\td7=ahad|minggu\td1=isnin|senin\td4=khamis|kamis\td2=selasa\td3=rabu\td6=sabtu",
    ),
    (
        "bs",
        "m1=januar|januara|jan\tm2=februar|februara|feb\tm3=mart|marta|mar\tm4=april|aprila|apr\tm5=maj|maja\tm6=juni|juna|jun\tm7=juli|jula|jul\tm8=august|augusta|avgust|aug\tm9=septembar|septembra|sep|sept\tm10=oktobar|oktobra|okt\tm11=novembar|novembra|nov\tm12=decembar|decembra|dec\td1=ponedjeljak|pon\td2=utorak|uto\td3=srijeda|sri\td4=četvrtak|čet\td5=petak|pet\td6=subota|sub\td7=nedjelja|ned",
    ),
    (
        "sr",
        "m1=januar|januara|jan\tm2=februar|februara|feb\tm3=mart|marta|mar\tm4=april|aprila|apr\tm5=maj|maja\tm6=jun|juna\tm7=jul|jula\tm8=avgust|avgusta|avg\tm9=septembar|septembra|sep|sept\tm10=oktobar|oktobra|okt\tm11=novembar|novembra|nov\tm12=decembar|decembra|dec\td1=ponedeljak|pon\td2=utorak|uto\td3=sreda|sre\td4=četvrtak|čet\td5=petak|pet\td6=subota|sub\td7=nedelja|ned",
    ),
    (
        "eu",
        "m1=urtarrilaren\tm2=otsailaren\tm3=martxoaren\tm4=apirilaren\tm5=maiatzaren\tm6=ekainaren\tm7=uztailaren\tm8=abuztuaren\tm9=irailaren\tm10=urriaren\tm11=azaroaren\tm12=abenduaren",
    ),
    (
        "mn",
        "m1=нэгдүгээр сарын\tm2=хоёрдугаар сарын\tm3=гуравдугаар сарын\tm4=дөрөвдүгээр сарын\tm5=тавдугаар сарын\tm6=зургаадугаар сарын\tm7=долоодугаар сарын\tm8=наймдугаар сарын\tm9=есдүгээр сарын\tm10=аравдугаар сарын\tm11=арван нэгдүгээр сарын\tm12=арван хоёрдугаар сарын",
    ),
    ("de", "m1=jan|janner\tm3=marz|mrz\tm5=mai\tm9=sept\tm12=dez\tm10=okt\td6=sonnabend"),
    (
        "ar",
        "m7=يوليوز\tm8=غشت\tm9=شتنبر\tm11=نونبر\tm12=دجنبر\tm5=ماي\tm1=كانون الثاني|جانفي\tm2=شباط|فيفري\tm3=اذار\tm4=نيسان|افريل\tm5=ايار|ماي\tm6=حزيران|جوان\tm7=تموز|جويليه\tm8=اب|اوت\tm9=ايلول\tm10=تشرين الاول\tm11=تشرين الثاني\tm12=كانون الاول\td1=الاثنين\td3=الاربعاء|اربعاء",
    ),
    (
        "hi",
        "m4=अप्रैल|अप्रेल\tm5=मई\tm6=जून\tm7=जुलाई|जुलाइ\tm10=अक्टूबर|अक्तूबर|अक्टू\tm3=मार्च\tm8=अगस्त\tm9=सितंबर|सितम्बर|सितं\tm11=नवंबर|नवम्बर|नवं\tm12=दिसंबर|दिसम्बर|दिसं\tm1=जनवरी\tm2=फरवरी|फ़रवरी|फर",
    ),
    (
        "ru",
        "m1=январе\tm2=фев|февр|феврале\tm3=марте\tm4=апреле\tm5=мая|май|мае\tm6=июне\tm7=июле\tm8=авг|августе\tm9=сент|сентябре\tm10=октябре\tm11=ноябре\tm12=декабре\td1=понедельника|понедельнику\td2=вторника|вторнику\td3=среду|среды|среде\td4=четверга|четвергу\td5=пятницу|пятницы|пятнице\td6=субботу|субботы|субботе\td7=воскресенья|воскресенью",
    ),
    (
        "uk",
        "m1=січні\tm2=лютому\tm3=березні\tm4=квітні\tm5=травні\tm6=червні\tm7=липні\tm8=серпні\tm9=вересні\tm10=жовтні\tm11=листопаді\tm12=грудні\td3=середу|середи\td5=пʼятницю|п'ятницю|п'ятниці\td6=суботу|суботи\td7=неділю|неділі",
    ),
    (
        "pl",
        "m1=styczniu\tm2=lutym\tm3=marcu\tm4=kwietniu\tm5=maju\tm6=czerwcu\tm7=lipcu\tm8=sierpniu\tm9=wrześniu\tm10=październiku\tm11=listopadzie\tm12=grudniu\td3=środę|środy\td6=sobotę|soboty\td7=niedzielę|niedzieli",
    ),
    (
        "cs",
        "m1=lednu\tm2=únoru\tm3=březnu\tm4=dubnu\tm5=květnu\tm6=červnu\tm7=červenci\tm9=září\tm10=říjnu\tm11=listopadu\tm12=prosinci\td3=středu\td6=sobotu\td7=neděli",
    ),
    (
        "hr",
        "m1=siječnju\tm2=veljači\tm3=ožujku\tm4=travnju\tm5=svibnju\tm6=lipnju\tm7=srpnju\tm8=kolovozu\tm9=rujnu\tm10=listopadu\tm11=studenom|studenome\tm12=prosincu",
    ),
    (
        "fi",
        "m1=tammikuussa|tammikuun\tm2=helmikuussa|helmikuun\tm3=maaliskuussa|maaliskuun\tm4=huhtikuussa|huhtikuun\tm5=toukokuussa|toukokuun\tm6=kesäkuussa|kesäkuun\tm7=heinäkuussa|heinäkuun\tm8=elokuussa|elokuun\tm9=syyskuussa|syyskuun\tm10=lokakuussa|lokakuun\tm11=marraskuussa|marraskuun\tm12=joulukuussa|joulukuun",
    ),
    (
        "hu",
        "m1=januárban\tm2=februárban\tm3=márciusban\tm4=áprilisban\tm5=májusban\tm6=júniusban\tm7=júliusban\tm8=augusztusban\tm9=szeptemberben\tm10=októberben\tm11=novemberben\tm12=decemberben",
    ),
    ("bn", "m1=জানুয়ারি\tm2=ফেব্রুয়ারি"),
    (
        "si",
        "m1=දුරුතු\tm2=නවම්\tm3=මැදින්\tm4=බක්\tm5=වෙසක්\tm6=පොසොන්\tm7=ඇසළ\tm8=නිකිණි\tm9=බිනර\tm10=වප්\tm11=ඉල්\tm12=උඳුවප්",
    ),
    ("vi", "m1=giêng\tm12=chạp"),
    ("th", "d1=จันทร์\td2=อังคาร\td3=พุธ\td4=พฤหัสบดี\td5=ศุกร์\td6=เสาร์\td7=อาทิตย์"),
    (
        "km",
        "m1=មករា\tm2=កុម្ភៈ\tm3=មីនា\tm4=មេសា\tm5=ឧសភា\tm6=មិថុនា\tm7=កក្កដា\tm8=សីហា\tm9=កញ្ញា\tm10=តុលា\tm11=វិច្ឆិកា\tm12=ធ្នូ",
    ),
    ("my", "m4=ဧ\tm8=ဩ|သြဂုတ်|ဩဂုတ်\tm1=ဇန်နဝါရီ|ဇန်န၀ါရီ\tm9=စက်တင်ဘာ\tm6=ဇွန်\tm3=မတ်\tm5=မေ"),
    ("lo", "m1=ມັງກອນ\tm5=ພຶດສະພາ\tm7=ກໍລະກົດ\tm11=ພະຈິກ\tm12=ທັນວາ"),
];

/// The names of a language, folded; words apart by one space.
#[derive(Default)]
struct Names {
    names: HashMap<String, Name, crate::fold::Quick>,
    /// The first words of them, and whether names of more words begin so: most words of a text begin none.
    firsts: HashMap<String, bool, crate::fold::Quick>,
}

impl Names {
    fn add(&mut self, words: String, name: Name) {
        let first = words.split([' ', '-']).next().unwrap_or_default();
        let more = first.len() < words.len();
        *self.firsts.entry(first.to_owned()).or_default() |= more;
        // "Rab. I": the stop is a token of its own.
        if let Some(short) = first.strip_suffix('.') {
            self.firsts.insert(short.to_owned(), true);
        }
        // A month of one calendar stands for it before another's.
        self.names.entry(words).or_insert(name);
    }
}

/// The names by language.
static NAMES: LazyLock<BTreeMap<&'static str, Names>> = LazyLock::new(|| {
    let mut all: BTreeMap<&'static str, Names> = BTreeMap::new();
    let all_lines = TABLE.lines().chain(LATER.lines());
    let lines = all_lines.filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    for (language, line) in lines.chain(MORE.iter().copied()) {
        let names = all.entry(language).or_default();
        for (key, words) in line.split('\t').filter_map(|group| group.split_once('=')) {
            let Some(name) = name_of(key) else { continue };
            for word in words.split('|') {
                let folded = fold(word);
                let folded = folded.trim_end_matches(['.', '॰', '׳']).to_owned();
                // "3" and "t7" are no names.
                if !folded.is_empty() && !folded.contains(|c: char| c.is_ascii_digit()) {
                    names.add(folded, name);
                }
            }
        }
    }
    all
});

fn name_of(key: &str) -> Option<Name> {
    let number: u8 = key.get(1..)?.parse().ok()?;
    Some(match key.chars().next()? {
        'm' => Name::Month(Calendar::Gregorian, number),
        'h' => Name::Month(Calendar::Islamic, number),
        'p' => Name::Month(Calendar::Persian, number),
        'd' => Name::Weekday(number),
        _ => return None,
    })
}

/// The word of [`UNSPACED`] at the start of a text.
pub(super) fn unspaced_at(text: &str) -> Option<&'static str> {
    static BY_FIRST: LazyLock<HashMap<char, Vec<&'static str>, crate::fold::Quick>> =
        LazyLock::new(|| {
            let mut all: HashMap<char, Vec<&'static str>, _> = HashMap::default();
            for word in UNSPACED.iter() {
                if let Some(first) = word.chars().next() {
                    all.entry(first).or_default().push(word);
                }
            }
            all
        });
    let fits = |word: &&&str| text.strip_prefix(**word).is_some_and(|rest| is_whole(word, rest));
    BY_FIRST.get(&text.chars().next()?)?.iter().find(fits).copied()
}

/// Whether a name of a script without spaces is no part of a longer word: "តុលាការ" is a court and not October, and the
/// short names of Burmese months begin many words.
fn is_whole(word: &str, rest: &str) -> bool {
    const SHORT: &[&str] = &["ဇန်", "ဖေ", "ဇူ", "စက်", "အောက်", "နို", "ဒီ", "မေ", "မတ်"];
    match word {
        "តុលា" => !rest.starts_with("ការ"),
        _ if SHORT.contains(&word) => {
            // "မေလ": behind a month stands the word for month, or no letter.
            let next = rest.chars().next();
            rest.starts_with('လ') || next.is_none_or(|c| !('\u{1000}'..='\u{109f}').contains(&c))
        }
        _ => true,
    }
}

/// Names of scripts without spaces, as they are written, the longest first; and words that stand around them.
static UNSPACED: LazyLock<Vec<String>> = LazyLock::new(|| {
    const AROUND: &[&str] = &[
        "เดือน",
        "วันที่",
        "เมื่อวานนี้",
        "เมื่อวาน",
        "วันนี้",
        "พรุ่งนี้",
        "พ.ศ.",
        "ค.ศ.",
        "ปีที่แล้ว",
        "เดือนที่แล้ว",
        "สัปดาห์ที่แล้ว",
        "ปีนี้",
        "เดือนนี้",
        "ปี",
        "ວັນທີ",
        "ເດືອນ",
        "ປີ",
        "ຖึง",
        "ថ្ងៃទី",
        "ខែ",
        "ឆ្នាំ",
        "ដល់",
        "ដើម",
        "ရက်",
        "ခုနှစ်",
        "လ",
        "ရက်နေ့",
        "နှစ်",
        "มื้อ",
        "ระหว่าง",
        "ถึง",
        "และ",
        "จนถึง",
        "ตั้งแต่",
    ];
    let mut words: Vec<String> = AROUND.iter().map(|w| (*w).to_owned()).collect();
    let unspaced = |l: &&str| ["th", "lo", "km", "my"].contains(l);
    let lines = TABLE.lines().filter_map(|l| l.split_once('\t'));
    for (language, line) in lines.chain(MORE.iter().copied()).filter(|(l, _)| unspaced(l)) {
        let groups = line.split('\t').filter_map(|group| group.split_once('='));
        for word in groups.flat_map(|(_, words)| words.split('|')) {
            // Short names ("พฤ") are parts of other words.
            let min = if language == "my" { 3 } else { 4 };
            if word.chars().count() >= min && !word.contains(['.', ' ']) {
                words.push(word.to_owned());
            }
        }
    }
    words.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
    words.dedup();
    words
});

/// The name that starts at a token, where it ends, and the token after it (and after its full stop).
pub(super) fn name_at(quote: &Quote, i: usize) -> Option<(Name, usize, usize)> {
    if !begins_name(quote, i) {
        return None;
    }
    quote.names.at(i, quote.tokens.len(), || find_name(quote, i))
}

/// Whether a plain word may be the first of a name.
pub(super) fn may_begin(quote: &Quote, word: &str) -> bool {
    let articles = ["d'", "l'", "dell'", "nell'", "all'"];
    let elided = articles.iter().find_map(|article| word.strip_prefix(article));
    let elided = elided.filter(|_| quote.speaks(&["fr", "it", "ca"]));
    let first = elided.unwrap_or(word);
    let first = of_part(quote, first).unwrap_or(first);
    languages(quote, 0).any(|(_, names)| names.firsts.contains_key(first))
}

/// The day of the week in a word that also says the part of the day: "Dienstagabend", "dinsdagochtend", "tisdagskväll".
fn of_part<'a>(quote: &Quote, word: &'a str) -> Option<&'a str> {
    let (parts, joint, ends): (&[&str], &str, &[&str]) = match quote.language.as_str() {
        "de" => (
            &["vormittag", "nachmittag", "mittag", "morgen", "abend", "nacht"],
            "",
            &["tag", "mittwoch", "sonnabend"],
        ),
        "nl" => (
            &["voormiddag", "namiddag", "middag", "ochtend", "morgen", "avond", "nacht"],
            "",
            &["dag"],
        ),
        "sv" => (&["formiddag", "eftermiddag", "morgon", "kvall", "natt"], "s", &["dag"]),
        _ => return None,
    };
    let rest = parts.iter().find_map(|part| word.strip_suffix(part))?.strip_suffix(joint)?;
    ends.iter().any(|end| rest.ends_with(end) && rest.len() > 3).then_some(rest)
}

/// The languages whose names are looked for at a place: that of the text, then those of the script.
fn languages(quote: &Quote, start: usize) -> impl Iterator<Item = (&str, &'static Names)> {
    let own = quote.language.as_str();
    let script = quote.script_language(start);
    let order: &[&str] = match script {
        Some("th") => &["th"],
        Some("lo") => &["lo"],
        Some("km") => &["km"],
        Some("my") => &["my"],
        Some("ar") => &["ar", "fa", "ur"],
        // "जाने" is Hindi for going, and Marathi for January.
        Some("hi") if own == "hi" => &["hi"],
        Some("hi") => &["hi", "ne", "mr"],
        Some("ru") => &["ru", "uk", "bg"],
        Some(_) => &[],
        None if own.is_empty() => &["en", "fr", "es", "pt", "de", "id"],
        None => &["en"],
    };
    let own = match own {
        _ if order.is_empty() => [None, None],
        "ms" => [Some("ms"), Some("id")],
        "no" | "nn" => [Some("nb"), None],
        "tl" => [Some("fil"), None],
        "sr" | "bs" => [Some(own), Some("hr")],
        other => [Some(other), None],
    };
    let rest = order.iter().copied().filter(move |l| !own.contains(&Some(*l)));
    own.into_iter().flatten().chain(rest).filter_map(|l| Some((l, NAMES.get(l)?)))
}

fn find_name(quote: &Quote, i: usize) -> Option<(Name, usize, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let thai = quote.at(token.start).is_some_and(|c| ('\u{e00}'..'\u{f00}').contains(&c));
    if let Some((month, letters)) = thai.then(|| thai_short(quote, token.start)).flatten() {
        let end = token.start + letters;
        return Some((
            Name::Month(Calendar::Gregorian, month),
            end,
            quote.tokens.partition_point(|t| t.start < end),
        ));
    }
    // "d'avril", "l'octubre"
    let elided = quote
        .speaks(&["fr", "it", "ca"])
        .then(|| {
            let articles = ["d'", "l'", "dell'", "nell'", "all'"];
            articles.iter().find_map(|article| token.folded.strip_prefix(article))
        })
        .flatten();
    // The sign of short names is a part of the word in Devanagari.
    let first = elided.unwrap_or(&token.folded).trim_end_matches('॰');
    let first = of_part(quote, first).unwrap_or(first);
    if token.folded == "thang" && quote.speaks(&["vi", ""]) {
        return None;
    }
    let compound = |(language, Names { names, firsts }): (&str, &'static Names)| {
        let more = firsts.get(first);
        // English has no accents: "23 máy tính" are 23 computers, and no day of May.
        let foreign = language == "en" && !quote.speaks(&["en", ""]);
        if foreign && !quote.text(token.start, token.end).is_ascii() {
            return None;
        }
        if more.is_none() && !token.folded.starts_with(['ב', 'و']) {
            return None;
        }
        // Of three words the whole token is the first.
        let more = more == Some(&true) || elided.is_some();
        // Names of two words: "ربيع الأول", "tammikuuta" is one.
        let behind = |j: usize| quote.token(j).filter(|_| more);
        let (second, third) = (behind(i + 1), behind(i + 2));
        if let Some(next) = second.filter(|t| t.kind == Kind::Word)
            && let Some(name) = names.get(&format!("{first} {}", next.folded))
        {
            return Some((*name, next.end, i + 2));
        }
        // "Rab. I", "арван нэгдүгээр сар"
        if let (Some(middle), Some(last)) = (second, third) {
            let stop = if middle.folded == "." { "" } else { " " };
            let three = format!("{}{stop}{} {}", token.folded, middle.folded, last.folded);
            if let Some(name) = names.get(&three) {
                return Some((*name, last.end, i + 3));
            }
        }
        // "segunda-feira"
        if let (Some(dash), Some(next)) = (second.filter(|t| t.folded == "-"), third)
            && let Some(name) = names.get(&format!("{}-{}", token.folded, next.folded))
            && dash.start == token.end
        {
            return Some((*name, next.end, i + 3));
        }
        // "in" is tight before a month in Hebrew.
        let name = names
            .get(first)
            .or_else(|| names.get(token.folded.strip_prefix('ב')?).filter(|_| language == "he"))
            .or_else(|| names.get(token.folded.strip_prefix('و')?).filter(|_| language == "ar"))?;
        Some((*name, token.end, i + 1))
    };
    let (name, end, next) = languages(quote, token.start).find_map(compound)?;
    let dot = stop_behind(quote, next);
    // Two letters of Burmese or Thai are a month only beside a number.
    let tiny = quote.at(token.start).is_some_and(is_unspaced) && token.end - token.start <= 2;
    let number = |j: Option<usize>| {
        j.and_then(|j| quote.token(j)).is_some_and(|t| t.kind == Kind::Numeral || t.folded == "လ")
    };
    if tiny && !number(i.checked_sub(1)) && !number(Some(i + 1)) {
        return None;
    }
    Some((name, end + usize::from(dot), next + usize::from(dot)))
}

/// "Oct." with a stop that belongs to it: something goes on behind it that begins no sentence.
fn stop_behind(quote: &Quote, next: usize) -> bool {
    let Some(last) = next.checked_sub(1).and_then(|j| quote.token(j)) else { return false };
    let short = last.folded.chars().count() <= 5 || quote.speaks(&["ka"]);
    let stop = quote
        .token(next)
        .filter(|t| t.start == last.end && matches!(t.folded.as_str(), "." | "॰" | "׳"));
    let begins = |at: usize| {
        quote.at(at).is_some_and(|c| c.is_lowercase() || matches!(c, '\u{900}'..='\u{97f}'))
    };
    short
        && stop.is_some()
        && quote.token(next + 1).is_none_or(|t| {
            t.kind == Kind::Numeral
                || matches!(t.folded.as_str(), "," | ")" | "-" | "/" | "(" | "،" | "፣" | "~" | ";")
                || begins(t.start)
        })
}

/// Months that Mongolian counts: "2-р сарын".
fn counted_month(quote: &Quote, i: usize) -> Option<(Calendar, u8, usize, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Numeral && t.end - t.start <= 2)?;
    let named = quote.token(i + 3).filter(|t| t.folded.starts_with("сар"))?;
    let month: u8 = token.folded.parse().ok().filter(|m| (1..=12).contains(m))?;
    (quote.is(i + 1, "-") && quote.is(i + 2, "р")).then_some((
        Calendar::Gregorian,
        month,
        named.end,
        i + 4,
    ))
}

/// The month at a token: its calendar and number, where its name ends, and the token after it.
pub(super) fn month_at(quote: &Quote, i: usize) -> Option<(Calendar, u8, usize, usize)> {
    if quote.speaks(&["mn"])
        && let Some(found) = counted_month(quote, i)
    {
        return Some(found);
    }
    match name_at(quote, i)? {
        (Name::Month(calendar, month), end, next) => Some((calendar, month, end, next)),
        _ => None,
    }
}

/// The day of the week at a token; Monday is 1.
pub(super) fn weekday_at(quote: &Quote, i: usize) -> Option<(u8, usize, usize)> {
    let vietnamese = || {
        let word = |j: usize| quote.token(j).map_or("", |t| t.folded.as_str());
        if !quote.speaks(&["vi"]) {
            return None;
        }
        if word(i) == "chu" && word(i + 1) == "nhat" {
            return Some((7, quote.token(i + 1)?.end, i + 2));
        }
        let day = match (word(i), word(i + 1)) {
            ("thu", "hai" | "2") => 1,
            ("thu", "ba" | "3") => 2,
            ("thu", "tu" | "4") => 3,
            ("thu", "nam" | "5") => 4,
            ("thu", "sau" | "6") => 5,
            ("thu", "bay" | "7") => 6,
            _ => return None,
        };
        Some((day, quote.token(i + 1)?.end, i + 2))
    };
    if let Some(found) = vietnamese() {
        return Some(found);
    }
    match name_at(quote, i)? {
        (Name::Weekday(day), end, next) => Some((day, end, next)),
        _ => None,
    }
}

/// ต.ค., ຕ.ລ. and their like.
fn thai_short(quote: &Quote, start: usize) -> Option<(u8, usize)> {
    const SHORT: [(&str, u8); 24] = [
        ("ມ.ກ.", 1),
        ("ກ.ພ.", 2),
        ("ມ.ນ.", 3),
        ("ມ.ສ.", 4),
        ("ພ.ພ.", 5),
        ("ມິ.ຖ.", 6),
        ("ກ.ລ.", 7),
        ("ສ.ຫ.", 8),
        ("ກ.ຍ.", 9),
        ("ຕ.ລ.", 10),
        ("ພ.ຈ.", 11),
        ("ທ.ວ.", 12),
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
