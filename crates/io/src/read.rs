//! Reading files into datasets.

mod check;
mod csv_file;
mod finish;
mod progress;
mod table;

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use kawasan_model::{Date, Measures, Observation, Registry, ReleasePolicy};

use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::{Field, Format, Limits, Mapping, Place};

pub use finish::Reading;
pub use progress::Progress;
pub(crate) use table::{Body, Head, RowsOf, Table, notices_of};

/// Reads files into datasets over the zones of a registry.
///
/// # Examples
///
/// A table in Indonesian, understood by its headers:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, Reader};
/// use kawasan_model::{Measures, Subject};
///
/// let text = "\
/// Kawasan;Realisasi tambahan investasi TW I 2024 (Rp miliar)
/// KEK Gresik;1.250,5
/// Kendal;310,25
/// ";
/// let reader = Reader::new(kek().registry().clone(), Measures::standard()).published_by("Contoh");
/// let read = reader.read_bytes("kek.csv", Format::Csv, text.as_bytes())?;
/// let figures: Vec<String> = read.dataset.observations().map(|o| o.figure.to_string()).collect();
/// assert_eq!(figures, ["1250.5 IDR billion", "310.25 IDR billion"]);
/// let meaning = read.columns[1].meaning.as_deref();
/// assert_eq!(meaning, Some("investment, realised, flow, 2024-Q1, in IDR billion"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Reader {
    registry: Arc<Registry>,
    measures: Arc<Measures>,
    policy: ReleasePolicy,
    mapping: Mapping,
    limits: Limits,
    most_problems: usize,
    takes_good_rows: bool,
}

/// How many problems are kept, if nothing else is asked for.
const MOST_PROBLEMS: usize = 100;

impl Reader {
    /// A reader of figures about the zones of a registry, of a list of measures.
    pub fn new(registry: impl Into<Arc<Registry>>, measures: impl Into<Arc<Measures>>) -> Self {
        Reader {
            registry: registry.into(),
            measures: measures.into(),
            policy: ReleasePolicy::default(),
            mapping: Mapping::default(),
            limits: Limits::default(),
            most_problems: MOST_PROBLEMS,
            takes_good_rows: false,
        }
    }

    /// The order of publishers for releases of one day.
    pub fn policy(mut self, policy: ReleasePolicy) -> Self {
        self.policy = policy;
        self
    }

    /// What the columns mean, where their headers don't say it.
    pub fn mapping(mut self, mapping: Mapping) -> Self {
        self.mapping = mapping;
        self
    }

    /// Who published the figures of rows that don't say it.
    pub fn published_by(mut self, publisher: impl Into<String>) -> Self {
        self.mapping.constants.insert(Field::Publisher, publisher.into());
        self
    }

    /// When the figures of rows that don't say it were published.
    pub fn published_on(mut self, date: Date) -> Self {
        self.mapping.constants.insert(Field::PublishedOn, date.to_string());
        self
    }

    /// The mark before decimals, where the file doesn't show it.
    pub fn decimal(mut self, mark: crate::DecimalMark) -> Self {
        self.mapping.decimal = Some(mark);
        self
    }

    /// The bounds on the file.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// How many problems are kept, at least one; the rest is counted. 100 if nothing
    /// is said.
    pub fn most_problems(mut self, most: usize) -> Self {
        self.most_problems = most.max(1);
        self
    }

    /// Takes the good rows of a file in which others are wrong; what was left out is
    /// then in [`Reading::left_out`].
    pub fn good_rows(mut self) -> Self {
        self.takes_good_rows = true;
        self
    }

    /// Reads a file, of the format that its name says.
    ///
    /// # Errors
    /// [`Diagnostics`] with everything that is wrong.
    pub fn read_path(&self, path: impl AsRef<Path>) -> Result<Reading, Diagnostics> {
        self.read_path_with(path, &mut |_| {})
    }

    /// Reads a file and says how far it got.
    ///
    /// # Errors
    /// [`Diagnostics`] with everything that is wrong.
    pub fn read_path_with(
        &self,
        path: impl AsRef<Path>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Reading, Diagnostics> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let fail = |kind| Diagnostics::of(Diagnostic::new(Place::file(name.as_str()), kind));
        let format = Format::of_path(path).ok_or_else(|| fail(DiagnosticKind::UnknownFormat))?;
        let unreadable =
            |error: std::io::Error| fail(DiagnosticKind::Unreadable { reason: error.to_string() });
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map(|data| data.len()).map_err(unreadable)?;
        let source = Source { name: &name, format, size: Some(size) };
        self.finish(self.table(source, file, progress)?)
    }

    /// Reads the bytes of a file; the name is for messages.
    ///
    /// # Errors
    /// [`Diagnostics`] with everything that is wrong.
    pub fn read_bytes(
        &self,
        name: &str,
        format: Format,
        bytes: &[u8],
    ) -> Result<Reading, Diagnostics> {
        self.finish(self.table(Source { name, format, size: None }, bytes, &mut |_| {})?)
    }

    /// Reads rows into observations as they stand, without checking them against each
    /// other and the measures, as [`Dataset`](kawasan_model::Dataset) does. CSV takes memory for the
    /// observations, not for the file.
    ///
    /// # Errors
    /// [`Diagnostics`] with everything that is wrong.
    pub fn observations(
        &self,
        name: &str,
        format: Format,
        input: impl Read,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Vec<Observation>, Diagnostics> {
        let table = self.table(Source { name, format, size: None }, input, progress)?;
        let Table { rows, entries, .. } = table;
        let is_whole = rows.problems.is_empty() || (self.takes_good_rows && !rows.is_undecided);
        if is_whole {
            Ok(rows.observations)
        } else {
            Err(Table::relocate(entries.as_deref(), rows.problems))
        }
    }

    /// Hands on the observations of a file one by one as they stand, in memory for few
    /// of them; returns what was left out, which is nothing but where good rows are
    /// asked for.
    ///
    /// Where the file doesn't say by its first numbers how it writes them, what comes
    /// after a number that could be two waits for the end of the file.
    ///
    /// # Errors
    /// [`Diagnostics`] with everything that is wrong. What was handed on before is then
    /// no whole: throw it away.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_io::{Format, Reader};
    /// use kawasan_model::{Decimal, Measures};
    ///
    /// let header = "subject,measure,basis,timing,period,value,unit,publisher\n";
    /// let row = "gresik,employment,realised,flow,2024-Q1,250,persons,Example\n";
    /// let text = format!("{header}{}", row.repeat(1_000));
    /// let reader = Reader::new(kek().registry().clone(), Measures::standard());
    /// let mut count = 0;
    /// reader.for_each("a.csv", Format::Csv, text.as_bytes(), &mut |observation| {
    ///     assert_eq!(observation.figure.value(), Decimal::from(250));
    ///     count += 1;
    /// })?;
    /// assert_eq!(count, 1_000);
    /// # Ok::<(), kawasan_io::Diagnostics>(())
    /// ```
    pub fn for_each(
        &self,
        name: &str,
        format: Format,
        input: impl Read,
        each: &mut dyn FnMut(Observation),
    ) -> Result<Diagnostics, Diagnostics> {
        let source = Source { name, format, size: None };
        let table = match format {
            Format::Csv => csv_file::read(self, source, input, Some(each), &mut |_| {})?,
            _ => {
                let mut table = self.table(source, input, &mut |_| {})?;
                table.rows.observations.drain(..).for_each(each);
                table
            }
        };
        let Table { rows, entries, .. } = table;
        let problems = Table::relocate(entries.as_deref(), rows.problems);
        let is_whole = problems.is_empty() || (self.takes_good_rows && !rows.is_undecided);
        if is_whole { Ok(problems) } else { Err(problems) }
    }

    fn table(
        &self,
        source: Source<'_>,
        input: impl Read,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Table, Diagnostics> {
        match source.format {
            Format::Csv => csv_file::read(self, source, input, None, progress),
            Format::Json => crate::json::read(self, source, input),
            Format::Excel => crate::excel::read(self, source, input, progress),
        }
    }

    pub(crate) const fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    pub(crate) const fn measures(&self) -> &Arc<Measures> {
        &self.measures
    }

    pub(crate) const fn the_mapping(&self) -> &Mapping {
        &self.mapping
    }

    pub(crate) const fn the_limits(&self) -> &Limits {
        &self.limits
    }

    pub(crate) const fn limit(&self) -> usize {
        self.most_problems
    }

    /// The bytes of a file that is read as a whole.
    pub(crate) fn whole(
        &self,
        source: Source<'_>,
        input: impl Read,
    ) -> Result<Vec<u8>, Diagnostics> {
        let fail = |kind| Diagnostics::of(Diagnostic::new(Place::file(source.name), kind));
        let limit = self.limits.file_bytes;
        let mut bytes = Vec::new();
        input
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| fail(DiagnosticKind::Unreadable { reason: error.to_string() }))?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
            return Err(fail(DiagnosticKind::Limit { what: "the file, in bytes,", limit }));
        }
        Ok(bytes)
    }
}

/// What is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) name: &'a str,
    pub(crate) format: Format,
    pub(crate) size: Option<u64>,
}
