//! Scoring rules, gates and classes of a file.

use kawasan_model::Unit;
use rust_decimal::Decimal;

use super::amounts::{amount, bound, count, limit, number, share, titles};
use super::decode::Decoder;
use super::keys::Kind;
use super::tree::Node;
use crate::methodology::{Definition, ProblemKind};
use crate::{Class, Condition, Effect, Gate, Limit, Peers, Point, Scoring};

/// The rule of an indicator.
pub(super) fn scoring(
    decoder: &mut Decoder<'_>,
    id: &str,
    node: &Node,
    unit: Option<Unit>,
) -> Option<Scoring> {
    let has = |name: &str| node.get(name).is_some();
    let ways = [has("worst") || has("best"), has("points"), has("steps"), has("peers")];
    let path = ["indicators", id, "score"];
    if ways.iter().filter(|way| **way).count() != 1 {
        let text = "expected one way to score: `worst` and `best`, `points`, `steps` or `peers`";
        decoder.found.push(super::problem(&path, ProblemKind::Value(text.to_owned()), &node.span));
        return None;
    }
    if let Some(list) = node.get("points") {
        return points(decoder, id, "points", list, unit).map(Scoring::Points);
    }
    if let Some(list) = node.get("steps") {
        return points(decoder, id, "steps", list, unit).map(Scoring::Steps);
    }
    if let Some(method) = node.get("peers") {
        let name = ["indicators", id, "score", "peers"];
        let mut peers: Peers = decoder.read(&name, Some(method), |node| {
            node.text().unwrap_or_default().parse().map_err(|error: crate::MethodError| {
                let help = error.help().map(|help| format!("; {help}")).unwrap_or_default();
                ProblemKind::Value(format!("{error}{help}"))
            })
        })?;
        if let Some(target) = node.get("target") {
            let path = ["indicators", id, "score", "target"];
            peers.target = Some(read_limit(decoder, &path, target, unit)?);
        }
        peers.reference = node.get("reference").and_then(Node::text).map(str::to_owned);
        return Some(Scoring::Peers(peers));
    }
    let mut post = |name: &str| {
        let Some(own) = node.get(name) else {
            let kind = ProblemKind::MissingKey(name.to_owned(), Kind::Limit.expected());
            decoder.found.push(super::problem(&path, kind, &node.span));
            return None;
        };
        read_limit(decoder, &["indicators", id, "score", name], own, unit)
    };
    let (worst, best) = (post("worst"), post("best"));
    let flag = |name: &str, otherwise: bool| node.get(name).map_or(Some(otherwise), Node::boolean);
    Some(Scoring::Goalposts {
        worst: worst?,
        best: best?,
        capped: flag("capped", true)?,
        logarithmic: flag("logarithmic", false)?,
    })
}

fn read_limit(
    decoder: &mut Decoder<'_>,
    path: &[&str],
    node: &Node,
    unit: Option<Unit>,
) -> Option<Limit> {
    kept(decoder, path, limit(node, unit))
}

/// A limit; what is wrong with it is kept.
fn kept(
    decoder: &mut Decoder<'_>,
    path: &[&str],
    read: Result<Limit, Vec<(&Node, ProblemKind)>>,
) -> Option<Limit> {
    match read {
        Ok(limit) => Some(limit),
        Err(wrong) => {
            for (node, kind) in wrong {
                decoder.wrong(path, node, kind);
            }
            None
        }
    }
}

fn points(
    decoder: &mut Decoder<'_>,
    id: &str,
    name: &str,
    list: &Node,
    unit: Option<Unit>,
) -> Option<Vec<Point>> {
    let path = ["indicators", id, "score", name];
    let mut points = Some(Vec::new());
    for pair in list.nodes() {
        let [value, score] = pair.nodes() else {
            points = None; // told by the check of the shape
            continue;
        };
        let value = read_limit(decoder, &path, value, unit);
        let score = decoder.read(&path, Some(score), number);
        match (points.as_mut(), value.zip(score)) {
            (Some(points), Some((value, score))) => points.push(Point { value, score }),
            _ => points = None,
        }
    }
    points
}

pub(super) fn classes(decoder: &mut Decoder<'_>, root: &Node) -> Vec<Class> {
    let nodes = root.get("classes").map_or(&[][..], Node::nodes);
    let mut classes = Vec::new();
    for node in nodes {
        let Some(id) = node.get("id").and_then(Node::text) else { continue };
        let title = decoder.read(&["classes", id, "title"], node.get("title"), titles);
        let from = node.get("from");
        let read = from.map(|from| kept(decoder, &["classes", id, "from"], bound(from)));
        let to = decoder.read(&["classes", id, "to"], node.get("to"), number);
        if let (Some(title), false) = (title, read == Some(None)) {
            let also = node.get("also").map_or(&[][..], Node::nodes).iter();
            let also = also.filter_map(|name| name.text().map(str::to_owned)).collect();
            classes.push(Class { id: id.to_owned(), title, also, from: read.flatten(), to });
        }
    }
    classes
}

pub(super) fn gates(
    decoder: &mut Decoder<'_>,
    root: &Node,
    classes: &[Class],
    definitions: &[Definition],
) -> Vec<Gate> {
    let nodes = root.get("gates").map_or(&[][..], Node::nodes);
    let mut gates = Vec::new();
    for node in nodes {
        let Some(id) = node.get("id").and_then(Node::text) else { continue };
        let title = decoder.read(&["gates", id, "title"], node.get("title"), titles);
        let effect = effect(decoder, id, node, classes);
        let when = node.get("when").map(|when| conditions(decoder, id, when, definitions));
        if let (Some(title), Some(effect), Some(when)) = (title, effect, when) {
            gates.push(Gate { id: id.to_owned(), title, when, effect });
        }
    }
    gates
}

fn effect(decoder: &mut Decoder<'_>, id: &str, node: &Node, classes: &[Class]) -> Option<Effect> {
    let names = ["cap", "floor", "class"];
    let given: Vec<&str> = names.into_iter().filter(|name| node.get(name).is_some()).collect();
    let is_unrated = node.get("unrated").and_then(Node::boolean) == Some(true);
    let (name, is_unrated) = match (given.as_slice(), is_unrated) {
        ([], true) => return Some(Effect::Unrated),
        ([name], false) => (*name, false),
        _ => ("", true),
    };
    if is_unrated {
        let text =
            "expected one effect: `cap`, `floor` or `class` with a class, or `unrated = true`";
        let kind = ProblemKind::Value(text.to_owned());
        decoder.found.push(super::problem(&["gates", id], kind, &node.span));
        return None;
    }
    let own = node.get(name)?;
    let wanted = own.text()?;
    let place = classes.iter().position(|class| class.id == wanted);
    let Some(place) = place else {
        let nearest =
            kawasan_model::suggest::nearest(wanted, classes.iter().map(|c| c.id.as_str()));
        let nearest = nearest.map(str::to_owned);
        let kind = ProblemKind::UnknownClass { id: wanted.to_owned(), nearest };
        decoder.wrong(&["gates", id, name], own, kind);
        return None;
    };
    Some(match name {
        "cap" => Effect::Cap(place),
        "floor" => Effect::Floor(place),
        _ => Effect::Replace(place),
    })
}

fn conditions(
    decoder: &mut Decoder<'_>,
    id: &str,
    node: &Node,
    definitions: &[Definition],
) -> Vec<Condition> {
    let mut all = Vec::new();
    let path = |name: &'static str| ["gates", id, "when", name];
    let own = node.get("younger_than_months");
    all.extend(
        decoder.read(&path("younger_than_months"), own, count).map(Condition::YoungerThanMonths),
    );
    all.extend(node.get("operating").and_then(Node::boolean).map(Condition::Operating));
    all.extend(node.get("revoked").and_then(Node::boolean).map(Condition::Revoked));
    let own = node.get("coverage_below");
    let share = decoder.read(&path("coverage_below"), own, share);
    all.extend(share.map(|share| Condition::CoverageBelow(share.fraction().clone())));
    let looks = ["below", "at_least", "missing"].map(|name| node.get(name));
    let Some(indicator) = node.get("indicator").and_then(Node::text) else {
        if looks.iter().any(Option::is_some) {
            let kind = ProblemKind::MissingKey(
                "indicator".to_owned(),
                "the id of an indicator".to_owned(),
            );
            decoder.wrong(&["gates", id, "when"], node, kind);
        }
        return all;
    };
    if looks.iter().all(Option::is_none) {
        let text = "expected `below`, `at_least` or `missing` beside `indicator`";
        decoder.wrong(&["gates", id, "when"], node, ProblemKind::Value(text.to_owned()));
    }
    let unit = decoder.unit_of(indicator, definitions);
    let indicator = || indicator.to_owned();
    let [below, at_least, missing] = looks;
    let mut value = |name, node| -> Option<Decimal> {
        decoder.read(&path(name), node, |node| amount(node, unit))
    };
    all.extend(
        value("below", below).map(|value| Condition::Below { indicator: indicator(), value }),
    );
    all.extend(
        value("at_least", at_least)
            .map(|value| Condition::AtLeast { indicator: indicator(), value }),
    );
    if missing.and_then(Node::boolean) == Some(true) {
        all.push(Condition::Missing(indicator()));
    }
    all
}
