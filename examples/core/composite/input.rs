//! A composite from the tables of its values and of its structure.

use std::collections::BTreeMap;

use kawasan::rating::composite::{BuildProblem, Kind, Structure, Table};
use kawasan::rating::{Composite, CompositeOptions, Lacking, number};

use kawasan_examples_core::Problem;

use crate::sheet::Sheet;
use crate::structure;

/// Builds a composite; all that is wrong is said at once.
pub(crate) fn composite(
    data: &Sheet,
    sheet: &Sheet,
    options: &CompositeOptions,
) -> Result<Composite, Vec<Problem>> {
    let structure = structure::read(sheet)?;
    let table = table(data, &structure)?;
    Composite::build(&structure, &table, options).map_err(|error| {
        let place = |problem: &BuildProblem| place(problem, data, sheet, &structure);
        error.problems.iter().map(place).collect()
    })
}

/// The values of what the structure names.
fn table(sheet: &Sheet, structure: &Structure) -> Result<Table, Vec<Problem>> {
    let Some(unit_column) = sheet.column("uCode") else {
        let what = "there is no such column: expected the code of each unit in it";
        return Err(vec![sheet.problem(Some(1), Some("uCode"), &what)]);
    };
    if sheet.rows().is_empty() {
        return Err(vec![sheet.problem(None, None, &"there are no units below the header")]);
    }
    let mut problems = Vec::new();
    let (mut units, mut first) = (Vec::new(), BTreeMap::new());
    for (place, row) in sheet.rows().iter().enumerate() {
        let (line, unit) = (sheet.line(place), row.get(unit_column).unwrap_or_default());
        let what = match first.get(unit) {
            _ if unit.is_empty() => Some("the unit has no code".to_owned()),
            Some(Some(first)) => {
                Some(format!("the unit `{unit}` is there twice, first in line {first}"))
            }
            _ => None,
        };
        problems.extend(what.map(|what| sheet.problem(line, Some("uCode"), &what)));
        first.entry(unit).or_insert(line);
        units.push(unit.to_owned());
    }
    let rows = structure.rows().iter();
    let wanted = rows.filter(|row| matches!(row.kind, Kind::Indicator | Kind::Denominator));
    let mut columns = Vec::new();
    for code in wanted.map(|row| &row.code) {
        let Some(column) = sheet.column(code) else { continue };
        let mut values = Vec::new();
        for (place, row) in sheet.rows().iter().enumerate() {
            let value = row.get(column).map(number).transpose();
            values.push(value.unwrap_or_else(|error| {
                problems.push(sheet.problem(sheet.line(place), Some(code), &error));
                None
            }));
        }
        columns.push((code.clone(), values));
    }
    if !problems.is_empty() {
        problems.sort_by_key(|problem| problem.row);
        return Err(problems);
    }
    Table::new(units, columns).map_err(|error| vec![sheet.problem(None, None, &error)])
}

/// Where a problem of both together is to be mended.
fn place(problem: &BuildProblem, data: &Sheet, sheet: &Sheet, structure: &Structure) -> Problem {
    let option = |option: &str| Problem::of(&format!("{option}: {problem}")).in_column(option);
    match problem {
        BuildProblem::NoColumn { code, .. } => data.problem(Some(1), Some(code), problem),
        BuildProblem::Lacking { code, lacking } => {
            let row = structure.rows().iter().position(|row| row.code == *code);
            let line = row.and_then(|row| sheet.line(row));
            let column = match lacking {
                Lacking::Target => "Target",
                _ => "Worst",
            };
            sheet.problem(line, Some(column), problem)
        }
        BuildProblem::Aggregations { .. } => option("--aggregate"),
        _ => option("--reference"),
    }
}
