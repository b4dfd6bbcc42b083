//! What changed between two meetings: figures, and the classes that rest on them.

use kawasan_model::{ChangeKind, Dataset, Date, FigureChange, Period};

use crate::{Methodology, Move, Rating, ZoneRatings, moves, rate};

/// An evaluation as it was, or could have been, made: of a period, by what was known on a
/// day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Meeting {
    /// The period that was evaluated.
    pub period: Period,
    /// The day; `None` for all that is known.
    pub known_on: Option<Date>,
}

/// What changed between two meetings, from [`changes`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Changes<'a> {
    /// The ratings of the earlier meeting.
    pub before: ZoneRatings<'a>,
    /// The ratings of the later one.
    pub after: ZoneRatings<'a>,
    /// What was published in between, by the facts that it is about; whatever period they
    /// are of.
    pub figures: Vec<FigureChange<'a>>,
    /// Every zone of the later ratings, then those that only the earlier ones have.
    pub moves: Vec<Move>,
}

/// What changed between two meetings: new figures and restatements, and which zones moved
/// from class to class.
///
/// Meetings on one period show what later figures and restatements made of it; meetings on
/// two, what another quarter brought.
///
/// # Examples
///
/// In April 2024 nobody knew Galang Batang's Rp20 trillion of the end of 2023, nor its plan of
/// 2025 for Rp50 trillion by 2028:
///
/// ```
/// # #[cfg(not(feature = "toml"))]
/// # fn main() {}
/// # #[cfg(feature = "toml")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use kawasan_data::{files, kek};
/// use kawasan_model::{ChangeKind, parse_date};
/// use kawasan_rating::{Meeting, Reader, changes};
///
/// let reader = Reader::of(kek().dataset())?;
/// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
/// let methodology = library.latest("kek-rencana").ok_or("shipped")?;
/// let meeting = |day| -> Result<Meeting, Box<dyn std::error::Error>> {
///     Ok(Meeting { period: "2024-Q1".parse()?, known_on: Some(parse_date(day)?) })
/// };
/// let dataset = kek().dataset();
/// let found = changes(dataset, methodology, meeting("2024-04-24")?, meeting("2025-12-31")?);
/// let moved = found.moves.iter().find(|one| one.unit == "galang-batang").ok_or("rated")?;
/// assert_eq!(moved.by.map(|by| by.to_string()).as_deref(), Some("-6.05"));
/// assert!(found.of_kind(ChangeKind::New).count() > found.of_kind(ChangeKind::Restated).count());
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn changes<'a>(
    dataset: &'a Dataset,
    methodology: &'a Methodology,
    before: Meeting,
    after: Meeting,
) -> Changes<'a> {
    let rated = |meeting: Meeting| rate(dataset, methodology, meeting.period, meeting.known_on);
    let (was, is) = (rated(before), rated(after));
    // After all that is known nothing is new.
    let figures = before.known_on.map(|day| is.known.changes_since(day)).unwrap_or_default();
    let ratings = |of: &ZoneRatings<'_>| -> Vec<Rating> {
        of.zones.iter().map(|zone| zone.rating.clone()).collect()
    };
    let moves = moves(&ratings(&was), &ratings(&is), true);
    Changes { before: was, after: is, figures, moves }
}

impl<'a> Changes<'a> {
    /// Facts that changed in one way.
    pub fn of_kind(&self, kind: ChangeKind) -> impl Iterator<Item = &FigureChange<'a>> {
        self.figures.iter().filter(move |change| change.kind == kind)
    }

    /// Zones whose outcome is another.
    pub fn moved(&self) -> impl Iterator<Item = &Move> {
        self.moves.iter().filter(|one| one.before != one.after)
    }
}
