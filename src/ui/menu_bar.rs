//! The menu bar: the commands of the table, by mouse and by arrow keys.

use super::{
    action::Action,
    app::App,
    command::{Command, Menu, key_text},
};
use egui::{Id, Key, Modifiers, Popup};

/// The menus as they were drawn last: the button of each and what it opens; and the menu whose first command is to
/// get the keyboard.
#[derive(Clone, Default)]
struct Bar {
    menus: Vec<(Id, Id)>,
    enter: Option<usize>,
}

fn key() -> Id {
    Id::unique("menu bar")
}

impl Bar {
    /// F10 goes to the menus; Down opens the one that has the keyboard, Right and Left go on to the next one. Up and
    /// Down within a menu are egui's.
    fn keys(&mut self, ui: &egui::Ui) {
        let opens = self.menus.iter().position(|(_, popup)| Popup::is_id_open(ui.ctx(), *popup));
        let focused = ui.memory(egui::Memory::focused);
        let stands = self.menus.iter().position(|(button, _)| focused == Some(*button));
        if let Some((button, _)) = opens.and_then(|at| self.menus.get(at))
            && ui.input(|i| i.key_pressed(Key::Escape))
        {
            // egui closes the menu, and would leave the keyboard nowhere.
            super::focus::give(ui.ctx(), *button);
        }
        // Shift+F10 is the menu of a text.
        let bare = ui.input(|i| i.modifiers.is_none());
        let pressed = |key| bare && ui.ctx().input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::F10)
            && let Some((button, _)) = self.menus.first()
        {
            ui.memory_mut(|m| m.request_focus(*button));
            return;
        }
        let (Some(at), many) = (opens.or(stands), self.menus.len()) else { return };
        let next = if pressed(Key::ArrowRight) {
            (at + 1) % many
        } else if pressed(Key::ArrowLeft) {
            (at + many - 1) % many
        } else if opens.is_none() && pressed(Key::ArrowDown) {
            at
        } else {
            return;
        };
        // Else egui would go on from what has the focus too.
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
        let Some((button, popup)) = self.menus.get(next).copied() else { return };
        if opens.is_some() || next == at {
            Popup::open_id(ui.ctx(), popup);
            self.enter = Some(next);
        }
        ui.memory_mut(|m| m.request_focus(button));
    }
}

impl App {
    /// Draws the bar.
    pub(super) fn menu_ui(&self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let mut bar: Bar = ui.data(|d| d.get_temp(key())).unwrap_or_default();
        bar.keys(ui);
        bar.menus.clear();
        egui::MenuBar::new().ui(ui, |ui| {
            for (n, menu) in Menu::ALL.into_iter().enumerate() {
                let button = ui.menu_button(menu.title(), |ui| {
                    let mut enter = bar.enter == Some(n);
                    for command in Command::ALL.into_iter().filter(|c| c.spec().menu == menu) {
                        let button = self.command_ui(ui, command, actions);
                        if enter && button.enabled() && !ui.is_sizing_pass() {
                            button.request_focus();
                            (enter, bar.enter) = (false, None);
                        }
                    }
                });
                let popup = Popup::menu(&button.response).get_id();
                bar.menus.push((button.response.id, popup));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                self.state_ui(ui);
            });
        });
        ui.data_mut(|d| d.insert_temp(key(), bar));
    }

    fn command_ui(
        &self,
        ui: &mut egui::Ui,
        command: Command,
        actions: &mut Vec<Action>,
    ) -> egui::Response {
        let spec = command.spec();
        let step = |label: Option<&str>| {
            label.map_or_else(|| spec.name.to_owned(), |label| format!("{}: {label}", spec.name))
        };
        let session = self.bench.as_ref().map(|b| &b.session);
        let name = match command {
            Command::Undo => step(session.and_then(|s| s.undo_label())),
            Command::Redo => step(session.and_then(|s| s.redo_label())),
            // The colours that are chosen.
            Command::ThemeSystem | Command::ThemeLight | Command::ThemeDark
                if command.theme() == Some(self.prefs.theme.as_str()) =>
            {
                format!("✔ {}", spec.name)
            }
            _ => spec.name.to_owned(),
        };
        let mut button = egui::Button::new(name);
        if let Some(key) = spec.key {
            button = button.shortcut_text(key_text(key));
        }
        let button = ui.add_enabled(self.enabled(command), button).on_hover_text(spec.help);
        if button.clicked() {
            actions.push(Action::Run(command));
            // The mouse closes a menu, Enter does not.
            ui.close();
        }
        button
    }
}
