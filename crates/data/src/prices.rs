//! Tables of exchange rates and price indices: the embedded ones, and a user's.

use kawasan_model::{
    ExchangeRate, ExchangeRateFields, ExchangeRates, FieldError, IndexNumber, IndexNumberFields,
    PriceIndices,
};

use crate::files;
use crate::load_error::{LoadError, RowError};
use crate::table::{self, Cells, Columns, Row, Wrong};
use crate::table_error::{TableError, TableProblem, TableProblemKind};

const OF_RATES: Columns<'_> =
    Columns { known: &ExchangeRateFields::COLUMNS, needed: &ExchangeRateFields::NEEDED };
const OF_INDICES: Columns<'_> =
    Columns { known: &IndexNumberFields::COLUMNS, needed: &IndexNumberFields::NEEDED };

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
    let (lines, rates) = rows(text, OF_RATES, |cells| {
        let cell = |column| cells.get(column);
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
    let (lines, numbers) = rows(text, OF_INDICES, |cells| {
        let cell = |column| cells.get(column);
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

/// What the rows of a text are, apart from the lines on which they begin.
fn rows<T>(
    text: &str,
    columns: Columns<'_>,
    read: impl Fn(Cells<'_>) -> Result<T, Vec<FieldError>>,
) -> Result<(Vec<u64>, Vec<T>), TableError> {
    let rows = table::read(text, columns, read).map_err(|wrong| {
        let problems = wrong.into_iter().map(|(line, wrong)| {
            let kind = match wrong {
                Wrong::Layout(problem) => problem.into(),
                Wrong::Row(error) => error.into(),
            };
            TableProblem { line, kind }
        });
        TableError { problems: problems.collect() }
    })?;
    Ok(rows.into_iter().map(|Row { line, cells }| (line, cells)).unzip())
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
    }

    /// What a lenient reader would make an empty table, or one with moved cells.
    #[test]
    fn what_is_no_table_gets_one_message() {
        let header = "index,currency,reference,period,value,publisher";
        for (text, line, expected) in [
            (String::new(), 1, "the file is empty: expected the columns `index`, `currency`"),
            (format!("{header}\n\"cpi,IDR\n"), 2, "a quote opens a cell here"),
            (header.replace(',', ";"), 1, "separated by semicolons"),
            ("cpi,IDR,2010,2023,169,World Bank\n".to_owned(), 1, "has none of the columns"),
            (format!("{header}\ncpi,IDR,2010,2023,169,8,x\n"), 2, "stands in quotes"),
        ] {
            let problems = read_price_indices(&text).unwrap_err().problems;
            let [problem] = &problems[..] else { panic!("{text}: {problems:?}") };
            assert_eq!(problem.line, line, "{text}");
            assert!(problem.to_string().contains(expected), "{text}: {problem}");
        }
    }
}
