//! The screen of the tab: four lists, each with what is done next.

use super::batch::BatchLines;
use super::book::{AccountBook, accounts, month_below, months};
use super::lists::{batch_below, batch_list, returned_below, returned_list, said};
use super::next::{ask, bank_text, next_command};
use crate::base::{BatchId, CaseId, Month};
use crate::casework::{
    Batch, BatchKind, BatchStage, Command, FundAccount, FundCommand, Route, TieOut,
};
use crate::desk::acts::{Act, allocate, open};
use crate::desk::canvas::Canvas;
use crate::desk::people::open_person;
use crate::desk::saving::Wanted;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::screens::{Confirm, OpenFile, Picker};
use crate::desk::widgets::Table;
use crate::desk::{Action, Context, Hint, Input, Tone, text};
use crate::office::{Permission, Queue, Reader};
use crate::words::{Export, Lang, Saying, Words};
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
    Kind,
    Reason(BatchId),
}

/// The tab's screen.
pub struct FundDesk {
    page: Page,
    table: Table,
    batches: Vec<BatchId>,
    returned: Vec<CaseId>,
    months: Vec<Month>,
    tied: Option<TieOut>,
    asked: Option<Asked>,
    told: Option<Saying>,
    /// The bank's file, on its way to the clipboard once it is noted.
    copied: Option<String>,
    seq: u64,
    /// Whether whoever sits here books what comes in.
    books: bool,
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
            tied: None,
            asked: None,
            told: None,
            copied: None,
            seq: 0,
            books: false,
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
        self.tie(reader);
        Step::Stay
    }

    /// Ties the selected month out; the others only when they are looked at.
    fn tie(&mut self, reader: &Reader) {
        let month = self.table.selected().and_then(|row| self.months.get(row).copied());
        let month = month.filter(|_| self.page == Page::Months);
        self.tied = month.map(|month| reader.tie_out(month));
    }

    fn batch<'r>(&self, reader: &'r Reader) -> Option<&'r Batch> {
        reader.batch(*self.batches.get(self.table.selected()?)?)
    }

    fn case(&self) -> Option<CaseId> {
        self.returned.get(self.table.selected()?).copied()
    }

    fn on_batches(&mut self, input: &Input, reader: &Reader) -> Step {
        let batch = self.batch(reader);
        match (input, batch) {
            (Input::Act(Action::New), _) if reader.may(Permission::MakeBatch) => {
                self.asked = Some(Asked::Kind);
                let kinds = BatchKind::ALL.map(|kind| format!("batch-kind-{}", kind.code()));
                Step::push(Picker::new("fund-make", kinds.into()))
            }
            (Input::Act(Action::Details), _) if reader.may(Permission::SettleBatch) => {
                Step::push(OpenFile::default())
            }
            (Input::Act(Action::Accept), Some(batch)) => {
                Step::push(BatchLines::new(batch.id, reader))
            }
            (Input::Act(Action::Run), Some(batch)) => {
                let words = Words::get(Lang::Zh);
                match (next_command(batch, self.seq), ask(batch, words)) {
                    (Some(command), Some(question)) => {
                        self.asked = Some(Asked::Step(command));
                        Step::push(question)
                    }
                    _ => Step::Stay,
                }
            }
            (Input::Act(Action::Remove), Some(batch)) if given_up(batch) => {
                self.asked = Some(Asked::Reason(batch.id));
                Step::push(Picker::new("fund-give-up", REASONS.map(str::to_owned).into()))
            }
            (Input::Act(Action::Export), Some(batch)) => {
                Step::Offer(vec![Wanted::Batch(batch.id), Wanted::List(Export::Payments)])
            }
            (Input::Act(Action::Copy), Some(batch)) => match bank_text(batch) {
                Some((text, note)) => {
                    self.copied = Some(text);
                    Step::submit(note, None)
                }
                None => Step::Stay,
            },
            _ => Step::Pass,
        }
    }

    fn on_returned(&mut self, input: &Input, reader: &Reader) -> Step {
        let Some(row) = self.case().and_then(|case| reader.row(case)) else { return Step::Pass };
        match input {
            Input::Act(Action::Accept) => Step::Push(open_person(reader, row.person.id)),
            Input::Act(Action::Edit) => Step::Push(open(Act::Amend, reader, row.person.id)),
            Input::Act(Action::Run) => {
                let line = reader.pay_line(row.case);
                let kind = crate::casework::kind_of(&row.case.matter);
                match (line, kind) {
                    (Ok(line), Some(kind)) => {
                        let (route, cases) = (line.route, vec![row.case.id]);
                        Step::submit(
                            Command::Fund(FundCommand::MakeBatch { kind, route, cases }),
                            None,
                        )
                    }
                    (Err(hold), _) => {
                        let cause = crate::words::hold_name(Some(&hold), Words::get(Lang::Zh));
                        self.told = Some(Saying::of("fund-held").with("cause", cause));
                        Step::Stay
                    }
                    _ => Step::Stay,
                }
            }
            _ => Step::Pass,
        }
    }

    fn on_months(&mut self, input: &Input, reader: &Reader) -> Step {
        let Some(month) = self.table.selected().and_then(|row| self.months.get(row).copied())
        else {
            return Step::Pass;
        };
        match input {
            Input::Act(Action::Run) if reader.may(Permission::CloseMonth) => {
                self.asked = Some(Asked::Step(Command::Fund(FundCommand::CloseMonth { month })));
                let told = Saying::of("fund-close-told").with("month", month.to_string());
                Step::push(Confirm::new("fund-close", vec![told], "fund-close"))
            }
            _ => Step::Pass,
        }
    }

    /// A batch for each way of the kind; a way without payable cases makes none.
    fn make(&self, kind: BatchKind, reader: &Reader) -> Step {
        let payables = reader.payables(kind);
        let of = |route: Route| -> Vec<CaseId> {
            let fits = |line: &Result<crate::casework::PayLine, _>| {
                // What came back goes out again by itself only once its account is mended.
                line.as_ref().is_ok_and(|line| line.route == route && !line.returned_before)
            };
            payables.iter().filter(|(_, line)| fits(line)).map(|(case, _)| case.id).collect()
        };
        let commands = [Route::Account, Route::Bank].into_iter().map(|route| (route, of(route)));
        let mut commands: Vec<(Command, Option<u64>)> = commands
            .filter(|(_, cases)| !cases.is_empty())
            .map(|(route, cases)| {
                (Command::Fund(FundCommand::MakeBatch { kind, route, cases }), None)
            })
            .collect();
        match commands.len() {
            0 | 1 => {
                let nothing = FundCommand::MakeBatch { kind, route: Route::Bank, cases: vec![] };
                let only = commands.pop().map(|(command, _)| command);
                Step::submit(only.unwrap_or(Command::Fund(nothing)), None)
            }
            _ => Step::SubmitAll(commands),
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
            Some(told) => {
                canvas.text(
                    area.x + 1,
                    area.y + 1,
                    area.width - 1,
                    &told.worded(words),
                    Tone::Good,
                );
            }
            None => self.sums(canvas, Rect { y: area.y + 1, ..area }, view),
        }
    }

    /// What is there, what is promised, what is free.
    fn sums(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let fund = view.reader.fund();
        let free = fund.free();
        let mut x = area.x + 1;
        for (name, amount, tone) in [
            ("fund-held-sum", fund.balance(FundAccount::Special), Tone::Strong),
            ("fund-promised-sum", fund.promised(), Tone::Warn),
            ("fund-free-sum", free, if free.is_negative() { Tone::Bad } else { Tone::Good }),
            ("fund-batched-sum", fund.in_batches(), Tone::Plain),
        ] {
            let label = format!("{} ", view.words.say(name));
            let amount = amount.grouped();
            let room = area.right().saturating_sub(x);
            if text::width(&label) + text::width(&amount) > usize::from(room) {
                // A sum that is cut is another sum; the accounts have them all.
                break;
            }
            let pieces = [(&*label, Tone::Muted), (&*amount, tone)];
            x += canvas.pieces(x, area.y, room, &pieces) + 2;
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
                if let Some(tied) = &self.tied {
                    month_below(canvas, rest, tied, view);
                }
            }
        }
    }
}

fn given_up(batch: &Batch) -> bool {
    matches!(batch.stage, BatchStage::Made | BatchStage::Checked)
}

impl Screen for FundDesk {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.told = None;
        match input {
            Input::Act(Action::Left) => return self.turn(false, reader),
            Input::Act(Action::Right) => return self.turn(true, reader),
            input if self.table.update(input) => {
                self.tie(reader);
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
            return Step::Offer(vec![Wanted::List(list)]);
        }
        match self.page {
            Page::Batches => self.on_batches(input, reader),
            Page::Returned => self.on_returned(input, reader),
            Page::Months => self.on_months(input, reader),
            Page::Accounts => match (input, self.table.selected()) {
                (Input::Act(Action::New), _) if reader.may(Permission::BookAllocation) => {
                    Step::Push(allocate(reader))
                }
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
            let none = view.words.say("fund-empty");
            canvas.text(body.x + 1, body.y + 1, body.width, none, Tone::Muted);
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

    fn context(&self) -> Context {
        Context::Round
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = match self.page {
            Page::Batches => vec![
                Action::Run.hint("fund-step"),
                Action::New.hint("fund-make"),
                Action::Accept.hint("fund-open-lines"),
                Action::Details.hint("result-title"),
                Action::Remove.hint("fund-give-up"),
                Action::Export.into(),
                Action::Copy.hint("fund-copy"),
            ],
            Page::Returned => vec![
                Action::Edit.hint("fund-mend"),
                Action::Run.hint("fund-pay-again"),
                Action::Accept.hint("review-file"),
            ],
            Page::Accounts if self.books => {
                vec![Action::Accept.hint("fund-open-book"), Action::New.hint("act-allocation")]
            }
            Page::Accounts => vec![Action::Accept.hint("fund-open-book")],
            Page::Months => vec![Action::Run.hint("fund-close")],
        };
        if self.page != Page::Batches {
            keys.push(Action::Export.into());
        }
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("cases-place")));
        keys
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match (answer, self.asked.take()) {
            (Answer::Done(receipt), _) => {
                let words = Words::get(Lang::Zh);
                self.told = receipt.events.first().and_then(|event| said(event, words));
                self.copied.take().map_or(Step::Stay, Step::Copy)
            }
            (Answer::AllDone(outcomes), _) => {
                let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
                let told = Saying::of("fund-did-make-all").count("count", outcomes.len() - failed);
                self.told = Some(told.count("failed", failed));
                Step::Stay
            }
            (Answer::Confirmed, Some(Asked::Step(command))) => Step::submit(command, None),
            (Answer::Chosen(at), Some(Asked::Kind)) => self.make(BatchKind::ALL[*at], reader),
            (Answer::Chosen(at), Some(Asked::Reason(batch))) => {
                let reason = Words::get(Lang::Zh).say(REASONS[*at]).to_owned();
                Step::submit(Command::Fund(FundCommand::ReturnBatch { batch, reason }), None)
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
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
        self.seq = reader.head().seq;
        self.books = reader.may(Permission::BookAllocation);
        self.tie(reader);
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        ["fund-note-batches", "fund-note-months"].map(|key| words.say(key).to_owned()).to_vec()
    }
}
