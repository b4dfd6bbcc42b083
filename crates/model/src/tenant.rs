//! Tenants: the companies of projects, under the names by which they are published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::suggest::nearest;
use crate::text::folded;
use crate::{Counterparty, Source};

/// Another name of a tenant, and who uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct TenantAlias {
    /// The name that stands for all.
    pub tenant: Counterparty,
    /// The other name.
    pub alias: Counterparty,
    /// Who uses it, or says that both are one.
    pub source: Arc<Source>,
    /// What a reader should know.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
}

impl TenantAlias {
    /// Another name of a tenant, by what source.
    #[must_use]
    pub fn new(tenant: Counterparty, alias: Counterparty, source: impl Into<Arc<Source>>) -> Self {
        TenantAlias { tenant, alias, source: source.into(), note: None }
    }

    /// The same, with a note.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

/// Which names are of one tenant. A name that isn't in it stands for itself.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Counterparty, Source, TenantAlias, Tenants};
///
/// let name = |text: &str| text.parse::<Counterparty>();
/// let alias = TenantAlias::new(name("PT Freeport Indonesia")?, name("PTFI")?, Source::new("Tempo"));
/// let tenants = Tenants::try_new([alias])?;
/// assert_eq!(tenants.canonical(&name("ptfi")?).name(), "PT Freeport Indonesia");
/// assert_eq!(tenants.canonical(&name("PT Smelting")?).name(), "PT Smelting");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Vec<TenantAlias>", into = "Vec<TenantAlias>"))]
pub struct Tenants {
    aliases: BTreeMap<String, TenantAlias>, // by the alias, whatever its case and spacing
}

impl Tenants {
    /// The names that are of one tenant.
    ///
    /// # Errors
    /// [`TenantsError`] with everything that is wrong.
    pub fn try_new(aliases: impl IntoIterator<Item = TenantAlias>) -> Result<Self, TenantsError> {
        let aliases: Vec<TenantAlias> = aliases.into_iter().collect();
        let mut problems = Vec::new();
        let mut by_name: BTreeMap<String, TenantAlias> = BTreeMap::new();
        for alias in &aliases {
            let (own, of) = (key(&alias.alias), key(&alias.tenant));
            let first = by_name.entry(own.clone()).or_insert_with(|| alias.clone());
            if own == of {
                problems.push(TenantsProblem::Itself { alias: alias.alias.clone() });
            } else if key(&first.tenant) != of {
                problems.push(TenantsProblem::AliasOfTwo {
                    alias: alias.alias.clone(),
                    first: first.tenant.clone(),
                    second: alias.tenant.clone(),
                });
            }
        }
        for alias in &aliases {
            if let Some(other) = by_name.get(&key(&alias.tenant))
                && key(&alias.alias) != key(&alias.tenant)
            {
                problems.push(TenantsProblem::OfAlias {
                    alias: alias.alias.clone(),
                    tenant: alias.tenant.clone(),
                    of: other.tenant.clone(),
                });
            }
        }
        if problems.is_empty() {
            Ok(Self { aliases: by_name })
        } else {
            Err(TenantsError { problems })
        }
    }

    /// The name that stands for all of the tenant's.
    #[must_use]
    pub fn canonical(&self, name: &Counterparty) -> Counterparty {
        self.aliases.get(&key(name)).map_or_else(|| name.clone(), |alias| alias.tenant.clone())
    }

    /// The other names of a tenant, by name.
    pub fn aliases_of(&self, tenant: &Counterparty) -> impl Iterator<Item = &TenantAlias> {
        let of = key(tenant);
        self.aliases.values().filter(move |alias| key(&alias.tenant) == of)
    }

    /// All other names, by name.
    pub fn iter(&self) -> impl Iterator<Item = &TenantAlias> {
        self.aliases.values()
    }

    /// Among some tenants, the one that a text names: by its name or another, in any
    /// case and spacing, or by a part of its name that no other has.
    ///
    /// # Errors
    /// [`FindTenantError`] if it names none, or several.
    pub fn find<'t>(
        &self,
        text: &str,
        among: impl IntoIterator<Item = &'t Counterparty>,
    ) -> Result<&'t Counterparty, FindTenantError> {
        let mut among: Vec<&Counterparty> = among.into_iter().collect();
        // One company may be in several zones.
        let mut seen = BTreeSet::new();
        among.retain(|tenant| seen.insert(key(tenant)));
        let wanted = folded(text);
        let wanted = self.aliases.get(&wanted).map_or(wanted, |alias| key(&alias.tenant));
        let exact = among.iter().find(|tenant| key(tenant) == wanted);
        let part = |tenant: &&&Counterparty| key(tenant).contains(&wanted);
        let parts: Vec<&&Counterparty> = match wanted.is_empty() {
            true => Vec::new(),
            false => among.iter().filter(part).collect(),
        };
        match (exact, parts.as_slice()) {
            (Some(exact), _) => Ok(exact),
            (None, [only]) => Ok(only),
            (None, []) => Err(FindTenantError::Unknown {
                input: text.to_owned(),
                nearest: nearest(text, among.iter().map(|tenant| tenant.name())).map(str::to_owned),
            }),
            (None, several) => Err(FindTenantError::Several {
                input: text.to_owned(),
                names: several.iter().map(ToString::to_string).collect(),
            }),
        }
    }
}

fn key(name: &Counterparty) -> String {
    folded(&name.to_string())
}

impl TryFrom<Vec<TenantAlias>> for Tenants {
    type Error = TenantsError;

    fn try_from(aliases: Vec<TenantAlias>) -> Result<Self, Self::Error> {
        Self::try_new(aliases)
    }
}

impl From<Tenants> for Vec<TenantAlias> {
    fn from(tenants: Tenants) -> Self {
        tenants.aliases.into_values().collect()
    }
}

/// All that kept names from being [`Tenants`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", crate::text::list(.problems))]
#[non_exhaustive]
pub struct TenantsError {
    /// The problems, at least one.
    pub problems: Vec<TenantsProblem>,
}

/// One thing wrong with the names of tenants.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TenantsProblem {
    /// A name that is its own other name.
    #[error("`{alias}` is no other name of itself")]
    #[non_exhaustive]
    Itself {
        /// The name.
        alias: Counterparty,
    },
    /// One other name of two tenants.
    #[error("`{alias}` is another name of both `{first}` and `{second}`")]
    #[non_exhaustive]
    AliasOfTwo {
        /// The name.
        alias: Counterparty,
        /// One tenant.
        first: Counterparty,
        /// The other.
        second: Counterparty,
    },
    /// Another name of what is itself only another name.
    #[error("`{alias}` is another name of `{tenant}`, which is one of `{of}`: expected `{of}`")]
    #[non_exhaustive]
    OfAlias {
        /// The name.
        alias: Counterparty,
        /// What it is said to be another name of.
        tenant: Counterparty,
        /// What that is another name of.
        of: Counterparty,
    },
}

/// Why a text names no one tenant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FindTenantError {
    /// None has that name.
    #[error("there is no tenant `{input}`")]
    #[non_exhaustive]
    Unknown {
        /// The text.
        input: String,
        /// The name that was probably meant.
        nearest: Option<String>,
    },
    /// It is part of several names.
    #[error("`{input}` is part of several names: expected one of {}", .names.join(", "))]
    #[non_exhaustive]
    Several {
        /// The text.
        input: String,
        /// The names.
        names: Vec<String>,
    },
}

impl FindTenantError {
    /// There is no such tenant, and nothing near.
    #[must_use]
    pub fn unknown(name: &str) -> Self {
        FindTenantError::Unknown { input: name.to_owned(), nearest: None }
    }

    /// What was probably meant, where that can be guessed.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            FindTenantError::Unknown { nearest, .. } => {
                nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
            }
            FindTenantError::Several { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Counterparty {
        text.parse().unwrap()
    }

    fn tenants(pairs: &[(&str, &str)]) -> Result<Tenants, TenantsError> {
        let alias = |(of, alias): &(&str, &str)| {
            TenantAlias::new(name(of), name(alias), Source::new("Tempo"))
        };
        Tenants::try_new(pairs.iter().map(alias))
    }

    #[test]
    fn all_that_is_wrong_is_told() {
        let error = tenants(&[("A", "a"), ("A", "B"), ("C", "b"), ("B", "D")]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`a` is no other name of itself; `b` is another name of both `A` and `C`; `B` is \
             another name of `A`, which is one of `A`: expected `A`; `D` is another name of `B`, \
             which is one of `A`: expected `A`"
        );
        assert!(tenants(&[("A", "B"), ("A", "B"), ("A", "C")]).is_ok());
    }

    #[test]
    fn a_tenant_is_found_by_any_name_or_a_part_of_one() {
        let known = tenants(&[("PT Freeport Indonesia", "PTFI")]).unwrap();
        let among = [name("PT Freeport Indonesia"), name("PT Smelting"), name("PT Unilever")];
        let find = |text: &str| known.find(text, &among).map(Counterparty::name);
        for text in ["pt freeport  indonesia", "ptfi", "freeport"] {
            assert_eq!(find(text), Ok("PT Freeport Indonesia"), "{text}");
        }
        assert!(
            matches!(find("PT"), Err(FindTenantError::Several { ref names, .. }) if names.len() == 3)
        );
        let unknown = find("PT Smeltng").unwrap_err();
        assert_eq!(unknown.help().as_deref(), Some("did you mean `PT Smelting`?"));
        assert!(find("").is_err());
    }
}
