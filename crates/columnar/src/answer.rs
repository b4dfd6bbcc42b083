//! The value of one term, cell by cell: what the column program does at once for all zones.

use kawasan_exact::Fraction;
use kawasan_indicators::Term;
use kawasan_model::{Period, Quarter, Timing};

use crate::Panel;
use crate::panel::Every;

/// Gets the value of a row of the quarterly or yearly figures.
type Get<'g> = &'g dyn Fn(Every, usize) -> Option<Fraction>;

/// The value of a term as seen from a quarter, by the rules of the row evaluator: a flow of just
/// that year, the fewest flows that tile the window, or a year less its first quarter.
pub(crate) fn answer(panel: &Panel, term: &Term, quarter: usize, get: Get<'_>) -> Option<Fraction> {
    let seen_from = panel.quarter(quarter)?;
    let window = term.window().resolve(seen_from.into(), panel.reporting_year())?;
    if term.window().hangs_on_data() {
        let mut quarters: Vec<Quarter> = window.quarters().collect();
        quarters.reverse();
        return quarters.into_iter().find_map(|quarter| at_end(panel, quarter, get));
    }
    match term.timing() {
        Timing::Flow => tiled(panel, window, get).or_else(|| difference(panel, window, get)),
        Timing::Stock | Timing::Level => at_end(panel, window.end(), get),
    }
}

/// A stock or level at the end of a quarter.
fn at_end(panel: &Panel, end: Quarter, get: Get<'_>) -> Option<Fraction> {
    let quarterly = panel.place(end).and_then(|row| get(Every::Quarter, row));
    quarterly.or_else(|| {
        let year = panel.reporting_year().year_of(end)?;
        let row = panel.row_of_year(year).filter(|_| year.end() == end)?;
        get(Every::Year, row)
    })
}

fn tiled(panel: &Panel, window: Period, get: Get<'_>) -> Option<Fraction> {
    let mut sum = Fraction::ZERO;
    let mut from = window.start();
    loop {
        let year = panel.reporting_year().year_of(from).filter(|year| window.contains(*year));
        let year = year.filter(|year| year.start() == from);
        let published = year.and_then(|year| {
            let value = get(Every::Year, panel.row_of_year(year)?)?;
            Some((value, year.end()))
        });
        let (value, last) = match published {
            Some(published) => published,
            None => (get(Every::Quarter, panel.place(from)?)?, from),
        };
        sum = sum.add(&value);
        if last >= window.end() {
            return Some(sum);
        }
        from = last.next()?;
    }
}

fn difference(panel: &Panel, window: Period, get: Get<'_>) -> Option<Fraction> {
    let year = panel.reporting_year().year_of(window.end())?;
    let first = window.start().prev()?;
    if year.end() != window.end() || year.start() != first {
        return None;
    }
    let whole = get(Every::Year, panel.row_of_year(year)?)?;
    Some(whole.sub(&get(Every::Quarter, panel.place(first)?)?))
}
