//! A methodology as a file.

use std::fmt::Write as _;

use kawasan_exact::Fraction;
use kawasan_indicators::{Direction, Indicator};
use kawasan_model::{Localised, Unit};
use toml_edit::Value;

use super::amounts::quarter;
use crate::methodology::Scored;
use crate::{Condition, Effect, Impute, Limit, Methodology, Point, Scoring};

impl Methodology {
    /// The methodology as TOML, with the definitions of all its indicators; read back, it
    /// is the same.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = Writer { text: String::new() };
        out.heading(self);
        for scored in self.indicators.iter().map(|one| &one.subject) {
            out.definition(scored);
        }
        for scored in &self.looked_at {
            out.definition(scored);
        }
        out.groups(self);
        out.indicators(self);
        out.gates(self);
        out.classes(self);
        out.text
    }
}

struct Writer {
    text: String,
}

/// Writing to a text can't fail.
macro_rules! line {
    ($out:expr, $($part:tt)*) => {{
        let _ = writeln!($out.text, $($part)*);
    }};
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn titles(titles: &Localised) -> String {
    let all = titles.iter().map(|(language, text)| format!("{language} = {}", quoted(text)));
    format!("{{ {} }}", all.collect::<Vec<_>>().join(", "))
}

fn share(fraction: &Fraction) -> String {
    let fraction = fraction.reduced();
    let decimal = kawasan_exact::decimal(&fraction, kawasan_exact::RoundingMode::Down);
    match decimal.filter(|decimal| Fraction::from(*decimal) == fraction) {
        Some(decimal) => quoted(&decimal.to_string()),
        None => quoted(&format!("{}/{}", fraction.numerator(), fraction.divisor())),
    }
}

fn limit(limit: &Limit) -> String {
    match limit {
        Limit::Fixed(number) => quoted(&number.to_string()),
        Limit::ByQuarter(numbers) => {
            let all = numbers.iter().enumerate().filter_map(|(index, number)| {
                Some(format!("{} = {}", quarter(index), quoted(&(*number)?.to_string())))
            });
            format!("{{ {} }}", all.collect::<Vec<_>>().join(", "))
        }
    }
}

fn points(points: &[Point]) -> String {
    let pair =
        |point: &Point| format!("[{}, {}]", limit(&point.value), quoted(&point.score.to_string()));
    format!("[{}]", points.iter().map(pair).collect::<Vec<_>>().join(", "))
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
        Direction::Neutral => "neutral",
    }
}

impl Writer {
    fn heading(&mut self, own: &Methodology) {
        line!(self, "id = {}", quoted(&own.id));
        line!(self, "version = {}", quoted(&own.version));
        line!(self, "status = {}", quoted(own.status.as_str()));
        line!(self, "title = {}", titles(&own.title));
        if let Some(note) = &own.note {
            line!(self, "note = {}", titles(note));
        }
        let sources: Vec<String> = own.sources.iter().map(|source| quoted(source)).collect();
        line!(self, "sources = [{}]", sources.join(", "));
        let (from, until) = own.effective;
        let days = [("from", from), ("until", until)];
        let days = days.iter().filter_map(|(name, day)| Some(format!("{name} = {}", (*day)?)));
        let days: Vec<String> = days.collect();
        if !days.is_empty() {
            line!(self, "effective = {{ {} }}", days.join(", "));
        }
        let (low, high) = own.scale;
        line!(
            self,
            "scale = {{ low = {}, high = {} }}",
            quoted(&low.to_string()),
            quoted(&high.to_string())
        );
        let mut roundings =
            vec![format!("composite = {}", quoted(&own.rounding.composite.to_string()))];
        for (name, rounding) in [("scores", own.rounding.scores), ("groups", own.rounding.groups)] {
            roundings.extend(rounding.map(|one| format!("{name} = {}", quoted(&one.to_string()))));
        }
        line!(self, "rounding = {{ {} }}", roundings.join(", "));
        line!(self, "missing = {}", quoted(own.missing.as_str()));
        line!(self, "minimum_coverage = {}", share(&own.minimum_coverage));
        if let Some(whole) = own.groups.first() {
            line!(self, "aggregate = {}", quoted(&whole.aggregation.to_string()));
            if let Some(above) = whole.above_lowest {
                line!(self, "above_lowest = {}", quoted(&above.to_string()));
            }
        }
    }

    fn definition(&mut self, scored: &Scored) {
        line!(self, "\n[define.{}]", quoted(scored.id()));
        line!(self, "title = {}", titles(scored.title()));
        line!(self, "direction = {}", quoted(direction(scored.direction())));
        match scored {
            Scored::Indicator(indicator) => self.formula(indicator),
            Scored::Given { unit, .. } => self.unit(*unit),
        }
    }

    fn formula(&mut self, indicator: &Indicator) {
        line!(self, "formula = {}", quoted(&indicator.formula().to_string()));
        line!(self, "rounding = {}", quoted(&indicator.rounding().to_string()));
        line!(self, "topic = {}", quoted(indicator.topic().as_str()));
        if indicator.is_projection() {
            line!(self, "projection = true");
        }
        if let Some(source) = indicator.citation() {
            line!(self, "source = {}", quoted(source));
        }
    }

    fn unit(&mut self, unit: Unit) {
        line!(self, "unit = {}", quoted(&unit.to_string()));
    }

    fn groups(&mut self, own: &Methodology) {
        for group in own.groups.iter().skip(1) {
            line!(self, "\n[groups.{}]", quoted(&group.id));
            line!(self, "title = {}", titles(&group.title));
            self.within(own, group.parent);
            line!(self, "weight = {}", share(&group.weight));
            line!(self, "aggregate = {}", quoted(&group.aggregation.to_string()));
            if let Some(above) = group.above_lowest {
                line!(self, "above_lowest = {}", quoted(&above.to_string()));
            }
        }
    }

    /// The group that something is part of, unless that is the whole.
    fn within(&mut self, own: &Methodology, parent: Option<usize>) {
        let parent = parent.filter(|place| *place > 0).and_then(|place| own.groups.get(place));
        if let Some(parent) = parent {
            line!(self, "in = {}", quoted(&parent.id));
        }
    }

    fn indicators(&mut self, own: &Methodology) {
        for indicator in &own.indicators {
            line!(self, "\n[indicators.{}]", quoted(indicator.subject.id()));
            self.within(own, Some(indicator.group));
            line!(self, "weight = {}", share(&indicator.weight));
            if let Some(impute) = indicator.impute {
                let text = match impute {
                    Impute::Mean => "mean".to_owned(),
                    Impute::Median => "median".to_owned(),
                    Impute::Value(value) => value.to_string(),
                };
                line!(self, "impute = {}", quoted(&text));
            }
            if let Some(treatment) = indicator.treatment {
                line!(self, "treat = {}", quoted(&treatment.to_string()));
            }
            let score = match &indicator.scoring {
                Scoring::Goalposts { worst, best, capped, logarithmic } => {
                    let posts = format!("worst = {}, best = {}", limit(worst), limit(best));
                    format!("{posts}, capped = {capped}, logarithmic = {logarithmic}")
                }
                Scoring::Points(list) => format!("points = {}", points(list)),
                Scoring::Steps(list) => format!("steps = {}", points(list)),
                Scoring::Peers(peers) => {
                    let method = format!("peers = {}", quoted(&peers.method.to_string()));
                    let target =
                        peers.target.as_ref().map(|own| format!("target = {}", limit(own)));
                    let unit =
                        peers.reference.as_ref().map(|own| format!("reference = {}", quoted(own)));
                    let parts = std::iter::once(method).chain(target).chain(unit);
                    parts.collect::<Vec<_>>().join(", ")
                }
            };
            line!(self, "score = {{ {score} }}");
        }
    }

    fn gates(&mut self, own: &Methodology) {
        for gate in &own.gates {
            line!(self, "\n[[gates]]");
            line!(self, "id = {}", quoted(&gate.id));
            line!(self, "title = {}", titles(&gate.title));
            let class = |place: usize| own.classes.get(place).map_or("", |class| &class.id);
            match gate.effect {
                Effect::Cap(place) => line!(self, "cap = {}", quoted(class(place))),
                Effect::Floor(place) => line!(self, "floor = {}", quoted(class(place))),
                Effect::Replace(place) => line!(self, "class = {}", quoted(class(place))),
                Effect::Unrated => line!(self, "unrated = true"),
            }
            let mut when: Vec<String> = Vec::new();
            let mut looks_at = None;
            for condition in &gate.when {
                when.push(match condition {
                    Condition::YoungerThanMonths(months) => {
                        format!("younger_than_months = {months}")
                    }
                    Condition::Operating(value) => format!("operating = {value}"),
                    Condition::Revoked(value) => format!("revoked = {value}"),
                    Condition::CoverageBelow(below) => format!("coverage_below = {}", share(below)),
                    Condition::Below { value, .. } => {
                        format!("below = {}", quoted(&value.to_string()))
                    }
                    Condition::AtLeast { value, .. } => {
                        format!("at_least = {}", quoted(&value.to_string()))
                    }
                    Condition::Missing(_) => "missing = true".to_owned(),
                });
                looks_at = looks_at.or(condition.indicator());
            }
            when.extend(looks_at.map(|id| format!("indicator = {}", quoted(id))));
            line!(self, "when = {{ {} }}", when.join(", "));
        }
    }

    fn classes(&mut self, own: &Methodology) {
        for class in &own.classes {
            line!(self, "\n[[classes]]");
            line!(self, "id = {}", quoted(&class.id));
            line!(self, "title = {}", titles(&class.title));
            if !class.also.is_empty() {
                let also: Vec<String> = class.also.iter().map(|name| quoted(name)).collect();
                line!(self, "also = [{}]", also.join(", "));
            }
            if let Some(from) = &class.from {
                line!(self, "from = {}", limit(from));
            }
            if let Some(to) = class.to {
                line!(self, "to = {}", quoted(&to.to_string()));
            }
        }
    }
}
