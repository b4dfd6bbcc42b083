//! From a tree to a draft, as far as its parts can be read.

use kawasan_exact::Rounding;
use kawasan_indicators::{Direction, Indicator, Topic};
use kawasan_model::{FindZoneError, Localised, Unit};
use rust_decimal::Decimal;

use super::Reader;
use super::amounts::{aggregation, impute, number, rounding, share, titles};
use super::parts;
use super::problem;
use super::tree::{Entry, Node};
use crate::methodology::{
    Definition, Draft, GroupDraft, IndicatorDraft, MissingPolicy, Problem, ProblemKind, Roundings,
    Status,
};
use crate::{Aggregation, Scoring, Treatment};

/// Reads parts and keeps what is wrong with them.
pub(super) struct Decoder<'r> {
    pub(super) reader: &'r Reader<'r>,
    pub(super) found: Vec<Problem>,
}

impl Decoder<'_> {
    /// What a node holds; what is wrong with it is kept.
    pub(super) fn read<T>(
        &mut self,
        path: &[&str],
        node: Option<&Node>,
        read: impl Fn(&Node) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let node = node?;
        match read(node) {
            Ok(value) => Some(value),
            Err(kind) => {
                self.wrong(path, node, kind);
                None
            }
        }
    }

    pub(super) fn wrong(&mut self, path: &[&str], node: &Node, kind: ProblemKind) {
        self.found.push(problem(path, kind, &node.span));
    }
}

/// `None` if there can be no draft.
pub(super) fn draft(reader: &Reader<'_>, root: &Node) -> (Option<Draft>, Vec<Problem>) {
    let mut decoder = Decoder { reader, found: Vec::new() };
    let draft = decoder.draft(root);
    (draft, decoder.found)
}

impl Decoder<'_> {
    fn draft(&mut self, root: &Node) -> Option<Draft> {
        let text = |name: &str| root.get(name).and_then(Node::text).map(str::to_owned);
        let title = self.read(&["title"], root.get("title"), titles);
        let note = self.read(&["note"], root.get("note"), titles);
        let composite = self.rounding(root, "composite");
        let definitions = self.definitions(root);
        let classes = parts::classes(self, root);
        let gates = parts::gates(self, root, &classes, &definitions);
        let scale = root.get("scale");
        let end = |decoder: &mut Self, name, otherwise| {
            let node = scale.and_then(|scale| scale.get(name));
            decoder.read(&["scale", name], node, number).unwrap_or(otherwise)
        };
        let scale = (end(self, "low", Decimal::ZERO), end(self, "high", Decimal::ONE_HUNDRED));
        let (scores, groups) = (self.rounding(root, "scores"), self.rounding(root, "groups"));
        let minimum = self.read(&["minimum_coverage"], root.get("minimum_coverage"), share);
        let aggregate = self.read(&["aggregate"], root.get("aggregate"), aggregation);
        let above = self.read(&["above_lowest"], root.get("above_lowest"), number);
        let group_drafts = self.groups(root);
        let indicators = self.indicators(root, &definitions);
        self.references(root, &indicators, &definitions);
        let effective = |name| root.get("effective").and_then(|node| node.get(name)?.date());
        // What was told to be missing or wrong doesn't keep the rest from being checked;
        // what stands in its place here is never used.
        let word = |name: &str| text(name).unwrap_or_default();
        let status = Status::ALL.into_iter().find(|known| known.as_str() == word("status"));
        let missing =
            MissingPolicy::ALL.into_iter().find(|known| known.as_str() == word("missing"));
        let sources = root.get("sources").map_or(&[][..], Node::nodes);
        Some(Draft {
            id: word("id"),
            version: word("version"),
            status: status.unwrap_or(Status::Illustrative),
            title: title.or_else(|| Localised::try_new([("en", "?")]).ok())?,
            note,
            sources: sources.iter().filter_map(|node| node.text().map(str::to_owned)).collect(),
            from: effective("from"),
            until: effective("until"),
            scale,
            rounding: Roundings {
                scores,
                groups,
                composite: composite.or_else(|| Rounding::half_away(0).ok())?,
            },
            relative_weights: text("weights").as_deref() == Some("relative"),
            missing: missing.unwrap_or(MissingPolicy::LeaveOut),
            minimum_coverage: minimum.or_else(|| "0".parse().ok())?,
            aggregation: aggregate.unwrap_or(Aggregation::Arithmetic),
            above_lowest: above,
            definitions,
            groups: group_drafts,
            indicators,
            gates,
            classes,
        })
    }

    fn rounding(&mut self, root: &Node, name: &str) -> Option<Rounding> {
        let node = root.get("rounding").and_then(|node| node.get(name));
        self.read(&["rounding", name], node, rounding)
    }

    fn definitions(&mut self, root: &Node) -> Vec<Definition> {
        let entries = root.get("define").map_or(&[][..], Node::entries);
        entries.iter().filter_map(|entry| self.definition(entry)).collect()
    }

    fn definition(&mut self, entry: &Entry) -> Option<Definition> {
        let (id, node) = (entry.name.as_str(), &entry.node);
        let title: Localised = self.read(&["define", id, "title"], node.get("title"), titles)?;
        let direction = match node.get("direction")?.text()? {
            "higher" => Direction::Higher,
            "lower" => Direction::Lower,
            "neutral" => Direction::Neutral,
            _ => return None,
        };
        let Some(text) = node.get("formula") else {
            let Some(unit) = node.get("unit") else {
                let missing = ProblemKind::MissingKey(
                    "formula".to_owned(),
                    "a formula, or `unit` for values that are given".to_owned(),
                );
                self.wrong(&["define", id], node, missing);
                return None;
            };
            let unit = self.read(&["define", id, "unit"], Some(unit), |node| {
                let text = node.text().unwrap_or_default();
                text.parse::<Unit>().map_err(|error| ProblemKind::Value(error.to_string()))
            })?;
            return Some(Definition::Given { id: id.to_owned(), title, unit, direction });
        };
        let terms = self.reader.terms();
        let formula = self.read(&["define", id, "formula"], Some(text), |node| {
            terms.parse(node.text().unwrap_or_default()).map_err(|error| {
                let help = error.help().map(|help| format!("; {help}")).unwrap_or_default();
                ProblemKind::Value(format!("{error}{help}"))
            })
        });
        let Some(rounded) = node.get("rounding") else {
            let kind = ProblemKind::MissingKey(
                "rounding".to_owned(),
                "scale and mode, such as \"4 half_away\", for the result of the formula".to_owned(),
            );
            self.wrong(&["define", id], node, kind);
            return None;
        };
        let rounding = self.read(&["define", id, "rounding"], Some(rounded), rounding)?;
        let indicator = Indicator::new(id, title, formula?, rounding).directed(direction);
        let source = node.get("source").and_then(Node::text);
        let mut indicator = match source {
            Some(source) => indicator.citing(source),
            None => indicator,
        };
        let topic = node.get("topic").and_then(Node::text);
        if let Some(topic) = Topic::ALL.into_iter().find(|own| Some(own.as_str()) == topic) {
            indicator = indicator.on(topic);
        }
        if node.get("projection").and_then(Node::boolean) == Some(true) {
            indicator = indicator.projecting();
        }
        Some(Definition::Formula(Box::new(indicator)))
    }

    fn groups(&mut self, root: &Node) -> Vec<GroupDraft> {
        let entries = root.get("groups").map_or(&[][..], Node::entries);
        let mut groups = Vec::new();
        for entry in entries {
            let (id, node) = (entry.name.as_str(), &entry.node);
            let title = self.read(&["groups", id, "title"], node.get("title"), titles);
            let weight = self.read(&["groups", id, "weight"], node.get("weight"), share);
            let aggregate =
                self.read(&["groups", id, "aggregate"], node.get("aggregate"), aggregation);
            let above =
                self.read(&["groups", id, "above_lowest"], node.get("above_lowest"), number);
            if let (Some(title), Some(weight), Some(aggregation)) = (title, weight, aggregate) {
                groups.push(GroupDraft {
                    id: id.to_owned(),
                    title,
                    parent: node.get("in").and_then(Node::text).map(str::to_owned),
                    weight,
                    aggregation,
                    above_lowest: above,
                });
            }
        }
        groups
    }

    fn indicators(&mut self, root: &Node, definitions: &[Definition]) -> Vec<IndicatorDraft> {
        let entries = root.get("indicators").map_or(&[][..], Node::entries);
        let mut indicators = Vec::new();
        for entry in entries {
            let (id, node) = (entry.name.as_str(), &entry.node);
            let weight = self.read(&["indicators", id, "weight"], node.get("weight"), share);
            let unit = self.unit_of(id, definitions);
            let scoring = match node.get("score") {
                Some(score) => parts::scoring(self, id, score, unit),
                None => None,
            };
            let own = node.get("impute");
            let impute = self.read(&["indicators", id, "impute"], own, |node| impute(node, unit));
            let treatment = self.read(&["indicators", id, "treat"], node.get("treat"), |node| {
                let text = node.text().unwrap_or_default();
                text.parse::<Treatment>().map_err(|error| {
                    let help = error.help().map(|help| format!("; {help}")).unwrap_or_default();
                    ProblemKind::Value(format!("{error}{help}"))
                })
            });
            // An indicator whose rule or weight can't be read is still one.
            let Some(weight) = weight.or_else(|| "0".parse().ok()) else { continue };
            indicators.push(IndicatorDraft {
                id: id.to_owned(),
                group: node.get("in").and_then(Node::text).map(str::to_owned),
                weight,
                impute,
                treatment,
                scoring: scoring.unwrap_or_else(|| Scoring::goalposts(Decimal::ZERO, Decimal::ONE)),
            });
        }
        indicators
    }

    /// Whether the units that others are compared with are zones, where zones are rated.
    fn references(
        &mut self,
        root: &Node,
        indicators: &[IndicatorDraft],
        definitions: &[Definition],
    ) {
        let is_given = |id: &str| {
            definitions.iter().any(|own| matches!(own, Definition::Given { .. }) && own.id() == id)
        };
        if indicators.iter().all(|indicator| is_given(&indicator.id)) {
            return;
        }
        for indicator in indicators {
            let Scoring::Peers(peers) = &indicator.scoring else { continue };
            let Some(id) = &peers.reference else { continue };
            let registry = self.reader.registry();
            if registry.zones().any(|zone| zone.id().as_str() == id) {
                continue;
            }
            // Of a name, the id.
            let nearest = match registry.find(id) {
                Ok(zone) => Some(zone.id().to_string()),
                Err(FindZoneError::Unknown { nearest, .. }) => nearest,
                Err(_) => None,
            };
            let path = ["indicators", &indicator.id, "score", "reference"];
            let node = root.get("indicators").and_then(|node| node.get(&indicator.id));
            let node = node.and_then(|node| node.get("score")?.get("reference"));
            if let Some(node) = node {
                self.wrong(&path, node, ProblemKind::UnknownZone { id: id.clone(), nearest });
            }
        }
    }

    /// The unit of an indicator, if somebody defines it.
    pub(super) fn unit_of(&self, id: &str, definitions: &[Definition]) -> Option<Unit> {
        let own = definitions.iter().find(|definition| definition.id() == id);
        match own {
            Some(Definition::Formula(indicator)) => Some(indicator.unit()),
            Some(Definition::Given { unit, .. }) => Some(*unit),
            None => self.reader.catalogue().get(id).map(Indicator::unit),
        }
    }
}
