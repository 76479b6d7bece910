//! Whether a line at the top of a text says when it was published: a date with nothing beside it but what stands in
//! the line of a date. A date inside a sentence or a heading is that of something else.

use super::{
    dates::{self, Order},
    pattern,
};
use crate::{model::PartialDate, places};
use regex::Regex;
use std::sync::LazyLock;

/// Names of places, agencies and persons that one line can hold beside its date.
const MOST_NAMES: usize = 4;
/// Words of such a name, and its letters where words are not set apart.
const MOST_WORDS: usize = 5;
const MOST_LETTERS: usize = 12;
const MOST_SIGNS: usize = 6;

/// Whether a line is that of a date: the date alone, or with label, weekday, time, place, agency and author.
pub(super) fn is(line: &str, order: Order) -> bool {
    holds(line, order, false)
}

/// The same of a line of a page, whose looks can set the author apart from the date: "Lina Okoro 3 May 2019".
pub(super) fn is_on_page(line: &str, order: Order) -> bool {
    holds(line, order, true)
}

fn holds(line: &str, order: Order, touching: bool) -> bool {
    // "संवाद न्यूज एजेंसी, नोएडा। Updated Sat, 16 Nov 2024": what stands before the bar names the agency.
    let line = match line.rsplit_once('।') {
        Some((head, rest)) if !rest.trim().is_empty() && head.chars().count() <= 40 => rest.trim(),
        _ => line,
    };
    let Some((before, after)) = around(line, order) else { return false };
    // "VietnamPlus 07/11/2025 09:05": a stamp of day and time is no part of a sentence.
    let touching = touching || TIME.is_match(after) && line.split_whitespace().count() <= 4;
    let paper = is_chinese_paper(after);
    if line.contains(['。', '！', '？', '!', '?', '।', '။', '។']) {
        return false;
    }
    // "2023年10月16日，警方通报": behind the Chinese comma the sentence goes on.
    let clause = after.trim_start().starts_with('，');
    let before = names(before);
    let after = names(after);
    if clause && after.iter().any(|name| !name.is_empty()) {
        return false;
    }
    // What touches the date without a sign between them says of what it is the date: "The law of 3 March 1999".
    let apart = |part: &String| {
        part.is_empty() || touching && part.chars().any(|c| c.is_uppercase() || c.is_lowercase())
    };
    before.last().is_none_or(apart)
        && (paper || after.first().is_none_or(apart))
        && before.iter().chain(&after).filter(|part| !part.is_empty()).count() <= MOST_NAMES
        && before.iter().chain(&after).all(|part| part.is_empty() || is_name(part))
}

/// "2025年2月13日 边境日报": a name behind the day that can only be that of a paper, an agency or a station.
fn is_chinese_paper(after: &str) -> bool {
    const PAPERS: [&str; 11] =
        ["报", "報", "网", "網", "社", "台", "刊", "新闻", "新聞", "杂志", "雜誌"];
    let name = after.trim();
    after.starts_with([' ', '\u{3000}'])
        && PAPERS.iter().any(|end| name.ends_with(end))
        && name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        && name.chars().count() <= MOST_SIGNS
}

/// The paper, agency or station that such a line names.
pub(super) fn paper(line: &str, order: Order) -> Option<&str> {
    let (_, after) = around(line, order)?;
    is_chinese_paper(after).then_some(after.trim())
}

/// A line that names the paper, the day and who wrote: "The Harbour Post, 3 March 2025, by Lina Okoro". What stands before
/// the day, the day, and what stands behind it with the label of the byline.
pub(super) fn signed(line: &str, order: Order) -> Option<(&str, PartialDate, &str)> {
    const MOST: usize = 120;
    const SIGNS: [char; 7] = [' ', ',', '|', '·', '-', '–', '—'];
    if line.chars().count() > MOST {
        return None;
    }
    let (date, _) = dates::find(line, order)?;
    let (before, after) = around(line, order)?;
    let (before, author) = (before.trim_end_matches(SIGNS), after.trim_start_matches(SIGNS));
    // "The law of 3 March 2025, by Lina Okoro": what touches the day says of what it is the day.
    let set_apart = before.is_empty()
        || line
            .strip_prefix(before)
            .is_some_and(|rest| !rest.starts_with(' ') || rest.trim_start().starts_with(SIGNS));
    let whole = date.day().is_some() && date.year().is_some();
    let paper = before.is_empty() || is_name(before) && !before.contains(',');
    (whole
        && set_apart
        && paper
        && super::names::has_label(author)
        && !super::names::persons(author).is_empty())
    .then_some((before, date, author))
}

/// Whether a line says only how long ago something was published, or how long it takes to read: "3 hours ago · 4 min read".
pub(super) fn is_age(line: &str) -> bool {
    const MOST: usize = 80;
    let short = line.chars().count() <= MOST;
    if !short || !AGE.is_match(line) {
        return false;
    }
    let rest = AGE.replace_all(line, " | ");
    let rest = names(&rest);
    let named: Vec<_> = rest.iter().filter(|part| !part.is_empty()).collect();
    named.len() <= 2 && named.iter().all(|part| is_name(part))
}

/// How long ago, and how long to read, as sites in the languages of our users write it. Only units of time, and no years:
/// "Flucht vor 14 Männern" and "Il y a 20 morts" are headlines, and so is "Rwanda, 30 years ago".
static AGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b\d{1,3}\s*(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?)\.?\s+(?:ago|read)\b",
        r"|\bil y a \d{1,3} (?:minutes?|min|heures?|h|jours?|semaines?|mois)\b",
        r"|\bhace \d{1,3} (?:minutos?|min|horas?|h|d[ií]as?|semanas?|mes(?:es)?)\b",
        r"|\bhá \d{1,3} (?:minutos?|min|horas?|h|dias?|semanas?|m[êe]s(?:es)?)\b",
        r"|\bvor \d{1,3} (?:minuten?|min|stunden?|std|tag(?:en)?|wochen?|monat(?:en)?)\b",
        r"|\b\d{1,3} (?:menit|jam|hari|minggu|bulan) (?:yang )?lalu\b",
        r"|\b\d{1,3} (?:phút|giờ|ngày|tuần|tháng) trước\b",
        r"|\b\d{1,3} (?:минут\p{L}*|час\p{L}*|дн\p{L}+|день|недел\p{L}+|месяц\p{L}*) назад\b",
        r"|\d{1,3}\s*(?:นาที|ชั่วโมง|วัน|สัปดาห์|เดือน)ที่(?:แล้ว|ผ่านมา)",
        r"|\d{1,3}\s*(?:分钟|小时|天|周|个月)前",
        r"|(?:قبل|منذ) \d{1,3} (?:دقيقة|دقائق|ساعة|ساعات|يوم|أيام|أسبوع|أسابيع|شهر|أشهر)",
        r"|\d{1,3} (?:मिनट|घंटे|दिन) पहले",
    ))
});

/// The day in front of the story that begins a paragraph: "GENEVA (3 March 2025) – Ferries …", "HANOI, 3 March 2025. The
/// ferry …", "新华社昆明2025年3月3日电". Only a whole day behind the name of a place: "3 March 2025 – The ferry …" is an entry of
/// a chronicle.
pub(super) fn leads(line: &str, order: Order) -> Option<PartialDate> {
    const MOST_BYTES: usize = 140;
    let signs = line.match_indices(['-', '–', '—', '.', ':', ')', '/']);
    for (at, sign) in signs.take_while(|(at, _)| *at <= MOST_BYTES) {
        // A bracket is a part of what it ends.
        let cut = if sign == ")" { at + 1 } else { at };
        let (head, story) = (line.get(..cut)?, line.get(at + sign.len()..)?);
        // Gulf agencies write "دبي في 14 يناير 2025 / وام / …".
        let dash = matches!(sign, "-" | "–" | "—") || sign == "/" && head.ends_with(' ');
        let story = story.trim_start_matches(['-', '–', '—']);
        // Spanish agencies write "(EFE).-".
        let head = head.strip_suffix('.').filter(|h| h.ends_with(')')).unwrap_or(head);
        let apart = !dash || head.ends_with([' ', ')', ']']);
        let begins =
            story.trim_start().chars().next().is_some_and(|c| !c.is_lowercase() && !is_sign(c));
        if !apart || !begins || !story.starts_with(' ') {
            continue;
        }
        if let Some(date) = of_place(head, order, dash) {
            return Some(date);
        }
        // "Geneva, 3 March 2025. The office said": nothing but a place and its day.
        if matches!(sign, "." | ":") && is(head, order) && starts_with_place(head, order) {
            return dates::line(head, order)
                .map(|(date, _)| date)
                .filter(|date| date.day().is_some() && date.year().is_some());
        }
    }
    sent(line, order)
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '.' | ':' | '(' | ')' | ',')
}

/// The whole day in the head of a dateline, behind a place. Without a dash the place is in capitals, or the head would be
/// a sentence: "HANOI, 3 March 2025. …".
fn of_place(head: &str, order: Order, dash: bool) -> Option<PartialDate> {
    /// In front of a day in the middle of a sentence of scripts that have no capitals.
    const ON: [&str; 9] = ["เมื่อ", "ใน", "ณ ", "ເມື່ອ", "ໃນ", "នៅ", "在", "于", "於"];
    let (before, _) = around(head, order)?;
    let names_before = names(before);
    let first = names_before.iter().find(|name| !name.is_empty());
    let letters = || first.into_iter().flat_map(|name| name.chars()).filter(|c| c.is_alphabetic());
    let shouted = letters().count() >= 3 && !letters().any(char::is_lowercase);
    let cased = letters().any(|c| c.is_uppercase() || c.is_lowercase());
    // "FILE PHOTO, 3 March 2020:", "UNODC (12 May 2021)": what is no place says of what the day is.
    let is_place = || first.is_some_and(|name| is_place(name));
    // "नई दिल्ली, 11 मार्च 2025 (भाषा) …"
    let bracket = head.ends_with(')') && is_place();
    let fits = if cased && shouted && (dash || is_place()) || !cased && (dash || bracket) {
        // The day may touch its place: "HANOI 3 March 2025 –", "สระแก้ว 3 มีนาคม 2568 –".
        !ON.iter().any(|word| before.contains(word)) && holds_names(head, order)
    } else {
        dash && is(head, order)
    };
    let (date, _) = dates::line(head, order).filter(|_| first.is_some() && fits)?;
    (date.day().is_some() && date.year().is_some()).then_some(date)
}

/// Whether a place, set apart by a comma, is all that stands before the day.
fn starts_with_place(head: &str, order: Order) -> bool {
    let Some((before, _)) = around(head, order) else { return false };
    let named = names(before);
    let mut named = named.iter().filter(|name| !name.is_empty());
    before.trim_end().ends_with([',', '，', '、'])
        && named.next().is_some_and(|name| is_place(name) && is_name(name))
        && named.all(|name| is_place(name))
}

/// Whether words in capitals name a town or a country.
fn is_place(name: &str) -> bool {
    let titled: Vec<String> = name
        .split_whitespace()
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()
            })
        })
        .collect();
    let name = titled.join(" ");
    !places::mentions(&name).is_empty() || places::is_town_anywhere(&name)
}

/// Whether a line has nothing but names beside its date.
fn holds_names(line: &str, order: Order) -> bool {
    let Some((before, after)) = around(line, order) else { return false };
    let all: Vec<String> = names(before).into_iter().chain(names(after)).collect();
    let named = all.iter().filter(|part| !part.is_empty()).count();
    named <= MOST_NAMES && all.iter().all(|part| part.is_empty() || is_name(part))
}

/// The day on which a Chinese agency sent a story: "新华社昆明2025年3月3日电", "中新社金边3月3日电" has no year.
fn sent(line: &str, order: Order) -> Option<PartialDate> {
    const MOST: usize = 40;
    // The day of the story may stand behind that of the dateline.
    let head: String = line.chars().take(MOST).collect();
    let bracket = head.char_indices().skip(1).find(|(_, c)| matches!(c, '（' | '('));
    let head = head.get(..bracket.map_or(head.len(), |(at, _)| at)).unwrap_or_default().to_owned();
    let (before, after) = around(&head, order)?;
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let letters = before.chars().filter(|c| han(*c)).count();
    let name =
        before.chars().all(|c| han(c) || matches!(c, ' ' | '(' | '（' | '【')) && letters >= 2;
    let after = after.trim_start();
    // "电信诈骗", "电话" and "讯问" are other words.
    let other = [
        "电信", "電信", "电话", "電話", "电诈", "电网", "电子", "电影", "电视", "电动", "讯问",
        "訊問",
    ];
    let word =
        after.starts_with(['电', '電', '讯', '訊']) && !other.iter().any(|w| after.starts_with(w));
    let agency = before.contains(['社', '报', '報', '网', '網']);
    if !name || !word || !agency || letters > 12 {
        return None;
    }
    let (date, _) = dates::find(&head, order)?;
    dated(date, line)
}

/// A day without its year, with the year that the line has for the same day further on.
fn dated(date: PartialDate, line: &str) -> Option<PartialDate> {
    let day = (date.month()?, date.day()?);
    // "新华社杭州9月29日电 … 2025年9月29日": the story says of which year its day is.
    let year = date.year().or_else(|| {
        DAYS.captures_iter(line).find_map(|found| {
            let part = |i: usize| found.get(i)?.as_str().parse::<u8>().ok();
            let year = found.get(1)?.as_str().parse().ok()?;
            (part(2)? == day.0 && part(3)? == day.1).then_some(year)
        })
    })?;
    PartialDate::new(Some(year), Some(day.0), Some(day.1))
}

/// Days with their years in Chinese.
static DAYS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(20\d\d|19\d\d)年(\d{1,2})月(\d{1,2})日"));

/// Whether the words beside the first date of a line say that something was published, and not only "date".
pub(super) fn says_published(line: &str, order: Order) -> bool {
    let folded = dates::fold(line);
    let Some((_, at)) = dates::find(line, order) else { return false };
    let around = [folded.get(..at.start), folded.get(at.end..)];
    around
        .into_iter()
        .flatten()
        .any(|part| dates::PUBLISHED.is_match(&DAY_WORD.replace_all(part, " ")))
}

/// Whether a label names publishing, and not only a date.
pub(super) fn puts_out(label: &str) -> bool {
    dates::PUBLISHED.is_match(&DAY_WORD.replace_all(label, " "))
}

/// Words for a date that label one and stand in any sentence too.
pub(super) static DAY_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:date|datum|fecha|data|дата|tanggal|ngày)\b|วันที่|日期|日付|날짜|التاريخ")
});

/// Whether a line can be a name and is no part of a sentence.
pub(super) fn is_no_prose(line: &str) -> bool {
    let small = |word: &&str| {
        word.starts_with(char::is_lowercase) && !JOINING.contains(word) && !word.contains('.')
    };
    line.split_whitespace().filter(small).count() < 2
}

/// What stands before and behind the first date of a line.
pub(super) fn around(line: &str, order: Order) -> Option<(&str, &str)> {
    let (_, at) = dates::find(line, order)?;
    // The place is one in the folded line, whose letters can have other lengths.
    let (mut folded, mut start, mut end) = (0, None, line.len());
    for (i, c) in line.char_indices() {
        if folded >= at.start && start.is_none() {
            start = Some(i);
        }
        if folded >= at.end {
            end = i;
            break;
        }
        folded += dates::fold(c.encode_utf8(&mut [0; 4])).len();
    }
    Some((line.get(..start?)?, line.get(end..)?))
}

/// What is left of a part of the line without the words that belong to a date, at each sign that sets apart.
pub(super) fn names(part: &str) -> Vec<String> {
    let part = part.to_owned();
    let part = TIME.replace_all(&part, " ");
    let part = dates::PUBLISHED.replace_all(&part, " ");
    let part = dates::CHANGED.replace_all(&part, " ");
    let part = BY.replace_all(&part, "|");
    let part = KNOWN.replace_all(&part, " ");
    SIGNS
        .split(&part)
        .map(|name| {
            let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !is_vowel_sign(c));
            super::one_line(name)
        })
        .collect()
}

/// Whether a sign belongs to the letter before it, as in Thai and Khmer.
fn is_vowel_sign(c: char) -> bool {
    ('\u{900}'..='\u{17ff}').contains(&c)
}

/// Whether words can be the name of a place, an agency or a person.
fn is_name(part: &str) -> bool {
    if part.chars().any(char::is_numeric) {
        return false;
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    if part.chars().any(|c| c.is_uppercase() || c.is_lowercase()) {
        let named = |word: &&str| {
            JOINING.contains(word) || word.chars().next().is_some_and(|c| !c.is_lowercase())
        };
        return words.len() <= MOST_WORDS
            && words.iter().all(named)
            && words.first().is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()));
    }
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let signs = part.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c));
    // Kana that is no name: the endings and little words of a sentence.
    let hiragana = part.chars().any(|c| ('\u{3041}'..='\u{3096}').contains(&c));
    letters <= if signs { MOST_SIGNS } else { MOST_LETTERS } && !hiragana
}

/// Words in small letters inside the names of places, papers and persons.
pub(super) const JOINING: &[&str] = &[
    "of", "the", "and", "for", "de", "la", "le", "les", "del", "di", "da", "do", "dos", "das",
    "du", "des", "el", "al", "van", "von", "der", "den", "die", "und", "für", "et", "y", "e",
    "bin", "binti", "ibn", "dan", "и", "в",
];

/// Times of day with their zone: "14:30 Uhr", "9.05 a.m. GMT+7", "09:30 น.", "下午3时20分".
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?\s*(?:[ap]\.?\s?m\b\.?|uhr\b|hrs?\b|h\b|น\.|wib\b)?\s*\(?(?:(?:gmt|utc|[a-z]{1,4}t)\b)?(?:\s?[+-]\d{1,2}(?::?\d\d)?)?\)?|\b\d{1,2}\s*[ap]\.?m\b\.?|(?:上午|下午|晚上|凌晨|午前|午後|오전|오후)?\s*\d{1,2}\s*(?:[时時点]|시)\s*(?:\d{1,2}\s*[分분])?|\b\d{1,2} min(?:ute)?s?\.? read\b|\b\d{1,7} (?:comments?|views?|shares?|reads?|kommentare?|aufrufe|comentarios|commentaires)\b|\b(?:views?|hits|aufrufe|zugriffe)\s*:?\s*\d{1,7}\b",
    )
});
/// Words before the name of an author, which set it apart as signs do.
static BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:by|von|par|por|di|door|oleh|av|af|przez|reuters|afp|ap|dpa|efe|ansa|xinhua|kyodo|bernama|antara)\b|โดย|ដោយ|记者|記者|新华社",
    )
});
/// Signs that set the parts of such a line apart.
static SIGNS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[,;|·•()\[\]/:：،，（）【】〔〕／\n\t–—]|\s-+\s|^-+\s|\s-+$"));
/// Words that stand beside dates in many languages: weekdays, and what leads to a day or a time.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| {
    let plain = [
        "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
        "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo",
        "segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье",
        "понеділок вівторок середа четвер п’ятниця субота неділя pazartesi salı çarşamba perşembe cuma cumartesi pazar",
        "senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad måndag tisdag onsdag torsdag fredag lördag söndag",
        "mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
        "on at um am le el em il op den dem om à às alle ore last first date time time: uhr year in",
        "ngày lúc thứ chủ nhật hai ba tư năm sáu bảy pada pukul jam hari tanggal saat klo kl г года в",
        "gmt utc ict est edt cet cest bst ist wib min read minutes",
    ]
    .join(" ");
    let plain = plain.split(' ').collect::<Vec<_>>().join("|");
    let other = [
        "วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัสบดี|วันพฤหัส|วันศุกร์|วันเสาร์|วันอาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์|ที่|เวลา|น\\.|โพสต์|เมื่อวันที่|พ\\.ศ\\.",
        "ວັນຈັນ|ວັນອັງຄານ|ວັນພຸດ|ວັນພະຫັດ|ວັນສຸກ|ວັນເສົາ|ວັນອາທິດ|ວັນທີ|ເວລາ",
        "ថ្ងៃចន្ទ|ថ្ងៃអង្គារ|ថ្ងៃពុធ|ថ្ងៃព្រហស្បតិ៍|ថ្ងៃសុក្រ|ថ្ងៃសៅរ៍|ថ្ងៃអាទិត្យ|ថ្ងៃទី|ទី|ម៉ោង|ខែ|ឆ្នាំ",
        "တနင်္လာ|အင်္ဂါ|ဗုဒ္ဓဟူး|ကြာသပတေး|သောကြာ|စနေ|တနင်္ဂနွေ|နေ့|ရက်",
        "(?:星期|周|週|礼拜)[一二三四五六日天]|时间|時間|发布时间|来源|來源|[（(]?[月火水木金土日]曜日?[）)]?|[（(][月火水木金土日一二三四五六][）)]|配信|投稿|掲載|最終|付|電|电|讯",
        "[월화수목금토일]요일|최종|작성|승인|기사",
        "(?:يوم )?(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد)|بتاريخ|في|الساعة|صباحا|مساء|تم",
        "(?:יום )?(?:ראשון|שני|שלישי|רביעי|חמישי|שישי|שבת)|सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार|को",
    ]
    .join("|");
    pattern(&format!(r"(?i)\b(?:{plain})\b|{other}"))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_a_date_holds_no_sentence() {
        for line in [
            "3 March 2025",
            "Monday 3 March 2025",
            "London, 3 March 2025",
            "Phnom Penh, Cambodia – March 3, 2025",
            "Published: 3 March 2025 at 9:05 a.m. GMT",
            "Published on 3 March 2025 by Lina Okoro",
            "Updated 3 March 2025",
            "3 March 2025 | Harbour Post",
            "3 March 2025, 14:30 – Lina Okoro",
            "Montag, 3. März 2025, 14:30 Uhr",
            "Veröffentlicht am 3. März 2025 um 14:30 Uhr",
            "Publié le lundi 3 mars 2025 à 14h30",
            "Thứ Hai, ngày 3 tháng 3 năm 2025",
            "2025年3月3日 星期一",
            "2025年3月3日（月）",
            "发布时间：2025年3月3日",
            "วันจันทร์ที่ 3 มีนาคม 2568 เวลา 09:30 น.",
            "Oct 24, 2024 Reuters",
            "Senin, 3 Maret 2025 | 10:30 WIB",
            "2025年3月3日 港口日报",
        ] {
            assert!(is(line, Order::Unknown), "{line}");
        }
        for line in [
            "On 3 March 2025 the ferry sailed.",
            "The fire of 3 March 2025",
            "Guests of 3 March 2025",
            "Picture made on 3 March 2025 by AFP",
            "The yard closed on 3 March 2025",
            "3 March 2025 was a Monday on which 12 left",
            "March 3, 2025 - ferry sails with 12 guests.",
            "Le 3 mars 2025, la yole a pris 12 personnes",
            "Fire 3 March 2025",
            "2025年3月3日，渡轮载了12人。",
            "船は2025年3月3日に出た",
            "2025年3月3日 渡轮沉没",
            "เรือออกเมื่อ 3 มีนาคม 2568",
            "เรือพาคนไป 12 คน 3 มีนาคม 2568",
        ] {
            assert!(!is(line, Order::Unknown), "{line}");
        }
        for line in [
            "GENEVA (3 March 2025) – Ferries sail again.",
            "MAE SOT, Thailand, 3 March 2025 (Reuters) - More than 40 guests came.",
            "LYON, France – 3 March 2025 – The yard closed.",
            "Bangkok, March 3, 2025 -- Guests came.",
            "Lima, 3 de marzo de 2025 (EFE).- Los huéspedes llegaron.",
            "PHNOM PENH, 3 March 2025. The ferry took guests.",
            "PHNOM PENH (3 March 2025): Guests came.",
            "MANILA, Philippines (3 March 2025) Guests came.",
            "HANOI 3 March 2025 – Guests came.",
            "สระแก้ว 3 มีนาคม 2568 – เรือพาคนไป 12 คน",
            "新华社昆明2025年3月3日电 渡轮载了12人。",
            "（新华社昆明2025年3月3日電）渡轮载了12人。",
            "Geneva, 3 March 2025. The office counted guests.",
            "Phnom Penh, Cambodia, 3 March 2025: Guests came.",
        ] {
            assert_eq!(leads(line, Order::Unknown), "2025-03-03".parse().ok(), "{line}");
        }
        for line in [
            "3 March 2025 – The ferry sailed.",
            "GENEVA (March 2025) – Ferries sail again.",
            "GENEVA, 3 March (Reuters) – Ferries sail again.",
            "The ferry that left on 3 March 2025 - the last one - sank.",
            "Geneva, 3 March 2025",
            "Guests, 3 March 2025 - what we know",
            "Guests came on 3 March 2025. The ferry sailed.",
            "Guests, 3 March 2025. The ferry sailed.",
            "เมื่อวันที่ 3 มีนาคม 2568 – เรือพาคนไป 12 คน",
            "渡轮2025年3月3日载了12人。",
            "The report of 3 March 2025: Guests came.",
            "FILE PHOTO, 3 March 2025: A ferry with guests.",
            "UNODC (3 March 2025) Regional outlook of ferries.",
            "金边警方2025年3月3日电信诈骗案逮捕35人。",
        ] {
            assert_eq!(leads(line, Order::Unknown), None, "{line}");
        }
        let signed = |line| signed(line, Order::Unknown);
        let (paper, date, author) =
            signed("The Harbour Post, 3 March 2025, by Lina Okoro").unwrap();
        assert_eq!((paper, author), ("The Harbour Post", "by Lina Okoro"));
        assert_eq!(Some(date), "2025-03-03".parse().ok());
        assert_eq!(signed("The law of 3 March 2025, by Lina Okoro"), None);
        assert_eq!(signed("What we know on ferries, 3 March 2025, by the crew"), None);
        for line in [
            "3 days ago · 4 min read",
            "Published 2 hours ago",
            "il y a 3 heures",
            "3小时前",
            "Harbour Post | 5 min read",
        ] {
            assert!(is_age(line), "{line}");
        }
        for line in
            ["Ferry that sank 3 days ago is found", "The crew was freed 3 hours ago by the police"]
        {
            assert!(!is_age(line), "{line}");
        }
        assert!(is_on_page("Lina Okoro 3 May 2019", Order::Unknown));
        assert!(!is_on_page("The fire of 3 May 2019", Order::Unknown));
        assert!(is_no_prose("Voice of the Delta") && !is_no_prose("The ferry took guests"));
    }
}
