//! The words of a form, in its language where they read back as what they mean.

use std::collections::BTreeMap;

use kawasan_model::{Basis, Language, Meaning, Qualifier, ScaledUnit, Timing, Vocabulary};

/// Words that are looked up once for a form: to see that one reads back takes as long as
/// reading a figure.
pub(super) struct Words {
    language: Language,
    qualifiers: Vec<(Qualifier, String)>,
    qualifier_words: Vec<String>,
    units: BTreeMap<String, String>,
}

impl Words {
    pub(super) fn new(language: Language) -> Self {
        let choices = Qualifier::ALL.iter().copied().filter(|word| *word != Qualifier::Exact);
        let qualifiers: Vec<(Qualifier, String)> =
            choices.map(|word| (word, qualifier(language, word))).collect();
        let qualifier_words = qualifiers.iter().map(|(_, word)| word.clone()).collect();
        Words { language, qualifiers, qualifier_words, units: BTreeMap::new() }
    }

    /// All qualifiers that a figure may have.
    pub(super) fn qualifiers(&self) -> &[String] {
        &self.qualifier_words
    }

    /// The word of a qualifier; an exact figure has none.
    pub(super) fn qualifier(&self, of: Qualifier) -> Option<String> {
        self.qualifiers.iter().find(|(own, _)| *own == of).map(|(_, word)| word.clone())
    }

    pub(super) fn unit(&mut self, of: ScaledUnit) -> String {
        let language = self.language;
        self.units.entry(of.to_string()).or_insert_with(|| unit(language, of)).clone()
    }

    /// Basis and timing.
    pub(super) fn of(&self, basis: Basis, timing: Timing) -> (&'static str, &'static str) {
        if self.language != Language::INDONESIAN {
            return (basis.as_str(), timing.as_str());
        }
        let basis = match basis {
            Basis::Realised => "realisasi",
            Basis::Target => "target",
            Basis::Committed => "komitmen",
            Basis::Projected => "proyeksi",
        };
        let timing = match timing {
            Timing::Flow => "tambahan",
            Timing::Stock => "kumulatif",
            Timing::Level => "posisi",
        };
        (basis, timing)
    }
}

fn unit(language: Language, unit: ScaledUnit) -> String {
    let plain = unit.to_string();
    let vocabulary = Vocabulary::builtin();
    let name = vocabulary.word(language, &Meaning::Unit(unit.unit()));
    let power = match unit.power() {
        0 => Some(""),
        power => vocabulary.word(language, &Meaning::Power(power)),
    };
    let (Some(name), Some(power)) = (name, power) else { return plain };
    let words =
        if unit.unit().is_money() { format!("{name} {power}") } else { format!("{power} {name}") };
    let words = words.trim().to_owned();
    if crate::words::unit(&words).is_ok_and(|read| read == unit) { words } else { plain }
}

fn qualifier(language: Language, word: Qualifier) -> String {
    let words = Vocabulary::builtin().word(language, &Meaning::Qualifier(word));
    let words = words.filter(|words| crate::words::qualifier(words) == Ok(word));
    words.map_or_else(|| word.to_string(), str::to_owned)
}
