//! Which zones are peers.

use std::fmt;

use kawasan_model::{RegistryAsOf, Tri, Zone, ZoneAsOf};

use super::Likeness;

/// Which zones are peers of a zone, and how many it takes to compare it with them.
///
/// As text it is a list: `sector, age within 24 months, at least 3`. Attributes are
/// those of [`Attribute`](crate::Attribute); ages are `age within 8 quarters` (or months,
/// or years) or `age bands 12/36 months`; `all` names every zone. One peer is enough
/// unless `at least` says otherwise.
///
/// # Examples
///
/// Zones that were designated around the same time and share a sector:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::PeerRule;
/// use kawasan_model::parse_date;
///
/// let rule: PeerRule = "sector, age within 8 quarters, at least 3".parse()?;
/// assert_eq!(rule.to_string(), "sector, age within 24 months, at least 3");
///
/// let as_of = kek().registry().as_of(parse_date("2024-03-31")?);
/// let gresik = as_of.zones.iter().find(|zone| zone.zone.id().as_str() == "gresik");
/// let peers = rule.peers(gresik.ok_or("a zone of that day")?, &as_of);
/// let names: Vec<&str> = peers.iter().map(|peer| peer.zone.id().as_str()).collect();
/// assert_eq!(names, ["kendal"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PeerRule {
    likenesses: Vec<Likeness>, // INVARIANT: none twice
    at_least: usize,           // INVARIANT: at least 1
}

/// A zone that is, or may be, a peer of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Peer<'a> {
    /// The zone.
    pub zone: &'a Zone,
    /// Whether it is one; never `No`.
    pub is_peer: Tri,
}

impl PeerRule {
    /// Every zone is a peer of every other.
    pub const ALL: PeerRule = PeerRule { likenesses: Vec::new(), at_least: 1 };

    /// Zones that are also alike in this.
    #[must_use]
    pub fn alike(mut self, likeness: Likeness) -> Self {
        if !self.likenesses.contains(&likeness) {
            self.likenesses.push(likeness);
        }
        self
    }

    /// Comparisons need so many peers with a value; at least one.
    #[must_use]
    pub fn at_least(mut self, peers: usize) -> Self {
        self.at_least = peers.max(1);
        self
    }

    /// In what peers are alike.
    #[must_use]
    pub fn likenesses(&self) -> &[Likeness] {
        &self.likenesses
    }

    /// How many peers with a value it takes.
    #[must_use]
    pub const fn least(&self) -> usize {
        self.at_least
    }

    /// The peers of a zone: other zones that were in force, or may have been, and that
    /// are alike, or may be; in the registry's order.
    #[must_use]
    pub fn peers<'r>(&self, zone: &ZoneAsOf<'_>, as_of: &RegistryAsOf<'r>) -> Vec<Peer<'r>> {
        let others = as_of.zones.iter().filter(|other| other.zone.id() != zone.zone.id());
        let peers = others.map(|other| {
            let is_alike = self.likenesses.iter().map(|likeness| likeness.between(zone, other));
            Peer { zone: other.zone, is_peer: is_alike.fold(other.is_in_force(), Tri::and) }
        });
        peers.filter(|peer| !peer.is_peer.is_no()).collect()
    }
}

impl fmt::Display for PeerRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.likenesses.iter().map(ToString::to_string).collect();
        if parts.is_empty() {
            parts.push("all".to_owned());
        }
        if self.at_least > 1 {
            parts.push(format!("at least {}", self.at_least));
        }
        f.write_str(&parts.join(", "))
    }
}
