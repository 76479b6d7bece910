//! Letters behind the years of works that read alike otherwise. hayagriva 0.10.1 gives them to the first such works
//! of a list and stops after three turns; of many works of one author and year most stay without. So they are given
//! here: where the style says where letters stand, as a field of their own; else with the year, for which another
//! year stands while the processor works.

use super::rich::Rich;
use citationberg::{
    Choose, ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement, LongShortForm,
    NamesChild, Text, TextTarget,
    json::{DateValue, Item, Value},
    taxonomy::{StandardVariable, Variable},
};
use std::collections::{BTreeMap, BTreeSet};

/// The field of the letter; hardly a style prints it otherwise.
const FIELD: StandardVariable = StandardVariable::References;
/// The first of the years that stand for others, and how many there are.
const FIRST: i16 = 10_000;
const COUNT: usize = 9_000;

/// Letters, and the years that stand for years.
pub(super) struct Letters {
    of: BTreeMap<usize, String>,
    /// Work → its year, and that which stands for it.
    years: BTreeMap<usize, (i16, i16)>,
    /// Whether the style says where letters stand.
    said: bool,
}

impl Letters {
    /// Letters for works in groups, which come in this order. `None` where the processor can give them.
    pub(super) fn new(
        items: &[Item],
        groups: &BTreeMap<usize, usize>,
        order: &[usize],
        said: bool,
    ) -> Option<Self> {
        if groups.values().collect::<BTreeSet<_>>().len() < 2 {
            return None;
        }
        let mut count: BTreeMap<usize, usize> = BTreeMap::new();
        let mut of = BTreeMap::new();
        for work in order {
            let Some(group) = groups.get(work) else { continue };
            let number = count.entry(*group).or_default();
            of.insert(*work, letter(*number));
            *number += 1;
        }
        let mut dated: Vec<(i16, usize)> = Vec::new();
        for work in order.iter().filter(|_| !said) {
            match items.get(*work).and_then(|item| item.0.get("issued")) {
                Some(Value::Date(DateValue::Raw { raw, .. })) if raw.start.year >= 1000 => {
                    dated.push((raw.start.year, *work));
                }
                _ => {}
            }
        }
        if dated.len() > COUNT {
            return None;
        }
        // In the same order, for styles that put works in the order of their years.
        dated.sort_by_key(|(year, _)| *year);
        let years = dated.into_iter().zip(FIRST..);
        let years = years.map(|((year, work), other)| (work, (year, other))).collect();
        Some(Self { of, years, said })
    }

    /// The works for the processor.
    pub(super) fn mark(&self, items: &mut [Item]) {
        for (work, item) in items.iter_mut().enumerate() {
            if let Some((_, other)) = self.years.get(&work)
                && let Some(Value::Date(DateValue::Raw { raw, .. })) = item.0.get_mut("issued")
            {
                raw.start.year = *other;
            }
            if self.said {
                item.0.remove(&FIELD.to_string());
            }
            if let Some(letter) = self.of.get(&work).filter(|_| self.said) {
                item.0.insert(FIELD.to_string(), Value::String(letter.clone()));
            }
        }
    }

    /// The style for those works.
    pub(super) fn style(&self, style: &mut IndependentStyle) {
        style.citation.disambiguate_add_year_suffix = false;
        if self.said {
            let lists = std::iter::once(&mut style.citation.layout.elements)
                .chain(style.bibliography.as_mut().map(|b| &mut b.layout.elements))
                .chain(style.macros.iter_mut().map(|one| &mut one.children));
            lists.for_each(|list| elements(list));
        }
    }

    /// What the processor made, with the years as they are: the first of a work has its letter.
    pub(super) fn put(&self, mut text: Rich, works: &[usize]) -> Rich {
        for work in works {
            let Some((year, other)) = self.years.get(work) else { continue };
            let other = other.to_string();
            let letter = self.of.get(work).map_or("", String::as_str);
            let mut first = true;
            for run in text.0.iter_mut().filter(|run| run.link.is_none()) {
                if first && run.text.contains(&other) {
                    run.text = run.text.replacen(&other, &format!("{year}{letter}"), 1);
                    first = false;
                }
                if run.text.contains(&other) {
                    run.text = run.text.replace(&other, &year.to_string());
                }
            }
        }
        text
    }
}

/// 0 → "a", 26 → "aa".
fn letter(number: usize) -> String {
    let mut out = Vec::new();
    let mut left = number;
    loop {
        out.push(char::from(b'a' + u8::try_from(left % 26).unwrap_or(0)));
        let Some(next) = (left / 26).checked_sub(1) else { break };
        left = next;
    }
    out.iter().rev().collect()
}

fn elements(list: &mut [LayoutRenderingElement]) {
    let suffix = Variable::Standard(StandardVariable::YearSuffix);
    let rename = |branch: &mut ChooseBranch| {
        for field in branch.variable.iter_mut().flatten().filter(|field| **field == suffix) {
            *field = Variable::Standard(FIELD);
        }
    };
    for element in list {
        match element {
            LayoutRenderingElement::Text(text) => match &text.target {
                TextTarget::Variable { var, .. } if *var == suffix => {
                    *element = LayoutRenderingElement::Choose(chosen(text));
                }
                _ => {}
            },
            LayoutRenderingElement::Group(group) => elements(&mut group.children),
            LayoutRenderingElement::Choose(choose) => {
                for branch in std::iter::once(&mut choose.if_).chain(&mut choose.else_if) {
                    rename(branch);
                    elements(&mut branch.children);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    elements(&mut otherwise.children);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        elements(&mut substitute.children);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The letter if there is one: a letter that is missing counts for no field of a group that is missing.
fn chosen(text: &Text) -> Choose {
    let var = Variable::Standard(FIELD);
    let target = TextTarget::Variable { var, form: LongShortForm::Long };
    let if_ = ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: Some(vec![var]),
        match_: ChooseMatch::All,
        children: vec![LayoutRenderingElement::Text(Text { target, ..text.clone() })],
    };
    Choose { if_, else_if: Vec::new(), otherwise: None }
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_go_on_behind_z() {
        let letters: Vec<String> = [0, 25, 26, 51, 52].map(super::letter).into();
        assert_eq!(letters, ["a", "z", "aa", "az", "ba"]);
    }
}
