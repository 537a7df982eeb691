//! The rules' no where money moves (M1–M4).

use super::Refusal;
use crate::base::{BatchId, CaseId, Date, Money, Month};
use crate::casework::fund::{BatchKind, BatchStage};
use crate::policy::Rule;

/// What of a result's line differs from what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineField {
    /// 账号
    Account,
    /// 户名
    Holder,
    /// 金额
    Amount,
}

refusals! {
    /// Why money cannot be booked or a month closed.
    Fund::FundRefusal {
        /// The special account does not hold what is to be paid.
        M2 NotEnough {
            /// What is to be paid.
            needed: Money,
            /// What it holds beyond open batches.
            held: Money,
        },
        /// An allocation needs an amount above zero.
        M1 AmountMissing,
        /// The day lies after today.
        M1 ImpossibleDay {
            /// The day given.
            day: Date,
        },
        /// Another file's line of the same day, subject, amount and note is booked already.
        M5 BookedBefore {
            /// The number of that allocation.
            number: u32,
            /// The day of both.
            day: Date,
            /// The amount of both.
            amount: Money,
        },
        /// Whoever booked the first does not confirm that there is a second.
        M5 SecondByTheSame,
        /// The month is closed and takes no entry.
        M4 MonthClosed {
            /// The month.
            month: Month,
        },
        /// The month is not over.
        M4 MonthNotOver {
            /// The month.
            month: Month,
        },
        /// A month before it is still open.
        M4 EarlierOpen {
            /// The first open month with entries.
            month: Month,
        },
        /// Books, bank and people do not agree.
        M4 Breaks {
            /// The month.
            month: Month,
            /// How many cases.
            breaks: u32,
            /// The first of them.
            case: CaseId,
        },
    }
    /// Why a batch or a result cannot go on so.
    Batch::BatchRefusal {
        /// No such batch.
        M3 Unknown,
        /// None of the cases can be paid so.
        M3 NothingPayable {
            /// What was to be paid.
            kind: BatchKind,
            /// How many are held back, by name.
            held: u32,
        },
        /// The case stands in a batch.
        M3 InBatch {
            /// The case.
            case: CaseId,
            /// The batch.
            batch: BatchId,
        },
        /// The batch has come to another stage.
        M3 OtherStage {
            /// The batch.
            batch: BatchId,
            /// Where it stands.
            stage: BatchStage,
        },
        /// Nobody checks or releases what they made, checked or approved (四眼).
        W1 OwnWork,
        /// The confirmation that a line's claim rests on was revoked (X5).
        X5 Revoked {
            /// The case of the line.
            case: CaseId,
        },
        /// Somebody in it died; nothing is paid automatically any more.
        A7 Deceased {
            /// The case.
            case: CaseId,
            /// The day.
            died: Date,
        },
        /// The household roster tells of the death of somebody in it.
        A7 ListedDead {
            /// The case.
            case: CaseId,
        },
        /// A reason is needed.
        C5 ReasonMissing,
        /// The result's total is not the sum of its lines.
        M3 TotalDiffers {
            /// What the total line says.
            said: Money,
            /// What the lines come to.
            found: Money,
        },
        /// The result names a batch that is none.
        M3 UnknownBatch {
            /// What it names.
            text: String,
        },
        /// The result names a line that the batch does not have.
        M3 UnknownLine {
            /// The batch.
            batch: BatchId,
            /// 序号
            line: u32,
        },
        /// The result's line is not what was sent.
        M3 LineDiffers {
            /// The batch.
            batch: BatchId,
            /// 序号
            line: u32,
            /// What differs.
            field: LineField,
        },
        /// The line was settled before, or stands in the file twice.
        M3 AlreadySettled {
            /// The batch.
            batch: BatchId,
            /// 序号
            line: u32,
        },
        /// The bank has answered lines of the batch; its file sent again would pay twice.
        M3 Answered {
            /// The batch.
            batch: BatchId,
        },
    }
}
