//! Groups of zones: their indicators from the sums of one pass.

use kawasan_exact::Fraction;
use kawasan_indicators::Term;
use kawasan_model::{Basis, Quarter};
use rust_decimal::Decimal;

use super::build::OwnTerms;
use super::{GroupInfo, GroupSums, Program};
use crate::panel::at_scale;
use crate::reason::Reason;
use crate::tile::Tally;
use crate::walk::{Walk, additive, of_zone};

/// An indicator of a group of zones in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Aggregate {
    /// What the group is called.
    pub group: String,
    /// The quarter.
    pub quarter: Quarter,
    /// The id of the indicator.
    pub indicator: String,
    /// Its value, rounded once; or why there is none.
    pub value: Result<Decimal, Reason>,
    /// How many zones are in the sums: those for which every term is known.
    pub reported: usize,
    /// How many zones the group has.
    pub zones: usize,
}

impl Program<'_> {
    /// The indicators of all groups, by group, quarter and indicator.
    pub(super) fn aggregates(&self, tallies: &[Tally]) -> Vec<Aggregate> {
        let mut found = Vec::new();
        for group in &self.groups {
            let quarters = self.panel.quarters().quarters().enumerate();
            for (row, quarter) in quarters {
                for (place, indicator) in self.indicators.iter().enumerate() {
                    let sums = self.group_sums.get(row * self.indicators.len() + place);
                    let (value, reported) = match sums {
                        Some(sums) => self.of_group(group, row, place, sums, tallies),
                        None => (Err(Reason::NoZones), 0),
                    };
                    found.push(Aggregate {
                        group: group.name.clone(),
                        quarter,
                        indicator: indicator.id().to_owned(),
                        value,
                        reported,
                        zones: group.zones,
                    });
                }
            }
        }
        found
    }

    fn of_group(
        &self,
        group: &GroupInfo,
        quarter: usize,
        indicator: usize,
        sums: &GroupSums,
        tallies: &[Tally],
    ) -> (Result<Decimal, Reason>, usize) {
        let Some(indicator) = self.indicators.get(indicator) else {
            return (Err(Reason::NoZones), 0);
        };
        let mut terms = OwnTerms::default();
        terms.collect(indicator.formula(), false);
        // Dates of figures are those of one zone.
        if terms.needed.iter().chain(&terms.optional).any(|term| term.window().hangs_on_data()) {
            return (Err(Reason::NotOfSeveral), 0);
        }
        let tally = |term: &Term| {
            let sum = sums.0.as_ref()?.iter().find(|sum| sum.term == *term)?;
            let each = self.memberships.tallies();
            let place = sum.place as usize * each + group.place.map_or(0, |place| place + 1);
            Some((tallies.get(place).copied()?, sum.scale))
        };
        let first = |term: &&Term| tally(term).map(|(tally, _)| tally.count).unwrap_or(0);
        let reported = match terms.needed.first() {
            None => group.zones,
            Some(term) => first(term),
        };
        if reported == 0 {
            return (Err(self.gap(group, quarter, &terms.needed)), 0);
        }
        let own = |term: &Term| {
            let known = tally(term).filter(|(tally, _)| tally.count > 0);
            let (tally, scale) = known.ok_or_else(|| Reason::unknown(term))?;
            additive(self.panel, term)?;
            let sum = tally.sum.ok_or(Reason::Overflow)?;
            Ok(at_scale(&Fraction::from(sum), scale))
        };
        let walk = Walk { panel: self.panel, quarter, own: &own };
        let value = walk.rounded(indicator.formula(), indicator.rounding());
        (value, reported)
    }

    /// Why no zone is in the sums: what the first one lacks, or another if that says more.
    fn gap(&self, group: &GroupInfo, quarter: usize, terms: &[&Term]) -> Reason {
        let seen_from = self.panel.quarter(quarter);
        let has_window = |term: &Term| {
            let year = self.panel.reporting_year();
            seen_from.and_then(|q| term.window().resolve(q.into(), year)).is_some()
        };
        let gap_of = |zone: usize| {
            terms.iter().find_map(|term| match has_window(term) {
                true => of_zone(self.panel, term, zone, quarter).err(),
                false => Some(Reason::NoSuchWindow { window: term.window() }),
            })
        };
        let all = self.panel.zones().len();
        let zones = group.members.as_deref();
        let zones = (0..zones.map_or(all, <[usize]>::len))
            .filter_map(|place| zones.map_or(Some(place), |zones| zones.get(place).copied()));
        // All other terms lack the same in every zone.
        let may_say_more = terms.iter().any(|term| {
            matches!(term.basis(), Basis::Committed | Basis::Projected) || !has_window(term)
        });
        let most = if may_say_more { all } else { 1 };
        let gaps = zones.take(most.max(1)).filter_map(gap_of);
        let reason = gaps.fold(None, |first, other| Some(Reason::telling(first, other)));
        reason.unwrap_or(Reason::NoZones)
    }
}
