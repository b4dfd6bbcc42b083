//! The releases that a report rests on, numbered.

use kawasan_model::{Observation, OfficialClass, ProjectRecord, Source, ZoneId};

use crate::layout;
use crate::messages::Messages;
use crate::reasons::Reasons;

/// Something that a release says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Cited<'a> {
    /// A figure.
    Figure(&'a Observation),
    /// The class of a zone.
    Class(&'a OfficialClass),
    /// How far a project is.
    Project(&'a ProjectRecord),
}

impl<'a> Cited<'a> {
    fn source(self) -> &'a Source {
        match self {
            Cited::Figure(observation) => &observation.source,
            Cited::Class(class) => &class.source,
            Cited::Project(record) => &record.source,
        }
    }
}

/// The releases that values rest on, numbered in the order in which the report first uses
/// them, each with what is used from it.
pub(crate) struct Releases<'a>(Vec<Vec<Cited<'a>>>);

impl<'a> Releases<'a> {
    pub(crate) fn of(cited: impl IntoIterator<Item = Cited<'a>>) -> Self {
        let mut releases: Vec<Vec<Cited<'a>>> = Vec::new();
        for one in cited {
            let same = |release: &&mut Vec<Cited<'_>>| {
                release.first().is_some_and(|first| first.source() == one.source())
            };
            match releases.iter_mut().find(same) {
                Some(release) if release.contains(&one) => {}
                Some(release) => release.push(one),
                None => releases.push(vec![one]),
            }
        }
        Releases(releases)
    }

    /// The same of figures.
    pub(crate) fn of_figures(figures: impl IntoIterator<Item = &'a Observation>) -> Self {
        Self::of(figures.into_iter().map(Cited::Figure))
    }

    /// The numbers of the releases of figures, from 1: "[1] [3]".
    pub(crate) fn numbers_of(&self, figures: &[&Observation]) -> String {
        self.numbers(figures.iter().map(|figure| Cited::Figure(figure)))
    }

    /// The numbers of the releases that say something, from 1; three or more in a row as
    /// "[3]–[9]".
    pub(crate) fn numbers<'c>(&self, cited: impl IntoIterator<Item = Cited<'c>>) -> String {
        let number = |one: Cited<'_>| {
            let place = self.0.iter().position(|release| release.contains(&one))?;
            place.checked_add(1)
        };
        let mut numbers: Vec<usize> = cited.into_iter().filter_map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        runs(&numbers).join(" ")
    }

    /// Who said what when: each release with its number, address and what it says, figures
    /// and the names of zones written as asked for; `None` if there is none.
    pub(crate) fn text(
        &self,
        messages: &Messages,
        reasons: &Reasons<'_>,
        figure: impl Fn(&Observation) -> String,
        zone: impl Fn(&ZoneId) -> String,
    ) -> Option<String> {
        let mut lines = vec![messages.text("sources-heading", &[])];
        for (index, cited) in self.0.iter().enumerate() {
            let Some(first) = cited.first() else { continue };
            let number = index.saturating_add(1).to_string();
            let release = reasons.release(first.source());
            let arguments = [("number", number.as_str()), ("release", &release)];
            lines.push(messages.text("source-line", &arguments));
            lines.extend(first.source().url.iter().map(|url| format!("    {url}")));
            let figures = cited.iter().filter_map(|one| match one {
                Cited::Figure(observation) => Some(figure(observation)),
                Cited::Class(_) => None,
                Cited::Project(record) => {
                    let step = record.step.as_ref().map(ToString::to_string).unwrap_or_default();
                    let what = record.as_stated.as_deref().unwrap_or(&step);
                    let arguments = [("zone", zone(&record.zone)), ("what", what.to_owned())];
                    let arguments = arguments.each_ref().map(|(name, text)| (*name, text.as_str()));
                    Some(messages.text("source-record", &arguments))
                }
            });
            let classes = classes(cited).into_iter().map(|(class, zones)| {
                let zones: Vec<String> = zones.into_iter().map(&zone).collect();
                messages.text("source-class", &[("class", class), ("zones", &zones.join(", "))])
            });
            lines.extend(figures.chain(classes).map(|line| layout::hanging("    - ", &line)));
        }
        (lines.len() > 1).then(|| lines.join("\n"))
    }
}

/// The classes that a release gives, each with its zones, in the order in which they are
/// first used.
fn classes<'a>(cited: &[Cited<'a>]) -> Vec<(&'a str, Vec<&'a ZoneId>)> {
    let mut classes: Vec<(&str, Vec<&ZoneId>)> = Vec::new();
    for one in cited {
        let Cited::Class(given) = one else { continue };
        match classes.iter_mut().find(|(class, _)| *class == given.class) {
            Some((_, zones)) => zones.push(&given.zone),
            None => classes.push((&given.class, vec![&given.zone])),
        }
    }
    classes
}

/// Ascending numbers in brackets, three or more in a row as a range.
fn runs(numbers: &[usize]) -> Vec<String> {
    let in_a_row = numbers.chunk_by(|one, next| one.checked_add(1) == Some(*next));
    let written = in_a_row.flat_map(|run| match run {
        [first, _, .., last] => vec![format!("[{first}]–[{last}]")],
        few => few.iter().map(|number| format!("[{number}]")).collect(),
    });
    written.collect()
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn three_in_a_row_are_a_range() {
        assert_eq!(runs(&[1, 2, 4, 5, 6, 9]), ["[1]", "[2]", "[4]–[6]", "[9]"]);
        assert_eq!(runs(&[1, 2, 3]), ["[1]–[3]"]);
        assert!(runs(&[]).is_empty());
    }
}
