//! The entries of one account of the special account.

use crate::base::PersonId;
use crate::casework::{BookEntry, FundAccount, Reference};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::people::open_person;
use crate::desk::screen::{Step, View};
use crate::desk::terminal::{Action, Hint, Tone};
use crate::desk::widgets::{Column, Row};
use crate::office::Reader;
use crate::words::{Words, fund_account_name};

/// The entries of an account, newest first.
pub(super) struct AccountBook {
    account: FundAccount,
}

impl AccountBook {
    pub(super) fn new(account: FundAccount) -> Self {
        Self { account }
    }
}

fn entry(place: usize, reader: &Reader) -> Option<&BookEntry> {
    reader.fund().account().entries.get(place)
}

/// Whose case an entry is about, where it is about one.
fn person(place: usize, reader: &Reader) -> Option<PersonId> {
    let case = entry(place, reader)?.reference.case()?;
    Some(reader.case(case)?.person)
}

impl ListOf for AccountBook {
    /// The place of an entry in the books.
    type Item = usize;
    type Key = usize;
    const ABOVE: u16 = 2;
    const EMPTY: &'static str = "fund-empty";

    fn title(&self, words: &Words) -> String {
        fund_account_name(self.account, words).to_owned()
    }

    fn items(&self, reader: &Reader) -> Vec<usize> {
        let own = |entry: &BookEntry| entry.debit == self.account || entry.credit == self.account;
        let entries = reader.fund().account().entries.iter().enumerate().rev();
        entries.filter(|(_, entry)| own(entry)).map(|(at, _)| at).collect()
    }

    fn key(&self, place: &usize) -> usize {
        *place
    }

    fn heading(&self, _: &Listed<usize>, view: &View) -> Option<(String, Tone)> {
        let balance = view.reader.fund().account().balance(self.account).grouped();
        Some((format!("{}  {balance}", self.title(view.words)), Tone::Strong))
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("fund-entry"), 7).right(),
            Column::fixed(words.say("label-day"), 10),
            Column::grow(words.say("fund-against"), 12),
            Column::fixed(words.say("fund-debit"), 13).right(),
            Column::fixed(words.say("fund-credit"), 13).right(),
            Column::fixed(words.say("fund-tied-to"), 8),
        ]
    }

    fn row<'r>(&'r self, place: &'r usize, _: u16, view: &'r View) -> Row<'r> {
        let Some(entry) = entry(*place, view.reader) else { return Row::new() };
        let debit = entry.debit == self.account;
        let against = if debit { entry.credit } else { entry.debit };
        let amount = entry.amount.grouped();
        let (left, right) = if debit { (amount, String::new()) } else { (String::new(), amount) };
        let tied = match entry.reference {
            Reference::Case(case) | Reference::Line(case, _) => case.to_string(),
            Reference::Allocation(number) => format!("#{number}"),
        };
        Row::new()
            .cell((place + 1).to_string())
            .cell(entry.day.to_string())
            .cell(fund_account_name(against, view.words))
            .cell(left)
            .cell(right)
            .toned(tied, Tone::Muted)
    }

    fn keys(&self, _: Option<&usize>) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Accept.hint("review-file")]
    }

    fn act(&mut self, action: Action, list: &mut Listed<usize>, reader: &Reader) -> Step {
        match (action, list.selected().and_then(|place| person(*place, reader))) {
            (Action::Accept, Some(person)) => Step::Push(open_person(reader, person)),
            _ => Step::Pass,
        }
    }
}
