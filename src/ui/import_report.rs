//! What an import found: one row for every file, until the user closes it.

use super::{action::Action, signs};
use crate::import::run::{Row, Status};

/// The report of the last import.
pub struct ImportReport {
    rows: Vec<Row>,
    troubles_only: bool,
}

impl ImportReport {
    /// A report of what became of each file.
    pub fn new(rows: Vec<Row>) -> Self {
        let mut report = Self { rows, troubles_only: false };
        report.troubles_only = report.rows.len() > 12 && report.count(Status::Failed) > 0;
        report
    }

    /// Adds the rows of another import.
    pub fn add(&mut self, rows: Vec<Row>) {
        let mut all = std::mem::take(&mut self.rows);
        all.extend(rows);
        *self = Self::new(all);
    }

    fn count(&self, status: Status) -> usize {
        self.rows.iter().filter(|r| r.status == status).count()
    }

    /// "9 files: 7 imported, 1 duplicate, 1 failed".
    pub fn summary(&self) -> String {
        let mut parts = vec![format!("{} imported", self.count(Status::Imported))];
        for (status, word) in [
            (Status::Duplicate, "already there"),
            (Status::Failed, "failed"),
            (Status::Skipped, "passed over"),
        ] {
            let n = self.count(status);
            if n > 0 {
                parts.push(format!("{n} {word}"));
            }
        }
        let files = if self.rows.len() == 1 { "file" } else { "files" };
        format!("{} {files}: {}", self.rows.len(), parts.join(", "))
    }
}

/// Draws the report as a panel at the bottom. Returns whether it stays.
pub fn ui(ui: &mut egui::Ui, report: &mut ImportReport, actions: &mut Vec<Action>) -> bool {
    let mut stays = true;
    egui::Panel::bottom("import report")
        .resizable(true)
        .default_size(170.0)
        .size_range(80.0..=420.0)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.strong("Import");
                ui.label(report.summary());
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("Close report").clicked() {
                        stays = false;
                    }
                    if report.count(Status::Failed) > 0 {
                        ui.checkbox(&mut report.troubles_only, "only failed");
                    }
                });
            });
            let height = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
            let shown: Vec<&Row> = report
                .rows
                .iter()
                .filter(|r| !report.troubles_only || r.status == Status::Failed)
                .collect();
            egui::ScrollArea::vertical().auto_shrink(false).show_rows(
                ui,
                height,
                shown.len(),
                |ui, range| {
                    for row in range.filter_map(|i| shown.get(i)) {
                        row_ui(ui, row, actions);
                    }
                },
            );
        });
    stays
}

fn row_ui(ui: &mut egui::Ui, row: &Row, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        let (icon, word, level) = match row.status {
            Status::Imported => ("✔", "imported", None),
            Status::Duplicate => ("=", "already there", None),
            Status::Failed => ("⚠", "failed", Some(super::notices::Level::Error)),
            Status::Skipped => ("–", "passed over", None),
        };
        let text = egui::RichText::new(format!("{icon} {word}"));
        let text = match level {
            Some(level) => text.color(signs::level(ui, level)),
            None => text.weak(),
        };
        ui.add_sized([120.0, 18.0], egui::Label::new(text).selectable(false));
        match row.article {
            Some(id) => {
                if ui.link(&row.file).clicked() {
                    actions.push(Action::ShowArticle(id));
                }
            }
            None => {
                ui.label(&row.file);
            }
        }
        let words = row.error.iter().chain(&row.warnings).cloned().collect::<Vec<_>>().join("; ");
        ui.add(egui::Label::new(egui::RichText::new(&words).weak()).truncate())
            .on_hover_text(&words);
    });
}
