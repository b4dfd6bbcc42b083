//! What zones achieved: additions, stocks, targets, pace, growth.

use kawasan_model::Basis::{Realised, Target};

use super::{CatalogueError, of, title};
use crate::{Direction, Formula, FormulaError, Indicator, Rounding, Terms, Window};

/// Scale of ratios: a hundredth of a percent.
const RATIO: u32 = 4;
/// Scale of amounts and counts: whole units.
const WHOLE: u32 = 0;

/// Where the definitions come from.
const COUNCIL: &str = "Dewan Nasional KEK, quarterly evaluation, 24 April 2024";

/// A row of the catalogue: how its formula is built, and what a reader is told.
struct Row {
    id: &'static str,
    titles: (&'static str, &'static str),
    scale: u32,
    direction: Direction,
    formula: fn(&Terms<'_>) -> Result<Formula, FormulaError>,
}

const fn row(
    id: &'static str,
    titles: (&'static str, &'static str),
    scale: u32,
    direction: Direction,
    formula: fn(&Terms<'_>) -> Result<Formula, FormulaError>,
) -> Row {
    Row { id, titles, scale, direction, formula }
}

use Direction::{Higher, Neutral};

const ROWS: &[Row] = &[
    row("investment_realised", ("Tambahan investasi", "Investment added"), WHOLE, Higher, |t| {
        t.flow("investment", Realised, Window::PERIOD)
    }),
    row(
        "investment_realised_to_date",
        ("Realisasi investasi tahun berjalan", "Investment realised in the year to date"),
        WHOLE,
        Higher,
        |t| t.flow("investment", Realised, Window::YEAR_TO_DATE),
    ),
    row(
        "investment_target",
        ("Target investasi setahun", "Investment target of the year"),
        WHOLE,
        Neutral,
        |t| t.flow("investment", Target, Window::YEAR),
    ),
    row(
        "investment_attainment",
        ("Capaian target investasi", "Attainment of the investment target"),
        RATIO,
        Higher,
        |t| attainment(t, "investment"),
    ),
    row(
        "investment_pace",
        ("Capaian terhadap laju linear", "Investment against a linear pace"),
        RATIO,
        Higher,
        |t| pace(t, "investment"),
    ),
    row(
        "investment_growth",
        (
            "Pertumbuhan investasi dari periode yang sama tahun sebelumnya",
            "Growth of investment on the same period a year before",
        ),
        RATIO,
        Higher,
        |t| growth(t, "investment"),
    ),
    row("investment_stock", ("Investasi kumulatif", "Cumulative investment"), WHOLE, Higher, |t| {
        t.stock("investment", Realised, Window::PERIOD)
    }),
    row(
        "implied_opening_investment",
        ("Investasi kumulatif awal yang tersirat", "Opening cumulative investment implied"),
        WHOLE,
        Neutral,
        |t| implied_opening(t, "investment"),
    ),
    row(
        "opening_investment",
        ("Investasi kumulatif awal yang diumumkan", "Opening cumulative investment published"),
        WHOLE,
        Neutral,
        |t| t.stock("investment", Realised, Window::PREVIOUS),
    ),
    row("employment_added", ("Tambahan tenaga kerja", "Jobs added"), WHOLE, Higher, |t| {
        t.flow("employment", Realised, Window::PERIOD)
    }),
    row(
        "employment_target",
        ("Target tenaga kerja setahun", "Employment target of the year"),
        WHOLE,
        Neutral,
        |t| t.flow("employment", Target, Window::YEAR),
    ),
    row(
        "employment_attainment",
        ("Capaian target tenaga kerja", "Attainment of the employment target"),
        RATIO,
        Higher,
        |t| attainment(t, "employment"),
    ),
    row(
        "employment_pace",
        ("Tenaga kerja terhadap laju linear", "Employment against a linear pace"),
        RATIO,
        Higher,
        |t| pace(t, "employment"),
    ),
    row(
        "employment_growth",
        (
            "Pertumbuhan tambahan tenaga kerja dari periode yang sama tahun sebelumnya",
            "Growth of jobs added on the same period a year before",
        ),
        RATIO,
        Higher,
        |t| growth(t, "employment"),
    ),
    row(
        "employment_stock",
        ("Tenaga kerja kumulatif", "Cumulative employment"),
        WHOLE,
        Higher,
        |t| t.stock("employment", Realised, Window::PERIOD),
    ),
    row(
        "implied_opening_employment",
        ("Tenaga kerja kumulatif awal yang tersirat", "Opening employment implied"),
        WHOLE,
        Neutral,
        |t| implied_opening(t, "employment"),
    ),
    row(
        "opening_employment",
        ("Tenaga kerja kumulatif awal yang diumumkan", "Opening employment published"),
        WHOLE,
        Neutral,
        |t| t.stock("employment", Realised, Window::PREVIOUS),
    ),
    row(
        "investment_per_job",
        ("Investasi per tenaga kerja", "Investment per job"),
        WHOLE,
        Neutral,
        |t| {
            let jobs = t.stock("employment", Realised, Window::PERIOD)?;
            t.stock("investment", Realised, Window::PERIOD)?.per(jobs)
        },
    ),
    row("businesses_added", ("Pelaku usaha baru", "New businesses"), WHOLE, Higher, |t| {
        t.flow("businesses", Realised, Window::PERIOD)
    }),
    row("businesses_stock", ("Jumlah pelaku usaha", "Businesses"), WHOLE, Higher, |t| {
        t.stock("businesses", Realised, Window::PERIOD)
    }),
    row("zones", ("Jumlah KEK", "Zones"), WHOLE, Neutral, |t| {
        t.stock("zones", Realised, Window::PERIOD)
    }),
];

/// The indicators of achievement, in the order of the table.
pub(super) fn indicators(terms: &Terms<'_>) -> Result<Vec<Indicator>, CatalogueError> {
    ROWS.iter()
        .map(|row| {
            let formula = of(row.id, (row.formula)(terms))?;
            let title = title(row.titles.0, row.titles.1)?;
            let indicator = Indicator::new(row.id, title, formula, Rounding::half_away(row.scale)?);
            Ok(indicator.directed(row.direction).citing(COUNCIL))
        })
        .collect()
}

/// Realised in the year to date ÷ target of the year.
fn attainment(terms: &Terms<'_>, measure: &str) -> Result<Formula, FormulaError> {
    let target = terms.flow(measure, Target, Window::YEAR)?;
    terms.flow(measure, Realised, Window::YEAR_TO_DATE)?.per(target)
}

/// Realised in the year to date ÷ what a linear course would have realised; one
/// quotient, so that nothing is rounded before.
fn pace(terms: &Terms<'_>, measure: &str) -> Result<Formula, FormulaError> {
    let due = terms.flow(measure, Target, Window::YEAR)?.times(Formula::elapsed_share())?;
    terms.flow(measure, Realised, Window::YEAR_TO_DATE)?.per(due)
}

fn growth(terms: &Terms<'_>, measure: &str) -> Result<Formula, FormulaError> {
    let before = terms.flow(measure, Realised, Window::PERIOD.last_year())?;
    terms.flow(measure, Realised, Window::PERIOD)?.growth_on(before)
}

/// The stock at the end less what was added: what there must have been before.
fn implied_opening(terms: &Terms<'_>, measure: &str) -> Result<Formula, FormulaError> {
    let added = terms.flow(measure, Realised, Window::PERIOD)?;
    terms.stock(measure, Realised, Window::PERIOD)?.minus(added)
}
