//! What zones submitted for a quarter, from a file of theirs.

use kawasan_model::{Dataset, Date, Observation, ObservationFields, Subject, parse_date};

use crate::Kek;
use crate::figures::{self, figure};
use crate::load_error::LoadError;
use crate::table::{self, Cells, Columns, said};

const FILE: &str = "submission";

/// The columns beside those of the tidy layout.
const MORE: [&str; 2] = ["submitted_on", "synthetic"];

/// What zones submitted: figures with the days on which they came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Submission {
    /// The figures, in the order of the file.
    pub figures: Vec<Observation>,
    /// Whether a row of the file says that it is made up.
    pub is_synthetic: bool,
    lines: Vec<u64>, // of the figures, one each
}

/// Reads a submission in the tidy layout of `zone_figures.csv`: columns `subject`, `measure`,
/// `basis`, `timing`, `period`, `value`, `unit`, `publisher`, and perhaps `counterparty`,
/// `as_stated`, `qualifier`, `published_on`, `url`, `note`, `submitted_on` and `synthetic`, in
/// any order.
///
/// A figure is known from the day on which it was submitted, or published if it says that
/// instead; a row that says both must say one day. `synthetic` is `yes` for what is made up.
///
/// # Errors
/// [`LoadError`] with everything that is wrong, each with the line of its row.
///
/// # Examples
///
/// ```
/// use kawasan_data::{kek, read_submission};
///
/// let text = "\
/// subject,measure,basis,timing,period,value,unit,publisher,submitted_on,synthetic
/// gresik,employment,realised,flow,2024-Q1,120,persons,synthetic: a zone,2024-04-12,yes
/// ";
/// let submission = read_submission(text)?;
/// assert!(submission.is_synthetic);
/// let dataset = kek().with_submission(&submission)?;
/// let known = dataset.known_on(kawasan_model::parse_date("2024-04-24")?);
/// assert!(known.observations().any(|o| o.figure.to_string() == "120 persons"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_submission(text: &str) -> Result<Submission, LoadError> {
    let known = [&ObservationFields::COLUMNS[..], &MORE].concat();
    let columns = Columns { known: &known, needed: figures::NEEDED };
    let rows = table::read_some(FILE, text, columns, |cells| {
        let mut wrong = Vec::new();
        let day = day(cells).map_err(|error| wrong.push(error)).unwrap_or_default();
        let is_synthetic = match cells.get("synthetic") {
            "yes" => true,
            "" | "no" => false,
            other => {
                wrong.push(format!("column `synthetic`: `{other}` is not `yes`, `no` or empty"));
                false
            }
        };
        let figure = figure(cells, &day).map_err(|errors| wrong.extend(errors)).ok();
        match figure.filter(|_| wrong.is_empty()) {
            Some(figure) => Ok((cells.line, figure, is_synthetic)),
            None => Err(wrong),
        }
    })?;
    Ok(Submission {
        is_synthetic: rows.iter().any(|(_, _, is_synthetic)| *is_synthetic),
        lines: rows.iter().map(|(line, _, _)| *line).collect(),
        figures: rows.into_iter().map(|(_, figure, _)| figure).collect(),
    })
}

/// The day from which a row is known, as text.
fn day(cells: Cells<'_>) -> Result<String, String> {
    let (submitted, published) = (cells.get("submitted_on"), cells.get("published_on"));
    match (said(submitted), said(published)) {
        (Some(one), Some(other)) if one != other => Err(format!(
            "column `submitted_on`: `{one}`, but `published_on` says `{other}`: expected one day"
        )),
        (Some(day), _) => {
            // Here, so that the column that is wrong is named.
            let date: Result<Date, _> = parse_date(day);
            date.map_err(|error| format!("column `submitted_on`: {error}"))?;
            Ok(day.to_owned())
        }
        (None, _) => Ok(published.to_owned()),
    }
}

impl Kek {
    /// The national figures as they were published, and those of zones as they were
    /// submitted. What was published of single zones is left out.
    ///
    /// # Errors
    /// [`LoadError`] with the lines of the submission that the dataset refuses, such as those
    /// of a zone that isn't in the registry.
    pub fn with_submission(&self, submission: &Submission) -> Result<Dataset, LoadError> {
        self.beside(submission, |o| o.series.subject == Subject::National)
    }

    /// All figures as they were published, and beside them those of zones as they were
    /// submitted: where both say something of one fact, the later release speaks, as always.
    ///
    /// # Errors
    /// As [`with_submission`](Kek::with_submission).
    ///
    /// # Examples
    ///
    /// ```
    /// use kawasan_data::{kek, read_submission};
    ///
    /// let text = "\
    /// subject,measure,basis,timing,period,value,unit,publisher,submitted_on,synthetic
    /// gresik,employment,realised,flow,2024-Q1,120,persons,synthetic: a zone,2024-04-12,yes
    /// ";
    /// let dataset = kek().beside_published(&read_submission(text)?)?;
    /// let published = kek().dataset().observations().count();
    /// assert_eq!(dataset.observations().count(), published + 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn beside_published(&self, submission: &Submission) -> Result<Dataset, LoadError> {
        self.beside(submission, |_| true)
    }

    fn beside(
        &self,
        submission: &Submission,
        is_kept: impl Fn(&Observation) -> bool,
    ) -> Result<Dataset, LoadError> {
        let kept = self.dataset().observations().filter(|one| is_kept(one)).cloned();
        let published = kept.map(|o| (("published", 0), o));
        let submitted = submission.lines.iter().zip(&submission.figures);
        let submitted = submitted.map(|(line, o)| ((FILE, *line), o.clone()));
        figures::dataset(self.registry().clone(), published.chain(submitted).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kek;

    const HEADER: &str = "subject,measure,basis,timing,period,value,unit,publisher,submitted_on,published_on,synthetic";

    fn wrong(rows: &str) -> Vec<(u64, String)> {
        let error = read_submission(&format!("{HEADER}\n{rows}")).unwrap_err();
        error.rows.into_iter().map(|row| (row.line, row.message)).collect()
    }

    #[test]
    fn everything_that_is_wrong_is_named_with_its_line() {
        let wrong = wrong(
            "gresik,employment,realised,flow,2024-Q1,1,persons,a zone,2024-04-12,,yes\n\
             gresik,employment,realised,flow,2024-Q5,1,persons,a zone,2024-04-12,,maybe\n\
             gresik,employment,realised,flow,2024-Q1,1,persons,a zone,12 April,,\n\
             gresik,employment,realised,flow,2024-Q1,1,persons,a zone,2024-04-12,2024-04-13,\n\
             gresik,employment,realised,flow\n\
             gresik,employment,realised,flow,2024-Q1,1,person,,2024-04-12,,no\n",
        );
        let starts = [
            (3, "column `synthetic`: `maybe`"),
            (3, "column `period`: "),
            (4, "column `submitted_on`: `12 April`"),
            (5, "column `submitted_on`: `2024-04-12`, but `published_on` says"),
            (6, "the row has 4 cells: expected 11"),
            (7, "column `publisher`: is empty"),
        ];
        assert_eq!(wrong.len(), starts.len(), "{wrong:#?}");
        for ((line, message), (expected, start)) in wrong.iter().zip(starts) {
            assert!(*line == expected && message.starts_with(start), "{line} {message}");
        }
    }

    #[test]
    fn a_figure_is_known_from_the_day_it_was_submitted_or_published() {
        let text = format!(
            "{HEADER}\n\
             gresik,employment,realised,flow,2024-Q1,1,persons,a zone,2024-04-12,,\n\
             kendal,employment,realised,flow,2024-Q1,1,persons,a zone,,2024-04-13,no\n\
             palu,employment,realised,flow,2024-Q1,1,persons,a zone,,,\n"
        );
        let read = read_submission(&text).unwrap();
        let days: Vec<Option<String>> =
            read.figures.iter().map(|o| o.source.published_on.map(|day| day.to_string())).collect();
        assert_eq!(days, [Some("2024-04-12".to_owned()), Some("2024-04-13".to_owned()), None]);
        assert!(!read.is_synthetic);
        let dataset = kek().with_submission(&read).unwrap();
        let of_zones = dataset.observations().filter(|o| o.series.subject.zone().is_some());
        assert_eq!(of_zones.count(), 3, "nothing that was published of zones");
        let national = kek().dataset().observations();
        let national = national.filter(|o| o.series.subject == Subject::National).count();
        assert_eq!(dataset.observations().count(), national + 3);
    }

    /// 16,000 persons at the end of Q1 2023 were published on 21 June 2023.
    #[test]
    fn beside_what_was_published_the_later_release_speaks() {
        let spoken = |day: &str| {
            let row =
                format!("gresik,employment,realised,stock,2023-Q1,17,persons,a zone,{day},,yes");
            let read = read_submission(&format!("{HEADER}\n{row}\n")).unwrap();
            let dataset = kek().beside_published(&read).unwrap();
            let all = kek().dataset().observations().count();
            assert_eq!(dataset.observations().count(), all + 1);
            let submitted = dataset.observations().find(|o| o.figure.to_string() == "17 persons");
            let key = submitted.unwrap().key();
            let known = dataset.known_on(parse_date("2024-04-24").unwrap());
            known.speaking(&key).unwrap().figure.to_string()
        };
        assert_eq!(spoken("2024-04-12"), "17 persons");
        assert_eq!(spoken("2023-04-12"), "16000 persons");
        // After the day by which it is asked.
        assert_eq!(spoken("2024-05-12"), "16000 persons");
    }

    #[test]
    fn what_the_registry_does_not_have_is_named_with_its_line() {
        let text = format!(
            "{HEADER}\n\
             gresik,employment,realised,flow,2024-Q1,1,persons,a zone,2024-04-12,,\n\
             gresk,employment,realised,flow,2024-Q1,1,persons,a zone,2024-04-12,,\n\
             gresik,investment,realised,flow,2024-Q1,1,persons,a zone,2024-04-12,,\n"
        );
        let read = read_submission(&text).unwrap();
        let error = kek().with_submission(&read).unwrap_err();
        let lines: Vec<u64> = error.rows.iter().map(|row| row.line).collect();
        assert_eq!((error.file, lines), ("submission", vec![3, 4]));
        assert!(error.rows[0].message.ends_with("did you mean `gresik`?"), "{error}");
    }

    #[test]
    fn a_misspelt_column_is_not_passed_over() {
        let error = read_submission("subject,submited_on\n").unwrap_err().to_string();
        assert!(error.contains("did you mean `submitted_on`?"), "{error}");
        assert!(error.contains("`unit`, `publisher` are missing"), "{error}");
    }
}
