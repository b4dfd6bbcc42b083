//! The pieces of a formula's text.

use std::fmt;

use super::{ParseFormulaError, expected};

/// A piece of a formula's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Word(&'t str),
    Number(&'t str),
    /// What stands between `[` and `]`.
    Window(&'t str),
    /// What stands between quotes.
    Text(&'t str),
    Open,
    Close,
    Comma,
    Plus,
    Minus,
    Times,
    Per,
}

/// The pieces of a text with their places, read one by one.
pub(super) struct Tokens<'t> {
    tokens: Vec<(Token<'t>, usize)>,
    next: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Result<Self, ParseFormulaError> {
        let mut tokens = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let space = rest.len() - rest.trim_start().len();
            if space > 0 {
                at += space;
                continue;
            }
            let (token, length) = token(rest, at)?;
            tokens.push((token, at));
            at += length;
        }
        Ok(Tokens { tokens, next: 0 })
    }

    pub(super) fn peek(&self) -> Option<(Token<'t>, usize)> {
        self.tokens.get(self.next).copied()
    }

    pub(super) fn peek_is(&self, token: &Token<'_>) -> bool {
        self.peek().is_some_and(|(next, _)| next == *token)
    }

    pub(super) fn next(&mut self) -> Option<(Token<'t>, usize)> {
        let token = self.peek()?;
        self.next += 1;
        Some(token)
    }

    /// Takes the last one back.
    pub(super) fn back(&mut self) {
        self.next = self.next.saturating_sub(1);
    }

    pub(super) fn expect(
        &mut self,
        what: &'static str,
    ) -> Result<(Token<'t>, usize), ParseFormulaError> {
        self.next().ok_or(ParseFormulaError::Ended { expected: what })
    }

    pub(super) fn skip(
        &mut self,
        token: &Token<'_>,
        what: &'static str,
    ) -> Result<(), ParseFormulaError> {
        match self.expect(what)? {
            (found, _) if found == *token => Ok(()),
            (found, at) => Err(expected(what, &found, at)),
        }
    }
}

/// The piece that a text begins with, and its length.
fn token(rest: &str, at: usize) -> Result<(Token<'_>, usize), ParseFormulaError> {
    let sign = match rest.chars().next() {
        Some('(') => Some(Token::Open),
        Some(')') => Some(Token::Close),
        Some(',') => Some(Token::Comma),
        Some('+') => Some(Token::Plus),
        Some('-' | '−') => Some(Token::Minus),
        Some('*' | '×') => Some(Token::Times),
        Some('/' | '÷') => Some(Token::Per),
        _ => None,
    };
    let first = rest.chars().next().map_or(1, char::len_utf8);
    if let Some(sign) = sign {
        return Ok((sign, first));
    }
    if let Some(inside) = rest.strip_prefix('[') {
        let end = inside.find(']').ok_or(ParseFormulaError::Ended { expected: "`]`" })?;
        return Ok((Token::Window(inside.get(..end).unwrap_or_default()), end + 2));
    }
    if let Some(inside) = rest.strip_prefix('"') {
        let end = inside.find('"').ok_or(ParseFormulaError::Ended { expected: "`\"`" })?;
        return Ok((Token::Text(inside.get(..end).unwrap_or_default()), end + 2));
    }
    let length = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let length = length(|c| c.is_ascii_digit() || c == '.');
        return Ok((Token::Number(rest.get(..length).unwrap_or_default()), length));
    }
    if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        let length = word_length(rest);
        return Ok((Token::Word(rest.get(..length).unwrap_or_default()), length));
    }
    let found = rest.get(..first).unwrap_or_default().to_owned();
    Err(ParseFormulaError::Expected { expected: "a part of a formula", found, at })
}

/// The length of a word. A unit is one (`IDR/person`, `IDR^2`), and so is an id
/// with hyphens; a sign before a space ends it.
fn word_length(rest: &str) -> usize {
    let mut length = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let inner =
            matches!(c, '-' | '/' | '^') && chars.peek().is_some_and(char::is_ascii_alphanumeric);
        if !(c.is_ascii_alphanumeric() || c == '_' || inner) {
            break;
        }
        length += c.len_utf8();
    }
    length
}

impl fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Word(text) | Token::Number(text) => f.write_str(text),
            Token::Window(text) => write!(f, "[{text}]"),
            Token::Text(text) => write!(f, "\"{text}\""),
            Token::Open => f.write_str("("),
            Token::Close => f.write_str(")"),
            Token::Comma => f.write_str(","),
            Token::Plus => f.write_str("+"),
            Token::Minus => f.write_str("-"),
            Token::Times => f.write_str("*"),
            Token::Per => f.write_str("/"),
        }
    }
}
