//! Jurisdictions: what one country's law and statistics fix, as data.

mod builder;

use std::collections::BTreeMap;

use crate::suggest::nearest;
use crate::text::folded;
use crate::{
    Activity, ActivityId, Country, Currency, Localised, ReadinessRule, ReportingYear, Sector,
    SectorId, Subdivision,
};

pub use builder::{BuildJurisdictionError, JurisdictionBuilder, JurisdictionProblem};

/// What one country fixes for all its zones: currency, reporting year, the
/// readiness rule, and the lists of sectors, activities and provinces.
///
/// Nothing of it is in the code, so another country loads its own.
///
/// # Examples
///
/// ```
/// use kawasan_model::{
///     Currency, Jurisdiction, Localised, ReadinessRule, ReportingYear, Sector, SectorKind,
/// };
///
/// let health = Localised::try_new([("en", "Health"), ("id", "Kesehatan")])?;
/// let indonesia = Jurisdiction::builder(
///     "ID".parse()?,
///     Localised::try_new([("en", "Indonesia")])?,
///     Currency::IDR,
///     ReportingYear::CALENDAR,
/// )
/// .readiness(ReadinessRule::try_new(3, "PP 40/2021")?)
/// .sectors([Sector::new("health".parse()?, SectorKind::Services, health)])
/// .build()?;
///
/// let sector = indonesia.sector(&"health".parse()?).ok_or("no such sector")?;
/// assert_eq!(sector.kind(), SectorKind::Services);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "form::Jurisdiction", into = "form::Jurisdiction"))]
pub struct Jurisdiction {
    country: Country,
    name: Localised,
    currency: Currency,
    reporting_year: ReportingYear,
    readiness: Option<ReadinessRule>,
    sectors: Vec<Sector>,                           // INVARIANT: no id twice
    activities: Vec<Activity>,                      // INVARIANT: no id twice
    subdivisions: BTreeMap<Subdivision, Localised>, // INVARIANT: all of the country
}

impl Jurisdiction {
    /// Begins a jurisdiction with what each must have.
    pub const fn builder(
        country: Country,
        name: Localised,
        currency: Currency,
        reporting_year: ReportingYear,
    ) -> JurisdictionBuilder {
        JurisdictionBuilder::new(Self {
            country,
            name,
            currency,
            reporting_year,
            readiness: None,
            sectors: Vec::new(),
            activities: Vec::new(),
            subdivisions: BTreeMap::new(),
        })
    }

    /// The country.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// The country's name.
    #[must_use]
    pub const fn name(&self) -> &Localised {
        &self.name
    }

    /// The currency in which its zones report.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The year in which its zones report.
    #[must_use]
    pub const fn reporting_year(&self) -> ReportingYear {
        self.reporting_year
    }

    /// How soon a zone has to be ready, if the law says.
    #[must_use]
    pub const fn readiness(&self) -> Option<&ReadinessRule> {
        self.readiness.as_ref()
    }

    /// The sectors, in the order of the list.
    #[must_use]
    pub fn sectors(&self) -> &[Sector] {
        &self.sectors
    }

    /// The activities, in the order of the law.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// Provinces, states or the like with their names, by code; empty if the country's
    /// names aren't known.
    #[must_use]
    pub const fn subdivisions(&self) -> &BTreeMap<Subdivision, Localised> {
        &self.subdivisions
    }

    /// The province, state or the like that a text means: its code, with the country or
    /// without, or its name in any language.
    ///
    /// Where no names are known, any code of the country is taken.
    ///
    /// # Errors
    /// [`FindSubdivisionError`] if there is none, with the nearest name.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_model::{Currency, Jurisdiction, Localised, ReportingYear};
    ///
    /// let name = Localised::try_new([("en", "Indonesia")])?;
    /// let east_java = Localised::try_new([("id", "Jawa Timur"), ("en", "East Java")])?;
    /// let indonesia =
    ///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
    ///         .subdivisions([("ID-JI".parse()?, east_java)])
    ///         .build()?;
    /// assert_eq!(indonesia.find_subdivision("jawa timur")?.to_string(), "ID-JI");
    /// assert_eq!(indonesia.find_subdivision("JI")?.to_string(), "ID-JI");
    /// let error = indonesia.find_subdivision("Jawa Timor").unwrap_err();
    /// assert_eq!(error.help().as_deref(), Some("did you mean `Jawa Timur`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn find_subdivision(&self, text: &str) -> Result<Subdivision, FindSubdivisionError> {
        let wanted = folded(text);
        let code = wanted.to_uppercase();
        let with_country = format!("{}-{code}", self.country);
        let codes = [code.as_str(), &with_country];
        let codes = codes.into_iter().filter_map(|code| code.parse::<Subdivision>().ok());
        let is_known = |code: &Subdivision| match self.subdivisions.is_empty() {
            true => code.country() == self.country,
            false => self.subdivisions.contains_key(code),
        };
        let names = || {
            let named = self.subdivisions.iter();
            named.flat_map(|(code, title)| title.iter().map(move |(_, name)| (*code, name)))
        };
        let named = || names().find(|(_, name)| folded(name) == wanted).map(|(code, _)| code);
        codes.into_iter().find(is_known).or_else(named).ok_or_else(|| {
            let near = nearest(&wanted, names().map(|(_, name)| name)).map(str::to_owned);
            FindSubdivisionError { input: text.chars().take(200).collect(), nearest: near }
        })
    }

    /// The sector with this id.
    #[must_use]
    pub fn sector(&self, id: &SectorId) -> Option<&Sector> {
        self.sectors.iter().find(|sector| sector.id() == id)
    }

    /// The activity with this id.
    #[must_use]
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id() == id)
    }
}

/// Why no province, state or the like is found.
///
/// # Examples
///
/// ```
/// use kawasan_model::{Currency, Jurisdiction, Localised, ReportingYear};
///
/// let name = Localised::try_new([("en", "Indonesia")])?;
/// let nameless =
///     Jurisdiction::builder("ID".parse()?, name, Currency::IDR, ReportingYear::CALENDAR)
///         .build()?;
/// assert_eq!(
///     nameless.find_subdivision("Jawa Timur").unwrap_err().to_string(),
///     "`Jawa Timur` is no province: expected a code such as `ID-JI`, or a name",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is no province: expected a code such as `ID-JI`, or a name")]
#[non_exhaustive]
pub struct FindSubdivisionError {
    /// The text, cut after 200 characters.
    pub input: String,
    /// The nearest name, if one is near.
    pub nearest: Option<String>,
}

impl FindSubdivisionError {
    /// The nearest name, if one is near.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        self.nearest.as_ref().map(|near| format!("did you mean `{near}`?"))
    }
}

#[cfg(feature = "serde")]
mod form {
    //! The form that files have.

    use serde::{Deserialize, Serialize};

    use crate::{
        Activity, Country, Currency, Localised, ReadinessRule, ReportingYear, Sector, Subdivision,
    };

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Named {
        code: Subdivision,
        title: Localised,
    }

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Jurisdiction {
        country: Country,
        name: Localised,
        currency: Currency,
        reporting_year: ReportingYear,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        readiness: Option<ReadinessRule>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sectors: Vec<Sector>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        activities: Vec<Activity>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        subdivisions: Vec<Named>,
    }

    impl TryFrom<Jurisdiction> for super::Jurisdiction {
        type Error = super::BuildJurisdictionError;

        fn try_from(form: Jurisdiction) -> Result<Self, Self::Error> {
            let Jurisdiction { country, name, currency, reporting_year, .. } = form;
            let builder = Self::builder(country, name, currency, reporting_year)
                .sectors(form.sectors)
                .activities(form.activities)
                .subdivisions(form.subdivisions.into_iter().map(|named| (named.code, named.title)));
            match form.readiness {
                Some(rule) => builder.readiness(rule).build(),
                None => builder.build(),
            }
        }
    }

    impl From<super::Jurisdiction> for Jurisdiction {
        fn from(jurisdiction: super::Jurisdiction) -> Self {
            Self {
                country: jurisdiction.country,
                name: jurisdiction.name,
                currency: jurisdiction.currency,
                reporting_year: jurisdiction.reporting_year,
                readiness: jurisdiction.readiness,
                sectors: jurisdiction.sectors,
                activities: jurisdiction.activities,
                subdivisions: jurisdiction
                    .subdivisions
                    .into_iter()
                    .map(|(code, title)| Named { code, title })
                    .collect(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SectorKind;

    fn title(text: &str) -> Localised {
        Localised::try_new([("en", text)]).unwrap()
    }

    fn sector(id: &str) -> Sector {
        Sector::new(id.parse().unwrap(), SectorKind::Other, title(id))
    }

    fn activity(id: &str) -> Activity {
        Activity::try_new(id.parse().unwrap(), title(id), "PP 40/2021 art. 9").unwrap()
    }

    fn begin() -> JurisdictionBuilder {
        let country = "ID".parse().unwrap();
        Jurisdiction::builder(country, title("Indonesia"), Currency::IDR, ReportingYear::CALENDAR)
    }

    #[test]
    fn the_order_of_the_lists_is_kept() {
        let built = begin().sectors(["tourism", "energy"].map(sector)).build().unwrap();
        let ids: Vec<&str> = built.sectors().iter().map(|sector| sector.id().as_str()).collect();
        assert_eq!(ids, ["tourism", "energy"]);
        assert!(built.sector(&"health".parse().unwrap()).is_none());
        assert!(built.activity(&"tourism".parse().unwrap()).is_none());
    }

    #[test]
    fn all_repeated_ids_are_reported() {
        let error = begin()
            .sectors(["a", "b", "a"].map(sector))
            .activities(["a", "c", "c"].map(activity))
            .build()
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "jurisdiction `ID`: two sectors have the id `a`; two activities have the id `c`"
        );
    }

    #[test]
    fn provinces_are_of_the_country_and_given_once() {
        let named = |code: &str| (code.parse().unwrap(), title(code));
        let error = begin().subdivisions(["ID-JI", "ID-JI", "CN-JS"].map(named)).build();
        assert_eq!(
            error.unwrap_err().to_string(),
            "jurisdiction `ID`: two subdivisions have the code `ID-JI`; \
             subdivision `CN-JS` is of another country"
        );
        let built = begin().subdivisions([named("ID-JI")]).build().unwrap();
        for unknown in ["ID-JT", "JT", "", "CN-JS", "ID-JI-X"] {
            assert!(built.find_subdivision(unknown).is_err(), "{unknown}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_refuses_what_code_refuses() {
        let built = begin()
            .readiness(ReadinessRule::try_new(3, "PP 40/2021").unwrap())
            .sectors([sector("energy")])
            .activities([activity("tourism")])
            .subdivisions([("ID-JI".parse().unwrap(), title("Jawa Timur"))])
            .build()
            .unwrap();
        let json = serde_json::to_string(&built).unwrap();
        assert_eq!(serde_json::from_str::<Jurisdiction>(&json).unwrap(), built);
        assert!(serde_json::from_str::<Jurisdiction>(&json.replace("\"ID\"", "\"IDN\"")).is_err());
        let twice = json.replace(
            "\"sectors\":[",
            r#""sectors":[{"id":"energy","kind":"other","title":{"en":"x"}},"#,
        );
        assert!(serde_json::from_str::<Jurisdiction>(&twice).is_err());
        let unknown = json.replacen('{', r#"{"capital":"Jakarta","#, 1);
        assert!(serde_json::from_str::<Jurisdiction>(&unknown).is_err());
    }
}
