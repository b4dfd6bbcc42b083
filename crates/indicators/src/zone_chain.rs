//! Value chains in zones: which steps are there, how far they go, what each exports.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use kawasan_model::{
    ChainStep, Counterparty, Knowledge, Observation, ObservationKey, ProjectFacts, ProjectRecord,
    ProjectStatus, ValueChain, ZoneId,
};

/// The steps of a value chain in a zone, by what was known.
///
/// # Examples
///
/// Gresik smelts concentrate and rolls foil of the cathode; nobody draws rod there:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Presence, ZoneChain};
///
/// let kek = kek();
/// let copper = kek.projects().chain("copper").ok_or("shipped")?;
/// let gresik = ZoneChain::of(kek.dataset().all_known(), kek.projects(), copper, "gresik".parse()?);
///
/// let depth = gresik.depth(Presence::Operating);
/// assert_eq!((depth.furthest, depth.longest_run), (Some(3), 2));
/// let missing: Vec<&str> =
///     gresik.missing(Presence::Operating).iter().map(|step| step.product.as_str()).collect();
/// assert_eq!(missing, ["copper_concentrate", "copper_rod", "copper_cable", "batteries"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ZoneChain<'a> {
    /// The zone.
    pub zone: ZoneId,
    /// The chain.
    pub chain: &'a ValueChain,
    /// Every step of the chain, stage by stage, whether it is there or not.
    pub steps: Vec<ZoneStep<'a>>,
    known: Knowledge<'a>,
    facts: &'a ProjectFacts,
}

/// A step of a value chain in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ZoneStep<'a> {
    /// The step.
    pub step: &'a ChainStep,
    /// Who takes it, by name; nobody if it isn't there.
    pub takers: Vec<StepTaker<'a>>,
}

/// Who takes a step, and how far that is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StepTaker<'a> {
    /// The tenant, by the name that stands for all of its; `None` where it isn't said
    /// whose it is.
    pub tenant: Option<Counterparty>,
    /// How far it is, by the latest record that says so.
    pub status: Option<ProjectStatus>,
    /// What is said of it, those without a date first, then the earliest.
    pub records: Vec<&'a ProjectRecord>,
}

/// How surely a step is in a zone, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Presence {
    /// Nobody is said to take it.
    Absent,
    /// It was given up or shut.
    Stopped,
    /// It is planned, promised or agreed.
    Announced,
    /// It is being built.
    UnderConstruction,
    /// It is said to be there, and not whether it runs.
    Stated,
    /// It runs.
    Operating,
}

impl Presence {
    /// All of them, the least first.
    pub const ALL: [Presence; 6] = [
        Presence::Absent,
        Presence::Stopped,
        Presence::Announced,
        Presence::UnderConstruction,
        Presence::Stated,
        Presence::Operating,
    ];

    /// The word of outputs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Presence::Absent => "absent",
            Presence::Stopped => "stopped",
            Presence::Announced => "announced",
            Presence::UnderConstruction => "under_construction",
            Presence::Stated => "stated",
            Presence::Operating => "operating",
        }
    }
}

impl StepTaker<'_> {
    /// How surely it takes the step.
    #[must_use]
    pub const fn presence(&self) -> Presence {
        match self.status {
            None => Presence::Stated,
            Some(ProjectStatus::Stopped) => Presence::Stopped,
            Some(ProjectStatus::UnderConstruction) => Presence::UnderConstruction,
            Some(ProjectStatus::Operating) => Presence::Operating,
            // Of what may come to be, no more than that it is spoken of.
            Some(_) => Presence::Announced,
        }
    }
}

impl ZoneStep<'_> {
    /// How surely the step is there: as surely as it is with the surest who takes it.
    #[must_use]
    pub fn presence(&self) -> Presence {
        self.takers.iter().map(StepTaker::presence).max().unwrap_or(Presence::Absent)
    }
}

/// How deep a value chain goes in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Depth {
    /// The last stage that is there: how far from the raw material. `None` if none is.
    pub furthest: Option<u8>,
    /// The most stages one after the other that are there.
    pub longest_run: u8,
}

/// Why there is no figure of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoStepFigure<'a> {
    /// Nobody is said to take it.
    Absent,
    /// Nothing was published of the measure, of the zone or of those who take it.
    NotPublished,
    /// There are figures of the zone, and nothing says that they are of this step alone.
    #[non_exhaustive]
    NotByStep {
        /// The zone's figures that speak.
        whole: Vec<&'a Observation>,
    },
}

impl NoStepFigure<'_> {
    /// The word of outputs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            NoStepFigure::Absent => "absent",
            NoStepFigure::NotPublished => "not_published",
            NoStepFigure::NotByStep { .. } => "not_by_step",
        }
    }
}

impl<'a> ZoneChain<'a> {
    /// A chain in a zone.
    #[must_use]
    pub fn of(
        known: Knowledge<'a>,
        facts: &'a ProjectFacts,
        chain: &'a ValueChain,
        zone: ZoneId,
    ) -> Self {
        let steps = chain.steps().iter();
        let steps = steps.map(|step| ZoneStep {
            step,
            takers: takers(facts, known, |record| {
                record.zone == zone
                    && record
                        .step
                        .as_ref()
                        .is_some_and(|own| own.chain == *chain.id() && own.product == step.product)
            }),
        });
        ZoneChain { steps: steps.collect(), zone, chain, known, facts }
    }

    /// A chain in every zone in which somebody is said to take a step of it, by zone.
    #[must_use]
    pub fn everywhere(
        known: Knowledge<'a>,
        facts: &'a ProjectFacts,
        chain: &'a ValueChain,
    ) -> Vec<Self> {
        let records = facts.records().iter().filter(|record| {
            record.source.known_on(known.on())
                && record.step.as_ref().is_some_and(|step| step.chain == *chain.id())
        });
        let mut zones: Vec<&ZoneId> = records.map(|record| &record.zone).collect();
        zones.sort_unstable();
        zones.dedup();
        zones.into_iter().map(|zone| ZoneChain::of(known, facts, chain, zone.clone())).collect()
    }

    /// A step, by its product.
    #[must_use]
    pub fn step(&self, product: &str) -> Option<&ZoneStep<'a>> {
        self.steps.iter().find(|step| step.step.product.as_str() == product)
    }

    /// The steps that are there at least so surely.
    pub fn present(&self, at_least: Presence) -> impl Iterator<Item = &ZoneStep<'a>> {
        self.steps.iter().filter(move |step| step.presence() >= at_least)
    }

    /// The steps that aren't there so surely. The raw material is no step that a zone
    /// lacks: it comes from where it lies.
    #[must_use]
    pub fn missing(&self, at_least: Presence) -> Vec<&'a ChainStep> {
        let made = self.steps.iter().filter(|step| step.step.stage > 0);
        made.filter(|step| step.presence() < at_least).map(|step| step.step).collect()
    }

    /// How deep it goes with the steps that are there at least so surely.
    #[must_use]
    pub fn depth(&self, at_least: Presence) -> Depth {
        let mut stages: Vec<u8> = self.present(at_least).map(|step| step.step.stage).collect();
        stages.dedup();
        let mut longest_run = 0_u8;
        let mut run = 0_u8;
        let mut before: Option<u8> = None;
        for stage in &stages {
            let goes_on = before.is_some_and(|before| before.checked_add(1) == Some(*stage));
            run = if goes_on { run.saturating_add(1) } else { 1 };
            longest_run = longest_run.max(run);
            before = Some(*stage);
        }
        Depth { furthest: before, longest_run }
    }

    /// The figures of a measure that are of a step: `exports` for what it exports,
    /// `local_purchases` for what it buys nearby. Of each fact the release that speaks,
    /// by basis, timing, currency and period.
    ///
    /// A figure of the zone is of a step if a record says that the zone's figures of the
    /// measure are of this step alone; one of a tenant also if the tenant takes no other
    /// step.
    ///
    /// # Errors
    /// [`NoStepFigure`]; figures of a whole zone are never put down to one of its steps
    /// without a record that says so.
    pub fn figures(
        &self,
        product: &str,
        measure: &str,
    ) -> Result<Vec<&'a Observation>, NoStepFigure<'a>> {
        let takers = self.step(product).map(|step| step.takers.as_slice()).unwrap_or_default();
        if takers.is_empty() {
            return Err(NoStepFigure::Absent);
        }
        let says_so = |taker: &StepTaker<'_>| {
            let mut measures = taker.records.iter().flat_map(|record| &record.measures);
            measures.any(|own| own.as_str() == measure)
        };
        let of_zone = takers.iter().any(says_so);
        let is_of = |observation: &Observation| match &observation.series.counterparty {
            None => of_zone,
            Some(name) => {
                let tenant = self.facts.tenants().canonical(name);
                let mut own = takers.iter().filter(|taker| taker.tenant.as_ref() == Some(&tenant));
                own.any(|taker| says_so(taker) || self.takes_no_other(&tenant))
            }
        };
        let figures = self.speaking(measure, is_of);
        if !figures.is_empty() {
            return Ok(figures);
        }
        let whole = self.speaking(measure, |o| o.series.counterparty.is_none());
        match whole.is_empty() {
            true => Err(NoStepFigure::NotPublished),
            false => Err(NoStepFigure::NotByStep { whole }),
        }
    }

    /// Whether a tenant is said to take but one step in the zone, of any chain.
    fn takes_no_other(&self, tenant: &Counterparty) -> bool {
        let own = self.facts.records().iter().filter(|record| {
            let name = record.tenant.as_ref().map(|name| self.facts.tenants().canonical(name));
            let is_known = record.source.known_on(self.known.on());
            is_known && record.zone == self.zone && name.as_ref() == Some(tenant)
        });
        let mut steps: Vec<_> = own.filter_map(|record| record.step.as_ref()).collect();
        steps.sort_unstable();
        steps.dedup();
        steps.len() == 1
    }

    /// Figures of a measure of the zone or its tenants, of each fact the one that speaks.
    fn speaking(
        &self,
        measure: &str,
        is_of: impl Fn(&Observation) -> bool,
    ) -> Vec<&'a Observation> {
        let mut by_key: BTreeMap<ObservationKey, Vec<&'a Observation>> = BTreeMap::new();
        let own = self.known.observations().filter(|o| {
            o.series.subject.zone() == Some(&self.zone)
                && o.series.measure.as_str() == measure
                && is_of(o)
        });
        for observation in own {
            let mut key = observation.key();
            // All names of a tenant are one.
            let name = key.series.counterparty.as_ref();
            key.series.counterparty = name.map(|name| self.facts.tenants().canonical(name));
            by_key.entry(key).or_default().push(observation);
        }
        let policy = self.known.dataset().policy();
        by_key.into_values().filter_map(|releases| policy.speaking(releases)).collect()
    }
}

/// Those whom records are of, by name, with what is said of each.
fn takers<'a>(
    facts: &'a ProjectFacts,
    known: Knowledge<'_>,
    is_of: impl Fn(&ProjectRecord) -> bool,
) -> Vec<StepTaker<'a>> {
    let mut by_name: BTreeMap<Option<Counterparty>, Vec<&'a ProjectRecord>> = BTreeMap::new();
    for record in facts.records().iter().filter(|r| r.source.known_on(known.on()) && is_of(r)) {
        let tenant = record.tenant.as_ref().map(|name| facts.tenants().canonical(name));
        by_name.entry(tenant).or_default().push(record);
    }
    let taker = |(tenant, mut records): (Option<Counterparty>, Vec<&'a ProjectRecord>)| {
        records.sort_by_key(|record| record.source.published_on);
        let status = records.iter().rev().find_map(|record| record.status);
        StepTaker { tenant, status, records }
    };
    by_name.into_iter().map(taker).collect()
}
