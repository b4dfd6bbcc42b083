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
        }
    }

    /// All lists of up to four verdicts.
    fn lists() -> Vec<Vec<StatementVerdict>> {
        let mut lists: Vec<Vec<StatementVerdict>> = vec![Vec::new()];
        let mut longest = lists.clone();
        for _ in 0..4 {
            let longer = longest.iter().flat_map(|list| {
                StatementVerdict::ALL.map(|verdict| [list.as_slice(), &[verdict]].concat())
            });
            longest = longer.collect();
            lists.extend(longest.clone());
        }
        lists.remove(0);
        lists
    }

    /// Neither the order of criteria nor one that is there twice is of account.
    #[test]
    fn order_and_repetition_are_irrelevant() {
        for list in lists() {
            let mut sorted = list.clone();
            sorted.sort_unstable();
            sorted.dedup();
            for reading in Reading::ALL {
                let of = |list: &[StatementVerdict]| StatementVerdict::of(list, reading);
                assert_eq!(of(&list), of(&sorted), "{list:?} {reading:?}");
            }
        }
    }

    /// What was decided stays so, whatever the open criteria turn out to be; and a criterion
    /// that turns from contradicted to open to met never makes a statement less so.
    #[test]
    fn verdicts_are_monotone() {
        let height = |verdict| match verdict {
            C => Some(0),
            U => Some(1),
            H => Some(2),
            N => None,
        };
        for list in lists() {
            for (place, reading) in (0..list.len()).flat_map(|p| Reading::ALL.map(|r| (p, r))) {
                let before = StatementVerdict::of(&list, reading);
                for turned in [C, U, H] {
                    let mut after = list.clone();
                    after[place] = turned;
                    let after = StatementVerdict::of(&after, reading);
                    if list[place] == U && [H, C].contains(&before) {
                        assert_eq!(after, before, "{list:?} {place} {turned} {reading:?}");
                    }
                    if let (Some(old), Some(new)) = (height(before), height(after))
                        && height(list[place]) <= height(turned)
                        && list[place] != N
                    {
                        assert!(old <= new, "{list:?} {place} {turned} {reading:?}");
                    }
                }
            }
        }
    }
}
