//! Who speaks in scripts without capitals: names are found by the words around them.

use super::{
    lex::{Quote, is_letter},
    speech::{Said, canonical},
};

/// "据国际刑警组织称", "ตำรวจไทยกล่าวว่า", "قالت الشرطة": scripts without capitals.
pub(super) fn said(quote: &Quote) -> Option<Said> {
    let chars = &quote.chars;
    let text: String = chars.iter().collect();
    let point = |byte: usize| text.get(..byte).map_or(0, |t| t.chars().count());
    let clean = |name: &str| {
        name.trim_matches(|c: char| {
            c.is_whitespace()
                || c.is_ascii_punctuation()
                || matches!(c, '，' | '、' | '：' | '“' | '”')
        })
        .to_owned()
    };
    let found = |name: &str, at: usize, kind: &'static str| {
        let name = clean(name);
        let n = name.chars().count();
        (2..=30).contains(&n).then(|| Said { start: at, end: at + n, name: canonical(&name), kind })
    };
    if let Some(at) = text.find('据').or_else(|| text.find('據')) {
        let rest = text.get(at + '据'.len_utf8()..)?;
        let stop = ["报道", "報道", "称", "稱", "表示", "说", "统计", "统計", "报告", "，", "的"]
            .iter()
            .filter_map(|w| rest.find(w))
            .min()?;
        return found(rest.get(..stop)?, point(at) + 1, "according-to");
    }
    const VERBS: &[&str] = &[
        "表示",
        "宣布",
        "指出",
        "通报",
        "称，",
        "估计",
        "估計",
        "透露",
        "证实",
        "證實",
        "公布",
        "发布报告",
        "警告",
        "กล่าวว่า",
        "ระบุว่า",
        "เปิดเผยว่า",
        "เผยว่า",
        "แถลงว่า",
        "ประเมินว่า",
        "បាននិយាយថា",
        "បានឱ្យដឹងថា",
        "បានប្រកាសថា",
        "ပြောကြား",
        "ກ່າວວ່າ",
    ];
    /// Words that may mean any body.
    const ANYBODY: &[&str] = &[
        "警方",
        "当局",
        "官员",
        "专家",
        "媒体",
        "报告",
        "他",
        "她",
        "他们",
        "它",
        "该组织",
        "ตำรวจ",
    ];
    if let Some(at) = VERBS.iter().filter_map(|verb| text.find(verb)).min() {
        let before = text.get(..at)?;
        let start = before.rfind(['，', '。', ' ', '“', '”', ',']).map_or(0, |i| {
            i + before.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8)
        });
        let name = before.get(start..)?;
        if ANYBODY.contains(&name.trim()) {
            return None;
        }
        return found(name, point(start), "said");
    }
    for (phrase, kind) in [
        ("وفقا ل", "according-to"),
        ("وفقًا ل", "according-to"),
        ("بحسب ", "according-to"),
        ("حسب ", "according-to"),
        ("قالت ", "said"),
        ("قال ", "said"),
        ("أعلنت ", "said"),
        ("أعلن ", "said"),
        ("के अनुसार", "hi"),
        ("के मुताबिक", "hi"),
        ("ने कहा", "hi"),
        ("ने बताया", "hi"),
    ] {
        // "قال" inside "اعتقال" is another word.
        let begins = |at: &usize| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            kind == "hi" || !before.is_some_and(is_letter)
        };
        let Some(at) = text.match_indices(phrase).map(|(at, _)| at).find(begins) else { continue };
        if kind == "hi" {
            let before = text.get(..at)?.trim_end();
            let start = before
                .char_indices()
                .rev()
                .filter(|(_, c)| *c == ' ')
                .nth(1)
                .map_or(0, |(i, _)| i + 1);
            return found(before.get(start..)?, point(start), "said");
        }
        let start = at + phrase.len();
        let rest = text.get(start..)?;
        let words: Vec<&str> = rest.split_whitespace().take(2).collect();
        let name = words.join(" ");
        let stop = name.find(['،', ':', '.', ',']).unwrap_or(name.len());
        return found(name.get(..stop)?, point(start), kind);
    }
    None
}
