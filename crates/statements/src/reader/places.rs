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

    /// Whether something is wrong in the line of a byte.
    pub(super) fn has_line_of(&self, start: usize) -> bool {
        let (line, _) = place(self.text, start);
        self.found.iter().any(|(_, problem)| problem.at.is_some_and(|(own, _)| own == line))
    }

    /// All of it, in the order of the file, each once.
    pub(super) fn problems(mut self) -> Problems {
        self.found.sort_by_key(|(at, _)| *at);
        let mut all: Vec<Problem> = Vec::new();
        for (_, problem) in self.found {
            if !all.contains(&problem) {
                all.push(problem);
            }
        }
        Problems(all)
    }

    /// Something is wrong at a byte of the text.
    pub(super) fn push(&mut self, start: usize, key: &str, message: String) {
        let at = Some(place(self.text, start));
        self.found.push((start, Problem { at, key: key.to_owned(), message }));
    }

    pub(super) fn wrong<T>(&mut self, at: &Spanned<T>, key: &str, message: String) {
        self.push(at.span().start, key, message);
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

    /// What has the name that is asked for, or a note that nothing has, with the nearest.
    pub(super) fn known<T>(
        &mut self,
        at: &Spanned<String>,
        key: &str,
        what: &str,
        found: Option<T>,
        nearest: Option<&str>,
    ) -> Option<T> {
        if found.is_none() {
            let near = nearest.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            self.wrong(at, key, format!("there is no {what} `{}`{near}", at.get_ref()));
        }
        found
    }
}

/// Line and column of a byte, from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    (line, column)
}
