//! Laws of long-run plans: which stock and which plan are taken, and how much of a plan's
//! time had passed, against a count of quarters one by one.

use kawasan_indicators::{
    Evaluator, Formula, Group, Indicator, Missing, Outcome, Rounding, RoundingMode, Terms, Window,
};
use kawasan_model::{
    Basis, Currency, Dataset, Date, EventKind, Figure, Lifecycle, LifecycleEvent, Observation,
    PartialDate, Period, Place, Quarter, Registry, ReportedPeriod, ReportingYear, Series, Source,
    Subject, Timing, Zone,
};
use kawasan_testing::reference::{RBig, rational, round};
use kawasan_testing::{config, fixtures};
use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const PACE: &str = "realised investment stock [latest_8] ÷ (target investment stock [plan] × \
                    elapsed_share(target investment stock [plan], realised investment stock \
                    [latest_8]))";

/// What was published of one zone.
#[derive(Debug, Clone)]
struct Published {
    designated: PartialDate,
    /// Stocks by the quarters that they are of.
    stocks: Vec<(Quarter, Figure)>,
    /// Plans by their years.
    plans: Vec<(i32, Figure)>,
    undated_plan: Option<Figure>,
    period: Period,
}

fn amounts() -> impl Strategy<Value = Figure> + Clone {
    (1..=999_i64, select(vec!["", "about ", "at_least "])).prop_map(|(amount, word)| {
        format!("{word}{}.{} IDR trillion", amount / 10, amount % 10).parse().unwrap()
    })
}

fn published() -> impl Strategy<Value = Published> {
    let designated = (2010..=2024_i32, 1..=12_u8, 1..=28_u8, 0..=2_u8).prop_map(
        |(year, month, day, precision)| match precision {
            0 => PartialDate::year(year).unwrap(),
            1 => PartialDate::month(year, month).unwrap(),
            _ => format!("{year:04}-{month:02}-{day:02}").parse().unwrap(),
        },
    );
    let quarter = (2012..=2026_i32, 1..=4_u8).prop_map(|(y, n)| Quarter::new(y, n).unwrap());
    let stocks = btree_map(quarter.clone(), amounts(), 0..4);
    let plans = btree_map(2012..=2040_i32, amounts(), 0..3);
    (designated, stocks, plans, option::of(amounts()), quarter).prop_map(
        |(designated, stocks, plans, undated_plan, quarter)| Published {
            designated,
            stocks: stocks.into_iter().collect(),
            plans: plans.into_iter().collect(),
            undated_plan,
            period: quarter.into(),
        },
    )
}

fn zone() -> Subject {
    Subject::Zone(fixtures::read("bitung"))
}

fn dataset(given: &Published) -> Dataset {
    let event = LifecycleEvent::new(EventKind::Designated, given.designated);
    let place = Place::new(fixtures::read("ID-SA"));
    let zone_entry = Zone::builder(fixtures::read("bitung"), "KEK Bitung", place)
        .lifecycle(Lifecycle::try_new([event]).unwrap())
        .build()
        .unwrap();
    let country = fixtures::jurisdiction(ReportingYear::CALENDAR);
    let registry = Registry::builder(country).zones([zone_entry]).build().unwrap();
    let row = |basis, period: ReportedPeriod, figure| {
        let series = Series::new(zone(), fixtures::read("investment"), basis, Timing::Stock);
        Observation::new(series, period, figure, Source::new("Kontan"))
    };
    let stocks = given.stocks.iter().map(|(quarter, figure)| {
        row(Basis::Realised, ReportedPeriod::Quarters((*quarter).into()), *figure)
    });
    let plans = given.plans.iter().map(|(year, figure)| {
        row(Basis::Target, ReportedPeriod::Quarters(Period::year(*year).unwrap()), *figure)
    });
    let undated =
        given.undated_plan.iter().map(|one| row(Basis::Target, ReportedPeriod::Unstated, *one));
    Dataset::builder(registry, fixtures::measures())
        .observations(stocks.chain(plans).chain(undated))
        .build()
        .unwrap()
}

fn terms_of(text: &str) -> Result<Formula, kawasan_indicators::ParseFormulaError> {
    Terms::new(&fixtures::measures(), Currency::IDR).parse(text)
}

fn indicator(text: &str) -> Indicator {
    let rounding = Rounding::half_away(6).unwrap();
    Indicator::new("pace", fixtures::title("A pace"), terms_of(text).unwrap(), rounding)
}

fn evaluate<'a>(dataset: &'a Dataset, given: &Published, text: &str) -> Outcome<'a> {
    Evaluator::new(dataset.all_known(), zone(), given.period).evaluate(&indicator(text))
}

/// Every quarter that has a day in which the designation can have been.
fn first_quarters(designated: PartialDate) -> Vec<Quarter> {
    let all = (2009..=2025_i32).flat_map(|y| (1..=4_u8).map(move |n| Quarter::new(y, n).unwrap()));
    let holds = |quarter: &Quarter| {
        let days: (Date, Date) = (quarter.first_day(), quarter.last_day());
        designated.earliest() <= days.1 && days.0 <= designated.latest()
    };
    all.filter(holds).collect()
}

/// The share of the quarters from one to another that had passed, counted one by one.
fn share(first: Quarter, until: Quarter, at: Quarter) -> Option<RBig> {
    let (mut passed, mut all, mut quarter) = (0_u32, 0_u32, first);
    while quarter <= until {
        all += 1;
        passed += u32::from(quarter <= at);
        quarter = quarter.next().unwrap();
    }
    (all > 0).then(|| RBig::from(passed) / RBig::from(all))
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn pace_matches_a_count_of_quarters(given in published()) {
        let dataset = dataset(&given);
        let outcome = evaluate(&dataset, &given, PACE);
        let start = given.period.end().plus(-7).unwrap();
        let in_time = |quarter: &Quarter| (start..=given.period.end()).contains(quarter);
        let stock = given.stocks.iter().rfind(|(quarter, _)| in_time(quarter));
        let (Some((at, stock)), Some((year, plan))) = (stock, given.plans.last()) else {
            let codes = ["not_reported", "no_plan"];
            prop_assert!(outcome.missing().is_some_and(|m| codes.contains(&m.code())));
            return Ok(());
        };
        let until = Quarter::new(*year, 4).unwrap();
        let firsts = first_quarters(given.designated);
        let shares: Option<Vec<RBig>> =
            firsts.iter().map(|first| share(*first, until, *at)).collect();
        let Some(shares) = shares else {
            prop_assert_eq!(outcome.missing(), Some(&Missing::NoPlanTime));
            return Ok(());
        };
        if shares[0].is_zero() {
            prop_assert_eq!(outcome.missing(), Some(&Missing::DivisionByZero));
            return Ok(());
        }
        if shares.iter().any(RBig::is_zero) {
            prop_assert_eq!(outcome.missing(), Some(&Missing::DivisorMayBeZero));
            return Ok(());
        }
        let value = outcome.value();
        prop_assert!(value.is_some(), "{:?}", outcome);
        let value = value.unwrap();
        let pace = |stock: &RBig, plan: &RBig, share: &RBig| stock / (plan * share);
        let six = Rounding::half_away(6).unwrap();
        let exact = pace(&rational(stock.value()), &rational(plan.value()), &shares[0]);
        prop_assert_eq!(Some(value.amount), round(&exact, six));
        // The least and the greatest of all corners, where no side is open.
        let ends = |figure: &Figure| {
            let interval = figure.interval();
            [interval.low(), interval.high()].map(|end| end.map(rational))
        };
        let mut corners: Vec<RBig> = Vec::new();
        for stock in ends(stock).iter().flatten() {
            for plan in ends(plan).iter().flatten() {
                corners.extend(shares.iter().map(|share| pace(stock, plan, share)));
            }
        }
        let outward = |exact: &RBig, mode| round(exact, six.with_mode(mode));
        let (open_stock, open_plan) =
            (stock.interval().high().is_none(), plan.interval().high().is_none());
        let low = match open_plan {
            true => Some(rust_decimal::Decimal::new(0, 6)),
            false => outward(corners.iter().min().unwrap(), RoundingMode::Floor),
        };
        let high = match open_stock {
            true => None,
            false => outward(corners.iter().max().unwrap(), RoundingMode::Ceiling),
        };
        prop_assert_eq!((value.interval.low(), value.interval.high()), (low, high));
        prop_assert_eq!(value.plan_times.len(), 1);
        prop_assert_eq!(value.observations().len(), 2);
    }

    /// A share of time that a plan is multiplied by and one that stands alone are one.
    #[test]
    fn pace_is_attainment_over_time(given in published()) {
        let dataset = dataset(&given);
        let attainment = "realised investment stock [latest_8] ÷ target investment stock [plan]";
        let time = "elapsed_share(target investment stock [plan], realised investment stock \
                    [latest_8])";
        let divided = evaluate(&dataset, &given, &format!("({attainment}) ÷ {time}"));
        let pace = evaluate(&dataset, &given, PACE);
        match (pace.value(), divided.value()) {
            (Some(pace), Some(divided)) => {
                prop_assert_eq!(pace.amount, divided.amount);
                prop_assert_eq!(pace.interval, divided.interval);
            }
            _ => prop_assert_eq!(pace.missing().map(Missing::code), divided.missing().map(Missing::code)),
        }
        if let Outcome::Value(value) = evaluate(&dataset, &given, time) {
            prop_assert!(value.interval.contains(value.amount));
            prop_assert!(value.interval.low() >= Some(0.into()));
            prop_assert!(value.interval.high() <= Some(1.into()));
        }
    }
}

#[test]
fn display_parse_roundtrip() {
    for text in [
        PACE,
        "realised investment stock [latest_1]",
        "realised investment stock [last_year latest_12]",
        "national target investment stock [plan]",
        "realised land_area level [latest_255]",
        "1 − elapsed_share(committed investment stock [plan], realised investment flow [period])",
        "elapsed_share × elapsed_share(target employment stock [plan], realised employment stock [latest_4])",
    ] {
        assert_eq!(terms_of(text).map(|formula| formula.to_string()).as_deref(), Ok(text));
    }
}

#[test]
fn what_does_not_go_together_is_refused_when_it_is_built() {
    for (text, said) in [
        ("realised investment stock [plan]", "`[plan]` doesn't go with this: expected a target"),
        ("target investment flow [plan]", "expected a stock or level"),
        ("realised investment flow [latest_12]", "`[latest_12]` doesn't go with this"),
        ("target investment stock [last_year plan]", "is not a window"),
        ("realised investment stock [latest_0]", "is not a window"),
        ("realised investment stock [latest_+3]", "is not a window"),
        ("all_zones realised investment stock [latest_12]", "expected one date for all zones"),
        ("concentration(realised investment stock [latest_12])", "expected one date"),
        ("top_3_share(target investment stock [plan])", "expected one date"),
        (
            "elapsed_share(realised investment stock [period], realised investment stock [period])",
            "`[period]` doesn't go with this: expected `[plan]`",
        ),
        ("elapsed_share(target investment stock [plan])", "expected `,`"),
        ("elapsed_share(1, 2)", "is no observation of whom is evaluated"),
    ] {
        let error = terms_of(text).unwrap_err();
        assert!(error.to_string().contains(said), "{text}: {error}");
    }
    let measures = fixtures::measures();
    let terms = Terms::new(&measures, Currency::IDR);
    assert!(terms.stock("investment", Basis::Target, Window::PLAN.last_year()).is_err());
    assert!(Window::PLAN.hangs_on_data() && !Window::trailing(3).hangs_on_data());
}

/// Zones have plans and dates of their own, which no sum has.
#[test]
fn several_together_have_no_plan_in_this_sense() {
    let kek = kawasan_data::kek();
    let group = Group::all("all", kek.registry());
    let catalogue = kawasan_indicators::Catalogue::standard(kek.dataset()).unwrap();
    let known = kek.dataset().all_known();
    let evaluator = Evaluator::new(known, group, "2021".parse().unwrap());
    for id in ["plan_attainment", "plan_pace"] {
        let outcome = evaluator.evaluate(catalogue.get(id).unwrap());
        assert_eq!(outcome.missing(), Some(&Missing::NotOfSeveral), "{id}");
    }
    let nation = Evaluator::new(known, Subject::National, "2021".parse().unwrap());
    let outcome = nation.evaluate(catalogue.get("plan_pace").unwrap());
    assert_eq!(outcome.missing().map(Missing::code), Some("no_plan"));
}

/// Published plans and stocks, worked out by hand.
#[test]
fn published_plans_against_their_time() {
    let kek = kawasan_data::kek();
    let catalogue = kawasan_indicators::Catalogue::standard(kek.dataset()).unwrap();
    let evaluate = |id: &str, zone: &str, period: &str, known_on: &str| {
        let known = kek.dataset().known_on(kawasan_model::parse_date(known_on).unwrap());
        let zone = Subject::Zone(zone.parse().unwrap());
        let evaluator = Evaluator::new(known, zone, period.parse().unwrap());
        match evaluator.evaluate(catalogue.get(id).unwrap()) {
            Outcome::Value(value) => value.amount.to_string(),
            Outcome::Missing(missing) => missing.code().to_owned(),
        }
    };
    for (id, zone, period, known_on, expected) in [
        // Rp20 of 36.25 trillion at the end of 2023; designated in Q4 2017, plan for 2027: 25
        // of 41 quarters.
        ("plan_attainment", "galang-batang", "2024-Q1", "2024-07-26", "0.5517"),
        ("plan_pace", "galang-batang", "2024-Q1", "2024-07-26", "0.9048"),
        // At the meeting of April 2024 the last stock was Rp17.1 trillion, of 2022.
        ("plan_attainment", "galang-batang", "2024-Q1", "2024-04-24", "0.4717"),
        // By the plan of September 2025, Rp50 trillion by 2028: 20 ÷ (50 × 25/45).
        ("plan_pace", "galang-batang", "2024-Q1", "2025-09-04", "0.7200"),
        // 0.312 of 32 trillion; 32 of 68 quarters since the beginning of 2014.
        ("plan_pace", "bitung", "2021", "2022-07-19", "0.0207"),
        // 8,100 of 58,700 jobs; 39 of 48 quarters.
        ("employment_plan_pace", "mandalika", "2024-Q1", "2024-04-24", "0.1698"),
        // The plan for 2026 (Rp105 trillion) isn't the long run; that for 2036 (220.1) is.
        ("plan_attainment", "gresik", "2024-Q1", "2023-10-12", "0.2272"),
        // A plan without a year has no time; one that isn't published yet isn't known.
        ("plan_pace", "singhasari", "2025-S1", "2025-08-25", "no_plan"),
        ("plan_pace", "nongsa", "2024-Q1", "2024-04-24", "no_plan"),
        ("plan_pace", "sanur", "2024-Q1", "2024-04-24", "not_reported"),
    ] {
        assert_eq!(evaluate(id, zone, period, known_on), expected, "{id} {zone} {known_on}");
    }
}
