//! Reading formulas from text: what [`Formula`] prints, and plain ASCII for the
//! signs.

mod token;

use kawasan_model::{Basis, ParseQuantityError, ParseWordError, Quantity, Timing, Unit, exact};

use super::display::{ALL_ZONES, ELAPSED_SHARE, MONEY, NATIONAL};
use super::{Formula, FormulaError, ParseWindowError, Terms, Whose};
use crate::RoundingError;

use token::{Token, Tokens};

/// How deeply a formula may be nested; it bounds the work on hostile input.
const DEEPEST: usize = 64;

impl Terms<'_> {
    /// Reads a formula.
    ///
    /// Observations are `basis measure timing [window]`, with `national` or
    /// `all_zones` before them where they aren't those of whom is evaluated.
    /// Signs are `+ − × ÷` or `+ - * /`, with spaces around `/`; numbers may have
    /// a unit (`1000000000000 IDR`, or `money` for whatever currency is evaluated in). Words:
    /// `elapsed_share` (of the year) and `elapsed_share(plan, observation)`, `min(a, b)`,
    /// `max(a, b)`, `round(a, 4 half_away)`, `coalesce(a, b, "reason")`,
    /// `concentration(observation)`, `top_3_share(observation)`.
    ///
    /// # Errors
    /// [`ParseFormulaError`], which says what was expected and at which byte.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_indicators::Terms;
    /// use kawasan_model::{Currency, Measures};
    ///
    /// let measures = Measures::standard();
    /// let terms = Terms::new(&measures, Currency::IDR);
    /// let text = "realised investment flow [year_to_date] / \
    ///             (target investment flow [year] * elapsed_share)";
    /// assert_eq!(
    ///     terms.parse(text)?.to_string(),
    ///     "realised investment flow [year_to_date] ÷ (target investment flow [year] × \
    ///      elapsed_share)",
    /// );
    /// let error = terms.parse("realised investmnet flow [period]").unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `investment`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(&self, text: &str) -> Result<Formula, ParseFormulaError> {
        let mut parser = Parser { terms: self, tokens: Tokens::of(text)?, depth: 0 };
        let formula = parser.sum()?;
        match parser.tokens.next() {
            None => Ok(formula),
            Some((token, at)) => Err(expected("an operation or the end", &token, at)),
        }
    }
}

/// Why a text is not a [`Formula`]. Places are bytes in the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseFormulaError {
    /// Something else stands where a part of a formula should.
    #[error("expected {expected}, found `{found}` at byte {at}")]
    #[non_exhaustive]
    Expected {
        /// What should stand there.
        expected: &'static str,
        /// What does.
        found: String,
        /// Where.
        at: usize,
    },
    /// The text ends where more should come.
    #[error("expected {expected} at the end")]
    #[non_exhaustive]
    Ended {
        /// What should come.
        expected: &'static str,
    },
    /// Nested too deeply.
    #[error("nested more than {limit} deep at byte {at}")]
    #[non_exhaustive]
    TooDeep {
        /// The limit.
        limit: usize,
        /// Where.
        at: usize,
    },
    /// A word that should be a basis or timing.
    #[error("at byte {at}: {reason}")]
    #[non_exhaustive]
    Word {
        /// Where.
        at: usize,
        /// Why.
        reason: ParseWordError,
    },
    /// A window that isn't one.
    #[error("at byte {at}: {reason}")]
    #[non_exhaustive]
    Window {
        /// Where.
        at: usize,
        /// Why.
        reason: ParseWindowError,
    },
    /// A constant that isn't one.
    #[error("at byte {at}: {reason}")]
    #[non_exhaustive]
    Constant {
        /// Where.
        at: usize,
        /// Why.
        reason: ParseQuantityError,
    },
    /// A rounding that isn't one.
    #[error("at byte {at}: {reason}")]
    #[non_exhaustive]
    Rounding {
        /// Where.
        at: usize,
        /// Why.
        reason: RoundingError,
    },
    /// The parts don't fit together.
    #[error("at byte {at}: {reason}")]
    #[non_exhaustive]
    Formula {
        /// Where the operation or observation stands.
        at: usize,
        /// Why.
        reason: FormulaError,
    },
}

impl ParseFormulaError {
    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            ParseFormulaError::Word { reason, .. } => reason.help(),
            ParseFormulaError::Formula { reason, .. } => reason.help(),
            _ => None,
        }
    }
}

struct Parser<'t, 'm> {
    terms: &'t Terms<'m>,
    tokens: Tokens<'t>,
    depth: usize,
}

type Parsed = Result<Formula, ParseFormulaError>;

impl<'t> Parser<'t, '_> {
    /// Products, added and subtracted from the left.
    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        while let Some((sign @ (Token::Plus | Token::Minus), at)) = self.tokens.peek() {
            self.tokens.next();
            let right = self.product()?;
            let result = if sign == Token::Plus { left.plus(right) } else { left.minus(right) };
            left = result.map_err(|reason| ParseFormulaError::Formula { at, reason })?;
        }
        Ok(left)
    }

    /// Atoms, multiplied and divided from the left.
    fn product(&mut self) -> Parsed {
        let mut left = self.atom()?;
        while let Some((sign @ (Token::Times | Token::Per), at)) = self.tokens.peek() {
            self.tokens.next();
            let right = self.atom()?;
            let result = if sign == Token::Times { left.times(right) } else { left.per(right) };
            left = result.map_err(|reason| ParseFormulaError::Formula { at, reason })?;
        }
        Ok(left)
    }

    fn atom(&mut self) -> Parsed {
        const ATOM: &str = "an observation, a number, a word or `(`";
        let (token, at) = self.tokens.expect(ATOM)?;
        match token {
            Token::Open => {
                let inner = self.nested(at)?;
                self.close()?;
                Ok(inner)
            }
            Token::Minus => self.constant(at, true),
            Token::Number(_) => {
                self.tokens.back();
                self.constant(at, false)
            }
            Token::Word(ELAPSED_SHARE) if !self.tokens.peek_is(&Token::Open) => {
                Ok(Formula::elapsed_share())
            }
            Token::Word(word) if self.tokens.peek_is(&Token::Open) => self.call(word, at),
            Token::Word(_) => {
                self.tokens.back();
                self.observation()
            }
            other => Err(expected(ATOM, &other, at)),
        }
    }

    /// A formula inside brackets.
    fn nested(&mut self, at: usize) -> Parsed {
        if self.depth >= DEEPEST {
            return Err(ParseFormulaError::TooDeep { limit: DEEPEST, at });
        }
        self.depth += 1;
        let inner = self.sum();
        self.depth -= 1;
        inner
    }

    fn constant(&mut self, at: usize, negative: bool) -> Parsed {
        const NUMBER: &str = "a number";
        let digits = match self.tokens.expect(NUMBER)? {
            (Token::Number(digits), _) => digits,
            (other, at) => return Err(expected(NUMBER, &other, at)),
        };
        let sign = if negative { "-" } else { "" };
        let mut is_money = false;
        let quantity = match self.tokens.peek() {
            Some((Token::Word(unit), _)) => {
                self.tokens.next();
                let currency = self.terms.currency().code().to_owned();
                is_money = unit == MONEY;
                let unit = if is_money { currency.as_str() } else { unit };
                format!("{sign}{digits} {unit}").parse::<Quantity>()
            }
            _ => exact::parse(&format!("{sign}{digits}"))
                .map(|amount| Quantity::new(amount, Unit::ONE))
                // The same error as for a number with a unit.
                .or_else(|_| format!("{sign}{digits} 1").parse::<Quantity>()),
        };
        let quantity = quantity.map_err(|reason| ParseFormulaError::Constant { at, reason })?;
        Ok(if is_money { self.terms.money(quantity.amount()) } else { Formula::constant(quantity) })
    }

    fn observation(&mut self) -> Parsed {
        let (mut word, start) = self.word("a basis, such as `realised`")?;
        let mut at = start;
        let whose = match word {
            NATIONAL => Whose::National,
            ALL_ZONES => Whose::AllZones,
            _ => Whose::Own,
        };
        if whose != Whose::Own {
            (word, at) = self.word("a basis, such as `realised`")?;
        }
        let basis: Basis = word.parse().map_err(|reason| ParseFormulaError::Word { at, reason })?;
        let (measure, measured_at) = self.word("a measure, such as `investment`")?;
        let (word, at) = self.word("a timing, such as `flow`")?;
        let timing: Timing =
            word.parse().map_err(|reason| ParseFormulaError::Word { at, reason })?;
        const WINDOW: &str = "a window, such as `[period]`";
        let window = match self.tokens.expect(WINDOW)? {
            (Token::Window(window), at) => {
                window.parse().map_err(|reason| ParseFormulaError::Window { at, reason })?
            }
            (other, at) => return Err(expected(WINDOW, &other, at)),
        };
        let term = self.terms.term(measure, basis, timing, window);
        let term = term.and_then(|term| match whose {
            Whose::Own => Ok(term),
            other => term.of(other),
        });
        term.map_err(|reason| ParseFormulaError::Formula { at: measured_at, reason })
    }

    /// `name(…)`; the name is read, the bracket isn't.
    fn call(&mut self, name: &str, at: usize) -> Parsed {
        self.tokens.next();
        let formula = |reason| ParseFormulaError::Formula { at, reason };
        let first = self.nested(at)?;
        let result = match name {
            "min" => {
                let second = self.argument(at)?;
                first.least(second).map_err(formula)
            }
            "max" => {
                let second = self.argument(at)?;
                first.greatest(second).map_err(formula)
            }
            "coalesce" => {
                let second = self.argument(at)?;
                self.comma()?;
                const REASON: &str = "a reason in quotes";
                match self.tokens.expect(REASON)? {
                    (Token::Text(reason), _) => first.or_else(second, reason).map_err(formula),
                    (other, at) => Err(expected(REASON, &other, at)),
                }
            }
            "round" => {
                self.comma()?;
                self.rounding(first)
            }
            ELAPSED_SHARE => {
                let at_date = self.argument(at)?;
                Formula::elapsed_of_plan(&first, &at_date).map_err(formula)
            }
            "concentration" => first.concentration().map_err(formula),
            _ => match top(name) {
                Some(zones) => first.top_share(zones).map_err(formula),
                None => Err(expected(
                    "`min`, `max`, `coalesce`, `round`, `elapsed_share`, `concentration` or `top_3_share`",
                    &Token::Word(name),
                    at,
                )),
            },
        }?;
        self.close()?;
        Ok(result)
    }

    fn rounding(&mut self, formula: Formula) -> Parsed {
        const SCALE: &str = "a scale, such as `4`";
        let (scale, at) = match self.tokens.expect(SCALE)? {
            (Token::Number(scale), at) => (scale, at),
            (other, at) => return Err(expected(SCALE, &other, at)),
        };
        let (mode, _) = self.word("a mode, such as `half_away`")?;
        let rounding = format!("{scale} {mode}").parse();
        let rounding = rounding.map_err(|reason| ParseFormulaError::Rounding { at, reason })?;
        Ok(formula.rounded(rounding))
    }

    fn argument(&mut self, at: usize) -> Parsed {
        self.comma()?;
        self.nested(at)
    }

    fn comma(&mut self) -> Result<(), ParseFormulaError> {
        self.tokens.skip(&Token::Comma, "`,`")
    }

    fn close(&mut self) -> Result<(), ParseFormulaError> {
        self.tokens.skip(&Token::Close, "`)`")
    }

    fn word(&mut self, what: &'static str) -> Result<(&'t str, usize), ParseFormulaError> {
        match self.tokens.expect(what)? {
            (Token::Word(word), at) => Ok((word, at)),
            (other, at) => Err(expected(what, &other, at)),
        }
    }
}

/// The number in `top_3_share`.
fn top(name: &str) -> Option<u8> {
    let zones = name.strip_prefix("top_")?.strip_suffix("_share")?.parse().ok()?;
    Some(zones).filter(|zones| *zones > 0)
}

fn expected(expected: &'static str, found: &Token<'_>, at: usize) -> ParseFormulaError {
    ParseFormulaError::Expected { expected, found: found.to_string(), at }
}
