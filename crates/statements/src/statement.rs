//! Statements and what they are broken down into.

use std::sync::Arc;

use kawasan_model::{Date, Localised, Period, Source, Subject};

use crate::Test;

/// The statements of a meeting or release.
///
/// # Examples
///
/// "20 zones so far" is held against the registry, not against the release that says so:
///
/// ```
/// use kawasan_data::{files, kek};
/// use kawasan_statements::{Context, Evidence, Reader, StatementVerdict};
///
/// let reader = Reader::of(kek().dataset())?
///     .with_official_classes(kek().official_classes()).with_projects(kek().projects())
///     .with_methodologies(files::METHODOLOGIES.iter().copied())?;
/// let meeting = reader.read(files::STATEMENTS)?;
/// assert_eq!(meeting.statements.len(), 17);
///
/// let context = Context::new(kek().dataset(), kek().official_classes(), kek().projects());
/// let cumulative = meeting.statement("s08").ok_or("said")?;
/// let checked = context.check(&meeting, cumulative);
/// let zones = checked.criteria.iter().find(|one| one.criterion.id == "registry").ok_or("declared")?;
/// assert_eq!(zones.verdict, StatementVerdict::Holds);
/// let Evidence::Zones(found) = &zones.evidence else { return Err("counts zones".into()) };
/// assert_eq!(found.judgement.members, (20, 20));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Meeting {
    /// What it was.
    pub title: Localised,
    /// The day, by which things were known.
    pub held_on: Date,
    /// The period that was evaluated.
    pub period: Period,
    /// What was said, in order.
    pub statements: Vec<Statement>,
}

impl Meeting {
    /// The statement of an id.
    #[must_use]
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == id)
    }

    /// The id that was probably meant.
    #[must_use]
    pub fn nearest(&self, id: &str) -> Option<&str> {
        kawasan_model::suggest::nearest(id, self.statements.iter().map(|one| one.id.as_str()))
    }
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Statement {
    /// The id, by which it is asked for.
    pub id: String,
    /// What kind of statement it is.
    pub kind: StatementKind,
    /// Whom it is about.
    pub subjects: Vec<Subject>,
    /// The period that it is about.
    pub period: Period,
    /// What is said, in words of one's own.
    pub text: Localised,
    /// Where it was said.
    pub source: Arc<Source>,
    /// How its criteria make a verdict.
    pub reading: Reading,
    /// What it is broken down into; one of them at least decides.
    pub criteria: Vec<Criterion>,
}

/// What kind of statement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatementKind {
    /// That something happens again and again.
    Cycle,
    /// A figure.
    Figure,
    /// How many of a set something holds for.
    Quantifier,
    /// How good something is.
    Judgement,
    /// What zones bring about.
    Impact,
    /// That something is a success, by declared criteria.
    Story,
    /// An amount in two currencies.
    Exchange,
    /// What zones are.
    Classification,
    /// What happened to zones.
    Registry,
}

impl StatementKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Cycle,
        Self::Figure,
        Self::Quantifier,
        Self::Judgement,
        Self::Impact,
        Self::Story,
        Self::Exchange,
        Self::Classification,
        Self::Registry,
    ];

    /// The word that files and outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cycle => "cycle",
            Self::Figure => "figure",
            Self::Quantifier => "quantifier",
            Self::Judgement => "judgement",
            Self::Impact => "impact",
            Self::Story => "story",
            Self::Exchange => "exchange",
            Self::Classification => "classification",
            Self::Registry => "registry",
        }
    }
}

/// How the criteria that decide make a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// Parts of one statement: it holds if all do, is contradicted if one is, and isn't
    /// evidenced if one isn't.
    All,
    /// It holds if one of them does.
    Any,
    /// Different yardsticks of a statement that names none: it holds or is contradicted
    /// if it is so by each that can be applied, and can't be decided where they differ.
    Each,
}

impl Reading {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Any, Self::Each];

    /// The word that files hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Any => "any",
            Self::Each => "each",
        }
    }
}

/// What a statement is held against.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Criterion {
    /// The id, unique in its statement.
    pub id: String,
    /// What is asked, as it is written in the middle of a sentence.
    pub title: Localised,
    /// Whether the verdict hangs on it. What doesn't decide shows more.
    pub decides: bool,
    /// Which knowledge it rests on.
    pub known: KnownAt,
    /// What is computed.
    pub test: Test,
}

/// Which knowledge a criterion rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnownAt {
    /// What was known on the day of the meeting.
    Meeting,
    /// All that is known now: what came of it.
    Now,
}

impl KnownAt {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Meeting, Self::Now];

    /// The word that files hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Now => "now",
        }
    }
}
