//! Value chains in zones, as a report.

mod json;

use kawasan_indicators::{NoStepFigure, Presence, StepTaker, ZoneChain, ZoneStep};
use kawasan_model::{ChainStep, Knowledge, Language, MeasureId, Observation, ValueChain};

use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};
use crate::reasons::Reasons;

pub use json::chain_json;

/// What is told by step: what it exports, and what it buys nearby.
const BY_STEP: [&str; 2] = ["exports", "local_purchases"];

/// How surely steps are there, of the depths that are told.
const DEPTHS: [Presence; 3] =
    [Presence::Operating, Presence::UnderConstruction, Presence::Announced];

/// Writes a value chain in zones as text: of each zone which steps are there and whose
/// they are, how deep they go, which are missing, and what each exports and buys nearby,
/// or why that isn't known; then who says that the chain has these steps.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::ZoneChain;
/// use kawasan_model::Language;
///
/// let (known, facts) = (kek().dataset().all_known(), kek().projects());
/// let copper = facts.chain("copper").ok_or("shipped")?;
/// let zones = ZoneChain::everywhere(known, facts, copper);
/// let text = kawasan_report::chain_text(copper, known, &zones, Language::ENGLISH)?;
/// assert!(text.contains("Operating: as far as stage 3 of 4, 2 stages in a row"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn chain_text(
    chain: &ValueChain,
    known: Knowledge<'_>,
    zones: &[ZoneChain<'_>],
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let reasons = Reasons::new(&messages, known.dataset().measures());
    let words = Words { messages: &messages, reasons, known, chain };
    let mut parts = vec![words.heading()];
    parts.extend(zones.iter().map(|zone| words.zone(zone)));
    if zones.is_empty() {
        parts.push(words.text("chain-nowhere", &[]));
    }
    parts.push(words.steps());
    Ok(parts.join("\n\n"))
}

/// Writes value chains in one language.
struct Words<'a> {
    messages: &'a Messages,
    reasons: Reasons<'a>,
    known: Knowledge<'a>,
    chain: &'a ValueChain,
}

impl Words<'_> {
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.messages.text(key, arguments)
    }

    fn product<'s>(&self, step: &'s ChainStep) -> &'s str {
        step.title.get(self.messages.language().code())
    }

    fn heading(&self) -> String {
        let language = self.messages.language();
        let country = self.known.registry().jurisdiction().name().get(language.code());
        let chain = self.chain.title().get(language.code());
        let title = self.text("chain-title", &[("chain", chain), ("country", country)]);
        format!("{title}\n{}", self.reasons.known(self.known))
    }

    fn zone(&self, zone: &ZoneChain<'_>) -> String {
        let name = self.known.registry().zone(&zone.zone);
        let name = name.map_or_else(|| zone.zone.to_string(), |zone| zone.name().to_owned());
        let header = ["stage", "product", "presence", "takers"];
        let header = header.map(|column| self.text(&format!("chain-column-{column}"), &[]));
        let mut table = layout::table(header);
        for step in &zone.steps {
            table.add_row([
                step.step.stage.to_string(),
                self.product(step.step).to_owned(),
                self.presence(step),
                self.takers(step),
            ]);
        }
        let mut lines = self.depths(zone);
        lines.extend(self.missing(zone));
        let lines = lines.iter().map(|line| layout::hanging("- ", line));
        let lines: Vec<String> = lines.collect();
        let mut parts = vec![format!("{name}\n{}\n{}", table.trim_fmt(), lines.join("\n"))];
        let ids = BY_STEP.iter().filter_map(|id| id.parse::<MeasureId>().ok());
        parts.extend(ids.filter_map(|measure| self.by_step(zone, &measure)));
        parts.join("\n\n")
    }

    fn presence(&self, step: &ZoneStep<'_>) -> String {
        self.text(&format!("presence-{}", step.presence().as_str()), &[])
    }

    /// Whose a step is, each with how far it is if that differs from the step.
    fn takers(&self, step: &ZoneStep<'_>) -> String {
        let taker = |taker: &StepTaker<'_>| {
            let unknown = self.text("chain-taker-unknown", &[]);
            let tenant = taker.tenant.as_ref().map_or(unknown.as_str(), |tenant| tenant.name());
            let release = taker.records.last().map(|record| self.reasons.release(&record.source));
            let release = release.unwrap_or_default();
            let said = [("what", tenant), ("release", release.as_str())];
            let line = self.text("project-said", &said);
            if taker.presence() == step.presence() {
                return line;
            }
            let presence = self.text(&format!("presence-{}", taker.presence().as_str()), &[]);
            self.text("project-step", &[("step", &line), ("status", &presence)])
        };
        step.takers.iter().map(taker).collect::<Vec<_>>().join("\n")
    }

    /// How deep it goes with what operates, then with what may come besides if that is
    /// deeper.
    fn depths(&self, zone: &ZoneChain<'_>) -> Vec<String> {
        let last = self.chain.last_stage().to_string();
        let mut told = None;
        let mut lines = Vec::new();
        for at_least in DEPTHS {
            let depth = zone.depth(at_least);
            if told.replace(depth) == Some(depth) {
                continue;
            }
            let which = self.text(&format!("depth-{}", at_least.as_str()), &[]);
            let (furthest, run) = (depth.furthest.unwrap_or_default(), depth.longest_run);
            let (furthest, stages) = (furthest.to_string(), run.to_string());
            let key = match (depth.furthest, run) {
                (None, _) => "chain-depth-none",
                (Some(_), 1) => "chain-depth-one",
                (Some(_), _) => "chain-depth",
            };
            let arguments = [
                ("which", which.as_str()),
                ("furthest", &furthest),
                ("last", &last),
                ("stages", &stages),
            ];
            lines.push(self.text(key, &arguments));
        }
        lines
    }

    /// Which steps aren't there, and which nobody so much as announced.
    fn missing(&self, zone: &ZoneChain<'_>) -> Vec<String> {
        let line = |key: &str, at_least| {
            let missing = zone.missing(at_least);
            let products: Vec<&str> = missing.iter().map(|step| self.product(step)).collect();
            let products = products.join(", ");
            (!products.is_empty()).then(|| self.text(key, &[("products", &products)]))
        };
        let not_there = match zone.missing(Presence::Stated) == zone.missing(Presence::Announced) {
            true => None,
            false => line("chain-not-there", Presence::Stated),
        };
        not_there.into_iter().chain(line("chain-not-announced", Presence::Announced)).collect()
    }

    /// A measure of each step that is there, or why it isn't known.
    fn by_step(&self, zone: &ZoneChain<'_>, measure: &MeasureId) -> Option<String> {
        let there = zone.steps.iter().filter(|step| !step.takers.is_empty());
        let lines: Vec<String> = there
            .flat_map(|step| self.step_figures(zone, step.step, measure))
            .map(|line| layout::hanging("- ", &line))
            .collect();
        let title = self.text("chain-by-step", &[("measure", self.reasons.measure(measure))]);
        (!lines.is_empty()).then(|| format!("{title}\n{}", lines.join("\n")))
    }

    fn step_figures(
        &self,
        zone: &ZoneChain<'_>,
        step: &ChainStep,
        measure: &MeasureId,
    ) -> Vec<String> {
        let product = ("product", self.product(step));
        match zone.figures(step.product.as_str(), measure.as_str()) {
            Ok(figures) => {
                let figures = figures.into_iter().map(|figure| self.released(figure));
                figures.map(|f| self.text("chain-figure", &[product, ("figure", &f)])).collect()
            }
            Err(reason) => {
                let count = match &reason {
                    NoStepFigure::NotByStep { whole, .. } => whole.len().to_string(),
                    _ => String::new(),
                };
                let key = format!("no-step-figure-{}", reason.code());
                vec![self.text(&key, &[product, ("count", &count)])]
            }
        }
    }

    fn released(&self, figure: &Observation) -> String {
        let release = self.reasons.release(&figure.source);
        let figure = self.reasons.figure(figure);
        self.text("trace-figure", &[("figure", &figure), ("release", &release)])
    }

    /// Who says that the chain has these steps.
    fn steps(&self) -> String {
        let lines = self.chain.steps().iter().map(|step| {
            let release = self.reasons.release(&step.source);
            let said = [("what", self.product(step)), ("release", release.as_str())];
            layout::hanging("- ", &self.text("project-said", &said))
        });
        let lines: Vec<String> = lines.collect();
        format!("{}\n{}", self.text("chain-steps", &[]), lines.join("\n"))
    }
}
