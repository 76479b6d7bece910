//! Which words in quotation marks somebody says, and who: a verb of saying right before the mark or right behind it, then
//! whoever else the sentence names as its source, then whoever spoke last. A term, a name or a title in marks is no
//! quotation.

use super::{
    cut::Cut,
    kinds::Words,
    lex::{Kind, Quote, is_letter, is_unspaced},
    quoted::{self, Marked},
    quoted_who::{Who, after, before, behind, is_pronoun, list, phrase, verb, verb_from, word},
    quoted_words::{NAMED, SAYING, THAT, TITLED, WORKS},
    speech::{self, LEADS, capital},
};
use crate::fold::fold;
use std::sync::LazyLock;

/// A quotation and its speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    pub start: usize,
    pub end: usize,
    pub speaker: Option<String>,
}

/// The words around a quotation, and what they say of it.
struct Frame {
    who: Option<Who>,
    /// The verb of saying stands right beside it.
    direct: bool,
    /// It begins a sentence, or what is said.
    begins: bool,
}

static TITLED_WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::of(list(TITLED).leak().iter().map(String::as_str)));
static WORK_WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::of(list(WORKS).leak().iter().map(String::as_str)));

/// What is quoted in a text, with who says it.
pub(super) fn quotations(cut: &Cut<'_>) -> Vec<Quoted> {
    let chars = &cut.page.chars;
    let marked = quoted::marked(chars);
    let mut out: Vec<Quoted> = Vec::new();
    let mut waiting = 0;
    // Who speaks by the words before the first of several paragraphs: "Ms Paz said: “…".
    let mut ahead: Option<Who> = None;
    for (i, mark) in marked.iter().enumerate() {
        let floor = i.checked_sub(1).and_then(|k| marked.get(k)).map_or(0, |m| m.end);
        let ceiling = marked.get(i + 1).map_or(chars.len(), |m| m.start);
        let mut frame = framed(cut, mark, floor, ceiling);
        if mark.goes_on {
            if waiting == 0 {
                let said = frame.who.take().filter(|_| frame.direct);
                ahead = said.or_else(|| alone(cut, &out, mark, &frame).map(Who::Named));
            }
            frame = Frame { who: None, direct: false, begins: true };
        } else if waiting > 0 && frame.who.is_none() {
            frame.who = ahead.take();
        }
        if !is_said(chars, cut, mark, &frame, floor) {
            continue;
        }
        let last = || last_speaker(cut, &out, mark.start);
        let speaker = match frame.who {
            Some(Who::Named(name)) => Some(name),
            Some(Who::Before) => last(),
            None if mark.goes_on => None,
            None => alone(cut, &out, mark, &frame),
        };
        out.push(Quoted { start: mark.start, end: mark.end, speaker });
        if mark.goes_on {
            waiting += 1;
            continue;
        }
        // All paragraphs of one quotation have the speaker of the last one.
        let count = out.len();
        let speaker = out.last().and_then(|q| q.speaker.clone());
        for part in out.iter_mut().skip(count.saturating_sub(waiting + 1)) {
            part.speaker.clone_from(&speaker);
        }
        (waiting, ahead) = (0, None);
    }
    let mut lines = spoken(cut, &marked);
    if !lines.is_empty() {
        out.append(&mut lines);
        out.sort_by_key(|q| q.start);
    }
    out
}

/// What the sentence around a quotation says of it.
fn framed(cut: &Cut<'_>, mark: &Marked, floor: usize, ceiling: usize) -> Frame {
    let chars = &cut.page.chars;
    let sentence = |at: usize| cut.ranges.get(cut.ranges.partition_point(|r| r.end <= at));
    let from = sentence(mark.start).map_or(mark.start, |r| r.start).max(floor).min(mark.start);
    let inside = last_inside(chars, mark);
    let mut to = sentence(mark.end.saturating_sub(1)).map_or(mark.end, |r| r.end).max(mark.end);
    // "“Is it over?” Maria asked.": the sentence in the marks ends, the one around it does not.
    let east = matches!(inside, Some('。' | '.')) && cut.page.speaks(&["zh", "my", "hi"]);
    if (east || matches!(inside, Some('?' | '!' | '…' | '-' | '—' | '？' | '！'))) && to == mark.end
    {
        let line = chars.get(to..).unwrap_or_default().iter();
        let line = line.take_while(|c| c.is_whitespace() && **c != '\n').count();
        let next = sentence(mark.end + line).filter(|r| r.start == mark.end + line);
        // "“…。”22岁的小李说。": no more than who said it.
        to = next.filter(|r| !east || r.len() <= 18).map_or(to, |r| r.end);
    }
    let to = to.min(ceiling).max(mark.end);
    let (head, tail) = (cut.page.part(from..mark.start), cut.page.part(mark.end..to));
    let begins = !head.tokens.iter().any(|t| t.kind != Kind::Sign);
    let unspaced =
        chars.get(mark.start..mark.end).is_some_and(|w| w.iter().any(|c| is_unspaced(*c)));
    let script = unspaced || cut.page.speaks(&["ar", "hi", "fa", "ur"]);
    if script {
        return framed_in_script(cut, mark, from, to, begins);
    }
    let parted = matches!(inside, Some(',' | '?' | '!' | '…' | '.' | '—' | '-'));
    let front = before(&head);
    let back = || after(&tail, parted);
    let (found, direct) = match front {
        Some((who, true)) => (Some(who), true),
        other => match back() {
            Some(who) => (Some(who), true),
            None => (other.map(|(who, _)| who), false),
        },
    };
    let led = front_leads(&head);
    let found = found.or_else(|| inner(cut, mark));
    let found = found.or_else(|| {
        let around = [&head, &tail];
        around.iter().find_map(|q| named(q))
    });
    Frame { who: found, direct, begins: begins || led }
}

/// The source that a sentence names, whatever it says of the quotation.
fn named(quote: &Quote) -> Option<Who> {
    let said = speech::said(quote).iter().rfind(|s| !matches!(s.kind, "via" | "continues"))?;
    Some(if said.name.is_empty() { Who::Before } else { Who::Named(said.name.clone()) })
}

/// Whether the words before the mark lead to what is said: a colon, or a verb with a comma or "that".
fn front_leads(head: &Quote) -> bool {
    let count = head.tokens.len();
    let Some(last) = count.checked_sub(1) else { return true };
    if head.is(last, ":") {
        return true;
    }
    let mut end = count;
    while end > 0 && (head.is(end - 1, ",") || THAT.contains(&word(head, end - 1))) {
        end -= 1;
    }
    (end.saturating_sub(3)..end).any(|i| verb(head, i).is_some_and(|len| i + len == end))
        || end < count
            && head.is(last, ",")
            && (end.saturating_sub(9)..end)
                .any(|i| verb(head, i).is_some() || phrase(head, i, &LEADS).is_some())
}

/// Scripts without capitals: the sentence is read without what is quoted in it.
fn framed_in_script(cut: &Cut<'_>, mark: &Marked, from: usize, to: usize, begins: bool) -> Frame {
    let chars = &cut.page.chars;
    let part = |a: usize, b: usize| chars.get(a..b).unwrap_or_default().iter().collect::<String>();
    let (head, tail) = (part(from, mark.start), part(mark.end, to));
    let language = cut.page.language.as_str();
    let language = (!language.is_empty()).then_some(language);
    let bare = head.trim_end_matches([' ', ':', '：', ',', '，', '،', '"', '“', '\u{200b}', '៖']);
    let colon = head.trim_end().ends_with([':', '：', '៖']);
    let led = colon || SAYING.iter().any(|w| bare.ends_with(w));
    let quote = Quote::new(&format!("{head}“”{tail}"), language);
    let found = named(&quote).or_else(|| named(&Quote::new(&tail, language)));
    // "X表示「…」，並強調「…」": one sentence, one speaker.
    let joined = from > 0 && matches!(chars.get(from - 1), Some('」' | '”' | '』' | '"' | '»'));
    let found = found.or((led && joined).then_some(Who::Before));
    let parted = last_inside(chars, mark).is_some_and(|c| {
        matches!(c, '，' | '。' | '！' | '？' | '؟' | '।' | ',' | '.' | '!' | '?' | '…' | '،' | '។')
    }) || tail.trim_start().starts_with([',', '，', '،', '–', '—', '-']);
    let direct = found.is_some()
        && (led || begins && parted || begins && !tail.trim().is_empty() && language != Some("zh"));
    Frame { who: found, direct, begins: begins || led }
}

/// The last character inside the marks that is no blank.
fn last_inside(chars: &[char], mark: &Marked) -> Option<char> {
    let end = mark.end - usize::from(!mark.goes_on);
    let inside = chars.get(mark.start + 1..end)?;
    inside.iter().rev().find(|c| !c.is_whitespace() && !matches!(c, '’' | '\'' | '”')).copied()
}

/// «C'est un drame, raconte Amélie Koné, rescapée. Ils …»: who speaks is named inside the marks.
fn inner(cut: &Cut<'_>, mark: &Marked) -> Option<Who> {
    if !cut.page.speaks(&["fr", "ru", "uk", "it", "es", "pt"]) {
        return None;
    }
    let quote = cut.page.part(mark.start + 1..mark.end.saturating_sub(1));
    (1..quote.tokens.len()).find_map(|i| {
        let comma = quote.is(i, ",") || quote.is(i, "-") && quote.is(i - 1, ",");
        let found = comma.then(|| verb_from(&quote, i + 1)).flatten()?;
        // "…, dit que": somebody who speaks stands right behind, as a name.
        if found.pronoun {
            return Some(Who::Before);
        }
        let near = (found.end..found.end + 5).any(|k| capital(&quote, k));
        let closed = (found.end..found.end + 12).any(|k| quote.is(k, ",") || quote.is(k, "."));
        (near && closed).then(|| behind(&quote, found.end)).flatten()
    })
}

/// Whether somebody says what stands in marks: more than a term, a name or a title.
fn is_said(chars: &[char], cut: &Cut<'_>, mark: &Marked, frame: &Frame, floor: usize) -> bool {
    let last = mark.end - usize::from(!mark.goes_on);
    let inside = chars.get(mark.start + 1..last).unwrap_or_default();
    let letters = inside.iter().filter(|c| is_letter(**c)).count();
    let blanks = inside.iter().collect::<String>().split_whitespace().count();
    let unspaced = inside.iter().filter(|c| is_unspaced(**c)).count();
    if letters < 2 {
        return false;
    }
    let ends = last_inside(chars, mark);
    let full =
        matches!(ends, Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '။' | '።'));
    let spoken = frame.begins
        && (frame.direct || full && (blanks >= 2 || unspaced >= 4 || ends != Some('.')));
    if mark.goes_on {
        return blanks >= 2 || unspaced >= 4;
    }
    let from = mark.start.saturating_sub(40).max(floor);
    let lead: String = chars.get(from..mark.start).unwrap_or_default().iter().collect();
    // "le réseau dit « la famille »", but "il a dit : « on part »"
    let name = !full && blanks < 4 && is_called(&lead);
    if spoken && frame.direct && frame.who.is_some() && !name {
        return true;
    }
    if is_named(&cut.page, &lead, inside, full) {
        return false;
    }
    let long = blanks >= 5 || unspaced >= 10;
    if mark.single {
        // An apostrophe may have opened it: it is a sentence, or somebody says it.
        return spoken && blanks >= 3
            || long && frame.who.is_some() && (full || frame.begins || frame.direct);
    }
    long || spoken
}

/// Whether the words before the mark call something by a name.
fn is_called(lead: &str) -> bool {
    let folded = fold(lead.trim_end());
    let mut words = folded.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let said = matches!(
        words.next(),
        Some("a" | "ont" | "avait" | "m'a" | "lui" | "he" | "she" | "who" | "has" | "had")
    );
    TITLED_WORDS.has(last) && !said
}

/// Whether what stands in marks is a term, a name or a title.
fn is_named(page: &Quote, lead: &str, inside: &[char], full: bool) -> bool {
    let before = lead.trim_end().trim_end_matches(['(', ':', ',']);
    if NAMED.iter().any(|w| before.ends_with(w)) && !full {
        return true;
    }
    let folded = fold(before);
    let word = folded.split_whitespace().next_back().unwrap_or_default();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    let words: Vec<Vec<char>> = inside
        .split(|c| c.is_whitespace())
        .map(|w| w.iter().copied().filter(|c| is_letter(*c)).collect::<Vec<char>>())
        .filter(|w| !w.is_empty())
        .collect();
    let upper = |w: &Vec<char>| w.first().is_some_and(|c| c.is_uppercase());
    let heavy = words.iter().filter(|w| w.len() > 3);
    let titled = words.len() >= 2
        && page.speaks(&["en", ""])
        && heavy.clone().count() >= 2
        && heavy.clone().all(upper)
        && words.first().is_some_and(upper);
    let capital = words.first().is_some_and(upper);
    titled && !full
        || TITLED_WORDS.has(word) && (!full || words.len() < 5) && (word != "as" || words.len() < 5)
        || WORK_WORDS.has(word) && capital && !full && !lead.trim_end().ends_with(':')
}

/// Who spoke last before a place: the speaker of a quotation, or a source that a sentence names.
fn last_speaker(cut: &Cut<'_>, done: &[Quoted], at: usize) -> Option<String> {
    const BACK: usize = 12;
    let quoted = done.iter().rev().find(|q| q.speaker.is_some());
    let here = cut.ranges.partition_point(|r| r.start < at);
    let said = (here.saturating_sub(BACK)..here).rev().find_map(|i| {
        let range = cut.ranges.get(i)?;
        let all = speech::said(cut.quotes.get(i)?).iter();
        let mut fit = all.filter(|s| {
            s.kind != "via"
                && s.kind != "continues"
                && !s.name.is_empty()
                && range.start + s.end <= at
        });
        fit.next_back().map(|s| (range.start + s.start, s.name.clone()))
    });
    match (quoted, said) {
        (Some(q), Some((start, name))) if start > q.end + 200 => Some(name),
        (Some(q), _) => q.speaker.clone(),
        (None, said) => said.map(|(_, name)| name),
    }
}

/// Who says what stands by itself: "“They beat us,” said Maria. “We had no food.”"
fn alone(cut: &Cut<'_>, done: &[Quoted], mark: &Marked, frame: &Frame) -> Option<String> {
    if !frame.begins {
        return None;
    }
    let chars = &cut.page.chars;
    let breaks = |from: usize| {
        chars
            .get(from..mark.start)
            .unwrap_or_default()
            .iter()
            .collect::<String>()
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .count()
    };
    let lines = |from: usize| {
        chars.get(from..mark.start).unwrap_or_default().iter().filter(|c| **c == '\n').count()
    };
    let here = cut.ranges.partition_point(|r| r.end <= mark.start);
    let before = here.checked_sub(1);
    let range = before.and_then(|i| cut.ranges.get(i))?;
    // The sentence before says who: the one that tells of it, or that of the quotation before.
    let last =
        done.last().filter(|q| q.end > range.start || breaks(q.end) <= 2 && lines(q.end) == 0);
    if let Some(last) = last {
        return last.speaker.clone();
    }
    let near = lines(range.end) == 0 || chars.get(range.end.saturating_sub(1)) == Some(&':');
    let quote = before.and_then(|i| cut.quotes.get(i))?;
    let told = match named(quote) {
        Some(Who::Named(name)) => Some(name),
        Some(Who::Before) => last_speaker(cut, done, range.start),
        None => None,
    };
    if near || lines(range.end) <= 2 {
        return told;
    }
    None
}

/// What is spoken in lines that a dash leads, where a verb of saying stands in the line.
fn spoken(cut: &Cut<'_>, marked: &[Marked]) -> Vec<Quoted> {
    if cut.page.speaks(&["en", "de", "zh", "th", "ar", "hi", "km", "my", "lo"]) {
        return Vec::new();
    }
    let mut out: Vec<Quoted> = Vec::new();
    for (start, end) in quoted::spoken_lines(&cut.page.chars) {
        let free = !marked.iter().any(|m| m.start < end && start < m.end);
        let quote = cut.page.part(start + 1..end);
        let hit = (1..quote.tokens.len()).find_map(|i| {
            let token = quote.token(i)?;
            let dash = quote.text(token.start, token.end);
            let led = matches!(dash.as_str(), "—" | "–" | "―") || token.folded == ",";
            let found = led.then(|| verb_from(&quote, i + 1)).flatten()?;
            let who = if found.pronoun || is_pronoun(&quote, found.end) {
                Some(Who::Before)
            } else {
                behind(&quote, found.end)
            }?;
            Some((i, who))
        });
        let Some((i, who)) = hit.filter(|_| free) else { continue };
        let token = |i: usize| quote.token(i);
        let stop = token(i).map_or(0, |t| t.start);
        let blank = quote
            .chars
            .get(..stop)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|c| c.is_whitespace() || **c == ',')
            .count();
        let speaker = match who {
            Who::Named(name) => Some(name),
            Who::Before => last_speaker(cut, &out, start),
        };
        let until = start + 1 + stop - blank;
        if until > start + 6 {
            out.push(Quoted { start, end: until, speaker });
        }
    }
    out
}
