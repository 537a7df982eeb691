//! A rejected line mended at the desk (改正): what its cells are to say, and by what right.
//! One proposes it, another decides; then it goes in as a line of a file does (K1b, X1).

use super::rejected_line::RejectedLine;
use super::roster_kind::RosterKind;
use crate::base::{CaseId, Cells, Instant, Login, MendId};
use serde::{Deserialize, Serialize};

/// A cell of a rejected line, as it came and as it is to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MendedCell {
    /// Its column, counted from 0.
    pub column: u32,
    /// The heading above it; empty where there is none.
    pub heading: String,
    /// What stands there.
    pub from: String,
    /// What is to stand there.
    pub to: String,
}

/// A line with corrected cells on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mend {
    /// Number in this store.
    pub id: MendId,
    /// What its roster is about.
    pub kind: RosterKind,
    /// The line as it came; nothing changes it.
    pub line: RejectedLine,
    /// What is corrected.
    pub cells: Vec<MendedCell>,
    /// On what it rests, with the paper.
    pub ground: String,
    /// Who proposed it.
    pub by: Login,
    /// When it was proposed.
    pub at: Instant,
    /// What became of it; nothing while it waits.
    pub decided: Option<MendDecision>,
}

/// What became of a proposed correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MendDecision {
    /// How it ended.
    pub verdict: MendVerdict,
    /// Who decided, or took it back.
    pub by: Login,
    /// When it was decided.
    pub at: Instant,
    /// Why; empty where it was passed or withdrawn.
    pub reason: String,
}

/// How a proposed correction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MendVerdict {
    /// Passed: the line was taken in.
    Passed,
    /// Sent back to be looked at again; the line stays rejected.
    Returned,
    /// Refused; the line stays rejected.
    Rejected,
    /// Taken back by whoever proposed it.
    Withdrawn,
}

impl MendVerdict {
    /// The code, as machine output says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Returned => "returned",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What happened to rejected lines that are mended, in the words the journal keeps for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MendEvent {
    /// Somebody proposed what the cells of a rejected line are to say.
    Proposed {
        /// Number of the correction.
        mend: MendId,
        /// What the roster is about.
        kind: RosterKind,
        /// What tells the line apart.
        key: String,
        /// What is corrected.
        cells: Vec<MendedCell>,
        /// On what it rests, with the paper.
        ground: String,
    },
    /// It was passed; what the line brought stands before this.
    Passed {
        /// Which correction it is.
        mend: MendId,
        /// The cases that the line opened: whoever proposed it prepared them (四眼).
        cases: Vec<CaseId>,
    },
    /// It was sent back.
    Returned {
        /// Which correction it is.
        mend: MendId,
        /// Why it is not passed.
        reason: String,
    },
    /// It was refused.
    Rejected {
        /// Which correction it is.
        mend: MendId,
        /// Why it is not passed.
        reason: String,
    },
    /// Whoever proposed it took it back.
    Withdrawn {
        /// Which correction it is.
        mend: MendId,
    },
}

impl MendEvent {
    /// Which correction it is about.
    pub fn mend(&self) -> MendId {
        match self {
            Self::Proposed { mend, .. }
            | Self::Passed { mend, .. }
            | Self::Returned { mend, .. }
            | Self::Rejected { mend, .. }
            | Self::Withdrawn { mend } => *mend,
        }
    }
}

impl Mend {
    /// Whether it was passed.
    pub fn is_passed(&self) -> bool {
        self.decided.as_ref().is_some_and(|decided| decided.verdict == MendVerdict::Passed)
    }

    /// Whether a line of a file is the one that it corrected, word for word.
    pub fn is_of(&self, kind: RosterKind, line: &RejectedLine) -> bool {
        self.kind == kind && self.line.key == line.key && self.line.cells == line.cells
    }
}

impl RejectedLine {
    /// What its cells mean: ditto marks spelt out.
    pub fn meaning(&self) -> &Cells {
        let spelt = self.reading.as_deref().and_then(|reading| reading.meant.as_ref());
        spelt.unwrap_or(&self.cells)
    }

    /// Name of its file; of a workbook also the sheet.
    pub fn file(&self) -> String {
        let reading = self.reading.as_deref();
        let file = reading.map_or("", |reading| &*reading.file);
        match reading.and_then(|reading| reading.sheet.as_deref()) {
            Some(sheet) => format!("{file}[{sheet}]"),
            None => file.to_owned(),
        }
    }

    /// By what people name it: file and line, as the answer of its import has them.
    pub fn place(&self) -> String {
        format!("{}:{}", self.file(), self.line)
    }

    /// Its cells with these corrected.
    pub fn corrected(&self, cells: &[MendedCell]) -> Cells {
        let mut all: Vec<&str> = self.meaning().iter().collect();
        for cell in cells {
            let column = cell.column as usize;
            if column >= all.len() {
                all.resize(column + 1, "");
            }
            all[column] = &cell.to;
        }
        Cells::new(all)
    }
}
