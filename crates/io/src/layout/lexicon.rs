//! What phrases of headers mean, each looked up once: headers of many columns share most
//! of them.

use std::cell::RefCell;
use std::collections::HashMap;

use kawasan_model::{Basis, MeasureId, Measures, ReportedPeriod, ScaledUnit, Timing};

use crate::field::folded;
use crate::{Mapping, words};

/// A meaning of words in a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Says {
    Measure(MeasureId),
    Basis(Basis),
    Timing(Timing),
    Period(ReportedPeriod),
    Unit(ScaledUnit),
    Power(i8),
    Nothing,
}

/// Words that carry nothing in a header, in lower case.
const FILLERS: [&str; 18] = [
    "di", "dan", "dalam", "of", "the", "in", "and", "nilai", "angka", "data", "tahun", "pada",
    "for", "untuk", "as", "at", "value", "figures",
];
/// The most phrases that are kept.
const MOST: usize = 1 << 16;

/// All that a phrase may mean.
#[derive(Debug, Clone)]
struct Meanings {
    mapped: Option<MeasureId>,
    measure: Option<MeasureId>,
    is_unit: bool,
    other: Option<Says>,
}

/// The words of headers, by a list of measures and a mapping.
pub(crate) struct Lexicon<'a> {
    pub(crate) measures: &'a Measures,
    pub(crate) mapping: &'a Mapping,
    known: RefCell<HashMap<String, Meanings>>,
}

impl<'a> Lexicon<'a> {
    pub(crate) fn new(measures: &'a Measures, mapping: &'a Mapping) -> Self {
        Lexicon { measures, mapping, known: RefCell::default() }
    }

    /// What a phrase means, where a measure has been named already or not.
    pub(super) fn meaning(&self, phrase: &str, named: Option<&MeasureId>) -> Option<Says> {
        let found = self.known.borrow().get(phrase).cloned();
        let found = found.unwrap_or_else(|| {
            let read = self.read(phrase);
            let mut known = self.known.borrow_mut();
            if known.len() >= MOST {
                known.clear();
            }
            known.insert(phrase.to_owned(), read.clone());
            read
        });
        if let Some(id) = found.mapped {
            return Some(Says::Measure(id));
        }
        // "Tenaga kerja (tenaga kerja)": what is counted comes first, its unit second.
        let is_first = |id: &MeasureId| named.is_none_or(|known| known != id && !found.is_unit);
        found.measure.filter(is_first).map(Says::Measure).or(found.other)
    }

    fn read(&self, phrase: &str) -> Meanings {
        let mapped = self.mapping.measures.iter().find(|(word, _)| folded(word) == phrase);
        let unit = words::unit(phrase).ok();
        let period = || {
            let period = words::period(phrase).ok()?;
            (period != ReportedPeriod::Unstated).then_some(Says::Period(period))
        };
        let other = period()
            .or_else(|| words::basis(phrase).ok().map(Says::Basis))
            .or_else(|| words::timing(phrase).ok().map(Says::Timing))
            .or_else(|| unit.map(Says::Unit))
            .or_else(|| words::power(phrase).map(Says::Power))
            .or_else(|| FILLERS.contains(&phrase).then_some(Says::Nothing));
        Meanings {
            mapped: mapped.map(|(_, id)| id.clone()),
            measure: words::measure(self.measures, phrase).map(|measure| measure.id().clone()),
            is_unit: unit.is_some(),
            other,
        }
    }
}
