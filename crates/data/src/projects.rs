//! What is known of projects besides amounts: `chains.csv`, `chain_steps.csv`,
//! `tenants.csv` and `projects.csv`.

use std::error::Error;

use kawasan_model::{
    ChainStep, Localised, Measures, ProjectFacts, ProjectFactsProblem, ProjectRecord, Registry,
    Source, StepRef, TenantAlias, Tenants, ValueChain, parse_date,
};

use crate::files;
use crate::load_error::{LoadError, RowError};
use crate::table::{Row, each, items, rows, said};

const CHAINS: &str = "chains.csv";
const STEPS: &str = "chain_steps.csv";
const TENANTS: &str = "tenants.csv";
const PROJECTS: &str = "projects.csv";

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ChainRow {
    id: String,
    title_id: String,
    title_en: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct StepRow {
    chain: String,
    stage: String,
    product: String,
    title_id: String,
    title_en: String,
    publisher: String,
    published_on: String,
    url: String,
    note: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct TenantRow {
    tenant: String,
    alias: String,
    publisher: String,
    published_on: String,
    url: String,
    note: String,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ProjectRow {
    zone: String,
    tenant: String,
    chain: String,
    product: String,
    status: String,
    measures: String,
    as_stated: String,
    publisher: String,
    published_on: String,
    url: String,
    note: String,
}

/// The chains, names and records of the embedded files.
pub(crate) fn load(registry: &Registry) -> Result<ProjectFacts, LoadError> {
    let (chains, tenants) = (chains()?, tenants()?);
    let project_rows = rows::<ProjectRow>(PROJECTS, files::PROJECTS)?;
    let records = each(PROJECTS, &project_rows, record)?;
    let measures = Measures::standard();
    let facts = ProjectFacts::builder(registry, &measures).chains(chains).tenants(tenants);
    facts.records(records).build().map_err(|error| {
        let line = |index: usize| project_rows.get(index).map_or(0, |row| row.line);
        let wrong = error.problems.iter().map(|problem| match problem {
            ProjectFactsProblem::Record { index, .. } => RowError::new(line(*index), problem),
            other => RowError::new(0, other),
        });
        LoadError { file: PROJECTS, rows: wrong.collect() }
    })
}

fn chains() -> Result<Vec<ValueChain>, LoadError> {
    let step_rows = rows::<StepRow>(STEPS, files::CHAIN_STEPS)?;
    let steps = each(STEPS, &step_rows, |row| Ok((row.chain.clone(), step(row)?)))?;
    let chain_rows = rows::<ChainRow>(CHAINS, files::CHAINS)?;
    let nowhere =
        |row: &&Row<StepRow>| !chain_rows.iter().any(|chain| chain.cells.id == row.cells.chain);
    let lost = step_rows.iter().filter(nowhere).map(|row| {
        RowError::new(row.line, format!("there is no chain `{}` in {CHAINS}", row.cells.chain))
    });
    LoadError::check(STEPS, lost.collect())?;
    each(CHAINS, &chain_rows, |row| {
        let title = Localised::try_new([("id", &row.title_id), ("en", &row.title_en)])?;
        let own = steps.iter().filter(|(chain, _)| *chain == row.id);
        Ok(ValueChain::try_new(row.id.parse()?, title, own.map(|(_, step)| step.clone()))?)
    })
}

fn step(row: &StepRow) -> Result<ChainStep, Box<dyn Error>> {
    let title = Localised::try_new([("id", &row.title_id), ("en", &row.title_en)])?;
    let source = source(&row.publisher, &row.published_on, &row.url)?;
    let step = ChainStep::new(row.stage.parse()?, row.product.parse()?, title, source);
    Ok(match said(&row.note) {
        Some(note) => step.with_note(note),
        None => step,
    })
}

fn tenants() -> Result<Tenants, LoadError> {
    let tenant_rows = rows::<TenantRow>(TENANTS, files::TENANTS)?;
    let aliases = each(TENANTS, &tenant_rows, |row| {
        let source = source(&row.publisher, &row.published_on, &row.url)?;
        let alias = TenantAlias::new(row.tenant.parse()?, row.alias.parse()?, source);
        Ok(match said(&row.note) {
            Some(note) => alias.with_note(note),
            None => alias,
        })
    })?;
    Tenants::try_new(aliases).map_err(|error| LoadError::whole(TENANTS, error))
}

fn record(row: &ProjectRow) -> Result<ProjectRecord, Box<dyn Error>> {
    let source = source(&row.publisher, &row.published_on, &row.url)?;
    let mut record = ProjectRecord::new(row.zone.parse()?, source);
    if let Some(tenant) = said(&row.tenant) {
        record = record.of(tenant.parse()?);
    }
    record = match (said(&row.chain), said(&row.product)) {
        (Some(chain), Some(product)) => {
            record.taking(StepRef::new(chain.parse()?, product.parse()?))
        }
        (None, None) => record,
        _ => return Err("a chain and its product go together".into()),
    };
    if let Some(status) = said(&row.status) {
        record = record.being(status.parse()?);
    }
    let measures: Result<Vec<_>, _> = items(&row.measures).map(str::parse).collect();
    record = record.alone_in(measures?);
    if let Some(words) = said(&row.as_stated) {
        record = record.stated_as(words);
    }
    Ok(match said(&row.note) {
        Some(note) => record.with_note(note),
        None => record,
    })
}

fn source(publisher: &str, published_on: &str, url: &str) -> Result<Source, Box<dyn Error>> {
    let mut source = Source::new(said(publisher).ok_or("nobody says so: `publisher` is empty")?);
    if let Some(date) = said(published_on) {
        source = source.on(parse_date(date)?);
    }
    if let Some(url) = said(url) {
        source = source.at(url);
    }
    Ok(source)
}
