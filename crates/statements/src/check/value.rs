//! Indicators against limits.

use kawasan_indicators::{Evaluator, Missing, Outcome};
use kawasan_model::{Interval, Knowledge, Tri};
use rust_decimal::Decimal;

use crate::evidence::{Evidence, ValueEvidence};
use crate::{Comparison, StatementVerdict, ValueTest};

pub(super) fn check<'a>(
    known: Knowledge<'a>,
    test: &'a ValueTest,
) -> (StatementVerdict, Evidence<'a>) {
    let evaluator = Evaluator::new(known, test.scope.clone(), test.period);
    let outcome = evaluator.evaluate(&test.indicator);
    let verdict = match (&outcome, test.comparison) {
        (Outcome::Value(_), None) => StatementVerdict::Holds,
        (Outcome::Value(value), Some(comparison)) => match compared(&value.interval, comparison) {
            Tri::Yes => StatementVerdict::Holds,
            Tri::No => StatementVerdict::Contradicted,
            Tri::Possible => StatementVerdict::Undecidable,
        },
        // Where figures are known and give no value, more of them may.
        (Outcome::Missing(missing), _) => match missing.not_known().is_some() {
            true => StatementVerdict::NotEvidenced,
            false if *missing == Missing::NoZones => StatementVerdict::NotEvidenced,
            false => StatementVerdict::Undecidable,
        },
    };
    let evidence = ValueEvidence {
        indicator: &test.indicator,
        scope: &test.scope,
        period: test.period,
        outcome,
    };
    (verdict, Evidence::Value(evidence))
}

/// Whether an interval is on the side that is said. What was stated is so if it can be.
pub(super) fn compared(value: &Interval, comparison: Comparison) -> Tri {
    let limit = comparison.figure().value();
    match comparison {
        Comparison::Stated(figure) if value.overlaps(&figure.interval()) => Tri::Yes,
        Comparison::Stated(_) => Tri::No,
        Comparison::Above(_) => is_above(value, limit),
        Comparison::AtLeast(_) => !is_below(value, limit),
        Comparison::Below(_) => is_below(value, limit),
        Comparison::AtMost(_) => !is_above(value, limit),
    }
}

fn is_above(value: &Interval, limit: Decimal) -> Tri {
    match (value.low(), value.high()) {
        (Some(low), _) if low > limit => Tri::Yes,
        (_, Some(high)) if high <= limit => Tri::No,
        _ => Tri::Possible,
    }
}

fn is_below(value: &Interval, limit: Decimal) -> Tri {
    match (value.low(), value.high()) {
        (_, Some(high)) if high < limit => Tri::Yes,
        (Some(low), _) if low >= limit => Tri::No,
        _ => Tri::Possible,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kawasan_model::Figure;

    #[test]
    fn limits_are_exact_and_values_are_not() {
        let figure = |text: &str| text.parse::<Figure>().unwrap();
        let value = figure("15.1 IDR trillion").interval();
        let limit = |text: &str| figure(text);
        for (comparison, expected) in [
            (Comparison::Stated(limit("15 IDR trillion")), Tri::Yes),
            (Comparison::Stated(limit("15.0 IDR trillion")), Tri::Yes),
            (Comparison::Stated(limit("15.2 IDR trillion")), Tri::Yes),
            (Comparison::Stated(limit("15.21 IDR trillion")), Tri::No),
            (Comparison::Above(limit("15 IDR trillion")), Tri::Yes),
            (Comparison::Above(limit("15.05 IDR trillion")), Tri::Possible),
            (Comparison::AtLeast(limit("15.05 IDR trillion")), Tri::Yes),
            (Comparison::Above(limit("15.15 IDR trillion")), Tri::No),
            (Comparison::AtLeast(limit("15.15 IDR trillion")), Tri::Possible),
            (Comparison::Below(limit("15.15 IDR trillion")), Tri::Possible),
            (Comparison::AtMost(limit("15.15 IDR trillion")), Tri::Yes),
            (Comparison::Below(limit("15.05 IDR trillion")), Tri::No),
        ] {
            assert_eq!(compared(&value, comparison), expected, "{comparison:?}");
        }
        for comparison in [Comparison::Above, Comparison::AtMost].map(|of| of(limit("1 persons"))) {
            assert_eq!(compared(&Interval::UNBOUNDED, comparison), Tri::Possible);
        }
    }
}
