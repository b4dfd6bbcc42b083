//! Full dates, `2024-04-24`.

use time::Date;

use super::text::{Form, ParseDateError, read};

/// Reads a full date of the years 1 to 9999, `YYYY-MM-DD` (ISO 8601).
///
/// [`Date`] displays in this very form.
///
/// # Errors
///
/// [`ParseDateError::Syntax`] for any other form, and for a date that is known
/// to the month or year only; [`Year`](ParseDateError::Year),
/// [`Month`](ParseDateError::Month) or [`Day`](ParseDateError::Day) if the
/// calendar has no such one.
///
/// # Examples
///
/// ```
/// use kawasan_model::parse_date;
///
/// let published = parse_date("2024-04-24")?;
/// assert_eq!(published.to_string(), "2024-04-24");
///
/// let error = parse_date("24/04/2024").unwrap_err();
/// assert_eq!(error.help().as_deref(), Some("did you mean `2024-04-24`?"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn parse_date(input: &str) -> Result<Date, ParseDateError> {
    // A date known to the day is its own earliest.
    read(input, Form::Full).map(super::PartialDate::earliest)
}
