//! Work for many people at once, which goes on in the background.

mod annual_round;
mod batching;
mod errand;
mod errand_thread;
mod job;
mod reader;
mod round_job;
mod status;
mod transition_job;
mod transition_line;

pub use annual_round::{AnnualRound, RoundRequest, RoundTally};
pub use batching::Batching;
pub use errand::Errand;
pub use reader::JobReader;
pub use status::{JobStatus, RoundStatus, TransitionStatus};
pub use transition_line::TransitionLine;

pub(super) use status::Jobs;
