//! What became of a roster that was read.

use crate::casework::command::{NameColumn, RosterImport, RosterLines};
use crate::casework::compensation::{Compensated, CompensatedLine, CompensationLines};
use crate::casework::context::Context;
use crate::casework::event::{Event, RosterEvent};
use crate::casework::refusal::{AccountRefusal, CompareRefusal, Refusal};
use crate::casework::{ListedLine, NamedColumn, RosterKind, State, Succession};

/// The same roster read again with the same outcome changes nothing.
pub(super) fn decide(state: &State, command: &RosterImport) -> Vec<Event> {
    let new_rejected = command
        .rejected
        .iter()
        .any(|line| !state.rejected_lines.contains_key(&(command.kind, line.key.clone())));
    if state.rosters.contains_key(&command.digest) && !new_rejected {
        return Vec::new();
    }
    let RosterImport { kind, file, digest, lines, rejected, headings, totals, head } =
        command.clone();
    let imported =
        RosterEvent::Imported { kind, file, digest, lines, rejected, headings, totals, head };
    vec![Event::Roster(imported)]
}

/// Only lines that say something new come into the journal, or that can be read where a
/// rejected one could not; none that is older than what stands, or lifts a death.
pub(super) fn list(state: &State, command: &RosterLines) -> Vec<Event> {
    let known = |line: &ListedLine| {
        let present = state.listings.get(&line.id_number)?.of(command.register)?;
        Some(present.is_same(line))
    };
    let answers = |line: &ListedLine| !state.rejected_of(command.register, &line.whom()).is_empty();
    let stands = |line: &ListedLine| {
        matches!(
            Succession::in_state(state, line),
            Some(Succession::Older | Succession::LiftsDeath)
        )
    };
    let new = |line: &&ListedLine| match known(line) {
        Some(true) => answers(line),
        _ => !stands(line),
    };
    let lines: Vec<ListedLine> = command.lines.iter().filter(new).cloned().collect();
    let digest = command.digest.clone();
    let listed = (!lines.is_empty()).then_some(RosterEvent::Listed { digest, lines });
    listed.map(Event::Roster).into_iter().collect()
}

/// A column is named for whoever brings such files: the department, and township, of the
/// actor's account. The same name again changes nothing.
pub(super) fn name_column(
    state: &State,
    command: &NameColumn,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let heading = command.heading.trim().to_owned();
    if heading.is_empty() {
        return Err(CompareRefusal::HeadingMissing.into());
    }
    let staff = state.staff.get(ctx.actor).ok_or(AccountRefusal::Unknown)?;
    // From here it succeeds.
    let (department, township) = (staff.department, staff.township);
    let (kind, field) = (command.kind, command.field.clone());
    let named = NamedColumn { kind, department, township, heading, field };
    let known = state.named_columns.get(&(named.sender(), named.heading.clone()));
    if known.map_or("", String::as_str) == named.field {
        return Ok(Vec::new());
    }
    Ok(vec![Event::Roster(RosterEvent::ColumnNamed(named))])
}

/// Only lines that say something new come into the journal, or that can be read where a
/// rejected one could not.
pub(super) fn compensated(state: &State, command: &CompensationLines) -> Vec<Event> {
    let new = |line: &&CompensatedLine| {
        let says = &line.says;
        let known = state.compensated.get(&says.key()).is_some_and(|entry| entry.says == *says);
        let rejected = Compensated::rejected_key(&says.project, &says.name);
        !known || state.rejected_lines.contains_key(&(RosterKind::Compensation, rejected))
    };
    let lines: Vec<CompensatedLine> = command.lines.iter().filter(new).cloned().collect();
    let digest = command.digest.clone();
    let listed = (!lines.is_empty()).then_some(RosterEvent::CompensationListed { digest, lines });
    listed.map(Event::Roster).into_iter().collect()
}
