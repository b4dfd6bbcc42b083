#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod answer;
mod bounds;
mod compile;
mod graph;
mod lanes;
mod national;
mod panel;
mod plan;
mod program;
mod reason;
mod results;
pub mod synthetic;
mod tile;
mod walk;
mod wide;

pub use compile::CompileError;
#[cfg(feature = "arrow")]
pub use panel::RowOrder;
pub use panel::{
    ColumnKey, ColumnSpec, Every, LeftOut, Life, Loaded, Panel, PanelBuilder, PanelError, Why,
};
pub use program::{
    Aggregate, EvaluateError, Folded, OutputInfo, OutputKind, Path, Program, ProgramBuilder,
    Unanswered,
};
pub use reason::Reason;
pub use results::{Block, Results};
