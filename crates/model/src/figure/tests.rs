//! The rules of a figure, on the figures that the council and the press
//! published.

use super::*;
use crate::Language;

fn figure(text: &str) -> Figure {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn bounds_of(text: &str) -> (Option<String>, Option<String>) {
    let interval = figure(text).interval();
    (interval.low().map(|d| d.to_string()), interval.high().map(|d| d.to_string()))
}

#[track_caller]
fn assert_bounds(text: &str, low: &str, high: &str) {
    let side = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    assert_eq!(bounds_of(text), (side(low), side(high)), "{text}");
}

#[test]
fn published_forms_are_read() {
    let cases = [
        ("Rp78,1 Triliun", "78.1 IDR trillion"),
        ("Rp 40,48 triliun", "40.48 IDR trillion"),
        ("Rp723 miliar", "723 IDR billion"),
        ("9.342 orang", "9342 persons"),
        ("9.342 orang tenaga kerja", "9342 persons"),
        ("19 Pelaku Usaha baru", "19 businesses"),
        ("US$ 3 miliar", "3 USD billion"),
        ("US$3 billion", "3 USD billion"),
        ("USD20 juta", "20 USD million"),
        ("50 juta dolar AS", "50 USD million"),
        ("48,2%", "48.2 percent"),
        ("59,5 persen", "59.5 percent"),
        ("IDR 15.1 trillion", "15.1 IDR trillion"),
        ("Rp15.1 T", "15.1 IDR trillion"),
        ("Rp. 10,3T", "10.3 IDR trillion"),
        ("Rp 141.7 Triliun", "141.7 IDR trillion"),
        ("sekitar Rp121,8 triliun", "about 121.8 IDR trillion"),
        ("lebih dari Rp 90 triliun", "more_than 90 IDR trillion"),
        ("Rp 1,2 triliun lebih", "more_than 1.2 IDR trillion"),
        ("hampir 50 ribu orang", "less_than 50 thousand persons"),
        ("hingga USD 4 miliar", "at_most 4 USD billion"),
        ("paling sedikit 5.000 tenaga kerja", "at_least 5000 persons"),
        ("kira-kira 80 KEK", "about 80 zones"),
        ("2.333,6 hektare", "2333.6 hectares"),
        ("41 ribu pekerja", "41 thousand persons"),
        ("14978 IDR/USD", "14978 IDR/USD"),
        ("Rp14.978 per dolar AS", "14978 IDR/USD"),
        ("-3,5%", "-3.5 percent"),
        ("minus Rp2,5 triliun", "-2.5 IDR trillion"),
        ("1,5 kali", "1.5 times"),
        ("7 IDR/person", "7 IDR/person"),
        ("12 projects", "12 projects"),
        ("0.5 1/day", "0.5 1/day"),
    ];
    for (text, neutral) in cases {
        let read = Figure::parse_in(Language::INDONESIAN, text).or_else(|_| text.parse());
        let read: Figure = read.unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.to_string(), neutral, "{text}");
    }
}

#[test]
fn each_rule_of_the_interval() {
    assert_bounds("Rp15,1 triliun", "15050000000000", "15150000000000");
    assert_bounds("Rp17,10 triliun", "17095000000000", "17105000000000");
    assert_bounds("9.342 orang", "9342", "9342");
    assert_bounds("41 ribu orang", "40500", "41500");
    assert_bounds("sekitar 80 KEK", "75", "85");
    assert_bounds("sekitar Rp121,8 triliun", "121750000000000", "121850000000000");
    assert_bounds("sekitar 49.779 tenaga kerja", "49778.5", "49779.5");
    assert_bounds("lebih dari Rp90 triliun", "90000000000000", "");
    assert_bounds("minimal 5 orang", "5", "");
    assert_bounds("hingga US$ 4 miliar", "0", "4000000000");
    assert_bounds("kurang dari 7 persen", "", "0.07");
    assert_bounds("48,2%", "0.4815", "0.4825");
    assert_bounds("US$ 3 miliar", "2500000000", "3500000000");
    assert_bounds("about 0 persons", "-0.5", "0.5");
    assert_bounds("2.622,48 hektare", "2622.475", "2622.485");
}

#[test]
fn what_has_two_readings_is_ambiguous() {
    for text in ["1.234", "1.234 ha", "Rp1.234", "12,345 IDR", "Rp 5 M", "48.200%"] {
        let error = text.parse::<Figure>().unwrap_err();
        assert!(matches!(error, ParseFigureError::Ambiguous { .. }), "{text}: {error}");
    }
    let error = "luas 1.234 ha".parse::<Figure>().unwrap_err();
    assert!(matches!(error, ParseFigureError::UnknownWord { at: 0, .. }), "{error}");
    let error = "1.234 ha".parse::<Figure>().unwrap_err().to_string();
    assert_eq!(
        error,
        "`1.234` at byte 0 of `1.234 ha` is ambiguous: 1234 in `id`, 1.234 in `en`; say the \
         language, or write a word of it"
    );
}

#[test]
fn malformed_text_says_what_and_where() {
    let message = |text: &str| text.parse::<Figure>().unwrap_err().to_string();
    let cases = [
        ("", "has no number"),
        ("triliun", "has no number"),
        ("Rp15,1 triliun 3", "second number at byte 15"),
        ("15,1", "doesn't say what it counts"),
        ("Rp15,1 trliun", "`trliun` at byte 7"),
        ("Rp15,1 triliun triliun", "expected one power of ten"),
        ("Rp US$ 3 miliar", "expected one unit"),
        ("sekitar lebih dari Rp3 triliun", "expected one qualifier"),
        ("Rp1.23.456 triliun", "at byte 3"),
        ("$3 billion", "which dollar"),
        ("15,1 juta persons", "is not understood"),
        ("15,100 tenaga kerja", "comes whole"),
        ("9,5 orang", "comes whole"),
        ("Rp14.978 per", "`per`"),
        ("48,2% T", "power of ten"),
        ("1e99 persons", "too large"),
        ("123456789012345678901234567890 orang", "28 digits"),
        ("9007199254740993000000 triliun orang", "too large"),
        ("３ orang", "is not understood"),
        ("3 \0 orang", "is not understood"),
    ];
    for (text, expected) in cases {
        assert!(message(text).contains(expected), "{text}: {}", message(text));
    }
    let help = "Rp15,1 trliun".parse::<Figure>().unwrap_err().help();
    assert_eq!(help.as_deref(), Some("did you mean `triliun`?"));
}

#[test]
fn long_hostile_text_is_an_error() {
    for piece in ["1", "a", "-", "a-", "1.", "Rp ", "(", "\u{a0}", "1e", "é-"] {
        assert!(piece.repeat(20_000).parse::<Figure>().is_err(), "{piece}");
    }
}

#[test]
fn digits_decide_equality() {
    assert_eq!(figure("Rp17,1 triliun"), figure("IDR 17.1 trillion"));
    assert_ne!(figure("Rp17,1 triliun"), figure("Rp17,10 triliun"));
    assert_ne!(figure("Rp17,1 triliun"), figure("sekitar Rp17,1 triliun"));
    assert!(figure("Rp17,1 triliun").agrees_with(&figure("Rp17,10 triliun")));
    assert!(!figure("17 persons").agrees_with(&figure("17 zones")));
}

#[test]
fn resolution_is_the_last_digit() {
    assert_eq!(figure("Rp15,1 triliun").resolution(), 11);
    assert_eq!(figure("9.342 orang").resolution(), 0);
    assert_eq!(figure("48,2%").resolution(), -3);
}

#[test]
fn display_reads_back_in_its_language() {
    for text in ["Rp15,1 triliun", "9.342 orang", "sekitar US$ 3,50 miliar", "hingga 48,200%"] {
        let figure = Figure::parse_in(Language::INDONESIAN, text).unwrap();
        for language in [Language::INDONESIAN, Language::ENGLISH] {
            let shown = figure.display(language).to_string();
            assert_eq!(Figure::parse_in(language, &shown), Ok(figure), "{shown}");
        }
        assert_eq!(figure.to_string().parse(), Ok(figure), "{figure}");
    }
    let crore = Figure::new(5.into(), "e7 INR".parse().unwrap(), Qualifier::Exact).unwrap();
    assert_eq!(crore.display(Language::ENGLISH).to_string(), "INR 5e7");
    assert_eq!(crore.to_string().parse(), Ok(crore));
}

#[test]
fn display_writes_as_people_do() {
    let cases = [
        ("1 persons", "1 orang", "1 person"),
        ("1.0 hectares", "1,0 hektare", "1.0 hectares"),
        ("lebih dari 1 pelaku usaha", "lebih dari 1 pelaku usaha", "more than 1 business"),
        ("1 aircraft", "1 pesawat", "1 aircraft"),
        ("1 square_metres", "1 meter persegi", "1 square metre"),
        ("250 square_metres", "250 meter persegi", "250 square metres"),
        ("1 thousand persons", "1 ribu orang", "1 thousand persons"),
        ("1 teu", "1 TEU", "1 TEU"),
        ("1e3%", "1e3%", "1e3%"),
        ("10 times", "10 kali", "10 times"),
    ];
    for (text, indonesian, english) in cases {
        let figure: Figure = text.parse().unwrap();
        for (language, expected) in
            [(Language::INDONESIAN, indonesian), (Language::ENGLISH, english)]
        {
            let shown = figure.display(language).to_string();
            assert_eq!(shown, expected, "{text}");
            assert_eq!(Figure::parse_in(language, &shown), Ok(figure), "{shown}");
        }
    }
}

#[test]
fn figures_are_found_in_sentences() {
    let found = |text: &str| {
        let figures = Figure::find_in(Language::INDONESIAN, text);
        figures.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        found("Rp 43,95 triliun, naik Rp 21,93 triliun"),
        ["43.95 IDR trillion", "21.93 IDR trillion"]
    );
    assert_eq!(
        found("KEK Sei Mangkei (Rp10,8 triliun) ... realisasi per 30 Juni 2017"),
        ["10.8 IDR trillion"]
    );
    assert_eq!(found("sekitar 9.600 tenaga kerja"), ["about 9600 persons"]);
}
