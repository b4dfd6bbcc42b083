//! What is wrong with a methodology, and where.

use std::fmt;

use kawasan_exact::Fraction;
use kawasan_model::Unit;
use rust_decimal::Decimal;

/// All that is wrong with a methodology.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Problems(pub Vec<Problem>);

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// The key, from the top: `indicators`, `investment_attainment`, `weight`.
    pub key: Vec<String>,
    /// What is wrong with it.
    pub kind: ProblemKind,
    /// The line and column in the file, from 1, if it was read from one.
    pub at: Option<(usize, usize)>,
}

impl Problem {
    pub(crate) fn new<'k>(key: impl IntoIterator<Item = &'k str>, kind: ProblemKind) -> Self {
        Problem { key: key.into_iter().map(str::to_owned).collect(), kind, at: None }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.at {
            write!(f, "{line}:{column}: ")?;
        }
        match self.key.as_slice() {
            [] => write!(f, "{}", self.kind),
            key => write!(f, "{}: {}", key.join("."), self.kind),
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The text is no TOML at all.
    #[error("this is not TOML: {0}")]
    Syntax(String),
    /// A key that there is not.
    #[error("there is no such key{}", meant(.nearest.as_deref()))]
    #[non_exhaustive]
    UnknownKey {
        /// The key that was probably meant.
        nearest: Option<String>,
    },
    /// A key that there must be.
    #[error("the key `{0}` is missing: expected {1}")]
    MissingKey(String, String),
    /// A value of another type.
    #[error("expected {expected}, but found {found}")]
    #[non_exhaustive]
    Type {
        /// What is expected.
        expected: String,
        /// What is there.
        found: String,
    },
    /// A value that can't be read; the reason.
    #[error("{0}")]
    Value(String),
    /// A blank text.
    #[error("the text is blank")]
    Blank,
    /// Two things have one id.
    #[error("the id is taken: `{0}` is there already")]
    Taken(String),
    /// An indicator that nobody defines.
    #[error("there is no indicator `{id}`, neither in the catalogue nor under `define`{}", meant(.nearest.as_deref()))]
    #[non_exhaustive]
    UnknownIndicator {
        /// The id.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// A group that there is not.
    #[error("there is no group `{id}`{}", meant(.nearest.as_deref()))]
    #[non_exhaustive]
    UnknownGroup {
        /// The id.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// A class that there is not.
    #[error("there is no class `{id}`{}", meant(.nearest.as_deref()))]
    #[non_exhaustive]
    UnknownClass {
        /// The id.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// A zone that there is not.
    #[error("there is no zone `{id}`{}", meant(.nearest.as_deref()))]
    #[non_exhaustive]
    UnknownZone {
        /// The id.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// A group that is part of itself.
    #[error("the group is part of itself, by way of {}", .0.join(" in "))]
    Cycle(Vec<String>),
    /// A group without parts.
    #[error("the group has no parts: expected an indicator or group with `in = \"{0}\"`")]
    EmptyGroup(String),
    /// No indicators at all.
    #[error("there is no indicator: expected at least one")]
    NoIndicators,
    /// Weights that don't sum to 1.
    #[error("the weights in {group} sum to {}, not to 1; declare `weights = \"relative\"` if only their ratios count", show(.sum))]
    #[non_exhaustive]
    Weights {
        /// The group.
        group: String,
        /// What they sum to.
        sum: Fraction,
    },
    /// Weights that are all zero.
    #[error("all weights in {0} are zero")]
    NoWeight(String),
    /// A value in another unit than the indicator's.
    #[error("`{text}` is in `{found}`, but the indicator is in `{expected}`")]
    #[non_exhaustive]
    Unit {
        /// The text.
        text: String,
        /// Its unit.
        found: Unit,
        /// The indicator's unit.
        expected: Unit,
    },
    /// A rule that scores better values lower.
    #[error("{better} is better, but the score goes the other way from {value}")]
    #[non_exhaustive]
    NotMonotone {
        /// Which way is better.
        better: &'static str,
        /// Where it goes the other way.
        value: Decimal,
    },
    /// Values that don't ascend.
    #[error("the values must ascend: {0} comes after {1}")]
    NotAscending(Decimal, Decimal),
    /// Goalposts at one value.
    #[error("worst and best are both {0}: expected two values")]
    OnePost(Decimal),
    /// A logarithm of what isn't above zero.
    #[error("a logarithmic scale needs posts above zero: {0} is not")]
    NoLogarithm(Decimal),
    /// A list that has too few entries.
    #[error("expected at least {0}")]
    TooFew(&'static str),
    /// A score beyond the scale.
    #[error("{value} is out of the scale from {low} to {high}")]
    #[non_exhaustive]
    OutOfScale {
        /// The score.
        value: Decimal,
        /// The low end.
        low: Decimal,
        /// The high end.
        high: Decimal,
    },
    /// A scale whose ends don't ascend.
    #[error("the scale's low end {0} is not below its high end {1}")]
    Scale(Decimal, Decimal),
    /// A number with more decimals than scores have.
    #[error("{value} has more decimals than the composite, which is rounded to {scale}")]
    #[non_exhaustive]
    TooFine {
        /// The number.
        value: Decimal,
        /// The decimals of the composite.
        scale: u32,
    },
    /// Two classes with one lower bound.
    #[error("the class begins at {0} as `{1}` does")]
    SameClass(Decimal, String),
    /// A gap between two classes at the declared rounding.
    #[error("no class has {low} to {high}: `{below}` ends at {end}")]
    #[non_exhaustive]
    Gap {
        /// The first composite that no class has.
        low: Decimal,
        /// The last one.
        high: Decimal,
        /// The class below.
        below: String,
        /// Where it ends.
        end: Decimal,
    },
    /// Two classes that overlap.
    #[error("`{below}` goes to {end}, which the class from {from} has, too")]
    #[non_exhaustive]
    Overlap {
        /// The class below.
        below: String,
        /// Where it ends.
        end: Decimal,
        /// Where the other begins.
        from: Decimal,
    },
    /// The lowest class doesn't reach down to the scale's end.
    #[error("no class has {low} up to {from}, where the lowest begins")]
    #[non_exhaustive]
    Uncovered {
        /// The scale's low end.
        low: Decimal,
        /// Where the lowest class begins.
        from: Decimal,
    },
    /// A share that is no share.
    #[error("expected a share from 0 to 1, but found {0}")]
    NotAShare(String),
    /// Days in the wrong order.
    #[error("in effect from {0} until {1}, which is before it")]
    Effective(kawasan_model::Date, kawasan_model::Date),
    /// Another version is in effect on the same days.
    #[error("version {version} is in effect on some of the same days")]
    #[non_exhaustive]
    OverlappingVersion {
        /// The other version.
        version: String,
    },
    /// A gate without conditions.
    #[error("a gate needs at least one condition under `when`")]
    NoCondition,
    /// An aggregation that nothing can use.
    #[error("{0}")]
    Aggregation(String),
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default()
}

fn show(fraction: &Fraction) -> String {
    let reduced = fraction.reduced();
    match kawasan_exact::rounded(&reduced, 12, kawasan_exact::RoundingMode::HalfAway) {
        Some(decimal) if Fraction::from(decimal) == reduced => decimal.to_string(),
        _ => format!("{}/{}", reduced.numerator(), reduced.divisor()),
    }
}
