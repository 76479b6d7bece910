//! What the figures rest on, as an appendix: each figure with its claims, their quotes, and where these stand.

use super::{
    Manner, Piece, Style, Target, Words,
    build::{
        Builder, address_piece, back_mark, badge, citation, evidence_mark, evidence_name, separated,
    },
};
use crate::{
    brief::{Evidence, Figure, Quoted},
    export::place_of,
};

/// Adds the appendix.
pub(super) fn evidence(builder: &mut Builder<'_>) {
    let document = builder.document;
    if document.figures.is_empty() {
        return;
    }
    builder.heading(1, document.labels.how);
    for (number, figure) in document.figures.iter().enumerate() {
        title(builder, number, figure);
        for evidence in &figure.evidence {
            claim(builder, figure, evidence);
        }
    }
}

fn title(builder: &mut Builder<'_>, number: usize, figure: &Figure) {
    let name = evidence_name(number);
    // One claim says the same as its figure, and more precisely.
    let statement = match figure.evidence.as_slice() {
        [one] => &one.statement,
        _ => &figure.statement,
    };
    let mut pieces = vec![
        Piece::Mark(evidence_mark(number)),
        Piece::Words(Words::new(&name, Manner::Label)),
        Piece::Tab,
        Piece::name(statement, Manner::Plain),
    ];
    if builder.is_shown(number) {
        pieces.push(Piece::plain(" "));
        pieces.push(Piece::Link {
            to: Target::Inside(back_mark(number)),
            words: vec![Words::new("↑", Manner::Back)],
        });
    }
    builder.paragraph(Style::EvidenceTitle, pieces);
}

fn claim(builder: &mut Builder<'_>, figure: &Figure, evidence: &Evidence) {
    let labels = &builder.document.labels;
    if figure.evidence.len() > 1 {
        let statement = vec![Piece::name(&evidence.statement, Manner::Plain)];
        builder.paragraph(Style::EvidenceStatement, statement);
    }
    if evidence.unreviewed {
        builder.paragraph(Style::Warning, vec![Piece::plain(labels.unreviewed)]);
    }
    for quote in &evidence.quotes {
        quoted(builder, quote);
    }
    if evidence.quotes.is_empty() {
        builder.paragraph(Style::Warning, vec![Piece::plain(labels.no_quote)]);
    }
    let origin = evidence.origin.as_deref().unwrap_or(labels.no_origin);
    let mut said = vec![Piece::name(origin, Manner::Plain)];
    if let Some(via) = &evidence.via {
        said.push(Piece::plain(&format!(", {} ", labels.via)));
        said.push(Piece::name(via, Manner::Plain));
    }
    fact(builder, labels.origin, said);
    fact(builder, labels.verdict, vec![badge(evidence.verdict)]);
    let mut rivals = Vec::new();
    for rival in &evidence.rivals {
        if !rivals.is_empty() {
            rivals.push(Piece::plain("; "));
        }
        let articles = rival.articles.iter().filter_map(|a| builder.document.articles.get(*a));
        let who: Vec<String> =
            articles.map(|s| s.publisher.as_ref().unwrap_or(&s.label).clone()).collect();
        rivals.push(Piece::name(&rival.value, Manner::Strong));
        rivals.push(Piece::plain(" ("));
        rivals.append(&mut separated(&who, "; ", Manner::Plain));
        rivals.push(Piece::plain(")"));
    }
    if !rivals.is_empty() {
        fact(builder, labels.others, rivals);
    }
}

fn quoted(builder: &mut Builder<'_>, quote: &Quoted) {
    let document = builder.document;
    let labels = &document.labels;
    let source = document.articles.get(quote.article);
    let language = source.and_then(|s| s.language.as_deref());
    builder.quotation(Style::EvidenceQuote, &quote.words, language);
    if let Some(source) = source {
        let mut reference = citation(&source.reference);
        if let Some(archived) = &source.archived_url {
            reference.push(Piece::plain(&format!("; {} ", labels.archived)));
            reference.push(address_piece(archived));
        }
        fact(builder, labels.article, reference);
        let hash = source.original.to_string();
        let place = format!(", {}", place_of(labels, quote));
        let original = vec![
            Piece::name(&source.file_name, Manner::Plain),
            Piece::plain(", SHA-256 "),
            Piece::Words(Words::new(&hash, Manner::Code)),
            Piece::plain(&place),
        ];
        fact(builder, labels.original_file, original);
        fact(builder, labels.collection, vec![Piece::plain(&source.provenance)]);
    }
    let grade = vec![
        Piece::Words(Words::new(&quote.grade, Manner::Strong)),
        Piece::plain(&format!(" ({})", quote.grade_meaning)),
    ];
    fact(builder, labels.grade, grade);
}

fn fact(builder: &mut Builder<'_>, name: &str, mut what: Vec<Piece>) {
    let mut pieces = vec![Piece::Words(Words::new(name, Manner::Label)), Piece::Tab];
    pieces.append(&mut what);
    builder.paragraph(Style::EvidenceFact, pieces);
}
