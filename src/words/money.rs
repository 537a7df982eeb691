//! Names of what the special account and its batches count and sort.

use super::{Message, Words};
use crate::casework::{BatchKind, BatchStage, FundAccount, Hold, LineField};

/// An account of the books.
pub fn fund_account_name(account: FundAccount, words: &Words) -> &str {
    words.say(match account {
        FundAccount::Special => "fund-account-special-account",
        FundAccount::ReserveDeposit => "fund-account-reserve-deposit",
        FundAccount::DistrictAllocation => "fund-account-district-allocation",
        FundAccount::CityAllocation => "fund-account-city-allocation",
        FundAccount::LandLevy => "fund-account-land-levy",
        FundAccount::RiskReserve => "fund-account-risk-reserve",
        FundAccount::Committed => "fund-account-committed",
        FundAccount::Promised => "fund-account-promised",
        FundAccount::Returned => "fund-account-returned",
        FundAccount::PaidToAccounts => "fund-account-paid-to-accounts",
        FundAccount::PaidToBanks => "fund-account-paid-to-banks",
        FundAccount::Recovered => "fund-account-recovered",
    })
}

/// What a batch pays.
pub fn batch_kind_name(kind: BatchKind, words: &Words) -> &str {
    words.say(match kind {
        BatchKind::Subsidy => "batch-kind-subsidy",
        BatchKind::TopUp => "batch-kind-top-up",
        BatchKind::Refund => "batch-kind-refund",
        BatchKind::Recovery => "batch-kind-recovery",
    })
}

/// How far a batch has come, as what it waits for.
pub fn batch_stage_name(stage: BatchStage, words: &Words) -> &str {
    words.say(match stage {
        BatchStage::Made => "batch-stage-made",
        BatchStage::Checked => "batch-stage-checked",
        BatchStage::Released => "batch-stage-released",
        BatchStage::Settled => "batch-stage-settled",
        BatchStage::Returned => "batch-stage-returned",
    })
}

/// What of a result's line differs.
pub fn line_field_name(field: LineField, words: &Words) -> &str {
    words.say(match field {
        LineField::Account => "field-account",
        LineField::Holder => "field-holder",
        LineField::Amount => "field-amount",
    })
}

/// What keeps a case out of a batch, to be worded later.
pub fn hold_message(hold: &Hold) -> Message {
    match hold {
        Hold::NotPayable => "hold-not-payable".into(),
        Hold::InBatch(batch) => Message::of("hold-in-batch").with("batch", batch.to_string()),
        Hold::Deceased(died) => Message::of("hold-deceased").with("died", died.to_string()),
        Hold::ListedDead(listed) if listed.unreadable => "hold-household-unreadable".into(),
        Hold::ListedDead(_) => "hold-listed-dead".into(),
        Hold::AccountChanging(case) => {
            Message::of("hold-account-changing").with("case", case.to_string())
        }
        Hold::AccountMissing => "hold-account-missing".into(),
        Hold::OwnApproval => "hold-own-approval".into(),
        Hold::Returned => "hold-returned".into(),
        Hold::NotEnough => "hold-not-enough".into(),
    }
}

/// The bank's cause, or that it gave none.
pub fn bank_cause<'a>(cause: &'a str, words: &'a Words) -> &'a str {
    if cause.is_empty() { words.say("cause-not-given") } else { cause }
}
