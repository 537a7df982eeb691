//! Taking a roster in, each line by the same command a clerk would give; one file a kind.

mod candidates;
mod choices;
mod compensation;
mod contributions;
mod editions;
mod giving;
mod legacy;
mod lines;
mod projects;
mod sorted;

pub use sorted::{Difference, Edition, Gone, Intake, OlderLine, RefusedLine};

use super::{Roster, RosterKind, Unread};
use crate::casework::{Command, Register, RejectedLine};
use crate::office::{Actor, Office, OfficeError, Reader};
use giving::Giving;
use sorted::{Sorted, unreadable};

/// Takes in a roster; with `dry_run` only tells what would become of it. The same
/// roster again changes nothing.
pub fn take_in(
    office: &Office,
    actor: &Actor,
    roster: &Roster,
    dry_run: bool,
) -> Result<Intake, OfficeError> {
    carry(&mut Giving::now(office, actor, dry_run), roster)
}

/// What a mended line would come to on what a reader sees, and the commands by which it is taken
/// in once somebody passes it.
pub(super) fn rehearse(
    reader: Reader,
    roster: &Roster,
) -> Result<(Intake, Vec<Command>), OfficeError> {
    let mut giving = Giving::later(reader);
    let intake = carry(&mut giving, roster)?;
    Ok((intake, giving.kept()))
}

fn carry(desk: &mut Giving<'_>, roster: &Roster) -> Result<Intake, OfficeError> {
    if let Some(register) = Register::of_code(roster.kind.code()) {
        return lines::take_in(desk, roster, register);
    }
    if roster.kind == RosterKind::Compensation {
        return compensation::take_in(desk, roster);
    }
    let reader = desk.reader();
    let mut intake = Intake::of(roster);
    let sorted = match roster.kind {
        RosterKind::Legacy => legacy::sort(roster, &reader),
        RosterKind::Candidates => candidates::sort(roster, &reader),
        RosterKind::Choices => choices::sort(roster, &reader),
        RosterKind::Contributions => contributions::sort(roster, &reader),
        RosterKind::Projects => projects::sort(roster, &reader),
        _ => Sorted::default(),
    };
    let set_aside = set_aside(roster, &reader);
    intake.already = roster.unread.len() - set_aside.len() + sorted.already;
    intake.listed_again = sorted.listed_again;
    intake.refused = sorted.refused;
    intake.findings = sorted.findings;
    intake.edition.gone = sorted.gone;
    intake.differences = sorted.differences;
    intake.without_case = sorted.without_case;
    intake.set_aside = set_aside;
    intake.keep_unless_mended(roster.kind, sorted.set_aside, &reader);
    desk.take(&mut intake, sorted.arrivals)?;
    if roster.kind == RosterKind::Legacy {
        let again = legacy::again(roster, &desk.reader());
        desk.take(&mut intake, again)?;
    }
    intake.named = desk.note(sorted.named)?;
    desk.note(sorted.notes)?;
    intake.refused.sort_by_key(|refused| refused.line);
    desk.take_down(intake.notes(roster))?;
    Ok(intake)
}

/// What tells an unreadable line of a kind apart, and whether such a line was taken in.
type Keys<'r> = (fn(&Roster, &Unread) -> String, Box<dyn Fn(&RejectedLine) -> bool + 'r>);

/// The lines that could not be read and were not taken in, mended, meanwhile.
fn set_aside(roster: &Roster, reader: &Reader) -> Vec<RejectedLine> {
    if roster.unread.is_empty() {
        return Vec::new();
    }
    let (key, is_known): Keys<'_> = match roster.kind {
        RosterKind::Legacy => (legacy::key, Box::new(legacy::known_lines(roster, reader))),
        RosterKind::Choices => (choices::key, by_key(choices::known_keys(reader))),
        RosterKind::Contributions => {
            (contributions::key, by_key(contributions::known_keys(reader)))
        }
        RosterKind::Projects => (projects::key, by_key(projects::known_keys(reader))),
        _ => (candidates::key, by_key(candidates::known_keys(reader))),
    };
    let lines = roster.unread.iter().map(|unread| unreadable(roster, unread, key(roster, unread)));
    let rosters = reader.rosters();
    lines.filter(|line| !is_known(line) && !rosters.is_mended(roster.kind, line)).collect()
}

fn by_key<'r>(known: impl Fn(&str) -> bool + 'r) -> Box<dyn Fn(&RejectedLine) -> bool + 'r> {
    Box::new(move |line| known(&line.key))
}
