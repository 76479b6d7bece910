//! A text field that offers what the project already has.

use crate::fold::fold;
use egui::{Key, Modifiers, Popup};

/// How many offers are shown: more than fit on a small screen help nobody.
const OFFERS: usize = 8;

/// Draws a label and a field; what is typed may be taken from `options` with the arrow keys and Enter,
/// or with the mouse, or be something new. Returns whether the text changed.
pub fn complete(
    ui: &mut egui::Ui,
    label: &str,
    text: &mut String,
    hint: &str,
    options: &[String],
) -> egui::Response {
    let name = ui.label(label);
    offer(ui, text, hint, options).labelled_by(name.id)
}

/// As [`complete`], for a name that becomes a record of the project when it is new: said below, since half a word and
/// Enter would else leave two names for one thing.
pub fn named(
    ui: &mut egui::Ui,
    label: &str,
    text: &mut String,
    hint: &str,
    options: &[String],
) -> egui::Response {
    let response = complete(ui, label, text, hint, options);
    let typed = fold(text.trim());
    if !typed.is_empty() && !options.iter().any(|option| fold(option) == typed) {
        ui.weak("New: no such name is in the project yet");
    }
    response
}

/// Where is kept in which pass a list was shown last.
fn shown() -> egui::Id {
    egui::Id::unique("offers shown in pass")
}

/// Whether a list was shown in the pass before this one: an Escape that comes now is for it.
pub fn was_open(ctx: &egui::Context) -> bool {
    let now = ctx.cumulative_pass_nr();
    ctx.data(|d| d.get_temp::<u64>(shown())).is_some_and(|last| last + 1 >= now)
}

/// The field alone, as wide as there is room.
pub fn offer(
    ui: &mut egui::Ui,
    text: &mut String,
    hint: &str,
    options: &[String],
) -> egui::Response {
    let mut response =
        ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY));
    let memory = response.id.with("offer");
    let needle = fold(text);
    let offers: Vec<&String> = options
        .iter()
        .filter(|o| {
            let folded = fold(o);
            folded.contains(&needle) && folded != needle
        })
        .take(OFFERS)
        .collect();
    let popup = response.id.with("offers");
    if response.changed() || response.gained_focus() {
        ui.ctx().data_mut(|d| d.insert_temp(memory, usize::MAX));
    }
    let open = response.has_focus() && !offers.is_empty();
    let mut taken: Option<String> = None;
    let mut current = ui.ctx().data(|d| d.get_temp::<usize>(memory)).unwrap_or(usize::MAX);
    if open {
        let (down, up) = ui.input_mut(|i| {
            (
                i.consume_key(Modifiers::NONE, Key::ArrowDown),
                i.consume_key(Modifiers::NONE, Key::ArrowUp),
            )
        });
        if down {
            current = current.wrapping_add(1).min(offers.len() - 1);
        }
        if up {
            current = current.checked_sub(1).unwrap_or(usize::MAX);
        }
        ui.ctx().data_mut(|d| d.insert_temp(memory, current));
    }
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if enter {
        taken = offers.get(current).map(|o| (*o).clone());
    }
    // The list has to outlive the loss of focus by a click on it for one frame.
    let was_open = ui.ctx().data(|d| d.get_temp::<bool>(popup)).unwrap_or(false);
    if open || was_open && ui.input(|i| i.pointer.any_released() || i.pointer.any_down()) {
        Popup::from_response(&response)
            .id(popup)
            .open(true)
            .width(response.rect.width().max(200.0))
            .show(|ui| {
                for (i, offer) in offers.iter().enumerate() {
                    if ui.selectable_label(i == current, super::bidi::line(offer)).clicked() {
                        taken = Some((*offer).clone());
                    }
                }
            });
    }
    let pass = ui.ctx().cumulative_pass_nr();
    ui.ctx().data_mut(|d| {
        d.insert_temp(popup, open);
        if open {
            d.insert_temp(shown(), pass);
        }
    });
    if let Some(taken) = taken {
        *text = taken;
        response.mark_changed();
        // The next Tab goes on from here.
        response.request_focus();
    }
    response
}
