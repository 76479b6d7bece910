//! Asks before something that was typed, or not saved, would be lost: "Go back" has the keyboard.

use super::{
    action::Action,
    dialog::{at_the_right, focus_once},
};

/// Before another project is opened. Returns whether the window is done.
pub(super) fn leave_ui(ui: &mut egui::Ui, why: &str, actions: &mut Vec<Action>) -> bool {
    ui.heading("Something would be lost");
    ui.label(why);
    ui.add_space(8.0);
    let mut done = false;
    at_the_right(ui, &["Go back", "Leave the project all the same"], |ui| {
        let back = ui.button("Go back");
        focus_once(ui, &back);
        done |= back.clicked();
        if ui.button("Leave the project all the same").clicked() {
            actions.push(Action::Leave);
            done = true;
        }
    });
    done
}

/// Before the program ends.
pub(super) fn close_ui(ui: &mut egui::Ui, why: &str) -> bool {
    ui.heading("Something would be lost");
    ui.label(why);
    ui.add_space(8.0);
    let mut done = false;
    at_the_right(ui, &["Go back", "Close all the same"], |ui| {
        let back = ui.button("Go back");
        focus_once(ui, &back);
        done |= back.clicked();
        if ui.button("Close all the same").clicked() {
            ui.ctx().data_mut(|d| d.insert_temp(egui::Id::unique("close-anyway"), true));
            ui.send_viewport_cmd(egui::ViewportCommand::Close);
            done = true;
        }
    });
    done
}
