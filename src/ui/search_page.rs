//! The search through all documents: a field, and below it each document with its hits in context. What is found is
//! looked up elsewhere; here it is drawn.

use super::{
    action::{Action, Page},
    bidi,
    claim_form::select_all,
    focus,
    searching::Searching,
    signs::{self, Face},
    snippet, theme, told,
    view::View,
};
use crate::{
    model::{Article, ArticleId, Project},
    search::{Hit, Ranked},
};
use egui::{EventFilter, Key, Modifiers, Rect, RichText, Sense, Ui, pos2, vec2};
use std::{ops::Range, sync::Arc};

/// How far hits stand to the right of their document, in points.
const INDENT: f32 = 18.0;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Row {
    /// A document.
    Head(usize),
    /// Words in it: which document, which hit.
    Hit(usize, usize),
    /// There are more hits in it.
    More(usize),
}

/// What opens a row.
enum Opens {
    Words(ArticleId, Range<usize>),
    Document(ArticleId),
    Unfold(ArticleId),
}

/// The page: what was typed, which row is looked at, where one came from.
#[derive(Default)]
pub struct SearchPage {
    searching: Searching,
    typed: String,
    all: bool,
    current: usize,
    /// The first row of each document, and how many rows there are; kept under what they depend on.
    starts: Vec<usize>,
    rows: usize,
    key: Option<(u64, usize)>,
    /// What the rows are of: another search begins at its first hit.
    shown: super::searching::Asked,
    reveal: bool,
    /// What of the list was in sight, in points from its top.
    seen: (f32, f32),
    /// Where Escape goes back to.
    from: Page,
    /// What had the keyboard in the frame before.
    focused: Option<egui::Id>,
}

impl SearchPage {
    /// The page is about to be shown, from this one.
    pub fn enter(&mut self, from: Page) {
        if from != Page::Search {
            self.from = from;
        }
    }

    /// Work before the frame.
    pub fn logic(
        &mut self,
        project: &Arc<Project>,
        revision: u64,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        self.searching.asked = (self.typed.clone(), self.all);
        self.searching.logic(project, revision, wake);
    }

    /// Whether a worker is at it.
    pub fn busy(&self) -> bool {
        self.searching.busy()
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        self.refresh();
        ui.add_space(4.0);
        let list = ui.scope_id().with("results of the search");
        let field = self.field_ui(ui, list, actions);
        self.counts_ui(ui, view.project());
        ui.add_space(2.0);
        if self.rows == 0 {
            self.empty_ui(ui, view.project());
        } else {
            self.list_ui(ui, list, field, view, actions);
        }
    }

    /// The field, and the keys that it shares with the list. Returns the field.
    fn field_ui(&mut self, ui: &mut Ui, list: egui::Id, actions: &mut Vec<Action>) -> egui::Id {
        let id = ui.scope_id().with("search all documents");
        let focused = ui.memory(egui::Memory::focused);
        // The list goes on while something is typed; a box that is ticked keeps its keys.
        let ours = |focused: Option<egui::Id>| focused.is_none_or(|at| at == id || at == list);
        // Escape has taken the focus from where it was meant.
        let before = std::mem::replace(&mut self.focused, focused);
        if ours(focused) && ours(before) && !egui::Popup::is_any_open(ui.ctx()) {
            self.keys(ui, actions);
        }
        let hint = "Words in all documents: rescued OR freed \"scam compound\" -casino traffick*";
        ui.horizontal(|ui| {
            ui.label(RichText::new("🔍"));
            let field = egui::TextEdit::singleline(&mut self.typed).id(id).hint_text(hint);
            let field = ui.add(field.desired_width(ui.available_width() - 4.0));
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search all documents")
            });
            let before = ui.memory(|m| m.has_focus(id));
            focus::home(ui, &field);
            if !before && ui.memory(|m| m.has_focus(id)) {
                // What is typed next takes the place of what was looked for before.
                select_all(ui, id, &self.typed);
            }
            if field.changed() {
                ui.request_repaint();
            }
        });
        id
    }

    /// Arrows go through the list, Enter opens, Escape goes back to where one was.
    fn keys(&mut self, ui: &Ui, actions: &mut Vec<Action>) {
        let pressed = |key| ui.ctx().input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let height = row_height(ui);
        #[expect(clippy::cast_possible_truncation, reason = "rows on a screen")]
        let page = ((self.seen.1 - self.seen.0) / height - 1.0).max(1.0) as isize;
        for (key, step) in
            [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)]
        {
            if pressed(key) {
                let last = self.rows.saturating_sub(1);
                self.current = self.current.saturating_add_signed(step).min(last);
                self.reveal = true;
            }
        }
        // What was typed a moment ago is not what the rows are of.
        if pressed(Key::Enter) && !self.searching.looking() {
            self.open(self.current, actions);
        }
        if pressed(Key::Escape) {
            actions.push(Action::Page(self.from));
        }
    }

    fn counts_ui(&mut self, ui: &mut Ui, project: &Project) {
        ui.horizontal_wrapped(|ui| {
            let results = self.searching.results();
            let words = if self.typed.trim().is_empty() {
                String::new()
            } else if self.searching.looking() {
                "Searching…".to_owned()
            } else if results.why.is_some() {
                String::new()
            } else {
                let documents = counted(results.list.len(), "document");
                let of = project.articles.len();
                format!("{} in {documents} of {of}", counted(results.hits, "hit"))
            };
            ui.weak(words);
            signs::check(ui, &mut self.all, "also menus, teasers and what was set aside");
        });
    }

    fn empty_ui(&self, ui: &mut Ui, project: &Project) {
        let typed = !self.typed.trim().is_empty();
        if typed && self.searching.looking() {
            return;
        }
        ui.add_space(ui.available_height() * 0.25);
        ui.vertical_centered(|ui| {
            let (title, hint) = if project.articles.is_empty() {
                (
                    "This project has no documents yet",
                    "Drop files or folders anywhere on this window".to_owned(),
                )
            } else if !typed {
                (
                    "Search the words of all documents",
                    "All words must be there. \"a phrase\", -without, beginning*, one OR another. \
                     Arrows go through what is found, Enter opens it, Escape goes back."
                        .to_owned(),
                )
            } else if let Some(why) = self.searching.results().why {
                ("Nothing to search for", why.to_string())
            } else {
                (
                    "No document has all these words",
                    "Try fewer words, a beginning such as traffick*, or one word OR another"
                        .to_owned(),
                )
            };
            ui.label(RichText::new(title).size(18.0));
            ui.add(egui::Label::new(RichText::new(hint).weak()).wrap());
        });
    }

    fn list_ui(
        &mut self,
        ui: &mut Ui,
        list: egui::Id,
        field: egui::Id,
        view: &View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let height = row_height(ui);
        let home =
            ui.interact(ui.available_rect_before_wrap(), list, Sense::focusable_noninteractive());
        let name = format!("What was found: {} rows", self.rows);
        home.widget_info(|| egui::WidgetInfo::labeled(egui::Role::List, true, &name));
        if home.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(list, filter));
        }
        let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 0.0);
        let mut area = egui::ScrollArea::vertical().id_salt("search results").auto_shrink(false);
        if std::mem::take(&mut self.reveal) {
            #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
            let top = self.current as f32 * height;
            let (from, to) = self.seen;
            if top < from {
                area = area.vertical_scroll_offset((top - height).max(0.0));
            } else if top + height > to {
                area = area.vertical_scroll_offset((top + 2.0 * height - (to - from)).max(0.0));
            }
        }
        let (mut opened, mut sight) = (None, 0..0);
        let output = area.show_rows(ui, height, self.rows, |ui, range| {
            sight = range.clone();
            for i in range {
                let size = vec2(ui.available_width(), height);
                let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                let response = ui.interact(rect, ui.scope_id().with(("row", i)), Sense::CLICK);
                self.row_ui(ui, i, rect, &response, view.project());
                if response.clicked() {
                    opened = Some(i);
                }
            }
        });
        ui.spacing_mut().item_spacing.y = spacing;
        let top = output.state.clamped_offset().y;
        self.seen = (top, top + output.inner_rect.height());
        if let Some(i) = opened {
            self.current = i;
            ui.memory_mut(|m| m.request_focus(field));
            self.open(i, actions);
        }
        self.fetch(ui, sight);
    }

    /// Asks for the words around the hits of what is in sight, and a little beyond.
    fn fetch(&mut self, ui: &Ui, sight: Range<usize>) {
        let first = self.place(sight.start).map_or(0, doc_of);
        let last = self.place(sight.end.saturating_sub(1)).map_or(first, doc_of);
        let list = &self.searching.results().list;
        let near =
            list.get(first.saturating_sub(8)..(last + 9).min(list.len())).unwrap_or_default();
        let wanted: Vec<ArticleId> = near.iter().map(|r| r.article).collect();
        self.searching.want(wanted);
        if self.searching.waits() {
            ui.request_repaint();
        }
    }

    /// The rows for what was found.
    fn refresh(&mut self) {
        let key = (self.searching.edition(), self.searching.unfolded.len());
        if self.key == Some(key) {
            return;
        }
        self.starts.clear();
        let mut at = 0;
        for ranked in &self.searching.results().list {
            self.starts.push(at);
            let rows = self.searching.rows(ranked);
            at += 1 + rows + usize::from(rows < ranked.count);
        }
        self.rows = at;
        self.key = Some(key);
        let asked = &self.searching.results().asked;
        if self.shown != *asked {
            self.shown.clone_from(asked);
            // The first words, and not the head above them.
            self.current =
                usize::from(self.searching.results().list.first().is_some_and(|r| r.count > 0));
            self.reveal = true;
        }
        self.current = self.current.min(self.rows.saturating_sub(1));
    }

    fn place(&self, row: usize) -> Option<Row> {
        let doc = self.starts.partition_point(|start| *start <= row).checked_sub(1)?;
        let ranked = self.searching.results().list.get(doc)?;
        let within = row - self.starts.get(doc)?;
        Some(match within.checked_sub(1) {
            None => Row::Head(doc),
            Some(hit) if hit < self.searching.rows(ranked) => Row::Hit(doc, hit),
            Some(_) => Row::More(doc),
        })
    }

    fn opens(&self, row: usize) -> Option<Opens> {
        let row = self.place(row)?;
        let ranked = self.searching.results().list.get(doc_of(row))?;
        let id = ranked.article;
        let words = |hit: usize| {
            let hit = self.searching.hits(id)?.get(hit)?;
            Some(Opens::Words(id, hit.start..hit.end))
        };
        match row {
            Row::Head(_) if ranked.count == 0 => Some(Opens::Document(id)),
            Row::Head(_) => words(0),
            Row::Hit(_, hit) => words(hit),
            Row::More(_) if self.searching.unfolded.contains(&id) => Some(Opens::Document(id)),
            Row::More(_) => Some(Opens::Unfold(id)),
        }
    }

    fn open(&mut self, row: usize, actions: &mut Vec<Action>) {
        match self.opens(row) {
            Some(Opens::Words(id, range)) => actions.push(Action::ShowWords(id, range)),
            Some(Opens::Document(id)) => actions.push(Action::ShowArticle(id)),
            Some(Opens::Unfold(id)) => {
                self.searching.unfolded.insert(id);
            }
            None => {}
        }
    }

    fn row_ui(
        &self,
        ui: &mut Ui,
        i: usize,
        rect: Rect,
        response: &egui::Response,
        project: &Project,
    ) {
        let Some(row) = self.place(i) else { return };
        let Some(ranked) = self.searching.results().list.get(doc_of(row)).copied() else { return };
        let Some(article) = project.articles.get(&ranked.article) else { return };
        let current = i == self.current;
        let hit = match row {
            Row::Hit(_, n) => self.searching.hits(ranked.article).and_then(|hits| hits.get(n)),
            _ => None,
        };
        let words = match row {
            Row::Head(_) => format!("{}: {}", article.label(), amount(&ranked)),
            Row::Hit(..) => hit.map(|hit| hit.snippet.replace('\n', " ")).unwrap_or_default(),
            Row::More(_) => self.more(&ranked),
        };
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::ListItem, true, current, &words)
        });
        let palette = theme::of(ui);
        if current {
            ui.painter().rect_filled(rect, 3.0, palette.selection.gamma_multiply(0.6));
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 3.0, palette.button_hover.gamma_multiply(0.5));
        }
        let left = if matches!(row, Row::Head(_)) { 6.0 } else { 6.0 + INDENT };
        let inner =
            Rect::from_min_max(pos2(rect.left() + left, rect.top()), rect.max - vec2(6.0, 0.0));
        match row {
            Row::Head(_) => head_ui(ui, inner, article, &ranked),
            Row::Hit(..) => hit_ui(ui, inner, hit, current),
            Row::More(_) => {
                let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inner));
                row.horizontal_centered(|ui| {
                    ui.add(
                        egui::Label::new(RichText::new(words).weak()).truncate().selectable(false),
                    );
                });
            }
        }
    }

    fn more(&self, ranked: &Ranked) -> String {
        let more = counted(ranked.count.saturating_sub(self.searching.rows(ranked)), "more hit");
        if self.searching.unfolded.contains(&ranked.article) {
            format!("{more} – open the document and search in it")
        } else {
            format!("{more} in this document – show them")
        }
    }
}

fn doc_of(row: Row) -> usize {
    match row {
        Row::Head(doc) | Row::Hit(doc, _) | Row::More(doc) => doc,
    }
}

fn row_height(ui: &Ui) -> f32 {
    (ui.text_style_height(&egui::TextStyle::Body) + 8.0).max(theme::size::ROW)
}

/// "1 hit", "3 hits".
fn counted(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

fn amount(ranked: &Ranked) -> String {
    if ranked.count == 0 { "in the title".to_owned() } else { counted(ranked.count, "hit") }
}

/// A document: its title, and where and when it appeared.
fn head_ui(ui: &mut Ui, rect: Rect, article: &Article, ranked: &Ranked) {
    let mut parts = vec![amount(ranked)];
    parts.extend(article.publisher.as_deref().map(|p| bidi::line(p).into_owned()));
    parts.extend(article.published.map(told::date));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    row.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add(egui::Label::new(RichText::new(parts.join(" · ")).small().weak()).selectable(false));
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let title = signs::cut(ui, article.label(), Face::Strong);
            ui.add(egui::Label::new(title).truncate().selectable(false));
        });
    });
}

/// Words in their context; those that were looked for are marked, and always in sight.
fn hit_ui(ui: &Ui, rect: Rect, hit: Option<&Hit>, current: bool) {
    let palette = theme::of(ui);
    let Some(hit) = hit else {
        let font = egui::TextStyle::Body.resolve(ui.style());
        ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, "…", font, palette.weak);
        return;
    };
    let from = hit.start.saturating_sub(hit.snippet_start);
    let range = from..from + (hit.end - hit.start);
    snippet::paint(ui, rect, &hit.snippet, range, current);
}
