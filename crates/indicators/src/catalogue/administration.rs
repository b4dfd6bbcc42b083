//! How the administration serves businesses, and who reports.

use super::row::{CENT, RATIO, Row, WHOLE};
use crate::Direction::{Higher, Lower};
use crate::Topic::{Administration, Reporting};

/// The framework names the pillar; its indicators aren't published.
const SERVICE: &str = "LPEM UI, evaluation framework for Dewan Nasional KEK, 2024 (pillar service)";

/// Reporting rates as health information systems compute them.
const REPORTING: &str =
    "WHO, Data quality review: a toolkit (2017), completeness and timeliness of reporting";

#[rustfmt::skip] // A table reads better with one indicator a paragraph.
pub(super) const ROWS: &[Row] = &[
    Row::new(
        "permits_on_time",
        ("Izin terbit tepat waktu", "Permits issued within the standard"),
        RATIO, Higher,
        "realised permits_on_time flow [period] ÷ realised permits_issued flow [period]",
    ).on(Administration, SERVICE),
    Row::new(
        "permit_days_mean",
        ("Rata-rata hari perizinan", "Mean days of a permit"),
        CENT, Lower,
        "realised permit_days flow [period] ÷ realised permits_issued flow [period]",
    ).on(Administration, SERVICE),
    Row::new(
        "permit_days_median",
        ("Median hari perizinan", "Median days of a permit"),
        CENT, Lower,
        "realised permit_days_median level [period]",
    ).on(Administration, SERVICE),
    Row::new(
        "facility_uptake",
        ("Pemanfaatan fasilitas", "Businesses that use the facilities"),
        RATIO, Higher,
        "realised facility_users stock [period] ÷ realised businesses stock [period]",
    ).on(Administration, SERVICE),
    Row::new(
        "reporting_rate",
        ("Laporan diterima", "Reports received of those due"),
        RATIO, Higher,
        "realised reports_received flow [period] ÷ realised reports_due flow [period]",
    ).on(Reporting, REPORTING),
    Row::new(
        "reporting_timeliness",
        ("Laporan tepat waktu", "Reports received in time of those due"),
        RATIO, Higher,
        "(realised reports_received flow [period] − realised reports_late flow [period]) ÷ realised reports_due flow [period]",
    ).on(Reporting, REPORTING),
    Row::new(
        "reports_missing",
        ("Laporan yang belum diterima", "Reports still missing"),
        WHOLE, Lower,
        "realised reports_due flow [period] − realised reports_received flow [period]",
    ).on(Reporting, REPORTING),
];
