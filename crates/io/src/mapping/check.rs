//! Whether a mapping names zones and measures that there are.

use kawasan_model::{FindZoneError, Measures, Registry};

use crate::diagnostic::{Diagnostic, DiagnosticKind, Diagnostics};
use crate::{Mapping, Place, words};

/// The most problems that are told.
const MOST: usize = 100;

impl Mapping {
    /// Whether the zones and measures that the mapping names are there, also where no row
    /// needs them; the name is that of its file, for messages.
    ///
    /// # Errors
    /// [`Diagnostics`] with those that aren't.
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_data::kek;
    /// use kawasan_io::Mapping;
    /// use kawasan_model::Measures;
    ///
    /// let mapping = Mapping::read("map.toml", "[subjects]\n\"Gresik JIIPE\" = \"gresk\"\n")?;
    /// let wrong = mapping.check("map.toml", kek().registry(), &Measures::standard()).unwrap_err();
    /// assert_eq!(wrong.list[0].place.to_string(), "map.toml, column `subjects.Gresik JIIPE`");
    /// assert_eq!(wrong.list[0].suggestion().as_deref(), Some("did you mean `gresik`?"));
    /// # Ok::<(), kawasan_io::Diagnostics>(())
    /// ```
    pub fn check(
        &self,
        name: &str,
        registry: &Registry,
        measures: &Measures,
    ) -> Result<(), Diagnostics> {
        let mut wrong = Diagnostics::default();
        let mut push = |key: String, text: &str, kind| {
            let place = Place { column: Some(key), ..Place::file(name) };
            wrong.push(Diagnostic::new(place, kind).with_text(text), MOST);
        };
        for (said, zone) in &self.subjects {
            if let Err(error) = registry.find_subject(zone) {
                let nearest = match error {
                    FindZoneError::Unknown { nearest, .. } => nearest,
                    _ => None,
                };
                let kind = DiagnosticKind::UnknownZone { text: zone.clone(), nearest };
                push(format!("subjects.{said}"), zone, kind);
            }
        }
        let own = self.measures.iter().map(|(said, id)| (format!("measures.{said}"), id));
        let values = self.values.iter().filter_map(|value| {
            Some((format!("values.{}.measure", value.column), value.measure.as_ref()?))
        });
        for (key, id) in own.chain(values) {
            if measures.get(id.as_str()).is_none() {
                let nearest = words::nearest_measure(measures, id.as_str());
                let kind = DiagnosticKind::UnknownMeasure { text: id.to_string(), nearest };
                push(key, id.as_str(), kind);
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}
