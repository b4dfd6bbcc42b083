//! A panel from a dataset, and what doesn't fit its grid.

use std::collections::BTreeMap;

use kawasan_exact::Fraction;
use kawasan_model::{
    KeyPeriod, Knowledge, LifecycleEvent, Measure, Observation, Period, Quarter, ReportedPeriod,
    Subject, Timing, Unit, ZoneId,
};
use rust_decimal::Decimal;

use super::build::PanelBuilder;
use super::cells::Bits;
use super::column::{ColumnKey, ColumnSpec, Every};
use super::{Life, Panel, PanelError};

/// A panel and what was left out of it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Loaded<'a> {
    /// The panel.
    pub panel: Panel,
    /// What a grid of quarters doesn't hold, by subject and series.
    pub left_out: Vec<LeftOut<'a>>,
}

/// A figure that a panel doesn't hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut<'a> {
    /// The figure: of several releases, the one that speaks.
    pub observation: &'a Observation,
    /// Why.
    pub why: Why,
}

/// Why a panel doesn't hold a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Why {
    /// It lies outside the panel's quarters.
    Outside,
    /// Its period isn't made of quarters, or isn't stated.
    NoQuarters,
    /// A flow over a longer time, which no quarters tile.
    NoTiles,
    /// A flow over a longer time, of which the quarters say something else, or of whose year
    /// another figure does.
    SaysOtherwise,
    /// A company's project, which is no part of a total.
    Counterparty,
    /// It doesn't fit 64 bits at the column's scale.
    TooLarge,
}

impl Panel {
    /// A panel of all zones of a registry over some quarters, of the figures that were known: of
    /// several releases of one, the one that speaks.
    ///
    /// Quarterly flows, stocks and levels at the ends of quarters become quarterly columns, flows
    /// over reporting years yearly ones; each column has the scale that its figures need. A flow
    /// over a longer time that says nothing beyond its quarters is not needed; what says more is
    /// left out, and comes back. If nothing is left out but what lies outside the quarters,
    /// programs have the row evaluator's digits, but for what its bounds say: it gives no value
    /// where a divisor may be zero.
    ///
    /// # Errors
    /// [`PanelError::NoYear`] if the reporting year of the first quarter begins before the year 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_columnar::{Panel, Program, Why};
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Catalogue;
    ///
    /// let known = kek().dataset().all_known();
    /// let loaded = Panel::of(known, "2021-Q1/2025-Q4".parse()?)?;
    /// // Half-years without their quarters, for example.
    /// assert!(loaded.left_out.iter().any(|left| left.why == Why::NoTiles));
    ///
    /// let catalogue = Catalogue::standard(kek().dataset())?;
    /// let stock = catalogue.get("investment_stock").ok_or("in the catalogue")?;
    /// let program = Program::builder(&loaded.panel).indicators([stock]).build()?;
    /// let gresik = loaded.panel.zones().iter().position(|zone| zone.as_str() == "gresik");
    /// let mid_2025 = program.evaluate()?.value(0, gresik.ok_or("a zone")?, 17);
    /// assert_eq!(mid_2025.map(|v| v.to_string()).as_deref(), Some("100850000000000"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(known: Knowledge<'_>, quarters: Period) -> Result<Loaded<'_>, PanelError> {
        let registry = known.registry();
        let zones: Vec<ZoneId> = registry.zones().map(|zone| zone.id().clone()).collect();
        let year = registry.jurisdiction().reporting_year();
        let measures = known.dataset().measures();
        let builder = Panel::builder(measures, year, zones.iter().cloned(), quarters);
        let mut sorting = Sorting { known, builder: &builder, left_out: Vec::new() };
        let mut columns: BTreeMap<(ColumnKey, Every), Vec<Cell<'_>>> = BTreeMap::new();
        for (zone, id) in zones.iter().enumerate() {
            sorting.subject(&Subject::Zone(id.clone()), &mut |key, every, row, observation| {
                let cells = columns.entry((key, every)).or_default();
                cells.push(Cell { zone, row, observation });
            });
        }
        let mut national: BTreeMap<(ColumnKey, Every), Vec<Option<Decimal>>> = BTreeMap::new();
        sorting.subject(&Subject::National, &mut |key, every, row, observation| {
            let rows = builder.grid(every).rows;
            let values = national.entry((key, every)).or_insert_with(|| vec![None; rows]);
            if let Some(slot) = values.get_mut(row) {
                *slot = Some(observation.figure.value());
            }
        });
        let mut left_out = sorting.left_out;
        let mut builder = builder;
        for ((key, every), cells) in columns {
            builder = with_cells(builder, key, every, &cells, &mut left_out);
        }
        for ((key, every), values) in national {
            builder = builder.national(key, every, values);
        }
        let lives = registry.zones().map(|zone| {
            let dates = |event: &LifecycleEvent| (event.on.earliest(), event.on.latest());
            let life = zone.lifecycle();
            Life {
                designated: life.designated().map(dates),
                operating: life.operating().map(dates),
                revoked: life.revoked().map(dates),
            }
        });
        let builder = builder.lives(lives.collect());
        let in_force = in_force(known, &builder, &zones, quarters);
        Ok(Loaded { panel: builder.in_force(in_force).build()?, left_out })
    }
}

/// The zones that the registry has in force at the end of each quarter, for certain or possibly.
fn in_force(
    known: Knowledge<'_>,
    builder: &PanelBuilder<'_>,
    zones: &[ZoneId],
    quarters: Period,
) -> Bits {
    let mut bits = Bits::none(builder.grid(Every::Quarter));
    for (row, quarter) in quarters.quarters().enumerate() {
        let count = known.registry().zones_designated_by(quarter.last_day());
        for zone in count.certain.iter().chain(&count.possible) {
            if let Some(place) = zones.iter().position(|id| id == zone.id()) {
                bits.set(place, row);
            }
        }
    }
    bits
}

/// A figure and where it goes.
struct Cell<'a> {
    zone: usize,
    row: usize,
    observation: &'a Observation,
}

/// Where a figure of a column's key goes.
type Place<'p, 'a> = &'p mut dyn FnMut(ColumnKey, Every, usize, &'a Observation);

/// Sorts the figures of subjects into rows.
struct Sorting<'a, 'b> {
    known: Knowledge<'a>,
    builder: &'b PanelBuilder<'b>,
    left_out: Vec<LeftOut<'a>>,
}

impl<'a> Sorting<'a, '_> {
    fn subject(&mut self, subject: &Subject, place: Place<'_, 'a>) {
        let measures = self.known.dataset().measures();
        for (series, unit) in self.known.series_of(subject) {
            let keys: Vec<_> = self.known.keys_of(series, *unit).collect();
            let speaking: Vec<(KeyPeriod, &'a Observation)> = keys
                .into_iter()
                .filter_map(|key| Some((key.period, self.known.speaking(key)?)))
                .collect();
            let measure = measures.get(series.measure.as_str());
            if series.counterparty.is_some() {
                let all = speaking.iter().map(|(_, observation)| *observation);
                self.left_out
                    .extend(all.map(|one| LeftOut { observation: one, why: Why::Counterparty }));
                continue;
            }
            let key =
                ColumnKey::of_series(series, *unit, measure.is_some_and(Measure::is_additive));
            self.series(&key, &speaking, place);
        }
    }

    fn series(
        &mut self,
        key: &ColumnKey,
        speaking: &[(KeyPeriod, &'a Observation)],
        place: Place<'_, 'a>,
    ) {
        let mut held: BTreeMap<Period, Fraction> = BTreeMap::new();
        let mut longer: Vec<(Period, &'a Observation)> = Vec::new();
        for (period, observation) in speaking {
            let found = match period {
                KeyPeriod::Over(ReportedPeriod::Quarters(period)) => match self.row_of(*period) {
                    Err(None) => {
                        longer.push((*period, observation));
                        continue;
                    }
                    Err(Some(why)) => Err(why),
                    Ok((every, row)) => Ok((every, row, Some(*period))),
                },
                KeyPeriod::At(date) => {
                    let end = Quarter::containing(*date).filter(|q| q.last_day() == *date);
                    match end {
                        None => Err(Why::NoQuarters),
                        Some(end) => self.row_at(end).map(|(every, row)| (every, row, None)),
                    }
                }
                _ => Err(Why::NoQuarters),
            };
            match found {
                Err(why) => self.left_out.push(LeftOut { observation, why }),
                Ok((every, row, period)) => {
                    if let Some(period) = period {
                        held.insert(period, Fraction::from(observation.figure.value()));
                    }
                    place(key.clone(), every, row, observation);
                }
            }
        }
        for (period, observation) in longer {
            if let Some(why) = self.says_more(period, observation, &held) {
                self.left_out.push(LeftOut { observation, why });
            }
        }
    }

    /// The row of a flow over a quarter or a reporting year; nothing of another period.
    fn row_of(&self, period: Period) -> Result<(Every, usize), Option<Why>> {
        let every = match period.len() {
            1 => Every::Quarter,
            _ if self.year().is_year(period) => Every::Year,
            _ => return Err(None),
        };
        let row = self.builder.row(every, period.start());
        row.map(|row| (every, row)).ok_or(Some(Why::Outside))
    }

    /// The row of a stock or level at the end of a quarter: beyond the quarters of the panel, at
    /// the end of one of its years.
    fn row_at(&self, end: Quarter) -> Result<(Every, usize), Why> {
        if let Some(row) = self.builder.row(Every::Quarter, end) {
            return Ok((Every::Quarter, row));
        }
        let year = self.year().year_of(end).filter(|year| year.end() == end);
        let row = year.and_then(|year| self.builder.row(Every::Year, year.end()));
        row.map(|row| (Every::Year, row)).ok_or(Why::Outside)
    }

    /// What a flow over a longer time says beyond its quarters, if anything.
    fn says_more(
        &self,
        period: Period,
        observation: &Observation,
        held: &BTreeMap<Period, Fraction>,
    ) -> Option<Why> {
        let sum = |of: Period| {
            of.quarters().try_fold(Fraction::ZERO, |sum, quarter| {
                Some(sum.add(held.get(&Period::quarter(quarter))?))
            })
        };
        let Some(tiled) = sum(period) else { return Some(Why::NoTiles) };
        if tiled != Fraction::from(observation.figure.value()) {
            return Some(Why::SaysOtherwise);
        }
        // With the figure of a year beside it, it says what the rest of that came to.
        let years = period.quarters().filter_map(|quarter| self.year().year_of(quarter));
        let mut published = years.filter_map(|year| Some((year, held.get(&year)?)));
        let contrary = published.any(|(year, value)| sum(year).as_ref() != Some(value));
        contrary.then_some(Why::SaysOtherwise)
    }

    fn year(&self) -> kawasan_model::ReportingYear {
        self.known.registry().jurisdiction().reporting_year()
    }
}

impl ColumnKey {
    fn of_series(series: &kawasan_model::Series, unit: Unit, additive: bool) -> ColumnKey {
        let (measure, basis) = (series.measure.clone(), series.basis);
        let timing: Timing = series.timing;
        ColumnKey::from_parts(measure, basis, timing, unit, additive)
    }
}

/// A column at the scale that its figures need.
fn with_cells<'m, 'a>(
    builder: PanelBuilder<'m>,
    key: ColumnKey,
    every: Every,
    cells: &[Cell<'a>],
    left_out: &mut Vec<LeftOut<'a>>,
) -> PanelBuilder<'m> {
    let scale = cells.iter().filter_map(|cell| scale_of(cell.observation.figure.value())).max();
    let scale = scale.unwrap_or(0);
    let mut numbers: BTreeMap<(usize, usize), i64> = BTreeMap::new();
    for Cell { zone, row, observation } in cells {
        match number(observation.figure.value(), scale) {
            Some(number) => {
                numbers.insert((*zone, *row), number);
            }
            None => left_out.push(LeftOut { observation, why: Why::TooLarge }),
        }
    }
    let spec = ColumnSpec { key, scale, every };
    builder.generate(spec, |zone, row| numbers.get(&(zone, row)).copied())
}

/// How many decimals a number has; below zero if it is a multiple of a power of ten. `None` of 0.
fn scale_of(value: Decimal) -> Option<i32> {
    let value = value.normalize();
    let mut scale = i32::try_from(value.scale()).ok()?;
    let mut digits = value.mantissa();
    if digits == 0 {
        return None;
    }
    while digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    Some(scale)
}

fn number(value: Decimal, scale: i32) -> Option<i64> {
    let shifted = kawasan_model::exact::shift(value, scale).ok()?.normalize();
    (shifted.scale() == 0).then(|| i64::try_from(shifted.mantissa()).ok())?
}
