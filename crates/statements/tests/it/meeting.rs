//! The meeting of 24 April 2024 against figures computed by hand.

use kawasan_data::{files, kek};
use kawasan_model::{Decimal, Tri};
use kawasan_statements::{
    Checked, CheckedCriterion, Context, Evidence, Meeting, Reader, StatementVerdict,
};

pub(crate) fn reader() -> Reader<'static> {
    let reader = Reader::of(kek().dataset()).unwrap();
    let reader =
        reader.with_official_classes(kek().official_classes()).with_projects(kek().projects());
    reader.with_methodologies(files::METHODOLOGIES.iter().copied()).unwrap()
}

fn meeting() -> Meeting {
    reader().read(files::STATEMENTS).unwrap_or_else(|problems| panic!("{problems}"))
}

fn check<T>(id: &str, look: impl FnOnce(&Checked<'_>) -> T) -> T {
    let meeting = meeting();
    let context = Context::new(kek().dataset(), kek().official_classes(), kek().projects());
    look(&context.check(&meeting, meeting.statement(id).unwrap()))
}

fn criterion<'c, 'a>(checked: &'c Checked<'a>, id: &str) -> &'c CheckedCriterion<'a> {
    checked.criteria.iter().find(|one| one.criterion.id == id).unwrap()
}

fn value(checked: &Checked<'_>, id: &str) -> [String; 3] {
    let Evidence::Value(found) = &criterion(checked, id).evidence else { panic!("{id}") };
    let value = found.outcome.value().unwrap();
    let text = |bound: Option<Decimal>| bound.unwrap().to_string();
    [value.amount.to_string(), text(value.interval.low()), text(value.interval.high())]
}

#[test]
fn every_statement_is_checked_in_its_order() {
    let meeting = meeting();
    let ids: Vec<&str> = meeting.statements.iter().map(|one| one.id.as_str()).collect();
    let expected: Vec<String> = (1..=17).map(|number| format!("s{number:02}")).collect();
    assert_eq!(ids, expected);
    for statement in &meeting.statements {
        for language in ["id", "en"] {
            assert!(statement.text.exact(language).is_some(), "{} {language}", statement.id);
            for one in &statement.criteria {
                assert!(one.title.exact(language).is_some(), "{} {language}", one.id);
            }
        }
    }
}

/// 15.1 ÷ 8.5 − 1, with the rounding of both; 15.1 ÷ (78.1 ÷ 4); 15.1 × 62.9 ÷ (78.1 × 8.5).
#[test]
fn a_positive_result_hangs_on_the_yardstick() {
    check("s05", |checked| {
        assert_eq!(checked.verdict, StatementVerdict::Undecidable);
        assert_eq!(value(checked, "growth"), ["0.7765", "0.7602", "0.7929"]);
        assert_eq!(value(checked, "pace")[0], "0.7734");
        assert_eq!(value(checked, "seasonal_pace")[0], "1.4307");
        let verdict = |id| criterion(checked, id).verdict;
        assert_eq!(verdict("growth"), StatementVerdict::Holds);
        assert_eq!(verdict("pace"), StatementVerdict::Contradicted);
        // The meeting didn't know yet what came of the year.
        assert_eq!(value(checked, "outcome")[0], "90100000000000");
    });
}

#[test]
fn the_registry_counts_as_many_zones() {
    check("s08", |checked| {
        assert_eq!(checked.verdict, StatementVerdict::Holds);
        let Evidence::Zones(zones) = &criterion(checked, "registry").evidence else { panic!() };
        assert_eq!((zones.judgement.members, zones.zones.len()), ((20, 20), 20));
        // The other figures are those of the release itself, and the check knows it.
        let release = &checked.statement.source;
        assert!(criterion(checked, "investment").rests_on(release));
        assert!(!criterion(checked, "registry").rests_on(release));
        assert_eq!(value(checked, "implied_opening_investment")[0], "172400000000000");
    });
}

/// With no class known, at least none and at most all; more than half of 20 are 11.
#[test]
fn without_data_most_zones_can_not_be_decided() {
    check("s02", |checked| {
        assert_eq!(checked.verdict, StatementVerdict::Undecidable);
        let Evidence::Zones(zones) = &criterion(checked, "classes").evidence else { panic!() };
        assert_eq!((zones.judgement.holding, zones.judgement.members), ((0, 20), (20, 20)));
        assert_eq!((zones.judgement.to_hold, zones.judgement.to_contradict), (Some(11), Some(10)));
    });
}

/// 44.5 ÷ 3.5 and 45.5 ÷ 2.5 thousand billions over billions.
#[test]
fn an_exchange_without_a_rate_fits_many() {
    check("s11", |checked| {
        assert_eq!(checked.verdict, StatementVerdict::Undecidable);
        let Evidence::Exchange(found) = &criterion(checked, "rate").evidence else { panic!() };
        let rate = found.computed.unwrap();
        let (low, high) = (rate.interval.low().unwrap(), rate.interval.high().unwrap());
        assert!(low > Decimal::from(12_714) && low < Decimal::from(12_715), "{low}");
        assert_eq!(high, Decimal::from(18_200));
    });
}

#[test]
fn what_nobody_published_is_not_evidenced() {
    for id in ["s09", "s10", "s14", "s15", "s16"] {
        check(id, |checked| {
            assert_eq!(checked.verdict, StatementVerdict::NotEvidenced, "{id}");
        });
    }
    // Projections are shown, and decide nothing.
    check("s14", |checked| {
        let projected = criterion(checked, "projected");
        assert!(!projected.criterion.decides && !projected.evidence.observations().is_empty());
    });
    // A part that is evidenced isn't the whole.
    check("s15", |checked| {
        assert_eq!(criterion(checked, "workers").verdict, StatementVerdict::Holds);
    });
}

/// Six were named in June 2023; of the others nothing was said.
#[test]
fn official_classes_count_from_the_day_they_were_published() {
    check("s03", |checked| {
        assert_eq!(checked.verdict, StatementVerdict::Holds);
        let Evidence::Zones(zones) = &criterion(checked, "not_running").evidence else { panic!() };
        assert_eq!(zones.judgement.holding, (6, 20));
    });
    // MBTK had none of what was committed; half of its six peers with figures had 47 % or more.
    check("s03", |checked| {
        let Evidence::Zones(zones) = &criterion(checked, "behind_peers").evidence else { panic!() };
        let behind = zones.zones.iter().filter(|zone| zone.holds == Tri::Yes);
        assert_eq!(behind.map(|zone| zone.zone.id().as_str()).collect::<Vec<_>>(), ["mbtk"]);
    });
    let mut earlier = meeting();
    earlier.held_on = kawasan_model::parse_date("2023-06-06").unwrap();
    let context = Context::new(kek().dataset(), kek().official_classes(), kek().projects());
    let checked = context.check(&earlier, earlier.statement("s03").unwrap());
    assert_eq!(criterion(&checked, "not_running").verdict, StatementVerdict::Undecidable);
}

/// No opening of 2024 is on record, and of fourteen zones none at all.
#[test]
fn an_opening_that_nobody_recorded_stays_possible() {
    check("s17", |checked| {
        assert_eq!(checked.verdict, StatementVerdict::Undecidable);
        let Evidence::Zones(zones) = &criterion(checked, "opened").evidence else { panic!() };
        assert_eq!((zones.judgement.holding, zones.judgement.members), ((0, 14), (24, 24)));
        let lido = zones.zones.iter().find(|one| one.zone.id().as_str() == "lido").unwrap();
        assert_eq!(lido.holds, Tri::No, "it opened in 2023");
    });
}
