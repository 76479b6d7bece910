//! What the window remembers for this person on this machine: never in a project.

use crate::{clock, storage::preferences::Preferences, table::Column};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the window remembers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// Size of the reading text in points.
    pub text_size: f32,
    /// Columns of the claim table that are hidden, by their titles.
    pub hidden_columns: Vec<String>,
    /// Widths of its columns in points, by their titles.
    pub column_widths: BTreeMap<String, f32>,
    /// "system", "light" or "dark".
    pub theme: String,
    /// The name that changes are signed with; empty for the login name.
    pub name: String,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            text_size: 17.0,
            hidden_columns: Column::ALL
                .into_iter()
                .filter(|c| !c.shown_at_first())
                .map(|c| c.title().to_owned())
                .collect(),
            column_widths: BTreeMap::new(),
            theme: "system".to_owned(),
            name: String::new(),
        }
    }
}

impl Prefs {
    /// What was remembered; the defaults where nothing was, or nothing that can be read.
    pub fn load() -> Self {
        Preferences::here().read("window").unwrap_or_default()
    }

    /// Remembers for the next start. Preferences that cannot be written are lost and harm nothing.
    pub fn save(&self) {
        drop(Preferences::here().write("window", self));
    }

    /// The name that changes are signed with.
    pub fn signs_as(&self) -> String {
        match self.name.trim() {
            "" => clock::user(),
            name => name.to_owned(),
        }
    }

    /// The theme as egui calls it.
    pub fn theme(&self) -> egui::ThemePreference {
        match self.theme.as_str() {
            "light" => egui::ThemePreference::Light,
            "dark" => egui::ThemePreference::Dark,
            _ => egui::ThemePreference::System,
        }
    }
}
