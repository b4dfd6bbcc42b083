//! The zones together beside the nation, in words.

use comfy_table::CellAlignment;
use kawasan_indicators::{Outcome, Total};

use super::Words;
use crate::layout;

pub(super) fn body(words: &Words<'_>) -> String {
    let header = ["indicator", "zones", "reported", "published", "difference", "verdict"];
    let header = header.map(|column| words.text(&format!("totals-column-{column}"), &[]));
    let mut table = layout::table(header);
    for total in words.cycle.totals {
        table.add_row(row(words, total));
    }
    for column in [1, 3, 4] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

fn row(words: &Words<'_>, total: &Total<'_, '_>) -> [String; 6] {
    let unit = total.indicator.unit();
    let amount = |outcome: &Outcome<'_>| match outcome.value() {
        Some(value) => words.amounts.amount(value.amount, unit),
        None => words.text("value-missing", &[]),
    };
    let coverage = total.zones.value().and_then(|value| value.coverage);
    let coverage = coverage.map(|known| {
        let (reported, zones) = (known.reported.to_string(), known.zones.to_string());
        words.text("peers-count", &[("known", &reported), ("count", &zones)])
    });
    let difference = total.difference.map(|(amount, _)| words.amounts.signed(amount, unit));
    [
        total.indicator.title().get(words.messages.language().code()).to_owned(),
        amount(&total.zones),
        coverage.unwrap_or_default(),
        amount(&total.nation),
        difference.unwrap_or_default(),
        words.text(&format!("verdict-{}", total.verdict), &[]),
    ]
}
