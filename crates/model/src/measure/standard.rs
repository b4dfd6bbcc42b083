//! The standard measures, as one table.

use super::{Measure, MeasureUnit, Measures};
use crate::{BaseUnit, Localised, Timing, Unit};

/// What a stock of the measure does over time.
#[derive(Clone, Copy)]
enum Over {
    /// Flows add up to a stock that never shrinks.
    Grows,
    /// Flows add up to a stock that exits make smaller.
    Shrinks,
    /// Flows add up to a stock; beside it there is a level, as of students
    /// enrolled.
    Enrols,
    /// There is only a level.
    Level,
}

/// How many there are.
#[cfg(test)]
pub(super) const ROWS: usize = TABLE.len();

const MONEY: MeasureUnit = MeasureUnit::Money;
const PERSONS: MeasureUnit = MeasureUnit::Only(Unit::PERSONS);
const HECTARES: MeasureUnit = MeasureUnit::Only(Unit::HECTARES);

const fn counted(base: BaseUnit) -> MeasureUnit {
    MeasureUnit::Only(Unit::base(base))
}

#[rustfmt::skip] // A table reads better with one row a line.
const TABLE: [(&str, MeasureUnit, Over, &str, &str); 18] = [
    // id, unit, over time, Indonesian, English
    ("investment", MONEY, Over::Grows, "Investasi", "Investment"),
    ("employment", PERSONS, Over::Shrinks, "Tenaga kerja", "Employment"),
    ("businesses", counted(BaseUnit::Business), Over::Shrinks, "Pelaku usaha", "Businesses"),
    ("zones", counted(BaseUnit::Zone), Over::Shrinks, "Kawasan", "Zones"),
    ("exports", MONEY, Over::Grows, "Ekspor", "Exports"),
    ("imports", MONEY, Over::Grows, "Impor", "Imports"),
    ("import_substitution", MONEY, Over::Grows, "Substitusi impor", "Import substitution"),
    ("output", MONEY, Over::Grows, "Output", "Output"),
    ("value_added", MONEY, Over::Grows, "Nilai tambah", "Value added"),
    ("foreign_exchange_earned", MONEY, Over::Grows, "Devisa diperoleh", "Foreign exchange earned"),
    ("foreign_exchange_saved", MONEY, Over::Grows, "Devisa dihemat", "Foreign exchange saved"),
    ("land_taken", HECTARES, Over::Shrinks, "Lahan terpakai", "Land taken"),
    ("land_area", HECTARES, Over::Level, "Luas lahan", "Land area"),
    ("students", PERSONS, Over::Enrols, "Pelajar", "Students"),
    ("patients", PERSONS, Over::Grows, "Pasien", "Patients"),
    ("visitors", PERSONS, Over::Grows, "Wisatawan", "Visitors"),
    ("event_visitors", PERSONS, Over::Grows, "Pengunjung acara", "Visitors of an event"),
    ("aircraft_serviced", counted(BaseUnit::Aircraft), Over::Grows, "Pesawat dirawat", "Aircraft serviced"),
];

/// The table as measures.
pub(super) fn measures() -> Measures {
    let rows = TABLE.iter().filter_map(|(id, unit, over, indonesian, english)| {
        // The texts of the table are valid, which a test counts.
        let title = Localised::try_new([("id", *indonesian), ("en", *english)]).ok()?;
        let measure = Measure::new(id.parse().ok()?, title, *unit);
        Some(match over {
            Over::Grows => measure,
            Over::Shrinks => measure.shrinking(),
            Over::Enrols => measure.shrinking().timed(Timing::ALL.iter().copied()),
            Over::Level => measure.shrinking().timed([Timing::Level]),
        })
    });
    rows.fold(Measures::none(), Measures::with)
}
