//! Who has reported: states and lateness against a count by hand, and rules as text.

use kawasan_indicators::{
    Catalogue, Evaluator, Group, ReportState, Reporting, ReportingRule, totals,
};
use kawasan_model::{
    Basis, Dataset, Date, Observation, Period, Series, Source, Subject, Timing, Tri, Verdict,
    parse_date,
};
use kawasan_testing::{config, fixtures};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const RULE: &str = "realised investment flow, realised employment flow; within 15 days";
const PERIOD: &str = "2024-Q1";
/// The zones of the fixture in force in that quarter, in their order.
const ZONES: [&str; 4] = ["gresik", "kendal", "mandalika", "sanur"];

/// When an item came: not at all, without a date, or so many days after the quarter's end.
type Came = Option<Option<u16>>;

fn came() -> impl Strategy<Value = Vec<[Came; 2]>> {
    let one = || option::of(option::of(select(vec![1_u16, 14, 15, 16, 40])));
    vec((one(), one()).prop_map(|(a, b)| [a, b]), ZONES.len())
}

fn day_after(days: u16) -> Date {
    let end = fixtures::read::<Period>(PERIOD).last_day();
    (0..days).fold(end, |day, _| day.next_day().unwrap())
}

fn dataset(all: &[[Came; 2]]) -> Dataset {
    let mut rows = Vec::new();
    for (zone, items) in ZONES.iter().zip(all) {
        for (came, (measure, figure)) in
            items.iter().zip([("investment", "1 IDR trillion"), ("employment", "10 persons")])
        {
            let Some(day) = came else { continue };
            let subject = Subject::Zone(fixtures::read(zone));
            let id = fixtures::read(measure);
            let series = Series::new(subject, id, Basis::Realised, Timing::Flow);
            let source = Source::new("a zone");
            let source = day.map_or(source.clone(), |days| source.on(day_after(days)));
            let figure = figure.parse().unwrap();
            rows.push(Observation::new(series, PERIOD.parse().unwrap(), figure, source));
        }
    }
    Dataset::builder(fixtures::registry(), fixtures::measures()).observations(rows).build().unwrap()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn states_and_lateness_are_those_of_the_items(all in came(), known_after in option::of(0..=50_u16)) {
        let dataset = dataset(&all);
        let known = known_after.map_or(dataset.all_known(), |days| dataset.known_on(day_after(days)));
        let rule: ReportingRule = RULE.parse().unwrap();
        let reporting = Reporting::of(known, &rule, PERIOD.parse().unwrap()).unwrap();
        prop_assert_eq!(reporting.due, parse_date("2024-04-15").unwrap());
        prop_assert_eq!(reporting.zones.len(), ZONES.len());
        for ((report, id), items) in reporting.zones.iter().zip(ZONES).zip(&all) {
            prop_assert_eq!(report.zone.id().as_str(), id);
            prop_assert_eq!(report.is_due, Tri::Yes);
            // What was known by then.
            let here: Vec<Option<u16>> = items.iter().flatten().copied().filter(|day| {
                known_after.is_none_or(|known| day.is_some_and(|day| day <= known))
            }).collect();
            let state = match here.len() {
                0 => ReportState::None,
                2 => ReportState::Complete,
                _ => ReportState::Partial,
            };
            prop_assert_eq!(report.state(), state);
            prop_assert_eq!(report.missing().count(), 2 - here.len());
            let late = here.iter().any(|day| day.is_some_and(|day| day > 15));
            let perhaps = here.contains(&None);
            let expected = if late { Tri::Yes } else if perhaps { Tri::Possible } else { Tri::No };
            prop_assert_eq!(report.is_late(), expected);
            let dated: Vec<u16> = here.iter().flatten().copied().collect();
            let days = dated.iter().min().zip(dated.iter().max());
            let expected = days.map(|(first, last)| (day_after(*first), day_after(*last)));
            prop_assert_eq!(report.received(), expected);
        }
    }

    /// The catalogue's rates, from the counts as observations.
    #[test]
    fn rates_follow_from_the_counts(all in came()) {
        let given = dataset(&all);
        let rule: ReportingRule = RULE.parse().unwrap();
        let reporting = Reporting::of(given.all_known(), &rule, PERIOD.parse().unwrap()).unwrap();
        let counted = reporting.observations(&Source::new("counted"));
        prop_assert_eq!(counted.len(), 3 * ZONES.len());
        let counts = Dataset::builder(fixtures::registry(), fixtures::measures())
            .observations(counted).build().unwrap();
        let catalogue = Catalogue::standard(&counts).unwrap();
        let group = Group::of("in force", counts.registry(), |zone| ZONES.contains(&zone.id().as_str()));
        let evaluator = Evaluator::new(counts.all_known(), group, PERIOD.parse().unwrap());
        let outcome = evaluator.evaluate(catalogue.get("reporting_rate").unwrap());
        let received = all.iter().filter(|items| items.iter().any(Option::is_some)).count();
        let expected = rust_decimal::Decimal::new(i64::try_from(received).unwrap() * 2500, 4);
        prop_assert_eq!(outcome.value().unwrap().amount, expected);
        let outcome = evaluator.evaluate(catalogue.get("reporting_timeliness").unwrap());
        let late = |state: Tri| reporting.zones.iter().filter(|zone| zone.is_late() == state).count();
        let in_time = |late: usize| rust_decimal::Decimal::new(
            (i64::try_from(received).unwrap() - i64::try_from(late).unwrap()) * 2500, 4,
        );
        let interval = outcome.value().unwrap().interval;
        let (certain, possible) = (late(Tri::Yes), late(Tri::Possible));
        prop_assert_eq!(interval.high(), Some(in_time(certain)));
        prop_assert_eq!(interval.low(), Some(in_time(certain + possible)));
    }

    /// All zones together are the nation, or one of the two is wrong.
    #[test]
    fn totals_are_decided_once_all_zones_reported(
        jobs in vec(option::weighted(0.9, 0..=999_i64), ZONES.len()),
        nation in option::of(0..=3_996_i64),
    ) {
        let row = |subject: Subject, count: i64| {
            let series = Series::new(subject, fixtures::read("employment"), Basis::Realised, Timing::Flow);
            let figure = format!("{count} persons").parse().unwrap();
            Observation::new(series, PERIOD.parse().unwrap(), figure, Source::new("a zone"))
        };
        let sum: i64 = jobs.iter().flatten().sum();
        let nation = nation.unwrap_or(sum);
        let zones = ZONES.iter().zip(&jobs).filter_map(|(zone, count)| {
            Some(row(Subject::Zone(fixtures::read(zone)), (*count)?))
        });
        let rows = zones.chain([row(Subject::National, nation)]);
        let dataset = Dataset::builder(fixtures::registry(), fixtures::measures())
            .observations(rows).build().unwrap();
        let catalogue = Catalogue::standard(&dataset).unwrap();
        let added = catalogue.get("employment_added").unwrap();
        let found = totals(dataset.all_known(), PERIOD.parse().unwrap(), [added]);
        let reported = jobs.iter().flatten().count();
        let expected = match (reported == ZONES.len(), sum == nation) {
            (false, _) => Verdict::Undecidable,
            (true, true) => Verdict::Holds,
            (true, false) => Verdict::Contradicted,
        };
        prop_assert_eq!(found[0].verdict, expected);
        let difference = found[0].difference.map(|(amount, _)| amount);
        prop_assert_eq!(difference, (reported > 0).then(|| (sum - nation).into()));
    }
}

#[test]
fn rules_are_read_and_refused() {
    for text in [RULE, "realised land_area level; within 0 days"] {
        assert_eq!(text.parse::<ReportingRule>().unwrap().to_string(), text);
    }
    let rule: ReportingRule = RULE.parse().unwrap();
    assert_eq!(rule.clone().within(30).due(PERIOD.parse().unwrap()), parse_date("2024-04-30").ok());
    assert_eq!(rule.due("9999-Q4".parse().unwrap()), None);
    for (text, said) in [
        ("realised investment flow", "doesn't end in the days"),
        ("realised investment flow; in 15 days", "doesn't end in the days"),
        ("realised investment flow; within -1 days", "doesn't end in the days"),
        ("investment flow; within 15 days", "`investment flow` is nothing to report"),
        ("realized investment flow; within 15 days", "`realized`"),
        ("; within 15 days", "is nothing to report"),
        (
            "realised investment flow, realised investment flow; within 1 day",
            "`realised investment flow` is there twice",
        ),
    ] {
        let error = text.parse::<ReportingRule>().unwrap_err();
        assert!(error.to_string().contains(said), "{text}: {error}");
    }
}
