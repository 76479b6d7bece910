//! The list of documents: filter as you type, sort, counts, read or unread.

use super::{
    action::Action,
    command::Command,
    derived::Counts,
    dialog::Dialog,
    focus,
    signs::{self, Face},
    theme, told,
    view::View,
};
use crate::{
    fold::fold,
    model::{Article, ArticleId, Country, Project},
    verbs,
};
use std::collections::BTreeSet;

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// In the order of import.
    #[default]
    Imported,
    /// By title.
    Title,
    /// By date of publication, the newest first, unknown last.
    Published,
    /// By publisher.
    Publisher,
    /// Most claims first.
    Claims,
}

impl Order {
    const ALL: [Self; 5] =
        [Self::Imported, Self::Title, Self::Published, Self::Publisher, Self::Claims];

    fn word(self) -> &'static str {
        match self {
            Self::Imported => "order of import",
            Self::Title => "title",
            Self::Published => "date",
            Self::Publisher => "publisher",
            Self::Claims => "claims",
        }
    }
}

/// Revision, edition, filter, order, unread only, country: what the rows depend on.
type Key = (u64, u64, String, (Order, bool), bool, Option<Country>);

/// The panel: what was typed, how it is sorted, and the rows for that.
#[derive(Default)]
pub struct Documents {
    filter: String,
    order: Order,
    /// Whether the order is turned round.
    turned: bool,
    unread_only: bool,
    focus_filter: bool,
    rows: Vec<ArticleId>,
    /// What the rows were computed for.
    key: Option<Key>,
    scroll_to: Option<ArticleId>,
}

impl Documents {
    /// Puts the cursor into the filter with the next frame.
    pub fn focus_filter(&mut self) {
        self.focus_filter = true;
    }

    /// The document below (`1`) or above (`-1`) another one in the list.
    pub fn neighbour(&self, of: Option<ArticleId>, step: isize) -> Option<ArticleId> {
        let at = of.and_then(|id| self.rows.iter().position(|row| *row == id));
        let next = match at {
            Some(at) => at.checked_add_signed(step)?,
            None => 0,
        };
        self.rows.get(next).copied()
    }

    /// The next document of the list that fits, from the one below `of` round to the one above it.
    pub fn next_that(
        &self,
        of: Option<ArticleId>,
        fits: impl Fn(ArticleId) -> bool,
    ) -> Option<ArticleId> {
        let at = of.and_then(|id| self.rows.iter().position(|row| *row == id));
        let behind = self.rows.iter().skip(at.map_or(0, |at| at + 1));
        let before = self.rows.iter().take(at.unwrap_or(0));
        behind.chain(before).copied().find(|id| fits(*id))
    }

    /// Brings a document into sight with the next frame.
    pub fn reveal(&mut self, id: ArticleId) {
        self.scroll_to = Some(id);
    }

    /// Draws the panel.
    pub fn ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        self.refresh(view);
        let total = view.project().articles.len();
        ui.horizontal(|ui| {
            ui.heading("Documents");
            ui.weak(if self.rows.len() == total {
                total.to_string()
            } else {
                format!("{} of {total}", self.rows.len())
            });
        });
        let unread = view.project().unread.len();
        if unread > 0 {
            let words = if unread == 1 {
                "1 file was not read…"
            } else {
                &format!("{unread} files were not read…")
            };
            let button = ui.button(format!("⚠ {words}"));
            if button.on_hover_text("They are kept; see why and try again").clicked() {
                actions.push(Action::Ask(Dialog::Unread));
            }
        }
        if total == 0 {
            empty_ui(ui, actions);
            return;
        }
        self.controls_ui(ui, view, actions);
        self.list_ui(ui, view, actions);
    }

    fn controls_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        let field = ui.add(
            egui::TextEdit::singleline(&mut self.filter)
                .hint_text("Filter by title, publisher, author, date")
                .desired_width(f32::INFINITY),
        );
        field.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter documents")
        });
        focus::stop(ui, &field);
        if std::mem::take(&mut self.focus_filter) {
            field.request_focus();
        }
        ui.horizontal_wrapped(|ui| {
            egui::ComboBox::from_id_salt("document order")
                .selected_text(format!("by {}", self.order.word()))
                .show_ui(ui, |ui| {
                    focus::enter_chooses(ui);
                    for order in Order::ALL {
                        ui.selectable_value(&mut self.order, order, format!("by {}", order.word()));
                    }
                })
                .response
                .widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Sort documents")
                });
            let arrow = if self.turned { "⬆" } else { "⬇" };
            let turn = ui.button(arrow).on_hover_text("The other way round");
            turn.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::Button, true, "Sort the other way round")
            });
            if turn.clicked() {
                self.turned = !self.turned;
            }
            signs::check(ui, &mut self.unread_only, "unread");
            let many = self.rows.len();
            if many > 1 && view.writable() {
                let tip = format!("Publisher, date and more for all {many} that are shown");
                if ui.button("Details for all…").on_hover_text(tip).clicked() {
                    let ids = self.rows.clone();
                    actions.push(Action::Ask(Dialog::Documents(ids, Box::default())));
                }
            }
            if let Some(country) = view.selection.country {
                let name = crate::places::name(country, "en");
                if ui.button(format!("{name} ×")).on_hover_text("Show all countries").clicked() {
                    actions.push(Action::SelectCountry(None));
                }
            }
        });
    }

    fn list_ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        if self.rows.is_empty() {
            ui.add_space(8.0);
            ui.weak("No document fits the filter.");
            if ui.button("Clear the filter").clicked() {
                self.filter.clear();
                self.unread_only = false;
                actions.push(Action::SelectCountry(None));
            }
            return;
        }
        let line = ui.text_style_height(&egui::TextStyle::Body);
        let small = ui.text_style_height(&egui::TextStyle::Small);
        let height = line + 2.0 * small + 15.0;
        let mut area = egui::ScrollArea::vertical().auto_shrink(false);
        if let Some(id) = self.scroll_to.take()
            && let Some(at) = self.rows.iter().position(|row| *row == id)
        {
            #[expect(clippy::cast_precision_loss, reason = "a row number is small")]
            let top = at as f32 * (height + ui.spacing().item_spacing.y);
            let seen =
                ui.ctx().data(|d| d.get_temp::<(f32, f32)>(egui::Id::unique("documents-seen")));
            if seen.is_none_or(|(from, to)| top < from || top + height > to) {
                area = area.vertical_scroll_offset((top - 2.0 * height).max(0.0));
            }
        }
        let output = area.show_rows(ui, height, self.rows.len(), |ui, range| {
            for id in range.filter_map(|i| self.rows.get(i).copied()).collect::<Vec<_>>() {
                ui.push_id(id, |ui| row_ui(ui, id, height, view, actions));
            }
        });
        let top = output.state.clamped_offset().y;
        ui.ctx().data_mut(|d| {
            d.insert_temp(
                egui::Id::unique("documents-seen"),
                (top, top + output.inner_rect.height()),
            );
        });
    }

    fn refresh(&mut self, view: &View<'_>) {
        let key = (
            view.session.revision(),
            view.derived.edition,
            self.filter.clone(),
            (self.order, self.turned),
            self.unread_only,
            view.selection.country,
        );
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let in_country = view.selection.country.map(|c| articles_of(view.project(), c));
        self.rows = rows(
            view.project(),
            &view.derived.counts,
            &self.filter,
            self.order,
            self.unread_only,
            in_country.as_ref(),
        );
        if self.turned {
            self.rows.reverse();
        }
        self.key = Some(key);
    }
}

/// The articles with a claim that names a country.
fn articles_of(project: &Project, country: Country) -> BTreeSet<ArticleId> {
    project
        .claims
        .values()
        .filter(|claim| {
            claim.places.iter().any(|p| p.country == country)
                || matches!(&claim.value, crate::model::Value::Countries(set) if set.contains(&country))
        })
        .flat_map(|claim| &claim.annotations)
        .filter_map(|id| Some(project.annotations.get(id)?.article))
        .collect()
}

/// The rows of the list: what the filter lets through, in order.
fn rows(
    project: &Project,
    counts: &std::collections::BTreeMap<ArticleId, Counts>,
    filter: &str,
    order: Order,
    unread_only: bool,
    only: Option<&BTreeSet<ArticleId>>,
) -> Vec<ArticleId> {
    let words: Vec<String> = filter.split_whitespace().map(fold).collect();
    let mut rows: Vec<(ArticleId, &Article)> = project
        .articles
        .iter()
        .map(|(id, article)| (*id, article.as_ref()))
        .filter(|(id, article)| {
            !(unread_only && article.read) && only.is_none_or(|set| set.contains(id))
        })
        .filter(|(_, article)| words.is_empty() || fits(article, &words))
        .collect();
    let key = |t: Option<&str>| t.map(fold).map_or((1, String::new()), |t| (0, t));
    match order {
        Order::Imported => rows.sort_by_key(|(id, article)| (article.capture.at, *id)),
        Order::Title => rows.sort_by_cached_key(|(_, article)| fold(article.label())),
        Order::Publisher => {
            rows.sort_by_cached_key(|(_, article)| key(article.publisher.as_deref()));
        }
        Order::Published => rows.sort_by_key(|(_, article)| {
            (article.published.is_none(), std::cmp::Reverse(article.published))
        }),
        Order::Claims => {
            rows.sort_by_key(|(id, _)| std::cmp::Reverse(counts.get(id).map_or(0, |c| c.claims)));
        }
    }
    rows.into_iter().map(|(id, _)| id).collect()
}

/// Looks at what the list shows of an article. The text itself is for the search: folding every text at
/// every key would stop the frame.
fn fits(article: &Article, words: &[String]) -> bool {
    let head = format!(
        "{}\n{}\n{}\n{}\n{}\n{}",
        article.label(),
        article.publisher.as_deref().unwrap_or_default(),
        article.bylines.join(" "),
        article.published.map(|d| d.to_string()).unwrap_or_default(),
        article.language.as_deref().unwrap_or_default(),
        article.capture.file_name,
    );
    let head = fold(&head);
    words.iter().all(|word| head.contains(word.as_str()))
}

fn row_ui(
    ui: &mut egui::Ui,
    id: ArticleId,
    height: f32,
    view: &mut View<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(article) = view.project().articles.get(&id).cloned() else { return };
    let counts = view.derived.counts.get(&id).copied().unwrap_or_default();
    let selected = view.selection.article == Some(id);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, height), egui::Sense::click());
    let waiting = view.waiting.of(id);
    let unread = if article.read { "" } else { ", unread" };
    response.widget_info(|| {
        egui::WidgetInfo::selected(
            egui::Role::ListItem,
            true,
            selected,
            format!(
                "{}{unread}, {} quotes, {} claims",
                article.label(),
                counts.annotations,
                counts.claims
            ),
        )
    });
    if waiting > 0 {
        // Beside the name, which stays the same while documents are being counted.
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(format!("{waiting} proposals wait"));
        });
    }
    if response.clicked() {
        actions.push(Action::ShowArticle(id));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let visuals = ui.visuals();
    if selected {
        ui.painter().rect_filled(rect, 4.0, visuals.selection.bg_fill.gamma_multiply(0.35));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, visuals.widgets.hovered.weak_bg_fill);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, visuals.selection.stroke, egui::StrokeKind::Inside);
    }
    let inner = rect.shrink2(egui::vec2(8.0, 4.0));
    let dot = egui::Rect::from_min_size(inner.min, egui::vec2(10.0, inner.height() / 3.0));
    if !article.read {
        ui.painter().circle_filled(dot.center(), 4.0, theme::of(ui).accent);
    }
    let body = egui::Rect::from_min_max(inner.min + egui::vec2(16.0, 0.0), inner.max);
    ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let face = if article.read { Face::Plain } else { Face::Strong };
        let title = signs::cut(ui, article.label(), face);
        ui.add(egui::Label::new(title).truncate().selectable(false));
        // A line for each: side by side the counts left no room for the paper and the language.
        let words = signs::cut(ui, &details(&article), Face::Detail);
        ui.add(egui::Label::new(words).truncate().selectable(false));
        let words = egui::RichText::new(amounts(&article, counts, waiting)).small().weak();
        ui.add(egui::Label::new(words).truncate().selectable(false));
    });
    response.context_menu(|ui| {
        if ui.button("Open").clicked() {
            actions.push(Action::ShowArticle(id));
        }
        if ui.button("Edit details…").clicked() {
            actions.push(Action::ShowArticle(id));
            actions.push(Action::Run(Command::EditDocument));
        }
        if view.writable() {
            let word = if article.read { "Mark as unread" } else { "Mark as read" };
            if ui.button(word).clicked() {
                let change = view.make(|p, hand| verbs::set_read(p, hand, &[id], !article.read));
                actions.push(Action::Commit(change));
            }
        }
    });
}

/// "2024-10-21 · Harbour Courier · en".
fn details(article: &Article) -> String {
    let mut parts: Vec<String> = Vec::new();
    // The date first: a publisher that is cut off is still known.
    parts.push(article.published.map_or_else(
        || "no date".to_owned(),
        // Short where it can be read: a date without a year cannot.
        |d| if d.year().is_some() { d.to_string() } else { told::date(d) },
    ));
    parts.extend(article.publisher.clone());
    parts.extend(article.language.clone());
    parts.join(" · ")
}

fn amounts(article: &Article, counts: Counts, waiting: usize) -> String {
    let mut parts: Vec<String> = Vec::new();
    let plural = |n: usize, one: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    if counts.annotations > 0 {
        parts.push(plural(counts.annotations, "quote"));
    }
    if counts.claims > 0 {
        parts.push(plural(counts.claims, "claim"));
    }
    if waiting > 0 {
        parts.push(format!("{waiting} proposed"));
    }
    if !article.doubts().is_empty() {
        parts.push("⚠".to_owned());
    }
    parts.join(" · ")
}

fn empty_ui(ui: &mut egui::Ui, actions: &mut Vec<Action>) {
    ui.add_space(ui.available_height() * 0.25);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new("⬇").size(34.0).weak());
        ui.label(egui::RichText::new("Drop articles here").size(18.0));
        ui.weak("Web pages, PDF, Word, mail; folders too");
        ui.add_space(8.0);
        if ui.button("Import files…").clicked() {
            actions.push(Action::Run(Command::ImportFiles));
        }
        if ui.button("Paste as article…").clicked() {
            actions.push(Action::Run(Command::PasteArticle));
        }
    });
}
