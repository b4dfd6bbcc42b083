//! Rounding: once, at the scale and in the way that a definition declares.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::{Fraction, Whole};

/// The most decimals that a result can have.
const MAX_SCALE: u32 = 28;

/// How a result is rounded. There is no default: scale and mode belong to the
/// definition of an indicator.
///
/// The text form is scale and mode: `4 half_away`.
///
/// # Examples
///
/// ```
/// use kawasan_exact::{Rounding, RoundingMode};
///
/// let rounding: Rounding = "4 half_away".parse()?;
/// assert_eq!(rounding, Rounding::half_away(4)?);
/// assert_eq!(rounding.mode(), RoundingMode::HalfAway);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Rounding {
    scale: u32, // INVARIANT: <= MAX_SCALE
    mode: RoundingMode,
}

/// Which way a value between two neighbours goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoundingMode {
    /// To the nearer; a tie away from zero, as taught in school and done by
    /// spreadsheets: 2.5 → 3, −2.5 → −3.
    HalfAway,
    /// To the nearer; a tie to the even neighbour: 2.5 → 2, 3.5 → 4.
    HalfEven,
    /// To the nearer; a tie toward zero: 2.5 → 2, −2.5 → −2.
    HalfDown,
    /// Toward zero: 2.9 → 2, −2.9 → −2.
    Down,
    /// Away from zero: 2.1 → 3, −2.1 → −3.
    Up,
    /// To the lower neighbour: −2.1 → −3.
    Floor,
    /// To the upper neighbour: −2.9 → −2.
    Ceiling,
}

impl RoundingMode {
    /// All of them.
    pub const ALL: [RoundingMode; 7] = [
        RoundingMode::HalfAway,
        RoundingMode::HalfEven,
        RoundingMode::HalfDown,
        RoundingMode::Down,
        RoundingMode::Up,
        RoundingMode::Floor,
        RoundingMode::Ceiling,
    ];

    /// The word of files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            RoundingMode::HalfAway => "half_away",
            RoundingMode::HalfEven => "half_even",
            RoundingMode::HalfDown => "half_down",
            RoundingMode::Down => "down",
            RoundingMode::Up => "up",
            RoundingMode::Floor => "floor",
            RoundingMode::Ceiling => "ceiling",
        }
    }
}

impl Rounding {
    /// To `scale` decimals in a mode.
    ///
    /// # Errors
    /// [`RoundingError::Scale`] above 28 decimals.
    pub const fn new(scale: u32, mode: RoundingMode) -> Result<Self, RoundingError> {
        if scale > MAX_SCALE {
            return Err(RoundingError::Scale { scale });
        }
        Ok(Rounding { scale, mode })
    }

    /// To `scale` decimals, to the nearer, a tie away from zero.
    ///
    /// # Errors
    /// [`RoundingError::Scale`] above 28 decimals.
    pub const fn half_away(scale: u32) -> Result<Self, RoundingError> {
        Rounding::new(scale, RoundingMode::HalfAway)
    }

    /// The number of decimals.
    #[must_use]
    pub const fn scale(self) -> u32 {
        self.scale
    }

    /// Which way it rounds.
    #[must_use]
    pub const fn mode(self) -> RoundingMode {
        self.mode
    }

    /// The same scale in another mode.
    #[must_use]
    pub const fn with_mode(self, mode: RoundingMode) -> Self {
        Rounding { scale: self.scale, mode }
    }

    /// numerator ÷ divisor, rounded once: 15.1 of 78.1 is 0.1933 at scale 4.
    ///
    /// # Errors
    /// [`QuotientError::DivisionByZero`], or [`QuotientError::Overflow`] if the
    /// result has more digits than a decimal holds.
    ///
    /// # Examples
    ///
    /// A quotient just below a tie stays below it, where dividing to 28 digits
    /// first would round it up twice:
    ///
    /// ```
    /// use kawasan_exact::Rounding;
    /// use kawasan_model::exact::parse;
    ///
    /// let two = Rounding::half_away(2)?;
    /// let numerator = parse("9903520314283042199192993790")?;
    /// let divisor = parse("79228162514264337593543950328")?;
    /// assert_eq!((numerator / divisor).normalize().to_string(), "0.125"); // by then it is lost
    /// assert_eq!(two.quotient(numerator, divisor)?.to_string(), "0.12");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn quotient(self, numerator: Decimal, divisor: Decimal) -> Result<Decimal, QuotientError> {
        let exact = Fraction::from(numerator).div(&Fraction::from(divisor));
        let exact = exact.ok_or(QuotientError::DivisionByZero { numerator })?;
        self.apply(&exact).ok_or(QuotientError::Overflow { numerator, divisor })
    }

    /// Rounds an exact quotient: one division, at the declared scale, so nothing
    /// is rounded twice. `None` if the result fits no decimal.
    #[must_use]
    pub fn apply(self, exact: &Fraction) -> Option<Decimal> {
        let scaled = exact.numerator() * &Whole::power_of_ten(self.scale);
        let (quotient, remainder) = scaled.div_rem(exact.divisor())?;
        let away = if scaled.is_negative() { Whole::from(-1) } else { Whole::ONE };
        let rounded = match self.goes_away(&quotient, &remainder, exact.divisor()) {
            true => &quotient + &away,
            false => quotient,
        };
        Decimal::try_from_i128_with_scale(rounded.to_i128()?, self.scale).ok()
    }

    /// Whether the result is the neighbour farther from zero.
    fn goes_away(self, quotient: &Whole, remainder: &Whole, divisor: &Whole) -> bool {
        if remainder.is_zero() {
            return false;
        }
        let negative = remainder.is_negative();
        let size = if negative { -remainder } else { remainder.clone() };
        let to_half = (&size + &size).cmp(divisor);
        match self.mode {
            RoundingMode::HalfAway => to_half != Ordering::Less,
            RoundingMode::HalfDown => to_half == Ordering::Greater,
            RoundingMode::HalfEven if to_half == Ordering::Equal => !is_even(quotient),
            RoundingMode::HalfEven => to_half == Ordering::Greater,
            RoundingMode::Down => false,
            RoundingMode::Up => true,
            RoundingMode::Floor => negative,
            RoundingMode::Ceiling => !negative,
        }
    }
}

fn is_even(number: &Whole) -> bool {
    number.div_rem(&Whole::from(2)).is_some_and(|(_, remainder)| remainder.is_zero())
}

impl fmt::Display for Rounding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.scale, self.mode.as_str())
    }
}

impl FromStr for Rounding {
    type Err = RoundingError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let syntax = || RoundingError::Syntax { input: text.to_owned() };
        let (scale, mode) = text.split_once(' ').ok_or_else(syntax)?;
        let digits = scale.bytes().all(|byte| byte.is_ascii_digit());
        let scale = scale.parse().ok().filter(|_| digits).ok_or_else(syntax)?;
        let mode = RoundingMode::ALL.into_iter().find(|known| known.as_str() == mode);
        Rounding::new(scale, mode.ok_or_else(syntax)?)
    }
}

impl TryFrom<String> for Rounding {
    type Error = RoundingError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Rounding> for String {
    fn from(rounding: Rounding) -> String {
        rounding.to_string()
    }
}

/// Why there is no such [`Rounding`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoundingError {
    /// More decimals than a result can have.
    #[error("a scale of {scale} decimals is too fine: expected 0 to 28")]
    #[non_exhaustive]
    Scale {
        /// The scale.
        scale: u32,
    },
    /// Not of the form of scale and mode.
    #[error("`{input}` is not a rounding: expected scale and mode, such as `4 half_away`")]
    #[non_exhaustive]
    Syntax {
        /// The text.
        input: String,
    },
}

/// Why a quotient has no rounded value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuotientError {
    /// The divisor is zero.
    #[error("`{numerator}` can't be divided by zero")]
    #[non_exhaustive]
    DivisionByZero {
        /// What was to be divided.
        numerator: Decimal,
    },
    /// The result has more digits than a decimal holds.
    #[error("`{numerator} / {divisor}` doesn't fit the 28 digits of a decimal at that scale")]
    #[non_exhaustive]
    Overflow {
        /// What was to be divided.
        numerator: Decimal,
        /// By what.
        divisor: Decimal,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(numerator: i128, divisor: i128, scale: u32, mode: RoundingMode) -> String {
        let exact = Fraction::new(numerator.into(), divisor.into()).unwrap();
        Rounding::new(scale, mode).unwrap().apply(&exact).unwrap().to_string()
    }

    #[test]
    fn every_mode_at_ties_and_beside_them() {
        use RoundingMode::*;
        // mode, 2.5, -2.5, 3.5, 2.4, -2.6
        let table = [
            (HalfAway, ["3", "-3", "4", "2", "-3"]),
            (HalfEven, ["2", "-2", "4", "2", "-3"]),
            (HalfDown, ["2", "-2", "3", "2", "-3"]),
            (Down, ["2", "-2", "3", "2", "-2"]),
            (Up, ["3", "-3", "4", "3", "-3"]),
            (Floor, ["2", "-3", "3", "2", "-3"]),
            (Ceiling, ["3", "-2", "4", "3", "-2"]),
        ];
        for (mode, expected) in table {
            let tenths = [25, -25, 35, 24, -26];
            assert_eq!(tenths.map(|n| round(n, 10, 0, mode)), expected, "{mode:?}");
        }
    }

    #[test]
    fn a_quotient_just_below_a_tie_is_not_rounded_twice() {
        // 0.12499…9 with 28 nines divides to 0.125 in decimals, which then rounds to 0.13.
        let divisor = 10_i128.pow(30);
        assert_eq!(round(divisor / 8 - 1, divisor, 2, RoundingMode::HalfAway), "0.12");
        assert_eq!(round(divisor / 8, divisor, 2, RoundingMode::HalfAway), "0.13");
    }

    #[test]
    fn display_parse_roundtrip_and_bad_text() {
        for mode in RoundingMode::ALL {
            let rounding = Rounding::new(4, mode).unwrap();
            assert_eq!(rounding.to_string().parse(), Ok(rounding));
        }
        for bad in ["", "4", "half_away", "4 half", "-1 up", "+4 up", "29 up", "4  up"] {
            assert!(bad.parse::<Rounding>().is_err(), "{bad}");
        }
    }
}
