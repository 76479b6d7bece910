//! Letters behind the years of works that read alike otherwise. hayagriva 0.10.1 gives them to the first such works
//! of a list and stops after three turns; of many works of one author and year most stay without. So they are given
//! here: where the style says where letters stand, as a field of their own; else with the year, for which another
//! year stands while the processor works.

use super::{
    engine::CHUNK,
    prepare,
    prune::with_field,
    rich::Rich,
    stand_in::{self, Taken},
    style::Style,
};
use citationberg::{
    Choose, ChooseBranch, Collapse, IndependentStyle, LayoutRenderingElement, LongShortForm,
    NamesChild, Text, TextTarget,
    json::{DateValue, Item, Value},
    taxonomy::{StandardVariable, Variable},
};
use std::collections::{BTreeMap, BTreeSet};

/// The first of the years that stand for others, and how many there are.
const FIRST: i16 = 10_000;
const COUNT: i16 = 9_000;

/// Letters, and the years that stand for years.
pub(super) struct Letters {
    of: BTreeMap<usize, String>,
    /// Work → its year, and that which stands for it.
    years: BTreeMap<usize, (i16, i16)>,
    /// Where the style says where letters stand: the field for them.
    field: Option<StandardVariable>,
    /// Whether citations print nothing but the year of a work behind another of the same author: then letters go
    /// with their years there.
    collapsed: bool,
}

impl Letters {
    /// Letters for works in groups, which come in this order. `None` where the processor can give them: for fewer
    /// groups than `least`.
    pub(super) fn new(
        style: &Style,
        taken: &Taken,
        items: &[Item],
        groups: &BTreeMap<usize, usize>,
        order: &[usize],
        least: usize,
    ) -> Option<Self> {
        let field = style.letter_field;
        let collapse = style.csl.citation.collapse;
        let collapsed = collapse.is_some_and(|collapse| collapse != Collapse::CitationNumber);
        let with_years = field.is_none() || collapsed;
        // Two digits of a year do not tell which year it stands for.
        let hidden = with_years && style.short_years;
        if hidden || groups.values().collect::<BTreeSet<_>>().len() < least {
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
        // Works without a letter keep one year for all, by which the processor tells them apart.
        let mut dated: Vec<(i16, Option<usize>)> = Vec::new();
        let mut plain: Vec<(i16, usize)> = Vec::new();
        for work in order.iter().filter(|_| with_years) {
            let Some(year) = year(items.get(*work)).filter(|year| *year >= 1000) else { continue };
            if of.contains_key(work) {
                dated.push((year, Some(*work)));
            } else {
                if !plain.iter().any(|(own, _)| *own == year) {
                    dated.push((year, None));
                }
                plain.push((year, *work));
            }
        }
        let free: Vec<i16> = taken.free(FIRST, COUNT).take(dated.len()).collect();
        if free.len() < dated.len() {
            return None;
        }
        // In the same order, for styles that put works in the order of their years.
        dated.sort_by_key(|(year, work)| (*year, work.is_some()));
        let mut years = BTreeMap::new();
        for ((year, work), other) in dated.into_iter().zip(free) {
            match work {
                Some(work) => drop(years.insert(work, (year, other))),
                None => years.extend(
                    plain.iter().filter(|(own, _)| *own == year).map(|(_, w)| (*w, (year, other))),
                ),
            }
        }
        Some(Self { of, years, field, collapsed })
    }

    /// The works for the processor, as citations see them or as the bibliography does.
    pub(super) fn mark(&self, items: &mut [Item], citing: bool) {
        for (work, item) in items.iter_mut().enumerate() {
            self.mark_as(item, work, citing);
        }
    }

    /// Gives an item the year or letter of a work.
    fn mark_as(&self, item: &mut Item, work: usize, citing: bool) {
        let with_years = self.field.is_none() || citing && self.collapsed;
        let field = self.field.map(|field| field.to_string());
        if let Some(field) = &field {
            item.0.remove(field);
        }
        if let Some((_, other)) = self.years.get(&work).filter(|_| with_years)
            && let Some(Value::Date(DateValue::Raw { raw, .. })) = item.0.get_mut("issued")
        {
            raw.start.year = *other;
        } else if let (Some(field), Some(letter)) = (field, self.of.get(&work)) {
            item.0.insert(field, Value::String(letter.clone()));
        }
    }

    /// Works that are never printed: those that a work with a letter would be taken for without it, each with that
    /// letter, so that the processor names people apart as if there were none. With the class that each belongs to.
    pub(super) fn rivals(
        &self,
        items: &[Item],
        classes: &[Vec<usize>],
        groups: &BTreeMap<usize, usize>,
    ) -> Vec<(usize, Item)> {
        let mut all = Vec::new();
        for (class, works) in classes.iter().enumerate() {
            // What stands for a work among others: its group, or itself.
            let unit = |work: usize| groups.get(&work).copied().ok_or(work);
            let lettered = |work: &usize| self.of.contains_key(work);
            let mut own: Vec<(usize, Item)> = Vec::new();
            let mut marks = BTreeSet::new();
            for work in works {
                let (date, letter) = (year(items.get(*work)), self.of.get(work));
                let other = self.years.get(work).map(|(_, other)| *other);
                if !marks.insert((date, other, letter)) {
                    continue;
                }
                // Works without letters see each other.
                let seen = works.iter().filter(|one| !lettered(one) && !lettered(work));
                let mut units: BTreeSet<Result<usize, usize>> =
                    seen.map(|one| unit(*one)).collect();
                units.insert(unit(*work));
                for other in works {
                    let same_year = year(items.get(*other)) == date;
                    if same_year
                        && units.insert(unit(*other))
                        && let Some(item) = items.get(*other)
                    {
                        let mut item = item.clone();
                        self.mark_as(&mut item, *work, true);
                        let id = format!("{class} {}", own.len());
                        for field in ["id", prepare::TAG] {
                            item.0.insert(field.to_owned(), Value::String(id.clone()));
                        }
                        own.push((class, item));
                    }
                }
            }
            // The processor compares each with each.
            if own.len() <= CHUNK {
                all.append(&mut own);
            }
        }
        all
    }

    /// The style for those works.
    pub(super) fn style(&self, style: &mut IndependentStyle) {
        style.citation.disambiguate_add_year_suffix = false;
        if let Some(field) = self.field {
            let lists = std::iter::once(&mut style.citation.layout.elements)
                .chain(style.bibliography.as_mut().map(|b| &mut b.layout.elements))
                .chain(style.macros.iter_mut().map(|one| &mut one.children));
            lists.for_each(|list| elements(list, field));
        }
    }

    /// What the processor made, with the years as they are: the first of a work has its letter.
    pub(super) fn put(&self, mut text: Rich, works: &[usize]) -> Rich {
        for work in works {
            let Some((year, other)) = self.years.get(work) else { continue };
            let letter = self.of.get(work).map_or("", String::as_str);
            stand_in::put(&mut text, *other, &format!("{year}{letter}"), &year.to_string());
        }
        text
    }
}

/// The year of a work.
fn year(item: Option<&Item>) -> Option<i16> {
    match item?.0.get("issued")? {
        Value::Date(DateValue::Raw { raw, .. }) => Some(raw.start.year),
        _ => None,
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

fn elements(list: &mut [LayoutRenderingElement], field: StandardVariable) {
    let suffix = Variable::Standard(StandardVariable::YearSuffix);
    let rename = |branch: &mut ChooseBranch| {
        for asked in branch.variable.iter_mut().flatten().filter(|asked| **asked == suffix) {
            *asked = Variable::Standard(field);
        }
    };
    for element in list {
        match element {
            LayoutRenderingElement::Text(text) => match &text.target {
                TextTarget::Variable { var, .. } if *var == suffix => {
                    *element = LayoutRenderingElement::Choose(chosen(text, field));
                }
                _ => {}
            },
            LayoutRenderingElement::Group(group) => elements(&mut group.children, field),
            LayoutRenderingElement::Choose(choose) => {
                for branch in std::iter::once(&mut choose.if_).chain(&mut choose.else_if) {
                    rename(branch);
                    elements(&mut branch.children, field);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    elements(&mut otherwise.children, field);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        elements(&mut substitute.children, field);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The letter if there is one: a letter that is missing counts for no field of a group that is missing.
fn chosen(text: &Text, field: StandardVariable) -> Choose {
    let var = Variable::Standard(field);
    let target = TextTarget::Variable { var, form: LongShortForm::Long };
    let letter = LayoutRenderingElement::Text(Text { target, ..text.clone() });
    Choose { if_: with_field(Some(var), vec![letter]), else_if: Vec::new(), otherwise: None }
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_go_on_behind_z() {
        let letters: Vec<String> = [0, 25, 26, 51, 52].map(super::letter).into();
        assert_eq!(letters, ["a", "z", "aa", "az", "ba"]);
    }
}
