//! What a program asks for and its panel hasn't.

use kawasan_indicators::{Term, Whose};

use super::Program;
use crate::Panel;
use crate::panel::Every;

/// A term of an indicator's formula that no column of the panel answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unanswered {
    /// The indicator.
    pub indicator: String,
    /// The term, as formulas write it.
    pub term: String,
}

impl Program<'_> {
    /// The terms that no column answers, of each indicator in the order of its formula, each once:
    /// another measure, basis, timing or unit (an amount in USD, where the panel has rupiah). A value
    /// that needs one is missing in every zone and quarter, which is right for a panel that lacks a
    /// measure and a slip where a formula or a column names it otherwise.
    ///
    /// Of a term over time only its columns are asked for: whether they reach back far enough is
    /// told by [`cell`](Program::cell).
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_columnar::{ColumnKey, ColumnSpec, Panel, Program};
    /// use kawasan_data::kek;
    /// use kawasan_indicators::Catalogue;
    /// use kawasan_model::{Basis, Currency, Measures, ReportingYear, Timing};
    ///
    /// let measures = Measures::standard();
    /// let key = |timing| {
    ///     ColumnKey::new(&measures, Currency::IDR, "employment", Basis::Realised, timing)
    /// };
    /// // Flows by mistake, where what was published are stocks.
    /// let flows = ColumnSpec::quarterly(key(Timing::Flow)?, 0);
    /// let panel = Panel::builder(&measures, ReportingYear::CALENDAR, ["gresik".parse()?], "2024".parse()?)
    ///     .generate(flows, |_, _| Some(41_022))
    ///     .build()?;
    /// let catalogue = Catalogue::standard(kek().dataset())?;
    /// let stock = catalogue.get("employment_stock").ok_or("in the catalogue")?;
    /// let program = Program::builder(&panel).indicators([stock]).build()?;
    /// let unanswered = program.unanswered();
    /// assert_eq!(unanswered[0].term, "realised employment stock [period]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn unanswered(&self) -> Vec<Unanswered> {
        let mut found: Vec<Unanswered> = Vec::new();
        for indicator in &self.indicators {
            let terms = indicator.formula().terms();
            for term in terms.into_iter().filter(|term| !is_answered(self.panel, term)) {
                let indicator = indicator.id().to_owned();
                let one = Unanswered { indicator, term: term.to_string() };
                if !found.contains(&one) {
                    found.push(one);
                }
            }
        }
        found
    }
}

fn is_answered(panel: &Panel, term: &Term) -> bool {
    match term.whose() {
        Whose::National => [Every::Quarter, Every::Year]
            .iter()
            .any(|every| panel.national_of(term, *every).is_some()),
        _ => panel.columns().iter().any(|column| column.key.answers(term)),
    }
}
