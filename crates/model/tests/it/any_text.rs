//! Text from outside is read or refused, and never panics; what is read is
//! written in a form that reads back.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use kawasan_model::exact::parse;
use kawasan_model::*;
use kawasan_testing::config;
use proptest::prelude::*;

/// Texts of no form, of the forms' own characters, and near to the forms.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => ".{0,60}",
        2 => "\\PC{0,40}",
        3 => "[-+0-9.,eE%$ /*^_a-zA-Z()≥−±~\u{a0}]{0,30}",
        3 => "[0-9]{1,5}([-/][0-9QSM]{1,3}){0,3}",
        3 => "(sekitar|lebih dari|about|at least|-|hampir|~)? ?(Rp|US\\$|IDR|\\$)? ?[0-9]{1,30}([.,][0-9]{1,30}){0,3}(e-?[0-9]{1,3})? ?(triliun|miliar|million|k|T|%|persen)? ?(orang|persons|ha|per USD|lebih)?",
        2 => "(triwulan|kuartal|semester|Q|H|first half of|nine months) ?(I|II|III|IV|1|2|9|pertama)? ?[0-9]{3,5}( (s.d.|to) (Q1 2024|triwulan IV 9999))?",
        2 => "[A-Za-z]{2,12}([*/^][A-Za-z0-9]{1,8}){0,5}",
        1 => "[a-z-]{1,10} > [a-z ]{1,10}( > [a-z ]{0,10})?",
    ]
}

/// Reads a text; what is read is written, and reads back as the same.
fn read<T>(text: &str) -> Result<(), TestCaseError>
where
    T: FromStr<Err: Display> + Display + PartialEq + Debug,
{
    match text.parse::<T>() {
        Ok(value) => {
            let written = value.to_string();
            let again = written.parse::<T>().ok();
            prop_assert_eq!(again, Some(value), "`{}` is written `{}`", text, written);
        }
        Err(error) => prop_assert!(!error.to_string().is_empty()),
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn any_text_is_read_or_refused(text in texts()) {
        // Which figures read back is a law of figures.
        let _ = text.parse::<Figure>();
        read::<ScaledUnit>(&text)?;
        read::<Unit>(&text)?;
        read::<BaseUnit>(&text)?;
        read::<Currency>(&text)?;
        read::<Quantity>(&text)?;
        read::<Qualifier>(&text)?;
        read::<Quarter>(&text)?;
        read::<CalendarMonth>(&text)?;
        read::<Period>(&text)?;
        read::<ReportedPeriod>(&text)?;
        read::<ReportingYear>(&text)?;
        read::<PartialDate>(&text)?;
        read::<Subject>(&text)?;
        read::<Counterparty>(&text)?;
        read::<Basis>(&text)?;
        read::<Timing>(&text)?;
        read::<MeasureId>(&text)?;
        read::<ZoneId>(&text)?;
        read::<Country>(&text)?;
        read::<Subdivision>(&text)?;
        read::<Language>(&text)?;
        read::<ProjectStatus>(&text)?;
        read::<RateKind>(&text)?;
        let _ = RatePeriod::parse_closing(&text).map_err(|error| error.help());
        read::<EventKind>(&text)?;
        read::<Status>(&text)?;
        read::<SectorKind>(&text)?;
        read::<ClaimKind>(&text)?;
        read::<Verdict>(&text)?;
        read::<Tri>(&text)?;
        let _ = parse_date(&text).map_err(|error| error.help());
        if let Ok(decimal) = parse(&text) {
            prop_assert_eq!(parse(&decimal.to_string()).map(|d| (d, d.scale())), Ok((decimal, decimal.scale())));
        }
    }

    #[test]
    fn suggestions_never_panic(text in texts()) {
        let _ = text.parse::<Figure>().map_err(|error| error.to_string());
        let _ = text.parse::<ScaledUnit>().map_err(|error| error.help());
        let _ = text.parse::<Unit>().map_err(|error| error.help());
        let _ = text.parse::<Quantity>().map_err(|error| error.help());
        let _ = text.parse::<Period>().map_err(|error| error.help());
        let _ = text.parse::<ReportedPeriod>().map_err(|error| error.help());
        let _ = text.parse::<PartialDate>().map_err(|error| error.help());
        let _ = text.parse::<MeasureId>().map_err(|error| error.help());
        let _ = text.parse::<Subdivision>().map_err(|error| error.help());
        let _ = parse(&text).map_err(|error| error.help());
        let _ = suggest::nearest(&text, ["investment", "employment", "kek gresik"]);
        let _ = kawasan_testing::fixtures::registry().find(&text).map_err(|error| error.help());
    }

    #[test]
    fn figures_in_any_text_are_those_of_a_part_of_it(text in texts(), before in "[a-z ]{0,12}", after in texts()) {
        let text = format!("{before}{text} {after}");
        for language in [Language::INDONESIAN, Language::ENGLISH] {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let found = Figure::find_in(language, &text);
            prop_assert!(found.len() <= digits);
            let _ = Figure::parse_in(language, &text);
        }
        let _ = Figure::find_in("fr".parse().unwrap(), &text);
    }

    #[test]
    fn words_of_periods_are_read_or_refused(text in texts()) {
        if let Ok(period) = Period::parse_words(&text) {
            for language in [Language::INDONESIAN, Language::ENGLISH] {
                let words = period.display(language).to_string();
                prop_assert_eq!(Period::parse_words(&words), Ok(period));
            }
        }
    }

    #[test]
    fn any_row_is_read_or_each_wrong_column_named(cells in proptest::collection::vec(cells(), 14)) {
        let row = ObservationFields {
            subject: &cells[0],
            counterparty: &cells[1],
            measure: &cells[2],
            basis: &cells[3],
            timing: &cells[4],
            period: &cells[5],
            value: &cells[6],
            unit: &cells[7],
            as_stated: &cells[8],
            qualifier: &cells[9],
            publisher: &cells[10],
            published_on: &cells[11],
            url: &cells[12],
            note: &cells[13],
        };
        match row.read() {
            Ok(observation) => {
                prop_assert_eq!(Ok(observation.period), cells[5].trim().parse());
                prop_assert_eq!(observation.series.subject.to_string(), cells[0].trim());
                prop_assert!(!observation.source.publisher.is_empty());
            }
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                let order = |error: &FieldError| {
                    ObservationFields::COLUMNS.iter().position(|column| *column == error.column)
                };
                prop_assert!(errors.iter().all(|error| order(error).is_some()));
                prop_assert!(errors.iter().filter(|e| e.column != "value").map(order).is_sorted());
                for error in &errors {
                    let _ = (error.to_string(), error.help());
                }
            }
        }
    }

    #[test]
    fn operands_of_claims_are_read_or_refused(text in texts(), kind in proptest::sample::select(ClaimKind::ALL.to_vec())) {
        let _ = Claim::parse_operands(kind, &text);
        let _ = Claim::parse_operands(kind, &format!("{text}; +{text}"));
    }
}

/// Cells as rows have them, and any.
fn cells() -> impl Strategy<Value = String> {
    let right = [
        "national",
        "gresik",
        "investment",
        "realised",
        "flow",
        "2024-Q1",
        "15.1",
        "IDR trillion",
        "percent",
        "about",
        "",
        "Kontan",
        "2024-04-24",
        "66",
    ];
    prop_oneof![4 => proptest::sample::select(right.map(str::to_owned).to_vec()), 1 => texts()]
}
