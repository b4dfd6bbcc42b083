//! Peers: zones that are alike, and where a zone stands among them.
//!
//! A young zone of an industry that has to build its port first isn't slow because
//! old zones of tourism are faster. A [`PeerRule`] declares which zones are alike, and
//! an indicator is then told beside the median of those: see
//! [`PeerRule::compare`].
//!
//! What hangs on a date that isn't on record, or on a figure that nobody published,
//! stays open: "slower than its peers" is certain only if it is so whatever the open
//! ones turn out to be.

mod compare;
mod likeness;
mod median;
mod parse;
mod rule;

pub use compare::{AmongPeers, NotCompared, PeerComparison, PeerMedian, PeerValue};
pub use likeness::{AgeBands, AgeBandsError, Likeness};
pub use parse::ParsePeerRuleError;
pub use rule::{Peer, PeerRule};
