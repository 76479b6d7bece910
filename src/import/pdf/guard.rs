//! Keeps hostile files from costing too much: bombs in compressed streams, and forms that draw forms that draw forms.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::content::UntypedIter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};

/// Streams shorter than this cannot grow dangerously with one round of Flate (1,032 to 1).
const SMALL: usize = 64 << 10;
/// How far back from the word `stream` its dictionary is looked for.
const DICTIONARY: usize = 2_048;

/// Finds the first compressed stream of the file that would grow beyond `most` bytes.
pub fn has_bomb(bytes: &[u8], most: u64) -> bool {
    // All trial inflation together; what lies beyond is left to the limits of the process.
    let mut budget: u64 = 3 << 30;
    let mut from = 0;
    // No byte is looked at twice for a dictionary, however often the word comes.
    let mut seen = 0;
    while let Some(found) = find(bytes.get(from..).unwrap_or_default(), b"stream") {
        let at = from + found;
        from = at + 6;
        let before = bytes.get(at.saturating_sub(DICTIONARY).max(seen)..at).unwrap_or_default();
        seen = from;
        if before.ends_with(b"end") {
            continue;
        }
        let dictionary = match rfind(before, b"obj") {
            Some(start) => before.get(start..).unwrap_or_default(),
            None => before,
        };
        let mut data = bytes.get(from..).unwrap_or_default();
        while let Some((&(b'\r' | b'\n'), rest)) = data.split_first() {
            data = rest;
        }
        let flates = count(dictionary, b"/FlateDecode")
            + count(dictionary, b"/Fl ")
            + count(dictionary, b"/Fl/");
        let others = count(dictionary, b"/LZWDecode") + count(dictionary, b"/RunLengthDecode");
        if flates + others == 0 {
            continue;
        }
        if flates + others > 3 {
            return true;
        }
        let length = find(data, b"endstream").unwrap_or(data.len());
        from += length;
        let data = data.get(..length).unwrap_or_default();
        if flates == 0 {
            // LZW and run lengths: weighed by the most that they can do, which real files of this size do not need.
            if others > 1 && length > SMALL
                || (length as u64).saturating_mul(1_000) > most.saturating_mul(64)
            {
                return true;
            }
            continue;
        }
        if flates + others == 1 && length < SMALL {
            continue;
        }
        let mut rounds = flates;
        let mut current = data.to_vec();
        while rounds > 0 && budget > 0 {
            rounds -= 1;
            if rounds == 0 {
                let size = inflated_size(&current, most + 1);
                budget = budget.saturating_sub(size);
                if size > most && !is_picture(dictionary) {
                    return true;
                }
            } else {
                current = inflated(&current, most.min(64 << 20));
                budget = budget.saturating_sub(current.len() as u64);
                if current.len() as u64 >= most.min(64 << 20) {
                    return true;
                }
            }
        }
    }
    false
}

/// Whether a file ends before its end, as an interrupted download does.
pub fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(8 << 10)..).unwrap_or_default();
    find(tail, b"%%EOF").is_none() && find(tail, b"startxref").is_none()
}

/// Whether nothing was added to a file since it was written.
pub fn is_first_version(bytes: &[u8]) -> bool {
    count(bytes, b"%%EOF") == 1
}

/// Whether something was added to a page that a browser printed: drawing of its own, or notes that draw.
pub fn is_altered(page: &Page<'_>) -> bool {
    let raw = page.raw();
    let draws = |note: &Dict<'_>| {
        let kind = note.get::<Name<'_>>(b"Subtype");
        !kind.is_some_and(|kind| matches!(&*kind, b"Link" | b"Popup" | b"Text"))
    };
    raw.get::<Stream<'_>>(b"Contents").is_none()
        || raw
            .get::<Array<'_>>(b"Annots")
            .is_some_and(|notes| notes.iter::<Dict<'_>>().take(5_000).any(|note| draws(&note)))
}

/// Whether what a page is drawn with is missing or damaged, in whole or in part.
pub fn is_broken(page: &Page<'_>) -> bool {
    let damaged = |stream: &Stream<'_>| stream.decoded_data().is_err() || !is_whole(stream);
    let raw = page.raw();
    if let Some(stream) = raw.get::<Stream<'_>>(b"Contents") {
        return damaged(&stream);
    }
    match raw.get::<Array<'_>>(b"Contents") {
        Some(parts) => {
            let streams: Vec<Stream<'_>> = parts.iter::<Stream<'_>>().take(10_000).collect();
            streams.len() < parts.raw_iter().take(10_000).count() || streams.iter().any(damaged)
        }
        None => raw.contains_key(b"Contents"),
    }
}

/// Whether compressed drawing instructions can be unpacked to their end: hayro takes what comes before the damage, and after
/// it whatever comes.
fn is_whole(stream: &Stream<'_>) -> bool {
    match stream.filters().as_slice() {
        [Filter::FlateDecode] => ends(&stream.raw_data()),
        [Filter::Ascii85Decode, Filter::FlateDecode] => ends(&from_ascii85(&stream.raw_data())),
        _ => true,
    }
}

/// Whether data is unpacked to its end. Some programs write a wrong sum behind it, or no head before it.
fn ends(data: &[u8]) -> bool {
    const MOST: u64 = 256 << 20;
    let whole = |data: &[u8]| {
        let mut source = DeflateDecoder::new(data).take(MOST);
        std::io::copy(&mut source, &mut std::io::sink()).is_ok()
    };
    match data {
        [] => true,
        [head, _, rest @ ..] if head & 0x0f == 8 => whole(rest) || whole(data),
        _ => whole(data),
    }
}

/// Bytes that were written in the 85 signs of ASCII; a sign that is none ends them.
fn from_ascii85(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    let mut group: Vec<u8> = Vec::with_capacity(5);
    let mut put = |group: &mut Vec<u8>| {
        let given = group.len();
        group.resize(5, b'u');
        let add = |sum: u64, sign: &u8| sum * 85 + u64::from(sign.saturating_sub(b'!'));
        let value = u32::try_from(group.iter().fold(0, add)).unwrap_or(u32::MAX);
        out.extend(value.to_be_bytes().into_iter().take(given.saturating_sub(1)));
        group.clear();
    };
    for &byte in data {
        match byte {
            b'z' if group.is_empty() => {
                group.extend([b'!'; 5]);
                put(&mut group);
            }
            b'!'..=b'u' => {
                group.push(byte);
                if group.len() == 5 {
                    put(&mut group);
                }
            }
            0 | b' ' | b'\t' | b'\r' | b'\n' | 12 => {}
            _ => break,
        }
    }
    if !group.is_empty() {
        put(&mut group);
    }
    out
}

/// Pictures are not decoded here, so their size does no harm.
fn is_picture(dictionary: &[u8]) -> bool {
    find(dictionary, b"/Image").is_some() && find(dictionary, b"/Width").is_some()
}

fn inflated_size(data: &[u8], most: u64) -> u64 {
    let zlib = std::io::copy(&mut ZlibDecoder::new(data).take(most), &mut std::io::sink());
    match zlib {
        Ok(size) => size,
        // A damaged stream: how far it gets before the damage is not told, so it is read again in small steps.
        Err(_) => {
            stepwise(ZlibDecoder::new(data), most).max(stepwise(DeflateDecoder::new(data), most))
        }
    }
}

fn stepwise(mut source: impl std::io::Read, most: u64) -> u64 {
    let mut buffer = [0_u8; 16 << 10];
    let mut size = 0;
    while let Ok(read @ 1..) = source.read(&mut buffer) {
        size += read as u64;
        if size > most {
            break;
        }
    }
    size
}

fn inflated(data: &[u8], most: u64) -> Vec<u8> {
    let mut out = Vec::new();
    let read = ZlibDecoder::new(data).take(most).read_to_end(&mut out);
    // What could be inflated before an error counts.
    drop(read);
    out
}

/// Position of the first `needle`.
pub fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let (&first, rest) = needle.split_first()?;
    let mut from = 0;
    loop {
        let at = from + haystack.get(from..)?.iter().position(|&byte| byte == first)?;
        if haystack.get(at + 1..)?.starts_with(rest) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).rposition(|window| window == needle)
}

fn count(haystack: &[u8], needle: &[u8]) -> usize {
    haystack.windows(needle.len()).filter(|window| *window == needle).count()
}

/// What drawing a form costs: its own bytes, and which forms it draws how often.
#[derive(Clone, Debug, Default)]
struct Node {
    own: u64,
    children: Vec<(ObjectIdentifier, u64)>,
}

/// Weighs pages before they are drawn; forms are weighed once for the whole document.
#[derive(Debug, Default)]
pub struct Scales {
    nodes: BTreeMap<ObjectIdentifier, Node>,
    /// Decoded bytes looked at so far.
    looked: u64,
    /// Forms visited so far, counted anew for each page.
    visited: usize,
}

/// Most forms weighed in one document.
const MOST_FORMS: usize = 20_000;
/// hayro stops at this depth of forms in forms.
const DEPTH: usize = 51;

impl Scales {
    /// Bytes of content that drawing the page will read, forms counted each time they are drawn.
    pub fn weigh(&mut self, page: &Page<'_>, most: u64) -> u64 {
        let Some(content) = page.page_stream() else { return 0 };
        let resources = page.resources();
        let own = (content.len() as u64).saturating_add(widths(resources));
        if own > most
            || (resources.x_objects.is_empty()
                && resources.ext_g_states.is_empty()
                && resources.patterns.is_empty())
        {
            return own;
        }
        let mut queue: Vec<(ObjectIdentifier, Stream<'_>, Resources<'_>)> = Vec::new();
        let root = node_of(content, resources, &mut queue);
        let mut reached: BTreeMap<ObjectIdentifier, Node> = BTreeMap::new();
        while let Some((id, stream, parents)) = queue.pop() {
            if reached.contains_key(&id) {
                continue;
            }
            if reached.len() > MOST_FORMS
                || self.visited > 50 * MOST_FORMS
                || self.looked > most.saturating_mul(4)
            {
                return u64::MAX;
            }
            if let Some(known) = self.nodes.get(&id) {
                let known = known.clone();
                // Its children were weighed when it was: they are looked up, not decoded again.
                let mut more: Vec<ObjectIdentifier> =
                    known.children.iter().map(|child| child.0).collect();
                reached.insert(id, known);
                while let Some(child) = more.pop() {
                    if !reached.contains_key(&child)
                        && let Some(node) = self.nodes.get(&child)
                    {
                        more.extend(node.children.iter().map(|grandchild| grandchild.0));
                        reached.insert(child, node.clone());
                    }
                }
                continue;
            }
            let node = match stream.decoded_data() {
                Ok(data) => {
                    self.looked = self.looked.saturating_add(data.len() as u64);
                    let own = stream.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
                    node_of(&data, own.as_ref().unwrap_or(&parents), &mut queue)
                }
                Err(_) => Node::default(),
            };
            self.nodes.insert(id, node.clone());
            reached.insert(id, node);
        }
        self.visited += reached.len();
        let mut costs: BTreeMap<ObjectIdentifier, u64> =
            reached.iter().map(|(&id, node)| (id, node.own)).collect();
        for _ in 0..DEPTH {
            let next: BTreeMap<ObjectIdentifier, u64> =
                reached.iter().map(|(&id, node)| (id, total(node, &costs))).collect();
            if next == costs {
                break;
            }
            costs = next;
        }
        total(&root, &costs)
    }
}

/// Characters that a font can number.
const CHARACTERS: u64 = 1 << 16;

/// What the lists of widths in fonts cost that give one to more characters than there can be: damage makes such
/// ranges of two numbers, and hayro writes down a width for each number between them.
fn widths(resources: &Resources<'_>) -> u64 {
    let mut cost: u64 = 0;
    for key in resources.fonts.keys().take(1_000) {
        let descendant = resources
            .fonts
            .get::<Dict<'_>>(&*key)
            .and_then(|font| font.get::<Array<'_>>(b"DescendantFonts"))
            .and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        let Some(font) = descendant else { continue };
        for (name, length) in [(b"W".as_slice(), 3), (b"W2", 5)] {
            if let Some(list) = font.get::<Array<'_>>(name) {
                cost = cost.saturating_add(ranges(&list, length));
            }
        }
    }
    cost
}

/// The characters in the ranges of a list of widths, if they are too many. A range has so many numbers.
fn ranges(list: &Array<'_>, length: usize) -> u64 {
    let mut numbers: Vec<i64> = Vec::new();
    let mut cost: u64 = 0;
    for object in list.iter::<Object<'_>>() {
        match object {
            Object::Number(number) => numbers.push(number.as_i64()),
            // A list of widths for what follows a first character.
            _ => numbers.clear(),
        }
        if let [first, last, ..] = *numbers.as_slice()
            && numbers.len() == length
        {
            cost = cost.saturating_add(u64::try_from(last.saturating_sub(first)).unwrap_or(0));
            numbers.clear();
        }
    }
    if cost > CHARACTERS { cost.saturating_mul(16) } else { 0 }
}

/// Reads which forms, masks and patterns a content stream calls.
fn node_of<'a>(
    content: &[u8],
    resources: &Resources<'a>,
    queue: &mut Vec<(ObjectIdentifier, Stream<'a>, Resources<'a>)>,
) -> Node {
    let mut calls: BTreeMap<(u8, Vec<u8>), u64> = BTreeMap::new();
    let mut operators = UntypedIter::new(content);
    while let Some(instruction) = operators.next() {
        let kind = match &**instruction.operator {
            b"Do" => 0,
            b"gs" => 1,
            b"scn" | b"SCN" => 2,
            _ => continue,
        };
        if let Some(Object::Name(name)) = instruction.operands().last()
            && calls.len() < MOST_FORMS
        {
            *calls.entry((kind, name.to_vec())).or_default() += 1;
        }
    }
    let own = (content.len() as u64).saturating_add(widths(resources));
    let mut node = Node { own, children: Vec::new() };
    for ((kind, name), times) in calls {
        let Some(name) = Name::new(&name).map(|name| name.to_vec()) else { continue };
        let stream = match kind {
            0 => resources.x_objects.get::<Stream<'a>>(&name),
            1 => resources
                .ext_g_states
                .get::<Dict<'a>>(&name)
                .and_then(|state| state.get::<Dict<'a>>(b"SMask"))
                .and_then(|mask| mask.get::<Stream<'a>>(b"G")),
            _ => resources.patterns.get::<Stream<'a>>(&name),
        };
        let Some(stream) = stream else { continue };
        if stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image") {
            node.own = node.own.saturating_add(times);
            continue;
        }
        let id = stream.obj_id();
        node.children.push((id, times));
        queue.push((id, stream, resources.clone()));
    }
    node
}

fn total(node: &Node, costs: &BTreeMap<ObjectIdentifier, u64>) -> u64 {
    node.children.iter().fold(node.own, |sum, (child, times)| {
        sum.saturating_add(costs.get(child).copied().unwrap_or_default().saturating_mul(*times))
    })
}
