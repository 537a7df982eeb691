//! The contract between a screen and the session that shows it.
//!
//! Owns what a screen is, what it may ask for and what the menu of a desk is made of.
//! Never knows any one screen.

mod contract;
mod menu;

pub use contract::{Answer, Draft, Screen, Step, View};
pub use menu::{Errand, Menu, Opener, Tab};
