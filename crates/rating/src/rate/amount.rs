//! What an improvement comes to in the figures that an indicator is made of.

use kawasan_exact::{Fraction, Rounding, RoundingMode, decimal, rounded};
use kawasan_indicators::{Evaluator, Formula, Indicator, Outcome};
use kawasan_model::{Localised, Quantity, Series, Subject};
use rust_decimal::Decimal;

use super::ZoneRatings;
use crate::methodology::Scored;

/// Decimals to which the divisor of an indicator is taken: beyond those of any figure.
const DECIMALS: u32 = 9;

impl ZoneRatings<'_> {
    /// How much more a zone would have to report for an indicator to reach a value, if the
    /// indicator is one published figure divided by something: Rp1.24 trillion more realised,
    /// say. Rounded up to whole units, so that it is enough; below zero if it is already more.
    ///
    /// `None` of other indicators, and where something isn't known.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(not(feature = "toml"))]
    /// # fn main() {}
    /// # #[cfg(feature = "toml")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use kawasan_data::{files, kek};
    /// use kawasan_rating::{Reader, rate};
    ///
    /// let reader = Reader::of(kek().dataset())?;
    /// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
    /// let methodology = library.latest("kek-2021").ok_or("shipped")?;
    /// let ratings = rate(kek().dataset(), methodology, "2021".parse()?, None);
    /// // 52.87 % of Rp17 trillion, less the 2.2 that there are.
    /// let (more, series) = ratings.amount_for("mandalika", 0, "0.5287".parse()?).ok_or("a ratio")?;
    /// assert_eq!(more.to_string(), "6787900000000 IDR");
    /// assert_eq!(series.measure.as_str(), "investment");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn amount_for(
        &self,
        zone: &str,
        indicator: usize,
        value: Decimal,
    ) -> Option<(Quantity, Series)> {
        let scored = self.methodology.indicators().get(indicator)?;
        let Scored::Indicator(own) = &scored.subject else { return None };
        let (over, under) = own.formula().as_quotient()?;
        if !over.is_observation() {
            return None;
        }
        let subject = Subject::Zone(zone.parse().ok()?);
        let evaluator = Evaluator::new(self.known, subject, self.period);
        let rounding = Rounding::half_away(DECIMALS).ok()?;
        let evaluate = |formula: &Formula| {
            let title = Localised::try_new([("en", "a part")]).ok()?;
            let part = Indicator::new("part", title, formula.clone(), rounding);
            match evaluator.evaluate(&part) {
                Outcome::Value(value) => Some(value),
                Outcome::Missing(_) => None,
            }
        };
        let (has, divisor) = (evaluate(over)?, evaluate(under)?);
        let needed = Fraction::from(value).mul(&Fraction::from(divisor.amount));
        let more = needed.sub(&Fraction::from(has.amount));
        let amount = match over.unit().is_money() || over.unit().is_count() {
            true => rounded(&more, 0, RoundingMode::Ceiling)?,
            false => decimal(&more, RoundingMode::Ceiling)?,
        };
        let series = has.inputs.first()?.series.clone();
        Some((Quantity::new(amount, over.unit()), series))
    }
}
