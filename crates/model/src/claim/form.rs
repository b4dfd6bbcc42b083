//! The form that files of claims have.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Claim, ClaimError, ClaimKind, Operand};
use crate::{Figure, ReportedPeriod, Source, Subject};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClaimForm {
    subjects: Vec<Subject>,
    period: ReportedPeriod,
    kind: ClaimKind,
    stated: Figure,
    operands: Vec<Operand>,
    as_stated: Option<String>,
    source: Option<Arc<Source>>,
}

impl TryFrom<ClaimForm> for Claim {
    type Error = ClaimError;

    fn try_from(form: ClaimForm) -> Result<Self, Self::Error> {
        let mut claim =
            Claim::new(form.kind, form.stated, form.operands)?.about(form.subjects, form.period);
        claim.as_stated = form.as_stated;
        claim.source = form.source;
        Ok(claim)
    }
}

impl From<Claim> for ClaimForm {
    fn from(claim: Claim) -> ClaimForm {
        let Claim { subjects, period, kind, stated, operands, as_stated, source } = claim;
        ClaimForm { subjects, period, kind, stated, operands, as_stated, source }
    }
}
