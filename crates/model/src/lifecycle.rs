//! The life of one zone: its events in order, and what follows from them.
//!
//! A date known to its month or year stays so: answers that hang on the
//! missing day are "possible", never guessed.

mod check;

use time::Date;

use crate::{EventKind, LifecycleEvent, PartialDate, ReadinessRule, Standing, Status, Tri};

pub use check::{LifecycleError, LifecycleProblem};

/// The events of one zone.
///
/// Kept in this order: by the first day that the date allows, then the last
/// day, then the kind, then those with a legal basis first, then by their
/// texts. The order of vague dates is for reading; it doesn't claim which came
/// first.
///
/// One designation and one revocation. A zone that is designated anew after a
/// revocation is another zone with another id.
///
/// # Examples
///
/// KEK Tanjung Api-Api was a zone on paper for eight years:
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, PartialDate, Status, Tri};
///
/// let life = Lifecycle::try_new([
///     LifecycleEvent::new(EventKind::Revoked, "2022".parse()?).with_legal_basis("PP 2/2022"),
///     LifecycleEvent::new(EventKind::Designated, "2014".parse()?).with_legal_basis("PP 51/2014"),
/// ])?;
/// let day = |text: &str| text.parse::<PartialDate>().map(|date| date.latest());
///
/// assert_eq!(life.status_on(day("2021-12-31")?).certainly(), Some(Status::Designated));
/// // The day of the revocation isn't on record.
/// assert_eq!(life.status_on(day("2022-06-30")?).is(Status::Revoked), Tri::Possible);
/// assert!(life.operating().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "Vec<LifecycleEvent>", into = "Vec<LifecycleEvent>")
)]
pub struct Lifecycle {
    events: Vec<LifecycleEvent>, // INVARIANT: in order, and `check` finds nothing
}

impl Lifecycle {
    /// The life that these events tell, given in any order.
    ///
    /// None at all is a life of which nothing is known.
    ///
    /// # Errors
    /// [`LifecycleError`] with *all* problems, in the order of the events:
    /// see [`LifecycleProblem`]. What may be in order, given vague dates, is no
    /// problem.
    pub fn try_new(
        events: impl IntoIterator<Item = LifecycleEvent>,
    ) -> Result<Self, LifecycleError> {
        let mut events: Vec<LifecycleEvent> = events.into_iter().collect();
        events.sort_by(|a, b| order(a).cmp(&order(b)));
        let life = Self { events };
        let problems = check::problems(&life);
        if problems.is_empty() { Ok(life) } else { Err(LifecycleError { problems }) }
    }

    /// All events, in order.
    #[must_use]
    pub fn events(&self) -> &[LifecycleEvent] {
        &self.events
    }

    /// The first event of a kind.
    ///
    /// Of two dates where one lies within the other (`2017` and `2017-02-17`)
    /// the more exact one speaks: they are taken for one event told twice.
    ///
    /// # Examples
    ///
    /// Two sources tell the designation of KEK Arun Lhokseumawe:
    ///
    /// ```
    /// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent};
    ///
    /// let life = Lifecycle::try_new([
    ///     LifecycleEvent::new(EventKind::Designated, "2017".parse()?)
    ///         .with_legal_basis("PP 5/2017"),
    ///     LifecycleEvent::new(EventKind::Designated, "2017-02-17".parse()?)
    ///         .with_legal_basis("PP 5/2017"),
    /// ])?;
    /// let first = life.first(EventKind::Designated).ok_or("none")?;
    /// assert_eq!(first.on.to_string(), "2017-02-17");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn first(&self, kind: EventKind) -> Option<&LifecycleEvent> {
        self.events
            .iter()
            .filter(|event| event.kind == kind)
            .reduce(|first, event| if narrows(event.on, first.on) { event } else { first })
    }

    /// The first proposal, if it may have come before the designation.
    ///
    /// A later one proposes something for a zone that there is already.
    #[must_use]
    pub fn proposed(&self) -> Option<&LifecycleEvent> {
        let proposed = self.first(EventKind::Proposed)?;
        match self.designated() {
            Some(designated) if designated.on.latest() < proposed.on.earliest() => None,
            _ => Some(proposed),
        }
    }

    /// The designation.
    #[must_use]
    pub fn designated(&self) -> Option<&LifecycleEvent> {
        self.first(EventKind::Designated)
    }

    /// The beginning of operation, as first stated.
    #[must_use]
    pub fn operating(&self) -> Option<&LifecycleEvent> {
        self.first(EventKind::Operating)
    }

    /// The revocation.
    #[must_use]
    pub fn revoked(&self) -> Option<&LifecycleEvent> {
        self.first(EventKind::Revoked)
    }

    /// Where the zone stood at the end of a day, as far as the dates tell.
    ///
    /// What isn't on record counts as not having happened: a zone whose beginning
    /// of operation nobody recorded stays designated. Only vague dates leave an
    /// answer open.
    ///
    /// That a zone is designated before it operates, and both before it is
    /// revoked, is used: a zone that operates in 2014 is designated by then.
    ///
    /// # Examples
    ///
    /// In April 2024 KEK Setangga had been proposed:
    ///
    /// ```
    /// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, PartialDate, Status};
    ///
    /// let setangga = Lifecycle::try_new([
    ///     LifecycleEvent::new(EventKind::Proposed, "2022".parse()?),
    ///     LifecycleEvent::new(EventKind::Designated, "2024-06-13".parse()?),
    /// ])?;
    /// let meeting = "2024-04-24".parse::<PartialDate>()?.latest();
    /// assert_eq!(setangga.status_on(meeting).certainly(), Some(Status::Proposed));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn status_on(&self, date: Date) -> Standing {
        let milestones = self.milestones();
        // A status is possible if it may have begun and the next may not have.
        let begins = std::iter::once(None).chain(milestones.iter().map(Some));
        let ends = milestones.iter().map(Some).chain(std::iter::once(None));
        let possible = begins
            .zip(ends)
            .filter(|(begin, end)| {
                begin.is_none_or(|milestone| milestone.earliest <= date)
                    && end.is_none_or(|milestone| milestone.latest > date)
            })
            .map(|(begin, _)| begin.map_or(Status::NotOnRecord, |milestone| milestone.status))
            .collect();
        Standing::in_order(possible)
    }

    /// Whether the zone had been designated by the end of a day, revoked since
    /// or not.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, PartialDate, Tri};
    ///
    /// let lido = Lifecycle::try_new([LifecycleEvent::new(EventKind::Designated, "2021".parse()?)])?;
    /// let day = "2021-06-30".parse::<PartialDate>()?.latest();
    /// assert_eq!(lido.was_designated_by(day), Tri::Possible);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn was_designated_by(&self, date: Date) -> Tri {
        self.status_on(date).is_any_of(&[Status::Designated, Status::Operating, Status::Revoked])
    }

    /// The date by which the zone has to be ready, as exact as its designation.
    ///
    /// It is moved by the last extension, in the order of events, that says to
    /// which date; extensions that don't say leave it as it is. `None` without
    /// a designation, or if the date lies beyond the calendar.
    ///
    /// # Examples
    ///
    /// KEK MBTK, designated in 2014, had until some day of 2017:
    ///
    /// ```
    /// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, ReadinessRule};
    ///
    /// let rule = ReadinessRule::try_new(3, "PP 40/2021")?;
    /// let mbtk = Lifecycle::try_new([LifecycleEvent::new(EventKind::Designated, "2014".parse()?)])?;
    /// assert_eq!(mbtk.ready_by(&rule), Some("2017".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn ready_by(&self, rule: &ReadinessRule) -> Option<PartialDate> {
        let designated = self.designated()?;
        let extended = self.events.iter().rev().find_map(|event| event.extended_to);
        extended.or_else(|| designated.on.plus_years(rule.years()))
    }

    /// The beginnings of statuses, in the order of life, each within the days
    /// that its own date and the others' allow.
    fn milestones(&self) -> Vec<Milestone> {
        let begins = [
            (Status::Proposed, self.proposed()),
            (Status::Designated, self.designated()),
            (Status::Operating, self.operating()),
            (Status::Revoked, self.revoked()),
        ];
        let mut milestones: Vec<Milestone> = begins
            .into_iter()
            .filter_map(|(status, event)| {
                let on = event?.on;
                Some(Milestone { status, earliest: on.earliest(), latest: on.latest() })
            })
            .collect();
        let mut bound = Date::MIN;
        for milestone in &mut milestones {
            bound = bound.max(milestone.earliest);
            milestone.earliest = bound;
        }
        let mut bound = Date::MAX;
        for milestone in milestones.iter_mut().rev() {
            bound = bound.min(milestone.latest);
            milestone.latest = bound;
        }
        milestones
    }
}

impl TryFrom<Vec<LifecycleEvent>> for Lifecycle {
    type Error = LifecycleError;

    fn try_from(events: Vec<LifecycleEvent>) -> Result<Self, Self::Error> {
        Self::try_new(events)
    }
}

impl From<Lifecycle> for Vec<LifecycleEvent> {
    fn from(life: Lifecycle) -> Self {
        life.events
    }
}

/// The beginning of a status.
struct Milestone {
    status: Status,
    earliest: Date,
    latest: Date,
}

/// Whether `inner` lies within `outer` and is shorter.
fn narrows(inner: PartialDate, outer: PartialDate) -> bool {
    inner != outer && inner.earliest() >= outer.earliest() && inner.latest() <= outer.latest()
}

/// What events are sorted by.
fn order(event: &LifecycleEvent) -> impl Ord + '_ {
    let LifecycleEvent { kind, on, legal_basis, as_stated, url, extended_to } = event;
    (
        (on.earliest(), on.latest(), *kind),
        (legal_basis.is_none(), legal_basis, as_stated, url),
        extended_to.map(|date| (date.earliest(), date.latest())),
    )
}

#[cfg(test)]
mod tests;
