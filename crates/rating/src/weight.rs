//! Weights: decimals or fractions, kept exactly.

use std::fmt;
use std::str::FromStr;

use kawasan_exact::Fraction;
use kawasan_model::exact;

/// A weight, not below zero: `0.25` or `1/3`, exactly.
///
/// # Examples
///
/// Three thirds are one, which no decimals say:
///
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::Weight;
///
/// let third: Weight = "1/3".parse()?;
/// let sum = third.fraction().add(third.fraction()).add(third.fraction());
/// assert_eq!(sum, Fraction::ONE);
/// assert_eq!(third.to_string(), "1/3");
/// # Ok::<(), kawasan_rating::ParseWeightError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Weight {
    fraction: Fraction, // INVARIANT: >= 0
    text: String,
}

impl Weight {
    /// The weight as a fraction.
    #[must_use]
    pub const fn fraction(&self) -> &Fraction {
        &self.fraction
    }
}

impl PartialEq for Weight {
    fn eq(&self, other: &Self) -> bool {
        self.fraction == other.fraction
    }
}

impl Eq for Weight {}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

/// A text is no [`Weight`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is no weight: expected a decimal or a fraction from 0 up, such as `0.25` or `1/3`"
)]
#[non_exhaustive]
pub struct ParseWeightError {
    /// The text.
    pub input: String,
}

impl FromStr for Weight {
    type Err = ParseWeightError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let part = |text: &str| exact::parse(text.trim()).ok().map(Fraction::from);
        let fraction = match text.split_once('/') {
            None => part(text),
            Some((over, under)) => part(over).zip(part(under)).and_then(|(a, b)| a.div(&b)),
        };
        let not_below = fraction.filter(|fraction| *fraction >= Fraction::ZERO);
        match not_below {
            Some(fraction) => Ok(Weight { fraction, text: text.trim().to_owned() }),
            None => Err(ParseWeightError { input: text.chars().take(60).collect() }),
        }
    }
}
