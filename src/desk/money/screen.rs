//! The screen of the tab: four lists, each with what is done next.

use super::batch::BatchLines;
use super::book::{AccountBook, Closing, accounts, month_below, months};
use super::lists::{
    batch_below, batch_list, made, next_key, returned_below, returned_list, said, sums,
};
use super::making::Making;
use super::next::{ask, bank_text, route_told, step_of};
use super::offers::{giving_up, of_batch, of_returned, paying_again, returned_from, writing};
use crate::base::{BatchId, CaseId, Month, mask_tail};
use crate::casework::{Batch, BatchStage, Command, FundAccount, FundCommand, Route};
use crate::desk::forms::{Act, allocate, open};
use crate::desk::people::open_person;
use crate::desk::popups::{Confirm, MessageBox, OpenFile, Picker};
use crate::desk::screen::Wanted;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::Table;
use crate::office::{Forbidden, OfficeError, Permission, Queue, QueueRow, Reader};
use crate::words::{Export, Lang, Message, Words, hold_told};
use ratatui::layout::Rect;

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Batches,
    Returned,
    Accounts,
    Months,
}

const PAGES: [(Page, &str); 4] = [
    (Page::Batches, "fund-batches"),
    (Page::Returned, "fund-returned"),
    (Page::Accounts, "fund-accounts"),
    (Page::Months, "fund-months"),
];

/// Why a batch is given up; what goes on record is in the office's language.
const REASONS: [&str; 4] =
    ["fund-reason-account", "fund-reason-death", "fund-reason-amount", "fund-reason-other"];

/// Rows below the list that tell the selected one in full.
const BELOW: u16 = 5;

/// What a popup is asked about.
enum Asked {
    Step(Command),
    Reason(BatchId),
}

/// The tab's screen.
pub struct FundDesk {
    page: Page,
    table: Table,
    batches: Vec<BatchId>,
    returned: Vec<CaseId>,
    months: Vec<Month>,
    closing: Option<Closing>,
    asked: Option<Asked>,
    /// What an act did, and with which batch; until the next key or until anything changes.
    told: Option<(Message, Option<BatchId>)>,
    /// The bank's file, on its way to the clipboard once it is noted.
    copied: Option<String>,
    seq: u64,
    /// The keys for what is selected.
    offered: Vec<Hint>,
}

impl FundDesk {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let mut desk = Self {
            page: Page::Batches,
            table: Table::default(),
            batches: Vec::new(),
            returned: Vec::new(),
            months: Vec::new(),
            closing: None,
            asked: None,
            told: None,
            copied: None,
            seq: 0,
            offered: Vec::new(),
        };
        desk.refresh(reader);
        desk
    }

    fn length(&self) -> usize {
        match self.page {
            Page::Batches => self.batches.len(),
            Page::Returned => self.returned.len(),
            Page::Accounts => FundAccount::ALL.len(),
            Page::Months => self.months.len(),
        }
    }

    fn turn(&mut self, forward: bool, reader: &Reader) -> Step {
        let at = PAGES.iter().position(|(page, _)| *page == self.page).unwrap_or(0);
        let to = if forward { at + 1 } else { at + PAGES.len() - 1 } % PAGES.len();
        self.page = PAGES[to].0;
        self.table = Table::new(self.length());
        self.look(reader);
        Step::Stay
    }

    /// Ties the selected month out, the others only when they are looked at; and asks which
    /// keys may be used on what is selected.
    fn look(&mut self, reader: &Reader) {
        let month = self.month().filter(|_| self.page == Page::Months);
        self.closing = month.map(|month| Closing::of(month, reader));
        self.offered = match self.page {
            Page::Batches => of_batch(self.batch(reader), reader, self.seq),
            Page::Returned => of_returned(self.case().and_then(|case| reader.case(case)), reader),
            Page::Accounts => {
                let mut keys = vec![Action::Accept.hint("fund-open-book")];
                if reader.may(Permission::BookAllocation) {
                    keys.push(Action::New.hint("act-allocation"));
                }
                keys.push(Action::Export.into());
                keys
            }
            Page::Months => {
                let close = self.closing.as_ref().is_some_and(|closing| closing.may);
                let close = close.then(|| Action::Run.hint("fund-close"));
                close.into_iter().chain([Action::Export.into()]).collect()
            }
        };
    }

    fn batch_id(&self) -> Option<BatchId> {
        self.batches.get(self.table.selected()?).copied()
    }

    fn batch<'r>(&self, reader: &'r Reader) -> Option<&'r Batch> {
        reader.batch(self.batch_id()?)
    }

    fn month(&self) -> Option<Month> {
        self.months.get(self.table.selected()?).copied()
    }

    fn case(&self) -> Option<CaseId> {
        self.returned.get(self.table.selected()?).copied()
    }

    fn on_batches(&mut self, input: &Input, reader: &Reader) -> Step {
        let batch = self.batch(reader);
        match (input, batch) {
            (Input::Act(Action::New), _) => match reader.may(Permission::MakeBatch) {
                true => Step::push(Making::new(reader)),
                false => not_yours(Permission::MakeBatch),
            },
            (Input::Act(Action::Details), _) if !reader.may(Permission::SettleBatch) => {
                not_yours(Permission::SettleBatch)
            }
            (Input::Act(Action::Details), _) if !self.any_sent(reader) => nothing("fund-none-sent"),
            (Input::Act(Action::Details), _) => Step::push(OpenFile::default()),
            (Input::Act(Action::Accept), Some(batch)) => {
                Step::push(BatchLines::new(batch.id, reader))
            }
            // Nothing comes back of what was never sent; and the key that released a batch
            // does not say, pressed once more, that all of it was paid.
            (Input::Act(Action::Run), Some(batch))
                if batch.stage == BatchStage::Released && batch.file.is_none() =>
            {
                nothing("fund-not-written")
            }
            (Input::Act(Action::Run), Some(batch)) => {
                let command = step_of(batch, self.seq);
                self.ask(command, reader, || ask(batch))
            }
            (Input::Act(Action::Remove), Some(batch)) => match reader.would(&giving_up(batch)) {
                Ok(()) => {
                    self.asked = Some(Asked::Reason(batch.id));
                    Step::push(Picker::new("fund-give-up", REASONS.map(str::to_owned).into()))
                }
                Err(error) => Step::push(MessageBox::no(&error)),
            },
            (Input::Act(Action::Export), batch) => {
                let writes = |batch: &&Batch| reader.would(&writing(batch)).is_ok();
                let file = batch.filter(writes).map(|batch| Wanted::Batch(batch.id));
                let list = Wanted::List(Export::Payments);
                Step::offer(file.into_iter().chain([list]).collect())
            }
            (Input::Act(Action::Copy), Some(batch)) => {
                match (reader.would(&writing(batch)), bank_text(batch)) {
                    (Ok(()), Some((text, note))) => {
                        self.copied = Some(text);
                        Step::submit(note, None)
                    }
                    (Err(error), _) => Step::push(MessageBox::no(&error)),
                    (Ok(()), None) => Step::Stay,
                }
            }
            (Input::Act(Action::Run | Action::Remove | Action::Copy | Action::Accept), None) => {
                nothing("fund-none-selected")
            }
            _ => Step::Pass,
        }
    }

    /// Asks before a step that the rules allow now; else says why they do not.
    fn ask(
        &mut self,
        command: Command,
        reader: &Reader,
        question: impl FnOnce() -> Confirm,
    ) -> Step {
        match reader.would(&command) {
            Ok(()) => {
                self.asked = Some(Asked::Step(command));
                Step::push(question())
            }
            Err(error) => Step::push(MessageBox::no(&error)),
        }
    }

    /// Whether any batch waits for the bank's result.
    fn any_sent(&self, reader: &Reader) -> bool {
        let mut batches = self.batches.iter().filter_map(|id| reader.batch(*id));
        batches.any(|batch| batch.stage == BatchStage::Released)
    }

    fn on_returned(&mut self, input: &Input, reader: &Reader) -> Step {
        let Some(row) = self.case().and_then(|case| reader.row(case)) else { return Step::Pass };
        match input {
            Input::Act(Action::Accept) => Step::Push(open_person(reader, row.person.id)),
            Input::Act(Action::Edit) if returned_from(row.case, reader) == Route::Account => {
                let told = ["fund-scheme-account", "fund-scheme-next"].map(Message::from);
                Step::push(MessageBox::new("fund-scheme-title", told.into()))
            }
            Input::Act(Action::Edit) if !reader.may(Permission::AmendPerson) => {
                not_yours(Permission::AmendPerson)
            }
            Input::Act(Action::Edit) => Step::Push(open(Act::Amend, reader, row.person.id)),
            Input::Act(Action::Run) => self.pay_again(row, reader),
            _ => Step::Pass,
        }
    }

    /// One case into a batch of its own, where somebody has looked after what failed.
    fn pay_again(&mut self, row: QueueRow<'_>, reader: &Reader) -> Step {
        if !reader.may(Permission::MakeBatch) {
            return not_yours(Permission::MakeBatch);
        }
        let (command, line) = match paying_again(row.case, reader) {
            Ok(paying) => paying,
            Err(hold) => {
                let held = Message::of("fund-held").said("cause", hold_told(&hold));
                return Step::push(MessageBox::new("message-refused", vec![held]));
            }
        };
        let told = Message::of("fund-again-told")
            .with("name", line.holder)
            .with("amount", line.amount.grouped())
            .said("route", route_told(line.route))
            .with("account", mask_tail(&line.account, 4));
        let sure = match (line.returned_before, line.route) {
            (false, _) => "fund-mended",
            (true, Route::Bank) => "fund-again-same",
            (true, Route::Account) => "fund-again-scheme",
        };
        self.ask(command, reader, || {
            Confirm::new("fund-pay-again", vec![told, sure.into()], "fund-make-yes")
        })
    }

    fn on_months(&mut self, input: &Input, reader: &Reader) -> Step {
        let Some(month) = self.month() else { return Step::Pass };
        match input {
            Input::Act(Action::Run) => {
                let told = Message::of("fund-close-told").with("month", month.to_string());
                self.ask(Command::Fund(FundCommand::CloseMonth { month }), reader, || {
                    Confirm::new("fund-close", vec![told], "fund-close")
                })
            }
            _ => Step::Pass,
        }
    }

    fn heading(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let mut x = area.x;
        for (page, name) in PAGES {
            let chosen = page == self.page;
            let sign = if chosen { canvas.theme().glyphs().selected } else { " " };
            let tone = if chosen { Tone::Strong } else { Tone::Plain };
            let count = match page {
                Page::Batches => self.open_batches(view.reader),
                Page::Returned => self.returned.len(),
                Page::Accounts | Page::Months => 0,
            };
            let count =
                if count > 0 { format!(" {}", text::grouped(count)) } else { String::new() };
            let pieces = [(sign, Tone::Accent), (words.say(name), tone), (&*count, Tone::Warn)];
            x += canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces) + 2;
        }
        match &self.told {
            Some((told, batch)) => {
                let batch = batch.and_then(|batch| view.reader.batch(batch));
                let next = batch.map_or(String::new(), |batch| next_key(batch, view));
                let told = format!("{}  ", told.text(words));
                let pieces = [(&*told, Tone::Good), (&*next, Tone::Strong)];
                canvas.pieces(area.x + 1, area.y + 1, area.width - 1, &pieces);
            }
            None => sums(canvas, Rect { y: area.y + 1, ..area }, view),
        }
    }

    fn open_batches(&self, reader: &Reader) -> usize {
        let batches = self.batches.iter().filter_map(|id| reader.batch(*id));
        batches.filter(|batch| batch.stage.is_open()).count()
    }

    fn below(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        canvas.rule(Rect { height: 1, ..area });
        let rest = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let words = view.words;
        match self.page {
            Page::Batches => {
                if let Some(batch) = self.batch(view.reader) {
                    batch_below(canvas, rest, batch, view);
                }
            }
            Page::Returned => {
                if let Some(row) = self.case().and_then(|case| view.reader.row(case)) {
                    returned_below(canvas, rest, row, view);
                }
            }
            Page::Accounts => {
                canvas.paragraph(rest, words.say("fund-accounts-note"), Tone::Muted);
            }
            Page::Months => {
                if let Some(closing) = &self.closing {
                    month_below(canvas, rest, closing, view);
                }
            }
        }
    }
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

fn place<T: PartialEq>(rows: &[T], wanted: &T) -> Option<usize> {
    rows.iter().position(|row| row == wanted)
}

impl Screen for FundDesk {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.told = None;
        match input {
            Input::Act(Action::Left) => return self.turn(false, reader),
            Input::Act(Action::Right) => return self.turn(true, reader),
            input if self.table.update(input) => {
                self.look(reader);
                return Step::Stay;
            }
            _ => {}
        }
        let list = match self.page {
            Page::Batches => None,
            Page::Returned => Some(Export::Payments),
            Page::Accounts | Page::Months => Some(Export::Fund),
        };
        if let (Input::Act(Action::Export), Some(list)) = (input, list) {
            return Step::offer(vec![Wanted::List(list)]);
        }
        match self.page {
            Page::Batches => self.on_batches(input, reader),
            Page::Returned => self.on_returned(input, reader),
            Page::Months => self.on_months(input, reader),
            Page::Accounts => match (input, self.table.selected()) {
                (Input::Act(Action::New), _) => match reader.may(Permission::BookAllocation) {
                    true => Step::Push(allocate(reader)),
                    false => not_yours(Permission::BookAllocation),
                },
                (Input::Act(Action::Accept), Some(row)) => {
                    Step::push(AccountBook::new(FundAccount::ALL[row], reader))
                }
                _ => Step::Pass,
            },
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.heading(canvas, room, view);
        let body = Rect { y: room.y + 2, height: room.height.saturating_sub(2 + BELOW), ..room };
        if self.length() == 0 {
            let makes = view.reader.may(Permission::MakeBatch) && self.page == Page::Batches;
            let none = if makes { "fund-empty-batches" } else { "fund-empty" };
            canvas.text(body.x + 1, body.y + 1, body.width, view.words.say(none), Tone::Muted);
            return;
        }
        match self.page {
            Page::Batches => batch_list(canvas, body, (&self.table, &self.batches), view),
            Page::Returned => returned_list(canvas, body, (&self.table, &self.returned), view),
            Page::Accounts => accounts(canvas, body, &self.table, view),
            Page::Months => months(canvas, body, (&self.table, &self.months), view),
        }
        self.below(canvas, Rect { y: body.bottom(), height: BELOW, ..room }, view);
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-funds").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Round
    }

    fn keys(&self) -> Vec<Hint> {
        let sides = [Action::Left, Action::Right].map(|side| side.hint("fund-page"));
        self.offered.iter().copied().chain(sides).collect()
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match (answer, self.asked.take()) {
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
            (Answer::Confirmed, Some(Asked::Step(command))) => Step::submit(command, None),
            (Answer::Chosen(at), Some(Asked::Reason(batch))) => {
                let reason = Words::get(Lang::Zh).say(REASONS[*at]).to_owned();
                Step::submit(Command::Fund(FundCommand::ReturnBatch { batch, reason }), None)
            }
            (Answer::Declined(_), _) => {
                // Nothing was noted: what is not on record does not go out either.
                self.copied = None;
                self.look(reader);
                Step::Pass
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        let (batch, case, month) = (self.batch_id(), self.case(), self.month());
        let fund = reader.fund();
        self.batches = fund.batches.keys().rev().copied().collect();
        let payable = reader.queue(Queue::Payable).into_iter();
        let came_back =
            |id: &CaseId| reader.case(*id).is_some_and(|case| case.payment.failed.is_some());
        self.returned = payable.filter(came_back).collect();
        let mut months: Vec<Month> = fund.turnover.keys().map(|(_, month)| *month).collect();
        months.sort_unstable();
        months.dedup();
        months.reverse();
        self.months = months;
        self.table.resize(self.length());
        // Whoever looks at one goes on looking at it, whatever others add above it.
        let row = match self.page {
            Page::Batches => batch.and_then(|id| place(&self.batches, &id)),
            Page::Returned => case.and_then(|id| place(&self.returned, &id)),
            Page::Months => month.and_then(|month| place(&self.months, &month)),
            Page::Accounts => None,
        };
        if let Some(row) = row {
            self.table.select(row);
        }
        if self.seq != reader.head().seq {
            self.told = None;
        }
        self.seq = reader.head().seq;
        self.look(reader);
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        ["fund-note-batches", "fund-note-months"].map(|key| words.say(key).to_owned()).to_vec()
    }
}
