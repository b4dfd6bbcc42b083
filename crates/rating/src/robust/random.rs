//! A small generator of random numbers, the same on every machine.

/// SplitMix64, by Steele, Lea and Flood (2014): *Fast splittable pseudorandom number
/// generators*. Enough for simulations, and for nothing secret.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    pub(super) const fn seeded(seed: u64) -> Self {
        Random(seed)
    }

    pub(super) const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// A whole number below a bound from 64 random bits: the high half of their product, which
/// is uneven by less than bound ÷ 2^64.
pub(super) const fn below(bits: u64, bound: u64) -> u64 {
    let product = (bits as u128) * (bound as u128);
    (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published test vector of the seed 1234567.
    #[test]
    fn the_generator_is_the_published_one() {
        let mut random = Random::seeded(1_234_567);
        let expected = [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ];
        assert_eq!([(); 5].map(|()| random.next()), expected);
    }

    #[test]
    fn numbers_stay_below_their_bound() {
        assert_eq!((below(0, 7), below(u64::MAX, 7), below(u64::MAX, 1)), (0, 6, 0));
    }
}
