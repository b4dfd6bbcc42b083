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
    /// say. In the unit of that figure, money and counts in whole units. Rounded up, where
    /// lower is better down, so that it is enough; below zero if the zone has to report less.
    ///
    /// It is about this indicator alone, the other ones as they are. Where others rest on the
    /// same figure ([`Methodology::resting_on`]) they move with it, so that less of it may
    /// reach the class that [`Methodology::improvements`] aims at.
    ///
    /// `None` of other indicators, and where something isn't known or fits no decimal.
    ///
    /// [`Methodology::resting_on`]: crate::Methodology::resting_on
    /// [`Methodology::improvements`]: crate::Methodology::improvements
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
    /// // Half of that would do, because the other indicator rests on the same figure.
    /// assert_eq!(methodology.resting_on(&series), [0, 1]);
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
        let enough = match scored.falls(self.quarters) {
            true => RoundingMode::Floor,
            false => RoundingMode::Ceiling,
        };
        let amount = match over.unit().is_money() || over.unit().is_count() {
            true => rounded(&more, 0, enough)?,
            false => decimal(&more, enough)?,
        };
        let series = has.inputs.first()?.series.clone();
        Some((Quantity::new(amount, over.unit()), series))
    }
}
