//! A file as a plain tree in which everything knows where it is.

use std::ops::Range;

use kawasan_model::{Date, parse_date};
use toml_edit::{Document, Item, TableLike, Value};

use crate::methodology::{Problem, ProblemKind};

/// A value and where it is.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) tree: Tree,
    pub(super) span: Range<usize>,
}

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Tree {
    Text(String),
    /// The digits as written, so that none is lost.
    Number(String),
    Boolean(bool),
    Date(Date),
    List(Vec<Node>),
    Table(Vec<Entry>),
    /// A time or another thing that no methodology has.
    Other,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) key: Range<usize>,
    pub(super) node: Node,
}

impl Node {
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.name == name).map(|entry| &entry.node)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        match &self.tree {
            Tree::Table(entries) => entries,
            _ => &[],
        }
    }

    pub(super) fn nodes(&self) -> &[Node] {
        match &self.tree {
            Tree::List(nodes) => nodes,
            _ => &[],
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text, or a number as it is written.
    pub(super) fn words(&self) -> Option<&str> {
        match &self.tree {
            Tree::Text(text) | Tree::Number(text) => Some(text),
            _ => None,
        }
    }

    pub(super) const fn boolean(&self) -> Option<bool> {
        match self.tree {
            Tree::Boolean(value) => Some(value),
            _ => None,
        }
    }

    pub(super) const fn date(&self) -> Option<Date> {
        match self.tree {
            Tree::Date(date) => Some(date),
            _ => None,
        }
    }

    /// What it is, for messages.
    pub(super) fn kind(&self) -> String {
        match &self.tree {
            Tree::Text(text) => {
                format!("the text \"{}\"", text.chars().take(60).collect::<String>())
            }
            Tree::Number(number) => format!("the number {number}"),
            Tree::Boolean(value) => value.to_string(),
            Tree::Date(date) => format!("the date {date}"),
            Tree::List(nodes) if nodes.is_empty() => "an empty list".to_owned(),
            Tree::List(nodes) => match nodes.len() {
                1 => "a list of one".to_owned(),
                length => format!("a list of {length}"),
            },
            Tree::Table(_) => "a table".to_owned(),
            Tree::Other => "a time".to_owned(),
        }
    }
}

/// The tree of a file.
pub(super) fn parse(text: &str) -> Result<Node, Box<Problem>> {
    let document = Document::parse(text).map_err(|error| {
        let mut problem = Problem::new([], ProblemKind::Syntax(error.message().to_owned()));
        let at = error.span().map_or(0, |span| span.start); // else of the file as a whole
        problem.at = Some(super::Lines::of(text).place(at));
        Box::new(problem)
    })?;
    let tree = Tree::Table(entries(document.as_table(), text));
    Ok(Node { tree, span: 0..text.len() })
}

fn entries(table: &dyn TableLike, text: &str) -> Vec<Entry> {
    let all = table.iter().map(|(name, item)| {
        let key = table.get_key_value(name).and_then(|(key, _)| key.span());
        let node = node_of(item, text);
        Entry { name: name.to_owned(), key: key.unwrap_or_else(|| node.span.clone()), node }
    });
    all.collect()
}

fn node_of(item: &Item, text: &str) -> Node {
    let span = item.span().unwrap_or(0..0);
    let tree = match item {
        Item::None => Tree::Other,
        Item::Value(value) => return value_of(value, text),
        Item::Table(table) => Tree::Table(entries(table, text)),
        Item::ArrayOfTables(tables) => Tree::List(
            tables
                .iter()
                .map(|table| Node {
                    tree: Tree::Table(entries(table, text)),
                    span: table.span().unwrap_or_else(|| span.clone()),
                })
                .collect(),
        ),
    };
    Node { tree, span }
}

fn value_of(value: &Value, text: &str) -> Node {
    let span = value.span().unwrap_or(0..0);
    // As written: a float would lose digits. What can't be found is no number, and told so.
    let written = || text.get(span.clone()).unwrap_or_default().replace('_', "");
    let tree = match value {
        Value::String(string) => Tree::Text(string.value().clone()),
        Value::Integer(_) | Value::Float(_) => Tree::Number(written()),
        Value::Boolean(boolean) => Tree::Boolean(*boolean.value()),
        Value::Datetime(datetime) => {
            parse_date(&datetime.value().to_string()).map_or(Tree::Other, Tree::Date)
        }
        Value::Array(array) => Tree::List(array.iter().map(|one| value_of(one, text)).collect()),
        Value::InlineTable(table) => Tree::Table(entries(table, text)),
    };
    Node { tree, span }
}
