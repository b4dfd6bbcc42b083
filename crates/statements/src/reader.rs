//! Statements as TOML files.

mod criterion;
mod places;
mod published;
mod raw;
mod zones;

use std::collections::BTreeSet;
use std::sync::Arc;

use kawasan_indicators::{Catalogue, CatalogueError, Scope, Terms};
use kawasan_model::{ChainId, Dataset, Date, Period, ProjectFacts, Source, Subject, parse_date};
use kawasan_rating::{self as rating, Library, LibraryError};

use crate::problem::Problems;
use crate::{Meeting, Statement};
use places::Places;
use raw::{RawMeeting, RawSource, RawStatement, Text};

/// What files of statements refer to: the zones and measures of a dataset, the catalogue
/// of indicators, and methodologies.
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
    chains: Vec<ChainId>,
}

impl<'a> Reader<'a> {
    /// A reader with the zones and measures of a dataset and the standard catalogue.
    ///
    /// # Errors
    /// [`CatalogueError`] if the dataset's measures don't have what the catalogue needs.
    pub fn of(dataset: &'a Dataset) -> Result<Self, CatalogueError> {
        let catalogue = Catalogue::standard(dataset)?;
        Ok(Reader { dataset, catalogue, methodologies: Library::default(), chains: Vec::new() })
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
    /// [`LibraryError`] naming the file, with all that is wrong with it.
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
    /// [`Problems`] with everything that is wrong, in the order of the file; of what is no
    /// TOML, or has unknown or missing keys, the first.
    pub fn read(&self, text: &str) -> Result<Meeting, Problems> {
        let raw: RawMeeting =
            toml::from_str(text).map_err(|error| places::refused(text, &error))?;
        let mut reading = Reading { reader: self, terms: self.terms(), places: Places::of(text) };
        let meeting = reading.meeting(&raw);
        match meeting {
            Some(meeting) if reading.places.is_clean() => Ok(meeting),
            _ => Err(reading.places.problems()),
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

/// One file that is read.
struct Reading<'r, 'a> {
    reader: &'r Reader<'a>,
    terms: Terms<'a>,
    places: Places<'r>,
}

impl Reading<'_, '_> {
    fn meeting(&mut self, raw: &RawMeeting) -> Option<Meeting> {
        let held_on = self.date("held_on", &raw.held_on);
        let period = self.period("period", &raw.period);
        let source = self.source("source", &raw.source).map(Arc::new);
        let mut ids = BTreeSet::new();
        let mut statements = Vec::new();
        for one in &raw.statements {
            if !ids.insert(one.id.get_ref().as_str()) {
                let taken = format!("there is a statement `{}` already", one.id.get_ref());
                self.places.wrong(&one.id, one.id.get_ref(), taken);
            }
            statements.push(self.statement(one, source.as_ref()));
        }
        if raw.statements.is_empty() {
            self.places.missing("there is no `[[statement]]`: expected one at least");
        }
        let statements = statements.into_iter().collect::<Option<Vec<_>>>()?;
        let title = raw.title.clone();
        Some(Meeting { title, held_on: held_on?, period: period?, statements })
    }

    fn statement(&mut self, raw: &RawStatement, source: Option<&Arc<Source>>) -> Option<Statement> {
        let id = raw.id.get_ref();
        let key = |name: &str| format!("{id}.{name}");
        let own = raw.source.as_ref();
        let source = match own {
            Some(own) => self.source(&key("source"), own).map(Arc::new),
            None => source.cloned(),
        };
        let period = self.period(&key("period"), &raw.period);
        let subjects = raw.subjects.get_ref().iter();
        let subjects: Vec<Option<Subject>> =
            subjects.map(|text| self.subject(&key("subjects"), text)).collect();
        if subjects.is_empty() {
            let message = "it is about nobody: expected `national` or zones".to_owned();
            self.places.wrong(&raw.subjects, &key("subjects"), message);
        }
        let subjects = subjects.into_iter().collect::<Option<Vec<_>>>();
        let subjects = subjects.filter(|subjects| !subjects.is_empty());
        let mut ids = BTreeSet::new();
        let mut criteria = Vec::new();
        for one in &raw.criteria {
            let own = one.id.get_ref();
            if !ids.insert(own.as_str()) {
                let taken = format!("there is a criterion `{own}` already");
                self.places.wrong(&one.id, &key(own), taken);
            }
            criteria.push(self.criterion(id, subjects.as_deref(), period, one));
        }
        if !raw.criteria.iter().any(|one| one.decides) {
            let message = "no criterion decides: expected a `[[statement.criterion]]` that does";
            self.places.wrong(&raw.id, id, message.to_owned());
        }
        Some(Statement {
            id: id.clone(),
            kind: raw.kind,
            subjects: subjects?,
            period: period?,
            text: raw.text.clone(),
            source: source?,
            reading: raw.reading,
            criteria: criteria.into_iter().collect::<Option<Vec<_>>>()?,
        })
    }

    fn source(&mut self, key: &str, raw: &RawSource) -> Option<Source> {
        let mut source = Source::new(raw.publisher.as_str());
        if let Some(on) = &raw.published_on {
            source = source.on(self.date(&format!("{key}.published_on"), on)?);
        }
        Some(match &raw.url {
            Some(url) => source.at(url.as_str()),
            None => source,
        })
    }

    fn subject(&mut self, key: &str, text: &Text) -> Option<Subject> {
        let found = self.reader.dataset.registry().find_subject(text.get_ref());
        self.places.meant(text, key, found, kawasan_model::FindZoneError::help)
    }

    fn scope(&mut self, key: &str, text: &Text) -> Option<Scope> {
        let found = Scope::find(self.reader.dataset.registry(), text.get_ref());
        self.places.meant(text, key, found, kawasan_indicators::FindScopeError::help)
    }

    fn date(&mut self, key: &str, text: &Text) -> Option<Date> {
        self.places.read(text, key, parse_date(text.get_ref()))
    }

    fn period(&mut self, key: &str, text: &Text) -> Option<Period> {
        self.places.meant(
            text,
            key,
            text.get_ref().parse::<Period>(),
            kawasan_model::ParsePeriodError::help,
        )
    }
}
