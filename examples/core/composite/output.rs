//! Scores as a table and as JSON.

use std::io::Write;
use std::path::Path;
use std::{fs, io};

use kawasan::model::Decimal;
use kawasan::rating::{Composite, CompositeOptions, Score, significant};
use serde_json::json;

/// Digits of a score.
const DIGITS: u32 = 15;

/// A score rounded, or the code and the text of why there is none.
fn rounded(score: &Score) -> Result<Decimal, (&'static str, String)> {
    let score = score.as_ref().map_err(|why| (why.code(), why.to_string()))?;
    significant(score, DIGITS).map_err(|error| ("not_rounded", error.to_string()))
}

/// One row for each unit, one column for each code.
pub(crate) fn csv(composite: &Composite) -> Result<String, Box<dyn std::error::Error>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(std::iter::once("uCode").chain(composite.codes()))?;
    for (place, unit) in composite.units().iter().enumerate() {
        let scores = composite.codes().map(|code| {
            let score = composite.column(code).and_then(|scores| scores.get(place));
            let decimal = score.and_then(|score| rounded(score).ok());
            decimal.map(|decimal| decimal.to_string()).unwrap_or_default()
        });
        writer.write_record(std::iter::once(unit.clone()).chain(scores))?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}

/// The same with the reasons.
pub(crate) fn json(
    composite: &Composite,
    options: &CompositeOptions,
) -> Result<String, serde_json::Error> {
    let unit = |(place, unit): (usize, &String)| {
        let scores = composite.codes().filter_map(|code| {
            let score = composite.column(code)?.get(place)?;
            let (value, why) = match rounded(score) {
                Ok(decimal) => (Some(decimal.to_string()), None),
                Err(why) => (None, Some(why)),
            };
            let (missing, message) = why.unzip();
            Some(json!({ "code": code, "value": value, "missing": missing, "message": message }))
        });
        json!({ "uCode": unit, "scores": scores.collect::<Vec<_>>() })
    };
    let treat: Vec<String> = options.treat.iter().map(ToString::to_string).collect();
    let aggregate: Vec<String> = options.aggregate.iter().map(ToString::to_string).collect();
    serde_json::to_string_pretty(&json!({
        "treat": treat,
        "normalise": options.normalise.to_string(),
        "aggregate": aggregate,
        "reference": options.reference,
        "digits": DIGITS,
        "codes": composite.codes().collect::<Vec<_>>(),
        "units": composite.units().iter().enumerate().map(unit).collect::<Vec<_>>(),
    }))
}

/// Writes a file whole or not at all: beside its place first, then into it.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    let Some(name) = path.file_name() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it names no file"));
    };
    let mut beside = name.to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = fs::File::create_new(&beside).and_then(|mut file| {
        writeln!(file, "{}", text.trim_end())?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        // What is left over is of no use; that it couldn't be written is the news.
        drop(fs::remove_file(&beside));
    }
    moved
}
