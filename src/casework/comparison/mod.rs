//! The rosters compared (五(一), T1–T7): one verdict for each person of the legacy
//! roster, those among them whose line was set aside, from what all rosters say.
//!
//! Pure: owns the findings, the classes, and the decisions by which staff settle what
//! the rosters leave open. Never reads a roster and never carries anything out.

mod amounts;
mod death;
mod decision;
mod district;
mod finding;
mod following;
mod payroll;
mod plan;
mod sharing;
mod subject;
mod verdict;

pub(super) use amounts::facts_of_line;
pub use amounts::{LineAmount, LineAmounts, unread_amounts};
pub use death::{ListedDeath, listed_death};
pub use decision::{CompareDecision, Decided, holding, is_on_file, standing};
pub(super) use decision::{facts_of, line_of};
pub use district::{Compared, Comparison, ControlTotals, Sum};
pub use finding::{Class, Findings, RosterFinding};
pub use payroll::{OffPayroll, PayrollLine, payroll_line};
pub use plan::{RunCause, RunStep, run_step};
pub use sharing::sharers_of;
pub(super) use subject::aside_line;
pub use subject::{CompareSubject, SourceLine, lines_aside, sources_of};
pub use verdict::{Verdict, verdict_of_aside, verdict_of_person};
