//! Building a program.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::Arc;

use kawasan_indicators::{Formula, Indicator, Part, Term, Whose};
use kawasan_model::Unit;
use kawasan_rating::Methodology;

use super::{GroupInfo, GroupSums, OutputInfo, OutputKind, Path, Program, TermSum};
use crate::compile::{CompileError, Compiler, Rater, check};
use crate::graph::NodeId;
use crate::panel::Panel;
use crate::plan::{Class, Output, Sum, Wanted};
use crate::tile::Memberships;

/// Builds a [`Program`].
#[derive(Debug, Clone)]
#[must_use]
pub struct ProgramBuilder<'p> {
    panel: &'p Panel,
    indicators: Vec<Indicator>,
    methodology: Option<&'p Methodology>,
    with_scores: bool,
    groups: Vec<(String, Option<Vec<usize>>)>,
}

impl<'p> Program<'p> {
    /// A program over a panel, of nothing yet.
    pub const fn builder(panel: &'p Panel) -> ProgramBuilder<'p> {
        ProgramBuilder {
            panel,
            indicators: Vec::new(),
            methodology: None,
            with_scores: false,
            groups: Vec::new(),
        }
    }
}

impl<'p> ProgramBuilder<'p> {
    /// Indicators whose values are outputs, in their order.
    pub fn indicators<'i>(mut self, indicators: impl IntoIterator<Item = &'i Indicator>) -> Self {
        self.indicators.extend(indicators.into_iter().cloned());
        self
    }

    /// A methodology: the values of its indicators are outputs, after those that were named; so is
    /// the composite; and there is a class for each zone and quarter. Ranks compare zones and are
    /// none of it.
    pub const fn methodology(mut self, methodology: &'p Methodology) -> Self {
        self.methodology = Some(methodology);
        self
    }

    /// With the scores of indicators and groups among the outputs.
    pub const fn with_scores(mut self) -> Self {
        self.with_scores = true;
        self
    }

    /// With the indicators of a group of zones, by their places in the panel, under a name of its
    /// own: of the sums over those zones for which every term of the formula is known, as the row
    /// evaluator has it.
    pub fn group(mut self, name: &str, zones: impl IntoIterator<Item = usize>) -> Self {
        self.groups.push((name.to_owned(), Some(zones.into_iter().collect())));
        self
    }

    /// With the indicators of all zones of the panel together.
    pub fn all_zones(mut self, name: &str) -> Self {
        self.groups.push((name.to_owned(), None));
        self
    }

    /// The program.
    ///
    /// # Errors
    /// [`CompileError`] if a part of a formula or of the methodology isn't local to a zone and
    /// quarter, or isn't in the panel.
    pub fn build(self) -> Result<Program<'p>, CompileError> {
        let panel = self.panel;
        let rater = self.methodology.map(|one| Rater::new(one, panel)).transpose()?;
        let mut indicators: Vec<Indicator> = Vec::new();
        let of_rater = rater.as_ref().into_iter().flat_map(Rater::indicators);
        for indicator in self.indicators.iter().chain(of_rater) {
            match indicators.iter().find(|known| known.id() == indicator.id()) {
                Some(known) if known == indicator => {}
                Some(_) => return Err(CompileError::Twice { id: indicator.id().to_owned() }),
                None => indicators.push(indicator.clone()),
            }
        }
        let (groups, memberships) = self.memberships()?;
        for indicator in &indicators {
            check(indicator.id(), indicator.formula())?;
        }
        let infos = infos(&indicators, rater.as_ref(), self.with_scores);
        let mut compiled = Compiled {
            compiler: Compiler::new(panel),
            indicators: &indicators,
            rater: rater.clone(),
            with_scores: self.with_scores,
            wanted: Wanted::default(),
            sums: HashMap::new(),
            group_sums: Vec::new(),
        };
        let is_rational = compiled.quarters(!groups.is_empty());
        let Compiled { compiler, wanted, group_sums, .. } = compiled;
        let graph = compiler.graph;
        let facts = rater.as_ref().map_or_else(Vec::new, |rater| facts(rater, panel));
        let rater =
            rater.map(|rater| Rater { is_rational: rater.is_rational && is_rational, ..rater });
        Ok(Program {
            panel,
            graph,
            wanted,
            outputs: infos.into(),
            indicators,
            rater,
            facts,
            groups,
            group_sums,
            memberships,
            threads: NonZeroUsize::MIN,
            path: Path::Fastest,
            plans: Default::default(),
        })
    }

    fn memberships(&self) -> Result<(Vec<GroupInfo>, Memberships), CompileError> {
        let zones = self.panel.zones().len();
        let mut infos: Vec<GroupInfo> = Vec::new();
        let mut of_zones: Vec<Vec<u32>> = Vec::new();
        let mut groups = 0;
        for (name, members) in &self.groups {
            if infos.iter().any(|known| known.name == *name) {
                return Err(CompileError::GroupTwice { group: name.clone() });
            }
            let mut info =
                GroupInfo { name: name.clone(), zones, place: None, members: members.clone() };
            if let Some(members) = members {
                of_zones.resize(zones, Vec::new());
                (info.place, info.zones) = (Some(groups), 0);
                let group = u32::try_from(groups).unwrap_or(u32::MAX);
                groups += 1;
                for zone in members {
                    let refused =
                        || CompileError::NoSuchZone { group: name.clone(), zone: *zone, zones };
                    let own = of_zones.get_mut(*zone).ok_or_else(refused)?;
                    // A zone counts once, however often it is named.
                    if own.last() != Some(&group) {
                        own.push(group);
                        info.zones += 1;
                    }
                }
            }
            infos.push(info);
        }
        let mut starts = vec![0_u32];
        for own in &of_zones {
            let last = starts.last().copied().unwrap_or(0);
            starts.push(last.saturating_add(u32::try_from(own.len()).unwrap_or(u32::MAX)));
        }
        let of_zones = of_zones.into_iter().flatten().collect();
        Ok((infos, Memberships { groups, starts, of_zones }))
    }
}

/// The outputs: values first, in the order of the indicators.
fn infos(
    indicators: &[Indicator],
    rater: Option<&Rater<'_>>,
    with_scores: bool,
) -> Vec<OutputInfo> {
    let mut infos: Vec<OutputInfo> = indicators
        .iter()
        .map(|one| OutputInfo {
            id: one.id().to_owned(),
            kind: OutputKind::Value,
            unit: one.unit(),
            scale: one.rounding().scale(),
        })
        .collect();
    let Some(rater) = rater else { return infos };
    let (methodology, composite) = (rater.methodology, rater.methodology.roundings().composite);
    let info =
        |id: &str, kind, scale| OutputInfo { id: id.to_owned(), kind, unit: Unit::ONE, scale };
    if with_scores {
        let scored = methodology.indicators().iter();
        infos.extend(
            scored.map(|one| info(one.subject.id(), OutputKind::Score, rater.shown().scale())),
        );
        let groups = methodology.groups().iter();
        infos.extend(groups.map(|one| info(&one.id, OutputKind::Group, composite.scale())));
    }
    infos.push(info(methodology.id(), OutputKind::Composite, composite.scale()));
    infos
}

/// For each condition on facts, the quarters in which it holds of each zone: as time goes on it
/// begins to hold once, or ends to.
fn facts(rater: &Rater<'_>, panel: &Panel) -> Vec<Vec<(u32, u32)>> {
    let days: Vec<kawasan_model::Date> =
        panel.quarters().quarters().map(kawasan_model::Quarter::last_day).collect();
    let lives = panel.lives().map_or(&[][..], Vec::as_slice);
    let place = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let of_condition = |condition: &&kawasan_rating::Condition| {
        lives
            .iter()
            .map(|life| {
                let holds = |day: &kawasan_model::Date| {
                    condition.of_facts(life.facts(*day)).is_some_and(kawasan_model::Tri::is_yes)
                };
                match days.first().is_some_and(holds) {
                    true => (0, place(days.partition_point(holds))),
                    false => (place(days.partition_point(|day| !holds(day))), place(days.len())),
                }
            })
            .collect()
    };
    rater.facts.iter().map(of_condition).collect()
}

struct Compiled<'c, 'p> {
    compiler: Compiler<'p>,
    indicators: &'c [Indicator],
    rater: Option<Rater<'p>>,
    with_scores: bool,
    wanted: Wanted,
    sums: HashMap<Sum, u32>,
    group_sums: Vec<GroupSums>,
}

impl Compiled<'_, '_> {
    /// Compiles quarter by quarter; whether the methodology could be compiled, too.
    fn quarters(&mut self, with_groups: bool) -> bool {
        let mut rates = self.rater.as_ref().is_some_and(|rater| rater.is_rational);
        for quarter in 0..usize::from(self.compiler.panel.quarters().len()) {
            let place_of_quarter = u32::try_from(quarter).unwrap_or(u32::MAX);
            let mut values = Vec::new();
            for (place, indicator) in (0_u32..).zip(self.indicators) {
                let label: Arc<str> = indicator.id().into();
                let (formula, rounding) = (indicator.formula(), indicator.rounding());
                let node = self.compiler.rounded(formula, rounding, &label, quarter);
                values.push(node);
                self.wanted.outputs.push(Output { quarter: place_of_quarter, place, node });
            }
            if with_groups {
                for indicator in self.indicators {
                    let terms = self.sums_of(indicator.formula(), quarter);
                    self.group_sums.push(terms);
                }
            }
            rates = rates && self.rated(&values, quarter).is_some();
        }
        if !rates {
            let values = u32::try_from(self.indicators.len()).unwrap_or(u32::MAX);
            self.wanted.outputs.retain(|output| output.place < values);
            self.wanted.classes.clear();
        }
        rates
    }

    fn rated(&mut self, values: &[NodeId], quarter: usize) -> Option<()> {
        let rater = self.rater.clone()?;
        let of_rater: Option<Vec<NodeId>> = rater
            .indicators()
            .map(|one| {
                let place = self.indicators.iter().position(|own| own.id() == one.id())?;
                values.get(place).copied()
            })
            .collect();
        let rated = self.compiler.rated(&rater, &of_rater?, quarter)?;
        let quarter = u32::try_from(quarter).ok()?;
        let mut nodes = Vec::new();
        if self.with_scores {
            nodes.extend(rated.scores.iter().chain(&rated.groups).copied());
        }
        nodes.push(rated.composite);
        let first = u32::try_from(self.indicators.len()).ok()?;
        for (place, node) in (first..).zip(nodes) {
            self.wanted.outputs.push(Output { quarter, place, node });
        }
        let class = Class { quarter, node: rated.class, gates: rated.gates };
        self.wanted.classes.push(class);
        Some(())
    }

    /// The sums that a formula needs for groups: of each own term, over the zones for which all of
    /// them are known.
    fn sums_of(&mut self, formula: &Formula, quarter: usize) -> GroupSums {
        let mut terms = OwnTerms::default();
        terms.collect(formula, false);
        let needed: Option<Vec<(NodeId, i32)>> =
            terms.needed.iter().map(|term| self.compiler.own(term, quarter)).collect();
        // Where a term is never known, no zone is in the sum.
        let Some(needed) = needed else { return GroupSums::default() };
        let mut also: Vec<NodeId> = needed.iter().map(|(node, _)| *node).collect();
        also.sort_unstable();
        also.dedup();
        let also: Arc<[NodeId]> = also.into();
        let mut sums = Vec::new();
        for (term, own) in terms.needed.iter().zip(needed) {
            sums.push(self.sum_of(term, own, &also));
        }
        for term in terms.optional {
            if let Some(own) = self.compiler.own(term, quarter) {
                sums.push(self.sum_of(term, own, &also));
            }
        }
        GroupSums(Some(sums))
    }

    fn sum_of(&mut self, term: &Term, own: (NodeId, i32), also: &Arc<[NodeId]>) -> TermSum {
        let (node, scale) = own;
        let sum = Sum { node, also: Arc::clone(also), in_force: None };
        let next = u32::try_from(self.wanted.sums.len()).unwrap_or(u32::MAX);
        let place = *self.sums.entry(sum.clone()).or_insert(next);
        if place == next {
            self.wanted.sums.push(sum);
        }
        TermSum { term: term.clone(), place, scale }
    }
}

/// The terms of the one evaluated: those without which there is no value, and those behind a
/// choice.
#[derive(Debug, Default)]
pub(super) struct OwnTerms<'f> {
    pub(super) needed: Vec<&'f Term>,
    pub(super) optional: Vec<&'f Term>,
}

impl<'f> OwnTerms<'f> {
    pub(super) fn collect(&mut self, formula: &'f Formula, is_optional: bool) {
        match formula.part() {
            Part::Observed(term) if term.whose() == Whose::Own => {
                let list = if is_optional { &mut self.optional } else { &mut self.needed };
                list.push(term);
            }
            Part::Sum(a, b)
            | Part::Difference(a, b)
            | Part::Product(a, b)
            | Part::Quotient(a, b)
            | Part::Least(a, b)
            | Part::Greatest(a, b) => {
                self.collect(a, is_optional);
                self.collect(b, is_optional);
            }
            Part::Coalesce(a, b, _) => {
                self.collect(a, true);
                self.collect(b, true);
            }
            Part::Rounded(inner, _) => self.collect(inner, is_optional),
            _ => {}
        }
    }
}
