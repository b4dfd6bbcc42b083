//! Sums of figures that should come out even, decided by their intervals.

use kawasan_model::{Figure, Knowledge, ScaledUnit, Unit};
use rust_decimal::Decimal;

use super::finding::{
    Change, Comparison, Finding, FindingKind, Gap, Operand, Otherwise, Role, Severity, Side,
    UnitSlip, rests_on_about,
};
use kawasan_exact::{Bounds, Fraction, RoundingMode, decimal};

/// Figures of one unit: those for a side less those against it are zero, or, if
/// something is missing among the latter, at least zero.
#[derive(Debug, Clone)]
pub(super) struct Balance<'a> {
    pub(super) operands: Vec<Operand<'a>>,
    /// Whether nothing is missing.
    pub(super) is_complete: bool,
    pub(super) comparison: Comparison,
    /// Whether a deficit means that some left.
    pub(super) can_shrink: bool,
}

impl<'a> Balance<'a> {
    /// The finding, if the figures contradict.
    pub(super) fn finding(self, known: Knowledge<'a>) -> Option<Finding<'a>> {
        let (side, bounds) = excess(&self.operands, self.is_complete)?;
        let first = self.operands.first()?.observation;
        let comparable = !self.is_explained_by_date(side);
        let kind = match side {
            _ if !comparable => FindingKind::PublishedBeforePeriodEnd,
            Side::Below if self.can_shrink => FindingKind::ImpliesExits,
            _ => FindingKind::Break,
        };
        let mut gap = gap(&bounds, first.figure.unit());
        if kind == FindingKind::ImpliesExits && !self.is_complete {
            gap = open(gap);
        }
        let may_slip = self.is_complete && kind == FindingKind::Break;
        let unit_slip = if may_slip { unit_slip(&self.operands) } else { None };
        let otherwise = self.otherwise(known, kind);
        let closes = otherwise.iter().any(|other| other.gap.is_none());
        let severity = match kind.severity() {
            Severity::Contradiction if closes => Severity::Difference,
            severity => severity,
        };
        Some(Finding {
            kind,
            subject: first.series.subject.clone(),
            measure: first.series.measure.clone(),
            period: first.period,
            side,
            smallest_change: change(&self.operands, side, gap.low),
            unit_slip,
            gap,
            otherwise,
            severity,
            rests_on_about: rests_on_about(&self.operands),
            comparable,
            comparison: self.comparison,
            operands: self.operands,
        })
    }

    /// Whether a figure from before its period's end may explain it: the whole
    /// period can only have brought more.
    fn is_explained_by_date(&self, side: Side) -> bool {
        self.operands.iter().any(|operand| {
            let grows_for = operand.role.is_for() == (side == Side::Below);
            grows_for && operand.observation.published_before_period_end()
        })
    }

    /// The same sum with other releases of its figures that don't agree with
    /// those that speak, one at a time.
    fn otherwise(&self, known: Knowledge<'a>, kind: FindingKind) -> Vec<Otherwise<'a>> {
        let mut found: Vec<Otherwise<'a>> = Vec::new();
        for (index, operand) in self.operands.iter().enumerate() {
            let speaks = operand.observation;
            for release in known.releases(&speaks.key()) {
                let is_new = !found.iter().any(|other| other.release.figure == release.figure);
                if release.figure.agrees_with(&speaks.figure) || !is_new {
                    continue;
                }
                let mut operands = self.operands.clone();
                if let Some(slot) = operands.get_mut(index) {
                    slot.observation = release;
                }
                let gap = excess(&operands, self.is_complete).map(|(side, bounds)| {
                    let gap = gap(&bounds, speaks.figure.unit());
                    let is_exit = kind == FindingKind::ImpliesExits && side == Side::Below;
                    (side, if is_exit && !self.is_complete { open(gap) } else { gap })
                });
                found.push(Otherwise { instead_of: index, release, gap });
            }
        }
        found
    }
}

/// The one figure that would close a sum if its power of ten were another; the nearer
/// powers first.
fn unit_slip(operands: &[Operand<'_>]) -> Option<UnitSlip> {
    const POWERS: [i8; 2] = [3, 6];
    POWERS.into_iter().find_map(|power| {
        let slips = operands.iter().enumerate().flat_map(|(index, operand)| {
            let figure = operand.observation.figure;
            let others = operands.iter().enumerate().filter(move |(other, _)| *other != index);
            let others = others.map(|(_, other)| *other).collect::<Vec<_>>();
            let figures = [power, power.saturating_neg()].map(|by| moved(&figure, by));
            let closes = move |figure: &Figure| {
                let rest = others.iter().map(|other| (other.role, other.observation.figure));
                beyond(rest.chain([(operand.role, *figure)]), true).is_none()
            };
            let slip = move |figure| UnitSlip { operand: index, figure };
            figures.into_iter().flatten().filter(closes).map(slip).collect::<Vec<_>>()
        });
        let slips: Vec<UnitSlip> = slips.collect();
        match slips.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    })
}

/// A figure with the same digits in another power of ten; `None` if it fits no decimal.
fn moved(figure: &Figure, by: i8) -> Option<Figure> {
    let unit = figure.scaled_unit();
    let unit = ScaledUnit::new(unit.unit(), unit.power().checked_add(by)?);
    Figure::new(figure.coefficient(), unit, figure.qualifier()).ok()
}

/// What lies beyond the intervals, without sign; `None` if they meet.
fn excess(operands: &[Operand<'_>], is_complete: bool) -> Option<(Side, Bounds)> {
    beyond(operands.iter().map(|one| (one.role, one.observation.figure)), is_complete)
}

fn beyond(
    figures: impl Iterator<Item = (Role, Figure)>,
    is_complete: bool,
) -> Option<(Side, Bounds)> {
    let zero = Bounds::exactly(Fraction::ZERO);
    let difference = figures.fold(zero, |sum, (role, figure)| {
        let bounds = Bounds::from(&figure.interval());
        sum.add(&if role.is_for() { bounds } else { bounds.neg() })
    });
    if difference.high.as_ref().is_some_and(|high| high < &Fraction::ZERO) {
        return Some((Side::Below, difference.neg()));
    }
    let above = difference.low.as_ref().is_some_and(|low| low > &Fraction::ZERO);
    (is_complete && above).then_some((Side::Above, difference))
}

/// Two figures that should be one: the interval between them, and on which side
/// the first lies.
pub(super) fn apart<'a>(first: Operand<'a>, second: Operand<'a>) -> Option<(Side, Gap)> {
    let unit = first.observation.figure.unit();
    excess(&[first, second], true).map(|(side, bounds)| (side, gap(&bounds, unit)))
}

/// The change of at least `by` to the figure that it changes least in proportion:
/// the largest, of several the first.
pub(super) fn change(operands: &[Operand<'_>], side: Side, by: Decimal) -> Option<Change> {
    let size = |operand: &Operand<'_>| operand.observation.figure.value().abs();
    let largest = operands.iter().map(size).max()?;
    let (operand, named) = operands.iter().enumerate().find(|(_, o)| size(o) == largest)?;
    let more = named.role.is_for() == (side == Side::Below);
    Some(Change { operand, by: if more { by } else { -by } })
}

/// Of exits where nobody says how many came beside those that are known: at least so
/// many.
const fn open(gap: Gap) -> Gap {
    Gap { high: None, ..gap }
}

/// Bounds above zero as decimals, outward.
fn gap(bounds: &Bounds, unit: Unit) -> Gap {
    let low = bounds.low.as_ref().map_or(Decimal::ZERO, |low| {
        // What no decimal holds is more than all of them.
        decimal(low, RoundingMode::Floor).unwrap_or(Decimal::MAX)
    });
    let high = bounds.high.as_ref().and_then(|high| decimal(high, RoundingMode::Ceiling));
    Gap { low, high, unit }
}
