//! Rating the zones of a dataset.

use kawasan_indicators::{self as indicators, Evaluator};
use kawasan_model::{Dataset, Date, Knowledge, Lifecycle, LifecycleEvent, Period, Subject, Zone};
use rust_decimal::Decimal;

use super::{Rating, UnitValues, Value, quarters_passed};
use crate::methodology::{Scored, ScoredIndicator};
use crate::{Facts, Methodology};

/// Rates every zone that may have been designated by the end of a period, by what was
/// known on a day, or by all that is known.
///
/// Zones without data are among them, as insufficient data.
///
/// # Examples
///
/// ```
/// # #[cfg(not(feature = "toml"))]
/// # fn main() {}
/// # #[cfg(feature = "toml")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use kawasan_data::{files, kek};
/// use kawasan_rating::{Reader, rate};
///
/// let reader = Reader::of(kek().dataset())?;
/// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
/// let methodology = library.latest("kek-2021").ok_or("shipped")?;
/// let ratings = rate(kek().dataset(), methodology, "2021".parse()?, None);
/// assert_eq!(ratings.zones.len(), 19);
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn rate<'a>(
    dataset: &'a Dataset,
    methodology: &'a Methodology,
    period: Period,
    known_on: Option<Date>,
) -> ZoneRatings<'a> {
    let known = known_on.map_or_else(|| dataset.all_known(), |day| dataset.known_on(day));
    let count = known.registry().zones_designated_by(period.last_day());
    let mut zones: Vec<&Zone> = count.certain.iter().chain(&count.possible).copied().collect();
    zones.sort_by(|a, b| a.id().cmp(b.id()));
    let read: Vec<(UnitValues, Vec<indicators::Outcome<'a>>)> =
        zones.iter().map(|zone| values(known, methodology, period, zone)).collect();
    let units: Vec<UnitValues> = read.iter().map(|(unit, _)| unit.clone()).collect();
    let year = known.registry().jurisdiction().reporting_year();
    // Only where the year begins before the calendar does. Nothing is hidden by it: limits
    // that move have no number then, so that there is no score or class by them.
    let quarters = quarters_passed(period, year).unwrap_or(0);
    let ratings = methodology.rate(&units, quarters);
    let zones = ratings.into_iter().zip(read).map(|(rating, (unit, outcomes))| ZoneRating {
        rating,
        facts: unit.facts,
        outcomes,
    });
    ZoneRatings { methodology, known, period, quarters, zones: zones.collect(), units }
}

/// The ratings of zones in a period.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ZoneRatings<'a> {
    /// By which methodology.
    pub methodology: &'a Methodology,
    /// What was known.
    pub known: Knowledge<'a>,
    /// The period.
    pub period: Period,
    /// How many quarters of the reporting year had passed, from 1 to 4; 0 if it begins before
    /// the first quarter that there can be, when limits that move hold nothing.
    pub quarters: u8,
    /// The zones, by id.
    pub zones: Vec<ZoneRating<'a>>,
    /// Their values, in the same order.
    pub units: Vec<UnitValues>,
}

/// The rating of a zone and what it rests on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ZoneRating<'a> {
    /// The rating.
    pub rating: Rating,
    /// What gates looked at.
    pub facts: Facts,
    /// What each indicator came to, with its sources, in the methodology's order; none of
    /// indicators whose values are given.
    pub outcomes: Vec<indicators::Outcome<'a>>,
}

impl<'a> ZoneRating<'a> {
    /// What an indicator came to, by its place; `None` if its values are given.
    #[must_use]
    pub fn outcome(
        &self,
        methodology: &Methodology,
        indicator: usize,
    ) -> Option<&indicators::Outcome<'a>> {
        let all = methodology.indicators();
        let is_evaluated = |one: &ScoredIndicator| matches!(one.subject, Scored::Indicator(_));
        all.get(indicator).filter(|one| is_evaluated(one))?;
        let before = all.iter().take(indicator).filter(|one| is_evaluated(one)).count();
        self.outcomes.get(before)
    }
}

impl<'a> ZoneRatings<'a> {
    /// The rating of a zone.
    #[must_use]
    pub fn get(&self, zone: &str) -> Option<&ZoneRating<'a>> {
        self.zones.iter().find(|one| one.rating.unit == zone)
    }
}

fn values<'a>(
    known: Knowledge<'a>,
    methodology: &Methodology,
    period: Period,
    zone: &Zone,
) -> (UnitValues, Vec<indicators::Outcome<'a>>) {
    let evaluator = Evaluator::new(known, Subject::Zone(zone.id().clone()), period);
    let mut outcomes = Vec::new();
    let values = methodology.indicators().iter().map(|indicator| match &indicator.subject {
        Scored::Indicator(indicator) => {
            let outcome = evaluator.evaluate(indicator);
            let value = match &outcome {
                indicators::Outcome::Value(value) => Value::Known(value.amount, value.interval),
                indicators::Outcome::Missing(missing) => Value::Missing(missing.code()),
            };
            outcomes.push(outcome);
            value
        }
        Scored::Given { .. } => Value::NOT_GIVEN,
    });
    let values = values.collect();
    let amount = |looked_at: &Scored| -> Option<Decimal> {
        match looked_at {
            Scored::Indicator(one) => evaluator.evaluate(one).value().map(|value| value.amount),
            Scored::Given { .. } => None,
        }
    };
    let looked_at = methodology.looked_at.iter();
    let looked_at = looked_at.map(|one| (one.id().to_owned(), amount(one))).collect();
    let facts = facts(zone.lifecycle(), period.last_day());
    (UnitValues { id: zone.id().to_string(), values, looked_at, facts }, outcomes)
}

fn facts(life: &Lifecycle, day: Date) -> Facts {
    let dates = |event: &LifecycleEvent| (event.on.earliest(), event.on.latest());
    Facts::on(
        day,
        life.designated().map(dates),
        life.operating().map(dates),
        life.revoked().map(dates),
    )
}
