//! Tables of a file, in which everything knows where it is.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it is.
pub(super) type Node<'n> = Spanned<DeValue<'n>>;

/// A text and where it is.
pub(super) type Text = Spanned<String>;

/// A table and where it is. What isn't there, or is of another kind, is `None`: that it is
/// wrong, the table of keys tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'n> {
    node: &'n Node<'n>,
    entries: &'n DeTable<'n>,
}

impl<'n> Table<'n> {
    pub(super) fn of(node: &'n Node<'n>) -> Option<Self> {
        Some(Table { node, entries: node.get_ref().as_table()? })
    }

    pub(super) const fn node(self) -> &'n Node<'n> {
        self.node
    }

    /// Names, where they are, and values.
    pub(super) fn entries(self) -> impl Iterator<Item = (&'n str, Range<usize>, &'n Node<'n>)> {
        self.entries.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
    }

    pub(super) fn get(self, name: &str) -> Option<&'n Node<'n>> {
        self.entries().find(|(own, _, _)| *own == name).map(|(_, _, value)| value)
    }

    pub(super) fn table(self, name: &str) -> Option<Table<'n>> {
        self.get(name).and_then(Table::of)
    }

    /// The tables of a list; a table alone is a list of one.
    pub(super) fn tables(self, name: &str) -> Vec<Table<'n>> {
        let Some(node) = self.get(name) else { return Vec::new() };
        match node.get_ref() {
            DeValue::Array(all) => all.iter().filter_map(Table::of).collect(),
            _ => Table::of(node).into_iter().collect(),
        }
    }

    /// A text, or a date as text.
    pub(super) fn text(self, name: &str) -> Option<Text> {
        self.get(name).and_then(text)
    }

    pub(super) fn texts(self, name: &str) -> Option<Spanned<Vec<Text>>> {
        let node = self.get(name)?;
        let texts = node.get_ref().as_array()?.iter().map(text).collect::<Option<_>>()?;
        Some(Spanned::new(node.span(), texts))
    }

    pub(super) fn boolean(self, name: &str) -> Option<bool> {
        self.get(name)?.get_ref().as_bool()
    }

    pub(super) fn count(self, name: &str) -> Option<usize> {
        count(self.get(name)?)
    }
}

pub(super) fn text(node: &Node<'_>) -> Option<Text> {
    let text = match node.get_ref() {
        DeValue::String(text) => text.clone().into_owned(),
        DeValue::Datetime(date) => date.to_string(),
        _ => return None,
    };
    Some(Spanned::new(node.span(), text))
}

/// A whole number from 1 up.
pub(super) fn count(node: &Node<'_>) -> Option<usize> {
    let number = node.get_ref().as_integer()?;
    let count = usize::from_str_radix(number.as_str(), number.radix()).ok()?;
    (count > 0).then_some(count)
}

/// What a value is, for messages.
pub(super) fn kind(node: &Node<'_>) -> String {
    match node.get_ref() {
        DeValue::String(text) => {
            format!("the text \"{}\"", text.chars().take(60).collect::<String>())
        }
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(date) => format!("the date {date}"),
        DeValue::Array(all) => match all.len() {
            0 => "an empty list".to_owned(),
            1 => "a list of one".to_owned(),
            length => format!("a list of {length}"),
        },
        DeValue::Table(_) => "a table".to_owned(),
    }
}
