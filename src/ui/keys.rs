//! Keys: how they are written, which were pressed, and the list of them for the README.

use super::command::Command;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Keys that belong to one part of the window and are no commands of the menu.
pub const KEYS_OF_PARTS: [(&str, &str); 20] = [
    ("Tab, Shift+Tab", "next or previous control"),
    ("F10, arrows, Enter", "the menus"),
    ("Arrows, Ctrl+arrows, Shift", "in a text: move, by words, select"),
    ("Enter", "in a text: show the quote that the caret is in"),
    ("Shift+F10", "menu of the text, at the caret"),
    ("Arrows, Shift+arrows", "in the claim table: move, select more rows"),
    ("Enter", "in the claim table: show the words"),
    ("F2, Shift+F2", "in the claim table: change the cell, change the whole claim"),
    ("Enter on a column head", "sort by it; again: the other way round"),
    ("Arrows, Enter", "on the map: move, choose a country"),
    ("Ctrl+Enter", "in the claim form: add or save the claim"),
    ("Escape", "in the claim form: cancel it"),
    ("Escape, Ctrl+Enter", "in a ruling: leave it, confirm it"),
    ("Arrows, Enter", "in the findings: go from cell to cell, read the words in place"),
    ("Arrows, Enter", "on the timeline: rows, days of publication, open"),
    ("Arrows, Enter", "in the search: go through what was found, read it in place, selected"),
    (
        "Escape",
        "in the search: back to where one was; in a text that it opened: back to what was found",
    ),
    ("@", "in a paragraph of a brief: find a claim or an article; arrows and Enter take it"),
    ("Alt+Up, Alt+Down", "in a brief: move the block that has the focus"),
    ("Up, Down, Delete", "in the tray of proposals: go through them, reject"),
];

/// The README's table of keys, in Markdown.
pub fn keys_as_markdown() -> String {
    let mut out = String::from("| key | what it does |\n|---|---|\n");
    for command in Command::ALL {
        let spec = command.spec();
        if let Some(key) = spec.key {
            let name = spec.name.trim_end_matches('…');
            out.push_str(&format!("| `{}` | {name}: {} |\n", key_text(key), spec.help));
        }
    }
    for (keys, what) in KEYS_OF_PARTS {
        out.push_str(&format!("| {keys} | {what} |\n"));
    }
    out
}

/// A key as people write it: "Ctrl+Shift+Z".
pub fn key_text(key: KeyboardShortcut) -> String {
    let mut out = String::new();
    if key.modifiers.command {
        out.push_str("Ctrl+");
    }
    if key.modifiers.shift {
        out.push_str("Shift+");
    }
    if key.modifiers.alt {
        out.push_str("Alt+");
    }
    out.push_str(key.logical_key.name());
    out
}

/// The commands whose keys were pressed in this frame, taken out of the input. A command that cannot run now keeps
/// its key from others, except where `left` says that the key is not meant for it.
///
/// Keys with more modifiers are looked for first: egui takes Ctrl+S for pressed when Ctrl+Shift+S is.
pub fn pressed(
    ctx: &egui::Context,
    project_open: bool,
    left: impl Fn(Command) -> bool,
) -> Vec<Command> {
    // A text that is only read has the focus too: its keys are the commands.
    let typing = ctx.text_edit_focused();
    let mut keyed: Vec<(Command, KeyboardShortcut)> = Command::ALL
        .into_iter()
        .filter(|c| {
            (project_open || !c.spec().needs_project) && (!typing || c.works_while_typing())
        })
        .filter(|c| !left(*c))
        .filter_map(|c| Some((c, c.spec().key?)))
        .collect();
    keyed.sort_by_key(|(_, key)| {
        std::cmp::Reverse(
            u8::from(key.modifiers.shift)
                + u8::from(key.modifiers.command)
                + u8::from(key.modifiers.alt),
        )
    });
    ctx.input_mut(|input| {
        // Where "+" takes Shift, Ctrl with the bare key zooms as well, as in browsers.
        let bare = Modifiers::COMMAND;
        if !left(Command::ZoomIn) && input.consume_key(bare, Key::Equals) {
            return vec![Command::ZoomIn];
        }
        keyed.into_iter().filter(|(_, key)| input.consume_shortcut(key)).map(|(c, _)| c).collect()
    })
}
