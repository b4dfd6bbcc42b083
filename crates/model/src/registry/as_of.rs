//! The registry as it stood at the end of a day.

use time::Date;

use super::DesignatedCount;
use crate::{
    EventKind, Lifecycle, LifecycleEvent, PartialDate, ReadinessRule, Standing, Tri, Zone,
};

/// The zones as they stood at the end of a day, from [`Registry::as_of`].
///
/// Events that certainly came later are left out. What hangs on a day that isn't on
/// record is an interval or "possible".
///
/// [`Registry::as_of`]: super::Registry::as_of
///
/// # Examples
///
/// KEK Kendal a month before it had to be ready:
///
/// ```
/// use kawasan_model::{
///     Currency, EventKind, Jurisdiction, Lifecycle, LifecycleEvent, Localised, Place,
///     ReadinessRule, Registry, ReportingYear, Zone, parse_date,
/// };
///
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let indonesia =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .readiness(ReadinessRule::try_new(3, "PP 40/2021")?)
///         .build()?;
/// let designated = LifecycleEvent::new(EventKind::Designated, "2019-12-18".parse()?);
/// let kendal = Zone::builder("kendal".parse()?, "KEK Kendal", Place::new("ID-JT".parse()?))
///     .lifecycle(Lifecycle::try_new([designated])?)
///     .build()?;
/// let registry = Registry::builder(indonesia).zones([kendal]).build()?;
///
/// let november = registry.as_of(parse_date("2022-11-18")?);
/// let kendal = november.zones.first().ok_or("no zone")?;
/// assert_eq!(kendal.age.map(|age| age.years()), Some((2, 2)));
/// assert_eq!(kendal.deadline.as_ref().map(|by| by.days_left()), Some((30, 30)));
/// assert_eq!(november.designated().exactly(), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryAsOf<'a> {
    /// The day.
    pub date: Date,
    /// All zones that may have been on record by then, by id.
    pub zones: Vec<ZoneAsOf<'a>>,
}

impl<'a> RegistryAsOf<'a> {
    /// The zones in force: designated, and not revoked.
    #[must_use]
    pub fn designated(&self) -> DesignatedCount<'a> {
        let of = |tri| {
            let zones = self.zones.iter().filter(move |zone| zone.is_in_force() == tri);
            zones.map(|zone| zone.zone).collect()
        };
        DesignatedCount { certain: of(Tri::Yes), possible: of(Tri::Possible) }
    }

    /// Those zones of which something holds, such as a sector or a province.
    #[must_use]
    pub fn of(mut self, holds: impl Fn(&Zone) -> bool) -> Self {
        self.zones.retain(|zone| holds(zone.zone));
        self
    }
}

/// One zone as it stood at the end of a day, of a [`RegistryAsOf`].
///
/// # Examples
///
/// A beginning of operation that nobody recorded isn't one, so the deadline stands:
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, Place, Status, Zone, ZoneAsOf, parse_date};
///
/// let life = Lifecycle::try_new([
///     LifecycleEvent::new(EventKind::Proposed, "2023-11-30".parse()?),
///     LifecycleEvent::new(EventKind::Designated, "2024-06-13".parse()?),
/// ])?;
/// let setangga = Zone::builder("setangga".parse()?, "KEK Setangga", Place::new("ID-KS".parse()?))
///     .lifecycle(life)
///     .build()?;
/// let meeting = ZoneAsOf::new(&setangga, parse_date("2024-04-24")?, None);
/// assert_eq!(meeting.standing.certainly(), Some(Status::Proposed));
/// assert!(meeting.designated.is_none(), "not known to anyone on that day");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ZoneAsOf<'a> {
    /// The zone.
    pub zone: &'a Zone,
    /// The statuses that it may have had.
    pub standing: Standing,
    /// Its proposal, if it may have come by then.
    pub proposed: Option<&'a LifecycleEvent>,
    /// Its designation, if it may have come by then.
    pub designated: Option<&'a LifecycleEvent>,
    /// Its beginning of operation, if it may have come by then.
    pub operating: Option<&'a LifecycleEvent>,
    /// Its revocation, if it may have come by then.
    pub revoked: Option<&'a LifecycleEvent>,
    /// Warnings and proposals to revoke it, that may have come by then.
    pub warnings: Vec<&'a LifecycleEvent>,
    /// How long it had been a zone; `None` if it certainly was none on that day.
    pub age: Option<Age>,
    /// By when it had to be ready; `None` without a rule, for what certainly was no
    /// zone on that day, and for one that certainly operated.
    pub deadline: Option<Deadline>,
}

impl<'a> ZoneAsOf<'a> {
    /// A zone as it stood at the end of a day, under a rule of readiness.
    #[must_use]
    pub fn new(zone: &'a Zone, date: Date, rule: Option<&ReadinessRule>) -> Self {
        let life = zone.lifecycle();
        let by_then = |event: &&LifecycleEvent| event.on.possibly_by(date);
        let is_warning = |event: &&LifecycleEvent| {
            matches!(event.kind, EventKind::Warned | EventKind::RevocationProposed)
        };
        let standing = life.status_on(date);
        let designated = life.designated().filter(by_then);
        let is_zone = !standing.is_in_force().is_no();
        let operates = standing.is(crate::Status::Operating).is_yes();
        let age = designated.filter(|_| is_zone).map(|event| Age { since: event.on, on: date });
        let possible = rule
            .filter(|_| is_zone && !operates)
            .map(|rule| deadlines(life, rule, date))
            .filter(|possible| !possible.is_empty());
        ZoneAsOf {
            zone,
            standing,
            proposed: life.proposed().filter(by_then),
            designated,
            operating: life.operating().filter(by_then),
            revoked: life.revoked().filter(by_then),
            warnings: life.events().iter().filter(is_warning).filter(by_then).collect(),
            age,
            deadline: possible.map(|possible| Deadline { possible, on: date }),
        }
    }

    /// Whether it was a zone: designated, and not revoked.
    #[must_use]
    pub fn is_in_force(&self) -> Tri {
        self.standing.is_in_force()
    }
}

/// The deadlines that may have held on a day: that of the law or of the last
/// extension that had certainly been given, and of each that may have been.
fn deadlines(life: &Lifecycle, rule: &ReadinessRule, date: Date) -> Vec<PartialDate> {
    let lawful = life.designated().and_then(|event| event.on.plus_years(rule.years()));
    let mut possible: Vec<PartialDate> = lawful.into_iter().collect();
    for event in life.events().iter().filter(|event| event.on.possibly_by(date)) {
        let Some(extended) = event.extended_to else { continue };
        if event.on.certainly_by(date) {
            possible.clear();
        }
        possible.push(extended);
    }
    possible
}

/// How long a zone had been one on a day.
///
/// # Examples
///
/// KEK Sanur was designated on some day of 2022:
///
/// ```
/// use kawasan_model::{Age, parse_date};
///
/// let sanur = Age { since: "2022".parse()?, on: parse_date("2024-03-31")? };
/// assert_eq!(sanur.years(), (1, 2));
/// assert_eq!(sanur.days(), (456, 820));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// The designation.
    pub since: PartialDate,
    /// The day.
    pub on: Date,
}

impl Age {
    /// Days since the designation, at least and at most; not below zero.
    #[must_use]
    pub fn days(&self) -> (i64, i64) {
        let days = |from: Date| (self.on - from).whole_days().max(0);
        (days(self.since.latest()), days(self.since.earliest()))
    }

    /// Whole months since the designation, at least and at most; not below zero.
    ///
    /// A month is whole on its day, in a month without that day on the last one.
    #[must_use]
    pub fn months(&self) -> (u32, u32) {
        let months = |from: Date| {
            let index = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month() as u8);
            // In a month without the 31st its last day takes the place.
            let day = from.day().min(self.on.month().length(self.on.year()));
            let apart = index(self.on) - index(from) - i64::from(self.on.day() < day);
            u32::try_from(apart).unwrap_or(0)
        };
        (months(self.since.latest()), months(self.since.earliest()))
    }

    /// Whole years since the designation, at least and at most; not below zero.
    ///
    /// A year is whole on its anniversary, of 29 February on the 28th where the year
    /// has no leap day.
    #[must_use]
    pub fn years(&self) -> (u32, u32) {
        let (least, most) = self.months();
        (least / 12, most / 12)
    }
}

/// By when a zone had to be ready to operate, as of a day.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Deadline, parse_date};
///
/// let mbtk = Deadline { possible: vec!["2017".parse()?], on: parse_date("2018-01-10")? };
/// // Some day of 2017: ten days to a year ago.
/// assert_eq!(mbtk.days_left(), (-374, -10));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The dates that may have held on the day; more than one where it isn't known
    /// whether an extension had been given by then.
    pub possible: Vec<PartialDate>,
    /// The day.
    pub on: Date,
}

impl Deadline {
    /// Days left, at least and at most; below zero once it has passed.
    #[must_use]
    pub fn days_left(&self) -> (i64, i64) {
        let left = |until: Date| (until - self.on).whole_days();
        let first = self.possible.iter().map(|date| left(date.earliest())).min();
        let last = self.possible.iter().map(|date| left(date.latest())).max();
        (first.unwrap_or(0), last.unwrap_or(0))
    }

    /// Whether it had passed by the end of the day.
    #[must_use]
    pub fn has_passed(&self) -> Tri {
        match self.days_left() {
            (_, last) if last < 0 => Tri::Yes,
            (first, _) if first >= 0 => Tri::No,
            _ => Tri::Possible,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Status, parse_date};

    fn zone(events: &[(EventKind, &str)]) -> Zone {
        let events = events.iter().map(|(kind, on)| {
            let event = LifecycleEvent::new(*kind, on.parse().unwrap());
            match kind {
                EventKind::Extended => event.with_extended_to("2019-06-30".parse().unwrap()),
                _ => event,
            }
        });
        let place = Place::new("ID-KI".parse().unwrap());
        let life = Lifecycle::try_new(events).unwrap();
        Zone::builder("mbtk".parse().unwrap(), "KEK MBTK", place).lifecycle(life).build().unwrap()
    }

    fn rule() -> ReadinessRule {
        ReadinessRule::try_new(3, "PP 40/2021").unwrap()
    }

    #[test]
    fn what_came_later_is_not_told() {
        let zone = zone(&[
            (EventKind::Designated, "2014"),
            (EventKind::RevocationProposed, "2021-12-18"),
            (EventKind::Operating, "2019-04-01"),
            (EventKind::Revoked, "2024"),
        ]);
        let on = |text| ZoneAsOf::new(&zone, parse_date(text).unwrap(), Some(&rule())).clone();
        let early = on("2018-12-31");
        assert_eq!(early.standing.certainly(), Some(Status::Designated));
        assert_eq!((early.operating, early.revoked), (None, None));
        assert!(early.warnings.is_empty());
        assert_eq!(early.deadline.unwrap().has_passed(), Tri::Yes);
        let later = on("2022-01-01");
        assert_eq!(later.warnings.len(), 1);
        assert_eq!(later.deadline, None, "it operates");
        let gone = on("2025-01-01");
        assert_eq!((gone.age, gone.is_in_force()), (None, Tri::No));
    }

    #[test]
    fn an_extension_moves_the_deadline_once_it_is_given() {
        let zone = zone(&[(EventKind::Designated, "2014-12-10"), (EventKind::Extended, "2018")]);
        let left = |text| {
            let zone = ZoneAsOf::new(&zone, parse_date(text).unwrap(), Some(&rule()));
            zone.deadline.unwrap().days_left()
        };
        assert_eq!(left("2017-12-10"), (0, 0));
        // On some day of 2018: the law's date and the new one are both possible.
        assert_eq!(left("2018-06-30"), (-202, 365));
        assert_eq!(left("2019-06-29"), (1, 1));
    }

    #[test]
    fn years_are_whole_on_the_anniversary() {
        let years = |since: &str, on: &str| {
            Age { since: since.parse().unwrap(), on: parse_date(on).unwrap() }.years()
        };
        assert_eq!(years("2017-10-12", "2020-10-11"), (2, 2));
        assert_eq!(years("2017-10-12", "2020-10-12"), (3, 3));
        assert_eq!(years("2012-02-29", "2013-02-28"), (1, 1));
        assert_eq!(years("2012-02-29", "2016-02-28"), (3, 3));
        assert_eq!(years("2012", "2012-06-30"), (0, 0));
        assert_eq!(years("2014", "2015-06-30"), (0, 1));
    }

    #[test]
    fn months_are_whole_on_their_day() {
        for (since, on, months) in [
            ("2022-03-15", "2024-03-14", (23, 23)),
            ("2022-03-15", "2024-03-15", (24, 24)),
            ("2024-03-15", "2022-03-15", (0, 0)),
            ("2023-12-31", "2024-06-30", (6, 6)),
            ("2023-01-31", "2023-02-27", (0, 0)),
            ("2023-01-31", "2023-02-28", (1, 1)),
            ("2022", "2024-03-31", (15, 26)),
        ] {
            let age = Age { since: since.parse().unwrap(), on: parse_date(on).unwrap() };
            assert_eq!(age.months(), months, "{since} {on}");
        }
    }
}
