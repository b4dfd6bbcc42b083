//! One statement down to the documents.

use kawasan_indicators::Indicator;
use kawasan_model::{Language, Observation, Period, Quarter, Tri};
use kawasan_statements::{
    Checked, CheckedCriterion, Comparison, Evidence, KnownAt, Predicate, Reading, Test,
    ZonesEvidence,
};

use super::zones::is_one_by_one;
use super::{Stated, Words, cited};
use crate::layout::{self, capitalised};
use crate::messages::{Messages, NoSuchLanguage};
use crate::peers;
use crate::releases::Releases;

/// Writes one statement as text: what was said and where, the verdict in a sentence, each
/// criterion with what it asks, what it comes to and the figures, zones or laws that this
/// rests on, and who published which figure when.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::{files, kek};
/// use kawasan_model::Language;
/// use kawasan_report::Stated;
/// use kawasan_statements::{Context, Reader};
///
/// let reader = Reader::of(kek().dataset())?
///     .with_official_classes(kek().official_classes())
///     .with_projects(kek().projects())
///     .with_methodologies(files::METHODOLOGIES.iter().copied())?;
/// let meeting = reader.read(files::STATEMENTS)?;
/// let context = Context::new(kek().dataset(), kek().official_classes(), kek().projects());
/// let checked = context.check(&meeting, meeting.statement("s07").ok_or("said")?);
/// let stated = Stated { meeting: &meeting, dataset: kek().dataset(), synthetic: None };
/// let text = kawasan_report::statement_text(&stated, &checked, Language::ENGLISH)?;
/// assert!(text.contains("Formula: realised businesses flow [period]"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn statement_text(
    stated: &Stated<'_>,
    checked: &Checked<'_>,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words::new(&messages, stated);
    let statement = checked.statement;
    let said = words.reasons.release(&statement.source);
    let text = statement.text.get(language.code());
    let verdict = words.verdict(checked.verdict);
    let sentence = words.sentence(checked);
    let mut parts = vec![
        words.heading(stated),
        layout::hanging(
            &format!("{}  ", statement.id),
            &words.text("statement-said", &[("text", text), ("source", &said)]),
        ),
        layout::hanging(
            "",
            &words.text("statement-line", &[("verdict", &verdict), ("sentence", &sentence)]),
        ),
        words.text(
            match statement.reading {
                Reading::All => "statement-reading-all",
                Reading::Any => "statement-reading-any",
                Reading::Each => "statement-reading-each",
            },
            &[],
        ),
    ];
    let releases = Releases::of(cited(checked.criteria.iter()));
    parts.extend(checked.criteria.iter().map(|one| words.criterion(one, &releases).join("\n")));
    parts.extend(words.releases(&releases));
    Ok(parts.join("\n\n"))
}

impl Words<'_> {
    fn criterion(&self, checked: &CheckedCriterion<'_>, releases: &Releases<'_>) -> Vec<String> {
        let criterion = checked.criterion;
        let title = capitalised(criterion.title.get(self.code()));
        let state = match (criterion.decides, is_judged(&criterion.test)) {
            (true, _) => self.verdict(checked.verdict),
            (false, true) => {
                let verdict = self.verdict(checked.verdict);
                self.text("criterion-shows-verdict", &[("verdict", &verdict)])
            }
            (false, false) => self.text("criterion-shows", &[]),
        };
        let title = self.text("criterion-title", &[("title", &title), ("state", &state)]);
        let listed = self.listed(&checked.evidence, releases);
        let numbers = releases.numbers(cited(std::iter::once(checked)));
        let evidence = || capitalised(&self.evidence(checked));
        // What a list says isn't said before it; where it has no numbers, the title has.
        let (title, evidence) = match (&checked.evidence, &criterion.test) {
            (Evidence::Published(_), _) if !listed.is_empty() => (title, None),
            (Evidence::Zones(found), Test::Zones(test)) if is_one_by_one(found, test) => {
                (format!("{title} {numbers}"), None)
            }
            _ => (title, Some(format!("{} {numbers}", evidence()))),
        };
        let mut lines = vec![layout::hanging("- ", title.trim_end())];
        let mut detail = |text: &str| lines.push(layout::hanging("  ", text));
        if criterion.known == KnownAt::Now {
            detail(&self.text("known-all", &[]));
        }
        if self.is_synthetic(checked) {
            detail(&self.text("criterion-is-synthetic", &[]));
        }
        if let Some(evidence) = evidence {
            detail(evidence.trim_end());
        }
        match &criterion.test {
            Test::Value(test) => {
                let formula = test.indicator.formula().to_string();
                detail(&self.text("criterion-formula", &[("formula", &formula)]));
                if let Some(comparison) = test.comparison {
                    detail(&self.limit(comparison));
                }
            }
            Test::Zones(test) => {
                for line in test.which.iter().filter_map(|one| self.asked(one)) {
                    detail(&line);
                }
            }
            _ => {}
        }
        lines.extend(listed);
        lines
    }

    /// What a criterion rests on, item by item.
    fn listed(&self, evidence: &Evidence<'_>, releases: &Releases<'_>) -> Vec<String> {
        match evidence {
            Evidence::Published(found) => {
                let line = |one: &&Observation| {
                    let number = releases.numbers_of(&[one]);
                    layout::hanging("  · ", &format!("{} {number}", self.figure(one)))
                };
                found.iter().map(line).collect()
            }
            Evidence::Quarters(_, quarters) => {
                let line = |(quarter, found): &(Quarter, Option<&Observation>)| {
                    let quarter = capitalised(&self.amounts.period(Period::from(*quarter)));
                    let (mark, figure) = match found {
                        Some(one) => (Tri::Yes, self.with_release(one)),
                        None => (Tri::Possible, self.text("criterion-unpublished", &[])),
                    };
                    let arguments = [("zone", quarter.as_str()), ("figure", &figure)];
                    layout::hanging(mark_of(mark), &self.text("criterion-figure", &arguments))
                };
                quarters.iter().map(line).collect()
            }
            Evidence::Zones(zones) => self.zone_lines(zones),
            Evidence::History(found) => {
                let told = self.history_lines(found);
                told.iter().map(|line| layout::hanging("  · ", line)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Zones with why it is so, those of one kind in one line; what would lift them stands
    /// below it.
    fn zone_lines(&self, zones: &ZonesEvidence<'_>) -> Vec<String> {
        let mut groups: Vec<(&str, String, Vec<String>, Vec<&str>)> = Vec::new();
        for zone in &zones.zones {
            let (mark, why) = (mark_of(zone.belongs.and(zone.holds)), self.because(zone));
            let (lift, name) = (self.lift(zone), zone.zone.name());
            let same = groups.iter_mut().find(|(own_mark, own, own_lift, _)| {
                *own_mark == mark && *own == why && *own_lift == lift
            });
            match same {
                Some((_, _, _, names)) => names.push(name),
                None => groups.push((mark, why, lift, vec![name])),
            }
        }
        let mut lines = Vec::new();
        for (mark, why, lift, names) in groups {
            let arguments = [("zone", names.join(", ")), ("figure", why)];
            let arguments = arguments.each_ref().map(|(key, text)| (*key, text.as_str()));
            lines.push(layout::hanging(mark, &self.text("criterion-figure", &arguments)));
            lines.extend(lift.iter().map(|line| layout::hanging("      → ", line)));
        }
        lines
    }

    /// "IDR 15.1 trillion (CNBC Indonesia, 24 April 2024)"
    fn with_release(&self, one: &Observation) -> String {
        let (figure, release) = (self.reasons.figure(one), self.reasons.release(&one.source));
        self.text("criterion-released", &[("figure", &figure), ("release", &release)])
    }

    /// By which scheme, methodology or rule, where the zones don't say so.
    fn asked(&self, predicate: &Predicate) -> Option<String> {
        match predicate {
            Predicate::Class { methodology, .. } => {
                let title = methodology.title().get(self.code());
                let status = format!("status-{}", methodology.status().as_str());
                let status = self.text(&status, &[]);
                let arguments = [
                    ("title", title),
                    ("id", methodology.id()),
                    ("version", methodology.version()),
                    ("status", &status),
                ];
                Some(self.text("criterion-methodology", &arguments))
            }
            Predicate::OfficialClass { scheme, .. } => {
                Some(self.text("criterion-scheme", &[("scheme", scheme)]))
            }
            Predicate::Value { indicator, comparison, period } => {
                let limit = self.limit(*comparison);
                Some(self.indicator(indicator, *period, &limit))
            }
            Predicate::Behind { rule, indicator, period } => {
                let rule = peers::rule_text(self.messages, rule);
                Some(self.indicator(indicator, *period, &rule))
            }
            _ => None,
        }
    }

    /// "Location quotient of value added, 2023. Asked: more than 100%"
    fn indicator(&self, indicator: &Indicator, period: Period, limit: &str) -> String {
        let title = indicator.title().get(self.code());
        let period = self.amounts.the_period(period);
        let arguments = [("title", title), ("period", period.as_str()), ("limit", limit)];
        self.text("criterion-indicator", &arguments)
    }

    fn limit(&self, comparison: Comparison) -> String {
        let key = match comparison {
            Comparison::Stated(_) => "limit-stated",
            Comparison::Above(_) => "limit-above",
            Comparison::AtLeast(_) => "limit-at-least",
            Comparison::Below(_) => "limit-below",
            Comparison::AtMost(_) => "limit-at-most",
        };
        let figure = comparison.figure().display(self.messages.language()).to_string();
        self.text(key, &[("figure", &figure)])
    }
}

const fn mark_of(holds: Tri) -> &'static str {
    match holds {
        Tri::Yes => "  ✓ ",
        Tri::No => "  ✗ ",
        Tri::Possible => "  ? ",
    }
}

/// Whether a criterion that only shows something has a verdict of its own.
const fn is_judged(test: &Test) -> bool {
    match test {
        Test::Value(test) => test.comparison.is_some(),
        Test::Published(_) => false,
        _ => true,
    }
}
