//! Composites: indicators of units, normalised and combined up a hierarchy.

mod check;
mod problem;
mod structure;
mod table;

use std::collections::BTreeMap;

use kawasan_exact::{Fraction, Real};

pub use problem::{
    BuildError, BuildProblem, Field, StructureError, StructureProblem, TableError, What,
};
pub use structure::{Kind, Row, Structure};
pub use table::Table;

use crate::{Aggregation, Given, Lacking, Method, NoScore, Score, Treatment};

/// How a composite is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompositeOptions {
    /// What is done to the values first, in this order.
    pub treat: Vec<Treatment>,
    /// How they become scores.
    pub normalise: Method,
    /// How scores are combined: one for all levels, or one for each level above the
    /// indicators, the lowest first.
    pub aggregate: Vec<Aggregation>,
    /// The unit that others are compared with, if the method needs one.
    pub reference: Option<String>,
}

impl CompositeOptions {
    /// A normalisation and one aggregation at all levels.
    #[must_use]
    pub fn new(normalise: Method, aggregate: Aggregation) -> Self {
        CompositeOptions {
            treat: Vec::new(),
            normalise,
            aggregate: vec![aggregate],
            reference: None,
        }
    }
}

/// The scores of units in all indicators, groups and the index, exactly.
///
/// Values are treated, multiplied by their direction, normalised over the units, and
/// combined level by level; at each, parts without a score are left out and the other
/// weights count in proportion. A group whose mean isn't defined for its parts passes
/// that on to the groups above it.
///
/// OECD/JRC, *Handbook on Constructing Composite Indicators: Methodology and User
/// Guide* (2008).
///
/// # Examples
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::composite::{Row, Structure, Table};
/// use kawasan_rating::{Aggregation, Composite, CompositeOptions};
///
/// let structure = Structure::new(vec![
///     Row::indicator("exports", "index"),
///     Row { direction: Some((-1).into()), ..Row::indicator("days", "index") },
///     Row::index(2, "index"),
/// ])?;
/// let column = |numbers: [i128; 3]| numbers.map(|n| Some(Fraction::from(n))).to_vec();
/// let units = ["a", "b", "c"].map(str::to_owned).to_vec();
/// let columns = [("exports", [10, 20, 30]), ("days", [5, 9, 1])];
/// let columns = columns.map(|(code, numbers)| (code.to_owned(), column(numbers))).to_vec();
///
/// let options = CompositeOptions::new("minmax".parse()?, Aggregation::Arithmetic);
/// let composite = Composite::build(&structure, &Table::new(units, columns)?, &options)?;
/// let index = composite.column("index").ok_or("no index")?;
/// assert_eq!(index, [25, 25, 100].map(|n: i128| Ok(Fraction::from(n).into())));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Composite {
    structure: Structure,
    units: Vec<String>,
    aggregate: Vec<Aggregation>,
    columns: BTreeMap<String, Vec<Score>>,
}

impl Composite {
    /// Builds a composite.
    ///
    /// # Errors
    /// [`BuildError`], with all that doesn't go together.
    pub fn build(
        structure: &Structure,
        table: &Table,
        options: &CompositeOptions,
    ) -> Result<Composite, BuildError> {
        let mut problems = Vec::new();
        let reference = options.reference.as_ref().and_then(|unit| {
            let place = table.units().iter().position(|known| known == unit);
            if place.is_none() {
                let (unit, near) = (unit.clone(), table.nearest_unit(unit));
                problems.push(BuildProblem::NoReference { unit, near });
            }
            place
        });
        let levels = structure.top_level().saturating_sub(1);
        let found = options.aggregate.len();
        if found != 1 && u32::try_from(found) != Ok(levels) {
            problems.push(BuildProblem::Aggregations { found, levels });
        }
        let mut columns = BTreeMap::new();
        for row in structure.scored().filter(|row| row.kind == Kind::Indicator) {
            match indicator(row, table, options, reference) {
                Ok(column) => drop(columns.insert(row.code.clone(), column)),
                // Said above already.
                Err(BuildProblem::NeedsReference) if options.reference.is_some() => {}
                Err(problem) if problems.contains(&problem) => {}
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(BuildError { problems });
        }
        let mut composite = Composite {
            structure: structure.clone(),
            units: table.units().to_vec(),
            aggregate: options.aggregate.clone(),
            columns,
        };
        composite.columns = composite.combined(None);
        Ok(composite)
    }

    /// The units, in the order of the table.
    #[must_use]
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// What it consists of.
    #[must_use]
    pub const fn structure(&self) -> &Structure {
        &self.structure
    }

    /// The codes of indicators, groups and the index, in the order of the structure.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.structure.scored().map(|row| row.code.as_str())
    }

    /// The scores of all units in an indicator, a group or the index.
    #[must_use]
    pub fn column(&self, code: &str) -> Option<&[Score]> {
        self.columns.get(code).map(Vec::as_slice)
    }

    /// The scores of all units in the index.
    pub fn index(&self) -> &[Score] {
        let top = self.structure.top().and_then(|row| self.column(&row.code));
        top.unwrap_or_default() // every structure has an index, and every row a column
    }

    /// The score of a unit in an indicator, a group or the index; `None` if there is no
    /// such unit or code.
    #[must_use]
    pub fn score(&self, unit: &str, code: &str) -> Option<&Score> {
        let place = self.units.iter().position(|known| known == unit)?;
        self.columns.get(code)?.get(place)
    }

    /// All columns, with the groups as they are if an indicator is left out.
    pub(crate) fn combined(&self, without: Option<&str>) -> BTreeMap<String, Vec<Score>> {
        let mut columns = self.columns.clone();
        for level in 2..=self.structure.top_level() {
            let place = usize::try_from(level.saturating_sub(2)).unwrap_or(usize::MAX);
            let method = self.aggregate.get(place).or(self.aggregate.first());
            // There is one for all levels or one for each, which was checked.
            let method = method.copied().unwrap_or(Aggregation::Arithmetic);
            for group in self.structure.scored().filter(|row| row.level == Some(level)) {
                let parts = self.structure.scored().filter(|row| {
                    row.parent.as_ref() == Some(&group.code) && Some(row.code.as_str()) != without
                });
                let parts = parts.filter_map(|row| {
                    // Only denominators have no weight, and they have no score.
                    let weight = Fraction::from(row.weight.unwrap_or_default());
                    Some((weight, columns.get(&row.code)?.as_slice()))
                });
                let mut scores = method.combine_all(&parts.collect::<Vec<_>>());
                // Of no parts at all.
                scores.resize(self.units.len(), Err(NoScore::NoParts));
                columns.insert(group.code.clone(), scores);
            }
        }
        columns
    }
}

/// The scores of an indicator.
fn indicator(
    row: &Row,
    table: &Table,
    options: &CompositeOptions,
    reference: Option<usize>,
) -> Result<Vec<Score>, BuildProblem> {
    let column = |code: &String| {
        let missing =
            || BuildProblem::NoColumn { code: code.clone(), near: table.nearest_column(code) };
        table.scores(code).ok_or_else(missing)
    };
    let lower_is_better = row.direction.is_some_and(|direction| direction.is_sign_negative());
    let given = Given { lower_is_better, target: row.target, goalposts: row.goalposts, reference };
    let mut values = column(&row.code)?;
    let lacking = |lacking| match lacking {
        // Of all indicators alike.
        Lacking::Reference => BuildProblem::NeedsReference,
        lacking => BuildProblem::Lacking { code: row.code.clone(), lacking },
    };
    let normalisation = options.normalise.of(&given).map_err(lacking)?;
    let denominators = match &row.denominator {
        Some(code) if options.treat.contains(&Treatment::Denominate) => Some(column(code)?),
        _ => None,
    };
    for treatment in &options.treat {
        values = treatment.apply(&values, denominators.as_deref());
    }
    if lower_is_better {
        let turn = Real::from(Fraction::from(-1));
        values = values.into_iter().map(|value| value.map(|value| value.mul(&turn))).collect();
    }
    Ok(normalisation.apply_to(&values))
}

#[cfg(test)]
mod tests;
