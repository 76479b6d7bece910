//! What all sources together say: the facts on the left, the claims on one of them side by side.

use super::{
    action::{Action, Page},
    focus, room,
    signs::{self, Face},
    theme,
    view::View,
};
use crate::{
    findings::{Finding, misnamed},
    fold::fold,
    model::{ClaimId, Fact, Project, Verdict},
    places, verbs,
};

/// The page: what was typed, which verdict is asked for, which fact is shown.
#[derive(Default)]
pub struct FindingsPage {
    filter: String,
    verdict: Option<Verdict>,
    shown: Option<Fact>,
    ruling: Option<(Fact, Verdict, String)>,
    rows: Vec<usize>,
    key: Option<(u64, String, Option<Verdict>)>,
}

impl FindingsPage {
    /// Draws the page.
    pub fn ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        if view.derived.findings.list.is_empty() {
            ui.add_space(ui.available_height() * 0.3);
            ui.vertical_centered(|ui| {
                ui.label(egui::RichText::new("No findings yet").size(18.0));
                ui.weak("Findings appear here as soon as there are claims");
                if ui.button("Go to the documents").clicked() {
                    actions.push(Action::Page(Page::Read));
                }
            });
            return;
        }
        self.refresh(view);
        let sizes = room::Sizes { first: 360.0, least: 220.0, most: 640.0 };
        room::left("facts", ui.available_size(), sizes).show(ui, |ui| self.list_ui(ui, view));
        let margin = egui::Margin { left: 12, ..egui::Margin::ZERO };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| self.shown_ui(ui, view, actions));
    }

    fn shown_ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        egui::ScrollArea::vertical().id_salt("finding").auto_shrink(false).show(ui, |ui| {
            let shown = self.shown.as_ref();
            let found = view.derived.findings.list.iter().find(|f| Some(&f.key) == shown).cloned();
            match found {
                Some(finding) => self.finding_ui(ui, &finding, view, actions),
                None => {
                    ui.add_space(40.0);
                    ui.vertical_centered(|ui| ui.weak("Choose a fact on the left"));
                }
            }
        });
    }

    fn refresh(&mut self, view: &View<'_>) {
        let key = (view.derived.edition, self.filter.clone(), self.verdict);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let words: Vec<String> = self.filter.split_whitespace().map(fold).collect();
        let project = view.session.project();
        self.rows = view
            .derived
            .findings
            .list
            .iter()
            .enumerate()
            .filter(|(_, f)| self.verdict.is_none_or(|v| v == f.verdict))
            .filter(|(_, f)| {
                let head = fold(&title(project, &f.key));
                words.iter().all(|w| head.contains(w.as_str()))
            })
            .map(|(i, _)| i)
            .collect();
        let still = self.rows.iter().filter_map(|i| view.derived.findings.list.get(*i));
        if !still.clone().any(|f| Some(&f.key) == self.shown.as_ref()) {
            self.shown = still.map(|f| f.key.clone()).next();
        }
        self.key = Some(key);
    }

    fn list_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>) {
        ui.add_space(4.0);
        let field = ui.add(
            egui::TextEdit::singleline(&mut self.filter)
                .hint_text("Filter facts")
                .desired_width(f32::INFINITY),
        );
        field
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter facts"));
        focus::stop(&field);
        let chosen = self.verdict.map_or("any verdict", Verdict::word);
        egui::ComboBox::from_id_salt("verdict filter")
            .selected_text(chosen)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut self.verdict, None, "any verdict");
                for verdict in Verdict::ALL {
                    ui.selectable_value(&mut self.verdict, Some(verdict), verdict.word());
                }
            })
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Verdict"));
        ui.weak(format!("{} facts", self.rows.len()));
        let height = ui.text_style_height(&egui::TextStyle::Body) * 2.0 + 12.0;
        egui::ScrollArea::vertical().auto_shrink(false).show_rows(
            ui,
            height,
            self.rows.len(),
            |ui, range| {
                let shown: Vec<usize> = range.filter_map(|i| self.rows.get(i).copied()).collect();
                for i in shown {
                    if let Some(finding) = view.derived.findings.list.get(i) {
                        self.row_ui(ui, finding, view, height);
                    }
                }
            },
        );
    }

    fn row_ui(&mut self, ui: &mut egui::Ui, finding: &Finding, view: &View<'_>, height: f32) {
        let selected = self.shown.as_ref() == Some(&finding.key);
        let name = title(view.session.project(), &finding.fact());
        let (rect, response) =
            ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::click());
        response.widget_info(|| {
            let words = format!("{name}: {}", finding.verdict.word());
            egui::WidgetInfo::selected(egui::Role::ListItem, true, selected, words)
        });
        if response.clicked() {
            self.shown = Some(finding.key.clone());
        }
        let palette = theme::of(ui);
        if selected {
            ui.painter().rect_filled(rect, 4.0, palette.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, palette.button_hover);
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, palette.accent);
            ui.painter().rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
        }
        let inner = rect.shrink2(egui::vec2(8.0, 4.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let words = signs::words(ui, &name, Face::Plain);
            ui.add(egui::Label::new(words).truncate().selectable(false));
            ui.horizontal(|ui| {
                ui.add(
                    egui::Label::new(signs::verdict_text(ui, finding.verdict)).selectable(false),
                );
                let support = signs::support(finding.articles.len(), finding.origins);
                let support = egui::RichText::new(support).weak();
                ui.add(egui::Label::new(support).truncate().selectable(false));
            });
        });
    }

    fn finding_ui(
        &mut self,
        ui: &mut egui::Ui,
        finding: &Finding,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let name = title(view.session.project(), &finding.fact());
        ui.add_space(4.0);
        ui.add(egui::Label::new(signs::paragraph(ui, &name, Face::Title)).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.label(signs::verdict_text(ui, finding.verdict).size(16.0));
            if !finding.reasons.is_empty() {
                let reasons: Vec<&str> = finding.reasons.iter().map(|r| r.key()).collect();
                ui.label(format!("in {}", reasons.join(", ")));
            }
            ui.weak(signs::support(finding.articles.len(), finding.origins));
        });
        let mut origins = finding.origin_names.clone();
        match finding.unrecorded {
            0 => {}
            1 => origins.push("not recorded for 1 article".to_owned()),
            n => origins.push(format!("not recorded for {n} articles")),
        }
        if !origins.is_empty() {
            ui.add(
                egui::Label::new(
                    egui::RichText::new(format!("Origins: {}", origins.join("; "))).weak(),
                )
                .wrap(),
            );
        }
        self.warnings_ui(ui, finding, view);
        self.ruling_ui(ui, finding, view, actions);
        ui.add_space(8.0);
        for group in &finding.groups {
            egui::Frame::group(ui.style()).inner_margin(10).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    ui.label(egui::RichText::new(value_words(&group.value)).size(20.0).strong());
                    ui.weak(signs::support(group.articles.len(), group.origins));
                });
                for claim in &group.claims {
                    ui.push_id(claim, |ui| claim_ui(ui, *claim, view, actions));
                }
            });
            ui.add_space(6.0);
        }
    }

    /// What a reader of the figures has to know: words that a list belies, and figures to keep apart.
    fn warnings_ui(&mut self, ui: &mut egui::Ui, finding: &Finding, view: &View<'_>) {
        let project = view.session.project();
        let mut say = |words: String| {
            ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Plain)).wrap());
        };
        for found in misnamed(project, &finding.claims) {
            let names: Vec<&str> = found.outside.iter().map(|c| places::name(*c, "en")).collect();
            say(format!("Listed, but outside “{}”: {}", found.scope, names.join(", ")));
        }
        let mut apart = Vec::new();
        for other in view.derived.findings.kept_apart(project, finding) {
            // The event is the same; the metric and who is counted tell it apart.
            let alone = Fact { event: None, ..other.fact() };
            apart.push((title(project, &alone), other.key.clone()));
        }
        if apart.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.weak("Must not be compared with:");
            for (name, key) in apart {
                if ui.link(signs::words(ui, &name, Face::Plain)).clicked() {
                    self.shown = Some(key);
                }
            }
        });
    }

    /// A person's decision on the fact, and the way to make one.
    fn ruling_ui(
        &mut self,
        ui: &mut egui::Ui,
        finding: &Finding,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let ruling = finding.ruling.and_then(|id| view.project().rulings.get(&id).cloned());
        if let Some(ruling) = &ruling {
            ui.label(format!(
                "Ruled by {}: {}. Computed: {}",
                ruling.by,
                ruling.reason,
                finding.computed.word()
            ));
        }
        if !view.writable() {
            return;
        }
        let open = self.ruling.as_ref().is_some_and(|(key, ..)| *key == finding.key);
        if !open {
            let word = if ruling.is_some() { "Change the ruling…" } else { "Rule on this…" };
            if ui.button(word).on_hover_text("Decide what this counts as, with a reason").clicked()
            {
                let (verdict, reason) = ruling
                    .map_or((finding.verdict, String::new()), |r| (r.verdict, r.reason.clone()));
                self.ruling = Some((finding.key.clone(), verdict, reason));
            }
            return;
        }
        let Some((_, verdict, reason)) = &mut self.ruling else { return };
        let mut done = false;
        ui.group(|ui| {
            egui::ComboBox::from_label("counts as").selected_text(verdict.word()).show_ui(
                ui,
                |ui| {
                    for one in Verdict::ALL {
                        ui.selectable_value(verdict, one, one.word());
                    }
                },
            );
            let label = ui.label("Reason");
            ui.add(egui::TextEdit::multiline(reason).desired_rows(2).desired_width(f32::INFINITY))
                .labelled_by(label.id);
            ui.horizontal(|ui| {
                if ui.add_enabled(!reason.trim().is_empty(), egui::Button::new("Rule")).clicked() {
                    let (change, _) = view.make(|p, hand| {
                        verbs::rule(p, hand, &finding.fact(), *verdict, reason.trim())
                    });
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
                if ui.button("Cancel").clicked() {
                    done = true;
                }
            });
        });
        if done {
            self.ruling = None;
        }
    }
}

/// A claim: the exact words, where they stand, who said it; a click goes there.
fn claim_ui(ui: &mut egui::Ui, id: ClaimId, view: &View<'_>, actions: &mut Vec<Action>) {
    let project = view.session.project();
    let Some(claim) = project.claims.get(&id) else { return };
    ui.separator();
    for annotation in claim.annotations.iter().filter_map(|id| project.annotations.get(id)) {
        let quote = format!("“{}”", annotation.exact.replace('\n', " "));
        ui.add(egui::Label::new(signs::paragraph(ui, &quote, Face::Quote)).wrap());
        let Some(article) = project.articles.get(&annotation.article) else { continue };
        let mut parts = vec![article.label().to_owned()];
        parts.extend(article.publisher.clone());
        parts.extend(article.published.map(|d| d.to_string()));
        let words = signs::words(ui, &parts.join(" · "), Face::Plain);
        ui.add(egui::Label::new(words).wrap());
    }
    let origin = |id: Option<crate::model::OriginId>| id.and_then(|id| project.origins.get(&id));
    let mut parts = vec![value_words(&claim.value)];
    parts.push(
        origin(claim.origin).map_or_else(|| "origin not stated".to_owned(), |o| o.name.clone()),
    );
    parts.extend(origin(claim.via).map(|o| format!("via {}", o.name)));
    parts.extend(claim.period.map(|p| p.to_string()));
    parts.extend(claim.as_of.map(|d| format!("as of {d}")));
    let places: Vec<&str> = claim.places.iter().map(|p| places::name(p.country, "en")).collect();
    if !places.is_empty() {
        parts.push(places.join(", "));
    }
    ui.horizontal_wrapped(|ui| {
        ui.weak(parts.join(" · "));
        if ui.small_button("Show the words").clicked() {
            actions.push(Action::ShowClaim(id));
        }
    });
}

/// "victims rescued – Operation Clear River – Cambodia".
pub fn title(project: &Project, key: &Fact) -> String {
    let mut parts =
        vec![project.metrics.get(&key.metric).map_or("?", |m| m.name.as_str()).to_owned()];
    parts.extend(key.event.and_then(|id| project.events.get(&id)).map(|e| e.name.clone()));
    parts.extend(key.places.iter().map(|c| places::name(*c, "en").to_owned()));
    parts.extend(key.population.clone());
    parts.join(" – ")
}

/// A value in words: countries by their names.
pub fn value_words(value: &crate::model::Value) -> String {
    match value {
        crate::model::Value::Countries(set) => {
            let names: Vec<&str> = set.iter().map(|c| places::name(*c, "en")).collect();
            names.join(", ")
        }
        other => other.to_string(),
    }
}
