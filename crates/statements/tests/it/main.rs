//! Integration tests.

mod meeting;
