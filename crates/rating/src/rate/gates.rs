//! What gates make of an outcome.

use kawasan_exact::Fraction;
use rust_decimal::Decimal;

use super::{GateRating, Outcome, UnitValues};
use crate::class::ladder;
use crate::gate::Looked;
use crate::{Effect, Methodology};

impl Methodology {
    /// What an outcome becomes where a gate, by its place, holds.
    #[must_use]
    pub fn after_gate(&self, gate: usize, before: Outcome, quarters: u8) -> Outcome {
        let ladder = ladder(&self.classes, quarters);
        self.gates.get(gate).map_or(before, |gate| gate.effect.applied(before, &ladder))
    }

    /// The gates that apply, or may apply, in their order, which change the outcome.
    pub(super) fn gates_of(
        &self,
        unit: &UnitValues,
        coverage: &Fraction,
        quarters: u8,
        outcome: &mut Outcome,
    ) -> Vec<GateRating> {
        let value = |id: &str| {
            let place = self.indicators.iter().position(|one| one.subject.id() == id);
            let scored = place.and_then(|place| unit.values.get(place)?.known());
            scored.or_else(|| unit.looked_at.iter().find(|(own, _)| own == id)?.1)
        };
        let looked = Looked { facts: unit.facts, coverage, value: &value };
        let ladder = ladder(&self.classes, quarters);
        let mut found = Vec::new();
        for (index, gate) in self.gates.iter().enumerate() {
            let holds = gate.holds(&looked);
            if holds.is_no() {
                continue;
            }
            let before = *outcome;
            if holds.is_yes() {
                *outcome = gate.effect.applied(before, &ladder);
            }
            found.push(GateRating { gate: index, holds, changed: *outcome != before });
        }
        found
    }
}

impl Effect {
    pub(super) fn applied(self, before: Outcome, ladder: &[(usize, Decimal)]) -> Outcome {
        // The best class first: a smaller height is better. What isn't on the ladder is
        // neither better nor worse than anything.
        let height = |class: usize| ladder.iter().position(|(own, _)| *own == class);
        match (self, before) {
            (Effect::Unrated, _) => Outcome::Unrated,
            (Effect::Replace(class), _) => Outcome::Class(class),
            (Effect::Cap(limit), Outcome::Class(class)) => match height(class).zip(height(limit)) {
                Some((own, most)) if own < most => Outcome::Class(limit),
                _ => before,
            },
            (Effect::Floor(limit), Outcome::Class(class)) => {
                match height(class).zip(height(limit)) {
                    Some((own, least)) if own > least => Outcome::Class(limit),
                    _ => before,
                }
            }
            _ => before,
        }
    }
}
