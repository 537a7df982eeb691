//! What comes next for a person or a case, and which staff must take the step.

use super::reader::Reader;
use crate::base::Login;
use crate::casework::{
    BatchStage, Case, Department, FollowUp, Level, Next, Person, next_of_case, next_of_person,
};
use crate::office::Permission;

/// Who must take a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker<'a> {
    /// Nobody has to.
    Nobody,
    /// Staff of these departments; no level means both.
    Staff(&'a [(Department, Option<Level>)]),
    /// Who opened the case.
    Opener(&'a Login),
}

impl Reader {
    /// What comes next in a case that is open; else for the person.
    pub fn next_of(&self, person: &Person, case: Option<&Case>) -> Next {
        match case {
            Some(case) => next_of_case(self.state(), person, case, &self.context()),
            None => next_of_person(self.state(), person, &self.context()),
        }
    }

    /// Who must take a step, by the table of roles.
    pub fn who_takes(&self, next: &Next) -> Taker<'_> {
        let permission = match next.what {
            FollowUp::Decide(step) => return Taker::Staff(self.review().who_decides(step)),
            FollowUp::HandIn => {
                let opener = next.case.and_then(|case| self.state().case(case)?.opener());
                return opener.map_or(Taker::Nobody, Taker::Opener);
            }
            FollowUp::AwaitNotice(_) | FollowUp::Nothing(_) => return Taker::Nobody,
            FollowUp::PostNotice => Permission::PostNotice,
            FollowUp::SettleObjections(_) => Permission::SettleObjection,
            FollowUp::Batch | FollowUp::PayAgain | FollowUp::AskScheme => Permission::MakeBatch,
            FollowUp::PayByHand | FollowUp::Collect => Permission::RecordPayment,
            FollowUp::GoOnWithBatch(batch) => {
                match self.state().fund.batches.get(&batch).map(|batch| batch.stage) {
                    Some(BatchStage::Made) => Permission::CheckBatch,
                    Some(BatchStage::Checked) => Permission::ReleaseBatch,
                    _ => Permission::SettleBatch,
                }
            }
            FollowUp::CorrectReturned => Permission::ProposeChange,
            FollowUp::EnterAccount | FollowUp::CompleteLandFacts => Permission::AmendPerson,
            FollowUp::RecoverTopUp(_) | FollowUp::RecoverRevoked(_) => Permission::OpenRecovery,
            FollowUp::SettleDeath => Permission::RecordDeath,
            FollowUp::OpenConfirmation | FollowUp::ReopenConfirmation => {
                Permission::OpenConfirmation
            }
            FollowUp::SettleTwice | FollowUp::SettleFindings => Permission::DecideComparison,
            FollowUp::RecordChoice => Permission::RecordChoice,
            FollowUp::RunTransition => Permission::RunTransition,
            FollowUp::OpenTransition => Permission::OpenTransition,
            FollowUp::OpenRefund(_) => Permission::OpenRefund,
            FollowUp::Claim(_) | FollowUp::Contribute(_) => Permission::ClaimSubsidy,
        };
        Taker::Staff(self.who_may(permission))
    }
}
