//! The words met so far: each is folded and classed once, and all its tokens share what was found.

use super::{
    classes::{self, Class, Places},
    lex::Kind,
};
use crate::fold::fold;
use std::{cell::RefCell, collections::HashMap, fmt, ops::Deref, rc::Rc};

/// A word folded for comparing, shared by all its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folded(Rc<str>);

impl Folded {
    /// Folds a token, which holds no spaces: case is all that tells ASCII apart.
    pub(super) fn of(raw: &str) -> Self {
        if !raw.is_ascii() || raw.contains(|c: char| c.is_ascii_whitespace()) {
            return Self(fold(raw).into());
        }
        if raw.bytes().any(|b| b.is_ascii_uppercase()) {
            return Self(raw.to_ascii_lowercase().into());
        }
        Self(raw.into())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Folded {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Folded {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Folded {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl fmt::Display for Folded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How many words of a language are kept; a text of more begins anew.
const MOST: usize = 1 << 16;

/// Longest word that is kept, in bytes.
const LONGEST: usize = 64;

/// The words that were met. A short one is found by its letters as one number, without a look at another place in memory.
#[derive(Default)]
struct Words {
    short: HashMap<u128, (Folded, Class), crate::fold::Quick>,
    long: HashMap<Box<str>, (Folded, Class), crate::fold::Quick>,
}

impl Words {
    fn get(&self, raw: &str) -> Option<&(Folded, Class)> {
        match packed(raw) {
            Some(letters) => self.short.get(&letters),
            None => self.long.get(raw),
        }
    }

    fn insert(&mut self, raw: &str, word: (Folded, Class)) {
        if self.short.len() + self.long.len() >= MOST {
            self.short.clear();
            self.long.clear();
        }
        match packed(raw) {
            Some(letters) => self.short.insert(letters, word),
            None => self.long.insert(raw.into(), word),
        };
    }
}

/// The bytes of a word of up to fifteen as a number, its length behind them.
fn packed(raw: &str) -> Option<u128> {
    let mut all = [0; 16];
    let (length, letters) = all.split_last_mut()?;
    letters.get_mut(..raw.len())?.copy_from_slice(raw.as_bytes());
    *length = u8::try_from(raw.len()).ok()?;
    Some(u128::from_le_bytes(all))
}

thread_local! {
    /// The words of each language.
    static KNOWN: RefCell<HashMap<String, Vocabulary>> = RefCell::default();
}

/// The words of a language.
#[derive(Clone)]
pub(super) struct Vocabulary {
    words: Rc<RefCell<Words>>,
    places: Rc<Places>,
}

impl Vocabulary {
    /// The one of a language (BCP 47, primary subtag).
    pub(super) fn of(language: &str) -> Self {
        KNOWN.with_borrow_mut(|known| match known.get(language) {
            Some(words) => words.clone(),
            None => {
                let made =
                    Self { words: Rc::default(), places: Rc::new(classes::places(language)) };
                known.insert(language.to_owned(), made.clone());
                made
            }
        })
    }

    /// A word folded, and what it can begin.
    pub(super) fn word(&self, raw: &str, kind: Kind, language: &str) -> (Folded, Class) {
        if kind == Kind::Numeral {
            return (Folded::of(raw), classes::class_of_numeral(raw));
        }
        if raw.len() > LONGEST {
            return (Folded::of(raw), Class::ANY);
        }
        if let Some((folded, class)) = self.words.borrow().get(raw) {
            return (folded.clone(), *class);
        }
        let folded = Folded::of(raw);
        let class = classes::class_of(raw, &folded, kind, language, &self.places);
        self.words.borrow_mut().insert(raw, (folded.clone(), class));
        (folded, class)
    }
}
