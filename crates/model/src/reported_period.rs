//! The period that a published figure states: quarters, a month, or none.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use time::Date;

use crate::calendar::loose;
use crate::month::{CalendarMonth, ParseMonthError};
use crate::period::{ParsePeriodError, Period};

/// The period of a figure as it was published.
///
/// What was published is kept even where nothing can be computed from it: a
/// figure for one month, and a target or plan whose year isn't stated.
///
/// As text it is that of the period or month; [`Unstated`](Self::Unstated) is
/// the empty text, as of an empty cell. Two digits after the year are a month:
/// `2024-10` is October, while `2024` is the year.
///
/// The order, meant for maps and listings, is by first day and then by length,
/// with `Unstated` last: `2024-01` < `2024-Q1` < `2024` < `2024-02`.
///
/// # Examples
///
/// ```
/// use kawasan_model::ReportedPeriod;
///
/// let half: ReportedPeriod = "2025-S1".parse()?;
/// assert_eq!(half.period(), Some("2025-S1".parse()?));
///
/// // A month is no run of quarters: formulas can't use it.
/// let october: ReportedPeriod = "2024-10".parse()?;
/// assert_eq!(october.period(), None);
/// assert_eq!(october.end_date().map(|day| day.to_string()).as_deref(), Some("2024-10-31"));
///
/// // A plan without a year.
/// assert_eq!("".parse::<ReportedPeriod>()?, ReportedPeriod::Unstated);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum ReportedPeriod {
    /// A run of quarters.
    Quarters(Period),
    /// A single month: kept, but formulas refuse it.
    Month(CalendarMonth),
    /// None stated, as of a target or plan without a year.
    Unstated,
}

impl ReportedPeriod {
    /// The run of quarters, if it is one.
    #[must_use]
    pub const fn period(self) -> Option<Period> {
        match self {
            Self::Quarters(period) => Some(period),
            Self::Month(_) | Self::Unstated => None,
        }
    }

    /// Its first day; `None` if no period is stated.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Quarters(period) => Some(period.first_day()),
            Self::Month(month) => Some(month.first_day()),
            Self::Unstated => None,
        }
    }

    /// Its last day, at whose end a stock is counted; `None` if no period is
    /// stated.
    ///
    /// # Examples
    ///
    /// Stocks at the end of the year, of its second half and of its last
    /// quarter are one and the same:
    ///
    /// ```
    /// use kawasan_model::ReportedPeriod;
    ///
    /// let end = |text: &str| text.parse().map(ReportedPeriod::end_date);
    /// assert_eq!(end("2024")?, end("2024-S2")?);
    /// assert_eq!(end("2024")?, end("2024-Q4")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn end_date(self) -> Option<Date> {
        match self {
            Self::Quarters(period) => Some(period.last_day()),
            Self::Month(month) => Some(month.last_day()),
            Self::Unstated => None,
        }
    }

    /// First and last month, which tell any two stated periods apart.
    fn months(self) -> Option<(CalendarMonth, CalendarMonth)> {
        match self {
            Self::Quarters(period) => {
                Some((period.start().first_month(), period.end().last_month()))
            }
            Self::Month(month) => Some((month, month)),
            Self::Unstated => None,
        }
    }
}

impl Ord for ReportedPeriod {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.months(), other.months()) {
            (Some(one), Some(other)) => one.cmp(&other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
}

impl PartialOrd for ReportedPeriod {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Period> for ReportedPeriod {
    fn from(period: Period) -> Self {
        Self::Quarters(period)
    }
}

impl From<CalendarMonth> for ReportedPeriod {
    fn from(month: CalendarMonth) -> Self {
        Self::Month(month)
    }
}

impl fmt::Display for ReportedPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quarters(period) => period.fmt(f),
            Self::Month(month) => month.fmt(f),
            Self::Unstated => f.pad(""),
        }
    }
}

impl FromStr for ReportedPeriod {
    type Err = ParseReportedPeriodError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        if input.is_empty() {
            return Ok(Self::Unstated);
        }
        let error = match input.parse() {
            Ok(period) => return Ok(Self::Quarters(period)),
            Err(ParsePeriodError::Month { month, .. }) => return Ok(Self::Month(month)),
            Err(error) => error,
        };
        Err(match (input.parse::<CalendarMonth>(), error) {
            // Of a month's form, but no month of the calendar, such as `2024-13`.
            (Err(error @ (ParseMonthError::Number { .. } | ParseMonthError::Year { .. })), _) => {
                error.into()
            }
            (_, ParsePeriodError::Syntax { input, at }) => {
                ParseReportedPeriodError::Syntax { input, at }
            }
            (_, error) => error.into(),
        })
    }
}

impl TryFrom<String> for ReportedPeriod {
    type Error = ParseReportedPeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ReportedPeriod> for String {
    fn from(period: ReportedPeriod) -> Self {
        period.to_string()
    }
}

/// Why a text is not a [`ReportedPeriod`].
///
/// # Examples
///
/// ```
/// use kawasan_model::ReportedPeriod;
///
/// let error = "Q1 2024".parse::<ReportedPeriod>().unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `2024-Q1`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseReportedPeriodError {
    /// Of none of the forms.
    #[error(
        "`{input}` is not a period: expected a form such as `2024-Q1`, `2024-S1`, `2024-9M`, \
         `2024`, `2023-Q3/2024-Q2`, the month `2024-04`, or nothing, at byte {at}"
    )]
    #[non_exhaustive]
    Syntax {
        /// The text given.
        input: String,
        /// The first byte that doesn't fit.
        at: usize,
    },
    /// It looks like quarters, but there are no such ones.
    #[error(transparent)]
    Period(#[from] ParsePeriodError),
    /// It looks like a month, but there is no such one.
    #[error(transparent)]
    Month(#[from] ParseMonthError),
}

impl ParseReportedPeriodError {
    /// What would be right, if that can be told.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Syntax { input, at } => {
                if let Some(month) = loose::month(input) {
                    return Some(format!("did you mean `{month}`?"));
                }
                ParsePeriodError::Syntax { input: input.clone(), at: *at }.help()
            }
            Self::Period(error) => error.help(),
            Self::Month(error) => error.help(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn r(text: &str) -> ReportedPeriod {
        text.parse().unwrap()
    }

    #[test]
    fn display_and_parse_are_inverse() {
        for text in ["", "2024", "2024-10", "2024-09", "2024-9M", "2024-S1", "2023-Q3/2024-Q2"] {
            assert_eq!(r(text).to_string(), text);
        }
        assert_eq!(format!("{:>8}|{:4}|", r("2024-10"), r("")), " 2024-10|    |");
    }

    #[test]
    fn a_month_is_neither_a_year_nor_nine_months() {
        assert_eq!(r("2024-10"), CalendarMonth::new(2024, 10).unwrap().into());
        assert_eq!(r("2024"), Period::year(2024).unwrap().into());
        assert_eq!(r("2024-9M"), Period::nine_months(2024).unwrap().into());
        assert_eq!(r("2024-09"), CalendarMonth::new(2024, 9).unwrap().into());
    }

    #[test]
    fn order_is_by_first_day_then_length_and_unstated_last() {
        let ordered = [
            "2023-12", "2024-01", "2024-Q1", "2024-S1", "2024-9M", "2024", "2024-02", "2024-04",
            "2024-Q2", "2024-Q3", "2025", "",
        ];
        for (i, a) in ordered.iter().enumerate() {
            for (j, b) in ordered.iter().enumerate() {
                assert_eq!(r(a).cmp(&r(b)), i.cmp(&j), "{a} {b}");
            }
        }
    }

    #[test]
    fn days_are_those_of_what_is_stated() {
        let days = |text| (r(text).first_day(), r(text).end_date());
        let date = |text| crate::date::parse_date(text).ok();
        assert_eq!(days("2024-02"), (date("2024-02-01"), date("2024-02-29")));
        assert_eq!(days("2024-S2"), (date("2024-07-01"), date("2024-12-31")));
        assert_eq!(days(""), (None, None));
        assert_eq!((r("2024-02").period(), r("").period()), (None, None));
    }

    #[test]
    fn text_that_is_no_period_says_what_would_be_right() {
        for (input, help) in [
            (" ", None),
            ("-", None),
            ("n/a", None),
            ("2024Q1", Some("did you mean `2024-Q1`?")),
            ("2024-H2", Some("did you mean `2024-S2`?")),
            ("2024-4", Some("did you mean `2024-04`?")),
            ("04/2024", Some("did you mean `2024-04`?")),
            ("2024-10-01", Some("`2024-10-01` is a day of the quarter `2024-Q4`")),
        ] {
            let error = input.parse::<ReportedPeriod>().unwrap_err();
            assert!(matches!(error, ParseReportedPeriodError::Syntax { .. }), "{input}");
            assert_eq!(error.help().as_deref(), help, "{input}");
        }
        let message = |input: &str| input.parse::<ReportedPeriod>().unwrap_err().to_string();
        assert_eq!(message("2024-13"), "`2024-13` has month 13: expected 01 to 12");
        assert_eq!(message("2024-Q5"), "`2024-Q5` has quarter 5: expected Q1 to Q4");
        assert_eq!(message("0000-10"), "`0000-10` has year 0: expected 0001 to 9999");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_goes_through_the_text() {
        for text in ["", "2024-10", "2024-S1"] {
            let json = serde_json::to_string(&r(text)).unwrap();
            assert_eq!(json, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<ReportedPeriod>(&json).unwrap(), r(text));
        }
        assert!(serde_json::from_str::<ReportedPeriod>("null").is_err());
    }
}
