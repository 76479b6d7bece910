//! Findings as a grid: facts as rows, sources as columns, what each source says in the cells. Only what is on the
//! screen is drawn; the facts and their verdicts stay in sight while the sources scroll.

use super::{
    findings::title_of,
    focus,
    signs::{self, Face},
    theme, told,
    view::View,
};
use crate::{
    findings::{Finding, Matrix, Source},
    model::{ArticleId, ClaimId, Project, Verdict},
};
use egui::{Align2, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Least width of the facts, where there is room; and of a source.
const FACT: f32 = 230.0;
const COLUMN: f32 = 132.0;

/// Beyond that the eye does not find from one column to the next.
const WIDEST_FACT: f32 = 460.0;
const WIDEST_COLUMN: f32 = 220.0;

/// Where the keyboard is in the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

/// What was done to the grid in a frame.
#[derive(Default)]
pub struct Done {
    /// A cell is looked at now.
    pub moved: bool,
    /// Its words are asked for.
    pub read: bool,
    /// It was clicked, and so has the keyboard.
    clicked: bool,
}

/// Measures of a frame.
struct Sizes {
    fact: f32,
    column: f32,
    row: f32,
    head: f32,
}

/// Draws the grid in all the room that is left.
pub fn ui(
    ui: &mut Ui,
    matrix: &Matrix,
    view: &View<'_>,
    cursor: &mut Cursor,
    reveal: &mut bool,
) -> Done {
    let mut done = Done::default();
    let body = ui.text_style_height(&egui::TextStyle::Body);
    let small = ui.text_style_height(&egui::TextStyle::Small);
    let (fact, column) = widths(ui.available_width(), matrix.columns.len());
    let sizes = Sizes { fact, column, row: body + small + 12.0, head: body + small + 8.0 };
    keys(ui, matrix, cursor, reveal, &mut done, &sizes);
    let mut area = egui::ScrollArea::both().id_salt("findings grid").auto_shrink(false);
    let room = ui.available_size();
    if std::mem::take(reveal) {
        let state = ui.data(|d| d.get_temp::<egui::Vec2>(egui::Id::unique("findings grid seen")));
        area = area.scroll_offset(sight(*cursor, &sizes, state.unwrap_or_default(), room));
    }
    let output = area.show_viewport(ui, |ui, port| {
        grid_ui(ui, port, matrix, view, cursor, &sizes, &mut done);
    });
    if done.clicked {
        ui.memory_mut(|m| m.request_focus(ui.scope_id().with("findings keys")));
    }
    let offset = output.state.clamped_offset();
    ui.data_mut(|d| d.insert_temp(egui::Id::unique("findings grid seen"), offset));
    done
}

/// How wide the facts and a source are: what is left is shared, sources first.
fn widths(room: f32, sources: usize) -> (f32, f32) {
    /// For the bar at the side.
    const BAR: f32 = 16.0;
    let least = FACT.min(room * 0.5);
    let many = count(sources.max(1));
    let column = ((room - BAR - least) / many).clamp(COLUMN, WIDEST_COLUMN);
    let fact = (room - BAR - many * column).clamp(least, WIDEST_FACT.max(least));
    (fact, column)
}

/// The offset nearest to the present one at which the cursor is in sight.
fn sight(cursor: Cursor, sizes: &Sizes, offset: egui::Vec2, room: egui::Vec2) -> egui::Vec2 {
    let at = vec2(count(cursor.column) * sizes.column, count(cursor.row) * sizes.row);
    let inner = room - vec2(sizes.fact + 16.0, sizes.head + 16.0);
    let nearest = |offset: f32, at: f32, size: f32, inner: f32| {
        offset.max(at + size - inner.max(size)).min(at).max(0.0)
    };
    vec2(
        nearest(offset.x, at.x, sizes.column, inner.x),
        nearest(offset.y, at.y, sizes.row, inner.y),
    )
}

/// Arrows go from cell to cell, Home and End to the ends of a row, Enter reads.
fn keys(
    ui: &mut Ui,
    matrix: &Matrix,
    cursor: &mut Cursor,
    reveal: &mut bool,
    done: &mut Done,
    sizes: &Sizes,
) {
    let rect = ui.available_rect_before_wrap();
    let id = ui.scope_id().with("findings keys");
    let home = ui.interact(rect, id, Sense::focusable_noninteractive());
    home.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, "Facts and sources"));
    focus::home(ui, &home);
    if !home.has_focus() {
        return;
    }
    let filter =
        egui::EventFilter { vertical_arrows: true, horizontal_arrows: true, ..Default::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    let page = ((rect.height() - sizes.head) / sizes.row).floor().max(1.0);
    #[expect(clippy::cast_possible_truncation, reason = "rows on a screen")]
    let page = page as isize;
    let pressed = |key| ui.ctx().input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (mut down, mut right) = (0_isize, 0_isize);
    for (key, d, r) in [
        (Key::ArrowDown, 1, 0),
        (Key::ArrowUp, -1, 0),
        (Key::PageDown, page, 0),
        (Key::PageUp, -page, 0),
        (Key::ArrowRight, 0, 1),
        (Key::ArrowLeft, 0, -1),
        (Key::End, 0, isize::MAX),
        (Key::Home, 0, -isize::MAX),
    ] {
        if pressed(key) {
            down = down.saturating_add(d);
            right = right.saturating_add(r);
        }
    }
    if (down, right) != (0, 0) {
        let go = |at: usize, by: isize, many: usize| {
            at.saturating_add_signed(by).min(many.saturating_sub(1))
        };
        cursor.row = go(cursor.row, down, matrix.rows.len());
        cursor.column = go(cursor.column, right, matrix.columns.len());
        *reveal = true;
        done.moved = true;
    }
    done.read |= pressed(Key::Enter);
}

fn grid_ui(
    ui: &mut Ui,
    port: Rect,
    matrix: &Matrix,
    view: &View<'_>,
    cursor: &mut Cursor,
    sizes: &Sizes,
    done: &mut Done,
) {
    let size = vec2(
        sizes.fact + count(matrix.columns.len()) * sizes.column,
        sizes.head + count(matrix.rows.len()) * sizes.row,
    );
    let full = ui.max_rect();
    ui.set_min_size(size);
    let origin = full.min;
    let seen = Rect::from_min_size(origin + port.min.to_vec2(), port.size());
    let palette = theme::of(ui);
    let rows = visible(port.min.y, port.height() - sizes.head, sizes.row, matrix.rows.len());
    let columns =
        visible(port.min.x, port.width() - sizes.fact, sizes.column, matrix.columns.len());
    let (head_bottom, fact_right) = (seen.top() + sizes.head, seen.left() + sizes.fact);
    let list = &view.derived.findings.list;
    let cells = Rect::from_min_max(pos2(fact_right, head_bottom), seen.max);
    for row in rows.clone() {
        let Some(finding) = matrix.rows.get(row).and_then(|i| list.get(*i)) else { continue };
        let top = origin.y + sizes.head + count(row) * sizes.row;
        for column in columns.clone() {
            let left = origin.x + sizes.fact + count(column) * sizes.column;
            let rect = Rect::from_min_size(pos2(left, top), vec2(sizes.column, sizes.row));
            let here = Cursor { row, column };
            let claims = matrix.cell(row, column);
            let source = matrix.columns.get(column).copied();
            if cell_ui(ui, rect, cells, finding, claims, source, here, *cursor == here, view) {
                // A click on the cell that is looked at asks for its words.
                done.read |= *cursor == here && !claims.is_empty();
                *cursor = here;
                done.moved = true;
                done.clicked = true;
            }
        }
    }
    // The facts stand over what scrolls below them.
    let facts = Rect::from_min_max(pos2(seen.left(), head_bottom), pos2(fact_right, seen.bottom()));
    ui.painter().with_clip_rect(facts.intersect(ui.clip_rect())).rect_filled(
        facts,
        0.0,
        palette.panel,
    );
    for row in rows {
        let Some(finding) = matrix.rows.get(row).and_then(|i| list.get(*i)) else { continue };
        let top = origin.y + sizes.head + count(row) * sizes.row;
        let rect = Rect::from_min_size(pos2(seen.left(), top), vec2(sizes.fact, sizes.row));
        if fact_ui(ui, rect, facts, finding, row, cursor.row == row, view) {
            cursor.row = row;
            done.moved = true;
            done.clicked = true;
        }
    }
    let heads = Rect::from_min_max(seen.min, pos2(seen.right(), head_bottom));
    ui.painter().with_clip_rect(heads.intersect(ui.clip_rect())).rect_filled(
        heads,
        0.0,
        palette.panel,
    );
    for column in columns {
        let left = origin.x + sizes.fact + count(column) * sizes.column;
        let rect = Rect::from_min_size(pos2(left, seen.top()), vec2(sizes.column, sizes.head));
        let over = Rect::from_min_max(pos2(fact_right, seen.top()), heads.max);
        if let Some(source) = matrix.columns.get(column) {
            head_ui(ui, rect, over, *source, view.project());
        }
    }
    let corner = Rect::from_min_size(seen.min, vec2(sizes.fact, sizes.head));
    let painter = ui.painter().with_clip_rect(corner.intersect(ui.clip_rect()));
    painter.rect_filled(corner, 0.0, palette.panel);
    let font = theme::bold(egui::TextStyle::Body.resolve(ui.style()).size);
    let at = corner.left_center() + vec2(8.0, 0.0);
    painter.text(at, Align2::LEFT_CENTER, "Fact and verdict", font, palette.text);
    let line = Stroke::new(1.0, palette.line);
    let painter = ui.painter().with_clip_rect(seen.intersect(ui.clip_rect()));
    painter.hline(seen.x_range(), head_bottom, line);
    painter.vline(fact_right, seen.y_range(), line);
}

/// Which of many things of one size are in sight.
fn visible(from: f32, room: f32, size: f32, many: usize) -> std::ops::Range<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 0")]
    let place = |at: f32| at.max(0.0) as usize;
    let first = place(from / size).min(many);
    let last = (place((from + room.max(0.0)) / size) + 1).min(many);
    first..last
}

/// What a source says of a fact. Returns whether it was clicked.
#[expect(clippy::too_many_arguments, reason = "a cell, where it is and what it shows")]
fn cell_ui(
    ui: &mut Ui,
    rect: Rect,
    within: Rect,
    finding: &Finding,
    claims: &[ClaimId],
    source: Option<Source>,
    at: Cursor,
    current: bool,
    view: &View<'_>,
) -> bool {
    let seen = rect.intersect(within);
    if !seen.is_positive() {
        return false;
    }
    let project = view.project();
    let palette = theme::of(ui);
    let painter = ui.painter().with_clip_rect(seen.intersect(ui.clip_rect()));
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.stripe));
    let said: Vec<Said> = claims.iter().filter_map(|id| said(project, finding, *id)).collect();
    let id = ui.scope_id().with(("cell", at.row, at.column));
    let response = ui.interact(seen, id, Sense::CLICK);
    if !said.is_empty() {
        response.widget_info(|| {
            let told: Vec<String> = said.iter().map(Said::sentence).collect();
            let name = source.map(|s| source_name(project, s).0).unwrap_or_default();
            let words = format!("{name}: {}", told.join("; "));
            egui::WidgetInfo::selected(egui::Role::GridCell, true, current, words)
        });
    }
    if current {
        painter.rect_filled(rect.shrink(1.0), 3.0, palette.selection);
        let stroke = Stroke::new(1.5, palette.accent);
        painter.rect_stroke(rect.shrink(1.0), 3.0, stroke, StrokeKind::Inside);
    } else if response.hovered() && !said.is_empty() {
        painter.rect_filled(rect.shrink(1.0), 3.0, palette.button_hover);
    }
    let inner = rect.shrink2(vec2(6.0, 3.0));
    let mut shown = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    shown.set_clip_rect(seen.intersect(ui.clip_rect()));
    shown.spacing_mut().item_spacing.y = 1.0;
    if let Some(first) = said.first() {
        let more = if said.len() > 1 { format!(" +{}", said.len() - 1) } else { String::new() };
        let mut value = egui::RichText::new(super::bidi::line(&format!(
            "{}{}{more}",
            first.sign(),
            first.value
        )));
        if first.wrong {
            value = value.strikethrough();
        }
        if let Some(verdict) = first.disputed {
            value = value.color(theme::tone(shown.visuals().dark_mode, signs::verdict(verdict).1));
        }
        shown.add(egui::Label::new(value.strong()).truncate().selectable(false));
        let detail = egui::RichText::new(super::bidi::line(&first.detail())).small().weak();
        shown.add(egui::Label::new(detail).truncate().selectable(false));
    }
    response.clicked()
}

/// What a claim says, in a cell.
struct Said {
    value: String,
    grade: String,
    /// The verdict of a finding that sources (may) contradict one another on. Every cell of it shows it: the program
    /// does not say which of them is wrong.
    disputed: Option<Verdict>,
    /// A ruling holds it to be wrong.
    wrong: bool,
    unreviewed: bool,
}

impl Said {
    fn sign(&self) -> String {
        self.disputed.map_or_else(String::new, |verdict| format!("{} ", signs::verdict(verdict).0))
    }

    fn detail(&self) -> String {
        if self.wrong {
            return format!("{} · held to be wrong", self.grade);
        }
        if self.unreviewed { format!("{} · not reviewed", self.grade) } else { self.grade.clone() }
    }

    fn sentence(&self) -> String {
        let disputed =
            self.disputed.map_or_else(String::new, |v| format!(", {}", v.word().to_lowercase()));
        format!("{}{disputed}, grade {}", self.value, self.detail())
    }
}

fn said(project: &Project, finding: &Finding, id: ClaimId) -> Option<Said> {
    let claim = project.claims.get(&id)?;
    let of = |article: ArticleId| project.articles.get(&article).map(|a| a.reliability);
    let quotes = claim.annotations.iter().filter_map(|a| project.annotations.get(a));
    let reliability = quotes.filter_map(|a| of(a.article)).min().unwrap_or_default();
    let disputed = matches!(finding.verdict, Verdict::Contradicted | Verdict::MayContradict);
    Some(Said {
        value: told::claim_value(project, claim),
        grade: format!("{}{}", reliability.letter(), claim.credibility.digit()),
        disputed: disputed.then_some(finding.verdict),
        wrong: finding.is_wrong(project, id),
        unreviewed: claim.proposed && !claim.reviewed,
    })
}

/// A fact with its verdict. Returns whether it was clicked.
fn fact_ui(
    ui: &mut Ui,
    rect: Rect,
    within: Rect,
    finding: &Finding,
    row: usize,
    current: bool,
    view: &View<'_>,
) -> bool {
    let seen = rect.intersect(within);
    if !seen.is_positive() {
        return false;
    }
    let name = title_of(view.project(), finding);
    let response = ui.interact(seen, ui.scope_id().with(("fact", row)), Sense::CLICK);
    response.widget_info(|| {
        let words = format!("{name}: {}", finding.verdict.word());
        egui::WidgetInfo::selected(egui::Role::ListItem, true, current, words)
    });
    let palette = theme::of(ui);
    let painter = ui.painter().with_clip_rect(seen.intersect(ui.clip_rect()));
    if current {
        painter.rect_filled(rect, 0.0, palette.selection);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, palette.button_hover);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.stripe));
    let mut shown = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 3.0))));
    shown.set_clip_rect(seen.intersect(ui.clip_rect()));
    shown.spacing_mut().item_spacing.y = 1.0;
    let words = signs::cut(&shown, &name, Face::Plain);
    shown.add(egui::Label::new(words).truncate().selectable(false));
    let (icon, tone) = signs::verdict(finding.verdict);
    let mut verdict = format!("{icon} {}", finding.verdict.word());
    if let Some(reasons) = finding.in_what() {
        verdict.push_str(&format!(" {reasons}"));
    }
    if finding.ruling.is_some() {
        verdict.push_str(" · ruled");
    }
    let colour = theme::tone(shown.visuals().dark_mode, tone);
    let verdict = egui::RichText::new(verdict).small().color(colour);
    shown.add(egui::Label::new(verdict).truncate().selectable(false));
    let support = signs::support(finding.articles.len(), finding.origins);
    response.clone().on_hover_text(format!("{}\n{support}", super::bidi::line(&name)));
    response.clicked()
}

/// The head of a source.
fn head_ui(ui: &mut Ui, rect: Rect, within: Rect, source: Source, project: &Project) {
    let seen = rect.intersect(within);
    if !seen.is_positive() {
        return;
    }
    let (name, detail) = source_name(project, source);
    let response =
        ui.interact(seen, ui.scope_id().with(("source", source_id(source))), Sense::hover());
    let mut shown = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(6.0, 2.0))));
    shown.set_clip_rect(seen.intersect(ui.clip_rect()));
    shown.spacing_mut().item_spacing.y = 1.0;
    let words = signs::cut(&shown, &name, Face::Strong);
    shown.add(egui::Label::new(words).truncate().selectable(false));
    let words = signs::cut(&shown, &detail, Face::Detail);
    shown.add(egui::Label::new(words).truncate().selectable(false));
    let whole = match source {
        Source::Article(id) => project.articles.get(&id).map(|a| a.label().to_owned()),
        _ => None,
    };
    response.on_hover_text(format!(
        "{}\n{}",
        super::bidi::line(&whole.unwrap_or(name)),
        super::bidi::line(&detail)
    ));
}

fn source_id(source: Source) -> String {
    match source {
        Source::Article(id) => id.to_string(),
        Source::Origin(id) => id.to_string(),
        Source::Unrecorded => String::new(),
    }
}

/// The name of a source, and what stands below it.
pub fn source_name(project: &Project, source: Source) -> (String, String) {
    match source {
        Source::Article(id) => project.articles.get(&id).map_or_else(Default::default, |a| {
            let name = a.publisher.clone().unwrap_or_else(|| a.label().to_owned());
            let date = a.published.map_or_else(|| "no date".to_owned(), told::date);
            (name, format!("{date} · source {}", a.reliability.letter()))
        }),
        Source::Origin(id) => (
            project.origins.get(&id).map_or("?", |o| o.name.as_str()).to_owned(),
            "origin".to_owned(),
        ),
        Source::Unrecorded => ("Not recorded".to_owned(), "no origin or quote".to_owned()),
    }
}

/// A number of rows or columns as a length.
#[expect(clippy::cast_precision_loss, reason = "rows and columns of a table")]
fn count(n: usize) -> f32 {
    n as f32
}
