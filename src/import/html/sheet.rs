//! The few things that matter here of the styles of a page: what they hide. Reads declarations, and of sheets in the
//! page itself the rules for a class or an id alone.

use super::tree::{Data, Id, Tree};
use memchr::{memchr, memchr2};
use std::{borrow::Cow, collections::BTreeMap};

/// Bytes of sheets that are read.
const MOST: usize = 1 << 20;

/// A colour, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// Red, green, blue.
    Known(u8, u8, u8),
    /// Nothing of it shows.
    Clear,
    /// A picture, a gradient, a name that is not in the short list here.
    Unknown,
}

impl Paint {
    pub(super) const WHITE: Self = Self::Known(255, 255, 255);

    /// A colour by its name, digits or shares.
    pub(super) fn read(text: &str) -> Self {
        let text = text.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
        let named = |name: &str| {
            Some(match name {
                "white" => Self::WHITE,
                "black" => Self::Known(0, 0, 0),
                "red" => Self::Known(255, 0, 0),
                "lime" => Self::Known(0, 255, 0),
                "blue" => Self::Known(0, 0, 255),
                "yellow" => Self::Known(255, 255, 0),
                "gray" | "grey" => Self::Known(128, 128, 128),
                "silver" => Self::Known(192, 192, 192),
                "green" => Self::Known(0, 128, 0),
                "navy" => Self::Known(0, 0, 128),
                "transparent" => Self::Clear,
                _ => return None,
            })
        };
        if let Some(paint) = named(&text) {
            return paint;
        }
        if let Some(digits) = text.strip_prefix('#') {
            return Self::hex(digits).unwrap_or(Self::Unknown);
        }
        let inside = text.strip_prefix("rgba(").or_else(|| text.strip_prefix("rgb("));
        let Some(inside) = inside.and_then(|t| t.strip_suffix(')')) else { return Self::Unknown };
        let parts: Vec<f32> = inside
            .split([',', '/', ' '])
            .filter(|p| !p.is_empty())
            .map_while(|p| p.parse().ok())
            .collect();
        match *parts.as_slice() {
            [_, _, _, alpha] if alpha <= 0.02 => Self::Clear,
            [r, g, b] | [r, g, b, 1.0] => {
                // `as` holds a value within its type.
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held")]
                let byte = |v: f32| v as u8;
                Self::Known(byte(r), byte(g), byte(b))
            }
            _ => Self::Unknown,
        }
    }

    fn hex(digits: &str) -> Option<Self> {
        let d: Vec<u8> = digits
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
            .collect::<Option<_>>()?;
        let two = |at: usize| Some(d.get(at)? * 16 + d.get(at + 1)?);
        match *d.as_slice() {
            [_, _, _, 0] | [_, _, _, _, _, _, 0, 0] => Some(Self::Clear),
            [r, g, b] => Some(Self::Known(r * 17, g * 17, b * 17)),
            [_, _, _, _, _, _] => Some(Self::Known(two(0)?, two(2)?, two(4)?)),
            _ => None,
        }
    }

    /// Whether ink of this colour cannot be seen on a ground.
    pub(super) fn is_lost_on(self, ground: Self) -> bool {
        match (self, ground) {
            (Self::Clear, _) => true,
            (Self::Known(r, g, b), Self::Known(red, green, blue)) => {
                r.abs_diff(red) <= 3 && g.abs_diff(green) <= 3 && b.abs_diff(blue) <= 3
            }
            _ => false,
        }
    }
}

/// What declarations say of whether an element shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looks {
    /// `display: none`.
    pub(super) none: bool,
    /// `opacity: 0`, and nothing that changes it.
    pub(super) clear: bool,
    /// Clipped away, of no size, or far outside the page.
    pub(super) gone: bool,
    /// Whether it says the opposite of [`Looks::none`] or [`Looks::gone`].
    shows: bool,
    /// Letters of no size, or of some.
    pub(super) tiny: Option<bool>,
    /// `visibility`.
    pub(super) invisible: Option<bool>,
    /// The colour of the letters.
    pub(super) ink: Option<Paint>,
    /// The colour behind them.
    pub(super) ground: Option<Paint>,
    /// Letters that show by their shadow, their outline or the picture in them.
    pub(super) shadow: bool,
}

impl Looks {
    /// One declaration over another.
    pub(super) fn over(below: Self, above: Self) -> Self {
        Self {
            none: above.none || below.none && !above.shows,
            gone: above.gone || below.gone && !above.shows,
            clear: above.clear || below.clear && !above.shows,
            shows: above.shows || below.shows,
            tiny: above.tiny.or(below.tiny),
            invisible: above.invisible.or(below.invisible),
            ink: above.ink.or(below.ink),
            ground: above.ground.or(below.ground),
            shadow: above.shadow || below.shadow,
        }
    }

    /// Whether nothing is said that matters here.
    pub(super) fn is_plain(&self) -> bool {
        !self.none && !self.gone && !self.clear
    }

    fn hides(&self) -> bool {
        self.none
            || self.gone
            || self.clear
            || self.tiny == Some(true)
            || self.invisible == Some(true)
    }
}

/// Reads declarations: the value of a `style` attribute, the inside of a rule.
pub(super) fn looks(style: &str) -> Looks {
    let mut out = Looks::default();
    let (mut positioned, mut outside, mut clipped, mut flat, mut cut) =
        (false, false, false, false, false);
    let (mut clear, mut moves) = (false, false);
    for (name, value) in declarations(style) {
        match name.as_str() {
            "display" => (out.none, out.shows) = (value == "none", value != "none"),
            "visibility" => out.invisible = Some(matches!(&*value, "hidden" | "collapse")),
            "content-visibility" => out.gone |= value == "hidden",
            "opacity" => match number(&value) {
                Some((opacity, _)) => (clear, out.shows) = (opacity <= 0.01, opacity > 0.01),
                None => clear = false,
            },
            "filter" if value.replace(' ', "").contains("opacity(0)") => clear = true,
            // What moves is on its way to being seen.
            "transition" | "animation" | "will-change" | "animation-name" => {
                moves |= !matches!(&*value, "none" | "auto");
            }
            "transform" if value.replace(' ', "").starts_with("scale(0)") => out.gone = true,
            "transform" => moves |= value != "none",
            "font-size" | "font" => out.tiny = size(&name, &value).or(out.tiny),
            "position" => positioned = matches!(&*value, "absolute" | "fixed"),
            "left" | "top" | "right" | "bottom" => outside |= is_far(&value),
            "text-indent" | "margin-left" | "margin-top" => out.gone |= is_far(&value),
            "clip" => clipped = is_nothing(&value, "rect("),
            "clip-path" => {
                out.gone |= ["inset(50%", "inset(100%", "circle(0", "polygon(0 0)"]
                    .iter()
                    .any(|shape| value.starts_with(shape));
            }
            "height" | "width" | "max-height" | "max-width" => {
                flat |= number(&value).is_some_and(|(n, unit)| {
                    n <= 1.0 && !matches!(unit, "em" | "rem" | "%" | "vh" | "vw") || n == 0.0
                });
            }
            "overflow" | "overflow-x" | "overflow-y" => cut |= matches!(&*value, "hidden" | "clip"),
            "color" | "-webkit-text-fill-color" => out.ink = Some(Paint::read(&value)),
            "background-color" | "background" => out.ground = ground(&value).or(out.ground),
            "background-image" => out.ground = Some(Paint::Unknown),
            "background-clip" | "-webkit-background-clip" => out.shadow |= value.contains("text"),
            "text-shadow" | "-webkit-text-stroke" => out.shadow |= value != "none",
            _ => {}
        }
    }
    out.clear = clear && !moves;
    out.gone |= positioned && (outside || clipped) || flat && cut;
    out
}

/// Whether a property is one of those that [`looks`] reads.
fn matters(name: &str) -> bool {
    const NAMES: [&str; 34] = [
        "display",
        "visibility",
        "content-visibility",
        "opacity",
        "filter",
        "transition",
        "animation",
        "will-change",
        "animation-name",
        "transform",
        "font-size",
        "font",
        "position",
        "left",
        "top",
        "right",
        "bottom",
        "text-indent",
        "margin-left",
        "margin-top",
        "clip",
        "clip-path",
        "height",
        "width",
        "max-height",
        "max-width",
        "overflow",
        "overflow-x",
        "overflow-y",
        "color",
        "-webkit-text-fill-color",
        "background-color",
        "background",
        "background-image",
    ];
    const LETTERS: [&str; 4] =
        ["background-clip", "-webkit-background-clip", "text-shadow", "-webkit-text-stroke"];
    NAMES.iter().chain(&LETTERS).any(|known| known.eq_ignore_ascii_case(name))
}

/// Names and values, in small letters, without what marks them as important.
fn declarations(style: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let mut rest = style;
    let parts = std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (part, behind) = rest.split_at_checked(end_of_declaration(rest))?;
        rest = behind.get(1..).unwrap_or_default();
        Some(part)
    });
    parts
        .filter_map(|declaration| declaration.split_once(':'))
        .filter(|(name, value)| value.len() < 300 && matters(name.trim()))
        .map(|(name, value)| {
            let value = value.to_ascii_lowercase();
            let value = value.split('!').next().unwrap_or_default().trim().to_owned();
            (name.trim().to_ascii_lowercase(), value)
        })
}

/// Where the first of several declarations ends. The address of a picture holds semicolons.
fn end_of_declaration(style: &str) -> usize {
    let bytes = style.as_bytes();
    let mut from = 0;
    while let Some(at) = memchr2(b';', b'(', bytes.get(from..).unwrap_or_default()) {
        let at = from + at;
        if bytes.get(at) == Some(&b';') {
            return at;
        }
        match memchr(b')', bytes.get(at..).unwrap_or_default()) {
            Some(closed) => from = at + closed + 1,
            None => break,
        }
    }
    bytes.len()
}

/// A number with its unit.
fn number(value: &str) -> Option<(f32, &str)> {
    let end = value
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+'))
        .unwrap_or(value.len());
    let (digits, unit) = value.split_at_checked(end)?;
    Some((digits.parse().ok()?, unit.trim()))
}

/// Whether letters have no size, as far as it is said.
fn size(name: &str, value: &str) -> Option<bool> {
    let value = if name == "font" {
        // The size stands before the family, and before a line height.
        value.split_ascii_whitespace().find(|w| w.starts_with(|c: char| c.is_ascii_digit()))?
    } else {
        value
    };
    let value = value.split('/').next().unwrap_or_default();
    match number(value) {
        // A weight is no size.
        Some((n, "")) if n != 0.0 => None,
        Some((n, "px" | "pt")) => Some(n < 1.5),
        Some((n, "")) => Some(n == 0.0),
        // A share of nothing is nothing.
        Some((n, "em" | "%")) => (n < 0.05).then_some(true),
        Some((n, _)) => Some(n < 0.05),
        None => matches!(value, "small" | "medium" | "large" | "x-large" | "initial" | "x-small")
            .then_some(false),
    }
}

/// Whether a distance leads out of every window.
fn is_far(value: &str) -> bool {
    number(value).is_some_and(|(n, unit)| match unit {
        "px" | "pt" => n <= -999.0,
        "em" | "rem" => n <= -60.0,
        "vw" | "vh" | "%" => n <= -150.0,
        _ => false,
    })
}

/// Whether a clipping leaves nothing: four sides of at most a point.
fn is_nothing(value: &str, shape: &str) -> bool {
    let Some(sides) = value.strip_prefix(shape).and_then(|v| v.strip_suffix(')')) else {
        return false;
    };
    let mut sides = sides.split([',', ' ']).filter(|s| !s.is_empty()).peekable();
    sides.peek().is_some()
        && sides.all(|s| number(s).is_some_and(|(n, _)| (0.0..=1.0).contains(&n)))
}

/// The colour that a background has, if the words set one.
fn ground(value: &str) -> Option<Paint> {
    match value {
        "" | "none" | "inherit" | "transparent" | "initial" | "0" | "0 0" => None,
        value if value.contains("url(") || value.contains("gradient") => Some(Paint::Unknown),
        value => match Paint::read(value) {
            Paint::Clear => None,
            Paint::Unknown => Some(
                value
                    .split_ascii_whitespace()
                    .map(Paint::read)
                    .find(|p| *p != Paint::Unknown)
                    .unwrap_or(Paint::Unknown),
            ),
            paint @ Paint::Known(..) => Some(paint),
        },
    }
}

/// The sheets in a page.
pub(super) struct Sheet {
    /// By class, and by id.
    rules: [BTreeMap<String, Looks>; 2],
    /// Whether no style comes from elsewhere, and none here paints elements by their names.
    pub(super) is_all: bool,
    /// Whether scripts from elsewhere run on the page.
    pub(super) runs: bool,
}

impl Sheet {
    /// Reads the sheets in a page.
    pub(super) fn of(tree: &Tree) -> Self {
        let mut sheet = Self { rules: Default::default(), is_all: true, runs: false };
        let mut styles: Vec<&str> = Vec::new();
        let mut left = MOST;
        for id in tree.descend(tree.root()) {
            match tree.name(id) {
                "link" if tree.attr(id, "rel").is_some_and(|rel| rel.contains("stylesheet")) => {
                    sheet.is_all = false;
                }
                // A script may add styles, and does where there are any.
                "script" if tree.attr(id, "src").is_some() => {
                    (sheet.is_all, sheet.runs) = (false, true);
                }
                "style" if applies(tree, id) => {
                    for child in tree.children(id) {
                        let Data::Text(css) = &tree.node(child).data else { continue };
                        left = left.saturating_sub(css.len());
                        if left > 0 {
                            styles.push(css);
                        }
                    }
                }
                _ => {}
            }
        }
        let mut shown: Vec<String> = Vec::new();
        let mut later: Vec<(&str, &str)> = Vec::new();
        for css in styles {
            sheet.read(css, &mut shown, &mut later);
        }
        // A rule for an element in its place may give its letters a size or another ground.
        if !sheet.is_all {
            let all = sheet.rules.iter_mut().flat_map(BTreeMap::values_mut);
            all.for_each(|looks| looks.tiny = looks.tiny.filter(|t| !t));
        }
        // What is shown in some state of the page is not hidden from its reader.
        for (head, body) in later {
            let head = without_comments(head);
            let hidden = |name| {
                let (rules, name) = sheet.rules_of(name);
                rules.get(name).is_some_and(Looks::hides)
            };
            if head.split(',').any(|selector| last_names(selector.trim()).any(hidden)) {
                sheet.rule(&head, &without_comments(body), true, &mut shown);
            }
        }
        for name in shown {
            let (rules, name) = sheet.rules_for(&name);
            rules.remove(name);
        }
        sheet
    }

    /// The rules for `.class` or `#id`, and the name without its sign.
    fn rules_for<'a>(&mut self, selector: &'a str) -> (&mut BTreeMap<String, Looks>, &'a str) {
        let [classes, ids] = &mut self.rules;
        match selector.strip_prefix('#') {
            Some(id) => (ids, id),
            None => (classes, selector.strip_prefix('.').unwrap_or(selector)),
        }
    }

    fn rules_of<'a>(&self, selector: &'a str) -> (&BTreeMap<String, Looks>, &'a str) {
        let [classes, ids] = &self.rules;
        match selector.strip_prefix('#') {
            Some(id) => (ids, id),
            None => (classes, selector.strip_prefix('.').unwrap_or(selector)),
        }
    }

    /// What the rules for the classes and the id of an element say together.
    pub(super) fn looks(&self, class: Option<&str>, id: Option<&str>) -> Option<Looks> {
        let [classes, ids] = &self.rules;
        let of_classes = class
            .filter(|_| !classes.is_empty())
            .into_iter()
            .flat_map(str::split_ascii_whitespace)
            .filter_map(|class| classes.get(class));
        of_classes.chain(id.and_then(|id| ids.get(id))).copied().reduce(Looks::over)
    }

    /// Reads one sheet. Most rules are for elements in their places: those are put off until it is known whether what
    /// they show was hidden.
    fn read<'a>(
        &mut self,
        css: &'a str,
        shown: &mut Vec<String>,
        later: &mut Vec<(&'a str, &'a str)>,
    ) {
        let mut rest = css;
        // Around a rule: whether only part of the readers get it.
        let mut around: Vec<bool> = Vec::new();
        while let Some(at) = memchr2(b'{', b'}', rest.as_bytes()) {
            let (head, tail) = rest.split_at_checked(at).unwrap_or_default();
            let closes = tail.starts_with('}');
            rest = tail.get(1..).unwrap_or_default();
            if closes {
                around.pop();
                continue;
            }
            let written = head.rsplit_once(';').map_or(head, |(_, h)| h);
            let head = without_comments(written);
            if head.trim_start().starts_with('@') {
                let all = head.contains("screen") && !head.contains('(') || head.contains("@layer");
                around.push(!all);
                continue;
            }
            let Some(end) = memchr2(b'{', b'}', rest.as_bytes()) else { break };
            let (body, behind) = rest.split_at_checked(end).unwrap_or_default();
            if behind.starts_with('{') {
                // Rules within rules: the outer one is passed over.
                around.push(true);
                continue;
            }
            rest = behind.get(1..).unwrap_or_default();
            let partly = around.contains(&true);
            let alone = || head.split(',').any(|selector| single(selector.trim()).is_some());
            if !self.is_all && (partly || !alone()) {
                later.push((written, body));
                continue;
            }
            self.rule(&head, &without_comments(body), partly, shown);
        }
    }

    fn rule(&mut self, head: &str, body: &str, partly: bool, shown: &mut Vec<String>) {
        let looks = looks(body);
        let hides = looks.hides();
        let paints = looks.ink.is_some() || looks.ground.is_some();
        let opens = looks.shows || looks.invisible == Some(false) || looks.tiny == Some(false);
        if !hides && !paints && !opens {
            return;
        }
        for selector in head.split(',').map(str::trim) {
            if let Some(name) = single(selector).filter(|_| !partly) {
                let (rules, name) = self.rules_for(name);
                let slot = rules.entry(name.to_owned()).or_default();
                *slot = Looks::over(*slot, looks);
                continue;
            }
            // The ground of an element is not known where a rule of more than a class sets it.
            self.is_all &= !paints && looks.tiny.is_none();
            if opens {
                shown.extend(last_names(selector).map(str::to_owned));
            }
        }
    }
}

/// Whether a sheet is for the screen and for every reader.
fn applies(tree: &Tree, id: Id) -> bool {
    tree.attr(id, "media").is_none_or(|m| matches!(m.trim(), "" | "all" | "screen"))
        && !tree.ancestors(id).any(|up| matches!(tree.name(up), "noscript" | "svg" | "template"))
}

/// The classes and ids of the element that a selector is for, each with its sign.
fn last_names(selector: &str) -> impl Iterator<Item = &str> {
    let last = selector.rsplit([' ', '>', '+', '~']).next().unwrap_or_default();
    let mut rest = last.split(':').next().unwrap_or_default();
    std::iter::from_fn(move || {
        let (_, from) = rest.split_at_checked(rest.find(['.', '#'])?)?;
        let behind = from.get(1..)?;
        let end = behind.find(['.', '#']).map_or(from.len(), |at| at + 1);
        let (name, more) = from.split_at_checked(end)?;
        rest = more;
        Some(name)
    })
}

/// A selector that is a class or an id alone.
fn single(selector: &str) -> Option<&str> {
    let name = selector.strip_prefix(['.', '#'])?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (!name.is_empty() && name.chars().all(plain)).then_some(selector)
}

fn without_comments(css: &str) -> Cow<'_, str> {
    if !css.contains("/*") {
        return Cow::Borrowed(css);
    }
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    Cow::Owned(out)
}
