//! A confirmation found wrong: what opens its revocation, what its approval ends, and the
//! paid years that stand ready as recoveries (X5, R3).

use super::given::{person, required};
use crate::base::CaseId;
use crate::casework::case::{Case, CaseKind};
use crate::casework::command::RevocationCommand;
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{CaseEvent, Event};
use crate::casework::person::{Confirmation, Person, Revoked, SubsidyState};
use crate::casework::{ConfirmationRefusal, Refusal, State, SubsidyRefusal};

pub(super) fn decide(state: &State, command: &RevocationCommand) -> Result<Vec<Event>, Refusal> {
    match command {
        RevocationCommand::Open { person: id, reason, paper } => {
            let file = person(state, *id)?;
            revocable(state, file)?;
            let reason = required(reason, ConfirmationRefusal::ReasonMissing)?;
            let paper = paper.trim().to_owned();
            let matter = CaseKind::Revocation { reason, paper };
            let case = state.next_case();
            Ok(vec![Event::Case(CaseEvent::Opened { case, person: file.id, matter })])
        }
        RevocationCommand::Recover { person: id } => recover(state, person(state, *id)?),
    }
}

/// Whether the confirmation of a person can be revoked (X5).
pub(in crate::casework) fn revocable(state: &State, file: &Person) -> Result<(), Refusal> {
    check(file)?;
    Ok(contradiction::check(state, file, CaseTopic::Revocation, None)?)
}

/// What bars opening a revocation, and approving it after all that came since.
pub(super) fn check(file: &Person) -> Result<(), ConfirmationRefusal> {
    match file.confirmation {
        Confirmation::Confirmed(_) => Ok(()),
        Confirmation::NotNeeded => Err(ConfirmationRefusal::NotNeeded),
        Confirmation::Revoked(Revoked { on, .. }) => Err(ConfirmationRefusal::Revoked { on }),
        Confirmation::NotOpened | Confirmation::Open(_) | Confirmation::Rejected(_) => {
            Err(ConfirmationRefusal::NotConfirmed)
        }
    }
}

/// The open claims and choices that end with the confirmation they rest on; money that
/// stands in a batch ends when it leaves it.
pub(super) fn brought_about(state: &State, file: &Person, by: CaseId) -> Vec<Event> {
    let open = file.open_cases.iter().filter_map(|id| state.case(*id));
    let resting = open.filter(|case| rests_on_confirmation(case) && case.in_batch().is_none());
    resting.map(|case| Event::Case(CaseEvent::Superseded { case: case.id, by })).collect()
}

/// The end of a case whose money came out of a batch unpaid after the confirmation it rests
/// on was revoked.
pub(super) fn ended_since(state: &State, case: CaseId) -> Option<Event> {
    let case = state.case(case).filter(|case| rests_on_confirmation(case))?;
    let file = state.person(case.person).filter(|file| !file.is_confirmed())?;
    let by = file.revoked?.case;
    Some(Event::Case(CaseEvent::Superseded { case: case.id, by }))
}

fn rests_on_confirmation(case: &Case) -> bool {
    matches!(case.matter, CaseKind::Claim { .. } | CaseKind::Choice { .. })
}

/// Every paid year at once, each in a recovery of its own (R3).
fn recover(state: &State, file: &Person) -> Result<Vec<Event>, Refusal> {
    let reason = recoverable_at_once(state, file)?;
    let years = owed_back(state, file);
    let opened = years.into_iter().zip(state.next_case().0..).map(|(year, number)| {
        let matter = CaseKind::Recovery { year, reason: reason.clone() };
        Event::Case(CaseEvent::Opened { case: CaseId(number), person: file.id, matter })
    });
    Ok(opened.collect())
}

/// The reason for which the paid years of a person are recovered together (X5).
pub(in crate::casework) fn recoverable_at_once(
    state: &State,
    file: &Person,
) -> Result<String, Refusal> {
    let revoked = file.revoked.filter(|_| !file.is_confirmed());
    let revoked = revoked.and_then(|revoked| state.case(revoked.case)).map(|case| &case.matter);
    let Some(CaseKind::Revocation { reason, .. }) = revoked else {
        return Err(ConfirmationRefusal::NotRevoked.into());
    };
    match owed_back(state, file).is_empty() {
        true => Err(SubsidyRefusal::NotPaid.into()),
        false => Ok(reason.clone()),
    }
}

/// The years paid on a confirmation that was revoked, and not yet being recovered (R3, X5).
pub fn owed_back(state: &State, file: &Person) -> Vec<u32> {
    let revoked = file.revoked.is_some() && !file.is_confirmed();
    let paid = file.counted().filter(|made| revoked && made.state == SubsidyState::Paid);
    let free =
        |year: &u32| contradiction::check(state, file, CaseTopic::Recovery(*year), None).is_ok();
    let mut years: Vec<u32> = paid.map(|made| made.year).filter(free).collect();
    years.sort_unstable();
    years
}
