//! Currencies: the active codes of ISO 4217.
//!
//! A currency is a code, not a country and not a rate. One amount becomes
//! another's currency only through a dated, sourced
//! [`ExchangeRate`](crate::ExchangeRate).

use std::fmt;
use std::str::FromStr;

use crate::iso4217::ACTIVE;
use crate::suggest::nearest;

/// A currency with an active ISO 4217 code, such as the rupiah, `IDR`.
///
/// Order is that of the codes, for sorted output only.
///
/// # Examples
/// A code that doesn't exist is found where it is read, not in a report:
///
/// ```
/// use kawasan_model::Currency;
///
/// assert_eq!("IDR".parse(), Ok(Currency::IDR));
/// assert_eq!(Currency::IDR.name(), "Rupiah");
///
/// let error = Currency::new("IDX").unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `IDR`?"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Currency([u8; 3]); // INVARIANT: a code of `ACTIVE`

impl Currency {
    /// The dirham of the United Arab Emirates.
    pub const AED: Self = Self(*b"AED");
    /// The Australian dollar.
    pub const AUD: Self = Self(*b"AUD");
    /// The Chinese yuan.
    pub const CNY: Self = Self(*b"CNY");
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The pound sterling.
    pub const GBP: Self = Self(*b"GBP");
    /// The Hong Kong dollar.
    pub const HKD: Self = Self(*b"HKD");
    /// The Indonesian rupiah.
    pub const IDR: Self = Self(*b"IDR");
    /// The Indian rupee.
    pub const INR: Self = Self(*b"INR");
    /// The Japanese yen.
    pub const JPY: Self = Self(*b"JPY");
    /// The South Korean won.
    pub const KRW: Self = Self(*b"KRW");
    /// The Kazakh tenge.
    pub const KZT: Self = Self(*b"KZT");
    /// The Malaysian ringgit.
    pub const MYR: Self = Self(*b"MYR");
    /// The Philippine peso.
    pub const PHP: Self = Self(*b"PHP");
    /// The Russian rouble.
    pub const RUB: Self = Self(*b"RUB");
    /// The Singapore dollar.
    pub const SGD: Self = Self(*b"SGD");
    /// The Thai baht.
    pub const THB: Self = Self(*b"THB");
    /// The dollar of the United States.
    pub const USD: Self = Self(*b"USD");
    /// The Vietnamese dong.
    pub const VND: Self = Self(*b"VND");

    /// The currency of an active code, in capitals.
    ///
    /// # Errors
    /// [`ParseCurrencyError::Lowercase`] if only the case is wrong, else
    /// [`ParseCurrencyError::Unknown`].
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Currency;
    ///
    /// assert_eq!(Currency::new("SGD")?, Currency::SGD);
    /// // The lev left the list when Bulgaria took the euro.
    /// assert!(Currency::new("BGN").is_err());
    /// # Ok::<(), kawasan_model::ParseCurrencyError>(())
    /// ```
    pub fn new(code: &str) -> Result<Self, ParseCurrencyError> {
        if let Some(currency) = Self::active(code) {
            return Ok(currency);
        }
        let input = code.to_owned();
        if let Some(currency) = Self::active(&code.to_ascii_uppercase()) {
            return Err(ParseCurrencyError::Lowercase { input, currency });
        }
        let suggestion = nearest(code, Self::codes()).and_then(Self::active);
        Err(ParseCurrencyError::Unknown { input, suggestion })
    }

    /// All active currencies, in order of their codes.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Currency;
    ///
    /// // Those that print no decimals, as a form's input field must know.
    /// let whole = Currency::all().filter(|currency| currency.minor_digits() == 0);
    /// assert!(whole.into_iter().any(|currency| currency == Currency::VND));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        Self::codes().filter_map(Self::active)
    }

    /// The three capitals of the code.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Currency;
    ///
    /// assert_eq!(Currency::IDR.code(), "IDR");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The currency's English name in ISO 4217, which often names no country.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Currency;
    ///
    /// assert_eq!(Currency::MYR.name(), "Malaysian Ringgit");
    /// assert_eq!(Currency::KRW.name(), "Won");
    /// ```
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.entry().map_or("", |(_, _, name)| name)
    }

    /// Digits of the minor unit: 2 where a hundredth is the smallest coin.
    ///
    /// It is 0 too for the eleven codes of which ISO says "not applicable"
    /// (gold, special drawing rights, …): they have no minor unit to count in.
    ///
    /// # Examples
    /// ISO gives the rupiah its sen, though no one has paid with one for decades:
    ///
    /// ```
    /// use kawasan_model::Currency;
    ///
    /// assert_eq!(Currency::IDR.minor_digits(), 2);
    /// assert_eq!(Currency::JPY.minor_digits(), 0);
    /// ```
    #[must_use]
    pub fn minor_digits(&self) -> u8 {
        self.entry().and_then(|(_, digits, _)| digits).unwrap_or_default()
    }

    /// The codes of all currencies, in order.
    pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
        ACTIVE.iter().map(|(code, _, _)| *code)
    }

    fn active(code: &str) -> Option<Self> {
        let at = position(code)?;
        ACTIVE.get(at)?.0.as_bytes().try_into().ok().map(Self)
    }

    fn entry(&self) -> Option<(&'static str, Option<u8>, &'static str)> {
        ACTIVE.get(position(self.code())?).copied()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({})", self.code())
    }
}

impl FromStr for Currency {
    type Err = ParseCurrencyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl TryFrom<String> for Currency {
    type Error = ParseCurrencyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// Why a text is not a [`Currency`].
///
/// # Examples
/// ```
/// use kawasan_model::{Currency, ParseCurrencyError};
///
/// let error = Currency::new("usd").unwrap_err();
/// assert!(matches!(error, ParseCurrencyError::Lowercase { currency: Currency::USD, .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseCurrencyError {
    /// A known code, not in capitals.
    #[error("`{input}` is not a currency: expected its ISO 4217 code in capitals")]
    #[non_exhaustive]
    Lowercase {
        /// The text.
        input: String,
        /// The currency that it names in capitals.
        currency: Currency,
    },
    /// No active code.
    #[error(
        "`{input}` is not a currency: expected an active ISO 4217 code of three capitals, such \
         as `IDR`"
    )]
    #[non_exhaustive]
    Unknown {
        /// The text.
        input: String,
        /// The code that may have been meant.
        suggestion: Option<Currency>,
    },
}

impl ParseCurrencyError {
    /// The code that may have been meant.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Currency;
    ///
    /// let error = Currency::new("usd").unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `USD`?"));
    /// assert_eq!(Currency::new("rupiah").unwrap_err().help(), None);
    /// ```
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let meant = match self {
            Self::Lowercase { currency, .. } => Some(currency),
            Self::Unknown { suggestion, .. } => suggestion.as_ref(),
        };
        meant.map(|currency| format!("did you mean `{currency}`?"))
    }
}

fn position(code: &str) -> Option<usize> {
    ACTIVE.binary_search_by_key(&code, |(code, _, _)| code).ok()
}

#[cfg(test)]
mod tests;
