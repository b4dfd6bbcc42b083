//! Releases of one thing that differ, one amount on two bases, and numbers of
//! zones that the registry doesn't have.

use kawasan_model::{
    Basis, Interval, KeyPeriod, Knowledge, Observation, Quarter, Restatement, Subject, Timing, Unit,
};
use rust_decimal::Decimal;

use super::balance::{apart, change};
use super::finding::{
    Change, Comparison, Finding, FindingKind, Gap, Operand, Role, Side, rests_on_about,
};

/// How many quarters may lie between the ends of two figures that are one amount:
/// a half-year's figure is often published once more with the next one's date.
const NEAR: i32 = 2;

/// The measure whose stock the registry knows.
const ZONES: &str = "zones";

/// What releases contradict.
pub(super) fn findings(known: Knowledge<'_>) -> Vec<Finding<'_>> {
    let mut found: Vec<Finding<'_>> =
        known.restatements().into_iter().filter_map(restatement).collect();
    found.extend(basis_conflicts(known));
    found.extend(
        known.observations().filter_map(|observation| registry_conflict(known, observation)),
    );
    found
}

/// Two releases for one key. Without a period nobody can say that two figures
/// are for one thing.
fn restatement(restatement: Restatement<'_>) -> Option<Finding<'_>> {
    let Restatement { earlier, later, .. } = restatement;
    let is_one_thing =
        later.key().period != KeyPeriod::Unstated && later.series.counterparty.is_none();
    let operands = vec![Operand::new(Role::Later, later), Operand::new(Role::Earlier, earlier)];
    let (side, gap) = match operands.as_slice() {
        [first, second] if is_one_thing => apart(*first, *second)?,
        _ => return None,
    };
    let kind = match later.series.basis {
        Basis::Target => FindingKind::TargetChanged,
        _ => FindingKind::Restatement,
    };
    let comparable = match side {
        Side::Above => !earlier.published_before_period_end(),
        _ => !later.published_before_period_end(),
    };
    let smallest_change = change(&operands, side, gap.low);
    let finding = plain(kind, Comparison::Releases, operands, side, gap)?;
    Some(Finding { comparable, smallest_change, ..finding })
}

/// Amounts that were published as realised and, about the same time, as
/// committed.
fn basis_conflicts<'a>(known: Knowledge<'a>) -> Vec<Finding<'a>> {
    let of = |basis: Basis| -> Vec<&'a Observation> {
        let totals = known.observations().filter(|o| o.series.counterparty.is_none());
        totals.filter(|o| o.series.basis == basis && !o.figure.value().is_zero()).collect()
    };
    let committed = of(Basis::Committed);
    let mut found = Vec::new();
    for realised in of(Basis::Realised) {
        let same = committed.iter().filter(|other| {
            let (a, b) = (&realised.series, &other.series);
            (&a.subject, &a.measure, a.timing) == (&b.subject, &b.measure, b.timing)
                && realised.figure.value() == other.figure.value()
                && realised.figure.agrees_with(&other.figure)
                && are_near(realised, other)
        });
        found.extend(same.filter_map(|&other| {
            let both = realised.figure.interval().intersection(&other.figure.interval())?;
            let gap = Gap {
                // What is bounded from above only may be nothing.
                low: both.low().unwrap_or(Decimal::ZERO),
                high: both.high(),
                unit: realised.figure.unit(),
            };
            let operands =
                vec![Operand::new(Role::Realised, realised), Operand::new(Role::Committed, other)];
            plain(FindingKind::BasisConflict, Comparison::Bases, operands, Side::Same, gap)
        }));
    }
    found
}

fn are_near(a: &Observation, b: &Observation) -> bool {
    let quarter = |o: &Observation| o.period.end_date().and_then(Quarter::containing);
    let (Some(a), Some(b)) = (quarter(a), quarter(b)) else { return false };
    (-NEAR..=NEAR).contains(&a.quarters_until(b))
}

/// A number of zones that can't be the registry's at that date.
fn registry_conflict<'a>(known: Knowledge<'a>, stated: &'a Observation) -> Option<Finding<'a>> {
    let series = &stated.series;
    let is_count = series.subject == Subject::National
        && series.counterparty.is_none()
        && (series.basis, series.timing) == (Basis::Realised, Timing::Stock)
        && series.measure.as_str() == ZONES
        && stated.figure.unit() == Unit::ZONES;
    if !is_count {
        return None;
    }
    let count = known.registry().zones_designated_by(stated.period.end_date()?);
    let (low, high) = (count.low(), count.high());
    let own = stated.figure.interval();
    let has = Interval::new(Some(Decimal::from(low)), Some(Decimal::from(high))).ok()?;
    if own.overlaps(&has) {
        return None;
    }
    let side = if has.is_below(&own) { Side::Above } else { Side::Below };
    let difference = own.sub(&has).ok()?;
    let distance = if side == Side::Above { difference } else { difference.negate() };
    let gap = Gap { low: distance.low()?, high: distance.high(), unit: Unit::ZONES };
    let by = if side == Side::Above { -gap.low } else { gap.low };
    let operands = vec![Operand::new(Role::Stating, stated)];
    let comparison = Comparison::Registry { low, high };
    let finding = plain(FindingKind::RegistryConflict, comparison, operands, side, gap)?;
    Some(Finding { smallest_change: Some(Change { operand: 0, by }), ..finding })
}

/// A finding on its first figure.
fn plain<'a>(
    kind: FindingKind,
    comparison: Comparison,
    operands: Vec<Operand<'a>>,
    side: Side,
    gap: Gap,
) -> Option<Finding<'a>> {
    let first = operands.first()?.observation;
    Some(Finding {
        kind,
        subject: first.series.subject.clone(),
        measure: first.series.measure.clone(),
        period: first.period,
        comparison,
        side,
        gap,
        smallest_change: None,
        unit_slip: None,
        otherwise: Vec::new(),
        severity: kind.severity(),
        rests_on_about: rests_on_about(&operands),
        comparable: true,
        operands,
    })
}
