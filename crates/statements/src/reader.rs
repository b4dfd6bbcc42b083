//! Statements as TOML files.

mod criterion;
mod keys;
mod places;
mod published;
mod schema;
mod shape;
mod tree;
mod zones;

use std::collections::BTreeSet;
use std::sync::Arc;

use kawasan_indicators::{Catalogue, CatalogueError, Scope, Terms};
use kawasan_model::{
    ChainId, Dataset, Date, Localised, OfficialClass, Period, ProjectFacts, Source, Subject,
    parse_date,
};
use kawasan_rating::{self as rating, Library, LibraryError};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::problem::Problems;
use crate::{Meeting, Reading, Statement, StatementKind};
use criterion::About;
use places::Places;
use shape::{joined, named};
use tree::{Table, Text};

pub use schema::json_schema;

/// What files of statements refer to: the zones and measures of a dataset, the catalogue
/// of indicators, methodologies, and the schemes by which officials gave classes.
///
/// # Examples
///
/// All that is wrong with a file is told at once, with line and column:
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_statements::Reader;
///
/// let text = r#"
/// title = { en = "A meeting" }
/// held_on = "2024-04-31"
/// period = "2024-Q1"
/// source = { publisher = "an example" }
///
/// [[statement]]
/// id = "pace"
/// kind = "judgement"
/// subjects = ["gresk"]
/// period = "2024-Q1"
/// text = { en = "Gresik is ahead of its target" }
/// reading = "all"
///
/// [[statement.criterion]]
/// id = "pace"
/// title = { en = "Against a linear pace" }
/// indicator = "investment_pase"
/// at_least = "100%"
/// "#;
/// let problems = Reader::of(kek().dataset())?.read(text).unwrap_err();
/// let lines: Vec<String> = problems.0.iter().map(ToString::to_string).collect();
/// assert!(lines[0].starts_with("3:11: held_on: "), "{lines:?}");
/// assert!(lines[1].contains("did you mean `gresik`?"), "{lines:?}");
/// assert!(lines[2].contains("did you mean `investment_pace`?"), "{lines:?}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    dataset: &'a Dataset,
    catalogue: Catalogue,
    methodologies: Library,
    official: &'a [OfficialClass],
    chains: Vec<ChainId>,
}

impl<'a> Reader<'a> {
    /// A reader with the zones and measures of a dataset and the standard catalogue.
    ///
    /// # Errors
    /// [`CatalogueError`] if the dataset's measures don't have what the catalogue needs.
    pub fn of(dataset: &'a Dataset) -> Result<Self, CatalogueError> {
        let catalogue = Catalogue::standard(dataset)?;
        Ok(Reader {
            dataset,
            catalogue,
            methodologies: Library::default(),
            official: &[],
            chains: Vec::new(),
        })
    }

    /// The same with the classes that officials gave: statements can name their schemes.
    #[must_use]
    pub fn with_official_classes(mut self, official: &'a [OfficialClass]) -> Self {
        self.official = official;
        self
    }

    /// The same with the value chains that are known of projects.
    #[must_use]
    pub fn with_projects(mut self, projects: &ProjectFacts) -> Self {
        self.chains = projects.chains().iter().map(|chain| chain.id().clone()).collect();
        self
    }

    /// The same with methodologies, each with the name of its file and its text.
    ///
    /// # Errors
    /// [`WithMethodologiesError`] naming the file, with all that is wrong with it.
    pub fn with_methodologies<'t>(
        mut self,
        files: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Self, WithMethodologiesError> {
        let reader = rating::Reader::of(self.dataset)?.with_catalogue(self.catalogue.clone());
        self.methodologies = reader.library(files)?;
        Ok(self)
    }

    /// Reads the statements of a meeting.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong, in the order of the file; of a text that
    /// is no TOML, only why it is none, the first of every line.
    pub fn read(&self, text: &str) -> Result<Meeting, Problems> {
        let mut places = Places::of(text);
        let (parsed, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = error.span().map_or(0, |span| span.start); // else of the file as a whole
            // What else is told of a line mostly follows from the first.
            if !places.has_line_of(at) {
                places.push(at, "", format!("this is not TOML: {}", error.message()));
            }
        }
        if !errors.is_empty() {
            return Err(places.problems());
        }
        let span = parsed.span();
        let root = Spanned::new(span, DeValue::Table(parsed.into_inner()));
        let Some(root) = Table::of(&root) else { return Err(places.problems()) };
        shape::check(root, &mut places);
        let mut decoder = Decoder { reader: self, terms: self.terms(), places };
        let meeting = decoder.meeting(root);
        match meeting {
            Some(meeting) if decoder.places.is_clean() => Ok(meeting),
            _ => Err(decoder.places.problems()),
        }
    }

    fn terms(&self) -> Terms<'a> {
        let currency = self.dataset.registry().jurisdiction().currency();
        Terms::new(self.dataset.measures(), currency)
    }
}

/// Why a [`Reader`] can't have methodologies.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WithMethodologiesError {
    /// The dataset lacks measures.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A methodology is wrong.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

/// One file that is read. What is missing or of the wrong kind has been told before.
struct Decoder<'r, 'a> {
    reader: &'r Reader<'a>,
    terms: Terms<'a>,
    places: Places<'r>,
}

impl Decoder<'_, '_> {
    fn meeting(&mut self, root: Table<'_>) -> Option<Meeting> {
        let title = self.titles("", root, "title");
        let held_on = self.date("held_on", root.text("held_on"));
        let period = self.period("period", root.text("period"));
        let source = self.source("source", root.table("source")).map(Arc::new);
        let tables = root.tables("statement");
        self.ids_differ("statement", "", &tables);
        let about = Said { held_on, source };
        let statements: Vec<Option<Statement>> = tables
            .into_iter()
            .enumerate()
            .map(|(index, table)| {
                self.statement(&named(table.node(), "statement", index), table, &about)
            })
            .collect();
        let statements = statements.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Meeting { title: title?, held_on: held_on?, period: period?, statements })
    }

    fn statement(&mut self, above: &str, table: Table<'_>, said: &Said) -> Option<Statement> {
        let id = table.text("id").map(Spanned::into_inner);
        let key = |name: &str| joined(above, name);
        let source = match table.get("source") {
            Some(_) => self.source(&key("source"), table.table("source")).map(Arc::new),
            None => said.source.clone(),
        };
        let text = self.titles(above, table, "text");
        let period = self.period(&key("period"), table.text("period"));
        let subjects = self.subjects(&key("subjects"), table);
        let criteria = table.tables("criterion");
        self.ids_differ("criterion", above, &criteria);
        let decides = |one: &Table<'_>| one.boolean("decides").unwrap_or(true);
        if !criteria.is_empty() && !criteria.iter().any(decides) {
            let message = "no criterion decides: expected a `[[statement.criterion]]` that does";
            self.wrong(table, above, message.to_owned());
        }
        let about = About { subjects: subjects.as_deref(), period, held_on: said.held_on };
        let criteria: Vec<_> = criteria
            .into_iter()
            .enumerate()
            .map(|(index, one)| {
                self.criterion(&named(one.node(), &key("criterion"), index), about, one)
            })
            .collect();
        Some(Statement {
            kind: word(table, "kind", StatementKind::ALL, StatementKind::as_str)?,
            reading: word(table, "reading", Reading::ALL, Reading::as_str)?,
            text: text?,
            source: source?,
            period: period?,
            criteria: criteria.into_iter().collect::<Option<Vec<_>>>()?,
            subjects: subjects?,
            id: id?,
        })
    }

    fn ids_differ(&mut self, what: &str, above: &str, tables: &[Table<'_>]) {
        let mut seen = BTreeSet::new();
        for id in tables.iter().filter_map(|table| table.text("id")) {
            if !seen.insert(id.get_ref().clone()) {
                let key = joined(above, id.get_ref());
                let taken = format!("there is a {what} `{}` already", id.get_ref());
                self.places.wrong(&id, &key, taken);
            }
        }
    }

    fn titles(&mut self, above: &str, table: Table<'_>, name: &str) -> Option<Localised> {
        let node = table.get(name)?;
        let texts = Table::of(node)?;
        let pairs = texts
            .entries()
            .map(|(language, _, text)| Some((language.to_owned(), tree::text(text)?.into_inner())));
        let pairs = pairs.collect::<Option<Vec<_>>>()?;
        // A blank one has been told.
        if pairs.iter().any(|(_, text)| text.trim().is_empty()) {
            return None;
        }
        self.places.read(node, &joined(above, name), Localised::try_new(pairs))
    }

    fn source(&mut self, key: &str, table: Option<Table<'_>>) -> Option<Source> {
        let table = table?;
        let mut source = Source::new(table.text("publisher")?.into_inner());
        if let Some(on) = table.text("published_on") {
            source = source.on(self.date(&format!("{key}.published_on"), Some(on))?);
        }
        Some(match table.text("url") {
            Some(url) => source.at(url.into_inner()),
            None => source,
        })
    }

    fn subjects(&mut self, key: &str, table: Table<'_>) -> Option<Vec<Subject>> {
        let texts = table.texts("subjects")?.into_inner();
        let found: Vec<Option<Subject>> =
            texts.iter().map(|text| self.subject(key, text)).collect();
        let mut subjects: Vec<Subject> = Vec::new();
        // One that is there twice, perhaps by another name, is one.
        for subject in found {
            let subject = subject?;
            if !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        (!subjects.is_empty()).then_some(subjects)
    }

    fn subject(&mut self, key: &str, text: &Text) -> Option<Subject> {
        let found = self.reader.dataset.registry().find_subject(text.get_ref());
        self.places.meant(text, key, found, kawasan_model::FindZoneError::help)
    }

    fn scope(&mut self, key: &str, text: &Text) -> Option<Scope> {
        let found = Scope::find(self.reader.dataset.registry(), text.get_ref());
        self.places.meant(text, key, found, kawasan_indicators::FindScopeError::help)
    }

    fn date(&mut self, key: &str, text: Option<Text>) -> Option<Date> {
        let text = text?;
        self.places.read(&text, key, parse_date(text.get_ref()))
    }

    fn period(&mut self, key: &str, text: Option<Text>) -> Option<Period> {
        let text = text?;
        let read = text.get_ref().parse::<Period>();
        self.places.meant(&text, key, read, kawasan_model::ParsePeriodError::help)
    }

    /// Something is wrong with a table as a whole.
    fn wrong(&mut self, table: Table<'_>, key: &str, message: String) {
        self.places.wrong(table.get("id").unwrap_or(table.node()), key, message);
    }
}

/// When and where all of it was said, as far as that can be read.
struct Said {
    held_on: Option<Date>,
    source: Option<Arc<Source>>,
}

/// What a word means.
fn word<T: Copy, const N: usize>(
    table: Table<'_>,
    name: &str,
    all: [T; N],
    as_str: fn(T) -> &'static str,
) -> Option<T> {
    let text = table.text(name)?;
    all.into_iter().find(|one| as_str(*one) == text.get_ref())
}
