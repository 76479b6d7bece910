//! The English sentences of open questions. Another language is another module with the same functions.

pub(super) const QUESTIONS_HEADING: &str = "Open questions";
pub(super) const NO_QUESTIONS: &str = "No finding of this case is contradicted.";

/// A few names in a row: "A, B and 2 more".
fn few(names: &[String]) -> String {
    const MOST: usize = 3;
    let (shown, more) = names.split_at(names.len().min(MOST));
    match (shown, more.len()) {
        ([one], 0) => one.clone(),
        ([most @ .., last], 0) => format!("{} and {last}", most.join(", ")),
        (shown, more) => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The verb after one name or several.
fn does(names: &[String], one: &'static str, many: &'static str) -> &'static str {
    if names.len() == 1 { one } else { many }
}

pub(super) fn missing_statement(origin: &str, articles: &[String]) -> String {
    if articles.is_empty() {
        return format!("The statement of {origin} itself");
    }
    let verb = does(articles, "repeats", "repeat");
    format!("The statement of {origin} itself: {} only {verb} it", few(articles))
}

pub(super) fn missing_origin(articles: &[String]) -> String {
    if articles.is_empty() {
        return "Who said it first: that is not recorded".to_owned();
    }
    format!("Who said it first: {} {} nobody", few(articles), does(articles, "names", "name"))
}

pub(super) fn missing_speaker(origins: &[String]) -> String {
    format!("Whose figure it is: it is told of {}", few(origins))
}

pub(super) fn missing_date(articles: &[String]) -> String {
    if articles.is_empty() {
        return "When it was counted".to_owned();
    }
    format!("When it was counted: {} {} no date", few(articles), does(articles, "gives", "give"))
}

pub(super) fn missing_year(articles: &[String]) -> String {
    if articles.is_empty() {
        return "In which year it was".to_owned();
    }
    format!("In which year it was: {} {} it open", few(articles), does(articles, "leaves", "leave"))
}

pub(super) fn missing_places(articles: &[String]) -> String {
    if articles.is_empty() {
        return "Which places are counted".to_owned();
    }
    format!("Which places are counted: {} {} none", few(articles), does(articles, "names", "name"))
}

pub(super) fn missing_list(scope: &str, outside: &[String]) -> String {
    let lie = does(outside, "is listed, but lies", "are listed, but lie");
    format!("The list behind “{scope}”: {} {lie} outside", few(outside))
}

pub(super) fn missing_independent(origins: &[String]) -> String {
    match origins {
        [] => "A source of its own that states the figure".to_owned(),
        _ => format!("A source that is independent of {} and states the figure", few(origins)),
    }
}
