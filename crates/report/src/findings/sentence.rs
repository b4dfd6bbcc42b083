//! A finding in words.

use kawasan_indicators::{Comparison, Finding, FindingKind, Gap, RatioCheck, RatioOf, Role, Side};
use kawasan_model::{Figure, Observation, Registry, Subject};

use crate::amounts::Amounts;
use crate::messages::Messages;
use crate::reasons::Reasons;

/// Writes findings in one language.
pub(super) struct Sentences<'a> {
    pub(super) messages: &'a Messages,
    pub(super) amounts: Amounts<'a>,
    pub(super) reasons: Reasons<'a>,
    pub(super) registry: &'a Registry,
}

impl Sentences<'_> {
    /// "KEK Gresik: Investment, realised, at the end of Q2 2025"
    pub(super) fn heading(&self, finding: &Finding<'_>) -> String {
        let subject = self.subject(&finding.subject);
        let series = finding.figures().next().map(|o| self.reasons.series(&o.series, o.period));
        let series = series.unwrap_or_else(|| finding.measure.to_string());
        self.messages.text("finding-heading", &[("subject", &subject), ("series", &series)])
    }

    /// A figure with its series, and whose it is if it isn't the finding's.
    pub(super) fn figure_line(&self, finding: &Finding<'_>, observation: &Observation) -> String {
        let series = &observation.series;
        let mut figure = self.reasons.figure(observation);
        if series.subject != finding.subject {
            let subject = self.subject(&series.subject);
            let arguments = [("subject", subject.as_str()), ("series", &figure)];
            figure = self.messages.text("finding-heading", &arguments);
        }
        let release = self.reasons.release(&observation.source);
        self.messages.text("trace-figure", &[("figure", &figure), ("release", &release)])
    }

    pub(super) fn subject(&self, subject: &Subject) -> String {
        match subject.zone().and_then(|id| self.registry.zone(id)) {
            Some(zone) => zone.name().to_owned(),
            None if *subject == Subject::National => self.messages.text("heading-national", &[]),
            None => subject.to_string(),
        }
    }

    /// All that there is to say of a finding, one sentence after the other.
    pub(super) fn paragraph(&self, finding: &Finding<'_>) -> String {
        let mut sentences = vec![self.main(finding)];
        sentences.extend(self.early(finding));
        if finding.rests_on_about {
            sentences.push(self.messages.text("finding-about", &[]));
        }
        sentences.extend(self.otherwise(finding));
        sentences.extend(self.change(finding));
        capitalised(&sentences.join(" "))
    }

    fn main(&self, finding: &Finding<'_>) -> String {
        let figures: Vec<&Observation> = finding.figures().collect();
        let (Some(first), rest) = (figures.first(), figures.get(1..).unwrap_or_default()) else {
            return finding.kind.to_string();
        };
        let figure = self.figure(&first.figure);
        let gap = self.amounts.gap(&finding.gap);
        let (figure, gap) = (("figure", figure.as_str()), ("gap", gap.as_str()));
        let side = side(finding.side);
        match &finding.comparison {
            Comparison::StockAndFlows | Comparison::StockAtLeast if is_exit(finding) => {
                let key = if rest.len() > 1 { "finding-exits" } else { "finding-exits-stock" };
                self.messages.text(key, &[figure, gap, ("sum", &self.sum(finding))])
            }
            Comparison::StockAtLeast if rest.len() == 1 => {
                self.messages.text("finding-fell", &[figure, gap, ("sum", &self.sum(finding))])
            }
            Comparison::StockAndFlows | Comparison::WholeAndParts => {
                let key = if is_exit(finding) { "finding-exits" } else { "finding-sum" };
                let key = if is_exit(finding) { key.to_owned() } else { format!("{key}-{side}") };
                self.messages.text(&key, &[figure, gap, ("sum", &self.sum(finding))])
            }
            Comparison::StockAtLeast | Comparison::WholeAtLeast => {
                let key = if is_exit(finding) { "finding-exits" } else { "finding-at-least" };
                self.messages.text(key, &[figure, gap, ("sum", &self.sum(finding))])
            }
            Comparison::NationAndZones => {
                let count = rest.len().to_string();
                let key = format!("finding-nation-{side}");
                self.messages.text(&key, &[figure, gap, ("count", &count)])
            }
            Comparison::NationAtLeast => {
                let count = rest.len().to_string();
                self.messages.text("finding-nation-at-least", &[figure, gap, ("count", &count)])
            }
            Comparison::Releases => self.releases(finding, first, rest),
            Comparison::Bases => {
                let key = "finding-bases";
                let other = rest.first().map(|other| self.dated(other)).unwrap_or_default();
                self.messages.text(key, &[("figure", &self.dated(first)), ("other", &other)])
            }
            Comparison::Registry { low, high, .. } => {
                let (low, high) = (low.to_string(), high.to_string());
                let count = match low == high {
                    true => low,
                    false => {
                        self.messages.text("bounds-between", &[("low", &low), ("high", &high)])
                    }
                };
                let key = format!("finding-registry-{side}");
                self.messages.text(&key, &[figure, gap, ("count", &count)])
            }
            Comparison::Ratio(ratio) => {
                let bases: Vec<String> = rest.iter().map(|base| self.term(base)).collect();
                let bases = self.list(&bases);
                let stated = self.figure(&ratio.stated);
                let computed = self.amounts.between(ratio.computed, ratio.stated.unit());
                let key = format!("finding-ratio-{}", of(ratio.of));
                let off = self.messages.text(&format!("off-{side}"), &[gap]);
                let arguments = [
                    figure,
                    ("bases", bases.as_str()),
                    ("stated", &stated),
                    ("computed", &computed),
                    ("off", &off),
                ];
                self.messages.text(&key, &arguments)
            }
            _ => finding.kind.to_string(),
        }
    }

    fn releases(
        &self,
        finding: &Finding<'_>,
        later: &Observation,
        rest: &[&Observation],
    ) -> String {
        let earlier = rest.first().map(|earlier| self.dated(earlier)).unwrap_or_default();
        let key = match finding.kind {
            FindingKind::TargetChanged => "finding-target",
            _ => "finding-releases",
        };
        let gap = self.amounts.gap(&finding.gap);
        let arguments = [("later", self.dated(later)), ("earlier", earlier), ("gap", gap)];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text(&format!("{key}-{}", side(finding.side)), &arguments)
    }

    /// What the first figure was held against: "IDR 187.5 trillion (end of Q1 2024)
    /// + IDR 31.4 trillion (S1 2024) − IDR 15.1 trillion (Q1 2024)".
    fn sum(&self, finding: &Finding<'_>) -> String {
        let others = finding.operands.get(1..).unwrap_or_default();
        others.iter().enumerate().fold(String::new(), |sum, (index, operand)| {
            let sign = match (index, operand.role) {
                (0, _) => "",
                (_, Role::Deducted) => " − ",
                _ => " + ",
            };
            sum + sign + &self.term(operand.observation)
        })
    }

    /// A figure with its period: "IDR 187.5 trillion (end of Q1 2024)".
    fn term(&self, observation: &Observation) -> String {
        let figure = self.figure(&observation.figure);
        let when = self.reasons.when(observation);
        self.messages.text("finding-term", &[("figure", &figure), ("when", &when)])
    }

    /// A figure with its release: "Rp61.9 trillion (Kompas.com, 14 January 2023)".
    pub(super) fn dated(&self, observation: &Observation) -> String {
        let figure = self.figure(&observation.figure);
        let release = self.reasons.release(&observation.source);
        self.messages.text("finding-term", &[("figure", &figure), ("when", &release)])
    }

    fn figure(&self, figure: &Figure) -> String {
        figure.display(self.messages.language()).to_string()
    }

    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let arguments = [("first", first.join(", ")), ("last", last.clone())];
                let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
                self.messages.text("list-and", &arguments)
            }
        }
    }

    /// Which figures are from before the end of their period.
    fn early(&self, finding: &Finding<'_>) -> Option<String> {
        let early = finding.figures().filter(|o| o.published_before_period_end());
        let early: Vec<String> = early.map(|o| self.dated(o)).collect();
        let key = if finding.comparable { "finding-early" } else { "finding-not-comparable" };
        (!early.is_empty()).then(|| self.messages.text(key, &[("figures", &self.list(&early))]))
    }

    fn otherwise(&self, finding: &Finding<'_>) -> Vec<String> {
        let written = finding.otherwise.iter().map(|other| {
            let release = self.dated(other.release);
            match &other.gap {
                None => self.messages.text("finding-otherwise-closed", &[("figure", &release)]),
                Some((found, gap)) => {
                    let key = match is_exit(finding) && *found == Side::Below {
                        true => "finding-otherwise-exits".to_owned(),
                        false => format!("finding-otherwise-{}", side(*found)),
                    };
                    let gap = self.amounts.gap(gap);
                    self.messages.text(&key, &[("figure", &release), ("gap", &gap)])
                }
            }
        });
        written.collect()
    }

    /// The smallest change that closes a contradiction.
    fn change(&self, finding: &Finding<'_>) -> Option<String> {
        let change = finding.smallest_change?;
        let is_sum = matches!(finding.kind, FindingKind::Break | FindingKind::StatedRatio);
        let operand = finding.operands.get(change.operand).filter(|_| is_sum)?.observation;
        let key = if change.by.is_sign_negative() { "less" } else { "more" };
        let by = self.amounts.amount(change.by.abs(), operand.figure.unit());
        let arguments = [("figure", self.term(operand)), ("by", by)];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        Some(self.messages.text(&format!("finding-change-{key}"), &arguments))
    }

    /// Why a percentage that looks wrong is no contradiction.
    pub(super) fn seems(&self, check: &RatioCheck<'_>) -> String {
        let ratio = &check.ratio;
        let unit = ratio.stated.unit();
        let subject = self.subject(&check.stating.series.subject);
        let arguments = [
            ("subject", subject),
            ("figure", self.term(check.stating)),
            ("base", self.term(check.base)),
            ("stated", self.figure(&ratio.stated)),
            ("point", self.amounts.amount(ratio.point, unit)),
            ("computed", self.amounts.between(ratio.computed, unit)),
        ];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text(&format!("seems-{}", of(ratio.of)), &arguments)
    }
}

/// With a capital letter first.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn is_exit(finding: &Finding<'_>) -> bool {
    finding.kind == FindingKind::ImpliesExits
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
        Side::Same => "same",
    }
}

const fn of(of: RatioOf) -> &'static str {
    match of {
        RatioOf::Target => "target",
        RatioOf::Growth => "growth",
        _ => "stock",
    }
}

impl Amounts<'_> {
    /// What is left over: "IDR 9.375 to 9.585 trillion", "26 businesses", "2.08 to
    /// 3.31 percentage points".
    pub(crate) fn gap(&self, gap: &Gap) -> String {
        self.distance(gap.low, gap.high, gap.unit)
    }
}
