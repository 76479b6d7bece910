//! The system's file dialogs, on a thread of their own. Where there are none, paths are typed
//! ([`super::dialog::Dialog::Path`]).

use super::{answer::Answer, dialog::Purpose};
use crate::jobs::{self, Job};
use std::path::{Path, PathBuf};

/// Whether a dialog can be expected to appear. Windows and macOS always have one; elsewhere it takes a
/// session bus for the desktop portal, or `zenity`.
pub fn available() -> bool {
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        return true;
    }
    let bus = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|d| Path::new(&d).join("bus").exists());
    // A bus alone shows no dialog: plain window managers have one without the portal on it.
    let bus = bus && has_portal();
    let zenity = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|d| d.join("zenity").exists()));
    bus || zenity
}

/// Whether the desktop portal is installed, by the file that lets a session bus start it.
fn has_portal() -> bool {
    const SERVICE: &str = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    let of = |name: &str, otherwise: &str| {
        std::env::var_os(name).filter(|v| !v.is_empty()).unwrap_or_else(|| otherwise.into())
    };
    let home = of("HOME", "");
    let own = of("XDG_DATA_HOME", &Path::new(&home).join(".local/share").to_string_lossy());
    let shared = of("XDG_DATA_DIRS", "/usr/local/share:/usr/share");
    std::env::split_paths(&shared).chain([PathBuf::from(own)]).any(|d| d.join(SERVICE).exists())
}

/// What the clipboard holds: HTML before text, empty for neither.
pub fn clipboard() -> String {
    let Ok(mut clipboard) = arboard::Clipboard::new() else { return String::new() };
    let html = clipboard.get().html().ok().filter(|html| !html.trim().is_empty());
    html.or_else(|| clipboard.get().text().ok()).unwrap_or_default()
}

/// Asks for a path. The dialog is made on this thread, as macOS wants it, and waited for on another.
pub fn pick(
    purpose: Purpose,
    title: String,
    suggestion: &Path,
    wake: impl Fn() + Send + Sync + 'static,
) -> Job<Answer> {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(purpose.title());
    if let Some(folder) = suggestion.parent().filter(|p| !p.as_os_str().is_empty()) {
        dialog = dialog.set_directory(folder);
    }
    let (name, extension) = purpose.suggestion();
    if purpose.writes() {
        dialog = dialog
            .set_file_name(suggestion.file_name().map_or(name.into(), |n| n.to_string_lossy()));
    }
    if purpose == Purpose::ExportMap {
        dialog = dialog.add_filter("Picture", &["png", "svg"]);
    } else if matches!(purpose, Purpose::ExportClaims(_)) {
        dialog = dialog.add_filter("Table", &["csv", "xlsx"]);
    } else if purpose == Purpose::ExportOffice {
        dialog = dialog.add_filter("Text", &["docx", "odt"]);
    } else if !extension.is_empty() {
        dialog = dialog.add_filter(extension, &[extension]);
    }
    let one = |file: Option<rfd::FileHandle>| -> Vec<PathBuf> {
        file.map(|f| f.path().to_owned()).into_iter().collect()
    };
    match purpose {
        Purpose::ImportFiles => {
            let asked = dialog.pick_files();
            jobs::spawn("file dialog", wake, move |_| {
                let files = pollster::block_on(asked).unwrap_or_default();
                Answer::Picked(purpose, title, files.iter().map(|f| f.path().to_owned()).collect())
            })
        }
        Purpose::ImportFolder => {
            let asked = dialog.pick_folder();
            jobs::spawn("file dialog", wake, move |_| {
                Answer::Picked(purpose, title, one(pollster::block_on(asked)))
            })
        }
        _ if purpose.writes() => {
            let asked = dialog.save_file();
            jobs::spawn("file dialog", wake, move |_| {
                Answer::Picked(purpose, title, one(pollster::block_on(asked)))
            })
        }
        _ => {
            let asked = dialog.pick_file();
            jobs::spawn("file dialog", wake, move |_| {
                Answer::Picked(purpose, title, one(pollster::block_on(asked)))
            })
        }
    }
}

/// A title as the name of a file: without what a file system or a shell takes for something else. Letters of every script
/// stay with their marks, which are no letters by themselves in Thai, Khmer or Burmese.
pub(super) fn file_name(title: &str) -> String {
    let kept = |c: char| {
        !c.is_ascii() && !c.is_control() && !c.is_whitespace() && !crate::fold::is_invisible(c)
            || c.is_ascii_alphanumeric()
            || matches!(c, '-' | '_')
    };
    title.trim().chars().map(|c| if kept(c) { c } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_title_keeps_its_letters_and_their_marks_as_a_file_name() {
        for (title, name) in [
            ("Clear River (2024)", "Clear-River--2024-"),
            ("ช่วยเหลือที่ปอยเปต", "ช่วยเหลือที่ปอยเปต"),
            ("../../a\u{202e}b", "------a-b"),
        ] {
            assert_eq!(super::file_name(title), name);
        }
    }
}
