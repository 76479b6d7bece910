//! Styles cut down to what a list of works needs. hayagriva weighs every condition of a style again and again
//! for each work, and Chicago has hundreds of them; most ask for a type or a field that no work of the list has,
//! so that their answer is known beforehand.

use citationberg::{
    Choose, ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement, NamesChild,
    json::{Item, Value},
    taxonomy::{Kind, Variable},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    str::FromStr as _,
};

/// Fields that the processor makes itself, from others or from the place of a citation.
const MADE: [&str; 9] = [
    "citation-label",
    "citation-number",
    "editor-translator",
    "editortranslator",
    "first-reference-note-number",
    "locator",
    "page-first",
    "title-short",
    "year-suffix",
];

/// What works there are: their types, and the fields that some of them have.
#[derive(Default)]
struct Works {
    kinds: BTreeSet<String>,
    fields: BTreeSet<String>,
}

/// A style, cut down for all works of a list and for those of each type.
pub(super) struct Pruned<'a> {
    whole: &'a IndependentStyle,
    all: IndependentStyle,
    by_kind: BTreeMap<String, IndependentStyle>,
}

impl<'a> Pruned<'a> {
    pub(super) fn new(style: &'a IndependentStyle, items: &[Item]) -> Self {
        let mut all = Works::default();
        let mut by_kind: BTreeMap<String, Works> = BTreeMap::new();
        for item in items {
            let kind = kind(item);
            for works in [&mut all, by_kind.entry(kind.to_string()).or_default()] {
                works.kinds.insert(kind.to_string());
                for field in item.0.keys() {
                    if !works.fields.contains(field) {
                        works.fields.insert(field.clone());
                    }
                }
            }
        }
        let cut = |works: &Works| pruned(style, works);
        Self {
            whole: style,
            all: cut(&all),
            by_kind: by_kind.iter().map(|(kind, works)| (kind.clone(), cut(works))).collect(),
        }
    }

    /// The style as it is.
    pub(super) fn none(style: &'a IndependentStyle) -> Self {
        Self { whole: style, all: style.clone(), by_kind: BTreeMap::new() }
    }

    /// The style for all works of the list.
    pub(super) fn all(&self) -> &IndependentStyle {
        &self.all
    }

    /// The style for works of these numbers; the whole one where a work was not known beforehand.
    pub(super) fn of(&self, items: &[Item], works: &[usize]) -> &IndependentStyle {
        let kinds: BTreeSet<Cow<'_, str>> =
            works.iter().filter_map(|work| items.get(*work)).map(kind).collect();
        let mut known = kinds.iter().map(|kind| self.by_kind.get(kind.as_ref()));
        match (known.next(), known.next()) {
            (Some(Some(only)), None) => only,
            (Some(Some(_)), Some(Some(_))) if known.all(|k| k.is_some()) => &self.all,
            _ => self.whole,
        }
    }
}

/// The type of a work as the style asks for it.
pub(super) fn kind(item: &Item) -> Cow<'_, str> {
    item.0.get("type").and_then(Value::to_str).unwrap_or_default()
}

fn pruned(style: &IndependentStyle, works: &Works) -> IndependentStyle {
    let mut style = style.clone();
    let kinds: Vec<Option<Kind>> = works.kinds.iter().map(|k| Kind::from_str(k).ok()).collect();
    let cut = Cut { kinds, fields: &works.fields };
    cut.elements(&mut style.citation.layout.elements);
    if let Some(bibliography) = &mut style.bibliography {
        cut.elements(&mut bibliography.layout.elements);
    }
    style.macros.iter_mut().for_each(|one| cut.elements(&mut one.children));
    style
}

struct Cut<'a> {
    kinds: Vec<Option<Kind>>,
    fields: &'a BTreeSet<String>,
}

impl Cut<'_> {
    fn elements(&self, list: &mut [LayoutRenderingElement]) {
        for element in list {
            match element {
                LayoutRenderingElement::Choose(choose) => self.choose(choose),
                LayoutRenderingElement::Group(group) => self.elements(&mut group.children),
                LayoutRenderingElement::Names(names) => {
                    for child in &mut names.children {
                        if let NamesChild::Substitute(substitute) = child {
                            self.elements(&mut substitute.children);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Drops branches that no work takes, and those behind one that all take.
    fn choose(&self, choose: &mut Choose) {
        let first = choose.if_.clone();
        let mut kept: Vec<ChooseBranch> = Vec::new();
        for branch in std::iter::once(first).chain(std::mem::take(&mut choose.else_if)) {
            match self.answer(&branch) {
                Some(false) => {}
                Some(true) => {
                    kept.push(branch);
                    choose.otherwise = None;
                    break;
                }
                None => kept.push(branch),
            }
        }
        let mut kept = kept.into_iter();
        match kept.next() {
            Some(branch) => {
                choose.if_ = branch;
                choose.else_if = kept.collect();
                self.elements(&mut choose.if_.children);
                for branch in &mut choose.else_if {
                    self.elements(&mut branch.children);
                }
            }
            // The question stays, with its known answer.
            None => choose.if_.children = Vec::new(),
        }
        if let Some(otherwise) = &mut choose.otherwise {
            self.elements(&mut otherwise.children);
        }
    }

    /// The answer of a branch, where it is the same for every work.
    fn answer(&self, branch: &ChooseBranch) -> Option<bool> {
        let mut tests: Vec<Option<bool>> = Vec::new();
        for kind in branch.type_.iter().flatten() {
            let with = self.kinds.iter().filter(|k| **k == Some(*kind)).count();
            tests.push(match with {
                0 => Some(false),
                n if n == self.kinds.len() => Some(true),
                _ => None,
            });
        }
        let fields = branch.variable.iter().chain(&branch.is_numeric).flatten();
        tests.extend(fields.map(|field| self.absent(*field).then_some(false)));
        let dates = branch.is_uncertain_date.iter().flatten();
        tests.extend(dates.map(|date| self.absent(Variable::Date(*date)).then_some(false)));
        if branch.disambiguate.is_some() || branch.locator.is_some() || branch.position.is_some() {
            tests.push(None);
        }
        let any = |answer: bool| tests.contains(&Some(answer));
        let all = |answer: bool| tests.iter().all(|test| *test == Some(answer));
        match branch.match_ {
            ChooseMatch::All if any(false) => Some(false),
            ChooseMatch::All if all(true) => Some(true),
            ChooseMatch::Any if any(true) => Some(true),
            ChooseMatch::Any if all(false) => Some(false),
            ChooseMatch::None if any(true) => Some(false),
            ChooseMatch::None if all(false) => Some(true),
            _ => None,
        }
    }

    fn absent(&self, variable: Variable) -> bool {
        let field = variable.to_string();
        !MADE.contains(&field.as_str()) && !self.fields.contains(&field)
    }
}
