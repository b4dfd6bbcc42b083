//! What texts were read as, so that what repeats is read once.

use std::collections::HashMap;

/// How many values are at hand without a search.
const SLOTS: usize = 1 << 10;

/// A text, the mark of its lengths, and its value.
type Slot<T> = Option<(Box<str>, u64, T)>;

/// Values by the texts that they were read from. The latest of each slot is at hand;
/// which slot a text has is quickly told, and a clash costs a search in the map.
pub(super) struct Memo<T> {
    slots: Box<[Slot<T>]>,
    /// The slot of the latest text.
    last: usize,
    known: HashMap<(Box<str>, u64), T>,
}

impl<T: Clone> Memo<T> {
    pub(super) fn new() -> Self {
        Memo { slots: (0..SLOTS).map(|_| None).collect(), last: 0, known: HashMap::new() }
    }

    /// What a text was read as; of several texts in one, with the mark of their lengths.
    #[inline]
    pub(super) fn get(&mut self, text: &str, lengths: u64) -> Option<T> {
        if let Some(Some((own, its, value))) = self.slots.get(self.last)
            && *its == lengths
            && **own == *text
        {
            return Some(value.clone());
        }
        self.last = slot(text);
        let slot = self.slots.get_mut(self.last)?;
        match slot {
            Some((own, its, value)) if *its == lengths && **own == *text => Some(value.clone()),
            _ => {
                let value = self.known.get(&(Box::from(text), lengths))?.clone();
                *slot = Some((text.into(), lengths, value.clone()));
                Some(value)
            }
        }
    }

    pub(super) fn put(&mut self, text: &str, lengths: u64, value: T) {
        self.known.insert((text.into(), lengths), value);
    }
}

/// A mark of the lengths of texts, each less than 4096; up to five of them.
pub(super) fn lengths(texts: impl IntoIterator<Item = usize>) -> Option<u64> {
    let mut mark = 0_u64;
    for length in texts {
        let length = u64::try_from(length).ok().filter(|length| *length < 1 << 12)?;
        mark = (mark << 12) | length;
    }
    Some(mark)
}

/// A slot by a quick hash of eight bytes at a time; the last eight may have been among
/// those before.
fn slot(text: &str) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, eight: u64| (hash.rotate_left(5) ^ eight).wrapping_mul(FACTOR);
    let bytes = text.as_bytes();
    let mut hash = 0_u64;
    match bytes.last_chunk::<8>() {
        Some(last) => {
            for eight in bytes.as_chunks::<8>().0 {
                hash = mix(hash, u64::from_le_bytes(*eight));
            }
            hash = mix(hash, u64::from_le_bytes(*last));
        }
        None => {
            for byte in bytes {
                hash = mix(hash, u64::from(*byte));
            }
        }
    }
    // The upper bits are the well mixed ones; ten of them fit any `usize`.
    usize::try_from(hash >> 54).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_share_a_slot_keep_their_values() {
        let mut memo = Memo::new();
        let texts: Vec<String> = (0..5_000).map(|number| format!("text {number}")).collect();
        for (number, text) in texts.iter().enumerate() {
            memo.put(text, 0, number);
        }
        for _ in 0..2 {
            for (number, text) in texts.iter().enumerate() {
                assert_eq!(memo.get(text, 0), Some(number));
            }
        }
        assert_eq!((memo.get("text", 0), memo.get("text 1", 1)), (None, None));
        assert_eq!(lengths([1, 4095]), Some(4095 + (1 << 12)));
        assert_eq!(lengths([4096]), None);
    }
}
