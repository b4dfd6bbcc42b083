//! Whether a figure was realised, aimed at, promised or expected.

use crate::text_enum::text_enum;

/// What a figure stands on. Measure and basis are apart: a commitment that is
/// published as a realisation is one measure on two bases, and that is a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum Basis {
    /// It has happened (realisasi).
    Realised,
    /// It is aimed at (target, rencana).
    Target,
    /// An investor has promised it (komitmen).
    Committed,
    /// Somebody expects it (proyeksi, potensi).
    Projected,
}

/// How a figure relates to time.
///
/// A stock or level is never summed over time, and a flow never read at a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum Timing {
    /// What was added over the period (tambahan).
    Flow,
    /// What flows had added up to at the period's end (kumulatif).
    Stock,
    /// What there is at the period's end, of something that is no sum of flows:
    /// area, students enrolled, occupancy.
    Level,
}

text_enum!(Basis, "basis", {
    Realised => "realised",
    Target => "target",
    Committed => "committed",
    Projected => "projected",
});

text_enum!(Timing, "timing", { Flow => "flow", Stock => "stock", Level => "level" });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_parse_roundtrip() {
        for &basis in Basis::ALL {
            assert_eq!(basis.to_string().parse(), Ok(basis));
        }
        for &timing in Timing::ALL {
            assert_eq!(timing.to_string().parse(), Ok(timing));
        }
    }
}
