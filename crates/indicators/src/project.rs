//! Projects: what tenants invest in zones, and every figure that was published of it.

mod history;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use kawasan_model::{
    Basis, Counterparty, FindTenantError, Knowledge, MeasureId, Observation, ObservationKey,
    ProjectFacts, ProjectRecord, ProjectStatus, StepRef, Subject, Timing, Unit, ZoneId,
};

pub use history::{ProjectChange, ProjectFigure};

/// The projects of zones by what was known: figures of zones with a counterparty, and
/// what is said of them besides.
///
/// A tenant's figures in a zone are one project, whatever name it was published under.
/// They are never part of the zone's own figures: those are published for the zone as a
/// whole and already hold what its tenants do.
///
/// # Examples
///
/// The copper smelter at Gresik, Rp42 trillion in 2021:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Projects;
///
/// let kek = kek();
/// let projects = Projects::of(kek.dataset().all_known(), kek.projects());
/// let smelter = projects.find(&"gresik".parse()?, "PTFI")?;
/// assert_eq!(smelter.tenant.name(), "PT Freeport Indonesia");
/// assert_eq!(smelter.steps()[0].to_string(), "copper: copper_cathode");
///
/// // "US$ 3 miliar atau setara Rp 45 triliun" says as little as this of the rate.
/// let told = smelter.history();
/// let rate = told.iter().find_map(|figure| figure.change.implied_rate()).ok_or("implied")?;
/// assert_eq!(rate.unit.to_string(), "IDR/USD");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Projects<'a> {
    known: Knowledge<'a>,
    facts: &'a ProjectFacts,
    projects: Vec<Project<'a>>, // by zone and tenant
}

/// A tenant's project in a zone.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Project<'a> {
    /// The zone.
    pub zone: ZoneId,
    /// The tenant, by the name that stands for all of its.
    pub tenant: Counterparty,
    /// What was known.
    pub known: Knowledge<'a>,
    /// Every figure that was published, in the order of publication, those without a
    /// date last; of one release exact figures before those that are "about".
    pub figures: Vec<&'a Observation>,
    /// What is said of it besides amounts, the latest last, those without a date first.
    pub records: Vec<&'a ProjectRecord>,
}

/// What a project comes to, of one measure on one basis in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProjectAmount<'a> {
    /// What is counted.
    pub measure: &'a MeasureId,
    /// What it stands on.
    pub basis: Basis,
    /// Over a period, or so far.
    pub timing: Timing,
    /// In which unit; amounts in two currencies are two.
    pub unit: Unit,
    /// The figure that speaks, of the last period for which there is one; of figures of
    /// no stated period, the one that speaks, if there is no other.
    pub figure: &'a Observation,
}

impl<'a> Projects<'a> {
    /// The projects that were known, by zone and tenant.
    #[must_use]
    pub fn of(known: Knowledge<'a>, facts: &'a ProjectFacts) -> Self {
        let mut by_name: BTreeMap<(ZoneId, Counterparty), Project<'a>> = BTreeMap::new();
        let new = |(zone, tenant): &(ZoneId, Counterparty)| Project {
            zone: zone.clone(),
            tenant: tenant.clone(),
            known,
            figures: Vec::new(),
            records: Vec::new(),
        };
        for figure in known.observations() {
            let Some((zone, name)) =
                figure.series.subject.zone().zip(figure.series.counterparty.as_ref())
            else {
                continue;
            };
            let key = (zone.clone(), facts.tenants().canonical(name));
            by_name.entry(key.clone()).or_insert_with(|| new(&key)).figures.push(figure);
        }
        for record in facts.records().iter().filter(|r| r.source.known_on(known.on())) {
            let Some(name) = &record.tenant else { continue };
            let key = (record.zone.clone(), facts.tenants().canonical(name));
            by_name.entry(key.clone()).or_insert_with(|| new(&key)).records.push(record);
        }
        let mut projects: Vec<Project<'a>> = by_name.into_values().collect();
        for project in &mut projects {
            project.figures.sort_by(|a, b| history::published_first(a, b));
            project.records.sort_by_key(|record| record.source.published_on);
        }
        Projects { known, facts, projects }
    }

    /// All of them, by zone and tenant.
    pub fn iter(&self) -> impl Iterator<Item = &Project<'a>> {
        self.projects.iter()
    }

    /// Those in a zone, by tenant.
    pub fn in_zone(&self, zone: &ZoneId) -> impl Iterator<Item = &Project<'a>> {
        self.projects.iter().filter(move |project| project.zone == *zone)
    }

    /// Leaves out the projects that a test refuses.
    pub fn retain(&mut self, keep: impl FnMut(&Project<'a>) -> bool) {
        self.projects.retain(keep);
    }

    /// What was known.
    #[must_use]
    pub const fn known(&self) -> Knowledge<'a> {
        self.known
    }

    /// What is known of projects besides amounts.
    #[must_use]
    pub const fn facts(&self) -> &'a ProjectFacts {
        self.facts
    }

    /// The project of a tenant in a zone, by any of its names or a part of one.
    ///
    /// # Errors
    /// [`FindTenantError`] if no project of the zone has that name, or several have.
    pub fn find(&self, zone: &ZoneId, tenant: &str) -> Result<&Project<'a>, FindTenantError> {
        let names = || self.in_zone(zone).map(|project| &project.tenant);
        let tenant = self.facts.tenants().find(tenant, names())?;
        let mut own = self.in_zone(zone).filter(|project| project.tenant == *tenant);
        own.next().ok_or_else(|| FindTenantError::unknown(tenant.name()))
    }
}

impl<'a> Project<'a> {
    /// Whether a company is named. What is published as a part of a zone without one, a
    /// phase or "the tenants", is kept as such.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.tenant.is_named()
    }

    /// The steps of value chains that it takes, each once, in the order of the records.
    #[must_use]
    pub fn steps(&self) -> Vec<&'a StepRef> {
        let mut seen: Vec<&'a StepRef> = Vec::new();
        for step in self.records.iter().filter_map(|record| record.step.as_ref()) {
            if !seen.contains(&step) {
                seen.push(step);
            }
        }
        seen
    }

    /// How far it is at a step, or, without one, apart from all steps: what the latest
    /// record says that says so.
    #[must_use]
    pub fn status(&self, step: Option<&StepRef>) -> Option<(ProjectStatus, &'a ProjectRecord)> {
        let own = self.records.iter().rev().filter(|record| record.step.as_ref() == step);
        own.filter_map(|record| Some((record.status?, *record))).next()
    }

    /// The names under which it was published, each once.
    #[must_use]
    pub fn names(&self) -> Vec<&'a Counterparty> {
        let of_figures = self.figures.iter().filter_map(|o| o.series.counterparty.as_ref());
        let of_records = self.records.iter().filter_map(|record| record.tenant.as_ref());
        let mut seen: Vec<&'a Counterparty> = Vec::new();
        for name in of_figures.chain(of_records) {
            if !seen.contains(&name) {
                seen.push(name);
            }
        }
        seen
    }

    /// What it comes to: for each measure, basis, timing and unit the figure of the last
    /// period that speaks. Nothing is converted and nothing added up.
    #[must_use]
    pub fn amounts(&self) -> Vec<ProjectAmount<'a>> {
        type Group<'a> = (&'a MeasureId, Basis, Timing, Unit);
        let mut groups: BTreeMap<Group<'a>, BTreeMap<_, Vec<&'a Observation>>> = BTreeMap::new();
        for figure in &self.figures {
            let series = &figure.series;
            let group = (&series.measure, series.basis, series.timing, figure.figure.unit());
            let of_group = groups.entry(group).or_default();
            // A period that isn't stated is no last one.
            let when = figure.period.end_date();
            of_group.entry(when).or_default().push(figure);
        }
        let policy = self.known.dataset().policy();
        let amounts = groups.into_iter().filter_map(|(group, by_period)| {
            let (measure, basis, timing, unit) = group;
            let (_, releases) = by_period.into_iter().next_back()?;
            let figure = policy.speaking(releases)?;
            Some(ProjectAmount { measure, basis, timing, unit, figure })
        });
        amounts.collect()
    }

    /// The measures of which there are figures, each once, by id.
    #[must_use]
    pub fn measures(&self) -> Vec<&'a MeasureId> {
        let mut measures: Vec<_> = self.figures.iter().map(|o| &o.series.measure).collect();
        measures.sort_unstable();
        measures.dedup();
        measures
    }

    /// Every figure that was published of a measure, in the order of publication, each
    /// with what it changed.
    ///
    /// See [`ProjectChange`] for what a figure is compared with.
    #[must_use]
    pub fn history_of(&self, measure: &str) -> Vec<ProjectFigure<'a>> {
        let policy = self.known.dataset().policy();
        let own = self.figures.iter().filter(|o| o.series.measure.as_str() == measure);
        history::history(own.copied().collect(), policy)
    }

    /// Every figure of investment that was published, in the order of publication, each
    /// with what it changed.
    #[must_use]
    pub fn history(&self) -> Vec<ProjectFigure<'a>> {
        self.history_of("investment")
    }

    /// The zone's own figure beside an amount of the project, of which the project is a
    /// part: of the same measure, basis and timing, in the same unit and for the same
    /// period, if there is one. Two figures whose period isn't stated may be of two.
    #[must_use]
    pub fn zone_figure(&self, amount: &ProjectAmount<'a>) -> Option<&'a Observation> {
        amount.figure.period.end_date()?;
        let mut series = amount.figure.series.clone();
        series.counterparty = None;
        series.subject = Subject::Zone(self.zone.clone());
        let period = amount.figure.period;
        self.known.speaking(&ObservationKey::new(series, amount.unit, period))
    }
}
