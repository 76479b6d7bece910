//! When somebody saw a page, as people write it who have no field for it.

use super::dates;
use crate::cite::Reference;

/// A note that says nothing but when the page was seen, as people without BibLaTeX write it: "Accessed: 2024-05-05".
pub(super) fn read(reference: &mut Reference) {
    const LABELS: [&str; 6] =
        ["accessed", "last accessed", "visited", "last visited", "retrieved", "date accessed"];
    if reference.has("accessed") {
        return;
    }
    for field in ["note", "medium"] {
        let Some(words) = reference.field(field) else { continue };
        let lower = words.trim().trim_end_matches('.').to_lowercase();
        let label = LABELS.iter().filter(|label| lower.starts_with(*label)).max_by_key(|l| l.len());
        let Some(day) = label.and_then(|label| lower.get(label.len()..)) else { continue };
        let day = day.trim_start_matches([':', ' ']);
        let day = day.strip_prefix("on ").unwrap_or(day);
        if let Some((start, end)) = dates::parse(day) {
            reference.set_span("accessed", start, end);
            reference.remove(field);
            return;
        }
    }
}
