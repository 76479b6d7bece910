//! What stands in where names are missing (CSL `cs:substitute`), made plain for hayagriva 0.10.1.

use citationberg::{LayoutRenderingElement, Names, NamesChild, Substitute, Text, TextTarget};
use citationberg::{
    LongShortForm,
    taxonomy::{StandardVariable, Variable},
};

/// A field that no item has when the processor sees it.
pub(super) const NEVER: StandardVariable = StandardVariable::Keyword;

/// Hands the look of names down to those that stand in for them inside a choice: hayagriva does so only for those
/// that are in `cs:substitute` itself, and then "Ozols, Jānis, ed." becomes "J. Ozols" (Chicago, MHRA).
pub(super) fn hand_down(names: &mut Names) {
    let pattern = names.clone();
    for child in &mut names.children {
        let NamesChild::Substitute(substitute) = child else { continue };
        for element in &mut substitute.children {
            if let LayoutRenderingElement::Choose(choose) = element {
                inherit(&mut choose.if_.children, &pattern);
                for branch in &mut choose.else_if {
                    inherit(&mut branch.children, &pattern);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    inherit(&mut otherwise.children, &pattern);
                }
            }
        }
    }
}

fn inherit(list: &mut [LayoutRenderingElement], pattern: &Names) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(names) => *names = pattern.from_names_substitute(names),
            LayoutRenderingElement::Choose(choose) => {
                inherit(&mut choose.if_.children, pattern);
                for branch in &mut choose.else_if {
                    inherit(&mut branch.children, pattern);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    inherit(&mut otherwise.children, pattern);
                }
            }
            _ => {}
        }
    }
}

/// Gives names without a substitute one that is always empty: hayagriva does not count names among the variables of
/// a group when they are missing, and prints the "In" of a group that has nothing else to say.
pub(super) fn counted(names: &mut Names) {
    if names.substitute().is_some() {
        return;
    }
    let target =
        TextTarget::Variable { var: Variable::Standard(NEVER), form: LongShortForm::Long };
    let children = vec![LayoutRenderingElement::Text(Text::with_target(target))];
    names.children.push(NamesChild::Substitute(Substitute { children }));
}
