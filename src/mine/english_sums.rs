//! What a sum of money is by the build of its English sentence: a price of a release, what was laundered, what was seized
//! by its worth, what fraud cost somebody; and what was only averted or threatened.

use super::{
    choose::is_people,
    english_meant::{Around, Reading},
    kinds::{SUFFERERS, table},
};

table!(
    /// Those who pay for their own.
    KIN,
    "family|families|parents|parent|relatives|relative|father|mother|brother|sister|husband|wife|uncle|aunt|siblings|
    relations|fathers|mothers|kin|kinsfolk|sons|daughters|household"
);

table!(
    /// Verbs of paying and asking for money, and what it is called.
    PAY,
    "pay|paid|pays|paying|demanded|demand|demands|demanding|asked|wanted|raised|scraped|borrowed|price|sent|wired|
    transferred|handed|charged|remitted"
);

table!(
    /// Money that is no price of a release, although somebody paid it.
    OTHER_PAYMENT,
    "fine|fines|fined|bail|bond|ticket|tickets|airfare|fare|flight|flights|agent|agents|broker|brokers|recruiter|
    recruiters|smuggler|smugglers|court|compensation|lawyer|lawyers|hospital|visa|visas|passport|passports|salary|wage|
    wages|salaries|month|monthly|airline|exit|overstay|overstaying|immigration|government|tax|taxes"
);

table!(
    /// Verbs of keeping something from happening.
    KEPT,
    "averted|avert|averting|prevented|prevent|preventing|saved|save|saving|avoided|avoid|avoiding|thwarted|thwarting|
    foiled|foiling|spared|staved"
);

table!(
    /// Verbs of passing money on.
    MOVED,
    "moved|moving|move|funneled|funnelled|funneling|funnelling|channeled|channelled|channeling|channelling|transferred|
    transferring|routed|routing|filtered|processed|processing|washed|cycled|pushed|handled"
);

table!(
    /// What was seized, before the word for what it is worth.
    HOLDINGS,
    "bitcoin|bitcoins|cryptocurrency|cryptocurrencies|crypto|assets|asset|property|properties|tether|usdt|tokens|gold|
    cash|funds|ether|ethereum|currency|securities"
);

/// What may be told of somebody who got away for money.
const AWAY: &[&str] = &[
    "go home",
    "going home",
    "returned home",
    "return home",
    "came home",
    "come home",
    "get home",
    "be released",
    "were released",
    "was released",
    "been released",
    "released after",
    "released only",
    "be freed",
    "were freed",
    "was freed",
    "freed after",
    "let go",
    "asked to leave",
    "wanted to leave",
    "want to leave",
    "wanting to leave",
    "wished to leave",
    "tried to leave",
    "allowed to leave",
    "permitted to leave",
    "free to leave",
    "could leave",
    "able to leave",
    "leave the compound",
    "walk free",
    "walked free",
    "get him out",
    "get her out",
    "get them out",
    "got him out",
    "got her out",
    "got them out",
    "buy his way out",
    "buy her way out",
    "buy their way out",
    "bought his way out",
    "bought her way out",
    "bought their way out",
    "quit",
];

impl Reading<'_> {
    /// What a sum of money is, where the build of its sentence says so.
    pub(super) fn of_money(&self, metric: &str, around: &Around<'_>) -> Option<&'static str> {
        const CLAUSE: usize = 9;
        if metric == "money lost"
            && let Some(kept) = self.before(CLAUSE, |w| KEPT.has(w))
        {
            // "lost the savings", "lost 300 of the saved": what was lost all the same.
            let lost =
                (kept..self.first).any(|i| matches!(self.word(i), "lost" | "losing" | "lose"));
            let adjective = matches!(
                kept.checked_sub(1).map_or("", |i| self.word(i)),
                "the" | "his" | "her" | "their" | "had" | "have" | "has"
            ) && !matches!(self.word(kept), "averted" | "prevented");
            if !lost && !adjective {
                return Some("other: money");
            }
        }
        if metric != "other: money" {
            return None;
        }
        if self.is_ransom() && (around.gangs)() {
            return Some("ransom paid");
        }
        if self.is_cost() && (around.gangs)() {
            return Some("money lost");
        }
        let governor = self.governor().map(|i| self.word(i)).unwrap_or_default();
        if MOVED.has(governor) && (around.launders)() {
            return Some("money laundered");
        }
        self.of_worth()
    }

    /// "Romance fraud cost UK victims £63 million": what somebody was done out of.
    fn is_cost(&self) -> bool {
        let cost = self.before(7, |w| matches!(w, "cost" | "costs" | "costing"));
        cost.is_some_and(|at| {
            at > 0
                && !matches!(self.word(at - 1), "the" | "a" | "total" | "of")
                && (at + 1..self.first).any(|i| {
                    let word = self.word(i);
                    is_people(word)
                        || SUFFERERS.has(word)
                        || matches!(
                            word,
                            "consumers"
                                | "investors"
                                | "savers"
                                | "public"
                                | "americans"
                                | "individuals"
                                | "users"
                        )
                })
        })
    }

    /// "carries a fine of up to $500,000": what a law threatens.
    pub(super) fn is_possible_fine(&self) -> bool {
        const FAR: usize = 14;
        const MAY: &[&str] = &[
            "up",
            "maximum",
            "carries",
            "carry",
            "carrying",
            "punishable",
            "faces",
            "face",
            "facing",
            "could",
            "statutory",
        ];
        let fine = self.before(6, |w| matches!(w, "fine" | "fines" | "penalty" | "penalties"));
        let Some(fine) = fine else { return false };
        let given = |i: usize| {
            matches!(
                self.word(i),
                "ordered" | "imposed" | "paid" | "pay" | "fined" | "handed" | "received"
            )
        };
        let from = fine.saturating_sub(FAR);
        !(from..self.first).any(given) && (from..self.first).any(|i| MAY.contains(&self.word(i)))
    }

    /// "the seizure of 127,271 bitcoin, worth about $15 billion".
    fn of_worth(&self) -> Option<&'static str> {
        let worth = self.before(4, |w| matches!(w, "worth" | "valued"))?;
        let thing = worth.checked_sub(1)?;
        let thing = if self.word(thing) == "," { thing.checked_sub(1)? } else { thing };
        if !HOLDINGS.has(self.word(thing)) {
            return None;
        }
        let far = thing.saturating_sub(12);
        (far..thing).rev().take_while(|i| !matches!(self.word(*i), ";" | ".")).find_map(|i| {
            let word = self.word(i);
            if word.starts_with("seiz") || word.starts_with("confiscat") {
                Some("money seized")
            } else if word.starts_with("froze") || word.starts_with("freez") {
                Some("assets frozen")
            } else {
                None
            }
        })
    }

    /// "He came home after his parents paid $4,000", "When she asked to leave, the price was $5,000".
    fn is_ransom(&self) -> bool {
        const NEAR: usize = 8;
        let paid = self.before(NEAR, |w| PAY.has(w));
        let Some(paid) = paid else { return false };
        let other = (self.first.saturating_sub(NEAR)..self.first)
            .chain(self.next..self.next + 6)
            .any(|i| OTHER_PAYMENT.has(self.word(i)));
        if other || !self.quote.holds(AWAY) {
            return false;
        }
        let folded = self.quote.folded();
        let away = AWAY.iter().any(|w| {
            folded.match_indices(w).any(|(at, _)| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !letter(folded.get(..at).and_then(|s| s.chars().next_back()))
                    && !letter(folded.get(at + w.len()..).and_then(|s| s.chars().next()))
            })
        });
        let kin = (paid.saturating_sub(6)..paid).any(|i| KIN.has(self.word(i)));
        // Whoever leaves a job or a country may have paid for it before; the price of leaving is named as one.
        let price =
            matches!(self.word(paid), "price" | "demanded" | "demand" | "demands" | "asked");
        let made = matches!(self.word(paid), "pay" | "paid" | "paying")
            && [
                "until he paid",
                "until she paid",
                "until they paid",
                "unless",
                "had to pay",
                "to pay",
            ]
            .iter()
            .any(|w| folded.contains(w));
        away && (kin || price || made)
    }
}
