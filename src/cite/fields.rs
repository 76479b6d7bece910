//! What a reference says, field by field: for articles that are made of references.

use super::reference::Reference;
use crate::model::PartialDate;
use citationberg::json::{DateValue, NameValue, Value};

impl Reference {
    /// The words of a field; `None` for a field that is absent or holds no words.
    pub fn field(&self, name: &str) -> Option<String> {
        match self.raw(name)? {
            Value::String(words) => {
                Some(words.chars().filter(|c| !super::rich::Toggle::is_mark(*c)).collect())
            }
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The authors as a person writes them: "Ana María de la Cruz".
    pub fn authors(&self) -> Vec<String> {
        let Some(Value::Names(names)) = self.raw("author") else { return Vec::new() };
        let written = |name: &NameValue| match name {
            NameValue::Literal(name) => name.literal.clone(),
            NameValue::Item(name) => {
                let parts = [
                    name.given.as_deref(),
                    name.dropping_particle.as_deref(),
                    name.non_dropping_particle.as_deref(),
                    Some(name.family.as_str()),
                    name.suffix.as_deref(),
                ];
                let parts: Vec<&str> =
                    parts.into_iter().flatten().map(str::trim).filter(|p| !p.is_empty()).collect();
                parts.join(" ")
            }
        };
        names.iter().map(written).filter(|name| !name.is_empty()).collect()
    }

    /// When it appeared, as precisely as the reference says.
    pub fn issued(&self) -> Option<PartialDate> {
        let Value::Date(DateValue::Raw { raw, .. }) = self.raw("issued")? else { return None };
        let date = raw.start;
        // The processor counts months and days from nought.
        let up = |part: Option<u8>| part.map(|p| p.saturating_add(1));
        let (month, day) = (up(date.month), up(date.day));
        PartialDate::new(Some(date.year), month, day)
            .or_else(|| PartialDate::new(Some(date.year), None, None))
    }
}
