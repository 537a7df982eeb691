//! What the keys of the tab's lists do.

use super::account_book::AccountBook;
use super::batch::BatchLines;
use super::making::Making;
use super::next::{ask, bank_text, route_told, step_of};
use super::offers::{giving_up, paying_again, returned_from, writing};
use super::screen::{FundDesk, FundPage, FundRow, REASONS};
use crate::base::mask_tail;
use crate::casework::{Batch, BatchStage, Command, FundCommand, PersonAct, Route};
use crate::desk::forms::{allocate, open};
use crate::desk::lists::{ListScreen, Listed};
use crate::desk::people::open_person;
use crate::desk::popups::{Confirm, MessageBox, OpenFile, Picker};
use crate::desk::screen::Step;
use crate::desk::screen::Wanted;
use crate::desk::terminal::Action;
use crate::documents::Export;
use crate::office::{Forbidden, OfficeError, Permission, QueueRow, Reader};
use crate::words::{Message, hold_message};

impl FundDesk {
    /// Does an action on one of the lists.
    pub(super) fn take(
        &mut self,
        action: Action,
        list: &mut Listed<FundRow>,
        reader: &Reader,
    ) -> Step {
        match (action, self.page(), list.selected().copied()) {
            (Action::Left | Action::Right, ..) => {
                self.pages.turn(action == Action::Right);
                list.show_first()
            }
            (_, FundPage::Batches, row) => {
                let batch = match row {
                    Some(FundRow::Batch(id)) => reader.fund().batch(id),
                    _ => None,
                };
                self.on_batches(action, batch, list, reader)
            }
            (Action::Export, FundPage::Returned, _) => offer(Export::Payments),
            (Action::Export, FundPage::Accounts | FundPage::Months, _) => offer(Export::Fund),
            (_, _, Some(FundRow::Returned(case))) => match reader.cases().row(case) {
                Some(row) => on_returned(action, row, list, reader),
                None => Step::Pass,
            },
            (Action::New, FundPage::Accounts, _) => match reader.may(Permission::BookAllocation) {
                true => Step::Push(allocate(reader)),
                false => not_yours(Permission::BookAllocation),
            },
            (Action::Accept, _, Some(FundRow::Account(account))) => {
                Step::push(ListScreen::new(AccountBook::new(account), reader))
            }
            (Action::Run, _, Some(FundRow::Month(month))) => {
                let told = Message::of("fund-close-told").with("month", month.to_string());
                ask_first(list, Command::Fund(FundCommand::CloseMonth { month }), reader, || {
                    Confirm::new("fund-close", vec![told], "fund-close")
                })
            }
            _ => Step::Pass,
        }
    }

    fn on_batches(
        &mut self,
        action: Action,
        batch: Option<&Batch>,
        list: &mut Listed<FundRow>,
        reader: &Reader,
    ) -> Step {
        match (action, batch) {
            (Action::New, _) => match reader.may(Permission::MakeBatch) {
                true => Step::push(Making::new(reader)),
                false => not_yours(Permission::MakeBatch),
            },
            (Action::Details, _) if !reader.may(Permission::SettleBatch) => {
                not_yours(Permission::SettleBatch)
            }
            (Action::Details, _) if !any_sent(reader) => nothing("fund-none-sent"),
            (Action::Details, _) => Step::push(OpenFile::default()),
            (Action::Accept, Some(batch)) => {
                Step::push(ListScreen::new(BatchLines::new(batch.id), reader))
            }
            // Nothing comes back of what was never sent; and the key that released a batch
            // does not say, pressed once more, that all of it was paid.
            (Action::Run, Some(batch))
                if batch.stage == BatchStage::Released && batch.file.is_none() =>
            {
                nothing("fund-not-written")
            }
            (Action::Run, Some(batch)) => {
                let command = step_of(batch, self.seq);
                ask_first(list, command, reader, || ask(batch))
            }
            (Action::Remove, Some(batch)) => match reader.would(&giving_up(batch)) {
                Ok(()) => {
                    self.giving_up = Some(batch.id);
                    Step::push(Picker::new("fund-give-up", REASONS.map(str::to_owned).into()))
                }
                Err(error) => Step::push(MessageBox::no(&error)),
            },
            (Action::Export, batch) => {
                let writes = |batch: &&Batch| reader.would(&writing(batch)).is_ok();
                let file = batch.filter(writes).map(|batch| Wanted::Batch(batch.id));
                let list = Wanted::List(Export::Payments);
                Step::offer(file.into_iter().chain([list]).collect())
            }
            (Action::Copy, Some(batch)) => {
                match (reader.would(&writing(batch)), bank_text(batch)) {
                    (Ok(()), Some((text, note))) => {
                        self.copied = Some(text);
                        Step::submit(note, None)
                    }
                    (Err(error), _) => Step::push(MessageBox::no(&error)),
                    (Ok(()), None) => Step::Stay,
                }
            }
            (Action::Run | Action::Remove | Action::Copy | Action::Accept, None) => {
                nothing("fund-none-selected")
            }
            _ => Step::Pass,
        }
    }
}

/// Asks before a step that the rules allow now; else says why they do not.
fn ask_first(
    list: &mut Listed<FundRow>,
    command: Command,
    reader: &Reader,
    question: impl FnOnce() -> Confirm,
) -> Step {
    match reader.would(&command) {
        Ok(()) => list.ask(question(), command),
        Err(error) => Step::push(MessageBox::no(&error)),
    }
}

/// Whether any batch waits for the bank's result.
fn any_sent(reader: &Reader) -> bool {
    reader.fund().account().batches.values().any(|batch| batch.stage == BatchStage::Released)
}

fn on_returned(
    action: Action,
    row: QueueRow<'_>,
    list: &mut Listed<FundRow>,
    reader: &Reader,
) -> Step {
    match action {
        Action::Accept => Step::Push(open_person(reader, row.person.id)),
        Action::Edit if returned_from(row.case, reader) == Route::Account => {
            let told = ["fund-scheme-account", "fund-scheme-next"].map(Message::from);
            Step::push(MessageBox::new("fund-scheme-title", told.into()))
        }
        Action::Edit if !reader.may(Permission::ProposeChange) => {
            not_yours(Permission::ProposeChange)
        }
        Action::Edit => Step::Push(open(PersonAct::ProposeChange, reader, row.person.id)),
        Action::Run => pay_again(row, list, reader),
        _ => Step::Pass,
    }
}

/// One case into a batch of its own, where somebody has looked after what failed.
fn pay_again(row: QueueRow<'_>, list: &mut Listed<FundRow>, reader: &Reader) -> Step {
    if !reader.may(Permission::MakeBatch) {
        return not_yours(Permission::MakeBatch);
    }
    let (command, line) = match paying_again(row.case, reader) {
        Ok(paying) => paying,
        Err(hold) => {
            let held = Message::of("fund-held").said("cause", hold_message(&hold));
            return Step::push(MessageBox::new("message-refused", vec![held]));
        }
    };
    let told = Message::of("fund-again-told")
        .with("name", line.holder)
        .with("amount", line.amount.grouped())
        .said("route", route_told(line.route))
        .with("account", mask_tail(&line.account, 4));
    let sure = match (reader.fund().has_new_account(row.case), line.route) {
        (true, _) => "fund-mended",
        (false, Route::Bank) => "fund-again-same",
        (false, Route::Account) => "fund-again-scheme",
    };
    ask_first(list, command, reader, || {
        Confirm::new("fund-pay-again", vec![told, sure.into()], "fund-make-yes")
    })
}

fn offer(list: Export) -> Step {
    Step::offer(vec![Wanted::List(list)])
}

/// That an act is another's.
fn not_yours(permission: Permission) -> Step {
    let forbidden = OfficeError::Forbidden(Forbidden::Role(permission));
    Step::push(MessageBox::no(&forbidden))
}

/// Why there is nothing to be done.
fn nothing(why: &'static str) -> Step {
    Step::push(MessageBox::new("message-refused", vec![why.into()]))
}
