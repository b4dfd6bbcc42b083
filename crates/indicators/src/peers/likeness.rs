//! In what two zones are alike.

use std::fmt;

use kawasan_model::{Tri, ZoneAsOf};

use crate::Attribute;

/// In what two zones are alike, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Likeness {
    /// Their ages in whole months differ by no more than this.
    AgeWithin(u32),
    /// Their ages lie in one band.
    AgeBands(AgeBands),
    /// They have something in common: a sector of several is enough.
    Shares(Attribute),
}

impl Likeness {
    /// Whether two zones are alike in this.
    ///
    /// Ages that are known to the month or year only may leave it open, and so does
    /// what the registry doesn't have of a zone.
    ///
    /// # Examples
    ///
    /// Kendal and Likupang came within nine days; of Lido only the year is on record:
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_indicators::{Attribute, Likeness};
    /// use kawasan_model::{Tri, parse_date};
    ///
    /// let as_of = kek().registry().as_of(parse_date("2024-03-31")?);
    /// let zone = |id: &str| as_of.zones.iter().find(|zone| zone.zone.id().as_str() == id);
    /// let [Some(kendal), Some(likupang), Some(lido), Some(nongsa)] =
    ///     ["kendal", "likupang", "lido", "nongsa"].map(zone)
    /// else {
    ///     return Err("zones of that day".into());
    /// };
    /// assert_eq!(Likeness::AgeWithin(1).between(kendal, likupang), Tri::Yes);
    /// assert_eq!(Likeness::AgeWithin(1).between(nongsa, lido), Tri::Possible);
    /// assert_eq!(Likeness::Shares(Attribute::Sector).between(kendal, likupang), Tri::No);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn between(&self, one: &ZoneAsOf<'_>, other: &ZoneAsOf<'_>) -> Tri {
        match self {
            Likeness::Shares(attribute) => shares(*attribute, one, other),
            Likeness::AgeWithin(months) => by_age(one, other, |one, other| {
                let apart = |(least, _): (u32, u32), (_, most): (u32, u32)| least.abs_diff(most);
                let farthest = apart(one, other).max(apart(other, one));
                let is_after = |(least, _): (u32, u32), (_, most): (u32, u32)| least > most;
                let nearest = match (is_after(one, other), is_after(other, one)) {
                    (true, _) => apart(one, other),
                    (_, true) => apart(other, one),
                    _ => 0,
                };
                match (farthest <= *months, nearest <= *months) {
                    (true, _) => Tri::Yes,
                    (_, false) => Tri::No,
                    _ => Tri::Possible,
                }
            }),
            Likeness::AgeBands(bands) => by_age(one, other, |one, other| {
                let band = |(least, most): (u32, u32)| (bands.of(least), bands.of(most));
                let ((from, to), (first, last)) = (band(one), band(other));
                match (from == to && first == last && from == first, from <= last && first <= to) {
                    (true, _) => Tri::Yes,
                    (_, false) => Tri::No,
                    _ => Tri::Possible,
                }
            }),
        }
    }
}

impl fmt::Display for Likeness {
    /// As rules of peers are written: `age within 24 months`, `sector`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Likeness::AgeWithin(months) => write!(f, "age within {months} months"),
            Likeness::AgeBands(bands) => write!(f, "age bands {bands} months"),
            Likeness::Shares(attribute) => f.write_str(attribute.as_str()),
        }
    }
}

fn by_age(
    one: &ZoneAsOf<'_>,
    other: &ZoneAsOf<'_>,
    alike: impl FnOnce((u32, u32), (u32, u32)) -> Tri,
) -> Tri {
    match (one.age, other.age) {
        (Some(one), Some(other)) => alike(one.months(), other.months()),
        // What never was a zone has no age.
        _ => Tri::No,
    }
}

fn shares(attribute: Attribute, one: &ZoneAsOf<'_>, other: &ZoneAsOf<'_>) -> Tri {
    let (one, other) = (attribute.of(one.zone), attribute.of(other.zone));
    if one.iter().any(|own| other.contains(own)) {
        return Tri::Yes;
    }
    let is_unknown = |of_zone: &Vec<String>| of_zone.is_empty() && !attribute.is_optional();
    if is_unknown(&one) || is_unknown(&other) { Tri::Possible } else { Tri::No }
}

/// Bands of ages, by their limits in whole months: 12/36 is younger than a year, younger
/// than three, and the others.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::AgeBands;
///
/// let bands = AgeBands::try_new([12, 36])?;
/// assert_eq!([11, 12, 35, 36].map(|months| bands.of(months)), [0, 1, 1, 2]);
/// assert!(AgeBands::try_new([36, 12]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AgeBands(Vec<u32>); // INVARIANT: at least one, above zero, rising

impl AgeBands {
    /// Bands between limits in whole months; each limit begins a band.
    ///
    /// # Errors
    /// [`AgeBandsError`] if there is none, or they don't rise from above zero.
    pub fn try_new(limits: impl IntoIterator<Item = u32>) -> Result<Self, AgeBandsError> {
        let limits: Vec<u32> = limits.into_iter().collect();
        let rises = limits.iter().zip(limits.iter().skip(1)).all(|(before, after)| before < after);
        match limits.first() {
            Some(first) if rises && *first > 0 => Ok(AgeBands(limits)),
            _ => Err(AgeBandsError { limits }),
        }
    }

    /// The limits.
    #[must_use]
    pub fn limits(&self) -> &[u32] {
        &self.0
    }

    /// The band of an age in whole months, the youngest being 0.
    #[must_use]
    pub fn of(&self, months: u32) -> usize {
        self.0.iter().take_while(|limit| **limit <= months).count()
    }
}

impl fmt::Display for AgeBands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limits: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&limits.join("/"))
    }
}

/// Limits make no [`AgeBands`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("limits of ages rise from above zero, such as 12/36: found {limits:?}")]
#[non_exhaustive]
pub struct AgeBandsError {
    /// The limits.
    pub limits: Vec<u32>,
}
