//! `transition run`: carries out what the comparison cleared, and tells everybody else
//! by name and cause.

use super::args::TransitionVerb;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use super::reply::{explained, refusal_json};
use crate::base::{Money, TownshipCode};
use crate::casework::comparison::RunStep;
use crate::office::{Reader, TransitionLine};
use crate::words::{Message, class_name, run_step_name};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// People and their money under one heading.
#[derive(Clone, Copy, Default)]
struct RunTally {
    people: usize,
    amount: Money,
}

impl CliContext {
    /// The transition run, or with `--dry-run` what it would come to.
    pub(super) fn transition(&self, verb: &TransitionVerb) -> Result<CommandReply, CommandError> {
        let TransitionVerb::Run { dry_run } = verb;
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| {
            let lines = office.run_transitions(&actor, *dry_run)?;
            let reader = office.reader(&actor);
            let text = self.run_text(&reader, &lines, *dry_run);
            Ok(CommandReply::done(text, self.run_json(&reader, &lines, *dry_run)))
        });
        office.close()?;
        answer
    }

    fn run_text(&self, reader: &Reader, lines: &[TransitionLine], dry_run: bool) -> String {
        let words = self.words;
        let mut text = String::new();
        let done = lines.iter().filter(|line| line.is_done()).count();
        let head = match (dry_run, done) {
            (true, _) => "cli-run-would",
            (false, 0) => "cli-run-nothing",
            (false, _) => "cli-run-done",
        };
        let message = Message::of(head)
            .with("people", lines.len().to_string())
            .with("done", done.to_string());
        let _ = writeln!(text, "{}", message.text(words));
        let heading = |line: &TransitionLine| (self.step_text(line), class_name(line.class, words));
        for ((step, class), tally) in tallied(lines.iter().map(|line| (heading(line), line))) {
            let amount = tally.amount.grouped();
            let _ = writeln!(text, "  {:>7}  {:>17}  {step} ({class})", tally.people, amount);
        }
        let _ = writeln!(text, "{}", words.say("cli-run-townships"));
        let acting = lines.iter().filter(|line| line.is_done());
        for (township, tally) in tallied(acting.map(|line| (line.township, line))) {
            let name = self.name_of_township(reader, township);
            let _ = writeln!(text, "  {:>7}  {:>17}  {name}", tally.people, tally.amount.grouped());
        }
        self.left_text(&mut text, reader, lines);
        text
    }

    /// Everybody for whom nothing was done and something is left to do, by name.
    fn left_text(&self, text: &mut String, reader: &Reader, lines: &[TransitionLine]) {
        let left = |line: &&TransitionLine| !line.is_done() && line.step != RunStep::Done;
        for (at, line) in lines.iter().filter(left).enumerate() {
            if at == 0 {
                let _ = writeln!(text, "{}", self.words.say("cli-run-left"));
            }
            let Some(person) = reader.comparison().person(&line.key) else { continue };
            let cause = match &line.refused {
                Some(error) => explained(error, self.words),
                None => self.step_text(line),
            };
            let _ = writeln!(text, "  {}\t{}\t{cause}", person.name, person.legacy_no);
        }
    }

    fn name_of_township(&self, reader: &Reader, township: Option<TownshipCode>) -> String {
        township.map_or_else(
            || self.words.say("cli-run-no-township").to_owned(),
            |code| reader.places().township_name(code),
        )
    }

    /// What is done for a person, or why nothing is.
    fn step_text(&self, line: &TransitionLine) -> String {
        let message = match &line.refused {
            Some(_) => self.words.say("cli-run-refused"),
            None => run_step_name(line.step, line.class, self.words),
        };
        message.to_owned()
    }

    fn run_json(&self, reader: &Reader, lines: &[TransitionLine], dry_run: bool) -> Value {
        let code = |line: &TransitionLine| match &line.refused {
            Some(_) => "refused",
            None => line.step.code(),
        };
        let tally = |(key, tally): (String, RunTally)| {
            (key, json!({ "people": tally.people, "amount": tally.amount }))
        };
        let steps = tallied(lines.iter().map(|line| (code(line).to_owned(), line)));
        let acting = lines.iter().filter(|line| line.is_done());
        let townships =
            tallied(acting.map(|line| (self.name_of_township(reader, line.township), line)));
        let left = lines.iter().filter(|line| !line.is_done() && line.step != RunStep::Done);
        let left = left.filter_map(|line| {
            let person = reader.comparison().person(&line.key)?;
            let mut message = json!({
                "legacy_no": person.legacy_no, "name": person.name,
                "class": line.class.code(), "step": line.step.code(),
            });
            if let Some(error) = &line.refused {
                message["refused"] = refusal_json(error, self.words);
            }
            Some(message)
        });
        json!({
            "dry_run": dry_run, "people": lines.len(),
            "done": lines.iter().filter(|line| line.is_done()).count(),
            "steps": steps.into_iter().map(tally).collect::<serde_json::Map<_, _>>(),
            "townships": townships.into_iter().map(tally).collect::<serde_json::Map<_, _>>(),
            "left": left.collect::<Vec<_>>(),
        })
    }
}

fn tallied<'a, K: Ord>(
    lines: impl Iterator<Item = (K, &'a TransitionLine)>,
) -> BTreeMap<K, RunTally> {
    let mut tallies: BTreeMap<K, RunTally> = BTreeMap::new();
    for (key, line) in lines {
        let tally = tallies.entry(key).or_default();
        tally.people += 1;
        tally.amount += line.amount;
    }
    tallies
}
