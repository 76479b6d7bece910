//! What a person does with briefs and citation styles. Each function returns a change; one about a brief that
//! is not there, or that would change nothing, returns a change of nothing.

use crate::{
    brief, cite,
    edit::{Change, Edit},
    findings::Findings,
    model::{Block, Brief, BriefId, ClaimId, Project, Settings},
    session::Hand,
};
use std::sync::Arc;

fn change(hand: &Hand<'_>, label: &str, edits: Vec<Edit>) -> Change {
    Change { label: label.to_owned(), at: hand.at, by: hand.by.to_owned(), edits }
}

fn insert(hand: &mut Hand<'_>, label: &str, brief: Brief) -> (Change, BriefId) {
    let id: BriefId = hand.ids.make(hand.at);
    (change(hand, label, vec![Edit::Brief(id, Some(Arc::new(brief)))]), id)
}

/// Sets a brief to what `edit` makes of it.
fn update(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    label: &str,
    edit: impl FnOnce(&mut Brief),
) -> Change {
    let mut edits = Vec::new();
    if let Some(old) = project.briefs.get(&id) {
        let mut new = old.as_ref().clone();
        edit(&mut new);
        if new != **old {
            edits.push(Edit::Brief(id, Some(Arc::new(new))));
        }
    }
    change(hand, label, edits)
}

/// Adds an empty brief in the style and locale of the project.
pub fn create_brief(project: &Project, hand: &mut Hand<'_>, title: &str) -> (Change, BriefId) {
    insert(hand, "Add brief", brief::empty(project, title))
}

/// Adds a brief on some claims.
pub fn brief_from_claims(
    project: &Project,
    findings: &Findings,
    hand: &mut Hand<'_>,
    claims: &[ClaimId],
) -> (Change, BriefId) {
    insert(hand, "Brief from claims", brief::from_claims(project, findings, claims))
}

/// Adds a brief on everything that was found.
pub fn brief_from_all_findings(
    project: &Project,
    findings: &Findings,
    hand: &mut Hand<'_>,
) -> (Change, BriefId) {
    insert(hand, "Brief from all findings", brief::from_all_findings(project, findings))
}

/// Removes a brief.
pub fn remove_brief(project: &Project, hand: &Hand<'_>, id: BriefId) -> Change {
    let edits = project.briefs.get(&id).map(|_| Edit::Brief(id, None)).into_iter().collect();
    change(hand, "Remove brief", edits)
}

/// Adds a brief as it is handed in.
pub fn add_brief(_project: &Project, hand: &mut Hand<'_>, brief: Brief) -> (Change, BriefId) {
    insert(hand, "Add brief", brief)
}

/// Replaces a brief, under the label of the deed; a change of nothing where nothing differs.
pub fn set_brief(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    label: &str,
    new: Brief,
) -> Change {
    update(project, hand, id, label, |brief| *brief = new)
}

/// Sets the title of a brief; typing is committed with `Session::commit_typing`.
pub fn set_brief_title(project: &Project, hand: &Hand<'_>, id: BriefId, title: &str) -> Change {
    update(project, hand, id, "Edit title of brief", |brief| brief.title = title.to_owned())
}

/// Sets who signs a brief; empty names are left out.
pub fn set_brief_authors(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    authors: &[String],
) -> Change {
    update(project, hand, id, "Edit authors of brief", |brief| {
        let named = authors.iter().map(|a| a.trim()).filter(|a| !a.is_empty());
        brief.authors = named.map(str::to_owned).collect();
    })
}

/// Sets whether citations are followed by footnotes with the exact quotes.
pub fn set_brief_quotes(project: &Project, hand: &Hand<'_>, id: BriefId, on: bool) -> Change {
    let label = if on { "Add footnotes with quotes" } else { "Remove footnotes with quotes" };
    update(project, hand, id, label, |brief| brief.quote_footnotes = on)
}

/// Sets the citation style of a brief. Whether the style can be used is for [`cite::load`] to say.
pub fn set_brief_style(project: &Project, hand: &Hand<'_>, id: BriefId, style: &str) -> Change {
    update(project, hand, id, "Set citation style", |brief| brief.style = style.to_owned())
}

/// Sets the locale of the citations of a brief.
pub fn set_brief_locale(project: &Project, hand: &Hand<'_>, id: BriefId, locale: &str) -> Change {
    update(project, hand, id, "Set citation language", |brief| brief.locale = locale.to_owned())
}

/// Puts a block before position `at`, or at the end when there are fewer.
pub fn add_block(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    at: usize,
    block: Block,
) -> Change {
    update(project, hand, id, "Add block", |brief| {
        brief.blocks.insert(at.min(brief.blocks.len()), block);
    })
}

/// Replaces a block; typing is committed with `Session::commit_typing`.
pub fn edit_block(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    at: usize,
    block: Block,
) -> Change {
    update(project, hand, id, "Edit block", |brief| {
        if let Some(slot) = brief.blocks.get_mut(at) {
            *slot = block;
        }
    })
}

/// Removes a block.
pub fn remove_block(project: &Project, hand: &Hand<'_>, id: BriefId, at: usize) -> Change {
    update(project, hand, id, "Remove block", |brief| {
        if at < brief.blocks.len() {
            brief.blocks.remove(at);
        }
    })
}

/// Moves a block so that it stands at position `to`.
pub fn move_block(
    project: &Project,
    hand: &Hand<'_>,
    id: BriefId,
    from: usize,
    to: usize,
) -> Change {
    update(project, hand, id, "Move block", |brief| {
        if from < brief.blocks.len() {
            let block = brief.blocks.remove(from);
            brief.blocks.insert(to.min(brief.blocks.len()), block);
        }
    })
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
    Ok((settings_change(project, hand, "Add citation style", settings), name))
}

/// Removes a citation style that was added. Briefs that use it must then choose another.
pub fn remove_style(project: &Project, hand: &Hand<'_>, name: &str) -> Change {
    let mut settings: Settings = project.settings.as_ref().clone();
    settings.styles.remove(name);
    settings_change(project, hand, "Remove citation style", settings)
}

/// Sets style and locale of new briefs.
pub fn set_default_style(
    project: &Project,
    hand: &Hand<'_>,
    style: Option<&str>,
    locale: Option<&str>,
) -> Change {
    let mut settings: Settings = project.settings.as_ref().clone();
    settings.style = style.map(str::to_owned);
    settings.locale = locale.map(str::to_owned);
    settings_change(project, hand, "Set style of new briefs", settings)
}

fn settings_change(project: &Project, hand: &Hand<'_>, label: &str, new: Settings) -> Change {
    let same = new == *project.settings;
    let edits = if same { Vec::new() } else { vec![Edit::Settings(Arc::new(new))] };
    change(hand, label, edits)
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
