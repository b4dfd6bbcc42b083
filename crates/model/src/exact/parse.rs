//! Decimals from text, digit by digit.

use rust_decimal::Decimal;

/// Reads a decimal exactly as written, trailing zeros included.
///
/// Digits, an optional sign before them and at most one point between them;
/// no exponent, no grouping, no spaces. Nothing is rounded: what doesn't fit is
/// refused. Inverse to `Decimal`'s `Display`.
///
/// # Errors
/// [`ParseDecimalError`] says what was found where.
///
/// # Examples
/// ```
/// use kawasan_model::exact;
///
/// assert_eq!(exact::parse("78.10")?.to_string(), "78.10");
///
/// // The Indonesian decimal comma is a figure's business, not a number's.
/// let error = exact::parse("78,1").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`78,1` is not a plain decimal: expected digits and at most one point, \
///      such as `15.1`, but found `,` at byte 2",
/// );
/// # Ok::<(), exact::ParseDecimalError>(())
/// ```
pub fn parse(text: &str) -> Result<Decimal, ParseDecimalError> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let start = text.len().saturating_sub(unsigned.len());
    let (mut digits, mut scale, mut point) = (Some(0_i128), 0_u32, None);
    let mut expect_digit = true;
    for (offset, found) in unsigned.char_indices() {
        let at = start.saturating_add(offset);
        match found.to_digit(10) {
            Some(digit) => {
                digits = digits.and_then(|d| d.checked_mul(10)?.checked_add(i128::from(digit)));
                scale = scale.saturating_add(u32::from(point.is_some()));
                expect_digit = false;
            }
            None if found == '.' && point.is_none() && !expect_digit => {
                point = Some(at);
                expect_digit = true;
            }
            None => {
                return Err(ParseDecimalError::Syntax { input: text.into(), found, at });
            }
        }
    }
    if expect_digit {
        return Err(ParseDecimalError::Incomplete { input: text.into(), at: text.len() });
    }
    let signed = if text.starts_with('-') { digits.map(|d| -d) } else { digits };
    signed
        .and_then(|digits| Decimal::try_from_i128_with_scale(digits, scale).ok())
        .ok_or_else(|| ParseDecimalError::TooManyDigits { input: text.into() })
}

/// Why a text is not a decimal that [`parse`] can hold exactly.
///
/// # Examples
/// ```
/// use kawasan_model::exact::{self, ParseDecimalError};
///
/// // A spreadsheet's exponent, in which digits may have been lost.
/// let error = exact::parse("1.875E+14").unwrap_err();
/// assert!(matches!(error, ParseDecimalError::Syntax { found: 'E', at: 5, .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseDecimalError {
    /// Something that is no digit, sign or point, or not where it may be.
    #[error(
        "`{input}` is not a plain decimal: expected digits and at most one point, such as \
         `15.1`, but found `{found}` at byte {at}"
    )]
    #[non_exhaustive]
    Syntax {
        /// The whole text.
        input: String,
        /// The first character that doesn't belong.
        found: char,
        /// Its place, in bytes.
        at: usize,
    },
    /// It ends where a digit should follow.
    #[error("`{input}` is not a plain decimal: expected a digit at byte {at}, but it ends there")]
    #[non_exhaustive]
    Incomplete {
        /// The whole text.
        input: String,
        /// Where a digit should be, in bytes.
        at: usize,
    },
    /// A number, but one that would have to be rounded.
    #[error("`{input}` would have to be rounded: expected at most 28 digits")]
    #[non_exhaustive]
    TooManyDigits {
        /// The whole text.
        input: String,
    },
}

impl ParseDecimalError {
    /// What to write instead, where that is plain.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::exact;
    ///
    /// let error = exact::parse("15,1").unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("write a point before the decimals, as in `15.1`"));
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Syntax { found: ',', .. } => {
                Some("write a point before the decimals, as in `15.1`".into())
            }
            Self::Syntax { found: 'e' | 'E', .. } => {
                Some("write all digits instead of an exponent".into())
            }
            Self::Syntax { found: '%', .. } => Some("write a ratio: 48.2 % is `0.482`".into()),
            _ => None,
        }
    }
}
