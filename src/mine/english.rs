//! Numbers of English that count nothing although a metric's words stand near: labels and names ("Class 1 felony",
//! "World War Two"), scores, numbers of telephones, times of day, ages and children of those who are told of, rates; and
//! what some counts are in truth (cases of a disease, months of probation).

use super::{
    FoundNumber,
    choose::{Chosen, is_people},
    kinds::table,
    lex::{Kind, Quote},
    linked_words as small, nouns,
    possible::was_given,
};
use crate::{fold::fold, model::Value, places};
use rust_decimal::Decimal;

table!(
    /// Words whose number is a name, where they are written with a capital.
    LABELS,
    "class|type|exit|exits|post|route|highway|hwy|interstate|grade|level|category|phase|round|game|unit|room|suite|area|
    district|ward|section|article|chapter|page|season|step|tier|group|pier|dock|mile|division|stage|channel|local|flight|
    gate|terminal|platform|line|bus|train|tram|road|rd|fm|sr|cr|sh|ky|act|title|bill|measure|proposition|
    amendment|resolution|rule|form|figure|table|psalm|john|volume|vol|part|episode|lane|ladder|engine|
    battalion|company|squad|troop|precinct|block|lot|hangar|runway|stall|apartment|apt|building|tower|camp|zone|sector|
    region|schedule|regulation|clause|paragraph|subsection|note|footnote|appendix|annex|exhibit|model|mark|version|
    windows|studio|screen|stadium|court|courtroom|cell|bay|berth|hole|par|seed|no|number|street|avenue|ave"
);

table!(
    /// Those whose children are counted: "a father of two".
    PARENTS,
    "father|mother|dad|mum|mom|parent|parents|grandfather|grandmother|grandparent|widow|widower|dads|mums|moms|fathers|
    mothers|stepfather|stepmother|matriarch|patriarch"
);

table!(
    /// Words of games and votes.
    SCORES,
    "victory|win|wins|won|winning|lost|loss|losing|beat|beats|beating|defeat|defeated|defeats|lead|leads|led|draw|drew|
    tie|tied|record|vote|voted|votes|score|scored|game|games|match|matches|set|sets|edged|downed|topped|routed|champion|
    champions|season|series|playoff|playoffs|upset|trailed|trailing|overtime|innings|halftime|runs|goals|decision|
    league|tournament|finals|semifinal|semifinals|pinned|shutout|margin"
);

table!(
    /// What is reckoned by the day, the week or so many people.
    RATES,
    "rate|rates|average|averages|incidence|forecast|outlook|total|totals|trend|mean"
);

table!(
    /// Words that are behind a time and make it no stretch of anything.
    OF_LIFE,
    "pregnant|old|experience|later|ago|earlier|older|younger|of age|gestation|along"
);

table!(
    /// What is inflicted as a sentence and is no prison.
    NO_PRISON,
    "probation|parole|supervised|supervision|community|suspension|agreement|contract|lease|deal|plan|warranty|term limit|
    scholarship|program|programme|ban|tenure|project|study|experience|career|marriage|relationship"
);

table!(
    /// Words before a term that may be given, and has not been.
    MAY_GET,
    "carries|carry|carrying|punishable|guidelines|maximum|faces|facing|mandatory|could get|could receive|if convicted|
    minimum|seeking|seeks|seek|sought|prescrib*|stipulat*|demanding|demanded|demands|recommended|recommending|requested|asked for|plea offer|would serve|eligible"
);

table!(
    /// Words of law and police, which make cases such as are investigated.
    OF_LAW,
    "police|investigat*|prosecut*|court|courts|lawsuit*|crime*|criminal*|filed|opened|registered|fir|probe*|traffick*|
    fraud*|scam*|rape*|murder*|homicide*|abuse|assault*|theft*|robber*|corruption|complaint*|detective*|fbi|interpol|
    legal|law|legislat*|victims|detention|kidnap*|extortion|smuggl*|launder*|cybercrime*|violence|torture|enforced|
    disappear*|exploitation|slavery|forced|charges|suspect*|arrest*|tribunal|judge*|attorney*|harassment|hate|terror*"
);

table!(
    /// Words of sickness, whose cases are no inquiries.
    OF_SICKNESS,
    "virus*|covid*|coronavirus*|cholera|infection*|infected|disease*|illness*|outbreak*|epidemic|pandemic|measles|malaria|
    dengue|flu|influenza|ebola|salmonella|mumps|polio|hepatitis|tuberculosis|hiv|aids|cancer|patients|symptoms|vaccin*|
    crypto|cryptosporid*|coli|meningitis|diarrh*|poisoning|mpox|zika|plague|rabies|typhoid|health|whiskey|whisky|beer|
    wine|champagne|per 100,000|hospitali*|contagious|sick|ill|sickened|incidence|testing|tested"
);

table!(
    /// Goods that are weighed: "320 pounds of cocaine" is no money.
    WEIGHED,
    "cocaine|heroin|marijuana|cannabis|methamphetamine|meth|fentanyl|drugs|opium|hashish|ketamine|ivory|gold|silver|fish|
    meat|beef|food|rice|sugar|flour|explosives|powder|weed|pot|hash|pills|dynamite|fertilizer|ammunition|shrimp|tea|
    coffee|waste|trash|weight|khat|crack|mdma|ecstasy|scales|horn|shark|pangolin|tobacco|sand|metal|copper|cargo|produce"
);

table!(
    /// Verbs of money.
    MONEY_VERBS,
    "stole|stolen|stealing|lost|losing|paid|pay|paying|cost|costs|costing|raised|raise|raising|donated|earned|earning|made|
    making|generated|generating|produced|producing|spent|spending|worth|owed|owes|received|sent|sending|took|taking|
    embezzled|laundered|laundering|siphoned|saved|saving|caused|invested|investing|borrowed|won|gave"
);

table!(
    /// Words of a sickness that spreads, which make the cases of a whole text its.
    SPREADS,
    "coronavirus|covid-19|covid|pandemic|epidemic|cholera|measles|ebola|dengue|malaria|influenza|salmonella"
);

/// Whether a number of an English sentence counts nothing.
pub(super) fn is_no_count(quote: &Quote, number: &FoundNumber) -> bool {
    let money = matches!(number.value, Value::Money(..));
    if money || number.percent {
        return false;
    }
    let tokens = &quote.tokens;
    let first = tokens.partition_point(|t| t.end <= number.start);
    let next = tokens.partition_point(|t| t.start < number.end);
    is_child(quote, number)
        || is_named(quote, number, first, next)
        || is_score(quote, number, first, next)
        || is_telephone(quote, number)
        || is_hour(quote, number, next)
        || is_age_aside(quote, number, first, next)
        || is_rate(quote, first, next)
        || is_sum(quote, number, first, next)
        || is_of_many(quote, first, next)
        || is_of_life(quote, next)
}

/// "Moss, a father of two", "father-of-three Dan".
fn is_child(quote: &Quote, number: &FoundNumber) -> bool {
    let lead = quote.fold(number.start.saturating_sub(24), number.start);
    let lead = lead.trim_end_matches([' ', '-']);
    let Some(lead) = lead.strip_suffix("of") else { return false };
    let parent = lead.trim_end_matches([' ', '-']);
    let parent = parent.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    lead.len() > parent.len() && PARENTS.has(parent)
}

/// "Class 1 felony", "World War Two", "SR 12 west".
fn is_named(quote: &Quote, number: &FoundNumber, first: usize, next: usize) -> bool {
    let capital = |i: usize| {
        quote
            .token(i)
            .filter(|t| t.kind == Kind::Word)
            .is_some_and(|t| quote.at(t.start).is_some_and(char::is_uppercase))
    };
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    // A heading with capitals all over says nothing by them.
    let small = quote
        .tokens
        .iter()
        .filter(|t| t.kind == Kind::Word && t.end - t.start > 3)
        .filter(|t| quote.at(t.start).is_some_and(char::is_lowercase))
        .count();
    let Some(before) = first.checked_sub(1) else { return false };
    // A heading ends with its line, and what is below it begins with a capital anyway.
    let tight = quote
        .token(before)
        .is_some_and(|t| t.end + 1 == number.start && quote.at(t.end) == Some(' '));
    if !tight || !capital(before) {
        // "the town of Two Rivers": a number with a capital inside a sentence.
        return small >= 2
            && capital(first)
            && quote.token(before).is_some_and(|t| t.kind == Kind::Word)
            && quote.at(number.start.saturating_sub(1)) == Some(' ')
            && capital(next);
    }
    if capital(first) && small >= 2 {
        return before > 0;
    }
    // "Tuesday 12 people" and "In Mali 12 people" count people.
    let people = nouns::noun_behind(quote, number).is_some_and(|n| is_people(&fold(&n)));
    // "On Nathan Road 40 were arrested": a verb behind it is said of what it counts.
    let acts = small::AUXILIARIES.has(word(next)) || word(next).ends_with("ed");
    LABELS.has(word(before)) && !people && !acts
}

/// "a 1-0 victory", "voted 5-0".
fn is_score(quote: &Quote, number: &FoundNumber, first: usize, next: usize) -> bool {
    let dash = |i: usize| quote.token(i).is_some_and(|t| matches!(t.folded.as_str(), "-" | "–"));
    let numeral = |i: usize| quote.token(i).is_some_and(|t| t.kind == Kind::Numeral);
    let tight = |i: usize, k: usize| {
        quote.token(i).zip(quote.token(k)).is_some_and(|(a, b)| a.end == b.start)
    };
    let digits = numeral(first);
    let behind = dash(next) && numeral(next + 1) && tight(next, next + 1);
    let ahead =
        first.checked_sub(2).is_some_and(|i| numeral(i) && dash(i + 1) && tight(i + 1, first));
    let range = quote.text(number.start, number.end).contains(['-', '–']);
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    digits
        && (behind || ahead || range)
        // "The raids led to 20-30 arrests": the words of a game stand right beside its score.
        && (SCORES.has(word(next))
            || (next + 1..next + 5).any(|i| SCORES.has(word(i)) && !matches!(word(i), "led" | "set" | "lost"))
            || (first.saturating_sub(4)..first).any(|i| {
                SCORES.has(word(i)) && !matches!(word(i), "led" | "leads" | "lead" | "set" | "record" | "lost" | "loss")
            }))
        && nouns::noun_behind(quote, number).is_none_or(|n| !is_people(&fold(&n)))
}

/// "389-5120": a range of no counts.
fn is_telephone(quote: &Quote, number: &FoundNumber) -> bool {
    let text = quote.text(number.start, number.end);
    text.split_once('-').is_some_and(|(a, b)| {
        let digits = |s: &str, n: usize| s.len() == n && s.chars().all(|c| c.is_ascii_digit());
        // "100-1000 people" is a range.
        digits(a, 3) && digits(b, 4) && !b.ends_with("00")
    }) && nouns::noun_behind(quote, number).is_none_or(|n| !is_people(&fold(&n)))
}

/// "from 2-3 p.m.", "1 to 2:30 p.m."
fn is_hour(quote: &Quote, number: &FoundNumber, next: usize) -> bool {
    if number.amount().and_then(|a| a.low).is_none_or(|n| n > Decimal::from(24)) {
        return false;
    }
    let tail: String = quote.fold(number.end, number.end + 18).into_owned();
    let joined = quote
        .token(next)
        .is_some_and(|t| matches!(t.folded.as_str(), "-" | "–" | "to" | "and" | "until" | "or"));
    let tail = tail.trim_start();
    let half = |s: &str| {
        s.contains("p.m")
            || s.contains("a.m")
            || s.ends_with(" pm")
            || s.contains(" pm ")
            || s.contains(" am ")
    };
    joined
        && half(tail)
        && tail
            .trim_start_matches(|c: char| !c.is_ascii_digit())
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_digit())
}

/// "Ida Crewe, 63 — died", "Dana Holt (18)", "both 28, are charged": an age.
fn is_age_aside(quote: &Quote, number: &FoundNumber, first: usize, next: usize) -> bool {
    let years = number.amount().and_then(|a| a.low.filter(|low| a.high == Some(*low)));
    if years.is_none_or(|y| y < Decimal::from(5) || y > Decimal::from(110)) {
        return false;
    }
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let digits = quote.token(first).is_some_and(|t| t.kind == Kind::Numeral);
    let capital = |i: usize| {
        quote
            .token(i)
            .filter(|t| t.kind == Kind::Word)
            .is_some_and(|t| quote.at(t.start).is_some_and(char::is_uppercase))
    };
    let Some(sign) = first.checked_sub(1).filter(|_| digits) else { return false };
    let name = sign.checked_sub(1).is_some_and(|i| {
        let before =
            i.checked_sub(1).filter(|k| capital(*k) || matches!(word(*k), "." | "-" | "'"));
        // "in New Delhi, 45, of them Nigerians", "Phnom Penh (18)": towns with their counts.
        let from = before.and_then(|k| quote.token(k)).map_or(0, |t| t.start);
        let to = quote.token(i).map_or(0, |t| t.end);
        capital(i) && before.is_some() && places::all_mentions(&quote.text(from, to)).is_empty()
    });
    let both = || quote.tokens.iter().skip(next).take(12).any(|t| t.folded.as_str() == "both");
    match word(sign) {
        "," | "(" if name => {
            let told = |i: usize| {
                matches!(
                    word(i),
                    "of" | "was"
                        | "were"
                        | "who"
                        | "is"
                        | "has"
                        | "had"
                        | "from"
                        | "a"
                        | "an"
                        | "the"
                        | "died"
                )
            };
            if word(sign) == "(" {
                word(next) == ")" && (told(next + 1) || both())
            } else {
                matches!(word(next), "—" | "–" | "-" | ";" | ")")
                    || word(next) == "," && told(next + 1)
            }
        }
        "both" | "each" => matches!(word(next), "," | "." | ";" | ")"),
        _ => false,
    }
}

/// "a seven-day rate of 5", "20 per 100,000 people", "four- to five-inch".
fn is_rate(quote: &Quote, first: usize, next: usize) -> bool {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    if first.checked_sub(1).is_some_and(|i| word(i) == "per") {
        return true;
    }
    if word(next) == "-" {
        let far =
            quote.token(next).zip(quote.token(next + 1)).is_some_and(|(a, b)| a.end < b.start);
        if far && matches!(word(next + 1), "to" | "and" | "or") {
            return true;
        }
        if nouns::is_time(word(next + 1)) && (next + 2..next + 4).any(|i| RATES.has(word(i))) {
            return true;
        }
    }
    // "18.4 cases per 100,000 people": how often, and no count.
    (next..next + 4)
        .any(|i| word(i) == "per" && quote.token(i + 1).is_some_and(|t| t.kind == Kind::Numeral))
}

/// "one of hundreds of such groups", "six days a week": how many there are of a kind, and no count of what is told.
fn is_of_many(quote: &Quote, first: usize, next: usize) -> bool {
    const VAGUE: &[&str] = &["hundreds", "thousands", "dozens", "scores", "millions"];
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let before = |n: usize| first.checked_sub(n).map_or("", word);
    let week = matches!(word(next), "day" | "days")
        && matches!(word(next + 1), "a" | "per" | "each" | "every")
        && word(next + 2) == "week";
    week || VAGUE.contains(&word(first)) && before(1) == "of" && before(2) == "one"
}

/// "stole thousands from a charity", "millions in damages": money whose name is not said.
fn is_sum(quote: &Quote, number: &FoundNumber, first: usize, next: usize) -> bool {
    const VAGUE: &[&str] = &["hundreds", "thousands", "millions", "billions"];
    const IN: &[&str] = &["in", "from", "on", "for", "to", "into"];
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let vague = VAGUE.iter().any(|w| quote.fold(number.start, number.end).ends_with(w));
    let taken = first.checked_sub(1).is_some_and(|i| MONEY_VERBS.has(word(i)));
    vague && taken && IN.contains(&word(next))
}

/// "seven months pregnant", "16 months experience".
fn is_of_life(quote: &Quote, next: usize) -> bool {
    let word = |i: usize| quote.token(i).map_or("", |t| t.folded.as_str());
    let at = if word(next) == "-" { next + 1 } else { next };
    let behind = if matches!(word(at + 1), "-" | "'") { at + 2 } else { at + 1 };
    nouns::is_time(word(at)) && OF_LIFE.has(word(behind))
}

/// What a number of an English sentence counts in truth; `None` for nothing.
pub(super) fn in_truth(
    quote: &Quote,
    number: &FoundNumber,
    chosen: Chosen,
    sick: &dyn Fn() -> bool,
) -> Option<Chosen> {
    let tail = quote.fold(number.end, number.end + 60);
    let lead = quote.fold(number.start.saturating_sub(60), number.start);
    let near = |s: &str| s.split([';', '.']).next().unwrap_or_default().to_owned();
    match chosen.0.as_str() {
        "investigations opened" => {
            let folded = quote.folded();
            let cases =
                nouns::noun_behind(quote, number).is_none_or(|n| fold(&n).starts_with("case"));
            let sick = cases
                && (OF_SICKNESS.stands_in(folded) || sick() && !OF_LAW.stands_in(folded))
                && !OF_LAW.stands_in(&near(&tail));
            let opened =
                ["opened", "registered", "filed", "launched"].iter().any(|w| folded.contains(w));
            (!sick || opened).then(|| chosen.clone()).or_else(|| Some(other("cases")))
        }
        "prison sentence" => {
            // "24 months of probation", "a five-year agreement", and not "10 years after a plea deal".
            let next = quote.tokens.partition_point(|t| t.start < number.end);
            let beside = quote.tokens.iter().skip(next).filter(|t| t.kind == Kind::Word).take(3);
            if beside.into_iter().any(|t| NO_PRISON.has(&t.folded)) {
                return None;
            }
            // "facing charges, he was sentenced to 10 years": what a court did stands nearer.
            let since =
                MAY_GET.nearest(&lead, lead.len()).and_then(|at| lead.get(lead.len() - at..));
            let only_may = since.is_some_and(|since| !was_given(since));
            let custody = lead.trim_end().ends_with("for") && !was_given(&lead);
            (!only_may && !custody).then_some(chosen)
        }
        "length of the investigation" if tail.contains("custody") || tail.contains("detention") => {
            None
        }
        "money seized" | "money lost" | "other: money" if is_weight(quote, number) => None,
        _ => Some(chosen),
    }
}

fn other(noun: &str) -> Chosen {
    (format!("other: {noun}"), Some(noun.to_owned()))
}

/// The numbers of a sentence, those of goods that are weighed in pounds being no money.
pub(super) fn with_weights(quote: &Quote, mut all: Vec<FoundNumber>) -> Vec<FoundNumber> {
    const UNIT: &str = "pounds";
    if !quote.speaks(&["en", ""]) {
        return all;
    }
    for number in &mut all {
        if let Value::Money(amount, _) = &number.value
            && is_weight(quote, number)
            && quote.fold(number.start, number.end).ends_with(" pounds")
        {
            number.value = Value::Number(amount.clone());
            number.end -= UNIT.len() + 1;
        }
    }
    all
}

/// "320 pounds (145 kilos) of cocaine".
fn is_weight(quote: &Quote, number: &FoundNumber) -> bool {
    let text = quote.fold(number.start, number.end);
    if !text.ends_with("pounds") && !text.ends_with("pound") {
        return false;
    }
    let tail = quote.fold(number.end, number.end + 60);
    let tail = tail.trim_start();
    tail.starts_with('(') && (tail.contains("kilo") || tail.contains("kg"))
        || tail.strip_prefix("of ").is_some_and(|rest| {
            rest.split_whitespace()
                .take(3)
                .any(|w| WEIGHED.has(w.trim_end_matches([',', '.', ';'])))
        })
}
