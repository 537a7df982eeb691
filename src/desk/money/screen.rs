//! The screen of the tab: four lists, each with what is done next.

use super::book::{Closing, account_columns, account_row, month_below, month_columns, month_row};
use super::lists::{
    batch_below, batch_columns, batch_row, made, next_key, returned_below, returned_columns,
    returned_row, said, sums,
};
use super::offers::{of_batch, of_returned};
use crate::base::{BatchId, CaseId, Month};
use crate::casework::{Command, FundAccount, FundCommand};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::popups::MessageBox;
use crate::desk::screen::{Answer, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Stops, below, stop_names};
use crate::office::{Permission, Queue, Reader};
use crate::words::{Lang, Message, Words};
use ratatui::layout::Rect;

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FundPage {
    Batches,
    Returned,
    Accounts,
    Months,
}

impl FundPage {
    const ALL: [Self; 4] = [Self::Batches, Self::Returned, Self::Accounts, Self::Months];

    fn name(self) -> &'static str {
        match self {
            Self::Batches => "fund-batches",
            Self::Returned => "fund-returned",
            Self::Accounts => "fund-accounts",
            Self::Months => "fund-months",
        }
    }
}

/// A row of one of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FundRow {
    Batch(BatchId),
    Returned(CaseId),
    Account(FundAccount),
    Month(Month),
}

/// Why a batch is given up; what goes on record is in the office's language.
pub(super) const REASONS: [&str; 4] =
    ["fund-reason-account", "fund-reason-death", "fund-reason-amount", "fund-reason-other"];

/// The lists of the tab.
pub(super) struct FundDesk {
    pub(super) pages: Stops<FundPage>,
    returned: Vec<CaseId>,
    closing: Option<Closing>,
    /// The batch that is to be given up once a reason is chosen.
    pub(super) giving_up: Option<BatchId>,
    /// What an act did, and with which batch; until the next key or until anything changes.
    told: Option<(Message, Option<BatchId>)>,
    /// The bank's file, on its way to the clipboard once it is noted.
    pub(super) copied: Option<String>,
    pub(super) seq: u64,
    /// The keys for what is selected.
    offered: Vec<Hint>,
}

impl FundDesk {
    pub(super) fn new() -> Self {
        Self {
            pages: Stops::each(FundPage::ALL),
            returned: Vec::new(),
            closing: None,
            giving_up: None,
            told: None,
            copied: None,
            seq: 0,
            offered: Vec::new(),
        }
    }

    pub(super) fn page(&self) -> FundPage {
        self.pages.chosen().unwrap_or(FundPage::Batches)
    }
}

fn open_batches(reader: &Reader) -> usize {
    reader.fund().account().batches.values().filter(|batch| batch.stage.is_open()).count()
}

/// Payments that came back and are still to be made.
fn returned(reader: &Reader) -> Vec<CaseId> {
    let payable = reader.cases().queue(Queue::Payable).into_iter();
    let came_back =
        |id: &CaseId| reader.case(*id).is_some_and(|case| case.payment.failed.is_some());
    payable.filter(came_back).collect()
}

/// Months in which anything was booked, newest first.
fn months(reader: &Reader) -> Vec<Month> {
    let mut months: Vec<Month> =
        reader.fund().account().turnover.keys().map(|(_, month)| *month).collect();
    months.sort_unstable();
    months.dedup();
    months.reverse();
    months
}

impl ListOf for FundDesk {
    type Item = FundRow;
    type Key = FundRow;
    const TITLE: &'static str = "tab-funds";
    const CONTEXT: KeyContext = KeyContext::Round;
    const NOTES: &'static [&'static str] = &["fund-note-batches", "fund-note-months"];
    const BELOW: u16 = 5;

    fn read(&mut self, reader: &Reader) {
        self.returned = returned(reader);
        if self.seq != reader.head().seq {
            self.told = None;
        }
        self.seq = reader.head().seq;
    }

    fn items(&self, reader: &Reader) -> Vec<FundRow> {
        match self.page() {
            FundPage::Batches => {
                reader.fund().account().batches.keys().rev().copied().map(FundRow::Batch).collect()
            }
            FundPage::Returned => self.returned.iter().copied().map(FundRow::Returned).collect(),
            FundPage::Accounts => FundAccount::ALL.into_iter().map(FundRow::Account).collect(),
            FundPage::Months => months(reader).into_iter().map(FundRow::Month).collect(),
        }
    }

    fn key(&self, row: &FundRow) -> FundRow {
        *row
    }

    fn empty(&self, view: &View) -> &'static str {
        let makes = view.reader.may(Permission::MakeBatch) && self.page() == FundPage::Batches;
        if makes { "fund-empty-batches" } else { "fund-empty" }
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, _: &Listed<FundRow>, view: &View) -> Rect {
        let words = view.words;
        let pages = self.pages.iter().flatten().map(|page| {
            let count = match page {
                FundPage::Batches => open_batches(view.reader),
                FundPage::Returned => self.returned.len(),
                FundPage::Accounts | FundPage::Months => 0,
            };
            let count = Some(count).filter(|count| *count > 0);
            (page == self.page(), words.say(page.name()), count)
        });
        stop_names(canvas, room, 2, pages);
        match &self.told {
            Some((told, batch)) => {
                let batch = batch.and_then(|batch| view.reader.fund().batch(batch));
                let next = batch.map_or(String::new(), |batch| next_key(batch, view));
                let told = format!("{}  ", told.text(words));
                let pieces = [(&*told, Tone::Good), (&*next, Tone::Strong)];
                canvas.pieces(room.x + 1, room.y + 1, room.width - 1, &pieces);
            }
            None => sums(canvas, Rect { y: room.y + 1, ..room }, view),
        }
        below(room, 2)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        match self.page() {
            FundPage::Batches => batch_columns(width, words),
            FundPage::Returned => returned_columns(words),
            FundPage::Accounts => account_columns(words),
            FundPage::Months => month_columns(words),
        }
    }

    fn row<'r>(&'r self, row: &'r FundRow, width: u16, view: &'r View) -> Row<'r> {
        let reader = view.reader;
        let row = match row {
            FundRow::Batch(id) => {
                reader.fund().batch(*id).map(|batch| batch_row(batch, width, view))
            }
            FundRow::Returned(id) => reader.cases().row(*id).map(|row| returned_row(row, view)),
            FundRow::Account(account) => Some(account_row(*account, view)),
            FundRow::Month(month) => Some(month_row(*month, view)),
        };
        row.unwrap_or_default()
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, row: &FundRow, view: &View) {
        match row {
            FundRow::Batch(id) => {
                let batch = view.reader.fund().batch(*id);
                batch.into_iter().for_each(|batch| batch_below(canvas, area, batch, view));
            }
            FundRow::Returned(id) => {
                let row = view.reader.cases().row(*id);
                row.into_iter().for_each(|row| returned_below(canvas, area, row, view));
            }
            FundRow::Account(_) => {
                canvas.paragraph(area, view.words.say("fund-accounts-note"), Tone::Muted);
            }
            FundRow::Month(_) => {
                let closing = self.closing.iter();
                closing.for_each(|closing| month_below(canvas, area, closing, view));
            }
        }
    }

    fn keys(&self, _: Option<&FundRow>) -> Vec<Hint> {
        let sides = [Action::Left, Action::Right].map(|side| side.hint("fund-page"));
        self.offered.iter().copied().chain(sides).collect()
    }

    fn before(&mut self, _: &Input, _: &mut Listed<FundRow>, _: &Reader) -> Option<Step> {
        self.told = None;
        None
    }

    fn act(&mut self, action: Action, list: &mut Listed<FundRow>, reader: &Reader) -> Step {
        self.take(action, list, reader)
    }

    /// Ties the selected month out, the others only when they are looked at; and asks which
    /// keys may be used on what is selected.
    fn look(&mut self, selected: Option<&FundRow>, reader: &Reader) {
        self.closing = match selected {
            Some(FundRow::Month(month)) => Some(Closing::of(*month, reader)),
            _ => None,
        };
        self.offered = match (self.page(), selected) {
            (FundPage::Batches, Some(FundRow::Batch(id))) => {
                of_batch(reader.fund().batch(*id), reader, self.seq)
            }
            (FundPage::Batches, _) => of_batch(None, reader, self.seq),
            (FundPage::Returned, Some(FundRow::Returned(id))) => {
                of_returned(reader.case(*id), reader)
            }
            (FundPage::Accounts, _) => {
                let books = reader.may(Permission::BookAllocation);
                let allocation = books.then(|| Action::New.hint("act-allocation"));
                let open = [Action::Accept.hint("fund-open-book")].into_iter();
                open.chain(allocation).chain([Action::Export.into()]).collect()
            }
            (FundPage::Returned | FundPage::Months, _) => {
                let close = self.closing.as_ref().is_some_and(|closing| closing.may);
                let close = close.then(|| Action::Run.hint("fund-close"));
                close.into_iter().chain([Action::Export.into()]).collect()
            }
        };
    }

    fn answered(&mut self, answer: &Answer, _: &mut Listed<FundRow>, _: &Reader) -> Step {
        match (answer, self.giving_up.take()) {
            (Answer::Done(receipt), _) => {
                self.told = receipt.events.first().and_then(said);
                self.copied.take().map_or(Step::Stay, Step::copy)
            }
            (Answer::AllDone(outcomes), _) => match made(outcomes) {
                Ok(told) => {
                    self.told = Some(told);
                    Step::Stay
                }
                Err(error) => Step::push(MessageBox::no(error)),
            },
            (Answer::Chosen(at), Some(batch)) => {
                let reason = Words::get(Lang::Zh).say(REASONS[*at]).to_owned();
                Step::submit(Command::Fund(FundCommand::ReturnBatch { batch, reason }), None)
            }
            (Answer::Declined(_), _) => {
                // Nothing was noted: what is not on record does not go out either.
                self.copied = None;
                Step::Pass
            }
            _ => Step::Pass,
        }
    }
}
