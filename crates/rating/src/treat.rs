//! What is done to values before they are compared: outliers, skewed columns,
//! sizes of units.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use kawasan_exact::{Fraction, Real};
use kawasan_model::suggest;

use crate::stats::{count, deviations, difference, extreme, known, products, sum, tidy, values};
use crate::{NoScore, Score};

/// What is done to the values of an indicator.
///
/// A column has outliers if its skewness is at least 2 in size and its excess kurtosis
/// at least 3.5, both of the sample (as spreadsheets have them; type 2 of Joanes and
/// Gill). Whether it has is decided exactly: the skewness through its square, which is
/// rational. Columns of fewer than four values or without spread have none.
///
/// Text forms: `winsorise:N`, `log`, `denominate`.
///
/// OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), steps 3 and 5;
/// results equal those of `Treat` of the R package COINr.
///
/// # Examples
/// Ten units, one of them far off:
///
/// ```
/// use kawasan_exact::{Fraction, Real};
/// use kawasan_rating::{Score, Treatment};
///
/// let column: Vec<Score> =
///     [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map(|n| Ok(Fraction::from(n).into())).to_vec();
/// let treated = Treatment::Winsorise { most: 5 }.apply(&column, None);
/// assert_eq!(treated[9], Ok(Fraction::from(9).into()));
/// assert_eq!(treated[..9], column[..9]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Treatment {
    /// While there are outliers, the farthest values on the side of the skew become the
    /// next one: at most so many of them. If outliers remain, the column as it was is
    /// transformed as by [`Log`](Self::Log) instead.
    Winsorise {
        /// The most values that are changed.
        most: usize,
    },
    /// A column with outliers becomes ln(x − min + (max − min) ÷ 100).
    Log,
    /// The value divided by the denominator of the indicator, if it has one.
    Denominate,
}

impl Treatment {
    /// The column afterwards; `denominators` are those of the indicator, if it has one.
    ///
    /// What has no value keeps its reason. A denominator that isn't reported is
    /// [`NoScore::DenominatorMissing`], a zero one [`NoScore::DivisionByZero`].
    #[must_use]
    pub fn apply(&self, column: &[Score], denominators: Option<&[Score]>) -> Vec<Score> {
        let treated = match self {
            Treatment::Winsorise { most } => winsorised(column, *most),
            Treatment::Log => logs_of_outlying(column),
            Treatment::Denominate => return denominated(column, denominators),
        };
        treated
            .unwrap_or_else(|why| column.iter().map(|score| score.clone().and(Err(why))).collect())
    }
}

fn denominated(column: &[Score], denominators: Option<&[Score]>) -> Vec<Score> {
    let Some(denominators) = denominators else { return column.to_vec() };
    let divided = |(unit, score): (usize, &Score)| {
        let score = score.as_ref().map_err(|why| *why)?;
        let denominator = denominators.get(unit).and_then(|score| score.as_ref().ok());
        Ok(tidy(score.div(denominator.ok_or(NoScore::DenominatorMissing)?)?))
    };
    column.iter().enumerate().map(divided).collect()
}

fn logs_of_outlying(column: &[Score]) -> Result<Vec<Score>, NoScore> {
    if !has_outliers(&values(column))? {
        return Ok(column.to_vec());
    }
    logs(column)
}

fn logs(column: &[Score]) -> Result<Vec<Score>, NoScore> {
    let numbers = values(column);
    let least = extreme(&numbers, Ordering::Less)?;
    let range = difference(&extreme(&numbers, Ordering::Greater)?, &least);
    let hundredth = tidy(range.div(&Fraction::from(100).into())?);
    let log = |score: &Score| {
        let above = difference(score.as_ref().map_err(|why| *why)?, &least);
        Ok(tidy(above.add(&hundredth)).ln()?)
    };
    Ok(column.iter().map(log).collect())
}

fn winsorised(column: &[Score], most: usize) -> Result<Vec<Score>, NoScore> {
    let places: Vec<usize> = known(column).into_iter().map(|(place, _)| place).collect();
    let mut numbers = values(column);
    // Values that are equal to the extreme, on either side, are those changed so far
    // and those that come next.
    let (mut high, mut low) = (0_usize, 0_usize);
    while let Some(side) = outlying_side(&numbers)? {
        let Some((changed, number)) = drawn_in(&numbers, side)? else { break };
        let others = if side == Ordering::Greater { low } else { high };
        if changed + others > most {
            return logs(column);
        }
        numbers = number;
        *(if side == Ordering::Greater { &mut high } else { &mut low }) = changed;
    }
    let mut treated = column.to_vec();
    for (place, number) in places.into_iter().zip(numbers) {
        if let Some(slot) = treated.get_mut(place) {
            *slot = Ok(number);
        }
    }
    Ok(treated)
}

/// The farthest values on a side moved to the next one, with how many they are; `None`
/// if there is no other value.
fn drawn_in(numbers: &[Real], side: Ordering) -> Result<Option<(usize, Vec<Real>)>, NoScore> {
    let far = extreme(numbers, side)?;
    let mut nearer = Vec::with_capacity(numbers.len());
    for number in numbers {
        if number.compare(&far)? != Ordering::Equal {
            nearer.push(number.clone());
        }
    }
    let changed = numbers.len().saturating_sub(nearer.len());
    let Ok(next) = extreme(&nearer, side) else { return Ok(None) };
    let mut moved = Vec::with_capacity(numbers.len());
    for number in numbers {
        let is_far = number.compare(&far)? == Ordering::Equal;
        moved.push(if is_far { next.clone() } else { number.clone() });
    }
    Ok(Some((changed, moved)))
}

fn has_outliers(numbers: &[Real]) -> Result<bool, NoScore> {
    Ok(outlying_side(numbers)?.is_some())
}

/// The side on which a column has outliers, if it has any.
fn outlying_side(numbers: &[Real]) -> Result<Option<Ordering>, NoScore> {
    let n = numbers.len();
    if n < 4 {
        return Ok(None);
    }
    // Neither skewness nor kurtosis knows of the factor.
    let (deviations, _) = deviations(numbers);
    let squares: Vec<Real> = deviations.iter().map(|d| tidy(d.mul(d))).collect();
    // Sums of the second, third and fourth powers of the deviations.
    let second = sum(&squares);
    if second.sign()? == Ordering::Equal {
        return Ok(None);
    }
    let third = products(&squares, &deviations);
    let fourth = products(&squares, &squares);
    let whole = |n: usize| Real::from(count(n));
    // skewness² = n² (n − 1) third² ÷ ((n − 2)² second³), against 2² = 4
    let left = third.mul(&third).mul(&whole(n)).mul(&whole(n)).mul(&whole(n - 1));
    let twice = Real::from(count(n - 2).mul(&Fraction::from(2)));
    let right = second.mul(&second).mul(&second).mul(&twice).mul(&twice);
    if left.compare(&right)? == Ordering::Less {
        return Ok(None);
    }
    // kurtosis = ((n + 1) (n fourth ÷ second² − 3) + 6) (n − 1) ÷ ((n − 2) (n − 3))
    let ratio = fourth.mul(&whole(n)).div(&second.mul(&second))?.sub(&whole(3));
    let kurtosis = ratio.mul(&whole(n + 1)).add(&whole(6)).mul(&whole(n - 1));
    let limit = Fraction::from(7).mul(&count(n - 2)).mul(&count(n - 3)).div(&Fraction::from(2));
    let limit = Real::from(limit.ok_or(NoScore::DivisionByZero)?);
    if kurtosis.compare(&limit)? == Ordering::Less {
        return Ok(None);
    }
    Ok(Some(if third.sign()? == Ordering::Less { Ordering::Less } else { Ordering::Greater }))
}

impl fmt::Display for Treatment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Treatment::Winsorise { most } => write!(f, "winsorise:{most}"),
            Treatment::Log => f.write_str("log"),
            Treatment::Denominate => f.write_str("denominate"),
        }
    }
}

impl FromStr for Treatment {
    type Err = TreatmentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || TreatmentError { input: text.to_owned() };
        match text.split_once(':') {
            None if text == "log" => Ok(Treatment::Log),
            None if text == "denominate" => Ok(Treatment::Denominate),
            Some(("winsorise", most)) if most.bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Treatment::Winsorise { most: most.parse().map_err(|_| refused())? })
            }
            _ => Err(refused()),
        }
    }
}

/// A text that names no [`Treatment`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no treatment `{input}`: expected `winsorise:N` for at most N values, `log` or `denominate`"
)]
#[non_exhaustive]
pub struct TreatmentError {
    /// The text.
    pub input: String,
}

impl TreatmentError {
    /// What was probably meant.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let name = self.input.split(':').next().unwrap_or_default();
        let near = suggest::nearest(name, ["winsorise", "log", "denominate"])?;
        let near = if near == "winsorise" { "winsorise:5" } else { near };
        Some(format!("did you mean `{near}`?"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(numbers: &[i128]) -> Vec<Score> {
        numbers.iter().map(|n| Ok(Fraction::from(*n).into())).collect()
    }

    #[test]
    fn outliers_on_either_side_take_the_next_value() {
        let winsorise = Treatment::Winsorise { most: 2 };
        let low = column(&[-900, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(winsorise.apply(&low, None), column(&[1, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
        let mut missing = low.clone();
        missing.push(Err(NoScore::Missing));
        assert_eq!(winsorise.apply(&missing, None)[10], Err(NoScore::Missing));
    }

    #[test]
    fn what_has_no_outliers_stays_as_it_is() {
        for numbers in [&[1, 2, 3, 4, 5, 6, 7, 8][..], &[5, 5, 5, 5, 5], &[0, 0, 1000], &[]] {
            for treatment in [Treatment::Winsorise { most: 5 }, Treatment::Log] {
                assert_eq!(treatment.apply(&column(numbers), None), column(numbers));
            }
        }
    }

    #[test]
    fn more_outliers_than_may_be_changed_lead_to_logarithms() {
        let wild = column(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1001]);
        let logs = Treatment::Log.apply(&wild, None);
        // max − min is 1000, so the worst gets ln 10, the best ln 1010.
        let ln = |n: i128| Ok(Real::from(Fraction::from(n)).ln().unwrap());
        assert_eq!((logs[0].clone(), logs[11].clone()), (ln(10), ln(1010)));
        assert_eq!(Treatment::Winsorise { most: 0 }.apply(&wild, None), logs);
    }

    #[test]
    fn denominators_divide_where_there_are_any() {
        let values = column(&[6, 8, 1]);
        let by = [Ok(Fraction::from(2).into()), Err(NoScore::Missing), Ok(Fraction::ZERO.into())];
        let divided = Treatment::Denominate.apply(&values, Some(&by));
        let expected = [
            Ok(Fraction::from(3).into()),
            Err(NoScore::DenominatorMissing),
            Err(NoScore::DivisionByZero),
        ];
        assert_eq!(divided, expected);
        assert_eq!(Treatment::Denominate.apply(&values, None), values);
    }

    #[test]
    fn texts_are_read_and_written_back_or_refused_with_help() {
        for text in ["winsorise:5", "log", "denominate"] {
            assert_eq!(text.parse::<Treatment>().unwrap().to_string(), text);
        }
        let help = |text: &str| text.parse::<Treatment>().unwrap_err().help();
        assert_eq!(help("winsorize:5").as_deref(), Some("did you mean `winsorise:5`?"));
        assert_eq!(help("winsorise").as_deref(), Some("did you mean `winsorise:5`?"));
        assert_eq!(help("denominat").as_deref(), Some("did you mean `denominate`?"));
        assert!("winsorise:-1".parse::<Treatment>().is_err());
    }

    #[test]
    fn as_many_values_as_may_be_changed_are() {
        let one_far = column(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1000]);
        let treated = Treatment::Winsorise { most: 1 }.apply(&one_far, None);
        assert_eq!(treated, column(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 9]));
    }

    /// Zeros but for some ones, by hand: skewness and excess kurtosis of the sample.
    #[test]
    fn outliers_need_both_limits() {
        for (zeros, ones, is_outlying) in [
            (3, 1, true),   // exactly 2, and 4
            (12, 2, true),  // 2.29 and 3.79
            (19, 3, false), // 2.28 and 3.498
        ] {
            let mut numbers = vec![0; zeros];
            numbers.extend(vec![1; ones]);
            let treated = Treatment::Winsorise { most: ones }.apply(&column(&numbers), None);
            let expected = if is_outlying { vec![0; zeros + ones] } else { numbers };
            assert_eq!(treated, column(&expected), "{zeros} {ones}");
        }
    }
}
