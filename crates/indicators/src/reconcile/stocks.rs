//! Stocks against earlier stocks and the flows between them.

use kawasan_model::{Date, MeasureId, Observation};

use super::balance::Balance;
use super::book::{Account, Book};
use super::finding::{Comparison, Finding, Operand, Role};

/// What the stocks of all accounts contradict.
pub(super) fn findings<'a>(book: &Book<'a>) -> Vec<Finding<'a>> {
    let accounts = book.accounts.iter();
    accounts.flat_map(|((_, measure, _), account)| of_account(book, measure, account)).collect()
}

/// Each stock against the one before; and against those before that, unless a
/// break inside that stretch has been found already and would only be told again.
fn of_account<'a>(book: &Book<'a>, measure: &MeasureId, account: &Account<'a>) -> Vec<Finding<'a>> {
    let can_shrink = book.can_shrink(measure);
    let mut found = Vec::new();
    // What was told, as the dates that it lies between.
    let mut told: Vec<(Option<Date>, Date)> = Vec::new();
    for span in 1..=account.stocks.len() {
        for (index, &closing) in account.stocks.iter().enumerate() {
            // Before the first stock there was none.
            let Some(before) = index.saturating_add(1).checked_sub(span) else { continue };
            let opening = before.checked_sub(1).and_then(|i| account.stocks.get(i)).copied();
            let Some(until) = closing.period.end_date() else { continue };
            let after = opening.and_then(|stock| stock.period.end_date());
            if told.iter().any(|(from, to)| after <= *from && *to <= until) {
                continue;
            }
            let balance = balance(book, account, opening, closing, can_shrink);
            let Some(finding) = balance.and_then(|balance| balance.finding(book.known)) else {
                continue;
            };
            if finding.comparable {
                told.push((after, until));
            }
            found.push(finding);
        }
    }
    found
}

fn balance<'a>(
    book: &Book<'a>,
    account: &Account<'a>,
    opening: Option<&'a Observation>,
    closing: &'a Observation,
    can_shrink: bool,
) -> Option<Balance<'a>> {
    let until = closing.period.end_date()?;
    let after = opening.and_then(|stock| stock.period.end_date());
    let inside = account.inside(after, until, None);
    if inside.is_empty() && opening.is_none() {
        return None;
    }
    let mut operands = vec![Operand::new(Role::Closing, closing)];
    operands.extend(opening.map(|stock| Operand::new(Role::Opening, stock)));
    // Where no flow lies near, none answers the stretch either.
    let flows = opening
        .filter(|_| account.flows.iter().any(|(period, _)| period.last_day() <= until))
        .and_then(|opening| book.flows_between(opening, closing));
    let is_complete = flows.is_some();
    match flows {
        Some(flows) => operands.extend(flows),
        None => operands.extend(inside.iter().map(|(_, flow)| Operand::new(Role::Added, flow))),
    }
    let comparison = if is_complete { Comparison::StockAndFlows } else { Comparison::StockAtLeast };
    Some(Balance { operands, is_complete, comparison, can_shrink })
}
