//! The claim table: any number of rows, sorted, filtered, selected and edited in place.

use super::{
    action::{Action, Page},
    claim_form::ClaimForm,
    signs::{self, Face},
    theme,
    view::View,
};
use crate::{
    findings::Findings,
    mine::Named,
    model::{ArticleId, ClaimId, Country, Credibility, EventId, MetricId, Project, Verdict},
    places,
    table::{self, Column, Filter, Order, Rows},
    verbs::{self, Field},
};
use egui::{Key, Modifiers};
use egui_extras::{Column as Width, TableBuilder};
use std::collections::BTreeSet;

/// The page: filter, order, the rows for them, which row is current.
#[derive(Default)]
pub struct ClaimsPage {
    filter: Filter,
    sort: Option<Order>,
    hidden: BTreeSet<Column>,
    rows: Option<Rows>,
    rows_for: Option<u64>,
    shown: Vec<u32>,
    shown_for: Option<(u64, Filter, Option<Order>)>,
    current: usize,
    anchor: usize,
    scroll: bool,
    form: Option<ClaimForm>,
    bulk: Bulk,
}

/// What is typed into the fields that change all selected claims.
#[derive(Default)]
struct Bulk {
    event: String,
    metric: String,
    origin: String,
}

impl ClaimsPage {
    /// The claims that the filter lets through.
    pub fn shown(&self) -> BTreeSet<ClaimId> {
        let rows = self.rows.as_ref();
        self.shown.iter().filter_map(|i| rows?.claims.get(*i as usize).copied()).collect()
    }

    /// The claims that the filter lets through, as CSV, in the order of the table.
    pub fn csv(&self, project: &Project, findings: &Findings) -> Result<Vec<u8>, String> {
        let Some(rows) = &self.rows else { return Ok(Vec::new()) };
        table::csv(project, findings, rows, &self.shown, &Column::ALL).map_err(|e| e.to_string())
    }

    /// Selected claims as tab-separated text, in the order of the table.
    pub fn tsv(
        &self,
        project: &Project,
        findings: &Findings,
        selected: &BTreeSet<ClaimId>,
    ) -> String {
        let Some(rows) = &self.rows else { return String::new() };
        let chosen: Vec<u32> = self
            .shown
            .iter()
            .copied()
            .filter(|i| rows.claims.get(*i as usize).is_some_and(|id| selected.contains(id)))
            .collect();
        table::tsv(project, findings, rows, &chosen, &self.columns())
    }

    /// The titles of the columns that are not shown, to be remembered.
    pub fn hidden(&self) -> Vec<String> {
        self.hidden.iter().map(|c| c.title().to_owned()).collect()
    }

    /// Hides the columns with these titles and shows all others.
    pub fn hide(&mut self, titles: &[String]) {
        self.hidden =
            Column::ALL.into_iter().filter(|c| titles.iter().any(|t| t == c.title())).collect();
    }

    fn columns(&self) -> Vec<Column> {
        // The verdict stands where it cannot be overlooked: beside the value.
        let mut columns: Vec<Column> =
            Column::ALL.into_iter().filter(|c| !self.hidden.contains(c)).collect();
        let at = |columns: &[Column], wanted| columns.iter().position(|c| *c == wanted);
        if let Some(from) = at(&columns, Column::Verdict) {
            columns.remove(from);
            let to = at(&columns, Column::Value).map_or(0, |i| i + 1);
            columns.insert(to, Column::Verdict);
        }
        columns
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        if view.project().claims.is_empty() {
            empty_ui(ui, actions);
            return;
        }
        self.refresh(view);
        if let Some(form) = &mut self.form {
            let panel = egui::Panel::right("claim form").default_size(340.0);
            let stays = panel.show(ui, |ui| form.ui(ui, view, actions));
            if !stays.inner {
                self.form = None;
            }
        }
        egui::Panel::top("claim filter").show(ui, |ui| self.filter_ui(ui, view, actions));
        if view.selection.claims.len() > 1 && view.writable() {
            egui::Panel::bottom("bulk").show(ui, |ui| self.bulk_ui(ui, view, actions));
        }
        self.keys(ui, view, actions);
        egui::ScrollArea::horizontal().id_salt("claims across").auto_shrink(false).show(ui, |ui| {
            self.table_ui(ui, view, actions);
        });
    }

    fn refresh(&mut self, view: &View<'_>) {
        let edition = view.derived.edition;
        if self.rows_for != Some(edition) {
            self.rows = Some(table::rows(view.session.project(), &view.derived.findings));
            self.rows_for = Some(edition);
        }
        self.filter.country = view.selection.country;
        let key = (edition, self.filter.clone(), self.sort);
        if self.shown_for.as_ref() != Some(&key)
            && let Some(rows) = &self.rows
        {
            let (project, findings) = (view.session.project(), &view.derived.findings);
            self.shown = rows.filter(project, findings, &self.filter);
            if let Some(order) = self.sort {
                rows.sort(project, findings, order, &mut self.shown);
            }
            self.current = self.current.min(self.shown.len().saturating_sub(1));
            self.shown_for = Some(key);
        }
    }

    fn filter_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let field = ui.add(
                egui::TextEdit::singleline(&mut self.filter.text)
                    .hint_text("Filter claims")
                    .desired_width(170.0),
            );
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter claims")
            });
            let project = view.session.project();
            let filter = &mut self.filter;
            choice(
                ui,
                "Verdict",
                &mut filter.verdict,
                |v| v.word().to_owned(),
                || Verdict::ALL.into(),
            );
            let name =
                |id: MetricId| project.metrics.get(&id).map(|m| m.name.clone()).unwrap_or_default();
            choice(ui, "Metric", &mut filter.metric, name, || {
                project.metrics.keys().copied().collect()
            });
            let name =
                |id: EventId| project.events.get(&id).map(|e| e.name.clone()).unwrap_or_default();
            choice(ui, "Event", &mut filter.event, name, || {
                project.events.keys().copied().collect()
            });
            let name = |id: ArticleId| {
                project.articles.get(&id).map(|a| a.label().to_owned()).unwrap_or_default()
            };
            choice(ui, "Article", &mut filter.article, name, || {
                project.articles.keys().copied().collect()
            });
            let name = |c: Credibility| format!("{} – {}", c.digit(), c.meaning());
            choice(ui, "Grade", &mut filter.credibility, name, || Credibility::ALL.into());
            let mut country = view.selection.country;
            choice(
                ui,
                "Country",
                &mut country,
                |c: Country| places::name(c, "en").to_owned(),
                || countries_of(project),
            );
            if country != view.selection.country {
                actions.push(Action::SelectCountry(country));
            }
            if self.filter != Filter::default() && ui.button("Clear filter").clicked() {
                self.filter = Filter::default();
                actions.push(Action::SelectCountry(None));
            }
            ui.menu_button("Columns", |ui| {
                for column in Column::ALL {
                    let mut on = !self.hidden.contains(&column);
                    if ui.checkbox(&mut on, column.title()).changed() {
                        if on {
                            self.hidden.remove(&column);
                        } else {
                            self.hidden.insert(column);
                        }
                    }
                }
            });
            let total = project.claims.len();
            ui.weak(match (self.shown.len(), view.selection.claims.len()) {
                (n, 0) if n == total => format!("{n} claims"),
                (n, 0) => format!("{n} of {total} claims"),
                (n, chosen) => format!("{n} of {total} claims, {chosen} selected"),
            });
        });
        ui.add_space(2.0);
    }

    /// What can be done to all selected claims at once: one undo step each.
    fn bulk_ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let chosen = view.selection.claims.clone();
        let mut set = |view: &mut View<'_>, field: Field| {
            let change = view.make(|p, hand| verbs::edit_claims(p, hand, &chosen, &field));
            actions.push(Action::Commit(change));
        };
        let mut remove = false;
        ui.horizontal_wrapped(|ui| {
            ui.strong(format!("For {} claims:", chosen.len()));
            if let Some(typed) = entry(ui, "event", &mut self.bulk.event) {
                set(view, Field::Event(named(&typed)));
            }
            if let Some(typed) = entry(ui, "metric", &mut self.bulk.metric)
                && let Some(metric) = named(&typed)
            {
                set(view, Field::Metric(metric));
            }
            if let Some(typed) = entry(ui, "origin", &mut self.bulk.origin) {
                set(view, Field::Origin(named(&typed)));
            }
            ui.menu_button("credibility", |ui| {
                for one in Credibility::ALL {
                    if ui.button(format!("{} – {}", one.digit(), one.meaning())).clicked() {
                        set(view, Field::Credibility(one));
                    }
                }
            });
            if ui.button("reviewed").clicked() {
                set(view, Field::Reviewed(true));
            }
            if ui.button("Remove").clicked() {
                remove = true;
            }
        });
        if remove {
            actions.push(Action::Run(super::command::Command::RemoveClaims));
        }
    }

    /// Arrows move, Shift extends, Space toggles, Enter opens the words, F2 the form.
    fn keys(&mut self, ui: &egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        if ui.text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) || self.shown.is_empty() {
            return;
        }
        let last = self.shown.len() - 1;
        let step = ui.ctx().input_mut(|i| {
            let extend = i.modifiers.shift;
            let moves: [(Key, isize); 6] = [
                (Key::ArrowDown, 1),
                (Key::ArrowUp, -1),
                (Key::PageDown, 20),
                (Key::PageUp, -20),
                (Key::End, isize::MAX),
                (Key::Home, isize::MIN),
            ];
            let modifiers = if extend { Modifiers::SHIFT } else { Modifiers::NONE };
            moves
                .into_iter()
                .find(|(key, _)| i.consume_key(modifiers, *key))
                .map(|(_, by)| (by, extend))
        });
        if let Some((by, extend)) = step {
            self.current = self.current.saturating_add_signed(by).min(last);
            if !extend {
                self.anchor = self.current;
            }
            self.scroll = true;
            actions.push(Action::SelectClaims(self.between(self.anchor, self.current)));
        }
        let current = self.claim_at(self.current);
        let (enter, edit) = ui.ctx().input_mut(|i| {
            (i.consume_key(Modifiers::NONE, Key::Enter), i.consume_key(Modifiers::NONE, Key::F2))
        });
        if let (true, Some(id)) = (enter, current) {
            actions.push(Action::ShowClaim(id));
        }
        if let (true, true, Some(id)) = (edit, view.writable(), current) {
            self.form = ClaimForm::of_claim(view.session.project(), id);
        }
    }

    fn claim_at(&self, row: usize) -> Option<ClaimId> {
        self.rows.as_ref()?.claims.get(*self.shown.get(row)? as usize).copied()
    }

    fn between(&self, a: usize, b: usize) -> BTreeSet<ClaimId> {
        (a.min(b)..=a.max(b)).filter_map(|row| self.claim_at(row)).collect()
    }

    fn table_ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let columns = self.columns();
        let height = ui.text_style_height(&egui::TextStyle::Body) + 8.0;
        let mut builder = TableBuilder::new(ui)
            .id_salt("claims")
            .striped(true)
            .resizable(true)
            .sense(egui::Sense::click())
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center));
        for column in &columns {
            builder = builder.column(Width::initial(width_of(*column)).at_least(40.0).clip(true));
        }
        if std::mem::take(&mut self.scroll) {
            builder = builder.scroll_to_row(self.current, None);
        }
        let mut clicked: Option<(usize, bool)> = None;
        let mut edited: Option<(ClaimId, Field)> = None;
        let table = builder.header(height + 2.0, |mut header| {
            for column in &columns {
                header.col(|ui| self.head_ui(ui, *column));
            }
        });
        table.body(|body| {
            body.rows(height, self.shown.len(), |mut row| {
                let at = row.index();
                let Some((index, id)) = self
                    .shown
                    .get(at)
                    .copied()
                    .and_then(|i| Some((i, *self.rows.as_ref()?.claims.get(i as usize)?)))
                else {
                    return;
                };
                let selected = view.selection.claims.contains(&id);
                row.set_selected(selected);
                for column in &columns {
                    row.col(|ui| {
                        if let Some(rows) = &self.rows {
                            cell_ui(ui, rows, view, index, id, *column, &mut edited);
                        }
                    });
                }
                let response = row.response();
                response.widget_info(|| {
                    let words = self
                        .rows
                        .as_ref()
                        .map_or_else(String::new, |rows| sentence(rows, view, index));
                    egui::WidgetInfo::selected(egui::Role::Row, true, selected, words)
                });
                if response.clicked() {
                    clicked = Some((at, false));
                }
                if response.double_clicked() {
                    clicked = Some((at, true));
                }
                response.context_menu(|ui| {
                    if ui.button("Show the words").clicked() {
                        actions.push(Action::ShowClaim(id));
                    }
                    if view.writable() && ui.button("Edit…").clicked() {
                        self.form = ClaimForm::of_claim(view.session.project(), id);
                    }
                });
            });
        });
        if let Some((at, open)) = clicked {
            self.click(ui, at, open, view, actions);
        }
        if let (Some((id, field)), true) = (edited, view.writable()) {
            let change = view.make(|p, hand| verbs::edit_claims(p, hand, &[id].into(), &field));
            actions.push(Action::Commit(change));
        }
    }

    /// A click selects, with Ctrl adds or removes, with Shift extends; a double click opens the words.
    fn click(
        &mut self,
        ui: &egui::Ui,
        at: usize,
        open: bool,
        view: &View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let Some(id) = self.claim_at(at) else { return };
        if open {
            actions.push(Action::ShowClaim(id));
            return;
        }
        let modifiers = ui.input(|i| i.modifiers);
        let mut chosen = view.selection.claims.clone();
        if modifiers.shift {
            chosen = self.between(self.anchor, at);
        } else if modifiers.command {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
            self.anchor = at;
        } else {
            chosen = [id].into();
            self.anchor = at;
        }
        self.current = at;
        actions.push(Action::SelectClaims(chosen));
    }

    fn head_ui(&mut self, ui: &mut egui::Ui, column: Column) {
        let sign = match self.sort {
            Some(Order { by, descending: false }) if by == column => " ⏶",
            Some(Order { by, descending: true }) if by == column => " ⏷",
            _ => "",
        };
        let text = egui::RichText::new(format!("{}{sign}", column.title())).strong();
        let button = egui::Button::new(text).frame(false).truncate();
        if ui.add(button).on_hover_text(format!("Sort by {}", column.title())).clicked() {
            self.sort = match self.sort {
                Some(Order { by, descending: false }) if by == column => {
                    Some(Order { by, descending: true })
                }
                Some(Order { by, .. }) if by == column => None,
                _ => Some(Order { by: column, descending: false }),
            };
        }
    }
}

/// One cell. Grade and note are edited in place; the rest in the form (F2).
fn cell_ui(
    ui: &mut egui::Ui,
    rows: &Rows,
    view: &View<'_>,
    index: u32,
    id: ClaimId,
    column: Column,
    edited: &mut Option<(ClaimId, Field)>,
) {
    let project = view.session.project();
    if column == Column::Verdict {
        if let Some(finding) = view.derived.findings.of_claim(id) {
            let text = signs::verdict_text(ui, finding.verdict);
            ui.add(egui::Label::new(text).truncate().selectable(false));
        }
        return;
    }
    let text = rows.cell(project, &view.derived.findings, index, column);
    if column == Column::Grade && view.writable() {
        let Some(claim) = project.claims.get(&id) else { return };
        ui.menu_button(text, |ui| {
            for one in Credibility::ALL {
                let on = one == claim.credibility;
                let words = format!("{} – {}", one.digit(), one.meaning());
                if ui.selectable_label(on, words).clicked() && !on {
                    *edited = Some((id, Field::Credibility(one)));
                }
            }
        });
        return;
    }
    let words = signs::words(ui, &text.replace('\n', " "), Face::Plain);
    ui.add(egui::Label::new(words).truncate().selectable(false));
}

/// A row in words, for a screen reader.
fn sentence(rows: &Rows, view: &View<'_>, index: u32) -> String {
    let cell = |c| rows.cell(view.session.project(), &view.derived.findings, index, c);
    format!(
        "{} {}, {}, {}, {}",
        cell(Column::Metric),
        cell(Column::Value),
        cell(Column::Event),
        cell(Column::Verdict),
        cell(Column::Article)
    )
}

/// The countries that claims name, by code.
fn countries_of(project: &Project) -> Vec<Country> {
    let places = project.claims.values().flat_map(|c| c.places.iter().map(|p| p.country));
    let set: BTreeSet<Country> = places.collect();
    set.into_iter().collect()
}

fn width_of(column: Column) -> f32 {
    match column {
        Column::Metric | Column::Event | Column::Origin => 150.0,
        Column::Quote | Column::Article => 230.0,
        Column::Verdict => 128.0,
        Column::Grade => 60.0,
        _ => 110.0,
    }
}

/// A choice of one of several, or of none. The options are listed only while the list is open.
fn choice<T: Copy + PartialEq>(
    ui: &mut egui::Ui,
    name: &str,
    chosen: &mut Option<T>,
    words: impl Fn(T) -> String,
    options: impl FnOnce() -> Vec<T>,
) {
    let shown = chosen.map_or_else(|| name.to_owned(), &words);
    egui::ComboBox::from_id_salt(("filter by", name))
        .selected_text(shown)
        .width(96.0)
        .truncate()
        .show_ui(ui, |ui| {
            ui.selectable_value(chosen, None, format!("any {}", name.to_lowercase()));
            for option in options() {
                ui.selectable_value(chosen, Some(option), words(option));
            }
        })
        .response
        .widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{name} filter"))
        });
}

/// What was typed as a name; nothing for an empty field.
fn named<Id>(typed: &str) -> Option<Named<Id>> {
    (!typed.trim().is_empty()).then(|| Named::Called(typed.trim().to_owned()))
}

/// A field whose text is taken with Enter.
fn entry(ui: &mut egui::Ui, name: &str, text: &mut String) -> Option<String> {
    let field = ui.add(egui::TextEdit::singleline(text).hint_text(name).desired_width(110.0));
    field.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::TextInput,
            true,
            format!("{name} for the selected claims"),
        )
    });
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    enter.then(|| std::mem::take(text))
}

fn empty_ui(ui: &mut egui::Ui, actions: &mut Vec<Action>) {
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new("No claims yet").size(18.0));
        ui.label(
            egui::RichText::new("Open a document, select words and press N")
                .color(theme::of(ui).weak),
        );
        if ui.button("Go to the documents").clicked() {
            actions.push(Action::Page(Page::Read));
        }
    });
}
