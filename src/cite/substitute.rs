//! What stands in where names are missing (CSL `cs:substitute`), made plain for hayagriva 0.10.1.

use citationberg::{
    Affixes, Choose, ChooseBranch, ChooseMatch, CslMacro, IndependentStyle, LayoutRenderingElement,
    LongShortForm, Names, NamesChild, Style as Csl, Substitute, Text, TextTarget,
    taxonomy::{StandardVariable, Variable},
};
use std::{collections::BTreeSet, sync::OnceLock};

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
                branches(choose).for_each(|branch| inherit(branch, &pattern));
            }
        }
    }
}

fn inherit(list: &mut [LayoutRenderingElement], pattern: &Names) {
    for element in list.iter_mut() {
        match element {
            LayoutRenderingElement::Names(names) => *names = pattern.from_names_substitute(names),
            LayoutRenderingElement::Choose(choose) => {
                branches(choose).for_each(|branch| inherit(branch, pattern));
            }
            _ => {}
        }
    }
    // The first that has anything stands in, and those behind it do not: "Roe, Ann, ed." is not followed by the translator.
    let mut before: Vec<Variable> = Vec::new();
    for element in list {
        let LayoutRenderingElement::Names(names) = element else {
            before.clear();
            continue;
        };
        let own: Vec<Variable> = names.variable.iter().map(|v| Variable::Name(*v)).collect();
        if !before.is_empty() {
            *element = LayoutRenderingElement::Choose(unless(before.clone(), element.clone()));
        }
        before.extend(own);
    }
}

/// What is printed where none of these has anything.
fn unless(variables: Vec<Variable>, element: LayoutRenderingElement) -> Choose {
    let if_ = ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: Some(variables),
        match_: ChooseMatch::None,
        children: vec![element],
    };
    Choose { if_, else_if: Vec::new(), otherwise: None }
}

/// Gives names without a substitute one that is always empty: hayagriva does not count names among the variables of
/// a group when they are missing, and prints the "In" of a group that has nothing else to say.
pub(super) fn counted(names: &mut Names) {
    if names.substitute().is_some() {
        return;
    }
    let target = TextTarget::Variable { var: Variable::Standard(NEVER), form: LongShortForm::Long };
    let children = vec![LayoutRenderingElement::Text(Text::with_target(target))];
    names.children.push(NamesChild::Substitute(Substitute { children }));
}

/// What the branches of a choice hold.
fn branches(choose: &mut Choose) -> impl Iterator<Item = &mut Vec<LayoutRenderingElement>> {
    std::iter::once(&mut choose.if_.children)
        .chain(choose.else_if.iter_mut().map(|branch| &mut branch.children))
        .chain(choose.otherwise.iter_mut().map(|otherwise| &mut otherwise.children))
}

/// The end of the names of macros that stand in for names.
const COPY: &str = " \u{fd716}";

/// Lets dates be printed that stand among what is printed in the place of names: asked whether it will print, a date
/// there counts itself as printed (ISO 690). Asked through names that are never there, it does not; so what stands in
/// for names gets macros of its own with such dates.
pub(super) fn dates(style: &mut IndependentStyle) {
    let mut dated: BTreeSet<String> = BTreeSet::new();
    loop {
        let holds = |one: &&CslMacro| !dated.contains(&one.name) && has_date(&one.children, &dated);
        let more: Vec<String> = style.macros.iter().filter(holds).map(|m| m.name.clone()).collect();
        if more.is_empty() {
            break;
        }
        dated.extend(more);
    }
    let Some(never) = never() else { return };
    let lists = std::iter::once(&mut style.citation.layout.elements)
        .chain(style.bibliography.as_mut().map(|b| &mut b.layout.elements))
        .chain(style.macros.iter_mut().map(|one| &mut one.children));
    let mut used = false;
    for list in lists {
        stand_ins(list, &dated, &mut used);
    }
    if !used {
        return;
    }
    let wanted = style.macros.iter().filter(|one| dated.contains(&one.name));
    let mut copies: Vec<CslMacro> = wanted.cloned().collect();
    for copy in &mut copies {
        copy.name.push_str(COPY);
        wrap(&mut copy.children, &dated, never);
    }
    style.macros.extend(copies);
}

/// Names of no kind, which no work has.
fn never() -> Option<&'static Names> {
    static NAMES: OnceLock<Option<Names>> = OnceLock::new();
    NAMES
        .get_or_init(|| {
            const XML: &str = r#"<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
            <info><title>names</title><id>names</id><updated>2020-01-01T00:00:00Z</updated></info>
            <citation><layout><names variable="author"><name/></names></layout></citation></style>"#;
            let Ok(Csl::Independent(style)) = Csl::from_xml(XML) else { return None };
            style.citation.layout.elements.into_iter().find_map(|e| match e {
                LayoutRenderingElement::Names(mut names) => {
                    names.variable.clear();
                    Some(names)
                }
                _ => None,
            })
        })
        .as_ref()
}

fn is_dated(text: &Text, dated: &BTreeSet<String>) -> bool {
    matches!(&text.target, TextTarget::Macro { name } if dated.contains(name))
}

fn has_date(list: &[LayoutRenderingElement], dated: &BTreeSet<String>) -> bool {
    list.iter().any(|element| match element {
        LayoutRenderingElement::Date(_) => true,
        LayoutRenderingElement::Text(text) => is_dated(text, dated),
        LayoutRenderingElement::Group(group) => has_date(&group.children, dated),
        LayoutRenderingElement::Choose(choose) => {
            has_date(&choose.if_.children, dated)
                || choose.else_if.iter().any(|branch| has_date(&branch.children, dated))
                || choose.otherwise.as_ref().is_some_and(|o| has_date(&o.children, dated))
        }
        _ => false,
    })
}

/// Points what stands in for names to the copies.
fn stand_ins(list: &mut [LayoutRenderingElement], dated: &BTreeSet<String>, used: &mut bool) {
    for element in list {
        match element {
            LayoutRenderingElement::Group(group) => stand_ins(&mut group.children, dated, used),
            LayoutRenderingElement::Choose(choose) => {
                branches(choose).for_each(|branch| stand_ins(branch, dated, used));
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        point(&mut substitute.children, dated, used);
                    }
                }
            }
            _ => {}
        }
    }
}

fn point(list: &mut [LayoutRenderingElement], dated: &BTreeSet<String>, used: &mut bool) {
    for element in list {
        match element {
            LayoutRenderingElement::Text(text) if is_dated(text, dated) => {
                if let TextTarget::Macro { name } = &mut text.target {
                    name.push_str(COPY);
                    *used = true;
                }
            }
            LayoutRenderingElement::Group(group) => point(&mut group.children, dated, used),
            LayoutRenderingElement::Choose(choose) => {
                branches(choose).for_each(|branch| point(branch, dated, used));
            }
            _ => {}
        }
    }
}

fn wrap(list: &mut Vec<LayoutRenderingElement>, dated: &BTreeSet<String>, never: &Names) {
    let stands_for = |children| {
        let mut names = never.clone();
        names.children.push(NamesChild::Substitute(Substitute { children }));
        LayoutRenderingElement::Names(names)
    };
    for mut element in std::mem::take(list) {
        match &mut element {
            LayoutRenderingElement::Date(date) => {
                // Behind other names that nothing stands in for, what is asked is no more taken for printed: a date
                // asks the whole style whether it prints the letter behind the year.
                let mut before = never.clone();
                counted(&mut before);
                let before = LayoutRenderingElement::Names(before);
                let mut bare = date.clone();
                (bare.form, bare.parts) = (None, None);
                (bare.affixes, bare.date_part) = (Affixes::default(), Vec::new());
                list.push(stands_for(vec![before, element]));
                // Then it is taken for printed, as it is to be.
                list.push(stands_for(vec![LayoutRenderingElement::Date(bare)]));
                continue;
            }
            LayoutRenderingElement::Text(text) if is_dated(text, dated) => {
                if let TextTarget::Macro { name } = &mut text.target {
                    name.push_str(COPY);
                }
            }
            LayoutRenderingElement::Group(group) => wrap(&mut group.children, dated, never),
            LayoutRenderingElement::Choose(choose) => {
                branches(choose).for_each(|branch| wrap(branch, dated, never));
            }
            _ => {}
        }
        list.push(element);
    }
}
