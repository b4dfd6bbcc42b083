//! Headers, and what is made of them.

use super::*;

fn layout(texts: &[&str], mapping: &str) -> Result<Layout, Diagnostics> {
    let header = Header { row: 1, texts: texts.iter().map(|&text| text.to_owned()).collect() };
    let mapping = Mapping::read("map.toml", mapping).unwrap();
    infer(&header, &Measures::standard(), &mapping, &Place::file("a.csv"), 100)
}

fn told(texts: &[&str]) -> Vec<String> {
    let wrong = layout(texts, "").unwrap_err();
    wrong.list.iter().map(|one| one.kind.to_string()).collect()
}

#[test]
fn the_columns_of_data_files_are_a_tidy_layout() {
    let names = Field::ALL.map(Field::name);
    let layout = layout(&names, "").unwrap();
    assert!(layout.is_tidy);
    assert!(layout.uses.iter().all(|one| one.is_declared));
    let places: Vec<usize> = layout.fields.iter().flatten().copied().collect();
    assert_eq!(places, (0..14).collect::<Vec<_>>());
}

#[test]
fn a_column_for_each_measure_is_a_wide_layout() {
    let wide = layout(
        &["No", "Kawasan", "Realisasi tambahan investasi (Rp miliar)", "Jumlah naker", "Periode"],
        "[measures]\n\"jumlah naker\" = \"employment\"\n[constants]\nbasis = \"realised\"\ntiming = \"flow\"\npublisher = \"A\"\n",
    )
    .unwrap();
    assert!(!wide.is_tidy);
    assert_eq!(wide.values.len(), 2);
    assert_eq!(wide.column_of(Field::Period), Some(4));
    assert_eq!(wide.uses[0].meaning, None);
    assert_eq!(wide.values[1].meaning(), "employment, in persons");
}

#[test]
fn what_is_not_said_is_asked_for() {
    let told = told(&["kawasan", "Investasi 2024-Q1 (Rp miliar)", "sumber"]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("doesn't say its basis"), "{told:?}");
    assert!(told[1].contains("doesn't say its timing"), "{told:?}");
}

#[test]
fn misspelt_and_repeated_columns_are_named() {
    let told = told(&[
        "subject", "measure", "basis", "timing", "period", "value", "qualifer", "zona", "sumber",
    ]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("not understood"), "{told:?}");
    assert!(told[1].contains("a second column says the subject"), "{told:?}");
}

#[test]
fn the_scale_of_a_header_is_never_lost() {
    let all = ["subject", "measure", "basis", "timing", "period", "publisher", "Nilai (Rp miliar)"];
    let billions = Some("IDR billion".parse().unwrap());
    assert_eq!(layout(&all, "").unwrap().values[0].unit, billions);
    let mapped = "[[values]]\ncolumn = \"Naker (ribu orang)\"\nmeasure = \"employment\"\n\
        basis = \"realised\"\ntiming = \"flow\"\nperiod = \"2024\"\n";
    let header = ["subject", "publisher", "Naker (ribu orang)"];
    let thousands = Some("thousand persons".parse().unwrap());
    assert_eq!(layout(&header, mapped).unwrap().values[0].unit, thousands);
    let header = ["subject", "publisher", "Naker (ribu)"];
    let shorter = mapped.replace(" orang", "");
    assert_eq!(layout(&header, &shorter).unwrap().values[0].unit, thousands);
    let once = format!("{shorter}multiplier = 1000\n");
    assert_eq!(layout(&header, &once).unwrap().values[0].unit, thousands);
    let twice = format!("{shorter}multiplier = 1000000\n");
    assert!(layout(&header, &twice).unwrap_err().to_string().contains("expected one unit"));
    let power =
        ["subject", "measure", "basis", "timing", "period", "publisher", "unit", "Nilai (ribu)"];
    let mapped = "[columns]\nvalue = \"Nilai (ribu)\"\n";
    assert!(layout(&power, mapped).unwrap_err().to_string().contains("doesn't say its unit"));
}

#[test]
fn columns_that_a_mapping_names_must_be_there() {
    let wrong = layout(&["Nama", "value"], "[columns]\nsubject = \"Nma\"\n").unwrap_err();
    assert!(
        wrong.list.iter().any(|one| one.suggestion().as_deref() == Some("did you mean `Nama`?")),
        "{wrong}"
    );
}
