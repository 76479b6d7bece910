//! A quote as code points and tokens: words, numerals, signs. Offsets are code points of the quote.

use super::{
    classes::{self, Class},
    date_words::Name,
    folded::FoldedText,
    known::Known,
    lists::Sighted,
    memo::Memo,
    metrics, relative, spans,
    speech::Said,
    vocabulary::{Folded, Vocabulary},
    words::Worded,
};
use crate::fold::{digit, fold_chars, is_invisible};
use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    ops::Range,
};

/// A quote that is read.
pub(super) struct Quote {
    /// Its code points.
    pub chars: Vec<char>,
    /// Its tokens, in order; spaces are between them.
    pub tokens: Vec<Token>,
    /// Primary language subtag of the text ("en"); empty when not known.
    pub language: Folded,
    /// Region or script behind it ("mx"); mostly empty.
    region: Folded,
    /// The numbers in words that begin at its tokens.
    pub(super) worded: Memo<Option<Worded>>,
    /// The values of its numerals, without a multiplier behind them and with one.
    pub(super) numerals: [Memo<Option<rust_decimal::Decimal>>; 2],
    /// The names of months and days that begin at its tokens.
    pub(super) names: Memo<Option<(Name, usize, usize)>>,
    /// The words of relative dates of its language.
    pub(super) relative: OnceCell<Option<&'static relative::Ready>>,
    /// The words of parts of periods of its language.
    pub(super) spans: OnceCell<Option<&'static spans::Ready>>,
    /// Who says what it states.
    pub(super) said: OnceCell<Vec<Said>>,
    /// The known organisations that it names.
    pub(super) known: OnceCell<Vec<Known>>,
    /// Its text for the dictionary of metrics.
    pub(super) metrics: OnceCell<metrics::Folded>,
    /// What was found for that in a quote which it is a part of.
    pub(super) stems: Cell<Option<metrics::Stems>>,
    /// All of it, folded.
    whole: OnceCell<FoldedText>,
    /// The lists of phrases that stand in it.
    sighted: Cell<Option<Sighted>>,
    /// Whether its language writes `1.234,5`.
    comma: OnceCell<Option<bool>>,
    /// Whether the day stands first in its dates in numbers, where one of them shows it.
    pub(super) day_first: Option<bool>,
}

/// A stretch of a quote.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// The token folded for comparing.
    pub folded: Folded,
    /// What it can begin.
    pub class: Class,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits, with separators inside.
    Numeral,
    /// One other character.
    Sign,
}

impl Quote {
    pub(super) fn new(text: &str, language: Option<&str>) -> Self {
        let (language, region) = subtags(language);
        Self::classed(text, language, region)
    }

    fn classed(text: &str, language: Folded, region: Folded) -> Self {
        let mut quote = Self::uncut(chars_of(text), language, region);
        let words = Vocabulary::of(&quote.language);
        let classed = classes::knows(&quote);
        let language = quote.language.clone();
        quote.cut(text, &|raw, kind| {
            let (folded, class) = words.word(raw, kind, &language);
            (folded, if classed { class } else { Class::ANY })
        });
        quote
    }

    /// A quote of whose tokens nothing is known yet.
    pub(super) fn read(text: &str, language: Option<&str>) -> Self {
        let (language, region) = subtags(language);
        let mut quote = Self::uncut(chars_of(text), language, region);
        quote.cut(text, &|raw, _| (Folded::of(raw), Class::ANY));
        quote
    }

    /// A stretch of the quote as a quote of its own.
    pub(super) fn part(&self, range: Range<usize>) -> Self {
        let first = self.tokens.partition_point(|t| t.end <= range.start);
        let behind = self.tokens.partition_point(|t| t.start < range.end);
        let tokens = self.tokens.get(first..behind).unwrap_or_default();
        let (language, region) = (self.language.clone(), self.region.clone());
        if tokens.first().is_some_and(|t| t.start < range.start)
            || tokens.last().is_some_and(|t| t.end > range.end)
        {
            let whole = Self::classed(&self.text(range.start, range.end), language, region);
            return Self { day_first: self.day_first, ..whole };
        }
        let shifted = |t: &Token| Token {
            start: t.start - range.start,
            end: t.end - range.start,
            ..t.clone()
        };
        let tokens = tokens.iter().map(shifted).collect();
        let chars = self.chars.get(range.clone()).unwrap_or_default().to_vec();
        Self { tokens, day_first: self.day_first, ..Self::uncut(chars, language, region) }
    }

    fn uncut(chars: Vec<char>, language: Folded, region: Folded) -> Self {
        Self {
            chars,
            tokens: Vec::new(),
            language,
            region,
            worded: Memo::default(),
            numerals: [Memo::default(), Memo::default()],
            names: Memo::default(),
            relative: OnceCell::new(),
            spans: OnceCell::new(),
            said: OnceCell::new(),
            known: OnceCell::new(),
            metrics: OnceCell::new(),
            stems: Cell::default(),
            whole: OnceCell::new(),
            sighted: Cell::default(),
            comma: OnceCell::new(),
            day_first: None,
        }
    }

    /// Looks for a date in numbers that shows their order: "25/12/2023" says how "03/04/2023" is meant beside it.
    pub(super) fn settle(&mut self) {
        let small =
            |t: &Token| t.folded.parse::<u8>().ok().filter(|n| t.end - t.start <= 2 && *n <= 31);
        let year = |t: &Token| {
            let year = t.folded.parse::<u16>().ok().filter(|_| t.end - t.start == 4);
            year.is_some_and(|y| (1900..2100).contains(&y))
        };
        let (mut day, mut month) = (false, false);
        for tokens in self.tokens.windows(5) {
            let [a, one, b, two, c] = tokens else { continue };
            let signs = one.folded == two.folded && matches!(one.folded.as_str(), "/" | "-");
            if !signs
                || a.end != one.start
                || one.end != b.start
                || b.end != two.start
                || two.end != c.start
            {
                continue;
            }
            let (Some(a), Some(b), true) = (small(a), small(b), year(c)) else { continue };
            day |= a > 12 && (1..=12).contains(&b);
            month |= b > 12 && (1..=12).contains(&a);
        }
        self.day_first = (day != month).then_some(day);
    }

    /// Cuts the text into tokens; `word` folds each and says what it can begin.
    fn cut(&mut self, mut text: &str, word: &impl Fn(&str, Kind) -> (Folded, Class)) {
        self.tokens.reserve(text.len() / 5);
        let mut at = 0;
        while let Some(c) = self.at(at) {
            if c == ' ' {
                (at, text) = (at + 1, text.get(1..).unwrap_or_default());
                continue;
            }
            if c == '&' && self.is_and(at) {
                let (folded, class) = word("and", Kind::Word);
                self.tokens.push(Token { start: at, end: at + 1, kind: Kind::Word, folded, class });
                (at, text) = (at + 1, text.get(1..).unwrap_or_default());
                continue;
            }
            let (end, kind) = if c.is_ascii_alphabetic() {
                (self.word_end(at), Kind::Word)
            } else if digit(c).is_some() {
                (self.numeral_end(at), Kind::Numeral)
            } else if self.fraction_only(at) {
                // ".25": the whole part is not written.
                (self.numeral_end(at + 1), Kind::Numeral)
            } else if is_letter(c) {
                (self.word_end(at), Kind::Word)
            } else {
                (at + 1, Kind::Sign)
            };
            let marked = matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
            // Names of months stand in the middle of such runs of letters.
            if kind == Kind::Word && marked {
                for to in self.cuts(at, end) {
                    text = self.add(at..to, kind, text, word);
                    at = to;
                }
            }
            text = self.add(at..end, kind, text, word);
            at = end;
        }
    }

    /// Whether an ampersand is read as "and": "free 12 people & arrest three", but not in names ("Labour & Training").
    fn is_and(&self, at: usize) -> bool {
        let space = |c: Option<char>| c.is_some_and(char::is_whitespace);
        matches!(self.language.as_str(), "" | "en")
            && space(self.before(at))
            && space(self.at(at + 1))
            && self.at(at + 2).is_some_and(|c| c.is_lowercase() || digit(c).is_some())
    }

    /// Adds a token, unless it is not seen, that begins as a text does; returns the rest of that text.
    fn add<'a>(
        &mut self,
        Range { start, end }: Range<usize>,
        kind: Kind,
        text: &'a str,
        word: &impl Fn(&str, Kind) -> (Folded, Class),
    ) -> &'a str {
        let letters = self.chars.get(start..end).unwrap_or_default();
        let bytes = letters.iter().map(|c| c.len_utf8()).sum();
        let (raw, rest) = text.split_at_checked(bytes).unwrap_or((text, ""));
        let seen = |c: &char| !c.is_whitespace() && !is_invisible(*c);
        if letters.first().is_some_and(seen) {
            let (folded, class) = word(raw, kind);
            self.tokens.push(Token { start, end, kind, folded, class });
        }
        rest
    }

    /// Where names of months and the words around them begin and end in a run without spaces.
    fn cuts(&self, start: usize, end: usize) -> Vec<usize> {
        let mut cuts = Vec::new();
        let run = self.text(start, end);
        let mut at = start;
        let mut rest = run.as_str();
        while !rest.is_empty() {
            let hit = super::date_words::unspaced_at(rest);
            let len = hit.map_or(1, |w| w.chars().count());
            // A mark behind belongs to the last letter: then it is another word.
            let whole = !self.at(at + len).is_some_and(is_mark);
            if hit.is_some() && whole {
                cuts.extend([at, at + len]);
            }
            let step = if hit.is_some() && whole { len } else { 1 };
            at += step;
            let bytes: usize = rest.chars().take(step).map(char::len_utf8).sum();
            rest = rest.get(bytes..).unwrap_or_default();
        }
        cuts.retain(|c| *c > start && *c < end);
        cuts.dedup();
        cuts
    }

    pub(super) fn at(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    /// Whether nothing that is seen stands between two places.
    pub(super) fn touch(&self, end: usize, start: usize) -> bool {
        self.chars.get(end..start).is_some_and(|between| between.iter().all(|c| is_invisible(*c)))
    }

    pub(super) fn before(&self, i: usize) -> Option<char> {
        self.at(i.checked_sub(1)?)
    }

    fn slice(&self, start: usize, end: usize) -> &[char] {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or_default()
    }

    pub(super) fn text(&self, start: usize, end: usize) -> String {
        self.slice(start, end).iter().collect()
    }

    pub(super) fn token(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// Whether the token is this word or sign.
    pub(super) fn is(&self, i: usize, folded: &str) -> bool {
        self.token(i).is_some_and(|t| t.folded == folded)
    }

    /// Whether the language is one of these; never so when it is not known.
    pub(super) fn speaks(&self, languages: &[&str]) -> bool {
        languages.contains(&self.language.as_str())
    }

    /// The same of a list that is read; an unknown language may be any.
    pub(super) fn speaks_one(&self, languages: &[String]) -> bool {
        self.language.is_empty() || languages.iter().any(|l| self.language == **l)
    }

    /// Whether the region of the language tag is one of these.
    pub(super) fn region_is(&self, regions: &[&str]) -> bool {
        regions.contains(&self.region.as_str())
    }

    /// Whether the language writes `1.234,5`; `None` when it is not known.
    pub(super) fn decimal_comma(&self) -> Option<bool> {
        *self.comma.get_or_init(|| self.writes_comma())
    }

    fn writes_comma(&self) -> Option<bool> {
        const COMMA: &[&str] = &[
            "fr", "es", "pt", "id", "vi", "km", "lo", "de", "ru", "it", "nl", "tr", "uk", "pl",
            "sv", "da", "nb", "no", "nn", "fi", "cs", "sk", "sl", "hr", "sr", "bs", "bg", "ro",
            "hu", "el", "ca", "et", "lv", "lt", "is", "be", "az", "sq", "mk", "hy", "ka", "af",
            "ky", "kk", "gl", "eu", "uz", "tg", "eo", "tk", "jv", "hsb", "dsb", "fo", "lb", "br",
            "ast", "sc", "wo", "ku", "fy", "os", "tt", "ps", "rw", "rn", "ln", "lu", "sg", "ff",
            "se", "fur", "ia", "kea", "cv", "sah", "su", "kab", "zgh", "kl",
        ];
        // Of these countries the point is the decimal sign although the language has the comma elsewhere.
        let point = match self.language.as_str() {
            "es" => self.region_is(&[
                "mx", "419", "us", "gt", "hn", "ni", "pa", "pe", "pr", "do", "sv", "cu", "br", "bz",
            ]),
            "de" | "it" => matches!(self.region.as_str(), "ch" | "li"),
            _ => false,
        };
        // In these the comma although the language has the point elsewhere.
        let comma = match self.language.as_str() {
            "en" => self.region_is(&["za", "at", "be", "de", "dk", "fi", "nl", "se", "si"]),
            "ar" => self.region_is(&["ma", "dz", "tn", "ly", "lb", "mr"]),
            "ms" => self.region_is(&["bn", "id"]),
            "sw" => self.region_is(&["cd"]),
            _ => false,
        };
        (!self.language.is_empty()).then(|| comma || !point && self.speaks(COMMA))
    }

    /// The language to read the number words of a token in: the text's, else one of its script that knows it.
    pub(super) fn words_language(&self, token: &Token) -> Option<&str> {
        let first = self.at(token.start)?;
        let by_script = self.script_language(token.start);
        if let Some(language) = by_script {
            let same = matches!(
                (language, self.language.as_str()),
                (
                    "ru",
                    "uk" | "bg"
                        | "sr"
                        | "mk"
                        | "be"
                        | "kk"
                        | "kz"
                        | "ky"
                        | "mn"
                        | "tg"
                        | "ce"
                        | "uz"
                ) | ("ar", "fa" | "ur")
                    | ("hi", "ne" | "mr")
            );
            return Some(if same { self.language.as_str() } else { language });
        }
        if !first.is_ascii_alphabetic()
            && !('\u{c0}'..='\u{24f}').contains(&first)
            && !('\u{1e00}'..='\u{1eff}').contains(&first)
        {
            return Some(self.language.as_str()).filter(|l| !l.is_empty());
        }
        // Latin letters in a text of another script are English.
        if self.speaks(&[
            "hi", "bn", "ne", "mr", "ta", "te", "ar", "fa", "ur", "he", "zh", "ja", "ko", "th",
            "km", "my", "lo",
        ]) {
            return Some("en");
        }
        if !self.language.is_empty() {
            return Some(self.language.as_str());
        }
        ["en", "fr", "es"].into_iter().find(|l| {
            super::words::lexicon(l).is_some_and(|words| words.longest(&token.folded).is_some())
        })
    }

    /// A language that is written in the script of a character, if it has one of its own.
    pub(super) fn script_language(&self, at: usize) -> Option<&'static str> {
        Some(match self.at(at).filter(|c| *c >= '\u{400}')? {
            '\u{e00}'..='\u{e7f}' => "th",
            '\u{e80}'..='\u{eff}' => "lo",
            '\u{1000}'..='\u{109f}' => "my",
            '\u{1780}'..='\u{17ff}' => "km",
            '\u{ac00}'..='\u{d7af}' => "ko",
            '\u{3040}'..='\u{30ff}' => "ja",
            '\u{2e80}'..='\u{9fff}' if self.language == "ja" => "ja",
            '\u{2e80}'..='\u{9fff}' => "zh",
            '\u{600}'..='\u{6ff}' => "ar",
            '\u{900}'..='\u{97f}' => "hi",
            '\u{400}'..='\u{4ff}' => "ru",
            _ => return None,
        })
    }

    /// The text between two places, folded.
    pub(super) fn fold(&self, start: usize, end: usize) -> Cow<'_, str> {
        match self.folds().between(&self.tokens, start, end) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(fold_chars(self.slice(start, end))),
        }
    }

    fn folds(&self) -> &FoldedText {
        self.whole.get_or_init(|| FoldedText::new(self))
    }

    /// All of the text, folded.
    pub(super) fn folded(&self) -> &str {
        self.folds().text()
    }

    /// Whether one of some phrases stands anywhere in its folded text; blanks at their ends do not count.
    pub(super) fn holds(&self, list: &'static [&'static str]) -> bool {
        Sighted::holds(&self.sighted, self.folded(), list)
    }

    /// Whether the lists of phrases were looked for together.
    #[cfg(test)]
    pub(super) fn sees_together(&self) -> bool {
        self.sighted.get().is_some_and(Sighted::is_made)
    }

    /// The text before `end`, folded: enough of it for the longest phrase.
    pub(super) fn before_folded(&self, end: usize) -> Cow<'_, str> {
        self.fold(end.saturating_sub(48), end)
    }

    /// The text from `start`, folded: enough of it for the longest phrase.
    pub(super) fn after_folded(&self, start: usize) -> Cow<'_, str> {
        self.fold(start, start + 48)
    }

    /// Whether a decimal sign begins a number here: ".25", ",08".
    fn fraction_only(&self, at: usize) -> bool {
        let sign = match self.at(at) {
            Some('.') => true,
            Some(',') => self.decimal_comma() == Some(true),
            _ => false,
        };
        sign && self.before(at).is_none_or(|c| c.is_whitespace() || c == '(')
            && self.at(at + 1).is_some_and(|c| digit(c).is_some())
    }

    fn word_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        while let Some(c) = self.at(end) {
            if c.is_ascii_alphabetic() {
                end += 1;
                continue;
            }
            // Joiners shape letters of Persian and Sinhala inside a word.
            let joins = matches!(c, '\'' | '’' | '\u{200c}' | '\u{200d}')
                && self.at(end + 1).is_some_and(is_letter);
            if !is_letter(c) && !joins && !is_mark(c) {
                break;
            }
            end += 1;
        }
        end
    }

    /// How many characters without width stand at a place.
    fn unseen(&self, at: usize) -> usize {
        let rest = self.chars.get(at..).unwrap_or_default();
        rest.iter().take_while(|c| is_invisible(**c)).count()
    }

    /// Whether groups behind a space are thousands in any language: "1 234 567", "40 000".
    fn thousands(&self, start: usize, end: usize) -> bool {
        let group = |at: usize| {
            let digits = |i: usize| self.at(i).is_some_and(|c| digit(c).is_some());
            self.at(at) == Some(' ') && (1..4).all(|i| digits(at + i)) && !digits(at + 4)
        };
        let noughts = (1..4).all(|i| self.at(end + i).and_then(digit) == Some(0));
        let so_far = self.chars.get(start..end).unwrap_or_default();
        let lead = so_far.len() <= 3 && so_far.iter().all(|c| digit(*c).is_some());
        group(end) && (lead && (noughts || group(end + 4)) || so_far.contains(&' '))
    }

    /// Digits, and single separators between digits that group them or end the whole part.
    fn numeral_end(&self, start: usize) -> usize {
        let (end, commas, first) = self.separated(start);
        // "22,24,26" is a list too: groups of two end with one of three.
        let tail = (start..end).rev().take_while(|i| self.at(*i) != Some(',')).count();
        let dotted = (start..end).any(|i| self.at(i) == Some('.'));
        if commas > 1 && tail != 3 && !dotted { first.unwrap_or(end) } else { end }
    }

    /// Where digits with separators end, how many commas are among them, and where the first is.
    fn separated(&self, start: usize) -> (usize, usize, Option<usize>) {
        let mut end = start;
        let (mut commas, mut first) = (0, None);
        // The rest of a list that was cut: "24,26" of "22,24,26".
        let listed = self.before(start) == Some(',')
            && start.checked_sub(2).and_then(|i| self.at(i)).is_some_and(|c| digit(c).is_some());
        loop {
            let group = end;
            while self.at(end).is_some_and(|c| digit(c).is_some()) {
                end += 1;
            }
            // Marks of direction stand around separators in Arabic.
            let mark = end + self.unseen(end);
            let Some(separator) = self.at(mark) else { return (end, commas, first) };
            let behind = mark + 1 + self.unseen(mark + 1);
            let mut next = 0;
            while self.at(behind + next).is_some_and(|c| digit(c).is_some()) {
                next += 1;
            }
            let whole_group = next == 3 && (1..=3).contains(&(end - group));
            if separator == ',' && next > 0 {
                if listed && next != 3 {
                    return (end, commas, first);
                }
                first = first.or(Some(end));
                commas += 1;
                // "May 3,2025": a day and a year, where the comma is no decimal sign.
                if next == 4 && end - start <= 2 && self.decimal_comma() != Some(true) {
                    return (end, commas, first);
                }
                // "22,24,26,31" is a list: no language groups so.
                if commas > 1 && next != 3 && (next != 2 || end - group != 2)
                    || commas > 2 && next == 1
                {
                    return (first.unwrap_or(end), commas, first);
                }
            }
            let joins = match separator {
                '.' | ',' | '٫' | '٬' | '\'' | '’' | '．' => next > 0,
                // Spaces of typesetters always group; the one on the keyboard does in some languages.
                '\u{a0}' | '\u{202f}' | '\u{2009}' | '，' | '،' => whole_group,
                ' ' => {
                    whole_group
                        && (self.speaks(&[
                            "fr", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "no", "fi", "bg", "hu",
                            "et", "lv", "lt", "be", "hy", "ka", "af", "ky", "kk", "sq", "es",
                        ]) || self.thousands(start, end))
                }
                _ => false,
            };
            if !joins {
                return (end, commas, first);
            }
            end = behind;
        }
    }
}

/// The primary subtag of a language tag and the last one.
fn subtags(language: Option<&str>) -> (Folded, Folded) {
    let full = language.unwrap_or_default();
    // Most quotes are made from the language of another one.
    if full.bytes().all(|b| b.is_ascii_lowercase()) {
        return (Folded::of(full), Folded::of(""));
    }
    let mut tags = full.split(['-', '_']);
    let primary = tags.next().unwrap_or_default();
    let last = tags.next_back().unwrap_or_default();
    (Folded::of(&primary.to_ascii_lowercase()), Folded::of(&last.to_ascii_lowercase()))
}

/// The code points of a text.
fn chars_of(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    for run in text.as_bytes().chunk_by(|a, b| a.is_ascii() == b.is_ascii()) {
        if run.is_ascii() {
            out.extend(run.iter().map(|b| char::from(*b)));
        } else {
            out.extend(std::str::from_utf8(run).unwrap_or_default().chars());
        }
    }
    out
}

/// Letters and the marks that are written on them.
pub(super) fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic() || is_mark(c)
}

/// Marks of scripts of South and Southeast Asia and of Arabic, which `char` counts as no letters.
pub(super) fn is_mark(c: char) -> bool {
    c >= '\u{300}'
        && matches!(c, '\u{970}' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}'
        | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}'
        | '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}' | '\u{102b}'..='\u{103e}' | '\u{17b4}'..='\u{17d3}')
}

/// Scripts that are written without spaces between words, where a letter beside a digit means nothing.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ac00}'..='\u{d7af}')
}
