//! The names of a case in one window: codes, events, metrics and origins, to be renamed, joined and removed.
//! Changes are made as one types; undo takes them back.

use super::{action::Action, theme, view::View};
use crate::{
    edit::Change,
    fold::fold,
    model::{CodeId, MetricId, Project, RecordId},
    verbs,
};
use std::collections::{BTreeMap, BTreeSet};

/// Which names are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Section {
    #[default]
    Codes,
    Events,
    Metrics,
    Origins,
}

impl Section {
    const ALL: [Self; 4] = [Self::Codes, Self::Events, Self::Metrics, Self::Origins];

    fn title(self) -> &'static str {
        match self {
            Self::Codes => "Codes",
            Self::Events => "Events",
            Self::Metrics => "Metrics",
            Self::Origins => "Origins",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::Codes => "No codes yet: choose “+ code” beside a quote",
            Self::Events => "No events yet: claims make them",
            Self::Metrics => "No metrics yet: claims make them",
            Self::Origins => "No origins yet: claims make them",
        }
    }
}

/// The window: which names, which one is open, and what is typed into its fields.
#[derive(Clone, Debug, Default)]
pub struct Names {
    section: Section,
    filter: String,
    open: Option<Fields>,
    /// How often each record is used, and the edition that was counted.
    uses: BTreeMap<RecordId, usize>,
    counted: Option<u64>,
}

/// The record that is open, as text.
#[derive(Clone, Debug)]
struct Fields {
    id: RecordId,
    name: String,
    aliases: String,
    note: String,
}

/// A row of the list.
struct Row {
    id: RecordId,
    name: String,
    colour: Option<u8>,
}

impl Names {
    /// Draws the window. Returns whether it is done.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: Option<&mut View<'_>>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let Some(view) = view else { return true };
        if self.counted != Some(view.derived.edition) {
            self.uses = uses(view.project());
            self.counted = Some(view.derived.edition);
        }
        ui.heading("Codes, events, metrics, origins");
        ui.horizontal(|ui| {
            for section in Section::ALL {
                if ui.selectable_label(self.section == section, section.title()).clicked() {
                    self.section = section;
                    self.open = None;
                }
            }
        });
        ui.separator();
        let rows = rows(view.project(), self.section);
        if rows.is_empty() {
            ui.weak(self.section.hint());
        } else {
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    self.list_ui(left, &rows);
                    self.open_ui(right, &rows, view, actions);
                }
            });
        }
        ui.add_space(6.0);
        ui.button("Close").clicked()
    }

    fn list_ui(&mut self, ui: &mut egui::Ui, rows: &[Row]) {
        let field = egui::TextEdit::singleline(&mut self.filter).hint_text("Filter names");
        ui.add(field.desired_width(f32::INFINITY))
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter names"));
        let wanted = fold(&self.filter);
        let shown: Vec<&Row> = rows.iter().filter(|r| fold(&r.name).contains(&wanted)).collect();
        let height = ui.spacing().interact_size.y;
        egui::ScrollArea::vertical().max_height(320.0).auto_shrink(false).show_rows(
            ui,
            height,
            shown.len(),
            |ui, range| {
                for row in range.filter_map(|i| shown.get(i)) {
                    let uses = self.uses.get(&row.id).copied().unwrap_or_default();
                    let open = self.open.as_ref().is_some_and(|f| f.id == row.id);
                    ui.horizontal(|ui| {
                        if let Some(colour) = row.colour {
                            swatch(ui, colour);
                        }
                        let button = egui::Button::selectable(open, super::bidi::line(&row.name));
                        let button =
                            button.right_text(egui::RichText::new(uses.to_string()).weak());
                        let size = egui::vec2(ui.available_width(), height);
                        let shown = ui.add_sized(size, button.truncate());
                        if shown
                            .on_hover_text(format!(
                                "{}: used {uses} times",
                                super::bidi::line(&row.name)
                            ))
                            .clicked()
                        {
                            self.open = Some(Fields {
                                id: row.id,
                                name: row.name.clone(),
                                aliases: String::new(),
                                note: String::new(),
                            });
                        }
                    });
                }
            },
        );
    }

    fn open_ui(
        &mut self,
        ui: &mut egui::Ui,
        rows: &[Row],
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let Some(fields) = &mut self.open else {
            ui.weak("Choose a name on the left");
            return;
        };
        fields.fill(view.project());
        let writable = view.writable();
        let mut gone = false;
        ui.add_enabled_ui(writable, |ui| {
            fields.text_ui(ui, view, actions);
            match fields.id {
                RecordId::Code(id) => code_ui(ui, id, view, actions),
                RecordId::Metric(id) => metric_ui(ui, id, view, actions),
                _ => {}
            }
            ui.add_space(8.0);
            let uses = self.uses.get(&fields.id).copied().unwrap_or_default();
            ui.horizontal(|ui| {
                gone = merge_ui(ui, fields.id, rows, view, actions)
                    || remove_ui(ui, fields.id, uses, view, actions);
            });
        });
        if gone {
            self.open = None;
        }
    }
}

impl Fields {
    /// Takes over what the project says, unless it is what was typed here.
    fn fill(&mut self, project: &Project) {
        let (name, aliases, note) = match self.id {
            RecordId::Code(id) => match project.codes.get(&id) {
                Some(c) => (c.name.clone(), BTreeSet::new(), c.description.clone()),
                None => return,
            },
            RecordId::Event(id) => match project.events.get(&id) {
                Some(e) => (e.name.clone(), e.aliases.clone(), e.note.clone()),
                None => return,
            },
            RecordId::Metric(id) => match project.metrics.get(&id) {
                Some(m) => (m.name.clone(), m.aliases.clone(), m.note.clone()),
                None => return,
            },
            RecordId::Origin(id) => match project.origins.get(&id) {
                Some(o) => (o.name.clone(), o.aliases.clone(), o.note.clone()),
                None => return,
            },
            _ => return,
        };
        if self.name.trim() != name && !self.name.trim().is_empty() {
            self.name = name;
        }
        if listed(&self.aliases) != aliases {
            self.aliases = aliases.into_iter().collect::<Vec<_>>().join("; ");
        }
        if self.note.trim() != note.trim() {
            self.note = note;
        }
    }

    fn text_ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let is_code = matches!(self.id, RecordId::Code(_));
        let mut changed = line(ui, "Name", &mut self.name);
        if !is_code {
            changed |= line(ui, "Other names, separated by ;", &mut self.aliases);
        }
        let label = ui.label(if is_code { "When to use it" } else { "Note" });
        changed |= ui
            .add(
                egui::TextEdit::multiline(&mut self.note)
                    .desired_rows(2)
                    .desired_width(f32::INFINITY),
            )
            .labelled_by(label.id)
            .changed();
        // A record without a name cannot be; while the field is empty nothing is changed.
        if changed && !self.name.trim().is_empty() {
            let (id, name, note) = (self.id, self.name.trim().to_owned(), self.note.clone());
            let aliases = listed(&self.aliases);
            let change = view.make(|p, hand| verbs::describe(p, hand, id, &name, &aliases, &note));
            actions.push(Action::CommitTyping(change));
        }
    }
}

fn line(ui: &mut egui::Ui, label: &str, text: &mut String) -> bool {
    let name = ui.label(label);
    let field = egui::TextEdit::singleline(text).desired_width(f32::INFINITY);
    ui.add(field).labelled_by(name.id).changed()
}

fn listed(text: &str) -> BTreeSet<String> {
    text.split(';').map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

fn swatch(ui: &mut egui::Ui, colour: u8) {
    let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 14.0), egui::Sense::hover());
    let dark = ui.visuals().dark_mode;
    let stroke = egui::Stroke::new(1.0, theme::highlight_line(dark, colour));
    let fill = theme::highlight_fill(dark, colour);
    ui.painter().rect(rect, 3.0, fill, stroke, egui::StrokeKind::Inside);
}

/// The colour of a code, by number; its place in the tree.
fn code_ui(ui: &mut egui::Ui, id: CodeId, view: &mut View<'_>, actions: &mut Vec<Action>) {
    let Some(code) = view.project().codes.get(&id).cloned() else { return };
    let dark = ui.visuals().dark_mode;
    ui.label("Colour");
    ui.horizontal_wrapped(|ui| {
        for colour in (0..).take(theme::HIGHLIGHTS) {
            let on = code.colour == colour;
            let chip = egui::Button::selectable(on, (colour + 1).to_string())
                .fill(theme::highlight_fill(dark, colour))
                .stroke(egui::Stroke::new(
                    if on { 2.0 } else { 1.0 },
                    theme::highlight_line(dark, colour),
                ));
            if ui.add(chip).clicked() && !on {
                let change = view.make(|p, hand| verbs::recolour_code(p, hand, id, colour));
                actions.push(Action::Commit(change));
            }
        }
    });
    let project = view.project();
    let name = |id: CodeId| project.codes.get(&id).map_or("", |c| c.name.as_str()).to_owned();
    let others: Vec<(CodeId, String)> = project
        .codes
        .keys()
        .filter(|other| !below(project, **other, id))
        .map(|id| (*id, name(*id)))
        .collect();
    let mut parent = code.parent;
    let label = ui.label("Stands below");
    egui::ComboBox::from_id_salt("stands below")
        .selected_text(parent.map_or_else(|| "no other code".to_owned(), name))
        .show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            ui.selectable_value(&mut parent, None, "no other code");
            for (other, name) in others {
                ui.selectable_value(&mut parent, Some(other), name);
            }
        })
        .response
        .labelled_by(label.id);
    if parent != code.parent {
        let change = view.make(|p, hand| verbs::move_code(p, hand, id, parent));
        actions.push(Action::Commit(change));
    }
}

/// Whether a code is `top` or stands below it.
fn below(project: &Project, code: CodeId, top: CodeId) -> bool {
    let mut at = Some(code);
    while let Some(id) = at {
        if id == top {
            return true;
        }
        at = project.codes.get(&id).and_then(|c| c.parent);
    }
    false
}

fn metric_ui(ui: &mut egui::Ui, id: MetricId, view: &mut View<'_>, actions: &mut Vec<Action>) {
    let Some(metric) = view.project().metrics.get(&id).cloned() else { return };
    let mut new = metric.as_ref().clone();
    super::signs::check(ui, &mut new.per_place, "Each place is a fact of its own");
    super::signs::check(ui, &mut new.cumulative, "Later figures contain earlier ones");
    ui.weak(format!("Counted in: {}", new.unit.word()));
    if new != *metric {
        let change = view.make(|p, hand| verbs::edit_metric(p, hand, id, new));
        actions.push(Action::Commit(change));
    }
}

/// Joins the open record into another one. Returns whether it is gone.
fn merge_ui(
    ui: &mut egui::Ui,
    id: RecordId,
    rows: &[Row],
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    if matches!(id, RecordId::Code(_)) || rows.len() < 2 {
        return false;
    }
    // Figures in another unit are another thing.
    let unit = |p: &Project, id: RecordId| match id {
        RecordId::Metric(id) => p.metrics.get(&id).map(|m| m.unit.clone()),
        _ => None,
    };
    let own = unit(view.project(), id);
    let fits = |project: &Project, other: RecordId| unit(project, other) == own;
    let mut into = None;
    // A menu would open behind the window that holds it; a list does not.
    egui::ComboBox::from_id_salt("same as")
        .selected_text("Is the same as…")
        .height(260.0)
        .show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            for row in rows.iter().filter(|r| r.id != id && fits(view.project(), r.id)) {
                if ui.selectable_label(false, super::bidi::line(&row.name)).clicked() {
                    into = Some(row.id);
                }
            }
        })
        .response
        .on_hover_text("Joins both: claims move over, and this name becomes another name of it")
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Is the same as…"));
    let Some(into) = into else { return false };
    let change = view.make(|p, hand| merged(p, hand, id, into));
    actions.extend(change.map(Action::Commit));
    true
}

fn merged(
    project: &Project,
    hand: &mut crate::session::Hand<'_>,
    id: RecordId,
    into: RecordId,
) -> Option<Change> {
    match (id, into) {
        (RecordId::Event(id), RecordId::Event(into)) => {
            Some(verbs::merge_events(project, hand, into, &BTreeSet::from([id])))
        }
        (RecordId::Metric(id), RecordId::Metric(into)) => {
            Some(verbs::merge_metrics(project, hand, into, &BTreeSet::from([id])))
        }
        (RecordId::Origin(id), RecordId::Origin(into)) => {
            Some(verbs::merge_origins(project, hand, into, &BTreeSet::from([id])))
        }
        _ => None,
    }
}

/// Removes a code, or a name that nothing uses. Returns whether it is gone.
fn remove_ui(
    ui: &mut egui::Ui,
    id: RecordId,
    uses: usize,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    let is_code = matches!(id, RecordId::Code(_));
    let button = ui.add_enabled(is_code || uses == 0, egui::Button::new("Remove"));
    let why = if is_code {
        "Takes it off its quotes; undo brings it back"
    } else {
        "Only what no claim, ruling or brief uses can be removed"
    };
    if !button.on_hover_text(why).on_disabled_hover_text(why).clicked() {
        return false;
    }
    let change = view.make(|p, hand| match id {
        RecordId::Code(id) => verbs::remove_code(p, hand, id),
        other => verbs::remove_name(hand, other),
    });
    actions.push(Action::Commit(change));
    true
}

/// The rows of a section by name; codes in the order of their tree.
fn rows(project: &Project, section: Section) -> Vec<Row> {
    let row = |id: RecordId, name: &str| Row { id, name: name.to_owned(), colour: None };
    let mut rows: Vec<Row> = match section {
        Section::Codes => project
            .codes
            .iter()
            .map(|(id, c)| Row {
                id: RecordId::Code(*id),
                name: c.name.clone(),
                colour: Some(c.colour),
            })
            .collect(),
        Section::Events => {
            project.events.iter().map(|(id, e)| row(RecordId::Event(*id), &e.name)).collect()
        }
        Section::Metrics => {
            project.metrics.iter().map(|(id, m)| row(RecordId::Metric(*id), &m.name)).collect()
        }
        Section::Origins => {
            project.origins.iter().map(|(id, o)| row(RecordId::Origin(*id), &o.name)).collect()
        }
    };
    rows.sort_by_cached_key(|r| (fold(&r.name), r.id));
    rows
}

/// How often each name is used: codes by quotes, the others by whatever refers to them.
fn uses(project: &Project) -> BTreeMap<RecordId, usize> {
    let mut uses = BTreeMap::new();
    let mut add = |id: RecordId| *uses.entry(id).or_insert(0) += 1;
    for annotation in project.annotations.values() {
        annotation.codes.iter().for_each(|id| add(RecordId::Code(*id)));
    }
    let rulings = project.rulings.keys().map(|id| RecordId::Ruling(*id));
    let briefs = project.briefs.keys().map(|id| RecordId::Brief(*id));
    let claims = project.claims.keys().map(|id| RecordId::Claim(*id));
    let metrics = project.metrics.keys().map(|id| RecordId::Metric(*id));
    claims
        .chain(rulings)
        .chain(briefs)
        .chain(metrics)
        .for_each(|by| project.references(by, &mut add));
    uses
}
