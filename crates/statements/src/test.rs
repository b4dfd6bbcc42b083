//! What criteria compute.

use std::sync::Arc;

use kawasan_indicators::{Attribute, Group, Indicator, PeerRule, Presence, Quantifier, Scope};
use kawasan_model::{
    Basis, ChainId, Claim, Counterparty, Date, Figure, MeasureId, Period, Quarter, Subject, Timing,
    ZoneId,
};
use kawasan_rating::Methodology;

/// What a criterion computes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Test {
    /// An indicator, alone or against a limit.
    Value(ValueTest),
    /// How many zones something holds for.
    Zones(ZonesTest),
    /// An amount in another currency; without a rate, the rate that it implies.
    Exchange(Claim),
    /// Whether figures were published at all.
    Published(Published),
    /// For how many quarters figures were published.
    Quarters(Quarters),
    /// Every figure that was published of a tenant's project.
    History(History),
}

/// An indicator of a subject or group in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueTest {
    /// The indicator.
    pub indicator: Indicator,
    /// Of whom.
    pub scope: Scope,
    /// When.
    pub period: Period,
    /// Against what, in the indicator's unit; `None` where it is only shown.
    pub comparison: Option<Comparison>,
}

/// What a value is held against. A limit is taken as exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// It was stated so: holds if both can be one, given their precision.
    Stated(Figure),
    /// Larger than.
    Above(Figure),
    /// As large as, or larger.
    AtLeast(Figure),
    /// Smaller than.
    Below(Figure),
    /// As small as, or smaller.
    AtMost(Figure),
}

impl Comparison {
    /// The figure that a value is held against.
    #[must_use]
    pub const fn figure(&self) -> &Figure {
        match self {
            Self::Stated(figure)
            | Self::Above(figure)
            | Self::AtLeast(figure)
            | Self::Below(figure)
            | Self::AtMost(figure) => figure,
        }
    }
}

/// How many zones of a set something holds for.
#[derive(Debug, Clone, PartialEq)]
pub struct ZonesTest {
    /// The set.
    pub among: Among,
    /// What holds for them, all of it together; none where they are only counted.
    pub which: Vec<Predicate>,
    /// For how many it is said to hold.
    pub count: Quantifier,
}

/// A set of zones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Among {
    /// Those in force on a day.
    InForce {
        /// The day. What the registry has of later days isn't known then; a [`Reader`]
        /// refuses a day that is after the meeting by whose knowledge it is asked for.
        ///
        /// [`Reader`]: crate::Reader
        on: Date,
        /// Those of a group alone; `None` for all.
        group: Option<Group>,
    },
    /// These, whenever they are zones.
    These(Vec<ZoneId>),
}

/// What may hold for a zone.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Predicate {
    /// A methodology gives it one of these classes, by their places in its list.
    Class {
        /// The methodology.
        methodology: Arc<Methodology>,
        /// The classes.
        classes: Vec<usize>,
        /// The period.
        period: Period,
    },
    /// An official scheme gave it one of these classes: the last time that it gave any.
    OfficialClass {
        /// The scheme, as [`OfficialClass::scheme`](kawasan_model::OfficialClass) has it.
        scheme: String,
        /// The classes, in the scheme's words.
        classes: Vec<String>,
    },
    /// An indicator is on one side of a limit.
    Value {
        /// The indicator.
        indicator: Box<Indicator>,
        /// The period.
        period: Period,
        /// The limit, in the indicator's unit.
        comparison: Comparison,
    },
    /// It is behind its peers: worse than their median by an indicator.
    Behind {
        /// Which zones are alike.
        rule: PeerRule,
        /// The indicator.
        indicator: Box<Indicator>,
        /// The period.
        period: Period,
    },
    /// It is one of a group: has a sector, an activity, a resource.
    In {
        /// What those of the group have in common.
        attribute: Attribute,
        /// The group.
        group: Group,
    },
    /// It began to operate within a period.
    OpenedIn(Period),
    /// Somebody takes steps of value chains there that make something.
    Steps {
        /// Of this chain alone; of any, if it is `None`.
        chain: Option<ChainId>,
        /// How surely a step has to be there to count.
        presence: Presence,
        /// So many at least.
        at_least: usize,
    },
}

/// Whether figures of measures were published: flows that ended, and stocks, by the end of
/// the period. A company's figures aren't its zone's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Of whom.
    pub subjects: Vec<Subject>,
    /// What is counted.
    pub measures: Vec<MeasureId>,
    /// On which basis.
    pub basis: Basis,
    /// Over a period, or at its end; `None` for either.
    pub timing: Option<Timing>,
    /// By the end of this period; of plans and projections, whenever they are for.
    pub period: Period,
}

/// Every figure of investment that was published of a tenant's project in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The zone.
    pub zone: ZoneId,
    /// The tenant, by any of its names.
    pub tenant: Counterparty,
}

/// For how many quarters figures were published that end with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarters {
    /// Of whom.
    pub subject: Subject,
    /// What is counted.
    pub measure: MeasureId,
    /// On which basis.
    pub basis: Basis,
    /// Over the period, or at its end.
    pub timing: Timing,
    /// The first quarter and the last.
    pub between: (Quarter, Quarter),
    /// For how many it is said to be so.
    pub count: Quantifier,
}
