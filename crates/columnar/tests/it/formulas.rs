//! Random formulas over random panels, by every path, against the row evaluator.

use std::fmt::Write;

use kawasan_columnar::{ColumnKey, ColumnSpec, EvaluateError, Every, Panel, Path, Program};
use kawasan_indicators::{Indicator, Rounding, RoundingMode, Terms};
use kawasan_model::{
    Basis, Currency, Measure, MeasureUnit, Measures, NamedBy, Period, Quarter, ReportingYear,
    Subject, Timing, Unit,
};
use kawasan_testing::config;
use kawasan_testing::fixtures::{read, title};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::support::{by_row, dataset, observation, observations, registry};

const ZONES: usize = 3;
const QUARTERS: u16 = 6;

/// Three measures without a unit, so that every formula fits.
fn measures() -> Measures {
    ["a", "b", "c"].into_iter().fold(Measures::none(), |measures, id| {
        let measure = Measure::new(read(id), title(id), MeasureUnit::Only(Unit::ONE));
        measures.with(measure.shrinking().timed(Timing::ALL.iter().copied()))
    })
}

/// A column of a random panel: the numbers of its zones and rows.
#[derive(Debug, Clone)]
struct Random {
    scale: i32,
    numbers: Vec<Option<i64>>,
}

#[derive(Debug, Clone)]
struct Case {
    formulas: Vec<String>,
    rounding: Rounding,
    year: ReportingYear,
    first: Quarter,
    flows: Vec<Random>,  // a, b, c: quarterly
    years: Vec<Random>,  // a, b: yearly flows
    stocks: Vec<Random>, // a, b: quarterly stocks
    national: Vec<Option<i64>>,
}

fn term() -> impl Strategy<Value = String> {
    let whose = prop_oneof![8 => Just(""), 1 => Just("national "), 1 => Just("all_zones ")];
    let window = prop_oneof![
        4 => Just("period".to_owned()),
        2 => Just("year_to_date".to_owned()),
        2 => Just("year".to_owned()),
        2 => Just("previous".to_owned()),
        2 => (1..=8_u8).prop_map(|n| format!("trailing_{n}")),
    ];
    let back = prop_oneof![4 => Just(""), 1 => Just("last_year ")];
    let what = prop_oneof![4 => Just("flow"), 1 => Just("stock")];
    let latest = proptest::option::weighted(0.4, 1..=6_u8);
    (whose, select(vec!["a", "b", "c"]), what, back, window, latest).prop_map(
        |(whose, measure, what, back, window, latest)| {
            let measure = if what == "stock" && measure == "c" { "a" } else { measure };
            // Only stocks have a last date.
            let window = match latest {
                Some(quarters) if what == "stock" && whose != "all_zones " => {
                    format!("latest_{quarters}")
                }
                _ => window,
            };
            format!("{whose}realised {measure} {what} [{back}{window}]")
        },
    )
}

fn formulas() -> impl Strategy<Value = String> {
    let constant = (1..=999_i32, 0..=3_u32, any::<bool>()).prop_map(|(digits, scale, negative)| {
        let decimal = Decimal::from_i128_with_scale(digits.into(), scale);
        if negative { format!("(-{decimal})") } else { decimal.to_string() }
    });
    let leaf = prop_oneof![
        8 => term(),
        1 => constant,
        1 => Just("elapsed_share".to_owned()),
        1 => Just("(1 − elapsed_share)".to_owned()),
    ];
    leaf.prop_recursive(4, 12, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            2 => two.clone().prop_map(|(a, b)| format!("({a} + {b})")),
            2 => two.clone().prop_map(|(a, b)| format!("({a} − {b})")),
            1 => two.clone().prop_map(|(a, b)| format!("({a} × {b})")),
            4 => two.clone().prop_map(|(a, b)| format!("({a} ÷ {b})")),
            1 => two.clone().prop_map(|(a, b)| format!("min({a}, {b})")),
            1 => two.clone().prop_map(|(a, b)| format!("max({a}, {b})")),
            1 => two.prop_map(|(a, b)| format!("coalesce({a}, {b}, \"else\")")),
            1 => (inner, 0..=5_u32, select(RoundingMode::ALL.to_vec())).prop_map(|(a, scale, mode)| {
                let mut text = format!("round({a}, {scale} ");
                write!(text, "{})", mode.as_str()).unwrap();
                text
            }),
        ]
    })
}

/// Numbers of one size, around every limit there is, some missing and some zero.
fn column(rows: usize) -> impl Strategy<Value = Random> {
    let bits = prop_oneof![6 => 1..=24_u32, 2 => 40..=53_u32, 1 => 60..=62_u32];
    (bits, -7..=4_i32, vec((any::<i64>(), 0..16_u8), rows * ZONES)).prop_map(
        |(bits, scale, draws)| {
            let number = |(number, kind): (i64, u8)| {
                let power = 1_i64 << bits;
                match kind {
                    0 => None,
                    1 => Some(0),
                    2 => Some(power),
                    3 => Some(power - 1),
                    4 => Some(-(power - 1)),
                    5 => Some(-number.rem_euclid(power)),
                    _ => Some(number.rem_euclid(power)),
                }
            };
            Random { scale, numbers: draws.into_iter().map(number).collect() }
        },
    )
}

fn cases() -> impl Strategy<Value = Case> {
    let years = prop_oneof![
        2 => Just(ReportingYear::CALENDAR),
        1 => (2..=4_u8).prop_map(|first| ReportingYear::starting_in(first, NamedBy::Start).unwrap()),
    ];
    let rounding = (0..=6_u32, select(RoundingMode::ALL.to_vec()))
        .prop_map(|(scale, mode)| Rounding::new(scale, mode).unwrap());
    let first = (1..=4_u8).prop_map(|number| Quarter::new(2020, number).unwrap());
    let quarterly = usize::from(QUARTERS);
    (
        vec(formulas(), 1..=3),
        rounding,
        years,
        first,
        vec(column(quarterly), 3),
        vec(column(3), 2),
        vec(column(quarterly), 2),
        vec(proptest::option::weighted(0.9, -999..=99_999_i64), quarterly),
    )
        .prop_map(|(formulas, rounding, year, first, flows, years, stocks, national)| Case {
            formulas,
            rounding,
            year,
            first,
            flows,
            years,
            stocks,
            national,
        })
}

impl Case {
    fn key(&self, measures: &Measures, id: &str, timing: Timing) -> ColumnKey {
        ColumnKey::new(measures, Currency::IDR, id, Basis::Realised, timing).unwrap()
    }

    fn panel(&self, measures: &Measures) -> Panel {
        let zones = (0..ZONES).map(|zone| read(&format!("zone-{zone}")));
        let quarters = Period::new(self.first, QUARTERS).unwrap();
        let mut builder = Panel::builder(measures, self.year, zones, quarters);
        let ids = ["a", "b", "c"];
        let spec = |timing, every, id: &str, scale| ColumnSpec {
            key: self.key(measures, id, timing),
            scale,
            every,
        };
        let columns = [
            (Timing::Flow, Every::Quarter, &self.flows, usize::from(QUARTERS)),
            (Timing::Flow, Every::Year, &self.years, 3),
            (Timing::Stock, Every::Quarter, &self.stocks, usize::from(QUARTERS)),
        ];
        for (timing, every, columns, rows) in columns {
            for (id, column) in ids.into_iter().zip(columns) {
                builder = builder.generate(spec(timing, every, id, column.scale), |zone, row| {
                    // A stock is never below zero.
                    let number = column.numbers[zone * rows + row]?;
                    Some(if timing == Timing::Flow { number } else { number.abs() })
                });
            }
        }
        let national = self.national.iter().map(|number| number.map(Decimal::from)).collect();
        builder
            .national(self.key(measures, "a", Timing::Flow), Every::Quarter, national)
            .build()
            .unwrap()
    }

    /// The panel's figures, the years' beside the quarters'.
    fn rows(&self, measures: &Measures, panel: &Panel) -> Vec<kawasan_model::Observation> {
        let mut rows = Vec::new();
        // `value` prefers quarters, so years are asked of a panel of years alone.
        let quarterly = self.without_years().panel(measures);
        rows.extend(observations(&quarterly, &[]));
        let yearly = self.only_years();
        let keys: Vec<ColumnKey> =
            ["a", "b"].iter().map(|id| self.key(measures, id, Timing::Flow)).collect();
        rows.extend(observations(&yearly.panel(measures), &keys));
        let key = self.key(measures, "a", Timing::Flow);
        for (number, quarter) in self.national.iter().zip(panel.quarters().quarters()) {
            if let Some(number) = number {
                let period = Period::quarter(quarter);
                rows.push(observation(&key, Subject::National, period, (*number).into()));
            }
        }
        rows
    }

    fn without_years(&self) -> Case {
        Case { years: Vec::new(), ..self.clone() }
    }

    fn only_years(&self) -> Case {
        Case { flows: Vec::new(), stocks: Vec::new(), ..self.clone() }
    }
}

fn agrees(case: &Case) -> Result<(), TestCaseError> {
    let measures = measures();
    let panel = case.panel(&measures);
    let terms = Terms::new(&measures, Currency::IDR);
    let indicators: Vec<Indicator> = case
        .formulas
        .iter()
        .enumerate()
        .map(|(place, text)| {
            let formula = terms.parse(text).unwrap();
            Indicator::new(format!("i{place}"), title("Random"), formula, case.rounding)
        })
        .collect();
    let rows = case.rows(&measures, &panel);
    let dataset = dataset(registry(&panel), measures.clone(), rows);
    for indicator in &indicators {
        let program = Program::builder(&panel).indicators([indicator]).build().unwrap();
        let quarters: Vec<Quarter> = panel.quarters().quarters().collect();
        let row = |zone: usize, quarter: usize| {
            by_row(&dataset, indicator, &panel.zones()[zone], quarters[quarter])
        };
        let results = program.evaluate();
        for path in [Path::Portable, Path::Wide] {
            prop_assert_eq!(&program.clone().by(path).evaluate(), &results, "{:?}", path);
        }
        let results = match results {
            Ok(results) => results,
            Err(EvaluateError::Overflow { zone, quarter, .. }) => {
                // Then it really is too large.
                let zone = panel.zones().iter().position(|id| *id == zone).unwrap();
                let quarter = quarters.iter().position(|own| *own == quarter).unwrap();
                match row(zone, quarter) {
                    Ok(value) => prop_assert!(i64::try_from(value.mantissa()).is_err()),
                    Err(code) => prop_assert!(code == "overflow" || code == "divisor_may_be_zero"),
                }
                continue;
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        for zone in 0..ZONES {
            for (quarter, of) in quarters.iter().enumerate() {
                let expected = row(zone, quarter);
                let cell = program.cell(0, zone, quarter).map_err(|reason| reason.code());
                let own = results.value(0, zone, quarter);
                let at = format!("{} zone {zone} {of}", indicator.formula());
                prop_assert_eq!(own, cell.ok(), "{}", at);
                match expected {
                    // Bounds, which panels haven't.
                    Err("divisor_may_be_zero") => {}
                    Err("overflow") if cell.is_ok() => {}
                    expected => prop_assert_eq!(cell, expected, "{}", at),
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn random_formulas_agree(case in cases()) {
        agrees(&case)?;
    }
}
