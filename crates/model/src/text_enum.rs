//! Enums that are written as one word, such as a basis or a status.

/// `ALL`, `as_str`, `FromStr`, `Display` and the conversions that serde uses,
/// from one table of variants and their texts. The error is [`ParseWordError`].
macro_rules! text_enum {
    ($name:ident, $what:literal, { $($variant:ident => $text:literal),+ $(,)? }) => {
        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that files hold.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ParseWordError;

            fn from_str(input: &str) -> Result<Self, Self::Err> {
                match input {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::ParseWordError {
                        input: input.to_owned(),
                        what: $what,
                        allowed: &[$($text),+],
                    }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::ParseWordError;

            fn try_from(input: String) -> Result<Self, Self::Error> {
                input.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }
    };
}

pub(crate) use text_enum;

/// A text is none of the words that it should be one of.
///
/// # Examples
///
/// ```
/// use kawasan_model::Basis;
///
/// let error = "realized".parse::<Basis>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`realized` is not a basis: expected `realised`, `target`, `committed`, `projected`",
/// );
/// assert_eq!(error.help().as_deref(), Some("did you mean `realised`?"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is not a {what}: expected {}", list(.allowed))]
#[non_exhaustive]
pub struct ParseWordError {
    /// The text.
    pub input: String,
    /// What it should be: `basis`, `timing`, …
    pub what: &'static str,
    /// The words that are.
    pub allowed: &'static [&'static str],
}

impl ParseWordError {
    /// The word that was probably meant.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let input = self.input.trim().replace([' ', '-'], "_");
        let near = crate::suggest::nearest(&input, self.allowed.iter().copied())?;
        Some(format!("did you mean `{near}`?"))
    }
}

fn list(words: &[&str]) -> String {
    let quoted = words
        .iter()
        .map(|word| if word.is_empty() { "nothing".into() } else { format!("`{word}`") });
    quoted.collect::<Vec<String>>().join(", ")
}
