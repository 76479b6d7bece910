//! What a person does with briefs and citation styles. Each function returns a change; one about a brief that
//! is not there, or that would change nothing, returns a change of nothing.

use super::change;
use crate::{
    cite,
    edit::{Change, Edit},
    model::{Brief, BriefId, Decision, Project, Settings},
    session::Hand,
};
use std::sync::Arc;

/// Removes a brief.
pub fn remove_brief(project: &Project, hand: &Hand<'_>, id: BriefId) -> Change {
    let edits = project.briefs.get(&id).map(|_| Edit::Brief(id, None)).into_iter().collect();
    change(hand, "Remove brief", edits)
}

/// Adds a brief as it is handed in.
pub fn add_brief(hand: &mut Hand<'_>, brief: Brief) -> (Change, BriefId) {
    let id: BriefId = hand.ids.make(hand.at);
    (change(hand, "Add brief", vec![Edit::Brief(id, Some(Arc::new(brief)))]), id)
}

/// Replaces a brief, under the label of the deed; a change of nothing where nothing differs.
pub fn set_brief(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    label: &str,
    new: Brief,
) -> Change {
    let differs = project.briefs.get(&id).is_some_and(|old| **old != new);
    let edit = differs.then(|| Edit::Brief(id, Some(Arc::new(new))));
    change(hand, label, edit.into_iter().collect())
}

/// Keeps what was decided about a finding of the checks; `None` leaves it open again.
pub fn decide(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    finding: &str,
    decision: Option<Decision>,
) -> Change {
    let Some(old) = project.briefs.get(&id) else { return change(hand, "Decide", Vec::new()) };
    let label = match &decision {
        Some(Decision::Redacted { .. }) => "Redact a finding",
        Some(Decision::Excused { .. }) => "Excuse a finding",
        None => "Leave a finding open",
    };
    let mut new = Brief::clone(old);
    match decision {
        Some(decision) => new.decisions.insert(finding.to_owned(), decision),
        None => new.decisions.remove(finding),
    };
    set_brief(project, hand, id, label, new)
}

/// Adds a citation style from the text of a `.csl` file under a name made from its title; the same name again
/// replaces it. Returns the name.
///
/// Errors: the file is not a style, or only refers to another one.
pub fn add_style(
    project: &Project,
    hand: &Hand<'_>,
    xml: &str,
) -> Result<(Change, String), cite::StyleError> {
    let style = cite::parse(xml)?;
    let name = style_name(&style.title);
    let mut settings: Settings = project.settings.as_ref().clone();
    settings.styles.insert(name.clone(), xml.trim_start_matches('\u{feff}').to_owned());
    let differs = settings != *project.settings;
    let edit = differs.then(|| Edit::Settings(Arc::new(settings)));
    Ok((change(hand, "Add citation style", edit.into_iter().collect()), name))
}

/// "OSCOLA (4th edition)" → `oscola-4th-edition`.
fn style_name(title: &str) -> String {
    let mut name = String::new();
    for c in title.to_lowercase().chars() {
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-').to_owned();
    if name.is_empty() { "style".to_owned() } else { name }
}
