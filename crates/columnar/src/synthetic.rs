//! Made-up panels and a methodology for benches, tests and trials. Nothing here says anything of
//! any zone, and whatever is printed of it must say that it is synthetic.

use kawasan_model::{Basis, Currency, Measures, Period, ReportingYear, Timing, ZoneId};

use crate::panel::{ColumnKey, ColumnSpec, Panel, PanelError};

/// The ids of the indicators of the standard catalogue that a synthetic panel has figures for:
/// year-to-date and cumulative sums, attainments, growth on the quarter and the year before,
/// investment per job, the share of all zones.
pub const INDICATORS: [&str; 9] = [
    "investment_realised_to_date",
    "investment_stock",
    "employment_stock",
    "investment_attainment",
    "employment_attainment",
    "investment_growth_on_previous",
    "investment_growth",
    "investment_per_job",
    "investment_share_of_zones",
];

/// A methodology of four parts, over [`INDICATORS`], as a file.
pub const METHODOLOGY: &str = include_str!("synthetic.toml");

/// How often something is zero or missing: one time in so many.
const ZERO_FLOWS: u64 = 128;
const NO_TARGETS: u64 = 64;

/// A made-up panel without gaps in its flows: investment in millions of rupiah and jobs, by
/// quarter; targets of both, by year, which some zones don't have; stocks accumulated from the
/// flows.
///
/// The same seed gives the same numbers, cell by cell, whatever the size of the panel.
///
/// # Errors
/// [`PanelError`] if the first quarter lies in a reporting year that begins before the year 1.
pub fn panel(zones: usize, quarters: Period, seed: u64) -> Result<Panel, PanelError> {
    panel_with_gaps(zones, quarters, seed, 0)
}

/// The same, where one flow in so many is missing; 0 for none.
///
/// # Errors
/// As [`panel`].
pub fn panel_with_gaps(
    zones: usize,
    quarters: Period,
    seed: u64,
    one_in: u64,
) -> Result<Panel, PanelError> {
    let measures = Measures::standard();
    let key = |measure: &str, basis, timing| {
        ColumnKey::new(&measures, Currency::IDR, measure, basis, timing)
    };
    let investment = key("investment", Basis::Realised, Timing::Flow)?;
    let employment = key("employment", Basis::Realised, Timing::Flow)?;
    let ids = (0..zones).filter_map(|zone| format!("z{zone:07}").parse::<ZoneId>().ok());
    let is_gap = |draw: u64| one_in > 0 && (draw >> 40).is_multiple_of(one_in);
    let flow = |zone: usize, quarter: usize| {
        let draw = draw(seed, 1, zone, quarter);
        let millions = size(seed, zone) * (20 + draw % 160) / 100;
        let millions = if (draw >> 20).is_multiple_of(ZERO_FLOWS) { 0 } else { millions };
        number(millions).filter(|_| !is_gap(draw))
    };
    let jobs = |zone: usize, quarter: usize| {
        let draw = draw(seed, 2, zone, quarter);
        number(draw % 400).filter(|_| !is_gap(draw))
    };
    let target = |zone: usize, year: usize| {
        let draw = draw(seed, 3, zone, year);
        let millions = size(seed, zone) * 4 * (60 + draw % 80) / 100;
        number(millions).filter(|_| !(draw >> 20).is_multiple_of(NO_TARGETS))
    };
    let jobs_target = |zone: usize, year: usize| {
        let draw = draw(seed, 4, zone, year);
        number(1 + draw % 1600).filter(|_| !(draw >> 20).is_multiple_of(NO_TARGETS))
    };
    let opening = |column: u64, most: u64| {
        (0..zones).map(|zone| number(1 + draw(seed, column, zone, 0) % most)).collect()
    };
    Panel::builder(&measures, ReportingYear::CALENDAR, ids, quarters)
        .generate(ColumnSpec::quarterly(investment, -6), flow)
        .generate(ColumnSpec::quarterly(employment, 0), jobs)
        .generate(ColumnSpec::yearly(key("investment", Basis::Target, Timing::Flow)?, -6), target)
        .generate(
            ColumnSpec::yearly(key("employment", Basis::Target, Timing::Flow)?, 0),
            jobs_target,
        )
        .accumulated(
            key("investment", Basis::Realised, Timing::Stock)?,
            Some(opening(5, 2_000_000)),
        )
        .accumulated(key("employment", Basis::Realised, Timing::Stock)?, Some(opening(6, 4_000)))
        .build()
}

/// How large a zone is: what it adds in a quarter, about, in millions.
fn size(seed: u64, zone: usize) -> u64 {
    1_000 + draw(seed, 0, zone, 0) % 199_000
}

fn number(number: u64) -> Option<i64> {
    i64::try_from(number).ok()
}

/// A number of 64 bits for each cell of each column: the output function of SplitMix64.
fn draw(seed: u64, column: u64, zone: usize, row: usize) -> u64 {
    let (zone, row) = (u64::try_from(zone).unwrap_or(0), u64::try_from(row).unwrap_or(0));
    let mut state = seed
        .wrapping_add(column.wrapping_mul(0xA076_1D64_78BD_642F))
        .wrapping_add(zone.wrapping_mul(0xE703_7ED1_A0B4_28DB))
        .wrapping_add(row.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}
