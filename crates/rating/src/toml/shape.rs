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
                let nearest = nearest(&entry.name, keys.iter().map(|key| key.name));
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
            Kind::Number | Kind::Share | Kind::Amount | Kind::Limit,
            Tree::Text(_) | Tree::Number(_),
        )
        | (Kind::Count, Tree::Number(_))
        | (Kind::Boolean, Tree::Boolean(_))
        | (Kind::Date, Tree::Date(_)) => true,
        (Kind::Words(words), Tree::Text(text)) => {
            if !words.contains(&text.as_str()) {
                let expected = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>();
                let text = format!("\"{text}\" is none of {}", expected.join(", "));
                found.push(problem(path, ProblemKind::Value(text), &node.span));
            }
            true
        }
        (Kind::Titles | Kind::Limit, Tree::Table(entries)) => {
            for entry in entries {
                path.push(&entry.name);
                let inner = if matches!(kind, Kind::Titles) { Kind::Text } else { Kind::Amount };
                value(&entry.node, inner, path, found);
                path.pop();
            }
            true
        }
        (Kind::Texts, Tree::List(nodes)) => nodes.iter().all(|node| node.text().is_some()),
        (Kind::Points, Tree::List(nodes)) => nodes.iter().all(|node| node.nodes().len() == 2),
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
