//! Checked claims as JSON.

use kawasan_indicators::{ClaimCheck, Fit};
use kawasan_model::{ClaimKind, Figure, Language, Unit, Verdict};
use serde::Serialize;

use super::sentence;
use crate::findings::GapForm;
use crate::json::JsonError;
use crate::messages::Messages;
use crate::provenance::VERSION;

/// Names and versions of the forms.
const SCHEMA: &str = "kawasan.claim/1";
const MANY_SCHEMA: &str = "kawasan.claims/1";

/// Writes a checked claim as one JSON object; the message is in the language given.
///
/// The object has `schema`, `version`, `verdict`, `low` and `high` (what the operands
/// come to; of an exchange without a rate, the rate that is implied) in `unit`,
/// `stated_low` and `stated_high` in `stated_unit`, all as strings of digits in base
/// units, a side without a bound being `null`; `kind`, `point`, `only_seems_wrong`,
/// `share` (the part of what prints as stated that the operands allow), `spread`,
/// `gap`, `nearest`, `reason` (why nothing can be said) and `message`.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON
/// form.
pub fn claim_json(check: &ClaimCheck<'_>, language: Language) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let check = CheckForm::of(check, &messages);
    Ok(serde_json::to_string_pretty(&OneForm { schema: SCHEMA, version: VERSION, check })?)
}

/// Writes checked claims as one JSON object: `schema`, `version` and `claims`, each
/// with its `id` and what [`claim_json`] says of one.
///
/// # Errors
/// [`JsonError`] if there are no reports in the language, or a value has no JSON
/// form.
pub fn claims_json(
    checks: &[(&str, ClaimCheck<'_>)],
    language: Language,
) -> Result<String, JsonError> {
    let messages = Messages::of(language)?;
    let claims =
        checks.iter().map(|(id, check)| WithId { id, check: CheckForm::of(check, &messages) });
    let form = ManyForm { schema: MANY_SCHEMA, version: VERSION, claims: claims.collect() };
    Ok(serde_json::to_string_pretty(&form)?)
}

#[derive(Serialize)]
struct OneForm {
    schema: &'static str,
    version: &'static str,
    #[serde(flatten)]
    check: CheckForm,
}

#[derive(Serialize)]
struct ManyForm<'a> {
    schema: &'static str,
    version: &'static str,
    claims: Vec<WithId<'a>>,
}

#[derive(Serialize)]
struct WithId<'a> {
    id: &'a str,
    #[serde(flatten)]
    check: CheckForm,
}

#[derive(Serialize)]
struct CheckForm {
    verdict: Verdict,
    low: Option<String>,
    high: Option<String>,
    unit: Option<Unit>,
    stated_low: Option<String>,
    stated_high: Option<String>,
    stated_unit: Unit,
    kind: ClaimKind,
    point: Option<String>,
    only_seems_wrong: bool,
    share: Option<String>,
    spread: Option<String>,
    gap: Option<GapForm>,
    nearest: Option<Figure>,
    reason: Option<&'static str>,
    message: String,
}

impl CheckForm {
    fn of(check: &ClaimCheck<'_>, messages: &Messages) -> Self {
        let text = |number: Option<rust_decimal::Decimal>| number.map(|number| number.to_string());
        let computed = check.computed;
        let bounds = computed.map(|computed| computed.interval);
        let stated = check.claim.stated();
        let (share, nearest, reason) = match check.fit {
            Fit::Meets { share, .. } => (share, None, None),
            Fit::Apart { nearest, .. } => (None, nearest, None),
            Fit::Open(reason) => (None, None, Some(reason.as_str())),
            _ => (None, None, None),
        };
        CheckForm {
            verdict: check.verdict(),
            low: text(bounds.and_then(|bounds| bounds.low())),
            high: text(bounds.and_then(|bounds| bounds.high())),
            unit: computed.map(|computed| computed.unit),
            stated_low: text(stated.interval().low()),
            stated_high: text(stated.interval().high()),
            stated_unit: stated.unit(),
            kind: check.claim.kind(),
            point: text(computed.and_then(|computed| computed.point)),
            only_seems_wrong: check.only_seems_wrong(),
            share: text(share),
            spread: text(computed.and_then(|computed| computed.spread)),
            gap: check.gap().as_ref().map(GapForm::of),
            nearest,
            reason,
            message: sentence(messages, check),
        }
    }
}
