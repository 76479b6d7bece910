//! The tray beside the text: the proposal that is looked at with its fields and keys, below it all that wait.

use super::{
    action::Action,
    command::{Command, key_text},
    focus,
    signs::{self, Face},
    theme, told,
    tray::Tray,
    view::View,
};
use crate::{mine::Proposal, model::ArticleId, verbs};

/// Draws the tray.
pub fn ui(
    ui: &mut egui::Ui,
    article: ArticleId,
    tray: &mut Tray,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    if tray.reading() {
        ui.weak("Reading the document…");
        return;
    }
    if tray.is_empty() {
        empty_ui(ui, article, tray, view, actions);
        return;
    }
    let Some((_, proposal)) = tray.proposal() else { return };
    deeds_ui(ui, &proposal, tray, view, actions);
    ui.add_space(4.0);
    // A long sentence must not push the list out of sight.
    let most = (ui.available_height() * 0.6).max(60.0);
    let area = egui::ScrollArea::vertical().id_salt("proposal").max_height(most);
    area.auto_shrink([false, true]).show(ui, |ui| card_ui(ui, &proposal, tray));
    ui.add_space(6.0);
    list_ui(ui, tray, actions);
}

/// What is said of a field that the quote does not carry.
const ELSEWHERE: &str = "not in this sentence: read elsewhere in the document";

/// The proposal that is looked at.
fn card_ui(ui: &mut egui::Ui, proposal: &Proposal, tray: &mut Tray) {
    let (at, many) = (tray.position() + 1, tray.len());
    let value = told::proposed_value(proposal);
    let fields = told::fields(proposal, tray.elsewhere());
    let frame = egui::Frame::group(ui.style()).inner_margin(8).fill(theme::of(ui).paper);
    let card = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.weak(format!("Proposed by the program · {at} of {many}"));
        let head = format!("{}: {value}", proposal.metric);
        ui.add(egui::Label::new(signs::paragraph(ui, &head, Face::Strong)).wrap());
        if !fields.is_empty() {
            egui::Grid::new("fields of the proposal").num_columns(2).spacing([10.0, 2.0]).show(
                ui,
                |ui| {
                    for (name, text, elsewhere) in &fields {
                        ui.weak(*name);
                        let mark = if *elsewhere { " *" } else { "" };
                        let words = signs::paragraph(ui, &format!("{text}{mark}"), Face::Plain);
                        ui.add(egui::Label::new(words).wrap());
                        ui.end_row();
                    }
                },
            );
        }
        if fields.iter().any(|(.., elsewhere)| *elsewhere) {
            ui.weak(format!("* {ELSEWHERE}"));
        }
        let quote = format!("“{}”", proposal.quote.replace('\n', " "));
        ui.add(egui::Label::new(signs::paragraph(ui, &quote, Face::Quote)).wrap());
    });
    let rect = card.response.rect;
    let id = ui.scope_id().with("proposal that is looked at");
    let home = ui.interact(rect, id, egui::Sense::focusable_noninteractive());
    home.widget_info(|| {
        let told: Vec<String> = fields
            .iter()
            .map(|(name, text, elsewhere)| match elsewhere {
                true => format!("{name}: {text} ({ELSEWHERE})"),
                false => format!("{name}: {text}"),
            })
            .collect();
        let words = format!(
            "Proposal {at} of {many}. {}: {value}. {}. {}",
            proposal.metric,
            told.join(". "),
            proposal.quote
        );
        egui::WidgetInfo::labeled(egui::Role::Group, true, words)
    });
    let [card, _] = &mut tray.homes;
    *card = Some(home.id);
    focus::home(ui, &home);
    if std::mem::take(&mut tray.focus) {
        home.request_focus();
    }
    if home.has_focus() {
        let stroke = egui::Stroke::new(2.0, theme::of(ui).accent);
        ui.painter().rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
        let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(home.id, filter));
        arrows(ui, tray);
    }
}

/// What can be done with the proposal that is looked at. In sight also where there is little room.
fn deeds_ui(
    ui: &mut egui::Ui,
    proposal: &Proposal,
    tray: &Tray,
    view: &View<'_>,
    actions: &mut Vec<Action>,
) {
    let delete = || ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Delete));
    let focused = ui.memory(egui::Memory::focused);
    if tray.has_keys(focused) && view.writable() && delete() {
        actions.push(Action::Run(Command::RejectProposal));
    }
    if !view.writable() {
        ui.weak("The project is open for reading only");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for command in [Command::AcceptProposal, Command::CorrectProposal, Command::RejectProposal]
        {
            button(ui, command, command.spec().name.split(' ').next().unwrap_or_default(), actions);
        }
    });
    let kind = tray.of_this_kind().len();
    if kind > 1 {
        let words = format!("Accept all {kind} of “{}”", proposal.metric);
        button(ui, Command::AcceptKind, &words, actions);
    }
}

/// The arrows go through the list while the tray has the focus.
fn arrows(ui: &egui::Ui, tray: &mut Tray) {
    let pressed = |key| ui.ctx().input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    if pressed(egui::Key::ArrowDown) {
        tray.step(1);
    }
    if pressed(egui::Key::ArrowUp) {
        tray.step(-1);
    }
}

/// A button of a command, with its key on it.
fn button(ui: &mut egui::Ui, command: Command, words: &str, actions: &mut Vec<Action>) {
    let spec = command.spec();
    let mut button = egui::Button::new(words).truncate();
    if let Some(key) = spec.key {
        button = button.shortcut_text(key_text(key));
    }
    let response = ui.add(button).on_hover_text(spec.help);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, words));
    if response.clicked() {
        actions.push(Action::Run(command));
    }
}

/// All proposals that wait, a line each.
fn list_ui(ui: &mut egui::Ui, tray: &mut Tray, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.strong("Waiting in this document");
        ui.weak(tray.len().to_string());
        for (command, sign) in [(Command::PreviousProposal, "⏶"), (Command::NextProposal, "⏷")]
        {
            let spec = command.spec();
            let key = spec.key.map(key_text).unwrap_or_default();
            let response = ui.small_button(sign).on_hover_text(format!("{} ({key})", spec.name));
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, spec.name));
            if response.clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
    let rows: Vec<(String, String)> = tray
        .open()
        .into_iter()
        .map(|p| (format!("{}: {}", p.metric, told::proposed_value(p)), p.quote.replace('\n', " ")))
        .collect();
    let height = ui.text_style_height(&egui::TextStyle::Body)
        + ui.text_style_height(&egui::TextStyle::Small)
        + 8.0;
    let at = tray.position();
    let mut area = egui::ScrollArea::vertical().id_salt("proposals").auto_shrink(false);
    if tray.reveal {
        #[expect(clippy::cast_precision_loss, reason = "a row number is small")]
        let top = at as f32 * (height + ui.spacing().item_spacing.y);
        area = area.vertical_scroll_offset((top - ui.available_height() / 3.0).max(0.0));
    }
    let mut chosen = None;
    area.show_rows(ui, height, rows.len(), |ui, range| {
        for (i, (head, quote)) in rows.iter().enumerate().take(range.end).skip(range.start) {
            if row_ui(ui, i, head, quote, height, i == at) {
                chosen = Some(i);
            }
        }
    });
    if let Some(at) = chosen {
        tray.go_to(at);
    }
}

fn row_ui(
    ui: &mut egui::Ui,
    at: usize,
    head: &str,
    quote: &str,
    height: f32,
    current: bool,
) -> bool {
    let size = egui::vec2(ui.available_width(), height);
    let (_, rect) = ui.allocate_space(size);
    // No stop of the Tab key each: the arrows and J and K go through them.
    let response = ui.interact(rect, ui.scope_id().with(("proposal", at)), egui::Sense::CLICK);
    response.widget_info(|| {
        let words = format!("{head}. {quote}");
        egui::WidgetInfo::selected(egui::Role::ListItem, true, current, words)
    });
    let palette = theme::of(ui);
    if current {
        ui.painter().rect_filled(rect, 4.0, palette.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, palette.button_hover);
    }
    let inner = rect.shrink2(egui::vec2(6.0, 3.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let words = signs::cut(ui, head, Face::Plain);
        ui.add(egui::Label::new(words).truncate().selectable(false));
        let words = signs::cut(ui, quote, Face::Detail);
        ui.add(egui::Label::new(words).truncate().selectable(false));
    });
    response.clicked()
}

/// Nothing waits: why, and where something does.
fn empty_ui(
    ui: &mut egui::Ui,
    article: ArticleId,
    tray: &mut Tray,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    let claims = view.derived.counts.get(&article).map_or(0, |c| c.claims);
    ui.add_space(16.0);
    let words = if claims > 0 || tray.refused > 0 {
        "✔ All proposals of this document are worked through"
    } else {
        "The program proposes nothing in this document"
    };
    ui.add(egui::Label::new(egui::RichText::new(words).size(15.0)).wrap());
    if claims == 0 && tray.refused == 0 {
        ui.weak("It proposes figures with what they count. Select words and press N to make a claim yourself.");
    }
    ui.add_space(8.0);
    let here = usize::from(view.waiting.of(article) > 0);
    let next = view.waiting.documents() > here;
    if next {
        let spec = Command::NextWithProposals.spec();
        let words = egui::Button::new("Next document with proposals");
        let words = words.shortcut_text(spec.key.map(key_text).unwrap_or_default());
        let response = ui.add(words).on_hover_text(spec.help);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, "Next document with proposals")
        });
        focus::stop(ui, &response);
        // Enter goes on: the hands stay where they are.
        if std::mem::take(&mut tray.focus) || ui.memory(egui::Memory::focused).is_none() {
            response.request_focus();
        }
        if response.clicked() {
            actions.push(Action::Run(Command::NextWithProposals));
        }
    } else if view.waiting.busy() {
        ui.weak("Counting what waits in the other documents…");
    } else {
        ui.weak("Nothing waits in any other document.");
    }
    if tray.refused > 0 && view.writable() {
        ui.add_space(12.0);
        let many = tray.refused;
        let words = if many == 1 {
            "1 proposal was rejected here".to_owned()
        } else {
            format!("{many} proposals were rejected here")
        };
        ui.weak(words);
        if ui.button("Propose them again").clicked() {
            let change = view.make(|p, hand| verbs::propose_again(p, hand, article));
            actions.push(Action::Commit(change));
        }
    }
}
