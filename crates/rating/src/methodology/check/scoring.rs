//! Scoring rules: within the scale, and in the declared direction.

use kawasan_indicators::Direction;
use rust_decimal::Decimal;

use super::super::problem::{Problem, ProblemKind};
use super::super::{Draft, Scored};
use crate::{Limit, Point, Scoring, Treatment};

/// What a limit that moves has to say.
pub(super) const ONE_NUMBER: &str = "one of `q1` to `q4`";

pub(super) fn check(draft: &Draft, scored: &[Option<Scored>], found: &mut Vec<Problem>) {
    for (indicator, subject) in draft.indicators.iter().zip(scored) {
        let direction = subject.as_ref().map_or(Direction::Neutral, Scored::direction);
        for kind in problems(&indicator.scoring, direction, draft.scale) {
            found.push(Problem::new(["indicators", &indicator.id, "score"], kind));
        }
        if indicator.treatment == Some(Treatment::Denominate) {
            let text = "`denominate` needs a denominator: let the formula divide instead";
            let kind = ProblemKind::Value(text.to_owned());
            found.push(Problem::new(["indicators", &indicator.id, "treat"], kind));
        }
    }
}

fn problems(
    scoring: &Scoring,
    direction: Direction,
    scale: (Decimal, Decimal),
) -> Vec<ProblemKind> {
    if scoring.limits().iter().any(|limit| limit.numbers().next().is_none()) {
        return vec![ProblemKind::TooFew(ONE_NUMBER)];
    }
    match scoring {
        Scoring::Goalposts { worst, best, logarithmic, .. } => {
            let mut found = goalposts(worst, best, direction);
            if *logarithmic {
                let below =
                    worst.numbers().chain(best.numbers()).filter(|post| *post <= Decimal::ZERO);
                found.extend(below.map(ProblemKind::NoLogarithm));
            }
            found
        }
        Scoring::Points(list) if list.len() < 2 => vec![ProblemKind::TooFew("two points")],
        Scoring::Steps(list) if list.is_empty() => vec![ProblemKind::TooFew("one step")],
        Scoring::Points(list) | Scoring::Steps(list) => points(list, direction, scale),
        Scoring::Peers(peers) => {
            peers.problem(direction).map(ProblemKind::Value).into_iter().collect()
        }
    }
}

fn goalposts(worst: &Limit, best: &Limit, direction: Direction) -> Vec<ProblemKind> {
    let same = worst.pairs(best).find(|(worst, best)| worst == best);
    let against = worst.pairs(best).find(|(worst, best)| match direction {
        Direction::Higher => best < worst,
        Direction::Lower => best > worst,
        Direction::Neutral => false,
    });
    let same = same.map(|(worst, _)| ProblemKind::OnePost(worst));
    let against = against
        .map(|(worst, _)| ProblemKind::NotMonotone { better: better(direction), value: worst });
    same.into_iter().chain(against).collect()
}

fn points(list: &[Point], direction: Direction, scale: (Decimal, Decimal)) -> Vec<ProblemKind> {
    let mut found = Vec::new();
    for point in list {
        if point.score < scale.0 || point.score > scale.1 {
            let (low, high) = scale;
            found.push(ProblemKind::OutOfScale { value: point.score, low, high });
        }
    }
    for pair in list.windows(2) {
        let [before, after] = pair else { continue };
        if let Some((first, next)) =
            before.value.pairs(&after.value).find(|(first, next)| next <= first)
        {
            found.push(ProblemKind::NotAscending(next, first));
        }
        let against = match direction {
            Direction::Higher => after.score < before.score,
            Direction::Lower => after.score > before.score,
            Direction::Neutral => false,
        };
        if let (true, Some(value)) = (against, after.value.numbers().next()) {
            found.push(ProblemKind::NotMonotone { better: better(direction), value });
        }
    }
    found
}

const fn better(direction: Direction) -> &'static str {
    match direction {
        Direction::Higher => "higher",
        Direction::Lower => "lower",
        Direction::Neutral => "neither",
    }
}
