//! Observations: published figures with all that identifies them.

mod basis;
mod fields;
mod key;
mod source;
mod subject;

use std::fmt;
use std::sync::Arc;

use crate::{Figure, MeasureId, ReportedPeriod};

pub use basis::{Basis, Timing};
pub use fields::ObservationFields;
pub use key::{KeyPeriod, ObservationKey};
pub use source::Source;
pub use subject::{Counterparty, EmptyCounterpartyError, Subject};

/// What a row of figures over time has in common: whom it is about, what is
/// counted, on which basis and timing.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Basis, Series, Subject, Timing};
///
/// let added = Series::new(Subject::National, "investment".parse()?, Basis::Realised, Timing::Flow);
/// assert_eq!(added.to_string(), "national investment realised flow");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Series {
    /// Whom it is about.
    pub subject: Subject,
    /// Whose project it is, where it is only one company's.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub counterparty: Option<Counterparty>,
    /// What is counted.
    pub measure: MeasureId,
    /// What it stands on.
    pub basis: Basis,
    /// Over the period, or at its end.
    pub timing: Timing,
}

impl Series {
    /// A series of a whole subject, not of one company in it.
    #[must_use]
    pub const fn new(subject: Subject, measure: MeasureId, basis: Basis, timing: Timing) -> Self {
        Series { subject, counterparty: None, measure, basis, timing }
    }

    /// The same of one company's project.
    #[must_use]
    pub fn of(mut self, counterparty: Counterparty) -> Self {
        self.counterparty = Some(counterparty);
        self
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Series { subject, counterparty, measure, basis, timing } = self;
        write!(f, "{subject} ")?;
        if let Some(counterparty) = counterparty {
            write!(f, "({counterparty}) ")?;
        }
        write!(f, "{measure} {basis} {timing}")
    }
}

/// One published figure: what it is of, for which period, from which release.
///
/// An observation by itself is only what somebody wrote; a
/// [`Dataset`](crate::Dataset) checks it against the registry and the measures.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Basis, Observation, Series, Source, Subject, Timing, parse_date};
///
/// let added = Series::new(Subject::National, "investment".parse()?, Basis::Realised, Timing::Flow);
/// let release = Source::new("CNBC Indonesia").on(parse_date("2024-04-24")?);
/// let first_quarter = Observation::new(added, "2024-Q1".parse()?, "Rp15,1 triliun".parse()?, release);
/// assert_eq!(
///     first_quarter.to_string(),
///     "national investment realised flow 2024-Q1: 15.1 IDR trillion (CNBC Indonesia, 2024-04-24)",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Observation {
    /// What it is of.
    pub series: Series,
    /// The period that is stated with it.
    pub period: ReportedPeriod,
    /// The figure.
    pub figure: Figure,
    /// The words that held the number.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub as_stated: Option<String>,
    /// The release it comes from; figures of one release can share it.
    pub source: Arc<Source>,
    /// What was corrected in it, and why.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
}

impl Observation {
    /// A figure of a series for a period, from a release.
    #[must_use]
    pub fn new(
        series: Series,
        period: ReportedPeriod,
        figure: Figure,
        source: impl Into<Arc<Source>>,
    ) -> Self {
        let source = source.into();
        Observation { series, period, figure, as_stated: None, source, note: None }
    }

    /// The same, with the words that held the number.
    #[must_use]
    pub fn stated_as(mut self, words: impl Into<String>) -> Self {
        self.as_stated = Some(words.into());
        self
    }

    /// The same, with a note on what was corrected in it.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// What identifies it: two observations with one key are two releases of
    /// one fact.
    #[must_use]
    pub fn key(&self) -> ObservationKey {
        ObservationKey::new(self.series.clone(), self.figure.unit(), self.period)
    }

    /// Whether a realised figure was published before its period was over, so
    /// that it can't be the final one.
    #[must_use]
    pub fn published_before_period_end(&self) -> bool {
        let end = self.period.end_date();
        self.series.basis == Basis::Realised
            && matches!((self.source.published_on, end), (Some(on), Some(end)) if on < end)
    }
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Observation { series, period, figure, source, .. } = self;
        write!(f, "{series} {period}: {figure} ({source})")
    }
}
