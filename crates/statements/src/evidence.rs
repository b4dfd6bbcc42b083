//! What criteria rest on.

use std::sync::Arc;

use kawasan_indicators::{
    Attribute, ClaimCheck, Indicator, Judgement, Outcome, PeerComparison, ProjectFigure, Projects,
    Scope, ZoneStep,
};
use kawasan_model::{
    LifecycleEvent, Observation, OfficialClass, Period, ProjectRecord, Quarter, Source, Tri, Zone,
};
use kawasan_rating::{Improvements, ZoneRatings};

use crate::{Criterion, Predicate, Statement, StatementVerdict};

/// A statement with its verdict and what that rests on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Checked<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// What it comes to.
    pub verdict: StatementVerdict,
    /// Its criteria, in their order.
    pub criteria: Vec<CheckedCriterion<'a>>,
}

/// A criterion with its verdict and what that rests on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CheckedCriterion<'a> {
    /// The criterion.
    pub criterion: &'a Criterion,
    /// What it comes to; of one that only shows something, whether it is known.
    pub verdict: StatementVerdict,
    /// What that rests on.
    pub evidence: Evidence<'a>,
}

/// What a criterion rests on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Evidence<'a> {
    /// The value of an indicator.
    Value(ValueEvidence<'a>),
    /// Zones, one by one.
    Zones(ZonesEvidence<'a>),
    /// What an amount in another currency comes to.
    Exchange(ClaimCheck<'a>),
    /// Figures that were published, the latest of each series.
    Published(Vec<&'a Observation>),
    /// What was published of a project, in the order of publication.
    History(HistoryEvidence<'a>),
    /// Quarters, each with a figure that was published for it.
    Quarters(Judgement, Vec<(Quarter, Option<&'a Observation>)>),
}

/// What was published of a tenant's project.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct HistoryEvidence<'a> {
    /// The project; none where nothing was known of it.
    pub projects: Projects<'a>,
    /// Its figures, each with what it changed.
    pub history: Vec<ProjectFigure<'a>>,
}

/// The value of an indicator.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ValueEvidence<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Of whom.
    pub scope: &'a Scope,
    /// When.
    pub period: Period,
    /// What it comes to.
    pub outcome: Outcome<'a>,
}

/// Zones of a set, and for how many of them something holds.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ZonesEvidence<'a> {
    /// How many, and how many more would decide it.
    pub judgement: Judgement,
    /// What holds for them, all of it together; none where they are only counted.
    pub which: &'a [Predicate],
    /// All that are or may be in the set, by id.
    pub zones: Vec<ZoneEvidence<'a>>,
}

/// One zone of a set.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ZoneEvidence<'a> {
    /// The zone.
    pub zone: &'a Zone,
    /// Whether it is in the set.
    pub belongs: Tri,
    /// Whether all that is said holds for it.
    pub holds: Tri,
    /// Why: one for each predicate, in their order; its designation where zones are only
    /// counted.
    pub reasons: Vec<Reason<'a>>,
}

/// Why something holds for a zone or doesn't, or why nobody knows.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// Its designation, if that is on record.
    Designated(Option<&'a LifecycleEvent>),
    /// What the registry has of an attribute.
    Has(Attribute, Vec<String>),
    /// When it began to operate, if that is on record and was known.
    Opened(Option<&'a LifecycleEvent>),
    /// The class that a methodology gives it, and what would bring it to the next one.
    #[non_exhaustive]
    Class {
        /// The ratings that it is taken from.
        ratings: Arc<ZoneRatings<'a>>,
        /// The class, by its place in the methodology's list; `None` if it isn't rated.
        class: Option<usize>,
        /// The next class and what each indicator alone would need for it; `None` where
        /// there is none.
        lift: Option<Improvements>,
    },
    /// Where it stands among its peers; `None` if it was no zone on that day.
    Peers(Option<Box<PeerComparison<'a, 'a>>>),
    /// The classes that an official scheme gave it the last time that it gave any.
    OfficialClass(Vec<&'a OfficialClass>),
    /// What an indicator comes to.
    Value(&'a Indicator, Outcome<'a>),
    /// The steps of value chains that somebody takes there, with what is said of each.
    Steps(Vec<ZoneStep<'a>>),
}

impl<'a> Checked<'a> {
    /// The figures that the criteria rest on, each once.
    #[must_use]
    pub fn observations(&self) -> Vec<&'a Observation> {
        unique(self.criteria.iter().flat_map(|one| one.evidence.observations()))
    }
}

impl CheckedCriterion<'_> {
    /// Whether all figures that it rests on come from one release: then a statement of that
    /// release is held against itself.
    #[must_use]
    pub fn rests_on(&self, release: &Source) -> bool {
        let observations = self.evidence.observations();
        !observations.is_empty() && observations.iter().all(|one| *one.source == *release)
    }
}

impl<'a> Evidence<'a> {
    /// The figures that it rests on, each once.
    #[must_use]
    pub fn observations(&self) -> Vec<&'a Observation> {
        match self {
            Evidence::Value(value) => of_outcome(&value.outcome),
            Evidence::Zones(zones) => {
                unique(zones.reasons().flat_map(|(zone, reason)| match reason {
                    Reason::Value(_, outcome) => of_outcome(outcome),
                    Reason::Peers(Some(found)) => {
                        let peers = found.peers.iter().map(|peer| &peer.outcome);
                        std::iter::once(&found.own).chain(peers).flat_map(of_outcome).collect()
                    }
                    Reason::Class { ratings, .. } => {
                        let found = ratings.get(zone.id().as_str());
                        found.iter().flat_map(|one| &one.outcomes).flat_map(of_outcome).collect()
                    }
                    _ => Vec::new(),
                }))
            }
            Evidence::Exchange(_) => Vec::new(),
            Evidence::Published(found) => found.clone(),
            Evidence::History(found) => found.history.iter().map(|one| one.observation).collect(),
            Evidence::Quarters(_, quarters) => {
                unique(quarters.iter().filter_map(|(_, found)| *found))
            }
        }
    }

    /// The official classes that it rests on.
    #[must_use]
    pub fn official_classes(&self) -> Vec<&'a OfficialClass> {
        let classes = |(_, reason): (_, &Reason<'a>)| match reason {
            Reason::OfficialClass(classes) => classes.clone(),
            _ => Vec::new(),
        };
        self.reasons().flat_map(classes).collect()
    }

    /// The zones whose entries in the registry it rests on, each with the event that counts,
    /// if one does.
    #[must_use]
    pub fn registered(&self) -> Vec<(&'a Zone, Option<&'a LifecycleEvent>)> {
        let entry = |(zone, reason): (&'a Zone, &Reason<'a>)| match reason {
            Reason::Designated(event) | Reason::Opened(event) => Some((zone, *event)),
            Reason::Has(..) => Some((zone, None)),
            _ => None,
        };
        self.reasons().filter_map(entry).collect()
    }

    /// What is said of projects that it rests on, each once.
    #[must_use]
    pub fn project_records(&self) -> Vec<&'a ProjectRecord> {
        let mut seen: Vec<&ProjectRecord> = Vec::new();
        for (_, reason) in self.reasons() {
            let Reason::Steps(steps) = reason else { continue };
            let takers = steps.iter().flat_map(|step| &step.takers);
            for record in takers.flat_map(|taker| &taker.records) {
                if !seen.iter().any(|other| std::ptr::eq(*other, *record)) {
                    seen.push(record);
                }
            }
        }
        seen
    }

    fn reasons(&self) -> impl Iterator<Item = (&'a Zone, &Reason<'a>)> {
        let zones = match self {
            Evidence::Zones(found) => Some(found),
            _ => None,
        };
        zones.into_iter().flat_map(ZonesEvidence::reasons)
    }
}

impl<'a> ZonesEvidence<'a> {
    fn reasons(&self) -> impl Iterator<Item = (&'a Zone, &Reason<'a>)> {
        self.zones.iter().flat_map(|one| one.reasons.iter().map(|reason| (one.zone, reason)))
    }
}

fn of_outcome<'a>(outcome: &Outcome<'a>) -> Vec<&'a Observation> {
    outcome.value().map(kawasan_indicators::IndicatorValue::observations).unwrap_or_default()
}

fn unique<'a>(all: impl IntoIterator<Item = &'a Observation>) -> Vec<&'a Observation> {
    let mut seen: Vec<&Observation> = Vec::new();
    for one in all {
        if !seen.iter().any(|other| std::ptr::eq(*other, one)) {
            seen.push(one);
        }
    }
    seen
}
