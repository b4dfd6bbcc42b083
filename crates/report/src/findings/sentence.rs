//! A finding in words.

use kawasan_indicators::{
    Comparison, Finding, FindingKind, Gap, RatioCheck, RatioOf, Role, Side, StatedRatio,
};
use kawasan_model::{BaseUnit, Figure, Observation, Registry, Subject, Unit};

use rust_decimal::Decimal;

use crate::amounts::{Amounts, is_bound};
use crate::layout::capitalised;
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
        self.reasons.subject(subject, self.registry)
    }

    /// What kind of finding it is, in a word or two.
    pub(super) fn kind(&self, finding: &Finding<'_>) -> String {
        let variant = match finding.kind {
            FindingKind::ImpliesExits if !leaves(finding.gap.unit) => "-other",
            FindingKind::Restatement | FindingKind::TargetChanged if !is_ordered(finding) => {
                "-unordered"
            }
            _ => "",
        };
        self.messages.text(&format!("kind-{}{variant}", finding.kind), &[])
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
        sentences.extend(self.slip(finding));
        let sentences: Vec<String> = sentences.iter().map(|text| capitalised(text)).collect();
        sentences.join(" ")
    }

    fn main(&self, finding: &Finding<'_>) -> String {
        let figures: Vec<&Observation> = finding.figures().collect();
        let (Some(first), rest) = (figures.first(), figures.get(1..).unwrap_or_default()) else {
            return finding.kind.to_string();
        };
        let figure = self.figure(&first.figure);
        let gap = self.gap(finding);
        let (figure, gap) = (("figure", figure.as_str()), ("gap", gap.as_str()));
        let side = side(finding.side);
        match &finding.comparison {
            Comparison::StockAndFlows
            | Comparison::StockAtLeast
            | Comparison::WholeAndParts
            | Comparison::WholeAtLeast => self.balance(finding, first, rest),
            Comparison::NationAndZones | Comparison::NationAtLeast => {
                let zones = self.amounts.amount(Decimal::from(rest.len()), Unit::ZONES);
                let key = match finding.comparison {
                    Comparison::NationAndZones => format!("finding-nation-{side}"),
                    _ => "finding-nation-at-least".to_owned(),
                };
                self.messages.text(&key, &[figure, gap, ("zones", &zones)])
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
            Comparison::Ratio(ratio) => self.ratio(finding, ratio, first, rest),
            _ => finding.kind.to_string(),
        }
    }

    /// A stock or whole, and what came to it.
    fn balance(&self, finding: &Finding<'_>, first: &Observation, rest: &[&Observation]) -> String {
        let of_stock =
            matches!(finding.comparison, Comparison::StockAndFlows | Comparison::StockAtLeast);
        let is_stock_alone = of_stock && rest.len() == 1;
        let is_exit = is_exit(finding);
        let key = match finding.comparison {
            _ if is_exit && is_stock_alone => self.leaving("finding-exits-stock", finding),
            _ if is_exit => self.leaving("finding-exits", finding),
            Comparison::StockAtLeast if is_stock_alone => {
                match self.reasons.can_shrink(&finding.measure) {
                    true => "finding-less",
                    false => "finding-fell",
                }
                .to_owned()
            }
            Comparison::StockAtLeast | Comparison::WholeAtLeast => "finding-at-least".to_owned(),
            _ => format!("finding-sum-{}", side(finding.side)),
        };
        // What changed is told with both dates.
        let figure = match is_exit && is_stock_alone {
            true => self.term(first),
            false => self.figure(&first.figure),
        };
        let gap = self.gap(finding);
        let arguments = [("figure", figure), ("gap", gap), ("sum", self.sum(finding))];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text(&key, &arguments)
    }

    /// The key for whoever left; of land and the like, for what is no longer there.
    fn leaving(&self, key: &str, finding: &Finding<'_>) -> String {
        if leaves(finding.gap.unit) { key.to_owned() } else { format!("{key}-other") }
    }

    fn ratio(
        &self,
        finding: &Finding<'_>,
        ratio: &StatedRatio,
        first: &Observation,
        rest: &[&Observation],
    ) -> String {
        let bases: Vec<String> = rest.iter().map(|base| self.term(base)).collect();
        // Growth rests on all of them together, a share on one of several releases.
        let word = if ratio.of == RatioOf::Growth { "list-and" } else { "list-or" };
        let mut computed = self.amounts.between(ratio.computed, ratio.stated.unit());
        if rest.len() > 1 {
            computed = self.messages.text("finding-nearest", &[("computed", &computed)]);
        }
        let gap = self.gap(finding);
        let off = self.messages.text(&format!("off-{}", side(finding.side)), &[("gap", &gap)]);
        let arguments = [
            ("figure", self.figure(&first.figure)),
            ("bases", self.messages.list(word, &bases)),
            ("stated", self.figure(&ratio.stated)),
            ("computed", computed),
            ("off", off),
        ];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text(&format!("finding-ratio-{}", of(ratio.of)), &arguments)
    }

    /// Two releases: which came first is told only where both have a date.
    fn releases(
        &self,
        finding: &Finding<'_>,
        later: &Observation,
        rest: &[&Observation],
    ) -> String {
        let earlier = rest.first().map(|earlier| self.dated(earlier)).unwrap_or_default();
        let what = match finding.kind {
            FindingKind::TargetChanged => "target",
            _ => "releases",
        };
        let order = if is_ordered(finding) { "" } else { "unordered-" };
        let gap = self.gap(finding);
        let arguments = [("later", self.dated(later)), ("earlier", earlier), ("gap", gap)];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text(&format!("finding-{what}-{order}{}", side(finding.side)), &arguments)
    }

    /// What is left over: "IDR 9.375 to 9.585 trillion", "26 businesses", "2.08 to
    /// 3.31 percentage points". Of a figure that is only bounded ("at most"), how much
    /// at least; so of those who left, since nobody counts who came and left between.
    fn gap(&self, finding: &Finding<'_>) -> String {
        let stated = match &finding.comparison {
            Comparison::Ratio(ratio) => Some(ratio.stated),
            _ => None,
        };
        let figures = finding.figures().map(|o| o.figure).chain(stated);
        self.distance(&finding.gap, is_exit(finding), figures)
    }

    fn distance(
        &self,
        gap: &Gap,
        is_exit: bool,
        mut figures: impl Iterator<Item = Figure>,
    ) -> String {
        let high = gap.high.filter(|_| !is_exit && !figures.any(|figure| is_bound(&figure)));
        self.amounts.distance(gap.low, high, gap.unit)
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

    /// Which figures are from before the end of their period.
    fn early(&self, finding: &Finding<'_>) -> Option<String> {
        let early = finding.figures().filter(|o| o.published_before_period_end());
        let early: Vec<String> = early.map(|o| self.dated(o)).collect();
        let key = if finding.comparable { "finding-early" } else { "finding-not-comparable" };
        (!early.is_empty()).then(|| {
            self.messages.text(key, &[("figures", &self.messages.list("list-and", &early))])
        })
    }

    fn otherwise(&self, finding: &Finding<'_>) -> Vec<String> {
        let first = finding.figures().next().map(|first| self.figure(&first.figure));
        let first = first.unwrap_or_default();
        let written = finding.otherwise.iter().map(|other| {
            let speaks = finding.operands.get(other.instead_of);
            let speaks = speaks.map(|operand| self.figure(&operand.observation.figure));
            let gap = other.gap.as_ref().map(|(found, gap)| {
                let kept = finding.figures().enumerate().filter(|(at, _)| *at != other.instead_of);
                let figures = kept.map(|(_, kept)| kept.figure).chain([other.release.figure]);
                (*found, self.distance(gap, is_exit(finding) && *found == Side::Below, figures))
            });
            let key = match &gap {
                None => "finding-otherwise-closed".to_owned(),
                Some((Side::Below, _)) if is_exit(finding) => {
                    self.leaving("finding-otherwise-exits", finding)
                }
                Some((found, _)) => {
                    let of = if other.instead_of == 0 { "itself" } else { "first" };
                    format!("finding-otherwise-{of}-{}", side(*found))
                }
            };
            let arguments = [
                ("figure", self.dated(other.release)),
                ("speaks", speaks.unwrap_or_default()),
                ("first", first.clone()),
                ("gap", gap.map(|(_, gap)| gap).unwrap_or_default()),
            ];
            let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
            self.messages.text(&key, &arguments)
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

    /// The figure whose unit may have slipped.
    fn slip(&self, finding: &Finding<'_>) -> Option<String> {
        let slip = finding.unit_slip?;
        let published = finding.operands.get(slip.operand)?.observation;
        let arguments =
            [("figure", self.figure(&slip.figure)), ("published", self.term(published))];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        Some(self.messages.text("finding-slip", &arguments))
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

fn is_exit(finding: &Finding<'_>) -> bool {
    finding.kind == FindingKind::ImpliesExits
}

/// Whether what is counted leaves: people and businesses do.
fn leaves(unit: Unit) -> bool {
    [BaseUnit::Person, BaseUnit::Business].map(Unit::base).contains(&unit)
}

/// Whether two releases have dates, one before the other.
fn is_ordered(finding: &Finding<'_>) -> bool {
    let mut dates = finding.figures().map(|release| release.source.published_on);
    match (dates.next().flatten(), dates.next().flatten()) {
        (Some(later), Some(earlier)) => earlier < later,
        _ => false,
    }
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
