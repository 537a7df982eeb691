//! A sample of each event of a rejected line that is mended.

use crate::base::MendId;
use crate::casework::{Event, MendEvent, MendedCell, RosterEvent, RosterKind};

pub(super) fn of_mends() -> Vec<Event> {
    let mend = MendId(7);
    let (heading, from) = ("身份证号".to_owned(), "5301221962".to_owned());
    let cell = MendedCell { column: 1, heading, from, to: "53012219620504001X".into() };
    let (kind, key) = (RosterKind::Candidates, "13800000001".into());
    let (ground, reason) = ("身份证复印件".into(), "看不清".to_owned());
    let events = [
        MendEvent::Proposed { mend, kind, key, cells: vec![cell], ground },
        MendEvent::Passed { mend, cases: Vec::new() },
        MendEvent::Returned { mend, reason: reason.clone() },
        MendEvent::Rejected { mend, reason },
        MendEvent::Withdrawn { mend },
    ];
    events.into_iter().map(|event| Event::Roster(RosterEvent::Mend(event))).collect()
}
