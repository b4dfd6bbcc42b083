//! Problems of observations, at the cells that they come from.

use kawasan_model::{Problem, ProblemKind, Timing};

use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::interpret::Origin;
use crate::layout::Layout;
use crate::{Field, Place};

pub(super) struct Told<'a> {
    pub(super) layout: &'a Layout,
    pub(super) origins: &'a [Origin],
    pub(super) place: &'a Place,
}

impl Told<'_> {
    pub(super) fn diagnostic(&self, problem: &Problem) -> Diagnostic {
        let origin = self.origins.get(problem.index).copied();
        let figures = origin.map_or(0, |one| usize::try_from(one.column).unwrap_or(0));
        let (field, text) = said(problem);
        // What the header says of a column of figures stands in that column.
        let column = self.layout.column_of(field).unwrap_or(figures);
        let name = self.layout.name(column);
        let place = self.place.at(origin.map_or(0, |one| one.row), Some(name));
        let cells = self.cells(problem, figures);
        let at = cells.iter().position(|(index, _)| *index == column);
        let kind = DiagnosticKind::Observation(problem.kind.clone());
        let one = Diagnostic::new(place, kind).with_text(&text);
        match at {
            Some(at) => one.in_row(cells.iter().map(|(_, text)| text.as_str()), at, " | "),
            None => one,
        }
    }

    /// The cells as they were understood.
    fn cells(&self, problem: &Problem, figures: usize) -> Vec<(usize, String)> {
        let observation = &problem.observation;
        let series = &observation.series;
        let texts = [
            (Field::Subject, series.subject.to_string()),
            (
                Field::Counterparty,
                series.counterparty.as_ref().map_or_else(String::new, ToString::to_string),
            ),
            (Field::Measure, series.measure.to_string()),
            (Field::Basis, series.basis.to_string()),
            (Field::Timing, series.timing.to_string()),
            (Field::Period, observation.period.to_string()),
            (Field::Unit, observation.figure.scaled_unit().to_string()),
        ];
        let own = texts
            .into_iter()
            .filter_map(|(field, text)| Some((self.layout.column_of(field)?, text)));
        let value = (figures, observation.figure.coefficient().to_string());
        let mut cells: Vec<(usize, String)> = own.chain([value]).collect();
        cells.sort_unstable();
        cells.dedup_by_key(|(column, _)| *column);
        cells
    }
}

/// The field that a problem is about, and what it says.
fn said(problem: &Problem) -> (Field, String) {
    let observation = &problem.observation;
    let series = &observation.series;
    match &problem.kind {
        ProblemKind::UnknownZone { zone, .. } => (Field::Subject, zone.clone()),
        ProblemKind::UnknownMeasure { measure, .. } => (Field::Measure, measure.clone()),
        ProblemKind::Unit { .. } => (Field::Unit, observation.figure.scaled_unit().to_string()),
        ProblemKind::Timing { found, .. } => (Field::Timing, Timing::to_string(found)),
        ProblemKind::Basis { .. } => (Field::Basis, series.basis.to_string()),
        ProblemKind::NoPeriod => (Field::Period, String::new()),
        _ => (Field::Value, observation.figure.coefficient().to_string()),
    }
}
