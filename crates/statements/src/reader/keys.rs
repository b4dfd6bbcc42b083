//! The keys of a file of statements, as one table: from it come the checks of a file and the
//! schema for editors.

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) is_required: bool,
    /// What it says, for editors.
    pub(super) about: &'static str,
}

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A text, such as this.
    Text(&'static str),
    /// One of some words.
    Words(&'static [&'static str]),
    /// A whole number from 1 up.
    Count,
    Boolean,
    /// A date, as TOML has it or as text.
    Date,
    /// A text for each language, under its code.
    Titles,
    /// A list of texts, such as these.
    Texts(&'static str),
    /// The first quarter and the last.
    Span,
    /// A table with these keys.
    Table(&'static [Key]),
    /// A list of tables with these keys.
    Tables(&'static [Key]),
    /// A list of criteria.
    Criteria,
    /// What holds for a zone, or a list of what does.
    Which,
}

impl Kind {
    /// What is expected, for messages.
    pub(super) fn expected(self) -> String {
        let text = match self {
            Kind::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                return format!("one of {}", words.join(", "));
            }
            Kind::Text(such) => return format!("a text, such as {such}"),
            Kind::Texts(such) => return format!("a list of texts, such as {such}"),
            Kind::Count => "a whole number from 1 up",
            Kind::Boolean => "true or false",
            Kind::Date => "a date, such as 2024-04-24",
            Kind::Titles => {
                "a table of texts by language, such as { id = \"Rapat\", en = \"Meeting\" }"
            }
            Kind::Span => "the first quarter and the last, such as [\"2023-Q2\", \"2024-Q1\"]",
            Kind::Table(_) => "a table",
            Kind::Tables(_) | Kind::Criteria => "a list of tables",
            Kind::Which => "a table, such as { opened_in = \"2024\" }, or a list of such tables",
        };
        text.to_owned()
    }
}

/// One of the things that a table can be, told by keys that it must have.
#[derive(Debug)]
pub(super) struct Form<I: 'static> {
    pub(super) is: I,
    /// The keys that tell it; those of another form may be among them.
    pub(super) told_by: &'static [&'static str],
    pub(super) keys: &'static [Key],
    pub(super) limit: Limit,
}

/// Whether a form takes one of several keys with a limit.
#[derive(Debug, Clone, Copy)]
pub(super) enum Limit {
    No,
    /// None of these, or one.
    May(&'static [Key]),
    /// One of these.
    Must(&'static [Key]),
}

impl Limit {
    pub(super) const fn keys(self) -> &'static [Key] {
        match self {
            Limit::No => &[],
            Limit::May(keys) | Limit::Must(keys) => keys,
        }
    }
}

/// What a criterion computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CriterionForm {
    Indicator,
    Formula,
    InForce,
    These,
    Exchange,
    Published,
    Quarters,
    History,
}

/// What may hold for a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PredicateForm {
    Class,
    OfficialClass,
    Value,
    Behind,
    In,
    OpenedIn,
    Steps,
}

const fn must(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, kind, is_required: true, about }
}

const fn may(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, kind, is_required: false, about }
}

const KINDS: &[&str] = &[
    "cycle",
    "figure",
    "quantifier",
    "judgement",
    "impact",
    "story",
    "exchange",
    "classification",
    "registry",
];
const READINGS: &[&str] = &["all", "any", "each"];
const KNOWN: &[&str] = &["meeting", "now"];
const BASES: &[&str] = &["realised", "target", "committed", "projected"];
const PRESENCES: &[&str] = &["announced", "under_construction", "stated", "operating"];
const TIMINGS: &[&str] = &["flow", "stock", "level"];

const PERIOD: Kind = Kind::Text("\"2024-Q1\"");
const FIGURE: Kind = Kind::Text("\"15.1 IDR trillion\" or \"100%\"");
const INDICATOR: Kind = Kind::Text("\"investment_growth\"");
const COUNT: Kind = Kind::Text("\"all\", \"most\", \"some\", \"none\" or \"at least 3\"");

/// The keys of the file.
pub(super) const FILE: &[Key] = &[
    must("title", Kind::Titles, "What it was."),
    must("held_on", Kind::Date, "The day; what was known then counts."),
    must("period", PERIOD, "The period that was evaluated."),
    must("source", Kind::Table(SOURCE), "Where it is reported."),
    must("statement", Kind::Tables(STATEMENT), "What was said, in order."),
];

const SOURCE: &[Key] = &[
    must("publisher", Kind::Text("\"CNBC Indonesia\""), "Who published it."),
    may("published_on", Kind::Date, "When."),
    may("url", Kind::Text("\"https://…\""), "Where."),
];

const STATEMENT: &[Key] = &[
    must("id", Kind::Text("\"s05\""), "The id, by which it is asked for."),
    must("kind", Kind::Words(KINDS), "What kind of statement it is."),
    must("subjects", Kind::Texts("[\"national\"]"), "Whom it is about: `national`, or zones."),
    must("period", PERIOD, "The period that it is about."),
    must("text", Kind::Titles, "What is said, in words of one's own."),
    may("source", Kind::Table(SOURCE), "Where it was said, if not where the meeting is reported."),
    must(
        "reading",
        Kind::Words(READINGS),
        "How criteria make a verdict: all are parts of the statement, any of them is enough, or each is a yardstick of its own.",
    ),
    must("criterion", Kind::Criteria, "What it is held against; one at least decides."),
];

/// The keys that every criterion has.
pub(super) const CRITERION: &[Key] = &[
    must("id", Kind::Text("\"growth\""), "The id, unique in its statement."),
    must(
        "title",
        Kind::Titles,
        "What is asked, as it is written in the middle of a sentence: a noun phrase or a clause.",
    ),
    may(
        "decides",
        Kind::Boolean,
        "Whether the verdict hangs on it, as it does if absent; else it only shows something.",
    ),
    may(
        "known",
        Kind::Words(KNOWN),
        "Which knowledge it rests on: what the meeting knew, as if absent, or all that is known now.",
    ),
];

const OF: Key = may(
    "of",
    Kind::Text("\"national\", a zone, \"sector:health\" or \"all\""),
    "Of whom; those of the statement if absent.",
);
const WHEN: Key = may("period", PERIOD, "When; the statement's period if absent.");
const WHICH: &str = "What holds for a zone; of a list, all of it.";

const COMPARED: &[Key] = &[
    may("stated", FIGURE, "It was stated so: holds if both can be one."),
    may("above", FIGURE, "More than this."),
    may("at_least", FIGURE, "This or more."),
    may("below", FIGURE, "Less than this."),
    may("at_most", FIGURE, "This or less."),
];

const LIMITS: &[Key] = &[
    may("above", FIGURE, "More than this."),
    may("at_least", FIGURE, "This or more."),
    may("below", FIGURE, "Less than this."),
    may("at_most", FIGURE, "This or less."),
];

const MEASURES: Key = must("published", Kind::Texts("[\"exports\"]"), "Measures, by their ids.");
const BASIS: Key = must("basis", Kind::Words(BASES), "On which basis.");

/// What a criterion can be.
pub(super) const CRITERIA: &[Form<CriterionForm>] = &[
    Form {
        is: CriterionForm::Indicator,
        told_by: &["indicator"],
        keys: &[must("indicator", INDICATOR, "An indicator of the catalogue."), OF, WHEN],
        limit: Limit::May(COMPARED),
    },
    Form {
        is: CriterionForm::Formula,
        told_by: &["formula"],
        keys: &[
            must(
                "formula",
                Kind::Text("\"realised output flow [period]\""),
                "A formula over figures.",
            ),
            must("rounding", Kind::Text("\"4 half_away\""), "How its result is rounded."),
            OF,
            WHEN,
        ],
        limit: Limit::May(COMPARED),
    },
    Form {
        is: CriterionForm::InForce,
        told_by: &["zones"],
        keys: &[
            must(
                "zones",
                Kind::Text("\"all\" or \"sector:health\""),
                "The zones in force, all or of a group.",
            ),
            may("on", Kind::Date, "On this day; at the end of the statement's period if absent."),
            may("which", Kind::Which, WHICH),
            must("count", COUNT, "For how many."),
        ],
        limit: Limit::No,
    },
    Form {
        is: CriterionForm::These,
        told_by: &["these"],
        keys: &[
            must("these", Kind::Texts("[\"gresik\"]"), "Zones, whenever they are zones."),
            must("which", Kind::Which, WHICH),
            must("count", COUNT, "For how many."),
        ],
        limit: Limit::No,
    },
    Form {
        is: CriterionForm::Exchange,
        told_by: &["amount"],
        keys: &[
            must("amount", Kind::Text("\"3 USD billion\""), "An amount."),
            must(
                "stated",
                Kind::Text("\"about 45 IDR trillion\""),
                "What it is said to be in another currency.",
            ),
            may("rate", Kind::Text("\"15000 IDR/USD\""), "The rate, if one was stated."),
        ],
        limit: Limit::No,
    },
    Form {
        is: CriterionForm::Published,
        told_by: &["published"],
        keys: &[
            MEASURES,
            BASIS,
            may("timing", Kind::Words(TIMINGS), "Over a period, or at its end; either if absent."),
            OF,
            may("period", PERIOD, "By its end; the statement's period if absent."),
        ],
        limit: Limit::No,
    },
    Form {
        is: CriterionForm::Quarters,
        told_by: &["published", "quarters"],
        keys: &[
            MEASURES,
            BASIS,
            must("timing", Kind::Words(TIMINGS), "Over a period, or at its end."),
            OF,
            must("quarters", Kind::Span, "The first quarter and the last."),
            must("count", COUNT, "For how many of them."),
        ],
        limit: Limit::No,
    },
    Form {
        is: CriterionForm::History,
        told_by: &["tenant"],
        keys: &[
            must("tenant", Kind::Text("\"PT Freeport Indonesia\""), "Whose project it is."),
            may("of", Kind::Text("\"gresik\""), "In which zone; the statement's if absent."),
        ],
        limit: Limit::No,
    },
];

const CLASSES: Key =
    must("classes", Kind::Texts("[\"sangat_baik\", \"baik\"]"), "One of these classes.");

/// What may hold for a zone.
pub(super) const PREDICATES: &[Form<PredicateForm>] = &[
    Form {
        is: PredicateForm::Class,
        told_by: &["classes", "methodology"],
        keys: &[
            CLASSES,
            must("methodology", Kind::Text("\"kek-triwulan\""), "The methodology that gives it."),
            WHEN,
        ],
        limit: Limit::No,
    },
    Form {
        is: PredicateForm::OfficialClass,
        told_by: &["classes", "scheme"],
        keys: &[
            CLASSES,
            must(
                "scheme",
                Kind::Text("\"DN-KEK 2021 report\""),
                "How the name of the official scheme that gave it begins.",
            ),
        ],
        limit: Limit::No,
    },
    Form {
        is: PredicateForm::Value,
        told_by: &["indicator"],
        keys: &[must("indicator", INDICATOR, "An indicator of the catalogue."), WHEN],
        limit: Limit::Must(LIMITS),
    },
    Form {
        is: PredicateForm::Behind,
        told_by: &["indicator", "behind_peers"],
        keys: &[
            must("indicator", INDICATOR, "An indicator of the catalogue."),
            must(
                "behind_peers",
                Kind::Text("\"cluster, at least 3\""),
                "It is worse than the median of zones that are alike by this rule.",
            ),
            WHEN,
        ],
        limit: Limit::No,
    },
    Form {
        is: PredicateForm::In,
        told_by: &["is_in"],
        keys: &[must("is_in", Kind::Text("\"resource:bauxite\""), "The registry has it so.")],
        limit: Limit::No,
    },
    Form {
        is: PredicateForm::OpenedIn,
        told_by: &["opened_in"],
        keys: &[must("opened_in", PERIOD, "It began to operate then.")],
        limit: Limit::No,
    },
    Form {
        is: PredicateForm::Steps,
        told_by: &["steps"],
        keys: &[
            must("steps", Kind::Count, "So many steps of value chains are there, or more."),
            must("presence", Kind::Words(PRESENCES), "How surely, at least."),
            may("chain", Kind::Text("\"copper\""), "Of this chain alone; of any if absent."),
        ],
        limit: Limit::No,
    },
];

#[cfg(test)]
mod tests {
    use kawasan_model::{Basis, Timing};

    use super::*;
    use crate::{KnownAt, Reading, StatementKind};

    #[test]
    fn words_are_those_of_the_types() {
        assert_eq!(KINDS, StatementKind::ALL.map(StatementKind::as_str));
        assert_eq!(READINGS, Reading::ALL.map(Reading::as_str));
        assert_eq!(KNOWN, KnownAt::ALL.map(KnownAt::as_str));
        assert_eq!(BASES, Basis::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>());
        assert_eq!(TIMINGS, Timing::ALL.iter().map(|one| one.as_str()).collect::<Vec<_>>());
    }

    /// Each form can be told: its keys are among its own, and no other has just the same.
    #[test]
    fn every_form_can_be_told() {
        fn check<I: PartialEq + std::fmt::Debug>(forms: &[Form<I>]) {
            for form in forms {
                for name in form.told_by {
                    let own = form.keys.iter().find(|key| key.name == *name);
                    assert!(own.is_some_and(|key| key.is_required), "{:?} {name}", form.is);
                }
                let same = forms.iter().filter(|other| other.told_by == form.told_by);
                assert_eq!(same.count(), 1, "{:?}", form.is);
            }
        }
        check(CRITERIA);
        check(PREDICATES);
    }
}
