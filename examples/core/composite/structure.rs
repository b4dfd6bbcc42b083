//! The structure of a composite from its table.

use kawasan::model::{Decimal, suggest};
use kawasan::rating::composite::{Field, Kind, Row, Structure};
use kawasan::rating::decimal;

use kawasan_examples_core::Problem;

use crate::sheet::{Line, Sheet};

const REQUIRED: [&str; 6] = ["Level", "iCode", "Direction", "Weight", "Parent", "Type"];
const KINDS: [(&str, Kind); 4] = [
    ("Indicator", Kind::Indicator),
    ("Aggregate", Kind::Aggregate),
    ("Denominator", Kind::Denominator),
    ("Group", Kind::Label),
];

/// Reads a structure; all that is wrong is said at once.
pub(crate) fn read(sheet: &Sheet) -> Result<Structure, Vec<Problem>> {
    let lacking = REQUIRED.into_iter().filter(|name| sheet.column(name).is_none());
    let mut problems: Vec<Problem> = lacking
        .map(|name| {
            let near = suggest::nearest(name, sheet.header().iter().map(String::as_str));
            let near = near.map(|near| format!(": is it `{near}`?")).unwrap_or_default();
            sheet.problem(Some(1), Some(name), &format!("there is no such column{near}"))
        })
        .collect();
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut rows = Vec::new();
    for (place, line) in sheet.rows().iter().enumerate() {
        let mut cells = Cells { sheet, line, at: sheet.line(place), problems: &mut problems };
        rows.push(row(&mut cells));
    }
    let said: Vec<(Option<u64>, Option<String>)> =
        problems.iter().map(|problem| (problem.row, problem.column.clone())).collect();
    match Structure::new(rows) {
        Ok(structure) if problems.is_empty() => Ok(structure),
        Ok(_) => Err(problems),
        Err(error) => {
            for problem in error.problems {
                let line = problem.row.and_then(|row| sheet.line(row));
                let column = problem.row.map(|_| name(problem.what.field()));
                // What couldn't be read has been said, and what kind a row is decides the rest.
                let about = [column.map(str::to_owned), Some("Type".to_owned())];
                if !said.iter().any(|(at, column)| *at == line && about.contains(column)) {
                    problems.push(sheet.problem(line, column, &problem.what));
                }
            }
            problems.sort_by_key(|problem| problem.row.unwrap_or(u64::MAX));
            Err(problems)
        }
    }
}

const fn name(field: Field) -> &'static str {
    match field {
        Field::Level => "Level",
        Field::Direction => "Direction",
        Field::Weight => "Weight",
        Field::Parent => "Parent",
        Field::Denominator => "Denominator",
        _ => "iCode",
    }
}

/// The cells of a row.
struct Cells<'a> {
    sheet: &'a Sheet,
    line: &'a Line,
    at: Option<u64>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Cells<'a> {
    fn text(&self, name: &str) -> Option<&'a str> {
        self.line.get(self.sheet.column(name)?)
    }

    fn refuse(&mut self, name: &str, what: &impl ToString) {
        self.problems.push(self.sheet.problem(self.at, Some(name), what));
    }

    fn number(&mut self, name: &str) -> Option<Decimal> {
        let read = decimal(self.text(name)?);
        read.map_err(|error| self.refuse(name, &error)).ok()
    }

    fn level(&mut self) -> Option<u32> {
        let text = self.text("Level")?;
        let level = text.parse().ok();
        if level.is_none() {
            self.refuse("Level", &format!("`{text}` is no level: expected 1, 2, …"));
        }
        level
    }

    fn kind(&mut self) -> Option<Kind> {
        let text = self.text("Type").unwrap_or_default();
        let found = KINDS.into_iter().find(|(name, _)| *name == text).map(|(_, kind)| kind);
        if found.is_none() {
            let names = KINDS.map(|(name, _)| name);
            let near = suggest::nearest(text, names);
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let all = names.map(|name| format!("`{name}`")).join(", ");
            self.refuse("Type", &format!("`{text}` is no type: expected {all}{near}"));
        }
        found
    }
}

fn row(cells: &mut Cells<'_>) -> Row {
    let kind = cells.kind();
    let code = cells.text("iCode").unwrap_or_default().to_owned();
    let name = cells.text("iName").unwrap_or(&code).to_owned();
    let (worst, best) = (cells.number("Worst"), cells.number("Best"));
    Row {
        kind: kind.unwrap_or(Kind::Label),
        level: cells.level(),
        name,
        code,
        direction: cells.number("Direction"),
        weight: cells.number("Weight"),
        parent: cells.text("Parent").map(str::to_owned),
        target: cells.number("Target"),
        goalposts: worst.zip(best),
        denominator: cells.text("Denominator").map(str::to_owned),
    }
}
