//! Answers that may have to stay open.

use std::ops::Not;

use crate::text_enum::text_enum;

/// An answer where a date known only to its month or year may leave it open.
///
/// There is no order: `Possible` is no middle between yes and no, but the lack
/// of an answer.
///
/// # Examples
///
/// KEK Sanur was designated in 2022; the day isn't on record. Whether it was a
/// zone in the middle of that year can't be told, and isn't guessed:
///
/// ```
/// use kawasan_model::{EventKind, Lifecycle, LifecycleEvent, PartialDate, Tri};
///
/// let sanur = Lifecycle::try_new([LifecycleEvent::new(EventKind::Designated, "2022".parse()?)])?;
/// let mid_year = "2022-06-30".parse::<PartialDate>()?.latest();
/// let year_end = "2022-12-31".parse::<PartialDate>()?.latest();
/// assert_eq!(sanur.was_designated_by(mid_year), Tri::Possible);
/// assert_eq!(sanur.was_designated_by(year_end), Tri::Yes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum Tri {
    /// Certainly so.
    Yes,
    /// Certainly not so.
    No,
    /// What is known allows both.
    Possible,
}

impl Tri {
    /// Whether it is certainly so.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// Whether it is certainly not so.
    #[must_use]
    pub const fn is_no(self) -> bool {
        matches!(self, Self::No)
    }

    /// Whether two things are both so. One that certainly isn't settles it.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Tri;
    ///
    /// assert_eq!(Tri::No.and(Tri::Possible), Tri::No);
    /// assert_eq!(Tri::Yes.and(Tri::Possible), Tri::Possible);
    /// ```
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Possible,
        }
    }

    /// Whether the answer is known, either way.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::Tri;
    ///
    /// assert!(Tri::No.is_certain());
    /// assert!(!Tri::Possible.is_certain());
    /// ```
    #[must_use]
    pub const fn is_certain(self) -> bool {
        !matches!(self, Self::Possible)
    }
}

/// What is certain is yes or no.
impl From<bool> for Tri {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// Yes and no change places; what is open stays open.
impl Not for Tri {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Possible => Self::Possible,
        }
    }
}

text_enum!(Tri, "answer", { Yes => "yes", No => "no", Possible => "possible" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_inverts() {
        for tri in Tri::ALL {
            assert_eq!(!!*tri, *tri);
        }
        assert_eq!(!Tri::Possible, Tri::Possible);
    }

    #[test]
    fn display_parse_roundtrip() {
        for tri in Tri::ALL {
            assert_eq!(tri.to_string().parse(), Ok(*tri));
        }
        for bad in ["", "Yes", "maybe", "yes "] {
            assert!(bad.parse::<Tri>().is_err(), "{bad}");
        }
    }
}
