//! What governs a figure in languages other than English: verbs of planning, waiting and denying stand in its clause, and
//! what they govern has not happened. One table of words for each, and one rule: the word stands in the clause of the
//! figure, and nothing between them says that it was done.

use super::{
    FoundNumber,
    choose::Chosen,
    denied::is_deed,
    governed_words::{
        AWAIT, AWAITED_DEEDS, CLAIMED, DENIES, DENIES_BEHIND, FALSE, GERMAN_DEEDS, GERMAN_WILL,
        INFINITIVES, PLANS, PLANS_RUN, RELATIVES, Table, VIETNAMESE_DEEDS,
    },
    lex::{Kind, Quote},
    metrics,
};
use crate::fold::phrase;

/// Code points before a number that are looked at, and behind it.
const REACH: usize = 110;

/// What ends a clause.
const ENDS: &[char] =
    &[',', ';', ':', '.', '!', '?', '،', '؛', '，', '；', '：', '。', '।', '၊', '။', '។', '(', ')'];

/// Metrics of what people wait for.
const AWAITED: [&str; 3] = ["victims rescued", "victims repatriated", "people deported"];

/// The words of the quote's language.
fn words(quote: &Quote, table: Table) -> Option<&'static [&'static str]> {
    let row = table.iter().find(|(languages, _)| languages.contains(&quote.language.as_str()));
    row.map(|(_, words)| *words).filter(|words| quote.holds(words))
}

/// What stands before a number in its clause, folded, with a blank at both ends.
fn lead(quote: &Quote, number: &FoundNumber) -> String {
    let lead = quote.fold(number.start.saturating_sub(REACH), number.start);
    format!(" {} ", lead.rsplit(ENDS).next().unwrap_or_default().trim())
}

/// The same behind it.
fn tail(quote: &Quote, number: &FoundNumber) -> String {
    let tail = quote.fold(number.end, number.end + REACH);
    format!(" {} ", tail.split(ENDS).next().unwrap_or_default().trim())
}

/// What stands behind the last of some words.
fn behind<'a>(text: &'a str, words: &'static [&'static str]) -> Option<&'a str> {
    let ends = words.iter().filter_map(|w| Some(text.rfind(phrase(w))? + phrase(w).len()));
    text.get(ends.max()?..)
}

/// Whether the deed of a number is planned or denied, so that it states nothing that happened.
pub(super) fn is_unreal(quote: &Quote, number: &FoundNumber) -> bool {
    is_planned(quote, number) || is_denied(quote, number) || is_rumour(quote, number)
}

/// "prévoit d’expulser 600 Chinois", "akan memulangkan 600", "将遣返600名", "600 को वापस भेजेगी".
fn is_planned(quote: &Quote, number: &FoundNumber) -> bool {
    // "va expulser 600 Chinois arrêtés en mai": of those who are counted something was done before.
    if is_done_right_behind(quote, number) {
        return false;
    }
    match quote.language.as_str() {
        "de" => is_german_plan(quote, number),
        "hi" | "my" => is_future_behind(quote, number),
        "ar" => is_arabic_plan(quote, number),
        "zh" | "th" | "km" | "lo" => is_plan_of_run(quote, number),
        _ => is_plan_before(quote, number) || is_future_verb(quote, number),
    }
}

/// Whether a participle of a deed stands beside the noun behind a number.
fn is_done_right_behind(quote: &Quote, number: &FoundNumber) -> bool {
    const NEAR: usize = 3;
    const ENDS: &[&str] =
        &["es", "ee", "ees", "e", "os", "as", "ado", "ada", "ido", "ida", "нных", "нного", "нные"];
    if !quote.speaks(&["fr", "es", "pt", "ru"]) {
        return false;
    }
    let first = quote.tokens.partition_point(|t| t.start < number.end);
    let words = quote.tokens.iter().skip(first).take(NEAR).take_while(|t| t.kind == Kind::Word);
    words.skip(1).any(|t| is_deed(&t.folded) && ENDS.iter().any(|end| t.folded.ends_with(end)))
}

/// A verb of planning before an infinitive that governs the number: "va deportar a 600", "планирует депортировать 600".
fn is_plan_before(quote: &Quote, number: &FoundNumber) -> bool {
    /// Between the infinitive and the number.
    const NEAR: usize = 5;
    let Some(plans) = words(quote, PLANS) else { return false };
    let lead = lead(quote, number);
    let Some(rest) = behind(&lead, plans) else { return false };
    let mut words = rest.split_whitespace();
    let Some(verb) = words.next() else { return false };
    let others: Vec<&str> = words.collect();
    let vietnamese = quote.speaks(&["vi"]);
    let ends =
        INFINITIVES.iter().find(|(l, _)| quote.speaks(&[*l])).map_or(&[][..], |(_, ends)| *ends);
    let infinitive = match quote.language.as_str() {
        "id" | "ms" => ["me", "di", "ber", "pe"].iter().any(|prefix| verb.starts_with(prefix)),
        "vi" => VIETNAMESE_DEEDS.iter().any(|deed| rest.trim_start().starts_with(deed)),
        _ => verb.chars().count() > 3 && ends.iter().any(|end| verb.ends_with(end)),
    };
    infinitive
        && others.len() <= NEAR + usize::from(vietnamese) * 2
        && !others.iter().any(|w| RELATIVES.contains(w))
}

/// A verb that says by its own ending that it is to come: "deportará a 600", "expulsera 600", "repatriarão 600".
fn is_future_verb(quote: &Quote, number: &FoundNumber) -> bool {
    const NEAR: usize = 5;
    let ends: &[&str] = match quote.language.as_str() {
        "es" => &["ará", "arán", "erá", "erán", "irá", "irán", "drá", "drán"],
        "pt" => &["ará", "arão", "erá", "erão", "irá", "irão"],
        "fr" => &["era", "eront", "ira", "iront", "dra", "dront"],
        _ => return false,
    };
    let first = quote.tokens.partition_point(|t| t.start < number.start);
    let before =
        quote.tokens.iter().take(first).rev().take(NEAR).take_while(|t| t.kind == Kind::Word);
    before.take_while(|t| !RELATIVES.contains(&t.folded.as_str())).any(|t| {
        let text = quote.text(t.start, t.end).to_lowercase();
        is_deed(&t.folded) && text.chars().count() > 6 && ends.iter().any(|end| text.ends_with(end))
    })
}

/// "will 600 Chinesen abschieben", "plant, 600 Chinesen abzuschieben": the infinitive ends the clause.
fn is_german_plan(quote: &Quote, number: &FoundNumber) -> bool {
    let tail = tail(quote, number);
    let infinitive = |w: &str| {
        let deed = |w: &str| GERMAN_DEEDS.contains(&w);
        // "abzuschieben", "zurückzuführen"
        let apart = w.rfind("zu").filter(|at| *at > 1).is_some_and(|at| {
            let (head, rest) = w.split_at_checked(at).unwrap_or_default();
            deed(&format!("{head}{}", rest.strip_prefix("zu").unwrap_or(rest)))
        });
        (deed(w), apart)
    };
    let found: Vec<(bool, bool)> = tail.split_whitespace().map(infinitive).collect();
    let led = |text: &str| {
        text.split_whitespace().any(|w| GERMAN_WILL.contains(&w.trim_end_matches(',')))
    };
    if found.iter().any(|(_, apart)| *apart) || tail.contains(" zu ") && found.iter().any(|f| f.0) {
        let whole = quote.fold(number.start.saturating_sub(REACH), number.start);
        return led(whole.rsplit(['.', ';', ':']).next().unwrap_or_default());
    }
    found.iter().any(|(plain, _)| *plain) && led(&lead(quote, number))
}

/// Hindi and Burmese say at the end of the clause that it is to come.
fn is_future_behind(quote: &Quote, number: &FoundNumber) -> bool {
    let tail = tail(quote, number);
    if quote.speaks(&["my"]) {
        const DONE: &[&str] = &["ပြီး", "ခဲ့"];
        let will = phrase("မည်");
        let Some(at) = tail.find(will) else { return false };
        let head = tail.get(..at).unwrap_or_default();
        return !head.ends_with('အ') && !DONE.iter().any(|w| head.contains(phrase(w)));
    }
    const FUTURE: &[&str] = &["ेगा", "ेगी", "ेंगे", "ेंगी", "एगा", "एगी", "एंगे", "एंगी", "येगा", "येगी", "येंगे"];
    const DONE: &[&str] = &["गया", "गए", "गई", "किया", "लिया", "हुए", "गिरफ्तार", "जो", "जिन्हें", "और"];
    let before =
        tail.split_whitespace().take_while(|w| !DONE.iter().any(|done| *w == phrase(done)));
    before.into_iter().any(|w| FUTURE.iter().any(|end| w.ends_with(phrase(end))))
}

/// "سترحل تايلاند 600 صيني": the letter of what is to come stands at the head of the verb.
fn is_arabic_plan(quote: &Quote, number: &FoundNumber) -> bool {
    let lead = lead(quote, number);
    let rest: Vec<&str> = lead.split_whitespace().collect();
    let to_come = |w: &str| {
        let bare = w.strip_prefix('و').unwrap_or(w);
        bare == phrase("سوف")
            || bare == phrase("سيتم")
            || bare == phrase("ستتم")
            || ["سي", "ست"].iter().any(|head| bare.starts_with(head))
                && is_deed(bare)
                && bare.chars().count() > 4
    };
    rest.iter().rposition(|w| to_come(w)).is_some_and(|at| {
        rest.len() - at <= 6 && !rest.iter().skip(at).any(|w| RELATIVES.contains(w))
    })
}

/// Scripts without blanks: a word of planning tight before the deed, and the number behind both.
fn is_plan_of_run(quote: &Quote, number: &FoundNumber) -> bool {
    const FAR: usize = 26;
    let Some((_, plans, deeds)) = PLANS_RUN.iter().find(|(l, ..)| quote.speaks(&[*l])) else {
        return false;
    };
    if !quote.holds(plans) {
        return false;
    }
    let lead = lead(quote, number);
    plans.iter().any(|plan| {
        lead.rfind(phrase(plan)).and_then(|at| lead.get(at + phrase(plan).len()..)).is_some_and(
            |rest| {
                let deed = deeds.iter().find(|deed| rest.starts_with(phrase(deed)));
                // 将遣返的: those who are to be sent home, and what is told of them follows.
                let which =
                    ["的", "ที่", "ដែល", "ທີ່"].iter().any(|w| rest.trim_end().ends_with(phrase(w)));
                deed.is_some() && rest.chars().count() <= FAR && !which
            },
        )
    })
}

/// "опровергли гибель 44 человек", "نفت السلطات مقتل 44", "44 की मौत से इनकार किया".
fn is_denied(quote: &Quote, number: &FoundNumber) -> bool {
    const AND: &[&str] = &[
        " and ",
        " y ",
        " et ",
        " e ",
        " und ",
        " и ",
        " dan ",
        " но ",
        " pero ",
        " وقال",
        " واضاف",
        " واكد",
        " وقالت",
    ];
    let row = DENIES.iter().find(|(languages, _)| quote.speaks(languages));
    if let Some((_, denies)) = row {
        let whole = quote.fold(number.start.saturating_sub(REACH), number.start);
        let whole = format!(
            " {} ",
            whole.rsplit(['.', ';', ':', '।', '。']).next().unwrap_or_default().trim()
        );
        // "dementierten, dass 44": the comma of what is denied.
        let whole = [", dass ", ", что ", ", que "]
            .iter()
            .fold(whole, |text, w| text.replace(w, w.trim_start_matches(',')));
        if let Some(rest) = behind(&whole, denies)
            && !rest.contains([',', '،'])
            && !AND.iter().any(|w| rest.contains(phrase(w)))
        {
            return true;
        }
    }
    let Some(denies) = words(quote, DENIES_BEHIND) else { return false };
    let tail = tail(quote, number);
    const OTHER: &[&str] = &[" और ", " जो ", " जिन", " गिरफ्तार", " गया", " गए"];
    denies.iter().any(|w| {
        tail.find(phrase(w))
            .and_then(|at| tail.get(..at))
            .is_some_and(|head| !OTHER.iter().any(|w| head.contains(phrase(w))))
    })
}

/// "A rumour that 77 were killed was denied", "有关77人死亡的传言不实": what is claimed stands before, and behind it that it
/// is false.
fn is_rumour(quote: &Quote, number: &FoundNumber) -> bool {
    if !quote.holds(FALSE) || !quote.holds(CLAIMED) {
        return false;
    }
    const LINKS: &[&str] = &[
        " that ",
        " of ",
        " que ",
        " qu'",
        " dass ",
        " wonach ",
        " bahwa ",
        " о ",
        " что ",
        " selon laquelle ",
        " selon lesquelles ",
        " segun ",
    ];
    const ON: &[&str] = &[
        " but ", " and ", " who ", " y ", " et ", " und ", " и ", " dan ", " pero ", " mais ",
        " said ", " says ",
    ];
    let tail = quote.fold(number.end, number.end + REACH);
    let tail =
        format!(" {} ", tail.split(['.', ';', '。', '।', '။']).next().unwrap_or_default().trim());
    let ends = FALSE.iter().filter_map(|w| tail.find(phrase(w)));
    let Some(at) = ends.min() else { return false };
    let head = tail.get(..at).unwrap_or_default();
    if ON.iter().any(|w| head.contains(w)) {
        return false;
    }
    let whole = quote.fold(number.start.saturating_sub(REACH), number.start);
    let whole =
        whole.replace(", wonach", " wonach").replace(", dass", " dass").replace(", что", " что");
    let clause = format!(
        " {} ",
        whole.rsplit(['.', ';', ',', '。', '，']).next().unwrap_or_default().trim()
    );
    let unspaced = quote.speaks(&["zh", "th", "km", "lo", "my", "vi"]);
    let led = behind(&clause, CLAIMED).is_some_and(|rest| {
        let rest = format!(" {rest}");
        unspaced || rest.chars().count() < 4 || LINKS.iter().any(|w| rest.contains(phrase(w)))
    });
    // Chinese names the claim behind what it says.
    led || quote.speaks(&["zh"]) && CLAIMED.iter().any(|w| head.contains(phrase(w)))
}

/// The metric of a number whose people wait for what would make it: "370 victimes attendent d’être secourues".
pub(super) fn awaited(quote: &Quote, number: &FoundNumber, chosen: Chosen) -> Chosen {
    let known = AWAITED.contains(&chosen.0.as_str());
    let other = chosen.0.starts_with("other: ") && chosen.1.as_deref() != Some("%");
    if !(known || other) || !is_awaited(quote, number) {
        return chosen;
    }
    ("other: people waiting".to_owned(), Some("persons".to_owned()))
}

fn is_awaited(quote: &Quote, number: &FoundNumber) -> bool {
    let Some(awaits) = words(quote, AWAIT) else { return false };
    let deed = |text: &str| {
        if AWAITED_DEEDS.iter().any(|w| text.contains(phrase(w))) {
            return true;
        }
        let part = Quote::new(text, Some(&quote.language));
        AWAITED
            .iter()
            .filter_map(|name| metrics::find(name))
            .any(|entry| metrics::has_verb(&part, entry) || metrics::may_mean(&part, entry))
    };
    // Where the verb ends the sentence, what is awaited stands before it.
    let last = quote.speaks(&["hi", "my"]);
    let (lead, tail) = (lead(quote, number), tail(quote, number));
    if let Some((at, len)) =
        awaits.iter().filter_map(|w| Some((tail.find(phrase(w))?, phrase(w).len()))).min()
    {
        let (head, rest) = tail.split_at_checked(at).unwrap_or_default();
        let rest = rest.get(len..).unwrap_or_default();
        if last {
            return deed(head) && !deed(rest);
        }
        // 等待遣返的受害者已获救: something was done with those who waited.
        let done = ["已", "获救", "獲救", "แล้ว"].iter().any(|w| rest.contains(phrase(w)));
        return deed(rest) && !deed(head) && !deed(&lead) && !done;
    }
    if last {
        return false;
    }
    let Some(rest) = behind(&lead, awaits) else { return false };
    let done = ["已", "获救", "獲救", "被", "แล้ว"].iter().any(|w| tail.contains(phrase(w)))
        || deed(&tail) && deed(rest);
    let before = lead.get(..lead.len().saturating_sub(rest.len())).unwrap_or_default();
    !done && !deed(before) && (deed(rest) || quote.speaks(&["ar"]) && deed(&tail))
}
