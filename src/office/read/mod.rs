//! Questions: a reader as of one moment, and the views of it, one a matter.

mod acts;
mod cases;
mod comparison;
mod comparison_cache;
mod fund;
mod land;
mod lists;
mod mends;
mod next;
mod people;
mod reader;
mod review;
mod review_queue;
mod rosters;
mod staff;

pub use acts::PersonActs;
pub use cases::CaseReader;
pub use comparison::{CompareList, CompareWork, ComparedPerson, ComparisonReader};
pub use fund::FundReader;
pub use land::{LandReader, LandRegister, ProjectPeople};
pub use lists::{ListReader, MissingItem, SentBack};
pub use mends::MendReader;
pub use next::Taker;
pub use people::PeopleReader;
pub use reader::{QueueRow, Reader};
pub use review::ReviewReader;
pub use review_queue::{QueuedCase, ReviewQueue};
pub use rosters::{LineSays, RosterColumn, RosterReader};
pub use staff::StaffReader;

pub(super) use comparison_cache::ComparisonCache;
pub(super) use review_queue::ReviewQueues;
