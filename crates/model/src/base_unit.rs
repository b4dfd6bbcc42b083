//! Base units: what figures of zones count and measure.
//!
//! One table holds the names of all. Words of a language ("orang", "ha") and
//! orders of magnitude ("triliun", "ribu") are no units; reading figures takes
//! care of them.

use std::fmt;
use std::str::FromStr;

use crate::unit::ParseUnitError;
use crate::{Currency, suggest::nearest};

/// Makes the enum and its table of names from one list.
macro_rules! base_units {
    ($($variant:ident, $singular:literal, $plural:literal, $indivisible:literal, $doc:literal;)*) => {
        /// A currency, or a thing that is counted or measured.
        ///
        /// Order is that of the list, currencies first, for canonical texts only.
        ///
        /// # Examples
        /// Persons come whole, so "9.342 orang" is an exact figure; hectares
        /// don't, so KEK Gresik's "2.167 hektare" is one to the nearest hectare:
        ///
        /// ```
        /// use kawasan_model::BaseUnit;
        ///
        /// assert!("persons".parse::<BaseUnit>()?.is_indivisible());
        /// assert!(!BaseUnit::Hectare.is_indivisible());
        /// # Ok::<(), kawasan_model::ParseUnitError>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
        #[non_exhaustive]
        pub enum BaseUnit {
            /// Money of one currency, in whole units of it (rupiah, not sen).
            Currency(Currency),
            $(#[doc = $doc] $variant,)*
        }

        impl BaseUnit {
            /// All base units that are no currencies, in order.
            const NAMED: &[Self] = &[$(Self::$variant,)*];

            /// The name for one of it; a currency's code.
            ///
            /// # Examples
            /// ```
            /// use kawasan_model::{BaseUnit, Currency};
            ///
            /// assert_eq!(BaseUnit::Business.singular(), "business");
            /// assert_eq!(BaseUnit::Currency(Currency::IDR).singular(), "IDR");
            /// ```
            #[must_use]
            pub fn singular(&self) -> &str {
                match self {
                    Self::Currency(currency) => currency.code(),
                    $(Self::$variant => $singular,)*
                }
            }

            /// The name for several of it; a currency's code.
            ///
            /// # Examples
            /// ```
            /// use kawasan_model::BaseUnit;
            ///
            /// assert_eq!(BaseUnit::Business.plural(), "businesses");
            /// ```
            #[must_use]
            pub fn plural(&self) -> &str {
                match self {
                    Self::Currency(currency) => currency.code(),
                    $(Self::$variant => $plural,)*
                }
            }

            /// Whether there is no half of it, so that a count printed in full
            /// is exact.
            ///
            /// # Examples
            /// ```
            /// use kawasan_model::{BaseUnit, Currency};
            ///
            /// assert!(BaseUnit::Zone.is_indivisible());
            /// // Amounts of money are rounded, in full print too.
            /// assert!(!BaseUnit::Currency(Currency::IDR).is_indivisible());
            /// ```
            #[must_use]
            pub fn is_indivisible(&self) -> bool {
                match self {
                    Self::Currency(_) => false,
                    $(Self::$variant => $indivisible,)*
                }
            }
        }
    };
}

#[rustfmt::skip] // A table reads better with one entry a line.
base_units! {
    // variant, singular, plural, indivisible, meaning
    Person, "person", "persons", true, "A person, such as one employed.";
    Business, "business", "businesses", true, "A business (pelaku usaha).";
    Zone, "zone", "zones", true, "A special economic zone (kawasan).";
    Project, "project", "projects", true, "An investment project.";
    Facility, "facility", "facilities", true, "A facility, such as a hospital or a terminal.";
    Permit, "permit", "permits", true, "A permit or licence issued.";
    Case, "case", "cases", true, "A case, such as a complaint handled.";
    Event, "event", "events", true, "An event held.";
    Vessel, "vessel", "vessels", true, "A ship, such as one that calls at a port.";
    Aircraft, "aircraft", "aircraft", true, "An aircraft, such as one maintained.";
    Vehicle, "vehicle", "vehicles", true, "A motor vehicle.";
    Bed, "bed", "beds", true, "A hospital bed.";
    Room, "room", "rooms", true, "A hotel room.";
    Supplier, "supplier", "suppliers", true, "A supplier of a zone's businesses.";
    Household, "household", "households", true, "A household.";
    Accident, "accident", "accidents", true, "An accident at work.";
    Hectare, "hectare", "hectares", false, "10 000 square metres of land.";
    SquareMetre, "square_metre", "square_metres", false, "A square metre, such as of floor.";
    CubicMetre, "cubic_metre", "cubic_metres", false, "A cubic metre, such as of water.";
    Kilometre, "kilometre", "kilometres", false, "A kilometre, such as of road.";
    Tonne, "tonne", "tonnes", false, "1 000 kilograms.";
    Kilogram, "kilogram", "kilograms", false, "A kilogram.";
    KilowattHour, "kilowatt_hour", "kilowatt_hours", false, "A kilowatt-hour of energy.";
    MegawattHour, "megawatt_hour", "megawatt_hours", false, "A megawatt-hour of energy.";
    Teu, "teu", "teus", false, "Containers, in twenty-foot equivalents: one of 45 feet is 2.25.";
    Hour, "hour", "hours", false, "An hour.";
    Day, "day", "days", false, "A day.";
    Month, "month", "months", false, "A month, of whatever length.";
    Year, "year", "years", false, "A year, of whatever length.";
}

impl BaseUnit {
    /// All base units that are no currencies.
    ///
    /// # Examples
    /// ```
    /// use kawasan_model::BaseUnit;
    ///
    /// // What a form can offer to be counted.
    /// let counted: Vec<BaseUnit> = BaseUnit::named().filter(|b| b.is_indivisible()).collect();
    /// assert!(counted.contains(&BaseUnit::Person));
    /// ```
    pub fn named() -> impl Iterator<Item = Self> {
        Self::NAMED.iter().copied()
    }

    /// The base unit of a name, in the singular or the plural.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        Self::named()
            .find(|base| base.singular() == name || base.plural() == name)
            .or_else(|| Currency::new(name).ok().map(Self::Currency))
    }

    /// The name that may have been meant by an unknown one.
    pub(crate) fn suggestion(name: &str) -> Option<&'static str> {
        let names = Self::NAMED.iter().flat_map(|base| [base.singular(), base.plural()]);
        nearest(name, names.chain(Currency::codes()))
    }
}

/// The singular, or a currency's code.
impl fmt::Display for BaseUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.singular())
    }
}

/// Takes the singular and the plural.
impl FromStr for BaseUnit {
    type Err = ParseUnitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::of_name(text).ok_or_else(|| ParseUnitError::unknown(text, text, 0))
    }
}

impl TryFrom<String> for BaseUnit {
    type Error = ParseUnitError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<BaseUnit> for String {
    fn from(base: BaseUnit) -> Self {
        base.singular().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn display_parse_roundtrip() {
        for base in BaseUnit::named().chain(Currency::all().map(BaseUnit::Currency)) {
            assert_eq!(base.to_string().parse(), Ok(base));
            assert_eq!(base.plural().parse(), Ok(base));
        }
    }

    #[test]
    fn no_name_means_two() {
        let names: Vec<BTreeSet<&str>> =
            BaseUnit::NAMED.iter().map(|b| BTreeSet::from([b.singular(), b.plural()])).collect();
        let distinct: BTreeSet<&str> = names.iter().flatten().copied().collect();
        assert_eq!(distinct.len(), names.iter().map(BTreeSet::len).sum::<usize>());
        assert!(distinct.iter().all(|name| Currency::new(name).is_err()));
    }

    #[test]
    fn unknown_names_are_refused_with_the_one_meant() {
        for (name, meant) in [
            ("pesron", Some("person")),
            ("hectars", Some("hectares")),
            ("Persons", Some("persons")),
            ("bussiness", Some("business")),
            ("TEU", Some("teu")),
            ("square metre", Some("square_metre")),
            ("IDX", Some("IDR")),
            ("idr", Some("IDR")),
            ("orang", None),
            ("", None),
        ] {
            let error = name.parse::<BaseUnit>().unwrap_err();
            assert_eq!(error.help(), meant.map(|m| format!("did you mean `{m}`?")), "{name}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_roundtrip() {
        for base in [BaseUnit::Person, BaseUnit::Aircraft, BaseUnit::Currency(Currency::VND)] {
            let json = serde_json::to_string(&base).unwrap();
            assert_eq!(serde_json::from_str::<BaseUnit>(&json).unwrap(), base);
        }
        assert!(serde_json::from_str::<BaseUnit>("\"pesron\"").is_err());
    }
}
