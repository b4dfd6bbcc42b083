//! Value chains in zones, as JSON.

use kawasan_indicators::{NoStepFigure, Presence, StepTaker, ZoneChain, ZoneStep};
use kawasan_model::{
    ChainId, ChainStep, Counterparty, Knowledge, Localised, Observation, ProductId, ProjectRecord,
    ProjectStatus, Source, ValueChain, ZoneId,
};
use serde::Serialize;

use super::{BY_STEP, DEPTHS};
use crate::json::iso;
use crate::projects::PublishedForm;
use crate::provenance::{self, VERSION};

/// Name and version of the form.
const SCHEMA: &str = "kawasan.chain/1";

/// Writes a value chain in zones as one JSON object.
///
/// The object has `schema`, `version`, `data` (a digest of the dataset), `known_on`,
/// `chain`, `title`, `steps` (each with `stage`, `product`, `title`, `source` and `note`)
/// and `zones`. A zone has `zone`, `depth` (of what operates, is at least
/// `under_construction` or at least `announced`: the `furthest` stage, `null` if there is
/// none, the `longest_run` of stages and the products `missing`) and `steps`, each with
/// `product`, `stage`, `presence`, `takers`, `exports` and `local_purchases`. These have
/// `figures`, or `missing` (`absent`, `not_published` or `not_by_step`) and the figures
/// of the `whole` zone, which are of no step.
///
/// # Errors
/// [`serde_json::Error`] if a value has no JSON form.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::ZoneChain;
///
/// let (known, facts) = (kek().dataset().all_known(), kek().projects());
/// let copper = facts.chain("copper").ok_or("shipped")?;
/// let zones = ZoneChain::everywhere(known, facts, copper);
/// let text = kawasan_report::chain_json(copper, known, &zones)?;
/// assert!(text.contains("\"missing\": \"not_by_step\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn chain_json(
    chain: &ValueChain,
    known: Knowledge<'_>,
    zones: &[ZoneChain<'_>],
) -> Result<String, serde_json::Error> {
    let form = Form {
        schema: SCHEMA,
        version: VERSION,
        data: provenance::digest(known.dataset())?,
        known_on: known.on().map(iso),
        chain: chain.id(),
        title: chain.title(),
        steps: chain.steps().iter().map(DefinitionForm::of).collect(),
        zones: zones.iter().map(ZoneForm::of).collect(),
    };
    serde_json::to_string_pretty(&form)
}

#[derive(Serialize)]
struct Form<'a> {
    schema: &'static str,
    version: &'static str,
    data: String,
    known_on: Option<String>,
    chain: &'a ChainId,
    title: &'a Localised,
    steps: Vec<DefinitionForm<'a>>,
    zones: Vec<ZoneForm<'a>>,
}

#[derive(Serialize)]
struct DefinitionForm<'a> {
    stage: u8,
    product: &'a ProductId,
    title: &'a Localised,
    source: &'a Source,
    note: Option<&'a str>,
}

impl<'a> DefinitionForm<'a> {
    fn of(step: &'a ChainStep) -> Self {
        DefinitionForm {
            stage: step.stage,
            product: &step.product,
            title: &step.title,
            source: &step.source,
            note: step.note.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct ZoneForm<'a> {
    zone: &'a ZoneId,
    depth: DepthsForm<'a>,
    steps: Vec<StepForm<'a>>,
}

#[derive(Serialize)]
struct DepthsForm<'a> {
    operating: DepthForm<'a>,
    under_construction: DepthForm<'a>,
    announced: DepthForm<'a>,
}

#[derive(Serialize)]
struct DepthForm<'a> {
    furthest: Option<u8>,
    longest_run: u8,
    missing: Vec<&'a ProductId>,
}

#[derive(Serialize)]
struct StepForm<'a> {
    product: &'a ProductId,
    stage: u8,
    presence: &'static str,
    takers: Vec<TakerForm<'a>>,
    exports: FiguresForm<'a>,
    local_purchases: FiguresForm<'a>,
}

#[derive(Serialize)]
struct TakerForm<'a> {
    tenant: Option<&'a str>,
    status: Option<ProjectStatus>,
    records: &'a [&'a ProjectRecord],
}

#[derive(Serialize)]
struct FiguresForm<'a> {
    figures: Vec<PublishedForm<'a>>,
    missing: Option<&'static str>,
    whole: Vec<PublishedForm<'a>>,
}

impl<'a> ZoneForm<'a> {
    fn of(zone: &'a ZoneChain<'a>) -> Self {
        let [operating, under_construction, announced] =
            DEPTHS.map(|at_least| DepthForm::of(zone, at_least));
        ZoneForm {
            zone: &zone.zone,
            depth: DepthsForm { operating, under_construction, announced },
            steps: zone.steps.iter().map(|step| StepForm::of(zone, step)).collect(),
        }
    }
}

impl<'a> DepthForm<'a> {
    fn of(zone: &ZoneChain<'a>, at_least: Presence) -> Self {
        let depth = zone.depth(at_least);
        DepthForm {
            furthest: depth.furthest,
            longest_run: depth.longest_run,
            missing: zone.missing(at_least).into_iter().map(|step| &step.product).collect(),
        }
    }
}

impl<'a> StepForm<'a> {
    fn of(zone: &ZoneChain<'a>, step: &'a ZoneStep<'a>) -> Self {
        let product = &step.step.product;
        let [exports, local_purchases] =
            BY_STEP.map(|measure| FiguresForm::of(zone.figures(product.as_str(), measure)));
        StepForm {
            product,
            stage: step.step.stage,
            presence: step.presence().as_str(),
            takers: step.takers.iter().map(TakerForm::of).collect(),
            exports,
            local_purchases,
        }
    }
}

impl<'a> TakerForm<'a> {
    fn of(taker: &'a StepTaker<'a>) -> Self {
        TakerForm {
            tenant: taker.tenant.as_ref().map(Counterparty::name),
            status: taker.status,
            records: &taker.records,
        }
    }
}

impl<'a> FiguresForm<'a> {
    fn of(figures: Result<Vec<&'a Observation>, NoStepFigure<'a>>) -> Self {
        let forms = |figures: Vec<_>| figures.into_iter().map(PublishedForm::of).collect();
        match figures {
            Ok(figures) => {
                FiguresForm { figures: forms(figures), missing: None, whole: Vec::new() }
            }
            Err(reason) => {
                let missing = Some(reason.code());
                let whole = match reason {
                    NoStepFigure::NotByStep { whole, .. } => whole,
                    _ => Vec::new(),
                };
                FiguresForm { figures: Vec::new(), missing, whole: forms(whole) }
            }
        }
    }
}
