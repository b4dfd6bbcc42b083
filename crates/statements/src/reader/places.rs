//! Where in a file something is wrong.

use std::fmt::Display;

use toml::Spanned;

use crate::problem::{Problem, Problems};

/// What is wrong so far, with the text in which it is found.
pub(super) struct Places<'t> {
    text: &'t str,
    found: Vec<(usize, Problem)>,
}

impl<'t> Places<'t> {
    pub(super) const fn of(text: &'t str) -> Self {
        Places { text, found: Vec::new() }
    }

    pub(super) fn is_clean(&self) -> bool {
        self.found.is_empty()
    }

    /// All of it, in the order of the file.
    pub(super) fn problems(mut self) -> Problems {
        self.found.sort_by_key(|(at, _)| *at);
        Problems(self.found.into_iter().map(|(_, problem)| problem).collect())
    }

    pub(super) fn wrong<T>(&mut self, at: &Spanned<T>, key: &str, message: String) {
        let start = at.span().start;
        let at = Some(place(self.text, start));
        self.found.push((start, Problem { at, key: key.to_owned(), message }));
    }

    pub(super) fn missing(&mut self, message: &str) {
        let problem = Problem { at: None, key: String::new(), message: message.to_owned() };
        self.found.push((self.text.len(), problem));
    }

    /// What was read, or a note that it can't be.
    pub(super) fn read<S, T, E: Display>(
        &mut self,
        at: &Spanned<S>,
        key: &str,
        read: Result<T, E>,
    ) -> Option<T> {
        self.meant(at, key, read, |_| None)
    }

    /// The same, with what was probably meant.
    pub(super) fn meant<S, T, E: Display>(
        &mut self,
        at: &Spanned<S>,
        key: &str,
        read: Result<T, E>,
        help: impl Fn(&E) -> Option<String>,
    ) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                let help = help(&error).map(|help| format!("; {help}")).unwrap_or_default();
                self.wrong(at, key, format!("{error}{help}"));
                None
            }
        }
    }
}

/// Why a text isn't a file of statements at all.
pub(super) fn refused(text: &str, error: &toml::de::Error) -> Problems {
    let at = error.span().map(|span| place(text, span.start));
    let message = error.message().to_owned();
    Problems(vec![Problem { at, key: String::new(), message }])
}

/// Line and column of a byte, from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    (line, column)
}
