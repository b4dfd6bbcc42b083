//! Where a zone stands among its peers.

use kawasan_model::{Decimal, Interval, Knowledge, Period, Subject, Tri, Zone, ZoneId};

use super::median;
use super::rule::PeerRule;
use crate::{Direction, Evaluator, Indicator, Missing, Outcome};

/// The value of a zone beside those of its peers, from [`PeerRule::compare`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PeerComparison<'a, 'i> {
    /// What is compared.
    pub indicator: &'i Indicator,
    /// The zone.
    pub zone: &'a Zone,
    /// Whether it was in force at the end of the period; never `No`.
    pub is_zone: Tri,
    /// Its own value.
    pub own: Outcome<'a>,
    /// Its peers with theirs, in the registry's order.
    pub peers: Vec<PeerValue<'a>>,
    /// The median of the peers, without the zone itself.
    pub median: Result<PeerMedian, NotCompared<'a>>,
    /// Where the zone stands among them.
    pub standing: Result<AmongPeers, NotCompared<'a>>,
}

/// A peer and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PeerValue<'a> {
    /// The peer.
    pub zone: &'a Zone,
    /// Whether it is one; never `No`.
    pub is_peer: Tri,
    /// Its value, or why there is none.
    pub outcome: Outcome<'a>,
}

/// The median of peers: the one in the middle, of an even number the mean of the two,
/// exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PeerMedian {
    /// That of the certain peers with a value.
    pub amount: Decimal,
    /// Where it lies, given the precision of their figures, peers without a value, which
    /// may have any, and possible peers, which may be none.
    pub interval: Interval,
    /// Of how many peers `amount` is.
    pub of: usize,
}

/// Where a zone stands among its peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AmongPeers {
    /// Its value less their median, in the indicator's unit.
    pub difference: Decimal,
    /// Where the difference lies.
    pub interval: Interval,
    /// Its place among itself and the certain peers with a value, 1 for the best, of a
    /// neutral indicator for the highest; equal ones share the better place.
    pub rank: usize,
    /// Of how many that place is.
    pub of: usize,
    /// The best and the worst place that it can have among itself and all its peers.
    pub rank_bounds: (usize, usize),
    /// Whether it is behind its peers: worse than their median (of a neutral indicator:
    /// below it). Of a pace: slower.
    pub is_behind: Tri,
}

/// Why a zone isn't compared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotCompared<'a> {
    /// The zone has no value.
    NoValue(Missing<'a>),
    /// Too few peers have one.
    #[non_exhaustive]
    TooFewPeers {
        /// Certain peers with a value.
        with_value: usize,
        /// Certain peers.
        certain: usize,
        /// Zones that may be peers.
        possible: usize,
        /// How many with a value the rule asks for.
        needed: usize,
    },
    /// The result has more digits than a decimal holds.
    Overflow,
}

impl NotCompared<'_> {
    /// The word for the reason in files and outputs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            NotCompared::NoValue(_) => "no_value",
            NotCompared::TooFewPeers { .. } => "too_few_peers",
            NotCompared::Overflow => "overflow",
        }
    }
}

impl PeerRule {
    /// Sets every zone that was, or may have been, in force at the end of a period beside
    /// its peers of that day, in the registry's order.
    ///
    /// # Examples
    ///
    /// At the end of 2021 Bitung had Rp312 billion. Among the zones of its cluster that is
    /// in the middle, and rounding can't change that it isn't behind; but four more of them
    /// had no figure, so that nobody knows:
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::{Catalogue, PeerRule};
    /// use kawasan_model::Tri;
    ///
    /// let catalogue = Catalogue::standard(kek().dataset())?;
    /// let stock = catalogue.get("investment_stock").ok_or("in the catalogue")?;
    /// let rule: PeerRule = "cluster".parse()?;
    /// let compared = rule.compare(kek().dataset().all_known(), stock, "2021".parse()?);
    /// let bitung = compared.iter().find(|one| one.zone.id().as_str() == "bitung");
    /// let bitung = bitung.ok_or("a zone of that day")?;
    /// let standing = bitung.standing.as_ref().map_err(|reason| reason.code())?;
    /// assert_eq!((standing.rank, standing.of), (4, 7));
    /// assert_eq!(standing.is_behind, Tri::Possible);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn compare<'a, 'i>(
        &self,
        known: Knowledge<'a>,
        indicator: &'i Indicator,
        period: Period,
    ) -> Vec<PeerComparison<'a, 'i>> {
        self.compare_those(known, indicator, period, |_| true)
    }

    /// Sets one zone beside its peers; `None` if it certainly wasn't in force at the end of
    /// the period.
    #[must_use]
    pub fn compare_zone<'a, 'i>(
        &self,
        known: Knowledge<'a>,
        indicator: &'i Indicator,
        period: Period,
        zone: &ZoneId,
    ) -> Option<PeerComparison<'a, 'i>> {
        self.compare_those(known, indicator, period, |own| own.id() == zone).pop()
    }

    fn compare_those<'a, 'i>(
        &self,
        known: Knowledge<'a>,
        indicator: &'i Indicator,
        period: Period,
        wanted: impl Fn(&Zone) -> bool,
    ) -> Vec<PeerComparison<'a, 'i>> {
        let as_of = known.registry().as_of(period.last_day());
        let in_force = as_of.zones.iter().filter(|zone| !zone.is_in_force().is_no());
        let chosen: Vec<_> = in_force.filter(|zone| wanted(zone.zone)).collect();
        // A zone is the peer of many, and evaluated once.
        let mut values: Vec<(&ZoneId, Outcome<'a>)> = Vec::new();
        let mut value_of = |zone: &'a Zone| {
            if let Some((_, outcome)) = values.iter().find(|(id, _)| *id == zone.id()) {
                return outcome.clone();
            }
            let subject = Subject::Zone(zone.id().clone());
            let outcome = Evaluator::new(known, subject, period).evaluate(indicator);
            values.push((zone.id(), outcome.clone()));
            outcome
        };
        let compared = chosen.into_iter().map(|own| {
            let peers = self.peers(own, &as_of).into_iter().map(|peer| PeerValue {
                zone: peer.zone,
                is_peer: peer.is_peer,
                outcome: value_of(peer.zone),
            });
            let peers: Vec<PeerValue<'a>> = peers.collect();
            let outcome = value_of(own.zone);
            let median = self.median(&peers);
            let standing = standing(&outcome, &peers, &median, indicator.direction());
            PeerComparison {
                indicator,
                zone: own.zone,
                is_zone: own.is_in_force(),
                own: outcome,
                peers,
                median,
                standing,
            }
        });
        compared.collect()
    }

    fn median<'a>(&self, peers: &[PeerValue<'a>]) -> Result<PeerMedian, NotCompared<'a>> {
        let (certain, possible): (Vec<&PeerValue<'_>>, Vec<&PeerValue<'_>>) =
            peers.iter().partition(|peer| peer.is_peer.is_yes());
        let known: Vec<Decimal> =
            certain.iter().filter_map(|peer| Some(peer.outcome.value()?.amount)).collect();
        if known.len() < self.least() {
            return Err(NotCompared::TooFewPeers {
                with_value: known.len(),
                certain: certain.len(),
                possible: possible.len(),
                needed: self.least(),
            });
        }
        let intervals = |peers: &[&PeerValue<'_>]| -> Vec<Interval> {
            peers.iter().map(|peer| interval_of(&peer.outcome)).collect()
        };
        let of = known.len();
        let amount = median::median(known).ok_or(NotCompared::Overflow)?;
        let interval = median::bounds(&intervals(&certain), &intervals(&possible));
        Ok(PeerMedian { amount, interval: interval.unwrap_or(Interval::UNBOUNDED), of })
    }
}

/// Of what has no value, it isn't known what it is.
fn interval_of(outcome: &Outcome<'_>) -> Interval {
    outcome.value().map_or(Interval::UNBOUNDED, |value| value.interval)
}

fn standing<'a>(
    own: &Outcome<'a>,
    peers: &[PeerValue<'a>],
    median: &Result<PeerMedian, NotCompared<'a>>,
    direction: Direction,
) -> Result<AmongPeers, NotCompared<'a>> {
    let value = match own {
        Outcome::Value(value) => value,
        Outcome::Missing(missing) => return Err(NotCompared::NoValue(missing.clone())),
    };
    let median = median.clone()?;
    let falls = direction == Direction::Lower;
    let turned = |interval: Interval| if falls { interval.negate() } else { interval };
    let (ours, middle) = (turned(value.interval), turned(median.interval));
    let is_better = |amount: Decimal| {
        if falls { amount < value.amount } else { amount > value.amount }
    };
    let certain = || peers.iter().filter(|peer| peer.is_peer.is_yes());
    let known = || certain().filter_map(|peer| Some(peer.outcome.value()?.amount));
    let above = |peer: &PeerValue<'a>| is_above(turned(interval_of(&peer.outcome)), ours);
    let certainly = certain().filter(|peer| above(peer).is_yes()).count();
    let possibly = peers.iter().filter(|peer| !above(peer).is_no()).count();
    let difference = kawasan_model::exact::sub(value.amount, median.amount);
    Ok(AmongPeers {
        difference: difference.map_err(|_| NotCompared::Overflow)?,
        // Ends that fit no decimal leave it open.
        interval: value.interval.sub(&median.interval).unwrap_or(Interval::UNBOUNDED),
        rank: known().filter(|amount| is_better(*amount)).count().saturating_add(1),
        of: known().count().saturating_add(1),
        rank_bounds: (certainly.saturating_add(1), possibly.saturating_add(1)),
        is_behind: is_above(middle, ours),
    })
}

/// Whether one value is above another.
fn is_above(one: Interval, other: Interval) -> Tri {
    if other.is_below(&one) {
        return Tri::Yes;
    }
    match (one.high(), other.low()) {
        (Some(high), Some(low)) if high <= low => Tri::No,
        _ => Tri::Possible,
    }
}
