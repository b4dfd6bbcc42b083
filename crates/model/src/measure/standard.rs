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
    /// There is only a level, and those of zones don't add up.
    Rate,
    /// Flows of the region that a zone lies in; regions of two zones may be one.
    Regional,
}

/// How many there are.
#[cfg(test)]
pub(super) const ROWS: usize = TABLE.len();

const MONEY: MeasureUnit = MeasureUnit::Money;
const PERSONS: MeasureUnit = MeasureUnit::Only(Unit::PERSONS);
const RATIO: MeasureUnit = MeasureUnit::Only(Unit::ONE);
const HECTARES: MeasureUnit = MeasureUnit::Only(Unit::HECTARES);

const fn counted(base: BaseUnit) -> MeasureUnit {
    MeasureUnit::Only(Unit::base(base))
}

const WAGES: MeasureUnit = MeasureUnit::MoneyPer(BaseUnit::Person, Some(BaseUnit::Month));
const PER_PERSON: MeasureUnit = MeasureUnit::MoneyPer(BaseUnit::Person, None);

#[rustfmt::skip] // A table reads better with one row a line.
const TABLE: &[(&str, MeasureUnit, Over, &str, &str)] = &[
    // id, unit, over time, Indonesian, English
    ("investment", MONEY, Over::Grows, "Investasi", "Investment"),
    ("foreign_investment", MONEY, Over::Grows, "Investasi asing", "Foreign investment"),
    ("anchor_investment", MONEY, Over::Grows, "Investasi tenant utama", "Investment of the anchor tenant"),
    ("employment", PERSONS, Over::Shrinks, "Tenaga kerja", "Employment"),
    ("employment_women", PERSONS, Over::Shrinks, "Tenaga kerja perempuan", "Women employed"),
    ("employment_permanent", PERSONS, Over::Shrinks, "Tenaga kerja tetap", "Permanent employment"),
    ("employment_local", PERSONS, Over::Shrinks, "Tenaga kerja lokal", "Local employment"),
    ("employment_indirect", PERSONS, Over::Shrinks, "Tenaga kerja tidak langsung", "Indirect employment"),
    ("accidents", counted(BaseUnit::Accident), Over::Grows, "Kecelakaan kerja", "Accidents at work"),
    ("average_wage", WAGES, Over::Rate, "Upah rata-rata", "Average wage"),
    ("minimum_wage", WAGES, Over::Rate, "Upah minimum daerah", "Regional minimum wage"),
    ("businesses", counted(BaseUnit::Business), Over::Shrinks, "Pelaku usaha", "Businesses"),
    ("businesses_exited", counted(BaseUnit::Business), Over::Grows, "Pelaku usaha keluar", "Businesses that left"),
    ("days_to_operation", MeasureUnit::Only(Unit::DAYS), Over::Rate, "Hari dari komitmen hingga beroperasi", "Days from commitment to operation"),
    ("zones", counted(BaseUnit::Zone), Over::Shrinks, "Kawasan", "Zones"),
    ("exports", MONEY, Over::Grows, "Ekspor", "Exports"),
    ("processed_exports", MONEY, Over::Grows, "Ekspor hasil olahan", "Exports of processed goods"),
    ("imports", MONEY, Over::Grows, "Impor", "Imports"),
    ("import_substitution", MONEY, Over::Grows, "Substitusi impor", "Import substitution"),
    ("output", MONEY, Over::Grows, "Output", "Output"),
    ("inputs", MONEY, Over::Grows, "Bahan baku dan penolong", "Inputs"),
    ("value_added", MONEY, Over::Grows, "Nilai tambah", "Value added"),
    ("foreign_exchange_earned", MONEY, Over::Grows, "Devisa diperoleh", "Foreign exchange earned"),
    ("foreign_exchange_saved", MONEY, Over::Grows, "Devisa dihemat", "Foreign exchange saved"),
    ("foreign_exchange_used", MONEY, Over::Grows, "Devisa terpakai", "Foreign exchange used"),
    ("service_users", PERSONS, Over::Grows, "Pengguna jasa dari dalam negeri", "Domestic users of services"),
    ("abroad_share", RATIO, Over::Rate, "Bagian pengguna yang semestinya ke luar negeri", "Share of users who would have gone abroad"),
    ("abroad_spending", PER_PERSON, Over::Rate, "Pengeluaran per orang di luar negeri", "Spending of a person abroad"),
    ("domestic_content", RATIO, Over::Rate, "Kandungan dalam negeri", "Domestic content"),
    ("purchases", MONEY, Over::Grows, "Pembelian", "Purchases"),
    ("local_purchases", MONEY, Over::Grows, "Pembelian lokal", "Local purchases"),
    ("msme_purchases", MONEY, Over::Grows, "Pembelian dari UMKM", "Purchases from MSMEs"),
    ("msme_partners", counted(BaseUnit::Business), Over::Shrinks, "Mitra UMKM", "MSME partners"),
    ("suppliers", counted(BaseUnit::Supplier), Over::Shrinks, "Pemasok", "Suppliers"),
    ("domestic_suppliers", counted(BaseUnit::Supplier), Over::Shrinks, "Pemasok dalam negeri", "Domestic suppliers"),
    ("land_taken", HECTARES, Over::Shrinks, "Lahan terpakai", "Land taken"),
    ("land_area", HECTARES, Over::Level, "Luas lahan", "Land area"),
    ("infrastructure_progress", RATIO, Over::Rate, "Kemajuan infrastruktur", "Infrastructure progress"),
    ("occupancy", RATIO, Over::Rate, "Tingkat hunian", "Occupancy"),
    ("students", PERSONS, Over::Enrols, "Pelajar", "Students"),
    ("patients", PERSONS, Over::Grows, "Pasien", "Patients"),
    ("visitors", PERSONS, Over::Grows, "Wisatawan", "Visitors"),
    ("event_visitors", PERSONS, Over::Grows, "Pengunjung acara", "Visitors of an event"),
    ("aircraft_serviced", counted(BaseUnit::Aircraft), Over::Grows, "Pesawat dirawat", "Aircraft serviced"),
    ("permits_issued", counted(BaseUnit::Permit), Over::Grows, "Izin terbit", "Permits issued"),
    ("permits_on_time", counted(BaseUnit::Permit), Over::Grows, "Izin terbit tepat waktu", "Permits issued within the standard"),
    ("permit_days", MeasureUnit::Only(Unit::DAYS), Over::Grows, "Jumlah hari perizinan", "Days taken by permits"),
    ("permit_days_median", MeasureUnit::Only(Unit::DAYS), Over::Rate, "Median hari perizinan", "Median days of a permit"),
    ("facility_users", counted(BaseUnit::Business), Over::Shrinks, "Pengguna fasilitas", "Businesses that use facilities"),
    ("reports_due", counted(BaseUnit::Case), Over::Grows, "Laporan wajib", "Reports due"),
    ("reports_received", counted(BaseUnit::Case), Over::Grows, "Laporan diterima", "Reports received"),
    ("reports_late", counted(BaseUnit::Case), Over::Grows, "Laporan terlambat", "Reports received late"),
    ("tax_expenditure", MONEY, Over::Grows, "Belanja perpajakan", "Tax expenditure"),
    ("fiscal_revenue", MONEY, Over::Grows, "Penerimaan negara", "Fiscal revenue"),
    ("public_infrastructure", MONEY, Over::Grows, "Belanja infrastruktur publik", "Public infrastructure spending"),
    ("energy_used", counted(BaseUnit::KilowattHour), Over::Grows, "Pemakaian energi", "Energy used"),
    ("water_used", counted(BaseUnit::CubicMetre), Over::Grows, "Pemakaian air", "Water used"),
    ("co2_emitted", counted(BaseUnit::Tonne), Over::Grows, "Emisi CO2", "CO2 emitted"),
    ("waste", counted(BaseUnit::Tonne), Over::Grows, "Limbah", "Waste"),
    ("waste_treated", counted(BaseUnit::Tonne), Over::Grows, "Limbah diolah", "Waste treated"),
    ("inspections", counted(BaseUnit::Case), Over::Grows, "Pemeriksaan", "Inspections"),
    ("inspections_passed", counted(BaseUnit::Case), Over::Grows, "Pemeriksaan dipenuhi", "Inspections passed"),
    ("regional_gdp", MONEY, Over::Regional, "PDRB", "Regional GDP"),
    ("regional_population", PERSONS, Over::Rate, "Penduduk daerah", "Regional population"),
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
            Over::Rate => measure.shrinking().timed([Timing::Level]).not_additive(),
            Over::Regional => measure.timed([Timing::Flow]).not_additive(),
        })
    });
    rows.fold(Measures::none(), Measures::with)
}
