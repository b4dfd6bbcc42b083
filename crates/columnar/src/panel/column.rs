//! Columns: what they hold, and in which unit.

use kawasan_exact::{Fraction, Whole};
use kawasan_model::{Basis, Currency, MeasureId, Measures, Timing, Unit};
use rust_decimal::Decimal;

use super::PanelError;
use super::cells::{Cells, Over};
use super::grid::Grid;

/// What a column holds: a measure, on which basis, as flow, stock or level, in which unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnKey {
    measure: MeasureId,
    basis: Basis,
    timing: Timing,
    unit: Unit,
    additive: bool, // follows from the measure
}

impl ColumnKey {
    /// A measure of a list, with money in a currency.
    ///
    /// # Errors
    /// [`PanelError::UnknownMeasure`] and [`PanelError::NotOfMeasure`] if the measure has no
    /// such basis or timing.
    pub fn new(
        measures: &Measures,
        currency: Currency,
        measure: &str,
        basis: Basis,
        timing: Timing,
    ) -> Result<Self, PanelError> {
        let unknown = || PanelError::UnknownMeasure {
            measure: measure.to_owned(),
            nearest: measures.nearest(measure).map(str::to_owned),
        };
        let own = measures.get(measure).ok_or_else(unknown)?;
        let has_it = own.bases().contains(&basis) && own.timings().contains(&timing);
        let unit = own.unit().in_currency(currency).filter(|_| has_it);
        let unit = unit.ok_or_else(|| PanelError::NotOfMeasure {
            measure: own.id().clone(),
            what: format!("{basis} {timing}"),
        })?;
        let additive = own.is_additive();
        Ok(ColumnKey { measure: own.id().clone(), basis, timing, unit, additive })
    }

    pub(super) const fn from_parts(
        measure: MeasureId,
        basis: Basis,
        timing: Timing,
        unit: Unit,
        additive: bool,
    ) -> Self {
        ColumnKey { measure, basis, timing, unit, additive }
    }

    /// What is counted.
    #[must_use]
    pub const fn measure(&self) -> &MeasureId {
        &self.measure
    }

    /// What the figures stand on.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// Over a period, or at its end.
    #[must_use]
    pub const fn timing(&self) -> Timing {
        self.timing
    }

    /// The unit of the values.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// Whether the values of zones add up.
    #[must_use]
    pub const fn is_additive(&self) -> bool {
        self.additive
    }

    /// Whether a term of a formula names it.
    pub(crate) fn answers(&self, term: &kawasan_indicators::Term) -> bool {
        self.measure == *term.measure()
            && self.basis == term.basis()
            && self.timing == term.timing()
            && self.unit == term.unit()
    }
}

impl std::fmt::Display for ColumnKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {} in {}", self.basis, self.measure, self.timing, self.unit)
    }
}

/// How often a column has a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Every {
    /// For each quarter.
    Quarter,
    /// For each reporting year: of a flow over it, of a stock or level at its end.
    Year,
}

/// A column to be: what it holds, how often, and what a 1 in it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSpec {
    /// What it holds.
    pub key: ColumnKey,
    /// How many decimals of the unit its numbers have: 2 for cents, −6 for millions.
    pub scale: i32,
    /// How often it has a number.
    pub every: Every,
}

impl ColumnSpec {
    /// A number for each quarter.
    #[must_use]
    pub const fn quarterly(key: ColumnKey, scale: i32) -> Self {
        ColumnSpec { key, scale, every: Every::Quarter }
    }

    /// A number for each reporting year that the quarters touch.
    #[must_use]
    pub const fn yearly(key: ColumnKey, scale: i32) -> Self {
        ColumnSpec { key, scale, every: Every::Year }
    }
}

/// A column of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) key: ColumnKey,
    pub(crate) scale: i32,
    pub(crate) every: Every,
    pub(crate) held: Held,
}

/// Where the numbers of a column are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Held {
    Cells(Cells),
    /// A stock: what there was at the beginning, and the flows of another column since.
    Accumulated {
        flow: usize,
        opening: Option<Cells>,
    },
}

impl Column {
    /// Whether no number is missing of what it holds itself; of what is accumulated, none of
    /// what it begins with.
    pub(crate) fn is_full(&self) -> bool {
        match &self.held {
            Held::Cells(cells) => !cells.spread(Over::All).has_gaps,
            Held::Accumulated { opening, .. } => {
                opening.as_ref().is_none_or(|opening| !opening.spread(Over::All).has_gaps)
            }
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        match &self.held {
            Held::Cells(cells) => cells.bytes(),
            Held::Accumulated { opening, .. } => opening.as_ref().map_or(0, Cells::bytes),
        }
    }

    /// The value that a number stands for; `None` if no decimal holds it.
    pub(crate) fn decimal(&self, number: i128) -> Option<Decimal> {
        let whole = Decimal::try_from_i128_with_scale(number, 0).ok()?;
        kawasan_model::exact::shift(whole, self.scale.checked_neg()?).ok()
    }
}

/// What a number in units of the last of so many decimals stands for; of −6, in millions.
pub(crate) fn at_scale(number: &Fraction, scale: i32) -> Fraction {
    let unit = Whole::power_of_ten(scale.unsigned_abs());
    let unit = Fraction::new(unit, Whole::ONE).unwrap_or(Fraction::ONE);
    match scale > 0 {
        // A power of ten is not zero.
        true => number.div(&unit).unwrap_or(Fraction::ZERO),
        false => number.mul(&unit),
    }
}

/// The grid of a column's own rows.
pub(super) const fn grid_of(every: Every, zones: usize, quarters: usize, years: usize) -> Grid {
    match every {
        Every::Quarter => Grid::new(zones, quarters),
        Every::Year => Grid::new(zones, years),
    }
}
