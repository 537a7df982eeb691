//! The tab 资金: payment batches on their way, payments that came back, the accounts of
//! the special account, and the tie-out of each month.
//!
//! Owns what stands in the lists and which step comes next, by whom. Never decides and
//! never reckons: figures come from the books, and the office judges every step.

mod account_book;
mod batch;
mod book;
mod lists;
mod making;
mod next;
mod offers;
mod plan;
mod screen;
mod steps;

use crate::casework::BatchStage;
use crate::desk::lists::ListScreen;
use crate::desk::screen::Screen;
use crate::office::{Permission, Reader};
use screen::FundDesk;

/// The tab 资金.
pub fn open_fund(reader: &Reader) -> Box<dyn Screen> {
    Box::new(ListScreen::new(FundDesk::new(), reader))
}

/// How many batches wait for this person's step.
pub fn waiting(reader: &Reader) -> Option<usize> {
    let steps = [
        (BatchStage::Made, Permission::CheckBatch),
        (BatchStage::Checked, Permission::ReleaseBatch),
        (BatchStage::Released, Permission::SettleBatch),
    ];
    let mine = |stage: BatchStage| {
        steps.iter().any(|(of, permission)| *of == stage && reader.may(*permission))
    };
    let count = reader.fund().account().batches.values().filter(|batch| mine(batch.stage)).count();
    (count > 0).then_some(count)
}
