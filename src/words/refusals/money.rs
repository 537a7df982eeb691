//! The facts of refusals where money moves.

use super::facts::{Facts, fact};
use crate::casework::{BatchRefusal, FundRefusal};
use crate::words::money::{batch_kind_name, batch_stage_name, line_field_name};
use crate::words::{Words, yuan};

pub(super) fn fund(refusal: &FundRefusal, words: &Words) -> Facts {
    use FundRefusal::*;
    match refusal {
        NotEnough { needed, held } => {
            vec![("needed", yuan(*needed, words).into()), ("held", yuan(*held, words).into())]
        }
        ImpossibleDay { day } => fact("day", day),
        BookedBefore { number, day, amount } => vec![
            ("number", number.to_string().into()),
            ("day", day.to_string().into()),
            ("amount", yuan(*amount, words).into()),
        ],
        MonthClosed { month } | MonthNotOver { month } | EarlierOpen { month } => {
            fact("month", month)
        }
        Breaks { month, breaks, case } => vec![
            ("month", month.to_string().into()),
            ("breaks", breaks.to_string().into()),
            ("case", case.to_string().into()),
        ],
        AmountMissing | SecondByTheSame => Facts::new(),
    }
}

pub(super) fn batch(refusal: &BatchRefusal, words: &Words) -> Facts {
    use BatchRefusal::*;
    match refusal {
        NothingPayable { kind, held } => vec![
            ("kind", batch_kind_name(*kind, words).to_owned().into()),
            ("held", held.to_string().into()),
        ],
        InBatch { case, batch } => {
            vec![("case", case.to_string().into()), ("batch", batch.to_string().into())]
        }
        OtherStage { batch, stage } => vec![
            ("batch", batch.to_string().into()),
            ("stage", batch_stage_name(*stage, words).to_owned().into()),
        ],
        Deceased { case, died } => {
            vec![("case", case.to_string().into()), ("died", died.to_string().into())]
        }
        ListedDead { case } | Revoked { case } => fact("case", case),
        Answered { batch } => fact("batch", batch),
        TotalDiffers { said, found } => {
            vec![("said", yuan(*said, words).into()), ("found", yuan(*found, words).into())]
        }
        UnknownBatch { text } => fact("text", text),
        UnknownLine { batch, line } | AlreadySettled { batch, line } => {
            vec![("batch", batch.to_string().into()), ("line", line.to_string().into())]
        }
        LineDiffers { batch, line, field } => vec![
            ("batch", batch.to_string().into()),
            ("line", line.to_string().into()),
            ("field", line_field_name(*field, words).to_owned().into()),
        ],
        Unknown | OwnWork | ReasonMissing => Facts::new(),
    }
}
