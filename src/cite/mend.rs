//! Puts into a style what CSL takes for granted and hayagriva 0.10.1 does not: a `cs:names` that has a label or
//! a substitute but no `cs:name` loses its names when it stands in a group (NLM and with it Vancouver).

use citationberg::{IndependentStyle, LayoutRenderingElement, Name, Names, NamesChild};

/// Gives every `cs:names` that needs one its `cs:name`.
pub(super) fn names(style: &mut IndependentStyle) {
    elements(&mut style.citation.layout.elements);
    if let Some(bibliography) = &mut style.bibliography {
        elements(&mut bibliography.layout.elements);
    }
    for one in &mut style.macros {
        elements(&mut one.children);
    }
}

fn elements(list: &mut [LayoutRenderingElement]) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(names) => mend(names),
            LayoutRenderingElement::Group(group) => elements(&mut group.children),
            LayoutRenderingElement::Choose(choose) => {
                elements(&mut choose.if_.children);
                for branch in &mut choose.else_if {
                    elements(&mut branch.children);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    elements(&mut otherwise.children);
                }
            }
            LayoutRenderingElement::Text(_)
            | LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}

fn mend(names: &mut Names) {
    if !names.children.is_empty() && names.name().is_none() {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
    for child in &mut names.children {
        if let NamesChild::Substitute(substitute) = child {
            elements(&mut substitute.children);
        }
    }
}
