//! Opening identity confirmation, and asking for the household check (C1–C3).

use super::given::{case, person, required};
use crate::casework::case::Case;
use crate::casework::command::ConfirmationCommand;
use crate::casework::event::{CaseEvent, Event};
use crate::casework::person::{Confirmation, Person, Revoked};
use crate::casework::{CaseKind, ConfirmationRefusal, Refusal, ReviewStep, Stage, State};

pub(super) fn decide(state: &State, command: &ConfirmationCommand) -> Result<Vec<Event>, Refusal> {
    match command {
        ConfirmationCommand::Open { person: id } => {
            let file = person(state, *id)?;
            openable(file, false)?;
            Ok(vec![opened(state, file)])
        }
        ConfirmationCommand::OpenAnew { person: id, ground } => {
            let file = person(state, *id)?;
            openable(file, true)?;
            let ground = required(ground, ConfirmationRefusal::ReasonMissing)?;
            let given = CaseEvent::GroundGiven { case: state.next_case(), ground };
            Ok(vec![opened(state, file), Event::Case(given)])
        }
        ConfirmationCommand::AskHousehold { case: id } => {
            let case = case(state, *id)?;
            askable(case)?;
            Ok(vec![Event::Case(CaseEvent::HouseholdAsked { case: case.id })])
        }
    }
}

fn opened(state: &State, file: &Person) -> Event {
    let (case, matter) = (state.next_case(), CaseKind::Confirmation);
    Event::Case(CaseEvent::Opened { case, person: file.id, matter })
}

/// Whether confirmation can be opened for a person (C1, C3); once it was revoked, only
/// `anew` and with a ground (X5).
pub(in crate::casework) fn openable(file: &Person, anew: bool) -> Result<(), Refusal> {
    match file.confirmation {
        Confirmation::NotNeeded => return Err(ConfirmationRefusal::NotNeeded.into()),
        Confirmation::Confirmed(on) => {
            return Err(ConfirmationRefusal::AlreadyConfirmed { on }.into());
        }
        Confirmation::Open(case) => return Err(ConfirmationRefusal::AlreadyOpen { case }.into()),
        Confirmation::Revoked(Revoked { on, .. }) if !anew => {
            return Err(ConfirmationRefusal::Revoked { on }.into());
        }
        Confirmation::NotOpened | Confirmation::Rejected(_) if anew => {
            return Err(ConfirmationRefusal::NotRevoked.into());
        }
        Confirmation::NotOpened | Confirmation::Rejected(_) | Confirmation::Revoked(_) => {}
    }
    check_facts(file)
}

/// Whether the household check can be asked for in a case (C3).
pub(in crate::casework) fn askable(case: &Case) -> Result<(), ConfirmationRefusal> {
    let early = matches!(case.stage, Stage::Waiting(ReviewStep::Township | ReviewStep::LandArea));
    if case.matter != CaseKind::Confirmation || case.household_asked || !early {
        return Err(ConfirmationRefusal::HouseholdNotOpen);
    }
    Ok(())
}

/// Whether a layer can pass a case: from the check of the land area on the contracted
/// area must be known (C3).
pub(super) fn check_layer(file: &Person, case: &Case) -> Result<(), Refusal> {
    check_facts(file)?;
    let measured = file.land.as_ref().is_some_and(|land| land.contracted.is_some());
    if case.stage != Stage::Waiting(ReviewStep::Township) && !measured {
        return Err(ConfirmationRefusal::LandFactsMissing.into());
    }
    Ok(())
}

/// Whether the land facts can be put before a layer (C3).
pub(in crate::casework) fn check_facts(file: &Person) -> Result<(), Refusal> {
    let land = file.land.as_ref().ok_or(ConfirmationRefusal::LandFactsMissing)?;
    if land.takes_too_much() {
        return Err(ConfirmationRefusal::MoreTakenThanContracted.into());
    }
    Ok(())
}
