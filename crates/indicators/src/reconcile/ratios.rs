//! Percentages stated beside a figure, held against the figures that they are
//! percentages of.

use std::cmp::Ordering;

use kawasan_model::{
    Basis, Figure, Interval, Knowledge, Observation, ObservationKey, Period, Qualifier, Series,
    Timing, Unit,
};
use rust_decimal::Decimal;

use super::finding::{
    Change, Comparison, Finding, FindingKind, Gap, Operand, Role, Side, rests_on_about,
};
use super::words;
use crate::ratio_form::{RatioForm, Weighed};
use kawasan_exact::{Bounds, Fraction, RoundingMode, rounded};

/// What a percentage is a percentage of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RatioOf {
    /// A flow of the target of its year.
    Target,
    /// A flow of the stock at its end.
    Stock,
    /// The growth of a stock over its year: on the stock of a year before or, by
    /// the flow of the year, on the stock less that flow.
    Growth,
}

/// A stated percentage and what its operands come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatedRatio {
    /// What it is of.
    pub of: RatioOf,
    /// The percentage as stated.
    pub stated: Figure,
    /// The quotient of the digits, as a plain ratio; rounded half away from zero
    /// to two decimals more than were stated.
    pub point: Decimal,
    /// Where the quotient lies, given the precision of the figures; rounded
    /// outward to the same scale.
    pub computed: Interval,
}

/// A stated percentage that its operands allow.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RatioCheck<'a> {
    /// The percentage and what its operands come to.
    pub ratio: StatedRatio,
    /// The figure beside which it stands.
    pub stating: &'a Observation,
    /// What it is of.
    pub base: &'a Observation,
    /// Whether it only seems wrong: the quotient of the digits doesn't print as
    /// the stated percentage, yet the rounding of the figures allows it.
    pub only_seems_wrong: bool,
}

/// Stated percentages: those that no known release allows, and the others.
pub(super) fn checks(known: Knowledge<'_>) -> (Vec<Finding<'_>>, Vec<RatioCheck<'_>>) {
    let (mut contradicted, mut holds) = (Vec::new(), Vec::new());
    let totals = known.observations().filter(|observation| {
        let series = &observation.series;
        series.counterparty.is_none() && series.basis == Basis::Realised
    });
    for stating in totals {
        let Some(text) = stating.as_stated.as_deref() else { continue };
        for (of, stated) in words::stated(text) {
            match check(known, stating, of, stated) {
                Some(Ok(holding)) => holds.push(holding),
                Some(Err(finding)) => contradicted.push(finding),
                None => {}
            }
        }
    }
    holds.sort_by_cached_key(|check| {
        let series = &check.stating.series;
        (series.clone(), check.stating.period, check.stating.to_string())
    });
    (contradicted, holds)
}

/// One way to read a percentage: part and whole, and which of the two shares it
/// states of them.
struct Reading<'a> {
    part: &'a Observation,
    whole: &'a Observation,
    form: RatioForm,
}

/// `None` if nothing is known that it could be of.
fn check<'a>(
    known: Knowledge<'a>,
    stating: &'a Observation,
    of: RatioOf,
    stated: Figure,
) -> Option<Result<RatioCheck<'a>, Finding<'a>>> {
    let readings = readings(known, stating, of)?;
    let mut nearest: Option<(Fraction, Ordering, &Reading<'a>, Weighed)> = None;
    let claim = Bounds::from(&stated.interval());
    for reading in &readings {
        // A divisor that may be zero allows anything.
        let weighed = reading.form.weigh(&reading.part.figure, &reading.whole.figure)?;
        let Some((side, distance)) = claim.apart(&weighed.bounds) else {
            let base = if reading.whole == stating { reading.part } else { reading.whole };
            let ratio = ratio(of, stated, &weighed)?;
            let digits = weighed.point.map(Bounds::exactly);
            let seems = digits.is_some_and(|digits| claim.apart(&digits).is_some());
            return Some(Ok(RatioCheck { ratio, stating, base, only_seems_wrong: seems }));
        };
        if nearest.as_ref().is_none_or(|(known, ..)| distance < *known) {
            nearest = Some((distance, side, reading, weighed));
        }
    }
    let (_, side, reading, weighed) = nearest?;
    let side = Side::from(side);
    let mut operands = vec![Operand::new(Role::Stating, stating)];
    for other in readings.iter().flat_map(|reading| [reading.part, reading.whole]) {
        if !operands.iter().any(|operand| operand.observation == other) {
            operands.push(Operand::new(Role::Base, other));
        }
    }
    let ratio = ratio(of, stated, &weighed)?;
    Some(Err(Finding {
        kind: FindingKind::StatedRatio,
        subject: stating.series.subject.clone(),
        measure: stating.series.measure.clone(),
        period: stating.period,
        comparison: Comparison::Ratio(ratio),
        side,
        gap: gap(&claim, &weighed.bounds, side, Unit::ONE, scale(&stated)),
        smallest_change: change(reading, &claim, side, &operands),
        unit_slip: None,
        otherwise: Vec::new(),
        severity: FindingKind::StatedRatio.severity(),
        rests_on_about: rests_on_about(&operands) || stated.qualifier() == Qualifier::About,
        comparable: true,
        operands,
    }))
}

/// The ways to read a percentage by all known releases; `None` if there is none.
fn readings<'a>(
    known: Knowledge<'a>,
    stating: &'a Observation,
    of: RatioOf,
) -> Option<Vec<Reading<'a>>> {
    let period = stating.period.period()?;
    let year = known.registry().jurisdiction().reporting_year().year_of(period.end())?;
    let releases = |basis, timing, period: Period| -> Vec<&'a Observation> {
        let Series { subject, measure, .. } = stating.series.clone();
        let series = Series::new(subject, measure, basis, timing);
        let key = ObservationKey::new(series, stating.figure.unit(), period.into());
        known.releases(&key).collect()
    };
    let shares = |wholes: Vec<&'a Observation>| -> Vec<Reading<'a>> {
        let share = |whole| Reading { part: stating, whole, form: RatioForm::Share };
        wholes.into_iter().map(share).collect()
    };
    let is_year_end = period.end() == year.end();
    let found = match (of, stating.series.timing) {
        (RatioOf::Target, Timing::Flow) => {
            let mut targets = releases(Basis::Target, Timing::Flow, year);
            if period != year {
                targets.extend(releases(Basis::Target, Timing::Flow, period));
            }
            shares(targets)
        }
        (RatioOf::Stock, Timing::Flow) => shares(releases(Basis::Realised, Timing::Stock, period)),
        // Inside a year growth may be meant on the last quarter or on last year.
        (RatioOf::Growth, Timing::Stock) if is_year_end => {
            let before = year.previous()?;
            let growths = releases(Basis::Realised, Timing::Stock, before).into_iter();
            let mut found: Vec<Reading<'a>> = growths
                .map(|whole| Reading { part: stating, whole, form: RatioForm::Growth })
                .collect();
            let stocks = releases(Basis::Realised, Timing::Stock, period);
            for part in releases(Basis::Realised, Timing::Flow, year) {
                let by_flow = |&whole: &&'a Observation| Reading {
                    part,
                    whole,
                    form: RatioForm::GrowthByIncrease,
                };
                found.extend(stocks.iter().map(by_flow));
            }
            found
        }
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
}

/// Two decimals more than were stated.
pub(crate) fn scale(stated: &Figure) -> u32 {
    u32::try_from(stated.resolution().saturating_neg()).unwrap_or_default().saturating_add(2)
}

fn ratio(of: RatioOf, stated: Figure, weighed: &Weighed) -> Option<StatedRatio> {
    let scale = scale(&stated);
    let point = rounded(weighed.point.as_ref()?, scale, RoundingMode::HalfAway)?;
    Some(StatedRatio { of, stated, point, computed: weighed.bounds.outward(scale) })
}

/// The distance between stated and computed as an interval, rounded outward.
pub(crate) fn gap(claim: &Bounds, computed: &Bounds, side: Side, unit: Unit, scale: u32) -> Gap {
    let difference = match side {
        Side::Above => claim.add(&computed.neg()),
        _ => computed.add(&claim.neg()),
    };
    let difference = difference.outward(scale);
    // Two that lie apart have a least distance; one that no decimal holds is beyond them.
    Gap { low: difference.low().unwrap_or(Decimal::MAX), high: difference.high(), unit }
}

/// The change to part or whole that is least in proportion: a share that is too
/// large for what was stated falls with the part, one that is too small rises as
/// the whole falls. Rounded away from zero to the figure's own decimals.
fn change(
    reading: &Reading<'_>,
    claim: &Bounds,
    side: Side,
    operands: &[Operand<'_>],
) -> Option<Change> {
    let [part, whole] = [reading.part, reading.whole]
        .map(|observation| Bounds::from(&observation.figure.interval()));
    let (figure, by) = if side == Side::Below {
        let most = reading.form.to_share(claim.high.as_ref()?)?.mul(whole.high.as_ref()?);
        (reading.part, most.add(&part.low.as_ref()?.neg()))
    } else {
        let most = part.high.as_ref()?.div(&reading.form.to_share(claim.low.as_ref()?)?)?;
        (reading.whole, most.add(&whole.low.as_ref()?.neg()))
    };
    let operand = operands.iter().position(|operand| operand.observation == figure)?;
    // Rounded down, a change below zero is rounded away from it.
    let resolution =
        Fraction::from(kawasan_model::exact::shift(Decimal::ONE, figure.figure.resolution()).ok()?);
    let steps = rounded(&by.div(&resolution)?, 0, RoundingMode::Floor)?;
    let by = kawasan_model::exact::shift(steps, figure.figure.resolution()).ok()?;
    Some(Change { operand, by })
}
