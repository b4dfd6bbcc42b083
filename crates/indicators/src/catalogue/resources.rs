//! What zones take and give: public money, land, people, nature.

use super::row::{CENT, RATIO, Row, WHOLE};
use crate::Direction::{Higher, Lower, Neutral};
use crate::Topic::Resources;

const SOURCE: &str = "World Bank, Special Economic Zones: An Operational Review (2017); UNIDO/World Bank/GIZ, Eco-Industrial Parks framework 2.0 (2021)";

#[rustfmt::skip] // A table reads better with one indicator a paragraph.
pub(super) const ROWS: &[Row] = &[
    Row::new(
        "tax_expenditure_per_job",
        ("Belanja perpajakan per tenaga kerja", "Tax expenditure per job"),
        WHOLE, Lower,
        "realised tax_expenditure stock [period] ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "infrastructure_cost_per_job",
        ("Belanja infrastruktur publik per tenaga kerja", "Public infrastructure spending per job"),
        WHOLE, Lower,
        "realised public_infrastructure stock [period] ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "fiscal_cost_of_investment",
        ("Biaya fiskal terhadap investasi", "Fiscal cost to investment"),
        RATIO, Lower,
        "(realised tax_expenditure stock [period] + realised public_infrastructure stock [period]) ÷ realised investment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "fiscal_revenue_to_cost",
        ("Penerimaan terhadap biaya fiskal", "Fiscal revenue to fiscal cost"),
        RATIO, Higher,
        "realised fiscal_revenue stock [period] ÷ (realised tax_expenditure stock [period] + realised public_infrastructure stock [period])",
    ).on(Resources, SOURCE),
    Row::new(
        "foreign_share",
        ("Bagian modal asing", "Foreign share of investment"),
        RATIO, Neutral,
        "realised foreign_investment stock [period] ÷ realised investment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "realised_of_last_years_commitment",
        ("Realisasi dari komitmen tahun sebelumnya", "Realised of what was committed by the year before"),
        RATIO, Higher,
        "realised investment stock [period] ÷ committed investment stock [last_year period]",
    ).on(Resources, SOURCE),
    Row::new(
        "days_to_operation",
        ("Hari dari komitmen hingga beroperasi", "Days from commitment to operation"),
        WHOLE, Lower,
        "realised days_to_operation level [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "exit_rate",
        ("Pelaku usaha keluar", "Businesses that left, of those there were"),
        RATIO, Lower,
        "realised businesses_exited flow [period] ÷ realised businesses stock [previous]",
    ).on(Resources, SOURCE),
    Row::new(
        "anchor_share",
        ("Bagian tenant utama", "Share of the anchor tenant"),
        RATIO, Lower,
        "realised anchor_investment stock [period] ÷ realised investment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "output_per_worker",
        ("Output per tenaga kerja", "Output per worker"),
        WHOLE, Higher,
        "realised output flow [period] ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "output_per_hectare",
        ("Output per hektare", "Output per hectare"),
        WHOLE, Higher,
        "realised output flow [period] ÷ realised land_taken stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "value_added_per_worker",
        ("Nilai tambah per tenaga kerja", "Value added per worker"),
        WHOLE, Higher,
        "realised value_added flow [period] ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "value_added_per_hectare",
        ("Nilai tambah per hektare", "Value added per hectare"),
        WHOLE, Higher,
        "realised value_added flow [period] ÷ realised land_taken stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "exports_per_worker",
        ("Ekspor per tenaga kerja", "Exports per worker"),
        WHOLE, Higher,
        "realised exports flow [period] ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "exports_per_hectare",
        ("Ekspor per hektare", "Exports per hectare"),
        WHOLE, Higher,
        "realised exports flow [period] ÷ realised land_taken stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "wage_to_minimum",
        ("Upah terhadap upah minimum", "Average wage to the regional minimum"),
        RATIO, Higher,
        "realised average_wage level [period] ÷ realised minimum_wage level [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "women_share",
        ("Bagian tenaga kerja perempuan", "Women's share of employment"),
        RATIO, Neutral,
        "realised employment_women stock [period] ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "permanent_share",
        ("Bagian tenaga kerja tetap", "Permanent share of employment"),
        RATIO, Higher,
        "realised employment_permanent stock [period] ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "accidents_per_1000",
        ("Kecelakaan per 1.000 pekerja", "Accidents per 1,000 workers"),
        CENT, Lower,
        "realised accidents flow [period] × 1000 ÷ realised employment stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "domestic_supplier_share",
        ("Bagian pemasok dalam negeri", "Domestic share of suppliers"),
        RATIO, Higher,
        "realised domestic_suppliers stock [period] ÷ realised suppliers stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "local_purchase_share",
        ("Bagian pembelian lokal", "Local share of purchases"),
        RATIO, Higher,
        "realised local_purchases flow [period] ÷ realised purchases flow [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "jobs_direct_and_indirect",
        ("Tenaga kerja langsung dan tidak langsung", "Direct and indirect jobs"),
        WHOLE, Higher,
        "realised employment stock [period] + realised employment_indirect stock [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "energy_intensity",
        ("Energi per sejuta output", "Energy per million of output"),
        RATIO, Lower,
        "realised energy_used flow [period] × 1000000 money ÷ realised output flow [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "water_intensity",
        ("Air per sejuta output", "Water per million of output"),
        RATIO, Lower,
        "realised water_used flow [period] × 1000000 money ÷ realised output flow [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "co2_intensity",
        ("CO2 per semiliar output", "CO2 per billion of output"),
        RATIO, Lower,
        "realised co2_emitted flow [period] × 1000000000 money ÷ realised output flow [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "waste_treated_share",
        ("Bagian limbah yang diolah", "Waste treated"),
        RATIO, Higher,
        "realised waste_treated flow [period] ÷ realised waste flow [period]",
    ).on(Resources, SOURCE),
    Row::new(
        "compliance",
        ("Kepatuhan", "Inspections passed"),
        RATIO, Higher,
        "realised inspections_passed flow [period] ÷ realised inspections flow [period]",
    ).on(Resources, SOURCE),
];
