//! From the scores of parts to the score of their group.

mod copeland;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use kawasan_exact::{Fraction, Real};
use kawasan_model::suggest;

pub use copeland::copeland;

use crate::stats::{ascending, extreme, sum, tidy};
use crate::{NoScore, Score};

/// The largest exponent of a generalised mean that a text can ask for: powers of exact
/// numbers grow with it.
const MOST: u32 = 20;

/// How the scores of parts become one. `x` is a part's score, `w` its weight divided
/// by the sum of the weights; a part of the weight zero is no part.
///
/// Text forms: `arithmetic`, `geometric`, `harmonic`, `generalised:P`, `median`,
/// `minimum`, `copeland`.
///
/// Formulas: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), step 7;
/// results equal those of the R package COINr.
///
/// # Examples
/// What is lacking in one part can be made up for by another in an arithmetic mean,
/// less so in a geometric one:
///
/// ```
/// use kawasan_exact::{Fraction, Real};
/// use kawasan_rating::Aggregation;
///
/// let score = |n: i128| (Fraction::ONE, Real::from(Fraction::from(n)));
/// let parts = [score(4), score(64)];
/// assert_eq!(Aggregation::Arithmetic.combine(&parts)?, Fraction::from(34).into());
/// assert_eq!(Aggregation::Geometric.combine(&parts)?, Fraction::from(16).into());
/// # Ok::<(), kawasan_rating::NoScore>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Aggregation {
    /// Σ w·x
    Arithmetic,
    /// Π x^w, of numbers not below zero.
    Geometric,
    /// 1 ÷ Σ w÷x, of numbers not below zero; with a zero among them it is zero, as its
    /// limit is.
    Harmonic,
    /// (Σ w·x^P)^(1÷P): of numbers not below zero, above it if P is below. 1 is the
    /// arithmetic mean, −1 the harmonic one, 0 as the limit the geometric one.
    Generalised(i32),
    /// The one in the middle, of an even number the mean of the two in the middle.
    /// Weights don't matter to it unless they are zero.
    Median,
    /// The smallest; weights don't matter to it unless they are zero.
    Minimum,
    /// By how many more other units a unit outranks than outrank it; see [`copeland`].
    Copeland,
}

const NAMES: [&str; 7] =
    ["arithmetic", "geometric", "harmonic", "generalised", "median", "minimum", "copeland"];

impl Aggregation {
    /// The score of one unit from weights and scores of its parts; who has no score is
    /// left out beforehand, and the other weights count in proportion.
    ///
    /// # Errors
    /// [`NoScore::NoParts`] if no part has a weight, [`NoScore::NotPositive`] and
    /// [`NoScore::DivisionByZero`] where the mean isn't defined,
    /// [`NoScore::NeedsUnits`] for [`Copeland`](Self::Copeland), which compares units.
    pub fn combine(&self, parts: &[(Fraction, Real)]) -> Score {
        if let (Aggregation::Arithmetic, Some(mean)) = (self, mean_of_fractions(parts)) {
            return Ok(mean);
        }
        let parts: Vec<&(Fraction, Real)> =
            parts.iter().filter(|(weight, _)| weight.sign() == Ordering::Greater).collect();
        let weights: Vec<Real> = parts.iter().map(|(weight, _)| weight.clone().into()).collect();
        let whole = sum(&weights);
        let whole = whole.fraction().filter(|whole| whole.sign() == Ordering::Greater);
        let whole = whole.ok_or(NoScore::NoParts)?;
        let mut shares = Vec::with_capacity(parts.len());
        for (weight, score) in parts {
            let share = weight.div(whole).ok_or(NoScore::NoParts)?;
            shares.push((share.reduced(), score.clone()));
        }
        let parts = shares;
        let scores = || parts.iter().map(|(_, score)| score.clone()).collect::<Vec<_>>();
        match self {
            // Reached only with a score that is no fraction.
            Aggregation::Arithmetic | Aggregation::Generalised(1) => Ok(weighted_sum(&parts)),
            Aggregation::Geometric | Aggregation::Generalised(0) => {
                all_from(&parts, Ordering::Equal)?;
                Ok(tidy(Real::weighted_product(&parts)?))
            }
            Aggregation::Harmonic | Aggregation::Generalised(-1) => {
                all_from(&parts, Ordering::Equal)?;
                if parts.iter().any(|(_, score)| score.sign() == Ok(Ordering::Equal)) {
                    return Ok(Fraction::ZERO.into());
                }
                let one = Real::from(Fraction::ONE);
                Ok(tidy(one.div(&weighted_sum(&each(&parts, |score| Ok(one.div(score)?))?))?))
            }
            Aggregation::Generalised(power) => generalised(&parts, *power),
            Aggregation::Median => median(&scores()),
            Aggregation::Minimum => extreme(&scores(), Ordering::Less),
            Aggregation::Copeland => Err(NoScore::NeedsUnits),
        }
    }

    /// The score of every unit of a group from the weight and scores of each of its
    /// parts; parts without a score are left out, unit by unit, but where a mean failed
    /// ([`NoScore::is_failure`]), that is the reason why the group has no score.
    #[must_use]
    pub fn combine_all(&self, parts: &[(Fraction, &[Score])]) -> Vec<Score> {
        // Without parts nobody says how many units there are: none.
        let units = parts.iter().map(|(_, scores)| scores.len()).max().unwrap_or(0);
        let weighed = || parts.iter().filter(|(weight, _)| weight.sign() == Ordering::Greater);
        let failure = |unit: usize| {
            let why = weighed().filter_map(|(_, scores)| scores.get(unit)?.as_ref().err());
            why.copied().find(|why| why.is_failure())
        };
        if *self == Aggregation::Copeland {
            let known =
                |scores: &&[Score]| scores.iter().map(|s| s.as_ref().ok().cloned()).collect();
            let columns: Vec<(Fraction, Vec<Option<Real>>)> =
                parts.iter().map(|(weight, scores)| (weight.clone(), known(scores))).collect();
            let scores = copeland(&columns).into_iter().enumerate();
            return scores.map(|(unit, score)| failure(unit).map_or(score, Err)).collect();
        }
        let of_unit = |unit: usize| {
            if let Some(why) = failure(unit) {
                return Err(why);
            }
            let known = weighed().filter_map(|(weight, scores)| {
                Some((weight.clone(), scores.get(unit)?.as_ref().ok()?.clone()))
            });
            self.combine(&known.collect::<Vec<_>>())
        };
        (0..units).map(of_unit).collect()
    }
}

/// Σ w·x ÷ Σ w of scores that are all fractions, the common case: one division at the end.
fn mean_of_fractions(parts: &[(Fraction, Real)]) -> Option<Real> {
    let mut sum = Fraction::ZERO;
    let mut whole = Fraction::ZERO;
    for (weight, score) in parts.iter().filter(|(w, _)| w.sign() == Ordering::Greater) {
        sum = sum.add(&weight.mul(score.fraction()?));
        whole = whole.add(weight);
    }
    Some(sum.div(&whole)?.reduced().into())
}

fn weighted_sum(parts: &[(Fraction, Real)]) -> Real {
    let weighted = parts.iter().map(|(share, score)| tidy(score.mul(&share.clone().into())));
    sum(&weighted.collect::<Vec<_>>())
}

fn each(
    parts: &[(Fraction, Real)],
    of: impl Fn(&Real) -> Score,
) -> Result<Vec<(Fraction, Real)>, NoScore> {
    parts.iter().map(|(share, score)| Ok((share.clone(), of(score)?))).collect()
}

/// That all scores are above zero, or with [`Ordering::Equal`] not below it.
fn all_from(parts: &[(Fraction, Real)], least: Ordering) -> Result<(), NoScore> {
    for (_, score) in parts {
        if score.sign()? < least {
            return Err(NoScore::NotPositive);
        }
    }
    Ok(())
}

fn generalised(parts: &[(Fraction, Real)], power: i32) -> Score {
    all_from(parts, if power < 0 { Ordering::Greater } else { Ordering::Equal })?;
    let power = Fraction::from(i128::from(power));
    let inverse = Fraction::ONE.div(&power).ok_or(NoScore::DivisionByZero)?;
    let mean = weighted_sum(&each(parts, |score| Ok(tidy(score.pow(&power)?)))?);
    Ok(tidy(mean.pow(&inverse)?))
}

fn median(scores: &[Real]) -> Score {
    let order = ascending(scores)?;
    let at = |place: usize| order.get(place).and_then(|place| scores.get(*place));
    let upper = scores.len() / 2;
    let lower = scores.len().saturating_sub(1) / 2;
    let (lower, upper) = at(lower).zip(at(upper)).ok_or(NoScore::NoParts)?;
    if lower == upper {
        return Ok(lower.clone());
    }
    crate::stats::mean(&[lower.clone(), upper.clone()])
}

impl fmt::Display for Aggregation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Aggregation::Arithmetic => f.write_str("arithmetic"),
            Aggregation::Geometric => f.write_str("geometric"),
            Aggregation::Harmonic => f.write_str("harmonic"),
            Aggregation::Generalised(power) => write!(f, "generalised:{power}"),
            Aggregation::Median => f.write_str("median"),
            Aggregation::Minimum => f.write_str("minimum"),
            Aggregation::Copeland => f.write_str("copeland"),
        }
    }
}

impl FromStr for Aggregation {
    type Err = AggregationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "arithmetic" => return Ok(Aggregation::Arithmetic),
            "geometric" => return Ok(Aggregation::Geometric),
            "harmonic" => return Ok(Aggregation::Harmonic),
            "median" => return Ok(Aggregation::Median),
            "minimum" => return Ok(Aggregation::Minimum),
            "copeland" => return Ok(Aggregation::Copeland),
            _ => {}
        }
        let input = text.to_owned();
        match text.split_once(':') {
            Some(("generalised", power)) => match power.parse::<i32>() {
                Ok(0) => Err(AggregationError::PowerZero),
                Ok(power) if power.unsigned_abs() <= MOST => Ok(Aggregation::Generalised(power)),
                _ => Err(AggregationError::Power { input }),
            },
            None if text == "generalised" => Err(AggregationError::Power { input }),
            _ => Err(AggregationError::Unknown { input }),
        }
    }
}

/// Why a text names no [`Aggregation`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AggregationError {
    /// No such method.
    #[error("there is no aggregation `{input}`: expected one of {}", NAMES.join(", "))]
    #[non_exhaustive]
    Unknown {
        /// The text.
        input: String,
    },
    /// A generalised mean without a usable exponent.
    #[error(
        "`{input}` needs a whole exponent from -{MOST} to {MOST} other than 0, such as \
         `generalised:2`"
    )]
    #[non_exhaustive]
    Power {
        /// The text.
        input: String,
    },
    /// The exponent 0.
    #[error(
        "the generalised mean of the exponent 0 is by its limit the geometric one: write `geometric`"
    )]
    PowerZero,
}

impl AggregationError {
    /// What was probably meant.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            AggregationError::Unknown { input } => {
                suggest::nearest(input, NAMES).map(|near| format!("did you mean `{near}`?"))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(pairs: &[(i128, i128)]) -> Vec<(Fraction, Real)> {
        let part = |(w, x): &(i128, i128)| (Fraction::from(*w), Fraction::from(*x).into());
        pairs.iter().map(part).collect()
    }

    fn combined(method: &str, pairs: &[(i128, i128)]) -> Result<String, &'static str> {
        let method: Aggregation = method.parse().unwrap();
        let score = method.combine(&parts(pairs)).map_err(NoScore::code)?;
        Ok(crate::significant(&score, 10).unwrap().to_string())
    }

    #[test]
    fn each_mean_by_hand() {
        let cases = [
            ("arithmetic", "4"),
            ("geometric", "3.174802104"),     // (2 · 2 · 8)^(1/3)
            ("harmonic", "2.666666667"),      // 3 ÷ (1/2 + 1/2 + 1/8)
            ("generalised:2", "4.898979486"), // √(72 ÷ 3)
            ("generalised:-1", "2.666666667"),
            ("generalised:1", "4"),
            ("median", "5"),
            ("minimum", "2"),
        ];
        for (method, expected) in cases {
            // The part of the weight zero counts nowhere, not even as zero or below.
            assert_eq!(combined(method, &[(2, 2), (1, 8), (0, -1)]).as_deref(), Ok(expected));
        }
        assert_eq!(combined("median", &[(1, 9), (5, 1), (1, 3)]).as_deref(), Ok("3"));
    }

    #[test]
    fn where_a_mean_is_not_defined_it_says_so() {
        let cases = [
            ("geometric", -1, "not_positive"),
            ("harmonic", -1, "not_positive"),
            ("generalised:-2", 0, "not_positive"),
            ("generalised:2", -1, "not_positive"),
            ("copeland", 1, "needs_units"),
        ];
        for (method, score, code) in cases {
            assert_eq!(combined(method, &[(1, 5), (1, score)]), Err(code), "{method}");
        }
        for method in ["geometric", "harmonic", "minimum"] {
            assert_eq!(combined(method, &[(1, 5), (1, 0)]).as_deref(), Ok("0"), "{method}");
        }
        assert_eq!(combined("generalised:3", &[(7, 0), (1, 2)]).as_deref(), Ok("1"));
        for method in ["arithmetic", "geometric", "median", "minimum"] {
            assert_eq!(combined(method, &[]), Err("no_parts"));
            assert_eq!(combined(method, &[(0, 1)]), Err("no_parts"));
        }
    }

    #[test]
    fn a_mean_that_failed_is_not_left_out_but_what_is_missing_is() {
        let score = |n: i128| Ok(Fraction::from(n).into());
        let first = [score(4), score(4), score(4)];
        let second = [Err(NoScore::Missing), Err(NoScore::NotPositive), score(6)];
        let parts = [(Fraction::ONE, &first[..]), (Fraction::ONE, &second[..])];
        let combined = Aggregation::Arithmetic.combine_all(&parts);
        assert_eq!(combined, [score(4), Err(NoScore::NotPositive), score(5)]);
        let outranking = Aggregation::Copeland.combine_all(&parts);
        assert_eq!(outranking, [score(0), Err(NoScore::NotPositive), score(0)]);
    }

    #[test]
    fn texts_are_read_and_written_back_or_refused_with_help() {
        for text in ["arithmetic", "geometric", "harmonic", "generalised:-3", "median", "copeland"]
        {
            assert_eq!(text.parse::<Aggregation>().unwrap().to_string(), text);
        }
        let error = |text: &str| text.parse::<Aggregation>().unwrap_err();
        assert!(error("generalised:0").to_string().contains("geometric"));
        for text in ["generalised", "generalised:", "generalised:1.5", "generalised:21"] {
            assert!(matches!(error(text), AggregationError::Power { .. }), "{text}");
        }
        assert_eq!(error("arithmetc").help().as_deref(), Some("did you mean `arithmetic`?"));
    }
}
