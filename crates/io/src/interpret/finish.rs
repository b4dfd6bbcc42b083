//! The end of a table: how its numbers are written, and what follows from it.

use super::{Interpreter, Rows};
use crate::DecimalMark;
use crate::diagnostic::{Diagnostic, DiagnosticKind, NumberReading};

impl Interpreter<'_> {
    /// Decides how numbers are written, and ends.
    pub(crate) fn finish(mut self) -> Rows {
        let declared = self.context.mapping.decimal;
        let decided = declared.map_or_else(|| self.evidence.decided(), |mark| Ok(Some(mark)));
        let mark = match decided {
            Ok(mark) => mark,
            Err(mixed) => {
                let (minor, major) = mixed.as_ref();
                let name = self.context.layout.name(usize::try_from(minor.column).unwrap_or(0));
                let place = self.context.place.at(minor.row, Some(name));
                let at = self.context.place.at(major.row, None);
                let kind = DiagnosticKind::at_other_place(
                    &at,
                    minor.text.clone(),
                    minor.mark,
                    major.text.clone(),
                );
                let one = Diagnostic::new(place, kind).with_text(&minor.text);
                self.rows.problems.push(one, self.context.limit);
                self.rows.is_undecided = true;
                return self.rows;
            }
        };
        self.rows.mark = mark;
        self.rows.mark_decides = !self.pending.is_empty();
        match mark {
            // The comma's reading is there already.
            Some(DecimalMark::Comma) => {}
            Some(DecimalMark::Point) => {
                for pending in &self.pending {
                    if let Some(observation) = self.rows.observations.get_mut(pending.index) {
                        observation.figure = pending.point;
                    }
                }
            }
            None => self.leave_out_pending(),
        }
        if let Some(sink) = &mut self.sink {
            self.rows.observations.drain(..).for_each(sink);
            self.rows.origins.clear();
        }
        self.rows
    }

    fn leave_out_pending(&mut self) {
        let mut ambiguous = self.pending.iter().peekable();
        let mut kept = Vec::new();
        let mut origins = Vec::new();
        let all = std::mem::take(&mut self.rows.observations);
        let places = std::mem::take(&mut self.rows.origins);
        for (index, (observation, origin)) in all.into_iter().zip(places).enumerate() {
            match ambiguous.next_if(|pending| pending.index == index) {
                Some(pending) => {
                    let column = usize::try_from(origin.column).unwrap_or(0);
                    let name = self.context.layout.name(column);
                    let place = self.context.place.at(origin.row, Some(name));
                    let reading = NumberReading::new(
                        pending.text.to_string(),
                        observation.figure.coefficient().to_string(),
                        pending.point.coefficient().to_string(),
                    );
                    let one = Diagnostic::new(place, DiagnosticKind::Ambiguous(reading));
                    let one = one.with_text(&pending.text);
                    self.rows.problems.push(one, self.context.limit);
                    self.rows.left_out = self.rows.left_out.saturating_add(1);
                }
                None => {
                    kept.push(observation);
                    origins.push(origin);
                }
            }
        }
        (self.rows.observations, self.rows.origins) = (kept, origins);
    }
}
