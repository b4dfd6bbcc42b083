//! Laws of projects: they are told beside their zone's figures, and are never part of
//! them.

use std::collections::BTreeSet;

use kawasan_indicators::{
    Catalogue, Evaluator, Group, Presence, ProjectFigure, Projects, Reconciliation, Scope,
    Valuation, ZoneChain,
};
use kawasan_model::{
    ChainStep, Counterparty, Currency, Dataset, Date, Knowledge, Observation, Period, ProjectFacts,
    ProjectRecord, ProjectStatus, ReleasePolicy, Source, StepRef, Subject,
};
use kawasan_testing::{config, fixtures, strategies};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Rows that are of whole subjects.
fn of_wholes() -> impl Strategy<Value = Vec<Observation>> {
    strategies::histories().prop_map(|mut rows| {
        rows.retain(|row| row.series.counterparty.is_none());
        rows
    })
}

/// Rows of projects: each company's a history of its own.
fn of_projects() -> impl Strategy<Value = Vec<Observation>> {
    let names = ["PT Freeport Indonesia", "PTFI", "unnamed: the tenants"];
    let of = |name: &'static str| {
        of_wholes().prop_map(move |rows| {
            let own = |mut row: Observation| {
                row.series = row.series.of(fixtures::read(name));
                row
            };
            rows.into_iter().map(own).collect::<Vec<_>>()
        })
    };
    names.map(of).prop_map(|rows| rows.into_iter().flatten().collect())
}

fn dataset(policy: &ReleasePolicy, rows: impl IntoIterator<Item = Observation>) -> Dataset {
    let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
    builder.policy(policy.clone()).observations(rows).build().unwrap()
}

fn known(dataset: &Dataset, day: Option<Date>) -> Knowledge<'_> {
    day.map_or_else(|| dataset.all_known(), |day| dataset.known_on(day))
}

fn scopes() -> Vec<Scope> {
    let zones = fixtures::ZONES.map(|id| Scope::from(Subject::Zone(fixtures::read(id))));
    let groups = [Group::of("all", &fixtures::registry(), |_| true)].map(Scope::from);
    [Scope::from(Subject::National)].into_iter().chain(zones).chain(groups).collect()
}

fn days() -> impl Strategy<Value = Option<Date>> {
    option::of(select(["2024-01-15", "2024-04-24", "2024-07-23"].map(fixtures::day).to_vec()))
}

/// What is said of the fixture's chain in one zone: which step, how far, whose.
fn facts(said: &[(usize, Option<ProjectStatus>, bool)]) -> ProjectFacts {
    let copper = fixtures::project_facts().chain("copper").unwrap().clone();
    let record =
        |(index, (step, status, named)): (usize, &(usize, Option<ProjectStatus>, bool))| {
            let product = copper.steps()[*step].product.clone();
            // Of one day and publisher each, as one release says one thing.
            let source = Source::new(format!("synthetic {index}"));
            let mut record = ProjectRecord::new(fixtures::read("gresik"), source)
                .taking(StepRef::new(copper.id().clone(), product));
            record.status = *status;
            record.tenant = named.then(|| fixtures::read("PTFI"));
            record
        };
    let records: Vec<ProjectRecord> = said.iter().enumerate().map(record).collect();
    let (registry, measures) = (fixtures::registry(), fixtures::measures());
    ProjectFacts::builder(&registry, &measures)
        .chains([copper.clone()])
        .records(records)
        .build()
        .unwrap()
}

proptest! {
    #![proptest_config(config(64))]

    /// Whatever is published of projects inside a zone: its own values, those of its
    /// group and of the nation, in any money, the figures that speak and what they
    /// contradict are what they are without.
    #[test]
    fn a_project_inside_a_zone_never_changes_its_total(
        wholes in of_wholes(),
        projects in of_projects(),
        policy in strategies::policies(),
        rates in strategies::rate_tables(),
        period in select(vec!["2024-Q1", "2024-S1", "2024", "2023-Q4"]),
        day in days(),
    ) {
        let without = dataset(&policy, wholes.clone());
        let with = dataset(&policy, projects.into_iter().chain(wholes));
        let (catalogue, period) = (Catalogue::standard(&without).unwrap(), fixtures::read::<Period>(period));
        let dollars = Valuation::AS_PUBLISHED.in_currency(Currency::USD, &rates);
        for scope in scopes() {
            for valuation in [&Valuation::AS_PUBLISHED, &dollars] {
                let results = |dataset| {
                    let evaluator = Evaluator::new(known(dataset, day), scope.clone(), period);
                    let results = evaluator.valued(valuation.clone()).evaluate_all(&catalogue).results;
                    results.into_iter().map(|(_, outcome)| outcome).collect::<Vec<_>>()
                };
                prop_assert_eq!(results(&with), results(&without), "{}", scope);
            }
        }
        let keys: BTreeSet<_> = without.observations().map(Observation::key).collect();
        for key in keys {
            prop_assert_eq!(known(&with, day).speaking(&key), known(&without, day).speaking(&key));
        }
        let (with, without) =
            (Reconciliation::of(known(&with, day)), Reconciliation::of(known(&without, day)));
        let of_wholes = with.findings.iter().filter(|finding| {
            finding.figures().all(|figure| figure.series.counterparty.is_none())
        });
        prop_assert_eq!(of_wholes.collect::<Vec<_>>(), without.findings.iter().collect::<Vec<_>>());
    }

    #[test]
    fn each_figure_of_a_company_in_a_zone_is_told_once(
        wholes in of_wholes(),
        projects in of_projects(),
        policy in strategies::policies(),
        day in days(),
    ) {
        let dataset = dataset(&policy, wholes.into_iter().chain(projects));
        let known = known(&dataset, day);
        let facts = fixtures::project_facts();
        let projects = Projects::of(known, &facts);
        let sorted = |mut figures: Vec<&Observation>| {
            figures.sort_by_key(|figure| std::ptr::from_ref(*figure));
            figures.into_iter().map(std::ptr::from_ref).collect::<Vec<_>>()
        };
        let of_companies = known.observations().filter(|figure| {
            figure.series.counterparty.is_some() && figure.series.subject.zone().is_some()
        });
        let mut told = Vec::new();
        for project in projects.iter() {
            // Two names of one company are one project.
            prop_assert!(project.tenant != fixtures::read::<Counterparty>("PTFI"));
            for measure in project.measures() {
                let history = project.history_of(measure.as_str());
                let when = |one: &ProjectFigure<'_>| {
                    let on = one.observation.source.published_on;
                    (on.is_none(), on)
                };
                prop_assert!(history.iter().is_sorted_by_key(when));
                prop_assert_eq!(history[0].change.before(), None);
                for (index, one) in history.iter().enumerate() {
                    // Compared with what was published before, and with nothing else.
                    let is_told = |before: &Observation| {
                        history[..index].iter().any(|other| std::ptr::eq(other.observation, before))
                    };
                    prop_assert_eq!(one.change.before().is_some_and(is_told), index > 0);
                    told.push(one.observation);
                }
            }
            // Nothing is added up: what a project comes to was published so.
            for amount in project.amounts() {
                prop_assert!(project.figures.iter().any(|own| std::ptr::eq(*own, amount.figure)));
                let beside = project.zone_figure(&amount);
                prop_assert!(beside.is_none_or(|whole| whole.series.counterparty.is_none()));
            }
        }
        prop_assert_eq!(sorted(told), sorted(of_companies.collect()));
    }

    /// Steps that are there more surely are never more, and a run is no longer than what
    /// there is.
    #[test]
    fn a_chain_is_no_deeper_than_what_is_said_to_be_there(
        records in vec((0..5_usize, option::of(select(ProjectStatus::ALL.to_vec())), any::<bool>()), 0..8),
    ) {
        let facts = facts(&records);
        let (dataset, chain) = (dataset(&ReleasePolicy::default(), []), facts.chain("copper").unwrap());
        let everywhere = ZoneChain::everywhere(dataset.all_known(), &facts, chain);
        prop_assert_eq!(everywhere.len(), usize::from(!records.is_empty()));
        for zone in everywhere {
            let mut before = u8::MAX;
            for at_least in Presence::ALL {
                let depth = zone.depth(at_least);
                let present: Vec<&ChainStep> = zone.present(at_least).map(|step| step.step).collect();
                let is_there = |step: &ChainStep| present.iter().any(|own| own.product == step.product);
                let lacking: Vec<_> =
                    chain.steps().iter().filter(|step| step.stage > 0 && !is_there(step)).collect();
                prop_assert_eq!(zone.missing(at_least), lacking);
                // The longest run, found the slow way: all of its stages are there.
                let stages: BTreeSet<u8> = present.iter().map(|step| step.stage).collect();
                let runs = (0..=chain.last_stage()).flat_map(|first| {
                    (first..=chain.last_stage()).filter_map(|last| {
                        (first..=last).all(|stage| stages.contains(&stage)).then_some(last - first + 1)
                    }).collect::<Vec<_>>()
                });
                prop_assert_eq!(depth.longest_run, runs.max().unwrap_or(0));
                prop_assert_eq!(depth.furthest, stages.last().copied());
                prop_assert!(depth.longest_run <= before);
                before = depth.longest_run;
            }
        }
    }
}
