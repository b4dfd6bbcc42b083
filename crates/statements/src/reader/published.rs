//! Which figures have to be published, from the keys of a criterion.

use kawasan_indicators::Scope;
use kawasan_model::{Basis, Counterparty, MeasureId, Quarter, Subject, Timing};

use super::Decoder;
use super::criterion::About;
use super::tree::{Table, Text};
use crate::{History, Published, Quarters};

impl Decoder<'_, '_> {
    pub(super) fn published(
        &mut self,
        key: &str,
        about: About<'_>,
        table: Table<'_>,
    ) -> Option<Published> {
        let series = self.series(key, about, table);
        let timing = match table.get("timing") {
            Some(_) => timing(table).map(Some),
            None => Some(None),
        };
        let period = self.own_period(key, table, about);
        let Series { subjects, measures, basis } = series?;
        Some(Published { subjects, measures, basis, timing: timing?, period: period? })
    }

    pub(super) fn quarters(
        &mut self,
        key: &str,
        about: About<'_>,
        table: Table<'_>,
    ) -> Option<Quarters> {
        let series = self.series(key, about, table);
        let between = self.between(&format!("{key}.quarters"), table);
        let count = self.quantifier(key, table);
        let Series { subjects, measures, basis } = series?;
        let (Ok([subject]), Ok([measure])) =
            (<[Subject; 1]>::try_from(subjects), <[MeasureId; 1]>::try_from(measures))
        else {
            let message = "expected one subject and one measure".to_owned();
            self.wrong(table, key, message);
            return None;
        };
        let timing = timing(table)?;
        Some(Quarters { subject, measure, basis, timing, between: between?, count: count? })
    }

    pub(super) fn history(
        &mut self,
        key: &str,
        about: About<'_>,
        table: Table<'_>,
    ) -> Option<History> {
        let text = table.text("tenant")?;
        let read = text.get_ref().parse::<Counterparty>();
        let tenant = self.places.read(&text, &format!("{key}.tenant"), read);
        let zone = match (table.text("of"), about.subjects) {
            (Some(text), _) => self.zone(&format!("{key}.of"), &text),
            (None, Some([Subject::Zone(zone)])) => Some(zone.clone()),
            (None, Some(_)) => {
                let message = "the statement isn't about one zone: expected `of`".to_owned();
                self.wrong(table, key, message);
                None
            }
            (None, None) => None,
        };
        Some(History { zone: zone?, tenant: tenant? })
    }

    /// Of whom, what and on which basis.
    fn series(&mut self, key: &str, about: About<'_>, table: Table<'_>) -> Option<Series> {
        let measures = table.texts("published").map(toml::Spanned::into_inner);
        let measures: Vec<Option<MeasureId>> = measures
            .iter()
            .flatten()
            .map(|text| self.measure(&format!("{key}.published"), text))
            .collect();
        let subjects = match table.text("of") {
            Some(text) => self.scope(&format!("{key}.of"), &text).map(subjects),
            None => about.subjects.map(<[Subject]>::to_vec),
        };
        let basis: Basis = table.text("basis")?.get_ref().parse().ok()?;
        let measures = measures.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Series { subjects: subjects?, measures, basis })
    }

    fn between(&mut self, key: &str, table: Table<'_>) -> Option<(Quarter, Quarter)> {
        let span = table.texts("quarters")?;
        let mut quarter = |text: &Text| -> Option<Quarter> {
            let read = text.get_ref().parse::<Quarter>();
            self.places.meant(text, key, read, kawasan_model::ParseQuarterError::help)
        };
        let [first, last] = span.get_ref().as_slice() else {
            let message = "expected the first quarter and the last".to_owned();
            self.places.wrong(&span, key, message);
            return None;
        };
        let (first, last) = (quarter(first), quarter(last));
        let (first, last) = (first?, last?);
        if first > last {
            self.places.wrong(&span, key, "the first quarter is after the last".to_owned());
            return None;
        }
        Some((first, last))
    }

    fn measure(&mut self, key: &str, text: &Text) -> Option<MeasureId> {
        let measures = self.reader.dataset.measures();
        let found = measures.get(text.get_ref()).map(|measure| measure.id().clone());
        self.places.known(text, key, "measure", found, measures.nearest(text.get_ref()))
    }
}

struct Series {
    subjects: Vec<Subject>,
    measures: Vec<MeasureId>,
    basis: Basis,
}

fn subjects(scope: Scope) -> Vec<Subject> {
    match scope {
        Scope::Group(group) => group.zones().iter().map(|id| Subject::Zone(id.clone())).collect(),
        Scope::Subject(subject) => vec![subject],
        // What else there may be has no figures of its own.
        _ => Vec::new(),
    }
}

fn timing(table: Table<'_>) -> Option<Timing> {
    table.text("timing")?.get_ref().parse().ok()
}
