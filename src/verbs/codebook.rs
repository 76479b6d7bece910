//! The tree of codes: adding, recolouring, moving, removing. They are renamed like other names.

use super::change;
use crate::{
    edit::{Change, Edit},
    model::{Code, CodeId, Project},
    session::Hand,
};
use std::sync::Arc;

/// Adds a code; `colour` is a place in the palette of the theme.
pub fn add_code(
    _project: &Project,
    hand: &mut Hand<'_>,
    name: &str,
    parent: Option<CodeId>,
    colour: u8,
) -> (Change, CodeId) {
    let id = hand.ids.make(hand.at);
    let name = name.trim().to_owned();
    let code = Code { name, parent, colour, shade: None, description: String::new() };
    (change(hand, "Add code", vec![Edit::Code(id, Some(Arc::new(code)))]), id)
}

fn edit(
    project: &Project,
    hand: &Hand<'_>,
    id: CodeId,
    label: &str,
    edit: impl FnOnce(&mut Code),
) -> Change {
    let edits = project.codes.get(&id).and_then(|old| {
        let mut new = old.as_ref().clone();
        edit(&mut new);
        (new != **old).then(|| Edit::Code(id, Some(Arc::new(new))))
    });
    change(hand, label, edits.into_iter().collect())
}

/// Gives a code another place in the palette.
pub fn recolour_code(project: &Project, hand: &mut Hand<'_>, id: CodeId, colour: u8) -> Change {
    edit(project, hand, id, "Recolour code", |code| {
        code.colour = colour;
        code.shade = None;
    })
}

/// Puts a code below another one, or at the top. A session refuses to put a code below itself.
pub fn move_code(
    project: &Project,
    hand: &mut Hand<'_>,
    id: CodeId,
    parent: Option<CodeId>,
) -> Change {
    edit(project, hand, id, "Move code", |code| code.parent = parent)
}

/// Removes a code: it is taken off its annotations, and the codes below it move up by one.
pub fn remove_code(project: &Project, hand: &mut Hand<'_>, id: CodeId) -> Change {
    let Some(gone) = project.codes.get(&id) else {
        return change(hand, "Remove code", Vec::new());
    };
    let mut edits = Vec::new();
    for (&annotation_id, annotation) in &project.annotations {
        if annotation.codes.contains(&id) {
            let mut annotation = annotation.as_ref().clone();
            annotation.codes.remove(&id);
            edits.push(Edit::Annotation(annotation_id, Some(Arc::new(annotation))));
        }
    }
    let stripped = edits.len();
    for (&child_id, child) in &project.codes {
        if child.parent == Some(id) {
            let child = Code { parent: gone.parent, ..child.as_ref().clone() };
            edits.push(Edit::Code(child_id, Some(Arc::new(child))));
        }
    }
    edits.push(Edit::Code(id, None));
    let label = match stripped {
        0 => "Remove code".to_owned(),
        n => format!("Remove code (from {})", super::counted(n, "1 quote", "quotes")),
    };
    change(hand, label, edits)
}
