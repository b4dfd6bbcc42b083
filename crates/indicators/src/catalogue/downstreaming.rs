//! Value added along a chain, exports and foreign exchange, for goods and services.

use super::row::{RATIO, Row, WHOLE};
use crate::Direction::Higher;
use crate::Topic::Downstreaming;

const SOURCE: &str =
    "World Bank, Special Economic Zones (2008); UNCTAD, World Investment Report 2019, ch. IV";

/// Import substitution of services: users who stay, what they would have spent, and how
/// much of what they spend instead isn't imported in turn.
const SERVICES: &str = "World Bank, Special Economic Zones (2008), net foreign exchange; the council's aim that services keep foreign exchange from flowing out, 24 April 2024";

#[rustfmt::skip] // A table reads better with one indicator a paragraph.
pub(super) const ROWS: &[Row] = &[
    Row::new(
        "value_added_ratio",
        ("Rasio nilai tambah terhadap bahan", "Value added by a step to its inputs"),
        RATIO, Higher,
        "(realised output flow [period] − realised inputs flow [period]) ÷ realised inputs flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "exports",
        ("Ekspor", "Exports"),
        WHOLE, Higher,
        "realised exports flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "processed_export_share",
        ("Bagian hasil olahan dalam ekspor", "Processed goods in exports"),
        RATIO, Higher,
        "realised processed_exports flow [period] ÷ realised exports flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "export_growth",
        ("Pertumbuhan ekspor dari periode yang sama tahun sebelumnya", "Growth of exports on the same period a year before"),
        RATIO, Higher,
        "realised exports flow [period] ÷ realised exports flow [last_year period] − 1",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "import_substitution",
        ("Substitusi impor", "Import substitution"),
        WHOLE, Higher,
        "realised import_substitution flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "import_substitution_share",
        ("Substitusi impor terhadap impor", "Import substitution to imports and what replaced them"),
        RATIO, Higher,
        "realised import_substitution flow [period] ÷ (realised import_substitution flow [period] + realised imports flow [period])",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "foreign_exchange_earned",
        ("Devisa diperoleh", "Foreign exchange earned"),
        WHOLE, Higher,
        "realised foreign_exchange_earned flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "foreign_exchange_saved",
        ("Devisa dihemat", "Foreign exchange saved"),
        WHOLE, Higher,
        "realised foreign_exchange_saved flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "foreign_exchange_net",
        ("Devisa bersih", "Net foreign exchange"),
        WHOLE, Higher,
        "realised foreign_exchange_earned flow [period] + realised foreign_exchange_saved flow [period] − realised foreign_exchange_used flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "foreign_exchange_saved_by_services",
        ("Devisa dihemat oleh jasa", "Foreign exchange saved by services"),
        WHOLE, Higher,
        "realised service_users flow [period] × realised abroad_share level [period] × realised abroad_spending level [period] × realised domestic_content level [period]",
    ).on(Downstreaming, SERVICES),
    Row::new(
        "foreign_exchange_earned_projection",
        ("Proyeksi devisa diperoleh", "Foreign exchange earned, as projected"),
        WHOLE, Higher,
        "projected foreign_exchange_earned flow [period]",
    ).on(Downstreaming, SOURCE).projecting(),
    Row::new(
        "foreign_exchange_saved_projection",
        ("Proyeksi devisa dihemat", "Foreign exchange saved, as projected"),
        WHOLE, Higher,
        "projected foreign_exchange_saved flow [period]",
    ).on(Downstreaming, SOURCE).projecting(),
    Row::new(
        "patients",
        ("Pasien", "Patients"),
        WHOLE, Higher,
        "realised patients flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "students",
        ("Pelajar terdaftar", "Students enrolled"),
        WHOLE, Higher,
        "realised students level [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "visitors",
        ("Wisatawan", "Visitors"),
        WHOLE, Higher,
        "realised visitors flow [period]",
    ).on(Downstreaming, SOURCE),
    Row::new(
        "aircraft_serviced",
        ("Pesawat dirawat", "Aircraft serviced"),
        WHOLE, Higher,
        "realised aircraft_serviced flow [period]",
    ).on(Downstreaming, SOURCE),
];
