//! What is planted: who is late, what is missing, and what doesn't go together. All of it is
//! put right later, so that the last figures sum to the published totals.

use std::error::Error;

use kawasan::model::{Date, parse_date};

use crate::rows::Row;

/// Reports on the quarter that came after the 15th of April, two of them after the meeting
/// of the 24th.
const LATE: [(&str, &str); 5] = [
    ("lido", "2024-04-18"),
    ("nongsa", "2024-04-19"),
    ("palu", "2024-04-22"),
    ("morotai", "2024-05-06"),
    ("sorong", "2024-05-13"),
];

/// Changes the rows of zones that do everything right.
pub(crate) fn plant(rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    for (zone, day) in LATE {
        let day = parse_date(day)?;
        for row in rows.iter_mut().filter(|row| row.zone == zone && row.is_of_the_quarter()) {
            row.submitted_on = day;
        }
    }
    // Jobs that came later than the rest of the report, and a count that never came.
    let day = parse_date("2024-04-30")?;
    for row in rows.iter_mut().filter(|row| row.zone == "likupang" && row.is_of_the_quarter()) {
        if row.measure == "employment" {
            row.submitted_on = day;
        }
    }
    rows.retain(|row| {
        let is_it = row.zone == "tanjung-lesung" && row.is_of_the_quarter();
        !(is_it && row.measure == "businesses" && row.timing == "stock")
    });
    // Billions told as millions.
    let flow = ("kendal", "investment", "flow", "2024-Q1");
    told_wrong(rows, flow, parse_date("2024-04-29")?, |row| row.unit = "IDR million")?;
    // Rp250 billion too much.
    let stock = ("arun-lhokseumawe", "investment", "stock", "2024-Q1");
    told_wrong(rows, stock, parse_date("2024-04-30")?, |row| row.amount += 2_500)?;
    // 180 jobs of the year before that weren't there, restated with the report on the quarter.
    let report = of(rows, ("mandalika", "employment", "stock", "2024-Q1"))?.submitted_on;
    let jobs = ("mandalika", "employment", "stock", "2023");
    told_wrong(rows, jobs, report, |row| row.amount += 180)?;
    // A target that was cut by Rp300 billion in March.
    let target = ("batam-aero-technic", "investment", "flow", "2024");
    told_wrong(rows, target, parse_date("2024-03-20")?, |row| row.amount += 3_000)?;
    // 137 people left Sei Mangkei; as many more had been there at the beginning.
    for timing in ["stock", "flow"] {
        of(rows, ("sei-mangkei", "employment", timing, "2023"))?.amount += 137;
    }
    Ok(())
}

type Named<'n> = (&'n str, &'n str, &'n str, &'n str);

/// The row of a zone, by measure, timing and period.
fn of<'r>(rows: &'r mut [Row], named: Named<'_>) -> Result<&'r mut Row, Box<dyn Error>> {
    let (zone, measure, timing, period) = named;
    let is_it = |row: &&mut Row| {
        (row.zone.as_str(), row.measure, row.timing, row.period) == (zone, measure, timing, period)
            // Of a year there is a target and a result.
            && (row.basis == "target") == (period == "2024")
    };
    rows.iter_mut().find(is_it).ok_or_else(|| format!("there is no row {named:?}").into())
}

/// What was told wrongly at first, and rightly on a day.
fn told_wrong(
    rows: &mut Vec<Row>,
    named: Named<'_>,
    right_on: Date,
    wrong: impl FnOnce(&mut Row),
) -> Result<(), Box<dyn Error>> {
    let row = of(rows, named)?;
    let right = Row { submitted_on: right_on, ..row.clone() };
    wrong(row);
    rows.push(right);
    Ok(())
}
