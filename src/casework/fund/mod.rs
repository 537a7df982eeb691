//! The special account (专户) and the batches by which its money leaves (M1–M3).

mod account;
mod batch;
mod command;
mod event;
mod ledger;
mod payable;
mod tie_out;

pub use account::{FundAccount, Subject};
pub use batch::{Act, Batch, BatchKind, BatchLine, BatchStage, LineOutcome};
pub use command::{AllocateMoney, BankLine, FundCommand, SettleResult};
pub use event::{FundEvent, MoneyAllocated, PaymentEvent, PaymentFailed};
pub use ledger::{Allocation, BookEntry, Fund, Reference, ResultFile, Turnover};
pub(super) use payable::paid_route;
pub use payable::{Hold, PayLine, kind_of, paid_account, pay_line};
pub use tie_out::{Break, TieOut, TieRow, tie_out};
