//! What the examples of this package share: how problems of input are shown.
#![forbid(unsafe_code)]

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use kawasan_io::{Diagnostics, Notice};

/// Reads the options and runs an example with them, as the others are run; what is wrong
/// with a file is shown with its rows, and the exit status is 2.
pub fn start<T: Parser>(
    run: impl FnOnce(&T) -> Result<ExitCode, Box<dyn std::error::Error>>,
) -> ExitCode {
    kawasan_examples_core::start(|options| {
        run(options).or_else(|error| Ok(wrong(&*error.downcast::<Diagnostics>()?)))
    })
}

/// On standard error for people, as JSON on standard output for programs.
fn wrong(found: &Diagnostics) -> ExitCode {
    if std::env::args_os().any(|option| option == "--json") {
        let _ = writeln!(io::stdout(), "{}", found.to_json());
    } else {
        say(&found.render(io::stderr().is_terminal()));
    }
    ExitCode::from(2)
}

/// Shows how a file was read, where it wasn't said outright.
pub fn notices(file: &str, all: &[Notice]) {
    for notice in all {
        say(&format!("note: {file}: {notice}"));
    }
}

/// Writes a line to standard error; a reader that went away is no failure.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
