//! Claims, findings and articles as sheets of a workbook: numbers as numbers, whole dates as dates.

use super::{Column, Rows, amount, articles, cell, neutral, quotes};
use crate::{
    findings::{Finding, Findings},
    model::{Amount, Article, Claim, Country, PartialDate, Project, Qualifier, Value},
    office::{self, Cell, Sheet},
};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of the claim table as a sheet; the same words as in [`super::csv`].
pub fn claim_sheet(
    project: &Project,
    findings: &Findings,
    table: &Rows,
    rows: &[u32],
    columns: &[Column],
) -> Sheet {
    let wide = [Column::Quote, Column::Article, Column::Note, Column::Countries, Column::Value];
    let head = columns.iter().map(|c| head(c.title(), wide.contains(c)));
    let body = rows.iter().map(|&row| {
        columns.iter().map(|column| typed(project, findings, table, row, *column)).collect()
    });
    Sheet { name: "Claims".to_owned(), columns: head.collect(), rows: body.collect() }
}

fn head(title: &str, wide: bool) -> office::Column {
    office::Column { title: title.to_owned(), wide }
}

/// The content of a cell with its type; what is not exact, or not a whole date, is words.
fn typed(project: &Project, findings: &Findings, table: &Rows, row: u32, column: Column) -> Cell {
    let id = table.claims.get(row as usize);
    let Some((id, claim)) = id.and_then(|id| Some((id, project.claims.get(id)?))) else {
        return Cell::Empty;
    };
    let finding = findings.of_claim(*id);
    let known = match column {
        Column::Value => value(&claim.value),
        Column::Low => amount(&claim.value).and_then(|a| a.low).map(Cell::Number),
        Column::High => amount(&claim.value).and_then(|a| a.high).map(Cell::Number),
        Column::Articles => finding.map(|f| count(f.articles.len())),
        Column::Origins => finding.map(|f| count(f.origins)),
        Column::AsOf => claim.as_of.and_then(day),
        Column::Period => {
            claim.period.filter(|p| p.from == p.to).and_then(|p| p.from).and_then(day)
        }
        Column::Published => {
            let dates: BTreeSet<PartialDate> =
                articles(project, claim).into_iter().filter_map(|a| a.published).collect();
            dates.first().copied().filter(|_| dates.len() == 1).and_then(day)
        }
        Column::At => Some(Cell::Moment(claim.at)),
        _ => None,
    };
    known.unwrap_or_else(|| text(&cell(project, finding, *id, claim, column)))
}

/// A value that is one exact number or one whole day.
fn value(value: &Value) -> Option<Cell> {
    match value {
        Value::Number(Amount { low: Some(low), high: Some(high), qualifier: Qualifier::Exact })
            if low == high =>
        {
            Some(Cell::Number(*low))
        }
        Value::When(period) if period.from == period.to => period.from.and_then(day),
        _ => None,
    }
}

fn day(date: PartialDate) -> Option<Cell> {
    let (from, to): (Date, Date) = date.bounds()?;
    date.day().filter(|_| from == to).map(|_| Cell::Day(from))
}

fn count(n: usize) -> Cell {
    Cell::Number(Decimal::from(n))
}

fn text(words: &str) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words.to_owned()) }
}

fn yes(yes: bool) -> Cell {
    text(if yes { "yes" } else { "no" })
}

/// What all sources together say, a row for each fact.
pub fn finding_sheet(project: &Project, findings: &Findings) -> Sheet {
    let columns = [
        ("Event", true),
        ("Metric", false),
        ("Population", false),
        ("Places", false),
        ("Verdict", false),
        ("Differ in", false),
        ("Values", true),
        ("Lowest", false),
        ("Highest", false),
        ("Articles", false),
        ("Origins", false),
        ("Origin names", true),
        ("Without origin", false),
        ("Claims", false),
        ("Computed verdict", false),
        ("Ruled by", false),
        ("Ruled at", false),
        ("Reason of the ruling", true),
        ("Periods of the claims", false),
        ("Countries of the claims", false),
    ];
    let columns = columns.into_iter().map(|(title, wide)| head(title, wide)).collect();
    let rows = findings.list.iter().map(|finding| finding_row(project, finding)).collect();
    Sheet { name: "Findings".to_owned(), columns, rows }
}

fn finding_row(project: &Project, finding: &Finding) -> Vec<Cell> {
    let event = finding.key.event.and_then(|id| project.events.get(&id));
    let metric = project.metrics.get(&finding.key.metric);
    let places: Vec<&str> = finding.key.places.iter().map(Country::as_str).collect();
    let reasons: Vec<&str> = finding.reasons.iter().map(|r| r.key()).collect();
    let values: Vec<String> = finding.groups.iter().map(|g| g.value.in_words()).collect();
    // A value that is open to one side has no end there, and so have several with it: "120" and "more than 150" have no
    // highest. Of values that agree the firmest stands for all.
    let amounts: Vec<&Amount> = finding.groups.iter().filter_map(|g| amount(&g.value)).collect();
    let lowest = amounts.iter().map(|a| a.low).collect::<Option<Vec<_>>>();
    let highest = amounts.iter().map(|a| a.high).collect::<Option<Vec<_>>>();
    let currencies: BTreeSet<String> = finding
        .claims
        .iter()
        .filter_map(|id| project.claims.get(id))
        .filter_map(|claim| match &claim.value {
            Value::Money(_, currency) => Some(currency.to_string()),
            _ => None,
        })
        .collect();
    // Amounts in two currencies have no lowest.
    let bounds = |found: Option<Decimal>| {
        found.filter(|_| currencies.len() < 2).map_or(Cell::Empty, Cell::Number)
    };
    let ruling = finding.ruling.and_then(|id| project.rulings.get(&id));
    let each = |of: &dyn Fn(&Claim) -> String| {
        let claims = finding.claims.iter().filter_map(|id| project.claims.get(id));
        let said: BTreeSet<String> = claims.map(|c| of(c)).filter(|s| !s.is_empty()).collect();
        said.into_iter().collect::<Vec<_>>().join("; ")
    };
    vec![
        text(event.map_or("", |e| &e.name)),
        text(metric.map_or("", |m| &m.name)),
        text(finding.population.as_deref().unwrap_or_default()),
        text(&places.join(", ")),
        text(finding.verdict.word()),
        text(&reasons.join(", ")),
        match (finding.groups.as_slice(), values.as_slice()) {
            ([one], [words]) => value(&one.value).unwrap_or_else(|| text(words)),
            _ => text(&values.join("; ")),
        },
        bounds(lowest.and_then(|all| all.into_iter().min())),
        bounds(highest.and_then(|all| all.into_iter().max())),
        count(finding.articles.len()),
        count(finding.origins),
        text(&finding.origin_names.join("; ")),
        count(finding.unrecorded),
        count(finding.claims.len()),
        text(finding.computed.word()),
        text(ruling.map_or("", |r| &r.by)),
        ruling.map_or(Cell::Empty, |r| Cell::Moment(r.at)),
        text(ruling.map_or("", |r| &r.reason)),
        // Two facts of one metric, of which no event is known, are told apart by these alone.
        text(&each(&|claim| claim.period.map(|p| p.to_string()).unwrap_or_default())),
        text(&each(&|claim| super::countries(claim))),
    ]
}

/// The articles, a row for each.
pub fn article_sheet(project: &Project) -> Sheet {
    let mut quoted: BTreeMap<_, usize> = BTreeMap::new();
    for annotation in project.annotations.values() {
        *quoted.entry(annotation.article).or_default() += 1;
    }
    let mut claimed: BTreeMap<_, usize> = BTreeMap::new();
    for claim in project.claims.values() {
        let own: BTreeSet<_> = quotes(project, claim).map(|q| q.article).collect();
        for article in own {
            *claimed.entry(article).or_default() += 1;
        }
    }
    let columns = [
        ("Title", true),
        ("Authors", true),
        ("Publisher", false),
        ("Published", false),
        ("Modified", false),
        ("Language", false),
        ("Address", true),
        ("Archived copy", true),
        ("Reliability", false),
        ("Claims", false),
        ("Quotes", false),
        ("Read", false),
        ("Note", true),
        ("File", true),
        ("Media type", false),
        ("Bytes", false),
        ("SHA-256", false),
        ("Imported", false),
        ("Imported by", false),
        ("Captured", false),
        ("Id", false),
    ];
    let columns = columns.into_iter().map(|(title, wide)| head(title, wide)).collect();
    let rows = project.articles.iter().map(|(id, article)| {
        let number = |of: &BTreeMap<_, usize>| count(of.get(id).copied().unwrap_or(0));
        article_row(article, number(&claimed), number(&quoted), &id.to_string())
    });
    Sheet { name: "Articles".to_owned(), columns, rows: rows.collect() }
}

fn article_row(article: &Article, claims: Cell, quotes: Cell, id: &str) -> Vec<Cell> {
    let given = |words: &Option<String>| text(words.as_deref().unwrap_or_default());
    let date = |date: Option<PartialDate>| {
        let words = || date.map(|d| d.to_string()).unwrap_or_default();
        date.and_then(day).unwrap_or_else(|| text(&words()))
    };
    let capture = &article.capture;
    vec![
        text(article.label()),
        text(&article.bylines.join("; ")),
        given(&article.publisher),
        date(article.published),
        date(article.modified),
        given(&article.language),
        given(&article.url),
        given(&article.archived_url),
        text(&article.reliability.letter().to_string()),
        claims,
        quotes,
        yes(article.read),
        text(&article.note),
        text(&capture.file_name),
        text(&capture.media_type),
        Cell::Number(Decimal::from(capture.bytes)),
        text(&capture.original.to_string()),
        Cell::Moment(capture.at),
        text(&capture.by),
        capture.captured.map_or(Cell::Empty, Cell::Moment),
        text(id),
    ]
}

/// A sheet as CSV, as [`super::csv`] writes the claim table.
pub fn sheet_csv(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut writer = super::text::writer();
    writer.write_record(sheet.columns.iter().map(|c| c.title.as_str()))?;
    for row in &sheet.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(words) => neutral(words).into_owned(),
            Cell::Number(n) => n.normalize().to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Moment(moment) => moment.to_string(),
        });
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|e| csv::Error::from(std::io::Error::other(e.to_string())))
}
