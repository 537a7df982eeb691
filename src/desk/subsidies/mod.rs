//! Money on its way: the tabs 补助 and 退保, each a list from application to money
//! received, with totals by how far it has come.
//!
//! Owns what stands in the lists and how it is narrowed. Never decides and never
//! reckons an amount: it shows what the files hold.

mod line;
mod list;
mod round;
mod round_people;

use crate::casework::{PersonAct, ReviewStep};
use crate::desk::lists::ListScreen;
use crate::desk::screen::Screen;
use crate::documents::Export;
use crate::office::{Permission, Queue, Reader};

use list::{PayoutTab, Payouts};

/// The tab 补助: claims of all years, and top-ups.
pub fn subsidies(reader: &Reader) -> Box<dyn Screen> {
    let tab = PayoutTab {
        name: "tab-subsidy",
        lines: line::subsidies,
        applies: PersonAct::Claim,
        permission: Permission::ClaimSubsidy,
        export: Export::Claims,
    };
    Box::new(ListScreen::new(Payouts::new(tab), reader))
}

/// The tab 退保: refunds, those still to be applied for among them, and recoveries.
pub fn refunds(reader: &Reader) -> Box<dyn Screen> {
    let tab = PayoutTab {
        name: "tab-refund",
        lines: line::refunds,
        applies: PersonAct::Refund,
        permission: Permission::OpenRefund,
        export: Export::Refunds,
    };
    Box::new(ListScreen::new(Payouts::new(tab), reader))
}

/// What waits in 补助 for this user: money to be moved, of whatever kind.
pub fn subsidies_waiting(reader: &Reader) -> Option<usize> {
    let waiting = reader.cases().queue_len(Queue::Payable);
    (reader.cases().my_queues().contains(&Queue::Payable) && waiting > 0).then_some(waiting)
}

/// What waits in 退保 for this user: refunds and recoveries to be decided.
pub fn refunds_waiting(reader: &Reader) -> Option<usize> {
    let steps = [
        (ReviewStep::Refund, Permission::DecideRefund),
        (ReviewStep::Recovery, Permission::DecideRecovery),
    ];
    let mine = steps.into_iter().filter(|(_, permission)| reader.may(*permission));
    let waiting = mine.map(|(step, _)| reader.cases().queue_len(Queue::Waiting(step))).sum();
    (waiting > 0).then_some(waiting)
}
