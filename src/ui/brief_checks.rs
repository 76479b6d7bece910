//! The list of what stands against a brief: a line for each finding, which leads to its place, with what can be
//! done about it. Found on a thread of its own, as the preview is.

use super::{action::Action, notices::Level, signs, view::View};
use crate::{
    checks::{self, Check, Outside, Place, Severity},
    findings::findings,
    jobs::{self, Job},
    model::{BriefId, Decision, Project},
    verbs,
};
use std::{collections::BTreeMap, ops::Range};

/// An edition of the project, and a brief of it.
type Edition = (u64, BriefId);

/// The findings of one brief at one edition of the project.
#[derive(Default)]
pub struct Checks {
    of: Option<Edition>,
    list: Vec<Check>,
    working: Option<(Edition, Job<Vec<Check>>)>,
    /// Reasons as they are being typed, by finding.
    reasons: BTreeMap<String, String>,
    /// Whether findings that somebody has decided about are shown too.
    decided: bool,
    /// The words of paragraphs that something open is about, by block.
    marks: BTreeMap<usize, Vec<Mark>>,
}

/// Words of a paragraph that something stands against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which piece of the paragraph they are in.
    pub piece: usize,
    /// Where in it, in code points.
    pub range: Range<usize>,
    /// The words.
    pub words: String,
    /// How much stands against them.
    pub severity: Severity,
    /// What.
    pub what: String,
}

/// The words of a check in a paragraph, with the number of its block.
fn mark(check: &Check, place: &Place) -> Option<(usize, Mark)> {
    let range = place.start?..place.end?;
    let mark = Mark {
        piece: place.inline?,
        range,
        words: check.words.clone(),
        severity: check.severity,
        what: check.what.clone(),
    };
    Some((place.block?, mark))
}

impl Checks {
    /// Whether the list is being made.
    pub fn busy(&self) -> bool {
        self.working.is_some()
    }

    /// The name of the tab: how much stands against the brief.
    pub fn title(&self) -> String {
        let (errors, warnings, _) = checks::counts(&self.list);
        match (errors, warnings) {
            (0, 0) => "Checks".to_owned(),
            (0, warnings) => format!("Checks (⚠ {warnings})"),
            (errors, warnings) => format!("Checks (✖ {errors}, ⚠ {warnings})"),
        }
    }

    /// Takes in a list that is done, and has a new one made when the project has changed.
    pub fn follow(&mut self, ctx: &egui::Context, id: BriefId, view: &View<'_>) {
        if let Some((of, job)) = &mut self.working
            && let Some(done) = job.poll()
        {
            self.of = Some(*of);
            self.list = done.unwrap_or_default();
            self.marks.clear();
            let told = |check: &&Check| check.open() && check.severity != Severity::Note;
            for check in self.list.iter().filter(told) {
                for (block, mark) in check.places.iter().filter_map(|place| mark(check, place)) {
                    self.marks.entry(block).or_default().push(mark);
                }
            }
            self.working = None;
        }
        let of = (view.derived.edition, id);
        if self.of != Some(of) && self.working.is_none() {
            let (snapshot, ctx) = (view.session.snapshot(), ctx.clone());
            let job =
                jobs::spawn("checks", move || ctx.request_repaint(), move |_| found(&snapshot, id));
            self.working = Some((of, job));
        }
    }

    /// The words of a paragraph that something stands against, as of the last list.
    pub fn marks(&self, block: usize) -> &[Mark] {
        self.marks.get(&block).map(Vec::as_slice).unwrap_or_default()
    }

    /// Draws the list. A click on a block asks the composer to show it: its number is returned, and the words in it.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        id: BriefId,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) -> Option<(usize, Option<Mark>)> {
        let mut wanted = None;
        let (errors, warnings, notes) = checks::counts(&self.list);
        ui.horizontal_wrapped(|ui| {
            let many = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
            ui.label(format!(
                "{}, {}, {}",
                many(errors, "error"),
                many(warnings, "warning"),
                many(notes, "note")
            ));
            signs::check(ui, &mut self.decided, "show decided ones");
        });
        ui.weak("Whether the originals are untouched is checked by a hand-over pack, and by File > Check the project.");
        ui.separator();
        let decided = self.decided;
        let shown: Vec<usize> = self
            .list
            .iter()
            .enumerate()
            .filter(|(_, check)| decided || check.open())
            .map(|(at, _)| at)
            .collect();
        if shown.is_empty() && self.of.is_some() {
            ui.weak("Nothing stands against this brief");
        }
        egui::ScrollArea::vertical().id_salt("checks").auto_shrink(false).show(ui, |ui| {
            for at in shown {
                let Some(check) = self.list.get(at) else { continue };
                ui.push_id(&check.id, |ui| {
                    let reason = self.reasons.entry(check.id.clone()).or_default();
                    if let Some(place) = line_ui(ui, check) {
                        let words = mark(check, place).map(|(_, mark)| mark);
                        if let Some(block) = place.block {
                            wanted = Some((block, words));
                        }
                        go(place, actions);
                    }
                    if view.writable() {
                        decide_ui(ui, id, check, reason, view, actions);
                    }
                    ui.separator();
                });
            }
        });
        wanted
    }
}

/// All findings of a brief; those on originals need the disk and are left to the command line.
fn found(project: &Project, id: BriefId) -> Vec<Check> {
    let Some(brief) = project.briefs.get(&id) else { return Vec::new() };
    checks::check(project, &findings(project), brief, &Outside::default())
}

/// One finding; returns its first place when somebody asks to see it.
fn line_ui<'a>(ui: &mut egui::Ui, check: &'a Check) -> Option<&'a Place> {
    let (sign, level) = match check.severity {
        Severity::Error => ("✖", Level::Error),
        Severity::Warning => ("⚠", Level::Warning),
        Severity::Note => ("ℹ", Level::Info),
    };
    let colour = signs::level(ui, level);
    let mut clicked = None;
    ui.horizontal_top(|ui| {
        ui.colored_label(colour, format!("{sign} {}", check.severity.word()));
        if let Some(place) = check.places.first().filter(|p| leads(p)) {
            let more = match check.places.len() {
                1 => String::new(),
                n => format!(" (1 of {n})"),
            };
            if ui.link(format!("Show the place{more}")).clicked() {
                clicked = Some(place);
            }
        }
    });
    if !check.words.is_empty() {
        let words: String = check.words.chars().take(160).collect();
        ui.add(egui::Label::new(signs::paragraph(ui, &words, signs::Face::Quote)).wrap());
    }
    ui.add(egui::Label::new(signs::paragraph(ui, &check.what, signs::Face::Plain)).wrap());
    ui.add(egui::Label::new(signs::weak(ui, &check.todo)).wrap());
    clicked
}

/// Whether a place can be shown.
fn leads(place: &Place) -> bool {
    place.block.is_some()
        || place.annotation.is_some()
        || place.claim.is_some()
        || place.article.is_some()
}

/// Shows a place outside of the brief.
fn go(place: &Place, actions: &mut Vec<Action>) {
    if place.block.is_some() {
        return;
    }
    match (place.annotation, place.claim, place.article) {
        (Some(quote), ..) => actions.push(Action::ShowAnnotation(quote)),
        (None, Some(claim), _) => actions.push(Action::ShowClaim(claim)),
        (None, None, Some(article)) => actions.push(Action::ShowArticle(article)),
        (None, None, None) => {}
    }
}

fn decide_ui(
    ui: &mut egui::Ui,
    id: BriefId,
    check: &Check,
    reason: &mut String,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    let mut decided: Option<Option<Decision>> = None;
    let (at, by) = (view.now, view.session.user().to_owned());
    ui.horizontal_wrapped(|ui| match &check.decision {
        Some(Decision::Redacted { .. }) => {
            ui.label("Redacted in every export");
            if ui.button("Leave").on_hover_text("Forget the decision").clicked() {
                decided = Some(None);
            }
        }
        Some(Decision::Excused { reason, by, .. }) => {
            let words = format!("Excused by {by}: {reason}");
            ui.label(signs::paragraph(ui, &words, signs::Face::Plain));
            if ui.button("Leave").on_hover_text("Forget the decision").clicked() {
                decided = Some(None);
            }
        }
        None => {
            if check.can_redact()
                && ui.button("Redact").on_hover_text("Take it out of every export").clicked()
                && let Some(brief) = view.project().briefs.get(&id)
            {
                decided = checks::redaction(view.project(), brief, check, at, &by).map(Some);
            }
            let field =
                ui.add(egui::TextEdit::singleline(reason).hint_text("Reason").desired_width(160.0));
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Reason for excusing")
            });
            let ready = !reason.trim().is_empty();
            let excuse = ui.add_enabled(ready, egui::Button::new("Excuse"));
            if excuse.on_disabled_hover_text("Type a reason first").clicked() {
                let reason = reason.trim().to_owned();
                decided = Some(Some(Decision::Excused { reason, at, by: by.clone() }));
            }
        }
    });
    if let Some(decision) = decided {
        let change = view.make(|p, hand| verbs::decide(p, hand, id, &check.id, decision));
        actions.push(Action::Commit(change));
        reason.clear();
    }
}
