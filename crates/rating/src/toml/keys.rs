//! The keys of a methodology's file, as one table: from it come the checks of a file and
//! the schema for editors.

/// A key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) is_required: bool,
    /// What it says, for editors and messages.
    pub(super) about: &'static str,
}

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A text.
    Text,
    /// One of some words.
    Words(&'static [&'static str]),
    /// A decimal number, as a number or a text.
    Number,
    /// A whole number from 0 up.
    Count,
    /// A share or weight: a decimal, or a fraction such as `1/3`.
    Share,
    /// Scale and mode, such as `2 half_away`.
    Rounding,
    /// A value with a unit, such as `40%` or `1 IDR trillion`, or a plain number in the base
    /// unit.
    Amount,
    /// What takes the place of a missing value: a word or an amount.
    Impute,
    /// An amount, or one for each quarter of the year under `q1` to `q4`.
    Limit,
    /// A number on the scale of scores, or one for each quarter.
    Bound,
    Boolean,
    Date,
    /// A text for each language, under its code.
    Titles,
    /// A list of texts.
    Texts,
    /// A list of pairs of an amount and a score.
    Points,
    /// A table with these keys.
    Table(&'static [Key]),
    /// Tables with these keys, by ids.
    Named(&'static [Key]),
    /// A list of tables with these keys.
    Tables(&'static [Key]),
}

impl Kind {
    /// What is expected, for messages.
    pub(super) fn expected(self) -> String {
        let text = match self {
            Kind::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                return format!("one of {}", words.join(", "));
            }
            Kind::Text => "a text",
            Kind::Impute => {
                "\"mean\", \"median\" or a value, such as 0.4, \"40%\" or \"1 IDR trillion\""
            }
            Kind::Bound => "a number on the scale, or a table of numbers for `q1` to `q4`",
            Kind::Number => "a number",
            Kind::Count => "a whole number from 0 up",
            Kind::Share => "a share such as 0.25 or \"1/3\"",
            Kind::Rounding => "scale and mode, such as \"2 half_away\"",
            Kind::Amount => "an amount, such as 0.4, \"40%\" or \"1 IDR trillion\"",
            Kind::Limit => "an amount, or a table of amounts for `q1` to `q4`",
            Kind::Boolean => "true or false",
            Kind::Date => "a date, such as 2024-04-24",
            Kind::Titles => {
                "a table of texts by language, such as { id = \"Baik\", en = \"Good\" }"
            }
            Kind::Texts => "a list of texts",
            Kind::Points => {
                "a list of pairs of a value and a score, such as [[0, 0], [\"50%\", 60]]"
            }
            Kind::Table(_) => "a table",
            Kind::Named(_) => "tables by id",
            Kind::Tables(_) => "a list of tables",
        };
        text.to_owned()
    }
}

const fn must(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, kind, is_required: true, about }
}

const fn may(name: &'static str, kind: Kind, about: &'static str) -> Key {
    Key { name, kind, is_required: false, about }
}

/// The words of statuses, weights, policies, topics and directions.
pub(super) const STATUSES: &[&str] = &["official", "reconstructed", "illustrative"];
pub(super) const WEIGHTS: &[&str] = &["exact", "relative"];
pub(super) const POLICIES: &[&str] = &["leave_out", "lowest", "required"];
pub(super) const TOPICS: &[&str] =
    &["achievement", "downstreaming", "administration", "resources", "reporting", "wider_impact"];
pub(super) const DIRECTIONS: &[&str] = &["higher", "lower", "neutral"];

/// The keys of the file.
pub(super) const FILE: &[Key] = &[
    must("id", Kind::Text, "The id, as outputs name it."),
    must("version", Kind::Text, "The version; two versions are not in effect on one day."),
    must("status", Kind::Words(STATUSES), "What it rests on."),
    must("title", Kind::Titles, "What it is."),
    may("note", Kind::Titles, "What its results must say of themselves."),
    must("sources", Kind::Texts, "Where it comes from: laws, releases, papers."),
    may("effective", Kind::Table(EFFECTIVE), "When it is in effect."),
    may("scale", Kind::Table(SCALE), "The lowest and the highest score; 0 and 100 if absent."),
    must("rounding", Kind::Table(ROUNDING), "Where scores are rounded."),
    may(
        "weights",
        Kind::Words(WEIGHTS),
        "Whether the weights of a group must sum to 1 (exact, which holds if absent) or only their ratios count (relative).",
    ),
    must(
        "missing",
        Kind::Words(POLICIES),
        "What a missing score does: it is left out and the weights beside it are taken relative to their sum, it counts as the low end of the scale, or there is no composite without it.",
    ),
    must(
        "minimum_coverage",
        Kind::Share,
        "The share of the weights that must have a score for a rating.",
    ),
    must(
        "aggregate",
        Kind::Text,
        "How the parts of the whole come together: arithmetic, geometric, harmonic, generalised:P, median, minimum, copeland.",
    ),
    may(
        "above_lowest",
        Kind::Number,
        "How much the whole can be above its lowest part: what limits compensation.",
    ),
    may("define", Kind::Named(DEFINE), "Indicators beside those of the catalogue."),
    may("groups", Kind::Named(GROUP), "Groups of indicators, such as pillars, to any depth."),
    must("indicators", Kind::Named(INDICATOR), "The indicators that are scored."),
    may("gates", Kind::Tables(GATE), "Rules that cap, floor or replace the class, in their order."),
    may("classes", Kind::Tables(CLASS), "The classes."),
];

const EFFECTIVE: &[Key] =
    &[may("from", Kind::Date, "The first day."), may("until", Kind::Date, "The last day.")];

const SCALE: &[Key] = &[
    must("low", Kind::Number, "The lowest score."),
    must("high", Kind::Number, "The highest score."),
];

const ROUNDING: &[Key] = &[
    must("composite", Kind::Rounding, "The composite, which classes and ranks compare."),
    may("scores", Kind::Rounding, "Scores of indicators; exact if absent."),
    may("groups", Kind::Rounding, "Scores of groups; exact if absent."),
];

const DEFINE: &[Key] = &[
    must("title", Kind::Titles, "What it is."),
    must("direction", Kind::Words(DIRECTIONS), "Which way is better."),
    may(
        "formula",
        Kind::Text,
        "The formula over observations; without one, values are given in a table.",
    ),
    may("rounding", Kind::Rounding, "How the result of the formula is rounded."),
    may("unit", Kind::Text, "The unit of given values."),
    may("source", Kind::Text, "Where the definition comes from."),
    may("topic", Kind::Words(TOPICS), "What the indicator is about; achievement if absent."),
    may("projection", Kind::Boolean, "Whether it is a projection; false if absent."),
];

const GROUP: &[Key] = &[
    must("title", Kind::Titles, "What it is."),
    may("in", Kind::Text, "The group that it is part of; the whole if absent."),
    must("weight", Kind::Share, "Its weight in that group."),
    must("aggregate", Kind::Text, "How its parts come together."),
    may("above_lowest", Kind::Number, "How much it can be above its lowest part."),
];

const INDICATOR: &[Key] = &[
    may("in", Kind::Text, "The group that it is part of; the whole if absent."),
    must("weight", Kind::Share, "Its weight in that group."),
    may(
        "impute",
        Kind::Impute,
        "What takes the place of a missing value: mean, median, or a value; flagged in the result.",
    ),
    may(
        "treat",
        Kind::Text,
        "What is done to all values before they are scored: winsorise:N or log.",
    ),
    must("score", Kind::Table(SCORE), "How its value becomes a score."),
];

const SCORE: &[Key] = &[
    may("worst", Kind::Limit, "The value that gets the low end of the scale."),
    may("best", Kind::Limit, "The value that gets the high end; linear between the two."),
    may("capped", Kind::Boolean, "Whether values beyond get the ends, too; true if absent."),
    may("logarithmic", Kind::Boolean, "Whether it is linear in logarithms; false if absent."),
    may("points", Kind::Points, "Values and their scores, linear between them."),
    may("steps", Kind::Points, "Values from which a score holds, from the lowest up."),
    may(
        "peers",
        Kind::Text,
        "By comparing units: minmax, zscore, rank, borda, percentile-rank, distance-to-max, fraction-of-max, distance-to-target, distance-to-reference.",
    ),
    may("target", Kind::Limit, "The target of distance-to-target."),
    may(
        "reference",
        Kind::Text,
        "The unit of distance-to-reference: the id of a zone, or of a unit of the table where all values are given.",
    ),
];

const GATE: &[Key] = &[
    must("id", Kind::Text, "The id."),
    must("title", Kind::Titles, "What it is."),
    must("when", Kind::Table(WHEN), "All of these must hold."),
    may("cap", Kind::Text, "No better class than this."),
    may("floor", Kind::Text, "No worse class than this."),
    may("class", Kind::Text, "This class."),
    may("unrated", Kind::Boolean, "No class."),
];

const WHEN: &[Key] = &[
    may(
        "younger_than_months",
        Kind::Count,
        "Designated less than so many months before the end of the period.",
    ),
    may("operating", Kind::Boolean, "Whether it had begun to operate."),
    may("revoked", Kind::Boolean, "Whether its designation had been revoked."),
    may("coverage_below", Kind::Share, "The share of the weights with a score is below this."),
    may("indicator", Kind::Text, "The indicator that is looked at."),
    may("below", Kind::Amount, "Its value is below this."),
    may("at_least", Kind::Amount, "Its value reaches this."),
    may("missing", Kind::Boolean, "It has no value: true."),
];

const CLASS: &[Key] = &[
    must("id", Kind::Text, "The id."),
    must("title", Kind::Titles, "The label."),
    may("also", Kind::Texts, "Other names that official lists give it."),
    may(
        "from",
        Kind::Bound,
        "The lowest composite that has it; absent for a class that only a gate gives.",
    ),
    may(
        "to",
        Kind::Number,
        "The highest composite that has it, to be checked against the next class.",
    ),
];
