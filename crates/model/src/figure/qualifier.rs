//! The word that goes with a published number: about, at least, up to.

use crate::text_enum::text_enum;

/// How sure a publisher is of a number.
///
/// It decides the figure's interval: "lebih dari Rp90 triliun" has a lower
/// bound and no upper one, so it can never contradict Rp90.12 trillion.
///
/// The text form is that of the data files: `about`, `at_least`, `more_than`,
/// `at_most`, `less_than`, and nothing for the digits as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub enum Qualifier {
    /// No such word: the digits as they stand.
    #[default]
    Exact,
    /// Sekitar, kurang lebih: good to half a unit of the last digit that isn't
    /// zero.
    About,
    /// A lower bound that may be reached: sedikitnya, minimal.
    AtLeast,
    /// A lower bound: lebih dari.
    MoreThan,
    /// An upper bound that may be reached: hingga, maksimal.
    AtMost,
    /// An upper bound: kurang dari, hampir.
    LessThan,
}

text_enum!(Qualifier, "qualifier", {
    Exact => "",
    About => "about",
    AtLeast => "at_least",
    MoreThan => "more_than",
    AtMost => "at_most",
    LessThan => "less_than",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_parse_roundtrip() {
        for &qualifier in Qualifier::ALL {
            assert_eq!(qualifier.to_string().parse(), Ok(qualifier));
        }
    }

    #[test]
    fn an_unknown_word_gets_the_nearest_one() {
        let error = "more than".parse::<Qualifier>().unwrap_err();
        assert_eq!(error.help().as_deref(), Some("did you mean `more_than`?"));
    }
}
