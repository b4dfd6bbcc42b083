//! What texts were read as, so that what repeats is read once.

use std::collections::HashMap;

/// Values by the texts that they were read from; the last one is at hand.
pub(super) struct Memo<T> {
    last: String,
    value: Option<T>,
    known: HashMap<Box<str>, T>,
}

impl<T: Clone> Memo<T> {
    pub(super) fn new() -> Self {
        Memo { last: String::new(), value: None, known: HashMap::new() }
    }

    pub(super) fn get(&mut self, text: &str) -> Option<&T> {
        if self.value.is_none() || self.last != text {
            let found = self.known.get(text)?;
            self.value = Some(found.clone());
            self.last.clear();
            self.last.push_str(text);
        }
        self.value.as_ref()
    }

    pub(super) fn put(&mut self, text: &str, value: T) {
        self.known.insert(text.into(), value);
    }
}
