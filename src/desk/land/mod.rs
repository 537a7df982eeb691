//! The tab 征地: land projects, their levy with its age, and the people of each.
//!
//! Owns what stands in the lists. Never takes a project down: that comes in as a file
//! from 自然资源局.

mod people;
mod projects;

use crate::desk::lists::ListScreen;
use crate::desk::screen::Screen;
use crate::office::{Permission, Reader};

/// The tab 征地, at its list of projects.
pub fn open_land(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(projects::Projects::new(reader), reader))
}

/// Projects in arrears, for whoever pursues them (L2).
pub fn in_arrears(reader: &Reader) -> Option<usize> {
    let late = reader.may(Permission::ManageProjects).then(|| reader.land().in_arrears())?;
    (late > 0).then_some(late)
}
