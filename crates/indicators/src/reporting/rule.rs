//! What has to be reported, and by when.

use std::fmt;
use std::str::FromStr;

use kawasan_model::{Basis, Date, MeasureId, ParseIdError, ParseWordError, Period, Timing};

/// What zones have to report for a period, and within how many days after its end.
///
/// As text: the items, then the days, `realised investment flow, realised investment stock;
/// within 15 days`.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::ReportingRule;
///
/// let text = "realised investment flow, realised employment flow; within 15 days";
/// let rule: ReportingRule = text.parse()?;
/// assert_eq!(rule.to_string(), text);
/// let due = rule.due("2024-Q1".parse()?);
/// assert_eq!(due.map(|day| day.to_string()).as_deref(), Some("2024-04-15"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReportingRule {
    items: Vec<ReportItem>, // INVARIANT: at least one, none twice
    days: u16,
}

/// One thing to report: what is counted, on which basis and timing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportItem {
    /// What it stands on.
    pub basis: Basis,
    /// What is counted.
    pub measure: MeasureId,
    /// Over the period, or at its end.
    pub timing: Timing,
}

impl ReportingRule {
    /// The items.
    #[must_use]
    pub fn items(&self) -> &[ReportItem] {
        &self.items
    }

    /// Within how many days after the end of the period.
    #[must_use]
    pub const fn days(&self) -> u16 {
        self.days
    }

    /// The same items within so many days.
    #[must_use]
    pub const fn within(mut self, days: u16) -> Self {
        self.days = days;
        self
    }

    /// The last day for a report of a period; `None` beyond the calendar.
    #[must_use]
    pub fn due(&self, period: Period) -> Option<Date> {
        (0..self.days).try_fold(period.last_day(), |day, _| day.next_day())
    }
}

impl fmt::Display for ReportingRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items: Vec<String> = self.items.iter().map(ToString::to_string).collect();
        write!(f, "{}; within {} days", items.join(", "), self.days)
    }
}

impl fmt::Display for ReportItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.basis, self.measure, self.timing)
    }
}

impl FromStr for ReportItem {
    type Err = ParseReportItemError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let [basis, measure, timing] = words.as_slice() else {
            return Err(ParseReportItemError::Words { input: text.chars().take(200).collect() });
        };
        Ok(ReportItem { basis: basis.parse()?, measure: measure.parse()?, timing: timing.parse()? })
    }
}

impl FromStr for ReportingRule {
    type Err = ParseReportingRuleError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (listed, within) = text.split_once(';').ok_or(ParseReportingRuleError::NoDays)?;
        let words: Vec<&str> = within.split_whitespace().collect();
        let days = match words.as_slice() {
            ["within", days, "days" | "day"] if days.bytes().all(|b| b.is_ascii_digit()) => {
                days.parse().map_err(|_| ParseReportingRuleError::NoDays)?
            }
            _ => return Err(ParseReportingRuleError::NoDays),
        };
        let mut items: Vec<ReportItem> = Vec::new();
        for item in listed.split(',') {
            let item: ReportItem = item.parse()?;
            if items.contains(&item) {
                return Err(ParseReportingRuleError::Twice { item });
            }
            items.push(item);
        }
        Ok(ReportingRule { items, days })
    }
}

/// Why a text is no [`ReportItem`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseReportItemError {
    /// It hasn't three words.
    #[error("`{input}` is nothing to report: expected such as `realised investment flow`")]
    #[non_exhaustive]
    Words {
        /// The text, cut after 200 characters.
        input: String,
    },
    /// A word is no basis or timing.
    #[error(transparent)]
    Word(#[from] ParseWordError),
    /// A word is no measure.
    #[error(transparent)]
    Measure(#[from] ParseIdError),
}

/// Why a text is no [`ReportingRule`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseReportingRuleError {
    /// Nothing is said of the days.
    #[error("the rule doesn't end in the days: expected such as `; within 15 days`")]
    NoDays,
    /// An item is none.
    #[error(transparent)]
    Item(#[from] ParseReportItemError),
    /// An item is there twice.
    #[error("`{item}` is there twice")]
    #[non_exhaustive]
    Twice {
        /// The item.
        item: ReportItem,
    },
}
