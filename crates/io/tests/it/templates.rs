//! Forms: what was filled in reads back.

use kawasan_data::kek;
use kawasan_io::{Format, Template};
use kawasan_model::{Language, Measures, Observation};

use crate::support::kek_reader;

/// The figures that are known of a zone, in its form and out again.
#[test]
fn a_form_that_is_filled_in_reads_back() {
    let (registry, measures) = (kek().registry(), Measures::standard());
    let known = kek().dataset().all_known();
    let mut filled = 0_usize;
    for language in [Language::INDONESIAN, Language::ENGLISH] {
        let zones = ["gresik", "kendal", "galang-batang", "mandalika", "sei-mangkei"];
        for zone in zones.map(|id| registry.find(id).unwrap()) {
            let period = "2024-S1".parse().unwrap();
            let form = Template::new(registry, &measures, zone.id().clone().into(), period)
                .language(language)
                .publisher("Contoh")
                .filled_from(&known);
            let bytes = form.to_excel().unwrap();
            let read = kek_reader().read_bytes("form.xlsx", Format::Excel, &bytes);
            let read = read.unwrap_or_else(|wrong| panic!("{}: {wrong}", zone.id()));
            for own in read.dataset.observations() {
                let said = known.speaking(&own.key()).unwrap_or_else(|| panic!("{own}"));
                assert_eq!(own.figure, said.figure, "{own}");
                filled += 1;
            }
        }
    }
    assert!(filled >= 10, "{filled}");
}

#[test]
fn a_form_asks_for_each_measure_once_and_is_the_same_every_time() {
    let (registry, measures) = (kek().registry(), Measures::standard());
    let subject = || registry.find_subject("gresik").unwrap();
    let form = || Template::new(registry, &measures, subject(), "2024-Q1".parse().unwrap());
    assert_eq!(form().to_excel().unwrap(), form().to_excel().unwrap());
    let read =
        kek_reader().read_bytes("a.xlsx", Format::Excel, &form().to_excel().unwrap()).unwrap();
    assert_eq!(read.dataset.observations().count(), 0);
    let without = read.notices.iter().find_map(|notice| match notice {
        kawasan_io::Notice::WithoutFigure { cells } => Some(*cells),
        _ => None,
    });
    // A flow, its target and a stock or level for each measure that has them.
    let asked: usize = measures
        .iter()
        .flat_map(kawasan_model::Measure::timings)
        .map(|timing| if *timing == kawasan_model::Timing::Flow { 2 } else { 1 })
        .sum();
    assert_eq!(without, Some(u64::try_from(asked).unwrap()));
}

/// A number in a form whose unit wasn't chosen is no figure.
#[test]
fn an_amount_without_a_unit_is_an_error() {
    let (registry, measures) = (kek().registry(), Measures::standard());
    let gresik = registry.find_subject("gresik").unwrap();
    let observation = Observation::new(
        kawasan_model::Series::new(
            gresik.clone(),
            "investment".parse().unwrap(),
            kawasan_model::Basis::Realised,
            kawasan_model::Timing::Flow,
        ),
        "2024-Q1".parse().unwrap(),
        "15.1 IDR billion".parse().unwrap(),
        kawasan_model::Source::new("Contoh"),
    );
    let dataset = kawasan_model::Dataset::builder(registry.clone(), measures.clone())
        .observation(observation)
        .build()
        .unwrap();
    let form = Template::new(registry, &measures, gresik, "2024-Q1".parse().unwrap())
        .measures(["investment".parse().unwrap()])
        .publisher("Contoh")
        .filled_from(&dataset.all_known());
    let bytes = form.to_excel().unwrap();
    let read = kek_reader().read_bytes("a.xlsx", Format::Excel, &bytes).unwrap();
    assert_eq!(read.dataset.observations().count(), 1);
    let mapping = kawasan_io::Mapping::read("m", "ignore = [\"Unit\"]\n").unwrap();
    let wrong = kek_reader().mapping(mapping).read_bytes("a.xlsx", Format::Excel, &bytes);
    assert!(wrong.unwrap_err().to_string().contains("nothing says the unit"));
}
