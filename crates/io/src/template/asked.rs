//! What a form asks for, and in which units.

use kawasan_model::{
    Basis, Currency, Measure, MeasureUnit, Period, ReportedPeriod, ScaledUnit, Series, Timing, Unit,
};

use super::Template;

/// The powers of ten in which amounts of money are reported.
const MONEY: [i8; 4] = [0, 6, 9, 12];

/// A figure that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked<'m> {
    pub(super) measure: &'m Measure,
    pub(super) basis: Basis,
    pub(super) timing: Timing,
    pub(super) period: ReportedPeriod,
}

impl<'a> Template<'a> {
    pub(super) fn currency(&self) -> Currency {
        self.registry.jurisdiction().currency()
    }

    pub(super) fn series(&self, asked: &Asked<'_>) -> Series {
        Series::new(self.subject.clone(), asked.measure.id().clone(), asked.basis, asked.timing)
    }

    /// What is asked for, measure by measure.
    pub(super) fn asked(&self) -> Vec<Asked<'a>> {
        let measures: Vec<&'a Measure> = match &self.only {
            Some(ids) => ids.iter().filter_map(|id| self.measures.get(id.as_str())).collect(),
            None => self.measures.iter().collect(),
        };
        let year = Period::year(self.period.start().year()).ok();
        let mut asked = Vec::new();
        for measure in measures {
            for &timing in measure.timings() {
                let period = ReportedPeriod::Quarters(self.period);
                if measure.bases().contains(&Basis::Realised) {
                    asked.push(Asked { measure, basis: Basis::Realised, timing, period });
                }
                if let (Timing::Flow, Some(year)) = (timing, year)
                    && measure.bases().contains(&Basis::Target)
                {
                    let period = ReportedPeriod::Quarters(year);
                    asked.push(Asked { measure, basis: Basis::Target, timing, period });
                }
            }
        }
        asked
    }
}

/// The units in which a measure is reported.
pub(super) fn units_of(measure: &Measure, currency: Currency) -> Vec<ScaledUnit> {
    match measure.unit() {
        MeasureUnit::Only(unit) if unit.is_one() => vec![ScaledUnit::PERCENT],
        MeasureUnit::Only(unit) => vec![unit.into()],
        MeasureUnit::Money => {
            let mut currencies = vec![currency];
            if currency != Currency::USD {
                currencies.push(Currency::USD);
            }
            let scaled =
                |currency| MONEY.map(|power| ScaledUnit::new(Unit::currency(currency), power));
            currencies.into_iter().flat_map(scaled).collect()
        }
        other => other.in_currency(currency).map(ScaledUnit::from).into_iter().collect(),
    }
}
