//! Which townships a file is about, by its lines.

use super::{Roster, RosterRow};
use crate::base::TownshipCode;
use std::collections::BTreeSet;

impl Roster {
    /// The townships that its lines name or that were told of them, those that cannot be read
    /// included.
    pub fn townships(&self) -> BTreeSet<TownshipCode> {
        let read = self.lines.iter().filter_map(|line| township(&line.row));
        let unread = self.unread.iter().filter_map(|line| {
            let said = self.said(line.table, line.meaning(), "township");
            self.reader(line.table).township(said)
        });
        read.chain(unread).collect()
    }
}

fn township(row: &RosterRow) -> Option<TownshipCode> {
    match row {
        RosterRow::Legacy(row) => Some(row.township),
        RosterRow::Candidate(row) => Some(row.township),
        RosterRow::Project(row) => Some(row.township),
        RosterRow::Resident(row) => row.township,
        RosterRow::Compensation(row) => row.township,
        RosterRow::Employee(_)
        | RosterRow::Household(_)
        | RosterRow::Choice(_)
        | RosterRow::Contribution(_)
        | RosterRow::Allocation(_)
        | RosterRow::BankResult(_) => None,
    }
}
