//! Records of any kind as one: looked up by id, as JSON, and back.

use crate::{
    edit::Edit,
    model::{Project, RecordId},
};
use serde::Serialize;
use serde_json::Value as Json;
use std::sync::Arc;

/// The edit that would make a record what it is in a project.
pub fn value(project: &Project, record: RecordId) -> Edit {
    match record {
        RecordId::Settings => Edit::Settings(Arc::clone(&project.settings)),
        RecordId::Text(id) => Edit::Text(id, project.texts.get(&id).cloned()),
        RecordId::Article(id) => Edit::Article(id, project.articles.get(&id).cloned()),
        RecordId::Annotation(id) => Edit::Annotation(id, project.annotations.get(&id).cloned()),
        RecordId::Code(id) => Edit::Code(id, project.codes.get(&id).cloned()),
        RecordId::Event(id) => Edit::Event(id, project.events.get(&id).cloned()),
        RecordId::Metric(id) => Edit::Metric(id, project.metrics.get(&id).cloned()),
        RecordId::Claim(id) => Edit::Claim(id, project.claims.get(&id).cloned()),
        RecordId::Origin(id) => Edit::Origin(id, project.origins.get(&id).cloned()),
        RecordId::Ruling(id) => Edit::Ruling(id, project.rulings.get(&id).cloned()),
        RecordId::Brief(id) => Edit::Brief(id, project.briefs.get(&id).cloned()),
        RecordId::Unread(id) => Edit::Unread(id, project.unread.get(&id).cloned()),
    }
}

/// The name of a kind of record in JSON.
pub fn kind(record: RecordId) -> &'static str {
    match record {
        RecordId::Settings => "settings",
        RecordId::Text(_) => "text",
        RecordId::Article(_) => "article",
        RecordId::Annotation(_) => "annotation",
        RecordId::Code(_) => "code",
        RecordId::Event(_) => "event",
        RecordId::Metric(_) => "metric",
        RecordId::Claim(_) => "claim",
        RecordId::Origin(_) => "origin",
        RecordId::Ruling(_) => "ruling",
        RecordId::Brief(_) => "brief",
        RecordId::Unread(_) => "unread",
    }
}

/// The id of a record without its kind: "settings", a hash, a UUID.
pub fn id(record: RecordId) -> String {
    let name = record.to_string();
    name.rsplit_once(' ').map_or(name.clone(), |(_, id)| id.to_owned())
}

/// Whether an edit sets a record to something.
pub(super) fn is_there(edit: &Edit) -> bool {
    match edit {
        Edit::Settings(_) => true,
        Edit::Text(_, v) => v.is_some(),
        Edit::Article(_, v) => v.is_some(),
        Edit::Annotation(_, v) => v.is_some(),
        Edit::Code(_, v) => v.is_some(),
        Edit::Event(_, v) => v.is_some(),
        Edit::Metric(_, v) => v.is_some(),
        Edit::Claim(_, v) => v.is_some(),
        Edit::Origin(_, v) => v.is_some(),
        Edit::Ruling(_, v) => v.is_some(),
        Edit::Brief(_, v) => v.is_some(),
        Edit::Unread(_, v) => v.is_some(),
    }
}

/// What a record holds, its fields under their names in the project file; null for a record that is not there.
pub fn json(edit: &Edit) -> Json {
    fn of(value: &impl Serialize) -> Json {
        serde_json::to_value(value).unwrap_or_default()
    }
    match edit {
        Edit::Settings(v) => of(v),
        Edit::Text(_, v) => of(v),
        Edit::Article(_, v) => of(v),
        Edit::Annotation(_, v) => of(v),
        Edit::Code(_, v) => of(v),
        Edit::Event(_, v) => of(v),
        Edit::Metric(_, v) => of(v),
        Edit::Claim(_, v) => of(v),
        Edit::Origin(_, v) => of(v),
        Edit::Ruling(_, v) => of(v),
        Edit::Brief(_, v) => of(v),
        Edit::Unread(_, v) => of(v),
    }
}

/// A record from JSON; `None` for what is no such record, and for kinds that refer to nothing.
pub(super) fn read(record: RecordId, json: Json) -> Option<Edit> {
    fn of<T: serde::de::DeserializeOwned>(json: Json) -> Option<Arc<T>> {
        serde_json::from_value(json).ok().map(Arc::new)
    }
    Some(match record {
        RecordId::Article(id) => Edit::Article(id, Some(of(json)?)),
        RecordId::Annotation(id) => Edit::Annotation(id, Some(of(json)?)),
        RecordId::Code(id) => Edit::Code(id, Some(of(json)?)),
        RecordId::Event(id) => Edit::Event(id, Some(of(json)?)),
        RecordId::Metric(id) => Edit::Metric(id, Some(of(json)?)),
        RecordId::Origin(id) => Edit::Origin(id, Some(of(json)?)),
        RecordId::Claim(id) => Edit::Claim(id, Some(of(json)?)),
        RecordId::Ruling(id) => Edit::Ruling(id, Some(of(json)?)),
        RecordId::Brief(id) => Edit::Brief(id, Some(of(json)?)),
        RecordId::Settings | RecordId::Text(_) | RecordId::Unread(_) => return None,
    })
}
