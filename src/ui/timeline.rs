//! Events and publications along time, and the case as it was known on a day. The days are found and the findings
//! of that day computed elsewhere; here they are drawn.

use super::{
    action::{Action, Page},
    findings::title,
    focus, room,
    signs::{self, Face},
    theme::{self, Tone},
    told,
    view::View,
};
use crate::{
    brief,
    findings::{self, Finding, Findings, Item, Row},
    jobs::{self, Job},
    model::{ArticleId, Country, PartialDate, Project, Role},
};
use egui::{Align2, Key, Modifiers, Rect, Sense, Stroke, Ui, pos2, vec2};
use jiff::{ToSpan as _, civil::Date};
use std::sync::Arc;

/// Width of the names, where there is room.
const NAMES: f32 = 250.0;
/// Least distance of two dates on the axis, in points.
const TICKS: f32 = 84.0;

/// What was known on a day.
struct Then {
    project: Arc<Project>,
    findings: Findings,
    articles: usize,
}

/// The page: its rows, the day that is asked for, what was known then.
#[derive(Default)]
pub struct TimelinePage {
    rows: Vec<Row>,
    days: Vec<Date>,
    key: Option<u64>,
    current: usize,
    reveal: bool,
    typed: String,
    /// The day that is asked for.
    day: Option<Date>,
    then: Option<((Date, u64), Then)>,
    computing: Option<((Date, u64), Job<Then>)>,
}

impl TimelinePage {
    /// Work before the frame: the case of the day is computed by a worker.
    pub fn logic(
        &mut self,
        project: &Arc<Project>,
        revision: u64,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        if let Some((of, job)) = &mut self.computing
            && let Some(done) = job.poll()
        {
            let of = *of;
            self.then = done.ok().map(|then| (of, then));
            self.computing = None;
        }
        let Some(day) = self.day else {
            self.then = None;
            return;
        };
        let wanted = (day, revision);
        let there = self.then.as_ref().map(|(of, _)| *of);
        if self.computing.is_none() && there != Some(wanted) {
            let snapshot = Arc::clone(project);
            let job = jobs::spawn("the case of a day", wake.clone(), move |_| {
                let then = findings::known_on(&snapshot, day);
                let articles = then.articles.len();
                let findings = findings::findings(&then);
                Then { project: Arc::new(then), findings, articles }
            });
            self.computing = Some((wanted, job));
        }
    }

    /// Whether a worker is at it.
    pub fn busy(&self) -> bool {
        self.computing.is_some()
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        if view.project().articles.is_empty() && view.project().events.is_empty() {
            ui.add_space(ui.available_height() * 0.3);
            ui.vertical_centered(|ui| {
                ui.label(egui::RichText::new("Nothing has a date yet").size(18.0));
                ui.weak("Articles and events appear here along time");
            });
            return;
        }
        if self.key != Some(view.session.revision()) {
            self.rows = findings::timeline(view.project());
            self.days = findings::known_days(view.project());
            self.key = Some(view.session.revision());
        }
        self.day_ui(ui);
        if self.day.is_some() {
            let sizes = room::Sizes { first: 360.0, least: 280.0, most: 640.0 };
            room::right("known then", ui.available_size(), sizes).show(ui, |ui| {
                self.then_ui(ui, view);
            });
        }
        self.plot_ui(ui, view, actions);
    }

    /// The day that is asked for.
    fn day_ui(&mut self, ui: &mut Ui) {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let label = ui.label("What was known on");
            let field = egui::TextEdit::singleline(&mut self.typed);
            let field =
                ui.add(field.hint_text("YYYY-MM-DD").desired_width(150.0)).labelled_by(label.id);
            focus::stop(ui, &field);
            if field.changed() {
                let read = self.typed.trim().parse::<PartialDate>().ok();
                self.day = read.and_then(PartialDate::bounds).map(|(_, last)| last);
            }
            for (sign, name, step) in
                [("⏴", "Publication before", -1_isize), ("⏵", "Next publication", 1)]
            {
                let button = ui.button(sign).on_hover_text(name);
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
                if button.clicked() {
                    self.step(step);
                }
            }
            if self.day.is_some() && ui.button("Today").on_hover_text("All that is known").clicked()
            {
                self.day = None;
                self.typed.clear();
            }
            if !self.typed.trim().is_empty() && self.day.is_none() {
                let colour = ui.visuals().error_fg_color;
                ui.colored_label(colour, "⚠ not a date: 2024-10-21, 2024-10 or 2024");
            } else if self.day.is_none() {
                ui.weak("choose a day, or click into the plot");
            }
        });
        ui.add_space(4.0);
    }

    /// To the next day on which something became known, or the one before.
    fn step(&mut self, step: isize) {
        let next = match (self.day, step > 0) {
            (None, true) => self.days.first(),
            (None, false) => self.days.last(),
            (Some(day), true) => self.days.iter().find(|d| **d > day),
            (Some(day), false) => self.days.iter().rfind(|d| **d < day),
        };
        if let Some(day) = next.copied() {
            self.set(day);
        }
    }

    fn set(&mut self, day: Date) {
        self.day = Some(day);
        self.typed = day.to_string();
    }

    /// What was known on the day, fact by fact, with what became of it.
    fn then_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(day) = self.day else { return };
        ui.heading(format!("Known on {}", day_words(day)));
        let Some(((of, _), then)) = &self.then else {
            ui.weak("Computing…");
            return;
        };
        if *of != day {
            ui.weak("Computing…");
            return;
        }
        let all = view.project().articles.len();
        ui.weak(format!("{} of {all} articles, {} facts", then.articles, then.findings.list.len()));
        ui.add_space(6.0);
        let rows = then.findings.list.len();
        let height = ui.text_style_height(&egui::TextStyle::Body)
            + 3.0 * ui.text_style_height(&egui::TextStyle::Small)
            + 16.0;
        let area = egui::ScrollArea::vertical().id_salt("known then").auto_shrink(false);
        area.show_rows(ui, height, rows, |ui, range| {
            for finding in then.findings.list.get(range).unwrap_or_default() {
                let now = view.derived.findings.on(&finding.fact());
                then_row(ui, &then.project, finding, now, height);
            }
        });
    }

    fn plot_ui(&mut self, ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        let names = NAMES.min(ui.available_width() * 0.42);
        let row = ui.text_style_height(&egui::TextStyle::Body) + 8.0;
        let head = row + 4.0;
        let dates = self.rows.iter().filter_map(|r| r.days).chain(self.day.map(|d| (d, d)));
        let span = dates.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let full = ui.available_rect_before_wrap();
        let axis = Axis::of(span, full.left() + names + 12.0, full.right() - 24.0);
        self.keys(ui, full, row, actions);
        let (top, _) = ui.allocate_exact_size(vec2(full.width(), head), Sense::hover());
        let ticks = axis.as_ref().map(Axis::ticks).unwrap_or_default();
        let palette = theme::of(ui);
        for (x, words) in &ticks {
            let font = egui::TextStyle::Small.resolve(ui.style());
            ui.painter().text(
                pos2(*x, top.center().y),
                Align2::CENTER_CENTER,
                words,
                font,
                palette.weak,
            );
        }
        let mut area = egui::ScrollArea::vertical().id_salt("timeline").auto_shrink(false);
        if std::mem::take(&mut self.reveal) {
            #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
            let at = self.current as f32 * row;
            area = area.vertical_scroll_offset((at - full.height() / 2.0).max(0.0));
        }
        let (mut chosen, mut opened) = (None, None);
        let spacing = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 0.0);
        area.show_rows(ui, row, self.rows.len(), |ui, range| {
            let seen = ui.clip_rect();
            for (x, _) in &ticks {
                ui.painter().vline(*x, seen.y_range(), Stroke::new(1.0, palette.stripe));
            }
            for i in range {
                let Some(one) = self.rows.get(i) else { continue };
                let (rect, _) =
                    ui.allocate_exact_size(vec2(ui.available_width(), row), Sense::hover());
                let response = ui.interact(rect, ui.scope_id().with(("row", i)), Sense::CLICK);
                row_ui(ui, rect, names, one, axis.as_ref(), view, i == self.current, &response);
                if response.clicked() {
                    chosen = Some(i);
                    let at = response.interact_pointer_pos().map_or(0.0, |p| p.x);
                    match axis.as_ref().filter(|a| at >= a.left) {
                        Some(axis) => self.day = Some(axis.date(at)),
                        None => opened = Some(one.item),
                    }
                }
            }
            if let (Some(axis), Some(day)) = (&axis, self.day) {
                let stroke = Stroke::new(2.0, palette.accent);
                ui.painter().vline(axis.x(day), seen.y_range(), stroke);
            }
        });
        ui.spacing_mut().item_spacing.y = spacing;
        if let Some(i) = chosen {
            ui.memory_mut(|m| m.request_focus(ui.scope_id().with("timeline keys")));
            self.current = i;
            if let Some(day) = self.day {
                self.typed = day.to_string();
            }
        }
        if let Some(item) = opened {
            open(item, actions);
        }
    }

    /// Up and Down go through the rows, Left and Right through the days of publication, Enter opens.
    fn keys(&mut self, ui: &mut Ui, rect: Rect, row: f32, actions: &mut Vec<Action>) {
        let id = ui.scope_id().with("timeline keys");
        let home = ui.interact(rect, id, Sense::focusable_noninteractive());
        let name = self.day.map_or_else(
            || "Timeline of events and publications".to_owned(),
            |day| format!("Timeline of events and publications, as of {day}"),
        );
        home.widget_info(|| egui::WidgetInfo::labeled(egui::Role::List, true, &name));
        focus::home(ui, &home);
        if !home.has_focus() {
            return;
        }
        let filter = egui::EventFilter {
            vertical_arrows: true,
            horizontal_arrows: true,
            ..Default::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        #[expect(clippy::cast_possible_truncation, reason = "rows on a screen")]
        let page = (rect.height() / row).max(1.0) as isize;
        let pressed = |key| ui.ctx().input_mut(|i| i.consume_key(Modifiers::NONE, key));
        for (key, step) in
            [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, page), (Key::PageUp, -page)]
        {
            if pressed(key) {
                let last = self.rows.len().saturating_sub(1);
                self.current = self.current.saturating_add_signed(step).min(last);
                self.reveal = true;
            }
        }
        if pressed(Key::ArrowRight) {
            self.step(1);
        }
        if pressed(Key::ArrowLeft) {
            self.step(-1);
        }
        if pressed(Key::Enter)
            && let Some(row) = self.rows.get(self.current)
        {
            open(row.item, actions);
        }
    }
}

fn open(item: Item, actions: &mut Vec<Action>) {
    match item {
        Item::Article(id) => actions.push(Action::ShowArticle(id)),
        Item::Event(_) => actions.push(Action::Page(Page::Findings)),
    }
}

/// A fact as it was known, and what it is now where that differs.
fn then_row(ui: &mut Ui, project: &Project, then: &Finding, now: Option<&Finding>, height: f32) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let (name, about) = (counted(project, then), about(project, then));
    let unit = project.metrics.get(&then.key.metric).map(|m| told::counted(&m.unit));
    let mut values: Vec<String> = Vec::new();
    for group in &then.groups {
        let words = told::value_in(&group.value, unit.unwrap_or_default());
        if !values.contains(&words) {
            values.push(words);
        }
    }
    let became = now.filter(|now| now.verdict != then.verdict).map(|now| now.verdict);
    let id = ui.scope_id().with(("then", title(project, &then.fact())));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| {
        let became = became.map(|v| format!(", now {}", v.word())).unwrap_or_default();
        let of = if about.is_empty() { String::new() } else { format!(" ({about})") };
        let values = values.join(" or ");
        let words = format!("{name}{of}: {values}, {}{became}", then.verdict.word());
        egui::WidgetInfo::labeled(egui::Role::ListItem, true, words)
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(0.0, 3.0))), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let words = signs::cut(ui, &name, Face::Plain);
        ui.add(egui::Label::new(words).truncate().selectable(false));
        let words = signs::cut(ui, &about, Face::Detail);
        ui.add(egui::Label::new(words).truncate().selectable(false));
        let words = egui::RichText::new(super::bidi::line(&values.join(" or "))).small().strong();
        ui.add(egui::Label::new(words).truncate().selectable(false));
        ui.horizontal(|ui| {
            let verdict = signs::verdict_text(ui, then.verdict).small();
            ui.add(egui::Label::new(verdict).selectable(false));
            if let Some(became) = became {
                let (icon, tone) = signs::verdict(became);
                let colour = theme::tone(ui.visuals().dark_mode, tone);
                let words = format!("now {icon} {}", became.word());
                let words = egui::RichText::new(words).small().color(colour);
                ui.add(egui::Label::new(words).truncate().selectable(false));
            }
        });
    });
    if !about.is_empty() {
        let whole = format!("{name}\n{about}");
        response.on_hover_text(super::bidi::line(&whole));
    }
}

/// What a fact counts, and of whom.
fn counted(project: &Project, finding: &Finding) -> String {
    let fact = finding.fact();
    let metric = project.metrics.get(&fact.metric).map_or("?", |m| m.name.as_str());
    let of = fact.population.iter().map(|p| format!(" – {p}"));
    std::iter::once(metric.to_owned()).chain(of).collect()
}

/// What a fact is about: its event and where that was, else when and where its claims place it.
fn about(project: &Project, finding: &Finding) -> String {
    let fact = finding.fact();
    let Some(event) = fact.event.and_then(|id| project.events.get(&id)) else {
        return brief::circumstances_of(project, finding).join("; ");
    };
    let claims = finding.claims.iter().filter_map(|id| project.claims.get(id));
    let mut countries: Vec<Country> = fact.places.iter().copied().collect();
    if countries.is_empty() {
        let sites = claims.flat_map(|claim| &claim.places).filter(|p| p.role == Role::Site);
        countries.extend(sites.map(|p| p.country));
        countries.sort_unstable();
        countries.dedup();
    }
    let places = told::names(countries.into_iter());
    if places.is_empty() { event.name.clone() } else { format!("{} – {places}", event.name) }
}

/// A row of the plot: its name on the left, its days on the right.
#[expect(clippy::too_many_arguments, reason = "a row, where it is and what it shows")]
fn row_ui(
    ui: &mut Ui,
    rect: Rect,
    names: f32,
    row: &Row,
    axis: Option<&Axis>,
    view: &View<'_>,
    current: bool,
    response: &egui::Response,
) {
    let project = view.project();
    let palette = theme::of(ui);
    let (name, days) = (name_of(project, row.item), days_words(row));
    response.widget_info(|| {
        let kind = if matches!(row.item, Item::Event(_)) { "Event" } else { "Published" };
        let words = format!("{kind}: {name}, {days}, {} claims", row.claims);
        egui::WidgetInfo::selected(egui::Role::ListItem, true, current, words)
    });
    if current {
        ui.painter().rect_filled(rect, 0.0, palette.selection.gamma_multiply(0.6));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, palette.button_hover.gamma_multiply(0.5));
    }
    let dark = ui.visuals().dark_mode;
    let event = matches!(row.item, Item::Event(_));
    let colour = theme::tone(dark, if event { Tone::Caution } else { Tone::Info });
    let left = Rect::from_min_max(rect.min, pos2(rect.left() + names, rect.bottom()));
    let inner = left.shrink2(vec2(8.0, 3.0));
    let mut shown = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    let sign = if event { "◆" } else { "●" };
    shown.horizontal(|ui| {
        ui.colored_label(colour, sign);
        let words = signs::cut(ui, &name, Face::Plain);
        ui.add(egui::Label::new(words).truncate().selectable(false));
    });
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    let font = egui::TextStyle::Small.resolve(ui.style());
    let Some((axis, (from, to))) = axis.zip(row.days) else {
        let at = pos2(rect.left() + names + 12.0, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, "no date", font, palette.weak);
        return;
    };
    let (x0, x1) = (axis.x(from), axis.x(to));
    let y = rect.center().y;
    if x1 - x0 > 6.0 {
        let bar = Rect::from_min_max(pos2(x0, y - 4.0), pos2(x1, y + 4.0));
        painter.rect_filled(bar, 3.0, colour);
    } else if event {
        let at = f32::midpoint(x0, x1);
        let points =
            vec![pos2(at, y - 6.0), pos2(at + 6.0, y), pos2(at, y + 6.0), pos2(at - 6.0, y)];
        painter.add(egui::Shape::convex_polygon(points, colour, Stroke::NONE));
    } else {
        painter.circle_filled(pos2(f32::midpoint(x0, x1), y), 4.5, colour);
    }
    // The words stand where there is room for them.
    let room = painter.layout_no_wrap(days.clone(), font.clone(), palette.weak).size().x;
    let (at, align) = if x1 + 10.0 + room < rect.right() {
        (pos2(x1 + 10.0, y), Align2::LEFT_CENTER)
    } else if x0 - 10.0 - room > rect.left() + names {
        (pos2(x0 - 10.0, y), Align2::RIGHT_CENTER)
    } else {
        return;
    };
    painter.text(at, align, days, font, palette.weak);
}

fn name_of(project: &Project, item: Item) -> String {
    let article = |id: ArticleId| project.articles.get(&id).map(|a| a.label().to_owned());
    match item {
        Item::Event(id) => project.events.get(&id).map(|e| e.name.clone()),
        Item::Article(id) => article(id),
    }
    .unwrap_or_default()
}

/// The days of a row in words, as precise as the source.
fn days_words(row: &Row) -> String {
    let words = row.said.map(told::period).filter(|words| !words.is_empty());
    words.unwrap_or_else(|| "no date".to_owned())
}

fn day_of(day: Date) -> Option<PartialDate> {
    let part = |n: i8| u8::try_from(n).ok();
    PartialDate::ymd(day.year(), part(day.month())?, part(day.day())?)
}

/// A day in words.
fn day_words(day: Date) -> String {
    day_of(day).map_or_else(|| day.to_string(), told::date)
}

/// Days along the width of the plot.
struct Axis {
    from: Date,
    days: f32,
    left: f32,
    width: f32,
}

impl Axis {
    fn of(span: Option<(Date, Date)>, left: f32, right: f32) -> Option<Self> {
        let (from, to) = span?;
        // A little air at both ends, also where all is on one day.
        let days = between(from, to);
        #[expect(clippy::cast_possible_truncation, reason = "a few days")]
        let air = (days * 0.03).ceil().clamp(1.0, 400.0) as i32;
        let from = from.checked_sub(air.days()).unwrap_or(from);
        let to = to.checked_add(air.days()).unwrap_or(to);
        let width = (right - left).max(40.0);
        Some(Self { from, days: between(from, to).max(1.0), left, width })
    }

    fn x(&self, day: Date) -> f32 {
        self.left + between(self.from, day) / self.days * self.width
    }

    fn date(&self, x: f32) -> Date {
        #[expect(clippy::cast_possible_truncation, reason = "days of a plot")]
        let days = ((x - self.left) / self.width * self.days).round() as i32;
        self.from.checked_add(days.days()).unwrap_or(self.from)
    }

    /// Dates for the axis, as close as they can be read.
    fn ticks(&self) -> Vec<(f32, String)> {
        let room = self.width / self.days;
        let months = [
            (1, 31.0),
            (3, 92.0),
            (6, 183.0),
            (12, 366.0),
            (24, 731.0),
            (60, 1827.0),
            (120, 3653.0),
        ];
        let step = months.iter().find(|(_, days)| days * room >= TICKS);
        let mut out = Vec::new();
        let end = self.date(self.left + self.width);
        if 7.0 * room >= TICKS {
            let every: i32 = [1, 2, 7].into_iter().find(|n| float(*n) * room >= TICKS).unwrap_or(7);
            let mut day = self.from;
            while day <= end && out.len() < 64 {
                out.push((self.x(day), format!("{} {}", day.day(), day.strftime("%b"))));
                let Ok(next) = day.checked_add(every.days()) else { break };
                day = next;
            }
            return out;
        }
        let step = step.map_or(240, |(months, _)| *months);
        let month = i32::from(self.from.month()) - 1;
        let first = self.from.first_of_month();
        let into = (i32::from(self.from.year()) * 12 + month).rem_euclid(step);
        let mut day = first.checked_sub(into.months()).unwrap_or(first);
        while day <= end && out.len() < 64 {
            if day >= self.from {
                let words = if step >= 12 {
                    day.year().to_string()
                } else {
                    format!("{} {}", day.strftime("%b"), day.year())
                };
                out.push((self.x(day), words));
            }
            let Ok(next) = day.checked_add(step.months()) else { break };
            day = next;
        }
        out
    }
}

/// A small number as a length.
#[expect(clippy::cast_precision_loss, reason = "a few days")]
fn float(n: i32) -> f32 {
    n as f32
}

/// Days from one date to another.
#[expect(clippy::cast_precision_loss, reason = "days of a case")]
fn between(from: Date, to: Date) -> f32 {
    from.until(to).map_or(0.0, |span| span.get_days() as f32)
}
