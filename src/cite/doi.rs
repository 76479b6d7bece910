//! Digital object identifiers: the same work has the same one, however it is written.

/// The identifier in words that name one: without the address or the label before it, in small letters, since it has no
/// capitals of its own.
pub fn doi(words: &str) -> Option<String> {
    let lower = words.trim().to_lowercase();
    let at = lower.find("10.")?;
    let before = lower.get(..at)?;
    let label = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    // The addresses of publishers carry it too: ".../doi/full/10.1080/01".
    if !(label.is_empty() || label.ends_with("doi") || before.contains("doi")) {
        return None;
    }
    let rest = lower.get(at..)?;
    let end = rest.find(|c: char| c.is_whitespace() || "\"<>?#".contains(c)).unwrap_or(rest.len());
    let name =
        rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '/', ']', '}', '”', '’', '\'']);
    // A bracket that is opened in it is closed in it.
    let name = match name.strip_suffix(')') {
        Some(open) if !open.contains('(') => open,
        _ => name,
    };
    let (registrant, item) = name.strip_prefix("10.")?.split_once('/')?;
    let plain = registrant.len() >= 4 && registrant.chars().all(|c| c.is_ascii_digit() || c == '.');
    (plain && !item.is_empty()).then(|| name.to_owned())
}

/// The identifier without what stands before it, as it is written; other words stay.
pub(super) fn bare(words: &str) -> &str {
    const BEFORE: [&str; 7] = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi.org/",
        "dx.doi.org/",
        "doi:",
    ];
    let lower = words.to_ascii_lowercase();
    let before = BEFORE.iter().find(|before| lower.starts_with(*before));
    before.and_then(|before| words.get(before.len()..)).map_or(words, str::trim)
}

#[cfg(test)]
mod tests {
    use super::doi;

    #[test]
    fn one_work_has_one_identifier_however_it_is_written() {
        for words in [
            "10.1000/ABC.5",
            "doi:10.1000/abc.5",
            "DOI: 10.1000/abc.5.",
            "https://doi.org/10.1000/abc.5",
            "(https://dx.doi.org/10.1000/abc.5)",
            "https://journal.example/doi/full/10.1000/abc.5?needAccess=true",
        ] {
            assert_eq!(doi(words).as_deref(), Some("10.1000/abc.5"), "{words}");
        }
        assert_eq!(doi("10.1016/S0140(24)00-1(a)").as_deref(), Some("10.1016/s0140(24)00-1(a)"));
        for words in ["", "10.5", "page 10.1000/abc", "10.12/x", "https://host.example/10.1000/x"] {
            assert_eq!(doi(words), None, "{words}");
        }
    }
}
