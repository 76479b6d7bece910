//! The one way in which a user hears of anything: a list that stays until dismissed.

use super::{action::Action, signs};
use crate::{clock, model::outside, storage::Opened};

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something worth knowing.
    Info,
    /// Something to look at.
    Warning,
    /// Something failed.
    Error,
}

/// One notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Tells it from the others.
    pub id: u64,
    /// How much it matters.
    pub level: Level,
    /// What happened, why, what to do.
    pub text: String,
    /// When it came on the screen, in seconds since the start.
    shown: Option<f64>,
    /// Whether it stood there long enough to be read.
    read: bool,
}

/// The notices that are not dismissed yet, oldest first.
#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    next: u64,
    /// How high all of them are together, in points, as drawn last.
    high: f32,
}

impl Notices {
    /// What a person should know of a project that was opened. What was said of the one before goes, but for what
    /// failed: somebody may still have to act on it.
    pub fn of_opening(&mut self, opened: &Opened, user: &str) {
        self.list.retain(|notice| notice.level == Level::Error);
        if user == clock::UNKNOWN {
            let todo = "Help > History of the project has a field for a name";
            self.add(Level::Info, format!("Your changes are signed “{user}”. {todo}"));
        }
        for notice in &opened.notices {
            self.add(Level::Warning, notice.clone());
        }
        // Most reasons stand among the notices already.
        if let Some(why) = &opened.read_only
            && !opened.notices.iter().any(|notice| notice.contains(why))
        {
            self.add(Level::Warning, format!("The project is open for reading only: {why}"));
        }
        let noted = outside(&opened.project.history);
        if opened.outside || noted.iter().any(|(_, note)| note.is_none()) {
            let todo = "Help > History of the project says what to do";
            self.add(
                Level::Warning,
                format!("The project was changed outside of Corrobora. {todo}"),
            );
        }
    }

    /// Adds a notice; the same words twice in a row stay one.
    pub fn add(&mut self, level: Level, text: impl Into<String>) {
        let text = text.into();
        if self.list.last().is_some_and(|n| n.text == text && n.level == level) {
            return;
        }
        if level == Level::Info {
            // A new note takes the place of those that could be read: only what went wrong has to be dismissed.
            self.list.retain(|n| n.level != Level::Info || !n.read && n.text != text);
        }
        self.list.push(Notice { id: self.next, level, text, shown: None, read: false });
        self.next += 1;
    }

    /// Marks what has been on the screen for so long that a person could read it.
    pub fn see(&mut self, now: f64) {
        /// Seconds for a note, and for each of its letters: slow readers read ten in a second.
        const LEAST: f64 = 6.0;
        const LETTER: f64 = 0.1;
        for notice in &mut self.list {
            let shown = *notice.shown.get_or_insert(now);
            let letters = u16::try_from(notice.text.chars().count()).unwrap_or(u16::MAX);
            notice.read |= now - shown > LEAST + LETTER * f64::from(letters);
        }
    }

    /// Removes a notice.
    pub fn dismiss(&mut self, id: u64) {
        self.list.retain(|n| n.id != id);
    }

    /// What is to be shown.
    pub fn list(&self) -> &[Notice] {
        &self.list
    }

    /// How many there are, as the panel rarely has room for all.
    fn count_ui(&self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let errors = self.list.iter().filter(|n| n.level == Level::Error).count();
        let warnings = self.list.iter().filter(|n| n.level == Level::Warning).count();
        let count = |n: usize, noun: &str| match n {
            0 => None,
            1 => Some(format!("1 {noun}")),
            n => Some(format!("{n} {noun}s")),
        };
        let parts = [
            count(errors, "error"),
            count(warnings, "warning"),
            count(self.list.len() - errors - warnings, "note"),
        ];
        ui.horizontal(|ui| {
            ui.strong(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
            if ui.small_button("Dismiss all").clicked() {
                actions.extend(self.list.iter().map(|n| Action::Dismiss(n.id)));
            }
        });
    }

    /// Draws the notices, the newest first, in a panel at the bottom; nothing when there are none.
    pub fn ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        if self.list.is_empty() {
            return;
        }
        self.see(ui.input(|i| i.time));
        // As high as what is told, so that no line of it is cut, and never so high that the page is gone.
        let most = (ui.content_rect().height() * 0.3).clamp(60.0, 240.0);
        let several = self.list.len() > 1;
        let head = if several { ui.spacing().interact_size.y + 4.0 } else { 0.0 };
        let size = (self.high + head + 10.0).clamp(34.0, most);
        egui::Panel::bottom("notices").exact_size(size).show(ui, |ui| {
            if several {
                self.count_ui(ui, actions);
            }
            let list = egui::ScrollArea::vertical().id_salt("notices").auto_shrink(false);
            let list = list.show(ui, |ui| {
                for notice in self.list.iter().rev() {
                    ui.push_id(notice.id, |ui| notice_ui(ui, notice, actions));
                }
            });
            if (self.high - list.content_size.y).abs() > 0.5 {
                self.high = list.content_size.y;
                ui.request_repaint();
            }
        });
    }
}

fn notice_ui(ui: &mut egui::Ui, notice: &Notice, actions: &mut Vec<Action>) {
    let (icon, word) = match notice.level {
        Level::Info => ("ℹ", "Note"),
        Level::Warning => ("⚠", "Warning"),
        Level::Error => ("⚠", "Error"),
    };
    ui.horizontal_top(|ui| {
        let colour = signs::level(ui, notice.level);
        ui.colored_label(colour, format!("{icon} {word}"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::TOP), |ui| {
            if ui.button("Dismiss").clicked() {
                actions.push(Action::Dismiss(notice.id));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::TOP), |ui| {
                ui.add(
                    egui::Label::new(signs::paragraph(ui, &notice.text, signs::Face::Plain)).wrap(),
                );
            });
        });
    });
}
