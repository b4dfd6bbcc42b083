//! From a draft to a methodology: everything that is wrong, at once.

mod classes;
mod scoring;
mod structure;

use std::collections::BTreeSet;

use kawasan_exact::Fraction;
use kawasan_indicators::{Catalogue, Indicator};
use rust_decimal::Decimal;

use super::problem::{Problem, ProblemKind, Problems};
use super::{Definition, Draft, Methodology, Scored, ScoredIndicator};
use crate::{Effect, Gate};

impl Draft {
    /// The methodology, if nothing is wrong.
    ///
    /// Indicators are those that the draft defines, else those of the catalogue.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong: blank texts, ids that are taken or
    /// that nobody has, groups that are part of themselves or empty, weights that don't
    /// sum to 1, values in another unit than their indicator's, scores that go against
    /// the declared direction or out of the scale, classes with a gap or overlap at the
    /// declared rounding, and days in the wrong order.
    pub fn methodology(self, catalogue: &Catalogue) -> Result<Methodology, Problems> {
        let mut found = Vec::new();
        self.check_heading(&mut found);
        let order = structure::check(&self, &mut found);
        let scored = self.scored(catalogue, &mut found);
        scoring::check(&self, &scored, &mut found);
        classes::check(&self, &mut found);
        let looked_at = self.check_gates(catalogue, &mut found);
        match (order, found.is_empty()) {
            (Some(order), true) => Ok(self.assemble(&order, scored, looked_at)),
            _ => Err(Problems(found)),
        }
    }

    fn check_heading(&self, found: &mut Vec<Problem>) {
        let blank = |key: &[&str], text: &str, found: &mut Vec<Problem>| {
            if text.trim().is_empty() {
                found.push(Problem::new(key.iter().copied(), ProblemKind::Blank));
            }
        };
        blank(&["id"], &self.id, found);
        blank(&["version"], &self.version, found);
        for source in &self.sources {
            blank(&["sources"], source, found);
        }
        if self.sources.is_empty() {
            let kind = ProblemKind::TooFew("one source: a law, a release, a paper");
            found.push(Problem::new(["sources"], kind));
        }
        let (low, high) = self.scale;
        if low >= high {
            found.push(Problem::new(["scale"], ProblemKind::Scale(low, high)));
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            found.push(Problem::new(["effective"], ProblemKind::Effective(from, until)));
        }
        if *self.minimum_coverage.fraction() > Fraction::ONE {
            let kind = ProblemKind::NotAShare(self.minimum_coverage.to_string());
            found.push(Problem::new(["minimum_coverage"], kind));
        }
        let mut ids = BTreeSet::new();
        for definition in &self.definitions {
            if !ids.insert(definition.id()) {
                let kind = ProblemKind::Taken(definition.id().to_owned());
                found.push(Problem::new(["define", definition.id()], kind));
            }
        }
    }

    /// What each indicator scores, as far as somebody defines it.
    fn scored(&self, catalogue: &Catalogue, found: &mut Vec<Problem>) -> Vec<Option<Scored>> {
        let mut ids = BTreeSet::new();
        let scored = self.indicators.iter().map(|draft| {
            if !ids.insert(&draft.id) {
                let kind = ProblemKind::Taken(draft.id.clone());
                found.push(Problem::new(["indicators", &draft.id], kind));
            }
            let subject = self.subject(&draft.id, catalogue);
            if subject.is_none() {
                let kind = self.unknown_indicator(&draft.id, catalogue);
                found.push(Problem::new(["indicators", &draft.id], kind));
            }
            subject
        });
        scored.collect()
    }

    fn subject(&self, id: &str, catalogue: &Catalogue) -> Option<Scored> {
        let own = self.definitions.iter().find(|definition| definition.id() == id);
        match own {
            Some(Definition::Formula(indicator)) => Some(Scored::Indicator((**indicator).clone())),
            Some(Definition::Given { id, title, unit, direction }) => Some(Scored::Given {
                id: id.clone(),
                title: title.clone(),
                unit: *unit,
                direction: *direction,
            }),
            None => catalogue.get(id).cloned().map(Scored::Indicator),
        }
    }

    fn unknown_indicator(&self, id: &str, catalogue: &Catalogue) -> ProblemKind {
        let own = self.definitions.iter().map(Definition::id);
        let all = own.chain(catalogue.iter().map(Indicator::id));
        let nearest = kawasan_model::suggest::nearest(id, all).map(str::to_owned);
        ProblemKind::UnknownIndicator { id: id.to_owned(), nearest }
    }

    /// The indicators that gates look at beside those that are scored.
    fn check_gates(&self, catalogue: &Catalogue, found: &mut Vec<Problem>) -> Vec<Scored> {
        let mut looked_at: Vec<Scored> = Vec::new();
        let mut ids = BTreeSet::new();
        for gate in &self.gates {
            let mut problem =
                |key: &str, kind| found.push(Problem::new(["gates", &gate.id, key], kind));
            if !ids.insert(&gate.id) {
                problem("id", ProblemKind::Taken(gate.id.clone()));
            }
            if gate.when.is_empty() {
                problem("when", ProblemKind::NoCondition);
            }
            for id in gate.when.iter().filter_map(crate::gate::Condition::indicator) {
                let is_scored = self.indicators.iter().any(|draft| draft.id == id);
                match self.subject(id, catalogue) {
                    None => problem("when", self.unknown_indicator(id, catalogue)),
                    Some(subject) if !is_scored && !looked_at.contains(&subject) => {
                        looked_at.push(subject);
                    }
                    Some(_) => {}
                }
            }
            let mut looks: Vec<&str> =
                gate.when.iter().filter_map(crate::gate::Condition::indicator).collect();
            looks.dedup();
            if let [one, other, ..] = looks.as_slice() {
                let text = format!("a gate looks at one indicator, not at `{one}` and `{other}`");
                problem("when", ProblemKind::Value(text));
            }
            if let Some(place) = class_of(gate)
                && place >= self.classes.len()
            {
                let kind = ProblemKind::UnknownClass { id: place.to_string(), nearest: None };
                problem("class", kind);
            }
        }
        looked_at
    }

    fn assemble(
        self,
        order: &structure::Order,
        scored: Vec<Option<Scored>>,
        looked_at: Vec<Scored>,
    ) -> Methodology {
        let groups = structure::groups(&self, order);
        let drafts = self.indicators.into_iter().zip(scored).zip(&order.indicators);
        let indicators = drafts.filter_map(|((draft, subject), (group, weight))| {
            Some(ScoredIndicator {
                subject: subject?,
                group: *group,
                weight: weight.clone(),
                impute: draft.impute,
                treatment: draft.treatment,
                scoring: draft.scoring,
            })
        });
        Methodology {
            indicators: indicators.collect(),
            groups,
            id: self.id,
            version: self.version,
            status: self.status,
            title: self.title,
            note: self.note,
            sources: self.sources,
            effective: (self.from, self.until),
            scale: self.scale,
            rounding: self.rounding,
            missing: self.missing,
            minimum_coverage: self.minimum_coverage.fraction().clone(),
            gates: self.gates,
            looked_at,
            classes: self.classes,
        }
    }
}

const fn class_of(gate: &Gate) -> Option<usize> {
    match gate.effect {
        Effect::Cap(class) | Effect::Floor(class) | Effect::Replace(class) => Some(class),
        Effect::Unrated => None,
    }
}

/// Whether a number has no more decimals than the composite.
fn is_as_fine(number: Decimal, scale: u32) -> bool {
    number.normalize().scale() <= scale
}
