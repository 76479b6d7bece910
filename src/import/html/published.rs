//! The day of publication among all that a page says of days, and the doubt where two of them contradict each other.

use super::{
    blocks::Block,
    itself, local,
    meta::{Found, full_host},
    metas::{MADE, MODIFIED, Metas, PUBLISHED},
    spot::Spots,
    structured,
    when::{self, marked_anywhere, marked_date, said_anywhere, url_date},
};
use crate::{
    import::{
        dates::{self, Order},
        moments, phrases,
    },
    model::PartialDate,
};

/// Where the day of publication is looked for.
pub(super) struct Dated<'a> {
    pub(super) page: &'a Metas,
    pub(super) data: &'a structured::Structured,
    pub(super) spots: &'a Spots<'a>,
    pub(super) lines: &'a [Block],
    pub(super) order: Order,
}

/// A republished page keeps the address of its first day; fewer days than these are between writing and printing.
const REPUBLISHED: i32 = 7;

/// The day of first publication: what is declared to be it, then what a reader sees, then what may be it.
pub(super) fn published(
    at: &Dated<'_>,
    shown: Option<(PartialDate, String)>,
    found: &Found,
) -> Option<(PartialDate, String)> {
    let Dated { page, data, spots, lines, order } = *at;
    let of_address = found.url.as_ref().and_then(|(url, _)| url_date(url));
    let of_address = of_address.map(|date| (date, "address".to_owned()));
    let json = |raw: &Option<String>| {
        let raw = raw.as_deref()?;
        Some((dates::machine(raw)?, "JSON-LD".to_owned(), raw.to_owned()))
    };
    let declared = json(&data.published)
        .or_else(|| json(&data.page_published))
        .or_else(|| page.date(PUBLISHED, order));
    if let Some((date, from, raw)) = declared {
        let utc = dates::is_utc(&raw);
        // A machine that counts in universal time may be a day off the day on which the paper was read.
        let mut local = [&of_address, &shown].into_iter().flatten();
        let beside = local.find(|(d, _)| {
            (utc || utc_day(&raw) == Some(*d))
                && dates::days(*d, date).is_some_and(|n| n.abs() == 1)
        });
        let first = of_address
            .as_ref()
            .filter(|(d, _)| dates::days(*d, date).is_some_and(|days| days > REPUBLISHED));
        let host = found.url.as_ref().and_then(|(url, _)| full_host(url));
        let language = found.language.as_ref().map(|(language, _)| language.as_str());
        let local = || (local::day(&raw, date, host, language), from);
        return beside.or(first).cloned().or_else(|| Some(local()));
    }
    let changed = found.modified.as_ref().map(|(date, _)| *date);
    // A film has the day of the page only where the page is that film.
    let film = || {
        let plain = |text: &str| -> String {
            phrases::fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let (name, title) = (plain(data.video_title.as_deref()?), plain(found.title()?));
        let same = !name.is_empty() && (title.contains(&name) || name.contains(&title));
        json(&data.video_published).filter(|_| same).map(|(date, from, _)| (date, from))
    };
    let made = || page.date(MADE, order).map(|(date, from, _)| (date, from));
    marked_date(spots, "datePublished")
        .or(shown)
        .or(of_address)
        .or_else(film)
        .or_else(|| page.like_published())
        .or_else(|| said_anywhere(spots, lines, order))
        .or_else(|| itself::said_beside(spots, lines, order))
        .or_else(|| marked_anywhere(spots, lines, order))
        // Programs write into these when they made the page, too, or when they changed it.
        .or_else(|| made().filter(|(date, _)| Some(*date) != changed))
        .or_else(|| itself::of_own_link(spots, found.url.as_ref()?.0.as_str(), order))
        .or_else(|| structured::in_scripts(spots.tree))
        .or_else(made)
        .or_else(|| itself::of_month(spots, lines))
}

/// The day that it was in universal time, which a page may print beside the moment of its own place.
fn utc_day(raw: &str) -> Option<PartialDate> {
    let moment: jiff::Timestamp = moments::machine(raw)?.parse().ok()?;
    let day = moment.to_zoned(jiff::tz::TimeZone::UTC).date();
    PartialDate::ymd(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
}

/// The moments of publication and of the last change, where any place that names the day has a time as well.
pub(super) fn moments(at: &Dated<'_>, found: &Found) -> [Option<String>; 2] {
    let Dated { page, data, spots, lines, order } = *at;
    let json = |raws: [&'_ Option<String>; 3]| -> Vec<String> {
        raws.into_iter().flatten().cloned().collect()
    };
    let metas = |names| page.all(names).map(str::to_owned);
    let published = || {
        let day = found.published.as_ref()?.0;
        let mut raws = json([&data.published, &data.page_published, &data.video_published]);
        raws.extend(metas(PUBLISHED).chain(metas(MADE)));
        raws.extend(when::marked_moments(spots, "datePublished", true));
        moments::best(day, raws.iter().map(String::as_str))
            .or_else(|| when::shown_moment(spots, lines, order, (day, false)))
    };
    let modified = || {
        let day = found.modified.as_ref()?.0;
        let mut raws = json([&data.modified, &None, &None]);
        raws.extend(metas(MODIFIED));
        raws.extend(when::marked_moments(spots, "dateModified", false));
        moments::best(day, raws.iter().map(String::as_str))
            .or_else(|| when::shown_moment(spots, lines, order, (day, true)))
    };
    [published(), modified()]
}

/// Days that are further apart are two: midnight in another zone, or the paper of the next morning, is nearer.
const APART: i32 = 2;

/// Takes the day of publication, unless what the page shows contradicts it; then the earlier day that a reader sees is
/// taken, and both are told of.
pub(super) fn doubt(
    at: &Dated<'_>,
    declared: Option<(PartialDate, String)>,
    shown: Option<(PartialDate, String)>,
    found: &mut Found,
) {
    let Some((date, from)) = declared else { return };
    let said = when::said_published(at.spots, at.lines, at.order);
    let first = said.as_ref().filter(|said| said.first).map(|said| said.date);
    let said = said.map(|said| (said.date, said.from));
    let apart = |other: PartialDate| dates::days(date, other).is_some_and(|n| n.abs() > APART);
    let earlier = |other: PartialDate| dates::days(other, date).is_some_and(|n| n > 0);
    let of_page = from == "JSON-LD" && at.data.published.is_none();
    let changed = found.modified.as_ref().map(|(changed, _)| *changed);
    let before = changed.filter(|changed| dates::days(*changed, date).is_some_and(|n| n > 1));
    found.printed = said.clone().or_else(|| shown.clone()).filter(|(other, _)| apart(*other));
    // What the record of the page says may be of its frame; what it says to be the first is.
    let better = said
        .clone()
        .filter(|(other, _)| {
            *other != date && first == Some(*other) || apart(*other) && (of_page || earlier(*other))
        })
        .or_else(|| shown.clone().filter(|(other, _)| of_page && apart(*other)))
        .or_else(|| {
            let changed = before?;
            shown.filter(|(other, _)| {
                apart(*other) && dates::days(*other, changed).is_some_and(|n| n >= -1)
            })
        });
    let told = |taken: PartialDate, other: PartialDate, other_from: &str| {
        format!(
            "The page names two days of publication: {taken} and {other} ({other_from}); {taken} was taken"
        )
    };
    match better {
        Some((taken, taken_from)) => {
            found.warnings.push(told(taken, date, &from));
            found.published = Some((taken, taken_from));
        }
        None => {
            if let Some((other, other_from)) = said.filter(|(other, _)| apart(*other)) {
                found.warnings.push(told(date, other, &other_from));
            } else if let Some(changed) = before {
                found.warnings.push(format!(
                    "The page says that it was published on {date} and changed before that, on {changed}; one of the two is wrong"
                ));
            } else if let Some(other) = when::other_machine_day(at.spots, date, at.order) {
                found.warnings.push(told(date, other, "time element"));
            }
            found.published = Some((date, from));
        }
    }
}
