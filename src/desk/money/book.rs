//! The accounts of the special account, the entries of one, and the months.

use crate::base::{Money, Month};
use crate::casework::{BookEntry, FundAccount, FundRefusal, Reference, Refusal, TieOut, TieRow};
use crate::desk::people::open_person;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{Permission, Reader};
use crate::words::{Words, explain, fund_account_name};
use ratatui::layout::Rect;

/// Every account with what it holds and what moved in it this month.
pub(super) fn accounts(canvas: &mut Canvas, area: Rect, table: &Table, view: &View) {
    let words = view.words;
    let fund = view.reader.fund();
    let month = Month::of(view.reader.today());
    let columns = [
        Column::grow(words.say("fund-account"), 16),
        Column::fixed(words.say("fund-debits"), 18).right(),
        Column::fixed(words.say("fund-credits"), 18).right(),
        Column::fixed(words.say("fund-balance"), 15).right(),
    ];
    table.view(canvas, area, &columns, |row| {
        let account = FundAccount::ALL[row];
        let moved = fund.moved(account, month);
        Row::new()
            .toned(fund_account_name(account, words), Tone::Strong)
            .cell(moved.debit.grouped())
            .cell(moved.credit.grouped())
            .toned(fund.balance(account).grouped(), Tone::Strong)
    });
}

/// Every month in which anything was booked.
pub(super) fn months(
    canvas: &mut Canvas,
    area: Rect,
    (table, months): (&Table, &[Month]),
    view: &View,
) {
    let words = view.words;
    let fund = view.reader.fund();
    let columns = [
        Column::fixed(words.say("fund-month"), 8),
        Column::fixed(words.say("fund-in"), 16).right(),
        Column::fixed(words.say("fund-out"), 16).right(),
        Column::grow(words.say("fund-stage"), 8),
    ];
    table.view(canvas, area, &columns, |row| {
        let month = months[row];
        let moved = fund.moved(FundAccount::Special, month);
        let closed = fund.closed.is_some_and(|closed| month <= closed);
        let running = month.last_day() >= view.reader.today();
        let glyphs = view.theme.glyphs();
        let (sign, key, tone) = match (closed, running) {
            (true, _) => (glyphs.done, "fund-closed", Tone::Good),
            (false, true) => (glyphs.working, "fund-running", Tone::Muted),
            (false, false) => (glyphs.open, "fund-open", Tone::Warn),
        };
        Row::new()
            .toned(month.to_string(), Tone::Strong)
            .cell(moved.debit.grouped())
            .cell(moved.credit.grouped())
            .toned(format!("{sign} {}", words.say(key)), tone)
    });
}

/// A month held against itself, and whether it can be closed.
pub(super) struct Closing {
    tied: TieOut,
    /// What the rules say of closing it, whoever asks.
    rules: Result<(), Refusal>,
    /// Whether whoever sits here may close it now.
    pub(super) may: bool,
}

impl Closing {
    pub(super) fn of(month: Month, reader: &Reader) -> Self {
        let tied = reader.tie_out(month);
        let rules = reader.closable(&tied);
        let may = rules.is_ok() && reader.may(Permission::CloseMonth);
        Self { tied, rules, may }
    }
}

/// The three sides of a month: books, bank, people; then the first break, or whether the
/// month can be closed.
pub(super) fn month_below(canvas: &mut Canvas, area: Rect, closing: &Closing, view: &View) {
    let words = view.words;
    let tied = &closing.tied;
    let names = tied.rows.iter().map(|row| fund_account_name(row.account, words));
    let name_width = names.map(text::width).max().unwrap_or(0);
    let amounts = tied.rows.iter().flat_map(|row| [row.ledger, row.bank, row.people]);
    let amount_width = amounts.map(|amount| amount.grouped().len()).max().unwrap_or(0);
    for (row, sides) in tied.rows.iter().enumerate().take(usize::from(area.height)) {
        let sign =
            if sides.agrees() { view.theme.glyphs().done } else { view.theme.glyphs().failed };
        let tone = if sides.agrees() { Tone::Good } else { Tone::Bad };
        let name = fund_account_name(sides.account, words);
        let name = format!(" {name}{}  ", " ".repeat(name_width - text::width(name)));
        let told = told(sides, amount_width, words);
        let pieces = [(sign, tone), (&*name, Tone::Muted), (&*told, Tone::Plain)];
        canvas.pieces(area.x, area.y + row as u16, area.width, &pieces);
    }
    let (told, tone) = match (tied.breaks.first(), &closing.rules) {
        (Some(first), _) => {
            let person = first.person.and_then(|id| view.reader.person(id));
            let gaps = [
                ("breaks", tied.breaks.len().into()),
                ("case", first.case.to_string().into()),
                ("name", person.map_or(String::new(), |file| file.name.clone()).into()),
            ];
            (words.say_with("fund-breaks", &gaps), Tone::Bad)
        }
        (None, Ok(())) => (words.say("fund-ties").to_owned(), Tone::Good),
        (None, Err(Refusal::Fund(FundRefusal::MonthClosed { .. }))) => {
            (words.say("fund-closed").to_owned(), Tone::Good)
        }
        (None, Err(refusal)) => {
            let gaps = [("why", explain(refusal, words).what.into())];
            (words.say_with("fund-ties-not-yet", &gaps), Tone::Warn)
        }
    };
    let y = area.y + area.height.saturating_sub(1);
    canvas.text(area.x, y, area.width, &told, tone);
}

/// The three sides on one line, the amounts under each other.
fn told(sides: &TieRow, width: usize, words: &Words) -> String {
    let amount = |amount: Money| format!("{:>width$}", amount.grouped());
    let gaps = [
        ("ledger", amount(sides.ledger).into()),
        ("bank", amount(sides.bank).into()),
        ("people", amount(sides.people).into()),
    ];
    words.say_with("fund-sides", &gaps)
}

/// The entries of one account, newest first.
pub(super) struct AccountBook {
    account: FundAccount,
    /// Places of its entries in the books.
    entries: Vec<usize>,
    table: Table,
}

impl AccountBook {
    pub(super) fn new(account: FundAccount, reader: &Reader) -> Self {
        let mut book = Self { account, entries: Vec::new(), table: Table::default() };
        book.refresh(reader);
        book
    }

    fn entry<'r>(&self, row: usize, reader: &'r Reader) -> Option<&'r BookEntry> {
        reader.fund().entries.get(*self.entries.get(row)?)
    }
}

impl Screen for AccountBook {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        if self.table.update(input) {
            return Step::Stay;
        }
        let entry = self.table.selected().and_then(|row| self.entry(row, reader));
        let case = entry.and_then(|entry| entry.reference.case());
        let person = case.and_then(|case| reader.case(case)).map(|case| case.person);
        match (input, person) {
            (Input::Act(Action::Accept), Some(person)) => Step::Push(open_person(reader, person)),
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let words = view.words;
        let balance = view.reader.fund().balance(self.account).grouped();
        let heading = format!("{}  {balance}", fund_account_name(self.account, words));
        canvas.text(room.x + 1, room.y, room.width - 1, &heading, Tone::Strong);
        let columns = [
            Column::fixed(words.say("fund-entry"), 7).right(),
            Column::fixed(words.say("label-day"), 10),
            Column::grow(words.say("fund-against"), 12),
            Column::fixed(words.say("fund-debit"), 13).right(),
            Column::fixed(words.say("fund-credit"), 13).right(),
            Column::fixed(words.say("fund-tied-to"), 8),
        ];
        let body = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
        self.table.view(canvas, body, &columns, |row| {
            let Some(entry) = self.entry(row, view.reader) else { return Row::new() };
            let debit = entry.debit == self.account;
            let against = if debit { entry.credit } else { entry.debit };
            let amount = entry.amount.grouped();
            let (left, right) =
                if debit { (amount, String::new()) } else { (String::new(), amount) };
            let tied = match entry.reference {
                Reference::Case(case) | Reference::Line(case, _) => case.to_string(),
                Reference::Allocation(number) => format!("#{number}"),
            };
            Row::new()
                .cell((self.entries[row] + 1).to_string())
                .cell(entry.day.to_string())
                .cell(fund_account_name(against, words))
                .cell(left)
                .cell(right)
                .toned(tied, Tone::Muted)
        });
    }

    fn title(&self, words: &Words) -> String {
        fund_account_name(self.account, words).to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Accept.hint("review-file")]
    }

    fn refresh(&mut self, reader: &Reader) {
        let own = |entry: &BookEntry| entry.debit == self.account || entry.credit == self.account;
        let entries = reader.fund().entries.iter().enumerate();
        self.entries = entries.filter(|(_, entry)| own(entry)).map(|(at, _)| at).collect();
        self.entries.reverse();
        self.table.resize(self.entries.len());
    }
}
