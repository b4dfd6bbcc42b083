//! What makes a set of events no life.

use super::{Lifecycle, narrows};
use crate::text::{line, passage, url};
use crate::{EventKind, LifecycleEvent, PartialDate, TextFault};

/// Why events make no [`Lifecycle`]: all that is wrong with them.
///
/// # Examples
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, LifecycleProblem};
///
/// let error = Lifecycle::try_new([
///     LifecycleEvent::new(EventKind::Designated, "2014".parse()?),
///     LifecycleEvent::new(EventKind::Operating, "2013-12".parse()?),
///     LifecycleEvent::new(EventKind::Revoked, "2012".parse()?),
/// ])
/// .unwrap_err();
/// assert_eq!(error.problems.len(), 3);
/// assert!(matches!(error.problems[0], LifecycleProblem::BeforeDesignation { .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the events contradict each other: {}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct LifecycleError {
    /// The problems, in the order of the events.
    pub problems: Vec<LifecycleProblem>,
}

/// One thing wrong with the events of a zone.
///
/// # Examples
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, LifecycleProblem};
///
/// let operating = LifecycleEvent::new(EventKind::Operating, "2019-04-01".parse()?);
/// let error = Lifecycle::try_new([operating]).unwrap_err();
/// assert!(matches!(error.problems[..], [LifecycleProblem::NoDesignation { .. }]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LifecycleProblem {
    /// One event is given twice, the same in everything.
    #[error("`{kind}` on {on} is given twice, word for word")]
    #[non_exhaustive]
    Repeated {
        /// The kind.
        kind: EventKind,
        /// The date.
        on: PartialDate,
    },
    /// Operating, extended or revoked without ever having been designated.
    #[error("`{kind}` on {on} without a designation")]
    #[non_exhaustive]
    NoDesignation {
        /// The kind.
        kind: EventKind,
        /// The date.
        on: PartialDate,
    },
    /// Operating, extended or revoked, certainly before being designated.
    #[error("`{kind}` on {on}, before the designation on {designated}")]
    #[non_exhaustive]
    BeforeDesignation {
        /// The kind.
        kind: EventKind,
        /// The date.
        on: PartialDate,
        /// The date of the designation.
        designated: PartialDate,
    },
    /// Operating or extended, certainly after being revoked.
    #[error("`{kind}` on {on}, after the revocation on {revoked}")]
    #[non_exhaustive]
    AfterRevocation {
        /// The kind.
        kind: EventKind,
        /// The date.
        on: PartialDate,
        /// The date of the revocation.
        revoked: PartialDate,
    },
    /// Two designations, or two revocations, by different laws.
    #[error("`{kind}` by `{first}` and by `{second}`: expected one legal basis")]
    #[non_exhaustive]
    LegalBases {
        /// The kind.
        kind: EventKind,
        /// One legal basis.
        first: String,
        /// The other.
        second: String,
    },
    /// Two dates of the designation, or of the revocation, that can't be one
    /// day.
    #[error("`{kind}` on {first} and on {second}: expected dates that can be one day")]
    #[non_exhaustive]
    Dates {
        /// The kind.
        kind: EventKind,
        /// The more exact date.
        first: PartialDate,
        /// The other.
        second: PartialDate,
    },
    /// Something else than an extension carries a date to extend to.
    #[error("`{kind}` on {on} extends to {extended_to}: expected that of `extended` only")]
    #[non_exhaustive]
    NotAnExtension {
        /// The kind.
        kind: EventKind,
        /// The date.
        on: PartialDate,
        /// The date to extend to.
        extended_to: PartialDate,
    },
    /// An extension that was over before it was given.
    #[error("`extended` on {on} to {extended_to}: expected a later date")]
    #[non_exhaustive]
    ExtendedIntoThePast {
        /// The date.
        on: PartialDate,
        /// The date to extend to.
        extended_to: PartialDate,
    },
    /// A text of an event can't stand.
    #[error("the {field} of `{kind}` on {on} {fault}")]
    #[non_exhaustive]
    Text {
        /// The kind.
        kind: EventKind,
        /// The date.
        on: PartialDate,
        /// The field: `legal_basis`, `as_stated` or `url`.
        field: &'static str,
        /// What is wrong with it.
        fault: TextFault,
    },
}

/// All problems, in the order of the events.
pub(super) fn problems(life: &Lifecycle) -> Vec<LifecycleProblem> {
    let designation = Act::of(life, EventKind::Designated);
    let revocation = Act::of(life, EventKind::Revoked);
    let mut found = Vec::new();
    let mut before: Option<&LifecycleEvent> = None;
    for event in life.events() {
        // Equal events are neighbours, as the order looks at every field.
        if before == Some(event) {
            let LifecycleEvent { kind, on, .. } = *event;
            found.push(LifecycleProblem::Repeated { kind, on });
        } else {
            check_texts(event, &mut found);
            check_extension(event, &mut found);
            check_order(event, &designation, &revocation, &mut found);
            match event.kind {
                EventKind::Designated => check_sameness(event, &designation, &mut found),
                EventKind::Revoked => check_sameness(event, &revocation, &mut found),
                _ => {}
            }
        }
        before = Some(event);
    }
    found
}

/// A designation or revocation: one act of law, however often told.
struct Act<'a> {
    /// Its most exact date.
    on: Option<PartialDate>,
    /// The first legal basis that is told.
    legal_basis: Option<&'a String>,
}

impl<'a> Act<'a> {
    fn of(life: &'a Lifecycle, kind: EventKind) -> Self {
        let mut told = life.events().iter().filter(|event| event.kind == kind);
        Self {
            on: life.first(kind).map(|event| event.on),
            legal_basis: told.find_map(|event| event.legal_basis.as_ref()),
        }
    }
}

fn check_texts(event: &LifecycleEvent, found: &mut Vec<LifecycleProblem>) {
    type Check = fn(&str) -> Result<(), TextFault>;
    let texts: [(&'static str, &Option<String>, Check); 3] = [
        ("legal_basis", &event.legal_basis, line),
        ("as_stated", &event.as_stated, passage),
        ("url", &event.url, url),
    ];
    for (field, text, check) in texts {
        if let Some(Err(fault)) = text.as_deref().map(check) {
            let LifecycleEvent { kind, on, .. } = *event;
            found.push(LifecycleProblem::Text { kind, on, field, fault });
        }
    }
}

fn check_extension(event: &LifecycleEvent, found: &mut Vec<LifecycleProblem>) {
    let LifecycleEvent { kind, on, .. } = *event;
    let Some(extended_to) = event.extended_to else {
        return;
    };
    if kind != EventKind::Extended {
        found.push(LifecycleProblem::NotAnExtension { kind, on, extended_to });
    } else if extended_to.latest() < on.earliest() {
        found.push(LifecycleProblem::ExtendedIntoThePast { on, extended_to });
    }
}

fn check_order(
    event: &LifecycleEvent,
    designation: &Act<'_>,
    revocation: &Act<'_>,
    found: &mut Vec<LifecycleProblem>,
) {
    let LifecycleEvent { kind, on, .. } = *event;
    if !matches!(kind, EventKind::Operating | EventKind::Extended | EventKind::Revoked) {
        return;
    }
    match designation.on {
        None => found.push(LifecycleProblem::NoDesignation { kind, on }),
        Some(designated) if on.latest() < designated.earliest() => {
            found.push(LifecycleProblem::BeforeDesignation { kind, on, designated });
        }
        Some(_) => {}
    }
    if let Some(revoked) = revocation.on
        && kind != EventKind::Revoked
        && revoked.latest() < on.earliest()
    {
        found.push(LifecycleProblem::AfterRevocation { kind, on, revoked });
    }
}

fn check_sameness(event: &LifecycleEvent, act: &Act<'_>, found: &mut Vec<LifecycleProblem>) {
    let kind = event.kind;
    if let (Some(first), Some(second)) = (act.legal_basis, &event.legal_basis)
        && first != second
    {
        let (first, second) = (first.clone(), second.clone());
        found.push(LifecycleProblem::LegalBases { kind, first, second });
        return;
    }
    if let Some(exact) = act.on
        && exact != event.on
        && !narrows(exact, event.on)
    {
        found.push(LifecycleProblem::Dates { kind, first: exact, second: event.on });
    }
}
