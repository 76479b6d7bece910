//! The numbers that a browser sets before the items of a list, where the page leaves it to the browser: a recommendation
//! is cited by its number. A list that has a class is a menu or a gallery as often, and its style may take the numbers away.

use super::tree::{Id, Tree};

/// Numbered lists that are open, with the number of their next item.
#[derive(Default)]
pub(super) struct Lists(Vec<List>);

struct List {
    id: Id,
    next: i64,
    step: i64,
    kind: char,
}

impl Lists {
    /// Begins a list, if its numbers are shown.
    pub(super) fn open(&mut self, tree: &Tree, id: Id) {
        let items = || tree.children(id).filter(|&item| tree.name(item) == "li");
        let number = |id: Id, name: &str| tree.attr(id, name).and_then(|n| n.trim().parse().ok());
        let start: Option<i64> = number(id, "start");
        let valued = items().any(|item| tree.attr(item, "value").is_some());
        let kind = tree.attr(id, "type").and_then(|kind| kind.trim().chars().next());
        let plain =
            |id: Id| ["class", "id", "style", "role"].iter().all(|a| tree.attr(id, a).is_none());
        let shown = start.is_some() || valued || kind.is_some() || plain(id) && items().all(plain);
        let apart = || {
            tree.ancestors(id).take(12).any(|up| {
                matches!(tree.name(up), "nav" | "footer" | "header" | "aside" | "menu" | "table")
            })
        };
        if !shown || items().count() < 2 && start.is_none() || apart() {
            return;
        }
        let reversed = tree.attr(id, "reversed").is_some();
        let count = i64::try_from(items().count()).unwrap_or_default();
        self.0.push(List {
            id,
            next: start.unwrap_or(if reversed { count } else { 1 }),
            step: if reversed { -1 } else { 1 },
            kind: kind.unwrap_or('1'),
        });
    }

    /// Ends a list.
    pub(super) fn close(&mut self, id: Id) {
        if self.0.last().is_some_and(|list| list.id == id) {
            self.0.pop();
        }
    }

    /// What stands before an item.
    pub(super) fn mark(&mut self, tree: &Tree, item: Id) -> Option<String> {
        let up = tree.node(item).parent?;
        let list = self.0.last_mut().filter(|list| list.id == up)?;
        let own = tree.attr(item, "value").and_then(|n| n.trim().parse().ok());
        let number = own.unwrap_or(list.next);
        list.next = number.saturating_add(list.step);
        Some(format!("{}.", written(number, list.kind)))
    }
}

/// A number as a kind of list writes it.
fn written(number: i64, kind: char) -> String {
    let letters = || {
        let number = u32::try_from(number).ok().filter(|n| (1..=26).contains(n))?;
        char::from_u32(u32::from('a') + number - 1).map(String::from)
    };
    match kind {
        'a' => letters(),
        'A' => letters().map(|letter| letter.to_uppercase()),
        'i' => roman(number),
        'I' => roman(number).map(|roman| roman.to_uppercase()),
        _ => None,
    }
    .unwrap_or_else(|| number.to_string())
}

fn roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|n| (1..=300).contains(n))?;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}
