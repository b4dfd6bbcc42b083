//! Rating and simulating, on synthetic values.

use kawasan::indicators::{Catalogue, Direction, Rounding};
use kawasan::model::{Decimal, Localised, Unit};
use kawasan::rating::{
    Aggregation, Class, Definition, Draft, Facts, GroupDraft, IndicatorDraft, Methodology, Scoring,
    UnitValues, Value, Variation,
};

fn main() {
    divan::main();
}

#[divan::bench]
fn rate_25_units_with_12_indicators(bencher: divan::Bencher<'_, '_>) {
    let (methodology, units) = (methodology(Aggregation::Arithmetic), units());
    bencher.bench(|| methodology.rate(&units, 4).len());
}

#[divan::bench(sample_count = 10)]
fn draw_10000_methodologies(bencher: divan::Bencher<'_, '_>) {
    let (methodology, units) = (methodology(Aggregation::Arithmetic), units());
    let variation = variation();
    bencher.bench(|| methodology.simulate(&units, 4, &variation, 1, 10_000, &mut |_| {}).draws);
}

#[divan::bench(sample_count = 10)]
fn what_would_change_a_rating(bencher: divan::Bencher<'_, '_>) {
    let (methodology, units) = (methodology(Aggregation::Arithmetic), units());
    bencher.bench(|| methodology.improvements(&units, 3, 4).map(|found| found.indicators.len()));
}

#[expect(clippy::unwrap_used, reason = "a bench whose setting is wrong should stop")]
fn variation() -> Variation {
    Variation::of_weights(Decimal::new(25, 2)).unwrap()
}

#[expect(clippy::unwrap_used, reason = "a bench whose setting is wrong should stop")]
fn methodology(aggregation: Aggregation) -> Methodology {
    let title = |text: &str| Localised::try_new([("en", text)]).unwrap();
    let two = Rounding::half_away(2).unwrap();
    let mut draft = Draft::new("bench", title("Bench"), "synthetic", two, "1/2".parse().unwrap());
    draft.aggregation = aggregation;
    for group in ["a", "b", "c"] {
        draft.groups.push(GroupDraft {
            id: group.to_owned(),
            title: title(group),
            parent: None,
            weight: "1/3".parse().unwrap(),
            aggregation,
            above_lowest: None,
        });
        for index in 0..4 {
            let id = format!("{group}{index}");
            draft.definitions.push(Definition::Given {
                id: id.clone(),
                title: title(&id),
                unit: Unit::ONE,
                direction: Direction::Higher,
            });
            let posts = Scoring::goalposts(Decimal::ZERO, Decimal::ONE);
            let mut indicator = IndicatorDraft::new(id, "1/4".parse().unwrap(), posts);
            indicator.group = Some(group.to_owned());
            draft.indicators.push(indicator);
        }
    }
    for (id, from) in [("poor", 0), ("fair", 40), ("good", 70)] {
        draft.classes.push(Class::from(id, title(id), Decimal::from(from)));
    }
    draft.methodology(&Catalogue::default()).unwrap()
}

fn units() -> Vec<UnitValues> {
    let value = |unit: i64, indicator: i64| {
        Value::exactly(Decimal::new((unit * 7919 + indicator * 104_729) % 10_000, 4))
    };
    let unit = |id: i64| UnitValues {
        id: id.to_string(),
        values: (0..12).map(|indicator| value(id, indicator)).collect(),
        looked_at: Vec::new(),
        facts: Facts::UNKNOWN,
    };
    (1..=25).map(unit).collect()
}
