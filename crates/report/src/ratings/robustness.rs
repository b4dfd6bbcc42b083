//! How sure ratings are, in words.

use kawasan_exact::{RoundingMode, rounded};
use kawasan_model::{Decimal, Language, Unit};
use kawasan_rating::{
    Factor, NoSensitivities, NotVaried, Sensitivities, Simulated, Simulation, ZoneRatings,
};
use serde::Serialize;

use super::Words;
use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};

/// Writes how sure the ratings are: for each zone with a class by score, whether rounding of
/// the figures could change it, how far weights can move before it does, and what a
/// simulation made of it; then which choice matters most, and what was not varied.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn robustness_text(
    ratings: &ZoneRatings<'_>,
    simulation: &Simulation,
    sensitivities: Result<&Sensitivities, NoSensitivities>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    let draws = words.number(simulation.draws.into());
    let mut lines = vec![messages.text("robustness-heading", &[("draws", &draws)])];
    for zone in robust_zones(ratings, simulation) {
        lines.push(layout::hanging("- ", &words.robust_zone(&zone, simulation)));
    }
    match sensitivities {
        Ok(found) => lines.extend(words.sensitivities(found)),
        Err(NoSensitivities::Unchanged) => {
            lines.push(layout::hanging("", &messages.text("sensitivity-unchanged", &[])));
        }
        // Nothing was asked for.
        Err(_) => {}
    }
    let all: Vec<String> = simulation
        .not_varied
        .iter()
        .map(|one| messages.text(&format!("not-varied-{}", one.as_str()), &[]))
        .collect();
    lines.push(layout::hanging(
        "",
        &messages.text("not-varied", &[("choices", &messages.list("list-and", &all))]),
    ));
    Ok(lines.join("\n"))
}

/// What is known of how sure a zone's class is.
struct RobustZone<'a> {
    unit: &'a str,
    class: usize,
    could_change: bool,
    lowest: Option<usize>,
    highest: Option<usize>,
    radius: Option<(kawasan_exact::Fraction, Option<usize>)>,
    has_radius: bool,
    simulated: &'a Simulated,
}

fn robust_zones<'a>(
    ratings: &'a ZoneRatings<'_>,
    simulation: &'a Simulation,
) -> Vec<RobustZone<'a>> {
    let own = ratings.methodology;
    let zones = ratings.zones.iter().zip(&simulation.units).filter_map(|(zone, simulated)| {
        let rating = &zone.rating;
        let effect = own.rounding_effect(rating, ratings.quarters)?;
        let radius = own.weight_radius(rating, ratings.quarters).ok();
        Some(RobustZone {
            unit: &rating.unit,
            class: rating.class_by_score?,
            could_change: effect.could_change,
            lowest: effect.lowest,
            highest: effect.highest,
            has_radius: radius.is_some(),
            radius: radius.and_then(|found| Some((found.radius?, found.towards))),
            simulated,
        })
    });
    zones.collect()
}

impl Words<'_> {
    fn robust_zone(&self, zone: &RobustZone<'_>, simulation: &Simulation) -> String {
        let class = self.class(zone.class);
        let rounding = self.rounding(zone);
        let weights = match (&zone.radius, zone.has_radius) {
            (Some((radius, towards)), _) => {
                let points = radius.mul(&kawasan_exact::Fraction::from(100));
                let points = rounded(&points, 1, RoundingMode::Floor).unwrap_or_default();
                let towards = towards.map_or_else(String::new, |class| self.class(class));
                let arguments = [("points", self.number(points)), ("class", towards)];
                let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
                self.messages.text("robust-radius", &arguments)
            }
            (None, true) => self.messages.text("robust-no-radius", &[]),
            (None, false) => self.messages.text("robust-not-additive", &[]),
        };
        let draws = self.draws(zone.simulated, simulation.draws);
        let name = self.zone(zone.unit);
        let arguments = [
            ("zone", name.as_str()),
            ("class", &class),
            ("rounding", &rounding),
            ("weights", &weights),
            ("draws", &draws),
        ];
        self.messages.text("robust-zone", &arguments)
    }

    /// Whether rounding of the figures could change the class; a side that isn't bounded, or
    /// has no class there, leaves that open.
    fn rounding(&self, zone: &RobustZone<'_>) -> String {
        let key = match (zone.could_change, zone.lowest, zone.highest) {
            (false, ..) => "robust-no-rounding",
            (true, Some(_), Some(_)) => "robust-rounding",
            (true, Some(_), None) => "robust-rounding-from",
            (true, None, Some(_)) => "robust-rounding-up-to",
            (true, None, None) => "robust-rounding-any",
        };
        let end = |class: Option<usize>| class.map_or_else(String::new, |class| self.class(class));
        let (low, high) = (end(zone.lowest), end(zone.highest));
        self.messages.text(key, &[("low", &low), ("high", &high)])
    }

    /// In how many draws a zone keeps its class, and at which rank.
    fn draws(&self, zone: &Simulated, draws: u32) -> String {
        let share = zone.share(draws).map(|share| self.percent(&share));
        let (Some(share), Some((best, worst))) = (share, zone.likely_ranks) else {
            return self.messages.text("robust-not-drawn", &[]);
        };
        let (best, worst) = (best.to_string(), worst.to_string());
        let ranks = match best == worst {
            true => best,
            false => self.messages.text("bounds-between", &[("low", &best), ("high", &worst)]),
        };
        self.messages.text("robust-draws", &[("share", &share), ("ranks", &ranks)])
    }

    /// The three choices that matter most.
    fn sensitivities(&self, found: &Sensitivities) -> Vec<String> {
        let evaluations = self.number(found.evaluations.into());
        let heading = self.messages.text("sensitivity-heading", &[("evaluations", &evaluations)]);
        let mut lines = vec![layout::hanging("", &heading)];
        let matter = found.factors.iter().filter(|one| one.total > Decimal::ZERO);
        for one in matter.take(3) {
            let factor = self.factor(one.factor);
            // An estimate below zero says that it explains next to nothing.
            let [first, total] = [one.first_order, one.total]
                .map(|share| self.amounts.amount(share.max(Decimal::ZERO), Unit::ONE));
            let arguments = [("factor", factor.as_str()), ("first", &first), ("total", &total)];
            lines.push(layout::hanging("- ", &self.messages.text("sensitivity-line", &arguments)));
        }
        lines
    }

    fn factor(&self, factor: Factor) -> String {
        let language = self.messages.language();
        let own = self.ratings.methodology;
        let title = match factor {
            Factor::GroupWeight(place) => own.groups().get(place).map(|group| &group.title),
            Factor::IndicatorWeight(place) => {
                own.indicators().get(place).map(|one| one.subject.title())
            }
            Factor::Aggregation => return self.messages.text("factor-aggregation", &[]),
            Factor::Scoring => return self.messages.text("factor-scoring", &[]),
            _ => return self.messages.text("factor-missing", &[]),
        };
        let title = title.map_or("", |title| title.get(language.code()));
        self.messages.text("factor-weight", &[("title", title)])
    }
}

/// How sure ratings are, as JSON.
#[derive(Serialize)]
pub(super) struct RobustnessForm<'a> {
    draws: u32,
    zones: Vec<RobustZoneForm<'a>>,
    sensitivities: Vec<SensitivityForm>,
    not_varied: Vec<&'static str>,
}

#[derive(Serialize)]
struct RobustZoneForm<'a> {
    zone: &'a str,
    class: &'a str,
    rounding_could_change: bool,
    radius: Option<String>,
    towards: Option<&'a str>,
    share: Option<String>,
    best_rank: Option<usize>,
    worst_rank: Option<usize>,
    likely_best_rank: Option<usize>,
    likely_worst_rank: Option<usize>,
}

#[derive(Serialize)]
struct SensitivityForm {
    factor: String,
    first_order: String,
    total: String,
}

impl<'a> RobustnessForm<'a> {
    pub(super) fn of(
        words: &Words<'a>,
        simulation: &'a Simulation,
        sensitivities: Result<&Sensitivities, NoSensitivities>,
    ) -> Self {
        let classes = words.ratings.methodology.classes();
        let id = |place: usize| classes.get(place).map_or("", |class| class.id.as_str());
        let six = |share: &kawasan_exact::Fraction| {
            rounded(share, 6, RoundingMode::Floor).map(|share| share.to_string())
        };
        let zone = |zone: RobustZone<'a>| RobustZoneForm {
            zone: zone.unit,
            class: id(zone.class),
            rounding_could_change: zone.could_change,
            radius: zone.radius.as_ref().and_then(|(radius, _)| six(radius)),
            towards: zone.radius.as_ref().and_then(|(_, towards)| towards.map(id)),
            share: zone.simulated.share(simulation.draws).as_ref().and_then(six),
            best_rank: zone.simulated.ranks.map(|ranks| ranks.0),
            worst_rank: zone.simulated.ranks.map(|ranks| ranks.1),
            likely_best_rank: zone.simulated.likely_ranks.map(|ranks| ranks.0),
            likely_worst_rank: zone.simulated.likely_ranks.map(|ranks| ranks.1),
        };
        let factors = sensitivities.map_or(&[][..], |found| &found.factors);
        RobustnessForm {
            draws: simulation.draws,
            zones: robust_zones(words.ratings, simulation).into_iter().map(zone).collect(),
            sensitivities: factors
                .iter()
                .map(|one| SensitivityForm {
                    factor: words.factor(one.factor),
                    first_order: one.first_order.to_string(),
                    total: one.total.to_string(),
                })
                .collect(),
            not_varied: simulation.not_varied.iter().copied().map(NotVaried::as_str).collect(),
        }
    }
}
