//! Figures of English that a sentence does not state as what happened: planned ("want to rescue 60"), reported for the
//! future ("60 people would be charged"), supposed ("if 60 people were killed"), rejected ("a hoax", "rejected an
//! estimate that ..."). "Managed to rescue 60" and "may be held" stand: the one happened, the other is an estimate.

use super::{FoundNumber, kinds::table, lex::Quote, linked_words as small};
use crate::model::Value;

table!(
    /// Verbs of what is meant to be done, before "to".
    MEANT,
    "want|wants|wanted|wanting|hope|hopes|hoped|hoping|plan|plans|planned|planning|aim|aims|aimed|aiming|intend|intends|
    intended|vow|vows|vowed|pledge|pledges|pledged|promise|promises|promised|seek|seeks|sought|seeking|trying|
    threaten|threatens|threatened|expect|expects|expected|ready|prepared|preparing|refuse|refuses|refused|fail|fails|
    failed|failing|unable|scheduled|slated|set|due|poised|wish|wishes|wished|willing|bid|proposal|proposed|proposes|
    proposing|efforts|effort|attempt|attempts|attempted|attempting|request|requested|urged|urges|
    demand|demanded|demands|called"
);

table!(
    /// Verbs with which a figure is turned down.
    REJECTS,
    "rejected|rejects|rejecting|dismissed|dismisses|dismissing|disputed|disputes|disputing|doubted|doubts|questioned|
    refuted|refutes|rebutted|denied|denies|debunked"
);

table!(
    /// What is turned down.
    STATEMENTS,
    "estimate|estimates|claim|claims|report|reports|figure|figures|allegation|allegations|rumour|rumours|rumor|rumors|
    post|posts|message|messages|video|videos|assertion|assertions|suggestion|suggestions|number|numbers|statement"
);

table!(
    /// What a false statement is said to be.
    FALSE,
    "fake|false|hoax|untrue|fabricated|misleading|baseless|unfounded|incorrect|nonsense|bogus"
);

/// Whether an English sentence does not state a number as what happened.
pub(super) fn is_unreal(quote: &Quote, number: &FoundNumber) -> bool {
    if matches!(number.value, Value::Money(..)) || number.percent {
        return false;
    }
    let tokens = &quote.tokens;
    let first = tokens.partition_point(|t| t.end <= number.start);
    let next = tokens.partition_point(|t| t.start < number.end);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    // "to bring home 60 Indians freed from compounds": freed they are.
    let freed = || {
        (next..next + 4).any(|i| matches!(word(i), "freed" | "rescued" | "released" | "liberated"))
    };
    is_supposed(&word, first)
        || is_meant(&word, first) && !freed()
        || is_for_later(&word, next)
        || is_rejected(&word, first, tokens.len())
}

/// "If 60 people were killed, ...", "If they are not found, that is 60 deaths"
fn is_supposed<'a>(word: &impl Fn(usize) -> &'a str, first: usize) -> bool {
    const FAR: usize = 7;
    let before = |n: usize| first.checked_sub(n).map_or("", word);
    let sum = matches!(before(1), "is" | "be" | "means" | "makes")
        && matches!(before(2), "that" | "it" | "this" | "would" | "will");
    if sum && (word(0) == "if" || matches!(word(0), "\"" | "“") && word(1) == "if") {
        return true;
    }
    let clause = (first.saturating_sub(FAR)..first).rev().take_while(|i| {
        !matches!(
            word(*i),
            "," | ";" | ":" | "." | "—" | "\"" | "“" | "that" | "and" | "as" | "even"
        )
    });
    clause.into_iter().any(|i| matches!(word(i), "if" | "unless"))
        && !(first.saturating_sub(FAR)..first).any(|i| matches!(word(i), "asked" | "ask" | "know"))
}

/// "Police want to rescue 60", "Thailand would repatriate 60": the verb right before the number's own words.
fn is_meant<'a>(word: &impl Fn(usize) -> &'a str, first: usize) -> bool {
    const FAR: usize = 5;
    let mut verb = first;
    while let Some(before) = verb.checked_sub(1).filter(|i| small::BEFORE_NUMBER.has(word(*i))) {
        verb = before;
    }
    // "to help bring back 45 women", "is preparing to bring home 100 more"
    let back = verb.checked_sub(2).filter(|i| {
        matches!(word(*i), "bring" | "get" | "fly" | "send" | "take")
            && matches!(word(i + 1), "back" | "home" | "out")
    });
    let base = || {
        // "plans to identify, rescue and help over 60"
        let list = |i: usize| {
            matches!(
                word(i),
                "," | "and"
                    | "or"
                    | "help"
                    | "identify"
                    | "assist"
                    | "support"
                    | "protect"
                    | "return"
            ) || small::BASES.has(word(i))
        };
        let first = (0..verb).rev().take(FAR + 1).take_while(|i| list(*i)).last();
        first
            .filter(|_| verb.checked_sub(1).is_some_and(|i| !matches!(word(i), "," | "and" | "or")))
    };
    let Some(verb) = back.or_else(base) else { return false };
    let Some(lead) = verb.checked_sub(1) else { return false };
    let lead = if word(lead) == "help" { lead.saturating_sub(1) } else { lead };
    match word(lead) {
        "would" | "should" | "will" | "shall" | "could" | "might" | "must" => true,
        "to" => (lead.saturating_sub(FAR)..lead).any(|i| MEANT.has(word(i))),
        _ => false,
    }
}

/// "60 people would be charged": the verb behind the number's own words.
fn is_for_later<'a>(word: &impl Fn(usize) -> &'a str, next: usize) -> bool {
    const FAR: usize = 5;
    let at = (next..next + FAR).find(|i| small::AUXILIARIES.has(word(*i)));
    let Some(at) =
        at.filter(|at| (next..*at).all(|i| !matches!(word(i), "," | ";" | "and" | "who" | "that")))
    else {
        return false;
    };
    // "The 35 people arrested last week will be deported": that they were arrested is said already.
    let said =
        |i: usize| small::IRREGULAR.has(word(i)) || word(i).len() > 4 && word(i).ends_with("ed");
    if (next..at).any(said) {
        return false;
    }
    match word(at) {
        "would" | "will" | "should" | "shall" | "must" => {
            word(at + 1) == "be" || small::BASES.has(word(at + 1))
        }
        "could" | "might" => matches!(word(at + 1), "die" | "drown" | "perish" | "starve"),
        "are" | "were" | "is" | "was" => {
            word(at + 1) == "to" && word(at + 2) == "be"
                || matches!(word(at + 1), "expected" | "due" | "set" | "scheduled" | "slated")
                    && word(at + 2) == "to"
                    && word(at + 3) == "be"
        }
        _ => false,
    }
}

/// "rejected a UN estimate that 100,000 people are held", "Claims that 60 were killed are fake".
fn is_rejected<'a>(word: &impl Fn(usize) -> &'a str, first: usize, len: usize) -> bool {
    const FAR: usize = 14;
    let lead = first.saturating_sub(FAR)..first;
    let statement = lead.clone().rev().find(|i| STATEMENTS.has(word(*i)));
    let Some(statement) = statement else { return false };
    let stops = |i: usize| {
        matches!(
            word(i),
            ";" | ":"
                | ","
                | "but"
                | "and"
                | "when"
                | "after"
                | "as"
                | "while"
                | "amid"
                | "following"
        ) || small::SAYS.has(word(i)) && !STATEMENTS.has(word(i))
    };
    let no_stop = |from: usize, to: usize| !(from..to).any(stops);
    let rejected = lead.clone().any(|i| i < statement && REJECTS.has(word(i)) && no_stop(i, first));
    let that = (statement..first).any(|i| word(i) == "that") || word(statement + 1) == "of";
    let false_behind = (first..len).any(|i| {
        let be = |k: usize| matches!(word(k), "is" | "are" | "was" | "were" | "as" | "be" | "been");
        let before = |n: usize| i.checked_sub(n);
        FALSE.has(word(i))
            && (before(1).is_some_and(be)
                || before(2).is_some_and(be)
                    && before(1)
                        .is_some_and(|k| matches!(word(k), "a" | "an") || word(k).ends_with("ly")))
    });
    that && (rejected || false_behind && no_stop(statement, first))
}
