//! Telegram accounts and invitations: `t.me/name`, and `@name` where the text says that it is on Telegram.

use super::{Check, Indicator, Kind, Scan};
use std::ops::Range;

/// Hosts of Telegram's links.
const HOSTS: &[&str] = &["t.me", "telegram.me", "telegram.dog"];

/// Names in links that are no accounts.
const NOT_NAMES: &[&str] = &[
    "share",
    "joinchat",
    "addstickers",
    "addemoji",
    "addlist",
    "proxy",
    "socks",
    "setlanguage",
    "login",
    "confirmphone",
    "contact",
    "invoice",
    "boost",
    "giftcode",
];

/// Words that say which service a name is on; the first list is Telegram's.
const TELEGRAM: &[&str] = &[
    "telegram",
    "t.me",
    "телеграм",
    "电报",
    "電報",
    "เทเลแกรม",
    "تيليجرام",
    "تلگرام",
    "تليجرام",
    "텔레그램",
    "テレグラム",
    "តេឡេក្រាម",
    "တယ်လီဂရမ်",
];
const OTHERS: &[&str] = &[
    "twitter",
    "tweet",
    "x.com",
    "instagram",
    "tiktok",
    "facebook",
    "weibo",
    "threads",
    "youtube",
    "mastodon",
    "bluesky",
    "snapchat",
    "linkedin",
    "github",
    "discord",
    "wechat",
    "line id",
    "on x",
    "bsky",
    "pic.",
];

/// Whether a host is one of Telegram's.
pub(super) fn is_link(host: &str) -> bool {
    HOSTS.contains(&host.strip_prefix("www.").unwrap_or(host))
}

/// Finds accounts and invitations.
pub(super) fn find(text: Scan<'_>, story: Range<usize>, found: &mut Vec<Indicator>) {
    let services = Services::of(text, &story);
    let mut at = story.start;
    while at < story.end {
        match link(text, at, story.end).or_else(|| handle(text, at, &story, &services)) {
            Some(indicator) => {
                at = indicator.end;
                found.push(indicator);
            }
            None => at += 1,
        }
    }
}

/// Where a text names Telegram, and where other services; in order.
#[derive(Default)]
struct Services {
    own: Vec<usize>,
    others: Vec<usize>,
}

impl Services {
    /// One pass over the text.
    fn of(text: Scan<'_>, story: &Range<usize>) -> Self {
        let mut services = Self::default();
        for at in story.clone() {
            if !text.is(at, char::is_alphabetic) {
                continue;
            }
            if TELEGRAM.iter().any(|word| same(text, at, word)) {
                services.own.push(at);
            } else if OTHERS.iter().any(|word| same(text, at, word)) {
                services.others.push(at);
            }
        }
        services
    }
}

/// A character of an account's name.
fn of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// `t.me/name`, with or without its scheme, defanged or not.
fn link(text: Scan<'_>, at: usize, limit: usize) -> Option<Indicator> {
    if text.before(at).is_some_and(|c| of_name(c) || c == '.' || c == '-') {
        return None;
    }
    let schemes = ["https://", "http://", "hxxps://", "hxxp://", "hxxps[:]//", "hxxp[:]//"];
    let scheme = schemes.iter().find(|s| text.says(at, s)).map_or(0, |s| s.len());
    let www = if text.says(at + scheme, "www.") { 4 } else { 0 };
    let host_at = at + scheme + www;
    let forms = ["t.me/", "t[.]me/", "t(.)me/", "telegram.me/", "telegram[.]me/", "telegram.dog/"];
    let width = forms.iter().find(|f| text.says(host_at, f)).map(|f| f.len())?;
    let mut start = host_at + width;
    if text.says(start, "s/") {
        start += 2;
    }
    let invited = if text.is(start, |c| c == '+') {
        Some(1)
    } else {
        text.says(start, "joinchat/").then_some(9)
    };
    if let Some(lead) = invited {
        let end = text.run(start + lead, limit, |c| of_name(c) || c == '-');
        let hash = text.text(start + lead..end);
        // A number behind the plus is a telephone, which its own reader finds.
        let number = hash.chars().all(|c| c.is_ascii_digit());
        return (hash.len() >= 10 && !number).then(|| Indicator {
            kind: Kind::Telegram,
            value: format!("t.me/+{hash}"),
            start: at,
            end,
            check: Check::Form,
        });
    }
    let end = text.run(start, limit, of_name);
    let name = text.text(start..end);
    let end = message(text, end, limit);
    (is_name(&name) && !NOT_NAMES.contains(&name.to_ascii_lowercase().as_str())).then(|| {
        Indicator {
            kind: Kind::Telegram,
            value: format!("@{name}"),
            start: at,
            end,
            check: Check::Form,
        }
    })
}

/// The end of the number of a message behind a name.
fn message(text: Scan<'_>, end: usize, limit: usize) -> usize {
    if text.is(end, |c| c == '/') && text.is(end + 1, |c| c.is_ascii_digit()) {
        return text.run(end + 1, limit, |c| c.is_ascii_digit());
    }
    end
}

/// Five to 32 letters, digits and low lines, beginning with a letter; some old names have four.
fn is_name(name: &str) -> bool {
    (4..=32).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && !name.ends_with('_')
        && !name.contains("__")
}

/// `@name` on a line, or in a text, that speaks of Telegram and of no other service nearer to it.
fn handle(
    text: Scan<'_>,
    at: usize,
    story: &Range<usize>,
    services: &Services,
) -> Option<Indicator> {
    let joins = |c: char| c.is_alphanumeric() || "@/._-{".contains(c);
    if !text.is(at, |c| c == '@') || text.before(at).is_some_and(joins) {
        return None;
    }
    let end = text.run(at + 1, story.end, of_name);
    let name = text.text(at + 1..end);
    let goes_on = text.is(end, |c| c == '@' || c == '-')
        || text.is(end, |c| c == '.') && text.is(end + 1, char::is_alphanumeric);
    if goes_on || !is_name(&name) || name.len() < 5 || !on_telegram(text, &(at..end), services) {
        return None;
    }
    let (kind, check) = (Kind::Telegram, Check::Form);
    Some(Indicator { kind, value: format!("@{name}"), start: at, end, check })
}

/// Which service the words around a name speak of: the nearest on its line; without any there, Telegram only when
/// the whole text names no other.
fn on_telegram(text: Scan<'_>, name: &Range<usize>, services: &Services) -> bool {
    let line = text.line(name, 400);
    match (nearest(&services.own, &line, name), nearest(&services.others, &line, name)) {
        (Some(own), Some(other)) => own < other,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => !services.own.is_empty() && services.others.is_empty(),
    }
}

/// How far from a name the nearest of some places stands, in code points.
fn nearest(places: &[usize], within: &Range<usize>, name: &Range<usize>) -> Option<usize> {
    let first = places.partition_point(|at| *at < within.start);
    let places = places.get(first..).unwrap_or_default();
    let inside = places.iter().take_while(|at| **at < within.end);
    inside
        .filter(|at| !name.contains(at))
        .map(|at| if *at < name.start { name.start - at } else { at - name.end })
        .min()
}

/// Whether a word stands here, whatever its case; a short Latin one must stand alone.
fn same(text: Scan<'_>, at: usize, word: &str) -> bool {
    let mut width = 0;
    for c in word.chars() {
        if !text.is(at + width, |own| own == c || own.to_lowercase().eq([c])) {
            return false;
        }
        width += 1;
    }
    !word.is_ascii()
        || !text.before(at).is_some_and(char::is_alphanumeric)
            && (width > 4 || !text.is(at + width, char::is_alphanumeric))
}
