//! How many of a set something holds for.

use std::fmt;
use std::str::FromStr;

use kawasan_model::{Tri, Verdict};

/// What a statement says of how many members of a set something holds for.
///
/// Of a set without members `All` and `None` hold, and `Most` and `Some` don't.
///
/// # Examples
///
/// ```
/// use kawasan_indicators::Quantifier;
///
/// assert_eq!("most".parse(), Ok(Quantifier::Most));
/// assert_eq!("at least 3".parse(), Ok(Quantifier::AtLeast(3)));
/// assert_eq!(Quantifier::Exactly(3).to_string(), "exactly 3");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// For every one.
    All,
    /// For more than half.
    Most,
    /// For one at least.
    Some,
    /// For none.
    None,
    /// For so many or more.
    AtLeast(usize),
    /// For so many or fewer.
    AtMost(usize),
    /// For just so many.
    Exactly(usize),
}

impl fmt::Display for Quantifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Most => f.write_str("most"),
            Self::Some => f.write_str("some"),
            Self::None => f.write_str("none"),
            Self::AtLeast(count) => write!(f, "at least {count}"),
            Self::AtMost(count) => write!(f, "at most {count}"),
            Self::Exactly(count) => write!(f, "exactly {count}"),
        }
    }
}

/// A text is no [`Quantifier`].
///
/// # Examples
///
/// ```
/// use kawasan_indicators::Quantifier;
///
/// assert!("many".parse::<Quantifier>().is_err(), "nobody knows how many that is");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is no quantifier: expected `all`, `most`, `some`, `none`, `at least N`, `at most N` \
     or `exactly N`"
)]
#[non_exhaustive]
pub struct ParseQuantifierError {
    /// The text, cut after 200 characters.
    pub input: String,
}

impl FromStr for Quantifier {
    type Err = ParseQuantifierError;

    fn from_str(input: &str) -> Result<Self, Self::Err> {
        let counted = || {
            let (word, count) = input.rsplit_once(' ')?;
            // Not `+3`, which Rust reads too.
            let is_number = count.bytes().all(|byte| byte.is_ascii_digit());
            let count = count.parse().ok().filter(|_| is_number)?;
            match word {
                "at least" => Some(Self::AtLeast(count)),
                "at most" => Some(Self::AtMost(count)),
                "exactly" => Some(Self::Exactly(count)),
                _ => None,
            }
        };
        match input {
            "all" => Ok(Self::All),
            "most" => Ok(Self::Most),
            "some" => Ok(Self::Some),
            "none" => Ok(Self::None),
            _ => counted()
                .ok_or_else(|| ParseQuantifierError { input: input.chars().take(200).collect() }),
        }
    }
}

/// Something that may be in a set, and what is said of its members.
///
/// # Examples
///
/// A zone whose day of designation isn't on record, and of which nobody published a
/// figure:
///
/// ```
/// use kawasan_indicators::Member;
/// use kawasan_model::Tri;
///
/// let sanur = Member { who: "sanur", belongs: Tri::Possible, holds: Tri::Possible };
/// assert!(sanur.is_open());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<T> {
    /// Who it is.
    pub who: T,
    /// Whether it is in the set.
    pub belongs: Tri,
    /// Whether what is said holds for it.
    pub holds: Tri,
}

impl<T> Member<T> {
    /// Whether it counts among those that what is said holds for.
    fn counts(&self) -> Tri {
        self.belongs.and(self.holds)
    }

    /// Whether it counts among those that it doesn't hold for.
    fn counts_against(&self) -> Tri {
        self.belongs.and(!self.holds)
    }

    /// Whether more than one of being for, being against and being no member is possible.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.counts().is_certain() || !self.counts_against().is_certain()
    }

    /// The least and the most that it adds to those for, less those against.
    fn balance(&self) -> (i64, i64) {
        let (for_it, against) = (self.counts(), self.counts_against());
        let least = match (for_it, against) {
            (_, Tri::Yes | Tri::Possible) => -1,
            (Tri::Yes, Tri::No) => 1,
            _ => 0,
        };
        let most = match (for_it, against) {
            (Tri::Yes | Tri::Possible, _) => 1,
            (Tri::No, Tri::Yes) => -1,
            _ => 0,
        };
        (least, most)
    }
}

/// A set with what is said of each of its members.
///
/// What isn't known of one member is taken to say nothing about another.
///
/// # Examples
///
/// "Most zones develop and perform well or very well", while classes are known of four
/// zones only:
///
/// ```
/// use kawasan_indicators::{Member, Quantifier, Tally};
/// use kawasan_model::{Tri, Verdict};
///
/// let known = [Tri::Yes, Tri::Yes, Tri::Yes, Tri::No];
/// let zones = known.into_iter().chain([Tri::Possible; 16]).enumerate();
/// let tally: Tally<usize> =
///     zones.map(|(who, holds)| Member { who, belongs: Tri::Yes, holds }).collect();
/// let most = tally.judge(Quantifier::Most);
/// // Between 3 and 19 of 20; eight more would make it so, nine against would not.
/// assert_eq!(most.verdict, Verdict::Undecidable);
/// assert_eq!((most.holding, most.members), ((3, 19), (20, 20)));
/// assert_eq!((most.to_hold, most.to_contradict), (Some(8), Some(9)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally<T> {
    members: Vec<Member<T>>,
}

impl<T> FromIterator<Member<T>> for Tally<T> {
    fn from_iter<I: IntoIterator<Item = Member<T>>>(members: I) -> Self {
        let belongs = |member: &Member<T>| !member.belongs.is_no();
        Tally { members: members.into_iter().filter(belongs).collect() }
    }
}

impl<T> Tally<T> {
    /// All that are or may be in the set, in the order given.
    #[must_use]
    pub fn members(&self) -> &[Member<T>] {
        &self.members
    }

    /// How many members there are, at least and at most.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        self.count(|member| member.belongs)
    }

    /// For how many it holds, at least and at most. Every number between is possible.
    #[must_use]
    pub fn holding(&self) -> (usize, usize) {
        self.count(Member::counts)
    }

    /// Those of which it isn't known whether they count.
    pub fn open(&self) -> impl Iterator<Item = &Member<T>> {
        self.members.iter().filter(|member| member.is_open())
    }

    fn count(&self, is_it: impl Fn(&Member<T>) -> Tri) -> (usize, usize) {
        let certain = self.members.iter().filter(|member| is_it(member).is_yes()).count();
        let possible = self.members.iter().filter(|member| !is_it(member).is_no()).count();
        (certain, possible)
    }

    /// Whether a statement holds, and how many of those that are open would decide it.
    #[must_use]
    pub fn judge(&self, quantifier: Quantifier) -> Judgement {
        let for_it = self.holding();
        let against = self.count(Member::counts_against);
        let needs = match quantifier {
            Quantifier::All => Needs::at_most(0, against),
            Quantifier::None => Needs::at_most(0, for_it),
            Quantifier::Some => Needs::at_most(0, for_it).not(),
            Quantifier::AtMost(count) => Needs::at_most(count, for_it),
            // At least n is not at most n − 1.
            Quantifier::AtLeast(count) => match count.checked_sub(1) {
                Some(below) => Needs::at_most(below, for_it).not(),
                None => Needs { to_hold: Some(0), to_contradict: None },
            },
            Quantifier::Exactly(count) => Needs::exactly(count, for_it),
            Quantifier::Most => self.needs_of_most(),
        };
        Judgement {
            verdict: needs.verdict(),
            holding: for_it,
            members: self.size(),
            to_hold: needs.to_hold,
            to_contradict: needs.to_contradict,
        }
    }

    /// Most: those for outnumber those against.
    fn needs_of_most(&self) -> Needs {
        let balances = || self.members.iter().map(Member::balance);
        let least: i64 = balances().map(|(least, _)| least).sum();
        let most: i64 = balances().map(|(_, most)| most).sum();
        // What a member that turns out for it, or against it, adds to the worst case,
        // or takes from the best.
        let gains = |gain: fn(&Member<T>) -> i64| {
            let mut gains: Vec<i64> = self.members.iter().map(gain).collect();
            gains.sort_unstable_by(|a, b| b.cmp(a));
            gains
        };
        let up = gains(|member| {
            let (least, most) = member.balance();
            most - least
        });
        Needs {
            to_hold: fewest(&up, 1 - least),
            // Those for don't outnumber the others if the balance is zero or less.
            to_contradict: fewest(&up, most),
        }
    }
}

/// The fewest gains, the largest first, that add up to what is wanted.
fn fewest(gains: &[i64], wanted: i64) -> Option<usize> {
    let mut sum = 0;
    if wanted <= 0 {
        return Some(0);
    }
    gains
        .iter()
        .position(|gain| {
            sum += gain;
            sum >= wanted
        })
        .map(|index| index + 1)
}

/// How many open members have to turn out one way.
struct Needs {
    to_hold: Option<usize>,
    to_contradict: Option<usize>,
}

impl Needs {
    /// A number within bounds is at most so many.
    fn at_most(count: usize, (low, high): (usize, usize)) -> Needs {
        Needs {
            to_hold: (low <= count).then(|| high.saturating_sub(count)),
            to_contradict: (high > count).then(|| (count + 1).saturating_sub(low)),
        }
    }

    /// A number within bounds is just so many.
    fn exactly(count: usize, (low, high): (usize, usize)) -> Needs {
        let is_possible = (low..=high).contains(&count);
        let more = (high > count).then(|| (count + 1).saturating_sub(low));
        let fewer = (low < count).then(|| (high + 1).saturating_sub(count));
        Needs {
            // All that are open have to turn out just so.
            to_hold: is_possible.then(|| high - low),
            to_contradict: more.into_iter().chain(fewer).min(),
        }
    }

    fn not(self) -> Needs {
        Needs { to_hold: self.to_contradict, to_contradict: self.to_hold }
    }

    fn verdict(&self) -> Verdict {
        match (self.to_hold, self.to_contradict) {
            (Some(0), _) => Verdict::Holds,
            (_, Some(0)) => Verdict::Contradicted,
            _ => Verdict::Undecidable,
        }
    }
}

/// What a statement about how many comes to, from [`Tally::judge`].
///
/// # Examples
///
/// See [`Tally`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Judgement {
    /// `Holds` or `Contradicted` if it does so whatever the open members turn out to be.
    pub verdict: Verdict,
    /// For how many members it holds, at least and at most.
    pub holding: (usize, usize),
    /// How many members there are, at least and at most.
    pub members: (usize, usize),
    /// The fewest open members that make it hold if they all turn out its way, whatever
    /// the others do; zero if it holds, `None` if it can't.
    pub to_hold: Option<usize>,
    /// The fewest open members that contradict it if they all turn out the other way;
    /// zero if it is contradicted, `None` if it can't be.
    pub to_contradict: Option<usize>,
}
