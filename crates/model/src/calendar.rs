//! What the calendar types share: the years they cover, and how their text is read.
//!
//! Their forms have fixed widths (`2024-Q1`, `2024-04-24`), so a text is read
//! byte by byte, and where it stops fitting is known.

pub(crate) mod loose;

/// The years that quarters, months and dates known in part may have: those
/// whose four digits can be written and read back.
pub(crate) const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// The year in the width in which it is stored, if it is one of [`YEARS`].
pub(crate) fn stored_year(year: i32) -> Option<i16> {
    if YEARS.contains(&year) { i16::try_from(year).ok() } else { None }
}

/// A place in a text that is being read.
pub(crate) struct Cursor<'a> {
    rest: std::slice::Iter<'a, u8>,
    at: usize,
}

/// The byte at which a text stopped fitting its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) at: usize,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { rest: text.as_bytes().iter(), at: 0 }
    }

    /// The next byte, not yet read.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest.as_slice().first().copied()
    }

    /// The place, for an error.
    pub(crate) fn stop(&self) -> Stop {
        Stop { at: self.at }
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.peek().is_none()
    }

    /// Reads one given byte.
    pub(crate) fn byte(&mut self, expected: u8) -> Result<(), Stop> {
        if self.peek() != Some(expected) {
            return Err(self.stop());
        }
        self.advance();
        Ok(())
    }

    /// Reads one decimal digit.
    pub(crate) fn digit(&mut self) -> Result<u8, Stop> {
        match self.peek() {
            Some(digit @ b'0'..=b'9') => {
                self.advance();
                Ok(digit - b'0')
            }
            _ => Err(self.stop()),
        }
    }

    /// Reads two digits, as of a month or day.
    pub(crate) fn two_digits(&mut self) -> Result<u8, Stop> {
        Ok(self.digit()? * 10 + self.digit()?)
    }

    /// Reads the four digits of a year, which may be the year 0.
    pub(crate) fn year(&mut self) -> Result<i32, Stop> {
        Ok(i32::from(self.two_digits()?) * 100 + i32::from(self.two_digits()?))
    }

    /// Refuses anything left over.
    pub(crate) fn end(&self) -> Result<(), Stop> {
        if self.is_at_end() { Ok(()) } else { Err(self.stop()) }
    }

    fn advance(&mut self) {
        if self.rest.next().is_some() {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::{ParseDateError, PartialDate};
    use crate::month::{CalendarMonth, ParseMonthError};
    use crate::period::{ParsePeriodError, Period};
    use crate::quarter::{ParseQuarterError, Quarter};
    use crate::reported_period::{ParseReportedPeriodError, ReportedPeriod};
    use crate::reporting_year::{ParseReportingYearError, ReportingYear};

    #[test]
    fn a_stop_is_the_first_byte_that_does_not_fit() {
        for (text, at) in [("", 0), ("20", 2), ("20x4", 2), ("２024", 0), ("201", 3)] {
            assert_eq!(Cursor::new(text).year(), Err(Stop { at }), "{text}");
        }
        let mut cursor = Cursor::new("2024-");
        assert_eq!(cursor.year(), Ok(2024));
        assert_eq!(cursor.end(), Err(Stop { at: 4 }));
        assert_eq!(cursor.byte(b'/'), Err(Stop { at: 4 }));
        assert_eq!(cursor.byte(b'-'), Ok(()));
        assert_eq!(cursor.end(), Ok(()));
        assert_eq!(cursor.digit(), Err(Stop { at: 5 }));
    }

    /// Reading never panics, nor does a suggestion, and what is read is what is shown.
    fn read_and_show<T, E>(input: &str, help: impl Fn(&E) -> Option<String>)
    where
        T: std::str::FromStr<Err = E> + std::fmt::Display + PartialEq + std::fmt::Debug,
        E: std::error::Error,
    {
        match input.parse::<T>() {
            Ok(value) => assert_eq!(value.to_string().parse::<T>().unwrap(), value),
            Err(error) => {
                assert!(error.to_string().contains(input));
                help(&error);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(
            input in ".*|[0-9QqSHM/ .:-]{0,20}|[0-9]{4}-[QS0-9][0-9M](/[0-9]{4}-Q[0-9])?"
        ) {
            read_and_show::<Quarter, _>(&input, ParseQuarterError::help);
            read_and_show::<CalendarMonth, _>(&input, ParseMonthError::help);
            read_and_show::<Period, _>(&input, ParsePeriodError::help);
            read_and_show::<ReportedPeriod, _>(&input, ParseReportedPeriodError::help);
            read_and_show::<ReportingYear, _>(&input, ParseReportingYearError::help);
            read_and_show::<PartialDate, _>(&input, ParseDateError::help);
        }
    }

    #[test]
    fn years_are_those_with_four_digits() {
        assert_eq!(stored_year(1), Some(1));
        assert_eq!(stored_year(9999), Some(9999));
        for year in [0, -1, 10_000, i32::MIN, i32::MAX] {
            assert_eq!(stored_year(year), None);
        }
    }
}
