//! The definitions of indicators, as text and as a page of the documentation.

use std::fmt::Write as _;

use kawasan_indicators::{Catalogue, Direction, Indicator, Topic};
use kawasan_model::Language;

use crate::evaluation::topic_key;
use crate::messages::{Messages, NoSuchLanguage};

/// Writes the definitions of a catalogue as text, topic by topic.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn catalogue_text(catalogue: &Catalogue, language: Language) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let mut parts = vec![messages.text("catalogue-heading", &[])];
    for topic in Topic::ALL {
        let mut lines = vec![messages.text(topic_key(topic), &[])];
        for indicator in catalogue.iter().filter(|indicator| indicator.topic() == topic) {
            lines.push(format!("  {}", line(&messages, indicator)));
            lines.push(format!("      = {}", indicator.formula()));
        }
        parts.push(lines.join("\n"));
    }
    Ok(parts.join("\n\n"))
}

fn line(messages: &Messages, indicator: &Indicator) -> String {
    let unit = indicator.unit().to_string();
    let direction = messages.text(direction_key(indicator.direction()), &[]);
    let title = indicator.title().get(messages.language().code());
    let arguments =
        [("id", indicator.id()), ("title", title), ("unit", &unit), ("direction", &direction)];
    let line = messages.text("catalogue-line", &arguments);
    if indicator.is_projection() {
        return messages.text("catalogue-projection", &[("line", &line)]);
    }
    line
}

const fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "direction-higher",
        Direction::Lower => "direction-lower",
        Direction::Neutral => "direction-neutral",
    }
}

/// Writes the definitions of a catalogue as a Markdown page: formula, unit,
/// scale and rounding, direction and source of each, with its title in both
/// languages.
///
/// # Errors
/// [`NoSuchLanguage`] never for English, in which the page is written.
pub fn catalogue_markdown(catalogue: &Catalogue) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(Language::ENGLISH)?;
    let mut page = String::from(HEAD);
    for topic in Topic::ALL {
        let title = messages.text(topic_key(topic), &[]);
        // Writing to a string can't fail.
        let _ = write!(page, "\n## {title}\n");
        for indicator in catalogue.iter().filter(|indicator| indicator.topic() == topic) {
            let _ = write!(page, "\n{}", entry(&messages, indicator));
        }
    }
    Ok(page)
}

/// The head of the page.
const HEAD: &str = "\
# Indicators

This page is made from the definitions in `kawasan-indicators`; a test keeps it so. Formulas are
evaluated exactly and rounded once, at the scale and in the mode given. `[period]` is the period
that is evaluated, `[year_to_date]` the part of its reporting year up to its end, `[year]` the
whole year, `[previous]` the run of quarters of the same length before it; `last_year` goes a year
back. `[latest_12]` is the last date at the end of one of twelve quarters for which a stock was known,
`[plan]` the end of the longest plan. `elapsed_share` is the share of the year's quarters that have
passed; `elapsed_share(plan, stock)` that of the quarters from a zone's designation to the end of its
plan, at the date of the stock. Ratios are plain: 0.1933 is 19.33 %.
";

fn entry(messages: &Messages, indicator: &Indicator) -> String {
    let title = |language: Language| indicator.title().get(language.code()).to_owned();
    let rounding = indicator.rounding();
    let mut text = format!(
        "### `{}`\n\n{} · *{}*\n\n`{}`\n\nUnit `{}`; {} decimals, `{}`; {}.",
        indicator.id(),
        title(Language::ENGLISH),
        title(Language::INDONESIAN),
        indicator.formula(),
        indicator.unit(),
        rounding.scale(),
        rounding.mode().as_str(),
        messages.text(direction_key(indicator.direction()), &[]),
    );
    if indicator.is_projection() {
        text.push_str(" A projection, not a result.");
    }
    if let Some(citation) = indicator.citation() {
        let _ = write!(text, " Source: {citation}.");
    }
    text.push('\n');
    text
}
