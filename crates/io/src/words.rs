//! The words of cells and headers in Indonesian and English, where the model reads
//! only the words of data files.

use kawasan_model::{
    Basis, Date, FieldProblem, Figure, Language, Meaning, Measures, ParseReportedPeriodError,
    Period, Qualifier, ReportedPeriod, ScaledUnit, Timing, Unit, Vocabulary, parse_date,
};

use crate::field::folded;

const BASES: [(Basis, &[&str]); 4] = [
    (Basis::Realised, &["realisasi", "realized", "actual", "aktual", "terealisasi"]),
    (Basis::Target, &["sasaran", "targets", "targeted"]),
    (Basis::Committed, &["komitmen", "commitment", "commitments"]),
    (Basis::Projected, &["proyeksi", "projection", "forecast", "perkiraan"]),
];

const TIMINGS: [(Timing, &[&str]); 3] = [
    (Timing::Flow, &["tambahan", "penambahan", "added", "additional", "new", "baru", "arus"]),
    (Timing::Stock, &["kumulatif", "cumulative", "akumulasi", "stok"]),
    (Timing::Level, &["posisi"]),
];

/// Words that stand for a figure that isn't there, in lower case.
const PLACEHOLDERS: [&str; 29] = [
    "-",
    "--",
    "---",
    "–",
    "—",
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "...",
    "…",
    "tad",
    "t.a.d.",
    "null",
    "none",
    "?",
    "nan",
    "x",
    "xx",
    "xxx",
    "nihil",
    "tidak ada",
    "belum ada",
    "tidak tersedia",
    "belum tersedia",
    "belum dilaporkan",
    "data belum ada",
    "data tidak tersedia",
    "not available",
];

/// Words of rows that add up others, in lower case.
const SUMS: [&str; 6] = ["jumlah", "total", "grand total", "jumlah total", "sum", "sub total"];

/// The two-letter beginnings are enough: `jan` is January in both languages.
const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb", "peb"],
    &["maret", "march", "mar"],
    &["april", "apr"],
    &["mei", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["agustus", "august", "agu", "agt", "aug", "ags"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov", "nop", "nopember"],
    &["desember", "december", "des", "dec"],
];

/// Powers of ten as headers say them.
const COLLECTIVES: [(&str, &str); 5] = [
    ("ribuan", "ribu"),
    ("jutaan", "juta"),
    ("miliaran", "miliar"),
    ("milyaran", "miliar"),
    ("triliunan", "triliun"),
];

pub(crate) fn is_placeholder(text: &str) -> bool {
    PLACEHOLDERS.contains(&folded(text).as_str())
}

pub(crate) fn is_sum(text: &str) -> bool {
    SUMS.contains(&folded(text).as_str())
}

/// A basis by its word, or what the model says of it.
pub(crate) fn basis(text: &str) -> Result<Basis, FieldProblem> {
    let text = text.trim();
    text.parse().or_else(|error| {
        let folded = folded(text);
        find(&BASES, &folded)
            .or_else(|| folded.parse().ok())
            .ok_or_else(|| FieldProblem::from(error))
    })
}

/// A timing by its word.
pub(crate) fn timing(text: &str) -> Result<Timing, FieldProblem> {
    let text = text.trim();
    text.parse().or_else(|error| {
        let folded = folded(text);
        find(&TIMINGS, &folded)
            .or_else(|| folded.parse().ok())
            .ok_or_else(|| FieldProblem::from(error))
    })
}

/// All words of bases and timings, for suggestions.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    let bases = BASES
        .iter()
        .flat_map(|(basis, words)| std::iter::once(basis.as_str()).chain(words.iter().copied()));
    let timings = TIMINGS
        .iter()
        .flat_map(|(timing, words)| std::iter::once(timing.as_str()).chain(words.iter().copied()));
    bases.chain(timings)
}

fn find<T: Copy>(table: &[(T, &[&str])], word: &str) -> Option<T> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(value, _)| *value)
}

/// A qualifier by its name in data files or its words.
pub(crate) fn qualifier(text: &str) -> Result<Qualifier, FieldProblem> {
    let text = text.trim();
    text.parse::<Qualifier>().or_else(|error| {
        let of_words = |language| Figure::parse_in(language, &format!("{text} 1 IDR")).ok();
        let read = Vocabulary::builtin().languages().find_map(of_words);
        let read = read.filter(|figure| figure.scaled_unit() == Unit::IDR.into());
        read.map(|figure| figure.qualifier()).ok_or_else(|| FieldProblem::from(error))
    })
}

/// A unit with its power of ten, in the words of data files or of a language:
/// `IDR trillion`, `Rp triliun`, `ribu orang`.
pub(crate) fn unit(text: &str) -> Result<ScaledUnit, FieldProblem> {
    let text = text.trim();
    text.parse::<ScaledUnit>()
        .or_else(|error| unit_in_words(text).ok_or_else(|| FieldProblem::from(error)))
}

/// A unit as the words around a number: "Rp ... triliun", where all languages that
/// read it agree.
fn unit_in_words(text: &str) -> Option<ScaledUnit> {
    if text.is_empty() || text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "(ribuan orang)": in thousands of persons.
    let plain = |word: &str| {
        COLLECTIVES
            .iter()
            .find(|(many, _)| word.eq_ignore_ascii_case(many))
            .map_or_else(|| word.to_owned(), |(_, one)| (*one).to_owned())
    };
    let text = &text.split_whitespace().map(plain).collect::<Vec<_>>().join(" ");
    let mut found: Option<ScaledUnit> = None;
    for language in Vocabulary::builtin().languages() {
        let Some(unit) = unit_of(language, text) else { continue };
        if found.is_some_and(|other| other != unit) {
            return None; // "Rp M" is billions here and millions there.
        }
        found = Some(unit);
    }
    found
}

fn unit_of(language: Language, text: &str) -> Option<ScaledUnit> {
    let figure = Figure::parse_in(language, &format!("1 {text}")).ok()?;
    (figure.qualifier() == Qualifier::Exact).then(|| figure.scaled_unit())
}

/// A power of ten by its word alone: `miliar`, `million`, `ribuan`.
pub(crate) fn power(word: &str) -> Option<i8> {
    let unit = unit_in_words(&format!("{word} IDR"))?;
    (unit.power() != 0).then(|| unit.power())
}

/// What a figure without a unit says with the word of a unit after it, in the
/// languages that read it.
pub(crate) fn with_unit(vocabulary: &Vocabulary, text: &str, unit: Unit) -> Vec<Figure> {
    let mut found: Vec<Figure> = Vec::new();
    let plain = unit.to_string();
    for language in vocabulary.languages() {
        let word = vocabulary.word(language, &Meaning::Unit(unit)).unwrap_or(&plain);
        let text = format!("{text} {word}");
        if let Ok(figure) = Figure::parse_with(vocabulary, &text)
            && !found.contains(&figure)
        {
            found.push(figure);
        }
    }
    found
}

/// A period in the form of data files or in words.
pub(crate) fn period(text: &str) -> Result<ReportedPeriod, ParseReportedPeriodError> {
    let text = text.trim();
    text.parse::<ReportedPeriod>().or_else(|error| {
        if let Ok(period) = Period::parse_words(text) {
            return Ok(ReportedPeriod::Quarters(period));
        }
        month(text).ok_or(error)
    })
}

/// `April 2024`.
fn month(text: &str) -> Option<ReportedPeriod> {
    let (name, year) = text.trim().rsplit_once([' ', '-'])?;
    let number = month_number(name.trim())?;
    (year.len() == 4).then(|| format!("{year}-{number:02}").parse().ok()).flatten()
}

fn month_number(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let place = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
    place.checked_add(1)
}

/// A day in the ISO form, or with the name of its month: `24 April 2024`.
pub(crate) fn date(text: &str) -> Result<Date, FieldProblem> {
    let text = text.trim();
    parse_date(text).or_else(|error| {
        let mut parts = text.split([' ', '-']).filter(|part| !part.is_empty());
        let (day, month, year) = (parts.next(), parts.next(), parts.next());
        let named = (|| {
            let (day, year) = (day?.parse::<u8>().ok()?, year.filter(|year| year.len() == 4)?);
            let month = month_number(month?)?;
            parts.next().is_none().then(|| format!("{year}-{month:02}-{day:02}"))
        })();
        named.and_then(|iso| parse_date(&iso).ok()).ok_or_else(|| FieldProblem::from(error))
    })
}

/// The measure that a text names: by its id, or by its title in a language.
pub(crate) fn measure<'m>(
    measures: &'m Measures,
    text: &str,
) -> Option<&'m kawasan_model::Measure> {
    let text = text.trim();
    measures.get(text).or_else(|| {
        let folded = folded(text);
        let is_it = |measure: &&kawasan_model::Measure| {
            measure.title().iter().any(|(_, title)| self::folded(title) == folded)
                || measure.id().as_str().replace('_', " ") == folded
        };
        measures.iter().find(is_it)
    })
}

/// The id of the measure whose id or title is nearest to a text.
pub(crate) fn nearest_measure(measures: &Measures, text: &str) -> Option<String> {
    let own = measures.nearest(text).map(str::to_owned);
    own.or_else(|| {
        let titles = measures.iter().flat_map(|measure| measure.title().iter());
        let near = kawasan_model::suggest::nearest(text, titles.map(|(_, title)| title))?;
        measure(measures, near).map(|found| found.id().to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_in_the_words_of_each_language() {
        for (text, expected) in [
            ("IDR trillion", "IDR trillion"),
            ("Rp triliun", "IDR trillion"),
            ("triliun rupiah", "IDR trillion"),
            ("Rp miliar", "IDR billion"),
            ("Rp", "IDR"),
            ("ribu orang", "thousand persons"),
            ("ribuan orang", "thousand persons"),
            ("Jutaan rupiah", "IDR million"),
            ("orang", "persons"),
            ("ha", "hectares"),
            ("%", "percent"),
            ("persen", "percent"),
            ("US$ juta", "USD million"),
        ] {
            assert_eq!(unit(text).map(|unit| unit.to_string()).as_deref(), Ok(expected), "{text}");
        }
        for text in ["Rp M", "sekitar Rp", "2024", "", "Rp orang"] {
            assert!(unit(text).is_err(), "{text}");
        }
        assert_eq!((power("miliar"), power("ribuan"), power("orang")), (Some(9), Some(3), None));
    }

    #[test]
    fn periods_and_dates_are_read_in_words() {
        let read = |text: &str| period(text).map(|period| period.to_string()).ok();
        assert_eq!(read("TW I 2024").as_deref(), Some("2024-Q1"));
        assert_eq!(read("Semester II 2023").as_deref(), Some("2023-S2"));
        assert_eq!(read("Mei 2024").as_deref(), Some("2024-05"));
        assert_eq!(read("2024-05").as_deref(), Some("2024-05"));
        assert_eq!(read("kapan-kapan"), None);
        let day = |text: &str| date(text).map(|date| date.to_string()).ok();
        assert_eq!(day("24 April 2024").as_deref(), Some("2024-04-24"));
        assert_eq!(day("24-Agu-2024").as_deref(), Some("2024-08-24"));
        assert_eq!(day("04/05/2024"), None);
        assert_eq!(day("31 April 2024"), None);
    }

    #[test]
    fn words_of_bases_timings_and_qualifiers() {
        assert_eq!(basis("Realisasi"), Ok(Basis::Realised));
        assert_eq!(basis("Target"), Ok(Basis::Target));
        assert!(basis("realised?").is_err());
        assert_eq!(timing("Kumulatif"), Ok(Timing::Stock));
        assert_eq!(qualifier("sekitar"), Ok(Qualifier::About));
        assert_eq!(qualifier("more_than"), Ok(Qualifier::MoreThan));
        assert!(qualifier("triliun").is_err());
        let measures = Measures::standard();
        let id = |text| measure(&measures, text).map(|measure| measure.id().to_string());
        assert_eq!(id("Tenaga kerja").as_deref(), Some("employment"));
        assert_eq!(id("foreign investment").as_deref(), Some("foreign_investment"));
        assert_eq!(nearest_measure(&measures, "Tenaga kera").as_deref(), Some("employment"));
    }
}
