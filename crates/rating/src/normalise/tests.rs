use super::*;

const MISSING: Score = Err(NoScore::Missing);

fn column(numbers: &[i128]) -> Vec<Option<Fraction>> {
    numbers.iter().map(|n| Some(Fraction::from(*n))).collect()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// The scores as fractions, or the codes of what is missing.
fn shown(scores: &[Score]) -> Vec<String> {
    let show = |score: &Score| match score {
        Ok(real) => {
            let fraction = real.fraction().unwrap().reduced();
            format!("{}/{}", fraction.numerator(), fraction.divisor()).replace("/1", "")
        }
        Err(why) => why.code().to_owned(),
    };
    scores.iter().map(show).collect()
}

#[test]
fn each_formula_by_hand() {
    let values = [-2, 4, 4, 8];
    let goalposts = |capped| Normalisation::Goalposts {
        worst: decimal("0"),
        best: decimal("5"),
        low: decimal("1"),
        high: decimal("6"),
        capped,
    };
    let target = |capped| Normalisation::DistanceToTarget { target: decimal("6"), capped };
    let cases = [
        (Normalisation::MinMax { low: decimal("0"), high: decimal("1") }, ["0", "3/5", "3/5", "1"]),
        (
            Normalisation::Scaled { centre: decimal("2"), scale: decimal("0.5") },
            ["-8", "4", "4", "12"],
        ),
        (Normalisation::Rank, ["1", "2", "2", "4"]),
        (Normalisation::Borda, ["0", "1", "1", "3"]),
        (Normalisation::PercentileRank, ["0", "1/3", "1/3", "1"]),
        (Normalisation::DistanceToMax, ["0", "3/5", "3/5", "1"]),
        (target(true), ["0", "3/4", "3/4", "1"]),
        (target(false), ["0", "3/4", "3/4", "5/4"]),
        (Normalisation::DistanceToReference { unit: 2 }, ["0", "1", "1", "5/3"]),
        (Normalisation::FractionOfMax, ["-1/4", "1/2", "1/2", "1"]),
        (goalposts(true), ["1", "5", "5", "6"]),
        (goalposts(false), ["-1", "5", "5", "9"]),
    ];
    for (normalisation, expected) in cases {
        assert_eq!(shown(&normalisation.apply(&column(&values))), expected, "{normalisation:?}");
    }
}

#[test]
fn z_scores_divide_by_the_deviation_of_the_sample() {
    // 1, 2, 3: mean 2, variance (1 + 0 + 1) ÷ 2 = 1.
    let z = Normalisation::ZScore { mean: decimal("10"), sd: decimal("2") };
    assert_eq!(shown(&z.apply(&column(&[1, 2, 3]))), ["8", "10", "12"]);
}

#[test]
fn equal_units_divide_by_zero_and_what_is_missing_stays_so() {
    let mut equal = column(&[3, 3]);
    equal.push(None);
    let zero = Err(NoScore::DivisionByZero);
    for divided in [
        Normalisation::MinMax { low: decimal("0"), high: decimal("1") },
        Normalisation::ZScore { mean: decimal("0"), sd: decimal("1") },
        Normalisation::DistanceToMax,
        Normalisation::DistanceToTarget { target: decimal("3"), capped: true },
        Normalisation::DistanceToReference { unit: 0 },
    ] {
        let scores = divided.apply(&equal);
        assert_eq!(scores, [zero.clone(), zero.clone(), MISSING], "{divided:?}");
    }
    let reference = Normalisation::DistanceToReference { unit: 2 }.apply(&equal);
    assert_eq!(shown(&reference), ["reference_missing", "reference_missing", "missing"]);
    assert_eq!(
        shown(&Normalisation::FractionOfMax.apply(&column(&[0, -1]))),
        ["division_by_zero"; 2]
    );
    assert_eq!(shown(&Normalisation::PercentileRank.apply(&column(&[7]))), ["division_by_zero"]);
    assert!(Normalisation::Rank.apply(&[]).is_empty());
}

#[test]
fn the_ends_of_irrational_columns_are_exact() {
    let roots: Vec<Score> =
        [2, 3, 5].into_iter().map(|n| Ok(Real::from(Fraction::from(n)).root(2).unwrap())).collect();
    let scores = Normalisation::DistanceToMax.apply_to(&roots);
    assert_eq!(scores[0], Ok(Fraction::ZERO.into()));
    assert_eq!(scores[2], Ok(Fraction::ONE.into()));
}
