//! What is left of a style for works whose type and fields are known: no branch that none takes, no element whose
//! field none has, no macro that none reaches.
//!
//! hayagriva asks every element whether it will print, once for each group and macro around it, and looks macros up
//! in a list by name; Chicago has four hundred of them. What prints nothing leaves one trace where a group has to know
//! that a field of its own is missing: an element for a field that no work has.

use super::{
    prune::{Cut, with_field},
    substitute::NEVER,
};
use citationberg::{
    Choose, ChooseBranch, CslMacro, ElseBranch, Group, IndependentStyle, InheritableNameOptions,
    LayoutRenderingElement, LongShortForm, Names, NamesChild, Sort, SortKey, StyleClass,
    Substitute, Text, TextTarget,
    taxonomy::{NameVariable, NumberOrPageVariable, StandardVariable, Variable},
};
use std::collections::{BTreeMap, BTreeSet};

/// The style for works of which `cut` knows.
pub(super) fn reduced(style: &IndependentStyle, cut: &Cut<'_>) -> IndependentStyle {
    let mut work = Work { style, cut, macros: BTreeMap::new() };
    let mut out = IndependentStyle {
        info: style.info.clone(),
        default_locale: style.default_locale.clone(),
        version: style.version.clone(),
        citation: style.citation.clone(),
        bibliography: style.bibliography.clone(),
        settings: style.settings.clone(),
        macros: Vec::new(),
        locale: style.locale.clone(),
    };
    let sorts = [
        out.citation.sort.as_ref(),
        out.bibliography.as_ref().and_then(|bibliography| bibliography.sort.as_ref()),
    ];
    for name in sorts.into_iter().flatten().flat_map(keys) {
        work.says(name);
    }
    out.citation.layout.elements = work.list(&style.citation.layout.elements, Around::Else);
    if let (Some(bibliography), Some(whole)) = (&mut out.bibliography, &style.bibliography) {
        bibliography.layout.elements = work.list(&whole.layout.elements, Around::Else);
    }
    let macros = work.macros.into_iter();
    out.macros = macros
        .map(|(name, children)| CslMacro { name: name.to_owned(), children: children.1 })
        .collect();
    without_idle_substitutes(&mut out, cut);
    out
}

fn keys(sort: &Sort) -> impl Iterator<Item = &str> {
    sort.keys.iter().filter_map(|key| match key {
        SortKey::MacroName { name, .. } => Some(name.as_str()),
        SortKey::Variable { .. } => None,
    })
}

/// What an element is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Group,
    Choose,
    Substitute,
    /// A macro or a layout.
    Else,
}

/// What is left of a list of elements.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Nothing at all.
    Nothing,
    /// That a field is missing.
    Missing,
    /// Words, perhaps.
    Words,
}

struct Work<'a> {
    style: &'a IndependentStyle,
    cut: &'a Cut<'a>,
    macros: BTreeMap<&'a str, (Says, Vec<LayoutRenderingElement>)>,
}

impl<'a> Work<'a> {
    fn absent(&self, variable: Variable) -> bool {
        self.cut.present(variable) == Some(false)
    }

    /// What is left of a macro; that goes into the style which is being made.
    fn says(&mut self, name: &str) -> Says {
        if let Some((says, _)) = self.macros.get(name) {
            return *says;
        }
        let Some(one) = self.style.macros.iter().find(|one| one.name == name) else {
            return Says::Nothing;
        };
        // A macro never calls itself: such styles are not read.
        let children = self.list(&one.children, Around::Else);
        let says = says(&children);
        self.macros.insert(&one.name, (says, children));
        says
    }

    fn list(
        &mut self,
        list: &'a [LayoutRenderingElement],
        around: Around,
    ) -> Vec<LayoutRenderingElement> {
        let mut out: Vec<LayoutRenderingElement> = Vec::new();
        for element in list {
            let left = self.element(element, around);
            let sure = around == Around::Substitute && self.surely_names(&left);
            for element in left {
                if !is_missing(&element) || !out.iter().any(is_missing) {
                    out.push(element);
                }
            }
            // What stands behind is never reached.
            if sure {
                break;
            }
        }
        out
    }

    /// Whether names stand there that all works have.
    fn surely_names(&self, left: &[LayoutRenderingElement]) -> bool {
        left.iter().any(|element| {
            matches!(element, LayoutRenderingElement::Names(names) if self.present(names))
        })
    }

    fn present(&self, names: &Names) -> bool {
        names.variable.iter().any(|name| self.cut.present(Variable::Name(*name)) == Some(true))
    }

    fn element(
        &mut self,
        element: &'a LayoutRenderingElement,
        around: Around,
    ) -> Vec<LayoutRenderingElement> {
        let missing = |is: bool| if is { vec![missing()] } else { vec![element.clone()] };
        match element {
            LayoutRenderingElement::Text(text) => match &text.target {
                TextTarget::Variable { var, form } => {
                    let title = Variable::Standard(StandardVariable::Title);
                    let short = Variable::Standard(StandardVariable::TitleShort);
                    let other = *var == title && *form == LongShortForm::Short;
                    missing(self.absent(*var) && (!other || self.absent(short)))
                }
                TextTarget::Macro { name } => match self.says(name) {
                    Says::Nothing => Vec::new(),
                    says => missing(says == Says::Missing),
                },
                TextTarget::Term { .. } | TextTarget::Value { .. } => vec![element.clone()],
            },
            LayoutRenderingElement::Number(number) => missing(self.absent(number.variable.into())),
            LayoutRenderingElement::Date(date) => {
                missing(date.variable.is_none_or(|date| self.absent(Variable::Date(date))))
            }
            LayoutRenderingElement::Label(label) => {
                let of = match label.variable {
                    NumberOrPageVariable::Number(number) => Variable::Number(number),
                    NumberOrPageVariable::Page(page) => Variable::Page(page),
                };
                if self.absent(of) { Vec::new() } else { vec![element.clone()] }
            }
            LayoutRenderingElement::Names(names) => self.names(names),
            LayoutRenderingElement::Group(group) => {
                let children = self.list(&group.children, Around::Group);
                match says(&children) {
                    Says::Nothing => Vec::new(),
                    Says::Missing => vec![self::missing()],
                    Says::Words => {
                        vec![LayoutRenderingElement::Group(with(group, children))]
                    }
                }
            }
            LayoutRenderingElement::Choose(choose) => self.choose(choose, around),
        }
    }

    fn names(&mut self, names: &'a Names) -> Vec<LayoutRenderingElement> {
        let absent = names.variable.iter().all(|name| self.absent(Variable::Name(*name)));
        let mut own = names.clone();
        if names.variable.is_empty() {
            // Not there to be printed but for what the processor does with them.
            return vec![LayoutRenderingElement::Names(own)];
        }
        let Some(substitute) = names.substitute() else {
            let left = (!absent).then_some(LayoutRenderingElement::Names(own));
            return left.into_iter().collect();
        };
        let children = self.list(&substitute.children, Around::Substitute);
        if absent {
            match says(&children) {
                Says::Nothing => return Vec::new(),
                Says::Missing if children.iter().all(is_missing) => return vec![missing()],
                _ => {}
            }
        }
        for child in &mut own.children {
            if let NamesChild::Substitute(own) = child {
                *own = Substitute { children: children.clone() };
            }
        }
        vec![LayoutRenderingElement::Names(own)]
    }

    /// A choice without the branches that no work takes, and without those behind one that all take.
    fn choose(&mut self, choose: &'a Choose, around: Around) -> Vec<LayoutRenderingElement> {
        let mut kept: Vec<ChooseBranch> = Vec::new();
        let mut last = choose.otherwise.as_ref().map(|otherwise| &otherwise.children);
        for branch in std::iter::once(&choose.if_).chain(&choose.else_if) {
            match self.cut.answer(branch) {
                Ok(false) => {}
                Ok(true) => {
                    last = Some(&branch.children);
                    break;
                }
                Err(mut open) => {
                    open.children = self.list(&branch.children, Around::Choose);
                    kept.push(open);
                }
            }
        }
        let last = last.map(|children| self.list(children, Around::Choose)).unwrap_or_default();
        let mut kept = kept.into_iter();
        let Some(if_) = kept.next() else { return settled(last, around) };
        let else_if: Vec<ChooseBranch> = kept.collect();
        let idle = last.is_empty()
            && std::iter::once(&if_).chain(&else_if).all(|branch| branch.children.is_empty());
        if idle {
            return Vec::new();
        }
        let otherwise = (!last.is_empty()).then_some(ElseBranch { children: last });
        vec![LayoutRenderingElement::Choose(Choose { if_, else_if, otherwise })]
    }
}

/// A choice of which the branch is known. A group inside a group counts otherwise than inside a choice.
fn settled(children: Vec<LayoutRenderingElement>, around: Around) -> Vec<LayoutRenderingElement> {
    let group =
        |element: &LayoutRenderingElement| matches!(element, LayoutRenderingElement::Group(_));
    let bare = children.iter().all(is_missing);
    let plain = match around {
        Around::Group => !children.iter().any(group),
        Around::Choose => true,
        Around::Substitute | Around::Else => children.len() == 1,
    };
    if bare || plain {
        return children;
    }
    vec![LayoutRenderingElement::Choose(Choose {
        if_: with_field(None, children),
        else_if: Vec::new(),
        otherwise: None,
    })]
}

/// The trace of a field that is missing.
fn missing() -> LayoutRenderingElement {
    let target = TextTarget::Variable { var: Variable::Standard(NEVER), form: LongShortForm::Long };
    LayoutRenderingElement::Text(Text::with_target(target))
}

fn is_missing(element: &LayoutRenderingElement) -> bool {
    matches!(
        element,
        LayoutRenderingElement::Text(Text {
            target: TextTarget::Variable { var: Variable::Standard(NEVER), .. },
            ..
        })
    )
}

fn says(list: &[LayoutRenderingElement]) -> Says {
    let fixed = |element: &LayoutRenderingElement| {
        matches!(
            element,
            LayoutRenderingElement::Text(Text {
                target: TextTarget::Term { .. } | TextTarget::Value { .. },
                ..
            })
        )
    };
    if list.is_empty() {
        Says::Nothing
    } else if list.iter().any(is_missing) && list.iter().all(|e| is_missing(e) || fixed(e)) {
        // Terms are not printed where all fields beside them are missing.
        Says::Missing
    } else {
        Says::Words
    }
}

fn with(group: &Group, children: Vec<LayoutRenderingElement>) -> Group {
    Group {
        children,
        font_style: group.font_style,
        font_variant: group.font_variant,
        font_weight: group.font_weight,
        text_decoration: group.text_decoration,
        vertical_align: group.vertical_align,
        prefix: group.prefix.clone(),
        suffix: group.suffix.clone(),
        delimiter: group.delimiter.clone(),
        display: group.display,
    }
}

/// Takes away what stands in for names that are always there. Names that have been printed in the place of others
/// are missing afterwards; those keep theirs.
fn without_idle_substitutes(style: &mut IndependentStyle, cut: &Cut<'_>) {
    let mut moved: Vec<NameVariable> = Vec::new();
    let present = |names: &Names| {
        names.variable.iter().any(|name| cut.present(Variable::Name(*name)) == Some(true))
    };
    let mut callable: BTreeSet<String> = BTreeSet::new();
    let lists = |style: &IndependentStyle| -> Vec<Vec<LayoutRenderingElement>> {
        std::iter::once(style.citation.layout.elements.clone())
            .chain(style.bibliography.iter().map(|b| b.layout.elements.clone()))
            .chain(style.macros.iter().map(|one| one.children.clone()))
            .collect()
    };
    for list in lists(style) {
        each_names(&list, &mut |names| {
            if let Some(substitute) = names.substitute().filter(|_| !present(names)) {
                gather(&substitute.children, style, &mut moved, &mut callable);
            }
        });
    }
    let idle = |names: &Names| {
        let counts = names.children.iter().any(|child| match child {
            NamesChild::Name(name) => name.options(&names.options()).et_al_use_first == Some(0),
            _ => false,
        });
        !counts && present(names) && !names.variable.iter().any(|name| moved.contains(name))
    };
    let lists = std::iter::once(&mut style.citation.layout.elements)
        .chain(style.bibliography.as_mut().map(|b| &mut b.layout.elements))
        .chain(style.macros.iter_mut().map(|one| &mut one.children));
    for list in lists {
        drop_substitutes(list, &idle);
    }
}

/// Whether citations of a style that has been reduced depend on what was cited before them.
pub(super) fn looks_at_place(style: &IndependentStyle) -> bool {
    let inherited = [&style.settings.options, &style.citation.name_options];
    let shorter = |options: &InheritableNameOptions| {
        options.et_al_subsequent_min.is_some() || options.et_al_subsequent_use_first.is_some()
    };
    let mut found = style.settings.class == StyleClass::Note || inherited.into_iter().any(shorter);
    let mut called = BTreeSet::new();
    let look = |list: &[LayoutRenderingElement], found: &mut bool| {
        each_names(list, &mut |names| {
            let options = names.options();
            let inner = names.children.iter().any(|child| match child {
                NamesChild::Name(name) => {
                    let own = name.options(&options);
                    own.et_al_subsequent_min.is_some() || own.et_al_subsequent_use_first.is_some()
                }
                _ => false,
            });
            *found |= inner || shorter(&options);
        });
        *found |= asks_for_place(list);
    };
    let layout = &style.citation.layout.elements;
    gather(layout, style, &mut Vec::new(), &mut called);
    look(layout, &mut found);
    for one in style.macros.iter().filter(|one| called.contains(&one.name)) {
        look(&one.children, &mut found);
    }
    found
}

/// Whether citations name people with the family name first.
pub(super) fn inverts(style: &IndependentStyle) -> bool {
    let first = |options: &InheritableNameOptions| options.name_as_sort_order.is_some();
    let mut found = first(&style.settings.options) || first(&style.citation.name_options);
    let mut called = BTreeSet::new();
    let layout = &style.citation.layout.elements;
    gather(layout, style, &mut Vec::new(), &mut called);
    let macros = style.macros.iter().filter(|one| called.contains(&one.name));
    for list in std::iter::once(layout).chain(macros.map(|one| &one.children)) {
        each_names(list, &mut |names| {
            let own = names.options();
            found |= first(&own)
                || names.name().is_some_and(|name| name.options(&own).name_as_sort_order.is_some());
        });
    }
    found
}

fn asks_for_place(list: &[LayoutRenderingElement]) -> bool {
    list.iter().any(|element| match element {
        LayoutRenderingElement::Choose(choose) => {
            choose.branches().any(|b| b.position.is_some() || asks_for_place(&b.children))
                || choose.otherwise.as_ref().is_some_and(|o| asks_for_place(&o.children))
        }
        LayoutRenderingElement::Group(group) => asks_for_place(&group.children),
        LayoutRenderingElement::Names(names) => {
            names.substitute().is_some_and(|s| asks_for_place(&s.children))
        }
        _ => false,
    })
}

fn each_names(list: &[LayoutRenderingElement], act: &mut dyn FnMut(&Names)) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(names) => {
                act(names);
                if let Some(substitute) = names.substitute() {
                    each_names(&substitute.children, act);
                }
            }
            LayoutRenderingElement::Group(group) => each_names(&group.children, act),
            LayoutRenderingElement::Choose(choose) => {
                for branch in choose.branches() {
                    each_names(&branch.children, act);
                }
                if let Some(otherwise) = &choose.otherwise {
                    each_names(&otherwise.children, act);
                }
            }
            _ => {}
        }
    }
}

/// The names that a list prints, and the macros that it calls.
fn gather(
    list: &[LayoutRenderingElement],
    style: &IndependentStyle,
    names: &mut Vec<NameVariable>,
    called: &mut BTreeSet<String>,
) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(own) => {
                names.extend(&own.variable);
                if let Some(substitute) = own.substitute() {
                    gather(&substitute.children, style, names, called);
                }
            }
            LayoutRenderingElement::Text(Text { target: TextTarget::Macro { name }, .. }) => {
                let one = style.macros.iter().find(|one| one.name == *name);
                if let Some(one) = one.filter(|_| called.insert(name.clone())) {
                    gather(&one.children, style, names, called);
                }
            }
            LayoutRenderingElement::Group(group) => gather(&group.children, style, names, called),
            LayoutRenderingElement::Choose(choose) => {
                for branch in choose.branches() {
                    gather(&branch.children, style, names, called);
                }
                if let Some(otherwise) = &choose.otherwise {
                    gather(&otherwise.children, style, names, called);
                }
            }
            _ => {}
        }
    }
}

fn drop_substitutes(list: &mut [LayoutRenderingElement], idle: &dyn Fn(&Names) -> bool) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(names) => {
                if idle(names) {
                    names.children.retain(|child| !matches!(child, NamesChild::Substitute(_)));
                }
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        drop_substitutes(&mut substitute.children, idle);
                    }
                }
            }
            LayoutRenderingElement::Group(group) => drop_substitutes(&mut group.children, idle),
            LayoutRenderingElement::Choose(choose) => {
                drop_substitutes(&mut choose.if_.children, idle);
                for branch in &mut choose.else_if {
                    drop_substitutes(&mut branch.children, idle);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    drop_substitutes(&mut otherwise.children, idle);
                }
            }
            _ => {}
        }
    }
}
