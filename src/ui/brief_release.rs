//! How a brief leaves the building: fields for marking, recipient, date, maker, and the rule for disputed values.

use super::brief::Edited;
use crate::model::{Brief, Disputed, Marking};

/// What is typed as the date of the brief, until it is one.
#[derive(Default)]
pub struct Release {
    date: Option<String>,
}

impl Release {
    /// Draws the fields, folded away at first.
    pub fn ui(&mut self, ui: &mut egui::Ui, brief: &Brief, edited: &mut Option<Edited>) {
        let handling = &brief.handling;
        let title = match handling.marking {
            Some(marking) => format!("Handling: {}", marking.label()),
            None => "Handling: not marked".to_owned(),
        };
        egui::CollapsingHeader::new(title).id_salt("handling").show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                marking_ui(ui, brief, edited);
                rule_ui(ui, brief, edited);
            });
            let mut new = handling.clone();
            let mut changed = text_ui(ui, "For", &mut new.recipient);
            changed |= text_ui(ui, "Made by", &mut new.maker);
            let known = new.date.map(|d| d.to_string()).unwrap_or_default();
            let mut date = self.date.clone().unwrap_or(known);
            if text_ui(ui, "Date (2024-05-31)", &mut date) {
                let read = date.trim().parse().ok();
                if date.trim().is_empty() || read.is_some() {
                    (new.date, self.date) = (read, None);
                    changed = true;
                } else {
                    self.date = Some(date);
                }
            }
            if changed {
                let brief = Brief { handling: new, ..brief.clone() };
                *edited = Some(Edited::Typed("Edit handling of brief", brief));
            }
        });
    }
}

fn text_ui(ui: &mut egui::Ui, name: &str, text: &mut String) -> bool {
    let label = ui.label(name);
    let field = egui::TextEdit::singleline(text).desired_width(f32::INFINITY);
    ui.add(field).labelled_by(label.id).changed()
}

fn marking_ui(ui: &mut egui::Ui, brief: &Brief, edited: &mut Option<Edited>) {
    let mut marking = brief.handling.marking;
    let combo = egui::ComboBox::from_id_salt("marking")
        .selected_text(marking.map_or("not marked", Marking::label));
    let drawn = combo.show_ui(ui, |ui| {
        super::focus::enter_chooses(ui);
        ui.selectable_value(&mut marking, None, "not marked");
        for one in Marking::ALL {
            ui.selectable_value(&mut marking, Some(one), one.label());
        }
    });
    let info = || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Marking (TLP)");
    drawn.response.widget_info(info);
    if marking != brief.handling.marking {
        let mut new = brief.clone();
        new.handling.marking = marking;
        *edited = Some(Edited::Done("Mark brief", new));
    }
}

fn rule_ui(ui: &mut egui::Ui, brief: &Brief, edited: &mut Option<Edited>) {
    let mut rule = brief.disputed;
    let combo = egui::ComboBox::from_id_salt("disputed")
        .selected_text(format!("Disputed: {}", rule.word()));
    let drawn = combo.show_ui(ui, |ui| {
        super::focus::enter_chooses(ui);
        for one in Disputed::ALL {
            ui.selectable_value(&mut rule, one, one.word());
        }
    });
    let info = || egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Rule for disputed values");
    drawn.response.widget_info(info);
    if rule != brief.disputed {
        *edited = Some(Edited::Done(
            "Change rule for disputed values",
            Brief { disputed: rule, ..brief.clone() },
        ));
    }
}
