//! Rejected lines mended by two people: one proposes, another decides (K1b, X1).

use super::given::required;
use crate::base::{CaseId, MendId};
use crate::casework::context::Context;
use crate::casework::event::{CaseEvent, Envelope, Event, RosterEvent};
use crate::casework::evolve::evolve;
use crate::casework::mend::{Mend, MendEvent, MendedCell};
use crate::casework::refusal::{MendRefusal, Refusal};
use crate::casework::{Command, MendCommand, RosterKind, State};

pub(super) fn decide(
    state: &State,
    command: &MendCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        MendCommand::Propose { kind, key, cells, ground } => {
            propose(state, (*kind, key), cells, ground)?
        }
        MendCommand::Return { mend, reason } => {
            others(state, *mend, ctx)?;
            let reason = required(reason, MendRefusal::ReasonMissing)?;
            MendEvent::Returned { mend: *mend, reason }
        }
        MendCommand::Reject { mend, reason } => {
            others(state, *mend, ctx)?;
            let reason = required(reason, MendRefusal::ReasonMissing)?;
            MendEvent::Rejected { mend: *mend, reason }
        }
        MendCommand::Withdraw { mend } => {
            if undecided(state, *mend)?.by != *ctx.actor {
                return Err(MendRefusal::NotTheirs.into());
            }
            MendEvent::Withdrawn { mend: *mend }
        }
    };
    // From here it succeeds.
    Ok(vec![Event::Roster(RosterEvent::Mend(event))])
}

fn propose(
    state: &State,
    (kind, key): (RosterKind, &str),
    cells: &[MendedCell],
    ground: &str,
) -> Result<MendEvent, Refusal> {
    let line = state.rejected_lines.get(&(kind, key.to_owned())).ok_or(MendRefusal::LineGone)?;
    if let Some(open) = state.waiting_mend(kind, key) {
        return Err(MendRefusal::AlreadyProposed { mend: open.id }.into());
    }
    state.check_mendable(kind, line)?;
    if cells.iter().all(|cell| cell.from == cell.to) {
        return Err(MendRefusal::NothingChanged.into());
    }
    let ground = required(ground, MendRefusal::GroundMissing)?;
    let (mend, key, cells) = (state.next_mend(), key.to_owned(), cells.to_vec());
    Ok(MendEvent::Proposed { mend, kind, key, cells, ground })
}

/// How every command is judged.
type Judge = fn(&State, &Command, &Context<'_>) -> Result<Vec<Event>, Refusal>;

/// What the line brings is judged as if whoever proposed it had brought it in a file; nothing
/// of it counts where any of it is refused.
pub(super) fn pass(
    state: &State,
    (id, brings): (MendId, &[Command]),
    ctx: &Context<'_>,
    judge: Judge,
) -> Result<Vec<Event>, Refusal> {
    let mend = others(state, id, ctx)?;
    if !state.waits(mend) {
        return Err(MendRefusal::LineGone.into());
    }
    let by_them = Context { actor: &mend.by, ..*ctx };
    let envelope = Envelope { seq: 0, at: ctx.now, actor: mend.by.clone() };
    let (mut now, mut brought) = (state.clone(), Vec::new());
    for command in brings {
        let events = judge(&now, command, &by_them)?;
        events.iter().for_each(|event| evolve(&mut now, &envelope, event));
        brought.extend(events);
    }
    // From here it succeeds.
    let cases = brought.iter().filter_map(opened).collect();
    brought.push(Event::Roster(RosterEvent::Mend(MendEvent::Passed { mend: id, cases })));
    Ok(brought)
}

fn opened(event: &Event) -> Option<CaseId> {
    match event {
        Event::Case(CaseEvent::Opened { case, .. }) => Some(*case),
        _ => None,
    }
}

fn undecided(state: &State, id: MendId) -> Result<&Mend, MendRefusal> {
    let mend = state.mends.get(&id).ok_or(MendRefusal::Unknown)?;
    if mend.decided.is_some() { Err(MendRefusal::AlreadyDecided) } else { Ok(mend) }
}

/// One that waits and is somebody else's (四眼).
fn others<'s>(state: &'s State, id: MendId, ctx: &Context<'_>) -> Result<&'s Mend, MendRefusal> {
    let mend = undecided(state, id)?;
    if mend.by == *ctx.actor { Err(MendRefusal::OwnWork) } else { Ok(mend) }
}
