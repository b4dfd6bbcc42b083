//! Several methodologies, and their versions.

use kawasan_model::Date;

use super::Methodology;
use super::problem::{Problem, ProblemKind, Problems};

/// Methodologies by id; of one id, versions that are in effect on different days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Library(Vec<Methodology>);

impl Library {
    /// A library of some methodologies.
    ///
    /// # Errors
    /// [`Problems`] if two of one id are in effect on one day.
    pub fn of(all: impl IntoIterator<Item = Methodology>) -> Result<Self, Problems> {
        let all: Vec<Methodology> = all.into_iter().collect();
        let mut found = Vec::new();
        for (index, one) in all.iter().enumerate() {
            let earlier = all.iter().take(index);
            for other in earlier.filter(|other| other.id() == one.id() && meet(one, other)) {
                let version = other.version().to_owned();
                let kind = ProblemKind::OverlappingVersion { version };
                found.push(Problem::new([one.id(), one.version(), "effective"], kind));
            }
        }
        if found.is_empty() { Ok(Library(all)) } else { Err(Problems(found)) }
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Methodology> {
        self.0.iter()
    }

    /// The version of a methodology in effect on a day.
    #[must_use]
    pub fn on(&self, id: &str, day: Date) -> Option<&Methodology> {
        self.0.iter().find(|one| {
            let (from, until) = one.effective();
            one.id() == id
                && from.is_none_or(|from| from <= day)
                && until.is_none_or(|until| day <= until)
        })
    }

    /// The latest version of a methodology.
    #[must_use]
    pub fn latest(&self, id: &str) -> Option<&Methodology> {
        self.0.iter().filter(|one| one.id() == id).max_by_key(|one| one.effective().0)
    }

    /// The id that was probably meant.
    #[must_use]
    pub fn nearest(&self, id: &str) -> Option<&str> {
        kawasan_model::suggest::nearest(id, self.0.iter().map(Methodology::id))
    }
}

/// Whether two are in effect on one day.
fn meet(one: &Methodology, other: &Methodology) -> bool {
    let ends_before = |a: &Methodology, b: &Methodology| {
        a.effective().1.zip(b.effective().0).is_some_and(|(until, from)| until < from)
    };
    !ends_before(one, other) && !ends_before(other, one)
}
