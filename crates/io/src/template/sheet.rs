//! The sheet of a form.

use kawasan_model::{Figure, Language, MeasureUnit, Timing, Unit};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Format, ProtectionOptions, Worksheet,
};

use super::Template;
use super::asked::{Asked, units_of};
use super::words::Words;
use crate::excel::book::{self, done};
use crate::{Field, WriteError};

/// The columns, with their headers in Indonesian and English and their widths.
const COLUMNS: [(Field, &str, &str, f64); 11] = [
    (Field::Subject, "Kawasan", "Zone", 18.0),
    (Field::Measure, "Ukuran", "Measure", 34.0),
    (Field::Basis, "Dasar", "Basis", 12.0),
    (Field::Timing, "Sifat", "Timing", 12.0),
    (Field::Period, "Periode", "Period", 12.0),
    (Field::Value, "Nilai", "Value", 18.0),
    (Field::Unit, "Satuan", "Unit", 16.0),
    (Field::Qualifier, "Kualifikasi", "Qualifier", 14.0),
    (Field::Publisher, "Penerbit", "Publisher", 26.0),
    (Field::PublishedOn, "Tanggal terbit", "Published on", 14.0),
    (Field::Note, "Catatan", "Note", 34.0),
];

impl Template<'_> {
    /// The workbook (`.xlsx`): what is asked for can't be changed, what is to be filled in
    /// is checked by the spreadsheet.
    ///
    /// # Errors
    /// [`WriteError::Failed`] if the workbook can't be made.
    pub fn to_excel(&self) -> Result<Vec<u8>, WriteError> {
        let mut book = book::workbook()?;
        let sheet = book.add_worksheet();
        let (id, en) = (0, 1);
        let at = if self.language == Language::INDONESIAN { id } else { en };
        let titles =
            COLUMNS.map(|(_, id, en, width)| ([id, en].get(at).copied().unwrap_or(en), width));
        done(sheet.set_name(self.sheet_name()))?;
        book::header(sheet, 0, titles)?;
        let mut words = Words::new(self.language);
        for (row, one) in (1_u32..).zip(&self.asked()) {
            self.row(sheet, row, one, &mut words)?;
        }
        sheet.protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::new()
        });
        book.save_to_buffer().map_err(WriteError::failed)
    }

    /// Zone and period, of the characters that a sheet's name may have.
    fn sheet_name(&self) -> String {
        let period = self.period.to_string().replace('/', " ");
        let subject: String = self.subject.to_string().chars().take(18).collect();
        let name = format!("{subject} {period}");
        name.chars().take(31).collect()
    }

    fn row(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        asked: &Asked<'_>,
        words: &mut Words,
    ) -> Result<(), WriteError> {
        let fixed = Format::new().set_font_color("#444444");
        let open = || Format::new().set_unlocked().set_background_color("#FFFBE6");
        let known = self.known.get(&(self.series(asked), asked.period));
        let (basis, timing) = words.of(asked.basis, asked.timing);
        let texts = [
            (Field::Subject, self.name()),
            (Field::Measure, asked.measure.title().get(self.language.code()).to_owned()),
            (Field::Basis, basis.to_owned()),
            (Field::Timing, timing.to_owned()),
            (Field::Period, asked.period.to_string()),
        ];
        for (field, text) in texts {
            done(sheet.write_string_with_format(row, column(field), text, &fixed))?;
        }
        self.value(sheet, row, asked, known)?;
        self.unit(sheet, row, asked, known, (&open(), words))?;
        let chosen = known.and_then(|figure| words.qualifier(figure.qualifier()));
        choose(sheet, row, Field::Qualifier, words.qualifiers(), chosen, &open())?;
        let publisher = self.publisher.clone().or_else(|| {
            let zone = self.registry.zone(self.subject.zone()?)?;
            zone.developer_operator().map(str::to_owned)
        });
        let at = column(Field::Publisher);
        match publisher {
            Some(name) => {
                done(sheet.write_string_with_format(
                    row,
                    at,
                    crate::escape::escaped(&name),
                    &open(),
                ))?;
            }
            None => done(sheet.write_blank(row, at, &open()))?,
        }
        let day = Format::new()
            .set_unlocked()
            .set_background_color("#FFFBE6")
            .set_num_format("yyyy-mm-dd");
        let at = column(Field::PublishedOn);
        done(sheet.write_blank(row, at, &day))?;
        let first = ExcelDateTime::from_ymd(1990, 1, 1).map_err(WriteError::failed)?;
        let days =
            DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(first));
        done(sheet.add_data_validation(row, at, row, at, &days))?;
        done(sheet.write_blank(row, column(Field::Note), &open()))
    }

    fn value(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        asked: &Asked<'_>,
        known: Option<&Figure>,
    ) -> Result<(), WriteError> {
        let at = column(Field::Value);
        let code = known.map_or_else(
            || "General".to_owned(),
            |figure| book::code(figure.coefficient().scale(), true),
        );
        let format =
            Format::new().set_unlocked().set_background_color("#FFFBE6").set_num_format(code);
        match known.map(|figure| (figure, book::number(figure.coefficient()))) {
            Some((_, Some(float))) => {
                done(sheet.write_number_with_format(row, at, float, &format))?;
            }
            Some((figure, None)) => {
                let text = crate::write::unmistakable(figure.coefficient());
                done(sheet.write_string_with_format(row, at, text, &format))?;
            }
            None => done(sheet.write_blank(row, at, &format))?,
        }
        let may_fall = asked.measure.can_shrink() && asked.timing == Timing::Flow;
        let is_ratio = asked.measure.unit() == MeasureUnit::Only(Unit::ONE);
        let least = if may_fall || is_ratio { -1e15 } else { 0.0 };
        let numbers = DataValidation::new()
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(least));
        done(sheet.add_data_validation(row, at, row, at, &numbers))
    }

    /// The units to choose from. Where there are several powers of ten, none is chosen
    /// beforehand: an amount in the wrong one would be a plausible wrong number.
    fn unit(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        asked: &Asked<'_>,
        known: Option<&Figure>,
        (open, own): (&Format, &mut Words),
    ) -> Result<(), WriteError> {
        let units = units_of(asked.measure, self.currency());
        let words: Vec<String> = units.iter().map(|unit| own.unit(*unit)).collect();
        let chosen = match (known, units.as_slice()) {
            (Some(figure), _) => Some(own.unit(figure.scaled_unit())),
            (None, [only]) => Some(own.unit(*only)),
            _ => None,
        };
        choose(sheet, row, Field::Unit, &words, chosen, open)
    }

    fn name(&self) -> String {
        let zone = self.subject.zone().and_then(|id| self.registry.zone(id));
        zone.map_or_else(|| self.subject.to_string(), |zone| zone.name().to_owned())
    }
}

/// A cell that takes one of some words.
fn choose(
    sheet: &mut Worksheet,
    row: u32,
    field: Field,
    words: &[String],
    chosen: Option<String>,
    format: &Format,
) -> Result<(), WriteError> {
    let at = column(field);
    match chosen {
        Some(word) => done(sheet.write_string_with_format(row, at, word, format))?,
        None => done(sheet.write_blank(row, at, format))?,
    }
    let list = DataValidation::new().allow_list_strings(words).map_err(WriteError::failed)?;
    done(sheet.add_data_validation(row, at, row, at, &list))
}

/// The column of a field in the form.
fn column(field: Field) -> u16 {
    let place = COLUMNS.iter().position(|(own, ..)| *own == field);
    place.and_then(|place| u16::try_from(place).ok()).unwrap_or_default()
}
