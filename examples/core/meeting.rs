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
use kawasan::data::{Submission, files, kek, read_submission};
use kawasan::report::{self, Stated};
use kawasan::statements::{Context, Reader};
use kawasan_examples_core::{Output, bad_input, done, read_text, start};

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
    let submission = match options.submission.as_deref().map(submitted) {
        Some(Err(wrong)) => return Ok(bad_input(&wrong, None)),
        Some(Ok(submission)) => Some(submission),
        None => None,
    };
    let own = match submission.as_ref().map(|submitted| kek().beside_published(submitted)) {
        Some(Err(error)) => return Ok(bad_input(&error, None)),
        Some(Ok(dataset)) => Some(dataset),
        None => None,
    };
    let dataset = own.as_ref().unwrap_or_else(|| kek().dataset());
    let reader = Reader::of(dataset)?
        .with_methodologies(files::METHODOLOGIES.iter().copied())?
        .with_projects(kek().projects());
    let (name, text) = match &options.statements {
        None => ("statements.toml", files::STATEMENTS.to_owned()),
        Some(path) => match read_text(path.as_ref()) {
            Ok(text) => (path.as_str(), text),
            Err(wrong) => return Ok(bad_input(&wrong, None)),
        },
    };
    let meeting = match reader.read(&text) {
        Ok(meeting) => meeting,
        Err(problems) => {
            let lines: Vec<String> =
                problems.0.iter().map(|problem| format!("{name}:{problem}")).collect();
            return Ok(bad_input(&lines.join("\nerror: "), None));
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
    let is_synthetic = submission.is_some_and(|submission| submission.is_synthetic);
    let synthetic = options.submission.as_deref().filter(|_| is_synthetic);
    let stated = Stated { meeting: &meeting, dataset, synthetic };
    Ok(done(&match (checked.as_slice(), &options.statement) {
        (checked, _) if json => report::statements_json(&stated, checked, lang)?,
        ([one], Some(_)) => report::statement_text(&stated, one, lang)?,
        (checked, _) => report::statements_text(&stated, checked, lang)?,
    }))
}

fn submitted(path: &str) -> Result<Submission, String> {
    let text = read_text(path.as_ref())?;
    read_submission(&text).map_err(|error| format!("{path}: {error}"))
}
