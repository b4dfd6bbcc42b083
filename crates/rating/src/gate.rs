//! Gates: rules that cap, floor or replace a class.

use kawasan_exact::Fraction;
use kawasan_model::{Age, Date, Localised, PartialDate, Tri};
use rust_decimal::Decimal;

/// A rule that overrides the class that follows from the composite.
///
/// Gates apply in their order. A gate whose condition can't be told, because a date
/// is known to the year only, doesn't apply, and the rating says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The id.
    pub id: String,
    /// What it is, by language.
    pub title: Localised,
    /// All of these must hold; at least one.
    pub when: Vec<Condition>,
    /// What it does.
    pub effect: Effect,
}

/// What a gate looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// Designated less than so many months before the end of the period.
    YoungerThanMonths(u32),
    /// Whether it had begun to operate by the end of the period.
    Operating(bool),
    /// Whether its designation had been revoked by the end of the period.
    Revoked(bool),
    /// The share of the weights with a score is below this.
    CoverageBelow(Fraction),
    /// An indicator's value is below this, in its base unit.
    #[non_exhaustive]
    Below {
        /// The indicator.
        indicator: String,
        /// The limit.
        value: Decimal,
    },
    /// An indicator's value reaches this, in its base unit.
    #[non_exhaustive]
    AtLeast {
        /// The indicator.
        indicator: String,
        /// The limit.
        value: Decimal,
    },
    /// An indicator has no value.
    Missing(String),
}

/// What a gate does; classes are places in the methodology's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// No better class than this.
    Cap(usize),
    /// No worse class than this.
    Floor(usize),
    /// This class.
    Replace(usize),
    /// No class: not rated.
    Unrated,
}

/// What gates look at beside indicators, as far as it is known, at the end of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// The whole months since its designation at the end of the period, at least and
    /// at most; `None` of what has no designation.
    pub months: Option<(u32, u32)>,
    /// Whether it operated.
    pub operating: Tri,
    /// Whether its designation had been revoked.
    pub revoked: Tri,
}

impl Facts {
    /// Nothing known, as of units that aren't zones: gates on it stay undecided.
    pub const UNKNOWN: Facts =
        Facts { months: None, operating: Tri::Possible, revoked: Tri::Possible };

    /// What is known at the end of a day of something that was designated, began to operate
    /// and was revoked at dates of which the earliest and the latest are known.
    ///
    /// That no beginning is on record doesn't say that there was none; that no revocation is,
    /// does.
    #[must_use]
    pub fn on(
        day: Date,
        designated: Option<(Date, Date)>,
        operating: Option<(Date, Date)>,
        revoked: Option<(Date, Date)>,
    ) -> Self {
        let by = |(earliest, latest): (Date, Date)| match (latest <= day, earliest <= day) {
            (true, _) => Tri::Yes,
            (_, false) => Tri::No,
            _ => Tri::Possible,
        };
        let age = |since: Date| {
            let since = PartialDate::day(since).ok()?;
            Some(Age { since, on: day }.months().0)
        };
        let months = designated.and_then(|(earliest, latest)| Some((age(latest)?, age(earliest)?)));
        let operating = operating.map_or(Tri::Possible, by);
        let revoked = revoked.map_or(Tri::No, by);
        Facts { months, operating, revoked }
    }

    fn is_younger_than(&self, months: u32) -> Tri {
        match self.months {
            Some((_, most)) if most < months => Tri::Yes,
            Some((least, _)) if least >= months => Tri::No,
            _ => Tri::Possible,
        }
    }
}

/// What the gates of a unit are decided by.
pub(crate) struct Looked<'a> {
    pub(crate) facts: Facts,
    pub(crate) coverage: &'a Fraction,
    /// The value of an indicator; `None` if it is missing.
    pub(crate) value: &'a dyn Fn(&str) -> Option<Decimal>,
}

impl Gate {
    /// Whether all its conditions hold.
    pub(crate) fn holds(&self, looked: &Looked<'_>) -> Tri {
        self.when.iter().fold(Tri::Yes, |all, one| all.and(one.holds(looked)))
    }
}

impl Condition {
    /// Whether it holds, if it asks for nothing but facts: `None` if it looks at coverage or
    /// at an indicator.
    #[must_use]
    pub fn of_facts(&self, facts: Facts) -> Option<Tri> {
        let nothing = |_: &str| None;
        match self {
            Condition::YoungerThanMonths(_) | Condition::Operating(_) | Condition::Revoked(_) => {
                Some(self.holds(&Looked { facts, coverage: &Fraction::ZERO, value: &nothing }))
            }
            _ => None,
        }
    }

    fn holds(&self, looked: &Looked<'_>) -> Tri {
        let certain = Tri::from;
        let asked = |fact: Tri, wanted: bool| if wanted { fact } else { !fact };
        match self {
            Condition::YoungerThanMonths(months) => looked.facts.is_younger_than(*months),
            Condition::Operating(wanted) => asked(looked.facts.operating, *wanted),
            Condition::Revoked(wanted) => asked(looked.facts.revoked, *wanted),
            Condition::CoverageBelow(share) => certain(looked.coverage < share),
            // Of a missing value nobody knows whether it is below.
            Condition::Below { indicator, value } => {
                (looked.value)(indicator).map_or(Tri::Possible, |own| certain(own < *value))
            }
            Condition::AtLeast { indicator, value } => {
                (looked.value)(indicator).map_or(Tri::Possible, |own| certain(own >= *value))
            }
            Condition::Missing(indicator) => certain((looked.value)(indicator).is_none()),
        }
    }

    /// The indicator that it looks at.
    pub(crate) fn indicator(&self) -> Option<&str> {
        match self {
            Condition::Below { indicator, .. }
            | Condition::AtLeast { indicator, .. }
            | Condition::Missing(indicator) => Some(indicator),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(condition: &Condition, facts: Facts, value: Option<i64>) -> Tri {
        let value = |_: &str| value.map(Decimal::from);
        condition.holds(&Looked { facts, coverage: &Fraction::ONE, value: &value })
    }

    #[test]
    fn conditions_at_their_limits() {
        let younger = Condition::YoungerThanMonths(24);
        let months = |least, most| Facts { months: Some((least, most)), ..Facts::UNKNOWN };
        for (least, most, expected) in
            [(23, 23, Tri::Yes), (24, 24, Tri::No), (23, 24, Tri::Possible), (22, 23, Tri::Yes)]
        {
            assert_eq!(holds(&younger, months(least, most), None), expected, "{least} {most}");
        }
        assert_eq!(holds(&younger, Facts::UNKNOWN, None), Tri::Possible);
        let indicator = || "x".to_owned();
        let at_least = Condition::AtLeast { indicator: indicator(), value: Decimal::TEN };
        let below = Condition::Below { indicator: indicator(), value: Decimal::TEN };
        for (value, reaches, is_below) in [
            (Some(9), Tri::No, Tri::Yes),
            (Some(10), Tri::Yes, Tri::No),
            (None, Tri::Possible, Tri::Possible),
        ] {
            assert_eq!(holds(&at_least, Facts::UNKNOWN, value), reaches, "{value:?}");
            assert_eq!(holds(&below, Facts::UNKNOWN, value), is_below, "{value:?}");
        }
        // The share itself is not below it.
        let coverage = Condition::CoverageBelow(Fraction::ONE);
        assert_eq!(holds(&coverage, Facts::UNKNOWN, None), Tri::No);
    }
}
