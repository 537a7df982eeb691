//! Work for many people at once, which goes on while the desks are used.

mod annual;
mod batching;
mod reader;
mod round_run;
mod transition_run;

pub use annual::{AnnualRound, RoundTally};
pub use batching::Batching;
pub use reader::JobReader;
pub use round_run::RoundRun;
pub use transition_run::{RunLine, RunProgress};

pub(super) use round_run::RoundRunner;
pub(super) use transition_run::Runs;
