//! Laws of verdicts.

use kawasan_data::{files, kek};
use kawasan_statements::{Context, Evidence, StatementVerdict};
use kawasan_testing::config;
use proptest::prelude::*;

use crate::meeting::reader;

proptest! {
    #![proptest_config(config(64))]

    /// Any text is read or refused.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,80}", at in 0..12_000_usize) {
        let _ = reader().read(&text);
        // And so is a file with something in it that doesn't belong.
        let at = (0..=at.min(files::STATEMENTS.len())).rev().find(|at| files::STATEMENTS.is_char_boundary(*at));
        let (before, after) = files::STATEMENTS.split_at(at.unwrap_or(0));
        let _ = reader().read(&format!("{before}{text}{after}"));
    }

    /// Verdicts follow from those of the criteria, whatever was known on the day; and what
    /// is known later narrows what quantifiers allow only by what was published in between.
    #[test]
    fn verdicts_are_those_of_their_criteria(days in -700..=700_i64) {
        let mut meeting = reader().read(files::STATEMENTS).unwrap();
        meeting.held_on += time::Duration::days(days);
        let context = Context::new(kek().dataset(), kek().official_classes(), kek().projects());
        for checked in context.check_all(&meeting) {
            let decide: Vec<StatementVerdict> = checked
                .criteria
                .iter()
                .filter(|one| one.criterion.decides)
                .map(|one| one.verdict)
                .collect();
            let all_are = |verdict| decide.iter().all(|own| *own == verdict);
            for verdict in StatementVerdict::ALL {
                if all_are(verdict) {
                    prop_assert_eq!(checked.verdict, verdict, "{}", checked.statement.id);
                }
            }
            // Whatever it comes to, some criterion does, unless yardsticks differ.
            let differs = decide.contains(&StatementVerdict::Holds) && decide.contains(&StatementVerdict::Contradicted);
            prop_assert!(decide.contains(&checked.verdict) || differs, "{}", checked.statement.id);
            for one in &checked.criteria {
                if let Evidence::Zones(zones) = &one.evidence {
                    let (low, high) = zones.judgement.holding;
                    let yes = zones.zones.iter().filter(|zone| zone.belongs.is_yes() && zone.holds.is_yes()).count();
                    let may = zones.zones.iter().filter(|zone| !zone.belongs.is_no() && !zone.holds.is_no()).count();
                    prop_assert_eq!((low, high), (yes, may));
                }
            }
        }
    }
}
