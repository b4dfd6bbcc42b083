//! What zones reported together, beside what was published for all of them.

use kawasan_model::{Decimal, Interval, Knowledge, Period, Subject, Verdict, exact};

use crate::{Evaluator, Group, Indicator, IndicatorValue, Outcome};

/// An indicator over all zones together, beside the published figure of the nation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Total<'a, 'i> {
    /// The indicator.
    pub indicator: &'i Indicator,
    /// Over the zones that were, or may have been, in force at the end of the period and
    /// reported; it says how many.
    pub zones: Outcome<'a>,
    /// As published for the nation.
    pub nation: Outcome<'a>,
    /// Zones less nation, and where that lies.
    pub difference: Option<(Decimal, Interval)>,
    /// Whether the two can both be true, where all zones reported. Undecidable while zones
    /// are missing, and without one of the two.
    pub verdict: Verdict,
}

/// Sets indicators over all zones beside those of the nation.
///
/// # Examples
///
/// Of the 20 zones of early 2024 a single one published its cumulative investment, so that
/// their sum says nothing yet of the nation's Rp187.5 trillion:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, totals};
/// use kawasan_model::Verdict;
///
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let stock = catalogue.get("investment_stock").ok_or("in the catalogue")?;
/// let found = totals(kek().dataset().all_known(), "2024-Q1".parse()?, [stock]);
/// let coverage = found[0].zones.value().and_then(|value| value.coverage);
/// assert_eq!(coverage.map(|known| (known.reported, known.zones)), Some((1, 20)));
/// assert_eq!(found[0].verdict, Verdict::Undecidable);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn totals<'a, 'i>(
    known: Knowledge<'a>,
    period: Period,
    indicators: impl IntoIterator<Item = &'i Indicator>,
) -> Vec<Total<'a, 'i>> {
    let as_of = known.registry().as_of(period.last_day());
    let group = Group::of("all", known.registry(), |zone| {
        let found = as_of.zones.iter().find(|one| one.zone.id() == zone.id());
        found.is_some_and(|one| !one.is_in_force().is_no())
    });
    let (zones, nation) =
        (Evaluator::new(known, group, period), Evaluator::new(known, Subject::National, period));
    let total = |indicator: &'i Indicator| {
        let (zones, nation) = (zones.evaluate(indicator), nation.evaluate(indicator));
        let both = zones.value().zip(nation.value());
        Total {
            indicator,
            difference: both.and_then(|(zones, nation)| difference(zones, nation)),
            verdict: both.map_or(Verdict::Undecidable, |(zones, nation)| verdict(zones, nation)),
            zones,
            nation,
        }
    };
    indicators.into_iter().map(total).collect()
}

fn difference(
    zones: &IndicatorValue<'_>,
    nation: &IndicatorValue<'_>,
) -> Option<(Decimal, Interval)> {
    let amount = exact::sub(zones.amount, nation.amount).ok()?;
    let interval = zones.interval.sub(&nation.interval).unwrap_or(Interval::UNBOUNDED);
    Some((amount, interval))
}

fn verdict(zones: &IndicatorValue<'_>, nation: &IndicatorValue<'_>) -> Verdict {
    let is_complete = zones.coverage.is_none_or(|coverage| coverage.is_complete());
    match (is_complete, zones.interval.overlaps(&nation.interval)) {
        (false, _) => Verdict::Undecidable,
        (true, true) => Verdict::Holds,
        (true, false) => Verdict::Contradicted,
    }
}
