//! The corrections of rejected lines that wait for their second person, and those that were
//! taken in (K1b, X1).

use super::mend::Mend;
use super::refusal::MendRefusal;
use super::rejected_line::RejectedLine;
use super::roster_kind::RosterKind;
use super::state::State;
use crate::base::MendId;

impl State {
    /// Whether a correction waits for a decision: the line is still rejected, as it came.
    pub fn waits(&self, mend: &Mend) -> bool {
        let key = (mend.kind, mend.line.key.clone());
        let line = self.rejected_lines.get(&key).filter(|_| mend.decided.is_none());
        line.is_some_and(|line| line.cells == mend.line.cells)
    }

    /// The correction of a line that waits for a decision.
    pub fn waiting_mend(&self, kind: RosterKind, key: &str) -> Option<&Mend> {
        let mut newest = self.mends.values().rev();
        newest
            .find(|mend| mend.kind == kind && mend.line.key == key && self.waits(mend))
            .map(|mend| &**mend)
    }

    /// Whether a rejected line is mended cell by cell, whatever is typed: where only figures of
    /// somebody on file are lacking, a change of the file completes them.
    pub fn check_mendable(&self, kind: RosterKind, line: &RejectedLine) -> Result<(), MendRefusal> {
        let reading = line.reading.as_deref().filter(|_| kind == RosterKind::Legacy);
        let lacking = reading.filter(|reading| reading.lacks_amounts_only());
        let number = lacking.and_then(|reading| reading.id_number);
        match number.and_then(|number| self.person_of(&number)) {
            Some(_) => Err(MendRefusal::FiguresByChange),
            None => Ok(()),
        }
    }

    /// Whether a line that cannot be read was mended and taken in before, as it stands.
    pub fn is_mended(&self, kind: RosterKind, line: &RejectedLine) -> bool {
        self.mends.values().any(|mend| mend.is_passed() && mend.is_of(kind, line))
    }

    /// The number that the next correction gets.
    pub fn next_mend(&self) -> MendId {
        MendId(self.mends.get_max().map_or(0, |(id, _)| id.0) + 1)
    }
}
