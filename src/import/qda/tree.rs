//! The XML of a project as a tree of the elements and attributes that are read.

use crate::import::office::{Ev, Xml};

/// Elements are nested no deeper than this by any program; codes are a tree.
const DEEPEST: usize = 400;

/// The attributes that are read.
const ATTRIBUTES: [&str; 14] = [
    "guid",
    "name",
    "color",
    "plainTextPath",
    "richTextPath",
    "path",
    "startPosition",
    "endPosition",
    "creatingUser",
    "creationDateTime",
    "targetGUID",
    "position",
    "fromSyncPoint",
    "toSyncPoint",
];

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name without a prefix.
    pub name: String,
    attributes: Vec<(&'static str, String)>,
    /// The elements in it.
    pub children: Vec<Self>,
    /// The characters directly in it.
    pub text: String,
}

impl Node {
    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str())
    }

    /// The first element of this name in it.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|n| n.name == name)
    }

    /// The elements in the lists of this name.
    pub fn below<'a>(&'a self, list: &'a str) -> impl Iterator<Item = &'a Self> + 'a {
        self.children.iter().filter(move |n| n.name == list).flat_map(|n| &n.children)
    }

    /// The characters of the first element of this name in it; empty without one.
    pub fn child_text(&self, name: &str) -> String {
        let text = self.child(name).map(|n| n.text.trim()).unwrap_or_default();
        crate::model::text::normalise(text)
    }
}

/// Reads a document. Errors say in a few words what is wrong.
pub(super) fn read(xml: &str) -> Result<Node, &'static str> {
    let mut reader = Xml::new(xml);
    let mut open = vec![Node::default()];
    loop {
        match reader.next() {
            Ev::Open(tag) => {
                if open.len() > DEEPEST {
                    return Err("its project.qde is nested too deeply");
                }
                let attribute = |name: &&'static str| Some((*name, tag.attr(name)?));
                let attributes = ATTRIBUTES.iter().filter_map(attribute).collect();
                let name = tag.name().to_owned();
                open.push(Node { name, attributes, ..Node::default() });
            }
            Ev::Text(text) => {
                if let Some(node) = open.last_mut() {
                    node.text.push_str(&text);
                }
            }
            Ev::Close => {
                let done = open.pop();
                if let (Some(done), Some(parent)) = (done, open.last_mut()) {
                    parent.children.push(done);
                }
            }
            Ev::End => break,
        }
    }
    if reader.broken || open.len() != 1 {
        return Err("its project.qde is damaged or cut off");
    }
    open.pop().and_then(|mut top| top.children.pop()).ok_or("its project.qde is empty")
}
