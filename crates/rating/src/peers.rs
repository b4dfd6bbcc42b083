//! Scores that compare a unit with the others, and what is done to values before.

use std::fmt;
use std::str::FromStr;

use kawasan_exact::{Fraction, Real};
use kawasan_indicators::Direction;
use rust_decimal::Decimal;

use crate::{Limit, Method, MethodError, NoScore, Normalisation, Score};

/// How the values of all units become scores on a methodology's scale.
///
/// `minmax` gives the worst of the units the low end of the scale and the best the high
/// end. `percentile-rank`, `distance-to-max`, `fraction-of-max`, `distance-to-target` and
/// `distance-to-reference` are shares, of which 0 is the low end and 1 the high end; shares
/// beyond, and `zscore`, `rank` and `borda`, which are no shares, may leave the scale.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Peers {
    /// The method: any but `scaled` and `goalposts`, which need no peers.
    pub method: Method,
    /// The target of `distance-to-target`, in the indicator's base unit.
    pub target: Option<Limit>,
    /// The unit of `distance-to-reference`.
    pub reference: Option<String>,
}

impl Peers {
    /// A method that needs no more than its name.
    #[must_use]
    pub const fn by(method: Method) -> Self {
        Peers { method, target: None, reference: None }
    }

    /// What is missing, or of no use, for the method and the indicator's direction.
    pub(crate) fn problem(&self, direction: Direction) -> Option<String> {
        let needs = |what: &str| Some(format!("`{}` needs a `{what}`", self.method));
        match (self.method, &self.target, &self.reference) {
            (Method::Scaled { .. } | Method::Goalposts { .. }, ..) => {
                Some(format!("`{}` needs no peers: give `worst` and `best` instead", self.method))
            }
            (Method::FractionOfMax, ..) if direction == Direction::Lower => {
                let text = "`fraction-of-max` says nothing where lower is better: take `minmax`";
                Some(text.to_owned())
            }
            (Method::DistanceToTarget { .. }, None, _) => needs("target"),
            (Method::DistanceToReference, _, None) => needs("reference"),
            (Method::DistanceToTarget { .. }, _, None) | (Method::DistanceToReference, None, _) => {
                None
            }
            (_, None, None) => None,
            _ => Some(format!("`{}` takes neither a target nor a reference", self.method)),
        }
    }

    /// The scores of a column on a scale, after so many quarters; units by their ids.
    pub(crate) fn scores(
        &self,
        column: &[Score],
        units: &[&str],
        direction: Direction,
        quarters: u8,
        scale: (Decimal, Decimal),
    ) -> Vec<Score> {
        let falls = direction == Direction::Lower;
        let turned = |value: &Real| {
            if falls { value.mul(&Fraction::from(-1).into()) } else { value.clone() }
        };
        let column: Vec<Score> =
            column.iter().map(|one| one.as_ref().map(turned).map_err(|e| *e)).collect();
        let (low, high) = scale;
        let (normalisation, is_share) = match self.method {
            Method::MinMax { .. } => (Some(Normalisation::MinMax { low, high }), false),
            Method::ZScore { mean, sd } => (Some(Normalisation::ZScore { mean, sd }), false),
            Method::Rank => (Some(Normalisation::Rank), false),
            Method::Borda => (Some(Normalisation::Borda), false),
            Method::PercentileRank => (Some(Normalisation::PercentileRank), true),
            Method::DistanceToMax => (Some(Normalisation::DistanceToMax), true),
            Method::FractionOfMax => (Some(Normalisation::FractionOfMax), true),
            Method::DistanceToTarget { capped } => {
                let target = self.target.as_ref().and_then(|target| target.after(quarters));
                let target = target.map(|target| if falls { -target } else { target });
                (target.map(|target| Normalisation::DistanceToTarget { target, capped }), true)
            }
            Method::DistanceToReference => {
                let unit = units.iter().position(|unit| self.reference.as_deref() == Some(*unit));
                (unit.map(|unit| Normalisation::DistanceToReference { unit }), true)
            }
            Method::Scaled { .. } | Method::Goalposts { .. } => (None, false),
        };
        let Some(normalisation) = normalisation else {
            let why = match self.method {
                Method::DistanceToTarget { .. } => NoScore::NoLimit,
                Method::DistanceToReference => NoScore::ReferenceMissing,
                _ => NoScore::Undefined,
            };
            return column.into_iter().map(|one| one.and(Err(why))).collect();
        };
        let range = Real::from(Fraction::from(high).sub(&Fraction::from(low)));
        let onto = |share: Real| {
            if is_share { share.mul(&range).add(&Real::from(low)) } else { share }
        };
        normalisation.apply_to(&column).into_iter().map(|score| score.map(onto)).collect()
    }
}

impl fmt::Display for Peers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.method.fmt(f)
    }
}

impl FromStr for Peers {
    type Err = MethodError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Peers::by)
    }
}

/// What takes the place of a missing value. A result that rests on one says so, and the
/// indicator doesn't count as covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Impute {
    /// The mean of the units that report.
    Mean,
    /// Their median; of an even number the mean of the two in the middle.
    Median,
    /// A fixed value, in the indicator's base unit.
    Value(Decimal),
}

impl Impute {
    /// The value, from those that are known; `None` without any.
    pub(crate) fn value(self, known: &[Decimal]) -> Option<Real> {
        let mut sorted = known.to_vec();
        sorted.sort_unstable();
        let exact = |decimal: &Decimal| Fraction::from(*decimal);
        match self {
            Impute::Value(value) => Some(value.into()),
            Impute::Mean => {
                let sum = sorted.iter().fold(Fraction::ZERO, |sum, one| sum.add(&exact(one)));
                let count = Fraction::from(i128::try_from(sorted.len()).ok()?);
                Some(sum.div(&count)?.reduced().into())
            }
            Impute::Median => {
                let upper = sorted.get(sorted.len() / 2)?;
                let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
                Some(exact(lower).add(&exact(upper)).div(&Fraction::from(2))?.into())
            }
        }
    }
}
