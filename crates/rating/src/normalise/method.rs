//! Methods of normalisation by their names, and what an indicator adds to them.

use std::fmt;
use std::str::FromStr;

use kawasan_model::suggest;
use rust_decimal::Decimal;

use crate::Normalisation;

/// A method for all indicators: a [`Normalisation`] whose target, goalposts and
/// reference unit come from each indicator.
///
/// Text forms: `minmax[:LOW:HIGH]` (0:100), `zscore[:MEAN:SD]` (0:1),
/// `scaled[:CENTRE:SCALE]` (0:1), `rank`, `borda`, `percentile-rank`,
/// `distance-to-max`, `distance-to-target[:uncapped]`, `distance-to-reference`,
/// `fraction-of-max`, `goalposts[:LOW:HIGH]` (0:100).
///
/// # Examples
/// ```
/// use kawasan_rating::Method;
///
/// let method: Method = "minmax:1:100".parse()?;
/// assert_eq!(method.to_string(), "minmax:1:100");
///
/// let error = "min-max".parse::<Method>().unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `minmax`?"));
/// # Ok::<(), kawasan_rating::MethodError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Method {
    /// [`Normalisation::MinMax`]
    MinMax {
        /// The score of the worst.
        low: Decimal,
        /// The score of the best.
        high: Decimal,
    },
    /// [`Normalisation::ZScore`]
    ZScore {
        /// The mean of the scores.
        mean: Decimal,
        /// Their standard deviation.
        sd: Decimal,
    },
    /// [`Normalisation::Scaled`]
    Scaled {
        /// What is taken off.
        centre: Decimal,
        /// What the rest is divided by.
        scale: Decimal,
    },
    /// [`Normalisation::Rank`]
    Rank,
    /// [`Normalisation::Borda`]
    Borda,
    /// [`Normalisation::PercentileRank`]
    PercentileRank,
    /// [`Normalisation::DistanceToMax`]
    DistanceToMax,
    /// [`Normalisation::DistanceToTarget`], to the target of each indicator
    DistanceToTarget {
        /// Whether what is beyond the target gets 1.
        capped: bool,
    },
    /// [`Normalisation::DistanceToReference`]
    DistanceToReference,
    /// [`Normalisation::FractionOfMax`]
    FractionOfMax,
    /// [`Normalisation::Goalposts`], between those of each indicator, capped
    Goalposts {
        /// The score of the worst.
        low: Decimal,
        /// The score of the best.
        high: Decimal,
    },
}

/// What an indicator gives to a method, as published: not yet multiplied by its
/// direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Given {
    /// Whether lower is better.
    pub lower_is_better: bool,
    /// The target.
    pub target: Option<Decimal>,
    /// The worst and the best goalpost.
    pub goalposts: Option<(Decimal, Decimal)>,
    /// The place of the reference unit.
    pub reference: Option<usize>,
}

/// What a method needs of an indicator and doesn't get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Lacking {
    /// No target.
    #[error("the method needs a target")]
    Target,
    /// No goalposts.
    #[error("the method needs a worst and a best goalpost")]
    Goalposts,
    /// No reference unit.
    #[error("the method needs a reference unit")]
    Reference,
}

const NAMES: [&str; 11] = [
    "minmax",
    "zscore",
    "scaled",
    "rank",
    "borda",
    "percentile-rank",
    "distance-to-max",
    "distance-to-target",
    "distance-to-reference",
    "fraction-of-max",
    "goalposts",
];

impl Method {
    /// The normalisation of an indicator.
    ///
    /// # Errors
    /// [`Lacking`].
    pub fn of(self, given: &Given) -> Result<Normalisation, Lacking> {
        let directed = |number: Decimal| if given.lower_is_better { -number } else { number };
        Ok(match self {
            Method::MinMax { low, high } => Normalisation::MinMax { low, high },
            Method::ZScore { mean, sd } => Normalisation::ZScore { mean, sd },
            Method::Scaled { centre, scale } => Normalisation::Scaled { centre, scale },
            Method::Rank => Normalisation::Rank,
            Method::Borda => Normalisation::Borda,
            Method::PercentileRank => Normalisation::PercentileRank,
            Method::DistanceToMax => Normalisation::DistanceToMax,
            Method::DistanceToTarget { capped } => {
                let target = directed(given.target.ok_or(Lacking::Target)?);
                Normalisation::DistanceToTarget { target, capped }
            }
            Method::DistanceToReference => {
                let unit = given.reference.ok_or(Lacking::Reference)?;
                Normalisation::DistanceToReference { unit }
            }
            Method::FractionOfMax => Normalisation::FractionOfMax,
            Method::Goalposts { low, high } => {
                let (worst, best) = given.goalposts.ok_or(Lacking::Goalposts)?;
                let (worst, best) = (directed(worst), directed(best));
                Normalisation::Goalposts { worst, best, low, high, capped: true }
            }
        })
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Method::MinMax { low, high } => write!(f, "minmax:{low}:{high}"),
            Method::ZScore { mean, sd } => write!(f, "zscore:{mean}:{sd}"),
            Method::Scaled { centre, scale } => write!(f, "scaled:{centre}:{scale}"),
            Method::Rank => f.write_str("rank"),
            Method::Borda => f.write_str("borda"),
            Method::PercentileRank => f.write_str("percentile-rank"),
            Method::DistanceToMax => f.write_str("distance-to-max"),
            Method::DistanceToTarget { capped: true } => f.write_str("distance-to-target"),
            Method::DistanceToTarget { .. } => f.write_str("distance-to-target:uncapped"),
            Method::DistanceToReference => f.write_str("distance-to-reference"),
            Method::FractionOfMax => f.write_str("fraction-of-max"),
            Method::Goalposts { low, high } => write!(f, "goalposts:{low}:{high}"),
        }
    }
}

impl FromStr for Method {
    type Err = MethodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (name, rest) = match text.split_once(':') {
            Some((name, rest)) => (name, Some(rest)),
            None => (text, None),
        };
        let refused =
            |expected: &'static str| MethodError::Parameters { input: text.to_owned(), expected };
        let pair = |expected: &'static str, default: (Decimal, Decimal)| {
            let Some(rest) = rest else { return Ok(default) };
            let numbers = rest
                .split_once(':')
                .and_then(|(a, b)| Some((crate::decimal(a).ok()?, crate::decimal(b).ok()?)));
            numbers.ok_or_else(|| refused(expected))
        };
        let plain = |method: Method| match rest {
            None => Ok(method),
            Some(_) => Err(refused("no parameters")),
        };
        let rising = |expected, (low, high): (Decimal, Decimal)| match low < high {
            true => Ok((low, high)),
            false => Err(refused(expected)),
        };
        let (zero, one, hundred) = (Decimal::ZERO, Decimal::ONE, Decimal::ONE_HUNDRED);
        match name {
            "minmax" | "goalposts" => {
                let expected = if name == "minmax" {
                    "`minmax:LOW:HIGH` with LOW below HIGH, such as `minmax:0:100`"
                } else {
                    "`goalposts:LOW:HIGH` with LOW below HIGH, such as `goalposts:0:100`"
                };
                let (low, high) = rising(expected, pair(expected, (zero, hundred))?)?;
                Ok(match name {
                    "minmax" => Method::MinMax { low, high },
                    _ => Method::Goalposts { low, high },
                })
            }
            "zscore" => {
                let expected = "`zscore:MEAN:SD` with SD above 0, such as `zscore:0:1`";
                let (mean, sd) = pair(expected, (zero, one))?;
                if sd > zero { Ok(Method::ZScore { mean, sd }) } else { Err(refused(expected)) }
            }
            "scaled" => {
                let expected =
                    "`scaled:CENTRE:SCALE` with a SCALE that isn't 0, such as `scaled:0:1`";
                let (centre, scale) = pair(expected, (zero, one))?;
                if scale.is_zero() {
                    return Err(refused(expected));
                }
                Ok(Method::Scaled { centre, scale })
            }
            "distance-to-target" => match rest {
                None => Ok(Method::DistanceToTarget { capped: true }),
                Some("uncapped") => Ok(Method::DistanceToTarget { capped: false }),
                Some(_) => Err(refused("`distance-to-target` or `distance-to-target:uncapped`")),
            },
            "rank" => plain(Method::Rank),
            "borda" => plain(Method::Borda),
            "percentile-rank" => plain(Method::PercentileRank),
            "distance-to-max" => plain(Method::DistanceToMax),
            "distance-to-reference" => plain(Method::DistanceToReference),
            "fraction-of-max" => plain(Method::FractionOfMax),
            _ => Err(MethodError::Unknown { input: name.to_owned() }),
        }
    }
}

/// Why a text names no [`Method`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MethodError {
    /// No such method.
    #[error("there is no normalisation `{input}`: expected one of {}", NAMES.join(", "))]
    #[non_exhaustive]
    Unknown {
        /// What stands for the name.
        input: String,
    },
    /// The parameters aren't those of the method.
    #[error("`{input}` has wrong parameters: expected {expected}")]
    #[non_exhaustive]
    Parameters {
        /// The whole text.
        input: String,
        /// What would be right.
        expected: &'static str,
    },
}

impl MethodError {
    /// What was probably meant.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            MethodError::Unknown { input } => {
                suggest::nearest(input, NAMES).map(|near| format!("did you mean `{near}`?"))
            }
            MethodError::Parameters { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_read_and_written_back() {
        for name in NAMES {
            let method: Method = name.parse().unwrap();
            assert_eq!(method.to_string().parse(), Ok(method));
            assert!(method.to_string().starts_with(name));
        }
        for text in ["minmax:1:100", "zscore:-1:0.5", "scaled:3:-2", "distance-to-target:uncapped"]
        {
            assert_eq!(text.parse::<Method>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn wrong_texts_say_what_would_be_right() {
        for bad in ["minmax:1", "minmax:100:0", "minmax:a:b", "zscore:0:0", "scaled:1:0", "rank:1"]
        {
            let error = bad.parse::<Method>().unwrap_err();
            assert!(matches!(error, MethodError::Parameters { .. }), "{bad}: {error}");
        }
        let near = |text: &str| text.parse::<Method>().unwrap_err().help();
        assert_eq!(near("percentil-rank").as_deref(), Some("did you mean `percentile-rank`?"));
        assert_eq!(near("xyz"), None);
    }

    #[test]
    fn an_indicator_gives_what_the_method_needs_with_its_direction() {
        let target: Method = "distance-to-target".parse().unwrap();
        assert_eq!(target.of(&Given::default()), Err(Lacking::Target));
        let given = Given { lower_is_better: true, target: Some(Decimal::TEN), ..Given::default() };
        let expected = Normalisation::DistanceToTarget { target: -Decimal::TEN, capped: true };
        assert_eq!(target.of(&given), Ok(expected));
    }
}
