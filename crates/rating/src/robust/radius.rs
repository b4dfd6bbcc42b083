//! The largest shift of weights that keeps a class, exactly.

use std::cmp::Ordering;

use kawasan_exact::{Fraction, Real, Rounding, RoundingMode};
use rust_decimal::Decimal;

use crate::class::ladder;
use crate::{Methodology, Rating};

/// How far the weights of the indicators can move before the class does.
///
/// Weights are those of the indicators in the whole, after what is missing was left out:
/// w₁ … wₙ, which sum to 1. Any other weights w′ that sum to 1, aren't below zero and have
/// |w′ᵢ − wᵢ| < radius for every indicator give the same class by composite; some whose
/// shift is larger by however little give another. What those at the radius itself give
/// hangs on the rounding: half away from zero, a tie belongs to the class above it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WeightRadius {
    /// The largest such radius, exactly, as a share of the whole: 1/4 is 25 percentage points.
    /// No shift at all changes the class if it is `None`.
    pub radius: Option<Fraction>,
    /// The class on the other side of it.
    pub towards: Option<usize>,
    /// The weights at the radius at which the composite reaches the border of that class,
    /// in the order of the indicators: exactly, with a sum of 1.
    pub weights: Vec<Fraction>,
}

/// Why there is no [`WeightRadius`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum NoRadius {
    /// The composite is no weighted sum.
    #[error("the composite is no weighted sum of scores")]
    NotAdditive,
    /// Groups are rounded before the whole is, so that it is no weighted sum either.
    #[error(
        "groups are rounded before the whole is, so the composite is no weighted sum of scores"
    )]
    GroupsRounded,
    /// The unit has no class by composite.
    #[error("the unit has no class by its composite")]
    NoClass,
}

/// To how many decimals irrational scores are taken: far beyond any composite's.
const DECIMALS: u32 = 15;

impl Methodology {
    /// The weight radius of a unit's class.
    ///
    /// The greatest composite of all weights within δ puts as much weight as it may on the
    /// best scores. It is concave and piecewise linear in δ, so that Newton's steps from
    /// δ = 0 end at its border after finitely many, exactly; likewise the least. Irrational
    /// scores are taken to 15 decimals.
    ///
    /// # Errors
    /// [`NoRadius`].
    ///
    /// # Examples
    ///
    /// Sorong had 204 of 277 billion rupiah in 2021: much of what was committed, but not much.
    /// With the weights of the two moved by a quarter, its class would be another.
    ///
    /// ```
    /// # #[cfg(not(feature = "toml"))]
    /// # fn main() {}
    /// # #[cfg(feature = "toml")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use kawasan_data::{files, kek};
    /// use kawasan_exact::RoundingMode;
    /// use kawasan_rating::{Reader, rate};
    ///
    /// let reader = Reader::of(kek().dataset())?;
    /// let library = reader.library(files::METHODOLOGIES.iter().copied())?;
    /// let methodology = library.latest("kek-2021").ok_or("shipped")?;
    /// let ratings = rate(kek().dataset(), methodology, "2021".parse()?, None);
    /// let sorong = &ratings.get("sorong").ok_or("rated")?.rating;
    /// let found = methodology.weight_radius(sorong, ratings.quarters)?;
    /// let radius = found.radius.ok_or("there is one")?;
    /// let shown = kawasan_exact::rounded(&radius, 3, RoundingMode::HalfAway);
    /// assert_eq!(shown.map(|r| r.to_string()).as_deref(), Some("0.25"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn weight_radius(&self, rating: &Rating, quarters: u8) -> Result<WeightRadius, NoRadius> {
        if !self.is_additive() {
            return Err(NoRadius::NotAdditive);
        }
        if self.rounding.groups.is_some() {
            return Err(NoRadius::GroupsRounded);
        }
        let class = rating.class_by_score.ok_or(NoRadius::NoClass)?;
        let rungs = ladder(&self.classes, quarters);
        let place = rungs.iter().position(|(own, _)| *own == class).ok_or(NoRadius::NoClass)?;
        let scored: Option<Vec<(usize, Fraction, Fraction)>> = rating
            .indicators
            .iter()
            .enumerate()
            .filter_map(|(index, one)| Some((index, one.weight.clone(), one.score.as_ref()?)))
            .map(|(index, weight, score)| Some((index, weight, fraction(score)?)))
            .collect();
        let scored = scored.ok_or(NoRadius::NoClass)?;
        let rounding = self.rounding.composite;
        let above = place.checked_sub(1).and_then(|above| rungs.get(above));
        let up = above.and_then(|(class, from)| {
            let found = solve(&scored, &Border::of(*from, rounding)?, false)?;
            Some((found, *class))
        });
        let below = place.checked_add(1).and_then(|below| rungs.get(below));
        let own = rungs.get(place).map(|(_, from)| *from);
        let down = below.zip(own).and_then(|((class, _), from)| {
            let found = solve(&scored, &Border::of(from, rounding)?, true)?;
            Some((found, *class))
        });
        let nearest = match (up, down) {
            (Some(up), Some(down)) => Some(if down.0.0 < up.0.0 { down } else { up }),
            (up, down) => up.or(down),
        };
        let mut weights: Vec<Fraction> =
            rating.indicators.iter().map(|one| one.weight.clone()).collect();
        let Some(((radius, found), towards)) = nearest else {
            return Ok(WeightRadius { radius: None, towards: None, weights });
        };
        for ((index, ..), weight) in scored.iter().zip(found) {
            if let Some(slot) = weights.get_mut(*index) {
                *slot = weight.reduced();
            }
        }
        Ok(WeightRadius { radius: Some(radius.reduced()), towards: Some(towards), weights })
    }
}

fn fraction(score: &Real) -> Option<Fraction> {
    match score.fraction() {
        Some(fraction) => Some(fraction.clone()),
        None => score.round(Rounding::half_away(DECIMALS).ok()?).ok().map(Fraction::from),
    }
}

/// Where exact composites begin to round to a number or above.
struct Border {
    at: Fraction,
    /// Whether what lies on it does, too.
    is_in: bool,
}

impl Border {
    fn of(from: Decimal, rounding: Rounding) -> Option<Border> {
        let unit = Fraction::from(Decimal::new(1, rounding.scale()));
        let number = Fraction::from(from);
        let before = match rounding.mode() {
            RoundingMode::HalfAway | RoundingMode::HalfEven | RoundingMode::HalfDown => {
                unit.div(&Fraction::from(2))?
            }
            // Toward zero, of numbers below it, is up.
            RoundingMode::Down if number.sign() != Ordering::Greater => unit,
            RoundingMode::Up if number.sign() == Ordering::Greater => unit,
            RoundingMode::Ceiling => unit,
            RoundingMode::Down | RoundingMode::Up | RoundingMode::Floor => Fraction::ZERO,
        };
        let at = number.sub(&before);
        let is_in = rounding.apply(&at)? >= from;
        Some(Border { at, is_in })
    }
}

/// A number and how it changes with δ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Moving {
    value: Fraction,
    slope: Fraction,
}

impl Moving {
    fn fixed(value: Fraction) -> Moving {
        Moving { value, slope: Fraction::ZERO }
    }

    fn add(&self, other: &Moving) -> Moving {
        Moving { value: self.value.add(&other.value), slope: self.slope.add(&other.slope) }
    }

    fn sub(&self, other: &Moving) -> Moving {
        Moving { value: self.value.sub(&other.value), slope: self.slope.sub(&other.slope) }
    }

    fn times(&self, factor: &Fraction) -> Moving {
        Moving { value: self.value.mul(factor), slope: self.slope.mul(factor) }
    }
}

/// The δ beyond which the extreme composite is on the other side of a border, and the
/// weights there; `None` if it never is. Upward what lies on the border may be on that side
/// already; downward what does is on it if it isn't in.
fn solve(
    scored: &[(usize, Fraction, Fraction)],
    border: &Border,
    is_least: bool,
) -> Option<(Fraction, Vec<Fraction>)> {
    // The least composite is the greatest of the scores with the other sign.
    let turned = |number: &Fraction| if is_least { number.neg() } else { number.clone() };
    let scores: Vec<Fraction> = scored.iter().map(|(.., score)| turned(score)).collect();
    let weights: Vec<&Fraction> = scored.iter().map(|(_, weight, _)| weight).collect();
    let is_enough = border.is_in != is_least;
    let border = turned(&border.at);
    let mut shift = Fraction::ZERO;
    loop {
        let (found, composite) = greatest(&weights, &scores, &shift);
        let rises = composite.slope.sign() == Ordering::Greater;
        match composite.value.cmp(&border) {
            Ordering::Greater => return Some((shift, found)),
            Ordering::Equal if is_enough || rises => return Some((shift, found)),
            _ if !rises => return None,
            _ => {}
        }
        // The function is concave: its tangent reaches the border no later than it does.
        let step = border.sub(&composite.value).div(&composite.slope)?;
        shift = shift.add(&step).reduced();
    }
}

/// The greatest composite of weights within δ of the given ones, with its slope to the
/// right of δ, and those weights.
fn greatest(
    weights: &[&Fraction],
    scores: &[Fraction],
    shift: &Fraction,
) -> (Vec<Fraction>, Moving) {
    let one = Moving::fixed(Fraction::ONE);
    let zero = Moving::fixed(Fraction::ZERO);
    let shift = Moving { value: shift.clone(), slope: Fraction::ONE };
    let own = |weight: &Fraction| Moving::fixed(weight.clone());
    // Values are compared first, then slopes: what holds just to the right of δ.
    let low: Vec<Moving> = weights.iter().map(|w| own(w).sub(&shift).max(zero.clone())).collect();
    let high: Vec<Moving> = weights.iter().map(|w| own(w).add(&shift).min(one.clone())).collect();
    let mut rest = low.iter().fold(one, |rest, low| rest.sub(low));
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by(|a, b| scores.get(*b).cmp(&scores.get(*a)).then(a.cmp(b)));
    let mut found = low.clone();
    for index in order {
        let (Some(slot), Some(low), Some(high)) =
            (found.get_mut(index), low.get(index), high.get(index))
        else {
            continue;
        };
        let room = high.sub(low).min(rest.clone());
        *slot = low.add(&room);
        rest = rest.sub(&room);
    }
    let composite =
        found.iter().zip(scores).fold(zero, |sum, (weight, score)| sum.add(&weight.times(score)));
    (found.into_iter().map(|weight| weight.value).collect(), composite)
}
