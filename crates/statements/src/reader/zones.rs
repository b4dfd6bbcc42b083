//! Which zones, and what is said of them, from the keys of a criterion.

use std::collections::BTreeSet;
use std::sync::Arc;

use kawasan_indicators::{
    Attribute, Group, ParsePeerRuleError, PeerRule, Presence, Quantifier, Scope,
};
use kawasan_model::{ChainId, Date, Period, ZoneId};
use kawasan_rating::Methodology;

use super::criterion::{About, Asked};
use super::keys::{PREDICATES, PredicateForm};
use super::shape::{form_of, numbered};
use super::tree::{Table, Text};
use super::{Decoder, word};
use crate::{Among, KnownAt, Predicate, ZonesTest};

impl Decoder<'_, '_> {
    pub(super) fn zones(
        &mut self,
        asked: Asked<'_>,
        about: About<'_>,
        table: Table<'_>,
    ) -> Option<ZonesTest> {
        let key = asked.key;
        let among = match table.get("these") {
            Some(_) => self.these(&format!("{key}.these"), table),
            None => self.in_force(asked, about, table),
        };
        let count = self.quantifier(key, table);
        let which = format!("{key}.which");
        let is_list = table.get("which").is_some_and(|node| Table::of(node).is_none());
        let path = |index| if is_list { numbered(&which, index) } else { which.clone() };
        let which: Vec<Option<Predicate>> = table
            .tables("which")
            .into_iter()
            .enumerate()
            .map(|(index, one)| self.predicate(&path(index), one, about))
            .collect();
        let which = which.into_iter().collect::<Option<Vec<_>>>()?;
        Some(ZonesTest { among: among?, which, count: count? })
    }

    pub(super) fn quantifier(&mut self, key: &str, table: Table<'_>) -> Option<Quantifier> {
        let text = table.text("count")?;
        self.places.read(&text, &format!("{key}.count"), text.get_ref().parse())
    }

    fn in_force(&mut self, asked: Asked<'_>, about: About<'_>, table: Table<'_>) -> Option<Among> {
        let key = asked.key;
        let text = table.text("zones")?;
        let group = match text.get_ref().as_str() {
            "all" => Some(None),
            _ => self.group(&format!("{key}.zones"), &text).map(Some),
        };
        let on = self.day(asked, about, table)?;
        Some(Among::InForce { on, group: group? })
    }

    /// The day on which zones have to be in force; what is known of it, the meeting knew.
    fn day(&mut self, asked: Asked<'_>, about: About<'_>, table: Table<'_>) -> Option<Date> {
        let key = format!("{}.on", asked.key);
        let on = match table.get("on") {
            Some(_) => self.date(&key, table.text("on")),
            None => about.period.map(Period::last_day),
        }?;
        let held_on = about.held_on?;
        if asked.known? == KnownAt::Meeting && on > held_on {
            let at = table.get("on").or(table.get("id")).unwrap_or(table.node());
            let message = format!(
                "the zones of {on} weren't known on {held_on}: expected a day up to that, or \
                 `known = \"now\"`"
            );
            self.places.wrong(at, &key, message);
            return None;
        }
        Some(on)
    }

    fn these(&mut self, key: &str, table: Table<'_>) -> Option<Among> {
        let texts = table.texts("these")?;
        let zones: Vec<Option<ZoneId>> =
            texts.get_ref().iter().map(|text| self.zone(key, text)).collect();
        zones.into_iter().collect::<Option<Vec<_>>>().map(Among::These)
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

    fn predicate(&mut self, key: &str, table: Table<'_>, about: About<'_>) -> Option<Predicate> {
        let named = |name: &str| format!("{key}.{name}");
        match form_of(table, PREDICATES).ok()?.is {
            PredicateForm::Class => {
                let period = self.own_period(key, table, about);
                let methodology = self.methodology(&named("methodology"), table)?;
                let classes = table.texts("classes")?.into_inner();
                let classes: Vec<Option<usize>> = classes
                    .iter()
                    .map(|class| self.class(&named("classes"), &methodology, class))
                    .collect();
                let classes = classes.into_iter().collect::<Option<Vec<_>>>()?;
                Some(Predicate::Class { methodology, classes, period: period? })
            }
            PredicateForm::OfficialClass => self.official_class(key, table),
            PredicateForm::Value => {
                let indicator = self.indicator(&named("indicator"), table);
                let period = self.own_period(key, table, about);
                let unit = indicator.as_ref().map(kawasan_indicators::Indicator::unit);
                let comparison = self.comparison(key, unit, table);
                let indicator = Box::new(indicator?);
                Some(Predicate::Value { indicator, period: period?, comparison: comparison?? })
            }
            PredicateForm::Behind => {
                let indicator = self.indicator(&named("indicator"), table);
                let period = self.own_period(key, table, about);
                let text = table.text("behind_peers")?;
                let read = text.get_ref().parse::<PeerRule>();
                let help = ParsePeerRuleError::help;
                let rule = self.places.meant(&text, &named("behind_peers"), read, help)?;
                let indicator = Box::new(indicator?);
                Some(Predicate::Behind { rule, indicator, period: period? })
            }
            PredicateForm::In => {
                let text = table.text("is_in")?;
                let group = self.group(&named("is_in"), &text)?;
                let attribute = text.get_ref().split_once(':').map(|(kind, _)| kind.trim());
                let Some(attribute) = attribute.and_then(Attribute::named) else {
                    let message = "every zone is in it: expected a group such as `sector:health`";
                    self.places.wrong(&text, &named("is_in"), message.to_owned());
                    return None;
                };
                Some(Predicate::In { attribute, group })
            }
            PredicateForm::OpenedIn => {
                let period = self.period(&named("opened_in"), table.text("opened_in"))?;
                Some(Predicate::OpenedIn(period))
            }
            PredicateForm::Steps => {
                let chain = match table.text("chain") {
                    Some(chain) => self.chain(&named("chain"), &chain).map(Some),
                    None => Some(None),
                };
                let presence = word(table, "presence", Presence::ALL, Presence::as_str);
                let at_least = table.count("steps")?;
                Some(Predicate::Steps { chain: chain?, presence: presence?, at_least })
            }
        }
    }

    fn chain(&mut self, key: &str, id: &Text) -> Option<ChainId> {
        let chains = &self.reader.chains;
        let found = chains.iter().find(|own| own.as_str() == id.get_ref()).cloned();
        let known = chains.iter().map(ChainId::as_str);
        let near = kawasan_model::suggest::nearest(id.get_ref(), known);
        self.places.known(id, key, "value chain", found, near)
    }

    fn methodology(&mut self, key: &str, table: Table<'_>) -> Option<Arc<Methodology>> {
        let id = table.text("methodology")?;
        let library = &self.reader.methodologies;
        let found = library.latest(id.get_ref()).cloned().map(Arc::new);
        self.places.known(&id, key, "methodology", found, library.nearest(id.get_ref()))
    }

    fn class(&mut self, key: &str, methodology: &Methodology, id: &Text) -> Option<usize> {
        let classes = methodology.classes().iter();
        let place = classes.clone().position(|class| class.id == *id.get_ref());
        if place.is_none() {
            let ids = classes.map(|class| class.id.as_str());
            self.no_class(key, methodology.id(), id, ids);
        }
        place
    }

    /// A scheme by the beginning of its name, and its classes.
    fn official_class(&mut self, key: &str, table: Table<'_>) -> Option<Predicate> {
        let start = table.text("scheme")?;
        let official = self.reader.official;
        let schemes: BTreeSet<&str> = official.iter().map(|one| one.scheme.as_str()).collect();
        let begin = |scheme: &&&str| scheme.starts_with(start.get_ref().as_str());
        let of_start: Vec<&str> = schemes.iter().filter(begin).copied().collect();
        let [scheme] = of_start.as_slice() else {
            let (what, listed) = match of_start.as_slice() {
                [] => ("no scheme", schemes.into_iter().collect()),
                several => ("more than one scheme", several.to_vec()),
            };
            let listed: Vec<String> = listed.iter().map(|one| format!("`{one}`")).collect();
            let expected = match listed.is_empty() {
                true => String::new(),
                false => format!(": expected one of {}", listed.join(", ")),
            };
            let message = format!("{what} begins with `{}`{expected}", start.get_ref());
            self.places.wrong(&start, &format!("{key}.scheme"), message);
            return None;
        };
        // Its own name may list classes that no zone was given.
        let given = official.iter().filter(|one| one.scheme == **scheme);
        let mut known: BTreeSet<&str> = given.map(|one| one.class.as_str()).collect();
        let named = scheme.split_once(": ").map_or("", |(_, named)| named);
        known.extend(named.split(" / ").filter(|_| named.contains(" / ")));
        let classes = table.texts("classes")?.into_inner();
        let mut is_known = true;
        for class in classes.iter().filter(|class| !known.contains(class.get_ref().as_str())) {
            self.no_class(&format!("{key}.classes"), scheme, class, known.iter().copied());
            is_known = false;
        }
        let classes = classes.into_iter().map(toml::Spanned::into_inner).collect();
        is_known.then(|| Predicate::OfficialClass { scheme: (*scheme).to_owned(), classes })
    }

    fn no_class<'c>(
        &mut self,
        key: &str,
        of: &str,
        class: &Text,
        known: impl Iterator<Item = &'c str>,
    ) {
        let known: Vec<String> = known.map(|one| format!("`{one}`")).collect();
        let message = format!(
            "`{of}` has no class `{}`: expected one of {}",
            class.get_ref(),
            known.join(", ")
        );
        self.places.wrong(class, key, message);
    }
}
