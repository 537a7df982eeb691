//! `review`: the queues from the command line.

use super::args::{CaseSelection, CaseVerb, ReviewVerb};
use super::change::change_json;
use super::context::CliContext;
use super::mend::{mend_json, mend_number};
use super::reply::{CommandError, CommandReply};
use super::reply::{explained, refusal_json};
use super::text_table::text_table;
use crate::base::CaseId;
use crate::casework::{
    CaseKind, Command, ConfirmationCommand, ReviewCommand, ReviewRefusal, ReviewStep, Singly,
    comes_first, passed_together, risk_of,
};
use crate::office::{Actor, Office, OfficeError, Queue, QueueRow, Reader, Submission};
use crate::words::{Message, finding_name, step_name};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

impl CliContext {
    /// Lists a queue, or decides cases of it.
    pub(super) fn review(&self, verb: &ReviewVerb) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let answer = match verb {
            ReviewVerb::Pass(which) | ReviewVerb::Return(which) | ReviewVerb::Reject(which)
                if which.case.iter().any(|text| mend_number(text).is_some()) =>
            {
                self.decide_mends(&office, verb, which)
            }
            ReviewVerb::List(which) => self.list(&office, which),
            ReviewVerb::Pass(which) => self.pass(&office, which),
            ReviewVerb::Return(which) => self.decide(&office, which, &|case, reason| {
                Command::Review(ReviewCommand::Return { case, to: None, reason: reason.to_owned() })
            }),
            ReviewVerb::Reject(which) => self.decide(&office, which, &|case, reason| {
                Command::Review(ReviewCommand::Reject { case, reason: reason.to_owned() })
            }),
            ReviewVerb::TakeBack(which) => self.decide(&office, which, &|case, _| {
                Command::Review(ReviewCommand::TakeBack { case })
            }),
            ReviewVerb::Ask(which) => self.decide(&office, which, &|case, _| {
                Command::Confirmation(ConfirmationCommand::AskHousehold { case })
            }),
        };
        office.close()?;
        answer
    }

    /// Withdraws cases that nobody decided on (X6).
    pub(super) fn case(&self, verb: &CaseVerb) -> Result<CommandReply, CommandError> {
        let CaseVerb::Withdraw { case } = verb;
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| {
            let reader = office.reader(&actor);
            let named = case.iter().map(|text| self.named(&reader, text, None));
            let cases = named.collect::<Result<Vec<_>, _>>()?;
            let outcomes = self.submit_all(&office, &actor, &cases, &|case| {
                Command::Review(ReviewCommand::Withdraw { case })
            })?;
            Ok(self.tally(&cases, outcomes, false))
        });
        office.close()?;
        answer
    }

    fn list(&self, office: &Office, which: &CaseSelection) -> Result<CommandReply, CommandError> {
        let actor = self.reader_actor(office)?;
        let reader = office.reader(&actor);
        let steps = match which.step {
            Some(step) => vec![step],
            None if self.login.is_some() => reader.review().my_steps(),
            None => ReviewStep::ALL.to_vec(),
        };
        let (mut lines, mut rows) = (Vec::new(), Vec::new());
        for step in steps {
            let queue =
                if step == ReviewStep::Notice { Queue::InNotice } else { Queue::Waiting(step) };
            let cases = reader.cases().queue(queue).into_iter();
            let mut queued: Vec<QueueRow<'_>> =
                cases.filter_map(|case| reader.cases().row(case)).collect();
            queued.sort_by_cached_key(|row| !comes_first(&reader.review().findings(row.case)));
            for row in queued {
                lines.push(self.line_of(&reader, &row, step));
                rows.push(row_json(&reader, &row, step));
            }
            if step == ReviewStep::Change {
                for mend in reader.mends().waiting() {
                    lines.push(self.mend_line(&reader, mend));
                    rows.push(mend_json(mend));
                }
            }
        }
        let keys = ["case", "step", "name", "id-number", "township", "since", "findings"];
        Ok(CommandReply::done(self.table(&keys, &lines), rows.into()))
    }

    fn line_of(&self, reader: &Reader, row: &QueueRow<'_>, step: ReviewStep) -> Vec<String> {
        let findings = reader.review().findings(row.case).into_iter();
        let findings: Vec<&str> = findings.map(|f| finding_name(f, self.words)).collect();
        vec![
            row.case.id.to_string(),
            step_name(step, self.words).to_owned(),
            row.person.name.clone(),
            row.person.id_number.masked(),
            reader.places().township_name(row.person.township),
            row.case.since.date().to_string(),
            findings.join(self.words.say("fault-between")),
        ]
    }

    /// A list under the headings of these columns.
    pub(super) fn table(&self, columns: &[&str], rows: &[Vec<String>]) -> String {
        let keys: Vec<String> = columns.iter().map(|column| format!("column-{column}")).collect();
        let headings: Vec<&str> = keys.iter().map(|key| self.words.say(key)).collect();
        text_table(&headings, rows)
    }

    /// Decides the cases named, or with `--all` every one this person may decide; what
    /// is refused is skipped, and said.
    fn decide(
        &self,
        office: &Office,
        which: &CaseSelection,
        command: &dyn Fn(CaseId, &str) -> Command,
    ) -> Result<CommandReply, CommandError> {
        let actor = self.actor(office)?;
        let reader = office.reader(&actor);
        let cases = self.which(&reader, which)?;
        let reason = which.reason.as_deref().unwrap_or_default();
        let outcomes = self.submit_all(office, &actor, &cases, &|case| command(case, reason))?;
        Ok(self.tally(&cases, outcomes, which.all))
    }

    /// Passes cases; with `--all` those that go with a bulk pass, and tells of each of the
    /// others why it is decided by its number.
    fn pass(&self, office: &Office, which: &CaseSelection) -> Result<CommandReply, CommandError> {
        let actor = self.actor(office)?;
        let reader = office.reader(&actor);
        let cases = self.which(&reader, which)?;
        let (cases, singly) = if which.all { together(&reader, cases) } else { (cases, vec![]) };
        let outcomes = self.submit_all(office, &actor, &cases, &|case| {
            Command::Review(ReviewCommand::Pass { case })
        })?;
        let mut answer = self.tally(&cases, outcomes, which.all);
        for (case, cause) in singly {
            answer.notes += &self.told_singly(case, &cause);
            if let Some(skipped) = answer.json["skipped"].as_array_mut() {
                skipped.push(self.singly_json(case, &cause));
            }
        }
        if which.all && which.step.is_none_or(|step| step == ReviewStep::Change) {
            for mend in reader.mends().waiting().filter(|_| reader.mends().may_decide()) {
                answer.notes += &self.mend_told_singly(mend);
                if let Some(skipped) = answer.json["skipped"].as_array_mut() {
                    skipped.push(mend_json(mend));
                }
            }
        }
        Ok(answer)
    }

    fn told_singly(&self, case: CaseId, cause: &Singly) -> String {
        let told = match cause {
            Singly::OwnWork => {
                let cause = explained(&own_work(), self.words);
                return format!("{case}: {cause}\n");
            }
            Singly::Findings(found) => {
                let names = found.iter().map(|finding| finding_name(*finding, self.words));
                let names = names.collect::<Vec<_>>().join(self.words.say("fault-between"));
                Message::of("cli-seen-singly").with("findings", names)
            }
            Singly::Drawn => "cli-drawn".into(),
        };
        told.with("case", case.to_string()).text(self.words) + "\n"
    }

    fn singly_json(&self, case: CaseId, cause: &Singly) -> Value {
        let mut told = match cause {
            Singly::OwnWork => refusal_json(&own_work(), self.words),
            Singly::Findings(found) => {
                let codes: Vec<&str> = found.iter().map(|finding| finding.code()).collect();
                json!({ "finding": codes[0], "findings": codes, "drawn": false })
            }
            Singly::Drawn => json!({ "findings": [], "drawn": true }),
        };
        told["case"] = case.to_string().into();
        told
    }

    fn which(&self, reader: &Reader, which: &CaseSelection) -> Result<Vec<CaseId>, CommandError> {
        if which.all != which.case.is_empty() {
            return Err(CommandError::Usage(self.words.say("cli-which-cases").to_owned()));
        }
        if !which.all {
            return which.case.iter().map(|text| self.named(reader, text, which.step)).collect();
        }
        let steps = which.step.map_or_else(|| reader.review().my_steps(), |step| vec![step]);
        Ok(steps.into_iter().flat_map(|step| reader.cases().queue(Queue::Waiting(step))).collect())
    }

    /// A case by its number; where a step is named, it must wait there.
    fn named(
        &self,
        reader: &Reader,
        text: &str,
        step: Option<ReviewStep>,
    ) -> Result<CaseId, CommandError> {
        let unknown =
            || CommandError::Message(Message::of("cli-unknown-case").with("text", text.to_owned()));
        let case: CaseId = text.parse().map_err(|()| unknown())?;
        let waits = reader.case(case).ok_or_else(unknown)?.step_on(reader.today());
        match step {
            Some(step) if waits != Some(step) => {
                let message = Message::of("cli-other-step").with("case", case.to_string());
                Err(CommandError::Message(message.with("step", step_name(step, self.words))))
            }
            _ => Ok(case),
        }
    }

    /// Submits one command a case, all at once.
    pub(super) fn submit_all(
        &self,
        office: &Office,
        actor: &Actor,
        cases: &[CaseId],
        command: &dyn Fn(CaseId) -> Command,
    ) -> Result<Vec<Result<(), OfficeError>>, CommandError> {
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
    ) -> CommandReply {
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let message = Message::of("cli-cases-done")
            .with("done", done.to_string())
            .with("skipped", (cases.len() - done).to_string());
        let text = message.text(self.words) + "\n";
        let (mut notes, mut skipped) = (String::new(), Vec::new());
        for (case, outcome) in cases.iter().zip(outcomes) {
            if let Err(error) = outcome {
                let cause = explained(&error, self.words);
                let _ = writeln!(notes, "{case}: {cause}");
                let mut message = refusal_json(&error, self.words);
                message["case"] = case.to_string().into();
                skipped.push(message);
            }
        }
        let code = u8::from(!all && !skipped.is_empty());
        CommandReply { text, json: json!({ "done": done, "skipped": skipped }), notes, code }
    }
}

/// Those that go with a bulk pass, and the others with the cause.
fn together(reader: &Reader, cases: Vec<CaseId>) -> (Vec<CaseId>, Vec<(CaseId, Singly)>) {
    let (mut pass, mut singly) = (Vec::new(), Vec::new());
    for case in cases.into_iter().filter_map(|id| reader.case(id)) {
        let own = case.was_handled_by(&reader.actor().login);
        match passed_together(&reader.review().findings(case), own, || {
            reader.review().is_drawn(case)
        }) {
            Ok(()) => pass.push(case.id),
            Err(cause) => singly.push((case.id, cause)),
        }
    }
    (pass, singly)
}

fn own_work() -> OfficeError {
    OfficeError::Refused(ReviewRefusal::OwnWork.into())
}

/// A case in a queue, as programs read it.
pub(super) fn row_json(reader: &Reader, row: &QueueRow<'_>, step: ReviewStep) -> Value {
    let found = reader.review().findings(row.case);
    let codes = |told: bool| -> Vec<&str> {
        let of = found.iter().filter(|finding| (finding.weight() == 0) == told);
        of.map(|finding| finding.code()).collect()
    };
    let mut figures = Map::new();
    for finding in &found {
        let told = reader.review().figures(row.case, *finding);
        if !told.is_empty() {
            let told = told.into_iter().map(|(name, figure)| (name.to_owned(), figure.into()));
            figures.insert(finding.code().to_owned(), Value::Object(told.collect()));
        }
    }
    let mut told = json!({
        "case": row.case.id.to_string(),
        "step": step.code(),
        "person": row.person.id.to_string(),
        "name": row.person.name,
        "id_number": row.person.id_number.masked(),
        "township": row.person.township.to_string(),
        "since": row.case.since,
        "handlers": row.case.handlers.iter().map(|h| h.by.to_string()).collect::<Vec<_>>(),
        "findings": codes(false),
        "told": codes(true),
        "risk": risk_of(&found),
        "figures": figures,
        "drawn": reader.review().is_drawn(row.case),
        "amount": reader.review().working(row.case).map(|working| working.claimed),
    });
    if let CaseKind::Change(change) = &row.case.matter {
        change_json(change).into_iter().for_each(|(key, value)| told[key] = value);
    }
    told
}
