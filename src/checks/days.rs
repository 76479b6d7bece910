//! Days in the text of a brief held against the days of the claims beside them.

use crate::{
    fold::fold,
    model::{PartialDate, Period},
};

/// Whether a date that somebody wrote is borne out by one that a claim or a source has: it is the same, or says less
/// ("in March" of the third of March). A day within a month that a source names is a day that nobody stated.
pub(super) fn covers(written: Period, stated: Period) -> bool {
    let ends = |p: Period| (p.from.or(p.to), p.to.or(p.from));
    let ((Some(from), Some(to)), (Some(start), Some(end))) = (ends(written), ends(stated)) else {
        return false;
    };
    // The first or the last day of several is stated with them.
    if from == to && (same(from, start) || same(from, end)) {
        return true;
    }
    match (from.bounds(), to.bounds(), start.bounds(), end.bounds()) {
        (Some((from, _)), Some((_, to)), Some((start, _)), Some((_, end))) => {
            from <= start && end <= to
        }
        _ => less(from, start) && less(to, end),
    }
}

/// Whether two dates are one, as far as the year is known.
fn same(written: PartialDate, stated: PartialDate) -> bool {
    written == stated || less(written, stated) && written.day() == stated.day()
}

/// Whether a date says no more than another one, and nothing else.
fn less(written: PartialDate, stated: PartialDate) -> bool {
    written.compatible(stated)
        && (written.day().is_none() || stated.day().is_some())
        && (written.month().is_none() || stated.month().is_some())
}

/// Whether two dates name different days, each to the day.
pub(super) fn differ(written: Period, stated: Period) -> bool {
    let day = |p: Period| {
        let date = p.from.or(p.to)?;
        (p.from.is_none() || p.to.is_none() || p.from == p.to).then_some(date)
    };
    let (Some(one), Some(other)) = (day(written), day(stated)) else { return false };
    one.day().is_some() && other.day().is_some() && !one.compatible(other)
}

/// Whether a sentence speaks of what was said or published, so that the day of an article may be meant.
pub(super) fn of_report(sentence: &str) -> bool {
    const WORDS: [&str; 62] = [
        "report",
        "publi",
        "article",
        "statement",
        "said",
        "say",
        "accord",
        "wrote",
        "writ",
        "release",
        "dated",
        "issued",
        "announc",
        "posted",
        "told",
        "stat",
        "press",
        "update",
        "rapport",
        "communique",
        "declar",
        "selon",
        "annonc",
        "informo",
        "segun",
        "comunicado",
        "anuncio",
        "disse",
        "segundo",
        "bericht",
        "mitteil",
        "sagte",
        "laut",
        "veroffentlich",
        "melapor",
        "kata",
        "menurut",
        "siaran",
        "berita",
        "bao cao",
        "cong bo",
        "theo",
        "cho biet",
        "รายงาน",
        "เผยแพร่",
        "แถลง",
        "กล่าว",
        "ระบุ",
        "报道",
        "報道",
        "发布",
        "發布",
        "表示",
        "公布",
        "របាយការណ៍",
        "ថ្លែង",
        "ကြေညာ",
        "ပြော",
        "ລາຍງານ",
        "قال",
        "تقرير",
        "कहा",
    ];
    let folded = fold(sentence);
    WORDS.iter().any(|word| folded.contains(word) || sentence.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{covers, differ};
    use crate::model::Period;

    fn period(text: &str) -> Period {
        match text.split_once("..") {
            Some((from, to)) => Period { from: from.parse().ok(), to: to.parse().ok() },
            None => Period::on(text.parse().unwrap()),
        }
    }

    #[test]
    fn a_date_may_say_less_than_its_claim_and_never_more() {
        for (written, stated, fits) in [
            ("2024-03-03", "2024-03-03", true),
            ("2024-03", "2024-03-03", true),
            ("2024", "2024-03-03..2024-03-05", true),
            ("2024-03-04", "2024-03-03", false),
            ("2024-03-17", "2024-03", false),
            ("2023-10-16", "2023-10-16..2023-10-20", true),
            ("2023-10-20", "2023-10-16..2023-10-20", true),
            ("2023-10-18", "2023-10-16..2023-10-20", false),
            ("2023-10-16..2023-10-20", "2023-10-16..2023-10-20", true),
            ("--06-07", "2023-06-07", true),
            ("2023-06-07", "--06-07", true),
            ("--06-08", "2023-06-07", false),
        ] {
            assert_eq!(covers(period(written), period(stated)), fits, "{written} of {stated}");
        }
        assert!(differ(period("2024-03-04"), period("2024-03-03")));
        assert!(!differ(period("2024-03"), period("2024-04-03")));
    }
}
