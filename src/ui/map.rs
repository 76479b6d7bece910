//! The country map: what it is coloured by, its tiles, its legend. The layout, the figures and the colours are
//! [`crate::grid`]'s; nothing is counted here.

use super::{action::Action, command::Command, focus, theme, view::View};
use crate::{
    fold::fold,
    grid::{self, Cell, Cells, Extent, Look, Tile, colours},
    model::{Country, MapBlock, Measure, MetricId, Project, Role, Timestamp, Value},
    places,
};
use egui::{Align2, Color32, FontId, Id, Pos2, Rect, Sense, Stroke, StrokeKind, vec2};
use std::collections::BTreeSet;

/// The page: what is shown, and the figures for it.
#[derive(Default)]
pub struct MapPage {
    measure: Measure,
    role: Option<Role>,
    region: Option<u16>,
    search: String,
    /// The countries that what is searched for may mean, the best first.
    found: Vec<Country>,
    /// The tile that has, or last had, the keyboard.
    current: Option<Country>,
    /// A tile that is to get the keyboard with the next frame.
    focus: Option<Country>,
    cells: Cells,
    /// How much room the legend takes.
    legend_height: f32,
    /// What the cells were counted for.
    key: Option<(u64, Measure, Option<Role>)>,
}

/// What is going on with a tile.
#[derive(Clone, Copy)]
struct State {
    selected: bool,
    focused: bool,
    hovered: bool,
}

/// From tile to tile in points: small enough for the world in the smallest window, never larger than a stamp.
const PITCH: std::ops::RangeInclusive<f32> = 13.0..=92.0;

/// A smaller tile has its code only where there is something on it.
const LEGIBLE: f32 = 19.0;

impl MapPage {
    /// What the map shows, for a brief or a file.
    pub fn block(&self) -> MapBlock {
        MapBlock {
            measure: self.measure,
            role: self.role,
            region: self.region,
            title: String::new(),
        }
    }

    /// How the map is to look in a file: on light paper, for print.
    pub fn look(&self, now: Timestamp) -> Look {
        let date = now.to_string().chars().take(10).collect();
        Look { dark: false, title: None, date, region: self.region }
    }

    /// Draws the page.
    pub fn ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        self.refresh(view);
        self.controls_ui(ui, view, actions);
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            ui.heading(super::bidi::line(&self.cells.title));
            if self.cells.cells.is_empty() {
                ui.weak(self.hint(view.project()));
            }
        });
        // The legend stands below the map and gets the room that it took in the frame before.
        let below = if self.legend_height > 0.0 { self.legend_height } else { 60.0 };
        let room = vec2(ui.available_width(), (ui.available_height() - below).max(120.0));
        ui.allocate_ui(room, |ui| self.tiles_ui(ui, room, view, actions));
        let height = ui.scope(|ui| self.legend_ui(ui)).response.rect.height() + 10.0;
        if (height - self.legend_height).abs() > 0.5 {
            self.legend_height = height;
            ui.ctx().request_discard("the legend has another height");
        }
    }

    fn refresh(&mut self, view: &View<'_>) {
        if let Measure::Metric(id) = self.measure
            && !view.project().metrics.contains_key(&id)
        {
            self.measure = Measure::default();
        }
        let key = (view.derived.edition, self.measure, self.role);
        if self.key != Some(key) {
            self.cells = grid::cells(view.project(), &view.derived.findings, &self.block());
            self.key = Some(key);
        }
    }

    /// What to do when nothing is to be seen.
    fn hint(&self, project: &Project) -> &'static str {
        if project.claims.is_empty() {
            "Nothing yet: highlight words in a document and make a claim that names a country"
        } else if self.role.is_some() || self.measure != Measure::Claims {
            "No claim fits: choose other figures or any role above"
        } else {
            "No claim names a country yet: open a claim and add its places"
        }
    }

    fn controls_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            let project = view.project();
            let words = |measure| measure_name(project, measure);
            combo(ui, "Map figures", &words(self.measure), |ui| {
                let counts = [Measure::Claims, Measure::Articles, Measure::Contradictions];
                let mut named: Vec<Measure> = counted(project).map(Measure::Metric).collect();
                named.sort_by_key(|m| words(*m).to_lowercase());
                for measure in counts.into_iter().chain(named) {
                    ui.selectable_value(&mut self.measure, measure, words(measure));
                }
            });
            let role = self.role.map_or("any role", Role::word);
            combo(ui, "Role of the country", role, |ui| {
                ui.selectable_value(&mut self.role, None, "any role");
                for role in Role::ALL {
                    ui.selectable_value(&mut self.role, Some(role), role.word());
                }
            });
            let region =
                self.region.and_then(places::region).map_or("the world", |r| r.name.as_str());
            combo(ui, "Region", region, |ui| {
                ui.selectable_value(&mut self.region, None, "the world");
                for (depth, region) in region_tree() {
                    let name = format!("{}{}", "    ".repeat(depth), region.name);
                    ui.selectable_value(&mut self.region, Some(region.code), name);
                }
            });
            self.search_ui(ui, actions);
            if ui.button("Export…").on_hover_text("Write the map as PNG or SVG").clicked() {
                actions.push(Action::Run(Command::ExportMap));
            }
            if let Some(country) = view.selection.country {
                let name = places::name(country, "en");
                if ui.button(format!("{name} ×")).on_hover_text("Show all countries").clicked() {
                    actions.push(Action::SelectCountry(None));
                }
            }
        });
    }

    fn search_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let field = ui.add(
            egui::TextEdit::singleline(&mut self.search)
                .hint_text("Find a country")
                .desired_width(150.0),
        );
        field.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Find a country")
        });
        focus::stop(ui, &field);
        // Tiles are pointed at while the name is typed; Enter goes to the first.
        self.found = meant(&self.search);
        let first = self.found.first().copied();
        if field.changed() {
            self.current = first.or(self.current);
        }
        if field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
            if let Some(country) = first {
                if self.region.is_some_and(|region| !places::in_region(country, region)) {
                    self.region = None;
                }
                self.current = Some(country);
                self.focus = Some(country);
                actions.push(Action::SelectCountry(Some(country)));
                self.search.clear();
                self.found.clear();
            }
        } else if !self.search.trim().is_empty() {
            let name = |c: &Country| format!("{} ({c})", places::name(*c, "en"));
            match self.found.as_slice() {
                [] => drop(ui.weak("no such country")),
                [_] => {}
                several => {
                    ui.weak(several.iter().map(name).collect::<Vec<_>>().join(" or "));
                }
            }
        }
    }

    fn tiles_ui(
        &mut self,
        ui: &mut egui::Ui,
        room: egui::Vec2,
        view: &View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let extent = Extent::of(self.region);
        let (columns, rows) = (f32::from(extent.columns()), f32::from(extent.rows()));
        let pitch = ((room.x - 4.0) / columns).min((room.y - 4.0) / rows);
        let pitch = pitch.floor().clamp(*PITCH.start(), *PITCH.end());
        egui::ScrollArea::both().id_salt("map").auto_shrink(false).show(ui, |ui| {
            let size =
                vec2(columns * pitch, rows * pitch).max(ui.available_size() - vec2(1.0, 1.0));
            let (area, _) = ui.allocate_exact_size(size, Sense::hover());
            let origin = area.center() - vec2(columns * pitch, rows * pitch) / 2.0;
            let place = |tile: &Tile| {
                let (x, y) =
                    (f32::from(tile.column - extent.left), f32::from(tile.row - extent.top));
                Rect::from_min_size(origin + vec2(x, y) * pitch, vec2(pitch, pitch)).shrink(1.5)
            };
            let shown: Vec<&Tile> = grid::tiles_of(self.region).collect();
            // One tile takes the keyboard, so that Tab goes past the map in one step.
            let current =
                self.current.filter(|c| shown.iter().any(|t| t.country == *c)).or_else(|| {
                    let mut with =
                        shown.iter().filter(|t| self.cells.cells.contains_key(&t.country));
                    with.next().or(shown.first()).map(|t| t.country)
                });
            for tile in &shown {
                let rect = place(tile);
                let is_current = current == Some(tile.country);
                let sense = if is_current { Sense::click() } else { Sense::CLICK };
                let response = ui.interact(rect, tile_id(tile.country), sense);
                let selected = view.selection.country == Some(tile.country);
                response.widget_info(|| {
                    let text = self.cells.text(tile.country);
                    egui::WidgetInfo::selected(egui::Role::GridCell, true, selected, text)
                });
                if is_current {
                    focus::home(ui, &response);
                }
                if self.focus == Some(tile.country) && is_current {
                    response.request_focus();
                    response.scroll_to_me(None);
                    self.focus = None;
                }
                if response.has_focus() {
                    self.keys(ui, **tile, &shown);
                }
                if response.clicked() {
                    self.current = Some(tile.country);
                    actions.push(Action::SelectCountry((!selected).then_some(tile.country)));
                }
                if ui.is_rect_visible(rect) {
                    let pointed = self.found.contains(&tile.country);
                    let state = State {
                        selected,
                        focused: response.has_focus() || pointed,
                        hovered: response.hovered(),
                    };
                    self.tile(ui, tile.country, rect, state);
                }
                if response.hovered() {
                    response.on_hover_text(self.cells.text(tile.country));
                }
            }
        });
    }

    /// Moves the keyboard from tile to tile.
    fn keys(&mut self, ui: &egui::Ui, from: Tile, shown: &[&Tile]) {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(tile_id(from.country), filter));
        for (key, step) in [
            (egui::Key::ArrowLeft, (-1, 0)),
            (egui::Key::ArrowRight, (1, 0)),
            (egui::Key::ArrowUp, (0, -1)),
            (egui::Key::ArrowDown, (0, 1)),
        ] {
            if ui.input(|i| i.key_pressed(key))
                && let Some(next) = neighbour(from, step, shown)
            {
                self.current = Some(next);
                self.focus = Some(next);
                ui.ctx().request_repaint();
            }
        }
    }

    fn tile(&self, ui: &egui::Ui, country: Country, rect: Rect, state: State) {
        let dark = ui.visuals().dark_mode;
        let (paint, palette) = (colours::paint(dark), theme::palette(dark));
        let cell = self.cells.cells.get(&country);
        let fill = self.fill(cell, dark);
        let round = (rect.width() * 0.14).min(8.0);
        let painter = ui.painter();
        painter.rect_filled(rect, round, rgb(fill));
        if cell.is_some_and(|c| c.disputed) {
            hatch(painter, rect.shrink(1.0), rgb(paint.hatch));
        } else if cell.is_some_and(|c| c.class.is_none()) {
            outline(painter, rect, round, rgb(paint.weak));
        }
        // Where the tile is coloured by a count, the colour stays and a band at its foot is hatched.
        if cell.is_some_and(|c| c.contradictions > 0 && !c.disputed) {
            let mut band = rect.shrink(1.0);
            band.min.y = band.max.y - rect.height() * 0.22;
            let band = band.intersect(ui.clip_rect());
            let ink = rgb(colours::on(fill)).gamma_multiply(0.6);
            hatch(&painter.with_clip_rect(band), rect.shrink(1.0), ink);
        }
        let (ink, bold) = match cell {
            Some(cell) if cell.disputed || cell.class.is_none() => (paint.text, true),
            Some(_) => (colours::on(fill), true),
            None => (paint.weak, false),
        };
        if rect.width() < LEGIBLE
            && cell.is_none()
            && !(state.focused || state.selected || state.hovered)
        {
            return;
        }
        let size = (rect.width() * 0.5).clamp(7.5, 10.0).max((rect.width() * 0.44).min(20.0));
        let font = if bold { theme::bold(size) } else { FontId::proportional(size) };
        let words = cell
            .map(|c| c.words.as_str())
            .filter(|w| rect.width() >= 64.0 && w.chars().count() <= 14);
        let middle = rect.center() - vec2(0.0, if words.is_some() { size * 0.5 } else { 0.0 });
        if cell.is_some_and(|c| c.disputed) {
            // Lines through letters make them hard to read.
            let plate = Rect::from_center_size(middle, vec2(size * 1.7, size * 1.15));
            painter.rect_filled(plate, 2.0, rgb(fill));
        }
        painter.text(middle, Align2::CENTER_CENTER, country.as_str(), font, rgb(ink));
        if let Some(words) = words {
            let font = FontId::proportional(theme::size::SMALL);
            painter.text(middle + vec2(0.0, size), Align2::CENTER_CENTER, words, font, rgb(ink));
        }
        // Chosen and focused look different: a full line, and a line with a gap to the tile.
        if state.selected {
            painter.rect_stroke(
                rect,
                round,
                Stroke::new(3.0, palette.tile_line),
                StrokeKind::Middle,
            );
        } else if state.hovered {
            painter.rect_stroke(
                rect,
                round,
                Stroke::new(1.5, palette.tile_line),
                StrokeKind::Middle,
            );
        }
        if state.focused {
            painter.rect_stroke(
                rect.expand(2.5),
                round + 2.0,
                Stroke::new(2.0, palette.accent),
                StrokeKind::Middle,
            );
        }
        // Over the frames: what is chosen is still seen to be contradicted.
        if cell.is_some_and(|c| c.contradictions > 0 || c.disputed) {
            let r = (rect.width() * 0.17).clamp(4.0, 8.0);
            warning(painter, rect.right_top() + vec2(-0.5 * r, 0.5 * r), r, dark);
        }
    }

    fn fill(&self, cell: Option<&Cell>, dark: bool) -> colours::Rgb {
        let paint = colours::paint(dark);
        match cell {
            Some(cell) if cell.disputed => paint.disputed,
            Some(cell) => cell.class.map_or(paint.empty, |class| {
                colours::class_colour(dark, class, self.cells.classes.len())
            }),
            None => paint.empty,
        }
    }

    fn legend_ui(&self, ui: &mut egui::Ui) {
        let dark = ui.visuals().dark_mode;
        let paint = colours::paint(dark);
        let legend = self.cells.legend(self.region);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.strong(super::bidi::line(&self.cells.measure));
            for entry in &legend {
                ui.add_space(8.0);
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                match entry.swatch {
                    grid::Swatch::Class(i) => {
                        let fill = colours::class_colour(dark, i, self.cells.classes.len());
                        ui.painter().rect_filled(rect, 3.0, rgb(fill));
                    }
                    grid::Swatch::Disputed => {
                        ui.painter().rect_filled(rect, 3.0, rgb(paint.disputed));
                        hatch(ui.painter(), rect.shrink(1.0), rgb(paint.hatch));
                    }
                    grid::Swatch::Named => {
                        ui.painter().rect_filled(rect, 3.0, rgb(paint.empty));
                        outline(ui.painter(), rect, 3.0, rgb(paint.weak));
                    }
                    grid::Swatch::Empty => {
                        ui.painter().rect_filled(rect, 3.0, rgb(paint.empty));
                    }
                    grid::Swatch::Warning => warning(ui.painter(), rect.center(), 8.0, dark),
                }
                ui.label(&entry.label);
                if entry.countries > 0 {
                    ui.weak(format!("({})", entry.countries)).on_hover_text("How many countries");
                }
            }
        });
        if !self.cells.note.is_empty() {
            ui.label(egui::RichText::new(&self.cells.note).small().weak());
        }
    }
}

/// The metrics that have figures: words and dates have no shade on a map.
pub(super) fn counted(project: &Project) -> impl Iterator<Item = MetricId> {
    let figures: BTreeSet<MetricId> = project
        .claims
        .values()
        .filter(|claim| matches!(claim.value, Value::Number(_) | Value::Money(..)))
        .map(|claim| claim.metric)
        .collect();
    figures.into_iter()
}

/// The countries that what was typed can mean, the best first: with it all that have a word that begins so in their
/// name, while they are few. "congo" means two countries, "oman" is not in Romania.
fn meant(typed: &str) -> Vec<Country> {
    /// More than this are not told apart by pointing at them.
    const FEW: usize = 5;
    let wanted = fold(typed.trim());
    let mut found = places::search(typed).into_iter();
    let best: Vec<Country> = found.next().into_iter().collect();
    let begins = |country: &Country| {
        let name = fold(places::name(*country, "en"));
        name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(&wanted))
            || name.starts_with(&wanted)
    };
    let all: Vec<Country> = best.iter().copied().chain(found.filter(begins)).collect();
    if all.len() <= FEW { all } else { best }
}

/// What a measure is called in a list of choices.
pub fn measure_name(project: &Project, measure: Measure) -> String {
    match measure {
        Measure::Articles => "Articles".to_owned(),
        Measure::Claims => "Claims".to_owned(),
        Measure::Contradictions => "Contradictions".to_owned(),
        Measure::Metric(id) => {
            project.metrics.get(&id).map_or_else(|| "removed metric".to_owned(), |m| m.name.clone())
        }
    }
}

fn combo(
    ui: &mut egui::Ui,
    name: &'static str,
    chosen: &str,
    contents: impl FnOnce(&mut egui::Ui),
) {
    egui::ComboBox::from_id_salt(name)
        .selected_text(chosen)
        .height(440.0)
        .show_ui(ui, |ui| {
            focus::enter_chooses(ui);
            contents(ui);
        })
        .response
        .on_hover_text(name)
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
}

/// All regions below the world, each behind the one that it is a part of, with how deep it lies.
pub(super) fn region_tree() -> Vec<(usize, &'static places::Region)> {
    fn below(parent: u16, depth: usize, out: &mut Vec<(usize, &'static places::Region)>) {
        let mut children: Vec<_> =
            places::regions().iter().filter(|r| r.parent == parent && r.code != parent).collect();
        children.sort_by(|a, b| a.name.cmp(&b.name));
        for region in children {
            out.push((depth, region));
            below(region.code, depth + 1, out);
        }
    }
    let mut out = Vec::new();
    below(1, 0, &mut out);
    out
}

fn tile_id(country: Country) -> Id {
    Id::unique(("map tile", country.as_str()))
}

/// The nearest tile in a direction; what lies aside counts double.
fn neighbour(from: Tile, (dx, dy): (i16, i16), shown: &[&Tile]) -> Option<Country> {
    let ahead = |tile: &&&Tile| {
        let x = i16::from(tile.column) - i16::from(from.column);
        let y = i16::from(tile.row) - i16::from(from.row);
        let along = x * dx + y * dy;
        let aside = (x * dy + y * dx).abs();
        (along > 0).then_some((along + 2 * aside, aside))
    };
    shown
        .iter()
        .filter_map(|tile| Some((ahead(&tile)?, tile.country)))
        .min()
        .map(|(_, country)| country)
}

/// A colour of the map. The map's colours come from [`colours`], so that window and files are alike.
fn rgb([r, g, b]: colours::Rgb) -> Color32 {
    Color32::from_rgb(r, g, b)
}

/// Diagonal lines across a rectangle.
fn hatch(painter: &egui::Painter, rect: Rect, colour: Color32) {
    let side = rect.width();
    for i in 1_u8..10 {
        let k = side * f32::from(i) / 5.0;
        let (from, to) = ((k - side).max(0.0), k.min(side));
        let points: [Pos2; 2] = [rect.min + vec2(from, k - from), rect.min + vec2(to, k - to)];
        painter.line_segment(points, Stroke::new(1.2, colour));
    }
}

/// The sign "≠" in a disc round a point, as the tables have it: drawn, so that it looks the same everywhere.
fn warning(painter: &egui::Painter, at: Pos2, r: f32, dark: bool) {
    let paint = colours::paint(dark);
    let (sign, paper) = (rgb(paint.warning), rgb(paint.paper));
    painter.circle(at, r, sign, Stroke::new(1.0, paper));
    let line = Stroke::new((r * 0.2).max(1.0), paper);
    for y in [-0.2, 0.2] {
        painter.line_segment([at + vec2(-0.52, y) * r, at + vec2(0.52, y) * r], line);
    }
    painter.line_segment([at + vec2(-0.26, 0.58) * r, at + vec2(0.26, -0.58) * r], line);
}

/// The line round a tile that is named without a figure of its own.
fn outline(painter: &egui::Painter, rect: Rect, round: f32, line: Color32) {
    painter.rect_stroke(rect, round, Stroke::new(1.5, line), StrokeKind::Inside);
}
