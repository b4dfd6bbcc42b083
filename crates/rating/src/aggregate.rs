//! Putting scores together.

use kawasan_exact::{Fraction, Real};

/// How the parts of a group come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Aggregation {
    /// Σ w x ÷ Σ w
    Arithmetic,
    /// (Π x^w)^(1 ÷ Σ w)
    Geometric,
    /// Σ w ÷ Σ (w ÷ x)
    Harmonic,
    /// The least.
    Minimum,
    /// Copeland.
    Copeland,
}

impl Aggregation {
    /// Combines.
    pub fn combine(&self, parts: &[(Fraction, Real)]) -> Result<Real, kawasan_exact::RealError> {
        let sum = parts.iter().fold(Fraction::ZERO, |sum, (weight, _)| sum.add(weight));
        let weights = parts.iter().map(|(w, x)| Some((w.div(&sum)?, x.clone())));
        let parts: Vec<(Fraction, Real)> =
            weights.collect::<Option<_>>().ok_or(kawasan_exact::RealError::DivisionByZero)?;
        match self {
            Aggregation::Geometric => Real::weighted_product(&parts),
            _ => Ok(parts.iter().fold(Real::from(Fraction::ZERO), |sum, (w, x)| {
                sum.add(&x.mul(&Real::from(w.clone())))
            })),
        }
    }
}

impl std::str::FromStr for Aggregation {
    type Err = String;
    fn from_str(t: &str) -> Result<Self, String> {
        Ok(match t {
            "arithmetic" => Self::Arithmetic,
            "geometric" => Self::Geometric,
            "harmonic" => Self::Harmonic,
            "minimum" => Self::Minimum,
            "copeland" => Self::Copeland,
            _ => return Err(format!("`{t}` is no aggregation")),
        })
    }
}
impl std::fmt::Display for Aggregation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Arithmetic => "arithmetic",
            Self::Geometric => "geometric",
            Self::Harmonic => "harmonic",
            Self::Minimum => "minimum",
            Self::Copeland => "copeland",
        })
    }
}
