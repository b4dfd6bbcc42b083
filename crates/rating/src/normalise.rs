//! From the values of all units to scores on a common scale.

mod method;

use std::cmp::Ordering;

use kawasan_exact::{Fraction, Real};
use rust_decimal::Decimal;

pub use method::{Given, Lacking, Method, MethodError};

use crate::stats::{count, difference, extreme, smaller, tidy, values};
use crate::{NoScore, Score};

/// How the values of an indicator over all units become scores.
///
/// Values come with their direction: where lower is better, value, target and
/// goalposts are multiplied by −1 beforehand, so that more is always better. What is
/// missing stays missing, and counts in no extreme, mean or rank. `x` is a value,
/// `min` and `max` are the extremes of the units that report.
///
/// Formulas: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 5;
/// names and ties as in the R package COINr, whose results they equal.
///
/// # Examples
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::{NoScore, Normalisation};
/// use rust_decimal::Decimal;
///
/// let column = [Some(Fraction::from(2)), None, Some(Fraction::from(5)), Some(Fraction::from(6))];
/// let scale = Normalisation::MinMax { low: Decimal::ZERO, high: Decimal::ONE_HUNDRED };
/// let scores = scale.apply(&column);
/// assert_eq!(scores[1], Err(NoScore::Missing));
/// assert_eq!(scores[2], Ok(Fraction::from(75).into()));
/// assert_eq!(Normalisation::Rank.apply(&column)[3], Ok(Fraction::from(3).into()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Normalisation {
    /// low + (high − low) · (x − min) ÷ (max − min)
    MinMax {
        /// The score of the worst.
        low: Decimal,
        /// The score of the best.
        high: Decimal,
    },
    /// mean + sd · (x − mean of x) ÷ (standard deviation of x), of the sample: its
    /// divisor is n − 1.
    ZScore {
        /// The mean of the scores.
        mean: Decimal,
        /// Their standard deviation.
        sd: Decimal,
    },
    /// (x − centre) ÷ scale
    Scaled {
        /// What is taken off.
        centre: Decimal,
        /// What the rest is divided by.
        scale: Decimal,
    },
    /// The rank from the worst, 1, up; of equal ones all have the smallest.
    Rank,
    /// The number of units that are strictly worse: the rank − 1.
    Borda,
    /// The share of the other units that are strictly worse: (rank − 1) ÷ (n − 1).
    PercentileRank,
    /// 1 − (max − x) ÷ (max − min)
    DistanceToMax,
    /// 1 − (target − x) ÷ (target − min). A target below all values gives scores at
    /// and below zero.
    DistanceToTarget {
        /// The target, multiplied by the direction.
        target: Decimal,
        /// Whether what is beyond the target gets 1.
        capped: bool,
    },
    /// 1 − (reference − x) ÷ (reference − min), not capped.
    DistanceToReference {
        /// The place of the unit that is the reference.
        unit: usize,
    },
    /// x ÷ max
    FractionOfMax,
    /// low + (high − low) · (x − worst) ÷ (best − worst)
    Goalposts {
        /// The value that scores `low`, multiplied by the direction.
        worst: Decimal,
        /// The value that scores `high`, multiplied by the direction.
        best: Decimal,
        /// The score of the worst.
        low: Decimal,
        /// The score of the best.
        high: Decimal,
        /// Whether values beyond get these scores, too.
        capped: bool,
    },
}

impl Normalisation {
    /// The score of each unit.
    ///
    /// A unit without a value has none, either ([`NoScore::Missing`]); where the formula
    /// divides by zero, nobody has one ([`NoScore::DivisionByZero`]).
    #[must_use]
    pub fn apply(&self, column: &[Option<Fraction>]) -> Vec<Score> {
        let real = |value: &Option<Fraction>| value.clone().map(Real::from);
        let column: Vec<Score> =
            column.iter().map(|value| real(value).ok_or(NoScore::Missing)).collect();
        self.apply_to(&column)
    }

    /// As [`apply`](Self::apply), of values that may be irrational or missing for a
    /// reason of their own, which they keep.
    #[must_use]
    pub fn apply_to(&self, column: &[Score]) -> Vec<Score> {
        if let Normalisation::Rank | Normalisation::Borda | Normalisation::PercentileRank = self {
            return self.ranked(column);
        }
        let line = self.line(column);
        let score = |value: &Score| match (value, &line) {
            (Err(why), _) | (Ok(_), Err(why)) => Err(*why),
            (Ok(value), Ok(line)) => line.at(value),
        };
        column.iter().map(score).collect()
    }

    fn ranked(&self, column: &[Score]) -> Vec<Score> {
        let others = values(column).len().saturating_sub(1);
        let score = |worse: usize| match self {
            Normalisation::Rank => Ok(count(worse).add(&Fraction::ONE).into()),
            Normalisation::Borda => Ok(count(worse).into()),
            _ => count(worse).div(&count(others)).map(Real::from).ok_or(NoScore::DivisionByZero),
        };
        smaller(column).into_iter().map(|worse| worse.and_then(score)).collect()
    }

    /// All that aren't ranks are lines.
    fn line(&self, column: &[Score]) -> Result<Line, NoScore> {
        let numbers = values(column);
        let least = || extreme(&numbers, Ordering::Less);
        let greatest = || extreme(&numbers, Ordering::Greater);
        let (zero, one) = (Real::from(Fraction::ZERO), Real::from(Fraction::ONE));
        match self {
            Normalisation::MinMax { low, high } => {
                Line::through((least()?, (*low).into()), (greatest()?, (*high).into()))
            }
            Normalisation::DistanceToMax => Line::through((least()?, zero), (greatest()?, one)),
            Normalisation::DistanceToTarget { target, capped } => {
                let target = Real::from(*target);
                let mut line = Line::through((least()?, zero), (target, one.clone()))?;
                line.most = capped.then_some(one);
                Ok(line)
            }
            Normalisation::DistanceToReference { unit } => {
                let reference = column.get(*unit).and_then(|score| score.as_ref().ok());
                let reference = reference.ok_or(NoScore::ReferenceMissing)?;
                Line::through((least()?, zero), (reference.clone(), one))
            }
            Normalisation::FractionOfMax => Line::through((zero.clone(), zero), (greatest()?, one)),
            Normalisation::Goalposts { worst, best, low, high, capped } => {
                let ends = [*low, *high].map(Real::from);
                let posts = [*worst, *best].map(Real::from);
                let ([low, high], [worst, best]) = (ends.clone(), posts);
                let mut line = Line::through((worst, low.clone()), (best, high.clone()))?;
                if *capped {
                    let upward = low.compare(&high)? == Ordering::Less;
                    let (least, most) = if upward { (low, high) } else { (high, low) };
                    (line.least, line.most) = (Some(least), Some(most));
                }
                Ok(line)
            }
            Normalisation::Scaled { centre, scale } => {
                let slope = one.div(&Real::from(*scale))?;
                Ok(Line::with(((*centre).into(), zero), slope))
            }
            Normalisation::ZScore { mean, sd } => z_scores(&numbers, *mean, *sd),
            Normalisation::Rank | Normalisation::Borda | Normalisation::PercentileRank => {
                Err(NoScore::Undefined)
            }
        }
    }
}

fn z_scores(numbers: &[Real], mean: Decimal, sd: Decimal) -> Result<Line, NoScore> {
    let (deviations, factor) = crate::stats::deviations(numbers);
    let squares = crate::stats::products(&deviations, &deviations);
    let free = count(numbers.len().saturating_sub(1));
    let variance = squares.div(&free.mul(&factor).mul(&factor).into())?;
    let deviation = tidy(variance).root(2)?;
    let slope = Real::from(sd).div(&deviation)?;
    Ok(Line::with((crate::stats::mean(numbers)?, mean.into()), slope))
}

/// Scores on a line, perhaps cut off.
#[derive(Debug)]
struct Line {
    from: (Real, Real),
    /// Where the line leads, if that is known: there its score is exact.
    to: Option<(Real, Real)>,
    slope: Real,
    least: Option<Real>,
    most: Option<Real>,
}

impl Line {
    fn with(from: (Real, Real), slope: Real) -> Line {
        Line { from, to: None, slope, least: None, most: None }
    }

    /// Through two values with their scores.
    fn through(from: (Real, Real), to: (Real, Real)) -> Result<Line, NoScore> {
        let rise = difference(&to.1, &from.1);
        let slope = tidy(rise.div(&difference(&to.0, &from.0))?);
        Ok(Line { to: Some(to), ..Line::with(from, slope) })
    }

    fn at(&self, value: &Real) -> Score {
        if let Some((end, score)) = &self.to
            && end == value
        {
            return Ok(score.clone());
        }
        let score = difference(value, &self.from.0).mul(&self.slope);
        let score = tidy(score.add(&self.from.1));
        if let Some(least) = &self.least
            && score.compare(least)? == Ordering::Less
        {
            return Ok(least.clone());
        }
        match &self.most {
            Some(most) if score.compare(most)? == Ordering::Greater => Ok(most.clone()),
            _ => Ok(score),
        }
    }
}

#[cfg(test)]
mod tests;
