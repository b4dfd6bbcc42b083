//! From a methodology in a quarter to nodes: scores, groups, composite, class, gates.

mod gates;
mod group;
mod score;

use std::sync::Arc;

use kawasan_exact::{Fraction, Rounding};
use kawasan_indicators::Indicator;
use kawasan_rating::{
    Aggregation, Condition, Methodology, MissingPolicy, Outcome, Scored, Scoring,
};

use super::formula::Known;
use super::{CompileError, Compiler, Ratio};
use crate::graph::{NodeId, Piece};
use crate::panel::Panel;

/// The code of an outcome that isn't a class.
pub(crate) const UNCLASSED: u8 = 253;
pub(crate) const INSUFFICIENT: u8 = 254;
pub(crate) const UNRATED: u8 = 255;

/// The most classes that codes leave room for.
const MOST_CLASSES: usize = 250;

/// A methodology that can be evaluated on a panel.
#[derive(Debug, Clone)]
pub(crate) struct Rater<'m> {
    pub(crate) methodology: &'m Methodology,
    /// Whether all of it is rational, so that it becomes nodes; else each row is rated by itself.
    pub(crate) is_rational: bool,
    /// The conditions of gates on facts.
    pub(crate) facts: Vec<&'m Condition>,
}

/// The nodes of a methodology in a quarter.
#[derive(Debug, Clone)]
pub(crate) struct Rated {
    /// Each score, rounded to be shown.
    pub(crate) scores: Vec<NodeId>,
    /// Each group's score, rounded to be shown.
    pub(crate) groups: Vec<NodeId>,
    pub(crate) composite: NodeId,
    /// The code of the class that follows from it.
    pub(crate) class: NodeId,
    /// Each gate: a node that is 1 where it holds, and what it makes of each code.
    pub(crate) gates: Vec<(NodeId, Arc<[u8; 256]>)>,
}

/// A part of a group: its score where it has one.
#[derive(Debug, Clone)]
struct Scorepart {
    score: Ratio,
    known: Known,
    weight: Fraction,
}

impl<'m> Rater<'m> {
    /// A methodology, if all of it is local to a zone and quarter.
    pub(crate) fn new(methodology: &'m Methodology, panel: &Panel) -> Result<Self, CompileError> {
        let refused = |part: String| CompileError::Methodology {
            methodology: methodology.id().to_owned(),
            part,
        };
        for one in methodology.indicators() {
            let id = one.subject.id();
            indicator_of(&one.subject)
                .ok_or_else(|| refused(format!("`{id}`, whose values are given in a table,")))?;
            if one.treatment.is_some() {
                return Err(refused(format!("the treatment of `{id}`")));
            }
            if one.impute.is_some() {
                return Err(refused(format!("what takes the place of a missing `{id}`")));
            }
            if matches!(one.scoring, Scoring::Peers(_)) {
                return Err(refused(format!("the score of `{id}`, which compares zones,")));
            }
        }
        for one in methodology.looked_at() {
            let id = one.id();
            indicator_of(one)
                .ok_or_else(|| refused(format!("`{id}`, whose values are given in a table,")))?;
        }
        for group in methodology.groups() {
            if group.aggregation == Aggregation::Copeland {
                return Err(refused(format!("the aggregation `copeland` of group `{}`", group.id)));
            }
        }
        let mut facts = Vec::new();
        for gate in methodology.gates() {
            for condition in &gate.when {
                if condition.of_facts(kawasan_rating::Facts::UNKNOWN).is_some() {
                    facts.push(condition);
                    panel.lives().ok_or_else(|| {
                        let id = &gate.id;
                        refused(format!("gate `{id}`, as the panel has no milestones of zones,"))
                    })?;
                }
            }
        }
        let classes = methodology.classes().len();
        if classes > MOST_CLASSES {
            let methodology = methodology.id().to_owned();
            return Err(CompileError::TooManyClasses { methodology, classes });
        }
        Ok(Rater { methodology, is_rational: is_rational(methodology), facts })
    }

    /// What is scored, and what gates look at beside, in that order.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = &'m Indicator> + use<'m> {
        let methodology = self.methodology;
        let scored = methodology.indicators().iter().filter_map(|one| indicator_of(&one.subject));
        scored.chain(methodology.looked_at().iter().filter_map(indicator_of))
    }

    /// How scores are shown: as the methodology rounds them, or at the scale of the composite.
    pub(crate) fn shown(&self) -> Rounding {
        let roundings = self.methodology.roundings();
        roundings.scores.unwrap_or(roundings.composite)
    }
}

fn indicator_of(scored: &Scored) -> Option<&Indicator> {
    match scored {
        Scored::Indicator(indicator) => Some(indicator),
        _ => None,
    }
}

fn is_rational(methodology: &Methodology) -> bool {
    let linear = |scoring: &Scoring| match scoring {
        Scoring::Goalposts { logarithmic, .. } => !logarithmic,
        Scoring::Points(_) | Scoring::Steps(_) => true,
        _ => false,
    };
    let plain = |aggregation: Aggregation| {
        matches!(
            aggregation,
            Aggregation::Arithmetic | Aggregation::Generalised(1) | Aggregation::Minimum
        )
    };
    methodology.indicators().iter().all(|one| linear(&one.scoring))
        && methodology.groups().iter().all(|group| plain(group.aggregation))
}

/// Rates in one quarter.
struct Rating<'c, 'p, 'm> {
    compiler: &'c mut Compiler<'p>,
    rater: &'c Rater<'m>,
    /// The value of each indicator, in the order of [`Rater::indicators`].
    values: &'c [NodeId],
    quarter: usize,
    quarters: u8,
    coverage: Coverage,
}

/// The share of the weights that have a score: `node` parts of `of`.
#[derive(Debug, Clone, Copy)]
struct Coverage {
    node: NodeId,
    of: i128,
}

impl Compiler<'_> {
    /// The nodes of a methodology in a quarter, given those of its indicators; `None` where
    /// its numbers don't fit.
    pub(crate) fn rated(
        &mut self,
        rater: &Rater<'_>,
        values: &[NodeId],
        quarter: usize,
    ) -> Option<Rated> {
        let year = self.panel.reporting_year();
        let to_date = self.panel.quarter(quarter).and_then(|q| year.year_to_date(q));
        let quarters = to_date.and_then(|period| u8::try_from(period.len()).ok()).unwrap_or(0);
        let none = Coverage { node: self.graph.constant(0), of: 1 };
        let mut rating =
            Rating { compiler: self, rater, values, quarter, quarters, coverage: none };
        rating.coverage = rating.covered()?;
        rating.rated()
    }
}

impl Rating<'_, '_, '_> {
    fn rated(&mut self) -> Option<Rated> {
        let methodology = self.rater.methodology;
        let scores = self.scores()?;
        let groups = self.groups(&scores)?;
        let rounding = methodology.roundings().composite;
        let own = self.rater.shown();
        let scores: Vec<NodeId> = scores.iter().map(|part| self.shown(part.score, own)).collect();
        let groups: Vec<NodeId> =
            groups.iter().map(|part| self.shown(part.score, rounding)).collect();
        let enough = self.is_at_least(methodology.minimum_coverage())?;
        let composite = *groups.first()?;
        let composite = self.compiler.graph.nonzero(composite, enough);
        let class = self.class(composite, rounding)?;
        Some(Rated { scores, groups, composite, class, gates: self.gates()? })
    }

    fn shown(&mut self, ratio: Ratio, rounding: Rounding) -> NodeId {
        let label: Arc<str> = format!("a score of {}", self.rater.methodology.id()).into();
        self.compiler.round(ratio, rounding, &label)
    }

    /// 1 where the coverage reaches a share.
    fn is_at_least(&mut self, share: &Fraction) -> Option<NodeId> {
        let Coverage { node, of } = self.coverage;
        let from = ceiling(&share.mul(&Fraction::from(of)));
        let pieces = vec![constant_piece(i128::MIN, 0), constant_piece(from, 1)];
        Some(self.compiler.graph.pieces(node, pieces))
    }

    /// The weights, in the whole, of what has a score that rests on a value.
    fn covered(&mut self) -> Option<Coverage> {
        let methodology = self.rater.methodology;
        let weights: Option<Vec<Fraction>> = (0..methodology.indicators().len())
            .map(|place| methodology.weight_in_whole(place))
            .collect();
        let (weights, of) = whole_weights(&weights?)?;
        let mut sum = self.compiler.graph.constant(0);
        let values = self.values.to_vec();
        for ((indicator, weight), value) in methodology.indicators().iter().zip(weights).zip(values)
        {
            let is_scored =
                self.has_rule(&indicator.scoring) || methodology.missing() == MissingPolicy::Lowest;
            if is_scored {
                let known = self.compiler.graph.known(vec![value]);
                sum = self.compiler.graph.linear((sum, 1), (known, weight), 0);
            }
        }
        Some(Coverage { node: sum, of })
    }

    /// The code of the class of a composite.
    fn class(&mut self, composite: NodeId, rounding: Rounding) -> Option<NodeId> {
        let classes = self.rater.methodology.classes().iter().enumerate();
        let mut bounds: Vec<(rust_decimal::Decimal, usize)> = classes
            .filter_map(|(place, class)| Some((class.from.as_ref()?.after(self.quarters)?, place)))
            .collect();
        bounds.sort_unstable();
        let mut pieces = vec![constant_piece(i128::MIN, UNCLASSED.into())];
        for (from, place) in bounds {
            let from = threshold(from, rounding.scale());
            pieces.push(constant_piece(from, i128::try_from(place).ok()?));
        }
        let code = self.compiler.graph.pieces(composite, pieces);
        Some(self.compiler.graph.or_else(code, INSUFFICIENT.into()))
    }
}

/// The code of an outcome.
pub(crate) fn code(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Class(place) => u8::try_from(place).unwrap_or(UNCLASSED),
        Outcome::InsufficientData => INSUFFICIENT,
        Outcome::Unrated => UNRATED,
        _ => UNCLASSED,
    }
}

/// The outcome of a code.
pub(crate) fn outcome(code: u8) -> Outcome {
    match code {
        UNCLASSED => Outcome::Unclassed,
        INSUFFICIENT => Outcome::InsufficientData,
        UNRATED => Outcome::Unrated,
        place => Outcome::Class(place.into()),
    }
}

const fn constant_piece(from: i128, number: i128) -> Piece {
    Piece { from, by: 0, plus: number }
}

/// The smallest whole number that is not below a fraction, or the end of the numbers there are.
fn ceiling(fraction: &Fraction) -> i128 {
    let whole = fraction.numerator().div_ceiling(fraction.divisor());
    let end = if fraction.sign().is_lt() { i128::MIN } else { i128::MAX };
    whole.and_then(|whole| whole.to_i128()).unwrap_or(end)
}

/// The smallest number of so many decimals that reaches a limit, in units of the last.
fn threshold(limit: rust_decimal::Decimal, scale: u32) -> i128 {
    let unit = kawasan_exact::Whole::power_of_ten(scale);
    let limit = Fraction::from(limit);
    let scaled = Fraction::new(limit.numerator() * &unit, limit.divisor().clone());
    ceiling(&scaled.unwrap_or(Fraction::ZERO))
}

/// Weights as whole numbers, and how many of them make one.
fn whole_weights(weights: &[Fraction]) -> Option<(Vec<i128>, i128)> {
    let mut of: i128 = 1;
    let mut parts = Vec::new();
    for weight in weights {
        let weight = weight.reduced();
        let (over, under) = (weight.numerator().to_i128()?, weight.divisor().to_i128()?);
        of = (of / super::ratio::gcd(of, under)).checked_mul(under)?;
        parts.push((over, under));
    }
    let whole = |(over, under): &(i128, i128)| over.checked_mul(of / under);
    Some((parts.iter().map(whole).collect::<Option<_>>()?, of))
}
