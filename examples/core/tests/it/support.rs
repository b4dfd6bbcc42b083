//! Runs the examples of this package as a user does.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// What a run of an example came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs an example with its options, split at blanks.
pub(crate) fn run(example: &str, options: &str) -> Run {
    run_with(example, options.split_whitespace())
}

/// Runs an example with options that may hold blanks.
pub(crate) fn run_with<'a>(example: &str, options: impl IntoIterator<Item = &'a str>) -> Run {
    let output = Command::new(program(example)).args(options).output().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// What an example prints, when it ends well and complains of nothing.
pub(crate) fn output(example: &str, options: &str) -> String {
    let run = run(example, options);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{example} {options}");
    run.out
}

/// The one JSON value that an example prints.
pub(crate) fn json(example: &str, options: &str) -> Value {
    let text = output(example, &format!("{options} --json"));
    serde_json::from_str(&text).unwrap()
}

/// The example lies beside the folder of the test: `cargo test` builds the
/// examples of a package before it runs the package's tests.
fn program(example: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(|deps| deps.parent()).unwrap();
    let name = format!("{example}{}", std::env::consts::EXE_SUFFIX);
    let path = profile.join("examples").join(name);
    assert!(
        path.is_file(),
        "{} is not built: `cargo test --test` builds no examples, `cargo build --examples` does",
        path.display(),
    );
    path
}
