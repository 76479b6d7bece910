//! The name of who publishes a page, without the slogan behind it; the headline and an address are none.

use crate::import::{one_line, pattern, phrases};
use regex::Regex;
use std::sync::LazyLock;

/// More words than these are a slogan.
const MOST_WORDS: usize = 4;

/// The name in what a page gives for that of its publisher, if it holds one.
///
/// `host`: where the page is from.
pub(super) fn named(name: &str, headline: Option<&str>, host: Option<&str>) -> Option<String> {
    let name = one_line(name);
    let bare =
        name.strip_prefix("www.").filter(|host| host.contains('.') && !host.contains([' ', '/']));
    let name = bare.map(str::to_owned).unwrap_or(name);
    let squeeze = |text: &str| {
        phrases::fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let letters = squeeze(&name);
    let of_host =
        host.map(squeeze).is_some_and(|host| letters.len() >= 4 && host.contains(&letters));
    // A first page is called as its site is.
    let is_headline = headline.is_some_and(|headline| {
        let headline = squeeze(headline);
        headline == letters || headline.chars().count() >= 16 && letters.contains(&headline)
    });
    if letters.is_empty()
        || ADDRESS.is_match(&name)
        || ISSUE.is_match(&name)
        || is_headline && !of_host
    {
        return None;
    }
    let is_host = |part: &str| {
        let part = squeeze(part);
        part.len() >= 4 && host.map(squeeze).is_some_and(|host| host.contains(&part))
    };
    Some(short(&name, is_host).unwrap_or(name))
}

/// The name before or behind a slogan: "Delta Post – News, tickets and results of the delta".
fn short(name: &str, is_host: impl Fn(&str) -> bool) -> Option<String> {
    let words =
        |text: &str| text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count();
    if words(name) <= MOST_WORDS {
        return None;
    }
    let signs = [" | ", " – ", " — ", " - ", ": ", " :: ", " » ", " · ", " • "];
    let mut parts = vec![name];
    for sign in signs {
        parts = parts.into_iter().flat_map(|part| part.split(sign)).collect();
    }
    let own = parts.iter().map(|part| part.trim()).find(|part| is_host(part));
    if let Some(own) = own.filter(|own| parts.len() > 1 && words(own) <= MOST_WORDS) {
        return Some(own.to_owned());
    }
    let at = signs.iter().filter_map(|sign| name.find(sign)).min()?;
    let first = name.get(..at)?.trim();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    ((1..=MOST_WORDS).contains(&words(first))
        && letters >= 2
        && !crate::import::houses::is_section(first))
    .then(|| first.to_owned())
}

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^(?:https?:|www\.)"));

/// A volume or an issue, as it stands behind a title.
static ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\d{1,4}\.?\s*(?:jahrgang|ausgabe|heft|teil|seite|issue|volume|page|part|année|numéro|edición|página|anno|edizione)\b",
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_an_address_or_a_slogan_is_no_publisher() {
        let headline = Some("The ferry returns to the bay");
        let named = |name: &str, host: Option<&str>| named(name, headline, host);
        for name in [
            "The ferry returns to the bay",
            "The Ferry Returns To The Bay!",
            "Islands: The ferry returns to the bay",
            "http://www.delta.example",
            "www.delta.example/news",
            "6. Jahrgang",
            "–",
        ] {
            assert_eq!(named(name, Some("delta.example")), None, "{name}");
        }
        for (name, want) in [
            ("Delta Post", "Delta Post"),
            ("Delta – News, tickets and results of the delta", "Delta"),
            ("Delta Post | Latest stories from the whole delta", "Delta Post"),
            ("News: what the whole delta reads", "News: what the whole delta reads"),
            ("Radio Free Delta and Islands", "Radio Free Delta and Islands"),
            ("20 Minuten", "20 Minuten"),
        ] {
            assert_eq!(named(name, None).as_deref(), Some(want), "{name}");
        }
        let own = super::named(
            "What the whole delta reads | Delta Post",
            None,
            Some("deltapost.example"),
        );
        assert_eq!(own.as_deref(), Some("Delta Post"));
        assert_eq!(named("www.delta.example", None).as_deref(), Some("delta.example"));
        let home = super::named("Delta Post", Some("Delta Post"), Some("deltapost.example"));
        assert_eq!(home.as_deref(), Some("Delta Post"));
    }
}
