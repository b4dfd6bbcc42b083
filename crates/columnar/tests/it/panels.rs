//! Panels: what they hold, what they refuse, and what they take in memory.

use kawasan_columnar::{
    ColumnKey, ColumnSpec, EvaluateError, Panel, PanelError, Path, Program, Reason, synthetic,
};
use kawasan_data::kek;
use kawasan_indicators::{Catalogue, Indicator, Rounding, Terms};
use kawasan_model::{Basis, Currency, Measures, Quarter, ReportingYear, Timing};
use kawasan_testing::fixtures::{read, title};
use rust_decimal::Decimal;

fn key(measure: &str, timing: Timing) -> ColumnKey {
    ColumnKey::new(&Measures::standard(), Currency::IDR, measure, Basis::Realised, timing).unwrap()
}

#[test]
fn memory_is_little_more_than_the_columns() {
    for (zones, quarters) in [(20, "2020-Q1/2024-Q4"), (1_000, "2015-Q1/2024-Q4")] {
        let panel = synthetic::panel_with_gaps(zones, read(quarters), 1, 50).unwrap();
        let rows = usize::from(panel.quarters().len());
        // Two quarterly columns, two yearly ones, two openings.
        let cells = zones * (2 * rows + 2 * rows / 4 + 2) * 8;
        let bytes = panel.bytes();
        assert!(bytes as f64 <= 1.2 * cells as f64, "{zones}: {bytes} of {cells}");
    }
}

#[test]
fn a_synthetic_panel_grows_without_changing() {
    let small = synthetic::panel(3, read("2020-Q1/2021-Q4"), 9).unwrap();
    let large = synthetic::panel(300, read("2020-Q1/2024-Q4"), 9).unwrap();
    let other = synthetic::panel(3, read("2020-Q1/2021-Q4"), 10).unwrap();
    for key in small.keys() {
        for zone in 0..3 {
            for quarter in 0..8 {
                assert_eq!(small.value(key, zone, quarter), large.value(key, zone, quarter));
            }
        }
    }
    assert!(small != other);
}

#[test]
fn mistakes_are_named() {
    let measures = Measures::standard();
    let builder = || {
        let zones = [read("gresik"), read("sanur")];
        Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2024"))
    };
    let spec = || ColumnSpec::quarterly(key("investment", Timing::Flow), -6);
    let quarter: Quarter = read("2024-Q2");
    let message = |error: PanelError| error.to_string();
    let error = builder().cells(spec(), [(2, quarter, 1)]).build().unwrap_err();
    assert_eq!(
        message(error),
        "realised investment flow in IDR: zone 2 in `2024-Q2` is not in the panel: expected one of \
         its 2 zones, counted from 0, in `2024`"
    );
    let error = builder().cells(spec(), [(0, read("2025-Q1"), 1)]).build().unwrap_err();
    assert!(matches!(error, PanelError::NotInPanel { .. }));
    let error = builder().cells(spec(), [(0, quarter, 1), (0, quarter, 1)]).build().unwrap_err();
    assert!(matches!(error, PanelError::Twice { zone: 0, .. }));
    let error = builder().generate(spec(), |_, _| None).generate(spec(), |_, _| None).build();
    assert!(matches!(error, Err(PanelError::Again { .. })));
    let error = builder().accumulated(key("investment", Timing::Stock), None).build();
    assert!(matches!(error, Err(PanelError::NoFlow { .. })));
    let fine = ColumnSpec::quarterly(key("investment", Timing::Flow), 29);
    let error = builder().generate(fine, |_, _| None).build();
    assert!(matches!(error, Err(PanelError::Scale { scale: 29, .. })));
    let error = builder().lives(vec![]).build();
    assert!(matches!(error, Err(PanelError::Length { expected: 2, found: 0, .. })));
    let zones = [read("gresik"), read("gresik")];
    let twice = Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2024")).build();
    assert!(matches!(twice, Err(PanelError::ZoneTwice { .. })));
    let of = |measure, basis, timing| {
        ColumnKey::new(&measures, Currency::IDR, measure, basis, timing).unwrap_err()
    };
    let error = of("investmnet", Basis::Realised, Timing::Flow);
    assert_eq!(error.help().as_deref(), Some("did you mean `investment`?"));
    let error = of("land_area", Basis::Realised, Timing::Stock);
    assert_eq!(error.to_string(), "`land_area` has no realised stock");
}

#[test]
fn what_is_too_large_is_named_whatever_the_path() {
    let measures = Measures::standard();
    let zones = ["gresik", "sanur"].map(read);
    let huge = |zone: usize, row: usize| Some(if (zone, row) == (1, 2) { i64::MAX } else { 1_000 });
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2024"))
        .generate(ColumnSpec::quarterly(key("investment", Timing::Flow), -6), huge)
        .build()
        .unwrap();
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let growth = catalogue.get("investment_growth_on_previous").unwrap();
    let program = |one: &Indicator| Program::builder(&panel).indicators([one]).build().unwrap();
    let results = program(growth).evaluate();
    for path in [Path::Fastest, Path::Portable, Path::Wide] {
        let found = program(growth).by(path).evaluate();
        assert_eq!(found, results);
    }
    // 9.2 × 10^15 at four decimals is 9.2 × 10^19.
    assert_eq!(
        results.unwrap_err().to_string(),
        "`investment_growth_on_previous` of zone `sanur` in `2024-Q3` is too large: expected to \
         fit 64 bits"
    );
    // Inside a formula, too, and beyond the 96 bits of a decimal.
    let terms = Terms::new(&measures, Currency::IDR);
    let square = "round(realised investment flow [period] × realised investment flow [period] × \
                  1000000000000, 0 half_even) ÷ realised investment flow [period]";
    let indicator = Indicator::new(
        "square",
        title("Square"),
        terms.parse(square).unwrap(),
        Rounding::half_away(0).unwrap(),
    );
    let error = program(&indicator).evaluate().unwrap_err();
    let EvaluateError::Overflow { zone, node, .. } = &error else { panic!("{error}") };
    assert_eq!(zone.as_str(), "gresik");
    assert!(node.starts_with("square: round("), "{node}");
    assert!(error.to_string().ends_with("in `2024-Q1` is too large: expected to fit 96 bits"));
    // What another indicator has in common with it is named by where it is wanted.
    let again =
        Indicator::new("again", title("Again"), growth.formula().clone(), growth.rounding());
    let both = Program::builder(&panel).indicators([growth, &again]).build().unwrap();
    let error = both.evaluate().unwrap_err().to_string();
    assert!(error.starts_with("`investment_growth_on_previous` of"), "{error}");
}

#[test]
fn a_year_less_its_first_quarter_is_the_rest() {
    let measures = Measures::standard();
    let flow = || key("employment", Timing::Flow);
    // Zone 0 has its first quarters only, zone 1 all quarters, which speak before.
    let quarterly = |zone: usize, row: usize| (zone == 1 || row == 1).then_some(10);
    let year = ReportingYear::starting_in(2, kawasan_model::NamedBy::Start).unwrap();
    let zones = ["gresik", "sanur"].map(read);
    let panel = Panel::builder(&measures, year, zones, read("2024-Q1/2025-Q1"))
        .generate(ColumnSpec::quarterly(flow(), 0), quarterly)
        .generate(ColumnSpec::yearly(flow(), 1), |_, row| (row == 1).then_some(1_005))
        .build()
        .unwrap();
    let text = "realised employment flow [trailing_3]";
    let formula = Terms::new(&measures, Currency::IDR).parse(text).unwrap();
    let rest = Indicator::new("rest", title("Rest"), formula, Rounding::half_away(1).unwrap());
    let program = Program::builder(&panel).indicators([&rest]).all_zones("all").build().unwrap();
    for path in [Path::Fastest, Path::Portable, Path::Wide] {
        let results = program.clone().by(path).evaluate().unwrap();
        // 100.5 less 10; and 3 × 10.
        assert_eq!((results.number(0, 0, 4), results.number(0, 1, 4)), (Some(905), Some(300)));
        assert_eq!((results.number(0, 0, 3), results.number(0, 1, 3)), (None, Some(300)));
        let all = results.aggregates().last().unwrap();
        assert_eq!(all.value, Ok(Decimal::new(1_205, 1)));
    }
    for (zone, expected) in [(0, 905), (1, 300)] {
        assert_eq!(program.cell(0, zone, 4), Ok(Decimal::new(expected, 1)));
    }
}

#[test]
fn what_is_missing_comes_before_what_is_too_large() {
    let measures = Measures::standard();
    let spec = |measure| ColumnSpec::quarterly(key(measure, Timing::Flow), -9);
    let zones = ["gresik", "sanur"].map(read);
    // What the one has, the other lacks.
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2024"))
        .generate(spec("investment"), |zone, _| (zone == 0).then_some(1 << 54))
        .generate(spec("exports"), |zone, _| (zone == 1).then_some(1))
        .build()
        .unwrap();
    let terms = Terms::new(&measures, Currency::IDR);
    let huge = "round(realised investment flow [period], 4 half_away)";
    let missing = "realised exports flow [period]";
    let zero = "(realised investment flow [period] − realised investment flow [period])";
    for text in [
        format!("{huge} + {missing}"),
        format!("{missing} − {huge}"),
        format!("{huge} ÷ {missing}"),
        format!("{huge} ÷ {zero}"),
        format!("1 IDR ÷ ({huge} ÷ {zero})"),
        format!("min({huge}, {missing})"),
    ] {
        let rounding = Rounding::half_away(0).unwrap();
        let one = Indicator::new("one", title("One"), terms.parse(&text).unwrap(), rounding);
        let program = Program::builder(&panel).indicators([&one]).build().unwrap();
        for path in [Path::Fastest, Path::Portable, Path::Wide] {
            let results = program.clone().by(path).evaluate();
            assert_eq!(results.map(|results| results.number(0, 0, 0)), Ok(None), "{text}");
        }
    }
}

#[test]
fn a_sum_of_a_group_beyond_128_bits_is_no_fault_of_the_zones() {
    let measures = Measures::standard();
    let area = key("land_area", Timing::Level);
    // The year's figure is finer than the quarters' by 56 decimals.
    let panel = |zones: usize| {
        let zones = (0..zones).map(|zone| read(&format!("z{zone}")));
        Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2024"))
            .generate(ColumnSpec::quarterly(area.clone(), -28), |_, row| (row < 3).then_some(1))
            .generate(ColumnSpec::yearly(area.clone(), 28), |_, _| Some(1))
            .build()
            .unwrap()
    };
    let terms = Terms::new(&measures, Currency::IDR);
    let formula = terms.parse("realised land_area level [period]").unwrap();
    let area = Indicator::new("area", title("Area"), formula, Rounding::half_away(0).unwrap());
    let panel = panel(2);
    let program = Program::builder(&panel).indicators([&area]).all_zones("all").build().unwrap();
    // The zones' own values are too large, too.
    let error = program.evaluate().unwrap_err().to_string();
    assert_eq!(error, "`area` of zone `z0` in `2024-Q1` is too large: expected to fit 64 bits");
    let formula =
        terms.parse("realised land_area level [period] ÷ realised land_area level [period]");
    let one =
        Indicator::new("one", title("One"), formula.unwrap(), Rounding::half_away(0).unwrap());
    let program = Program::builder(&panel).indicators([&one]).all_zones("all").build().unwrap();
    let results = program.evaluate().unwrap();
    assert_eq!(results.number(0, 1, 2), Some(1));
    let reasons: Vec<_> = results.aggregates().iter().map(|one| one.value.clone()).collect();
    assert_eq!(reasons[..3], [const { Err(Reason::Overflow) }; 3]);
    assert_eq!(reasons[3], Ok(Decimal::ONE));
}

#[test]
fn fixed_factors_beyond_128_bits_are_exact() {
    let measures = Measures::standard();
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, [read("gresik")], read("2024"))
        .generate(ColumnSpec::quarterly(key("employment", Timing::Flow), 0), |_, row| {
            i64::try_from(row).ok()
        })
        .build()
        .unwrap();
    let terms = Terms::new(&measures, Currency::IDR);
    // 2^127 ÷ 2^100 is 2^27 and no less.
    let power = "(((-18446744073709551616) × 9223372036854775808) × 1 person)";
    let text = format!(
        "(realised employment flow [period] − {power}) ÷ (1125899906842624 × 1125899906842624)"
    );
    let rounding = Rounding::new(0, kawasan_indicators::RoundingMode::Floor).unwrap();
    let indicator = Indicator::new("i", title("I"), terms.parse(&text).unwrap(), rounding);
    let program = Program::builder(&panel).indicators([&indicator]).build().unwrap();
    assert_eq!(program.evaluate().unwrap().number(0, 0, 0), Some(1 << 27));
    assert_eq!(program.cell(0, 0, 0), Ok(Decimal::from(1 << 27)));
}

#[test]
fn tiles_whose_numbers_fit_stay_in_lanes_beside_one_whose_numbers_do_not() {
    let measures = Measures::standard();
    let zones = (0..400).map(|zone| read(&format!("z{zone}")));
    // One zone of the second tile has numbers that no lane holds.
    let number = |zone: usize, row: usize| {
        let number = i64::try_from(1 + zone * 7 + row).unwrap();
        Some(if zone == 300 { (1 << 55) + number } else { number })
    };
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2023-Q1/2024-Q4"))
        .generate(ColumnSpec::quarterly(key("employment", Timing::Flow), 0), number)
        .build()
        .unwrap();
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let indicators = ["employment_growth", "employment_added"].map(|id| catalogue.get(id).unwrap());
    let program = Program::builder(&panel).indicators(indicators).all_zones("all").build().unwrap();
    let results = program.evaluate().unwrap();
    assert!(results == program.clone().by(Path::Wide).evaluate().unwrap());
    for zone in [0, 255, 256, 300, 399] {
        for quarter in 0..8 {
            for output in 0..2 {
                let cell = program.cell(output, zone, quarter).ok();
                assert_eq!(results.value(output, zone, quarter), cell, "{zone} {quarter}");
            }
        }
    }
}

#[test]
fn an_empty_panel_has_empty_results() {
    let measures = Measures::standard();
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, [], read("2024"))
        .generate(ColumnSpec::quarterly(key("employment", Timing::Flow), 0), |_, _| Some(1))
        .build()
        .unwrap();
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let indicator = catalogue.get("employment_added").unwrap();
    let program =
        Program::builder(&panel).indicators([indicator]).all_zones("all").build().unwrap();
    let results = program.evaluate().unwrap();
    assert_eq!(results.blocks().count(), 0);
    assert_eq!(results.value(0, 0, 0), None);
    assert_eq!(
        results.aggregates()[0].value.as_ref().map_err(kawasan_columnar::Reason::code),
        Err("no_zones")
    );
}

#[test]
fn what_is_large_only_on_the_way_is_exact() {
    let measures = Measures::standard();
    let zones = (0..20).map(|zone| read(&format!("z{zone}")));
    // Odd numbers of 46 bits, of which products with a thousand fit no lane.
    let number = |zone: usize, row: usize| {
        let odd = i64::try_from(zone * 4_444_443 + row * 222_221).unwrap() * 2 + 1;
        Some((1 << 45) + odd)
    };
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones, read("2024"))
        .generate(ColumnSpec::quarterly(key("employment", Timing::Flow), 0), number)
        .build()
        .unwrap();
    let terms = Terms::new(&measures, Currency::IDR);
    let text =
        "realised employment flow [period] × 1027 − realised employment flow [period] × 1025";
    let rounding = Rounding::half_away(0).unwrap();
    let twice = Indicator::new("twice", title("Twice"), terms.parse(text).unwrap(), rounding);
    let program = Program::builder(&panel).indicators([&twice]).build().unwrap();
    let results = program.evaluate().unwrap();
    for zone in 0..20 {
        for quarter in 0..4 {
            let expected = number(zone, quarter).map(|number| 2 * number);
            assert_eq!(results.number(0, zone, quarter), expected, "{zone} {quarter}");
        }
    }
}

#[test]
fn a_panel_goes_to_observations_and_back() {
    let panel = synthetic::panel_with_gaps(5, read("2020-Q3/2022-Q2"), 4, 10).unwrap();
    let source = kawasan_model::Source::new("synthetic");
    let rows = panel.observations(&source.into()).unwrap();
    let registry = crate::support::registry(&panel);
    let dataset = crate::support::dataset(registry, Measures::standard(), rows);
    let loaded = Panel::of(dataset.all_known(), panel.quarters()).unwrap();
    assert_eq!(loaded.left_out, []);
    for key in panel.keys() {
        for zone in 0..5 {
            for quarter in 0..8 {
                let value = panel.value(key, zone, quarter);
                assert_eq!(loaded.panel.value(key, zone, quarter), value, "{key} {zone} {quarter}");
            }
        }
    }
}
