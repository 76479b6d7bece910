//! Whether a line with a word for publishing and a date speaks of the page: most sentences that have both speak of a
//! report, a law or a film.

use super::{
    dateline::{DAY_WORD, JOINING, around, is_on_page, names},
    dates::{self, Order},
    pattern,
};
use regex::Regex;
use std::sync::LazyLock;

/// Whether a line of a page that has a word for publishing beside its date says so of the page, and is no sentence about
/// something else that was published, posted or dated: "The report, published on 3 March 2019, counts 12 guests."
pub(super) fn announces(line: &str, order: Order) -> bool {
    if is_on_page(line, order) || OF_ITSELF.is_match(line) {
        return true;
    }
    let Some((before, after)) = around(line, order) else { return false };
    let cased = |c: char| c.is_lowercase() || c.is_uppercase();
    if line.chars().any(|c| c.is_alphabetic() && !cased(c) && !matches!(c, 'ª' | 'º')) {
        return begins_with_label(before, after, order);
    }
    let labels = [&*dates::PUBLISHED, &*dates::CHANGED];
    let label =
        labels.iter().filter_map(|label| label.find(before)).min_by_key(regex::Match::start);
    let weak = label.is_some_and(|label| DAY_WORD.is_match(label.as_str()));
    let (lead, between) = match label {
        Some(label) => (before.get(..label.start()), before.get(label.end()..)),
        // "3 March 2019, posted by Lina Okoro in Ideas": the word stands behind the date.
        None if labels.iter().any(|label| label.find(after).is_some_and(|m| m.start() <= 3)) => {
            (Some(before), None)
        }
        None => return false,
    };
    let (lead, between) = (lead.unwrap_or_default(), between.unwrap_or_default());
    let rest = after.split(['|', '·', '•', '(', '–', '—', '\n']).next().unwrap_or_default();
    let goes_on = rest.trim_start().starts_with([',', ';', ':']);
    let ends = rest.trim_end().ends_with(['.', '!', '?', '”', '"', '…']);
    let said = small_words(rest);
    let most = if weak { 0 } else { 2 };
    small_words(lead) == 0
        && small_words(between) <= if names(lead).iter().all(String::is_empty) { 3 } else { 0 }
        && said <= most
        && !(goes_on && said > 0 && (ends || said > 1))
}

/// Where letters have no case, and words often no blanks: a word for publishing, right behind it the date, and then nothing
/// or something set apart. "发布时间：2025-03-03 来源：…" is one, "发布于2025年3月3日的报告…" is none.
fn begins_with_label(before: &str, after: &str, order: Order) -> bool {
    const MOST: usize = 24;
    let lead = before.trim_start_matches(|c: char| !c.is_alphabetic());
    let Some(label) = dates::PUBLISHED.find(lead).filter(|label| label.start() == 0) else {
        return false;
    };
    let between = names(lead.get(label.end()..).unwrap_or_default());
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let more = dates::find(after, order).is_some();
    !DAY_WORD.is_match(label.as_str())
        && between.iter().all(String::is_empty)
        && !after.starts_with(char::is_alphabetic)
        && (more || names(after).first().is_none_or(|rest| letters(rest) <= MOST))
}

/// Words in small letters that no line of a date has: the words of a sentence.
fn small_words(part: &str) -> usize {
    names(part)
        .iter()
        .flat_map(|name| name.split_whitespace())
        .filter(|word| word.starts_with(char::is_lowercase) && !JOINING.contains(word))
        .count()
}

/// What a page calls itself where a sentence says when it was published: "This entry was posted on …".
static OF_ITSELF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:(?:this|the) (?:entry|post|article|page|story|item|essay|text)|(?:dieser|der|dieses) (?:eintrag|beitrag|artikel|text)|(?:cet|l['’]) ?(?:article|entrée|billet)|(?:este|esta|el|la) (?:artículo|entrada|nota)|este (?:artigo|texto|post)|quest[oa] (?:articolo|voce|post)|(?:dit|het) (?:artikel|bericht)|ten (?:artykuł|wpis)|denne (?:artikkelen|artikel)|artikel ini|bài (?:viết|này|đăng)|эта? (?:запись|статья))\b",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_about_something_published_announces_nothing() {
        for line in [
            "Posted on 3 March 2025 by Lina Okoro in harbour news",
            "Published 3 March 2025 10:40 AM EST",
            "Gespeichert von lina am 3. März 2025 - 18:55",
            "Veröffentlicht am 3. März 2025 in Hafen",
            "This entry was posted on 3 March 2025 and is filed under Harbour",
            "Dieser Artikel erschien am 3. März 2025 in der Wochenzeitung",
            "3 March 2025 posted by Lina Okoro",
            "เผยแพร่: 3 มี.ค. 2568 10:30 โดย: กองบรรณาธิการข่าวท่าเรือ",
            "发布时间：2025-03-03 10:20 来源：港口日报网站",
            "วันที่ 3 มีนาคม 2568",
        ] {
            assert!(announces(line, Order::DayFirst), "{line}");
        }
        for line in [
            "The report, published on 3 March 2025, counts 12 guests in nine harbours.",
            "The video, posted on 3 March 2025, shows guards.",
            "A statement published 3 March 2025 by the ministry said so.",
            "In a letter dated 3 March 2025 the agency asked for help.",
            "Published by the ministry on 3 March 2025, the report counts 12 guests.",
            "Posted on Facebook on 3 March 2025, the video shows 12 people.",
            "Police published the names on 3 March 2025.",
            "The law was published on 3 March 2025.",
            "The video was created on 3 March 2025.",
            "The date was 3 March 2025.",
            "Publié par le ministère le 3 mars 2025, le rapport compte 12 personnes.",
            "Veröffentlicht am 3. März 2025, zählt der Bericht 12 Gäste.",
            "Опубликованный 3 марта 2025 года доклад называет 12 человек.",
            "Ngày 3/3/2025, công an đưa 12 người về.",
            "Tanggal 3 Maret 2025 polisi membebaskan 12 orang",
            "เมื่อวันที่ 3 มีนาคม 2568 เรือพาคนไป 12 คน",
            "รายงานซึ่งเผยแพร่เมื่อวันที่ 3 มีนาคม 2568 ระบุว่ามี 12 คน",
            "วันที่ 3 มี.ค. 2568 ผู้สื่อข่าวรายงานว่าเรือพาคนไป",
            "发布于2025年3月3日的报告显示12人。",
            "2025年3月3日に公開された報告書は12人とする",
            "نشرت الشرطة في 3 مارس 2025 تقريرا عن 12 شخصا",
        ] {
            assert!(!announces(line, Order::DayFirst), "{line}");
        }
    }
}
