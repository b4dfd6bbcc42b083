//! A case: a formula, a period, and figures from which the formula has a value.

use dashu_ratio::RBig;
use kawasan_indicators::{
    Formula, FormulaError, Indicator, ParseFormulaError, Rounding, Terms, Window,
};
use kawasan_model::{
    BaseUnit, Basis, Currency, Dataset, Figure, Measure, MeasureUnit, Measures, Observation,
    Period, ReportedPeriod, ReportingYear, Series, Source, Subject, Timing, Unit, parse_date,
};
use rust_decimal::Decimal;

use super::bounds::Bounds;
use super::expr::{Expr, NoValue};
use super::rational::rational;
use super::variable::{Piece, Run, Variable, period_of, run_of, start_of_year};
use crate::fixtures;

/// How many variables a case has.
pub const VARIABLES: usize = 8;

/// Whom the figures of a case are about.
pub const SUBJECT: Subject = Subject::National;

/// The unit of a variable by its number: 0 to 2 are money, 3 to 5 persons, 6 and
/// 7 plain ratios.
#[must_use]
pub const fn unit_of_variable(number: usize) -> Unit {
    match number {
        0..=2 => Unit::IDR,
        3..=5 => Unit::base(BaseUnit::Person),
        _ => Unit::ONE,
    }
}

/// When a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It flowed over a period.
    Over(Period),
    /// It had added up to so much at the end of a period.
    Stood(Period),
    /// It was so much at the end of a period.
    Was(Period),
}

/// A formula over variables, each with figures that answer it.
///
/// Every variable has a measure of its own, so that the figures of one never
/// answer another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The formula.
    pub expr: Expr,
    /// The variables, [`VARIABLES`] of them.
    pub variables: Vec<Variable>,
    /// The period that is evaluated.
    pub period: Period,
    /// How the years begin.
    pub year: ReportingYear,
    /// How the result is rounded.
    pub rounding: Rounding,
}

impl Case {
    /// The measures of the variables, named `m0` and so on.
    #[must_use]
    pub fn measures(&self) -> Measures {
        (0..VARIABLES).fold(Measures::none(), |measures, number| {
            let unit = match unit_of_variable(number) {
                unit if unit.is_money() => MeasureUnit::Money,
                unit => MeasureUnit::Only(unit),
            };
            let id = fixtures::read(&format!("m{number}"));
            let measure = Measure::new(id, fixtures::title("A measure"), unit);
            measures.with(measure.shrinking().timed(Timing::ALL.iter().copied()))
        })
    }

    /// The formula, read from a text.
    ///
    /// # Errors
    /// [`ParseFormulaError`] where it is none.
    pub fn parse(&self, text: &str) -> Result<Formula, ParseFormulaError> {
        Terms::new(&self.measures(), Currency::IDR).parse(text)
    }

    /// The formula, built through the public constructors.
    ///
    /// # Errors
    /// [`FormulaError`] where the units don't fit.
    pub fn formula(&self) -> Result<Formula, FormulaError> {
        let measures = self.measures();
        let terms = Terms::new(&measures, Currency::IDR);
        self.expr.formula(&|number| {
            let id = format!("m{number}");
            // A number that no variable has is a mistake in a test, and an unknown measure.
            let Some(variable) = self.variables.get(number) else {
                return terms.flow("none", Basis::Realised, Window::PERIOD);
            };
            let (basis, window) = (variable.basis, variable.stretch.window());
            match variable.timing {
                Timing::Flow => terms.flow(&id, basis, window),
                Timing::Stock => terms.stock(&id, basis, window),
                Timing::Level => terms.level(&id, basis, window),
            }
        })
    }

    /// The indicator of the formula.
    ///
    /// # Panics
    /// If the units don't fit.
    #[must_use]
    pub fn indicator(&self) -> Indicator {
        let formula = fixtures::valid(self.formula());
        Indicator::new("case", fixtures::title("A case"), formula, self.rounding)
    }

    /// The observations that the formula rests on.
    #[must_use]
    pub fn observations(&self) -> Vec<Observation> {
        let numbers = self.expr.variables();
        numbers.into_iter().flat_map(|number| self.rows(number)).collect()
    }

    /// Observations beside those that must change nothing: of another subject, of
    /// a company, of another basis, over a longer time or at another date, and
    /// earlier releases that differ.
    #[must_use]
    pub fn decoys(&self) -> Vec<Observation> {
        let rows = self.observations();
        rows.iter().flat_map(|row| decoys_of(row, &rows)).collect()
    }

    /// A dataset of some observations of the case.
    ///
    /// # Panics
    /// If they can't be loaded.
    #[must_use]
    pub fn dataset(&self, rows: impl IntoIterator<Item = Observation>) -> Dataset {
        let registry = fixtures::registry_reporting_in(self.year);
        fixtures::valid(Dataset::builder(registry, self.measures()).observations(rows).build())
    }

    /// The exact value, every figure taken at its digits.
    ///
    /// # Errors
    /// [`NoValue`].
    pub fn value(&self) -> Result<RBig, NoValue> {
        self.value_where(&mut |figure| rational(figure.value()), &|_| RBig::ONE)
    }

    /// The exact value, each figure of money times a factor of when it is of.
    ///
    /// # Errors
    /// [`NoValue`].
    pub fn value_converted(&self, factor: &dyn Fn(When) -> RBig) -> Result<RBig, NoValue> {
        self.value_where(&mut |figure| rational(figure.value()), factor)
    }

    /// The same for a choice within the interval of each figure, as in
    /// [`value_at`](Case::value_at).
    ///
    /// # Errors
    /// [`NoValue`].
    pub fn value_converted_at(
        &self,
        choices: &[u8],
        factor: &dyn Fn(When) -> RBig,
    ) -> Result<RBig, NoValue> {
        let mut choices = choices.iter().copied().cycle();
        let figure = &mut |figure: &Figure| within(figure, choices.next().unwrap_or_default());
        self.value_where(figure, factor)
    }

    /// When the money of the formula is of, each time once.
    #[must_use]
    pub fn money_times(&self) -> Vec<When> {
        let mut times = Vec::new();
        for number in self.expr.variables() {
            if unit_of_variable(number).is_money() {
                let of = self.times(number).unwrap_or_default();
                times.extend(
                    of.into_iter().filter(|when| !times.contains(when)).collect::<Vec<_>>(),
                );
            }
        }
        times
    }

    /// Whether the formula has a fixed amount of money.
    #[must_use]
    pub fn has_fixed_money(&self) -> bool {
        self.expr.constants().iter().any(|constant| constant.unit().is_money())
    }

    /// The exact value for a choice within the interval of each figure: for each
    /// one of 0 (its lower bound) to 16 (its upper bound), in turn.
    ///
    /// # Errors
    /// [`NoValue`].
    pub fn value_at(&self, choices: &[u8]) -> Result<RBig, NoValue> {
        let mut choices = choices.iter().copied().cycle();
        self.value_where(&mut |figure| within(figure, choices.next().unwrap_or_default()), &|_| {
            RBig::ONE
        })
    }

    /// The least and the greatest of the exact values at the corners, where each
    /// figure is at one of its bounds; `None` where a figure has an open side,
    /// where there are more than ten figures, or where some corner has no value.
    #[must_use]
    pub fn corners(&self) -> Option<(RBig, RBig)> {
        let rows = self.observations();
        let open = |row: &Observation| {
            let interval = row.figure.interval();
            interval.low().is_none() || interval.high().is_none()
        };
        if rows.is_empty() || rows.len() > 10 || rows.iter().any(open) {
            return None;
        }
        let corner = |number: u32| -> Option<RBig> {
            let at = (0..rows.len()).map(|index| if number >> index & 1 == 1 { 16 } else { 0 });
            self.value_at(&at.collect::<Vec<u8>>()).ok()
        };
        let values: Option<Vec<RBig>> = (0..1 << rows.len()).map(corner).collect();
        let values = values?;
        Some((values.iter().min()?.clone(), values.iter().max()?.clone()))
    }

    /// The bounds of interval arithmetic, in which every occurrence of a variable
    /// counts for itself.
    ///
    /// # Errors
    /// [`NoValue`].
    pub fn bounds(&self) -> Result<Bounds, NoValue> {
        let variable = |number: usize| {
            let pieces = self.pieces(number)?;
            let all = pieces.iter().map(|piece| {
                let bounds = Bounds::of(&piece.figure.interval());
                if piece.subtracted { bounds.opposite() } else { bounds }
            });
            all.reduce(|sum, bounds| sum.plus(&bounds))
        };
        self.expr.bounds(&variable, self.elapsed().as_ref())
    }

    fn value_where(
        &self,
        figure: &mut dyn FnMut(&Figure) -> RBig,
        factor: &dyn Fn(When) -> RBig,
    ) -> Result<RBig, NoValue> {
        // Each variable has one value, however often the formula names it.
        let mut values: Vec<Option<RBig>> = vec![None; self.variables.len()];
        for number in self.expr.variables() {
            let Some(slot) = values.get_mut(number) else { continue };
            let (pieces, times) = (self.pieces(number), self.times(number));
            let (Some(pieces), Some(times)) = (pieces, times) else { continue };
            let is_money = unit_of_variable(number).is_money();
            let of = |when: Option<&When>| match when {
                Some(when) if is_money => factor(*when),
                _ => RBig::ONE,
            };
            let is_difference = pieces.iter().any(|piece| piece.subtracted);
            let mut sum = RBig::ZERO;
            for (index, piece) in pieces.iter().enumerate() {
                let value = figure(&piece.figure);
                let value = if is_difference { value } else { value * of(times.get(index)) };
                sum = if piece.subtracted { sum - value } else { sum + value };
            }
            *slot = Some(if is_difference { sum * of(times.first()) } else { sum });
        }
        let variable = |number: usize| values.get(number).cloned().flatten();
        self.expr.value(&variable, self.elapsed().as_ref())
    }

    /// When each figure of a variable is of; of a difference, when what is left is.
    fn times(&self, number: usize) -> Option<Vec<When>> {
        let variable = self.variables.get(number)?;
        let pieces = self.pieces(number)?;
        let when = |run: Run| {
            let period = period_of(run)?;
            Some(match variable.timing {
                Timing::Flow => When::Over(period),
                Timing::Stock => When::Stood(period),
                Timing::Level => When::Was(period),
            })
        };
        if pieces.iter().any(|piece| piece.subtracted) {
            let first_quarter = self.year.first_quarter_number();
            let window = variable.stretch.run(run_of(self.period), first_quarter)?;
            return Some(vec![when(window)?]);
        }
        pieces.iter().map(|piece| when(piece.run)).collect()
    }

    /// Quarters since the year began, of four; `None` where the period begins in
    /// another year than it ends in.
    fn elapsed(&self) -> Option<RBig> {
        let (first, last) = run_of(self.period);
        let begins = start_of_year(last, self.year.first_quarter_number());
        (first >= begins).then(|| RBig::from(last - begins + 1) / RBig::from(4))
    }

    fn pieces(&self, number: usize) -> Option<Vec<Piece>> {
        let variable = self.variables.get(number)?;
        let run: Run =
            variable.stretch.run(run_of(self.period), self.year.first_quarter_number())?;
        let pieces = variable.pieces(run)?;
        pieces.iter().all(|piece| period_of(piece.run).is_some()).then_some(pieces)
    }

    fn rows(&self, number: usize) -> Vec<Observation> {
        let (Some(pieces), Some(variable)) = (self.pieces(number), self.variables.get(number))
        else {
            return Vec::new();
        };
        let id = fixtures::read(&format!("m{number}"));
        let series = Series::new(SUBJECT, id, variable.basis, variable.timing);
        let rows = pieces.into_iter().filter_map(|piece| {
            let period = ReportedPeriod::Quarters(period_of(piece.run)?);
            let release = Source::new("Dewan Nasional KEK").on(date("2024-04-24"));
            Some(Observation::new(series.clone(), period, piece.figure, release))
        });
        rows.collect()
    }
}

fn decoys_of(row: &Observation, rows: &[Observation]) -> Vec<Observation> {
    let mut elsewhere = row.clone();
    elsewhere.series.subject = Subject::Zone(fixtures::read("gresik"));
    let mut company = row.clone();
    company.series.counterparty = Some(fixtures::read("PT Freeport Indonesia"));
    let mut other_basis = row.clone();
    other_basis.series.basis = match row.series.basis {
        Basis::Committed => Basis::Projected,
        _ => Basis::Committed,
    };
    let mut decoys = vec![elsewhere, company, other_basis];
    decoys.extend(longer(row, rows));
    decoys.extend(earlier(row));
    decoys
}

/// The figure of a quarter more, unless that could tile a window with others.
fn longer(row: &Observation, rows: &[Observation]) -> Option<Observation> {
    let period = row.period.period()?;
    let (first, last) = run_of(period);
    let next = period_of((last + 1, last + 1))?;
    let goes_on = |other: &Observation| {
        other.series == row.series && other.period.period().is_some_and(|own| own.contains(next))
    };
    let mut longer = row.clone();
    longer.period = ReportedPeriod::Quarters(period_of((first, last + 1))?);
    (!rows.iter().any(goes_on)).then_some(longer)
}

/// An earlier release of it that differs.
fn earlier(row: &Observation) -> Option<Observation> {
    let digits = row.figure.coefficient();
    let more = digits.mantissa().checked_mul(3)?.checked_add(7)?;
    let digits = Decimal::try_from_i128_with_scale(more, digits.scale()).ok()?;
    let figure = Figure::new(digits, row.figure.scaled_unit(), row.figure.qualifier()).ok()?;
    let release = Source::new("Kontan").on(date("2001-01-01"));
    let differs = !figure.agrees_with(&row.figure) && !figure.value().is_sign_negative();
    differs.then(|| Observation::new(row.series.clone(), row.period, figure, release))
}

fn date(text: &str) -> time::Date {
    fixtures::valid(parse_date(text))
}

/// A value within the interval of a figure, from its lower (0) to its upper bound
/// (16); where there is no bound, ever farther out.
fn within(figure: &Figure, choice: u8) -> RBig {
    let share = RBig::from(choice.min(16)) / RBig::from(16);
    let interval = figure.interval();
    let far = |bound: &RBig| {
        let size = if *bound < RBig::ZERO { -bound.clone() } else { bound.clone() };
        (size + RBig::ONE) * RBig::from(1_000) * &share * &share * &share
    };
    match (interval.low().map(rational), interval.high().map(rational)) {
        (Some(low), Some(high)) => &low + (&high - &low) * share,
        (Some(low), None) => &low + far(&low),
        (None, Some(high)) => &high - far(&high),
        (None, None) => share - RBig::ONE / RBig::from(2),
    }
}
