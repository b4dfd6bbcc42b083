//! The time of a plan, and how much of it had passed.

use kawasan_exact::{Bounds, Fraction};
use kawasan_model::{PartialDate, Quarter};

/// The time of a plan: from the quarter in which the zone was designated to the plan's
/// end, and how much of it had passed at a date.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator};
/// use kawasan_model::Subject;
///
/// // Galang Batang, designated in October 2017; a plan for 2028, and a stock of 2023.
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let pace = catalogue.get("plan_pace").ok_or("in the catalogue")?;
/// let zone = Subject::Zone("galang-batang".parse()?);
/// let evaluator = Evaluator::new(kek().dataset().all_known(), zone, "2023".parse()?);
/// let outcome = evaluator.evaluate(pace);
/// let time = outcome.value().and_then(|value| value.plan_times.first()).ok_or("known")?;
/// assert_eq!(time.quarters(), (25, 45));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlanTime {
    /// When the zone was designated; its quarter is the first.
    pub since: PartialDate,
    /// The last quarter of the plan.
    pub until: Quarter,
    /// The quarter at whose end it is.
    pub at: Quarter,
}

impl PlanTime {
    /// `None` if the plan may end before the zone was designated.
    pub(super) fn new(since: PartialDate, until: Quarter, at: Quarter) -> Option<PlanTime> {
        let latest = Quarter::containing(since.latest())?;
        (latest <= until).then_some(PlanTime { since, until, at })
    }

    /// How many quarters had passed, and of how many; counted from the first quarter in
    /// which the designation can have been. After the plan's end all of them have.
    #[must_use]
    pub fn quarters(&self) -> (u32, u32) {
        self.counted_from(Quarter::containing(self.since.earliest()))
    }

    /// The same, counted from the last quarter in which the designation can have been.
    #[must_use]
    pub fn quarters_at_least(&self) -> (u32, u32) {
        self.counted_from(Quarter::containing(self.since.latest()))
    }

    fn counted_from(&self, first: Option<Quarter>) -> (u32, u32) {
        // A date that is known has a quarter.
        let Some(first) = first else { return (0, 1) };
        let count = |last: Quarter| {
            u32::try_from(first.quarters_until(last).saturating_add(1)).unwrap_or(0)
        };
        let all = count(self.until);
        (count(self.at).min(all), all)
    }

    /// The share that had passed.
    pub(super) fn share(&self) -> Fraction {
        share(self.quarters())
    }

    /// Where the share lies: the later the designation, the less of the time had passed.
    pub(super) fn bounds(&self) -> Bounds {
        Bounds { low: Some(share(self.quarters_at_least())), high: Some(self.share()) }
    }
}

fn share((passed, all): (u32, u32)) -> Fraction {
    let (passed, all) = (i128::from(passed), i128::from(all));
    // There is one quarter at least.
    Fraction::new(passed.into(), all.into()).unwrap_or(Fraction::ONE)
}
