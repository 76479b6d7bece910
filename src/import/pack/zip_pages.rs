//! Finds pages saved as "page, complete" in archives, so that their pictures and scripts are not taken for articles.

use crate::import::pack::text::extension;
use crate::import::pack::zip::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The ends that browsers give to the folder with the parts of a saved page, by their language.
const PAGE_PARTS: [&str; 31] = [
    "_files",
    ".files",
    "-files",
    "_Files",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "_file",
    "-filer",
    "_filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
    "_fisiere",
    "_pliki_",
    "_subory",
    ".fichiers",
    "_archivos_",
];

/// Whether a file is a document by its name, not a part of a page.
pub fn document(name: &str) -> bool {
    matches!(
        extension(name).as_str(),
        "pdf"
            | "doc"
            | "docx"
            | "odt"
            | "rtf"
            | "xls"
            | "xlsx"
            | "ods"
            | "ppt"
            | "pptx"
            | "odp"
            | "epub"
            | "txt"
            | "csv"
            | "eml"
            | "zip"
            | "mht"
            | "mhtml"
    )
}

/// Finds the folders that hold the parts of pages saved as "page, complete".
pub fn page_folders(entries: &[Entry]) -> BTreeMap<String, String> {
    let mut folders = BTreeSet::new();
    for entry in entries {
        if let Some((folder, _)) = entry.name.rsplit_once('/') {
            let mut folder = folder;
            for _ in 0..8 {
                folders.insert(folder);
                let Some((up, _)) = folder.rsplit_once('/') else { break };
                folder = up;
            }
        }
    }
    let mut found = BTreeMap::new();
    for entry in entries {
        if matches!(extension(&entry.name).as_str(), "html" | "htm" | "xhtml" | "xht")
            && let Some((stem, _)) = entry.name.rsplit_once('.')
        {
            for end in PAGE_PARTS {
                let folder = format!("{stem}{end}");
                if folders.contains(folder.as_str()) {
                    found.insert(folder, entry.name.clone());
                }
            }
        }
    }
    found
}

/// The saved page that a file is a part of.
pub fn page_of<'p>(pages: &'p BTreeMap<String, String>, name: &str) -> Option<&'p str> {
    let mut folder = name;
    for _ in 0..16 {
        folder = folder.rsplit_once('/')?.0;
        if let Some(page) = pages.get(folder) {
            return Some(page);
        }
    }
    None
}
