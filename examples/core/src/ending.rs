//! How an example begins and ends.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::{Problem, Problems};

/// Reads the options and runs an example with them. What is wrong with the input is told,
/// each problem in a line or all in one JSON object, with exit status 2; an error of the
/// run is one line and exit status 1.
pub fn start<T: Parser>(
    run: impl FnOnce(&T) -> Result<ExitCode, Box<dyn std::error::Error>>,
) -> ExitCode {
    match T::try_parse() {
        Ok(options) => run(&options).unwrap_or_else(|error| match problems(error) {
            Ok(problems) => wrong(&problems),
            Err(error) => failed(&format!("error: {error}")),
        }),
        Err(error) => not_run(&error),
    }
}

/// One problem of the input or several, if that is what went wrong.
fn problems(error: Box<dyn std::error::Error>) -> Result<Problems, Box<dyn std::error::Error>> {
    match error.downcast::<Problem>() {
        Ok(one) => Ok((*one).into()),
        Err(error) => error.downcast::<Problems>().map(|all| *all),
    }
}

/// Says what is wrong with the input and ends with exit status 2.
fn wrong(problems: &Problems) -> ExitCode {
    // Options that are wrong themselves don't say it in another way.
    match std::env::args_os().any(|option| option == "--json") {
        true => write(io::stdout(), &problems.to_json(), ExitCode::from(2)),
        false => write(io::stderr(), &problems.to_string(), ExitCode::from(2)),
    }
}

/// Help that was asked for, or what is wrong with the options.
fn not_run(error: &clap::Error) -> ExitCode {
    let text = error.to_string();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            write(io::stdout(), &text, ExitCode::SUCCESS)
        }
        _ => {
            // What is wrong comes first, in a line or with a list below it.
            let lines = text.lines().map(str::trim).take_while(|line| !line.is_empty());
            let line = lines.collect::<Vec<_>>().join(" ");
            let what = line.strip_prefix("error: ").unwrap_or(&line);
            wrong(&of_options(error, what).into())
        }
    }
}

/// What is wrong with the options, in the words of their parser.
fn of_options(error: &clap::Error, what: &str) -> Problem {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let column = said(ContextKind::InvalidArg).unwrap_or_default();
    Problem { text: said(ContextKind::InvalidValue), ..Problem::of(&what).in_column(column) }
}

/// Prints a result and ends well.
#[must_use]
pub fn done(text: &str) -> ExitCode {
    write(io::stdout(), text, ExitCode::SUCCESS)
}

/// Prints a result and ends with a status that says what it came to.
#[must_use]
pub fn ended(text: &str, status: u8) -> ExitCode {
    write(io::stdout(), text, ExitCode::from(status))
}

/// Says why there is no result and ends with exit status 1.
#[must_use]
pub fn failed(why: &str) -> ExitCode {
    write(io::stderr(), why, ExitCode::FAILURE)
}

/// Writes a text with an end of line. A reader that went away is no failure.
fn write(mut to: impl Write, text: &str, end: ExitCode) -> ExitCode {
    match writeln!(to, "{}", text.trim_end()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => end,
    }
}
