//! What zones achieved: additions, stocks, targets, pace, growth, shares.

use super::row::{RATIO, Row, WHOLE};
use crate::Direction::{Higher, Lower, Neutral};

/// Nobody publishes such a rate; plans and what was realised of them are published.
const PLANS: &str =
    "own definition, over long-run plans and cumulative realisations as published by zone";

#[rustfmt::skip] // A table reads better with one indicator a paragraph.
pub(super) const ROWS: &[Row] = &[
    Row::new(
        "investment_realised",
        ("Tambahan investasi", "Investment added"),
        WHOLE, Higher,
        "realised investment flow [period]",
    ),
    Row::new(
        "investment_realised_to_date",
        ("Realisasi investasi tahun berjalan", "Investment realised in the year to date"),
        WHOLE, Higher,
        "realised investment flow [year_to_date]",
    ),
    Row::new(
        "investment_target",
        ("Target investasi setahun", "Investment target of the year"),
        WHOLE, Neutral,
        "target investment flow [year]",
    ),
    Row::new(
        "investment_attainment",
        ("Capaian target investasi", "Attainment of the investment target"),
        RATIO, Higher,
        "realised investment flow [year_to_date] ÷ target investment flow [year]",
    ),
    Row::new(
        "investment_pace",
        ("Capaian terhadap laju linear", "Investment against a linear pace"),
        RATIO, Higher,
        "realised investment flow [year_to_date] ÷ (target investment flow [year] × elapsed_share)",
    ),
    Row::new(
        "investment_seasonal_pace",
        ("Capaian terhadap pola tahun sebelumnya", "Investment against last year's seasonal pace"),
        RATIO, Higher,
        "realised investment flow [year_to_date] × realised investment flow [last_year year] ÷ (target investment flow [year] × realised investment flow [last_year year_to_date])",
    ),
    Row::new(
        "investment_growth",
        ("Pertumbuhan investasi dari periode yang sama tahun sebelumnya", "Growth of investment on the same period a year before"),
        RATIO, Higher,
        "realised investment flow [period] ÷ realised investment flow [last_year period] − 1",
    ),
    Row::new(
        "investment_growth_on_previous",
        ("Pertumbuhan investasi dari periode sebelumnya", "Growth of investment on the period before"),
        RATIO, Higher,
        "realised investment flow [period] ÷ realised investment flow [previous] − 1",
    ),
    Row::new(
        "investment_stock",
        ("Investasi kumulatif", "Cumulative investment"),
        WHOLE, Higher,
        "realised investment stock [period]",
    ),
    Row::new(
        "investment_stock_growth",
        ("Pertumbuhan investasi kumulatif setahun", "Growth of cumulative investment in a year"),
        RATIO, Higher,
        "realised investment stock [period] ÷ realised investment stock [last_year period] − 1",
    ),
    Row::new(
        "implied_opening_investment",
        ("Investasi kumulatif awal yang tersirat", "Opening cumulative investment implied"),
        WHOLE, Neutral,
        "realised investment stock [period] − realised investment flow [period]",
    ),
    Row::new(
        "opening_investment",
        ("Investasi kumulatif awal yang diumumkan", "Opening cumulative investment published"),
        WHOLE, Neutral,
        "realised investment stock [previous]",
    ),
    Row::new(
        "investment_of_commitment",
        ("Realisasi dari komitmen investasi", "Investment realised of that committed"),
        RATIO, Higher,
        "realised investment stock [period] ÷ committed investment stock [period]",
    ).citing("DN-KEK, Laporan Perkembangan KEK 2021"),
    Row::new(
        "investment_required_rate",
        ("Laju investasi yang masih diperlukan, disetahunkan", "Investment still required, at an annual rate"),
        WHOLE, Neutral,
        "(target investment flow [year] − realised investment flow [year_to_date]) ÷ (1 − elapsed_share)",
    ),
    Row::new(
        "investment_required_to_current",
        ("Laju yang diperlukan terhadap laju sejauh ini", "Required rate of investment to the rate so far"),
        RATIO, Lower,
        "(target investment flow [year] − realised investment flow [year_to_date]) × elapsed_share ÷ ((1 − elapsed_share) × realised investment flow [year_to_date])",
    ),
    Row::new(
        "investment_projection_linear",
        ("Proyeksi investasi akhir tahun, linear", "Projection of the year's investment, linear"),
        WHOLE, Higher,
        "realised investment flow [year_to_date] ÷ elapsed_share",
    ).projecting(),
    Row::new(
        "investment_projection_seasonal",
        ("Proyeksi investasi akhir tahun, menurut pola tahun sebelumnya", "Projection of the year's investment by last year's profile"),
        WHOLE, Higher,
        "realised investment flow [year_to_date] × realised investment flow [last_year year] ÷ realised investment flow [last_year year_to_date]",
    ).projecting(),
    Row::new(
        "investment_share_of_nation",
        ("Bagian dari investasi kumulatif nasional", "Share of the nation's cumulative investment"),
        RATIO, Neutral,
        "realised investment stock [period] ÷ national realised investment stock [period]",
    ),
    Row::new(
        "investment_share_of_zones",
        ("Bagian dari investasi kumulatif KEK yang melapor", "Share of the cumulative investment of the zones that reported"),
        RATIO, Neutral,
        "realised investment stock [period] ÷ all_zones realised investment stock [period]",
    ),
    Row::new(
        "investment_concentration",
        ("Konsentrasi investasi antarkawasan (HHI)", "Concentration of investment over zones (HHI)"),
        RATIO, Neutral,
        "concentration(realised investment stock [period])",
    ).citing("Herfindahl 1950; Hirschman 1964"),
    Row::new(
        "investment_top_3_share",
        ("Bagian tiga kawasan terbesar", "Share of the three largest zones"),
        RATIO, Neutral,
        "top_3_share(realised investment stock [period])",
    ),
    Row::new(
        "plan_attainment",
        ("Capaian rencana investasi jangka panjang", "Attainment of the long-run investment plan"),
        RATIO, Higher,
        "realised investment stock [latest_12] ÷ target investment stock [plan]",
    ).citing(PLANS),
    Row::new(
        "plan_pace",
        ("Capaian rencana investasi terhadap waktu yang telah berjalan", "Investment plan against the time that has passed"),
        RATIO, Higher,
        "realised investment stock [latest_12] ÷ (target investment stock [plan] × elapsed_share(target investment stock [plan], realised investment stock [latest_12]))",
    ).citing(PLANS),
    Row::new(
        "employment_added",
        ("Tambahan tenaga kerja", "Jobs added"),
        WHOLE, Higher,
        "realised employment flow [period]",
    ),
    Row::new(
        "employment_target",
        ("Target tenaga kerja setahun", "Employment target of the year"),
        WHOLE, Neutral,
        "target employment flow [year]",
    ),
    Row::new(
        "employment_attainment",
        ("Capaian target tenaga kerja", "Attainment of the employment target"),
        RATIO, Higher,
        "realised employment flow [year_to_date] ÷ target employment flow [year]",
    ),
    Row::new(
        "employment_pace",
        ("Tenaga kerja terhadap laju linear", "Employment against a linear pace"),
        RATIO, Higher,
        "realised employment flow [year_to_date] ÷ (target employment flow [year] × elapsed_share)",
    ),
    Row::new(
        "employment_plan_attainment",
        ("Capaian rencana tenaga kerja jangka panjang", "Attainment of the long-run employment plan"),
        RATIO, Higher,
        "realised employment stock [latest_12] ÷ target employment stock [plan]",
    ).citing(PLANS),
    Row::new(
        "employment_plan_pace",
        ("Capaian rencana tenaga kerja terhadap waktu yang telah berjalan", "Employment plan against the time that has passed"),
        RATIO, Higher,
        "realised employment stock [latest_12] ÷ (target employment stock [plan] × elapsed_share(target employment stock [plan], realised employment stock [latest_12]))",
    ).citing(PLANS),
    Row::new(
        "employment_growth",
        ("Pertumbuhan tambahan tenaga kerja dari periode yang sama tahun sebelumnya", "Growth of jobs added on the same period a year before"),
        RATIO, Higher,
        "realised employment flow [period] ÷ realised employment flow [last_year period] − 1",
    ),
    Row::new(
        "employment_stock",
        ("Tenaga kerja kumulatif", "Cumulative employment"),
        WHOLE, Higher,
        "realised employment stock [period]",
    ),
    Row::new(
        "employment_stock_growth",
        ("Pertumbuhan tenaga kerja kumulatif setahun", "Growth of cumulative employment in a year"),
        RATIO, Higher,
        "realised employment stock [period] ÷ realised employment stock [last_year period] − 1",
    ),
    Row::new(
        "implied_opening_employment",
        ("Tenaga kerja kumulatif awal yang tersirat", "Opening employment implied"),
        WHOLE, Neutral,
        "realised employment stock [period] − realised employment flow [period]",
    ),
    Row::new(
        "opening_employment",
        ("Tenaga kerja kumulatif awal yang diumumkan", "Opening employment published"),
        WHOLE, Neutral,
        "realised employment stock [previous]",
    ),
    Row::new(
        "employment_share_of_nation",
        ("Bagian dari tenaga kerja nasional KEK", "Share of the nation's employment in zones"),
        RATIO, Neutral,
        "realised employment stock [period] ÷ national realised employment stock [period]",
    ),
    Row::new(
        "investment_per_job",
        ("Investasi per tenaga kerja", "Investment per job"),
        WHOLE, Neutral,
        "realised investment stock [period] ÷ realised employment stock [period]",
    ),
    Row::new(
        "jobs_per_trillion",
        ("Tenaga kerja per triliun investasi", "Jobs per trillion of investment"),
        WHOLE, Higher,
        "realised employment stock [period] × 1000000000000 money ÷ realised investment stock [period]",
    ),
    Row::new(
        "businesses_added",
        ("Pelaku usaha baru", "New businesses"),
        WHOLE, Higher,
        "realised businesses flow [period]",
    ),
    Row::new(
        "businesses_stock",
        ("Jumlah pelaku usaha", "Businesses"),
        WHOLE, Higher,
        "realised businesses stock [period]",
    ),
    Row::new(
        "zones",
        ("Jumlah KEK", "Zones"),
        WHOLE, Neutral,
        "realised zones stock [period]",
    ),
    Row::new(
        "land_use",
        ("Pemanfaatan lahan", "Land taken of the land area"),
        RATIO, Higher,
        "realised land_taken stock [period] ÷ realised land_area level [period]",
    ),
    Row::new(
        "infrastructure_progress",
        ("Kemajuan infrastruktur", "Progress of infrastructure"),
        RATIO, Higher,
        "realised infrastructure_progress level [period]",
    ),
    Row::new(
        "occupancy",
        ("Tingkat hunian", "Occupancy"),
        RATIO, Higher,
        "realised occupancy level [period]",
    ),
];
