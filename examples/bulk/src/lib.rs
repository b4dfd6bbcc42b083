//! What the example `bulk` does with results: it counts classes, sums up outputs, and makes one
//! checksum of everything.
#![forbid(unsafe_code)]

use kawasan::columnar::Block;

/// Zones side by side in a checksum.
const LANES: usize = 16;

/// About how many bytes a synthetic panel takes while it is made: two numbers for each zone-quarter,
/// two for each year, two openings, and an id for each zone; for each tile the bounds of its columns.
#[must_use]
pub const fn panel_bytes(zones: u64, quarters: u64) -> u64 {
    const NUMBER: u64 = 8;
    const ID: u64 = 64;
    const BOUNDS: u64 = 6 * 24;
    const TILE: u64 = 256;
    let numbers = 2 * quarters + 2 * quarters.div_ceil(4) + 2;
    // A bit for each number says whether it is there.
    let bytes = numbers * NUMBER + numbers.div_ceil(NUMBER);
    zones.saturating_mul(bytes + ID) + zones.div_ceil(TILE) * BOUNDS
}

/// All results in a few numbers. Two of them can be joined in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// A checksum of every output and class of every zone and quarter.
    pub checksum: u64,
    /// How often each code of an outcome comes up.
    pub codes: [u64; 256],
    /// Of each output, how many values there are and what they sum up to.
    pub sums: Vec<(u64, i128)>,
}

impl Summary {
    /// Of nothing yet, with sums of so many outputs.
    #[must_use]
    pub fn new(outputs: usize) -> Self {
        Summary { checksum: 0, codes: [0; 256], sums: vec![(0, 0); outputs] }
    }

    /// Takes in a block.
    pub fn add(&mut self, block: &Block<'_>, outputs: usize) {
        let zones = block.zones();
        let mut zone = 0;
        while zone < zones {
            let width = LANES.min(zones - zone);
            let mut hashes = [0_u64; LANES];
            for quarter in 0..block.quarters() {
                for output in 0..outputs {
                    let numbers = block.numbers(output, quarter).get(zone..zone + width);
                    for (hash, number) in hashes.iter_mut().zip(numbers.unwrap_or(&[])) {
                        *hash = next(*hash, number.cast_unsigned());
                    }
                }
                let codes = block.codes(quarter).get(zone..zone + width).unwrap_or(&[]);
                for (hash, code) in hashes.iter_mut().zip(codes) {
                    *hash = next(*hash, u64::from(*code));
                }
            }
            for (place, hash) in hashes.iter().take(width).enumerate() {
                self.add_hash(block.first_zone() + zone + place, *hash);
            }
            zone += width;
        }
        for quarter in 0..block.quarters() {
            for code in block.codes(quarter) {
                if let Some(count) = self.codes.get_mut(usize::from(*code)) {
                    *count += 1;
                }
            }
        }
    }

    /// Sums up the outputs of a block, for who compares with other programs.
    pub fn sum(&mut self, block: &Block<'_>) {
        for (output, (count, sum)) in self.sums.iter_mut().enumerate() {
            for quarter in 0..block.quarters() {
                let numbers = block.numbers(output, quarter).iter();
                for number in numbers.filter(|number| **number != Block::MISSING) {
                    *count += 1;
                    *sum += i128::from(*number);
                }
            }
        }
    }

    /// Takes in one zone by itself: its outputs, and the code of its outcome, quarter by quarter.
    pub fn add_zone<'v>(
        &mut self,
        zone: usize,
        quarters: impl IntoIterator<Item = (&'v [Option<i64>], u8)>,
    ) {
        let mut hash = 0;
        for (values, code) in quarters {
            for value in values {
                hash = next(hash, value.unwrap_or(Block::MISSING).cast_unsigned());
            }
            hash = next(hash, u64::from(code));
            if let Some(count) = self.codes.get_mut(usize::from(code)) {
                *count += 1;
            }
        }
        self.add_hash(zone, hash);
    }

    fn add_hash(&mut self, zone: usize, hash: u64) {
        let zone = u64::try_from(zone).unwrap_or(u64::MAX);
        self.checksum = self.checksum.wrapping_add(mixed(hash ^ mixed(zone.wrapping_add(1))));
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: &Summary) -> Self {
        self.checksum = self.checksum.wrapping_add(other.checksum);
        for (own, more) in self.codes.iter_mut().zip(other.codes) {
            *own += more;
        }
        for ((count, sum), (more, add)) in self.sums.iter_mut().zip(&other.sums) {
            *count += more;
            *sum += add;
        }
        self
    }
}

/// The next of a row of numbers. The factor is odd, so that no step loses anything.
const fn next(hash: u64, number: u64) -> u64 {
    (hash << 5).wrapping_sub(hash).wrapping_add(number)
}

/// All bits depend on all others: the output function of SplitMix64.
const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}
