//! Leaves out of a printed table what a brief withholds.

use super::{Failure, out};
use crate::{
    brief::Redaction,
    checks::{self, beyond, beyond_words},
    findings::findings,
    model::Project,
    office::{self, Cell, Sheet},
};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// Who is named in a file as one who worked on the project, for whoever passes it on; `None` for nobody.
pub(super) fn workers_words(
    project: &Project,
    maker: &str,
    withheld: Option<&Redaction>,
) -> Option<String> {
    let all = checks::people(project).into_iter().chain([maker]);
    let open = all
        .filter(|name| !name.is_empty() && *name != "unknown")
        .filter(|name| withheld.is_none_or(|withheld| withheld.worker(name) == *name));
    let names: BTreeSet<String> = open.map(|name| format!("“{name}”")).collect();
    let names: Vec<String> = names.into_iter().collect();
    if names.is_empty() {
        return None;
    }
    Some(format!(
        "this file names who worked on the project: {}. To have “analyst 1” there instead, redact the names in a brief \
         (brief --check lists them as analyst) and name that brief (--withhold)",
        names.join(", ")
    ))
}

/// What is left out of a table; nothing where no brief was named.
pub(super) struct Withheld(Option<Redaction>);

impl Withheld {
    /// What the brief of that id or title withholds, and the project without the claims that it withholds.
    ///
    /// A file of which nothing is withheld goes out with a word about that.
    ///
    /// Errors: there is no such brief.
    pub(super) fn of(
        project: Project,
        brief: Option<&str>,
        to_file: bool,
    ) -> Result<(Project, Self), Failure> {
        let Some(wanted) = brief else {
            if to_file {
                out::message(
                    "nothing is withheld in this file: quotes and names of persons stand in it as they are in the project. \
                     Name the brief whose withheld words are to be left out here too (--withhold)",
                );
                if let Some(told) = workers_words(&project, "", None) {
                    out::message(&told);
                }
            }
            return Ok((project, Self(None)));
        };
        let (_, brief) = super::brief::chosen(&project, wanted)?;
        let withheld = Redaction::of(&project, &findings(&project), &brief);
        if withheld.is_empty() {
            out::message("this brief withholds nothing, so nothing is withheld here either");
        }
        if let Some(told) = beyond_words(&beyond(&project, &brief, &withheld)) {
            out::message(&told);
        }
        let project = withheld.without_claims(&project).unwrap_or(project);
        Ok((project, Self(Some(withheld))))
    }

    /// A text without the withheld words.
    pub(super) fn text(&self, text: &str) -> String {
        self.0.as_ref().map_or_else(|| text.to_owned(), |withheld| withheld.clean(text))
    }

    /// A sheet without them.
    pub(super) fn sheet(&self, mut sheet: Sheet) -> Sheet {
        if let Some(withheld) = &self.0 {
            for cell in sheet.rows.iter_mut().flatten() {
                if let Cell::Text(words) = cell {
                    *words = withheld.clean(words);
                }
            }
        }
        sheet
    }

    /// A JSON document without them; the names of its fields stay.
    pub(super) fn json(&self, mut json: Json) -> Json {
        if let Some(withheld) = &self.0 {
            clean(&mut json, withheld);
        }
        json
    }

    /// What a workbook says of itself, without them.
    pub(super) fn core(&self, what: &str, project: &Project) -> office::Core {
        let core = super::articles::core(what, project);
        office::Core { title: self.text(&core.title), ..core }
    }

    /// Whether a brief was named.
    pub(super) fn is_asked(&self) -> bool {
        self.0.is_some()
    }
}

fn clean(json: &mut Json, withheld: &Redaction) {
    match json {
        Json::String(text) => *text = withheld.clean(text),
        Json::Array(list) => list.iter_mut().for_each(|one| clean(one, withheld)),
        Json::Object(fields) => fields.values_mut().for_each(|one| clean(one, withheld)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}
