//! `payments`: batches made, checked, released, written for the bank, listed (M3).

use super::args::PaymentsVerb;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply, explained};
use crate::base::{BatchId, CaseId};
use crate::casework::{
    Batch, BatchKind, BatchRefusal, Command, FundCommand, LineOutcome, Refusal, Route,
};
use crate::documents::export_batch;
use crate::office::{Actor, Batching, Office, OfficeError, Reader};
use crate::words::{Message, batch_kind_name, batch_stage_name, hold_message, route_name, yuan};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

impl CliContext {
    /// Carries out one step of batches, or lists them.
    pub(super) fn payments(&self, verb: &PaymentsVerb) -> Result<CommandReply, CommandError> {
        if let PaymentsVerb::Export { out, .. } = verb {
            self.can_take(out)?;
        }
        let office = self.office()?;
        let done = match verb {
            PaymentsVerb::List => {
                self.reader_actor(&office).map(|actor| self.batches(&office.reader(&actor)))
            }
            _ => self.actor(&office).and_then(|actor| self.step(&office, &actor, verb)),
        };
        office.close()?;
        done
    }

    fn step(
        &self,
        office: &Office,
        actor: &Actor,
        verb: &PaymentsVerb,
    ) -> Result<CommandReply, CommandError> {
        match verb {
            PaymentsVerb::Make { kind, again } => self.make_batches(office, actor, *kind, again),
            PaymentsVerb::Check { batch } => {
                self.move_batch(office, actor, batch, |batch| FundCommand::CheckBatch { batch })
            }
            PaymentsVerb::Release { batch } => {
                self.move_batch(office, actor, batch, |batch| FundCommand::ReleaseBatch { batch })
            }
            PaymentsVerb::Cancel { batch, reason } => {
                let reason = reason.clone();
                let command = |batch| FundCommand::ReturnBatch { batch, reason };
                self.move_batch(office, actor, batch, command)
            }
            PaymentsVerb::Export { batch, out } => self.write_batch(office, actor, batch, out),
            PaymentsVerb::List => Ok(CommandReply::silent()),
        }
    }

    /// A batch for each kind and way that has payable cases, more where one is full; what
    /// is held back is told by name. What came back goes out again to the same account only
    /// where its case is named.
    fn make_batches(
        &self,
        office: &Office,
        actor: &Actor,
        kind: Option<BatchKind>,
        again: &[CaseId],
    ) -> Result<CommandReply, CommandError> {
        let paying = BatchKind::ALL.into_iter().filter(|kind| kind.pays_out()).collect();
        let kinds: Vec<BatchKind> = kind.map_or(paying, |kind| vec![kind]);
        let Batching { made, refused } = match again {
            [] => office.make_batches(actor, &kinds)?,
            cases => office.pay_again(actor, cases)?,
        };
        let reader = office.reader(actor);
        let (mut notes, held) = self.held(&reader, &kinds);
        if made.is_empty() {
            let refused = gravest(refused).map(OfficeError::Refused);
            return Err(match refused {
                Some(refused) if notes.is_empty() => CommandError::Office(refused),
                Some(refused) => {
                    let why = explained(&refused, self.words);
                    CommandError::Fault(format!("{why}\n{}", notes.trim_end()))
                }
                None => CommandError::word("cli-payments-nothing"),
            });
        }
        for refused in refused {
            let _ = writeln!(notes, "{}", explained(&OfficeError::Refused(refused), self.words));
        }
        let made: Vec<&Batch> =
            made.into_iter().filter_map(|batch| reader.fund().batch(batch)).collect();
        let mut text = String::new();
        for batch in &made {
            let message = Message::of("cli-payments-made")
                .with("batch", batch.id.to_string())
                .with("kind", batch_kind_name(batch.kind, self.words))
                .with("route", route_name(batch.route, self.words))
                .with("lines", batch.lines.len().to_string())
                .with("total", yuan(batch.total(), self.words));
            text += &message.text(self.words);
            text.push('\n');
        }
        let again = if again.is_empty() { 0 } else { made.len() };
        let batches: Vec<Value> = made.into_iter().map(batch_json).collect();
        let json = json!({ "batches": batches, "held": held, "again": again });
        Ok(CommandReply { notes, ..CommandReply::done(text, json) })
    }

    /// What stays payable of these kinds, by name and cause.
    fn held(&self, reader: &Reader, kinds: &[BatchKind]) -> (String, Vec<Value>) {
        let (mut notes, mut held) = (String::new(), Vec::new());
        for (case, hold) in reader.fund().batch_plan(kinds).held {
            let cause = hold_message(&hold).text(self.words);
            let name = reader.cases().row(case).map_or("", |row| &row.person.name);
            let _ = writeln!(notes, "{case} {name}: {cause}");
            held.push(json!({ "case": case.to_string(), "name": name, "cause": cause }));
        }
        (notes, held)
    }

    fn move_batch(
        &self,
        office: &Office,
        actor: &Actor,
        text: &str,
        command: impl FnOnce(BatchId) -> FundCommand,
    ) -> Result<CommandReply, CommandError> {
        let id = batch_named(text)?;
        let submitted = office.next_command(&actor.session);
        office.submit(actor, submitted, Command::Fund(command(id)), None)?;
        let reader = office.reader(actor);
        let batch = reader.fund().batch(id).ok_or_else(unknown)?;
        let message = Message::of("cli-payments-stands").with("batch", id.to_string());
        let message = message.with("stage", batch_stage_name(batch.stage, self.words));
        Ok(self.say(&message, batch_json(batch)))
    }

    /// Notes the file in the journal first, so that none goes unsaid, then writes it.
    fn write_batch(
        &self,
        office: &Office,
        actor: &Actor,
        text: &str,
        out: &Path,
    ) -> Result<CommandReply, CommandError> {
        let id = batch_named(text)?;
        let file = export_batch(office, actor, id, out)?;
        let message = Message::of("cli-payments-written")
            .with("batch", id.to_string())
            .with("file", out.display().to_string())
            .with("lines", file.lines.to_string())
            .with("total", yuan(file.total, self.words))
            .with("digest", file.digest.clone());
        let json = json!({
            "batch": id.to_string(), "file": out, "lines": file.lines, "total": file.total,
            "digest": file.digest,
        });
        Ok(self.say(&message, json))
    }

    fn batches(&self, reader: &Reader) -> CommandReply {
        let rows: Vec<Vec<String>> = reader
            .fund()
            .account()
            .batches
            .values()
            .map(|batch| {
                let (paid, failed) = outcomes(batch);
                vec![
                    batch.id.to_string(),
                    batch_kind_name(batch.kind, self.words).to_owned(),
                    route_name(batch.route, self.words).to_owned(),
                    batch.lines.len().to_string(),
                    batch.total().grouped(),
                    batch_stage_name(batch.stage, self.words).to_owned(),
                    paid.to_string(),
                    failed.to_string(),
                ]
            })
            .collect();
        let keys = ["batch", "kind", "route", "lines", "total", "state", "paid", "failed"];
        let json =
            reader.fund().account().batches.values().map(|batch| batch_json(batch)).collect();
        CommandReply::done(self.table(&keys, &rows), json)
    }
}

fn batch_named(text: &str) -> Result<BatchId, CommandError> {
    text.parse().map_err(|()| unknown())
}

/// Of several refusals the one with figures: money that is not there.
fn gravest(mut refused: Vec<Refusal>) -> Option<Refusal> {
    let at = refused.iter().position(|refusal| matches!(refusal, Refusal::Fund(_)));
    let at = at.unwrap_or_default();
    (at < refused.len()).then(|| refused.swap_remove(at))
}

fn unknown() -> CommandError {
    CommandError::Office(OfficeError::Refused(BatchRefusal::Unknown.into()))
}

fn outcomes(batch: &Batch) -> (usize, usize) {
    let count = |wanted: fn(&LineOutcome) -> bool| {
        batch.lines.iter().filter(|line| line.outcome.as_ref().is_some_and(wanted)).count()
    };
    let paid = count(|outcome| matches!(outcome, LineOutcome::Paid(_)));
    (paid, count(|outcome| matches!(outcome, LineOutcome::Failed(..))))
}

fn batch_json(batch: &Batch) -> Value {
    let (paid, failed) = outcomes(batch);
    let route = match batch.route {
        Route::Account => "account",
        Route::Bank => "bank",
    };
    json!({
        "batch": batch.id.to_string(), "kind": batch.kind.code(), "route": route,
        "lines": batch.lines.len(), "total": batch.total(), "state": batch.stage.code(),
        "paid": paid, "failed": failed,
        "file": batch.file.as_ref().map(|(file, _)| file),
        "digest": batch.file.as_ref().map(|(_, digest)| digest),
    })
}
