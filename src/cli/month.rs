//! `month`: the tie-out of a month, and its closing (M4).

use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::base::{Money, Month};
use crate::casework::{Break, Command, FundCommand, TieOut, TieRow};
use crate::cli::args::MonthVerb;
use crate::office::Reader;
use crate::words::{Message, explain, fund_account_name};
use serde_json::{Value, json};

impl CliContext {
    /// Shows a month's tie-out, or closes the month.
    pub(super) fn month(&self, verb: &MonthVerb) -> Result<CommandReply, CommandError> {
        let (MonthVerb::Show { month: text } | MonthVerb::Close { month: text }) = verb;
        let message = || self.words.say_with("cli-not-a-month", &[("text", text.as_str().into())]);
        let month: Month = text.parse().map_err(|_| CommandError::Usage(message()))?;
        let office = self.office()?;
        let done = match verb {
            MonthVerb::Show { .. } => self
                .reader_actor(&office)
                .map(|actor| self.tie_out_answer(&office.reader(&actor), month)),
            MonthVerb::Close { .. } => self.actor(&office).and_then(|actor| {
                let command = Command::Fund(FundCommand::CloseMonth { month });
                office.submit(&actor, office.next_command(&actor.session), command, None)?;
                let message = Message::of("cli-month-closed").with("month", month.to_string());
                Ok(self.say(&message, json!({ "month": month.to_string(), "closed": true })))
            }),
        };
        office.close()?;
        done
    }

    fn tie_out_answer(&self, reader: &Reader, month: Month) -> CommandReply {
        let tied = reader.fund().tie_out(month);
        let closed = reader.fund().account().closed.is_some_and(|closed| month <= closed);
        let sides = |row: &TieRow| [row.ledger, row.bank, row.people].map(Money::grouped);
        let rows: Vec<Vec<String>> = tied
            .rows
            .iter()
            .map(|row| {
                let name = fund_account_name(row.account, self.words).to_owned();
                std::iter::once(name).chain(sides(row)).collect()
            })
            .collect();
        let mut text = self.table(&["account", "ledger", "bank", "files"], &rows);
        if !tied.breaks.is_empty() {
            let name = |broken: &Break| {
                let file = broken.person.and_then(|id| reader.person(id));
                file.map(|file| file.name.clone()).unwrap_or_default()
            };
            let rows: Vec<Vec<String>> = tied
                .breaks
                .iter()
                .map(|broken| {
                    let account = fund_account_name(broken.sides.account, self.words).to_owned();
                    let who = [broken.case.to_string(), name(broken), account];
                    who.into_iter().chain(sides(&broken.sides)).collect()
                })
                .collect();
            text.push('\n');
            text += &self.table(&["case", "name", "account", "ledger", "bank", "files"], &rows);
        }
        let state = match (closed, tied.breaks.len(), reader.fund().closable(&tied)) {
            (true, ..) => Message::of("cli-month-is-closed"),
            (false, 0, Ok(())) => Message::of("cli-month-ties"),
            // It ties out so far, but cannot be closed yet: it is not over, or another is first.
            (false, 0, Err(refusal)) => Message::of("cli-month-ties-not-yet")
                .with("why", explain(&refusal, self.words).what),
            (false, breaks, _) => {
                Message::of("cli-month-breaks").with("breaks", breaks.to_string())
            }
        };
        text += &state.with("month", month.to_string()).text(self.words);
        text.push('\n');
        CommandReply::done(text, tie_out_json(&tied, closed))
    }
}

fn tie_out_json(tied: &TieOut, closed: bool) -> Value {
    let sides = |row: &TieRow| {
        json!({
            "account": row.account.code(), "ledger": row.ledger, "bank": row.bank,
            "people": row.people,
        })
    };
    let breaks = tied.breaks.iter().map(|broken| {
        let mut message = sides(&broken.sides);
        message["case"] = broken.case.to_string().into();
        message["person"] = broken.person.map(|person| person.to_string()).into();
        message
    });
    json!({
        "month": tied.month.to_string(), "closed": closed,
        "accounts": tied.rows.iter().map(sides).collect::<Vec<_>>(),
        "breaks": breaks.collect::<Vec<_>>(),
    })
}
