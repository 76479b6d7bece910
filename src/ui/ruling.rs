//! The form in which a person rules on a fact: what it counts as, whose figure is wrong, and why.

use super::{
    action::Action,
    focus,
    signs::{self, Face},
    told,
    view::View,
};
use crate::{
    findings::{Finding, verdict_without},
    model::{Claim, ClaimId, Fact, Project, Ruling, Verdict},
    verbs,
};

/// A ruling that is being written.
#[derive(Clone, Debug, Default)]
pub(super) struct RulingForm {
    /// One for each fact at most: who looks at another fact before deciding finds the words again.
    drafts: Vec<Draft>,
}

#[derive(Clone, Debug)]
struct Draft {
    fact: Fact,
    verdict: Verdict,
    wrong: Vec<ClaimId>,
    reason: String,
    /// The reason as it was at first.
    was: String,
    /// The field of the reason gets the keyboard with the next frame.
    opened: bool,
    /// Escape was pressed once over something that was typed.
    leaving: bool,
    /// Ctrl+Enter was pressed without a reason.
    asked: bool,
}

impl RulingForm {
    /// Whether a reason was typed that is not in the project yet.
    pub(super) fn typed_into(&self) -> bool {
        self.drafts.iter().any(|draft| draft.reason.trim() != draft.was.trim())
    }

    /// What was decided on a fact, and the way to decide.
    pub(super) fn ui(
        &mut self,
        ui: &mut egui::Ui,
        finding: &Finding,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let ruling = finding.ruling.and_then(|id| view.project().rulings.get(&id).cloned());
        if let Some(ruling) = &ruling {
            ruled_ui(ui, ruling, finding, view.project());
        }
        if !view.writable() {
            return;
        }
        let open = self.drafts.iter().position(|draft| draft.fact == finding.key);
        let Some(open) = open else {
            let word = if ruling.is_some() { "Change the ruling…" } else { "Rule on this…" };
            let tip = "Decide what this counts as, with a reason; Ctrl+Enter confirms it";
            let rule = ui.button(word).on_hover_text(tip);
            focus::stop(ui, &rule);
            if rule.clicked() {
                let (verdict, wrong, reason) = match ruling {
                    Some(r) => (r.verdict, r.wrong.clone(), r.reason.clone()),
                    None => (finding.verdict, Vec::new(), String::new()),
                };
                // One into which nothing was typed is not worth coming back to.
                self.drafts.retain(|draft| draft.reason.trim() != draft.was.trim());
                self.drafts.push(Draft {
                    fact: finding.key.clone(),
                    verdict,
                    wrong,
                    was: reason.clone(),
                    reason,
                    opened: true,
                    leaving: false,
                    asked: false,
                });
            }
            return;
        };
        if self.drafts.get_mut(open).is_some_and(|draft| draft.ui(ui, finding, view, actions)) {
            self.drafts.remove(open);
        }
    }
}

impl Draft {
    /// Draws the form. Returns whether it is done.
    fn ui(
        &mut self,
        ui: &mut egui::Ui,
        finding: &Finding,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let free = ui.memory(egui::Memory::focused).is_none();
        let key = |modifiers, key| ui.ctx().input_mut(|i| i.consume_key(modifiers, key));
        let confirmed = key(egui::Modifiers::COMMAND, egui::Key::Enter);
        // Escape closes a list that is open, and not the form around it.
        let left = free
            && !egui::Popup::is_any_open(ui.ctx())
            && key(egui::Modifiers::NONE, egui::Key::Escape);
        let mut done = false;
        let opened = std::mem::take(&mut self.opened);
        let form = ui.group(|ui| {
            ui.horizontal(|ui| {
                let label = ui.label("Counts as");
                let list = egui::ComboBox::from_id_salt("counts as");
                let list = list.selected_text(self.verdict.word()).show_ui(ui, |ui| {
                    focus::enter_chooses(ui);
                    for one in Verdict::ALL {
                        ui.selectable_value(&mut self.verdict, one, one.word());
                    }
                });
                list.response.labelled_by(label.id);
            });
            if finding.claims.len() > 1 {
                self.wrong_ui(ui, finding, view.project());
            }
            let label = ui.label("Reason");
            let field = egui::TextEdit::multiline(&mut self.reason).desired_rows(2);
            let field = ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
            if opened {
                field.request_focus();
            }
            if field.changed() {
                self.leaving = false;
                self.asked = false;
            }
            if confirmed && self.reason.trim().is_empty() {
                self.asked = true;
                field.request_focus();
            }
            if self.asked {
                ui.colored_label(ui.visuals().warn_fg_color, "⚠ A ruling needs a reason");
            }
            ui.horizontal(|ui| {
                let can = !self.reason.trim().is_empty();
                let rule = ui.add_enabled(can, egui::Button::new("Rule"));
                let rule = rule
                    .on_hover_text("Ctrl+Enter")
                    .on_disabled_hover_text("A ruling needs a reason")
                    .clicked();
                if rule || confirmed && can {
                    let what = (self.verdict, self.wrong.as_slice());
                    let (change, _) = view
                        .make(|p, hand| verbs::rule(p, hand, &finding.fact(), what, &self.reason));
                    actions.push(Action::Commit(change));
                    done = true;
                }
                if let Some(id) = finding.ruling
                    && ui.button("Take the ruling back").clicked()
                {
                    let change = view.make(|p, hand| verbs::withdraw_ruling(p, hand, id));
                    actions.push(Action::Commit(change));
                    done = true;
                }
                if ui.button("Cancel").on_hover_text("Escape").clicked() {
                    done = true;
                }
            });
            if left {
                done |= self.leaving || self.reason == self.was;
                self.leaving = true;
            }
            if self.leaving && !done {
                ui.colored_label(
                    ui.visuals().warn_fg_color,
                    "⚠ Press Escape again to leave what you typed",
                );
            }
        });
        if opened {
            // The form is longer than what is left of the page as a rule.
            form.response.scroll_to_me(None);
        }
        done
    }

    /// The figures, to be ticked where a source is wrong: the verdict is then that of the others.
    fn wrong_ui(&mut self, ui: &mut egui::Ui, finding: &Finding, project: &Project) {
        ui.add_space(4.0);
        ui.label("A source is wrong:");
        let mut touched = false;
        for id in &finding.claims {
            let Some(claim) = project.claims.get(id) else { continue };
            let mut ticked = self.wrong.contains(id);
            let box_width = ui.spacing().icon_width + ui.spacing().icon_spacing + 8.0;
            let words = named(project, claim);
            let shown = signs::paragraph_beside(ui, &words, Face::Plain, box_width);
            let tick = signs::check(ui, &mut ticked, shown);
            tick.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, ticked, &words)
            });
            if tick.changed() {
                touched = true;
                self.wrong.retain(|one| one != id);
                if ticked {
                    self.wrong.push(*id);
                }
            }
        }
        if touched {
            self.verdict = match self.wrong.is_empty() {
                true => finding.computed,
                false => verdict_without(project, finding, &self.wrong).unwrap_or(finding.computed),
            };
        }
        ui.add_space(4.0);
    }
}

/// "281 · Police raid two sites".
fn named(project: &Project, claim: &Claim) -> String {
    let quote = claim.annotations.iter().find_map(|id| project.annotations.get(id));
    let article = quote.and_then(|quote| project.articles.get(&quote.article));
    let value = told::claim_value(project, claim);
    match article {
        Some(article) => format!("{value} · {}", article.label()),
        None => value,
    }
}

/// What was ruled, by whom, when and why.
fn ruled_ui(ui: &mut egui::Ui, ruling: &Ruling, finding: &Finding, project: &Project) {
    let mut words = format!(
        "Ruled by {} on {}: {}. Computed: {}.",
        ruling.by,
        told::day(ruling.at),
        ruling.reason.trim_end_matches('.'),
        finding.computed.word()
    );
    match finding.unknown_to_ruling(project) {
        0 => {}
        1 => words.push_str(" ⚠ 1 claim was made after this ruling: look again."),
        n => words.push_str(&format!(" ⚠ {n} claims were made after this ruling: look again.")),
    }
    let wrong: Vec<String> = ruling
        .wrong
        .iter()
        .filter(|id| finding.claims.contains(id))
        .filter_map(|id| Some(named(project, project.claims.get(id)?)))
        .collect();
    if !wrong.is_empty() {
        words.push_str(&format!(" Held to be wrong: {}.", wrong.join("; ")));
    }
    ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Plain)).wrap());
}
