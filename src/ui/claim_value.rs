//! The value in the form of a claim: its kind, its numbers or dates, and what they are counted in.

use super::told;
use crate::fold::fold;
use crate::{
    mine,
    model::{Amount, Currency, Project, Qualifier, Unit, Value},
    places, typed,
};
use rust_decimal::Decimal;

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

/// The fields of a value, as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ValueFields {
    kind: Kind,
    qualifier: Qualifier,
    low: String,
    high: String,
    currency: String,
    from: String,
    to: String,
    countries: String,
    words: String,
}

impl Default for ValueFields {
    fn default() -> Self {
        Self {
            kind: Kind::Number,
            qualifier: Qualifier::Exact,
            low: String::new(),
            high: String::new(),
            currency: "USD".to_owned(),
            from: String::new(),
            to: String::new(),
            countries: String::new(),
            words: String::new(),
        }
    }
}

impl ValueFields {
    /// Fills the fields with a value.
    pub(super) fn set(&mut self, value: &Value) {
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

    /// Whether the value is a plain number.
    pub(super) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// Draws the fields; `unit` is what the metric counts.
    pub(super) fn ui(&mut self, ui: &mut egui::Ui, unit: &str) {
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
                ui.horizontal_wrapped(|ui| {
                    if self.kind == Kind::Money {
                        short(ui, "currency", &mut self.currency, "code", 48.0);
                    }
                    short(ui, "number", &mut self.low, "number", 96.0);
                    if self.two_numbers() {
                        ui.label("to");
                        short(ui, "upper number", &mut self.high, "number", 96.0);
                    }
                    if self.kind == Kind::Number && !unit.is_empty() {
                        ui.weak(unit);
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

    /// What the fields say. Errors: the one that cannot be read, in words.
    pub(super) fn read(&self) -> Result<Value, String> {
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

/// What a metric of a name counts: as the project says, else the dictionary; `None` for a new one.
pub(super) fn unit_of(project: &Project, name: &str) -> Option<Unit> {
    let folded = fold(name.trim());
    let known = project
        .metrics
        .values()
        .find(|m| std::iter::once(&m.name).chain(&m.aliases).any(|n| fold(n) == folded));
    known.map(|m| m.unit.clone()).or_else(|| mine::metrics::find(name).map(|e| e.unit.clone()))
}

/// The unit of a new metric whose value is of a kind, from the word that a person gives; `None` where they give none.
pub(super) fn new_unit(value: &Value, word: &str) -> Option<Unit> {
    let word = word.trim();
    Some(match value {
        Value::Money(..) => Unit::Money,
        Value::When(_) => Unit::Date,
        Value::Text(_) => Unit::Text,
        Value::Countries(_) => Unit::Countries,
        Value::Number(_) => match fold(word).as_str() {
            "" => return None,
            "persons" | "people" | "person" | "human beings" => Unit::Persons,
            "countries" | "country" => Unit::Countries,
            "%" | "percent" | "per cent" => Unit::Percent,
            "hours" | "days" | "weeks" | "months" | "years" | "minutes" => {
                Unit::Duration(word.to_owned())
            }
            _ => Unit::Items(word.to_owned()),
        },
    })
}

/// What is wrong between the unit that the words say and the unit that the metric has; `None` when they fit.
pub(super) fn unit_doubt(metric: Option<&Unit>, told: Option<&str>) -> Option<String> {
    let (Some(metric), Some(words)) = (metric, told) else { return None };
    match metric {
        Unit::Duration(counted) if counted != words => Some(format!(
            "The words say {words}, but this metric counts {}: put the number in {}, or name another metric",
            told::counted(metric),
            told::counted(metric),
        )),
        _ => None,
    }
}

/// A field as wide as the form, under its name.
pub(super) fn line(ui: &mut egui::Ui, label: &str, text: &mut String, hint: &str) {
    let name = ui.label(label);
    ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY))
        .labelled_by(name.id);
}

/// A narrow field that says its name to a screen reader only.
pub(super) fn short(ui: &mut egui::Ui, name: &str, text: &mut String, hint: &str, width: f32) {
    let field = ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(width));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
}

/// A choice that says its name to a screen reader only.
pub(super) fn combo(
    ui: &mut egui::Ui,
    name: &str,
    shown: &str,
    contents: impl FnOnce(&mut egui::Ui),
) {
    let combo = egui::ComboBox::from_id_salt(name).selected_text(shown);
    let response = combo
        .show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            contents(ui);
        })
        .response;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
}

/// Two fields for the ends of a period.
pub(super) fn period_ui(ui: &mut egui::Ui, label: &str, from: &mut String, to: &mut String) {
    ui.label(label);
    ui.horizontal(|ui| {
        short(ui, &format!("{label}: first day"), from, "YYYY-MM-DD", 108.0);
        ui.label("to");
        short(ui, &format!("{label}: last day"), to, "YYYY-MM-DD", 108.0);
    });
}
