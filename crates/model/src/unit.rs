//! Units: products of powers of base units, such as rupiah per person.
//!
//! A unit says what an amount may be added to and compared with. Percent is
//! none: 19.33 % is the ratio 0.1933, of unit `1`. Nothing here converts:
//! hectares and square metres are two units, and two currencies meet only
//! through an [`ExchangeRate`](crate::ExchangeRate).

use std::collections::BTreeMap;

use crate::{BaseUnit, Currency};

mod error;
mod text;

pub use error::TooManyFactors;
pub use text::ParseUnitError;

/// How many different base units a unit can have.
const MAX_FACTORS: usize = 4;

/// What an amount is an amount of: `IDR`, `persons`, `IDR/person`, or `1`.
///
/// Text has the numerator in the plural and the denominator in the singular,
/// in the order of [`BaseUnit`]; singular and plural are both read anywhere.
/// Order between units is for sorted output only.
///
/// # Examples
/// Investment per job, and what becomes of it when jobs are multiplied in again:
///
/// ```
/// use kawasan_model::Unit;
///
/// let per_job = Unit::IDR.per(Unit::PERSONS)?;
/// assert_eq!(per_job.to_string(), "IDR/person");
/// assert_eq!("IDR/person".parse(), Ok(per_job));
/// assert_eq!(per_job.times(Unit::PERSONS)?, Unit::IDR);
///
/// // Realised over targeted investment is a plain ratio.
/// assert!(Unit::IDR.per(Unit::IDR)?.is_one());
/// # Ok::<(), kawasan_model::TooManyFactors>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Unit {
    // INVARIANT: sorted by base unit, each once; powers -127..=127 but not 0;
    // `None` only after all factors.
    factors: [Option<(BaseUnit, i8)>; MAX_FACTORS],
}

impl Unit {
    /// No unit: that of ratios, shares and growth.
    pub const ONE: Self = Self { factors: [None; MAX_FACTORS] };
    /// Rupiah.
    pub const IDR: Self = Self::currency(Currency::IDR);
    /// United States dollars.
    pub const USD: Self = Self::currency(Currency::USD);
    /// Persons, such as those employed.
    pub const PERSONS: Self = Self::base(BaseUnit::Person);
    /// Businesses.
    pub const BUSINESSES: Self = Self::base(BaseUnit::Business);
    /// Special economic zones.
    pub const ZONES: Self = Self::base(BaseUnit::Zone);
    /// Hectares of land.
    pub const HECTARES: Self = Self::base(BaseUnit::Hectare);
    /// Days, such as those that a permit takes.
    pub const DAYS: Self = Self::base(BaseUnit::Day);

    /// The unit of one base unit to the power 1.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{BaseUnit, Unit};
    ///
    /// let occupancy = Unit::base(BaseUnit::Room).times(Unit::DAYS)?;
    /// assert_eq!(occupancy.to_string(), "rooms*days");
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    #[must_use]
    pub const fn base(base: BaseUnit) -> Self {
        Self { factors: [Some((base, 1)), None, None, None] }
    }

    /// The unit of amounts of money of a currency.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Currency, Unit};
    ///
    /// assert_eq!(Unit::currency(Currency::CNY).to_string(), "CNY");
    /// ```
    #[must_use]
    pub const fn currency(currency: Currency) -> Self {
        Self::base(BaseUnit::Currency(currency))
    }

    /// The base units and their powers, none of them 0, in order.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{BaseUnit, Currency, Unit};
    ///
    /// let per_job = Unit::IDR.per(Unit::PERSONS)?;
    /// let factors: Vec<_> = per_job.factors().collect();
    /// assert_eq!(factors, [(BaseUnit::Currency(Currency::IDR), 1), (BaseUnit::Person, -1)]);
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    pub fn factors(&self) -> impl Iterator<Item = (BaseUnit, i8)> + '_ {
        self.factors.iter().flatten().copied()
    }

    /// Whether this is the unit of plain ratios.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// assert!("1".parse::<Unit>()?.is_one());
    /// # Ok::<(), kawasan_model::ParseUnitError>(())
    /// ```
    #[must_use]
    pub fn is_one(&self) -> bool {
        *self == Self::ONE
    }

    /// Whether amounts of it are money: one currency and nothing else.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// assert!(Unit::IDR.is_money());
    /// assert!(!Unit::IDR.per(Unit::PERSONS)?.is_money());
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.money_currency().is_some()
    }

    /// The currency, if amounts of this unit are money.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Currency, Unit};
    ///
    /// assert_eq!(Unit::USD.money_currency(), Some(Currency::USD));
    /// assert_eq!(Unit::PERSONS.money_currency(), None);
    /// ```
    #[must_use]
    pub fn money_currency(&self) -> Option<Currency> {
        match self.only_base()? {
            BaseUnit::Currency(currency) => Some(currency),
            _ => None,
        }
    }

    /// The currencies in it, whatever their powers.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Currency, Unit};
    ///
    /// let per_job = Unit::IDR.per(Unit::PERSONS)?;
    /// assert!(per_job.currencies().eq([Currency::IDR]));
    /// assert_eq!(Unit::PERSONS.currencies().count(), 0);
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    pub fn currencies(&self) -> impl Iterator<Item = Currency> + '_ {
        self.factors().filter_map(|(base, _)| match base {
            BaseUnit::Currency(currency) => Some(currency),
            _ => None,
        })
    }

    /// The unit with all its money in one currency; one without money stays as it
    /// is. `None` if a power would go beyond ±127.
    ///
    /// Only the unit changes: to convert amounts takes an
    /// [`ExchangeRate`](crate::ExchangeRate).
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::{Currency, Unit};
    ///
    /// let per_job = Unit::IDR.per(Unit::PERSONS)?;
    /// assert_eq!(per_job.in_currency(Currency::USD).map(|u| u.to_string()).as_deref(), Some("USD/person"));
    /// // Rupiah per dollar are a plain ratio, once both are dollars.
    /// let rate = Unit::IDR.per(Unit::USD)?;
    /// assert_eq!(rate.in_currency(Currency::USD), Some(Unit::ONE));
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    #[must_use]
    pub fn in_currency(self, currency: Currency) -> Option<Self> {
        let replaced = self.powers(1).map(|(base, power)| match base {
            BaseUnit::Currency(_) => (BaseUnit::Currency(currency), power),
            _ => (base, power),
        });
        Self::of_powers(replaced)
    }

    /// Whether amounts of it are counts of what can't be divided, so that a
    /// figure printed in full is exact.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// assert!(Unit::PERSONS.is_count());
    /// assert!(!Unit::HECTARES.is_count());
    /// assert!(!Unit::PERSONS.per(Unit::HECTARES)?.is_count());
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.only_base().is_some_and(|base| base.is_indivisible())
    }

    /// Whether its figures are amounts of something (money, things, land, time)
    /// and so by nature not below zero.
    ///
    /// # Examples
    /// "Less than 100 businesses" therefore begins at 0; growth of less than
    /// 5 % has no such bound:
    ///
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// assert!(Unit::BUSINESSES.is_amount());
    /// assert!(!Unit::ONE.is_amount());
    /// ```
    #[must_use]
    pub fn is_amount(&self) -> bool {
        self.only_base().is_some()
    }

    /// The product of two units. Commutative; inverse to [`Unit::per`].
    ///
    /// # Errors
    /// [`TooManyFactors::Times`] if the product has more than 4 base units, or
    /// one to a power beyond ±127.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// let rate = Unit::IDR.per(Unit::USD)?;
    /// assert_eq!(Unit::USD.times(rate)?, Unit::IDR);
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    pub fn times(self, right: Self) -> Result<Self, TooManyFactors> {
        Self::of_powers(self.powers(1).chain(right.powers(1)))
            .ok_or(TooManyFactors::Times { left: self, right })
    }

    /// The quotient of two units. Inverse to [`Unit::times`].
    ///
    /// # Errors
    /// [`TooManyFactors::Per`] if the quotient has more than 4 base units, or
    /// one to a power beyond ±127.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// assert_eq!(Unit::ONE.per(Unit::DAYS)?.to_string(), "1/day");
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    pub fn per(self, right: Self) -> Result<Self, TooManyFactors> {
        Self::of_powers(self.powers(1).chain(right.powers(-1)))
            .ok_or(TooManyFactors::Per { left: self, right })
    }

    /// The unit to a power; to the power 0 it is [`Unit::ONE`].
    ///
    /// # Errors
    /// [`TooManyFactors::Pow`] if a power goes beyond ±127.
    ///
    /// # Examples
    /// Shares are squared before they are summed to a concentration, and stay
    /// ratios; squared rupiah would not:
    ///
    /// ```
    /// use kawasan_model::Unit;
    ///
    /// assert!(Unit::ONE.pow(2)?.is_one());
    /// assert_eq!(Unit::IDR.pow(2)?.to_string(), "IDR^2");
    /// # Ok::<(), kawasan_model::TooManyFactors>(())
    /// ```
    pub fn pow(self, exponent: i8) -> Result<Self, TooManyFactors> {
        Self::of_powers(self.powers(exponent)).ok_or(TooManyFactors::Pow { unit: self, exponent })
    }

    fn only_base(&self) -> Option<BaseUnit> {
        match self.factors {
            [Some((base, 1)), None, ..] => Some(base),
            _ => None,
        }
    }

    /// The factors, their powers multiplied; products of two `i8` fit an `i16`.
    fn powers(self, by: i8) -> impl Iterator<Item = (BaseUnit, i16)> {
        let scaled = move |power: i8| i16::from(power).saturating_mul(i16::from(by));
        self.factors.into_iter().flatten().map(move |(base, power)| (base, scaled(power)))
    }

    /// The product of powers in any order, if it is within the limits.
    fn of_powers(powers: impl IntoIterator<Item = (BaseUnit, i16)>) -> Option<Self> {
        let mut sums: BTreeMap<BaseUnit, i16> = BTreeMap::new();
        for (base, power) in powers {
            let sum = sums.entry(base).or_default();
            *sum = sum.checked_add(power)?;
        }
        let mut unit = Self::ONE;
        let mut free = unit.factors.iter_mut();
        for (base, power) in sums.into_iter().filter(|(_, power)| *power != 0) {
            // Symmetric, so that every unit has an inverse.
            let power = i8::try_from(power).ok().filter(|power| *power != i8::MIN)?;
            *free.next()? = Some((base, power));
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests;
