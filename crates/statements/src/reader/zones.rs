//! Which zones, and what is said of them, from the keys of a criterion.

use std::sync::Arc;

use kawasan_indicators::{Group, ParsePeerRuleError, PeerRule, Presence, Quantifier, Scope};
use kawasan_model::{ChainId, Period, ZoneId};
use kawasan_rating::Methodology;
use toml::Spanned;

use super::Reading;
use super::criterion::{About, Against};
use super::raw::{RawCriterion, RawPredicate, Text};
use crate::{Among, Comparison, Predicate, ZonesTest};

impl Reading<'_, '_> {
    pub(super) fn zones(
        &mut self,
        key: &str,
        about: About<'_>,
        raw: &RawCriterion,
    ) -> Option<ZonesTest> {
        let among = self.among(key, raw);
        let period = self.own_period(key, raw.period.as_ref(), about);
        let on = match &raw.on {
            Some(text) => self.date(&format!("{key}.on"), text),
            None => period.map(Period::last_day),
        };
        let count = self.need(key, "count", raw.count.as_ref(), raw);
        let count = count.and_then(|count| self.count(key, count));
        let which = match &raw.which {
            Some(which) => self.predicate(&format!("{key}.which"), which, about).map(Some),
            None => Some(None),
        };
        Some(ZonesTest { among: among?, on: on?, which: which?, count: count? })
    }

    pub(super) fn count(&mut self, key: &str, text: &Text) -> Option<Quantifier> {
        self.places.read(text, &format!("{key}.count"), text.get_ref().parse())
    }

    fn among(&mut self, key: &str, raw: &RawCriterion) -> Option<Among> {
        if let Some(these) = &raw.these {
            let zones: Vec<Option<ZoneId>> =
                these.iter().map(|text| self.zone(&format!("{key}.these"), text)).collect();
            return zones.into_iter().collect::<Option<Vec<_>>>().map(Among::These);
        }
        let text = raw.zones.as_ref()?;
        if text.get_ref() == "all" {
            return Some(Among::InForce(None));
        }
        self.group(&format!("{key}.zones"), text).map(|group| Among::InForce(Some(group)))
    }

    pub(super) fn zone(&mut self, key: &str, text: &Text) -> Option<ZoneId> {
        let found = self.reader.dataset.registry().find(text.get_ref());
        self.places
            .meant(text, key, found, kawasan_model::FindZoneError::help)
            .map(|zone| zone.id().clone())
    }

    fn group(&mut self, key: &str, text: &Text) -> Option<Group> {
        match self.scope(key, text)? {
            Scope::Group(group) => Some(group),
            _ => {
                let message = "expected a group of zones, such as `sector:health`".to_owned();
                self.places.wrong(text, key, message);
                None
            }
        }
    }

    fn predicate(
        &mut self,
        key: &str,
        spanned: &Spanned<RawPredicate>,
        about: About<'_>,
    ) -> Option<Predicate> {
        let raw = spanned.get_ref();
        let period = self.own_period(key, raw.period.as_ref(), about);
        match raw {
            RawPredicate { classes: Some(classes), methodology: Some(id), .. } => {
                let methodology = self.methodology(&format!("{key}.methodology"), id)?;
                let classes: Vec<Option<usize>> =
                    classes.iter().map(|class| self.class(key, &methodology, class)).collect();
                let classes = classes.into_iter().collect::<Option<Vec<_>>>()?;
                Some(Predicate::Class { methodology, classes, period: period? })
            }
            RawPredicate { classes: Some(classes), scheme: Some(scheme), .. } => {
                let scheme = scheme.get_ref().clone();
                let classes = classes.iter().map(|class| class.get_ref().clone()).collect();
                Some(Predicate::OfficialClass { scheme, classes })
            }
            RawPredicate { indicator: Some(id), behind_peers: Some(rule), .. } => {
                let read = rule.get_ref().parse::<PeerRule>();
                let key_of_rule = format!("{key}.behind_peers");
                let rule = self.places.meant(rule, &key_of_rule, read, ParsePeerRuleError::help);
                let indicator = self.indicator(&format!("{key}.indicator"), id).map(Box::new);
                Some(Predicate::Behind { rule: rule?, indicator: indicator?, period: period? })
            }
            RawPredicate { indicator: Some(id), .. } => {
                let indicator = self.indicator(&format!("{key}.indicator"), id)?;
                let given = [
                    (raw.above.as_ref(), Comparison::Above as Against),
                    (raw.at_least.as_ref(), Comparison::AtLeast),
                    (raw.below.as_ref(), Comparison::Below),
                    (raw.at_most.as_ref(), Comparison::AtMost),
                ];
                let comparison = self.comparison(key, Some(indicator.unit()), &given)?;
                let Some(comparison) = comparison else {
                    let message = "expected a limit: `above`, `at_least`, `below` or `at_most`";
                    self.places.wrong(id, key, message.to_owned());
                    return None;
                };
                Some(Predicate::Value {
                    indicator: Box::new(indicator),
                    period: period?,
                    comparison,
                })
            }
            RawPredicate { is_in: Some(group), .. } => {
                self.group(&format!("{key}.is_in"), group).map(Predicate::In)
            }
            RawPredicate { opened_in: Some(period), .. } => {
                self.period(&format!("{key}.opened_in"), period).map(Predicate::OpenedIn)
            }
            RawPredicate { steps: Some(at_least), presence: Some(presence), .. } => {
                let presence = self.presence(&format!("{key}.presence"), presence);
                let chain = match &raw.chain {
                    Some(chain) => self.chain(&format!("{key}.chain"), chain).map(Some),
                    None => Some(None),
                };
                Some(Predicate::Steps { chain: chain?, presence: presence?, at_least: *at_least })
            }
            _ => {
                let message = "expected `classes` with a `methodology` or a `scheme`, \
                               `indicator`, `is_in`, `opened_in`, or `steps` with a `presence`";
                self.places.wrong(spanned, key, message.to_owned());
                None
            }
        }
    }

    fn presence(&mut self, key: &str, text: &Text) -> Option<Presence> {
        let found = Presence::ALL.into_iter().find(|one| one.as_str() == text.get_ref());
        if found.is_none() {
            let words = Presence::ALL.map(Presence::as_str).join(", ");
            let message = format!(
                "`{}` is not how surely a step is there: expected one of {words}",
                text.get_ref()
            );
            self.places.wrong(text, key, message);
        }
        found
    }

    fn chain(&mut self, key: &str, id: &Text) -> Option<ChainId> {
        let found = self.reader.chains.iter().find(|own| own.as_str() == id.get_ref()).cloned();
        if found.is_none() {
            let known = self.reader.chains.iter().map(ChainId::as_str);
            let near = kawasan_model::suggest::nearest(id.get_ref(), known);
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let message = format!("there is no value chain `{}`{near}", id.get_ref());
            self.places.wrong(id, key, message);
        }
        found
    }

    fn methodology(&mut self, key: &str, id: &Text) -> Option<Arc<Methodology>> {
        let library = &self.reader.methodologies;
        let found = library.latest(id.get_ref()).cloned().map(Arc::new);
        if found.is_none() {
            let near = library.nearest(id.get_ref());
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let message = format!("there is no methodology `{}`{near}", id.get_ref());
            self.places.wrong(id, key, message);
        }
        found
    }

    fn class(&mut self, key: &str, methodology: &Methodology, id: &Text) -> Option<usize> {
        let place = methodology.classes().iter().position(|class| class.id == *id.get_ref());
        if place.is_none() {
            let ids: Vec<&str> =
                methodology.classes().iter().map(|class| class.id.as_str()).collect();
            let message = format!(
                "`{}` has no class `{}`: expected one of {}",
                methodology.id(),
                id.get_ref(),
                ids.join(", ")
            );
            self.places.wrong(id, &format!("{key}.classes"), message);
        }
        place
    }
}
