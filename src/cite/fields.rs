//! What a reference says, field by field: for articles that are made of references.

use super::reference::Reference;
use crate::model::PartialDate;
use citationberg::json::{DateValue, NameItem, NameValue, Value};

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
            NameValue::Item(name) if let Some(given) = of_east_asia(name) => {
                format!("{}{given}", name.family.trim())
            }
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
        // Styles print "et al." for them.
        let further = |name: &String| {
            let name = name.trim_end_matches('.').to_lowercase();
            matches!(name.as_str(), "others" | "and others" | "et al" | "et alii" | "u. a" | "u.a")
        };
        names.iter().map(written).filter(|name| !name.is_empty() && !further(name)).collect()
    }

    /// The paths of the files that a program keeps for it, as its list names them.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// When it appeared, as precisely as the reference says.
    pub fn issued(&self) -> Option<PartialDate> {
        self.date("issued")
    }

    /// When somebody saw it, as precisely as the reference says.
    pub fn accessed(&self) -> Option<PartialDate> {
        self.date("accessed")
    }

    fn date(&self, field: &str) -> Option<PartialDate> {
        let Value::Date(DateValue::Raw { raw, .. }) = self.raw(field)? else { return None };
        let date = raw.start;
        // The processor counts months and days from nought.
        let up = |part: Option<u8>| part.map(|p| p.saturating_add(1));
        let (month, day) = (up(date.month), up(date.day));
        PartialDate::new(Some(date.year), month, day)
            .or_else(|| PartialDate::new(Some(date.year), None, None))
    }
}

/// The given name of somebody whose names are written without a blank and the family name first: "李明", "김철수". In
/// katakana foreign names are written, as abroad.
pub(super) fn of_east_asia(name: &NameItem) -> Option<&str> {
    let given = name.given.as_deref()?.trim();
    let alone = [&name.dropping_particle, &name.non_dropping_particle, &name.suffix];
    let sign = |c: char| matches!(c, '々' | '\u{3041}'..='\u{3096}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    let family = name.family.trim();
    let signs =
        !given.is_empty() && !family.is_empty() && family.chars().chain(given.chars()).all(sign);
    (signs && alone.iter().all(|part| part.is_none())).then_some(given)
}
