//! Every English sentence of a brief. Another language is another module with the same functions.

use super::{
    document::Labels,
    english_release as release,
    tell::{Piece, Statement, Told},
};
use crate::findings::Reason;
use crate::model::{Amount, Country, PartialDate, Period, Qualifier, Role, Unit, Value, Verdict};
use rust_decimal::Decimal;

/// The language of these sentences.
pub(super) const LANGUAGE: &str = "en";

pub(super) const METHOD_HEADING: &str = "How these figures were made";
pub(super) const BIBLIOGRAPHY_HEADING: &str = "Sources";
pub(super) const FINDINGS_HEADING: &str = "All findings side by side";
pub(super) const MAP_HEADING: &str = "Map";
pub(super) const CLAIMS_CAPTION: &str = "Claims";
pub(super) const FINDINGS_CAPTION: &str = "Findings";
pub(super) const CLAIMS_HEAD: [&str; 7] =
    ["About", "Value", "Where", "When", "Origin", "Grade", "Verdict"];
pub(super) const FINDINGS_HEAD: [&str; 5] =
    ["About", "What sources say", "Verdict", "Articles", "Independent origins"];
pub(super) const TIMELINE_CAPTION: &str = "Timeline";
pub(super) const TIMELINE_HEAD: [&str; 3] = ["When", "About", "What sources say"];
pub(super) const INDICATORS_CAPTION: &str = "Indicators";
pub(super) const INDICATORS_HEAD: [&str; 3] = ["Indicator", "What it is", "First seen in"];
pub(super) const NO_DAYS: &str = "The timeline is empty: no finding has a day.";
pub(super) const NO_INDICATORS: &str = "The block of indicators is empty: none is chosen.";

/// Whether a warning of a document is on a block that has nothing to show: nothing wrong goes out with it.
pub fn says_nothing(warning: &str) -> bool {
    [NO_DAYS, NO_INDICATORS].contains(&warning)
}
pub(super) const ARCHIVED: &str = "Archived copy:";
pub(super) const NO_EVENT: &str = "Facts of no single event";
pub(super) const UNKNOWN: &str = "not recorded";
pub(super) const NO_SOURCE: &str = "no source in the project";
pub(super) const UNTITLED: &str = "Untitled brief";

/// The words that formats put beside what a document holds.
pub(super) const LABELS: Labels = Labels {
    how: "How do we know this?",
    article: "Article",
    original_file: "Original file",
    characters: "characters",
    grade: "Grade",
    origin: "Origin",
    via: "reported via",
    verdict: "Verdict",
    others: "Other sources say",
    archived: "archived:",
    collection: "Collection",
    page: "page",
    no_origin: "not recorded",
    no_quote: "No quote supports this claim.",
    unreviewed: "Proposed by the program, not reviewed by a person.",
    country: "Country",
    shown: "On the map",
    notes: "Notes",
    note: "note",
    back: "back to the text of note",
    handling: release::HANDLING,
    recipient: release::RECIPIENT,
    dated: release::DATED,
    maker: release::MAKER,
    contents: "Contents",
    state: "State of the case",
};

/// The method note of a brief that nobody has written one for.
pub(super) const METHOD: &str = "Every figure in this brief stands on exact words in an article that was \
imported into the project; the words, the article and the SHA-256 of the original file are given with each \
figure. Claims on the same fact were compared with one another. A fact counts as corroborated only when two \
or more independent origins agree; articles that repeat one origin count once, and an origin that is not recorded adds nothing. Where sources differ, all \
values are given and none is chosen.\n\nGrades follow the Admiralty code: A to F for the source, 1 to 6 for \
the statement. F6 means that neither has been judged.";

/// The fact in a few words: "Victims rescued in Cambodia (Malaysians), Operation X".
pub(super) fn subject(
    event: Option<&str>,
    metric: &str,
    places: &[String],
    population: Option<&str>,
) -> String {
    let mut out = capital(metric);
    if !places.is_empty() {
        out.push_str(&format!(" in {}", list(places)));
    }
    if let Some(population) = population {
        out.push_str(&format!(" ({population})"));
    }
    if let Some(event) = event {
        out.push_str(&format!(", {event}"));
    }
    out
}

/// What all sources say of a fact, behind its subject.
pub(super) fn finding(told: &Told) -> Vec<Piece> {
    let mut out = Pieces::default();
    let disputed = told.groups.len() > 1;
    match told.verdict {
        Verdict::Contradicted => out.text("Sources disagree: "),
        Verdict::MayContradict => out.text("Sources may disagree: "),
        Verdict::NotComparable => {
            out.text("Sources give statements that cannot be compared: ");
        }
        Verdict::Corroborated | Verdict::SingleOrigin if disputed => {
            let mut values = told.groups.iter().flatten().map(|s| &s.value);
            let first = values.next();
            out.text(if values.all(|value| Some(value) == first) {
                "Sources say this of different circumstances: "
            } else {
                "Sources give different values: "
            });
        }
        Verdict::Corroborated | Verdict::SingleOrigin => {}
    }
    groups(told, &mut out);
    out.text(".");
    reasons(told, &mut out);
    support(told, disputed, &mut out);
    match told.parts_fit {
        Some(true) => out.text(" Parts that another source gives add up to it."),
        Some(false) => out.text(" Parts that another source gives add up to another figure."),
        None => {}
    }
    if told.unreviewed > 0 {
        out.text(&match (told.unreviewed, told.claims) {
            (1, 1) => " The program proposed this claim; nobody has reviewed it yet.".to_owned(),
            (1, _) => {
                " One of these claims was proposed by the program and has not been reviewed yet."
                    .to_owned()
            }
            (n, all) if n == all => {
                " The program proposed these claims; nobody has reviewed them yet.".to_owned()
            }
            (n, _) => format!(
                " {} of these claims were proposed by the program and have not been reviewed yet.",
                capital(&count(n))
            ),
        });
    }
    if let Some(ruling) = &told.ruling {
        out.text(&format!(
            " Ruling of {} by {}: “{}”. {}",
            ruling.day,
            ruling.by,
            ruling.verdict.word().to_lowercase(),
            sentence(&ruling.reason)
        ));
        for (value, articles) in &ruling.wrong {
            let of: Vec<String> = articles.iter().map(|name| format!("“{name}”")).collect();
            let of = if of.is_empty() { String::new() } else { format!(" ({})", list(&of)) };
            out.text(&format!(" Held to be wrong: {value}{of}."));
        }
        match ruling.later {
            0 => {}
            1 => out.text(" One of the claims was made after this ruling."),
            n => out.text(&format!(
                " {} of the claims were made after this ruling.",
                capital(&count(n))
            )),
        }
        if ruling.computed != ruling.verdict {
            out.text(&format!(
                " Without this ruling the verdict would be “{}”.",
                ruling.computed.word().to_lowercase()
            ));
        }
    }
    out.0
}

/// Only the values of a fact with who says them, for a table.
pub(super) fn values(told: &Told) -> Vec<Piece> {
    let mut out = Pieces::default();
    groups(told, &mut out);
    out.0
}

/// "158 (A; B) and 185 (C)": groups side by side, the values of one group among themselves.
fn groups(told: &Told, out: &mut Pieces) {
    if let Some(chosen) = &told.chosen {
        out.0.push(Piece::Figure(chosen.value.clone(), chosen.claims.clone()));
        out.0.push(Piece::Cite(chosen.articles.clone(), chosen.claims.clone()));
        out.text(&release::chosen(chosen.rule, chosen.others, chosen.certain));
        return;
    }
    let simple = told.groups.iter().all(|g| g.len() == 1);
    let last = told.groups.len().saturating_sub(1);
    for (at, group) in told.groups.iter().enumerate() {
        if at > 0 {
            out.text(match (simple, at == last) {
                (true, true) => " and ",
                (true, false) => ", ",
                (false, true) => "; and ",
                (false, false) => "; ",
            });
        }
        let end = group.len().saturating_sub(1);
        for (i, statement) in group.iter().enumerate() {
            if i > 0 {
                out.text(if i == end { " and " } else { ", " });
            }
            said(statement, out);
        }
    }
}

fn said(statement: &Statement, out: &mut Pieces) {
    out.0.push(Piece::Figure(statement.value.clone(), statement.claims.clone()));
    out.text(&circumstances(&statement.circumstances));
    if statement.articles.is_empty() {
        out.text(" (no source in the project)");
    } else {
        out.0.push(Piece::Cite(statement.articles.clone(), statement.claims.clone()));
    }
}

fn reasons(told: &Told, out: &mut Pieces) {
    let names: Vec<String> = told.reasons.iter().map(|r| reason(*r).to_owned()).collect();
    match (told.verdict, names.is_empty()) {
        (Verdict::Contradicted, false) if told.chosen.is_some() => {
            out.text(&format!(" They differ in {}.", list(&names)));
        }
        (Verdict::Contradicted, true) if told.chosen.is_some() => {}
        (Verdict::Contradicted, false) => {
            out.text(&format!(
                " They differ in {}, so no single value can be given.",
                list(&names)
            ));
        }
        (Verdict::Contradicted, true) => out.text(" No single value can be given."),
        (Verdict::MayContradict, false) => out.text(&format!(
            " They differ in {}; whether they speak of the same thing is not certain.",
            list(&names)
        )),
        _ => {}
    }
    for (scope, outside) in &told.misnamed {
        let (lie, n) = if outside.len() == 1 { ("lies", "One") } else { ("lie", "") };
        let n = if n.is_empty() { capital(&count(outside.len())) } else { n.to_owned() };
        out.text(&format!(
            " {n} of the countries listed {lie} outside “{scope}”: {}.",
            list(outside)
        ));
    }
}

/// What a reason for disagreement is called.
fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Value => "the value",
        Reason::Date => "the date",
        Reason::Place => "the place",
        Reason::Scope => "who or what is counted",
        Reason::Attribution => "who is said to have stated it",
    }
}

/// How many articles and origins stand behind it.
fn support(told: &Told, disputed: bool, out: &mut Pieces) {
    let (articles, origins) = (told.articles, told.origins);
    let compatible = !disputed && told.groups.iter().flatten().count() > 1;
    if compatible {
        out.text(" These statements agree with one another.");
    }
    if articles == 0 {
        return;
    }
    let named = told.origin_names.as_slice();
    let unrecorded = match told.unrecorded {
        0 => String::new(),
        1 => "; one article names no origin that can be counted".to_owned(),
        n => format!("; {} articles name no origin that can be counted", count(n)),
    };
    out.text(&match (articles, named) {
        (1, []) => " Recorded from one article; who said it first is not recorded.".to_owned(),
        (1, [one]) => format!(" Recorded from one article; its origin is {}.", the(one)),
        (1, more) if origins > 1 => format!(
            " Recorded from one article; it names {} independent origins: {}.",
            count(origins),
            list(more)
        ),
        (1, more) => format!(" Recorded from one article; its origin is {}.", list(more)),
        (n, []) => format!(
            " {} articles; who said it first is recorded for none of them, so they count as one origin.",
            capital(&count(n))
        ),
        (n, [one]) if told.unrecorded == 0 => {
            let all = if n == 2 { "Both".to_owned() } else { format!("All {}", count(n)) };
            format!(" {all} articles rest on one origin, {}.", the(one))
        }
        (n, names) => format!(
            " {} articles with {} independent origin{}: {}{unrecorded}.",
            capital(&count(n)),
            count(origins),
            if origins == 1 { "" } else { "s" },
            list(names)
        ),
    });
}

/// What stands before the values of those who contradict a single claim, and behind them.
pub(super) fn disputed(certain: bool) -> (&'static str, &'static str) {
    match certain {
        true => (" [disputed; other sources: ", "]"),
        false => (" [may be disputed; other sources: ", "]"),
    }
}

/// Beside the value of a claim that a ruling holds to be wrong.
pub(super) const HELD_WRONG: &str = "held to be wrong";

/// What stands before the values of those who say otherwise, behind the verdict in a table.
pub(super) const OTHERS: &str = "; other sources: ";

/// What stands between the values of those who say otherwise.
pub(super) fn between(last: bool) -> &'static str {
    if last { " and " } else { ", " }
}

/// What tells a value from others, behind it: " [as of 3 May 2023, in Laos]".
pub(super) fn circumstances(circumstances: &[String]) -> String {
    match circumstances {
        [] => String::new(),
        some => format!(" [{}]", some.join(", ")),
    }
}

/// A claim in one line: "Victims rescued, Operation X: 149 (13 May 2015; in Cambodia)".
pub(super) fn statement(subject: &str, value: &str, circumstances: &[String]) -> String {
    match circumstances {
        [] => format!("{subject}: {value}"),
        some => format!("{subject}: {value} ({})", some.join("; ")),
    }
}

/// A fact with what holds of all claims on it.
pub(super) fn with_common(subject: &str, common: &[String]) -> String {
    match common {
        [] => subject.to_owned(),
        some => format!("{subject} ({})", some.join("; ")),
    }
}

pub(super) fn grade_meaning(source: &str, statement: &str) -> String {
    format!("source {source}; statement {statement}")
}

pub(super) fn without_quote(statement: &str) -> String {
    format!("No quote in any article supports this claim: {statement}")
}

pub(super) fn map_missing() -> String {
    "The map could not be drawn here.".to_owned()
}

pub(super) fn finding_gone(metric: &str) -> String {
    format!(
        "A finding on “{metric}” is left out: no claim states it any more. Remove its block, or choose \
         another finding."
    )
}

pub(super) fn claim_gone() -> String {
    "A claim in a paragraph is left out: it is no longer in the project. Remove it from the text, or put \
     another in its place."
        .to_owned()
}

pub(super) fn quotation_gone() -> String {
    "A quotation is left out: its quote is no longer in the project. Remove its block, or choose another quote."
        .to_owned()
}

pub(super) fn article_gone() -> String {
    "A citation is left out: its article is no longer in the project. Remove it from the text, or put another \
     in its place."
        .to_owned()
}

fn the(name: &str) -> String {
    name.to_owned()
}

/// A value as text, with the unit where the name of the metric does not say it.
pub(super) fn value(
    value: &Value,
    unit: Option<&Unit>,
    country: &dyn Fn(Country) -> String,
) -> String {
    match value {
        Value::Number(n) => {
            let number = amount(n);
            match unit {
                Some(Unit::Percent) => format!("{number}%"),
                Some(Unit::Duration(word)) => format!("{number} {word}"),
                _ => number,
            }
        }
        Value::Money(n, currency) => match n.qualifier {
            Qualifier::Order if n.order_words().is_some() => format!("{} of {currency}", amount(n)),
            Qualifier::Exact | Qualifier::Range | Qualifier::Order => {
                format!("{currency} {}", amount(n))
            }
            _ => {
                let bare = Amount { qualifier: Qualifier::Range, ..n.clone() };
                let number = amount(&bare);
                let words = amount(n);
                words.replace(&number, &format!("{currency} {number}"))
            }
        },
        Value::When(p) => period(*p),
        Value::Countries(set) => {
            let mut names: Vec<String> = set.iter().map(|c| country(*c)).collect();
            names.sort_by_key(|name| crate::fold::fold(name.trim_start_matches("the ")));
            list(&names)
        }
        Value::Text(words) => words.clone(),
    }
}

/// An amount in words: "at least 1,234", "dozens". The digits are never rounded or changed.
fn amount(n: &Amount) -> String {
    if n.low.is_none() && n.high.is_none() { UNKNOWN.to_owned() } else { n.to_string() }
}

/// Commas between thousands, as English has them: the sentences are English, whatever the citations speak.
fn grouped(n: Decimal) -> String {
    crate::model::grouped(n)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as precise as it is known: "16 October 2023", "October 2023", "16 October".
pub fn date(date: PartialDate) -> String {
    let mut words = named(date);
    if date.year().is_none() {
        words.push_str(" (year not given)");
    }
    words
}

/// The parts of a date that are known.
fn named(date: PartialDate) -> String {
    let month = date.month().and_then(|m| MONTHS.get(usize::from(m).saturating_sub(1)));
    let parts = [
        date.day().map(|d| d.to_string()),
        month.map(|m| (*m).to_owned()),
        date.year().map(|y| y.to_string()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A period; what both ends share is said once: "16 to 20 October 2024", "30 April to 2 May 2024".
pub fn period(period: Period) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => date(from),
        // A year that neither end says is missing once.
        (Some(from), Some(to)) if from.year().is_none() && to.year().is_none() => {
            let day = from.day().filter(|_| from.month() == to.month() && to.day().is_some());
            let start = day.map_or_else(|| named(from), |day| day.to_string());
            format!("{start} to {}", date(to))
        }
        (Some(from), Some(to)) => format!("{} to {}", start(from, to), date(to)),
        (Some(from), None) => format!("from {}", date(from)),
        (None, Some(to)) => format!("until {}", date(to)),
        (None, None) => UNKNOWN.to_owned(),
    }
}

/// The first date of a period without the parts that the last one says too.
fn start(from: PartialDate, to: PartialDate) -> String {
    let whole = |d: PartialDate| d.year().is_some() && d.month().is_some();
    let short = match (from.day(), to.day(), whole(from) && whole(to)) {
        _ if from.year() != to.year() => None,
        (Some(day), Some(_), true) if from.month() == to.month() => Some(day.to_string()),
        (Some(_), Some(_), true) | (None, None, true) => {
            PartialDate::new(None, from.month(), from.day()).map(named)
        }
        _ => None,
    };
    short.unwrap_or_else(|| date(from))
}

pub(super) fn as_of(day: PartialDate) -> String {
    format!("as of {}", date(day))
}

/// Places that play one part, as a phrase.
pub(super) fn with_role(role: Role, places: &[String]) -> String {
    match role {
        Role::Site | Role::Other => format!("in {}", list(places)),
        Role::Origin => format!("victims from {}", list(places)),
        Role::Transit => format!("by way of {}", list(places)),
        Role::Participant => format!("taking part: {}", list(places)),
    }
}

/// The name of a country as it stands in a sentence: some have an article.
pub(super) fn with_article(name: &str) -> String {
    const ARTICLE: [&str; 14] = [
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Cook Islands",
        "Dominican Republic",
        "Gambia",
        "Maldives",
        "Marshall Islands",
        "Netherlands",
        "Philippines",
        "Solomon Islands",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
    ];
    if ARTICLE.contains(&name) { format!("the {name}") } else { name.to_owned() }
}

pub(super) fn according_to(origin: &str) -> String {
    format!("according to {}", the(origin))
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// Small counts as words.
pub(super) fn count(n: usize) -> String {
    const WORDS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(n).map_or_else(|| grouped(Decimal::from(n)), |w| (*w).to_owned())
}

/// The first letter as a capital.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Ends with a full stop, unless it ends otherwise.
fn sentence(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '!', '?', '…']) { words.to_owned() } else { format!("{words}.") }
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn text(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Piece::Text(last)) => last.push_str(words),
            _ => self.0.push(Piece::Text(words.to_owned())),
        }
    }
}

pub(super) fn indicators_gone(count: usize) -> String {
    match count {
        1 => "One chosen indicator stands in no article any more.".to_owned(),
        _ => format!("{count} chosen indicators stand in no article any more."),
    }
}

#[cfg(test)]
mod tests {
    use super::period;
    use crate::model::Period;

    #[test]
    fn a_period_says_once_what_both_ends_share() {
        let said =
            |from: &str, to: &str| period(Period { from: from.parse().ok(), to: to.parse().ok() });
        assert_eq!(said("2024-10-16", "2024-10-20"), "16 to 20 October 2024");
        assert_eq!(said("2024-04-30", "2024-05-02"), "30 April to 2 May 2024");
        assert_eq!(said("2023-12-30", "2024-01-02"), "30 December 2023 to 2 January 2024");
        assert_eq!(said("2023-04", "2023-05"), "April to May 2023");
        assert_eq!(said("2023", "2024"), "2023 to 2024");
        assert_eq!(said("2023-04", "2023-05-02"), "April 2023 to 2 May 2023");
        assert_eq!(said("2023-04-30", "2023"), "30 April 2023 to 2023");
        assert_eq!(said("--10-16", "--10-20"), "16 to 20 October (year not given)");
        assert_eq!(said("--10-30", "--11-02"), "30 October to 2 November (year not given)");
        assert_eq!(said("2024-10-16", "2024-10-16"), "16 October 2024");
    }
}
