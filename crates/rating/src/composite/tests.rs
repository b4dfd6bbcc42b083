use rust_decimal::Decimal;

use super::*;

/// Two pillars of two indicators each.
fn rows() -> Vec<Row> {
    vec![
        Row::indicator("a", "p"),
        Row { weight: Some(Decimal::from(3)), ..Row::indicator("b", "p") },
        Row::indicator("c", "q"),
        Row { direction: Some(Decimal::NEGATIVE_ONE), ..Row::indicator("d", "q") },
        Row::group(2, "p", "top"),
        Row::group(2, "q", "top"),
        Row::index(3, "top"),
    ]
}

fn table() -> Table {
    let units = ["x", "y", "z"].map(str::to_owned).to_vec();
    let columns = [
        ("a", [Some(0), Some(5), Some(10)]),
        ("b", [Some(4), None, Some(0)]),
        ("c", [None, None, Some(7)]),
        ("d", [Some(1), None, Some(2)]),
    ];
    let column = |numbers: [Option<i128>; 3]| numbers.map(|n| n.map(Fraction::from)).to_vec();
    let columns = columns.map(|(code, numbers)| (code.to_owned(), column(numbers)));
    Table::new(units, columns.to_vec()).unwrap()
}

fn build(options: &CompositeOptions) -> Result<Composite, BuildError> {
    Composite::build(&Structure::new(rows()).unwrap(), &table(), options)
}

fn options(aggregate: &[Aggregation]) -> CompositeOptions {
    let minmax = "minmax".parse().unwrap();
    CompositeOptions {
        aggregate: aggregate.to_vec(),
        ..CompositeOptions::new(minmax, Aggregation::Arithmetic)
    }
}

fn shown(composite: &Composite, code: &str) -> Vec<String> {
    let show = |score: &Score| match score {
        Ok(real) => crate::significant(real, 6).unwrap().to_string(),
        Err(why) => why.code().to_owned(),
    };
    composite.column(code).unwrap().iter().map(show).collect()
}

#[test]
fn scores_rise_through_the_groups_and_what_is_missing_leaves_its_weight_to_others() {
    let composite = build(&options(&[Aggregation::Arithmetic])).unwrap();
    assert_eq!(shown(&composite, "a"), ["0", "50", "100"]);
    assert_eq!(shown(&composite, "b"), ["100", "missing", "0"]);
    // One value alone has no range.
    assert_eq!(shown(&composite, "c"), ["missing", "missing", "division_by_zero"]);
    assert_eq!(shown(&composite, "d"), ["100", "missing", "0"]);
    assert_eq!(shown(&composite, "p"), ["75", "50", "25"]);
    assert_eq!(shown(&composite, "q"), ["100", "no_parts", "0"]);
    assert_eq!(shown(&composite, "top"), ["87.5", "50", "12.5"]);
    assert_eq!(composite.codes().collect::<Vec<_>>(), ["a", "b", "c", "d", "p", "q", "top"]);
    assert_eq!(composite.score("y", "top"), composite.index().get(1));
}

#[test]
fn each_level_can_have_its_aggregation() {
    let levels = [Aggregation::Arithmetic, Aggregation::Minimum];
    let composite = build(&options(&levels)).unwrap();
    assert_eq!(shown(&composite, "top"), ["75", "50", "0"]);
    let error = build(&options(&[Aggregation::Median; 3])).unwrap_err();
    assert_eq!(error.problems, [BuildProblem::Aggregations { found: 3, levels: 2 }]);
}

#[test]
fn what_does_not_go_together_is_said_at_once() {
    let mut wrong = rows();
    wrong[0].code = "aa".to_owned();
    let structure = Structure::new(wrong).unwrap();
    let mut options = options(&[]);
    options.normalise = "distance-to-target".parse().unwrap();
    options.reference = Some("xx".to_owned());
    let problems = Composite::build(&structure, &table(), &options).unwrap_err().problems;
    assert_eq!(problems.len(), 6, "{problems:?}");
    assert!(problems[2].to_string().contains("no column `aa`: did you mean `a`?"));
    let lacking = BuildProblem::Lacking { code: "b".to_owned(), lacking: Lacking::Target };
    assert_eq!(problems[3], lacking);
    options.normalise = "distance-to-reference".parse().unwrap();
    options.aggregate = vec![Aggregation::Median];
    let problems = |options: &CompositeOptions| build(options).unwrap_err().problems;
    assert!(matches!(problems(&options)[..], [BuildProblem::NoReference { .. }]));
    options.reference = None;
    assert_eq!(problems(&options), [BuildProblem::NeedsReference]);
}

#[test]
fn every_problem_of_a_structure_is_found() {
    let found = |change: &dyn Fn(&mut Vec<Row>)| -> Vec<(Option<usize>, String)> {
        let mut rows = rows();
        change(&mut rows);
        let problems = Structure::new(rows).unwrap_err().problems;
        problems.iter().map(|p| (p.row, format!("{:?}", p.what))).collect()
    };
    let one = |change: &dyn Fn(&mut Vec<Row>), row: usize, name: &str| {
        let found = found(change);
        let is = |(at, what): &(Option<usize>, String)| *at == Some(row) && what.starts_with(name);
        assert!(found.iter().any(is), "{name}: {found:?}");
    };
    one(&|rows| rows[1].parent = Some("r".to_owned()), 1, "UnknownParent");
    one(&|rows| rows[1].parent = Some("a".to_owned()), 1, "ParentNoGroup");
    one(&|rows| rows[1].parent = None, 1, "NoParent");
    one(&|rows| rows[1].parent = Some("top".to_owned()), 1, "LevelJump");
    one(&|rows| rows[1].code = "a".to_owned(), 1, "DuplicateCode");
    one(&|rows| rows[1].code.clear(), 1, "NoCode");
    one(&|rows| rows[1].direction = Some(Decimal::TEN), 1, "Direction");
    one(&|rows| rows[5].direction = Some(Decimal::NEGATIVE_ONE), 5, "GroupDirection");
    one(&|rows| rows[1].weight = None, 1, "NoWeight");
    one(&|rows| rows[1].weight = Some(Decimal::NEGATIVE_ONE), 1, "NegativeWeight");
    one(&|rows| rows[1].level = Some(2), 1, "Level");
    one(&|rows| rows[4].level = None, 4, "Level");
    one(&|rows| rows[1].denominator = Some("gdp".to_owned()), 1, "UnknownDenominator");
    one(&|rows| rows[5].parent = None, 5, "SecondTop");
    one(&|rows| drop(rows.drain(2..4)), 3, "EmptyGroup");
    one(&|rows| [0, 1].iter().for_each(|i| rows[*i].weight = Some(Decimal::ZERO)), 4, "NoWeights");
    one(&|rows| rows[6].parent = Some("p".to_owned()), 4, "Cycle");
    assert_eq!(found(&|rows| rows.clear()), [(None, "NoTop".to_owned())]);
    // A cycle is said once, and isn't a jump of levels or the lack of a top as well.
    let cycle = found(&|rows| rows[6].parent = Some("p".to_owned()));
    assert_eq!(cycle.len(), 1, "{cycle:?}");
}
