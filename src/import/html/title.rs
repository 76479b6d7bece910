//! The headline of a page without the name of the site behind it and without the line set over or under it.

use super::{
    structured::unescape,
    tree::{Data, Id, Tree},
};
use crate::import::{houses, one_line, pattern, phrases::fold};
use regex::Regex;
use std::sync::LazyLock;

/// Signs that stand between a headline and the name of a site.
const SEPARATORS: [&str; 14] = [
    " | ", " - ", " – ", " — ", " » ", " :: ", " · ", " • ", " / ", " « ", " › ", " ― ", " │ ",
    " ｜ ",
];

/// A title in one line, with the letters for which programs have written references twice: "&amp;amp;".
pub(super) fn plain_letters(title: &str) -> String {
    one_line(&unescape(&one_line(title)))
}

/// Whether a title is what a program writes where nobody has given one, or an address.
pub(super) fn says_nothing(title: &str) -> bool {
    const NOTHING: [&str; 30] = [
        "untitled",
        "untitled document",
        "untitled page",
        "new page",
        "no title",
        "page title",
        "document",
        "title",
        "home",
        "homepage",
        "home page",
        "index",
        "welcome",
        "unbenannt",
        "unbenanntes dokument",
        "startseite",
        "sans titre",
        "document sans titre",
        "accueil",
        "sin título",
        "documento sin título",
        "inicio",
        "sem título",
        "senza titolo",
        "无标题",
        "无标题文档",
        "無標題文件",
        "trang chủ",
        "หน้าแรก",
        "beranda",
    ];
    static ADDRESS: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)^(?:(?:https?|file)://|www\.)\S+$"));
    let folded = fold(title);
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty() || NOTHING.contains(&bare) || ADDRESS.is_match(title.trim())
}

/// The name of the site before its sections and the headline: "Site - Section - Headline".
pub(super) fn leading_site(title: &str, headline: &str) -> Option<String> {
    let all = parts(title);
    let (first, last) = (all.first()?, all.last()?);
    let name = all.len() > 1 && plain(last) == plain(headline) && heading_words(first) <= 3;
    name.then(|| clean_site(first)).filter(|name| !name.is_empty())
}

/// Splits "Headline | Site" at each separator, in order.
fn parts(title: &str) -> Vec<&str> {
    let mut parts = vec![title];
    for separator in SEPARATORS {
        parts = parts.into_iter().flat_map(|p| p.split(separator)).collect();
    }
    parts.into_iter().map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// The headline in a `<title>` or `og:title`, and the name of the site if it was behind it.
///
/// `site` is what the page calls itself, `heading` its first heading, `host` the name in its address.
pub(super) fn without_site(
    title: &str,
    site: Option<&str>,
    heading: Option<&str>,
    host: Option<&str>,
) -> (String, Option<String>) {
    let mut title = plain_letters(title);
    for archive in ["Blog Archive » ", "Blog Archiv » "] {
        title = title.replacen(archive, "", 1);
    }
    if let Some(heading) = heading {
        // What is left beside the heading is the site.
        if let Some(rest) = fold(&title).strip_prefix(&fold(heading)) {
            let tail = rest.chars().count();
            let name = title.chars().rev().take(tail).collect::<Vec<_>>();
            let name: String = name.into_iter().rev().collect();
            let rest = format!(" {name} ");
            let name = parts(&rest).last().map(|n| clean_site(n)).filter(|n| !n.is_empty());
            return (one_line(heading), name);
        }
    }
    if let Some(rest) = site.and_then(|site| behind_site(&title, site)) {
        return (rest.to_owned(), site.map(clean_site));
    }
    let all = parts(&title);
    if all.len() < 2 {
        return without_blanks(&title).unwrap_or((title, None));
    }
    let squeeze = |s: &str| fold(s).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let is_site = |part: &str| {
        let part = squeeze(part);
        site.is_some_and(|s| {
            let s = squeeze(s);
            !s.is_empty()
                && (part == s || part.len() > 4 && (s.contains(&part) || part.contains(&s)))
        }) || host.is_some_and(|h| {
            let h = squeeze(h);
            !part.is_empty()
                && (part == h
                    || h.len() > 4 && part.contains(&h)
                    || part.len() > 3 && h.contains(&part))
        })
    };
    if let Some(last) = all.last().filter(|l| is_site(l)) {
        let cut = title.rfind(last).unwrap_or(title.len());
        return (strip_end(title.get(..cut).unwrap_or(&title), &is_site), Some(clean_site(last)));
    }
    if let Some(first) = all.first().filter(|f| is_site(f)) {
        let rest = title.get(first.len()..).unwrap_or(&title);
        return (strip_end(trim(rest), &is_site), Some(clean_site(first)));
    }
    let words = |s: &str| s.split_whitespace().count();
    if let Some(last) = all.last() {
        let cut = title.rfind(last).unwrap_or(title.len());
        let before = title.get(..cut).unwrap_or(&title).trim_end();
        let sign = before.chars().next_back().unwrap_or(' ');
        let before = trim(before);
        let clear = matches!(sign, '|' | '»' | ':' | '｜' | '│') || all.len() == 2;
        // "A – B: what failed – Harbour Post": of several dashes the last is that of a name.
        let named = words(last) <= 3
            && words(before) >= 4
            && last.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
        if words(last) <= 4 && words(before) >= 3 && words(before) > words(last) && (clear || named)
        {
            // Before a word alone, short parts may be sections as it may be one.
            let sure = all.first().is_some_and(|first| words(first) >= 3) || words(last) >= 2;
            let name = sure.then(|| clean_site(last));
            return (strip_end(before, &is_site), name);
        }
    }
    (title, None)
}

/// The headline behind the name of the site and a colon: "Harbour Post: The ferry returns".
fn behind_site<'t>(title: &'t str, site: &str) -> Option<&'t str> {
    let (head, rest) = title.split_once([':', '：'])?;
    let rest = rest.trim();
    let long = heading_words(rest) >= 3 || !rest.is_ascii() && rest.chars().count() >= 8;
    (fold(head.trim()) == fold(site.trim()) && long).then_some(rest)
}

/// Headline and site of a title in Chinese or Japanese, which set no blanks: "…-新闻网", "…_频道_新闻网".
fn without_blanks(title: &str) -> Option<(String, Option<String>)> {
    const SIGNS: [char; 4] = ['_', '-', '|', '｜'];
    let wide = |text: &str| text.chars().filter(|c| ('\u{3040}'..='\u{9fff}').contains(c)).count();
    let (headline, mut rest) = title.split_at_checked(title.find(SIGNS)?)?;
    rest = rest.trim_start_matches(SIGNS);
    let name = rest.rsplit(SIGNS).next()?.trim();
    let short = |part: &str| (1..=10).contains(&part.chars().count()) && wide(part) >= 2;
    // A short headline is one before what can only be a house.
    let house = HOUSE_ENDS.iter().any(|end| name.ends_with(end));
    (wide(headline) >= if house { 4 } else { 8 }
        && rest.split(SIGNS).all(|part| short(part.trim())))
    .then(|| (trim(headline).to_owned(), Some(name.to_owned())))
}

/// How the names of papers, agencies and sites end in Chinese and Japanese.
const HOUSE_ENDS: [&str; 18] = [
    "网",
    "網",
    "报",
    "報",
    "社",
    "新闻",
    "新聞",
    "电视台",
    "電視台",
    "在线",
    "周刊",
    "週刊",
    "杂志",
    "雜誌",
    "中文版",
    "日报",
    "ニュース",
    "オンライン",
];

/// Takes further parts off that name the site or a section of it ("Headline - News - Site").
fn strip_end(title: &str, is_site: &impl Fn(&str) -> bool) -> String {
    let mut title = trim(title);
    for _ in 0..4 {
        let all = parts(title);
        let Some(last) = all.last().filter(|_| all.len() > 1) else { break };
        let before = title.get(..title.rfind(last).unwrap_or(title.len())).unwrap_or(title);
        let clear = before.trim_end().ends_with(['|', '»', '｜']);
        let rest = trim(before);
        let section = houses::is_section(last)
            || clear && heading_words(last) <= 2 && !last.contains(|c: char| c.is_numeric());
        if is_site(last) || section && heading_words(rest) >= 3 {
            title = rest;
        } else {
            break;
        }
    }
    title.to_owned()
}

fn trim(text: &str) -> &str {
    text.trim().trim_matches(|c: char| c.is_whitespace() || "|-–—»«:·•/›―│｜".contains(c)).trim()
}

fn clean_site(name: &str) -> String {
    trim(name).to_owned()
}

/// The heading that stands behind the headline in a title: the name of the site.
pub(super) fn site_among<'a>(headings: &'a [String], title: &str) -> Option<&'a str> {
    let parts = parts(title);
    let last = parts.last().filter(|_| parts.len() > 1).map(|part| fold(part))?;
    headings.iter().map(String::as_str).find(|heading| fold(heading) == last)
}

/// The words of a heading without what is marked in it as another line: the topic over a headline, the sentence under
/// it, its date. `None` if nothing is, or if only its size says so and none of the titles of the page.
pub(super) fn headline<'a>(
    tree: &Tree,
    heading: Id,
    mut titles: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let mut words = String::new();
    let (mut aside, mut doubted) = (0, false);
    let mut steps = vec![heading];
    // No heading has so many parts; a page that is all heading is not searched to its end.
    for _ in 0..200 {
        let Some(id) = steps.pop() else { break };
        match &tree.node(id).data {
            Data::Text(text) => words.push_str(text),
            Data::Element(name, _) if id != heading => {
                let class = tree.attr(id, "class").unwrap_or_default();
                if matches!(&*name.local, "style" | "script") {
                    continue;
                }
                let classed = BESIDE_HEADLINE.is_match(class);
                if classed || matches!(&*name.local, "small" | "time") {
                    doubted |= !classed;
                    aside += usize::from(tree.raw_text(id).chars().any(char::is_alphanumeric));
                    words.push(' ');
                    continue;
                }
            }
            _ => {}
        }
        let first = steps.len();
        steps.extend(tree.children(id));
        steps.get_mut(first..).unwrap_or_default().reverse();
    }
    let words = one_line(&words);
    let words = words.trim_matches(|c: char| c.is_whitespace() || "|-–—:•·".contains(c));
    let enough = words.chars().filter(|c| c.is_alphanumeric()).count() >= 8;
    let mut said =
        || titles.any(|title| parts(title).into_iter().any(|p| plain(p) == plain(words)));
    (aside > 0 && steps.is_empty() && enough && words.split(' ').count() >= 2)
        .then(|| words.to_owned())
        .filter(|_| !doubted || said())
}

/// Whether a heading is a link to the first page of its site: then it is the name of the site.
pub(super) fn leads_home(tree: &Tree, heading: Id) -> bool {
    let near = tree.descend(heading).take(20).chain(tree.ancestors(heading).take(2));
    let mut links = near.filter(|&id| tree.name(id) == "a").filter_map(|id| tree.attr(id, "href"));
    links.next().is_some_and(|link| {
        // A copy in an archive has the address of its page behind that of the archive.
        let path = match link.rsplit_once("://") {
            Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
            None => link.trim_start_matches(['.', '/']),
        };
        matches!(path.trim(), "" | "index.html" | "index.htm" | "index.php")
    })
}

/// Classes of what stands over or under a headline in the same heading.
static BESIDE_HEADLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:kicker|roofline|overline|topline|top-?title|over-?title|sur-?titre|sur-?title|pre-?title|super-?title|dachzeile|spitzmarke|eyebrow|sub-?title|sub-?head|strapline|antetitulo|volanta|occhiello|h1small)|(?:^|[\s_-])(?:label|colon|deck|tagline)(?:$|[\s_-])",
    )
});

/// A folded title as titles are compared: pages write the same dash and the same quotation marks now plain, now not.
fn plain(title: &str) -> String {
    fold(title)
        .chars()
        .filter(|c| {
            !matches!(c, '"' | '\'' | '„' | '“' | '”' | '»' | '«' | '‘' | '’' | '‚' | '›' | '‹')
        })
        .map(|c| if matches!(c, '–' | '—' | '―' | '‐' | '‑') { '-' } else { c })
        .collect()
}

/// Whether a heading of any rank says what a part of a title says, and enough to be the headline. What is `linked` may be
/// the name of the site, so it must be the longest part.
pub(super) fn is_part(heading: &str, title: &str, linked: bool) -> bool {
    let heading = plain(heading);
    let length = heading.chars().count();
    let parts: Vec<String> = parts(title).into_iter().map(plain).collect();
    (heading_words(&heading) >= 3 || length >= 20)
        && parts.contains(&heading)
        && (!linked || parts.iter().all(|part| part.chars().count() <= length))
}

/// Whether a heading goes on where a title breaks off.
pub(super) fn goes_on(heading: &str, title: &str) -> bool {
    plain(heading).starts_with(&plain(title))
}

/// How well a heading is the headline of a page whose title is this: 0 for not at all.
///
/// The name of the site or of the section is often a heading as well, and stands in the title behind the headline.
pub(super) fn agreement(heading: &str, title: &str, site: Option<&str>, host: Option<&str>) -> u8 {
    let squeeze = |s: &str| fold(s).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (heading_folded, title_folded) = (plain(heading), plain(title));
    let is_site = |name: &str| {
        let name = squeeze(name);
        let of_host = host.map(squeeze).filter(|h| !h.is_empty());
        site.is_some_and(|s| squeeze(s) == name)
            || of_host.is_some_and(|h| {
                // "example.de" of "www.example.de", and "Example Archive".
                name.strip_prefix(&h).is_some_and(|rest| rest.chars().count() <= 3)
                    || h.chars().count() > 4 && name.starts_with(&h) && heading_words(heading) <= 2
            })
    };
    if is_site(heading) {
        return 0;
    }
    if heading_folded == title_folded {
        return 4;
    }
    let parts: Vec<String> = parts(title).into_iter().map(plain).collect();
    if let Some(at) = parts.iter().position(|part| *part == heading_folded) {
        let before_is_site = parts.iter().take(at).all(|part| is_site(part));
        let longest =
            parts.iter().all(|part| part.chars().count() <= heading_folded.chars().count());
        return if before_is_site {
            3
        } else if longest && heading_words(heading) >= 3 {
            2
        } else {
            0
        };
    }
    let long = heading_folded.chars().count() * 2 >= title_folded.chars().count();
    if title_folded.contains(&heading_folded) && (long || heading_words(heading) >= 3)
        || heading_folded.contains(&title_folded) && title_folded.chars().count() > 10
    {
        2
    } else {
        u8::from(title_folded.starts_with(&heading_folded))
    }
}

fn heading_words(heading: &str) -> usize {
    heading.split_whitespace().count()
}
