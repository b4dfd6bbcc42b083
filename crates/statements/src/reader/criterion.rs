//! What a criterion computes, from its keys.

use kawasan_indicators::{Indicator, Scope};
use kawasan_model::{
    Claim, ClaimKind, Date, Figure, Localised, Operand, OperandRole, Period, Subject, Unit,
};
use toml::Spanned;

use super::keys::{CRITERIA, CriterionForm};
use super::shape::form_of;
use super::tree::{Table, Text};
use super::{Decoder, word};
use crate::{Comparison, Criterion, KnownAt, Test, ValueTest};

/// What a figure is as a limit.
type Against = fn(Figure) -> Comparison;

/// Keys of limits, and what they say.
const COMPARISONS: [(&str, Against); 5] = [
    ("stated", Comparison::Stated),
    ("above", Comparison::Above),
    ("at_least", Comparison::AtLeast),
    ("below", Comparison::Below),
    ("at_most", Comparison::AtMost),
];

/// Whom and when a statement is about, and when it was made, where that could be read.
#[derive(Clone, Copy)]
pub(super) struct About<'s> {
    pub(super) subjects: Option<&'s [Subject]>,
    pub(super) period: Option<Period>,
    pub(super) held_on: Option<Date>,
}

impl Decoder<'_, '_> {
    pub(super) fn criterion(
        &mut self,
        key: &str,
        about: About<'_>,
        table: Table<'_>,
    ) -> Option<Criterion> {
        let title = self.titles(key, table, "title");
        let known = match table.get("known") {
            Some(_) => word(table, "known", KnownAt::ALL, KnownAt::as_str),
            None => Some(KnownAt::Meeting),
        };
        let asked = Asked { key, title: title.as_ref(), known };
        let test = self.test(asked, about, table);
        Some(Criterion {
            decides: table.boolean("decides").unwrap_or(true),
            known: known?,
            test: test?,
            title: title?,
            id: table.text("id").map(Spanned::into_inner)?,
        })
    }

    fn test(&mut self, asked: Asked<'_>, about: About<'_>, table: Table<'_>) -> Option<Test> {
        let key = asked.key;
        match form_of(table, CRITERIA).ok()?.is {
            CriterionForm::Indicator => {
                let indicator = self.indicator(&format!("{key}.indicator"), table);
                self.value(key, about, table, indicator).map(Test::Value)
            }
            CriterionForm::Formula => {
                let indicator = self.own_indicator(asked, table);
                self.value(key, about, table, indicator).map(Test::Value)
            }
            CriterionForm::InForce | CriterionForm::These => {
                self.zones(asked, about, table).map(Test::Zones)
            }
            CriterionForm::Exchange => self.exchange(key, table).map(Test::Exchange),
            CriterionForm::Published => self.published(key, about, table).map(Test::Published),
            CriterionForm::History => self.history(key, about, table).map(Test::History),
            CriterionForm::Quarters => self.quarters(key, about, table).map(Test::Quarters),
        }
    }

    fn value(
        &mut self,
        key: &str,
        about: About<'_>,
        table: Table<'_>,
        indicator: Option<Indicator>,
    ) -> Option<ValueTest> {
        let scope = match (table.text("of"), about.subjects) {
            (Some(text), _) => self.scope(&format!("{key}.of"), &text),
            (None, Some([subject])) => Some(Scope::from(subject.clone())),
            (None, Some(_)) => {
                let message = "the statement is about several subjects: expected `of`".to_owned();
                self.wrong(table, key, message);
                None
            }
            (None, None) => None,
        };
        let period = self.own_period(key, table, about);
        let unit = indicator.as_ref().map(Indicator::unit);
        let comparison = self.comparison(key, unit, table);
        Some(ValueTest {
            indicator: indicator?,
            scope: scope?,
            period: period?,
            comparison: comparison?,
        })
    }

    pub(super) fn indicator(&mut self, key: &str, table: Table<'_>) -> Option<Indicator> {
        let id = table.text("indicator")?;
        let catalogue = &self.reader.catalogue;
        let found = catalogue.get(id.get_ref()).cloned();
        self.places.known(&id, key, "indicator", found, catalogue.nearest(id.get_ref()))
    }

    /// An indicator of the criterion's own.
    fn own_indicator(&mut self, asked: Asked<'_>, table: Table<'_>) -> Option<Indicator> {
        let key = asked.key;
        let text = table.text("formula");
        let formula = text.and_then(|text| {
            let formula = self.terms.parse(text.get_ref());
            let help = kawasan_indicators::ParseFormulaError::help;
            self.places.meant(&text, &format!("{key}.formula"), formula, help)
        });
        let text = table.text("rounding");
        let rounding = text.and_then(|text| {
            let read = text.get_ref().parse();
            self.places.read(&text, &format!("{key}.rounding"), read)
        });
        Some(Indicator::new(key, asked.title?.clone(), formula?, rounding?))
    }

    /// A period of the table's own, else the statement's.
    pub(super) fn own_period(
        &mut self,
        key: &str,
        table: Table<'_>,
        about: About<'_>,
    ) -> Option<Period> {
        match table.get("period") {
            Some(_) => self.period(&format!("{key}.period"), table.text("period")),
            None => about.period,
        }
    }

    /// `Some(None)` where nothing is compared.
    pub(super) fn comparison(
        &mut self,
        key: &str,
        unit: Option<Unit>,
        table: Table<'_>,
    ) -> Option<Option<Comparison>> {
        let mut given = COMPARISONS.iter().filter(|(name, _)| table.get(name).is_some());
        let Some((name, of)) = given.next() else { return Some(None) };
        let key = format!("{key}.{name}");
        let (text, figure) = self.figure(&key, table.text(name))?;
        if let Some(unit) = unit.filter(|unit| *unit != figure.unit()) {
            let expected = match unit {
                Unit::ONE => "is a ratio, such as `40%`".to_owned(),
                unit => format!("is in `{unit}`"),
            };
            let message = format!("the value {expected}, and this is in `{}`", figure.unit());
            self.places.wrong(&text, &key, message);
            return None;
        }
        Some(Some(of(figure)))
    }

    fn figure(&mut self, key: &str, text: Option<Text>) -> Option<(Text, Figure)> {
        let text = text?;
        let read = text.get_ref().parse::<Figure>();
        let figure = self.places.meant(&text, key, read, kawasan_model::ParseFigureError::help)?;
        Some((text, figure))
    }

    fn exchange(&mut self, key: &str, table: Table<'_>) -> Option<Claim> {
        let mut figure = |name: &str| self.figure(&format!("{key}.{name}"), table.text(name));
        let stated = figure("stated");
        let amount = figure("amount");
        let rate = match table.get("rate") {
            Some(_) => figure("rate").map(Some),
            None => Some(None),
        };
        let amount = Operand { role: OperandRole::Amount, figure: amount?.1 };
        let rate = rate?.map(|(_, figure)| Operand { role: OperandRole::Rate, figure });
        let operands = std::iter::once(amount).chain(rate).collect();
        let claim = Claim::new(ClaimKind::Exchange, stated?.1, operands);
        self.places.read(table.get("id").unwrap_or(table.node()), key, claim)
    }
}

/// What a criterion is called, and which knowledge it rests on, where that could be read.
#[derive(Clone, Copy)]
pub(super) struct Asked<'t> {
    pub(super) key: &'t str,
    pub(super) title: Option<&'t Localised>,
    pub(super) known: Option<KnownAt>,
}
