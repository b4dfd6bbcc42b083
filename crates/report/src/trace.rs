//! How a value came about, as an indented text.

use kawasan_indicators::{Conversion, Indicator, Outcome, PlanTime, Trace};
use kawasan_model::{Dataset, Language, Observation, Period, Registry, Subject};

use crate::amounts::Amounts;
use crate::evaluation::value_and_bounds;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;

/// Writes how the value of an indicator came about: its formula, each part with
/// its value before rounding, down to the figures and their releases. Why something is
/// not known stands at the part that isn't.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::{Catalogue, Evaluator};
/// use kawasan_model::{Language, Subject};
/// use kawasan_report::trace_text;
///
/// let dataset = kek().dataset();
/// let catalogue = Catalogue::standard(dataset)?;
/// let indicator = catalogue.get("investment_attainment").ok_or("in the catalogue")?;
/// let period = "2024-Q1".parse()?;
/// let evaluator = Evaluator::new(dataset.all_known(), Subject::National, period);
/// let (outcome, trace) = (evaluator.evaluate(indicator), evaluator.trace(indicator));
/// let text = trace_text(indicator, &outcome, &trace, period, dataset, Language::ENGLISH)?;
/// assert!(text.starts_with("Attainment of the investment target, Q1 2024: 19.33%"));
/// assert!(text.contains("IDR 78.1 trillion"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn trace_text(
    indicator: &Indicator,
    outcome: &Outcome<'_>,
    trace: &Trace<'_>,
    period: Period,
    dataset: &Dataset,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let amounts = Amounts::new(&messages);
    let reasons = Reasons::new(&messages, dataset.measures());
    let title = indicator.title().get(language.code());
    let period = amounts.period(period);
    let first = match outcome {
        Outcome::Value(value) => {
            let [value, bounds] = value_and_bounds(&messages, value);
            let arguments =
                [("title", title), ("period", &period), ("value", &value), ("bounds", &bounds)];
            messages.text("trace-value", &arguments)
        }
        Outcome::Missing(missing) => {
            let reason = reasons.sentence(missing);
            let arguments = [("title", title), ("period", period.as_str()), ("reason", &reason)];
            messages.text("trace-missing", &arguments)
        }
    };
    let mut lines = vec![first];
    let registry = dataset.registry();
    Writer { messages: &messages, amounts, reasons, registry }.node(trace, 1, &mut lines);
    Ok(lines.join("\n"))
}

struct Writer<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    reasons: Reasons<'a>,
    registry: &'a Registry,
}

impl Writer<'_> {
    fn node(&self, trace: &Trace<'_>, depth: usize, lines: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        lines.push(format!("{indent}{}", self.line(trace)));
        if let Some(time) = &trace.plan_time {
            let line = self.plan_time(time);
            lines.push(format!("{indent}  - {line}"));
        }
        // The figures that a time hangs on stand where the formula names them.
        let inputs = trace.inputs.iter().filter(|_| trace.plan_time.is_none());
        for observation in inputs.flat_map(|input| &input.observations) {
            let figure = self.figure(observation);
            let release = self.reasons.release(&observation.source);
            let arguments = [("figure", figure.as_str()), ("release", &release)];
            lines.push(format!("{indent}  - {}", self.messages.text("trace-figure", &arguments)));
        }
        let steps = trace.inputs.iter().flat_map(|input| &input.conversions);
        for step in steps {
            let sources = step.sources();
            let sources = sources.iter().map(|source| self.reasons.conversion_source(source));
            let sources = sources.collect::<Vec<_>>().join("; ");
            let key = match step {
                Conversion::Multiplied(_) => "trace-multiplied",
                Conversion::Divided(_) => "trace-divided",
                _ => "trace-deflated",
            };
            let line = self.messages.text(key, &[("by", &sources)]);
            lines.push(format!("{indent}  - {line}"));
        }
        for part in trace.parts.iter().filter(|part| !is_number(part)) {
            self.node(part, depth.saturating_add(1), lines);
        }
    }

    /// A figure, and of a zone whose it is.
    fn figure(&self, observation: &Observation) -> String {
        let figure = self.reasons.figure(observation);
        let of = &observation.series.subject;
        if *of == Subject::National {
            return figure;
        }
        let subject = self.reasons.subject(of, self.registry);
        self.messages.text("finding-heading", &[("subject", &subject), ("series", &figure)])
    }

    /// "25 of 45 quarters from the designation (12 October 2017) to Q4 2028 …"
    fn plan_time(&self, time: &PlanTime) -> String {
        let since = self.amounts.partial_date(time.since);
        let [until, at] = [time.until, time.at].map(|one| self.amounts.period(one.into()));
        let ((passed, all), (least, fewest)) = (time.quarters(), time.quarters_at_least());
        let numbers = [passed, all, least, fewest].map(|number| number.to_string());
        let [passed, all, least, fewest] = numbers.each_ref().map(String::as_str);
        let arguments = [
            ("since", since.as_str()),
            ("until", &until),
            ("at", &at),
            ("passed", passed),
            ("all", all),
        ];
        if time.quarters() == time.quarters_at_least() {
            return self.messages.text("trace-plan-time", &arguments);
        }
        let [a, b, c, d, e] = arguments;
        let arguments = [a, b, c, d, e, ("least", least), ("fewest", fewest)];
        self.messages.text("trace-plan-time-open", &arguments)
    }

    fn line(&self, trace: &Trace<'_>) -> String {
        let formula = trace.formula.as_str();
        if let Some(amount) = trace.amount {
            let value = self.amounts.amount(amount, trace.unit);
            let bounds = self.amounts.bounds(trace.interval, trace.unit);
            let key = if trace.is_exact { "trace-node" } else { "trace-rounded-node" };
            let arguments = [("formula", formula), ("value", &value), ("bounds", &bounds)];
            return self.messages.text(key, &arguments);
        }
        // The reason stands once, at the part that has it.
        let is_below = trace.parts.iter().any(|part| part.missing.is_some());
        let reason = match &trace.missing {
            Some(missing) if !is_below => self.reasons.sentence(missing),
            _ => self.messages.text("value-missing", &[]),
        };
        self.messages.text("trace-gap", &[("formula", formula), ("reason", &reason)])
    }
}

/// Whether a part is a plain number, of which there is nothing to tell.
fn is_number(part: &Trace<'_>) -> bool {
    part.formula.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
