//! The special account (专户) and the batches by which its money leaves (M1–M3).

mod account;
mod batch;
mod command;
mod event;
mod ledger;
mod payable;
mod plan;
mod tie_out;

pub use account::{FundAccount, FundSubject};
pub use batch::{Act, Batch, BatchKind, BatchLine, BatchStage, LineOutcome};
pub use command::{AllocateMoney, BankLine, FundCommand, SettleResult};
pub use event::{FundEvent, MoneyAllocated, PaymentEvent, PaymentFailed};
pub use ledger::{Allocation, BookEntry, Fund, Reference, ResultFile, Turnover};
pub use payable::{Hold, PayLine, is_mended, kind_of, paid_account, pay_line, pay_line_again};
pub(super) use payable::{paid_route, sendable};
pub use plan::{BatchPlan, PlannedBatch};
pub use tie_out::{Break, TieOut, TieRow, tie_out};
