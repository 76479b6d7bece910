//! Chooses what of a mail is its body: one of each set of alternatives, and no attachment.

use crate::import::pack::mime::Tree;
use std::collections::BTreeSet;

/// What each part is for.
pub struct Roles {
    /// Parts that are the body, in order.
    pub body: Vec<usize>,
    /// Parts that are another form of the body.
    pub hidden: BTreeSet<usize>,
}

impl Roles {
    /// Chooses one of each set of alternatives, then the parts to be shown.
    pub fn choose(tree: &Tree<'_>) -> Self {
        let mut hidden = BTreeSet::new();
        for (index, part) in tree.parts.iter().enumerate() {
            if part.kind == "multipart/alternative" {
                hidden.extend(unchosen(tree, index));
            }
        }
        let shown = |index: &usize| !hidden.contains(index);
        let readable: Vec<usize> = tree
            .parts
            .iter()
            .enumerate()
            .filter(|(_, part)| {
                matches!(
                    part.kind.as_str(),
                    "text/plain"
                        | "text/html"
                        | "application/xhtml+xml"
                        | "message/delivery-status"
                )
            })
            .map(|(index, _)| index)
            .filter(shown)
            .collect();
        let part_at = |index: &usize| tree.parts.get(*index);
        let unnamed = |index: &usize| {
            part_at(index).is_some_and(|part| {
                part.head.disposition().as_deref() != Some("attachment")
                    && part.head.file_name().is_none()
            })
        };
        let mut body: Vec<usize> = readable.iter().copied().filter(unnamed).collect();
        if body.is_empty() {
            // A mail whose only text has a name shows that text all the same.
            body = readable
                .iter()
                .copied()
                .filter(|index| {
                    part_at(index).is_some_and(|part| {
                        part.head.disposition().as_deref() != Some("attachment")
                    })
                })
                .take(1)
                .collect();
        }
        Self { body, hidden }
    }
}

/// The leaves of an alternative that are not shown: those of the branches that were not chosen.
fn unchosen(tree: &Tree<'_>, alternative: usize) -> Vec<usize> {
    // For every part below, the branch that it lies in; parents always come before their children.
    let mut branch: Vec<Option<usize>> = vec![None; tree.parts.len()];
    let mut inside = Vec::new();
    for (index, part) in tree.parts.iter().enumerate().skip(alternative + 1) {
        let of = part.parent.and_then(|parent| {
            if parent == alternative { Some(index) } else { branch.get(parent).copied().flatten() }
        });
        if of.is_none() {
            break;
        }
        if let Some(slot) = branch.get_mut(index) {
            *slot = of;
        }
        inside.push(index);
    }
    let find = |kind: &str| {
        inside.iter().copied().find(|index| {
            tree.parts.get(*index).is_some_and(|part| {
                part.kind == kind && part.head.disposition().as_deref() != Some("attachment")
            })
        })
    };
    let (Some(plain), Some(html)) = (find("text/plain"), find("text/html")) else {
        return Vec::new();
    };
    let branch_of = |index: usize| branch.get(index).copied().flatten();
    if branch_of(plain) == branch_of(html) {
        return Vec::new();
    }
    let (Some(plain_part), Some(html_part)) = (tree.parts.get(plain), tree.parts.get(html)) else {
        return Vec::new();
    };
    let dropped = if stub(&plain_part.text(), &html_part.text()) { plain } else { html };
    let text = |index: &usize| {
        tree.parts.get(*index).is_some_and(|part| {
            matches!(part.kind.as_str(), "text/plain" | "text/html" | "text/css")
        })
    };
    inside
        .iter()
        .copied()
        .filter(|index| branch_of(*index) == branch_of(dropped) && text(index))
        .collect()
}

/// Whether plain text only says that there is HTML.
fn stub(plain: &str, html: &str) -> bool {
    let length = plain.chars().filter(|letter| !letter.is_whitespace()).count();
    let visible = visible(html);
    let lower = plain.to_lowercase();
    let says = ["view this", "html", "browser", "im browser", "navigateur", "navegador"]
        .iter()
        .any(|word| lower.contains(word));
    length == 0 || length * 4 < visible || (length < 400 && says && length * 2 < visible)
}

/// About how many letters of HTML a reader sees.
fn visible(html: &str) -> usize {
    let lower = html.to_ascii_lowercase();
    let mut count = 0;
    let mut rest = lower.as_str();
    while let Some((text, after)) = rest.split_once('<') {
        count += text.chars().filter(|letter| !letter.is_whitespace()).count();
        let end = ["style", "script", "head", "!--"]
            .iter()
            .find(|tag| after.starts_with(**tag) && !after.starts_with("header"))
            .map_or(">", |tag| match *tag {
                "style" => "</style",
                "script" => "</script",
                "head" => "</head",
                _ => "-->",
            });
        rest = after.split_once(end).map_or("", |(_, behind)| behind);
        if end.starts_with('<') {
            rest = rest.split_once('>').map_or("", |(_, behind)| behind);
        }
    }
    count + rest.chars().filter(|letter| !letter.is_whitespace()).count()
}
