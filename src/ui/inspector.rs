//! What hangs on a document: its quotes, and for the quote that is shown its codes, note and claims.

use super::{
    action::Action,
    claim_form::ClaimForm,
    command::{Command, key_text},
    focus, read,
    signs::{self, Face},
    theme, told,
    tray::Tray,
    tray_panel, versions,
    view::View,
};
use crate::{
    model::{AnnotationId, ArticleId, ClaimId, CodeId},
    verbs,
};
use std::collections::BTreeSet;

/// Draws the panel.
pub fn ui(
    ui: &mut egui::Ui,
    article: ArticleId,
    form: &mut Option<ClaimForm>,
    tray: &mut Tray,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    if let Some(open) = form {
        let stays = open.ui(ui, view, actions);
        if !stays {
            *form = None;
        }
        return;
    }
    tabs_ui(ui, article, tray, view);
    if tray.shown {
        tray_panel::ui(ui, article, tray, view, actions);
        return;
    }
    egui::ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        match view.selection.annotation.filter(|id| view.project().annotations.contains_key(id)) {
            Some(id) => quote_ui(ui, id, form, view, actions),
            None => hint_ui(ui, view),
        }
        ui.add_space(10.0);
        list_ui(ui, article, view, actions);
    });
}

/// Quotes or proposals, with how many there are of each.
fn tabs_ui(ui: &mut egui::Ui, article: ArticleId, tray: &mut Tray, view: &View<'_>) {
    let quotes = view.derived.quotes.get(&article).map_or(0, Vec::len);
    let waiting = if tray.reading() { view.waiting.of(article) } else { tray.len() };
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        let key = Command::ShowProposals.spec().key.map(key_text).unwrap_or_default();
        let tab = ui.selectable_label(!tray.shown, format!("Quotes {quotes}"));
        if tab.on_hover_text(format!("What people marked ({key})")).clicked() {
            tray.shown = false;
        }
        let tab = ui.selectable_label(tray.shown, format!("Proposals {waiting}"));
        if tab.on_hover_text(format!("What the program proposes ({key})")).clicked() {
            tray.show();
        }
    });
    ui.separator();
}

fn hint_ui(ui: &mut egui::Ui, view: &View<'_>) {
    ui.heading("Quotes");
    if view.writable() {
        ui.weak("Select words in the text, then press H to keep them as a quote, or N to make a claim of them at once.");
    }
}

/// The quote that is shown: its words, codes, note and claims.
fn quote_ui(
    ui: &mut egui::Ui,
    id: AnnotationId,
    form: &mut Option<ClaimForm>,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(annotation) = view.project().annotations.get(&id).cloned() else { return };
    ui.heading("Quote");
    egui::Frame::new().fill(ui.visuals().faint_bg_color).inner_margin(8).corner_radius(4).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(signs::paragraph(ui, &annotation.exact, Face::Quote)).wrap());
        },
    );
    let writable = view.writable();
    ui.add_enabled_ui(writable, |ui| {
        ui.add_space(6.0);
        codes_ui(ui, id, view, actions);
        ui.add_space(6.0);
        let label = ui.label("Note");
        let mut note = annotation.note.clone();
        let field = ui
            .add(egui::TextEdit::multiline(&mut note).desired_rows(2).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        focus::stop(ui, &field);
        if field.changed() {
            let change = view.make(|p, hand| verbs::set_annotation_note(p, hand, id, &note));
            actions.push(Action::CommitTyping(change));
        }
    });
    ui.add_space(8.0);
    ui.strong("Claims");
    let claims = view.derived.claims_on.get(&id).cloned().unwrap_or_default();
    if claims.is_empty() {
        ui.weak("No claim stands on this quote yet");
    }
    for claim in claims {
        ui.push_id(claim, |ui| claim_ui(ui, claim, form, view, actions));
    }
    if writable {
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button("New claim…").on_hover_text("From this quote (N)").clicked() {
                actions.push(Action::Run(Command::NewClaim));
            }
            carry_ui(ui, id, view, actions);
            if ui.button("Remove quote").on_hover_text("Undo brings it back (Delete)").clicked() {
                actions.push(Action::Run(Command::RemoveAnnotation));
            }
        });
    }
}

/// The codes of a quote as chips to switch on and off.
fn codes_ui(ui: &mut egui::Ui, id: AnnotationId, view: &mut View<'_>, actions: &mut Vec<Action>) {
    let Some(annotation) = view.project().annotations.get(&id).cloned() else { return };
    let dark = ui.visuals().dark_mode;
    let codes: Vec<(CodeId, String, u8)> = view
        .project()
        .codes
        .iter()
        .map(|(id, code)| (*id, code.name.clone(), code.colour))
        .collect();
    ui.horizontal_wrapped(|ui| {
        ui.label("Codes");
        for (code, name, colour) in codes {
            let on = annotation.codes.contains(&code);
            let name = super::bidi::line(&name);
            let text = if on { format!("✔ {name}") } else { name.into_owned() };
            let mut chip = egui::Button::selectable(on, text);
            if on {
                chip = chip.fill(theme::highlight_fill(dark, colour));
            } else {
                chip = chip.stroke(egui::Stroke::new(1.0, theme::highlight_line(dark, colour)));
            }
            if ui.add(chip).clicked() {
                let (none, one) = (BTreeSet::new(), BTreeSet::from([code]));
                let (add, remove) = if on { (&none, &one) } else { (&one, &none) };
                let change = view.make(|p, hand| verbs::set_codes(p, hand, &[id], add, remove));
                actions.push(Action::Commit(change));
            }
        }
        if ui.button("+ code").on_hover_text("A new label, for this quote").clicked() {
            actions.push(read::ask_code(id));
        }
    });
}

/// Lets the claim that is selected in the table stand on this quote too, or no longer.
fn carry_ui(ui: &mut egui::Ui, id: AnnotationId, view: &mut View<'_>, actions: &mut Vec<Action>) {
    let mut chosen = view.selection.claims.iter().copied();
    let (Some(claim), None) = (chosen.next(), chosen.next()) else { return };
    let Some(record) = view.project().claims.get(&claim).cloned() else { return };
    let metric = view.project().metrics.get(&record.metric).map_or("?", |m| m.name.as_str());
    let name = format!("{metric}: {}", told::claim_value(view.project(), &record));
    if !record.annotations.contains(&id) {
        let button = egui::Button::new(super::bidi::line(&format!("Add to “{name}”"))).truncate();
        let tip = "This claim is selected in the table; it then stands on this quote too";
        if ui.add(button).on_hover_text(tip).clicked() {
            let change = view.make(|p, hand| verbs::add_quote(p, hand, claim, id));
            actions.push(Action::Commit(change));
        }
    } else if record.annotations.len() > 1 {
        let button =
            egui::Button::new(super::bidi::line(&format!("Take from “{name}”"))).truncate();
        let tip = "This claim is selected in the table; it then stands on its other quotes";
        if ui.add(button).on_hover_text(tip).clicked() {
            let change = view.make(|p, hand| verbs::remove_quote(p, hand, claim, id));
            actions.push(Action::Commit(change));
        }
    }
}

/// A claim in a few lines, with its verdict as icon and word.
fn claim_ui(
    ui: &mut egui::Ui,
    id: ClaimId,
    form: &mut Option<ClaimForm>,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    let project = view.session.project();
    let Some(claim) = project.claims.get(&id).cloned() else { return };
    let metric = project.metrics.get(&claim.metric).map_or("?", |m| m.name.as_str()).to_owned();
    let event = claim.event.and_then(|id| project.events.get(&id)).map(|e| e.name.clone());
    let value = told::claim_value(project, &claim);
    egui::Frame::group(ui.style()).inner_margin(6).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(
            egui::Label::new(signs::paragraph(ui, &format!("{metric}: {value}"), Face::Strong))
                .wrap(),
        );
        if claim.proposed {
            ui.weak(signs::proposed(claim.reviewed));
        }
        if let Some(event) = event {
            ui.add(egui::Label::new(signs::weak(ui, &event)).wrap());
        }
        if let Some(finding) = view.derived.findings.of_claim(id) {
            ui.label(signs::verdict_text(ui, finding.verdict));
            ui.weak(signs::support(finding.articles.len(), finding.origins));
        }
        versions::claim_ui(ui, id, view);
        ui.horizontal(|ui| {
            if view.writable() && ui.small_button("Change claim…").clicked() {
                *form = ClaimForm::of_claim(view.project(), id);
            }
            if ui.small_button("In the table").clicked() {
                actions.push(Action::SelectClaims([id].into()));
                actions.push(Action::Page(super::action::Page::Claims));
            }
        });
    });
}

/// All quotes of the document, in the order of the text.
fn list_ui(ui: &mut egui::Ui, article: ArticleId, view: &View<'_>, actions: &mut Vec<Action>) {
    let quotes = view.derived.quotes.get(&article).cloned().unwrap_or_default();
    if quotes.is_empty() {
        return;
    }
    ui.separator();
    ui.strong(format!("All quotes of this document ({})", quotes.len()));
    for id in quotes {
        let Some(words) = view.session.project().annotations.get(&id).map(|a| a.exact.clone())
        else {
            continue;
        };
        let selected = view.selection.annotation == Some(id);
        let text = signs::cut_in_button(ui, &words.replace('\n', " "), Face::Plain);
        let button = egui::Button::selectable(selected, text).truncate();
        if ui
            .push_id(id, |ui| ui.add(button))
            .inner
            .on_hover_text(super::bidi::line(&words))
            .clicked()
        {
            actions.push(Action::ShowAnnotation(id));
        }
    }
}
