//! Building a panel.

use std::collections::BTreeSet;
use std::sync::Arc;

use kawasan_model::{Measures, Period, Quarter, ReportingYear, ZoneId};
use rust_decimal::Decimal;

use super::cells::{Bits, Cells, Filling};
use super::column::{Column, ColumnKey, ColumnSpec, Every, Held, grid_of};
use super::error::PanelError;
use super::grid::Grid;
use super::{Life, National, Panel, years};

/// Builds a [`Panel`]; the first mistake is kept and comes back from [`build`](Self::build).
#[derive(Debug, Clone)]
#[must_use]
pub struct PanelBuilder<'m> {
    measures: &'m Measures,
    zones: Arc<[ZoneId]>,
    quarters: Period,
    year: ReportingYear,
    columns: Vec<Column>,
    national: Vec<National>,
    lives: Option<Vec<Life>>,
    in_force: Option<Bits>,
    error: Option<PanelError>,
}

impl Panel {
    /// A panel of some zones over some quarters, without columns yet. Zones are known by their
    /// places, from 0, in the order in which they come here.
    pub fn builder(
        measures: &Measures,
        year: ReportingYear,
        zones: impl IntoIterator<Item = ZoneId>,
        quarters: Period,
    ) -> PanelBuilder<'_> {
        PanelBuilder {
            measures,
            zones: zones.into_iter().collect(),
            quarters,
            year,
            columns: Vec::new(),
            national: Vec::new(),
            lives: None,
            in_force: None,
            error: None,
        }
    }
}

impl PanelBuilder<'_> {
    /// A column whose numbers come one by one: the zone by its place, the quarter (of a yearly
    /// column, any of the year), the number. What doesn't come is missing.
    pub fn cells(
        self,
        spec: ColumnSpec,
        cells: impl IntoIterator<Item = (usize, Quarter, i64)>,
    ) -> Self {
        self.with_column(spec, |builder, spec, grid| {
            let mut filling = Filling::new(grid).ok_or_else(|| no_room(&spec.key, grid))?;
            for (zone, quarter, number) in cells {
                let row = builder.row(spec.every, quarter).filter(|_| zone < grid.zones);
                let row = row.ok_or_else(|| PanelError::NotInPanel {
                    column: spec.key.to_string(),
                    zone,
                    quarter,
                    zones: grid.zones,
                    quarters: builder.quarters,
                })?;
                if filling.set(zone, row, number) {
                    return Err(PanelError::Twice { column: spec.key.to_string(), zone, quarter });
                }
            }
            Ok(filling.finish())
        })
    }

    /// A column whose numbers a function says, by zone and by quarter or year, both by their
    /// place.
    pub fn generate(
        self,
        spec: ColumnSpec,
        number: impl FnMut(usize, usize) -> Option<i64>,
    ) -> Self {
        self.with_column(spec, |_, spec, grid| {
            Cells::generate(grid, number).ok_or_else(|| no_room(&spec.key, grid))
        })
    }

    /// A stock that is what a quarterly column of flows, which must be there already, has added up
    /// to since the beginning of the panel, beside an opening number for each zone, in units of that
    /// column's last digit; without openings, from 0. It takes no memory for each quarter.
    ///
    /// It is missing from the first quarter on whose flow is, and where the opening is `None`.
    pub fn accumulated(mut self, stock: ColumnKey, opening: Option<Vec<Option<i64>>>) -> Self {
        let of_flow = |column: &Column| {
            column.key.measure() == stock.measure()
                && column.key.basis() == stock.basis()
                && column.key.unit() == stock.unit()
                && column.key.timing() == kawasan_model::Timing::Flow
                && column.every == Every::Quarter
        };
        let flow = self.columns.iter().position(of_flow);
        let made = flow.and_then(|flow| Some((flow, self.columns.get(flow)?.scale)));
        let made = made.filter(|_| stock.timing() == kawasan_model::Timing::Stock);
        let Some((flow, scale)) = made else {
            return self.failed(PanelError::NoFlow { stock: stock.to_string() });
        };
        if let Some(found) = opening.as_ref().map(Vec::len).filter(|n| *n != self.zones.len()) {
            let expected = self.zones.len();
            return self.failed(PanelError::Length { what: stock.to_string(), expected, found });
        }
        let grid = Grid::new(self.zones.len(), 1);
        let cells = |opening: Vec<Option<i64>>| {
            Cells::generate(grid, |zone, _| opening.get(zone).copied().flatten())
        };
        let opening = match opening.map(cells) {
            Some(None) => return self.failed(no_room(&stock, grid)),
            other => other.flatten(),
        };
        let held = Held::Accumulated { flow, opening };
        let column = Column { key: stock, scale, every: Every::Quarter, held };
        if let Err(error) = self.check(&column.key, column.scale, column.every) {
            return self.failed(error);
        }
        self.columns.push(column);
        self
    }

    /// What was published for the nation: a value in the base unit, or none, for each quarter or
    /// each year of the panel.
    pub fn national(mut self, key: ColumnKey, every: Every, values: Vec<Option<Decimal>>) -> Self {
        if let Err(error) = self.check_measure(&key) {
            return self.failed(error);
        }
        let expected = self.grid(every).rows;
        if values.len() != expected {
            let found = values.len();
            return self.failed(PanelError::Length { what: key.to_string(), expected, found });
        }
        if self.national.iter().any(|known| known.key == key && known.every == every) {
            return self.failed(PanelError::Again { column: format!("national {key}") });
        }
        self.national.push(National { key, every, values });
        self
    }

    /// The milestones of the zones, in their order: what gates on age and operation rest on, and
    /// which zones a sum over all of them is about. Without them every zone is always in force.
    pub fn lives(mut self, lives: Vec<Life>) -> Self {
        match in_force(&lives, self.grid(Every::Quarter), self.quarters) {
            Err(error) => self.failed(error),
            Ok(in_force) => {
                self.in_force = Some(in_force);
                self.lives = Some(lives);
                self
            }
        }
    }

    /// The panel.
    ///
    /// # Errors
    /// [`PanelError`]: the first mistake.
    pub fn build(self) -> Result<Panel, PanelError> {
        let mut ids = BTreeSet::new();
        if let Some(zone) = self.zones.iter().find(|zone| !ids.insert(*zone)) {
            return Err(PanelError::ZoneTwice { zone: zone.clone() });
        }
        let first_year = self.first_year();
        match (self.error, first_year) {
            (Some(error), _) => Err(error),
            (None, None) => Err(PanelError::NoYear { quarter: self.quarters.start() }),
            (None, Some(first_year)) => Ok(Panel {
                zones: self.zones,
                quarters: self.quarters,
                year: self.year,
                first_year,
                columns: self.columns,
                national: self.national,
                lives: self.lives,
                in_force: self.in_force,
            }),
        }
    }

    pub(super) fn in_force(mut self, in_force: Bits) -> Self {
        self.in_force = Some(in_force);
        self
    }

    pub(super) fn with_column(
        mut self,
        spec: ColumnSpec,
        cells: impl FnOnce(&Self, &ColumnSpec, Grid) -> Result<Cells, PanelError>,
    ) -> Self {
        if self.error.is_some() {
            return self;
        }
        let grid = self.grid(spec.every);
        // What can't be a column isn't filled.
        let checked = self.check(&spec.key, spec.scale, spec.every);
        let pushed = checked.and_then(|()| cells(&self, &spec, grid)).map(|cells| {
            let ColumnSpec { key, scale, every } = spec;
            self.columns.push(Column { key, scale, every, held: Held::Cells(cells) });
        });
        match pushed {
            Ok(()) => self,
            Err(error) => self.failed(error),
        }
    }

    /// That there may be such a column.
    fn check(&self, key: &ColumnKey, scale: i32, every: Every) -> Result<(), PanelError> {
        self.check_measure(key)?;
        if !(-MAX_SCALE..=MAX_SCALE).contains(&scale) {
            return Err(PanelError::Scale { column: key.to_string(), scale });
        }
        if self.columns.iter().any(|known| known.key == *key && known.every == every) {
            return Err(PanelError::Again { column: key.to_string() });
        }
        Ok(())
    }

    fn check_measure(&self, key: &ColumnKey) -> Result<(), PanelError> {
        if self.measures.get(key.measure().as_str()).is_some() {
            return Ok(());
        }
        let measure = key.measure().to_string();
        let nearest = self.measures.nearest(&measure).map(str::to_owned);
        Err(PanelError::UnknownMeasure { measure, nearest })
    }

    fn failed(mut self, error: PanelError) -> Self {
        self.error = self.error.or(Some(error));
        self
    }

    fn first_year(&self) -> Option<Quarter> {
        self.year.year_of(self.quarters.start()).map(Period::start)
    }

    pub(super) fn grid(&self, every: Every) -> Grid {
        let years = self.first_year().map_or(0, |first| years(first, self.quarters));
        grid_of(every, self.zones.len(), usize::from(self.quarters.len()), years)
    }

    /// The row of a quarter in a column.
    pub(super) fn row(&self, every: Every, quarter: Quarter) -> Option<usize> {
        let from = match every {
            Every::Quarter => self.quarters.start(),
            Every::Year => self.first_year()?,
        };
        let quarters = usize::try_from(from.quarters_until(quarter)).ok()?;
        let row = if every == Every::Year { quarters / 4 } else { quarters };
        Some(row).filter(|row| *row < self.grid(every).rows)
    }
}

pub(super) fn no_room(column: &ColumnKey, grid: Grid) -> PanelError {
    let (column, zones, rows) = (column.to_string(), grid.zones, grid.rows);
    PanelError::NoRoom { column, zones, rows }
}

/// Which zones may be in force at the end of each quarter.
pub(super) fn in_force(lives: &[Life], grid: Grid, quarters: Period) -> Result<Bits, PanelError> {
    if lives.len() != grid.zones {
        let (expected, found) = (grid.zones, lives.len());
        return Err(PanelError::Length { what: "milestones".to_owned(), expected, found });
    }
    let mut in_force = Bits::none(grid);
    for (row, quarter) in quarters.quarters().enumerate() {
        let day = quarter.last_day();
        for (zone, life) in lives.iter().enumerate() {
            if life.may_be_in_force(day) {
                in_force.set(zone, row);
            }
        }
    }
    Ok(in_force)
}

/// The most decimals, or powers of ten, of a column's numbers.
const MAX_SCALE: i32 = 28;
