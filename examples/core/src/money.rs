//! Tables of exchange rates and price indices, and the money that options ask for.

use std::path::Path;

use kawasan::data::{TableError, kek, read_exchange_rates, read_price_indices};
use kawasan::indicators::Valuation;
use kawasan::model::{ExchangeRates, PriceIndices};

use crate::{Money, Problem, Problems, read_text};

/// Tables that a user named.
#[derive(Debug, Clone, Default)]
pub struct MoneyTables {
    rates: Option<ExchangeRates>,
    indices: Option<PriceIndices>,
}

impl Money {
    /// Reads the tables that the options name.
    ///
    /// # Errors
    /// [`Problems`] for a file that can't be read, with each line that is wrong.
    pub fn tables(&self) -> Result<MoneyTables, Problems> {
        Ok(MoneyTables {
            rates: self
                .rates
                .as_deref()
                .map(|file| table(file, read_exchange_rates))
                .transpose()?,
            indices: self
                .deflators
                .as_deref()
                .map(|file| table(file, read_price_indices))
                .transpose()?,
        })
    }

    /// In which money the options ask, by these tables, or else by the embedded ones.
    ///
    /// # Errors
    /// [`Problems`] if the table has no such index.
    pub fn valuation<'a>(&self, tables: &'a MoneyTables) -> Result<Valuation<'a>, Problems> {
        let mut valuation = Valuation::AS_PUBLISHED;
        if let Some(currency) = self.currency {
            let rates = tables.rates.as_ref().unwrap_or_else(|| kek().exchange_rates());
            valuation = valuation.in_currency(currency, rates);
        }
        if let Some(base) = self.prices_of {
            let indices = tables.indices.as_ref().unwrap_or_else(|| kek().price_indices());
            let index = indices.named(&self.index);
            let index = index.map_err(|error| Problem::of(&error).with_help(error.help()))?;
            valuation = valuation.at_prices_of(base, index, indices);
        }
        Ok(valuation)
    }
}

fn table<T>(file: &Path, read: fn(&str) -> Result<T, TableError>) -> Result<T, Problems> {
    let text = read_text(file)?;
    read(&text).map_err(|error| {
        let each = error.problems.iter().map(|problem| {
            let one = Problem::of(&problem.kind).with_help(problem.kind.help());
            one.in_file(file.display()).at_row(problem.line)
        });
        Problems(each.collect())
    })
}
