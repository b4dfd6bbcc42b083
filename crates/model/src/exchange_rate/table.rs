//! Tables of exchange rates: all releases, checked, and the one that speaks.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use time::Date;

use super::{ExchangeRate, RatePeriod};
use crate::{Currency, Figure, Source, release};

/// Published exchange rates, by currencies and period.
///
/// Several releases of one rate stay side by side, as in a
/// [`Dataset`](crate::Dataset), and the same rule says which of them speaks. A
/// rate is looked up for just what is asked for: nothing is interpolated, no
/// nearest date is taken, no two rates are chained.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Currency, ExchangeRate, ExchangeRates, RatePeriod, Source};
///
/// let average = |period: &str| Ok::<_, Box<dyn std::error::Error>>(RatePeriod::Average(period.parse()?));
/// let row = |figure: &str, at| -> Result<ExchangeRate, Box<dyn std::error::Error>> {
///     Ok(ExchangeRate::try_new(figure.parse()?, at, Source::new("World Bank"))?)
/// };
/// let rates = ExchangeRates::builder()
///     .rate(row("14849.85394 IDR/USD", average("2022")?)?)
///     .rate(row("15236.88466 IDR/USD", average("2023")?)?)
///     .build()?;
///
/// // The same rate serves both ways.
/// let found = rates.find(Currency::IDR, Currency::USD, average("2023")?, None)?;
/// assert_eq!(found.quote(), Currency::IDR);
///
/// // A quarter's average is not the year's, and the reason says what there was.
/// let none = rates.find(Currency::IDR, Currency::USD, average("2023-Q2")?, None).unwrap_err();
/// assert_eq!(none.instead, [average("2023")?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<ExchangeRate>", into = "Vec<ExchangeRate>"))]
pub struct ExchangeRates {
    rates: BTreeMap<Key, Vec<ExchangeRate>>, // the latest release first
}

/// What makes two rates releases of one: the currencies, base first, and when.
type Key = (Currency, Currency, RatePeriod);

fn key_of(rate: &ExchangeRate) -> Key {
    (rate.base(), rate.quote(), rate.at())
}

impl ExchangeRates {
    /// Begins a table.
    pub fn builder() -> ExchangeRatesBuilder {
        ExchangeRatesBuilder::default()
    }

    /// All of them, by base, quote and period, of one the latest release first.
    pub fn iter(&self) -> impl Iterator<Item = &ExchangeRate> {
        self.rates.values().flatten()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rates.is_empty()
    }

    /// How many releases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rates.values().map(Vec::len).sum()
    }

    /// The rate between two currencies for just that period, by what was published
    /// by a day, or at all. It is quoted in either direction.
    ///
    /// # Errors
    /// [`NoRate`], which says what there was instead.
    pub fn find(
        &self,
        from: Currency,
        to: Currency,
        at: RatePeriod,
        known_on: Option<Date>,
    ) -> Result<&ExchangeRate, NoRate> {
        // A table quotes a pair in one direction only.
        let both = [(from, to, at), (to, from, at)];
        let releases = both.iter().find_map(|key| self.rates.get(key)).map(Vec::as_slice);
        let releases = releases.unwrap_or_default();
        let known = releases.iter().filter(|rate| rate.source().known_on(known_on));
        release::speaking(known).ok_or_else(|| NoRate {
            from,
            to,
            at,
            instead: self.instead(from, to, at, known_on),
            // What wasn't known on a day came later, or on no day.
            published_later: releases
                .iter()
                .filter(|rate| rate.source().published_on.is_some())
                .min_by_key(|rate| rate.source().published_on)
                .map(|rate| Arc::clone(&rate.source)),
        })
    }

    /// Rates of the pair that overlap a period; if none does, the last before it
    /// and the first after it.
    fn instead(
        &self,
        from: Currency,
        to: Currency,
        at: RatePeriod,
        known_on: Option<Date>,
    ) -> Vec<RatePeriod> {
        let is_pair = |(base, quote, _): &Key| {
            (*base == from && *quote == to) || (*base == to && *quote == from)
        };
        let known = self.rates.iter().filter(|(key, releases)| {
            is_pair(key) && releases.iter().any(|rate| rate.source().known_on(known_on))
        });
        let others: Vec<RatePeriod> =
            known.map(|((.., own), _)| *own).filter(|own| *own != at).collect();
        let overlaps =
            |own: &RatePeriod| own.first_day() <= at.last_day() && at.first_day() <= own.last_day();
        let overlapping: Vec<RatePeriod> = others.iter().copied().filter(overlaps).collect();
        if !overlapping.is_empty() {
            return overlapping;
        }
        let before = others.iter().filter(|own| own.last_day() < at.first_day());
        let after = others.iter().filter(|own| own.first_day() > at.last_day());
        let before = before.max_by_key(|own| own.last_day());
        let after = after.min_by_key(|own| own.first_day());
        before.into_iter().chain(after).copied().collect()
    }
}

/// A rate that isn't in a table, or wasn't known yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rate between {from} and {to}, {at}")]
#[non_exhaustive]
pub struct NoRate {
    /// The currency to convert.
    pub from: Currency,
    /// The currency to convert to.
    pub to: Currency,
    /// When.
    pub at: RatePeriod,
    /// The periods for which there is a rate of these currencies and that overlap
    /// the one asked for; if none does, the nearest before and after it.
    pub instead: Vec<RatePeriod>,
    /// The first dated release that has it, where it came only after the day of
    /// knowledge.
    pub published_later: Option<Arc<Source>>,
}

/// Collects rates for an [`ExchangeRates`].
#[derive(Debug, Clone, Default)]
#[must_use = "a builder makes nothing until `build`"]
pub struct ExchangeRatesBuilder {
    rates: Vec<ExchangeRate>,
}

impl ExchangeRatesBuilder {
    /// Adds a rate.
    pub fn rate(mut self, rate: ExchangeRate) -> Self {
        self.rates.push(rate);
        self
    }

    /// Adds rates.
    pub fn rates(mut self, rates: impl IntoIterator<Item = ExchangeRate>) -> Self {
        self.rates.extend(rates);
        self
    }

    /// Checks them and builds the table. Their order doesn't matter, but for the
    /// order of the problems; a row that is there twice, alike in everything, is
    /// kept once.
    ///
    /// # Errors
    /// [`ExchangeRatesError`] with every problem.
    pub fn build(self) -> Result<ExchangeRates, ExchangeRatesError> {
        let mut problems = Vec::new();
        let mut quoted: BTreeMap<(Currency, Currency), &ExchangeRate> = BTreeMap::new();
        let mut by_key: BTreeMap<Key, Vec<&ExchangeRate>> = BTreeMap::new();
        for (index, rate) in self.rates.iter().enumerate() {
            let reverse = quoted.get(&(rate.quote(), rate.base()));
            let earlier = by_key.entry(key_of(rate)).or_default();
            let contrary = earlier.iter().find(|other| contradicts(rate, other));
            let kind = match (reverse, contrary) {
                (Some(other), _) => Some(RateProblemKind::BothWays { other: *other.figure() }),
                (_, Some(other)) => Some(RateProblemKind::SaidOtherwise { other: *other.figure() }),
                (None, None) => None,
            };
            problems.extend(kind.map(|kind| ExchangeRatesProblem {
                rate: rate.clone(),
                index,
                kind,
            }));
            quoted.entry((rate.base(), rate.quote())).or_insert(rate);
            earlier.push(rate);
        }
        if !problems.is_empty() {
            return Err(ExchangeRatesError { problems });
        }
        let mut rates: BTreeMap<Key, Vec<ExchangeRate>> = BTreeMap::new();
        for rate in self.rates {
            let releases = rates.entry(key_of(&rate)).or_default();
            if !releases.contains(&rate) {
                releases.push(rate);
            }
        }
        for releases in rates.values_mut() {
            releases.sort_by(|a, b| {
                let by_rule = release::latest_first(a, b, |_| 0);
                by_rule.then_with(|| a.cells().cmp(&b.cells()))
            });
        }
        Ok(ExchangeRates { rates })
    }
}

/// Whether one release says two things of one rate.
fn contradicts(rate: &ExchangeRate, other: &ExchangeRate) -> bool {
    rate.source() == other.source() && !rate.figure().agrees_with(other.figure())
}

impl TryFrom<Vec<ExchangeRate>> for ExchangeRates {
    type Error = ExchangeRatesError;

    fn try_from(rates: Vec<ExchangeRate>) -> Result<Self, Self::Error> {
        Self::builder().rates(rates).build()
    }
}

impl From<ExchangeRates> for Vec<ExchangeRate> {
    fn from(table: ExchangeRates) -> Self {
        table.rates.into_values().flatten().collect()
    }
}

/// A rate that can't be in a table, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExchangeRatesProblem {
    /// The rate.
    pub rate: ExchangeRate,
    /// Its place among those given to the builder, from 0.
    pub index: usize,
    /// What is wrong.
    pub kind: RateProblemKind,
}

/// Why a rate can't be in a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RateProblemKind {
    /// The same release gives another rate for the same period.
    #[error("the same release also says `{other}`, and both can't be true")]
    #[non_exhaustive]
    SaidOtherwise {
        /// The earlier rate.
        other: Figure,
    },
    /// Another rate is quoted the other way round; which of the two would convert
    /// an amount would be chance.
    #[error("`{other}` is quoted the other way round: expected one direction for a pair")]
    #[non_exhaustive]
    BothWays {
        /// The earlier rate.
        other: Figure,
    },
}

impl fmt::Display for ExchangeRatesProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rate, self.kind)
    }
}

/// All that kept rates from being a table, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct ExchangeRatesError {
    /// The problems, at least one.
    pub problems: Vec<ExchangeRatesProblem>,
}
