//! Reads the reference files, and compares with them exactly.

use std::collections::BTreeMap;
use std::path::Path;

use kawasan_exact::Fraction;
use kawasan_rating::composite::{Kind, Row, Structure, Table};
use kawasan_rating::{Score, decimal, number, significant};
use rust_decimal::Decimal;

/// A cell of a reference.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Missing,
    /// Inf or NaN.
    NotFinite,
    Number(Fraction),
    Text,
}

/// A file: its first column, the codes of the others, and their cells.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) units: Vec<String>,
    pub(crate) columns: Vec<(String, Vec<Cell>)>,
}

fn records(name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/asem");
    let mut reader = csv::Reader::from_path(folder.join(name)).unwrap();
    let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let fields = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    (header, reader.records().map(|record| fields(record.unwrap())).collect())
}

pub(crate) fn file(name: &str) -> File {
    let (header, rows) = records(name);
    let cell = |text: &String| match text.as_str() {
        "" | "NA" => Cell::Missing,
        "Inf" | "-Inf" | "NaN" => Cell::NotFinite,
        text => number(text).map_or(Cell::Text, Cell::Number),
    };
    let column = |place: usize| rows.iter().map(|row| cell(&row[place])).collect();
    let columns = (1..header.len()).map(|place| (header[place].clone(), column(place))).collect();
    File { units: rows.iter().map(|row| row[0].clone()).collect(), columns }
}

fn optional(text: &str) -> Option<&str> {
    Some(text).filter(|text| !["", "NA"].contains(text))
}

pub(crate) fn structure() -> Structure {
    let (header, rows) = records("structure.csv");
    let row = |fields: &Vec<String>| {
        let get =
            |name: &str| optional(&fields[header.iter().position(|known| known == name).unwrap()]);
        let number = |name: &str| -> Option<Decimal> { get(name).map(|n| decimal(n).unwrap()) };
        Row {
            kind: match get("Type").unwrap() {
                "Indicator" => Kind::Indicator,
                "Aggregate" => Kind::Aggregate,
                "Denominator" => Kind::Denominator,
                _ => Kind::Label,
            },
            level: get("Level").map(|level| level.parse().unwrap()),
            code: get("iCode").unwrap().to_owned(),
            name: get("iName").unwrap().to_owned(),
            direction: number("Direction"),
            weight: number("Weight"),
            parent: get("Parent").map(str::to_owned),
            target: number("Target"),
            goalposts: None,
            denominator: get("Denominator").map(str::to_owned),
        }
    };
    Structure::new(rows.iter().map(row).collect()).unwrap()
}

pub(crate) fn raw() -> Table {
    let (header, rows) = records("raw.csv");
    let at = |name: &str| header.iter().position(|known| known == name).unwrap();
    let structure = structure();
    let with_values = structure
        .rows()
        .iter()
        .filter(|row| matches!(row.kind, Kind::Indicator | Kind::Denominator));
    let column = |row: &Row| {
        let cells = rows.iter().map(|fields| optional(&fields[at(&row.code)]));
        (row.code.clone(), cells.map(|cell| cell.map(|text| number(text).unwrap())).collect())
    };
    let units = rows.iter().map(|fields| fields[at("uCode")].clone()).collect();
    Table::new(units, with_values.map(column).collect()).unwrap()
}

/// How many cells were compared, by what they were.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) numbers: usize,
    pub(crate) missing: usize,
    pub(crate) not_finite: usize,
}

/// Compares columns of units with a file, to a relative 1e-9; cells for which `skip` is
/// true are left out.
pub(crate) fn compare<'a>(
    name: &str,
    units: &[String],
    column: impl Fn(&str) -> &'a [Score],
    skip: impl Fn(&str, &str) -> bool,
) -> Compared {
    let places: BTreeMap<&str, usize> = units.iter().map(String::as_str).zip(0..).collect();
    let mut compared = Compared::default();
    let file = file(name);
    for (code, cells) in &file.columns {
        let scores = column(code);
        for (unit, cell) in file.units.iter().zip(cells) {
            if skip(code, unit) {
                continue;
            }
            let what = format!("{name}: {code} of {unit}");
            match (cell, &scores[places[unit.as_str()]]) {
                (Cell::Number(expected), Ok(_)) => {
                    let score = &scores[places[unit.as_str()]];
                    assert!(near(score, expected), "{what}: {score:?}");
                    compared.numbers += 1;
                }
                (Cell::Missing, Err(_)) => compared.missing += 1,
                (Cell::NotFinite, Err(why)) => {
                    assert_eq!(why.code(), "division_by_zero", "{what}");
                    compared.not_finite += 1;
                }
                (cell, score) => panic!("{what}: {score:?} for {cell:?}"),
            }
        }
    }
    compared
}

/// Whether a score is another number up to a billionth of that.
pub(crate) fn near(score: &Score, expected: &Fraction) -> bool {
    let score = Fraction::from(significant(score.as_ref().unwrap(), 20).unwrap());
    let (off, size) = (absolute(&score.sub(expected)), absolute(expected));
    off.mul(&number("1e9").unwrap()) <= size
}

fn absolute(number: &Fraction) -> Fraction {
    if number.sign().is_lt() { number.neg() } else { number.clone() }
}
