//! From the scores of parts to those of groups.

use kawasan_exact::Fraction;
use kawasan_rating::{Aggregation, MissingPolicy};

use super::{Rating, Scorepart, whole_weights};
use crate::compile::formula::Known;
use crate::compile::ratio::Ratio;

impl Rating<'_, '_, '_> {
    /// The scores of all groups, each after what is part of it.
    pub(super) fn groups(&mut self, scores: &[Scorepart]) -> Option<Vec<Scorepart>> {
        let methodology = self.rater.methodology;
        let mut found: Vec<Option<Scorepart>> = vec![None; methodology.groups().len()];
        for place in (0..found.len()).rev() {
            let own = methodology.groups().iter().enumerate();
            let own = own.filter(|(_, group)| group.parent == Some(place));
            let of_groups = own.filter_map(|(index, _)| found.get(index)?.clone());
            let of_indicators = methodology.indicators().iter().zip(scores);
            let of_indicators = of_indicators.filter(|(one, _)| one.group == place);
            let parts: Vec<Scorepart> =
                of_groups.chain(of_indicators.map(|(_, part)| part.clone())).collect();
            let group = methodology.groups().get(place)?;
            let mut score = match group.aggregation {
                Aggregation::Minimum => self.lowest(&weighed(&parts)),
                _ => self.mean(&parts)?,
            };
            if let Some(above) = group.above_lowest {
                let lowest = self.lowest(&parts);
                let above = self.compiler.decimal(above);
                let limit = self.compiler.add(lowest, above, 1);
                score = self.compiler.extreme(score, limit, true);
            }
            if methodology.missing() == MissingPolicy::Required {
                score = self.only_where_all_known(score, &parts);
            }
            if let Some(rounding) = methodology.roundings().groups {
                let node = self.compiler.round(
                    score,
                    rounding,
                    &format!("score of group {}", group.id).into(),
                );
                score = self.compiler.of_rounded(node, rounding);
            }
            let known = self.any_known(&weighed(&parts));
            let known = match methodology.missing() {
                MissingPolicy::Required => self.all_known(&parts, known),
                _ => known,
            };
            if let Some(slot) = found.get_mut(place) {
                *slot = Some(Scorepart { score, known, weight: group.weight.clone() });
            }
        }
        found.into_iter().collect()
    }

    /// Σ w·x ÷ Σ w of the parts that have a score.
    fn mean(&mut self, parts: &[Scorepart]) -> Option<Ratio> {
        let parts = weighed(parts);
        let weights: Vec<Fraction> = parts.iter().map(|part| part.weight.clone()).collect();
        let (weights, _) = whole_weights(&weights)?;
        let mut sum = self.compiler.fraction(&Fraction::ZERO);
        let mut whole = self.compiler.graph.constant(0);
        for (part, weight) in parts.iter().zip(weights) {
            let weighted = self.compiler.times_number(part.score, weight);
            match part.known {
                Known::Never => continue,
                Known::Always => {
                    sum = self.compiler.add(sum, weighted, 1);
                    whole = self.compiler.graph.affine(whole, 1, weight);
                }
                Known::Where(on) => {
                    let present = self.or_zero(weighted, on);
                    sum = self.compiler.add(sum, present, 1);
                    whole = self.compiler.graph.linear((whole, 1), (on, weight), 0);
                }
            }
        }
        let whole = self.compiler.node_ratio(whole);
        Some(self.compiler.divide(sum, whole))
    }

    /// The number where a node is 1, else zero.
    fn or_zero(&mut self, ratio: Ratio, on: crate::graph::NodeId) -> Ratio {
        let over = self.compiler.graph.or_else(ratio.over, 0);
        let one = self.compiler.graph.constant(1);
        let zero = self.compiler.graph.constant(0);
        // What has a divisor may be known and yet not count.
        let is_plain = ratio.under == one;
        let over = if is_plain { over } else { self.compiler.graph.choose(on, over, zero) };
        let under = if is_plain { one } else { self.compiler.graph.choose(on, ratio.under, one) };
        Ratio { over, under, ..ratio }
    }

    /// The lowest of the parts that have a score; missing where none has.
    fn lowest(&mut self, parts: &[Scorepart]) -> Ratio {
        let mut lowest: Option<(Ratio, Known)> = None;
        for part in parts {
            lowest = Some(match lowest {
                None => (part.score, part.known),
                Some((so_far, known)) => {
                    let lower = self.compiler.extreme(so_far, part.score, true);
                    let both = self.compiler.both(known, part.known);
                    let one = self.where_known(part.known, part.score, so_far);
                    let score = self.where_known(both, lower, one);
                    (score, self.compiler.either(known, part.known))
                }
            });
        }
        lowest.map_or_else(|| self.compiler.missing_ratio(), |(score, _)| score)
    }

    fn where_known(&mut self, known: Known, first: Ratio, second: Ratio) -> Ratio {
        match known {
            Known::Never => second,
            Known::Always => first,
            Known::Where(on) => self.compiler.choose(on, first, second),
        }
    }

    fn only_where_all_known(&mut self, score: Ratio, parts: &[Scorepart]) -> Ratio {
        match self.all_known(parts, Known::Always) {
            Known::Always => score,
            Known::Never => self.compiler.missing_ratio(),
            Known::Where(on) => {
                let over = self.compiler.graph.nonzero(score.over, on);
                Ratio { over, ..score }
            }
        }
    }

    fn all_known(&mut self, parts: &[Scorepart], own: Known) -> Known {
        parts.iter().fold(own, |all, part| self.compiler.both(all, part.known))
    }

    fn any_known(&mut self, parts: &[Scorepart]) -> Known {
        parts.iter().fold(Known::Never, |any, part| self.compiler.either(any, part.known))
    }
}

/// A part of the weight zero is no part.
fn weighed(parts: &[Scorepart]) -> Vec<Scorepart> {
    parts.iter().filter(|part| part.weight.sign().is_gt()).cloned().collect()
}
