//! Laws of reconciliation: a consistent history yields no finding, and a planted
//! break is found with its size, however the figures were rounded.

use kawasan_indicators::{Finding, FindingKind, Reconciliation, Severity, Side};
use kawasan_model::{
    Basis, Dataset, Figure, Observation, Period, Qualifier, Quarter, ScaledUnit, Series, Source,
    Subject, Timing, Unit,
};
use kawasan_testing::reference::{RBig, rational};
use kawasan_testing::{config, fixtures};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

/// Zones of the fixture that are in force all the time.
const ZONES: [&str; 4] = ["gresik", "kendal", "mandalika", "sanur"];
const QUARTERS: usize = 8;

/// The quarters from 2023 on.
fn quarter(index: usize) -> Quarter {
    let year = 2023 + i32::try_from(index / 4).unwrap();
    Quarter::new(year, u8::try_from(index % 4 + 1).unwrap()).unwrap()
}

/// How a publisher writes a value.
#[derive(Debug, Clone, Copy)]
enum Style {
    Rounded(i8),
    About(i8),
    MoreThan(i8),
    AtMost(i8),
}

fn styles() -> impl Strategy<Value = Style> {
    prop_oneof![
        6 => (0..=4_i8).prop_map(Style::Rounded),
        1 => (0..=4_i8).prop_map(Style::About),
        1 => (0..=4_i8).prop_map(Style::MoreThan),
        1 => (0..=4_i8).prop_map(Style::AtMost),
    ]
}

/// A figure whose interval holds the true value.
fn figure(truth: i64, style: Style, unit: Unit) -> Figure {
    let (power, qualifier) = match style {
        Style::Rounded(power) => (power, Qualifier::Exact),
        Style::About(power) => (power, Qualifier::About),
        Style::MoreThan(power) => (power, Qualifier::MoreThan),
        Style::AtMost(power) => (power, Qualifier::AtMost),
    };
    let step = 10_i64.pow(u32::try_from(power).unwrap());
    let digits = match style {
        Style::Rounded(_) | Style::About(_) => (truth + step / 2).div_euclid(step),
        Style::MoreThan(_) => truth.div_euclid(step),
        Style::AtMost(_) => (truth + step - 1).div_euclid(step),
    };
    Figure::new(digits.into(), ScaledUnit::new(unit, power), qualifier).unwrap()
}

/// What was true: what each zone began with and added in each quarter.
#[derive(Debug, Clone)]
struct Truth {
    opening: Vec<i64>,
    added: Vec<Vec<i64>>,
}

impl Truth {
    /// One zone, or all together.
    fn flow(&self, zone: Option<usize>, from: usize, len: usize) -> i64 {
        let of = |zone: &Vec<i64>| zone[from..from + len].iter().sum::<i64>();
        zone.map_or_else(|| self.added.iter().map(of).sum(), |zone| of(&self.added[zone]))
    }

    fn stock(&self, zone: Option<usize>, until: usize) -> i64 {
        let opening = zone.map_or_else(|| self.opening.iter().sum(), |zone| self.opening[zone]);
        opening + self.flow(zone, 0, until + 1)
    }
}

fn truths() -> impl Strategy<Value = Truth> {
    let opening = vec(0..=9_999_999_i64, ZONES.len());
    let added = vec(vec(0..=999_999_i64, QUARTERS), ZONES.len());
    (opening, added).prop_map(|(opening, added)| Truth { opening, added })
}

/// Something that may be published: whose, and a stock or flow.
#[derive(Debug, Clone, Copy)]
struct Item {
    zone: Option<usize>,
    from: usize,
    len: usize,
    timing: Timing,
}

impl Item {
    fn all() -> Vec<Item> {
        let whose = std::iter::once(None).chain((0..ZONES.len()).map(Some));
        whose
            .flat_map(|zone| {
                let flows = (0..QUARTERS).flat_map(move |from| {
                    (1..=4)
                        .filter(move |len| from + len <= QUARTERS && from % 4 + len <= 4)
                        .map(move |len| Item { zone, from, len, timing: Timing::Flow })
                });
                let stocks = (0..QUARTERS).map(move |from| Item {
                    zone,
                    from,
                    len: 1,
                    timing: Timing::Stock,
                });
                flows.chain(stocks)
            })
            .collect()
    }

    fn of(self, truth: &Truth) -> i64 {
        match self.timing {
            Timing::Flow => truth.flow(self.zone, self.from, self.len),
            _ => truth.stock(self.zone, self.from),
        }
    }

    fn observation(self, measure: &str, figure: Figure, publisher: &str) -> Observation {
        let subject =
            self.zone.map_or(Subject::National, |zone| Subject::Zone(ZONES[zone].parse().unwrap()));
        let series = Series::new(subject, measure.parse().unwrap(), Basis::Realised, self.timing);
        let period =
            Period::between(quarter(self.from), quarter(self.from + self.len - 1)).unwrap();
        Observation::new(series, period.into(), figure, Source::new(publisher))
    }
}

fn dataset(rows: impl IntoIterator<Item = Observation>) -> Dataset {
    let builder = Dataset::builder(fixtures::registry(), fixtures::measures());
    builder.observations(rows).build().unwrap()
}

/// Some of all that may be published, each in a style.
fn published() -> impl Strategy<Value = Vec<(Item, Style)>> {
    let all = Item::all();
    let some = subsequence(all.clone(), 0..=all.len());
    some.prop_flat_map(|items| {
        let styles = vec(styles(), items.len());
        styles.prop_map(move |styles| items.iter().copied().zip(styles).collect())
    })
}

fn digest(findings: &[Finding<'_>]) -> Vec<String> {
    findings.iter().map(|finding| format!("{finding:?}")).collect()
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_consistent_history_yields_no_finding(
        truth in truths(),
        published in published(),
        again in published(),
        is_money in any::<bool>(),
    ) {
        let (measure, unit) =
            if is_money { ("investment", Unit::IDR) } else { ("employment", Unit::PERSONS) };
        // Two publishers who write the same in different ways.
        let of = |items: &[(Item, Style)], publisher: &'static str| -> Vec<Observation> {
            let row = |(item, style): &(Item, Style)| {
                item.observation(measure, figure(item.of(&truth), *style, unit), publisher)
            };
            items.iter().map(row).collect()
        };
        let rows = of(&published, "Kontan").into_iter().chain(of(&again, "Antara"));
        let dataset = dataset(rows);
        let found = Reconciliation::of(dataset.all_known()).findings;
        prop_assert!(found.is_empty(), "{:#?}", found.first());
    }

    #[test]
    fn a_planted_break_is_found_with_its_size(
        truth in truths(),
        power in 0..=4_i8,
        zone in 0..ZONES.len(),
        broken in 1..QUARTERS - 1,
        by in -9_999_999..=9_999_999_i64,
        more in subsequence((0..QUARTERS).collect::<Vec<_>>(), 0..QUARTERS),
    ) {
        // All quarters and year-ends, and one figure of the sum off by so much.
        let zone = Some(zone);
        let flows = (0..QUARTERS).map(|from| Item { zone, from, len: 1, timing: Timing::Flow });
        let stocks = more.iter().copied().filter(|at| *at != broken).chain([broken]);
        let stocks = stocks.map(|from| Item { zone, from, len: 1, timing: Timing::Stock });
        let opening = Item { zone, from: 0, len: 1, timing: Timing::Stock };
        let has_opening = more.contains(&0);
        let items: Vec<Item> =
            flows.chain(stocks).chain((!has_opening).then_some(opening)).collect();
        let is_broken = |item: &Item| item.timing == Timing::Stock && item.from == broken;
        let value = |item: &Item| item.of(&truth) + if is_broken(item) { by } else { 0 };
        prop_assume!(items.iter().all(|item| value(item) >= 0));
        let style = Style::Rounded(power);
        let dataset = dataset(items.iter().map(|item| {
            item.observation("investment", figure(value(item), style, Unit::IDR), "Kontan")
        }));
        let found = Reconciliation::of(dataset.all_known()).findings;
        // The stock before it and those after it tell of the break, if rounding can't hide it.
        let half = RBig::from(10_i64.pow(u32::try_from(power).unwrap())) / RBig::from(2);
        let before = items.iter().filter(|item| item.timing == Timing::Stock && item.from < broken);
        let last = before.map(|item| item.from).max().unwrap();
        let figures = broken - last + 2;
        // Published and true values differ by half a unit at most, each: as wide as
        // the interval, so twice that can't be hidden.
        let width = &half * RBig::from(2 * i64::try_from(figures).unwrap());
        let size = RBig::from(by.abs());
        for finding in &found {
            prop_assert_eq!(finding.kind, FindingKind::Break);
            prop_assert_eq!(finding.severity, Severity::Contradiction);
            prop_assert!(finding.figures().any(|o| {
                o.series.timing == Timing::Stock
                    && o.period.end_date() == Some(quarter(broken).last_day())
            }), "{:?}", finding);
            prop_assert!(rational(finding.gap.low) <= size, "{:?}", finding.gap);
            prop_assert!(rational(finding.gap.high.unwrap()) >= size, "{:?}", finding.gap);
        }
        let at = found.iter().find(|finding| {
            finding.period.end_date() == Some(quarter(broken).last_day())
                && finding.operands.len() == figures
        });
        if size > width {
            let side = if by > 0 { Side::Above } else { Side::Below };
            prop_assert_eq!(at.map(|finding| finding.side), Some(side), "{:?}", found);
        }
        if by == 0 {
            prop_assert!(found.is_empty());
        }
    }

    /// An opening stock, a flow and a closing stock, one of them a thousand or a million
    /// times too much or too little; and the same with a break that no unit explains.
    #[test]
    fn a_slip_of_the_unit_is_named(
        opening in 1_000..=9_999_i64,
        flow in 1_000..=9_999_i64,
        which in 0..3_usize,
        by in prop_oneof![Just(3_i8), Just(-3), Just(6), Just(-6)],
    ) {
        let truths = [(opening, 0, Timing::Stock), (flow, 1, Timing::Flow), (opening + flow, 1, Timing::Stock)];
        let rows = |slips: bool| -> Vec<Observation> {
            truths.iter().enumerate().map(|(index, (digits, from, timing))| {
                let power = if slips && index == which { 9 + by } else { 9 };
                // A different digit is no other power of ten.
                let digits = if !slips && index == which { digits + 77 } else { *digits };
                let unit = ScaledUnit::new(Unit::IDR, power);
                let figure = Figure::new(digits.into(), unit, Qualifier::Exact).unwrap();
                let item = Item { zone: Some(0), from: *from, len: 1, timing: *timing };
                item.observation("investment", figure, "Kontan")
            }).collect()
        };
        let (slipped, broken) = (dataset(rows(true)), dataset(rows(false)));
        let found = Reconciliation::of(slipped.all_known()).findings;
        let [finding] = found.as_slice() else {
            return Err(TestCaseError::fail(format!("{found:?}")));
        };
        let slip = finding.unit_slip.unwrap();
        let (digits, from, timing) = truths[which];
        let expected = Figure::new(digits.into(), ScaledUnit::new(Unit::IDR, 9), Qualifier::Exact);
        prop_assert_eq!(slip.figure, expected.unwrap());
        let named = finding.operands[slip.operand].observation;
        prop_assert_eq!(named.series.timing, timing);
        prop_assert_eq!(named.period.end_date(), Some(quarter(from).last_day()));
        let found = Reconciliation::of(broken.all_known()).findings;
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].unit_slip, None);
    }

    #[test]
    fn a_flow_off_from_its_parts_is_found(
        truth in truths(),
        power in 0..=3_i8,
        off in -9_999_999..=9_999_999_i64,
        missing in 0..=4_usize,
    ) {
        // A year against its quarters; one of them may be missing.
        let year = Item { zone: None, from: 0, len: 4, timing: Timing::Flow };
        let value = year.of(&truth) + off;
        prop_assume!(value >= 0);
        let parts: Vec<Item> = (0..4).filter(|index| *index != missing)
            .map(|from| Item { zone: None, from, len: 1, timing: Timing::Flow }).collect();
        let style = Style::Rounded(power);
        let row = |item: &Item, value: i64| {
            item.observation("investment", figure(value, style, Unit::IDR), "Kontan")
        };
        let rows = parts.iter().map(|item| row(item, item.of(&truth))).chain([row(&year, value)]);
        let rows: Vec<Observation> = rows.collect();
        let dataset = dataset(rows.clone());
        let found = Reconciliation::of(dataset.all_known()).findings;
        // What the figures themselves say, in exact rationals.
        let whole = rows.last().unwrap().figure.interval();
        let sum = |end: fn(&Figure) -> Option<rust_decimal::Decimal>| {
            let parts = rows.iter().take(parts.len());
            parts.map(|row| rational(end(&row.figure).unwrap())).fold(RBig::ZERO, |a, b| a + b)
        };
        let (low, high) = (sum(|f| f.interval().low()), sum(|f| f.interval().high()));
        let too_little = rational(whole.high().unwrap()) < low;
        let too_much = rational(whole.low().unwrap()) > high && parts.len() == 4;
        prop_assert_eq!(found.len(), usize::from(too_little || too_much), "{:?}", found);
        if let Some(finding) = found.first() {
            let expected = if too_little {
                low - rational(whole.high().unwrap())
            } else {
                rational(whole.low().unwrap()) - high
            };
            prop_assert_eq!(rational(finding.gap.low), expected);
            prop_assert_eq!(finding.side, if too_little { Side::Below } else { Side::Above });
        }
    }

    #[test]
    fn a_nation_below_its_zones_is_found(
        truth in truths(),
        off in -99_999_999..=99_999_999_i64,
        reported in subsequence((0..ZONES.len()).collect::<Vec<_>>(), 1..=ZONES.len()),
    ) {
        let nation = Item { zone: None, from: 4, len: 1, timing: Timing::Stock };
        let value = (nation.of(&truth) + off).max(0);
        let style = Style::Rounded(0);
        let zones = reported.iter().map(|zone| {
            let item = Item { zone: Some(*zone), ..nation };
            item.observation("employment", figure(item.of(&truth), style, Unit::PERSONS), "Kontan")
        });
        let whole = nation.observation("employment", figure(value, style, Unit::PERSONS), "Kontan");
        let dataset = dataset(zones.chain([whole]));
        let found = Reconciliation::of(dataset.all_known()).findings;
        let sum: i64 = reported.iter().map(|zone| Item { zone: Some(*zone), ..nation }.of(&truth)).sum();
        // Without all zones, the revoked one too, the nation can have more.
        prop_assert_eq!(found.len(), usize::from(value < sum), "{:?}", found);
        if let Some(finding) = found.first() {
            prop_assert_eq!(rational(finding.gap.low), RBig::from(sum - value));
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        truth in truths(),
        published in published(),
        by in vec(-99_999..=99_999_i64, 200),
        shuffled in any::<prop::sample::Index>(),
    ) {
        let rows: Vec<Observation> = published.iter().zip(by.iter().cycle()).map(|((item, style), by)| {
            let value = (item.of(&truth) + by).max(0);
            item.observation("employment", figure(value, *style, Unit::PERSONS), "Kontan")
        }).collect();
        let mut other = rows.clone();
        other.reverse();
        if !other.is_empty() {
            let middle = shuffled.index(other.len());
            other.rotate_left(middle);
        }
        let (one, other) = (dataset(rows), dataset(other));
        let found = Reconciliation::of(one.all_known());
        let again = Reconciliation::of(other.all_known());
        prop_assert_eq!(digest(&found.findings), digest(&again.findings));
    }
}
