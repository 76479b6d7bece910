//! What the quoted words have against the value in the form of a claim.

use super::{
    claim_value::ValueFields,
    signs::{self, Face},
};
use crate::checks::{Carrier, Mismatch, mismatch};

/// What was found, and for which value: it is worked out again only when the value was typed over.
#[derive(Clone, Debug, Default)]
pub(super) struct Against {
    /// The words; read once.
    carriers: Option<Vec<Carrier>>,
    /// The value that was held against them.
    of: Option<ValueFields>,
    found: Option<Mismatch>,
}

impl Against {
    /// Says what the words have against the value, if anything.
    pub(super) fn ui(
        &mut self,
        ui: &mut egui::Ui,
        value: &ValueFields,
        carriers: &dyn Fn() -> Vec<Carrier>,
    ) {
        if self.of.as_ref() != Some(value) {
            let read = value.read().ok();
            self.found =
                read.and_then(|v| mismatch(&v, self.carriers.get_or_insert_with(carriers)));
            self.of = Some(value.clone());
        }
        if let Some(found) = &self.found {
            let words = format!("⚠ {}", found.sentence());
            ui.scope(|ui| {
                ui.visuals_mut().override_text_color = Some(ui.visuals().warn_fg_color);
                ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Plain)).wrap());
            });
        }
    }
}
