//! Columns from Arrow arrays of all kinds, and results to them.

use arrow_array::{
    Array, ArrayRef, Decimal128Array, Float64Array, Int32Array, Int64Array, NullArray, StringArray,
};
use kawasan_columnar::{ColumnKey, ColumnSpec, Every, Panel, PanelError, Program, RowOrder};
use kawasan_data::kek;
use kawasan_indicators::Catalogue;
use kawasan_model::{Basis, Currency, Measures, ReportingYear, Timing};
use kawasan_testing::fixtures::read;

fn key() -> ColumnKey {
    let measures = Measures::standard();
    ColumnKey::new(&measures, Currency::IDR, "employment", Basis::Realised, Timing::Flow).unwrap()
}

/// A panel of two zones over three quarters with a column from an array.
fn panel(scale: i32, array: &dyn Array, order: RowOrder) -> Result<Panel, PanelError> {
    let zones = ["gresik", "sanur"].map(read);
    Panel::builder(&Measures::standard(), ReportingYear::CALENDAR, zones, read("2024-9M"))
        .array(ColumnSpec { key: key(), scale, every: Every::Quarter }, array, order)
        .build()
}

fn values(panel: &Panel) -> Vec<Option<String>> {
    let cells = (0..2).flat_map(|zone| (0..3).map(move |quarter| (zone, quarter)));
    cells.map(|(zone, row)| panel.value(&key(), zone, row).map(|one| one.to_string())).collect()
}

fn texts(numbers: [&str; 6]) -> Vec<Option<String>> {
    numbers.map(|text| Some(text.to_owned()).filter(|text| !text.is_empty())).to_vec()
}

#[test]
fn slices_begin_where_they_begin_and_nulls_are_missing() {
    let all = Int64Array::from(vec![
        Some(9),
        None,
        None,
        Some(1),
        None,
        Some(3),
        Some(4),
        Some(5),
        None,
        Some(9),
        None,
    ]);
    let slice = all.slice(3, 6);
    let by_zone = panel(0, &slice, RowOrder::ByZone).unwrap();
    assert_eq!(values(&by_zone), texts(["1", "", "3", "4", "5", ""]));
    let by_quarter = panel(0, &slice, RowOrder::ByQuarter).unwrap();
    assert_eq!(values(&by_quarter), texts(["1", "3", "5", "", "4", ""]));
    let boxed: ArrayRef = std::sync::Arc::new(slice);
    assert_eq!(panel(0, &boxed, RowOrder::ByZone).unwrap(), by_zone);
    // The same as decimals, with a scale of their own.
    let numbers = vec![Some(77), Some(100), None, Some(300), Some(400), Some(500), None];
    let decimals = Decimal128Array::from(numbers).with_precision_and_scale(10, 2).unwrap();
    let same = panel(0, &decimals.slice(1, 6), RowOrder::ByZone).unwrap();
    assert_eq!(same, by_zone);
}

#[test]
fn extremes_are_exact_or_refused() {
    let extremes = [i64::MIN, i64::MAX, -1, 0, 1, i64::MIN + 1];
    let panel_of = panel(0, &Int64Array::from(extremes.to_vec()), RowOrder::ByZone).unwrap();
    let texts: Vec<Option<String>> = extremes.iter().map(|one| Some(one.to_string())).collect();
    assert_eq!(values(&panel_of), texts);
    let refused = |number: i128, own: i8, scale: i32| {
        let array = Decimal128Array::from(vec![0, 0, 0, 0, 0, number]);
        let array = array.with_precision_and_scale(38, own).unwrap();
        panel(scale, &array, RowOrder::ByZone).unwrap_err().to_string()
    };
    assert_eq!(
        refused(15, 1, 0),
        "realised employment flow in persons: `1.5` is no 64-bit number at the scale 0"
    );
    assert!(refused(i128::from(i64::MAX) + 1, 0, 0).contains("`9223372036854775808` is no 64-bit"));
    assert!(refused(i128::MAX, 0, 28).contains("is no 64-bit number at the scale 28"));
    assert!(refused(1, 38, -28).contains("is no 64-bit number at the scale -28"));
    // Nothing but zeros has any scale.
    let zeros = Decimal128Array::from(vec![0; 6]).with_precision_and_scale(38, 38).unwrap();
    assert!(panel(-28, &zeros, RowOrder::ByZone).is_ok());
    for scale in [i32::MIN, -29, 29, i32::MAX] {
        let error = panel(scale, &zeros, RowOrder::ByZone).unwrap_err();
        assert!(matches!(error, PanelError::Scale { .. }), "{error}");
    }
}

#[test]
fn arrays_of_another_type_or_length_are_named() {
    let others: [(ArrayRef, &str); 4] = [
        (std::sync::Arc::new(Float64Array::from(vec![1.0; 6])), "Float64"),
        (std::sync::Arc::new(Int32Array::from(vec![1; 6])), "Int32"),
        (std::sync::Arc::new(StringArray::from(vec!["1"; 6])), "Utf8"),
        (std::sync::Arc::new(NullArray::new(6)), "Null"),
    ];
    for (array, name) in others {
        let error = panel(0, &array, RowOrder::ByZone).unwrap_err();
        let expected = format!(
            "realised employment flow in persons: expected Int64 or Decimal128, found {name}"
        );
        assert_eq!(error.to_string(), expected);
    }
    for length in [0, 5, 7] {
        let error = panel(0, &Int64Array::from(vec![1; length]), RowOrder::ByZone).unwrap_err();
        let expected =
            format!("realised employment flow in persons: expected 6 rows, found {length}");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn results_go_out_in_both_orders() {
    let array = Int64Array::from(vec![Some(10), Some(15), None, Some(4), Some(0), Some(6)]);
    let panel = panel(0, &array, RowOrder::ByZone).unwrap();
    let catalogue = Catalogue::standard(kek().dataset()).unwrap();
    let added = catalogue.get("employment_added").unwrap();
    let program = Program::builder(&panel).indicators([added]).build().unwrap();
    let results = program.evaluate().unwrap();
    for order in [RowOrder::ByZone, RowOrder::ByQuarter] {
        let array = results.array(0, order).unwrap();
        assert_eq!((array.len(), array.null_count()), (6, 1));
        for zone in 0..2 {
            for quarter in 0..3 {
                let place =
                    if order == RowOrder::ByZone { zone * 3 + quarter } else { quarter * 2 + zone };
                let own = array.is_valid(place).then(|| array.value_as_string(place));
                let expected = results.value(0, zone, quarter).map(|value| value.to_string());
                assert_eq!(own, expected, "{zone} {quarter}");
            }
        }
    }
    assert!(results.array(1, RowOrder::ByZone).is_none());
}
