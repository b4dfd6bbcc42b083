//! What the numbers of a file show of its decimal mark.

use crate::DecimalMark;

/// A number that shows a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) mark: DecimalMark,
    pub(super) row: u64,
    pub(super) column: u32,
    pub(super) text: String,
}

/// The first number that shows each mark, and how many do.
#[derive(Debug, Default)]
struct Tier {
    comma: Option<Shown>,
    point: Option<Shown>,
    commas: u64,
    points: u64,
}

/// Numbers by themselves decide; numbers among words do where there are no others,
/// since a quotation may be in another language than its table.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    plain: Tier,
    worded: Tier,
    /// Numbers that could be two, of which the language of a word beside them said which.
    by_language: Tier,
}

impl Evidence {
    pub(super) fn plain(&mut self, mark: DecimalMark, row: u64, column: usize, text: &str) {
        self.plain.note(mark, row, column, text);
    }

    pub(super) fn worded(&mut self, mark: DecimalMark, row: u64, column: usize, text: &str) {
        self.worded.note(mark, row, column, text);
    }

    pub(super) fn by_language(&mut self, mark: DecimalMark, row: u64, column: usize, text: &str) {
        self.by_language.note(mark, row, column, text);
    }

    /// The mark of the file, if anything shows it.
    ///
    /// # Errors
    /// Numbers of both marks: one of the fewer, one of the more. And a number that is one
    /// by the language of its word and another by the mark of the others.
    pub(super) fn decided(&self) -> Result<Option<DecimalMark>, Box<(Shown, Shown)>> {
        match (&self.plain.comma, &self.plain.point) {
            (Some(comma), Some(point)) if self.plain.commas < self.plain.points => {
                Err(Box::new((comma.clone(), point.clone())))
            }
            (Some(comma), Some(point)) => Err(Box::new((point.clone(), comma.clone()))),
            (Some(one), None) | (None, Some(one)) => {
                let other = match one.mark {
                    DecimalMark::Comma => &self.by_language.point,
                    DecimalMark::Point => &self.by_language.comma,
                };
                match other {
                    Some(other) => Err(Box::new((other.clone(), one.clone()))),
                    None => Ok(Some(one.mark)),
                }
            }
            (None, None) => Ok(match (&self.worded.comma, &self.worded.point) {
                (Some(one), None) | (None, Some(one)) => Some(one.mark),
                _ => None,
            }),
        }
    }
}

impl Tier {
    fn note(&mut self, mark: DecimalMark, row: u64, column: usize, text: &str) {
        let (first, count) = match mark {
            DecimalMark::Comma => (&mut self.comma, &mut self.commas),
            DecimalMark::Point => (&mut self.point, &mut self.points),
        };
        *count = count.saturating_add(1);
        if first.is_none() {
            let text = text.chars().take(60).collect();
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            *first = Some(Shown { mark, row, column, text });
        }
    }
}
