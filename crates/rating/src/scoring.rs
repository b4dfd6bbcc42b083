//! From an indicator's value to a score.

use kawasan_exact::{Fraction, Real};
use rust_decimal::Decimal;

use crate::{Limit, Peers};

/// How the value of a unit becomes a score.
///
/// All of them rise with the value if higher is better, and fall if lower is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scoring {
    /// Linear between two fixed values: the worst gets the low end of the scale, the
    /// best the high end.
    #[non_exhaustive]
    Goalposts {
        /// The value that gets the low end.
        worst: Limit,
        /// The value that gets the high end.
        best: Limit,
        /// Whether values beyond get the ends, too.
        capped: bool,
        /// Whether it is linear in the logarithms of value and posts.
        logarithmic: bool,
    },
    /// Linear between points; beyond the first and last, their scores.
    Points(Vec<Point>),
    /// The score of the last step whose value is reached, from the lowest value up;
    /// below the first, the score of the first.
    Steps(Vec<Point>),
    /// By comparing the unit with all others.
    Peers(Peers),
}

/// A value and its score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The value, in the indicator's base unit.
    pub value: Limit,
    /// Its score, within the methodology's scale.
    pub score: Decimal,
}

impl Scoring {
    /// Goalposts that cap what lies beyond them.
    #[must_use]
    pub fn goalposts(worst: impl Into<Limit>, best: impl Into<Limit>) -> Self {
        Scoring::Goalposts {
            worst: worst.into(),
            best: best.into(),
            capped: true,
            logarithmic: false,
        }
    }

    /// The exact score of a value after so many quarters of the reporting year, on a
    /// scale from `low` to `high`; `None` where a limit declares nothing for that
    /// quarter, goalposts coincide, or other units would be needed.
    #[must_use]
    pub fn score(&self, value: &Real, quarters: u8, scale: (Decimal, Decimal)) -> Option<Real> {
        match self {
            Scoring::Goalposts { worst, best, capped, logarithmic } => {
                let posts = [(worst.after(quarters)?, scale.0), (best.after(quarters)?, scale.1)];
                goalposts(posts, value, *capped, *logarithmic)
            }
            Scoring::Points(points) => between(&at(points, quarters)?, value),
            Scoring::Steps(points) => {
                let points = at(points, quarters)?;
                let reached = points.iter().rev().find(|(from, _)| is_at_least(value, *from));
                reached.or(points.first()).map(|(_, score)| Real::from(*score))
            }
            Scoring::Peers(_) => None,
        }
    }
}

impl Scoring {
    /// Whether the score stays within the scale, however far out the value is.
    #[must_use]
    pub const fn is_capped(&self) -> bool {
        match self {
            Scoring::Goalposts { capped, .. } => *capped,
            Scoring::Points(_) | Scoring::Steps(_) => true,
            Scoring::Peers(_) => false,
        }
    }

    /// Every limit of the rule.
    pub(crate) fn limits(&self) -> Vec<&Limit> {
        match self {
            Scoring::Goalposts { worst, best, .. } => vec![worst, best],
            Scoring::Points(list) | Scoring::Steps(list) => {
                list.iter().map(|point| &point.value).collect()
            }
            Scoring::Peers(peers) => peers.target.iter().collect(),
        }
    }

    /// Whether all its limits have a number after so many quarters.
    pub(crate) fn is_declared(&self, quarters: u8) -> bool {
        self.limits().into_iter().all(|limit| limit.after(quarters).is_some())
    }

    /// Whether a higher value has a lower score.
    pub(crate) fn falls(&self, quarters: u8) -> bool {
        match self {
            Scoring::Goalposts { worst, best, .. } => {
                worst.after(quarters).zip(best.after(quarters)).is_some_and(|(w, b)| b < w)
            }
            Scoring::Points(points) | Scoring::Steps(points) => {
                points.first().zip(points.last()).is_some_and(|(a, b)| b.score < a.score)
            }
            // By the indicator's direction.
            Scoring::Peers(_) => false,
        }
    }
}

fn at(points: &[Point], quarters: u8) -> Option<Vec<(Decimal, Decimal)>> {
    points.iter().map(|point| Some((point.value.after(quarters)?, point.score))).collect()
}

/// The score between two posts.
fn goalposts(
    posts: [(Decimal, Decimal); 2],
    value: &Real,
    capped: bool,
    logarithmic: bool,
) -> Option<Real> {
    let [worst, best] = posts;
    let [lower, upper] = if worst.0 < best.0 { [worst, best] } else { [best, worst] };
    if capped && !is_at_least(value, lower.0) {
        return Some(lower.1.into());
    }
    if capped && is_at_least(value, upper.0) {
        return Some(upper.1.into());
    }
    if !logarithmic {
        return line(&worst, &best, value);
    }
    // Of a value at zero or below there is no logarithm, and no score.
    let [of_worst, of_best] = [worst.0, best.0].map(|post| Real::from(post).ln().ok());
    let (of_worst, of_best, of_value) = (of_worst?, of_best?, value.ln().ok()?);
    let share = of_value.sub(&of_worst).div(&of_best.sub(&of_worst)).ok()?;
    let range = Fraction::from(best.1).sub(&Fraction::from(worst.1));
    Some(share.mul(&range.into()).add(&Real::from(worst.1)))
}

/// The score on the line through points, the score of the first or last beyond them.
fn between(points: &[(Decimal, Decimal)], value: &Real) -> Option<Real> {
    let mut sorted = points.to_vec();
    sorted.sort_by_key(|(value, _)| *value);
    let (first, last) = (sorted.first()?, sorted.last()?);
    if !is_at_least(value, first.0) {
        return Some(first.1.into());
    }
    if is_at_least(value, last.0) {
        return Some(last.1.into());
    }
    let piece = sorted.windows(2).rev().find_map(|pair| match pair {
        [a, b] if is_at_least(value, a.0) => Some((a, b)),
        _ => None,
    })?;
    line(piece.0, piece.1, value)
}

/// The line through two points; `None` if they have one value.
fn line(a: &(Decimal, Decimal), b: &(Decimal, Decimal), value: &Real) -> Option<Real> {
    let number = |decimal: Decimal| Fraction::from(decimal);
    let slope = number(b.1).sub(&number(a.1)).div(&number(b.0).sub(&number(a.0)))?;
    let from = value.sub(&Real::from(a.0));
    Some(from.mul(&slope.into()).add(&Real::from(a.1)))
}

/// Whether a value reaches a limit. One too near to tell isn't a decimal and so isn't
/// the limit; it counts as below.
fn is_at_least(value: &Real, limit: Decimal) -> bool {
    value.compare(&Real::from(limit)).is_ok_and(std::cmp::Ordering::is_ge)
}

#[cfg(test)]
mod tests {
    use kawasan_exact::Rounding;

    use super::*;

    const SCALE: (Decimal, Decimal) = (Decimal::ZERO, Decimal::ONE_HUNDRED);

    fn score(scoring: &Scoring, value: &str, quarters: u8) -> Option<String> {
        let value: Decimal = value.parse().unwrap();
        let score = scoring.score(&Real::from(value), quarters, SCALE)?;
        let rounded = score.round(Rounding::half_away(2).unwrap()).unwrap();
        Some(rounded.normalize().to_string())
    }

    fn points(pairs: &[(&str, i64)]) -> Vec<Point> {
        let point = |(value, score): &(&str, i64)| Point {
            value: value.parse::<Decimal>().unwrap().into(),
            score: Decimal::from(*score),
        };
        pairs.iter().map(point).collect()
    }

    #[test]
    fn goalposts_are_linear_and_capped() {
        let posts = Scoring::goalposts(Decimal::from(20), Decimal::from(85));
        // Indonesia's life expectancy of 2022: 0.742308.
        assert_eq!(score(&posts, "68.25", 4).as_deref(), Some("74.23"));
        assert_eq!(score(&posts, "10", 4).as_deref(), Some("0"));
        assert_eq!(score(&posts, "90", 4).as_deref(), Some("100"));
        // Lower is better.
        let days = Scoring::goalposts(Decimal::from(30), Decimal::from(5));
        assert_eq!(score(&days, "10", 4).as_deref(), Some("80"));
        let open = Scoring::Goalposts {
            worst: Decimal::ZERO.into(),
            best: Decimal::ONE.into(),
            capped: false,
            logarithmic: false,
        };
        assert_eq!(score(&open, "1.5", 4).as_deref(), Some("150"));
    }

    #[test]
    fn limits_move_with_the_quarter() {
        let best = Limit::ByQuarter([None, Some(Decimal::new(5, 1)), None, Some(Decimal::ONE)]);
        let posts = Scoring::goalposts(Decimal::ZERO, best);
        assert_eq!(score(&posts, "0.4", 2).as_deref(), Some("80"));
        assert_eq!(score(&posts, "0.4", 4).as_deref(), Some("40"));
        assert_eq!(score(&posts, "0.4", 3), None);
    }

    #[test]
    fn points_and_steps() {
        let lights = Scoring::Steps(points(&[("0", 0), ("0.5", 50), ("0.8", 100)]));
        // Exactly 50 % is yellow, exactly 80 % green.
        for (value, expected) in [("-1", "0"), ("0.499", "0"), ("0.5", "50"), ("0.8", "100")] {
            assert_eq!(score(&lights, value, 4).as_deref(), Some(expected), "{value}");
        }
        let bent = Scoring::Points(points(&[("0", 0), ("0.5", 60), ("1", 100)]));
        for (value, expected) in [("0.25", "30"), ("0.75", "80"), ("2", "100"), ("-1", "0")] {
            assert_eq!(score(&bent, value, 4).as_deref(), Some(expected), "{value}");
        }
    }
}
