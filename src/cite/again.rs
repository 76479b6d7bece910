//! Puts a dash or what else the style wants in place of authors who are those of the entry above
//! (CSL `subsequent-author-substitute`). hayagriva leaves "and" and "et al." behind the dash.

use citationberg::SubsequentAuthorSubstituteRule as Rule;
use hayagriva::{Elem, ElemChild, ElemChildren, ElemMeta, Formatted, Formatting};

/// Replaces names in entries, which come in the order of the bibliography.
pub(super) fn substitute<'a>(
    entries: impl Iterator<Item = &'a mut ElemChildren>,
    with: &str,
    rule: Rule,
) {
    let mut above: Option<Block> = None;
    for entry in entries {
        let Some(names) = entry.find_names_mut() else {
            above = None;
            continue;
        };
        inside(names, &mut |elem| {
            let this = Block::of(elem);
            if let Some(above) = &above {
                replace(elem, &this, above, with, rule);
            }
            above = Some(this);
        });
    }
}

/// What stands in an element of names.
struct Block {
    /// All of it that is names, as text.
    text: String,
    /// Each name, and where it stands.
    names: Vec<(usize, String)>,
    /// Where the names end and their label begins.
    end: usize,
}

impl Block {
    fn of(elem: &Elem) -> Self {
        let names: Vec<(usize, String)> = elem
            .children
            .0
            .iter()
            .enumerate()
            .filter_map(|(at, child)| match child {
                ElemChild::Elem(e) if matches!(e.meta, Some(ElemMeta::Name(..))) => {
                    Some((at, format!("{}", e.children)))
                }
                _ => None,
            })
            .collect();
        let people = match &elem.meta {
            Some(ElemMeta::Names(lists)) => lists.iter().map(|(list, _)| list.len()).sum(),
            _ => 0,
        };
        let all = elem.children.0.len();
        // Behind the last name of all stands a label; behind the last of some, "et al.".
        let end = match names.last() {
            Some((at, _)) if names.len() >= people => at + 1,
            _ => all,
        };
        let part: Vec<ElemChild> = elem.children.0.iter().take(end).cloned().collect();
        Self { text: format!("{}", ElemChildren(part)), names, end }
    }
}

/// Hands over the innermost element of names: a substitute has its own inside that of its names.
fn inside(elem: &mut Elem, act: &mut dyn FnMut(&mut Elem)) {
    let holds = |child: &ElemChild| matches!(child, ElemChild::Elem(e) if matches!(e.meta, Some(ElemMeta::Names(_))));
    let at = elem.children.0.iter().position(holds);
    match at.and_then(|at| elem.children.0.get_mut(at)) {
        Some(ElemChild::Elem(inner)) => inside(inner, act),
        _ => act(elem),
    }
}

fn replace(elem: &mut Elem, this: &Block, above: &Block, with: &str, rule: Rule) {
    let all = !this.text.trim().is_empty() && this.text == above.text;
    let same = this.names.iter().zip(&above.names).take_while(|(a, b)| a.1 == b.1).count();
    let count = match rule {
        _ if this.names.is_empty() => 0,
        Rule::CompleteAll => 0,
        Rule::CompleteEach if all => this.names.len(),
        Rule::CompleteEach => return,
        Rule::PartialEach => same,
        Rule::PartialFirst => same.min(1),
    };
    let dash =
        || ElemChild::Text(Formatted { text: with.to_owned(), formatting: Formatting::default() });
    if this.names.is_empty() || rule == Rule::CompleteAll {
        if all {
            let label = elem.children.0.split_off(this.end.min(elem.children.0.len()));
            elem.children.0 = std::iter::once(dash()).chain(label).collect();
        }
        return;
    }
    for (at, _) in this.names.iter().take(count) {
        if let Some(ElemChild::Elem(name)) = elem.children.0.get_mut(*at) {
            name.children = ElemChildren(vec![dash()]);
        }
    }
}
