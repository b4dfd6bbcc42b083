//! Empty reporting workbooks: what one zone is asked for in one period.

mod asked;
mod sheet;
mod words;

use std::collections::BTreeMap;

use kawasan_model::{
    Figure, Knowledge, Language, MeasureId, Measures, ObservationKey, Period, Registry,
    ReportedPeriod, Series, Subject,
};

use asked::units_of;

/// A reporting workbook of a zone for a period: a row for each figure that is asked for,
/// with the unit and the days to choose from; its reader fills in the figures and sends it
/// back.
///
/// What is asked for is each measure's flow over the period and stock or level at its end,
/// and the flow that is aimed at for the year. The workbook is in the tidy layout with
/// headers and words of a language, so [`Reader`](crate::Reader) reads what was filled in;
/// a row without a figure isn't one.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, Reader, Template};
/// use kawasan_model::{Language, Measures};
///
/// let (registry, measures) = (kek().registry(), Measures::standard());
/// let gresik = registry.find("gresik")?.id().clone();
/// let form = Template::new(registry, &measures, gresik.into(), "2024-Q1".parse()?)
///     .language(Language::INDONESIAN)
///     .measures(["investment".parse()?, "employment".parse()?]);
/// let bytes = form.to_excel()?;
///
/// // Nothing is filled in yet.
/// let reader = Reader::new(registry.clone(), measures.clone());
/// let read = reader.read_bytes("gresik.xlsx", Format::Excel, &bytes)?;
/// assert_eq!(read.dataset.observations().count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Template<'a> {
    registry: &'a Registry,
    measures: &'a Measures,
    subject: Subject,
    period: Period,
    language: Language,
    only: Option<Vec<MeasureId>>,
    publisher: Option<String>,
    known: BTreeMap<(Series, ReportedPeriod), Figure>,
}

impl<'a> Template<'a> {
    /// The form of a subject for a period, in English, asking for all measures.
    pub const fn new(
        registry: &'a Registry,
        measures: &'a Measures,
        subject: Subject,
        period: Period,
    ) -> Self {
        Template {
            registry,
            measures,
            subject,
            period,
            language: Language::ENGLISH,
            only: None,
            publisher: None,
            known: BTreeMap::new(),
        }
    }

    /// The language of headers and words: Indonesian or English.
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Asks for these measures only, in this order.
    pub fn measures(mut self, measures: impl IntoIterator<Item = MeasureId>) -> Self {
        self.only = Some(measures.into_iter().collect());
        self
    }

    /// Who reports; else who develops and operates the zone, where that is on record.
    pub fn publisher(mut self, publisher: impl Into<String>) -> Self {
        self.publisher = Some(publisher.into());
        self
    }

    /// Fills in the figures that are known already, for who reports to confirm or change.
    pub fn filled_from(mut self, known: &Knowledge<'_>) -> Self {
        let asked = self.asked();
        let mut found = Vec::new();
        for one in &asked {
            let series = self.series(one);
            for unit in units_of(one.measure, self.currency()) {
                let key = ObservationKey::new(series.clone(), unit.unit(), one.period);
                if let Some(observation) = known.speaking(&key) {
                    found.push(((series.clone(), one.period), observation.figure));
                    break;
                }
            }
        }
        drop(asked);
        self.known.extend(found);
        self
    }
}
