//! The accounts of the special account, and the months held against themselves.

use crate::base::{Money, Month};
use crate::casework::{FundAccount, FundRefusal, Refusal, TieOut, TieRow};
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::office::{Permission, Reader};
use crate::words::{Words, explain, fund_account_name};
use ratatui::layout::Rect;

/// The columns of the accounts.
pub(super) fn account_columns(words: &Words) -> Vec<Column> {
    vec![
        Column::grow(words.say("fund-account"), 16),
        Column::fixed(words.say("fund-debits"), 18).right(),
        Column::fixed(words.say("fund-credits"), 18).right(),
        Column::fixed(words.say("fund-balance"), 15).right(),
    ]
}

/// An account with what it holds and what moved in it this month.
pub(super) fn account_row<'r>(account: FundAccount, view: &View) -> Row<'r> {
    let fund = view.reader.fund().account();
    let moved = fund.moved(account, Month::of(view.reader.today()));
    Row::new()
        .toned(fund_account_name(account, view.words), Tone::Strong)
        .cell(moved.debit.grouped())
        .cell(moved.credit.grouped())
        .toned(fund.balance(account).grouped(), Tone::Strong)
}

/// The columns of the months.
pub(super) fn month_columns(words: &Words) -> Vec<Column> {
    vec![
        Column::fixed(words.say("fund-month"), 8),
        Column::fixed(words.say("fund-in"), 16).right(),
        Column::fixed(words.say("fund-out"), 16).right(),
        Column::grow(words.say("fund-stage"), 8),
    ]
}

/// A month in which anything was booked.
pub(super) fn month_row<'r>(month: Month, view: &View) -> Row<'r> {
    let fund = view.reader.fund().account();
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
        .toned(format!("{sign} {}", view.words.say(key)), tone)
}

/// A month held against itself, and whether it can be closed.
pub(super) struct Closing {
    tied: TieOut,
    /// What the rules say of closing it, whoever asks.
    rules: Result<(), Refusal>,
    /// Whether the user may close it now.
    pub(super) may: bool,
}

impl Closing {
    pub(super) fn of(month: Month, reader: &Reader) -> Self {
        let tied = reader.fund().tie_out(month);
        let rules = reader.fund().closable(&tied);
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
