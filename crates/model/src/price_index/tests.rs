use super::*;
use crate::parse_date;

fn index(id: &str, reference: &str) -> PriceIndex {
    PriceIndex::new(id.parse().unwrap(), Currency::IDR, reference.parse().unwrap())
}

fn number(index: PriceIndex, period: &str, digits: &str, source: Source) -> IndexNumber {
    let figure = format!("{digits} percent").parse().unwrap();
    IndexNumber::try_new(index, period.parse().unwrap(), figure, source).unwrap()
}

#[test]
fn only_a_stated_ratio_above_zero_is_an_index_number() {
    let error = |figure: &str, period: &str, reference: &str| {
        let index = index("cpi", reference);
        let (figure, period) = (figure.parse().unwrap(), period.parse().unwrap());
        IndexNumber::try_new(index, period, figure, Source::new("BPS")).unwrap_err()
    };
    assert!(matches!(error("106 IDR", "2024", "2022"), IndexNumberError::Unit { .. }));
    assert!(matches!(error("1.06 IDR/IDR", "2024", "2022"), IndexNumberError::Unit { .. }));
    assert!(matches!(error("0 percent", "2024", "2022"), IndexNumberError::MayBeZero { .. }));
    assert_eq!(error("106 percent", "", "2022"), IndexNumberError::NoPeriod);
    assert_eq!(error("106 percent", "2024", ""), IndexNumberError::NoReference);
}

#[test]
fn a_number_is_found_for_just_what_is_asked_for() {
    let bps = || Source::new("BPS").on(parse_date("2024-04-01").unwrap());
    let (new, old) = (index("cpi", "2022"), index("cpi", "2018"));
    let table = PriceIndices::builder()
        .number(number(new.clone(), "2024-03", "106.13", bps()))
        .number(number(new.clone(), "2022", "100", Source::new("BPS")))
        .number(number(old.clone(), "2023-12", "116.56", Source::new("BPS")))
        .build()
        .unwrap();
    assert_eq!(table.indices().count(), 2);
    let march = "2024-03".parse().unwrap();
    assert_eq!(table.find(&new, march, None).unwrap().figure().value().to_string(), "1.0613");
    // Another reference is another index, and no quarter is made of its months.
    assert_eq!(table.find(&old, march, None).unwrap_err().instead, ["2023-12".parse().unwrap()]);
    let quarter = table.find(&new, "2024-Q1".parse().unwrap(), None).unwrap_err();
    assert_eq!(quarter.instead, [march]);
    let early = table.find(&new, march, Some(parse_date("2024-03-31").unwrap())).unwrap_err();
    assert_eq!(early.published_later.unwrap().publisher, "BPS");
    assert!(early.instead.is_empty(), "the undated ones aren't known on a day");
    let other = index("ppi", "2022");
    assert!(table.find(&other, march, None).unwrap_err().instead.is_empty());
}

#[test]
fn all_that_is_wrong_with_a_table_is_told() {
    let bps = || Source::new("BPS");
    let error = PriceIndices::builder()
        .number(number(index("cpi", "2022"), "2022", "98.5", bps()))
        .number(number(index("cpi", "2022"), "2023", "103.67", bps()))
        .number(number(index("cpi", "2022"), "2023", "104.67", bps()))
        .build()
        .unwrap_err();
    let kinds: Vec<_> = error.problems.iter().map(|p| (p.index, p.kind.clone())).collect();
    assert!(matches!(
        kinds.as_slice(),
        [(0, IndexProblemKind::ReferenceNot100), (2, IndexProblemKind::SaidOtherwise { .. })]
    ));
    assert!(error.to_string().contains("cpi of IDR (2022 = 100) 2022: 98.5"), "{error}");
}
