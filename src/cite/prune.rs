//! Styles cut down to what a list of works needs. hayagriva weighs every condition of a style again and again
//! for each work, and Chicago has hundreds of them; most ask for a type or a field that no work of the list has,
//! so that their answer is known beforehand.

use super::{numbers, reduce};
use citationberg::{
    ChooseBranch, ChooseMatch, IndependentStyle, LayoutRenderingElement,
    json::{DateValue, Item, Value},
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

/// What works there are: their types, the fields that some of them have, and those that all have.
#[derive(Default)]
struct Works<'a> {
    kinds: BTreeSet<Cow<'a, str>>,
    fields: BTreeSet<&'a str>,
    common: Option<BTreeSet<&'a str>>,
}

impl<'a> Works<'a> {
    fn add(&mut self, item: &'a Item) {
        self.kinds.insert(kind(item));
        self.fields.extend(item.0.keys().map(String::as_str));
        let numbers = |(field, value): (&String, &Value)| {
            numbers::numeric_field(field).filter(|_| numbers::is_numeric(value))
        };
        self.fields.extend(item.0.iter().filter_map(numbers));
        let own = item.0.iter().filter(|(_, value)| says_something(value));
        let mut own: BTreeSet<&str> = own.map(|(field, _)| field.as_str()).collect();
        own.extend(item.0.iter().filter_map(numbers));
        self.common = Some(match self.common.take() {
            Some(common) => common.intersection(&own).copied().collect(),
            None => own,
        });
    }
}

/// Whether the processor finds a value in a field, whatever kind of value it looks for.
fn says_something(value: &Value) -> bool {
    match value {
        Value::String(words) => !words.trim().is_empty(),
        Value::Number(_) => true,
        Value::Names(names) => !names.is_empty(),
        Value::Date(date) => matches!(date, DateValue::Raw { .. }),
    }
}

/// What a style can ask of a work without knowing its words: its type and which fields it has.
pub(super) fn signature(item: &Item) -> String {
    let mut out = kind(item).into_owned();
    for (field, value) in &item.0 {
        out.push(if says_something(value) { ' ' } else { '?' });
        out.push_str(field);
        if numbers::numeric_field(field).is_some() && numbers::is_numeric(value) {
            out.push('#');
        }
    }
    out
}

/// A style, cut down for all works of a list and for those that have the same fields.
pub(super) struct Pruned<'a> {
    whole: &'a IndependentStyle,
    all: IndependentStyle,
    alike: BTreeMap<String, IndependentStyle>,
}

impl<'a> Pruned<'a> {
    pub(super) fn new(style: &'a IndependentStyle, items: &[Item]) -> Self {
        let mut all = Works::default();
        let mut alike: BTreeMap<String, Works<'_>> = BTreeMap::new();
        for item in items {
            all.add(item);
            let signature = signature(item);
            if !alike.contains_key(&signature) {
                alike.entry(signature).or_default().add(item);
            }
        }
        let all = pruned(style, &all);
        let alike = alike.into_iter().map(|(signature, works)| (signature, pruned(&all, &works)));
        Self { whole: style, alike: alike.collect(), all }
    }

    /// The style as it is.
    pub(super) fn none(style: &'a IndependentStyle) -> Self {
        Self { whole: style, all: style.clone(), alike: BTreeMap::new() }
    }

    /// The style for all works of the list.
    pub(super) fn all(&self) -> &IndependentStyle {
        &self.all
    }

    /// The style for works of these numbers; the whole one where a work was not known beforehand.
    pub(super) fn of(&self, items: &[Item], works: &[usize]) -> &IndependentStyle {
        let signatures: BTreeSet<String> =
            works.iter().filter_map(|work| items.get(*work)).map(signature).collect();
        let mut known = signatures.iter().map(|signature| self.alike.get(signature));
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

fn pruned(style: &IndependentStyle, works: &Works<'_>) -> IndependentStyle {
    let kinds: Vec<Option<Kind>> = works.kinds.iter().map(|k| Kind::from_str(k).ok()).collect();
    reduce::reduced(style, &Cut { kinds, works })
}

/// What is known of works beforehand.
pub(super) struct Cut<'a> {
    kinds: Vec<Option<Kind>>,
    works: &'a Works<'a>,
}

impl Cut<'_> {
    /// The answer of a branch, where it is the same for every work; else the branch keeps the questions whose
    /// answers are not known yet.
    ///
    /// They must not be asked where they are known: hayagriva takes a field for missing once it has been printed in
    /// the place of names, and an article under the name of its paper for one without a paper.
    #[expect(clippy::result_large_err, reason = "no error: what is left of a branch, used at once")]
    pub(super) fn answer(&self, branch: &ChooseBranch) -> Result<bool, ChooseBranch> {
        // What all works say, and what none says; the rest stays.
        let mut known: BTreeSet<bool> = BTreeSet::new();
        let mut open = |test: Option<bool>| {
            known.extend(test);
            test.is_none()
        };
        let mut kept = ChooseBranch {
            disambiguate: branch.disambiguate,
            is_numeric: branch.is_numeric.clone(),
            is_uncertain_date: branch.is_uncertain_date.clone(),
            locator: branch.locator.clone(),
            position: branch.position.clone(),
            type_: branch.type_.clone(),
            variable: branch.variable.clone(),
            match_: branch.match_,
            children: Vec::new(),
        };
        let keep_kind = |kind: &Kind| match self.kinds.iter().filter(|k| **k == Some(*kind)).count()
        {
            0 => Some(false),
            n if n == self.kinds.len() => Some(true),
            _ => None,
        };
        retain(&mut kept.type_, |kind| open(keep_kind(kind)));
        retain(&mut kept.variable, |field| open(self.present(*field)));
        retain(&mut kept.is_numeric, |field| open(self.numeric(*field)));
        retain(&mut kept.is_uncertain_date, |date| {
            open(self.present(Variable::Date(*date)).filter(|there| !there))
        });
        let open = kept.type_.is_some()
            || kept.variable.is_some()
            || kept.is_numeric.is_some()
            || kept.is_uncertain_date.is_some()
            || kept.disambiguate.is_some()
            || kept.locator.is_some()
            || kept.position.is_some();
        let (yes, no) = (known.contains(&true), known.contains(&false));
        match branch.match_ {
            ChooseMatch::All if no => Ok(false),
            ChooseMatch::Any if yes => Ok(true),
            ChooseMatch::None if yes => Ok(false),
            ChooseMatch::All | ChooseMatch::None if !open => Ok(true),
            ChooseMatch::Any if !open => Ok(false),
            _ => Err(kept),
        }
    }

    /// Whether a field is a number in all works, or in none.
    fn numeric(&self, variable: Variable) -> Option<bool> {
        let absent = self.present(variable).filter(|there| !there);
        let field = variable.to_string();
        let Some(number) = numbers::numeric_field(&field) else { return absent };
        let all = self.works.common.as_ref().is_some_and(|common| common.contains(number));
        let none = !self.works.fields.contains(number);
        (all || none).then_some(all)
    }

    /// Whether all works have a field, or none has; `None` where that differs or the processor makes it.
    pub(super) fn present(&self, variable: Variable) -> Option<bool> {
        let field = variable.to_string();
        if MADE.contains(&field.as_str()) {
            return None;
        }
        let all = self.works.common.as_ref().is_some_and(|common| common.contains(&*field));
        let none = !self.works.fields.contains(&*field);
        (all || none).then_some(all)
    }
}

/// Takes the questions out that are answered; a list of none is no list.
fn retain<T>(list: &mut Option<Vec<T>>, open: impl FnMut(&T) -> bool) {
    if let Some(questions) = list {
        questions.retain(open);
        if questions.is_empty() {
            *list = None;
        }
    }
}

/// A branch that is taken where a work has a field; without a field, always.
pub(super) fn with_field(
    field: Option<Variable>,
    children: Vec<LayoutRenderingElement>,
) -> ChooseBranch {
    ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: field.map(|field| vec![field]),
        match_: ChooseMatch::All,
        children,
    }
}
