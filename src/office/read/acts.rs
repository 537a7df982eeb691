//! What this actor may do for a person now: by the table of roles first, then by the rules.

use super::reader::Reader;
use crate::base::{CaseId, PersonId};
use crate::casework::{
    Person, PersonAct, PersonRefusal, RefundCause, available, claimable_years, open_confirmation,
    owed_back, payable_cases, recoverable_years, refund_causes, subsidy_years,
};
use crate::office::{Forbidden, OfficeError, Permission};

/// A person's file with what may be done on it.
#[derive(Clone, Copy)]
pub struct PersonActs<'a> {
    reader: &'a Reader,
    file: &'a Person,
}

impl Reader {
    /// What may be done for a person; refused for whom the actor does not see.
    pub fn acts_for(&self, person: PersonId) -> Result<PersonActs<'_>, OfficeError> {
        let file = self.person(person).ok_or(PersonRefusal::Unknown);
        let file = file.map_err(|unknown| OfficeError::Refused(unknown.into()))?;
        Ok(PersonActs { reader: self, file })
    }

    /// Whether this actor may do an act for a person now, and if not, why.
    pub fn may_act(&self, act: PersonAct, person: PersonId) -> Result<(), OfficeError> {
        self.acts_for(person)?.may(act)
    }
}

impl<'a> PersonActs<'a> {
    /// Whether this actor may do an act now, and if not, why.
    pub fn may(self, act: PersonAct) -> Result<(), OfficeError> {
        let reader = self.reader;
        let allowed = reader.allows(needed(act), self.file.township);
        allowed.map_err(|forbidden: Forbidden| OfficeError::Forbidden(forbidden))?;
        available(reader.state(), self.file, act, &reader.context()).map_err(OfficeError::Refused)
    }

    /// Every act, with what forbids it where something does.
    pub fn all(self) -> Vec<(PersonAct, Result<(), OfficeError>)> {
        PersonAct::ALL.into_iter().map(|act| (act, self.may(act))).collect()
    }

    /// The years that can be claimed, those with a contribution on record first.
    pub fn claimable_years(self) -> Vec<u32> {
        claimable_years(self.reader.state(), self.file, &self.reader.context())
    }

    /// The years that can be subsidised up to the present one, oldest first.
    pub fn subsidy_years(self) -> Vec<u32> {
        subsidy_years(&self.reader.context()).collect()
    }

    /// The causes for which the legacy balance can be refunded.
    pub fn refund_causes(self) -> Vec<RefundCause> {
        refund_causes(self.reader.state(), self.file)
    }

    /// The years paid that can be recovered.
    pub fn recoverable_years(self) -> Vec<u32> {
        recoverable_years(self.reader.state(), self.file)
    }

    /// The years paid on a confirmation that was revoked, and not yet being recovered.
    pub fn owed_back(self) -> Vec<u32> {
        owed_back(self.reader.state(), self.file)
    }

    /// The open cases whose money is to move.
    pub fn payable_cases(self) -> Vec<CaseId> {
        payable_cases(self.reader.state(), self.file).into_iter().map(|case| case.id).collect()
    }

    /// The confirmation that is under way.
    pub fn open_confirmation(self) -> Option<CaseId> {
        open_confirmation(self.reader.state(), self.file).map(|case| case.id)
    }
}

fn needed(act: PersonAct) -> Permission {
    match act {
        PersonAct::Choose => Permission::RecordChoice,
        PersonAct::Claim => Permission::ClaimSubsidy,
        PersonAct::Refund => Permission::OpenRefund,
        PersonAct::OpenTransition => Permission::OpenTransition,
        PersonAct::ReverseTransition => Permission::ReverseTransition,
        PersonAct::Recovery | PersonAct::TopUpRecovery | PersonAct::RecoverAll => {
            Permission::OpenRecovery
        }
        PersonAct::Revoke => Permission::OpenRevocation,
        PersonAct::Amend => Permission::AmendPerson,
        PersonAct::RecordDeath => Permission::RecordDeath,
        PersonAct::SetAsideDeath => Permission::DecideComparison,
        PersonAct::RecordContribution => Permission::RecordContribution,
        PersonAct::CorrectDeath | PersonAct::CorrectContribution => Permission::CorrectRecord,
        PersonAct::OpenConfirmation => Permission::OpenConfirmation,
        PersonAct::AskHousehold => Permission::AskHousehold,
        PersonAct::RecordPayment => Permission::RecordPayment,
        PersonAct::ProposeChange => Permission::ProposeChange,
    }
}
