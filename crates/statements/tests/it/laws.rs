//! Laws of files and verdicts.

use kawasan_data::{files, kek};
use kawasan_model::{Date, Tri, parse_date};
use kawasan_statements::{Checked, Context, Evidence, Meeting, Reason, StatementVerdict};
use kawasan_testing::config;
use proptest::prelude::*;
use time::Duration;

use crate::files::SAMPLE;
use crate::meeting::reader;

/// What doesn't hang on figures that are restated: official classes, openings, steps that are
/// built, and whether something was published.
const LASTING: &str = r#"
title = { en = "A meeting" }
held_on = 2025-12-31
period = "2020-Q1"
source = { publisher = "nobody" }

[[statement]]
id = "lasting"
kind = "registry"
subjects = ["national"]
period = "2020-Q1"
text = { en = "Something that stays so." }
reading = "any"

[[statement.criterion]]
id = "official"
title = { en = "optimal" }
zones = "all"
count = "some"
which = { scheme = "DN-KEK 2021 report", classes = ["Optimal"] }

[[statement.criterion]]
id = "opened"
title = { en = "opened" }
zones = "all"
count = "at least 4"
which = { opened_in = "2018-Q1/2023-Q4" }

[[statement.criterion]]
id = "published"
title = { en = "exports" }
of = "all"
published = ["exports"]
basis = "realised"
period = "2025"

[[statement.criterion]]
id = "quarters"
title = { en = "every quarter" }
published = ["investment"]
basis = "realised"
timing = "flow"
quarters = ["2023-Q1", "2024-Q4"]
count = "all"

[[statement.criterion]]
id = "steps"
title = { en = "steps that are built" }
zones = "all"
count = "some"
which = { steps = 1, presence = "under_construction" }

[[statement.criterion]]
id = "history"
title = { en = "what was published of a project" }
of = "gresik"
tenant = "PT Freeport Indonesia"
"#;

fn day(days: i64) -> Date {
    parse_date("2021-01-01").unwrap() + Duration::days(days)
}

fn checked<T>(text: &str, held_on: Date, look: impl FnOnce(&Meeting, &[Checked<'_>]) -> T) -> T {
    let mut meeting = reader().read(text).unwrap_or_else(|problems| panic!("{problems}"));
    meeting.held_on = held_on;
    let checked = Context::new(kek().dataset(), kek().official_classes(), kek().projects())
        .check_all(&meeting);
    look(&meeting, &checked)
}

/// Of each zone what holds, and for how many.
fn zones(checked: &[Checked<'_>], place: usize) -> (Vec<Tri>, (usize, usize)) {
    let Evidence::Zones(found) = &checked[0].criteria[place].evidence else { panic!("zones") };
    (found.zones.iter().map(|zone| zone.holds).collect(), found.judgement.holding)
}

proptest! {
    #![proptest_config(config(64))]

    /// Any text is read or refused, and so is a file with something in it that doesn't
    /// belong; each problem is told once, in the order of the file.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}", at in 0..3_000_usize) {
        let reader = reader();
        let _ = reader.read(&text);
        let at = (0..=at.min(SAMPLE.len())).rev().find(|at| SAMPLE.is_char_boundary(*at));
        let (before, after) = SAMPLE.split_at(at.unwrap_or(0));
        if let Err(problems) = reader.read(&format!("{before}{text}{after}")) {
            let places: Vec<_> = problems.0.iter().map(|problem| problem.at).collect();
            prop_assert!(!places.is_empty() && places.is_sorted(), "{}", problems);
            for (index, problem) in problems.0.iter().enumerate() {
                prop_assert!(!problems.0[..index].contains(problem), "{}", problems);
            }
        }
    }

    /// A key that is taken away, or moved to another table, is told or changes nothing else.
    #[test]
    fn a_line_less_is_read_or_refused(line in 0..91_usize) {
        let lines = SAMPLE.lines().enumerate().filter(|(index, _)| *index != line);
        let text: Vec<&str> = lines.map(|(_, line)| line).collect();
        let _ = reader().read(&text.join("\n"));
    }

    /// As time goes by, what was known stays known: a class that was given, an opening, a
    /// figure; so bounds only narrow, and a verdict stays what it was.
    #[test]
    fn what_is_known_stays_known(earlier in 0..1_800_i64, later in 0..1_800_i64) {
        let (earlier, later) = (day(earlier.min(later)), day(earlier.max(later)));
        let [before, after] = [earlier, later].map(|held_on| {
            checked(LASTING, held_on, |_, checked| {
                let verdicts = checked[0].criteria.iter().map(|one| one.verdict);
                let quarters = match &checked[0].criteria[3].evidence {
                    Evidence::Quarters(judgement, _) => judgement.holding,
                    _ => panic!("quarters"),
                };
                (verdicts.collect::<Vec<_>>(), [0, 1, 4].map(|place| zones(checked, place)), quarters)
            })
        });
        for ((old, (low, high)), (new, (new_low, new_high))) in before.1.iter().zip(&after.1) {
            prop_assert!(low <= new_low && new_high <= high);
            for (old, new) in old.iter().zip(new) {
                prop_assert!(*old == Tri::Possible || old == new, "{old:?} became {new:?}");
            }
        }
        prop_assert!(before.2.0 <= after.2.0 && after.2.1 <= before.2.1);
        for (old, new) in before.0.iter().zip(&after.0) {
            let is_open = [StatementVerdict::Undecidable, StatementVerdict::NotEvidenced];
            prop_assert!(is_open.contains(old) || old == new, "{old} became {new}");
        }
    }
}

proptest! {
    #![proptest_config(config(6))]

    /// Verdicts follow from those of the criteria, and counts from the zones, whatever was
    /// known on the day.
    #[test]
    fn verdicts_are_those_of_their_criteria(days in 0..1_800_i64) {
        let text = files::STATEMENTS;
        checked(text, day(days), |meeting, all| {
            prop_assert_eq!(all.len(), meeting.statements.len());
            for checked in all {
                let decide = checked.criteria.iter().filter(|one| one.criterion.decides);
                let verdicts: Vec<_> = decide.map(|one| one.verdict).collect();
                let has = |verdict| verdicts.contains(&verdict);
                // Whatever it comes to, some criterion does, unless yardsticks differ.
                let differ = has(StatementVerdict::Holds) && has(StatementVerdict::Contradicted);
                prop_assert!(has(checked.verdict) || differ, "{}", checked.statement.id);
                for one in &checked.criteria {
                    let Evidence::Zones(zones) = &one.evidence else { continue };
                    let is = |wanted: fn(Tri) -> bool| {
                        let both = zones.zones.iter().map(|zone| zone.belongs.and(zone.holds));
                        both.filter(|holds| wanted(*holds)).count()
                    };
                    let bounds = (is(Tri::is_yes), is(|holds| !holds.is_no()));
                    prop_assert_eq!(zones.judgement.holding, bounds);
                    let reasons = zones.which.len().max(1);
                    prop_assert!(zones.zones.iter().all(|zone| zone.reasons.len() == reasons));
                    let is_count = zones.zones.iter().all(|zone| {
                        matches!(zone.reasons.as_slice(), [Reason::Designated(_)])
                    });
                    prop_assert!(is_count || !zones.which.is_empty());
                }
            }
            Ok(())
        })?;
    }
}
