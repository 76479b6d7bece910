//! Which numbers of a sentence count a part of what the one before them counts.

use super::{
    choose::Chosen, lex::Quote, metrics, numbers::FoundNumber, roles::Placed, suggest::Frame,
};
use crate::{
    fold::fold,
    model::{Country, Role, Unit},
};
use std::sync::LazyLock;

/// The words of `INCLUDING` folded.
static PARTS: LazyLock<Vec<String>> = LazyLock::new(|| INCLUDING.iter().map(|w| fold(w)).collect());

/// Words before a part of what was counted.
const INCLUDING: &[&str] = &[
    "among them",
    "including",
    "of whom",
    "of them",
    "of which",
    "comprising",
    "made up of",
    "notamment",
    "de las que",
    "de los que",
    "de los cuales",
    "de las cuales",
    "dos quais",
    "das quais",
    "из которых",
    "включая",
    "trong số đó",
    "dari jumlah",
    "dont",
    "parmi eux",
    "entre ellos",
    "entre ellas",
    "incluidos",
    "incluidas",
    "incluyendo",
    "entre os quais",
    "incluindo",
    "sendo",
    "termasuk",
    "di antaranya",
    "trong do",
    "bao gom",
    "รวมถึง",
    "ในจำนวนนี้",
    "ในจำนวนนั้น",
    "其中",
    "包括",
    "darunter",
    "davon",
    "в том числе",
    "среди них",
    "من بينهم",
    "بينهم",
    "منهم",
    "जिनमें",
    "जिसमें",
    "ក្នុងនោះ",
    "រួមទាំង",
];

/// Whether a folded text says that what follows is a part of what was counted.
pub(super) fn includes(folded: &str) -> bool {
    PARTS.iter().any(|w| folded.contains(w.as_str()))
}

/// Which numbers count a part of what the one before them counts: "771 people, among them 275 Laotians, 231 Burmese".
pub(super) fn parts(quote: &Quote, found: &[FoundNumber]) -> Vec<bool> {
    let mut out = Vec::with_capacity(found.len());
    let mut before: Option<(&FoundNumber, bool)> = None;
    for number in found {
        let part = before.is_some_and(|(whole, of)| is_part(quote, whole, of, number));
        out.push(part);
        before = Some((number, part));
    }
    out
}

fn is_part(quote: &Quote, before: &FoundNumber, is_one: bool, number: &FoundNumber) -> bool {
    let between = quote.fold(before.end, number.start);
    if includes(&between) {
        return true;
    }
    // "26 people: 15 Nigerians", "six suspects – four Georgians", "12 people (nine men"
    let head = between.trim_end();
    if head.split_whitespace().count() <= 9
        && (head.ends_with([':', '(']) || head.ends_with(" -"))
        && !before.percent
        && !quote.text(before.end, number.start).contains([';', '.'])
    {
        return true;
    }
    // A list goes on with a noun and a comma.
    is_one && between.split_whitespace().count() <= 4
}

impl Frame<'_> {
    /// What a number goes on with. "74 were held in 10 homes, including nine Indonesians": a part of the people,
    /// whatever else was counted since.
    pub(super) fn whole<'a>(
        &self,
        i: usize,
        before: Option<&'a Chosen>,
        people: Option<&'a Chosen>,
    ) -> Option<&'a Chosen> {
        let persons = |c: &Chosen| metrics::find(&c.0).is_some_and(|e| e.unit == Unit::Persons);
        let of_people = people.filter(|_| self.is_part(i) && before.is_none_or(|c| !persons(c)));
        of_people.or(before)
    }
}

/// Takes away a people that is said of only some of those who are counted: "not all of the 35 were Chinese".
pub(super) fn forget_some(quote: &Quote, placed: &[Placed], countries: &mut Vec<(Country, Role)>) {
    countries.retain(|(country, role)| {
        let mut of = placed.iter().filter(|p| p.country == *country && p.people);
        *role != Role::Origin
            || of.clone().next().is_none()
            || !of.all(|p| is_of_some(quote, p.start))
    });
}

/// Whether what begins at a code point is said of only some, or of nobody knows how many.
pub(super) fn is_of_some(quote: &Quote, start: usize) -> bool {
    const SOME: &[&str] = &[
        "not all ",
        "how many of ",
        "some of the ",
        "most of the ",
        "many of the ",
        "few of the ",
        "half of the ",
        "majority of the ",
        "none of the ",
        "no todos l",
        "cuantos de l",
        "algunos de l",
        "la mayoria de l",
        "combien des ",
        "pas tous l",
        "certains des ",
        "la plupart des ",
        "la majorite des ",
        "nem todos o",
        "quantos dos ",
        "alguns dos ",
        "a maioria dos ",
        "nicht alle ",
        "wie viele der ",
        "einige der ",
        "die meisten der ",
        "berapa dari ",
        "tidak semua ",
        "sebagian dari ",
    ];
    const ARE: &[&str] = &[
        "were", "was", "are", "is", "came", "come", "eran", "son", "fueron", "etaient", "sont",
        "eram", "sao", "foram", "waren", "sind", "adalah", "berasal",
    ];
    // Most sentences name no people behind such words.
    let lead = quote.fold(0, start);
    SOME.iter().any(|w| {
        let behind = lead.rfind(w).and_then(|at| lead.get(at + w.len()..));
        behind.is_some_and(|rest| {
            !rest.contains([';', ':']) && rest.split_whitespace().any(|word| ARE.contains(&word))
        })
    })
}
