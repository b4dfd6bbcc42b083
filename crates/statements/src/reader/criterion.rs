//! What a criterion computes, from its keys.

use kawasan_indicators::{Indicator, Scope};
use kawasan_model::{Claim, ClaimKind, Figure, Operand, Period, Subject, Unit};

use super::Reading;
use super::raw::{RawCriterion, Text};
use crate::{Comparison, Criterion, Test, ValueTest};

/// What a limit is.
pub(super) type Against = fn(Figure) -> Comparison;

/// Whom and when a statement is about, where that could be read.
#[derive(Clone, Copy)]
pub(super) struct About<'s> {
    pub(super) subjects: Option<&'s [Subject]>,
    pub(super) period: Option<Period>,
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
            ("tenant", raw.tenant.is_some()),
        ];
        let given: Vec<&str> =
            kinds.iter().filter(|(_, is_given)| *is_given).map(|(name, _)| *name).collect();
        let [kind] = given.as_slice() else {
            let message = "expected one of the keys `indicator`, `formula`, `zones`, `these`, \
                           `amount`, `published` and `tenant`";
            self.places.wrong(&raw.id, key, message.to_owned());
            return None;
        };
        if !self.has_only_its_keys(key, kind, raw) {
            return None;
        }
        match *kind {
            "zones" | "these" => self.zones(key, about, raw).map(Test::Zones),
            "tenant" => self.history(key, about, raw).map(Test::History),
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
            ("of", raw.of.as_ref(), value || published || kind == "tenant"),
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
    pub(super) fn need<'t>(
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
            (raw.stated.as_ref(), Comparison::Stated as Against),
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

    pub(super) fn indicator(&mut self, key: &str, id: &Text) -> Option<Indicator> {
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
        let formula = self.places.meant(
            text,
            &format!("{key}.formula"),
            formula,
            kawasan_indicators::ParseFormulaError::help,
        );
        let rounding = self.need(key, "rounding", raw.rounding.as_ref(), raw)?;
        let read = rounding.get_ref().parse();
        let rounding = self.places.read(rounding, &format!("{key}.rounding"), read);
        Some(Indicator::new(key, raw.title.clone(), formula?, rounding?))
    }

    pub(super) fn own_period(
        &mut self,
        key: &str,
        own: Option<&Text>,
        about: About<'_>,
    ) -> Option<Period> {
        match own {
            Some(text) => self.period(&format!("{key}.period"), text),
            None => about.period,
        }
    }

    /// `Some(None)` where nothing is compared.
    pub(super) fn comparison(
        &mut self,
        key: &str,
        unit: Option<Unit>,
        given: &[(Option<&Text>, Against)],
    ) -> Option<Option<Comparison>> {
        let mut given = given.iter().filter_map(|(text, of)| Some(((*text)?, of)));
        let Some((text, of)) = given.next() else { return Some(None) };
        if let Some((other, _)) = given.next() {
            self.places.wrong(other, key, "expected one limit, not two".to_owned());
            return None;
        }
        let read = text.get_ref().parse::<Figure>();
        let figure = self.places.meant(text, key, read, kawasan_model::ParseFigureError::help)?;
        if let Some(unit) = unit.filter(|unit| *unit != figure.unit()) {
            let message = format!("the value is in `{unit}`, not in `{}`", figure.unit());
            self.places.wrong(text, key, message);
            return None;
        }
        Some(Some(of(figure)))
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
        let figure = self.places.meant(
            stated,
            &format!("{key}.stated"),
            read,
            kawasan_model::ParseFigureError::help,
        );
        let claim = Claim::new(ClaimKind::Exchange, figure?, operands?);
        self.places.read(&raw.id, key, claim)
    }
}
