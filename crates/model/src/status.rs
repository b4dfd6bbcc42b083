//! Where in its life a zone stands on a day, as far as that is known.

use crate::Tri;
use crate::text_enum::text_enum;

/// A stage of a zone's life, in the order of life.
///
/// # Examples
///
/// ```
/// use kawasan_model::Status;
///
/// assert!(Status::Designated < Status::Operating);
/// assert_eq!("not_on_record".parse(), Ok(Status::NotOnRecord));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum Status {
    /// No event is on record by then.
    NotOnRecord,
    /// Proposed, not yet designated.
    Proposed,
    /// Designated; no beginning of operation is on record by then.
    Designated,
    /// Designated and operating.
    Operating,
    /// No zone any more.
    Revoked,
}

text_enum!(Status, "status", {
    NotOnRecord => "not_on_record",
    Proposed => "proposed",
    Designated => "designated",
    Operating => "operating",
    Revoked => "revoked",
});

/// The statuses that a zone may have had on a day.
///
/// One, if the dates are known well enough; otherwise all that they allow.
///
/// # Examples
///
/// KEK Palu was designated in 2014 and began to operate in September 2017. In
/// the middle of that month either may hold, a month later only one:
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, PartialDate, Status, Tri};
///
/// let palu = Lifecycle::try_new([
///     LifecycleEvent::new(EventKind::Designated, "2014".parse()?),
///     LifecycleEvent::new(EventKind::Operating, "2017-09".parse()?),
/// ])?;
/// let day = |text: &str| text.parse::<PartialDate>().map(|date| date.latest());
///
/// let standing = palu.status_on(day("2017-09-15")?);
/// assert_eq!(standing.possible(), [Status::Designated, Status::Operating]);
/// assert_eq!(standing.certainly(), None);
/// assert_eq!(standing.is_in_force(), Tri::Yes);
///
/// assert_eq!(palu.status_on(day("2017-10-15")?).certainly(), Some(Status::Operating));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<Status>", into = "Vec<Status>"))]
pub struct Standing(Vec<Status>); // INVARIANT: at least one, ascending, none twice

impl Standing {
    /// From what is possible, in the order of life.
    ///
    /// # Errors
    /// - [`StandingError::Empty`] for none,
    /// - [`StandingError::Order`] if one doesn't come after the one before it.
    pub fn try_new(possible: Vec<Status>) -> Result<Self, StandingError> {
        if possible.is_empty() {
            return Err(StandingError::Empty);
        }
        let pairs = possible.iter().zip(possible.iter().skip(1));
        if let Some((before, after)) = pairs.into_iter().find(|(a, b)| a >= b) {
            return Err(StandingError::Order { before: *before, after: *after });
        }
        Ok(Self(possible))
    }

    /// From what is possible, known to be in the order of life.
    pub(crate) fn in_order(possible: Vec<Status>) -> Self {
        Self::try_new(possible).unwrap_or_else(|_| Self(vec![Status::NotOnRecord]))
    }

    /// All statuses that are possible, in the order of life; never empty.
    #[must_use]
    pub fn possible(&self) -> &[Status] {
        &self.0
    }

    /// The status, if there is but one.
    #[must_use]
    pub fn certainly(&self) -> Option<Status> {
        match self.0.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether this is the status.
    #[must_use]
    pub fn is(&self, status: Status) -> Tri {
        self.is_any_of(&[status])
    }

    /// Whether the status is one of these.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Standing, Status, Tri};
    ///
    /// let standing = Standing::try_new(vec![Status::Proposed, Status::Designated])?;
    /// assert_eq!(standing.is_any_of(&[Status::Proposed, Status::Designated]), Tri::Yes);
    /// assert_eq!(standing.is(Status::Designated), Tri::Possible);
    /// assert_eq!(standing.is(Status::Revoked), Tri::No);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn is_any_of(&self, statuses: &[Status]) -> Tri {
        let within = self.0.iter().filter(|status| statuses.contains(status)).count();
        match within {
            0 => Tri::No,
            all if all == self.0.len() => Tri::Yes,
            _ => Tri::Possible,
        }
    }

    /// Whether it is a zone then: designated, operating or not, and not revoked.
    #[must_use]
    pub fn is_in_force(&self) -> Tri {
        self.is_any_of(&[Status::Designated, Status::Operating])
    }
}

impl TryFrom<Vec<Status>> for Standing {
    type Error = StandingError;

    fn try_from(possible: Vec<Status>) -> Result<Self, Self::Error> {
        Self::try_new(possible)
    }
}

impl From<Standing> for Vec<Status> {
    fn from(standing: Standing) -> Self {
        standing.0
    }
}

/// Why a [`Standing`] can't be made.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Standing, StandingError};
///
/// assert_eq!(Standing::try_new(vec![]), Err(StandingError::Empty));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StandingError {
    /// A zone always has some status.
    #[error("a standing has no status: expected at least one, such as `not_on_record`")]
    Empty,
    /// Twice, or not in the order of life.
    #[error("`{after}` follows `{before}`: expected statuses in the order of life, none twice")]
    #[non_exhaustive]
    Order {
        /// The one before.
        before: Status,
        /// The one that should come earlier, or not at all.
        after: Status,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_parse_roundtrip() {
        for status in Status::ALL {
            assert_eq!(status.to_string().parse(), Ok(*status));
        }
        let error = "Operating".parse::<Status>().unwrap_err();
        assert_eq!(error.help().as_deref(), Some("did you mean `operating`?"));
    }

    #[test]
    fn bad_standings_are_refused() {
        use Status::{Designated, Proposed};
        assert_eq!(Standing::try_new(vec![]), Err(StandingError::Empty));
        assert!(Standing::try_new(vec![Designated, Proposed]).is_err());
        assert!(Standing::try_new(vec![Proposed, Proposed]).is_err());
        assert!(Standing::try_new(Status::ALL.to_vec()).is_ok());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let json = r#"["designated","operating"]"#;
        let standing: Standing = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&standing).unwrap(), json);
        assert!(serde_json::from_str::<Standing>("[]").is_err());
        assert!(serde_json::from_str::<Standing>(r#"["operating","designated"]"#).is_err());
    }
}
