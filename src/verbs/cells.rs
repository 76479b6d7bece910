//! The cells of the claim table that can be typed over: their content as text, and text as a new content.

use super::Field;
use crate::{
    mine::Named,
    model::{Claim, Credibility, Project},
    table::Column,
    typed,
};

/// What a cell says, as text that [`read_cell`] reads back; `None` for a column that is computed or that
/// only its article can change.
pub fn cell_text(project: &Project, claim: &Claim, column: Column) -> Option<String> {
    let origin = |id: Option<_>| {
        id.and_then(|id| project.origins.get(&id)).map(|o| o.name.clone()).unwrap_or_default()
    };
    Some(match column {
        Column::Event => claim
            .event
            .and_then(|id| project.events.get(&id))
            .map(|e| e.name.clone())
            .unwrap_or_default(),
        Column::Metric => project.metrics.get(&claim.metric)?.name.clone(),
        Column::Value => typed::value_text(&claim.value),
        Column::Population => claim.population.clone().unwrap_or_default(),
        Column::Countries => typed::places_text(&claim.places),
        Column::Period => claim.period.map(|p| p.to_string()).unwrap_or_default(),
        Column::AsOf => claim.as_of.map(|d| d.to_string()).unwrap_or_default(),
        Column::Origin => origin(claim.origin),
        Column::Via => origin(claim.via),
        Column::Grade => claim.credibility.digit().to_string(),
        Column::Reviewed => if claim.reviewed { "yes" } else { "no" }.to_owned(),
        Column::Note => claim.note.clone(),
        _ => return None,
    })
}

/// What was typed over a cell of a claim.
///
/// Errors: the text is no content of this column; says what is expected.
pub fn read_cell(claim: &Claim, column: Column, text: &str) -> Result<Field, String> {
    let text = text.trim();
    let some = || (!text.is_empty()).then(|| text.to_owned());
    Ok(match column {
        Column::Event => Field::Event(some().map(Named::Called)),
        Column::Metric => {
            let name = some().ok_or("Say what is counted or stated")?;
            Field::Metric(Named::Called(name))
        }
        Column::Value => Field::Value(typed::value(text, &claim.value)?),
        Column::Population => Field::Population(some()),
        Column::Countries => Field::Places(typed::places_line(text)?),
        Column::Period => {
            let period = typed::period_line("Period", text)?;
            Field::Period(Some(period).filter(|p| !p.is_open()))
        }
        Column::AsOf => Field::AsOf(typed::date("As of", text)?),
        Column::Origin => Field::Origin(some().map(Named::Called)),
        Column::Via => Field::Via(some().map(Named::Called)),
        Column::Grade => {
            let wrong = "Credibility is a digit from 1 (confirmed) to 6 (cannot be judged)";
            let digit: u8 = text.parse().map_err(|_cause| wrong)?;
            Field::Credibility(Credibility::try_from(digit).map_err(|_cause| wrong)?)
        }
        Column::Reviewed => match text.to_lowercase().as_str() {
            "yes" => Field::Reviewed(true),
            "no" => Field::Reviewed(false),
            _ => return Err("Write yes or no".to_owned()),
        },
        Column::Note => Field::Note(text.to_owned()),
        _ => return Err(format!("{} is computed and cannot be typed over", column.title())),
    })
}
