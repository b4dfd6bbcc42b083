//! What was published between two days.

use time::Date;

use super::Knowledge;
use crate::{Observation, ObservationKey};

/// What new releases made of one fact, from [`Knowledge::changes_since`].
///
/// # Examples
///
/// See [`Knowledge::changes_since`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FigureChange<'a> {
    /// The fact.
    pub key: &'a ObservationKey,
    /// What it came to.
    pub kind: ChangeKind,
    /// The release that spoke before.
    pub before: Option<&'a Observation>,
    /// The release that speaks now.
    pub after: &'a Observation,
    /// The new releases, the latest first; never empty.
    pub releases: Vec<&'a Observation>,
}

/// How a fact changed.
///
/// # Examples
///
/// ```
/// use kawasan_model::ChangeKind;
///
/// // In the order in which a reader wants to know them.
/// assert!(ChangeKind::Restated < ChangeKind::New && ChangeKind::New < ChangeKind::Confirmed);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// The figure that speaks now and the one that spoke before can't both be true.
    Restated,
    /// Nothing was known of it before.
    New,
    /// Another release speaks now, which the one before agrees with.
    Refined,
    /// The release that spoke before still does.
    Confirmed,
}

impl ChangeKind {
    /// The word that outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            ChangeKind::Restated => "restated",
            ChangeKind::New => "new",
            ChangeKind::Refined => "refined",
            ChangeKind::Confirmed => "confirmed",
        }
    }
}

impl<'a> Knowledge<'a> {
    /// What was published after a day, by the facts that it is about, in the order of
    /// their keys.
    ///
    /// Releases without a date count as after any day, so they are among the changes of
    /// all that is known. Of a day that isn't before this knowledge there are none.
    ///
    /// # Examples
    ///
    /// A target that two releases give differently:
    ///
    /// ```
    /// # use kawasan_model::{Basis, ChangeKind, Dataset, Jurisdiction, Measures, Observation};
    /// # use kawasan_model::{Currency, Localised, Registry, ReportingYear, Series, Source, Subject};
    /// # use kawasan_model::{Timing, parse_date};
    /// # fn registry() -> Result<Registry, Box<dyn std::error::Error>> {
    /// #     let name = Localised::try_new([("en", "Indonesia")])?;
    /// #     let year = ReportingYear::CALENDAR;
    /// #     let country = Jurisdiction::builder("ID".parse()?, name, Currency::IDR, year).build()?;
    /// #     Ok(Registry::builder(country).build()?)
    /// # }
    /// let target = Series::new(Subject::National, "investment".parse()?, Basis::Target, Timing::Flow);
    /// let row = |figure: &str, day| -> Result<Observation, Box<dyn std::error::Error>> {
    ///     let source = Source::new("Dewan Nasional KEK").on(parse_date(day)?);
    ///     Ok(Observation::new(target.clone(), "2024".parse()?, figure.parse()?, source))
    /// };
    /// let dataset = Dataset::builder(registry()?, Measures::standard())
    ///     .observations([row("78.1 IDR trillion", "2024-04-24")?, row("80 IDR trillion", "2024-09-01")?])
    ///     .build()?;
    ///
    /// let changes = dataset.all_known().changes_since(parse_date("2024-04-24")?);
    /// let [change] = changes.as_slice() else { return Err("expected one".into()) };
    /// assert_eq!(change.kind, ChangeKind::Restated);
    /// assert_eq!(change.after.figure.to_string(), "80 IDR trillion");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn changes_since(&self, date: Date) -> Vec<FigureChange<'a>> {
        let earlier = self.dataset().known_on(date);
        let change = |key: &'a ObservationKey| {
            let is_new = |o: &&Observation| !o.source.known_on(Some(date));
            let releases: Vec<&Observation> = self.releases(key).filter(is_new).collect();
            if releases.is_empty() {
                return None;
            }
            let (before, after) = (earlier.speaking(key), self.speaking(key)?);
            let kind = match before {
                None => ChangeKind::New,
                Some(before) if before == after => ChangeKind::Confirmed,
                Some(before) if before.figure.agrees_with(&after.figure) => ChangeKind::Refined,
                Some(_) => ChangeKind::Restated,
            };
            Some(FigureChange { key, kind, before, after, releases })
        };
        self.dataset().releases.keys().filter_map(change).collect()
    }
}
