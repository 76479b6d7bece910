//! Cuts an RTF file into groups, control words and bytes of text.

/// A piece of an RTF file.
#[derive(Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// A control word with its number, if it has one.
    Word(&'a str, Option<i32>),
    /// A control sign such as `\~`.
    Sign(u8),
    /// A byte of text written as `\'e9`.
    Hex(u8),
    /// A byte of text.
    Byte(u8),
}

/// The place in the file.
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Starts at the beginning.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Passes over raw data.
    pub fn pass(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes).min(self.bytes.len());
    }

    /// The next byte.
    fn byte(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// The byte that would come next.
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The next token; line ends in the file mean nothing.
    pub fn token(&mut self) -> Option<Token<'a>> {
        loop {
            return Some(match self.byte()? {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\\' => self.control()?,
                byte => Token::Byte(byte),
            });
        }
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = self.peek()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            if first == b'\'' {
                let digits = self.bytes.get(self.at..self.at + 2).unwrap_or_default();
                let value =
                    std::str::from_utf8(digits).ok().and_then(|d| u8::from_str_radix(d, 16).ok());
                return Some(match value {
                    Some(value) => {
                        self.at += 2;
                        Token::Hex(value)
                    }
                    None => Token::Byte(b'?'),
                });
            }
            return Some(Token::Sign(first));
        }
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_alphabetic()) && self.at - start < 40 {
            self.at += 1;
        }
        let word = std::str::from_utf8(self.bytes.get(start..self.at)?).ok()?;
        let digits = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        while self.peek().is_some_and(|b| b.is_ascii_digit()) && self.at - digits < 12 {
            self.at += 1;
        }
        let number = std::str::from_utf8(self.bytes.get(digits..self.at)?).ok()?;
        let value = number
            .parse::<i64>()
            .ok()
            .map(|v| i32::try_from(v).unwrap_or(if v < 0 { i32::MIN } else { i32::MAX }));
        if number == "-" {
            self.at = digits;
        }
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        Some(Token::Word(word, value))
    }
}
