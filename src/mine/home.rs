//! Whose country it is where a sentence names none: by the national bodies in it ("सीबीआई", "Bareskrim", "公安部"), or by the
//! currency of what was seized or lost.

use super::{enforced::is_enforced, lex::Quote, once::Proposal};
use crate::{
    fold::{fold, fold_constant},
    model::{Country, Role},
};
use aho_corasick::AhoCorasick;
use std::{collections::BTreeSet, sync::LazyLock};

/// Bodies of one country whose names are no other country's, as their press names them.
const BODIES: &[(&str, &[&str])] = &[
    (
        "US",
        &[
            "fbi",
            "internet crime complaint center",
            "u.s. attorney",
            "us attorney",
            "federal trade commission",
            "u.s. secret service",
            "us secret service",
        ],
    ),
    (
        "GB",
        &[
            "national crime agency",
            "action fraud",
            "crown prosecution service",
            "scotland yard",
            "old bailey",
            "england and wales",
            "southwark crown court",
        ],
    ),
    (
        "IN",
        &[
            "थाना पुलिस",
            "दिल्ली पुलिस",
            "मुंबई पुलिस",
            "तेलंगाना पुलिस",
            "हैदराबाद पुलिस",
            "यूपी पुलिस",
            "बिहार पुलिस",
            "पंजाब पुलिस",
            "महाराष्ट्र पुलिस",
            "राजस्थान पुलिस",
            "गुजरात पुलिस",
            "ओडिशा पुलिस",
            "केरल पुलिस",
            "कर्नाटक पुलिस",
            "हरियाणा पुलिस",
            "झारखंड पुलिस",
            "तमिलनाडु पुलिस",
            "उत्तर प्रदेश पुलिस",
            "मध्य प्रदेश पुलिस",
            "पश्चिम बंगाल पुलिस",
            "आंध्र प्रदेश पुलिस",
            "पुलिस उपायुक्त",
            "पुलिस कमिश्नर",
            "देश के लोगों",
            "cbi",
            "enforcement directorate",
            "indian cyber crime coordination centre",
            "lok sabha",
            "cyber crime coordination",
            "सीबीआई",
            "केंद्रीय अन्वेषण ब्यूरो",
            "आई4सी",
            "लोकसभा",
            "राज्यसभा",
            "गृह मंत्रालय",
            "राष्ट्रीय साइबर अपराध",
        ],
    ),
    (
        "TH",
        &[
            "aoc 1441",
            "ศูนย์ aoc",
            "บช.สอท",
            "สอท.",
            "ตำรวจไซเบอร์",
            "ดีเอสไอ",
            "ศาลอาญา",
            "สตม.",
            "ปปง.",
        ],
    ),
    (
        "CN",
        &[
            "全国共",
            "全国法院",
            "全国检察",
            "公安部",
            "公安机关",
            "最高人民检察院",
            "最高检",
            "最高人民法院",
            "国家反诈中心",
            "全国公安",
        ],
    ),
    ("TW", &["刑事警察局", "警政署", "反诈骗专线", "反詐騙專線", "检警", "檢警"]),
    ("VN", &["bo cong an", "cong an tinh", "cong an thanh pho", "toa an nhan dan", "c02", "pa05"]),
    (
        "ID",
        &[
            "bareskrim",
            "polri",
            "polda",
            "polres",
            "polresta",
            "imigrasi kelas",
            "kejaksaan negeri",
        ],
    ),
    ("PH", &["paocc", "pagcor", "presidential anti-organized crime commission"]),
    ("RU", &["мвд", "следственныи комитет", "следственного комитета", "центробанк", "фсб"]),
    ("BR", &["policia civil", "itamaraty"]),
    ("PT", &["policia judiciaria", "guarda nacional republicana", "tribunal de braga"]),
    ("ES", &["guardia civil", "audiencia nacional", "mossos"]),
    ("FR", &["autorite des marches financiers", "parquet de paris", "jirs"]),
    ("DE", &["landeskriminalamt", "bka", "lka", "landgericht", "amtsgericht"]),
    ("KE", &["directorate of criminal investigations"]),
    ("MY", &["bukit aman", "pdrm"]),
    ("LA", &["ກະຊວງປ້ອງກັນຄວາມສະຫງົບ", "ກຳລັງປ້ອງກັນຄວາມສະຫງົບ"]),
    ("KH", &["សមត្ថកិច្ច", "អគ្គស្នងការដ្ឋាននគរបាល"]),
    ("NG", &["efcc", "naptip"]),
    ("JP", &["警視庁", "警察庁"]),
];

/// All their names, folded, with the country of each; one look at a sentence finds them.
static NAMES: LazyLock<Option<(AhoCorasick, Vec<&'static str>)>> = LazyLock::new(|| {
    let all =
        || BODIES.iter().flat_map(|(code, names)| names.iter().map(move |name| (*code, *name)));
    let found = AhoCorasick::new(all().map(|(_, name)| fold_constant(name))).ok()?;
    Some((found, all().map(|(code, _)| code).collect()))
});

/// The same without their countries.
static ALL_NAMES: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| BODIES.iter().flat_map(|(_, names)| names.iter().copied()).collect());

/// Currencies that are money in one country alone, and used in hardly any other.
const MONEY: &[(&str, &str)] = &[
    ("INR", "IN"),
    ("THB", "TH"),
    ("IDR", "ID"),
    ("VND", "VN"),
    ("PHP", "PH"),
    ("KES", "KE"),
    ("AED", "AE"),
    ("GBP", "GB"),
    ("JPY", "JP"),
    ("KRW", "KR"),
    ("CNY", "CN"),
    ("TWD", "TW"),
    ("MYR", "MY"),
    ("SGD", "SG"),
    ("LAK", "LA"),
    ("KHR", "KH"),
    ("MMK", "MM"),
    ("NPR", "NP"),
    ("LKR", "LK"),
    ("BDT", "BD"),
    ("PKR", "PK"),
    ("ZAR", "ZA"),
    ("NGN", "NG"),
    ("BRL", "BR"),
    ("COP", "CO"),
    ("PEN", "PE"),
    ("MXN", "MX"),
    ("RUB", "RU"),
    ("KZT", "KZ"),
    ("UAH", "UA"),
    ("GHS", "GH"),
    ("UGX", "UG"),
    ("HKD", "HK"),
    ("MAD", "MA"),
    ("EGP", "EG"),
    ("SAR", "SA"),
    ("CAD", "CA"),
    ("AUD", "AU"),
    ("NZD", "NZ"),
    ("PLN", "PL"),
];

/// What somebody does at home: seize, freeze, lose, with the money of the country.
const AT_HOME: &[&str] = &[
    "money seized",
    "money lost",
    "assets frozen",
    "money laundered",
    "telephones seized",
    "computers seized",
    "sites searched",
];

/// The country whose own body a sentence names.
pub(super) fn of_body(quote: &Quote) -> Option<Country> {
    if !quote.holds(&ALL_NAMES) {
        return by_language(quote);
    }
    let folded = quote.folded();
    let (names, codes) = NAMES.as_ref()?;
    let mut first: Option<&str> = None;
    for found in names.find_overlapping_iter(folded) {
        let name = folded.get(found.range()).unwrap_or_default();
        if name.is_ascii() && !stands_alone(folded, found.start(), found.end()) {
            continue;
        }
        let code = codes.get(found.pattern().as_usize())?;
        // Two countries' bodies in one sentence say nothing of where it was.
        if first.is_some_and(|other| other != *code) {
            return None;
        }
        first = Some(code);
    }
    first?.parse().ok()
}

/// The country of a body whose name several countries share, by the language of its press.
fn by_language(quote: &Quote) -> Option<Country> {
    let federal = quote.speaks(&["pt"]) && quote.holds(&["policia federal"]);
    federal.then(|| "BR".parse().ok()).flatten()
}

/// The country whose body bears a name: "FBI".
pub(super) fn of_name(name: &str) -> Option<Country> {
    let folded = fold(name);
    let (code, _) =
        BODIES.iter().find(|(_, names)| names.iter().any(|n| folded == fold_constant(n)))?;
    code.parse().ok()
}

/// The country of the money of a text, for figures of a text that names no other: a local paper names neither its town's
/// country nor its own.
pub(super) fn by_money(claims: &mut [Proposal], named: bool) {
    const PEOPLE: &[&str] = &[
        "arrests",
        "people charged",
        "people convicted",
        "prison sentence",
        "suspects identified",
        "victims rescued",
        "people killed",
        "people injured",
        "people missing",
        "people trafficked",
    ];
    let money = claims.iter().filter_map(|c| {
        let unit = c.unit.as_deref()?;
        MONEY.iter().find(|(code, _)| *code == unit).map(|(_, country)| *country)
    });
    let all: BTreeSet<&str> = money.collect();
    let mut all = all.into_iter();
    let (Some(one), None) = (all.next(), all.next()) else { return };
    let Ok(country) = one.parse::<Country>() else { return };
    for claim in claims.iter_mut().filter(|c| c.countries.is_empty()) {
        let metric = claim.metric.as_str();
        let own = claim.unit.as_deref().is_some_and(|unit| MONEY.contains(&(unit, one)));
        let fits = match named {
            true => own && AT_HOME.contains(&metric),
            false => AT_HOME.contains(&metric) || is_enforced(metric) || PEOPLE.contains(&metric),
        };
        if fits {
            claim.countries.push((country, Role::Site));
        }
    }
}

/// Whether no letter touches a part of a text.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let before = text.get(..from).and_then(|t| t.chars().next_back());
    let behind = text.get(to..).and_then(|t| t.chars().next());
    ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
}

/// Whether a sentence counts as India does.
pub(super) fn counts_in_lakhs(quote: &Quote) -> bool {
    quote.holds(&["lakh", "crore", "₹", "लाख", "करोड़"])
}

/// The country of a sum by its currency, where a metric is of what happens at home.
pub(super) fn of_money(metric: &str, unit: Option<&str>) -> Option<(Country, Role)> {
    let unit = unit.filter(|_| AT_HOME.contains(&metric))?;
    let (_, country) = MONEY.iter().find(|(code, _)| *code == unit)?;
    Some((country.parse().ok()?, Role::Site))
}
