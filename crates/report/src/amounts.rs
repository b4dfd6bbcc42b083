//! Amounts, periods and dates as a reader of a language writes them.

use kawasan_indicators::{Rounding, RoundingMode};
use kawasan_model::{
    BaseUnit, DatePrecision, Figure, Interval, Language, Meaning, Numerals, PartialDate, Period,
    PeriodKind, Qualifier, ReportedPeriod, ScaledUnit, Unit, Vocabulary, exact,
};
use rust_decimal::Decimal;
use time::Date;

use crate::messages::Messages;

/// The powers of ten that amounts of money are shown in, the largest first.
const POWERS: [i8; 4] = [12, 9, 6, 0];
/// The most decimals that are shown before a power of ten; an amount that needs
/// more is written in full, so that nothing is rounded for show.
const MOST_DECIMALS: u32 = 3;
/// Digits shown of an implied rate.
const RATE_DIGITS: usize = 5;

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
        self.written(&[amount], unit)
    }

    /// A plain number, with the decimals that it has.
    pub(crate) fn number(&self, number: Decimal) -> String {
        self.numerals().write(number)
    }

    /// What is left open, in words: "Rp15,05 s.d. 15,15 triliun".
    pub(crate) fn bounds(&self, interval: Interval, unit: Unit) -> String {
        match (interval.low(), interval.high()) {
            (Some(low), Some(high)) if low == high => self.messages.text("bounds-exact", &[]),
            (Some(low), Some(high)) => self.written(&[low, high], unit),
            (Some(low), None) => {
                self.messages.text("bounds-from", &[("low", &self.amount(low, unit))])
            }
            (None, Some(high)) => {
                self.messages.text("bounds-to", &[("high", &self.amount(high, unit))])
            }
            (None, None) => self.messages.text("bounds-none", &[]),
        }
    }

    /// An interval as an amount, a single one where it is one: "48.098 to 48.168%".
    pub(crate) fn between(&self, interval: Interval, unit: Unit) -> String {
        match (interval.low(), interval.high()) {
            (Some(low), Some(high)) if low == high => self.amount(low, unit),
            _ => self.bounds(interval, unit),
        }
    }

    /// An interval of a rate that amounts imply, with the digits that a reader needs,
    /// rounded outward.
    pub(crate) fn rate(&self, rate: Interval, unit: Unit) -> String {
        self.between(outward(rate, rate_decimals), unit)
    }

    /// How far apart two amounts are: as [`between`](Self::between), of ratios in
    /// percentage points.
    pub(crate) fn distance(&self, low: Decimal, high: Option<Decimal>, unit: Unit) -> String {
        if !unit.is_one() {
            return match high {
                Some(high) if high != low => self.written(&[low, high], unit),
                Some(_) => self.amount(low, unit),
                None => self.messages.text("bounds-from", &[("low", &self.amount(low, unit))]),
            };
        }
        let points: Vec<Decimal> = std::iter::once(low)
            .chain(high.filter(|high| *high != low))
            .map(|ratio| exact::shift(ratio, 2).unwrap_or(ratio))
            .collect();
        let points = self.messages.text("percentage-points", &[("points", &self.range(&points))]);
        match high {
            Some(_) => points,
            None => self.messages.text("bounds-from", &[("low", &points)]),
        }
    }

    /// How much more or less, with its sign.
    pub(crate) fn signed(&self, difference: Decimal, unit: Unit) -> String {
        let amount = self.distance(difference.abs(), Some(difference.abs()), unit);
        let sign = match (difference.is_zero(), difference.is_sign_negative()) {
            (true, _) => "",
            (_, true) => "−",
            _ => "+",
        };
        format!("{sign}{amount}")
    }

    /// One amount, or the two ends of a range, with the unit written once.
    fn written(&self, amounts: &[Decimal], unit: Unit) -> String {
        if unit.is_one() {
            return self.percent(amounts);
        }
        if let Some((over, under)) = quotient(unit) {
            let amount = self.figure(amounts, over);
            let unit = self.one(under);
            return self.messages.text("amount-per", &[("amount", &amount), ("unit", &unit)]);
        }
        self.figure(amounts, unit)
    }

    /// A figure as it was published; a rate as "IDR 15,294 per USD".
    pub(crate) fn published(&self, figure: &Figure) -> String {
        let rate = quotient(figure.unit()).and_then(|(over, under)| {
            let unit = ScaledUnit::new(over, figure.scaled_unit().power());
            let amount = Figure::new(figure.coefficient(), unit, figure.qualifier()).ok()?;
            let amount = amount.display(self.language()).to_string();
            let unit = self.one(under);
            Some(self.messages.text("amount-per", &[("amount", &amount), ("unit", &unit)]))
        });
        rate.unwrap_or_else(|| figure.display(self.language()).to_string())
    }

    /// Ratios as how many times: "1.98 to 2.03 times".
    pub(crate) fn times(&self, interval: Interval) -> String {
        let write = |numbers: &[Decimal]| {
            self.messages.text("amount-times", &[("number", &self.range(numbers))])
        };
        match (interval.low(), interval.high()) {
            (Some(low), Some(high)) if low == high => write(&[low]),
            (Some(low), Some(high)) => write(&[low, high]),
            (Some(low), None) => self.messages.text("bounds-from", &[("low", &write(&[low]))]),
            (None, Some(high)) => self.messages.text("bounds-to", &[("high", &write(&[high]))]),
            (None, None) => self.messages.text("bounds-none", &[]),
        }
    }

    fn percent(&self, ratios: &[Decimal]) -> String {
        let percents: Result<Vec<Decimal>, _> =
            ratios.iter().map(|ratio| exact::shift(*ratio, 2)).collect();
        match percents {
            Ok(percents) => format!("{}%", self.range(&percents)),
            Err(_) => self.range(ratios),
        }
    }

    /// Money in the largest power of ten that shows all digits, and whatever is
    /// counted in full.
    fn figure(&self, amounts: &[Decimal], unit: Unit) -> String {
        let powers = if unit.is_money() { POWERS.as_slice() } else { &[0] };
        let shown = powers.iter().find_map(|&power| {
            let coefficients = scaled_down(amounts, power)?;
            let last = *coefficients.last()?;
            let figure = Figure::new(last, ScaledUnit::new(unit, power), Qualifier::Exact).ok()?;
            let one = figure.display(self.language()).to_string();
            // The unit stands around the last number; the range takes its place.
            Some(one.replacen(&self.numerals().write(last), &self.range(&coefficients), 1))
        });
        shown.unwrap_or_else(|| format!("{} {unit}", self.range(amounts)))
    }

    /// One number, or from one to another.
    pub(crate) fn range(&self, numbers: &[Decimal]) -> String {
        match numbers {
            [low, high] => {
                let (low, high) = (self.numerals().write(*low), self.numerals().write(*high));
                self.messages.text("bounds-between", &[("low", &low), ("high", &high)])
            }
            _ => numbers.iter().map(|number| self.numerals().write(*number)).collect(),
        }
    }

    /// The name of one of a base unit.
    fn one(&self, base: BaseUnit) -> String {
        let meaning = Meaning::Unit(Unit::base(base));
        match self.language() {
            Language::ENGLISH => base.singular().replace('_', " "),
            language => Vocabulary::builtin()
                .word(language, &meaning)
                .map_or_else(|| base.singular().replace('_', " "), str::to_owned),
        }
    }

    pub(crate) fn date(&self, date: Date) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let month = self.month(u8::from(date.month()));
        self.messages.text("date", &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// A date as far as it is known: a day, a month or a year.
    pub(crate) fn partial_date(&self, date: PartialDate) -> String {
        let first = date.earliest();
        let year = first.year().to_string();
        match date.precision() {
            DatePrecision::Day => self.date(first),
            DatePrecision::Year => year,
            DatePrecision::Month => {
                let month = self.month(u8::from(first.month()));
                self.messages.text("period-month", &[("month", &month), ("year", &year)])
            }
        }
    }

    fn month(&self, number: u8) -> String {
        self.messages.text(&format!("month-{number}"), &[])
    }

    pub(crate) fn period(&self, period: Period) -> String {
        period.display(self.language()).to_string()
    }

    /// A period within a sentence: "Q1 2024", but "the first half of 2024".
    pub(crate) fn the_period(&self, period: Period) -> String {
        let text = self.period(period);
        match period.kind() {
            PeriodKind::Semester | PeriodKind::NineMonths => {
                self.messages.text("period-the", &[("period", &text)])
            }
            _ => text,
        }
    }

    /// A period as it was reported, within a sentence.
    pub(crate) fn the_reported_period(&self, period: ReportedPeriod) -> String {
        match period {
            ReportedPeriod::Quarters(period) => self.the_period(period),
            _ => self.reported_period(period),
        }
    }

    /// Whose end a stock is of: the year, quarter or month that ends with the period.
    pub(crate) fn ending(&self, period: ReportedPeriod) -> String {
        let ReportedPeriod::Quarters(whole) = period else { return self.reported_period(period) };
        let year = Period::year(whole.end().year());
        let ends_with = |year: &Period| year.last_day() == whole.last_day();
        match year.ok().filter(ends_with) {
            Some(year) => self.period(year),
            None => self.period(whole.end().into()),
        }
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

/// Whether a figure says only what a value is above or below.
pub(crate) const fn is_bound(figure: &Figure) -> bool {
    !matches!(figure.qualifier(), Qualifier::Exact | Qualifier::About)
}

/// An interval with so many decimals of each end, rounded outward.
pub(crate) fn outward(interval: Interval, decimals: impl Fn(Decimal) -> u32) -> Interval {
    let side = |side: Option<Decimal>, mode| side.map(|side| round(side, decimals(side), mode));
    let low = side(interval.low(), RoundingMode::Floor);
    let high = side(interval.high(), RoundingMode::Ceiling);
    // Outward, the ends keep their order.
    Interval::new(low, high).unwrap_or(interval)
}

/// Rounded to so many decimals, without needless zeros; as it is where that fits no
/// decimal.
pub(crate) fn round(amount: Decimal, decimals: u32, mode: RoundingMode) -> Decimal {
    let rounded =
        Rounding::new(decimals, mode).ok().and_then(|r| r.quotient(amount, Decimal::ONE).ok());
    rounded.unwrap_or(amount).normalize()
}

/// How many decimals are shown of a rate.
pub(crate) fn rate_decimals(rate: Decimal) -> u32 {
    let digits = rate.trunc().abs().to_string().len();
    u32::try_from(RATE_DIGITS.saturating_sub(digits)).unwrap_or_default()
}

/// The amounts in a power of ten, if all of them show all their digits in it.
fn scaled_down(amounts: &[Decimal], power: i8) -> Option<Vec<Decimal>> {
    let scaled = amounts.iter().map(|amount| {
        let coefficient = exact::shift(*amount, -i32::from(power)).ok()?.normalize();
        let beside = amount.is_zero() && amounts.iter().any(|other| !other.is_zero());
        let is_large = beside || coefficient.abs() >= Decimal::ONE;
        let fits = is_large && coefficient.scale() <= MOST_DECIMALS;
        (power == 0 || fits).then_some(coefficient)
    });
    scaled.collect()
}

/// The two sides of a unit of the form `IDR/person`.
fn quotient(unit: Unit) -> Option<(Unit, BaseUnit)> {
    let mut factors = unit.factors();
    match (factors.next(), factors.next(), factors.next()) {
        (Some((over, 1)), Some((under, -1)), None) => Some((Unit::base(over), under)),
        _ => None,
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
            ("1", "persons", "1 orang", "1 person"),
            ("0.1933", "1", "19,33%", "19.33%"),
            (
                "1482143139",
                "IDR/person",
                "Rp1.482.143.139 per orang",
                "IDR 1,482,143,139 per person",
            ),
            ("3.5", "hectares", "3,5 hektare", "3.5 hectares"),
            ("3.5", "teus", "3,5 TEU", "3.5 TEU"),
            ("12.5", "square_metres", "12,5 meter persegi", "12.5 square metres"),
            ("2", "IDR/square_metre", "Rp2 per meter persegi", "IDR 2 per square metre"),
        ];
        for (amount, unit, indonesian, english) in cases {
            assert_eq!(written(Language::INDONESIAN, amount, unit), indonesian);
            assert_eq!(written(Language::ENGLISH, amount, unit), english);
        }
    }
    #[test]
    fn ranges_name_their_unit_once() {
        let range = |low: &str, high: &str, unit: &str| {
            let side = |text: &str| Some(exact::parse(text).unwrap());
            let interval = Interval::new(side(low), side(high)).unwrap();
            [Language::INDONESIAN, Language::ENGLISH].map(|language| {
                let messages = Messages::of(language).unwrap();
                Amounts::new(&messages).bounds(interval, unit.parse().unwrap())
            })
        };
        assert_eq!(
            range("15050000000000", "15150000000000", "IDR"),
            ["Rp15,05 s.d. 15,15 triliun", "IDR 15.05 to 15.15 trillion"]
        );
        // Both ends in one power of ten.
        assert_eq!(
            range("999500000000", "1000500000000", "IDR"),
            ["Rp999,5 s.d. 1.000,5 miliar", "IDR 999.5 to 1,000.5 billion"]
        );
        // A zero is none of its own.
        assert_eq!(range("0", "2000000000000", "IDR")[1], "IDR 0 to 2 trillion");
        assert_eq!(range("-0.1444", "-0.1443", "1")[1], "-14.44 to -14.43%");
        assert_eq!(
            range("1481747901", "1482538378", "IDR/person")[1],
            "IDR 1,481,747,901 to 1,482,538,378 per person"
        );
        assert_eq!(range("5", "5", "persons"), ["tepat", "exact"]);
    }
}
