//! `claims`: the annual round (A1–A7).

use super::args::ClaimsVerb;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::base::{Money, TownshipCode};
use crate::casework::{RoundFate, RoundLine, Scheme};
use crate::office::{AnnualRound, OfficeError, Permission, Reader, RoundTally};
use crate::words::{Message, round_cause_name, round_fate_name, scheme_name};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Lines of one fate, cause, township and scheme, with the people and yuan of them.
type RoundGroups<'a> = BTreeMap<(RoundFate, &'a str, TownshipCode, Option<Scheme>), RoundGroup<'a>>;

struct RoundGroup<'a> {
    first: &'a RoundLine,
    people: usize,
    amount: Money,
}

impl CliContext {
    /// Runs a year's round, or with `--dry-run` shows what it would come to.
    pub(super) fn claims(&self, verb: &ClaimsVerb) -> Result<CommandReply, CommandError> {
        let ClaimsVerb::Run { year, scheme, dry_run } = *verb;
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| {
            let round = if dry_run {
                let reader = office.reader(&actor);
                if !reader.may(Permission::RunClaims) {
                    let forbidden = crate::office::Forbidden::Role(Permission::RunClaims);
                    return Err(OfficeError::Forbidden(forbidden).into());
                }
                reader.jobs().preview_round(year, scheme)?
            } else {
                office.run_round(&actor, year, scheme)?
            };
            Ok(self.round_told(&office.reader(&actor), &round, dry_run))
        });
        office.close()?;
        answer
    }

    fn round_told(&self, reader: &Reader, round: &AnnualRound, dry_run: bool) -> CommandReply {
        let groups = groups(reader, round);
        let free = reader.fund().account().free();
        let text = self.tally_text(&round.tally(), round.year, dry_run.then_some(free))
            + &self.groups_text(reader, &groups)
            + &self.names_text(reader, round);
        CommandReply::done(text, self.round_json(reader, round, &groups, dry_run))
    }

    fn tally_text(&self, tally: &RoundTally, year: u32, free: Option<Money>) -> String {
        let key = if free.is_some() { "cli-claims-would" } else { "cli-claims-done" };
        let message = Message::of(key)
            .with("year", year.to_string())
            .with("due", tally.due.to_string())
            .with("issued", tally.issued.to_string())
            .with("review", tally.to_review.to_string())
            .with("held", tally.held.to_string())
            .with("refused", tally.refused.to_string())
            .with("claimed", tally.claimed.to_string())
            .with("free", free.unwrap_or_default().grouped())
            .with("amount", tally.amount.grouped());
        let mut text = message.text(self.words) + "\n";
        if free.is_none() && tally.issued == 0 {
            text += self.words.say("cli-claims-nothing-new");
            text.push('\n');
        }
        text
    }

    fn groups_text(&self, reader: &Reader, groups: &RoundGroups<'_>) -> String {
        let rows = groups.iter().map(|((fate, _, township, scheme), group)| {
            vec![
                round_fate_name(*fate, self.words).to_owned(),
                round_cause_name(&group.first.cause, self.words),
                group.first.cause.rule().clause().to_owned(),
                reader.places().township_name(*township),
                scheme.map_or("—", |scheme| scheme_name(scheme, self.words)).to_owned(),
                group.people.to_string(),
                group.amount.grouped(),
            ]
        });
        let keys = ["fate", "cause", "clause", "township", "scheme", "people", "amount"];
        self.table(&keys, &rows.collect::<Vec<_>>())
    }

    /// By name, everyone for whom no clean claim was made now.
    fn names_text(&self, reader: &Reader, round: &AnnualRound) -> String {
        let message = round.lines.iter().filter(|line| line.fate != RoundFate::Due);
        let rows = message.filter_map(|line| {
            let file = reader.person(line.person)?;
            Some(vec![
                round_fate_name(line.fate, self.words).to_owned(),
                file.name.clone(),
                file.id_number.masked(),
                reader.places().township_name(file.township),
                round_cause_name(&line.cause, self.words),
            ])
        });
        let keys = ["fate", "name", "id-number", "township", "cause"];
        self.table(&keys, &rows.collect::<Vec<_>>())
    }

    fn round_json(
        &self,
        reader: &Reader,
        round: &AnnualRound,
        groups: &RoundGroups<'_>,
        dry_run: bool,
    ) -> Value {
        let tally = round.tally();
        let people = round.lines.iter().filter_map(|line| {
            let file = reader.person(line.person)?;
            Some(json!({
                "person": line.person.to_string(), "name": file.name,
                "id_number": file.id_number.masked(), "township": file.township.to_string(),
                "scheme": line.scheme, "fate": line.fate.code(), "cause": line.cause.code(),
                "clause": line.cause.rule().clause(), "amount": line.amount,
            }))
        });
        let groups = groups.iter().map(|((fate, cause, township, scheme), group)| {
            json!({
                "fate": fate.code(), "cause": cause, "clause": group.first.cause.rule().clause(),
                "township": township.to_string(), "scheme": scheme, "people": group.people,
                "amount": group.amount,
            })
        });
        json!({
            "year": round.year, "scheme": round.scheme, "dry_run": dry_run,
            "due": tally.due, "issued": tally.issued, "to_review": tally.to_review,
            "held": tally.held, "refused": tally.refused, "claimed": tally.claimed,
            "amount": tally.amount, "free": reader.fund().account().free(), "groups": groups.collect::<Vec<_>>(),
            "people": people.collect::<Vec<_>>(),
        })
    }
}

fn groups<'a>(reader: &Reader, round: &'a AnnualRound) -> RoundGroups<'a> {
    let mut groups = RoundGroups::new();
    for line in &round.lines {
        let Some(file) = reader.person(line.person) else { continue };
        let key = (line.fate, line.cause.code(), file.township, line.scheme);
        let new = || RoundGroup { first: line, people: 0, amount: Money::ZERO };
        let group = groups.entry(key).or_insert_with(new);
        group.people += 1;
        group.amount += line.amount;
    }
    groups
}
