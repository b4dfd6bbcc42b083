//! Whether there is room for something large before it is taken: what a system refuses then is
//! an error, and otherwise the end of the process.

use std::hint::black_box;

/// Asks for room for so many numbers and gives it back at once.
///
/// # Errors
/// The bytes that there is no room for.
pub(crate) fn room_for<T>(count: usize) -> Result<(), u128> {
    let mut asked: Vec<T> = Vec::new();
    let answer = asked.try_reserve_exact(count);
    // What nobody looks at, a compiler need not ask for.
    black_box(&asked);
    // Neither factor has more than 64 bits.
    answer.map_err(|_| count as u128 * size_of::<T>() as u128)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_little_and_none_for_more_than_can_be_addressed() {
        assert_eq!(room_for::<i64>(1_000), Ok(()));
        assert_eq!(room_for::<i64>(0), Ok(()));
        assert_eq!(room_for::<i64>(1 << 62), Err(1 << 65));
        // Can be counted, but no machine has it: 2⁶⁰ bytes.
        assert_eq!(room_for::<i64>(1 << 57), Err(1 << 60));
    }
}
