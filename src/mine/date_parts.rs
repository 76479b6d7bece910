//! Parts of periods that are told by their place in them: "the first Friday of July", "6 tháng đầu năm 2020", "the
//! week before last", "so far this year", "the day after Christmas", "ต้นปี 2563".

use super::{
    calendars::Calendar,
    date_words::weekday_at,
    date_years::year_at,
    dates::{FoundPeriod, Open, found_in},
    lex::{Kind, Quote},
    relative::{List, Scale, Shift, unit_at},
    span_years::{rank_at, roman},
    spans::{Inside, with},
    words::worded,
};
use crate::{
    fold::fold_constant,
    model::{PartialDate, Period},
};
use std::sync::LazyLock;

/// What reads a date or a period at a token.
pub(super) type Anchor<'a> = &'a dyn Fn(usize) -> Option<(FoundPeriod, usize)>;

/// From the beginning of the year until now, in several languages.
static SO_FAR: LazyLock<List> = LazyLock::new(|| {
    List::new(
        "so far this year|this year so far|year to date|the year to date|this year to date|ytd|en lo que va de ano|\
        en lo que va del ano|en lo que va de este ano|lo que va de ano|lo que va del ano|lo que va de este ano|\
        depuis le debut de l'annee|depuis le debut de cette annee|este ano ate agora|no acumulado do ano|\
        desde o inicio do ano|desde o inicio deste ano|desde o comeco do ano|desde principios de ano|seit jahresbeginn|\
        seit anfang des jahres|seit beginn des jahres|seit jahresanfang|с начала года|с начала этого года|\
        с начала текущего года|sepanjang tahun ini|sejak awal tahun|sejak awal tahun ini|tu dau nam den nay|\
        ke tu dau nam den nay|ke tu dau nam|منذ بداية العام|منذ مطلع العام|منذ بداية العام الجاري|\
        منذ مطلع العام الجاري|dall'inizio dell'anno|इस साल अब तक|इस वर्ष अब तक|इस साल आज तक|इस वर्ष आज तक|dit jaar tot nu toe|sinds begin dit jaar",
    )
});

/// Before a day: the one after it, and the one before it.
static BESIDE: LazyLock<[(List, i32); 2]> = LazyLock::new(|| {
    let after = "the day after|day after|the day following|le lendemain de|lendemain de|le lendemain du|lendemain du|\
        au lendemain de|au lendemain du|el dia despues de|dia despues de|el dia despues del|dia despues del|\
        al dia siguiente de|o dia depois de|no dia seguinte a|no dia seguinte ao|am tag nach|am tag nach dem|\
        der tag nach|il giorno dopo|sehari setelah|sehari sesudah|sehari selepas";
    let before = "the day before|day before|the eve of|eve of|la veille de|la veille du|veille de|veille du|\
        el dia antes de|dia antes de|el dia antes del|la vispera de|la vispera del|visperas de|el dia anterior a|\
        na vespera de|na vespera do|a vespera de|o dia antes de|am tag vor|am tag vor dem|der tag vor|\
        alla vigilia di|alla vigilia del|la vigilia di|sehari sebelum";
    [(List::new(after), 1), (List::new(before), -1)]
});

/// Behind a unit: two of it back or ahead.
static TWICE: LazyLock<[(List, i32); 2]> = LazyLock::new(|| {
    let back = "before last|antepasado|antepasada|retrasado|retrasada";
    [(List::new(back), -2), (List::new("after next"), 2)]
});

fn folded(quote: &Quote, i: usize) -> &str {
    quote.token(i).map_or("", |t| t.folded.as_str())
}

/// Ten years, from the twenties on.
const DECADES: [&str; 8] =
    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/// Whether a plain word may be the first of one of these.
pub(super) fn may_begin(quote: &Quote, word: &str) -> bool {
    quote.speaks(&["de"]) && ["vorletzt", "vorvorig"].iter().any(|w| word.starts_with(w))
        || quote.speaks(&["vi"]) && word == "nua"
        || word == "nineteen"
        || DECADES.contains(&word)
}

/// The phrases, and whether they make a date by themselves.
pub(super) fn lists() -> impl Iterator<Item = (&'static List, bool)> {
    std::iter::once((&*SO_FAR, true)).chain(BESIDE.iter().map(|(list, _)| (list, false)))
}

/// Whether one of these begins at a token that begins no other part of a period.
pub(super) fn begins(quote: &Quote, i: usize) -> bool {
    SO_FAR.at(quote, i).is_some()
        || BESIDE.iter().any(|(list, _)| list.at(quote, i).is_some())
        || adjective(quote, i).is_some()
        || matches!(folded(quote, i), "nua" | "nineteen")
}

/// What runs: this year, this month.
fn running(scale: Scale) -> FoundPeriod {
    FoundPeriod { shift: Some(Shift::Whole(scale, 0)), ..found_in(Period::default(), 0, 0) }
}

/// All of them.
pub(super) fn at(quote: &Quote, i: usize, anchor: Anchor<'_>) -> Option<(FoundPeriod, usize)> {
    if let Some(skip) = SO_FAR.at(quote, i) {
        // "depuis le début de l'année 2023": of the year that is named.
        let link = usize::from(matches!(folded(quote, i + skip), "de" | "del" | "do" | "d'"));
        let at = i + skip + link;
        if let Some((year, Calendar::Gregorian)) = year_at(quote, at, false) {
            let period = Period { from: PartialDate::new(Some(year), None, None), to: None };
            let open = Open::Since;
            return Some((FoundPeriod { open, ..found_in(period, 0, 0) }, at + 1));
        }
        return Some((with(&running(Scale::Year), Inside::SoFar)?, i + skip));
    }
    beside(quote, i, anchor)
        .or_else(|| twice(quote, i))
        .or_else(|| vietnamese(quote, i, anchor))
        .or_else(|| decade(quote, i, false))
}

/// "the day after Christmas", "la veille du 3 mai"
fn beside(quote: &Quote, i: usize, anchor: Anchor<'_>) -> Option<(FoundPeriod, usize)> {
    let (skip, n) = BESIDE.iter().find_map(|(list, n)| Some((list.at(quote, i)?, *n)))?;
    let (found, next) = anchor(i + skip)?;
    let day = found.shift.is_none() && found.period.from.is_some_and(|d| d.day().is_some())
        || matches!(found.shift, Some(Shift::Feast(..) | Shift::Weekday(..)));
    day.then(|| Some((with(&found, Inside::Offset(Scale::Day, n))?, next)))?
}

/// "vorletzte", "übernächste", "позапрошлой" before a unit: how many of it back or ahead.
fn adjective(quote: &Quote, i: usize) -> Option<i32> {
    let word = folded(quote, i);
    let starts = |list: &[&'static str]| list.iter().any(|w| word.starts_with(fold_constant(w)));
    match quote.language.as_str() {
        "de" if starts(&["vorletzt", "vorvorig", "vorvergangen"]) => Some(-2),
        "de" if starts(&["ubernachst"]) => Some(2),
        "ru" if starts(&["позапрошл"]) => Some(-2),
        _ => None,
    }
}

/// "the week before last", "la semana antepasada", "vorletzte Woche"
fn twice(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let (scale, n, next) = if let Some(n) = adjective(quote, i) {
        let (scale, next) = unit_at(quote, i + 1)?;
        (scale, n, next)
    } else {
        let the =
            usize::from(matches!(folded(quote, i), "the" | "la" | "el" | "o" | "a" | "na" | "no"));
        let (scale, next) = unit_at(quote, i + the)?;
        let (skip, n) = TWICE.iter().find_map(|(list, n)| Some((list.at(quote, next)?, *n)))?;
        (scale, n, next + skip)
    };
    let fits = matches!(scale, Scale::Week | Scale::Month | Scale::Year | Scale::Weekend);
    let shift = Some(Shift::Whole(scale, n));
    fits.then(|| (FoundPeriod { shift, ..found_in(Period::default(), 0, 0) }, next))
}

/// "6 tháng đầu năm 2020", "nửa cuối năm nay": months and halves of a year in Vietnamese.
fn vietnamese(quote: &Quote, i: usize, anchor: Anchor<'_>) -> Option<(FoundPeriod, usize)> {
    if !quote.speaks(&["vi"]) {
        return None;
    }
    let end = |j: usize| match folded(quote, j) {
        "dau" => Some(true),
        "cuoi" => Some(false),
        _ => None,
    };
    let (inside, at) = if quote.is(i, "nua") {
        (Inside::Half(if end(i + 1)? { 1 } else { 2 }), i + 2)
    } else {
        let token = quote.token(i)?;
        let (n, next) = if token.kind == Kind::Numeral {
            (token.folded.parse::<i32>().ok()?, i + 1)
        } else {
            let words = worded(quote, i)?;
            (i32::try_from(words.value).ok()?, words.next)
        };
        let first = end(next + 1).filter(|_| quote.is(next, "thang") && (1..=11).contains(&n))?;
        (Inside::Nth(Scale::Month, if first { 1 } else { -1 }, n), next + 2)
    };
    quote.token(at).filter(|t| t.folded == "nam")?;
    let whole = anchor(at).filter(|(f, _)| {
        let year = f.period.from.is_some_and(|d| d.year().is_some() && d.month().is_none());
        year || matches!(f.shift, Some(Shift::Whole(Scale::Year, _)))
    });
    let (found, next) = whole.unwrap_or_else(|| (running(Scale::Year), at + 1));
    Some((with(&found, inside)?, next))
}

/// "the nineteen seventies", "the nineties"; `told` says that "early" or the like stands before it.
pub(super) fn decade(quote: &Quote, i: usize, told: bool) -> Option<(FoundPeriod, usize)> {
    if !quote.speaks(&["en", ""]) {
        return None;
    }
    let the = usize::from(quote.is(i, "the"));
    let century = usize::from(quote.is(i + the, "nineteen"));
    let at = i + the + century;
    let tens = DECADES.iter().position(|w| quote.is(at, w))?;
    // "in her seventies" is an age; the twenties are of two centuries.
    let said = century > 0 || (the > 0 || told) && tens >= 3;
    let first = 1920 + 10 * i16::try_from(tens).ok()?;
    let date = |year: i16| PartialDate::new(Some(year), None, None);
    let years = Period { from: date(first), to: date(first + 9) };
    said.then(|| (found_in(years, 0, 0), at + 1))
}

/// "first Friday of July", "last Thursday in November 2023": `n` is read before the token, `whole` what is behind.
pub(super) fn weekday_of(
    quote: &Quote,
    i: usize,
    n: i32,
    whole: Anchor<'_>,
) -> Option<(FoundPeriod, usize)> {
    let (weekday, _, next) = weekday_at(quote, i)?;
    let (found, next) = whole(next)?;
    let month = found.shift.is_none()
        && found.period.from == found.period.to
        && found.period.from.is_some_and(|d| d.month().is_some() && d.day().is_none())
        || matches!(found.shift, Some(Shift::Whole(Scale::Month, _) | Shift::Month(..)));
    let n = Some(n).filter(|n| month && (-1..=5).contains(n))?;
    Some((with(&found, Inside::Day(weekday, n))?, next))
}

/// "la primera quincena de mayo", "la seconde quinzaine de mars": a half of a month.
pub(super) fn fortnight_of(
    quote: &Quote,
    i: usize,
    n: i32,
    whole: Anchor<'_>,
) -> Option<(FoundPeriod, usize)> {
    if !matches!(folded(quote, i), "quincena" | "quinzena" | "quinzaine") {
        return None;
    }
    let (found, next) = whole(i + 1)?;
    let month = found.period.from.is_some_and(|d| d.month().is_some() && d.day().is_none())
        || matches!(found.shift, Some(Shift::Whole(Scale::Month, _) | Shift::Month(..)));
    let inside = match n {
        1 => Inside::Early,
        2 | -1 => Inside::End,
        _ => return None,
    };
    month.then(|| Some((with(&found, inside)?, next)))?
}

/// "triwulan kedua 2020", "الربع الأول من عام 2019": a quarter or a half whose rank is behind it.
pub(super) fn ranked_behind(
    quote: &Quote,
    i: usize,
    half: &List,
    first: &List,
    whole: Anchor<'_>,
) -> Option<(FoundPeriod, usize)> {
    let quarter = || {
        let (scale, next) = unit_at(quote, i)?;
        (scale == Scale::Quarter).then_some((true, next))
    };
    let (quarter, at) = quarter().or_else(|| Some((false, i + half.at(quote, i)?)))?;
    let (n, next) = first
        .at(quote, at)
        .map(|skip| (1, at + skip))
        .or_else(|| rank_at(quote, at))
        .or_else(|| roman(quote, at))
        .filter(|(n, _)| (1..=if quarter { 4 } else { 2 }).contains(n))?;
    let direct =
        usize::from(matches!(folded(quote, next), "tahun" | "nam" | "عام" | "سنه" | "," | "/"));
    let year = || {
        let digits = |t: &&super::lex::Token| t.kind == Kind::Numeral && t.end - t.start == 4;
        let token = quote.token(next + direct).filter(digits)?;
        let year = token.folded.parse::<i16>().ok().filter(|y| (1900..2100).contains(y))?;
        let period = Period::on(PartialDate::new(Some(year), None, None)?);
        Some((found_in(period, 0, 0), next + direct + 1))
    };
    let (found, end) = year().or_else(|| whole(next))?;
    let inside = if quarter { Inside::Nth(Scale::Quarter, n, 1) } else { Inside::Half(n) };
    let fits = found.period.from.is_some_and(|d| d.month().is_none() && found.shift.is_none())
        || matches!(found.shift, Some(Shift::Whole(Scale::Year, _)));
    fits.then(|| Some((with(&found, inside)?, end)))?
}

/// ต้นปี 2563, ปลายเดือนมีนาคม, ไตรมาส 3 ปี 2562, ចុងឆ្នាំ: what words tight before a month or a year mean of it.
pub(super) fn led(quote: &Quote, found: &FoundPeriod) -> Option<FoundPeriod> {
    const BETWEEN: &[&str] =
        &["ปี", "เดือน", "ของ", "พ.ศ.", "ค.ศ.", "ປີ", "ເດືອນ", "ຂອງ", "ឆ្នាំ", "ខែ", "នៃ"];
    const PARTS: &[(&str, Inside)] = &[
        ("ต้น", Inside::Early),
        ("กลาง", Inside::Mid),
        ("ปลาย", Inside::End),
        ("สิ้น", Inside::End),
        ("ครึ่งแรก", Inside::Half(1)),
        ("ครึ่งปีแรก", Inside::Half(1)),
        ("ครึ่งหลัง", Inside::Half(2)),
        ("ครึ่งปีหลัง", Inside::Half(2)),
        ("ไตรมาสแรก", Inside::Nth(Scale::Quarter, 1, 1)),
        ("ຕົ້ນ", Inside::Early),
        ("ກາງ", Inside::Mid),
        ("ທ້າຍ", Inside::End),
        ("ដើម", Inside::Early),
        ("ពាក់កណ្តាល", Inside::Mid),
        ("ចុង", Inside::End),
    ];
    if !quote.speaks(&["th", "lo", "km"]) || found.shift.is_some() || found.inside.is_some() {
        return None;
    }
    let date = found.period.from.filter(|d| {
        d.day().is_none() && found.period.from == found.period.to && found.weekday.is_none()
    })?;
    // The words may be a part of what was found.
    let mut end = found.start;
    let inner = quote.text(found.start, found.end);
    let tight = BETWEEN.iter().find(|w| inner.starts_with(**w));
    let lead = |end: usize| quote.text(end.saturating_sub(16), end);
    for _ in 0..3 {
        let before = lead(end);
        let trimmed = before.trim_end();
        end -= before.chars().count() - trimmed.chars().count();
        let Some(word) = BETWEEN.iter().find(|w| trimmed.ends_with(**w)) else { break };
        end -= word.chars().count();
    }
    let told = tight.is_some() || end < found.start;
    let before = lead(end);
    let year = date.month().is_none();
    let hit = PARTS.iter().find(|(word, inside)| {
        before.ends_with(word) && (year || !matches!(inside, Inside::Half(_) | Inside::Nth(..)))
    });
    if let Some((word, inside)) = hit.filter(|_| told) {
        let start = end - word.chars().count();
        return Some(FoundPeriod { start, ..with(found, *inside)? });
    }
    // ไตรมาส 3, ไตรมาสที่ 3
    let before = before.trim_end();
    let digit = before.chars().next_back().and_then(crate::fold::digit)?;
    let rest = before.get(..before.char_indices().next_back()?.0)?.trim_end();
    let named =
        ["ไตรมาส", "ไตรมาสที่", "ໄຕມາດ", "ໄຕມາດທີ", "ត្រីមាសទី"].iter().any(|w| rest.ends_with(w));
    let fits = named && year && (1..=4).contains(&digit);
    fits.then(|| with(found, Inside::Nth(Scale::Quarter, i32::from(digit), 1)))?
}
