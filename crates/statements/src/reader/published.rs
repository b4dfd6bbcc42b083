//! Which figures have to be published, from the keys of a criterion.

use kawasan_indicators::Scope;
use kawasan_model::{Basis, Counterparty, MeasureId, Quarter, Subject, Timing};

use super::Reading;
use super::criterion::About;
use super::raw::{RawCriterion, Text};
use crate::{History, Published, Quarters};

impl Reading<'_, '_> {
    pub(super) fn published(
        &mut self,
        key: &str,
        about: About<'_>,
        raw: &RawCriterion,
    ) -> Option<Published> {
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

    pub(super) fn history(
        &mut self,
        key: &str,
        about: About<'_>,
        raw: &RawCriterion,
    ) -> Option<History> {
        let tenant = raw.tenant.as_ref()?;
        let read = tenant.get_ref().parse::<Counterparty>();
        let tenant = self.places.read(tenant, &format!("{key}.tenant"), read);
        let zone = match (&raw.of, about.subjects) {
            (Some(text), _) => self.zone(&format!("{key}.of"), text),
            (None, Some([Subject::Zone(zone)])) => Some(zone.clone()),
            (None, Some(_)) => {
                let message = "the statement isn't about one zone: expected `of`".to_owned();
                self.places.wrong(&raw.id, key, message);
                None
            }
            (None, None) => None,
        };
        Some(History { zone: zone?, tenant: tenant? })
    }

    pub(super) fn quarters(
        &mut self,
        key: &str,
        about: About<'_>,
        raw: &RawCriterion,
    ) -> Option<Quarters> {
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
            self.places.meant(
                text,
                &format!("{key}.quarters"),
                text.get_ref().parse::<Quarter>(),
                kawasan_model::ParseQuarterError::help,
            )
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
