//! Which of the origins behind some claims are one: "Mao Thonin" and "Thonin", "US Institute of Peace" and USIP, a
//! ministry in two languages, whoever speaks for it, the United Nations and their office that wrote the report.
//!
//! Who is not surely somebody else adds no origin: a figure that one body gave must never look as if two had.

use super::{annotations, origins::Same};
use crate::{
    fold::fold,
    mine::{name_forms, offices, offices::Kind, offices::Office, origin_names},
    model::{Claim, ClaimId, Country, OriginId, Project, Role},
    places,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
};

/// Origins of one finding that are held against one another.
const MOST: usize = 64;
/// Claims of an origin whose words are read for whom it speaks.
const READ: usize = 3;
/// Names that are kept ready.
const KEPT: usize = 20_000;

/// What the name of an origin says of it.
#[derive(Debug, Default)]
struct Voice {
    /// Under which names it goes, folded.
    keys: BTreeSet<String>,
    offices: Vec<Office>,
    /// Its short form, as its words make it.
    initials: Vec<String>,
    /// Its name in capitals, if that is one word: "USIP"; the country before it is left out.
    short: Vec<String>,
    /// The words of a person's name.
    person: Vec<String>,
    un: Option<Un>,
}

/// How a name belongs to the United Nations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Un {
    Whole,
    Body,
}

thread_local! {
    static VOICES: RefCell<HashMap<String, Rc<Voice>>> = RefCell::default();
}

fn voice(name: &str) -> Rc<Voice> {
    let known = VOICES.with_borrow(|all| all.get(name).cloned());
    known.unwrap_or_else(|| {
        let made = Rc::new(Voice::of(name));
        VOICES.with_borrow_mut(|all| {
            if all.len() >= KEPT {
                all.clear();
            }
            all.insert(name.to_owned(), Rc::clone(&made));
        });
        made
    })
}

impl Voice {
    fn of(name: &str) -> Self {
        let mut voice =
            Self { keys: origin_names::keys(name).into_iter().collect(), ..Self::default() };
        for name in name_forms::names(name) {
            let office = offices::office(name);
            // "Arakan Army" is no office, and nobody of that surname either.
            if office.is_none() && voice.person.is_empty() && !offices::is_worded(name) {
                voice.person = name_forms::person(name);
            }
            voice.offices.extend(office);
            voice.initials.extend(name_forms::initials(name));
            let countries = places::mentions(name);
            let capitals = |w: &&str| w.chars().count() >= 3 && w.chars().all(char::is_uppercase);
            let words: Vec<&str> = name
                .split(|c: char| !c.is_alphanumeric())
                .filter(|w| !w.is_empty() && !countries.iter().any(|m| m.text.contains(*w)))
                .collect();
            if let [one] = words.as_slice()
                && capitals(one)
            {
                voice.short.push((*one).to_owned());
            }
            let folded = fold(name);
            voice.un = voice.un.or(un(&folded));
        }
        if voice.keys.contains("united nations") {
            voice.un = voice.un.or(Some(Un::Whole));
        }
        voice
    }
}

fn un(folded: &str) -> Option<Un> {
    const BODIES: &[&str] =
        &["iom", "ilo", "unodc", "unicef", "unhcr", "ohchr", "undp", "ocha", "unami", "who", "wfp"];
    match folded {
        "united nations" | "un" | "u.n." => Some(Un::Whole),
        _ if BODIES.contains(&folded) => Some(Un::Body),
        _ if ["un ", "u.n. ", "united nations "].iter().any(|w| folded.starts_with(w)) => {
            Some(Un::Body)
        }
        _ => None,
    }
}

/// An origin of some claims, with what they say of it.
struct Heard<'a> {
    root: OriginId,
    voices: Vec<Rc<Voice>>,
    offices: Vec<Office>,
    claims: Vec<&'a Claim>,
}

impl Heard<'_> {
    fn person(&self) -> Option<&[String]> {
        self.voices.iter().map(|v| v.person.as_slice()).find(|p| !p.is_empty())
    }

    fn un(&self) -> Option<Un> {
        self.voices.iter().find_map(|v| v.un)
    }

    /// Whether both surely are one.
    fn is(&self, other: &Self) -> bool {
        let offices = self.offices.iter().any(|a| other.offices.contains(a));
        let short = |a: &Self, b: &Self| {
            a.voices
                .iter()
                .flat_map(|v| &v.initials)
                .any(|i| b.voices.iter().any(|v| v.short.contains(i)))
        };
        offices || short(self, other) || short(other, self) || self.names_person(other)
    }

    /// Whether both are names of one person in full, one of them with more words than the other.
    fn names_person(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (self.person(), other.person()) else { return false };
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        few.len() >= 2 && few.iter().all(|word| many.contains(word))
    }

    /// Whether this one says less of whom it is, and may be the other.
    fn may_be(&self, other: &Self, project: &Project) -> bool {
        let vague = |a: &Office, b: &Office| {
            let less =
                a.country.is_none() && b.country.is_some() || a.seat.is_none() && b.seat.is_some();
            less && a.may_be(b)
        };
        let office = self.offices.iter().any(|a| other.offices.iter().any(|b| vague(a, b)));
        let surname = self.person().is_some_and(|p| match p {
            [one] => other.person().is_some_and(|q| q.len() > 1 && q.contains(one)),
            _ => false,
        });
        let un = self.un() == Some(Un::Whole) && other.un() == Some(Un::Body);
        office
            || surname
            || un
            || self.speaks_for(other, project)
            || self.is_mouthpiece(other, project)
    }

    /// Whether this one is a newspaper or a channel of the state for which the other one speaks: "the state newspaper
    /// Global New Light of Myanmar" has from the army what it prints of the army.
    fn is_mouthpiece(&self, other: &Self, project: &Project) -> bool {
        const OF_STATE: [&str; 14] = [
            "state newspaper",
            "state media",
            "state-run",
            "state-owned",
            "state tv",
            "state television",
            "state broadcaster",
            "state news",
            "official news agency",
            "government newspaper",
            "medios estatales",
            "agencia oficial",
            "medias d'etat",
            "agence officielle",
        ];
        let sites = self.claims.iter().flat_map(|c| &c.places).filter(|p| p.role == Role::Site);
        let sites: BTreeSet<Country> = sites.map(|p| p.country).collect();
        let home = |id: &OriginId| project.origins.get(id).map(|o| places::mentions(&o.name));
        let named = home(&other.root).unwrap_or_default();
        let there = other
            .offices
            .iter()
            .filter_map(|office| office.country)
            .chain(named.iter().map(|m| m.country))
            .any(|country| sites.contains(&country));
        let Some(own) = project.origins.get(&self.root).map(|o| fold(&o.name)) else {
            return false;
        };
        there
            && self.claims.iter().take(READ).any(|claim| {
                annotations(project, claim).any(|quote| {
                    let folded = fold(&quote.exact);
                    folded.find(&own).and_then(|at| folded.get(..at)).is_some_and(|before| {
                        let near = before.char_indices().rev().take(32).last();
                        let near = near.and_then(|(at, _)| before.get(at..)).unwrap_or_default();
                        OF_STATE.iter().any(|w| near.contains(w))
                    })
                })
            })
    }

    /// Whether the words beside a person name the other one, or his kind of office.
    fn speaks_for(&self, other: &Self, project: &Project) -> bool {
        let Some(person) = self.person() else { return false };
        let Some(last) = person.last() else { return false };
        self.claims.iter().take(READ).any(|claim| {
            annotations(project, claim).any(|quote| {
                let folded = fold(&quote.exact);
                beside(&folded, last).any(|words| {
                    const NOT_FOR: [&str; 6] =
                        ["former", "lawyer", "critic", "victim", "survivor", "relative"];
                    if NOT_FOR.iter().any(|w| words.contains(w)) {
                        return false;
                    }
                    let office = offices::beside(words);
                    let office = office.is_some_and(|a| other.offices.iter().any(|b| a.may_be(b)));
                    let whole = |key: &str| {
                        let has = |at: usize| {
                            let before = words.get(..at).and_then(|t| t.chars().next_back());
                            let behind = words.get(at + key.len()..).and_then(|t| t.chars().next());
                            let border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                            border(before) && border(behind)
                        };
                        words.match_indices(key).any(|(at, _)| has(at))
                    };
                    let named = other.voices.iter().flat_map(|v| &v.keys);
                    let named = named.filter(|k| k.chars().count() >= 3).any(|k| whole(k));
                    let un =
                        other.un().is_some() && ["un", "united nations"].iter().any(|k| whole(k));
                    office || named || un
                })
            })
        })
    }
}

/// The words that stand before and behind a name and belong to it: "deputy army spokesman", ", author of the UN report,".
fn beside<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    const REACH: usize = 90;
    const ENDS: [&str; 8] = [",", " said", " says", " told", " added", ". ", "\"", " warned"];
    text.match_indices(name).take(2).flat_map(move |(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let from = before.rfind([',', '.', ';', ':', '"', '“', '”', '\n']).map_or(0, |i| i + 1);
        let before = before.get(from..).filter(|w| w.len() <= REACH);
        let behind = text.get(at + name.len()..).unwrap_or_default();
        let led = behind.strip_prefix(", ").or_else(|| {
            [" of ", " from ", " at ", " ("].iter().find_map(|w| behind.strip_prefix(w))
        });
        let behind = led.map(|words| {
            let end = ENDS.iter().filter_map(|w| words.find(w)).min().unwrap_or(words.len());
            words.get(..end).unwrap_or_default()
        });
        let behind = behind.filter(|w| w.len() <= REACH);
        [before, behind].into_iter().flatten().filter(|w| !w.trim().is_empty())
    })
}

/// The country of an office that its name leaves open: an embassy and a foreign ministry speak of their own people, other
/// offices of what happened at home.
fn whose(kind: Kind, claims: &[&Claim]) -> Option<Country> {
    let role = match kind {
        Kind::Embassy | Kind::Foreign => Role::Origin,
        _ => Role::Site,
    };
    let places = claims.iter().flat_map(|c| &c.places).filter(|p| p.role == role);
    let all: BTreeSet<Country> = places.map(|p| p.country).collect();
    all.first().copied().filter(|_| all.len() == 1)
}

/// Which origins of some claims go by another one: by the origin that stands for its namesakes, the one that both are.
pub(super) fn one_voice(
    project: &Project,
    same: &Same,
    claims: &[(ClaimId, &Claim)],
) -> BTreeMap<OriginId, OriginId> {
    let mut by_root: BTreeMap<OriginId, (BTreeSet<OriginId>, Vec<&Claim>)> = BTreeMap::new();
    let named = |claim: &Claim| claim.origin.filter(|id| !same.is_anybody(*id));
    for (_, claim) in claims {
        let Some(id) = named(claim) else { continue };
        let (ids, said) = by_root.entry(same.origin(id)).or_default();
        ids.insert(id);
        if said.len() < MOST {
            said.push(claim);
        }
    }
    if by_root.len() < 2 {
        return BTreeMap::new();
    }
    let names = |ids: &BTreeSet<OriginId>| -> BTreeSet<String> {
        let origins = ids.iter().filter_map(|id| project.origins.get(id));
        origins.flat_map(|o| std::iter::once(&o.name).chain(&o.aliases)).cloned().collect()
    };
    // By name, since ids tell only which of them was recorded first.
    let mut by_name: Vec<_> =
        by_root.into_iter().map(|(root, (ids, said))| (names(&ids), root, said)).collect();
    by_name.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    let heard: Vec<Heard<'_>> = by_name
        .into_iter()
        .take(MOST)
        .map(|(names, root, claims)| {
            let voices: Vec<Rc<Voice>> = names.iter().map(|name| voice(name)).collect();
            let mut offices: Vec<Office> =
                voices.iter().flat_map(|v| v.offices.iter().cloned()).collect();
            for office in &mut offices {
                office.country = office.country.or_else(|| whose(office.kind, &claims));
            }
            Heard { root, voices, offices, claims }
        })
        .collect();
    let mut of: Vec<usize> = (0..heard.len()).collect();
    let join = |of: &mut Vec<usize>, a: usize, b: usize| {
        let (a, b) = (of.get(a).copied(), of.get(b).copied());
        if let (Some(a), Some(b)) = (a, b) {
            let (to, from) = (a.min(b), a.max(b));
            of.iter_mut().filter(|class| **class == from).for_each(|class| *class = to);
        }
    };
    for (i, one) in heard.iter().enumerate() {
        for (j, other) in heard.iter().enumerate().skip(i + 1) {
            if one.is(other) {
                join(&mut of, i, j);
            }
        }
    }
    // What is said less closely goes by one of those that it may be, and ties these no further.
    let weak: Vec<(usize, usize)> = heard
        .iter()
        .enumerate()
        .filter_map(|(i, one)| {
            let mut others = heard.iter().enumerate().filter(|(j, _)| *j != i);
            Some((i, others.find(|(_, other)| one.may_be(other, project))?.0))
        })
        .collect();
    for (i, j) in weak {
        join(&mut of, i, j);
    }
    heard
        .iter()
        .enumerate()
        .filter_map(|(i, one)| {
            let class = of.get(i).copied().filter(|class| *class != i)?;
            Some((one.root, heard.get(class)?.root))
        })
        .collect()
}
