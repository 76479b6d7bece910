//! A page as a tree: one parse by html5ever into an arena, with limits that the parser itself lacks.
//! Knows nothing of articles.
//!
//! html5ever takes time in the square of the nesting depth (servo/html5ever#788), so the sink counts the
//! depth of every element that it takes, foster-parented ones included, and the page is handed over in
//! small pieces: a page that nests deeper than any browser follows is read again by the tokenizer alone,
//! which costs time in proportion to its size.

use html5ever::{
    Attribute, LocalName, Namespace, ParseOpts, QualName, expanded_name, local_name, ns,
    parse_document,
    tendril::{StrTendril, TendrilSink as _},
    tokenizer::{
        BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
    },
    tree_builder::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink},
};
use std::{
    borrow::Cow,
    cell::{Cell, Ref, RefCell},
    collections::BTreeMap,
};

/// Deepest nesting that is followed; browsers stop at 512.
const MAX_DEPTH: u32 = 512;
/// Bytes handed to the parser between two looks at the limits.
const PIECE: usize = 4096;

/// Bytes, and nodes, after which [`Tree::line`] stops.
const LONGEST_LINE: usize = 2048;
/// More attributes than this has no element; html5ever takes time in the square of their number.
const MAX_ATTRIBUTES: usize = 256;

/// Bytes of the value of an attribute.
const LONGEST_VALUE: usize = 16_384;

/// Names a node of a [`Tree`].
pub type Id = usize;

/// A parsed page.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    /// Whether the page was nested too deeply and only its lines could be kept.
    pub flattened: bool,
    /// Stands for nodes that there are not.
    void: Node,
}

/// One node with its links to the others.
#[derive(Debug, Default)]
pub struct Node {
    /// The node around it.
    pub parent: Option<Id>,
    /// Its first child.
    pub first: Option<Id>,
    last: Option<Id>,
    prev: Option<Id>,
    /// The node behind it under the same parent.
    pub next: Option<Id>,
    depth: u32,
    /// What it is.
    pub data: Data,
}

/// What a node is.
#[derive(Debug, Default)]
pub enum Data {
    /// The document, a comment, a fragment: nothing that shows.
    #[default]
    Nothing,
    /// An element with its attributes.
    Element(QualName, Vec<(LocalName, StrTendril)>),
    /// Characters.
    Text(StrTendril),
}

impl Tree {
    /// The node with an id; an empty one for an id that is not of this tree.
    pub fn node(&self, id: Id) -> &Node {
        self.nodes.get(id).unwrap_or(&self.void)
    }

    /// How many nodes there are; ids are below it.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The document itself.
    #[expect(clippy::unused_self, reason = "asked of a tree like its other nodes")]
    pub fn root(&self) -> Id {
        0
    }

    /// The name of an element; empty for anything else.
    pub fn name(&self, id: Id) -> &str {
        match &self.node(id).data {
            Data::Element(name, _) => &name.local,
            _ => "",
        }
    }

    /// An attribute of an element.
    pub fn attr(&self, id: Id, name: &str) -> Option<&str> {
        match &self.node(id).data {
            Data::Element(_, attrs) => {
                attrs.iter().find(|(n, _)| &**n == name).map(|(_, value)| &**value)
            }
            _ => None,
        }
    }

    /// The children of a node.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.node(id).first, |&child| self.node(child).next)
    }

    /// The nodes around a node, nearest first.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.node(id).parent, |&up| self.node(up).parent)
    }

    /// The node and everything in it, in reading order.
    pub fn descend(&self, from: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(Some(from), move |&id| {
            if let Some(child) = self.node(id).first {
                return Some(child);
            }
            let mut at = id;
            loop {
                if at == from {
                    return None;
                }
                if let Some(next) = self.node(at).next {
                    return Some(next);
                }
                at = self.node(at).parent?;
            }
        })
    }

    /// All characters inside a node, as they stand in the source.
    pub fn raw_text(&self, id: Id) -> String {
        self.descend(id)
            .filter_map(|id| match &self.node(id).data {
                Data::Text(text) => Some(&**text),
                _ => None,
            })
            .collect()
    }

    /// The characters inside a node as one line; of more than any name, date or title has, the beginning.
    pub fn line(&self, id: Id) -> String {
        let mut line = String::new();
        for id in self.descend(id).take(LONGEST_LINE) {
            if line.len() > LONGEST_LINE {
                break;
            }
            match &self.node(id).data {
                Data::Text(text) => line.push_str(text),
                Data::Element(..)
                    if !matches!(self.name(id), "a" | "b" | "i" | "em" | "strong") =>
                {
                    line.push(' ');
                }
                _ => {}
            }
        }
        super::super::one_line(&line)
    }

    /// The first element with this name inside a node.
    pub fn find(&self, from: Id, name: &str) -> Option<Id> {
        self.descend(from).find(|&id| self.name(id) == name)
    }
}

/// Reads a page. Never fails: what cannot be nested is kept flat.
pub fn parse(html: &str) -> Tree {
    let html = &*without_surplus_attributes(html);
    let sink = Sink::new(html.len());
    let opts = ParseOpts {
        tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(sink, opts);
    for piece in pieces(html) {
        parser.process(StrTendril::from(piece));
        if parser.tokenizer.sink.sink.too_much.get() {
            return flatten(html);
        }
    }
    let tree = parser.finish();
    if tree.flattened { flatten(html) } else { tree }
}

/// A page whose tags have at most [`MAX_ATTRIBUTES`]; what no page has is left out, and nothing that shows.
fn without_surplus_attributes(html: &str) -> Cow<'_, str> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|i| at + i) {
        at = open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (mut quote, mut before, mut pieces, mut cut) = (None, b' ', 0, None);
        for (i, &byte) in bytes.iter().enumerate().skip(at) {
            at = i;
            match (quote, byte) {
                (Some(open), _) => quote = (byte != open).then_some(open),
                (None, b'>') => break,
                (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
                (None, _) if byte.is_ascii_whitespace() || byte == b'/' => {
                    pieces += 1;
                    if pieces == MAX_ATTRIBUTES {
                        cut = Some(i);
                    }
                }
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                before = byte;
            }
        }
        if let Some(cut) = cut {
            // An open quotation would run to the end of the page.
            cuts.push((cut, if quote.is_some() { bytes.len() } else { at }));
        }
    }
    if cuts.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut from = 0;
    for (start, end) in cuts {
        out.push_str(html.get(from..start).unwrap_or_default());
        from = end;
    }
    out.push_str(html.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// Cuts a string into pieces of about [`PIECE`] bytes, at borders of characters.
fn pieces(mut text: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let end = text.ceil_char_boundary(PIECE.min(text.len()));
        let (piece, rest) = text.split_at_checked(end)?;
        text = rest;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The value of an attribute, of one that is longer than any that is read the beginning: a picture in an address is not
/// looked at, and a class of megabytes is, for every line in it.
fn bounded(value: StrTendril) -> StrTendril {
    if value.len() <= LONGEST_VALUE {
        return value;
    }
    value.get(..value.floor_char_boundary(LONGEST_VALUE)).map(StrTendril::from).unwrap_or(value)
}

/// Takes nodes from the parser.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    templates: RefCell<BTreeMap<Id, Id>>,
    too_much: Cell<bool>,
    /// The name of what is no element.
    nameless: RefCell<QualName>,
    /// More nodes than this come only from pages made to exhaust the memory.
    max_nodes: usize,
}

impl Sink {
    fn new(bytes: usize) -> Self {
        // Pages have a node for forty bytes or so; moving them to a larger place again and again takes time.
        let mut nodes = Vec::with_capacity(bytes / 40 + 1);
        nodes.push(Node::default());
        Self {
            nodes: RefCell::new(nodes),
            templates: RefCell::default(),
            too_much: Cell::new(false),
            nameless: RefCell::new(QualName::new(None, ns!(), local_name!(""))),
            max_nodes: 10_000 + bytes,
        }
    }

    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        if nodes.len() > self.max_nodes {
            self.too_much.set(true);
        }
        nodes.push(Node { data, ..Node::default() });
        nodes.len() - 1
    }

    fn unlink(nodes: &mut [Node], id: Id) {
        let Some(node) = nodes.get_mut(id) else { return };
        let (parent, prev, next) = (node.parent.take(), node.prev.take(), node.next.take());
        match prev.and_then(|prev| nodes.get_mut(prev)) {
            Some(prev) => prev.next = next,
            None => {
                if let Some(parent) = parent.and_then(|p| nodes.get_mut(p)) {
                    parent.first = next;
                }
            }
        }
        match next.and_then(|next| nodes.get_mut(next)) {
            Some(next) => next.prev = prev,
            None => {
                if let Some(parent) = parent.and_then(|p| nodes.get_mut(p)) {
                    parent.last = prev;
                }
            }
        }
    }

    /// Puts a node under a parent, before `before` or at the end.
    fn put(&self, parent: Id, before: Option<Id>, child: Id) {
        let nodes = &mut *self.nodes.borrow_mut();
        Self::unlink(nodes, child);
        let prev = match before {
            Some(before) => nodes.get(before).and_then(|n| n.prev),
            None => nodes.get(parent).and_then(|n| n.last),
        };
        let depth = nodes.get(parent).map_or(0, |n| n.depth) + 1;
        if depth > MAX_DEPTH {
            self.too_much.set(true);
        }
        if let Some(node) = nodes.get_mut(child) {
            (node.parent, node.prev, node.next, node.depth) = (Some(parent), prev, before, depth);
        }
        match prev.and_then(|prev| nodes.get_mut(prev)) {
            Some(prev) => prev.next = Some(child),
            None => {
                if let Some(parent) = nodes.get_mut(parent) {
                    parent.first = Some(child);
                }
            }
        }
        match before.and_then(|before| nodes.get_mut(before)) {
            Some(before) => before.prev = Some(child),
            None => {
                if let Some(parent) = nodes.get_mut(parent) {
                    parent.last = Some(child);
                }
            }
        }
    }

    fn put_any(&self, parent: Id, before: Option<Id>, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(child) => self.put(parent, before, child),
            NodeOrText::AppendText(text) => {
                {
                    let nodes = &mut *self.nodes.borrow_mut();
                    let beside = match before {
                        Some(before) => nodes.get(before).and_then(|n| n.prev),
                        None => nodes.get(parent).and_then(|n| n.last),
                    };
                    if let Some(Node { data: Data::Text(already), .. }) =
                        beside.and_then(|id| nodes.get_mut(id))
                    {
                        already.push_tendril(&text);
                        return;
                    }
                }
                let child = self.add(Data::Text(text));
                self.put(parent, before, child);
            }
        }
    }
}

/// The name of an element in the arena.
#[derive(Debug)]
struct Name<'a>(Ref<'a, QualName>);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }
    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        Tree {
            nodes: self.nodes.into_inner(),
            flattened: self.too_much.get(),
            void: Node::default(),
        }
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Name<'a> {
        let name = Ref::filter_map(self.nodes.borrow(), |nodes| match &nodes.get(*target)?.data {
            Data::Element(name, _) => Some(name),
            _ => None,
        });
        Name(name.unwrap_or_else(|_| self.nameless.borrow()))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Id {
        let attrs = attrs.into_iter().map(|a| (a.name.local, bounded(a.value))).collect();
        let id = self.add(Data::Element(name, attrs));
        if flags.template {
            let contents = self.add(Data::Nothing);
            self.templates.borrow_mut().insert(id, contents);
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Nothing)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Nothing)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.put_any(*parent, None, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, prev: &Id, child: NodeOrText<Id>) {
        let has_parent = self.nodes.borrow().get(*element).is_some_and(|n| n.parent.is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        self.templates.borrow().get(target).copied().unwrap_or(*target)
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        let parent = self.nodes.borrow().get(*sibling).and_then(|n| n.parent);
        if let Some(parent) = parent {
            self.put_any(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        if let Some(Node { data: Data::Element(_, own), .. }) =
            self.nodes.borrow_mut().get_mut(*target)
        {
            for attr in attrs {
                if !own.iter().any(|(name, _)| *name == attr.name.local) {
                    own.push((attr.name.local, bounded(attr.value)));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        Self::unlink(&mut self.nodes.borrow_mut(), *target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        loop {
            let child = self.nodes.borrow().get(*node).and_then(|n| n.first);
            match child {
                Some(child) => self.put(*new_parent, None, child),
                None => break,
            }
        }
    }

    fn allow_declarative_shadow_roots(&self, _: &Id) -> bool {
        false
    }
}

/// Reads a page line by line without nesting: each block element ends a line.
fn flatten(html: &str) -> Tree {
    let flat =
        Flat { sink: Sink::new(html.len()), paragraph: Cell::new(0), skip: Cell::new(false) };
    let element = |name: LocalName| Data::Element(QualName::new(None, ns!(html), name), Vec::new());
    let root = flat.sink.add(element(local_name!("html")));
    let body = flat.sink.add(element(local_name!("body")));
    flat.sink.put(0, None, root);
    flat.sink.put(root, None, body);
    flat.paragraph.set(body);
    let tokenizer = Tokenizer::new(flat, TokenizerOpts::default());
    let queue = BufferQueue::default();
    for piece in pieces(html) {
        queue.push_back(StrTendril::from(piece));
        // The answer asks for scripts to be run; there is nobody to run them.
        while !queue.is_empty() {
            let _script = tokenizer.feed(&queue);
        }
    }
    tokenizer.end();
    Tree { nodes: tokenizer.sink.sink.nodes.into_inner(), flattened: true, void: Node::default() }
}

/// Takes tokens; keeps paragraphs under the body and nothing deeper.
struct Flat {
    sink: Sink,
    paragraph: Cell<Id>,
    skip: Cell<bool>,
}

/// The body of a flattened page: the third node that [`flatten`] makes.
const FLAT_BODY: Id = 2;

impl TokenSink for Flat {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) if !self.skip.get() => {
                if self.paragraph.get() == FLAT_BODY {
                    if text.trim().is_empty() {
                        return TokenSinkResult::Continue;
                    }
                    let name = QualName::new(None, ns!(html), local_name!("p"));
                    let p = self.sink.add(Data::Element(name, Vec::new()));
                    self.sink.put(FLAT_BODY, None, p);
                    self.paragraph.set(p);
                }
                self.sink.put_any(self.paragraph.get(), None, NodeOrText::AppendText(text));
            }
            Token::TagToken(tag) => {
                let start = tag.kind == html5ever::tokenizer::TagKind::StartTag;
                if !super::blocks::is_inline(&tag.name) {
                    self.paragraph.set(FLAT_BODY);
                }
                let name = QualName::new(None, ns!(html), tag.name);
                #[expect(clippy::unnested_or_patterns, reason = "the macro hides the common part")]
                let raw = match name.expanded() {
                    expanded_name!(html "script") => Some(RawKind::ScriptData),
                    expanded_name!(html "style") => Some(RawKind::Rawtext),
                    expanded_name!(html "title") | expanded_name!(html "textarea") => {
                        Some(RawKind::Rcdata)
                    }
                    _ => None,
                };
                if let Some(raw) = raw {
                    self.skip.set(start);
                    if start {
                        return TokenSinkResult::RawData(raw);
                    }
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
