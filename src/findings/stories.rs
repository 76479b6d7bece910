//! Which articles tell one story though none of them names an operation: they share names and figures that few articles
//! share by chance. Read off the texts, not the claims, so that an edit of a claim ties and unties no articles.

use crate::{
    fold::{self, fold},
    model::{Article, ArticleId, Hash, Project, Text},
    places,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock, PoisonError},
};

/// Names and figures of a text that are kept; the first ones tell what it is about.
const MOST: usize = 160;
/// So many of the names of the text with fewer of them have to be in the other one.
const SHARE: usize = 4;
/// So many points tell that two articles are of one story.
const ENOUGH: usize = 6;
/// Figures of two digits say less the more of them there are.
const SMALL: usize = 3;

/// Words with a capital that say nothing of which story it is, folded: days, months, agencies, offices.
const COMMON: &[&str] = &[
    "agence",
    "agency",
    "associated",
    "attorney",
    "authorities",
    "brigadier",
    "captain",
    "chief",
    "colonel",
    "commission",
    "commissioner",
    "committee",
    "council",
    "court",
    "department",
    "deputy",
    "development",
    "director",
    "district",
    "embassy",
    "facebook",
    "federal",
    "force",
    "forces",
    "foreign",
    "france-presse",
    "general",
    "government",
    "governor",
    "high",
    "home",
    "human",
    "immigration",
    "interior",
    "international",
    "interpol",
    "justice",
    "lieutenant",
    "major",
    "minister",
    "ministry",
    "nations",
    "national",
    "news",
    "office",
    "operation",
    "police",
    "presse",
    "press",
    "president",
    "prime",
    "prosecutor",
    "prosecutors",
    "province",
    "public",
    "refugees",
    "region",
    "republic",
    "reuters",
    "rights",
    "royal",
    "secretary",
    "security",
    "service",
    "services",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "state",
    "states",
    "supreme",
    "telegram",
    "times",
    "twitter",
    "union",
    "united",
    "xinhua",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
    "unhcr",
    "ohchr",
    "asia",
    "africa",
    "europe",
    "america",
    "southeast",
    "east",
    "west",
    "north",
    "south",
    "northern",
    "southern",
    "eastern",
    "western",
    "asian",
    "african",
    "european",
    "american",
];

/// What a text is about, as far as names and figures tell.
#[derive(Debug, Default)]
struct Features {
    /// Names, sorted.
    names: Vec<u64>,
    /// Figures of three digits or more that are not round and no years, sorted.
    telling: Vec<u64>,
    /// Other figures from ten on that are not round, sorted.
    small: Vec<u64>,
    /// Round ones, sorted.
    round: Vec<u64>,
    /// Countries, sorted.
    lands: Vec<u64>,
}

/// A text that may be asked what it is about. Most never are, so it is read only then.
#[derive(Debug)]
struct Telling {
    article: Arc<Article>,
    text: Arc<Text>,
    features: OnceLock<Features>,
}

impl Telling {
    fn features(&self) -> &Features {
        self.features.get_or_init(|| Features::of(self.text.as_str(), &self.article))
    }
}

/// What an article is about. Which article it is of is told elsewhere, so it tells no circumstances apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Story(Option<Arc<Telling>>);

impl PartialEq for Story {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Story {}

impl PartialOrd for Story {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Story {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

/// A text and what of it is set aside.
type Key = (Hash, Vec<(usize, usize)>);

/// What the articles of a project tell, as far as it was asked: whoever compares again and again keeps it, so that no text
/// is read twice. A clone is the same one.
#[derive(Clone, Debug, Default)]
pub struct Stories(Arc<Mutex<HashMap<Key, Arc<Telling>>>>);

impl Stories {
    fn known(&self) -> MutexGuard<'_, HashMap<Key, Arc<Telling>>> {
        // Whoever broke off while he held it left nothing half made behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The story that an article tells.
    pub(super) fn of(&self, project: &Project, id: ArticleId) -> Story {
        let Some((article, text)) = project.articles.get(&id).zip(project.text_of(id)) else {
            return Story::default();
        };
        let spans = article.boilerplate.iter().map(|b| (b.start, b.end)).collect();
        let telling = || {
            let (article, text) = (Arc::clone(article), Arc::clone(text));
            Arc::new(Telling { article, text, features: OnceLock::new() })
        };
        let mut known = self.known();
        Story(Some(Arc::clone(known.entry((article.text, spans)).or_insert_with(telling))))
    }

    /// Forgets the texts that a project has no longer.
    pub(super) fn keep_only(&self, project: &Project) {
        self.known().retain(|(text, _), _| project.texts.contains_key(text));
    }
}

impl Story {
    /// Whether both are of one story. A figure that chance would hardly make equal counts four, a name or another figure two,
    /// a country or a round figure one.
    pub(super) fn is_of(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (&self.0, &other.0) else { return false };
        if Arc::ptr_eq(a, b) {
            return true;
        }
        let (a, b) = (a.features(), b.features());
        let telling = shared(&a.telling, &b.telling);
        let names = shared(&a.names, &b.names);
        let small = shared(&a.small, &b.small);
        let land = shared(&a.lands, &b.lands).min(1);
        // Long articles share small figures by chance.
        let few = a.small.len().min(b.small.len());
        let small = if small * SHARE >= few { small.min(SMALL) } else { 0 };
        let by_names = names >= 3 && names * SHARE >= a.names.len().min(b.names.len());
        let by_figures = telling >= 2 || telling + names.min(1) + land >= 2;
        if !(by_names
            || telling > 0 && (by_figures || small >= 1)
            || small >= 2 && names + land >= 1)
        {
            return false;
        }
        let round = shared(&a.round, &b.round).min(2);
        telling * 4 + (names + small) * 2 + land + round >= ENOUGH
    }
}

/// How many are in both; both are sorted.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut found) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        found += usize::from(x == y);
        (i, j) = (i + usize::from(x <= y), j + usize::from(y <= x));
    }
    found
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Words for countries and their people, folded.
static LANDS: LazyLock<BTreeMap<String, u64>> = LazyLock::new(|| {
    let mut lands = BTreeMap::new();
    for info in places::all() {
        let names = [&info.name, &info.official].into_iter().chain(info.names.values());
        let more = info.other_names.values().flatten().chain(&info.aliases);
        for name in names.chain(more).chain(&info.demonyms) {
            for word in fold(name).split(is_mark).filter(|w| !w.is_empty()) {
                lands.insert(format!("{word}s"), hash(info.code.as_str()));
                lands.insert(word.to_owned(), hash(info.code.as_str()));
            }
        }
    }
    lands
});

/// Whether a word with a capital says which story it is.
fn is_name(folded: &str) -> bool {
    static NOT: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| COMMON.iter().map(|w| fold(w)).collect());
    folded.chars().count() >= 4 && !NOT.contains(folded)
}

impl Features {
    fn of(text: &str, article: &Article) -> Self {
        let mut found = Found::default();
        let mut point = 0;
        let mut aside = article.boilerplate.iter().peekable();
        for line in text.split_inclusive('\n') {
            let start = point;
            point += line.chars().count();
            while aside.next_if(|b| b.end <= start).is_some() {}
            if aside.peek().is_none_or(|b| b.start > start || start >= b.end) {
                found.read(line);
            }
        }
        let sorted = |set: BTreeSet<u64>| set.into_iter().collect();
        Self {
            names: sorted(found.names),
            telling: sorted(found.telling),
            small: sorted(found.small),
            round: sorted(found.round),
            lands: sorted(found.lands),
        }
    }
}

/// What is read off a text.
#[derive(Default)]
struct Found {
    names: BTreeSet<u64>,
    telling: BTreeSet<u64>,
    small: BTreeSet<u64>,
    round: BTreeSet<u64>,
    lands: BTreeSet<u64>,
}

impl Found {
    fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let upper = |w: &&&str| w.trim_start_matches(is_mark).starts_with(char::is_uppercase);
        // In a headline every word may have a capital.
        let is_titled = words.iter().filter(upper).count() * 2 > words.len();
        let mut inside = false;
        for (i, word) in words.iter().enumerate() {
            let bare = word.trim_matches(is_mark);
            if bare.contains(|c| fold::digit(c).is_some()) {
                let near = |at: Option<usize>| {
                    at.and_then(|at| words.get(at)).is_some_and(|w| is_month(w))
                };
                let of = words.get(i + 1).is_some_and(|w| ["de", "of"].contains(w));
                // The day of a date is no figure.
                if !near(i.checked_sub(1)) && !near(Some(i + 1 + usize::from(of))) {
                    figures(word, |n, year| self.figure(n, year));
                }
            } else if let Some(n) = numeral(bare) {
                self.figure(n, false);
            } else if bare.starts_with(char::is_uppercase) {
                let bare = bare.split(['\'', '’']).next().unwrap_or_default();
                let folded = fold(bare);
                if let Some(land) = LANDS.get(&folded) {
                    self.lands.insert(*land);
                } else if (inside || is_shouted(bare)) && !is_titled && is_name(&folded) {
                    self.name(&folded);
                }
            }
            inside = !word.ends_with(['.', '!', '?', '—', '-', '–']);
        }
    }

    fn name(&mut self, folded: &str) {
        if self.names.len() < MOST {
            self.names.insert(hash(folded));
        }
    }

    fn figure(&mut self, n: u64, year: bool) {
        if year || n < 10 || self.telling.len() + self.small.len() >= MOST {
            return;
        }
        let mut bare = n;
        while bare > 0 && bare.is_multiple_of(10) {
            bare /= 10;
        }
        match bare {
            100.. => self.telling.insert(n),
            10.. => self.small.insert(n),
            _ => self.round.insert(n),
        };
    }
}

/// Whether a word is the name of a month. How one begins is not enough: "149 declared", "des 149 victimes", "12 set free".
fn is_month(word: &str) -> bool {
    const BEGINS: &[&str] = &[
        "januar", "janvier", "janeir", "gennai", "februar", "fevrier", "febrer", "febbrai",
        "fevereir", "septem", "septiem", "setiem", "setem", "settem", "octob", "octub", "outub",
        "oktob", "ottob", "novem", "noviem", "decem", "diciem", "dezem", "desem", "dicem",
    ];
    const LATIN: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "enero", "ene", "abr", "ago", "dic", "fev", "avr", "mai", "dez", "okt", "agu", "mei",
        "march", "mars", "marz", "marzo", "marco", "maret", "mac", "april", "abril", "avril",
        "aprile", "mayo", "maio", "maggio", "june", "juin", "juni", "junio", "junho", "giugno",
        "july", "juil", "juillet", "juli", "julio", "julho", "luglio", "august", "agosto",
        "agustus", "aout", "ogos",
    ];
    const WHOLE: &[&str] = &[
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม",
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
        "يناير",
        "فبراير",
        "مارس",
        "ابريل",
        "مايو",
        "يونيو",
        "يوليو",
        "اغسطس",
        "سبتمبر",
        "اكتوبر",
        "نوفمبر",
        "ديسمبر",
        "thang",
    ];
    static FOLDED: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| WHOLE.iter().map(|w| fold(w)).collect());
    let bare = word.trim_matches(is_mark);
    let folded = fold(bare);
    // "149 may", "149 march": verbs of English.
    let verb = matches!(folded.as_str(), "may" | "march") && bare.starts_with(char::is_lowercase);
    !verb
        && (FOLDED.contains(&folded)
            || LATIN.contains(&folded.as_str())
            || BEGINS.iter().any(|month| folded.starts_with(month)))
}

/// A number from ten to ninety-nine in English words.
fn numeral(word: &str) -> Option<u64> {
    const ONES: [&str; 10] =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const TEENS: [&str; 10] = [
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 10] =
        ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if word.len() < 3 || word.len() > 13 || !word.is_ascii() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let at = |all: &[&str], w: &str| all.iter().position(|one| !w.is_empty() && *one == w);
    let n = at(&TEENS, &word).map(|n| n + 10).or_else(|| {
        let (tens, ones) = word.split_once('-').unwrap_or((&word, ""));
        let ones = if ones.is_empty() { 0 } else { at(&ONES, ones)? };
        Some(at(&TENS, tens)? * 10 + ones)
    })?;
    u64::try_from(n).ok()
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether a word is written in capitals, as towns are where a report begins.
fn is_shouted(word: &str) -> bool {
    word.chars().count() >= 4 && word.chars().all(char::is_uppercase)
}

/// The figures of a word in digits of any script, and whether they may be years.
fn figures(word: &str, mut found: impl FnMut(u64, bool)) {
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let Some(first) = fold::digit(c) else { continue };
        let (mut n, mut digits, mut grouped) = (u64::from(first), 1_u32, false);
        loop {
            if let Some(next) = letters.peek().copied().and_then(fold::digit) {
                n = n.saturating_mul(10).saturating_add(u64::from(next));
                digits += 1;
                letters.next();
                continue;
            }
            let Some(',' | '.' | '٬') = letters.peek() else { break };
            let mut ahead = letters.clone();
            ahead.next();
            let group: Vec<u64> =
                ahead.by_ref().map_while(fold::digit).map(u64::from).take(4).collect();
            if group.len() != 3 || digits > 3 && !grouped {
                break;
            }
            letters.next();
            for digit in group {
                n = n.saturating_mul(10).saturating_add(digit);
                letters.next();
                digits += 1;
            }
            grouped = true;
        }
        let year = !grouped && digits == 4 && matches!(n, 1900..2100 | 2400..2600);
        // "9月16日" is a day, and "2568" may be a year.
        let dated = matches!(letters.peek(), Some('日' | '月' | '年' | '号' | '號'));
        found(n, year || dated || digits > 9);
    }
}

#[cfg(test)]
mod tests {
    use super::is_month;

    #[test]
    fn a_month_is_no_word_that_begins_like_one() {
        for month in
            ["May,", "Mar.", "août", "décembre", "septiembre", "März", "мая", "มีนาคม", "marzo"]
        {
            assert!(is_month(month), "{month}");
        }
        for word in
            ["may", "declared", "des", "set", "out", "market", "separate", "junior", "marched"]
        {
            assert!(!is_month(word), "{word}");
        }
    }
}
