//! Statements about sets, against all that the unknown members can turn out to be.

use kawasan_indicators::{
    Member, Quantifier, Tally, are_exactly, are_highest, are_in_order, rank_bounds,
};
use kawasan_model::{Decimal, Interval, Tri, Verdict};
use kawasan_testing::config;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

fn tris() -> impl Strategy<Value = Tri> {
    select(Tri::ALL.to_vec())
}

fn members() -> impl Strategy<Value = Vec<Member<()>>> {
    let one = (tris(), tris()).prop_map(|(belongs, holds)| Member { who: (), belongs, holds });
    vec(one, 0..6)
}

fn quantifiers() -> impl Strategy<Value = Quantifier> {
    prop_oneof![
        select(vec![Quantifier::All, Quantifier::Most, Quantifier::Some, Quantifier::None]),
        (0..6_usize).prop_map(Quantifier::AtLeast),
        (0..6_usize).prop_map(Quantifier::AtMost),
        (0..6_usize).prop_map(Quantifier::Exactly),
    ]
}

/// What a member can turn out to be: for it, against it, or no member.
fn states(member: &Member<()>) -> Vec<(bool, bool)> {
    let both = |tri: Tri| match tri {
        Tri::Yes => vec![true],
        Tri::No => vec![false],
        Tri::Possible => vec![true, false],
    };
    let mut states = Vec::new();
    for belongs in both(member.belongs) {
        for holds in both(member.holds) {
            states.push((belongs && holds, belongs && !holds));
        }
    }
    states.sort_unstable();
    states.dedup();
    states
}

/// Every pair of numbers, for and against, that the members allow.
fn worlds(members: &[Member<()>]) -> Vec<(usize, usize)> {
    members.iter().fold(vec![(0, 0)], |worlds, member| {
        let states = states(member);
        let more = worlds.iter().flat_map(|(yes, no)| {
            let add = |(is_for, is_against): &(bool, bool)| {
                (yes + usize::from(*is_for), no + usize::from(*is_against))
            };
            states.iter().map(add).collect::<Vec<_>>()
        });
        let mut more: Vec<_> = more.collect();
        more.sort_unstable();
        more.dedup();
        more
    })
}

fn is_true(quantifier: Quantifier, (yes, no): (usize, usize)) -> bool {
    match quantifier {
        Quantifier::All => no == 0,
        Quantifier::Most => yes > no,
        Quantifier::Some => yes > 0,
        Quantifier::None => yes == 0,
        Quantifier::AtLeast(count) => yes >= count,
        Quantifier::AtMost(count) => yes <= count,
        Quantifier::Exactly(count) => yes == count,
    }
}

fn verdict(truths: impl IntoIterator<Item = bool>) -> Verdict {
    let truths: Vec<bool> = truths.into_iter().collect();
    match (truths.contains(&true), truths.contains(&false)) {
        (true, false) => Verdict::Holds,
        (false, true) => Verdict::Contradicted,
        _ => Verdict::Undecidable,
    }
}

/// The fewest members that, settled one way or another, give a verdict whatever the
/// others turn out to be.
fn fewest(members: &[Member<()>], quantifier: Quantifier, wanted: Verdict) -> Option<usize> {
    let settled = |(is_for, is_against): (bool, bool)| Member {
        who: (),
        belongs: if is_for || is_against { Tri::Yes } else { Tri::No },
        holds: if is_for { Tri::Yes } else { Tri::No },
    };
    let choices = members.iter().fold(vec![(0, Vec::new())], |all, member| {
        let mut more: Vec<(usize, Vec<Member<()>>)> = Vec::new();
        for (count, before) in all {
            let with = |count, member| (count, [before.clone(), vec![member]].concat());
            more.push(with(count, *member));
            if member.is_open() {
                more.extend(states(member).into_iter().map(|s| with(count + 1, settled(s))));
            }
        }
        more
    });
    let gives = |members: &[Member<()>]| {
        verdict(worlds(members).into_iter().map(|world| is_true(quantifier, world))) == wanted
    };
    choices.iter().filter(|(_, members)| gives(members)).map(|(count, _)| *count).min()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_verdict_is_that_of_all_worlds_and_its_bounds_are_tight(
        members in members(),
        quantifier in quantifiers(),
    ) {
        let tally: Tally<()> = members.iter().copied().collect();
        let judged = tally.judge(quantifier);
        let worlds = worlds(&members);
        let truths = worlds.iter().map(|world| is_true(quantifier, *world));
        prop_assert_eq!(judged.verdict, verdict(truths));
        let numbers = || worlds.iter().map(|(yes, _)| *yes);
        prop_assert_eq!(Some(judged.holding.0), numbers().min());
        prop_assert_eq!(Some(judged.holding.1), numbers().max());
        for between in judged.holding.0..=judged.holding.1 {
            prop_assert!(numbers().any(|number| number == between), "{between}");
        }
        let sizes = || worlds.iter().map(|(yes, no)| yes + no);
        prop_assert_eq!(Some(judged.members), sizes().min().zip(sizes().max()));
    }

    #[test]
    fn as_many_as_are_said_decide_it_and_one_fewer_do_not(
        members in members(),
        quantifier in quantifiers(),
    ) {
        let tally: Tally<()> = members.iter().copied().collect();
        let judged = tally.judge(quantifier);
        prop_assert_eq!(judged.to_hold, fewest(&members, quantifier, Verdict::Holds));
        prop_assert_eq!(judged.to_contradict, fewest(&members, quantifier, Verdict::Contradicted));
    }

    #[test]
    fn knowing_a_member_narrows_the_bounds_and_changes_no_verdict(
        members in members(),
        quantifier in quantifiers(),
        which in any::<prop::sample::Index>(),
        holds in any::<bool>(),
    ) {
        prop_assume!(!members.is_empty());
        let mut known = members.clone();
        let member = &mut known[which.index(members.len())];
        if member.holds == Tri::Possible {
            member.holds = if holds { Tri::Yes } else { Tri::No };
        }
        let judge = |members: &[Member<()>]| {
            members.iter().copied().collect::<Tally<()>>().judge(quantifier)
        };
        let (before, after) = (judge(&members), judge(&known));
        prop_assert!(before.holding.0 <= after.holding.0 && after.holding.1 <= before.holding.1);
        if before.verdict != Verdict::Undecidable {
            prop_assert_eq!(before.verdict, after.verdict);
        }
    }

    #[test]
    fn a_quantifier_is_read_as_it_is_written(quantifier in quantifiers()) {
        prop_assert_eq!(quantifier.to_string().parse(), Ok(quantifier));
    }

    #[test]
    fn exactly_these_is_all_of_these_and_none_of_the_others(
        claimed in vec(tris(), 0..5),
        others in vec(tris(), 0..5),
    ) {
        let judge = |these: &[Tri], quantifier| {
            let members = these.iter().map(|holds| Member { who: (), belongs: Tri::Yes, holds: *holds });
            members.collect::<Tally<()>>().judge(quantifier).verdict
        };
        let parts = [judge(&claimed, Quantifier::All), judge(&others, Quantifier::None)];
        let expected = match parts {
            _ if parts.contains(&Verdict::Contradicted) => Verdict::Contradicted,
            _ if parts.contains(&Verdict::Undecidable) => Verdict::Undecidable,
            _ => Verdict::Holds,
        };
        prop_assert_eq!(are_exactly(claimed, others), expected);
    }
}

/// From one small whole number to another.
type Span = (u8, u8);

fn spans(most: usize) -> impl Strategy<Value = Vec<Span>> {
    vec((0..5_u8, 0..5_u8).prop_map(|(a, b)| (a.min(b), a.max(b))), 0..=most)
}

fn interval((low, high): &Span) -> Interval {
    Interval::new(Some(Decimal::from(*low)), Some(Decimal::from(*high))).unwrap()
}

fn intervals(spans: &[Span]) -> Vec<Interval> {
    spans.iter().map(interval).collect()
}

/// All values that the spans allow.
fn values(spans: &[Span]) -> Vec<Vec<u8>> {
    spans.iter().fold(vec![Vec::new()], |all, (low, high)| {
        let with = |value| all.iter().map(move |before| [before.as_slice(), &[value]].concat());
        (*low..=*high).flat_map(with).collect()
    })
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn the_highest_are_so_in_all_worlds_or_in_none(claimed in spans(3), others in spans(2)) {
        let all = [claimed.clone(), others.clone()].concat();
        let truths = values(&all).into_iter().map(|values| {
            let (claimed, others) = values.split_at(claimed.len());
            claimed.iter().min().zip(others.iter().max()).is_none_or(|(least, most)| least >= most)
        });
        let expected = verdict(truths);
        prop_assert_eq!(are_highest(&intervals(&claimed), &intervals(&others)), expected);
    }

    #[test]
    fn an_order_is_so_in_all_worlds_or_in_none(ranked in spans(4)) {
        let truths = values(&ranked).into_iter().map(|values| values.is_sorted_by(|a, b| a >= b));
        prop_assert_eq!(are_in_order(&intervals(&ranked)), verdict(truths));
    }

    #[test]
    fn rank_bounds_are_reached(spans in spans(4)) {
        let bounds = rank_bounds(&intervals(&spans));
        let worlds = values(&spans);
        for (index, bounds) in bounds.iter().enumerate() {
            let rank = |values: &Vec<u8>| 1 + values.iter().filter(|v| **v > values[index]).count();
            let ranks = || worlds.iter().map(rank);
            prop_assert_eq!(Some(*bounds), ranks().min().zip(ranks().max()));
        }
    }
}

#[test]
fn what_has_no_bounds_leaves_a_ranking_open() {
    let one = Interval::exactly(Decimal::ONE);
    assert_eq!(are_highest(&[Interval::UNBOUNDED], &[one]), Verdict::Undecidable);
    assert_eq!(are_highest(&[one], &[Interval::from(Decimal::TWO)]), Verdict::Contradicted);
    assert_eq!(are_highest(&[one], &[]), Verdict::Holds);
    assert_eq!(are_in_order(&[one, Interval::UNBOUNDED]), Verdict::Undecidable);
}

#[test]
fn words_that_mean_no_number_are_refused() {
    for bad in ["", "many", "at least", "at least -1", "at least +1", "exactly 1.5", "3", "Most"] {
        let error = bad.parse::<Quantifier>().unwrap_err();
        assert!(error.to_string().contains("expected `all`"), "{bad}");
    }
}
