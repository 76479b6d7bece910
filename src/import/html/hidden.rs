//! What a page keeps from the eye of its reader: by attribute, by style of its own, by the classes that are known for it.
//! Knows nothing of articles.
//!
//! A reader must lose nothing that shows, so each kind of hiding is doubted in its own way: what scripts fade in is not
//! hidden, a size of nothing ends where a class may set another, a colour is that of its ground only where both are
//! known, and a style that would hide most of a page hides nothing.

use super::{
    sheet::{Looks, Paint, Sheet, looks},
    tree::{Data, Id, Tree},
};

/// What is hidden from those who see is short; more than these bytes under such a class are the page itself.
const SHORT: usize = 400;

/// Classes that keep an element for those who hear a page, or for nobody.
const CLASSES: [&str; 21] = [
    "a11y-hidden",
    "assistive-text",
    "clip-hide",
    "cdk-visually-hidden",
    "d-none",
    "element-invisible",
    "hidden-visually",
    "is-visually-hidden",
    "offscreen",
    "off-screen",
    "screen-reader",
    "screen-reader-only",
    "screen-reader-text",
    "screenreader",
    "screenreader-only",
    "show-for-sr",
    "sr-only",
    "sronly",
    "u-visually-hidden",
    "visually-hidden",
    "visuallyhidden",
];

/// Which nodes of a page are hidden; what stands in a hidden element is hidden with it.
pub(super) struct Hidden {
    nodes: Vec<bool>,
    /// Whether styles would hide most of the page, and were not believed.
    pub(super) doubted: bool,
}

impl Hidden {
    /// Whether an element, or a piece of text, is hidden by itself.
    pub(super) fn is(&self, id: Id) -> bool {
        self.nodes.get(id).copied().unwrap_or(false)
    }
}

/// How sure it is that a node is hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// It shows.
    Not,
    /// The page says so in so many words.
    Said,
    /// By a style that could be there for another reason.
    Styled,
}

/// What an element hands on to those in it.
#[derive(Clone, Copy)]
struct Inherited {
    tiny: bool,
    invisible: bool,
    ink: Option<Paint>,
    ground: Paint,
}

/// Finds what is hidden under `body`.
pub(super) fn find(tree: &Tree, body: Id) -> Hidden {
    let sheet = Sheet::of(tree);
    let mut found = vec![Sure::Not; tree.len()];
    let start = Inherited {
        tiny: false,
        invisible: false,
        ink: None,
        // Without styles from elsewhere a page is white.
        ground: if sheet.is_all { Paint::WHITE } else { Paint::Unknown },
    };
    let (mut shown, mut kept_back) = (0, 0);
    let mut steps = vec![(body, start, false)];
    while let Some((id, above, mut inside)) = steps.pop() {
        let mut hands_on = above;
        let sure = match &tree.node(id).data {
            Data::Text(text) => {
                let length = text.trim().len();
                let same = above.ink.is_some_and(|ink| ink.is_lost_on(above.ground));
                let hides = above.tiny || above.invisible || same;
                *(if hides || inside { &mut kept_back } else { &mut shown }) += length;
                if hides { Sure::Styled } else { Sure::Not }
            }
            Data::Element(name, _)
                if matches!(&*name.local, "script" | "style" | "noscript" | "template") =>
            {
                continue;
            }
            Data::Element(name, attributes) if attributes.is_empty() => {
                // Most elements have none, and what they are called says all of them.
                if name.local == *"a" || !sheet.is_all && is_block(&name.local) {
                    hands_on.ink = None;
                }
                if !sheet.is_all && is_block(&name.local) {
                    hands_on.ground = Paint::Unknown;
                }
                Sure::Not
            }
            Data::Element(..) => element(tree, &sheet, id, &mut hands_on),
            Data::Nothing => Sure::Not,
        };
        if let Some(slot) = found.get_mut(id) {
            *slot = sure;
        }
        if sure == Sure::Said {
            continue;
        }
        inside |= sure == Sure::Styled;
        steps.extend(tree.children(id).map(|child| (child, hands_on, inside)));
    }
    // Most of a page is not hidden from its reader, only from one who does not run its scripts.
    let doubted = kept_back > shown;
    let nodes = found
        .into_iter()
        .map(|sure| sure == Sure::Said || sure == Sure::Styled && !doubted)
        .collect();
    Hidden { nodes, doubted }
}

/// Whether an element is hidden, and what it hands on.
fn element(tree: &Tree, sheet: &Sheet, id: Id, hands_on: &mut Inherited) -> Sure {
    if tree.attr(id, "hidden").is_some_and(|v| v != "until-found")
        || tree.attr(id, "type") == Some("hidden")
    {
        return Sure::Said;
    }
    let own = tree.attr(id, "style").map(looks).unwrap_or_default();
    if own.none {
        return Sure::Said;
    }
    let (class, name) = (tree.attr(id, "class"), tree.attr(id, "id"));
    let from_sheet = sheet.looks(class, name);
    let is_named = class.is_some() || name.is_some();
    let said = from_sheet.is_some() || !own.is_plain();
    let all = Looks::over(from_sheet.unwrap_or_default(), own);
    // Where a class or a sheet from elsewhere may say more, the ground is not known.
    let may_differ = !sheet.is_all && (is_named || is_block(tree.name(id)));
    paint(tree, id, &all, may_differ, hands_on);
    match all.tiny {
        Some(tiny) => hands_on.tiny = tiny,
        None if is_named && !sheet.is_all => hands_on.tiny = false,
        None => {}
    }
    if let Some(invisible) = all.invisible {
        hands_on.invisible = invisible;
    }
    if said && (all.gone || all.none || all.clear && !(sheet.runs && is_part(tree, id))) {
        return Sure::Styled;
    }
    let short = || is_short(tree, id);
    // A colon between the two parts of a headline is wanted, though only a hearer needs it.
    let words = || tree.raw_text(id).chars().any(char::is_alphanumeric);
    if class.is_some_and(by_class) && short() && words() {
        Sure::Styled
    } else {
        decoration(tree, id, short)
    }
}

/// Whether an element holds little text and no paragraph. Looks at no more of it than is needed: elements may be nested.
fn is_short(tree: &Tree, id: Id) -> bool {
    let mut length = 0;
    for (seen, id) in tree.descend(id).enumerate() {
        match &tree.node(id).data {
            Data::Text(text) => length += text.trim().len(),
            Data::Element(..) if tree.name(id) == "p" => return false,
            _ => {}
        }
        if length >= SHORT || seen > SHORT {
            return false;
        }
    }
    true
}

/// Whether an element holds a part of an article, which scripts fade in when it comes into view.
fn is_part(tree: &Tree, id: Id) -> bool {
    tree.descend(id).skip(1).take(200).any(|id| {
        matches!(tree.name(id), "p" | "h1" | "h2" | "h3" | "h4" | "li" | "blockquote" | "table")
    })
}

/// Ink and ground of an element.
fn paint(tree: &Tree, id: Id, all: &Looks, may_differ: bool, hands_on: &mut Inherited) {
    if may_differ {
        hands_on.ground = Paint::Unknown;
        // A class may set another colour than the one that is handed down.
        hands_on.ink = None;
    }
    if let Some(color) = tree.attr(id, "bgcolor") {
        hands_on.ground = Paint::read(color);
    } else if tree.attr(id, "background").is_some() {
        hands_on.ground = Paint::Unknown;
    }
    if let Some(ground) = all.ground {
        hands_on.ground = ground;
    }
    let font = (tree.name(id) == "font").then(|| tree.attr(id, "color")).flatten();
    if let Some(ink) = all.ink.or_else(|| font.map(Paint::read)) {
        hands_on.ink = Some(ink);
    } else if tree.name(id) == "a" {
        // Links have a colour of their own.
        hands_on.ink = None;
    }
    if all.shadow {
        hands_on.ink = None;
        hands_on.ground = Paint::Unknown;
    }
}

/// Elements that sheets give a ground by their name.
fn is_block(name: &str) -> bool {
    matches!(name, "body" | "table" | "td" | "th" | "tr" | "section" | "header" | "footer" | "nav")
        || matches!(name, "button" | "blockquote" | "aside" | "main" | "pre" | "code" | "mark")
}

/// Whether a class says that an element is not for the eye, and none that it is after all.
fn by_class(class: &str) -> bool {
    let mut words = class.split_ascii_whitespace();
    words.any(|word| CLASSES.iter().any(|c| c.eq_ignore_ascii_case(word)))
        && !class
            .split_ascii_whitespace()
            .any(|word| word.contains("not-sr-only") || word.starts_with("d-") && word != "d-none")
}

/// `aria-hidden` hides decoration; an open dialogue puts it on the whole page behind.
fn decoration(tree: &Tree, id: Id, short: impl Fn() -> bool) -> Sure {
    if tree.attr(id, "aria-hidden") == Some("true") && short() { Sure::Said } else { Sure::Not }
}
