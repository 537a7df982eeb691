//! The one way in: submissions are authorised, judged, packed into records, written
//! and synced for many at once, and answered.

mod answered;
mod commit_batch;
mod writer;

pub(super) use writer::{Answer, Writer};
pub use writer::{Outcome, Receipt, Submission};
