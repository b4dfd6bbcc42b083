//! What the header of a column of figures says: "Realisasi investasi TW I 2024 (Rp
//! miliar)".

use kawasan_model::suggest::nearest;
use kawasan_model::{MeasureUnit, Measures, ScaledUnit};

use super::ValueColumn;
use super::lexicon::{Lexicon, Says};
use crate::{DiagnosticKind, Field, words};

/// The most words of a phrase: titles of measures have up to eight.
const LONGEST: usize = 10;

/// What a header says of figures, as far as it says anything of them.
///
/// # Errors
/// `None` if no word is one of measures and it says more than the period; else what isn't
/// understood.
pub(super) fn value_column(
    header: &str,
    lexicon: &Lexicon<'_>,
) -> Option<Result<ValueColumn, DiagnosticKind>> {
    let said = said(header, lexicon)?;
    Some(said.and_then(|(mut found, power)| {
        complete(&mut found, power, lexicon.measures)?;
        Ok(found)
    }))
}

/// What the words of a header say, and a power of ten among them.
///
/// # Errors
/// As [`value_column`].
pub(super) fn said(
    header: &str,
    lexicon: &Lexicon<'_>,
) -> Option<Result<(ValueColumn, Option<i8>), DiagnosticKind>> {
    let words = words_of(header);
    let mut found = ValueColumn::default();
    let mut power = None;
    let mut unknown: Option<String> = None;
    let mut twice: Option<DiagnosticKind> = None;
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if first == BREAK {
            rest = after;
            continue;
        }
        let Some((says, used)) = longest(rest, &found, lexicon) else {
            unknown.get_or_insert_with(|| first.clone());
            rest = after;
            continue;
        };
        let phrase = rest.get(..used).unwrap_or_default().join(" ");
        if let Err(field) = take(&mut found, &mut power, says) {
            twice.get_or_insert(DiagnosticKind::HeaderTwice { word: phrase, field });
        }
        rest = rest.get(used..).unwrap_or_default();
    }
    // "2024": what is counted stands elsewhere.
    let is_period = found.period.is_some() && unknown.is_none() && twice.is_none();
    if found.measure.is_none() && !is_period {
        return None;
    }
    if let Some(kind) = twice {
        return Some(Err(kind));
    }
    if let Some(word) = unknown {
        let known =
            words::all().map(str::to_owned).chain(lexicon.measures.iter().flat_map(|measure| {
                measure.title().iter().map(|(_, title)| title.to_lowercase()).collect::<Vec<_>>()
            }));
        let known: Vec<String> = known.collect();
        let nearest = nearest(&word, known.iter().map(String::as_str)).map(str::to_owned);
        return Some(Err(DiagnosticKind::HeaderWord { word, nearest }));
    }
    Some(Ok((found, power)))
}

/// The unit of a measure that is counted in one unit only; a ratio may be in percent
/// or not, and so says nothing.
///
/// # Errors
/// A power of ten of a unit that isn't known: a unit beside it may have one of its own.
pub(super) fn complete(
    found: &mut ValueColumn,
    power: Option<i8>,
    measures: &Measures,
) -> Result<(), DiagnosticKind> {
    let measure = found.measure.as_ref().and_then(|id| measures.get(id.as_str()));
    let only = match measure.map(kawasan_model::Measure::unit) {
        Some(MeasureUnit::Only(unit)) if !unit.is_one() => Some(unit),
        _ => None,
    };
    found.unit = match (found.unit, power) {
        (Some(unit), Some(power)) => {
            let power = unit.power().checked_add(power);
            power.map(|power| ScaledUnit::new(unit.unit(), power))
        }
        (Some(unit), None) => Some(unit),
        (None, power) => only.map(|unit| ScaledUnit::new(unit, power.unwrap_or(0))),
    };
    // What has only one timing can have no other.
    if let (None, Some([one])) = (found.timing, measure.map(kawasan_model::Measure::timings)) {
        found.timing = Some(*one);
    }
    match (found.unit, power) {
        (None, Some(power)) if power != 0 => {
            Err(DiagnosticKind::HeaderLacks { field: Field::Unit })
        }
        _ => Ok(()),
    }
}

/// What the brackets of a header say of the scale of its figures: `(Rp miliar)`, `(ribu)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// A unit with its power of ten.
    Unit(ScaledUnit),
    /// A power of ten alone.
    Power(i8),
}

/// The scale in the brackets of a header, and the header without them.
pub(super) fn scale_of(header: &str) -> Option<(String, Scale)> {
    let open = header.find(['(', '['])?;
    let rest = header.get(open..)?;
    let close = rest.find([')', ']'])?;
    let inside = rest.get(1..close)?.trim();
    let inside = inside.strip_prefix("dalam ").or(inside.strip_prefix("in ")).unwrap_or(inside);
    let scale = match words::unit(inside) {
        Ok(unit) => Scale::Unit(unit),
        Err(_) => Scale::Power(words::power(&inside.to_lowercase())?),
    };
    let before = header.get(..open)?;
    let after = rest.get(close.saturating_add(1)..)?;
    Some((format!("{before} {after}").trim().to_owned(), scale))
}

/// Whether a header has a word of measures.
pub(crate) fn names_a_measure(header: &str, lexicon: &Lexicon<'_>) -> bool {
    let read = value_column(header, lexicon);
    // What isn't understood beside a measure is told only where there is one.
    read.is_some_and(|read| read.map_or(true, |column| column.measure.is_some()))
}

fn take(found: &mut ValueColumn, power: &mut Option<i8>, says: Says) -> Result<(), Field> {
    fn put<T: PartialEq>(slot: &mut Option<T>, value: T, field: Field) -> Result<(), Field> {
        match slot {
            Some(known) if *known != value => Err(field),
            _ => {
                *slot = Some(value);
                Ok(())
            }
        }
    }
    match says {
        Says::Measure(id) => put(&mut found.measure, id, Field::Measure),
        Says::Basis(basis) => put(&mut found.basis, basis, Field::Basis),
        Says::Timing(timing) => put(&mut found.timing, timing, Field::Timing),
        Says::Period(period) => put(&mut found.period, period, Field::Period),
        Says::Unit(unit) => put(&mut found.unit, unit, Field::Unit),
        Says::Power(ten) => put(power, ten, Field::Unit),
        Says::Nothing => Ok(()),
    }
}

/// The longest phrase at the beginning that means something, and its length.
fn longest(words: &[String], found: &ValueColumn, lexicon: &Lexicon<'_>) -> Option<(Says, usize)> {
    let named = found.measure.as_ref();
    let until = words.iter().position(|word| word == BREAK).unwrap_or(words.len());
    let phrases = || {
        let lengths = (1..=LONGEST.min(until)).rev();
        lengths.filter_map(|length| Some((words.get(..length)?.join(" "), length)))
    };
    // "Tenaga kerja ribu orang" is a measure and its unit, not a long unit.
    let measure = phrases().find_map(|(phrase, length)| {
        let says = lexicon.meaning(&phrase, named)?;
        matches!(says, Says::Measure(_)).then_some((says, length))
    });
    measure.or_else(|| {
        phrases().find_map(|(phrase, length)| Some((lexicon.meaning(&phrase, named)?, length)))
    })
}

/// What no phrase goes over.
const BREAK: &str = "|";

/// The words in lower case, without the marks around them; a bracket or comma is a
/// break.
fn words_of(header: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in header.to_lowercase().split(['(', ')', '[', ']', ',', ';', ':', '|', '•', '\n']) {
        words.push(BREAK.to_owned());
        let said = part.split_whitespace().map(|word| word.trim_matches('.'));
        words.extend(said.filter(|word| !matches!(*word, "" | "-" | "–" | "/")).map(str::to_owned));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Mapping;

    fn read(header: &str) -> String {
        match value_column(header, &Lexicon::new(&Measures::standard(), &Mapping::default())) {
            None => "no figures".to_owned(),
            Some(Ok(column)) => column.meaning(),
            Some(Err(kind)) => kind.to_string(),
        }
    }

    #[test]
    fn headers_of_figures_are_understood() {
        for (header, expected) in [
            (
                "Realisasi tambahan investasi TW I 2024 (Rp miliar)",
                "investment, realised, flow, 2024-Q1, in IDR billion",
            ),
            (
                "Investment realised flow 2024-Q1 [IDR trillion]",
                "investment, realised, flow, 2024-Q1, in IDR trillion",
            ),
            ("Target investasi 2024 (Rp triliun)", "investment, target, 2024, in IDR trillion"),
            (
                "Tenaga kerja kumulatif, realisasi, Semester I 2024",
                "employment, realised, stock, 2024-S1, in persons",
            ),
            ("Tenaga kerja (ribu orang)", "employment, in thousand persons"),
            ("Tenaga kerja (ribu)", "employment, in thousand persons"),
            (
                "Investasi asing realisasi (US$ juta)",
                "foreign_investment, realised, in USD million",
            ),
            ("Luas lahan (ha)", "land_area, level, in hectares"),
            ("employment", "employment, in persons"),
            ("Kawasan", "zones, in zones"),
            ("2024", "2024"),
            ("TW I 2024 (Rp miliar)", "2024-Q1, in IDR billion"),
            ("Nama", "no figures"),
            ("Catatan 2024", "no figures"),
        ] {
            assert_eq!(read(header), expected, "{header}");
        }
    }

    #[test]
    fn brackets_say_the_scale() {
        let scale = scale_of;
        let billions = Scale::Unit("IDR billion".parse().unwrap());
        assert_eq!(scale("Nilai (Rp miliar)"), Some(("Nilai".to_owned(), billions)));
        assert_eq!(scale("Naker [ribu]"), Some(("Naker".to_owned(), Scale::Power(3))));
        assert_eq!(scale("Nilai (dalam Rp miliar)"), Some(("Nilai".to_owned(), billions)));
        assert_eq!(scale("Nilai (sementara)"), None);
        assert_eq!(scale("Nilai"), None);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(read("Realisasi investasi mingguan").contains("`mingguan` is not understood"));
        assert!(read("Investasi realisasi target").contains("expected one basis"));
        assert!(read("Investasi Q1 2024 Q2 2024").contains("expected one period"));
        // In millions of what? A unit beside it may have a power of its own.
        assert!(read("Investasi TW I 2024 (juta)").contains("doesn't say its unit"));
        assert!(read("TW I 2024 (juta)").contains("doesn't say its unit"));
    }
}
