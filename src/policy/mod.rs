//! The dated numbers of the plan and the office, and the clauses behind them.
//!
//! Owns reading `data/policy/` and answering what applies on a day as far as was
//! known on another. Never holds a number of its own: a setting missing from the
//! files is refused when they are read.

mod clause;
mod load;
mod setting;

pub use clause::Rule;
pub use load::{Policy, PolicyFault};
pub use setting::{Origin, Rules, ValueForm};
