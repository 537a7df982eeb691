//! What the events of mended lines change.

use super::change;
use crate::base::MendId;
use crate::casework::case::Involvement;
use crate::casework::event::Envelope;
use crate::casework::mend::{Mend, MendDecision, MendEvent, MendVerdict};
use crate::casework::state::State;
use std::sync::Arc;

pub(super) fn evolve(state: &mut State, envelope: &Envelope, event: &MendEvent) {
    let (mend, verdict, reason) = match event {
        MendEvent::Proposed { mend, kind, key, cells, ground } => {
            let line = state.rejected_lines.get(&(*kind, key.clone())).cloned();
            let Some(line) = line else { return };
            let (by, at) = (envelope.actor.clone(), envelope.at);
            let (cells, ground) = (cells.clone(), ground.clone());
            let (id, kind) = (*mend, *kind);
            let proposed = Mend { id, kind, line, cells, ground, by, at, decided: None };
            state.mends.insert(id, Arc::new(proposed));
            return;
        }
        MendEvent::Passed { mend, cases } => {
            let Some(known) = state.mends.get(mend).cloned() else { return };
            state.forget_rejected(known.kind, [known.line.key.clone()]);
            for case in cases {
                // Whoever proposed the line prepared the case, not whoever passed the line.
                change::with_case(state, envelope, *case, |case| {
                    case.handlers.retain(|handled| handled.by != envelope.actor);
                    case.handlers.push(Involvement { by: known.by.clone(), step: None });
                });
            }
            (mend, MendVerdict::Passed, String::new())
        }
        MendEvent::Returned { mend, reason } => (mend, MendVerdict::Returned, reason.clone()),
        MendEvent::Rejected { mend, reason } => (mend, MendVerdict::Rejected, reason.clone()),
        MendEvent::Withdrawn { mend } => (mend, MendVerdict::Withdrawn, String::new()),
    };
    decided(state, envelope, *mend, verdict, reason);
}

fn decided(
    state: &mut State,
    envelope: &Envelope,
    id: MendId,
    verdict: MendVerdict,
    reason: String,
) {
    let Some(mend) = state.mends.get_mut(&id) else { return };
    let (by, at) = (envelope.actor.clone(), envelope.at);
    Arc::make_mut(mend).decided = Some(MendDecision { verdict, by, at, reason });
}
