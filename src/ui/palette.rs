//! Every command by typing a part of its name.

use super::{
    action::Action,
    command::{Command, key_text},
};
use egui::{Key, Modifiers};

/// The palette: open or not, what was typed, which line is current.
#[derive(Debug, Default)]
pub struct Palette {
    open: bool,
    query: String,
    current: usize,
    /// Whether it was drawn since it was opened.
    drawn: bool,
}

/// The height of the list in points, where the window has room for it.
const LIST: f32 = 320.0;

impl Palette {
    /// Opens the palette with an empty field, or closes it.
    pub fn toggle(&mut self) {
        *self = Self { open: !self.open, ..Self::default() };
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Draws the palette over everything else.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        enabled: impl Fn(Command) -> bool,
        actions: &mut Vec<Action>,
    ) {
        if !self.open {
            return;
        }
        let found = matching(&self.query);
        let mut chosen = None;
        let modal = egui::Modal::new(egui::Id::unique("palette")).show(ui, |ui| {
            ui.set_width(460.0);
            let (up, down, enter) = ui.input_mut(|i| {
                (
                    i.consume_key(Modifiers::NONE, Key::ArrowUp),
                    i.consume_key(Modifiers::NONE, Key::ArrowDown),
                    i.consume_key(Modifiers::NONE, Key::Enter),
                )
            });
            let field = ui.add(
                egui::TextEdit::singleline(&mut self.query)
                    .hint_text("Type a command")
                    .desired_width(f32::INFINITY),
            );
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Type a command")
            });
            field.request_focus();
            let anew = field.changed() || !std::mem::replace(&mut self.drawn, true);
            if anew {
                self.current = 0;
            }
            if down {
                self.current = (self.current + 1).min(found.len().saturating_sub(1));
            }
            if up {
                self.current = self.current.saturating_sub(1);
            }
            ui.add_space(4.0);
            // As high however few are found: a window that shrinks under the hand stays small when more are found again.
            let height = LIST.min(ui.content_rect().height() - 120.0).max(60.0);
            let mut list = egui::ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .auto_shrink(false);
            if anew {
                list = list.vertical_scroll_offset(0.0);
            }
            ui.set_min_height(height);
            list.show(ui, |ui| {
                for (i, command) in found.iter().copied().enumerate() {
                    let spec = command.spec();
                    let mut button = egui::Button::selectable(i == self.current, spec.name)
                        .frame_when_inactive(false);
                    if i == self.current {
                        button = button.fill(ui.visuals().selection.bg_fill);
                    }
                    if let Some(key) = spec.key {
                        button = button.right_text(key_text(key));
                    }
                    let response = ui.add_enabled(
                        enabled(command),
                        button.min_size(egui::vec2(ui.available_width(), 0.0)),
                    );
                    if i == self.current && (up || down) {
                        response.scroll_to_me(None);
                    }
                    if response.on_hover_text(spec.help).clicked() {
                        chosen = Some(command);
                    }
                }
                if found.is_empty() {
                    ui.weak("No command has these words");
                }
            });
            if enter {
                chosen = found.get(self.current).copied().filter(|c| enabled(*c));
            }
        });
        if modal.should_close() {
            self.open = false;
        }
        if let Some(command) = chosen {
            self.open = false;
            actions.push(Action::Run(command));
        }
    }
}

/// The commands whose name, help or menu hold all the typed words: those whose name begins with them first,
/// then those whose name holds them, then the others; each in menu order.
fn matching(query: &str) -> Vec<Command> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<Command> = Command::ALL
        .into_iter()
        .filter(|command| {
            let spec = command.spec();
            let text = format!("{} {} {}", spec.menu.title(), spec.name, spec.help).to_lowercase();
            words.iter().all(|word| text.contains(word))
        })
        .collect();
    let query = words.join(" ");
    found.sort_by_key(|command| {
        let name = command.spec().name.to_lowercase();
        let begins = name.split(' ').any(|word| word.starts_with(&query));
        match (name.starts_with(&query), begins || words.iter().all(|w| name.contains(w))) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    });
    found
}
