//! From the value of an indicator to its score.

use kawasan_exact::Fraction;
use kawasan_rating::{MissingPolicy, Point, ScoredIndicator, Scoring};
use rust_decimal::Decimal;

use super::{Rating, Scorepart, threshold};
use crate::compile::formula::Known;
use crate::compile::ratio::{Ratio, gcd};
use crate::graph::{NodeId, Piece};

/// A stretch of a line in exact numbers: from a value up, slope · value + at_zero.
struct Stretch {
    from: i128,
    slope: Fraction,
    at_zero: Fraction,
}

impl Rating<'_, '_, '_> {
    /// The scores of the indicators.
    pub(super) fn scores(&mut self) -> Option<Vec<Scorepart>> {
        let methodology = self.rater.methodology;
        let pairs: Vec<(&ScoredIndicator, NodeId)> =
            methodology.indicators().iter().zip(self.values.iter().copied()).collect();
        pairs.into_iter().map(|(indicator, value)| self.score(indicator, value)).collect()
    }

    fn score(&mut self, indicator: &ScoredIndicator, value: NodeId) -> Option<Scorepart> {
        let methodology = self.rater.methodology;
        let scale = super::indicator_of(&indicator.subject)?.rounding().scale();
        let mut score = match self.has_rule(&indicator.scoring) {
            true => self.by_rule(&indicator.scoring, value, scale)?,
            false => self.compiler.missing_ratio(),
        };
        if let Some(rounding) = methodology.roundings().scores {
            let label = format!("score of {}", indicator.subject.id()).into();
            let node = self.compiler.round(score, rounding, &label);
            score = self.compiler.of_rounded(node, rounding);
        }
        // Where there is a rule, every value has a score.
        let mut known = match self.has_rule(&indicator.scoring) {
            true => self.compiler.known_node(value),
            false => Known::Never,
        };
        if methodology.missing() == MissingPolicy::Lowest {
            let lowest = self.compiler.decimal(methodology.scale().0);
            score = match known {
                Known::Always => score,
                Known::Never => lowest,
                Known::Where(on) => self.compiler.choose(on, score, lowest),
            };
            known = Known::Always;
        }
        Some(Scorepart { score, known, weight: indicator.weight.clone() })
    }

    /// Whether a rule gives scores after so many quarters.
    pub(super) fn has_rule(&self, scoring: &Scoring) -> bool {
        let after =
            |points: &[Point]| points.iter().all(|p| p.value.after(self.quarters).is_some());
        match scoring {
            Scoring::Goalposts { worst, best, capped, .. } => {
                let posts = worst.after(self.quarters).zip(best.after(self.quarters));
                posts.is_some_and(|(worst, best)| *capped || worst != best)
            }
            Scoring::Points(points) | Scoring::Steps(points) => after(points) && !points.is_empty(),
            _ => false,
        }
    }

    fn by_rule(&mut self, scoring: &Scoring, value: NodeId, scale: u32) -> Option<Ratio> {
        let ends = self.rater.methodology.scale();
        match scoring {
            Scoring::Goalposts { worst, best, capped, .. } => {
                let (worst, best) = (worst.after(self.quarters)?, best.after(self.quarters)?);
                match (worst == best, *capped) {
                    // Below both the best gets its end, from them up the worst.
                    (true, _) => self.stretches(
                        value,
                        &[flat(i128::MIN, ends.1), flat(threshold(worst, scale), ends.0)],
                    ),
                    (false, true) => {
                        let line = line((worst, ends.0), (best, ends.1), i128::MIN, scale)?;
                        self.clamped(value, &line, ends)
                    }
                    (false, false) => {
                        let line = line((worst, ends.0), (best, ends.1), i128::MIN, scale)?;
                        self.stretches(value, &[line])
                    }
                }
            }
            Scoring::Points(points) => {
                let mut points = self.at(points)?;
                points.sort_by_key(|(value, _)| *value);
                let (first, last) = (*points.first()?, *points.last()?);
                let mut stretches = vec![flat(i128::MIN, first.1)];
                for pair in points.windows(2) {
                    if let [a, b] = pair
                        && a.0 != b.0
                    {
                        stretches.push(line(*a, *b, threshold(a.0, scale), scale)?);
                    }
                }
                stretches.push(flat(threshold(last.0, scale), last.1));
                self.stretches(value, &stretches)
            }
            Scoring::Steps(points) => {
                let points = self.at(points)?;
                let first = points.first()?;
                let mut stretches = vec![flat(i128::MIN, first.1)];
                stretches
                    .extend(points.iter().map(|(from, to)| flat(threshold(*from, scale), *to)));
                self.stretches(value, &stretches)
            }
            _ => None,
        }
    }

    fn at(&self, points: &[Point]) -> Option<Vec<(Decimal, Decimal)>> {
        points.iter().map(|p| Some((p.value.after(self.quarters)?, p.score))).collect()
    }

    fn stretches(&mut self, value: NodeId, stretches: &[Stretch]) -> Option<Ratio> {
        let per = common_divisor(stretches, &[])?;
        let pieces: Option<Vec<Piece>> = stretches.iter().map(|one| one.piece(per)).collect();
        let over = match pieces?.as_slice() {
            [only] => self.compiler.graph.affine(value, only.by, only.plus),
            pieces => self.compiler.graph.pieces(value, pieces.to_vec()),
        };
        Some(Ratio { per, ..self.compiler.node_ratio(over) })
    }

    fn clamped(
        &mut self,
        value: NodeId,
        line: &Stretch,
        ends: (Decimal, Decimal),
    ) -> Option<Ratio> {
        let ends = [Fraction::from(ends.0), Fraction::from(ends.1)];
        let per = common_divisor(std::slice::from_ref(line), &ends)?;
        let Piece { by, plus, .. } = line.piece(per)?;
        let [low, high] = ends.map(|end| whole(&end, per));
        let over = self.compiler.graph.clamp(value, (by, plus), (low?, high?));
        Some(Ratio { per, ..self.compiler.node_ratio(over) })
    }
}

impl Stretch {
    /// The stretch in parts of one.
    fn piece(&self, per: i128) -> Option<Piece> {
        Some(Piece {
            from: self.from,
            by: whole(&self.slope, per)?,
            plus: whole(&self.at_zero, per)?,
        })
    }
}

/// A fraction in parts of one, if it is whole.
fn whole(fraction: &Fraction, per: i128) -> Option<i128> {
    let scaled = fraction.mul(&Fraction::from(per)).reduced();
    (*scaled.divisor() == kawasan_exact::Whole::ONE).then(|| scaled.numerator().to_i128())?
}

fn common_divisor(stretches: &[Stretch], others: &[Fraction]) -> Option<i128> {
    let of_stretches = stretches.iter().flat_map(|one| [&one.slope, &one.at_zero]);
    let mut all: i128 = 1;
    for fraction in of_stretches.chain(others) {
        let own = fraction.reduced().divisor().to_i128()?;
        all = (all / gcd(all, own)).checked_mul(own)?;
    }
    Some(all)
}

/// The same score from a value up.
fn flat(from: i128, score: Decimal) -> Stretch {
    Stretch { from, slope: Fraction::ZERO, at_zero: Fraction::from(score) }
}

/// The line through two points, by the value in units of its last decimal.
fn line(a: (Decimal, Decimal), b: (Decimal, Decimal), from: i128, scale: u32) -> Option<Stretch> {
    let number = Fraction::from;
    let slope = number(b.1).sub(&number(a.1)).div(&number(b.0).sub(&number(a.0)))?;
    let at_zero = number(a.1).sub(&slope.mul(&number(a.0)));
    let unit = Fraction::new(kawasan_exact::Whole::ONE, kawasan_exact::Whole::power_of_ten(scale))?;
    Some(Stretch { from, slope: slope.mul(&unit), at_zero })
}
