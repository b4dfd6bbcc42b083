//! What would change a rating: the smallest improvement of one indicator that reaches
//! the next class.

use rust_decimal::Decimal;

use crate::class::{ladder, of_score};
use crate::methodology::{Scored, ScoredIndicator};
use crate::{Methodology, UnitValues, Value};

/// What one indicator alone would have to be for the next class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Improvement {
    /// The indicator, by its place.
    pub indicator: usize,
    /// What it would take.
    pub needs: Needs,
}

/// What it takes to reach the next class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Needs {
    /// At least this value, or where lower is better at most; one unit of its last decimal
    /// nearer to the present one doesn't do.
    #[non_exhaustive]
    Value {
        /// The value, in the indicator's base unit, with the decimals to which the
        /// indicator is rounded, or those of the present value if it has more.
        value: Decimal,
        /// How much that is away from the present one, exactly, in the same unit: above
        /// zero for more, below for less.
        by: Decimal,
    },
    /// No value of it is enough, as far as it and its distance from the present one fit a
    /// decimal.
    NotEnough,
    /// It has no value to improve.
    Missing,
}

/// The next class of a unit, and what each indicator alone would need for it, all others
/// being as they are; gates left aside.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Improvements {
    /// The next better class by composite, by its place in the methodology's list.
    pub class: usize,
    /// The lowest composite that has it.
    pub from: Decimal,
    /// Each indicator, in the methodology's order.
    pub indicators: Vec<Improvement>,
}

/// Why nothing can be said of a next class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum NoImprovements {
    /// There is no unit at that place.
    #[error("there is no unit at that place")]
    NoUnit,
    /// The unit has no composite to improve.
    #[error("the unit has no composite: too few of the weights have a score")]
    NoComposite,
    /// The unit has a composite, but no class by it: there are none for that quarter.
    #[error("the unit has no class by its composite")]
    NoClass,
    /// The unit has the best class already.
    #[error("the unit has the best class by its composite")]
    BestClass,
}

impl NoImprovements {
    /// The word of outputs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            NoImprovements::NoUnit => "no_unit",
            NoImprovements::NoComposite => "no_composite",
            NoImprovements::NoClass => "no_class",
            NoImprovements::BestClass => "best_class",
        }
    }
}

impl Methodology {
    /// What would bring a unit to the next better class: for each indicator alone, the
    /// smallest change of its value, on the grid of its last decimal.
    ///
    /// The answer is exact: scores rise with the value, so that the smallest value that
    /// does is found by halving, each time rating the unit anew. It is about the value of
    /// one indicator: a figure that others rest on, too, moves them as well, so that less of
    /// it may be enough.
    ///
    /// # Errors
    /// [`NoImprovements`] if there is no next class.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(not(feature = "toml"))]
    /// # fn main() {}
    /// # #[cfg(feature = "toml")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use kawasan_data::{files, kek};
    /// use kawasan_rating::{Needs, Reader, rate};
    ///
    /// let reader = Reader::of(kek().dataset())?;
    /// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
    /// let methodology = library.latest("kek-2021").ok_or("shipped")?;
    /// let ratings = rate(kek().dataset(), methodology, "2021".parse()?, None);
    /// let mandalika = ratings.units.iter().position(|unit| unit.id == "mandalika").ok_or("rated")?;
    /// let next = methodology.improvements(&ratings.units, mandalika, ratings.quarters);
    /// let next = next?;
    /// assert_eq!(methodology.classes()[next.class].id, "optimal");
    /// // Rp2.2 of 17 trillion is 12.94 %; with 52.86 % it would be optimal.
    /// let Needs::Value { value, by, .. } = next.indicators[0].needs else { return Err("none".into()) };
    /// assert_eq!((value.to_string(), by.to_string()), ("0.5287".into(), "0.3993".into()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn improvements(
        &self,
        units: &[UnitValues],
        unit: usize,
        quarters: u8,
    ) -> Result<Improvements, NoImprovements> {
        // Where nothing compares units, the others needn't be rated again each time.
        let own = units.get(unit).ok_or(NoImprovements::NoUnit)?;
        let (units, unit) =
            if self.compares() { (units, unit) } else { (std::slice::from_ref(own), 0) };
        let composite =
            self.composite_of(units, unit, quarters).ok_or(NoImprovements::NoComposite)?;
        let ladder = ladder(&self.classes, quarters);
        let class = of_score(&self.classes, composite, quarters);
        let height = class.and_then(|class| ladder.iter().position(|(own, _)| *own == class));
        let height = height.ok_or(NoImprovements::NoClass)?;
        let better = height.checked_sub(1).and_then(|place| ladder.get(place));
        let (next, from) = *better.ok_or(NoImprovements::BestClass)?;
        let needs = |index: usize| {
            let reaches = |value: Decimal| {
                let mut changed = units.to_vec();
                let slot = changed.get_mut(unit).and_then(|own| own.values.get_mut(index));
                if let Some(slot) = slot {
                    *slot = Value::exactly(value);
                }
                let composite = self.composite_of(&changed, unit, quarters);
                let class =
                    composite.and_then(|composite| of_score(&self.classes, composite, quarters));
                let own = class.and_then(|class| ladder.iter().position(|(c, _)| *c == class));
                own.is_some_and(|own| own < height)
            };
            let value = own.values.get(index).and_then(Value::known);
            match (self.indicators.get(index), value) {
                (Some(indicator), Some(value)) => smallest(indicator, value, quarters, reaches),
                _ => Needs::Missing,
            }
        };
        let indicators = (0..self.indicators.len())
            .map(|index| Improvement { indicator: index, needs: needs(index) });
        Ok(Improvements { class: next, from, indicators: indicators.collect() })
    }
}

/// The value nearest to the present one that does, by doubling and halving the distance.
fn smallest(
    indicator: &ScoredIndicator,
    value: Decimal,
    quarters: u8,
    reaches: impl Fn(Decimal) -> bool,
) -> Needs {
    let scale = match &indicator.subject {
        Scored::Indicator(indicator) => indicator.rounding().scale(),
        Scored::Given { .. } => value.scale(),
    }
    .max(value.scale());
    let mut start = value;
    start.rescale(scale);
    // Where it doesn't fit with so many decimals, it keeps those that do.
    let scale = start.scale();
    let falls = indicator.falls(quarters);
    let sign = if falls { -1 } else { 1 };
    let decimal = |mantissa: i128| Decimal::try_from_i128_with_scale(mantissa, scale).ok();
    let at = |steps: i128| decimal(start.mantissa().checked_add(steps.checked_mul(sign)?)?);
    // As far as the value and its distance are decimals.
    let largest = Decimal::MAX.mantissa();
    let Some(room) = start.mantissa().checked_mul(sign).and_then(|own| largest.checked_sub(own))
    else {
        return Needs::NotEnough;
    };
    let farthest = room.min(largest);
    let does = |steps: i128| at(steps).is_some_and(&reaches);
    let mut near: i128 = 0;
    let mut far = farthest.min(1);
    while !does(far) {
        if far == farthest {
            return Needs::NotEnough;
        }
        near = far;
        far = far.saturating_mul(2).min(farthest);
    }
    while far - near > 1 {
        let middle = near + (far - near) / 2;
        if does(middle) { far = middle } else { near = middle }
    }
    match (at(far), far.checked_mul(sign).and_then(decimal)) {
        (Some(value), Some(by)) => Needs::Value { value, by },
        _ => Needs::NotEnough,
    }
}
