//! The keys of a file of statements.

use kawasan_model::Localised;
use serde::Deserialize;
use toml::Spanned;

use crate::{KnownAt, Reading, StatementKind};

pub(super) type Text = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMeeting {
    pub(super) title: Localised,
    pub(super) held_on: Text,
    pub(super) period: Text,
    pub(super) source: RawSource,
    #[serde(default, rename = "statement")]
    pub(super) statements: Vec<RawStatement>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSource {
    pub(super) publisher: String,
    pub(super) published_on: Option<Text>,
    pub(super) url: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStatement {
    pub(super) id: Text,
    pub(super) kind: StatementKind,
    pub(super) subjects: Spanned<Vec<Text>>,
    pub(super) period: Text,
    pub(super) text: Localised,
    pub(super) source: Option<RawSource>,
    pub(super) reading: Reading,
    #[serde(default, rename = "criterion")]
    pub(super) criteria: Vec<RawCriterion>,
}

/// A criterion, whichever it is: the keys that it has say so.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCriterion {
    pub(super) id: Text,
    pub(super) title: Localised,
    #[serde(default = "yes")]
    pub(super) decides: bool,
    #[serde(default = "at_the_meeting")]
    pub(super) known: KnownAt,
    // A value.
    pub(super) indicator: Option<Text>,
    pub(super) formula: Option<Text>,
    pub(super) rounding: Option<Text>,
    pub(super) of: Option<Text>,
    pub(super) period: Option<Text>,
    pub(super) stated: Option<Text>,
    pub(super) above: Option<Text>,
    pub(super) at_least: Option<Text>,
    pub(super) below: Option<Text>,
    pub(super) at_most: Option<Text>,
    // Zones.
    pub(super) zones: Option<Text>,
    pub(super) these: Option<Vec<Text>>,
    pub(super) on: Option<Text>,
    pub(super) which: Option<Spanned<RawPredicate>>,
    pub(super) count: Option<Text>,
    // An exchange.
    pub(super) amount: Option<Text>,
    pub(super) rate: Option<Text>,
    // What was published.
    pub(super) published: Option<Vec<Text>>,
    pub(super) basis: Option<Text>,
    pub(super) timing: Option<Text>,
    pub(super) quarters: Option<Spanned<Vec<Text>>>,
    // A project.
    pub(super) tenant: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPredicate {
    pub(super) classes: Option<Vec<Text>>,
    pub(super) methodology: Option<Text>,
    pub(super) scheme: Option<Text>,
    pub(super) indicator: Option<Text>,
    pub(super) period: Option<Text>,
    pub(super) above: Option<Text>,
    pub(super) at_least: Option<Text>,
    pub(super) below: Option<Text>,
    pub(super) at_most: Option<Text>,
    pub(super) behind_peers: Option<Text>,
    pub(super) is_in: Option<Text>,
    pub(super) opened_in: Option<Text>,
    pub(super) steps: Option<usize>,
    pub(super) presence: Option<Text>,
    pub(super) chain: Option<Text>,
}

const fn yes() -> bool {
    true
}

const fn at_the_meeting() -> KnownAt {
    KnownAt::Meeting
}
