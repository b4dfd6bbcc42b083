//! Benches of the libraries; see `README.md` beside this file.
#![forbid(unsafe_code)]
