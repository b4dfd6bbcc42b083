//! Files with mistakes, each with what is said of it. The files are in
//! `tests/files/malformed`: tables and lists of figures, mappings (`mapping-…`) and
//! registries (`zones-…`). Their figures are made up.

use std::path::{Path, PathBuf};

use kawasan_data::kek;
use kawasan_io::{Diagnostics, Format, Mapping, read_zones_bytes};

use crate::support::kek_reader;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/malformed");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn told(path: &Path) -> Diagnostics {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    if name.starts_with("mapping-") {
        let text = String::from_utf8(bytes).unwrap();
        return Mapping::read(name, &text).expect_err(name);
    }
    let format = Format::of_path(path).unwrap();
    if name.starts_with("zones-") {
        let country = kek().registry().jurisdiction();
        return read_zones_bytes(name, format, &bytes, country).expect_err(name);
    }
    kek_reader().read_bytes(name, format, &bytes).expect_err(name)
}

#[test]
fn every_malformed_file_has_its_message() {
    let files = files();
    assert!(files.len() >= 100, "{}", files.len());
    let mut all = String::new();
    for path in &files {
        let wrong = told(path);
        let name = path.file_name().unwrap().to_str().unwrap();
        all.push_str(&format!("== {name}\n{}\n\n", wrong.render(false)));
        for one in &wrong.list {
            let message = one.kind.to_string();
            assert_eq!(one.place.file, name);
            assert!(one.expected().is_some() || one.suggestion().is_some(), "{name}: {message}");
        }
    }
    insta::assert_snapshot!("malformed_files", all);
}

#[test]
fn every_malformed_file_gives_its_good_rows_or_none() {
    for path in files() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("mapping-") || name.starts_with("zones-") {
            continue;
        }
        let reader = kek_reader().good_rows();
        let bytes = std::fs::read(&path).unwrap();
        let format = Format::of_path(&path).unwrap();
        if let Ok(reading) = reader.read_bytes(&name, format, &bytes) {
            assert!(!reading.left_out.is_empty(), "{name}");
            let counted = reading.notices.iter().any(
                |notice| matches!(notice, kawasan_io::Notice::LeftOut { figures } if *figures > 0),
            );
            let lost = matches!(name.as_str(), "cells-below-no-header.csv");
            assert!(counted || lost, "{name}: {:?}", reading.notices);
        }
    }
}
