use super::*;
use crate::{
    ChainStep, Currency, Jurisdiction, Localised, Measures, Place, Registry, ReportingYear, Sector,
    SectorKind, TenantAlias, Tenants, ValueChain, Zone,
};

fn title(text: &str) -> Localised {
    Localised::try_new([("en", text)]).unwrap()
}

/// Gresik is for downstreaming, Palu for nothing that is known.
fn registry() -> Registry {
    let downstreaming =
        Sector::new("downstreaming".parse().unwrap(), SectorKind::Downstreaming, title("Down"));
    let year = ReportingYear::CALENDAR;
    let country = "ID".parse().unwrap();
    let country = Jurisdiction::builder(country, title("Indonesia"), Currency::IDR, year)
        .sectors([downstreaming])
        .build()
        .unwrap();
    let zone = |id: &str, place: &str| {
        Zone::builder(id.parse().unwrap(), format!("KEK {id}"), Place::new(place.parse().unwrap()))
    };
    let gresik = zone("gresik", "ID-JI").sectors(["downstreaming".parse().unwrap()]);
    let zones = [gresik.build().unwrap(), zone("palu", "ID-ST").build().unwrap()];
    Registry::builder(country).zones(zones).build().unwrap()
}

fn copper() -> ValueChain {
    let step = |(stage, product): (u8, &str)| {
        ChainStep::new(stage, product.parse().unwrap(), title(product), Source::new("Tempo"))
    };
    let steps = [(0, "ore"), (1, "cathode")].map(step);
    ValueChain::try_new("copper".parse().unwrap(), title("Copper"), steps).unwrap()
}

fn record(zone: &str) -> ProjectRecord {
    ProjectRecord::new(zone.parse().unwrap(), Source::new("Tempo"))
}

fn step(chain: &str, product: &str) -> StepRef {
    StepRef::new(chain.parse().unwrap(), product.parse().unwrap())
}

fn build(
    records: impl IntoIterator<Item = ProjectRecord>,
) -> Result<ProjectFacts, ProjectFactsError> {
    let alias = TenantAlias::new(
        "PT Freeport Indonesia".parse().unwrap(),
        "PTFI".parse().unwrap(),
        Source::new("Tempo"),
    );
    ProjectFacts::builder(&registry(), &Measures::standard())
        .chains([copper()])
        .tenants(Tenants::try_new([alias]).unwrap())
        .records(records)
        .build()
}

#[test]
fn all_that_is_wrong_is_told() {
    let error = build([
        record("gresikk").taking(step("coper", "cathode")),
        record("gresik").taking(step("copper", "catode")).alone_in(["export".parse().unwrap()]),
        record("gresik").of("PTFI".parse().unwrap()),
        record("gresik").being(ProjectStatus::Operating).alone_in(["exports".parse().unwrap()]),
    ])
    .unwrap_err();
    let told: Vec<(usize, String, Option<String>)> = error
        .problems
        .iter()
        .map(|problem| match problem {
            ProjectFactsProblem::Record { index, kind, .. } => {
                (*index, kind.to_string(), kind.help())
            }
            ProjectFactsProblem::ChainTwice { .. } => panic!("{problem}"),
        })
        .collect();
    let told: Vec<(usize, &str, Option<&str>)> =
        told.iter().map(|(index, said, help)| (*index, said.as_str(), help.as_deref())).collect();
    assert_eq!(
        told,
        [
            (0, "there is no zone `gresikk` in the registry", Some("did you mean `gresik`?")),
            (0, "there is no value chain `coper`", Some("did you mean `copper`?")),
            (
                1,
                "the value chain `copper` has no product `catode`",
                Some("did you mean `cathode`?")
            ),
            (1, "there is no measure `export`", Some("did you mean `exports`?")),
            (2, "it says nothing: expected a step of a value chain, a status, or both", None),
            (3, "it has measures of which figures are of its step alone, and no step", None),
        ]
    );
}

#[test]
fn one_source_says_one_thing_of_a_project_whatever_it_calls_the_tenant() {
    let of = |tenant: &str, status| {
        record("gresik").of(tenant.parse().unwrap()).taking(step("copper", "cathode")).being(status)
    };
    let built = ProjectStatus::UnderConstruction;
    let error = build([of("PTFI", built), of("PT Freeport Indonesia", ProjectStatus::Operating)]);
    assert!(
        error.unwrap_err().to_string().ends_with("the same source also says `under_construction`")
    );
    assert!(build([of("PTFI", built), of("PT Freeport Indonesia", built)]).is_ok());
    assert!(build([of("PTFI", built), of("PT Smelting", ProjectStatus::Operating)]).is_ok());
}

#[test]
fn a_chain_comes_once() {
    let (registry, measures) = (registry(), Measures::standard());
    let twice = ProjectFacts::builder(&registry, &measures).chains([copper(), copper()]).build();
    assert_eq!(twice.unwrap_err().to_string(), "two value chains have the id `copper`");
}

#[test]
fn a_step_where_nothing_is_said_of_downstreaming_is_a_warning() {
    let cathode = |zone| record(zone).taking(step("copper", "cathode"));
    let facts = build([cathode("gresik"), cathode("palu"), cathode("palu")]).unwrap();
    let warnings: Vec<String> = facts.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "zone `palu` takes a step of a value chain, but has no sector of the kind `downstreaming`"
        ]
    );
}
