//! What can't be evaluated on a panel.

/// Why a definition can't be evaluated column by column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// A part of a formula isn't about one zone and quarter.
    #[error(
        "indicator `{indicator}`: `{part}` is about how something is spread over zones, not about \
         one zone and quarter: evaluate it row by row"
    )]
    #[non_exhaustive]
    NotLocal {
        /// The indicator.
        indicator: String,
        /// The part.
        part: String,
    },
    /// A part of a formula hangs on the date of a plan, which no grid of quarters has.
    #[error(
        "indicator `{indicator}`: `{part}` hangs on the date of a plan, which a panel doesn't \
         hold: evaluate it row by row"
    )]
    #[non_exhaustive]
    OfPlan {
        /// The indicator.
        indicator: String,
        /// The part.
        part: String,
    },
    /// A part of a methodology compares a unit with others, or looks at what a panel hasn't.
    #[error(
        "methodology `{methodology}`: {part} is not local to a zone and quarter: rate row by row"
    )]
    #[non_exhaustive]
    Methodology {
        /// The methodology.
        methodology: String,
        /// The part, with the id of the indicator, group or gate.
        part: String,
    },
    /// A methodology has too many classes for a byte.
    #[error("methodology `{methodology}` has {classes} classes: expected at most 250")]
    #[non_exhaustive]
    TooManyClasses {
        /// The methodology.
        methodology: String,
        /// How many.
        classes: usize,
    },
    /// Two indicators have one id.
    #[error("indicator `{id}` is there twice with different definitions")]
    #[non_exhaustive]
    Twice {
        /// The id.
        id: String,
    },
    /// Two groups of zones have one name, so that nobody could tell their results apart.
    #[error("group `{group}` is there twice: expected a name of its own for each")]
    #[non_exhaustive]
    GroupTwice {
        /// The name.
        group: String,
    },
    /// A group of zones names one that the panel hasn't.
    #[error(
        "group `{group}`: there is no zone {zone} in the panel: expected one of its {zones} zones, \
         counted from 0"
    )]
    #[non_exhaustive]
    NoSuchZone {
        /// The group.
        group: String,
        /// The zone, by its place.
        zone: usize,
        /// How many zones the panel has.
        zones: usize,
    },
}
