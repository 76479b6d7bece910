//! What all sources together say: facts and sources as a grid, beside it the claims on one fact with their words.

use super::{
    action::{Action, Page},
    claims::bars::{choice, countries_of},
    findings_grid::{self, Cursor},
    focus, room,
    ruling::RulingForm,
    signs::{self, Face},
    theme, told,
    view::View,
};
use crate::{
    brief,
    findings::{By, Finding, Matrix, matrix, misnamed, settle},
    fold::fold,
    model::{Claim, ClaimId, Country, Fact, Project, Value, Verdict},
    places,
};

/// How much of a line the word “Columns” and the two choices behind it take, in points.
const COLUMNS_WIDTH: f32 = 240.0;

/// Which facts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Show {
    #[default]
    All,
    Contradictions,
    SingleOrigin,
    Unreviewed,
    Verdict(Verdict),
}

impl Show {
    /// Those that stand on the page; a verdict alone is chosen from a list.
    const CHIPS: [Self; 4] =
        [Self::All, Self::Contradictions, Self::SingleOrigin, Self::Unreviewed];

    fn word(self) -> &'static str {
        match self {
            Self::All => "all facts",
            Self::Contradictions => "contradictions",
            Self::SingleOrigin => "single origin",
            Self::Unreviewed => "not reviewed",
            Self::Verdict(verdict) => verdict.word(),
        }
    }

    fn lets_through(self, project: &Project, finding: &Finding) -> bool {
        match self {
            Self::All => true,
            Self::Contradictions => {
                matches!(finding.verdict, Verdict::Contradicted | Verdict::MayContradict)
            }
            Self::SingleOrigin => finding.verdict == Verdict::SingleOrigin,
            Self::Unreviewed => {
                let mut claims = finding.claims.iter().filter_map(|id| project.claims.get(id));
                claims.any(|c| c.proposed && !c.reviewed)
            }
            Self::Verdict(verdict) => finding.verdict == verdict,
        }
    }
}

/// What the rows of the grid depend on.
type GridKey = (u64, String, Show, Option<Country>, By);

/// The page: what was typed, which facts are asked for, which cell is looked at.
#[derive(Default)]
pub struct FindingsPage {
    filter: String,
    show: Show,
    by: By,
    shown: Option<Fact>,
    cursor: Cursor,
    /// The cell has to come into sight, in the grid and in what is told of it.
    reveal: bool,
    reveal_words: bool,
    ruling: RulingForm,
    matrix: Matrix,
    key: Option<GridKey>,
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
        self.filter_ui(ui, view, actions);
        let sizes = room::Sizes { first: 360.0, least: 280.0, most: 720.0 };
        room::right("finding", ui.available_size(), sizes).show(ui, |ui| {
            self.shown_ui(ui, view, actions);
        });
        if self.matrix.rows.is_empty() {
            ui.add_space(40.0);
            ui.vertical_centered(|ui| {
                ui.label("No fact fits the filter");
                if ui.button("Show all facts").clicked() {
                    self.filter.clear();
                    self.show = Show::All;
                    actions.push(Action::SelectCountry(None));
                }
            });
            return;
        }
        let done = findings_grid::ui(ui, &self.matrix, view, &mut self.cursor, &mut self.reveal);
        if done.moved {
            let finding = self.matrix.rows.get(self.cursor.row);
            let finding = finding.and_then(|i| view.derived.findings.list.get(*i));
            self.shown = finding.map(|f| f.key.clone());
            self.reveal_words = true;
            ui.request_repaint();
        }
        let claims = self.matrix.cell(self.cursor.row, self.cursor.column);
        if done.read
            && let Some(claim) = claims.first()
        {
            actions.push(Action::ShowClaim(*claim));
        }
    }

    /// Whether a ruling is being written.
    pub fn typed_into(&self) -> bool {
        self.ruling.typed_into()
    }

    fn shown_ui(&mut self, ui: &mut egui::Ui, view: &mut View<'_>, actions: &mut Vec<Action>) {
        // Each fact is seen from its head on, wherever the one before was left.
        let area = egui::ScrollArea::vertical().id_salt(("finding", format!("{:?}", self.shown)));
        area.auto_shrink(false).show(ui, |ui| {
            let shown = self.shown.as_ref();
            let found = view.derived.findings.list.iter().find(|f| Some(&f.key) == shown).cloned();
            match found {
                Some(finding) => self.finding_ui(ui, &finding, view, actions),
                None => {
                    ui.add_space(40.0);
                    ui.vertical_centered(|ui| ui.weak("Choose a fact"));
                }
            }
        });
    }

    fn refresh(&mut self, view: &View<'_>) {
        let country = view.selection.country;
        let key = (view.derived.edition, self.filter.clone(), self.show, country, self.by);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let words: Vec<String> = self.filter.split_whitespace().map(fold).collect();
        let project = view.session.project();
        let findings = &view.derived.findings;
        let list = findings.list.iter().enumerate();
        let rows: Vec<usize> = list
            .filter(|(_, f)| self.show.lets_through(project, f))
            .filter(|(_, f)| country.is_none_or(|c| names_country(project, f, c)))
            .filter(|(_, f)| {
                if words.is_empty() {
                    return true;
                }
                let head = fold(&title_of(project, f));
                words.iter().all(|w| head.contains(w.as_str()))
            })
            .map(|(i, _)| i)
            .collect();
        self.matrix = matrix(project, findings, &rows, self.by);
        let at = rows.iter().position(|i| {
            findings.list.get(*i).is_some_and(|f| Some(&f.key) == self.shown.as_ref())
        });
        self.cursor.row = at.unwrap_or(0);
        if at.is_none() {
            let first = rows.first().and_then(|i| findings.list.get(*i));
            self.shown = first.map(|f| f.key.clone());
        }
        // A cell that says something, so that there are words to be read.
        let says = |column: usize| !self.matrix.cell(self.cursor.row, column).is_empty();
        let columns = 0..self.matrix.columns.len();
        if !says(self.cursor.column) {
            self.cursor.column = columns.clone().find(|c| says(*c)).unwrap_or(0);
        }
        self.reveal = true;
        self.key = Some(key);
    }

    fn filter_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let field = ui.add(
                egui::TextEdit::singleline(&mut self.filter)
                    .hint_text("Filter facts")
                    .desired_width(150.0),
            );
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter facts")
            });
            focus::stop(ui, &field);
            for chip in Show::CHIPS {
                ui.selectable_value(&mut self.show, chip, chip.word());
            }
            let one = match self.show {
                Show::Verdict(verdict) => verdict.word(),
                _ => "one verdict",
            };
            let verdicts = egui::ComboBox::from_id_salt("verdict filter").selected_text(one);
            let verdicts = verdicts.show_ui(ui, |ui| {
                focus::enter_chooses(ui);
                for verdict in Verdict::ALL {
                    ui.selectable_value(&mut self.show, Show::Verdict(verdict), verdict.word());
                }
            });
            verdicts
                .response
                .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Verdict"));
            let mut country = view.selection.country;
            let project = view.session.project();
            choice(
                ui,
                "Country",
                &mut country,
                |c| places::name(c, "en").to_owned(),
                || countries_of(project),
            );
            if country != view.selection.country {
                actions.push(Action::SelectCountry(country));
            }
            // The two choices stay on one line: where they do not fit, a new one is begun.
            if ui.available_size_before_wrap().x < COLUMNS_WIDTH {
                ui.end_row();
            }
            // As high as the buttons behind it, or it would stand above their line.
            let high = ui.text_style_height(&egui::TextStyle::Button)
                + 2.0 * ui.spacing().button_padding.y;
            let word = egui::RichText::new("Columns").weak();
            ui.add_sized([60.0, high], egui::Label::new(word).extend());
            ui.selectable_value(&mut self.by, By::Articles, "articles");
            ui.selectable_value(&mut self.by, By::Origins, "origins");
            let (n, all) = (self.matrix.rows.len(), view.derived.findings.list.len());
            let facts = if all == 1 { "fact" } else { "facts" };
            let words =
                if n == all { format!("{all} {facts}") } else { format!("{n} of {all} {facts}") };
            ui.add(egui::Label::new(egui::RichText::new(words).weak()).extend());
        });
        ui.add_space(4.0);
    }

    fn finding_ui(
        &mut self,
        ui: &mut egui::Ui,
        finding: &Finding,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) {
        let name = title_of(view.session.project(), finding);
        ui.add_space(4.0);
        ui.add(egui::Label::new(signs::paragraph(ui, &name, Face::Title)).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.label(signs::verdict_text(ui, finding.verdict).size(16.0));
            if let Some(reasons) = finding.in_what() {
                ui.label(reasons);
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
            ui.add(egui::Label::new(weak(ui, &format!("Origins: {}", origins.join("; ")))).wrap());
        }
        self.warnings_ui(ui, finding, view);
        settle_ui(ui, finding, view.session.project());
        self.ruling.ui(ui, finding, view, actions);
        ui.add_space(8.0);
        let column = self.cursor.column;
        let looked_at: Vec<ClaimId> = self.matrix.cell(self.cursor.row, column).to_vec();
        let reveal = std::mem::take(&mut self.reveal_words);
        for group in &finding.groups {
            egui::Frame::group(ui.style()).inner_margin(10).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    let unit = view.session.project().metrics.get(&finding.key.metric);
                    let unit = unit.map(|m| told::counted(&m.unit).to_owned()).unwrap_or_default();
                    let value = told::value_in(&group.value, &unit);
                    ui.label(egui::RichText::new(super::bidi::line(&value)).size(20.0).strong());
                    ui.weak(signs::support(group.articles.len(), group.origins));
                });
                for claim in &group.claims {
                    let here = looked_at.contains(claim);
                    let shown = ui.push_id(claim, |ui| claim_ui(ui, *claim, here, view, actions));
                    if here && reveal && looked_at.first() == Some(claim) {
                        shown.response.scroll_to_me(None);
                    }
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
            let many = apart.len();
            for (i, (name, key)) in apart.into_iter().enumerate() {
                let name = if i + 1 < many { format!("{name};") } else { name };
                if ui.link(signs::words(ui, &name, Face::Plain)).clicked() {
                    self.shown = Some(key);
                }
            }
        });
    }
}

/// Weak words that may take several lines.
fn weak(ui: &egui::Ui, words: &str) -> egui::WidgetText {
    let font = egui::TextStyle::Body.resolve(ui.style());
    signs::set_in(ui, words, font, ui.visuals().weak_text_color())
}

/// The open questions of a contradiction.
fn settle_ui(ui: &mut egui::Ui, finding: &Finding, project: &Project) {
    let missing = settle(project, finding);
    if missing.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.strong("What would settle it");
    for one in &missing {
        let words = format!("• {}", brief::settle_words(project, one));
        ui.add(egui::Label::new(signs::paragraph(ui, &words, Face::Plain)).wrap());
    }
    ui.add_space(4.0);
}

/// A claim: the exact words, where they stand, who said it; `here` says that its cell is looked at.
fn claim_ui(
    ui: &mut egui::Ui,
    id: ClaimId,
    here: bool,
    view: &View<'_>,
    actions: &mut Vec<Action>,
) {
    let project = view.session.project();
    let Some(claim) = project.claims.get(&id) else { return };
    ui.separator();
    let frame = if here {
        egui::Frame::new().fill(theme::of(ui).selection.gamma_multiply(0.45)).inner_margin(6)
    } else {
        egui::Frame::new()
    };
    frame.corner_radius(4).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for annotation in claim.annotations.iter().filter_map(|id| project.annotations.get(id)) {
            let quote = format!("“{}”", annotation.exact.replace('\n', " "));
            ui.add(egui::Label::new(signs::paragraph(ui, &quote, Face::Quote)).wrap());
            let Some(article) = project.articles.get(&annotation.article) else { continue };
            let mut parts = vec![article.label().to_owned()];
            parts.extend(article.publisher.clone());
            parts.extend(article.published.map(told::date));
            let words = signs::paragraph(ui, &parts.join(" · "), Face::Plain);
            ui.add(egui::Label::new(words).wrap());
        }
        ui.label(weak(ui, &details(project, claim)));
        if claim.proposed {
            ui.weak(signs::proposed(claim.reviewed));
        }
        let show = ui.small_button("Show the words");
        if show.on_hover_text("In the document (Enter on the cell)").clicked() {
            actions.push(Action::ShowClaim(id));
        }
    });
}

/// "162 · INTERPOL · via AFP · October 2023 · Cambodia · grade B2".
fn details(project: &Project, claim: &Claim) -> String {
    let origin = |id: Option<crate::model::OriginId>| id.and_then(|id| project.origins.get(&id));
    let mut parts = vec![told::claim_value(project, claim)];
    parts.push(
        origin(claim.origin).map_or_else(|| "origin not stated".to_owned(), |o| o.name.clone()),
    );
    parts.extend(origin(claim.via).map(|o| format!("via {}", o.name)));
    parts.extend(claim.period.map(told::period).filter(|p| !p.is_empty()));
    parts.extend(claim.as_of.map(|d| format!("as of {}", told::date(d))));
    let places = told::names(claim.places.iter().map(|p| p.country));
    if !places.is_empty() {
        parts.push(places);
    }
    parts.push(format!("credibility {}", claim.credibility.digit()));
    parts.join(" · ")
}

/// Whether a claim on the fact names the country, as place or as value.
fn names_country(project: &Project, finding: &Finding, country: Country) -> bool {
    let mut claims = finding.claims.iter().filter_map(|id| project.claims.get(id));
    claims.any(|claim| {
        claim.places.iter().any(|p| p.country == country)
            || matches!(&claim.value, Value::Countries(set) if set.contains(&country))
    })
}

/// The title of a finding. Without an event it is known by when and where: "arrests (March 2024; in Cambodia)".
pub fn title_of(project: &Project, finding: &Finding) -> String {
    let name = title(project, &finding.fact());
    let when_and_where = match finding.key.event {
        Some(_) => Vec::new(),
        None => brief::circumstances_of(project, finding),
    };
    if when_and_where.is_empty() { name } else { format!("{name} ({})", when_and_where.join("; ")) }
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
