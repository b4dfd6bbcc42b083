//! Panels, programs and questions as they shouldn't be: errors that say so, or nothing.

use kawasan_columnar::{
    ColumnKey, ColumnSpec, CompileError, EvaluateError, Every, Life, Panel, PanelError, Program,
};
use kawasan_data::kek;
use kawasan_indicators::{Catalogue, Evaluator, Group, Indicator, Rounding, Terms};
use kawasan_model::{
    Basis, Currency, Date, EventKind, LifecycleEvent, Measures, NamedBy, Period, Quarter,
    ReportingYear, Timing, ZoneId,
};
use kawasan_testing::fixtures::{read, title};

use crate::support::{by_row, dataset, observations, registry, registry_of};

fn key(measure: &str, timing: Timing) -> ColumnKey {
    ColumnKey::new(&Measures::standard(), Currency::IDR, measure, Basis::Realised, timing).unwrap()
}

fn zones(count: usize) -> impl Iterator<Item = ZoneId> {
    (0..count).map(|zone| read(&format!("z{zone}")))
}

fn indicators() -> Vec<Indicator> {
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let ids = ["employment_added", "employment_growth", "employment_stock"];
    ids.map(|id| catalogue.get(id).unwrap().clone()).to_vec()
}

/// A sum of thousands is no deeper for the row evaluator than one of a few.
#[test]
fn groups_of_thousands_of_zones_agree_with_the_row_evaluator() {
    let measures = Measures::standard();
    let flow = key("employment", Timing::Flow);
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones(3_000), read("2024-Q1"))
        .generate(ColumnSpec::quarterly(flow, 0), |zone, _| i64::try_from(zone).ok())
        .build()
        .unwrap();
    let rows = observations(&panel, &[]);
    let dataset = dataset(registry(&panel), measures, rows);
    let added = &indicators()[0];
    let program = Program::builder(&panel).indicators([added]).all_zones("all").build().unwrap();
    let group = Group::all("all", dataset.registry());
    let evaluator = Evaluator::new(dataset.all_known(), group, panel.quarters());
    let sum = evaluator.evaluate(added).value().map(|value| value.amount);
    assert_eq!(sum, Some((2_999 * 3_000 / 2).into()));
    assert_eq!(program.evaluate().unwrap().aggregates()[0].value.clone().ok(), sum);
}

#[test]
fn the_first_and_last_quarters_of_all_have_results() {
    let measures = Measures::standard();
    for (first, number, count) in [(1, 1, 6_u16), (9998, 3, 6)] {
        let quarters = Period::new(Quarter::new(first, number).unwrap(), count).unwrap();
        for beginning in 1..=4 {
            let year = match beginning {
                1 => ReportingYear::CALENDAR,
                first => ReportingYear::starting_in(first, NamedBy::Start).unwrap(),
            };
            let spec = ColumnSpec::quarterly(key("employment", Timing::Flow), 0);
            let panel = Panel::builder(&measures, year, zones(2), quarters)
                .generate(spec, |zone, row| i64::try_from(zone + row).ok())
                .generate(ColumnSpec::yearly(key("employment", Timing::Stock), 0), |_, row| {
                    i64::try_from(row).ok()
                })
                .build();
            let panel = match panel {
                // The year of its first quarter would begin before all years.
                Err(PanelError::NoYear { quarter, .. }) => {
                    assert_eq!((first, quarter), (1, quarters.start()));
                    continue;
                }
                panel => panel.unwrap(),
            };
            let indicators = indicators();
            let program =
                Program::builder(&panel).indicators(&indicators).all_zones("all").build().unwrap();
            let results = program.evaluate().unwrap();
            for output in 0..indicators.len() {
                for zone in 0..2 {
                    for quarter in 0..usize::from(count) {
                        let cell = program.cell(output, zone, quarter).ok();
                        assert_eq!(results.value(output, zone, quarter), cell);
                    }
                }
            }
            assert_eq!(results.aggregates().len(), indicators.len() * usize::from(count));
        }
    }
}

#[test]
fn before_all_quarters_no_zone_comes_before_no_window() {
    let measures = Measures::standard();
    let flow = ColumnSpec::quarterly(key("employment", Timing::Flow), 0);
    let panel = |lives: Vec<Life>| {
        let builder = Panel::builder(&measures, ReportingYear::CALENDAR, zones(2), read("0001-Q1"));
        builder.generate(flow.clone(), |_, _| Some(1)).lives(lives).build().unwrap()
    };
    let text = "all_zones realised employment flow [previous]";
    let formula = Terms::new(&measures, Currency::IDR).parse(text).unwrap();
    let one = Indicator::new("one", title("One"), formula, Rounding::half_away(0).unwrap());
    let always = Life { designated: Some((Date::MIN, Date::MIN)), ..Life::default() };
    for (life, designated, expected) in
        [(Life::default(), "2020-01-01", "no_zones"), (always, "0001-01-01", "no_such_window")]
    {
        let panel = panel(vec![life; 2]);
        let program = Program::builder(&panel).indicators([&one]).build().unwrap();
        assert_eq!(program.evaluate().unwrap().value(0, 0, 0), None);
        assert_eq!(program.cell(0, 0, 0).unwrap_err().code(), expected);
        let registry = registry_of(&panel, ReportingYear::CALENDAR, |_| {
            vec![LifecycleEvent::new(EventKind::Designated, read(designated))]
        });
        let dataset = dataset(registry, measures.clone(), observations(&panel, &[]));
        let quarter = panel.quarters().start();
        assert_eq!(by_row(&dataset, &one, &panel.zones()[0], quarter), Err(expected));
    }
}

#[test]
fn what_is_not_there_is_nothing() {
    let measures = Measures::standard();
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones(3), read("2024"))
        .generate(ColumnSpec::quarterly(key("employment", Timing::Flow), 0), |_, _| Some(5))
        .build()
        .unwrap();
    let indicators = indicators();
    let program = Program::builder(&panel).indicators(&indicators).build().unwrap();
    let results = program.evaluate().unwrap();
    for (output, zone, quarter) in [
        (3, 0, 0),
        (0, 3, 0),
        (0, 0, 4),
        (usize::MAX, 0, 0),
        (0, usize::MAX, 0),
        (0, 0, usize::MAX),
    ] {
        assert_eq!(results.value(output, zone, quarter), None);
        assert_eq!(results.outcome(zone, quarter), None);
        assert!(program.cell(output, zone, quarter).is_err());
        let is_there = zone < 3 && quarter < 4;
        let value = panel.value(&key("employment", Timing::Flow), zone, quarter);
        assert_eq!(value.is_some(), is_there, "{zone} {quarter}");
    }
    let block = results.blocks().next().unwrap();
    assert_eq!(block.numbers(0, usize::MAX), [0_i64; 0]);
    assert_eq!(block.numbers(usize::MAX, 0), [0_i64; 0]);
    assert_eq!(block.codes(usize::MAX), [0_u8; 0]);
    assert_eq!(block.number(0, usize::MAX, 0), None);
    assert_eq!(panel.value(&key("exports", Timing::Flow), 0, 0), None);
    assert_eq!(panel.life(0), None);
    let error = Program::builder(&panel).group("g", [0, 3]).build().unwrap_err();
    assert!(matches!(error, CompileError::NoSuchZone { zone: 3, zones: 3, .. }), "{error}");
    for twice in [
        Program::builder(&panel).group("g", [0]).group("g", [1]).build(),
        Program::builder(&panel).all_zones("g").group("g", [1]).build(),
    ] {
        let error = twice.unwrap_err();
        assert!(matches!(error, CompileError::GroupTwice { .. }), "{error}");
    }
    // Of nothing there is nothing, but how often one asks is well defined.
    let nothing = Program::builder(&panel).all_zones("all").build().unwrap();
    let results = nothing.evaluate().unwrap();
    assert_eq!((results.aggregates().len(), results.outputs().len()), (0, 0));
    assert_eq!(nothing.fold(|| 0, |n, block| *n += block.zones(), |a, b| a + b).unwrap().state, 3);
}

#[test]
fn every_mistake_of_a_builder_is_kept_until_the_end() {
    let measures = Measures::none();
    let bare = || Panel::builder(&measures, ReportingYear::CALENDAR, zones(2), read("2024"));
    let flow = || key("employment", Timing::Flow);
    let error = bare().generate(ColumnSpec::quarterly(flow(), 0), |_, _| None).build();
    assert!(matches!(error, Err(PanelError::UnknownMeasure { .. })));
    let error = bare().national(flow(), Every::Quarter, vec![None; 4]).build();
    assert!(matches!(error, Err(PanelError::UnknownMeasure { .. })));
    let measures = Measures::standard();
    let builder = || Panel::builder(&measures, ReportingYear::CALENDAR, zones(2), read("2024"));
    for (every, count) in [(Every::Quarter, 1), (Every::Year, 4)] {
        let error = builder().national(flow(), every, vec![None; count]).build();
        assert!(matches!(error, Err(PanelError::Length { .. })));
    }
    let twice = builder().national(flow(), Every::Year, vec![None]);
    let error = twice.national(flow(), Every::Year, vec![None]).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "national realised employment flow in persons: there is such a column already"
    );
    let cells = builder().generate(ColumnSpec::quarterly(flow(), 0), |_, _| Some(1));
    let stock = || key("employment", Timing::Stock);
    let error = cells.clone().accumulated(stock(), Some(vec![None])).build();
    assert!(matches!(error, Err(PanelError::Length { expected: 2, found: 1, .. })));
    let error = cells.clone().accumulated(flow(), None).build();
    assert!(matches!(error, Err(PanelError::NoFlow { .. })));
    let error = cells.clone().accumulated(stock(), None).accumulated(stock(), None).build();
    assert!(matches!(error, Err(PanelError::Again { .. })));
    let error = cells.build().unwrap().with_lives(vec![Life::default(); 3]).unwrap_err();
    assert_eq!(error.to_string(), "milestones: expected 2 values, found 3");
    // The first one is told, whatever comes after.
    let wrong = ColumnSpec::quarterly(flow(), i32::MAX);
    let error = builder().generate(wrong, |_, _| panic!("not filled")).lives(vec![]).build();
    assert!(matches!(error, Err(PanelError::Scale { scale: i32::MAX, .. })));
}

#[test]
fn more_threads_than_a_machine_has_take_nothing_down() {
    let measures = Measures::standard();
    let panel = Panel::builder(&measures, ReportingYear::CALENDAR, zones(600), read("2024"))
        .generate(ColumnSpec::quarterly(key("employment", Timing::Flow), 0), |_, _| Some(5))
        .build()
        .unwrap();
    let indicators = indicators();
    let program = Program::builder(&panel).indicators(&indicators).build().unwrap();
    let expected = program.evaluate();
    for threads in [64, usize::MAX] {
        let many = program.clone().threads(threads.try_into().unwrap()).evaluate();
        // One for each tile, of which there are three, unless the system has none left.
        assert!(many == expected || matches!(many, Err(EvaluateError::Threads { threads: 3, .. })));
    }
}

/// As the system counts them, while zones are folded: those of 352 tiles, and of the tests.
#[test]
fn there_are_never_more_than_256_threads() {
    let running = || -> Option<usize> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        status.lines().find_map(|line| line.strip_prefix("Threads:"))?.trim().parse().ok()
    };
    let measures = Measures::standard();
    let panel =
        Panel::builder(&measures, ReportingYear::CALENDAR, zones(352 * 256), read("2024-Q1"))
            .generate(ColumnSpec::quarterly(key("employment", Timing::Flow), 0), |_, _| Some(5))
            .build()
            .unwrap();
    let indicators = indicators();
    let program = Program::builder(&panel).indicators(&indicators).build().unwrap();
    let program = program.threads(usize::MAX.try_into().unwrap());
    let most = program.fold(|| running().unwrap_or(0), |_, _| {}, usize::max).unwrap().state;
    assert!(most < 330, "{most}");
}
