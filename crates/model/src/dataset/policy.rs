//! Which of several releases speaks.

use std::cmp::Ordering;

use crate::{Observation, release};

/// The order of publishers by which releases of one day, or without a day, are
/// told apart: those named come first, in this order.
///
/// # Examples
///
/// ```
/// use kawasan_model::ReleasePolicy;
///
/// let policy = ReleasePolicy::preferring(["Dewan Nasional KEK", "Sekretariat Kabinet"]);
/// assert!(policy.rank("Dewan Nasional KEK") < policy.rank("Sekretariat Kabinet"));
/// assert!(policy.rank("Sekretariat Kabinet") < policy.rank("Kontan"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ReleasePolicy {
    publishers: Vec<String>,
}

impl ReleasePolicy {
    /// A policy that prefers publishers in an order. Of publishers that it
    /// doesn't name, none is preferred.
    #[must_use]
    pub fn preferring<S: Into<String>>(publishers: impl IntoIterator<Item = S>) -> Self {
        ReleasePolicy { publishers: publishers.into_iter().map(Into::into).collect() }
    }

    /// The place of a publisher; the first is 0, and those that aren't named
    /// come last together.
    #[must_use]
    pub fn rank(&self, publisher: &str) -> usize {
        let place = self.publishers.iter().position(|known| known == publisher);
        place.unwrap_or(self.publishers.len())
    }

    /// The observation that speaks among releases of one key.
    ///
    /// The latest speaks first; a release without a date comes before all that
    /// have one; on one day the policy's order decides, then the narrower
    /// interval, then the text of the figure and its source. Among the releases
    /// that agree with that one, the narrowest speaks, and of equally narrow ones
    /// the latest: "more than 100" does not replace 100.85.
    #[must_use]
    pub fn speaking<'a>(
        &self,
        releases: impl IntoIterator<Item = &'a Observation>,
    ) -> Option<&'a Observation> {
        let mut releases: Vec<&Observation> = releases.into_iter().collect();
        releases.sort_by(|a, b| self.latest_first(a, b));
        release::speaking(releases.into_iter())
    }

    /// The order in which releases of one key are heard.
    pub(super) fn latest_first(&self, a: &Observation, b: &Observation) -> Ordering {
        release::latest_first(a, b, |publisher| self.rank(publisher))
            .then_with(|| text_of(a).cmp(&text_of(b)))
    }
}

/// All that tells two rows apart, so that their order never matters.
fn text_of(observation: &Observation) -> impl Ord + use<'_> {
    let Observation { figure, as_stated, source, note, period, .. } = observation;
    (figure.to_string(), source.as_ref(), *period, as_stated, note)
}
