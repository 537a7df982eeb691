//! What became of a roster that was read.

use crate::casework::State;
use crate::casework::command::RosterImport;
use crate::casework::event::{Event, RosterEvent};

/// The same roster read again with the same outcome changes nothing.
pub(super) fn decide(state: &State, command: &RosterImport) -> Vec<Event> {
    let new_aside = command
        .set_aside
        .iter()
        .any(|line| !state.set_aside.contains_key(&(command.kind.clone(), line.key.clone())));
    if state.rosters.contains_key(&command.digest) && !new_aside {
        return Vec::new();
    }
    let RosterImport { kind, file, digest, lines, set_aside } = command.clone();
    vec![Event::Roster(RosterEvent::Imported { kind, file, digest, lines, set_aside })]
}
