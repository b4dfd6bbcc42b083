//! What a composite hangs on: how its indicators go together, and what each of them
//! does to the ranks.

use kawasan_exact::{Fraction, Real};

use crate::composite::Kind;
use crate::stats::{count, deviations, products, smaller, sum, tidy};
use crate::{Composite, NoScore, Score};

/// Pearson's correlation of two columns over the units that have both, from −1 to 1; exact,
/// a root where it is one.
///
/// r = Σ (x − x̄)(y − ȳ) ÷ √(Σ (x − x̄)² · Σ (y − ȳ)²)
///
/// # Errors
/// [`NoScore::DivisionByZero`] if a column is constant, or fewer than two units have
/// both.
///
/// # Examples
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::{Score, correlation};
///
/// let column = |numbers: [i128; 3]| numbers.map(|n| Score::Ok(Fraction::from(n).into()));
/// let opposite = correlation(&column([1, 2, 3]), &column([30, 20, 10]))?;
/// assert_eq!(opposite, Fraction::from(-1).into());
/// # Ok::<(), kawasan_rating::NoScore>(())
/// ```
pub fn correlation(a: &[Score], b: &[Score]) -> Score {
    let (a, b) = both(a, b);
    if a.len() < 2 {
        return Err(NoScore::DivisionByZero);
    }
    let ((a, _), (b, _)) = (deviations(&a), deviations(&b));
    let size = tidy(products(&a, &a).mul(&products(&b, &b))).root(2)?;
    Ok(tidy(products(&a, &b).div(&size)?))
}

/// Cronbach's alpha of the columns of a group: how far they measure one thing.
///
/// α = k² c ÷ Σ, where k is the number of columns, Σ the sum of all variances and
/// covariances of the sample, and c the mean of the covariances. Each is taken over the
/// units that have both columns, as `get_cronbach` of the R package COINr does. It is at most
/// 1, exact, and a fraction if the values are.
///
/// # Errors
/// [`NoScore::DivisionByZero`] for fewer than two columns, for two that fewer than two
/// units have both of, and if all is constant.
pub fn cronbach(columns: &[&[Score]]) -> Score {
    let k = count(columns.len());
    let (mut variances, mut covariances) = (Vec::new(), Vec::new());
    for (place, a) in columns.iter().enumerate() {
        variances.push(covariance(a, a)?);
        for b in columns.iter().take(place) {
            let twice = Real::from(Fraction::from(2));
            covariances.push(covariance(a, b)?.mul(&twice));
        }
    }
    let covariances = sum(&covariances);
    let all = covariances.add(&sum(&variances));
    // k² × covariances ÷ (k (k − 1)) ÷ all
    let factor = k.div(&k.sub(&Fraction::ONE)).ok_or(NoScore::DivisionByZero)?;
    Ok(tidy(covariances.mul(&factor.into()).div(&all)?))
}

fn covariance(a: &[Score], b: &[Score]) -> Score {
    let (a, b) = both(a, b);
    let free = count(a.len().saturating_sub(1));
    let ((a, of_a), (b, of_b)) = (deviations(&a), deviations(&b));
    Ok(tidy(products(&a, &b).div(&free.mul(&of_a).mul(&of_b).into())?))
}

/// The values of the units that have both.
fn both(a: &[Score], b: &[Score]) -> (Vec<Real>, Vec<Real>) {
    let pair =
        |(a, b): (&Score, &Score)| Some((a.as_ref().ok()?.clone(), b.as_ref().ok()?.clone()));
    a.iter().zip(b).filter_map(pair).unzip()
}

/// The ranks of units by their scores: the highest is 1, of equal ones all have the
/// smallest rank, and who has no score has no rank.
///
/// # Examples
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::{NoScore, ranks};
///
/// let scores = [7, 9, 7, 1].map(|n: i128| Ok(Fraction::from(n).into()));
/// assert_eq!(ranks(&scores), [Ok(2), Ok(1), Ok(2), Ok(4)]);
/// assert_eq!(ranks(&[Err(NoScore::Missing)]), [Err(NoScore::Missing)]);
/// ```
#[must_use]
pub fn ranks(scores: &[Score]) -> Vec<Result<usize, NoScore>> {
    let turn = Real::from(Fraction::from(-1));
    let turned: Vec<Score> =
        scores.iter().map(|score| score.clone().map(|score| score.mul(&turn))).collect();
    smaller(&turned).into_iter().map(|better| better.map(|better| better + 1)).collect()
}

/// What happens to the ranks if an indicator is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// The code of the indicator.
    pub code: String,
    /// The units that have a rank with it and without it.
    pub units: usize,
    /// By how many ranks the one moves that moves most; `None` if there is no unit.
    pub most: Option<usize>,
    /// By how many ranks a unit moves on average, either way, exactly; `None` if there is no
    /// unit.
    pub mean: Option<Fraction>,
}

/// What leaving out each indicator does to the ranks of the index; the other weights of
/// its group count in proportion, and a group of nothing else is left out, too.
///
/// # Examples
/// An index that one of three indicators alone turns round:
///
/// ```
/// use kawasan_exact::Fraction;
/// use kawasan_rating::composite::{Row, Structure, Table};
/// use kawasan_rating::{Aggregation, Composite, CompositeOptions, dropping};
///
/// let heavy = Row { weight: Some(5.into()), ..Row::indicator("c", "index") };
/// let rows = vec![Row::indicator("a", "index"), Row::indicator("b", "index"), heavy];
/// let structure = Structure::new([rows, vec![Row::index(2, "index")]].concat())?;
/// let column = |code: &str, numbers: [i128; 2]| {
///     (code.to_owned(), numbers.map(|n| Some(Fraction::from(n))).to_vec())
/// };
/// let columns = vec![column("a", [1, 2]), column("b", [1, 2]), column("c", [2, 1])];
/// let table = Table::new(vec!["x".to_owned(), "y".to_owned()], columns)?;
/// let options = CompositeOptions::new("minmax".parse()?, Aggregation::Arithmetic);
/// let dropped = dropping(&Composite::build(&structure, &table, &options)?);
/// let most: Vec<Option<usize>> = dropped.iter().map(|one| one.most).collect();
/// assert_eq!(most, [Some(0), Some(0), Some(1)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn dropping(composite: &Composite) -> Vec<Dropped> {
    let before = ranks(composite.index());
    // Every structure has an index.
    let Some(top) = composite.structure().top() else { return Vec::new() };
    let indicators = composite.structure().scored().filter(|row| row.kind == Kind::Indicator);
    let dropped = |code: &String| {
        let columns = composite.combined(Some(code));
        // So does every set of columns.
        let after = columns.get(&top.code).map(|scores| ranks(scores)).unwrap_or_default();
        let moved = before.iter().zip(&after).filter_map(|(before, after)| {
            Some(before.as_ref().ok()?.abs_diff(*after.as_ref().ok()?))
        });
        let moved: Vec<usize> = moved.collect();
        let mean = count(moved.iter().sum()).div(&count(moved.len()));
        let most = moved.iter().copied().max();
        Dropped { code: code.clone(), units: moved.len(), most, mean }
    };
    indicators.map(|row| dropped(&row.code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(numbers: &[Option<i128>]) -> Vec<Score> {
        let score = |n: &Option<i128>| n.map(|n| Fraction::from(n).into()).ok_or(NoScore::Missing);
        numbers.iter().map(score).collect()
    }

    fn fraction(a: i128, b: i128) -> Score {
        Ok(Fraction::from(a).div(&Fraction::from(b)).unwrap().into())
    }

    #[test]
    fn correlations_take_the_units_that_have_both() {
        let a = column(&[Some(1), Some(2), Some(3), Some(99), None]);
        let b = column(&[Some(1), Some(3), Some(2), None, Some(5)]);
        assert_eq!(correlation(&a, &b), fraction(1, 2));
        let constant = column(&[Some(4); 5]);
        assert_eq!(correlation(&a, &constant), Err(NoScore::DivisionByZero));
        assert_eq!(correlation(&[], &[]), Err(NoScore::DivisionByZero));
    }

    #[test]
    fn alpha_of_twins_is_one_and_of_opposites_is_undefined() {
        let (up, down) = (column(&[Some(1), Some(2)]), column(&[Some(2), Some(1)]));
        assert_eq!(cronbach(&[&up, &up]), fraction(1, 1));
        assert_eq!(cronbach(&[&up, &down]), Err(NoScore::DivisionByZero));
        assert_eq!(cronbach(&[&up]), Err(NoScore::DivisionByZero));
        // Variances 1 and 1, covariance 1/2: α = 2 · (1 ÷ 3).
        let (a, b) = ([1, 2, 3].map(Some), [1, 3, 2].map(Some));
        assert_eq!(cronbach(&[&column(&a), &column(&b)]), fraction(2, 3));
    }
}
