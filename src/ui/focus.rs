//! Where the keyboard is: a ring around what has the focus, and F6 from part to part of the window.

use super::theme;
use egui::{Context, Id, Response};

/// Greatest height in points of what gets a ring; a text or list that is taller shows its own caret or row.
const TALLEST: f32 = 120.0;

/// The first control of each part of the window, where it is, and the part around it.
#[derive(Clone, Default)]
struct Stops(Vec<Stop>);

#[derive(Clone, Copy)]
struct Stop {
    control: Id,
    at: egui::Pos2,
    part: egui::Rect,
}

fn key() -> Id {
    Id::unique("parts of the window")
}

/// Says that a part of the window starts with this control.
pub fn stop(ui: &egui::Ui, control: &Response) {
    let stop = Stop { control: control.id, at: control.rect.min, part: ui.clip_rect() };
    control.ctx.data_mut(|d| d.get_temp_mut_or_default::<Stops>(key()).0.push(stop));
}

/// Takes what was typed in this frame out of sight of what is drawn next.
pub fn take_keys(ctx: &Context) -> Vec<egui::Event> {
    ctx.input_mut(|i| {
        let (keys, others) = std::mem::take(&mut i.events).into_iter().partition(is_key);
        i.events = others;
        keys
    })
}

/// Puts it back.
pub fn give_keys(ctx: &Context, keys: Vec<egui::Event>) {
    if !keys.is_empty() {
        ctx.input_mut(|i| i.events.extend(keys));
    }
}

fn is_key(event: &egui::Event) -> bool {
    use egui::Event::{Copy, Cut, Ime, Key, Paste, Text};
    matches!(event, Key { .. } | Text(_) | Paste(_) | Copy | Cut | Ime(_))
}

/// Lets a list that only shows something be read by key, where nothing that takes these keys has the focus. Called in
/// its scroll area.
pub fn scroll_keys(ui: &egui::Ui) {
    /// Lines of an arrow.
    const LINE: f32 = 40.0;
    let page = ui.clip_rect().height() * 0.9;
    if ui.ctx().text_edit_focused() {
        return;
    }
    for (key, by) in [
        (egui::Key::PageDown, -page),
        (egui::Key::PageUp, page),
        (egui::Key::ArrowDown, -LINE),
        (egui::Key::ArrowUp, LINE),
        (egui::Key::End, -f32::from(u16::MAX)),
        (egui::Key::Home, f32::from(u16::MAX)),
    ] {
        if ui.ctx().input_mut(|i| i.consume_key(egui::Modifiers::NONE, key)) {
            ui.scroll_with_delta(egui::vec2(0.0, by));
        }
    }
}

fn enter_key() -> Id {
    Id::unique("page that the keyboard enters")
}

/// The keyboard goes to the page that is shown next: to its list or text where it has one, and else to nothing, so
/// that the keys of the page work.
pub fn enter_page(ctx: &Context) {
    ctx.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
    ctx.data_mut(|d| d.insert_temp(enter_key(), true));
}

/// Says that a part of the window starts with this list or text, and that it is what its page is about.
pub fn home(ui: &egui::Ui, control: &Response) {
    stop(ui, control);
    if control.ctx.data_mut(|d| d.remove_temp::<bool>(enter_key())).unwrap_or(false) {
        control.request_focus();
    }
}

/// Which part a point is in. A bar above a table stands for all that is below it, so the columns of the window
/// decide, the narrowest first; what is above or below all parts (menus, notices) is in none.
fn part_at(stops: &[Stop], at: egui::Pos2) -> Option<usize> {
    let beside = |stop: &Stop| (stop.part.left() - at.x).max(at.x - stop.part.right()).max(0.0);
    let top = stops.iter().map(|s| s.part.top()).fold(f32::INFINITY, f32::min);
    let bottom = stops.iter().map(|s| s.part.bottom()).fold(f32::NEG_INFINITY, f32::max);
    if at.y < top || at.y > bottom {
        return None;
    }
    // Of two parts one below the other it is the one that begins last above the point.
    let rank = |stop: &Stop| {
        let begins = if stop.part.top() <= at.y { at.y - stop.part.top() } else { f32::INFINITY };
        (beside(stop), stop.part.width(), begins)
    };
    let order = |a: &(f32, f32, f32), b: &(f32, f32, f32)| {
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2))
    };
    let ranked = stops.iter().map(rank).enumerate();
    ranked.min_by(|(_, a), (_, b)| order(a, b)).map(|(i, _)| i)
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

/// Gives the focus to a control with the next frame, unless something else asks for it then.
pub fn give(ctx: &Context, control: Id) {
    ctx.data_mut(|d| d.insert_temp(back_key(), Back(Some(control))));
    ctx.request_repaint();
}

fn left_key() -> Id {
    Id::unique("field that Enter left")
}

/// Lets Tab go on from the field that Enter has left: egui would begin at the top of the window again.
fn go_on_from_field(ctx: &Context, before: Option<Id>, focused: Option<Id>) {
    let left = if focused.is_some() { None } else { before };
    if let Some(id) = left {
        ctx.data_mut(|d| d.insert_temp(left_key(), Back(Some(id))));
    }
    if focused.is_some() || ctx.input(|i| i.pointer.any_pressed()) {
        ctx.data_mut(|d| d.remove_temp::<Back>(left_key()));
    } else if ctx.input(|i| i.key_pressed(egui::Key::Tab))
        && let Some(Back(Some(id))) = ctx.data_mut(|d| d.remove_temp(left_key()))
        && ctx.read_response(id).is_some()
    {
        ctx.memory_mut(|m| m.request_focus(id));
    }
}

/// Scrolls what has just got the focus into view, as a screen reader would ask for it: every scroll area knows that
/// request. Not under the mouse, where what is pressed must not move.
fn scroll_to(ctx: &Context, id: Id) {
    let Some(response) = ctx.read_response(id) else { return };
    let hidden = !response.interact_rect.expand(0.5).contains_rect(response.rect);
    if !hidden || response.rect.height() > TALLEST || ctx.input(|i| i.pointer.any_down()) {
        return;
    }
    let request = egui::accesskit::ActionRequest {
        action: egui::accesskit::Action::ScrollIntoView,
        target_tree: egui::accesskit::TreeId::ROOT,
        target_node: id.accesskit_id(),
        data: None,
    };
    ctx.input_mut(|i| i.events.push(egui::Event::AccessKitActionRequest(request)));
}

fn start_key() -> Id {
    Id::unique("focus at the start of the frame")
}

/// Whether nothing had the focus when the frame began: the Enter that a field has just taken is not for the page.
pub fn was_free(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<Back>(start_key())).is_none_or(|Back(id)| id.is_none())
}

/// Forgets the parts of the frame before; called at the start of a frame.
pub fn begin(ctx: &Context) {
    let focused = ctx.memory(egui::Memory::focused);
    let Back(before) = ctx.data(|d| d.get_temp(start_key())).unwrap_or_default();
    ctx.data_mut(|d| d.insert_temp(start_key(), Back(focused)));
    go_on_from_field(ctx, before, focused);
    if let (Some(id), true) = (focused, focused != before) {
        scroll_to(ctx, id);
    }
    if let Some(Back(Some(id))) = ctx.data_mut(|d| d.remove_temp(back_key())) {
        ctx.memory_mut(|m| m.request_focus(id));
    }
    ctx.data_mut(|d| d.get_temp_mut_or_default::<Stops>(key()).0.clear());
}

/// Gives the focus to the next part (`1`) or the one before (`-1`); called behind the panels.
pub fn go(ctx: &Context, step: isize) {
    let mut stops = ctx.data(|d| d.get_temp::<Stops>(key())).unwrap_or_default().0;
    // As they stand, from left to right, and not as they were drawn.
    stops.sort_by(|a, b| a.at.x.total_cmp(&b.at.x).then(a.at.y.total_cmp(&b.at.y)));
    let Ok(count) = isize::try_from(stops.len()) else { return };
    if count == 0 {
        return;
    }
    let focused = ctx.memory(egui::Memory::focused);
    let stands = |id| ctx.read_response(id).map(|r| r.rect.center());
    let at = focused.and_then(|id| {
        let first = stops.iter().position(|stop| stop.control == id);
        first.or_else(|| part_at(&stops, stands(id)?))
    });
    let at = at.and_then(|at| isize::try_from(at).ok());
    let next = match (at, step) {
        (Some(at), step) => (at + step).rem_euclid(count),
        (None, step) if step < 0 => count - 1,
        (None, _) => 0,
    };
    if let Some(stop) = usize::try_from(next).ok().and_then(|next| stops.get(next)) {
        ctx.memory_mut(|m| m.request_focus(stop.control));
    }
}

/// Draws a ring around what has the focus: column heads and check boxes show it too faintly by themselves.
pub fn ring(ui: &egui::Ui) {
    // A page without a list or text of its own was drawn.
    ui.data_mut(|d| d.remove_temp::<bool>(enter_key()));
    let Back(before) = ui.data(|d| d.get_temp(start_key())).unwrap_or_default();
    if ui.memory(egui::Memory::focused) != before {
        // The next frame brings it into view.
        ui.request_repaint();
    }
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
