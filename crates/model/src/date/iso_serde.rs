//! Serde for fields that are full dates: `2024-04-24`, as text.

/// For `#[serde(default, with = "crate::date::serde_iso_option")]` on an
/// `Option<Date>`.
///
/// `default` lets the field be left out, too.
pub(crate) mod serde_iso_option {
    use serde::de::{Deserialize, Deserializer, Error as _};
    use serde::ser::{Error as _, Serializer};
    use time::Date;

    use crate::calendar::YEARS;
    use crate::date::parse_date;

    pub(crate) fn serialize<S: Serializer>(
        date: &Option<Date>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => serializer.serialize_some(&Iso(date)),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        Option::<String>::deserialize(deserializer)?
            .map(|text| parse_date(&text).map_err(D::Error::custom))
            .transpose()
    }

    struct Iso<'a>(&'a Date);

    impl serde::Serialize for Iso<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            // A year of other than four digits could not be read back.
            if !YEARS.contains(&self.0.year()) {
                return Err(S::Error::custom(format!(
                    "year `{}` is out of range: expected 1 to 9999",
                    self.0.year()
                )));
            }
            serializer.collect_str(self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use time::Date;

    use crate::date::parse_date;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Release {
        #[serde(default, with = "crate::date::serde_iso_option")]
        on: Option<Date>,
    }

    #[test]
    fn dates_are_written_and_read_as_text() {
        let on = parse_date("2024-04-24").unwrap();
        for (on, json) in [(Some(on), r#"{"on":"2024-04-24"}"#), (None, r#"{"on":null}"#)] {
            let release = Release { on };
            assert_eq!(serde_json::to_string(&release).unwrap(), json);
            assert_eq!(serde_json::from_str::<Release>(json).unwrap(), release);
        }
        assert_eq!(serde_json::from_str::<Release>("{}").unwrap().on, None);
    }

    #[test]
    fn what_is_no_full_date_is_refused_both_ways() {
        for json in
            [r#"{"on":"2024-04"}"#, r#"{"on":"2023-02-29"}"#, r#"{"on":20240424}"#, r#"{"on":""}"#]
        {
            assert!(serde_json::from_str::<Release>(json).is_err(), "{json}");
        }
        let caesar = Date::from_calendar_date(-43, time::Month::March, 15).unwrap();
        assert!(serde_json::to_string(&Release { on: Some(caesar) }).is_err());
    }
}
