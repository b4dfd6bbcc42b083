//! Value chains: from a raw material, stage by stage, to what is made of it.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::{ChainId, Localised, ProductId, Source};

/// The stages through which a raw material goes, and the products of each.
///
/// A step of the chain is the making of one product. Products of one stage are
/// made of what the stage before makes, each in its own way: copper cathode
/// becomes foil, or rod. Stage 0 is the raw material, and the number of a stage
/// is how far it is from that.
///
/// # Examples
///
/// Downstreaming (hilirisasi) asks how far a country goes:
///
/// ```
/// use kawasan_model::{ChainStep, Localised, Source, ValueChain};
///
/// let step = |stage, product: &str| -> Result<ChainStep, Box<dyn std::error::Error>> {
///     let title = Localised::try_new([("en", product)])?;
///     Ok(ChainStep::new(stage, product.parse()?, title, Source::new("general knowledge")))
/// };
/// let title = Localised::try_new([("en", "Aluminium")])?;
/// let steps = [step(0, "bauxite")?, step(1, "alumina")?, step(2, "aluminium")?];
/// let chain = ValueChain::try_new("aluminium".parse()?, title, steps)?;
/// assert_eq!(chain.last_stage(), 2);
/// assert_eq!(chain.to_string(), "aluminium: bauxite > alumina > aluminium");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Form", into = "form::Form"))]
pub struct ValueChain {
    id: ChainId,
    title: Localised,
    // INVARIANT: by stage, from 0 without a gap to at least 1; no product twice.
    steps: Vec<ChainStep>,
}

/// The making of one product of a [`ValueChain`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct ChainStep {
    /// How far from the raw material, which is 0.
    #[cfg_attr(feature = "serde", serde(with = "stage_text"))]
    pub stage: u8,
    /// The product.
    pub product: ProductId,
    /// Its name, by language.
    pub title: Localised,
    /// Who says that it is made so.
    pub source: Arc<Source>,
    /// What a reader should know.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
}

impl ChainStep {
    /// A product of a stage, by what source.
    #[must_use]
    pub fn new(
        stage: u8,
        product: ProductId,
        title: Localised,
        source: impl Into<Arc<Source>>,
    ) -> Self {
        ChainStep { stage, product, title, source: source.into(), note: None }
    }

    /// The same, with a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl ValueChain {
    /// A chain of its steps, in any order; those of one stage keep theirs.
    ///
    /// # Errors
    /// [`ValueChainError`] with everything that is wrong.
    pub fn try_new(
        id: ChainId,
        title: Localised,
        steps: impl IntoIterator<Item = ChainStep>,
    ) -> Result<Self, ValueChainError> {
        let mut steps: Vec<ChainStep> = steps.into_iter().collect();
        steps.sort_by_key(|step| step.stage);
        let mut problems = Vec::new();
        let mut products = BTreeSet::new();
        for step in &steps {
            if !products.insert(&step.product) {
                problems.push(ValueChainProblem::Repeated { product: step.product.clone() });
            }
        }
        let last = steps.last().map_or(0, |step| step.stage);
        let has = |stage: u8| steps.iter().any(|step| step.stage == stage);
        // From stage 0 to at least stage 1.
        let empty = (0..=last.max(1)).filter(|stage| !has(*stage));
        problems.extend(empty.map(|stage| ValueChainProblem::EmptyStage { stage }));
        if problems.is_empty() {
            Ok(Self { id, title, steps })
        } else {
            Err(ValueChainError { chain: id, problems })
        }
    }

    /// The id, such as `copper`.
    #[must_use]
    pub const fn id(&self) -> &ChainId {
        &self.id
    }

    /// The name, by language.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// All steps, stage by stage.
    #[must_use]
    pub fn steps(&self) -> &[ChainStep] {
        &self.steps
    }

    /// The step that makes a product.
    #[must_use]
    pub fn step(&self, product: &str) -> Option<&ChainStep> {
        self.steps.iter().find(|step| step.product.as_str() == product)
    }

    /// The steps of a stage.
    pub fn stage(&self, stage: u8) -> impl Iterator<Item = &ChainStep> {
        self.steps.iter().filter(move |step| step.stage == stage)
    }

    /// How far it goes: the number of the last stage, at least 1.
    #[must_use]
    pub fn last_stage(&self) -> u8 {
        self.steps.last().map_or(1, |step| step.stage)
    }
}

/// `copper: concentrate > cathode > foil | rod`, for people.
impl fmt::Display for ValueChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.id)?;
        for (index, step) in self.steps.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| self.steps.get(before));
            match before {
                None => {}
                Some(before) if before.stage == step.stage => f.write_str(" | ")?,
                Some(_) => f.write_str(" > ")?,
            }
            write!(f, "{}", step.product)?;
        }
        Ok(())
    }
}

/// Why steps are no [`ValueChain`]: all that is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the value chain `{chain}`: {}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct ValueChainError {
    /// The chain.
    pub chain: ChainId,
    /// The problems.
    pub problems: Vec<ValueChainProblem>,
}

/// One thing wrong with a value chain.
///
/// # Examples
///
/// ```
/// use kawasan_model::{ChainStep, Localised, Source, ValueChain, ValueChainProblem};
///
/// let name = Localised::try_new([("en", "Alumina")])?;
/// let alumina = ChainStep::new(1, "alumina".parse()?, name.clone(), Source::new("X"));
/// let error = ValueChain::try_new("aluminium".parse()?, name, [alumina]).unwrap_err();
/// assert_eq!(error.to_string(), "the value chain `aluminium`: stage 0 has no product");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueChainProblem {
    /// A stage before the last, or one of the first two, has no product.
    #[error("stage {stage} has no product")]
    #[non_exhaustive]
    EmptyStage {
        /// The stage.
        stage: u8,
    },
    /// A product comes twice.
    #[error("the product `{product}` comes twice")]
    #[non_exhaustive]
    Repeated {
        /// The product.
        product: ProductId,
    },
}

#[cfg(feature = "serde")]
mod stage_text {
    //! Stages are stored as text, as all numbers are.

    use serde::de::{Deserialize, Deserializer, Error as _};
    use serde::ser::Serializer;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
    pub(super) fn serialize<S: Serializer>(stage: &u8, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(stage)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        let text = String::deserialize(deserializer)?;
        let stage: u8 = text.parse().map_err(D::Error::custom)?;
        // Only the spelling that is written back.
        if stage.to_string() == text {
            Ok(stage)
        } else {
            Err(D::Error::custom(format!("`{text}` is not a stage: expected digits")))
        }
    }
}

#[cfg(feature = "serde")]
mod form {
    //! The form that files of chains have.

    use super::{ChainStep, ValueChain, ValueChainError};
    use crate::{ChainId, Localised};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Form {
        id: ChainId,
        title: Localised,
        steps: Vec<ChainStep>,
    }

    impl TryFrom<Form> for ValueChain {
        type Error = ValueChainError;

        fn try_from(form: Form) -> Result<Self, Self::Error> {
            Self::try_new(form.id, form.title, form.steps)
        }
    }

    impl From<ValueChain> for Form {
        fn from(chain: ValueChain) -> Self {
            Form { id: chain.id, title: chain.title, steps: chain.steps }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Localised {
        Localised::try_new([("en", text)]).unwrap()
    }

    fn chain(steps: &[(u8, &str)]) -> Result<ValueChain, ValueChainError> {
        let steps = steps.iter().map(|(stage, product)| {
            let source = Source::new("general knowledge");
            ChainStep::new(*stage, product.parse().unwrap(), title(product), source)
        });
        ValueChain::try_new("copper".parse().unwrap(), title("Copper"), steps)
    }

    #[test]
    fn steps_stand_by_stage_and_beside_each_other() {
        let copper = chain(&[(2, "foil"), (0, "concentrate"), (1, "cathode"), (2, "rod")]).unwrap();
        assert_eq!(copper.to_string(), "copper: concentrate > cathode > foil | rod");
        assert_eq!(
            copper.stage(2).map(|step| step.product.as_str()).collect::<Vec<_>>(),
            ["foil", "rod"]
        );
        assert_eq!((copper.last_stage(), copper.step("cathode").unwrap().stage), (2, 1));
        assert!(copper.step("wire").is_none());
    }

    #[test]
    fn all_that_is_wrong_is_told() {
        let said = |steps: &[(u8, &str)]| chain(steps).unwrap_err().to_string();
        let start = "the value chain `copper`: ";
        assert_eq!(said(&[]), format!("{start}stage 0 has no product; stage 1 has no product"));
        assert_eq!(said(&[(0, "ore")]), format!("{start}stage 1 has no product"));
        assert_eq!(
            said(&[(0, "ore"), (3, "foil"), (3, "ore")]),
            format!(
                "{start}the product `ore` comes twice; stage 1 has no product; stage 2 has no product"
            )
        );
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let copper = chain(&[(0, "ore"), (1, "cathode")]).unwrap();
        let json = serde_json::to_string(&copper).unwrap();
        assert_eq!(serde_json::from_str::<ValueChain>(&json).unwrap(), copper);
        assert!(json.contains("\"stage\":\"1\""), "{json}");
        for bad in [
            json.replace("\"1\"", "1"),
            json.replace("\"1\"", "\"01\""),
            json.replace("\"1\"", "\"2\""),
        ] {
            assert!(serde_json::from_str::<ValueChain>(&bad).is_err(), "{bad}");
        }
    }
}
