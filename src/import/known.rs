//! What an import need not do again: what is in the project or came before in the same import.

use super::Printed;
use crate::model::{ArticleId, Hash, Project};
use std::collections::{BTreeMap, BTreeSet};

/// Where something was seen first.
#[derive(Clone, Copy)]
pub(super) enum First {
    /// In the project.
    Article(ArticleId),
    /// In this batch: its number among what is handed over, and that of its label.
    New(usize, usize),
}

/// What is in the project or in this batch already, by hash of original and of text.
pub(super) struct Known {
    /// First articles with these bytes.
    pub originals: BTreeMap<Hash, First>,
    /// The first article with a text.
    pub texts: BTreeMap<Hash, First>,
    /// Texts with what their articles say of themselves: a copy that another paper printed is no duplicate.
    pub same: BTreeMap<(Hash, Printed), First>,
    /// Files that could not be read.
    pub unread: BTreeSet<Hash>,
    /// What the new articles of this batch are called.
    pub labels: Vec<String>,
}

impl Known {
    /// What a project has.
    pub fn of(project: &Project) -> Self {
        let articles = || project.articles.iter().map(|(id, a)| (First::Article(*id), a));
        Self {
            originals: articles().map(|(id, a)| (a.capture.original, id)).collect(),
            texts: articles().map(|(id, a)| (a.text, id)).collect(),
            same: articles().map(|(id, a)| ((a.text, Printed::of_article(a)), id)).collect(),
            unread: project.unread.values().map(|u| u.capture.original).collect(),
            labels: Vec::new(),
        }
    }

    /// What an article is called.
    pub fn label<'a>(&'a self, project: &'a Project, first: First) -> &'a str {
        match first {
            First::Article(id) => project.articles.get(&id).map(|a| a.label()),
            First::New(_, label) => self.labels.get(label).map(String::as_str),
        }
        .unwrap_or("another article")
    }
}
