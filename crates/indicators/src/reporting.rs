//! Who has reported: what zones have to report for a period, by when, and what of it
//! had come by a day.

mod rule;

use kawasan_model::{
    Basis, Date, Figure, Knowledge, Observation, ObservationKey, Period, Qualifier, ReportedPeriod,
    Series, Source, Subject, Timing, Tri, Unit, Zone,
};
use rust_decimal::Decimal;

pub use rule::{ParseReportItemError, ParseReportingRuleError, ReportItem, ReportingRule};

/// What zones had reported for a period, by what was known on a day.
///
/// # Examples
///
/// What of the first quarter of 2024 was published zone by zone, as if it had been a report
/// due within 30 days:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{ReportState, Reporting};
///
/// let rule = "realised investment stock; within 30 days".parse()?;
/// let known = kek().dataset().all_known();
/// let reporting = Reporting::of(known, &rule, "2024-Q1".parse()?).ok_or("a due date")?;
/// assert_eq!(reporting.due.to_string(), "2024-04-30");
/// let in_state = |state| reporting.zones.iter().filter(|zone| zone.state() == state).count();
/// assert_eq!((in_state(ReportState::Complete), in_state(ReportState::None)), (1, 19));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reporting<'a> {
    /// What was known.
    pub known: Knowledge<'a>,
    /// The period.
    pub period: Period,
    /// The last day for reports in time.
    pub due: Date,
    /// The zones that were, or may have been, in force at the end of the period, in the
    /// registry's order.
    pub zones: Vec<ZoneReport<'a>>,
}

/// What a zone had reported.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ZoneReport<'a> {
    /// The zone.
    pub zone: &'a Zone,
    /// Whether it had to report: whether it was in force at the end of the period; never
    /// `No`.
    pub is_due: Tri,
    /// What it had to report, in the rule's order.
    pub items: Vec<ReportedItem<'a>>,
}

/// One thing that a zone had to report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReportedItem<'a> {
    /// What it is.
    pub item: ReportItem,
    /// The release that came first; of those without a date only if there is no other.
    pub first: Option<&'a Observation>,
    /// Whether it came after the due date; `No` of what hasn't come, `Possible` if only
    /// releases without a date have it.
    pub is_late: Tri,
}

/// How much of a report had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportState {
    /// Nothing.
    None,
    /// Some of it.
    Partial,
    /// All of it.
    Complete,
}

impl ReportState {
    /// The word that outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ReportState::None => "none",
            ReportState::Partial => "partial",
            ReportState::Complete => "complete",
        }
    }
}

impl<'a> Reporting<'a> {
    /// What zones had reported for a period under a rule; `None` if the due date lies beyond
    /// the calendar.
    #[must_use]
    pub fn of(known: Knowledge<'a>, rule: &ReportingRule, period: Period) -> Option<Self> {
        let due = rule.due(period)?;
        let as_of = known.registry().as_of(period.last_day());
        let in_force = as_of.zones.iter().filter(|zone| !zone.is_in_force().is_no());
        let zones = in_force.map(|zone| ZoneReport {
            zone: zone.zone,
            is_due: zone.is_in_force(),
            items: rule
                .items()
                .iter()
                .map(|item| read(known, item, zone.zone, period, due))
                .collect(),
        });
        Some(Reporting { known, period, due, zones: zones.collect() })
    }

    /// Reports due, received and late as observations of each zone, from which the reporting
    /// rate and its timeliness follow like any other indicator.
    ///
    /// A report counts as received as soon as some of it has come, and as late if some of it
    /// came late. Of a zone that may have been none, and of a report that may be late, the
    /// count is at most one.
    ///
    /// # Examples
    ///
    /// See the example `cycle`.
    #[must_use]
    pub fn observations(&self, source: &Source) -> Vec<Observation> {
        let source = std::sync::Arc::new(source.clone());
        let period = ReportedPeriod::Quarters(self.period);
        let one = |zone: &Zone, measure: &str, holds: Tri| {
            let series = Series::new(
                Subject::Zone(zone.id().clone()),
                measure.parse().ok()?,
                Basis::Realised,
                Timing::Flow,
            );
            let (count, qualifier) = match holds {
                Tri::Yes => (Decimal::ONE, Qualifier::Exact),
                Tri::No => (Decimal::ZERO, Qualifier::Exact),
                Tri::Possible => (Decimal::ONE, Qualifier::AtMost),
            };
            let cases = Unit::base(kawasan_model::BaseUnit::Case);
            let figure = Figure::new(count, cases.into(), qualifier).ok()?;
            Some(Observation::new(series, period, figure, std::sync::Arc::clone(&source)))
        };
        let rows = self.zones.iter().flat_map(|report| {
            let received = Tri::from(report.state() != ReportState::None).and(report.is_due);
            [
                one(report.zone, "reports_due", report.is_due),
                one(report.zone, "reports_received", received),
                one(report.zone, "reports_late", report.is_late().and(report.is_due)),
            ]
        });
        rows.flatten().collect()
    }
}

impl<'a> ZoneReport<'a> {
    /// How much of it had come.
    #[must_use]
    pub fn state(&self) -> ReportState {
        match self.items.iter().filter(|item| item.first.is_some()).count() {
            0 => ReportState::None,
            all if all == self.items.len() => ReportState::Complete,
            _ => ReportState::Partial,
        }
    }

    /// Whether some of it came after the due date.
    #[must_use]
    pub fn is_late(&self) -> Tri {
        // Late is what isn't wholly in time.
        !self.items.iter().fold(Tri::Yes, |all, item| all.and(!item.is_late))
    }

    /// The days on which the first and the last of it came; `None` if nothing has, or none
    /// of it has a date.
    #[must_use]
    pub fn received(&self) -> Option<(Date, Date)> {
        let days = || self.items.iter().filter_map(|item| item.first?.source.published_on);
        Some((days().min()?, days().max()?))
    }

    /// What hadn't come.
    pub fn missing(&self) -> impl Iterator<Item = &ReportItem> {
        self.items.iter().filter(|item| item.first.is_none()).map(|item| &item.item)
    }
}

/// One item of a zone: the release that came first.
fn read<'a>(
    known: Knowledge<'a>,
    item: &ReportItem,
    zone: &Zone,
    period: Period,
    due: Date,
) -> ReportedItem<'a> {
    let series = Series::new(
        Subject::Zone(zone.id().clone()),
        item.measure.clone(),
        item.basis,
        item.timing,
    );
    // In whichever unit it was reported: an amount in another currency is a report, too.
    let units = known.series_of(&series.subject).iter().filter(|(own, _)| *own == series);
    let keys = units.map(|(series, unit)| {
        ObservationKey::new(series.clone(), *unit, ReportedPeriod::Quarters(period))
    });
    let releases: Vec<&Observation> = keys.flat_map(|key| known.releases(&key)).collect();
    let dated = releases.iter().filter(|o| o.source.published_on.is_some());
    let first = dated.copied().min_by_key(|o| o.source.published_on);
    let is_in_time = first.is_some_and(|o| o.source.published_on.is_some_and(|day| day <= due));
    let has_undated = releases.iter().any(|o| o.source.published_on.is_none());
    let is_late = match (first, is_in_time, has_undated) {
        (_, true, _) | (None, _, false) => Tri::No,
        (_, _, true) => Tri::Possible,
        (Some(_), false, false) => Tri::Yes,
    };
    let first = first.or_else(|| releases.first().copied());
    ReportedItem { item: item.clone(), first, is_late }
}
