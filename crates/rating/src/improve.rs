//! What would change a rating: the smallest improvement of one indicator that reaches
//! the next class.

use kawasan_indicators::Direction;
use rust_decimal::Decimal;

use crate::class::ladder;
use crate::methodology::{Scored, ScoredIndicator};
use crate::{Methodology, Scoring, UnitValues, Value};

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
    /// At least this value; one unit of its last decimal less doesn't do.
    #[non_exhaustive]
    Value {
        /// The value, in the indicator's base unit.
        value: Decimal,
        /// How much that is away from the present one: above zero for more, below for
        /// less.
        by: Decimal,
    },
    /// No value of it is enough.
    NotEnough,
    /// It has no value to improve.
    Missing,
}

/// The next class of a unit, and what each indicator alone would need for it; gates left
/// aside.
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

impl Methodology {
    /// What would bring a unit to the next better class: for each indicator alone, the
    /// smallest change of its value, on the grid of its last decimal.
    ///
    /// The answer is exact: scores rise with the value, so that the smallest value that
    /// does is found by halving, each time rating the unit anew. `None` if the unit has no
    /// class by its composite, or the best one.
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
    /// let next = next.ok_or("not the best")?;
    /// assert_eq!(methodology.classes()[next.class].id, "optimal");
    /// // Rp2.2 of 17 trillion is 12.94 %; with 52.86 % it would be optimal.
    /// let Needs::Value { value, by, .. } = next.indicators[0].needs else { return Err("none".into()) };
    /// assert_eq!((value.to_string(), by.to_string()), ("0.5287".into(), "0.3993".into()));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn improvements(
        &self,
        units: &[UnitValues],
        unit: usize,
        quarters: u8,
    ) -> Option<Improvements> {
        // Where nothing compares units, the others needn't be rated again each time.
        let own = units.get(unit)?;
        let (units, unit) =
            if self.compares() { (units, unit) } else { (std::slice::from_ref(own), 0) };
        let class = self.class_by_score(units, unit, quarters)?;
        let ladder = ladder(&self.classes, quarters);
        let height = ladder.iter().position(|(own, _)| *own == class)?;
        let (next, from) = *ladder.get(height.checked_sub(1)?)?;
        let needs = |index: usize| {
            let reaches = |value: Decimal| {
                let mut changed = units.to_vec();
                let slot = changed.get_mut(unit).and_then(|own| own.values.get_mut(index));
                if let Some(slot) = slot {
                    *slot = Value::exactly(value);
                }
                let class = self.class_by_score(&changed, unit, quarters);
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
        Some(Improvements { class: next, from, indicators: indicators.collect() })
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
    let falls = match indicator.scoring {
        Scoring::Peers(_) => indicator.subject.direction() == Direction::Lower,
        _ => indicator.scoring.falls(quarters),
    };
    let mut start = value;
    start.rescale(scale);
    let at = |steps: i128| -> Option<Decimal> {
        let steps = if falls { steps.checked_neg()? } else { steps };
        let mantissa = start.mantissa().checked_add(steps)?;
        Decimal::try_from_i128_with_scale(mantissa, scale).ok()
    };
    // The farthest that a decimal reaches, if need be.
    let mut far: i128 = 1;
    let mut near: i128 = 0;
    loop {
        match at(far) {
            None => return Needs::NotEnough,
            Some(value) if reaches(value) => break,
            Some(_) => near = far,
        }
        far = match far.checked_mul(2) {
            Some(farther) => farther,
            None => return Needs::NotEnough,
        };
    }
    while far - near > 1 {
        let middle = near + (far - near) / 2;
        if at(middle).is_some_and(&reaches) { far = middle } else { near = middle }
    }
    match at(far) {
        Some(reached) => Needs::Value { value: reached, by: reached - start },
        None => Needs::NotEnough,
    }
}
