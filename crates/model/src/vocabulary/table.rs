//! The words of published figures, as one table.
//!
//! A row is: language, what it means, its spellings. The first spelling is the
//! one that is printed. Words that every language uses have no language.

use super::{Entry, Meaning, Numerals};
use crate::{BaseUnit, Currency, Language, Qualifier, Unit};

const ID: Option<Language> = Some(Language::INDONESIAN);
const EN: Option<Language> = Some(Language::ENGLISH);
const ANY: Option<Language> = None;

/// How the languages below write numbers.
pub(super) const NUMERALS: &[Numerals] = &[
    Numerals { language: Language::INDONESIAN, decimal: ',', group: '.' },
    Numerals { language: Language::ENGLISH, decimal: '.', group: ',' },
];

const fn money(currency: Currency) -> Meaning {
    Meaning::Unit(Unit::currency(currency))
}

const fn counted(base: BaseUnit) -> Meaning {
    Meaning::Unit(Unit::base(base))
}

const fn row(
    language: Option<Language>,
    meaning: Meaning,
    spellings: &'static [&'static str],
) -> Entry {
    Entry::fixed(language, meaning, spellings)
}

/// The table.
pub(super) const ENTRIES: &[Entry] = &[
    // Powers of ten.
    row(ID, Meaning::Power(3), &["ribu", "rb"]),
    row(ID, Meaning::Power(6), &["juta", "jt"]),
    row(ID, Meaning::Power(9), &["miliar", "milyar", "milliar", "mlr", "m"]),
    row(ID, Meaning::Power(12), &["triliun", "trilyun", "trilliun", "triiliun", "trilun"]),
    row(ID, Meaning::Power(15), &["kuadriliun"]),
    row(EN, Meaning::Power(3), &["thousand", "k"]),
    row(EN, Meaning::Power(6), &["million", "mn", "mln", "m"]),
    row(EN, Meaning::Power(9), &["billion", "bn", "b"]),
    row(EN, Meaning::Power(12), &["trillion", "tn", "trn"]),
    row(EN, Meaning::Power(15), &["quadrillion"]),
    // "T" is triliun and trillion alike; "m" above is a miliar or a million.
    row(ANY, Meaning::Power(12), &["T"]),
    // Money. Other ISO 4217 codes are read by their code.
    row(ID, money(Currency::IDR), &["Rp", "rupiah"]),
    row(ANY, money(Currency::IDR), &["IDR", "Rp", "rupiah"]),
    row(ID, money(Currency::USD), &["US$", "dolar AS", "dollar AS", "dolar Amerika"]),
    row(ANY, money(Currency::USD), &["USD", "US$", "US dollars", "US dollar"]),
    row(ANY, money(Currency::EUR), &["EUR", "€", "euro"]),
    // What is counted.
    row(ID, counted(BaseUnit::Person), &["orang", "tenaga kerja", "pekerja", "karyawan", "jiwa"]),
    row(EN, counted(BaseUnit::Person), &["persons", "person", "people", "workers", "jobs"]),
    row(ID, counted(BaseUnit::Business), &["pelaku usaha", "badan usaha", "perusahaan", "tenant"]),
    row(EN, counted(BaseUnit::Business), &["businesses", "business", "companies", "tenants"]),
    row(ANY, counted(BaseUnit::Zone), &["KEK"]),
    row(ID, counted(BaseUnit::Zone), &["kawasan"]),
    row(EN, counted(BaseUnit::Zone), &["zones", "zone"]),
    row(ID, counted(BaseUnit::Hectare), &["hektare", "hektar"]),
    row(EN, counted(BaseUnit::Hectare), &["hectares", "hectare"]),
    row(ANY, counted(BaseUnit::Hectare), &["ha"]),
    row(ID, counted(BaseUnit::Tonne), &["ton"]),
    row(EN, counted(BaseUnit::Tonne), &["tonnes", "tonne"]),
    row(ID, counted(BaseUnit::Day), &["hari"]),
    row(EN, counted(BaseUnit::Day), &["days", "day"]),
    row(ID, counted(BaseUnit::Project), &["proyek"]),
    row(ID, counted(BaseUnit::Facility), &["fasilitas"]),
    row(ID, counted(BaseUnit::Permit), &["izin"]),
    row(ID, counted(BaseUnit::Case), &["kasus"]),
    row(ID, counted(BaseUnit::Event), &["acara"]),
    row(ID, counted(BaseUnit::Vessel), &["kapal"]),
    row(ID, counted(BaseUnit::Aircraft), &["pesawat"]),
    row(ID, counted(BaseUnit::Vehicle), &["kendaraan"]),
    row(ID, counted(BaseUnit::Bed), &["tempat tidur"]),
    row(ID, counted(BaseUnit::Room), &["kamar"]),
    row(ID, counted(BaseUnit::Supplier), &["pemasok"]),
    row(ID, counted(BaseUnit::Household), &["rumah tangga"]),
    row(ID, counted(BaseUnit::Accident), &["kecelakaan"]),
    row(ID, counted(BaseUnit::SquareMetre), &["meter persegi"]),
    row(EN, counted(BaseUnit::SquareMetre), &["square metres", "square metre"]),
    row(ID, counted(BaseUnit::CubicMetre), &["meter kubik"]),
    row(EN, counted(BaseUnit::CubicMetre), &["cubic metres", "cubic metre"]),
    row(ID, counted(BaseUnit::Kilometre), &["kilometer"]),
    row(ID, counted(BaseUnit::Kilogram), &["kilogram"]),
    row(EN, counted(BaseUnit::Kilogram), &["kilograms", "kilogram"]),
    row(ANY, counted(BaseUnit::KilowattHour), &["kWh"]),
    row(ANY, counted(BaseUnit::MegawattHour), &["MWh"]),
    row(ANY, counted(BaseUnit::Teu), &["TEU", "TEUs"]),
    // Ratios.
    row(ANY, Meaning::Percent, &["%"]),
    row(ID, Meaning::Percent, &["persen"]),
    row(EN, Meaning::Percent, &["percent", "per cent"]),
    row(ID, Meaning::Unit(Unit::ONE), &["kali"]),
    row(EN, Meaning::Unit(Unit::ONE), &["times"]),
    // How sure the publisher is.
    row(
        ID,
        Meaning::Qualifier(Qualifier::About),
        &["sekitar", "kurang lebih", "kira-kira", "sekira"],
    ),
    row(EN, Meaning::Qualifier(Qualifier::About), &["about", "around", "approximately", "roughly"]),
    row(ANY, Meaning::Qualifier(Qualifier::About), &["±", "~", "≈"]),
    row(
        ID,
        Meaning::Qualifier(Qualifier::MoreThan),
        &["lebih dari", "di atas", "melebihi", "melampaui"],
    ),
    row(EN, Meaning::Qualifier(Qualifier::MoreThan), &["more than", "more_than", "over", "above"]),
    row(ANY, Meaning::Qualifier(Qualifier::MoreThan), &[">"]),
    row(
        ID,
        Meaning::Qualifier(Qualifier::AtLeast),
        &["sedikitnya", "setidaknya", "minimal", "paling sedikit", "paling tidak"],
    ),
    row(EN, Meaning::Qualifier(Qualifier::AtLeast), &["at least", "at_least", "no less than"]),
    row(ANY, Meaning::Qualifier(Qualifier::AtLeast), &["≥", ">="]),
    row(ID, Meaning::Qualifier(Qualifier::AtMost), &["paling banyak", "maksimal", "hingga"]),
    row(
        EN,
        Meaning::Qualifier(Qualifier::AtMost),
        &["at most", "at_most", "up to", "no more than"],
    ),
    row(ANY, Meaning::Qualifier(Qualifier::AtMost), &["≤", "<="]),
    // "Almost" gives an upper bound and no lower one.
    row(
        ID,
        Meaning::Qualifier(Qualifier::LessThan),
        &["kurang dari", "hampir", "nyaris", "di bawah", "mendekati"],
    ),
    row(
        EN,
        Meaning::Qualifier(Qualifier::LessThan),
        &["less than", "less_than", "almost", "nearly", "under", "below"],
    ),
    row(ANY, Meaning::Qualifier(Qualifier::LessThan), &["<"]),
    // "Rp1,2 triliun lebih": after the figure.
    row(ID, Meaning::QualifierAfter(Qualifier::MoreThan), &["lebih"]),
    // Units of two parts, signs, and words that carry nothing.
    row(ANY, Meaning::Per, &["per", "/"]),
    row(ANY, Meaning::Minus, &["-", "−", "minus"]),
    row(ID, Meaning::Filler, &["baru", "sebanyak", "sebesar", "senilai", "mencapai"]),
    row(EN, Meaning::Filler, &["new", "of"]),
];
