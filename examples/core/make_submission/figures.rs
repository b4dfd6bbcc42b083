//! The figures of the zones: totals, some of them published, shared out at random.

use crate::random::Random;

/// Figures of one zone: money in tenths of a billion rupiah, jobs and businesses in ones.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    pub(crate) investment: Account,
    pub(crate) employment: Account,
    pub(crate) businesses: Account,
}

/// One measure of one zone.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Account {
    /// Annual targets of 2023 and 2024.
    pub(crate) targets: (u64, u64),
    /// Added in 2023.
    pub(crate) added_before: u64,
    /// There at the end of 2023.
    pub(crate) opening: u64,
    /// Added in the first quarter of 2024.
    pub(crate) added: u64,
}

impl Account {
    /// There at the end of the quarter.
    pub(crate) const fn closing(self) -> u64 {
        self.opening + self.added
    }
}

/// What the zones have together. Published are: the targets of 2023 (Rp62.2 trillion, 78,774
/// jobs) and of 2024 (78.1, 38,953), what was added in 2023 (62.9) and in the quarter (15.1,
/// 9,342, 19), and what there was at its end (187.5, 126,506). The rest is made up.
const INVESTMENT: Account = Account {
    targets: (622_000, 781_000),
    added_before: 629_000,
    opening: 1_875_000 - 151_000,
    added: 151_000,
};
const EMPLOYMENT: Account = Account {
    targets: (78_774, 38_953),
    added_before: 46_298,
    opening: 126_506 - 9_342,
    added: 9_342,
};
const BUSINESSES: Account = Account { targets: (0, 0), added_before: 62, opening: 331, added: 19 };

/// Figures of so many zones.
pub(crate) fn figures(zones: usize, random: &mut Random) -> Vec<Figures> {
    // Few large zones and many small ones.
    let sizes: Vec<u64> = (0..zones).map(|_| random.between(60, 1_000).pow(2)).collect();
    let [investment, employment, businesses] =
        [INVESTMENT, EMPLOYMENT, BUSINESSES].map(|total| shared_out(total, &sizes, random));
    let all = investment.into_iter().zip(employment).zip(businesses);
    all.map(|((investment, employment), businesses)| Figures { investment, employment, businesses })
        .collect()
}

fn shared_out(total: Account, sizes: &[u64], random: &mut Random) -> Vec<Account> {
    let mut weighed = |sizes: &[u64], least: u64, most: u64| -> Vec<u64> {
        sizes.iter().map(|size| size * random.between(least, most)).collect()
    };
    let planned = weighed(sizes, 70, 130);
    let before = weighed(sizes, 70, 130);
    let achieved_before = weighed(&before, 40, 160);
    let achieved = weighed(&planned, 10, 190);
    let older = weighed(sizes, 10, 200);
    let targets = apportion(total.targets.0, &before).into_iter();
    let targets = targets.zip(apportion(total.targets.1, &planned));
    let added_before = apportion(total.added_before, &achieved_before);
    // What there was includes what was added.
    let older = apportion(total.opening - total.added_before, &older);
    let added = apportion(total.added, &achieved);
    targets
        .zip(added_before.into_iter().zip(older))
        .zip(added)
        .map(|((targets, (added_before, older)), added)| Account {
            targets,
            added_before,
            opening: older + added_before,
            added,
        })
        .collect()
}

/// A total shared out in whole units by weights: what rounding down leaves over goes, one
/// each, to the largest remainders, the first of equal ones.
fn apportion(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u128 = weights.iter().copied().map(u128::from).sum();
    let exact = weights.iter().map(|weight| u128::from(total) * u128::from(*weight));
    let exact: Vec<u128> = exact.collect();
    let share = |exact: &u128| u64::try_from(exact / sum.max(1)).unwrap_or(0);
    let mut shares: Vec<u64> = exact.iter().map(share).collect();
    let given: u64 = shares.iter().sum();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|index| {
        (std::cmp::Reverse(exact.get(*index).map(|exact| exact % sum.max(1))), *index)
    });
    let left = usize::try_from(total - given).unwrap_or(0);
    for index in order.into_iter().take(left) {
        if let Some(share) = shares.get_mut(index) {
            *share += 1;
        }
    }
    shares
}
