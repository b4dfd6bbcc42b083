//! Evaluations as text for the terminal.

use comfy_table::CellAlignment;
use kawasan_indicators::{
    BoundsKind, ConversionSource, Evaluation, Indicator, IndicatorValue, Outcome, Scope, Topic,
    Valuation,
};
use kawasan_model::{Language, Observation, Subject};

use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;
use crate::releases::Releases;

/// The tables of the council's meeting and the indicators that they show.
const MEETING: [(&str, &[&str]); 3] = [
    (
        "section-investment",
        &[
            "investment_realised",
            "investment_realised_to_date",
            "investment_target",
            "investment_attainment",
            "investment_pace",
            "investment_growth",
            "investment_stock",
            "implied_opening_investment",
            "opening_investment",
        ],
    ),
    (
        "section-employment",
        &[
            "employment_added",
            "employment_target",
            "employment_attainment",
            "employment_pace",
            "employment_growth",
            "employment_stock",
            "implied_opening_employment",
            "opening_employment",
            "investment_per_job",
        ],
    ),
    ("section-businesses", &["businesses_added", "businesses_stock", "zones"]),
];

/// Writes the national evaluation of a period as text: the indicators of the
/// council's meeting with what the rounding of the figures leaves open, what is
/// not known and why, and who published which figure when.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn evaluation_text(
    evaluation: &Evaluation<'_, '_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let sections = MEETING.iter().map(|(title, ids)| Section { title, ids: ids.to_vec() });
    write(evaluation, language, sections.collect(), Gaps::InTheirPlace)
}

/// Writes all indicators of an evaluation as text, topic by topic: those that
/// have a value with what the rounding of the figures leaves open, then those
/// that don't by the reason why, then who published which figure when.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn indicators_text(
    evaluation: &Evaluation<'_, '_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let sections = Topic::ALL.into_iter().map(|topic| {
        let of_topic = evaluation.results.iter().filter(|(i, _)| i.topic() == topic);
        Section { title: topic_key(topic), ids: of_topic.map(|(i, _)| i.id()).collect() }
    });
    write(evaluation, language, sections.collect(), Gaps::Apart)
}

fn write(
    evaluation: &Evaluation<'_, '_>,
    language: Language,
    sections: Vec<Section<'_>>,
    gaps: Gaps,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let report = Report {
        evaluation,
        messages: &messages,
        amounts: Amounts::new(&messages),
        reasons: Reasons::new(&messages, evaluation.known.dataset().measures()),
        releases: releases(evaluation, &sections),
        gaps,
    };
    let mut parts = vec![report.heading()];
    parts.extend(sections.iter().filter_map(|section| report.section(section)));
    parts.extend(report.not_known(&sections));
    let figure = |one: &Observation| report.figure(one);
    parts.extend(report.releases.text(&messages, &report.reasons, figure, ToString::to_string));
    parts.extend(report.conversions(&sections));
    Ok(parts.join("\n\n"))
}

/// The message key of a topic's name.
pub(crate) const fn topic_key(topic: Topic) -> &'static str {
    match topic {
        Topic::Achievement => "topic-achievement",
        Topic::Downstreaming => "topic-downstreaming",
        Topic::Administration => "topic-administration",
        Topic::Resources => "topic-resources",
        Topic::Reporting => "topic-reporting",
        Topic::WiderImpact => "topic-wider-impact",
        _ => "topic-other",
    }
}

/// In which money, and by what it is converted.
pub(crate) fn valuation_lines(
    valuation: &Valuation<'_>,
    messages: &Messages,
    reasons: &Reasons<'_>,
) -> Vec<String> {
    let currency = valuation.currency();
    let currency = currency
        .map(|currency| messages.text("valuation-currency", &[("currency", currency.code())]));
    let prices = valuation.base().zip(valuation.index()).map(|(base, index)| {
        let base = Amounts::new(messages).reported_period(base);
        let arguments = [("base", base.as_str()), ("index", &reasons.price_index(index))];
        messages.text("valuation-prices", &arguments)
    });
    currency.into_iter().chain(prices).collect()
}

/// A table of the report: its title and the indicators that it shows.
struct Section<'a> {
    title: &'a str,
    ids: Vec<&'a str>,
}

/// Where indicators without a value are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gaps {
    InTheirPlace,
    Apart,
}

/// Says that nothing was known of the subject in the period.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn nothing_known_text(
    evaluation: &Evaluation<'_, '_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let amounts = Amounts::new(&messages);
    let subject = match &evaluation.scope {
        Scope::Subject(Subject::National) => messages.text("subject-national", &[]),
        scope => subject(&messages, evaluation, scope),
    };
    let period = amounts.the_period(evaluation.period);
    let arguments = [("subject", subject.as_str()), ("period", &period)];
    Ok(match evaluation.known.on() {
        None => messages.text("nothing-known", &arguments),
        Some(date) => {
            let date = amounts.date(date);
            let [subject, period] = arguments;
            messages.text("nothing-known-on", &[subject, period, ("date", &date)])
        }
    })
}

/// A value, with how many zones are in it, and what rounding leaves open.
pub(crate) fn value_and_bounds(messages: &Messages, value: &IndicatorValue<'_>) -> [String; 2] {
    let amounts = Amounts::new(messages);
    let mut amount = amounts.amount(value.amount, value.unit);
    if let Some(coverage) = value.coverage {
        let (reported, zones) = (coverage.reported.to_string(), coverage.zones.to_string());
        let arguments = [("amount", amount.as_str()), ("reported", &reported), ("zones", &zones)];
        amount = messages.text("value-coverage", &arguments);
    }
    let mut bounds = amounts.bounds(value.interval, value.unit);
    if value.bounds == BoundsKind::Loose && !value.interval.is_exact() {
        bounds = messages.text("bounds-loose", &[("bounds", &bounds)]);
    }
    [amount, bounds]
}

/// What a zone or group is called.
fn subject(messages: &Messages, evaluation: &Evaluation<'_, '_>, scope: &Scope) -> String {
    let registry = evaluation.known.registry();
    match scope {
        Scope::Subject(subject) => {
            let zone = subject.zone().and_then(|id| registry.zone(id));
            zone.map_or_else(|| subject.to_string(), |zone| zone.name().to_owned())
        }
        Scope::Group(group) => messages.text("subject-group", &[("group", group.name())]),
        _ => scope.to_string(),
    }
}

struct Report<'a> {
    evaluation: &'a Evaluation<'a, 'a>,
    messages: &'a Messages,
    amounts: Amounts<'a>,
    reasons: Reasons<'a>,
    releases: Releases<'a>,
    gaps: Gaps,
}

impl Report<'_> {
    fn heading(&self) -> String {
        let language = self.messages.language();
        let registry = self.evaluation.known.registry();
        let period = self.amounts.period(self.evaluation.period);
        let title = match &self.evaluation.scope {
            Scope::Subject(Subject::National) => {
                let country = registry.jurisdiction().name().get(language.code());
                let arguments = [("country", country), ("period", period.as_str())];
                self.messages.text("evaluation-title", &arguments)
            }
            scope => {
                let name = subject(self.messages, self.evaluation, scope);
                let arguments = [("zone", name.as_str()), ("period", &period)];
                self.messages.text("evaluation-title-zone", &arguments)
            }
        };
        let mut lines = vec![title, self.reasons.known(self.evaluation.known)];
        lines.extend(valuation_lines(&self.evaluation.valuation, self.messages, &self.reasons));
        lines.join("\n")
    }

    /// The rates and index numbers that the values rest on.
    fn conversions(&self, sections: &[Section<'_>]) -> Option<String> {
        let ids = sections.iter().flat_map(|section| section.ids.iter());
        let values = ids.filter_map(|id| self.evaluation.get(id)?.value());
        let steps = values.flat_map(IndicatorValue::conversions);
        let mut sources: Vec<ConversionSource<'_>> = Vec::new();
        for source in steps.flat_map(|step| step.sources()) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let lines = sources.iter().flat_map(|source| {
            let line = format!("- {}", self.reasons.conversion_source(source));
            let url = source.source().url.as_ref().map(|url| format!("  {url}"));
            std::iter::once(line).chain(url)
        });
        let lines: Vec<String> = lines.collect();
        let heading = self.messages.text("conversions-heading", &[]);
        (!lines.is_empty()).then(|| format!("{heading}\n{}", lines.join("\n")))
    }

    /// A table of the indicators that have a value; none if there is none.
    fn section(&self, section: &Section<'_>) -> Option<String> {
        let mut table = layout::table(
            ["column-indicator", "column-value", "column-bounds", "column-sources"]
                .map(|key| self.messages.text(key, &[])),
        );
        for (indicator, outcome) in self.results(&section.ids) {
            if self.gaps == Gaps::InTheirPlace || outcome.value().is_some() {
                table.add_row(self.row(indicator, outcome));
            }
        }
        if let Some(values) = table.column_mut(1) {
            values.set_cell_alignment(CellAlignment::Right);
        }
        let title = self.messages.text(section.title, &[]);
        (table.row_count() > 0).then(|| format!("{title}\n{}", table.trim_fmt()))
    }

    fn results<'s>(
        &'s self,
        ids: &'s [&str],
    ) -> impl Iterator<Item = (&'s Indicator, &'s Outcome<'s>)> {
        ids.iter().filter_map(|id| {
            let found = self.evaluation.results.iter().find(|(known, _)| known.id() == *id);
            found.map(|(indicator, outcome)| (*indicator, outcome))
        })
    }

    fn row(&self, indicator: &Indicator, outcome: &Outcome<'_>) -> [String; 4] {
        let title = indicator.title().get(self.messages.language().code()).to_owned();
        let Some(value) = outcome.value() else {
            let missing = self.messages.text("value-missing", &[]);
            return [title, missing, String::new(), String::new()];
        };
        let numbers = self.releases.numbers_of(&value.observations());
        let [amount, bounds] = value_and_bounds(self.messages, value);
        [title, amount, bounds, numbers]
    }

    /// The indicators without a value, under the reasons why.
    fn not_known(&self, sections: &[Section<'_>]) -> Option<String> {
        let language = self.messages.language();
        let mut by_reason: Vec<(String, Vec<&str>)> = Vec::new();
        for (indicator, outcome) in sections.iter().flat_map(|section| self.results(&section.ids)) {
            let Some(missing) = outcome.missing() else { continue };
            let reason = self.reasons.sentence(missing);
            let title = indicator.title().get(language.code());
            match by_reason.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, titles)) => titles.push(title),
                None => by_reason.push((reason, vec![title])),
            }
        }
        let lines = by_reason.iter().map(|(reason, titles)| {
            let titles = titles.join("; ");
            let arguments = [("indicator", titles.as_str()), ("reason", reason)];
            layout::hanging("- ", &self.messages.text("missing-line", &arguments))
        });
        let lines: Vec<String> = lines.collect();
        let heading = self.messages.text("missing-heading", &[]);
        (!lines.is_empty()).then(|| format!("{heading}\n{}", lines.join("\n")))
    }

    /// A figure, and whose it is if it isn't the subject's own.
    fn figure(&self, observation: &Observation) -> String {
        let figure = self.reasons.figure(observation);
        let of = &observation.series.subject;
        if matches!(&self.evaluation.scope, Scope::Subject(own) if own == of) {
            return figure;
        }
        let subject = self.reasons.subject(of, self.evaluation.known.registry());
        self.messages.text("finding-heading", &[("subject", &subject), ("series", &figure)])
    }
}

/// The releases that the values of sections rest on.
fn releases<'a>(evaluation: &'a Evaluation<'a, 'a>, sections: &[Section<'_>]) -> Releases<'a> {
    let ids = sections.iter().flat_map(|section| section.ids.iter());
    let outcomes = ids.filter_map(|id| evaluation.get(id)?.value());
    Releases::of_figures(outcomes.flat_map(IndicatorValue::observations))
}
