//! Random panels, with the same figures as a dataset, and formulas about them.

use kawasan_columnar::{ColumnKey, ColumnSpec, Every, Life, Panel};
use kawasan_indicators::{Rounding, RoundingMode};
use kawasan_model::{
    Basis, Currency, Dataset, EventKind, LifecycleEvent, Measure, MeasureUnit, Measures, NamedBy,
    Observation, PartialDate, Period, Quarter, ReportingYear, Subject, Timing, Unit,
};
use kawasan_testing::fixtures::{read, title};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use crate::support::{dataset, observation, registry_of};
use crate::texts::formulas;

/// Measures without a unit, so that every formula fits; `n` doesn't add up over zones.
pub(crate) fn measures() -> Measures {
    ["a", "b", "n"].into_iter().fold(Measures::none(), |measures, id| {
        let measure = Measure::new(read(id), title(id), MeasureUnit::Only(Unit::ONE));
        let measure = measure.shrinking().timed(Timing::ALL.iter().copied());
        let measure = measure.on_bases(Basis::ALL.iter().copied());
        measures.with(if id == "n" { measure.not_additive() } else { measure })
    })
}

/// What columns there may be, by measure, basis and timing.
pub(crate) const SLOTS: [(&str, Basis, Timing, Every); 18] = [
    ("a", Basis::Realised, Timing::Flow, Every::Quarter),
    ("a", Basis::Realised, Timing::Flow, Every::Year),
    ("b", Basis::Realised, Timing::Flow, Every::Quarter),
    ("b", Basis::Realised, Timing::Flow, Every::Year),
    ("n", Basis::Realised, Timing::Flow, Every::Quarter),
    ("a", Basis::Target, Timing::Flow, Every::Year),
    ("b", Basis::Target, Timing::Flow, Every::Quarter),
    ("a", Basis::Committed, Timing::Flow, Every::Year),
    ("b", Basis::Committed, Timing::Stock, Every::Quarter),
    ("a", Basis::Projected, Timing::Flow, Every::Quarter),
    ("a", Basis::Realised, Timing::Stock, Every::Quarter),
    ("a", Basis::Realised, Timing::Stock, Every::Year),
    ("b", Basis::Realised, Timing::Stock, Every::Quarter), // accumulated, or its own
    ("n", Basis::Realised, Timing::Stock, Every::Quarter),
    ("a", Basis::Realised, Timing::Level, Every::Quarter),
    ("b", Basis::Realised, Timing::Level, Every::Year),
    ("n", Basis::Realised, Timing::Level, Every::Quarter),
    ("b", Basis::Projected, Timing::Level, Every::Year),
];
const ACCUMULATED: usize = 12;
const ITS_FLOW: usize = 2;

/// What was published for the nation.
const NATIONAL: [usize; 5] = [0, 1, 10, 11, 15];

/// How a column's numbers are drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Random {
    scale: i32,
    bits: u32,
    signs: Signs,
    missing: u64, // so many of 16; 16 for all
    wild: bool,   // numbers out of all proportion in the second tile
    seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signs {
    Positive,
    NotNegative,
    Any,
    NotPositive,
    Extreme,
}

impl Random {
    fn number(self, place: usize, row: usize) -> Option<i64> {
        let draw =
            |more: u64| mixed(self.seed ^ mixed((place as u64) << 20 | (row as u64) << 4 | more));
        if draw(0) % 16 < self.missing {
            return None;
        }
        if self.signs == Signs::Extreme || (self.wild && place / 256 == 1) {
            return Some(
                [i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1, 0, 1][(draw(1) % 6) as usize],
            );
        }
        let power = 1_i64 << self.bits;
        let size = match draw(1) % 8 {
            0 => 0,
            1 => power,
            2 => power - 1,
            3 => power + 1,
            4 => power / 2,
            _ => draw(2).cast_signed().rem_euclid(power),
        };
        Some(match self.signs {
            Signs::Positive => size.max(1),
            Signs::NotPositive => -size,
            Signs::Any if draw(3) % 2 == 0 => -size,
            _ => size,
        })
    }
}

fn mixed(draw: u64) -> u64 {
    let draw = draw.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let draw = (draw ^ (draw >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let draw = (draw ^ (draw >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    draw ^ (draw >> 31)
}

fn column() -> impl Strategy<Value = Option<Random>> {
    let bits = prop_oneof![8 => 1..=24_u32, 2 => 40..=48_u32, 2 => 49..=53_u32, 1 => 54..=61_u32];
    let signs = prop_oneof![
        4 => Just(Signs::Positive),
        4 => Just(Signs::NotNegative),
        4 => Just(Signs::Any),
        1 => Just(Signs::NotPositive),
        1 => Just(Signs::Extreme),
    ];
    let scale = prop_oneof![6 => -3..=3_i32, 1 => -9..=9_i32];
    let missing = prop_oneof![4 => Just(0_u64), 4 => Just(2), 1 => Just(10), 1 => Just(16)];
    let wild = proptest::bool::weighted(0.1);
    let random = (scale, bits, signs, (missing, wild), any::<u64>()).prop_map(
        |(scale, bits, signs, (missing, wild), seed)| Random {
            scale,
            bits,
            signs,
            missing,
            wild,
            seed,
        },
    );
    proptest::option::weighted(0.85, random)
}

/// When zones are designated and revoked, if not always before.
const LIVES: [(&str, Option<&str>); 6] = [
    ("1900-01-01", None),
    ("2020-02-10", None),
    ("2020", None),
    ("2020-03-31", Some("2021-03")),
    ("2021-07-01", None),
    ("1900-01-01", Some("2020-12-31")),
];

/// A panel, and what is computed over it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) zones: usize,
    quarters: u16,
    first: u8,
    year: ReportingYear,
    columns: Vec<Option<Random>>,
    national: Vec<Option<Random>>,
    accumulates: bool,
    opening: Option<Random>,
    lives: Option<usize>, // by which the zones' differ
    pub(crate) formulas: Vec<String>,
    pub(crate) rounding: Rounding,
}

pub(crate) fn cases(zones: impl Strategy<Value = usize>) -> impl Strategy<Value = Case> {
    let years = (1..=4_u8, any::<bool>()).prop_map(|(first, by_start)| match first {
        1 => ReportingYear::CALENDAR,
        _ => {
            let by = if by_start { NamedBy::Start } else { NamedBy::End };
            ReportingYear::starting_in(first, by).unwrap()
        }
    });
    let rounding =
        (prop_oneof![4 => 0..=6_u32, 1 => 7..=12_u32], select(RoundingMode::ALL.to_vec()))
            .prop_map(|(scale, mode)| Rounding::new(scale, mode).unwrap());
    let time = (prop_oneof![1 => Just(1_u16), 6 => 2..=9_u16], 1..=4_u8, years);
    let figures = (
        vec(column(), SLOTS.len()),
        vec(column(), NATIONAL.len()),
        any::<bool>(),
        column(),
        proptest::option::of(0..LIVES.len()),
    );
    (zones, time, figures, vec(formulas(), 1..=3), rounding).prop_map(
        |(zones, (quarters, first, year), figures, formulas, rounding)| {
            let (columns, national, accumulates, opening, lives) = figures;
            Case {
                zones,
                quarters,
                first,
                year,
                columns,
                national,
                accumulates,
                opening,
                lives,
                formulas,
                rounding,
            }
        },
    )
}

impl Case {
    pub(crate) fn span(&self) -> Period {
        Period::new(Quarter::new(2020, self.first).unwrap(), self.quarters).unwrap()
    }

    fn key(&self, slot: usize) -> ColumnKey {
        let (id, basis, timing, _) = SLOTS[slot];
        ColumnKey::new(&measures(), Currency::IDR, id, basis, timing).unwrap()
    }

    /// The reporting years that the quarters touch.
    fn years(&self) -> Vec<Period> {
        let mut years: Vec<Period> =
            self.span().quarters().map(|quarter| self.year.year_of(quarter).unwrap()).collect();
        years.dedup();
        years
    }

    fn is_accumulated(&self, slot: usize) -> bool {
        slot == ACCUMULATED && self.accumulates && self.columns[ITS_FLOW].is_some()
    }

    /// A number of a column of its own.
    fn number(&self, slot: usize, zone: usize, row: usize) -> Option<i64> {
        let number = self.columns[slot]?.number(zone, row)?;
        // Stocks and levels are never below zero.
        let is_flow = SLOTS[slot].2 == Timing::Flow;
        Some(if is_flow { number } else { number.checked_abs().unwrap_or(i64::MAX) })
    }

    fn opening(&self, zone: usize) -> Option<i64> {
        self.opening.map_or(Some(0), |opening| Some(opening.number(zone, 0)?.saturating_abs()))
    }

    fn national(&self, place: usize, row: usize) -> Option<Decimal> {
        let random = self.national[place]?;
        let number = random.number(usize::MAX >> 30, row)?;
        let is_flow = SLOTS[NATIONAL[place]].2 == Timing::Flow;
        Some(decimal(if is_flow { number.into() } else { i128::from(number).abs() }, random.scale))
    }

    fn events(&self, zone: usize) -> Vec<LifecycleEvent> {
        let (designated, revoked) = match self.lives {
            None => LIVES[0],
            Some(first) => LIVES[(first + zone) % LIVES.len()],
        };
        let event = |kind, date: &str| LifecycleEvent::new(kind, read(date));
        let mut events = vec![event(EventKind::Designated, designated)];
        events.extend(revoked.map(|date| event(EventKind::Revoked, date)));
        events
    }

    pub(crate) fn panel(&self) -> Panel {
        let measures = measures();
        let zones = (0..self.zones).map(|zone| read(&format!("zone-{zone:04}")));
        let mut builder = Panel::builder(&measures, self.year, zones, self.span());
        for (slot, (_, _, _, every)) in SLOTS.into_iter().enumerate() {
            if self.is_accumulated(slot) {
                let opening = (0..self.zones).map(|zone| self.opening(zone)).collect();
                let opening = self.opening.map(|_| opening);
                builder = builder.accumulated(self.key(slot), opening);
                continue;
            }
            let Some(random) = self.columns[slot] else { continue };
            let spec = ColumnSpec { key: self.key(slot), scale: random.scale, every };
            builder = builder.generate(spec, |zone, row| self.number(slot, zone, row));
        }
        for (place, slot) in NATIONAL.into_iter().enumerate() {
            if self.national[place].is_some() {
                let rows = 0..self.periods(slot).len();
                let values = rows.map(|row| self.national(place, row)).collect();
                builder = builder.national(self.key(slot), SLOTS[slot].3, values);
            }
        }
        if self.lives.is_some() {
            builder = builder.lives((0..self.zones).map(|zone| self.life(zone)).collect());
        }
        builder.build().unwrap()
    }

    fn life(&self, zone: usize) -> Life {
        let mut life = Life::default();
        for event in self.events(zone) {
            let dates = |on: PartialDate| Some((on.earliest(), on.latest()));
            match event.kind {
                EventKind::Designated => life.designated = dates(event.on),
                _ => life.revoked = dates(event.on),
            }
        }
        life
    }

    fn periods(&self, slot: usize) -> Vec<Period> {
        match SLOTS[slot].3 {
            Every::Quarter => self.span().quarters().map(Period::quarter).collect(),
            Every::Year => self.years(),
        }
    }

    /// The same figures, not by way of the panel.
    pub(crate) fn dataset(&self, panel: &Panel) -> Dataset {
        let mut rows: Vec<Observation> = Vec::new();
        for slot in 0..SLOTS.len() {
            for (row, period) in self.periods(slot).into_iter().enumerate() {
                for (zone, id) in panel.zones().iter().enumerate() {
                    let Some(value) = self.value(slot, zone, row) else { continue };
                    // A stock of a year is that of its last quarter, which speaks before.
                    if slot == 11 && self.has_quarterly(10, zone, period) {
                        continue;
                    }
                    let subject = Subject::Zone(id.clone());
                    rows.push(observation(&self.key(slot), subject, period, value));
                }
            }
        }
        for (place, slot) in NATIONAL.into_iter().enumerate() {
            for (row, period) in self.periods(slot).into_iter().enumerate() {
                let Some(value) = self.national(place, row) else { continue };
                let last = self.span().quarters().position(|quarter| quarter == period.end());
                if slot == 11 && last.is_some_and(|row| self.national(2, row).is_some()) {
                    continue;
                }
                rows.push(observation(&self.key(slot), Subject::National, period, value));
            }
        }
        let registry = registry_of(panel, self.year, |zone| self.events(zone));
        dataset(registry, measures(), rows)
    }

    fn value(&self, slot: usize, zone: usize, row: usize) -> Option<Decimal> {
        if !self.is_accumulated(slot) {
            return Some(decimal(self.number(slot, zone, row)?.into(), self.columns[slot]?.scale));
        }
        let flows = (0..=row).map(|row| self.number(ITS_FLOW, zone, row).map(i128::from));
        let sum = flows.sum::<Option<i128>>()? + i128::from(self.opening(zone)?);
        Some(decimal(sum, self.columns[ITS_FLOW]?.scale))
    }

    fn has_quarterly(&self, slot: usize, zone: usize, year: Period) -> bool {
        let last = self.span().quarters().position(|quarter| quarter == year.end());
        last.is_some_and(|row| self.number(slot, zone, row).is_some())
    }
}

/// A number in units of its last decimal.
fn decimal(number: i128, scale: i32) -> Decimal {
    match u32::try_from(scale) {
        Ok(scale) => Decimal::from_i128_with_scale(number, scale),
        Err(_) => Decimal::from_i128_with_scale(number * 10_i128.pow(scale.unsigned_abs()), 0),
    }
}
