//! What stands above the headline of a pasted page or a press release: the menu, the way to the page, what kind of text it
//! is.

use super::{
    houses, pattern,
    phrases::{self, why},
};
use regex::Regex;
use std::sync::LazyLock;

/// So many lines a menu has at most.
pub(super) const MOST: usize = 48;

/// Where what stands above the headline ends among the first lines of a text, each with whether it stands alone; nought if
/// there is nothing. `is_metadata` knows the lines that say something of the article.
pub(super) fn end(lines: &[(&str, bool)], is_metadata: impl Fn(&str) -> bool) -> usize {
    let mut end = 0;
    for (at, (line, _)) in lines.iter().enumerate().take(MOST) {
        // Buttons to share something stand below its headline, too.
        let button = || phrases::why_line(line, &phrases::fold(line)) == Some(why::SHARE);
        if is_kind(line) || is_navigation(line) && (end == at || !button()) {
            end = at + 1;
        } else if !is_short(line) || is_metadata(line) {
            break;
        }
    }
    let said = |at: usize| lines.get(at).is_none_or(|(line, _)| is_metadata(line));
    let short = |(line, _): &&(&str, bool)| is_short(line) && !is_metadata(line);
    let run = lines.iter().take(MOST).take_while(short).count();
    if end == 0 && run >= SURELY {
        end = run;
    }
    // A short line over the day is the headline.
    match end {
        0 => 0,
        end if !said(end) => end,
        end if end > SURELY && !lines.get(end - 1).is_some_and(|(l, _)| is_navigation(l)) => {
            end - 1
        }
        _ => 0,
    }
}

/// So many short lines one after the other are a menu, whatever their words.
const SURELY: usize = 5;

/// Whether a line says what kind of text this is, and how it may be used: "PRESS RELEASE", "Embargoed until …".
pub(super) fn is_kind(line: &str) -> bool {
    KIND.is_match(line.trim())
}

static KIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\W*(?:(?:press|media|news) (?:release|statement|note|advisory)|for immediate release|for (?:general )?release|",
        r"pressemitteilung|presseinformation|medienmitteilung|communiqué de presse|comunicado de prensa|nota de prensa|",
        r"comunicado (?:à|de) imprensa|nota à imprensa|comunicato stampa|persbericht|siaran (?:pers|media)|kenyataan media|",
        r"thông cáo báo chí|пресс-релиз|بيان صحفي|新闻稿|新聞稿|プレスリリース|보도자료|ข่าวประชาสัมพันธ์|แถลงข่าว)",
        r"(?:\s*(?:no|nr|n°|số|№|ref)\.?\s*[\w/.-]{1,16})?(?:\W+.{0,40}\d{4})?\W*$",
        r"|^\W*(?:embargoed|under embargo|not for (?:release|publication) (?:before|until)|sperrfrist|embargo)\b.{0,80}$",
    ))
});

/// Whether a line is of the menu of a page: its words, a row of them, or the way to the page.
pub(super) fn is_navigation(line: &str) -> bool {
    let folded = phrases::fold(line);
    let of_menu = |why: &str| {
        matches!(
            why,
            why::NAVIGATION | why::SHARE | why::NEWSLETTER | why::COOKIES | why::ADVERT | why::MENU
        )
    };
    phrases::why_line(line, &folded).is_some_and(of_menu)
        || houses::is_section(line)
        || is_way(line)
        || is_bar(line)
}

/// Whether a line is the way to a page: "Home > Asia > Myanmar", "首页 > 国际 > 正文".
fn is_way(line: &str) -> bool {
    const LONGEST: usize = 100;
    let parts: Vec<&str> = line.split(['>', '›', '»', '＞']).map(str::trim).collect();
    let short =
        |part: &&str| (1..=40).contains(&part.chars().count()) && part.split(' ').count() <= 5;
    parts.len() >= 2 && line.chars().count() <= LONGEST && parts.iter().all(short)
}

/// Whether a line is a row of words of a menu: "Subscribe | Log in", "Home News Sport".
pub(super) fn is_bar(line: &str) -> bool {
    const LONGEST: usize = 160;
    if line.chars().count() > LONGEST {
        return false;
    }
    let known = |part: &&str| {
        let folded = phrases::fold(part);
        phrases::why_line(part, &folded)
            .is_some_and(|w| matches!(w, why::NAVIGATION | why::NEWSLETTER))
    };
    let named = |part: &&str| {
        known(part) || houses::is_section(part) || SECTIONS.contains(&phrases::fold(part).as_str())
    };
    let cut: Vec<&str> =
        line.split(['|', '·', '•', '｜']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let short = |part: &&str| part.split_whitespace().count() <= 3;
    if cut.len() >= 2 {
        return cut.iter().all(short) && cut.iter().any(known);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    words.len() >= 3 && words.iter().all(named) && words.iter().any(known)
}

/// Whether a line is so short that it may be a name or a word of a menu.
pub(super) fn is_short(line: &str) -> bool {
    let letters = line.chars().count();
    let joined = line.chars().any(|c| ('\u{e00}'..='\u{17ff}').contains(&c));
    let signs = line.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c));
    let most = if signs {
        6
    } else if joined {
        16
    } else {
        24
    };
    letters <= most
        && line.split_whitespace().count() <= 3
        && !line.chars().any(char::is_numeric)
        && !line.ends_with(['.', '!', '?', '。', '។', '။'])
}

/// Names of sections as they stand in a row.
const SECTIONS: [&str; 40] = [
    "sport",
    "sports",
    "politics",
    "business",
    "economy",
    "culture",
    "tech",
    "technology",
    "science",
    "health",
    "travel",
    "video",
    "videos",
    "lifestyle",
    "local",
    "national",
    "international",
    "asia",
    "africa",
    "europe",
    "americas",
    "region",
    "weather",
    "entertainment",
    "music",
    "politik",
    "wirtschaft",
    "kultur",
    "panorama",
    "wissen",
    "politique",
    "économie",
    "monde",
    "política",
    "economía",
    "mundo",
    "deportes",
    "cultura",
    "ekonomi",
    "olahraga",
];
