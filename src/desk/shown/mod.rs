//! What the rooms of several matters show alike: a person, a project, the line of years.
//!
//! Owns how a fact of a person or a case looks. Never asks for input.

mod near_matches;
pub mod person;
pub mod project;
mod who;
pub mod years;

pub use near_matches::near_matches;
pub use who::who;
