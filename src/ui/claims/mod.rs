//! The claim table: any number of rows, sorted, filtered, selected and edited in place.

mod arrange;
pub(super) mod bars;
mod bulk;
mod cell;

use super::{action::Action, claim_form::ClaimForm, focus, prefs::Prefs, room, view::View};
use crate::{
    model::ClaimId,
    table::{self, Column, Filter, Order, Rows},
    verbs::{self, Field},
};
use arrange::{Arranged, Arranging, For};
use bars::{empty_ui, in_order, width_of};
use bulk::Bulk;
use cell::{CellEdit, Typed};
use egui::{Key, Modifiers};
use egui_extras::{Column as Width, TableBuilder};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The page: filter, order, the rows for them, which row is current.
pub struct ClaimsPage {
    filter: Filter,
    sort: Option<Order>,
    hidden: BTreeSet<Column>,
    widths: BTreeMap<Column, f32>,
    rows: Option<Arc<Rows>>,
    shown: Vec<u32>,
    shown_for: Option<For>,
    arranging: Arranging,
    current: usize,
    /// The claim in the current row, which stays current when the order changes.
    current_claim: Option<ClaimId>,
    /// The column in which F2 types.
    column: Column,
    anchor: usize,
    scroll: bool,
    form: Option<ClaimForm>,
    cell: Option<CellEdit>,
    bulk: Bulk,
}

/// What the rows ask for while they are drawn.
#[derive(Default)]
struct Asked {
    /// A row was clicked, or double clicked.
    click: Option<(usize, bool)>,
    /// A row that is not selected was clicked for its menu.
    alone: Option<usize>,
    /// The column of the click.
    column: Option<Column>,
    /// A field of a claim has a new content.
    set: Option<(ClaimId, Field)>,
    /// A claim to open in the form.
    form: Option<ClaimId>,
    /// A claim whose current cell is to be typed over.
    cell: Option<ClaimId>,
}

impl Default for ClaimsPage {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            sort: None,
            hidden: BTreeSet::new(),
            widths: BTreeMap::new(),
            rows: None,
            shown: Vec::new(),
            shown_for: None,
            arranging: Arranging::default(),
            current: 0,
            current_claim: None,
            column: Column::Value,
            anchor: 0,
            scroll: false,
            form: None,
            cell: None,
            bulk: Bulk::default(),
        }
    }
}

impl ClaimsPage {
    /// The claims that the filter lets through, also while another page is shown.
    pub fn shown(&mut self, view: &View<'_>) -> BTreeSet<ClaimId> {
        self.refresh(view);
        self.shown_ids()
    }

    fn shown_ids(&self) -> BTreeSet<ClaimId> {
        let rows = self.rows.as_ref();
        self.shown.iter().filter_map(|i| rows?.claims.get(*i as usize).copied()).collect()
    }

    /// The same in the order of the table.
    pub fn in_order(&mut self, view: &View<'_>) -> Vec<ClaimId> {
        self.refresh(view);
        let rows = self.rows.as_ref();
        self.shown.iter().filter_map(|i| rows?.claims.get(*i as usize).copied()).collect()
    }

    /// Selected claims as tab-separated text, in the order of the table.
    pub fn tsv(&mut self, view: &View<'_>) -> String {
        self.refresh(view);
        let (project, findings) = (view.project(), &view.derived.findings);
        let selected = &view.selection.claims;
        let Some(rows) = &self.rows else { return String::new() };
        let chosen: Vec<u32> = self
            .shown
            .iter()
            .copied()
            .filter(|i| rows.claims.get(*i as usize).is_some_and(|id| selected.contains(id)))
            .collect();
        // A figure without what it counts is no figure: where the unit is not shown, it goes along all the same.
        let mut columns = self.columns();
        if let (Some(value), false) =
            (columns.iter().position(|c| *c == Column::Value), columns.contains(&Column::Unit))
        {
            columns.insert(value + 1, Column::Unit);
        }
        table::tsv(project, findings, rows, &chosen, &columns)
    }

    /// Hides columns and sets widths as they were when a window was last closed.
    pub fn remember(&mut self, prefs: &Prefs) {
        let by_title = |title: &str| Column::ALL.into_iter().find(|c| c.title() == title);
        self.hidden = prefs.hidden_columns.iter().filter_map(|t| by_title(t)).collect();
        let widths = prefs.column_widths.iter();
        self.widths = widths
            .filter(|(_, width)| width.is_finite())
            .filter_map(|(title, width)| Some((by_title(title)?, *width)))
            .collect();
    }

    /// Says which columns are hidden and how wide the others are.
    pub fn tell(&self, prefs: &mut Prefs) {
        prefs.hidden_columns = self.hidden.iter().map(|c| c.title().to_owned()).collect();
        prefs.column_widths =
            self.widths.iter().map(|(c, width)| (c.title().to_owned(), *width)).collect();
    }

    fn columns(&self) -> Vec<Column> {
        in_order().into_iter().filter(|c| !self.hidden.contains(c)).collect()
    }

    /// Whether a claim is being changed in the form.
    pub fn filling(&self) -> bool {
        self.form.is_some()
    }

    /// Whether something was typed, into a cell or into the form, that is not in the project yet.
    pub fn typed_into(&self) -> bool {
        self.cell.as_ref().is_some_and(CellEdit::typed_into)
            || self.form.as_ref().is_some_and(ClaimForm::typed_into)
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        if view.project().claims.is_empty() {
            empty_ui(ui, actions);
            return;
        }
        if self.refresh_soon(ui, view) {
            self.deselect_hidden(view, actions);
        }
        if let Some(form) = &mut self.form {
            let sizes = room::Sizes { first: 340.0, least: 260.0, most: 560.0 };
            let panel = room::right("claim form", ui.available_size(), sizes);
            let stays = panel.show(ui, |ui| form.ui(ui, view, actions));
            if !stays.inner {
                self.form = None;
            }
        }
        egui::Panel::top("claim filter").show(ui, |ui| self.filter_ui(ui, view, actions));
        if view.selection.claims.len() > 1 && view.writable() {
            egui::Panel::bottom("bulk").show(ui, |ui| self.bulk.ui(ui, view, actions));
        }
        if let Some(error) = self.cell.as_ref().and_then(|cell| cell.error.as_ref()) {
            egui::Panel::bottom("cell error").show(ui, |ui| {
                let color = ui.visuals().error_fg_color;
                ui.colored_label(color, format!("⚠ {error} (Escape leaves the cell as it was)"));
            });
        }
        self.keys(ui, view, actions);
        egui::ScrollArea::horizontal().id_salt("claims across").auto_shrink(false).show(ui, |ui| {
            self.table_ui(ui, view, actions);
        });
    }

    /// Whether a worker is filtering or sorting.
    pub fn busy(&self) -> bool {
        self.arranging.busy()
    }

    /// What the rows are to be for.
    fn wanted(&mut self, view: &View<'_>) -> For {
        self.filter.country = view.selection.country;
        (view.derived.edition, self.filter.clone(), self.sort)
    }

    /// Brings rows and order up to date at once.
    fn refresh(&mut self, view: &View<'_>) {
        let wanted = self.wanted(view);
        if self.shown_for.as_ref() != Some(&wanted) {
            let arranged = self.arranging.now(view.project(), &view.derived.findings, &wanted);
            self.take(arranged, wanted);
        }
    }

    /// Brings rows and order up to date, in a large case some frames later. Returns whether other rows are shown because
    /// of the filter.
    fn refresh_soon(&mut self, ui: &egui::Ui, view: &View<'_>) -> bool {
        let wanted = self.wanted(view);
        if self.shown_for.as_ref() == Some(&wanted) {
            return false;
        }
        let ctx = ui.ctx().clone();
        let wake = move || ctx.request_repaint();
        let project = view.session.snapshot();
        match self.arranging.soon(&project, &view.derived.findings, &wanted, wake) {
            Some(arranged) => self.take(arranged, wanted),
            None => false,
        }
    }

    fn take(&mut self, arranged: Arranged, wanted: For) -> bool {
        let narrowed = self.shown_for.as_ref().is_some_and(|(_, filter, _)| *filter != wanted.1);
        (self.rows, self.shown) = (Some(arranged.rows), arranged.shown);
        self.current = self.current.min(self.shown.len().saturating_sub(1));
        self.shown_for = Some(wanted);
        self.follow();
        narrowed
    }

    /// What the filter hides is no longer selected: nobody changes or removes claims that are not in sight.
    fn deselect_hidden(&self, view: &View<'_>, actions: &mut Vec<Action>) {
        if view.selection.claims.is_empty() {
            return;
        }
        let shown = self.shown_ids();
        let left: BTreeSet<ClaimId> = view.selection.claims.intersection(&shown).copied().collect();
        if left.len() < view.selection.claims.len() {
            actions.push(Action::SelectClaims(left));
        }
    }

    /// Finds the current claim again after the order has changed.
    fn follow(&mut self) {
        let Some(id) = self.current_claim else { return };
        let at = (0..self.shown.len()).find(|row| self.claim_at(*row) == Some(id));
        if let Some(at) = at.filter(|at| *at != self.current) {
            (self.current, self.anchor, self.scroll) = (at, at, true);
        }
    }

    /// Arrows move, Shift extends, Enter opens the words, F2 types over the cell, Shift+F2 opens the form.
    fn keys(&mut self, ui: &egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        // What has the focus takes its own keys: Enter on the head of a column sorts.
        let focused = ui.ctx().memory(|m| m.focused().is_some()) || !focus::was_free(ui.ctx());
        if focused || egui::Popup::is_any_open(ui.ctx()) || self.shown.is_empty() {
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
            self.current_claim = self.claim_at(self.current);
            actions.push(Action::SelectClaims(self.between(self.anchor, self.current)));
        }
        let current = self.claim_at(self.current);
        let (enter, form, cell, left, right) = ui.ctx().input_mut(|i| {
            (
                i.consume_key(Modifiers::NONE, Key::Enter),
                i.consume_key(Modifiers::SHIFT, Key::F2),
                i.consume_key(Modifiers::NONE, Key::F2),
                i.consume_key(Modifiers::NONE, Key::ArrowLeft),
                i.consume_key(Modifiers::NONE, Key::ArrowRight),
            )
        });
        if left || right {
            self.move_column(if right { 1 } else { -1 });
        }
        let Some(id) = current else { return };
        if enter {
            actions.push(Action::ShowClaim(id));
        }
        if form {
            self.edit_form(view, id);
        }
        if cell {
            self.edit_cell(view, id, self.column);
        }
    }

    fn move_column(&mut self, by: isize) {
        let columns = self.columns();
        let at = columns.iter().position(|c| *c == self.column).unwrap_or_default();
        if let Some(column) = at.checked_add_signed(by).and_then(|at| columns.get(at)) {
            self.column = *column;
        }
    }

    fn edit_form(&mut self, view: &View<'_>, id: ClaimId) {
        if view.writable() {
            self.form = ClaimForm::of_claim(view.project(), id);
        }
    }

    /// Makes a cell a field; the form opens for a column that cannot be typed over.
    fn edit_cell(&mut self, view: &View<'_>, id: ClaimId, column: Column) {
        if !view.writable() {
            return;
        }
        self.cell = CellEdit::of(view, id, column);
        if self.cell.is_none() {
            self.edit_form(view, id);
        }
    }

    fn claim_at(&self, row: usize) -> Option<ClaimId> {
        self.rows.as_ref()?.claims.get(*self.shown.get(row)? as usize).copied()
    }

    fn between(&self, a: usize, b: usize) -> BTreeSet<ClaimId> {
        (a.min(b)..=a.max(b)).filter_map(|row| self.claim_at(row)).collect()
    }

    fn table_ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        if self.shown.is_empty() {
            ui.add_space(12.0);
            ui.weak("No claim fits the filter.");
            return;
        }
        let columns = self.columns();
        let height = ui.text_style_height(&egui::TextStyle::Body) + 8.0;
        let mut builder = TableBuilder::new(ui)
            // Widths belong to columns and not to places: another set of them is another table.
            .id_salt(("claims", &columns))
            .striped(true)
            .resizable(true)
            .sense(egui::Sense::click())
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center));
        for column in &columns {
            let width = self.widths.get(column).copied().unwrap_or_else(|| width_of(*column));
            builder = builder.column(Width::initial(width).at_least(40.0).clip(true));
        }
        if std::mem::take(&mut self.scroll) {
            builder = builder.scroll_to_row(self.current, None);
        }
        let mut asked = Asked::default();
        let mut cell = self.cell.take();
        let table = builder.header(height + 2.0, |mut header| {
            for column in &columns {
                header.col(|ui| {
                    self.widths.insert(*column, ui.max_rect().width().round());
                    self.head_ui(ui, *column);
                });
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
                    let current = selected && at == self.current && *column == self.column;
                    let (_, response) = row.col(|ui| {
                        let which = (id, *column, current);
                        self.cell_ui(ui, view, index, which, &mut cell, &mut asked);
                    });
                    if response.clicked() || response.secondary_clicked() {
                        asked.column = Some(*column);
                    }
                }
                let response = row.response();
                response.widget_info(|| {
                    let words = self
                        .rows
                        .as_ref()
                        .map_or_else(String::new, |rows| sentence(rows, view, index));
                    egui::WidgetInfo::selected(egui::Role::Row, true, selected, words)
                });
                // The menu is of what is selected: of the row under it, unless that is among several.
                if response.secondary_clicked() && !selected {
                    asked.alone = Some(at);
                }
                if response.clicked() {
                    asked.click = Some((at, false));
                }
                if response.double_clicked() {
                    asked.click = Some((at, true));
                }
                response.context_menu(|ui| self.menu_ui(ui, view, id, &mut asked, actions));
            });
        });
        self.cell = cell;
        self.answer(ui, asked, view, actions);
    }

    /// One cell: at rest, or being typed over.
    fn cell_ui(
        &self,
        ui: &mut egui::Ui,
        view: &View<'_>,
        index: u32,
        (id, column, current): (ClaimId, Column, bool),
        cell: &mut Option<CellEdit>,
        asked: &mut Asked,
    ) {
        if let Some(edit) = cell.as_mut().filter(|c| c.claim == id && c.column == column) {
            match edit.ui(ui, view) {
                Typed::Going => {}
                Typed::Left => *cell = None,
                Typed::Set(field) => {
                    asked.set = Some((id, field));
                    *cell = None;
                }
            }
            return;
        }
        if current {
            let stroke = egui::Stroke::new(1.0, ui.visuals().strong_text_color());
            let frame = ui.max_rect().expand2(egui::vec2(2.0, 0.0));
            ui.painter().rect_stroke(frame, 2.0, stroke, egui::StrokeKind::Inside);
        }
        let Some(rows) = &self.rows else { return };
        if let Some(field) = cell::show(ui, rows, view, index, id, column) {
            asked.set = Some((id, field));
        }
    }

    fn menu_ui(
        &self,
        ui: &mut egui::Ui,
        view: &View<'_>,
        id: ClaimId,
        asked: &mut Asked,
        actions: &mut Vec<Action>,
    ) {
        if ui.add(egui::Button::new("Show the words").shortcut_text("Enter")).clicked() {
            actions.push(Action::ShowClaim(id));
        }
        if !view.writable() {
            return;
        }
        let words = format!("Edit {}", self.column.title().to_lowercase());
        if ui.add(egui::Button::new(words).shortcut_text("F2")).clicked() {
            asked.cell = Some(id);
        }
        if ui.add(egui::Button::new("Edit claim…").shortcut_text("Shift+F2")).clicked() {
            asked.form = Some(id);
        }
    }

    /// Does what the rows asked for, after the last of them is drawn.
    fn answer(
        &mut self,
        ui: &egui::Ui,
        asked: Asked,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) {
        if let Some(column) = asked.column {
            self.column = column;
        }
        if let Some((at, open)) = asked.click {
            self.click(ui, at, open, view, actions);
        }
        if let Some((at, id)) = asked.alone.and_then(|at| Some((at, self.claim_at(at)?))) {
            (self.current, self.anchor, self.current_claim) = (at, at, Some(id));
            actions.push(Action::SelectClaims([id].into()));
        }
        if let Some(id) = asked.form {
            self.edit_form(view, id);
        }
        if let Some(id) = asked.cell {
            self.edit_cell(view, id, self.column);
        }
        if let (Some((id, field)), true) = (asked.set, view.writable()) {
            actions.extend(cell::doubt(view.project(), id, &field));
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
        self.current_claim = Some(id);
        actions.push(Action::SelectClaims(chosen));
    }

    fn head_ui(&mut self, ui: &mut egui::Ui, column: Column) {
        let sign = match self.sort {
            Some(Order { by, descending: false }) if by == column => " ⏶",
            Some(Order { by, descending: true }) if by == column => " ⏷",
            _ => "",
        };
        let text = egui::RichText::new(format!("{}{sign}", column.title())).strong();
        // All of the head, and not only the word in it.
        let button = egui::Button::new((text, egui::Atom::grow()))
            .frame(false)
            .truncate()
            .min_size(ui.available_size());
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

/// A row in words, for a screen reader.
fn sentence(rows: &Rows, view: &View<'_>, index: u32) -> String {
    let id = rows.claims.get(index as usize).copied();
    let cell = |c| id.map_or_else(String::new, |id| cell::words(rows, view, index, id, c));
    format!(
        "{} {}, {}, {}, {}",
        cell(Column::Metric),
        cell(Column::Value),
        cell(Column::Event),
        cell(Column::Verdict),
        cell(Column::Article)
    )
}
