//! Drawings that the rooms of several matters share: who somebody is, the line of years.
//!
//! Owns how a fact of a person or a case looks. Never asks for input.

mod who;
pub mod years;

pub use who::who;
