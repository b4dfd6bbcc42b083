//! Results as tables for files: numbers as numbers, words in the language of the
//! reader.

use kawasan_indicators::{Evaluation, Outcome, Scope, Topic};
use kawasan_model::{Date, Decimal, Language, Observation, Unit};

use crate::evaluation::topic_key;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;

/// A table of results.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator};
/// use kawasan_model::{Language, Subject};
///
/// let catalogue = Catalogue::standard(kek().dataset())?;
/// let known = kek().dataset().all_known();
/// let evaluator = Evaluator::new(known, Subject::National, "2024-Q1".parse()?);
/// let evaluation = evaluator.evaluate_all(&catalogue);
/// let tables = kawasan_report::evaluation_tables(&[evaluation], Language::INDONESIAN)?;
/// assert_eq!(tables[0].title, "Capaian");
/// assert_eq!(tables.last().map(|table| table.id), Some("sources"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResultTable {
    /// A name that doesn't depend on the language.
    pub id: &'static str,
    /// The title.
    pub title: String,
    /// The columns.
    pub columns: Vec<ResultColumn>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<ResultCell>>,
}

/// A column of a [`ResultTable`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResultColumn {
    /// A name that doesn't depend on the language.
    pub id: &'static str,
    /// The title.
    pub title: String,
}

/// A cell of a [`ResultTable`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResultCell {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// An amount in a unit, with all its digits.
    Amount(Decimal, Unit),
    /// A number without one: a rank, a score.
    Number(Decimal),
    /// A day.
    Date(Date),
}

impl ResultCell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        ResultCell::Text(text.into())
    }

    pub(crate) fn or_blank<T>(value: Option<T>, cell: impl FnOnce(T) -> ResultCell) -> Self {
        value.map_or(ResultCell::Blank, cell)
    }
}

pub(crate) fn columns<const N: usize>(
    messages: &Messages,
    ids: [(&'static str, &str); N],
) -> Vec<ResultColumn> {
    let column =
        |(id, key): (&'static str, &str)| ResultColumn { id, title: messages.text(key, &[]) };
    ids.into_iter().map(column).collect()
}

/// Evaluations of one period as tables: one for each topic, with a row for each subject
/// and indicator (`subject`, `indicator`, `title`, `value`, `low`, `high`, `unit`,
/// `missing`, `sources`); then `sources`, the figures that values rest on, by their
/// numbers. Topics of which nothing is known have no table.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn evaluation_tables(
    evaluations: &[Evaluation<'_, '_>],
    language: Language,
) -> Result<Vec<ResultTable>, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let mut sources: Vec<&Observation> = Vec::new();
    let mut tables = Vec::new();
    for topic in Topic::ALL {
        let mut rows = Vec::new();
        for evaluation in evaluations {
            add_rows(evaluation, topic, &messages, &mut sources, &mut rows);
        }
        let is_known = |row: &Vec<ResultCell>| matches!(row.get(3), Some(ResultCell::Amount(..)));
        if !rows.iter().any(is_known) {
            continue;
        }
        let key = topic_key(topic);
        tables.push(ResultTable {
            id: key.strip_prefix("topic-").unwrap_or(key),
            title: messages.text(key, &[]),
            columns: columns(
                &messages,
                [
                    ("subject", "column-subject"),
                    ("indicator", "column-id"),
                    ("title", "column-indicator"),
                    ("value", "column-value"),
                    ("low", "column-low"),
                    ("high", "column-high"),
                    ("unit", "column-unit"),
                    ("missing", "column-missing"),
                    ("sources", "column-sources"),
                ],
            ),
            rows,
        });
    }
    tables.push(sources_table(&messages, &sources));
    Ok(tables)
}

fn add_rows<'e>(
    evaluation: &'e Evaluation<'_, '_>,
    topic: Topic,
    messages: &Messages,
    sources: &mut Vec<&'e Observation>,
    rows: &mut Vec<Vec<ResultCell>>,
) {
    let reasons = Reasons::new(messages, evaluation.known.dataset().measures());
    let of_topic = evaluation.results.iter().filter(|(one, _)| one.topic() == topic);
    for (indicator, outcome) in of_topic {
        let unit = indicator.unit();
        let amount = |number: Decimal| ResultCell::Amount(number, unit);
        let (value, low, high, missing, numbers) = match outcome {
            Outcome::Value(value) => {
                let numbers = value.observations().into_iter().map(|one| number_of(sources, one));
                let numbers: Vec<String> = numbers.map(|number| number.to_string()).collect();
                (
                    amount(value.amount),
                    ResultCell::or_blank(value.interval.low(), amount),
                    ResultCell::or_blank(value.interval.high(), amount),
                    ResultCell::Blank,
                    ResultCell::text(numbers.join(", ")),
                )
            }
            Outcome::Missing(missing) => {
                let reason = ResultCell::text(reasons.sentence(missing));
                (ResultCell::Blank, ResultCell::Blank, ResultCell::Blank, reason, ResultCell::Blank)
            }
        };
        rows.push(vec![
            ResultCell::text(subject(&evaluation.scope)),
            ResultCell::text(indicator.id()),
            ResultCell::text(indicator.title().get(messages.language().code())),
            value,
            low,
            high,
            ResultCell::text(unit.to_string()),
            missing,
            numbers,
        ]);
    }
}

fn subject(scope: &Scope) -> String {
    scope.to_string()
}

/// The number of a source, from 1; one that is new gets the next.
fn number_of<'e>(sources: &mut Vec<&'e Observation>, observation: &'e Observation) -> usize {
    let known = sources.iter().position(|source| *source == observation);
    let place = known.unwrap_or(sources.len());
    if known.is_none() {
        sources.push(observation);
    }
    place.saturating_add(1)
}

fn sources_table(messages: &Messages, sources: &[&Observation]) -> ResultTable {
    let rows = (1_u32..).zip(sources).map(|(number, source)| {
        let text = |text: Option<&String>| ResultCell::or_blank(text, ResultCell::text);
        let Observation { series, period, figure, as_stated, source, .. } = source;
        vec![
            ResultCell::Number(Decimal::from(number)),
            ResultCell::text(series.subject.to_string()),
            ResultCell::text(series.measure.to_string()),
            ResultCell::text(series.basis.to_string()),
            ResultCell::text(series.timing.to_string()),
            ResultCell::text(period.to_string()),
            ResultCell::text(figure.display(messages.language()).to_string()),
            ResultCell::text(source.publisher.as_str()),
            ResultCell::or_blank(source.published_on, ResultCell::Date),
            text(source.url.as_ref()),
            text(as_stated.as_ref()),
        ]
    });
    ResultTable {
        id: "sources",
        title: messages.text("column-sources", &[]),
        columns: columns(
            messages,
            [
                ("number", "column-number"),
                ("subject", "column-subject"),
                ("measure", "column-measure"),
                ("basis", "column-basis"),
                ("timing", "column-timing"),
                ("period", "column-period"),
                ("figure", "column-figure"),
                ("publisher", "column-publisher"),
                ("published_on", "column-published"),
                ("url", "column-url"),
                ("as_stated", "column-words"),
            ],
        ),
        rows: rows.collect(),
    }
}
