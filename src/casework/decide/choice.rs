//! Recording an enrolment choice (E1–E4).

use super::given::person;
use crate::base::Date;
use crate::casework::case::CaseKind;
use crate::casework::command::RecordChoice;
use crate::casework::context::Context;
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{CaseEvent, Event};
use crate::casework::person::{Choice, Person};
use crate::casework::{ChoiceRefusal, Refusal, State};

pub(super) fn decide(
    state: &State,
    command: &RecordChoice,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let file = person(state, command.person)?;
    let RecordChoice { choice, chosen_on, .. } = *command;
    recordable(state, file, chosen_on)?;
    check(file, choice, chosen_on, ctx)?;
    // From here it succeeds.
    Ok(vec![Event::Case(CaseEvent::Opened {
        case: state.next_case(),
        person: file.id,
        matter: CaseKind::Choice { choice, chosen_on },
    })])
}

/// Whether any choice can be recorded that was signed on a day (E2, E3, T7, R1).
pub(in crate::casework) fn recordable(
    state: &State,
    file: &Person,
    on: Date,
) -> Result<(), Refusal> {
    contradiction::check(state, file, CaseTopic::Choice, None)?;
    Ok(choosable(file, on)?)
}

/// What bars recording a choice, and approving it after all that came since.
pub(super) fn check(
    file: &Person,
    choice: Choice,
    chosen_on: Date,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    choosable(file, chosen_on)?;
    let from = ctx.rules().plan_start;
    if chosen_on > ctx.today() || chosen_on < from {
        return Err(ChoiceRefusal::ImpossibleDay { from, until: ctx.today() }.into());
    }
    if let Some(present) = file.choices.last() {
        if present.choice == choice {
            return Err(ChoiceRefusal::SameChoice { choice }.into());
        }
        if chosen_on < present.chosen_on {
            let chosen_on = present.chosen_on;
            return Err(ChoiceRefusal::BeforePresentChoice { chosen_on }.into());
        }
    }
    Ok(())
}

/// Whether a person may choose at all on a day, whatever the choice (E2, T7, R1).
pub fn choosable(file: &Person, on: Date) -> Result<(), ChoiceRefusal> {
    if !file.is_confirmed() {
        return Err(ChoiceRefusal::NotConfirmed);
    }
    if let Some(died) = file.died.filter(|died| *died < on) {
        return Err(ChoiceRefusal::Died { died });
    }
    if let Some(transition) = file.transition() {
        return Err(ChoiceRefusal::Transitioned { on: transition.carried_out });
    }
    if file.refund().is_some_and(|refund| refund.paid.is_none()) {
        return Err(ChoiceRefusal::Surrendering);
    }
    Ok(())
}
