//! The files that a program keeps for a reference, as its lists name them.

/// Most files of one reference.
const MOST: usize = 50;

/// The paths in `L1` to `L4` of RIS; what is an address is none.
pub(super) fn of_ris(values: &[&str]) -> Vec<String> {
    values.iter().filter_map(|value| path(value)).take(MOST).collect()
}

/// The paths in the field `file` of BibTeX: a path alone, or "name:path:type" as Zotero and JabRef write it; several are
/// set apart by semicolons.
pub(super) fn of_bibtex(value: &str) -> Vec<String> {
    let value = value.replace("\\:", ":").replace("\\;", "\u{1}").replace("\\_", "_");
    let mut paths = Vec::new();
    for file in value.split(';') {
        let file = file.replace('\u{1}', ";");
        let parts: Vec<&str> = file.split(':').collect();
        // The type stands behind the last colon, the name before the first; a drive of Windows has a colon of its own.
        let middle = match parts.as_slice() {
            [_, middle @ .., _] if !middle.is_empty() => middle.join(":"),
            _ => file.clone(),
        };
        paths.extend(path(&middle).or_else(|| path(&file)));
    }
    paths.truncate(MOST);
    paths
}

/// A path with slashes; `None` for an address and for words that name no file.
fn path(words: &str) -> Option<String> {
    let mut words = words.trim().replace('\\', "/");
    // "C:\\papers" is no address, though a colon and two slashes stand in it.
    if words.get(1..2) == Some(":") {
        words = words.replace("//", "/");
    }
    let local = ["file://", "internal-pdf://"].iter().find_map(|scheme| words.strip_prefix(scheme));
    let words = match local {
        Some(rest) => rest,
        None if words.contains("://") => return None,
        None => words.as_str(),
    };
    let name = words.rsplit('/').next()?;
    let (stem, ending) = name.rsplit_once('.')?;
    let fits = !stem.is_empty()
        && (2..=8).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_alphanumeric());
    fits.then(|| words.trim_start_matches("./").to_owned())
}

#[cfg(test)]
mod tests {
    use super::{of_bibtex, of_ris};

    #[test]
    fn programs_name_files_in_their_own_ways() {
        let zotero = "Full Text PDF:files/12/study.pdf:application/pdf;Snapshot:files/13/page.html:text/html";
        assert_eq!(of_bibtex(zotero), ["files/12/study.pdf", "files/13/page.html"]);
        assert_eq!(of_bibtex(":papers/study.pdf:PDF"), ["papers/study.pdf"]);
        assert_eq!(of_bibtex("/home/x/storage/AB12/study.pdf"), ["/home/x/storage/AB12/study.pdf"]);
        assert_eq!(of_bibtex("desc:C\\:\\\\x\\\\study.pdf:PDF"), ["C:/x/study.pdf"]);
        assert_eq!(
            of_ris(&["files/12/study.pdf", "https://host.example/a.pdf"]),
            ["files/12/study.pdf"]
        );
        assert_eq!(of_ris(&["internal-pdf://012/study.pdf", "see the shelf"]), ["012/study.pdf"]);
    }
}
