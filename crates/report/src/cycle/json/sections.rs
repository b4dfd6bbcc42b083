//! The sections but the last.

use kawasan_indicators::{Outcome, Quantifier, ReportState, Total, ZoneReport};
use kawasan_model::{Decimal, Interval, Tri, Unit, Verdict, ZoneId};
use kawasan_rating::{Outcome as RatingOutcome, Support};
use serde::Serialize;

use super::super::{Cycle, Words};
use crate::json::iso;
use crate::peers::ComparisonForm;
use crate::ratings::{WhatIfForm, class_of};

#[derive(Serialize)]
pub(super) struct ReportingForm<'a> {
    due: String,
    zones: usize,
    received: usize,
    complete: usize,
    late: usize,
    rates: Vec<RateForm<'a>>,
    reports: Vec<ReportForm<'a>>,
}

#[derive(Serialize)]
struct RateForm<'a> {
    indicator: &'a str,
    #[serde(flatten)]
    value: ValueForm,
}

#[derive(Serialize)]
struct ReportForm<'a> {
    zone: &'a ZoneId,
    is_due: Tri,
    state: &'static str,
    late: Tri,
    first: Option<String>,
    last: Option<String>,
    missing: Vec<String>,
}

impl<'a> ReportingForm<'a> {
    pub(super) fn of(cycle: &Cycle<'a>) -> Self {
        let zones = &cycle.reporting.zones;
        let state = |least: ReportState| zones.iter().filter(|z| z.state() >= least).count();
        let rates = cycle.reporting_rates.iter();
        ReportingForm {
            due: iso(cycle.reporting.due),
            zones: zones.len(),
            received: state(ReportState::Partial),
            complete: state(ReportState::Complete),
            late: zones.iter().filter(|zone| zone.is_late().is_yes()).count(),
            rates: rates
                .map(|(indicator, outcome)| RateForm {
                    indicator: indicator.id(),
                    value: ValueForm::of(outcome),
                })
                .collect(),
            reports: zones.iter().map(ReportForm::of).collect(),
        }
    }
}

impl<'a> ReportForm<'a> {
    fn of(report: &'a ZoneReport<'_>) -> Self {
        let days = report.received();
        ReportForm {
            zone: report.zone.id(),
            is_due: report.is_due,
            state: report.state().as_str(),
            late: report.is_late(),
            first: days.map(|(first, _)| iso(first)),
            last: days.map(|(_, last)| iso(last)),
            missing: report.missing().map(ToString::to_string).collect(),
        }
    }
}

/// An amount and where it lies, or why there is none.
#[derive(Serialize)]
struct ValueForm {
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    missing: Option<&'static str>,
}

impl ValueForm {
    fn of(outcome: &Outcome<'_>) -> Self {
        match outcome {
            Outcome::Value(value) => ValueForm::amount(value.amount, value.interval),
            Outcome::Missing(missing) => {
                ValueForm { value: None, low: None, high: None, missing: Some(missing.code()) }
            }
        }
    }

    fn amount(amount: Decimal, interval: Interval) -> Self {
        let text = |bound: Option<Decimal>| bound.map(|bound| bound.to_string());
        ValueForm {
            value: Some(amount.to_string()),
            low: text(interval.low()),
            high: text(interval.high()),
            missing: None,
        }
    }
}

#[derive(Serialize)]
pub(super) struct TotalForm<'a> {
    indicator: &'a str,
    unit: Unit,
    zones: ZonesForm,
    nation: ValueForm,
    difference: Option<ValueForm>,
    verdict: Verdict,
}

#[derive(Serialize)]
struct ZonesForm {
    #[serde(flatten)]
    value: ValueForm,
    reported: Option<usize>,
    of: Option<usize>,
}

impl<'a> TotalForm<'a> {
    pub(super) fn of(total: &'a Total<'_, '_>) -> Self {
        let coverage = total.zones.value().and_then(|value| value.coverage);
        TotalForm {
            indicator: total.indicator.id(),
            unit: total.indicator.unit(),
            zones: ZonesForm {
                value: ValueForm::of(&total.zones),
                reported: coverage.map(|known| known.reported),
                of: coverage.map(|known| known.zones),
            },
            nation: ValueForm::of(&total.nation),
            difference: total
                .difference
                .map(|(amount, interval)| ValueForm::amount(amount, interval)),
            verdict: total.verdict,
        }
    }
}

#[derive(Serialize)]
pub(super) struct TallyForm<'a> {
    classes: Vec<ClassForm<'a>>,
    unclassed: Vec<&'a str>,
    insufficient_data: Vec<&'a str>,
    unrated: Vec<&'a str>,
    at_least: Vec<AtLeastForm<'a>>,
}

#[derive(Serialize)]
struct ClassForm<'a> {
    class: &'a str,
    label: String,
    zones: Vec<&'a str>,
}

#[derive(Serialize)]
struct AtLeastForm<'a> {
    class: &'a str,
    low: usize,
    high: usize,
    zones_low: usize,
    zones_high: usize,
    most: Verdict,
}

impl<'a> TallyForm<'a> {
    pub(super) fn of(words: &Words<'a>) -> Self {
        let ratings = words.cycle.ratings;
        let found = ratings.classes();
        let classes = ratings.methodology.classes().iter().zip(found.classes).enumerate();
        let scale = ratings.methodology.scale_of_classes(ratings.quarters);
        let at_least = scale.iter().take(scale.len().saturating_sub(1)).map(|(place, _)| {
            let judged = ratings.at_least(*place).judge(Quantifier::Most);
            AtLeastForm {
                class: class_of(&words.ratings, RatingOutcome::Class(*place)),
                low: judged.holding.0,
                high: judged.holding.1,
                zones_low: judged.members.0,
                zones_high: judged.members.1,
                most: judged.verdict,
            }
        });
        TallyForm {
            classes: classes
                .map(|(place, (class, zones))| ClassForm {
                    class: &class.id,
                    label: words.ratings.class(place),
                    zones,
                })
                .collect(),
            unclassed: found.unclassed,
            insufficient_data: found.insufficient_data,
            unrated: found.unrated,
            at_least: at_least.collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct SupportForm<'a> {
    zone: &'a str,
    class: &'a str,
    what_if: Option<WhatIfForm<'a>>,
    peers: Option<ComparisonForm<'a>>,
}

impl<'a> SupportForm<'a> {
    pub(super) fn of(words: &Words<'a>, one: &Support<'a>) -> Self {
        let compared = words.cycle.peers.map(|(_, compared)| compared).unwrap_or_default();
        let peers = compared.iter().find(|other| other.zone.id().as_str() == one.zone);
        let found = one.improvements.as_ref();
        SupportForm {
            zone: one.zone,
            class: class_of(&words.ratings, RatingOutcome::Class(one.class)),
            what_if: found.map(|found| WhatIfForm::of(&words.ratings, one.zone, Ok(found))),
            peers: peers.map(ComparisonForm::of),
        }
    }
}
