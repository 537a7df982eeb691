//! The one way in: submissions are authorised, judged, packed into records, written
//! and synced for many at once, and answered.

mod commit_batch;
mod idempotency;
mod receipt;
mod writer;

pub use receipt::{CommandReceipt, Submission, SubmitResult};

pub(super) use writer::{PendingResults, Writer};
