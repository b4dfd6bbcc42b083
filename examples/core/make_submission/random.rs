//! Numbers that look random and are the same on every machine.

/// SplitMix64 (Steele, Lea and Flood, 2014), as in the simulations of ratings.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn seeded(seed: u64) -> Self {
        Random(seed)
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from the first to the last of a range, both included.
    pub(crate) fn between(&mut self, first: u64, last: u64) -> u64 {
        let count = u128::from(last.saturating_sub(first)) + 1;
        let share = (u128::from(self.next()) * count) >> 64;
        first + u64::try_from(share).unwrap_or(0)
    }
}
