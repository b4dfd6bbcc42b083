//! Criteria against a few figures of one's own, by hand.

use kawasan_data::{files, kek, read_submission};
use kawasan_model::{OfficialClass, Source, Tri};
use kawasan_statements::{Checked, CheckedCriterion, Context, Evidence, Reader, StatementVerdict};

use StatementVerdict::{Contradicted, Holds, NotEvidenced, Undecidable};

/// Made up. Gresik exported, in 2023 and after the meeting; a company there employs people.
const ROWS: &str = "\
subject,counterparty,measure,basis,timing,period,value,unit,publisher,published_on
gresik,,exports,realised,flow,2022,1,IDR trillion,made up,2023-01-10
gresik,,exports,realised,flow,2023-S1,2,IDR trillion,made up,2023-07-10
gresik,,exports,realised,flow,2023-Q2,1.5,IDR trillion,made up,2023-07-10
gresik,,exports,realised,flow,2023,5,IDR trillion,made up,2024-01-10
gresik,,exports,realised,flow,2024-S1,3,IDR trillion,made up,2024-07-10
gresik,,exports,target,flow,2030,9,IDR trillion,made up,2024-01-10
gresik,a company,employment,realised,stock,2023,100,persons,made up,2024-01-10
kendal,,visitors,realised,flow,2023,70,persons,made up,2024-02-10
kendal,,investment,realised,flow,2024-Q1,20,IDR billion,made up,2024-04-20
kendal,,investment,target,flow,2024,100,IDR billion,made up,2024-04-20
nongsa,,investment,realised,flow,2024-Q1,25,IDR billion,made up,2024-04-20
nongsa,,investment,target,flow,2024,100,IDR billion,made up,2024-04-20
sanur,,investment,realised,flow,2024-Q1,26,IDR billion,made up,2024-04-20
sanur,,investment,target,flow,2024,100,IDR billion,made up,2024-04-20
";

/// A meeting with one statement.
fn meeting(held_on: &str, criteria: &str) -> String {
    format!(
        "title = {{ en = \"A meeting\" }}\nheld_on = {held_on}\nperiod = \"2024-Q1\"\n\
         source = {{ publisher = \"made up\", published_on = 2024-04-20 }}\n\
         [[statement]]\nid = \"s\"\nkind = \"story\"\nsubjects = [\"gresik\"]\nperiod = \"2024-Q1\"\n\
         text = {{ en = \"A story\" }}\nreading = \"all\"\n{criteria}"
    )
}

fn criterion(id: &str, keys: &str) -> String {
    format!("[[statement.criterion]]\nid = \"{id}\"\ntitle = {{ en = \"c\" }}\n{keys}\n")
}

/// What criteria come to that are about Gresik in Q1 2024, as known on a day.
fn check<T>(held_on: &str, criteria: &str, look: impl FnOnce(&Checked<'_>) -> T) -> T {
    let rows = read_submission(ROWS).unwrap_or_else(|error| panic!("{error}"));
    let dataset = kek().with_submission(&rows).unwrap_or_else(|error| panic!("{error}"));
    let reader = Reader::of(&dataset)
        .unwrap()
        .with_official_classes(kek().official_classes())
        .with_projects(kek().projects());
    let reader = reader.with_methodologies(files::METHODOLOGIES.iter().copied()).unwrap();
    let text = meeting(held_on, criteria);
    let meeting = reader.read(&text).unwrap_or_else(|problems| panic!("{problems}"));
    look(
        &Context::new(&dataset, kek().official_classes(), kek().projects())
            .check(&meeting, &meeting.statements[0]),
    )
}

/// One criterion.
fn one<T>(held_on: &str, keys: &str, look: impl FnOnce(&CheckedCriterion<'_>) -> T) -> T {
    check(held_on, &criterion("c", keys), |checked| look(&checked.criteria[0]))
}

fn verdict(held_on: &str, keys: &str) -> StatementVerdict {
    one(held_on, keys, |one| one.verdict)
}

/// What is so of each zone, in a set of one's own.
fn zones(held_on: &str, which: &str, asked: [&str; 3]) -> [Tri; 3] {
    let [a, b, c] = asked;
    let keys = format!("these = [\"{a}\", \"{b}\", \"{c}\"]\ncount = \"all\"\nwhich = {which}");
    one(held_on, &keys, |one| {
        let Evidence::Zones(found) = &one.evidence else { panic!("zones") };
        asked.map(|id| found.zones.iter().find(|own| own.zone.id().as_str() == id).unwrap().holds)
    })
}

/// The figures that are found, as they are written.
fn figures(held_on: &str, keys: &str) -> Vec<String> {
    one(held_on, keys, |one| {
        let found = one.evidence.observations();
        assert_eq!(one.verdict == Holds, !found.is_empty());
        found.iter().map(|one| one.figure.to_string()).collect()
    })
}

#[test]
fn the_last_figure_that_was_known_and_whose_time_was_over() {
    let exports = "published = [\"exports\"]\nbasis = \"realised\"";
    assert_eq!(figures("2024-04-24", exports), ["5 IDR trillion"]);
    // The day before the year's figure came, and the day.
    assert_eq!(figures("2024-01-09", exports), ["2 IDR trillion"]);
    assert_eq!(figures("2024-01-10", exports), ["5 IDR trillion"]);
    assert_eq!(figures("2023-01-09", exports), [""; 0]);
    let by = |period: &str| figures("2024-12-31", &format!("{exports}\nperiod = \"{period}\""));
    assert_eq!(by("2023-Q1"), ["1 IDR trillion"]);
    assert_eq!(by("2023-Q2"), ["2 IDR trillion"]);
    assert_eq!(by("2024-Q1"), ["5 IDR trillion"]);
    assert_eq!(by("2024"), ["3 IDR trillion"]);
    let stock = format!("{exports}\ntiming = \"stock\"");
    assert_eq!(figures("2024-04-24", &stock), [""; 0]);
    let flow = format!("{exports}\ntiming = \"flow\"");
    assert_eq!(figures("2024-04-24", &flow), ["5 IDR trillion"]);
    // Plans are for times to come.
    let target = "published = [\"exports\"]\nbasis = \"target\"";
    assert_eq!(figures("2024-04-24", target), ["9 IDR trillion"]);
}

#[test]
fn a_companys_figure_is_not_its_zones() {
    let employment = "published = [\"employment\"]\nbasis = \"realised\"";
    assert_eq!(verdict("2024-04-24", employment), NotEvidenced);
    assert_eq!(verdict("2024-04-24", &format!("{employment}\nof = \"national\"")), Holds);
}

#[test]
fn quarters_have_the_shortest_figure_that_ends_with_them() {
    let quarters = |span: &str, count: &str| {
        let keys = format!(
            "published = [\"exports\"]\nbasis = \"realised\"\ntiming = \"flow\"\nquarters = {span}\n\
             count = \"{count}\""
        );
        one("2024-04-24", &keys, |one| {
            let Evidence::Quarters(_, found) = &one.evidence else { panic!("quarters") };
            let figure = |found: &Option<&kawasan_model::Observation>| {
                found.map_or_else(String::new, |one| one.figure.to_string())
            };
            let found: Vec<String> = found.iter().map(|(_, one)| figure(one)).collect();
            (one.verdict, found)
        })
    };
    let found = quarters("[\"2022-Q4\", \"2023-Q2\"]", "all");
    let expected = ["1 IDR trillion", "", "1.5 IDR trillion"].map(str::to_owned).to_vec();
    assert_eq!(found, (Undecidable, expected));
    let one = quarters("[\"2023-Q4\", \"2023-Q4\"]", "all");
    assert_eq!(one, (Holds, vec!["5 IDR trillion".to_owned()]));
    // That nothing was published doesn't say that nothing was done.
    assert_eq!(quarters("[\"2023-Q3\", \"2023-Q3\"]", "none").0, Undecidable);
    assert_eq!(quarters("[\"2023-Q4\", \"2023-Q4\"]", "none").0, Contradicted);
}

/// 20, 25 and 26 of 100 ÷ 4; limits are exact, and a billion is known to a half.
#[test]
fn values_are_on_one_side_for_certain_or_not() {
    let pace = |limit: &str| {
        let which = format!("{{ indicator = \"investment_pace\", {limit} }}");
        zones("2024-04-24", &which, ["kendal", "nongsa", "gresik"])
    };
    assert_eq!(pace("below = \"100%\""), [Tri::Yes, Tri::Possible, Tri::Possible]);
    assert_eq!(pace("at_least = \"100%\""), [Tri::No, Tri::Possible, Tri::Possible]);
    assert_eq!(pace("above = \"70%\""), [Tri::Yes, Tri::Yes, Tri::Possible]);
    assert_eq!(pace("at_most = \"70%\""), [Tri::No, Tri::No, Tri::Possible]);
    // Nothing was known the day before.
    let which = "{ indicator = \"investment_pace\", below = \"100%\" }";
    let before = zones("2024-04-19", which, ["kendal", "nongsa", "gresik"]);
    assert_eq!(before, [Tri::Possible; 3]);
}

/// Just 70 visitors.
#[test]
fn a_value_at_its_limit() {
    let holds = |limit: &str| {
        let which =
            format!("{{ indicator = \"visitors\", period = \"2023\", {limit} = \"70 persons\" }}");
        zones("2024-04-24", &which, ["kendal", "gresik", "sanur"])[0]
    };
    let limits = ["above", "at_least", "below", "at_most"].map(holds);
    assert_eq!(limits, [Tri::No, Tri::Yes, Tri::No, Tri::Yes]);
}

/// Kendal is below, Sanur above.
#[test]
fn of_several_things_all_must_hold() {
    let asked = |which: &str| zones("2024-04-24", which, ["kendal", "sanur", "nongsa"]);
    let slow = "{ indicator = \"investment_pace\", below = \"100%\" }";
    let industry = "{ is_in = \"cluster:industry\" }";
    let tourism = "{ is_in = \"cluster:tourism\" }";
    assert_eq!(asked(slow), [Tri::Yes, Tri::No, Tri::Possible]);
    assert_eq!(asked(industry), [Tri::Yes, Tri::No, Tri::No]);
    assert_eq!(asked(&format!("[{slow}, {industry}]")), [Tri::Yes, Tri::No, Tri::No]);
    assert_eq!(asked(&format!("[{industry}, {slow}]")), [Tri::Yes, Tri::No, Tri::No]);
    assert_eq!(asked(&format!("[{slow}, {tourism}]"))[0], Tri::No);
}

#[test]
fn missing_figures_are_no_evidence_and_a_missing_divisor_is_open() {
    let value = |keys: &str| verdict("2024-04-24", keys);
    assert_eq!(value("indicator = \"investment_realised\""), NotEvidenced);
    assert_eq!(value("indicator = \"investment_target\""), NotEvidenced);
    assert_eq!(value("indicator = \"plan_pace\""), NotEvidenced);
    // The law knows sports, and no zone has them.
    assert_eq!(
        value("indicator = \"investment_realised\"\nof = \"activity:sports\""),
        NotEvidenced
    );
    assert_eq!(value("indicator = \"investment_realised\"\nof = \"kendal\""), Holds);
    let zero = "formula = \"realised investment flow [period] ÷ (realised investment flow [period] − \
                realised investment flow [period])\"\nrounding = \"2 half_away\"\nof = \"kendal\"";
    assert_eq!(value(zero), Undecidable);
    let stated = |text: &str| {
        value(&format!("indicator = \"investment_realised\"\nof = \"kendal\"\nstated = \"{text}\""))
    };
    assert_eq!(stated("20 IDR billion"), Holds);
    assert_eq!(stated("20.5 IDR billion"), Holds);
    assert_eq!(stated("20.6 IDR billion"), Contradicted);
}

/// Lido opened on 31 March 2023, Palu in September 2017, Kendal on a day that nobody recorded.
#[test]
fn an_opening_counts_when_it_was_known() {
    let opened = |held_on: &str, period: &str| {
        let which = format!("{{ opened_in = \"{period}\" }}");
        zones(held_on, &which, ["lido", "palu", "kendal"])
    };
    assert_eq!(opened("2024-04-24", "2023-Q1"), [Tri::Yes, Tri::No, Tri::Possible]);
    assert_eq!(opened("2023-03-31", "2023"), [Tri::Yes, Tri::No, Tri::Possible]);
    assert_eq!(opened("2023-03-30", "2023"), [Tri::Possible, Tri::No, Tri::Possible]);
    assert_eq!(opened("2024-04-24", "2017-Q3"), [Tri::No, Tri::Yes, Tri::No]);
    assert_eq!(opened("2024-04-24", "2017-Q4"), [Tri::No, Tri::No, Tri::No]);
    // Bitung opened on 1 April 2019.
    let bitung = |period: &str| {
        zones("2024-04-24", &format!("{{ opened_in = \"{period}\" }}"), ["bitung", "palu", "lido"])
            [0]
    };
    assert_eq!(["2019-Q1", "2019-Q2"].map(bitung), [Tri::No, Tri::Yes]);
    // Kendal was designated on 18 December 2019, Lido in 2021.
    assert_eq!(opened("2024-04-24", "2019-Q3")[2], Tri::No);
    assert_eq!(opened("2024-04-24", "2019-Q4")[2], Tri::Possible);
}

#[test]
fn the_last_class_of_a_scheme_counts_from_the_day_it_was_published() {
    let which = "{ scheme = \"DN-KEK 2021 report\", classes = [\"Optimal\"] }";
    let asked = |held_on: &str| zones(held_on, which, ["kendal", "gresik", "sanur"]);
    // 18 July 2022; Sanur wasn't named.
    assert_eq!(asked("2022-07-18"), [Tri::Yes, Tri::No, Tri::Possible]);
    assert_eq!(asked("2022-07-17"), [Tri::Possible; 3]);
}

/// Gresik had A and then, of two measures, B and C; Kendal only what came after.
#[test]
fn of_several_times_the_last_that_was_known_counts() {
    let given = |zone: &str, period: &str, class: &str, day: &str| OfficialClass {
        zone: zone.parse().unwrap(),
        period: period.parse().unwrap(),
        class: class.to_owned(),
        scheme: "made up: A / B / C / D".to_owned(),
        is_performance: true,
        as_stated: None,
        source: Source::new("made up").on(kawasan_model::parse_date(day).unwrap()).into(),
        note: None,
    };
    let official = [
        given("gresik", "2021", "A", "2022-01-10"),
        given("gresik", "2022", "B", "2023-01-10"),
        given("gresik", "2022", "C", "2023-01-10"),
        given("kendal", "2023", "A", "2024-05-10"),
    ];
    let reader = Reader::of(kek().dataset()).unwrap().with_official_classes(&official);
    let holds = |held_on: &str, class: &str| {
        let which = format!("{{ scheme = \"made up\", classes = [\"{class}\"] }}");
        let keys = format!("these = [\"gresik\", \"kendal\"]\ncount = \"all\"\nwhich = {which}");
        let meeting = reader.read(&meeting(held_on, &criterion("c", &keys))).unwrap();
        let context = Context::new(kek().dataset(), &official, kek().projects());
        let checked = context.check(&meeting, &meeting.statements[0]);
        let Evidence::Zones(found) = &checked.criteria[0].evidence else { panic!("zones") };
        [0, 1].map(|place| found.zones[place].holds)
    };
    use Tri::{No, Possible, Yes};
    assert_eq!(holds("2022-12-31", "A"), [Yes, Possible]);
    assert_eq!(holds("2023-12-31", "A"), [No, Possible]);
    assert_eq!(holds("2023-12-31", "B"), [Yes, Possible]);
    assert_eq!(holds("2023-12-31", "C"), [Yes, Possible]);
    // The scheme has it, and gave it to nobody.
    assert_eq!(holds("2024-12-31", "D"), [No, No]);
}

/// A zone of which there is nothing to compare or rate may be behind, or have any class.
#[test]
fn what_has_no_value_or_class_stays_open() {
    let which = "{ indicator = \"investment_pace\", behind_peers = \"all\" }";
    let behind = zones("2024-04-24", which, ["kendal", "gresik", "sanur"]);
    assert_eq!(behind[1], Tri::Possible);
    // Too little data, and no zone in that year.
    let which = "{ methodology = \"kek-rencana\", classes = [\"baik\"], period = \"2023\" }";
    assert_eq!(zones("2024-04-24", which, ["kendal", "setangga", "gresik"]), [Tri::Possible; 3]);
}

/// Sei Mangkei has palm oil, Sanur nothing on record; Gresik takes copper one step.
#[test]
fn the_registry_names_what_zones_have() {
    let asked = |which: &str| zones("2024-04-24", which, ["sei-mangkei", "sanur", "gresik"]);
    let palm_oil = asked("{ is_in = \"resource:palm_oil\" }");
    assert_eq!(palm_oil, [Tri::Yes, Tri::No, Tri::No]);
    // Sei Mangkei makes oleochemicals; the smelter of Gresik was being built, foil too.
    let steps = |which: &str| asked(&format!("{{ steps = {which} }}"));
    assert_eq!(steps("1, presence = \"operating\""), [Tri::Yes, Tri::Possible, Tri::Possible]);
    let built = steps("2, presence = \"under_construction\"");
    assert_eq!(built, [Tri::Yes, Tri::Possible, Tri::Yes]);
    let copper = steps("1, presence = \"announced\", chain = \"copper\"");
    assert_eq!(copper, [Tri::Possible, Tri::Possible, Tri::Yes]);
    assert_eq!(steps("9, presence = \"announced\""), [Tri::Possible; 3]);
}

/// Every zone has activities by law; Lido's aren't on record.
#[test]
fn what_is_not_on_record_may_be_so() {
    let which = "{ is_in = \"activity:production_processing\" }";
    let asked = zones("2024-04-24", which, ["lido", "gresik", "sanur"]);
    assert_eq!(asked, [Tri::Possible, Tri::Yes, Tri::No]);
}

#[test]
fn zones_in_force_are_counted_by_the_registry_of_the_day() {
    let count = |on: &str, zones: &str| {
        let keys = format!("zones = \"{zones}\"\non = {on}\ncount = \"some\"");
        one("2024-12-31", &keys, |one| {
            let Evidence::Zones(found) = &one.evidence else { panic!("zones") };
            (one.verdict, found.judgement.members)
        })
    };
    assert_eq!(count("2024-03-31", "all"), (Holds, (20, 20)));
    assert_eq!(count("2024-06-30", "all"), (Holds, (22, 22)));
    assert_eq!(count("2024-10-06", "sector:education"), (Contradicted, (0, 0)));
    assert_eq!(count("2024-10-07", "sector:education"), (Holds, (1, 1)));
}

/// Of three deciding criteria each group comes to the statement; what decides nothing doesn't.
#[test]
fn only_what_decides_makes_the_verdict() {
    let holds = criterion("a", "published = [\"exports\"]\nbasis = \"realised\"");
    let missing = "indicator = \"investment_realised\"";
    let all = |last: String| check("2024-04-24", &format!("{holds}{last}"), |one| one.verdict);
    assert_eq!(all(criterion("b", missing)), NotEvidenced);
    assert_eq!(all(criterion("b", &format!("decides = false\n{missing}"))), Holds);
}

/// The release of 20 April 2024 against itself, with a figure of another day, with none.
#[test]
fn a_criterion_knows_if_it_rests_on_the_statements_own_release() {
    let alone = |keys: &str| {
        check("2024-04-24", &criterion("c", keys), |checked| {
            checked.criteria[0].rests_on(&checked.statement.source)
        })
    };
    assert!(alone("indicator = \"investment_pace\"\nof = \"kendal\""));
    assert!(!alone(
        "published = [\"investment\", \"visitors\"]\nbasis = \"realised\"\nof = \"kendal\""
    ));
    assert!(!alone("indicator = \"investment_pace\""));
}

/// Two criteria rest on the quarter's figure, one of them on the year's target, too.
#[test]
fn what_a_statement_rests_on_is_there_once() {
    let added = criterion("a", "indicator = \"investment_realised\"\nof = \"kendal\"");
    let pace = criterion("b", "indicator = \"investment_pace\"\nof = \"kendal\"");
    let industry = "{ is_in = \"cluster:industry\" }";
    let zones =
        criterion("c", &format!("these = [\"kendal\"]\ncount = \"all\"\nwhich = {industry}"));
    check("2024-04-24", &format!("{added}{pace}{zones}"), |checked| {
        assert_eq!(checked.observations().len(), 2);
        let registered = |place: usize| checked.criteria[place].evidence.registered();
        assert_eq!(registered(2).len(), 1);
        assert!(registered(2)[0].1.is_none() && registered(0).is_empty());
        // The registry isn't a figure.
        assert!(checked.criteria[2].evidence.observations().is_empty());
    });
    // An opening and a designation are events of the registry.
    for keys in [
        "these = [\"lido\"]\ncount = \"all\"\nwhich = { opened_in = \"2023\" }",
        "zones = \"sector:mro\"\ncount = \"some\"",
    ] {
        one("2024-04-24", keys, |one| {
            let registered = one.evidence.registered();
            assert!(registered.len() == 1 && registered[0].1.is_some());
        });
    }
    // Peers are what a comparison rests on, and so is the zone itself.
    let behind = "these = [\"kendal\"]\ncount = \"all\"\n\
                  which = { indicator = \"investment_pace\", behind_peers = \"all\" }";
    let rests_on = one("2024-04-24", behind, |one| one.evidence.observations().len());
    assert_eq!(rests_on, 6);
}
