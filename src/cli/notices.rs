//! `notice`: public notices and their objections (C4).

use super::args::NoticeVerb;
use super::cases::row_json;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::base::{CaseId, Date, IdNumber, ObjectionId};
use crate::casework::{Command, Confirmation, NoticeCommand, NoticePeriod, ReviewStep};
use crate::office::{Office, Queue, Reader};
use crate::words::Message;
use serde_json::json;

impl CliContext {
    /// Posts, lists, objects, settles.
    pub(super) fn notice(&self, verb: &NoticeVerb) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let answer = match verb {
            NoticeVerb::Post { township } => self.post(&office, township.as_deref()),
            NoticeVerb::List => self.notices(&office),
            NoticeVerb::Object { id, reason } => self.object(&office, id, reason),
            NoticeVerb::Settle { id, upheld, reason } => self.settle(&office, id, *upheld, reason),
        };
        office.close()?;
        answer
    }

    /// Everyone who is ready, of one township or of all this person may post.
    fn post(&self, office: &Office, township: Option<&str>) -> Result<CommandReply, CommandError> {
        let actor = self.actor(office)?;
        let only = township.map(|text| self.township(text)).transpose()?;
        let reader = office.reader(&actor);
        let of_township = |case: &CaseId| {
            reader
                .cases()
                .row(*case)
                .is_some_and(|row| only.is_none_or(|only| only == row.person.township))
        };
        let cases: Vec<CaseId> =
            reader.cases().queue(Queue::ToPost).into_iter().filter(of_township).collect();
        let outcomes = self.submit_all(office, &actor, &cases, &|case| {
            Command::Notice(NoticeCommand::Post { case })
        })?;
        Ok(self.tally(&cases, outcomes, true))
    }

    fn notices(&self, office: &Office) -> Result<CommandReply, CommandError> {
        let actor = self.reader_actor(office)?;
        let reader = office.reader(&actor);
        let (mut lines, mut rows) = (Vec::new(), Vec::new());
        for row in reader
            .cases()
            .queue(Queue::InNotice)
            .into_iter()
            .filter_map(|case| reader.cases().row(case))
        {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let from = day(row.case.notice.map(|period| period.from));
            let until = day(row.case.notice.map(NoticePeriod::last_day));
            let village = row.person.village.map(|code| reader.places().village_short(code));
            let village = village.unwrap_or_default();
            let open = row.case.objections.iter().filter_map(|id| reader.cases().objection(*id));
            let open: Vec<_> =
                open.map(|o| json!({ "id": o.id.to_string(), "reason": o.reason })).collect();
            lines.push(vec![
                row.case.id.to_string(),
                row.person.name.clone(),
                row.person.id_number.masked(),
                reader.places().township_name(row.person.township),
                village.clone(),
                from.clone(),
                until.clone(),
                row.case.objections.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            ]);
            let mut json = row_json(&reader, &row, ReviewStep::Notice);
            json["id"] = row.case.id.to_string().into();
            json["from"] = from.into();
            json["until"] = until.into();
            json["village"] = village.into();
            json["people"] = 1.into();
            json["objections"] = open.into();
            rows.push(json);
        }
        let keys =
            ["case", "name", "id-number", "township", "village", "from", "until", "objections"];
        Ok(CommandReply::done(self.table(&keys, &lines), rows.into()))
    }

    fn object(
        &self,
        office: &Office,
        id: &str,
        reason: &str,
    ) -> Result<CommandReply, CommandError> {
        let actor = self.actor(office)?;
        let case = case_of(&office.reader(&actor), id).ok_or_else(|| unknown(id))?;
        let command = NoticeCommand::Object { case, reason: reason.to_owned() };
        let receipt = office.submit(
            &actor,
            office.next_command(&actor.session),
            Command::Notice(command),
            None,
        )?;
        let taken = receipt.events.iter().find_map(|event| match event {
            crate::casework::Event::Notice(crate::casework::NoticeEvent::Objected {
                objection,
                ..
            }) => Some(*objection),
            _ => None,
        });
        let number = taken.map(|number| number.to_string()).unwrap_or_default();
        Ok(self.say(
            &Message::of("cli-objection-taken").with("number", number.clone()),
            json!({ "objection": number }),
        ))
    }

    fn settle(
        &self,
        office: &Office,
        id: &str,
        upheld: bool,
        finding: &str,
    ) -> Result<CommandReply, CommandError> {
        let actor = self.actor(office)?;
        let reader = office.reader(&actor);
        let case = case_of(&reader, id).and_then(|case| reader.case(case));
        let open = case.and_then(|case| case.objections.first().copied());
        let named = id.parse::<ObjectionId>().ok().filter(|_| !id.trim().starts_with(['C', 'c']));
        let objection = open.or(named).ok_or_else(|| unknown(id))?;
        let command = NoticeCommand::Settle { objection, upheld, finding: finding.to_owned() };
        office.submit(
            &actor,
            office.next_command(&actor.session),
            Command::Notice(command),
            None,
        )?;
        let message = Message::of("cli-objection-settled").with("number", objection.to_string());
        Ok(self.say(&message, json!({ "objection": objection.to_string(), "upheld": upheld })))
    }
}

fn unknown(text: &str) -> CommandError {
    CommandError::Message(Message::of("cli-unknown-case").with("text", text.to_owned()))
}

/// A confirmation case by its own number or by the person's identity number.
fn case_of(reader: &Reader, text: &str) -> Option<CaseId> {
    match IdNumber::parse(text) {
        Ok(number) => match reader.people().by_id_number(&number)?.confirmation {
            Confirmation::Open(case) => Some(case),
            _ => None,
        },
        Err(_) if text.trim().starts_with(['C', 'c']) => text.parse().ok(),
        Err(_) => None,
    }
}
