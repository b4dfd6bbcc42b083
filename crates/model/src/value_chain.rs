//! Value chains: from a raw material to a product.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::TextFault;
use crate::text::{folded, line};

/// The products through which a zone takes a raw material, in order.
///
/// At least two, none twice. Written `copper concentrate > copper cathode`;
/// spaces around `>` are free when read.
///
/// # Examples
///
/// KEK Gresik smelts copper; how far a zone goes is what downstreaming
/// (hilirisasi) asks about:
///
/// ```
/// use kawasan_model::ValueChain;
///
/// let gresik: ValueChain = "copper concentrate > copper cathode".parse()?;
/// assert_eq!(gresik.raw(), "copper concentrate");
/// assert_eq!(gresik.product(), "copper cathode");
/// assert_eq!(gresik.depth(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct ValueChain {
    // INVARIANT: each a line of text without `>`, no two equal but for case.
    raw: String,
    between: Vec<String>,
    product: String,
}

impl ValueChain {
    /// The raw material, with which the chain begins.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The product, with which the chain ends.
    #[must_use]
    pub fn product(&self) -> &str {
        &self.product
    }

    /// The raw material, what lies between, and the product, in order.
    pub fn products(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.raw)
            .chain(&self.between)
            .chain(std::iter::once(&self.product))
            .map(String::as_str)
    }

    /// Each step as a pair: what goes in, what comes out.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::ValueChain;
    ///
    /// let chain: ValueChain = "bauxite > alumina > aluminium".parse()?;
    /// let steps: Vec<_> = chain.steps().collect();
    /// assert_eq!(steps, [("bauxite", "alumina"), ("alumina", "aluminium")]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn steps(&self) -> impl Iterator<Item = (&str, &str)> {
        self.products().zip(self.products().skip(1))
    }

    /// How many steps there are: one fewer than products, so at least one.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.between.len() + 1
    }
}

impl FromStr for ValueChain {
    type Err = ParseValueChainError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        let mut products = Vec::new();
        let mut seen = BTreeSet::new();
        let mut at = 0;
        for part in input.split('>') {
            let name = part.trim();
            let begins = at + (part.len() - part.trim_start().len());
            if let Err(fault) = line(name) {
                return Err(ParseValueChainError::Product { at: begins, fault });
            }
            if !seen.insert(folded(name)) {
                return Err(ParseValueChainError::Repeated {
                    product: name.to_owned(),
                    at: begins,
                });
            }
            products.push(name.to_owned());
            at += part.len() + 1;
        }
        let too_short = || ParseValueChainError::TooShort { input: input.to_owned() };
        let product = products.pop().ok_or_else(too_short)?;
        let mut rest = products.into_iter();
        let raw = rest.next().ok_or_else(too_short)?;
        Ok(Self { raw, between: rest.collect(), product })
    }
}

impl fmt::Display for ValueChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)?;
        for name in self.products().skip(1) {
            write!(f, " > {name}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for ValueChain {
    type Error = ParseValueChainError;

    fn try_from(input: String) -> Result<Self, Self::Error> {
        input.parse()
    }
}

impl From<ValueChain> for String {
    fn from(chain: ValueChain) -> Self {
        chain.to_string()
    }
}

/// Why a text is not a [`ValueChain`].
///
/// # Examples
///
/// ```
/// use kawasan_model::{ParseValueChainError, ValueChain};
///
/// let error = "bauxite > > alumina".parse::<ValueChain>().unwrap_err();
/// assert!(matches!(error, ParseValueChainError::Product { at: 10, .. }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseValueChainError {
    /// One product is no chain.
    #[error(
        "`{input}` is no value chain: expected at least two products, such as `bauxite > alumina`"
    )]
    #[non_exhaustive]
    TooShort {
        /// The text.
        input: String,
    },
    /// A product isn't a line of text.
    #[error("the product at byte {at} of a value chain {fault}")]
    #[non_exhaustive]
    Product {
        /// The byte at which it begins.
        at: usize,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// A product comes twice.
    #[error("the product `{product}` comes a second time at byte {at} of a value chain")]
    #[non_exhaustive]
    Repeated {
        /// The product.
        product: String,
        /// The byte at which it comes again.
        at: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_around_the_sign_are_free() {
        let chain: ValueChain = " bauxite>alumina  >aluminium ".parse().unwrap();
        assert_eq!(chain.to_string(), "bauxite > alumina > aluminium");
        assert_eq!(chain.depth(), 2);
        assert_eq!(chain.products().count(), 3);
    }

    #[test]
    fn bad_chains_say_where() {
        use ParseValueChainError::{Product, Repeated, TooShort};
        let parse = |text: &str| text.parse::<ValueChain>().unwrap_err();
        assert!(matches!(parse("bauxite"), TooShort { .. }));
        assert!(matches!(parse(""), Product { at: 0, .. }));
        assert!(matches!(parse(">"), Product { at: 0, .. }));
        assert!(matches!(parse("bauxite >"), Product { at: 9, .. }));
        assert!(matches!(parse("a > b\u{7}c"), Product { at: 4, .. }));
        assert!(matches!(parse("nickel ore > nickel > Nickel  ore"), Repeated { at: 22, .. }));
    }

    proptest! {
        #[test]
        fn display_parse_roundtrip(names in prop::collection::btree_set("[a-z]{1,8}", 2..6)) {
            let text = names.into_iter().collect::<Vec<_>>().join(" > ");
            prop_assert_eq!(text.parse::<ValueChain>().unwrap().to_string(), text);
        }

        #[test]
        fn what_parses_prints_what_parses(text in "[a-c> ]{0,12}") {
            if let Ok(chain) = text.parse::<ValueChain>() {
                prop_assert_eq!(chain.to_string().parse(), Ok(chain));
            }
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_goes_through_text() {
        let chain: ValueChain = serde_json::from_str("\"bauxite > alumina\"").unwrap();
        assert_eq!(serde_json::to_string(&chain).unwrap(), "\"bauxite > alumina\"");
        assert!(serde_json::from_str::<ValueChain>("\"bauxite\"").is_err());
    }
}
