//! The registry as of a day, as a report.

mod json;

use kawasan_model::{
    Jurisdiction, Language, LifecycleEvent, PartialDate, RegistryAsOf, Standing, Status, Tri,
    ZoneAsOf,
};

use crate::amounts::Amounts;
use crate::layout;
use crate::messages::{Messages, NoSuchLanguage};

pub use json::zones_json;

/// Writes the zones of a registry as of a day as text: how many were in force, then
/// a row for each with its status, province, designation, age and deadline.
///
/// `only` says which zones these are, as kinds of groups with names: `("sector", "health")`.
/// The sentence names them, so that the count is not taken for that of all zones.
///
/// What hangs on a date that isn't known to the day is told as a range.
///
/// # Errors
/// [`NoSuchLanguage`] for a language without reports.
///
/// # Examples
///
/// ```
/// use kawasan_data::kek;
/// use kawasan_indicators::Group;
/// use kawasan_model::{Language, parse_date};
///
/// let registry = kek().registry();
/// let as_of = registry.as_of(parse_date("2024-03-31")?);
/// let country = registry.jurisdiction();
/// let text = kawasan_report::zones_text(&as_of, &[], country, Language::ENGLISH)?;
/// assert!(text.starts_with("20 zones were in force on 31 March 2024."));
///
/// let health = Group::find(registry, "sector", "health")?;
/// let few = as_of.of(|zone| health.zones().contains(zone.id()));
/// let only = [("sector", "health")];
/// let text = kawasan_report::zones_text(&few, &only, country, Language::ENGLISH)?;
/// assert!(text.starts_with("1 zone (sector: health) was in force on 31 March 2024."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn zones_text(
    as_of: &RegistryAsOf<'_>,
    only: &[(&str, &str)],
    jurisdiction: &Jurisdiction,
    language: Language,
) -> Result<String, NoSuchLanguage> {
    let messages = Messages::of(language)?;
    let words = Words { messages: &messages, amounts: Amounts::new(&messages), jurisdiction };
    let mut parts = vec![layout::hanging("", &words.count(as_of, only))];
    if !as_of.zones.is_empty() {
        let header = ["zone", "status", "province", "designated", "age", "ready"];
        let header = header.map(|column| words.text(&format!("zones-column-{column}"), &[]));
        let mut table = layout::table(header);
        for zone in &as_of.zones {
            table.add_row(words.row(zone));
        }
        parts.push(table.trim_fmt());
    }
    let notes: Vec<String> = as_of.zones.iter().flat_map(|zone| words.notes(zone)).collect();
    if !notes.is_empty() {
        parts.push(notes.join("\n"));
    }
    Ok(parts.join("\n\n"))
}

struct Words<'a> {
    messages: &'a Messages,
    amounts: Amounts<'a>,
    jurisdiction: &'a Jurisdiction,
}

impl Words<'_> {
    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        self.messages.text(key, arguments)
    }

    fn count(&self, as_of: &RegistryAsOf<'_>, only: &[(&str, &str)]) -> String {
        let count = as_of.designated();
        let date = self.amounts.date(as_of.date);
        let (low, high) = (count.low().to_string(), count.high().to_string());
        let which: Vec<String> = only.iter().map(|(kind, name)| self.which(kind, name)).collect();
        let which =
            if which.is_empty() { String::new() } else { format!(" ({})", which.join("; ")) };
        if let Some(exactly) = count.exactly() {
            let key = match exactly {
                0 => "zones-count-none",
                1 => "zones-count-one",
                _ => "zones-count",
            };
            return self.text(key, &[("count", &low), ("which", &which), ("date", &date)]);
        }
        let names: Vec<String> = count.possible.iter().map(|zone| zone.name().to_owned()).collect();
        let names = self.messages.list("list-and", &names);
        let arguments = [
            ("low", low.as_str()),
            ("high", &high),
            ("which", &which),
            ("date", &date),
            ("zones", &names),
        ];
        self.text("zones-count-between", &arguments)
    }

    /// "sector: health"
    fn which(&self, kind: &str, name: &str) -> String {
        let name = title_of(self.jurisdiction, kind, name, self.messages.language());
        let kind = self.text(&format!("zones-{kind}"), &[]);
        format!("{kind}: {name}")
    }

    fn row(&self, zone: &ZoneAsOf<'_>) -> [String; 6] {
        let place = zone.zone.place().subdivision();
        let province = self.jurisdiction.subdivisions().get(&place);
        let language = self.messages.language();
        [
            zone.zone.name().to_owned(),
            self.standing(&zone.standing),
            province.map_or_else(|| place.to_string(), |title| title.get(language.code()).into()),
            zone.designated.map_or_else(String::new, |event| self.event(event)),
            zone.age.map_or_else(String::new, |age| self.years(age.years())),
            self.ready(zone),
        ]
    }

    /// All statuses that are possible.
    fn standing(&self, standing: &Standing) -> String {
        let word = |status: &Status| self.text(&format!("status-{status}"), &[]);
        let words: Vec<String> = standing.possible().iter().map(word).collect();
        words.join(&format!(" {} ", self.text("zones-or", &[])))
    }

    /// When, and by which law.
    fn event(&self, event: &LifecycleEvent) -> String {
        let date = self.partial(event.on);
        match &event.legal_basis {
            Some(law) => self.text("zones-by-law", &[("date", &date), ("law", law)]),
            None => date,
        }
    }

    fn partial(&self, date: PartialDate) -> String {
        self.amounts.partial_date(date)
    }

    fn years(&self, (low, high): (u32, u32)) -> String {
        let years = range(low, high);
        let key = if high == 1 && low == 1 { "zones-year" } else { "zones-years" };
        self.text(key, &[("years", &years)])
    }

    /// Since when it operates, or how long it has to become ready.
    fn ready(&self, zone: &ZoneAsOf<'_>) -> String {
        let since = zone.operating.map(|event| {
            let date = self.partial(event.on);
            let key = match zone.standing.is(Status::Operating) {
                Tri::Possible => "zones-operating-possibly",
                _ => "zones-operating",
            };
            self.text(key, &[("date", &date)])
        });
        let deadline = zone.deadline.as_ref().map(|deadline| {
            let dates: Vec<String> =
                deadline.possible.iter().map(|date| self.partial(*date)).collect();
            let dates = dates.join(&format!(" {} ", self.text("zones-or", &[])));
            let (low, high) = deadline.days_left();
            let (key, days) = match deadline.has_passed() {
                Tri::No => ("zones-ready-by", range(low, high)),
                Tri::Yes => ("zones-ready-overdue", range(high.abs(), low.abs())),
                Tri::Possible => ("zones-ready-perhaps", String::new()),
            };
            self.text(key, &[("date", &dates), ("days", &days)])
        });
        let parts: Vec<String> = since.into_iter().chain(deadline).collect();
        parts.join("; ")
    }

    /// What else happened to a zone: warnings and its revocation.
    fn notes(&self, zone: &ZoneAsOf<'_>) -> Vec<String> {
        let events = zone.warnings.iter().copied().chain(zone.revoked);
        let line = |event: &LifecycleEvent| {
            let when = self.event(event);
            let key = format!("zones-event-{}", event.kind);
            let text = self.text(&key, &[("zone", zone.zone.name()), ("when", &when)]);
            layout::hanging("- ", &text)
        };
        events.map(line).collect()
    }
}

/// What a country calls a sector, an activity or a province; else the name itself.
pub(crate) fn title_of(
    country: &Jurisdiction,
    kind: &str,
    name: &str,
    language: Language,
) -> String {
    let same = |id: &str| id.eq_ignore_ascii_case(name.trim());
    let title = match kind {
        "sector" => {
            let sectors = country.sectors().iter();
            sectors.filter(|own| same(own.id().as_str())).map(kawasan_model::Sector::title).next()
        }
        "activity" => {
            let all = country.activities().iter();
            all.filter(|own| same(own.id().as_str())).map(kawasan_model::Activity::title).next()
        }
        "province" => {
            let code = country.find_subdivision(name).ok();
            code.and_then(|code| country.subdivisions().get(&code))
        }
        _ => None,
    };
    title.map_or(name, |title| title.get(language.code())).to_owned()
}

/// One number, or the two that it lies between.
fn range<N: PartialEq + ToString>(low: N, high: N) -> String {
    match low == high {
        true => low.to_string(),
        false => format!("{}–{}", low.to_string(), high.to_string()),
    }
}
