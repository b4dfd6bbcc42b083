//! A checked claim in a sentence.

use kawasan_indicators::{ClaimCheck, Fit, Rounding, RoundingMode, Side, Undecided};
use kawasan_model::{Claim, ClaimKind, Figure, Interval, Measures, OperandRole, Unit, exact};
use rust_decimal::Decimal;

use crate::amounts::{Amounts, is_bound};
use crate::layout::capitalised;
use crate::messages::Messages;
use crate::reasons::Reasons;

/// Digits shown of what is computed, beyond those that were stated.
const MORE_DIGITS: i32 = 2;
/// The power of ten of the last decimal that there can be.
const SMALLEST: i32 = -28;
/// Digits shown of an implied rate.
const RATE_DIGITS: i32 = 5;
/// Digits shown at least of an amount in another currency.
const LEAST_DIGITS: i32 = 3;

/// Whether a claim can be true, in a sentence.
pub(crate) fn sentence(messages: &Messages, check: &ClaimCheck<'_>) -> String {
    capitalised(&clause(messages, check))
}

/// The same within a sentence, or after a verdict.
pub(crate) fn clause(messages: &Messages, check: &ClaimCheck<'_>) -> String {
    let writer = Writer { messages, amounts: Amounts::new(messages), check };
    writer.sentence()
}

/// A claim among findings.
pub(super) fn item(
    messages: &Messages,
    measures: &Measures,
    check: &ClaimCheck<'_>,
    subjects: &str,
) -> Vec<String> {
    let claim = check.claim;
    let amounts = Amounts::new(messages);
    let period = amounts.reported_period(claim.period());
    let heading = messages.text("claim-heading", &[("subject", subjects), ("period", &period)]);
    let kind = messages.text(&format!("claim-kind-{}", claim.kind()), &[]);
    let mut lines = vec![
        messages.text("finding-title", &[("heading", &heading), ("kind", &kind)]),
        sentence(messages, check),
    ];
    if let Some(source) = claim.source() {
        let release = Reasons::new(messages, measures).release(source);
        let line = claim.as_stated().map_or_else(
            || release.clone(),
            |words| messages.text("source-words", &[("line", &release), ("words", words)]),
        );
        lines.push(format!("- {line}"));
    }
    lines
}

struct Writer<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    check: &'a ClaimCheck<'a>,
}

impl Writer<'_> {
    fn claim(&self) -> &Claim {
        self.check.claim
    }

    fn figure(&self, figure: &Figure) -> String {
        self.amounts.published(figure)
    }

    fn operand(&self, role: OperandRole) -> String {
        self.claim().operand(role).map(|o| self.figure(&o.figure)).unwrap_or_default()
    }

    fn stated(&self) -> String {
        self.figure(self.claim().stated())
    }

    fn sentence(&self) -> String {
        let (stated, what) = (self.stated(), self.what());
        let what = match self.check.computed {
            Some(_) => what,
            None => String::new(),
        };
        let (stated, what) = (("stated", stated.as_str()), ("what", what.as_str()));
        match &self.check.fit {
            Fit::Certain if self.is_exact() => self.messages.text("claim-exact", &[what]),
            Fit::Certain => self.messages.text("claim-certain", &[stated, what]),
            Fit::Meets { common, share, .. } => self.meets(*common, *share),
            Fit::Apart { side, gap, nearest, .. } => {
                let off = self.off(*side, gap.low, gap.high, gap.unit);
                // Nobody is told that "USD 0 billion" would do instead.
                let is_exchange = self.claim().kind() == ClaimKind::Exchange;
                let nearest = nearest.filter(|f| !(is_exchange && f.coefficient().is_zero()));
                let Some(nearest) = nearest else {
                    return self.messages.text("claim-apart", &[stated, what, ("off", &off)]);
                };
                let nearest = self.figure(&nearest);
                let arguments = [stated, what, ("off", off.as_str()), ("nearest", &nearest)];
                self.messages.text("claim-apart-nearest", &arguments)
            }
            Fit::Open(Undecided::NoRate) => {
                let spread = self.check.computed.and_then(|computed| computed.spread);
                let Some(spread) = spread else {
                    return self.messages.text("claim-no-rate", &[stated, what]);
                };
                let spread = self.amounts.amount(spread, Unit::ONE);
                self.messages.text("claim-no-rate-spread", &[stated, what, ("spread", &spread)])
            }
            // The other reason that there is.
            Fit::Open(_) => self.messages.text("claim-divisor", &[stated]),
            _ => self.messages.text("claim-certain", &[stated, what]),
        }
    }

    fn meets(&self, common: Interval, share: Option<Decimal>) -> String {
        let unit = self.claim().stated().unit();
        let possible = self.between(common, unit);
        let share = share.map(|share| match share.is_zero() {
            // Rounded to none, and yet it is possible.
            true => {
                let tenth = self.amounts.amount(Decimal::new(1, 3), Unit::ONE);
                self.messages.text("share-below", &[("share", &tenth)])
            }
            false => self.amounts.amount(share, Unit::ONE),
        });
        let point = self.check.computed.and_then(|computed| computed.point);
        let point = point.filter(|_| self.check.only_seems_wrong());
        let point = point.map(|point| {
            let point = rounded(point, self.last_digit(point, unit), RoundingMode::HalfAway);
            self.written(Interval::exactly(point), unit)
        });
        let is_all = common == self.claim().stated().interval();
        let key = match (&point, &share) {
            (Some(_), _) if is_all => "claim-seems-all",
            (None, _) if is_all => "claim-meets-all",
            (Some(_), Some(_)) => "claim-seems-share",
            (Some(_), None) => "claim-seems",
            (None, Some(_)) => "claim-meets-share",
            (None, None) => "claim-meets",
        };
        let arguments = [
            ("stated", self.stated()),
            ("what", self.what()),
            ("common", possible),
            ("share", share.unwrap_or_default()),
            ("point", point.unwrap_or_default()),
        ];
        let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
        self.messages.text(key, &arguments)
    }

    /// Whether operands and statement are one number, without any rounding.
    fn is_exact(&self) -> bool {
        let stated = self.claim().stated().interval();
        stated.low().is_some()
            && stated.low() == stated.high()
            && self.check.computed.is_some_and(|computed| computed.interval == stated)
    }

    /// "2.08 to 3.31 percentage points too low". Of a figure that is only bounded ("at
    /// most"), how far at least.
    fn off(&self, side: Side, low: Decimal, high: Option<Decimal>, unit: Unit) -> String {
        let claim = self.claim();
        let mut figures = claim.operands().iter().map(|o| &o.figure).chain([claim.stated()]);
        let high = high.filter(|_| !figures.any(is_bound));
        // At least one digit of what lies between.
        let mut last = self.beyond_stated(unit);
        let mut shown = rounded(low, last, RoundingMode::Floor);
        while shown.is_zero() && !low.is_zero() && last > SMALLEST {
            last = last.saturating_sub(1);
            shown = rounded(low, last, RoundingMode::Floor);
        }
        let high = high.map(|high| rounded(high, last, RoundingMode::Ceiling));
        let gap = match high {
            Some(high) if self.is_in_times(unit) && high != shown => {
                self.amounts.range(&[shown, high])
            }
            Some(_) if self.is_in_times(unit) => self.amounts.number(shown),
            None if self.is_in_times(unit) => {
                let low = self.amounts.number(shown);
                self.messages.text("bounds-from", &[("low", &low)])
            }
            _ => self.amounts.distance(shown, high, unit),
        };
        let key = if side == Side::Above { "off-above" } else { "off-below" };
        self.messages.text(key, &[("gap", &gap)])
    }

    /// What the operands come to: "Rp22.2 trillion is 35.58 to 35.81% of Rp62.2
    /// trillion".
    fn what(&self) -> String {
        let Some(computed) = &self.check.computed else { return String::new() };
        let computed = self.between(computed.interval, computed.unit);
        let computed = ("computed", computed.as_str());
        let text = |key: &str, arguments: &[(&str, String)]| {
            let arguments = arguments.iter().map(|(name, text)| (*name, text.as_str()));
            self.messages.text(key, &arguments.chain([computed]).collect::<Vec<_>>())
        };
        use OperandRole::{Amount, Increase, New, Old, Part, Rate, Whole};
        match self.claim().kind() {
            ClaimKind::Growth if self.claim().operand(Increase).is_some() => text(
                "computed-growth-increase",
                &[("new", self.operand(New)), ("increase", self.operand(Increase))],
            ),
            ClaimKind::Growth => {
                text("computed-growth", &[("new", self.operand(New)), ("old", self.operand(Old))])
            }
            ClaimKind::Sum => {
                let terms = self.claim().operands().iter().map(|o| self.figure(&o.figure));
                text("computed-sum", &[("terms", terms.collect::<Vec<_>>().join(" + "))])
            }
            ClaimKind::Exchange if self.claim().operand(Rate).is_some() => text(
                "computed-exchange",
                &[("amount", self.operand(Amount)), ("rate", self.operand(Rate))],
            ),
            ClaimKind::Exchange => text(
                "computed-rate",
                &[("amount", self.operand(Amount)), ("stated", self.stated())],
            ),
            _ => text(
                if self.is_in_times(Unit::ONE) { "computed-times" } else { "computed-percentage" },
                &[("part", self.operand(Part)), ("whole", self.operand(Whole))],
            ),
        }
    }

    /// An interval with the digits that a reader needs, rounded outward.
    fn between(&self, interval: Interval, unit: Unit) -> String {
        let side = |side: Option<Decimal>, mode| {
            side.map(|side| rounded(side, self.last_digit(side, unit), mode))
        };
        let low = side(interval.low(), RoundingMode::Floor);
        let high = side(interval.high(), RoundingMode::Ceiling);
        // Outward, the ends keep their order.
        self.written(Interval::new(low, high).unwrap_or(interval), unit)
    }

    fn written(&self, interval: Interval, unit: Unit) -> String {
        match self.is_in_times(unit) {
            true => self.amounts.times(interval),
            false => self.amounts.between(interval, unit),
        }
    }

    /// Whether ratios are written as what is stated is: "3 times", no percentage.
    fn is_in_times(&self, unit: Unit) -> bool {
        unit.is_one() && self.claim().stated().scaled_unit().power() == 0
    }

    /// The power of ten of the last digit that is shown beyond what was stated: two
    /// more, of a sum every one.
    fn beyond_stated(&self, unit: Unit) -> i32 {
        let beyond = self.claim().stated().resolution().saturating_sub(MORE_DIGITS);
        match self.claim().kind() {
            _ if unit.is_one() => beyond.min(-MORE_DIGITS),
            ClaimKind::Exchange => beyond,
            _ => SMALLEST,
        }
    }

    /// The power of ten of the last digit of an amount to show, so that some of an
    /// amount in another currency are left; of an implied rate, five in all.
    fn last_digit(&self, amount: Decimal, unit: Unit) -> i32 {
        let before_point = amount.trunc().abs().to_string().len();
        let before_point = i32::try_from(before_point).unwrap_or_default();
        if unit != self.claim().stated().unit() {
            return before_point.saturating_sub(RATE_DIGITS).min(0);
        }
        let beyond = self.beyond_stated(unit);
        match self.claim().kind() {
            ClaimKind::Exchange => beyond.min(before_point.saturating_sub(LEAST_DIGITS)),
            _ => beyond,
        }
    }
}

/// Rounded to a power of ten, without needless zeros; as it is where that fits no
/// decimal.
fn rounded(amount: Decimal, last: i32, mode: RoundingMode) -> Decimal {
    let decimals = u32::try_from(last.saturating_neg()).unwrap_or_default();
    let power = last.max(0);
    let rounded = exact::shift(Decimal::ONE, power).ok().and_then(|unit| {
        let units = Rounding::new(decimals, mode).ok()?.quotient(amount, unit).ok()?;
        exact::shift(units, power).ok()
    });
    rounded.unwrap_or(amount).normalize()
}
