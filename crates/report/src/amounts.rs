//! Amounts, periods and dates as a reader of a language writes them.

use kawasan_model::{
    BaseUnit, Figure, Interval, Language, Meaning, Numerals, Period, Qualifier, ReportedPeriod,
    ScaledUnit, Unit, Vocabulary, exact,
};
use rust_decimal::Decimal;
use time::Date;

use crate::messages::Messages;

/// The powers of ten that amounts of money are shown in, the largest first.
const POWERS: [i8; 4] = [12, 9, 6, 0];
/// The most decimals that are shown before a power of ten; an amount that needs
/// more is written in full, so that nothing is rounded for show.
const MOST_DECIMALS: u32 = 3;

/// Writes amounts in one language.
pub(crate) struct Amounts<'a> {
    messages: &'a Messages,
}

impl<'a> Amounts<'a> {
    pub(crate) const fn new(messages: &'a Messages) -> Self {
        Amounts { messages }
    }

    fn language(&self) -> Language {
        self.messages.language()
    }

    fn numerals(&self) -> Numerals {
        let language = self.language();
        let plain = Numerals { language, decimal: '.', group: ',' };
        Vocabulary::builtin().numerals(language).unwrap_or(plain)
    }

    /// An amount with its unit, every digit of it: "Rp172,4 triliun", "19,33%",
    /// "Rp1.482.143.139 per orang".
    pub(crate) fn amount(&self, amount: Decimal, unit: Unit) -> String {
        if unit.is_one() {
            return self.percent(amount);
        }
        if unit.is_money() || unit.is_count() {
            return self.figure(amount, unit);
        }
        self.quotient(amount, unit)
            .unwrap_or_else(|| format!("{} {unit}", self.numerals().write(amount)))
    }

    /// What is left open, in words.
    pub(crate) fn bounds(&self, interval: Interval, unit: Unit) -> String {
        let write = |bound: Decimal| self.amount(bound, unit);
        match (interval.low(), interval.high()) {
            (Some(low), Some(high)) if low == high => self.messages.text("bounds-exact", &[]),
            (Some(low), Some(high)) => self
                .messages
                .text("bounds-between", &[("low", &write(low)), ("high", &write(high))]),
            (Some(low), None) => self.messages.text("bounds-from", &[("low", &write(low))]),
            (None, Some(high)) => self.messages.text("bounds-to", &[("high", &write(high))]),
            (None, None) => self.messages.text("bounds-none", &[]),
        }
    }

    fn percent(&self, ratio: Decimal) -> String {
        match exact::shift(ratio, 2) {
            Ok(percent) => format!("{}%", self.numerals().write(percent)),
            Err(_) => self.numerals().write(ratio),
        }
    }

    /// Money in the largest power of ten that shows all its digits; counts in
    /// full.
    fn figure(&self, amount: Decimal, unit: Unit) -> String {
        let powers = if unit.is_money() { POWERS.as_slice() } else { &[0] };
        let shown = powers.iter().find_map(|&power| {
            let coefficient = exact::shift(amount, -i32::from(power)).ok()?.normalize();
            let fits = power == 0
                || (coefficient.abs() >= Decimal::ONE && coefficient.scale() <= MOST_DECIMALS);
            let figure = fits
                .then(|| Figure::new(coefficient, ScaledUnit::new(unit, power), Qualifier::Exact));
            Some(figure?.ok()?.display(self.language()).to_string())
        });
        shown.unwrap_or_else(|| format!("{} {unit}", self.numerals().write(amount)))
    }

    /// An amount of one thing for one of another.
    fn quotient(&self, amount: Decimal, unit: Unit) -> Option<String> {
        let mut factors = unit.factors();
        let (Some((over, 1)), Some((under, -1)), None) =
            (factors.next(), factors.next(), factors.next())
        else {
            return None;
        };
        let amount = self.figure(amount, Unit::base(over));
        Some(self.messages.text("amount-per", &[("amount", &amount), ("unit", &self.one(under))]))
    }

    /// The name of one of a base unit.
    fn one(&self, base: BaseUnit) -> String {
        let meaning = Meaning::Unit(Unit::base(base));
        match self.language() {
            Language::ENGLISH => base.singular().to_owned(),
            language => Vocabulary::builtin()
                .word(language, &meaning)
                .map_or_else(|| base.singular().to_owned(), str::to_owned),
        }
    }

    pub(crate) fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let month = self.month(u8::from(date.month()));
        self.messages.text("date", &[("day", &day), ("month", &month), ("year", &year)])
    }

    fn month(&self, number: u8) -> String {
        self.messages.text(&format!("month-{number}"), &[])
    }

    pub(crate) fn period(&self, period: Period) -> String {
        period.display(self.language()).to_string()
    }

    pub(crate) fn reported_period(&self, period: ReportedPeriod) -> String {
        match period {
            ReportedPeriod::Quarters(period) => self.period(period),
            ReportedPeriod::Month(month) => {
                let (name, year) = (self.month(month.number()), month.year().to_string());
                self.messages.text("period-month", &[("month", &name), ("year", &year)])
            }
            ReportedPeriod::Unstated => self.messages.text("period-unstated", &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: Language, amount: &str, unit: &str) -> String {
        let messages = Messages::of(language).unwrap();
        Amounts::new(&messages).amount(exact::parse(amount).unwrap(), unit.parse().unwrap())
    }

    #[test]
    fn amounts_are_written_with_all_their_digits() {
        let cases = [
            ("172400000000000", "IDR", "Rp172,4 triliun", "IDR 172.4 trillion"),
            ("723000000000", "IDR", "Rp723 miliar", "IDR 723 billion"),
            ("1482143139", "IDR", "Rp1.482.143.139", "IDR 1,482,143,139"),
            ("0", "IDR", "Rp0", "IDR 0"),
            ("-1500000", "IDR", "Rp-1,5 juta", "IDR -1.5 million"),
            ("9342", "persons", "9.342 orang", "9,342 persons"),
            ("0.1933", "1", "19,33%", "19.33%"),
            (
                "1482143139",
                "IDR/person",
                "Rp1.482.143.139 per orang",
                "IDR 1,482,143,139 per person",
            ),
            ("3.5", "hectares", "3,5 hectares", "3.5 hectares"),
        ];
        for (amount, unit, indonesian, english) in cases {
            assert_eq!(written(Language::INDONESIAN, amount, unit), indonesian);
            assert_eq!(written(Language::ENGLISH, amount, unit), english);
        }
    }
}
