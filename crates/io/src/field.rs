//! The fields of an observation, as columns name them.

use std::fmt;

/// A column of the tidy layout.
///
/// # Examples
///
/// Each has one name in every format, and words by which headers are understood:
///
/// ```
/// use kawasan_io::Field;
///
/// assert_eq!(Field::PublishedOn.name(), "published_on");
/// assert_eq!(Field::of_header("Tanggal terbit"), Some(Field::PublishedOn));
/// assert_eq!(Field::of_header("Kawasan"), Some(Field::Subject));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `national` or a zone.
    Subject,
    /// The company whose project it is.
    Counterparty,
    /// What is counted.
    Measure,
    /// Realised, target, committed, projected.
    Basis,
    /// Flow, stock, level.
    Timing,
    /// The period.
    Period,
    /// The number.
    Value,
    /// The unit with its power of ten.
    Unit,
    /// The words that held the number.
    AsStated,
    /// Such as `about`.
    Qualifier,
    /// Who published it.
    Publisher,
    /// When.
    PublishedOn,
    /// Where.
    Url,
    /// What was corrected.
    Note,
}

/// The fields with their names and the words of headers, in lower case.
#[rustfmt::skip] // A table reads better with one row a line.
const FIELDS: [(Field, &str, &[&str]); 14] = [
    (Field::Subject, "subject", &["zone", "zona", "kawasan", "kek", "nama kawasan", "nama kek", "subjek", "special economic zone", "kawasan ekonomi khusus"]),
    (Field::Counterparty, "counterparty", &["company", "perusahaan", "nama perusahaan", "mitra"]),
    (Field::Measure, "measure", &["ukuran", "indikator", "indicator", "jenis data"]),
    (Field::Basis, "basis", &["dasar"]),
    (Field::Timing, "timing", &["jenis waktu", "sifat"]),
    (Field::Period, "period", &["periode", "quarter", "triwulan", "kuartal", "year", "tahun"]),
    (Field::Value, "value", &["figure", "amount", "nilai", "angka", "besaran"]),
    (Field::Unit, "unit", &["satuan"]),
    (Field::AsStated, "as_stated", &["as stated", "kutipan", "tertulis", "quote"]),
    (Field::Qualifier, "qualifier", &["kualifikasi"]),
    (Field::Publisher, "publisher", &["source", "sumber", "penerbit"]),
    (Field::PublishedOn, "published_on", &["published on", "published", "tanggal", "tanggal terbit", "tanggal rilis", "date"]),
    (Field::Url, "url", &["link", "tautan", "alamat", "address"]),
    (Field::Note, "note", &["notes", "catatan", "keterangan"]),
];

impl Field {
    /// All fields, in the order of the data files.
    pub const ALL: [Field; 14] = [
        Field::Subject,
        Field::Counterparty,
        Field::Measure,
        Field::Basis,
        Field::Timing,
        Field::Period,
        Field::Value,
        Field::Unit,
        Field::AsStated,
        Field::Qualifier,
        Field::Publisher,
        Field::PublishedOn,
        Field::Url,
        Field::Note,
    ];

    /// The name of the column, in every format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Field::Subject => "subject",
            Field::Counterparty => "counterparty",
            Field::Measure => "measure",
            Field::Basis => "basis",
            Field::Timing => "timing",
            Field::Period => "period",
            Field::Value => "value",
            Field::Unit => "unit",
            Field::AsStated => "as_stated",
            Field::Qualifier => "qualifier",
            Field::Publisher => "publisher",
            Field::PublishedOn => "published_on",
            Field::Url => "url",
            Field::Note => "note",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// The field that a header means, in Indonesian or English; case and spacing
    /// don't matter.
    #[must_use]
    pub fn of_header(header: &str) -> Option<Field> {
        let header = folded(header);
        let is_it = |(_, name, words): &&(Field, &str, &[&str])| {
            *name == header || words.contains(&header.as_str())
        };
        FIELDS.iter().find(is_it).map(|(field, ..)| *field)
    }

    /// All words by which headers are understood, for suggestions.
    pub(crate) fn words<'a>() -> impl Iterator<Item = &'a str> {
        FIELDS
            .iter()
            .flat_map(|(_, name, words)| std::iter::once(*name).chain(words.iter().copied()))
    }

    /// Its place in [`ALL`](Self::ALL).
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How headers are compared: in lower case, with single blanks.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use kawasan_model::ObservationFields;

    use super::*;

    #[test]
    fn the_fields_are_those_of_the_model() {
        assert_eq!(Field::ALL.map(Field::name), ObservationFields::COLUMNS);
        for (index, (field, name, _)) in FIELDS.iter().enumerate() {
            assert_eq!((field.index(), field.name()), (index, *name));
        }
    }

    #[test]
    fn no_word_means_two_fields() {
        let mut words: Vec<&str> = Field::words().collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
