//! Rejected roster lines that are mended, in the history; what their cells say is not shown.

use super::builder::{EventBuilder, EventTexts};
use crate::casework::MendEvent;
use crate::words::names::roster_name;

pub(super) fn text<'a>(texts: &'a EventTexts<'a>, event: &MendEvent) -> EventBuilder<'a> {
    let number = event.mend().to_string();
    let title = |key| texts.title(key, &[("mend", &number)]);
    match event {
        MendEvent::Proposed { mend: _, kind, key: _, cells, ground } => {
            let headings: Vec<&str> = cells.iter().map(|cell| cell.heading.as_str()).collect();
            title("event-mend-proposed")
                .with("errand-roster", roster_name(*kind, texts.words))
                .with("label-mended-columns", headings.join(texts.words.say("fault-between")))
                .with("change-ground", ground)
        }
        MendEvent::Passed { mend: _, cases: _ } => title("event-mend-passed"),
        MendEvent::Returned { mend: _, reason } => {
            title("event-mend-returned").with("label-reason", reason)
        }
        MendEvent::Rejected { mend: _, reason } => {
            title("event-mend-rejected").with("label-reason", reason)
        }
        MendEvent::Withdrawn { mend: _ } => title("event-mend-withdrawn"),
    }
}
