//! Puts into a style what CSL takes for granted and hayagriva 0.10.1 does not: a `cs:names` that has a label or
//! a substitute but no `cs:name` loses its names when it stands in a group (NLM and with it Vancouver).

use super::{
    prune::with_field,
    rich::{DOT, Toggle},
    substitute,
};
use citationberg::{
    Affixes, Choose, Date, DatePartName, DateParts, ElseBranch, Group, IndependentStyle, Label,
    LabelPluralize, Layout, LayoutRenderingElement, LongShortForm, Name, Names, NamesChild, Text,
    TextTarget,
    taxonomy::{NumberOrPageVariable, StandardVariable, Variable},
};

/// Mends what hayagriva reads otherwise than CSL means it.
pub(super) fn style(style: &mut IndependentStyle) {
    own_delimiters(&mut style.citation.layout);
    elements(&mut style.citation.layout.elements);
    if let Some(bibliography) = &mut style.bibliography {
        elements(&mut bibliography.layout.elements);
    }
    for one in &mut style.macros {
        elements(&mut one.children);
    }
    substitute::dates(style);
}

/// The delimiter of a layout stands between citations; hayagriva puts it between the parts of a choice that stands
/// in the layout itself. A group around the choice has a delimiter of its own: none.
fn own_delimiters(layout: &mut Layout) {
    if layout.delimiter.is_none() {
        return;
    }
    for element in &mut layout.elements {
        if matches!(element, LayoutRenderingElement::Choose(_)) {
            // A group is left out when its variables are empty, "ibid." with it. A group inside that always says
            // something, a mark that no reader sees, keeps it.
            let mark = Toggle::Plain.mark(false).to_string();
            let mark =
                LayoutRenderingElement::Text(Text::with_target(TextTarget::Value { val: mark }));
            let mark = LayoutRenderingElement::Group(group(vec![mark]));
            let choose = std::mem::replace(element, mark.clone());
            *element = LayoutRenderingElement::Group(group(vec![mark, choose]));
        }
    }
}

/// The style with dates of which the year alone is shown in parts: hayagriva adds the season to them otherwise. `None`
/// where the locale puts signs around the year.
pub(super) fn with_bare_years(style: &IndependentStyle, locale: &str) -> Option<IndependentStyle> {
    let year = super::order::year()?;
    let file = super::style::locale(locale).unwrap_or("en-US");
    let files = super::style::locale_files(Some(locale), style).iter();
    let spoken = files.filter(|l| l.lang.as_ref().is_some_and(|code| code.0 == file));
    let mut years = spoken
        .chain(&style.locale)
        .flat_map(|l| &l.date)
        .flat_map(|date| &date.date_part)
        .filter(|part| part.name == DatePartName::Year);
    if years.any(|part| part.affixes.suffix.as_deref().is_some_and(|s| !s.trim().is_empty())) {
        return None;
    }
    let mut style = style.clone();
    let lists = std::iter::once(&mut style.citation.layout.elements)
        .chain(style.bibliography.as_mut().map(|b| &mut b.layout.elements))
        .chain(style.macros.iter_mut().map(|one| &mut one.children));
    for list in lists {
        each_date(list, &mut |date| {
            if date.form.is_some() && date.parts == Some(DateParts::Year) {
                (date.form, date.parts) = (None, None);
                date.date_part.retain(|part| part.name == DatePartName::Year);
                if date.date_part.is_empty() {
                    date.date_part.push(year.clone());
                }
            }
        });
    }
    Some(style)
}

fn each_date(list: &mut [LayoutRenderingElement], change: &mut impl FnMut(&mut Date)) {
    for element in list {
        match element {
            LayoutRenderingElement::Date(date) => change(date),
            LayoutRenderingElement::Group(group) => each_date(&mut group.children, change),
            LayoutRenderingElement::Choose(choose) => {
                each_date(&mut choose.if_.children, change);
                for branch in &mut choose.else_if {
                    each_date(&mut branch.children, change);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    each_date(&mut otherwise.children, change);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        each_date(&mut substitute.children, change);
                    }
                }
            }
            _ => {}
        }
    }
}

fn group(children: Vec<LayoutRenderingElement>) -> Group {
    Group {
        children,
        font_style: None,
        font_variant: None,
        font_weight: None,
        text_decoration: None,
        vertical_align: None,
        prefix: None,
        suffix: None,
        delimiter: None,
        display: None,
    }
}

fn elements(list: &mut [LayoutRenderingElement]) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(names) => {
                substitute::counted(names);
                mend(names);
            }
            LayoutRenderingElement::Text(text) => {
                if text.strip_periods {
                    keep_periods(&mut text.affixes);
                }
                if let Some(choose) = short_container(text) {
                    *element = LayoutRenderingElement::Choose(choose);
                }
            }
            LayoutRenderingElement::Date(date) => {
                for part in date.date_part.iter_mut().filter(|part| part.strip_periods) {
                    keep_periods(&mut part.affixes);
                }
            }
            LayoutRenderingElement::Label(label) => {
                if label.label.strip_periods {
                    keep_periods(&mut label.label.affixes);
                }
                if let Some(choose) = fixed_number(label) {
                    *element = LayoutRenderingElement::Choose(choose);
                }
            }
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
            LayoutRenderingElement::Number(_) => {}
        }
    }
}

fn mend(names: &mut Names) {
    substitute::hand_down(names);
    if !names.children.is_empty() && names.name().is_none() {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
    for child in &mut names.children {
        match child {
            NamesChild::Substitute(substitute) => {
                for element in &mut substitute.children {
                    match element {
                        // What it does not say itself it has from the names that it stands for.
                        LayoutRenderingElement::Names(names) => mend(names),
                        other => elements(std::slice::from_mut(other)),
                    }
                }
            }
            NamesChild::Label(label) if label.strip_periods => keep_periods(&mut label.affixes),
            _ => {}
        }
    }
}

/// Periods are to be taken out of what is between the affixes; hayagriva takes them out of those too.
fn keep_periods(affixes: &mut Affixes) {
    for affix in [&mut affixes.prefix, &mut affixes.suffix].into_iter().flatten() {
        *affix = affix.replace('.', DOT.encode_utf8(&mut [0; 4]));
    }
}

/// The short form of a container's title, which hayagriva does not know, as a choice between two fields.
fn short_container(text: &Text) -> Option<Choose> {
    let TextTarget::Variable { var, form: LongShortForm::Short } = &text.target else {
        return None;
    };
    if *var != Variable::Standard(StandardVariable::ContainerTitle) {
        return None;
    }
    let short = Variable::Standard(StandardVariable::ContainerTitleShort);
    let with = |var: Variable| {
        let target = TextTarget::Variable { var, form: LongShortForm::Long };
        vec![LayoutRenderingElement::Text(Text { target, ..text.clone() })]
    };
    let otherwise = Some(ElseBranch { children: with(*var) });
    Some(Choose { if_: with_field(Some(short), with(short)), else_if: Vec::new(), otherwise })
}

/// The label of pages that is always "p." or always "pp.", whatever the pages; hayagriva looks at the pages still.
fn fixed_number(label: &Label) -> Option<Choose> {
    let NumberOrPageVariable::Page(page) = label.variable else { return None };
    let plural = match label.label.plural {
        LabelPluralize::Contextual => return None,
        LabelPluralize::Always => true,
        LabelPluralize::Never => false,
    };
    let of = &label.label;
    let text = Text {
        target: TextTarget::Term { term: page.into(), form: of.form, plural },
        formatting: of.formatting,
        affixes: of.affixes.clone(),
        display: None,
        quotes: false,
        strip_periods: of.strip_periods,
        text_case: of.text_case,
    };
    let children = vec![LayoutRenderingElement::Text(text)];
    let if_ = with_field(Some(Variable::Page(page)), children);
    Some(Choose { if_, else_if: Vec::new(), otherwise: None })
}

/// The text of a style in which each `cs:names` has the delimiter that `names-delimiter` gives to all; hayagriva
/// does not hand it down.
pub(super) fn with_names_delimiter(xml: &str) -> Option<String> {
    // That of the bibliography goes before that of the whole style.
    let tag = |name: &str| {
        let rest = xml.get(xml.find(&format!("<{name}"))?..)?;
        rest.get(..rest.find('>')?)
    };
    let value = |tag: &str| {
        let rest = tag.split_once("names-delimiter=")?.1;
        let quote = rest.chars().next().filter(|q| matches!(q, '"' | '\''))?;
        rest.get(1..)?.split(quote).next().map(|value| format!("{quote}{value}{quote}"))
    };
    let given = tag("bibliography").and_then(value).or_else(|| tag("style").and_then(value))?;
    let mut out = String::with_capacity(xml.len() + 64);
    let mut rest = xml;
    while let Some(at) = rest.find("<names ") {
        let (before, from) = rest.split_at(at);
        let end = from.find('>')?;
        let (names, after) = from.split_at(end);
        out.push_str(before);
        if names.contains(" delimiter=") {
            out.push_str(names);
        } else {
            out.push_str(&names.replacen("<names ", &format!("<names delimiter={given} "), 1));
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}
