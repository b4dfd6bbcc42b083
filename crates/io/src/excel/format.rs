//! Numbers of a spreadsheet as the decimals that their user sees.
//!
//! A spreadsheet holds numbers as binary floats and shows at most 15 digits of them. So
//! 15.1 is held as 15.0999999999999996447…, and 0.1 + 0.2 as 0.30000000000000004: what
//! is shown, and meant, are the first 15 digits, rounded. Nothing is computed with the
//! float.

/// What a number format shows of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shown {
    pub(super) is_percent: bool,
    /// Decimals that are shown even where they are 0.
    pub(super) least: u32,
    /// The most decimals that are shown; `None` where the format doesn't say.
    pub(super) most: Option<u32>,
    /// Whether thousands or more are shown as one: `0.0,,` shows 15100000 as 15.1.
    pub(super) is_scaled: bool,
    /// Whether nothing is shown at all: `;;;`.
    pub(super) is_hidden: bool,
}

/// The digits that a spreadsheet keeps.
const DIGITS: usize = 15;
/// The most decimals of a format that are believed.
const MOST_DECIMALS: u32 = 15;

impl Shown {
    /// What a format code shows, by its part for positive numbers: `#,##0.00`, `0.0%`.
    pub(super) fn of(code: &str) -> Shown {
        if code.eq_ignore_ascii_case("general") || code.is_empty() || code == "@" {
            return Shown::default();
        }
        if code.starts_with(';') {
            return Shown { is_hidden: true, ..Shown::default() };
        }
        let mut shown = Shown { most: Some(0), ..Shown::default() };
        let mut decimals = false;
        let mut chars = code.chars();
        let mut has_digits = false;
        let mut after_digit = false;
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => {
                    let _ = chars.by_ref().find(|c| *c == '"');
                }
                '\\' | '_' | '*' => {
                    let _ = chars.next();
                }
                '[' => {
                    let _ = chars.by_ref().find(|c| *c == ']');
                }
                '%' => shown.is_percent = true,
                '.' => decimals = true,
                '0' | '#' | '?' => {
                    has_digits = true;
                    if decimals {
                        shown.most = shown.most.map(|most| most.saturating_add(1));
                        shown.least = shown.least.saturating_add(u32::from(c == '0'));
                    }
                }
                // Scientific, fractions, text: what they show isn't a number of decimals.
                'E' | 'e' | '/' | '@' => {
                    return Shown { is_percent: shown.is_percent, ..Shown::default() };
                }
                // "0,": shown in thousands.
                ',' if after_digit
                    && !chars.clone().next().is_some_and(|c| matches!(c, '0' | '#' | '?')) =>
                {
                    let is_percent = shown.is_percent;
                    return Shown { is_percent, is_scaled: true, ..Shown::default() };
                }
                _ => {}
            }
            after_digit = matches!(c, '0' | '#' | '?');
        }
        if !has_digits {
            shown.most = None;
        }
        shown.least = shown.least.min(MOST_DECIMALS);
        shown
    }
}

/// A number as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Digits with a decimal point.
    pub(super) digits: String,
    /// Whether the format shows fewer decimals than there are.
    pub(super) is_rounded: bool,
}

/// The decimal of a float, in the format of its cell.
///
/// # Errors
/// The digits, where they are more than a spreadsheet keeps.
pub(super) fn decimal(float: f64, shown: Shown) -> Result<Number, String> {
    let shortest = format!("{float:e}");
    let (digits, exponent) = parts(&shortest).ok_or_else(|| shortest.clone())?;
    let (digits, exponent) = if digits.len() > DIGITS {
        let places = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        if exponent >= places.saturating_sub(1) {
            // A whole number: its last digits can't be told from those that were typed.
            return Err(plain(&digits, exponent).unwrap_or(shortest));
        }
        let rounded = format!("{float:.*e}", DIGITS - 1);
        parts(&rounded).ok_or(shortest)?
    } else {
        (digits, exponent)
    };
    let exponent = if shown.is_percent { exponent.saturating_add(2) } else { exponent };
    let text = plain(&digits, exponent).ok_or_else(|| format!("{float:e}"))?;
    let negative = float.is_sign_negative() && digits != "0";
    let mut text = if negative { format!("-{text}") } else { text };
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let decimals = u32::try_from(decimals).unwrap_or(u32::MAX);
    if decimals < shown.least {
        if decimals == 0 {
            text.push('.');
        }
        text.extend((decimals..shown.least).map(|_| '0'));
    }
    Ok(Number { digits: text, is_rounded: shown.most.is_some_and(|most| decimals > most) })
}

/// The digits without zeros at their end, and the power of ten of the first.
fn parts(scientific: &str) -> Option<(String, i64)> {
    let (mantissa, exponent) = scientific.split_once('e')?;
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = match digits.trim_end_matches('0') {
        "" => "0",
        digits => digits,
    };
    Some((digits.to_owned(), exponent.parse().ok()?))
}

/// Digits of which the first has a power of ten, written out.
fn plain(digits: &str, exponent: i64) -> Option<String> {
    if !(-30..=30).contains(&exponent) {
        return None;
    }
    if exponent < 0 {
        let zeros = usize::try_from(exponent.unsigned_abs()).ok()?.checked_sub(1)?;
        return Some(format!("0.{}{digits}", "0".repeat(zeros)));
    }
    let whole = usize::try_from(exponent).ok()?.checked_add(1)?;
    Some(match digits.split_at_checked(whole) {
        Some((whole, "")) => whole.to_owned(),
        Some((whole, decimals)) => format!("{whole}.{decimals}"),
        None => format!("{digits}{}", "0".repeat(whole.checked_sub(digits.len())?)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(float: f64, code: &str) -> String {
        match decimal(float, Shown::of(code)) {
            Ok(number) if number.is_rounded => format!("{} and more", number.digits),
            Ok(number) => number.digits,
            Err(digits) => format!("too many: {digits}"),
        }
    }

    #[test]
    fn floats_are_taken_back_to_what_is_shown() {
        for (float, code, expected) in [
            (15.1, "General", "15.1"),
            (0.1 + 0.2, "General", "0.3"),
            (263_400_000_000_000.0, "General", "263400000000000"),
            (1.0 / 3.0, "General", "0.333333333333333"),
            (-2.5, "0.0", "-2.5"),
            (-0.0, "General", "0"),
            (15.1, "#,##0.00", "15.10"),
            (15.123, "0.0", "15.123 and more"),
            (0.482, "0.0%", "48.2"),
            (0.5, "0%", "50"),
            (0.07, "0.00%", "7.00"),
            (9342.0, "#,##0", "9342"),
            (1.5e15, "General", "1500000000000000"),
            (1e21, "General", "1000000000000000000000"),
            (1e-7, "General", "0.0000001"),
            (1.5e9, "0.00E+00", "1500000000"),
            (15_100_000.0, "0.0,,\" juta\"", "15100000"),
            (12_345_678_901_234.56, "General", "12345678901234.6"),
            (1_234_567_890_123_456.0, "General", "too many: 1234567890123456"),
            (1e300, "General", "too many: 1e300"),
            (f64::NAN, "General", "too many: NaN"),
        ] {
            assert_eq!(read(float, code), expected, "{float} as {code}");
        }
    }

    #[test]
    fn formats_say_what_they_show() {
        let of = |code| {
            let shown = Shown::of(code);
            (shown.is_percent, shown.least, shown.most)
        };
        assert_eq!(of("General"), (false, 0, None));
        assert_eq!(of("_-* #,##0.00_-;-* #,##0.00_-"), (false, 2, Some(2)));
        assert_eq!(of("[$Rp-421]#,##0"), (false, 0, Some(0)));
        assert_eq!(of("0.0##"), (false, 1, Some(3)));
        assert_eq!(of("0\"%\""), (false, 0, Some(0)));
        assert_eq!(of("yyyy"), (false, 0, None));
        for (code, is_scaled) in
            [("0.0,,", true), ("#,##0,", true), ("#,##0", false), ("0.0\",,\"", false)]
        {
            assert_eq!(Shown::of(code).is_scaled, is_scaled, "{code}");
        }
        assert!(Shown::of(";;;").is_hidden && !Shown::of("0;;").is_hidden);
    }

    proptest! {
        #![proptest_config(kawasan_testing::config(256))]

        /// A decimal of up to 15 digits comes back as it was typed.
        #[test]
        fn typed_decimals_come_back(digits in 1..=999_999_999_999_999_i64, scale in 0..=15_u32) {
            let typed = kawasan_model::Decimal::from_i128_with_scale(i128::from(digits), scale);
            let typed = typed.normalize().to_string();
            prop_assert_eq!(read(typed.parse().unwrap(), "General"), typed);
        }
    }
}
