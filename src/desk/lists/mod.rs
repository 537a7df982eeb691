//! The list screen: rows of which one is selected, what is above them, the selected one at
//! length below, and acts on it.
//!
//! Owns what all lists do alike: moving, keeping the selection while others change things,
//! choosing the items anew when a filter is set, asking before a command is submitted. What
//! differs from list to list is a [`ListOf`]; never names a matter.

mod list_of;
mod listed;
mod screen;

pub use list_of::ListOf;
pub use listed::{Listed, submit_all};
pub use screen::ListScreen;
