//! Ratings as tables for files.

use kawasan_exact::Fraction;
use kawasan_model::{Decimal, Language};
use kawasan_rating::{Value, ZoneRatings};

use super::Words;
use super::json::{class_of, rounded_share};
use crate::amounts::Amounts;
use crate::messages::{Messages, NoSuchLanguage};
use crate::tables::{ResultCell, ResultTable, columns};

/// Ratings as tables: `ratings`, with a row for each zone (`zone`, `name`, `class`,
/// `label`, `score`, `low`, `high`, `rank`, `coverage`), and `contributions`, with a row
/// for each zone and indicator (`zone`, `indicator`, `title`, `value`, `missing`, `score`,
/// `weight`, `points`). Coverage and weights have six decimals, where they may be thirds.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
pub fn rating_tables(
    ratings: &ZoneRatings<'_>,
    language: Language,
) -> Result<Vec<ResultTable>, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), ratings };
    Ok(vec![zones(&words), contributions(&words)])
}

fn zones(words: &Words<'_>) -> ResultTable {
    let number = |number: Option<Decimal>| ResultCell::or_blank(number, ResultCell::Number);
    let rows = words.ratings.zones.iter().map(|zone| {
        let rating = &zone.rating;
        let bound = |bound: Option<Decimal>| number(rating.composite.and(bound));
        let rank = rating.rank.and_then(|rank| u64::try_from(rank).ok()).map(Decimal::from);
        vec![
            ResultCell::text(rating.unit.as_str()),
            ResultCell::text(words.zone(&rating.unit)),
            ResultCell::text(class_of(words, rating.outcome)),
            ResultCell::text(words.outcome(rating.outcome)),
            number(rating.composite),
            bound(rating.interval.low()),
            bound(rating.interval.high()),
            number(rank),
            portion(&rating.coverage),
        ]
    });
    ResultTable {
        id: "ratings",
        title: words.messages.text("table-ratings", &[]),
        columns: columns(
            words.messages,
            [
                ("zone", "column-id"),
                ("name", "rating-column-zone"),
                ("class", "column-class"),
                ("label", "rating-column-class"),
                ("score", "rating-column-composite"),
                ("low", "column-low"),
                ("high", "column-high"),
                ("rank", "rating-column-rank"),
                ("coverage", "rating-column-coverage"),
            ],
        ),
        rows: rows.collect(),
    }
}

fn portion(share: &Fraction) -> ResultCell {
    ResultCell::or_blank(rounded_share(share), ResultCell::Number)
}

fn contributions(words: &Words<'_>) -> ResultTable {
    let rounding = words.methodology().roundings();
    let scale = rounding.scores.unwrap_or(rounding.composite);
    let mut rows = Vec::new();
    for zone in &words.ratings.zones {
        let own = words.methodology().indicators().iter();
        for (own, one) in own.zip(&zone.rating.indicators) {
            let (value, missing) = match one.value {
                Value::Known(value, _) => {
                    (ResultCell::Amount(value, own.subject.unit()), ResultCell::Blank)
                }
                Value::Missing(reason) => (ResultCell::Blank, ResultCell::text(reason)),
            };
            let score = one.score.as_ref().and_then(|score| score.round(scale).ok());
            rows.push(vec![
                ResultCell::text(zone.rating.unit.as_str()),
                ResultCell::text(own.subject.id()),
                ResultCell::text(own.subject.title().get(words.messages.language().code())),
                value,
                missing,
                ResultCell::or_blank(score, ResultCell::Number),
                portion(&one.weight),
                ResultCell::or_blank(one.points, ResultCell::Number),
            ]);
        }
    }
    ResultTable {
        id: "contributions",
        title: words.messages.text("table-contributions", &[]),
        columns: columns(
            words.messages,
            [
                ("zone", "rating-column-zone"),
                ("indicator", "column-id"),
                ("title", "column-indicator"),
                ("value", "column-value"),
                ("missing", "column-missing"),
                ("score", "rating-column-composite"),
                ("weight", "column-weight"),
                ("points", "column-points"),
            ],
        ),
        rows,
    }
}
