//! Corrections of rejected roster lines: which wait, for whom, and what became of the others.

use super::reader::Reader;
use crate::base::MendId;
use crate::casework::{Mend, MendRefusal, Refusal, RejectedLine, RosterKind};
use crate::office::permission::Permission;
use crate::office::{Actor, OfficeError};

/// Questions about corrections of rejected lines.
#[derive(Clone, Copy)]
pub struct MendReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// The corrections of rejected lines.
    pub fn mends(&self) -> MendReader<'_> {
        MendReader { reader: self }
    }
}

impl<'r> MendReader<'r> {
    /// Every correction that the actor may see, the oldest first.
    pub fn all(self) -> impl Iterator<Item = &'r Mend> {
        let all = self.reader.state().mends.values().map(|mend| &**mend);
        all.filter(move |mend| self.sees(mend))
    }

    /// Those that wait for their second person, the oldest first.
    pub fn waiting(self) -> impl Iterator<Item = &'r Mend> {
        self.all().filter(move |mend| self.waits(mend))
    }

    /// Whether one waits for its second person.
    pub fn waits(self, mend: &Mend) -> bool {
        self.reader.state().waits(mend)
    }

    /// One of them.
    pub fn get(self, mend: MendId) -> Option<&'r Mend> {
        self.reader.state().mends.get(&mend).map(|mend| &**mend).filter(|mend| self.sees(mend))
    }

    /// The newest of a line as it stands.
    pub fn newest_of(self, kind: RosterKind, line: &RejectedLine) -> Option<&'r Mend> {
        let all = self.reader.state().mends.values().rev().map(|mend| &**mend);
        all.filter(|mend| mend.is_of(kind, line)).find(|mend| self.sees(mend))
    }

    /// The one of a line that waits for its second person.
    pub fn waiting_of(self, kind: RosterKind, line: &RejectedLine) -> Option<&'r Mend> {
        self.newest_of(kind, line).filter(|mend| self.waits(mend))
    }

    /// Whether a rejected line is mended cell by cell, and if not, why.
    pub fn mendable(self, kind: RosterKind, line: &RejectedLine) -> Result<(), OfficeError> {
        let refused = |refusal| OfficeError::Refused(Refusal::from(refusal));
        self.reader.state().check_mendable(kind, line).map_err(refused)
    }

    /// Whether the actor decides such corrections.
    pub fn may_decide(self) -> bool {
        self.reader.may(Permission::DecideChange)
    }

    /// Everything as whoever proposed a correction sees it: what it brings is brought by them.
    pub fn as_proposer(self, mend: &Mend) -> Result<Reader, OfficeError> {
        let staff = self.reader.state().staff.get(&mend.by);
        let staff = staff.ok_or_else(|| OfficeError::Refused(MendRefusal::Unknown.into()))?;
        let actor = Actor::of(staff, self.reader.actor().session.clone());
        Ok(self.reader.clone().of(actor))
    }

    fn sees(self, mend: &Mend) -> bool {
        self.reader.rosters().sees_line(&mend.line)
    }
}
