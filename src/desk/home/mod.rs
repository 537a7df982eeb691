//! What each person is offered: the screen that is seen first, and the tabs.
//!
//! Owns which room is opened by which tab. Never draws another room's matter.

mod screen;
pub mod tabs;
