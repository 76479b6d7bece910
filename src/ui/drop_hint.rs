//! Files dragged from other programs: what to say while they hover, what to do when they are dropped.

use super::{action::Action, theme};
use std::path::PathBuf;

/// Takes the files that were dropped in this frame.
///
/// A file with a path is read by the import itself; one without (from a test, or from a browser) is taken
/// with its bytes.
pub fn dropped(ui: &mut egui::Ui, actions: &mut Vec<Action>) {
    let files = ui.input(|i| i.raw.dropped_files.clone());
    if files.is_empty() {
        return;
    }
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut held: Vec<(String, Vec<u8>)> = Vec::new();
    for file in files {
        let path = file.path();
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".corrobora.ron") {
            actions.push(Action::Open(path.to_owned()));
        } else if path.is_absolute() {
            paths.push(path.to_owned());
        } else {
            match file.bytes() {
                Ok(bytes) => held.push((name, bytes)),
                Err(why) => actions.push(Action::Notify(
                    super::notices::Level::Error,
                    format!("Could not be read: {why}. File: {name}"),
                )),
            }
        }
    }
    if !paths.is_empty() {
        actions.push(Action::Import(paths));
    }
    if !held.is_empty() {
        actions.push(Action::ImportBytes(held));
    }
}

/// Says what a drop would do while files hover over the window.
pub fn hovering(ui: &egui::Ui, project_open: bool) {
    let hovered = ui.input(|i| i.raw.hovered_files.len());
    if hovered == 0 {
        return;
    }
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop hint"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.content_rect();
    let palette = theme::of(ui);
    painter.rect_filled(rect, 0.0, palette.shade);
    painter.rect_stroke(
        rect.shrink(12.0),
        8.0,
        egui::Stroke::new(3.0, palette.accent),
        egui::StrokeKind::Inside,
    );
    let words = match (project_open, hovered) {
        (false, _) => "Drop a project file to open it, or articles for a new project".to_owned(),
        (true, 1) => "Drop to import this file".to_owned(),
        (true, n) => format!("Drop to import {n} files"),
    };
    // On a ground of its own: what lies under the shade has words too.
    let font = egui::FontId::proportional(26.0);
    let room = rect.width() - 96.0;
    let galley = ui.fonts_mut(|f| f.layout(words, font, ui.visuals().strong_text_color(), room));
    let place = egui::Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    painter.rect_filled(place.expand2(egui::vec2(24.0, 16.0)), 10.0, ui.visuals().panel_fill);
    painter.galley(place.min, galley, ui.visuals().strong_text_color());
}
