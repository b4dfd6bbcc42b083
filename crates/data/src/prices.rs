//! Tables of exchange rates and price indices: the embedded ones, and a user's.

use std::collections::BTreeSet;

use csv::StringRecord;
use kawasan_model::{
    ExchangeRate, ExchangeRateFields, ExchangeRates, FieldError, IndexNumber, IndexNumberFields,
    PriceIndices, suggest,
};

use crate::files;
use crate::load_error::{LoadError, RowError};
use crate::table::line_of;
use crate::table_error::{TableError, TableProblem, TableProblemKind};

/// Excel writes it before the first column.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The embedded tables.
pub(crate) fn load() -> Result<(ExchangeRates, PriceIndices), LoadError> {
    let embedded = |file, error: TableError| {
        let rows = error.problems.into_iter();
        LoadError { file, rows: rows.map(|row| RowError::new(row.line, row.kind)).collect() }
    };
    let rates = read_exchange_rates(files::EXCHANGE_RATES);
    let indices = read_price_indices(files::PRICE_INDICES);
    Ok((
        rates.map_err(|error| embedded("exchange_rates.csv", error))?,
        indices.map_err(|error| embedded("price_indices.csv", error))?,
    ))
}

/// Reads a table of exchange rates from CSV: the columns `unit` (`IDR/USD`),
/// `kind` (`average` or `closing`), `period`, `value` and `publisher`, and perhaps
/// `qualifier`, `published_on`, `url` and `note`, in any order.
///
/// An average is one over just its period (`2024`, `2024-Q1`, `2024-03`), a
/// closing rate one at the end of its period or on a day (`2024-03-31`). Numbers
/// have a decimal point. Each row is a figure with its precision, so `15300` for
/// what was told as "about Rp15 300" needs the qualifier `about`.
///
/// # Errors
/// [`TableError`] with everything that is wrong, each with its line. A column of
/// another name is wrong too: a misspelt `qualifier` would change results in
/// silence.
///
/// # Examples
///
/// ```
/// let text = "\
/// unit,kind,period,value,publisher,published_on
/// IDR/USD,average,2023,15255,CNBC Indonesia,2024-01-02
/// IDR/USD,average,2024-Q5,\"15,659\",Bank Indonesia,
/// ";
/// let error = kawasan_data::read_exchange_rates(text).unwrap_err();
/// let lines: Vec<u64> = error.problems.iter().map(|problem| problem.line).collect();
/// assert_eq!(lines, [3, 3]);
/// assert!(error.to_string().contains("3: column `period`: `2024-Q5` has quarter 5"));
/// ```
pub fn read_exchange_rates(text: &str) -> Result<ExchangeRates, TableError> {
    let columns = (&ExchangeRateFields::COLUMNS[..], &ExchangeRateFields::NEEDED[..]);
    let rows = rows(text, columns, |cell| {
        let fields = ExchangeRateFields {
            unit: cell("unit"),
            kind: cell("kind"),
            period: cell("period"),
            value: cell("value"),
            qualifier: cell("qualifier"),
            publisher: cell("publisher"),
            published_on: cell("published_on"),
            url: cell("url"),
            note: cell("note"),
        };
        fields.read()
    })?;
    let (lines, rates): (Vec<u64>, Vec<ExchangeRate>) = rows.into_iter().unzip();
    ExchangeRates::builder().rates(rates).build().map_err(|error| {
        placed(
            &lines,
            error.problems.into_iter().map(|problem| (problem.index, problem.kind.into())),
        )
    })
}

/// Reads a table of price indices from CSV: the columns `index` (`cpi`), `currency`
/// (`IDR`), `reference` (the period that is 100), `period`, `value` and `publisher`,
/// and perhaps `qualifier`, `published_on`, `url` and `note`, in any order.
///
/// # Errors
/// [`TableError`] with everything that is wrong, each with its line.
///
/// # Examples
///
/// ```
/// let text = "\
/// index,currency,reference,period,value,publisher
/// gdp_deflator,IDR,2010,2023,169.83612,World Bank
/// gdp_deflator,IDR,2010,2010,98,World Bank
/// ";
/// let error = kawasan_data::read_price_indices(text).unwrap_err();
/// assert_eq!(error.to_string(), "3: it is the reference, and so 100 by definition");
/// ```
pub fn read_price_indices(text: &str) -> Result<PriceIndices, TableError> {
    let columns = (&IndexNumberFields::COLUMNS[..], &IndexNumberFields::NEEDED[..]);
    let rows = rows(text, columns, |cell| {
        let fields = IndexNumberFields {
            index: cell("index"),
            currency: cell("currency"),
            reference: cell("reference"),
            period: cell("period"),
            value: cell("value"),
            qualifier: cell("qualifier"),
            publisher: cell("publisher"),
            published_on: cell("published_on"),
            url: cell("url"),
            note: cell("note"),
        };
        fields.read()
    })?;
    let (lines, numbers): (Vec<u64>, Vec<IndexNumber>) = rows.into_iter().unzip();
    PriceIndices::builder().numbers(numbers).build().map_err(|error| {
        placed(
            &lines,
            error.problems.into_iter().map(|problem| (problem.index, problem.kind.into())),
        )
    })
}

/// Writes a table of exchange rates as CSV, which [`read_exchange_rates`] reads
/// back as the same table.
///
/// # Examples
///
/// ```
/// use kawasan_data::{kek, read_exchange_rates, write_exchange_rates};
///
/// let text = write_exchange_rates(kek().exchange_rates());
/// assert_eq!(read_exchange_rates(&text)?, *kek().exchange_rates());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn write_exchange_rates(rates: &ExchangeRates) -> String {
    written(&ExchangeRateFields::COLUMNS, rates.iter().map(ExchangeRate::cells))
}

/// Writes a table of price indices as CSV, which [`read_price_indices`] reads back
/// as the same table.
///
/// # Examples
///
/// ```
/// use kawasan_data::{kek, read_price_indices, write_price_indices};
///
/// let text = write_price_indices(kek().price_indices());
/// assert_eq!(read_price_indices(&text)?, *kek().price_indices());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn write_price_indices(indices: &PriceIndices) -> String {
    written(&IndexNumberFields::COLUMNS, indices.iter().map(IndexNumber::cells))
}

fn written<const COLUMNS: usize>(
    header: &[&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory can't fail, and all rows have as many cells as the header.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Problems of a table as a whole, at the lines of their rows.
fn placed(lines: &[u64], problems: impl Iterator<Item = (usize, TableProblemKind)>) -> TableError {
    let problems = problems
        .map(|(index, kind)| TableProblem { line: lines.get(index).copied().unwrap_or(0), kind });
    TableError { problems: problems.collect() }
}

/// The rows of a text with the lines on which they begin, each read from its cells
/// by the names of their columns.
fn rows<T>(
    text: &str,
    (columns, needed): (&[&'static str], &[&'static str]),
    read: impl for<'r> Fn(&dyn Fn(&str) -> &'r str) -> Result<T, Vec<FieldError>>,
) -> Result<Vec<(u64, T)>, TableError> {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let not_csv = |error: &csv::Error| TableProblem {
        line: line_of(text, error.position()).max(1),
        kind: unreadable(error),
    };
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => return Err(TableError { problems: vec![not_csv(&error)] }),
    };
    let mut problems = wrong_columns(&headers, columns, needed);
    if !problems.is_empty() {
        return Err(TableError { problems });
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                problems.push(not_csv(&error));
                continue;
            }
        };
        let line = line_of(text, record.position());
        let cell = |column: &str| {
            let index = headers.iter().position(|name| name.trim() == column);
            index.and_then(|index| record.get(index)).unwrap_or("")
        };
        match read(&cell) {
            Ok(row) => rows.push((line, row)),
            Err(wrong) => {
                problems.extend(
                    wrong.into_iter().map(|error| TableProblem { line, kind: error.into() }),
                );
            }
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(TableError { problems }) }
}

/// Columns that are missing, unknown or there twice.
fn wrong_columns(
    headers: &StringRecord,
    columns: &[&'static str],
    needed: &[&'static str],
) -> Vec<TableProblem> {
    let mut kinds = Vec::new();
    let mut seen = BTreeSet::new();
    for name in headers.iter().map(str::trim) {
        let known = columns.iter().copied();
        if !columns.contains(&name) {
            let near = suggest::nearest(name, known.clone());
            let nearest = near.and_then(|near| known.clone().find(|column| *column == near));
            kinds.push(TableProblemKind::UnknownColumn { name: name.to_owned(), nearest });
        } else if !seen.insert(name) {
            kinds.push(TableProblemKind::RepeatedColumn { name: name.to_owned() });
        }
    }
    let missing = needed.iter().filter(|column| !seen.contains(*column));
    kinds.extend(missing.map(|name| TableProblemKind::MissingColumn { name }));
    kinds.into_iter().map(|kind| TableProblem { line: 1, kind }).collect()
}

fn unreadable(error: &csv::Error) -> TableProblemKind {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            TableProblemKind::Cells { found: *len, expected: *expected_len }
        }
        _ => TableProblemKind::NotCsv { reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use kawasan_testing::{config, strategies};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(config(128))]

        #[test]
        fn what_is_written_reads_back(
            rates in strategies::rate_tables(),
            indices in strategies::price_tables(),
        ) {
            prop_assert_eq!(read_exchange_rates(&write_exchange_rates(&rates)), Ok(rates));
            prop_assert_eq!(read_price_indices(&write_price_indices(&indices)), Ok(indices));
        }
    }

    fn wrong(text: &str) -> Vec<(u64, String)> {
        let problems = read_exchange_rates(text).unwrap_err().problems;
        problems.into_iter().map(|problem| (problem.line, problem.to_string())).collect()
    }

    #[test]
    fn everything_that_is_wrong_is_named_with_its_line() {
        let text = "unit,kind,period,value,publisher,published_on\n\
                    IDR/USD,average,2023,15255,BI,2024-01-02\n\
                    IDR/USD,average,2023,15400,BI,2024-01-02\n\
                    IDR,average,2023,15400,BI,\n\
                    \n\
                    IDR/USD,closing,,x,,2024-13-01\n\
                    IDR/USD,mean,2023\n";
        // What can't be read keeps the table from being checked as a whole.
        let wrong = wrong(text);
        let lines: Vec<u64> = wrong.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [4, 6, 6, 6, 6, 7], "{wrong:#?}");
        assert!(wrong[0].1.contains("`IDR` is not the unit of an exchange rate"));
        assert!(wrong[5].1.contains("3 cells: expected 6"));
        let text = text.lines().take(3).collect::<Vec<_>>().join("\n");
        let wrong = super::tests::wrong(&text);
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].1.starts_with("3: the same release also says `15255 IDR/USD`"));
    }

    #[test]
    fn columns_come_in_any_order_after_a_mark_of_excel() {
        let text =
            "\u{feff}publisher,value,period,kind,unit\r\nBI,15439,2023-12-31,closing,IDR/USD\r\n";
        let rates = read_exchange_rates(text).unwrap();
        assert_eq!(
            rates.iter().next().unwrap().to_string(),
            "15439 IDR/USD, closing at 2023-12-31 (BI, undated)"
        );
        assert!(read_exchange_rates("unit,kind,period,value,publisher\n").unwrap().is_empty());
    }

    #[test]
    fn a_misspelt_column_is_not_passed_over() {
        let [first, ..] = &wrong("unit,kind,period,value,publisher,qualifer\n")[..] else {
            panic!("one problem")
        };
        assert!(first.1.ends_with("did you mean `qualifier`?"), "{}", first.1);
        let twice = wrong("unit,unit,kind,period,value\n");
        assert_eq!(twice.len(), 2, "{twice:?}");
        assert_eq!(wrong("").len(), 5);
    }

    #[test]
    fn bytes_that_are_no_rows_are_told() {
        let error =
            read_price_indices("index,currency,reference,period,value,publisher\n\"cpi,IDR\n");
        let problems = error.unwrap_err().problems;
        assert!(matches!(problems[0].kind, TableProblemKind::Cells { .. }), "{problems:?}");
    }
}
