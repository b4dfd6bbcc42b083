//! What was said at the council's meeting of 24 April 2024, statement by statement, and
//! whether it is so.
//!
//! ```sh
//! cargo run --example meeting
//! cargo run --example meeting -- --lang id
//! cargo run --example meeting -- --statement s05       # one, down to the documents
//! cargo run --example meeting -- --statements my-meeting.toml
//! cargo run --example meeting -- --submission examples/data/submission-2024-Q1.csv  # synthetic
//! ```
//!
//! What to see: that there were 20 zones is what the registry says, too; "positive against
//! the target" hangs on the yardstick; US$3 billion "or about Rp45 trillion" fits any rate
//! from 12,714 to 18,200; and of what zones bring to their regions nothing was published.

use std::process::ExitCode;

use clap::Parser;
use kawasan::data::{LoadError, Submission, files, kek, read_submission};
use kawasan::model::Dataset;
use kawasan::report::{self, Stated, Synthetic};
use kawasan::statements::{Context, Reader};
use kawasan_examples_core::{
    Output, Problem, bad_input, bad_inputs, done, read_text, row_errors, start,
};

/// What was said at a meeting, and whether it is so
#[derive(Debug, Parser)]
#[command(name = "meeting", version)]
struct Options {
    /// Explain one statement, such as s05
    #[arg(long, value_name = "ID")]
    statement: Option<String>,
    /// A file of statements [default: those of 24 April 2024]
    #[arg(long, value_name = "TOML")]
    statements: Option<String>,
    /// Figures that zones submitted, beside those that were published: a CSV file in the
    /// layout of examples/data
    #[arg(long, value_name = "FILE")]
    submission: Option<String>,
    #[command(flatten)]
    output: Output,
}

fn main() -> ExitCode {
    start(run)
}

fn run(options: &Options) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let Output { lang, json, .. } = options.output;
    let submitted = match options.submission.as_deref().map(submitted).transpose() {
        Ok(submitted) => submitted,
        Err(wrong) => return Ok(bad_inputs(&wrong)),
    };
    let own = submitted.as_ref();
    let dataset = own.map_or_else(|| kek().dataset(), |(_, dataset)| dataset);
    let reader = Reader::of(dataset)?
        .with_official_classes(kek().official_classes())
        .with_projects(kek().projects())
        .with_methodologies(files::METHODOLOGIES.iter().copied())?;
    let (name, text) = match &options.statements {
        None => ("statements.toml", files::STATEMENTS.to_owned()),
        Some(path) => match read_text(path.as_ref()) {
            Ok(text) => (path.as_str(), text),
            Err(wrong) => return Ok(bad_inputs(&wrong)),
        },
    };
    let meeting = match reader.read(&text) {
        Ok(meeting) => meeting,
        Err(problems) => {
            let of = |problem: &kawasan::statements::Problem| {
                let row = problem.at.and_then(|(line, _)| u64::try_from(line).ok());
                let told = Problem::new(&problem.message, None).at(name, row);
                told.in_column(Some(problem.key.clone())).shown_as(format!("{name}:{problem}"))
            };
            return Ok(bad_inputs(&problems.0.iter().map(of).collect::<Vec<_>>()));
        }
    };
    let context = Context::new(dataset, kek().official_classes(), kek().projects());
    let checked = match &options.statement {
        None => context.check_all(&meeting),
        Some(id) => match meeting.statement(id) {
            Some(statement) => vec![context.check(&meeting, statement)],
            None => {
                let near = meeting.nearest(id).map(|near| format!("did you mean `{near}`?"));
                return Ok(bad_input(&format!("there is no statement `{id}`"), near));
            }
        },
    };
    let named = options.submission.as_deref().zip(own.map(|(submission, _)| submission));
    let synthetic = named.filter(|(_, submission)| submission.is_synthetic);
    let synthetic = synthetic.map(|(name, own)| Synthetic { name, figures: &own.figures });
    let stated = Stated { meeting: &meeting, dataset, synthetic };
    Ok(done(&match (checked.as_slice(), &options.statement) {
        (checked, _) if json => report::statements_json(&stated, checked, lang)?,
        ([one], Some(_)) => report::statement_text(&stated, one, lang)?,
        (checked, _) => report::statements_text(&stated, checked, lang)?,
    }))
}

/// What zones submitted, and all figures with it.
fn submitted(path: &str) -> Result<(Submission, Dataset), Vec<Problem>> {
    let text = read_text(path.as_ref())?;
    let wrong = |error: LoadError| row_errors(path, &error);
    let submission = read_submission(&text).map_err(wrong)?;
    let dataset = kek().beside_published(&submission).map_err(wrong)?;
    Ok((submission, dataset))
}
