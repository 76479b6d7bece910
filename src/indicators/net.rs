//! Web addresses, domains and e-mail addresses, also as careful people write them: `hxxp://`, `example[.]com`,
//! `name(at)example(dot)com`.
//!
//! A full stop between two words is a domain only when what stands behind it is a top-level domain of IANA's list
//! and nothing speaks for a sentence, a file or an abbreviation.

use super::{Check, Indicator, Kind, Scan};
use std::{collections::BTreeSet, ops::Range};

/// Ways to write the dot of a domain.
const DOTS: &[&str] = &[
    "[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", "[punto]", " [.] ", " [dot] ", " (dot) ",
    "\\.", ".",
];

/// Ways to write the at sign of an address.
const ATS: &[&str] =
    &["[@]", "(@)", "{@}", "[at]", "(at)", "{at}", " [at] ", " (at) ", " [@] ", "@"];

/// Top-level domains that nobody mistakes for a word of a sentence.
const PLAIN: &[&str] = &["com", "net", "org", "info", "biz", "gov", "edu", "mil", "int"];

/// Top-level domains that end the names of files more often than those of pages.
const FILES: &[&str] =
    &["zip", "mov", "py", "rs", "sh", "pl", "ps", "md", "cc", "so", "mk", "pub", "app", "tf", "bz"];

/// Names of files that have such endings.
const FILE_NAMES: &[&str] = &[
    "readme",
    "changelog",
    "license",
    "licence",
    "index",
    "main",
    "setup",
    "install",
    "test",
    "run",
    "script",
    "build",
    "lib",
    "mod",
    "document",
    "archive",
    "backup",
    "photos",
    "video",
    "clip",
];

/// A host as it is printed.
struct Host {
    /// Its parts, in small letters, IDN in their ASCII form.
    labels: Vec<String>,
    /// Its parts as they stand.
    printed: Vec<String>,
    /// Where it ends.
    end: usize,
    /// Whether a dot is written so that no program makes a link of it.
    defanged: bool,
}

impl Host {
    fn value(&self) -> String {
        self.labels.join(".")
    }
}

/// What stands at a place.
enum Found {
    /// An indicator.
    One(Indicator),
    /// Something that only looks like one.
    Only,
}

/// Finds web addresses, domains and e-mail addresses.
pub(super) fn find(text: Scan<'_>, story: Range<usize>, found: &mut Vec<Indicator>) {
    let words = words(text);
    let mut at = story.start;
    while at < story.end {
        let indicator = url(text, at, story.end)
            .or_else(|| email(text, at, story.end))
            .or_else(|| domain(text, at, story.end, &words));
        match indicator {
            Some(Found::One(indicator)) => {
                at = indicator.end;
                found.push(indicator);
            }
            // Something that only looks like one is passed over as a whole.
            Some(Found::Only) => at = past(text, at, story.end),
            None => at += 1,
        }
    }
}

/// The end of what is written without a blank.
fn past(text: Scan<'_>, at: usize, limit: usize) -> usize {
    text.run(at, limit, |c| c.is_ascii_alphanumeric() || "-._/@".contains(c)).max(at + 1)
}

/// The words of the text that stand alone, in small letters only: what ends a sentence is one of them more often
/// than not.
fn words(text: Scan<'_>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut at = 0;
    let length = text.chars.len();
    while at < length {
        let end = text.run(at, length, |c| c.is_ascii_lowercase());
        if end == at {
            at += 1;
            continue;
        }
        let apart =
            |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || ",;:!?\"”’()".contains(c));
        let stops = text.at(end) == Some('.') && text.at(end + 1).is_none_or(char::is_whitespace);
        if apart(text.before(at)) && (apart(text.at(end)) || stops) && end - at < 30 {
            words.insert(text.text(at..end));
        }
        at = end;
    }
    words
}

/// Whether a name can begin here: not in the middle of a word, a path or an address.
fn begins(text: Scan<'_>, at: usize) -> bool {
    let Some(c) = text.at(at).filter(|c| c.is_alphanumeric()) else { return false };
    match text.before(at) {
        None => true,
        Some(b) if b.is_alphanumeric() || is_mark(b) => latin(c) && !latin(b) && !b.is_numeric(),
        Some(b) => !"@/\\._-~#&=%$€£".contains(b),
    }
}

/// Letters and digits that one name may mix.
fn latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}')
}

/// The length of the dot that stands here.
fn mark(text: Scan<'_>, at: usize, forms: &[&str]) -> Option<(usize, bool)> {
    forms.iter().find(|form| text.says(at, form)).map(|form| (form.chars().count(), form.len() > 1))
}

/// A host of at least two parts from here.
fn host(text: Scan<'_>, start: usize, limit: usize) -> Option<Host> {
    let (mut printed, mut at, mut end, mut fanged) = (Vec::new(), start, start, false);
    let mut mixed = false;
    loop {
        let first = text.at(at).filter(|c| c.is_alphanumeric() && at < limit);
        let Some(first) = first else { break };
        let same = |c: char| {
            c == '-'
                || c.is_alphanumeric() && latin(c) == latin(first)
                || is_mark(c) && !latin(first)
        };
        let until = text.run(at, limit, same);
        let mut label = text.text(at..until);
        let kept = label.trim_end_matches('-').chars().count();
        label = label.chars().take(kept).collect();
        mixed |= fanged && !printed.is_empty();
        printed.push(label);
        end = at + kept;
        if kept < until - at {
            break;
        }
        match mark(text, until, DOTS) {
            Some((width, odd)) if text.is(until + width, char::is_alphanumeric) => {
                fanged |= odd;
                at = until + width;
            }
            _ => break,
        }
    }
    if printed.len() < 2 || printed.iter().any(|l| l.chars().count() > 63) || end > limit {
        return None;
    }
    let labels: Option<Vec<String>> = printed.iter().map(|l| ascii(l)).collect();
    Some(Host { labels: labels?, printed, end, defanged: mixed })
}

/// Combining signs, without which Thai, Khmer and Burmese have no words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}' | '\u{17b6}'..='\u{17d3}')
}

/// A part of a domain in the form that the network knows.
fn ascii(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_ascii_lowercase());
    }
    idna::domain_to_ascii(label).ok().filter(|l| !l.is_empty())
}

/// Whether the last part is one that IANA lists.
fn known(host: &Host) -> bool {
    host.labels.last().is_some_and(|tld| tld::exist(tld))
}

/// An IPv4 address.
fn numeric(host: &Host) -> bool {
    host.labels.len() == 4 && host.labels.iter().all(|l| l.parse::<u8>().is_ok())
}

/// A web address with its scheme.
fn url(text: Scan<'_>, at: usize, limit: usize) -> Option<Found> {
    const SCHEMES: &[(&str, &str)] = &[
        ("https", "https"),
        ("http", "http"),
        ("hxxps", "https"),
        ("hxxp", "http"),
        ("h**ps", "https"),
        ("h**p", "http"),
        ("htxps", "https"),
        ("htxp", "http"),
        ("hxtps", "https"),
        ("hxtp", "http"),
        ("ftps", "ftps"),
        ("ftp", "ftp"),
        ("fxp", "ftp"),
    ];
    const SLASHES: &[&str] =
        &["://", "[://]", "[:]//", "(:)//", "[:/]/", ":[//]", ":\\\\", "[:]//"];
    if text.before(at).is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let (scheme, start) = SCHEMES.iter().find_map(|(written, meant)| {
        let behind = at + written.len();
        let (width, _) = text.says(at, written).then(|| mark(text, behind, SLASHES))??;
        Some((*meant, behind + width))
    })?;
    // What stands before an at sign is a name and a password; they are a part of the address.
    let user = text.run(start, limit.min(start + 80), |c| {
        c.is_ascii_alphanumeric() || "._~%!$&'*+;=:-".contains(c)
    });
    let host_at = if text.is(user, |c| c == '@') { user + 1 } else { start };
    if let Some((address, behind)) = bracketed(text, host_at, limit) {
        let (rest, end) = rest(text, behind, limit);
        let value = format!("{scheme}://{}[{address}]{rest}", text.text(start..host_at));
        return Some(Found::One(Indicator {
            kind: Kind::Url,
            value,
            start: at,
            end,
            check: Check::Form,
        }));
    }
    let host = host(text, host_at, limit)?;
    if !known(&host) && !numeric(&host) {
        return Some(Found::Only);
    }
    let (rest, end) = rest(text, host.end, limit);
    let user = text.text(start..host_at);
    let value = format!("{scheme}://{user}{}{rest}", host.value());
    // Links of Telegram are its accounts.
    if super::telegram::is_link(&host.value()) && rest.len() > 1 {
        return None;
    }
    Some(Found::One(Indicator {
        kind: Kind::Url,
        value,
        start: at,
        end,
        check: Check::TopLevelDomain,
    }))
}

/// An IPv6 address in brackets, as addresses of the web have it (RFC 3986), and where it ends.
fn bracketed(text: Scan<'_>, at: usize, limit: usize) -> Option<(std::net::Ipv6Addr, usize)> {
    /// The longest way to write one, with each colon in brackets of its own.
    const LONGEST: usize = 64;
    if !text.is(at, |c| c == '[') {
        return None;
    }
    let mark = |c: char| c.is_ascii_hexdigit() || ":.[]".contains(c);
    let run = text.text(at + 1..text.run(at + 1, limit.min(at + LONGEST), mark));
    // The longest stretch that is an address and has its bracket behind it.
    let mut ends: Vec<usize> = run.match_indices(']').map(|(byte, _)| byte).collect();
    ends.reverse();
    ends.into_iter().find_map(|end| {
        let inside = run.get(..end)?.replace("[:]", ":").replace("[.]", ".");
        Some((inside.parse().ok()?, at + 1 + end + 1))
    })
}

/// The port, path, query and fragment behind a host, without what belongs to the sentence.
fn rest(text: Scan<'_>, from: usize, limit: usize) -> (String, usize) {
    let mut at = from;
    if text.is(at, |c| c == ':') && text.is(at + 1, |c| c.is_ascii_digit()) {
        at = text.run(at + 1, limit, |c| c.is_ascii_digit());
    }
    if text.is(at, |c| "/?#".contains(c)) || text.says(at, "[/]") {
        while at < limit {
            let Some(c) = text.at(at) else { break };
            if c.is_whitespace()
                || c.is_control()
                || "<>\"“”«»`|\\^。、，；：）」』》】（「『《【…".contains(c)
            {
                break;
            }
            // A word of another script goes on only from a separator: "example.com/a网站" ends before it.
            let joins = |b: char| !b.is_ascii() || "/=-_%+?&#".contains(b);
            if !c.is_ascii() && !latin(c) && !text.before(at).is_some_and(joins) {
                break;
            }
            at += 1;
        }
    }
    // Signs of the sentence at the end, and brackets that were opened before the address.
    let mut end = at;
    while end > from {
        let Some(last) = text.before(end) else { break };
        let inside = || text.chars.get(from..end - 1).unwrap_or_default();
        let opened = |open: char, close: char| {
            let count = |wanted: char| inside().iter().filter(|c| **c == wanted).count();
            count(open) > count(close)
        };
        let goes = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | '~' => true,
            ')' => !opened('(', ')'),
            ']' => !opened('[', ']'),
            '}' => !opened('{', '}'),
            _ => false,
        };
        if !goes {
            break;
        }
        end -= 1;
    }
    let printed = text.text(from..end);
    let mut plain = printed;
    for (odd, usual) in [("[.]", "."), ("[dot]", "."), ("(.)", "."), ("[/]", "/"), ("[:]", ":")] {
        plain = plain.replace(odd, usual);
    }
    (plain, end)
}

/// An e-mail address.
fn email(text: Scan<'_>, at: usize, limit: usize) -> Option<Found> {
    quoted_email(text, at, limit)
        .or_else(|| own_script(text, at, limit))
        .or_else(|| plain_email(text, at, limit))
}

/// `"a name"@example.com` (RFC 5321).
fn quoted_email(text: Scan<'_>, at: usize, limit: usize) -> Option<Found> {
    if !text.is(at, |c| c == '"') {
        return None;
    }
    let end = text.run(at + 1, limit.min(at + 65), |c| c != '"' && c != '\n' && c.is_ascii());
    if end == at + 1 || !text.is(end, |c| c == '"') || !text.is(end + 1, |c| c == '@') {
        return None;
    }
    address(text, at..end + 1, end + 2, limit, |_| true)
}

/// An address of which name and domain are in another script than ours: `มานะ@ตัวอย่าง.ไทย` (RFC 6531). An English
/// one behind such a word, without a blank, is none of it.
fn own_script(text: Scan<'_>, at: usize, limit: usize) -> Option<Found> {
    let inside = |c: char| !c.is_ascii() && (c.is_alphanumeric() || is_mark(c)) && !latin(c);
    let joins = |c: char| c.is_alphanumeric() || is_mark(c) || "._@/".contains(c);
    if !text.is(at, inside) || text.before(at).is_some_and(joins) {
        return None;
    }
    let end =
        text.run(at, limit.min(at + 64), |c| inside(c) || ".-_".contains(c) || c.is_ascii_digit());
    if !text.is(end, |c| c == '@') || !text.is(end + 1, inside) {
        return None;
    }
    address(text, at..end, end + 1, limit, |host| host.printed.iter().any(|l| !l.is_ascii()))
}

/// The address of a name and of the host that stands at a place.
fn address(
    text: Scan<'_>,
    name: Range<usize>,
    host_at: usize,
    limit: usize,
    fits: impl Fn(&Host) -> bool,
) -> Option<Found> {
    let host = host(text, host_at, limit).filter(|host| known(host) && fits(host))?;
    let value = format!("{}@{}", text.text(name.clone()), host.value());
    let check = Check::TopLevelDomain;
    let (start, end) = (name.start, host.end);
    Some(Found::One(Indicator { kind: Kind::Email, value, start, end, check }))
}

fn plain_email(text: Scan<'_>, at: usize, limit: usize) -> Option<Found> {
    let inside = |c: char| c.is_ascii_alphanumeric() || "_%+'-".contains(c);
    if !text.is(at, |c| c.is_ascii_alphanumeric() || c == '_')
        || text.before(at).is_some_and(|c| inside(c) || ".@/".contains(c))
    {
        return None;
    }
    let (mut local, mut end) = (String::new(), at);
    loop {
        let until = text.run(end, limit.min(at + 64), inside);
        if until == end {
            return None;
        }
        local.push_str(&text.text(end..until));
        end = until;
        if let Some((width, _)) = mark(text, end, ATS) {
            // "meet (at) noon" is no address: the domain that follows tells.
            let host = host(text, end + width, limit)?;
            let tld = host
                .labels
                .last()
                .is_some_and(|l| l.len() > 1 && !l.bytes().all(|b| b.is_ascii_digit()));
            let written = host.printed.last().is_some_and(|l| {
                l.chars().skip(1).all(char::is_lowercase) || *l == l.to_uppercase()
            });
            if !known(&host) || !tld || !written || local.starts_with('.') || local.contains("..") {
                return None;
            }
            let mut host = host;
            // "write to a@example.com.The office": the sentence after it is not a part of the domain.
            while host.labels.len() > 2
                && host.printed.last().is_some_and(|l| l.starts_with(char::is_uppercase))
                && host.printed.first().is_some_and(|l| l.starts_with(char::is_lowercase))
            {
                let last = host.printed.pop().unwrap_or_default();
                host.labels.pop();
                host.end -= last.chars().count() + 1;
            }
            if !known(&host) {
                return None;
            }
            let value = format!("{local}@{}", host.value());
            let check = Check::TopLevelDomain;
            return Some(Found::One(Indicator {
                kind: Kind::Email,
                value,
                start: at,
                end: host.end,
                check,
            }));
        }
        let (width, _) = mark(text, end, DOTS)?;
        local.push('.');
        end += width;
        if end >= limit || local.len() > 64 {
            return None;
        }
    }
}

/// A domain without a scheme, with a path or alone.
fn domain(text: Scan<'_>, at: usize, limit: usize, words: &BTreeSet<String>) -> Option<Found> {
    if !begins(text, at) {
        return None;
    }
    let mut host = host(text, at, limit)?;
    // "example.com.The": the sentence after it is not a part of the domain.
    while host.labels.len() > 2
        && !host.defanged
        && host.printed.last().is_some_and(|l| l.starts_with(char::is_uppercase))
        && host.printed.first().is_some_and(|l| l.starts_with(char::is_lowercase))
    {
        let last = host.printed.pop().unwrap_or_default();
        host.labels.pop();
        host.end -= last.chars().count() + 1;
    }
    let behind = text.at(host.end);
    let joined = |c: char| c == '@' || c == '_' || c == '\\' || c.is_alphanumeric() && latin(c);
    if !known(&host) || behind.is_some_and(joined) {
        return Some(Found::Only);
    }
    let path = text.is(host.end, |c| c == '/')
        && text.is(host.end + 1, |c| latin(c) || "?#%_-~@+".contains(c));
    let www = host.labels.first().is_some_and(|l| l == "www");
    if !host.defanged && !www && !plausible(&host, path, words) {
        return Some(Found::Only);
    }
    if super::telegram::is_link(&host.value()) && text.is(host.end, |c| c == '/') {
        return None;
    }
    let (rest, end) = if path { rest(text, host.end, limit) } else { (String::new(), host.end) };
    let kind = if path { Kind::Url } else { Kind::Domain };
    let value = format!("{}{rest}", host.value());
    Some(Found::One(Indicator { kind, value, start: at, end, check: Check::TopLevelDomain }))
}

/// Whether a name with a known ending is a domain and not the end of a sentence, a file, a stock or an abbreviation.
fn plausible(host: &Host, path: bool, words: &BTreeSet<String>) -> bool {
    let (Some((tld, rest)), Some(top)) = (host.labels.split_last(), host.printed.last()) else {
        return false;
    };
    let Some(name) = rest.last() else { return false };
    let Some(printed) = host.printed.get(rest.len() - 1) else { return false };
    let plain = PLAIN.contains(&tld.as_str());
    let all_capitals = host.printed.iter().all(|l| *l == l.to_uppercase());
    let lower = *top == top.to_lowercase();
    // "end.The", "Mr.Me": a capital begins a sentence; "EXAMPLE.COM" is all capitals.
    if !(lower || all_capitals && plain && name.len() > 2) {
        return false;
    }
    // "ASP.NET" and its kin.
    if all_capitals && matches!(name.as_str(), "asp" | "vb" | "ado" | "ml") && tld == "net" {
        return false;
    }
    // Initials and abbreviations, "e.g" and "p.m"; but x.com and t.co are pages.
    if rest.iter().all(|l| l.chars().count() < 2) {
        let short = matches!(tld.as_str(), "com" | "co" | "org" | "io" | "net");
        return short && rest.len() == 1 && lower && *printed == printed.to_lowercase();
    }
    // "3.am", "1.5.in", "2023.at": figures with a word behind them.
    if rest.iter().all(|l| l.bytes().all(|b| b.is_ascii_digit())) {
        return path || plain && name.len() > 2;
    }
    if path && (tld.len() > 2 || plain || rest.len() > 1 || printed.contains('-')) {
        return true;
    }
    // "and/or" after a sentence: a path alone does not make a domain of two words.
    let files = FILES.contains(&tld.as_str());
    let file = files
        && (matches!(tld.as_str(), "zip" | "mov" | "py" | "sh")
            || FILE_NAMES.contains(&name.as_str()));
    if file {
        return false;
    }
    // "It was over.in the end": a small word, known from elsewhere in the text, ends a sentence without a blank.
    let word = rest.len() == 1 && printed.chars().all(|c| c.is_ascii_lowercase());
    let small = [
        "in", "it", "is", "at", "be", "my", "so", "to", "no", "as", "am", "by", "do", "us", "me",
        "for", "new", "how", "now", "one",
    ];
    plain
        || !(word
            && (words.contains(printed) || small.contains(&tld.as_str()) && printed.len() < 4))
}
