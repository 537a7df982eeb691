//! The rosters compared (五(一), T1–T7): one result for each person of the legacy
//! roster, those among them whose line was rejected, from what all rosters say.
//!
//! Pure: owns the findings, the classes, and the decisions by which staff settle what
//! the rosters leave open. Never reads a roster and never carries anything out.

mod amounts;
mod death;
mod decision;
mod district;
mod finding;
mod following;
mod near;
mod payroll;
mod plan;
mod result;
mod sharing;
mod subject;
mod validity;

pub(super) use amounts::facts_of_line;
pub use amounts::{LineAmount, LineAmounts, unread_amounts};
pub use death::{ListedDeath, listed_death};
pub use decision::{CompareDecision, Decided};
pub use district::{Compared, Comparison, ControlTotals, Sum};
pub use finding::{Class, Findings, RosterFinding};
pub use near::{Likeness, NearIndex, NearMatch, near_matches_of};
pub use payroll::{OffPayroll, PayrollLine, payroll_line};
pub use plan::{RunCause, RunStep, run_step};
pub use result::{ComparisonResult, compare_person, compare_rejected};
pub use sharing::sharers_of;
pub use subject::{
    CompareSubject, SourceLine, rejected_lines_of, sources_of, unread_register_lines,
};
pub(super) use validity::{facts_of, line_of, listed_twice};
pub use validity::{holding, is_on_file, is_taken, valid_decisions};
