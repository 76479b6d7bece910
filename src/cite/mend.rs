//! Puts into a style what CSL takes for granted and hayagriva 0.10.1 does not: a `cs:names` that has a label or
//! a substitute but no `cs:name` loses its names when it stands in a group (NLM and with it Vancouver).

use super::{
    prune::with_field,
    rich::{DOT, Toggle},
    substitute,
};
use citationberg::{
    Affixes, Choose, ChooseBranch, ChooseMatch, Date, DatePartName, DateParts, ElseBranch, Group,
    IndependentStyle, Label, LabelPluralize, Layout, LayoutRenderingElement, Locale, LocalizedTerm,
    LongShortForm, Name, Names, NamesChild, TermForm, Text, TextCase, TextTarget,
    VariablelessLabel,
    taxonomy::{NumberOrPageVariable, StandardVariable, Term, Variable},
};

/// Mends what hayagriva reads otherwise than CSL means it.
///
/// `several`: the field that says of a work that its pages are several.
pub(super) fn style(style: &mut IndependentStyle, several: Option<StandardVariable>) {
    own_delimiters(&mut style.citation.layout);
    closing(&mut style.citation.layout.suffix, 8);
    elements(&mut style.citation.layout.elements, several);
    if let Some(bibliography) = &mut style.bibliography {
        elements(&mut bibliography.layout.elements, several);
    }
    for one in &mut style.macros {
        elements(&mut one.children, several);
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

fn elements(list: &mut [LayoutRenderingElement], several: Option<StandardVariable>) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(names) => {
                substitute::counted(names);
                mend(names, several);
            }
            LayoutRenderingElement::Text(text) => {
                if text.strip_periods {
                    keep_periods(&mut text.affixes);
                }
                if matches!(text.target, TextTarget::Term { .. }) {
                    case_of_term(&mut text.text_case);
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
                case_of_term(&mut label.label.text_case);
                let choose = fixed_number(label).or_else(|| several_pages(label, several));
                if let Some(choose) = choose {
                    *element = LayoutRenderingElement::Choose(choose);
                }
            }
            LayoutRenderingElement::Group(group) => {
                elements(&mut group.children, several);
                let inside = group.children.iter().map(|child| match child {
                    LayoutRenderingElement::Group(group) => marks(group.suffix.as_deref()),
                    _ => 0,
                });
                let inside = inside.max().unwrap_or(0);
                closing(&mut group.suffix, inside + 1);
            }
            LayoutRenderingElement::Choose(choose) => {
                for branch in std::iter::once(&mut choose.if_).chain(&mut choose.else_if) {
                    one_type(branch);
                    elements(&mut branch.children, several);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    elements(&mut otherwise.children, several);
                }
            }
            LayoutRenderingElement::Number(_) => {}
        }
    }
}

/// A work has one type: where a branch asks for several and does not say how, any will do.
fn one_type(branch: &mut ChooseBranch) {
    let alone = branch.variable.is_none()
        && branch.is_numeric.is_none()
        && branch.is_uncertain_date.is_none()
        && branch.disambiguate.is_none()
        && branch.locator.is_none()
        && branch.position.is_none();
    let several = branch.type_.as_ref().is_some_and(|types| types.len() > 1);
    if alone && several && branch.match_ == ChooseMatch::All {
        branch.match_ = ChooseMatch::Any;
    }
}

/// Keeps a closing bracket behind another one: hayagriva takes the second for a repetition of the first, if the same
/// stands before it.
fn closing(suffix: &mut Option<String>, count: usize) {
    if let Some(suffix) = suffix.as_mut().filter(|suffix| suffix.starts_with([')', ']'])) {
        suffix.insert_str(0, &Toggle::Plain.mark(false).to_string().repeat(count));
    }
}

fn marks(suffix: Option<&str>) -> usize {
    suffix.map_or(0, |suffix| suffix.chars().take_while(|c| Toggle::is_mark(*c)).count())
}

/// Capitals for titles are for English titles only; a term of a locale gets them whatever language the work has.
fn case_of_term(case: &mut Option<TextCase>) {
    if *case == Some(TextCase::TitleCase) {
        *case = Some(TextCase::CapitalizeFirst);
    }
}

fn mend(names: &mut Names, several: Option<StandardVariable>) {
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
                        LayoutRenderingElement::Names(names) => mend(names, several),
                        other => elements(std::slice::from_mut(other), several),
                    }
                }
            }
            NamesChild::Label(label) => {
                if label.strip_periods {
                    keep_periods(&mut label.affixes);
                }
                case_of_term(&mut label.text_case);
            }
            _ => {}
        }
    }
    around_names(names);
}

/// Hands what stands around the names in `cs:name`, of which hayagriva knows nothing, to `cs:names`; beside a label it
/// has no place there.
fn around_names(names: &mut Names) {
    if names.label().is_some() {
        return;
    }
    for child in &mut names.children {
        let NamesChild::Name(name) = child else { continue };
        if let Some(prefix) = name.affixes.prefix.take() {
            names.prefix = Some(names.prefix.take().unwrap_or_default() + &prefix);
        }
        if let Some(suffix) = name.affixes.suffix.take() {
            names.suffix = Some(suffix + names.suffix.as_deref().unwrap_or_default());
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

/// The label of pages with its plural for works of which a field says that they have several.
fn several_pages(label: &Label, several: Option<StandardVariable>) -> Option<Choose> {
    let NumberOrPageVariable::Page(_) = label.variable else { return None };
    let plural = Label {
        label: VariablelessLabel { plural: LabelPluralize::Always, ..label.label.clone() },
        ..label.clone()
    };
    let several = Variable::Standard(several?);
    let all = fixed_number(&plural)?;
    let if_ = with_field(Some(several), vec![LayoutRenderingElement::Choose(all)]);
    let children = vec![LayoutRenderingElement::Label(label.clone())];
    Some(Choose { if_, else_if: Vec::new(), otherwise: Some(ElseBranch { children }) })
}

/// Gives a locale the forms of its terms that it lacks, from its own longer forms: hayagriva takes the short form of
/// English otherwise.
pub(super) fn with_all_forms(locale: &mut Locale) {
    let Some(terms) = &mut locale.terms else { return };
    // It looks for the gender of an ordinal in the attribute that nouns have.
    for term in terms.terms.iter_mut().filter(|term| term.gender_form.is_some()) {
        term.gender = term.gender_form;
    }
    for (form, longer) in [
        (TermForm::Short, TermForm::Long),
        (TermForm::VerbShort, TermForm::Verb),
        (TermForm::Symbol, TermForm::Short),
    ] {
        let has = |form: TermForm| move |term: &&LocalizedTerm| term.form == form;
        let known: Vec<Term> = terms.terms.iter().filter(has(form)).map(|term| term.name).collect();
        let lacks = |term: &&LocalizedTerm| {
            !term.name.is_ordinal() && !known.iter().any(|name| name.is_lexically_same(term.name))
        };
        let longer = terms.terms.iter().filter(has(longer)).filter(lacks);
        let mut more: Vec<LocalizedTerm> = longer.cloned().collect();
        for term in &mut more {
            term.form = form;
        }
        terms.terms.extend(more);
    }
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
