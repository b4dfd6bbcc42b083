//! "Did you mean …?": the known word nearest to a mistyped one.

use std::cmp::Reverse;

/// The candidate nearest to the input, if it is near enough to be meant.
///
/// Letters left out, added, replaced or swapped with their neighbour count one
/// each; case counts nothing. A third of the longer word's letters may differ,
/// but always one. Of several that are equally near, one of the same letters is
/// taken, then the one that agrees longest from the beginning, where few
/// mistype, then one with the same last letter, so that a plural stays one, then
/// the one that comes first. Where none is near, a word of at least four letters
/// that is part of one candidate only stands for it, and so does the only candidate of
/// at least four letters that stands in the input among other words.
///
/// # Examples
/// ```
/// use kawasan_model::suggest::nearest;
///
/// let measures = ["investment", "employment", "businesses"];
/// assert_eq!(nearest("invesment", measures), Some("investment"));
/// assert_eq!(nearest("exports", measures), None);
/// ```
pub fn nearest<'a>(input: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    near(input, &candidates)
        .or_else(|| holder(input, &candidates))
        .or_else(|| held(input, &candidates))
}

/// The only candidate that stands in the input as words of their own.
fn held<'a>(input: &str, candidates: &[&'a str]) -> Option<&'a str> {
    // Longer texts are no names.
    let text = Some(input).filter(|input| input.len() <= LONGEST_NAME)?.to_lowercase();
    let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let stands = |candidate: &&&str| {
        let name = candidate.to_lowercase();
        let mut found = text.match_indices(&name);
        name.chars().count() >= 4
            && found.any(|(at, name)| {
                let (before, after) = (text.get(..at), text.get(at.saturating_add(name.len())..));
                is_apart(before.and_then(|text| text.chars().next_back()))
                    && is_apart(after.and_then(|text| text.chars().next()))
            })
    };
    let mut held = candidates.iter().filter(stands);
    let only = held.next()?;
    held.next().is_none().then_some(*only)
}

/// In bytes.
const LONGEST_NAME: usize = 200;

/// The only candidate that holds the input, if the input is long enough to say
/// something.
fn holder<'a>(input: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let wanted = input.trim().to_lowercase();
    let mut holding =
        candidates.iter().filter(|candidate| candidate.to_lowercase().contains(&wanted));
    let only = holding.next().filter(|_| wanted.chars().count() >= 4)?;
    holding.next().is_none().then_some(*only)
}

fn near<'a>(input: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let input = letters(input);
    candidates
        .iter()
        .copied()
        .filter_map(|candidate| {
            let word = letters(candidate);
            let longer = input.len().max(word.len());
            let limit = (longer / 3).max(1);
            // Cheap, and keeps an input of any length from costing its square.
            if input.is_empty() || input.len().abs_diff(word.len()) > limit {
                return None;
            }
            let rank = (
                distance(&input, &word, limit)?,
                sorted(&input) != sorted(&word),
                Reverse(input.iter().zip(&word).take_while(|(a, b)| a == b).count()),
                input.last() != word.last(),
            );
            Some((rank, candidate))
        })
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, candidate)| candidate)
}

fn letters(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).collect()
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.sort_unstable();
    letters
}

/// Edits from one word to the other, a swap of neighbours counting one; `None` if they are
/// more than a limit.
fn distance(from: &[char], to: &[char], limit: usize) -> Option<usize> {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    let mut previous = None;
    // Of the row above.
    let mut least = 0;
    for (i, &a) in from.iter().enumerate() {
        let mut row = Vec::with_capacity(above.len());
        let mut left = i.saturating_add(1);
        row.push(left);
        for (j, &b) in to.iter().enumerate() {
            let cell = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX);
            let replaced = cell(&above, j).saturating_add(usize::from(a != b));
            let removed = cell(&above, j.saturating_add(1)).saturating_add(1);
            let added = left.saturating_add(1);
            left = replaced.min(removed).min(added);
            let swapped = j
                .checked_sub(1)
                .filter(|&k| previous == Some(b) && to.get(k) == Some(&a))
                .map_or(usize::MAX, |k| cell(&before, k).saturating_add(1));
            left = left.min(swapped);
            row.push(left);
        }
        // What follows comes from this row, or by a swap from the one above.
        let own = row.iter().copied().min().unwrap_or(0);
        if own > limit && least >= limit {
            return None;
        }
        least = own;
        before = std::mem::replace(&mut above, row);
        previous = Some(a);
    }
    above.last().copied().filter(|edits| *edits <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 10] = [
        "persons",
        "businesses",
        "hectares",
        "investment",
        "employment",
        "IDR",
        "USD",
        "kendal",
        "gresik",
        "zones",
    ];

    #[test]
    fn real_typos_are_recognised() {
        for (typo, meant) in [
            ("person", "persons"),
            ("pesrons", "persons"),
            ("bussinesses", "businesses"),
            ("busineses", "businesses"),
            ("hectars", "hectares"),
            ("hektares", "hectares"),
            ("invesment", "investment"),
            ("emploiment", "employment"),
            ("IDX", "IDR"),
            ("IRD", "IDR"),
            ("idr", "IDR"),
            ("US", "USD"),
            ("Kendall", "kendal"),
            ("gersik", "gresik"),
            ("zonse", "zones"),
            ("ploym", "employment"),
        ] {
            assert_eq!(nearest(typo, WORDS), Some(meant), "{typo}");
        }
    }

    #[test]
    fn the_only_known_name_among_other_words_is_recognised() {
        assert_eq!(nearest("KEK Industri Gresik", WORDS), Some("gresik"));
        assert_eq!(nearest("the zone of Kendal (2019)", WORDS), Some("kendal"));
        assert_eq!(nearest("Gresik and Kendal", WORDS), None, "two of them");
        assert_eq!(nearest("Gresikan dan sekitarnya", WORDS), None, "another word");
        assert_eq!(nearest("USD of somebody", WORDS), None, "too short to say much");
    }

    #[test]
    fn strangers_are_not() {
        for stranger in ["", "x", "JPY", "percent", "triliun", "orang", "a much longer text"] {
            assert_eq!(nearest(stranger, WORDS), None, "{stranger}");
        }
        assert_eq!(nearest(&"persons".repeat(100_000), WORDS), None);
        assert_eq!(nearest("persons", []), None);
    }

    #[test]
    fn of_equals_same_letters_then_beginning_then_end_then_order() {
        assert_eq!(nearest("bat", ["cat", "bar", "bad"]), Some("bar"));
        assert_eq!(nearest("hectars", ["hectare", "hectares"]), Some("hectares"));
        assert_eq!(nearest("bat", ["cat", "hat"]), Some("cat"));
    }

    #[test]
    fn distances() {
        for (from, to, edits) in
            [("", "", 0), ("", "abc", 3), ("abc", "", 3), ("ab", "ba", 1), ("kitten", "sitting", 3)]
        {
            let (one, other) = (letters(from), letters(to));
            for limit in 0..6 {
                let within = (edits <= limit).then_some(edits);
                assert_eq!(distance(&one, &other, limit), within, "{from} {to} {limit}");
                assert_eq!(distance(&other, &one, limit), within, "{to} {from} {limit}");
            }
        }
    }

    proptest::proptest! {
        #![proptest_config(kawasan_testing::config(512))]

        /// Giving up early changes no answer.
        #[test]
        fn a_limit_only_leaves_out_what_is_beyond(
            from in "[abc]{0,7}", to in "[abc]{0,7}", limit in 0..6_usize,
        ) {
            let (from, to) = (letters(&from), letters(&to));
            let whole = distance(&from, &to, usize::MAX);
            let within = whole.filter(|edits| *edits <= limit);
            proptest::prop_assert_eq!(distance(&from, &to, limit), within);
        }
    }
}
