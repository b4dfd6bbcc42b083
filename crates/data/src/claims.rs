//! Published statements that tie figures together, from `claims.csv` or a file
//! in its layout.

use std::collections::BTreeSet;
use std::fmt::Display;

use kawasan_model::{
    Claim, ClaimKind, Date, Figure, Operand, Qualifier, ReportedPeriod, ScaledUnit, Source,
    Subject, Verdict, exact, parse_date,
};

use crate::files;
use crate::load_error::LoadError;
use crate::table::{self, Cells, Columns, items, said};

const FILE: &str = "claims.csv";

/// All of them, and those without which a row is no claim.
const COLUMNS: Columns<'_> = Columns {
    known: &[
        "id",
        "kind",
        "stated",
        "unit",
        "operands",
        "subject",
        "period",
        "qualifier",
        "verdict",
        "as_stated",
        "publisher",
        "published_on",
        "url",
        "note",
    ],
    needed: &["id", "kind", "stated", "unit", "operands"],
};

/// A published claim, with the verdict that was worked out by hand if there is
/// one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublishedClaim {
    /// The id in the file, such as `c001`.
    pub id: String,
    /// The claim.
    pub claim: Claim,
    /// What it comes to, worked out by hand from the operands; the embedded
    /// claims all have it.
    pub verdict: Option<Verdict>,
    /// What was noticed about it.
    pub note: Option<String>,
}

pub(crate) fn load() -> Result<Vec<PublishedClaim>, LoadError> {
    read_claims(files::CLAIMS)
}

/// Reads claims from a text in the layout of `claims.csv`: columns `id`, `kind`
/// (percentage, growth, sum, exchange), `stated`, `unit`, `operands`, and perhaps
/// `subject`, `period`, `qualifier`, `verdict`, `as_stated`, `publisher`,
/// `published_on`, `url` and `note`, in any order.
///
/// Numbers have a decimal point. Operands are separated by `;`, each a number
/// with its unit and perhaps a qualifier: `28094 persons; about 49779 persons`.
/// The increase of a growth is marked: `3.4 IDR trillion; increase 1.4 IDR
/// trillion`.
///
/// # Errors
/// [`LoadError`] with everything that is wrong, each with the line of its row. A
/// column of another name is wrong too: a misspelt `qualifier` would change
/// verdicts in silence. So are quotes that don't close, another separator than the
/// comma, and a text without a claim.
///
/// # Examples
///
/// ```
/// let text = "\
/// id,kind,stated,unit,operands
/// a,percentage,48.2,percent,40.48 IDR trillion; 84.1 IDR trillion
/// b,percentage,33,percent,22.2 IDR trillion; 62 persons
/// c,share,40,percent,31.4 IDR trillion; 78.1 IDR trillion
/// ";
/// let error = kawasan_data::read_claims(text).unwrap_err();
/// assert_eq!(error.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 4]);
/// assert!(error.rows[0].message.contains("the whole in `persons`"));
/// ```
pub fn read_claims(text: &str) -> Result<Vec<PublishedClaim>, LoadError> {
    let mut ids = BTreeSet::new();
    table::read_some(FILE, text, COLUMNS, |cells| {
        let mut row = Row { cells, wrong: Vec::new() };
        let claim = row.claim();
        if let Some(claim) = &claim
            && !ids.insert(claim.id.clone())
        {
            row.wrong.push(format!("the id `{}` is taken by an earlier row", claim.id));
        }
        claim.filter(|_| row.wrong.is_empty()).ok_or(row.wrong)
    })
}

/// A row, and all that is wrong in it.
struct Row<'a> {
    cells: Cells<'a>,
    wrong: Vec<String>,
}

impl<'a> Row<'a> {
    fn cell(&self, column: &str) -> &'a str {
        self.cells.get(column)
    }

    /// What was read, or nothing and the reason among what is wrong.
    fn keep<T, E: Display>(&mut self, column: &str, read: Result<T, E>) -> Option<T> {
        read.map_err(|error| self.wrong.push(format!("{column}: {error}"))).ok()
    }

    /// A cell; an empty one is `None` within `Some`.
    fn optional<T, E: Display>(
        &mut self,
        column: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<Option<T>> {
        match said(self.cell(column)) {
            Some(cell) => self.keep(column, read(cell)).map(Some),
            None => Some(None),
        }
    }

    fn claim(&mut self) -> Option<PublishedClaim> {
        let id = said(self.cell("id")).ok_or("the cell is empty");
        let id = self.keep("id", id);
        let kind = self.keep("kind", self.cell("kind").parse::<ClaimKind>());
        let stated = self.stated();
        let operands = kind.and_then(|kind| self.operands(kind));
        let verdict = self.optional("verdict", str::parse::<Verdict>);
        let period = self.keep("period", self.cell("period").parse::<ReportedPeriod>());
        let subjects: Result<Vec<Subject>, _> =
            items(self.cell("subject")).map(str::parse).collect();
        let subjects = self.keep("subject", subjects);
        let source = self.source();
        let claim = Claim::new(kind?, stated?, operands?);
        let mut claim = self.keep("operands", claim)?.about(subjects?, period?);
        if let Some(words) = said(self.cell("as_stated")) {
            claim = claim.stated_as(words);
        }
        if let Some(source) = source? {
            claim = claim.from(source);
        }
        let note = said(self.cell("note")).map(str::to_owned);
        Some(PublishedClaim { id: id?.to_owned(), claim, verdict: verdict?, note })
    }

    fn stated(&mut self) -> Option<Figure> {
        let number = self.keep("stated", exact::parse(self.cell("stated")));
        let unit = self.keep("unit", self.cell("unit").parse::<ScaledUnit>());
        let qualifier = self.keep("qualifier", self.cell("qualifier").parse::<Qualifier>());
        let figure = Figure::new(number?, unit?, qualifier?);
        self.keep("stated", figure)
    }

    fn operands(&mut self, kind: ClaimKind) -> Option<Vec<Operand>> {
        let operands = Claim::parse_operands(kind, self.cell("operands"));
        self.keep("operands", operands)
    }

    fn source(&mut self) -> Option<Option<Source>> {
        let date: Option<Option<Date>> = self.optional("published_on", parse_date);
        let date = date?;
        let Some(publisher) = said(self.cell("publisher")) else { return Some(None) };
        let mut source = Source::new(publisher);
        if let Some(date) = date {
            source = source.on(date);
        }
        if let Some(url) = said(self.cell("url")) {
            source = source.at(url);
        }
        Some(Some(source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<(u64, String)> {
        let rows = read_claims(text).unwrap_err().rows;
        rows.into_iter().map(|row| (row.line, row.message)).collect()
    }

    #[test]
    fn the_embedded_claims_all_have_a_verdict() {
        assert!(load().unwrap().iter().all(|claim| claim.verdict.is_some()));
    }

    #[test]
    fn the_columns_may_come_in_any_order_and_some_not_at_all() {
        let text = "operands,kind,unit,stated,id\n13 zones; 12 zones,sum,zones,25,x\n";
        let claims = read_claims(text).unwrap();
        let [read] = claims.as_slice() else { panic!("one claim") };
        assert_eq!(read.claim.to_string(), " : 25 zones = sum of 13 zones; 12 zones");
        assert_eq!((read.verdict, &read.note), (None, &None));
    }

    #[test]
    fn everything_that_is_wrong_is_named_with_its_line() {
        let text = "id,kind,stated,unit,operands,verdict\n\
                    a,sum,25,zones,13 zones; 12 zones,holds\n\
                    a,sum,25,zones,13 zones; 12 zones,holds\n\
                    c,summ,x,zons,13 zones; 12 zones,maybe\n\
                    \n\
                    d,sum,25\n\
                    ,sum,25,zones,13 zones; 12 zonez,\n";
        let wrong = wrong(text);
        let lines: Vec<u64> = wrong.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 4, 4, 4, 4, 6, 7, 7]);
        let starts = |index: usize, start: &str| assert!(wrong[index].1.starts_with(start));
        starts(0, "the id `a` is taken");
        starts(1, "kind: `summ`");
        starts(2, "stated: ");
        starts(3, "unit: `zons`");
        starts(4, "verdict: `maybe`");
        starts(5, "the row has 3 cells: expected 6, as in the header");
        starts(6, "id: the cell is empty");
        starts(7, "operands: operand 2, `12 zonez`");
    }

    #[test]
    fn a_misspelt_column_is_not_passed_over() {
        let wrong = wrong("id,kind,stated,unit,operands,qualifer\n");
        assert_eq!(wrong.len(), 1);
        assert!(wrong[0].1.ends_with("did you mean `qualifier`?"), "{}", wrong[0].1);
        let missing = super::tests::wrong("id,kind,stated,unit\n");
        assert_eq!(missing, [(1, "the column `operands` is missing".to_owned())]);
        let missing = super::tests::wrong("id,kind,stated\n");
        assert_eq!(missing, [(1, "the columns `unit`, `operands` are missing".to_owned())]);
    }

    /// Each with its line and what the one message says.
    #[test]
    fn what_is_no_table_of_claims_gets_one_message() {
        let row = "a,sum,25,zones,13 zones; 12 zones";
        let header = "id,kind,stated,unit,operands";
        let cases = [
            (String::new(), 1, "the file is empty"),
            ("\n \n".to_owned(), 1, "the file is empty"),
            ("\u{feff}".to_owned(), 1, "the file is empty"),
            (format!("{header}\n"), 1, "there is no row below the columns"),
            (format!("{header}\n\n\n"), 1, "there is no row below the columns"),
            (format!("{header}\n{row}\n").replace(',', ";"), 1, "separated by semicolons"),
            (format!("{header}\n{row}\n").replace(',', "\t"), 1, "separated by tabs"),
            (format!("{header}\n{row}\nb,sum,25,zones,\"13 zones; 12 zones\n"), 3, "never closes"),
            (
                format!("{header}\n\"a\" b,sum,25,zones,13 zones; 12 zones\n"),
                2,
                "after its closing",
            ),
            (format!("{row}\n{row}\n"), 1, "has none of the columns"),
            (
                format!("{header}\na,percentage,48,2,percent,40 persons; 83 persons\n"),
                2,
                "in quotes",
            ),
        ];
        for (text, line, expected) in cases {
            let found = wrong(&text);
            let [(at, message)] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!(*at, line, "{text}: {message}");
            assert!(message.contains(expected), "{text}: {message}");
        }
    }

    #[test]
    fn a_byte_order_mark_and_other_ends_of_lines_change_nothing() {
        let text = "id,kind,stated,unit,operands\na,sum,25,zones,\"13 zones; 12 zones\"\n";
        let plain = read_claims(text).unwrap();
        assert_eq!(plain.len(), 1);
        for same in [
            format!("\u{feff}{text}"),
            text.replace('\n', "\r\n"),
            text.replace('\n', "\r"),
            text.trim_end().to_owned(),
            text.replace('\n', "\n\n"),
        ] {
            assert_eq!(read_claims(&same).as_ref(), Ok(&plain), "{same:?}");
        }
    }
}
