//! Tables of price indices: all releases, checked, and the one that speaks.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;
use time::Date;

use super::{IndexNumber, PriceIndex};
use crate::suggest::nearest;
use crate::{Figure, ReportedPeriod, Source, release};

/// Published price indices, by index and period.
///
/// Several releases of one number stay side by side, as in a
/// [`Dataset`](crate::Dataset), and the same rule says which of them speaks. A
/// number is looked up for just what is asked for: nothing is interpolated,
/// averaged or linked from one index to another.
///
/// # Examples
///
/// ```
/// use kawasan_model::{IndexNumberFields, PriceIndices};
///
/// let row = |period, value| {
///     let (index, currency, reference) = ("gdp_deflator", "IDR", "2010");
///     let publisher = "World Bank";
///     let rest = IndexNumberFields::default();
///     let fields = IndexNumberFields { index, currency, reference, period, value, publisher, ..rest };
///     fields.read().map_err(|wrong| wrong[0].to_string())
/// };
/// let table = PriceIndices::builder()
///     .number(row("2022", "167.27657")?)
///     .number(row("2023", "169.83612")?)
///     .build()?;
/// let index = table.indices().next().ok_or("one")?;
/// assert!(table.find(index, "2023".parse()?, None).is_ok());
///
/// let none = table.find(index, "2023-S1".parse()?, None).unwrap_err();
/// assert_eq!(none.instead, ["2023".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<IndexNumber>", into = "Vec<IndexNumber>"))]
pub struct PriceIndices {
    // Of each number the latest release first.
    numbers: BTreeMap<PriceIndex, BTreeMap<ReportedPeriod, Vec<IndexNumber>>>,
}

impl PriceIndices {
    /// Begins a table.
    pub fn builder() -> PriceIndicesBuilder {
        PriceIndicesBuilder::default()
    }

    /// The indices, in order.
    pub fn indices(&self) -> impl Iterator<Item = &PriceIndex> {
        self.numbers.keys()
    }

    /// The index that a text names: its id, or, of several with one id, its id and
    /// reference, such as `cpi:2018`.
    ///
    /// # Errors
    /// [`FindIndexError`] if there is none, or there are several.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{IndexNumberFields, PriceIndices};
    ///
    /// let row = |reference| {
    ///     let (index, currency, period, value) = ("cpi", "IDR", "2023-12", "116.56");
    ///     let publisher = "BPS";
    ///     let rest = IndexNumberFields::default();
    ///     let fields = IndexNumberFields { index, currency, reference, period, value, publisher, ..rest };
    ///     fields.read().map_err(|wrong| wrong[0].to_string())
    /// };
    /// let table = PriceIndices::builder().numbers([row("2018")?, row("2022")?]).build()?;
    /// assert_eq!(table.named("cpi:2018")?.reference.to_string(), "2018");
    /// assert_eq!(
    ///     table.named("cpi").unwrap_err().to_string(),
    ///     "`cpi` names several indices: expected one of cpi:2018, cpi:2022",
    /// );
    /// assert_eq!(table.named("cip").unwrap_err().help().as_deref(), Some("did you mean `cpi`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn named(&self, text: &str) -> Result<&PriceIndex, FindIndexError> {
        let is_it = |index: &&PriceIndex| index.id.as_str() == text || full_name(index) == text;
        let found: Vec<&PriceIndex> = self.indices().filter(is_it).collect();
        let names =
            |indices: &mut dyn Iterator<Item = &PriceIndex>| indices.map(full_name).collect();
        match found.as_slice() {
            [only] => Ok(only),
            [] => Err(FindIndexError::Unknown {
                input: text.to_owned(),
                known: names(&mut self.indices()),
                nearest: nearest(text, self.indices().map(|index| index.id.as_str()))
                    .map(str::to_owned),
            }),
            _ => Err(FindIndexError::Several {
                input: text.to_owned(),
                known: names(&mut found.into_iter()),
            }),
        }
    }

    /// All numbers, by index and period, of one the latest release first.
    pub fn iter(&self) -> impl Iterator<Item = &IndexNumber> {
        self.numbers.values().flat_map(BTreeMap::values).flatten()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// How many releases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// What an index came to in just that period, by what was published by a day,
    /// or at all.
    ///
    /// # Errors
    /// [`NoIndexNumber`], which says what there was instead.
    pub fn find(
        &self,
        index: &PriceIndex,
        period: ReportedPeriod,
        known_on: Option<Date>,
    ) -> Result<&IndexNumber, NoIndexNumber> {
        let of_index = self.numbers.get(index);
        let releases = of_index.and_then(|numbers| numbers.get(&period)).map(Vec::as_slice);
        let releases = releases.unwrap_or_default();
        let is_known = |number: &&IndexNumber| number.source().known_on(known_on);
        let speaking = release::speaking(releases.iter().filter(is_known));
        speaking.ok_or_else(|| {
            let others = of_index.into_iter().flatten();
            let others = others
                .filter(|(own, releases)| **own != period && releases.iter().any(|n| is_known(&n)));
            NoIndexNumber {
                index: index.clone(),
                period,
                instead: instead(period, others.map(|(own, _)| *own).collect()),
                published_later: releases
                    .iter()
                    .filter(|number| number.source().published_on.is_some())
                    .min_by_key(|number| number.source().published_on)
                    .map(|number| Arc::clone(&number.source)),
            }
        })
    }
}

fn full_name(index: &PriceIndex) -> String {
    format!("{}:{}", index.id, index.reference)
}

/// Why a text names no one index of a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FindIndexError {
    /// There is none of that name.
    #[error("there is no price index `{input}` in the table: expected one of {}", .known.join(", "))]
    #[non_exhaustive]
    Unknown {
        /// The text.
        input: String,
        /// The names that there are.
        known: Vec<String>,
        /// The nearest id, if one is near.
        nearest: Option<String>,
    },
    /// There are several: of other references, or of other money.
    #[error("`{input}` names several indices: expected one of {}", .known.join(", "))]
    #[non_exhaustive]
    Several {
        /// The text.
        input: String,
        /// Their names.
        known: Vec<String>,
    },
}

impl FindIndexError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            FindIndexError::Unknown { nearest, .. } => {
                nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
            }
            FindIndexError::Several { .. } => None,
        }
    }
}

/// Periods that overlap one; if none does, the last before it and the first
/// after it.
fn instead(period: ReportedPeriod, others: Vec<ReportedPeriod>) -> Vec<ReportedPeriod> {
    let overlaps = |own: &ReportedPeriod| {
        own.first_day() <= period.end_date() && period.first_day() <= own.end_date()
    };
    let overlapping: Vec<ReportedPeriod> = others.iter().copied().filter(overlaps).collect();
    if !overlapping.is_empty() {
        return overlapping;
    }
    let before = others.iter().filter(|own| own.end_date() < period.first_day());
    let after = others.iter().filter(|own| own.first_day() > period.end_date());
    let before = before.max_by_key(|own| own.end_date());
    let after = after.min_by_key(|own| own.first_day());
    before.into_iter().chain(after).copied().collect()
}

/// An index number that isn't in a table, or wasn't known yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no number of {index} for {period}")]
#[non_exhaustive]
pub struct NoIndexNumber {
    /// The index.
    pub index: PriceIndex,
    /// The period.
    pub period: ReportedPeriod,
    /// The periods for which there is a number of this index and that overlap the
    /// one asked for; if none does, the nearest before and after it.
    pub instead: Vec<ReportedPeriod>,
    /// The first dated release that has it, where it came only after the day of
    /// knowledge.
    pub published_later: Option<Arc<Source>>,
}

/// Collects index numbers for a [`PriceIndices`].
#[derive(Debug, Clone, Default)]
#[must_use = "a builder makes nothing until `build`"]
pub struct PriceIndicesBuilder {
    numbers: Vec<IndexNumber>,
}

impl PriceIndicesBuilder {
    /// Adds a number.
    pub fn number(mut self, number: IndexNumber) -> Self {
        self.numbers.push(number);
        self
    }

    /// Adds numbers.
    pub fn numbers(mut self, numbers: impl IntoIterator<Item = IndexNumber>) -> Self {
        self.numbers.extend(numbers);
        self
    }

    /// Checks them and builds the table. Their order doesn't matter, but for the
    /// order of the problems; a row that is there twice, alike in everything, is
    /// kept once.
    ///
    /// # Errors
    /// [`PriceIndicesError`] with every problem.
    pub fn build(self) -> Result<PriceIndices, PriceIndicesError> {
        let mut problems = Vec::new();
        let mut seen: BTreeMap<(&PriceIndex, ReportedPeriod), Vec<&IndexNumber>> = BTreeMap::new();
        for (index, number) in self.numbers.iter().enumerate() {
            let earlier = seen.entry((number.index(), number.period())).or_default();
            let contrary = earlier.iter().find(|other| {
                number.source() == other.source() && !number.figure().agrees_with(other.figure())
            });
            let is_reference = number.period() == number.index().reference;
            let kind = match contrary {
                Some(other) => Some(IndexProblemKind::SaidOtherwise { other: *other.figure() }),
                None if is_reference && !number.figure().interval().contains(Decimal::ONE) => {
                    Some(IndexProblemKind::ReferenceNot100)
                }
                None => None,
            };
            problems.extend(kind.map(|kind| PriceIndicesProblem {
                number: number.clone(),
                index,
                kind,
            }));
            earlier.push(number);
        }
        if !problems.is_empty() {
            return Err(PriceIndicesError { problems });
        }
        let mut numbers: BTreeMap<PriceIndex, BTreeMap<ReportedPeriod, Vec<IndexNumber>>> =
            BTreeMap::new();
        for number in self.numbers {
            let of_index = numbers.entry(number.index().clone()).or_default();
            let releases = of_index.entry(number.period()).or_default();
            if !releases.contains(&number) {
                releases.push(number);
            }
        }
        for releases in numbers.values_mut().flat_map(BTreeMap::values_mut) {
            releases.sort_by(|a, b| {
                let by_rule = release::latest_first(a, b, |_| 0);
                by_rule.then_with(|| a.cells().cmp(&b.cells()))
            });
        }
        Ok(PriceIndices { numbers })
    }
}

impl TryFrom<Vec<IndexNumber>> for PriceIndices {
    type Error = PriceIndicesError;

    fn try_from(numbers: Vec<IndexNumber>) -> Result<Self, Self::Error> {
        Self::builder().numbers(numbers).build()
    }
}

impl From<PriceIndices> for Vec<IndexNumber> {
    fn from(table: PriceIndices) -> Self {
        table.numbers.into_values().flat_map(BTreeMap::into_values).flatten().collect()
    }
}

/// An index number that can't be in a table, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PriceIndicesProblem {
    /// The number.
    pub number: IndexNumber,
    /// Its place among those given to the builder, from 0.
    pub index: usize,
    /// What is wrong.
    pub kind: IndexProblemKind,
}

/// Why an index number can't be in a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IndexProblemKind {
    /// The same release gives another number for the same period.
    #[error("the same release also says `{other}`, and both can't be true")]
    #[non_exhaustive]
    SaidOtherwise {
        /// The earlier number.
        other: Figure,
    },
    /// The period that is said to be 100 isn't.
    #[error("it is the reference, and so 100 by definition")]
    ReferenceNot100,
}

impl fmt::Display for PriceIndicesProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.number, self.kind)
    }
}

/// All that kept index numbers from being a table, in the order in which they
/// were given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct PriceIndicesError {
    /// The problems, at least one.
    pub problems: Vec<PriceIndicesProblem>,
}
