//! What a criterion computes, from its keys.

use std::sync::Arc;

use kawasan_indicators::{Group, Indicator, Quantifier, Scope};
use kawasan_model::{
    Basis, Claim, ClaimKind, Figure, MeasureId, Operand, Period, Quarter, Subject, Timing, Unit,
    ZoneId,
};
use kawasan_rating::Methodology;
use toml::Spanned;

use super::Reading;
use super::raw::{RawCriterion, RawPredicate, Text};
use crate::{
    Among, Comparison, Criterion, Predicate, Published, Quarters, Test, ValueTest, ZonesTest,
};

/// Whom and when a statement is about, where that could be read.
#[derive(Clone, Copy)]
struct About<'s> {
    subjects: Option<&'s [Subject]>,
    period: Option<Period>,
}

impl Reading<'_, '_> {
    pub(super) fn criterion(
        &mut self,
        statement: &str,
        subjects: Option<&[Subject]>,
        period: Option<Period>,
        raw: &RawCriterion,
    ) -> Option<Criterion> {
        let key = format!("{statement}.{}", raw.id.get_ref());
        let about = About { subjects, period };
        let test = self.test(&key, about, raw);
        Some(Criterion {
            id: raw.id.get_ref().clone(),
            title: raw.title.clone(),
            decides: raw.decides,
            known: raw.known,
            test: test?,
        })
    }

    fn test(&mut self, key: &str, about: About<'_>, raw: &RawCriterion) -> Option<Test> {
        let kinds = [
            ("indicator", raw.indicator.is_some()),
            ("formula", raw.formula.is_some()),
            ("zones", raw.zones.is_some()),
            ("these", raw.these.is_some()),
            ("amount", raw.amount.is_some()),
            ("published", raw.published.is_some()),
        ];
        let given: Vec<&str> =
            kinds.iter().filter(|(_, is_given)| *is_given).map(|(name, _)| *name).collect();
        let [kind] = given.as_slice() else {
            let message = "expected one of the keys `indicator`, `formula`, `zones`, `these`, \
                           `amount` and `published`";
            self.places.wrong(&raw.id, key, message.to_owned());
            return None;
        };
        if !self.has_only_its_keys(key, kind, raw) {
            return None;
        }
        match *kind {
            "zones" | "these" => self.zones(key, about, raw).map(Test::Zones),
            "amount" => self.exchange(key, raw).map(Test::Exchange),
            "published" if raw.quarters.is_some() => {
                self.quarters(key, about, raw).map(Test::Quarters)
            }
            "published" => self.published(key, about, raw).map(Test::Published),
            _ => self.value(key, about, raw).map(Test::Value),
        }
    }

    /// A key of another kind of criterion would be of no effect.
    fn has_only_its_keys(&mut self, key: &str, kind: &str, raw: &RawCriterion) -> bool {
        let value = ["indicator", "formula"].contains(&kind);
        let zones = ["zones", "these"].contains(&kind);
        let published = kind == "published";
        let quarters = published && raw.quarters.is_some();
        let keys = [
            ("rounding", raw.rounding.as_ref(), kind == "formula"),
            ("of", raw.of.as_ref(), value || published),
            ("period", raw.period.as_ref(), value || zones || (published && !quarters)),
            ("stated", raw.stated.as_ref(), value || kind == "amount"),
            ("above", raw.above.as_ref(), value),
            ("at_least", raw.at_least.as_ref(), value),
            ("below", raw.below.as_ref(), value),
            ("at_most", raw.at_most.as_ref(), value),
            ("on", raw.on.as_ref(), zones),
            ("count", raw.count.as_ref(), zones || quarters),
            ("rate", raw.rate.as_ref(), kind == "amount"),
            ("basis", raw.basis.as_ref(), published),
            ("timing", raw.timing.as_ref(), quarters),
        ];
        let mut is_clean = true;
        for (name, text, belongs) in keys {
            if let Some(text) = text.filter(|_| !belongs) {
                let message = format!("this has no effect beside `{kind}`");
                self.places.wrong(text, &format!("{key}.{name}"), message);
                is_clean = false;
            }
        }
        let which = raw.which.as_ref().filter(|_| !zones);
        if let Some(which) = which {
            let message = format!("this has no effect beside `{kind}`");
            self.places.wrong(which, &format!("{key}.which"), message);
            is_clean = false;
        }
        is_clean
    }

    /// A key that a criterion has to have.
    fn need<'t>(
        &mut self,
        key: &str,
        name: &str,
        given: Option<&'t Text>,
        raw: &RawCriterion,
    ) -> Option<&'t Text> {
        if given.is_none() {
            let message = format!("the key `{name}` is missing");
            self.places.wrong(&raw.id, key, message);
        }
        given
    }

    fn value(&mut self, key: &str, about: About<'_>, raw: &RawCriterion) -> Option<ValueTest> {
        let indicator = match (&raw.indicator, &raw.formula) {
            (Some(id), _) => self.indicator(&format!("{key}.indicator"), id),
            (None, Some(formula)) => self.own_indicator(key, formula, raw),
            (None, None) => None,
        };
        let scope = match (&raw.of, about.subjects) {
            (Some(text), _) => self.scope(&format!("{key}.of"), text),
            (None, Some([subject])) => Some(Scope::from(subject.clone())),
            (None, Some(_)) => {
                let message = "the statement is about several subjects: expected `of`".to_owned();
                self.places.wrong(&raw.id, key, message);
                None
            }
            (None, None) => None,
        };
        let period = self.own_period(key, raw.period.as_ref(), about);
        let unit = indicator.as_ref().map(Indicator::unit);
        let given = [
            (raw.stated.as_ref(), Comparison::Stated as fn(Figure) -> Comparison),
            (raw.above.as_ref(), Comparison::Above),
            (raw.at_least.as_ref(), Comparison::AtLeast),
            (raw.below.as_ref(), Comparison::Below),
            (raw.at_most.as_ref(), Comparison::AtMost),
        ];
        let comparison = self.comparison(key, unit, &given);
        Some(ValueTest {
            indicator: indicator?,
            scope: scope?,
            period: period?,
            comparison: comparison?,
        })
    }

    fn indicator(&mut self, key: &str, id: &Text) -> Option<Indicator> {
        let catalogue = &self.reader.catalogue;
        let found = catalogue.get(id.get_ref()).cloned();
        if found.is_none() {
            let near = catalogue.nearest(id.get_ref());
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let message = format!("there is no indicator `{}`{near}", id.get_ref());
            self.places.wrong(id, key, message);
        }
        found
    }

    /// An indicator of the criterion's own.
    fn own_indicator(&mut self, key: &str, text: &Text, raw: &RawCriterion) -> Option<Indicator> {
        let formula = self.terms.parse(text.get_ref());
        let formula = self.places.read(text, &format!("{key}.formula"), formula);
        let rounding = self.need(key, "rounding", raw.rounding.as_ref(), raw)?;
        let read = rounding.get_ref().parse();
        let rounding = self.places.read(rounding, &format!("{key}.rounding"), read);
        Some(Indicator::new(key, raw.title.clone(), formula?, rounding?))
    }

    fn own_period(&mut self, key: &str, own: Option<&Text>, about: About<'_>) -> Option<Period> {
        match own {
            Some(text) => self.period(&format!("{key}.period"), text),
            None => about.period,
        }
    }

    /// `Some(None)` where nothing is compared.
    fn comparison(
        &mut self,
        key: &str,
        unit: Option<Unit>,
        given: &[(Option<&Text>, fn(Figure) -> Comparison)],
    ) -> Option<Option<Comparison>> {
        let mut given = given.iter().filter_map(|(text, of)| Some(((*text)?, of)));
        let Some((text, of)) = given.next() else { return Some(None) };
        if let Some((other, _)) = given.next() {
            self.places.wrong(other, key, "expected one limit, not two".to_owned());
            return None;
        }
        let read = text.get_ref().parse::<Figure>();
        let figure = self.places.meant(text, key, read, |error| error.help())?;
        if let Some(unit) = unit.filter(|unit| *unit != figure.unit()) {
            let message = format!("the value is in `{unit}`, not in `{}`", figure.unit());
            self.places.wrong(text, key, message);
            return None;
        }
        Some(Some(of(figure)))
    }

    fn zones(&mut self, key: &str, about: About<'_>, raw: &RawCriterion) -> Option<ZonesTest> {
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

    fn count(&mut self, key: &str, text: &Text) -> Option<Quantifier> {
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

    fn zone(&mut self, key: &str, text: &Text) -> Option<ZoneId> {
        let found = self.reader.dataset.registry().find(text.get_ref());
        self.places.meant(text, key, found, |error| error.help()).map(|zone| zone.id().clone())
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
            RawPredicate { indicator: Some(id), .. } => {
                let indicator = self.indicator(&format!("{key}.indicator"), id)?;
                let given = [
                    (raw.above.as_ref(), Comparison::Above as fn(Figure) -> Comparison),
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
                Some(Predicate::Value { indicator, period: period?, comparison })
            }
            RawPredicate { is_in: Some(group), .. } => {
                self.group(&format!("{key}.is_in"), group).map(Predicate::In)
            }
            RawPredicate { opened_in: Some(period), .. } => {
                self.period(&format!("{key}.opened_in"), period).map(Predicate::OpenedIn)
            }
            RawPredicate { chain_depth: Some(least), .. } => Some(Predicate::ChainDepth(*least)),
            _ => {
                let message = "expected `classes` with a `methodology` or a `scheme`, \
                               `indicator`, `is_in`, `opened_in` or `chain_depth`";
                self.places.wrong(spanned, key, message.to_owned());
                None
            }
        }
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

    fn exchange(&mut self, key: &str, raw: &RawCriterion) -> Option<Claim> {
        let amount = raw.amount.as_ref()?;
        let stated = self.need(key, "stated", raw.stated.as_ref(), raw)?;
        let operands = match &raw.rate {
            Some(rate) => format!("{}; {}", amount.get_ref(), rate.get_ref()),
            None => amount.get_ref().clone(),
        };
        let operands: Result<Vec<Operand>, _> =
            Claim::parse_operands(ClaimKind::Exchange, &operands);
        let operands = self.places.read(amount, &format!("{key}.amount"), operands);
        let read = stated.get_ref().parse::<Figure>();
        let figure =
            self.places.meant(stated, &format!("{key}.stated"), read, |error| error.help());
        let claim = Claim::new(ClaimKind::Exchange, figure?, operands?);
        self.places.read(&raw.id, key, claim)
    }

    fn published(&mut self, key: &str, about: About<'_>, raw: &RawCriterion) -> Option<Published> {
        let measures: Vec<Option<MeasureId>> = raw
            .published
            .iter()
            .flatten()
            .map(|text| self.measure(&format!("{key}.published"), text))
            .collect();
        let basis = self.need(key, "basis", raw.basis.as_ref(), raw);
        let basis = basis.and_then(|basis| self.basis(key, basis));
        let subjects = match &raw.of {
            Some(text) => self.scope(&format!("{key}.of"), text).map(|scope| match scope {
                Scope::Group(group) => {
                    group.zones().iter().map(|id| Subject::Zone(id.clone())).collect()
                }
                Scope::Subject(subject) => vec![subject],
                _ => Vec::new(),
            }),
            None => about.subjects.map(<[Subject]>::to_vec),
        };
        let period = self.own_period(key, raw.period.as_ref(), about);
        Some(Published {
            subjects: subjects?,
            measures: measures.into_iter().collect::<Option<Vec<_>>>()?,
            basis: basis?,
            period: period?,
        })
    }

    fn quarters(&mut self, key: &str, about: About<'_>, raw: &RawCriterion) -> Option<Quarters> {
        let published = self.published(key, about, raw);
        let timing = self.need(key, "timing", raw.timing.as_ref(), raw);
        let timing: Option<Timing> = timing.and_then(|timing| {
            self.places.read(timing, &format!("{key}.timing"), timing.get_ref().parse())
        });
        let count = self.need(key, "count", raw.count.as_ref(), raw);
        let count = count.and_then(|count| self.count(key, count));
        let span = raw.quarters.as_ref()?;
        let [first, last] = span.get_ref().as_slice() else {
            let message = "expected the first quarter and the last".to_owned();
            self.places.wrong(span, &format!("{key}.quarters"), message);
            return None;
        };
        let mut quarter = |text: &Text| -> Option<Quarter> {
            self.places.meant(text, &format!("{key}.quarters"), text.get_ref().parse::<Quarter>(), |error| error.help())
        };
        let between = (quarter(first)?, quarter(last)?);
        if between.0 > between.1 {
            let message = "the first quarter is after the last".to_owned();
            self.places.wrong(span, &format!("{key}.quarters"), message);
            return None;
        }
        let Published { subjects, measures, basis, .. } = published?;
        let (Ok([subject]), Ok([measure])) =
            (<[Subject; 1]>::try_from(subjects), <[MeasureId; 1]>::try_from(measures))
        else {
            let message = "expected one subject and one measure".to_owned();
            self.places.wrong(&raw.id, key, message);
            return None;
        };
        Some(Quarters { subject, measure, basis, timing: timing?, between, count: count? })
    }

    fn measure(&mut self, key: &str, text: &Text) -> Option<MeasureId> {
        let measures = self.reader.dataset.measures();
        let found = measures.get(text.get_ref()).map(|measure| measure.id().clone());
        if found.is_none() {
            let near = measures.nearest(text.get_ref());
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let message = format!("there is no measure `{}`{near}", text.get_ref());
            self.places.wrong(text, key, message);
        }
        found
    }

    fn basis(&mut self, key: &str, text: &Text) -> Option<Basis> {
        self.places.read(text, &format!("{key}.basis"), text.get_ref().parse())
    }
}

