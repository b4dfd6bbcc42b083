//! Reports against the files that the repository keeps of them.

mod catalogue_page;
