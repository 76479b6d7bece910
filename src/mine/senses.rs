//! Words of the dictionary of metrics that mean something else where they stand: a "free ticket" frees nobody.

/// Whether a word of the dictionary is meant otherwise at a byte of a folded text.
pub(super) fn is_other(stem: &str, text: &str, at: usize) -> bool {
    match stem {
        "released" => is_published(text, at),
        "free" => !is_set_free(text, at),
        // "were given papers"
        "were given" => {
            const TERMS: &[&str] = &[
                "prison",
                "jail",
                "years",
                "months",
                "sentence",
                "term",
                "life",
                "suspended",
                "lashes",
            ];
            let after = text.get(at..).unwrap_or_default().split_whitespace().skip(2).take(6);
            !after.into_iter().any(|w| TERMS.iter().any(|t| w.starts_with(t)))
        }
        // "arrest warrants", "house arrest" of those whom a court supervises.
        "arrest" | "arrest*" => {
            let after = text.get(at..).unwrap_or_default();
            after.starts_with("arrest warrant") || after.starts_with("arrest record")
        }
        "body" | "body of" => text
            .get(at..)
            .is_some_and(|s| s.starts_with("body of work") || s.starts_with("body of law")),
        // "personas privadas de la libertad": prisoners.
        "libertad" | "liberdade" => {
            let lead = text.get(..at).unwrap_or_default();
            lead.split_whitespace()
                .rev()
                .take(3)
                .any(|w| w.starts_with("privad") || w.starts_with("privac"))
        }
        // "Sie saßen fest", "das Fest": only who is taken is arrested.
        "fest" => !["nahm", "nimmt", "nehm", "genommen"].iter().any(|w| text.contains(w)),
        // "спасатели", "sauveteurs": those who rescue.
        "спас" | "sauve" | "secouru" | "rettete" => {
            let word = text.get(at..).unwrap_or_default();
            // "150 gilets de sauvetage"
            let lead = text.get(..at).unwrap_or_default();
            let gear = ["gilets de ", "gilet de ", "canots de ", "canot de ", "bouees de "];
            ["спасател", "спасательн", "sauveteur"].iter().any(|w| word.starts_with(w))
                || word.starts_with("sauvetage") && gear.iter().any(|w| lead.ends_with(w))
        }
        // "pagó un rescate": a ransom.
        "rescat" => {
            let word = text.get(at..).unwrap_or_default();
            let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if word.starts_with("rescatist") {
                return true;
            }
            let lead = text.get(..at).unwrap_or_default();
            let paid =
                |w: &str| ["pag", "exig", "pid", "ped", "cobr"].iter().any(|p| w.starts_with(p));
            matches!(word, "rescate" | "rescates")
                && lead.split_whitespace().rev().take(4).any(paid)
        }
        _ => false,
    }
}

/// Whether "free" is what somebody is set: "to free 12 hostages", and no "free ticket".
fn is_set_free(text: &str, at: usize) -> bool {
    const SET: &[&str] = &[
        "set", "to", "walk", "walked", "go", "went", "help", "helped", "freely", "all", "were",
        "are", "now",
    ];
    const WHOM: &[&str] = &[
        "the", "their", "more", "all", "hostages", "victims", "captives", "people", "workers",
        "women", "children", "some", "at", "another", "dozens", "hundreds", "nearly", "about",
        "over",
    ];
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let next = after.split_whitespace().nth(1).unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    SET.contains(&last) && next != "of" && next != "to"
        || WHOM.contains(&next)
        || next.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether what was released at a byte of a folded text is a report and nobody.
fn is_published(text: &str, at: usize) -> bool {
    const PAPERS: &[&str] =
        &["report", "statement", "figures", "data", "study", "document", "survey", "statistics"];
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let near =
        before.split_whitespace().rev().take(3).chain(after.split_whitespace().skip(1).take(3));
    near.map(|w| w.trim_end_matches([',', '.'])).any(|w| PAPERS.contains(&w))
}
