//! What stands where an author belongs and is none: the beginning of a sentence, and what programs write there.

/// Whether what stands behind "By" goes on as a sentence: "By Tuesday night, the ferry had left."
pub(super) fn begins_sentence(line: &str) -> bool {
    let Some((start, rest)) = line.split_once(", ") else { return false };
    let start_is_time = start.split(' ').any(|word| TIMES.contains(&word.to_lowercase().as_str()));
    let first = rest.split(' ').next().unwrap_or_default();
    let words = rest.split(' ').count();
    words >= 3 && (start_is_time || rest.ends_with('.') && SUBJECTS.contains(&first))
}

/// Times of day, which stand behind "by" as well.
const TIMES: [&str; 12] = [
    "night",
    "morning",
    "evening",
    "afternoon",
    "noon",
    "midnight",
    "nightfall",
    "today",
    "tomorrow",
    "weekend",
    "month",
    "year",
];

/// Words that the main clause of a sentence begins with.
const SUBJECTS: [&str; 22] = [
    "the", "he", "she", "they", "it", "we", "his", "her", "their", "its", "more", "most", "some",
    "all", "no", "there", "only", "nearly", "at", "many", "police", "officers",
];

/// Names that programs write where an author belongs.
pub(super) fn is_default(name: &str) -> bool {
    let name = name.trim().trim_matches(['(', ')', '[', ']', '<', '>', '"']).to_lowercase();
    DEFAULTS.contains(&name.as_str())
        || is_machine(&name)
        || [
            "openpyxl",
            "xlsxwriter",
            "reportlab",
            "apache poi",
            "phpexcel",
            "phpspreadsheet",
            "python-docx",
        ]
        .iter()
        .any(|program| name.starts_with(program))
}

/// Whether a name is that of a computer: "office pc 7", "desktop-4f2k".
fn is_machine(name: &str) -> bool {
    const MACHINES: [&str; 14] = [
        "pc",
        "desktop",
        "laptop",
        "workstation",
        "computer",
        "notebook",
        "macbook",
        "imac",
        "office",
        "user",
        "admin",
        "client",
        "rechner",
        "ordinateur",
    ];
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    words.peek().is_some()
        && words.clone().any(|w| MACHINES.contains(&w))
        && words.all(|w| MACHINES.contains(&w) || w.contains(|c: char| c.is_ascii_digit()))
}

/// The same, in small letters.
const DEFAULTS: [&str; 44] = [
    "anonymous",
    "unknown",
    "unspecified",
    "author",
    "unknown author",
    "unknown creator",
    "none",
    "null",
    "n/a",
    "undefined",
    "user",
    "users",
    "username",
    "windows user",
    "microsoft office user",
    "microsoft",
    "microsoft word",
    "microsoft corporation",
    "office user",
    "owner",
    "admin",
    "administrator",
    "root",
    "default",
    "guest",
    "pc",
    "hp",
    "dell",
    "lenovo",
    "acer",
    "asus",
    "toshiba",
    "calibre",
    "pandoc",
    "libreoffice",
    "openoffice.org",
    "usuario",
    "usuário",
    "utilisateur",
    "benutzer",
    "utente",
    "пользователь",
    "adobe acrobat",
    "word",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_sign_nothing() {
        assert!(
            is_default("Office PC 7") && is_default("DESKTOP-4F2K") && !is_default("Bo Office")
        );
        assert!(is_default("openpyxl") && is_default("(anonymous)") && !is_default("Ann Onymous"));
        assert!(begins_sentence("Monday evening, the ferry had sailed."));
        assert!(!begins_sentence("Lina Okoro, senior writer."));
    }
}
