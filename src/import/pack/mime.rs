//! Takes a MIME message apart into its parts, in one pass. An own walk, since mail-parser's is quadratic on unclosed parts and
//! nests messages as deep as the input wants.

use crate::import::pack::bytes::{chomp, line, tail};
use crate::import::pack::mailhead::{Head, split};
use crate::import::pack::text::{Decoded, decode};

/// A part of a message.
pub struct Part<'a> {
    /// Its head.
    pub head: Head,
    /// Media type, small letters.
    pub kind: String,
    /// Its body before the transfer encoding is undone; empty for a multipart that was taken apart.
    pub body: &'a [u8],
    /// The multipart that it lies in.
    pub parent: Option<usize>,
}

impl Part<'_> {
    /// Its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        self.head.transfer(self.body)
    }

    /// Its text; for HTML the charset that the page declares counts where the head has none.
    pub fn text(&self) -> String {
        self.decoded().text
    }

    /// The encoding of its text, if it had to be guessed.
    pub fn guessed(&self) -> Option<&'static str> {
        let decoded = self.decoded();
        decoded.guessed.then_some(decoded.encoding)
    }

    /// Its text and how it was read.
    fn decoded(&self) -> Decoded {
        let bytes = self.bytes();
        let label = self
            .head
            .parameter("charset")
            .map(str::to_owned)
            .or_else(|| if self.kind.contains("html") { meta_charset(&bytes) } else { None });
        decode(&bytes, label.as_deref())
    }

    /// Whether it contains other parts.
    pub fn multipart(&self) -> bool {
        self.kind.starts_with("multipart/")
    }
}

/// A message taken apart; the first part is the message itself.
pub struct Tree<'a> {
    /// All parts, in order.
    pub parts: Vec<Part<'a>>,
    /// Text before the first part or after the last one, which mail programs do not show.
    pub outside: Vec<&'a [u8]>,
    /// Whether parts were left out, because there are too many.
    pub cut: bool,
    /// Whether the last part has no end mark: the file is cut off.
    pub open: bool,
}

/// More parts than this are not taken apart.
const MOST_PARTS: usize = 5_000;
/// Multiparts deeper than this are kept as they are.
const DEEPEST: usize = 110;

/// What the lines that are read now belong to.
enum State {
    /// To the body of this part, from this offset on.
    Body(usize, usize),
    /// To no part, from this offset on.
    Outside(usize),
}

/// The charset that HTML declares in its first kilobytes.
pub fn meta_charset(html: &[u8]) -> Option<String> {
    let start = crate::import::pack::bytes::head(html, 4096).to_ascii_lowercase();
    let at = memchr::memmem::find(&start, b"charset")?;
    let rest = tail(&start, at + 7).trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let label: Vec<u8> = rest
        .iter()
        .copied()
        .take_while(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.')
        })
        .collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}

/// A multipart whose parts are being read.
struct Open {
    boundary: Vec<u8>,
    part: usize,
    begun: bool,
}

/// Takes a message apart.
pub fn tree(bytes: &[u8]) -> Tree<'_> {
    let mut tree = Tree { parts: Vec::new(), outside: Vec::new(), cut: false, open: false };
    let mut open: Vec<Open> = Vec::new();
    let mut state = begin(bytes, 0, None, &mut tree, &mut open);
    let mut at = match state {
        State::Body(_, from) | State::Outside(from) => from,
    };
    while at < bytes.len() {
        let (current, _) = line(tail(bytes, at));
        let next = at + current.len();
        let text = chomp(current).trim_ascii_end();
        let mark = text.strip_prefix(b"--").and_then(|text| boundary(text, &open));
        if let Some((level, last)) = mark {
            let outside = tree.outside.len();
            finish(bytes, &state, at, &mut tree);
            rescue(open.get(level + 1..).unwrap_or_default(), outside, &mut tree);
            open.truncate(level + 1);
            if last {
                open.pop();
                state = State::Outside(next);
            } else if tree.parts.len() >= MOST_PARTS {
                tree.cut = true;
                state = State::Outside(bytes.len());
                break;
            } else {
                let parent = open.last_mut().map(|multipart| {
                    multipart.begun = true;
                    multipart.part
                });
                state = begin(bytes, next, parent, &mut tree, &mut open);
                at = match state {
                    State::Body(_, from) | State::Outside(from) => from,
                };
                continue;
            }
        }
        at = next;
    }
    let outside = tree.outside.len();
    finish(bytes, &state, bytes.len(), &mut tree);
    rescue(&open, outside, &mut tree);
    tree.open = open.iter().any(|multipart| multipart.begun);
    tree
}

/// A multipart in which no part was found is text with a wrong label; nothing of it may be lost.
fn rescue(closed: &[Open], outside: usize, tree: &mut Tree<'_>) {
    if let Some(multipart) = closed.last().filter(|multipart| !multipart.begun)
        && tree.outside.len() > outside
        && let Some(part) = tree.parts.get_mut(multipart.part)
    {
        "text/plain".clone_into(&mut part.kind);
        part.body = tree.outside.pop().unwrap_or_default();
    }
}

/// Which open multipart a line separates, and whether it ends it.
fn boundary(text: &[u8], open: &[Open]) -> Option<(usize, bool)> {
    open.iter().enumerate().rev().find_map(|(level, multipart)| {
        match text.strip_prefix(multipart.boundary.as_slice())? {
            b"" => Some((level, false)),
            b"--" => Some((level, true)),
            _ => None,
        }
    })
}

/// Reads the head of a part that starts here.
fn begin<'a>(
    bytes: &'a [u8],
    from: usize,
    parent: Option<usize>,
    tree: &mut Tree<'a>,
    open: &mut Vec<Open>,
) -> State {
    let rest = tail(bytes, from);
    let (head, body) = head_of(rest, open);
    let start = bytes.len() - body.len();
    let head = Head::read(head);
    let digest = parent
        .and_then(|parent| tree.parts.get(parent))
        .is_some_and(|parent| parent.kind == "multipart/digest");
    let kind = head
        .media_type()
        .filter(|kind| kind.contains('/'))
        .unwrap_or_else(|| if digest { "message/rfc822" } else { "text/plain" }.to_owned());
    let index = tree.parts.len();
    let boundary = head
        .parameter("boundary")
        .map(|mark| mark.trim_end().as_bytes().to_vec())
        .filter(|mark| !mark.is_empty());
    let part = Part { head, kind, body: &[], parent };
    let nested = part.multipart() && open.len() < DEEPEST;
    tree.parts.push(part);
    match boundary.filter(|_| nested) {
        Some(boundary) => {
            open.push(Open { boundary, part: index, begun: false });
            State::Outside(start)
        }
        None => State::Body(index, start),
    }
}

/// The head of a part, which a boundary ends too.
fn head_of<'a>(bytes: &'a [u8], open: &[Open]) -> (&'a [u8], &'a [u8]) {
    let (current, _) = line(bytes);
    let marks = chomp(current)
        .trim_ascii_end()
        .strip_prefix(b"--")
        .and_then(|text| boundary(text, open))
        .is_some();
    // A part without a head starts with an empty line; `split` then gives an empty head.
    if marks { (&[], bytes) } else { split(bytes) }
}

/// Ends what was being read before this place; the line end before a boundary belongs to the boundary.
fn finish<'a>(bytes: &'a [u8], state: &State, end: usize, tree: &mut Tree<'a>) {
    let (State::Body(_, from) | State::Outside(from)) = state;
    let whole = bytes.get(*from..end).unwrap_or_default();
    let body = if end < bytes.len() { chomp(whole) } else { whole };
    match state {
        State::Body(part, _) => {
            if let Some(part) = tree.parts.get_mut(*part) {
                part.body = body;
            }
        }
        State::Outside(_) => {
            if !body.trim_ascii().is_empty() {
                tree.outside.push(body);
            }
        }
    }
}
