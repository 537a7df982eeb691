//! Questions: a reader as of one moment, and the views of it, one a matter.

mod cases;
mod comparison;
mod fund;
mod land;
mod oversight;
mod people;
mod reader;
mod review_queue;
mod rosters;
mod staff;

pub use cases::CaseReader;
pub use comparison::{CompareList, CompareWork, ComparedPerson, ComparisonReader};
pub use fund::FundReader;
pub use land::{LandReader, LandRegister, ProjectPeople};
pub use oversight::ReviewReader;
pub use people::{PeopleReader, Record};
pub use reader::{QueueRow, Reader};
pub use review_queue::{Lane, Waiting};
pub use rosters::{LineSays, RosterColumn, RosterReader};
pub use staff::StaffReader;

pub(super) use comparison::Compare;
pub(super) use people::records_since;
pub(super) use review_queue::Lanes;
