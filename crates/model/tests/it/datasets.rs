//! Laws of datasets: what is known, which release speaks, what is refused.

use std::collections::BTreeSet;

use kawasan_model::{
    ChangeKind, Dataset, KeyPeriod, Knowledge, Observation, ObservationKey, Timing,
};
use kawasan_testing::{config, fixtures, strategies};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn build(
    rows: impl IntoIterator<Item = Observation>,
) -> Result<Dataset, kawasan_model::DatasetError> {
    Dataset::builder(fixtures::registry(), fixtures::measures()).observations(rows).build()
}

fn keys(known: Knowledge<'_>) -> Vec<ObservationKey> {
    let mut keys: Vec<ObservationKey> = known.observations().map(Observation::key).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// Rows and the same in another order.
fn shuffled(
    rows: impl Strategy<Value = Vec<Observation>>,
) -> impl Strategy<Value = (Vec<Observation>, Vec<Observation>)> {
    rows.prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
}

/// The days of the rows' releases, and any.
fn days() -> impl Strategy<Value = time::Date> {
    let near = (2023..=2024_i32, 1..=365_u16)
        .prop_filter_map("a day", |(year, day)| time::Date::from_ordinal_date(year, day).ok());
    prop_oneof![4 => near, 1 => strategies::dates()]
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn changes_tell_all_that_was_published_in_between(
        dataset in strategies::datasets(),
        a in days(),
        b in days(),
    ) {
        let (early, late) = (dataset.known_on(a.min(b)), dataset.known_on(a.max(b)));
        let changes = late.changes_since(a.min(b));
        let told: BTreeSet<String> =
            changes.iter().flat_map(|c| &c.releases).map(|o| format!("{o:?}")).collect();
        let before: BTreeSet<String> = early.observations().map(|o| format!("{o:?}")).collect();
        let after: BTreeSet<String> = late.observations().map(|o| format!("{o:?}")).collect();
        prop_assert_eq!(told, after.difference(&before).cloned().collect());
        for change in &changes {
            prop_assert_eq!(change.before, early.speaking(change.key));
            prop_assert_eq!(Some(change.after), late.speaking(change.key));
            prop_assert_eq!(change.kind == ChangeKind::New, change.before.is_none());
            if let Some(before) = change.before {
                let agree = before.figure.agrees_with(&change.after.figure);
                prop_assert_eq!(change.kind == ChangeKind::Restated, !agree);
                prop_assert_eq!(change.kind == ChangeKind::Confirmed, before == change.after);
            }
        }
        // Nothing is new to what is known already.
        prop_assert!(early.changes_since(a.max(b)).is_empty());
    }

    #[test]
    fn known_on_is_monotone(dataset in strategies::datasets(), a in days(), b in days()) {
        let (early, late) = (dataset.known_on(a.min(b)), dataset.known_on(a.max(b)));
        let (later, all): (Vec<_>, Vec<_>) =
            (late.observations().collect(), dataset.all_known().observations().collect());
        prop_assert!(early.observations().all(|row| later.contains(&row)));
        prop_assert!(later.iter().all(|row| all.contains(row)));
        prop_assert_eq!(all.len(), dataset.observations().count());
        for row in &all {
            let day = a.min(b);
            let known = early.observations().any(|other| other == *row);
            prop_assert_eq!(known, row.source.published_on.is_some_and(|on| on <= day));
        }
    }

    #[test]
    fn speaking_is_one_of_the_releases(dataset in strategies::datasets(), day in days()) {
        for known in [dataset.all_known(), dataset.known_on(day)] {
            for key in keys(known) {
                let releases: Vec<&Observation> = known.releases(&key).collect();
                let spoken = known.speaking(&key).unwrap();
                prop_assert!(releases.contains(&spoken));
                prop_assert_eq!(spoken.key(), key);
            }
        }
        let nothing = fixtures::valid(build([]));
        for key in keys(dataset.all_known()) {
            prop_assert!(nothing.all_known().speaking(&key).is_none());
        }
    }

    #[test]
    fn the_narrowest_that_agrees_with_the_latest_speaks(dataset in strategies::datasets()) {
        let known = dataset.all_known();
        let policy = dataset.policy();
        for key in keys(known) {
            let releases: Vec<&Observation> = known.releases(&key).collect();
            let spoken = known.speaking(&key).unwrap();
            // No release is later, or as late and by a preferred publisher, than the first.
            let place = |row: &Observation| {
                let publisher = policy.rank(&row.source.publisher);
                (row.source.published_on, std::cmp::Reverse(publisher))
            };
            let latest = releases[0];
            prop_assert!(releases.iter().all(|row| place(row) <= place(latest)));
            prop_assert!(spoken.figure.agrees_with(&latest.figure));
            let width = |row: &Observation| row.figure.interval().width();
            for row in releases.iter().filter(|row| row.figure.agrees_with(&latest.figure)) {
                match (width(row), width(spoken)) {
                    (Some(its), Some(own)) => prop_assert!(own <= its),
                    (its, None) => prop_assert_eq!(its, None),
                    (None, Some(_)) => {}
                }
                // Of equally narrow ones the latest.
                prop_assert!(width(row) != width(spoken) || place(row) <= place(spoken));
            }
        }
    }

    #[test]
    fn row_order_is_irrelevant((rows, others) in shuffled(strategies::histories())) {
        let (dataset, again) = (build(rows).unwrap(), build(others).unwrap());
        prop_assert_eq!(&dataset, &again);
        prop_assert_eq!(
            dataset.all_known().restatements(),
            again.all_known().restatements()
        );
    }

    #[test]
    fn problems_do_not_hang_on_the_order_of_rows((rows, others) in shuffled(strategies::any_observations())) {
        let problems = |rows: Vec<Observation>| -> Option<Vec<String>> {
            let error = build(rows.clone()).err()?;
            assert!(!error.problems.is_empty());
            assert!(error.problems.is_sorted_by_key(|problem| problem.index));
            assert!(error.problems.iter().all(|p| rows[p.index] == p.observation));
            let mut texts: Vec<String> = error.problems.iter().map(ToString::to_string).collect();
            texts.sort();
            Some(texts)
        };
        prop_assert_eq!(problems(rows), problems(others));
    }

    #[test]
    fn all_problems_of_every_row_are_reported(rows in strategies::any_observations()) {
        // What is wrong with a row by itself is wrong with it among others.
        let alone: BTreeSet<String> = rows
            .iter()
            .filter_map(|row| build([row.clone()]).err())
            .flat_map(|error| error.problems.iter().map(ToString::to_string).collect::<Vec<_>>())
            .collect();
        let together: BTreeSet<String> = build(rows)
            .err()
            .map(|error| error.problems.iter().map(ToString::to_string).collect())
            .unwrap_or_default();
        prop_assert!(alone.is_subset(&together), "{:?} {:?}", alone, together);
    }

    #[test]
    fn nothing_is_dropped_but_repetitions(rows in strategies::histories()) {
        let dataset = build(rows.clone()).unwrap();
        let kept: Vec<&Observation> = dataset.observations().collect();
        prop_assert!(rows.iter().all(|row| kept.contains(&row)));
        for (index, row) in kept.iter().enumerate() {
            prop_assert!(rows.contains(row));
            prop_assert!(!kept[..index].contains(row));
        }
        let twice = build([rows.clone(), rows].concat()).unwrap();
        prop_assert!(twice.observations().eq(dataset.observations()));
    }

    #[test]
    fn restatements_never_overlap(dataset in strategies::datasets(), day in days()) {
        for known in [dataset.all_known(), dataset.known_on(day)] {
            let found = known.restatements();
            for restatement in &found {
                let (earlier, later) = (restatement.earlier, restatement.later);
                prop_assert_eq!(earlier.key(), later.key());
                prop_assert!(!earlier.figure.interval().overlaps(&later.figure.interval()));
                prop_assert!(earlier.source.published_on <= later.source.published_on);
            }
            // Every pair of releases that differs is one of them, once.
            let mut pairs = 0;
            for key in keys(known) {
                let releases: Vec<&Observation> = known.releases(&key).collect();
                for (index, a) in releases.iter().enumerate() {
                    pairs += releases[index + 1..].iter().filter(|b| !a.figure.agrees_with(&b.figure)).count();
                }
            }
            prop_assert_eq!(found.len(), pairs);
        }
    }

    #[test]
    fn releases_of_a_fact_share_its_key(row in strategies::observations()) {
        let key = row.key();
        prop_assert_eq!(key.unit, row.figure.unit());
        prop_assert_eq!(&key.series, &row.series);
        match (key.period, row.series.timing) {
            (KeyPeriod::Unstated, _) => prop_assert_eq!(row.period.end_date(), None),
            (KeyPeriod::Over(period), Timing::Flow) => prop_assert_eq!(period, row.period),
            (KeyPeriod::At(day), Timing::Stock | Timing::Level) => {
                prop_assert_eq!(Some(day), row.period.end_date());
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn warnings_are_about_rows_of_the_dataset(dataset in strategies::datasets()) {
        let rows: Vec<&Observation> = dataset.observations().collect();
        for warning in dataset.warnings() {
            prop_assert!(rows.contains(&&warning.observation));
            prop_assert!(!warning.to_string().is_empty());
        }
    }
}

/// Laws about releases hold of nothing if random datasets had none that meet.
#[test]
fn releases_meet_often_enough() {
    let mut runner = TestRunner::deterministic();
    let (mut shared, mut restated, mut undated, mut refused) = (0, 0, 0, 0);
    for _ in 0..100 {
        let dataset = strategies::datasets().new_tree(&mut runner).unwrap().current();
        let known = dataset.all_known();
        shared += keys(known).iter().filter(|key| known.releases(key).count() > 1).count();
        restated += known.restatements().len();
        undated += known.observations().filter(|row| row.source.published_on.is_none()).count();
        let rows = strategies::any_observations().new_tree(&mut runner).unwrap().current();
        refused += usize::from(build(rows).is_err());
    }
    assert!(shared > 20, "{shared}");
    assert!(restated > 10, "{restated}");
    assert!(undated > 100, "{undated}");
    assert!((20..100).contains(&refused), "{refused}");
}
