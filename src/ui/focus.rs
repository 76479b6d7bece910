//! Where the keyboard is: a ring around what has the focus, and F6 from part to part of the window.

use super::theme;
use egui::{Context, Id, Response};

/// Greatest height in points of what gets a ring; a text or list that is taller shows its own caret or row.
const TALLEST: f32 = 120.0;

/// The first control of each part of the window, with where it is.
#[derive(Clone, Default)]
struct Stops(Vec<(Id, egui::Pos2)>);

fn key() -> Id {
    Id::unique("parts of the window")
}

/// Says that a part of the window starts with this control.
pub fn stop(control: &Response) {
    let stop = (control.id, control.rect.min);
    control.ctx.data_mut(|d| d.get_temp_mut_or_default::<Stops>(key()).0.push(stop));
}

/// What gets the focus in the next frame: where it was when a list was opened.
#[derive(Clone, Copy, Default)]
struct Back(Option<Id>);

fn back_key() -> Id {
    Id::unique("focus goes back")
}

/// Lets Enter close a list of choices as a click does, and gives the focus back to what opened it. Called first in
/// the list: what Enter chooses is drawn behind it.
pub fn enter_chooses(ui: &egui::Ui) {
    let opener = Id::unique("opened by").with(ui.layer_id().id);
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    if ui.ctx().read_response(focused).is_none_or(|r| r.layer_id != ui.layer_id()) {
        ui.data_mut(|d| d.insert_temp(opener, Back(Some(focused))));
    } else if ui.input(|i| i.key_pressed(egui::Key::Enter)) {
        ui.close();
        let back: Option<Back> = ui.data(|d| d.get_temp(opener));
        ui.data_mut(|d| back.map(|back| d.insert_temp(back_key(), back)));
    }
}

/// Forgets the parts of the frame before; called at the start of a frame.
pub fn begin(ctx: &Context) {
    if let Some(Back(Some(id))) = ctx.data_mut(|d| d.remove_temp(back_key())) {
        ctx.memory_mut(|m| m.request_focus(id));
    }
    ctx.data_mut(|d| d.get_temp_mut_or_default::<Stops>(key()).0.clear());
}

/// Gives the focus to the next part (`1`) or the one before (`-1`); called behind the panels.
pub fn go(ctx: &Context, step: isize) {
    let mut stops = ctx.data(|d| d.get_temp::<Stops>(key())).unwrap_or_default().0;
    // As they stand, from left to right, and not as they were drawn.
    stops.sort_by(|(_, a), (_, b)| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let Ok(count) = isize::try_from(stops.len()) else { return };
    if count == 0 {
        return;
    }
    let focused = ctx.memory(egui::Memory::focused);
    let at = focused.and_then(|id| stops.iter().position(|stop| stop.0 == id));
    let at = at.and_then(|at| isize::try_from(at).ok());
    let next = match (at, step) {
        (Some(at), step) => (at + step).rem_euclid(count),
        (None, step) if step < 0 => count - 1,
        (None, _) => 0,
    };
    if let Some((id, _)) = usize::try_from(next).ok().and_then(|next| stops.get(next)) {
        ctx.memory_mut(|m| m.request_focus(*id));
    }
}

/// Draws a ring around what has the focus: column heads and check boxes show it too faintly by themselves.
pub fn ring(ui: &egui::Ui) {
    let Some(id) = ui.memory(egui::Memory::focused) else { return };
    let Some(response) = ui.ctx().read_response(id) else { return };
    let seen = response.interact_rect;
    if !seen.is_positive() || seen.height() > TALLEST {
        return;
    }
    let layer = egui::LayerId::new(response.layer_id.order, response.layer_id.id);
    let painter = ui.ctx().layer_painter(layer);
    let stroke = egui::Stroke::new(2.0, theme::of(ui).accent);
    painter.rect_stroke(seen.expand(1.0), 4.0, stroke, egui::StrokeKind::Outside);
}
