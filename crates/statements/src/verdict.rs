//! What a statement comes to.

use std::fmt;

use kawasan_model::Verdict;

use crate::Reading;

/// Whether a statement, or one of its criteria, is so.
///
/// # Examples
///
/// ```
/// use kawasan_statements::StatementVerdict;
///
/// assert_eq!(StatementVerdict::NotEvidenced.to_string(), "not_evidenced");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatementVerdict {
    /// It is so.
    Holds,
    /// It can't be so.
    Contradicted,
    /// What is known allows both.
    Undecidable,
    /// Nothing was published that it could be held against.
    NotEvidenced,
}

impl StatementVerdict {
    /// All verdicts, in the order in which they are counted.
    pub const ALL: [Self; 4] =
        [Self::Holds, Self::Contradicted, Self::Undecidable, Self::NotEvidenced];

    /// The word that files and outputs hold.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Contradicted => "contradicted",
            Self::Undecidable => "undecidable",
            Self::NotEvidenced => "not_evidenced",
        }
    }

    /// What criteria come to together.
    pub(crate) fn of(verdicts: &[StatementVerdict], reading: Reading) -> StatementVerdict {
        let has = |verdict| verdicts.contains(&verdict);
        let (holds, contradicted) = (has(Self::Holds), has(Self::Contradicted));
        let (undecidable, unevidenced) = (has(Self::Undecidable), has(Self::NotEvidenced));
        match reading {
            Reading::All if contradicted => Self::Contradicted,
            Reading::All if unevidenced => Self::NotEvidenced,
            Reading::All if undecidable => Self::Undecidable,
            Reading::Any if holds => Self::Holds,
            Reading::Any if undecidable => Self::Undecidable,
            Reading::Any if unevidenced => Self::NotEvidenced,
            Reading::Any => Self::Contradicted,
            // Yardsticks that can't be applied leave it to the others.
            Reading::Each if undecidable || (holds && contradicted) => Self::Undecidable,
            Reading::Each if contradicted => Self::Contradicted,
            Reading::Each if !holds => Self::NotEvidenced,
            Reading::All | Reading::Each => Self::Holds,
        }
    }
}

impl From<Verdict> for StatementVerdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Holds => Self::Holds,
            Verdict::Contradicted => Self::Contradicted,
            Verdict::Undecidable => Self::Undecidable,
        }
    }
}

impl fmt::Display for StatementVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StatementVerdict::{Contradicted as C, Holds as H, NotEvidenced as N, Undecidable as U};

    #[test]
    fn criteria_make_a_verdict_as_declared() {
        let cases: [(&[StatementVerdict], [StatementVerdict; 3]); 9] = [
            (&[H, H], [H, H, H]),
            (&[C, C], [C, C, C]),
            (&[U], [U, U, U]),
            (&[N], [N, N, N]),
            (&[H, C], [C, H, U]),
            (&[H, U], [U, H, U]),
            (&[H, N], [N, H, H]),
            (&[C, N], [C, N, C]),
            (&[U, N], [N, U, U]),
        ];
        for (verdicts, expected) in cases {
            let of = |reading| StatementVerdict::of(verdicts, reading);
            assert_eq!(
                [Reading::All, Reading::Any, Reading::Each].map(of),
                expected,
                "{verdicts:?}"
            );
            // Their order is of no account.
            let turned: Vec<_> = verdicts.iter().rev().copied().collect();
            assert_eq!(StatementVerdict::of(&turned, Reading::All), expected[0]);
        }
    }
}
