//! The form of a claim: filled in with what can be read off the quote, all of it to be corrected.
//! The fields are text until the form is sent; then each is read and the first that cannot be is named.

use super::{
    action::Action,
    complete::complete,
    signs::{self, Face},
    view::View,
};
use crate::{
    mine::{self, Named},
    model::{
        Amount, AnnotationId, ArticleId, Claim, ClaimId, Credibility, Currency, Period, Place,
        Project, Qualifier, Role, Value, text,
    },
    places, typed,
    verbs::{self, Fields},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// What kind of value the form asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Money,
    When,
    Countries,
    Text,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Number, Self::Money, Self::When, Self::Countries, Self::Text];

    fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::When => "date or period",
            Self::Countries => "countries",
            Self::Text => "text",
        }
    }
}

/// What the claim will stand on.
#[derive(Clone, Debug)]
enum Target {
    /// Words that become a quote together with the claim.
    Words(ArticleId, Range<usize>),
    /// A quote that is there.
    Quote(AnnotationId),
    /// A claim that is there and will be changed.
    Claim(ClaimId),
}

/// The form and everything typed into it.
#[derive(Clone, Debug)]
pub struct ClaimForm {
    target: Target,
    quote: String,
    event: String,
    metric: String,
    kind: Kind,
    qualifier: Qualifier,
    low: String,
    high: String,
    currency: String,
    from: String,
    to: String,
    countries: String,
    words: String,
    population: String,
    places: Vec<(String, String, Role)>,
    period_from: String,
    period_to: String,
    as_of: String,
    origin: String,
    via: String,
    credibility: Credibility,
    note: String,
    error: Option<String>,
    focused: bool,
}

impl ClaimForm {
    fn empty(target: Target, quote: String) -> Self {
        Self {
            target,
            quote,
            event: String::new(),
            metric: String::new(),
            kind: Kind::Number,
            qualifier: Qualifier::Exact,
            low: String::new(),
            high: String::new(),
            currency: "USD".to_owned(),
            from: String::new(),
            to: String::new(),
            countries: String::new(),
            words: String::new(),
            population: String::new(),
            places: Vec::new(),
            period_from: String::new(),
            period_to: String::new(),
            as_of: String::new(),
            origin: String::new(),
            via: String::new(),
            credibility: Credibility::default(),
            note: String::new(),
            error: None,
            focused: false,
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
        let quote = text::slice(body.as_str(), range.clone())?.to_owned();
        let target = match annotation {
            Some(id) => Target::Quote(id),
            None => Target::Words(article, range.clone()),
        };
        let mut form = Self::empty(target, quote);
        let draft = mine::read_quote(project, article, range);
        if let Some(first) = draft.values.first() {
            form.set_value(&first.value);
        }
        form.places = draft.places.iter().map(place_fields).collect();
        form.set_period(draft.period);
        form.as_of = draft.as_of.map(|d| d.to_string()).unwrap_or_default();
        form.event = called(draft.event, |id| Some(project.events.get(&id)?.name.clone()));
        form.metric = called(draft.metric, |id| Some(project.metrics.get(&id)?.name.clone()));
        let origin = |id| Some(project.origins.get(&id)?.name.clone());
        form.origin = called(draft.origin, origin);
        form.via = called(draft.via, origin);
        Some(form)
    }

    /// A form for changing a claim.
    pub fn of_claim(project: &Project, id: ClaimId) -> Option<Self> {
        let claim = project.claims.get(&id)?;
        let quotes: Vec<&str> = claim
            .annotations
            .iter()
            .filter_map(|id| Some(project.annotations.get(id)?.exact.as_str()))
            .collect();
        let mut form = Self::empty(Target::Claim(id), quotes.join(" … "));
        form.fill(project, claim);
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
        self.set_value(&claim.value);
        self.population = claim.population.clone().unwrap_or_default();
        self.places = claim.places.iter().map(place_fields).collect();
        self.set_period(claim.period);
        self.as_of = claim.as_of.map(|d| d.to_string()).unwrap_or_default();
        self.origin = origin(claim.origin);
        self.via = origin(claim.via);
        self.credibility = claim.credibility;
        self.note.clone_from(&claim.note);
    }

    fn set_value(&mut self, value: &Value) {
        match value {
            Value::Number(amount) => {
                self.kind = Kind::Number;
                self.set_amount(amount);
            }
            Value::Money(amount, currency) => {
                self.kind = Kind::Money;
                self.currency = currency.to_string();
                self.set_amount(amount);
            }
            Value::When(period) => {
                self.kind = Kind::When;
                self.from = period.from.map(|d| d.to_string()).unwrap_or_default();
                self.to = period.to.map(|d| d.to_string()).unwrap_or_default();
            }
            Value::Countries(set) => {
                self.kind = Kind::Countries;
                let names: Vec<&str> = set.iter().map(|c| places::name(*c, "en")).collect();
                self.countries = names.join(", ");
            }
            Value::Text(words) => {
                self.kind = Kind::Text;
                self.words.clone_from(words);
            }
        }
    }

    fn set_amount(&mut self, amount: &Amount) {
        self.qualifier = amount.qualifier;
        let text = |n: Option<Decimal>| n.map(|n| n.normalize().to_string()).unwrap_or_default();
        (self.low, self.high) = (text(amount.low), text(amount.high));
        match amount.qualifier {
            // One field is shown for these; it is the one that the number is in.
            Qualifier::AtMost | Qualifier::FewerThan => self.low = std::mem::take(&mut self.high),
            _ if self.low == self.high => self.high.clear(),
            _ => {}
        }
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
        let changing = matches!(self.target, Target::Claim(_));
        let mut stays = true;
        egui::Panel::bottom("claim form buttons").show(ui, |ui| {
            if let Some(error) = &self.error {
                ui.add_space(4.0);
                ui.colored_label(ui.visuals().error_fg_color, format!("⚠ {error}"));
            }
            ui.add_space(4.0);
            let deed = if changing { "Save claim" } else { "Add claim" };
            let send_key =
                ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
            ui.horizontal(|ui| {
                let send = ui.button(deed).on_hover_text("Ctrl+Enter").clicked() || send_key;
                if send {
                    stays = !self.send(view, actions);
                }
                if ui.button("Cancel").clicked() {
                    stays = false;
                }
            });
            ui.add_space(4.0);
        });
        egui::ScrollArea::vertical().id_salt("claim form").auto_shrink(false).show(ui, |ui| {
            ui.heading(if changing { "Change claim" } else { "New claim" });
            self.fields_ui(ui, view);
        });
        stays
    }

    fn fields_ui(&mut self, ui: &mut egui::Ui, view: &View<'_>) {
        let frame = egui::Frame::new().fill(ui.visuals().faint_bg_color);
        frame.inner_margin(8).corner_radius(4).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.add(egui::Label::new(signs::paragraph(ui, &self.quote, Face::Quote)).wrap());
        });
        ui.add_space(4.0);
        let names = Names::of(view.project());
        let what = "What is counted or stated";
        let first = complete(ui, what, &mut self.metric, "type or choose", &names.metrics);
        if !std::mem::replace(&mut self.focused, true) {
            first.request_focus();
        }
        self.value_ui(ui);
        complete(ui, "Event", &mut self.event, "type or choose", &names.events);
        line(ui, "Who is counted, if narrowed", &mut self.population, "everyone");
        self.places_ui(ui, &names.countries);
        period_ui(ui, "When it happened", &mut self.period_from, &mut self.period_to);
        line(ui, "Up to when the figure counts (as of)", &mut self.as_of, "year-month-day");
        let origins = &names.origins;
        complete(ui, "Who said it first (origin)", &mut self.origin, "not recorded", origins);
        complete(ui, "Who passed it on (via)", &mut self.via, "nobody", origins);
        let label = ui.label("Credibility");
        egui::ComboBox::from_id_salt("credibility")
            .selected_text(grade(self.credibility))
            .show_ui(ui, |ui| {
                for one in Credibility::ALL {
                    ui.selectable_value(&mut self.credibility, one, grade(one));
                }
            })
            .response
            .labelled_by(label.id);
        line(ui, "Note", &mut self.note, "");
    }

    fn value_ui(&mut self, ui: &mut egui::Ui) {
        ui.label("Value");
        ui.horizontal_wrapped(|ui| {
            combo(ui, "kind of value", self.kind.word(), |ui| {
                for kind in Kind::ALL {
                    ui.selectable_value(&mut self.kind, kind, kind.word());
                }
            });
            if matches!(self.kind, Kind::Number | Kind::Money) {
                combo(ui, "qualifier", self.qualifier.word(), |ui| {
                    for qualifier in Qualifier::ALL {
                        ui.selectable_value(&mut self.qualifier, qualifier, qualifier.word());
                    }
                });
            }
        });
        match self.kind {
            Kind::Number | Kind::Money => {
                ui.horizontal(|ui| {
                    if self.kind == Kind::Money {
                        short(ui, "currency", &mut self.currency, "code", 48.0);
                    }
                    short(ui, "number", &mut self.low, "number", 96.0);
                    if self.two_numbers() {
                        ui.label("to");
                        short(ui, "upper number", &mut self.high, "number", 96.0);
                    }
                });
            }
            Kind::When => period_ui(ui, "From – to", &mut self.from, &mut self.to),
            Kind::Countries => {
                line(ui, "Countries, separated by ,", &mut self.countries, "names or codes");
            }
            Kind::Text => line(ui, "Words", &mut self.words, ""),
        }
    }

    fn two_numbers(&self) -> bool {
        matches!(
            self.qualifier,
            Qualifier::Range | Qualifier::Order | Qualifier::About | Qualifier::Estimated
        )
    }

    fn places_ui(&mut self, ui: &mut egui::Ui, countries: &[String]) {
        ui.add_space(4.0);
        let mut gone = None;
        for (i, (country, locality, role)) in self.places.iter_mut().enumerate() {
            ui.push_id(("place", i), |ui| {
                complete(ui, &format!("Country {}", i + 1), country, "name or code", countries);
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
        match &self.target {
            Target::Claim(id) => {
                let id = *id;
                let change = view.make(|p, hand| verbs::set_claim(p, hand, id, &fields));
                actions.extend(change.map(Action::Commit));
            }
            Target::Quote(id) => {
                fields.annotations = vec![*id];
                let made = view.make(|p, hand| verbs::add_claim(p, hand, &fields));
                actions.extend(made.map(|(change, _)| Action::Commit(change)));
            }
            Target::Words(article, range) => {
                let (article, range) = (*article, range.clone());
                let made = view.make(|p, hand| {
                    verbs::add_claim_on_words(p, hand, &mut fields, article, range)
                });
                if let Some((change, annotation)) = made {
                    actions.push(Action::Commit(change));
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
            value: self.value()?,
            population: some(&self.population),
            places: list,
            period: Some(period).filter(|p| !p.is_open()),
            as_of: typed::date("As of", &self.as_of)?,
            origin: named(&self.origin),
            via: named(&self.via),
            annotations: Vec::new(),
            proposed: false,
            credibility: self.credibility,
            note: self.note.trim().to_owned(),
        })
    }

    fn value(&self) -> Result<Value, String> {
        Ok(match self.kind {
            Kind::Number => Value::Number(self.amount()?),
            Kind::Money => {
                let code = self.currency.trim().to_uppercase();
                Value::Money(self.amount()?, code.parse::<Currency>().map_err(|e| e.to_string())?)
            }
            Kind::When => {
                let period = typed::period("Value", &self.from, &self.to)?;
                if period.is_open() {
                    return Err("The value needs a date".to_owned());
                }
                Value::When(period)
            }
            Kind::Countries => {
                let set = typed::countries(&self.countries)?;
                if set.is_empty() {
                    return Err("The value needs a country".to_owned());
                }
                Value::Countries(set)
            }
            Kind::Text if self.words.trim().is_empty() => {
                return Err("The value needs words".to_owned());
            }
            Kind::Text => Value::Text(self.words.trim().to_owned()),
        })
    }

    fn amount(&self) -> Result<Amount, String> {
        let low = typed::number(&self.low)?;
        let high = if self.two_numbers() { typed::number(&self.high)? } else { None };
        let amount = match (low, high) {
            (Some(low), Some(high)) => {
                Amount { low: Some(low), high: Some(high), qualifier: self.qualifier }
            }
            (Some(one), None) | (None, Some(one)) => Amount::qualified(one, self.qualifier),
            (None, None) => return Err("The value needs a number".to_owned()),
        };
        amount.fault().map_or(Ok(amount), |fault| Err(format!("Value: {fault}")))
    }
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
fn grade(credibility: Credibility) -> String {
    format!("{} – {}", credibility.digit(), credibility.meaning())
}

fn line(ui: &mut egui::Ui, label: &str, text: &mut String, hint: &str) {
    let name = ui.label(label);
    ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY))
        .labelled_by(name.id);
}

/// A narrow field that says its name to a screen reader only.
fn short(ui: &mut egui::Ui, name: &str, text: &mut String, hint: &str, width: f32) {
    let field = ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(width));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
}

fn combo(ui: &mut egui::Ui, name: &str, shown: &str, contents: impl FnOnce(&mut egui::Ui)) {
    let response =
        egui::ComboBox::from_id_salt(name).selected_text(shown).show_ui(ui, contents).response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
}

fn period_ui(ui: &mut egui::Ui, label: &str, from: &mut String, to: &mut String) {
    ui.label(label);
    ui.horizontal(|ui| {
        short(ui, &format!("{label}: first day"), from, "year-month-day", 108.0);
        ui.label("to");
        short(ui, &format!("{label}: last day"), to, "year-month-day", 108.0);
    });
}
