//! What the region has of a zone: local jobs, small businesses, regional GDP.

use super::row::{RATIO, Row, WHOLE};
use crate::Direction::Higher;
use crate::Topic::WiderImpact;

const SOURCE: &str =
    "LPEM UI, evaluation framework for Dewan Nasional KEK, 2024 (pillar wider impact)";

#[rustfmt::skip] // A table reads better with one indicator a paragraph.
pub(super) const ROWS: &[Row] = &[
    Row::new(
        "local_employment_share",
        ("Bagian tenaga kerja lokal", "Local share of employment"),
        RATIO, Higher,
        "realised employment_local stock [period] ÷ realised employment stock [period]",
    ).on(WiderImpact, SOURCE),
    Row::new(
        "msme_partners",
        ("Mitra UMKM", "MSME partners"),
        WHOLE, Higher,
        "realised msme_partners stock [period]",
    ).on(WiderImpact, SOURCE),
    Row::new(
        "msme_procurement_share",
        ("Bagian UMKM dalam pembelian", "MSME share of purchases"),
        RATIO, Higher,
        "realised msme_purchases flow [period] ÷ realised purchases flow [period]",
    ).on(WiderImpact, SOURCE),
    Row::new(
        "grdp_contribution",
        ("Kontribusi terhadap PDRB", "Contribution to regional GDP"),
        RATIO, Higher,
        "realised value_added flow [year] ÷ realised regional_gdp flow [year]",
    ).on(WiderImpact, SOURCE),
    Row::new(
        "grdp_growth_contribution",
        ("Kontribusi terhadap pertumbuhan PDRB", "Contribution to the growth of regional GDP"),
        RATIO, Higher,
        "(realised value_added flow [year] − realised value_added flow [last_year year]) ÷ realised regional_gdp flow [last_year year]",
    ).on(WiderImpact, SOURCE),
    Row::new(
        "location_quotient",
        ("Kuosien lokasi nilai tambah", "Location quotient of value added"),
        RATIO, Higher,
        "realised value_added flow [year] × national realised regional_gdp flow [year] ÷ (realised regional_gdp flow [year] × national realised value_added flow [year])",
    ).on(WiderImpact, SOURCE).citing("Isard, Methods of Regional Analysis (1960)"),
    Row::new(
        "location_quotient_rise",
        ("Kenaikan kuosien lokasi setahun", "Rise of the location quotient in a year"),
        RATIO, Higher,
        "realised value_added flow [year] × national realised regional_gdp flow [year] ÷ (realised regional_gdp flow [year] × national realised value_added flow [year]) − realised value_added flow [last_year year] × national realised regional_gdp flow [last_year year] ÷ (realised regional_gdp flow [last_year year] × national realised value_added flow [last_year year])",
    ).on(WiderImpact, SOURCE).citing("Isard, Methods of Regional Analysis (1960)"),
    Row::new(
        "growth_over_region",
        ("Pertumbuhan nilai tambah di atas pertumbuhan PDRB", "Growth of value added over that of regional GDP"),
        RATIO, Higher,
        "realised value_added flow [year] ÷ realised value_added flow [last_year year] − realised regional_gdp flow [year] ÷ realised regional_gdp flow [last_year year]",
    ).on(WiderImpact, SOURCE).citing("Dunn, A statistical and analytical technique for regional analysis (1960): the regional shift"),
    Row::new(
        "regional_income_per_head",
        ("PDRB per kapita daerah", "Regional GDP per head"),
        WHOLE, Higher,
        "realised regional_gdp flow [year] ÷ realised regional_population level [year]",
    ).on(WiderImpact, SOURCE),
];
