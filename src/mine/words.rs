//! Numbers in words, in some seventy languages: the tables of `assets/number_words.txt` (from CLDR) and one
//! way of putting their pieces together. Pieces are squeezed: without spaces, hyphens and soft hyphens.

pub(super) use super::lexicon::{Lexicon, Part, key, lexicon, squeezed, squeezed_letter};
use super::{
    classes::begins_worded,
    lex::{Kind, Quote, is_unspaced},
    word_led,
};
use crate::fold::is_invisible;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A number in words that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worded {
    /// The number.
    pub value: Decimal,
    /// First code point, behind a word that is tight before it: وخمسة.
    pub start: usize,
    /// Code point of the quote after the last.
    pub end: usize,
    /// Token after the last one that is a part of it.
    pub next: usize,
    /// How many pieces there were.
    pub pieces: usize,
    /// Whether it is a rank: "twenty-first".
    pub rank: bool,
    /// Whether it multiplies with nothing before it: "thousand".
    pub bare: bool,
    /// The last power of ten, if the last piece is one.
    pub scale: Option<u32>,
    /// Whether a sign among the pieces says that it is more: 十多万, 二百余.
    pub over: bool,
}

/// Words between the pieces of a number.
fn links(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["and"],
        "fr" => &["et"],
        "es" => &["y"],
        "pt" | "it" | "ca" | "gl" => &["e", "i"],
        "de" => &["und"],
        "nl" | "af" => &["en"],
        "da" | "nb" | "sv" => &["og", "och"],
        "ar" | "fa" | "ur" => &["و"],
        "he" => &["ו"],
        "vi" => &["khôngtrămlẻ", "khôngtrămlinh", "khôngtrăm", "lẻ", "linh", "và"],
        "ro" => &["si", "de"],
        "zh" => &["零", "〇", "又"],
        "ja" => &["零", "〇"],
        "th" => &["เอ็ด"],
        "el" => &["και"],
        "sl" | "hr" | "sr" | "bg" | "mk" => &["in", "i", "и"],
        "is" => &["og"],
        "fil" => &["at"],
        "sw" => &["na"],
        "cy" => &["ac", "a"],
        "sq" => &["e"],
        _ => &[],
    }
}

/// A stretch of a quote squeezed, with the code point and the token behind each byte's character.
struct Stretch {
    text: String,
    /// Ends of pieces where the number may end: byte in `text`, code point, next token.
    ends: Vec<(usize, usize, usize)>,
}

/// Words from a token on, as far as they may be one number.
fn stretch(quote: &Quote, at: usize, tag: &str, from: usize, most: usize) -> Stretch {
    let mut out = Stretch { text: String::new(), ends: Vec::new() };
    let mut end = quote.token(at).map_or(0, |t| t.start);
    for i in at..(at + most).min(quote.tokens.len()) {
        let Some(token) = quote.token(i) else { break };
        let hyphen = token.kind == Kind::Sign && matches!(token.folded.as_str(), "-" | "\u{ad}");
        let comma = i > at && token.folded == "," && token.start == end;
        let line = quote.chars.get(end..token.start).unwrap_or_default().contains(&'\n');
        if line
            || token.start > end + 3
            || token.kind == Kind::Numeral
            || token.kind == Kind::Sign && !hyphen && !comma
        {
            break;
        }
        end = token.end;
        if hyphen {
            continue;
        }
        if comma {
            out.text.push(COMMA);
            continue;
        }
        let word = quote.text(token.start.max(from), token.end);
        out.text.push_str(&squeezed(tag, &word));
        out.ends.push((out.text.len(), token.end, i + 1));
    }
    out
}

/// Reads a number in words that starts at a token, in the language of the quote.
pub(super) fn worded(quote: &Quote, at: usize) -> Option<Worded> {
    if !begins_worded(quote, at) {
        return None;
    }
    quote.worded.at(at, quote.tokens.len(), || find_worded(quote, at))
}

/// Whether a number in words may begin at a token, by the letters of that token.
pub(super) fn may_begin(quote: &Quote, at: usize) -> bool {
    begun(quote, at).is_some()
}

/// The language in which the word at a token may begin a number, its pieces, and where the number would start.
fn begun(quote: &Quote, at: usize) -> Option<(&str, &'static Lexicon, usize)> {
    let token = quote.token(at).filter(|t| t.kind == Kind::Word)?;
    let first = quote.at(token.start)?;
    if is_unspaced(first) {
        return None;
    }
    let language = quote.words_language(token)?;
    let tag = key(language);
    let words = lexicon(tag)?;
    // Most words begin no number: look before anything is built.
    if tag != "vi"
        && token.folded.is_ascii()
        && (!words.touches(&token.folded)
            || !words.begins(&token.folded) && (tag == "en" || !words.opens(&token.folded)))
    {
        return None;
    }
    // Of plain words folding leaves nothing to squeeze.
    let plain = tag != "vi" && token.folded.is_ascii() && !token.folded.contains(['-', ' ']);
    let here = if plain {
        Cow::Borrowed(token.folded.as_str())
    } else {
        Cow::Owned(squeezed(tag, &quote.text(token.start, token.end)))
    };
    if tag != "ar" && !words.touches(&here) {
        return None;
    }
    let mut start = token.start;
    if matches!(words.longest(&here), None | Some((Part::Short(_), _))) && !words.opens(&here) {
        start += joined_before(tag, words, &here)?;
    }
    Some((tag, words, start))
}

fn find_worded(quote: &Quote, at: usize) -> Option<Worded> {
    let begun = begun(quote, at)?;
    // Few numbers have many words.
    let short = worded_of(quote, at, begun, 8);
    if short.is_some_and(|w| w.next > at + 3) { worded_of(quote, at, begun, 24) } else { short }
}

/// The number in words at a token among so many tokens.
pub(super) fn worded_within(quote: &Quote, at: usize, most: usize) -> Option<Worded> {
    worded_of(quote, at, begun(quote, at)?, most)
}

/// The number in words at a token, which takes at most so many tokens.
fn worded_of(
    quote: &Quote,
    at: usize,
    (tag, words, start): (&str, &Lexicon, usize),
    most: usize,
) -> Option<Worded> {
    let stretch = stretch(quote, at, tag, start, most);
    let boundary = |byte: usize| stretch.ends.iter().find(|(b, ..)| *b == byte).copied();
    let sum = sum(&stretch.text, words, tag, &|byte| boundary(byte).is_some())?;
    let (_, end, next) = boundary(sum.len)?;
    let said = stretch.text.get(..sum.len).unwrap_or_default();
    let two = tag == "ar" && sum.pieces == 1 && is_dual(quote, said, next);
    Some(Worded {
        value: if two { sum.value.checked_mul(Decimal::TWO)? } else { sum.value },
        start,
        end,
        next,
        pieces: sum.pieces,
        rank: sum.rank,
        bare: sum.bare,
        scale: sum.scale,
        over: sum.over,
    })
}

/// Whether an Arabic power of ten is two of them: "ألفا قتيل". Where nothing is counted behind it the same letters are
/// one, which somebody pays or reaches.
fn is_dual(quote: &Quote, said: &str, next: usize) -> bool {
    const NOT: [&str; 10] =
        ["في", "من", "علي", "الي", "خلال", "حتي", "بحلول", "هذا", "العام", "امس"];
    matches!(said, "الفا" | "مليونا" | "مليارا")
        && match quote.token(next) {
            Some(t) => {
                t.kind == Kind::Word
                    && !t.folded.starts_with('و')
                    && !NOT.contains(&t.folded.as_str())
            }
            None => quote.tokens.len() == 1,
        }
}

/// How many letters of a word are another word written tight before a number: "and", "with", "for" of Arabic.
fn joined_before(tag: &str, words: &Lexicon, word: &str) -> Option<usize> {
    if tag != "ar" {
        return None;
    }
    ["وب", "ول", "و", "ب", "ل", "ف", "ك"].into_iter().find_map(|joined| {
        let rest = word.strip_prefix(joined)?;
        let (part, len) = words.longest(rest)?;
        let letters = rest.chars().count();
        // Short words are others: "ست" in "لست".
        let sure = match part {
            Part::Value(100) => true,
            Part::Value(v) => v > 1 && letters > 3,
            Part::Times(_) => letters > 3 || joined != "و",
            _ => false,
        };
        (sure && len == rest.len()).then(|| joined.chars().count())
    })
}

/// Reads a number in words at a code point inside a run of letters that sets no spaces.
pub(super) fn worded_inside(quote: &Quote, start: usize, limit: usize) -> Option<Worded> {
    let language = quote.script_language(start)?;
    let tag = key(language);
    let words = lexicon(tag)?;
    let mut text = String::new();
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut i = start;
    let spaced = matches!(tag, "zh" | "ko" | "ja");
    let mut bridged = false;
    // No number that is meant is longer; of three bytes a sign fewer of them are enough.
    let most = if spaced { 120 } else { 200 };
    while let Some(c) = quote.at(i).filter(|_| text.len() < most) {
        // Places to break a line are set between words: they part no number.
        if is_invisible(c) && i > start {
            bridged = true;
            i += 1;
            continue;
        }
        // Names of months are tokens of their own, and also two and year in Burmese: နှစ်.
        if i >= limit && !spaced && !bridged && !is_unspaced(c) {
            break;
        }
        // 三千 八百 九十六 万: what a space parts may be one number.
        if c == ' ' && spaced && quote.script_language(i + 1).is_some() {
            i += 1;
            continue;
        }
        if i >= limit && !super::lex::is_letter(c) {
            break;
        }
        text.push_str(&squeezed_letter(tag, c));
        i += 1;
        ends.push((text.len(), i));
        if ends.len() == 1 {
            if !words.heads(&text) {
                return None;
            }
            let at = words.pieces.partition_point(|(p, _)| p.as_str() < text.as_str());
            if !words.pieces.get(at).is_some_and(|(p, _)| p.starts_with(&text)) {
                return None;
            }
        }
    }
    let hangs = |byte: usize| {
        let Some((_, point)) = ends.iter().find(|(b, _)| *b == byte) else { return false };
        !quote.at(*point).is_some_and(super::lex::is_mark)
    };
    let sum = sum(&text, words, tag, &hangs)?;
    let (_, end) = ends.iter().find(|(b, _)| *b == sum.len)?;
    let next = quote.tokens.partition_point(|t| t.start < *end);
    Some(Worded {
        value: sum.value,
        start,
        end: *end,
        next,
        pieces: sum.pieces,
        rank: sum.rank,
        bare: sum.bare,
        scale: sum.scale,
        over: sum.over,
    })
}

/// Signs that say "and more" between the pieces.
const OVER: [&str; 8] = ["多", "余", "餘", "几", "幾", "来", "來", "여"];

/// Stands for a comma in a squeezed text.
const COMMA: char = '\u{1}';

/// Whether a multiplier may begin a number: "million trois cents". In scripts without spaces such beginnings
/// are other words: 千万, ร้อยละ.
fn starts_bare(tag: &str) -> bool {
    !matches!(tag, "zh" | "ja" | "th" | "lo" | "km" | "my" | "vi")
}

/// The number that a squeezed word is.
pub(super) fn value(language: &str, squeezed: &str) -> Option<Decimal> {
    let tag = key(language);
    let all = sum(squeezed, lexicon(tag)?, tag, &|byte| byte == squeezed.len())?;
    (all.len == squeezed.len() && !all.rank).then_some(all.value)
}

/// The rank that a folded word is: 5 for "fifth".
pub(super) fn rank(language: &str, word: &str) -> Option<u64> {
    let tag = key(language);
    let squeezed = squeezed(tag, word);
    let all = sum(&squeezed, lexicon(tag)?, tag, &|byte| byte == squeezed.len())?;
    (all.len == squeezed.len() && all.rank).then(|| u64::try_from(all.value).ok())?
}

struct Sum {
    value: Decimal,
    len: usize,
    pieces: usize,
    rank: bool,
    bare: bool,
    scale: Option<u32>,
    over: bool,
}

/// Whether a power of ten alone is one of it: "mille", "mil", "seribu"; not "thousand".
fn alone(tag: &str, power: u32) -> bool {
    match tag {
        "zh" => power == 1,
        "en" | "th" | "lo" | "km" | "my" | "vi" => false,
        "ja" | "ko" => power < 4,
        _ => power <= 3,
    }
}

/// Puts the pieces at the start of a squeezed text together; stops at the last one that ends where a number may.
#[allow(clippy::too_many_lines, reason = "one pass over the pieces with all that it keeps of them")]
fn sum(text: &str, words: &Lexicon, tag: &str, ends: &dyn Fn(usize) -> bool) -> Option<Sum> {
    let mut stack: Vec<u64> = Vec::new();
    let (mut at, mut pieces, mut rank, mut bare) = (0, 0, false, false);
    let myriads = matches!(tag, "zh" | "ja" | "ko");
    let (mut over, mut comma) = (false, None);
    let mut scale;
    let mut zero = false;
    let mut best: Option<Sum> = None;
    if word_led::leads(tag)
        && let Some((value, len, pieces)) = word_led::read(tag, words, text)
        && pieces > 1
        && ends(len)
    {
        let value = Decimal::from(value);
        return Some(Sum { value, len, pieces, rank, bare, scale: None, over });
    }
    while pieces < 24 {
        let rest = text.get(at..)?;
        let mut skip = 0;
        // "tenthousand" does not begin with "tenth", nor "centseize" with "cents".
        let piece = |at: usize, rest: &str| {
            words.longest_that(rest, &|_, len| ends(at + len)).or_else(|| {
                words.longest_that(rest, &|part, _| {
                    !matches!(part, Part::Rank(_) | Part::RankTimes(_))
                })
            })
        };
        let mut found = piece(at, rest);
        let ends_here = |p: Part| {
            matches!(p, Part::Short(_)) || (myriads || tag == "vi") && p == Part::Value(0)
        };
        if found.is_none_or(|(p, _)| ends_here(p)) && pieces > 0 {
            let open = stack.last().is_some_and(|top| *top >= 100)
                || tag == "ar"
                || tag == "he"
                || tag == "fa"
                || tag == "ro" && rest.starts_with("de");
            let link = links(tag).iter().find(|l| rest.starts_with(**l)).filter(|_| open);
            // "one thousand, two hundred"; 十多万
            let thousands =
                stack.last().is_some_and(|top| *top >= 1000 && top.is_multiple_of(1000));
            if rest.starts_with(COMMA) && thousands {
                skip = COMMA.len_utf8();
                comma = stack.iter().try_fold(0_u64, |sum, v| sum.checked_add(*v));
            } else if let Some(sign) = OVER.iter().find(|s| myriads && rest.starts_with(**s)) {
                skip = sign.len();
                over = true;
            } else {
                let Some(link) = link else { break };
                skip = link.len();
                zero |= matches!(*link, "零" | "〇");
                if let Some(sign) = OVER
                    .iter()
                    .find(|s| myriads && rest.get(skip..).is_some_and(|rest| rest.starts_with(**s)))
                {
                    skip += sign.len();
                    over = true;
                }
            }
            found = piece(at + skip, rest.get(skip..)?);
            if over && !matches!(found, Some((Part::Times(_), _))) {
                break;
            }
        }
        let Some((part, len)) = found else { break };
        if rank && !matches!(part, Part::Rank(_) | Part::RankTimes(_)) {
            break;
        }
        match part {
            Part::Value(v) => {
                let v = u64::from(v);
                let fits = match stack.last() {
                    None => true,
                    Some(0) => false,
                    // "hundred" takes tens and units, "thousand" everything below it; Arabic says "three and twenty".
                    Some(top) => {
                        (*top >= 100 || matches!(tag, "zh" | "ja") && *top >= 10)
                            && v < lowest(*top)
                            || tag == "ar" && *top < 10 && (20..100).contains(&v)
                            || matches!(tag, "sr" | "hr" | "be")
                                && (20..100).contains(top)
                                && top.is_multiple_of(10)
                                && v < 10
                            || tag == "ce" && top.is_multiple_of(20) && *top < 100 && v < 20
                    }
                };
                if !fits || v == 0 && !stack.is_empty() {
                    break;
                }
                // 两千四百五 is 2,450.
                let low = stack.last().map_or(1, |top| lowest(*top));
                let nought = zero || text.get(..at).is_some_and(|t| t.ends_with(['零', '〇']));
                let tail = text.get(at + skip + len..).unwrap_or_default();
                let goes_on = matches!(words.longest(tail), Some((Part::Times(_), _)));
                let short = tag == "zh" && v < 10 && !nought && !goes_on && skip == 0;
                let v = if short && low >= 100 { v * (low / 10) } else { v };
                stack.push(v);
                scale = None;
                zero = false;
            }
            Part::Times(power) => {
                let factor = 10_u64.checked_pow(power)?;
                let mut part = 0_u64;
                // 四万万, สองล้านล้าน
                let again = myriads && power >= 4 || matches!(tag, "th" | "lo") && power == 6;
                let twice = again && pieces > 0;
                if twice && stack.last().is_some_and(|top| *top >= factor) {
                    let all = stack.iter().try_fold(0_u64, |sum, v| sum.checked_add(*v))?;
                    stack = vec![all.checked_mul(factor)?];
                    scale = Some(power);
                    pieces += 1;
                    at += skip + len;
                    if ends(at) {
                        let value = Decimal::from(*stack.last()?);
                        best = Some(Sum { value, len: at, pieces, rank, bare: false, scale, over });
                    }
                    continue;
                }
                while let Some(top) = stack.last().copied().filter(|top| *top < factor) {
                    part = part.checked_add(top)?;
                    stack.pop();
                }
                if part == 0 {
                    let whole = stack.is_empty()
                        && (alone(tag, power) || pieces == 0 && starts_bare(tag))
                        || !stack.is_empty() && alone(tag, power);
                    if !whole {
                        // Nothing to multiply.
                        break;
                    }
                    bare |= pieces == 0 && !alone(tag, power);
                    part = 1;
                }
                stack.push(part.checked_mul(factor)?);
                scale = Some(power);
            }
            Part::Rank(r) => {
                let r = u64::from(r);
                if stack.last().is_some_and(|top| !ranks_behind(tag, rank, *top, r)) {
                    break;
                }
                stack.push(r);
                rank = true;
                scale = None;
            }
            Part::RankTimes(power) => {
                let factor = 10_u64.checked_pow(power)?;
                let mut part = 0_u64;
                while let Some(top) = stack.last().copied().filter(|top| *top < factor) {
                    part = part.checked_add(top)?;
                    stack.pop();
                }
                // Of a thousand millions the rank is another, "milésimo" behind a rank a thousandth.
                if rank && part > 0 {
                    break;
                }
                stack.push(part.max(1).checked_mul(factor)?);
                rank = true;
                scale = None;
            }
            Part::Short(_) => break,
        }
        pieces += 1;
        at += skip + len;
        let value = stack.iter().try_fold(0_u64, |sum, v| sum.checked_add(*v))?;
        // "five thousand, three were hurt" are two figures.
        let one = comma.is_none_or(|before| value >= before + 100);
        if tag == "hi" && !rank && pieces > 0 {
            let tail = text.get(at..).unwrap_or_default();
            let ending = ["वां", "वाँ", "वीं", "वें", "वी", "वा"].iter().find(|e| tail.starts_with(**e));
            if let Some(ending) = ending.filter(|e| ends(at + e.len())) {
                rank = true;
                at += ending.len();
            }
        }
        if ends(at) && one {
            best = Some(Sum {
                value: Decimal::from(value),
                len: at,
                pieces,
                rank,
                bare: bare && pieces == 1,
                scale,
                over,
            });
        }
        if rank && !matches!(tag, "es" | "pt" | "it" | "ca" | "gl" | "ar" | "ro") {
            break;
        }
    }
    best
}

/// Whether a rank may stand behind a part of a number: "hundred and third", "quadragésimo sétimo".
fn ranks_behind(tag: &str, ranked: bool, top: u64, rank: u64) -> bool {
    match (tag, ranked) {
        ("ar", true) => top < 10 && (20..100).contains(&rank) || top >= 100 && rank < lowest(top),
        // "nonante-deuxième"; "les vingt premiers" are twenty.
        ("fr", _) if (20..100).contains(&top) => {
            let most = if matches!(top, 60 | 80) { 20 } else { 10 };
            top.is_multiple_of(10) && (3..most).contains(&rank) || rank == 2 && top > 60
        }
        (_, true) => top >= 10 && rank < lowest(top),
        _ => top >= 100 && rank < lowest(top),
    }
}

/// The lowest power of ten that a number is a multiple of: 300 → 100, 23,000 → 1,000.
fn lowest(n: u64) -> u64 {
    let mut power = 1_u64;
    while n > 0 && n.is_multiple_of(power * 10) && power < 10_u64.pow(15) {
        power *= 10;
    }
    power
}

/// The power of ten that a word behind digits stands for, and how many of its bytes it takes, squeezed.
pub(super) fn multiplier(language: &str, squeezed_text: &str) -> Option<(u32, usize)> {
    let words = lexicon(language)?;
    match words.longest(squeezed_text)? {
        (Part::Times(power) | Part::Short(power), len) => Some((power, len)),
        _ => None,
    }
}
