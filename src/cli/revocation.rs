//! `change revoke` and `recovery open`: a confirmation found wrong, and what was paid in
//! error (X5, R3).

use super::args::RecoveryVerb;
use super::change::named;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::base::PersonId;
use crate::casework::{Command, Event, PersonRefusal, Refusal, RevocationCommand, SubsidyCommand};
use crate::office::{CommandReceipt, Office, OfficeError};
use crate::words::Message;
use serde_json::json;

impl CliContext {
    /// Hands the revocation of a confirmation in for another person's decision.
    pub(super) fn revoke(
        &self,
        office: &Office,
        whose: &str,
        (reason, paper): (&str, Option<&str>),
    ) -> Result<CommandReply, CommandError> {
        let (reason, paper) = (reason.to_owned(), paper.unwrap_or_default().to_owned());
        let open = |person| Command::Revocation(RevocationCommand::Open { person, reason, paper });
        let (name, receipt) = self.submit_for(office, whose, open)?;
        let case = receipt.case().map(|case| case.to_string()).unwrap_or_default();
        let message = Message::of("cli-change-revoked").with("name", name);
        Ok(self.say(&message.with("case", &case), json!({ "case": case })))
    }

    /// Opens recoveries of paid years.
    pub(super) fn recovery(&self, verb: &RecoveryVerb) -> Result<CommandReply, CommandError> {
        let RecoveryVerb::Open { person: whose, all, year, reason } = verb;
        let open: Box<dyn Fn(PersonId) -> Command> = match (all, year, reason) {
            (true, None, None) => {
                Box::new(|person| Command::Revocation(RevocationCommand::Recover { person }))
            }
            (false, Some(year), Some(reason)) => Box::new(|person| {
                let (year, reason) = (*year, reason.clone());
                Command::Subsidy(SubsidyCommand::OpenRecovery { person, year, reason })
            }),
            _ => return Err(CommandError::Usage(self.words.say("cli-which-years").to_owned())),
        };
        let office = self.office()?;
        let answer = self.submit_for(&office, whose, open).map(|(name, receipt)| {
            let opened = receipt.events.iter().filter_map(|event| match event {
                Event::Case(event) => Some(event.case().to_string()),
                _ => None,
            });
            let cases: Vec<String> = opened.collect();
            let message = Message::of("cli-recoveries-opened").with("name", name);
            let message = message.count("count", cases.len());
            self.say(&message.with("cases", cases.join(" ")), json!({ "cases": cases }))
        });
        office.close()?;
        answer
    }

    /// Submits a command on the file of whoever is named by file number or identity number.
    fn submit_for(
        &self,
        office: &Office,
        whose: &str,
        command: impl FnOnce(PersonId) -> Command,
    ) -> Result<(String, CommandReceipt), CommandError> {
        let actor = self.actor(office)?;
        let reader = office.reader(&actor);
        let unknown = || OfficeError::Refused(Refusal::from(PersonRefusal::Unknown));
        let person = named(&reader, whose).ok_or_else(unknown)?;
        let name = reader.person(person).map(|file| file.name.clone()).unwrap_or_default();
        let id = office.next_command(&actor.session);
        Ok((name, office.submit(&actor, id, command(person), None)?))
    }
}
