//! The form of a claim: filled in with what can be read off the quote, all of it to be corrected.
//! The fields are text until the form is sent; then each is read and the first that cannot be is named.

use super::{
    action::Action,
    claim_against::Against,
    claim_grade::Grade,
    claim_quotes::Quotes,
    claim_value::{ValueFields, combo, line, new_unit, period_ui, short, unit_doubt, unit_of},
    complete::{complete, named},
    told,
    view::View,
};
use crate::{
    checks::Carrier,
    edit::Change,
    mine::{self, DraftValue, Named, Proposal},
    model::{
        AnnotationId, ArticleId, Claim, ClaimId, Credibility, Period, Place, Project, Role, text,
    },
    places, typed,
    verbs::{self, Fields},
};
use std::ops::Range;

/// What is said at the first Escape over something that was typed.
const AGAIN: &str = "Press Escape again to leave what you typed";

/// What the claim will stand on.
#[derive(Clone, Debug)]
enum Target {
    /// Words that become a quote together with the claim.
    Words(ArticleId, Range<usize>),
    /// A quote that is there.
    Quote(AnnotationId),
    /// A claim that is there and will be changed.
    Claim(ClaimId),
    /// What the program proposes and a person corrects.
    Proposal(ArticleId, Box<Proposal>),
}

/// The form and everything typed into it.
#[derive(Clone, Debug)]
pub struct ClaimForm {
    target: Target,
    quotes: Quotes,
    event: String,
    metric: String,
    value: ValueFields,
    population: String,
    places: Vec<(String, String, Role)>,
    /// Whether a place was added and waits to be named.
    new_place: bool,
    period_from: String,
    period_to: String,
    as_of: String,
    origin: String,
    via: String,
    credibility: Credibility,
    note: String,
    /// The figures of the words, to choose one from.
    choices: Vec<DraftValue>,
    /// What the words count the figure in.
    told_unit: Option<String>,
    /// What a metric that is new is counted in, as a person says it.
    new_unit: String,
    error: Option<String>,
    focused: bool,
    /// The credibility that would be suggested.
    grade: Grade,
    /// The words that carry the claim, and what in them speaks against the value.
    against: Against,
    /// Everything that could be typed over, as it was at first.
    was: String,
    /// Escape was pressed once over something that was typed: what it was then.
    leaving: Option<String>,
}

impl ClaimForm {
    fn empty(target: Target, quotes: Quotes) -> Self {
        Self {
            target,
            quotes,
            event: String::new(),
            metric: String::new(),
            value: ValueFields::default(),
            population: String::new(),
            places: Vec::new(),
            new_place: false,
            period_from: String::new(),
            period_to: String::new(),
            as_of: String::new(),
            origin: String::new(),
            via: String::new(),
            credibility: Credibility::default(),
            note: String::new(),
            choices: Vec::new(),
            told_unit: None,
            new_unit: String::new(),
            error: None,
            focused: false,
            grade: Grade::default(),
            against: Against::default(),
            was: String::new(),
            leaving: None,
        }
    }

    /// A form for a new claim, with what can be read off the words. `None` for words that are not there.
    pub fn of_quote(
        project: &Project,
        article: ArticleId,
        range: Range<usize>,
        annotation: Option<AnnotationId>,
    ) -> Option<Self> {
        let body = project.text_of(article)?;
        let quotes = Quotes::one(article, text::slice(body.as_str(), range.clone())?);
        let target = match annotation {
            Some(id) => Target::Quote(id),
            None => Target::Words(article, range.clone()),
        };
        let mut form = Self::empty(target, quotes);
        let draft = mine::read_quote(project, article, range);
        if let Some(first) = draft.values.first() {
            form.value.set(&first.value);
            form.told_unit.clone_from(&first.unit);
            form.new_unit = first.unit.clone().unwrap_or_default();
        }
        form.places = draft.places.iter().map(place_fields).collect();
        form.set_period(draft.period);
        form.as_of = draft.as_of.map(|d| d.to_string()).unwrap_or_default();
        form.event = called(draft.event, |id| Some(project.events.get(&id)?.name.clone()));
        form.metric = called(draft.metric, |id| Some(project.metrics.get(&id)?.name.clone()));
        let origin = |id| Some(project.origins.get(&id)?.name.clone());
        form.origin = called(draft.origin, origin);
        form.via = called(draft.via, origin);
        form.choices = draft.values;
        form.was = form.typed();
        Some(form)
    }

    /// A form for correcting what the program proposes. `None` for words that are not there.
    pub fn of_proposal(project: &Project, article: ArticleId, proposal: Proposal) -> Option<Self> {
        let body = project.text_of(article)?;
        let words = text::slice(body.as_str(), proposal.start..proposal.end)?;
        let quotes = Quotes::one(article, words);
        let language = project.articles.get(&article)?.language.as_deref();
        let choices = mine::choices(words, language);
        let fields = Fields::from_proposal(&proposal);
        let unit = proposal.unit.clone();
        let mut form = Self::empty(Target::Proposal(article, Box::new(proposal)), quotes);
        form.value.set(&fields.value);
        form.new_unit = unit.clone().unwrap_or_default();
        form.told_unit = unit;
        form.choices = choices;
        form.event = called(fields.event, |id| Some(project.events.get(&id)?.name.clone()));
        form.metric =
            called(Some(fields.metric), |id| Some(project.metrics.get(&id)?.name.clone()));
        form.population = fields.population.unwrap_or_default();
        form.places = fields.places.iter().map(place_fields).collect();
        form.set_period(fields.period);
        form.as_of = fields.as_of.map(|d| d.to_string()).unwrap_or_default();
        let origin = |id| Some(project.origins.get(&id)?.name.clone());
        form.origin = called(fields.origin, origin);
        form.via = called(fields.via, origin);
        form.was = form.typed();
        Some(form)
    }

    /// Everything that can be typed over, for telling whether something was.
    fn typed(&self) -> String {
        format!(
            "{:?}",
            (
                (&self.event, &self.metric, &self.value, &self.population, &self.places),
                (&self.period_from, &self.period_to, &self.as_of),
                (&self.origin, &self.via, self.credibility, &self.note),
            )
        )
    }

    /// Whether something was typed that is not kept yet.
    pub fn typed_into(&self) -> bool {
        self.typed() != self.was
    }

    /// A form for changing a claim.
    pub fn of_claim(project: &Project, id: ClaimId) -> Option<Self> {
        let claim = project.claims.get(&id)?;
        let mut form = Self::empty(Target::Claim(id), Quotes::of_claim(project, claim));
        form.fill(project, claim);
        form.was = form.typed();
        Some(form)
    }

    fn fill(&mut self, project: &Project, claim: &Claim) {
        let origin = |id: Option<crate::model::OriginId>| {
            id.and_then(|id| project.origins.get(&id)).map(|o| o.name.clone()).unwrap_or_default()
        };
        self.event = claim
            .event
            .and_then(|id| project.events.get(&id))
            .map(|e| e.name.clone())
            .unwrap_or_default();
        self.metric =
            project.metrics.get(&claim.metric).map(|m| m.name.clone()).unwrap_or_default();
        self.value.set(&claim.value);
        self.population = claim.population.clone().unwrap_or_default();
        self.places = claim.places.iter().map(place_fields).collect();
        self.set_period(claim.period);
        self.as_of = claim.as_of.map(|d| d.to_string()).unwrap_or_default();
        self.origin = origin(claim.origin);
        self.via = origin(claim.via);
        self.credibility = claim.credibility;
        self.note.clone_from(&claim.note);
    }

    fn set_period(&mut self, period: Option<Period>) {
        let period = period.unwrap_or_default();
        self.period_from = period.from.map(|d| d.to_string()).unwrap_or_default();
        self.period_to = period.to.map(|d| d.to_string()).unwrap_or_default();
    }

    /// Draws the form: the fields scroll, the buttons stay in sight. Returns whether it stays open.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: &mut View<'_>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let mut stays = true;
        self.stays();
        egui::Panel::bottom("claim form buttons").show(ui, |ui| {
            if let Some(error) = &self.error {
                ui.add_space(4.0);
                ui.colored_label(ui.visuals().error_fg_color, format!("⚠ {error}"));
            }
            ui.add_space(4.0);
            let deed = match self.target {
                Target::Claim(_) => "Save claim",
                Target::Proposal(..) => "Accept as corrected",
                _ => "Add claim",
            };
            let send_key =
                ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
            ui.horizontal(|ui| {
                let send = ui.button(deed).on_hover_text("Ctrl+Enter").clicked() || send_key;
                if send {
                    stays = !self.send(view, actions);
                }
                let cancel = ui.button("Cancel").on_hover_text("Escape");
                if cancel.clicked() || self.escaped(ui) {
                    stays = false;
                }
            });
            ui.add_space(4.0);
        });
        egui::ScrollArea::vertical().id_salt("claim form").auto_shrink(false).show(ui, |ui| {
            ui.heading(match self.target {
                Target::Claim(_) => "Change claim",
                Target::Proposal(..) => "Correct a proposal",
                _ => "New claim",
            });
            self.fields_ui(ui, view);
        });
        stays
    }

    /// Whether Escape leaves the form: at once when nothing was typed, else when it is pressed again.
    fn escaped(&mut self, ui: &egui::Ui) -> bool {
        // A text or a list that has the focus keeps its Escape; a field has lost it by now.
        let mine = ui.memory(egui::Memory::focused).is_none()
            && !egui::Popup::is_any_open(ui.ctx())
            && !super::complete::was_open(ui.ctx());
        let escape =
            mine && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        if !escape {
            return false;
        }
        if self.leaving.is_some() || !self.typed_into() {
            return true;
        }
        self.leaving = Some(self.typed());
        self.error = Some(AGAIN.to_owned());
        false
    }

    /// Who goes on typing does not want to leave any more.
    fn stays(&mut self) {
        if self.leaving.as_ref().is_some_and(|typed| *typed != self.typed()) {
            self.leaving = None;
            self.error.take_if(|error| error == AGAIN);
        }
    }

    fn fields_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>) {
        self.quotes.ui(ui, view);
        ui.add_space(4.0);
        self.choices_ui(ui, view.project());
        let names = Names::of(view.project());
        let what = "What is counted or stated";
        let first = named(ui, what, &mut self.metric, "type or choose", &names.metrics);
        super::focus::stop(ui, &first);
        if !std::mem::replace(&mut self.focused, true) {
            first.request_focus();
            select_all(ui, first.id, &self.metric);
        }
        let unit = unit_of(view.project(), &self.metric);
        let told = match &unit {
            Some(unit) => told::counted(unit),
            None => "",
        };
        self.value.ui(ui, told);
        self.against_ui(ui, view.project());
        if unit.is_none() && self.value.is_number() && !self.metric.trim().is_empty() {
            line(ui, "Counted in (a new name)", &mut self.new_unit, "persons, sites, passports, …");
        }
        if let Some(doubt) = unit_doubt(unit.as_ref(), self.told_unit.as_deref()) {
            ui.colored_label(ui.visuals().warn_fg_color, format!("⚠ {doubt}"));
        }
        named(ui, "Event", &mut self.event, "type or choose", &names.events);
        line(ui, "Who is counted, if narrowed", &mut self.population, "everyone");
        self.places_ui(ui, &names.countries);
        period_ui(ui, "When it happened", &mut self.period_from, &mut self.period_to);
        line(ui, "Up to when the figure counts (as of)", &mut self.as_of, "YYYY-MM-DD");
        let origins = &names.origins;
        named(ui, "Who said it first (origin)", &mut self.origin, "not recorded", origins);
        named(ui, "Who passed it on (via)", &mut self.via, "nobody", origins);
        let label = ui.label("Credibility");
        egui::ComboBox::from_id_salt("credibility")
            .selected_text(grade_words(self.credibility))
            .show_ui(ui, |ui| {
                super::focus::enter_chooses(ui);
                for one in Credibility::ALL {
                    ui.selectable_value(&mut self.credibility, one, grade_words(one));
                }
            })
            .response
            .labelled_by(label.id);
        self.suggested_ui(ui, view);
        line(ui, "Note", &mut self.note, "");
    }

    /// What in the quoted words speaks against the value.
    fn against_ui(&mut self, ui: &mut egui::Ui, project: &Project) {
        let target = &self.target;
        let carriers = || match target {
            Target::Words(article, range) => {
                Carrier::of_range(project, *article, range.clone()).into_iter().collect()
            }
            Target::Quote(id) => Carrier::of_quote(project, *id).into_iter().collect(),
            Target::Claim(id) => {
                let claim = project.claims.get(id);
                claim.map(|claim| Carrier::of_claim(project, claim)).unwrap_or_default()
            }
            Target::Proposal(article, proposal) => {
                let range = proposal.start..proposal.end;
                Carrier::of_range(project, *article, range).into_iter().collect()
            }
        };
        self.against.ui(ui, &self.value, &carriers);
    }

    /// The credibility that all sources would suggest: a person sets it, or another one.
    fn suggested_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>) {
        let (annotations, replaces) = match &self.target {
            Target::Claim(id) => {
                let claim = view.project().claims.get(id);
                (claim.map(|c| c.annotations.clone()).unwrap_or_default(), Some(*id))
            }
            Target::Quote(id) => (vec![*id], None),
            Target::Words(..) | Target::Proposal(..) => (Vec::new(), None),
        };
        let mut grade = std::mem::take(&mut self.grade);
        let project = (view.project(), view.session.revision());
        let fields = || self.read().ok();
        let found = grade.of(project, self.typed(), &fields, (annotations, replaces), view.now);
        if let Some(found) = found {
            let words =
                format!("Suggested: {}, because {}", grade_words(found.grade), found.reason);
            ui.add(egui::Label::new(egui::RichText::new(words).weak()).wrap());
        }
        self.grade = grade;
    }

    /// The figures of the words, where there are several: one is taken with its metric.
    fn choices_ui(&mut self, ui: &mut egui::Ui, project: &Project) {
        if self.choices.len() < 2 {
            return;
        }
        let now = self.value.read().ok();
        let mut taken = None;
        ui.horizontal_wrapped(|ui| {
            ui.weak("In these words:");
            for choice in &self.choices {
                let value =
                    told::value_in(&choice.value, choice.unit.as_deref().unwrap_or_default());
                let words = match &choice.metric {
                    Some(metric) => format!("{value} · {metric}"),
                    None => value,
                };
                let chosen = now.as_ref() == Some(&choice.value);
                let response = ui.selectable_label(chosen, super::bidi::line(&words));
                response.widget_info(|| {
                    let name = format!("Take the figure {words}");
                    egui::WidgetInfo::selected(egui::Role::Button, true, chosen, name)
                });
                if response.clicked() {
                    taken = Some(choice.clone());
                }
            }
        });
        if let Some(choice) = taken {
            self.value.set(&choice.value);
            self.told_unit.clone_from(&choice.unit);
            self.new_unit = choice.unit.clone().unwrap_or_default();
            if let Some(metric) = choice.metric {
                let known = mine::known_metric(project, metric);
                self.metric =
                    called(Some(known), |id| Some(project.metrics.get(&id)?.name.clone()));
            }
        }
    }

    fn places_ui(&mut self, ui: &mut egui::Ui, countries: &[String]) {
        ui.add_space(4.0);
        let mut gone = None;
        let asked = std::mem::take(&mut self.new_place);
        let last = self.places.len().wrapping_sub(1);
        for (i, (country, locality, role)) in self.places.iter_mut().enumerate() {
            ui.push_id(("place", i), |ui| {
                let field =
                    complete(ui, &format!("Country {}", i + 1), country, "name or code", countries);
                if asked && i == last {
                    field.request_focus();
                }
                ui.horizontal(|ui| {
                    combo(ui, "role of the place", role.word(), |ui| {
                        for one in Role::ALL {
                            ui.selectable_value(role, one, one.word());
                        }
                    });
                    short(ui, "town or compound", locality, "town", 90.0);
                    if ui.button("Remove place").clicked() {
                        gone = Some(i);
                    }
                });
            });
        }
        if let Some(i) = gone {
            self.places.remove(i);
        }
        if ui.button("Add a place").clicked() {
            self.places.push((String::new(), String::new(), Role::Site));
            self.new_place = true;
        }
    }

    /// Reads the fields and asks for the change. Returns whether the form is done.
    fn send(&mut self, view: &mut View<'_>, actions: &mut Vec<Action>) -> bool {
        let mut fields = match self.read() {
            Ok(fields) => fields,
            Err(error) => {
                self.error = Some(error);
                return false;
            }
        };
        let unit = new_unit(&fields.value, &self.new_unit);
        let counted = |mut change: Change| {
            if let Some(unit) = &unit {
                verbs::counting(&mut change, unit);
            }
            change
        };
        match &self.target {
            Target::Claim(id) => {
                let id = *id;
                let change = view.make(|p, hand| verbs::set_claim(p, hand, id, &fields));
                let change = change.map(counted);
                actions.extend(change.map(Action::Commit));
            }
            Target::Proposal(article, proposal) => {
                let made =
                    view.make(|p, hand| verbs::correct(p, hand, *article, proposal, &fields));
                actions.extend(made.map(|(change, _)| Action::Commit(counted(change))));
            }
            Target::Quote(id) => {
                fields.annotations = vec![*id];
                let made = view.make(|p, hand| verbs::add_claim(p, hand, &fields));
                actions.extend(made.map(|(change, _)| Action::Commit(counted(change))));
            }
            Target::Words(article, range) => {
                let (article, range) = (*article, range.clone());
                let made = view.make(|p, hand| {
                    verbs::add_claim_on_words(p, hand, &mut fields, article, range)
                });
                if let Some((change, annotation)) = made {
                    actions.push(Action::Commit(counted(change)));
                    actions.push(Action::ShowAnnotation(annotation));
                }
            }
        }
        true
    }

    /// What the fields say; the name of the first one that cannot be read.
    fn read(&self) -> Result<Fields, String> {
        if self.metric.trim().is_empty() {
            return Err("Say what is counted or stated".to_owned());
        }
        let some = |t: &str| (!t.trim().is_empty()).then(|| t.trim().to_owned());
        let mut list = Vec::new();
        for (name, locality, role) in &self.places {
            if name.trim().is_empty() {
                continue;
            }
            list.push(Place {
                country: typed::country(name)?,
                locality: some(locality),
                role: *role,
            });
        }
        let period = typed::period("When it happened", &self.period_from, &self.period_to)?;
        let named = |t: &str| some(t).map(Named::Called);
        Ok(Fields {
            event: some(&self.event).map(Named::Called),
            metric: Named::Called(self.metric.trim().to_owned()),
            value: self.value.read()?,
            population: some(&self.population),
            places: list,
            period: Some(period).filter(|p| !p.is_open()),
            as_of: typed::date("As of", &self.as_of)?,
            origin: named(&self.origin),
            via: named(&self.via),
            annotations: Vec::new(),
            proposed: false,
            reviewed: true,
            credibility: self.credibility,
            note: self.note.trim().to_owned(),
        })
    }
}

/// Selects the text of a field that gets the focus, so that typing replaces what was filled in.
pub(super) fn select_all(ui: &egui::Ui, field: egui::Id, text: &str) {
    let mut state = egui::TextEdit::load_state(ui.ctx(), field).unwrap_or_default();
    let all = egui::text::CCursorRange::two(
        egui::text::CCursor::new(0),
        egui::text::CCursor::new(text.chars().count()),
    );
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field);
}

/// What the project already has, for completion.
struct Names {
    events: Vec<String>,
    metrics: Vec<String>,
    origins: Vec<String>,
    countries: Vec<String>,
}

impl Names {
    fn of(project: &Project) -> Self {
        let mut metrics: Vec<String> = project.metrics.values().map(|m| m.name.clone()).collect();
        metrics.extend(mine::metrics::dictionary().iter().map(|m| m.name.clone()));
        metrics.sort();
        metrics.dedup();
        Self {
            events: project.events.values().map(|e| e.name.clone()).collect(),
            metrics,
            origins: project.origins.values().map(|o| o.name.clone()).collect(),
            countries: places::all().iter().map(|c| c.name.clone()).collect(),
        }
    }
}

fn place_fields(place: &Place) -> (String, String, Role) {
    (
        places::name(place.country, "en").to_owned(),
        place.locality.clone().unwrap_or_default(),
        place.role,
    )
}

/// The name of a record that is there, or the one that was read.
fn called<Id>(named: Option<Named<Id>>, name: impl Fn(Id) -> Option<String>) -> String {
    match named {
        Some(Named::Is(id)) => name(id).unwrap_or_default(),
        Some(Named::Called(words)) => words,
        None => String::new(),
    }
}

/// "2 – probably true".
fn grade_words(credibility: Credibility) -> String {
    format!("{} – {}", credibility.digit(), credibility.meaning())
}
