//! Rows of the submission.

use std::error::Error;

use kawasan::model::{Date, ObservationFields, Zone, parse_date};

use crate::figures::{Account, Figures};
use crate::random::Random;

/// One figure as a zone submitted it.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) zone: String,
    pub(crate) name: String,
    pub(crate) measure: &'static str,
    pub(crate) basis: &'static str,
    pub(crate) timing: &'static str,
    pub(crate) period: &'static str,
    /// In the digits of `unit`: of money with one decimal.
    pub(crate) amount: u64,
    pub(crate) unit: &'static str,
    pub(crate) submitted_on: Date,
}

impl Row {
    /// Whether it is a realised figure of the quarter.
    pub(crate) fn is_of_the_quarter(&self) -> bool {
        self.period == "2024-Q1"
    }

    fn value(&self) -> String {
        match self.unit.starts_with("IDR") {
            true => format!("{}.{}", self.amount / 10, self.amount % 10),
            false => self.amount.to_string(),
        }
    }
}

/// The rows of all zones, without slips: the targets of 2023, the report on 2023 with the
/// targets of 2024, and that on the first quarter of 2024.
pub(crate) fn rows(
    zones: &[&Zone],
    figures: &[Figures],
    random: &mut Random,
) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for (zone, own) in zones.iter().zip(figures) {
        // A zone has no target before it is one.
        let designated = zone.lifecycle().designated().map(|event| event.on.latest());
        let first = parse_date("2023-01-16")?;
        let first = designated.map_or(first, |day| day.max(first));
        let year_end = days_after(parse_date("2024-01-08")?, random.between(0, 7));
        let quarter_end = days_after(parse_date("2024-04-02")?, random.between(0, 13));
        let row = |(measure, unit), basis, timing, period, amount, submitted_on| Row {
            zone: zone.id().to_string(),
            name: zone.name().to_owned(),
            measure,
            basis,
            timing,
            period,
            amount,
            unit,
            submitted_on,
        };
        let measures: [((&str, &str), Account); 3] = [
            (("investment", "IDR billion"), own.investment),
            (("employment", "persons"), own.employment),
            (("businesses", "businesses"), own.businesses),
        ];
        for (measure, own) in measures {
            if measure.0 != "businesses" {
                rows.push(row(measure, "target", "flow", "2023", own.targets.0, first));
                rows.push(row(measure, "target", "flow", "2024", own.targets.1, year_end));
            }
            rows.push(row(measure, "realised", "flow", "2023", own.added_before, year_end));
            rows.push(row(measure, "realised", "stock", "2023", own.opening, year_end));
            rows.push(row(measure, "realised", "flow", "2024-Q1", own.added, quarter_end));
            rows.push(row(measure, "realised", "stock", "2024-Q1", own.closing(), quarter_end));
        }
    }
    Ok(rows)
}

fn days_after(day: Date, days: u64) -> Date {
    (0..days).fold(day, |day, _| day.next_day().unwrap_or(day))
}

/// The rows as a table, in the order in which they came.
pub(crate) fn csv(mut rows: Vec<Row>, seed: u64) -> Result<String, Box<dyn Error>> {
    // Stable, so that the rows of one zone and day stay in their order.
    rows.sort_by(|a, b| (a.submitted_on, &a.zone).cmp(&(b.submitted_on, &b.zone)));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let more = ["submitted_on", "synthetic"];
    writer.write_record(ObservationFields::COLUMNS.into_iter().chain(more))?;
    for row in &rows {
        let publisher = format!("SYNTHETIC: submission of {}", row.name);
        let note = format!("synthetic: made up by make_submission, seed {seed}");
        let (value, submitted_on) = (row.value(), row.submitted_on.to_string());
        writer.write_record([
            row.zone.as_str(),
            "", // counterparty
            row.measure,
            row.basis,
            row.timing,
            row.period,
            &value,
            row.unit,
            "", // as_stated
            "", // qualifier
            &publisher,
            "", // published_on
            "", // url
            &note,
            &submitted_on,
            "yes",
        ])?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
