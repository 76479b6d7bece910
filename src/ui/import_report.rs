//! What an import found: one row for every file, until the user closes it.

use super::{action::Action, dialog::Purpose, signs};
use crate::{
    fold::fold,
    import::run::{self, Row, Status},
};

/// The report of the last import, and of those before it while it stays open.
pub struct ImportReport {
    /// The rows of the last import, then those of the ones before.
    rows: Vec<Row>,
    /// How many rows are of the last import.
    last: usize,
    shown: Shown,
    filter: String,
    /// Numbers of the rows that are shown, for these words.
    fitting: Vec<usize>,
    of: Option<(usize, Shown, String)>,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    /// All.
    #[default]
    All,
    /// Those that failed.
    Failed,
    /// Those of which a person should know something.
    Warned,
    /// Those that were there already.
    Duplicates,
}

impl Shown {
    const ALL: [Self; 4] = [Self::All, Self::Failed, Self::Warned, Self::Duplicates];

    fn word(self) -> &'static str {
        match self {
            Self::All => "all files",
            Self::Failed => "only failed",
            Self::Warned => "only with warnings",
            Self::Duplicates => "only already there",
        }
    }

    fn fits(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Failed => row.status == Status::Failed,
            Self::Warned => !row.warnings.is_empty(),
            Self::Duplicates => row.status == Status::Duplicate,
        }
    }
}

impl ImportReport {
    /// A report of what became of each file.
    pub fn new(rows: Vec<Row>) -> Self {
        let last = rows.len();
        let mut report = Self {
            rows,
            last,
            shown: Shown::All,
            filter: String::new(),
            fitting: Vec::new(),
            of: None,
        };
        if last > 12 && report.count(Status::Failed) > 0 {
            report.shown = Shown::Failed;
        }
        report
    }

    /// The whole report as a table for other programs.
    pub fn csv(&self) -> String {
        run::csv(&self.rows)
    }

    fn refresh(&mut self) {
        let of = (self.rows.len(), self.shown, self.filter.clone());
        if self.of.as_ref() == Some(&of) {
            return;
        }
        let words = fold(&self.filter);
        let fits = |row: &Row| {
            let text = || {
                let told = row.error.iter().chain(&row.warnings).cloned().collect::<Vec<_>>();
                fold(&format!("{} {}", row.file, told.join(" ")))
            };
            self.shown.fits(row) && (words.is_empty() || text().contains(&words))
        };
        let fitting: Vec<usize> =
            self.rows.iter().enumerate().filter(|(_, row)| fits(row)).map(|(i, _)| i).collect();
        self.fitting = fitting;
        self.of = Some(of);
    }

    /// Puts the rows of another import above those that are there.
    pub fn add(&mut self, rows: Vec<Row>) {
        let before = std::mem::take(&mut self.rows);
        *self = Self::new(rows);
        self.rows.extend(before);
    }

    /// How many files of the last import came to this.
    fn count(&self, status: Status) -> usize {
        self.rows.iter().take(self.last).filter(|r| r.status == status).count()
    }

    /// "9 files: 7 imported, 1 already there, 1 failed": of the last import; how many rows are of earlier ones.
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
        let files = |n: usize| if n == 1 { "file" } else { "files" };
        let mut out = format!("{} {}: {}", self.last, files(self.last), parts.join(", "));
        let before = self.rows.len().saturating_sub(self.last);
        if before > 0 {
            out.push_str(&format!(" · {before} {} of earlier imports below", files(before)));
        }
        out
    }
}

/// Draws the report as a panel at the bottom. Returns whether it stays.
pub fn ui(ui: &mut egui::Ui, report: &mut ImportReport, actions: &mut Vec<Action>) -> bool {
    let mut stays = true;
    egui::Panel::bottom("import report")
        .resizable(true)
        .default_size(160.0)
        .size_range(80.0..=420.0)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.strong("Import");
                ui.label(report.summary());
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if ui.button("Close report").clicked() {
                        stays = false;
                    }
                    if ui.button("Save as CSV…").clicked() {
                        actions.push(Action::AskPath(Purpose::ExportReport, String::new()));
                    }
                    if report.rows.iter().any(|r| r.status == Status::Failed)
                        && ui
                            .button("Try the failed again")
                            .on_hover_text(
                                "Files that could not be read are kept; this opens them once more",
                            )
                            .clicked()
                    {
                        actions.push(Action::RetryUnread);
                    }
                });
            });
            ui.horizontal(|ui| {
                let field = ui.add(
                    egui::TextEdit::singleline(&mut report.filter)
                        .hint_text("Filter the report")
                        .desired_width(200.0),
                );
                field.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter the report")
                });
                let combo = egui::ComboBox::from_id_salt("report rows");
                let combo = combo.selected_text(report.shown.word()).show_ui(ui, |ui| {
                    super::focus::enter_chooses(ui);
                    for one in Shown::ALL {
                        ui.selectable_value(&mut report.shown, one, one.word());
                    }
                });
                combo.response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Rows of the report")
                });
                report.refresh();
                if report.fitting.len() < report.rows.len() {
                    ui.weak(format!("{} of {} rows", report.fitting.len(), report.rows.len()));
                }
            });
            let height = ui.text_style_height(&egui::TextStyle::Body) + 4.0;
            egui::ScrollArea::vertical().auto_shrink(false).show_rows(
                ui,
                height,
                report.fitting.len(),
                |ui, range| {
                    for i in range.filter_map(|i| report.fitting.get(i)) {
                        if let Some(row) = report.rows.get(*i) {
                            row_ui(ui, row, actions);
                        }
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
        let size = egui::vec2(120.0, ui.available_height());
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(size.x);
            ui.add(egui::Label::new(text).selectable(false));
        });
        match row.article {
            Some(id) => {
                if ui.link(super::bidi::line(&row.file)).clicked() {
                    actions.push(Action::ShowArticle(id));
                }
            }
            None => {
                ui.label(super::bidi::line(&row.file));
            }
        }
        let words = row.error.iter().chain(&row.warnings).cloned().collect::<Vec<_>>().join("; ");
        ui.add(egui::Label::new(egui::RichText::new(super::bidi::line(&words)).weak()).truncate())
            .on_hover_text(super::bidi::line(&words));
    });
}
