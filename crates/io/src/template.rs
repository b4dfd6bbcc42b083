//! Empty reporting workbooks: what one zone is asked for in one period.

use std::collections::BTreeMap;

use kawasan_model::{
    Basis, Currency, Figure, Knowledge, Language, Meaning, Measure, MeasureId, MeasureUnit,
    Measures, ObservationKey, Period, Qualifier, Registry, ReportedPeriod, ScaledUnit, Series,
    Subject, Timing, Unit, Vocabulary,
};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Format, ProtectionOptions, Worksheet,
};

use crate::excel::book::{self, done};
use crate::{Field, WriteError};

/// A reporting workbook of a zone for a period: a row for each figure that is asked for,
/// with the unit and the days to choose from; its reader fills in the figures and sends it
/// back.
///
/// What is asked for is each measure's flow over the period and stock or level at its end,
/// and the flow that is aimed at for the year. The workbook is in the tidy layout with
/// headers and words of a language, so [`Reader`](crate::Reader) reads what was filled in;
/// a row without a figure isn't one.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_io::{Format, Reader, Template};
/// use kawasan_model::{Language, Measures};
///
/// let (registry, measures) = (kek().registry(), Measures::standard());
/// let gresik = registry.find("gresik")?.id().clone();
/// let form = Template::new(registry, &measures, gresik.into(), "2024-Q1".parse()?)
///     .language(Language::INDONESIAN)
///     .measures(["investment".parse()?, "employment".parse()?]);
/// let bytes = form.to_excel()?;
///
/// // Nothing is filled in yet.
/// let reader = Reader::new(registry.clone(), measures.clone());
/// let read = reader.read_bytes("gresik.xlsx", Format::Excel, &bytes)?;
/// assert_eq!(read.dataset.observations().count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Template<'a> {
    registry: &'a Registry,
    measures: &'a Measures,
    subject: Subject,
    period: Period,
    language: Language,
    only: Option<Vec<MeasureId>>,
    publisher: Option<String>,
    known: BTreeMap<(Series, ReportedPeriod), Figure>,
}

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

/// The powers of ten in which amounts of money are reported.
const MONEY: [i8; 4] = [0, 6, 9, 12];

/// A figure that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked<'m> {
    measure: &'m Measure,
    basis: Basis,
    timing: Timing,
    period: ReportedPeriod,
}

impl<'a> Template<'a> {
    /// The form of a subject for a period, in English, asking for all measures.
    pub const fn new(
        registry: &'a Registry,
        measures: &'a Measures,
        subject: Subject,
        period: Period,
    ) -> Self {
        Template {
            registry,
            measures,
            subject,
            period,
            language: Language::ENGLISH,
            only: None,
            publisher: None,
            known: BTreeMap::new(),
        }
    }

    /// The language of headers and words: Indonesian or English.
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Asks for these measures only, in this order.
    pub fn measures(mut self, measures: impl IntoIterator<Item = MeasureId>) -> Self {
        self.only = Some(measures.into_iter().collect());
        self
    }

    /// Who reports; else who develops and operates the zone, where that is on record.
    pub fn publisher(mut self, publisher: impl Into<String>) -> Self {
        self.publisher = Some(publisher.into());
        self
    }

    /// Fills in the figures that are known already, for who reports to confirm or change.
    pub fn filled_from(mut self, known: &Knowledge<'_>) -> Self {
        let asked = self.asked();
        let mut found = Vec::new();
        for one in &asked {
            let series = self.series(one);
            for unit in units_of(one.measure, self.currency()) {
                let key = ObservationKey::new(series.clone(), unit.unit(), one.period);
                if let Some(observation) = known.speaking(&key) {
                    found.push(((series.clone(), one.period), observation.figure));
                    break;
                }
            }
        }
        drop(asked);
        self.known.extend(found);
        self
    }

    fn currency(&self) -> Currency {
        self.registry.jurisdiction().currency()
    }

    fn series(&self, asked: &Asked<'_>) -> Series {
        Series::new(self.subject.clone(), asked.measure.id().clone(), asked.basis, asked.timing)
    }

    /// What is asked for, measure by measure.
    fn asked(&self) -> Vec<Asked<'a>> {
        let measures: Vec<&'a Measure> = match &self.only {
            Some(ids) => ids.iter().filter_map(|id| self.measures.get(id.as_str())).collect(),
            None => self.measures.iter().collect(),
        };
        let year = Period::year(self.period.start().year()).ok();
        let mut asked = Vec::new();
        for measure in measures {
            for &timing in measure.timings() {
                let period = ReportedPeriod::Quarters(self.period);
                if measure.bases().contains(&Basis::Realised) {
                    asked.push(Asked { measure, basis: Basis::Realised, timing, period });
                }
                if let (Timing::Flow, Some(year)) = (timing, year)
                    && measure.bases().contains(&Basis::Target)
                {
                    let period = ReportedPeriod::Quarters(year);
                    asked.push(Asked { measure, basis: Basis::Target, timing, period });
                }
            }
        }
        asked
    }

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
        let asked = self.asked();
        for (row, one) in (1_u32..).zip(&asked) {
            self.row(sheet, row, one)?;
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

    fn row(&self, sheet: &mut Worksheet, row: u32, asked: &Asked<'_>) -> Result<(), WriteError> {
        let fixed = Format::new().set_font_color("#444444");
        let open = || Format::new().set_unlocked().set_background_color("#FFFBE6");
        let known = self.known.get(&(self.series(asked), asked.period));
        let (basis, timing) = self.words(asked);
        let texts = [
            (Field::Subject, self.name()),
            (Field::Measure, asked.measure.title().get(self.language.code()).to_owned()),
            (Field::Basis, basis),
            (Field::Timing, timing),
            (Field::Period, asked.period.to_string()),
        ];
        for (field, text) in texts {
            done(sheet.write_string_with_format(row, column(field), text, &fixed))?;
        }
        self.value(sheet, row, asked, known)?;
        self.unit(sheet, row, asked, known, &open())?;
        let choices = Qualifier::ALL.iter().filter(|word| **word != Qualifier::Exact);
        let words: Vec<String> = choices.map(|word| self.qualifier(*word)).collect();
        let word = known.map(Figure::qualifier).filter(|word| *word != Qualifier::Exact);
        choose(
            sheet,
            row,
            Field::Qualifier,
            &words,
            word.map(|word| self.qualifier(word)),
            &open(),
        )?;
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
        open: &Format,
    ) -> Result<(), WriteError> {
        let units = units_of(asked.measure, self.currency());
        let words: Vec<String> = units.iter().map(|unit| self.unit_word(*unit)).collect();
        let chosen = match (known, units.as_slice()) {
            (Some(figure), _) => Some(self.unit_word(figure.scaled_unit())),
            (None, [only]) => Some(self.unit_word(*only)),
            _ => None,
        };
        choose(sheet, row, Field::Unit, &words, chosen, open)
    }

    /// A unit in the words of the language, if they read back as that unit.
    fn unit_word(&self, unit: ScaledUnit) -> String {
        let plain = unit.to_string();
        let vocabulary = Vocabulary::builtin();
        let name = vocabulary.word(self.language, &Meaning::Unit(unit.unit()));
        let power = match unit.power() {
            0 => Some(""),
            power => vocabulary.word(self.language, &Meaning::Power(power)),
        };
        let (Some(name), Some(power)) = (name, power) else { return plain };
        let words = if unit.unit().is_money() {
            format!("{name} {power}")
        } else {
            format!("{power} {name}")
        };
        let words = words.trim().to_owned();
        if crate::words::unit(&words).is_ok_and(|read| read == unit) { words } else { plain }
    }

    fn qualifier(&self, word: Qualifier) -> String {
        let plain = word.to_string();
        let words = Vocabulary::builtin().word(self.language, &Meaning::Qualifier(word));
        let words = words.filter(|words| crate::words::qualifier(words) == Ok(word));
        words.map_or(plain, str::to_owned)
    }

    fn name(&self) -> String {
        let zone = self.subject.zone().and_then(|id| self.registry.zone(id));
        zone.map_or_else(|| self.subject.to_string(), |zone| zone.name().to_owned())
    }

    /// Basis and timing in the words of the language.
    fn words(&self, asked: &Asked<'_>) -> (String, String) {
        if self.language != Language::INDONESIAN {
            return (asked.basis.to_string(), asked.timing.to_string());
        }
        let basis = match asked.basis {
            Basis::Realised => "realisasi",
            Basis::Target => "target",
            Basis::Committed => "komitmen",
            Basis::Projected => "proyeksi",
        };
        let timing = match asked.timing {
            Timing::Flow => "tambahan",
            Timing::Stock => "kumulatif",
            Timing::Level => "posisi",
        };
        (basis.to_owned(), timing.to_owned())
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

/// The units in which a measure is reported.
fn units_of(measure: &Measure, currency: Currency) -> Vec<ScaledUnit> {
    match measure.unit() {
        MeasureUnit::Only(unit) if unit.is_one() => vec![ScaledUnit::PERCENT],
        MeasureUnit::Only(unit) => vec![unit.into()],
        MeasureUnit::Money => {
            let mut currencies = vec![currency];
            if currency != Currency::USD {
                currencies.push(Currency::USD);
            }
            let scaled =
                |currency| MONEY.map(|power| ScaledUnit::new(Unit::currency(currency), power));
            currencies.into_iter().flat_map(scaled).collect()
        }
        other => other.in_currency(currency).map(ScaledUnit::from).into_iter().collect(),
    }
}

/// The column of a field in the form.
fn column(field: Field) -> u16 {
    let place = COLUMNS.iter().position(|(own, ..)| *own == field);
    place.and_then(|place| u16::try_from(place).ok()).unwrap_or_default()
}
