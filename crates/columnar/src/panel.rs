//! Panels: what zones × consecutive quarters reported, column by column.

mod build;
mod cells;
mod column;
mod dataset;
mod error;
mod grid;
mod observations;

#[cfg(feature = "arrow")]
mod arrow;

use std::sync::Arc;

use kawasan_model::{Date, Period, Quarter, ReportingYear, ZoneId};
use kawasan_rating::Facts;

#[cfg(feature = "arrow")]
pub use arrow::RowOrder;
pub use build::PanelBuilder;
pub(crate) use cells::{Bits, Cells, Over, Spread, is_full, there_is_room};
pub(crate) use column::{Column, Held, at_scale};
pub use column::{ColumnKey, ColumnSpec, Every};
pub use dataset::{LeftOut, Loaded, Why};
pub use error::PanelError;
pub(crate) use grid::{Grid, TILE};

/// What zones reported over consecutive quarters: a column of whole numbers for each measure,
/// with the unit of the last digit declared, and a bit for each number that says whether there
/// is one.
///
/// A panel holds what an evaluation streams through and nothing else: no sources, no precision,
/// one figure for each zone and quarter. Beside quarterly columns it can hold yearly ones, such
/// as targets, stocks that are accumulated from flows as they are needed, and what was published
/// for the nation.
///
/// # Memory
/// Eight bytes a cell, and one bit where something is missing; for each tile of 256 zones 24 bytes
/// of bounds a column; for each zone its id.
///
/// # Examples
///
/// Two zones over a year, in millions of rupiah:
///
/// ```
/// use kawasan_columnar::{ColumnKey, ColumnSpec, Panel};
/// use kawasan_model::{Basis, Currency, Measures, Quarter, ReportingYear, Timing};
///
/// let measures = Measures::standard();
/// let investment =
///     ColumnKey::new(&measures, Currency::IDR, "investment", Basis::Realised, Timing::Flow)?;
/// let zones = ["gresik".parse()?, "sanur".parse()?];
/// let quarter = |n| Quarter::new(2024, n);
/// let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones, "2024".parse()?)
///     .cells(
///         ColumnSpec::quarterly(investment.clone(), -6),
///         [(0, quarter(1)?, 2_400_000), (0, quarter(2)?, 3_100_000), (1, quarter(1)?, 85_000)],
///     )
///     .build()?;
/// assert_eq!(panel.value(&investment, 0, 1).map(|v| v.to_string()).as_deref(), Some("3100000000000"));
/// assert_eq!(panel.value(&investment, 1, 1), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    zones: Arc<[ZoneId]>,
    quarters: Period,
    year: ReportingYear,
    first_year: Quarter, // in which the reporting year of the first quarter begins
    columns: Vec<Column>,
    national: Vec<National>,
    lives: Option<Vec<Life>>,
    in_force: Option<Bits>, // `None` if all zones always are
}

/// What was published for the nation, a value for each quarter or year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct National {
    pub(crate) key: ColumnKey,
    pub(crate) every: Every,
    pub(crate) values: Vec<Option<rust_decimal::Decimal>>,
}

/// When something happened: on the earliest and latest day that it may have been.
type Dates = Option<(Date, Date)>;

/// The milestones of a zone, each by the earliest and the latest day that it may have been.
///
/// Gates that look at a zone's age, or at whether it operates, rest on it; and a sum over all
/// zones is over those that may have been in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Life {
    /// Its designation.
    pub designated: Dates,
    /// The beginning of its operation.
    pub operating: Dates,
    /// The revocation of its designation.
    pub revoked: Dates,
}

impl Life {
    /// What gates look at, at the end of a day.
    #[must_use]
    pub fn facts(&self, day: Date) -> Facts {
        Facts::on(day, self.designated, self.operating, self.revoked)
    }

    /// Whether it may have been in force at the end of a day.
    fn may_be_in_force(&self, day: Date) -> bool {
        self.designated.is_some_and(|(earliest, _)| earliest <= day)
            && self.revoked.is_none_or(|(_, latest)| latest > day)
    }
}

impl Panel {
    /// The zones, in the panel's order.
    #[must_use]
    pub fn zones(&self) -> &[ZoneId] {
        &self.zones
    }

    /// The quarters, from the first to the last.
    #[must_use]
    pub const fn quarters(&self) -> Period {
        self.quarters
    }

    /// How many zone-quarters there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.zones.len() * usize::from(self.quarters.len())
    }

    /// How years begin.
    #[must_use]
    pub const fn reporting_year(&self) -> ReportingYear {
        self.year
    }

    /// What its columns hold.
    pub fn keys(&self) -> impl Iterator<Item = &ColumnKey> {
        self.columns.iter().map(|column| &column.key)
    }

    /// The value of a zone in a quarter, both by their place; of a yearly column, that of the
    /// year of the quarter. `None` where there is none, no such column, or more digits than a decimal
    /// holds.
    #[must_use]
    pub fn value(
        &self,
        key: &ColumnKey,
        zone: usize,
        quarter: usize,
    ) -> Option<rust_decimal::Decimal> {
        let column = |every| self.column(key, every);
        let quarterly = column(Every::Quarter)
            .and_then(|(_, column)| Some((column, self.number(column, zone, quarter)?)));
        let (column, number) = quarterly.or_else(|| {
            let (_, column) = column(Every::Year)?;
            Some((column, self.number(column, zone, self.year_row(quarter)?)?))
        })?;
        column.decimal(number)
    }

    /// What the milestones of a zone are, if they were given.
    #[must_use]
    pub fn life(&self, zone: usize) -> Option<&Life> {
        self.lives.as_ref()?.get(zone)
    }

    /// The same panel with the milestones of its zones, in their order; see
    /// [`PanelBuilder::lives`].
    ///
    /// # Errors
    /// [`PanelError::Length`] if there are more or fewer than zones.
    pub fn with_lives(mut self, lives: Vec<Life>) -> Result<Panel, PanelError> {
        self.in_force = Some(build::in_force(&lives, self.grid(), self.quarters)?);
        self.lives = Some(lives);
        Ok(self)
    }

    /// Bytes that the panel takes, apart from the texts of ids.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let columns: usize = self.columns.iter().map(Column::bytes).sum();
        let lives = self.lives.as_ref().map_or(0, |lives| lives.capacity() * size_of::<Life>());
        columns + lives + self.zones.len() * size_of::<ZoneId>()
    }

    pub(crate) fn grid(&self) -> Grid {
        Grid::new(self.zones.len(), usize::from(self.quarters.len()))
    }

    pub(crate) fn column(&self, key: &ColumnKey, every: Every) -> Option<(usize, &Column)> {
        let mut columns = self.columns.iter().enumerate();
        columns.find(|(_, column)| column.key == *key && column.every == every)
    }

    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What was published for the nation of what a term names.
    pub(crate) fn national_of(
        &self,
        term: &kawasan_indicators::Term,
        every: Every,
    ) -> Option<&National> {
        self.national.iter().find(|one| one.every == every && one.key.answers(term))
    }

    pub(crate) const fn lives(&self) -> Option<&Vec<Life>> {
        self.lives.as_ref()
    }

    pub(crate) const fn in_force(&self) -> Option<&Bits> {
        self.in_force.as_ref()
    }

    /// The quarter at a place.
    pub(crate) fn quarter(&self, place: usize) -> Option<Quarter> {
        self.quarters.start().plus(i32::try_from(place).ok()?).filter(|q| *q <= self.quarters.end())
    }

    /// The place of a quarter.
    pub(crate) fn place(&self, quarter: Quarter) -> Option<usize> {
        if !self.quarters.contains_quarter(quarter) {
            return None;
        }
        usize::try_from(self.quarters.start().quarters_until(quarter)).ok()
    }

    /// The row in yearly columns of a reporting year, if it is one and within the panel.
    pub(crate) fn row_of_year(&self, year: Period) -> Option<usize> {
        if !self.year.is_year(year) {
            return None;
        }
        let quarters = usize::try_from(self.first_year.quarters_until(year.start())).ok()?;
        Some(quarters / 4).filter(|row| *row < self.years())
    }

    /// The row in yearly columns of the year of a quarter, by its place.
    fn year_row(&self, quarter: usize) -> Option<usize> {
        self.row_of_year(self.year.year_of(self.quarter(quarter)?)?)
    }

    /// How many reporting years the quarters touch.
    pub(crate) fn years(&self) -> usize {
        years(self.first_year, self.quarters)
    }

    /// A number of a column, accumulated if need be.
    pub(crate) fn number(&self, column: &Column, zone: usize, row: usize) -> Option<i128> {
        match &column.held {
            Held::Cells(cells) => cells.get(zone, row).map(i128::from),
            Held::Accumulated { flow, opening } => {
                let Held::Cells(flow) = &self.columns.get(*flow)?.held else { return None };
                let opening = opening.as_ref().map_or(Some(0), |opening| opening.get(zone, 0));
                (0..=row).try_fold(i128::from(opening?), |sum, row| {
                    Some(sum + i128::from(flow.get(zone, row)?))
                })
            }
        }
    }
}

fn years(first_year: Quarter, quarters: Period) -> usize {
    usize::try_from(first_year.quarters_until(quarters.end())).map_or(0, |more| more / 4 + 1)
}
