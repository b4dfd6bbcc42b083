//! Methodologies as TOML files.

mod amounts;
mod decode;
mod follow;
mod keys;
mod parts;
mod schema;
mod shape;
mod tree;
mod write;

use std::collections::BTreeMap;
use std::ops::Range;

use kawasan_indicators::{Catalogue, CatalogueError, Terms};
use kawasan_model::{Dataset, Measures, Registry};

use crate::methodology::{Library, Methodology, Problem, ProblemKind, Problems};

pub use schema::json_schema;

/// What the files of methodologies refer to: the measures that formulas are over, the
/// catalogue of indicators, and the registry of the zones that they rate.
///
/// The unit that others are compared with (`reference`) must be a zone of the registry where
/// an indicator is evaluated from the dataset; where all values are given in a table, it is a
/// unit of that table, which is seen only when it is rated.
///
/// # Examples
///
/// A file is read as a whole, and everything that is wrong with it is told at once,
/// with line and column:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_rating::Reader;
///
/// let reader = Reader::of(kek().dataset())?;
/// let text = r#"
/// id = "attainment"
/// version = "1"
/// status = "illustrative"
/// title = { id = "Capaian", en = "Attainment" }
/// sources = ["an example"]
/// rounding = { composite = "2 half_away" }
/// missing = "leave_out"
/// minimum_coverage = "1/2"
/// aggregate = "arithmetic"
///
/// [indicators.investment_attainment]
/// weight = 0.6
/// score = { worst = 0, best = "100%" }
///
/// [indicators.employment_attainmnt]
/// weight = 0.3
/// score = { worst = 0, best = "100%" }
/// "#;
/// let problems = reader.read(text).unwrap_err();
/// let texts: Vec<String> = problems.0.iter().map(ToString::to_string).collect();
/// assert_eq!(texts, [
///     "2:1: weights: the weights in `composite` sum to 0.9, not to 1; declare `weights = \
///      \"relative\"` if only their ratios count",
///     "16:13: indicators.employment_attainmnt: there is no indicator `employment_attainmnt`, \
///      neither in the catalogue nor under `define`; did you mean `employment_attainment`?",
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    measures: &'a Measures,
    registry: &'a Registry,
    currency: kawasan_model::Currency,
    catalogue: Catalogue,
}

impl<'a> Reader<'a> {
    /// A reader of methodologies over the measures and zones of a dataset, the currency of
    /// its country, and the standard catalogue.
    ///
    /// # Errors
    /// [`CatalogueError`] if the dataset's measures don't have what the catalogue needs.
    pub fn of(dataset: &'a Dataset) -> Result<Self, CatalogueError> {
        let catalogue = Catalogue::standard(dataset)?;
        let registry = dataset.registry();
        let currency = registry.jurisdiction().currency();
        Ok(Reader { measures: dataset.measures(), registry, currency, catalogue })
    }

    /// The same with another catalogue.
    #[must_use]
    pub fn with_catalogue(mut self, catalogue: Catalogue) -> Self {
        self.catalogue = catalogue;
        self
    }

    /// Reads several methodologies, each with its name.
    ///
    /// # Errors
    /// [`LibraryError`] naming the file, with everything that is wrong with it, or the
    /// versions that are in effect on one day.
    pub fn library<'t>(
        &self,
        files: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Library, LibraryError> {
        let read = files.into_iter().map(|(name, text)| {
            let named = |problems| LibraryError { file: Some(name.to_owned()), problems };
            self.read(text).map_err(named)
        });
        let all = read.collect::<Result<Vec<_>, _>>()?;
        Library::of(all).map_err(|problems| LibraryError { file: None, problems })
    }

    pub(crate) fn terms(&self) -> Terms<'a> {
        Terms::new(self.measures, self.currency)
    }

    pub(crate) const fn registry(&self) -> &'a Registry {
        self.registry
    }

    pub(crate) const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Reads a methodology.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong, in the order of the file.
    pub fn read(&self, text: &str) -> Result<Methodology, Problems> {
        let root = tree::parse(text).map_err(|problem| Problems(vec![*problem]))?;
        if root.entries().is_empty() {
            return Err(Problems(vec![shape::empty()]));
        }
        let mut found = Vec::new();
        follow::add(&mut found, shape::check(&root));
        let (draft, decoded) = decode::draft(self, &root);
        follow::add(&mut found, decoded);
        match draft.map(|draft| draft.methodology(&self.catalogue)) {
            Some(Ok(methodology)) if found.is_empty() => return Ok(methodology),
            Some(Err(Problems(more))) => follow::add(&mut found, more),
            _ => {}
        }
        let lines = Lines::of(text);
        let places = places(&root);
        for problem in &mut found {
            let at = problem.at.map(|(at, _)| at).or_else(|| place_of(&places, &problem.key));
            problem.at = Some(lines.place(at.unwrap_or_default()));
        }
        found.sort_by_key(|a| a.at);
        found.dedup();
        Err(Problems(found))
    }
}

/// What is wrong with the files of methodologies.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}{problems}", .file.as_ref().map(|file| format!("{file}: ")).unwrap_or_default())]
#[non_exhaustive]
pub struct LibraryError {
    /// The file; `None` if it is about several.
    pub file: Option<String>,
    /// What is wrong.
    pub problems: Problems,
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Lines {
        let ends = text.match_indices('\n').map(|(at, _)| at.saturating_add(1));
        Lines(std::iter::once(0).chain(ends).collect())
    }

    /// Line and column of a byte, from 1.
    fn place(&self, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|begin| *begin <= at);
        let begin = line.checked_sub(1).and_then(|index| self.0.get(index)).copied();
        (line, at.saturating_sub(begin.unwrap_or_default()).saturating_add(1))
    }
}

/// Where each key of the file begins; entries of lists of tables by their ids.
fn places(root: &tree::Node) -> BTreeMap<Vec<String>, usize> {
    fn walk(node: &tree::Node, path: &mut Vec<String>, all: &mut BTreeMap<Vec<String>, usize>) {
        match &node.tree {
            tree::Tree::Table(entries) => {
                for entry in entries {
                    path.push(entry.name.clone());
                    all.entry(path.clone()).or_insert(entry.key.start);
                    walk(&entry.node, path, all);
                    path.pop();
                }
            }
            tree::Tree::List(nodes) => {
                for node in nodes {
                    let Some(id) = node.get("id").and_then(|id| id.text()) else { continue };
                    path.push(id.to_owned());
                    all.entry(path.clone()).or_insert(node.span.start);
                    walk(node, path, all);
                    path.pop();
                }
            }
            _ => {}
        }
    }
    let mut all = BTreeMap::new();
    walk(root, &mut Vec::new(), &mut all);
    all
}

/// Where a key is, or what it would be in.
fn place_of(places: &BTreeMap<Vec<String>, usize>, key: &[String]) -> Option<usize> {
    let of = |length: usize| key.get(..length).and_then(|path| places.get(path)).copied();
    let whole = || places.values().min().copied();
    (1..=key.len()).rev().find_map(of).or_else(whole)
}

/// A problem at a place of the file.
fn problem(path: &[&str], kind: ProblemKind, span: &Range<usize>) -> Problem {
    let mut problem = Problem::new(path.iter().copied(), kind);
    // The byte, until lines are counted.
    problem.at = Some((span.start, 0));
    problem
}
