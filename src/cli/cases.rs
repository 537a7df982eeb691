//! `review`: the queues from the command line.

use super::answer::explained;
use super::args::{ReviewVerb, Which};
use super::{Answer, Desk, Stop};
use crate::base::CaseId;
use crate::casework::{Command, ReviewCommand, Step};
use crate::office::{Actor, Office, OfficeError, Queue, QueueRow, Reader, Submission};
use crate::words::Saying;
use serde_json::{Value, json};
use std::fmt::Write as _;

impl Desk {
    /// Lists a queue, or decides cases of it.
    pub(super) fn review(&self, verb: &ReviewVerb) -> Result<Answer, Stop> {
        let office = self.office()?;
        let answer = match verb {
            ReviewVerb::List(which) => self.list(&office, which),
            ReviewVerb::Pass(which) => {
                self.decide(&office, which, &|case, _| ReviewCommand::Pass { case })
            }
            ReviewVerb::Return(which) => self.decide(&office, which, &|case, reason| {
                ReviewCommand::Return { case, to: None, reason: reason.to_owned() }
            }),
            ReviewVerb::Reject(which) => self.decide(&office, which, &|case, reason| {
                ReviewCommand::Reject { case, reason: reason.to_owned() }
            }),
        };
        office.close()?;
        answer
    }

    fn list(&self, office: &Office, which: &Which) -> Result<Answer, Stop> {
        let actor = self.reader_actor(office)?;
        let reader = office.reader(&actor);
        let steps = match which.step {
            Some(step) => vec![step],
            None if self.login.is_some() => reader.my_steps(),
            None => Step::ALL.to_vec(),
        };
        let (mut text, mut rows) = (String::new(), Vec::new());
        for step in steps {
            let queue = if step == Step::Notice { Queue::InNotice } else { Queue::Waiting(step) };
            for row in reader.queue(queue).into_iter().filter_map(|case| reader.row(case)) {
                let json = row_json(&reader, &row, step);
                let _ = writeln!(text, "{}", line_of(&json));
                rows.push(json);
            }
        }
        Ok(Answer::done(text, rows.into()))
    }

    /// Decides the cases named, or with `--all` every one this person may decide; what
    /// is refused is skipped, and said.
    fn decide(
        &self,
        office: &Office,
        which: &Which,
        command: &dyn Fn(CaseId, &str) -> ReviewCommand,
    ) -> Result<Answer, Stop> {
        let actor = self.actor(office)?;
        let reader = office.reader(&actor);
        let cases = self.which(&reader, which)?;
        let reason = which.reason.as_deref().unwrap_or_default();
        let outcomes = self
            .submit_all(office, &actor, &cases, &|case| Command::Review(command(case, reason)))?;
        Ok(self.tally(&cases, outcomes, which.all))
    }

    fn which(&self, reader: &Reader, which: &Which) -> Result<Vec<CaseId>, Stop> {
        let unknown =
            |text: &String| Stop::Said(Saying::of("cli-unknown-case").with("text", text.clone()));
        if which.all == which.case.is_empty() && !which.all {
            return Err(Stop::Usage(self.words.say("cli-which-cases").to_owned()));
        }
        if !which.all {
            return which
                .case
                .iter()
                .map(|text| text.parse().map_err(|()| unknown(text)))
                .collect();
        }
        let steps = which.step.map_or_else(|| reader.my_steps(), |step| vec![step]);
        Ok(steps.into_iter().flat_map(|step| reader.queue(Queue::Waiting(step))).collect())
    }

    /// Submits one command a case, all at once.
    pub(super) fn submit_all(
        &self,
        office: &Office,
        actor: &Actor,
        cases: &[CaseId],
        command: &dyn Fn(CaseId) -> Command,
    ) -> Result<Vec<Result<(), OfficeError>>, Stop> {
        let submissions = cases.iter().map(|case| Submission {
            id: office.next_command(&actor.session),
            command: command(*case),
            seen: None,
        });
        let outcomes = office.submit_all(actor, submissions.collect())?;
        Ok(outcomes.into_iter().map(|outcome| outcome.map(|_| ())).collect())
    }

    /// How many were done, and each that was not, with its cause. Cases that were named
    /// one by one must all be done; of `--all` some may be skipped.
    pub(super) fn tally(
        &self,
        cases: &[CaseId],
        outcomes: Vec<Result<(), OfficeError>>,
        all: bool,
    ) -> Answer {
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let told = Saying::of("cli-cases-done")
            .with("done", done.to_string())
            .with("skipped", (cases.len() - done).to_string());
        let mut text = told.worded(self.words) + "\n";
        let mut skipped = Vec::new();
        for (case, outcome) in cases.iter().zip(outcomes) {
            if let Err(error) = outcome {
                let cause = explained(&error, self.words);
                let _ = writeln!(text, "{case}\t{cause}");
                skipped.push(json!({ "case": case.to_string(), "cause": cause }));
            }
        }
        let code = u8::from(!all && !skipped.is_empty());
        Answer { text, json: json!({ "done": done, "skipped": skipped }), code }
    }
}

/// A case in a queue, as programs read it.
pub(super) fn row_json(reader: &Reader, row: &QueueRow<'_>, step: Step) -> Value {
    let findings: Vec<&str> = reader.findings(row.case).iter().map(|f| f.code()).collect();
    json!({
        "case": row.case.id.to_string(),
        "step": step.code(),
        "person": row.person.id.to_string(),
        "name": row.person.name,
        "id_number": row.person.id_number.masked(),
        "township": row.person.township.to_string(),
        "since": row.case.since,
        "handlers": row.case.handlers.iter().map(|h| h.by.to_string()).collect::<Vec<_>>(),
        "findings": findings,
    })
}

fn line_of(json: &Value) -> String {
    let cell = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
    let findings = json["findings"]
        .as_array()
        .map(|all| all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"));
    let cells = ["case", "step", "name", "id_number", "township", "since"].map(cell);
    format!("{}\t{}", cells.join("\t"), findings.unwrap_or_default())
}
