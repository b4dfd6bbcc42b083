//! Ratings: from indicators to scores, composites and classes.
#![forbid(unsafe_code)]
