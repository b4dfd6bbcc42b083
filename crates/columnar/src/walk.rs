//! One value of a formula by itself, in fractions of any size: for aggregates, and to say why a
//! value is missing.

use kawasan_exact::{Fraction, Rounding};
use kawasan_indicators::{Formula, Part, Term, Whose, Window};
use rust_decimal::Decimal;

use crate::answer::answer;
use crate::national;
use crate::panel::{Every, Panel, at_scale};
use crate::reason::Reason;

/// The value of a term of the one evaluated. Terms behind a second choice say so.
type Own<'o> = &'o dyn Fn(&Term) -> Result<Fraction, Reason>;

/// Walks down a formula in a quarter.
pub(crate) struct Walk<'w> {
    pub(crate) panel: &'w Panel,
    pub(crate) quarter: usize,
    pub(crate) own: Own<'w>,
}

impl Walk<'_> {
    /// The value, rounded once.
    pub(crate) fn rounded(&self, formula: &Formula, rounding: Rounding) -> Result<Decimal, Reason> {
        // What isn't known comes before what can't be divided.
        self.is_known(formula)?;
        rounding.apply(&self.value(formula)?).ok_or(Reason::Overflow)
    }

    fn is_known(&self, formula: &Formula) -> Result<(), Reason> {
        match formula.part() {
            Part::Observed(term) => self.observed(term).map(|_| ()),
            Part::ElapsedShare => self.elapsed().map(|_| ()),
            Part::Sum(a, b)
            | Part::Difference(a, b)
            | Part::Product(a, b)
            | Part::Quotient(a, b)
            | Part::Least(a, b)
            | Part::Greatest(a, b) => self.is_known(a).and_then(|()| self.is_known(b)),
            Part::Rounded(inner, _) => self.is_known(inner),
            Part::Coalesce(a, b, _) => self.is_known(a).or_else(|_| self.is_known(b)),
            _ => Ok(()),
        }
    }

    fn value(&self, formula: &Formula) -> Result<Fraction, Reason> {
        let two = |a: &Formula, b: &Formula| Ok((self.value(a)?, self.value(b)?));
        match formula.part() {
            Part::Observed(term) => self.observed(term),
            Part::Constant(quantity) => Ok(Fraction::from(quantity.amount())),
            Part::Money(amount) => Ok(Fraction::from(amount)),
            Part::ElapsedShare => self.elapsed(),
            Part::Sum(a, b) => two(a, b).map(|(a, b)| a.add(&b)),
            Part::Difference(a, b) => two(a, b).map(|(a, b)| a.sub(&b)),
            Part::Product(a, b) => two(a, b).map(|(a, b)| a.mul(&b)),
            Part::Quotient(a, b) => {
                let (a, b) = two(a, b)?;
                a.div(&b).ok_or(Reason::DivisionByZero)
            }
            Part::Least(a, b) => two(a, b).map(|(a, b)| a.min(b)),
            Part::Greatest(a, b) => two(a, b).map(|(a, b)| a.max(b)),
            Part::Rounded(inner, rounding) => {
                let inner = rounding.apply(&self.value(inner)?);
                inner.map(Fraction::from).ok_or(Reason::Overflow)
            }
            Part::Coalesce(a, b, _) => match self.is_known(a) {
                Ok(()) => self.value(a),
                Err(_) => self.value(b),
            },
            // No program has the others.
            _ => Err(Reason::NoZones),
        }
    }

    fn observed(&self, term: &Term) -> Result<Fraction, Reason> {
        match term.whose() {
            Whose::National => {
                self.has_window(term)?;
                national::value(self.panel, term, self.quarter).ok_or_else(|| Reason::unknown(term))
            }
            Whose::AllZones => self.of_all_zones(term),
            Whose::Own => self.has_window(term).and_then(|()| (self.own)(term)),
        }
    }

    fn has_window(&self, term: &Term) -> Result<(), Reason> {
        let window = self
            .panel
            .quarter(self.quarter)
            .and_then(|q| term.window().resolve(q.into(), self.panel.reporting_year()));
        window.map(|_| ()).ok_or(Reason::NoSuchWindow { window: term.window() })
    }

    fn of_all_zones(&self, term: &Term) -> Result<Fraction, Reason> {
        let in_force =
            |zone: &usize| self.panel.in_force().is_none_or(|bits| bits.get(*zone, self.quarter));
        let zones = (0..self.panel.zones().len()).filter(in_force);
        let (mut sum, mut reason): (Option<Fraction>, Option<Reason>) = (None, None);
        for zone in zones {
            // Of no zones it is of no account.
            self.has_window(term)?;
            match of_zone(self.panel, term, zone, self.quarter) {
                Ok(own) => sum = Some(sum.map_or(own.clone(), |sum| sum.add(&own))),
                Err(other) => reason = Some(Reason::telling(reason, other)),
            }
        }
        let sum = sum.ok_or(reason.unwrap_or(Reason::NoZones))?;
        additive(self.panel, term).map(|()| sum)
    }

    fn elapsed(&self) -> Result<Fraction, Reason> {
        let year = self.panel.reporting_year();
        let share = self.panel.quarter(self.quarter).and_then(|q| year.elapsed(q.into()));
        let share = share.and_then(|share| {
            Fraction::new(i128::from(share.quarters()).into(), i128::from(share.of()).into())
        });
        share.ok_or(Reason::NoSuchWindow { window: Window::PERIOD })
    }
}

/// The value of a term of a zone.
pub(crate) fn of_zone(
    panel: &Panel,
    term: &Term,
    zone: usize,
    quarter: usize,
) -> Result<Fraction, Reason> {
    let get = |every: Every, row: usize| {
        let mut columns = panel.columns().iter();
        let column = columns.find(|column| column.every == every && column.key.answers(term))?;
        let number = Fraction::from(panel.number(column, zone, row)?);
        Some(at_scale(&number, column.scale))
    };
    answer(panel, term, quarter, &get).ok_or_else(|| Reason::unknown(term))
}

/// That what a term names adds up over zones.
pub(crate) fn additive(panel: &Panel, term: &Term) -> Result<(), Reason> {
    let mut columns = panel.columns().iter();
    match columns.find(|column| column.key.answers(term)) {
        Some(column) if !column.key.is_additive() => {
            Err(Reason::NotAdditive { measure: term.measure().clone() })
        }
        _ => Ok(()),
    }
}
