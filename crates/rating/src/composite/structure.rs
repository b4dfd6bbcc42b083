//! What a composite consists of: indicators, groups of them, and the index on top.

use rust_decimal::Decimal;

use super::StructureError;
use super::check::problems;

/// What a row of a structure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A measured indicator, at the level 1.
    Indicator,
    /// A group of indicators or groups, or the index on top.
    Aggregate,
    /// A column that values are divided by.
    Denominator,
    /// A column that sorts the units; it plays no part.
    Label,
}

/// A row of a structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: Kind,
    /// 1 for indicators, and 1 more for each group above; none for denominators.
    pub level: Option<u32>,
    /// The name of its column.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// 1 if more is better, −1 if less is; 1 for groups, none for denominators.
    pub direction: Option<Decimal>,
    /// Its weight in the group, not below zero; none for denominators.
    pub weight: Option<Decimal>,
    /// The code of the group above; none for the index.
    pub parent: Option<String>,
    /// The target, in the unit of the indicator.
    pub target: Option<Decimal>,
    /// The worst and best goalpost, in the unit of the indicator.
    pub goalposts: Option<(Decimal, Decimal)>,
    /// The code of what the values may be divided by.
    pub denominator: Option<String>,
}

impl Row {
    /// An indicator of which more is better, of the weight 1.
    #[must_use]
    pub fn indicator(code: impl Into<String>, parent: impl Into<String>) -> Row {
        Row { parent: Some(parent.into()), ..Row::of(Kind::Indicator, Some(1), code.into()) }
    }

    /// A group, of the weight 1.
    #[must_use]
    pub fn group(level: u32, code: impl Into<String>, parent: impl Into<String>) -> Row {
        Row { parent: Some(parent.into()), ..Row::of(Kind::Aggregate, Some(level), code.into()) }
    }

    /// The index on top.
    #[must_use]
    pub fn index(level: u32, code: impl Into<String>) -> Row {
        Row::of(Kind::Aggregate, Some(level), code.into())
    }

    /// A column that values are divided by.
    #[must_use]
    pub fn denominator(code: impl Into<String>) -> Row {
        Row { direction: None, weight: None, ..Row::of(Kind::Denominator, None, code.into()) }
    }

    fn of(kind: Kind, level: Option<u32>, code: String) -> Row {
        Row {
            kind,
            level,
            name: code.clone(),
            code,
            direction: Some(Decimal::ONE),
            weight: Some(Decimal::ONE),
            parent: None,
            target: None,
            goalposts: None,
            denominator: None,
        }
    }

    /// Whether it has scores.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        matches!(self.kind, Kind::Indicator | Kind::Aggregate)
    }
}

/// Indicators in groups, checked: one index on top, each row one level below its
/// parent, every group with something in it.
///
/// # Examples
/// All that is wrong is said at once:
///
/// ```
/// use kawasan_rating::composite::{Row, Structure};
///
/// let good = [Row::indicator("exports", "index"), Row::index(2, "index")];
/// assert!(Structure::new(good.to_vec()).is_ok());
///
/// let mut bad = good.to_vec();
/// bad[0].parent = Some("indx".to_owned());
/// bad[0].weight = None;
/// let error = Structure::new(bad).unwrap_err();
/// assert_eq!(error.problems.len(), 3);
/// assert_eq!(
///     error.problems[1].to_string(),
///     "`exports` belongs to `indx`, which is not in the structure: did you mean `index`?",
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    rows: Vec<Row>,
    /// The places of what has scores, in the order of the rows.
    scored: Vec<usize>,
}

impl Structure {
    /// A structure of rows, whose order results keep.
    ///
    /// # Errors
    /// [`StructureError`], with all problems.
    pub fn new(rows: Vec<Row>) -> Result<Structure, StructureError> {
        let problems = problems(&rows);
        if !problems.is_empty() {
            return Err(StructureError { problems });
        }
        let scored = rows.iter().enumerate().filter(|(_, row)| row.is_scored());
        let scored = scored.map(|(place, _)| place).collect();
        Ok(Structure { rows, scored })
    }

    /// All rows, in their order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows that have scores: indicators, groups and the index, in their order.
    pub fn scored(&self) -> impl Iterator<Item = &Row> {
        self.scored.iter().filter_map(|place| self.rows.get(*place))
    }

    /// The level of the index.
    #[must_use]
    pub fn top_level(&self) -> u32 {
        // Every structure has an index, which has a level.
        self.scored().filter_map(|row| row.level).max().unwrap_or(0)
    }

    /// The index.
    #[must_use]
    pub fn top(&self) -> Option<&Row> {
        self.scored().find(|row| row.parent.is_none())
    }
}
