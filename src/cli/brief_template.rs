//! `corrobora brief --template NAME`: a brief that a template makes of a project.

use super::Failure;
use crate::{
    brief::{self, Template},
    findings::Findings,
    model::{ArticleId, Brief, Project},
    storage,
};
use std::path::{Path, PathBuf};

/// The folder for templates of this person.
pub(super) fn folder() -> PathBuf {
    storage::templates::folder()
}

/// The brief that a template makes; `article` is an id, a title or a file name.
///
/// Errors: there is no such template, it cannot be read, or it needs an article and none is named.
pub(super) fn fill(
    project: &Project,
    findings: &Findings,
    name: &str,
    article: Option<&str>,
) -> Result<Brief, Failure> {
    let template = find(name)?;
    let article = match article {
        Some(wanted) => Some(article_called(project, wanted)?),
        None if template.needs_article() => match project.articles.keys().collect::<Vec<_>>()[..] {
            [only] => Some(*only),
            _ => {
                return Err(format!(
                    "the template `{name}` is about one article: name it with --article"
                )
                .into());
            }
        },
        None => None,
    };
    Ok(template.fill(project, findings, article))
}

/// A file that is named as one, one of the folder of templates, or one that comes with the program.
fn find(name: &str) -> Result<Template, Failure> {
    let path = Path::new(name);
    let named = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
    let own = folder().join(format!("{name}.ron"));
    let plain = !name.contains(['/', '\\']);
    let file = if named {
        Some(path.to_owned())
    } else {
        Some(own).filter(|own| plain && storage::files::size(own).is_some())
    };
    if let Some(file) = file {
        let bytes = storage::files::read_bounded(&file, storage::templates::MAX_BYTES)?;
        let text = String::from_utf8(bytes)
            .map_err(|_cause| format!("{}: this is no text in UTF-8", file.display()))?;
        return Template::read(&text).map_err(|e| format!("{}: {e}", file.display()).into());
    }
    let all = brief::templates();
    let names: Vec<&str> = all.iter().map(|t| t.name.as_str()).collect();
    let fault = format!(
        "there is no template `{name}`. There are: {}; your own go into {}",
        names.join(", "),
        folder().display()
    );
    all.into_iter().find(|t| t.name == name).ok_or_else(|| fault.into())
}

fn article_called(project: &Project, wanted: &str) -> Result<ArticleId, Failure> {
    if let Some(id) = wanted.parse().ok().filter(|id| project.articles.contains_key(id)) {
        return Ok(id);
    }
    let mut named = project
        .articles
        .iter()
        .filter(|(_, a)| a.title.as_deref() == Some(wanted) || a.capture.file_name == wanted);
    match (named.next(), named.next()) {
        (Some((id, _)), None) => Ok(*id),
        (Some(_), Some(_)) => {
            Err(format!("several articles are called `{wanted}`: give the id").into())
        }
        (None, _) => Err(format!("there is no article `{wanted}` in the project").into()),
    }
}
