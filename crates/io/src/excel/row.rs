//! Rows of a sheet, and what merged cells say in them.

use super::load::wide;
use super::overlay::Merge;
use crate::Field;
use crate::cell::{Cell, CellFault};
use crate::read::Head;

/// A cell that owns what it holds.
#[derive(Debug, Clone, Default)]
pub(super) enum Owned {
    #[default]
    Blank,
    Text(Box<str>),
    Number {
        digits: Box<str>,
        is_percent: bool,
    },
    Date(Box<str>),
    Wrong(Box<CellFault>),
}

impl Owned {
    pub(super) fn view(&self) -> Cell<'_> {
        match self {
            Owned::Blank => Cell::Blank,
            Owned::Text(text) => Cell::Text(text),
            Owned::Number { digits, is_percent } => {
                Cell::Number { digits, is_percent: *is_percent }
            }
            Owned::Date(text) => Cell::Date(text),
            Owned::Wrong(fault) => Cell::Wrong(fault),
        }
    }
}

/// A row with its index, from 0.
#[derive(Debug)]
pub(super) struct SheetRow {
    pub(super) index: u32,
    pub(super) cells: Vec<Owned>,
}

/// Says in every cell of a merged range what stands in its first: the zone of several
/// rows. A figure for several cells is none.
pub(super) struct Filler<'m> {
    merges: std::iter::Peekable<std::slice::Iter<'m, Merge>>,
    active: Vec<(Merge, Owned)>,
    figures: Vec<usize>,
    columns: usize,
}

impl<'m> Filler<'m> {
    pub(super) fn new(merges: &'m [Merge], head: &Head) -> Self {
        let mut figures: Vec<usize> = head.layout.values.iter().map(|value| value.column).collect();
        figures.extend(head.layout.column_of(Field::Value));
        Filler {
            merges: merges.iter().peekable(),
            active: Vec::new(),
            figures,
            columns: head.layout.names.len(),
        }
    }

    pub(super) fn filled(&mut self, row: SheetRow) -> Vec<Owned> {
        let SheetRow { index, mut cells } = row;
        self.active.retain(|(merge, _)| merge.last_row >= index);
        while let Some(merge) = self.merges.next_if(|merge| merge.first_row <= index) {
            let first = cells.get(wide(merge.first_column)).filter(|_| merge.first_row == index);
            if let Some(first) = first.filter(|cell| !cell.view().is_blank())
                && merge.last_row >= index
            {
                self.active.push((*merge, first.clone()));
            }
        }
        for (merge, first) in &self.active {
            let last = wide(merge.last_column).min(self.columns.saturating_sub(1));
            for column in wide(merge.first_column)..=last {
                if self.figures.contains(&column) {
                    let is_first = merge.first_row == index && wide(merge.first_column) == column;
                    if let (true, Some(cell)) = (is_first, cells.get_mut(column)) {
                        let text = first.view().text().to_owned();
                        let fault = CellFault::Merged { text, range: merge.range() };
                        *cell = Owned::Wrong(Box::new(fault));
                    }
                    continue;
                }
                if column >= cells.len() {
                    cells.resize(column.saturating_add(1), Owned::Blank);
                }
                if let Some(cell) = cells.get_mut(column)
                    && cell.view().is_blank()
                {
                    *cell = first.clone();
                }
            }
        }
        cells
    }
}
