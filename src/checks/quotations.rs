//! Words in quotation marks against the frozen texts: exact, but for ellipses (… ... […] [...]) and what stands in
//! brackets.

use super::{
    Found, Kind, List, Severity, brackets, passage::Passage, patterns::details_in, words::unspaced,
};
use crate::model::{ArticleId, Project};
use std::ops::Range;

/// At most so many code points of the source stand for a bracket: "[the police]" for "officers of the unit".
const BRACKET: usize = 120;

/// At most so many code points are left out at an ellipsis.
const ELLIPSIS: usize = 4_000;

/// A quotation of fewer words may be a name or a word held at arm's length.
const SHORT: usize = 3;

/// So many words of one's own may stand in brackets at one place: more are no clarification but another text.
const OWN_WORDS: usize = 6;

/// Looks for every quotation of a passage. Returns the stretches whose words a source has: nothing in them needs
/// a claim.
pub(super) fn check(
    project: &Project,
    passage: &Passage,
    list: &mut List<'_>,
) -> Vec<Range<usize>> {
    let mut held = Vec::new();
    if !passage.own() {
        return held;
    }
    // Minutes and seconds of a position look like marks.
    let details = details_in(passage);
    for (mut range, single) in quoted(&passage.chars) {
        // One that is never closed ends at the latest where a claim stands.
        let closed = passage.chars.get(range.end).is_some_and(|c| *c != '\n');
        let claim = passage.claims.iter().find(|(at, _)| range.contains(&at.start));
        if let Some((at, _)) = claim.filter(|_| !closed) {
            range.end = at.start;
        }
        let inside = |at: usize| details.iter().any(|(_, detail)| detail.contains(&at));
        if inside(range.end) || range.start.checked_sub(1).is_some_and(inside) {
            continue;
        }
        // The program names articles by their titles.
        if passage.written.iter().any(|w| w.start <= range.start && range.end <= w.end) {
            continue;
        }
        let words = passage.words(&range);
        let weight = weight(&words);
        // Single marks hold a word at arm's length more often than they quote.
        if single && weight < SHORT {
            continue;
        }
        let (kind, severity, what, todo, article) = match judged(project, passage, &words) {
            Judged::Nothing => continue,
            Judged::Held(Jump::Nothing, id) => {
                brackets::check(project, id, passage, &range, list);
                held.push(range);
                continue;
            }
            Judged::Held(jump, id) => {
                brackets::check(project, id, passage, &range, list);
                held.push(range.clone());
                let (severity, what) = match jump {
                    Jump::Speaker => (
                        Severity::Warning,
                        "What is left out goes over the end of a quotation in the source: the words may be those of two speakers.",
                    ),
                    Jump::Sentence | Jump::Nothing => (
                        Severity::Note,
                        "What is left out goes over the end of a sentence in the source.",
                    ),
                };
                (
                    Kind::QuotationJoined,
                    severity,
                    what.to_owned(),
                    "Quote the sentences apart, or see that the sense stays.",
                    None,
                )
            }
            Judged::Elsewhere(id) => {
                brackets::check(project, id, passage, &range, list);
                held.push(range.clone());
                let label = project.articles.get(&id).map_or("", |a| a.label());
                (
                    Kind::QuotationNotCited,
                    Severity::Warning,
                    format!("These words stand in “{label}”, which this paragraph does not cite."),
                    "Cite the article behind the quotation.",
                    Some(id),
                )
            }
            Judged::Own(own) => (
                Kind::QuotationNotFound,
                Severity::Error,
                format!(
                    "{own} words of this quotation stand in brackets: they are no words of a source."
                ),
                "Keep what is yours in brackets to a few words beside the exact ones, or say it without quotation marks.",
                None,
            ),
            Judged::Missing => (
                Kind::QuotationNotFound,
                if weight < SHORT { Severity::Note } else { Severity::Error },
                "No text of the project has these words.".to_owned(),
                "Quote exactly; mark what is left out with … and what is yours with [ ].",
                None,
            ),
        };
        list.add(Found {
            kind,
            severity,
            key: words.clone(),
            words: words.clone(),
            what,
            todo: todo.to_owned(),
            place: crate::checks::Place { article, ..passage.place(&range) },
            redacts: Vec::new(),
        });
    }
    held
}

/// How a quotation stands to the texts.
enum Judged {
    /// It has no words.
    Nothing,
    /// A text that is cited has it; what is left out may go over the end of something.
    Held(Jump, ArticleId),
    /// Another text has it.
    Elsewhere(ArticleId),
    /// So many words of it are the author's.
    Own(usize),
    /// No text has it.
    Missing,
}

fn judged(project: &Project, passage: &Passage, words: &str) -> Judged {
    let (most, own) = in_brackets(words);
    let Some(wanted) = Wanted::of(words) else {
        return if own >= SHORT { Judged::Own(own) } else { Judged::Nothing };
    };
    let exact = wanted.pieces.iter().map(|(_, p)| weight(&p.iter().collect::<String>())).sum();
    if most > OWN_WORDS || own > exact && own >= SHORT {
        return Judged::Own(own);
    }
    // The kindest of all places where the words stand.
    let jump = |id: &ArticleId| wanted.place_in(&text_of(project, *id)?).map(|(jump, _)| jump);
    let cited = passage.cited.iter().filter_map(|id| Some((jump(id)?, *id))).min();
    if let Some((jump, id)) = cited {
        return Judged::Held(jump, id);
    }
    let mut all = project.articles.keys();
    all.find(|id| jump(id).is_some()).map_or(Judged::Missing, |id| Judged::Elsewhere(*id))
}

/// How many words stand in the fullest brackets, and in all of them; brackets around dots hold none.
fn in_brackets(words: &str) -> (usize, usize) {
    let (mut most, mut all) = (0, 0);
    for piece in words.split('[').skip(1) {
        let inside = piece.split(']').next().unwrap_or_default();
        let count = if inside.chars().any(char::is_alphanumeric) { weight(inside) } else { 0 };
        (most, all) = (most.max(count), all + count);
    }
    (most, all)
}

/// How many words a text has, or would have if its script parted them: two signs are a word there. An Arabic word
/// says what takes two elsewhere.
fn weight(text: &str) -> usize {
    let signs = text.chars().filter(|c| unspaced(*c) && c.is_alphabetic()).count();
    let apart = text
        .split_whitespace()
        .filter(|word| word.chars().any(|c| c.is_alphanumeric() && !unspaced(c)));
    let arabic = |word: &str| word.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    apart.map(|word| if arabic(word) { 2 } else { 1 }).sum::<usize>() + signs / 2
}

/// The words between quotation marks, without the marks, and whether the marks are single ones.
fn quoted(chars: &[char]) -> Vec<(Range<usize>, bool)> {
    const PAIRS: [(char, &[char]); 7] = [
        ('“', &['”', '“']),
        ('„', &['“', '”']),
        ('«', &['»']),
        ('»', &['«']),
        ('「', &['」']),
        ('『', &['』']),
        ('"', &['"']),
    ];
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(open) = chars.get(at) {
        let rest = chars.get(at + 1..).unwrap_or_default();
        let pair = PAIRS.iter().find(|(o, _)| o == open);
        // A mark of inches, or one without its partner, ends nothing.
        let end = match pair {
            Some((_, ends)) => rest.iter().position(|c| ends.contains(c)),
            None => single(chars, at),
        };
        match end.filter(|end| *end > 0) {
            Some(end) => {
                out.push((at + 1..at + 1 + end, pair.is_none()));
                at += end + 2;
            }
            // One that is never closed goes to the end of its line.
            None if DIRECTED.contains(open) && opens(chars, at) => {
                let line = rest.iter().position(|c| *c == '\n').unwrap_or(rest.len());
                if line > 0 {
                    out.push((at + 1..at + 1 + line, false));
                }
                at += line + 1;
            }
            None => at += 1,
        }
    }
    out
}

/// Marks that only ever open a quotation.
const DIRECTED: [char; 3] = ['“', '「', '『'];

/// Whether a mark stands where one opens, and words follow: „this“ ends in what opens another one.
fn opens(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    before.is_none_or(|c| c.is_whitespace() || "([—–-:，。：".contains(*c) || unspaced(*c))
        && chars.get(at + 1).is_some_and(|c| c.is_alphabetic())
}

/// How many code points stand between a single mark that opens here and the one that closes it. An apostrophe opens
/// nothing, and one that letters follow closes nothing.
fn single(chars: &[char], at: usize) -> Option<usize> {
    let ends: &[char] = match chars.get(at)? {
        '‘' | '\'' => &['’', '\''],
        '‚' => &['‘', '’'],
        '‹' => &['›'],
        _ => return None,
    };
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let opens = before.is_none_or(|c| c.is_whitespace() || "([—–-:".contains(*c));
    let rest = chars.get(at + 1..)?;
    if !opens || !rest.first().is_some_and(|c| c.is_alphabetic() || *c == '[' || *c == '…') {
        return None;
    }
    let paragraph = rest.iter().position(|c| *c == '\n').unwrap_or(rest.len());
    let closing: Vec<usize> = rest
        .iter()
        .take(paragraph)
        .enumerate()
        .filter(|(i, c)| ends.contains(c) && !rest.get(i + 1).is_some_and(|n| n.is_alphanumeric()))
        .map(|(i, _)| i)
        .collect();
    // "the victims' words": a genitive ends with the mark, and goes on in small letters.
    let genitive = |i: &usize| {
        i.checked_sub(1).and_then(|before| rest.get(before)) == Some(&'s')
            && rest.get(i + 1) == Some(&' ')
            && rest.get(i + 2).is_some_and(|c| c.is_lowercase())
    };
    closing.iter().find(|i| !genitive(i)).or(closing.first()).copied()
}

/// A quotation as pieces of exact words with what may stand between them.
pub(super) struct Wanted {
    /// The words of each piece, and how many code points may stand before it.
    pieces: Vec<(usize, Vec<char>)>,
    /// What stands in brackets, and how many pieces stand before it.
    pub brackets: Vec<(usize, String)>,
}

impl Wanted {
    /// `None` for a quotation without exact words.
    pub(super) fn of(words: &str) -> Option<Self> {
        let plain = plain(words);
        let plain = plain.replace("[...]", "…").replace("[…]", "…").replace("(...)", "…");
        let plain = plain.replace(". . .", "…").replace("...", "…");
        let mut pieces: Vec<(usize, Vec<char>)> = Vec::new();
        let mut brackets = Vec::new();
        let (mut gap, mut piece) = (0_usize, String::new());
        let mut chars = plain.chars().peekable();
        let push = |pieces: &mut Vec<(usize, Vec<char>)>, gap: usize, piece: &mut String| {
            let words: Vec<char> = spaced(piece);
            piece.clear();
            if !words.is_empty() {
                pieces.push((gap, words));
                return true;
            }
            false
        };
        while let Some(c) = chars.next() {
            match c {
                '…' => {
                    gap = if push(&mut pieces, gap, &mut piece) {
                        ELLIPSIS
                    } else {
                        gap.max(ELLIPSIS)
                    };
                }
                '[' => {
                    let joined = piece.chars().next_back().is_some_and(char::is_alphabetic);
                    let before = push(&mut pieces, gap, &mut piece);
                    gap = if before { BRACKET } else { gap.max(BRACKET) };
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // "[o]fficers", "officer[s]": letters of a word that is the source's.
                    let in_word = joined || chars.peek().is_some_and(|c| c.is_alphabetic());
                    if !(in_word && inside.chars().count() < 4) {
                        brackets.push((pieces.len(), inside));
                    }
                }
                c => piece.push(c),
            }
        }
        push(&mut pieces, gap, &mut piece);
        // A comma or full stop before the closing mark may be the author's (the American way).
        if let Some((_, last)) = pieces.last_mut()
            && last.last().is_some_and(|c| matches!(c, ',' | '.'))
            && last.len() > 1
        {
            last.pop();
        }
        let any = pieces.iter().any(|(_, p)| p.iter().any(|c| c.is_alphanumeric()));
        any.then_some(Self { pieces, brackets })
    }

    /// Whether a text has the pieces in their order, and over the end of what the pieces are joined there: of all
    /// its places the one with the least, and where each piece stands in it.
    pub(super) fn place_in(&self, text: &[char]) -> Option<(Jump, Vec<Range<usize>>)> {
        let ((_, first), rest) = self.pieces.split_first()?;
        let mut from = 0;
        let mut best: Option<(Jump, Vec<Range<usize>>)> = None;
        while let Some(at) = find(text, first, from, text.len()) {
            let mut end = at + first.len();
            let mut jump = Jump::Nothing;
            let mut places = Vec::with_capacity(rest.len() + 1);
            places.push(at..end);
            let all = rest.iter().all(|(gap, piece)| {
                // A blank on either side of what is left out belongs to it.
                let found = find(text, piece, end, end.saturating_add(gap + 2));
                if let Some(at) = found {
                    jump = jump.max(Jump::over(text.get(end..at).unwrap_or_default()));
                    end = at + piece.len();
                    places.push(at..end);
                }
                found.is_some()
            });
            if all && best.as_ref().is_none_or(|(least, _)| jump < *least) {
                best = Some((jump, places));
                if jump == Jump::Nothing {
                    break;
                }
            }
            from = at + 1;
        }
        best
    }
}

/// What a quotation goes over where it leaves something out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Jump {
    /// The end of nothing.
    Nothing,
    /// The end of a sentence.
    Sentence,
    /// The end or beginning of a quotation.
    Speaker,
}

impl Jump {
    fn over(left_out: &[char]) -> Self {
        if left_out.iter().any(|c| matches!(c, '"' | '「' | '」' | '『' | '』')) {
            return Self::Speaker;
        }
        let ends = left_out.windows(2).any(|pair| {
            matches!(pair, ['.' | '!' | '?', ' '] | ['。' | '！' | '？' | '।' | '။' | '។' | '؟', _])
        });
        if ends { Self::Sentence } else { Self::Nothing }
    }
}

/// The first place of `piece` in `text` that starts from `from` on and not behind `last`.
fn find(text: &[char], piece: &[char], from: usize, last: usize) -> Option<usize> {
    let first = piece.first()?;
    // Inside other marks a quotation has single ones in one house and double ones in the next.
    let alike = |a: char, b: char| a == b || matches!((a, b), ('"', '\'') | ('\'', '"'));
    let mut at = from;
    while at + piece.len() <= text.len() && at <= last {
        let ahead = text.get(at..(last + 1).min(text.len()))?;
        at += ahead.iter().position(|c| alike(*c, *first))?;
        let there = text.get(at..at + piece.len());
        if there.is_some_and(|there| there.iter().zip(piece).all(|(a, b)| alike(*a, *b))) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Marks that are one and the same to a reader: curly and straight.
fn mark(c: char) -> char {
    match c {
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '［' => '[',
        '］' => ']',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    }
}

/// A text as quotations are held against it: letters in one piece (NFC), ligatures apart, dashes of one kind without
/// blanks, marks of one kind.
fn plain(text: &str) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('ﬀ', "ff"),
        ('ﬁ', "fi"),
        ('ﬂ', "fl"),
        ('ﬃ', "ffi"),
        ('ﬄ', "ffl"),
        ('ﬅ', "st"),
        ('ﬆ', "st"),
    ];
    let mut out = String::with_capacity(text.len());
    for c in crate::model::text::normalise(text).chars() {
        match LIGATURES.iter().find(|(ligature, _)| *ligature == c) {
            Some((_, letters)) => out.push_str(letters),
            None => out.push(mark(c)),
        }
    }
    for dash in ["–", "—", "―", "--"] {
        out = out.replace(dash, "-");
    }
    out.replace(" -", "-").replace("- ", "-")
}

/// Code points with one blank for any white space, none at the ends.
fn spaced(text: &str) -> Vec<char> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().collect()
}

/// The text of an article as quotations are held against it.
pub(super) fn text_of(project: &Project, article: ArticleId) -> Option<Vec<char>> {
    let text = project.text_of(article)?;
    Some(spaced(&plain(text.as_str())))
}

#[cfg(test)]
mod tests {
    use super::{Jump, Wanted, in_brackets, mark, quoted, spaced, weight};

    #[test]
    fn a_quotation_may_leave_out_and_put_in_what_it_marks() {
        let text = spaced(
            "The raid was a long one.\nOfficers of the unit freed 20 people, he said, and went.",
        );
        let has = |words: &str| Wanted::of(words).unwrap().place_in(&text).is_some();
        assert!(has("Officers of the unit freed 20 people,"));
        assert!(has("The raid … freed 20 people"));
        assert!(has("The raid [...] and went"));
        assert!(has("[o]fficers of the unit"));
        assert!(has("[They] freed 20 people"));
        assert!(!has("freed 21 people"));
        assert!(!has("freed people"));
        assert!(!has("freed 20 people … The raid"));
        assert!(!has("Officers of the units"));
        let text = spaced(&super::plain("We were ﬁve — all from Naïve Café – and “slept” there."));
        let has = |words: &str| Wanted::of(words).unwrap().place_in(&text).is_some();
        assert!(has("all from Naïve Café – and 'slept' there"));
        assert!(has("We were five—all from Nai\u{308}ve Cafe\u{301} - and \"slept\""));
    }

    #[test]
    fn marks_of_many_languages_open_and_close() {
        let all = |text: &str| -> Vec<String> {
            let chars: Vec<char> = text.chars().collect();
            quoted(&chars).into_iter().map(|(r, _)| chars[r].iter().collect()).collect()
        };
        assert_eq!(all("a “b” \"c\" «d» „e“ 「f」 6\" tall"), ["b", "c", "d", "e", "f"]);
        assert_eq!(
            all("He said: ‘It’s the victims’ word’, and Ann’s."),
            ["It’s the victims’ word"]
        );
        assert_eq!(all("It was 'all of us' and don't"), ["all of us"]);
        assert_eq!(all("She said “we never left\nNext line"), ["we never left"]);
        assert_eq!(all("„so“ it ended“ and"), ["so"]);
        assert_eq!(all("The ’90s, O’Brien’s and the boys’ day"), [] as [String; 0]);
    }

    #[test]
    fn what_is_left_out_does_not_join_two_speakers_unseen() {
        let plain: String =
            "He said “they took it”. Reed left. Paul was convicted.".chars().map(mark).collect();
        let text = spaced(&plain);
        let jump = |words: &str| Wanted::of(words).unwrap().place_in(&text).map(|(jump, _)| jump);
        assert_eq!(jump("Reed … Paul was"), Some(Jump::Sentence));
        assert_eq!(jump("they took … was convicted"), Some(Jump::Speaker));
        assert_eq!(jump("Paul … convicted"), Some(Jump::Nothing));
        assert_eq!(weight("他们拿走了我的手机"), 4);
        assert_eq!(weight("أخذوا جوازي"), 4);
        assert_eq!(in_brackets("They [stole it] and [...] went"), (2, 2));
    }
}
