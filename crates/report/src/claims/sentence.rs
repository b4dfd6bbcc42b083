//! A checked claim in a sentence.

use kawasan_indicators::{ClaimCheck, Fit, Rounding, RoundingMode, Side, Undecided};
use kawasan_model::{Claim, ClaimKind, Figure, Interval, Measures, OperandRole, Unit};
use rust_decimal::Decimal;

use crate::amounts::Amounts;
use crate::messages::Messages;
use crate::reasons::Reasons;

/// Decimals shown of a computed ratio, more than were stated.
const MORE_DECIMALS: u32 = 2;
/// Digits shown of an implied rate.
const RATE_DIGITS: usize = 5;

/// Whether a claim can be true, in a sentence.
pub(crate) fn sentence(messages: &Messages, check: &ClaimCheck<'_>) -> String {
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
    let kind = check
        .finding_kind()
        .map_or(String::new(), |kind| messages.text(&format!("kind-{kind}"), &[]));
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
        figure.display(self.messages.language()).to_string()
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
            Fit::Certain => self.messages.text("claim-certain", &[stated, what]),
            Fit::Meets { common, share, .. } => self.meets(*common, *share),
            Fit::Apart { side, gap, nearest, .. } => {
                let off = self.off(*side, gap.low, gap.high, gap.unit);
                let Some(nearest) = nearest else {
                    return self.messages.text("claim-apart", &[stated, what, ("off", &off)]);
                };
                let nearest = self.figure(nearest);
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
        let possible = self.amounts.between(self.shown(common, unit), unit);
        let share = share.map(|share| self.amounts.amount(share, Unit::ONE));
        let point = self.check.computed.and_then(|computed| computed.point);
        let point = point.filter(|_| self.check.only_seems_wrong());
        let point = point.map(|point| {
            let point = round(point, self.decimals(point, unit), RoundingMode::HalfAway);
            self.amounts.amount(point, unit)
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

    /// "2.08 to 3.31 percentage points too low"
    fn off(&self, side: Side, low: Decimal, high: Option<Decimal>, unit: Unit) -> String {
        let decimals = self.decimals(low, unit);
        let low = round(low, decimals, RoundingMode::Floor);
        let high = high.map(|high| round(high, decimals, RoundingMode::Ceiling));
        let gap = self.amounts.distance(low, high, unit);
        let key = if side == Side::Above { "off-above" } else { "off-below" };
        self.messages.text(key, &[("gap", &gap)])
    }

    /// What the operands come to: "Rp22.2 trillion is 35.58 to 35.81% of Rp62.2
    /// trillion".
    fn what(&self) -> String {
        let Some(computed) = &self.check.computed else { return String::new() };
        let interval = self.shown(computed.interval, computed.unit);
        let computed = self.amounts.between(interval, computed.unit);
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
                "computed-percentage",
                &[("part", self.operand(Part)), ("whole", self.operand(Whole))],
            ),
        }
    }

    /// An interval with the decimals that a reader needs, rounded outward.
    fn shown(&self, interval: Interval, unit: Unit) -> Interval {
        let side = |side: Option<Decimal>, mode| {
            side.map(|side| round(side, self.decimals(side, unit), mode))
        };
        let low = side(interval.low(), RoundingMode::Floor);
        let high = side(interval.high(), RoundingMode::Ceiling);
        // Outward, the ends keep their order.
        Interval::new(low, high).unwrap_or(interval)
    }

    fn decimals(&self, amount: Decimal, unit: Unit) -> u32 {
        if unit.is_one() {
            let stated = self.claim().stated().resolution().saturating_neg();
            return u32::try_from(stated).unwrap_or_default().saturating_add(MORE_DECIMALS);
        }
        if unit == self.claim().stated().unit() {
            return amount.scale();
        }
        let digits = amount.trunc().abs().to_string().len();
        u32::try_from(RATE_DIGITS.saturating_sub(digits)).unwrap_or_default()
    }
}

/// Rounded to so many decimals, without needless zeros; as it is where that fits no
/// decimal.
fn round(amount: Decimal, decimals: u32, mode: RoundingMode) -> Decimal {
    let rounded =
        Rounding::new(decimals, mode).ok().and_then(|r| r.quotient(amount, Decimal::ONE).ok());
    rounded.unwrap_or(amount).normalize()
}
