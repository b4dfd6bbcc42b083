//! Whether a file has the keys that there are, with the kinds of values that they take.

use kawasan_model::suggest::nearest;

use super::keys::{FILE, Key, Kind};
use super::problem;
use super::tree::{Node, Tree};
use crate::methodology::{Problem, ProblemKind};

pub(super) fn check(root: &Node) -> Vec<Problem> {
    let mut found = Vec::new();
    table(root, FILE, &mut Vec::new(), &mut found);
    found
}

/// What is wrong with a file in which nothing is.
pub(super) fn empty() -> Problem {
    let needed = FILE.iter().filter(|key| key.is_required);
    let needed: Vec<String> = needed.map(|key| format!("`{}`", key.name)).collect();
    let text = format!("the file is empty: expected a methodology, with {}", needed.join(", "));
    let mut problem = Problem::new([], ProblemKind::Value(text));
    problem.at = Some((1, 1));
    problem
}

fn table<'n>(
    node: &'n Node,
    keys: &'static [Key],
    path: &mut Vec<&'n str>,
    found: &mut Vec<Problem>,
) {
    for entry in node.entries() {
        path.push(&entry.name);
        match keys.iter().find(|key| key.name == entry.name) {
            Some(key) => value(&entry.node, key.kind, path, found),
            None => {
                // One that is there already wasn't meant, unless it takes several entries.
                let open = keys.iter().filter(|key| {
                    matches!(key.kind, Kind::Named(_) | Kind::Tables(_))
                        || node.get(key.name).is_none()
                });
                let nearest = nearest(&entry.name, open.map(|key| key.name));
                let kind = ProblemKind::UnknownKey { nearest: nearest.map(str::to_owned) };
                found.push(problem(path, kind, &entry.key));
            }
        }
        path.pop();
    }
    for key in keys.iter().filter(|key| key.is_required && node.get(key.name).is_none()) {
        let kind = ProblemKind::MissingKey(key.name.to_owned(), key.kind.expected());
        let mut at = Problem::new(path.iter().copied(), kind);
        // The table's own key says where, unless it is an entry of a list.
        at.at = (!path.is_empty()).then_some((node.span.start, 0));
        found.push(at);
    }
}

fn value<'n>(node: &'n Node, kind: Kind, path: &mut Vec<&'n str>, found: &mut Vec<Problem>) {
    let fits = match (kind, &node.tree) {
        (Kind::Text | Kind::Rounding, Tree::Text(_))
        | (
            Kind::Number | Kind::Share | Kind::Amount | Kind::Impute | Kind::Limit | Kind::Bound,
            Tree::Text(_) | Tree::Number(_),
        )
        | (Kind::Count, Tree::Number(_))
        | (Kind::Boolean, Tree::Boolean(_))
        | (Kind::Date, Tree::Date(_)) => true,
        (Kind::Words(words), Tree::Text(text)) => {
            if !words.contains(&text.as_str()) {
                let near = nearest(text, words.iter().copied());
                let near = near.map(|near| format!("; did you mean \"{near}\"?"));
                let (expected, near) = (kind.expected(), near.unwrap_or_default());
                let text = format!("expected {expected}, but found \"{text}\"{near}");
                found.push(problem(path, ProblemKind::Value(text), &node.span));
            }
            true
        }
        (Kind::Titles | Kind::Limit | Kind::Bound, Tree::Table(entries)) => {
            for entry in entries {
                path.push(&entry.name);
                let inner = match kind {
                    Kind::Titles => Kind::Text,
                    Kind::Bound => Kind::Number,
                    _ => Kind::Amount,
                };
                value(&entry.node, inner, path, found);
                path.pop();
            }
            true
        }
        (Kind::Texts, Tree::List(nodes)) => {
            for node in nodes.iter().filter(|node| node.text().is_none()) {
                found.push(wrong(node, Kind::Text, path));
            }
            true
        }
        (Kind::Points, Tree::List(nodes)) => {
            for node in nodes.iter().filter(|node| node.nodes().len() != 2) {
                let expected = "a value and a score, such as [\"50%\", 60]".to_owned();
                let kind = ProblemKind::Type { expected, found: node.kind() };
                found.push(problem(path, kind, &node.span));
            }
            true
        }
        (Kind::Table(keys), Tree::Table(_)) => {
            table(node, keys, path, found);
            true
        }
        (Kind::Named(keys), Tree::Table(entries)) => {
            for entry in entries {
                path.push(&entry.name);
                match entry.node.tree {
                    Tree::Table(_) => table(&entry.node, keys, path, found),
                    _ => found.push(wrong(&entry.node, Kind::Table(keys), path)),
                }
                path.pop();
            }
            true
        }
        (Kind::Tables(keys), Tree::List(nodes)) => {
            for node in nodes {
                path.push(node.get("id").and_then(Node::text).unwrap_or("?"));
                match node.tree {
                    Tree::Table(_) => table(node, keys, path, found),
                    _ => found.push(wrong(node, Kind::Table(keys), path)),
                }
                path.pop();
            }
            true
        }
        _ => false,
    };
    if !fits {
        found.push(wrong(node, kind, path));
    }
}

fn wrong(node: &Node, kind: Kind, path: &[&str]) -> Problem {
    let kind = ProblemKind::Type { expected: kind.expected(), found: node.kind() };
    problem(path, kind, &node.span)
}
