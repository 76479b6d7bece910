//! Spans of time. hayagriva 0.10.1 knows none, so a work with one is rendered twice, with its beginning and with
//! its end, and the two texts are joined where they differ: "2 January" and "4 March" before " 1999".

use super::rich::{Rich, Run};
use citationberg::{
    Date, DatePartName, IndependentStyle, LayoutRenderingElement,
    json::{DateValue, FixedDate},
};

/// What stands between the ends of a span, by the greatest part in which they differ.
pub(super) struct Delimiters([String; 3]);

impl Delimiters {
    /// As the style says for a language, else as dates are printed everywhere.
    pub(super) fn of(style: &IndependentStyle, locale: Option<&str>) -> Self {
        let own = style.default_locale.as_ref().map(|code| code.0.as_str());
        let language = |code: &str| code.split('-').next().unwrap_or_default().to_lowercase();
        let asked = language(locale.or(own).unwrap_or("en"));
        // What a style says of dates in Chinese is not said of those in English.
        let spoken = style
            .locale
            .iter()
            .filter(|l| l.lang.as_ref().is_none_or(|code| language(&code.0) == asked));
        let mut dates: Vec<&Date> = spoken.flat_map(|l| &l.date).collect();
        let mut open: Vec<&LayoutRenderingElement> =
            style.citation.layout.elements.iter().collect();
        open.extend(style.bibliography.iter().flat_map(|b| &b.layout.elements));
        open.extend(style.macros.iter().flat_map(|m| &m.children));
        while let Some(element) = open.pop() {
            match element {
                LayoutRenderingElement::Date(date) => dates.push(date),
                LayoutRenderingElement::Group(group) => open.extend(&group.children),
                LayoutRenderingElement::Choose(choose) => {
                    open.extend(choose.branches().flat_map(|branch| &branch.children));
                    open.extend(choose.otherwise.iter().flat_map(|branch| &branch.children));
                }
                _ => {}
            }
        }
        let of = |name: DatePartName| {
            let parts = dates.iter().flat_map(|date| &date.date_part);
            let mut own =
                parts.filter(|p| p.name == name).filter_map(|p| p.range_delimiter.clone());
            own.next().unwrap_or_else(|| "–".to_owned())
        };
        Self([of(DatePartName::Day), of(DatePartName::Month), of(DatePartName::Year)])
    }
}

/// The end of a date, if it is a span.
pub(super) fn end(date: &DateValue) -> Option<(FixedDate, FixedDate)> {
    match date {
        DateValue::Raw { raw, .. } => Some((raw.start, raw.end?)),
        DateValue::DateParts { .. } => None,
    }
}

/// One text of two that differ in a date only; `None` where they differ otherwise or not at all.
pub(super) fn joined(
    from: &Rich,
    to: &Rich,
    dates: (FixedDate, FixedDate),
    delimiters: &Delimiters,
) -> Option<Rich> {
    let (a, b) = (pieces(from), pieces(to));
    let mut start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    if start == a.len().max(b.len()) {
        return None;
    }
    let most = a.len().min(b.len()) - start;
    let behind = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    let (first, second) = dates;
    // "2 January–2 March": what is smaller than the part in which they differ is said twice.
    let (size, same) = if first.year != second.year {
        let month = usize::from(first.month.is_some() && first.month == second.month);
        (2, month + usize::from(first.day.is_some() && first.day == second.day))
    } else if first.month != second.month {
        (1, usize::from(first.day.is_some() && first.day == second.day))
    } else {
        (0, 0)
    };
    for _ in 0..same {
        let blank = start.checked_sub(1).and_then(|i| a.get(i)).is_some_and(|p| p.0.text == " ");
        let word = start.checked_sub(2).and_then(|i| a.get(i));
        if blank && word.is_some_and(|p| p.0.text.chars().all(char::is_alphanumeric)) {
            start -= 2;
        }
    }
    // "Mar.–Apr. 2011": the stop of a shortened month is said twice.
    let stop = |list: &[(Run, bool)]| {
        let at = list.len() - behind;
        let word = at.checked_sub(1).and_then(|i| list.get(i)).map(|(run, _)| run.text.as_str());
        let letters = word.is_some_and(|w| w.chars().all(char::is_alphabetic));
        letters && list.get(at).is_some_and(|(run, _)| run.text == ".")
    };
    let behind = if size == 1 && behind > 1 && stop(&a) && stop(&b) { behind - 1 } else { behind };
    let end_a = a.len() - behind;
    let end_b = b.len() - behind;
    let middle =
        |list: &[(Run, bool)], end: usize| list.iter().skip(start).take(end - start).count();
    // A date has few parts; where more differs, the texts are of other works or letters.
    if middle(&a, end_a) > 9 || middle(&b, end_b) > 9 {
        return None;
    }
    let mut out = Rich::default();
    a.iter().take(end_a).for_each(|(run, _)| out.push_run(run.clone()));
    let look = b.get(start).map(|(run, _)| run.clone()).unwrap_or_default();
    out.push_run(Run { text: delimiters.0.get(size).cloned().unwrap_or_default(), ..look });
    b.iter().skip(start).for_each(|(run, _)| out.push_run(run.clone()));
    Some(out)
}

/// Words, and each other character alone, each with its look.
fn pieces(text: &Rich) -> Vec<(Run, bool)> {
    let mut out: Vec<(Run, bool)> = Vec::new();
    for run in &text.0 {
        let mut open = false;
        for c in run.text.chars() {
            let word = c.is_alphanumeric();
            match out.last_mut().filter(|(_, last)| open && word && *last) {
                Some((piece, _)) => piece.text.push(c),
                None => out.push((Run { text: c.to_string(), ..run.clone() }, word)),
            }
            open = true;
        }
    }
    out
}
