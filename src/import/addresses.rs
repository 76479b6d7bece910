//! Addresses as they tell pages apart.

/// An address as it tells pages apart: without scheme, "www.", fragment, tracking and a slash at the end. That of the
/// first page of a site tells none apart: many sites write it into every page.
pub(crate) fn plain_address(url: &str) -> Option<String> {
    let url = url.trim();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split('#').next().unwrap_or_default();
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let tracking = [
        "utm_",
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "twclid",
        "yclid",
        "mc_cid",
        "mc_eid",
        "ref=",
        "ref_src",
        "igsh",
        "_ga=",
        "_gl=",
        "wt_mc",
        "xtor",
        "cmpid",
        "ocid=",
        "smid=",
        "at_medium",
        "at_campaign",
        "__twitter_impression",
        "spm=",
    ];
    let query: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !tracking.iter().any(|t| part.starts_with(t)))
        .collect();
    let path = path.strip_prefix("www.").unwrap_or(path).trim_end_matches('/');
    let (host, rest) = path.split_once('/').unwrap_or((path, ""));
    (!rest.is_empty() || !query.is_empty())
        .then(|| format!("{}/{rest}?{}", host.to_lowercase(), query.join("&")))
}

/// [`plain_address`], or the address itself where that tells none apart.
pub(super) fn told_apart(url: &str) -> String {
    plain_address(url).unwrap_or_else(|| url.trim().to_owned())
}
