//! Office errands that need no tab: staff accounts, who is on, rosters read.
//!
//! Owns their lists and forms. Never keeps a password: it is hashed before it becomes
//! part of a command, and never shown, drafted or logged.

mod delegation;
mod rosters;
mod sittings;
mod staff;
mod staff_slip;
mod work;

use crate::desk::lists::{ListOf, ListScreen};
use crate::desk::screen::Screen;
use crate::office::Reader;

/// Who decides while one is away.
pub fn delegation(reader: &Reader) -> Box<dyn Screen> {
    Box::new(delegation::DelegationSlip::new(reader))
}

/// Who handled how many.
pub fn work(reader: &Reader) -> Box<dyn Screen> {
    list(work::WorkTable::new(reader), reader)
}

/// The accounts of the staff.
pub fn staff(reader: &Reader) -> Box<dyn Screen> {
    list(staff::StaffList::new(reader), reader)
}

/// Who is on.
pub fn sittings(reader: &Reader) -> Box<dyn Screen> {
    list(sittings::Sittings::new(reader), reader)
}

/// Rosters read so far.
pub fn rosters(reader: &Reader) -> Box<dyn Screen> {
    list(rosters::RosterList, reader)
}

fn list(of: impl ListOf + 'static, reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(of, reader))
}
