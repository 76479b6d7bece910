//! What a number counts: the noun behind it, and of which sort it is.

use super::{
    FoundNumber, adjectives, agreement,
    lex::{Kind, Quote},
    lists::is_one,
    region_words,
};

/// The noun that a number counts: the first word behind it that is no adjective of its kind.
#[allow(clippy::too_many_lines, reason = "two lists of words make most of it")]
pub(super) fn noun_behind(quote: &Quote, number: &FoundNumber) -> Option<String> {
    const SKIP: &[&str] = &[
        "more",
        "other",
        "additional",
        "further",
        "new",
        "individual",
        "suspected",
        "alleged",
        "young",
        "foreign",
        "human",
        "human-trafficking",
        "trafficking",
        "different",
        "mobile",
        "former",
        "scam",
        "of",
        "the",
        "these",
        "those",
        "-",
        "de",
        "des",
        "d'",
        "los",
        "las",
        "les",
        "du",
        "buah",
        "confirmed",
        "separate",
        "local",
        "illegal",
        "online",
        "cyber",
        "potential",
        "possible",
        "armed",
        "fake",
        "million",
        "such",
        "major",
        "large",
        "small",
        "number",
        "otros",
        "otras",
        "outros",
        "outras",
        "autres",
        "weitere",
        "mutmassliche",
        "presuntos",
        "presuntas",
        "presumiveis",
        "supostos",
        "supostas",
        "alegados",
        "calon",
        "ses",
        "sus",
        "seus",
        "suas",
        "leurs",
        "уголовных",
        "мобильных",
        "еще",
    ];
    const STOP: &[&str] = &[
        "in",
        "sao",
        "estao",
        "eram",
        "estavam",
        "son",
        "estan",
        "estaban",
        "siguen",
        "sont",
        "etaient",
        "furent",
        "sind",
        "waren",
        "wurden",
        "werden",
        "были",
        "был",
        "была",
        "находятся",
        "остаются",
        "masih",
        "berada",
        "bi",
        "duoc",
        "remain",
        "remained",
        "resultaron",
        "murieron",
        "ficaram",
        "morreram",
        "starben",
        "this",
        "off",
        "out",
        "its",
        "their",
        "his",
        "her",
        "our",
        "towards",
        "toward",
        "when",
        "while",
        "pernah",
        "harus",
        "sedang",
        "akan",
        "telah",
        "at",
        "from",
        "to",
        "and",
        "or",
        "by",
        "for",
        "with",
        "on",
        "as",
        "were",
        "was",
        "are",
        "is",
        "have",
        "had",
        "has",
        "across",
        "who",
        "that",
        "en",
        "au",
        "aux",
        "dans",
        "et",
        "y",
        "e",
        "dan",
        "di",
        "between",
        "last",
        "len",
        "per",
        "a",
        "an",
        "than",
        "over",
        "under",
        "since",
        "during",
        "after",
        "before",
        "been",
        "will",
        "would",
        "could",
        "can",
        "not",
        "but",
        "if",
        "it",
        "they",
        "he",
        "she",
        "respectively",
        "still",
        "already",
        "now",
        "also",
        "remain",
        "continuam",
        "permanecem",
        "seguem",
        "siguen",
        "permanecen",
        "continuan",
        "restent",
        "demeurent",
        "bleiben",
        "остаются",
        "them",
        "these",
        "those",
        "whom",
        "which",
        "und",
        "sowie",
        "davon",
        "ainsi",
        "juga",
        "serta",
        "ont",
        "han",
        "fueron",
        "foram",
        "du",
        "au",
    ];
    let mut i = quote.tokens.partition_point(|t| t.start < number.end);
    for _ in 0..5 {
        let token = quote.token(i)?;
        let gap = token.start.saturating_sub(if i == 0 { 0 } else { quote.token(i - 1)?.end });
        // «49 "deal lines"»: a noun in quotation marks.
        if token.folded == "\""
            && token.start == number.end + 1
            && quote.token(i + 1).is_some_and(|t| t.start == token.end)
        {
            i += 1;
            continue;
        }
        // "Some 7,200 — mostly from China — have returned": an aside is no noun of theirs.
        let aside = token.kind == Kind::Sign
            && quote.before(token.start) == Some(' ')
            && quote.at(token.end) == Some(' ');
        if token.kind == Kind::Numeral
            || token.kind == Kind::Sign && token.folded != "-"
            || aside
            || gap > 2
        {
            return None;
        }
        let word = token.folded.as_str();
        let stops = match quote.speaks(&["vi"]) {
            true => STOP_VI.contains(&word),
            false => is_one(word, STOP),
        };
        if stops {
            return None;
        }
        // "une trentaine d'années"
        let elided = ["d'", "d’"].iter().find_map(|d| word.strip_prefix(d));
        if let Some(noun) = elided.filter(|n| n.chars().count() > 2 && quote.speaks(&["fr"])) {
            let from = token.end - noun.chars().count().min(token.end);
            return Some(quote.text(from.max(token.start), token.end));
        }
        // "There were 300 of us on one floor."
        if matches!(word, "us" | "you") {
            return Some("people".to_owned());
        }
        if super::lex::is_unspaced(quote.at(token.start)?) {
            return Some(unspaced_noun(&quote.text(token.start.max(number.end), token.end)));
        }
        let adjective = agreement::describes(quote, token, quote.token(i + 1));
        // "nine the previous year" counts no years.
        if matches!(word, "previous" | "prior" | "preceding" | "same")
            && quote.token(i + 1).is_some_and(|t| is_time(&t.folded) || t.folded == "period")
        {
            return None;
        }
        if adjective || is_one(word, SKIP) {
            i += 1;
            continue;
        }
        if is_time(word) {
            return Some(quote.text(token.start, token.end));
        }
        // An adjective of a country: "Chinese nationals", "Asian countries".
        let capital = quote.at(token.start).is_some_and(char::is_uppercase);
        let next = quote.token(i + 1).filter(|t| t.kind == Kind::Word && t.start == token.end + 1);
        // "four Southeast Asian countries", "fünf asiatische Länder"
        if region_words::leads_to_countries(quote, i) {
            i += 1;
            continue;
        }
        let shouted = word.chars().count() > 1
            && quote.text(token.start, token.end).chars().all(char::is_uppercase);
        if capital
            && !shouted
            && !quote.speaks(&["de", "lb"])
            && next.is_some_and(|t| {
                !is_one(&t.folded, STOP) && quote.at(t.start).is_some_and(|c| !c.is_uppercase())
            })
            && !word.ends_with('s')
        {
            i += 1;
            continue;
        }
        // "trafficking victims", "investment scams": the last noun of a row of two, in English.
        if quote.speaks(&["en", ""])
            && let Some(n) = next.filter(|n| {
                (!word.ends_with('s') || word.ends_with("ous"))
                    && (n.folded.ends_with('s')
                        || matches!(
                            n.folded.as_str(),
                            "people" | "men" | "women" | "children" | "personnel" | "police"
                        ))
                    && !is_one(&n.folded, STOP)
            })
        {
            return Some(quote.text(n.start, n.end));
        }
        if let Some(noun) = adjectives::noun(quote, i) {
            return Some(noun);
        }
        // "AfD-Abgeordnete": the last part says what they are.
        if quote.speaks(&["de"])
            && let [Some(dash), Some(last)] = [quote.token(i + 1), quote.token(i + 2)]
            && dash.folded == "-"
            && dash.start == token.end
            && last.start == dash.end
            && last.kind == Kind::Word
        {
            return Some(quote.text(last.start, last.end));
        }
        if !agreement::agrees(quote, number, token) {
            return None;
        }
        return Some(quote.text(token.start, token.end));
    }
    None
}

/// Words of Vietnamese behind a number that are no noun, folded; many more of them are English words in other senses.
const STOP_VI: &[&str] = &[
    "bi", "duoc", "va", "o", "tai", "la", "da", "dang", "se", "cung", "tu", "den", "khi", "do",
    "ma", "thi", "con", "cua", "voi", "hoac", "hay", "trong", "tren", "duoi", "sau", "truoc",
    "vao", "nay",
];

/// The counted word at the start of a run of letters without spaces: the classifier, where one is known.
fn unspaced_noun(run: &str) -> String {
    const CLASSIFIERS: &[&str] = &[
        "ประเทศ",
        "คน",
        "ราย",
        "แห่ง",
        "เดือน",
        "ปี",
        "วัน",
        "ชั่วโมง",
        "国家",
        "個國家",
        "个国家",
        "國家",
        "人",
        "名",
        "个月",
        "個月",
        "天",
        "年",
        "小时",
        "起案件",
        "案件",
        "នាក់",
        "ប្រទេស",
        "ခု",
        "ဦး",
        "ຄົນ",
        "ປະເທດ",
        "명",
        "개국",
        "개월",
    ];
    let found = CLASSIFIERS.iter().filter(|c| run.starts_with(**c)).max_by_key(|c| c.len());
    found.map_or_else(|| run.chars().take(8).collect(), |c| (*c).to_owned())
}

pub(super) fn is_time(word: &str) -> bool {
    matches!(
        word,
        "hour"
            | "hours"
            | "day"
            | "days"
            | "week"
            | "weeks"
            | "month"
            | "months"
            | "year"
            | "years"
            | "decade"
            | "decades"
            | "jours"
            | "jour"
            | "semaines"
            | "mois"
            | "ans"
            | "annees"
            | "heures"
            | "dias"
            | "semanas"
            | "meses"
            | "mes"
            | "anos"
            | "horas"
            | "hari"
            | "minggu"
            | "pekan"
            | "bulan"
            | "tahun"
            | "jam"
            | "ngay"
            | "tuan"
            | "thang"
            | "nam"
            | "gio"
            | "tage"
            | "tagen"
            | "wochen"
            | "monate"
            | "monaten"
            | "jahre"
            | "jahren"
            | "stunden"
            | "дней"
            | "днеи"
            | "месяцев"
            | "лет"
            | "годам"
            | "годами"
            | "год"
            | "месяцам"
            | "года"
            | "часов"
            | "เดือน"
            | "ปี"
            | "วัน"
            | "ชั่วโมง"
            | "个月"
            | "個月"
            | "天"
            | "年"
            | "小时"
            | "개월"
            | "ايام"
            | "اشهر"
            | "سنوات"
            | "يوما"
            | "شهرا"
            | "عاما"
            | "दिन"
            | "महीने"
            | "साल"
    )
}

pub(super) fn plural(word: &str) -> String {
    match word {
        "month" | "mois" | "meses" | "mes" | "bulan" | "thang" | "monate" | "monaten"
        | "месяцев" | "месяцам" | "เดือน" | "个月" | "個月" | "개월" | "اشهر" | "شهرا" | "महीने" => {
            "months"
        }
        "day" | "jour" | "jours" | "dias" | "hari" | "ngay" | "tage" | "tagen" | "днеи" | "วัน"
        | "天" | "ايام" | "يوما" | "दिन" => "days",
        "week" | "semaines" | "semanas" | "minggu" | "pekan" | "tuan" | "wochen" => "weeks",
        "year" | "ans" | "annees" | "anos" | "tahun" | "nam" | "jahre" | "jahren" | "лет"
        | "года" | "годам" | "годами" | "год" | "ปี" | "年" | "سنوات" | "عاما" | "साल" => {
            "years"
        }
        "hour" | "heures" | "horas" | "jam" | "gio" | "stunden" | "часов" | "ชั่วโมง" | "小时" => {
            "hours"
        }
        other => other,
    }
    .to_owned()
}

pub(super) fn is_country_word(word: &str) -> bool {
    matches!(
        word,
        "countries"
            | "nations"
            | "states"
            | "territories"
            | "pays"
            | "paises"
            | "negara"
            | "nuoc"
            | "quoc"
            | "ประเทศ"
            | "国家"
            | "个国家"
            | "個國家"
            | "國家"
            | "دوله"
            | "بلدا"
            | "دول"
            | "staaten"
            | "nacoes"
            | "naciones"
            | "государств"
            | "странами"
            | "странах"
            | "страны"
            | "landern"
            | "lander"
            | "стран"
            | "देशों"
            | "nationalities"
            | "nationalites"
            | "nacionalidades"
            | "kewarganegaraan"
            | "ប្រទេស"
            | "ປະເທດ"
            | "개국"
            | "paesi"
            | "landen"
    )
}

pub(super) fn is_thing(word: &str) -> bool {
    matches!(
        word,
        "compounds"
            | "sites"
            | "buildings"
            | "raids"
            | "investigations"
            | "cases"
            | "phones"
            | "computers"
            | "casinos"
            | "premises"
            | "vehicles"
            | "accounts"
            | "websites"
            | "hubs"
            | "centres"
            | "centers"
            | "passports"
            | "weapons"
            | "servers"
            | "devices"
            | "laptops"
            | "locations"
            | "operations"
            | "companies"
            | "charges"
            | "counts"
    )
}

/// Whether a folded noun means those who are of some other country, or of this one.
pub(super) fn is_foreign(noun: &str) -> bool {
    const FOREIGN: &[&str] = &[
        "foreigners",
        "foreigner",
        "extranjeros",
        "extranjeras",
        "etrangers",
        "estrangeiros",
        "auslander",
        "иностранцев",
        "иностранца",
        "locals",
    ];
    FOREIGN.contains(&noun)
}

/// Whether a folded noun means people of one sex or age.
pub(super) fn is_group(noun: &str) -> bool {
    const GROUPS: &[&str] = &[
        "women",
        "woman",
        "men",
        "girls",
        "girl",
        "boys",
        "boy",
        "children",
        "child",
        "minors",
        "minor",
        "teenagers",
        "femmes",
        "hommes",
        "filles",
        "garcons",
        "enfants",
        "mineurs",
        "mineures",
        "mujeres",
        "hombres",
        "ninas",
        "ninos",
        "menores",
        "mulheres",
        "homens",
        "meninas",
        "criancas",
        "perempuan",
        "wanita",
        "anak",
        "frauen",
        "manner",
        "kinder",
        "minderjahrige",
        "женщин",
        "женщины",
        "детеи",
        "мужчин",
    ];
    GROUPS.contains(&noun)
}
