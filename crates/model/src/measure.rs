//! Measures: what is counted, and what may be said of it.

mod standard;

use std::collections::BTreeMap;

use crate::{BaseUnit, Basis, Currency, Localised, MeasureId, Timing, Unit, suggest};

/// What is counted in zones, such as realised investment or employment.
///
/// A measure says which units, bases and timings its figures may have, whether
/// zones add up to the nation, and whether its stock can shrink. All checks of a
/// dataset follow from that; a list of another country is another list of these.
///
/// # Examples
///
/// Jobs can be lost, so a smaller stock of jobs is no contradiction, while
/// cumulative realised investment can't shrink:
///
/// ```
/// use kawasan_model::Measures;
///
/// let measures = Measures::standard();
/// let shrinks = |id: &str| measures.get(id).map(|measure| measure.can_shrink());
/// assert_eq!(shrinks("employment"), Some(true));
/// assert_eq!(shrinks("investment"), Some(false));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Measure {
    id: MeasureId,
    title: Localised,
    unit: MeasureUnit,
    additive: bool,
    can_shrink: bool,
    timings: Vec<Timing>,
    bases: Vec<Basis>,
}

impl Measure {
    /// A measure of flows with a cumulative stock, which adds up over zones,
    /// never shrinks and is published on every basis; the methods below change
    /// that.
    #[must_use]
    pub fn new(id: MeasureId, title: Localised, unit: MeasureUnit) -> Self {
        Measure {
            id,
            title,
            unit,
            additive: true,
            can_shrink: false,
            timings: vec![Timing::Flow, Timing::Stock],
            bases: Basis::ALL.to_vec(),
        }
    }

    /// The same, where zones don't add up to the nation.
    #[must_use]
    pub fn not_additive(mut self) -> Self {
        self.additive = false;
        self
    }

    /// The same, whose stock can shrink by exits.
    #[must_use]
    pub fn shrinking(mut self) -> Self {
        self.can_shrink = true;
        self
    }

    /// The same, with only these timings.
    #[must_use]
    pub fn timed(mut self, timings: impl IntoIterator<Item = Timing>) -> Self {
        self.timings = timings.into_iter().collect();
        self
    }

    /// The same, on only these bases.
    #[must_use]
    pub fn on_bases(mut self, bases: impl IntoIterator<Item = Basis>) -> Self {
        self.bases = bases.into_iter().collect();
        self
    }

    /// The id, as files name it.
    #[must_use]
    pub const fn id(&self) -> &MeasureId {
        &self.id
    }

    /// The title, by language.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// The units its figures may have.
    #[must_use]
    pub const fn unit(&self) -> MeasureUnit {
        self.unit
    }

    /// Whether the figures of zones at one date, or over one period, add up.
    #[must_use]
    pub const fn is_additive(&self) -> bool {
        self.additive
    }

    /// Whether its stock can become smaller: jobs and businesses can, by exits.
    #[must_use]
    pub const fn can_shrink(&self) -> bool {
        self.can_shrink
    }

    /// The timings its figures may have.
    #[must_use]
    pub fn timings(&self) -> &[Timing] {
        &self.timings
    }

    /// The bases its figures may have.
    #[must_use]
    pub fn bases(&self) -> &[Basis] {
        &self.bases
    }
}

/// The units that figures of a measure may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum MeasureUnit {
    /// Money of any currency; each currency is a series of its own.
    Money,
    /// Money of any currency for one of something, such as what a person spends; or for
    /// one of something in one of something else, such as a wage for a person and month.
    MoneyPer(BaseUnit, Option<BaseUnit>),
    /// One unit.
    Only(Unit),
}

impl MeasureUnit {
    /// Whether figures may have a unit.
    #[must_use]
    pub fn takes(self, unit: Unit) -> bool {
        let currency = unit.factors().find_map(|(base, _)| match base {
            BaseUnit::Currency(currency) => Some(currency),
            _ => None,
        });
        match self {
            MeasureUnit::Only(own) => own == unit,
            MeasureUnit::Money | MeasureUnit::MoneyPer(..) => {
                currency.is_some_and(|currency| self.in_currency(currency) == Some(unit))
            }
        }
    }

    /// The unit with money in a currency; `None` if it has too many parts.
    #[must_use]
    pub fn in_currency(self, currency: Currency) -> Option<Unit> {
        let money = Unit::currency(currency);
        match self {
            MeasureUnit::Money => Some(money),
            MeasureUnit::MoneyPer(a, b) => {
                let unit = money.per(Unit::base(a));
                match b {
                    Some(b) => unit.and_then(|unit| unit.per(Unit::base(b))).ok(),
                    None => unit.ok(),
                }
            }
            MeasureUnit::Only(unit) => Some(unit),
        }
    }
}

impl std::fmt::Display for MeasureUnit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            MeasureUnit::Money => f.write_str("money of a currency"),
            MeasureUnit::MoneyPer(a, None) => write!(f, "money of a currency per {a}"),
            MeasureUnit::MoneyPer(a, Some(b)) => write!(f, "money of a currency per {a} and {b}"),
            MeasureUnit::Only(unit) => write!(f, "`{unit}`"),
        }
    }
}

/// The measures that a dataset knows, by id.
///
/// # Examples
///
/// A council that counts containers adds its measure to the standard ones:
///
/// ```
/// use kawasan_model::{Localised, Measure, MeasureUnit, Measures};
///
/// let title = Localised::try_new([("en", "Containers handled")])?;
/// let containers = Measure::new("containers".parse()?, title, MeasureUnit::Only("teu".parse()?));
/// let measures = Measures::standard().with(containers);
/// assert!(measures.get("containers").is_some());
/// assert!(measures.get("investment").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures(BTreeMap<MeasureId, Measure>);

impl Measures {
    /// No measures.
    #[must_use]
    pub fn none() -> Self {
        Measures::default()
    }

    /// The measures by which councils evaluate zones everywhere.
    #[must_use]
    pub fn standard() -> Self {
        standard::measures()
    }

    /// Adds a measure; one of the same id is replaced.
    #[must_use]
    pub fn with(mut self, measure: Measure) -> Self {
        self.0.insert(measure.id.clone(), measure);
        self
    }

    /// The measure of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Measure> {
        self.0.get(id)
    }

    /// All of them, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Measure> {
        self.0.values()
    }

    /// The id that was probably meant.
    #[must_use]
    pub fn nearest(&self, id: &str) -> Option<&str> {
        suggest::nearest(id, self.0.keys().map(MeasureId::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_list_is_whole() {
        let measures = Measures::standard();
        assert_eq!(measures.iter().count(), standard::ROWS);
        for measure in measures.iter() {
            assert!(measure.title().exact("id").is_some(), "{}", measure.id());
            assert!(measure.title().exact("en").is_some(), "{}", measure.id());
            assert!(!measure.timings().is_empty());
        }
    }

    #[test]
    fn a_typo_finds_its_measure() {
        assert_eq!(Measures::standard().nearest("investmnet"), Some("investment"));
        assert_eq!(Measures::standard().nearest("xyz"), None);
    }
}
